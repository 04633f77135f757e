//! What speaks against an edit: values that cannot be, records that contradict themselves or name what is not there.

use std::collections::{BTreeMap, BTreeSet};

use exchange::archive::{Archive, Edition, Session};
use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Refusal, edition_in};
use crate::forum::store as forum;
use crate::platform::db::{DbResult, Tx};
use crate::programme::history::Made;
use crate::programme::import::references;
use crate::programme::records::{Kind, RecordKey};
use crate::programme::{approval, findings, store};

/// Longest text of a record, in bytes.
const LONGEST_TEXT: usize = 40_000;
/// Longest id, so that an address stays readable.
const LONGEST_ID: usize = 100;

/// Why a field, or a record, is refused. The name is stable: pages, sheets and the API know it by that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// The record must have this field.
    Missing,
    /// Records of this kind have no such field.
    UnknownField,
    /// The value is of another kind: words where a number belongs, a day that no calendar has.
    WrongType,
    /// A text without words in any language.
    Empty,
    TooLong,
    /// A character that is none to be read, such as a null.
    ControlCharacter,
    /// Not lower-case Latin letters, digits and single hyphens.
    BadId,
    /// A record with this id is there already.
    Taken,
    /// Two edits of one call are about the same record.
    Twice,
    /// The id is what others know the record by; it does not change.
    IdFixed,
    /// The identity is what calendars know the record by; it does not change.
    UidFixed,
    /// Another record has this identity.
    UidTaken,
    /// It names a record that is not there.
    Nowhere,
    /// Another record names this one, so it cannot be deleted.
    NamedBy,
    /// Something of the edition was released, so it cannot be deleted.
    Released,
    /// The edition is released with two keys, and each side holds one.
    TwoKeys,
    /// Only the last of the shared facts can be deleted, since they are named by their place.
    NotLast,
    /// No language tag.
    BadLanguage,
    /// No time zone.
    BadZone,
    /// Not `#rrggbb`.
    BadColour,
    /// Neither http:// nor https://.
    BadAddress,
    /// Not two capital letters.
    BadCountry,
    /// No degrees, or beyond the poles.
    BadDegrees,
    /// None of the words that are known here.
    BadChoice,
    EndsBeforeStart,
    /// An end without a start.
    NoStart,
    /// A start without an end.
    NoEnd,
    /// A day that opens and closes at the same time.
    NoHours,
    /// The day is not one of the edition's.
    OutsideEdition,
    /// The hall is in another venue.
    HallElsewhere,
    /// A way from a venue to itself.
    ToItself,
    /// A session that is, directly or through others, a part of itself.
    PartOfItself,
    /// A session that must be over before it begins.
    AfterItself,
    /// A session that is asked to be apart from itself, together with itself or right after itself.
    NamesItself,
    /// A session that is asked to be apart from, or after, what it is a part of or what is a part of it.
    NamesItsOwn,
    /// The same thing is in the list twice.
    Repeated,
}

impl Code {
    pub const ALL: [Self; 36] = [
        Self::Missing,
        Self::UnknownField,
        Self::WrongType,
        Self::Empty,
        Self::TooLong,
        Self::ControlCharacter,
        Self::BadId,
        Self::Taken,
        Self::Twice,
        Self::IdFixed,
        Self::UidFixed,
        Self::UidTaken,
        Self::Nowhere,
        Self::NamedBy,
        Self::Released,
        Self::TwoKeys,
        Self::NotLast,
        Self::BadLanguage,
        Self::BadZone,
        Self::BadColour,
        Self::BadAddress,
        Self::BadCountry,
        Self::BadDegrees,
        Self::BadChoice,
        Self::EndsBeforeStart,
        Self::NoStart,
        Self::NoEnd,
        Self::NoHours,
        Self::OutsideEdition,
        Self::HallElsewhere,
        Self::ToItself,
        Self::PartOfItself,
        Self::AfterItself,
        Self::NamesItself,
        Self::NamesItsOwn,
        Self::Repeated,
    ];

    /// As in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::UnknownField => "unknown-field",
            Self::WrongType => "wrong-type",
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::ControlCharacter => "control-character",
            Self::BadId => "bad-id",
            Self::Taken => "taken",
            Self::Twice => "twice",
            Self::IdFixed => "id-fixed",
            Self::UidFixed => "uid-fixed",
            Self::UidTaken => "uid-taken",
            Self::Nowhere => "nowhere",
            Self::NamedBy => "named-by",
            Self::Released => "released",
            Self::TwoKeys => "two-keys",
            Self::NotLast => "not-last",
            Self::BadLanguage => "bad-language",
            Self::BadZone => "bad-zone",
            Self::BadColour => "bad-colour",
            Self::BadAddress => "bad-address",
            Self::BadCountry => "bad-country",
            Self::BadDegrees => "bad-degrees",
            Self::BadChoice => "bad-choice",
            Self::EndsBeforeStart => "ends-before-start",
            Self::NoStart => "no-start",
            Self::NoEnd => "no-end",
            Self::NoHours => "no-hours",
            Self::OutsideEdition => "outside-edition",
            Self::HallElsewhere => "hall-elsewhere",
            Self::ToItself => "to-itself",
            Self::PartOfItself => "part-of-itself",
            Self::AfterItself => "after-itself",
            Self::NamesItself => "names-itself",
            Self::NamesItsOwn => "names-its-own",
            Self::Repeated => "repeated",
        }
    }
}

/// Drops what says nothing (nulls, empty words of a text) from the fields that changed, and keeps the identity.
pub(super) fn tidy(before: Option<&Map<String, Value>>, mut fields: Map<String, Value>) -> Map<String, Value> {
    if let Some(uid) = before.and_then(|before| before.get("uid")) {
        fields.entry("uid").or_insert_with(|| uid.clone());
    }
    fields.retain(|_, value| !value.is_null());
    for (field, value) in &mut fields {
        if before.and_then(|before| before.get(field)) != Some(value) {
            drop_empty_words(value);
        }
    }
    // An optional text of which nothing is left is not there.
    let needed = |field: &str| ["title", "name", "centre", "city", "what"].contains(&field);
    fields.retain(|field, value| needed(field) || value.as_object().is_none_or(|map| !map.is_empty()));
    fields
}

fn drop_empty_words(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(drop_empty_words),
        Value::Object(map) if is_text(map) => {
            map.retain(|tag, words| tag == "translated" || words.as_str().is_none_or(|words| !words.trim().is_empty()));
            let tags: BTreeSet<String> = map.keys().cloned().collect();
            if let Some(Value::Array(translated)) = map.get_mut("translated") {
                translated.retain(|tag| tag.as_str().is_none_or(|tag| tags.contains(tag)));
                if translated.is_empty() {
                    map.remove("translated");
                }
            }
        }
        Value::Object(map) => map.values_mut().for_each(drop_empty_words),
        _ => {}
    }
}

/// Whether a map is one from languages to words, by its keys.
fn is_text(map: &Map<String, Value>) -> bool {
    map.keys().all(|tag| tag == "translated" || is_language(tag))
}

/// A language tag as the archive writes it: `kk`, `ru`, `sr-latn`.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_lowercase());
    let any = |part: &str| {
        part.bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    parts
        .next()
        .is_some_and(|first| (2..=3).contains(&first.len()) && letters(first))
        && parts.all(|part| (2..=8).contains(&part.len()) && any(part))
}

/// Whether the id of a new record is one.
pub(super) fn new_id(key: &RecordKey, refusals: &mut Vec<Refusal>) {
    let id = key.id.as_str();
    let plain = |id: &str| {
        !id.is_empty()
            && id.len() <= LONGEST_ID
            && id.split('-').all(|part| {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            })
    };
    let loose = |id: &str| {
        !id.is_empty()
            && id.len() <= LONGEST_ID
            && id
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    let good = match key.kind {
        // Days are dates, which are read by their type; facts are named by their place.
        Kind::Day | Kind::Fact => true,
        Kind::Travel => id
            .split_once('>')
            .is_some_and(|(from, to)| !from.is_empty() && !to.is_empty()),
        Kind::SeriesEntry => id
            .rsplit_once('/')
            .is_some_and(|(series, ordinal)| loose(series) && ordinal.parse::<u32>().is_ok()),
        Kind::Side | Kind::Source | Kind::Region | Kind::Series => loose(id),
        Kind::Edition => plain(id) && key.edition.as_deref() == Some(id),
        _ => plain(id),
    };
    if !good {
        let field = match key.kind {
            Kind::SeriesEntry => "ordinal",
            Kind::Travel => "from",
            _ => "id",
        };
        refusals.push(Refusal::about(key, field, Code::BadId, id));
    }
}

/// Looks at the fields of one record that an edit changes.
pub(super) fn record(made: &Made, refusals: &mut Vec<Refusal>) {
    let Some(after) = &made.after else { return };
    let key = &made.key;
    let is_changed = |field: &str| made.before.as_ref().and_then(|before| before.get(field)) != after.get(field);
    let text = |field: &str| after.get(field).and_then(Value::as_str);
    let mut say = |field: &str, code: Code, value: &str| refusals.push(Refusal::about(key, field, code, value));
    for (field, value) in after.iter().filter(|(field, _)| is_changed(field)) {
        any_value(field, value, &mut say);
        let said = value.as_str().unwrap_or_default();
        match field.as_str() {
            "title" | "name" | "centre" | "what" => {
                let empty = match value {
                    Value::Object(words) => words.keys().all(|tag| tag == "translated"),
                    _ => said.trim().is_empty(),
                };
                if empty {
                    say(field, Code::Empty, "");
                }
            }
            "publisher" | "level" | "kind" if value.is_string() && said.trim().is_empty() => {
                say(field, Code::Empty, "");
            }
            "languages" | "interpretation" => {
                let tags: Vec<&str> = value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .collect();
                for tag in tags.iter().filter(|tag| !is_language(tag)) {
                    say(field, Code::BadLanguage, tag);
                }
                repeated(field, &tags, &mut say);
                if key.kind == Kind::Edition && tags.is_empty() {
                    say(field, Code::Empty, "");
                }
            }
            "language" if !is_language(said) => say(field, Code::BadLanguage, said),
            "timezone" if TimeZone::get(said).is_err() => say(field, Code::BadZone, said),
            "colour" => {
                let digits = said.strip_prefix('#').unwrap_or_default();
                if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                    say(field, Code::BadColour, said);
                }
            }
            "url" | "ror" if !is_address(said) => say(field, Code::BadAddress, said),
            "links" => {
                for link in value.as_array().into_iter().flatten() {
                    let url = link.get("url").and_then(Value::as_str).unwrap_or_default();
                    if !is_address(url) {
                        say(field, Code::BadAddress, url);
                    }
                }
            }
            "country" if said.len() != 2 || !said.bytes().all(|byte| byte.is_ascii_uppercase()) => {
                say(field, Code::BadCountry, said);
            }
            "latitude" | "longitude" => {
                let most = if field == "latitude" { 90.0 } else { 180.0 };
                let plain = said.bytes().all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte));
                if !plain || !said.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= most) {
                    say(field, Code::BadDegrees, said);
                }
            }
            "status" if key.kind == Kind::Edition && !["planned", "held", "cancelled"].contains(&said) => {
                say(field, Code::BadChoice, said);
            }
            "certainty" if !["low", "medium"].contains(&said) => say(field, Code::BadChoice, said),
            "sides" | "organisers" | "members" | "signatories" | "after" | "owners" | "parties"
            | "not_parallel_with" | "same_time_as" | "same_day_as" | "allowed_halls" | "allowed_days" | "teams" => {
                let ids: Vec<&str> = value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(Value::as_str)
                    .collect();
                repeated(field, &ids, &mut say);
            }
            _ => {}
        }
    }
    let dates = |start: &str, end: &str| (text(start).map(str::to_owned), text(end).map(str::to_owned));
    match key.kind {
        Kind::Session | Kind::Edition | Kind::SeriesEntry if is_changed("start") || is_changed("end") => {
            // Written by ISO 8601 with all digits, so that words in order are times in order.
            match dates("start", "end") {
                (Some(start), Some(end)) if end < start => say("end", Code::EndsBeforeStart, &end),
                (None, Some(end)) if key.kind == Kind::Session => say("start", Code::NoStart, &end),
                (Some(start), None) if key.kind == Kind::Session => say("end", Code::NoEnd, &start),
                _ => {}
            }
        }
        Kind::Day if is_changed("opens") || is_changed("closes") => match dates("opens", "closes") {
            (Some(opens), Some(closes)) if opens == closes => say("closes", Code::NoHours, &closes),
            (None, Some(closes)) => say("opens", Code::NoStart, &closes),
            (Some(opens), None) => say("closes", Code::NoEnd, &opens),
            _ => {}
        },
        Kind::Travel if text("from") == text("to") => say("to", Code::ToItself, text("to").unwrap_or_default()),
        _ => {}
    }
}

fn repeated(field: &str, list: &[&str], say: &mut impl FnMut(&str, Code, &str)) {
    let mut seen = BTreeSet::new();
    for item in list.iter().filter(|item| !seen.insert(**item)) {
        say(field, Code::Repeated, item);
    }
}

/// What no value may hold, whatever the field.
fn any_value(field: &str, value: &Value, say: &mut impl FnMut(&str, Code, &str)) {
    match value {
        Value::String(text) => {
            if text.len() > LONGEST_TEXT {
                say(field, Code::TooLong, &LONGEST_TEXT.to_string());
            }
            let control = |letter: &char| letter.is_control() && !['\n', '\r', '\t'].contains(letter);
            if let Some(letter) = text.chars().find(control) {
                say(field, Code::ControlCharacter, &format!("U+{:04X}", u32::from(letter)));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| any_value(field, item, say)),
        Value::Object(map) => {
            // Only a text has words in several languages; what else is an object here has fixed names.
            let texts = map.values().all(|value| value.is_string() || value.is_array());
            let fixed = ["person", "url", "name", "what", "post", "title"];
            if texts
                && !fixed.iter().any(|name| map.contains_key(*name))
                && !["heads_of_state", "delegation_heads"].contains(&field)
            {
                for tag in map.keys().filter(|tag| *tag != "translated" && !is_language(tag)) {
                    say(field, Code::BadLanguage, tag);
                }
            }
            map.values().for_each(|value| any_value(field, value, say));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn is_address(url: &str) -> bool {
    ["https://", "http://"]
        .iter()
        .filter_map(|scheme| url.strip_prefix(scheme))
        .any(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace))
}

/// A side that holds a key does not go while two keys are wanted; it goes with its whole edition.
async fn keys(tx: &mut Tx, made: &[Made], refusals: &mut Vec<Refusal>) -> DbResult<()> {
    let gone = |kind: Kind| {
        made.iter()
            .filter(move |made| made.key.kind == kind && made.after.is_none())
    };
    for side in gone(Kind::Side) {
        if gone(Kind::Edition).any(|edition| edition.key.edition == side.key.edition) {
            continue;
        }
        let Some(edition) = &side.key.edition else { continue };
        let Some((uid, _)) = approval::store::revision(tx, edition).await? else {
            continue;
        };
        if approval::store::policy(tx, uid).await?.two_keys {
            refusals.push(Refusal::about(&side.key, "", Code::TwoKeys, &side.key.id));
        }
    }
    Ok(())
}

/// Looks at the records together, as they would be.
pub(super) async fn together(
    tx: &mut Tx,
    archive: &Archive,
    made: &[Made],
    own_uids: &BTreeMap<Uuid, RecordKey>,
    refusals: &mut Vec<Refusal>,
) -> DbResult<()> {
    let changed: BTreeMap<&RecordKey, &Made> = made.iter().map(|made| (&made.key, made)).collect();
    for edition in &archive.editions {
        dangling(edition, &changed, refusals);
        soft_references(edition, &changed, refusals);
        let sessions = made.iter().filter(|made| {
            made.key.kind == Kind::Session && made.key.edition.as_ref() == Some(&edition.id) && made.after.is_some()
        });
        let mut circular = false;
        let by_id: BTreeMap<&str, &Session> = edition
            .sessions
            .iter()
            .map(|session| (session.id.as_str(), session))
            .collect();
        for made in sessions {
            if let Some(session) = by_id.get(made.key.id.as_str()) {
                one_session(edition, session, made, refusals);
                wishes_of_itself(&by_id, session, made, refusals);
            }
            circular |= ["part_of", "after", "right_after"]
                .iter()
                .any(|field| field_changed(made, field));
        }
        if circular {
            contradictions(edition, &changed, refusals);
            circles(&edition.id, &by_id, &changed, refusals);
        }
    }
    keys(tx, made, refusals).await?;
    shared(tx, archive, &changed, refusals).await?;
    if !own_uids.is_empty() {
        let editions: BTreeSet<&String> = own_uids.values().filter_map(|key| key.edition.as_ref()).collect();
        for edition in editions {
            let taken = store::identities_elsewhere(tx, edition).await?;
            for (uid, key) in own_uids.iter().filter(|(_, key)| key.edition.as_ref() == Some(edition)) {
                if taken.contains(uid) {
                    refusals.push(Refusal::about(key, "uid", Code::UidTaken, &uid.to_string()));
                }
            }
        }
    }
    Ok(())
}

fn field_changed(made: &Made, field: &str) -> bool {
    let value = |fields: &Option<Map<String, Value>>| fields.as_ref().and_then(|fields| fields.get(field)).cloned();
    value(&made.before) != value(&made.after)
}

/// References that lead nowhere, as far as these edits made them so.
fn dangling(edition: &Edition, changed: &BTreeMap<&RecordKey, &Made>, refusals: &mut Vec<Refusal>) {
    for found in references::in_edition(edition) {
        let Some(key) = key_of(&found.record) else { continue };
        if found.field == "uid" {
            if let Some((key, _)) = changed.iter().find(|(_, made)| {
                made.after.as_ref().and_then(|after| after.get("uid")) == Some(&Value::from(found.value.clone()))
            }) {
                refusals.push(Refusal::about(key, "uid", Code::UidTaken, &found.value));
            }
            continue;
        }
        let target = RecordKey::of(&edition.id, target(key.kind, found.field), &found.value);
        let field = match found.field {
            "from and to" => {
                if key.id.starts_with(&format!("{}>", found.value)) {
                    "from"
                } else {
                    "to"
                }
            }
            field => field,
        };
        // Whoever deletes a record is told who names it; whoever names one that never was is told so.
        if changed.get(&target).is_some_and(|made| made.after.is_none()) {
            refusals.push(Refusal {
                key: target,
                field: String::new(),
                code: Code::NamedBy,
                value: field.to_owned(),
                other: Some(key),
            });
        } else if let Some(made) = changed.get(&key) {
            let was_there = made
                .before
                .as_ref()
                .and_then(|before| before.get(field))
                .is_some_and(|value| mentions(value, &found.value));
            if !was_there {
                refusals.push(Refusal::about(&key, field, Code::Nowhere, &found.value));
            }
        }
    }
}

fn mentions(value: &Value, word: &str) -> bool {
    match value {
        Value::String(text) => text == word,
        Value::Array(items) => items.iter().any(|item| mentions(item, word)),
        Value::Object(map) => map.values().any(|value| mentions(value, word)),
        _ => false,
    }
}

/// Reads `edition/kind/id`.
fn key_of(record: &str) -> Option<RecordKey> {
    let mut parts = record.splitn(3, '/');
    let (edition, kind, id) = (parts.next()?, parts.next()?, parts.next()?);
    Some(RecordKey::of(edition, Kind::named(kind)?, id))
}

/// The kind of record that a field names.
fn target(kind: Kind, field: &str) -> Kind {
    match field {
        "side" | "sides" => Kind::Side,
        "organisers" | "operator" | "owners" | "organisation" => Kind::Organisation,
        "represented_by" | "head" | "members" | "roles" | "signatories" => Kind::Person,
        "from and to" | "venue" => Kind::Venue,
        "hall" | "allowed_halls" => Kind::Hall,
        "track" => Kind::Track,
        "part_of" | "after" | "session" | "not_parallel_with" | "same_time_as" | "same_day_as" | "right_after"
        | "planning" => Kind::Session,
        "agreements" => Kind::Agreement,
        "sources" => Kind::Source,
        _ => kind,
    }
}

/// Names that may stand for something outside of the record: the parties of an agreement and the sides of roles. Only a
/// deletion that would leave them alone is refused.
fn soft_references(edition: &Edition, changed: &BTreeMap<&RecordKey, &Made>, refusals: &mut Vec<Refusal>) {
    let gone = |kind: Kind, id: &str| {
        let key = RecordKey::of(&edition.id, kind, id);
        changed
            .get(&key)
            .is_some_and(|made| made.after.is_none())
            .then_some(key)
    };
    if !changed.values().any(|made| made.after.is_none()) {
        return;
    }
    let mut named = |target: RecordKey, kind: Kind, id: &str, field: &str| {
        refusals.push(Refusal {
            key: target,
            field: String::new(),
            code: Code::NamedBy,
            value: field.to_owned(),
            other: Some(RecordKey::of(&edition.id, kind, id)),
        });
    };
    for agreement in &edition.agreements {
        for party in &agreement.parties {
            for kind in [Kind::Organisation, Kind::Side] {
                if let Some(target) = gone(kind, party) {
                    named(target, Kind::Agreement, &agreement.id, "parties");
                }
            }
        }
    }
    for session in &edition.sessions {
        for side in session.roles.iter().filter_map(|role| role.side.as_ref()) {
            if let Some(target) = gone(Kind::Side, side) {
                named(target, Kind::Session, &session.id, "roles");
            }
        }
    }
}

fn one_session(edition: &Edition, session: &Session, made: &Made, refusals: &mut Vec<Refusal>) {
    let key = &made.key;
    if field_changed(made, "hall") || field_changed(made, "venue") {
        let room = session.hall.as_ref().and_then(|id| {
            edition
                .venues
                .iter()
                .find(|venue| venue.halls.iter().any(|hall| hall.id == *id))
        });
        if let (Some(room), Some(venue)) = (room, &session.venue)
            && room.id != *venue
        {
            refusals.push(Refusal {
                other: Some(RecordKey::of(&edition.id, Kind::Venue, &room.id)),
                ..Refusal::about(
                    key,
                    "hall",
                    Code::HallElsewhere,
                    session.hall.as_deref().unwrap_or_default(),
                )
            });
        }
    }
    if ["date", "start", "outside_programme"]
        .iter()
        .any(|field| field_changed(made, field))
        && !session.outside_programme
    {
        for (field, date) in [
            ("start", session.start.map(|start| start.date())),
            ("date", session.date),
        ] {
            if let Some(date) = date.filter(|date| !within(edition.start, edition.end, *date)) {
                refusals.push(Refusal::about(key, field, Code::OutsideEdition, &date.to_string()));
                break;
            }
        }
    }
}

/// What a session asks of itself, of its whole or of its parts, and that they cannot give.
fn wishes_of_itself(by_id: &BTreeMap<&str, &Session>, session: &Session, made: &Made, refusals: &mut Vec<Refusal>) {
    let key = &made.key;
    let about = |field: &str, code: Code, named: &str| Refusal {
        other: Some(RecordKey {
            id: named.to_owned(),
            ..key.clone()
        }),
        ..Refusal::about(key, field, code, named)
    };
    let after = session.after.iter().map(|id| ("after", id));
    // Whose whole it became, its wishes may be nonsense now.
    let all = field_changed(made, "part_of");
    for (field, named) in session.wishes.sessions().chain(after) {
        if !all && !field_changed(made, field) {
            continue;
        }
        if *named == session.id {
            // That one waits for itself is found with all other circles.
            if field != "after" {
                refusals.push(about(field, Code::NamesItself, named));
            }
        } else if ["not_parallel_with", "right_after", "after"].contains(&field)
            && (is_within(by_id, &session.id, named) || is_within(by_id, named, &session.id))
        {
            refusals.push(about(field, Code::NamesItsOwn, named));
        }
    }
}

/// Whether a session is a part of another, directly or through others.
fn is_within(by_id: &BTreeMap<&str, &Session>, part: &str, whole: &str) -> bool {
    let mut seen = BTreeSet::new();
    let mut at = part;
    while seen.insert(at) {
        match by_id.get(at).and_then(|session| session.part_of.as_deref()) {
            Some(next) if next == whole => return true,
            Some(next) => at = next,
            None => return false,
        }
    }
    false
}

/// Sessions that wait for each other, some of them right after another.
fn circles(
    edition: &str,
    by_id: &BTreeMap<&str, &Session>,
    changed: &BTreeMap<&RecordKey, &Made>,
    refusals: &mut Vec<Refusal>,
) {
    let waits_for = |id: &str| {
        let session = by_id.get(id).copied();
        let lists = session.map(|session| session.after.iter().chain(&session.wishes.right_after));
        lists.into_iter().flatten()
    };
    for (key, made) in changed {
        let own = key.kind == Kind::Session && key.edition.as_deref() == Some(edition) && made.after.is_some();
        let Some(field) = ["right_after", "after"]
            .into_iter()
            .find(|field| field_changed(made, field))
        else {
            continue;
        };
        // One that was refused already is not told twice.
        if !own
            || refusals
                .iter()
                .any(|said| said.key == **key && ["right_after", "after"].contains(&&*said.field))
        {
            continue;
        }
        let mut seen = BTreeSet::new();
        let mut open: Vec<&String> = waits_for(&key.id).collect();
        while let Some(next) = open.pop() {
            if *next == key.id {
                refusals.push(Refusal::about(key, field, Code::AfterItself, &key.id));
                break;
            }
            if seen.insert(next) {
                open.extend(waits_for(next));
            }
        }
    }
}

/// A night belongs to the evening before it.
pub(super) fn within(first: jiff::civil::Date, last: jiff::civil::Date, date: jiff::civil::Date) -> bool {
    first <= date && date <= last.checked_add(1.day()).unwrap_or(last)
}

/// Sessions within themselves and before themselves.
fn contradictions(edition: &Edition, changed: &BTreeMap<&RecordKey, &Made>, refusals: &mut Vec<Refusal>) {
    let Err(found) = findings::board(edition) else { return };
    for refusal in found {
        let (item, field, code) = match refusal {
            timetable::describe::Refusal::PartOfItself { item } => (item, "part_of", Code::PartOfItself),
            timetable::describe::Refusal::AfterItself { item } => (item, "after", Code::AfterItself),
            _ => continue,
        };
        let key = RecordKey::of(&edition.id, Kind::Session, &item);
        // The circle may be reported at a session that nobody touched.
        let key = match changed.contains_key(&key) {
            true => key,
            false => match changed.iter().find(|(_, made)| field_changed(made, field)) {
                Some((key, _)) => (*key).clone(),
                None => continue,
            },
        };
        refusals.push(Refusal::about(&key, field, code, &item));
    }
}

/// What the shared facts and the editions name of each other.
async fn shared(
    tx: &mut Tx,
    archive: &Archive,
    changed: &BTreeMap<&RecordKey, &Made>,
    refusals: &mut Vec<Refusal>,
) -> DbResult<()> {
    for (key, made) in changed {
        if key.kind == Kind::Edition
            && let Some(series) = edition_in(archive, &key.id).and_then(|edition| edition.series.as_ref())
            && field_changed(made, "series")
            && !archive.series.iter().any(|known| known.id == *series)
            && !forum::has_series(tx, series).await?
        {
            refusals.push(Refusal::about(key, "series", Code::Nowhere, series));
        }
        if key.edition.is_some() {
            continue;
        }
        if made.after.is_none() {
            let named_by: Vec<(RecordKey, &str)> = match key.kind {
                Kind::Series => forum::editions_of_series(tx, &key.id)
                    .await?
                    .into_iter()
                    .map(|edition| (RecordKey::of(&edition, Kind::Edition, &edition), "series"))
                    .collect(),
                Kind::Source => citing(archive, &key.id),
                Kind::Fact if key.id.parse() != Ok(archive.facts.len()) => {
                    refusals.push(Refusal::about(key, "", Code::NotLast, &key.id));
                    Vec::new()
                }
                _ => Vec::new(),
            };
            refusals.extend(named_by.into_iter().map(|(other, field)| Refusal {
                key: (*key).clone(),
                field: String::new(),
                code: Code::NamedBy,
                value: field.to_owned(),
                other: Some(other),
            }));
        } else {
            let sources = made.after.as_ref().and_then(|after| after.get("sources"));
            let before = made.before.as_ref().and_then(|before| before.get("sources"));
            for source in sources
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
            {
                let known = archive.sources.iter().any(|known| known.id == source);
                if !known && !before.is_some_and(|before| mentions(before, source)) {
                    refusals.push(Refusal::about(key, "sources", Code::Nowhere, source));
                }
            }
            if key.kind == Kind::Fact && made.before.is_none() && key.id.parse() != Ok(archive.facts.len() - 1) {
                refusals.push(Refusal::about(key, "id", Code::BadId, &key.id));
            }
        }
    }
    Ok(())
}

/// The shared records that cite a source.
fn citing<'a>(archive: &Archive, source: &str) -> Vec<(RecordKey, &'a str)> {
    let cites = |sources: &[String]| sources.iter().any(|cited| cited == source);
    let mut found = Vec::new();
    for region in archive.regions.iter().filter(|region| cites(&region.sources)) {
        found.push((RecordKey::shared(Kind::Region, &region.id), "sources"));
    }
    for series in &archive.series {
        if cites(&series.sources) {
            found.push((RecordKey::shared(Kind::Series, &series.id), "sources"));
        }
        for entry in series.entries.iter().filter(|entry| cites(&entry.sources)) {
            let id = format!("{}/{}", series.id, entry.ordinal);
            found.push((RecordKey::shared(Kind::SeriesEntry, &id), "sources"));
        }
    }
    for (place, _) in archive
        .facts
        .iter()
        .enumerate()
        .filter(|(_, fact)| cites(&fact.sources))
    {
        found.push((RecordKey::shared(Kind::Fact, &place.to_string()), "sources"));
    }
    found
}
