//! The tables of keys: passkey, authenticator_app, recovery_code, provider_account, ceremony.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use uuid::Uuid;
use webauthn_rs::prelude::Passkey;

use super::model::{App, ProviderAccount, Registered};
use crate::people::access::AccountId;
use crate::platform::db::{DbResult, Row, Tx, Value};

fn instant_or_null(row: &Row, column: &str) -> DbResult<Option<Timestamp>> {
    row.int_or_null(column)?.map(|_| row.instant(column)).transpose()
}

// Passkeys.

fn registered(row: &Row) -> DbResult<Registered> {
    Ok(Registered {
        id: row.parsed("id")?,
        account: AccountId(row.parsed("account_id")?),
        name: row.text("name")?,
        passkey: row.json("record")?,
        created_at: row.instant("created_at")?,
        used_at: instant_or_null(row, "used_at")?,
    })
}

/// The passkeys of an account, the oldest first.
pub async fn passkeys(tx: &mut Tx, account: AccountId) -> DbResult<Vec<Registered>> {
    tx.rows(
        "select * from passkey where account_id = $1 order by created_at, id",
        &[account.0.into()],
    )
    .await?
    .iter()
    .map(registered)
    .collect()
}

/// The passkey with this credential id.
pub async fn passkey_by_credential(tx: &mut Tx, credential: &[u8]) -> DbResult<Option<Registered>> {
    tx.row(
        "select * from passkey where credential = $1",
        &[URL_SAFE_NO_PAD.encode(credential).into()],
    )
    .await?
    .as_ref()
    .map(registered)
    .transpose()
}

pub async fn write_passkey(tx: &mut Tx, body: &Registered) -> DbResult<()> {
    tx.execute(
        "insert into passkey (id, account_id, credential, name, record, created_at, used_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            body.id.into(),
            body.account.0.into(),
            URL_SAFE_NO_PAD.encode(body.passkey.cred_id()).into(),
            (&body.name).into(),
            Value::json(&body.passkey),
            body.created_at.into(),
            body.used_at.into(),
        ],
    )
    .await
    .map(drop)
}

/// Keeps what the last use changed of a passkey: its counter, whether it is backed up.
pub async fn used_passkey(tx: &mut Tx, id: Uuid, passkey: &Passkey, now: Timestamp) -> DbResult<()> {
    tx.execute(
        "update passkey set record = $2, used_at = $3, version = version + 1 where id = $1",
        &[id.into(), Value::json(passkey), now.into()],
    )
    .await
    .map(drop)
}

/// Gives a passkey another name; says whether the account has it.
pub async fn rename_passkey(tx: &mut Tx, account: AccountId, id: Uuid, name: &str) -> DbResult<bool> {
    let rows = tx
        .execute(
            "update passkey set name = $3, version = version + 1 where id = $2 and account_id = $1",
            &[account.0.into(), id.into(), name.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// Forgets a passkey; says whether the account had it.
pub async fn delete_passkey(tx: &mut Tx, account: AccountId, id: Uuid) -> DbResult<bool> {
    let rows = tx
        .execute(
            "delete from passkey where id = $2 and account_id = $1",
            &[account.0.into(), id.into()],
        )
        .await?;
    Ok(rows == 1)
}

// The second factor.

pub async fn app(tx: &mut Tx, account: AccountId) -> DbResult<Option<App>> {
    tx.row(
        "select secret, last_step, created_at from authenticator_app where account_id = $1",
        &[account.0.into()],
    )
    .await?
    .map(|row| {
        Ok(App {
            secret: row.bytes("secret")?,
            last_step: row.int("last_step")?,
            created_at: row.instant("created_at")?,
        })
    })
    .transpose()
}

pub async fn write_app(tx: &mut Tx, account: AccountId, app: &App) -> DbResult<()> {
    tx.execute(
        "insert into authenticator_app (account_id, secret, last_step, created_at)
         values ($1, $2, $3, $4)
         on conflict (account_id) do update set
             secret = excluded.secret, last_step = excluded.last_step, created_at = excluded.created_at",
        &[
            account.0.into(),
            app.secret.clone().into(),
            app.last_step.into(),
            app.created_at.into(),
        ],
    )
    .await
    .map(drop)
}

/// Accepts the code of this step, unless it or a later one was accepted before.
pub async fn accept_step(tx: &mut Tx, account: AccountId, step: i64) -> DbResult<bool> {
    let rows = tx
        .execute(
            "update authenticator_app set last_step = $2 where account_id = $1 and last_step < $2",
            &[account.0.into(), step.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// Forgets the authenticator app and its recovery codes.
pub async fn delete_app(tx: &mut Tx, account: AccountId) -> DbResult<()> {
    tx.execute("delete from recovery_code where account_id = $1", &[account.0.into()])
        .await?;
    tx.execute(
        "delete from authenticator_app where account_id = $1",
        &[account.0.into()],
    )
    .await
    .map(drop)
}

/// Puts these codes in the place of those there were.
pub async fn replace_recovery_codes(tx: &mut Tx, account: AccountId, digests: &[String]) -> DbResult<()> {
    tx.execute("delete from recovery_code where account_id = $1", &[account.0.into()])
        .await?;
    for digest in digests {
        tx.execute(
            "insert into recovery_code (account_id, digest) values ($1, $2)",
            &[account.0.into(), digest.into()],
        )
        .await?;
    }
    Ok(())
}

/// How many recovery codes are left.
pub async fn recovery_codes_left(tx: &mut Tx, account: AccountId) -> DbResult<u32> {
    let row = tx
        .row(
            "select count(*) as n from recovery_code where account_id = $1 and used_at is null",
            &[account.0.into()],
        )
        .await?;
    row.map_or(Ok(0), |row| row.small("n"))
}

/// Uses a recovery code up; says whether it was there to be used.
pub async fn spend_recovery_code(tx: &mut Tx, account: AccountId, digest: &str, now: Timestamp) -> DbResult<bool> {
    let rows = tx
        .execute(
            "update recovery_code set used_at = $3 where account_id = $1 and digest = $2 and used_at is null",
            &[account.0.into(), digest.into(), now.into()],
        )
        .await?;
    Ok(rows == 1)
}

// Accounts at other providers.

fn provider_account_of(row: &Row) -> DbResult<ProviderAccount> {
    Ok(ProviderAccount {
        id: row.parsed("id")?,
        account: AccountId(row.parsed("account_id")?),
        issuer: row.text("issuer")?,
        subject: row.text("subject")?,
        email: row.text("email")?,
        created_at: row.instant("created_at")?,
        used_at: instant_or_null(row, "used_at")?,
    })
}

pub async fn provider_account(tx: &mut Tx, issuer: &str, subject: &str) -> DbResult<Option<ProviderAccount>> {
    tx.row(
        "select * from provider_account where issuer = $1 and subject = $2",
        &[issuer.into(), subject.into()],
    )
    .await?
    .as_ref()
    .map(provider_account_of)
    .transpose()
}

/// The accounts elsewhere that open this one, the oldest first.
pub async fn provider_accounts(tx: &mut Tx, account: AccountId) -> DbResult<Vec<ProviderAccount>> {
    tx.rows(
        "select * from provider_account where account_id = $1 order by created_at, id",
        &[account.0.into()],
    )
    .await?
    .iter()
    .map(provider_account_of)
    .collect()
}

pub async fn write_provider_account(tx: &mut Tx, body: &ProviderAccount) -> DbResult<()> {
    tx.execute(
        "insert into provider_account (id, account_id, issuer, subject, email, created_at, used_at)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            body.id.into(),
            body.account.0.into(),
            (&body.issuer).into(),
            (&body.subject).into(),
            (&body.email).into(),
            body.created_at.into(),
            body.used_at.into(),
        ],
    )
    .await
    .map(drop)
}

pub async fn used_provider_account(tx: &mut Tx, id: Uuid, now: Timestamp) -> DbResult<()> {
    tx.execute(
        "update provider_account set used_at = $2 where id = $1",
        &[id.into(), now.into()],
    )
    .await
    .map(drop)
}

/// Ends the link to an account elsewhere; says whether there was one.
pub async fn delete_provider_account(tx: &mut Tx, account: AccountId, id: Uuid) -> DbResult<bool> {
    let rows = tx
        .execute(
            "delete from provider_account where id = $2 and account_id = $1",
            &[account.0.into(), id.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// Notes that a second factor was shown where this account is signed in with this key.
pub async fn second_factor_shown(tx: &mut Tx, sign_in: &str) -> DbResult<()> {
    tx.execute(
        "update sign_in set second_factor = 1 where digest = $1",
        &[sign_in.into()],
    )
    .await
    .map(drop)
}

// Ceremonies.

/// What was begun in a browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun<'a> {
    pub digest: &'a str,
    pub purpose: &'a str,
    pub browser: &'a str,
    pub account: Option<AccountId>,
    pub state: &'a str,
    pub expires_at: Timestamp,
}

pub async fn write_ceremony(tx: &mut Tx, begun: &Begun<'_>, now: Timestamp) -> DbResult<()> {
    tx.execute("delete from ceremony where expires_at <= $1", &[now.into()])
        .await?;
    tx.execute(
        "insert into ceremony (digest, purpose, browser, account_id, state, expires_at) values ($1, $2, $3, $4, $5, $6)",
        &[
            begun.digest.into(),
            begun.purpose.into(),
            begun.browser.into(),
            begun.account.map(|account| account.to_string()).into(),
            begun.state.into(),
            begun.expires_at.into(),
        ],
    )
    .await
    .map(drop)
}

/// Takes a ceremony that has not run out: its account and state. Nobody takes it a second time.
pub async fn take_ceremony(
    tx: &mut Tx,
    digest: &str,
    purpose: &str,
    browser: &str,
    now: Timestamp,
) -> DbResult<Option<(Option<AccountId>, String)>> {
    let row = tx
        .row(
            "delete from ceremony
             where digest = $1 and purpose = $2 and browser = $3
             returning account_id, state, expires_at",
            &[digest.into(), purpose.into(), browser.into()],
        )
        .await?;
    let Some(row) = row else {
        return Ok(None);
    };
    if row.instant("expires_at")? <= now {
        return Ok(None);
    }
    let account = row.parsed_or_null("account_id")?.map(AccountId);
    Ok(Some((account, row.text("state")?)))
}

/// Looks at a ceremony without taking it.
pub async fn ceremony(
    tx: &mut Tx,
    digest: &str,
    purpose: &str,
    browser: &str,
    now: Timestamp,
) -> DbResult<Option<(Option<AccountId>, String)>> {
    tx.row(
        "select account_id, state from ceremony
         where digest = $1 and purpose = $2 and browser = $3 and expires_at > $4",
        &[digest.into(), purpose.into(), browser.into(), now.into()],
    )
    .await?
    .map(|row| {
        let account = row.parsed_or_null("account_id")?.map(AccountId);
        Ok((account, row.text("state")?))
    })
    .transpose()
}
