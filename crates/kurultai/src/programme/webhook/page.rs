//! The page of the addresses that an edition tells: take one in, see how it went, stop it, send again.

use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;
use uuid::Uuid;

use super::{Delivery, EVENTS, Fate, State as Sounding, Wanted, Webhook, WebhookError, store};
use crate::forum::store as forum;
use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::desk::{DeskShell, Section, page, refusal};
use crate::platform::db::DbError;
use crate::platform::i18n::{Locale, locale};

/// How many deliveries a page shows.
const MOST: usize = 100;

pub fn routes() -> Routes {
    let may = Permission::ManageRoles;
    Routes::new()
        .get("/desk/{edition}/webhooks", may, list)
        .post("/desk/{edition}/webhooks", may, create)
        .get("/desk/{edition}/webhooks/{id}", may, one)
        .post("/desk/{edition}/webhooks/{id}/state", may, set_state)
        .post("/desk/{edition}/webhooks/{id}/delete", may, delete)
        .post("/desk/{edition}/webhooks/{id}/deliveries/{delivery}/again", may, again)
}

#[derive(Template)]
#[template(path = "programme/webhook/list.html")]
struct List {
    shell: DeskShell,
    objection: Option<String>,
    name: String,
    url: String,
    events: Vec<(&'static str, String, bool)>,
    webhooks: Vec<Line>,
}

#[derive(Template)]
#[template(path = "programme/webhook/one.html")]
struct One {
    shell: DeskShell,
    line: Line,
    /// The secret, right after it was made.
    secret: Option<String>,
    stopped: bool,
    deliveries: Vec<Told>,
}

struct Line {
    id: Uuid,
    name: String,
    url: String,
    events: Vec<String>,
    state: String,
    sign: &'static str,
}

struct Told {
    id: Uuid,
    at: String,
    machine_at: String,
    event: String,
    state: String,
    sign: &'static str,
    attempts: u32,
    why: String,
    waiting: bool,
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    said: Option<String>,
}

fn said(l: &Locale, asked: &Asked) -> Option<String> {
    match asked.said.as_deref() {
        Some("deleted") => Some(l.webhook_deleted()),
        Some("paused") => Some(l.webhook_paused()),
        Some("active") => Some(l.webhook_resumed()),
        Some("again") => Some(l.webhook_again_done()),
        _ => None,
    }
}

async fn list(
    State(desk): State<Desk>,
    visit: Visit,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let said = said(locale(visit.lang), &asked);
    let wanted = Wanted {
        events: EVENTS.map(str::to_owned).to_vec(),
        ..Wanted::default()
    };
    show(&desk, &visit, &edition, StatusCode::OK, wanted, said, None).await
}

async fn show(
    desk: &Desk,
    visit: &Visit,
    edition: &str,
    status: StatusCode,
    wanted: Wanted,
    said: Option<String>,
    objection: Option<String>,
) -> Response {
    let l = locale(visit.lang);
    let found = async {
        let mut tx = desk.db.read().await?;
        let there = forum::edition_revision(&mut tx, edition).await?.is_some();
        let webhooks = store::of_edition(&mut tx, edition).await?;
        Ok::<_, DbError>(there.then_some(webhooks))
    };
    let webhooks = match found.await {
        Ok(Some(webhooks)) => webhooks,
        Ok(None) => return refusal::not_found(visit),
        Err(error) => return refusal::internal(&error, false),
    };
    let events = EVENTS.map(|event| {
        let chosen = wanted.events.iter().any(|wanted| wanted == event);
        (event, l.term("webhook-event", event), chosen)
    });
    page(
        status,
        &List {
            shell: DeskShell::new(visit, Some(edition), Section::Access, l.webhook_title()).said(said),
            objection,
            name: wanted.name,
            url: wanted.url,
            events: events.to_vec(),
            webhooks: webhooks.iter().map(|webhook| line(l, webhook)).collect(),
        },
    )
}

fn line(l: &Locale, webhook: &Webhook) -> Line {
    Line {
        id: webhook.id,
        name: webhook.name.clone(),
        url: webhook.url.clone(),
        events: webhook
            .events
            .iter()
            .map(|event| l.term("webhook-event", event))
            .collect(),
        state: match webhook.state {
            Sounding::Active if webhook.failures > 0 => l.webhook_state_failing(webhook.failures),
            Sounding::Active => l.webhook_state_active(),
            Sounding::Paused => l.webhook_state_paused(),
            Sounding::GivenUp => l.webhook_state_given_up(),
        },
        sign: match webhook.state {
            Sounding::Active if webhook.failures > 0 => "warn",
            Sounding::Active => "ok",
            Sounding::Paused => "no",
            Sounding::GivenUp => "stop",
        },
    }
}

async fn create(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    fields: Result<Form<Vec<(String, String)>>, axum::extract::rejection::FormRejection>,
) -> Response {
    let l = locale(visit.lang);
    let fields = fields.map(|Form(fields)| fields).unwrap_or_default();
    let field = |name: &str| {
        let found = fields.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    };
    let events = fields.iter().filter(|(name, _)| name == "event");
    let wanted = Wanted {
        name: field("name"),
        url: field("url"),
        events: events.map(|(_, event)| event.clone()).collect(),
    };
    let now = desk.now();
    let made = async {
        let mut tx = desk.db.write().await?;
        if forum::edition_revision(&mut tx, &edition).await?.is_none() {
            return Ok(None);
        }
        let private = desk.programs.webhook_private;
        let made = super::create(&mut tx, &edition, &wanted, private, &actor.label(), now).await?;
        tx.commit().await?;
        Ok::<_, WebhookError>(Some(made))
    };
    let objection = match made.await {
        Ok(None) => return refusal::not_found(&visit),
        Ok(Some(webhook)) => {
            let shell = DeskShell::new(&visit, Some(&edition), Section::Access, l.webhook_title());
            return page(
                StatusCode::OK,
                &One {
                    shell: shell.said(Some(l.webhook_made())),
                    line: line(l, &webhook),
                    secret: Some(webhook.secret),
                    stopped: false,
                    deliveries: Vec::new(),
                },
            );
        }
        Err(WebhookError::NoName) => l.webhook_no_name(),
        Err(WebhookError::BadAddress(_)) => l.webhook_bad_address(),
        Err(WebhookError::Private(_)) => l.webhook_private(),
        Err(WebhookError::NoEvent) => l.webhook_no_event(),
        Err(WebhookError::TooMany(count)) => l.webhook_too_many(count),
        Err(WebhookError::Db(error)) => return refusal::internal(&error, false),
    };
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    show(&desk, &visit, &edition, status, wanted, None, Some(objection)).await
}

async fn found(desk: &Desk, edition: &str, id: &str) -> Result<Option<(Webhook, Vec<Delivery>)>, DbError> {
    let Ok(id) = id.parse::<Uuid>() else { return Ok(None) };
    let mut tx = desk.db.read().await?;
    let webhook = store::webhook(&mut tx, id).await?;
    let Some(webhook) = webhook.filter(|webhook| webhook.edition == edition) else {
        return Ok(None);
    };
    let mut deliveries = store::deliveries(&mut tx, id).await?;
    deliveries.truncate(MOST);
    Ok(Some((webhook, deliveries)))
}

async fn one(
    State(desk): State<Desk>,
    visit: Visit,
    Path((edition, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    let l = locale(visit.lang);
    let (webhook, deliveries) = match found(&desk, &edition, &id).await {
        Ok(Some(found)) => found,
        Ok(None) => return refusal::not_found(&visit),
        Err(error) => return refusal::internal(&error, false),
    };
    page(
        StatusCode::OK,
        &One {
            shell: DeskShell::new(&visit, Some(&edition), Section::Access, l.webhook_title()).said(said(l, &asked)),
            secret: None,
            stopped: webhook.state != Sounding::Active,
            line: line(l, &webhook),
            deliveries: deliveries.iter().map(|delivery| told(l, delivery)).collect(),
        },
    )
}

fn told(l: &Locale, delivery: &Delivery) -> Told {
    let why = match (&delivery.error, delivery.answer) {
        (Some(error), _) => error.clone(),
        (None, Some(answer)) => format!("HTTP {answer}"),
        (None, None) => String::new(),
    };
    Told {
        id: delivery.id,
        at: moment(l, delivery.queued_at),
        machine_at: delivery.queued_at.to_string(),
        event: l.term("webhook-event", &delivery.event),
        state: match delivery.fate {
            Fate::Waiting => l.webhook_fate_waiting(),
            Fate::Delivered => l.webhook_fate_delivered(),
            Fate::Failed => l.webhook_fate_failed(),
        },
        sign: match delivery.fate {
            Fate::Waiting => "warn",
            Fate::Delivered => "ok",
            Fate::Failed => "stop",
        },
        attempts: delivery.attempts,
        why,
        waiting: delivery.fate == Fate::Waiting,
    }
}

fn moment(l: &Locale, at: Timestamp) -> String {
    let at = at.to_zoned_datetime(TimeZone::UTC);
    l.webhook_moment(l.date_long(at.date()), l.time(at.time()))
}

async fn set_state(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id)): Path<(String, String)>,
    fields: Result<Form<Vec<(String, String)>>, axum::extract::rejection::FormRejection>,
) -> Response {
    let fields = fields.map(|Form(fields)| fields).unwrap_or_default();
    let wanted = fields.iter().find(|(name, _)| name == "state");
    let Some(state) = wanted
        .and_then(|(_, state)| Sounding::of(state))
        .filter(|state| *state != Sounding::GivenUp)
    else {
        return refusal::not_found(&visit);
    };
    let webhook = match found(&desk, &edition, &id).await {
        Ok(Some((webhook, _))) => webhook,
        Ok(None) => return refusal::not_found(&visit),
        Err(error) => return refusal::internal(&error, false),
    };
    let now = desk.now();
    let changed = async {
        let mut tx = desk.db.write().await?;
        let same = Wanted {
            name: webhook.name.clone(),
            url: webhook.url.clone(),
            events: webhook.events.clone(),
        };
        let private = desk.programs.webhook_private;
        super::change(&mut tx, &webhook, &same, state, private, &actor.label(), now).await?;
        tx.commit().await?;
        Ok::<_, WebhookError>(())
    };
    match changed.await {
        Err(WebhookError::Db(error)) => refusal::internal(&error, false),
        // What was taken in once may be forbidden now; then it stays as it is.
        Err(_) => Redirect::to(&format!("/desk/{edition}/webhooks/{id}")).into_response(),
        Ok(()) => Redirect::to(&format!("/desk/{edition}/webhooks/{id}?said={}", state.word())).into_response(),
    }
}

async fn delete(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id)): Path<(String, String)>,
) -> Response {
    let webhook = match found(&desk, &edition, &id).await {
        Ok(Some((webhook, _))) => webhook,
        Ok(None) => return refusal::not_found(&visit),
        Err(error) => return refusal::internal(&error, false),
    };
    let now = desk.now();
    let deleted = async {
        let mut tx = desk.db.write().await?;
        super::delete(&mut tx, &webhook, &actor.label(), now).await?;
        tx.commit().await
    };
    match deleted.await {
        Ok(()) => Redirect::to(&format!("/desk/{edition}/webhooks?said=deleted")).into_response(),
        Err(error) => refusal::internal(&error, false),
    }
}

async fn again(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id, delivery)): Path<(String, String, String)>,
) -> Response {
    let (_, deliveries) = match found(&desk, &edition, &id).await {
        Ok(Some(found)) => found,
        Ok(None) => return refusal::not_found(&visit),
        Err(error) => return refusal::internal(&error, false),
    };
    let Some(delivery) = deliveries.iter().find(|own| own.id.to_string() == delivery) else {
        return refusal::not_found(&visit);
    };
    let now = desk.now();
    let queued = async {
        let mut tx = desk.db.write().await?;
        super::again(&mut tx, delivery.id, &actor.label(), now).await?;
        tx.commit().await
    };
    match queued.await {
        Ok(()) => Redirect::to(&format!("/desk/{edition}/webhooks/{id}?said=again")).into_response(),
        Err(error) => refusal::internal(&error, false),
    }
}
