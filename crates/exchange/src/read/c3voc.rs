//! `schedule.json`: c3voc's first schema, as frab, pretalx and the merged schedules of the congresses write it.

use std::collections::HashSet;

use super::Dialect;
use super::event_json::{self, here, lost};
use super::gathering::{DayDraft, Gathering};
use super::json::Value;
use super::notes::Notes;
use super::times;
use super::words;

pub(super) fn read(root: &Value, dialect: Dialect, notes: &mut Notes) -> Gathering {
    let mut gathering = Gathering::new(dialect);
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
    let mut days: &[Value] = &[];
    for (key, value) in schedule.members() {
        match key.as_str() {
            "base_url" => gathering.base = site(value),
            "url" => gathering.url = site(value).or(gathering.url.take()),
            "conference" => days = conference(value, &mut gathering, notes),
            _ => lost("schedule", key, value, notes),
        }
    }
    let mut ids = HashSet::new();
    for day in days {
        read_day(day, &mut gathering, &mut ids, notes);
    }
    gathering
}

/// An address of a site.
pub(super) fn site(value: &Value) -> Option<String> {
    value
        .as_str()
        .map(str::trim)
        .filter(|url| url.starts_with("http") && url.len() <= 2000)
        .map(str::to_owned)
}

/// What all JSON dialects say of their conference; gives back its days.
pub(super) fn conference<'a>(value: &'a Value, gathering: &mut Gathering, notes: &mut Notes) -> &'a [Value] {
    for key in ["acronym", "title"] {
        if value.get(key).is_none() {
            notes.warn(
                value.at,
                format!("conference has no {key}, which the schema asks for"),
                "",
                "",
            );
        }
    }
    let mut days: &[Value] = &[];
    for (key, member) in value.members() {
        match key.as_str() {
            "title" => gathering.title = words::line_of(Some(member), notes),
            "subtitle" => gathering.subtitle = words::line_of(Some(member), notes),
            "description" => gathering.description = words::prose_of(Some(member), notes),
            "acronym" => gathering.acronym = member.scalar(),
            "start" => gathering.start = date(member, "start", notes),
            "end" => gathering.end = date(member, "end", notes),
            "time_zone_name" | "timezone" => gathering.zone = here(member).map(|(name, at)| (name.to_owned(), at)),
            "url" => gathering.url = site(member).or(gathering.url.take()),
            "base_url" => gathering.base = site(member).or(gathering.base.take()),
            "city" => gathering.city = words::line_of(Some(member), notes),
            "venue" => {
                let name = words::line_of(Some(member), notes);
                if let Some(key) = name.any().map(str::to_owned) {
                    gathering.venue(&key, name);
                }
            }
            "rooms" => member
                .items()
                .iter()
                .for_each(|room| event_json::declared_room(room, gathering, notes)),
            "tracks" => member
                .items()
                .iter()
                .for_each(|track| event_json::declared_track(track, gathering, notes)),
            "languages" => {
                gathering.language = gathering
                    .language
                    .take()
                    .or_else(|| member.items().iter().find_map(|tag| words::language_tag(tag.as_str()?)));
            }
            "defaults" => {
                if let Some(tag) = member
                    .get("language")
                    .and_then(Value::as_str)
                    .and_then(words::language_tag)
                {
                    gathering.language = Some(tag);
                }
                let others = member.members().iter().filter(|(key, _)| key != "language");
                others.for_each(|(key, value)| lost("conference/defaults", key, value, notes));
            }
            "days" => {
                days = member.items();
                if !member.is_array() && !member.is_null() {
                    notes.warn(
                        member.at,
                        "the days of the conference are no list and were passed over",
                        "",
                        "",
                    );
                }
            }
            "daysCount" => {}
            _ => lost("conference", key, member, notes),
        }
    }
    if let Some(count) = value.get("daysCount")
        && count.scalar().and_then(|count| count.parse().ok()) != Some(days.len())
    {
        notes.warn(
            count.at,
            "the number of days is not the number of days listed",
            &count.sample(),
            format!("there are {}", days.len()),
        );
    }
    days
}

fn date(value: &Value, name: &'static str, notes: &mut Notes) -> Option<jiff::civil::Date> {
    let (text, at) = here(value)?;
    let date = times::date(text);
    if date.is_none() {
        notes.warn(
            at,
            format!("the {name} of the event is no date"),
            text,
            "the programme's own was taken",
        );
    }
    date
}

/// A day without its rooms.
pub(super) fn day_draft(value: &Value, notes: &mut Notes) -> Option<DayDraft> {
    let mut edge = |names: [&str; 2]| {
        let (text, at) = names.iter().find_map(|name| value.get(name)).and_then(here)?;
        let moment = times::moment(text);
        if moment.is_none() {
            notes.warn(at, format!("the {} of a day cannot be read", names[0]), text, "");
        }
        moment
    };
    let (opens, closes) = (edge(["day_start", "start"]), edge(["day_end", "end"]));
    let named = value.get("date").and_then(here).and_then(|(text, _)| times::date(text));
    let date = named.or(opens.map(|opens| opens.printed().date()));
    if date.is_none() {
        notes.warn(
            value.at,
            "a day has no date",
            &value.get("date").map_or_else(String::new, Value::sample),
            "",
        );
    }
    for (key, member) in value.members() {
        if !matches!(
            key.as_str(),
            "index" | "date" | "day_start" | "day_end" | "start" | "end" | "rooms"
        ) {
            lost("day", key, member, notes);
        }
    }
    Some(DayDraft {
        at: value.at,
        date: date?,
        opens,
        closes,
    })
}

fn read_day(value: &Value, gathering: &mut Gathering, ids: &mut HashSet<String>, notes: &mut Notes) {
    let day = day_draft(value, notes);
    let Some(rooms) = value.get("rooms") else {
        gathering.days.extend(day);
        return;
    };
    if !rooms.is_object() && !rooms.is_blank() {
        notes.warn(
            rooms.at,
            "the rooms of a day are no object and were passed over",
            &rooms.sample(),
            "",
        );
    }
    for (name, events) in rooms.members() {
        let name = words::line(events.at, name, notes);
        let room = (!name.is_empty()).then(|| gathering.room(&name, words::Words::plain(name.clone()), events.at));
        for value in events.items() {
            let (mut event, slot) = event_json::event(value, gathering, notes);
            event.room = room;
            compare_room(value, &name, notes);
            for key in ["guid", "id", "title", "date", "start", "duration", "type"] {
                if value.get(key).is_none() {
                    notes.warn(
                        value.at,
                        format!("event has no {key}, which the schema asks for"),
                        "",
                        "",
                    );
                }
            }
            if let Some(id) = event.id.clone()
                && !ids.insert(id.clone())
            {
                notes.warn(value.at, "the id of an event stands twice", &id, "");
            }
            slot.place(&mut event, day.as_ref(), None, notes);
            gathering.events.push(event);
        }
    }
    gathering.days.extend(day);
}

fn compare_room(value: &Value, name: &str, notes: &mut Notes) {
    if let Some((text, at)) = value.get("room").and_then(here)
        && words::line(at, text, notes) != name
    {
        notes.warn(
            at,
            "an event names another room than it stands in",
            text,
            "the latter was taken",
        );
    }
}
