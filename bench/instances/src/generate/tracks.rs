use crate::dice::Dice;
use crate::tracks::{FORMAT, Instance, Penalty, Place, Session, Solution, Submission, Track, Weights};

/// The start of each session of a day, and its slots of twenty minutes.
const DAY: [(u32, u32); 4] = [(570, 4), (670, 3), (810, 4), (910, 3)];

/// The instance, and the schedule that it was built around.
pub(super) fn generate(name: String, size: usize, dice: &mut Dice) -> (Instance, Solution) {
    let days = 1 + size.div_ceil(120).min(3);
    let sessions: Vec<Session> = (0..days)
        .flat_map(|day| DAY.iter().map(move |&slot| session(day, slot)))
        .collect();
    let mut instance = Instance {
        format: FORMAT.to_owned(),
        name,
        weights: weights(dice),
        sessions,
        ..Instance::default()
    };
    let places = fill(&mut instance, size, dice);
    people(&mut instance, dice);
    for track in 0..instance.tracks.len() {
        if dice.percent(25) {
            let members = instance
                .submissions
                .iter_mut()
                .filter(|submission| submission.track == track);
            for (submission, order) in members.zip(1..) {
                submission.order = order;
            }
        }
    }
    penalties(&mut instance, dice);
    let mut placed: Vec<(Submission, Place)> = std::mem::take(&mut instance.submissions)
        .into_iter()
        .zip(places)
        .collect();
    dice.shuffle(&mut placed);
    let (submissions, places) = placed.into_iter().unzip();
    instance.submissions = submissions;
    wishes(&mut instance, dice);
    let schedule = instance.solution(places);
    (instance, schedule)
}

fn session(day: usize, (start, slots): (u32, u32)) -> Session {
    let time = |minutes: u32| format!("{:02}:{:02}", minutes / 60, minutes % 60);
    Session {
        id: format!("D{}-{}", day + 1, time(start)),
        slots,
        date: format!("2026-11-{:02}", 9 + day),
        start: time(start),
        end: time(start + 20 * slots),
    }
}

/// Takes room after room and gives its sessions to tracks, a few cells to each, and fills them.
fn fill(instance: &mut Instance, size: usize, dice: &mut Dice) -> Vec<Place> {
    let slots: usize = instance.sessions.iter().map(|session| session.slots as usize).sum();
    // Enough for one slot of five to stay empty.
    let rooms = (size * 5).div_ceil(slots * 3).max(2);
    instance.rooms = (1..=rooms).map(|room| format!("Hall {room}")).collect();
    let sessions = instance.sessions.len();
    let mut cells: Vec<(usize, usize)> = (0..rooms)
        .flat_map(|room| (0..sessions).map(move |session| (session, room)))
        .collect();
    dice.shuffle(&mut cells);
    let mut places = Vec::new();
    while instance.submissions.len() < size {
        let track = instance.tracks.len();
        instance.tracks.push(Track {
            id: format!("Track {}", track + 1),
            chairs: Vec::new(),
        });
        for _ in 0..*dice.pick(&[1, 1, 2, 2, 3, 4, 6]) {
            if instance.submissions.len() == size {
                break;
            }
            let (session, room) = cells.pop().expect("there are more cells than it takes");
            let slots = instance.sessions[session].slots;
            let mut free = slots;
            while free > 0 && instance.submissions.len() < size {
                let long = free > 1 && dice.percent(12);
                let submission = Submission {
                    id: format!("P{:04}", instance.submissions.len() + 1),
                    track,
                    slots: if long { 2 } else { 1 },
                    ..Submission::default()
                };
                places.push(Place {
                    session,
                    room,
                    first_slot: slots - free,
                });
                free -= submission.slots;
                instance.submissions.push(submission);
                if free == 1 && dice.percent(30) {
                    break;
                }
            }
        }
    }
    places
}

/// Most present once; some present twice, attend, or chair.
fn people(instance: &mut Instance, dice: &mut Dice) {
    let mut known: u32 = 0;
    let mut somebody = |dice: &mut Dice, again: usize| {
        if known > 0 && dice.percent(again) {
            return u32::try_from(dice.below(known as usize)).unwrap_or(0);
        }
        known += 1;
        known - 1
    };
    for submission in &mut instance.submissions {
        submission.presenters.push(somebody(dice, 10));
        if dice.percent(15) {
            submission.attendees.push(somebody(dice, 60));
        }
        submission
            .attendees
            .retain(|person| !submission.presenters.contains(person));
    }
    for track in &mut instance.tracks {
        if dice.percent(40) {
            track.chairs.push(somebody(dice, 70));
        }
    }
}

/// Weights of the kinds that conferences use: from "must not" to "rather not".
fn weights(dice: &mut Dice) -> Weights {
    let mut one_of = |list: &[i64]| *dice.pick(list);
    Weights {
        track_session: one_of(&[1, 100]),
        track_room: one_of(&[1, 100]),
        session_room: one_of(&[1, 10]),
        similar: one_of(&[1, 10, 100]),
        rooms_per_track: one_of(&[1, 10, 50]),
        parallel: one_of(&[1, 1000]),
        consecutive: one_of(&[1, 10, 1000]),
        timezone: one_of(&[0, 1]),
        order: one_of(&[0, 1, 100]),
        submission_session: one_of(&[1, 100]),
        submission_room: one_of(&[0, 1]),
        presenter_session: one_of(&[1000, 100_000]),
        attendee_session: one_of(&[0, 1, 10]),
        chair: one_of(&[0, 1000]),
        presenter_slot: 0,
        attendee_slot: one_of(&[0, 0, 10]),
    }
}

fn penalties(instance: &mut Instance, dice: &mut Dice) {
    let (sessions, rooms, tracks) = (instance.sessions.len(), instance.rooms.len(), instance.tracks.len());
    for track in 0..tracks {
        if dice.percent(20) {
            let some = dice.between(1, sessions / 2);
            let penalty = *dice.pick(&[1, 10, 10_000]);
            instance.track_session.extend(
                dice.some(some, sessions)
                    .into_iter()
                    .map(|session| (track, session, penalty)),
            );
        }
        if dice.percent(30) {
            let some = dice.between(1, rooms / 2);
            let penalty = *dice.pick(&[1, 10, 1000]);
            instance
                .track_room
                .extend(dice.some(some, rooms).into_iter().map(|room| (track, room, penalty)));
        }
        for other in track + 1..tracks {
            if dice.percent(5) {
                instance.similar.push((track, other, *dice.pick(&[1, 10, 100])));
            }
        }
    }
    for session in 0..sessions {
        if dice.percent(10) {
            instance
                .session_room
                .push((session, dice.below(rooms), *dice.pick(&[1, 1000])));
        }
    }
}

/// When presenters can come, and where.
fn wishes(instance: &mut Instance, dice: &mut Dice) {
    let (sessions, rooms) = (instance.sessions.len(), instance.rooms.len());
    let table = |dice: &mut Dice, at: usize, of: usize, penalty: i64| -> Vec<Penalty> {
        let some = dice.between(1, of / 2);
        dice.some(some, of)
            .into_iter()
            .map(|column| (at, column, penalty))
            .collect()
    };
    for at in 0..instance.submissions.len() {
        if dice.percent(15) {
            let penalty = *dice.pick(&[1, 10, 100]);
            instance.submission_session.extend(table(dice, at, sessions, penalty));
        }
        if dice.percent(5) {
            instance.submission_room.extend(table(dice, at, rooms, 1));
        }
        if dice.percent(10) {
            instance.timezone.extend(table(dice, at, sessions, 1));
        }
    }
}
