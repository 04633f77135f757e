//! Indico's exports: an event with its sessions and contributions, or the event's timetable.
//!
//! A session (or a block of one) becomes a section, and its contributions are parts of it; a break is a break. The members
//! that wrap the answer (`count`, `ts`, `_type`, …) are no content and are passed over.

mod sections;
mod values;

use std::collections::{HashMap, HashSet};

use super::Dialect;
use super::c3voc::site;
use super::event_json::{self, here, lost, minutes};
use super::gathering::{EventDraft, Gathering};
use super::json::Value;
use super::notes::Notes;
use super::words::{self, Words};
use values::{attached, moment, person, text, track_of};

pub(super) fn read(root: &Value, dialect: Dialect, notes: &mut Notes) -> Gathering {
    let mut reader = Reader {
        gathering: Gathering::new(dialect),
        location: String::new(),
        sections: HashMap::new(),
    };
    if root.get("complete").and_then(Value::as_bool) == Some(false) {
        notes.warn(
            root.at,
            "the export says of itself that it is not complete",
            "",
            "ask for it as somebody who may see all",
        );
    }
    if dialect == Dialect::IndicoTimetable {
        reader.gathering.base = root.get("url").and_then(site);
        reader.timetable(root.get("results"), notes);
        return reader.gathering;
    }
    let events = root.get("results").map_or(std::slice::from_ref(root), Value::items);
    for event in events.iter().skip(1) {
        notes.lost(
            event.at,
            "an event after the first",
            &event.get("title").map_or_else(String::new, Value::sample),
        );
    }
    if let Some(event) = events.first() {
        reader.event(event, notes);
    }
    reader.gathering
}

struct Reader {
    gathering: Gathering,
    /// Where the event itself takes place.
    location: String,
    /// Index of the section of each session, by title.
    sections: HashMap<String, usize>,
}

/// Members that say how the answer was made or repeat others.
const ENVELOPE: [&str; 9] = [
    "_type",
    "_fossil",
    "hasAnyProtection",
    "uniqueId",
    "conferenceId",
    "sessionSlotEntryId",
    "scheduleEntryId",
    "inheritLoc",
    "inheritRoom",
];

impl Reader {
    fn event(&mut self, event: &Value, notes: &mut Notes) {
        self.location = text(event, "location", notes);
        if !self.location.is_empty() {
            let address = words::prose_of(event.get("address"), notes);
            let venue = self
                .gathering
                .venue(&self.location.clone(), Words::plain(self.location.clone()));
            self.gathering.venues[venue].address = address;
        }
        for (key, value) in event.members() {
            match key.as_str() {
                "title" => self.gathering.title = words::line_of(Some(value), notes),
                "description" => self.gathering.description = words::prose_of(Some(value), notes),
                "timezone" => self.gathering.zone = here(value).map(|(name, at)| (name.to_owned(), at)),
                "startDate" => self.gathering.start = moment(value, notes).map(|start| start.printed().date()),
                "endDate" => self.gathering.end = moment(value, notes).map(|end| end.printed().date()),
                "url" => {
                    self.gathering.url = site(value);
                    self.gathering.base = site(value);
                }
                "room" => {
                    self.room(event, notes);
                }
                "language" => self.gathering.language = value.as_str().and_then(words::language_tag),
                "chairs" => {
                    let chairs: Vec<_> = value
                        .items()
                        .iter()
                        .filter_map(|chair| person(chair, "chair", notes))
                        .collect();
                    if let Some(first) = chairs.first() {
                        notes.lost(first.at, "the chairs of the whole event as such", &first.name);
                    }
                    self.gathering.people.extend(chairs);
                }
                "location" | "address" | "sessions" | "contributions" | "id" => {}
                key if ENVELOPE.contains(&key) => {}
                _ => lost("event", key, value, notes),
            }
        }
        for session in event.get("sessions").map_or(&[][..], Value::items) {
            let section = self.section(session, notes);
            let contributions = session.get("contributions").map_or(&[][..], Value::items);
            contributions
                .iter()
                .for_each(|item| self.contribution(item, Some(section), "contribution", notes));
        }
        for contribution in event.get("contributions").map_or(&[][..], Value::items) {
            let section = self.section_of(contribution, notes);
            self.contribution(contribution, section, "contribution", notes);
        }
        self.stretch_sections(notes);
    }

    /// `results` of a timetable: by event, by day, by key.
    fn timetable(&mut self, results: Option<&Value>, notes: &mut Notes) {
        let events = results.map_or(&[][..], Value::members);
        for (id, event) in events.iter().skip(1) {
            notes.lost(event.at, "an event after the first", id);
        }
        let days = events.first().map_or(&[][..], |(_, days)| days.members());
        for (_, entries) in days {
            for (_, entry) in entries.members() {
                self.entry(entry, None, notes);
            }
        }
    }

    fn entry(&mut self, entry: &Value, parent: Option<usize>, notes: &mut Notes) {
        if self.gathering.zone.is_none() {
            let zone = entry.get("startDate").and_then(|start| start.get("tz")).and_then(here);
            self.gathering.zone = zone.map(|(name, at)| (name.to_owned(), at));
        }
        let has_entries = entry.get("entries").is_some();
        match entry.get("entryType").and_then(Value::as_str) {
            Some("Session") => {
                let section = self.section(entry, notes);
                let inner = entry.get("entries");
                inner
                    .map_or(&[][..], Value::members)
                    .iter()
                    .for_each(|(_, item)| self.entry(item, Some(section), notes));
            }
            None if has_entries && parent.is_none() => {
                let section = self.section(entry, notes);
                let inner = entry.get("entries");
                inner
                    .map_or(&[][..], Value::members)
                    .iter()
                    .for_each(|(_, item)| self.entry(item, Some(section), notes));
            }
            Some("Break") => {
                self.contribution(entry, parent, "break", notes);
                if let Some(event) = self.gathering.events.last_mut() {
                    event.house_kind = Some("break");
                }
            }
            _ => self.contribution(entry, parent, "contribution", notes),
        }
    }

    /// A session or a block of one; gives back its index.
    fn section(&mut self, session: &Value, notes: &mut Notes) -> usize {
        let mut event = self.common(session, "session", notes);
        event.house_kind = Some("section");
        for (key, value) in session.members() {
            match key.as_str() {
                "sessionConveners" | "conveners" => {
                    event
                        .persons
                        .extend(value.items().iter().filter_map(|item| person(item, "chair", notes)));
                }
                "slotTitle" => event.subtitle = words::line_of(Some(value), notes),
                "contributions" | "entries" | "entryType" | "numSlots" | "sessionId" | "sessionSlotId" => {}
                key if COMMON.contains(&key) || ENVELOPE.contains(&key) => {}
                _ => lost("session", key, value, notes),
            }
        }
        let index = self.gathering.events.len();
        if let Some(title) = event.title.any() {
            self.sections.entry(title.to_owned()).or_insert(index);
        }
        self.gathering.events.push(event);
        index
    }

    fn contribution(&mut self, value: &Value, parent: Option<usize>, kind: &'static str, notes: &mut Notes) {
        let mut event = self.common(value, kind, notes);
        event.part_of = parent;
        let mut authors = Vec::new();
        for (key, member) in value.members() {
            match key.as_str() {
                "speakers" | "presenters" => {
                    event
                        .persons
                        .extend(member.items().iter().filter_map(|item| person(item, "speaker", notes)));
                }
                "primaryauthors" | "coauthors" => {
                    authors.extend(
                        member
                            .items()
                            .iter()
                            .filter_map(|item| person(item, "participant", notes)),
                    );
                }
                "type" => {
                    event.kind = words::line_of(Some(member.get("name").unwrap_or(member)), notes)
                        .any()
                        .map(str::to_owned)
                }
                "track" => event.track = event_json::track(track_of(member), &mut self.gathering, notes),
                "language" => {
                    event.languages = here(member)
                        .map(|(text, at)| words::languages(at, text, notes))
                        .unwrap_or_default();
                }
                "session" | "subContributions" | "entryType" | "sessionId" | "sessionSlotId" | "contributionId" => {}
                key if COMMON.contains(&key) || ENVELOPE.contains(&key) => {}
                _ => lost("contribution", key, member, notes),
            }
        }
        let mut named: HashSet<String> = event.persons.iter().map(|person| person.name.clone()).collect();
        for author in authors {
            if named.insert(author.name.clone()) {
                notes.warn(
                    author.at,
                    "an author who does not speak was taken as a participant",
                    &author.name,
                    "",
                );
                event.persons.push(author);
            }
        }
        let index = self.gathering.events.len();
        self.gathering.events.push(event);
        for part in value.get("subContributions").map_or(&[][..], Value::items) {
            self.contribution(part, Some(index), "subcontribution", notes);
        }
    }

    /// What sessions, contributions and breaks have in common.
    fn common(&mut self, value: &Value, kind: &str, notes: &mut Notes) -> EventDraft {
        let mut event = EventDraft {
            at: value.at,
            title: words::line_of(value.get("title"), notes),
            description: words::prose_of(value.get("description"), notes),
            start: value.get("startDate").and_then(|start| moment(start, notes)),
            end: value.get("endDate").and_then(|end| moment(end, notes)),
            seconds: value.get("duration").and_then(|duration| minutes(duration, notes)),
            ..EventDraft::default()
        };
        let id = ["db_id", "id", "friendly_id"]
            .iter()
            .find_map(|key| value.get(key))
            .and_then(Value::scalar);
        let start = event
            .start
            .map_or_else(String::new, |start| start.printed().to_string());
        event.id = id.map(|id| {
            if kind == "session" {
                format!("{kind}-{id}@{start}")
            } else {
                format!("{kind}-{id}")
            }
        });
        if let Some(code) = value
            .get("code")
            .or_else(|| value.get("sessionCode"))
            .filter(|code| !code.is_blank())
        {
            lost(kind, "code", code, notes);
        }
        event.room = self.room(value, notes);
        if let Some(url) = value.get("url") {
            event_json::link(url, None, &mut event);
        }
        for files in [value.get("folders"), value.get("attachments"), value.get("material")]
            .into_iter()
            .flatten()
        {
            attached(files, &mut event);
        }
        event
    }

    /// The room of a session or a contribution; the same room name in two places is two rooms.
    fn room(&mut self, value: &Value, notes: &mut Notes) -> Option<usize> {
        let room = text(value, "room", notes);
        let own = text(value, "location", notes);
        let location = if own.is_empty() { self.location.clone() } else { own };
        let name = if !room.is_empty() {
            room.clone()
        } else if !location.is_empty() && location != self.location {
            location.clone()
        } else {
            return None;
        };
        if let Some(full) = value.get("roomFullname")
            && full.as_str().is_some_and(|full| full.trim() != room)
        {
            lost("room", "roomFullname", full, notes);
        }
        let venue = (!location.is_empty()).then(|| self.gathering.venue(&location, Words::plain(location.clone())));
        let index = self
            .gathering
            .room(&format!("{location}\n{name}"), Words::plain(name), value.at);
        self.gathering.rooms[index].venue = venue;
        Some(index)
    }
}

/// Members that [`Reader::common`] reads.
const COMMON: [&str; 18] = [
    "title",
    "description",
    "startDate",
    "endDate",
    "duration",
    "db_id",
    "id",
    "friendly_id",
    "friendlyId",
    "code",
    "sessionCode",
    "room",
    "roomFullname",
    "location",
    "url",
    "folders",
    "attachments",
    "material",
];
