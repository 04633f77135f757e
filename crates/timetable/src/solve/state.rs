//! A placing that is being worked on: what each move would cost, worked out from tables, not from the whole.
//!
//! Always true of a [`State`]: no two items share a hall and a unit of time, no item is where it may not be, a cell holds
//! one section, and [`State::cost`] equals [`Model::cost`] of its spots.
//!
//! Pairs of items are kept in one of two ways. Where most items meet most others (talks with themes and audiences), each
//! item has a row that says what it would cost it to be in each stretch, given where the others are: trying a move reads
//! two numbers, making one updates the rows of all others. Where few meet (papers of an author), pairs are walked.

use super::model::{Cost, Model, Spot, UNPLACED};
use super::sections::{NONE, SectionState};
use super::staff::StaffState;
use super::terms::{Amounts, InHalls};

/// A move of one item; several make a move of the board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    pub item: usize,
    pub to: Spot,
}

/// Terms in the form that moves are worked out from; made once and shared.
#[derive(Debug)]
pub struct Compiled {
    pub model: Model,
    items: usize,
    stretches: usize,
    halls: usize,
    /// Relations, tables as given and with rows and columns exchanged.
    relations: Vec<Kept>,
    /// Per item: the others it meets in time, by relation, so that rows are updated relation by relation.
    meets: Vec<Vec<Meeting>>,
    /// The same by the other's number, so that one other is found.
    meets_by_other: Vec<Vec<Meeting>>,
    /// Per item: the others it meets in time and hall.
    meets_in_halls: Vec<Vec<MeetingInHalls>>,
    /// Per item: the others with somebody who goes from one to the other.
    ways: Vec<Vec<(u32, i64)>>,
    /// Whether rows are kept.
    rows: bool,
    /// Per item: limits it counts for.
    limits_of: Vec<Vec<u32>>,
    /// Cells of a block: the first unit and the unit after the last. Empty without sections.
    pub(crate) block_units: Vec<(usize, usize)>,
    /// Per length in units and first unit: the stretch. Empty without sections.
    stretch_at: Vec<Vec<u16>>,
}

#[derive(Debug)]
enum Kept {
    Tables([Vec<i64>; 2]),
    Function(Amounts),
}

#[derive(Debug, Clone, Copy)]
struct Meeting {
    other: u32,
    relation: u16,
    /// 1 when this item is the second of the pair.
    turned: u8,
    hard: bool,
    weight: i64,
}

#[derive(Debug, Clone, Copy)]
struct MeetingInHalls {
    meeting: Meeting,
    halls: InHalls,
}

impl Compiled {
    pub fn new(model: Model) -> Self {
        let (items, stretches, halls) = (model.item_count(), model.stretches().len(), model.hall_count());
        let terms = &model.terms;
        let relations: Vec<Kept> = terms
            .relations
            .iter()
            .map(|amounts| match amounts {
                Amounts::Table(table) => {
                    let turned = (0..stretches * stretches)
                        .map(|at| table[(at % stretches) * stretches + at / stretches])
                        .collect();
                    Kept::Tables([table.clone(), turned])
                }
                Amounts::Function(_) => Kept::Function(amounts.clone()),
            })
            .collect();
        let mut meets = vec![Vec::new(); items];
        let pairs = terms.time_pairs_added_up();
        let each_way = |pair: [u32; 2], relation: usize, weight, hard| {
            [(0_u8, pair[0], pair[1]), (1, pair[1], pair[0])].map(|(turned, item, other)| {
                let meeting = Meeting {
                    other,
                    relation: u16::try_from(relation).expect("few relations"),
                    turned,
                    hard,
                    weight,
                };
                (item as usize, meeting)
            })
        };
        for pair in &pairs {
            for (item, meeting) in each_way(pair.items, pair.relation.0, pair.weight, pair.hard) {
                meets[item].push(meeting);
            }
        }
        let meets_by_other: Vec<Vec<Meeting>> = meets
            .iter()
            .map(|meets: &Vec<Meeting>| {
                let mut sorted = meets.clone();
                sorted.sort_by_key(|meeting| meeting.other);
                sorted
            })
            .collect();
        for meets in &mut meets {
            meets.sort_by_key(|meeting| (meeting.relation, meeting.turned, meeting.other));
        }
        let mut meets_in_halls: Vec<Vec<MeetingInHalls>> = vec![Vec::new(); items];
        for pair in &terms.place_pairs {
            for (item, meeting) in each_way(pair.items, pair.relation.0, pair.weight, pair.hard) {
                meets_in_halls[item].push(MeetingInHalls {
                    meeting,
                    halls: pair.halls,
                });
            }
        }
        for meets in &mut meets_in_halls {
            meets.sort_by_key(|meeting| meeting.meeting.other);
        }
        let mut ways: Vec<Vec<(u32, i64)>> = vec![Vec::new(); items];
        if let Some(travel) = &terms.travel {
            for (pair, weight) in &travel.pairs {
                ways[pair[0] as usize].push((pair[1], *weight));
                ways[pair[1] as usize].push((pair[0], *weight));
            }
        }
        let mut limits_of = vec![Vec::new(); items];
        for (number, limit) in terms.limits.iter().enumerate() {
            for item in &limit.items {
                limits_of[*item as usize].push(number as u32);
            }
        }
        let tables = relations.iter().all(|kept| matches!(kept, Kept::Tables(_)));
        let rows = tables && terms.sections.is_none() && pairs.len() > 8 * items;
        let (mut block_units, mut stretch_at) = (Vec::new(), Vec::new());
        if terms.sections.is_some() {
            for (stretch, units) in model.units.iter().enumerate() {
                let block = model.stretches[stretch].block as usize;
                if block_units.len() <= block {
                    block_units.resize(block + 1, (usize::MAX, 0));
                }
                let (first, end) = &mut block_units[block];
                (*first, *end) = ((*first).min(units.start), (*end).max(units.end));
                if stretch_at.len() <= units.len() {
                    stretch_at.resize(units.len() + 1, vec![u16::MAX; model.unit_count]);
                }
                stretch_at[units.len()][units.start] = stretch as u16;
            }
        }
        Self {
            items,
            stretches,
            halls,
            relations,
            meets,
            meets_by_other,
            meets_in_halls,
            ways,
            rows,
            limits_of,
            block_units,
            stretch_at,
            model,
        }
    }

    /// The stretch of so many units that begins with this one, if there is one.
    pub(crate) fn stretch_at(&self, units: usize, first: usize) -> Option<usize> {
        let stretch = *self.stretch_at.get(units)?.get(first)?;
        (stretch != u16::MAX).then_some(usize::from(stretch))
    }

    fn meetings(&self, item: usize, other: usize) -> &[Meeting] {
        let all = &self.meets_by_other[item];
        let first = all.partition_point(|meeting| (meeting.other as usize) < other);
        let count = all[first..]
            .iter()
            .take_while(|meeting| meeting.other as usize == other)
            .count();
        &all[first..first + count]
    }

    fn meetings_in_halls(&self, item: usize, other: usize) -> &[MeetingInHalls] {
        let all = &self.meets_in_halls[item];
        let is_before = |meeting: &MeetingInHalls| (meeting.meeting.other as usize) < other;
        let first = all.partition_point(is_before);
        let count = all[first..]
            .iter()
            .take_while(|meeting| meeting.meeting.other as usize == other)
            .count();
        &all[first..first + count]
    }

    #[inline]
    fn between(&self, meeting: &Meeting, mine: Spot, theirs: Spot) -> i64 {
        let amount = match &self.relations[usize::from(meeting.relation)] {
            Kept::Tables(tables) => {
                tables[usize::from(meeting.turned)][mine.stretch() * self.stretches + theirs.stretch()]
            }
            Kept::Function(Amounts::Function(amount)) => {
                let stretches = &self.model.stretches;
                let (mine, theirs) = (stretches[mine.stretch()], stretches[theirs.stretch()]);
                if meeting.turned == 0 {
                    amount(mine, theirs)
                } else {
                    amount(theirs, mine)
                }
            }
            Kept::Function(Amounts::Table(_)) => 0,
        };
        meeting.weight * amount
    }

    #[inline]
    fn between_halls(&self, meeting: &MeetingInHalls, mine: Spot, theirs: Spot) -> i64 {
        let counts = match meeting.halls {
            InHalls::Different => mine.hall != theirs.hall,
            InHalls::Same => mine.hall == theirs.hall,
        };
        if counts {
            self.between(&meeting.meeting, mine, theirs)
        } else {
            0
        }
    }

    #[inline]
    fn too_short_a_way(&self, mine: Spot, theirs: Spot) -> bool {
        let travel = self.model.terms.travel.as_ref().expect("ways need travel");
        let (a, b) = (
            self.model.stretches[mine.stretch()],
            self.model.stretches[theirs.stretch()],
        );
        let (first, second, from, to) = if a.start <= b.start {
            (a, b, mine.hall(), theirs.hall())
        } else {
            (b, a, theirs.hall(), mine.hall())
        };
        second.start >= first.end && second.start - first.end < travel.minutes_at(from * self.halls + to, first.end)
    }
}

/// Where everything is, and what it costs.
#[derive(Debug, Clone)]
pub struct State<'a> {
    pub(crate) of: &'a Compiled,
    spots: Vec<Spot>,
    cost: Cost,
    /// Halls × units.
    taken: Vec<u32>,
    /// Items × stretches; empty when pairs are walked.
    soft_rows: Vec<i64>,
    hard_rows: Vec<i64>,
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
    difference: Vec<i64>,
}

impl<'a> State<'a> {
    /// Nothing is placed.
    pub fn new(of: &'a Compiled) -> Self {
        let model = &of.model;
        Self {
            spots: vec![Spot::NOWHERE; of.items],
            cost: Cost::hard(of.items as i64 * UNPLACED),
            taken: vec![NONE; of.halls * model.unit_count],
            soft_rows: vec![0; if of.rows { of.items * of.stretches } else { 0 }],
            hard_rows: vec![0; if of.rows { of.items * of.stretches } else { 0 }],
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
            difference: vec![0; of.stretches],
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
        let model = &self.of.model;
        if changes.iter().any(|change| {
            (change.to.is_placed() && !model.allows(change.item, change.to))
                || (model.stays[change.item] && self.spots[change.item].is_placed())
        }) {
            return false;
        }
        if !self.lift_and_set(changes) {
            return false;
        }
        let mut cost = self.looked_up(changes);
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
            if of.rows {
                let row = item * of.stretches;
                if to.is_placed() {
                    cost.soft += self.soft_rows[row + to.stretch()];
                    cost.hard += self.hard_rows[row + to.stretch()];
                }
                if from.is_placed() {
                    cost.soft -= self.soft_rows[row + from.stretch()];
                    cost.hard -= self.hard_rows[row + from.stretch()];
                }
            } else {
                for meeting in &of.meets[item] {
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
            }
            for meeting in &of.meets_in_halls[item] {
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

    /// What an item costs by itself.
    #[inline]
    fn alone(&self, item: usize, spot: Spot) -> Cost {
        if !spot.is_placed() {
            return Cost::default();
        }
        let (of, terms) = (self.of, &self.of.model.terms);
        let hall = item * of.halls + spot.hall();
        let away: i64 = match terms.homes.get(item) {
            None => 0,
            Some(homes) => homes
                .iter()
                .map(|(home, cost)| if *home == spot { 0 } else { *cost })
                .sum(),
        };
        Cost::soft(
            away + terms.by_stretch[item * of.stretches + spot.stretch()]
                + terms.by_hall[hall]
                + terms.by_hall_and_length[hall] * of.model.stretches[spot.stretch()].length(),
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
                let (their_from, their_to) = (self.spots[other.item], other.to);
                let both = |mine: Spot, theirs: Spot| mine.is_placed() && theirs.is_placed();
                for meeting in of.meetings(item, other.item) {
                    let at = |mine, theirs| {
                        if both(mine, theirs) {
                            of.between(meeting, mine, theirs)
                        } else {
                            0
                        }
                    };
                    let mut amount = at(to, their_to) - at(from, their_from);
                    if of.rows {
                        // The rows of both took the other to be where it was.
                        amount += 2 * at(from, their_from) - at(to, their_from) - at(from, their_to);
                    }
                    add(meeting.hard, amount);
                }
                for meeting in of.meetings_in_halls(item, other.item) {
                    let at = |mine, theirs| {
                        if both(mine, theirs) {
                            of.between_halls(meeting, mine, theirs)
                        } else {
                            0
                        }
                    };
                    add(meeting.meeting.hard, at(to, their_to) - at(from, their_from));
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
            for change in changes.iter().filter(|change| change.to.is_placed()) {
                cost.hard += state.insert(facts, &of.model, &self.spots, change.item, change.to.stretch());
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
            if self.of.rows {
                self.update_rows(change.item, from, change.to);
            }
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

    fn update_rows(&mut self, item: usize, from: Spot, to: Spot) {
        let of = self.of;
        let stretches = of.stretches;
        // Meetings are in the order of relations, so each difference is worked out once.
        let mut known = (u16::MAX, 2);
        for meeting in &of.meets[item] {
            if known != (meeting.relation, meeting.turned) {
                known = (meeting.relation, meeting.turned);
                // The other's row is read by its own stretch, so columns of this item's table: rows of the turned one.
                let Kept::Tables(tables) = &of.relations[usize::from(meeting.relation)] else {
                    continue;
                };
                let table = &tables[usize::from(meeting.turned)];
                let row = |spot: Spot| &table[spot.stretch() * stretches..(spot.stretch() + 1) * stretches];
                self.difference.fill(0);
                if to.is_placed() {
                    for (difference, amount) in self.difference.iter_mut().zip(row(to)) {
                        *difference += amount;
                    }
                }
                if from.is_placed() {
                    for (difference, amount) in self.difference.iter_mut().zip(row(from)) {
                        *difference -= amount;
                    }
                }
            }
            let rows = if meeting.hard {
                &mut self.hard_rows
            } else {
                &mut self.soft_rows
            };
            let base = meeting.other as usize * stretches;
            for (entry, difference) in rows[base..base + stretches].iter_mut().zip(&self.difference) {
                *entry += meeting.weight * difference;
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

/// Whether the one that fewer want has the larger hall; of two (wanted, capacity).
pub(crate) fn is_out_of_order(a: (i64, i64), b: (i64, i64)) -> bool {
    (a.0 < b.0 && a.1 > b.1) || (b.0 < a.0 && b.1 > a.1)
}
