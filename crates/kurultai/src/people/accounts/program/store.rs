//! The table of keys.

use jiff::Timestamp;
use uuid::Uuid;

use super::Key;
use crate::people::access::{AccountId, Permission};
use crate::platform::db::{DbResult, Row, Tx, Value};

fn key_of(row: &Row) -> DbResult<Key> {
    let scopes: Vec<String> = row.json("scopes")?;
    let instant = |column: &str| -> DbResult<Option<Timestamp>> {
        match row.int_or_null(column)? {
            None => Ok(None),
            Some(_) => row.instant(column).map(Some),
        }
    };
    Ok(Key {
        id: row.parsed("id")?,
        account: AccountId(row.parsed("account_id")?),
        name: row.text("name")?,
        hint: row.text("hint")?,
        edition: row.text_or_null("edition_key")?,
        // One that this program does not know allows nothing.
        scopes: Permission::OF_EDITION
            .into_iter()
            .chain([Permission::Administer])
            .filter(|permission| scopes.iter().any(|name| name == permission.name()))
            .collect(),
        second_factor: row.flag("second_factor")?,
        created_at: row.instant("created_at")?,
        expires_at: instant("expires_at")?,
        seen_at: instant("seen_at")?,
        revoked_at: instant("revoked_at")?,
    })
}

pub async fn by_digest(tx: &mut Tx, digest: &str) -> DbResult<Option<Key>> {
    let row = tx
        .row("select * from program_key where digest = $1", &[digest.into()])
        .await?;
    row.as_ref().map(key_of).transpose()
}

/// All keys of an account, also those that opened something once; the newest first.
pub async fn of_account(tx: &mut Tx, account: AccountId) -> DbResult<Vec<Key>> {
    tx.rows(
        "select * from program_key where account_id = $1 order by created_at desc, id desc",
        &[account.0.into()],
    )
    .await?
    .iter()
    .map(key_of)
    .collect()
}

pub async fn insert(tx: &mut Tx, key: &Key, digest: &str) -> DbResult<()> {
    let scopes: Vec<&str> = key.scopes.iter().map(|scope| scope.name()).collect();
    tx.execute(
        "insert into program_key (id, account_id, name, digest, hint, edition_key, scopes, second_factor,
             created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            key.id.into(),
            key.account.0.into(),
            (&key.name).into(),
            digest.into(),
            (&key.hint).into(),
            (&key.edition).into(),
            Value::json(&scopes),
            key.second_factor.into(),
            key.created_at.into(),
            Value::Int(key.expires_at.map(Timestamp::as_microsecond)),
        ],
    )
    .await
    .map(drop)
}

/// Takes back a key of this account; says whether there was one.
pub async fn revoke(tx: &mut Tx, account: AccountId, id: Uuid, now: Timestamp) -> DbResult<bool> {
    let rows = tx
        .execute(
            "update program_key set revoked_at = $3 where id = $1 and account_id = $2 and revoked_at is null",
            &[id.into(), account.0.into(), now.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// Notes a use.
pub async fn saw(tx: &mut Tx, id: Uuid, now: Timestamp) -> DbResult<()> {
    tx.execute(
        "update program_key set seen_at = $2 where id = $1 and (seen_at is null or seen_at < $2)",
        &[id.into(), now.into()],
    )
    .await
    .map(drop)
}
