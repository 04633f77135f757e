//! `kurultai import FILE…`: from files to the draft.

use std::path::PathBuf;

use clap::Args;
use exchange::remark::{Remark, Severity};
use jiff::Timestamp;

use super::{Failure, actor, input, open, speak};
use crate::config::Config;
use crate::programme::import::{self, UndoError, references};

#[derive(Debug, Args)]
pub struct Arguments {
    /// Files to read together: forum/1, forum-series/1 and regions/1 (YAML), Kurultai archives, frab/Pentabarf XML, c3voc,
    /// pretalx and Indico JSON; - for standard input
    #[arg(required_unless_present = "undo", value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write it. Without this, nothing is written and only the differences are shown
    #[arg(long)]
    apply: bool,
    /// Take the last applied import back
    #[arg(long, conflicts_with_all = ["files", "apply"])]
    undo: bool,
    /// Key of the edition to make of another system's schedule [default: from the file]
    #[arg(long, value_name = "KEY")]
    edition: Option<String>,
    /// Zone of another system's schedule, where the file does not say it
    #[arg(long, value_name = "ZONE")]
    timezone: Option<String>,
    /// Who does it [default: the account of the system]
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// Show all differences, however many
    #[arg(long)]
    all: bool,
    /// Remarks and differences as JSON
    #[arg(long)]
    json: bool,
}

pub async fn run(config: &Config, arguments: &Arguments) -> Result<(), Failure> {
    let db = open(config).await?;
    let who = actor(arguments.author.as_ref());
    if arguments.undo {
        let mut tx = db.write().await?;
        let (import, difference) =
            import::undo(&mut tx, &who, Timestamp::now())
                .await
                .map_err(|error| match error {
                    UndoError::Db(error) => Failure::Db(error),
                    refusal => Failure::Input(refusal.to_string()),
                })?;
        tx.commit().await?;
        speak::difference(&difference, arguments.all);
        println!("the import of {} at {} is undone", import.files.join(", "), import.at);
        return Ok(());
    }
    let bar = speak::progress("reading");
    let options = input::Options {
        edition: arguments.edition.clone(),
        timezone: arguments.timezone.clone(),
    };
    let mut read = input::read(&db, &arguments.files, &options).await?;
    bar.finish_and_clear();
    let dangling = references::dangling(&read.archive);
    read.remarks.extend(dangling.into_iter().map(|dangling| Remark {
        severity: Severity::Error,
        file: dangling.record.clone(),
        line: 0,
        column: 0,
        what: dangling.to_string(),
        value: String::new(),
        hint: "mend the file that it came from".to_owned(),
    }));
    let errors = read.remarks.iter().filter(|remark| remark.is_error()).count();
    if !arguments.json {
        speak::remarks(&read.remarks, &read.texts);
    }
    if errors > 0 {
        if arguments.json {
            let shown = serde_json::json!({ "remarks": read.remarks, "changes": [], "applied": false });
            println!("{}", serde_json::to_string_pretty(&shown).expect("plain data"));
        }
        return Err(Failure::Input(format!("{errors} errors; nothing was written")));
    }
    let bar = speak::progress("comparing");
    let plan = if arguments.apply {
        let mut tx = db.write().await?;
        let plan = import::plan(&mut tx, &read.archive).await?;
        if !plan.difference.is_empty() {
            bar.set_message("writing");
            let names: Vec<String> = arguments.files.iter().map(|file| file.display().to_string()).collect();
            import::apply(&mut tx, &plan, &names, &who, Timestamp::now()).await?;
        }
        tx.commit().await?;
        plan
    } else {
        import::plan(&mut db.read().await?, &read.archive).await?
    };
    bar.finish_and_clear();
    if arguments.json {
        let shown = serde_json::json!({
            "remarks": read.remarks, "changes": plan.difference.changes, "applied": arguments.apply,
        });
        println!("{}", serde_json::to_string_pretty(&shown).expect("plain data"));
        return Ok(());
    }
    speak::difference(&plan.difference, arguments.all);
    match (arguments.apply, plan.difference.is_empty()) {
        (_, true) => println!("the draft says the same already; nothing to write"),
        (true, false) => println!("written; `kurultai import --undo` takes it back"),
        (false, false) => println!("nothing was written; --apply does it"),
    }
    Ok(())
}
