//! The pages of keys: one's own account's, and those of the ways to sign in.

mod keys;
mod link;
mod passkey;
mod provider;
mod second;

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use askama::Template;

use super::letters::{self, Change};
use super::passkey::PasskeyError;
use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::accounts::model::Account;
use crate::people::accounts::store;
use crate::people::desk::refusal;
use crate::people::desk::shell::{DeskShell, Section, page};
use crate::platform::db::{DbError, DbResult, Tx};
use crate::platform::i18n::{Locale, locale};

pub fn routes() -> Routes {
    use Permission::{Public, SignedIn};
    Routes::new()
        .get("/account/keys", SignedIn, keys::show)
        .post("/account/keys/start", SignedIn, keys::start)
        .post("/account/keys/finish", SignedIn, keys::finish)
        .post("/account/keys/{id}/name", SignedIn, keys::rename)
        .post("/account/keys/{id}/remove", SignedIn, keys::remove)
        .post("/account/keys/{id}/unlink", SignedIn, provider::unlink)
        .get("/account/keys/oidc/{provider}", SignedIn, provider::connect)
        .get("/account/second", SignedIn, second::show)
        .post("/account/second/start", SignedIn, second::start)
        .post("/account/second/confirm", SignedIn, second::confirm)
        .post("/account/second/codes", SignedIn, second::codes)
        .post("/account/second/off", SignedIn, second::turn_off)
        .get("/sign-in/second", Public, second::ask)
        .post("/sign-in/second", Public, second::answer)
        .get("/sign-in/passkey", Public, passkey::show)
        .post("/sign-in/passkey/start", Public, passkey::start)
        .post("/sign-in/passkey/finish", Public, passkey::finish)
        .get("/sign-in/link", Public, link::show)
        .post("/sign-in/link", Public, link::send)
        .get("/sign-in/link/{token}", Public, link::look)
        .post("/sign-in/link/{token}", Public, link::open)
        .get("/sign-in/oidc/{provider}", Public, provider::begin)
        .get("/sign-in/oidc/{provider}/back", Public, provider::back)
}

/// A page that says why something did not happen and where to go on.
#[derive(Template)]
#[template(path = "people/keys/pages/trouble.html")]
struct Trouble {
    shell: DeskShell,
    why: String,
    way_out: String,
    url: String,
}

fn trouble(visit: &Visit, status: StatusCode, title: String, why: String, way_out: (String, &str)) -> Response {
    let (way_out, url) = way_out;
    page(
        status,
        &Trouble {
            shell: DeskShell::new(visit, None, Section::Account, title),
            why,
            way_out,
            url: url.to_owned(),
        },
    )
}

/// The account of whoever is signed in.
async fn own_account(tx: &mut Tx, actor: &Actor) -> DbResult<Account> {
    store::active(tx, actor.account)
        .await?
        .ok_or_else(|| DbError::Malformed {
            column: "account.id".to_owned(),
            problem: "somebody is signed in to an account that is not there".to_owned(),
        })
}

/// Tells the owner by mail what changed.
async fn tell(tx: &mut Tx, desk: &Desk, visit: &Visit, actor: &Actor, change: Change) -> DbResult<()> {
    let account = own_account(tx, actor).await?;
    letters::changed(tx, desk, visit, &account, change).await
}

/// What went wrong with a passkey, in words, as a page or a script shows it.
fn passkey_words(l: &Locale, error: &PasskeyError) -> Option<(StatusCode, String)> {
    Some(match error {
        PasskeyError::NoName(site) => (StatusCode::CONFLICT, l.key_passkey_no_name(site)),
        PasskeyError::NotAccepted(_) => (StatusCode::UNPROCESSABLE_ENTITY, l.key_passkey_not_accepted()),
        PasskeyError::Unknown => (StatusCode::UNPROCESSABLE_ENTITY, l.key_passkey_unknown()),
        PasskeyError::Known => (StatusCode::CONFLICT, l.key_passkey_known()),
        PasskeyError::TooMany => (StatusCode::CONFLICT, l.key_passkey_too_many()),
        PasskeyError::LastWay => (StatusCode::CONFLICT, l.key_last_way()),
        PasskeyError::Db(_) => return None,
    })
}

/// The answer to a script: what went wrong (RFC 9457).
fn passkey_problem(visit: &Visit, error: &PasskeyError) -> Response {
    let Some((status, words)) = passkey_words(locale(visit.lang), error) else {
        return refusal::internal(error, true);
    };
    if let PasskeyError::NotAccepted(reason) = error {
        tracing::info!(reason = reason as &dyn std::error::Error, "a passkey was not accepted");
    }
    problem(status, &words)
}

fn problem(status: StatusCode, words: &str) -> Response {
    let body = json!({ "type": "/problems/passkey", "title": words, "status": status.as_u16() });
    let kind = [(header::CONTENT_TYPE, "application/problem+json")];
    (status, kind, Json(body)).into_response()
}

/// The answer to a script that a form would have followed: where to go, with the key for the browser.
fn for_script(response: Response) -> Option<Response> {
    let to = response.headers().get(header::LOCATION)?.to_str().ok()?.to_owned();
    let key = response.headers().get(header::SET_COOKIE).cloned();
    let mut answer = Json(json!({ "to": to })).into_response();
    if let Some(key) = key {
        answer.headers_mut().insert(header::SET_COOKIE, key);
    }
    Some(answer)
}
