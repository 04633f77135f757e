//! The worker: finds jobs whose time has come, takes them, and hands them to who registered for their kind.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::Value as Json;
use tokio::sync::watch;
use tokio::task::JoinSet;
use uuid::Uuid;

use super::store::{self, Claimed, Outcome};
use super::{Job, enqueue};
use crate::platform::clock::Clock;
use crate::platform::db::{Db, DbError, DbResult, Tx};

/// For how long a job is held without a sign of life.
const LEASE: Duration = Duration::from_secs(60);
/// How often a worker looks for jobs.
const LOOK: Duration = Duration::from_millis(500);
/// How many jobs one worker does at once. SQLite has one writer, so more would mostly wait for each other.
const AT_ONCE: usize = 4;
/// How long a stopping worker waits for what it has begun.
const FAREWELL: Duration = Duration::from_secs(15);
/// How long done jobs are remembered.
const MEMORY: Duration = Duration::from_secs(7 * 24 * 3600);
/// How many jobs or news of one kind are looked at in one go.
const HANDFUL: i64 = 32;

/// Why a job is not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// It may go better another time.
    Again(String),
    /// It will never go.
    Never(String),
}

impl From<DbError> for Trouble {
    fn from(error: DbError) -> Self {
        let mut why = error.to_string();
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            why = format!("{why}: {error}");
            cause = error.source();
        }
        Self::Again(why)
    }
}

/// How often a job is tried and how long it waits in between: `first`, then twice as long each time, up to `longest`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    pub attempts: u32,
    pub first: Duration,
    pub longest: Duration,
}

impl Default for Patience {
    /// Twelve attempts within about half a day.
    fn default() -> Self {
        Self {
            attempts: 12,
            first: Duration::from_secs(30),
            longest: Duration::from_secs(3 * 3600),
        }
    }
}

impl Patience {
    /// The pause after this attempt. Up to a quarter is added, different for each job, so that what failed together does
    /// not come back together.
    ///
    /// ```
    /// # use kurultai::platform::jobs::Patience;
    /// # use std::time::Duration;
    /// let pause = Patience::default().pause(2, uuid::Uuid::nil());
    /// assert!(pause >= Duration::from_secs(60) && pause <= Duration::from_secs(75));
    /// ```
    pub fn pause(&self, attempt: u32, id: Uuid) -> Duration {
        let doubled = 2u32.saturating_pow(attempt.saturating_sub(1));
        let pause = self.first.saturating_mul(doubled).min(self.longest);
        // FNV-1a over the id and the attempt: spread evenly, and the same each time a test asks.
        let mut hash = 0xcbf2_9ce4_8422_2325u64;
        for byte in id.as_bytes().iter().chain(&attempt.to_be_bytes()) {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        let share = u32::try_from((hash >> 32) % 1000).unwrap_or_default();
        pause + pause / 4 * share / 1000
    }
}

/// One attempt at a job, as its handler sees it.
#[derive(Debug, Clone)]
pub struct Run {
    pub db: Db,
    pub now: Timestamp,
    pub key: String,
    pub payload: Json,
    /// Counts from 1.
    pub attempt: u32,
}

/// A job that was given up, as the one who wants to know of it sees it.
#[derive(Debug, Clone)]
pub struct Ended {
    pub now: Timestamp,
    pub key: String,
    pub error: String,
}

type Handling = Pin<Box<dyn Future<Output = Result<(), Trouble>> + Send>>;
type Handler = Arc<dyn Fn(Run) -> Handling + Send + Sync>;
/// Told that a job was given up, in the transaction that gives it up.
type GaveUp = for<'a> fn(&'a mut Tx, &'a Ended) -> Pin<Box<dyn Future<Output = DbResult<()>> + Send + 'a>>;

#[derive(Clone)]
struct Registered {
    handler: Handler,
    patience: Patience,
    gave_up: Option<GaveUp>,
}

/// What became of a job that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ran {
    Done,
    /// It failed and will be tried again at this time.
    Again(Timestamp, String),
    Failed(String),
    /// Somebody else has it now.
    Lost,
}

/// Does jobs.
#[derive(Clone)]
pub struct Worker {
    db: Db,
    clock: Clock,
    name: String,
    kinds: BTreeMap<&'static str, Registered>,
    /// Topics of the outbox, each with the kind of job that its news become.
    news: Vec<(&'static str, &'static str)>,
    last_tidied: Arc<Mutex<Option<Timestamp>>>,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker")
            .field("name", &self.name)
            .field("kinds", &self.kinds.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

impl Worker {
    /// A worker that does nothing until handlers are registered.
    pub fn new(db: Db, clock: Clock) -> Self {
        Self {
            db,
            clock,
            name: Uuid::new_v4().to_string(),
            kinds: BTreeMap::new(),
            news: Vec::new(),
            last_tidied: Arc::default(),
        }
    }

    /// Registers who does jobs of this kind, with [`Patience::default`].
    #[must_use]
    pub fn on<F, Fut>(self, kind: &'static str, handler: F) -> Self
    where
        F: Fn(Run) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), Trouble>> + Send + 'static,
    {
        self.on_patiently(kind, Patience::default(), handler)
    }

    /// As [`Worker::on`], with a patience of its own.
    #[must_use]
    pub fn on_patiently<F, Fut>(mut self, kind: &'static str, patience: Patience, handler: F) -> Self
    where
        F: Fn(Run) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), Trouble>> + Send + 'static,
    {
        let registered = Registered {
            handler: Arc::new(move |run| Box::pin(handler(run))),
            patience,
            gave_up: None,
        };
        self.kinds.insert(kind, registered);
        self
    }

    /// Tells `gave_up` when a job of this kind, which is registered already, was given up.
    #[must_use]
    pub fn on_failure(mut self, kind: &'static str, gave_up: GaveUp) -> Self {
        if let Some(registered) = self.kinds.get_mut(kind) {
            registered.gave_up = Some(gave_up);
        }
        self
    }

    /// Turns each piece of news of this topic into one job of this kind, whose key is the news' id and whose payload holds
    /// its `subject` and when it was said (`at`): once, whatever crashes in between and however many nodes look.
    #[must_use]
    pub fn on_news(mut self, topic: &'static str, kind: &'static str) -> Self {
        self.news.push((topic, kind));
        self
    }

    /// Does everything that is due at `now`, one after another, and what that makes due; for tests, which say what time
    /// it is.
    pub async fn run_due(&self, now: Timestamp) -> DbResult<Vec<(String, String, Ran)>> {
        let mut ran = Vec::new();
        loop {
            self.read_news(now).await?;
            let ids = self.due(now).await?;
            let mut idle = true;
            for id in ids {
                if let Some(job) = self.claim(id, now).await? {
                    idle = false;
                    let outcome = self.perform(&job, now).await?;
                    ran.push((job.kind, job.key, outcome));
                }
            }
            if idle {
                return Ok(ran);
            }
        }
    }

    /// Does jobs as their time comes, until `stop` changes; then finishes what it has begun.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        let worker = Arc::new(self);
        let mut begun: JoinSet<()> = JoinSet::new();
        loop {
            tokio::select! {
                _ = stop.changed() => break,
                () = tokio::time::sleep(LOOK) => {}
            }
            while begun.try_join_next().is_some() {}
            if let Err(error) = worker.look(&mut begun).await {
                tracing::warn!(
                    error = &error as &dyn std::error::Error,
                    "the database did not say what is to be done"
                );
                tokio::time::sleep(Duration::from_secs(2)).await;
            }
        }
        let finish = async { while begun.join_next().await.is_some() {} };
        if tokio::time::timeout(FAREWELL, finish).await.is_err() {
            tracing::warn!("jobs were cut off; they are done again when their locks end");
        }
    }

    /// Begins as many due jobs as there is room for.
    async fn look(self: &Arc<Self>, begun: &mut JoinSet<()>) -> DbResult<()> {
        let now = self.clock.now();
        self.read_news(now).await?;
        self.tidy(now).await?;
        if begun.len() >= AT_ONCE {
            return Ok(());
        }
        for id in self.due(now).await? {
            while begun.len() >= AT_ONCE {
                begun.join_next().await;
            }
            let Some(job) = self.claim(id, self.clock.now()).await? else {
                continue;
            };
            let worker = Arc::clone(self);
            begun.spawn(async move {
                let now = worker.clock.now();
                if let Err(error) = worker.perform(&job, now).await {
                    tracing::warn!(
                        error = &error as &dyn std::error::Error,
                        kind = job.kind,
                        key = job.key,
                        "how a job went could not be kept; it is done again when its lock ends"
                    );
                }
            });
        }
        Ok(())
    }

    async fn due(&self, now: Timestamp) -> DbResult<Vec<Uuid>> {
        let mut tx = self.db.read().await?;
        let mut ids = Vec::new();
        for kind in self.kinds.keys() {
            ids.extend(store::due(&mut tx, kind, now, HANDFUL).await?);
        }
        Ok(ids)
    }

    async fn claim(&self, id: Uuid, now: Timestamp) -> DbResult<Option<Claimed>> {
        let mut tx = self.db.write().await?;
        let job = store::claim(&mut tx, id, &self.name, now, later(now, LEASE)).await?;
        tx.commit().await?;
        Ok(job)
    }

    /// Does a job we hold and keeps how it went.
    async fn perform(&self, job: &Claimed, now: Timestamp) -> DbResult<Ran> {
        let Some(Registered {
            handler,
            patience,
            gave_up,
        }) = self.kinds.get(job.kind.as_str()).cloned()
        else {
            return Ok(Ran::Lost);
        };
        let result = if job.attempt > patience.attempts {
            // It was begun the last time and nobody came back to say how it went.
            Some(Err(Trouble::Never(
                "the program was stopped during the last attempt".to_owned(),
            )))
        } else {
            let run = Run {
                db: self.db.clone(),
                now,
                key: job.key.clone(),
                payload: job.payload.clone(),
                attempt: job.attempt,
            };
            self.while_held(job.id, handler(run)).await
        };
        let Some(result) = result else {
            tracing::warn!(kind = job.kind, key = job.key, "the lock of a job was lost");
            return Ok(Ran::Lost);
        };
        let ran = match result {
            Ok(()) => Ran::Done,
            Err(Trouble::Again(error)) if job.attempt < patience.attempts => {
                Ran::Again(later(now, patience.pause(job.attempt, job.id)), error)
            }
            Err(Trouble::Again(error) | Trouble::Never(error)) => Ran::Failed(error),
        };
        let outcome = match &ran {
            Ran::Done | Ran::Lost => Outcome::Done,
            Ran::Again(at, error) => Outcome::Again { at: *at, error },
            Ran::Failed(error) => Outcome::Failed { error },
        };
        let mut tx = self.db.write().await?;
        if !store::conclude(&mut tx, job.id, &self.name, outcome, now).await? {
            return Ok(Ran::Lost);
        }
        if let (Ran::Failed(error), Some(gave_up)) = (&ran, gave_up) {
            let ended = Ended {
                now,
                key: job.key.clone(),
                error: error.clone(),
            };
            gave_up(&mut tx, &ended).await?;
        }
        tx.commit().await?;
        match &ran {
            Ran::Failed(error) => tracing::error!(kind = job.kind, key = job.key, error, "a job was given up"),
            Ran::Again(at, error) => {
                tracing::warn!(kind = job.kind, key = job.key, error, again = %at, "a job failed and is tried again");
            }
            Ran::Done | Ran::Lost => {}
        }
        Ok(ran)
    }

    /// Runs a handler on a task of its own, so that its panic is its own, and keeps the lock for as long as it takes.
    /// `None` when the lock was lost; the handler is stopped then, since somebody else is at it.
    async fn while_held(&self, id: Uuid, handling: Handling) -> Option<Result<(), Trouble>> {
        let mut task = tokio::spawn(handling);
        loop {
            tokio::select! {
                ended = &mut task => {
                    return Some(ended.unwrap_or_else(|error| Err(Trouble::Again(format!("the handler broke down: {error}")))));
                }
                () = tokio::time::sleep(LEASE / 3) => {
                    if let Ok(false) = self.hold(id).await {
                        task.abort();
                        return None;
                    }
                }
            }
        }
    }

    async fn hold(&self, id: Uuid) -> DbResult<bool> {
        let mut tx = self.db.write().await?;
        let ours = store::hold(&mut tx, id, &self.name, later(self.clock.now(), LEASE)).await?;
        tx.commit().await?;
        Ok(ours)
    }

    async fn read_news(&self, now: Timestamp) -> DbResult<()> {
        for (topic, kind) in &self.news {
            let mut tx = self.db.read().await?;
            let unread = store::unread(&mut tx, kind, topic, HANDFUL).await?;
            drop(tx);
            for news in unread {
                let mut tx = self.db.write().await?;
                if store::mark_read(&mut tx, kind, news.id, now).await? {
                    let job = Job {
                        kind,
                        key: &news.id.to_string(),
                        run_at: now,
                        payload: serde_json::json!({ "subject": news.subject, "at": news.at }),
                    };
                    enqueue(&mut tx, &job, now).await?;
                }
                tx.commit().await?;
            }
        }
        Ok(())
    }

    /// Once an hour, forgets what was done long ago.
    async fn tidy(&self, now: Timestamp) -> DbResult<()> {
        {
            let mut last = self.last_tidied.lock().unwrap_or_else(PoisonError::into_inner);
            let recent = last.is_some_and(|last| now.duration_since(last).as_secs() < 3600);
            if recent {
                return Ok(());
            }
            *last = Some(now);
        }
        let mut tx = self.db.write().await?;
        let forgotten = store::forget(&mut tx, earlier(now, MEMORY)).await?;
        tx.commit().await?;
        if forgotten > 0 {
            tracing::debug!(forgotten, "jobs that were done long ago are forgotten");
        }
        Ok(())
    }
}

fn later(now: Timestamp, by: Duration) -> Timestamp {
    now.checked_add(by).unwrap_or(Timestamp::MAX)
}

fn earlier(now: Timestamp, by: Duration) -> Timestamp {
    now.checked_sub(by).unwrap_or(Timestamp::MIN)
}
