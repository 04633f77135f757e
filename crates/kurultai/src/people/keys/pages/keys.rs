//! One's own passkeys and accounts elsewhere: seen, added, renamed, removed.

use askama::Template;
use axum::Json;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;
use webauthn_rs::prelude::{PasskeyRegistration, RegisterPublicKeyCredential};

use super::{own_account, passkey_problem, passkey_words, problem, tell};
use crate::people::access::{Actor, Desk, Visit};
use crate::people::accounts::letters::moment;
use crate::people::desk::refusal;
use crate::people::desk::shell::{DeskShell, Section, page};
use crate::people::keys::ceremony::{self, Purpose};
use crate::people::keys::letters::Change;
use crate::people::keys::passkey::{self, PasskeyError, Site};
use crate::people::keys::{second, store};
use crate::platform::db::{DbError, DbResult};
use crate::platform::i18n::locale;

#[derive(Template)]
#[template(path = "people/keys/pages/keys.html")]
struct Keys {
    shell: DeskShell,
    /// What was refused just now.
    refused: Option<String>,
    passkeys: Vec<Row>,
    /// Name and origin of the site; `None` when it has no name.
    site: Option<Site>,
    suggested: String,
    linked: Vec<Row>,
    /// Key and name of providers that can be linked.
    providers: Vec<(String, String)>,
    second: bool,
}

struct Row {
    id: Uuid,
    name: String,
    about: String,
    created: String,
    used: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    said: Option<String>,
}

pub(super) async fn show(State(desk): State<Desk>, visit: Visit, actor: Actor, Query(asked): Query<Asked>) -> Response {
    let l = locale(visit.lang);
    let said = match asked.said.as_deref() {
        Some("added") => Some(l.key_said_added()),
        Some("renamed") => Some(l.key_said_renamed()),
        Some("removed") => Some(l.key_said_removed()),
        Some("linked") => Some(l.key_said_linked()),
        Some("unlinked") => Some(l.key_said_unlinked()),
        _ => None,
    };
    keys_page(&desk, &visit, &actor, StatusCode::OK, said, None).await
}

pub(super) async fn keys_page(
    desk: &Desk,
    visit: &Visit,
    actor: &Actor,
    status: StatusCode,
    said: Option<String>,
    refused: Option<String>,
) -> Response {
    let l = locale(visit.lang);
    let read = async {
        let mut tx = desk.db.read().await?;
        let passkeys = store::passkeys(&mut tx, actor.account).await?;
        let linked = store::provider_accounts(&mut tx, actor.account).await?;
        let second = second::is_set_up(&mut tx, actor.account).await?;
        Ok::<_, DbError>((passkeys, linked, second))
    };
    let (passkeys, linked, second) = match read.await {
        Ok(read) => read,
        Err(error) => return refusal::internal(&error, false),
    };
    let providers = desk.providers.all().iter();
    page(
        status,
        &Keys {
            shell: DeskShell::new(visit, None, Section::Account, l.key_title())
                .said(said)
                .script("js/passkey.js")
                .style("css/keys.css"),
            refused,
            site: Site::of(&desk.base_url).ok(),
            suggested: l.key_passkey_suggested(passkeys.len() + 1),
            providers: providers
                .filter(|provider| !linked.iter().any(|each| each.issuer == provider.issuer))
                .map(|provider| (provider.key.clone(), provider.name.clone()))
                .collect(),
            passkeys: passkeys
                .into_iter()
                .map(|each| Row {
                    id: each.id,
                    name: each.name,
                    about: String::new(),
                    created: moment(l, each.created_at),
                    used: each.used_at.map(|at| moment(l, at)),
                })
                .collect(),
            linked: linked
                .into_iter()
                .map(|each| Row {
                    id: each.id,
                    name: desk.providers.name_of(&each.issuer).to_owned(),
                    about: each.email,
                    created: moment(l, each.created_at),
                    used: each.used_at.map(|at| moment(l, at)),
                })
                .collect(),
            second,
        },
    )
}

/// Begins a registration: what the browser shall be asked for.
pub(super) async fn start(State(desk): State<Desk>, visit: Visit, actor: Actor) -> Response {
    let begun = async {
        let site = Site::of(&desk.base_url)?;
        let mut tx = desk.db.write().await?;
        let account = own_account(&mut tx, &actor).await?;
        let (options, state) = site.offer(&mut tx, &account).await?;
        let purpose = Purpose::RegisterPasskey;
        let key = ceremony::begin(&mut tx, purpose, &visit, Some(actor.account), &state, desk.now()).await?;
        tx.commit().await?;
        Ok::<_, PasskeyError>(json!({ "ceremony": key, "options": options }))
    };
    match begun.await {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => passkey_problem(&visit, &error),
    }
}

#[derive(Deserialize)]
pub(super) struct Made {
    ceremony: String,
    #[serde(default)]
    name: String,
    credential: RegisterPublicKeyCredential,
}

/// Ends a registration.
pub(super) async fn finish(State(desk): State<Desk>, visit: Visit, actor: Actor, Json(made): Json<Made>) -> Response {
    let l = locale(visit.lang);
    let ended = async {
        let now = desk.now();
        let taken =
            ceremony::take::<PasskeyRegistration>(&desk.db, Purpose::RegisterPasskey, &visit, &made.ceremony, now)
                .await?;
        let Some((Some(account), state)) = taken.filter(|(account, _)| *account == Some(actor.account)) else {
            return Ok(false);
        };
        let site = Site::of(&desk.base_url)?;
        let mut tx = desk.db.write().await?;
        let name = match made.name.trim() {
            "" => l.key_passkey_suggested(store::passkeys(&mut tx, account).await?.len() + 1),
            name => name.to_owned(),
        };
        site.register(&mut tx, account, &name, &made.credential, &state, now)
            .await?;
        tell(&mut tx, &desk, &visit, &actor, Change::PasskeyAdded).await?;
        tx.commit().await?;
        Ok::<_, PasskeyError>(true)
    };
    match ended.await {
        Ok(true) => Json(json!({ "to": "/account/keys?said=added" })).into_response(),
        Ok(false) => problem(StatusCode::GONE, &l.key_passkey_ran_out()),
        Err(error) => passkey_problem(&visit, &error),
    }
}

#[derive(Deserialize)]
pub(super) struct Name {
    name: String,
}

pub(super) async fn rename(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(id): Path<String>,
    Form(form): Form<Name>,
) -> Response {
    let Ok(id) = id.parse() else {
        return refusal::not_found(&visit);
    };
    if form.name.trim().is_empty() {
        let words = locale(visit.lang).key_passkey_name_missing();
        return keys_page(
            &desk,
            &visit,
            &actor,
            StatusCode::UNPROCESSABLE_ENTITY,
            None,
            Some(words),
        )
        .await;
    }
    let renamed = async {
        let mut tx = desk.db.write().await?;
        let there = passkey::rename(&mut tx, actor.account, id, &form.name).await?;
        tx.commit().await?;
        DbResult::Ok(there)
    };
    match renamed.await {
        Ok(true) => Redirect::to("/account/keys?said=renamed").into_response(),
        Ok(false) => refusal::not_found(&visit),
        Err(error) => refusal::internal(&error, false),
    }
}

pub(super) async fn remove(State(desk): State<Desk>, visit: Visit, actor: Actor, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse() else {
        return refusal::not_found(&visit);
    };
    let removed = async {
        let mut tx = desk.db.write().await?;
        let there = passkey::remove(&mut tx, actor.account, id, desk.now()).await?;
        if there {
            tell(&mut tx, &desk, &visit, &actor, Change::PasskeyRemoved).await?;
        }
        tx.commit().await?;
        Ok::<_, PasskeyError>(there)
    };
    match removed.await {
        Ok(true) => Redirect::to("/account/keys?said=removed").into_response(),
        Ok(false) => refusal::not_found(&visit),
        Err(error) => match passkey_words(locale(visit.lang), &error) {
            Some((status, words)) => keys_page(&desk, &visit, &actor, status, None, Some(words)).await,
            None => refusal::internal(&error, false),
        },
    }
}
