//! The findings of a board that is being worked on: kept true move by move.
//!
//! Always true of [`LiveFindings`]: what it holds equals [`findings()`] of its board, and its
//! score is theirs.

use std::collections::BTreeSet;

use crate::board::{Board, Placement};
use crate::findings::{Change, Finding, Score, change_of_move, findings};
use crate::ids::ItemIdx;

/// A board together with its findings.
#[derive(Debug, Clone)]
pub struct LiveFindings {
    board: Board,
    found: BTreeSet<Finding>,
    score: Score,
}

impl LiveFindings {
    /// Evaluates the whole board once.
    pub fn new(board: Board) -> Self {
        let found = findings(&board);
        Self {
            score: Score::of(&found),
            found: found.into_iter().collect(),
            board,
        }
    }

    /// Moves an item, or takes it off the board with `None`; says what that caused and cured.
    /// O(k log n) for k people in the item, plus what is near.
    pub fn place(&mut self, item: ItemIdx, placement: Option<Placement>) -> Change {
        let change = change_of_move(&self.board, item, placement);
        self.board.place(item, placement);
        for finding in &change.cured {
            self.found.remove(finding);
        }
        self.found.extend(change.caused.iter().copied());
        let difference = change.score();
        self.score.hard += difference.hard;
        self.score.soft += difference.soft;
        change
    }

    pub fn board(&self) -> &Board {
        &self.board
    }

    pub fn into_board(self) -> Board {
        self.board
    }

    /// In order.
    pub fn findings(&self) -> impl ExactSizeIterator<Item = &Finding> {
        self.found.iter()
    }

    pub fn score(&self) -> Score {
        self.score
    }
}
