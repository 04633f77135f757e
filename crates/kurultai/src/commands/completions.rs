//! `kurultai completions SHELL`.

use clap::Args;
use clap_complete::Shell;

use super::Failure;

#[derive(Debug, Args)]
pub struct Arguments {
    /// The shell to write for
    shell: Shell,
}

pub fn run(arguments: &Arguments, command: &mut clap::Command) -> Result<(), Failure> {
    clap_complete::generate(arguments.shell, command, "kurultai", &mut std::io::stdout());
    Ok(())
}
