use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Broken, Checked, Rule, broken, common, count, pairs, whole};
use crate::tracks::{Instance, Penalty, Solution};

pub(super) fn check(instance: &Instance, solution: &Solution) -> Checked {
    let form = form(instance, solution);
    if !form.is_empty() {
        return Checked::without_cost(form);
    }
    let plan = Plan::new(instance, solution);
    Checked {
        objective: plan.objective(),
        broken: plan.broken(),
    }
}

fn form(instance: &Instance, solution: &Solution) -> Vec<Broken> {
    let (given, needed) = (solution.assignment.len(), instance.submissions.len());
    if given != needed {
        let words = format!("the assignment has {given} places for {needed} submissions");
        return vec![broken(Rule::Form, words)];
    }
    let mut found = Vec::new();
    for (at, place) in solution.assignment.iter().enumerate() {
        if place.session >= instance.sessions.len() || place.room >= instance.rooms.len() {
            let (session, room) = (place.session, place.room);
            let words = format!("submission {at} is in session {session}, room {room}, which does not exist");
            found.push(broken(Rule::Form, words));
        }
    }
    found
}

/// A solution, looked at from all sides that the format speaks of.
struct Plan<'a> {
    instance: &'a Instance,
    solution: &'a Solution,
    /// The tracks of each cell that has one; more than one breaks a rule.
    cells: BTreeMap<(usize, usize), BTreeSet<usize>>,
    /// Of each submission, the session and slots it occupies.
    occupied: Vec<BTreeSet<(usize, u32)>>,
    /// The submissions of each track.
    members: Vec<Vec<usize>>,
}

impl<'a> Plan<'a> {
    fn new(instance: &'a Instance, solution: &'a Solution) -> Self {
        let mut cells: BTreeMap<_, BTreeSet<usize>> = BTreeMap::new();
        let mut members = vec![Vec::new(); instance.tracks.len()];
        let mut occupied = Vec::new();
        for (at, submission) in instance.submissions.iter().enumerate() {
            let place = solution.assignment[at];
            cells
                .entry((place.session, place.room))
                .or_default()
                .insert(submission.track);
            members[submission.track].push(at);
            let end = place.first_slot.saturating_add(submission.slots);
            occupied.push((place.first_slot..end).map(|slot| (place.session, slot)).collect());
        }
        Self {
            instance,
            solution,
            cells,
            occupied,
            members,
        }
    }

    fn session(&self, submission: usize) -> usize {
        self.solution.assignment[submission].session
    }

    fn room(&self, submission: usize) -> usize {
        self.solution.assignment[submission].room
    }

    fn track(&self, submission: usize) -> usize {
        self.instance.submissions[submission].track
    }

    fn slots(&self, submission: usize) -> i64 {
        i64::from(self.instance.submissions[submission].slots)
    }

    /// The sessions and slots that both occupy, whatever the rooms.
    fn shared(&self, one: usize, other: usize) -> i64 {
        count(self.occupied[one].intersection(&self.occupied[other]))
    }

    /// Every cell with a track, and the track.
    fn used(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.cells
            .iter()
            .flat_map(|(&(session, room), tracks)| tracks.iter().map(move |&track| (session, room, track)))
    }

    fn broken(&self) -> Vec<Broken> {
        let mut found = Vec::new();
        for (at, place) in self.solution.assignment.iter().enumerate() {
            let (needs, has) = (self.slots(at), i64::from(self.instance.sessions[place.session].slots));
            if i64::from(place.first_slot) + needs > has {
                let (session, first) = (place.session, place.first_slot);
                let words = format!(
                    "submission {at} needs {needs} slots from slot {first} on, but session {session} has {has}"
                );
                found.push(broken(Rule::OutsideSession, words));
            }
        }
        for (one, other) in pairs(self.instance.submissions.len()) {
            if self.room(one) == self.room(other) && self.shared(one, other) > 0 {
                let (session, room) = (self.session(one), self.room(one));
                let words = format!("submissions {one} and {other} share a slot of session {session}, room {room}");
                found.push(broken(Rule::SlotTaken, words));
            }
        }
        for ((session, room), tracks) in &self.cells {
            if tracks.len() > 1 {
                let words = format!("session {session}, room {room} belongs to one track but has {tracks:?}");
                found.push(broken(Rule::TwoTracksInCell, words));
            }
        }
        found
    }

    fn objective(&self) -> i64 {
        let weights = self.instance.weights;
        let submissions = || 0..self.instance.submissions.len();

        let track_session = table(&self.instance.track_session);
        let track_room = table(&self.instance.track_room);
        let session_room = table(&self.instance.session_room);
        let submission_session = table(&self.instance.submission_session);
        let submission_room = table(&self.instance.submission_room);
        let timezone = table(&self.instance.timezone);

        let presenter_pairs: Vec<_> = pairs(submissions().len())
            .filter(|&pair| self.is_presenter_pair(pair))
            .collect();
        let attendee_pairs: Vec<_> = pairs(submissions().len())
            .filter(|&pair| self.is_attendee_pair(pair))
            .collect();
        let parted = |pairs: &[(usize, usize)]| {
            count(pairs.iter().filter(|&&(one, other)| {
                self.session(one) == self.session(other) && self.room(one) != self.room(other)
            }))
        };
        let at_once = |pairs: &[(usize, usize)]| pairs.iter().map(|&(one, other)| self.shared(one, other)).sum::<i64>();

        let terms = [
            (
                weights.track_session,
                self.used()
                    .map(|(session, _, track)| cost(&track_session, track, session))
                    .sum(),
            ),
            (
                weights.track_room,
                self.used().map(|(_, room, track)| cost(&track_room, track, room)).sum(),
            ),
            (
                weights.session_room,
                self.cells
                    .keys()
                    .map(|&(session, room)| cost(&session_room, session, room))
                    .sum(),
            ),
            (weights.similar, self.similar()),
            (weights.rooms_per_track, self.rooms_per_track()),
            (weights.parallel, self.parallel()),
            (weights.consecutive, self.consecutive()),
            (
                weights.timezone,
                submissions()
                    .map(|at| self.slots(at) * cost(&timezone, at, self.session(at)))
                    .sum(),
            ),
            (weights.order, self.order()),
            (
                weights.submission_session,
                submissions()
                    .map(|at| self.slots(at) * cost(&submission_session, at, self.session(at)))
                    .sum(),
            ),
            (
                weights.submission_room,
                submissions()
                    .map(|at| self.slots(at) * cost(&submission_room, at, self.room(at)))
                    .sum(),
            ),
            (weights.presenter_session, parted(&presenter_pairs)),
            (weights.attendee_session, parted(&attendee_pairs)),
            (weights.chair, self.chair()),
            (weights.presenter_slot, at_once(&presenter_pairs)),
            (weights.attendee_slot, at_once(&attendee_pairs)),
        ];
        terms.iter().map(|(weight, value)| weight * value).sum()
    }

    /// The tracks of every two different rooms of a session.
    fn side_by_side(&self) -> impl Iterator<Item = (usize, usize)> {
        let used: Vec<_> = self.used().collect();
        pairs(used.len()).filter_map(move |(one, other)| {
            let (session, room, track) = used[one];
            let (other_session, other_room, other_track) = used[other];
            (session == other_session && room != other_room).then_some((track, other_track))
        })
    }

    fn similar(&self) -> i64 {
        let similar = table(&self.instance.similar);
        self.side_by_side()
            .filter(|(one, other)| one != other)
            .map(|(one, other)| cost(&similar, one.min(other), one.max(other)))
            .sum()
    }

    /// A track with itself is no pair.
    fn chair(&self) -> i64 {
        let chairs = |track: usize| &self.instance.tracks[track].chairs;
        count(
            self.side_by_side()
                .filter(|&(one, other)| one != other && common(chairs(one), chairs(other)) > 0),
        )
    }

    fn rooms_per_track(&self) -> i64 {
        self.members
            .iter()
            .map(|members| members.iter().map(|&at| self.room(at)).collect::<BTreeSet<_>>())
            .map(|rooms| whole(rooms.len()) - 1)
            .sum()
    }

    fn parallel(&self) -> i64 {
        let mut rooms: BTreeMap<(usize, usize), i64> = BTreeMap::new();
        for (session, _, track) in self.used() {
            *rooms.entry((session, track)).or_default() += 1;
        }
        rooms.values().map(|rooms| rooms - 1).sum()
    }

    fn consecutive(&self) -> i64 {
        let sessions = |members: &[usize]| members.iter().map(|&at| self.session(at)).collect::<BTreeSet<_>>();
        count(self.members.iter().map(|members| sessions(members)).filter(|sessions| {
            match (sessions.first(), sessions.last()) {
                (Some(first), Some(last)) => last - first + 1 != sessions.len(),
                _ => false,
            }
        }))
    }

    fn order(&self) -> i64 {
        let order = |at: usize| whole(self.instance.submissions[at].order as usize);
        let mut sum = 0;
        for members in &self.members {
            let mut sorted = members.clone();
            sorted.sort_by_key(|&at| self.solution.assignment[at]);
            sum += count(
                (1..)
                    .zip(&sorted)
                    .filter(|&(position, &at)| order(at) != 0 && order(at) != position),
            );
            for (one, other) in pairs(members.len()) {
                let (one, other) = (members[one], members[other]);
                if order(one) != 0 && order(other) != 0 && self.room(one) != self.room(other) {
                    sum += self.shared(one, other);
                }
            }
        }
        sum
    }

    fn is_presenter_pair(&self, (one, other): (usize, usize)) -> bool {
        let presenters = |at: usize| &self.instance.submissions[at].presenters;
        common(presenters(one), presenters(other)) > 0
            || self.chairs_the_other(presenters(one), one, other)
            || self.chairs_the_other(presenters(other), other, one)
    }

    fn is_attendee_pair(&self, (one, other): (usize, usize)) -> bool {
        let presenters = |at: usize| &self.instance.submissions[at].presenters;
        let attendees = |at: usize| &self.instance.submissions[at].attendees;
        common(attendees(one), attendees(other)) > 0
            || common(attendees(one), presenters(other)) > 0
            || common(presenters(one), attendees(other)) > 0
            || self.chairs_the_other(attendees(one), one, other)
            || self.chairs_the_other(attendees(other), other, one)
    }

    /// Whether one of these people of a submission chairs the track of the other submission, which is another track.
    fn chairs_the_other(&self, people: &[u32], own: usize, other: usize) -> bool {
        let (own, other) = (self.track(own), self.track(other));
        own != other && common(people, &self.instance.tracks[other].chairs) > 0
    }
}

fn table(triples: &[Penalty]) -> HashMap<(usize, usize), i64> {
    triples
        .iter()
        .map(|&(row, column, penalty)| ((row, column), penalty))
        .collect()
}

fn cost(table: &HashMap<(usize, usize), i64>, row: usize, column: usize) -> i64 {
    table.get(&(row, column)).copied().unwrap_or(0)
}
