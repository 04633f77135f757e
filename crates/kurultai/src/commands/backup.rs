//! `kurultai backup FILE` and `kurultai restore FILE`.

use std::path::{Path, PathBuf};

use clap::Args;
use jiff::Timestamp;

use super::{Failure, speak};
use crate::config::{Config, without_password};
use crate::people::keys::sealed;
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
    if let Some(words) = beside(&config.data) {
        eprintln!("{words}");
    }
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
    if let Some(words) = missing(&summary, &config.data) {
        eprintln!("{words}");
    }
    Ok(())
}

/// What is not in a backup and must be kept too: whoever has the one should not have the other with it.
fn beside(data: &Path) -> Option<String> {
    let key = data.join(sealed::FILE);
    key.exists().then(|| {
        format!(
            "{} is not in it: copy it to another place; without it, authenticator apps have to be set up anew after a restore",
            key.display()
        )
    })
}

/// What a restored database lacks when its key did not come with it.
fn missing(summary: &Summary, data: &Path) -> Option<String> {
    let sealed = summary.rows.get("authenticator_app").copied().unwrap_or_default();
    let key = data.join(sealed::FILE);
    (sealed > 0 && !key.exists()).then(|| {
        format!(
            "{} is missing: put the copy of it there before the next start; without it, {sealed} authenticator apps have to be set up anew",
            key.display()
        )
    })
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

fn say(summary: &Summary, what: &str, json: bool, path: &Path) {
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[tokio::test]
    async fn the_key_that_no_backup_holds_is_named() {
        let folder = std::env::temp_dir().join(format!("kurultai-beside-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let db = Db::open(&format!("sqlite:{}", folder.join("forum.db").display()))
            .await
            .unwrap();
        let file = folder.join("a.backup");
        let mut summary = backup::write(&db, &file, Timestamp::UNIX_EPOCH, "test").await.unwrap();
        db.close().await;
        assert_eq!((beside(&folder), missing(&summary, &folder)), (None, None));
        summary.rows = BTreeMap::from([("authenticator_app".to_owned(), 2)]);
        let words = missing(&summary, &folder).unwrap();
        assert!(
            words.contains("secret.key is missing") && words.contains("2 authenticator apps"),
            "{words}"
        );
        std::fs::write(folder.join(sealed::FILE), [0; 32]).unwrap();
        let words = beside(&folder).unwrap();
        assert!(words.contains("secret.key is not in it"), "{words}");
        assert_eq!(missing(&summary, &folder), None);
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
