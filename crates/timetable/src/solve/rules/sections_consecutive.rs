//! The blocks of a section follow one another.
//!
//! A section whose blocks leave one out between them costs the weight.

use super::super::sections::{Sections, cells};
use crate::solve::model::{Cost, Model, Rule, Spot};
use crate::solve::terms::Terms;

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct SectionsConsecutive {
    pub sections: Sections,
    pub weight: i64,
}

impl Rule for SectionsConsecutive {
    fn id(&self) -> &'static str {
        "sections-consecutive"
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        let mut blocks = vec![Vec::new(); self.sections.count];
        for ((block, _), sections) in cells(model, &self.sections, spots) {
            for section in sections {
                blocks[section].push(block);
            }
        }
        let torn = blocks.iter().filter(|blocks| {
            let (first, last) = (blocks.iter().min(), blocks.iter().max());
            let Some((first, last)) = first.zip(last) else {
                return false;
            };
            (*first..=*last).any(|block| !blocks.contains(&block))
        });
        Cost::soft(self.weight * torn.count() as i64)
    }

    fn terms(&self, model: &Model, terms: &mut Terms) {
        let terms = terms.sections_mut(model, &self.sections);
        terms.consecutive += self.weight;
    }
}
