//! An archive taken apart into records, so that two archives can be compared record by record and field by field.

use std::collections::{BTreeMap, BTreeSet};

use exchange::archive::Archive;
use serde::Serialize;
use serde_json::{Map, Value};

/// What a record is; its table, and its place in a list of differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    Source,
    Region,
    Fact,
    Series,
    SeriesEntry,
    Edition,
    Side,
    Day,
    Track,
    Venue,
    Hall,
    Travel,
    Organisation,
    Person,
    Delegation,
    Session,
    Agreement,
}

impl Kind {
    /// The name in messages and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Region => "region",
            Self::Fact => "fact",
            Self::Series => "series",
            Self::SeriesEntry => "series-entry",
            Self::Edition => "edition",
            Self::Side => "side",
            Self::Day => "day",
            Self::Track => "track",
            Self::Venue => "venue",
            Self::Hall => "hall",
            Self::Travel => "travel",
            Self::Organisation => "organisation",
            Self::Person => "person",
            Self::Delegation => "delegation",
            Self::Session => "session",
            Self::Agreement => "agreement",
        }
    }
}

/// Which record: of the named edition, or of none for shared facts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct RecordKey {
    pub edition: Option<String>,
    pub kind: Kind,
    pub id: String,
}

impl RecordKey {
    pub fn shared(kind: Kind, id: &str) -> Self {
        Self {
            edition: None,
            kind,
            id: id.to_owned(),
        }
    }

    pub fn of(edition: &str, kind: Kind, id: &str) -> Self {
        Self {
            edition: Some(edition.to_owned()),
            kind,
            id: id.to_owned(),
        }
    }
}

/// Whether a record is only in the new archive, in both but not the same, or only in the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    New,
    Changed,
    Gone,
}

/// One line of a list of differences.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecordChange {
    pub status: Status,
    #[serde(flatten)]
    pub key: RecordKey,
    /// What people call it.
    pub label: String,
    /// For a changed record: the fields that differ, with their values before and after.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldChange>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldChange {
    pub field: String,
    pub before: Value,
    pub after: Value,
}

/// The difference between two archives.
#[derive(Debug, Clone, Default)]
pub struct Difference {
    /// What people are shown: records whose content differs.
    pub changes: Vec<RecordChange>,
    /// What has to be written: the same, and records whose place in its list differs.
    pub touched: BTreeSet<RecordKey>,
}

impl Difference {
    pub fn is_empty(&self) -> bool {
        self.touched.is_empty()
    }

    /// How many records are new, changed and gone.
    pub fn counts(&self) -> [usize; 3] {
        [Status::New, Status::Changed, Status::Gone]
            .map(|status| self.changes.iter().filter(|change| change.status == status).count())
    }
}

#[derive(Debug)]
struct Record {
    position: usize,
    fields: Map<String, Value>,
}

/// Compares two archives; linear in their size.
pub fn difference(before: &Archive, after: &Archive) -> Difference {
    let mut old = take_apart(before);
    let new = take_apart(after);
    let mut difference = Difference::default();
    for (key, record) in new {
        match old.remove(&key) {
            None => {
                difference.changes.push(RecordChange {
                    status: Status::New,
                    label: label(&record.fields),
                    key: key.clone(),
                    fields: Vec::new(),
                });
                difference.touched.insert(key);
            }
            Some(was) if was.fields != record.fields => {
                difference.changes.push(RecordChange {
                    status: Status::Changed,
                    label: label(&record.fields),
                    key: key.clone(),
                    fields: field_changes(was.fields, record.fields),
                });
                difference.touched.insert(key);
            }
            Some(was) if was.position != record.position => {
                difference.touched.insert(key);
            }
            Some(_) => {}
        }
    }
    for (key, record) in old {
        difference.changes.push(RecordChange {
            status: Status::Gone,
            label: label(&record.fields),
            key: key.clone(),
            fields: Vec::new(),
        });
        difference.touched.insert(key);
    }
    difference.changes.sort_by(|a, b| a.key.cmp(&b.key));
    difference
}

fn field_changes(mut before: Map<String, Value>, after: Map<String, Value>) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    for (field, value) in after {
        let was = before.remove(&field).unwrap_or(Value::Null);
        if was != value {
            changes.push(FieldChange {
                field,
                before: was,
                after: value,
            });
        }
    }
    changes.extend(before.into_iter().map(|(field, value)| FieldChange {
        field,
        before: value,
        after: Value::Null,
    }));
    changes
}

fn take_apart(archive: &Archive) -> BTreeMap<RecordKey, Record> {
    let mut records = BTreeMap::new();
    let mut add = |key: RecordKey, position: usize, fields: Map<String, Value>| {
        records.insert(key, Record { position, fields });
    };
    for (position, source) in archive.sources.iter().enumerate() {
        add(RecordKey::shared(Kind::Source, &source.id), position, fields(source));
    }
    for (position, region) in archive.regions.iter().enumerate() {
        add(RecordKey::shared(Kind::Region, &region.id), position, fields(region));
    }
    for (position, fact) in archive.facts.iter().enumerate() {
        add(
            RecordKey::shared(Kind::Fact, &position.to_string()),
            position,
            fields(fact),
        );
    }
    for (position, series) in archive.series.iter().enumerate() {
        let mut own = fields(series);
        own.remove("entries");
        add(RecordKey::shared(Kind::Series, &series.id), position, own);
        for (position, entry) in series.entries.iter().enumerate() {
            let key = RecordKey::shared(Kind::SeriesEntry, &format!("{}/{}", series.id, entry.ordinal));
            add(key, position, fields(entry));
        }
    }
    for edition in &archive.editions {
        let mut own = fields(edition);
        let lists = [
            ("sources", Kind::Source),
            ("sides", Kind::Side),
            ("days", Kind::Day),
            ("tracks", Kind::Track),
            ("venues", Kind::Venue),
            ("travel", Kind::Travel),
            ("organisations", Kind::Organisation),
            ("people", Kind::Person),
            ("delegations", Kind::Delegation),
            ("sessions", Kind::Session),
            ("agreements", Kind::Agreement),
        ];
        let mut halls = 0;
        for (list, kind) in lists {
            let Some(Value::Array(items)) = own.remove(list) else {
                continue;
            };
            for (position, item) in items.into_iter().enumerate() {
                let Value::Object(mut item) = item else { continue };
                let id = match kind {
                    Kind::Day => text(&item, "date"),
                    Kind::Travel => format!("{}>{}", text(&item, "from"), text(&item, "to")),
                    _ => text(&item, "id"),
                };
                if let Some(Value::Array(rooms)) = item.remove("halls") {
                    for room in rooms {
                        let Value::Object(mut room) = room else { continue };
                        room.insert("venue".to_owned(), Value::String(id.clone()));
                        add(RecordKey::of(&edition.id, Kind::Hall, &text(&room, "id")), halls, room);
                        halls += 1;
                    }
                }
                add(RecordKey::of(&edition.id, kind, &id), position, item);
            }
        }
        add(RecordKey::of(&edition.id, Kind::Edition, &edition.id), 0, own);
    }
    records
}

fn fields<T: Serialize>(record: &T) -> Map<String, Value> {
    match serde_json::to_value(record) {
        Ok(Value::Object(fields)) => fields,
        _ => unreachable!("records serialise to objects"),
    }
}

fn text(fields: &Map<String, Value>, field: &str) -> String {
    fields.get(field).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The title or name in English, else in any language, else the id.
fn label(fields: &Map<String, Value>) -> String {
    ["title", "name", "city", "publisher", "what"]
        .iter()
        .find_map(|field| match fields.get(*field)? {
            Value::String(words) => Some(words.clone()),
            Value::Object(words) => ["en", "ru", "kk"]
                .iter()
                .find_map(|language| words.get(*language))
                .or_else(|| words.values().find(|value| value.is_string()))
                .and_then(Value::as_str)
                .map(str::to_owned),
            _ => None,
        })
        .unwrap_or_default()
}
