//! Between two sessions there is time for the way from one hall to the other.
//!
//! Hard. A pair that somebody attends both of breaks it when the second begins sooner after the first than the way takes.

use crate::solve::model::{Cost, Model, Rule, Spot};
use crate::solve::terms::{Rush, Terms, Travel};

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct WayTooShort {
    /// Halls × halls, from the row's to the column's, in the model's unit of time.
    pub minutes: Vec<i64>,
    /// Where the way takes another time at some hours.
    pub rush: Option<Rush>,
    /// Pairs of items with how many people go from one to the other.
    pub pairs: Vec<([usize; 2], i64)>,
}

impl Rule for WayTooShort {
    fn id(&self) -> &'static str {
        "way-too-short"
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        let travel = self.travel();
        let too_short = self.pairs.iter().filter(|([a, b], _)| {
            let (a, b) = (spots[*a], spots[*b]);
            if !a.is_placed() || !b.is_placed() {
                return false;
            }
            let times = model.stretches();
            let (first, second) = if times[a.stretch()].start <= times[b.stretch()].start {
                (a, b)
            } else {
                (b, a)
            };
            let had = times[second.stretch()].start - times[first.stretch()].end;
            let way = first.hall() * model.hall_count() + second.hall();
            had >= 0 && had < travel.minutes_at(way, times[first.stretch()].end)
        });
        Cost::hard(too_short.map(|(_, people)| people).sum())
    }

    fn terms(&self, _: &Model, terms: &mut Terms) {
        terms.add_travel(self.travel());
    }
}

impl WayTooShort {
    fn travel(&self) -> Travel {
        Travel {
            minutes: self.minutes.clone(),
            rush: self.rush.clone(),
            pairs: self
                .pairs
                .iter()
                .map(|(pair, people)| (pair.map(|item| item as u32), *people))
                .collect(),
        }
    }
}
