//! `kurultai backup FILE` and `kurultai restore FILE`.

use std::path::PathBuf;

use clap::Args;
use jiff::Timestamp;

use super::{Failure, speak};
use crate::config::{Config, without_password};
use crate::platform::db::Db;
use crate::platform::db::backup::{self, BackupError, Summary};

#[derive(Debug, Args)]
pub struct Arguments {
    /// The file to write, or with --verify to look at
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Do not write: read a backup to its end and say whether it is whole
    #[arg(long)]
    verify: bool,
    /// Replace a file that is there already
    #[arg(long, conflicts_with = "verify")]
    force: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
pub struct RestoreArguments {
    /// The backup, of either database
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub async fn run(config: &Config, arguments: &Arguments) -> Result<(), Failure> {
    let path = &arguments.file;
    if arguments.verify {
        let summary = backup::verify(path).map_err(refused)?;
        say(&summary, "is whole", arguments.json, path);
        return Ok(());
    }
    if path.exists() && !arguments.force {
        let sentence = format!("{} is there already; name another file, or add --force", path.display());
        return Err(Failure::Input(sentence));
    }
    let db = Db::open_as_is(&config.database).await?;
    let bar = speak::progress("writing the backup and reading it back");
    let summary = backup::write(&db, path, Timestamp::now(), env!("CARGO_PKG_VERSION"))
        .await
        .map_err(refused)?;
    bar.finish_and_clear();
    db.close().await;
    say(&summary, "is written and was read back", arguments.json, path);
    Ok(())
}

pub async fn restore(config: &Config, arguments: &RestoreArguments) -> Result<(), Failure> {
    let bar = speak::progress("restoring");
    let summary = backup::restore(&config.database, &arguments.file)
        .await
        .map_err(refused)?;
    bar.finish_and_clear();
    say(&summary, "is restored", arguments.json, &arguments.file);
    if !arguments.json {
        println!("into {}", without_password(&config.database));
    }
    Ok(())
}

fn refused(error: BackupError) -> Failure {
    match error {
        BackupError::Db(error) => Failure::Db(error),
        BackupError::File { attempt, path, problem } => Failure::Io {
            attempt: format!("{} cannot be {attempt}", path.display()),
            problem,
        },
        refusal => Failure::Input(refusal.to_string()),
    }
}

fn say(summary: &Summary, what: &str, json: bool, path: &std::path::Path) {
    if json {
        println!(
            "{}",
            serde_json::to_string_pretty(summary).expect("a summary is plain data")
        );
        return;
    }
    let rows: u64 = summary.rows.values().sum();
    println!(
        "{} {what}: {rows} rows in {} tables, of {} at {}",
        path.display(),
        summary.rows.len(),
        summary.header.engine,
        summary.header.at.strftime("%Y-%m-%d %H:%M UTC")
    );
}
