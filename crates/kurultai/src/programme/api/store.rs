//! Answers that are given again when a creation is sent twice. They are kept for a day.

use std::collections::BTreeMap;

use axum::http::{HeaderName, StatusCode};
use jiff::{SignedDuration, Timestamp};

use super::ask::Reply;
use super::problem::Problem;
use crate::platform::db::{DbResult, Tx, Value};

const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// What was answered before.
pub(super) struct Answer {
    digest: String,
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    /// The same answer for the same request.
    pub(super) fn again(self, digest: &str) -> Result<Reply, Problem> {
        if self.digest != digest {
            return Err(Problem::new("key-reused"));
        }
        Ok(Reply {
            status: StatusCode::from_u16(self.status).unwrap_or(StatusCode::OK),
            content_type: (!self.body.is_empty()).then_some(super::operation::JSON),
            body: self.body,
            headers: self
                .headers
                .into_iter()
                .filter_map(|(name, value)| Some((HeaderName::try_from(name).ok()?, value)))
                .chain([(HeaderName::from_static("idempotency-replayed"), "true".to_owned())])
                .collect(),
            changed: None,
        })
    }
}

/// Claims the key for the creation in this transaction, or says what was answered. Whoever sends the same key at the same
/// moment waits here until that transaction ends.
pub(super) async fn begin(
    tx: &mut Tx,
    account: &str,
    key: &str,
    digest: &str,
    now: Timestamp,
) -> DbResult<Option<Answer>> {
    tx.execute("delete from request_answer where at < $1", &[(now - KEPT).into()])
        .await?;
    let claimed = tx
        .execute(
            "insert into request_answer (account, key, digest, at) values ($1, $2, $3, $4)
             on conflict (account, key) do nothing",
            &[account.into(), key.into(), digest.into(), now.into()],
        )
        .await?;
    if claimed == 1 {
        return Ok(None);
    }
    let row = tx
        .row(
            "select digest, status, headers, body from request_answer where account = $1 and key = $2",
            &[account.into(), key.into()],
        )
        .await?;
    row.map(|row| {
        Ok(Answer {
            digest: row.text("digest")?,
            status: row.small("status")?,
            headers: row.json("headers")?,
            body: row.bytes_or_null("body")?.unwrap_or_default(),
        })
    })
    .transpose()
}

/// Keeps what is answered.
pub(super) async fn finish(tx: &mut Tx, account: &str, key: &str, reply: &Reply) -> DbResult<()> {
    let headers: BTreeMap<&str, &str> = reply
        .headers
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    tx.execute(
        "update request_answer set status = $3, headers = $4, body = $5 where account = $1 and key = $2",
        &[
            account.into(),
            key.into(),
            i64::from(reply.status.as_u16()).into(),
            Value::json(&headers),
            reply.body.clone().into(),
        ],
    )
    .await
    .map(drop)
}
