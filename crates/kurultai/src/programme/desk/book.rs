//! Who is who in an edition: the names of its records, so that one record can name another the way people do.

use std::collections::{BTreeMap, HashMap};

use exchange::archive::{Edition, Text};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::forum::store as forum;
use crate::platform::db::{DbResult, Tx};
use crate::platform::i18n::{Lang, Locale, locale};
use crate::platform::search;
use crate::programme::draft;
use crate::programme::records::Kind;

/// The records of an edition by kind, and the regions and series that all editions share.
#[derive(Debug)]
pub struct Book {
    pub l: &'static Locale,
    pub lang: Lang,
    /// `None` for what belongs to no edition.
    pub draft: Option<Edition>,
    /// In which texts are due, in the order of the edition.
    pub languages: Vec<String>,
    entries: BTreeMap<Kind, Vec<Entry>>,
}

/// One record as others name it.
#[derive(Debug, Clone)]
pub struct Entry {
    pub id: String,
    pub name: Text,
    /// The name in the reader's language, told apart from others that are called the same.
    pub word: String,
}

/// What can be bound by an agreement.
const PARTIES: [Kind; 3] = [Kind::Side, Kind::Region, Kind::Organisation];

/// Why words name no record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unknown {
    Nobody,
    /// Several are called this; their words.
    Several(Vec<String>),
}

impl Book {
    /// The book of an edition, or `None` when there is none with this key.
    pub async fn of_edition(tx: &mut Tx, edition: &str, lang: Lang) -> DbResult<Option<Self>> {
        let Some(draft) = draft::load(tx, edition).await? else {
            return Ok(None);
        };
        let mut book = Self::shared(tx, lang).await?;
        book.languages = draft.languages.iter().map(|tag| tag.as_str().to_owned()).collect();
        book.add_records(&draft);
        book.draft = Some(draft);
        Ok(Some(book))
    }

    /// The book of what belongs to no edition.
    pub async fn shared(tx: &mut Tx, lang: Lang) -> DbResult<Self> {
        let reference = forum::reference(tx).await?;
        let mut book = Self {
            l: locale(lang),
            lang,
            draft: None,
            languages: Lang::all().map(|lang| lang.tag().to_owned()).to_vec(),
            entries: BTreeMap::new(),
        };
        book.add(
            Kind::Region,
            reference.regions.iter().map(|region| (&region.id, region.name.clone())),
        );
        book.add(
            Kind::Series,
            reference.series.iter().map(|series| (&series.id, series.title.clone())),
        );
        Ok(book)
    }

    /// The zone in which the programme is printed.
    pub fn zone(&self) -> TimeZone {
        self.draft
            .as_ref()
            .and_then(|draft| TimeZone::get(&draft.timezone).ok())
            .unwrap_or(TimeZone::UTC)
    }

    fn add_records(&mut self, draft: &Edition) {
        self.add(Kind::Side, draft.sides.iter().map(|side| (&side.id, side.name.clone())));
        self.add(
            Kind::Track,
            draft.tracks.iter().map(|track| (&track.id, track.name.clone())),
        );
        self.add(
            Kind::Venue,
            draft.venues.iter().map(|venue| (&venue.id, venue.name.clone())),
        );
        // A hall is known by its venue: "Great hall, University".
        let halls = draft.venues.iter().flat_map(|venue| {
            venue.halls.iter().map(|hall| {
                let mut name = hall.name.clone();
                for (tag, words) in &mut name.words {
                    if let Some((_, place)) = venue.name.best(tag.as_str()) {
                        *words = format!("{words}, {place}");
                    }
                }
                (&hall.id, name)
            })
        });
        self.add(Kind::Hall, halls);
        self.add(
            Kind::Organisation,
            draft.organisations.iter().map(|body| (&body.id, body.name.clone())),
        );
        self.add(
            Kind::Person,
            draft.people.iter().map(|person| (&person.id, person.name.clone())),
        );
        let regions = self.entries.get(&Kind::Region).cloned().unwrap_or_default();
        self.add(
            Kind::Delegation,
            draft.delegations.iter().map(|delegation| {
                let region = delegation.region.as_ref();
                let name = regions
                    .iter()
                    .find(|entry| Some(&entry.id) == region)
                    .map(|entry| entry.name.clone())
                    .or_else(|| {
                        let side = draft.sides.iter().find(|side| side.id == delegation.side);
                        side.map(|side| side.name.clone())
                    });
                (&delegation.id, name.unwrap_or_default())
            }),
        );
        self.add(
            Kind::Session,
            draft
                .sessions
                .iter()
                .map(|session| (&session.id, session.title.clone())),
        );
        self.add(
            Kind::Agreement,
            draft
                .agreements
                .iter()
                .map(|agreement| (&agreement.id, agreement.title.clone())),
        );
        self.add(
            Kind::Source,
            draft
                .sources
                .iter()
                .map(|source| (&source.id, Text::of("en", source.publisher.clone()))),
        );
    }

    fn add<'a>(&mut self, kind: Kind, records: impl Iterator<Item = (&'a String, Text)>) {
        let tag = self.lang.tag();
        let mut entries: Vec<Entry> = records
            .map(|(id, name)| Entry {
                word: name.best(tag).map_or_else(|| id.clone(), |(_, words)| words.to_owned()),
                id: id.clone(),
                name,
            })
            .collect();
        let mut count: HashMap<String, usize> = HashMap::new();
        for entry in &entries {
            *count.entry(entry.word.clone()).or_default() += 1;
        }
        for entry in &mut entries {
            if count[&entry.word] > 1 {
                entry.word = format!("{} · {}", entry.word, entry.id);
            }
        }
        self.entries.insert(kind, entries);
    }

    pub fn entries(&self, kind: Kind) -> &[Entry] {
        self.entries.get(&kind).map_or(&[], Vec::as_slice)
    }

    /// The entries in the reader's alphabet.
    pub fn sorted(&self, kind: Kind) -> Vec<&Entry> {
        let mut entries: Vec<&Entry> = self.entries(kind).iter().collect();
        entries.sort_by_cached_key(|entry| self.l.sort_key(&entry.word));
        entries
    }

    /// What people call this record; its key when nobody knows it.
    pub fn word(&self, kind: Kind, id: &str) -> String {
        if kind == Kind::Day {
            return id
                .parse::<Date>()
                .map_or_else(|_| id.to_owned(), |day| self.l.date_with_weekday(day));
        }
        if kind == Kind::Travel
            && let Some((from, to)) = id.split_once('>')
        {
            return format!("{} → {}", self.word(Kind::Venue, from), self.word(Kind::Venue, to));
        }
        self.entries(kind)
            .iter()
            .find(|entry| entry.id == id)
            .map_or_else(|| id.to_owned(), |entry| entry.word.clone())
    }

    /// The record that somebody means by these words: its name in any language and script, or its key.
    ///
    /// # Errors
    /// When nobody is called this, or several are.
    pub fn find(&self, kind: Kind, words: &str) -> Result<String, Unknown> {
        let entries = self.entries(kind);
        let words = words.trim();
        if let Some(entry) = entries
            .iter()
            .find(|entry| entry.word == words)
            .or_else(|| entries.iter().find(|entry| entry.id == words))
        {
            return Ok(entry.id.clone());
        }
        let folded = search::fold(words);
        let mut turned = folded.clone();
        turned.sort_unstable();
        let called = |exact: bool| -> Vec<&Entry> {
            entries
                .iter()
                .filter(|entry| {
                    entry.name.words.values().any(|name| {
                        let mut name = search::fold(name);
                        if exact {
                            name == folded
                        } else {
                            name.sort_unstable();
                            name == turned
                        }
                    })
                })
                .collect()
        };
        if folded.is_empty() {
            return Err(Unknown::Nobody);
        }
        // Given name first or family name first.
        let found = Some(called(true))
            .filter(|found| !found.is_empty())
            .unwrap_or_else(|| called(false));
        match found.as_slice() {
            [] => Err(Unknown::Nobody),
            [one] => Ok(one.id.clone()),
            several => Err(Unknown::Several(
                several.iter().map(|entry| entry.word.clone()).collect(),
            )),
        }
    }

    /// The side, region or organisation that is meant as a party.
    ///
    /// # Errors
    /// As [`Book::find`]; also when a side and an organisation, say, are called the same.
    pub fn find_party(&self, words: &str) -> Result<String, Unknown> {
        let words = words.trim();
        if let Some(entry) = PARTIES.iter().flat_map(|kind| self.entries(*kind)).find(|entry| {
            entry.id == words
                || words
                    .strip_suffix(entry.id.as_str())
                    .is_some_and(|rest| rest == format!("{} · ", entry.word))
        }) {
            return Ok(entry.id.clone());
        }
        let mut found = Vec::new();
        let mut several = Vec::new();
        for kind in PARTIES {
            match self.find(kind, words) {
                Ok(id) => found.push(id),
                Err(Unknown::Nobody) => {}
                Err(Unknown::Several(words)) => several.extend(words),
            }
        }
        match (found.as_slice(), several.is_empty()) {
            ([one], true) => Ok(one.clone()),
            ([], true) => Err(Unknown::Nobody),
            _ => {
                several.extend(found.iter().map(|id| self.party(id)));
                Err(Unknown::Several(several))
            }
        }
    }

    /// What people call a party, told apart from others that are called the same.
    pub fn party(&self, id: &str) -> String {
        let all = || PARTIES.iter().flat_map(|kind| self.entries(*kind));
        match all().find(|entry| entry.id == id) {
            None => id.to_owned(),
            Some(entry) if all().filter(|other| other.word == entry.word).count() > 1 => {
                format!("{} · {id}", entry.word)
            }
            Some(entry) => entry.word.clone(),
        }
    }

    /// The name of a language.
    pub fn language(&self, tag: &str) -> String {
        Lang::from_tag(tag).map_or_else(|| self.l.term("language", tag), |lang| lang.native_name().to_owned())
    }
}
