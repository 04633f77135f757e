//! One session begins only when another is over.
//!
//! Hard. Of each pair the first must be over before the second begins.

use super::{Pair, over_pairs};
use crate::solve::model::{Cost, Model, Rule, Spot, Stretch};
use crate::solve::terms::{Terms, Weight};

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct After {
    pub pairs: Vec<Pair>,
}

fn amount(a: &Stretch, b: &Stretch) -> i64 {
    i64::from(a.end > b.start)
}

impl Rule for After {
    fn id(&self) -> &'static str {
        "after"
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        Cost::hard(over_pairs(model, spots, &self.pairs, |a, b, _, _| amount(&a, &b)))
    }

    fn terms(&self, model: &Model, terms: &mut Terms) {
        let stretches = model.stretches();
        let relation = terms.relation(model, |a, b| amount(&stretches[a], &stretches[b]));
        for (pair, weight) in &self.pairs {
            terms.add_pair(*pair, relation, Weight::Hard(*weight));
        }
    }
}
