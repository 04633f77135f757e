//! Plans: where and when sessions could be held, worked out by the solver of the crate `timetable` from the draft as it is,
//! and offered as a difference that a person accepts wholly, in part or not at all.
//!
//! Always true:
//! - planning writes nothing into the draft; accepting does, as one batch of ordinary moves with its history, and a session
//!   that changed since the plan began is never overwritten;
//! - of an edition one plan is at work at a time, and three are kept: a new one takes the place of the oldest without a
//!   name;
//! - a plan is a job: it outlives a crash, is begun again once, and after that says that it failed;
//! - whoever works a plan out looks at its row twice a second, so cancelling works from any node.
//!
//! Deliberately absent: the solver's view of what is wrong. A plan is judged by [`super::findings`], as everything is.
//!
//! Start reading at [`ask`], then [`work_out`] and [`accept`]; [`order`] says what of the draft may be moved.

pub mod compare;
pub mod order;
pub mod solution;
pub mod store;
pub mod weights;
pub mod words;
pub mod work;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use self::order::{Task, TaskError};
use self::solution::Solution;
use self::weights::Weights;
use self::work::Progress;
use super::draft;
use super::edit::{self, Applied, By, EditError};
use super::findings;
use crate::people::access::Desk;
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbError, DbResult, Tx};
use crate::platform::jobs::{self, Ended, Job, Patience, Run, Trouble as Again};

/// The kind of job that works a plan out; its key is the plan's id.
pub const WORK: &str = "programme.plan";
/// Plans that are kept of an edition.
pub const KEPT: usize = 3;
/// Plans at work at once, of all editions: each takes the cores it is given.
const AT_ONCE: usize = 2;
/// For how long a plan may be worked out, in seconds.
pub const SECONDS: std::ops::RangeInclusive<u32> = 1..=600;
/// How far starts may lie apart, in minutes.
pub const EVERY: std::ops::RangeInclusive<u32> = 5..=120;
/// Letters of a name.
pub const NAME_LENGTH: usize = 60;
/// How often the row is looked at.
const LOOK: Duration = Duration::from_millis(500);
/// Begun again once.
pub const PATIENCE: Patience = Patience {
    attempts: 2,
    first: Duration::from_secs(1),
    longest: Duration::from_secs(1),
};

/// Which sessions may be placed and moved; all others stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    All,
    /// Those of a day, within it; and those that have no day yet.
    Day(Date),
    Track(String),
    Sessions(Vec<String>),
}

/// How much a plan may move what has a place already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stability {
    Freely,
    /// Where it helps.
    Sparingly,
    /// Only where it helps much.
    Reluctantly,
    /// Only what has no place yet is placed.
    Never,
}

impl Stability {
    pub const ALL: [Self; 4] = [Self::Freely, Self::Sparingly, Self::Reluctantly, Self::Never];

    pub fn name(self) -> &'static str {
        match self {
            Self::Freely => "freely",
            Self::Sparingly => "sparingly",
            Self::Reluctantly => "reluctantly",
            Self::Never => "never",
        }
    }

    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stability| stability.name() == name)
    }

    /// What a move costs against the weights of soft rules, which are between 1 and 50.
    pub(crate) fn cost(self) -> u32 {
        match self {
            Self::Freely => 0,
            Self::Sparingly | Self::Never => 2,
            Self::Reluctantly => 20,
        }
    }
}

/// What is kept from one plan of an edition to the next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    pub weights: Weights,
    pub stability: Stability,
    /// Starts are this many minutes apart.
    pub every_minutes: u32,
    /// Sessions that stay where they are.
    pub held: BTreeSet<String>,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            weights: Weights::default(),
            stability: Stability::Sparingly,
            every_minutes: 15,
            held: BTreeSet::new(),
        }
    }
}

/// What somebody wants of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    pub scope: Scope,
    pub seconds: u32,
    pub seed: u64,
    pub setting: Setting,
}

/// What became of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Waiting,
    Running,
    Done,
    Cancelled,
    Failed,
}

impl State {
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Running, Self::Done, Self::Cancelled, Self::Failed];

    pub fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
        }
    }

    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    pub fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Running)
    }
}

/// A plan, from the wish to what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    pub id: Uuid,
    pub edition: Uuid,
    /// What somebody called it; one without a name makes room for newer ones.
    pub name: Option<String>,
    pub state: State,
    /// As the ledger names who asked.
    pub by: String,
    pub by_name: String,
    pub asked_at: Timestamp,
    pub began_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    /// Of the draft it began from.
    pub revision: i64,
    pub wish: Wish,
    /// How often it was begun.
    pub attempts: u32,
    pub progress: Option<Progress>,
    /// Somebody wants the best so far.
    pub stop_asked: bool,
    pub solution: Option<Solution>,
    /// Sessions whose move was accepted.
    pub accepted: BTreeSet<String>,
    /// A word for why it failed.
    pub trouble: Option<String>,
}

/// Who asks for a plan.
#[derive(Debug, Clone, Copy)]
pub struct Asker<'a> {
    /// As the ledger names them.
    pub account: &'a str,
    pub name: &'a str,
}

/// Why a plan is not begun.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    #[error("there is no edition {0:?}")]
    NoEdition(String),
    #[error("a plan of this edition is at work already")]
    AtWork(Uuid),
    #[error("plans of other editions are at work")]
    Busy,
    #[error("three plans with names are kept already")]
    Full,
    #[error("a plan takes between 1 and 600 seconds, not {0}")]
    Seconds(u32),
    #[error("starts lie between 5 and 120 minutes apart, not {0}")]
    Every(u32),
    #[error(transparent)]
    Task(#[from] TaskError),
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Asks for a plan: keeps the wish, makes room among the plans of the edition and queues the work.
///
/// # Errors
/// When one is at work, three with names are kept, or there is nothing that could be planned; then nothing is written.
pub async fn ask(
    tx: &mut Tx,
    edition: &str,
    wish: Wish,
    name: Option<String>,
    by: &Asker<'_>,
    now: Timestamp,
) -> Result<Plan, AskError> {
    if !SECONDS.contains(&wish.seconds) {
        return Err(AskError::Seconds(wish.seconds));
    }
    if !EVERY.contains(&wish.setting.every_minutes) {
        return Err(AskError::Every(wish.setting.every_minutes));
    }
    let no_edition = || AskError::NoEdition(edition.to_owned());
    let (uid, revision) = store::hold_edition(tx, edition).await?.ok_or_else(no_edition)?;
    let plans = store::plans(tx, uid).await?;
    if let Some(open) = plans.iter().find(|plan| plan.state.is_open()) {
        return Err(AskError::AtWork(open.id));
    }
    if store::at_work(tx).await? >= AT_ONCE {
        return Err(AskError::Busy);
    }
    let draft = draft::load(tx, edition).await?.ok_or_else(no_edition)?;
    let told = findings::told(tx, uid).await?;
    Task::new(draft, told.as_ref().map(|(_, told)| told), &wish)?;
    make_room(tx, &plans).await?;
    let plan = Plan {
        id: audit::new_id(now),
        edition: uid,
        name: name.as_deref().and_then(tidy_name),
        state: State::Waiting,
        by: by.account.to_owned(),
        by_name: by.name.to_owned(),
        asked_at: now,
        began_at: None,
        ended_at: None,
        revision,
        wish,
        attempts: 0,
        progress: None,
        stop_asked: false,
        solution: None,
        accepted: BTreeSet::new(),
        trouble: None,
    };
    store::insert(tx, &plan).await?;
    store::write_setting(tx, uid, &plan.wish.setting, by.account, now).await?;
    let job = Job {
        kind: WORK,
        key: &plan.id.to_string(),
        run_at: now,
        payload: json!({ "edition": edition }),
    };
    jobs::enqueue(tx, &job, now).await?;
    record(tx, by.account, "plan.ask", plan.id, &json!({ "edition": edition }), now).await?;
    Ok(plan)
}

/// The newest replaces the oldest without a name.
async fn make_room(tx: &mut Tx, plans: &[Plan]) -> Result<(), AskError> {
    let mut excess = (plans.len() + 1).saturating_sub(KEPT);
    // The newest first, so the oldest come last.
    for plan in plans.iter().rev().filter(|plan| plan.name.is_none()) {
        if excess == 0 {
            break;
        }
        store::delete(tx, plan.id).await?;
        excess -= 1;
    }
    if excess > 0 { Err(AskError::Full) } else { Ok(()) }
}

/// What remains of a name without what no name needs; nothing of nothing.
pub fn tidy_name(name: &str) -> Option<String> {
    let name: String = name
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .filter(|letter| !letter.is_control())
        .take(NAME_LENGTH)
        .collect();
    Some(name).filter(|name| !name.is_empty())
}

async fn record(
    tx: &mut Tx,
    actor: &str,
    action: &str,
    plan: Uuid,
    details: &serde_json::Value,
    at: Timestamp,
) -> DbResult<()> {
    let subject = plan.to_string();
    let entry = Entry {
        at,
        actor,
        action,
        subject: &subject,
    };
    audit::record(tx, &entry, details).await
}

/// Calls a plan off that has not ended; says whether there was one. The draft is as it was.
pub async fn cancel(tx: &mut Tx, id: Uuid, by: &str, now: Timestamp) -> DbResult<bool> {
    if !store::cancel(tx, id, now).await? {
        return Ok(false);
    }
    jobs::cancel(tx, WORK, &id.to_string(), now).await?;
    record(tx, by, "plan.cancel", id, &json!({}), now).await?;
    Ok(true)
}

/// Asks for the best that was found so far; says whether the plan is at work.
pub async fn stop(tx: &mut Tx, id: Uuid) -> DbResult<bool> {
    store::ask_to_stop(tx, id).await
}

/// Gives a plan a name, or takes it away; says whether there is such a plan.
pub async fn rename(tx: &mut Tx, id: Uuid, name: &str) -> DbResult<bool> {
    store::rename(tx, id, tidy_name(name).as_deref()).await
}

/// Forgets a plan that has ended; says whether there was one.
pub async fn discard(tx: &mut Tx, id: Uuid, by: &str, now: Timestamp) -> DbResult<bool> {
    if !store::delete_ended(tx, id).await? {
        return Ok(false);
    }
    record(tx, by, "plan.discard", id, &json!({}), now).await?;
    Ok(true)
}

/// Why nothing of a plan was accepted.
#[derive(Debug, thiserror::Error)]
pub enum AcceptError {
    #[error("there is no such plan")]
    NoPlan,
    #[error("the plan is not worked out")]
    NotDone,
    #[error("no session was chosen")]
    Nothing,
    /// These were changed, or deleted, since the plan began.
    #[error("{} sessions were changed since", .0.len())]
    Changed(Vec<String>),
    #[error(transparent)]
    Edit(EditError),
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Moves sessions as the plan says: those that are named, or all that it would move and that were not accepted before.
///
/// # Errors
/// When a session was changed since the plan began, or something else speaks against a move; then nothing is written.
pub async fn accept(tx: &mut Tx, id: Uuid, chosen: Option<&[String]>, by: &By<'_>) -> Result<Applied, AcceptError> {
    let plan = store::held(tx, id).await?.ok_or(AcceptError::NoPlan)?;
    let solution = plan.solution.as_ref().ok_or(AcceptError::NotDone)?;
    let rows: Vec<_> = solution
        .moves
        .iter()
        .filter(|row| !plan.accepted.contains(&row.session))
        .filter(|row| chosen.is_none_or(|chosen| chosen.contains(&row.session)))
        .collect();
    if rows.is_empty() {
        return Err(AcceptError::Nothing);
    }
    let moves: Vec<edit::Move> = rows.iter().map(|row| row.as_move()).collect();
    let applied = edit::place_all(tx, plan.edition, &moves, by)
        .await
        .map_err(|error| match error {
            EditError::Conflict(conflicts) => {
                AcceptError::Changed(conflicts.into_iter().map(|conflict| conflict.key.id).collect())
            }
            EditError::Gone(gone) => AcceptError::Changed(gone.into_iter().map(|key| key.id).collect()),
            EditError::Db(error) => AcceptError::Db(error),
            refused @ EditError::Refused(_) => AcceptError::Edit(refused),
        })?;
    let mut accepted = plan.accepted;
    accepted.extend(rows.iter().map(|row| row.session.clone()));
    store::write_accepted(tx, id, &accepted).await?;
    Ok(applied)
}

/// Works a plan out, as a job does.
///
/// # Errors
/// When the database does not answer, or the solver broke down; then it is tried again as [`PATIENCE`] says.
pub async fn work_out(desk: &Desk, run: &Run) -> Result<(), Again> {
    let id: Uuid = run
        .key
        .parse()
        .map_err(|_| Again::Never("the job names no plan".to_owned()))?;
    let edition = run.payload["edition"].as_str().unwrap_or_default().to_owned();
    let mut tx = run.db.write().await?;
    let Some(plan) = store::begin(&mut tx, id, run.now).await? else {
        // Cancelled or discarded meanwhile.
        return Ok(());
    };
    let draft = draft::load(&mut tx, &edition).await?;
    let told = findings::told(&mut tx, plan.edition).await?;
    tx.commit().await?;
    ring(desk, &edition, id, State::Running);
    let told = told.as_ref().map(|(_, told)| told);
    let task = match draft.map(|draft| Task::new(draft, told, &plan.wish)) {
        Some(Ok(task)) => task,
        Some(Err(error)) => return fail(desk, &edition, id, error.name()).await,
        None => return fail(desk, &edition, id, "no-edition").await,
    };
    let stop = Arc::new(AtomicBool::new(false));
    // Whoever drops this future, because the lock is lost or the node stops, stops the threads too.
    let _stopping = StopWhenDropped(Arc::clone(&stop));
    let (tell, mut told) = tokio::sync::watch::channel(Progress::default());
    let seconds = f64::from(plan.wish.seconds);
    let mut work = {
        let stop = Arc::clone(&stop);
        tokio::task::spawn_blocking(move || {
            let found = work::solve(&task, work::workers(), &stop, seconds, &|progress| {
                let _ = tell.send(progress);
            });
            found.map(|found| Solution::of(&task, &found))
        })
    };
    let solution = loop {
        tokio::select! {
            ended = &mut work => break ended.map_err(|error| Again::Again(format!("the solver broke down: {error}")))?,
            () = tokio::time::sleep(LOOK) => {
                if !look(desk, &edition, id, &mut told).await? {
                    stop.store(true, Ordering::Relaxed);
                }
            }
        }
    };
    match solution {
        Ok(solution) => {
            let mut tx = desk.db.write().await?;
            let kept = store::finish(&mut tx, id, &solution, desk.now()).await?;
            tx.commit().await?;
            if kept {
                ring(desk, &edition, id, State::Done);
            }
            Ok(())
        }
        Err(_) => fail(desk, &edition, id, "refused").await,
    }
}

/// Writes how far it is, and says whether to go on.
async fn look(
    desk: &Desk,
    edition: &str,
    id: Uuid,
    told: &mut tokio::sync::watch::Receiver<Progress>,
) -> Result<bool, DbError> {
    let progress = told.borrow_and_update().clone();
    let mut tx = desk.db.write().await?;
    let goes_on = store::write_progress(&mut tx, id, &progress).await?;
    tx.commit().await?;
    if goes_on {
        ring(desk, edition, id, State::Running);
    }
    Ok(goes_on)
}

struct StopWhenDropped(Arc<AtomicBool>);

impl Drop for StopWhenDropped {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

async fn fail(desk: &Desk, edition: &str, id: Uuid, trouble: &str) -> Result<(), Again> {
    let mut tx = desk.db.write().await?;
    store::fail(&mut tx, id, trouble, desk.now()).await?;
    tx.commit().await?;
    ring(desk, edition, id, State::Failed);
    Ok(())
}

/// The job was given up: its plan says so.
pub fn gave_up<'a>(
    tx: &'a mut Tx,
    ended: &'a Ended,
) -> std::pin::Pin<Box<dyn Future<Output = DbResult<()>> + Send + 'a>> {
    Box::pin(async move {
        let Ok(id) = ended.key.parse() else { return Ok(()) };
        let stopped = ended.error.starts_with("the program was stopped");
        store::fail(tx, id, if stopped { "stopped" } else { "broke" }, ended.now).await
    })
}

/// Tells whoever is looking that there is something to see.
pub fn ring(desk: &Desk, edition: &str, id: Uuid, state: State) {
    desk.bell
        .ring(edition, "plan", json!({ "id": id, "state": state.name() }));
}
