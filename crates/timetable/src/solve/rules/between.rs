//! Two sessions keep to what is asked of their times, and of their halls where it is asked of those.
//!
//! What is asked is a function of the two stretches: that they do not overlap, that one is over before the other begins,
//! that they begin together, are on one day, follow each other at once, leave a rest between. Each pair costs its weight
//! times what the function says. Hard or soft.

use std::fmt;
use std::sync::Arc;

use super::{Pair, over_pairs};
use crate::solve::model::{Cost, Model, Rule, Spot};
use crate::solve::terms::{Amount, InHalls, Terms, Weight};

/// See the [module](self).
#[derive(Clone)]
pub struct Between {
    pub id: &'static str,
    pub pairs: Vec<Pair>,
    /// First item's stretch, second item's stretch.
    pub amount: Arc<Amount>,
    /// Whether it is only asked of pairs in the same hall, or in different ones.
    pub halls: Option<InHalls>,
    pub hard: bool,
}

impl fmt::Debug for Between {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} pairs)", self.id, self.pairs.len())
    }
}

impl Rule for Between {
    fn id(&self) -> &'static str {
        self.id
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        let sum = over_pairs(model, spots, &self.pairs, |a, b, mine, theirs| {
            let asked = match self.halls {
                None => true,
                Some(InHalls::Same) => mine.hall == theirs.hall,
                Some(InHalls::Different) => mine.hall != theirs.hall,
            };
            if asked { (self.amount)(a, b) } else { 0 }
        });
        if self.hard { Cost::hard(sum) } else { Cost::soft(sum) }
    }

    fn terms(&self, model: &Model, terms: &mut Terms) {
        if self.pairs.is_empty() {
            return;
        }
        let relation = terms.relation_of(model, Arc::clone(&self.amount));
        for (pair, weight) in &self.pairs {
            let weight = if self.hard {
                Weight::Hard(*weight)
            } else {
                Weight::Soft(*weight)
            };
            match self.halls {
                None => terms.add_pair(*pair, relation, weight),
                Some(halls) => terms.add_pair_in_halls(*pair, relation, halls, weight),
            }
        }
    }
}
