//! The tables of accounts.

use jiff::Timestamp;
use uuid::Uuid;

use super::Arrival;
use super::model::{Account, SignIn};
use crate::people::access::{AccountId, Grant, Role};
use crate::platform::db::{DbError, DbResult, Row, Tx};
use crate::platform::i18n::Lang;

const ACCOUNT: &str = "select id, email, name, language, state, password, created_at from account where id = $1";
const ACCOUNT_BY_EMAIL: &str =
    "select id, email, name, language, state, password, created_at from account where email = $1";

fn account_of(row: &Row) -> DbResult<Account> {
    Ok(Account {
        id: AccountId(row.parsed("id")?),
        email: row.text("email")?,
        name: row.text("name")?,
        language: Lang::from_tag(&row.text("language")?).unwrap_or(Lang::En),
        closed: row.text("state")? == "closed",
        password: row.text_or_null("password")?,
        created_at: row.instant("created_at")?,
    })
}

/// The account with this identity, closed or not.
pub async fn account(tx: &mut Tx, id: AccountId) -> DbResult<Option<Account>> {
    first(tx.rows(ACCOUNT, &[id.0.into()]).await?)
}

/// The account with this address, closed or not.
pub async fn account_by_email(tx: &mut Tx, email: &str) -> DbResult<Option<Account>> {
    first(tx.rows(ACCOUNT_BY_EMAIL, &[email.to_lowercase().into()]).await?)
}

/// The account with this identity, unless it is closed.
pub async fn active(tx: &mut Tx, id: AccountId) -> DbResult<Option<Account>> {
    Ok(account(tx, id).await?.filter(|account| !account.closed))
}

fn first(rows: Vec<Row>) -> DbResult<Option<Account>> {
    rows.first().map(account_of).transpose()
}

pub async fn write_account(tx: &mut Tx, account: &Account) -> DbResult<()> {
    tx.execute(
        "insert into account (id, email, name, language, state, password, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (id) do update set
           email = excluded.email, name = excluded.name, language = excluded.language, state = excluded.state,
           password = excluded.password, version = account.version + 1",
        &[
            account.id.0.into(),
            account.email.to_lowercase().into(),
            account.name.as_str().into(),
            account.language.tag().into(),
            if account.closed { "closed" } else { "active" }.into(),
            account.password.as_deref().into(),
            account.created_at.into(),
        ],
    )
    .await
    .map(drop)
}

/// What an account is, in all editions.
pub async fn grants(tx: &mut Tx, account: AccountId) -> DbResult<Vec<Grant>> {
    let rows = tx
        .rows(
            "select membership.id as id, edition.key as edition, role, office, side, delegation_key
             from membership left join edition on edition.id = membership.edition_id
             where account_id = $1
             order by given_at, membership.id",
            &[account.0.into()],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let (name, office) = (row.text("role")?, row.text_or_null("office")?);
            Ok(Grant {
                id: row.parsed("id")?,
                edition: row.text_or_null("edition")?,
                role: Role::of(&name, office.as_deref()).ok_or_else(|| DbError::Malformed {
                    column: "membership.role".to_owned(),
                    problem: format!("{name} is no access role"),
                })?,
                side: row.text_or_null("side")?,
                delegation: row.text_or_null("delegation_key")?,
            })
        })
        .collect()
}

/// Makes an account something in an edition; `edition` is its identity, `None` for all editions.
pub async fn give(
    tx: &mut Tx,
    account: AccountId,
    edition: Option<Uuid>,
    grant: &Grant,
    by: &str,
    now: Timestamp,
) -> DbResult<()> {
    tx.execute(
        "insert into membership (id, account_id, edition_id, role, office, side, delegation_key, given_by, given_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            grant.id.into(),
            account.0.into(),
            edition.map(|edition| edition.to_string()).into(),
            grant.role.name().into(),
            grant.role.office().map(|office| office.name()).into(),
            (&grant.side).into(),
            (&grant.delegation).into(),
            by.into(),
            now.into(),
        ],
    )
    .await
    .map(drop)
}

pub async fn record_sign_in(
    tx: &mut Tx,
    digest: &str,
    arrival: &Arrival<'_>,
    now: Timestamp,
    until: Timestamp,
) -> DbResult<()> {
    tx.execute(
        "insert into sign_in (digest, account_id, method, second_factor, started_at, seen_at, expires_at, address, agent)
         values ($1, $2, $3, $4, $5, $5, $6, $7, $8)",
        &[
            digest.into(),
            arrival.account.0.into(),
            arrival.method.into(),
            arrival.second_factor.into(),
            now.into(),
            until.into(),
            arrival.address.into(),
            arrival.agent.into(),
        ],
    )
    .await
    .map(drop)
}

pub async fn sign_in(tx: &mut Tx, digest: &str) -> DbResult<Option<SignIn>> {
    let rows = tx
        .rows(
            "select digest, account_id, method, second_factor, started_at, seen_at, expires_at, address, agent
             from sign_in where digest = $1",
            &[digest.into()],
        )
        .await?;
    rows.first()
        .map(|row| {
            Ok(SignIn {
                digest: row.text("digest")?,
                account: AccountId(row.parsed("account_id")?),
                method: row.text("method")?,
                second_factor: row.flag("second_factor")?,
                started_at: row.instant("started_at")?,
                seen_at: row.instant("seen_at")?,
                expires_at: row.instant("expires_at")?,
                address: row.text_or_null("address")?,
                agent: row.text_or_null("agent")?,
            })
        })
        .transpose()
}

/// Notes a visit.
pub async fn saw(tx: &mut Tx, digest: &str, now: Timestamp) -> DbResult<()> {
    tx.execute(
        "update sign_in set seen_at = $2 where digest = $1 and seen_at < $2",
        &[digest.into(), now.into()],
    )
    .await
    .map(drop)
}
