//! Times, places and findings of the board as a reader and a script get them.

use exchange::archive::{Edition, Session, Text};
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};
use serde_json::{Value, json};
use timetable::{FindingRecord, Rule};

use crate::platform::i18n::Locale;
use crate::programme::board::Outcome;
use crate::programme::edit::Placement;
use crate::programme::findings::Hardness as _;
use crate::programme::words;

/// Where a session can stand: in a hall, somewhere at a venue, or nobody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    Hall(String),
    Venue(String),
    Nowhere,
}

impl Column {
    pub fn of(hall: Option<&String>, venue: Option<&String>) -> Self {
        match (hall, venue) {
            (Some(hall), _) => Self::Hall(hall.clone()),
            (None, Some(venue)) => Self::Venue(venue.clone()),
            (None, None) => Self::Nowhere,
        }
    }

    /// As scripts and forms name it.
    pub fn key(&self) -> String {
        match self {
            Self::Hall(id) => format!("hall:{id}"),
            Self::Venue(id) => format!("venue:{id}"),
            Self::Nowhere => "none".to_owned(),
        }
    }

    pub fn read(key: &str) -> Option<Self> {
        match key.split_once(':') {
            Some(("hall", id)) => Some(Self::Hall(id.to_owned())),
            Some(("venue", id)) => Some(Self::Venue(id.to_owned())),
            _ => (key == "none").then_some(Self::Nowhere),
        }
    }

    pub fn name(&self, edition: &Edition, l: &Locale) -> String {
        match self {
            Self::Hall(id) => edition
                .venues
                .iter()
                .flat_map(|venue| &venue.halls)
                .find(|hall| hall.id == *id)
                .map_or_else(|| id.clone(), |hall| best(&hall.name, l)),
            Self::Venue(id) => {
                let venue = edition.venues.iter().find(|venue| venue.id == *id);
                l.board_no_hall_of(venue.map_or_else(|| id.clone(), |venue| best(&venue.name, l)))
            }
            Self::Nowhere => l.board_no_hall(),
        }
    }

    /// A placement there; the venue of a hall follows from the hall.
    pub fn placed(self, start: DateTime, end: DateTime) -> Placement {
        let (hall, venue) = match self {
            Self::Hall(hall) => (Some(hall), None),
            Self::Venue(venue) => (None, Some(venue)),
            Self::Nowhere => (None, None),
        };
        Placement {
            start: Some(start),
            end: Some(end),
            hall,
            venue,
        }
    }
}

pub(super) fn best(text: &Text, l: &Locale) -> String {
    text.best(l.lang().tag())
        .map(|(_, words)| words.to_owned())
        .unwrap_or_default()
}

/// The column in which a session stands; a part without a hall of its own stands with the whole.
pub(super) fn column_of(session: &Session, whole: Option<&Session>) -> Column {
    let inherited = whole
        .filter(|whole| whole.venue == session.venue)
        .and_then(|whole| whole.hall.as_ref());
    Column::of(session.hall.as_ref().or(inherited), session.venue.as_ref())
}

/// Minutes since midnight before the edition's first day.
pub(super) fn minutes_of(edition: &Edition, at: DateTime) -> i64 {
    at.duration_since(edition.start.to_datetime(jiff::civil::Time::midnight()))
        .as_mins()
}

/// The civil time behind minutes of a script. `None` when it is centuries away.
pub(super) fn time_of(edition: &Edition, minutes: i64) -> Option<DateTime> {
    let within = (-10_000_000..10_000_000).contains(&minutes);
    within
        .then(|| {
            let midnight = edition.start.to_datetime(jiff::civil::Time::midnight());
            midnight.checked_add(minutes.minutes()).ok()
        })
        .flatten()
}

/// The days the board shows: the edition's, and whatever other days its sessions are on.
pub(super) fn days(edition: &Edition) -> Vec<Date> {
    let sessions = edition.sessions.iter().flat_map(|session| {
        let last = session.end.map(|end| {
            // What ends at midnight is not on the next day.
            let midnight = end.time() == jiff::civil::Time::midnight() && session.start < session.end;
            if midnight {
                end.date().yesterday().unwrap_or(end.date())
            } else {
                end.date()
            }
        });
        session.start.map(|start| start.date()).into_iter().chain(last)
    });
    let own = std::iter::successors(Some(edition.start), |day| day.tomorrow().ok())
        .take_while(|day| *day <= edition.end)
        .take(60);
    let mut days: Vec<Date> = own
        .chain(edition.days.iter().map(|day| day.date))
        .chain(sessions)
        .collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// "9 November, 10:00–11:00, Great hall".
pub(super) fn at(
    edition: &Edition,
    l: &Locale,
    start: Option<DateTime>,
    end: Option<DateTime>,
    column: &Column,
) -> String {
    let Some(start) = start else {
        return l.board_nowhere();
    };
    let time = match end {
        Some(end) => l.time_range(start.time(), end.time()),
        None => l.time(start.time()),
    };
    l.board_at(l.date_day_month(start.date()), time, column.name(edition, l))
}

/// How bad a finding is, in three steps: `hard`, `soft`, and `text` for what moving does not change.
pub(super) fn level(finding: &FindingRecord) -> &'static str {
    if finding.is_hard() {
        "hard"
    } else if Rule::from_id(&finding.rule).is_some_and(Rule::is_about_placing) {
        "soft"
    } else {
        "text"
    }
}

pub(super) fn finding(edition: &Edition, l: &Locale, found: &FindingRecord) -> Value {
    json!({
        "key": found.key,
        "rule": found.rule,
        "level": level(found),
        "weight": found.weight,
        "items": found.items,
        "person": found.person,
        "hall": found.hall,
        "words": words::finding(l, edition, found),
    })
}

pub(super) fn findings(edition: &Edition, l: &Locale, list: &[FindingRecord]) -> Vec<Value> {
    list.iter().map(|found| finding(edition, l, found)).collect()
}

pub(super) fn outcome(edition: &Edition, l: &Locale, outcome: &Outcome) -> Value {
    json!({
        "caused": findings(edition, l, &outcome.caused),
        "cured": findings(edition, l, &outcome.cured),
    })
}
