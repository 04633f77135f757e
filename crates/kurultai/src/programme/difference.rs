//! What changed between two releases, as data: what the changes page, the feed and the notices all show.
//!
//! Always true of a difference: it speaks of sessions by the id they keep across releases, carries the words and places
//! it needs to be shown without either release at hand, and holds no prose.

use std::collections::{BTreeMap, BTreeSet};

use exchange::archive::{Edition, Session, Text};
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// One change to one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub kind: ChangeKind,
    /// Id of the session.
    pub session: String,
    /// Its title in the newer release, or in the older one when it is gone.
    pub title: Text,
    /// The title before, when it was renamed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former_title: Option<Text>,
    /// Where it stood before; set when it was moved or is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<WhenWhere>,
    /// Where it stands now; set when it was moved or is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<WhenWhere>,
    /// Names of the people who joined.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joined: Vec<Text>,
    /// Names of the people who left.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<Text>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    Added,
    Cancelled,
    Moved,
    Renamed,
    People,
    /// A description, a language, an outcome: worth a visit to the page, not worth a line of its own.
    Other,
}

/// A time and a place as the programme prints them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WhenWhere {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Civil time in the edition's zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<DateTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<DateTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hall: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<Text>,
}

/// What changed from one release to the next, in the order of the newer programme; what is gone comes last.
/// Linear in the number of sessions.
pub fn between(before: &Edition, after: &Edition) -> Vec<Change> {
    let old = Names::of(before);
    let new = Names::of(after);
    let mut changes = Vec::new();
    let mut was: BTreeMap<&str, &Session> = before
        .sessions
        .iter()
        .map(|session| (session.id.as_str(), session))
        .collect();
    for session in &after.sessions {
        match was.remove(session.id.as_str()) {
            None => changes.push(Change {
                after: Some(new.place(session)),
                ..Change::of(ChangeKind::Added, session)
            }),
            Some(earlier) if earlier.is_shown_as(session) => {
                moved_with_its_hall(&old, &new, earlier, session, &mut changes)
            }
            Some(earlier) => compare(&old, &new, earlier, session, &mut changes),
        }
    }
    for session in before
        .sessions
        .iter()
        .filter(|session| was.contains_key(session.id.as_str()))
    {
        changes.push(Change {
            before: Some(old.place(session)),
            ..Change::of(ChangeKind::Cancelled, session)
        });
    }
    changes
}

/// When and where a session is held, as the programme of its edition prints it.
pub fn place_of(edition: &Edition, session: &Session) -> WhenWhere {
    Names::of(edition).place(session)
}

impl Change {
    fn of(kind: ChangeKind, session: &Session) -> Self {
        Self {
            kind,
            session: session.id.clone(),
            title: session.title.clone(),
            former_title: None,
            before: None,
            after: None,
            joined: Vec::new(),
            left: Vec::new(),
        }
    }
}

fn compare(old: &Names<'_>, new: &Names<'_>, before: &Session, after: &Session, changes: &mut Vec<Change>) {
    if after.cancelled && !before.cancelled {
        changes.push(Change {
            before: Some(old.place(before)),
            ..Change::of(ChangeKind::Cancelled, after)
        });
        return;
    }
    let known = changes.len();
    if before.cancelled && !after.cancelled {
        changes.push(Change {
            after: Some(new.place(after)),
            ..Change::of(ChangeKind::Added, after)
        });
    } else {
        moved_with_its_hall(old, new, before, after, changes);
    }
    if before.title != after.title {
        changes.push(Change {
            former_title: Some(before.title.clone()),
            ..Change::of(ChangeKind::Renamed, after)
        });
    }
    let (came, went) = (new.people(after), old.people(before));
    let joined: Vec<Text> = came
        .iter()
        .filter(|(id, _)| !went.contains_key(*id))
        .map(|(_, name)| (*name).clone())
        .collect();
    let left: Vec<Text> = went
        .iter()
        .filter(|(id, _)| !came.contains_key(*id))
        .map(|(_, name)| (*name).clone())
        .collect();
    if !joined.is_empty() || !left.is_empty() || roles(before) != roles(after) {
        changes.push(Change {
            joined,
            left,
            ..Change::of(ChangeKind::People, after)
        });
    }
    if changes.len() == known {
        changes.push(Change::of(ChangeKind::Other, after));
    }
}

fn moved_with_its_hall(old: &Names<'_>, new: &Names<'_>, before: &Session, after: &Session, changes: &mut Vec<Change>) {
    let same_place = before.hall == after.hall && before.venue == after.venue;
    let same_time = before.date == after.date && before.start == after.start && before.end == after.end;
    if !same_place || !same_time {
        changes.push(Change {
            before: Some(old.place(before)),
            after: Some(new.place(after)),
            ..Change::of(ChangeKind::Moved, after)
        });
    }
}

fn roles(session: &Session) -> BTreeSet<(&str, &str)> {
    session
        .roles
        .iter()
        .map(|role| (role.person.as_str(), role.role.as_str()))
        .collect()
}

/// Names by id, so that a change can be shown without the edition.
struct Names<'a> {
    venues: BTreeMap<&'a str, &'a Text>,
    halls: BTreeMap<&'a str, (&'a Text, &'a Text)>,
    people: BTreeMap<&'a str, &'a Text>,
}

impl<'a> Names<'a> {
    fn of(edition: &'a Edition) -> Self {
        Self {
            venues: edition
                .venues
                .iter()
                .map(|venue| (venue.id.as_str(), &venue.name))
                .collect(),
            halls: edition
                .venues
                .iter()
                .flat_map(|venue| {
                    venue
                        .halls
                        .iter()
                        .map(|hall| (hall.id.as_str(), (&hall.name, &venue.name)))
                })
                .collect(),
            people: edition
                .people
                .iter()
                .map(|person| (person.id.as_str(), &person.name))
                .collect(),
        }
    }

    fn place(&self, session: &Session) -> WhenWhere {
        let hall = session.hall.as_ref().and_then(|id| self.halls.get(id.as_str()));
        let venue = session
            .venue
            .as_ref()
            .and_then(|id| self.venues.get(id.as_str()).copied());
        WhenWhere {
            date: session.date.or_else(|| session.start.map(|start| start.date())),
            start: session.start,
            end: session.end,
            hall: hall.map(|(hall, _)| (*hall).clone()),
            venue: hall.map(|(_, venue)| *venue).or(venue).cloned(),
        }
    }

    fn people<'s>(&self, session: &'s Session) -> BTreeMap<&'s str, &'a Text> {
        session
            .roles
            .iter()
            .filter_map(|role| Some((role.person.as_str(), *self.people.get(role.person.as_str())?)))
            .collect()
    }
}

#[cfg(test)]
mod tests;
