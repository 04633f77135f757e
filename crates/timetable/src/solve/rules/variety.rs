//! At any time there is something for everybody: other audiences, other levels, other languages.
//!
//! Each pair that has one stretch of time *saves* its weight times the length of the stretch.

use super::{Pair, over_pairs};
use crate::solve::model::{Cost, Model, Rule, Spot, Stretch};
use crate::solve::terms::{Terms, Weight};

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct Variety {
    pub id: &'static str,
    pub pairs: Vec<Pair>,
}

fn amount(a: &Stretch, b: &Stretch) -> i64 {
    if a == b { -a.length() } else { 0 }
}

impl Rule for Variety {
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
