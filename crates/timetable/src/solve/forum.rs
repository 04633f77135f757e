//! A forum as a [`Model`]: the rules that its policy weighs, in the form a search works with.
//!
//! What an item costs by itself is asked of the findings, on a board where nothing else is; what must hold there decides
//! which times and halls it may have at all. What two items are to each other becomes a rule each. Left to the findings
//! alone, and so to the planner that settles the last details by them: sums of somebody's or a side's day, and hard rules
//! that a policy makes soft where the model knows them only as hard.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::model::{Choices, MOST_ITEMS, MOST_STRETCHES, Model, ModelError, Spot, Stretch};
use super::plan::Order;
use super::rules::{Between, ByItself, Pair, Stays, WayTooShort};
use super::terms::{Amount, InHalls, Rush};
use crate::better::{Grid, scores};
use crate::board::{Board, Place, Placement};
use crate::describe::Presence;
use crate::findings::{Score, Severity};
use crate::ids::{HallIdx, ItemIdx, VenueIdx};
use crate::problem::{DAY, Item, Minutes, Problem};
use crate::rules::{AT_ONCE_MINUTES, PAUSE_MINUTES, Rule, Setting};
use crate::windows::{self, Pauses};

/// Which item, stretch and hall of the model is what of the forum.
#[derive(Debug)]
pub(super) struct Forum {
    /// In the model's order.
    items: Vec<ItemIdx>,
    durations: Vec<u32>,
    stretches: Vec<Stretch>,
    places: Vec<Place>,
    /// Where each item of the model is now.
    pub start: Vec<Spot>,
}

impl Forum {
    /// The model of an order.
    ///
    /// # Errors
    /// When it is larger than a model may be.
    pub fn new(order: &Order<'_>) -> Result<(Self, Model), ModelError> {
        let translation = Translation::new(order);
        // Before anything is worked out for each of them.
        match translation.items.len() {
            0..=MOST_ITEMS => translation.model(),
            count => Err(ModelError::TooLarge {
                what: "items",
                count,
                most: MOST_ITEMS,
            }),
        }
    }

    /// What a placing of the model means, for the items that it places.
    pub fn placements<'a>(&'a self, spots: &'a [Spot]) -> impl Iterator<Item = (ItemIdx, Option<Placement>)> + 'a {
        self.items.iter().zip(spots).enumerate().map(|(number, (item, spot))| {
            let placement = spot.is_placed().then(|| Placement {
                place: self.places[spot.hall()],
                start: self.stretches[spot.stretch()].start,
                duration_minutes: self.durations[number],
            });
            (*item, placement)
        })
    }
}

/// What lasts no time still happens in a minute.
fn end_of(placement: Placement) -> Minutes {
    placement.end().max(placement.start + 1)
}

struct Translation<'a> {
    order: &'a Order<'a>,
    problem: &'a Problem,
    items: Vec<ItemIdx>,
    /// Per item of the problem: its number in the model.
    number: Vec<Option<usize>>,
    movable: Vec<bool>,
    durations: Vec<u32>,
    starts: Vec<Minutes>,
    stretches: Vec<Stretch>,
    /// By begin, end and whether pauses of a hall's hours matter.
    known: BTreeMap<(Minutes, Minutes, bool), usize>,
    places: Vec<Place>,
}

impl<'a> Translation<'a> {
    fn new(order: &'a Order<'a>) -> Self {
        let problem = order.board.problem();
        let may_move: BTreeSet<ItemIdx> = order.movable.iter().copied().collect();
        let items: Vec<ItemIdx> = problem
            .items()
            .filter(|item| !problem.items[item.position()].cancelled)
            .filter(|item| may_move.contains(item) || order.board.placement(*item).is_some())
            .collect();
        let mut number = vec![None; problem.items.len()];
        for (at, item) in items.iter().enumerate() {
            number[item.position()] = Some(at);
        }
        let duration = |item: &ItemIdx| {
            let known = order.board.placement(*item);
            known.map_or(order.durations[item.position()], |placement| placement.duration_minutes)
        };
        let venues = (0..problem.keys.venues.keys.len()).map(|venue| Place::Venue(VenueIdx::at(venue)));
        Self {
            movable: items.iter().map(|item| may_move.contains(item)).collect(),
            durations: items.iter().map(duration).collect(),
            places: problem
                .halls()
                .map(Place::Hall)
                .chain(venues)
                .chain([Place::Unknown])
                .collect(),
            starts: Vec::new(),
            stretches: Vec::new(),
            known: BTreeMap::new(),
            order,
            problem,
            items,
            number,
        }
    }

    fn facts(&self, item: usize) -> &'a Item {
        &self.problem.items[self.items[item].position()]
    }

    /// Whether an item may go on while its hall is closed between beginning and end.
    fn pauses(&self, item: usize) -> Pauses {
        let facts = self.facts(item);
        if facts.presence == Presence::Ambient || facts.has_parts {
            Pauses::Allowed
        } else {
            Pauses::Count
        }
    }

    fn model(mut self) -> Result<(Forum, Model), ModelError> {
        self.thin_out_starts();
        let own = self.own();
        let (halls, places) = (self.problem.halls.len(), self.places.len());
        let mut choices = Vec::with_capacity(self.items.len());
        let mut start = Vec::with_capacity(self.items.len());
        let mut alone = Vec::new();
        let mut sharing = Vec::new();
        // Those of them that are in a hall that others want.
        let mut in_halls = Vec::new();
        let mut taken: Vec<(usize, Minutes, Minutes)> = Vec::new();
        for item in 0..self.items.len() {
            let here = self.order.board.placement(self.items[item]);
            if self.facts(item).has_parts {
                sharing.push(item);
                in_halls.push(item);
            }
            if let Some(here) = here.filter(|_| !self.movable[item]) {
                let hall = self
                    .places
                    .iter()
                    .position(|place| *place == here.place)
                    .unwrap_or(places - 1);
                let spot = Spot::new(self.add(here.start, end_of(here)), hall);
                let clashes = |(other, from, to): &(usize, Minutes, Minutes)| {
                    *other == hall && *from < end_of(here) && here.start < *to
                };
                if !self.facts(item).has_parts {
                    if hall >= halls {
                        sharing.push(item);
                    } else if taken.iter().any(clashes) {
                        sharing.push(item);
                        in_halls.push(item);
                    } else {
                        taken.push((hall, here.start, end_of(here)));
                    }
                }
                choices.push(Choices {
                    stretches: vec![spot.stretch()],
                    halls: vec![hall],
                });
                start.push(spot);
                continue;
            }
            let (mine, by_itself) = self.choices(item, own.get(&item));
            let home = here.and_then(|here| {
                let stretch = self
                    .known
                    .get(&(here.start, end_of(here), self.pauses(item) == Pauses::Count))?;
                let hall = self.places[..halls].iter().position(|place| *place == here.place)?;
                Some(Spot::new(*stretch, hall))
            });
            start.push(home.unwrap_or(Spot::NOWHERE));
            choices.push(mine);
            alone.push(by_itself);
        }
        let closed = self.closed();
        let mut model = Model::new(self.stretches.clone(), self.places.len(), &closed, choices)?
            .sharing(&sharing)
            .staying(
                &(0..self.items.len())
                    .filter(|item| !self.movable[*item])
                    .collect::<Vec<_>>(),
            );
        for rule in alone
            .into_iter()
            .filter(|rule| !rule.stretches.is_empty() || !rule.halls.is_empty())
        {
            model = model.with(rule);
        }
        for rule in self.between(&in_halls) {
            model = model.with(rule);
        }
        if let Some(rule) = self.ways() {
            model = model.with(rule);
        }
        let homes = self.homes(&start);
        if !homes.is_empty() {
            model = model.with(Stays { homes });
        }
        let forum = Forum {
            items: self.items,
            durations: self.durations,
            stretches: self.stretches,
            places: self.places,
            start,
        };
        Ok((forum, model))
    }

    /// Takes every second start, or third, until the grid is small enough to be planned on.
    fn thin_out_starts(&mut self) {
        let movable = (0..self.items.len()).filter(|item| self.movable[*item]);
        let lengths: BTreeSet<(u32, bool)> = movable
            .map(|item| (self.durations[item], self.pauses(item) == Pauses::Count))
            .collect();
        let room = MOST_STRETCHES.saturating_sub(self.items.len()).max(1);
        let step = (self.order.starts.len() * lengths.len()).div_ceil(room).max(1);
        self.starts = self.order.starts.iter().copied().step_by(step).collect();
    }

    fn add(&mut self, start: Minutes, end: Minutes) -> usize {
        self.stretches.push(Stretch {
            day: u32::try_from(start.div_euclid(DAY)).unwrap_or_default(),
            start,
            end,
            block: 0,
        });
        self.stretches.len() - 1
    }

    fn grid_stretch(&mut self, item: usize, start: Minutes) -> usize {
        let end = start + Minutes::from(self.durations[item].max(1));
        let key = (start, end, self.pauses(item) == Pauses::Count);
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let number = self.add(start, end);
        self.known.insert(key, number);
        number
    }

    /// What the findings say of each movable item alone on the board: per start, and per hall.
    fn own(&self) -> BTreeMap<usize, Own> {
        // What the model knows by hall and time together is not asked here.
        let policy = self.problem.policy().clone();
        let policy = policy.with(Rule::HallClosed, None).with(Rule::MovedLate, None);
        let empty = Board::new(self.problem.clone().with_policy(policy));
        let halls: Vec<HallIdx> = self.problem.halls().collect();
        let mut own = BTreeMap::new();
        for item in (0..self.items.len()).filter(|item| self.movable[*item]) {
            let mut starts = self.starts.clone();
            if let Some(home) = self.order.board.placement(self.items[item])
                && let Err(at) = starts.binary_search(&home.start)
            {
                starts.insert(at, home.start);
            }
            let ask = |halls: &[HallIdx], starts: &[Minutes]| {
                let grid = Grid {
                    halls,
                    starts,
                    duration_minutes: self.durations[item],
                };
                scores(&empty, self.items[item], grid)
            };
            if halls.is_empty() || starts.is_empty() {
                continue;
            }
            let in_time = ask(&halls[..1], &starts).swap_remove(0);
            let in_halls = ask(&halls, &starts[..1]).into_iter().map(|row| row[0]).collect();
            own.insert(
                item,
                Own {
                    starts,
                    in_time,
                    in_halls,
                },
            );
        }
        own
    }

    /// Where an item may be, and what it costs there by itself.
    fn choices(&mut self, item: usize, own: Option<&Own>) -> (Choices, ByItself) {
        let mut choices = Choices::default();
        let mut by_itself = ByItself {
            item,
            stretches: Vec::new(),
            halls: Vec::new(),
        };
        let Some(own) = own else {
            return (choices, by_itself);
        };
        for (index, soft) in least(&own.in_time) {
            let stretch = self.grid_stretch(item, own.starts[index]);
            choices.stretches.push(stretch);
            if soft > 0 {
                by_itself.stretches.push((stretch, soft));
            }
        }
        for (hall, soft) in least(&own.in_halls) {
            choices.halls.push(hall);
            if soft > 0 {
                by_itself.halls.push((hall, soft));
            }
        }
        (choices, by_itself)
    }

    /// Halls and stretches of the grid that do not go together.
    fn closed(&self) -> Vec<(usize, usize)> {
        let is_hard = |setting: Setting| setting.severity == Severity::Hard;
        if !self.problem.policy().of(Rule::HallClosed).is_some_and(is_hard) {
            return Vec::new();
        }
        let mut closed = Vec::new();
        for (number, hall) in self
            .problem
            .halls
            .iter()
            .enumerate()
            .filter(|(_, hall)| !hall.open.is_empty())
        {
            for ((start, end, counts), stretch) in &self.known {
                let pauses = if *counts { Pauses::Count } else { Pauses::Allowed };
                if windows::outside(&hall.open, *start, *end, pauses) > 0 {
                    closed.push((number, *stretch));
                }
            }
        }
        closed
    }

    /// Pairs of items that have a person in common, each with how many.
    fn together(&self) -> BTreeMap<[usize; 2], i64> {
        let mut pairs = BTreeMap::new();
        self.each_person(|_, attended| {
            for_pairs(attended, |pair| *pairs.entry(pair).or_default() += 1);
        });
        pairs.retain(|pair, _| !self.is_one(*pair));
        pairs
    }

    fn each_person(&self, mut look: impl FnMut(usize, &[usize])) {
        let mut attended: Vec<Vec<usize>> = vec![Vec::new(); self.problem.people.len()];
        for item in 0..self.items.len() {
            let facts = self.facts(item);
            if facts.presence == Presence::Attended {
                for person in &facts.people {
                    attended[person.position()].push(item);
                }
            }
        }
        for (person, attended) in attended.iter().enumerate() {
            look(person, attended);
        }
    }

    /// Whether one is a part of the other.
    fn is_one(&self, [a, b]: [usize; 2]) -> bool {
        self.problem.one_holds_the_other(self.items[a], self.items[b])
    }

    fn between(&self, sharing: &[usize]) -> Vec<Between> {
        let policy = self.problem.policy();
        let mut rules = Vec::new();
        let mut add = |rule: Rule, pairs: Vec<Pair>, amount: Arc<Amount>, halls: Option<InHalls>| {
            if let Some(setting) = policy.of(rule).filter(|_| !pairs.is_empty()) {
                let weigh = |(pair, count): &Pair| (*pair, count * i64::from(setting.weight));
                rules.push(Between {
                    id: rule.id(),
                    pairs: pairs.iter().map(weigh).collect(),
                    amount,
                    halls,
                    hard: setting.severity == Severity::Hard,
                });
            }
        };
        let overlap: Arc<Amount> = Arc::new(|a, b| i64::from(a.overlap(&b) > 0));
        let named = |partners: fn(&Item) -> &[ItemIdx]| -> Vec<Pair> {
            let of = |item: usize| {
                let others = partners(self.facts(item)).iter();
                others.filter_map(move |other| Some(([item, self.number[other.position()]?], 1)))
            };
            (0..self.items.len()).flat_map(of).collect()
        };
        let once = |partners: fn(&Item) -> &[ItemIdx]| -> Vec<Pair> {
            let mut pairs = named(partners);
            pairs.retain(|([a, b], _)| a < b);
            pairs
        };
        add(
            Rule::HallTakenTwice,
            self.of_wholes(sharing),
            overlap.clone(),
            Some(InHalls::Same),
        );
        add(
            Rule::PersonInTwoPlaces,
            self.together().into_iter().collect(),
            overlap.clone(),
            None,
        );
        let turned = |pairs: Vec<Pair>| pairs.into_iter().map(|([a, b], count)| ([b, a], count)).collect();
        add(
            Rule::OrderBroken,
            turned(named(|item| &item.after)),
            Arc::new(|a, b| i64::from(b.start < a.end)),
            None,
        );
        add(Rule::InParallel, once(|item| &item.apart), overlap.clone(), None);
        add(
            Rule::NotTogether,
            once(|item| &item.same_time),
            Arc::new(|a, b| i64::from(a.start != b.start)),
            None,
        );
        add(
            Rule::DifferentDays,
            once(|item| &item.same_day),
            Arc::new(|a, b| i64::from(!on_one_day(a, b))),
            None,
        );
        let at_once: Arc<Amount> = Arc::new(|a, b| i64::from(!(0..=AT_ONCE_MINUTES).contains(&(b.start - a.end))));
        add(
            Rule::NotRightAfter,
            turned(named(|item| item.right_after.as_slice())),
            at_once,
            None,
        );
        add(
            Rule::TopicInParallel,
            once(|item| &item.same_topic),
            overlap.clone(),
            None,
        );
        add(Rule::AudienceTorn, self.torn(), overlap.clone(), None);
        add(Rule::DuringBreak, self.meals(), overlap, None);
        for (rest, pairs) in self.rests() {
            let too_short = move |a: Stretch, b: Stretch| {
                let pause = (b.start - a.end).max(a.start - b.end);
                i64::from(on_one_day(a, b) && a.overlap(&b) == 0 && pause < rest)
            };
            add(Rule::RestTooShort, pairs, Arc::new(too_short), None);
        }
        let follows: Arc<Amount> = Arc::new(|a, b| {
            let pause = (b.start - a.end).max(a.start - b.end);
            i64::from(a.overlap(&b) == 0 && pause <= PAUSE_MINUTES)
        });
        add(Rule::ChairsOneSided, self.chairs(), follows, Some(InHalls::Same));
        rules
    }

    /// A whole with everything that is no part of it, and what stays in a hall that something else has, with all others.
    fn of_wholes(&self, sharing: &[usize]) -> Vec<Pair> {
        let is_sharing: BTreeSet<usize> = sharing.iter().copied().collect();
        let mut pairs = Vec::new();
        for whole in sharing {
            let others = (0..self.items.len()).filter(|other| other != whole);
            let others = others.filter(|other| other > whole || !is_sharing.contains(other));
            pairs.extend(
                others
                    .map(|other| ([*whole, other], 1))
                    .filter(|(pair, _)| !self.is_one(*pair)),
            );
        }
        pairs
    }

    fn torn(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for item in 0..self.items.len() {
            let facts = self.facts(item);
            for (other, people) in facts.wanted_with.iter().zip(&facts.wanting_both) {
                if let Some(other) = self.number[other.position()].filter(|other| *other > item) {
                    pairs.push(([item, other], i64::from(*people)));
                }
            }
        }
        pairs
    }

    fn meals(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for meal in self
            .problem
            .meals
            .iter()
            .filter_map(|meal| self.number[meal.position()])
        {
            let of_meal = self.facts(meal);
            for item in 0..self.items.len() {
                let facts = self.facts(item);
                let eats = |person| facts.people.binary_search(person).is_ok();
                if facts.presence == Presence::Attended
                    && !facts.meal
                    && (of_meal.people.is_empty() || of_meal.people.iter().any(eats))
                    && !self.is_one([item, meal])
                {
                    pairs.push(([item, meal], 1));
                }
            }
        }
        pairs
    }

    /// By minutes of rest: the pairs of those who need them.
    fn rests(&self) -> BTreeMap<Minutes, Vec<Pair>> {
        let mut rests: BTreeMap<Minutes, Vec<Pair>> = BTreeMap::new();
        self.each_person(|person, attended| {
            let rest = self.problem.people[person].rest_minutes;
            if rest > 0 {
                let pairs = rests.entry(rest).or_default();
                for_pairs(attended, |pair| {
                    if !self.is_one(pair) {
                        pairs.push((pair, 1));
                    }
                });
            }
        });
        rests
    }

    fn chairs(&self) -> Vec<Pair> {
        let mut pairs = Vec::new();
        if self.problem.chairs_alternate {
            let chaired: Vec<usize> = (0..self.items.len())
                .filter(|item| self.facts(*item).chaired_by.is_some())
                .collect();
            for_pairs(&chaired, |pair| {
                if self.facts(pair[0]).chaired_by == self.facts(pair[1]).chaired_by && !self.is_one(pair) {
                    pairs.push((pair, 1));
                }
            });
        }
        pairs
    }

    fn ways(&self) -> Option<WayTooShort> {
        let is_hard = |setting: &Setting| setting.severity == Severity::Hard;
        let setting = self.problem.policy().of(Rule::TravelTooShort).filter(is_hard)?;
        let pairs: Vec<Pair> = self.together().into_iter().collect();
        let venue = |place: &Place| match place {
            Place::Hall(hall) => Some(self.problem.venue_of(*hall)),
            Place::Venue(venue) => Some(*venue),
            Place::Unknown => None,
        };
        let venues: Vec<Option<VenueIdx>> = self.places.iter().map(venue).collect();
        let table = |minute: Option<Minutes>| -> Vec<i64> {
            let way = |from: Option<VenueIdx>, to: Option<VenueIdx>| {
                let (from, to) = (from?, to?);
                match minute {
                    None => self.problem.travel_minutes(from, to),
                    Some(minute) => self.problem.travel_minutes_at(from, to, minute),
                }
            };
            let row = |from: &Option<VenueIdx>| {
                let from = *from;
                venues
                    .iter()
                    .map(move |to| way(from, *to).map_or(0, i64::from))
                    .collect::<Vec<_>>()
            };
            venues.iter().flat_map(row).collect()
        };
        let minutes = table(None);
        if pairs.is_empty() || minutes.iter().all(|minutes| *minutes == 0) && self.problem.rush.is_empty() {
            return None;
        }
        let mut edges: BTreeSet<Minutes> = self
            .problem
            .rush
            .iter()
            .flat_map(|rush| [rush.begins, rush.ends])
            .collect();
        edges.insert(0);
        let edges: Vec<Minutes> = edges.into_iter().collect();
        let at = |minute: Minutes| edges.partition_point(|edge| *edge <= minute).saturating_sub(1);
        let rush = (edges.len() > 1 && edges.len() <= usize::from(u8::MAX)).then(|| Rush {
            tables: edges.iter().map(|edge| table(Some(*edge))).collect(),
            at: (0..DAY)
                .map(|minute| u8::try_from(at(minute)).unwrap_or_default())
                .collect(),
        });
        Some(WayTooShort {
            minutes,
            rush,
            pairs: pairs
                .into_iter()
                .map(|(pair, people)| (pair, people * i64::from(setting.weight)))
                .collect(),
        })
    }

    fn homes(&self, start: &[Spot]) -> Vec<(usize, Spot, i64)> {
        let mut homes = Vec::new();
        let moved_late = self.problem.policy().of(Rule::MovedLate);
        for item in (0..self.items.len()).filter(|item| self.movable[*item]) {
            if self.order.stability > 0 && start[item].is_placed() {
                homes.push((item, start[item], i64::from(self.order.stability)));
            }
            let told = self.facts(item).released.and_then(|told| {
                let hall = self.places.iter().position(|place| *place == told.place)?;
                let end = told.start + Minutes::from(self.durations[item].max(1));
                let counts = self.pauses(item) == Pauses::Count;
                Some(Spot::new(*self.known.get(&(told.start, end, counts))?, hall))
            });
            if let (Some(told), Some(setting)) = (told, moved_late) {
                homes.push((item, told, i64::from(setting.weight)));
            }
        }
        homes
    }
}

struct Own {
    starts: Vec<Minutes>,
    in_time: Vec<Score>,
    in_halls: Vec<Score>,
}

fn on_one_day(a: Stretch, b: Stretch) -> bool {
    a.start.div_euclid(DAY) == b.start.div_euclid(DAY)
}

/// Those where least that must hold is broken, with what they cost more than the cheapest.
fn least(scores: &[Score]) -> Vec<(usize, i64)> {
    let hard = scores.iter().map(|score| score.hard).min().unwrap_or_default();
    let those = || scores.iter().enumerate().filter(|(_, score)| score.hard == hard);
    let soft = those().map(|(_, score)| score.soft).min().unwrap_or_default();
    those().map(|(at, score)| (at, score.soft - soft)).collect()
}

fn for_pairs(items: &[usize], mut each: impl FnMut([usize; 2])) {
    for (at, a) in items.iter().enumerate() {
        for b in &items[at + 1..] {
            each([*a, *b]);
        }
    }
}
