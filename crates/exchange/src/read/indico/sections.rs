//! Sessions that an export does not list and only its contributions name.

use std::collections::HashMap;

use super::super::gathering::EventDraft;
use super::super::json::Value;
use super::super::notes::Notes;
use super::super::times::Moment;
use super::super::words;
use super::Reader;

impl Reader {
    /// The section of the session that a contribution names; one without times when the export does not list it.
    pub(super) fn section_of(&mut self, contribution: &Value, notes: &mut Notes) -> Option<usize> {
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
    pub(super) fn stretch_sections(&mut self, notes: &mut Notes) {
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
}
