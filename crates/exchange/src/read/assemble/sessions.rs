//! The events of a file as sessions.

use std::collections::{BTreeSet, HashSet};

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime};

use super::super::gathering::{EventDraft, Gathering, LinkDraft};
use super::super::keys::{Keys, slug};
use super::super::links::{self, Address};
use super::super::notes::Notes;
use super::super::times::Moment;
use super::super::words;
use super::Workshop;
use super::people::Register;
use super::places::Places;
use crate::archive::{Fact, Language, Link, Provenance, Session, SessionRole, Text, Track};

pub(super) fn assemble(
    gathering: &Gathering,
    workshop: &mut Workshop,
    places: &Places,
    tracks: &[Track],
    register: &mut Register,
    notes: &mut Notes,
) -> Vec<Session> {
    let mut keys = Keys::default();
    let acronym = gathering
        .acronym
        .as_deref()
        .map(slug)
        .filter(|acronym| !acronym.is_empty());
    let ids: Vec<String> = gathering
        .events
        .iter()
        .map(|event| key(event, acronym.as_deref(), &mut keys))
        .collect();
    let mut sessions = Vec::with_capacity(gathering.events.len());
    for (event, id) in gathering.events.iter().zip(&ids) {
        let own = event.languages.first().map(String::as_str);
        let (start, end) = times(event, notes);
        let start = start.map(|moment| workshop.civil(moment));
        let end = end.map(|moment| workshop.civil(moment));
        let place = event.room.map(|room| &places[room]);
        let uid = workshop.identity("session", event.guid.as_deref(), &names(event, id), event.at, notes);
        if event.title.is_empty() {
            notes.warn(event.at, "an event has no title; its key stands for it", id, "");
        }
        sessions.push(Session {
            uid,
            kind: kind(event, notes),
            title: workshop.text_or(&event.title, own, id),
            subtitle: workshop.text(&event.subtitle, own),
            summary: workshop.text(&event.summary, own),
            description: workshop.text(&event.description, own),
            part_of: event.part_of.and_then(|index| ids.get(index)).cloned(),
            date: programme_day(event.day, start),
            start,
            end,
            venue: place.map(|(venue, _)| venue.clone()),
            hall: place.map(|(_, hall)| hall.clone()),
            track: event.track.map(|track| tracks[track].id.clone()),
            sides: Vec::new(),
            organisers: Vec::new(),
            languages: event.languages.iter().map(|tag| Language::new(tag)).collect(),
            interpretation: Vec::new(),
            roles: roles(event, register, notes),
            audience: None,
            equipment: Vec::new(),
            outside_programme: false,
            cancelled: event.cancelled,
            after: Vec::new(),
            wishes: Default::default(),
            agreements: Vec::new(),
            outcomes: Vec::new(),
            facts: recording(event),
            links: links_of(event, gathering, notes),
            record: Provenance::default(),
            id: id.clone(),
        });
    }
    sessions
}

/// A key from the slug, without the acronym that stands before every slug, else from the code or the title.
fn key(event: &EventDraft, acronym: Option<&str>, keys: &mut Keys) -> String {
    let own = event.slug.as_deref().map(slug).unwrap_or_default();
    let short = acronym
        .and_then(|acronym| own.strip_prefix(acronym))
        .map_or(own.as_str(), |rest| rest.trim_start_matches('-'));
    let code = event.code.as_deref().unwrap_or("");
    let title = event.title.any().unwrap_or("");
    let id = event
        .id
        .as_deref()
        .map(|id| format!("session-{id}"))
        .unwrap_or_default();
    keys.take([short, title, code, id.as_str()], "session")
}

/// Names to derive an identity from, the most telling first.
fn names(event: &EventDraft, key: &str) -> Vec<String> {
    let start = event.start.map_or_else(String::new, |start| match start {
        Moment::Instant { at, .. } => at.to_string(),
        Moment::Civil(printed) => printed.to_string(),
    });
    let mut names = Vec::new();
    names.extend(event.code.as_ref().map(|code| format!("{code}@{start}")));
    names.extend(event.guid.as_ref().map(|guid| format!("{guid}@{start}")));
    names.extend(event.id.clone().filter(|_| event.guid.is_none()));
    names.push(key.to_owned());
    names
}

/// The day a session stands under: the file's, as long as the session begins on it or in the night after it.
fn programme_day(day: Option<Date>, start: Option<DateTime>) -> Option<Date> {
    let Some(start) = start else { return day };
    let night = |day: &Date| {
        let noon_after = day.tomorrow().map(|next| next.at(12, 0, 0, 0));
        *day <= start.date() && noon_after.is_ok_and(|noon| start < noon)
    };
    day.filter(night).or(Some(start.date()))
}

fn times(event: &EventDraft, notes: &mut Notes) -> (Option<Moment>, Option<Moment>) {
    let Some(start) = event.start else { return (None, None) };
    let lasting = event.seconds.filter(|seconds| *seconds > 0);
    let by_length = lasting.and_then(|seconds| start.plus(SignedDuration::from_secs(seconds)));
    let end = match (event.end, by_length) {
        (Some(end), _) if after(end, start) => Some(end),
        (_, by_length) => by_length,
    };
    if end.is_none() {
        notes.warn(
            event.at,
            "an event has no length; its end was left open",
            event.title.any().unwrap_or(""),
            "",
        );
    }
    (Some(start), end)
}

fn after(end: Moment, start: Moment) -> bool {
    match (end, start) {
        (Moment::Instant { at: end, .. }, Moment::Instant { at: start, .. }) => end > start,
        _ => end.printed() > start.printed(),
    }
}

fn kind(event: &EventDraft, notes: &mut Notes) -> String {
    if let Some(kind) = event.house_kind {
        return kind.to_owned();
    }
    let Some(words) = event.kind.as_deref().map(str::trim).filter(|words| !words.is_empty()) else {
        return "talk".to_owned();
    };
    let kind = words::kind(words).map_or_else(|| slug(words), str::to_owned);
    let unnamed = kind.bytes().all(|byte| byte.is_ascii_digit());
    let kind = if unnamed { "talk".to_owned() } else { kind };
    if !kind.eq_ignore_ascii_case(words) {
        let type_: String = words.chars().take(80).collect();
        notes.warn(
            event.at,
            format!("the type {type_:?} was read as the kind {kind:?}"),
            "",
            "",
        );
    }
    kind
}

fn roles(event: &EventDraft, register: &mut Register, notes: &mut Notes) -> Vec<SessionRole> {
    let mut seen = BTreeSet::new();
    let mut roles = Vec::new();
    for person in &event.persons {
        let id = register.enter(person);
        if !seen.insert((id.clone(), person.role)) {
            notes.warn(
                person.at,
                "a person stands twice in one event and was taken once",
                &person.name,
                "",
            );
            continue;
        }
        roles.push(SessionRole {
            person: id,
            role: person.role.to_owned(),
            side: None,
            illustrative: false,
        });
    }
    roles
}

/// What the file says of recordings, as facts of the session in our own words.
fn recording(event: &EventDraft) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut fact = |words: [(&str, String); 3]| {
        let mut what = Text::default();
        for (tag, words) in words {
            what.words.insert(Language::new(tag), words);
            what.translated.insert(Language::new(tag));
        }
        facts.push(Fact {
            what,
            ..Fact::default()
        });
    };
    if event.do_not_record {
        fact([
            ("en", "This session is not recorded".to_owned()),
            ("ru", "Запись этого заседания не ведётся".to_owned()),
            ("kk", "Бұл отырыс жазып алынбайды".to_owned()),
        ]);
    }
    if let Some(licence) = &event.recording_licence {
        fact([
            ("en", format!("Licence of the recording: {licence}")),
            ("ru", format!("Лицензия на запись: {licence}")),
            ("kk", format!("Жазбаның лицензиясы: {licence}")),
        ]);
    }
    facts
}

fn links_of(event: &EventDraft, gathering: &Gathering, notes: &mut Notes) -> Vec<Link> {
    let base = gathering.base.as_deref().or(gathering.url.as_deref());
    let mut seen = HashSet::new();
    let mut links: Vec<Link> = Vec::new();
    for LinkDraft { at, url, title } in &event.links {
        let url = match links::address(url, base.or(event.page.as_deref())) {
            Address::Whole(url) => url,
            Address::Joined(joined) => {
                notes.warn(*at, "a relative address was joined to the event's site", url, "");
                joined
            }
            Address::Completed(whole) => {
                notes.warn(*at, "an address without https:// or with spaces was completed", url, "");
                whole
            }
            Address::Bad => {
                let shown = title
                    .as_ref()
                    .map_or_else(|| url.clone(), |title| format!("{title}: {url}"));
                notes.lost(*at, "a link that is no address", &shown);
                continue;
            }
        };
        let link = Link {
            url,
            title: title.clone(),
        };
        if seen.insert((link.url.clone(), link.title.clone())) {
            links.push(link);
        }
    }
    links
}
