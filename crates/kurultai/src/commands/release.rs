//! `kurultai release`: freeze the draft, or withdraw a release.

use clap::Args;
use exchange::archive::{Language, Text};
use jiff::Timestamp;
use timetable::FindingRecord;

use super::{Failure, actor, edition, open};
use crate::config::Config;
use crate::platform::i18n::{Lang, locale};
use crate::programme::model::Override;
use crate::programme::release::{self, Order, ReleaseError};
use crate::programme::words;

/// More than this many findings are counted, not shown.
const MOST_FINDINGS: usize = 20;

#[derive(Debug, Args)]
pub struct Arguments {
    /// Which edition [default: the latest]
    #[arg(long, value_name = "KEY")]
    edition: Option<String>,
    /// Why: the public reads it on the page of changes. May be given once for each language, as kk=…, ru=…, en=…
    #[arg(long = "reason", value_name = "SENTENCE")]
    reasons: Vec<String>,
    /// Who answers for it [default: the account of the system]
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// Let a hard finding pass: its key and a reason that is kept, as KEY=REASON. May be given several times
    #[arg(long = "override", value_name = "KEY=REASON")]
    overrides: Vec<String>,
    /// Let every hard finding pass for one reason that is kept, as for a programme that was held as it is
    #[arg(long, value_name = "REASON", conflicts_with = "overrides")]
    override_all: Option<String>,
    /// Only show what the release would change
    #[arg(long)]
    dry_run: bool,
    /// Withdraw this release, which must be the one the public sees
    #[arg(long, value_name = "NUMBER", requires = "in_favour_of")]
    withdraw: Option<u32>,
    /// The earlier release to show in its place
    #[arg(long, value_name = "NUMBER", requires = "withdraw")]
    in_favour_of: Option<u32>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub async fn run(config: &Config, arguments: &Arguments) -> Result<(), Failure> {
    let db = open(config).await?;
    let key = edition(&db, arguments.edition.as_ref()).await?;
    let mut order = Order {
        author: actor(arguments.author.as_ref()),
        reason: parse_reasons(&arguments.reasons, config.language),
        overrides: arguments
            .overrides
            .iter()
            .map(|given| parse_override(given))
            .collect::<Result<_, _>>()?,
        at: Timestamp::now(),
    };
    if let (Some(number), Some(favour)) = (arguments.withdraw, arguments.in_favour_of) {
        let mut tx = db.write().await?;
        release::withdraw(&mut tx, &key, number, favour, &order).await?;
        tx.commit().await?;
        println!("release {number} of {key} is withdrawn; the public sees release {favour}");
        return Ok(());
    }
    if arguments.dry_run {
        let mut tx = db.read().await?;
        let proposal = release::propose(&mut tx, &key).await?;
        if arguments.json {
            let shown = serde_json::json!({
                "edition": key,
                "number": proposal.number,
                "difference": proposal.difference,
                "findings": proposal.findings.list,
            });
            println!("{}", serde_json::to_string_pretty(&shown).expect("plain data"));
        } else {
            for change in &proposal.difference {
                println!("{}", words::change(locale(config.language), change));
            }
            println!(
                "release {} of {key} would have {} changes",
                proposal.number,
                proposal.difference.len()
            );
        }
        return Ok(());
    }
    let mut tx = db.write().await?;
    if let Some(reason) = &arguments.override_all {
        let proposal = release::propose(&mut tx, &key).await?;
        let pass = |finding: &FindingRecord| Override {
            finding: finding.key.clone(),
            reason: reason.trim().to_owned(),
        };
        order.overrides = proposal.findings.hard().map(pass).collect();
    }
    let summary = match release::publish(&mut tx, &key, &order).await {
        Ok(summary) => summary,
        Err(ReleaseError::Blocked(findings)) => {
            let proposal = release::propose(&mut tx, &key).await?;
            for finding in findings.iter().take(MOST_FINDINGS) {
                println!(
                    "!! {}",
                    words::finding(locale(config.language), proposal.edition(), finding)
                );
                println!("     {}", finding.key);
            }
            if findings.len() > MOST_FINDINGS {
                println!(
                    "… and {} more; `kurultai check --hard` shows them all",
                    findings.len() - MOST_FINDINGS
                );
            }
            eprintln!("cure them, or let one pass with --override 'KEY=REASON', or all with --override-all REASON");
            return Err(ReleaseError::Blocked(findings).into());
        }
        Err(error) => return Err(error.into()),
    };
    tx.commit().await?;
    if arguments.json {
        let shown = serde_json::json!({
            "edition": key, "number": summary.number, "at": summary.at, "difference": summary.difference,
        });
        println!("{}", serde_json::to_string_pretty(&shown).expect("plain data"));
    } else {
        println!(
            "release {} of {key} is out, with {} changes",
            summary.number,
            summary.difference.len()
        );
    }
    Ok(())
}

/// `kk=Себебі` is Kazakh; a sentence without a language is in the configured one.
fn parse_reasons(given: &[String], default: Lang) -> Text {
    let mut text = Text::default();
    for sentence in given {
        let (lang, words) = sentence
            .split_once('=')
            .and_then(|(tag, words)| Some((Lang::from_tag(tag.trim())?, words)))
            .unwrap_or((default, sentence));
        text.words.insert(Language::new(lang.tag()), words.trim().to_owned());
    }
    text
}

fn parse_override(given: &str) -> Result<Override, Failure> {
    let (finding, reason) = given
        .split_once('=')
        .ok_or_else(|| Failure::Input(format!("the override {given:?} has no reason; write it as KEY=REASON")))?;
    Ok(Override {
        finding: finding.trim().to_owned(),
        reason: reason.trim().to_owned(),
    })
}
