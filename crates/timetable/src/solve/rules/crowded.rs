//! No more than a few of the sessions that draw crowds begin together.
//!
//! Hard. Each session beyond the limit in one stretch of time breaks it once.

use crate::solve::model::{Cost, Model, Rule, Spot};
use crate::solve::terms::Terms;

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct Crowded {
    pub items: Vec<usize>,
    pub most: usize,
}

impl Rule for Crowded {
    fn id(&self) -> &'static str {
        "crowded"
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        let breaches = (0..model.stretches().len())
            .map(|stretch| {
                let there = |item: &&usize| spots[**item].is_placed() && spots[**item].stretch() == stretch;
                self.items.iter().filter(there).count().saturating_sub(self.most)
            })
            .sum::<usize>();
        Cost::hard(breaches as i64)
    }

    fn terms(&self, _: &Model, terms: &mut Terms) {
        terms.add_limit(&self.items, self.most as i64);
    }
}
