//! What more people want has the larger hall.
//!
//! Two items, wherever they are, of which the less wanted has the larger hall, cost the weight times the length of both.

use crate::solve::model::{Cost, Model, Rule, Spot};
use crate::solve::state::is_out_of_order;
use crate::solve::terms::{Popularity, Terms};

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct Popular {
    /// Per item: how many want it.
    pub wanted: Vec<i64>,
    /// Per hall.
    pub capacity: Vec<i64>,
    pub weight: i64,
}

impl Rule for Popular {
    fn id(&self) -> &'static str {
        "popular"
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        let placed: Vec<usize> = (0..spots.len()).filter(|item| spots[*item].is_placed()).collect();
        let of = |item: usize| (self.wanted[item], self.capacity[spots[item].hall()]);
        let length = |item: usize| model.stretches()[spots[item].stretch()].length();
        let mut sum = 0;
        for (index, a) in placed.iter().enumerate() {
            for b in &placed[index + 1..] {
                if is_out_of_order(of(*a), of(*b)) {
                    sum += length(*a) + length(*b);
                }
            }
        }
        Cost::soft(self.weight * sum)
    }

    fn terms(&self, _: &Model, terms: &mut Terms) {
        terms.add_popularity(Popularity {
            wanted: self.wanted.clone(),
            capacity: self.capacity.clone(),
            weight: self.weight,
        });
    }
}
