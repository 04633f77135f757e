//! The table record_change: every change of every record of a draft.
//!
//! Pages continue from a key (the revision and the place within it), the newest first.

use serde_json::{Map, Value as Json};
use uuid::Uuid;

use super::{Change, Filters, Page, Row as Written};
use crate::platform::db::{DbResult, Row, Tx, Value};
use crate::programme::edit::Version;
use crate::programme::records::{Kind, RecordKey};

/// What stands for the edition of records that belong to none.
const SHARED: &str = "";

pub fn edition_key(key: &RecordKey) -> &str {
    key.edition.as_deref().unwrap_or(SHARED)
}

pub async fn record(tx: &mut Tx, row: &Written<'_>) -> DbResult<()> {
    let json = |fields: Option<&Map<String, Json>>| Value::json_or_null(fields);
    let version =
        |fields: Option<&Map<String, Json>>| -> Value { fields.map(|fields| Version::of(fields).to_string()).into() };
    tx.execute(
        "insert into record_change (id, batch, edition_key, revision, position, at, actor, origin, address, kind,
             record_key, place, before_version, before, after_version, after, undoes, digest)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
        &[
            row.id.into(),
            row.batch.into(),
            edition_key(row.key).into(),
            row.revision.into(),
            row.position.into(),
            row.by.at.into(),
            row.by.account.into(),
            row.by.origin.name().into(),
            row.by.address.into(),
            row.key.kind.name().into(),
            (&row.key.id).into(),
            row.place.into(),
            version(row.before),
            json(row.before),
            version(row.after),
            json(row.after),
            row.undoes.map(|id| id.to_string()).into(),
            row.digest().into(),
        ],
    )
    .await
    .map(drop)
}

fn change(row: &Row) -> DbResult<Change> {
    let kind = row.text("kind")?;
    let edition = row.text("edition_key")?;
    Ok(Change {
        id: row.parsed("id")?,
        batch: row.parsed("batch")?,
        key: RecordKey {
            edition: (edition != SHARED).then_some(edition),
            kind: Kind::named(&kind).ok_or_else(|| crate::platform::db::DbError::Malformed {
                column: "record_change.kind".to_owned(),
                problem: format!("there is no kind {kind:?}"),
            })?,
            id: row.text("record_key")?,
        },
        revision: row.int("revision")?,
        position: row.int("position")?,
        at: row.instant("at")?,
        actor: row.text("actor")?,
        origin: row.text("origin")?,
        address: row.text_or_null("address")?,
        place: row.int_or_null("place")?,
        before: row.json_or_null("before")?,
        after: row.json_or_null("after")?,
        undoes: row.parsed_or_null("undoes")?,
        digest: row.text("digest")?,
    })
}

/// The changes of one record.
pub async fn of(tx: &mut Tx, key: &RecordKey, page: &Page) -> DbResult<Vec<Change>> {
    tx.rows(
        "select * from record_change
         where edition_key = $1 and kind = $2 and record_key = $3 and revision < $4
         order by revision desc
         limit $5",
        &[
            edition_key(key).into(),
            key.kind.name().into(),
            (&key.id).into(),
            page.after.map_or(i64::MAX, |(revision, _)| revision).into(),
            page.size.into(),
        ],
    )
    .await?
    .iter()
    .map(change)
    .collect()
}

/// How many changes one record has.
pub async fn count_of(tx: &mut Tx, key: &RecordKey) -> DbResult<i64> {
    let row = tx
        .row(
            "select count(*) as n from record_change where edition_key = $1 and kind = $2 and record_key = $3",
            &[edition_key(key).into(), key.kind.name().into(), (&key.id).into()],
        )
        .await?;
    row.map_or(Ok(0), |row| row.int("n"))
}

fn filters(edition: Option<&str>, filters: &Filters) -> [Value; 5] {
    let text = |value: &Option<String>| Value::from(value.clone().unwrap_or_default());
    [
        edition.unwrap_or(SHARED).into(),
        text(&filters.actor),
        filters.kind.map_or("", Kind::name).into(),
        text(&filters.record),
        text(&filters.origin),
    ]
}

/// The changes of an edition, or of the shared facts.
pub async fn recent(tx: &mut Tx, edition: Option<&str>, asked: &Filters, page: &Page) -> DbResult<Vec<Change>> {
    let mut values = filters(edition, asked).to_vec();
    let (revision, position) = page.after.unwrap_or((i64::MAX, i64::MAX));
    values.extend([revision.into(), position.into(), page.size.into()]);
    tx.rows(
        "select * from record_change
         where edition_key = $1
             and ($2 = '' or actor = $2)
             and ($3 = '' or kind = $3)
             and ($4 = '' or record_key = $4)
             and ($5 = '' or origin = $5)
             and (revision < $6 or (revision = $6 and position < $7))
         order by revision desc, position desc
         limit $8",
        &values,
    )
    .await?
    .iter()
    .map(change)
    .collect()
}

/// How many changes there are in all.
pub async fn count(tx: &mut Tx, edition: Option<&str>, asked: &Filters) -> DbResult<i64> {
    let row = tx
        .row(
            "select count(*) as n from record_change
             where edition_key = $1
                 and ($2 = '' or actor = $2)
                 and ($3 = '' or kind = $3)
                 and ($4 = '' or record_key = $4)
                 and ($5 = '' or origin = $5)",
            &filters(edition, asked),
        )
        .await?;
    row.map_or(Ok(0), |row| row.int("n"))
}

/// Who has changed something, in the order of their labels.
pub async fn actors(tx: &mut Tx, edition: Option<&str>) -> DbResult<Vec<String>> {
    tx.rows(
        "select distinct actor from record_change where edition_key = $1 order by actor",
        &[edition.unwrap_or(SHARED).into()],
    )
    .await?
    .iter()
    .map(|row| row.text("actor"))
    .collect()
}

/// The changes that were made together, in their order.
pub async fn batch(tx: &mut Tx, id: Uuid) -> DbResult<Vec<Change>> {
    tx.rows(
        "select * from record_change where batch = $1 order by position",
        &[id.into()],
    )
    .await?
    .iter()
    .map(change)
    .collect()
}

/// All batches.
pub async fn batches(tx: &mut Tx) -> DbResult<Vec<Uuid>> {
    tx.rows("select distinct batch from record_change order by batch", &[])
        .await?
        .iter()
        .map(|row| row.parsed("batch"))
        .collect()
}

/// The batches of one person in an edition with what each takes back, the newest first; at most `most`.
pub async fn batches_of(
    tx: &mut Tx,
    edition: Option<&str>,
    actor: &str,
    most: i64,
) -> DbResult<Vec<(Uuid, Option<Uuid>)>> {
    tx.rows(
        "select batch, undoes, max(revision) as revision
         from record_change
         where edition_key = $1 and actor = $2
         group by batch, undoes
         order by revision desc
         limit $3",
        &[edition.unwrap_or(SHARED).into(), actor.into(), most.into()],
    )
    .await?
    .iter()
    .map(|row| Ok((row.parsed("batch")?, row.parsed_or_null("undoes")?)))
    .collect()
}

/// The batch that took this one back last.
pub async fn undone_by(tx: &mut Tx, batch: Uuid) -> DbResult<Option<Uuid>> {
    tx.row(
        "select batch from record_change where undoes = $1 order by at desc, revision desc, batch desc limit 1",
        &[batch.into()],
    )
    .await?
    .map(|row| row.parsed("batch"))
    .transpose()
}

/// The batch that this one took back.
pub async fn undoes(tx: &mut Tx, batch: Uuid) -> DbResult<Option<Uuid>> {
    let row = tx
        .row(
            "select undoes from record_change where batch = $1 order by position limit 1",
            &[batch.into()],
        )
        .await?;
    row.map_or(Ok(None), |row| row.parsed_or_null("undoes"))
}

/// The record as it was when it had this version, as far as it is known.
pub async fn as_of(tx: &mut Tx, key: &RecordKey, version: &Version) -> DbResult<Option<Map<String, Json>>> {
    let row = tx
        .row(
            "select case when after_version = $4 then after else before end as fields
             from record_change
             where edition_key = $1 and kind = $2 and record_key = $3 and (after_version = $4 or before_version = $4)
             order by revision desc
             limit 1",
            &[
                edition_key(key).into(),
                key.kind.name().into(),
                (&key.id).into(),
                version.to_string().into(),
            ],
        )
        .await?;
    row.map_or(Ok(None), |row| row.json_or_null("fields"))
}

/// The highest revision that the history of an edition knows; 0 when it has none.
pub async fn last_revision(tx: &mut Tx, edition: &str) -> DbResult<i64> {
    let row = tx
        .row(
            "select max(revision) as revision from record_change where edition_key = $1",
            &[edition.into()],
        )
        .await?;
    Ok(row
        .map_or(Ok(None), |row| row.int_or_null("revision"))?
        .unwrap_or_default())
}
