//! The ledger: who did what, and news for whoever acts on it. Rows hold ids, not copies of personal data, and are
//! written in the transaction of the change they speak of.

use jiff::Timestamp;
use serde_json::Value as Json;
use uuid::{ContextV7, Timestamp as UuidTimestamp, Uuid};

use super::db::{DbResult, Tx, Value};

/// One deed.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    pub at: Timestamp,
    pub actor: &'a str,
    /// `noun.verb`.
    pub action: &'a str,
    /// Id of what it was done to.
    pub subject: &'a str,
}

/// Writes a deed into the ledger.
pub async fn record(tx: &mut Tx, entry: &Entry<'_>, details: &Json) -> DbResult<()> {
    tx.execute(
        "insert into audit (id, at, actor, action, subject, details) values ($1, $2, $3, $4, $5, $6)",
        &[
            new_id(entry.at).into(),
            entry.at.into(),
            entry.actor.into(),
            entry.action.into(),
            entry.subject.into(),
            Value::json(details),
        ],
    )
    .await
    .map(drop)
}

/// Puts a piece of news into the outbox.
pub async fn announce(tx: &mut Tx, at: Timestamp, topic: &str, subject: &str) -> DbResult<()> {
    announce_with(tx, at, topic, subject, &Json::Object(serde_json::Map::new())).await
}

/// Puts a piece of news into the outbox, with what those who act on it need to know.
pub async fn announce_with(tx: &mut Tx, at: Timestamp, topic: &str, subject: &str, details: &Json) -> DbResult<()> {
    tx.execute(
        "insert into outbox (id, at, topic, subject, details) values ($1, $2, $3, $4, $5)",
        &[
            new_id(at).into(),
            at.into(),
            topic.into(),
            subject.into(),
            Value::json(details),
        ],
    )
    .await
    .map(drop)
}

/// A piece of news as it was put into the outbox.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    pub at: Timestamp,
    pub topic: String,
    pub subject: String,
    pub details: Json,
}

/// The piece of news with this id.
pub async fn news(tx: &mut Tx, id: Uuid) -> DbResult<Option<News>> {
    let row = tx
        .row("select at, topic, subject, details from outbox where id = $1", &[id.into()])
        .await?;
    row.map(|row| {
        Ok(News {
            at: row.instant("at")?,
            topic: row.text("topic")?,
            subject: row.text("subject")?,
            details: row.json("details")?,
        })
    })
    .transpose()
}

/// Ids of rows of the ledger and the outbox that have no instant or no identity, which only damage could bring about.
pub async fn unreadable(tx: &mut Tx) -> DbResult<Vec<String>> {
    let rows = tx
        .rows(
            "select id, at from audit
             union all select id, at from outbox
             order by at, id",
            &[],
        )
        .await?;
    let mut found = Vec::new();
    for row in rows {
        if row.instant("at").is_err() || row.parsed::<Uuid>("id").is_err() {
            found.push(row.text("id")?);
        }
    }
    Ok(found)
}

/// A new id that sorts by time (RFC 9562, version 7).
pub fn new_id(at: Timestamp) -> Uuid {
    let seconds = u64::try_from(at.as_second()).unwrap_or_default();
    let nanos = u32::try_from(at.subsec_nanosecond()).unwrap_or_default();
    Uuid::new_v7(UuidTimestamp::from_unix(ContextV7::new(), seconds, nanos))
}
