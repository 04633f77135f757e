//! `kurultai export`: an edition as a file.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use exchange::archive::Archive;
use exchange::write::ical::{self, Calendar};
use exchange::write::{Context, Sheet, c3voc, csv, frab, jsonld, xlsx};
use jiff::Timestamp;

use super::{Failure, edition, open};
use crate::config::Config;
use crate::platform::i18n::locale;
use crate::programme::publish::Words;
use crate::programme::{release, store};

#[derive(Debug, Args)]
pub struct Arguments {
    /// Which edition [default: the latest]
    #[arg(long, value_name = "KEY")]
    edition: Option<String>,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Archive)]
    format: Format,
    /// A release instead of the draft
    #[arg(long, value_name = "NUMBER")]
    release: Option<u32>,
    /// Where to [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Everything, without loss (JSON); importing it gives the same again
    Archive,
    /// frab schedule.xml
    Frab,
    /// c3voc schedule.json
    C3voc,
    /// iCalendar
    Ical,
    /// The programme as CSV
    Csv,
    /// Programme, people, organisations, halls and agreements as a workbook
    Xlsx,
    /// schema.org events as JSON-LD
    JsonLd,
}

pub async fn run(config: &Config, arguments: &Arguments) -> Result<(), Failure> {
    let db = open(config).await?;
    let key = edition(&db, arguments.edition.as_ref()).await?;
    let mut tx = db.read().await?;
    let proposal = release::propose(&mut tx, &key).await?;
    let (archive, number, at) = match arguments.release {
        None => (proposal.archive, proposal.number, Timestamp::now()),
        Some(number) => {
            let frozen = store::release(&mut tx, proposal.edition().uid, number)
                .await?
                .ok_or(release::ReleaseError::NoRelease(number))?;
            (release::content(&frozen)?, number, frozen.summary.at)
        }
    };
    let bytes = write(config, arguments.format, &archive, number, at)?;
    match &arguments.output {
        Some(path) => {
            std::fs::write(path, bytes).map_err(Failure::io(format!("writing {}", path.display())))?;
        }
        None => std::io::stdout()
            .write_all(&bytes)
            .map_err(Failure::io("writing to standard output"))?,
    }
    Ok(())
}

fn write(config: &Config, format: Format, archive: &Archive, number: u32, at: Timestamp) -> Result<Vec<u8>, Failure> {
    if format == Format::Archive {
        return Ok(archive.to_json().into_bytes());
    }
    let locale = locale(config.language);
    let words = Words(locale);
    let edition = &archive.editions[0];
    let context = Context::new(
        edition,
        &archive.regions,
        config.language.tag(),
        &config.base_url,
        number,
        at,
        &words,
    )
    .map_err(|error| Failure::Input(error.to_string()))?;
    Ok(match format {
        Format::Archive => unreachable!("written above"),
        Format::Frab => frab::write(&context, None).text.into_bytes(),
        Format::C3voc => c3voc::write(&context).text.into_bytes(),
        Format::Ical => {
            let name = edition
                .title
                .best(config.language.tag())
                .map(|(_, words)| words)
                .unwrap_or_default();
            let calendar = Calendar {
                name,
                source: None,
                url: Some(&context.edition_url()),
                revisions: &std::collections::BTreeMap::new(),
                cancelled: &[],
            };
            ical::write(&context, &calendar, &edition.sessions).text.into_bytes()
        }
        Format::Csv => csv::write(&context, Sheet::Programme, csv::ByteOrderMark::Without).into_bytes(),
        Format::Xlsx => xlsx::write(&context).map_err(|error| Failure::Input(error.to_string()))?,
        Format::JsonLd => jsonld::edition(&context).into_bytes(),
    })
}
