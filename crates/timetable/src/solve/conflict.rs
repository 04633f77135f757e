//! Why an item has no place: a smallest set of items and rules that cannot all be kept, and what would have to be given up.
//!
//! The set begins with the item alone and takes in what stands in its way, the item that bars most of its places first,
//! until trying everything shows that the set cannot be placed. Then what can be taken out of it again without making room
//! is taken out, items first, then rules (deletion filter, after Chinneck and Dravnieks, "Locating Minimal Infeasible
//! Constraint Sets in Linear Programs", ORSA Journal on Computing 3, 1991). So it is smallest in that nothing in it can be
//! left out. Everything is tried by the findings themselves, so a proof is about what organisers see.

use std::collections::BTreeMap;

use super::plan::Order;
use crate::board::{Board, Place, Placement};
use crate::findings::{Score, Severity, findings_if, score_around};
use crate::ids::{HallIdx, ItemIdx};
use crate::problem::Minutes;
use crate::rules::{Reads, Rule, Setting};

/// What cannot all be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The item without a place first.
    pub items: Vec<ItemIdx>,
    pub rules: Vec<Rule>,
    /// What would make room, the cheapest first.
    pub relaxations: Vec<Relaxation>,
}

/// Something that could be given up; cheaper variants stand first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relaxation {
    /// An item that the order keeps where it is may move.
    Move { item: ItemIdx },
    /// An item takes less time.
    Shorten { item: ItemIdx, to_minutes: u32 },
    /// A rule is broken; what that counts by the policy.
    Break { rule: Rule, weight: i64 },
    /// An item is left out.
    Leave { item: ItemIdx },
}

/// Items in a set, at most; more is no explanation.
const MOST_ITEMS: usize = 6;
/// Placings that are tried before it is given up.
const MOST_TRIES: usize = 40_000;
/// Places of one item that are looked at for what bars them.
const MOST_LOOKED_AT: usize = 600;

/// Says why an item that the plan on `board` leaves out has no place; `None` when that cannot be shown with few items.
/// `stopped` is asked now and then. O(starts × halls) findings per item, and at most some ten thousand per set.
pub fn conflict(order: &Order<'_>, board: &Board, item: ItemIdx, stopped: &dyn Fn() -> bool) -> Option<Conflict> {
    let mut search = Conflicts {
        order,
        stopped,
        shortened: None,
        freed: None,
        known: BTreeMap::new(),
    };
    let policy: Vec<(Rule, Setting)> = order
        .board
        .problem()
        .policy()
        .rules(|reads| reads != Reads::Content)
        .filter(|(rule, setting)| setting.severity == Severity::Hard && !rule.is_about_days())
        .collect();
    let mut items = vec![item];
    while search.can_be(&items, &policy)? {
        if items.len() == MOST_ITEMS {
            return None;
        }
        let next = search.in_the_way(board, &items, &policy)?;
        items.push(next);
    }
    let mut at = 1;
    while at < items.len() {
        let left_out = items.remove(at);
        if search.can_be(&items, &policy)? {
            items.insert(at, left_out);
            at += 1;
        }
    }
    let mut rules = policy;
    let mut at = 0;
    while at < rules.len() {
        let left_out = rules.remove(at);
        if search.can_be(&items, &rules)? {
            rules.insert(at, left_out);
            at += 1;
        }
    }
    let relaxations = search.relaxations(&items, &rules);
    Some(Conflict {
        rules: rules.into_iter().map(|(rule, _)| rule).collect(),
        items,
        relaxations,
    })
}

struct Conflicts<'a> {
    order: &'a Order<'a>,
    stopped: &'a dyn Fn() -> bool,
    /// An item that is given less time than it wants.
    shortened: Option<(ItemIdx, u32)>,
    /// An item that may move though the order keeps it.
    freed: Option<ItemIdx>,
    /// Per item and rules: the places it may have alone, as far as they were asked for.
    known: BTreeMap<(ItemIdx, Vec<Rule>, u32), Vec<Placement>>,
}

impl Conflicts<'_> {
    /// Whether items can all be placed by the rules; `None` when that takes too long to say.
    fn can_be(&mut self, items: &[ItemIdx], rules: &[(Rule, Setting)]) -> Option<bool> {
        self.placing(items, rules).map(|placing| placing.is_some())
    }

    /// A placing of the items by the rules, if there is one; `None` when that takes too long to say.
    fn placing(&mut self, items: &[ItemIdx], rules: &[(Rule, Setting)]) -> Option<Option<Vec<(ItemIdx, Placement)>>> {
        let mut board = self.empty();
        let mut places = Vec::with_capacity(items.len());
        for item in items {
            let own = self.places(*item, rules);
            if self.stays(*item) {
                // What stays is where it is; that it is in the way of something else that stays is no reason here.
                board.place(*item, own.first().copied());
            } else if own.is_empty() {
                return Some(None);
            } else {
                places.push((*item, own));
            }
        }
        places.sort_by_key(|(_, places)| places.len());
        let mut tries = 0;
        let mut placed = Vec::new();
        let done = self.try_all(&mut board, &places, rules, &mut tries, &mut placed)?;
        placed.extend(
            items
                .iter()
                .filter_map(|item| Some((*item, board.placement(*item).filter(|_| self.stays(*item))?))),
        );
        Some(done.then_some(placed))
    }

    fn try_all(
        &self,
        board: &mut Board,
        left: &[(ItemIdx, Vec<Placement>)],
        rules: &[(Rule, Setting)],
        tries: &mut usize,
        placed: &mut Vec<(ItemIdx, Placement)>,
    ) -> Option<bool> {
        let Some(((item, places), left)) = left.split_first() else {
            return Some(true);
        };
        for placement in places {
            *tries += 1;
            if *tries > MOST_TRIES || (tries.is_multiple_of(256) && (self.stopped)()) {
                return None;
            }
            if score_around(board, *item, Some(*placement), rules).hard > 0 {
                continue;
            }
            board.place(*item, Some(*placement));
            placed.push((*item, *placement));
            if self.try_all(board, left, rules, tries, placed)? {
                return Some(true);
            }
            placed.pop();
            board.place(*item, None);
        }
        Some(false)
    }

    /// The board with nothing on it.
    fn empty(&self) -> Board {
        self.order.board.emptied()
    }

    fn duration(&self, item: ItemIdx) -> u32 {
        if let Some((_, minutes)) = self.shortened.filter(|(shortened, _)| *shortened == item) {
            return minutes;
        }
        let known = self.order.board.placement(item);
        known.map_or(self.order.durations[item.position()], |placement| {
            placement.duration_minutes
        })
    }

    fn stays(&self, item: ItemIdx) -> bool {
        self.freed != Some(item) && !self.order.movable.contains(&item)
    }

    /// The places an item may have by itself; where it is, when it stays.
    fn places(&mut self, item: ItemIdx, rules: &[(Rule, Setting)]) -> Vec<Placement> {
        if self.stays(item) {
            return self.order.board.placement(item).into_iter().collect();
        }
        let duration_minutes = self.duration(item);
        let key = (item, rules.iter().map(|(rule, _)| *rule).collect(), duration_minutes);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let empty = self.empty();
        let mut places = Vec::new();
        for start in &self.order.starts {
            for hall in self.order.board.problem().halls() {
                let placement = at(hall, *start, duration_minutes);
                if score_around(&empty, item, Some(placement), rules).hard == 0 {
                    places.push(placement);
                }
            }
        }
        self.known.insert(key, places.clone());
        places
    }

    /// What bars most of the places that those of the items could have which may move, and is not in the set yet.
    fn in_the_way(&mut self, board: &Board, items: &[ItemIdx], rules: &[(Rule, Setting)]) -> Option<ItemIdx> {
        let mut bars: BTreeMap<ItemIdx, usize> = BTreeMap::new();
        for item in items {
            if self.stays(*item) {
                continue;
            }
            let places = self.places(*item, rules);
            let step = places.len().div_ceil(MOST_LOOKED_AT).max(1);
            for placement in places.iter().step_by(step) {
                for finding in findings_if(board, *item, Some(*placement)) {
                    let counts =
                        finding.severity == Severity::Hard && rules.iter().any(|(rule, _)| *rule == finding.rule());
                    for other in finding.items().iter().filter(|other| counts && !items.contains(other)) {
                        *bars.entry(*other).or_default() += 1;
                    }
                }
            }
        }
        bars.into_iter()
            .max_by_key(|(item, count)| (*count, std::cmp::Reverse(*item)))
            .map(|(item, _)| item)
    }

    /// What would make room, the cheapest first.
    fn relaxations(&mut self, items: &[ItemIdx], rules: &[(Rule, Setting)]) -> Vec<Relaxation> {
        let mut found = Vec::new();
        for item in items {
            if self.stays(*item) {
                self.freed = Some(*item);
                if self.can_be(items, rules) == Some(true) {
                    found.push(Relaxation::Move { item: *item });
                }
                self.freed = None;
            } else {
                let whole = self.duration(*item);
                // The longest that fits, in steps of a quarter of what was wanted.
                for to_minutes in [whole * 3 / 4, whole / 2, whole / 4] {
                    let to_minutes = to_minutes / 5 * 5;
                    if to_minutes == 0 || to_minutes >= whole {
                        continue;
                    }
                    self.shortened = Some((*item, to_minutes));
                    let fits = self.can_be(items, rules) == Some(true);
                    self.shortened = None;
                    if fits {
                        found.push(Relaxation::Shorten {
                            item: *item,
                            to_minutes,
                        });
                        break;
                    }
                }
            }
            let others: Vec<ItemIdx> = items.iter().copied().filter(|other| other != item).collect();
            if self.can_be(&others, rules) == Some(true) {
                found.push(Relaxation::Leave { item: *item });
            }
        }
        for at in 0..rules.len() {
            let mut fewer = rules.to_vec();
            let (rule, _) = fewer.remove(at);
            if let Some(Some(placing)) = self.placing(items, &fewer) {
                let mut board = self.empty();
                let mut score = Score::default();
                for (item, placement) in placing {
                    score.hard += score_around(&board, item, Some(placement), rules).hard;
                    board.place(item, Some(placement));
                }
                found.push(Relaxation::Break {
                    rule,
                    weight: score.hard,
                });
            }
        }
        found.sort_by_key(|relaxation| match relaxation {
            Relaxation::Break { weight, .. } => (2, *weight, *relaxation),
            Relaxation::Move { .. } => (0, 0, *relaxation),
            Relaxation::Shorten { .. } => (1, 0, *relaxation),
            Relaxation::Leave { .. } => (3, 0, *relaxation),
        });
        found
    }
}

fn at(hall: HallIdx, start: Minutes, duration_minutes: u32) -> Placement {
    Placement {
        place: Place::Hall(hall),
        start,
        duration_minutes,
    }
}
