//! Nobody is in two sessions at the same time, and between two sessions of a day there is time to rest.
//!
//! Hard. A pair breaks it when the two have time in common; with a pause, also when one begins on the same day less than
//! that after the other has ended.

use super::over_pairs;
use crate::solve::model::{Cost, Model, Rule, Spot, Stretch};
use crate::solve::terms::{Terms, Weight};

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct NotAtOnce {
    pub pairs: Vec<[usize; 2]>,
    /// In the model's unit of time; 0 for none.
    pub pause: i64,
}

impl NotAtOnce {
    fn amount(&self, a: &Stretch, b: &Stretch) -> i64 {
        let between = a.start.max(b.start) - a.end.min(b.end);
        i64::from(a.overlap(b) > 0 || (a.day == b.day && between < self.pause))
    }
}

impl Rule for NotAtOnce {
    fn id(&self) -> &'static str {
        "not-at-once"
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        let pairs: Vec<_> = self.pairs.iter().map(|pair| (*pair, 1)).collect();
        Cost::hard(over_pairs(model, spots, &pairs, |a, b, _, _| self.amount(&a, &b)))
    }

    fn terms(&self, model: &Model, terms: &mut Terms) {
        let stretches = model.stretches();
        let relation = terms.relation(model, |a, b| self.amount(&stretches[a], &stretches[b]));
        for pair in &self.pairs {
            terms.add_pair(*pair, relation, Weight::Hard(1));
        }
    }
}
