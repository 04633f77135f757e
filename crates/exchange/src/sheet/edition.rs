//! What a sheet is read against: the records of the edition, and the words that name them.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::fold::{fold, nearest};
use super::layout::{Holds, List, Reference};

/// A set of words that a field chooses from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Vocabulary {
    SessionKind,
    Role,
    OrganisationKind,
    VenueKind,
    Equipment,
    Status,
    /// Names of languages.
    Language,
}

/// A key with everything it is called, first in the language in which sheets are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub key: String,
    pub names: Vec<String>,
}

/// The key of a record and its fields.
pub type Record = (String, Map<String, Value>);

/// An edition as the reader of sheets needs it.
#[derive(Debug, Clone, Default)]
pub struct Edition {
    /// In which texts are due.
    pub languages: Vec<String>,
    pub start: Option<Date>,
    pub end: Option<Date>,
    /// The language in which records are called by their names, where they have one in it.
    pub(super) preferred: Option<String>,
    records: BTreeMap<List, Vec<Record>>,
    places: HashMap<List, HashMap<String, usize>>,
    names: BTreeMap<Reference, Names>,
    terms: BTreeMap<Vocabulary, Names>,
}

impl Edition {
    pub fn new(languages: Vec<String>, start: Option<Date>, end: Option<Date>) -> Self {
        Self {
            languages,
            start,
            end,
            ..Self::default()
        }
    }

    /// The records of a list, in its order. Names are taken from them; words that they use are known from then on.
    pub fn add_records(&mut self, list: List, records: Vec<Record>) {
        if let Some(reference) = named_by(list) {
            let terms = records.iter().map(|(id, fields)| Term {
                key: id.clone(),
                names: names_of(fields),
            });
            self.names.insert(reference, Names::new(terms.collect()));
        }
        for column in list.columns(&[]) {
            let (Holds::Term(vocabulary) | Holds::Terms(vocabulary)) = column.holds else {
                continue;
            };
            for (_, fields) in &records {
                self.learn(vocabulary, fields.get(column.field));
            }
        }
        if list == List::Sessions {
            for (_, fields) in &records {
                for role in fields.get("roles").and_then(Value::as_array).into_iter().flatten() {
                    self.learn(Vocabulary::Role, role.get("role"));
                }
            }
        }
        let places = records.iter().enumerate().map(|(place, (id, _))| (id.clone(), place));
        self.places.insert(list, places.collect());
        self.records.insert(list, records);
    }

    /// Names in this language come first: it is the one in which sheets are written. Terms stay as they were given.
    pub fn prefer(&mut self, language: &str) {
        self.preferred = Some(language.to_owned());
        for (list, reference) in List::ALL.into_iter().filter_map(|list| Some((list, named_by(list)?))) {
            let Some(names) = self.names.get_mut(&reference) else {
                continue;
            };
            for (id, fields) in self.records.get(&list).into_iter().flatten() {
                let own = ["name", "title"]
                    .iter()
                    .find_map(|field| fields.get(*field)?.get(language)?.as_str());
                let place = names.keys.get(id).copied();
                if let (Some(own), Some(place)) = (own, place) {
                    let known = &mut names.terms[place].names;
                    if let Some(at) = known.iter().position(|name| name == own) {
                        known[..=at].rotate_right(1);
                    }
                }
            }
        }
    }

    fn learn(&mut self, vocabulary: Vocabulary, value: Option<&Value>) {
        let words: Vec<&str> = match value {
            Some(Value::String(word)) => vec![word],
            Some(Value::Array(words)) => words.iter().filter_map(Value::as_str).collect(),
            _ => return,
        };
        let known = self.terms.entry(vocabulary).or_default();
        for word in words {
            if !known.keys.contains_key(word) {
                known.add(Term {
                    key: word.to_owned(),
                    names: Vec::new(),
                });
            }
        }
    }

    /// The sides, or the regions, with their names.
    pub fn add_named(&mut self, reference: Reference, terms: Vec<Term>) {
        self.names.insert(reference, Names::new(terms));
    }

    /// The words of a vocabulary.
    pub fn add_terms(&mut self, vocabulary: Vocabulary, terms: Vec<Term>) {
        let names = self.terms.entry(vocabulary).or_default();
        for term in terms {
            names.add(term);
        }
    }

    /// Keys that the sheet itself brings, which its other rows may name.
    pub(super) fn add_key(&mut self, list: List, key: &str, names: Vec<String>) {
        if let Some(reference) = named_by(list) {
            let known = self.names.entry(reference).or_default();
            if !known.keys.contains_key(key) {
                known.add(Term {
                    key: key.to_owned(),
                    names,
                });
            }
        }
    }

    pub fn records(&self, list: List) -> &[Record] {
        self.records.get(&list).map_or(&[], Vec::as_slice)
    }

    pub fn record(&self, list: List, id: &str) -> Option<&Map<String, Value>> {
        let place = *self.places.get(&list)?.get(id)?;
        self.records(list).get(place).map(|(_, fields)| fields)
    }

    pub(super) fn names(&self, reference: Reference) -> Option<&Names> {
        self.names.get(&reference)
    }

    pub(super) fn terms(&self, vocabulary: Vocabulary) -> Option<&Names> {
        self.terms.get(&vocabulary)
    }

    /// What people call something, in the language in which sheets are written; its key when that is not known.
    pub fn name(&self, reference: Reference, key: &str) -> String {
        self.names(reference)
            .and_then(|names| names.name(key))
            .unwrap_or(key)
            .to_owned()
    }

    pub fn word(&self, vocabulary: Vocabulary, key: &str) -> String {
        self.terms(vocabulary)
            .and_then(|names| names.name(key))
            .unwrap_or(key)
            .to_owned()
    }
}

/// What is named by the records of a list.
pub(super) fn named_by(list: List) -> Option<Reference> {
    Some(match list {
        List::Organisations => Reference::Organisation,
        List::People => Reference::Person,
        List::Sessions => Reference::Session,
        List::Venues => Reference::Venue,
        List::Halls => Reference::Hall,
        List::Tracks => Reference::Track,
        List::Roles | List::Travel | List::Days | List::Delegations => return None,
    })
}

/// Every name or title of a record, in all languages, and its name in Latin letters.
pub(super) fn names_of(fields: &Map<String, Value>) -> Vec<String> {
    let texts = ["name", "title", "former_name"]
        .iter()
        .filter_map(|field| fields.get(*field))
        .filter_map(Value::as_object);
    let mut names: Vec<String> = texts
        .flat_map(|words| words.values().filter_map(Value::as_str).map(str::to_owned))
        .collect();
    names.extend(fields.get("latin_name").and_then(Value::as_str).map(str::to_owned));
    names
}

/// Keys and what they are called.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    terms: Vec<Term>,
    keys: HashMap<String, usize>,
    exact: HashMap<String, Vec<usize>>,
    folded: HashMap<String, Vec<usize>>,
}

/// What a name led to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'a> {
    One(&'a str),
    Many(Vec<&'a str>),
    None,
}

impl Names {
    fn new(terms: Vec<Term>) -> Self {
        let mut names = Self::default();
        terms.into_iter().for_each(|term| names.add(term));
        names
    }

    fn add(&mut self, term: Term) {
        let place = match self.keys.get(&term.key) {
            Some(place) => *place,
            None => {
                self.keys.insert(term.key.clone(), self.terms.len());
                self.terms.push(Term {
                    key: term.key.clone(),
                    names: Vec::new(),
                });
                let key = fold(&term.key);
                put(&mut self.folded, key, self.terms.len() - 1);
                self.terms.len() - 1
            }
        };
        for name in term.names {
            put(&mut self.exact, name.to_lowercase(), place);
            put(&mut self.folded, fold(&name), place);
            self.terms[place].names.push(name);
        }
    }

    /// By key, else by name as it is written, else by name in any script and spelling.
    pub(super) fn find(&self, words: &str) -> Found<'_> {
        if let Some(place) = self.keys.get(words) {
            return Found::One(&self.terms[*place].key);
        }
        for places in [self.exact.get(&words.to_lowercase()), self.folded.get(&fold(words))] {
            match places.map(Vec::as_slice) {
                Some([one]) => return Found::One(&self.terms[*one].key),
                Some(many) => return Found::Many(many.iter().map(|place| self.terms[*place].key.as_str()).collect()),
                None => {}
            }
        }
        Found::None
    }

    /// Names that are written much like it, with their keys.
    pub(super) fn nearest(&self, words: &str) -> Vec<String> {
        let mut candidates: Vec<(&str, usize)> = self
            .folded
            .iter()
            .flat_map(|(name, places)| places.iter().map(move |place| (name.as_str(), *place)))
            .collect();
        candidates.sort_unstable();
        let found = nearest(&fold(words), candidates.iter().map(|(name, _)| *name), 6);
        let mut hints: Vec<String> = Vec::new();
        for place in found {
            let hint = self.hint(candidates[place].1);
            if !hints.contains(&hint) && hints.len() < 3 {
                hints.push(hint);
            }
        }
        hints
    }

    /// A few of the words there are, for a vocabulary.
    pub(super) fn some(&self, most: usize) -> Vec<String> {
        let named = (0..self.terms.len()).filter(|place| !self.terms[*place].names.is_empty());
        named.take(most).map(|place| self.hint(place)).collect()
    }

    pub(super) fn hint_of(&self, key: &str) -> String {
        self.keys
            .get(key)
            .map_or_else(|| key.to_owned(), |place| self.hint(*place))
    }

    fn hint(&self, place: usize) -> String {
        let term = &self.terms[place];
        match term.names.first() {
            Some(name) => format!("{name} ({})", term.key),
            None => term.key.clone(),
        }
    }

    fn name(&self, key: &str) -> Option<&str> {
        self.terms[*self.keys.get(key)?].names.first().map(String::as_str)
    }

    /// The first name by which exactly this key is found again; the key itself when there is none.
    pub(super) fn writable<'a>(&'a self, key: &'a str) -> &'a str {
        let names = self.name(key);
        let good = |name: &&str| {
            self.find(name) == Found::One(key)
                && !name.contains([';', '\n', '|'])
                && name.trim() == *name
                && !name.starts_with('\'')
        };
        names.filter(good).unwrap_or(key)
    }
}

fn put(map: &mut HashMap<String, Vec<usize>>, name: String, place: usize) {
    if name.is_empty() {
        return;
    }
    let places = map.entry(name).or_default();
    if !places.contains(&place) {
        places.push(place);
    }
}
