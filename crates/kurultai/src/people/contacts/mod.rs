//! Where people of an edition's record can be reached. Personal data: it stands apart from the record, is kept for a
//! purpose, and no archive, page or export holds it.
//!
//! Start reading at [`set`] and [`get`]; [`reached`] is for whoever writes to many.

pub mod store;

use std::collections::BTreeMap;

use jiff::Timestamp;
use uuid::Uuid;

use super::access::AccountId;
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbError, Tx};
use crate::platform::i18n::Lang;
use crate::platform::mail;
use crate::platform::secret;

pub use store::{hand_over, reached, secretariats};

/// To tell somebody of changes of what they take part in.
pub const PROGRAMME: &str = "programme";

/// How somebody can be reached, and for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Such as [`PROGRAMME`].
    pub purpose: String,
    pub email: Option<String>,
    /// The language they read; their account's, or that of their side, when it is not said.
    pub lang: Option<Lang>,
    /// Their own account.
    pub account: Option<AccountId>,
}

/// What a form shows of a contact, in short: it is another when somebody changed the address or the language. Nothing
/// known has no name.
pub fn version(email: Option<&str>, lang: Option<Lang>) -> String {
    if email.is_none() && lang.is_none() {
        return String::new();
    }
    let whole = format!("{}\n{}", email.unwrap_or_default(), lang.map_or("", Lang::tag));
    secret::digest(&whole)[..16].to_owned()
}

/// Where a letter goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reached {
    pub email: String,
    pub lang: Option<Lang>,
}

/// Somebody of a secretariat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Secretary {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub lang: Lang,
    pub side: Option<String>,
}

/// Why a contact is not kept.
#[derive(Debug, thiserror::Error)]
pub enum ContactError {
    #[error("{0:?} is not an address that mail can be sent to")]
    NoAddress(String),
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Keeps how a person of an edition can be reached; with neither address nor account, forgets it. The ledger says that it
/// was changed, not what it is.
///
/// # Errors
/// When the address is none.
pub async fn set(
    tx: &mut Tx,
    edition: Uuid,
    person: Uuid,
    contact: &Contact,
    by: &str,
    now: Timestamp,
) -> Result<(), ContactError> {
    let email = contact
        .email
        .as_deref()
        .map(str::trim)
        .filter(|email| !email.is_empty());
    if let Some(email) = email
        && !mail::check_recipient(email)
    {
        return Err(ContactError::NoAddress(email.to_owned()));
    }
    if email.is_none() && contact.account.is_none() {
        store::remove(tx, edition, person, &contact.purpose).await?;
    } else {
        let kept = Contact {
            email: email.map(str::to_owned),
            ..contact.clone()
        };
        store::write(tx, edition, person, &kept, by, now).await?;
    }
    let subject = person.to_string();
    let entry = Entry {
        at: now,
        actor: by,
        action: "contact.change",
        subject: &subject,
    };
    audit::record(tx, &entry, &serde_json::json!({ "purpose": contact.purpose })).await?;
    Ok(())
}

/// How a person of an edition can be reached for this purpose.
///
/// # Errors
/// When the database cannot be asked.
pub async fn get(tx: &mut Tx, edition: Uuid, person: Uuid, purpose: &str) -> Result<Option<Contact>, DbError> {
    store::contact(tx, edition, person, purpose).await
}

/// Everybody of an edition who can be reached for this purpose, by the person's identity.
pub type Book = BTreeMap<Uuid, Reached>;
