//! Keys with which a program acts for an account.
//!
//! Always true:
//! - a key is shown once, when it is made; what is kept is its digest and its first letters, by which its owner knows it;
//! - a key allows at most what its owner may do at that moment, in one edition or in all of theirs, and of that only the
//!   permissions that it was given;
//! - a key that ended, was taken back, or belongs to a closed account opens nothing;
//! - a program cannot make keys.

pub mod page;
pub mod store;

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::people::access::{AccountId, Actor, Grant, Permission};
use crate::people::accounts;
use crate::platform::audit::{self, Entry};
use crate::platform::db::{Db, DbError, DbResult, Tx};
use crate::platform::secret;

/// What every key begins with, so that one that leaked is recognised.
pub const PREFIX: &str = "krt_";
/// A use is written down at most this often.
const SEEN: SignedDuration = SignedDuration::from_mins(5);
/// Letters of the key that are kept.
const HINT: usize = 8;
/// Keys of one account that are in force.
const MOST: usize = 50;
/// Longest name, in letters.
pub const LONGEST_NAME: usize = 100;

/// A key without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    pub id: Uuid,
    pub account: AccountId,
    /// What its owner calls it.
    pub name: String,
    /// The first letters of it.
    pub hint: String,
    /// `None` for all editions of its owner.
    pub edition: Option<String>,
    pub scopes: Vec<Permission>,
    /// Whether its owner had shown a second factor when they made it; what asks for one, asks this key too.
    pub second_factor: bool,
    pub created_at: Timestamp,
    pub expires_at: Option<Timestamp>,
    pub seen_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
}

impl Key {
    pub fn is_in_force(&self, now: Timestamp) -> bool {
        self.revoked_at.is_none() && self.expires_at.is_none_or(|end| now < end)
    }
}

/// The key that somebody wants.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    pub name: String,
    pub edition: Option<String>,
    pub scopes: Vec<Permission>,
    pub days: Option<i64>,
}

/// Why no key is made.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("a key needs a name of at most {LONGEST_NAME} letters")]
    NoName,
    #[error("a key needs a permission")]
    NoScope,
    #[error("the owner of the key may not {}", .0.name())]
    Beyond(Permission),
    #[error("the owner of the key has {0} keys in force")]
    TooMany(usize),
    #[error("a key lasts from 1 to 3650 days")]
    BadEnd,
    #[error("a program cannot make keys")]
    ByProgram,
    #[error(transparent)]
    Db(#[from] DbError),
}

/// The account for which a program acts with this key.
///
/// # Errors
/// When the database cannot be asked.
pub async fn program(db: &Db, key: &str, now: Timestamp) -> DbResult<Option<Actor>> {
    if !key.starts_with(PREFIX) {
        return Ok(None);
    }
    let mut tx = db.read().await?;
    let Some(found) = store::by_digest(&mut tx, &secret::digest(key)).await? else {
        return Ok(None);
    };
    if !found.is_in_force(now) {
        return Ok(None);
    }
    let Some(account) = accounts::store::active(&mut tx, found.account).await? else {
        return Ok(None);
    };
    let grants = accounts::store::grants(&mut tx, account.id).await?;
    if !found.second_factor && found.edition.is_some() {
        // What holds everywhere is narrowed to one edition below, and would not be recognised by its rule then.
        let rules = accounts::store::second_factor_rules(&mut tx).await?;
        let owed = |grant: &Grant| {
            rules
                .iter()
                .any(|rule| rule.edition == grant.edition && rule.role == grant.role)
        };
        if grants.iter().any(|grant| grant.edition.is_none() && owed(grant)) {
            return Ok(None);
        }
    }
    drop(tx);
    if found.seen_at.is_none_or(|seen| seen + SEEN <= now) {
        let mut tx = db.write().await?;
        store::saw(&mut tx, found.id, now).await?;
        tx.commit().await?;
    }
    let mut scopes = found.scopes;
    let grants = match &found.edition {
        None => grants,
        Some(edition) => {
            // The installation is no edition's.
            scopes.retain(|scope| *scope != Permission::Administer);
            grants
                .into_iter()
                .filter(|grant| grant.edition.as_ref().is_none_or(|of| of == edition))
                .map(|mut grant| {
                    grant.edition = Some(edition.clone());
                    grant
                })
                .collect()
        }
    };
    Ok(Some(Actor {
        account: account.id,
        name: account.name,
        email: account.email,
        lang: account.language,
        grants,
        second_factor: found.second_factor,
        scopes: Some(scopes),
        address: None,
    }))
}

/// What somebody could give a key in an edition, or in all of theirs.
pub fn possible(actor: &Actor, edition: Option<&str>) -> Vec<Permission> {
    let all = Permission::OF_EDITION.into_iter().chain([Permission::Administer]);
    all.filter(|permission| *permission != Permission::Administer || edition.is_none())
        .filter(|permission| actor.may(*permission, edition))
        .collect()
}

/// Makes a key and gives it, this once.
///
/// # Errors
/// When the name or the permissions will not do.
pub async fn make(tx: &mut Tx, actor: &Actor, wanted: &Wanted, now: Timestamp) -> Result<(Key, String), KeyError> {
    if actor.scopes.is_some() {
        return Err(KeyError::ByProgram);
    }
    let name = wanted.name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(KeyError::NoName);
    }
    if wanted.scopes.is_empty() {
        return Err(KeyError::NoScope);
    }
    let possible = possible(actor, wanted.edition.as_deref());
    if let Some(beyond) = wanted.scopes.iter().find(|scope| !possible.contains(scope)) {
        return Err(KeyError::Beyond(*beyond));
    }
    let expires_at = match wanted.days {
        None => None,
        Some(days) if (1..=3650).contains(&days) => Some(now + SignedDuration::from_hours(24 * days)),
        Some(_) => return Err(KeyError::BadEnd),
    };
    let in_force = store::of_account(tx, actor.account).await?;
    let in_force = in_force.iter().filter(|key| key.is_in_force(now)).count();
    if in_force >= MOST {
        return Err(KeyError::TooMany(in_force));
    }
    let secret = format!("{PREFIX}{}", secret::token());
    let mut scopes = wanted.scopes.clone();
    scopes.sort();
    scopes.dedup();
    let key = Key {
        id: audit::new_id(now),
        account: actor.account,
        name: name.to_owned(),
        hint: secret.chars().take(HINT).collect(),
        edition: wanted.edition.clone(),
        scopes,
        second_factor: actor.second_factor,
        created_at: now,
        expires_at,
        seen_at: None,
        revoked_at: None,
    };
    store::insert(tx, &key, &secret::digest(&secret)).await?;
    let entry = Entry {
        at: now,
        actor: &actor.label(),
        action: "program_key.make",
        subject: &key.id.to_string(),
    };
    let scopes: Vec<&str> = key.scopes.iter().map(|scope| scope.name()).collect();
    let details = serde_json::json!({ "edition": key.edition, "scopes": scopes });
    audit::record(tx, &entry, &details).await?;
    Ok((key, secret))
}

/// Takes a key of this account back; says whether there was one in force.
///
/// # Errors
/// When the database cannot be written.
pub async fn revoke(tx: &mut Tx, actor: &Actor, id: Uuid, now: Timestamp) -> DbResult<bool> {
    if !store::revoke(tx, actor.account, id, now).await? {
        return Ok(false);
    }
    let entry = Entry {
        at: now,
        actor: &actor.label(),
        action: "program_key.revoke",
        subject: &id.to_string(),
    };
    audit::record(tx, &entry, &serde_json::json!({})).await?;
    Ok(true)
}
