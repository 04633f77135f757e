//! How a record is written, by its own file or by a supplement to it.
//!
//! One reader serves both: it always writes into a record, new or existing, through a [`Pen`]. The pen fills what is
//! absent, refuses to contradict what the record already says, and keeps the list of fields that are made up.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime, Time};

use super::fields::Said;
use crate::archive::{DocumentOfEntry, Fact, Language, Text, Window};

/// In whose name a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mode {
    /// Adds to a record that exists, rather than being it.
    pub supplement: bool,
    /// What it adds is made up for a demonstration.
    pub synthetic: bool,
}

impl Mode {
    /// A file that is the record itself.
    pub const OWN: Self = Self {
        supplement: false,
        synthetic: false,
    };
    /// A supplement of true things.
    pub const ADDED: Self = Self {
        supplement: true,
        synthetic: false,
    };
}

/// Writes the fields of one record.
pub struct Pen {
    pub(super) mode: Mode,
    fresh: bool,
    pub(super) authority: &'static str,
    way_out: &'static str,
    /// Fields of the record that are made up; `*` for all of it.
    pub illustrative: BTreeSet<String>,
}

impl Pen {
    /// For a record that is `fresh` or, when it is not, has `illustrative` fields already.
    pub fn new(mode: Mode, fresh: bool, illustrative: &BTreeSet<String>) -> Self {
        let mut illustrative = illustrative.clone();
        if fresh && mode.synthetic {
            illustrative.insert("*".into());
        }
        let (authority, way_out) = match mode.supplement {
            true => ("the public record", "a supplement adds, it does not correct"),
            false => ("the record above", "say it in one place"),
        };
        Self {
            mode,
            fresh,
            authority,
            way_out,
            illustrative,
        }
    }

    /// For a record whose existing words come from `authority`.
    pub fn under(authority: &'static str, fresh: bool) -> Self {
        let way_out = "correct one of the two";
        Self {
            authority,
            way_out,
            ..Self::new(Mode::OWN, fresh, &BTreeSet::new())
        }
    }

    pub(super) fn invented(&self, field: &str) -> bool {
        self.illustrative.contains("*") || self.illustrative.contains(field)
    }

    /// Whether the record as a whole is made up.
    pub fn whole_invented(&self) -> bool {
        self.illustrative.contains("*")
    }

    pub(super) fn filled(&mut self, field: &str) {
        if self.fresh || self.whole_invented() {
            return;
        }
        if self.mode.synthetic {
            self.illustrative.insert(field.into());
        } else {
            self.illustrative.remove(field);
        }
    }

    pub(super) fn contradiction<T>(&self, said: &Said<'_, T>, old: &impl Shown, new: &impl Shown) {
        let what = format!("{} says {}", self.authority, quoted(&old.shown()));
        let hint = match said.at.node.value {
            super::yaml::Value::Scalar { .. } => self.way_out.to_owned(),
            _ => format!("here it is {}", quoted(&new.shown())),
        };
        said.at.error(&what, &hint);
    }

    /// A field with one value.
    pub fn one<T: PartialEq + Shown>(&mut self, field: &str, target: &mut Option<T>, said: Option<Said<'_, T>>) {
        let Some(said) = said else { return };
        match target {
            Some(old) if *old == said.value => {}
            Some(old) if !self.invented(field) => self.contradiction(&said, old, &said.value),
            _ => {
                *target = Some(said.value);
                self.filled(field);
            }
        }
    }

    /// A field that is always there; an empty one is absent.
    pub fn always(&mut self, field: &str, target: &mut String, said: Option<Said<'_, String>>) {
        let mut inner = (!target.is_empty()).then(|| std::mem::take(target));
        self.one(field, &mut inner, said);
        *target = inner.unwrap_or_default();
    }

    /// A text, language by language: new languages are added, the others must agree.
    pub fn text(&mut self, field: &str, target: &mut Option<Text>, said: Option<Said<'_, Text>>) {
        let Some(said) = said else { return };
        let Some(old) = target else {
            self.filled(field);
            *target = Some(said.value);
            return;
        };
        self.words(field, old, &said);
    }

    pub(super) fn words(&mut self, field: &str, old: &mut Text, said: &Said<'_, Text>) {
        let replaceable = self.invented(field);
        let mut replaced = false;
        for (language, words) in &said.value.words {
            let mut translated = said.value.translated.contains(language);
            match old.words.get(language) {
                Some(there) if there == words => continue,
                Some(there) if !replaceable => {
                    let at = said.at.entry(language.as_str()).unwrap_or(said.at);
                    self.contradiction(&at.said(()), there, words);
                    continue;
                }
                Some(_) => replaced = true,
                // Words made up beside a source's own can only be a translation of them.
                None => translated |= self.mode.synthetic && !replaceable,
            }
            old.words.insert(language.clone(), words.clone());
            match translated {
                true => old.translated.insert(language.clone()),
                false => old.translated.remove(language),
            };
        }
        if replaced {
            self.filled(field);
        }
    }

    pub fn main_text(&mut self, field: &str, target: &mut Text, said: Option<Said<'_, Text>>) {
        let mut inner = (!target.is_empty()).then(|| std::mem::take(target));
        self.text(field, &mut inner, said);
        *target = inner.unwrap_or_default();
    }

    /// A list that is given as a whole.
    pub fn whole<T: PartialEq>(&mut self, field: &str, target: &mut Vec<T>, said: Option<Said<'_, Vec<T>>>)
    where
        Vec<T>: Shown,
    {
        let Some(said) = said else { return };
        if said.value.is_empty() || *target == said.value {
            return;
        }
        if !target.is_empty() && !self.invented(field) {
            return self.contradiction(&said, target, &said.value);
        }
        *target = said.value;
        self.filled(field);
    }

    /// A list to which a supplement may add.
    pub fn more<T: PartialEq>(&mut self, field: &str, target: &mut Vec<T>, said: Option<Said<'_, Vec<T>>>) {
        let before = target.len();
        self.people(target, said);
        if self.mode.synthetic && target.len() > before {
            self.filled(field);
        }
    }

    /// The same for people: who is made up says so, and the others in the list stay what they are.
    pub fn people<T: PartialEq>(&mut self, target: &mut Vec<T>, said: Option<Said<'_, Vec<T>>>) {
        for item in said.into_iter().flat_map(|said| said.value) {
            if !target.contains(&item) {
                target.push(item);
            }
        }
    }

    /// A yes that is never taken back.
    pub fn flag(&mut self, field: &str, target: &mut bool, said: Option<Said<'_, bool>>) {
        if said.is_some_and(|said| said.value) && !*target {
            *target = true;
            self.filled(field);
        }
    }
}

fn quoted(words: &str) -> String {
    format!("\"{words}\"")
}

/// A value in the words of a remark.
pub trait Shown {
    fn shown(&self) -> String;
}

macro_rules! shown_as_displayed {
    ($($kind:ty),*) => { $(impl Shown for $kind {
        fn shown(&self) -> String {
            self.to_string()
        }
    })* };
}
shown_as_displayed!(String, Date, u32, i16, Window);

impl Shown for DateTime {
    fn shown(&self) -> String {
        self.strftime("%Y-%m-%dT%H:%M").to_string()
    }
}

impl Shown for Time {
    fn shown(&self) -> String {
        self.strftime("%H:%M").to_string()
    }
}

impl Shown for Text {
    fn shown(&self) -> String {
        self.best("en").map(|(_, words)| words.to_owned()).unwrap_or_default()
    }
}

impl Shown for Language {
    fn shown(&self) -> String {
        self.as_str().to_owned()
    }
}

impl Shown for Fact {
    fn shown(&self) -> String {
        match &self.value {
            Some(value) => format!("{}: {value}", self.what.shown()),
            None => self.what.shown(),
        }
    }
}

impl Shown for DocumentOfEntry {
    fn shown(&self) -> String {
        match &self.status {
            Some(status) => format!("{}: {}", self.title.shown(), status.shown()),
            None => self.title.shown(),
        }
    }
}

impl<T: Shown> Shown for Vec<T> {
    fn shown(&self) -> String {
        self.iter().map(Shown::shown).collect::<Vec<_>>().join(", ")
    }
}
