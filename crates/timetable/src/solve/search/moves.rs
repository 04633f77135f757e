//! Moves that might be better: one item elsewhere, two that change places, and where sections have cells, cells and runs
//! of cells that change places, and a section's items dealt out to its cells anew.

use fastrand::Rng;

use super::super::model::Spot;
use super::super::sections::{NONE, SectionTerms};
use super::super::state::{Change, Compiled, State};

/// Changes which cells a section has and how many items are in each; says whether there is anything to do.
type ChangeCells<'a> = dyn FnMut(&mut Vec<(usize, usize)>) -> bool + 'a;

/// Makes up moves; holds the memory they are built in.
#[derive(Debug)]
pub(super) struct Moves {
    changes: Vec<Change>,
    there: Vec<usize>,
    /// Units of each item, by any stretch it may take.
    units: Vec<usize>,
    /// Items that have a choice.
    movable: Vec<usize>,
    /// Per section: its items.
    members: Vec<Vec<usize>>,
    has_sections: bool,
}

impl Moves {
    pub fn new(of: &Compiled) -> Self {
        let model = &of.model;
        let units = (0..model.item_count())
            .map(|item| {
                model
                    .choices(item)
                    .stretches
                    .first()
                    .map_or(0, |stretch| model.units[*stretch].len())
            })
            .collect();
        let mut movable: Vec<usize> = (0..model.item_count())
            .filter(|item| {
                !model.stays[*item] && model.choices(*item).stretches.len() * model.choices(*item).halls.len() > 1
            })
            .collect();
        if movable.is_empty() {
            movable = (0..model.item_count()).collect();
        }
        let mut members = Vec::new();
        if let Some(terms) = &model.terms.sections {
            members = vec![Vec::new(); terms.count];
            for (item, section) in terms.section_of.iter().enumerate() {
                members[*section as usize].push(item);
            }
        }
        Self {
            changes: Vec::new(),
            there: Vec::new(),
            units,
            movable,
            has_sections: !members.is_empty(),
            members,
        }
    }

    /// A move, or none when the one that was thought of makes no sense.
    pub fn any(&mut self, state: &State<'_>, rng: &mut Rng) -> &[Change] {
        self.changes.clear();
        if self.has_sections {
            let terms = state.of.model.terms.sections.as_ref().expect("there are sections");
            match rng.u32(..100) {
                0..28 => self.within_section(state, terms, rng),
                28..53 => self.another_cell(state, terms, rng),
                53..56 => self.dissolve(state, terms, rng),
                _ => self.exchange_runs(state, terms, rng),
            }
        } else {
            match rng.u32(..100) {
                0..40 => self.elsewhere(state, rng),
                40..55 => self.other_hall(state, rng),
                55..65 => self.other_time(state, rng),
                _ => self.exchange(state, rng),
            }
        }
        &self.changes
    }

    fn some_item(&self, state: &State<'_>, rng: &mut Rng) -> usize {
        let unplaced = state.unplaced();
        if !unplaced.is_empty() && rng.u32(..4) == 0 {
            return unplaced[rng.usize(..unplaced.len())] as usize;
        }
        self.movable[rng.usize(..self.movable.len())]
    }

    fn elsewhere(&mut self, state: &State<'_>, rng: &mut Rng) {
        let item = self.some_item(state, rng);
        let choices = state.of.model.choices(item);
        if choices.stretches.is_empty() || choices.halls.is_empty() {
            return;
        }
        let stretch = choices.stretches[rng.usize(..choices.stretches.len())];
        let hall = choices.halls[rng.usize(..choices.halls.len())];
        self.take(state, item, Spot::new(stretch, hall), rng);
    }

    fn other_hall(&mut self, state: &State<'_>, rng: &mut Rng) {
        let item = self.some_item(state, rng);
        let (spot, choices) = (state.spot(item), state.of.model.choices(item));
        if spot.is_placed() && choices.halls.len() > 1 {
            let hall = choices.halls[rng.usize(..choices.halls.len())];
            self.take(state, item, Spot::new(spot.stretch(), hall), rng);
        }
    }

    fn other_time(&mut self, state: &State<'_>, rng: &mut Rng) {
        let item = self.some_item(state, rng);
        let (spot, choices) = (state.spot(item), state.of.model.choices(item));
        if spot.is_placed() && choices.stretches.len() > 1 {
            let stretch = choices.stretches[rng.usize(..choices.stretches.len())];
            self.take(state, item, Spot::new(stretch, spot.hall()), rng);
        }
    }

    /// An item takes a spot; who is there goes where the item was, or anywhere that is free, or nowhere.
    fn take(&mut self, state: &State<'_>, item: usize, to: Spot, rng: &mut Rng) {
        let from = state.spot(item);
        if to == from || !state.of.allows(item, to) {
            return;
        }
        let mut there = std::mem::take(&mut self.there);
        state.who_is_there(to, &mut there);
        there.retain(|other| *other != item);
        if state.of.model.shares[item] {
            there.clear();
        }
        self.changes.push(Change { item, to });
        for (index, other) in there.iter().enumerate() {
            let instead = if index == 0 && from.is_placed() && state.of.allows(*other, from) && rng.u32(..8) != 0 {
                from
            } else {
                some_free_spot(state, *other, rng)
                    .filter(|spot| *spot != to)
                    .unwrap_or(Spot::NOWHERE)
            };
            self.changes.push(Change {
                item: *other,
                to: instead,
            });
        }
        self.there = there;
    }

    /// Two items change places.
    fn exchange(&mut self, state: &State<'_>, rng: &mut Rng) {
        let some = |rng: &mut Rng| self.movable[rng.usize(..self.movable.len())];
        let (a, b) = (some(rng), some(rng));
        let (at_a, at_b) = (state.spot(a), state.spot(b));
        if a != b && at_a.is_placed() && at_b.is_placed() && at_a != at_b {
            self.changes.push(Change { item: a, to: at_b });
            self.changes.push(Change { item: b, to: at_a });
        }
    }

    /// Two items of a section change places, in one cell or in two.
    fn within_section(&mut self, state: &State<'_>, terms: &SectionTerms, rng: &mut Rng) {
        let a = rng.usize(..self.units.len());
        let members = &self.members[terms.section_of[a] as usize];
        let b = members[rng.usize(..members.len())];
        let (at_a, at_b) = (state.spot(a), state.spot(b));
        if a != b && at_a.is_placed() && at_b.is_placed() && self.units[a] == self.units[b] {
            self.changes.push(Change { item: a, to: at_b });
            self.changes.push(Change { item: b, to: at_a });
        }
    }

    /// An item goes to another cell of its section, or to one that is free.
    fn another_cell(&mut self, state: &State<'_>, terms: &SectionTerms, rng: &mut Rng) {
        let item = self.some_item(state, rng);
        let section = terms.section_of[item];
        let sections = state.sections().expect("there are sections");
        let from = state.spot(item);
        let cells = sections.owner.len();
        // A cell of its own section, most of the time; else a free one, beside one of its own half the time.
        let own = rng.u32(..4) != 0;
        let mut begin = rng.usize(..cells);
        if !own && rng.bool() {
            let members = &self.members[section as usize];
            let mate = state.spot(members[rng.usize(..members.len())]);
            if mate.is_placed() {
                let block = state.of.model.stretches[mate.stretch()].block as usize;
                let beside = [block.saturating_sub(1), block, (block + 1).min(terms.blocks - 1)][rng.usize(..3)];
                begin = terms.cell(beside, mate.hall());
            }
        }
        let wanted = if own { section } else { NONE };
        let found = (0..cells)
            .map(|step| (begin + step) % cells)
            .find(|cell| sections.owner[*cell] == wanted);
        let eject = !from.is_placed() && rng.u32(..6) == 0;
        let Some(cell) = (if eject { Some(begin) } else { found }) else {
            return;
        };
        let (block, hall) = (cell / terms.halls, cell % terms.halls);
        if sections.has_order(section as usize) {
            self.deal_out(state, terms, section, &mut |cells| {
                let home = if from.is_placed() {
                    let block = state.of.model.stretches[from.stretch()].block as usize;
                    Some(terms.cell(block, from.hall()))
                } else {
                    None
                };
                if home == Some(cell) {
                    return false;
                }
                if let Some(entry) = cells.iter_mut().find(|entry| Some(entry.0) == home) {
                    entry.1 -= 1;
                }
                match cells.iter_mut().find(|entry| entry.0 == cell) {
                    Some(entry) => entry.1 += 1,
                    None => cells.push((cell, 1)),
                }
                true
            });
            if sections.owner[cell] != NONE && sections.owner[cell] != section {
                self.eject(state, cell, terms);
            }
            return;
        }
        let (first, end) = state.of.block_units[block];
        let needed = self.units[item];
        if end - first < needed {
            return;
        }
        if eject && sections.owner[cell] != section {
            if let Some(stretch) = state.of.stretch_at(needed, first) {
                self.changes.push(Change {
                    item,
                    to: Spot::new(stretch, hall),
                });
                self.eject(state, cell, terms);
            }
            return;
        }
        let begin = rng.usize(..=end - first - needed);
        let span = end - first - needed + 1;
        for step in 0..span {
            let unit = first + (begin + step) % span;
            if let Some(stretch) = state.of.stretch_at(needed, unit) {
                let to = Spot::new(stretch, hall);
                if to != from && state.is_free(to) {
                    self.changes.push(Change { item, to });
                    return;
                }
            }
        }
        // No gap: change places with somebody of the section there.
        self.pack_with(state, terms, item, cell);
    }

    /// The items of a cell go to other cells of their section, wherever there is room.
    fn dissolve(&mut self, state: &State<'_>, terms: &SectionTerms, rng: &mut Rng) {
        let item = rng.usize(..self.units.len());
        let section = terms.section_of[item] as usize;
        let spot = state.spot(item);
        if !spot.is_placed() || state.sections().expect("there are sections").has_order(section) {
            return;
        }
        let cell_of = |spot: Spot| terms.cell(state.of.model.stretches[spot.stretch()].block as usize, spot.hall());
        let (mut leaving, mut there) = (Vec::new(), std::mem::take(&mut self.there));
        self.items_in(state, terms, cell_of(spot), &mut leaving);
        let mut seen = vec![cell_of(spot)];
        let members = std::mem::take(&mut self.members[section]);
        let begin = rng.usize(..members.len());
        for step in 0..members.len() {
            let mate = state.spot(members[(begin + step) % members.len()]);
            if leaving.is_empty() {
                break;
            }
            if !mate.is_placed() || seen.contains(&cell_of(mate)) {
                continue;
            }
            seen.push(cell_of(mate));
            self.items_in(state, terms, cell_of(mate), &mut there);
            let (first, end) = state.of.block_units[cell_of(mate) / terms.halls];
            let mut free = end - first - there.iter().map(|item| self.units[*item]).sum::<usize>();
            let before = there.len();
            leaving.retain(|item| {
                let fits = self.units[*item] <= free;
                if fits {
                    free -= self.units[*item];
                    there.push(*item);
                }
                !fits
            });
            if there.len() > before && !self.pack(state, terms, cell_of(mate), &there) {
                leaving.push(item);
                break;
            }
        }
        self.members[section] = members;
        self.there = there;
        if !leaving.is_empty() {
            self.changes.clear();
        }
    }

    /// All of a cell is put down anew, one after another, with one item more.
    fn pack_with(&mut self, state: &State<'_>, terms: &SectionTerms, item: usize, cell: usize) {
        let mut there = std::mem::take(&mut self.there);
        self.items_in(state, terms, cell, &mut there);
        if !there.contains(&item) {
            there.push(item);
            self.pack(state, terms, cell, &there);
        }
        self.there = there;
    }

    fn eject(&mut self, state: &State<'_>, cell: usize, terms: &SectionTerms) {
        let mut there = std::mem::take(&mut self.there);
        self.items_in(state, terms, cell, &mut there);
        for item in &there {
            if !self.changes.iter().any(|change| change.item == *item) {
                self.changes.push(Change {
                    item: *item,
                    to: Spot::NOWHERE,
                });
            }
        }
        self.there = there;
    }

    /// A run of cells of one hall and as long a run of another hall, or of other blocks, exchange what they hold.
    fn exchange_runs(&mut self, state: &State<'_>, terms: &SectionTerms, rng: &mut Rng) {
        let (halls, blocks) = (terms.halls, terms.blocks);
        let item = rng.usize(..self.units.len());
        let spot = state.spot(item);
        let (hall_a, begin_a) = if spot.is_placed() {
            (spot.hall(), state.of.model.stretches[spot.stretch()].block as usize)
        } else {
            (rng.usize(..halls), rng.usize(..blocks))
        };
        let length = match rng.u32(..10) {
            0..6 => 1,
            6..8 => 2,
            8 => 3,
            _ => rng.usize(1..=blocks),
        };
        // Next to another item of the section, so that sections gather in one hall and in blocks that follow each other.
        let members = &self.members[terms.section_of[item] as usize];
        let mate = state.spot(members[rng.usize(..members.len())]);
        let (mates_hall, beside) = if mate.is_placed() {
            let block = state.of.model.stretches[mate.stretch()].block as usize;
            let beside = if rng.bool() {
                block.saturating_sub(1)
            } else {
                (block + 1).min(blocks - 1)
            };
            (mate.hall(), beside)
        } else {
            (rng.usize(..halls), rng.usize(..blocks))
        };
        let (hall_b, begin_b) = match rng.u32(..10) {
            0..2 => (mates_hall, begin_a),
            2..4 => (mates_hall, beside),
            4..6 => (rng.usize(..halls), begin_a),
            6..7 => (hall_a, rng.usize(..blocks)),
            _ => (rng.usize(..halls), rng.usize(..blocks)),
        };
        let length = length.min(blocks - begin_a).min(blocks - begin_b);
        if (hall_a == hall_b && begin_a.abs_diff(begin_b) < length) || length == 0 {
            return;
        }
        let sections = state.sections().expect("there are sections");
        let mut ordered: [u32; 8] = [NONE; 8];
        let mut moved: Vec<(usize, usize)> = Vec::new();
        for step in 0..length {
            let a = terms.cell(begin_a + step, hall_a);
            let b = terms.cell(begin_b + step, hall_b);
            if sections.owner[a] != sections.owner[b] {
                moved.push((a, b));
            }
        }
        let mut there = std::mem::take(&mut self.there);
        for (from, to) in moved.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]) {
            let owner = sections.owner[from];
            if owner == NONE {
                continue;
            }
            let in_place = from / halls == to / halls;
            if sections.has_order(owner as usize) && !in_place {
                if !ordered.contains(&owner) {
                    match ordered.iter_mut().find(|other| **other == NONE) {
                        Some(entry) => *entry = owner,
                        None => {
                            self.changes.clear();
                            break;
                        }
                    }
                }
                continue;
            }
            self.items_in(state, terms, from, &mut there);
            if in_place {
                for item in &there {
                    self.changes.push(Change {
                        item: *item,
                        to: Spot::new(state.spot(*item).stretch(), to % halls),
                    });
                }
            } else if !self.pack(state, terms, to, &there) {
                self.changes.clear();
                ordered = [NONE; 8];
                break;
            }
        }
        self.there = there;
        for section in ordered.into_iter().filter(|section| *section != NONE) {
            let done = self.deal_out(state, terms, section, &mut |cells| {
                for entry in cells.iter_mut() {
                    let there = moved
                        .iter()
                        .find_map(|(a, b)| (entry.0 == *a).then_some(*b).or_else(|| (entry.0 == *b).then_some(*a)));
                    entry.0 = there.unwrap_or(entry.0);
                }
                true
            });
            if !done {
                self.changes.clear();
                return;
            }
        }
    }

    fn items_in(&self, state: &State<'_>, terms: &SectionTerms, cell: usize, there: &mut Vec<usize>) {
        there.clear();
        let (block, hall) = (cell / terms.halls, cell % terms.halls);
        let (first, end) = state.of.block_units[block];
        let mut unit = first;
        while unit < end {
            match state.in_hall(hall, unit) {
                Some(item) => {
                    there.push(item);
                    unit += self.units[item];
                }
                None => unit += 1,
            }
        }
    }

    /// Puts items down one after another from the beginning of a cell; says whether they fit.
    fn pack(&mut self, state: &State<'_>, terms: &SectionTerms, cell: usize, items: &[usize]) -> bool {
        let (block, hall) = (cell / terms.halls, cell % terms.halls);
        let (mut unit, end) = state.of.block_units[block];
        for item in items {
            let units = self.units[*item];
            if unit + units > end {
                return false;
            }
            let Some(stretch) = state.of.stretch_at(units, unit) else {
                return false;
            };
            self.changes.push(Change {
                item: *item,
                to: Spot::new(stretch, hall),
            });
            unit += units;
        }
        true
    }

    /// The items of a section whose order matters are dealt out to its cells, as many to each as `change` makes of what
    /// is there, each at its place as far as that can be. Says whether they fit.
    fn deal_out(
        &mut self,
        state: &State<'_>,
        terms: &SectionTerms,
        section: u32,
        change: &mut ChangeCells<'_>,
    ) -> bool {
        let sections = state.sections().expect("there are sections");
        let mut cells: Vec<(usize, usize)> = Vec::new();
        for item in sections.in_order(section as usize) {
            let spot = state.spot(item);
            let cell = terms.cell(state.of.model.stretches[spot.stretch()].block as usize, spot.hall());
            match cells.last_mut() {
                Some(last) if last.0 == cell => last.1 += 1,
                _ => cells.push((cell, 1)),
            }
        }
        if !change(&mut cells) {
            return false;
        }
        cells.retain(|entry| entry.1 > 0);
        cells.sort_unstable();
        let count: usize = cells.iter().map(|entry| entry.1).sum();
        // At their places those that have one; the rest in the order they are in.
        let mut row: Vec<Option<usize>> = vec![None; count];
        let mut rest: Vec<usize> = Vec::new();
        let newcomers = self.members[section as usize]
            .iter()
            .copied()
            .filter(|item| !state.spot(*item).is_placed());
        let mut all: Vec<usize> = sections.in_order(section as usize).collect();
        let placed = all.len();
        all.extend(newcomers.take(count.saturating_sub(placed)));
        for item in all.into_iter().take(count) {
            match terms.place_in_section[item] as usize {
                place if place > 0 && place <= count && row[place - 1].is_none() => row[place - 1] = Some(item),
                _ => rest.push(item),
            }
        }
        let mut rest = rest.into_iter();
        let row: Vec<usize> = row
            .into_iter()
            .filter_map(|item| item.or_else(|| rest.next()))
            .collect();
        let before = self.changes.len();
        let mut dealt = 0;
        for (cell, count) in cells {
            let Some(items) = row.get(dealt..dealt + count) else {
                self.changes.truncate(before);
                return false;
            };
            dealt += count;
            if !self.pack(state, terms, cell, items) {
                self.changes.truncate(before);
                return false;
            }
        }
        true
    }
}

fn some_free_spot(state: &State<'_>, item: usize, rng: &mut Rng) -> Option<Spot> {
    let choices = state.of.model.choices(item);
    if choices.stretches.is_empty() || choices.halls.is_empty() {
        return None;
    }
    (0..6)
        .map(|_| {
            let stretch = choices.stretches[rng.usize(..choices.stretches.len())];
            Spot::new(stretch, choices.halls[rng.usize(..choices.halls.len())])
        })
        .find(|spot| state.of.allows(item, *spot) && state.is_free(*spot))
}
