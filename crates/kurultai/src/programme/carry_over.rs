//! What of one edition's programme another begins with: the skeleton of its sessions, if wanted, at the same hours of the
//! new days. Nobody's role, no fact, no outcome and no agreement comes along.

use std::collections::BTreeSet;

use exchange::archive::{Edition, Session, Wishes, derived_uid};

use crate::forum::carry_over::{distance, kept};

/// Fills `to` with the sessions of `from` that were a part of its programme and were not cancelled.
pub fn carry_over(from: &Edition, to: &mut Edition) {
    let distance = distance(from, to);
    let coming = |session: &&Session| !session.outside_programme && !session.cancelled;
    let ids: BTreeSet<&str> = from
        .sessions
        .iter()
        .filter(coming)
        .map(|session| session.id.as_str())
        .collect();
    let venues: BTreeSet<&str> = to.venues.iter().map(|venue| venue.id.as_str()).collect();
    let halls: BTreeSet<&str> = to
        .venues
        .iter()
        .flat_map(|venue| venue.halls.iter().map(|hall| hall.id.as_str()))
        .collect();
    let tracks: BTreeSet<&str> = to.tracks.iter().map(|track| track.id.as_str()).collect();
    let sides: BTreeSet<&str> = to.sides.iter().map(|side| side.id.as_str()).collect();
    let within = to.start..=to.end;
    let sessions = from
        .sessions
        .iter()
        .filter(coming)
        .map(|session| {
            let moved = |at: jiff::civil::DateTime| at.checked_add(distance).ok();
            let start = session
                .start
                .and_then(moved)
                .filter(|start| within.contains(&start.date()));
            Session {
                uid: derived_uid(&to.id, "session", &session.id),
                id: session.id.clone(),
                kind: session.kind.clone(),
                title: session.title.clone(),
                subtitle: session.subtitle.clone(),
                summary: None,
                description: None,
                part_of: session.part_of.clone().filter(|id| ids.contains(id.as_str())),
                date: None,
                start,
                end: start.and(session.end).and_then(moved),
                venue: session.venue.clone().filter(|id| venues.contains(id.as_str())),
                hall: session.hall.clone().filter(|id| halls.contains(id.as_str())),
                track: session.track.clone().filter(|id| tracks.contains(id.as_str())),
                sides: session
                    .sides
                    .iter()
                    .filter(|side| sides.contains(side.as_str()))
                    .cloned()
                    .collect(),
                organisers: Vec::new(),
                languages: session.languages.clone(),
                interpretation: session.interpretation.clone(),
                roles: Vec::new(),
                audience: session.audience,
                equipment: session.equipment.clone(),
                outside_programme: false,
                cancelled: false,
                after: session
                    .after
                    .iter()
                    .filter(|id| ids.contains(id.as_str()))
                    .cloned()
                    .collect(),
                wishes: wishes(session, &ids, &halls),
                agreements: Vec::new(),
                outcomes: Vec::new(),
                facts: Vec::new(),
                links: Vec::new(),
                record: kept(&session.record),
            }
        })
        .collect();
    to.sessions = sessions;
}

/// What was asked of a session, without its days, its pin and its interpreters, and only of what is there again.
fn wishes(session: &Session, ids: &BTreeSet<&str>, halls: &BTreeSet<&str>) -> Wishes {
    let kept = |list: &[String], known: &BTreeSet<&str>| {
        let kept = list.iter().filter(|id| known.contains(id.as_str()));
        kept.cloned().collect()
    };
    let asked = &session.wishes;
    Wishes {
        allowed_halls: kept(&asked.allowed_halls, halls),
        not_parallel_with: kept(&asked.not_parallel_with, ids),
        same_time_as: kept(&asked.same_time_as, ids),
        same_day_as: kept(&asked.same_day_as, ids),
        right_after: asked.right_after.clone().filter(|id| ids.contains(id.as_str())),
        topics: asked.topics.clone(),
        meal: asked.meal,
        ..Wishes::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testkit::sample;
    use jiff::ToSpan as _;

    #[test]
    fn sessions_keep_their_hours_and_lose_their_people() {
        let from = sample::edition();
        let mut to = sample::edition();
        to.id = "next".to_owned();
        to.sessions.clear();
        to.start = from.start.checked_add(1.year()).expect("a date");
        to.end = from.end.checked_add(1.year()).expect("a date");
        carry_over(&from, &mut to);
        assert_eq!(to.sessions.len(), 2);
        let (old, new) = (&from.sessions[0], &to.sessions[0]);
        assert_eq!(new.start.map(|at| at.time()), old.start.map(|at| at.time()));
        assert_eq!(new.start.map(|at| at.date()), Some(to.start));
        assert!(new.roles.is_empty() && new.uid != old.uid);
    }
}
