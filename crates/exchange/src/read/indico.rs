//! Indico's exports: an event with its sessions and contributions, or the event's timetable.
//!
//! A session (or a block of one) becomes a section, and its contributions are parts of it; a break is a break. The members
//! that wrap the answer (`count`, `ts`, `_type`, …) are no content and are passed over.

use std::collections::{HashMap, HashSet};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::Dialect;
use super::c3voc::site;
use super::event_json::{self, here, lost, minutes};
use super::gathering::{EventDraft, Gathering, LinkDraft, PersonDraft};
use super::json::Value;
use super::notes::Notes;
use super::times::{self, Moment};
use super::words::{self, Words};

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

    /// The section of the session that a contribution names; one without times when the export does not list it.
    fn section_of(&mut self, contribution: &Value, notes: &mut Notes) -> Option<usize> {
        let session = contribution.get("session")?;
        let title = words::line_of(Some(session.get("title").unwrap_or(session)), notes);
        let key = title.any()?.to_owned();
        if let Some(&index) = self.sections.get(&key) {
            return Some(index);
        }
        notes.warn(
            session.at,
            "a session is only named by its contributions; its times were taken from them",
            &key,
            "",
        );
        let index = self.gathering.events.len();
        self.gathering.events.push(EventDraft {
            at: session.at,
            id: Some(format!("session-{key}")),
            title,
            house_kind: Some("section"),
            ..EventDraft::default()
        });
        self.sections.insert(key, index);
        Some(index)
    }

    /// Gives sections without times those of their parts, when these are on one day.
    fn stretch_sections(&mut self, notes: &mut Notes) {
        let events = &mut self.gathering.events;
        let mut spans: HashMap<usize, Vec<(Moment, Moment)>> = HashMap::new();
        for event in events.iter() {
            if let (Some(parent), Some(start)) = (event.part_of, event.start) {
                spans
                    .entry(parent)
                    .or_default()
                    .push((start, event.end.unwrap_or(start)));
            }
        }
        for (parent, spans) in spans {
            let section = &mut events[parent];
            if section.start.is_some() {
                continue;
            }
            let first = spans.iter().min_by_key(|(start, _)| start.printed());
            let last = spans.iter().max_by_key(|(_, end)| end.printed());
            let (Some((start, _)), Some((_, end))) = (first, last) else {
                continue;
            };
            if start.printed().date() == end.printed().date() {
                (section.start, section.end) = (Some(*start), Some(*end));
            } else {
                let what = "a session without times goes over several days; it was left unplaced";
                notes.warn(section.at, what, section.title.any().unwrap_or(""), "");
            }
        }
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

fn track_of(value: &Value) -> &Value {
    value.get("title").unwrap_or(value)
}

/// A name of a place: short, since it is repeated wherever something happens there.
fn text(value: &Value, key: &str, notes: &mut Notes) -> String {
    let Some(member) = value.get(key) else {
        return String::new();
    };
    let words = words::line_of(Some(member), notes);
    words
        .any()
        .map_or_else(String::new, |text| words::name(member.at, text, notes))
}

/// `{date, time, tz}`.
fn moment(value: &Value, notes: &mut Notes) -> Option<Moment> {
    if let Some((text, at)) = here(value) {
        let moment = times::moment(text);
        if moment.is_none() {
            notes.warn(at, "not a date with a time", text, "");
        }
        return moment;
    }
    let date = value.get("date").and_then(here).and_then(|(text, _)| times::date(text));
    let time = value.get("time").and_then(here).and_then(|(text, _)| times::time(text));
    let (Some(date), Some(time)) = (date, time) else {
        if !value.is_blank() {
            notes.warn(value.at, "not a date with a time", &value.sample(), "");
        }
        return None;
    };
    let printed: DateTime = date.to_datetime(time);
    let Some((name, at)) = value.get("tz").and_then(here) else {
        return Some(Moment::Civil(printed));
    };
    match TimeZone::get(name) {
        Ok(zone) => times::zoned(printed, &zone),
        Err(_) => {
            notes.warn(
                at,
                "the time zone does not exist; the clock was taken for the edition's",
                name,
                "",
            );
            Some(Moment::Civil(printed))
        }
    }
}

/// A person of Indico; the address of their mail is read by nobody.
fn person(value: &Value, role: &'static str, notes: &mut Notes) -> Option<PersonDraft> {
    let get = |keys: &[&str]| {
        keys.iter()
            .find_map(|key| value.get(key))
            .and_then(Value::scalar)
            .unwrap_or_default()
    };
    let (given, family) = (get(&["first_name", "firstName"]), get(&["last_name", "familyName"]));
    let full = get(&["fullName", "name"]);
    let name = if !family.is_empty() {
        format!("{given} {family}")
    } else if let Some((family, given)) = full.split_once(',') {
        format!("{given} {family}")
    } else {
        full
    };
    let name = words::name(value.at, &name, notes);
    for (key, member) in value.members() {
        let read = [
            "first_name",
            "firstName",
            "last_name",
            "familyName",
            "fullName",
            "name",
            "affiliation",
            "person_id",
            "id",
            "db_id",
            "_type",
            "_fossil",
            "is_speaker",
            "author_type",
            "displayOrderKey",
        ];
        if !read.contains(&key.as_str()) {
            lost("person", key, member, notes);
        }
    }
    if name.is_empty() {
        notes.warn(value.at, "a person has no name and was left out", "", "");
        return None;
    }
    Some(PersonDraft {
        at: value.at,
        id: value.get("person_id").and_then(Value::scalar),
        name,
        sort_name: (!family.is_empty()).then(|| words::line(value.at, &format!("{family} {given}"), notes)),
        affiliation: Some(words::line(value.at, &get(&["affiliation"]), notes)).filter(|name| !name.is_empty()),
        role,
        ..PersonDraft::default()
    })
}

/// Files in folders, in lists, or in `{files, folders}`.
fn attached(value: &Value, event: &mut EventDraft) {
    for item in value.items() {
        let url = ["download_url", "link_url", "url"]
            .iter()
            .find_map(|key| item.get(key))
            .and_then(Value::scalar);
        if let Some(url) = url {
            let title = item.get("title").and_then(Value::scalar);
            event.links.push(LinkDraft {
                at: item.at,
                url,
                title: title.or_else(|| Some("attachment".to_owned())),
            });
        }
        for inner in [item.get("attachments"), item.get("resources")].into_iter().flatten() {
            attached(inner, event);
        }
    }
    for inner in [value.get("files"), value.get("folders")].into_iter().flatten() {
        attached(inner, event);
    }
}
