//! Sections that the same people care for, or whose chairs are the same, are not in one block.
//!
//! Two cells of a block cost the weight of their sections, once for each pair of halls.

use super::super::sections::{Sections, cells};
use crate::solve::model::{Cost, Model, Rule, Spot};
use crate::solve::terms::Terms;

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct SectionsApart {
    pub sections: Sections,
    /// Two sections and what it costs that they are in one block.
    pub pairs: Vec<([usize; 2], i64)>,
}

impl Rule for SectionsApart {
    fn id(&self) -> &'static str {
        "sections-apart"
    }

    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost {
        let cells: Vec<((usize, usize), Vec<usize>)> = cells(model, &self.sections, spots).into_iter().collect();
        let mut sum = 0;
        for (index, (a, mine)) in cells.iter().enumerate() {
            for (_, theirs) in cells[index + 1..].iter().filter(|(b, _)| a.0 == b.0) {
                for ([one, other], weight) in &self.pairs {
                    let apart = (mine.contains(one) && theirs.contains(other))
                        || (mine.contains(other) && theirs.contains(one));
                    sum += if apart { *weight } else { 0 };
                }
            }
        }
        Cost::soft(sum)
    }

    fn terms(&self, model: &Model, terms: &mut Terms) {
        let terms = terms.sections_mut(model, &self.sections);
        for ([a, b], weight) in &self.pairs {
            terms.add_apart(*a, *b, *weight);
        }
    }
}
