//! Reading values out of the tree: each reader takes what it expects, and says where and how a value is something else.
//!
//! Nothing here fails: a value that cannot be read leaves a remark in the [`Log`] and an absence behind, so that one
//! reading finds everything that is wrong. A key nobody asked for is an error when its [`Fields`] are closed.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};

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
}

/// A value that was read, and where.
#[derive(Clone, Copy)]
pub struct Said<'a, T> {
    pub value: T,
    pub at: At<'a>,
}

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

    /// Any scalar, quoted or not, as written.
    pub fn scalar(self) -> Option<&'a str> {
        match &self.node.value {
            Value::Scalar { words, .. } => Some(words),
            Value::Null => self.refuse("a value is missing here", "write one or remove the key"),
            _ => self.refuse("a single value was expected here", ""),
        }
    }

    /// A text: not a number or a yes, unless it is in quotes.
    pub fn word(self) -> Option<&'a str> {
        let words = self.scalar()?;
        if let Value::Scalar { quoted: false, .. } = self.node.value
            && (words.parse::<f64>().is_ok() && words.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
                || matches!(words, "true" | "false"))
        {
            return self.refuse("a text was expected here", &format!("put it in quotes: '{words}'"));
        }
        if words.trim().is_empty() {
            return self.refuse("the text is empty", "write it or remove the key");
        }
        if words.contains('\0') {
            return self.refuse(
                "the text holds a character that cannot be stored",
                "remove the null character",
            );
        }
        Some(words)
    }

    fn refuse<T>(self, what: &str, hint: &str) -> Option<T> {
        self.error(what, hint);
        None
    }

    /// A short key for a record: lower-case letters, digits and hyphens.
    pub fn id(self) -> Option<&'a str> {
        let id = self.word()?;
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if id.len() > 64 || id.starts_with('-') || id.ends_with('-') || !id.bytes().all(fits) {
            return self.refuse(
                "this cannot be an id",
                "an id is up to 64 lower-case letters, digits and hyphens",
            );
        }
        Some(id)
    }

    /// A source's key, in which its publisher's own number may stand: `adilet-P030000354`.
    pub fn source_id(self) -> Option<&'a str> {
        let id = self.word()?;
        if id.len() > 64 || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)) {
            return self.refuse(
                "this cannot be a source's id",
                "up to 64 letters of A to Z, digits and hyphens",
            );
        }
        Some(id)
    }

    /// One word of a vocabulary.
    pub fn one_of(self, what: &str, vocabulary: &[&str]) -> Option<String> {
        let word = self.word()?;
        if !vocabulary.contains(&word) {
            let list = format!("one of: {}", vocabulary.join(", "));
            let hint = match codes::nearest(word, vocabulary.iter().copied()) {
                Some(near) => format!("did you mean \"{near}\"? {list}"),
                None => list,
            };
            return self.refuse(&format!("unknown {what}"), &hint);
        }
        Some(word.to_owned())
    }

    /// A text in one or more languages; a plain one is in English.
    pub fn text(self) -> Option<Text> {
        let Value::Map(entries) = &self.node.value else {
            let words = self.word()?;
            if words.chars().any(char::is_alphabetic) && !words.chars().any(|c| c.is_ascii_alphabetic()) {
                self.warning("plain text is taken as English", "name the language: {ru: …}");
            }
            return Some(Text::of("en", words));
        };
        let mut text = Text::default();
        for entry in entries {
            let value = self.to(&entry.value);
            if !codes::language(&entry.key) {
                let hint = match codes::language_meant(&entry.key) {
                    Some(meant) => format!("did you mean \"{meant}\"?"),
                    None => "use a tag such as kk, ru or en".into(),
                };
                self.log.say(
                    Severity::Error,
                    self.file,
                    entry.place,
                    "this is not a language tag",
                    &entry.key,
                    &hint,
                );
            } else if let Some(words) = value.word() {
                text.words.insert(Language::new(&entry.key), words.to_owned());
            }
        }
        if entries.is_empty() {
            self.error("the text is empty", "write it or remove the key");
        }
        (!text.is_empty()).then_some(text)
    }

    pub fn language(self) -> Option<Language> {
        let tag = self.word()?;
        if codes::language(tag) {
            return Some(Language::new(tag));
        }
        let hint = codes::language_meant(tag)
            .map(|meant| format!("did you mean \"{meant}\"?"))
            .unwrap_or_default();
        self.refuse("this is not a language tag", &hint)
    }

    /// The items of a list; what is not a list is an error.
    pub fn items(self) -> Vec<At<'a>> {
        match &self.node.value {
            Value::List(items) => items.iter().map(|item| self.to(item)).collect(),
            _ => {
                self.error(
                    "a list was expected here",
                    "write [a, b] or lines that begin with a hyphen",
                );
                Vec::new()
            }
        }
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

    pub fn flag(self) -> Option<bool> {
        match self.node.value {
            Value::Scalar {
                ref words,
                quoted: false,
            } if words == "true" => Some(true),
            Value::Scalar {
                ref words,
                quoted: false,
            } if words == "false" => Some(false),
            _ => self.refuse("true or false was expected here", ""),
        }
    }

    /// A whole number within `range`.
    pub fn number<N: FromStr + PartialOrd + std::fmt::Display>(self, range: RangeInclusive<N>) -> Option<N> {
        let hint = format!("from {} to {}", range.start(), range.end());
        let words = self.scalar()?;
        match words.parse::<N>() {
            Ok(number) if range.contains(&number) => Some(number),
            _ => self.refuse("a whole number was expected here", &hint),
        }
    }

    /// Decimal digits as written, within `range` where there is one.
    pub fn decimal(self, range: Option<RangeInclusive<f64>>) -> Option<String> {
        let words = self.scalar()?;
        let digits = words.strip_prefix('-').unwrap_or(words);
        let plain =
            digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') && digits.starts_with(|c: char| c.is_ascii_digit());
        match words.parse::<f64>() {
            Ok(number) if plain => match range {
                Some(range) if !range.contains(&number) => self.refuse(
                    "this number is out of range",
                    &format!("from {} to {}", range.start(), range.end()),
                ),
                _ => Some(words.to_owned()),
            },
            _ => self.refuse("a number was expected here", "digits with a point, such as 55.16"),
        }
    }

    pub fn year(self) -> Option<i16> {
        self.number(1900..=2200)
    }

    pub fn date(self) -> Option<Date> {
        let words = self.scalar()?;
        match date(words) {
            Some(date) => Some(date),
            None if shaped(words, "dddd-dd-dd") => {
                self.refuse("this day does not exist", "look at the month and the day")
            }
            None => self.refuse("a date was expected here", "write it as '2017-11-09'"),
        }
    }

    /// A day, a month or a year, as written.
    pub fn about_date(self) -> Option<String> {
        let words = self.scalar()?;
        let real = match words.len() {
            4 => shaped(words, "dddd"),
            7 => shaped(words, "dddd-dd") && date(&format!("{words}-01")).is_some(),
            _ => return self.date().map(|date| date.to_string()),
        };
        if !real {
            return self.refuse("a date was expected here", "a day, a month such as 2017-11 or a year");
        }
        Some(words.to_owned())
    }

    pub fn time(self) -> Option<Time> {
        let words = self.scalar()?;
        match time(words) {
            Some(time) => Some(time),
            None if shaped(words, "dd:dd") => {
                self.refuse("this time does not exist", "hours 00 to 23, minutes 00 to 59")
            }
            None => self.refuse("a time was expected here", "write it as '16:00'"),
        }
    }

    /// `16:00` on `day`, or `2017-11-09T16:00`.
    pub fn moment(self, day: Option<Date>) -> Option<DateTime> {
        let words = self.scalar()?;
        let Some((left, right)) = words.split_once(['T', ' ']) else {
            let time = self.time()?;
            return match day {
                Some(day) => Some(day.to_datetime(time)),
                None => self.refuse(
                    "a time needs the `date` of its item",
                    "add `date`, or write '2017-11-09T16:00'",
                ),
            };
        };
        match (date(left), time(right)) {
            (Some(date), Some(time)) => Some(date.to_datetime(time)),
            _ if shaped(words, "dddd-dd-ddTdd:dd") => self.refuse("this day or time does not exist", ""),
            _ => self.refuse("a time was expected here", "write it as '16:00' or '2017-11-09T16:00'"),
        }
    }

    pub fn url(self) -> Option<String> {
        let words = self.word()?;
        if !codes::url(words) {
            return self.refuse("this is not a web address", "it begins with https:// or http://");
        }
        Some(words.to_owned())
    }

    pub fn country(self) -> Option<String> {
        let words = self.word()?;
        if !codes::country(words) {
            return self.refuse(
                "this is not a country's code",
                "two capital letters, as in ISO 3166-1: KZ, RU",
            );
        }
        Some(words.to_owned())
    }

    /// A region's code in force today.
    pub fn region(self) -> Option<String> {
        let code = self.word()?;
        match codes::region(code) {
            codes::RegionCode::Current => Some(code.to_owned()),
            codes::RegionCode::Former(today) => self.refuse(
                "this code was replaced in November 2022",
                &format!("today's code is {today}"),
            ),
            codes::RegionCode::Unknown => {
                let known = if code.starts_with("KZ") {
                    &codes::KZ[..]
                } else {
                    &codes::RU[..]
                };
                let near = codes::nearest(code, known.iter().copied());
                let hint = near.map(|near| format!("did you mean \"{near}\"?")).unwrap_or_default();
                self.refuse("no region has this code in ISO 3166-2", &hint)
            }
            codes::RegionCode::Misshapen => {
                self.refuse("this is not a region's code", "the shape of ISO 3166-2: KZ-59, RU-CHE")
            }
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

    /// The texts of a list under `key`.
    pub fn texts(&self, key: &str) -> Vec<Text> {
        self.items(key).into_iter().filter_map(At::text).collect()
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

/// A date of exactly the shape `2017-11-09`.
fn date(words: &str) -> Option<Date> {
    shaped(words, "dddd-dd-dd").then(|| words.parse().ok()).flatten()
}

/// A time of exactly the shape `16:00`.
fn time(words: &str) -> Option<Time> {
    if !shaped(words, "dd:dd") {
        return None;
    }
    let (hour, minute) = words.split_once(':')?;
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// Whether `words` follow `shape`, in which `d` stands for a digit.
fn shaped(words: &str, shape: &str) -> bool {
    words.len() == shape.len()
        && words
            .bytes()
            .zip(shape.bytes())
            .all(|(b, s)| if s == b'd' { b.is_ascii_digit() } else { b == s })
}

fn shortened(value: &str) -> String {
    let line = value.lines().next().unwrap_or_default();
    match line.char_indices().nth(80) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line.to_owned(),
    }
}
