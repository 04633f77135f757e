//! What a plan would change in the draft as it is now: findings caused and cured, as a whole and by each move.

use std::collections::HashMap;

use exchange::archive::Edition;
use serde::{Deserialize, Serialize};
use timetable::describe::Refusal;
use timetable::{Board, Finding, FindingRecord, Severity, findings, findings_of};

use super::solution::Proposed;
use crate::programme::findings as draft;

/// The draft beside itself with the moves made.
#[derive(Debug)]
pub struct Comparison {
    pub before: Counts,
    pub after: Counts,
    pub caused: Vec<FindingRecord>,
    pub cured: Vec<FindingRecord>,
    /// For each move, in their order.
    pub of_moves: Vec<Effect>,
    /// The board with the moves made.
    pub board: Board,
}

/// How many findings placing can change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub hard: usize,
    pub soft: usize,
}

/// Findings that name the session: new ones, and those that are gone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Effect {
    pub caused: Vec<FindingRecord>,
    pub cured: Vec<FindingRecord>,
}

/// Compares. As dear as looking at the whole draft twice.
///
/// # Errors
/// When the record contradicts itself.
pub fn compare(edition: &Edition, moves: &[&Proposed]) -> Result<Comparison, Vec<Refusal>> {
    let before = draft::board(edition)?;
    let mut moved = edition.clone();
    let positions: HashMap<&str, usize> = edition
        .sessions
        .iter()
        .enumerate()
        .map(|(position, session)| (session.id.as_str(), position))
        .collect();
    for one in moves {
        if let Some(position) = positions.get(one.session.as_str()) {
            one.to.put(&mut moved.sessions[*position]);
        }
    }
    let after = draft::board(&moved)?;
    let (was, will) = (placing(findings(&before)), placing(findings(&after)));
    let record = |found: Vec<Finding>| -> Vec<FindingRecord> {
        found.iter().map(|finding| finding.record(before.problem())).collect()
    };
    let of_moves = moves
        .iter()
        .map(|one| {
            let Some(item) = before.problem().item(&one.session) else {
                return Effect::default();
            };
            let (was, will) = (placing(findings_of(&before, item)), placing(findings_of(&after, item)));
            Effect {
                caused: record(without(&will, &was)),
                cured: record(without(&was, &will)),
            }
        })
        .collect();
    Ok(Comparison {
        before: count(&was),
        after: count(&will),
        caused: record(without(&will, &was)),
        cured: record(without(&was, &will)),
        of_moves,
        board: after,
    })
}

fn placing(mut found: Vec<Finding>) -> Vec<Finding> {
    found.retain(|finding| finding.rule().is_about_placing());
    found
}

/// In the one list and not in the other; both in order.
fn without(here: &[Finding], there: &[Finding]) -> Vec<Finding> {
    here.iter()
        .filter(|finding| there.binary_search(finding).is_err())
        .copied()
        .collect()
}

fn count(found: &[Finding]) -> Counts {
    let hard = found
        .iter()
        .filter(|finding| finding.severity == Severity::Hard)
        .count();
    Counts {
        hard,
        soft: found.len() - hard,
    }
}
