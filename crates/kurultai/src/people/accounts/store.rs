//! The tables of accounts.

use jiff::Timestamp;
use uuid::Uuid;

use super::Arrival;
use super::model::{Account, Half, Invitation, Listed, Member, SecondFactorRule, SignIn};
use super::once::Link;
use crate::people::access::{AccountId, Grant, Role};
use crate::platform::db::{DbError, DbResult, Row, Tx, Value};
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

/// What an account is found and sorted by.
pub fn folded(account: &Account) -> String {
    format!("{} {}", account.name, account.email).to_lowercase()
}

pub async fn write_account(tx: &mut Tx, account: &Account) -> DbResult<()> {
    tx.execute(
        "insert into account (id, email, name, language, state, password, created_at, folded)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (id) do update set
           email = excluded.email, name = excluded.name, language = excluded.language, state = excluded.state,
           password = excluded.password, folded = excluded.folded, version = account.version + 1",
        &[
            account.id.0.into(),
            account.email.to_lowercase().into(),
            account.name.as_str().into(),
            account.language.tag().into(),
            if account.closed { "closed" } else { "active" }.into(),
            account.password.as_deref().into(),
            account.created_at.into(),
            folded(account).into(),
        ],
    )
    .await
    .map(drop)
}

/// Changes the language of an account and nothing else of it.
pub async fn set_language(tx: &mut Tx, account: AccountId, language: Lang) -> DbResult<()> {
    tx.execute(
        "update account set language = $2, version = version + 1 where id = $1",
        &[account.0.into(), language.tag().into()],
    )
    .await
    .map(drop)
}

/// Waits until nobody else changes this account, and keeps others waiting until the transaction ends.
pub async fn lock(tx: &mut Tx, account: AccountId) -> DbResult<()> {
    tx.execute(
        "update account set version = version + 1 where id = $1",
        &[account.0.into()],
    )
    .await
    .map(drop)
}

fn role_of(row: &Row) -> DbResult<Role> {
    let (name, office) = (row.text("role")?, row.text_or_null("office")?);
    Role::of(&name, office.as_deref()).ok_or_else(|| DbError::Malformed {
        column: "role".to_owned(),
        problem: format!("{name} is no access role"),
    })
}

/// Keeps the same password in another form, unless it was changed meanwhile.
pub async fn rehash(tx: &mut Tx, account: AccountId, before: Option<&str>, after: &str) -> DbResult<()> {
    tx.execute(
        "update account set password = $3 where id = $1 and password = $2",
        &[account.0.into(), before.into(), after.into()],
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
            Ok(Grant {
                id: row.parsed("id")?,
                edition: row.text_or_null("edition")?,
                role: role_of(row)?,
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
    .await?;
    tx.execute(
        "update account set seen_at = $2 where id = $1",
        &[arrival.account.0.into(), now.into()],
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
    rows.first().map(sign_in_of).transpose()
}

fn sign_in_of(row: &Row) -> DbResult<SignIn> {
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
}

/// Where an account is signed in, the latest visit first.
pub async fn sign_ins(tx: &mut Tx, account: AccountId, now: Timestamp) -> DbResult<Vec<SignIn>> {
    tx.rows(
        "select digest, account_id, method, second_factor, started_at, seen_at, expires_at, address, agent
         from sign_in where account_id = $1 and expires_at > $2 and seen_at > $3
         order by seen_at desc, digest",
        &[account.0.into(), now.into(), (now - super::IDLE).into()],
    )
    .await?
    .iter()
    .map(sign_in_of)
    .collect()
}

/// Ends a sign-in of this account; says whether there was one.
pub async fn end_own_sign_in(tx: &mut Tx, account: AccountId, digest: &str) -> DbResult<bool> {
    let ended = tx
        .execute(
            "delete from sign_in where account_id = $1 and digest = $2",
            &[account.0.into(), digest.into()],
        )
        .await?;
    Ok(ended > 0)
}

/// Says of a sign-in that a second factor was shown.
pub async fn showed_second_factor(tx: &mut Tx, digest: &str) -> DbResult<()> {
    tx.execute(
        "update sign_in set second_factor = 1 where digest = $1",
        &[digest.into()],
    )
    .await
    .map(drop)
}

/// Notes a visit.
pub async fn saw(tx: &mut Tx, digest: &str, now: Timestamp) -> DbResult<()> {
    let values = [digest.into(), now.into()];
    tx.execute(
        "update sign_in set seen_at = $2 where digest = $1 and seen_at < $2",
        &values,
    )
    .await?;
    tx.execute(
        "update account set seen_at = $2 where id = (select account_id from sign_in where digest = $1)",
        &values,
    )
    .await
    .map(drop)
}

/// Ends a sign-in; says whether there was one.
pub async fn end_sign_in(tx: &mut Tx, digest: &str) -> DbResult<bool> {
    let ended = tx
        .execute("delete from sign_in where digest = $1", &[digest.into()])
        .await?;
    Ok(ended > 0)
}

/// Ends every sign-in of an account except the one named; says how many.
pub async fn end_sign_ins(tx: &mut Tx, account: AccountId, except: Option<&str>) -> DbResult<u64> {
    tx.execute("delete from half_sign_in where account_id = $1", &[account.0.into()])
        .await?;
    tx.execute(
        "delete from sign_in where account_id = $1 and digest <> $2",
        &[account.0.into(), except.unwrap_or_default().into()],
    )
    .await
}

/// Forgets what ended by itself.
pub async fn forget_expired(tx: &mut Tx, account: AccountId, now: Timestamp) -> DbResult<()> {
    let values = [account.0.into(), now.into()];
    tx.execute(
        "delete from sign_in where account_id = $1 and expires_at <= $2",
        &values,
    )
    .await?;
    tx.execute(
        "delete from half_sign_in where account_id = $1 and expires_at <= $2",
        &values,
    )
    .await
    .map(drop)
}

pub async fn record_half(
    tx: &mut Tx,
    digest: &str,
    account: AccountId,
    method: &str,
    next: &str,
    now: Timestamp,
    until: Timestamp,
) -> DbResult<()> {
    tx.execute(
        "insert into half_sign_in (digest, account_id, method, next, started_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)",
        &[
            digest.into(),
            account.0.into(),
            method.into(),
            next.into(),
            now.into(),
            until.into(),
        ],
    )
    .await
    .map(drop)
}

pub async fn half(tx: &mut Tx, digest: &str, now: Timestamp) -> DbResult<Option<Half>> {
    let row = tx
        .row(
            "select account_id, method, next from half_sign_in where digest = $1 and expires_at > $2",
            &[digest.into(), now.into()],
        )
        .await?;
    row.map(|row| {
        Ok(Half {
            account: AccountId(row.parsed("account_id")?),
            method: row.text("method")?,
            next: row.text("next")?,
        })
    })
    .transpose()
}

pub async fn end_half(tx: &mut Tx, digest: &str) -> DbResult<()> {
    tx.execute("delete from half_sign_in where digest = $1", &[digest.into()])
        .await
        .map(drop)
}

/// When this bucket is full again; the row is locked until the transaction ends.
pub async fn bucket(tx: &mut Tx, key: &str, now: Timestamp) -> DbResult<Timestamp> {
    tx.execute(
        "insert into door_bucket (key, full_at) values ($1, $2) on conflict (key) do update set full_at = door_bucket.full_at",
        &[key.into(), now.into()],
    )
    .await?;
    let row = tx
        .row("select full_at from door_bucket where key = $1", &[key.into()])
        .await?;
    row.map_or(Ok(now), |row| row.instant("full_at"))
}

pub async fn fill_bucket(tx: &mut Tx, key: &str, full_at: Timestamp) -> DbResult<()> {
    tx.execute(
        "update door_bucket set full_at = $2 where key = $1",
        &[key.into(), full_at.into()],
    )
    .await
    .map(drop)
}

/// Forgets buckets that have long been full.
pub async fn forget_buckets(tx: &mut Tx, now: Timestamp) -> DbResult<()> {
    tx.execute(
        "delete from door_bucket where full_at < $1",
        &[(now - jiff::SignedDuration::from_hours(1)).into()],
    )
    .await
    .map(drop)
}

/// Notes a device; says whether the account was used on others before and not on this one.
pub async fn know_device(tx: &mut Tx, account: AccountId, digest: &str, now: Timestamp) -> DbResult<bool> {
    let others = tx
        .row(
            "select count(*) as n from known_device where account_id = $1",
            &[account.0.into()],
        )
        .await?
        .map_or(Ok(0), |row| row.int("n"))?;
    let fresh = tx
        .execute(
            "insert into known_device (account_id, digest, first_at) values ($1, $2, $3) on conflict (account_id, digest) do nothing",
            &[account.0.into(), digest.into(), now.into()],
        )
        .await?;
    Ok(fresh > 0 && others > 0)
}

pub async fn record_link(
    tx: &mut Tx,
    digest: &str,
    purpose: &str,
    account: Option<AccountId>,
    details: &serde_json::Value,
    now: Timestamp,
    until: Option<Timestamp>,
) -> DbResult<()> {
    tx.execute(
        "insert into one_time_link (digest, purpose, account_id, details, made_at, expires_at)
         values ($1, $2, $3, $4, $5, $6)",
        &[
            digest.into(),
            purpose.into(),
            account.map(|account| account.to_string()).into(),
            Value::json(details),
            now.into(),
            until.into(),
        ],
    )
    .await
    .map(drop)
}

/// Forgets the links of an account for a purpose.
pub async fn forget_links(tx: &mut Tx, purpose: &str, account: Option<AccountId>) -> DbResult<()> {
    tx.execute(
        "delete from one_time_link where purpose = $1 and coalesce(account_id, '') = $2",
        &[
            purpose.into(),
            account.map(|account| account.to_string()).unwrap_or_default().into(),
        ],
    )
    .await
    .map(drop)
}

/// A link that holds.
pub async fn link(tx: &mut Tx, purpose: &str, digest: &str, now: Timestamp) -> DbResult<Option<Link>> {
    let row = tx
        .row(
            "select account_id, details from one_time_link
             where digest = $1 and purpose = $2 and used_at is null and (expires_at is null or expires_at > $3)",
            &[digest.into(), purpose.into(), now.into()],
        )
        .await?;
    row.as_ref().map(link_of).transpose()
}

/// Uses a link up; says whether it held until now.
pub async fn use_link(tx: &mut Tx, purpose: &str, digest: &str, now: Timestamp) -> DbResult<bool> {
    let used = tx
        .execute(
            "update one_time_link set used_at = $3
             where digest = $1 and purpose = $2 and used_at is null and (expires_at is null or expires_at > $3)",
            &[digest.into(), purpose.into(), now.into()],
        )
        .await?;
    Ok(used > 0)
}

/// A link that was used.
pub async fn used_link(tx: &mut Tx, digest: &str) -> DbResult<Option<Link>> {
    let row = tx
        .row(
            "select account_id, details from one_time_link where digest = $1",
            &[digest.into()],
        )
        .await?;
    row.as_ref().map(link_of).transpose()
}

fn link_of(row: &Row) -> DbResult<Link> {
    Ok(Link {
        account: row.parsed_or_null("account_id")?.map(AccountId),
        details: row.json("details")?,
    })
}

/// Which access roles need a second factor, in all editions.
pub async fn second_factor_rules(tx: &mut Tx) -> DbResult<Vec<SecondFactorRule>> {
    let rows = tx
        .rows(
            "select edition.key as edition, role, office
             from second_factor_rule left join edition on edition.id = second_factor_rule.edition_id
             order by set_at, second_factor_rule.id",
            &[],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(SecondFactorRule {
                edition: row.text_or_null("edition")?,
                role: role_of(row)?,
            })
        })
        .collect()
}

pub async fn set_second_factor_rule(
    tx: &mut Tx,
    edition: Option<Uuid>,
    role: Role,
    asked: bool,
    by: &str,
    now: Timestamp,
) -> DbResult<bool> {
    let owner = edition.map(|edition| edition.to_string()).unwrap_or_default();
    let office = role.office().map_or("", |office| office.name());
    let gone = tx
        .execute(
            "delete from second_factor_rule
             where coalesce(edition_id, '') = $1 and role = $2 and coalesce(office, '') = $3",
            &[owner.into(), role.name().into(), office.into()],
        )
        .await?;
    if !asked {
        return Ok(gone > 0);
    }
    tx.execute(
        "insert into second_factor_rule (id, edition_id, role, office, set_by, set_at) values ($1, $2, $3, $4, $5, $6)",
        &[
            Uuid::now_v7().into(),
            edition.map(|edition| edition.to_string()).into(),
            role.name().into(),
            role.office().map(|office| office.name()).into(),
            by.into(),
            now.into(),
        ],
    )
    .await?;
    Ok(gone == 0)
}

pub async fn any_account(tx: &mut Tx) -> DbResult<bool> {
    Ok(tx.row("select id from account limit 1", &[]).await?.is_some())
}

/// Who is something in the edition, and who is so in all of them, by name.
pub async fn members(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Member>> {
    tx.rows(
        "select membership.id as id, account_id, edition_id, role, office, side, delegation_key, name, email, state, seen_at
         from membership join account on account.id = membership.account_id
         where edition_id = $1 or edition_id is null
         order by folded, membership.id",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(member_of)
    .collect()
}

/// One place in an edition; locked until the transaction ends.
pub async fn member(tx: &mut Tx, edition: Uuid, id: Uuid) -> DbResult<Option<Member>> {
    let values = [edition.into(), id.into()];
    tx.execute(
        "update membership set given_at = given_at where edition_id = $1 and id = $2",
        &values,
    )
    .await?;
    let row = tx
        .row(
            "select membership.id as id, account_id, edition_id, role, office, side, delegation_key, name, email, state, seen_at
             from membership join account on account.id = membership.account_id
             where edition_id = $1 and membership.id = $2",
            &values,
        )
        .await?;
    row.as_ref().map(member_of).transpose()
}

fn member_of(row: &Row) -> DbResult<Member> {
    Ok(Member {
        id: row.parsed("id")?,
        account: AccountId(row.parsed("account_id")?),
        name: row.text("name")?,
        email: row.text("email")?,
        closed: row.text("state")? == "closed",
        everywhere: row.text_or_null("edition_id")?.is_none(),
        role: role_of(row)?,
        side: row.text_or_null("side")?,
        delegation: row.text_or_null("delegation_key")?,
        seen_at: instant_or_null(row, "seen_at")?,
    })
}

fn instant_or_null(row: &Row, column: &str) -> DbResult<Option<Timestamp>> {
    row.int_or_null(column)?.map(|_| row.instant(column)).transpose()
}

/// Makes a membership something else.
pub async fn change_membership(tx: &mut Tx, id: Uuid, grant: &Grant, by: &str, now: Timestamp) -> DbResult<()> {
    tx.execute(
        "update membership set role = $2, office = $3, side = $4, delegation_key = $5, given_by = $6, given_at = $7
         where id = $1",
        &[
            id.into(),
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

pub async fn take_membership(tx: &mut Tx, id: Uuid) -> DbResult<()> {
    tx.execute("delete from membership where id = $1", &[id.into()])
        .await
        .map(drop)
}

/// Forgets who was what in an edition, who was invited and what was asked of them. Only for an edition that is itself deleted.
pub async fn forget_edition(tx: &mut Tx, edition: Uuid) -> DbResult<()> {
    tx.execute("delete from membership where edition_id = $1", &[edition.into()])
        .await?;
    tx.execute("delete from invitation where edition_id = $1", &[edition.into()])
        .await?;
    tx.execute(
        "delete from second_factor_rule where edition_id = $1",
        &[edition.into()],
    )
    .await
    .map(drop)
}

/// Accounts that are open and administer the installation; their rows are locked until the transaction ends, so that two
/// of them cannot shut each other out at once.
pub async fn administrators(tx: &mut Tx) -> DbResult<Vec<AccountId>> {
    tx.execute(
        "update membership set given_at = given_at where edition_id is null and role = 'administrator'",
        &[],
    )
    .await?;
    tx.rows(
        "select distinct account_id from membership join account on account.id = membership.account_id
         where edition_id is null and role = 'administrator' and state = 'active'
         order by account_id",
        &[],
    )
    .await?
    .iter()
    .map(|row| Ok(AccountId(row.parsed("account_id")?)))
    .collect()
}

pub async fn unmake_administrator(tx: &mut Tx, account: AccountId) -> DbResult<u64> {
    tx.execute(
        "delete from membership where account_id = $1 and edition_id is null and role = 'administrator'",
        &[account.0.into()],
    )
    .await
}

/// Accounts with these words in their name or address, after this place in the alphabet.
pub async fn accounts(tx: &mut Tx, words: &str, after: (&str, &str), most: i64) -> DbResult<Vec<Listed>> {
    tx.rows(
        "select id, email, name, language, state, password, created_at, seen_at,
           (select count(*) from membership
            where membership.account_id = account.id and edition_id is null) as everywhere,
           (select count(distinct edition_id) from membership where membership.account_id = account.id) as editions
         from account
         where folded like $1 escape '!' and (folded > $2 or (folded = $2 and id > $3))
         order by folded, id
         limit $4",
        &[like(words).into(), after.0.into(), after.1.into(), most.into()],
    )
    .await?
    .iter()
    .map(listed_of)
    .collect()
}

/// As [`accounts`], the newest first, made before this moment.
pub async fn newest_accounts(tx: &mut Tx, words: &str, before: (Timestamp, &str), most: i64) -> DbResult<Vec<Listed>> {
    tx.rows(
        "select id, email, name, language, state, password, created_at, seen_at,
           (select count(*) from membership
            where membership.account_id = account.id and edition_id is null) as everywhere,
           (select count(distinct edition_id) from membership where membership.account_id = account.id) as editions
         from account
         where folded like $1 escape '!' and (created_at < $2 or (created_at = $2 and id < $3))
         order by created_at desc, id desc
         limit $4",
        &[like(words).into(), before.0.into(), before.1.into(), most.into()],
    )
    .await?
    .iter()
    .map(listed_of)
    .collect()
}

pub async fn count_accounts(tx: &mut Tx, words: &str) -> DbResult<i64> {
    let row = tx
        .row(
            "select count(*) as n from account where folded like $1 escape '!'",
            &[like(words).into()],
        )
        .await?;
    row.map_or(Ok(0), |row| row.int("n"))
}

fn like(words: &str) -> String {
    let mut pattern = String::from("%");
    for letter in words.trim().to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

fn listed_of(row: &Row) -> DbResult<Listed> {
    Ok(Listed {
        account: account_of(row)?,
        administrator: row.int("everywhere")? > 0,
        editions: row.int("editions")?,
        seen_at: instant_or_null(row, "seen_at")?,
    })
}

pub async fn record_invitation(tx: &mut Tx, edition: Uuid, invitation: &Invitation, digest: &str) -> DbResult<()> {
    tx.execute(
        "insert into invitation (id, digest, edition_id, email, language, role, office, side, delegation_key,
           invited_by, invited_at, sent, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        &[
            invitation.id.into(),
            digest.into(),
            edition.into(),
            invitation.email.as_str().into(),
            invitation.language.tag().into(),
            invitation.role.name().into(),
            invitation.role.office().map(|office| office.name()).into(),
            (&invitation.side).into(),
            (&invitation.delegation).into(),
            invitation.invited_by.0.into(),
            invitation.invited_at.into(),
            invitation.sent.into(),
            invitation.expires_at.into(),
        ],
    )
    .await
    .map(drop)
}

/// Invitations of an edition that wait for their answer, also those whose time ran out, the newest first.
pub async fn invitations(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Invitation>> {
    tx.rows(
        "select invitation.id as id, edition.key as edition, email, language, role, office, side, delegation_key,
           invited_by, invited_at, expires_at, sent
         from invitation join edition on edition.id = invitation.edition_id
         where edition_id = $1 and ended_at is null
         order by invited_at desc, invitation.id",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(invitation_of)
    .collect()
}

/// An invitation that waits for its answer, by what its letter holds.
pub async fn invitation(tx: &mut Tx, digest: &str, now: Timestamp) -> DbResult<Option<Invitation>> {
    let row = tx
        .row(
            "select invitation.id as id, edition.key as edition, email, language, role, office, side, delegation_key,
               invited_by, invited_at, expires_at, sent
             from invitation join edition on edition.id = invitation.edition_id
             where digest = $1 and ended_at is null and expires_at > $2",
            &[digest.into(), now.into()],
        )
        .await?;
    row.as_ref().map(invitation_of).transpose()
}

/// The invitations to this address that wait for an answer, the oldest first.
pub async fn invitations_to(tx: &mut Tx, email: &str, now: Timestamp) -> DbResult<Vec<Invitation>> {
    tx.rows(
        "select invitation.id as id, edition.key as edition, email, language, role, office, side, delegation_key,
           invited_by, invited_at, expires_at, sent
         from invitation join edition on edition.id = invitation.edition_id
         where email = $1 and ended_at is null and expires_at > $2
         order by invited_at, invitation.id",
        &[email.into(), now.into()],
    )
    .await?
    .iter()
    .map(invitation_of)
    .collect()
}

fn invitation_of(row: &Row) -> DbResult<Invitation> {
    Ok(Invitation {
        id: row.parsed("id")?,
        edition: row.text("edition")?,
        email: row.text("email")?,
        language: Lang::from_tag(&row.text("language")?).unwrap_or(Lang::En),
        role: role_of(row)?,
        side: row.text_or_null("side")?,
        delegation: row.text_or_null("delegation_key")?,
        invited_by: AccountId(row.parsed("invited_by")?),
        invited_at: row.instant("invited_at")?,
        expires_at: row.instant("expires_at")?,
        sent: row.int("sent")?,
    })
}

/// Gives an invitation another key, more time, and to whoever sends it again.
pub async fn renew_invitation(tx: &mut Tx, id: Uuid, by: AccountId, digest: &str, until: Timestamp) -> DbResult<bool> {
    let renewed = tx
        .execute(
            "update invitation set digest = $2, expires_at = $3, invited_by = $4, sent = sent + 1
             where id = $1 and ended_at is null",
            &[id.into(), digest.into(), until.into(), by.0.into()],
        )
        .await?;
    Ok(renewed > 0)
}

/// Ends an invitation, by an account that takes it or by its being withdrawn; says whether it waited until now.
pub async fn end_invitation(tx: &mut Tx, id: Uuid, accepted_by: Option<AccountId>, now: Timestamp) -> DbResult<bool> {
    let ended = tx
        .execute(
            "update invitation set ended_at = $2, accepted_by = $3 where id = $1 and ended_at is null",
            &[
                id.into(),
                now.into(),
                accepted_by.map(|account| account.to_string()).into(),
            ],
        )
        .await?;
    Ok(ended > 0)
}
