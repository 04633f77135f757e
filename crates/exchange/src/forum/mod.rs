//! The public-record files `forum/1`, `forum-series/1` and `regions/1`: YAML that people write by hand, read strictly.
//!
//! Always true:
//! - everything wrong is said at once, with its place, its value and a way out; while there is an error, nothing of the
//!   archive may be written anywhere;
//! - no key is passed over: what the reader does not know is an error, what it knows is in the archive;
//! - a supplement (`supplements: <edition>`, a series' id or `regions`) adds to the public record and never contradicts
//!   it, and what a synthetic one adds is marked illustrative, field by field;
//! - an item without an id is found by its English words, so words for it in other languages never become a second item;
//! - a real person is never given a made-up role, post or biography.
//!
//! Checked and then dropped, because what is kept implies it: the Roman numeral and the `detail` file of a series' entry,
//! and the `kinds` of a programme.
//!
//! Start at [`read`]. The tree with its places is in `yaml`, the reading of values in `fields`; each kind of file has
//! a module of its own, and `supplement` holds the pen with which all of them write.

mod agreements;
mod codes;
mod draft;
mod edition;
mod edition_regions;
mod entry;
mod facts;
mod fields;
mod items;
mod organisations;
mod people;
mod places;
mod programme;
mod references;
mod regions;
mod series;
mod session;
mod supplement;
mod values;
mod words;
mod yaml;

use std::collections::BTreeMap;

use self::fields::{At, Log};
use self::regions::Described;
use self::yaml::{Node, Place, Value};
use crate::archive::{Archive, FORMAT, Language};
use crate::remark::{Remark, Severity};

const FORMATS: [&str; 3] = ["forum/1", "forum-series/1", "regions/1"];

/// One file: the name under which remarks speak of it, and its text.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    pub file: &'a str,
    pub text: &'a str,
}

/// What came out of a reading.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Incomplete while `remarks` hold an error.
    pub archive: Archive,
    /// In the order of the files and of their lines.
    pub remarks: Vec<Remark>,
}

impl Outcome {
    /// Whether nothing may be written.
    pub fn has_errors(&self) -> bool {
        self.remarks.iter().any(Remark::is_error)
    }
}

/// Reads any number of files together. References are checked over all of them and over `known`, what is in the database
/// already; the archive holds only what the files describe, with an edition or a series that is only supplemented
/// copied from `known`. The order of the files does not matter, except among supplements to one record.
pub fn read(inputs: &[Input<'_>], known: Option<&Archive>) -> Outcome {
    let log = Log::default();
    let mut trees = Vec::new();
    for input in inputs {
        match yaml::parse(input.text) {
            Ok((node, duplicates)) => {
                duplicates.iter().for_each(|problem| log.problem(input.file, problem));
                let translated = translated(&node);
                trees.push((input.file, node, translated));
            }
            Err(problem) => log.problem(input.file, &problem),
        }
    }
    let (mut series, mut regions, mut editions) = (Files::default(), Files::default(), Files::default());
    for (file, node, translated) in &trees {
        let at = At {
            node,
            file,
            log: &log,
            translated,
        };
        let files = match format(at) {
            Some("regions/1") => &mut regions,
            Some("forum-series/1") => &mut series,
            Some(_) => &mut editions,
            None => continue,
        };
        match key(node, "supplements") {
            Some(_) => files.supplements.push(at),
            None => files.own.push(at),
        }
    }

    let mut archive = Archive {
        format: FORMAT.into(),
        ..Archive::default()
    };
    let mut described = Described::new(known);
    let mut details = Vec::new();
    for at in regions.own {
        regions::read(at, &mut described, &mut archive);
    }
    for at in regions.supplements {
        regions::supplement(at, &mut described, &mut archive);
    }
    for at in series.own {
        series::read(at, &mut archive, &mut details);
    }
    for at in series.supplements {
        series::supplement(at, &mut archive, known, &mut details);
    }
    for at in editions.own {
        let Some(edition) = edition::read(at, &mut described) else {
            continue;
        };
        if archive.editions.iter().any(|there| there.id == edition.id) {
            at.error(
                "another file is about this edition",
                "a file that adds to it names it under `supplements`",
            );
        } else {
            archive.editions.push(edition);
        }
    }
    for at in editions.supplements {
        edition::supplement(at, &mut archive.editions, known, &mut described);
    }
    regions::check_borders(&described, &log);
    archive.regions = described.regions;
    series::check(&archive, known, &details);
    references::check(&archive, known, &log);

    let order: BTreeMap<&str, usize> = inputs
        .iter()
        .enumerate()
        .rev()
        .map(|(n, input)| (input.file, n))
        .collect();
    let mut remarks = log.remarks.take();
    remarks.sort_by_key(|remark| (order.get(remark.file.as_str()).copied(), remark.line, remark.column));
    remarks.dedup();
    Outcome { archive, remarks }
}

/// Whether `text` is one of these files, by its `format` within the first lines.
pub fn looks_like(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.lines()
        .take(30)
        .filter_map(|line| line.strip_prefix("format:"))
        .any(|value| {
            let name = value.trim().trim_matches(['\'', '"']);
            ["forum/", "forum-series/", "regions/"]
                .iter()
                .any(|format| name.starts_with(format))
        })
}

fn format(at: At<'_>) -> Option<&str> {
    let Value::Map(entries) = &at.node.value else {
        at.error("a map was expected here", "a file begins with `format: forum/1`");
        return None;
    };
    let Some(entry) = entries.iter().find(|entry| entry.key == "format") else {
        let start = Place { line: 1, column: 1 };
        let hint = format!("one of: {}", FORMATS.join(", "));
        at.log.say(
            Severity::Error,
            at.file,
            start,
            "a required key is missing",
            "format",
            &hint,
        );
        return None;
    };
    let at = at.to(&entry.value);
    let name = at.one_of("format", &FORMATS)?;
    FORMATS.into_iter().find(|known| *known == name)
}

/// The files of one format.
#[derive(Default)]
struct Files<'a> {
    own: Vec<At<'a>>,
    supplements: Vec<At<'a>>,
}

fn key<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    let Value::Map(entries) = &node.value else { return None };
    entries.iter().find(|entry| entry.key == key).map(|entry| &entry.value)
}

/// The languages in which every word of the file is a translation: the list at the top of a supplement to a series or to
/// the regions. In a forum file the same list is about its title.
fn translated(node: &Node) -> Vec<Language> {
    let word = |node: &Node| match &node.value {
        Value::Scalar { words, .. } => Some(words.clone()),
        _ => None,
    };
    let forum = key(node, "format").and_then(word).is_some_and(|name| name == "forum/1");
    match key(node, "translated").map(|list| &list.value) {
        Some(Value::List(items)) if !forum && key(node, "supplements").is_some() => {
            items.iter().filter_map(word).map(|tag| Language::new(&tag)).collect()
        }
        _ => Vec::new(),
    }
}
