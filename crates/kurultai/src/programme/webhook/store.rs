//! The tables of addresses and deliveries.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Delivery, Fate, State, Webhook};
use crate::platform::db::{DbError, DbResult, Row, Tx, Value};

fn webhook_of(row: &Row) -> DbResult<Webhook> {
    let state = row.text("state")?;
    Ok(Webhook {
        id: row.parsed("id")?,
        edition: row.text("edition_key")?,
        name: row.text("name")?,
        url: row.text("url")?,
        secret: row.text("secret")?,
        events: row.json("events")?,
        state: State::of(&state).ok_or_else(|| malformed("webhook.state", &state))?,
        failures: row.int("failures")?,
        created_at: row.instant("created_at")?,
        version: row.int("version")?,
    })
}

fn delivery_of(row: &Row) -> DbResult<Delivery> {
    let state = row.text("state")?;
    Ok(Delivery {
        id: row.parsed("id")?,
        webhook: row.parsed("webhook_id")?,
        event: row.text("event")?,
        body: row.text("body")?,
        queued_at: row.instant("queued_at")?,
        fate: Fate::of(&state).ok_or_else(|| malformed("webhook_delivery.state", &state))?,
        attempts: row.small("attempts")?,
        tried_at: match row.int_or_null("tried_at")? {
            None => None,
            Some(_) => Some(row.instant("tried_at")?),
        },
        answer: row.small_or_null("answer")?,
        error: row.text_or_null("error")?,
    })
}

fn malformed(column: &str, word: &str) -> DbError {
    DbError::Malformed {
        column: column.to_owned(),
        problem: format!("{word} is no state"),
    }
}

/// The addresses of an edition, the oldest first.
pub async fn of_edition(tx: &mut Tx, edition: &str) -> DbResult<Vec<Webhook>> {
    tx.rows(
        "select * from webhook where edition_key = $1 order by created_at, id",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(webhook_of)
    .collect()
}

pub async fn webhook(tx: &mut Tx, id: Uuid) -> DbResult<Option<Webhook>> {
    let row = tx.row("select * from webhook where id = $1", &[id.into()]).await?;
    row.as_ref().map(webhook_of).transpose()
}

pub async fn insert(tx: &mut Tx, webhook: &Webhook, by: &str) -> DbResult<()> {
    tx.execute(
        "insert into webhook (id, edition_key, name, url, secret, events, state, failures, created_at, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)",
        &[
            webhook.id.into(),
            (&webhook.edition).into(),
            (&webhook.name).into(),
            (&webhook.url).into(),
            (&webhook.secret).into(),
            Value::json(&webhook.events),
            webhook.state.word().into(),
            webhook.created_at.into(),
            by.into(),
        ],
    )
    .await
    .map(drop)
}

pub async fn update(tx: &mut Tx, webhook: &Webhook) -> DbResult<()> {
    tx.execute(
        "update webhook
         set name = $2, url = $3, events = $4, state = $5, failures = $6, version = version + 1
         where id = $1",
        &[
            webhook.id.into(),
            (&webhook.name).into(),
            (&webhook.url).into(),
            Value::json(&webhook.events),
            webhook.state.word().into(),
            webhook.failures.into(),
        ],
    )
    .await
    .map(drop)
}

/// Forgets an address; its deliveries go with it.
pub async fn delete(tx: &mut Tx, id: Uuid) -> DbResult<()> {
    tx.execute("delete from webhook_delivery where webhook_id = $1", &[id.into()])
        .await?;
    tx.execute("delete from webhook where id = $1", &[id.into()])
        .await
        .map(drop)
}

/// Notes that an address said yes.
pub async fn answered(tx: &mut Tx, id: Uuid) -> DbResult<()> {
    tx.execute("update webhook set failures = 0 where id = $1", &[id.into()])
        .await
        .map(drop)
}

/// Notes an attempt without a yes, and gives the address up after the last.
pub async fn silent(tx: &mut Tx, id: Uuid, most: i64) -> DbResult<()> {
    tx.execute(
        "update webhook
         set failures = failures + 1,
             state = case when state = 'active' and failures + 1 >= $2 then 'given-up' else state end,
             version = case when state = 'active' and failures + 1 >= $2 then version + 1 else version end
         where id = $1",
        &[id.into(), most.into()],
    )
    .await
    .map(drop)
}

/// Queues a delivery, unless this news is told to this address already; says whether it was queued.
pub async fn queue(
    tx: &mut Tx,
    id: Uuid,
    webhook: &Webhook,
    news: Uuid,
    event: &str,
    body: &str,
    now: Timestamp,
) -> DbResult<bool> {
    let rows = tx
        .execute(
            "insert into webhook_delivery (id, webhook_id, news_id, event, body, queued_at)
             values ($1, $2, $3, $4, $5, $6)
             on conflict (webhook_id, news_id) do nothing",
            &[
                id.into(),
                webhook.id.into(),
                news.into(),
                event.into(),
                body.into(),
                now.into(),
            ],
        )
        .await?;
    Ok(rows == 1)
}

pub async fn delivery(tx: &mut Tx, id: Uuid) -> DbResult<Option<Delivery>> {
    let row = tx
        .row("select * from webhook_delivery where id = $1", &[id.into()])
        .await?;
    row.as_ref().map(delivery_of).transpose()
}

/// Deliveries to an address, the latest first.
pub async fn deliveries(tx: &mut Tx, webhook: Uuid) -> DbResult<Vec<Delivery>> {
    tx.rows(
        "select * from webhook_delivery where webhook_id = $1 order by queued_at desc, id desc",
        &[webhook.into()],
    )
    .await?
    .iter()
    .map(delivery_of)
    .collect()
}

pub async fn arrived(tx: &mut Tx, id: Uuid, answer: u16, now: Timestamp) -> DbResult<()> {
    tx.execute(
        "update webhook_delivery
         set state = 'delivered', attempts = attempts + 1, tried_at = $2, answer = $3, error = null
         where id = $1",
        &[id.into(), now.into(), i64::from(answer).into()],
    )
    .await
    .map(drop)
}

pub async fn tried(tx: &mut Tx, id: Uuid, answer: Option<u16>, error: &str, now: Timestamp) -> DbResult<()> {
    tx.execute(
        "update webhook_delivery
         set attempts = attempts + 1, tried_at = $2, answer = $3, error = $4
         where id = $1",
        &[id.into(), now.into(), answer.map(i64::from).into(), error.into()],
    )
    .await
    .map(drop)
}

/// Gives a delivery up.
pub async fn fail(tx: &mut Tx, id: Uuid, error: &str) -> DbResult<()> {
    tx.execute(
        "update webhook_delivery set state = 'failed', error = $2 where id = $1 and state = 'waiting'",
        &[id.into(), error.into()],
    )
    .await
    .map(drop)
}

/// Lets a delivery that ended wait again; says whether there was one.
pub async fn wait_again(tx: &mut Tx, id: Uuid) -> DbResult<bool> {
    let rows = tx
        .execute(
            "update webhook_delivery set state = 'waiting' where id = $1 and state <> 'waiting'",
            &[id.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// Forgets deliveries that ended and were queued before this.
pub async fn forget(tx: &mut Tx, before: Timestamp) -> DbResult<()> {
    tx.execute(
        "delete from webhook_delivery where queued_at < $1 and state <> 'waiting'",
        &[before.into()],
    )
    .await
    .map(drop)
}
