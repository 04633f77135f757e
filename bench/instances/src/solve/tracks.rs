//! Tracks as sections: a cell (a session in a room) belongs to one of them.

use std::collections::BTreeSet;

use timetable::solve::rules::{
    Liked, Parallel, PartsApart, SectionsApart, SectionsCells, SectionsConsecutive, SectionsInOrder,
    SectionsInParallel, SectionsOneHall,
};
use timetable::solve::{Best, Choices, Model, ModelError, Sections, Stretch};

use crate::tracks::{Instance, Place, Solution};

/// The instance for the solver: a slot is a minute, a session a block and a day.
pub fn model(instance: &Instance) -> Result<Model, ModelError> {
    let lengths: BTreeSet<u32> = instance.submissions.iter().map(|submission| submission.slots).collect();
    let mut stretches = Vec::new();
    for (session, begin) in beginnings(instance).into_iter().enumerate() {
        let slots = i64::from(instance.sessions[session].slots);
        for length in lengths.iter().map(|length| i64::from(*length)) {
            for first in 0..=slots - length {
                stretches.push(Stretch {
                    day: session as u32,
                    start: begin + first,
                    end: begin + first + length,
                    block: session as u32,
                });
            }
        }
    }
    let choices = instance
        .submissions
        .iter()
        .map(|submission| Choices {
            stretches: (0..stretches.len())
                .filter(|stretch| stretches[*stretch].length() == i64::from(submission.slots))
                .collect(),
            halls: (0..instance.rooms.len()).collect(),
        })
        .collect();
    let sections = Sections {
        of: instance.submissions.iter().map(|submission| submission.track).collect(),
        count: instance.tracks.len(),
    };
    let weights = &instance.weights;
    let model = Model::new(stretches.clone(), instance.rooms.len(), &[], choices)?
        .with(SectionsCells {
            sections: sections.clone(),
            costs: cells(instance),
        })
        .with(SectionsApart {
            sections: sections.clone(),
            pairs: apart(instance),
        })
        .with(SectionsOneHall {
            sections: sections.clone(),
            weight: weights.rooms_per_track,
        })
        .with(SectionsInParallel {
            sections: sections.clone(),
            weight: weights.parallel,
        })
        .with(SectionsConsecutive {
            sections: sections.clone(),
            weight: weights.consecutive,
        })
        .with(SectionsInOrder {
            sections,
            places: instance.submissions.iter().map(|submission| submission.order).collect(),
            weight: weights.order,
        })
        .with(liked(instance, &stretches));
    let presenters = presenter_pairs(instance);
    let attendees = attendee_pairs(instance);
    let weighed = |pairs: &BTreeSet<[usize; 2]>, weight: i64| match weight {
        0 => Vec::new(),
        _ => pairs.iter().map(|pair| (*pair, weight)).collect(),
    };
    Ok(model
        .with(PartsApart {
            id: "presenter-session",
            pairs: weighed(&presenters, weights.presenter_session),
        })
        .with(PartsApart {
            id: "attendee-session",
            pairs: weighed(&attendees, weights.attendee_session),
        })
        .with(Parallel {
            id: "presenter-slot",
            pairs: weighed(&presenters, weights.presenter_slot),
        })
        .with(Parallel {
            id: "attendee-slot",
            pairs: weighed(&attendees, weights.attendee_slot),
        }))
}

/// Where each session begins when they follow one another.
fn beginnings(instance: &Instance) -> Vec<i64> {
    let mut begin = 0;
    instance
        .sessions
        .iter()
        .map(|session| {
            let this = begin;
            begin += i64::from(session.slots);
            this
        })
        .collect()
}

fn cells(instance: &Instance) -> Vec<(usize, usize, usize, i64)> {
    let (sessions, rooms, tracks) = (instance.sessions.len(), instance.rooms.len(), instance.tracks.len());
    let weights = &instance.weights;
    let mut costs = vec![0; tracks * sessions * rooms];
    for (track, session, penalty) in &instance.track_session {
        for room in 0..rooms {
            costs[(track * sessions + session) * rooms + room] += weights.track_session * penalty;
        }
    }
    for (track, room, penalty) in &instance.track_room {
        for session in 0..sessions {
            costs[(track * sessions + session) * rooms + room] += weights.track_room * penalty;
        }
    }
    for (session, room, penalty) in &instance.session_room {
        for track in 0..tracks {
            costs[(track * sessions + session) * rooms + room] += weights.session_room * penalty;
        }
    }
    let places = costs.into_iter().enumerate().filter(|(_, cost)| *cost != 0);
    places
        .map(|(place, cost)| (place / rooms / sessions, place / rooms % sessions, place % rooms, cost))
        .collect()
}

fn apart(instance: &Instance) -> Vec<([usize; 2], i64)> {
    let weights = &instance.weights;
    let similar = instance
        .similar
        .iter()
        .map(|(a, b, penalty)| ([*a, *b], weights.similar * penalty));
    let chairs: Vec<&[u32]> = instance.tracks.iter().map(|track| track.chairs.as_slice()).collect();
    let chaired = super::in_common(&chairs)
        .into_iter()
        .map(|(pair, _)| (pair, weights.chair));
    similar.chain(chaired).filter(|(_, weight)| *weight != 0).collect()
}

fn liked(instance: &Instance, stretches: &[Stretch]) -> Liked {
    let weights = &instance.weights;
    let mut liked = Liked {
        id: "submission-place",
        ..Liked::default()
    };
    let sessions = instance
        .submission_session
        .iter()
        .map(|entry| (entry, weights.submission_session));
    let zones = instance.timezone.iter().map(|entry| (entry, weights.timezone));
    for ((submission, session, penalty), weight) in sessions.chain(zones) {
        let slots = i64::from(instance.submissions[*submission].slots);
        for (stretch, facts) in stretches.iter().enumerate() {
            if facts.block as usize == *session && facts.length() == slots {
                liked.by_stretch.push((*submission, stretch, weight * penalty * slots));
            }
        }
    }
    for (submission, room, penalty) in &instance.submission_room {
        let slots = i64::from(instance.submissions[*submission].slots);
        liked
            .by_hall
            .push((*submission, *room, weights.submission_room * penalty * slots));
    }
    liked
}

/// A common presenter; or a presenter of one chairs the other's track, which is another.
fn presenter_pairs(instance: &Instance) -> BTreeSet<[usize; 2]> {
    pairs(instance, |a, b| {
        let (a, b) = (&instance.submissions[a], &instance.submissions[b]);
        meet(&a.presenters, &b.presenters)
            || (a.track != b.track
                && (meet(&a.presenters, &instance.tracks[b.track].chairs)
                    || meet(&b.presenters, &instance.tracks[a.track].chairs)))
    })
}

/// A common attendee; or an attendee of one presents the other, or chairs its track, which is another.
fn attendee_pairs(instance: &Instance) -> BTreeSet<[usize; 2]> {
    pairs(instance, |a, b| {
        let (a, b) = (&instance.submissions[a], &instance.submissions[b]);
        meet(&a.attendees, &b.attendees)
            || meet(&a.attendees, &b.presenters)
            || meet(&b.attendees, &a.presenters)
            || (a.track != b.track
                && (meet(&a.attendees, &instance.tracks[b.track].chairs)
                    || meet(&b.attendees, &instance.tracks[a.track].chairs)))
    })
}

fn pairs(instance: &Instance, are: impl Fn(usize, usize) -> bool) -> BTreeSet<[usize; 2]> {
    let count = instance.submissions.len();
    (0..count)
        .flat_map(|a| (a + 1..count).map(move |b| [a, b]))
        .filter(|[a, b]| are(*a, *b))
        .collect()
}

fn meet(a: &[u32], b: &[u32]) -> bool {
    a.iter().any(|person| b.contains(person))
}

/// The placing in the format's words.
pub fn solution(instance: &Instance, model: &Model, best: &Best) -> Solution {
    let beginnings = beginnings(instance);
    let places = best.spots.iter().map(|spot| {
        let stretch = model.stretches()[spot.stretch()];
        let session = stretch.block as usize;
        Place {
            session,
            room: spot.hall(),
            first_slot: u32::try_from(stretch.start - beginnings[session]).expect("it begins within its session"),
        }
    });
    instance.solution(places.collect())
}
