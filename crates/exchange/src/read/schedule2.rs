//! `schedule.json` of c3voc's second schema (the hub's): a flat list of events that refer to rooms, tracks and people.

use std::collections::HashMap;

use super::Dialect;
use super::c3voc::{conference, day_draft, site};
use super::event_json::{self, lost};
use super::gathering::{Gathering, PersonDraft};
use super::json::Value;
use super::notes::Notes;

pub(super) fn read(root: &Value, notes: &mut Notes) -> Gathering {
    let mut gathering = Gathering::new(Dialect::C3voc2);
    let schedule = match root.get("schedule") {
        Some(schedule) => {
            root.members()
                .iter()
                .filter(|(key, _)| key != "schedule" && key != "$schema")
                .for_each(|(key, value)| lost("document", key, value, notes));
            schedule
        }
        None => root,
    };
    let mut people: HashMap<String, PersonDraft> = HashMap::new();
    for (key, value) in schedule.members() {
        match key.as_str() {
            "base_url" => gathering.base = site(value),
            "url" => gathering.url = site(value).or(gathering.url.take()),
            "conference" => {
                let days = conference(value, &mut gathering, notes);
                let days: Vec<_> = days.iter().filter_map(|day| day_draft(day, notes)).collect();
                gathering.days = days;
            }
            "persons" => {
                for person in value
                    .items()
                    .iter()
                    .filter_map(|item| event_json::person(item, "participant", notes))
                {
                    if let Some(guid) = person.guid.clone() {
                        people.insert(guid, person.clone());
                    }
                    gathering.people.push(person);
                }
            }
            "events" => {}
            _ => lost("schedule", key, value, notes),
        }
    }
    for value in schedule.get("events").map_or(&[][..], Value::items) {
        read_event(value, &people, &mut gathering, notes);
    }
    gathering
}

fn read_event(value: &Value, people: &HashMap<String, PersonDraft>, gathering: &mut Gathering, notes: &mut Notes) {
    let (mut event, slot) = event_json::event_with(value, gathering, &["participants"], notes);
    event.room = value
        .get("room")
        .and_then(|room| event_json::room(room, gathering, notes));
    for item in value.get("participants").map_or(&[][..], Value::items) {
        let Some(mut person) = event_json::person(item, "speaker", notes) else {
            continue;
        };
        if let Some(known) = person.guid.as_ref().and_then(|guid| people.get(guid)) {
            person = PersonDraft {
                at: person.at,
                role: person.role,
                ..known.clone()
            };
        }
        event.persons.push(person);
    }
    slot.place(&mut event, None, None, notes);
    let start = event.start.map(|start| start.printed());
    // The day whose hours the event falls into: after midnight it is still the day before.
    event.day = gathering
        .days
        .iter()
        .take(400)
        .find(|day| {
            let hours = day
                .opens
                .zip(day.closes)
                .map(|(opens, closes)| (opens.printed(), closes.printed()));
            start
                .zip(hours)
                .is_some_and(|(start, (opens, closes))| opens <= start && start < closes)
        })
        .map(|day| day.date);
    gathering.events.push(event);
}
