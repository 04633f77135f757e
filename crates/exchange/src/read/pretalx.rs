//! Answers of pretalx's API (`/api/events/…/schedules`, `talks`, `submissions`, `slots`) and the data of its widget.
//!
//! A submission becomes an event for each of its slots, and an unplaced one when it has none. What was rejected, withdrawn
//! or not decided is no session and is listed among the losses; what was cancelled is a cancelled session.

use std::collections::HashMap;

use super::event_json::{self, here, lost, minutes};
use super::gathering::{EventDraft, Gathering, PersonDraft};
use super::json::Value;
use super::notes::Notes;
use super::times;
use super::words::{self, Words};
use super::{Dialect, MAX_BYTES};

pub(super) fn read(root: &Value, dialect: Dialect, notes: &mut Notes) -> Gathering {
    let mut reader = Reader {
        gathering: Gathering::new(dialect),
        speakers: HashMap::new(),
    };
    if root.is_object() && root.get("code").is_none() {
        reader.top(root, notes);
    }
    let lists = [
        root.get("results"),
        root.get("talks"),
        Some(root).filter(|root| root.is_array()),
    ];
    let mut items: Vec<&Value> = lists.into_iter().flatten().flat_map(Value::items).collect();
    if items.is_empty() {
        items.push(root);
    }
    for item in items {
        reader.item(item, notes);
    }
    reader.gathering
}

struct Reader {
    gathering: Gathering,
    speakers: HashMap<String, PersonDraft>,
}

impl Reader {
    /// Members around the list: pages, and what the widget says of the event.
    fn top(&mut self, root: &Value, notes: &mut Notes) {
        for (key, value) in root.members() {
            match key.as_str() {
                "count" | "previous" | "results" | "talks" | "slots" | "breaks" | "id" => {}
                "next" if value.is_blank() => {}
                "next" => {
                    let count = root.get("count").map_or_else(String::new, Value::sample);
                    let hint = format!("ask for all {count} of them, page by page");
                    notes.warn(
                        value.at,
                        "this is one page of several; the others are missing",
                        &value.sample(),
                        hint,
                    );
                }
                "rooms" => value
                    .items()
                    .iter()
                    .for_each(|room| event_json::declared_room(room, &mut self.gathering, notes)),
                "tracks" => value
                    .items()
                    .iter()
                    .for_each(|track| event_json::declared_track(track, &mut self.gathering, notes)),
                "speakers" => {
                    for person in value
                        .items()
                        .iter()
                        .filter_map(|item| event_json::person(item, "speaker", notes))
                    {
                        if let Some(code) = person.code.clone() {
                            self.speakers.insert(code, person);
                        }
                    }
                }
                "timezone" => self.gathering.zone = here(value).map(|(name, at)| (name.to_owned(), at)),
                "event_start" | "date_from" => {
                    self.gathering.start = here(value).and_then(|(text, _)| times::date(text))
                }
                "event_end" | "date_to" => self.gathering.end = here(value).and_then(|(text, _)| times::date(text)),
                "name" | "title" => self.gathering.title = words::line_of(Some(value), notes),
                "slug" => self.gathering.acronym = value.scalar(),
                _ => lost("schedule", key, value, notes),
            }
        }
    }

    /// A submission, a slot, or a schedule with slots.
    fn item(&mut self, item: &Value, notes: &mut Notes) {
        let is_submission = item.get("title").is_some() || item.get("code").is_some();
        if is_submission {
            return self.submission(item, None, notes);
        }
        if item.get("slots").is_some() || item.get("breaks").is_some() {
            let slots = item.get("slots").map_or(&[][..], Value::items);
            let breaks = item.get("breaks").map_or(&[][..], Value::items);
            for slot in slots.iter().chain(breaks) {
                self.slot(slot, notes);
            }
            return;
        }
        self.slot(item, notes);
    }

    /// A slot that refers to a submission, or a break.
    fn slot(&mut self, slot: &Value, notes: &mut Notes) {
        if slot.get("title").is_some() || slot.get("code").is_some() {
            return self.submission(slot, None, notes);
        }
        if !slot.is_object() {
            notes.warn(
                slot.at,
                "a slot is only a number and says nothing",
                &slot.sample(),
                "ask for it with expand=slots",
            );
            return;
        }
        // A break has none, or says so with null.
        match slot.get("submission").filter(|submission| !submission.is_blank()) {
            Some(submission) if submission.is_object() => self.submission(submission, Some(slot), notes),
            Some(submission) => {
                let code = submission.scalar().unwrap_or_default();
                let hint = "ask for it with expand=slots.submission";
                notes.warn(
                    submission.at,
                    "a slot names its submission by code only; the code stands for the title",
                    &code,
                    hint,
                );
                let mut event = EventDraft {
                    at: slot.at,
                    code: Some(code.clone()).filter(|code| !code.is_empty()),
                    title: Words::plain(code),
                    ..EventDraft::default()
                };
                self.place(&mut event, slot, notes);
                self.gathering.events.push(event);
            }
            None => {
                let mut event = EventDraft {
                    at: slot.at,
                    title: words::line_of(slot.get("description"), notes),
                    house_kind: Some("break"),
                    ..EventDraft::default()
                };
                self.place(&mut event, slot, notes);
                self.gathering.events.push(event);
            }
        }
    }

    fn submission(&mut self, value: &Value, slot: Option<&Value>, notes: &mut Notes) {
        let state = value.get("state").and_then(Value::as_str).unwrap_or("confirmed");
        if matches!(state, "rejected" | "withdrawn" | "submitted" | "draft" | "deleted") {
            let title = words::line_of(value.get("title"), notes);
            return notes.lost(
                value.at,
                format!("a submission that is {state}"),
                title.any().unwrap_or(""),
            );
        }
        let mut slots: Vec<Option<&Value>> = match slot {
            Some(slot) => vec![Some(slot)],
            None => {
                let many = value
                    .get("slots")
                    .map_or(&[][..], Value::items)
                    .iter()
                    .filter(|slot| slot.is_object());
                value.get("slot").into_iter().chain(many).map(Some).collect()
            }
        };
        if slots.is_empty() {
            // The widget's talks carry their times themselves.
            slots.push(value.get("start").map(|_| value));
        }
        let mut draft = self.event(value, notes);
        draft.cancelled = matches!(state, "canceled" | "cancelled");
        // A long text in very many slots would grow beyond every memory.
        let size = words_in(&draft).max(1);
        let most = (MAX_BYTES / size).max(1);
        if slots.len() > most {
            notes.warn(
                value.at,
                "a submission has too many slots; the first were taken",
                &slots.len().to_string(),
                "",
            );
            slots.truncate(most);
        }
        for slot in slots {
            let mut event = draft.clone();
            if let Some(slot) = slot {
                self.place(&mut event, slot, notes);
            }
            self.gathering.events.push(event);
        }
    }

    fn event(&mut self, value: &Value, notes: &mut Notes) -> EventDraft {
        let mut event = EventDraft {
            at: value.at,
            ..EventDraft::default()
        };
        for (key, member) in value.members() {
            match key.as_str() {
                "code" => event.code = member.scalar(),
                "id" => event.id = member.scalar(),
                "title" => event.title = words::line_of(Some(member), notes),
                "abstract" => event.summary = words::prose_of(Some(member), notes),
                "description" => event.description = words::prose_of(Some(member), notes),
                "duration" => event.seconds = minutes(member, notes),
                "submission_type" => {
                    let words = words::line_of(Some(member.get("name").unwrap_or(member)), notes);
                    event.kind = words.any().map(str::to_owned);
                }
                "track" => event.track = event_json::track(member, &mut self.gathering, notes),
                "content_locale" | "language" => {
                    event.languages = here(member)
                        .map(|(text, at)| words::languages(at, text, notes))
                        .unwrap_or_default();
                }
                "do_not_record" => event.do_not_record = member.as_bool().unwrap_or(false),
                "speakers" => {
                    let people: Vec<_> = member
                        .items()
                        .iter()
                        .filter_map(|item| self.speaker(item, notes))
                        .collect();
                    event.persons.extend(people);
                }
                "resources" => event_json::links(member, Some("attachment"), &mut event, notes),
                "image" => event_json::link(member, Some("logo"), &mut event),
                "url" => {
                    event.page = super::c3voc::site(member);
                    event_json::link(member, None, &mut event);
                }
                "slot" | "slots" | "slot_count" | "state" | "start" | "end" | "room" => {}
                _ => lost("submission", key, member, notes),
            }
        }
        event
    }

    /// A speaker in full, or a code under which the answer says more elsewhere.
    fn speaker(&mut self, item: &Value, notes: &mut Notes) -> Option<PersonDraft> {
        let only_code = item.is_object()
            && ["name", "public_name", "full_name"]
                .iter()
                .all(|key| item.get(key).is_none());
        let code = if only_code {
            item.get("code").and_then(Value::as_str)
        } else {
            item.as_str()
        };
        let Some(code) = code.map(str::trim).filter(|code| !code.is_empty()) else {
            let person = event_json::person(item, "speaker", notes)?;
            if let Some(code) = person.code.clone() {
                self.speakers.entry(code).or_insert_with(|| person.clone());
            }
            return Some(person);
        };
        if let Some(person) = self.speakers.get(code) {
            return Some(PersonDraft {
                at: item.at,
                ..person.clone()
            });
        }
        let hint = "ask for it with expand=speakers";
        let what = "a speaker is named by code only; the code stands for the name";
        notes.warn(item.at, what, code, hint);
        Some(PersonDraft {
            at: item.at,
            code: Some(code.to_owned()),
            name: words::name(item.at, code, notes),
            role: "speaker",
            ..PersonDraft::default()
        })
    }

    /// Times and room of a slot.
    fn place(&mut self, event: &mut EventDraft, slot: &Value, notes: &mut Notes) {
        let mut moment = |key: &str| {
            let (text, at) = slot.get(key).and_then(here)?;
            let moment = times::moment(text);
            if moment.is_none() {
                notes.warn(at, "not a date with a time", text, "such as 2017-11-09T10:00:00+05:00");
            }
            moment
        };
        (event.start, event.end) = (moment("start"), moment("end"));
        if let Some(seconds) = slot.get("duration").and_then(|value| minutes(value, notes)) {
            event.seconds = Some(seconds);
        }
        event.room = slot
            .get("room")
            .and_then(|room| event_json::room(room, &mut self.gathering, notes));
        if let Some(name) = slot.get("room_name")
            && event.room.is_none()
        {
            event.room = event_json::room(name, &mut self.gathering, notes);
        }
    }
}

/// Bytes of text that a copy of an event has.
fn words_in(event: &EventDraft) -> usize {
    let texts = [&event.title, &event.subtitle, &event.summary, &event.description];
    let words = |words: &Words| {
        words
            .plain
            .iter()
            .chain(words.by_language.values())
            .map(String::len)
            .sum::<usize>()
    };
    let links = event
        .links
        .iter()
        .map(|link| link.url.len() + link.title.as_ref().map_or(0, String::len) + 64)
        .sum::<usize>();
    let people = event
        .persons
        .iter()
        .map(|person| person.name.len() + 256)
        .sum::<usize>();
    texts.into_iter().map(words).sum::<usize>() + links + people + 512
}
