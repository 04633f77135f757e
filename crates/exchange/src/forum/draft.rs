//! An edition while its files are read: what every section needs to write its records into it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use uuid::Uuid;

use super::facts;
use super::fields::{At, Fields, Said};
use super::references::Wanted;
use super::supplement::{Mode, Pen};
use crate::archive::{Edition, Fact, Provenance, derived_uid};

pub const CERTAINTY: [&str; 2] = ["low", "medium"];

/// An edition while its files are read.
pub struct Draft {
    pub edition: Edition,
    pub mode: Mode,
    /// First and last day, when both could be read.
    pub dates: Option<(Date, Date)>,
    /// The kinds the file says its programme has; empty when it does not say.
    pub kinds: Vec<String>,
    /// Ids met in this file, by section, with their lines.
    seen: BTreeMap<(&'static str, String), usize>,
}
impl Draft {
    pub fn new(edition: Edition, mode: Mode, dates: Option<(Date, Date)>) -> Self {
        Self {
            edition,
            mode,
            dates,
            kinds: Vec::new(),
            seen: BTreeMap::new(),
        }
    }

    /// An edition has no way to say that a field of its own is made up, so none may be.
    pub fn keep_real<T>(&self, said: Option<&Said<'_, T>>, absent: bool) {
        if let Some(said) = said
            && self.mode.synthetic
            && absent
        {
            said.at.error(
                "a forum's own facts cannot be made up",
                "put it into a file with `synthetic: false`",
            );
        }
    }

    pub fn pen(&self, fresh: bool, illustrative: &BTreeSet<String>) -> Pen {
        Pen::new(self.mode, fresh, illustrative)
    }

    /// The id of a record, and whether the record is to be kept: one without an id, or with one that is taken, is read
    /// only for what else may be wrong with it.
    pub fn open<'a>(&mut self, fields: &Fields<'a>, section: &'static str) -> (&'a str, bool) {
        match fields.need("id").and_then(At::id) {
            Some(id) => (id, self.claim(section, fields.at, id)),
            None => ("", false),
        }
    }

    /// Writes a record into the edition, if it is to be kept.
    pub fn keep(&mut self, keep: bool, write: impl FnOnce(&mut Edition)) {
        if keep {
            write(&mut self.edition);
        }
    }

    /// Takes `id` in a section of this file; false, with a remark, when it is taken.
    pub fn claim(&mut self, section: &'static str, at: At<'_>, id: &str) -> bool {
        match self.seen.get(&(section, id.to_owned())) {
            Some(line) => {
                let hint = format!("it is first used in line {line}");
                let place = at
                    .fields()
                    .and_then(|fields| fields.get("id"))
                    .map_or(at.node.place, |at| at.node.place);
                let severity = crate::remark::Severity::Error;
                at.log
                    .say(severity, at.file, place, "this id is already used", id, &hint);
                false
            }
            None => {
                self.seen.insert((section, id.to_owned()), at.node.place.line);
                true
            }
        }
    }

    /// An id that must exist in this edition.
    pub fn refer(&self, at: At<'_>, wanted: Wanted) -> Option<String> {
        let id = at.word()?;
        at.refer(wanted, &self.edition.id, id);
        Some(id.to_owned())
    }

    pub fn organisation(&self, at: At<'_>) -> Option<String> {
        self.refer(at, Wanted::Organisation)
    }

    /// A region's code, of a region that exists.
    pub fn region(&self, at: At<'_>, wanted: Wanted) -> Option<String> {
        let code = at.region()?;
        at.refer(wanted, &self.edition.id, &code);
        Some(code)
    }

    /// A person named by a file; a file of made-up things may name only made-up people.
    pub fn person(&self, at: At<'_>) -> Option<String> {
        let id = self.refer(at, Wanted::Person)?;
        let real = self
            .edition
            .people
            .iter()
            .any(|person| person.id == id && !person.record.invented());
        if self.mode.synthetic && real {
            at.error(
                "a real person cannot be given a made-up part",
                "name a person who is illustrative",
            );
            return None;
        }
        Some(id)
    }

    /// A day of the edition.
    pub fn day(&self, at: At<'_>) -> Option<Date> {
        let date = at.date()?;
        self.within(at, date);
        Some(date)
    }

    pub fn within(&self, at: At<'_>, date: Date) {
        if let Some((start, end)) = self.dates
            && !(start..=end).contains(&date)
        {
            at.error(
                "this day is outside the edition",
                &format!("it lasts from {start} to {end}"),
            );
        }
    }

    /// Certainty, note and sources.
    pub fn provenance(&self, fields: &Fields<'_>, pen: &mut Pen, record: &mut Provenance) {
        let certainty = fields.read("certainty", |at| at.one_of("certainty", &CERTAINTY));
        pen.one("certainty", &mut record.certainty, certainty);
        pen.text("note", &mut record.note, fields.text("note"));
        for source in facts::sources(fields, &self.edition.id) {
            if !record.sources.contains(&source) {
                record.sources.push(source);
            }
        }
        record.illustrative = pen.illustrative.clone();
    }

    /// The identity of a record: its own, or derived from its id.
    pub fn uid(&self, fields: &Fields<'_>, fresh: bool, kind: &str, id: &str, target: &mut Uuid) {
        match fields.read("uid", uid) {
            Some(said) if fresh || *target == said.value => *target = said.value,
            Some(said) => said
                .at
                .error(&format!("the record has another uid, {target}"), "a uid never changes"),
            None if fresh => *target = derived_uid(&self.edition.id, kind, id),
            None => {}
        }
    }

    /// Adds a statement of the record, or to the words of one that it has.
    pub fn add_fact(&mut self, said: Said<'_, Fact>) {
        if self.mode.supplement {
            let mut pen = self.pen(false, &BTreeSet::new());
            pen.item("facts", &mut self.edition.facts, None, said);
        } else if !self.edition.facts.contains(&said.value) {
            self.edition.facts.push(said.value);
        }
    }
}

/// Puts a record back where it was, or at the end.
pub fn put<T>(records: &mut Vec<T>, index: Option<usize>, record: T) {
    match index {
        Some(index) => records[index] = record,
        None => records.push(record),
    }
}

pub fn uid(at: At<'_>) -> Option<Uuid> {
    let parsed = at.word()?.parse().ok();
    if parsed.is_none() {
        at.error(
            "this is not a uid",
            "a UUID such as 6b757275-6c74-5169-8000-201711090014",
        );
    }
    parsed
}
