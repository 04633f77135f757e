//! All accounts of the installation, for administrators.

use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use uuid::Uuid;

use super::newcomer::words;
use super::refusal;
use super::shell::{DeskShell, Section, page};
use crate::people::access::guard::escaped;
use crate::people::access::{AccountId, Actor, Desk, Permission, Role, Routes, Visit};
use crate::people::accounts::door::{self, Rule};
use crate::people::accounts::letters::moment;
use crate::people::accounts::model::Listed;
use crate::people::accounts::own::{self, OwnError};
use crate::people::accounts::store;
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbError, DbResult};
use crate::platform::i18n::{Locale, locale};

/// How many accounts a page shows.
const MOST: i64 = 50;

pub fn routes() -> Routes {
    let administer = Permission::Administer;
    Routes::new()
        .get("/desk/accounts", administer, list)
        .post("/desk/accounts/second-factor", administer, second_factor)
        .post("/desk/accounts/{id}/{verb}", administer, act)
}

#[derive(Debug, Clone, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    after: String,
    said: Option<String>,
}

#[derive(Template)]
#[template(path = "people/desk/accounts.html")]
struct Page {
    shell: DeskShell,
    words: String,
    newest: bool,
    count: i64,
    lines: Vec<Line>,
    start: Option<String>,
    next: Option<String>,
    second_factor: bool,
    errors: Vec<String>,
}

struct Line {
    id: Uuid,
    name: String,
    email: String,
    language: &'static str,
    closed: bool,
    administrator: bool,
    editions: i64,
    made: String,
    seen: Option<String>,
    oneself: bool,
}

async fn list(State(desk): State<Desk>, visit: Visit, actor: Actor, Query(asked): Query<Asked>) -> Response {
    let l = locale(visit.lang);
    let said = match asked.said.as_deref() {
        Some("closed") => Some(l.accounts_said_closed()),
        Some("reopened") => Some(l.accounts_said_reopened()),
        Some("raised") => Some(l.accounts_said_raised()),
        Some("lowered") => Some(l.accounts_said_lowered()),
        Some("link") => Some(l.accounts_said_link()),
        Some("rules") => Some(l.members_said_rules()),
        _ => None,
    };
    render(&desk, &visit, &actor, &asked, said, Vec::new()).await
}

async fn render(
    desk: &Desk,
    visit: &Visit,
    actor: &Actor,
    asked: &Asked,
    said: Option<String>,
    errors: Vec<String>,
) -> Response {
    let l = locale(visit.lang);
    let newest = asked.sort == "new";
    let found = async {
        let mut tx = desk.db.read().await?;
        let count = store::count_accounts(&mut tx, &asked.q).await?;
        let rules = store::second_factor_rules(&mut tx).await?;
        let from = match asked.after.parse() {
            Ok(id) => store::account(&mut tx, AccountId(id)).await?,
            Err(_) => None,
        };
        let id = from.as_ref().map_or_else(String::new, |from| from.id.to_string());
        let rows = if newest {
            let at = from.as_ref().map_or(jiff::Timestamp::MAX, |from| from.created_at);
            store::newest_accounts(&mut tx, &asked.q, (at, &id), MOST + 1).await?
        } else {
            let folded = from.as_ref().map_or_else(String::new, store::folded);
            store::accounts(&mut tx, &asked.q, (&folded, &id), MOST + 1).await?
        };
        Ok::<_, DbError>((count, rules, rows))
    };
    let (count, rules, mut rows) = match found.await {
        Ok(found) => found,
        Err(error) => return refusal::internal(&error, false),
    };
    let more = rows.len() as i64 > MOST;
    rows.truncate(MOST as usize);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|last| address(asked, &last.account.id.to_string()));
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    page(
        status,
        &Page {
            shell: DeskShell::new(visit, None, Section::Installation, l.accounts_title())
                .said(said)
                .style("css/access.css"),
            words: asked.q.clone(),
            newest,
            count,
            lines: rows.into_iter().map(|row| line(l, row, actor)).collect(),
            start: (!asked.after.is_empty()).then(|| address(asked, "")),
            next,
            second_factor: rules
                .iter()
                .any(|rule| rule.edition.is_none() && rule.role == Role::Administrator),
            errors,
        },
    )
}

fn address(asked: &Asked, after: &str) -> String {
    format!(
        "/desk/accounts?q={}&sort={}&after={after}",
        escaped(&asked.q),
        escaped(&asked.sort)
    )
}

fn line(l: &Locale, listed: Listed, actor: &Actor) -> Line {
    Line {
        id: listed.account.id.0,
        oneself: listed.account.id == actor.account,
        language: listed.account.language.native_name(),
        closed: listed.account.closed,
        administrator: listed.administrator,
        editions: listed.editions,
        made: moment(l, listed.account.created_at),
        seen: listed.seen_at.map(|at| moment(l, at)),
        name: listed.account.name,
        email: listed.account.email,
    }
}

async fn act(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((id, verb)): Path<(String, String)>,
) -> Response {
    let Ok(id) = id.parse().map(AccountId) else {
        return refusal::not_found(&visit);
    };
    if verb == "link"
        && let Err(limited) = door::limit(&desk, Rule::LETTER, &id.to_string(), 1).await
    {
        return limited.answer(&visit);
    }
    let now = desk.now();
    let done = async {
        let mut tx = desk.db.write().await?;
        let said = match verb.as_str() {
            "close" => own::close(&mut tx, &actor, id, now).await.map(|()| "closed")?,
            "reopen" => own::reopen(&mut tx, &actor, id, now).await.map(|()| "reopened")?,
            "raise" => own::raise(&mut tx, &actor, id, now).await.map(|()| "raised")?,
            "lower" => own::lower(&mut tx, &actor, id, now).await.map(|()| "lowered")?,
            "link" => own::send_link(&mut tx, &desk, &actor, id).await.map(|()| "link")?,
            _ => return Ok(None),
        };
        tx.commit().await?;
        Ok::<_, OwnError>(Some(said))
    };
    match done.await {
        Ok(Some(said)) => Redirect::to(&format!("/desk/accounts?said={said}")).into_response(),
        Ok(None) => refusal::not_found(&visit),
        Err(error) => match words(locale(visit.lang), &error) {
            Some(words) => render(&desk, &visit, &actor, &Asked::default(), None, vec![words]).await,
            None => refusal::internal(&error, false),
        },
    }
}

#[derive(Debug, Default, Deserialize)]
struct Rules {
    #[serde(default)]
    asked: String,
}

/// Whether administrators need a second factor.
async fn second_factor(State(desk): State<Desk>, actor: Actor, Form(rules): Form<Rules>) -> Response {
    match set(&desk, &actor, rules.asked == "yes").await {
        Ok(()) => Redirect::to("/desk/accounts?said=rules").into_response(),
        Err(error) => refusal::internal(&error, false),
    }
}

async fn set(desk: &Desk, actor: &Actor, asked: bool) -> DbResult<()> {
    let now = desk.now();
    let label = actor.label();
    let mut tx = desk.db.write().await?;
    if store::set_second_factor_rule(&mut tx, None, Role::Administrator, asked, &label, now).await? {
        let entry = Entry {
            at: now,
            actor: &label,
            action: "access.second-factor",
            subject: "installation",
        };
        let details = serde_json::json!({ "role": "administrator", "asked": asked });
        audit::record(&mut tx, &entry, &details).await?;
    }
    tx.commit().await
}
