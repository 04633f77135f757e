//! `kurultai check`: what is wrong with the draft.

use clap::Args;
use timetable::FindingRecord;

use super::{Failure, edition, open};
use crate::config::Config;
use crate::platform::i18n::locale;
use crate::programme::findings::Hardness as _;
use crate::programme::{release, words};

#[derive(Debug, Args)]
pub struct Arguments {
    /// Which edition [default: the latest]
    #[arg(long, value_name = "KEY")]
    edition: Option<String>,
    /// Only what forbids a release
    #[arg(long)]
    hard: bool,
    /// As JSON, with the keys by which findings can be overridden
    #[arg(long)]
    json: bool,
}

pub async fn run(config: &Config, arguments: &Arguments) -> Result<(), Failure> {
    let db = open(config).await?;
    let key = edition(&db, arguments.edition.as_ref()).await?;
    let mut tx = db.read().await?;
    let proposal = release::propose(&mut tx, &key).await?;
    let shown: Vec<&FindingRecord> = proposal
        .findings
        .list
        .iter()
        .filter(|finding| !arguments.hard || finding.is_hard())
        .collect();
    if arguments.json {
        println!(
            "{}",
            serde_json::to_string_pretty(&shown).expect("findings are plain data")
        );
    } else {
        let locale = locale(config.language);
        for finding in &shown {
            let sign = if finding.is_hard() { "!!" } else { " ·" };
            println!("{sign} {}", words::finding(locale, proposal.edition(), finding));
            println!("     {}", finding.key);
        }
        let hard = proposal.findings.hard().count();
        println!("{hard} hard, {} soft", proposal.findings.list.len() - hard);
    }
    match proposal.findings.hard().count() {
        0 => Ok(()),
        _ => Err(Failure::Found(String::new())),
    }
}
