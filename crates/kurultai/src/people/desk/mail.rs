//! The post as whoever runs the installation sees it: what was written to whom, whether it left, and what the server said.

use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;
use uuid::Uuid;

use super::refusal;
use super::shell::{DeskShell, Section, page};
use crate::people::access::{Actor, Desk, Visit};
use crate::platform::audit;
use crate::platform::db::DbError;
use crate::platform::i18n::{Locale, locale};
use crate::platform::jobs;
use crate::platform::mail::{self, Entry, Filter};

/// How many letters a page shows.
const MOST: u32 = 50;

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    before: String,
    done: Option<String>,
}

#[derive(Template)]
#[template(path = "people/desk/mail.html")]
struct List {
    shell: DeskShell,
    keeps: bool,
    words: String,
    states: Vec<(&'static str, String, bool)>,
    filtered: bool,
    count: u64,
    letters: Vec<Line>,
    newest: Option<String>,
    older: Option<String>,
    given_up: Vec<GivenUp>,
}

/// Work other than letters that was given up.
struct GivenUp {
    kind: String,
    what: String,
    key: String,
    at: String,
    attempts: String,
    error: String,
}

struct Line {
    id: Uuid,
    at: String,
    machine_at: String,
    to: String,
    name: String,
    subject: String,
    state: String,
    sign: &'static str,
}

#[derive(Template)]
#[template(path = "people/desk/letter.html")]
struct One {
    shell: DeskShell,
    /// The letter's.
    lang: &'static str,
    line: Line,
    attempts: u32,
    error: Option<String>,
    failed: bool,
    hidden: bool,
    headers: Option<Vec<(String, String)>>,
    text: String,
    html: Option<String>,
}

pub(super) async fn list(State(desk): State<Desk>, visit: Visit, Query(asked): Query<Asked>) -> Response {
    let l = locale(visit.lang);
    let filter = Filter {
        state: mail::State::of(&asked.state),
        words: asked.q.trim().to_owned(),
        before: asked.before.parse().ok(),
    };
    let found = async {
        let mut tx = desk.db.read().await?;
        let (entries, count) = mail::letters(&mut tx, &filter, MOST + 1).await?;
        Ok::<_, DbError>((entries, count, jobs::failed_jobs(&mut tx, MOST.into()).await?))
    };
    let (mut entries, count, failed) = match found.await {
        Ok(found) => found,
        Err(error) => return refusal::internal(&error, false),
    };
    let more = entries.len() > MOST as usize;
    entries.truncate(MOST as usize);
    let given_up = failed
        .into_iter()
        .filter(|job| job.kind != mail::SEND)
        .map(|job| GivenUp {
            what: l.term("mail-job", &job.kind.replace('.', "-")),
            at: moment(l, job.at),
            attempts: l.mail_attempts(job.attempts),
            kind: job.kind,
            key: job.key,
            error: job.error,
        })
        .collect();
    let said = (asked.done.as_deref() == Some("job")).then(|| l.mail_job_again_done());
    let states = mail::State::all()
        .map(|state| (state.word(), state_words(l, state), filter.state == Some(state)))
        .to_vec();
    page(
        StatusCode::OK,
        &List {
            shell: DeskShell::new(&visit, None, Section::Installation, l.mail_title()).said(said),
            given_up,
            keeps: desk.mail.keeps(),
            filtered: filter.state.is_some() || !filter.words.is_empty(),
            newest: filter.before.map(|_| address(&filter, None)),
            older: entries
                .last()
                .filter(|_| more)
                .map(|last| address(&filter, Some(last.id))),
            letters: entries.iter().map(|entry| line(l, entry)).collect(),
            words: filter.words,
            states,
            count,
        },
    )
}

pub(super) async fn one(
    State(desk): State<Desk>,
    visit: Visit,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let l = locale(visit.lang);
    let Ok(id) = id.parse::<Uuid>() else {
        return refusal::not_found(&visit);
    };
    let found = async { mail::letter(&mut desk.db.read().await?, id).await };
    let entry = match found.await {
        Ok(Some(entry)) => entry,
        Ok(None) => return refusal::not_found(&visit),
        Err(error) => return refusal::internal(&error, false),
    };
    // What stayed here can be read nowhere else.
    let hidden = entry.letter.secret && entry.state != mail::State::Kept;
    let said = (asked.done.as_deref() == Some("again")).then(|| l.mail_again_done());
    let (text, html) = if hidden {
        (String::new(), None)
    } else {
        (entry.letter.text.clone(), entry.letter.html.clone())
    };
    page(
        StatusCode::OK,
        &One {
            shell: DeskShell::new(
                &visit,
                None,
                Section::Installation,
                l.mail_letter_title(&entry.letter.to),
            )
            .said(said)
            .style("css/release.css"),
            lang: entry.letter.lang.tag(),
            line: line(l, &entry),
            attempts: entry.attempts,
            error: entry.error.clone(),
            failed: entry.state == mail::State::Failed,
            hidden,
            headers: mail::headers(&entry, desk.mail.from()),
            text,
            html,
        },
    )
}

pub(super) async fn again(State(desk): State<Desk>, visit: Visit, actor: Actor, Path(id): Path<String>) -> Response {
    let Ok(letter) = id.parse::<Uuid>() else {
        return refusal::not_found(&visit);
    };
    let now = desk.now();
    let queued = async {
        let mut tx = desk.db.write().await?;
        let queued = mail::retry(&mut tx, letter, now).await?;
        if queued {
            let entry = audit::Entry {
                at: now,
                actor: &actor.label(),
                action: "letter.retry",
                subject: &id,
            };
            audit::record(&mut tx, &entry, &serde_json::json!({})).await?;
        }
        tx.commit().await?;
        Ok::<_, DbError>(queued)
    };
    match queued.await {
        Ok(true) => Redirect::to(&format!("/desk/mail/{letter}?done=again")).into_response(),
        Ok(false) => Redirect::to(&format!("/desk/mail/{letter}")).into_response(),
        Err(error) => refusal::internal(&error, false),
    }
}

/// A job that was given up.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Named {
    #[serde(default)]
    kind: String,
    #[serde(default)]
    key: String,
}

/// Has work done that was given up.
pub(super) async fn job_again(State(desk): State<Desk>, actor: Actor, Form(named): Form<Named>) -> Response {
    let now = desk.now();
    let opened = async {
        let mut tx = desk.db.write().await?;
        let opened = jobs::retry(&mut tx, &named.kind, &named.key, now).await?;
        if opened {
            let entry = audit::Entry {
                at: now,
                actor: &actor.label(),
                action: "job.retry",
                subject: &named.key,
            };
            audit::record(&mut tx, &entry, &serde_json::json!({ "kind": named.kind })).await?;
        }
        tx.commit().await?;
        Ok::<_, DbError>(opened)
    };
    match opened.await {
        Ok(true) => Redirect::to("/desk/mail?done=job").into_response(),
        Ok(false) => Redirect::to("/desk/mail").into_response(),
        Err(error) => refusal::internal(&error, false),
    }
}

/// The list with this filter, from this letter on.
fn address(filter: &Filter, before: Option<Uuid>) -> String {
    let mut url = format!(
        "/desk/mail?q={}&state={}",
        in_query(&filter.words),
        filter.state.map_or("", mail::State::word)
    );
    if let Some(id) = before {
        url.push_str(&format!("&before={id}"));
    }
    url
}

/// Words as a value of a query.
pub(super) fn in_query(words: &str) -> String {
    words.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

fn line(l: &Locale, entry: &Entry) -> Line {
    Line {
        id: entry.id,
        at: moment(l, entry.queued_at),
        machine_at: entry.queued_at.to_string(),
        to: entry.letter.to.clone(),
        name: entry.letter.to_name.clone().unwrap_or_default(),
        subject: entry.letter.subject.clone(),
        state: state_words(l, entry.state),
        sign: match entry.state {
            mail::State::Sent => "ok",
            mail::State::Queued => "warn",
            mail::State::Kept => "no",
            mail::State::Failed => "stop",
        },
    }
}

/// The installation has no time zone of its own.
fn moment(l: &Locale, at: Timestamp) -> String {
    let at = at.to_zoned_datetime(TimeZone::UTC);
    l.mail_moment(l.date_long(at.date()), l.time(at.time()))
}

fn state_words(l: &Locale, state: mail::State) -> String {
    match state {
        mail::State::Queued => l.mail_state_queued(),
        mail::State::Sent => l.mail_state_sent(),
        mail::State::Kept => l.mail_state_kept(),
        mail::State::Failed => l.mail_state_failed(),
    }
}
