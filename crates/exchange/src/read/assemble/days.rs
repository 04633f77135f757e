//! The days of the programme, and the first and the last of them.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};

use super::super::gathering::Gathering;
use super::super::notes::Notes;
use super::Workshop;
use crate::archive::{Day, Session};

pub(super) fn days(gathering: &Gathering, sessions: &[Session], workshop: &Workshop, notes: &mut Notes) -> Vec<Day> {
    let mut days: BTreeMap<Date, Day> = BTreeMap::new();
    let day = |date: Date| Day {
        date,
        name: None,
        opens: None,
        closes: None,
        illustrative: false,
    };
    for draft in &gathering.days {
        if days.contains_key(&draft.date) {
            notes.warn(
                draft.at,
                "a day stands twice; its events were put together",
                &draft.date.to_string(),
                "",
            );
            continue;
        }
        let mut day = day(draft.date);
        let opens = draft.opens.map(|moment| workshop.civil(moment));
        let closes = draft.closes.map(|moment| workshop.civil(moment));
        if let (Some(opens), Some(closes)) = (opens, closes) {
            let hours = opens.duration_until(closes).as_hours();
            if opens.date() == draft.date && opens < closes && hours < 24 {
                day.opens = Some(opens.time());
                day.closes = Some(closes.time());
            } else {
                let value = format!("{opens} to {closes}");
                notes.warn(
                    draft.at,
                    "the hours of a day do not fit into a day and were left out",
                    &value,
                    "",
                );
            }
        } else if opens.is_some_and(|opens| opens.date() == draft.date) {
            day.opens = opens.map(DateTime::time);
        }
        days.insert(draft.date, day);
    }
    for date in sessions.iter().filter_map(|session| session.date) {
        days.entry(date).or_insert_with(|| day(date));
    }
    days.into_values().collect()
}

/// First and last day: the file's, else those of its programme.
pub(super) fn span(gathering: &Gathering, days: &[Day], notes: &mut Notes) -> Option<(Date, Date)> {
    let programme = days
        .first()
        .zip(days.last())
        .map(|(first, last)| (first.date, last.date));
    let start = gathering
        .start
        .or(programme.map(|(first, _)| first))
        .or(gathering.end)?;
    let end = gathering.end.or(programme.map(|(_, last)| last)).unwrap_or(start);
    if let Some((first, last)) = programme
        && (first < start || last > end || end < start)
    {
        let value = format!("{start} to {end}");
        notes.warn(
            0,
            "the programme goes beyond the dates of the event, which were widened",
            &value,
            "",
        );
        let (start, end) = if end < start {
            (first, last)
        } else {
            (start.min(first), end.max(last))
        };
        return Some((start, end));
    }
    Some((start.min(end), end.max(start)))
}
