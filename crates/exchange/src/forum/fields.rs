//! Reading values out of the tree: each reader takes what it expects, and says where and how a value is something else.
//!
//! Nothing here fails: a value that cannot be read leaves a remark in the [`Log`] and an absence behind, so that one
//! reading finds everything that is wrong. A key nobody asked for is an error when its [`Fields`] are closed.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::codes;
use super::references::{Reference, Wanted};
use super::yaml::{Entry, Node, Place, Problem, Value};
use crate::archive::{Language, Text};
use crate::remark::{Remark, Severity};

/// Everything found wrong so far, and the references that wait for all files to be read.
#[derive(Debug, Default)]
pub struct Log {
    pub remarks: RefCell<Vec<Remark>>,
    pub references: RefCell<Vec<Reference>>,
}

impl Log {
    pub fn say(&self, severity: Severity, file: &str, place: Place, what: &str, value: &str, hint: &str) {
        self.remarks.borrow_mut().push(Remark {
            severity,
            file: file.to_owned(),
            line: place.line,
            column: place.column,
            what: what.to_owned(),
            value: shortened(value),
            hint: hint.to_owned(),
        });
    }

    pub fn problem(&self, file: &str, problem: &Problem) {
        self.say(
            Severity::Error,
            file,
            problem.place,
            &problem.what,
            &problem.value,
            problem.hint,
        );
    }
}

/// A value of the tree, and where to complain about it.
#[derive(Clone, Copy)]
pub struct At<'a> {
    pub node: &'a Node,
    pub file: &'a str,
    pub log: &'a Log,
    /// Languages in which every word of the file is a translation.
    pub translated: &'a [Language],
}

/// A value that was read, and where.
#[derive(Clone, Copy)]
pub struct Said<'a, T> {
    pub value: T,
    pub at: At<'a>,
}

/// A list that was read, each item with its place.
pub type Items<'a, T> = Said<'a, Vec<Said<'a, T>>>;

impl<'a> At<'a> {
    pub fn to(self, node: &'a Node) -> Self {
        Self { node, ..self }
    }

    pub fn error(self, what: &str, hint: &str) {
        self.log
            .say(Severity::Error, self.file, self.node.place, what, &self.shown(), hint);
    }

    pub fn warning(self, what: &str, hint: &str) {
        self.log
            .say(Severity::Warning, self.file, self.node.place, what, &self.shown(), hint);
    }

    /// The value as it can be shown in a remark.
    pub fn shown(self) -> String {
        match &self.node.value {
            Value::Null => String::new(),
            Value::Scalar { words, .. } => words.clone(),
            Value::List(_) => "a list".into(),
            Value::Map(_) => "a map".into(),
        }
    }

    pub fn said<T>(self, value: T) -> Said<'a, T> {
        Said { value, at: self }
    }

    /// The value under `key`, when this is a map that has it.
    pub fn entry(self, key: &str) -> Option<At<'a>> {
        let Value::Map(entries) = &self.node.value else {
            return None;
        };
        entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| self.to(&entry.value))
    }

    pub fn is_map(self) -> bool {
        matches!(self.node.value, Value::Map(_))
    }

    /// The keys of a map.
    pub fn fields(self) -> Option<Fields<'a>> {
        match &self.node.value {
            Value::Map(entries) => Some(Fields {
                at: self,
                entries,
                asked: RefCell::default(),
                marks: RefCell::default(),
            }),
            _ => self.refuse("a map was expected here", "write `key: value` lines"),
        }
    }

    /// Asks, once all is read, that `value` exists.
    pub fn refer(self, wanted: Wanted, edition: &str, value: &str) {
        self.log.references.borrow_mut().push(Reference {
            file: self.file.to_owned(),
            place: self.node.place,
            wanted,
            edition: edition.to_owned(),
            value: value.to_owned(),
        });
    }
}

/// The keys of one record, and which of them have been asked for.
pub struct Fields<'a> {
    pub at: At<'a>,
    entries: &'a [Entry],
    asked: RefCell<BTreeSet<String>>,
    marks: RefCell<Vec<Mark<'a>>>,
}

/// One item of `translated` or `derived`: a language of the main text or of a named field.
struct Mark<'a> {
    field: String,
    language: Language,
    at: At<'a>,
    used: bool,
}

impl<'a> Fields<'a> {
    /// The value of `key`, if the record has it.
    pub fn get(&self, key: &str) -> Option<At<'a>> {
        self.asked.borrow_mut().insert(key.to_owned());
        self.entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| self.at.to(&entry.value))
    }

    /// The value of `key`, which must be there.
    pub fn need(&self, key: &str) -> Option<At<'a>> {
        let found = self.get(key);
        if found.is_none() {
            self.missing(key);
        }
        found
    }

    pub fn missing(&self, key: &str) {
        self.at.log.say(
            Severity::Error,
            self.at.file,
            self.at.node.place,
            "a required key is missing",
            key,
            "",
        );
    }

    /// Every key with its value, in the order of the file; the caller answers for the keys it does not know.
    pub fn each(&self) -> impl Iterator<Item = (&'a str, Place, At<'a>)> {
        let at = self.at;
        self.entries
            .iter()
            .map(move |entry| (entry.key.as_str(), entry.place, at.to(&entry.value)))
    }

    /// Says that `key` is taken care of.
    pub fn known(&self, key: &str) {
        self.asked.borrow_mut().insert(key.to_owned());
    }

    /// The items of the list under `key`; none when it is absent.
    pub fn items(&self, key: &str) -> Vec<At<'a>> {
        self.get(key).map(At::items).unwrap_or_default()
    }

    /// Takes `translated` and `derived`, whose bare languages are about the field `main`.
    pub fn take_marks(&self, main: &str) {
        for at in self.items("translated").into_iter().chain(self.items("derived")) {
            let Some(path) = at.word() else { continue };
            let (field, tag) = path.split_once('.').unwrap_or((main, path));
            if !codes::language(tag) {
                let hint = codes::language_meant(tag).map(|meant| format!("did you mean \"{meant}\"?"));
                at.error("this is not a language tag", &hint.unwrap_or_default());
                continue;
            }
            let (field, language) = (field.to_owned(), Language::new(tag));
            self.marks.borrow_mut().push(Mark {
                field,
                language,
                at,
                used: false,
            });
        }
    }

    /// The text under `key`, with its translated languages marked.
    pub fn text(&self, key: &str) -> Option<Said<'a, Text>> {
        let at = self.get(key)?;
        let mut text = at.text()?;
        for mark in self.marks.borrow_mut().iter_mut().filter(|mark| mark.field == key) {
            if text.words.contains_key(&mark.language) {
                text.translated.insert(mark.language.clone());
                mark.used = true;
            }
        }
        Some(at.said(text))
    }

    /// The texts of a list under `key`; a mark such as `outcomes.ru` is about every one of them.
    pub fn texts(&self, key: &str) -> Option<Items<'a, Text>> {
        let at = self.get(key)?;
        let read = |item: At<'a>| item.text().map(|text| item.said(text));
        let mut items: Vec<_> = at.items().into_iter().filter_map(read).collect();
        for mark in self.marks.borrow_mut().iter_mut().filter(|mark| mark.field == key) {
            for item in &mut items {
                if item.value.words.contains_key(&mark.language) {
                    item.value.translated.insert(mark.language.clone());
                    mark.used = true;
                }
            }
        }
        Some(at.said(items))
    }

    /// Reads the value of `key` by `reader`.
    pub fn read<T>(&self, key: &str, reader: impl FnOnce(At<'a>) -> Option<T>) -> Option<Said<'a, T>> {
        let at = self.get(key)?;
        reader(at).map(|value| at.said(value))
    }

    /// The same for each item of a list; `None` when the key is absent.
    pub fn list<T>(&self, key: &str, reader: impl FnMut(At<'a>) -> Option<T>) -> Option<Said<'a, Vec<T>>> {
        let at = self.get(key)?;
        Some(at.said(at.items().into_iter().filter_map(reader).collect()))
    }

    /// Says which keys nobody asked for, and which marks had nothing to mark.
    pub fn close(self) {
        let asked = self.asked.borrow();
        for entry in self.entries.iter().filter(|entry| !asked.contains(&entry.key)) {
            unknown_key(self.at, entry.place, &entry.key, asked.iter().map(String::as_str));
        }
        for mark in self.marks.borrow().iter().filter(|mark| !mark.used) {
            mark.at.error(
                "no words of this record are in this language",
                "mark only what is written here",
            );
        }
    }
}

pub fn unknown_key<'c>(at: At<'_>, place: Place, key: &str, known: impl Iterator<Item = &'c str>) {
    let hint = codes::nearest(key, known)
        .map(|near| format!("did you mean \"{near}\"?"))
        .unwrap_or_default();
    at.log.say(Severity::Error, at.file, place, "unknown key", key, &hint);
}

fn shortened(value: &str) -> String {
    let line = value.lines().next().unwrap_or_default();
    match line.char_indices().nth(80) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line.to_owned(),
    }
}

/// `synthetic: false`, which a supplement to a series or to the regions must say.
pub fn not_synthetic(fields: &Fields<'_>) {
    if let Some(at) = fields.need("synthetic")
        && at.flag() == Some(true)
    {
        at.error(
            "neither a series nor a region can be made up",
            "write `synthetic: false`",
        );
    }
}

/// `translated: [kk, ru]` at the top of a file whose every word in these languages is a translation; what it means for
/// each text is seen to where texts are read.
pub fn whole_file_marks(fields: &Fields<'_>) {
    for at in fields.items("translated") {
        if let Some(language) = at.language()
            && !fields
                .entries
                .iter()
                .any(|entry| has_words(&entry.value, language.as_str()))
        {
            at.error(
                "no words of this file are in this language",
                "mark only what is written here",
            );
        }
    }
}

fn has_words(node: &Node, language: &str) -> bool {
    match &node.value {
        Value::Map(entries) => entries
            .iter()
            .any(|entry| entry.key == language || has_words(&entry.value, language)),
        Value::List(items) => items.iter().any(|item| has_words(item, language)),
        Value::Scalar { .. } | Value::Null => false,
    }
}
