//! Links sent by mail that sign in: for a quarter of an hour, once, in any browser.
//!
//! Always true:
//! - whoever asks is told the same, whether or not the address is somebody's, and it takes as long;
//! - opening a link changes nothing, since programs that look through mail open it first; the button of its page signs in.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::letters;
use crate::people::access::{AccountId, Desk, Visit};
use crate::people::accounts::once::{self, Purpose};
use crate::people::accounts::store;
use crate::platform::db::{DbResult, Tx};

/// How long a link holds, in minutes.
pub const MINUTES: i64 = 15;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leads {
    pub next: Option<String>,
}

/// Sends a link to this address if an open account has it; otherwise does as much and sends nothing.
pub async fn send(tx: &mut Tx, desk: &Desk, visit: &Visit, email: &str, next: Option<&str>) -> DbResult<()> {
    let now = desk.now();
    let account = store::account_by_email(tx, email.trim())
        .await?
        .filter(|account| !account.closed);
    let details = json!({ "next": next });
    let lasts = SignedDuration::from_mins(MINUTES);
    let id = account.as_ref().map(|account| account.id);
    let token = once::make(tx, Purpose::Letter, id, &details, Some(lasts), now).await?;
    match &account {
        Some(account) => letters::link(tx, desk, visit, account, &token, MINUTES).await,
        None => Ok(()),
    }
}

/// Whom a link would sign in, if it holds.
pub async fn holds(tx: &mut Tx, token: &str, now: Timestamp) -> DbResult<Option<AccountId>> {
    let found = once::look(tx, Purpose::Letter, token, now).await?;
    Ok(found.and_then(|link| link.account))
}

/// Uses a link up: whom it signs in, and where it leads.
pub async fn open(tx: &mut Tx, token: &str, now: Timestamp) -> DbResult<Option<(AccountId, Option<String>)>> {
    let Some(found) = once::take(tx, Purpose::Letter, token, now).await? else {
        return Ok(None);
    };
    let next = serde_json::from_value::<Leads>(found.details)
        .ok()
        .and_then(|leads| leads.next);
    Ok(found.account.map(|account| (account, next)))
}
