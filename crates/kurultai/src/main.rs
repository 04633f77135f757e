//! The program `kurultai`.

use std::process::ExitCode;

fn main() -> ExitCode {
    kurultai::commands::run()
}
