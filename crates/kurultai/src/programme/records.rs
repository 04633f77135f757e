//! An archive taken apart into records, so that two archives can be compared record by record and field by field, and put
//! together again from them.
//!
//! Always true: [`put_together`] of what [`take_apart`] gave is the same archive. A record's fields are those of the archive's
//! JSON, without the lists that are records of their own; a hall also says which `venue` it is in.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use exchange::archive::{
    Agreement, Archive, Day, Delegation, Edition, FORMAT, Fact, Hall, Organisation, Person, Region, Series,
    SeriesEntry, Session, Side, Source, Track, Travel, Venue,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// What a record is; its table, and its place in a list of differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    pub const ALL: [Self; 17] = [
        Self::Source,
        Self::Region,
        Self::Fact,
        Self::Series,
        Self::SeriesEntry,
        Self::Edition,
        Self::Side,
        Self::Day,
        Self::Track,
        Self::Venue,
        Self::Hall,
        Self::Travel,
        Self::Organisation,
        Self::Person,
        Self::Delegation,
        Self::Session,
        Self::Agreement,
    ];

    /// The kind with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Whether its records belong to no edition.
    pub fn is_shared(self) -> bool {
        matches!(self, Self::Region | Self::Fact | Self::Series | Self::SeriesEntry)
    }

    /// Whether its records carry an identity that calendars and other systems know them by.
    pub fn has_uid(self) -> bool {
        matches!(
            self,
            Self::Edition
                | Self::Venue
                | Self::Hall
                | Self::Organisation
                | Self::Person
                | Self::Delegation
                | Self::Session
                | Self::Agreement
        )
    }

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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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

impl fmt::Display for RecordKey {
    /// `edition/kind/id`, or `kind/id` for shared facts.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(edition) = &self.edition {
            write!(f, "{edition}/")?;
        }
        write!(f, "{}/{}", self.kind.name(), self.id)
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

/// A record and its place in the list it came from.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub position: usize,
    pub fields: Map<String, Value>,
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

/// The fields that differ, with their values before and after.
pub fn field_changes(mut before: Map<String, Value>, after: Map<String, Value>) -> Vec<FieldChange> {
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

/// Every record of an archive.
pub fn take_apart(archive: &Archive) -> BTreeMap<RecordKey, Record> {
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
        let mut halls = 0;
        for (list, kind) in LISTS {
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

/// The lists of an edition that are records of their own; halls are a list of each venue.
pub const LISTS: [(&str, Kind); 11] = [
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
pub fn label(fields: &Map<String, Value>) -> String {
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

/// A field that does not fit its record.
#[derive(Debug, Clone, PartialEq)]
pub struct Misfit {
    pub key: RecordKey,
    pub field: String,
    pub problem: Problem,
    pub value: Value,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The record must have it.
    Missing,
    /// Records of this kind have no such field.
    Unknown,
    /// Its value is of another kind: words where a number belongs, a day that no calendar has.
    Wrong(String),
    /// It names a record that is not there.
    Nowhere,
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            key, field, problem, ..
        } = self;
        match problem {
            Problem::Missing => write!(f, "{key}: {field} is missing"),
            Problem::Unknown => write!(f, "{key}: there is no field {field}"),
            Problem::Wrong(problem) => write!(f, "{key}: {field}: {problem}"),
            Problem::Nowhere => write!(f, "{key}: {field} names {}, which is not there", self.value),
        }
    }
}

/// The archive these records were taken from.
///
/// # Errors
/// Every field that does not fit its record.
pub fn put_together(records: impl IntoIterator<Item = (RecordKey, Record)>) -> Result<Archive, Vec<Misfit>> {
    let mut shared: Vec<(RecordKey, Record)> = Vec::new();
    let mut editions: BTreeMap<String, Vec<(RecordKey, Record)>> = BTreeMap::new();
    for (key, record) in records {
        match &key.edition {
            None => shared.push((key, record)),
            Some(edition) => editions.entry(edition.clone()).or_default().push((key, record)),
        }
    }
    let by_place = |list: &mut Vec<(RecordKey, Record)>| {
        list.sort_by_key(|(key, record)| (key.kind, record.position));
    };
    let mut misfits = Vec::new();
    let mut reference = Shared::default();
    by_place(&mut shared);
    for (key, record) in shared {
        misfits.extend(reference.put(&key, record.fields).err().into_iter().flatten());
    }
    let mut whole = Vec::with_capacity(editions.len());
    for (edition, mut list) in editions {
        by_place(&mut list);
        let own = RecordKey::of(&edition, Kind::Edition, &edition);
        let fields = match list.iter().position(|(key, _)| *key == own) {
            Some(place) => list.remove(place).1.fields,
            None => Map::new(),
        };
        match Parts::of_fields(&own, fields) {
            Err(more) => misfits.extend(more),
            Ok(mut parts) => {
                for (key, record) in list {
                    misfits.extend(parts.put(&key, record.fields).err().into_iter().flatten());
                }
                match parts.whole() {
                    Ok(edition) => whole.push(edition),
                    Err(more) => misfits.extend(more),
                }
            }
        }
    }
    let archive = match reference.whole() {
        Ok(archive) => archive,
        Err(more) => {
            misfits.extend(more);
            Archive::default()
        }
    };
    if misfits.is_empty() {
        Ok(Archive {
            editions: whole,
            ..archive
        })
    } else {
        Err(misfits)
    }
}

/// A kind of record as the archive has it.
trait Item: Sized {
    fn id(&self) -> String;
    fn fields(&self) -> Map<String, Value>;
    fn read(key: &RecordKey, fields: Map<String, Value>) -> Result<Self, Vec<Misfit>>;
}

macro_rules! items {
    ($($item:ty, $kind:ident, $this:ident => $id:expr;)*) => {
        $(impl Item for $item {
            fn id(&self) -> String {
                let $this = self;
                $id
            }

            fn fields(&self) -> Map<String, Value> {
                fields(self)
            }

            fn read(key: &RecordKey, fields: Map<String, Value>) -> Result<Self, Vec<Misfit>> {
                typed(key, fields, &[])
            }
        })*
    };
}

items! {
    Source, Source, this => this.id.clone();
    Region, Region, this => this.id.clone();
    Side, Side, this => this.id.clone();
    Day, Day, this => this.date.to_string();
    Track, Track, this => this.id.clone();
    Travel, Travel, this => format!("{}>{}", this.from, this.to);
    Organisation, Organisation, this => this.id.clone();
    Person, Person, this => this.id.clone();
    Delegation, Delegation, this => this.id.clone();
    Session, Session, this => this.id.clone();
    Agreement, Agreement, this => this.id.clone();
}

impl Item for Venue {
    fn id(&self) -> String {
        self.id.clone()
    }

    fn fields(&self) -> Map<String, Value> {
        let mut own = fields(self);
        own.remove("halls");
        own
    }

    fn read(key: &RecordKey, fields: Map<String, Value>) -> Result<Self, Vec<Misfit>> {
        typed(key, fields, &["halls"])
    }
}

/// A hall and the venue it is in.
#[derive(Debug, Clone)]
struct HallOf(String, Hall);

impl Item for HallOf {
    fn id(&self) -> String {
        self.1.id.clone()
    }

    fn fields(&self) -> Map<String, Value> {
        let mut own = fields(&self.1);
        own.insert("venue".to_owned(), Value::String(self.0.clone()));
        own
    }

    fn read(key: &RecordKey, mut fields: Map<String, Value>) -> Result<Self, Vec<Misfit>> {
        let venue = fields.remove("venue");
        let hall = typed(key, fields, &[]);
        let problem = match &venue {
            Some(Value::String(venue)) => return Ok(Self(venue.clone(), hall?)),
            None | Some(Value::Null) => Problem::Missing,
            Some(_) => Problem::Wrong("the key of a venue is a text".to_owned()),
        };
        let mut misfits = hall.err().unwrap_or_default();
        misfits.push(Misfit {
            key: key.clone(),
            field: "venue".to_owned(),
            problem,
            value: venue.unwrap_or_default(),
        });
        Err(misfits)
    }
}

impl Item for Series {
    fn id(&self) -> String {
        self.id.clone()
    }

    fn fields(&self) -> Map<String, Value> {
        let mut own = fields(self);
        own.remove("entries");
        own
    }

    fn read(key: &RecordKey, fields: Map<String, Value>) -> Result<Self, Vec<Misfit>> {
        typed(key, fields, &["entries"])
    }
}

/// An entry and the series it belongs to.
#[derive(Debug, Clone)]
struct EntryOf(String, SeriesEntry);

impl Item for EntryOf {
    fn id(&self) -> String {
        format!("{}/{}", self.0, self.1.ordinal)
    }

    fn fields(&self) -> Map<String, Value> {
        fields(&self.1)
    }

    fn read(key: &RecordKey, fields: Map<String, Value>) -> Result<Self, Vec<Misfit>> {
        let series = key.id.rsplit_once('/').map_or("", |(series, _)| series);
        Ok(Self(series.to_owned(), typed(key, fields, &[])?))
    }
}

/// A fact, which is named by its place.
#[derive(Debug, Clone)]
struct FactAt(String, Fact);

impl Item for FactAt {
    fn id(&self) -> String {
        self.0.clone()
    }

    fn fields(&self) -> Map<String, Value> {
        fields(&self.1)
    }

    fn read(key: &RecordKey, fields: Map<String, Value>) -> Result<Self, Vec<Misfit>> {
        Ok(Self(key.id.clone(), typed(key, fields, &[])?))
    }
}

/// Records of one kind in their order, found by their ids.
#[derive(Debug)]
struct List<T> {
    items: Vec<Option<T>>,
    places: HashMap<String, usize>,
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self {
            items: Vec::new(),
            places: HashMap::new(),
        }
    }
}

impl<T: Item> List<T> {
    fn of(items: Vec<T>) -> Self {
        let places = items
            .iter()
            .enumerate()
            .map(|(place, item)| (item.id(), place))
            .collect();
        Self {
            items: items.into_iter().map(Some).collect(),
            places,
        }
    }

    fn get(&self, id: &str) -> Option<Map<String, Value>> {
        self.items[*self.places.get(id)?].as_ref().map(Item::fields)
    }

    /// In the place of the record with this id, else at the end.
    fn put(&mut self, key: &RecordKey, fields: Map<String, Value>) -> Result<(), Vec<Misfit>> {
        let item = T::read(key, fields)?;
        match self.places.get(&key.id) {
            Some(place) => self.items[*place] = Some(item),
            None => {
                self.places.insert(key.id.clone(), self.items.len());
                self.items.push(Some(item));
            }
        }
        Ok(())
    }

    fn remove(&mut self, id: &str) -> bool {
        match self.places.remove(id) {
            Some(place) => self.items[place].take().is_some(),
            None => false,
        }
    }

    /// Moves the last record to this place.
    fn last_to(&mut self, place: usize) {
        self.items.retain(Option::is_some);
        let end = self.items.len();
        if place < end {
            self.items[place..].rotate_right(1);
        }
        self.number();
    }

    fn sort_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.items.retain(Option::is_some);
        self.items.sort_by_key(|item| item.as_ref().map(&key));
        self.number();
    }

    fn number(&mut self) {
        self.places = self
            .items
            .iter()
            .enumerate()
            .filter_map(|(place, item)| Some((item.as_ref()?.id(), place)))
            .collect();
    }

    fn ids(&self) -> Vec<String> {
        self.items.iter().flatten().map(Item::id).collect()
    }

    fn into_items(self) -> Vec<T> {
        self.items.into_iter().flatten().collect()
    }
}

/// An edition whose records can be read and put one by one.
#[derive(Debug)]
pub struct Parts {
    edition: Edition,
    sources: List<Source>,
    sides: List<Side>,
    days: List<Day>,
    tracks: List<Track>,
    venues: List<Venue>,
    halls: List<HallOf>,
    travel: List<Travel>,
    organisations: List<Organisation>,
    people: List<Person>,
    delegations: List<Delegation>,
    sessions: List<Session>,
    agreements: List<Agreement>,
}

/// Does the same with the list of a kind, whichever it is.
macro_rules! with_list {
    ([$($borrow:tt)+] $parts:expr, $kind:expr, $list:ident => $do:expr, else $otherwise:expr) => {
        with_list!(@ [$($borrow)+] $parts, $kind, $list => $do, else $otherwise,
            Source sources, Side sides, Day days, Track tracks, Venue venues, Hall halls, Travel travel,
            Organisation organisations, Person people, Delegation delegations, Session sessions, Agreement agreements)
    };
    (@ $borrow:tt $parts:expr, $kind:expr, $list:ident => $do:expr, else $otherwise:expr,
        $($variant:ident $field:ident),*) => {
        match $kind {
            $(Kind::$variant => {
                let $list = with_list!(# $borrow $parts.$field);
                $do
            })*
            Kind::Edition | Kind::Region | Kind::Fact | Kind::Series | Kind::SeriesEntry => $otherwise,
        }
    };
    (# [$($borrow:tt)+] $list:expr) => { $($borrow)+ $list };
}

impl Parts {
    pub fn of(mut edition: Edition) -> Self {
        let mut halls = Vec::new();
        for venue in &mut edition.venues {
            let rooms = std::mem::take(&mut venue.halls);
            halls.extend(rooms.into_iter().map(|hall| HallOf(venue.id.clone(), hall)));
        }
        Self {
            sources: List::of(std::mem::take(&mut edition.sources)),
            sides: List::of(std::mem::take(&mut edition.sides)),
            days: List::of(std::mem::take(&mut edition.days)),
            tracks: List::of(std::mem::take(&mut edition.tracks)),
            venues: List::of(std::mem::take(&mut edition.venues)),
            halls: List::of(halls),
            travel: List::of(std::mem::take(&mut edition.travel)),
            organisations: List::of(std::mem::take(&mut edition.organisations)),
            people: List::of(std::mem::take(&mut edition.people)),
            delegations: List::of(std::mem::take(&mut edition.delegations)),
            sessions: List::of(std::mem::take(&mut edition.sessions)),
            agreements: List::of(std::mem::take(&mut edition.agreements)),
            edition,
        }
    }

    /// A new edition without records; `key` is its own.
    ///
    /// # Errors
    /// Every field that does not fit.
    pub fn of_fields(key: &RecordKey, fields: Map<String, Value>) -> Result<Self, Vec<Misfit>> {
        Ok(Self::of(edition_of(key, fields)?))
    }

    /// The edition itself, without its lists.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    pub fn get(&self, kind: Kind, id: &str) -> Option<Map<String, Value>> {
        if kind == Kind::Edition {
            return (self.edition.id == id).then(|| fields(&self.edition));
        }
        with_list!([&] self, kind, list => list.get(id), else None)
    }

    /// Puts a record in the place of the one with its key, else at the end of its list; days stay in order.
    ///
    /// # Errors
    /// Every field that does not fit.
    pub fn put(&mut self, key: &RecordKey, fields: Map<String, Value>) -> Result<(), Vec<Misfit>> {
        if key.kind == Kind::Edition {
            let Edition { id, .. } = &self.edition;
            if *id == key.id {
                self.edition = edition_of(key, fields)?;
                return Ok(());
            }
        }
        with_list!([&mut] self, key.kind, list => list.put(key, fields), else Err(vec![Misfit {
            key: key.clone(),
            field: "kind".to_owned(),
            problem: Problem::Unknown,
            value: Value::from(key.kind.name()),
        }]))
    }

    pub fn remove(&mut self, kind: Kind, id: &str) -> bool {
        with_list!([&mut] self, kind, list => list.remove(id), else false)
    }

    /// Moves the record that was put last to another place of its list.
    pub fn last_to(&mut self, kind: Kind, place: usize) {
        with_list!([&mut] self, kind, list => list.last_to(place), else ());
    }

    pub fn sort_days(&mut self) {
        self.days.sort_by_key(|day| day.date);
    }

    /// Ids in the order of the list.
    pub fn ids(&self, kind: Kind) -> Vec<String> {
        with_list!([&] self, kind, list => list.ids(), else vec![self.edition.id.clone()])
    }

    /// The edition with all its records; halls stand in their venues.
    ///
    /// # Errors
    /// Halls whose venue is not there.
    pub fn whole(self) -> Result<Edition, Vec<Misfit>> {
        let mut edition = self.edition;
        let mut venues = self.venues.into_items();
        let places: HashMap<String, usize> = venues
            .iter()
            .enumerate()
            .map(|(place, venue)| (venue.id.clone(), place))
            .collect();
        let mut misfits = Vec::new();
        for HallOf(venue, hall) in self.halls.into_items() {
            match places.get(&venue) {
                Some(place) => venues[*place].halls.push(hall),
                None => misfits.push(Misfit {
                    key: RecordKey::of(&edition.id, Kind::Hall, &hall.id),
                    field: "venue".to_owned(),
                    problem: Problem::Nowhere,
                    value: Value::String(venue),
                }),
            }
        }
        if !misfits.is_empty() {
            return Err(misfits);
        }
        edition.venues = venues;
        edition.sources = self.sources.into_items();
        edition.sides = self.sides.into_items();
        edition.days = self.days.into_items();
        edition.tracks = self.tracks.into_items();
        edition.travel = self.travel.into_items();
        edition.organisations = self.organisations.into_items();
        edition.people = self.people.into_items();
        edition.delegations = self.delegations.into_items();
        edition.sessions = self.sessions.into_items();
        edition.agreements = self.agreements.into_items();
        Ok(edition)
    }
}

fn edition_of(key: &RecordKey, fields: Map<String, Value>) -> Result<Edition, Vec<Misfit>> {
    typed(key, fields, &LISTS.map(|(list, _)| list))
}

/// The facts that belong to no edition, to be read and put one by one.
#[derive(Debug, Default)]
pub struct Shared {
    regions: List<Region>,
    series: List<Series>,
    entries: List<EntryOf>,
    facts: List<FactAt>,
    sources: List<Source>,
}

impl Shared {
    /// Takes them out of an archive; its editions are left.
    pub fn of(archive: &mut Archive) -> Self {
        let mut entries = Vec::new();
        for series in &mut archive.series {
            let own = std::mem::take(&mut series.entries);
            entries.extend(own.into_iter().map(|entry| EntryOf(series.id.clone(), entry)));
        }
        let facts = std::mem::take(&mut archive.facts).into_iter().enumerate();
        Self {
            regions: List::of(std::mem::take(&mut archive.regions)),
            series: List::of(std::mem::take(&mut archive.series)),
            entries: List::of(entries),
            facts: List::of(facts.map(|(place, fact)| FactAt(place.to_string(), fact)).collect()),
            sources: List::of(std::mem::take(&mut archive.sources)),
        }
    }

    pub fn get(&self, kind: Kind, id: &str) -> Option<Map<String, Value>> {
        match kind {
            Kind::Source => self.sources.get(id),
            Kind::Region => self.regions.get(id),
            Kind::Fact => self.facts.get(id),
            Kind::Series => self.series.get(id),
            Kind::SeriesEntry => self.entries.get(id),
            _ => None,
        }
    }

    /// Puts a record in the place of the one with its key, else at the end of its list.
    ///
    /// # Errors
    /// Every field that does not fit.
    pub fn put(&mut self, key: &RecordKey, fields: Map<String, Value>) -> Result<(), Vec<Misfit>> {
        match key.kind {
            Kind::Source => self.sources.put(key, fields),
            Kind::Region => self.regions.put(key, fields),
            Kind::Fact => self.facts.put(key, fields),
            Kind::Series => self.series.put(key, fields),
            Kind::SeriesEntry => self.entries.put(key, fields),
            _ => Err(vec![Misfit {
                key: key.clone(),
                field: "edition".to_owned(),
                problem: Problem::Missing,
                value: Value::Null,
            }]),
        }
    }

    pub fn remove(&mut self, kind: Kind, id: &str) -> bool {
        match kind {
            Kind::Source => self.sources.remove(id),
            Kind::Region => self.regions.remove(id),
            Kind::Fact => self.facts.remove(id),
            Kind::Series => self.series.remove(id),
            Kind::SeriesEntry => self.entries.remove(id),
            _ => false,
        }
    }

    /// Ids in the order of the list.
    pub fn ids(&self, kind: Kind) -> Vec<String> {
        match kind {
            Kind::Source => self.sources.ids(),
            Kind::Region => self.regions.ids(),
            Kind::Fact => self.facts.ids(),
            Kind::Series => self.series.ids(),
            Kind::SeriesEntry => self.entries.ids(),
            _ => Vec::new(),
        }
    }

    /// An archive of them, without editions.
    ///
    /// # Errors
    /// Entries whose series is not there.
    pub fn whole(self) -> Result<Archive, Vec<Misfit>> {
        let mut series = self.series.into_items();
        let places: HashMap<String, usize> = series
            .iter()
            .enumerate()
            .map(|(place, series)| (series.id.clone(), place))
            .collect();
        let mut misfits = Vec::new();
        for entry in self.entries.into_items() {
            match places.get(&entry.0) {
                Some(place) => series[*place].entries.push(entry.1),
                None => misfits.push(Misfit {
                    key: RecordKey::shared(Kind::SeriesEntry, &entry.id()),
                    field: "series".to_owned(),
                    problem: Problem::Nowhere,
                    value: Value::String(entry.0),
                }),
            }
        }
        if !misfits.is_empty() {
            return Err(misfits);
        }
        Ok(Archive {
            format: FORMAT.to_owned(),
            regions: self.regions.into_items(),
            series,
            editions: Vec::new(),
            facts: self.facts.into_items().into_iter().map(|fact| fact.1).collect(),
            sources: self.sources.into_items(),
        })
    }
}

/// Fields as their record, or every one that does not fit. `lists` are records of their own and not fields.
fn typed<T: DeserializeOwned>(
    key: &RecordKey,
    mut fields: Map<String, Value>,
    lists: &[&str],
) -> Result<T, Vec<Misfit>> {
    let misfit = |field: &str, problem: Problem, value: &Value| Misfit {
        key: key.clone(),
        field: field.to_owned(),
        problem,
        value: value.clone(),
    };
    let mut misfits: Vec<Misfit> = lists
        .iter()
        .filter_map(|list| Some(misfit(list, Problem::Unknown, fields.get(*list)?)))
        .collect();
    if !misfits.is_empty() {
        fields.retain(|field, _| !lists.contains(&field.as_str()));
    }
    // What an archive always writes, though it is a record of its own here.
    if key.kind == Kind::Series {
        fields.insert("entries".to_owned(), json!([]));
    }
    let error = match serde_json::from_value(Value::Object(fields.clone())) {
        Ok(record) if misfits.is_empty() => return Ok(record),
        Ok(_) => return Err(misfits),
        Err(error) => error,
    };
    // Serde stops at the first; each field in an otherwise good record tells of all of them.
    let good = least(key.kind);
    for (field, value) in &fields {
        let mut one = good.clone();
        one.insert(field.clone(), value.clone());
        if let Err(error) = serde_json::from_value::<T>(Value::Object(one)) {
            let said = error.to_string();
            let problem = if said.starts_with("unknown field") {
                Problem::Unknown
            } else {
                Problem::Wrong(said)
            };
            misfits.push(misfit(field, problem, value));
        }
    }
    for field in good.keys().filter(|field| !fields.contains_key(*field)) {
        misfits.push(misfit(field, Problem::Missing, &Value::Null));
    }
    if misfits.is_empty() {
        misfits.push(misfit("", Problem::Wrong(error.to_string()), &Value::Null));
    }
    Err(misfits)
}

/// The fields without which a record of this kind is none, each with a value of its type.
pub fn least(kind: Kind) -> Map<String, Value> {
    let uid = "00000000-0000-0000-0000-000000000000";
    let least = match kind {
        Kind::Source => json!({ "id": "", "url": "", "publisher": "" }),
        Kind::Region => {
            json!({ "id": "", "side": "", "kind": "", "name": {}, "centre": {}, "land_border": false })
        }
        Kind::Fact => json!({ "what": {} }),
        Kind::Series => json!({ "id": "", "title": {}, "entries": [] }),
        Kind::SeriesEntry => json!({ "ordinal": 1, "city": {}, "country": "", "format": "" }),
        Kind::Edition => json!({
            "id": "", "uid": uid, "status": "", "title": {}, "languages": [], "start": "2000-01-01",
            "end": "2000-01-01", "timezone": "",
        }),
        Kind::Side | Kind::Track => json!({ "id": "", "name": {} }),
        Kind::Day => json!({ "date": "2000-01-01" }),
        Kind::Venue | Kind::Hall => json!({ "id": "", "uid": uid, "name": {} }),
        Kind::Travel => json!({ "from": "", "to": "", "minutes": 0 }),
        Kind::Organisation => json!({ "id": "", "uid": uid, "kind": "", "name": {} }),
        Kind::Person => json!({ "id": "", "uid": uid, "name": {} }),
        Kind::Delegation => json!({ "id": "", "uid": uid, "side": "" }),
        Kind::Session => json!({ "id": "", "uid": uid, "kind": "", "title": {} }),
        Kind::Agreement => {
            json!({ "id": "", "uid": uid, "level": "", "kind": "", "title": {}, "parties": [] })
        }
    };
    match least {
        Value::Object(fields) => fields,
        _ => unreachable!("records are objects"),
    }
}
