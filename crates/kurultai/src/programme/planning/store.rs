//! The tables of plans: plan, plan_setting.

use std::collections::BTreeSet;

use jiff::Timestamp;
use uuid::Uuid;

use super::solution::Solution;
use super::work::Progress;
use super::{Plan, Setting, State};
use crate::platform::db::{DbError, DbResult, Row, Tx, Value};

/// The edition's identity and the revision of its draft, which nobody else can change until the transaction ends.
pub async fn hold_edition(tx: &mut Tx, key: &str) -> DbResult<Option<(Uuid, i64)>> {
    tx.execute("update edition set version = version where key = $1", &[key.into()])
        .await?;
    tx.row("select id, version from edition where key = $1", &[key.into()])
        .await?
        .map(|row| Ok((row.parsed("id")?, row.int("version")?)))
        .transpose()
}

fn plan_of(row: &Row) -> DbResult<Plan> {
    let state = row.text("state")?;
    let instant = |column: &str| -> DbResult<Option<Timestamp>> {
        row.int_or_null(column)?.map(|_| row.instant(column)).transpose()
    };
    Ok(Plan {
        id: row.parsed("id")?,
        edition: row.parsed("edition_id")?,
        name: row.text_or_null("name")?,
        state: State::of(&state).ok_or_else(|| DbError::Malformed {
            column: "plan.state".to_owned(),
            problem: format!("{state:?} is no state"),
        })?,
        by: row.text("asked_by")?,
        by_name: row.text("asker_name")?,
        asked_at: row.instant("asked_at")?,
        began_at: instant("began_at")?,
        ended_at: instant("ended_at")?,
        revision: row.int("revision")?,
        wish: row.json("wish")?,
        attempts: row.small("attempts")?,
        progress: row.json_or_null("progress")?,
        stop_asked: row.flag("stop_asked")?,
        solution: row.json_or_null("solution")?,
        accepted: row.json("accepted")?,
        trouble: row.text_or_null("trouble")?,
    })
}

pub async fn insert(tx: &mut Tx, plan: &Plan) -> DbResult<()> {
    tx.execute(
        "insert into plan (id, edition_id, name, asked_by, asker_name, asked_at, revision, wish)
         values ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            plan.id.into(),
            plan.edition.into(),
            (&plan.name).into(),
            (&plan.by).into(),
            (&plan.by_name).into(),
            plan.asked_at.into(),
            plan.revision.into(),
            Value::json(&plan.wish),
        ],
    )
    .await
    .map(drop)
}

/// The plans of an edition, the newest first.
pub async fn plans(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Plan>> {
    tx.rows(
        "select * from plan where edition_id = $1 order by asked_at desc, id desc",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(plan_of)
    .collect()
}

/// A plan of an edition.
pub async fn plan(tx: &mut Tx, edition: &str, id: Uuid) -> DbResult<Option<Plan>> {
    let row = tx
        .row(
            "select plan.*
             from plan
             join edition on edition.id = plan.edition_id
             where plan.id = $2 and edition.key = $1",
            &[edition.into(), id.into()],
        )
        .await?;
    row.as_ref().map(plan_of).transpose()
}

/// A plan that nobody else can change until the transaction ends.
pub async fn held(tx: &mut Tx, id: Uuid) -> DbResult<Option<Plan>> {
    tx.execute("update plan set attempts = attempts where id = $1", &[id.into()])
        .await?;
    one(tx, id).await
}

async fn one(tx: &mut Tx, id: Uuid) -> DbResult<Option<Plan>> {
    let row = tx.row("select * from plan where id = $1", &[id.into()]).await?;
    row.as_ref().map(plan_of).transpose()
}

/// How many plans have not ended, of all editions.
pub async fn at_work(tx: &mut Tx) -> DbResult<usize> {
    let row = tx
        .row("select count(*) as open from plan where ended_at is null", &[])
        .await?;
    row.map_or(Ok(0), |row| row.small("open"))
}

/// Begins a plan that has not ended, from the draft as it is now; `None` when there is none.
pub async fn begin(tx: &mut Tx, id: Uuid, now: Timestamp) -> DbResult<Option<Plan>> {
    let begun = tx
        .execute(
            "update plan
             set state = 'running', began_at = $2, attempts = attempts + 1, progress = null,
                 revision = (select version from edition where edition.id = plan.edition_id)
             where id = $1 and ended_at is null",
            &[id.into(), now.into()],
        )
        .await?;
    if begun == 0 { Ok(None) } else { one(tx, id).await }
}

/// Keeps how far a plan is; says whether it is to go on.
pub async fn write_progress(tx: &mut Tx, id: Uuid, progress: &Progress) -> DbResult<bool> {
    let rows = tx
        .execute(
            "update plan
             set progress = $2
             where id = $1 and state = 'running' and stop_asked = 0",
            &[id.into(), Value::json(progress)],
        )
        .await?;
    Ok(rows == 1)
}

/// Keeps what came of a plan that is at work; says whether it still was.
pub async fn finish(tx: &mut Tx, id: Uuid, solution: &Solution, now: Timestamp) -> DbResult<bool> {
    let rows = tx
        .execute(
            "update plan
             set state = 'done', ended_at = $2, solution = $3
             where id = $1 and state = 'running'",
            &[id.into(), now.into(), Value::json(solution)],
        )
        .await?;
    Ok(rows == 1)
}

pub async fn fail(tx: &mut Tx, id: Uuid, trouble: &str, now: Timestamp) -> DbResult<()> {
    tx.execute(
        "update plan
         set state = 'failed', ended_at = $2, trouble = $3
         where id = $1 and ended_at is null",
        &[id.into(), now.into(), trouble.into()],
    )
    .await
    .map(drop)
}

pub async fn cancel(tx: &mut Tx, id: Uuid, now: Timestamp) -> DbResult<bool> {
    let rows = tx
        .execute(
            "update plan set state = 'cancelled', ended_at = $2 where id = $1 and ended_at is null",
            &[id.into(), now.into()],
        )
        .await?;
    Ok(rows == 1)
}

pub async fn ask_to_stop(tx: &mut Tx, id: Uuid) -> DbResult<bool> {
    let rows = tx
        .execute(
            "update plan set stop_asked = 1 where id = $1 and ended_at is null",
            &[id.into()],
        )
        .await?;
    Ok(rows == 1)
}

pub async fn rename(tx: &mut Tx, id: Uuid, name: Option<&str>) -> DbResult<bool> {
    let rows = tx
        .execute("update plan set name = $2 where id = $1", &[id.into(), name.into()])
        .await?;
    Ok(rows == 1)
}

pub async fn write_accepted(tx: &mut Tx, id: Uuid, accepted: &BTreeSet<String>) -> DbResult<()> {
    tx.execute(
        "update plan set accepted = $2 where id = $1",
        &[id.into(), Value::json(accepted)],
    )
    .await
    .map(drop)
}

pub async fn delete(tx: &mut Tx, id: Uuid) -> DbResult<()> {
    tx.execute("delete from plan where id = $1", &[id.into()])
        .await
        .map(drop)
}

pub async fn delete_ended(tx: &mut Tx, id: Uuid) -> DbResult<bool> {
    let rows = tx
        .execute("delete from plan where id = $1 and ended_at is not null", &[id.into()])
        .await?;
    Ok(rows == 1)
}

pub async fn setting(tx: &mut Tx, edition: Uuid) -> DbResult<Setting> {
    let row = tx
        .row(
            "select setting from plan_setting where edition_id = $1",
            &[edition.into()],
        )
        .await?;
    row.map_or_else(|| Ok(Setting::default()), |row| row.json("setting"))
}

pub async fn write_setting(tx: &mut Tx, edition: Uuid, setting: &Setting, by: &str, now: Timestamp) -> DbResult<()> {
    tx.execute(
        "insert into plan_setting (edition_id, setting, changed_by, changed_at)
         values ($1, $2, $3, $4)
         on conflict (edition_id) do update set
             setting = excluded.setting, changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        &[edition.into(), Value::json(setting), by.into(), now.into()],
    )
    .await
    .map(drop)
}

/// Forgets all plans of an edition. Only for an edition that is itself deleted.
pub async fn forget(tx: &mut Tx, edition: Uuid) -> DbResult<()> {
    tx.execute("delete from plan where edition_id = $1", &[edition.into()])
        .await?;
    tx.execute("delete from plan_setting where edition_id = $1", &[edition.into()])
        .await
        .map(drop)
}
