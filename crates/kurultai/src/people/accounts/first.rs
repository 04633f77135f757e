//! The first start: when nobody has an account yet, a link makes the first administrator.

use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::model::Account;
use super::once::{self, Purpose};
use super::store;
use crate::people::access::{AccountId, Grant, Role};
use crate::platform::audit::{self, Entry};
use crate::platform::db::{Db, DbError, DbResult, Tx};
use crate::platform::i18n::Lang;

/// Makes the link when there is no account, and gives its path. The one of an earlier start does not hold any more.
///
/// # Errors
/// When the database cannot be written.
pub async fn offer(db: &Db, now: Timestamp) -> DbResult<Option<String>> {
    let mut tx = db.write().await?;
    if store::any_account(&mut tx).await? {
        return Ok(None);
    }
    let token = once::make(&mut tx, Purpose::First, None, &json!({}), None, now).await?;
    tx.commit().await?;
    Ok(Some(format!("/first/{token}")))
}

/// What the first administrator says of themselves.
#[derive(Debug, Clone)]
pub struct Founder {
    pub name: String,
    pub email: String,
    pub language: Lang,
    /// As [`super::password::hash`] gave it.
    pub password: String,
}

/// Whether the link holds.
///
/// # Errors
/// When the database cannot be asked.
pub async fn holds(tx: &mut Tx, token: &str, now: Timestamp) -> DbResult<bool> {
    Ok(once::look(tx, Purpose::First, token, now).await?.is_some() && !store::any_account(tx).await?)
}

/// Makes the first administrator; `None` when the link does not hold, or somebody was quicker.
///
/// # Errors
/// When the database cannot be written.
pub async fn found(tx: &mut Tx, token: &str, founder: &Founder, now: Timestamp) -> DbResult<Option<AccountId>> {
    // The link is used first: on either engine one of two waits here and then finds it used.
    if once::take(tx, Purpose::First, token, now).await?.is_none() || store::any_account(tx).await? {
        return Ok(None);
    }
    let id = AccountId(Uuid::now_v7());
    let account = Account {
        id,
        email: founder.email.clone(),
        name: founder.name.clone(),
        language: founder.language,
        closed: false,
        password: Some(founder.password.clone()),
        created_at: now,
    };
    store::write_account(tx, &account).await?;
    make_administrator(tx, id, "first", now).await?;
    Ok(Some(id))
}

/// Makes an account an administrator of the installation.
pub(crate) async fn make_administrator(tx: &mut Tx, id: AccountId, by: &str, now: Timestamp) -> Result<(), DbError> {
    let grant = Grant {
        id: Uuid::now_v7(),
        edition: None,
        role: Role::Administrator,
        side: None,
        delegation: None,
    };
    store::give(tx, id, None, &grant, by, now).await?;
    let entry = Entry {
        at: now,
        actor: by,
        action: "account.make-administrator",
        subject: &id.to_string(),
    };
    audit::record(tx, &entry, &json!({})).await
}
