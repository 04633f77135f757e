//! Our solver on an instance: the crate `timetable` with its own rules, and nothing besides.

use std::time::Instant;

use timetable::solve::{Best, Compiled, Joint, Model, ModelError, Search, Watch};

use crate::{Instance, Solution};

mod talks;
mod tracks;

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
pub fn run(instance: &Instance, options: &Options, began: Instant) -> Outcome {
    let model = match instance {
        Instance::Tracks(instance) => tracks::model(instance),
        Instance::Talks(instance) => talks::model(instance),
    };
    let model = match model {
        Ok(model) => model,
        Err(error) => return nothing(&error),
    };
    let compiled = Compiled::new(model);
    let search = Search::new(&compiled, None, options.seed, Some(options.seconds));
    let joint = Joint::new(&search, options.threads, Some(options.seconds));
    let clock = Clock {
        began,
        seconds: options.seconds,
    };
    std::thread::scope(|scope| {
        for worker in 0..options.threads {
            let (joint, clock) = (&joint, &clock);
            scope.spawn(move || joint.work(worker, clock));
        }
    });
    let bound = joint.bound();
    let best = search.best();
    if best.cost.hard > 0 {
        return Outcome {
            unplaced: unplaced(instance, &compiled.model, &best),
            ..Outcome::default()
        };
    }
    Outcome {
        solution: Some(match instance {
            Instance::Tracks(instance) => Solution::Tracks(tracks::solution(instance, &compiled.model, &best)),
            Instance::Talks(instance) => Solution::Talks(talks::solution(instance, &best)),
        }),
        objective: Some(best.cost.soft),
        bound,
        optimal: joint.is_proved(),
        first_seconds: best.trace.first().map(|(seconds, _)| *seconds),
        trace: best.trace,
        ..Outcome::default()
    }
}

fn nothing(error: &ModelError) -> Outcome {
    Outcome {
        unplaced: vec![format!("any of it: {error}")],
        ..Outcome::default()
    }
}

/// What has no place, and why as far as that is plain.
fn unplaced(instance: &Instance, model: &Model, best: &Best) -> Vec<String> {
    let name = |item: usize| match instance {
        Instance::Tracks(instance) => format!("submission {item} ({})", instance.submissions[item].id),
        Instance::Talks(instance) => format!("talk {item} ({})", instance.talks[item].id),
    };
    let nowhere = (0..best.spots.len()).filter(|item| !best.spots[*item].is_placed());
    let words: Vec<String> = nowhere
        .map(|item| {
            let choices = model.choices(item);
            let why = match (choices.stretches.is_empty(), choices.halls.is_empty()) {
                (true, _) => ": no time is allowed to it",
                (_, true) => ": no room is allowed to it",
                _ => "",
            };
            name(item) + why
        })
        .collect();
    if words.is_empty() {
        return vec![format!(
            "all of it at once: the best plan breaks {} hard rules",
            best.cost.hard
        )];
    }
    words
}

struct Clock {
    began: Instant,
    seconds: f64,
}

impl Watch for Clock {
    fn seconds(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    fn stopped(&self) -> bool {
        self.seconds() >= self.seconds
    }
}

/// Pairs of items that have something in common, each once with how much: of `lists`, one per item.
fn in_common<T: Ord + Copy>(lists: &[&[T]]) -> Vec<([usize; 2], i64)> {
    let mut who: std::collections::BTreeMap<T, Vec<usize>> = std::collections::BTreeMap::new();
    for (item, list) in lists.iter().enumerate() {
        for key in *list {
            who.entry(*key).or_default().push(item);
        }
    }
    let mut pairs = std::collections::BTreeMap::new();
    for items in who.values() {
        for (index, a) in items.iter().enumerate() {
            for b in items[index + 1..].iter().filter(|b| *b != a) {
                *pairs.entry([*a, *b]).or_insert(0) += 1;
            }
        }
    }
    pairs.into_iter().collect()
}
