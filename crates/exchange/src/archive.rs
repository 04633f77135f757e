//! The record of a forum: one edition with everything that is known of it, the series it belongs to and the regions it
//! names. This is what a release freezes, what `export` writes and what every reader in this crate produces.
//!
//! Always true of an archive that came out of this crate:
//! - ids are stable short keys (`plenary`, `red-plant`), unique per kind within their edition; references are by id;
//! - a civil time belongs to the edition's zone and is what the programme prints;
//! - every text is a map from language to words, and words that are translations rather than the source's own say so;
//! - a record says which of its fields are illustrative: made up for a demonstration, not found in the public record.
//!
//! Deliberately absent: instants, placements history and anything about accounts.
//!
//! The JSON form is canonical (fixed field order, sorted maps, absent fields left out), so that reading and writing an
//! archive again gives the same bytes. Start reading at [`Archive`] and [`Edition`].

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

mod planning;

pub use planning::{Attendance, Interest, InterpretersTeam, Planning, RushHour, Window, Wishes};

/// The value of [`Archive::format`] that this version reads and writes.
pub const FORMAT: &str = "kurultai/1";

/// Name space of the identities that are derived from names (RFC 9562, version 5).
const NAMESPACE: Uuid = Uuid::from_u128(0x6b75_7275_6c74_4169_8000_2017_1109_0014);

/// A whole archive: reference facts and any number of editions.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Archive {
    pub format: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<Region>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Series>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub editions: Vec<Edition>,
    /// What is said of the regions as a whole: the length of the border, how many regions lie along it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// Sources cited by `regions`, `series` and `facts`; an edition carries its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

impl Archive {
    /// The canonical JSON: two spaces, a line end at the end, the same bytes for the same archive.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("an archive has text keys only");
        json.push('\n');
        json
    }
}

/// A language tag such as `kk`, `ru` or `en` (BCP 47, lower case).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Language(pub String);

impl Language {
    pub fn new(tag: &str) -> Self {
        Self(tag.to_ascii_lowercase())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Words in every language in which they are known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Text {
    /// Languages whose words are a translation made for this archive, not the words of a source.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub translated: BTreeSet<Language>,
    #[serde(flatten)]
    pub words: BTreeMap<Language, String>,
}

impl Text {
    /// A text known in one language only.
    pub fn of(language: &str, words: impl Into<String>) -> Self {
        let mut text = Self::default();
        text.words.insert(Language::new(language), words.into());
        text
    }

    pub fn get(&self, language: &str) -> Option<&str> {
        self.words
            .iter()
            .find(|(tag, _)| tag.as_str() == language)
            .map(|(_, words)| words.as_str())
    }

    /// True when no language has words.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The words in `language`, else in English, Russian, Kazakh, else in whatever there is; with the language they are in.
    /// `None` only when the text is empty.
    pub fn best<'a>(&'a self, language: &'a str) -> Option<(&'a str, &'a str)> {
        [language, "en", "ru", "kk"]
            .into_iter()
            .find_map(|tag| self.get(tag).map(|words| (tag, words)))
            .or_else(|| {
                self.words
                    .iter()
                    .next()
                    .map(|(tag, words)| (tag.as_str(), words.as_str()))
            })
    }
}

/// A publication that a fact was taken from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    pub url: String,
    pub publisher: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
    /// A day, a month (`2017-11`) or a year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
}

/// A first-level division of a country, by its ISO 3166-2 code in force today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Region {
    /// ISO 3166-2 code, such as `KZ-59`.
    pub id: String,
    pub side: String,
    /// `oblast`, `krai`, `republic` or `city`.
    pub kind: String,
    pub name: Text,
    pub centre: Text,
    /// Whether it touches the land border between the two countries.
    pub land_border: bool,
    /// Codes of the regions across the border that it touches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub borders: Vec<String>,
    /// The code before November 2022, when Kazakhstan's codes became numeric.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// A run of numbered editions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    pub id: String,
    pub title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former_title: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_held: Option<i16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rhythm: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub years_without_edition: Vec<i16>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// In the order of their ordinals.
    pub entries: Vec<SeriesEntry>,
}

/// What the series records of one of its editions; the edition that is run here is an [`Edition`] of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeriesEntry {
    pub ordinal: u32,
    pub city: Text,
    /// ISO 3166-1 code of the host country.
    pub country: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub presidents_day: Option<Date>,
    /// Words for a date that is not fixed yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<Text>,
    /// `in-person`, `video-conference`, `hybrid` or `planned`.
    pub format: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Text>,
    /// Head of state by side, as the source writes the name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub heads_of_state: BTreeMap<String, Text>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub delegation_heads: BTreeMap<String, Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub host: Option<HostOfEntry>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentOfEntry>,
    /// Everything else the record says, as figures and sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outline: Vec<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub venues: Vec<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisers: Vec<Text>,
    /// Doubts about the dates or the theme, and postponements.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostOfEntry {
    pub name: Text,
    pub post: Text,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentOfEntry {
    pub title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<String>,
}

/// A statement of the record, with a figure where it has one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub what: Text,
    /// Decimal digits, as in the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// `percent`, an ISO 4217 currency, or a noun such as `agreements`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub approximate: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// One edition of a forum, or any other gathering read from another system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Also the path of its pages: lower-case letters, digits and hyphens.
    pub id: String,
    pub uid: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordinal: Option<u32>,
    /// `planned`, `held` or `cancelled`.
    pub status: String,
    pub title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Text>,
    /// The languages in which every text is due.
    pub languages: Vec<Language>,
    pub start: Date,
    pub end: Date,
    /// IANA name of the zone in which the programme is printed, such as `Asia/Yekaterinburg`.
    pub timezone: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisers: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sides: Vec<Side>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Day>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tracks: Vec<Track>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub venues: Vec<Venue>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub travel: Vec<Travel>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisations: Vec<Organisation>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub people: Vec<Person>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delegations: Vec<Delegation>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<Session>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<Agreement>,
    /// Figures of the forum, how it was prepared, what was announced.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// What was looked for in the public record and not found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_found: Vec<Text>,
    #[serde(default, skip_serializing_if = "Planning::is_empty")]
    pub planning: Planning,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
}

/// One of the countries (or other parties) that hold the forum together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    pub id: String,
    pub name: Text,
}

/// A day of the programme and the hours in which its venues are open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Day {
    pub date: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<Time>,
    /// A time before `opens` is on the following morning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<Time>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub illustrative: bool,
}

/// A line of subject that runs through the programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Track {
    pub id: String,
    pub name: Text,
    /// `#rrggbb`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub illustrative: bool,
}

/// A place with a door of its own: a plant, a university, an exhibition ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Venue {
    pub id: String,
    pub uid: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    pub name: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Text>,
    /// Degrees north and east, WGS 84, as decimal text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latitude: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub longitude: Option<String>,
    /// The organisation that runs the place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub operator: Option<String>,
    /// The larger ground on which it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Text>,
    #[serde(default, rename = "use", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub halls: Vec<Hall>,
    #[serde(flatten)]
    pub record: Provenance,
}

/// A room of a venue in which something can be held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hall {
    /// Unique in the edition, not only in its venue.
    pub id: String,
    pub uid: Uuid,
    pub name: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u32>,
    /// Such as `projector`, `interpretation-booths`, `stage`, `round-table`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub equipment: Vec<String>,
    /// For interpreters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub booths: Option<u32>,
    /// The hall's own hours; with none, it is open as long as its venue.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<Window>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub illustrative: bool,
}

/// How long it takes from the door of one venue to the door of another, one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Travel {
    pub from: String,
    pub to: String,
    pub minutes: u32,
    /// Hours at which it takes longer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rush: Vec<RushHour>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub illustrative: bool,
}

/// A body with a name: a ministry, a company, a university, a council.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    pub id: String,
    pub uid: Uuid,
    /// A side of the edition, or `joint` for a body of all sides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// Such as `government`, `ministry`, `chamber`, `university`, `company`, `tour-agency`.
    pub kind: String,
    pub name: Text,
    /// Its name at the time of the edition, where it has changed since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former_name: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Research Organization Registry address, `https://ror.org/…`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ror: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// What it does for the edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Text>,
    /// Such as `host`, `participant`, `mentioned`, `border-region`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The person who speaks for it here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub represented_by: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub owners: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Text>,
    #[serde(flatten)]
    pub record: Provenance,
}

/// Somebody who takes part in the edition, as the public sees them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Person {
    pub id: String,
    pub uid: Uuid,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// In the script of each language, given name first.
    pub name: Text,
    /// Family name first, for lists; where a language is absent it is made from `name`.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub sort_name: Text,
    /// The name in Latin letters as a passport has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latin_name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub biography: Option<Text>,
    #[serde(flatten)]
    pub attendance: Attendance,
    #[serde(flatten)]
    pub record: Provenance,
}

/// The people a region sends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delegation {
    pub id: String,
    pub uid: Uuid,
    pub side: String,
    /// ISO 3166-2 code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// `host` for the region that receives the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(flatten)]
    pub record: Provenance,
}

/// Anything with a place in the programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    pub id: String,
    pub uid: Uuid,
    /// `plenary`, `panel`, `council`, `conference`, `rectors-forum`, `exhibition`, `bilateral`, `signing`, `cultural`,
    /// `press`, `section`, `visit`, `arrival`, `break`, `talk`, …
    pub kind: String,
    pub title: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<Text>,
    #[serde(default, rename = "abstract", skip_serializing_if = "Option::is_none")]
    pub summary: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Text>,
    /// The session of which this is a part (a section of a conference).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Civil time in the edition's zone. A session without it is not placed yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<DateTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<DateTime>,
    /// Known by the record even when the hall is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hall: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sides: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organisers: Vec<String>,
    /// Spoken from the floor.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<Language>,
    /// Offered by interpreters.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interpretation: Vec<Language>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<SessionRole>,
    /// People expected in the hall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub equipment: Vec<String>,
    /// Takes place at the same time but is not an item of the forum's own programme.
    #[serde(default, skip_serializing_if = "is_false")]
    pub outside_programme: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    pub cancelled: bool,
    /// Sessions that must be over before this one begins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<String>,
    #[serde(flatten)]
    pub wishes: Wishes,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub agreements: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Text>,
    /// Figures and sentences of the record: how many took part, what was shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    #[serde(flatten)]
    pub record: Provenance,
}

impl Session {
    /// Whether the public sees no difference: what is asked of a session before it is placed is nobody else's business.
    pub fn is_shown_as(&self, other: &Self) -> bool {
        let shown = |session: &Self| Self {
            wishes: Wishes::default(),
            ..session.clone()
        };
        self == other || (self.wishes != other.wishes && shown(self) == shown(other))
    }
}

impl Edition {
    /// Forgets what the public is not told: who is there when, and what is asked of the programme.
    pub fn forget_planning(&mut self) {
        self.planning = Planning::default();
        for person in &mut self.people {
            if person.attendance != Attendance::default() {
                person.attendance = Attendance::default();
                person
                    .record
                    .illustrative
                    .retain(|field| !Attendance::FIELDS.contains(&field.as_str()));
            }
        }
        for session in &mut self.sessions {
            if session.wishes != Wishes::default() {
                session.wishes = Wishes::default();
                session
                    .record
                    .illustrative
                    .retain(|field| !Wishes::FIELDS.contains(&field.as_str()));
            }
        }
    }
}

/// What a person does in a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SessionRole {
    pub person: String,
    /// `chair`, `co-chair`, `moderator`, `speaker`, `rapporteur`, `interpreter`, `host`, `guest`, `guide`, `principal`,
    /// `signatory`, `participant`.
    pub role: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    /// Made up for a demonstration; never set for a real person.
    #[serde(default, skip_serializing_if = "is_false")]
    pub illustrative: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    pub url: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

/// A document signed by governments, regions, companies or universities.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreement {
    pub id: String,
    pub uid: Uuid,
    /// `heads of state`, `intergovernmental`, `interregional`, `universities`, …
    pub level: String,
    pub kind: String,
    pub title: Text,
    /// Each a side, a region's code or an organisation.
    pub parties: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatories: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Date>,
    /// The session at which it was signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Text>,
    #[serde(flatten)]
    pub record: Provenance,
}

/// Where a record comes from and how sure it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Provenance {
    /// `low` or `medium`; absent means that the sources are plain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certainty: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// Names of the fields that were made up for a demonstration; `*` for the whole record.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub illustrative: BTreeSet<String>,
}

impl Provenance {
    /// Whether the whole record was made up.
    pub fn invented(&self) -> bool {
        self.illustrative.contains("*")
    }
}

/// The identity of a record that has none of its own: the same names always give the same one, on every machine, so that
/// calendars and feeds made by two installations from one file agree.
pub fn derived_uid(edition: &str, kind: &str, id: &str) -> Uuid {
    Uuid::new_v5(&NAMESPACE, format!("{edition}/{kind}/{id}").as_bytes())
}

fn is_false(value: &bool) -> bool {
    !value
}
