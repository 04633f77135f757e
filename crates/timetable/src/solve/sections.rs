//! Sections: items that belong together, and cells (a block of the programme in one hall) that one section has to itself.
//!
//! Always true of [`SectionState`]: it equals what the rules about sections count of the items put into it so far, and a
//! cell holds items of one section.

use std::collections::BTreeMap;

use super::model::{Model, Spot};

/// Which section each item belongs to.
#[derive(Debug, Clone, Default)]
pub struct Sections {
    /// Per item.
    pub of: Vec<usize>,
    pub count: usize,
}

/// Numbers nothing.
pub(crate) const NONE: u32 = u32::MAX;

/// What is to be kept to about sections.
#[derive(Debug, Clone, Default)]
pub struct SectionTerms {
    /// Per item; empty until a rule says so.
    pub section_of: Vec<u32>,
    pub count: usize,
    pub blocks: usize,
    pub halls: usize,
    /// What a cell costs a section: sections × blocks × halls.
    pub by_cell: Vec<i64>,
    /// What two sections in one block cost, once for each pair of halls: sections × sections, symmetric.
    pub apart: Vec<i64>,
    /// For each hall after the first that a section uses.
    pub one_hall: i64,
    /// For each hall after the first that a section uses in one block.
    pub one_at_once: i64,
    /// When the blocks of a section are not one after the other.
    pub consecutive: i64,
    /// For each item that is not at its place in its section, and for each pair of such items at once.
    pub order: i64,
    /// The place of an item in its section, from 1; 0 when none is prescribed. Per item.
    pub place_in_section: Vec<u32>,
}

impl SectionTerms {
    pub(crate) fn new(model: &Model, sections: &Sections) -> Self {
        let count = sections.count;
        let blocks = model
            .stretches()
            .iter()
            .map(|stretch| stretch.block as usize + 1)
            .max()
            .unwrap_or(0);
        let halls = model.hall_count();
        Self {
            section_of: sections
                .of
                .iter()
                .map(|section| u32::try_from(*section).expect("few sections"))
                .collect(),
            count,
            halls,
            blocks,
            by_cell: vec![0; count * blocks * halls],
            apart: vec![0; count * count],
            place_in_section: vec![0; sections.of.len()],
            ..Self::default()
        }
    }

    pub fn cell(&self, block: usize, hall: usize) -> usize {
        block * self.halls + hall
    }

    pub fn add_by_cell(&mut self, section: usize, block: usize, hall: usize, cost: i64) {
        let cells = self.blocks * self.halls;
        let cell = self.cell(block, hall);
        self.by_cell[section * cells + cell] += cost;
    }

    pub fn add_apart(&mut self, a: usize, b: usize, cost: i64) {
        self.apart[a * self.count + b] += cost;
        if a != b {
            self.apart[b * self.count + a] += cost;
        }
    }

    fn section(&self, item: usize) -> usize {
        self.section_of[item] as usize
    }
}

/// Where sections are, and what that costs.
#[derive(Debug, Clone)]
pub(crate) struct SectionState {
    /// Per cell: how many items, and of which section.
    items_in: Vec<u16>,
    pub owner: Vec<u32>,
    /// Sections × halls: cells used. Sections × blocks: the same.
    cells_in_hall: Vec<u16>,
    cells_in_block: Vec<u16>,
    halls_used: Vec<u16>,
    /// Per section: whether its blocks leave a gap.
    torn: Vec<bool>,
    /// Per section whose order matters: (cell, first unit, item, last unit) in the order of the programme.
    in_order: Vec<Vec<(u32, u32, u32, u32)>>,
    order_cost: Vec<i64>,
    has_order: Vec<bool>,
    stale: Vec<u32>,
}

impl SectionState {
    pub fn new(terms: &SectionTerms) -> Self {
        let mut has_order = vec![false; terms.count];
        if terms.order != 0 {
            for (item, place) in terms.place_in_section.iter().enumerate() {
                has_order[terms.section(item)] |= *place != 0;
            }
        }
        Self {
            items_in: vec![0; terms.blocks * terms.halls],
            owner: vec![NONE; terms.blocks * terms.halls],
            cells_in_hall: vec![0; terms.count * terms.halls],
            cells_in_block: vec![0; terms.count * terms.blocks],
            halls_used: vec![0; terms.count],
            torn: vec![false; terms.count],
            in_order: vec![Vec::new(); terms.count],
            order_cost: vec![0; terms.count],
            has_order,
            stale: Vec::new(),
        }
    }

    /// Puts an item down; `None` when its cell belongs to another section, and then nothing has changed.
    #[inline]
    pub fn insert(&mut self, terms: &SectionTerms, model: &Model, item: usize, spot: Spot) -> Option<i64> {
        let section = terms.section(item);
        let block = model.stretches[spot.stretch()].block as usize;
        let cell = terms.cell(block, spot.hall());
        if self.owner[cell] != NONE && self.owner[cell] != section as u32 {
            return None;
        }
        let mut cost = 0;
        self.items_in[cell] += 1;
        if self.items_in[cell] == 1 {
            self.owner[cell] = section as u32;
            cost += self.take(terms, section, block, spot.hall());
        }
        if self.has_order[section] {
            let units = &model.units[spot.stretch()];
            let entry = (cell as u32, units.start as u32, item as u32, units.end as u32);
            let at = self.in_order[section].partition_point(|other| *other < entry);
            self.in_order[section].insert(at, entry);
            self.mark(section);
        }
        Some(cost)
    }

    #[inline]
    pub fn remove(&mut self, terms: &SectionTerms, model: &Model, item: usize, spot: Spot) -> i64 {
        let section = terms.section(item);
        let block = model.stretches[spot.stretch()].block as usize;
        let cell = terms.cell(block, spot.hall());
        self.items_in[cell] -= 1;
        let mut cost = 0;
        if self.items_in[cell] == 0 {
            cost = self.leave(terms, section, block, spot.hall());
            self.owner[cell] = NONE;
        }
        if self.has_order[section] {
            let units = &model.units[spot.stretch()];
            let entry = (cell as u32, units.start as u32, item as u32, units.end as u32);
            let at = self.in_order[section].partition_point(|other| *other < entry);
            self.in_order[section].remove(at);
            self.mark(section);
        }
        cost
    }

    fn mark(&mut self, section: usize) {
        if !self.stale.contains(&(section as u32)) {
            self.stale.push(section as u32);
        }
    }

    /// Works out again what the order of the sections touched costs; to be called when all items of a move are down.
    #[inline]
    pub fn settle(&mut self, terms: &SectionTerms) -> i64 {
        let mut cost = 0;
        while let Some(section) = self.stale.pop() {
            let section = section as usize;
            let now = terms.order * order_breaches(&self.in_order[section], &terms.place_in_section, terms);
            cost += now - self.order_cost[section];
            self.order_cost[section] = now;
        }
        cost
    }

    fn take(&mut self, terms: &SectionTerms, section: usize, block: usize, hall: usize) -> i64 {
        let mut cost = terms.by_cell[section * terms.blocks * terms.halls + terms.cell(block, hall)];
        cost += self.beside(terms, section, block, hall);
        let in_hall = &mut self.cells_in_hall[section * terms.halls + hall];
        *in_hall += 1;
        if *in_hall == 1 {
            self.halls_used[section] += 1;
            if self.halls_used[section] > 1 {
                cost += terms.one_hall;
            }
        }
        let in_block = &mut self.cells_in_block[section * terms.blocks + block];
        *in_block += 1;
        if *in_block > 1 {
            cost += terms.one_at_once;
        } else {
            cost += self.tear(terms, section);
        }
        cost
    }

    fn leave(&mut self, terms: &SectionTerms, section: usize, block: usize, hall: usize) -> i64 {
        let mut cost = -terms.by_cell[section * terms.blocks * terms.halls + terms.cell(block, hall)];
        cost -= self.beside(terms, section, block, hall);
        let in_hall = &mut self.cells_in_hall[section * terms.halls + hall];
        *in_hall -= 1;
        if *in_hall == 0 {
            self.halls_used[section] -= 1;
            if self.halls_used[section] >= 1 {
                cost -= terms.one_hall;
            }
        }
        let in_block = &mut self.cells_in_block[section * terms.blocks + block];
        *in_block -= 1;
        if *in_block >= 1 {
            cost -= terms.one_at_once;
        } else {
            cost += self.tear(terms, section);
        }
        cost
    }

    /// What the other sections of a block cost a section in it.
    fn beside(&self, terms: &SectionTerms, section: usize, block: usize, hall: usize) -> i64 {
        let row = &terms.apart[section * terms.count..(section + 1) * terms.count];
        let owners = &self.owner[block * terms.halls..(block + 1) * terms.halls];
        owners
            .iter()
            .enumerate()
            .filter(|(other, owner)| *other != hall && **owner != NONE && **owner != section as u32)
            .map(|(_, owner)| row[*owner as usize])
            .sum()
    }

    fn tear(&mut self, terms: &SectionTerms, section: usize) -> i64 {
        let blocks = &self.cells_in_block[section * terms.blocks..(section + 1) * terms.blocks];
        let torn = has_gap(blocks.iter().map(|count| *count > 0));
        let cost = terms.consecutive * (i64::from(torn) - i64::from(self.torn[section]));
        self.torn[section] = torn;
        cost
    }

    /// How many cells a section has in a block.
    pub fn cells_in_block(&self, terms: &SectionTerms, section: usize, block: usize) -> u16 {
        self.cells_in_block[section * terms.blocks + block]
    }

    pub fn has_order(&self, section: usize) -> bool {
        self.has_order[section]
    }

    /// The items of a section whose order matters, in the order of the programme.
    pub fn in_order(&self, section: usize) -> impl Iterator<Item = usize> {
        self.in_order[section].iter().map(|entry| entry.2 as usize)
    }
}

/// Whether there is nothing between something.
pub(crate) fn has_gap(used: impl Iterator<Item = bool>) -> bool {
    let (mut begun, mut left) = (false, false);
    for used in used {
        if used && left {
            return true;
        }
        left |= begun && !used;
        begun |= used;
    }
    false
}

fn order_breaches(in_order: &[(u32, u32, u32, u32)], place: &[u32], terms: &SectionTerms) -> i64 {
    let mut breaches = 0;
    let mut parallel = false;
    let mut last = (NONE, NONE);
    for (rank, (cell, _, item, _)) in in_order.iter().enumerate() {
        let wanted = place[*item as usize] as usize;
        breaches += i64::from(wanted != 0 && wanted != rank + 1);
        let block = *cell / terms.halls as u32;
        parallel |= last.0 == block && last.1 != *cell;
        last = (block, *cell);
    }
    if parallel {
        for (index, a) in in_order.iter().enumerate().filter(|(_, a)| place[a.2 as usize] != 0) {
            for b in in_order[index + 1..].iter().filter(|b| place[b.2 as usize] != 0) {
                if a.0 != b.0 {
                    breaches += i64::from(a.3.min(b.3).saturating_sub(a.1.max(b.1)));
                }
            }
        }
    }
    breaches
}

/// The sections in each cell (block, hall), worked out from the placing; for rules' own definitions.
pub(crate) fn cells(model: &Model, sections: &Sections, spots: &[Spot]) -> BTreeMap<(usize, usize), Vec<usize>> {
    let mut cells: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (item, spot) in spots.iter().enumerate().filter(|(_, spot)| spot.is_placed()) {
        let block = model.stretches()[spot.stretch()].block as usize;
        let in_cell = cells.entry((block, spot.hall())).or_default();
        if !in_cell.contains(&sections.of[item]) {
            in_cell.push(sections.of[item]);
        }
    }
    cells
}
