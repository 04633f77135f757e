//! The board: the draft of an edition in memory, every session at its place and everything that is wrong with it, so that
//! a move is judged in less time than it takes to draw it.
//!
//! Always true:
//! - what is kept here is the draft of one revision; it is asked for with the revision that the database has now, and made
//!   anew when that is another. Nothing is lost when it is dropped;
//! - a move is written by [`edit::place_all`] first and made here afterwards;
//! - findings are those of [`super::findings`], kept true move by move by `timetable`.
//!
//! Start reading at [`Boards::look`], then [`Arranged::rearrange`].

mod grid;
mod since;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use exchange::archive::{Edition, Session};
use jiff::civil::{Date, DateTime};
use serde_json::Value;
use timetable::{FindingRecord, LiveFindings};
use tokio::sync::{Mutex as Turn, OwnedMappedMutexGuard, OwnedMutexGuard};
use uuid::Uuid;

use super::edit::{self, By, EditError, Move, Placement, Version};
use super::undo::{self, UndoError};
use super::{draft, findings};
use crate::platform::db::{Db, DbError};

pub use grid::{Hint, Level};
use since::Log;

/// Why there is no board.
#[derive(Debug, thiserror::Error)]
pub enum BoardError {
    #[error("there is no edition {0:?}")]
    NoEdition(String),
    #[error("the record contradicts itself: {0}")]
    Contradiction(String),
    #[error(transparent)]
    Db(#[from] DbError),
}

type Cell = Arc<Turn<Option<Arranged>>>;

/// The boards that somebody has looked at, one for each edition. Cloning gives another handle of the same.
#[derive(Debug, Clone, Default)]
pub struct Boards {
    editions: Arc<Mutex<HashMap<String, Cell>>>,
}

/// A board while somebody works with it; others of the same edition wait.
pub type Held = OwnedMappedMutexGuard<Option<Arranged>, Arranged>;

impl Boards {
    /// The board of an edition as its draft is now. Costs one question to the database, or the reading of the whole
    /// draft when somebody changed it elsewhere.
    ///
    /// # Errors
    /// When there is no such edition, or its record contradicts itself.
    pub async fn look(&self, db: &Db, edition: &str) -> Result<Held, BoardError> {
        let mut held = self.cell(edition).lock_owned().await;
        self.freshen(&mut held, db, edition).await?;
        Ok(OwnedMutexGuard::map(held, |board| {
            board.as_mut().expect("it was just made")
        }))
    }

    fn cell(&self, edition: &str) -> Cell {
        let mut editions = self.editions.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(editions.entry(edition.to_owned()).or_default())
    }

    fn forget(&self, edition: &str) {
        let mut editions = self.editions.lock().unwrap_or_else(PoisonError::into_inner);
        editions.remove(edition);
    }

    async fn freshen(&self, board: &mut Option<Arranged>, db: &Db, edition: &str) -> Result<(), BoardError> {
        let mut tx = db.read().await?;
        let revision = edit::revision(&mut tx, edition).await?;
        if let (Some(board), Some(revision)) = (board.as_ref(), revision)
            && board.revision == revision
            && findings::told_number(&mut tx, board.edition.uid).await? == board.told
        {
            return Ok(());
        }
        let (Some(revision), Some(draft)) = (revision, draft::load(&mut tx, edition).await?) else {
            self.forget(edition);
            return Err(BoardError::NoEdition(edition.to_owned()));
        };
        let told = findings::told(&mut tx, draft.uid).await?;
        let next = Arranged::new(draft, revision, told.as_ref())?;
        *board = Some(match board.take() {
            // After another release everything is to be looked at again.
            Some(before) if before.told == next.told => next.following(before),
            _ => next,
        });
        Ok(())
    }
}

/// A draft on the board.
#[derive(Debug)]
pub struct Arranged {
    pub edition: Edition,
    /// Of the draft.
    pub revision: i64,
    /// Number of the release against which late moves are found.
    told: Option<u32>,
    live: LiveFindings,
    /// By position in `edition.sessions`.
    versions: Vec<Version>,
    positions: HashMap<String, usize>,
    /// Positions of the parts of the session at a position.
    parts: HashMap<usize, Vec<usize>>,
    log: Log,
}

/// What a move, or several made together, caused and cured.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    pub caused: Vec<FindingRecord>,
    pub cured: Vec<FindingRecord>,
}

/// A rearrangement that was written.
#[derive(Debug)]
pub struct Done {
    /// In the history; what an undo takes back.
    pub batch: Uuid,
    /// Sessions that stand elsewhere now, parts that went along among them.
    pub touched: Vec<String>,
    pub outcome: Outcome,
}

/// Where a session stands, to put it back.
#[derive(Debug, Clone, PartialEq)]
struct Spot {
    date: Option<Date>,
    start: Option<DateTime>,
    end: Option<DateTime>,
    hall: Option<String>,
    venue: Option<String>,
}

impl Spot {
    fn of(session: &Session) -> Self {
        Self {
            date: session.date,
            start: session.start,
            end: session.end,
            hall: session.hall.clone(),
            venue: session.venue.clone(),
        }
    }

    fn restore(self, session: &mut Session) {
        session.date = self.date;
        session.start = self.start;
        session.end = self.end;
        session.hall = self.hall;
        session.venue = self.venue;
    }
}

impl Arranged {
    /// # Errors
    /// When the record contradicts itself.
    pub fn new(edition: Edition, revision: i64, told: Option<&(u32, Edition)>) -> Result<Self, BoardError> {
        let board = findings::board_after(&edition, told.map(|(_, told)| told)).map_err(|refusals| {
            let all: Vec<String> = refusals.iter().map(|refusal| format!("{refusal:?}")).collect();
            BoardError::Contradiction(all.join("; "))
        })?;
        let positions: HashMap<String, usize> = edition
            .sessions
            .iter()
            .enumerate()
            .map(|(position, session)| (session.id.clone(), position))
            .collect();
        let mut parts: HashMap<usize, Vec<usize>> = HashMap::new();
        for (position, session) in edition.sessions.iter().enumerate() {
            if let Some(whole) = session.part_of.as_ref().and_then(|id| positions.get(id)) {
                parts.entry(*whole).or_default().push(position);
            }
        }
        Ok(Self {
            live: LiveFindings::new(board),
            versions: edition.sessions.iter().map(version).collect(),
            positions,
            parts,
            log: Log::beginning(revision),
            edition,
            revision,
            told: told.map(|(number, _)| *number),
        })
    }

    pub fn session(&self, id: &str) -> Option<&Session> {
        self.positions.get(id).map(|position| &self.edition.sessions[*position])
    }

    /// The version from which the next edit of a session has to be made.
    pub fn version(&self, id: &str) -> Option<&Version> {
        self.positions.get(id).map(|position| &self.versions[*position])
    }

    /// The sessions that are part of this one.
    pub fn parts_of(&self, id: &str) -> impl Iterator<Item = &Session> {
        let parts = self.positions.get(id).and_then(|position| self.parts.get(position));
        parts.into_iter().flatten().map(|part| &self.edition.sessions[*part])
    }

    /// Everything that is wrong with the sessions, hard findings first.
    pub fn findings(&self) -> Vec<FindingRecord> {
        let problem = self.live.board().problem();
        self.live.findings().map(|finding| finding.record(problem)).collect()
    }

    /// What is wrong with any of these sessions, hard findings first.
    pub fn findings_about(&self, sessions: &[String]) -> Vec<FindingRecord> {
        let board = self.live.board();
        let mut found: Vec<timetable::Finding> = sessions
            .iter()
            .filter_map(|id| board.problem().item(id))
            .flat_map(|item| timetable::findings_of(board, item))
            .collect();
        found.sort_unstable();
        found.dedup();
        found.iter().map(|finding| finding.record(board.problem())).collect()
    }

    /// What moving would cause and cure; the board stays as it is.
    pub fn consider(&mut self, moves: &[Move]) -> Outcome {
        let (before, outcome, touched) = self.arrange(moves);
        for (position, spot) in before.into_iter().rev() {
            spot.restore(&mut self.edition.sessions[position]);
        }
        for position in touched {
            self.settle(position);
        }
        outcome
    }

    /// Writes moves into the draft, all or none, and makes them here.
    ///
    /// # Errors
    /// As [`edit::apply`]; then nothing has moved.
    pub async fn rearrange(&mut self, db: &Db, moves: &[Move], by: &By<'_>) -> Result<Done, EditError> {
        let mut tx = db.write().await?;
        let applied = edit::place_all(&mut tx, self.edition.uid, moves, by).await?;
        if applied.revision == self.revision + 1 {
            tx.commit().await?;
            let (_, outcome, touched) = self.arrange(moves);
            for position in &touched {
                self.versions[*position] = version(&self.edition.sessions[*position]);
            }
            let touched = self.ids(&touched);
            self.revision = applied.revision;
            self.log.add(self.revision, &touched);
            return Ok(Done {
                batch: applied.batch,
                touched,
                outcome,
            });
        }
        // Somebody edited the draft since it was looked at, elsewhere on it.
        let moved: Vec<String> = moves.iter().map(|one| one.session.clone()).collect();
        let done = self.reread(&mut tx, applied.revision, moved, applied.batch).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// Takes back what was done together.
    ///
    /// # Errors
    /// As [`undo::apply`]; then nothing has moved.
    pub async fn take_back(&mut self, db: &Db, batch: Uuid, by: &By<'_>) -> Result<Done, UndoError> {
        let mut tx = db.write().await?;
        let applied = undo::apply(&mut tx, batch, by).await?;
        let moved = applied.keys.iter().map(|key| key.id.clone()).collect();
        let done = self.reread(&mut tx, applied.revision, moved, applied.batch).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// Follows what was written into the draft and is about to be committed.
    async fn reread(
        &mut self,
        tx: &mut crate::platform::db::Tx,
        revision: i64,
        moved: Vec<String>,
        batch: Uuid,
    ) -> Result<Done, DbError> {
        let before = self.findings_about(&moved);
        let key = self.edition.id.clone();
        let lost = || DbError::Constraint("session_has_edition".to_owned());
        let draft = draft::load(tx, &key).await?.ok_or_else(lost)?;
        let told = findings::told(tx, draft.uid).await?;
        let next = Self::new(draft, revision, told.as_ref()).map_err(|error| match error {
            BoardError::Db(error) => error,
            BoardError::NoEdition(_) | BoardError::Contradiction(_) => lost(),
        })?;
        let last = std::mem::replace(self, next);
        self.log = since::following(&last, self);
        let after = self.findings_about(&moved);
        let outcome = Outcome {
            caused: missing(&after, &before),
            cured: missing(&before, &after),
        };
        Ok(Done {
            batch,
            touched: moved,
            outcome,
        })
    }

    /// Takes over what an older board knows of the changes up to now.
    fn following(mut self, before: Self) -> Self {
        self.log = since::following(&before, &self);
        self
    }

    /// The sessions that changed since that revision. `None`: so much changed that everything is to be looked at again.
    pub fn changed_since(&self, revision: i64) -> Option<Vec<String>> {
        self.log.since(revision, self.revision)
    }

    /// Puts sessions elsewhere. Returns where they stood, what that caused and cured, and the positions of all sessions
    /// that stand elsewhere now.
    fn arrange(&mut self, moves: &[Move]) -> (Vec<(usize, Spot)>, Outcome, Vec<usize>) {
        let mut before = Vec::new();
        let mut touched = Vec::new();
        for one in moves {
            let Some(position) = self.positions.get(&one.session).copied() else {
                continue;
            };
            before.push((position, Spot::of(&self.edition.sessions[position])));
            let venue = self.venue_for(&one.to);
            let session = &mut self.edition.sessions[position];
            session.date = session.date.and(one.to.start).map(|start| start.date());
            session.start = one.to.start;
            session.end = one.to.end;
            session.hall.clone_from(&one.to.hall);
            session.venue = venue;
            touched.push(position);
            // A part without a hall of its own goes where the whole goes.
            touched.extend(self.parts.get(&position).into_iter().flatten());
        }
        touched.sort_unstable();
        touched.dedup();
        let mut net = Net::default();
        for position in &touched {
            net.add(self.settle(*position));
        }
        let problem = self.live.board().problem();
        let record = |found: Vec<timetable::Finding>| found.iter().map(|finding| finding.record(problem)).collect();
        let outcome = Outcome {
            caused: record(net.caused),
            cured: record(net.cured),
        };
        (before, outcome, touched)
    }

    /// Brings the placement of a session in line with its record.
    fn settle(&mut self, position: usize) -> timetable::Change {
        let session = &self.edition.sessions[position];
        let problem = self.live.board().problem();
        let Some(item) = problem.item(&session.id) else {
            // Outside of the programme; nothing is found wrong with it.
            return timetable::Change::default();
        };
        let whole = session.part_of.as_ref().and_then(|id| self.session(id));
        let placement = findings::placement(problem, session, whole);
        self.live.place(item, placement)
    }

    fn venue_for(&self, to: &Placement) -> Option<String> {
        match &to.hall {
            Some(hall) => self.venue_of_hall(hall).map(str::to_owned),
            None => to.venue.clone(),
        }
    }

    /// The venue that a hall is in.
    pub fn venue_of_hall(&self, hall: &str) -> Option<&str> {
        self.edition
            .venues
            .iter()
            .find(|venue| venue.halls.iter().any(|known| known.id == hall))
            .map(|venue| venue.id.as_str())
    }

    fn ids(&self, positions: &[usize]) -> Vec<String> {
        positions
            .iter()
            .map(|position| self.edition.sessions[*position].id.clone())
            .collect()
    }
}

/// What is in the one list and not in the other.
fn missing(here: &[FindingRecord], there: &[FindingRecord]) -> Vec<FindingRecord> {
    here.iter().filter(|found| !there.contains(found)).cloned().collect()
}

/// As [`edit::read`] gives it.
fn version(session: &Session) -> Version {
    match serde_json::to_value(session) {
        Ok(Value::Object(fields)) => Version::of(&fields),
        _ => unreachable!("records serialise to objects"),
    }
}

/// The sum of several changes: what one causes and another cures is neither.
#[derive(Debug, Default)]
struct Net {
    caused: Vec<timetable::Finding>,
    cured: Vec<timetable::Finding>,
}

impl Net {
    fn add(&mut self, change: timetable::Change) {
        for finding in change.cured {
            cancel_or_keep(finding, &mut self.caused, &mut self.cured);
        }
        for finding in change.caused {
            cancel_or_keep(finding, &mut self.cured, &mut self.caused);
        }
        self.caused.sort_unstable();
        self.cured.sort_unstable();
    }
}

fn cancel_or_keep(
    finding: timetable::Finding,
    against: &mut Vec<timetable::Finding>,
    with: &mut Vec<timetable::Finding>,
) {
    match against.iter().position(|other| *other == finding) {
        Some(found) => drop(against.swap_remove(found)),
        None => with.push(finding),
    }
}
