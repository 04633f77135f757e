//! The table told_apart. The smaller key comes first.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::platform::db::{DbResult, Tx};

/// The pairs of this kind that somebody told apart.
pub async fn told_apart(tx: &mut Tx, edition: &str, kind: &str) -> DbResult<BTreeSet<(String, String)>> {
    tx.rows(
        "select one_key, other_key
         from told_apart
         where edition_key = $1 and kind = $2
         order by one_key, other_key",
        &[edition.into(), kind.into()],
    )
    .await?
    .iter()
    .map(|row| Ok((row.text("one_key")?, row.text("other_key")?)))
    .collect()
}

pub async fn tell_apart(
    tx: &mut Tx,
    edition: &str,
    kind: &str,
    pair: (&str, &str),
    by: &str,
    now: Timestamp,
) -> DbResult<()> {
    let (one, other) = if pair.0 < pair.1 { pair } else { (pair.1, pair.0) };
    tx.execute(
        "insert into told_apart (edition_key, kind, one_key, other_key, said_by, at)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (edition_key, kind, one_key, other_key) do nothing",
        &[
            edition.into(),
            kind.into(),
            one.into(),
            other.into(),
            by.into(),
            now.into(),
        ],
    )
    .await
    .map(drop)
}
