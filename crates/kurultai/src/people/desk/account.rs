//! One's own account: name, language, address, password, where one is signed in, and what happened to the account.

use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::newcomer::{password_hint, words};
use super::notice::{Notice, link_gone};
use super::shell::{DeskShell, Section, page};
use super::{refusal, role_word};
use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::accounts::door::{self, Rule};
use crate::people::accounts::letters::{method, moment};
use crate::people::accounts::model::Account;
use crate::people::accounts::once::{self, Purpose};
use crate::people::accounts::own::{self, OwnError};
use crate::people::accounts::{agent, store};
use crate::platform::audit::{self, Deed, Entry};
use crate::platform::db::{DbError, DbResult};
use crate::platform::i18n::{Lang, Locale, locale};
use crate::platform::secret;

/// How many events the page shows.
const EVENTS: i64 = 40;

pub fn routes() -> Routes {
    Routes::new()
        .get("/account", Permission::SignedIn, show)
        .post("/account/profile", Permission::SignedIn, profile)
        .post("/account/email", Permission::SignedIn, email)
        .get("/account/email/{token}", Permission::SignedIn, show_email)
        .post("/account/email/{token}", Permission::SignedIn, confirm_email)
        .post("/account/password", Permission::SignedIn, password)
        .post("/account/sign-ins/end-others", Permission::SignedIn, end_others)
        .post("/account/sign-ins/{digest}/end", Permission::SignedIn, end)
}

#[derive(Template)]
#[template(path = "people/desk/account.html")]
struct Page {
    shell: DeskShell,
    name: String,
    email: String,
    languages: Vec<(&'static str, &'static str, bool)>,
    has_password: bool,
    password_hint: String,
    roles: Vec<(Option<String>, String)>,
    sign_ins: Vec<Line>,
    others: bool,
    events: Vec<Event>,
    errors: Vec<String>,
}

struct Line {
    digest: String,
    device: String,
    address: String,
    method: String,
    second_factor: bool,
    started: String,
    seen: String,
    here: bool,
}

struct Event {
    when: String,
    words: String,
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    said: Option<String>,
}

#[derive(Deserialize)]
struct Profile {
    #[serde(default)]
    name: String,
    #[serde(default)]
    language: String,
}

#[derive(Deserialize)]
struct NewEmail {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
}

#[derive(Deserialize)]
struct NewPassword {
    #[serde(default)]
    old: String,
    #[serde(default)]
    password: String,
}

async fn show(State(desk): State<Desk>, visit: Visit, actor: Actor, Query(asked): Query<Asked>) -> Response {
    let l = locale(visit.lang);
    let said = match asked.said.as_deref() {
        Some("profile") => Some(l.account_said_profile()),
        Some("email") => Some(l.account_said_email()),
        Some("email-changed") => Some(l.account_said_email_changed()),
        Some("password") => Some(l.account_said_password()),
        Some("ended") => Some(l.account_said_ended()),
        Some("set-password") => Some(l.account_said_set_password()),
        Some("by-link") => Some(l.account_said_by_link()),
        _ => None,
    };
    render(&desk, &visit, &actor, said, Vec::new()).await
}

async fn render(desk: &Desk, visit: &Visit, actor: &Actor, said: Option<String>, errors: Vec<String>) -> Response {
    let l = locale(visit.lang);
    let now = desk.now();
    let found = async {
        let mut tx = desk.db.read().await?;
        let account = store::account(&mut tx, actor.account).await?;
        let sign_ins = store::sign_ins(&mut tx, actor.account, now).await?;
        let deeds = audit::about(&mut tx, &actor.account.to_string(), EVENTS).await?;
        Ok::<_, DbError>((account, sign_ins, deeds))
    };
    let (account, sign_ins, deeds) = match found.await {
        Ok((Some(account), sign_ins, deeds)) => (account, sign_ins, deeds),
        Ok((None, ..)) => return refusal::not_found(visit),
        Err(error) => return refusal::internal(&error, false),
    };
    let here = secret::digest(&visit.token);
    let sign_ins: Vec<Line> = sign_ins
        .into_iter()
        .map(|found| Line {
            device: agent::words(l, found.agent.as_deref()),
            address: found.address.unwrap_or_else(|| "–".to_owned()),
            method: method(l, &found.method),
            second_factor: found.second_factor,
            started: moment(l, found.started_at),
            seen: moment(l, found.seen_at),
            here: found.digest == here,
            digest: found.digest,
        })
        .collect();
    let label = actor.label();
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    page(
        status,
        &Page {
            shell: DeskShell::new(visit, None, Section::Account, l.account_title())
                .said(said)
                .style("css/access.css"),
            name: account.name,
            email: account.email,
            languages: Lang::all()
                .map(|lang| (lang.tag(), lang.native_name(), lang == account.language))
                .to_vec(),
            has_password: account.password.is_some(),
            password_hint: password_hint(l),
            roles: actor
                .grants
                .iter()
                .map(|grant| (grant.edition.clone(), l.term("access-role", &role_word(grant.role))))
                .collect(),
            others: sign_ins.iter().any(|line| !line.here),
            sign_ins,
            events: deeds.iter().filter_map(|deed| event(l, deed, &label)).collect(),
            errors,
        },
    )
}

/// What happened to the account, in words; nothing for what is not about it.
fn event(l: &Locale, deed: &Deed, label: &str) -> Option<Event> {
    let (_, verb) = deed.action.split_once('.')?;
    let words = l.by_id(&format!("account-event-{verb}"), &[])?;
    let by_other = deed.actor != label && deed.actor.starts_with("account:");
    let by_operator = deed.actor.starts_with("operator:");
    let words = match deed.details["method"].as_str() {
        Some(way) => l.account_event_by_method(words, method(l, way)),
        None if by_other => l.account_event_by_other(words),
        None if by_operator => l.account_event_by_operator(words),
        None => words,
    };
    Some(Event {
        when: moment(l, deed.at),
        words,
    })
}

async fn profile(State(desk): State<Desk>, visit: Visit, actor: Actor, Form(typed): Form<Profile>) -> Response {
    let language = Lang::from_tag(&typed.language).unwrap_or(actor.lang);
    let done = async {
        let mut tx = desk.db.write().await?;
        own::change_profile(&mut tx, &actor, &typed.name, language, desk.now()).await?;
        Ok::<_, OwnError>(tx.commit().await?)
    };
    let done = done.await;
    answer(&desk, &visit, &actor, done, "/account?said=profile").await
}

async fn email(State(desk): State<Desk>, visit: Visit, actor: Actor, Form(typed): Form<NewEmail>) -> Response {
    let limited = async {
        door::limit(&desk, Rule::ACCOUNT, &actor.email, 1).await?;
        door::limit(&desk, Rule::LETTER, &actor.account.to_string(), 1).await
    };
    if let Err(limited) = limited.await {
        return limited.answer(&visit);
    }
    let done = async {
        own::ask(&whole(&desk, &actor).await?, &typed.password).await?;
        let mut tx = desk.db.write().await?;
        own::ask_for_email(&mut tx, &desk, &actor, &typed.email).await?;
        Ok::<_, OwnError>(tx.commit().await?)
    };
    let done = done.await;
    answer(&desk, &visit, &actor, done, "/account?said=email").await
}

async fn show_email(State(desk): State<Desk>, visit: Visit, actor: Actor, Path(token): Path<String>) -> Response {
    let l = locale(visit.lang);
    let found = async {
        let mut tx = desk.db.read().await?;
        once::look(&mut tx, Purpose::Email, &token, desk.now()).await
    };
    match found.await {
        Ok(Some(link)) if link.account == Some(actor.account) => {
            let email = link.details["email"].as_str().unwrap_or_default();
            let mut notice = Notice::new(
                &visit,
                l.account_confirm_email(),
                vec![l.account_confirm_email_why(email)],
            );
            notice.form = Some((format!("/account/email/{token}"), l.account_confirm_email_do()));
            page(StatusCode::OK, &notice)
        }
        Ok(_) => link_gone(&visit),
        Err(error) => refusal::internal(&error, false),
    }
}

async fn confirm_email(State(desk): State<Desk>, visit: Visit, actor: Actor, Path(token): Path<String>) -> Response {
    let done = async {
        let mut tx = desk.db.write().await?;
        own::confirm_email(&mut tx, &desk, &actor, &token).await?;
        Ok::<_, OwnError>(tx.commit().await?)
    };
    match done.await {
        Err(OwnError::LinkGone) => link_gone(&visit),
        done => answer(&desk, &visit, &actor, done, "/account?said=email-changed").await,
    }
}

async fn password(State(desk): State<Desk>, visit: Visit, actor: Actor, Form(typed): Form<NewPassword>) -> Response {
    if let Err(limited) = door::limit(&desk, Rule::ACCOUNT, &actor.email, 1).await {
        return limited.answer(&visit);
    }
    let done = async {
        own::ask(&whole(&desk, &actor).await?, &typed.old).await?;
        let hash = own::new_password(&typed.password, &actor.name, &actor.email).await?;
        let keep = secret::digest(&visit.token);
        let mut tx = desk.db.write().await?;
        own::change_password(&mut tx, &desk, actor.account, &hash, Some(&keep), &actor.label()).await?;
        Ok::<_, OwnError>(tx.commit().await?)
    };
    let done = done.await;
    answer(&desk, &visit, &actor, done, "/account?said=password").await
}

async fn end(State(desk): State<Desk>, visit: Visit, actor: Actor, Path(digest): Path<String>) -> Response {
    let ended = async {
        let mut tx = desk.db.write().await?;
        if store::end_own_sign_in(&mut tx, actor.account, &digest).await? {
            let subject = actor.account.to_string();
            let label = actor.label();
            let entry = Entry {
                at: desk.now(),
                actor: &label,
                action: "account.end-sign-in",
                subject: &subject,
            };
            audit::record(&mut tx, &entry, &serde_json::json!({})).await?;
        }
        tx.commit().await
    };
    ended_answer(ended.await, digest == secret::digest(&visit.token))
}

async fn end_others(State(desk): State<Desk>, visit: Visit, actor: Actor) -> Response {
    let ended = async {
        let mut tx = desk.db.write().await?;
        let keep = secret::digest(&visit.token);
        store::end_sign_ins(&mut tx, actor.account, Some(&keep)).await?;
        let subject = actor.account.to_string();
        let label = actor.label();
        let entry = Entry {
            at: desk.now(),
            actor: &label,
            action: "account.end-other-sign-ins",
            subject: &subject,
        };
        audit::record(&mut tx, &entry, &serde_json::json!({})).await?;
        tx.commit().await
    };
    ended_answer(ended.await, false)
}

fn ended_answer(ended: DbResult<()>, here: bool) -> Response {
    match ended {
        Ok(()) if here => Redirect::to("/sign-in?said=ended").into_response(),
        Ok(()) => Redirect::to("/account?said=ended").into_response(),
        Err(error) => refusal::internal(&error, false),
    }
}

async fn whole(desk: &Desk, actor: &Actor) -> Result<Account, OwnError> {
    let mut tx = desk.db.read().await?;
    store::account(&mut tx, actor.account).await?.ok_or(OwnError::NoAccount)
}

async fn answer(desk: &Desk, visit: &Visit, actor: &Actor, done: Result<(), OwnError>, to: &str) -> Response {
    match done {
        Ok(()) => Redirect::to(to).into_response(),
        Err(error) => match words(locale(visit.lang), &error) {
            Some(words) => render(desk, visit, actor, None, vec![words]).await,
            None => refusal::internal(&error, false),
        },
    }
}
