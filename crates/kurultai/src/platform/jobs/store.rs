//! The queue of jobs, and which news of the outbox became jobs.

use jiff::Timestamp;
use serde_json::Value as Json;
use uuid::Uuid;

use super::Job;
use crate::platform::audit::new_id;
use crate::platform::db::{DbResult, Row, Tx, Value};

/// A job in the hands of a worker.
#[derive(Debug, Clone, PartialEq)]
pub struct Claimed {
    pub id: Uuid,
    pub kind: String,
    pub key: String,
    pub payload: Json,
    /// How often it was begun, this time included.
    pub attempt: u32,
}

/// A job that was given up.
#[derive(Debug, Clone, PartialEq)]
pub struct Failed {
    pub id: Uuid,
    pub kind: String,
    pub key: String,
    pub attempts: u32,
    pub error: String,
    pub at: Timestamp,
}

pub(super) async fn insert(tx: &mut Tx, job: &Job<'_>, now: Timestamp) -> DbResult<bool> {
    let rows = tx
        .execute(
            "insert into job (id, kind, key, payload, queued_at, run_at)
             values ($1, $2, $3, $4, $5, $6)
             on conflict (kind, key) where ended_at is null do nothing",
            &[
                new_id(now).into(),
                job.kind.into(),
                job.key.into(),
                Value::json(&job.payload),
                now.into(),
                job.run_at.into(),
            ],
        )
        .await?;
    Ok(rows == 1)
}

pub(super) async fn cancel(tx: &mut Tx, kind: &str, key: &str, now: Timestamp) -> DbResult<bool> {
    let rows = tx
        .execute(
            "update job
             set state = 'cancelled', ended_at = $3
             where kind = $1 and key = $2 and ended_at is null and locked_until <= $3",
            &[kind.into(), key.into(), now.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// Ids of the jobs of this kind whose time has come and that nobody holds, the most overdue first.
pub(super) async fn due(tx: &mut Tx, kind: &str, now: Timestamp, most: i64) -> DbResult<Vec<Uuid>> {
    tx.rows(
        "select id
         from job
         where kind = $1 and ended_at is null and run_at <= $2 and locked_until <= $2
         order by run_at, id
         limit $3",
        &[kind.into(), now.into(), most.into()],
    )
    .await?
    .iter()
    .map(|row| row.parsed("id"))
    .collect()
}

/// Takes a job, unless somebody else was quicker: of two nodes that try, the second waits for the first and then finds
/// the lock taken.
pub(super) async fn claim(
    tx: &mut Tx,
    id: Uuid,
    worker: &str,
    now: Timestamp,
    until: Timestamp,
) -> DbResult<Option<Claimed>> {
    let taken = tx
        .execute(
            "update job
             set locked_until = $4, locked_by = $3, attempts = attempts + 1
             where id = $1 and ended_at is null and run_at <= $2 and locked_until <= $2",
            &[id.into(), now.into(), worker.into(), until.into()],
        )
        .await?;
    if taken == 0 {
        return Ok(None);
    }
    let row = tx
        .row(
            "select id, kind, key, payload, attempts from job where id = $1",
            &[id.into()],
        )
        .await?;
    row.map(|row| {
        Ok(Claimed {
            id: row.parsed("id")?,
            kind: row.text("kind")?,
            key: row.text("key")?,
            payload: row.json("payload")?,
            attempt: row.small("attempts")?,
        })
    })
    .transpose()
}

/// Holds a job for longer; says whether it is still ours.
pub(super) async fn hold(tx: &mut Tx, id: Uuid, worker: &str, until: Timestamp) -> DbResult<bool> {
    let rows = tx
        .execute(
            "update job set locked_until = $3 where id = $1 and locked_by = $2 and ended_at is null",
            &[id.into(), worker.into(), until.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// How a job in our hands goes on.
#[derive(Debug, Clone, Copy)]
pub(super) enum Outcome<'a> {
    Done,
    Again { at: Timestamp, error: &'a str },
    Failed { error: &'a str },
}

/// Records how it went; says whether the job was still ours.
pub(super) async fn conclude(
    tx: &mut Tx,
    id: Uuid,
    worker: &str,
    outcome: Outcome<'_>,
    now: Timestamp,
) -> DbResult<bool> {
    let rows = match outcome {
        Outcome::Done => {
            tx.execute(
                "update job
                 set state = 'done', ended_at = $3, locked_until = 0, locked_by = null, last_error = null
                 where id = $1 and locked_by = $2 and ended_at is null",
                &[id.into(), worker.into(), now.into()],
            )
            .await?
        }
        Outcome::Again { at, error } => {
            tx.execute(
                "update job
                 set run_at = $3, last_error = $4, locked_until = 0, locked_by = null
                 where id = $1 and locked_by = $2 and ended_at is null",
                &[id.into(), worker.into(), at.into(), error.into()],
            )
            .await?
        }
        Outcome::Failed { error } => {
            tx.execute(
                "update job
                 set state = 'failed', ended_at = $3, last_error = $4, locked_until = 0, locked_by = null
                 where id = $1 and locked_by = $2 and ended_at is null",
                &[id.into(), worker.into(), now.into(), error.into()],
            )
            .await?
        }
    };
    Ok(rows == 1)
}

/// Jobs that were given up, the latest first.
pub async fn failed_jobs(tx: &mut Tx, most: i64) -> DbResult<Vec<Failed>> {
    tx.rows(
        "select id, kind, key, attempts, last_error, ended_at
         from job
         where state = 'failed'
         order by ended_at desc, id desc
         limit $1",
        &[most.into()],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Failed {
            id: row.parsed("id")?,
            kind: row.text("kind")?,
            key: row.text("key")?,
            attempts: row.small("attempts")?,
            error: row.text_or_null("last_error")?.unwrap_or_default(),
            at: row.instant("ended_at")?,
        })
    })
    .collect()
}

/// Kinds, keys and times of the jobs that are still to be done, the next first.
pub async fn open_jobs(tx: &mut Tx) -> DbResult<Vec<(String, String, Timestamp)>> {
    tx.rows(
        "select kind, key, run_at from job where ended_at is null order by run_at, id",
        &[],
    )
    .await?
    .iter()
    .map(|row| Ok((row.text("kind")?, row.text("key")?, row.instant("run_at")?)))
    .collect()
}

/// Opens a failed job again, with all its attempts; says whether there was one. The latest of its key counts.
pub async fn retry(tx: &mut Tx, kind: &str, key: &str, now: Timestamp) -> DbResult<bool> {
    let rows = tx
        .execute(
            "update job
             set state = 'open', ended_at = null, attempts = 0, run_at = $3
             where id = (
                 select max(latest.id) from job latest where latest.kind = $1 and latest.key = $2
             ) and state = 'failed'",
            &[kind.into(), key.into(), now.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// Forgets jobs that were done or called off before `before`. Failed ones stay.
pub(super) async fn forget(tx: &mut Tx, before: Timestamp) -> DbResult<u64> {
    tx.execute(
        "delete from job where state in ('done', 'cancelled') and ended_at < $1",
        &[before.into()],
    )
    .await
}

/// A piece of news that a reader has not taken up.
pub(super) struct News {
    pub id: Uuid,
    pub at: Timestamp,
    pub subject: String,
}

pub(super) async fn unread(tx: &mut Tx, reader: &str, topic: &str, most: i64) -> DbResult<Vec<News>> {
    tx.rows(
        "select outbox.id, outbox.at, outbox.subject
         from outbox
         where outbox.topic = $2 and not exists (
             select 1 from outbox_reading where outbox_reading.reader = $1 and outbox_reading.outbox_id = outbox.id
         )
         order by outbox.at, outbox.id
         limit $3",
        &[reader.into(), topic.into(), most.into()],
    )
    .await?
    .iter()
    .map(|row: &Row| {
        Ok(News {
            id: row.parsed("id")?,
            at: row.instant("at")?,
            subject: row.text("subject")?,
        })
    })
    .collect()
}

/// Notes that a reader has taken up a piece of news; `false` when another node did so before.
pub(super) async fn mark_read(tx: &mut Tx, reader: &str, id: Uuid, now: Timestamp) -> DbResult<bool> {
    let rows = tx
        .execute(
            "insert into outbox_reading (reader, outbox_id, at) values ($1, $2, $3)
             on conflict (reader, outbox_id) do nothing",
            &[reader.into(), id.into(), now.into()],
        )
        .await?;
    Ok(rows == 1)
}
