//! Passkeys (WebAuthn): registered by somebody who is signed in, and a way to sign in by themselves.
//!
//! Always true:
//! - the device checks who holds it (a finger, a face, a PIN), so that a passkey is two factors at once;
//! - a passkey belongs to the name of this site; another site cannot ask for it, and what it gives to one is refused here;
//! - the last way to sign in is not removed.

use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;
use webauthn_rs::prelude::{
    CreationChallengeResponse, DiscoverableAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, RequestChallengeResponse, Url, WebauthnError,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use super::model::Registered;
use super::{store, ways};
use crate::people::access::AccountId;
use crate::people::accounts::model::Account;
use crate::people::accounts::store as accounts;
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbError, DbResult, Tx};

/// How many passkeys an account may have.
pub const MOST: usize = 20;
/// How long a passkey's name may be, in letters.
pub const LONGEST_NAME: usize = 60;

/// Why a passkey is not registered, used or removed.
#[derive(Debug, thiserror::Error)]
pub enum PasskeyError {
    /// The site is reached by a number; passkeys belong to names.
    #[error("passkeys need a site with a name, and {0} has none")]
    NoName(String),
    /// What the browser sent does not hold: another site, another challenge, a wrong signature, nobody checked.
    #[error("the passkey was not accepted: {0}")]
    NotAccepted(WebauthnError),
    #[error("there are {MOST} passkeys already")]
    TooMany,
    #[error("no account has this passkey")]
    Unknown,
    #[error("this passkey is registered already")]
    Known,
    #[error("it is the last way to sign in")]
    LastWay,
    #[error(transparent)]
    Db(#[from] DbError),
}

/// The site as passkeys know it.
#[derive(Debug)]
pub struct Site {
    webauthn: Webauthn,
    /// The name that passkeys belong to.
    pub name: String,
    /// Where pages must be open for passkeys to work.
    pub origin: String,
}

impl Site {
    /// Of the address under which readers reach it. On a machine's own number it is the page under `localhost` that
    /// passkeys work on: browsers give them to names only.
    ///
    /// # Errors
    /// When the address has no name.
    pub fn of(base_url: &str) -> Result<Self, PasskeyError> {
        let no_name = || PasskeyError::NoName(base_url.to_owned());
        let mut url = Url::parse(base_url).map_err(|_| no_name())?;
        if url
            .host_str()
            .is_some_and(|host| host == "127.0.0.1" || host == "[::1]")
        {
            url.set_host(Some("localhost")).map_err(|_| no_name())?;
        }
        let name = url.domain().ok_or_else(no_name)?.to_owned();
        let webauthn = WebauthnBuilder::new(&name, &url)
            .and_then(|builder| builder.rp_name("Kurultai").build())
            .map_err(|_| no_name())?;
        Ok(Self {
            webauthn,
            name,
            origin: url.origin().ascii_serialization(),
        })
    }

    /// What a browser is asked for to make a passkey for this account, and what is kept until it comes back.
    ///
    /// # Errors
    /// When the account has as many as it may.
    pub async fn offer(
        &self,
        tx: &mut Tx,
        account: &Account,
    ) -> Result<(CreationChallengeResponse, PasskeyRegistration), PasskeyError> {
        let held = store::passkeys(tx, account.id).await?;
        if held.len() >= MOST {
            return Err(PasskeyError::TooMany);
        }
        let held = held.iter().map(|each| each.passkey.cred_id().clone()).collect();
        let (mut offer, state) = self
            .webauthn
            .start_passkey_registration(account.id.0, &account.email, &account.name, Some(held))
            .map_err(PasskeyError::NotAccepted)?;
        // It shall be found without the address being typed, so it must be kept on the device.
        if let Some(wanted) = &mut offer.public_key.authenticator_selection {
            wanted.resident_key =
                Some(serde_json::from_value(json!("required")).expect("one of the words of the standard"));
            wanted.require_resident_key = true;
        }
        Ok((offer, state))
    }

    /// Registers what the browser made.
    ///
    /// # Errors
    /// When it is not what was asked for, or is registered already.
    pub async fn register(
        &self,
        tx: &mut Tx,
        account: AccountId,
        name: &str,
        made: &RegisterPublicKeyCredential,
        state: &PasskeyRegistration,
        now: Timestamp,
    ) -> Result<Registered, PasskeyError> {
        let passkey = self
            .webauthn
            .finish_passkey_registration(made, state)
            .map_err(PasskeyError::NotAccepted)?;
        accounts::lock(tx, account).await?;
        if store::passkey_by_credential(tx, passkey.cred_id()).await?.is_some() {
            return Err(PasskeyError::Known);
        }
        if store::passkeys(tx, account).await?.len() >= MOST {
            return Err(PasskeyError::TooMany);
        }
        let registered = Registered {
            id: audit::new_id(now),
            account,
            name: short(name),
            passkey,
            created_at: now,
            used_at: None,
        };
        store::write_passkey(tx, &registered).await?;
        note(tx, account, "account.add-passkey", registered.id, now).await?;
        Ok(registered)
    }

    /// What a browser is asked for to sign in with any passkey it has for this site.
    ///
    /// # Errors
    /// Never, short of a broken installation.
    pub fn ask(&self) -> Result<(RequestChallengeResponse, DiscoverableAuthentication), PasskeyError> {
        self.webauthn
            .start_discoverable_authentication()
            .map_err(PasskeyError::NotAccepted)
    }

    /// Whose passkey it is that the browser used. Keeps its counter and whether it is backed up.
    ///
    /// # Errors
    /// When nobody has it, or what it signed does not hold.
    pub async fn recognise(
        &self,
        tx: &mut Tx,
        used: &PublicKeyCredential,
        state: DiscoverableAuthentication,
        now: Timestamp,
    ) -> Result<AccountId, PasskeyError> {
        let (holder, credential) = self
            .webauthn
            .identify_discoverable_authentication(used)
            .map_err(PasskeyError::NotAccepted)?;
        let mut found = store::passkey_by_credential(tx, credential)
            .await?
            .filter(|found| found.account.0 == holder)
            .ok_or(PasskeyError::Unknown)?;
        let result = self
            .webauthn
            .finish_discoverable_authentication_v2(used, state, &found.passkey)
            .map_err(PasskeyError::NotAccepted)?;
        if !result.user_verified() {
            return Err(PasskeyError::NotAccepted(WebauthnError::UserNotVerified));
        }
        found.passkey.update_credential(&result);
        store::used_passkey(tx, found.id, &found.passkey, now).await?;
        Ok(found.account)
    }
}

/// Gives a passkey another name; says whether there is such a passkey.
pub async fn rename(tx: &mut Tx, account: AccountId, id: Uuid, name: &str) -> DbResult<bool> {
    store::rename_passkey(tx, account, id, &short(name)).await
}

/// Removes a passkey; says whether there was such a passkey.
///
/// # Errors
/// When nothing else is left to sign in with.
pub async fn remove(tx: &mut Tx, account: AccountId, id: Uuid, now: Timestamp) -> Result<bool, PasskeyError> {
    accounts::lock(tx, account).await?;
    if !store::delete_passkey(tx, account, id).await? {
        return Ok(false);
    }
    if ways(tx, account).await?.is_empty() {
        return Err(PasskeyError::LastWay);
    }
    note(tx, account, "account.remove-passkey", id, now).await?;
    Ok(true)
}

/// A name on one line, not longer than is shown.
fn short(name: &str) -> String {
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars()
        .filter(|letter| !letter.is_control())
        .take(LONGEST_NAME)
        .collect()
}

async fn note(tx: &mut Tx, account: AccountId, action: &str, passkey: Uuid, now: Timestamp) -> DbResult<()> {
    let entry = Entry {
        at: now,
        actor: &format!("account:{account}"),
        action,
        subject: &account.to_string(),
    };
    audit::record(tx, &entry, &json!({ "passkey": passkey })).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_belong_to_the_name_of_the_site() {
        let of = |url: &str| Site::of(url).map(|site| (site.name, site.origin)).ok();
        let pair = |name: &str, origin: &str| Some((name.to_owned(), origin.to_owned()));
        assert_eq!(
            of("https://forum.example"),
            pair("forum.example", "https://forum.example")
        );
        assert_eq!(
            of("https://forum.example:8443"),
            pair("forum.example", "https://forum.example:8443")
        );
        assert_eq!(of("http://localhost:8014"), pair("localhost", "http://localhost:8014"));
        assert_eq!(of("http://127.0.0.1:8014"), pair("localhost", "http://localhost:8014"));
        assert_eq!(of("http://192.0.2.7:8014"), None);
    }

    #[test]
    fn a_name_is_one_short_line() {
        assert_eq!(short("  Телефон\n Айгүл  "), "Телефон Айгүл");
        assert_eq!(short(&"я".repeat(200)).chars().count(), LONGEST_NAME);
    }
}
