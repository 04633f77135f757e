//! What no placing can cost less than, proved by cores of formulas; an objective that meets the bound is proved.
//!
//! A model is put into a formula that leaves out only what can add costs (`blocks`); what the formula costs at the least is
//! found from below (`cores`), with what the search has found as what need not be looked at. First without halls, which
//! is quick and often near; then with them.

mod blocks;
mod cores;
mod formula;

use std::sync::atomic::{AtomicI64, Ordering};

use super::model::Model;
use super::search::Search;
use super::{News, Watch};
use cores::{Ask, End};

/// Proves bounds of a model while others look for placings.
#[derive(Debug)]
pub struct Prover<'a> {
    model: &'a Model,
    /// `i64::MIN` while nothing is known.
    bound: AtomicI64,
}

impl<'a> Prover<'a> {
    pub fn new(model: &'a Model) -> Self {
        Self {
            model,
            bound: AtomicI64::new(super::bound(model).unwrap_or(i64::MIN)),
        }
    }

    /// No placing that places everything and breaks nothing costs less.
    pub fn bound(&self) -> Option<i64> {
        Some(self.bound.load(Ordering::Relaxed)).filter(|bound| *bound > i64::MIN)
    }

    /// Raises the bound until it is stopped or can do no more; `upper` is what the best placing known costs.
    pub fn work(&self, upper: &(dyn Fn() -> Option<i64> + Sync), watch: &dyn Watch) {
        let asked = Asked {
            prover: self,
            upper,
            watch,
        };
        for with_halls in [false, true] {
            let Some(formula) = blocks::formula(self.model, with_halls) else {
                continue;
            };
            if watch.stopped() || cores::raise(&formula, &asked) == End::Stopped || asked.is_met() {
                return;
            }
        }
    }
}

struct Asked<'a> {
    prover: &'a Prover<'a>,
    upper: &'a (dyn Fn() -> Option<i64> + Sync),
    watch: &'a dyn Watch,
}

impl Asked<'_> {
    fn is_met(&self) -> bool {
        let bound = self.prover.bound();
        (self.upper)().is_some_and(|upper| bound.is_some_and(|bound| bound >= upper))
    }
}

impl Ask for Asked<'_> {
    fn stopped(&self) -> bool {
        self.watch.stopped() || self.is_met()
    }

    fn upper(&self) -> Option<i64> {
        (self.upper)()
    }

    fn lower(&self, bound: i64) {
        self.prover.bound.fetch_max(bound, Ordering::Relaxed);
    }
}

/// A search and a proof that tell each other what they know.
#[derive(Debug)]
pub struct Joint<'a> {
    search: &'a Search<'a>,
    prover: Prover<'a>,
    workers: usize,
    /// How long the caller means to let it run.
    seconds: Option<f64>,
}

/// The share of the time that one of several workers gives to proofs; and one alone, after a while of searching.
const PROVING: f64 = 0.4;
const ALONE: (f64, f64) = (0.1, 0.4);
/// The time that is taken for those without an end.
const ENDLESS: f64 = 120.0;

impl<'a> Joint<'a> {
    /// `workers`: how many threads the caller runs [`work`](Self::work) on.
    pub fn new(search: &'a Search<'a>, workers: usize, seconds: Option<f64>) -> Self {
        Self {
            search,
            prover: Prover::new(&search.compiled().model),
            workers,
            seconds,
        }
    }

    /// No placing that places everything and breaks nothing costs less.
    pub fn bound(&self) -> Option<i64> {
        self.prover.bound()
    }

    /// Whether the best placing so far is proved to be as good as any.
    pub fn is_proved(&self) -> bool {
        let best = self.search.objective();
        best.is_some_and(|best| self.bound().is_some_and(|bound| bound >= best))
    }

    /// Looks for better placings and bounds until it is stopped or the best is proved.
    pub fn work(&self, worker: usize, watch: &dyn Watch) {
        let all = self.seconds.unwrap_or(ENDLESS);
        let proves = worker + 1 == self.workers;
        if proves {
            let (from, until) = if self.workers == 1 {
                (ALONE.0 * all, ALONE.1 * all)
            } else {
                (0.0, PROVING * all)
            };
            if from > 0.0 {
                self.search.work(worker, &self.watched(watch, from));
            }
            let objective = || self.search.objective();
            self.prover.work(&objective, &self.watched(watch, until));
        }
        if !watch.stopped() && !self.is_proved() {
            self.search.work(worker, &self.watched(watch, f64::INFINITY));
        }
    }

    fn watched<'b>(&'b self, watch: &'b dyn Watch, until: f64) -> Watched<'b> {
        Watched {
            joint: self,
            watch,
            until,
        }
    }
}

/// The caller's watch, for a part of the time and until everything is proved.
struct Watched<'a> {
    joint: &'a Joint<'a>,
    watch: &'a dyn Watch,
    until: f64,
}

impl Watch for Watched<'_> {
    fn seconds(&self) -> f64 {
        self.watch.seconds()
    }

    fn stopped(&self) -> bool {
        self.watch.stopped() || self.seconds() >= self.until || self.joint.is_proved()
    }

    fn better(&self, news: News) {
        self.watch.better(News {
            bound: self.joint.bound(),
            ..news
        });
    }
}
