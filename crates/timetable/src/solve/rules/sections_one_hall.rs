//! A section stays in its hall.
//!
//! Each hall after the first that a section uses costs the weight.

use super::super::sections::{Sections, cells};
use crate::solve::model::{Cost, Model, Rule, Spot};
use crate::solve::terms::Terms;

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct SectionsOneHall {
    pub sections: Sections,
    pub weight: i64,
}

impl Rule for SectionsOneHall {
    fn id(&self) -> &'static str {
        "sections-one-hall"
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        let mut halls = vec![std::collections::BTreeSet::new(); self.sections.count];
        for ((_, hall), sections) in cells(model, &self.sections, spots) {
            for section in sections {
                halls[section].insert(hall);
            }
        }
        let more = halls
            .iter()
            .map(|halls| halls.len().saturating_sub(1) as i64)
            .sum::<i64>();
        Cost::soft(self.weight * more)
    }

    fn terms(&self, model: &Model, terms: &mut Terms) {
        let terms = terms.sections_mut(model, &self.sections);
        terms.one_hall += self.weight;
    }
}
