//! Addresses that are told when something happens, and what was told them.

use axum::http::{Method, StatusCode, header};
use serde_json::{Value, json};
use uuid::Uuid;

use super::ask::{Ask, Reply, escape};
use super::operation::Operation;
use super::problem::{Fault, Problem};
use super::records::{self, there};
use crate::people::access::Permission;
use crate::platform::db::Tx;
use crate::programme::edit::Version;
use crate::programme::webhook::{self, Delivery, State, Wanted, Webhook, WebhookError, store};

pub(super) fn operations() -> Vec<Operation> {
    const LIST: &str = "/api/v1/editions/{edition}/webhooks";
    const ONE: &str = "/api/v1/editions/{edition}/webhooks/{id}";
    let group = "webhooks";
    let may = Permission::ManageRoles;
    vec![
        Operation::get(LIST, may, "listWebhooks", |ask, tx| Box::pin(list(ask, tx)))
            .says(group, "Lists the addresses that are told when something happens")
            .paged()
            .gives(200, "WebhookPage")
            .may_fail(&[400, 404]),
        Operation::post(LIST, may, "createWebhook", |ask, tx| Box::pin(create(ask, tx)))
            .says(group, "Takes an address in; the answer holds its secret, this once")
            .takes("NewWebhook")
            .gives(201, "Webhook")
            .tagged()
            .may_fail(&[404, 422]),
        Operation::get(ONE, may, "readWebhook", |ask, tx| Box::pin(read(ask, tx)))
            .says(group, "Reads an address")
            .gives(200, "Webhook")
            .tagged()
            .may_fail(&[404]),
        Operation::new(Method::PATCH, ONE, may, "changeWebhook", |ask, tx| {
            Box::pin(change(ask, tx))
        })
        .says(group, "Changes an address; active again, it starts without failures")
        .takes("ChangedWebhook")
        .gives(200, "Webhook")
        .versioned()
        .may_fail(&[404, 422]),
        Operation::new(Method::DELETE, ONE, may, "deleteWebhook", |ask, tx| {
            Box::pin(delete(ask, tx))
        })
        .says(group, "Forgets an address and what was told it")
        .gives_nothing()
        .versioned()
        .may_fail(&[404]),
        Operation::get(
            "/api/v1/editions/{edition}/webhooks/{id}/deliveries",
            may,
            "listDeliveries",
            |ask, tx| Box::pin(deliveries(ask, tx)),
        )
        .says(group, "What an address was told within thirty days, the latest first")
        .paged()
        .gives(200, "DeliveryPage")
        .may_fail(&[400, 404]),
        Operation::post(
            "/api/v1/editions/{edition}/webhooks/{id}/deliveries/{delivery}/again",
            may,
            "deliverAgain",
            |ask, tx| Box::pin(again(ask, tx)),
        )
        .says(group, "Sends a delivery again, with the same id")
        .gives(200, "Delivery")
        .may_fail(&[404, 409]),
    ]
}

fn version(webhook: &Webhook) -> Result<Version, Problem> {
    format!("{:016x}", webhook.version)
        .parse()
        .map_err(|_| Problem::new("not-found"))
}

fn shown(webhook: &Webhook) -> Value {
    json!({
        "id": webhook.id,
        "name": webhook.name,
        "url": webhook.url,
        "events": webhook.events,
        "state": webhook.state.word(),
        "failures": webhook.failures,
        "created_at": webhook.created_at.to_string(),
    })
}

fn told(delivery: &Delivery) -> Value {
    let mut value = json!({
        "id": delivery.id,
        "event": delivery.event,
        "state": delivery.fate.word(),
        "attempts": delivery.attempts,
        "queued_at": delivery.queued_at.to_string(),
        "body": serde_json::from_str::<Value>(&delivery.body).unwrap_or_default(),
    });
    if let Some(at) = delivery.tried_at {
        value["tried_at"] = at.to_string().into();
    }
    if let Some(answer) = delivery.answer {
        value["answer"] = answer.into();
    }
    if let Some(error) = &delivery.error {
        value["error"] = error.as_str().into();
    }
    value
}

async fn found(ask: &Ask, tx: &mut Tx) -> Result<Webhook, Problem> {
    let none = || Problem::new("not-found");
    there(ask, tx).await?;
    let id: Uuid = ask.part("id").parse().map_err(|_| none())?;
    let webhook = store::webhook(tx, id).await?.ok_or_else(none)?;
    if webhook.edition == ask.edition() {
        Ok(webhook)
    } else {
        Err(none())
    }
}

fn refused(error: WebhookError) -> Problem {
    let fault = match error {
        WebhookError::NoName => Fault::new("/name", "empty", ""),
        WebhookError::BadAddress(url) => Fault::new("/url", "bad-webhook", url),
        WebhookError::Private(url) => Fault::new("/url", "private-address", url),
        WebhookError::NoEvent => Fault::new("/events", "empty", ""),
        WebhookError::TooMany(count) => Fault::new("", "too-many", count.to_string()),
        WebhookError::Db(error) => return error.into(),
    };
    Problem::new("refused").faults(vec![fault])
}

async fn list(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    there(ask, tx).await?;
    let all = store::of_edition(tx, ask.edition()).await?;
    records::page(ask, all, |webhook| (webhook.id.to_string(), shown(webhook)))
}

fn events(ask: &Ask) -> Option<Vec<String>> {
    let events = ask.body["events"].as_array()?;
    Some(events.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

async fn create(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    there(ask, tx).await?;
    let wanted = Wanted {
        name: ask.body["name"].as_str().unwrap_or_default().to_owned(),
        url: ask.body["url"].as_str().unwrap_or_default().to_owned(),
        events: events(ask).unwrap_or_default(),
    };
    let private = ask.desk.programs.webhook_private;
    let webhook = webhook::create(tx, ask.edition(), &wanted, private, &ask.label, ask.now)
        .await
        .map_err(refused)?;
    let mut body = shown(&webhook);
    body["secret"] = webhook.secret.as_str().into();
    let at = format!("/api/v1/editions/{}/webhooks/{}", escape(ask.edition()), webhook.id);
    Ok(Reply::json(StatusCode::CREATED, &body)
        .version(&version(&webhook)?)
        .header(header::LOCATION, at))
}

async fn read(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let webhook = found(ask, tx).await?;
    Ok(Reply::ok(&shown(&webhook)).version(&version(&webhook)?))
}

/// The address as whoever changes it saw it.
async fn seen(ask: &Ask, tx: &mut Tx) -> Result<Webhook, Problem> {
    let webhook = found(ask, tx).await?;
    let version = version(&webhook)?;
    match &ask.versions {
        Some(versions) if !versions.contains(&version) => {
            let conflict =
                json!({ "kind": "webhook", "id": webhook.id, "version": version, "theirs": shown(&webhook) });
            Err(Problem::new("stale").with("conflicts", json!([conflict])))
        }
        _ => Ok(webhook),
    }
}

async fn change(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let webhook = seen(ask, tx).await?;
    let text = |name: &str, was: &str| ask.body[name].as_str().unwrap_or(was).to_owned();
    let wanted = Wanted {
        name: text("name", &webhook.name),
        url: text("url", &webhook.url),
        events: events(ask).unwrap_or_else(|| webhook.events.clone()),
    };
    let state = ask.body["state"].as_str().and_then(State::of).unwrap_or(webhook.state);
    let private = ask.desk.programs.webhook_private;
    let changed = webhook::change(tx, &webhook, &wanted, state, private, &ask.label, ask.now)
        .await
        .map_err(refused)?;
    Ok(Reply::ok(&shown(&changed)).version(&version(&changed)?))
}

async fn delete(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let webhook = seen(ask, tx).await?;
    webhook::delete(tx, &webhook, &ask.label, ask.now).await?;
    Ok(Reply::nothing())
}

async fn deliveries(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let webhook = found(ask, tx).await?;
    let all = store::deliveries(tx, webhook.id).await?;
    records::page(ask, all, |delivery| (delivery.id.to_string(), told(delivery)))
}

async fn again(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let none = || Problem::new("not-found");
    let webhook = found(ask, tx).await?;
    let id: Uuid = ask.part("delivery").parse().map_err(|_| none())?;
    let delivery = store::delivery(tx, id).await?.ok_or_else(none)?;
    if delivery.webhook != webhook.id {
        return Err(none());
    }
    if !webhook::again(tx, id, &ask.label, ask.now).await? {
        return Err(Problem::new("conflict"));
    }
    let delivery = store::delivery(tx, id).await?.ok_or_else(none)?;
    Ok(Reply::ok(&told(&delivery)))
}
