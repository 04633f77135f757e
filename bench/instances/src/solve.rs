//! Our solver on an instance.
//!
//! For now it places everything once, in an order that is easy to justify, and leaves it there: tracks with many slots
//! first, talks with few possible places first.

use std::time::Instant;

use crate::{Instance, Solution, check};

mod first;

/// How long, with how many threads and which dice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    pub seconds: f64,
    pub threads: usize,
    pub seed: u64,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The best solution, if one was found that breaks nothing, and what the solver thinks that it costs.
    pub solution: Option<Solution>,
    pub objective: Option<i64>,
    /// No solution costs less; none where the solver knows nothing.
    pub bound: Option<i64>,
    /// Whether it is proved that nothing better exists.
    pub optimal: bool,
    /// When the first solution was there.
    pub first_seconds: Option<f64>,
    /// Seconds and objective of each better solution.
    pub trace: Vec<(f64, i64)>,
    /// Without a solution: what has no place, and why.
    pub unplaced: Vec<String>,
}

/// Solves an instance; the clock that began counts from `began`.
pub fn run(instance: &Instance, _options: &Options, began: Instant) -> Outcome {
    let placed = match instance {
        Instance::Tracks(instance) => first::tracks(instance).map(Solution::Tracks),
        Instance::Talks(instance) => first::talks(instance).map(Solution::Talks),
    };
    match placed {
        Ok(solution) => {
            let objective = check(instance, &solution).objective;
            let seconds = began.elapsed().as_secs_f64();
            Outcome {
                solution: Some(solution),
                objective: Some(objective),
                first_seconds: Some(seconds),
                trace: vec![(seconds, objective)],
                ..Outcome::default()
            }
        }
        Err(unplaced) => Outcome {
            unplaced,
            ..Outcome::default()
        },
    }
}
