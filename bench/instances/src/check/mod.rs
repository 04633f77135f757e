//! The referee: which hard rules a solution breaks, and what it costs.
//!
//! Written straight from the text of the format, term by term, for clarity and not for speed, and shared with no solver:
//! what a solver says of itself is believed only when this says the same.

mod talks;
mod tracks;

use std::fmt::{self, Display};

use crate::{Instance, Solution};

/// What the referee found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What the solution costs; 0 when it names places that do not exist, and has no cost therefore.
    pub objective: i64,
    /// Empty for a solution that counts.
    pub broken: Vec<Broken>,
}

/// A hard rule that is broken, once for each way in which it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    pub rule: Rule,
    /// A sentence with the numbers of those concerned.
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The solution is not one of this instance: a place is missing or does not exist.
    Form,
    /// Tracks: the slots end after the session.
    OutsideSession,
    /// Tracks: two submissions have one slot of a cell.
    SlotTaken,
    /// Tracks: two tracks share a cell.
    TwoTracksInCell,
    /// Talks, 1: the type of the talk is not one of its slot and of its room.
    Type,
    /// Talks, 1: a pinned talk is elsewhere.
    Pinned,
    /// Talks, 2: the room or a speaker is unavailable.
    Unavailable,
    /// Talks, 3: a required tag is missing or a prohibited one is there.
    Tags,
    /// Talks, 4: two talks at once in one room, with one speaker or with one `mutex`.
    AtOnce,
    /// Talks, 5: a speaker's pause is too short.
    Pause,
    /// Talks, 6: a talk that must end first does not.
    After,
    /// Talks, 7: more than two talks with `crowd` in a slot.
    Crowd,
    /// Talks, 8: interpreters are missing, do not fit, are unavailable, at two places or too long at work; or booths lack.
    Interpretation,
}

impl Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

/// Checks a solution of either family. A solution of the other family breaks [`Rule::Form`].
pub fn check(instance: &Instance, solution: &Solution) -> Checked {
    match (instance, solution) {
        (Instance::Tracks(instance), Solution::Tracks(solution)) => tracks::check(instance, solution),
        (Instance::Talks(instance), Solution::Talks(solution)) => talks::check(instance, solution),
        _ => Checked::without_cost(vec![broken(
            Rule::Form,
            format!("the solution is of another family than {}", instance.name()),
        )]),
    }
}

impl Checked {
    fn without_cost(broken: Vec<Broken>) -> Self {
        Self { objective: 0, broken }
    }
}

fn broken(rule: Rule, words: String) -> Broken {
    Broken { rule, words }
}

/// The number of common entries of two lists without repetitions.
fn common<T: PartialEq>(one: &[T], other: &[T]) -> i64 {
    count(one.iter().filter(|entry| other.contains(entry)))
}

fn count(entries: impl Iterator) -> i64 {
    whole(entries.count())
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).expect("lists are bounded when they are read")
}

/// Unordered pairs of `0..count`.
fn pairs(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..count).flat_map(move |one| (one + 1..count).map(move |other| (one, other)))
}
