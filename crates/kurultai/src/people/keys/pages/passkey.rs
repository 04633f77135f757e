//! Signing in with a passkey.

use askama::Template;
use axum::Json;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jiff::SignedDuration;
use serde::Deserialize;
use serde_json::json;
use webauthn_rs::prelude::{DiscoverableAuthentication, PublicKeyCredential};

use super::{for_script, passkey_problem, problem};
use crate::people::access::{Desk, Visit};
use crate::people::accounts::door::{self, Limited, Rule, START, safe_next};
use crate::people::desk::refusal;
use crate::people::desk::shell::{DeskShell, Section, page};
use crate::people::keys::ceremony::{self, Purpose};
use crate::people::keys::passkey::{PasskeyError, Site};
use crate::platform::i18n::locale;

/// Questions for a passkey from one address: one is asked whenever the page at the door is opened.
const QUESTIONS: Rule = Rule {
    name: "passkey-question",
    burst: 200,
    every: SignedDuration::from_secs(2),
};

#[derive(Template)]
#[template(path = "people/keys/pages/passkey.html")]
struct UsePasskey {
    shell: DeskShell,
    next: String,
    site: Option<Site>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    next: Option<String>,
}

pub(super) async fn show(State(desk): State<Desk>, visit: Visit, Query(asked): Query<Asked>) -> Response {
    let l = locale(visit.lang);
    page(
        StatusCode::OK,
        &UsePasskey {
            shell: DeskShell::new(&visit, None, Section::Account, l.key_use_passkey())
                .script("js/passkey.js")
                .style("css/keys.css"),
            next: safe_next(asked.next.as_deref()).unwrap_or_else(|| START.to_owned()),
            site: Site::of(&desk.base_url).ok(),
        },
    )
}

/// What the browser shall be asked for.
pub(super) async fn start(State(desk): State<Desk>, visit: Visit) -> Response {
    let who = visit.address.as_deref().unwrap_or("unknown");
    if let Err(limited) = door::limit(&desk, QUESTIONS, who, 1).await {
        return too_often(limited, &visit);
    }
    let begun = async {
        let (options, state) = Site::of(&desk.base_url)?.ask()?;
        let mut tx = desk.db.write().await?;
        let key = ceremony::begin(&mut tx, Purpose::UsePasskey, &visit, None, &state, desk.now()).await?;
        tx.commit().await?;
        Ok::<_, PasskeyError>(json!({ "ceremony": key, "options": options }))
    };
    match begun.await {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => passkey_problem(&visit, &error),
    }
}

#[derive(Deserialize)]
pub(super) struct Used {
    ceremony: String,
    next: Option<String>,
    credential: PublicKeyCredential,
}

/// Signs in whoever used a passkey. It counts as two factors: the device, and what the device asked for.
pub(super) async fn finish(State(desk): State<Desk>, visit: Visit, Json(used): Json<Used>) -> Response {
    let l = locale(visit.lang);
    if let Err(limited) = door::limit_address(&desk, &visit, 1).await {
        return too_often(limited, &visit);
    }
    let recognised = async {
        let now = desk.now();
        let taken =
            ceremony::take::<DiscoverableAuthentication>(&desk.db, Purpose::UsePasskey, &visit, &used.ceremony, now)
                .await?;
        let Some((_, state)) = taken else {
            return Ok(None);
        };
        let site = Site::of(&desk.base_url)?;
        let mut tx = desk.db.write().await?;
        let account = site.recognise(&mut tx, &used.credential, state, now).await?;
        tx.commit().await?;
        Ok::<_, PasskeyError>(Some(account))
    };
    match recognised.await {
        Ok(Some(account)) => {
            let entered = door::complete(&desk, &visit, account, "passkey", true, used.next.as_deref()).await;
            for_script(entered).unwrap_or_else(|| problem(StatusCode::UNPROCESSABLE_ENTITY, &l.key_passkey_unknown()))
        }
        Ok(None) => problem(StatusCode::GONE, &l.key_passkey_ran_out()),
        Err(error) => passkey_problem(&visit, &error),
    }
}

fn too_often(limited: Limited, visit: &Visit) -> Response {
    match limited {
        Limited::TooMany { .. } => problem(StatusCode::TOO_MANY_REQUESTS, &locale(visit.lang).key_too_often()),
        Limited::Db(error) => refusal::internal(&error, true),
    }
}
