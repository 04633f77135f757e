//! One event of `schedule.xml`, with its people, links and recording.

use std::collections::HashSet;

use super::super::gathering::{DayDraft, EventDraft, LinkDraft, PersonDraft};
use super::super::notes::Notes;
use super::super::slot::Slot;
use super::super::words::{self, Words};
use super::super::xml::Element;
use super::{Reader, is_site, lost, lost_attributes, missing};

impl Reader<'_> {
    pub(super) fn event(&mut self, element: &Element, day: Option<&DayDraft>, room: Option<usize>, notes: &mut Notes) {
        let asked = [
            "room", "title", "type", "date", "start", "duration", "abstract", "track",
        ];
        missing(element, "event", &asked, notes);
        lost_attributes(element, "event", &["id", "guid", "code"], notes);
        let mut event = EventDraft {
            at: element.at,
            guid: element.attribute("guid").map(str::to_owned),
            id: element.attribute("id").map(str::to_owned),
            code: element.attribute("code").map(str::to_owned),
            room,
            ..EventDraft::default()
        };
        if event.guid.is_none() {
            notes.warn(
                element.at,
                "event has no guid, which the schema asks for; one was derived",
                "",
                "",
            );
        }
        match &event.id {
            None => notes.warn(element.at, "event has no id, which the schema asks for", "", ""),
            Some(id) if !self.ids.insert(id.clone()) => {
                notes.warn(element.at, "the id of an event stands twice", id, "")
            }
            Some(id) if id.parse::<u64>().is_ok_and(|id| id > 0) => {}
            Some(id) => notes.warn(element.at, "the id of an event is no positive number", id, ""),
        }
        let full_conf_url = element.words_of("full_conf_url");
        let mut slot = Slot::default();
        let mut seen = HashSet::new();
        for child in &element.children {
            let text = child.text.trim();
            if !seen.insert((child.name.as_str(), child.attribute("lang"))) {
                notes.warn(
                    child.at,
                    format!("event has <{}> twice", child.name),
                    text,
                    "the first with words was taken",
                );
            }
            if !child.attributes.is_empty() {
                lost_attributes(
                    child,
                    &format!("event/{}", child.name),
                    &["href", "slug", "lang"],
                    notes,
                );
            }
            let here = Some((text, child.at)).filter(|_| !text.is_empty());
            match child.name.as_str() {
                "date" => slot.date = slot.date.or(here),
                "start" => slot.start = slot.start.or(here),
                "duration" => slot.length = slot.length.or(here),
                "end" => slot.end = slot.end.or(here),
                "room" => self.event_room(&mut event, child, notes),
                "slug" => event.slug = here.map(|(text, _)| text.to_owned()),
                "title" => enter(&mut event.title, child, words::line(child.at, text, notes)),
                "subtitle" => enter(&mut event.subtitle, child, words::line(child.at, text, notes)),
                "abstract" => enter(&mut event.summary, child, self.prose(child, notes)),
                "description" => enter(&mut event.description, child, self.prose(child, notes)),
                "track" if !text.is_empty() => {
                    let name = words::line(child.at, text, notes);
                    let track = self.gathering.track(&name, Words::plain(name.clone()));
                    let slug = &mut self.gathering.tracks[track].slug;
                    *slug = slug.take().or_else(|| child.attribute("slug").map(str::to_owned));
                    event.track = Some(track);
                }
                "type" => event.kind = here.map(|(text, _)| words::line(child.at, text, notes)),
                "language" => event.languages = words::languages(child.at, text, notes),
                "persons" => event
                    .persons
                    .extend(child.children.iter().filter_map(|child| person(child, notes))),
                "links" | "attachments" => read_links(child, &mut event, notes),
                "recording" => read_recording(child, &mut event, notes),
                "url" | "full_conf_url" => {
                    event.page = here.map(|(text, _)| text.to_owned()).filter(|url| is_site(url));
                    link(&mut event, child, None);
                }
                "logo" => link(&mut event, child, Some("logo")),
                "feedback_url" => link(&mut event, child, Some("feedback")),
                "origin_url" => link(&mut event, child, Some("origin")),
                "video_download_url" | "video" => link(&mut event, child, Some("video")),
                "conf_url" if full_conf_url.is_some_and(|(full, _)| full.ends_with(text)) => {}
                "conf_url" => link(&mut event, child, None),
                _ => lost(child, "event", notes),
            }
        }
        slot.place(&mut event, day, self.day_change, notes);
        self.gathering.events.push(event);
    }

    /// The room that an event itself names: it counts when the event stands in no room, and is compared otherwise.
    fn event_room(&mut self, event: &mut EventDraft, child: &Element, notes: &mut Notes) {
        let name = words::line(child.at, &child.text, notes);
        match event.room {
            _ if name.is_empty() => {}
            None => event.room = Some(self.hall(&name, child.at)),
            Some(room) if self.gathering.rooms[room].name.any() == Some(name.as_str()) => {}
            Some(_) => notes.warn(
                child.at,
                "an event names another room than it stands in",
                &name,
                "the latter was taken",
            ),
        }
    }

    /// A text of many lines; one with elements in it is HTML that was not escaped.
    fn prose(&self, element: &Element, notes: &mut Notes) -> String {
        if element.children.is_empty() {
            return words::prose(element.at, &element.text, notes);
        }
        notes.warn(element.at, "a text has elements in it, which should be escaped", "", "");
        let inner = self
            .source
            .get(element.inner.0..element.inner.1)
            .unwrap_or(&element.text);
        words::prose(element.at, &format!("<p>{inner}</p>"), notes)
    }
}

/// Words of an element; the first of each language counts.
fn enter(words: &mut Words, element: &Element, text: String) {
    if text.is_empty() {
        return;
    }
    match element.attribute("lang").and_then(words::language_tag) {
        Some(tag) => {
            words.by_language.entry(tag).or_insert(text);
        }
        None => words.plain = words.plain.take().or(Some(text)),
    }
}

fn link(event: &mut EventDraft, element: &Element, title: Option<&str>) {
    let url = element.attribute("href").unwrap_or(element.text.trim());
    if !url.is_empty() {
        event.links.push(LinkDraft {
            at: element.at,
            url: url.to_owned(),
            title: title.map(str::to_owned),
        });
    }
}

pub(super) fn person(element: &Element, notes: &mut Notes) -> Option<PersonDraft> {
    if element.name != "person" {
        lost(element, "persons", notes);
        return None;
    }
    let known = ["id", "guid", "code", "name", "public_name"];
    lost_attributes(element, "person", &known, notes);
    let written = if element.text.trim().is_empty() {
        element
            .attribute("name")
            .or_else(|| element.attribute("public_name"))
            .unwrap_or("")
    } else {
        &element.text
    };
    let mut person = PersonDraft {
        at: element.at,
        id: element.attribute("id").map(str::to_owned),
        guid: element.attribute("guid").map(str::to_owned),
        code: element.attribute("code").map(str::to_owned),
        name: words::name(element.at, written, notes),
        role: "speaker",
        ..PersonDraft::default()
    };
    for child in &element.children {
        match child.name.as_str() {
            "name" if person.name.is_empty() => person.name = words::name(child.at, &child.text, notes),
            "biography" => person.biography = Words::plain(words::prose(child.at, &child.text, notes)).into(),
            _ => lost(child, "person", notes),
        }
    }
    if person.name.is_empty() {
        notes.warn(
            element.at,
            "a person has no name and was left out",
            element.attribute("id").unwrap_or(""),
            "",
        );
        return None;
    }
    Some(person)
}

fn read_links(element: &Element, event: &mut EventDraft, notes: &mut Notes) {
    let path = element.name.as_str();
    for child in &element.children {
        if !matches!(child.name.as_str(), "link" | "attachment") {
            lost(child, path, notes);
            continue;
        }
        lost_attributes(child, &child.name.clone(), &["href", "type"], notes);
        let title = words::line(child.at, &child.text, notes);
        let (url, title) = match child.attribute("href") {
            Some(url) => (url.to_owned(), title),
            None if title.is_empty() => continue,
            None => {
                notes.warn(
                    child.at,
                    "a link has no href; its words were taken for the address",
                    &title,
                    "",
                );
                (title, String::new())
            }
        };
        let kind = child.attribute("type").map(str::to_owned);
        let kind = kind.or_else(|| (path == "attachments").then(|| "attachment".to_owned()));
        event.links.push(LinkDraft {
            at: child.at,
            url,
            title: Some(title).filter(|title| !title.is_empty()).or(kind),
        });
    }
}

fn read_recording(element: &Element, event: &mut EventDraft, notes: &mut Notes) {
    for child in &element.children {
        let text = child.text.trim();
        match child.name.as_str() {
            "license" => event.recording_licence = Some(text.to_owned()).filter(|text| !text.is_empty()),
            "optout" => event.do_not_record = text.eq_ignore_ascii_case("true") || text == "1",
            "url" | "link" => link(event, child, Some("video")),
            _ => lost(child, "recording", notes),
        }
    }
}
