//! Nobody who chose two sessions finds them at the same time.
//!
//! Each pair costs its weight, the number of people who chose both, when the two have any time in common.

use super::{Pair, over_pairs};
use crate::solve::model::{Cost, Model, Rule, Spot, Stretch};
use crate::solve::terms::{Terms, Weight};

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct AudienceTorn {
    pub pairs: Vec<Pair>,
}

fn amount(a: &Stretch, b: &Stretch) -> i64 {
    i64::from(a.overlap(b) > 0)
}

impl Rule for AudienceTorn {
    fn id(&self) -> &'static str {
        "audience-torn"
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
