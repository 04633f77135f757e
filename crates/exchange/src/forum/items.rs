//! Lists of items without ids, in which each is found by its English words: how the pen writes them.

use super::codes;
use super::fields::{Items, Said};
use super::supplement::{Pen, Shown};
use crate::archive::{DocumentOfEntry, Fact, Text};

impl Pen {
    /// A list of items without ids: the whole of it where the record has none; else words for items it has, each found
    /// by its English words. O(items²), for lists that people write by hand.
    pub fn items<T: Item>(&mut self, field: &str, target: &mut Vec<T>, said: Option<Items<'_, T>>) {
        let Some(said) = said else { return };
        if target.is_empty() || self.invented(field) {
            let given: Vec<T> = said.value.into_iter().map(|item| item.value).collect();
            if !given.is_empty() && *target != given {
                *target = given;
                self.filled(field);
            }
            return;
        }
        for (n, item) in said.value.into_iter().enumerate() {
            self.item(field, target, Some(n), item);
        }
    }

    /// One item of such a list; `place` is where in the list it is expected.
    pub fn item<T: Item>(&mut self, field: &str, target: &mut Vec<T>, place: Option<usize>, said: Said<'_, T>) {
        let Some(english) = said.value.words().get("en") else {
            let hint = "add `en` with the words of the record";
            return said
                .at
                .error("the English words are missing, by which this is found", hint);
        };
        let same = |index: &usize| target[*index].words().get("en") == Some(english);
        let all = || (0..target.len()).filter(same);
        let index = place
            .filter(|place| *place < target.len())
            .filter(same)
            .or_else(|| all().find(|index| target[*index] == said.value))
            .or_else(|| all().next());
        match index {
            Some(index) => {
                self.words(
                    field,
                    target[index].words_mut(),
                    &said.at.said(said.value.words().clone()),
                );
                let before = target[index].clone();
                if !target[index].take(&said.value) {
                    self.contradiction(&said, &before, &said.value);
                }
            }
            None if !self.mode.synthetic && (target.is_empty() || said.value.adds()) => target.push(said.value),
            None => {
                let near = nearest(english, target);
                let at = said.at.entry("en").unwrap_or(said.at);
                let hint = near.map_or("an item repeats the English words of the record".into(), |near| {
                    format!("did you mean \"{near}\"?")
                });
                at.error(&format!("{} has no such item", self.authority), &hint);
            }
        }
    }
}

/// An item of a list without ids, which is found by its English words.
pub trait Item: Clone + PartialEq + Shown {
    fn words(&self) -> &Text;
    fn words_mut(&mut self) -> &mut Text;
    /// Takes over what `other` says beside its words; false when the two contradict each other.
    fn take(&mut self, other: &Self) -> bool;
    /// Whether it says more than words do, so that it can be new to a list that exists.
    fn adds(&self) -> bool;
}

impl Item for Text {
    fn words(&self) -> &Text {
        self
    }

    fn words_mut(&mut self) -> &mut Text {
        self
    }

    fn take(&mut self, _: &Self) -> bool {
        true
    }

    fn adds(&self) -> bool {
        false
    }
}

impl Item for Fact {
    fn words(&self) -> &Text {
        &self.what
    }

    fn words_mut(&mut self) -> &mut Text {
        &mut self.what
    }

    fn take(&mut self, other: &Self) -> bool {
        self.approximate |= other.approximate;
        add_missing(&mut self.sources, &other.sources);
        agreed(&mut self.value, &other.value) && agreed(&mut self.unit, &other.unit)
    }

    fn adds(&self) -> bool {
        self.value.is_some() || !self.sources.is_empty()
    }
}

impl Item for DocumentOfEntry {
    fn words(&self) -> &Text {
        &self.title
    }

    fn words_mut(&mut self) -> &mut Text {
        &mut self.title
    }

    fn take(&mut self, other: &Self) -> bool {
        add_missing(&mut self.parties, &other.parties);
        let Some(other) = &other.status else { return true };
        let old = self.status.get_or_insert_default();
        let mut agree = true;
        for (language, words) in &other.words {
            let new = !old.words.contains_key(language);
            agree &= old.words.entry(language.clone()).or_insert_with(|| words.clone()) == words;
            if new && other.translated.contains(language) {
                old.translated.insert(language.clone());
            }
        }
        agree
    }

    fn adds(&self) -> bool {
        false
    }
}

fn agreed<T: Clone + PartialEq>(old: &mut Option<T>, new: &Option<T>) -> bool {
    if old.is_none() {
        old.clone_from(new);
    }
    new.is_none() || old == new
}

fn add_missing(list: &mut Vec<String>, more: &[String]) {
    for one in more {
        if !list.contains(one) {
            list.push(one.clone());
        }
    }
}

/// The English words nearest to `english`, by how both begin; a sentence is cut where a remark is.
fn nearest<T: Item>(english: &str, items: &[T]) -> Option<String> {
    let beginning = |words: &str| match words.char_indices().nth(80) {
        Some((cut, _)) => format!("{}…", &words[..cut]),
        None => words.to_owned(),
    };
    let all: Vec<_> = items
        .iter()
        .filter_map(|item| item.words().get("en"))
        .map(beginning)
        .collect();
    codes::nearest(&beginning(english), all.iter().map(String::as_str)).map(str::to_owned)
}
