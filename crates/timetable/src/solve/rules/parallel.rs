//! What the same people want to hear is not held at the same time.
//!
//! Each pair costs its weight for every minute (or slot) that both last: themes, sectors, contents and audiences in
//! common, authors of both.

use super::{Pair, over_pairs};
use crate::solve::model::{Cost, Model, Rule, Spot, Stretch};
use crate::solve::terms::{Terms, Weight};

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct Parallel {
    pub id: &'static str,
    pub pairs: Vec<Pair>,
}

fn amount(a: &Stretch, b: &Stretch) -> i64 {
    a.overlap(b)
}

impl Rule for Parallel {
    fn id(&self) -> &'static str {
        self.id
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
