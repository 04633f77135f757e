//! Accounts: who may sign in, and where they are signed in.
//!
//! Always true:
//! - a key that a browser holds is kept as a digest; signing in gives a new one;
//! - a sign-in ends by itself: after two weeks, or after two days without a visit;
//! - an account that is closed is signed in nowhere.

pub mod agent;
pub mod door;
pub mod first;
pub mod invitation;
pub mod letters;
pub mod membership;
pub mod model;
pub mod once;
pub mod own;
pub mod password;
pub mod program;
pub mod second;
pub mod store;
pub mod trivial;
pub mod ways;

pub use program::program;

use jiff::{SignedDuration, Timestamp};

use super::access::{AccountId, Actor};
use crate::platform::db::{Db, DbResult, Tx};
use crate::platform::secret;

/// The longest that a sign-in lasts.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How long it lasts without a visit.
pub const IDLE: SignedDuration = SignedDuration::from_hours(2 * 24);
/// A visit is written down at most this often.
const SEEN: SignedDuration = SignedDuration::from_mins(5);

/// The account whose browser holds this key, if it is signed in.
///
/// # Errors
/// When the database cannot be asked.
pub async fn signed_in(db: &Db, token: &str, now: Timestamp) -> DbResult<Option<Actor>> {
    let digest = secret::digest(token);
    let mut tx = db.read().await?;
    let Some(found) = store::sign_in(&mut tx, &digest).await? else {
        return Ok(None);
    };
    if found.expires_at <= now || found.seen_at + IDLE <= now {
        return Ok(None);
    }
    let Some(actor) = actor(&mut tx, found.account).await? else {
        return Ok(None);
    };
    drop(tx);
    if found.seen_at + SEEN <= now {
        let mut tx = db.write().await?;
        store::saw(&mut tx, &digest, now).await?;
        tx.commit().await?;
    }
    Ok(Some(Actor {
        second_factor: found.second_factor,
        ..actor
    }))
}

/// An account with what it may do at this moment, wherever it may be signed in; `None` when it is closed or not there.
///
/// # Errors
/// When the database cannot be asked.
pub async fn actor(tx: &mut Tx, id: AccountId) -> DbResult<Option<Actor>> {
    let Some(account) = store::active(tx, id).await? else {
        return Ok(None);
    };
    Ok(Some(Actor {
        grants: store::grants(tx, id).await?,
        account: account.id,
        name: account.name,
        email: account.email,
        lang: account.language,
        second_factor: false,
        scopes: None,
        address: None,
    }))
}

/// How somebody signs in.
#[derive(Debug, Clone)]
pub struct Arrival<'a> {
    pub account: AccountId,
    /// `password`, `passkey`, `link`, `oidc`, `first`, `invitation`.
    pub method: &'a str,
    pub second_factor: bool,
    pub address: Option<&'a str>,
    pub agent: Option<&'a str>,
}

/// Signs an account in and gives the key for its browser.
///
/// # Errors
/// When the database cannot be written.
pub async fn sign_in(tx: &mut Tx, arrival: &Arrival<'_>, now: Timestamp) -> DbResult<String> {
    let token = secret::token();
    store::record_sign_in(tx, &secret::digest(&token), arrival, now, now + LONGEST).await?;
    Ok(token)
}
