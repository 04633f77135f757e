//! What the JSON dialects have in common: events, people, links, rooms and tracks written as objects.

use super::frab::colour;
use super::gathering::{EventDraft, Gathering, LinkDraft, PersonDraft};
use super::json::Value;
use super::notes::Notes;
use super::slot::Slot;
use super::words::{self, Words};

/// A member that the archive has no place for.
pub(super) fn lost(path: &str, key: &str, value: &Value, notes: &mut Notes) {
    if value.is_blank() {
        return;
    }
    let private = matches!(
        key,
        "answers"
            | "email"
            | "emailHash"
            | "phone"
            | "fax"
            | "contacts"
            | "contact"
            | "availabilities"
            | "notes"
            | "internal_notes"
    );
    let sample = if private { String::new() } else { value.sample() };
    notes.lost(value.at, format!("{path}/{key}"), &sample);
}

/// A text or a number with its place; `None` when blank.
pub(super) fn here(value: &Value) -> Option<(&str, usize)> {
    let text = match &value.kind {
        super::json::Kind::String(text) | super::json::Kind::Number(text) => text.trim(),
        _ => return None,
    };
    (!text.is_empty()).then_some((text, value.at))
}

/// An event of frab's JSON (`schedule.json`), with the texts that say when it is.
pub(super) fn event<'a>(value: &'a Value, gathering: &mut Gathering, notes: &mut Notes) -> (EventDraft, Slot<'a>) {
    event_with(value, gathering, &[], notes)
}

/// The same, where the caller reads the members named in `others`.
pub(super) fn event_with<'a>(
    value: &'a Value,
    gathering: &mut Gathering,
    others: &[&str],
    notes: &mut Notes,
) -> (EventDraft, Slot<'a>) {
    let mut event = EventDraft {
        at: value.at,
        ..EventDraft::default()
    };
    let mut slot = Slot::default();
    for (key, member) in value.members() {
        match key.as_str() {
            "guid" => event.guid = member.scalar(),
            "id" => event.id = member.scalar(),
            "code" => event.code = member.scalar(),
            "slug" => event.slug = member.scalar(),
            "date" => slot.date = here(member),
            "start" => slot.start = here(member),
            "end" => slot.end = here(member),
            "duration" => slot.length = here(member),
            "title" => event.title = words::line_of(Some(member), notes),
            "subtitle" => event.subtitle = words::line_of(Some(member), notes),
            "abstract" => event.summary = words::prose_of(Some(member), notes),
            "description" => event.description = words::prose_of(Some(member), notes),
            "track" => event.track = track(member, gathering, notes),
            "type" => event.kind = words::line_of(Some(member), notes).any().map(str::to_owned),
            "language" => {
                event.languages = here(member)
                    .map(|(text, at)| words::languages(at, text, notes))
                    .unwrap_or_default();
            }
            "recording_license" => event.recording_licence = member.scalar(),
            "do_not_record" => event.do_not_record = member.as_bool().unwrap_or(false),
            "persons" | "speakers" => event
                .persons
                .extend(member.items().iter().filter_map(|item| person(item, "speaker", notes))),
            "links" => links(member, None, &mut event, notes),
            "attachments" => links(member, Some("attachment"), &mut event, notes),
            "url" => {
                event.page = super::c3voc::site(member);
                link(member, None, &mut event);
            }
            "logo" => link(member.get("url").unwrap_or(member), Some("logo"), &mut event),
            "feedback_url" => link(member, Some("feedback"), &mut event),
            "origin_url" => link(member, Some("origin"), &mut event),
            "video_download_url" => link(member, Some("video"), &mut event),
            "room" => {}
            other if others.contains(&other) => {}
            _ => lost("event", key, member, notes),
        }
    }
    (event, slot)
}

pub(super) fn person(value: &Value, role: &'static str, notes: &mut Notes) -> Option<PersonDraft> {
    let mut person = PersonDraft {
        at: value.at,
        role,
        ..PersonDraft::default()
    };
    if let Some(name) = value.as_str() {
        person.name = words::name(value.at, name, notes);
    }
    let mut names = [None, None, None];
    for (key, member) in value.members() {
        let name = || member.scalar();
        match key.as_str() {
            "id" => person.id = identity(member, notes),
            "guid" => person.guid = identity(member, notes),
            "code" => person.code = identity(member, notes),
            "public_name" => names[0] = name(),
            "name" => names[1] = name(),
            "full_public_name" | "full_name" => names[2] = name(),
            "biography" => person.biography = words::prose_of(Some(member), notes).into(),
            "role" => person.role = member.as_str().map_or(role, |text| role_of(text, member.at, notes)),
            _ => lost("person", key, member, notes),
        }
    }
    if let Some(name) = names.into_iter().flatten().next() {
        person.name = words::name(value.at, &name, notes);
    }
    if person.name.is_empty() {
        notes.warn(value.at, "a person has no name and was left out", &value.sample(), "");
        return None;
    }
    Some(person)
}

/// An identity of a length that identities have: it is repeated wherever somebody is.
fn identity(value: &Value, notes: &mut Notes) -> Option<String> {
    let identity = value.scalar()?;
    if identity.len() > 200 {
        notes.warn(value.at, "an identity is too long and was left out", &identity, "");
        return None;
    }
    Some(identity)
}

fn role_of(text: &str, at: usize, notes: &mut Notes) -> &'static str {
    let lower = text.to_ascii_lowercase();
    let known = [
        "speaker",
        "moderator",
        "chair",
        "co-chair",
        "interpreter",
        "host",
        "guest",
        "rapporteur",
        "participant",
    ];
    known.into_iter().find(|role| *role == lower).unwrap_or_else(|| {
        notes.warn(at, format!("the role {text:?} was read as participant"), "", "");
        "participant"
    })
}

/// A list of addresses or of `{url, title, type}`; `fallback` is the title of those without one.
pub(super) fn links(value: &Value, fallback: Option<&str>, event: &mut EventDraft, notes: &mut Notes) {
    for item in value.items() {
        if item.as_str().is_some() {
            link(item, fallback, event);
            continue;
        }
        let get = |keys: &[&str]| {
            keys.iter()
                .find_map(|key| item.get(key))
                .filter(|value| !value.is_blank())
        };
        let url = get(&["url", "link", "resource", "href", "download_url"]);
        let title = get(&["title", "description"]).map(|value| words::line_of(Some(value), notes));
        let kind = get(&["type"]).and_then(Value::scalar).map(|kind| kind.to_lowercase());
        match url.and_then(Value::scalar) {
            Some(url) => event.links.push(LinkDraft {
                at: item.at,
                url,
                title: title
                    .and_then(|title| title.any().map(str::to_owned))
                    .or(kind)
                    .or(fallback.map(str::to_owned)),
            }),
            None => lost("event", fallback.unwrap_or("link"), item, notes),
        }
        for (key, member) in item.members() {
            let read = [
                "url",
                "link",
                "resource",
                "href",
                "download_url",
                "title",
                "description",
                "type",
                "id",
                "_type",
                "_fossil",
            ];
            if !read.contains(&key.as_str()) {
                lost("link", key, member, notes);
            }
        }
    }
}

pub(super) fn link(value: &Value, title: Option<&str>, event: &mut EventDraft) {
    if let Some(url) = value.as_str().map(str::trim).filter(|url| !url.is_empty()) {
        event.links.push(LinkDraft {
            at: value.at,
            url: url.to_owned(),
            title: title.map(str::to_owned),
        });
    }
}

/// The track that a value names: its name, its name in several languages, its number, or an object with some of these.
pub(super) fn track(value: &Value, gathering: &mut Gathering, notes: &mut Notes) -> Option<usize> {
    track_index(value, gathering, false, notes)
}

fn track_index(value: &Value, gathering: &mut Gathering, declared: bool, notes: &mut Notes) -> Option<usize> {
    let (keys, name) = named(value, notes);
    // A name decides before a number or a guid: exports give one guid to several rooms.
    let by_name = name.any().and_then(|name| gathering.known_track(name));
    let known = by_name.or_else(|| {
        keys.iter()
            .find_map(|key| gathering.known_track(key))
            .filter(|_| !declared)
    });
    if known.is_some() {
        return known;
    }
    only_a_number(value, &keys, "track", notes);
    if keys.is_empty() {
        return None;
    }
    let index = gathering.new_track(name);
    keys.into_iter().for_each(|key| gathering.alias_track(key, index));
    Some(index)
}

/// The room that a value names.
pub(super) fn room(value: &Value, gathering: &mut Gathering, notes: &mut Notes) -> Option<usize> {
    room_index(value, gathering, false, notes)
}

fn room_index(value: &Value, gathering: &mut Gathering, declared: bool, notes: &mut Notes) -> Option<usize> {
    let (keys, name) = named(value, notes);
    // A name decides before a number or a guid: exports give one guid to several rooms.
    let by_name = name.any().and_then(|name| gathering.known_room(name));
    let known = by_name.or_else(|| {
        keys.iter()
            .find_map(|key| gathering.known_room(key))
            .filter(|_| !declared)
    });
    if known.is_some() {
        return known;
    }
    only_a_number(value, &keys, "room", notes);
    if keys.is_empty() {
        return None;
    }
    let index = gathering.new_room(name, value.at);
    keys.into_iter().for_each(|key| gathering.alias_room(key, index));
    Some(index)
}

fn only_a_number(value: &Value, keys: &[String], what: &'static str, notes: &mut Notes) {
    if !value.is_object() && keys.first().is_some_and(|key| key.starts_with(NUMBER)) {
        let hint = "ask for the names, with expand= in the request";
        notes.warn(
            value.at,
            format!("a {what} is only a number and has no name"),
            &value.sample(),
            hint,
        );
    }
}

/// What stands before a number in a key, so that the room with the number 1 is not the room called 1.
const NUMBER: char = '\u{1}';

/// The keys by which a reference may be known, the surest first, and its words.
fn named(value: &Value, notes: &mut Notes) -> (Vec<String>, Words) {
    let by_key = ["name", "slug", "id", "guid", "code"]
        .iter()
        .any(|key| value.get(key).is_some());
    if value.is_object() && by_key {
        let name = words::line_of(value.get("name").or_else(|| value.get("slug")), notes);
        let mut keys: Vec<String> = ["id", "guid", "slug"]
            .iter()
            .filter_map(|key| key_of(value.get(key)?))
            .collect();
        keys.extend(name.any().map(str::to_owned));
        return (keys, name);
    }
    let name = words::line_of(Some(value), notes);
    let key = if value.is_object() {
        name.any().map(str::to_owned)
    } else {
        key_of(value)
    };
    (key.into_iter().collect(), name)
}

fn key_of(value: &Value) -> Option<String> {
    let text = value.scalar()?;
    Some(if matches!(value.kind, super::json::Kind::Number(_)) {
        format!("{NUMBER}{text}")
    } else {
        text
    })
}

/// A track listed apart from events.
pub(super) fn declared_track(value: &Value, gathering: &mut Gathering, notes: &mut Notes) {
    let Some(index) = track_index(value, gathering, true, notes) else {
        return lost("conference", "track", value, notes);
    };
    for (key, member) in value.members() {
        let draft = &mut gathering.tracks[index];
        match key.as_str() {
            "slug" => draft.slug = member.scalar(),
            "color" => draft.colour = here(member).and_then(|(text, at)| colour(text, at, notes)),
            "colors" => {
                let first = member.members().iter().find_map(|(_, value)| here(value));
                draft.colour = first.and_then(|(text, at)| colour(text, at, notes));
            }
            "name" | "id" | "guid" => {}
            _ => lost("track", key, member, notes),
        }
    }
}

/// A room listed apart from events.
pub(super) fn declared_room(value: &Value, gathering: &mut Gathering, notes: &mut Notes) {
    let Some(index) = room_index(value, gathering, true, notes) else {
        return lost("conference", "room", value, notes);
    };
    for (key, member) in value.members() {
        let draft = &mut gathering.rooms[index];
        match key.as_str() {
            "slug" => draft.slug = member.scalar(),
            "guid" | "uuid" => draft.guid = member.scalar(),
            "capacity" => {
                draft.capacity = member.scalar().and_then(|text| text.parse().ok());
                if draft.capacity.is_none() && !member.is_blank() {
                    notes.warn(member.at, "a capacity is no number", &member.sample(), "");
                }
            }
            "name" | "id" | "position" => {}
            _ => lost("room", key, member, notes),
        }
    }
}

/// A number of minutes, or a length in words, as seconds.
pub(super) fn minutes(value: &Value, notes: &mut Notes) -> Option<i64> {
    let (text, at) = here(value)?;
    if let Ok(minutes) = text.parse::<f64>()
        && (0.0..=1e6).contains(&minutes)
    {
        #[expect(clippy::cast_possible_truncation, reason = "at most a million minutes")]
        return Some((minutes * 60.0).round() as i64);
    }
    let seconds = super::times::length(text).map(|(seconds, _)| seconds);
    if seconds.is_none() {
        notes.warn(at, "not a length", text, "such as 45");
    }
    seconds
}
