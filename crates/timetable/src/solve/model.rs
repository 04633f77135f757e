//! What can be placed where, and what each placing costs, in the form a search can work with.
//!
//! A [`Model`] knows stretches of time, halls and items, and a list of [`Rule`]s. Each rule says what it costs in two
//! ways: [`Rule::whole`] straight from its definition, and as [`Terms`] that a search keeps true move by move. Tests hold
//! the two equal. The model is the same for a forum on a grid of minutes, for talks in slots and rooms, and for sections
//! whose papers fill sessions; they differ in their rules.
//!
//! Always true of a model: every number is in range; the stretches of a day that overlap share at least one *unit* (a
//! piece of time that no stretch begins or ends within), so that two items clash in a hall when they share a unit.

use std::fmt;
use std::ops::Range;

use super::terms::Terms;

/// A piece of the programme's time that an item may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stretch {
    pub day: u32,
    /// In minutes (or another unit of time that the caller keeps to) on one axis for all days.
    pub start: i64,
    pub end: i64,
    /// The block of the programme it lies in: between breaks all halls work side by side. 0 where blocks mean nothing.
    pub block: u32,
}

impl Stretch {
    pub fn length(&self) -> i64 {
        self.end - self.start
    }

    /// How much time two stretches have in common.
    pub fn overlap(&self, other: &Self) -> i64 {
        (self.end.min(other.end) - self.start.max(other.start)).max(0)
    }
}

/// Where an item is: the number of a stretch and of a hall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    pub stretch: u16,
    pub hall: u16,
}

impl Spot {
    /// Not placed.
    pub const NOWHERE: Self = Self {
        stretch: u16::MAX,
        hall: u16::MAX,
    };

    pub fn new(stretch: usize, hall: usize) -> Self {
        let narrow = |number: usize| u16::try_from(number).expect("a model has fewer than 65,535 stretches and halls");
        Self {
            stretch: narrow(stretch),
            hall: narrow(hall),
        }
    }

    pub fn is_placed(self) -> bool {
        self != Self::NOWHERE
    }

    pub fn stretch(self) -> usize {
        usize::from(self.stretch)
    }

    pub fn hall(self) -> usize {
        usize::from(self.hall)
    }
}

/// The stretches and halls that an item may take; it may be in any of the one with any of the other, unless the hall is
/// closed then.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choices {
    pub stretches: Vec<usize>,
    pub halls: Vec<usize>,
}

/// What placing costs: hard first, then soft; less is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Cost {
    /// How often a rule that must hold is broken. An item that is nowhere counts [`UNPLACED`].
    pub hard: i64,
    pub soft: i64,
}

/// What an item that is nowhere counts among broken rules.
pub const UNPLACED: i64 = 2;

impl Cost {
    pub const fn hard(hard: i64) -> Self {
        Self { hard, soft: 0 }
    }

    pub const fn soft(soft: i64) -> Self {
        Self { hard: 0, soft }
    }
}

impl std::ops::Add for Cost {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            hard: self.hard + other.hard,
            soft: self.soft + other.soft,
        }
    }
}

impl std::ops::AddAssign for Cost {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl std::ops::Sub for Cost {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self {
            hard: self.hard - other.hard,
            soft: self.soft - other.soft,
        }
    }
}

impl std::iter::Sum for Cost {
    fn sum<I: Iterator<Item = Self>>(costs: I) -> Self {
        costs.fold(Self::default(), |sum, cost| sum + cost)
    }
}

/// Something a programme should keep to.
pub trait Rule: fmt::Debug + Send + Sync {
    /// Its stable name, such as `theme-in-parallel`.
    fn id(&self) -> &'static str;

    /// What the placing costs by this rule, worked out from its definition. Items that are nowhere cost nothing here.
    fn whole(&self, model: &Model, spots: &[Spot]) -> Cost;

    /// The same as terms that can be kept true move by move.
    fn terms(&self, model: &Model, terms: &mut Terms);
}

/// Stretches, halls, items and rules.
#[derive(Debug)]
pub struct Model {
    pub(crate) stretches: Vec<Stretch>,
    /// The units that each stretch takes.
    pub(crate) units: Vec<Range<usize>>,
    pub(crate) unit_count: usize,
    pub(crate) halls: usize,
    /// Halls × stretches.
    pub(crate) closed: Vec<bool>,
    pub(crate) choices: Vec<Choices>,
    /// Items that take no hall from others.
    pub(crate) shares: Vec<bool>,
    /// Items that are never moved again once they are placed.
    pub(crate) stays: Vec<bool>,
    pub(crate) rules: Vec<Box<dyn Rule>>,
    pub(crate) terms: Terms,
}

/// Why a model cannot be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ModelError {
    /// More than 65,534 stretches or halls, or 2³¹ items.
    TooLarge {
        what: &'static str,
        count: usize,
        most: usize,
    },
    /// A stretch that ends before it begins, or not after.
    EmptyStretch { stretch: usize },
    /// A list names a stretch or hall that is not there.
    Unknown {
        item: usize,
        what: &'static str,
        number: usize,
    },
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { what, count, most } => write!(f, "{count} {what}, and at most {most} can be planned"),
            Self::EmptyStretch { stretch } => write!(f, "stretch {stretch} does not end after it begins"),
            Self::Unknown { item, what, number } => write!(f, "item {item} names {what} {number}, which is not there"),
        }
    }
}

impl std::error::Error for ModelError {}

/// Stretches beyond which a model is refused: with so many items as it may have, tables of items × stretches take 1 GiB.
pub(crate) const MOST_STRETCHES: usize = 8_192;
const MOST_HALLS: usize = 4_096;
pub(crate) const MOST_ITEMS: usize = 20_000;

impl Model {
    /// `closed` lists pairs of hall and stretch. O(items × stretches) memory, and 2 MiB for each relation of rules.
    ///
    /// # Errors
    /// A [`ModelError`] for what is out of range, and for sizes whose tables would not fit in memory.
    pub fn new(
        stretches: Vec<Stretch>,
        halls: usize,
        closed: &[(usize, usize)],
        choices: Vec<Choices>,
    ) -> Result<Self, ModelError> {
        let bounded = |what, count, most| {
            (count <= most)
                .then_some(())
                .ok_or(ModelError::TooLarge { what, count, most })
        };
        bounded("stretches of time", stretches.len(), MOST_STRETCHES)?;
        bounded("halls", halls, MOST_HALLS)?;
        bounded("items", choices.len(), MOST_ITEMS)?;
        if let Some(stretch) = stretches.iter().position(|stretch| stretch.length() <= 0) {
            return Err(ModelError::EmptyStretch { stretch });
        }
        let mut choices = choices;
        for (item, choices) in choices.iter_mut().enumerate() {
            let unknown = |what, number| ModelError::Unknown { item, what, number };
            choices.stretches.sort_unstable();
            choices.stretches.dedup();
            choices.halls.sort_unstable();
            choices.halls.dedup();
            if let Some(number) = choices.stretches.last().filter(|last| **last >= stretches.len()) {
                return Err(unknown("stretch", *number));
            }
            if let Some(number) = choices.halls.last().filter(|last| **last >= halls) {
                return Err(unknown("hall", *number));
            }
        }
        let mut model = Self {
            units: Vec::new(),
            unit_count: 0,
            closed: vec![false; halls * stretches.len()],
            terms: Terms::new(choices.len(), stretches.len(), halls),
            shares: vec![false; choices.len()],
            stays: vec![false; choices.len()],
            rules: Vec::new(),
            stretches,
            halls,
            choices,
        };
        for (hall, stretch) in closed {
            if *hall < halls && *stretch < model.stretches.len() {
                model.closed[hall * model.stretches.len() + stretch] = true;
            }
        }
        model.cut_into_units();
        Ok(model)
    }

    fn cut_into_units(&mut self) {
        let mut edges: Vec<i64> = self
            .stretches
            .iter()
            .flat_map(|stretch| [stretch.start, stretch.end])
            .collect();
        edges.sort_unstable();
        edges.dedup();
        let unit_of = |edge: i64| edges.partition_point(|other| *other < edge);
        self.units = self
            .stretches
            .iter()
            .map(|stretch| unit_of(stretch.start)..unit_of(stretch.end))
            .collect();
        self.unit_count = edges.len();
    }

    /// Lets an item be in a hall together with any other: a session that consists of others, or what takes place nowhere
    /// in particular. Whom it may not be with is said by rules.
    #[must_use]
    pub fn sharing(mut self, items: &[usize]) -> Self {
        for item in items {
            self.shares[*item] = true;
        }
        self
    }

    /// Keeps items where they are first placed, whatever that costs.
    #[must_use]
    pub fn staying(mut self, items: &[usize]) -> Self {
        for item in items {
            self.stays[*item] = true;
        }
        self
    }

    /// Adds a rule.
    #[must_use]
    pub fn with(mut self, rule: impl Rule + 'static) -> Self {
        let mut terms = std::mem::take(&mut self.terms);
        rule.terms(&self, &mut terms);
        self.terms = terms;
        self.rules.push(Box::new(rule));
        self
    }

    pub fn item_count(&self) -> usize {
        self.choices.len()
    }

    pub fn hall_count(&self) -> usize {
        self.halls
    }

    pub fn stretches(&self) -> &[Stretch] {
        &self.stretches
    }

    pub fn choices(&self, item: usize) -> &Choices {
        &self.choices[item]
    }

    pub fn rules(&self) -> impl Iterator<Item = &dyn Rule> {
        self.rules.iter().map(|rule| &**rule)
    }

    pub(crate) fn is_closed(&self, spot: Spot) -> bool {
        self.closed[spot.hall() * self.stretches.len() + spot.stretch()]
    }

    /// Whether an item may be there at all, whatever else is.
    pub fn allows(&self, item: usize, spot: Spot) -> bool {
        let choices = &self.choices[item];
        choices.stretches.binary_search(&spot.stretch()).is_ok()
            && choices.halls.binary_search(&spot.hall()).is_ok()
            && !self.is_closed(spot)
    }

    /// What the placing costs, by every rule's own definition; besides, items that are nowhere, that are where they may
    /// not be, and that share a hall. O(rules × items²).
    pub fn cost(&self, spots: &[Spot]) -> Cost {
        let mut cost: Cost = self.rules.iter().map(|rule| rule.whole(self, spots)).sum();
        let mut taken = vec![0_i64; self.halls * self.unit_count];
        for (item, spot) in spots.iter().enumerate() {
            if !spot.is_placed() {
                cost.hard += UNPLACED;
                continue;
            }
            cost.hard += i64::from(!self.allows(item, *spot));
            if self.shares[item] {
                continue;
            }
            for unit in self.units[spot.stretch()].clone() {
                let taken = &mut taken[spot.hall() * self.unit_count + unit];
                cost.hard += *taken;
                *taken += 1;
            }
        }
        cost
    }
}
