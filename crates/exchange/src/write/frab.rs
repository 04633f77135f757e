//! `schedule.xml`, the format of frab and pretalx that conference apps read, valid against the c3voc schema
//! (<https://c3voc.de/wiki/schedule>).
//!
//! The format has one language, so every text is in the context's language or the next best; a session's `language` is
//! the first of those spoken. Its rooms are halls, or venues where no hall is known. It cannot say that a session has no
//! time or is cancelled: such sessions are left out and named.

use super::context::Context;
use super::grid::{Grid, GridDay, Slot, acronym, hours_and_minutes};
use super::xml::Xml;
use super::{Written, text};

/// The whole edition as `schedule.xml`. `address` is where the file itself will be found, if that is known.
pub fn write(ctx: &Context<'_>, address: Option<&str>) -> Written {
    let grid = Grid::of(ctx);
    let mut xml = Xml::new();
    xml.open("schedule", &[]);
    xml.empty("generator", &[("name", "kurultai")]);
    if let Some(address) = address.and_then(text::http_url) {
        xml.words("url", &[], &address);
    }
    xml.words("version", &[], &ctx.release.to_string());
    conference(ctx, &grid, &mut xml);
    for (at, day) in grid.days.iter().enumerate() {
        write_day(ctx, &grid, at + 1, day, &mut xml);
    }
    xml.close("schedule");
    Written {
        text: xml.finish(),
        left_out: grid.left_out,
    }
}

fn conference(ctx: &Context<'_>, grid: &Grid<'_>, xml: &mut Xml) {
    let edition = ctx.edition;
    xml.open("conference", &[]);
    xml.words("acronym", &[], &acronym(&edition.id, '-'));
    xml.words(
        "title",
        &[],
        &ctx.line(&edition.title).unwrap_or_else(|| text::line(&edition.id)),
    );
    xml.words("start", &[], &date(grid.days.first()));
    xml.words("end", &[], &date(grid.days.last()));
    xml.words("days", &[], &grid.days.len().to_string());
    xml.words("timeslot_duration", &[], &hours_and_minutes(grid.slot_minutes));
    xml.words("base_url", &[], &format!("{}/", ctx.edition_url()));
    xml.words(
        "url",
        &[],
        &edition
            .url
            .as_deref()
            .and_then(text::http_url)
            .unwrap_or_else(|| ctx.edition_url()),
    );
    xml.words("time_zone_name", &[], ctx.zone.iana_name().unwrap_or(&edition.timezone));
    for track in &edition.tracks {
        let name = ctx.line(&track.name).unwrap_or_else(|| text::line(&track.id));
        let slug = text::slug(&track.id, '-');
        let mut attributes = vec![("name", name.as_str())];
        if let Some(colour) = track.colour.as_deref().filter(|colour| is_colour(colour)) {
            attributes.push(("color", colour));
        }
        if slug.len() > 1 && slug.starts_with(|c: char| c.is_ascii_lowercase()) {
            attributes.push(("slug", &slug));
        }
        xml.empty("track", &attributes);
    }
    xml.close("conference");
}

fn write_day(ctx: &Context<'_>, grid: &Grid<'_>, index: usize, day: &GridDay<'_>, xml: &mut Xml) {
    let attributes = [
        ("index", &*index.to_string()),
        ("date", &*date(Some(day))),
        ("start", &*day.start.rfc3339()),
        ("end", &*day.end.rfc3339()),
    ];
    if day.rooms.is_empty() {
        return xml.empty("day", &attributes);
    }
    xml.open("day", &attributes);
    for (&room, slots) in &day.rooms {
        let room = &grid.rooms[room];
        xml.open("room", &[("name", &room.name), ("guid", &room.uid.to_string())]);
        for slot in slots {
            write_event(ctx, grid, &room.name, slot, xml);
        }
        xml.close("room");
    }
    xml.close("day");
}

fn write_event(ctx: &Context<'_>, grid: &Grid<'_>, room: &str, slot: &Slot<'_>, xml: &mut Xml) {
    let session = slot.session;
    let words = |words: &Option<_>| {
        let best = words.as_ref().and_then(|words| text::best(words, ctx.language));
        best.map_or("", |(_, words)| words).trim().to_owned()
    };
    xml.open(
        "event",
        &[("id", &slot.number.to_string()), ("guid", &session.uid.to_string())],
    );
    xml.words("room", &[], room);
    xml.words("title", &[], &ctx.title(session).1);
    xml.words("subtitle", &[], &text::line(&words(&session.subtitle)));
    xml.words("type", &[], &text::line(&session.kind));
    xml.words("date", &[], &slot.start.rfc3339());
    xml.words("start", &[], &slot.start.clock());
    xml.words("duration", &[], &slot.duration());
    xml.words("abstract", &[], &words(&session.summary));
    xml.words("slug", &[], &slot.slug);
    xml.words("track", &[], &track_name(ctx, slot).unwrap_or_default());
    list(xml, "persons", persons(ctx, slot), |xml, (uid, name)| {
        let number = grid.person_number(uid).to_string();
        xml.words("person", &[("id", &number), ("guid", &uid.to_string())], &name);
    });
    let language = session.languages.first().map_or("", |language| language.as_str());
    xml.words("language", &[], &text::line(language));
    xml.words("description", &[], &description(ctx, slot));
    list(xml, "links", links(slot), |xml, (url, title)| {
        xml.words("link", &[("href", &url)], &title);
    });
    xml.empty("attachments", &[]);
    xml.words("url", &[], &ctx.session_url(&session.id));
    xml.close("event");
}

fn list<T>(xml: &mut Xml, name: &str, items: Vec<T>, write: impl Fn(&mut Xml, T)) {
    if items.is_empty() {
        return xml.empty(name, &[]);
    }
    xml.open(name, &[]);
    for item in items {
        write(xml, item);
    }
    xml.close(name);
}

fn date(day: Option<&GridDay<'_>>) -> String {
    day.map(|day| day.date.to_string()).unwrap_or_default()
}

pub(super) fn is_colour(colour: &str) -> bool {
    colour.len() == 7 && colour.starts_with('#') && colour[1..].bytes().all(|b| b.is_ascii_hexdigit())
}

pub(super) fn track_name(ctx: &Context<'_>, slot: &Slot<'_>) -> Option<String> {
    let track = ctx.lookup.tracks.get(slot.session.track.as_deref()?)?;
    ctx.line(&track.name).or_else(|| Some(text::line(&track.id)))
}

/// Everyone who is seen in the session, once each; interpreters are heard.
pub(super) fn persons(ctx: &Context<'_>, slot: &Slot<'_>) -> Vec<(uuid::Uuid, String)> {
    let mut persons: Vec<(uuid::Uuid, String)> = Vec::new();
    for (role, person) in ctx.lookup.people_of(slot.session) {
        if role.role != "interpreter" && persons.iter().all(|(uid, _)| *uid != person.uid) {
            let name = ctx.line(&person.name).unwrap_or_else(|| text::line(&person.id));
            persons.push((person.uid, name));
        }
    }
    persons
}

/// The description with a last paragraph that says what was made up.
pub(super) fn description(ctx: &Context<'_>, slot: &Slot<'_>) -> String {
    let description = slot.session.description.as_ref();
    let mut paragraphs: Vec<String> = Vec::new();
    if let Some((_, words)) = description.and_then(|words| text::best(words, ctx.language)) {
        paragraphs.push(text::clean(words).trim().to_owned());
    }
    paragraphs.extend(ctx.illustrative_note(slot.session));
    paragraphs.join("\n\n")
}

/// Links with a usable address; a link without a title is called by its address.
pub(super) fn links(slot: &Slot<'_>) -> Vec<(String, String)> {
    let links = slot.session.links.iter();
    links
        .filter_map(|link| {
            let url = text::http_url(&link.url)?;
            let title = link.title.as_deref().map(text::line).filter(|title| !title.is_empty());
            Some((url.clone(), title.unwrap_or(url)))
        })
        .collect()
}
