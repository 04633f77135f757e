//! `cargo run --release -p instances -- FILE…`: solves programme instances, referees solutions, makes instances.

use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let ending = instances::command::run(
        std::env::args().skip(1),
        &mut io::stdout().lock(),
        &mut io::stderr().lock(),
    );
    match ending {
        Ok(ending) => ExitCode::from(ending as u8),
        Err(error) => {
            eprintln!("not written: {error}");
            ExitCode::FAILURE
        }
    }
}
