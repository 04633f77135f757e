//! Asking for a link by mail, and using it.

use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::trouble;
use crate::people::access::{Desk, Visit};
use crate::people::accounts::door::{self, Rule, START, safe_next};
use crate::people::accounts::store;
use crate::people::desk::refusal;
use crate::people::desk::shell::{DeskShell, Section, page};
use crate::people::keys::link;
use crate::platform::db::{DbError, DbResult};
use crate::platform::i18n::locale;

#[derive(Template)]
#[template(path = "people/keys/pages/link.html")]
struct Ask {
    shell: DeskShell,
    next: String,
    email: String,
    wrong: bool,
}

#[derive(Template)]
#[template(path = "people/keys/pages/link_sent.html")]
struct Sent {
    shell: DeskShell,
    email: String,
}

#[derive(Template)]
#[template(path = "people/keys/pages/link_open.html")]
struct Open {
    shell: DeskShell,
    token: String,
    name: String,
    email: String,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    next: Option<String>,
}

pub(super) async fn show(visit: Visit, Query(asked): Query<Asked>) -> Response {
    form(&visit, StatusCode::OK, asked.next.as_deref(), "")
}

fn form(visit: &Visit, status: StatusCode, next: Option<&str>, email: &str) -> Response {
    let l = locale(visit.lang);
    page(
        status,
        &Ask {
            shell: DeskShell::new(visit, None, Section::Account, l.key_link_title()),
            next: safe_next(next).unwrap_or_else(|| START.to_owned()),
            email: email.to_owned(),
            wrong: status != StatusCode::OK,
        },
    )
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    email: String,
    next: Option<String>,
}

pub(super) async fn send(State(desk): State<Desk>, visit: Visit, Form(wanted): Form<Wanted>) -> Response {
    let email = wanted.email.trim().to_owned();
    if !email.contains('@') || email.len() > 254 || email.contains(char::is_whitespace) {
        return form(&visit, StatusCode::UNPROCESSABLE_ENTITY, wanted.next.as_deref(), &email);
    }
    let limited = async {
        door::limit_address(&desk, &visit, 1).await?;
        door::limit(&desk, Rule::LETTER, &email, 1).await
    };
    if let Err(limited) = limited.await {
        return limited.answer(&visit);
    }
    let sent = async {
        let mut tx = desk.db.write().await?;
        link::send(
            &mut tx,
            &desk,
            &visit,
            &email,
            safe_next(wanted.next.as_deref()).as_deref(),
        )
        .await?;
        tx.commit().await
    };
    if let Err(error) = sent.await {
        return refusal::internal(&error, false);
    }
    let l = locale(visit.lang);
    page(
        StatusCode::OK,
        &Sent {
            shell: DeskShell::new(&visit, None, Section::Account, l.key_link_sent()),
            email,
        },
    )
}

fn over(visit: &Visit) -> Response {
    let l = locale(visit.lang);
    let way_out = (l.key_link_another(), "/sign-in/link");
    trouble(
        visit,
        StatusCode::GONE,
        l.key_link_over(),
        l.key_link_over_why(link::MINUTES),
        way_out,
    )
}

/// Shows the button. Nothing is used up: programs that look through mail open links before people do.
pub(super) async fn look(State(desk): State<Desk>, visit: Visit, Path(token): Path<String>) -> Response {
    let found = async {
        let mut tx = desk.db.read().await?;
        match link::holds(&mut tx, &token, desk.now()).await? {
            Some(account) => store::active(&mut tx, account).await,
            None => Ok(None),
        }
    };
    match found.await {
        Ok(Some(account)) => page(
            StatusCode::OK,
            &Open {
                shell: DeskShell::new(&visit, None, Section::Account, locale(visit.lang).key_link_open()),
                token,
                name: account.name,
                email: account.email,
            },
        ),
        Ok(None) => over(&visit),
        Err(error) => refusal::internal(&error, false),
    }
}

pub(super) async fn open(State(desk): State<Desk>, visit: Visit, Path(token): Path<String>) -> Response {
    if let Err(limited) = door::limit_address(&desk, &visit, 1).await {
        return limited.answer(&visit);
    }
    let opened = async {
        let mut tx = desk.db.write().await?;
        let opened = link::open(&mut tx, &token, desk.now()).await?;
        tx.commit().await?;
        DbResult::Ok(opened)
    };
    match opened.await {
        Ok(Some((account, next))) => door::complete(&desk, &visit, account, "link", false, next.as_deref()).await,
        Ok(None) => over(&visit),
        Err(error) => refusal::internal(&error as &DbError, false),
    }
}
