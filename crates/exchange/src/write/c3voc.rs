//! `schedule.json`, the JSON sibling of [`super::frab`], valid against the c3voc JSON schema. The same sessions are left
//! out for the same reasons.

use serde_json::{Map, Value, json};

use super::context::Context;
use super::frab::{description, is_colour, links, persons, track_name};
use super::grid::{Grid, GridDay, Slot, acronym, hours_and_minutes};
use super::rooms::Room;
use super::{Written, text};
use crate::archive::Text;

/// The whole edition as `schedule.json`, without white space.
pub fn write(ctx: &Context<'_>) -> Written {
    let grid = Grid::of(ctx);
    let schedule = json!({
        "$schema": "https://c3voc.de/schedule/schema.json",
        "generator": {"name": "kurultai"},
        "schedule": {
            "version": ctx.release.to_string(),
            "base_url": format!("{}/", ctx.edition_url()),
            "conference": conference(ctx, &grid),
        },
    });
    Written {
        text: schedule.to_string(),
        left_out: grid.left_out,
    }
}

fn conference(ctx: &Context<'_>, grid: &Grid<'_>) -> Value {
    let edition = ctx.edition;
    let days = &grid.days;
    let mut conference = json!({
        // hyphens would need a year behind them here
        "acronym": acronym(&edition.id, '_'),
        "title": ctx.line(&edition.title).unwrap_or_else(|| text::line(&edition.id)),
        "start": days.first().map(|day| day.date.to_string()),
        "end": days.last().map(|day| day.date.to_string()),
        "daysCount": days.len(),
        "timeslot_duration": hours_and_minutes(grid.slot_minutes),
        "url": edition.url.as_deref().and_then(text::http_url).unwrap_or_else(|| ctx.edition_url()),
        "tracks": tracks(ctx),
        "rooms": grid.rooms.iter().map(|room| write_room(ctx, room)).collect::<Vec<_>>(),
        "days": days.iter().enumerate().map(|(at, day)| write_day(ctx, grid, at + 1, day)).collect::<Vec<_>>(),
    });
    let zone = ctx.zone.iana_name().unwrap_or(&edition.timezone);
    if is_zone_name(zone) {
        conference["time_zone_name"] = zone.into();
    }
    if let Some(theme) = edition.theme.as_ref().and_then(|theme| ctx.line(theme)) {
        conference["description"] = theme.into();
    }
    conference
}

/// The schema knows `Area/City` and `UTC`; other names, such as `EST5EDT`, are left out.
fn is_zone_name(zone: &str) -> bool {
    let capitalised = |part: &str| {
        let mut bytes = part.bytes();
        bytes.next().is_some_and(|b| b.is_ascii_uppercase()) && bytes.next().is_some_and(|b| b.is_ascii_lowercase())
    };
    let area_and_city = |(area, city): (&str, &str)| {
        capitalised(area) && area[1..].bytes().all(|b| b.is_ascii_lowercase()) && capitalised(city)
    };
    zone.ends_with("UTC") || zone.split_once('/').is_some_and(area_and_city)
}

fn tracks(ctx: &Context<'_>) -> Vec<Value> {
    let tracks = ctx.edition.tracks.iter();
    tracks
        .map(|track| {
            let mut value = json!({"name": ctx.line(&track.name).unwrap_or_else(|| text::line(&track.id))});
            let slug = text::slug(&track.id, '-');
            if slug.len() > 1 {
                value["slug"] = slug.into();
            }
            if let Some(colour) = track.colour.as_deref().filter(|colour| is_colour(colour)) {
                value["color"] = colour.into();
            }
            value
        })
        .collect()
}

fn write_room(ctx: &Context<'_>, room: &Room<'_>) -> Value {
    let mut value = json!({"name": room.name, "guid": room.uid});
    if let Some(capacity) = room.hall.and_then(|hall| hall.capacity) {
        value["capacity"] = capacity.into();
    }
    match (room.venue, room.hall) {
        (Some(venue), Some(hall)) => value["url"] = ctx.hall_url(&venue.id, &hall.id).into(),
        (Some(venue), None) => value["url"] = ctx.venue_url(&venue.id).into(),
        (None, _) => {}
    }
    value
}

fn write_day(ctx: &Context<'_>, grid: &Grid<'_>, index: usize, day: &GridDay<'_>) -> Value {
    let rooms: Map<String, Value> = day
        .rooms
        .iter()
        .map(|(&room, slots)| {
            let name = &grid.rooms[room].name;
            let events = slots.iter().map(|slot| write_event(ctx, grid, name, slot)).collect();
            (name.clone(), Value::Array(events))
        })
        .collect();
    json!({
        "index": index,
        "date": day.date.to_string(),
        "day_start": day.start.rfc3339(),
        "day_end": day.end.rfc3339(),
        "rooms": rooms,
    })
}

fn write_event(ctx: &Context<'_>, grid: &Grid<'_>, room: &str, slot: &Slot<'_>) -> Value {
    let session = slot.session;
    let words = |words: &Option<Text>| {
        let best = words.as_ref().and_then(|words| text::best(words, ctx.language));
        best.map(|(_, words)| text::clean(words).trim().to_owned())
    };
    let persons: Vec<Value> = persons(ctx, slot)
        .into_iter()
        .map(|(uid, name)| json!({"id": grid.person_number(uid), "guid": uid, "name": name}))
        .collect();
    let links: Vec<Value> = links(slot)
        .into_iter()
        .map(|(url, title)| json!({"url": url, "title": title}))
        .collect();
    let mut event = json!({
        "guid": session.uid,
        "id": slot.number,
        "date": slot.start.rfc3339(),
        "start": slot.start.clock(),
        "duration": slot.duration(),
        "room": room,
        "slug": slot.slug,
        "url": ctx.session_url(&session.id),
        "title": ctx.title(session).1,
        "subtitle": words(&session.subtitle).map(|words| text::line(&words)),
        "track": track_name(ctx, slot),
        "type": text::line(&session.kind),
        "language": session.languages.first().map(|language| text::line(language.as_str())),
        "abstract": words(&session.summary),
        "description": Some(description(ctx, slot)).filter(|words| !words.is_empty()),
        "persons": persons,
        "links": links,
        "attachments": [],
    });
    if let Some(end) = slot.end {
        event["end"] = end.rfc3339().into();
    }
    event
}
