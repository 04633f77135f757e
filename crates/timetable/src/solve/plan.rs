//! A whole forum: a board in, a better board out.
//!
//! The forum is put into a model once, and the search that places everything else places it too. What it finds is judged
//! by the findings, which know more than the model does, and the last details are settled by them: items that are nowhere,
//! or have something wrong with them, are taken to the place that is best at that moment. What costs no more than the
//! items' own content is proved to be the best.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use super::conflict::{Conflict, conflict};
use super::forum::Forum;
use super::model::{Cost, ModelError, Spot};
use super::state::Compiled;
use super::{News, Search, Watch};
use crate::better::{Grid, better_places};
use crate::board::{Board, Placement};
use crate::findings::{Finding, Score, Severity, change_of_move, findings_of};
use crate::ids::{HallIdx, ItemIdx};
use crate::live::LiveFindings;
use crate::problem::Minutes;

/// What is wanted.
#[derive(Debug, Clone)]
pub struct Order<'a> {
    /// The present draft: problem, policy (weights) and placements; a warm start.
    pub board: &'a Board,
    /// What may be placed and moved; everything else stays where it is.
    pub movable: Vec<ItemIdx>,
    /// Minutes, per item of the problem; used for items that are not placed yet.
    pub durations: Vec<u32>,
    /// The starts that may be used, ascending.
    pub starts: Vec<Minutes>,
    /// What one moved item costs against soft weights; 0: nothing.
    pub stability: u32,
    pub seed: u64,
    /// How many [`Planner::work`] calls the caller will run at once.
    pub workers: usize,
}

/// Why an order cannot be worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderRefusal {
    /// The list of durations has another length than that of items.
    Durations { given: usize, items: usize },
    /// The starts are not in order.
    StartsOutOfOrder { at: Minutes },
    /// There is more than can be planned at once.
    TooLarge(ModelError),
}

impl fmt::Display for OrderRefusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Durations { given, items } => write!(f, "{given} durations for {items} items"),
            Self::StartsOutOfOrder { at } => write!(f, "the starts are not in order at minute {at}"),
            Self::TooLarge(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OrderRefusal {}

/// The best that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Per item.
    pub placements: Vec<Option<Placement>>,
    pub before: Score,
    pub after: Score,
    /// No plan costs less.
    pub bound: Option<i64>,
    pub optimal: bool,
    /// Seconds and what the best plan cost then.
    pub trace: Vec<(f64, i64)>,
    pub unplaced: Vec<Unplaced>,
}

/// An item that found no place, with what stands in the way, the cheapest relaxation first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    pub item: ItemIdx,
    pub reasons: Vec<Reason>,
    /// What cannot all be kept, where that could be shown; only after the work has ended.
    pub conflict: Option<Conflict>,
}

/// What stands in the way of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// This would be wrong at the place where least would be.
    Finding(Finding),
}

/// What one hard point weighs against soft ones in the objective.
const HARD: i64 = 100_000;
/// Seconds between two looks at what the search has found, while it works.
const BETWEEN_LOOKS: f64 = 0.3;
/// Items that are settled after the search has been stopped.
const LAST_ONES: usize = 64;

/// Works an order out.
#[derive(Debug)]
pub struct Planner<'a> {
    order: Order<'a>,
    halls: Vec<HallIdx>,
    before: Score,
    /// What the items cost wherever they are: texts and roles that are missing.
    floor: i64,
    forum: Forum,
    search: Search<'static>,
    best: Mutex<Best>,
}

#[derive(Debug)]
struct Best {
    board: Board,
    score: Score,
    objective: i64,
    trace: Vec<(f64, i64)>,
    /// What the search's best cost when it was last looked at, and when that was.
    seen: Option<Cost>,
    looked: f64,
}

/// Stops the search when nothing can be better, and looks at what it has found from time to time.
struct Looking<'a, 'b> {
    planner: &'a Planner<'b>,
    watch: &'a dyn Watch,
}

impl Watch for Looking<'_, '_> {
    fn seconds(&self) -> f64 {
        self.watch.seconds()
    }

    fn stopped(&self) -> bool {
        if self.watch.stopped() || self.planner.is_free() {
            return true;
        }
        self.planner.look(self.watch);
        false
    }
}

impl<'a> Planner<'a> {
    /// # Errors
    /// When the order does not fit its board.
    pub fn new(order: Order<'a>) -> Result<Self, Vec<OrderRefusal>> {
        let mut refusals = Vec::new();
        let items = order.board.problem().items().len();
        if order.durations.len() != items {
            refusals.push(OrderRefusal::Durations {
                given: order.durations.len(),
                items,
            });
        }
        if let Some(pair) = order.starts.windows(2).find(|pair| pair[0] >= pair[1]) {
            refusals.push(OrderRefusal::StartsOutOfOrder { at: pair[1] });
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let (forum, model) = Forum::new(&order).map_err(|error| vec![OrderRefusal::TooLarge(error)])?;
        let search = Search::new(Compiled::new(model), Some(&forum.start), order.seed, None);
        let live = LiveFindings::new(order.board.clone());
        let before = live.score();
        let content = live.findings().filter(|finding| !finding.rule().is_about_placing());
        let floor = objective(Score::of(content), 0);
        Ok(Self {
            floor,
            halls: order.board.problem().halls().collect(),
            before,
            best: Mutex::new(Best {
                board: live.into_board(),
                score: before,
                objective: objective(before, 0),
                trace: Vec::new(),
                seen: None,
                looked: f64::NEG_INFINITY,
            }),
            forum,
            search,
            order,
        })
    }

    /// Looks for better plans until it is stopped or nothing can be better; run by the caller on as many threads as it
    /// ordered.
    pub fn work(&self, worker: usize, watch: &dyn Watch) {
        if self.is_free() || self.order.movable.is_empty() {
            return;
        }
        self.search.work(worker, &Looking { planner: self, watch });
        self.judge(watch, LAST_ONES);
    }

    /// Judges what the search has found, when there is something new and some time has passed.
    fn look(&self, watch: &dyn Watch) {
        let now = watch.seconds();
        {
            let mut best = self.best();
            if now - best.looked < BETWEEN_LOOKS {
                return;
            }
            best.looked = now;
        }
        let found = self.search.best().cost;
        if self.best().seen.replace(found) != Some(found) {
            self.judge(watch, usize::MAX);
        }
    }

    /// Puts what the search has found on a board, settles at most so many items by the findings, and keeps it if it is
    /// better.
    fn judge(&self, watch: &dyn Watch, most: usize) {
        let mut live = LiveFindings::new(self.found().1);
        self.offer(&live, watch);
        self.settle(&mut live, watch, most);
    }

    /// What the search has found by the model, before the findings settled it: what it costs there, and where everything
    /// is.
    pub fn found(&self) -> (Cost, Board) {
        let found = self.search.best();
        (found.cost, self.board_of(&found.spots))
    }

    fn board_of(&self, spots: &[Spot]) -> Board {
        let mut board = self.order.board.clone();
        for (item, placement) in self.forum.placements(spots) {
            board.place(item, placement);
        }
        board
    }

    /// The best so far; may be asked while workers work.
    pub fn plan(&self) -> Plan {
        let (board, score, trace) = {
            let best = self.best();
            (best.board.clone(), best.score, best.trace.clone())
        };
        let unplaced = self
            .order
            .movable
            .iter()
            .filter(|item| board.placement(**item).is_none())
            .map(|item| self.without(&board, *item))
            .collect();
        let optimal = self.is_free();
        Plan {
            placements: board.problem().items().map(|item| board.placement(item)).collect(),
            before: self.before,
            after: score,
            bound: Some(self.floor),
            optimal,
            trace,
            unplaced,
        }
    }

    /// Says of unplaced items of a plan why they have no place, those first that come first, until it is stopped.
    pub fn explain(&self, plan: &mut Plan, stopped: &dyn Fn() -> bool) {
        let mut board = self.order.board.emptied();
        for (item, placement) in board.problem().items().zip(&plan.placements).collect::<Vec<_>>() {
            board.place(item, *placement);
        }
        for unplaced in &mut plan.unplaced {
            if stopped() {
                return;
            }
            unplaced.conflict = conflict(&self.order, &board, unplaced.item, stopped);
        }
    }

    fn best(&self) -> std::sync::MutexGuard<'_, Best> {
        self.best.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether placing costs nothing any more.
    fn is_free(&self) -> bool {
        self.best().objective == self.floor
    }

    /// Takes items to better places, in turn, until none has one or so many were looked at.
    fn settle(&self, live: &mut LiveFindings, watch: &dyn Watch, most: usize) {
        let mut left = most;
        let mut moved = true;
        while moved && !self.is_free() {
            moved = false;
            for item in &self.order.movable {
                if left == 0 || (most > LAST_ONES && watch.stopped()) {
                    return;
                }
                let troubled = live.board().placement(*item).is_none() || !findings_of(live.board(), *item).is_empty();
                if troubled {
                    left -= 1;
                    if let Some(placement) = self.best_place(live.board(), *item) {
                        live.place(*item, Some(placement));
                        moved = true;
                    }
                }
            }
            self.offer(live, watch);
        }
    }

    /// The best place, when it is better than where the item is.
    fn best_place(&self, board: &Board, item: ItemIdx) -> Option<Placement> {
        let found = better_places(board, item, self.grid(board, item), 1);
        let best = found.first()?;
        let mut gain = best.change.score();
        let home = self.order.board.placement(item);
        let moved = |placement: Option<Placement>| i64::from(home.is_some() && placement != home);
        gain.soft += i64::from(self.order.stability) * (moved(Some(best.placement)) - moved(board.placement(item)));
        (gain < Score::default()).then_some(best.placement)
    }

    fn grid<'g>(&'g self, board: &Board, item: ItemIdx) -> Grid<'g> {
        let known = self.order.board.placement(item).or(board.placement(item));
        Grid {
            halls: &self.halls,
            starts: &self.order.starts,
            duration_minutes: known.map_or(self.order.durations[item.position()], |placement| {
                placement.duration_minutes
            }),
        }
    }

    fn offer(&self, live: &LiveFindings, watch: &dyn Watch) {
        let moved = self
            .order
            .movable
            .iter()
            .filter(|item| {
                let home = self.order.board.placement(**item);
                home.is_some() && home != live.board().placement(**item)
            })
            .count();
        let moved = i64::try_from(moved).unwrap_or(i64::MAX);
        let objective = objective(live.score(), moved.saturating_mul(self.order.stability.into()));
        let seconds = watch.seconds();
        {
            let mut best = self.best();
            if objective > best.objective {
                return;
            }
            let better = objective < best.objective || best.trace.is_empty();
            best.board = live.board().clone();
            best.score = live.score();
            best.objective = objective;
            if !better {
                return;
            }
            best.trace.push((seconds, objective));
        }
        watch.better(News {
            seconds,
            objective,
            bound: Some(self.floor),
        });
    }

    /// What would be wrong wherever the item were placed, at the place where least would be.
    fn without(&self, board: &Board, item: ItemIdx) -> Unplaced {
        let grid = self.grid(board, item);
        let place = self
            .halls
            .iter()
            .flat_map(|hall| grid.starts.iter().map(move |start| (*hall, *start)))
            .map(|(hall, start)| Placement {
                place: crate::board::Place::Hall(hall),
                start,
                duration_minutes: grid.duration_minutes,
            })
            .min_by_key(|placement| change_of_move(board, item, Some(*placement)).score());
        let mut reasons: Vec<Finding> = place
            .map(|placement| change_of_move(board, item, Some(placement)).caused)
            .unwrap_or_default();
        reasons.sort_by_key(|finding| (finding.severity == Severity::Hard, finding.weight));
        Unplaced {
            item,
            reasons: reasons.into_iter().map(Reason::Finding).collect(),
            conflict: None,
        }
    }
}

fn objective(score: Score, moved: i64) -> i64 {
    score
        .hard
        .saturating_mul(HARD)
        .saturating_add(score.soft)
        .saturating_add(moved)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::{Description, Hall, Item, Person, Role};
    use crate::problem::Problem;
    use crate::rules::Rule;
    use crate::solve::conflict::Relaxation;

    struct Looks(std::sync::atomic::AtomicUsize, usize);

    impl Watch for Looks {
        fn seconds(&self) -> f64 {
            0.0
        }
        fn stopped(&self) -> bool {
            self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed) >= self.1
        }
    }

    /// So many talks of one speaker in one hall; they have so many starts, an hour apart.
    fn plan_of(talks: u32, starts: i64) -> Plan {
        let item = |number: u32| Item {
            key: format!("talk {number}"),
            roles: vec![Role {
                person: "aigul".into(),
                role: "speaker".into(),
                side: None,
            }],
            ..Item::default()
        };
        let problem = Problem::new(&Description {
            venues: vec!["plant".into()],
            halls: vec![Hall {
                key: "red".into(),
                venue: "plant".into(),
                ..Hall::default()
            }],
            people: vec![Person {
                key: "aigul".into(),
                ..Person::default()
            }],
            items: (0..talks).map(item).collect(),
            ..Description::default()
        })
        .expect("every key is declared");
        let board = Board::new(problem);
        let planner = Planner::new(Order {
            movable: board.problem().items().collect(),
            durations: vec![60; board.problem().items().len()],
            starts: (0..starts).map(|hour| 540 + hour * 60).collect(),
            stability: 0,
            seed: 7,
            workers: 1,
            board: &board,
        })
        .expect("it can be worked on");
        planner.work(0, &Looks(std::sync::atomic::AtomicUsize::new(0), 500));
        planner.plan()
    }

    #[test]
    fn what_fits_is_placed_and_proved() {
        let plan = plan_of(3, 3);
        assert_eq!((plan.after, plan.optimal), (Score::default(), true));
        assert_eq!(plan.unplaced, []);
    }

    #[test]
    fn what_does_not_fit_says_what_is_in_its_way() {
        let plan = plan_of(3, 2);
        assert_eq!(plan.after.hard, 0);
        assert_eq!(plan.unplaced.len(), 1);
        let rules: Vec<&str> = plan.unplaced[0]
            .reasons
            .iter()
            .map(|Reason::Finding(finding)| finding.rule().id())
            .collect();
        assert_eq!(rules, ["hall-taken-twice", "person-in-two-places"]);
    }

    /// A plenary of two hours and a signing of an hour and a half, both with a guest who is there for three hours.
    #[test]
    fn what_cannot_all_be_kept_is_said_with_what_would_make_room() {
        let role = |person: &str| Role {
            person: person.into(),
            role: "speaker".into(),
            side: None,
        };
        let item = |key: &str, person: &str| Item {
            key: key.into(),
            roles: vec![role(person)],
            ..Item::default()
        };
        let day = jiff::civil::date(2017, 11, 9);
        let hall = |key: &str| Hall {
            key: key.into(),
            venue: "plant".into(),
            ..Hall::default()
        };
        let problem = Problem::new(&Description {
            days: vec![crate::describe::Day { date: day, open: None }],
            venues: vec!["plant".into()],
            halls: vec![hall("red"), hall("blue")],
            people: vec![
                Person {
                    key: "guest".into(),
                    principal: true,
                    windows: vec![crate::describe::Window {
                        from: day.at(15, 0, 0, 0),
                        to: day.at(18, 0, 0, 0),
                    }],
                    ..Person::default()
                },
                Person {
                    key: "aigul".into(),
                    ..Person::default()
                },
            ],
            items: vec![
                item("plenary", "guest"),
                item("signing", "guest"),
                item("talk", "aigul"),
            ],
            ..Description::default()
        })
        .expect("every key is declared");
        let board = Board::new(problem);
        let planner = Planner::new(Order {
            movable: board.problem().items().collect(),
            durations: vec![120, 90, 60],
            starts: (108..240).map(|step| step * 5).collect(),
            stability: 0,
            seed: 1,
            workers: 1,
            board: &board,
        })
        .expect("it can be worked on");
        planner.work(0, &Looks(std::sync::atomic::AtomicUsize::new(0), 500));
        let mut plan = planner.plan();
        planner.explain(&mut plan, &|| false);
        assert_eq!(plan.unplaced.len(), 1);
        let found = plan.unplaced[0].conflict.as_ref().expect("it is plain");
        let problem = board.problem();
        let mut keys: Vec<&str> = found.items.iter().map(|item| problem.item_key(*item)).collect();
        keys.sort_unstable();
        assert_eq!(keys, ["plenary", "signing"]);
        assert_eq!(found.rules, [Rule::PersonInTwoPlaces, Rule::PrincipalAway]);
        let item = |key| problem.item(key).expect("it is there");
        assert_eq!(
            found
                .relaxations
                .iter()
                .filter(|relaxation| matches!(relaxation, Relaxation::Shorten { .. }))
                .collect::<Vec<_>>(),
            [
                &Relaxation::Shorten {
                    item: item("plenary"),
                    to_minutes: 90
                },
                &Relaxation::Shorten {
                    item: item("signing"),
                    to_minutes: 45
                },
            ]
        );
        assert!(
            matches!(found.relaxations.last(), Some(Relaxation::Leave { .. })),
            "{found:?}"
        );
    }

    #[test]
    fn a_hundred_thousand_items_are_refused() {
        let items = (0..100_000).map(|number| Item {
            key: number.to_string(),
            ..Item::default()
        });
        let problem = Problem::new(&Description {
            items: items.collect(),
            ..Description::default()
        })
        .expect("every key is declared");
        let board = Board::new(problem);
        let refused = Planner::new(Order {
            movable: board.problem().items().collect(),
            durations: vec![60; 100_000],
            starts: vec![540, 600],
            stability: 0,
            seed: 1,
            workers: 1,
            board: &board,
        });
        let words: Vec<String> = refused.expect_err("too many").iter().map(ToString::to_string).collect();
        assert_eq!(words, ["100000 items, and at most 20000 can be planned"]);
    }

    #[test]
    fn the_same_seed_gives_the_same_plan() {
        assert_eq!(plan_of(4, 3), plan_of(4, 3));
    }
}
