//! Work that is done later: at a time, again when it fails, and by one node only.
//!
//! Always true:
//! - a job is queued in the transaction of the change that asks for it; what was rolled back is never done, what was
//!   committed is;
//! - of one kind and key at most one job is open, so asking twice is asking once;
//! - a job is done by the node that holds its lock. A lock ends by itself, so a node that is killed loses the job to
//!   another one, and a handler must not mind being started again where it was cut off;
//! - a job that failed too often, or for a reason that time does not heal, stays in the queue as failed with its error.
//!
//! Start reading at [`enqueue`] for asking and at [`Worker`] for doing.

mod store;
mod worker;

use jiff::Timestamp;
use serde_json::Value as Json;

use super::db::{DbResult, Tx};

pub use store::{Failed, failed_jobs, open_jobs, retry};
pub use worker::{Ended, Patience, Ran, Run, Trouble, Worker};

/// Something to be done.
#[derive(Debug, Clone)]
pub struct Job<'a> {
    /// Which handler does it: `mail.send`.
    pub kind: &'a str,
    /// What it is about; together with the kind unique while the job is open.
    pub key: &'a str,
    pub run_at: Timestamp,
    /// What the handler has to know besides the key. Ids rather than copies: by then the world has gone on.
    pub payload: Json,
}

/// Queues a job, unless one of this kind and key is open already; says whether it was queued.
pub async fn enqueue(tx: &mut Tx, job: &Job<'_>, now: Timestamp) -> DbResult<bool> {
    store::insert(tx, job, now).await
}

/// Calls an open job off; says whether there was one. One that is being done at this moment is done to its end.
pub async fn cancel(tx: &mut Tx, kind: &str, key: &str, now: Timestamp) -> DbResult<bool> {
    store::cancel(tx, kind, key, now).await
}
