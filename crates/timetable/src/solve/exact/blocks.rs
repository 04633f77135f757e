//! Sections in blocks, without the order within a block: what every placing costs at least, as a formula.
//!
//! A variable says that an item is in a block, others how many cells a section has there, and, where halls are looked at,
//! which. Left out is whatever can only add costs: the order of items, who sits where within a cell, ways, interpreters. So
//! what the formula costs at the least, no placing can undercut; and often a placing meets it.

use super::formula::Formula;
use crate::solve::model::Model;
use crate::solve::sections::SectionTerms;
use crate::solve::terms::{Amounts, InHalls};

/// Beyond so many literals a formula is not made: about 400 MB in the solver.
const MOST_LITERALS: usize = 12_000_000;

struct Blocks<'a> {
    model: &'a Model,
    sections: &'a SectionTerms,
    formula: Formula,
    count: usize,
    /// Units of time in each block.
    room: Vec<usize>,
    /// Items × blocks: the item is there.
    in_block: Vec<Option<i32>>,
    /// Items × blocks: the stretches that it may have there.
    stretches: Vec<Vec<usize>>,
    /// Sections × blocks: the k-th is true when the section has more than k cells there.
    cells: Vec<Vec<i32>>,
}

/// `None` where the model has no sections, where something may save costs in a way that is not looked at, and where the
/// formula would be too large.
pub(super) fn formula(model: &Model, with_halls: bool) -> Option<Formula> {
    let sections = model.terms.sections.as_ref()?;
    if may_save(model, sections) {
        return None;
    }
    let count = sections.blocks;
    let items = model.item_count();
    let mut stretches = vec![Vec::new(); items * count];
    for item in 0..items {
        for stretch in &model.choices[item].stretches {
            let open = |hall: &usize| !model.closed[hall * model.stretches.len() + stretch];
            if model.choices[item].halls.iter().any(open) {
                let block = model.stretches[*stretch].block as usize;
                stretches[item * count + block].push(*stretch);
            }
        }
    }
    let mut ends = vec![(usize::MAX, 0_usize); count];
    for (stretch, units) in model.stretches.iter().zip(&model.units) {
        let (first, end) = &mut ends[stretch.block as usize];
        (*first, *end) = ((*first).min(units.start), (*end).max(units.end));
    }
    let mut blocks = Blocks {
        model,
        sections,
        formula: Formula::default(),
        count,
        room: ends.iter().map(|(first, end)| end.saturating_sub(*first)).collect(),
        in_block: Vec::new(),
        stretches,
        cells: Vec::new(),
    };
    blocks.items();
    blocks.cells()?;
    blocks.section_costs();
    if with_halls {
        blocks.halls()?;
    } else {
        blocks.without_halls();
    }
    blocks.pairs()?;
    (blocks.formula.clauses.len() <= MOST_LITERALS).then_some(blocks.formula)
}

fn may_save(model: &Model, sections: &SectionTerms) -> bool {
    let terms = &model.terms;
    let singles = [
        sections.one_hall,
        sections.one_at_once,
        sections.consecutive,
        sections.order,
    ];
    terms.homes.iter().flatten().any(|(_, cost)| *cost < 0)
        || terms
            .popularity
            .as_ref()
            .is_some_and(|popularity| popularity.weight < 0)
        || singles
            .iter()
            .chain(&sections.apart)
            .chain(&sections.by_cell)
            .any(|cost| *cost < 0)
}

fn hall_cost(model: &Model, item: usize, hall: usize, length: i64) -> i64 {
    let of_hall = item * model.halls + hall;
    model.terms.by_hall[of_hall] + model.terms.by_hall_and_length[of_hall] * length
}

impl Blocks<'_> {
    fn stretches(&self, item: usize, block: usize) -> &[usize] {
        &self.stretches[item * self.count + block]
    }

    fn section_of(&self, item: usize) -> usize {
        self.sections.section_of[item] as usize
    }

    /// How long an item is in a block, where that does not depend on when it begins.
    fn length_in(&self, item: usize, block: usize) -> Option<i64> {
        let lengths = || {
            let stretches = self.stretches(item, block).iter();
            stretches.map(|stretch| self.model.stretches[*stretch].length())
        };
        let shortest = lengths().min()?;
        (lengths().max() == Some(shortest)).then_some(shortest)
    }

    /// Whether what an item costs in its halls is left to [`halls`](Self::halls).
    fn minds_halls(&self, item: usize) -> bool {
        let halls = self.model.halls;
        let row = item * halls..(item + 1) * halls;
        let terms = &self.model.terms;
        let varies = |costs: &[i64]| {
            let of = |hall: &usize| costs[*hall];
            let list = &self.model.choices[item].halls;
            list.iter().map(of).min() != list.iter().map(of).max()
        };
        varies(&terms.by_hall[row.clone()]) || varies(&terms.by_hall_and_length[row])
    }

    /// Where items are, and what they cost there by themselves.
    fn items(&mut self) {
        let (model, terms) = (self.model, &self.model.terms);
        for item in 0..model.item_count() {
            let mut choices = Vec::new();
            for block in 0..self.count {
                let there = &self.stretches[item * self.count + block];
                let by_stretch = |stretch: &usize| terms.by_stretch[item * model.stretches.len() + stretch];
                let in_halls = self.length_in(item, block).map(|length| {
                    let costs = model.choices[item]
                        .halls
                        .iter()
                        .map(|hall| hall_cost(model, item, *hall, length));
                    costs.min().unwrap_or_default()
                });
                let least = match in_halls {
                    Some(least) => there.iter().map(by_stretch).min().map(|cost| cost + least),
                    None => {
                        let costs = there.iter().flat_map(|stretch| {
                            let length = model.stretches[*stretch].length();
                            let halls = model.choices[item].halls.iter();
                            halls.map(move |hall| by_stretch(stretch) + hall_cost(model, item, *hall, length))
                        });
                        costs.min()
                    }
                };
                self.in_block.push(least.map(|least| {
                    let literal = self.formula.variable();
                    choices.push((literal, least));
                    literal
                }));
            }
            let literals: Vec<i32> = choices.iter().map(|(literal, _)| *literal).collect();
            self.formula.exactly_one(&literals);
            self.formula.choice(&choices);
        }
    }

    /// As many cells as a section's items need.
    fn cells(&mut self) -> Option<()> {
        let model = self.model;
        for section in 0..self.sections.count {
            let items: Vec<usize> = (0..model.item_count())
                .filter(|item| self.section_of(*item) == section)
                .collect();
            for block in 0..self.count {
                let mut sizes = Vec::new();
                let mut present = Vec::new();
                for item in &items {
                    let Some(literal) = self.in_block[item * self.count + block] else {
                        continue;
                    };
                    present.push(literal);
                    let units = self
                        .stretches(*item, block)
                        .iter()
                        .map(|stretch| model.units[*stretch].len());
                    let size = if model.shares[*item] {
                        0
                    } else {
                        units.min().unwrap_or_default()
                    };
                    sizes.extend(std::iter::repeat_n(literal, size));
                }
                let room = self.room[block].max(1);
                let outputs = self.formula.count(&sizes, sizes.len());
                let most = sizes.len().div_ceil(room).max(usize::from(!present.is_empty()));
                let cells = self.formula.variables(most.min(model.halls));
                for (number, cell) in cells.iter().enumerate() {
                    if let Some(full) = outputs.get(number * room) {
                        self.formula.implies(&[*full], &[*cell]);
                    }
                    if number > 0 {
                        self.formula.implies(&[*cell], &[cells[number - 1]]);
                    }
                }
                if let Some(too_many) = outputs.get(model.halls * room) {
                    self.formula.clause(&[-too_many]);
                }
                if let Some(first) = cells.first() {
                    // Also for items that take no room; and a section is only where something of it is.
                    for literal in &present {
                        self.formula.implies(&[*literal], &[*first]);
                    }
                    self.formula.implies(&[*first], &present);
                }
                self.cells.push(cells);
                if self.formula.clauses.len() > MOST_LITERALS {
                    return None;
                }
            }
        }
        Some(())
    }

    /// What sections cost by when they are.
    fn section_costs(&mut self) {
        let (sections, count) = (self.sections, self.count);
        for section in 0..sections.count {
            let there = section * count..(section + 1) * count;
            if sections.one_at_once > 0 {
                for cells in &self.cells[there.clone()] {
                    for more in cells.iter().skip(1) {
                        self.formula.cost(*more, sections.one_at_once);
                    }
                }
            }
            if sections.consecutive > 0 {
                let torn = self.formula.variable();
                let used: Vec<Option<i32>> = self.cells[there].iter().map(|cells| cells.first().copied()).collect();
                let (before, after) = (self.formula.variables(count), self.formula.variables(count));
                for block in 0..count {
                    if let Some(used) = used[block] {
                        self.formula.implies(&[used], &[before[block]]);
                        self.formula.implies(&[used], &[after[block]]);
                    }
                    if block > 0 {
                        self.formula.implies(&[before[block - 1]], &[before[block]]);
                        self.formula.implies(&[after[block]], &[after[block - 1]]);
                    }
                }
                for block in 1..count.saturating_sub(1) {
                    let mut any = vec![torn];
                    any.extend(used[block]);
                    self.formula.implies(&[before[block - 1], after[block + 1]], &any);
                }
                self.formula.cost(torn, sections.consecutive);
            }
        }
        for a in 0..sections.count {
            for b in a + 1..sections.count {
                let cost = sections.apart[a * sections.count + b];
                if cost == 0 {
                    continue;
                }
                for block in 0..count {
                    let firsts = [a, b].map(|section| self.cells[section * count + block].first().copied());
                    if let [Some(a), Some(b)] = firsts {
                        let both = self.formula.variable();
                        self.formula.implies(&[a, b], &[both]);
                        self.formula.cost(both, cost);
                    }
                }
            }
        }
    }

    /// A block has no more cells than halls, and each costs what the cheapest would.
    fn without_halls(&mut self) {
        let (sections, halls) = (self.sections, self.model.halls);
        for block in 0..self.count {
            let all: Vec<i32> = (0..sections.count)
                .flat_map(|section| self.cells[section * self.count + block].clone())
                .collect();
            if all.len() > halls
                && let Some(too_many) = self.formula.count(&all, halls + 1).get(halls)
            {
                self.formula.clause(&[-too_many]);
            }
        }
        for section in 0..sections.count {
            for block in 0..self.count {
                let first = (section * self.count + block) * halls;
                let mut costs = sections.by_cell[first..first + halls].to_vec();
                costs.sort_unstable();
                for (number, cell) in self.cells[section * self.count + block].iter().enumerate() {
                    self.formula.cost(*cell, costs[number]);
                }
            }
            // So many halls as it has cells at once.
            let cells = &self.cells[section * self.count..(section + 1) * self.count];
            let most = cells.iter().map(Vec::len).max().unwrap_or_default();
            for number in 1..if sections.one_hall > 0 { most } else { 0 } {
                let more = self.formula.variable();
                for cell in cells.iter().filter_map(|cells| cells.get(number)) {
                    self.formula.clauses.extend([-cell, more, 0]);
                }
                self.formula.cost(more, sections.one_hall);
            }
        }
    }

    /// Which halls sections have.
    fn halls(&mut self) -> Option<()> {
        let (model, sections) = (self.model, self.sections);
        let halls = model.halls;
        if sections.count * self.count * halls > 200_000 {
            return None;
        }
        let mut owns = vec![0; sections.count * self.count * halls];
        owns.iter_mut().for_each(|literal| *literal = self.formula.variable());
        for block in 0..self.count {
            for hall in 0..halls {
                let owners: Vec<i32> = (0..sections.count)
                    .map(|section| owns[(section * self.count + block) * halls + hall])
                    .collect();
                self.formula.at_most_one(&owners);
            }
        }
        for section in 0..sections.count {
            for block in 0..self.count {
                let first = (section * self.count + block) * halls;
                let mine = owns[first..first + halls].to_vec();
                let cells = self.cells[section * self.count + block].clone();
                for (hall, own) in mine.iter().enumerate() {
                    self.formula.cost(*own, sections.by_cell[first + hall]);
                    match cells.first() {
                        Some(cell) => self.formula.implies(&[*own], &[*cell]),
                        None => self.formula.clause(&[-own]),
                    }
                }
                if let Some(cell) = cells.first() {
                    self.formula.implies(&[*cell], &mine);
                }
                if cells.len() > 1 {
                    let not: Vec<i32> = mine.iter().map(|own| -own).collect();
                    let missing = self.formula.count(&not, halls);
                    for (number, cell) in cells.iter().enumerate().skip(1) {
                        self.formula.implies(&[*cell], &[-missing[halls - number - 1]]);
                    }
                }
            }
            if sections.one_hall > 0 {
                let used = self.formula.variables(halls);
                for block in 0..self.count {
                    for hall in 0..halls {
                        let own = owns[(section * self.count + block) * halls + hall];
                        self.formula.implies(&[own], &[used[hall]]);
                    }
                }
                let counted = self.formula.count(&used, halls);
                for more in counted.iter().skip(1) {
                    self.formula.cost(*more, sections.one_hall);
                }
            }
        }
        for item in 0..model.item_count() {
            if self.minds_halls(item) {
                self.halls_of(item, &owns);
            }
        }
        Some(())
    }

    /// What an item costs in each hall beyond the cheapest.
    fn halls_of(&mut self, item: usize, owns: &[i32]) {
        let model = self.model;
        let section = self.section_of(item);
        for block in 0..self.count {
            let Some(there) = self.in_block[item * self.count + block] else {
                continue;
            };
            let Some(length) = self.length_in(item, block) else {
                continue;
            };
            let halls = model.choices[item].halls.iter();
            let costs: Vec<(usize, i64)> = halls
                .map(|hall| (*hall, hall_cost(model, item, *hall, length)))
                .collect();
            let least = costs.iter().map(|(_, cost)| *cost).min().unwrap_or_default();
            let mut choices = Vec::new();
            for (hall, cost) in costs {
                let own = owns[(section * self.count + block) * model.halls + hall];
                let here = self.formula.variable();
                self.formula.implies(&[here], &[own]);
                self.formula.cost(here, cost - least);
                choices.push(here);
            }
            self.formula.implies(&[there], &choices);
        }
    }

    /// Pairs of items, as far as their blocks say what they cost.
    fn pairs(&mut self) -> Option<()> {
        let model = self.model;
        for pair in model.terms.time_pairs_added_up() {
            let costs = self.least(pair.items, pair.relation.0, pair.weight, |_, _| true)?;
            self.pair(pair.items, &costs, pair.hard);
        }
        for pair in &model.terms.place_pairs {
            let [a, b] = pair.items.map(|item| self.section_of(item as usize));
            // Two sections in one block are in different halls; else nothing is known of halls.
            let known =
                |first: usize, second: usize| (first == second && a != b).then_some(pair.halls == InHalls::Different);
            let mut costs = self.least(pair.items, pair.relation.0, pair.weight, |first, second| {
                known(first, second) != Some(false)
            })?;
            for (index, cost) in costs.iter_mut().enumerate() {
                if known(index / self.count, index % self.count).is_none() {
                    *cost = (*cost).min(0);
                }
            }
            self.pair(pair.items, &costs, pair.hard);
        }
        Some(())
    }

    /// Blocks × blocks: what a pair costs there at the least.
    fn least(
        &self,
        items: [u32; 2],
        relation: usize,
        weight: i64,
        counts: impl Fn(usize, usize) -> bool,
    ) -> Option<Vec<i64>> {
        let Amounts::Table(table) = &self.model.terms.relations[relation] else {
            return None;
        };
        let [a, b] = items.map(|item| item as usize);
        let mut least = vec![0; self.count * self.count];
        for first in 0..self.count {
            for second in 0..self.count {
                if !counts(first, second) {
                    continue;
                }
                let amounts = self.stretches(a, first).iter().flat_map(|one| {
                    let row = &table[one * self.model.stretches.len()..];
                    self.stretches(b, second).iter().map(move |other| weight * row[*other])
                });
                least[first * self.count + second] = amounts.min().unwrap_or_default();
            }
        }
        Some(least)
    }

    fn pair(&mut self, items: [u32; 2], costs: &[i64], hard: bool) {
        let [a, b] = items.map(|item| item as usize);
        let constant = if hard {
            0
        } else {
            costs.iter().copied().min().unwrap_or_default()
        };
        self.formula.constant += constant;
        for first in 0..self.count {
            for second in 0..self.count {
                let cost = costs[first * self.count + second] - constant;
                let there = [
                    self.in_block[a * self.count + first],
                    self.in_block[b * self.count + second],
                ];
                let [Some(one), Some(other)] = there else { continue };
                if cost > 0 && hard {
                    self.formula.clause(&[-one, -other]);
                } else if cost > 0 {
                    let both = self.formula.variable();
                    self.formula.implies(&[one, other], &[both]);
                    self.formula.cost(both, cost);
                }
            }
        }
    }
}
