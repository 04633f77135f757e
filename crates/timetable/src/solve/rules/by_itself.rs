//! A session suits the time and the hall it is in, whatever else is where.
//!
//! Soft. Costs what is said of its stretch and of its hall: who is away then, opening hours, capacity, equipment, booths.

use crate::solve::model::{Cost, Model, Rule, Spot};
use crate::solve::terms::Terms;

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct ByItself {
    pub item: usize,
    /// Stretch and cost; what is not named costs nothing.
    pub stretches: Vec<(usize, i64)>,
    pub halls: Vec<(usize, i64)>,
}

impl Rule for ByItself {
    fn id(&self) -> &'static str {
        "by-itself"
    }

    fn whole(&self, _: &Model, spots: &[Spot]) -> Cost {
        let spot = spots[self.item];
        if !spot.is_placed() {
            return Cost::default();
        }
        let of = |list: &[(usize, i64)], number: usize| -> i64 {
            list.iter()
                .filter(|(named, _)| *named == number)
                .map(|(_, cost)| cost)
                .sum()
        };
        Cost::soft(of(&self.stretches, spot.stretch()) + of(&self.halls, spot.hall()))
    }

    fn terms(&self, _: &Model, terms: &mut Terms) {
        for (stretch, cost) in &self.stretches {
            terms.add_by_stretch(self.item, *stretch, *cost);
        }
        for (hall, cost) in &self.halls {
            terms.add_by_hall(self.item, *hall, *cost);
        }
    }
}
