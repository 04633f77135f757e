//! What a plan proposes, in the keys of the record: kept as JSON, and put into words when somebody looks.

use std::collections::HashSet;

use exchange::archive::Session;
use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use timetable::ids::ItemIdx;
use timetable::solve::conflict;
use timetable::solve::plan::{Plan, Reason};
use timetable::{Board, FindingRecord, Place, Placement, Severity, findings};

use super::compare::{self, Counts};
use super::order::{LeftOut, Task, version};
use crate::programme::edit::{self, Move, Version};

/// Entries of the trace that are kept.
const MOST_OF_TRACE: usize = 200;

/// What came of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Solution {
    pub moves: Vec<Proposed>,
    /// Sessions that were to be placed and are not.
    pub unplaced: Vec<Unplaced>,
    /// Clashes between sessions that the plan was not free to move: no plan could have cured them.
    pub stuck: Vec<FindingRecord>,
    pub left_out: Vec<LeftOut>,
    /// How many sessions it was free to place and move.
    pub movable: usize,
    /// By the weights of the wish.
    pub before: Total,
    pub after: Total,
    /// As everybody sees the draft, when the plan was worked out.
    pub found_before: Counts,
    pub found_after: Counts,
    pub bound: Option<i64>,
    pub optimal: bool,
    pub seconds: f64,
    /// Seconds and what the best plan cost then.
    pub trace: Vec<(f64, i64)>,
}

/// Sums of weights: hard first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Total {
    pub hard: i64,
    pub soft: i64,
}

impl From<timetable::Score> for Total {
    fn from(score: timetable::Score) -> Self {
        Self {
            hard: score.hard,
            soft: score.soft,
        }
    }
}

/// A session that is to be held elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    pub session: String,
    /// The version that the plan began from.
    pub base: Version,
    pub from: Spot,
    pub to: Spot,
}

/// Where and when a session is held.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    pub start: Option<DateTime>,
    pub end: Option<DateTime>,
    pub hall: Option<String>,
    pub venue: Option<String>,
}

impl Spot {
    pub fn of(session: &Session) -> Self {
        Self {
            start: session.start,
            end: session.end,
            hall: session.hall.clone(),
            venue: session.venue.clone(),
        }
    }

    /// Puts a session there.
    pub fn put(&self, session: &mut Session) {
        session.date = session.date.and(self.start).map(|start| start.date());
        session.start = self.start;
        session.end = self.end;
        session.hall.clone_from(&self.hall);
        session.venue.clone_from(&self.venue);
    }
}

impl Proposed {
    pub fn as_move(&self) -> Move {
        let to = self.to.clone();
        Move {
            session: self.session.clone(),
            base: self.base.clone(),
            to: edit::Placement {
                start: to.start,
                end: to.end,
                hall: to.hall,
                venue: to.venue,
            },
        }
    }
}

/// A session without a place, and what stands in its way, the easiest to give up first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    pub session: String,
    pub reasons: Vec<FindingRecord>,
    /// What cannot all be kept, where that could be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conflict: Option<Conflict>,
}

/// Sessions and rules that cannot all be kept, and what would make room, the easiest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    pub sessions: Vec<String>,
    pub rules: Vec<String>,
    pub relaxations: Vec<Relaxation>,
}

/// Something that could be given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "way")]
pub enum Relaxation {
    Move { session: String },
    Shorten { session: String, to_minutes: u32 },
    Break { rule: String },
    Leave { session: String },
}

impl Conflict {
    fn of(task: &Task, conflict: &conflict::Conflict) -> Self {
        let problem = task.board.problem();
        let session = |item: ItemIdx| problem.item_key(item).to_owned();
        let given_up = |relaxation: &conflict::Relaxation| match *relaxation {
            conflict::Relaxation::Move { item } => Relaxation::Move { session: session(item) },
            conflict::Relaxation::Shorten { item, to_minutes } => Relaxation::Shorten {
                session: session(item),
                to_minutes,
            },
            conflict::Relaxation::Break { rule, .. } => Relaxation::Break {
                rule: rule.id().to_owned(),
            },
            conflict::Relaxation::Leave { item } => Relaxation::Leave { session: session(item) },
        };
        Self {
            sessions: conflict.items.iter().map(|item| session(*item)).collect(),
            rules: conflict.rules.iter().map(|rule| rule.id().to_owned()).collect(),
            relaxations: conflict.relaxations.iter().map(given_up).collect(),
        }
    }
}

impl Solution {
    /// What the solver found, in the keys of the record.
    pub fn of(task: &Task, plan: &Plan) -> Self {
        let problem = task.board.problem();
        let mut after = Board::new(problem.clone());
        for (item, placement) in problem.items().zip(&plan.placements) {
            after.place(item, *placement);
        }
        let movable: HashSet<ItemIdx> = task.movable.iter().copied().collect();
        let stuck = findings(&after)
            .iter()
            .filter(|finding| finding.severity == Severity::Hard && finding.rule().is_about_placing())
            .filter(|finding| !finding.items().iter().any(|item| movable.contains(item)))
            .map(|finding| finding.record(problem))
            .collect();
        let moves: Vec<Proposed> = task
            .movable
            .iter()
            .filter_map(|item| proposed(task, *item, plan.placements[item.position()]))
            .collect();
        let all: Vec<&Proposed> = moves.iter().collect();
        let (found_before, found_after) = compare::compare(&task.edition, &all)
            .map(|compared| (compared.before, compared.after))
            .unwrap_or_default();
        Self {
            found_before,
            found_after,
            moves,
            unplaced: plan
                .unplaced
                .iter()
                .map(|unplaced| Unplaced {
                    session: problem.item_key(unplaced.item).to_owned(),
                    reasons: unplaced.reasons.iter().map(|reason| reason_of(task, reason)).collect(),
                    conflict: unplaced.conflict.as_ref().map(|conflict| Conflict::of(task, conflict)),
                })
                .collect(),
            stuck,
            left_out: task.left_out.clone(),
            movable: task.movable.len(),
            before: plan.before.into(),
            after: plan.after.into(),
            bound: plan.bound,
            optimal: plan.optimal,
            seconds: plan.trace.last().map_or(0.0, |(seconds, _)| *seconds),
            trace: thinned(&plan.trace),
        }
    }
}

fn reason_of(task: &Task, reason: &Reason) -> FindingRecord {
    match reason {
        Reason::Finding(finding) => finding.record(task.board.problem()),
    }
}

/// The row of an item that is to be elsewhere; `None` when it stays.
fn proposed(task: &Task, item: ItemIdx, placement: Option<Placement>) -> Option<Proposed> {
    let problem = task.board.problem();
    if task.board.placement(item) == placement {
        return None;
    }
    let key = problem.item_key(item);
    let session = task.session(key)?;
    Some(Proposed {
        session: key.to_owned(),
        base: version(session),
        from: Spot::of(session),
        to: placement.map_or_else(Spot::default, |placement| spot(&task.board, placement)),
    })
}

/// A placement in the keys of the record.
pub fn spot(board: &Board, placement: Placement) -> Spot {
    let problem = board.problem();
    let (hall, venue) = match placement.place {
        Place::Hall(hall) => (Some(problem.hall_key(hall).to_owned()), Some(problem.venue_of(hall))),
        Place::Venue(venue) => (None, Some(venue)),
        Place::Unknown => (None, None),
    };
    Spot {
        start: problem.date_time_of(placement.start),
        end: problem.date_time_of(placement.end()),
        hall,
        venue: venue.map(|venue| problem.venue_key(venue).to_owned()),
    }
}

/// Not more than can be looked at, the last entry always.
fn thinned(trace: &[(f64, i64)]) -> Vec<(f64, i64)> {
    let step = trace.len().div_ceil(MOST_OF_TRACE).max(1);
    let last = trace.len().saturating_sub(1);
    trace
        .iter()
        .enumerate()
        .filter(|(place, _)| place % step == 0 || *place == last)
        .map(|(_, entry)| *entry)
        .collect()
}
