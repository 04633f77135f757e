//! What rules are made of for a search: a handful of shapes of cost, each of which can be kept true move by move.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::model::{Model, Spot, Stretch};
use super::sections::{SectionTerms, Sections};
use super::staff::StaffTerms;
use crate::problem::DAY;

/// Whether a rule must hold or is only wished for, and what a breach counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// A breach of what must hold; counts this many.
    Hard(i64),
    Soft(i64),
}

/// How far a pair of items in two stretches, the first item's and the second's, is what a rule speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Relation(pub(crate) usize);

/// What a relation says of two stretches, by their numbers or worked out each time where a table would be too large.
#[derive(Clone)]
pub(crate) enum Amounts {
    /// Stretches × stretches; row: the first item's.
    Table(Vec<i64>),
    Function(Arc<Amount>),
}

/// What is between two stretches, the first item's and the second's.
pub type Amount = dyn Fn(Stretch, Stretch) -> i64 + Send + Sync;

impl fmt::Debug for Amounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Table(_) => "Table",
            Self::Function(_) => "Function",
        })
    }
}

/// Stretches beyond which relations are functions; a table of so many takes 2 MiB.
pub(crate) const MOST_IN_TABLES: usize = 512;

/// A pair of items whose stretches matter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TimePair {
    pub items: [u32; 2],
    pub relation: Relation,
    pub weight: i64,
    pub hard: bool,
}

/// How the halls of a pair matter, besides their stretches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InHalls {
    Different,
    Same,
}

/// A pair of items whose stretches and halls matter.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlacePair {
    pub items: [u32; 2],
    pub relation: Relation,
    pub halls: InHalls,
    pub weight: i64,
    pub hard: bool,
}

/// The way between halls takes time.
#[derive(Debug, Clone)]
pub(crate) struct Travel {
    /// Halls × halls, in the model's unit of time.
    pub minutes: Vec<i64>,
    /// The same for those who set out at certain times of the day.
    pub rush: Option<Rush>,
    /// Pairs of items that somebody attends both of, with what a breach counts.
    pub pairs: Vec<([u32; 2], i64)>,
}

/// Ways that take another time at some hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rush {
    /// Each halls × halls.
    pub tables: Vec<Vec<i64>>,
    /// Per minute of the day: the table to read.
    pub at: Vec<u8>,
}

impl Travel {
    /// What the way takes for somebody who sets out then. `way`: from × halls + to.
    #[inline]
    pub fn minutes_at(&self, way: usize, departure: i64) -> i64 {
        match &self.rush {
            None => self.minutes[way],
            Some(rush) => {
                let minute = usize::try_from(departure.rem_euclid(DAY)).unwrap_or_default();
                rush.tables[usize::from(rush.at[minute])][way]
            }
        }
    }
}

/// At most so many of these items in one stretch; each one more is a breach.
#[derive(Debug, Clone)]
pub(crate) struct Limit {
    pub items: Vec<u32>,
    pub most: i64,
}

/// Of two items on the board, the one that more people want should not have the smaller hall; counts the time of both.
#[derive(Debug, Clone)]
pub(crate) struct Popularity {
    pub wanted: Vec<i64>,
    pub capacity: Vec<i64>,
    pub weight: i64,
}

/// Everything that rules said of a model.
#[derive(Debug, Default, Clone)]
pub struct Terms {
    stretches: usize,
    halls: usize,
    /// Items × stretches.
    pub(crate) by_stretch: Vec<i64>,
    /// Items × halls.
    pub(crate) by_hall: Vec<i64>,
    /// Items × halls, to be multiplied by the length of the stretch.
    pub(crate) by_hall_and_length: Vec<i64>,
    pub(crate) relations: Vec<Amounts>,
    pub(crate) time_pairs: Vec<TimePair>,
    pub(crate) place_pairs: Vec<PlacePair>,
    pub(crate) travel: Option<Travel>,
    pub(crate) limits: Vec<Limit>,
    pub(crate) popularity: Option<Popularity>,
    pub(crate) sections: Option<SectionTerms>,
    pub(crate) staff: Option<StaffTerms>,
    /// Per item: spots, and what it costs to be anywhere else; empty when nothing has a home.
    pub(crate) homes: Vec<Vec<(Spot, i64)>>,
}

impl Terms {
    pub(crate) fn new(items: usize, stretches: usize, halls: usize) -> Self {
        Self {
            stretches,
            halls,
            by_stretch: vec![0; items * stretches],
            by_hall: vec![0; items * halls],
            by_hall_and_length: vec![0; items * halls],
            ..Self::default()
        }
    }

    /// What it costs to have an item in a stretch.
    pub fn add_by_stretch(&mut self, item: usize, stretch: usize, cost: i64) {
        self.by_stretch[item * self.stretches + stretch] += cost;
    }

    /// What it costs to have an item in a hall.
    pub fn add_by_hall(&mut self, item: usize, hall: usize, cost: i64) {
        self.by_hall[item * self.halls + hall] += cost;
    }

    /// What each minute of an item in a hall costs.
    pub fn add_by_hall_and_length(&mut self, item: usize, hall: usize, cost: i64) {
        self.by_hall_and_length[item * self.halls + hall] += cost;
    }

    /// A table of what `amount` says of two stretches (first item's, second item's); equal tables are kept once.
    pub fn relation(&mut self, model: &Model, amount: impl Fn(usize, usize) -> i64) -> Relation {
        let count = model.stretches().len();
        let table: Vec<i64> = (0..count)
            .flat_map(|first| (0..count).map(move |second| (first, second)))
            .map(|(first, second)| amount(first, second))
            .collect();
        let is_known = |other: &Amounts| matches!(other, Amounts::Table(other) if *other == table);
        let known = self.relations.iter().position(is_known);
        Relation(known.unwrap_or_else(|| {
            self.relations.push(Amounts::Table(table));
            self.relations.len() - 1
        }))
    }

    /// The same for models with any number of stretches: a table where it is small enough, else worked out each time.
    pub fn relation_of(&mut self, model: &Model, amount: Arc<Amount>) -> Relation {
        let stretches = model.stretches();
        if stretches.len() <= MOST_IN_TABLES {
            return self.relation(model, |a, b| amount(stretches[a], stretches[b]));
        }
        self.relations.push(Amounts::Function(amount));
        Relation(self.relations.len() - 1)
    }

    /// What it costs an item to be anywhere but here.
    pub fn add_home(&mut self, item: usize, spot: Spot, cost: i64) {
        if self.homes.is_empty() {
            self.homes = vec![Vec::new(); self.by_hall.len() / self.halls.max(1)];
        }
        self.homes[item].push((spot, cost));
    }

    /// A pair of items costs `weight` times the relation of their stretches.
    pub fn add_pair(&mut self, items: [usize; 2], relation: Relation, weight: Weight) {
        let (weight, hard) = split(weight);
        self.time_pairs.push(TimePair {
            items: narrow(items),
            relation,
            weight,
            hard,
        });
    }

    /// As [`add_pair`](Self::add_pair), only when the halls are the same or are not.
    pub fn add_pair_in_halls(&mut self, items: [usize; 2], relation: Relation, halls: InHalls, weight: Weight) {
        let (weight, hard) = split(weight);
        self.place_pairs.push(PlacePair {
            items: narrow(items),
            relation,
            halls,
            weight,
            hard,
        });
    }

    pub(crate) fn add_travel(&mut self, travel: Travel) {
        self.travel = Some(travel);
    }

    /// At most `most` of these items may have one stretch.
    pub fn add_limit(&mut self, items: &[usize], most: i64) {
        self.limits.push(Limit {
            items: items
                .iter()
                .map(|item| u32::try_from(*item).expect("bounded"))
                .collect(),
            most,
        });
    }

    pub(crate) fn add_popularity(&mut self, popularity: Popularity) {
        self.popularity = Some(popularity);
    }

    /// The terms about sections, with room for tables from the first rule on.
    pub(crate) fn sections_mut(&mut self, model: &Model, sections: &Sections) -> &mut SectionTerms {
        self.sections.get_or_insert_with(|| SectionTerms::new(model, sections))
    }

    pub(crate) fn add_staff(&mut self, staff: StaffTerms) {
        self.staff = Some(staff);
    }

    /// Pairs in order, those with one relation and hardness added up, and without those that weigh nothing.
    pub(crate) fn time_pairs_added_up(&self) -> Vec<TimePair> {
        Self::added_up(self.time_pairs.iter())
    }

    /// The same of any pairs.
    pub(crate) fn added_up<'p>(pairs: impl Iterator<Item = &'p TimePair>) -> Vec<TimePair> {
        let mut sums: BTreeMap<([u32; 2], Relation, bool), i64> = BTreeMap::new();
        for pair in pairs {
            *sums.entry((pair.items, pair.relation, pair.hard)).or_default() += pair.weight;
        }
        sums.into_iter()
            .filter(|(_, weight)| *weight != 0)
            .map(|((items, relation, hard), weight)| TimePair {
                items,
                relation,
                weight,
                hard,
            })
            .collect()
    }
}

fn split(weight: Weight) -> (i64, bool) {
    match weight {
        Weight::Hard(weight) => (weight, true),
        Weight::Soft(weight) => (weight, false),
    }
}

fn narrow(items: [usize; 2]) -> [u32; 2] {
    items.map(|item| u32::try_from(item).expect("a model has fewer than 2³¹ items"))
}
