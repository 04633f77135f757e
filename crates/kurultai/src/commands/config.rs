//! `kurultai config`: the configuration in force.

use clap::Args;

use super::Failure;
use crate::config::{Config, Origin, Setting, without_password};

#[derive(Debug, Args)]
pub struct Arguments {
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub fn run(config: &Config, arguments: &Arguments) -> Result<(), Failure> {
    let settings: Vec<Setting> = config
        .settings
        .iter()
        .cloned()
        .map(|setting| Setting {
            value: without_password(&setting.value),
            ..setting
        })
        .collect();
    if arguments.json {
        println!(
            "{}",
            serde_json::to_string_pretty(&settings).expect("settings are plain data")
        );
        return Ok(());
    }
    let width = settings
        .iter()
        .map(|setting| setting.value.chars().count())
        .max()
        .unwrap_or_default();
    for Setting { name, value, origin } in settings {
        let origin = match origin {
            Origin::Default => "default".to_owned(),
            Origin::File(file) => format!("file {file}"),
            Origin::Environment(variable) => format!("environment {variable}"),
            Origin::Flag(flag) => format!("flag {flag}"),
        };
        println!("{name:<12} {value:<width$}  {origin}");
    }
    Ok(())
}
