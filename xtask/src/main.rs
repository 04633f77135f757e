//! Chores of the house that are not part of the program: for now, the invented half of the demonstration forum.
//!
//! `cargo run -p xtask -- demo-data` writes it, `… demo-data --check` fails when the file in the tree is not the one that
//! would be written.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

mod demo;

const USAGE: &str = "usage: cargo run -p xtask -- demo-data [--check]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match arguments.as_slice() {
        ["demo-data"] => write_demo(),
        ["demo-data", "--check"] => check_demo(),
        _ => Err(USAGE.to_owned()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn demo_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../demo")
        .join(demo::FILE_NAME)
}

fn write_demo() -> Result<(), String> {
    let path = demo_file();
    std::fs::write(&path, demo::render()).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

fn check_demo() -> Result<(), String> {
    let path = demo_file();
    let found = std::fs::read_to_string(&path).map_err(|error| format!("cannot read {}: {error}", path.display()))?;
    let expected = demo::render();
    if found == expected {
        return Ok(());
    }
    let line = found.lines().zip(expected.lines()).take_while(|(a, b)| a == b).count() + 1;
    Err(format!(
        "{}:{line}: not what the generator writes; run `cargo run -p xtask -- demo-data`",
        path.display()
    ))
}
