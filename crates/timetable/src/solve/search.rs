//! Looks for better placings: simulated annealing over the moves that organisers make by hand, from a first placing that
//! puts each item where it costs least at that moment.
//!
//! Each run cools down from a temperature at which most moves are accepted to one at which hardly any worse one is, after
//! Kirkpatrick, Gelatt and Vecchi, "Optimization by Simulated Annealing", Science 220 (1983). Runs become longer and
//! longer, so there is something good early and something better later. What must hold is weighed against what is wished
//! for by a price that rises while runs end without a placing that keeps to everything.
//!
//! Where the caller says how long it means to wait, the last run cools by the clock, so that it is cold when time is up.
//!
//! Deterministic: a worker's runs depend on the seed, on its number and on the placings it takes over from others; with one
//! worker, on the seed alone, as long as the caller does not say how long it waits and the clock ends none of them early.

use std::ops::Deref;
use std::sync::{Mutex, PoisonError};

use fastrand::Rng;

use super::model::{Cost, Spot};
use super::state::{Change, Compiled, State};
use super::{News, Watch};

mod moves;

use moves::Moves;

/// The best placing that was found.
#[derive(Debug, Clone)]
pub struct Best {
    pub spots: Vec<Spot>,
    pub cost: Cost,
    /// Who has each duty, in the order of the rule about interpreters; empty without one.
    pub given: Vec<Option<usize>>,
    /// Seconds and soft cost of each better placing that keeps to everything.
    pub trace: Vec<(f64, i64)>,
}

/// A search that several workers share.
#[derive(Debug)]
pub struct Search<'a> {
    of: Held<'a>,
    seed: u64,
    /// How long the caller means to let it run, so that the last run has time to cool down.
    seconds: Option<f64>,
    best: Mutex<Best>,
}

/// A model that is lent to a search, or its own.
#[derive(Debug)]
pub enum Held<'a> {
    Lent(&'a Compiled),
    Own(Box<Compiled>),
}

impl Deref for Held<'_> {
    type Target = Compiled;
    fn deref(&self) -> &Compiled {
        match self {
            Self::Lent(compiled) => compiled,
            Self::Own(compiled) => compiled,
        }
    }
}

impl<'a> From<&'a Compiled> for Held<'a> {
    fn from(compiled: &'a Compiled) -> Self {
        Self::Lent(compiled)
    }
}

impl From<Compiled> for Held<'_> {
    fn from(compiled: Compiled) -> Self {
        Self::Own(Box::new(compiled))
    }
}

/// Steps of the first run; each further run has twice as many.
const FIRST_RUN: u64 = 150_000;
/// Where a run begins: this share of moves costs less than its first temperature. The hot ones begin anew, the others from
/// the best placing there is. (Measured on the public instances: hotter runs take as long and end no better.)
const HOT: f64 = 0.5;
const WARM: f64 = 0.125;
const MILD: f64 = 0.04;
/// How much colder than its mildest beginning a run ends.
const COLDER: f64 = 16.0;
/// This share of what a placing costs is much.
const NOTABLE: f64 = 0.005;
/// While each run makes much better what there was, the longest possible is best: after this share of the time the last
/// one begins.
const CLIMBING: f64 = 0.15;
/// The last run is cold after this share of its time.
const IN_TIME: f64 = 0.99;
/// Steps between two looks at the clock.
const BETWEEN_LOOKS: u64 = 128;
/// Places that are tried for an item of the first placing.
const TRIES: usize = 400;

impl<'a> Search<'a> {
    /// Begins from `start`; items that are nowhere, or cannot be where they are, are placed first.
    pub fn new(of: impl Into<Held<'a>>, start: Option<&[Spot]>, seed: u64, seconds: Option<f64>) -> Self {
        let of = of.into();
        let best = {
            let state = State::of_spots(&of, start.unwrap_or_default());
            Best {
                spots: state.spots().to_vec(),
                cost: state.cost(),
                given: given(&state),
                trace: Vec::new(),
            }
        };
        Self {
            of,
            seed,
            seconds,
            best: Mutex::new(best),
        }
    }

    /// What the search works on.
    pub fn compiled(&self) -> &Compiled {
        &self.of
    }

    /// The best so far; may be asked while workers work.
    pub fn best(&self) -> Best {
        self.best.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What the best so far costs, if it keeps to everything.
    pub fn objective(&self) -> Option<i64> {
        let cost = self.best.lock().unwrap_or_else(PoisonError::into_inner).cost;
        (cost.hard == 0).then_some(cost.soft)
    }

    /// Looks for better placings until it is stopped; the caller runs it on as many threads as it likes, each with a
    /// number of its own.
    pub fn work(&self, worker: usize, watch: &dyn Watch) {
        if self.of.model.item_count() == 0 {
            return;
        }
        let mut rng = Rng::with_seed(self.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ (worker as u64 + 1));
        let mut state = State::new(&self.of);
        let mut moves = Moves::new(&self.of);
        self.take_over(&mut state);
        first_placing(&mut state, &mut rng, watch);
        self.offer(&state, watch);
        let mut steps = FIRST_RUN;
        let mut price = None;
        let mut pace: Option<f64> = None;
        // Whether a run of this length still made much better what there was; and a hot one was too short to come near it.
        let (mut is_climbing, mut hot_is_too_hot) = (false, false);
        for run in 0_u32.. {
            if watch.stopped() {
                return;
            }
            let warmth = match (run + worker as u32) % 3 {
                _ if run == 0 => HOT,
                0 if hot_is_too_hot => [WARM, MILD][(run / 3 + worker as u32) as usize % 2],
                0 => HOT,
                1 => WARM,
                _ => MILD,
            };
            if warmth < HOT {
                self.take_over(&mut state);
            }
            let (mut length, mut until) = (steps, None);
            if let (Some(total), Some(pace)) = (self.seconds, pace) {
                let left = (total - watch.seconds()).max(0.0);
                let last = is_climbing && left < total * (1.0 - CLIMBING);
                if last || (length as f64) * 1.5 > left * pace {
                    length = (left * pace) as u64 + 1;
                    until = Some(total);
                }
            }
            let before = self.best().cost;
            let began = watch.seconds();
            self.anneal(
                &mut state,
                &mut moves,
                &mut rng,
                watch,
                (length, until),
                warmth,
                &mut price,
            );
            let took = watch.seconds() - began;
            if took > 0.0 {
                pace = Some(length as f64 / took);
            }
            // Sections gain more by beginning anew, and now and then hot.
            if state.of.model.terms.sections.is_none() {
                is_climbing = is_much_less(state.cost(), before);
                if warmth == HOT && run > 0 {
                    hot_is_too_hot = is_much_less(self.best().cost, state.cost());
                }
            }
            steps = steps.saturating_mul(2).min(200_000_000);
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn anneal(
        &self,
        state: &mut State<'_>,
        moves: &mut Moves,
        rng: &mut Rng,
        watch: &dyn Watch,
        (steps, until): (u64, Option<f64>),
        warmth: f64,
        price: &mut Option<f64>,
    ) {
        let sample = sample(state, moves, rng);
        let price_now = *price.get_or_insert(sample.mean() * 8.0 + 1.0);
        let mut cold = (sample.amounts[0] / 8.0).max(0.05);
        if state.of.model.terms.sections.is_none() {
            // Where each item meets many, hardly any move changes as little as the least one does.
            cold = cold.max(sample.quantile(MILD) / COLDER);
        }
        let hot = sample.quantile(warmth);
        let cooling = (cold / hot.max(cold)).powf(BETWEEN_LOOKS as f64 / steps as f64);
        let began = watch.seconds();
        let mut temperature = hot.max(cold);
        let energy = |cost: Cost| cost.hard as f64 * price_now + cost.soft as f64;
        let mut best = state.cost();
        let mut best_spots = state.spots().to_vec();
        let mut best_given = given(state);
        let mut told = best;
        let mut step = 0;
        while step < steps || until.is_some() {
            for _ in 0..BETWEEN_LOOKS {
                let changes = moves.any(state, rng);
                if changes.is_empty() {
                    continue;
                }
                let most = -temperature * rng.f64().max(1e-12).ln();
                let yes = state.try_move_below(changes, |cost| energy(cost) <= most);
                if yes && state.cost() < best {
                    best = state.cost();
                    best_spots.copy_from_slice(state.spots());
                    best_given = given(state);
                }
            }
            step += BETWEEN_LOOKS;
            if best < told {
                told = best;
                self.offer_spots(&best_spots, best, &best_given, watch);
            }
            if watch.stopped() {
                break;
            }
            match until {
                None => temperature *= cooling,
                // By the clock: a step takes longer while it is hot.
                Some(end) => {
                    let done = (watch.seconds() - began) / (end - began).max(f64::MIN_POSITIVE) / IN_TIME;
                    if done >= 1.0 {
                        break;
                    }
                    temperature = hot.max(cold) * (cold / hot.max(cold)).powf(done);
                }
            }
        }
        if best.hard > 0 {
            *price = Some(price_now * 3.0);
        }
    }

    fn take_over<'s>(&'s self, state: &mut State<'s>) {
        *state = State::of_spots(&self.of, &self.best().spots);
    }

    fn offer(&self, state: &State<'_>, watch: &dyn Watch) {
        self.offer_spots(state.spots(), state.cost(), &given(state), watch);
    }

    fn offer_spots(&self, spots: &[Spot], cost: Cost, given: &[Option<usize>], watch: &dyn Watch) {
        let seconds = watch.seconds();
        {
            let mut best = self.best.lock().unwrap_or_else(PoisonError::into_inner);
            let first = cost.hard == 0 && best.trace.is_empty();
            if cost >= best.cost && !first {
                return;
            }
            best.spots.copy_from_slice(spots);
            best.given.clear();
            best.given.extend_from_slice(given);
            best.cost = cost;
            if cost.hard == 0 {
                best.trace.push((seconds, cost.soft));
            }
        }
        if cost.hard == 0 {
            watch.better(News {
                seconds,
                objective: cost.soft,
                bound: None,
            });
        }
    }
}

fn is_much_less(cost: Cost, than: Cost) -> bool {
    cost.hard == than.hard && (than.soft - cost.soft) as f64 > NOTABLE * than.soft.abs() as f64
}

fn given(state: &State<'_>) -> Vec<Option<usize>> {
    let person = |person: &u32| usize::try_from(*person).ok().filter(|_| *person != u32::MAX);
    state.given().iter().map(person).collect()
}

/// Puts every item that is nowhere where it costs least at that moment; those with few choices and long ones first.
fn first_placing(state: &mut State<'_>, rng: &mut Rng, watch: &dyn Watch) {
    let model = &state.of.model;
    let mut items: Vec<usize> = state.unplaced().iter().map(|item| *item as usize).collect();
    rng.shuffle(&mut items);
    items.sort_by_key(|item| {
        let choices = model.choices(*item);
        let length = choices
            .stretches
            .first()
            .map_or(0, |stretch| model.units[*stretch].len());
        let section = model
            .terms
            .sections
            .as_ref()
            .map_or(0, |sections| sections.section_of[*item]);
        let spots = if model.terms.sections.is_some() {
            0
        } else {
            choices.stretches.len() * choices.halls.len()
        };
        (spots, section, std::cmp::Reverse(length))
    });
    for item in items {
        if watch.stopped() {
            return;
        }
        let choices = model.choices(item);
        let count = choices.stretches.len() * choices.halls.len();
        if count == 0 {
            continue;
        }
        let mut best: Option<(Cost, Spot)> = None;
        for number in 0..count.min(TRIES) {
            let number = if count <= TRIES { number } else { rng.usize(..count) };
            let stretch = choices.stretches[number / choices.halls.len()];
            let spot = Spot::new(stretch, choices.halls[number % choices.halls.len()]);
            if !model.shares[item] && !state.is_free(spot) {
                continue;
            }
            let mut cost = None;
            state.try_move(&[Change { item, to: spot }], |found| {
                cost = Some(found);
                false
            });
            if let Some(cost) = cost
                && best.is_none_or(|(least, _)| cost < least)
            {
                best = Some((cost, spot));
            }
        }
        if let Some((_, spot)) = best {
            state.make_move(&[Change { item, to: spot }]);
        }
    }
}

struct Sample {
    /// What moves that change something wished for cost or save, ascending; never empty.
    amounts: Vec<f64>,
}

impl Sample {
    fn mean(&self) -> f64 {
        self.amounts.iter().sum::<f64>() / self.amounts.len() as f64
    }

    fn quantile(&self, share: f64) -> f64 {
        self.amounts[((self.amounts.len() - 1) as f64 * share) as usize]
    }
}

fn sample(state: &mut State<'_>, moves: &mut Moves, rng: &mut Rng) -> Sample {
    let mut amounts = Vec::new();
    for _ in 0..2_000 {
        let changes = moves.any(state, rng);
        state.try_move(changes, |cost| {
            if cost.soft != 0 && cost.hard <= 2 {
                amounts.push(cost.soft.unsigned_abs() as f64);
            }
            false
        });
    }
    if amounts.is_empty() {
        amounts.push(1.0);
    }
    amounts.sort_by(f64::total_cmp);
    Sample { amounts }
}
