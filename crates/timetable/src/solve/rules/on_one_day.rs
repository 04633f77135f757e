//! Sessions on one subject are on one day.
//!
//! Each pair costs its weight times the length of both when they are on different days.

use super::{Pair, over_pairs};
use crate::solve::model::{Cost, Model, Rule, Spot, Stretch};
use crate::solve::terms::{Terms, Weight};

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct OnOneDay {
    pub pairs: Vec<Pair>,
}

fn amount(a: &Stretch, b: &Stretch) -> i64 {
    if a.day == b.day { 0 } else { a.length() + b.length() }
}

impl Rule for OnOneDay {
    fn id(&self) -> &'static str {
        "on-one-day"
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        Cost::soft(over_pairs(model, spots, &self.pairs, |a, b, _, _| amount(&a, &b)))
    }

    fn terms(&self, model: &Model, terms: &mut Terms) {
        let stretches = model.stretches();
        let relation = terms.relation(model, |a, b| amount(&stretches[a], &stretches[b]));
        for (pair, weight) in &self.pairs {
            terms.add_pair(*pair, relation, Weight::Soft(*weight));
        }
    }
}
