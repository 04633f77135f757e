//! What somebody does with their own account, and what administrators do with the accounts of others.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use uuid::Uuid;

use super::model::Account;
use super::once::{self, Purpose};
use super::trivial::{self, Weak};
use super::{first, invitation, letters, password, store};
use crate::people::access::{AccountId, Actor, Desk};
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbError, Tx};
use crate::platform::i18n::Lang;

/// How long a link for lost access is good.
pub const LINK: SignedDuration = SignedDuration::from_hours(24);

#[derive(Debug, thiserror::Error)]
pub enum OwnError {
    #[error("the password is not the one that is kept")]
    WrongPassword,
    #[error("the password would be guessed: {0:?}")]
    Weak(Weak),
    #[error("a name is missing")]
    NameMissing,
    #[error("this is no e-mail address")]
    Email,
    #[error("the link was used, or its time ran out")]
    LinkGone,
    #[error("nobody could administer the installation any more")]
    LastAdministrator,
    #[error("administrators do not shut themselves out")]
    Oneself,
    #[error("there is no such account")]
    NoAccount,
    #[error(transparent)]
    Password(#[from] password::PasswordError),
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Hashes a password that would not be guessed.
///
/// # Errors
/// When it would be.
pub async fn new_password(given: &str, name: &str, email: &str) -> Result<String, OwnError> {
    trivial::judge(given, &[name, email]).map_err(OwnError::Weak)?;
    Ok(password::hash(given.to_owned()).await?)
}

/// A name as it is kept: one line, not endless.
pub fn name(typed: &str) -> Option<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let right = !name.is_empty() && name.chars().count() <= 120 && !name.chars().any(char::is_control);
    right.then_some(name)
}

/// Changes one's name and language.
///
/// # Errors
/// When the name is missing.
pub async fn change_profile(
    tx: &mut Tx,
    actor: &Actor,
    typed: &str,
    language: Lang,
    now: Timestamp,
) -> Result<(), OwnError> {
    let name = name(typed).ok_or(OwnError::NameMissing)?;
    let mut account = here(tx, actor.account).await?;
    account.name = name;
    account.language = language;
    store::write_account(tx, &account).await?;
    note(tx, &actor.label(), "account.change-profile", actor.account, now).await
}

/// Whether this is the password of the account; an account without one is asked for none.
///
/// # Errors
/// When it is not.
pub async fn ask(account: &Account, given: &str) -> Result<(), OwnError> {
    let Some(kept) = &account.password else { return Ok(()) };
    let verdict = password::check(given.to_owned(), Some(kept.clone())).await?;
    if verdict.right {
        Ok(())
    } else {
        Err(OwnError::WrongPassword)
    }
}

/// Sets a password that [`new_password`] hashed, and ends every other sign-in.
///
/// # Errors
/// When the account is gone.
pub async fn change_password(
    tx: &mut Tx,
    desk: &Desk,
    id: AccountId,
    hash: &str,
    keep: Option<&str>,
    by: &str,
) -> Result<(), OwnError> {
    let now = desk.now();
    let mut account = here(tx, id).await?;
    account.password = Some(hash.to_owned());
    store::write_account(tx, &account).await?;
    store::end_sign_ins(tx, id, keep).await?;
    letters::password_changed(tx, desk, &account, now).await?;
    note(tx, by, "account.change-password", id, now).await
}

/// Asks for another address: a letter goes there with a link that confirms it. Whether the address is somebody's already
/// is told to whoever reads its letters and to nobody else.
///
/// # Errors
/// When it is no address.
pub async fn ask_for_email(tx: &mut Tx, desk: &Desk, actor: &Actor, typed: &str) -> Result<String, OwnError> {
    let now = desk.now();
    let email = invitation::address(typed).ok_or(OwnError::Email)?;
    let account = here(tx, actor.account).await?;
    if let Some(other) = store::account_by_email(tx, &email).await? {
        if other.id != account.id {
            letters::email_taken(tx, desk, &other, now).await?;
        }
        return Ok(email);
    }
    let details = json!({ "email": email });
    let token = once::make(tx, Purpose::Email, Some(account.id), &details, Some(LINK), now).await?;
    letters::confirm_email(tx, desk, &account, &email, &token, now).await?;
    note(tx, &actor.label(), "account.ask-for-email", account.id, now).await?;
    Ok(email)
}

/// Confirms the address that somebody asked for.
///
/// # Errors
/// When the link does not hold, is another account's, or the address was taken meanwhile.
pub async fn confirm_email(tx: &mut Tx, desk: &Desk, actor: &Actor, token: &str) -> Result<(), OwnError> {
    let now = desk.now();
    let link = once::take(tx, Purpose::Email, token, now)
        .await?
        .ok_or(OwnError::LinkGone)?;
    let email = link.details["email"].as_str().unwrap_or_default().to_owned();
    if link.account != Some(actor.account) || store::account_by_email(tx, &email).await?.is_some() {
        return Err(OwnError::LinkGone);
    }
    let mut account = here(tx, actor.account).await?;
    letters::email_changed(tx, desk, &account, now).await?;
    account.email = email;
    store::write_account(tx, &account).await?;
    note(tx, &actor.label(), "account.change-email", account.id, now).await
}

/// Makes a link that signs an account in once.
///
/// # Errors
/// When it is closed or not there.
pub async fn make_link(tx: &mut Tx, id: AccountId, by: &str, now: Timestamp) -> Result<String, OwnError> {
    let account = store::active(tx, id).await?.ok_or(OwnError::NoAccount)?;
    let token = once::make(tx, Purpose::SignIn, Some(account.id), &json!({}), Some(LINK), now).await?;
    note(tx, by, "account.make-link", account.id, now).await?;
    Ok(format!("/sign-in/once/{token}"))
}

/// Makes a link and sends it to the account's address.
///
/// # Errors
/// As [`make_link`].
pub async fn send_link(tx: &mut Tx, desk: &Desk, actor: &Actor, id: AccountId) -> Result<(), OwnError> {
    let now = desk.now();
    let path = make_link(tx, id, &actor.label(), now).await?;
    let account = here(tx, id).await?;
    letters::link(tx, desk, &account, &path, now).await?;
    Ok(())
}

/// Closes an account: it is signed in nowhere and cannot sign in.
///
/// # Errors
/// When it is one's own, or nobody could administer any more.
pub async fn close(tx: &mut Tx, actor: &Actor, id: AccountId, now: Timestamp) -> Result<(), OwnError> {
    if id == actor.account {
        return Err(OwnError::Oneself);
    }
    let mut account = here(tx, id).await?;
    if store::administrators(tx).await? == [id] {
        return Err(OwnError::LastAdministrator);
    }
    account.closed = true;
    store::write_account(tx, &account).await?;
    store::end_sign_ins(tx, id, None).await?;
    store::forget_links(tx, Purpose::SignIn.name(), Some(id)).await?;
    note(tx, &actor.label(), "account.close", id, now).await
}

/// Opens a closed account again.
///
/// # Errors
/// When it is not there.
pub async fn reopen(tx: &mut Tx, actor: &Actor, id: AccountId, now: Timestamp) -> Result<(), OwnError> {
    let mut account = here(tx, id).await?;
    account.closed = false;
    store::write_account(tx, &account).await?;
    note(tx, &actor.label(), "account.reopen", id, now).await
}

/// Makes somebody an administrator.
///
/// # Errors
/// When the account is closed or not there.
pub async fn raise(tx: &mut Tx, actor: &Actor, id: AccountId, now: Timestamp) -> Result<(), OwnError> {
    let account = store::active(tx, id).await?.ok_or(OwnError::NoAccount)?;
    if !store::administrators(tx).await?.contains(&account.id) {
        first::make_administrator(tx, id, &actor.label(), now).await?;
    }
    Ok(())
}

/// Makes an administrator an account like others.
///
/// # Errors
/// When it is one's own, or nobody could administer any more.
pub async fn lower(tx: &mut Tx, actor: &Actor, id: AccountId, now: Timestamp) -> Result<(), OwnError> {
    if id == actor.account {
        return Err(OwnError::Oneself);
    }
    here(tx, id).await?;
    if store::administrators(tx).await? == [id] {
        return Err(OwnError::LastAdministrator);
    }
    store::unmake_administrator(tx, id).await?;
    note(tx, &actor.label(), "account.unmake-administrator", id, now).await
}

/// A new account without a role.
///
/// # Errors
/// When the database cannot be written, as when the address is somebody's.
pub async fn open(
    tx: &mut Tx,
    email: &str,
    name: &str,
    language: Lang,
    password: Option<String>,
    now: Timestamp,
) -> Result<AccountId, DbError> {
    let account = Account {
        id: AccountId(Uuid::now_v7()),
        email: email.to_owned(),
        name: name.to_owned(),
        language,
        closed: false,
        password,
        created_at: now,
    };
    store::write_account(tx, &account).await?;
    Ok(account.id)
}

/// The account, which nobody else changes until the transaction ends: whoever writes it writes all of it.
async fn here(tx: &mut Tx, id: AccountId) -> Result<Account, OwnError> {
    store::lock(tx, id).await?;
    store::account(tx, id).await?.ok_or(OwnError::NoAccount)
}

async fn note(tx: &mut Tx, actor: &str, action: &str, id: AccountId, now: Timestamp) -> Result<(), OwnError> {
    let entry = Entry {
        at: now,
        actor,
        action,
        subject: &id.to_string(),
    };
    Ok(audit::record(tx, &entry, &json!({})).await?)
}
