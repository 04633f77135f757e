//! Sessions on one subject that are on one day are in one hall, so that listeners need not move.
//!
//! Each pair costs its weight times the length of both when they are on one day in different halls.

use super::{Pair, over_pairs};
use crate::solve::model::{Cost, Model, Rule, Spot, Stretch};
use crate::solve::terms::{InHalls, Terms, Weight};

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct OneHall {
    pub pairs: Vec<Pair>,
}

fn amount(a: &Stretch, b: &Stretch) -> i64 {
    if a.day == b.day { a.length() + b.length() } else { 0 }
}

impl Rule for OneHall {
    fn id(&self) -> &'static str {
        "one-hall"
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        Cost::soft(over_pairs(model, spots, &self.pairs, |a, b, mine, theirs| {
            if mine.hall != theirs.hall { amount(&a, &b) } else { 0 }
        }))
    }

    fn terms(&self, model: &Model, terms: &mut Terms) {
        let stretches = model.stretches();
        let relation = terms.relation(model, |a, b| amount(&stretches[a], &stretches[b]));
        for (pair, weight) in &self.pairs {
            terms.add_pair_in_halls(*pair, relation, InHalls::Different, Weight::Soft(*weight));
        }
    }
}
