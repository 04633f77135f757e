use std::collections::HashSet;

use super::{
    MAX_ENTRIES, MAX_ITEMS, MAX_PLACES, Refusal, bounded, index, length, name, not_negative, once, quoted, refuse, wide,
};
use crate::tracks::{Instance, Penalty};

/// Slots of one session; more than the minutes of a day would be no time at all.
const MAX_SLOTS: u32 = 1440;

pub(super) fn validate(instance: &Instance) -> Result<(), Refusal> {
    name(&instance.name)?;
    length("sessions", &instance.sessions, 1, MAX_PLACES)?;
    length("rooms", &instance.rooms, 1, MAX_PLACES)?;
    length("tracks", &instance.tracks, 1, MAX_ITEMS)?;
    length("submissions", &instance.submissions, 1, MAX_ITEMS)?;
    sessions(instance)?;
    let longest = instance.sessions.iter().map(|session| session.slots).max().unwrap_or(0);
    let mut used = vec![false; instance.tracks.len()];
    for (at, submission) in instance.submissions.iter().enumerate() {
        let place = |key: &str| format!("submissions[{at}].{key}");
        index(|| place("track"), submission.track, "tracks", instance.tracks.len())?;
        used[submission.track] = true;
        if !(1..=longest).contains(&submission.slots) {
            let right = format!("a submission needs 1 to {longest} slots, as many as the longest session has");
            return Err(refuse(place("slots"), submission.slots, right));
        }
        if submission.order as usize > MAX_ITEMS {
            let right = format!("0 for none, or a place in the track of at most {MAX_ITEMS}");
            return Err(refuse(place("order"), submission.order, right));
        }
        once(|| place("presenters"), &submission.presenters)?;
        once(|| place("attendees"), &submission.attendees)?;
    }
    for (at, track) in instance.tracks.iter().enumerate() {
        once(|| format!("tracks[{at}].chairs"), &track.chairs)?;
        if !used[at] {
            let right = "a track has a submission at least: leave the track out";
            return Err(refuse(format!("tracks[{at}]"), "without submissions", right));
        }
    }
    tables(instance)?;
    objective(instance, longest)
}

fn sessions(instance: &Instance) -> Result<(), Refusal> {
    for (at, session) in instance.sessions.iter().enumerate() {
        let place = |key: &str| format!("sessions[{at}].{key}");
        if !(1..=MAX_SLOTS).contains(&session.slots) {
            return Err(refuse(
                place("slots"),
                session.slots,
                format!("a session has 1 to {MAX_SLOTS} slots"),
            ));
        }
        if !is_like(&session.date, "0000-00-00") {
            return Err(refuse(
                place("date"),
                quoted(&session.date),
                "a date is written as 2026-11-09",
            ));
        }
        for (key, time) in [("start", &session.start), ("end", &session.end)] {
            if !is_like(time, "00:00") || time.as_str() > "24:00" {
                return Err(refuse(place(key), quoted(time), "a time is written as 09:30"));
            }
        }
        if session.start >= session.end {
            let right = format!("a session ends after its start, {}", session.start);
            return Err(refuse(place("end"), quoted(&session.end), right));
        }
        if let Some(before) = at.checked_sub(1).map(|before| &instance.sessions[before])
            && (&before.date, &before.start) > (&session.date, &session.start)
        {
            let value = format!("{} {}", session.date, session.start);
            let right = format!(
                "sessions are listed in the order of time, and the one before is at {} {}",
                before.date, before.start
            );
            return Err(refuse(format!("sessions[{at}]"), value, right));
        }
    }
    Ok(())
}

/// Digits where the pattern has a 0, the same elsewhere.
fn is_like(text: &str, pattern: &str) -> bool {
    text.len() == pattern.len()
        && text.bytes().zip(pattern.bytes()).all(|(byte, like)| match like {
            b'0' => byte.is_ascii_digit(),
            _ => byte == like,
        })
}

fn tables(instance: &Instance) -> Result<(), Refusal> {
    let sessions = ("sessions", instance.sessions.len());
    let rooms = ("rooms", instance.rooms.len());
    let tracks = ("tracks", instance.tracks.len());
    let submissions = ("submissions", instance.submissions.len());
    table("track_session", &instance.track_session, tracks, sessions)?;
    table("track_room", &instance.track_room, tracks, rooms)?;
    table("session_room", &instance.session_room, sessions, rooms)?;
    table("similar", &instance.similar, tracks, tracks)?;
    table(
        "submission_session",
        &instance.submission_session,
        submissions,
        sessions,
    )?;
    table("submission_room", &instance.submission_room, submissions, rooms)?;
    table("timezone", &instance.timezone, submissions, sessions)?;
    match instance.similar.iter().position(|&(first, second, _)| first >= second) {
        Some(at) => {
            let (first, second, _) = instance.similar[at];
            let right = "of two tracks the smaller number comes first";
            Err(refuse(
                format!("similar[{at}]"),
                format!("[{first}, {second}, …]"),
                right,
            ))
        }
        None => Ok(()),
    }
}

fn table(key: &str, triples: &[Penalty], first: (&str, usize), second: (&str, usize)) -> Result<(), Refusal> {
    length(key, triples, 0, 10 * MAX_ENTRIES)?;
    let mut seen = HashSet::new();
    for (at, &(row, column, penalty)) in triples.iter().enumerate() {
        index(|| format!("{key}[{at}][0]"), row, first.0, first.1)?;
        index(|| format!("{key}[{at}][1]"), column, second.0, second.1)?;
        not_negative(|| format!("{key}[{at}][2]"), penalty)?;
        if !seen.insert((row, column)) {
            let value = format!("a second entry for [{row}, {column}]");
            return Err(refuse(format!("{key}[{at}]"), value, "a pair is listed once"));
        }
    }
    Ok(())
}

fn objective(instance: &Instance, longest: u32) -> Result<(), Refusal> {
    let weights = instance.weights;
    let sessions = wide(instance.sessions.len());
    let rooms = wide(instance.rooms.len());
    let tracks = wide(instance.tracks.len());
    let items = wide(instance.submissions.len());
    let slots: i128 = instance
        .submissions
        .iter()
        .map(|submission| i128::from(submission.slots))
        .sum();
    let longest = i128::from(longest);
    let pairs = items * items;
    let most = |triples: &[Penalty]| i128::from(triples.iter().map(|triple| triple.2).max().unwrap_or(0));
    let cells = sessions * rooms;
    bounded(&[
        (
            "track_session",
            weights.track_session,
            cells * most(&instance.track_session),
        ),
        ("track_room", weights.track_room, cells * most(&instance.track_room)),
        (
            "session_room",
            weights.session_room,
            cells * most(&instance.session_room),
        ),
        ("similar", weights.similar, cells * rooms * most(&instance.similar)),
        ("rooms_per_track", weights.rooms_per_track, tracks * rooms),
        ("parallel", weights.parallel, cells),
        ("consecutive", weights.consecutive, tracks),
        ("timezone", weights.timezone, slots * most(&instance.timezone)),
        ("order", weights.order, items + pairs * longest),
        (
            "submission_session",
            weights.submission_session,
            slots * most(&instance.submission_session),
        ),
        (
            "submission_room",
            weights.submission_room,
            slots * most(&instance.submission_room),
        ),
        ("presenter_session", weights.presenter_session, pairs),
        ("attendee_session", weights.attendee_session, pairs),
        ("chair", weights.chair, cells * rooms),
        ("presenter_slot", weights.presenter_slot, pairs * longest),
        ("attendee_slot", weights.attendee_slot, pairs * longest),
    ])
}
