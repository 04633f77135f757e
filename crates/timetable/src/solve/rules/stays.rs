//! A session stays where it was, or where the public was last told that it is.
//!
//! Soft. Each home of an item costs its weight when the item is anywhere else.

use crate::solve::model::{Cost, Model, Rule, Spot};
use crate::solve::terms::Terms;

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct Stays {
    /// Item, its home, weight.
    pub homes: Vec<(usize, Spot, i64)>,
}

impl Rule for Stays {
    fn id(&self) -> &'static str {
        "stays"
    }

    fn whole(&self, _: &Model, spots: &[Spot]) -> Cost {
        let away = |(item, home, _): &&(usize, Spot, i64)| spots[*item].is_placed() && spots[*item] != *home;
        Cost::soft(self.homes.iter().filter(away).map(|(_, _, weight)| weight).sum())
    }

    fn terms(&self, _: &Model, terms: &mut Terms) {
        for (item, home, weight) in &self.homes {
            terms.add_home(*item, *home, *weight);
        }
    }
}
