//! A placing that is being worked on: what each move would cost, worked out from tables, not from the whole.
//!
//! Always true of a [`State`]: no two items share a hall and a unit of time, no item is where it may not be, a cell holds
//! one section, and [`State::cost`] equals [`Model::cost`] of its spots.
//!
//! Which pairs are walked for each move and which are in rows, and why, is said in [`compiled`](super::compiled).

pub use super::compiled::Compiled;
use super::compiled::Group;
use super::model::{Cost, Spot, UNPLACED};
use super::sections::{NONE, SectionState};
use super::staff::StaffState;

/// A move of one item; several make a move of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    pub item: usize,
    pub to: Spot,
}

/// Where everything is, and what it costs.
#[derive(Debug, Clone)]
pub struct State<'a> {
    pub(crate) of: &'a Compiled,
    spots: Vec<Spot>,
    cost: Cost,
    /// Halls × units.
    taken: Vec<u32>,
    /// Stretches × items: what others cost an item in a stretch, by pairs in rows; empty without any.
    soft_rows: Vec<i32>,
    hard_rows: Vec<i32>,
    /// Halls × classes of stretches × items: what others in a hall cost an item there; empty without pairs in rows.
    soft_in_halls: Vec<i32>,
    hard_in_halls: Vec<i32>,
    /// Items × halls: of the others, how many for whom this hall would be out of order, and how long they last.
    popularity: Vec<(i64, i64)>,
    sections: Option<SectionState>,
    staff: Option<StaffState>,
    /// Limits × stretches.
    counts: Vec<i64>,
    unplaced: Vec<u32>,
    unplaced_at: Vec<u32>,
    stamp: Vec<u64>,
    now: u64,
}

impl<'a> State<'a> {
    /// Nothing is placed.
    pub fn new(of: &'a Compiled) -> Self {
        let model = &of.model;
        let in_halls = of.halls * of.classes * of.items;
        Self {
            spots: vec![Spot::NOWHERE; of.items],
            cost: Cost::hard(of.items as i64 * UNPLACED),
            taken: vec![NONE; of.halls * model.unit_count],
            soft_rows: vec![0; if of.in_time.soft { of.items * of.stretches } else { 0 }],
            hard_rows: vec![0; if of.in_time.hard { of.items * of.stretches } else { 0 }],
            soft_in_halls: vec![0; if of.in_halls.soft { in_halls } else { 0 }],
            hard_in_halls: vec![0; if of.in_halls.hard { in_halls } else { 0 }],
            popularity: vec![
                (0, 0);
                if model.terms.popularity.is_some() {
                    of.items * of.halls
                } else {
                    0
                }
            ],
            sections: model.terms.sections.as_ref().map(SectionState::new),
            staff: model.terms.staff.as_ref().map(|staff| StaffState::new(staff, model)),
            counts: vec![0; model.terms.limits.len() * of.stretches],
            unplaced: (0..of.items as u32).collect(),
            unplaced_at: (0..of.items as u32).collect(),
            stamp: vec![0; of.items],
            now: 0,
            of,
        }
    }

    /// Every item where `spots` says, as far as it can be there after those before it; those that stay come first.
    pub fn of_spots(of: &'a Compiled, spots: &[Spot]) -> Self {
        let mut state = Self::new(of);
        for stays in [true, false] {
            for (item, spot) in spots.iter().enumerate() {
                if spot.is_placed() && of.model.stays[item] == stays {
                    state.make_move(&[Change { item, to: *spot }]);
                }
            }
        }
        state
    }

    pub fn cost(&self) -> Cost {
        self.cost
    }

    pub fn spots(&self) -> &[Spot] {
        &self.spots
    }

    pub fn spot(&self, item: usize) -> Spot {
        self.spots[item]
    }

    /// Items that are nowhere, in no particular order.
    pub fn unplaced(&self) -> &[u32] {
        &self.unplaced
    }

    /// Who has each duty; empty without interpreters.
    pub fn given(&self) -> &[u32] {
        self.staff.as_ref().map_or(&[], |staff| &staff.given)
    }

    pub(crate) fn sections(&self) -> Option<&SectionState> {
        self.sections.as_ref()
    }

    /// The item in a hall at a unit of time.
    #[inline]
    pub(crate) fn in_hall(&self, hall: usize, unit: usize) -> Option<usize> {
        let item = self.taken[hall * self.of.model.unit_count + unit];
        (item != NONE).then_some(item as usize)
    }

    /// Whether a hall is free for a stretch.
    #[inline]
    pub fn is_free(&self, spot: Spot) -> bool {
        let base = spot.hall() * self.of.model.unit_count;
        let units = &self.of.model.units[spot.stretch()];
        self.taken[base + units.start..base + units.end]
            .iter()
            .all(|item| *item == NONE)
    }

    /// Those that have a hall during a stretch, each once, into `who`.
    pub fn who_is_there(&self, spot: Spot, who: &mut Vec<usize>) {
        who.clear();
        let base = spot.hall() * self.of.model.unit_count;
        let units = &self.of.model.units[spot.stretch()];
        for item in &self.taken[base + units.start..base + units.end] {
            if *item != NONE && !who.contains(&(*item as usize)) {
                who.push(*item as usize);
            }
        }
    }

    /// Makes a move if it can be made and `wanted` says yes to what it costs; says whether it was made. Each item is
    /// named once. A move that puts two items in one hall, an item where it may not be, or two sections in one cell
    /// cannot be made, nor one of what stays.
    pub fn try_move(&mut self, changes: &[Change], wanted: impl FnOnce(Cost) -> bool) -> bool {
        if !self.may(changes) {
            return false;
        }
        let cost = self.looked_up(changes);
        self.try_looked_up(changes, cost, wanted)
    }

    /// The same for a `wanted` that says yes to whatever breaks less and costs no more than what it says yes to; most
    /// moves that are not wanted are known by what can be looked up.
    pub fn try_move_below(&mut self, changes: &[Change], wanted: impl Fn(Cost) -> bool) -> bool {
        if !self.may(changes) {
            return false;
        }
        let cost = self.looked_up(changes);
        if self.of.model.terms.sections.is_none() {
            // Limits and interpreters can at best break nothing any more.
            let least = Cost {
                hard: cost.hard - self.cost.hard,
                soft: cost.soft,
            };
            if !wanted(least) {
                return false;
            }
        }
        self.try_looked_up(changes, cost, wanted)
    }

    fn may(&self, changes: &[Change]) -> bool {
        let stays = |item: usize| self.of.model.stays[item] && self.spots[item].is_placed();
        changes
            .iter()
            .all(|change| (!change.to.is_placed() || self.of.allows(change.item, change.to)) && !stays(change.item))
    }

    fn try_looked_up(&mut self, changes: &[Change], mut cost: Cost, wanted: impl FnOnce(Cost) -> bool) -> bool {
        if !self.lift_and_set(changes) {
            return false;
        }
        let Some(structure) = self.settle_structure(changes) else {
            self.put_back(changes, changes.len());
            return false;
        };
        cost += structure;
        if !wanted(cost) {
            self.structure_back(changes);
            self.put_back(changes, changes.len());
            return false;
        }
        self.keep(changes);
        self.cost += cost;
        true
    }

    /// Makes a move whatever it costs; says whether it could be made.
    pub fn make_move(&mut self, changes: &[Change]) -> bool {
        self.try_move(changes, |_| true)
    }

    /// Takes the items out of their halls and puts them where they go; all or nothing.
    fn lift_and_set(&mut self, changes: &[Change]) -> bool {
        for change in changes {
            self.fill(change.item, self.spots[change.item], NONE);
        }
        for (done, change) in changes.iter().enumerate() {
            if change.to.is_placed() {
                if !self.of.model.shares[change.item] && !self.is_free(change.to) {
                    self.put_back(changes, done);
                    return false;
                }
                self.fill(change.item, change.to, change.item as u32);
            }
        }
        true
    }

    fn put_back(&mut self, changes: &[Change], done: usize) {
        for change in &changes[..done] {
            self.fill(change.item, change.to, NONE);
        }
        for change in changes {
            self.fill(change.item, self.spots[change.item], change.item as u32);
        }
    }

    #[inline]
    fn fill(&mut self, item: usize, spot: Spot, with: u32) {
        if spot.is_placed() && !self.of.model.shares[item] {
            let base = spot.hall() * self.of.model.unit_count;
            let units = &self.of.model.units[spot.stretch()];
            self.taken[base + units.start..base + units.end].fill(with);
        }
    }

    /// What the move costs by everything that can be read without making it.
    fn looked_up(&mut self, changes: &[Change]) -> Cost {
        let of = self.of;
        let terms = &of.model.terms;
        let mut cost = Cost::default();
        self.now += 1;
        for change in changes {
            self.stamp[change.item] = self.now;
        }
        for change in changes {
            let (item, from, to) = (change.item, self.spots[change.item], change.to);
            cost.hard += UNPLACED * (i64::from(!to.is_placed()) - i64::from(!from.is_placed()));
            cost += self.alone(item, to) - self.alone(item, from);
            cost += self.in_rows(item, to) - self.in_rows(item, from);
            for meeting in &of.walked[item] {
                let theirs = self.spots[meeting.other as usize];
                if theirs.is_placed() && self.stamp[meeting.other as usize] != self.now {
                    let mut change = 0;
                    if to.is_placed() {
                        change += of.between(meeting, to, theirs);
                    }
                    if from.is_placed() {
                        change -= of.between(meeting, from, theirs);
                    }
                    if meeting.hard {
                        cost.hard += change;
                    } else {
                        cost.soft += change;
                    }
                }
            }
            for meeting in &of.walked_in_halls[item] {
                let theirs = self.spots[meeting.meeting.other as usize];
                if theirs.is_placed() && self.stamp[meeting.meeting.other as usize] != self.now {
                    let mut change = 0;
                    if to.is_placed() {
                        change += of.between_halls(meeting, to, theirs);
                    }
                    if from.is_placed() {
                        change -= of.between_halls(meeting, from, theirs);
                    }
                    if meeting.meeting.hard {
                        cost.hard += change;
                    } else {
                        cost.soft += change;
                    }
                }
            }
            for (other, weight) in &of.ways[item] {
                let theirs = self.spots[*other as usize];
                if theirs.is_placed() && self.stamp[*other as usize] != self.now {
                    let after = to.is_placed() && of.too_short_a_way(to, theirs);
                    let before = from.is_placed() && of.too_short_a_way(from, theirs);
                    cost.hard += weight * (i64::from(after) - i64::from(before));
                }
            }
        }
        if changes.len() > 1 {
            cost += self.among(changes);
        }
        if let Some(popularity) = &terms.popularity {
            cost.soft += popularity.weight * self.out_of_order(changes);
        }
        cost
    }

    /// What others cost an item by pairs in rows.
    #[inline]
    fn in_rows(&self, item: usize, spot: Spot) -> Cost {
        let (of, mut cost) = (self.of, Cost::default());
        if !spot.is_placed() {
            return cost;
        }
        let at = spot.stretch() * of.items + item;
        if of.in_time.soft {
            cost.soft += i64::from(self.soft_rows[at]);
        }
        if of.in_time.hard {
            cost.hard += i64::from(self.hard_rows[at]);
        }
        if of.in_halls.any() {
            let at = (spot.hall() * of.classes + of.class_of[spot.stretch()]) * of.items + item;
            if of.in_halls.soft {
                cost.soft += i64::from(self.soft_in_halls[at]);
            }
            if of.in_halls.hard {
                cost.hard += i64::from(self.hard_in_halls[at]);
            }
        }
        cost
    }

    /// What an item costs by itself.
    #[inline]
    fn alone(&self, item: usize, spot: Spot) -> Cost {
        if !spot.is_placed() {
            return Cost::default();
        }
        let (of, terms) = (self.of, &self.of.model.terms);
        let (once, each) = of.hall_costs[item * of.halls + spot.hall()];
        let away: i64 = match terms.homes.get(item) {
            None => 0,
            Some(homes) => homes
                .iter()
                .map(|(home, cost)| if *home == spot { 0 } else { *cost })
                .sum(),
        };
        Cost::soft(
            away + terms.by_stretch[item * of.stretches + spot.stretch()]
                + once
                + each * of.model.stretches[spot.stretch()].length(),
        )
    }

    /// What pairs within the move cost, beyond what was counted against the others.
    fn among(&self, changes: &[Change]) -> Cost {
        let of = self.of;
        let mut cost = Cost::default();
        for change in changes {
            let (item, from, to) = (change.item, self.spots[change.item], change.to);
            let mut add = |hard: bool, amount: i64| {
                if hard {
                    cost.hard += amount;
                } else {
                    cost.soft += amount;
                }
            };
            for other in changes.iter().filter(|other| other.item > item) {
                if !of.have_in_common(item, other.item) {
                    continue;
                }
                let (their_from, their_to) = (self.spots[other.item], other.to);
                let both = |mine: Spot, theirs: Spot| mine.is_placed() && theirs.is_placed();
                let change = |in_rows: bool, at: &dyn Fn(Spot, Spot) -> i64| {
                    if in_rows {
                        // The rows of both took the other to be where it was.
                        at(to, their_to) + at(from, their_from) - at(to, their_from) - at(from, their_to)
                    } else {
                        at(to, their_to) - at(from, their_from)
                    }
                };
                for meeting in of.meetings(item, other.item) {
                    let at = |mine: Spot, theirs: Spot| {
                        if both(mine, theirs) {
                            of.between(meeting, mine, theirs)
                        } else {
                            0
                        }
                    };
                    add(meeting.hard, change(meeting.in_rows, &at));
                }
                for meeting in of.meetings_in_halls(item, other.item) {
                    let at = |mine, theirs| {
                        if both(mine, theirs) {
                            of.between_halls(meeting, mine, theirs)
                        } else {
                            0
                        }
                    };
                    add(meeting.meeting.hard, change(meeting.meeting.in_rows, &at));
                }
                for (_, weight) in of.ways[item].iter().filter(|way| way.0 as usize == other.item) {
                    let at = |mine, theirs| i64::from(both(mine, theirs) && of.too_short_a_way(mine, theirs));
                    add(true, weight * (at(to, their_to) - at(from, their_from)));
                }
            }
        }
        cost
    }

    /// How much longer items would be in halls out of the order of popularity.
    fn out_of_order(&self, changes: &[Change]) -> i64 {
        let of = self.of;
        let popularity = of.model.terms.popularity.as_ref().expect("asked only then");
        let length = |spot: Spot| of.model.stretches[spot.stretch()].length();
        let against_others = |item: usize, spot: Spot| {
            if !spot.is_placed() {
                return 0;
            }
            let (count, minutes) = self.popularity[item * of.halls + spot.hall()];
            count * length(spot) + minutes
        };
        let pair = |a: usize, at: Spot, b: usize, bt: Spot| {
            let out = at.is_placed()
                && bt.is_placed()
                && is_out_of_order(
                    (popularity.wanted[a], popularity.capacity[at.hall()]),
                    (popularity.wanted[b], popularity.capacity[bt.hall()]),
                );
            if out { length(at) + length(bt) } else { 0 }
        };
        let mut sum = 0;
        for change in changes {
            let (item, from, to) = (change.item, self.spots[change.item], change.to);
            sum += against_others(item, to) - against_others(item, from);
            for other in changes.iter().filter(|other| other.item > item) {
                let their_from = self.spots[other.item];
                sum += pair(item, to, other.item, other.to) + pair(item, from, other.item, their_from)
                    - pair(item, to, other.item, their_from)
                    - pair(item, from, other.item, other.to);
            }
        }
        sum
    }

    /// Sections, limits and interpreters: the move is made there, to see what it costs. `None` when it cannot be made.
    fn settle_structure(&mut self, changes: &[Change]) -> Option<Cost> {
        let of = self.of;
        let terms = &of.model.terms;
        let mut cost = Cost::default();
        if let (Some(state), Some(facts)) = (&mut self.sections, &terms.sections) {
            for change in changes {
                let from = self.spots[change.item];
                if from.is_placed() {
                    cost.soft += state.remove(facts, &of.model, change.item, from);
                }
            }
            for (done, change) in changes.iter().enumerate() {
                if !change.to.is_placed() {
                    continue;
                }
                let Some(more) = state.insert(facts, &of.model, change.item, change.to) else {
                    for change in changes[..done].iter().filter(|change| change.to.is_placed()) {
                        state.remove(facts, &of.model, change.item, change.to);
                    }
                    for change in changes {
                        let from = self.spots[change.item];
                        if from.is_placed() {
                            state
                                .insert(facts, &of.model, change.item, from)
                                .expect("it was there before");
                        }
                    }
                    state.settle(facts);
                    return None;
                };
                cost.soft += more;
            }
            cost.soft += state.settle(facts);
        }
        if !terms.limits.is_empty() {
            for change in changes {
                cost.hard += self.count(change.item, self.spots[change.item], -1);
            }
            for change in changes {
                cost.hard += self.count(change.item, change.to, 1);
            }
        }
        if let (Some(state), Some(facts)) = (&mut self.staff, &terms.staff) {
            for change in changes {
                let from = self.spots[change.item];
                if from.is_placed() {
                    cost.hard -= state.remove(facts, &of.model, change.item, from.stretch());
                }
            }
            // Whoever was given a duty of this very move has it where the item goes.
            let spots = |item: usize| {
                let moved = changes.iter().find(|change| change.item == item);
                moved.map_or(self.spots[item], |change| change.to)
            };
            for change in changes.iter().filter(|change| change.to.is_placed()) {
                cost.hard += state.insert(facts, &of.model, spots, change.item, change.to.stretch());
            }
        }
        Some(cost)
    }

    fn structure_back(&mut self, changes: &[Change]) {
        let of = self.of;
        let terms = &of.model.terms;
        if let (Some(state), Some(facts)) = (&mut self.sections, &terms.sections) {
            for change in changes.iter().filter(|change| change.to.is_placed()) {
                state.remove(facts, &of.model, change.item, change.to);
            }
            for change in changes {
                let from = self.spots[change.item];
                if from.is_placed() {
                    state
                        .insert(facts, &of.model, change.item, from)
                        .expect("it was there before");
                }
            }
            state.settle(facts);
        }
        if !terms.limits.is_empty() {
            for change in changes {
                self.count(change.item, change.to, -1);
            }
            for change in changes {
                self.count(change.item, self.spots[change.item], 1);
            }
        }
        if let (Some(state), Some(facts)) = (&mut self.staff, &terms.staff) {
            state.take_back(facts, &of.model);
        }
    }

    fn count(&mut self, item: usize, spot: Spot, by: i64) -> i64 {
        if !spot.is_placed() {
            return 0;
        }
        let of = self.of;
        let mut breaches = 0;
        for limit in &of.limits_of[item] {
            let most = of.model.terms.limits[*limit as usize].most;
            let count = &mut self.counts[*limit as usize * of.stretches + spot.stretch()];
            breaches -= (*count - most).max(0);
            *count += by;
            breaches += (*count - most).max(0);
        }
        breaches
    }

    /// The move is made everywhere else.
    fn keep(&mut self, changes: &[Change]) {
        if let Some(staff) = &mut self.staff {
            staff.keep();
        }
        for change in changes {
            let from = std::mem::replace(&mut self.spots[change.item], change.to);
            if from.is_placed() != change.to.is_placed() {
                self.note_placed(change.item, change.to.is_placed());
            }
            self.update_rows(change.item, from, change.to);
            self.update_rows_in_halls(change.item, from, -1);
            self.update_rows_in_halls(change.item, change.to, 1);
            if self.of.model.terms.popularity.is_some() {
                self.update_popularity(change.item, from, -1);
                self.update_popularity(change.item, change.to, 1);
            }
        }
    }

    fn note_placed(&mut self, item: usize, placed: bool) {
        if placed {
            let at = self.unplaced_at[item] as usize;
            self.unplaced.swap_remove(at);
            if let Some(moved) = self.unplaced.get(at) {
                self.unplaced_at[*moved as usize] = at as u32;
            }
        } else {
            self.unplaced_at[item] = self.unplaced.len() as u32;
            self.unplaced.push(item as u32);
        }
    }

    /// What an item says to others changes. Most relations say little: an item there matters to those at that time.
    fn update_rows(&mut self, item: usize, from: Spot, to: Spot) {
        let of = self.of;
        for group in of.in_time.of(item) {
            let said = |spot: Spot| spot.is_placed().then(|| of.said_to_others(group, spot.stretch()));
            let (before, after) = (said(from), said(to));
            let rows = if group.hard {
                &mut self.hard_rows
            } else {
                &mut self.soft_rows
            };
            for (stretch, row) in rows.chunks_exact_mut(of.items).enumerate() {
                let at = |said: Option<&[i64]>| said.map_or(0, |said| said[stretch]);
                let difference = at(after) - at(before);
                if difference != 0 {
                    add_to_row(row, group, difference as i32);
                }
            }
        }
    }

    fn update_rows_in_halls(&mut self, item: usize, spot: Spot, by: i64) {
        let of = self.of;
        if !spot.is_placed() {
            return;
        }
        for group in of.in_halls.of(item) {
            let said = of.said_to_others(group, spot.stretch());
            let rows = if group.hard {
                &mut self.hard_in_halls
            } else {
                &mut self.soft_in_halls
            };
            let rows = &mut rows[spot.hall() * of.classes * of.items..(spot.hall() + 1) * of.classes * of.items];
            for (row, stretch) in rows.chunks_exact_mut(of.items).zip(&of.one_of_class) {
                let amount = by * said[*stretch];
                if amount != 0 {
                    add_to_row(row, group, amount as i32);
                }
            }
        }
    }

    fn update_popularity(&mut self, item: usize, spot: Spot, by: i64) {
        if !spot.is_placed() {
            return;
        }
        let of = self.of;
        let popularity = of.model.terms.popularity.as_ref().expect("asked only then");
        let mine = (popularity.wanted[item], popularity.capacity[spot.hall()]);
        let length = of.model.stretches[spot.stretch()].length();
        for other in 0..of.items {
            let wanted = popularity.wanted[other];
            if other == item || wanted == mine.0 {
                continue;
            }
            let row = &mut self.popularity[other * of.halls..(other + 1) * of.halls];
            for (entry, capacity) in row.iter_mut().zip(&popularity.capacity) {
                let out = i64::from(is_out_of_order((wanted, *capacity), mine));
                entry.0 += by * out;
                entry.1 += by * out * length;
            }
        }
    }
}

#[inline]
fn add_to_row(row: &mut [i32], group: &Group, amount: i32) {
    for (other, weight) in &group.others {
        row[*other as usize] += weight * amount;
    }
}

/// Whether the one that fewer want has the larger hall; of two (wanted, capacity).
pub(crate) fn is_out_of_order(a: (i64, i64), b: (i64, i64)) -> bool {
    (a.0 < b.0 && a.1 > b.1) || (b.0 < a.0 && b.1 > a.1)
}
