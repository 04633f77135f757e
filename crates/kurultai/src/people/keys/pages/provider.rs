//! Going to another provider and coming back, to sign in or to link an account there with the one here.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::keys::keys_page;
use super::{passkey_words, tell, trouble};
use crate::people::access::{AccountId, Actor, Desk, Visit};
use crate::people::accounts::door::{self, safe_next};
use crate::people::accounts::invitation::{self, InviteError};
use crate::people::accounts::model::Account;
use crate::people::accounts::{own, store as accounts};
use crate::people::desk::refusal;
use crate::people::keys::ceremony::{self, Purpose};
use crate::people::keys::letters::{self, Change};
use crate::people::keys::model::ProviderAccount;
use crate::people::keys::oidc::{Journey, Provider, ProviderError, Stranger};
use crate::people::keys::passkey::PasskeyError;
use crate::people::keys::{store, ways};
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbResult, Tx};
use crate::platform::i18n::locale;

/// Why somebody who came back is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outside {
    /// This browser did not go there, or too long ago, or came back before.
    State,
    Declined,
    Token,
    NoEmail,
    Unverified,
    /// Nobody here has this address.
    Unknown,
    /// The account there opens another account here.
    Taken,
}

fn outside(visit: &Visit, provider: &Provider, why: Outside, email: &str) -> Response {
    let l = locale(visit.lang);
    let name = provider.name.as_str();
    let (status, words) = match why {
        Outside::State => (StatusCode::GONE, l.key_provider_state(name)),
        Outside::Declined => (StatusCode::UNPROCESSABLE_ENTITY, l.key_provider_declined(name)),
        Outside::Token => (StatusCode::UNPROCESSABLE_ENTITY, l.key_provider_token(name)),
        Outside::NoEmail => (StatusCode::UNPROCESSABLE_ENTITY, l.key_provider_no_email(name)),
        Outside::Unverified => (StatusCode::UNPROCESSABLE_ENTITY, l.key_provider_unverified(name, email)),
        Outside::Unknown => (StatusCode::UNPROCESSABLE_ENTITY, l.key_provider_unknown(email, name)),
        Outside::Taken => (StatusCode::CONFLICT, l.key_provider_taken(name)),
    };
    let way_out = if visit.actor.is_some() {
        (l.key_title(), "/account/keys")
    } else {
        (l.key_other_ways(), "/sign-in")
    };
    trouble(visit, status, l.key_provider_trouble(), words, way_out)
}

fn failed(visit: &Visit, provider: &Provider, error: &ProviderError) -> Response {
    tracing::warn!(
        error = error as &dyn std::error::Error,
        provider = provider.key,
        "nobody comes in by this provider"
    );
    match error {
        ProviderError::Unreachable { .. } => {
            let l = locale(visit.lang);
            let way_out = (l.key_other_ways(), "/sign-in");
            let words = l.key_provider_unreachable(&provider.name);
            trouble(visit, StatusCode::BAD_GATEWAY, l.key_provider_trouble(), words, way_out)
        }
        ProviderError::Declined(_) => outside(visit, provider, Outside::Declined, ""),
        ProviderError::Token(_) => outside(visit, provider, Outside::Token, ""),
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    next: Option<String>,
}

/// Goes to the provider to sign in.
pub(super) async fn begin(
    State(desk): State<Desk>,
    visit: Visit,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    go(&desk, &visit, &key, None, safe_next(asked.next.as_deref())).await
}

/// Goes to the provider to link an account there with the one that is signed in.
pub(super) async fn connect(State(desk): State<Desk>, visit: Visit, actor: Actor, Path(key): Path<String>) -> Response {
    go(&desk, &visit, &key, Some(actor.account), None).await
}

async fn go(desk: &Desk, visit: &Visit, key: &str, account: Option<AccountId>, next: Option<String>) -> Response {
    let Some(provider) = desk.providers.get(key) else {
        return refusal::not_found(visit);
    };
    if let Err(limited) = door::limit_address(desk, visit, 1).await {
        return limited.answer(visit);
    }
    let now = desk.now();
    let journey = Journey::to(provider, next);
    let begun = async {
        let mut tx = desk.db.write().await?;
        let state = ceremony::begin(&mut tx, Purpose::Provider, visit, account, &journey, now).await?;
        tx.commit().await?;
        DbResult::Ok(state)
    };
    let state = match begun.await {
        Ok(state) => state,
        Err(error) => return refusal::internal(&error, false),
    };
    let there = desk
        .providers
        .begin(provider, &desk.base_url, &journey, &state, visit.lang, now)
        .await;
    match there {
        Ok(url) => Redirect::to(&url).into_response(),
        Err(error) => failed(visit, provider, &error),
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Came {
    state: Option<String>,
    code: Option<String>,
    error: Option<String>,
    /// RFC 9207: who answers.
    iss: Option<String>,
}

/// Comes back from the provider.
pub(super) async fn back(
    State(desk): State<Desk>,
    visit: Visit,
    Path(key): Path<String>,
    Query(came): Query<Came>,
) -> Response {
    let Some(provider) = desk.providers.get(&key) else {
        return refusal::not_found(&visit);
    };
    let now = desk.now();
    let state = came.state.unwrap_or_default();
    let taken = match ceremony::take::<Journey>(&desk.db, Purpose::Provider, &visit, &state, now).await {
        Ok(taken) => taken,
        Err(error) => return refusal::internal(&error, false),
    };
    let Some((linking, journey)) = taken.filter(|(_, journey)| journey.provider == provider.key) else {
        return outside(&visit, provider, Outside::State, "");
    };
    if came.iss.is_some_and(|issuer| issuer != provider.issuer) {
        return outside(&visit, provider, Outside::Token, "");
    }
    let Some(code) = came.code.filter(|_| came.error.is_none()) else {
        return outside(&visit, provider, Outside::Declined, "");
    };
    let finished = desk
        .providers
        .finish(provider, &desk.base_url, &journey, &code, now)
        .await;
    let stranger = match finished {
        Ok(stranger) => stranger,
        Err(error) => return failed(&visit, provider, &error),
    };
    let email = stranger.email.clone().unwrap_or_default();
    if let Some(account) = linking {
        // Whoever went is still the one who is signed in: the ceremony is bound to this browser's key.
        let Some(actor) = visit.actor.as_ref().filter(|actor| actor.account == account) else {
            return outside(&visit, provider, Outside::State, "");
        };
        return match link(&desk, &visit, actor, &stranger).await {
            Ok(Ok(())) => Redirect::to("/account/keys?said=linked").into_response(),
            Ok(Err(why)) => outside(&visit, provider, why, &email),
            Err(error) => refusal::internal(&error, false),
        };
    }
    match recognise(&desk, &visit, &stranger).await {
        Ok(Ok(account)) => door::complete(&desk, &visit, account, "oidc", false, journey.next.as_deref()).await,
        Ok(Err(why)) => outside(&visit, provider, why, &email),
        Err(error) => refusal::internal(&error, false),
    }
}

/// The account of somebody who came back: by issuer and subject, else by a verified address, which links the two. Nobody
/// gets a new one unless they were invited.
async fn recognise(desk: &Desk, visit: &Visit, stranger: &Stranger) -> DbResult<Result<AccountId, Outside>> {
    let now = desk.now();
    let mut tx = desk.db.write().await?;
    if let Some(known) = store::provider_account(&mut tx, &stranger.issuer, &stranger.subject).await? {
        store::used_provider_account(&mut tx, known.id, now).await?;
        tx.commit().await?;
        return Ok(Ok(known.account));
    }
    let Some(email) = &stranger.email else {
        return Ok(Err(Outside::NoEmail));
    };
    if !stranger.verified {
        return Ok(Err(Outside::Unverified));
    }
    let found = accounts::account_by_email(&mut tx, email).await?;
    let found = match found {
        Some(account) => Some(account).filter(|account| !account.closed),
        None => invited(&mut tx, visit, stranger, email, now).await?,
    };
    let Some(account) = found else {
        return Ok(Err(Outside::Unknown));
    };
    keep(&mut tx, account.id, stranger, now).await?;
    letters::changed(&mut tx, desk, visit, &account, Change::ProviderLinked).await?;
    tx.commit().await?;
    Ok(Ok(account.id))
}

/// A new account for somebody whom an invitation to this address waits for, with the roles that it gives.
async fn invited(
    tx: &mut Tx,
    visit: &Visit,
    stranger: &Stranger,
    email: &str,
    now: Timestamp,
) -> DbResult<Option<Account>> {
    let Some(email) = invitation::address(email) else {
        return Ok(None);
    };
    let waiting = invitation::open_to(tx, &email, now).await?;
    if waiting.is_empty() {
        return Ok(None);
    }
    let name = stranger.name.as_deref().and_then(own::name);
    let name = name.unwrap_or_else(|| email.split('@').next().unwrap_or_default().to_owned());
    let account = own::open(tx, &email, &name, visit.lang, None, now).await?;
    for (invitation, edition) in waiting {
        match invitation::accept(tx, &invitation, &edition, account, now).await {
            // Somebody with the letter in hand was quicker.
            Ok(()) | Err(InviteError::Gone) => {}
            Err(InviteError::Db(error)) => return Err(error),
            Err(_) => {}
        }
    }
    accounts::active(tx, account).await
}

async fn link(desk: &Desk, visit: &Visit, actor: &Actor, stranger: &Stranger) -> DbResult<Result<(), Outside>> {
    let mut tx = desk.db.write().await?;
    if let Some(known) = store::provider_account(&mut tx, &stranger.issuer, &stranger.subject).await? {
        return Ok(if known.account == actor.account {
            Ok(())
        } else {
            Err(Outside::Taken)
        });
    }
    keep(&mut tx, actor.account, stranger, desk.now()).await?;
    tell(&mut tx, desk, visit, actor, Change::ProviderLinked).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

async fn keep(tx: &mut Tx, account: AccountId, stranger: &Stranger, now: Timestamp) -> DbResult<()> {
    let linked = ProviderAccount {
        id: audit::new_id(now),
        account,
        issuer: stranger.issuer.clone(),
        subject: stranger.subject.clone(),
        email: stranger.email.clone().unwrap_or_default(),
        created_at: now,
        used_at: Some(now),
    };
    store::write_provider_account(tx, &linked).await?;
    note(tx, account, "account.link-provider", linked.id, now).await
}

async fn note(tx: &mut Tx, account: AccountId, action: &str, linked: Uuid, now: Timestamp) -> DbResult<()> {
    let entry = Entry {
        at: now,
        actor: &format!("account:{account}"),
        action,
        subject: &account.to_string(),
    };
    audit::record(tx, &entry, &json!({ "linked": linked })).await
}

/// Ends the link to an account elsewhere, unless it is the last way to sign in.
pub(super) async fn unlink(State(desk): State<Desk>, visit: Visit, actor: Actor, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse() else {
        return refusal::not_found(&visit);
    };
    let ended = async {
        let now = desk.now();
        let mut tx = desk.db.write().await?;
        accounts::lock(&mut tx, actor.account).await?;
        if !store::delete_provider_account(&mut tx, actor.account, id).await? {
            return Ok(false);
        }
        if ways(&mut tx, actor.account).await?.is_empty() {
            return Err(PasskeyError::LastWay);
        }
        note(&mut tx, actor.account, "account.unlink-provider", id, now).await?;
        tell(&mut tx, &desk, &visit, &actor, Change::ProviderUnlinked).await?;
        tx.commit().await?;
        Ok::<_, PasskeyError>(true)
    };
    match ended.await {
        Ok(true) => Redirect::to("/account/keys?said=unlinked").into_response(),
        Ok(false) => refusal::not_found(&visit),
        Err(error) => match passkey_words(locale(visit.lang), &error) {
            Some((status, words)) => keys_page(&desk, &visit, &actor, status, None, Some(words)).await,
            None => refusal::internal(&error, false),
        },
    }
}
