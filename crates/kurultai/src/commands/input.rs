//! Files given to a command: what they are, and one archive out of all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::PathBuf;

use exchange::archive::{Archive, FORMAT};
use exchange::forum;
use exchange::read::Reason;
use exchange::remark::Remark;

use super::Failure;
use crate::forum::store::edition_keys;
use crate::platform::db::Db;
use crate::programme::draft;

/// What was read, and what there is to say about it.
#[derive(Debug, Default)]
pub struct Read {
    pub archive: Archive,
    pub remarks: Vec<Remark>,
    /// Texts by file name, to show the lines that remarks speak of.
    pub texts: BTreeMap<String, String>,
}

/// What a file of another system may leave open.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub edition: Option<String>,
    pub timezone: Option<String>,
}

/// Reads files together, whatever kinds they are.
pub async fn read(db: &Db, files: &[PathBuf], options: &Options) -> Result<Read, Failure> {
    let mut contents = Vec::new();
    for file in files {
        if file.as_os_str() == "-" {
            let mut bytes = Vec::new();
            std::io::stdin()
                .read_to_end(&mut bytes)
                .map_err(Failure::io("reading standard input"))?;
            contents.push(("standard input".to_owned(), bytes));
            continue;
        }
        let name = file.display().to_string();
        let bytes =
            std::fs::read(file).map_err(|problem| Failure::Input(format!("{name} cannot be read: {problem}")))?;
        contents.push((name, bytes));
    }
    let known = {
        let mut tx = db.read().await?;
        let keys: BTreeSet<String> = edition_keys(&mut tx).await?.into_iter().collect();
        draft::load_archive(&mut tx, &keys).await?
    };
    read_bytes(contents, &known, options)
}

/// As [`read`], with the files' bytes at hand.
pub fn read_bytes(contents: Vec<(String, Vec<u8>)>, known: &Archive, options: &Options) -> Result<Read, Failure> {
    let mut read = Read {
        archive: Archive {
            format: FORMAT.to_owned(),
            ..Archive::default()
        },
        ..Read::default()
    };
    let mut forum_files = Vec::new();
    for (name, bytes) in contents {
        match String::from_utf8(bytes) {
            Ok(text) if forum::looks_like(&text) => forum_files.push((name, text)),
            Ok(text) => {
                read_other(&mut read, &name, text.as_bytes(), options)?;
                read.texts.insert(name, text);
            }
            Err(bytes) => read_other(&mut read, &name, bytes.as_bytes(), options)?,
        }
    }
    if !forum_files.is_empty() {
        let inputs: Vec<forum::Input<'_>> = forum_files
            .iter()
            .map(|(file, text)| forum::Input { file, text })
            .collect();
        let outcome = forum::read(&inputs, Some(known));
        read.remarks.extend(outcome.remarks);
        join(&mut read.archive, outcome.archive);
        read.texts.extend(forum_files);
    }
    Ok(read)
}

/// Our own archive, or another system's schedule.
fn read_other(read: &mut Read, name: &str, bytes: &[u8], options: &Options) -> Result<(), Failure> {
    let choices = exchange::read::Options {
        edition: options.edition.clone(),
        timezone: options.timezone.clone(),
        ..exchange::read::Options::default()
    };
    match exchange::read::read(name, bytes, &choices) {
        Ok(reading) => {
            read.remarks.extend(reading.remarks);
            read.archive.editions.push(reading.edition);
        }
        Err(refusal) if refusal.reason == Reason::Native => match exchange::read::native(name, bytes) {
            Ok(archive) => join(&mut read.archive, archive),
            Err(remarks) => read.remarks.extend(remarks),
        },
        Err(refusal) => return Err(Failure::Input(refusal.to_string())),
    }
    Ok(())
}

fn join(into: &mut Archive, from: Archive) {
    into.regions.extend(from.regions);
    into.series.extend(from.series);
    into.facts.extend(from.facts);
    into.sources.extend(from.sources);
    into.editions.extend(from.editions);
}
