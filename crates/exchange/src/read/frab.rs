//! `schedule.xml`: frab's format in the dialects of the CCC's congresses, pretalx, FOSDEM's Pentabarf and DebConf's wafer.
//!
//! The yardstick is c3voc's `schedule.xml.xsd`; whatever departs from it is read all the same and remarked on.

mod event;

use std::collections::HashSet;

use jiff::civil::Time;

use super::gathering::{DayDraft, Gathering};
use super::notes::Notes;
use super::words::{self, Words};
use super::xml::Element;
use super::{Dialect, Reason, Refusal, times};

pub(super) fn read(root: Element, file: &str, source: &str, notes: &mut Notes) -> Result<Gathering, Refusal> {
    refuse_others(&root, file, notes)?;
    let mut reader = Reader {
        gathering: Gathering::new(dialect(&root)),
        source,
        day_change: None,
        venue: None,
        ids: HashSet::new(),
    };
    for (name, value) in &root.attributes {
        notes.lost(root.at, format!("schedule/@{name}"), value);
    }
    missing(&root, "schedule", &["version", "conference"], notes);
    for child in &root.children {
        match child.name.as_str() {
            "conference" => reader.conference(child, &root, notes),
            "persons" => {
                let people: Vec<_> = child
                    .children
                    .iter()
                    .filter_map(|child| event::person(child, notes))
                    .collect();
                reader.gathering.people.extend(people);
            }
            "tracks" => child.children.iter().for_each(|track| reader.track(track, notes)),
            "url" => reader.gathering.url = Some(child.text.trim().to_owned()).filter(|url| is_site(url)),
            "day" => {}
            _ => lost(child, "schedule", notes),
        }
    }
    // Days come after the conference whatever the order of the file: its zone and its day change rule over them.
    for day in root.children.iter().filter(|child| child.name == "day") {
        reader.day(day, notes);
    }
    Ok(reader.gathering)
}

fn refuse_others(root: &Element, file: &str, notes: &Notes) -> Result<(), Refusal> {
    let refuse = |reason| Err(Refusal::new(file, reason));
    match root.name.as_str() {
        "schedule" => {}
        "html" => return refuse(Reason::Html),
        "iCalendar" | "icalendar" => return refuse(Reason::Calendar),
        _ => {
            let root = root.name.chars().take(40).collect();
            return refuse(Reason::UnknownXml { root });
        }
    }
    let days = || root.children.iter().filter(|child| child.name == "day");
    let entry = days()
        .flat_map(|day| &day.children)
        .chain(&root.children)
        .find(|child| child.name == "entry");
    if let Some(entry) = entry {
        return refuse(Reason::Entries {
            line: notes.line(entry.at),
        });
    }
    if root.child("conference").is_none() && days().next().is_none() {
        return refuse(Reason::UnknownXml {
            root: root.name.clone(),
        });
    }
    Ok(())
}

fn dialect(root: &Element) -> Dialect {
    let generator = root
        .child("generator")
        .and_then(|generator| generator.attribute("name"))
        .unwrap_or("");
    let events = root
        .children
        .iter()
        .flat_map(|day| &day.children)
        .flat_map(|room| &room.children);
    let wafer = events
        .take(50)
        .any(|event| event.child("full_conf_url").is_some() || event.child("conf_url").is_some());
    if generator.eq_ignore_ascii_case("wafer") || wafer {
        return Dialect::Wafer;
    }
    let conference = root.child("conference");
    let has = |name: &str| conference.is_some_and(|conference| conference.child(name).is_some());
    if has("day_change") && (has("venue") || has("city")) {
        Dialect::Pentabarf
    } else {
        Dialect::Frab
    }
}

/// A child that the archive has no place for.
fn lost(element: &Element, path: &str, notes: &mut Notes) {
    if element.is_blank() {
        return;
    }
    let private = matches!(
        element.name.as_str(),
        "answers" | "email" | "contact" | "contacts" | "phone"
    );
    let sample = if private { String::new() } else { element.sample() };
    notes.lost(element.at, format!("{path}/{}", element.name), &sample);
}

/// Attributes that are neither read nor empty, and words between the children.
fn lost_attributes(element: &Element, path: &str, known: &[&str], notes: &mut Notes) {
    for (name, value) in &element.attributes {
        if known.contains(&name.as_str()) || value.trim().is_empty() {
            continue;
        }
        let private = matches!(name.as_str(), "contact" | "email" | "phone" | "twitter");
        notes.lost(element.at, format!("{path}/@{name}"), if private { "" } else { value });
    }
    if !element.children.is_empty()
        && matches!(path, "conference" | "day" | "room" | "event")
        && !element.text.trim().is_empty()
    {
        notes.lost(element.at, format!("words directly in <{path}>"), &element.text);
    }
}

/// Elements that the schema asks for.
fn missing(element: &Element, path: &str, names: &[&str], notes: &mut Notes) {
    for name in names {
        if element.child(name).is_none() {
            notes.warn(
                element.at,
                format!("{path} has no <{name}>, which the schema asks for"),
                "",
                "",
            );
        }
    }
}

struct Reader<'a> {
    gathering: Gathering,
    source: &'a str,
    day_change: Option<Time>,
    venue: Option<usize>,
    ids: HashSet<String>,
}

impl Reader<'_> {
    fn conference(&mut self, conference: &Element, root: &Element, notes: &mut Notes) {
        missing(conference, "conference", &["title", "acronym"], notes);
        lost_attributes(conference, "conference", &[], notes);
        let mut seen = HashSet::new();
        for child in &conference.children {
            let text = child.text.trim();
            if !seen.insert(child.name.as_str())
                && !matches!(child.name.as_str(), "track" | "room")
                && !child.is_blank()
            {
                notes.warn(
                    child.at,
                    format!("conference has <{}> twice", child.name),
                    text,
                    "the last one was taken",
                );
            }
            match child.name.as_str() {
                "title" => self.gathering.title = Words::plain(words::line(child.at, text, notes)),
                "subtitle" => self.gathering.subtitle = Words::plain(words::line(child.at, text, notes)),
                "acronym" if text.is_empty() => {}
                "acronym" => {
                    let good = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte);
                    if text.len() < 4 || !text.bytes().all(good) {
                        notes.warn(
                            child.at,
                            "the acronym is not of the schema's form",
                            text,
                            "four of a-z, 0-9, _ and -",
                        );
                    }
                    self.gathering.acronym = Some(text.to_owned());
                }
                "start" | "end" if text.is_empty() => {}
                "start" => self.gathering.start = date(child, notes),
                "end" => self.gathering.end = date(child, notes),
                "venue" if !text.is_empty() => {
                    let name = words::line(child.at, text, notes);
                    self.venue = Some(self.gathering.venue(&name, Words::plain(name.clone())));
                }
                "city" => self.gathering.city = Words::plain(words::line(child.at, text, notes)),
                "base_url" => self.gathering.base = Some(text.to_owned()).filter(|url| is_site(url)),
                "url" if is_site(text) => self.gathering.url = Some(text.to_owned()),
                "time_zone_name" if !text.is_empty() => self.gathering.zone = Some((text.to_owned(), child.at)),
                "language" => self.gathering.language = words::language_tag(text),
                "day_change" => self.day_change = times::time(text).filter(|time| *time != Time::midnight()),
                "days" => {
                    let days = root.children.iter().filter(|child| child.name == "day").count();
                    if text.parse() != Ok(days) {
                        let what = "the number of days is not the number of <day> elements";
                        notes.warn(child.at, what, text, format!("there are {days}"));
                    }
                }
                "track" => self.track(child, notes),
                _ => lost(child, "conference", notes),
            }
        }
    }

    fn track(&mut self, track: &Element, notes: &mut Notes) {
        let name = words::line(track.at, track.attribute("name").unwrap_or(&track.text), notes);
        if track.name != "track" || name.is_empty() {
            return lost(track, "tracks", notes);
        }
        lost_attributes(track, "track", &["name", "slug", "color"], notes);
        let index = self.gathering.track(&name, Words::plain(name.clone()));
        let draft = &mut self.gathering.tracks[index];
        draft.slug = track.attribute("slug").map(str::to_owned);
        draft.colour = track.attribute("color").and_then(|text| colour(text, track.at, notes));
    }

    fn day(&mut self, element: &Element, notes: &mut Notes) {
        lost_attributes(element, "day", &["index", "date", "start", "end"], notes);
        let mut edge = |name: &str| {
            let text = element.attribute(name);
            if text.is_none() {
                notes.warn(
                    element.at,
                    format!("day has no {name}, which the schema asks for"),
                    "",
                    "",
                );
            }
            let moment = text.and_then(times::moment);
            if let (Some(text), None) = (text, moment) {
                notes.warn(element.at, format!("the {name} of a day cannot be read"), text, "");
            }
            moment
        };
        let (opens, closes) = (edge("start"), edge("end"));
        let date = element
            .attribute("date")
            .and_then(times::date)
            .or(opens.map(|opens| opens.printed().date()));
        if date.is_none() {
            notes.warn(
                element.at,
                "a day has no date",
                element.attribute("date").unwrap_or(""),
                "",
            );
        }
        let day = date.map(|date| DayDraft {
            at: element.at,
            date,
            opens,
            closes,
        });
        for child in &element.children {
            match child.name.as_str() {
                "room" => self.room(child, day.as_ref(), notes),
                "event" => {
                    notes.warn(
                        child.at,
                        "an event stands outside a <room>",
                        "",
                        "the room it names was taken",
                    );
                    self.event(child, day.as_ref(), None, notes);
                }
                _ => lost(child, "day", notes),
            }
        }
        self.gathering.days.extend(day);
    }

    fn room(&mut self, element: &Element, day: Option<&DayDraft>, notes: &mut Notes) {
        lost_attributes(element, "room", &["name", "guid", "slug"], notes);
        let name = words::line(element.at, element.attribute("name").unwrap_or(""), notes);
        let room = if name.is_empty() {
            if !element.children.is_empty() {
                notes.warn(
                    element.at,
                    "a room has no name; its events were left without one",
                    "",
                    "",
                );
            }
            None
        } else {
            let room = self.hall(&name, element.at);
            let draft = &mut self.gathering.rooms[room];
            draft.guid = draft
                .guid
                .take()
                .or_else(|| element.attribute("guid").map(str::to_owned));
            draft.slug = draft
                .slug
                .take()
                .or_else(|| element.attribute("slug").map(str::to_owned));
            Some(room)
        };
        for child in &element.children {
            match child.name.as_str() {
                "event" => self.event(child, day, room, notes),
                _ => lost(child, "room", notes),
            }
        }
    }

    fn hall(&mut self, name: &str, at: usize) -> usize {
        let room = self.gathering.room(name, Words::plain(name), at);
        self.gathering.rooms[room].venue = self.venue;
        room
    }
}

fn date(element: &Element, notes: &mut Notes) -> Option<jiff::civil::Date> {
    let date = times::date(&element.text);
    if date.is_none() {
        let what = format!("the {} of the event is no date", element.name);
        notes.warn(element.at, what, &element.text, "the programme's own was taken");
    }
    date
}

/// An address to which others can be joined.
fn is_site(url: &str) -> bool {
    url.starts_with("http") && url.len() <= 2000
}

/// `#rrggbb` in lower case.
pub(super) fn colour(text: &str, at: usize, notes: &mut Notes) -> Option<String> {
    let digits = text.trim().strip_prefix('#').unwrap_or(text.trim());
    if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(format!("#{}", digits.to_ascii_lowercase()));
    }
    notes.warn(at, "not a colour; left out", text, "such as #1d62a8");
    None
}
