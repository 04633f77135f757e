//! Other programs that want to be told: an address, the events it wants to hear of, and what was told when.
//!
//! Always true:
//! - a delivery is made in the transaction that takes the news up, once for each address; it is tried again with growing
//!   pauses until the address says yes, and never after that unless somebody asks for it;
//! - a delivery is signed (Standard Webhooks): whoever knows the secret can tell that it is ours, and when it was sent;
//! - an address that never says yes is given up, visibly, and can be taken up again;
//! - nothing is sent into this machine's own network unless the configuration says so, whatever a name resolves to;
//! - deliveries may arrive out of order; each says of which revision or release it speaks.
//!
//! Start reading at [`attach`], then [`courier`].

pub mod courier;
pub mod page;
pub mod store;

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::forum::store as forum;
use crate::platform::audit::{self, Entry, News};
use crate::platform::db::{DbError, DbResult, Tx};
use crate::platform::jobs::{self, Job, Patience, Run, Trouble, Worker};
use crate::platform::secret;
use crate::programme::store as programme;

use courier::{Courier, Sending, Sent};

/// What can be heard of.
pub const EVENTS: [&str; 3] = ["draft-changed", "released", "withdrawn"];

/// News of the outbox that become deliveries.
const TOPICS: [&str; 2] = ["draft-changed", "release-shown"];
const NEWS: &str = "webhook.news";
const DELIVER: &str = "webhook.deliver";

/// An address is given up after so many attempts without a yes.
const MOST_FAILURES: i64 = 60;
/// For how long deliveries are remembered.
const MEMORY: SignedDuration = SignedDuration::from_hours(30 * 24);
/// Addresses of one edition.
const MOST: usize = 50;

/// Within about half a day.
const PATIENCE: Patience = Patience {
    attempts: 12,
    first: Duration::from_secs(15),
    longest: Duration::from_secs(4 * 3600),
};

/// Whether an address is told things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Active,
    /// Somebody stopped it.
    Paused,
    /// It did not say yes for too long.
    GivenUp,
}

impl State {
    pub fn word(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Paused => "paused",
            Self::GivenUp => "given-up",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        [Self::Active, Self::Paused, Self::GivenUp]
            .into_iter()
            .find(|state| state.word() == word)
    }
}

/// An address that is told things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    pub id: Uuid,
    pub edition: String,
    /// What people call it.
    pub name: String,
    pub url: String,
    /// `whsec_` and the key in Base64.
    pub secret: String,
    pub events: Vec<String>,
    pub state: State,
    /// Attempts without a yes since the last one.
    pub failures: i64,
    pub created_at: Timestamp,
    pub version: i64,
}

/// What becomes of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    Waiting,
    Delivered,
    Failed,
}

impl Fate {
    pub fn word(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        [Self::Waiting, Self::Delivered, Self::Failed]
            .into_iter()
            .find(|fate| fate.word() == word)
    }
}

/// Something that is told to one address. Its id is the `Webhook-Id`.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivery {
    pub id: Uuid,
    pub webhook: Uuid,
    pub event: String,
    pub body: String,
    pub queued_at: Timestamp,
    pub fate: Fate,
    pub attempts: u32,
    pub tried_at: Option<Timestamp>,
    /// Status of the last answer.
    pub answer: Option<u16>,
    pub error: Option<String>,
}

/// What somebody wants of an address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    pub name: String,
    pub url: String,
    pub events: Vec<String>,
}

/// Why an address is not taken.
#[derive(Debug, thiserror::Error)]
pub enum WebhookError {
    #[error("it needs a name of at most 100 letters")]
    NoName,
    #[error("{0:?} is no address that can be told things")]
    BadAddress(String),
    #[error("{0:?} is in a network of its own")]
    Private(String),
    #[error("it wants to hear of nothing")]
    NoEvent,
    #[error("the edition has {0} addresses already")]
    TooMany(usize),
    #[error(transparent)]
    Db(#[from] DbError),
}

fn check(wanted: &Wanted, private: bool) -> Result<Wanted, WebhookError> {
    let name = wanted.name.trim();
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        return Err(WebhookError::NoName);
    }
    let url = wanted.url.trim();
    let target = courier::target(url).ok_or_else(|| WebhookError::BadAddress(url.to_owned()))?;
    if !private && (!target.secure || target.is_private()) {
        return Err(if target.secure {
            WebhookError::Private(url.to_owned())
        } else {
            WebhookError::BadAddress(url.to_owned())
        });
    }
    let events: Vec<String> = EVENTS
        .into_iter()
        .filter(|event| wanted.events.iter().any(|wanted| wanted == event))
        .map(str::to_owned)
        .collect();
    if events.is_empty() {
        return Err(WebhookError::NoEvent);
    }
    Ok(Wanted {
        name: name.to_owned(),
        url: url.to_owned(),
        events,
    })
}

/// Takes an address in. Its secret is in what comes back, and is shown once.
///
/// # Errors
/// When the name, the address or the events will not do.
pub async fn create(
    tx: &mut Tx,
    edition: &str,
    wanted: &Wanted,
    private: bool,
    by: &str,
    now: Timestamp,
) -> Result<Webhook, WebhookError> {
    let Wanted { name, url, events } = check(wanted, private)?;
    let there = store::of_edition(tx, edition).await?.len();
    if there >= MOST {
        return Err(WebhookError::TooMany(there));
    }
    let webhook = Webhook {
        id: audit::new_id(now),
        edition: edition.to_owned(),
        name,
        url,
        secret: format!("whsec_{}", STANDARD.encode(secret::random::<32>())),
        events,
        state: State::Active,
        failures: 0,
        created_at: now,
        version: 1,
    };
    store::insert(tx, &webhook, by).await?;
    record(tx, by, "webhook.create", webhook.id, now).await?;
    Ok(webhook)
}

/// Changes an address. Active again, it is told what happens from then on, and what waits.
///
/// # Errors
/// As [`create`].
pub async fn change(
    tx: &mut Tx,
    webhook: &Webhook,
    wanted: &Wanted,
    state: State,
    private: bool,
    by: &str,
    now: Timestamp,
) -> Result<Webhook, WebhookError> {
    let Wanted { name, url, events } = check(wanted, private)?;
    let changed = Webhook {
        name,
        url,
        events,
        state,
        failures: if state == State::Active { 0 } else { webhook.failures },
        version: webhook.version + 1,
        ..webhook.clone()
    };
    store::update(tx, &changed).await?;
    record(tx, by, "webhook.change", webhook.id, now).await?;
    Ok(changed)
}

/// Forgets an address and what was told it.
///
/// # Errors
/// When the database cannot be written.
pub async fn delete(tx: &mut Tx, webhook: &Webhook, by: &str, now: Timestamp) -> DbResult<()> {
    store::delete(tx, webhook.id).await?;
    record(tx, by, "webhook.delete", webhook.id, now).await
}

/// Sends a delivery again, also one that arrived; says whether it is waiting now.
///
/// # Errors
/// When the database cannot be written.
pub async fn again(tx: &mut Tx, delivery: Uuid, by: &str, now: Timestamp) -> DbResult<bool> {
    if !store::wait_again(tx, delivery).await? {
        return Ok(false);
    }
    enqueue(tx, delivery, now).await?;
    record(tx, by, "webhook.again", delivery, now).await?;
    Ok(true)
}

async fn record(tx: &mut Tx, by: &str, action: &'static str, id: Uuid, at: Timestamp) -> DbResult<()> {
    let entry = Entry {
        at,
        actor: by,
        action,
        subject: &id.to_string(),
    };
    audit::record(tx, &entry, &json!({})).await
}

async fn enqueue(tx: &mut Tx, delivery: Uuid, now: Timestamp) -> DbResult<()> {
    let job = Job {
        kind: DELIVER,
        key: &delivery.to_string(),
        run_at: now,
        payload: json!({}),
    };
    jobs::enqueue(tx, &job, now).await.map(drop)
}

/// Registers who takes up news and who delivers them.
pub fn attach(worker: Worker, courier: Courier) -> Worker {
    let worker = TOPICS
        .into_iter()
        .fold(worker, |worker, topic| worker.on_news(topic, NEWS));
    worker
        .on(NEWS, |run| async move { take_up(&run).await })
        .on_patiently(DELIVER, PATIENCE, move |run| {
            let courier = courier.clone();
            async move { deliver(&courier, &run).await }
        })
        .on_failure(DELIVER, |tx, ended| {
            Box::pin(async move {
                match ended.key.parse() {
                    Ok(id) => store::fail(tx, id, &ended.error).await,
                    Err(_) => Ok(()),
                }
            })
        })
}

/// Makes a delivery of a piece of news for each address that wants to hear of it.
async fn take_up(run: &Run) -> Result<(), Trouble> {
    let id: Uuid = run
        .key
        .parse()
        .map_err(|_| Trouble::Never("the job names no news".to_owned()))?;
    let mut tx = run.db.write().await?;
    let Some(news) = audit::news(&mut tx, id).await? else {
        return Ok(());
    };
    store::forget(&mut tx, run.now - MEMORY).await?;
    for (edition, event, data) in told(&mut tx, &news).await? {
        let body = json!({ "type": event, "timestamp": news.at.to_string(), "data": data }).to_string();
        for webhook in store::of_edition(&mut tx, &edition).await? {
            let wants = webhook.events.iter().any(|wanted| wanted == event);
            if webhook.state != State::Active || !wants || news.at < webhook.created_at {
                continue;
            }
            let delivery = audit::new_id(run.now);
            if store::queue(&mut tx, delivery, &webhook, id, event, &body, run.now).await? {
                enqueue(&mut tx, delivery, run.now).await?;
            }
        }
    }
    tx.commit().await?;
    Ok(())
}

/// What a piece of news is for those outside: of which edition, which event, and what it says.
async fn told(tx: &mut Tx, news: &News) -> DbResult<Vec<(String, &'static str, Value)>> {
    if news.topic == "draft-changed" {
        let revisions = news.details.get("revisions").and_then(Value::as_object);
        let told = revisions
            .into_iter()
            .flatten()
            .filter(|(edition, _)| !edition.is_empty());
        return Ok(told
            .map(|(edition, revision)| {
                let data = json!({
                    "edition": edition,
                    "revision": revision,
                    "batch": news.subject,
                    "origin": news.details.get("origin"),
                });
                (edition.clone(), "draft-changed", data)
            })
            .collect());
    }
    let Some((uid, number)) = news.subject.split_once('/') else {
        return Ok(Vec::new());
    };
    let (Ok(uid), Ok(number)) = (uid.parse::<Uuid>(), number.parse::<u32>()) else {
        return Ok(Vec::new());
    };
    for edition in forum::edition_keys(tx).await? {
        if forum::edition_revision(tx, &edition)
            .await?
            .is_none_or(|(own, _)| own != uid)
        {
            continue;
        }
        let publications = programme::publications(tx, uid).await?;
        let shown = publications
            .iter()
            .find(|shown| shown.number == number && shown.at == news.at);
        let withdrawn = shown.and_then(|shown| shown.withdrawn);
        let event = if withdrawn.is_some() { "withdrawn" } else { "released" };
        let data = json!({ "edition": edition, "release": number, "withdrawn": withdrawn });
        return Ok(vec![(edition, event, data)]);
    }
    Ok(Vec::new())
}

/// Delivers what waits. Between the yes of the address and our noting it lies the one moment in which a power cut makes a
/// delivery twice; both have the same id then.
async fn deliver(courier: &Courier, run: &Run) -> Result<(), Trouble> {
    let id: Uuid = run
        .key
        .parse()
        .map_err(|_| Trouble::Never("the job names no delivery".to_owned()))?;
    let mut tx = run.db.read().await?;
    let Some(delivery) = store::delivery(&mut tx, id).await? else {
        return Ok(());
    };
    let webhook = store::webhook(&mut tx, delivery.webhook).await?;
    drop(tx);
    let Some(webhook) = webhook.filter(|_| delivery.fate == Fate::Waiting) else {
        return Ok(());
    };
    if webhook.state != State::Active {
        return Err(Trouble::Never(webhook.state.word().to_owned()));
    }
    let sending = Sending {
        id: &id.to_string(),
        at: run.now,
        url: &webhook.url,
        secret: &webhook.secret,
        body: &delivery.body,
    };
    let sent = courier.send(&sending).await;
    let mut tx = run.db.write().await?;
    let outcome = match &sent {
        Sent::Taken(status) => {
            store::arrived(&mut tx, id, *status, run.now).await?;
            store::answered(&mut tx, webhook.id).await?;
            Ok(())
        }
        Sent::Refused(status) => {
            store::tried(&mut tx, id, Some(*status), &format!("HTTP {status}"), run.now).await?;
            let most = if *status == 410 { 1 } else { MOST_FAILURES };
            store::silent(&mut tx, webhook.id, most).await?;
            let why = format!("HTTP {status}");
            Err(if *status == 410 {
                Trouble::Never(why)
            } else {
                Trouble::Again(why)
            })
        }
        Sent::Failed(why) => {
            store::tried(&mut tx, id, None, why, run.now).await?;
            store::silent(&mut tx, webhook.id, MOST_FAILURES).await?;
            Err(Trouble::Again(why.clone()))
        }
    };
    tx.commit().await?;
    outcome
}
