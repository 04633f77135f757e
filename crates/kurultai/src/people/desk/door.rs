//! The pages at the door: signing in, signing out, having to wait.

use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::refusal;
use super::shell::{DeskShell, Section, page};
use crate::people::access::guard::{cookie, escaped};
use crate::people::access::{Desk, Permission, Routes, Visit};
use crate::people::accounts::door::{self, Limited, Rule, START, safe_next};
use crate::people::accounts::ways::{self, Ways};
use crate::people::accounts::{password, store};
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbError, DbResult};
use crate::platform::i18n::locale;
use crate::platform::secret;

pub fn routes() -> Routes {
    Routes::new()
        .get("/sign-in", Permission::Public, show)
        .post("/sign-in", Permission::Public, sign_in)
        .post("/sign-out", Permission::Public, sign_out)
}

#[derive(Template)]
#[template(path = "people/desk/door.html")]
struct Door {
    shell: DeskShell,
    email: String,
    next: String,
    wrong: bool,
    ways: Ways,
}

#[derive(Template)]
#[template(path = "people/desk/wait.html")]
struct Wait {
    shell: DeskShell,
    why: String,
}

#[derive(Debug, Deserialize)]
struct Asked {
    next: Option<String>,
    said: Option<String>,
}

#[derive(Deserialize)]
struct Offered {
    email: String,
    password: String,
    next: Option<String>,
}

async fn show(State(desk): State<Desk>, visit: Visit, Query(asked): Query<Asked>) -> Response {
    let next = safe_next(asked.next.as_deref());
    if visit.actor.is_some() {
        return Redirect::to(&next.unwrap_or_else(|| START.to_owned())).into_response();
    }
    let l = locale(visit.lang);
    let said = match asked.said.as_deref() {
        Some("out") => Some(l.door_signed_out()),
        Some("ended") => Some(l.door_ended()),
        _ => None,
    };
    door_page(&desk, &visit, next.as_deref(), "", StatusCode::OK, said)
}

fn door_page(
    desk: &Desk,
    visit: &Visit,
    next: Option<&str>,
    email: &str,
    status: StatusCode,
    said: Option<String>,
) -> Response {
    let l = locale(visit.lang);
    let next = next.unwrap_or(START).to_owned();
    let ways = ways::offered(desk, l, &escaped(&next));
    let mut shell = DeskShell::new(visit, None, Section::Account, l.door_title())
        .said(said)
        .style("css/access.css");
    shell.scripts.extend(&ways.scripts);
    page(
        status,
        &Door {
            shell,
            email: email.to_owned(),
            next,
            wrong: status != StatusCode::OK,
            ways,
        },
    )
}

/// The page for whoever could not be let in: the same for every reason.
pub fn refused(desk: &Desk, visit: &Visit, next: Option<&str>, email: &str) -> Response {
    let next = safe_next(next);
    door_page(
        desk,
        visit,
        next.as_deref(),
        email,
        StatusCode::UNPROCESSABLE_ENTITY,
        None,
    )
}

/// The page for whoever tried too often.
pub fn wait(visit: &Visit, seconds: i64) -> Response {
    let l = locale(visit.lang);
    let why = if seconds < 60 {
        l.door_wait_seconds(seconds)
    } else {
        l.door_wait_minutes((seconds + 59) / 60)
    };
    let shell = DeskShell::new(visit, None, Section::Account, l.door_wait());
    let mut response = page(StatusCode::TOO_MANY_REQUESTS, &Wait { shell, why });
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}

async fn sign_in(State(desk): State<Desk>, visit: Visit, Form(offered): Form<Offered>) -> Response {
    let email = offered.email.trim().to_lowercase();
    let limited = async {
        door::limit_address(&desk, &visit, 1).await?;
        door::limit(&desk, Rule::ACCOUNT, &email, 1).await
    };
    if let Err(limited) = limited.await {
        return Limited::answer(limited, &visit);
    }
    match judge(&desk, &email, offered.password).await {
        Ok(Some(account)) => door::complete(&desk, &visit, account, "password", false, offered.next.as_deref()).await,
        Ok(None) => refused(&desk, &visit, offered.next.as_deref(), &offered.email),
        Err(error) => refusal::internal(&*error, false),
    }
}

/// The account that this address and this password open. One hash is worked out whatever the answer is.
async fn judge(
    desk: &Desk,
    email: &str,
    given: String,
) -> Result<Option<crate::people::access::AccountId>, Box<dyn std::error::Error + Send + Sync>> {
    let found = {
        let mut tx = desk.db.read().await?;
        store::account_by_email(&mut tx, email).await?
    };
    let kept = found.as_ref().and_then(|account| account.password.clone());
    let subject = found
        .as_ref()
        .map_or_else(|| "nobody".to_owned(), |account| account.id.to_string());
    let verdict = password::check(given.clone(), kept).await?;
    // Whoever is refused is written down, known or not: the answer takes as long for either.
    let known = found.filter(|account| !account.closed);
    let Some(account) = known.filter(|_| verdict.right) else {
        let mut tx = desk.db.write().await?;
        let entry = Entry {
            at: desk.now(),
            actor: "door",
            action: "account.refuse",
            subject: &subject,
        };
        audit::record(&mut tx, &entry, &serde_json::json!({ "method": "password" })).await?;
        tx.commit().await?;
        return Ok(None);
    };
    if verdict.stale {
        let fresh = password::hash(given).await?;
        let mut tx = desk.db.write().await?;
        store::rehash(&mut tx, account.id, account.password.as_deref(), &fresh).await?;
        tx.commit().await?;
    }
    Ok(Some(account.id))
}

async fn sign_out(State(desk): State<Desk>, visit: Visit) -> Response {
    match end(&desk, &visit).await {
        Ok(()) => {
            let gone = cookie("", desk.https(), Some(0));
            ([(header::SET_COOKIE, gone)], Redirect::to("/sign-in?said=out")).into_response()
        }
        Err(error) => refusal::internal(&error, false),
    }
}

async fn end(desk: &Desk, visit: &Visit) -> DbResult<()> {
    let digest = secret::digest(&visit.token);
    let mut tx = desk.db.write().await?;
    store::end_half(&mut tx, &digest).await?;
    if store::end_sign_in(&mut tx, &digest).await?
        && let Some(actor) = &visit.actor
    {
        let (label, subject) = (actor.label(), actor.account.to_string());
        let entry = Entry {
            at: desk.now(),
            actor: &label,
            action: "account.sign-out",
            subject: &subject,
        };
        audit::record(&mut tx, &entry, &serde_json::json!({})).await?;
    }
    tx.commit().await?;
    Ok::<(), DbError>(())
}
