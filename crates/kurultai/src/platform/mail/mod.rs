//! The post: letters are queued with the change they speak of, sent later, and kept with what became of them.
//!
//! Always true:
//! - a letter has a key, and of one key there is one letter, so nobody is written to twice about the same thing;
//! - a letter is text first; HTML is an alternative to the same words;
//! - without an SMTP server nothing leaves this program: letters are kept here and can be read by whoever administers it;
//! - what a mail program reads as a header is one line of ours, whatever was typed into the fields it is made of.
//!
//! Start reading at [`Letter`] and [`queue`]; [`attach`] is how letters are sent.

mod carrier;
mod message;
mod store;

use jiff::Timestamp;
use uuid::Uuid;

use super::db::{DbResult, Tx};
use super::i18n::Lang;
use super::jobs::{self, Job, Trouble, Worker};

pub use carrier::{Carrier, check_recipient, check_sender, check_server};
pub use message::headers;
pub use store::{Entry, Filter, State, letter, letters};

/// The kind of job that sends a letter; its key is the letter's id.
pub const SEND: &str = "mail.send";

/// Something to be written to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// An address, such as `aigul@example.org`.
    pub to: String,
    pub to_name: Option<String>,
    pub lang: Lang,
    pub subject: String,
    pub text: String,
    /// The same words for programs that show HTML.
    pub html: Option<String>,
    /// Where the reader can end letters of this sort, if they can.
    pub unsubscribe: Option<String>,
    /// Whether it holds something that only its reader may know, such as a link that opens a door. Its words are
    /// forgotten once an SMTP server has taken it, and are shown to nobody before.
    pub secret: bool,
    /// What this letter is about, for whom: `welcome/<id>`. Of one key there is one letter.
    pub key: String,
}

impl Default for Letter {
    fn default() -> Self {
        Self {
            to: String::new(),
            to_name: None,
            lang: Lang::Ru,
            subject: String::new(),
            text: String::new(),
            html: None,
            unsubscribe: None,
            secret: false,
            key: String::new(),
        }
    }
}

/// Queues a letter to be sent soon, unless one with this key was queued before; says whether it was queued.
pub async fn queue(tx: &mut Tx, letter: &Letter, now: Timestamp) -> DbResult<bool> {
    let Some(id) = store::insert(tx, letter, now).await? else {
        return Ok(false);
    };
    jobs::enqueue(tx, &job(&id.to_string(), now), now).await?;
    Ok(true)
}

/// Sends a letter again that could not be sent; says whether there was such a letter.
pub async fn retry(tx: &mut Tx, id: Uuid, now: Timestamp) -> DbResult<bool> {
    if !store::requeue(tx, id).await? {
        return Ok(false);
    }
    let key = id.to_string();
    if !jobs::retry(tx, SEND, &key, now).await? {
        jobs::enqueue(tx, &job(&key, now), now).await?;
    }
    Ok(true)
}

fn job(key: &str, now: Timestamp) -> Job<'_> {
    Job {
        kind: SEND,
        key,
        run_at: now,
        payload: serde_json::json!({}),
    }
}

/// Lets the worker send letters by this carrier.
#[must_use]
pub fn attach(worker: Worker, carrier: Carrier) -> Worker {
    worker
        .on(SEND, move |run| {
            let carrier = carrier.clone();
            async move { send(&carrier, &run).await }
        })
        .on_failure(SEND, |tx, ended| {
            Box::pin(async move {
                match ended.key.parse() {
                    Ok(id) => store::give_up(tx, id, &ended.error).await,
                    Err(_) => Ok(()),
                }
            })
        })
}

/// Sends one letter and keeps that it was sent. Between the two lies the one moment in which a power cut sends a letter
/// twice; both copies have the same Message-ID then, and mail programs show one of them.
async fn send(carrier: &Carrier, run: &jobs::Run) -> Result<(), Trouble> {
    let id: Uuid = run
        .key
        .parse()
        .map_err(|_| Trouble::Never("the job names no letter".to_owned()))?;
    let entry = store::letter(&mut run.db.read().await.map_err(Trouble::from)?, id).await?;
    let Some(entry) = entry.filter(|entry| entry.state == State::Queued) else {
        return Ok(());
    };
    let sent = carrier.send(&entry).await;
    let mut tx = run.db.write().await.map_err(Trouble::from)?;
    match &sent {
        Ok(state) => {
            let forget = entry.letter.secret && *state == State::Sent;
            store::record_sent(&mut tx, id, *state, forget, run.now).await?;
        }
        Err(Trouble::Again(error) | Trouble::Never(error)) => store::record_attempt(&mut tx, id, error).await?,
    }
    tx.commit().await.map_err(Trouble::from)?;
    sent.map(drop)
}
