//! Sessions are where and when they are wished to be.
//!
//! What an item costs by itself: in a stretch, in a hall, and for each minute in a hall. Seats that are missing, tags that
//! are preferred or not, a presenter's time zone.

use crate::solve::model::{Cost, Model, Rule, Spot};
use crate::solve::terms::Terms;

/// See the [module](self). Entries are (item, stretch or hall, cost).
#[derive(Debug, Clone, Default)]
pub struct Liked {
    pub id: &'static str,
    pub by_stretch: Vec<(usize, usize, i64)>,
    pub by_hall: Vec<(usize, usize, i64)>,
    pub by_hall_and_length: Vec<(usize, usize, i64)>,
}

impl Rule for Liked {
    fn id(&self) -> &'static str {
        self.id
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        let placed = |item: usize| spots[item].is_placed();
        let in_stretch = self
            .by_stretch
            .iter()
            .filter(|(item, stretch, _)| placed(*item) && spots[*item].stretch() == *stretch)
            .map(|entry| entry.2)
            .sum::<i64>();
        let in_hall = self
            .by_hall
            .iter()
            .filter(|(item, hall, _)| placed(*item) && spots[*item].hall() == *hall)
            .map(|entry| entry.2)
            .sum::<i64>();
        let in_hall_by_length = self
            .by_hall_and_length
            .iter()
            .filter(|(item, hall, _)| placed(*item) && spots[*item].hall() == *hall)
            .map(|(item, _, cost)| cost * model.stretches()[spots[*item].stretch()].length())
            .sum::<i64>();
        Cost::soft(in_stretch + in_hall + in_hall_by_length)
    }

    fn terms(&self, _: &Model, terms: &mut Terms) {
        for (item, stretch, cost) in &self.by_stretch {
            terms.add_by_stretch(*item, *stretch, *cost);
        }
        for (item, hall, cost) in &self.by_hall {
            terms.add_by_hall(*item, *hall, *cost);
        }
        for (item, hall, cost) in &self.by_hall_and_length {
            terms.add_by_hall_and_length(*item, *hall, *cost);
        }
    }
}
