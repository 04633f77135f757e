//! Where somebody who signed in begins: their editions.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};

use super::refusal;
use super::shell::{DeskShell, Section, page};
use crate::forum::store as forum;
use crate::people::access::{Actor, Desk, Permission, Visit};
use crate::people::accounts::store;
use crate::platform::i18n::{Lang, locale};

#[derive(Template)]
#[template(path = "people/desk/start.html")]
struct Start {
    shell: DeskShell,
    editions: Vec<Card>,
    may_create: bool,
}

struct Card {
    key: String,
    title: String,
    dates: String,
    roles: Vec<String>,
}

pub(super) async fn editions(State(desk): State<Desk>, visit: Visit, actor: Actor) -> Response {
    let l = locale(visit.lang);
    let found = async {
        let mut tx = desk.db.read().await?;
        let mut cards = Vec::new();
        for key in forum::edition_keys(&mut tx).await? {
            if !actor.may(Permission::ReadDesk, Some(&key)) {
                continue;
            }
            let Some(edition) = forum::edition(&mut tx, &key).await? else {
                continue;
            };
            let title = edition.title.best(visit.lang.tag()).map_or("", |(_, words)| words);
            cards.push(Card {
                title: title.to_owned(),
                dates: l.date_range(edition.start, edition.end),
                roles: actor
                    .grants_in(Some(&key))
                    .map(|grant| l.term("access-role", &role_word(grant.role)))
                    .collect(),
                key,
            });
        }
        Ok::<_, crate::platform::db::DbError>(cards)
    };
    match found.await {
        Ok(editions) => page(
            StatusCode::OK,
            &Start {
                shell: DeskShell::new(&visit, None, Section::Overview, l.desk_editions()),
                may_create: actor.may(Permission::Administer, None),
                editions,
            },
        ),
        Err(error) => refusal::internal(&error, false),
    }
}

/// The word of a role in messages: a desk officer's names the office.
pub fn role_word(role: crate::people::access::Role) -> String {
    match role.office() {
        Some(office) => format!("{}-{}", role.name(), office.name()),
        None => role.name().to_owned(),
    }
}

/// News of the edition for a browser that is looking at it.
pub(super) async fn live(State(desk): State<Desk>, Path(edition): Path<String>) -> Response {
    desk.bell.stream(&edition).into_response()
}

/// Chooses the language of the desk, for the account or, before signing in, for the browser.
pub(super) async fn language(
    State(desk): State<Desk>,
    visit: Visit,
    Path(tag): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(lang) = Lang::from_tag(&tag) else {
        return refusal::not_found(&visit);
    };
    if let Some(actor) = &visit.actor {
        let kept = async {
            let mut tx = desk.db.write().await?;
            store::set_language(&mut tx, actor.account, lang).await?;
            tx.commit().await
        };
        if let Err(error) = kept.await {
            return refusal::internal(&error, false);
        }
    }
    // Back to the page of ours that asked, and to no other site.
    let back = headers
        .get(header::REFERER)
        .and_then(|value| value.to_str().ok())
        .and_then(|url| url.split_once("://"))
        .and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned()))
        .filter(|path| path.starts_with('/') && !path.starts_with("//") && !path.starts_with("/\\"))
        .unwrap_or_else(|| "/desk".to_owned());
    let mut cookie = format!("lang={}; Path=/; SameSite=Lax; Max-Age=31536000", lang.tag());
    if desk.https() {
        cookie.push_str("; Secure");
    }
    ([(header::SET_COOKIE, cookie)], Redirect::to(&back)).into_response()
}
