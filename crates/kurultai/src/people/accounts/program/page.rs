//! The page of somebody's keys: make one, see which there are, take one back.

use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;
use uuid::Uuid;

use super::{Key, KeyError, LONGEST_NAME, Wanted};
use crate::forum::store as forum;
use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::desk::{DeskShell, Section, page, refusal};
use crate::platform::db::DbError;
use crate::platform::i18n::{Locale, locale};

/// For how many days a key lasts; 0 for as long as nobody takes it back.
const DAYS: [i64; 4] = [30, 90, 365, 0];

pub fn routes() -> Routes {
    Routes::new()
        .get("/account/tokens", Permission::SignedIn, list)
        .post("/account/tokens", Permission::SignedIn, make)
        .post("/account/tokens/{id}/revoke", Permission::SignedIn, revoke)
}

#[derive(Template)]
#[template(path = "people/accounts/program/tokens.html")]
struct Tokens {
    shell: DeskShell,
    longest: usize,
    /// The key that was just made.
    fresh: Option<String>,
    objection: Option<String>,
    name: String,
    editions: Vec<(String, String, bool)>,
    scopes: Vec<(&'static str, String, bool)>,
    days: Vec<(i64, String, bool)>,
    keys: Vec<Line>,
}

struct Line {
    id: Uuid,
    name: String,
    hint: String,
    edition: String,
    scopes: Vec<String>,
    created: String,
    ends: String,
    seen: String,
    in_force: bool,
    state: String,
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    said: Option<String>,
}

async fn list(State(desk): State<Desk>, visit: Visit, actor: Actor, Query(asked): Query<Asked>) -> Response {
    let l = locale(visit.lang);
    let said = (asked.said.as_deref() == Some("revoked")).then(|| l.token_revoked());
    let wanted = Wanted {
        scopes: vec![Permission::ReadDesk],
        days: Some(90),
        ..Wanted::default()
    };
    show(&desk, &visit, &actor, StatusCode::OK, wanted, None, said, None).await
}

async fn make(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    fields: Result<Form<Vec<(String, String)>>, axum::extract::rejection::FormRejection>,
) -> Response {
    let l = locale(visit.lang);
    let fields = fields.map(|Form(fields)| fields).unwrap_or_default();
    let field = |name: &str| {
        let found = fields.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    let chosen: Vec<&str> = fields
        .iter()
        .filter(|(name, _)| name == "scope")
        .map(|(_, value)| value.as_str())
        .collect();
    let wanted = Wanted {
        name: field("name"),
        edition: Some(field("edition")).filter(|key| !key.is_empty()),
        scopes: Permission::OF_EDITION
            .into_iter()
            .chain([Permission::Administer])
            .filter(|permission| chosen.contains(&permission.name()))
            .collect(),
        days: Some(field("days").parse().unwrap_or(90)).filter(|days| *days != 0),
    };
    let made = async {
        let mut tx = desk.db.write().await?;
        let made = super::make(&mut tx, &actor, &wanted, desk.now()).await?;
        tx.commit().await?;
        Ok::<_, KeyError>(made)
    };
    let objection = match made.await {
        Ok((_, secret)) => {
            let said = Some(l.token_made());
            return show(
                &desk,
                &visit,
                &actor,
                StatusCode::OK,
                Wanted::default(),
                Some(secret),
                said,
                None,
            )
            .await;
        }
        Err(KeyError::NoName) => l.token_no_name(LONGEST_NAME),
        Err(KeyError::NoScope) => l.token_no_scope(),
        Err(KeyError::Beyond(permission)) => l.token_beyond(l.term("access-may", permission.name())),
        Err(KeyError::TooMany(count)) => l.token_too_many(count),
        Err(KeyError::BadEnd) => l.token_bad_end(),
        Err(KeyError::ByProgram) => return refusal::problem(crate::people::access::Refusal::NotAllowed, visit.lang),
        Err(KeyError::Db(error)) => return refusal::internal(&error, false),
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    show(&desk, &visit, &actor, status, wanted, None, None, Some(objection)).await
}

async fn revoke(State(desk): State<Desk>, visit: Visit, actor: Actor, Path(id): Path<String>) -> Response {
    let Ok(id) = id.parse::<Uuid>() else {
        return refusal::not_found(&visit);
    };
    let revoked = async {
        let mut tx = desk.db.write().await?;
        let revoked = super::revoke(&mut tx, &actor, id, desk.now()).await?;
        tx.commit().await?;
        Ok::<_, DbError>(revoked)
    };
    match revoked.await {
        Ok(true) => Redirect::to("/account/tokens?said=revoked").into_response(),
        Ok(false) => refusal::not_found(&visit),
        Err(error) => refusal::internal(&error, false),
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "everything that differs between the three ways to show one page"
)]
async fn show(
    desk: &Desk,
    visit: &Visit,
    actor: &Actor,
    status: StatusCode,
    wanted: Wanted,
    fresh: Option<String>,
    said: Option<String>,
    objection: Option<String>,
) -> Response {
    let l = locale(visit.lang);
    let now = desk.now();
    let found = async {
        let mut tx = desk.db.read().await?;
        let keys = super::store::of_account(&mut tx, actor.account).await?;
        let mut editions = Vec::new();
        for key in forum::edition_keys(&mut tx).await? {
            if actor.may(Permission::ReadDesk, Some(&key))
                && let Some(edition) = forum::edition(&mut tx, &key).await?
            {
                let title = edition.title.best(visit.lang.tag()).map_or("", |(_, words)| words);
                let chosen = wanted.edition.as_ref() == Some(&key);
                editions.push((key, title.to_owned(), chosen));
            }
        }
        Ok::<_, DbError>((keys, editions))
    };
    let (keys, editions) = match found.await {
        Ok(found) => found,
        Err(error) => return refusal::internal(&error, false),
    };
    let scopes = super::possible(actor, None)
        .into_iter()
        .map(|permission| {
            let chosen = wanted.scopes.contains(&permission);
            (permission.name(), l.term("access-may", permission.name()), chosen)
        })
        .collect();
    let days = DAYS.map(|days| {
        let words = if days == 0 {
            l.token_ends_never()
        } else {
            l.token_days(days)
        };
        (days, words, wanted.days.unwrap_or_default() == days)
    });
    page(
        status,
        &Tokens {
            shell: DeskShell::new(visit, None, Section::Account, l.token_title()).said(said),
            longest: LONGEST_NAME,
            fresh,
            objection,
            name: wanted.name,
            editions,
            scopes,
            days: days.to_vec(),
            keys: keys.iter().map(|key| line(l, key, now)).collect(),
        },
    )
}

fn line(l: &Locale, key: &Key, now: Timestamp) -> Line {
    let day = |at: Timestamp| l.date_long(at.to_zoned_datetime(TimeZone::UTC).date());
    let in_force = key.is_in_force(now);
    Line {
        id: key.id,
        name: key.name.clone(),
        hint: key.hint.clone(),
        edition: key.edition.clone().unwrap_or_else(|| l.token_all_editions()),
        scopes: key
            .scopes
            .iter()
            .map(|scope| l.term("access-may", scope.name()))
            .collect(),
        created: day(key.created_at),
        ends: key.expires_at.map_or_else(|| l.token_ends_never(), day),
        seen: key.seen_at.map_or_else(|| l.token_seen_never(), day),
        in_force,
        state: match (key.revoked_at, in_force) {
            (Some(at), _) => l.token_state_revoked(day(at)),
            (None, true) => l.token_state_in_force(),
            (None, false) => l.token_state_ended(),
        },
    }
}
