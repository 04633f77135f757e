//! The tables of spreadsheets: sheet_mapping, sheet_upload.

use std::collections::BTreeMap;

use exchange::sheet::List;
use jiff::Timestamp;
use uuid::Uuid;

use super::{State, Trouble, Upload};
use crate::platform::db::{DbResult, Row, Tx, Value};

/// How the columns of a sheet with these headings were matched last.
pub async fn mapping(tx: &mut Tx, edition: &str, list: List, digest: &str) -> DbResult<Option<BTreeMap<u32, String>>> {
    let row = tx
        .row(
            "select mapping from sheet_mapping
             where edition_key = $1 and list = $2 and header_digest = $3",
            &[edition.into(), list.key().into(), digest.into()],
        )
        .await?;
    row.map(|row| row.json("mapping")).transpose()
}

pub async fn remember_mapping(tx: &mut Tx, upload: &Upload, digest: &str, at: Timestamp) -> DbResult<()> {
    tx.execute(
        "insert into sheet_mapping (edition_key, list, header_digest, mapping, actor, at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (edition_key, list, header_digest)
         do update set mapping = excluded.mapping, actor = excluded.actor, at = excluded.at",
        &[
            upload.edition.as_str().into(),
            upload.list.key().into(),
            digest.into(),
            Value::json(&upload.mapping),
            upload.actor.as_str().into(),
            at.as_microsecond().into(),
        ],
    )
    .await
    .map(drop)
}

pub async fn add_upload(tx: &mut Tx, upload: &Upload, content: &[u8]) -> DbResult<()> {
    tx.execute(
        "insert into sheet_upload (id, edition_key, list, actor, name, at, digest, content, place, header)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            upload.id.to_string().into(),
            upload.edition.as_str().into(),
            upload.list.key().into(),
            upload.actor.as_str().into(),
            upload.name.as_str().into(),
            upload.at.as_microsecond().into(),
            upload.digest.as_str().into(),
            Value::Bytes(Some(content.to_vec())),
            i64::from(upload.place).into(),
            i64::from(upload.header).into(),
        ],
    )
    .await
    .map(drop)
}

pub async fn upload(tx: &mut Tx, edition: &str, id: Uuid) -> DbResult<Option<Upload>> {
    let row = tx
        .row(
            "select id, edition_key, list, actor, name, at, digest, place, header, mapping, blanks_clear, state, done, total,
                 beat, problem, batch
             from sheet_upload
             where edition_key = $1 and id = $2",
            &[edition.into(), id.to_string().into()],
        )
        .await?;
    Ok(row.as_ref().map(upload_of).transpose()?.flatten())
}

/// The uploads of an edition, the newest first.
pub async fn uploads(tx: &mut Tx, edition: &str) -> DbResult<Vec<Upload>> {
    let rows = tx
        .rows(
            "select id, edition_key, list, actor, name, at, digest, place, header, mapping, blanks_clear, state, done, total,
                 beat, problem, batch
             from sheet_upload
             where edition_key = $1
             order by at desc, id",
            &[edition.into()],
        )
        .await?;
    let found: DbResult<Vec<Option<Upload>>> = rows.iter().map(upload_of).collect();
    Ok(found?.into_iter().flatten().collect())
}

fn upload_of(row: &Row) -> DbResult<Option<Upload>> {
    let (Some(list), Some(state)) = (List::named(&row.text("list")?), State::named(&row.text("state")?)) else {
        return Ok(None);
    };
    Ok(Some(Upload {
        id: row.parsed("id")?,
        edition: row.text("edition_key")?,
        list,
        actor: row.text("actor")?,
        name: row.text("name")?,
        at: row.instant("at")?,
        digest: row.text("digest")?,
        place: row.small("place")?,
        header: row.small("header")?,
        mapping: row.json_or_null("mapping")?.unwrap_or_default(),
        blanks_clear: row.flag("blanks_clear")?,
        state,
        done: row.small("done")?,
        total: row.small("total")?,
        beat: row.instant("beat")?,
        problem: row.json_or_null("problem")?,
        batch: row.parsed_or_null("batch")?,
    }))
}

/// What was sent; nothing once it is applied.
pub async fn content(tx: &mut Tx, id: Uuid) -> DbResult<Option<Vec<u8>>> {
    let row = tx
        .row(
            "select content from sheet_upload where id = $1",
            &[id.to_string().into()],
        )
        .await?;
    row.map_or(Ok(None), |row| row.bytes_or_null("content"))
}

/// What the sheet comes to, packed.
pub async fn outcome(tx: &mut Tx, id: Uuid) -> DbResult<Option<Vec<u8>>> {
    let row = tx
        .row(
            "select outcome from sheet_upload where id = $1",
            &[id.to_string().into()],
        )
        .await?;
    row.map_or(Ok(None), |row| row.bytes_or_null("outcome"))
}

/// Begins to read, unless somebody is at it: then nothing is begun.
pub async fn begin(tx: &mut Tx, upload: &Upload, state: State, at: Timestamp, stale: Timestamp) -> DbResult<bool> {
    let changed = tx
        .execute(
            "update sheet_upload
             set state = $2, place = $3, header = $4, mapping = $5, blanks_clear = $6, done = 0, total = 0, beat = $7,
                 problem = null
             where id = $1 and (state in ('columns', 'ready') or (state in ('reading', 'applying') and beat < $8))",
            &[
                upload.id.to_string().into(),
                state.name().into(),
                i64::from(upload.place).into(),
                i64::from(upload.header).into(),
                Value::json(&upload.mapping),
                upload.blanks_clear.into(),
                at.as_microsecond().into(),
                stale.as_microsecond().into(),
            ],
        )
        .await?;
    Ok(changed > 0)
}

/// How far the work has come.
pub async fn beat(tx: &mut Tx, id: Uuid, done: u32, total: u32, at: Timestamp) -> DbResult<()> {
    tx.execute(
        "update sheet_upload
         set done = $2, total = $3, beat = $4
         where id = $1 and state in ('reading', 'applying')",
        &[
            id.to_string().into(),
            done.into(),
            total.into(),
            at.as_microsecond().into(),
        ],
    )
    .await
    .map(drop)
}

/// What came of the work.
pub async fn end(
    tx: &mut Tx,
    id: Uuid,
    state: State,
    outcome: Option<Vec<u8>>,
    problem: Option<&Trouble>,
) -> DbResult<()> {
    tx.execute(
        "update sheet_upload
         set state = $2, outcome = coalesce($3, outcome), problem = $4
         where id = $1",
        &[
            id.to_string().into(),
            state.name().into(),
            Value::Bytes(outcome),
            Value::json_or_null(problem),
        ],
    )
    .await
    .map(drop)
}

/// It is applied; what was sent is not needed any more.
pub async fn applied(tx: &mut Tx, id: Uuid, batch: Uuid) -> DbResult<()> {
    tx.execute(
        "update sheet_upload
         set state = 'applied', batch = $2, content = null, problem = null
         where id = $1",
        &[id.to_string().into(), batch.to_string().into()],
    )
    .await
    .map(drop)
}

pub async fn undone(tx: &mut Tx, id: Uuid) -> DbResult<()> {
    tx.execute(
        "update sheet_upload
         set state = 'undone'
         where id = $1 and state = 'applied'",
        &[id.to_string().into()],
    )
    .await
    .map(drop)
}

pub async fn remove(tx: &mut Tx, edition: &str, id: Uuid) -> DbResult<()> {
    tx.execute(
        "delete from sheet_upload
         where edition_key = $1 and id = $2",
        &[edition.into(), id.to_string().into()],
    )
    .await
    .map(drop)
}

/// Those that came before this.
pub async fn remove_old(tx: &mut Tx, before: Timestamp) -> DbResult<()> {
    tx.execute(
        "delete from sheet_upload
         where at < $1",
        &[before.as_microsecond().into()],
    )
    .await
    .map(drop)
}
