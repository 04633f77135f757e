//! The papers of a section are given in the order their chair wants.
//!
//! By (block, hall, time), each item that is not at its prescribed place costs the weight; so does each slot of time for
//! each two items with a prescribed place that share it.

use super::super::sections::Sections;
use crate::solve::model::{Cost, Model, Rule, Spot};
use crate::solve::terms::Terms;

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct SectionsInOrder {
    pub sections: Sections,
    /// Per item: its place in its section, from 1; 0 for none.
    pub places: Vec<u32>,
    pub weight: i64,
}

impl Rule for SectionsInOrder {
    fn id(&self) -> &'static str {
        "sections-in-order"
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        let mut breaches = 0_i64;
        for section in 0..self.sections.count {
            let mut items: Vec<usize> = (0..spots.len())
                .filter(|item| self.sections.of[*item] == section && spots[*item].is_placed())
                .collect();
            let times = model.stretches();
            items.sort_by_key(|item| {
                let time = times[spots[*item].stretch()];
                (time.block, spots[*item].hall, time.start)
            });
            for (rank, item) in items.iter().enumerate() {
                breaches += i64::from(self.places[*item] != 0 && self.places[*item] as usize != rank + 1);
            }
            let ordered: Vec<usize> = items.into_iter().filter(|item| self.places[*item] != 0).collect();
            for (index, a) in ordered.iter().enumerate() {
                for b in &ordered[index + 1..] {
                    if spots[*a].hall != spots[*b].hall {
                        breaches += times[spots[*a].stretch()].overlap(&times[spots[*b].stretch()]);
                    }
                }
            }
        }
        Cost::soft(self.weight * breaches)
    }

    fn terms(&self, model: &Model, terms: &mut Terms) {
        let terms = terms.sections_mut(model, &self.sections);
        terms.order += self.weight;
        terms.place_in_section.clone_from(&self.places);
    }
}
