//! A hall belongs to one section from break to break, and to one that wants to be there then.
//!
//! Hard: a cell (a block in one hall) holds one section. Soft: what a cell costs a section, once however many items it holds.

use super::super::sections::{Sections, cells};
use crate::solve::model::{Cost, Model, Rule, Spot};
use crate::solve::terms::Terms;

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct SectionsCells {
    pub sections: Sections,
    /// Section, block, hall, cost.
    pub costs: Vec<(usize, usize, usize, i64)>,
}

impl Rule for SectionsCells {
    fn id(&self) -> &'static str {
        "sections-cells"
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        let cells = cells(model, &self.sections, spots);
        let shared: usize = cells.values().map(|sections| sections.len() - 1).sum();
        let costs = self
            .costs
            .iter()
            .filter(|(section, block, hall, _)| {
                cells.get(&(*block, *hall)).is_some_and(|in_it| in_it.contains(section))
            })
            .map(|entry| entry.3)
            .sum();
        Cost {
            hard: shared as i64,
            soft: costs,
        }
    }

    fn terms(&self, model: &Model, terms: &mut Terms) {
        let terms = terms.sections_mut(model, &self.sections);
        for (section, block, hall, cost) in &self.costs {
            terms.add_by_cell(*section, *block, *hall, *cost);
        }
    }
}
