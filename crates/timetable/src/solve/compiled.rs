//! Terms in the form that moves are worked out from; made once, shared by all placings that are worked on.
//!
//! Pairs of items are kept in one of two ways. Where few meet (papers of an author), pairs are *walked*: trying a move
//! looks at each. Where most items meet most others (talks with themes and audiences), they are *in rows*: a
//! [`State`](super::State) keeps what it would cost each item to be in each stretch, given where the others are, so trying
//! a move reads a few numbers, and only making one has to look at the others. A pair that counts in different halls is
//! kept as one that counts anywhere less one that counts in the same hall; of one hall few others need to be known.

use std::collections::BTreeMap;

use super::model::{Model, Spot};
use super::terms::{Amounts, InHalls, PlacePair, Relation, Terms, TimePair};

/// Meetings of an item, on average, from which a relation is kept in rows.
const MANY: usize = 8;
/// Entries of rows by hall beyond which pairs are walked instead; so many take 64 MiB.
const MOST_BY_HALL: usize = 1 << 24;
/// Items beyond which it is not noted who has anything in common with whom; so many take 8 MiB.
const MOST_NOTED: usize = 8_192;

/// See the [module](self).
#[derive(Debug)]
pub struct Compiled {
    pub model: Model,
    pub(super) items: usize,
    pub(super) stretches: usize,
    pub(super) halls: usize,
    /// Relations, tables as given and with rows and columns exchanged.
    relations: Vec<Kept>,
    /// Per item: the others it meets in time, those that are walked.
    pub(super) walked: Vec<Vec<Meeting>>,
    /// Per item: all others it meets in time, by the other's number.
    meets: Vec<Vec<Meeting>>,
    /// Per item: the others it meets in time and hall, those that are walked.
    pub(super) walked_in_halls: Vec<Vec<MeetingInHalls>>,
    /// Per item: all others it meets in time and hall, by the other's number.
    meets_in_halls: Vec<Vec<MeetingInHalls>>,
    /// What is in rows by stretch.
    pub(super) in_time: InRows,
    /// What is in rows by hall and class of stretches.
    pub(super) in_halls: InRows,
    /// Per stretch: its class. Stretches of one class are the same to all relations in rows by hall.
    pub(super) class_of: Vec<usize>,
    pub(super) classes: usize,
    /// Per class: one of its stretches.
    pub(super) one_of_class: Vec<usize>,
    /// Per item: the others with somebody who goes from one to the other.
    pub(super) ways: Vec<Vec<(u32, i64)>>,
    /// Per item: limits it counts for.
    pub(super) limits_of: Vec<Vec<u32>>,
    /// Items × halls: what it costs to be there, once and for each unit of time.
    pub(super) hall_costs: Vec<(i64, i64)>,
    /// Items × stretches and items × halls: whether the item may be there.
    may_stretch: Bits,
    may_hall: Bits,
    /// Items × items: whether they have anything in common; empty when there are too many.
    in_common: Bits,
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
pub(super) struct Meeting {
    pub other: u32,
    pub relation: u16,
    /// 1 when this item is the second of the pair.
    pub turned: u8,
    pub hard: bool,
    pub in_rows: bool,
    pub weight: i64,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct MeetingInHalls {
    pub meeting: Meeting,
    pub halls: InHalls,
}

/// Per item: what it adds to the rows of others, relation by relation.
#[derive(Debug, Default)]
pub(super) struct InRows {
    /// Whether any is soft, any is hard.
    pub soft: bool,
    pub hard: bool,
    groups: Vec<Vec<Group>>,
}

/// The others that an item meets by one relation.
#[derive(Debug)]
pub(super) struct Group {
    pub relation: u16,
    pub turned: u8,
    pub hard: bool,
    /// Others and weights.
    pub others: Vec<(u32, i32)>,
}

impl InRows {
    fn new(items: usize, meetings: impl Iterator<Item = (usize, Meeting)>) -> Self {
        let mut rows = Self {
            groups: (0..items).map(|_| Vec::new()).collect(),
            ..Self::default()
        };
        for (item, meeting) in meetings {
            if meeting.hard {
                rows.hard = true;
            } else {
                rows.soft = true;
            }
            let key = (meeting.relation, meeting.turned, meeting.hard);
            let groups = &mut rows.groups[item];
            let known = groups
                .iter()
                .position(|group: &Group| (group.relation, group.turned, group.hard) == key);
            let at = known.unwrap_or_else(|| {
                groups.push(Group {
                    relation: key.0,
                    turned: key.1,
                    hard: key.2,
                    others: Vec::new(),
                });
                groups.len() - 1
            });
            let weight = i32::try_from(meeting.weight).expect("rows are bounded");
            groups[at].others.push((meeting.other, weight));
        }
        rows
    }

    #[inline]
    pub fn of(&self, item: usize) -> &[Group] {
        self.groups.get(item).map_or(&[], Vec::as_slice)
    }

    pub fn any(&self) -> bool {
        self.soft || self.hard
    }
}

/// A table of yes and no.
#[derive(Debug, Default)]
struct Bits {
    columns: usize,
    words: Vec<u64>,
}

impl Bits {
    fn new(rows: usize, columns: usize) -> Self {
        Self {
            columns,
            words: vec![0; (rows * columns).div_ceil(64)],
        }
    }

    fn set(&mut self, row: usize, column: usize) {
        let at = row * self.columns + column;
        self.words[at / 64] |= 1 << (at % 64);
    }

    #[inline]
    fn get(&self, row: usize, column: usize) -> bool {
        let at = row * self.columns + column;
        self.words[at / 64] >> (at % 64) & 1 == 1
    }
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
        let pairs = Pairs::new(terms, items, stretches, halls, &relations);
        let each_way = |pair: &TimePair, in_rows: bool| {
            let meeting = Meeting {
                other: pair.items[1],
                relation: u16::try_from(pair.relation.0).expect("few relations"),
                turned: 0,
                hard: pair.hard,
                in_rows,
                weight: pair.weight,
            };
            // Turned round, most relations are the same.
            let turned = u8::from(!matches!(&relations[pair.relation.0], Kept::Tables([a, b]) if a == b));
            let back = Meeting {
                other: pair.items[0],
                turned,
                ..meeting
            };
            [(pair.items[0] as usize, meeting), (pair.items[1] as usize, back)]
        };
        let mut meets = vec![Vec::new(); items];
        for (pair, in_rows) in &pairs.in_time {
            for (item, meeting) in each_way(pair, *in_rows) {
                meets[item].push(meeting);
            }
        }
        let mut meets_in_halls = vec![Vec::new(); items];
        for (pair, in_rows) in &pairs.in_halls {
            let as_time = TimePair {
                items: pair.items,
                relation: pair.relation,
                weight: pair.weight,
                hard: pair.hard,
            };
            for (item, meeting) in each_way(&as_time, *in_rows) {
                meets_in_halls[item].push(MeetingInHalls {
                    meeting,
                    halls: pair.halls,
                });
            }
        }
        for meets in &mut meets {
            meets.sort_by_key(|meeting| meeting.other);
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
        let in_rows = |meets: &[Vec<Meeting>]| {
            let all = meets.iter().enumerate();
            let all = all.flat_map(|(item, meets)| meets.iter().map(move |meeting| (item, *meeting)));
            InRows::new(items, all.filter(|(_, meeting)| meeting.in_rows))
        };
        let halls_alone: Vec<Vec<Meeting>> = meets_in_halls
            .iter()
            .map(|meets| meets.iter().map(|meeting| meeting.meeting).collect())
            .collect();
        let (block_units, stretch_at) = blocks(&model);
        Self {
            items,
            stretches,
            halls,
            in_time: in_rows(&meets),
            in_halls: in_rows(&halls_alone),
            walked: meets
                .iter()
                .map(|meets| meets.iter().filter(|meeting| !meeting.in_rows).copied().collect())
                .collect(),
            walked_in_halls: meets_in_halls
                .iter()
                .map(|meets: &Vec<MeetingInHalls>| {
                    let walked = meets.iter().filter(|meeting| !meeting.meeting.in_rows);
                    walked.copied().collect()
                })
                .collect(),
            in_common: who_has_what_in_common(items, &meets, &halls_alone, &ways),
            meets,
            meets_in_halls,
            one_of_class: (0..pairs.classes)
                .filter_map(|class| pairs.class_of.iter().position(|of| *of == class))
                .collect(),
            class_of: pairs.class_of,
            classes: pairs.classes,
            ways,
            limits_of,
            hall_costs: terms
                .by_hall
                .iter()
                .zip(&terms.by_hall_and_length)
                .map(|(once, each)| (*once, *each))
                .collect(),
            may_stretch: may(&model, stretches, |item| &model.choices(item).stretches),
            may_hall: may(&model, halls, |item| &model.choices(item).halls),
            relations,
            block_units,
            stretch_at,
            model,
        }
    }

    /// Whether an item may be there at all, whatever else is; as [`Model::allows`], only sooner known.
    #[inline]
    pub fn allows(&self, item: usize, spot: Spot) -> bool {
        self.may_stretch.get(item, spot.stretch())
            && self.may_hall.get(item, spot.hall())
            && !self.model.is_closed(spot)
    }

    /// Whether there is anything between two items in which it matters where both are.
    #[inline]
    pub(super) fn have_in_common(&self, item: usize, other: usize) -> bool {
        self.in_common.words.is_empty() || self.in_common.get(item, other)
    }

    /// The stretch of so many units that begins with this one, if there is one.
    pub(crate) fn stretch_at(&self, units: usize, first: usize) -> Option<usize> {
        let stretch = *self.stretch_at.get(units)?.get(first)?;
        (stretch != u16::MAX).then_some(usize::from(stretch))
    }

    /// All that is between two items in time.
    pub(super) fn meetings(&self, item: usize, other: usize) -> &[Meeting] {
        let all = &self.meets[item];
        let first = all.partition_point(|meeting| (meeting.other as usize) < other);
        let is_it = |meeting: &&Meeting| meeting.other as usize == other;
        &all[first..first + all[first..].iter().take_while(is_it).count()]
    }

    /// All that is between two items in time and hall.
    pub(super) fn meetings_in_halls(&self, item: usize, other: usize) -> &[MeetingInHalls] {
        let all = &self.meets_in_halls[item];
        let first = all.partition_point(|meeting| (meeting.meeting.other as usize) < other);
        let is_it = |meeting: &&MeetingInHalls| meeting.meeting.other as usize == other;
        &all[first..first + all[first..].iter().take_while(is_it).count()]
    }

    /// What a relation in rows says to each stretch of another, of an item in this one.
    #[inline]
    pub(super) fn said_to_others(&self, group: &Group, stretch: usize) -> &[i64] {
        match &self.relations[usize::from(group.relation)] {
            Kept::Tables(tables) => {
                &tables[usize::from(group.turned)][stretch * self.stretches..(stretch + 1) * self.stretches]
            }
            Kept::Function(_) => &[],
        }
    }

    #[inline]
    pub(super) fn between(&self, meeting: &Meeting, mine: Spot, theirs: Spot) -> i64 {
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
    pub(super) fn between_halls(&self, meeting: &MeetingInHalls, mine: Spot, theirs: Spot) -> i64 {
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
    pub(super) fn too_short_a_way(&self, mine: Spot, theirs: Spot) -> bool {
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

/// All pairs, each with whether it is in rows.
struct Pairs {
    in_time: Vec<(TimePair, bool)>,
    in_halls: Vec<(PlacePair, bool)>,
    class_of: Vec<usize>,
    classes: usize,
}

impl Pairs {
    fn new(terms: &Terms, items: usize, stretches: usize, halls: usize, relations: &[Kept]) -> Self {
        let walked = Self {
            in_time: terms
                .time_pairs_added_up()
                .into_iter()
                .map(|pair| (pair, false))
                .collect(),
            in_halls: terms.place_pairs.iter().map(|pair| (*pair, false)).collect(),
            class_of: vec![0; stretches],
            classes: 1,
        };
        if terms.sections.is_some() {
            return walked;
        }
        let is_table = |relation: Relation| matches!(relations[relation.0], Kept::Tables(_));
        let mut counts: BTreeMap<(Relation, bool), usize> = BTreeMap::new();
        for pair in &terms.place_pairs {
            *counts.entry((pair.relation, pair.hard)).or_default() += 1;
        }
        counts.retain(|(relation, _), count| is_table(*relation) && 2 * *count > MANY * items);
        let (class_of, classes) = classes(stretches, counts.keys().map(|(relation, _)| *relation), relations);
        if items * halls * classes > MOST_BY_HALL {
            counts.clear();
        }
        let (mut in_halls, mut anywhere) = (Vec::new(), Vec::new());
        for pair in &terms.place_pairs {
            let in_rows = counts.contains_key(&(pair.relation, pair.hard));
            let mut pair = *pair;
            if in_rows && pair.halls == InHalls::Different {
                anywhere.push(TimePair {
                    items: pair.items,
                    relation: pair.relation,
                    weight: pair.weight,
                    hard: pair.hard,
                });
                pair.halls = InHalls::Same;
                pair.weight = -pair.weight;
            }
            in_halls.push((pair, in_rows));
        }
        let in_time = Terms::added_up(terms.time_pairs.iter().chain(&anywhere));
        let mut counts: BTreeMap<(Relation, bool), usize> = BTreeMap::new();
        for pair in &in_time {
            *counts.entry((pair.relation, pair.hard)).or_default() += 1;
        }
        counts.retain(|(relation, _), count| is_table(*relation) && 2 * *count > MANY * items);
        let in_time = in_time
            .into_iter()
            .map(|pair| (pair, counts.contains_key(&(pair.relation, pair.hard))))
            .collect();
        let found = Self {
            in_time,
            in_halls,
            class_of,
            classes,
        };
        // Rows are narrow; what could become too large for them is walked.
        if found.is_small(items, relations) {
            found
        } else {
            walked
        }
    }

    /// Whether no entry of a row can become too large.
    fn is_small(&self, items: usize, relations: &[Kept]) -> bool {
        let most: Vec<u64> = relations
            .iter()
            .map(|kept| match kept {
                Kept::Tables([table, _]) => table.iter().map(|amount| amount.unsigned_abs()).max().unwrap_or(0),
                Kept::Function(_) => 0,
            })
            .collect();
        let mut sums = vec![[0_u64; 2]; items];
        let mut add = |pair: [u32; 2], relation: Relation, weight: i64, kind: usize| {
            let amount = weight.unsigned_abs().saturating_mul(most[relation.0].max(1));
            for item in pair {
                let sum = &mut sums[item as usize][kind];
                *sum = sum.saturating_add(amount);
            }
        };
        for (pair, _) in self.in_time.iter().filter(|(_, in_rows)| *in_rows) {
            add(pair.items, pair.relation, pair.weight, 0);
        }
        for (pair, _) in self.in_halls.iter().filter(|(_, in_rows)| *in_rows) {
            add(pair.items, pair.relation, pair.weight, 1);
        }
        sums.iter().flatten().all(|sum| *sum < 1 << 30)
    }
}

/// Stretches that are the same to all these relations have one class.
fn classes(stretches: usize, of: impl Iterator<Item = Relation> + Clone, relations: &[Kept]) -> (Vec<usize>, usize) {
    let mut known: BTreeMap<Vec<&[i64]>, usize> = BTreeMap::new();
    let mut class_of = Vec::with_capacity(stretches);
    for stretch in 0..stretches {
        let rows = of.clone().flat_map(|relation| match &relations[relation.0] {
            Kept::Tables(tables) => tables
                .iter()
                .map(|table| &table[stretch * stretches..(stretch + 1) * stretches])
                .collect(),
            Kept::Function(_) => Vec::new(),
        });
        let next = known.len();
        class_of.push(*known.entry(rows.collect()).or_insert(next));
    }
    (class_of, known.len().max(1))
}

fn may<'m>(model: &'m Model, columns: usize, choices: impl Fn(usize) -> &'m Vec<usize>) -> Bits {
    let mut bits = Bits::new(model.item_count(), columns);
    for item in 0..model.item_count() {
        for column in choices(item) {
            bits.set(item, *column);
        }
    }
    bits
}

fn who_has_what_in_common(
    items: usize,
    meets: &[Vec<Meeting>],
    in_halls: &[Vec<Meeting>],
    ways: &[Vec<(u32, i64)>],
) -> Bits {
    if items > MOST_NOTED {
        return Bits::default();
    }
    let mut bits = Bits::new(items, items);
    for item in 0..items {
        let met = meets[item].iter().chain(&in_halls[item]).map(|meeting| meeting.other);
        for other in met.chain(ways[item].iter().map(|way| way.0)) {
            bits.set(item, other as usize);
        }
    }
    bits
}

/// Per block its units, and per length and first unit the stretch; both empty without sections.
fn blocks(model: &Model) -> (Vec<(usize, usize)>, Vec<Vec<u16>>) {
    let (mut block_units, mut stretch_at) = (Vec::new(), Vec::new());
    if model.terms.sections.is_some() {
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
    (block_units, stretch_at)
}
