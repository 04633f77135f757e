//! Links that open a door once.
//!
//! Always true: the link itself is shown or sent once and kept as a digest; it is used in the transaction that does what
//! it is for, so two who follow it at the same moment are one.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value as Json;

use super::store;
use crate::people::access::AccountId;
use crate::platform::db::{DbResult, Tx};
use crate::platform::secret;

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Makes the first administrator.
    First,
    /// Signs somebody in who lost every other way; printed by the command line.
    SignIn,
    /// Confirms a new address.
    Email,
    /// Signs somebody in who asked for a letter.
    Letter,
}

impl Purpose {
    pub fn name(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::SignIn => "sign-in",
            Self::Email => "email",
            Self::Letter => "letter",
        }
    }
}

/// A link that holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub account: Option<AccountId>,
    pub details: Json,
}

/// Makes a link and gives its key. Earlier ones with this purpose, for this account, do not hold any more.
pub async fn make(
    tx: &mut Tx,
    purpose: Purpose,
    account: Option<AccountId>,
    details: &Json,
    lasts: Option<SignedDuration>,
    now: Timestamp,
) -> DbResult<String> {
    let token = secret::token();
    store::forget_links(tx, purpose.name(), account).await?;
    store::record_link(
        tx,
        &secret::digest(&token),
        purpose.name(),
        account,
        details,
        now,
        lasts.map(|lasts| now + lasts),
    )
    .await?;
    Ok(token)
}

/// What the link is for, if it holds; it still does afterwards.
pub async fn look(tx: &mut Tx, purpose: Purpose, token: &str, now: Timestamp) -> DbResult<Option<Link>> {
    store::link(tx, purpose.name(), &secret::digest(token), now).await
}

/// As [`look`], and the link holds no more.
pub async fn take(tx: &mut Tx, purpose: Purpose, token: &str, now: Timestamp) -> DbResult<Option<Link>> {
    let digest = secret::digest(token);
    if !store::use_link(tx, purpose.name(), &digest, now).await? {
        return Ok(None);
    }
    store::used_link(tx, &digest).await
}
