//! A section is in one hall at a time.
//!
//! Each hall after the first that a section has in one block costs the weight.

use super::super::sections::{Sections, cells};
use crate::solve::model::{Cost, Model, Rule, Spot};
use crate::solve::terms::Terms;

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct SectionsInParallel {
    pub sections: Sections,
    pub weight: i64,
}

impl Rule for SectionsInParallel {
    fn id(&self) -> &'static str {
        "sections-in-parallel"
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        let mut halls = std::collections::BTreeMap::new();
        for ((block, _), sections) in cells(model, &self.sections, spots) {
            for section in sections {
                *halls.entry((section, block)).or_insert(0_i64) += 1;
            }
        }
        Cost::soft(self.weight * halls.values().map(|count| count - 1).sum::<i64>())
    }

    fn terms(&self, model: &Model, terms: &mut Terms) {
        let terms = terms.sections_mut(model, &self.sections);
        terms.one_at_once += self.weight;
    }
}
