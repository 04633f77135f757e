//! Nobody has to change halls within a block of the programme.
//!
//! Each pair costs its weight when both are in one block and in different halls: somebody belongs to both.

use super::{Pair, over_pairs};
use crate::solve::model::{Cost, Model, Rule, Spot, Stretch};
use crate::solve::terms::{InHalls, Terms, Weight};

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct PartsApart {
    pub id: &'static str,
    pub pairs: Vec<Pair>,
}

fn amount(a: &Stretch, b: &Stretch) -> i64 {
    i64::from(a.block == b.block)
}

impl Rule for PartsApart {
    fn id(&self) -> &'static str {
        self.id
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
