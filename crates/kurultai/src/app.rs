//! The running application: the site that is shown, the watch for newer releases, and the router behind the pages.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::config::Config;
use crate::people::access::{Desk, Programs};
use crate::people::keys::oidc::Providers;
use crate::platform::clock::Clock;
use crate::platform::db::Db;
use crate::platform::jobs::Worker;
use crate::platform::live::Bell;
use crate::platform::mail::{self, Carrier};
use crate::platform::presence::Presence;
use crate::platform::web::metrics::Metrics;
use crate::platform::web::server::{self, Front};
use crate::platform::web::site::Current;
use crate::programme;
use crate::programme::publish::{self, PublishError, Publisher, Shown};
use crate::routes;

/// How often each node looks for another release to show.
const LOOK: Duration = Duration::from_millis(100);

/// Everything that answers requests.
pub struct App {
    pub db: Db,
    pub front: Arc<Front>,
    /// What handlers of the desk work with.
    pub desk: Desk,
    publisher: Publisher,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("front", &self.front)
            .finish_non_exhaustive()
    }
}

impl App {
    /// An application that shows an empty site until [`App::refresh`].
    pub fn new(db: Db, config: &Config) -> Self {
        let publisher = Publisher {
            folder: config.site_folder(),
            base_url: config.base_url.clone(),
            language: config.language,
        };
        let front = Front {
            current: Current::new(publisher.empty()),
            metrics: Metrics::default(),
            common: publisher.headers(),
        };
        let front = Arc::new(front);
        let desk = Desk {
            db: db.clone(),
            front: Arc::clone(&front),
            base_url: config.base_url.as_str().into(),
            data: config.data.as_path().into(),
            language: config.language,
            clock: Clock::System,
            bell: Bell::default(),
            presence: Presence::default(),
            mail: Carrier::new(config.smtp.as_deref(), &config.mail_from),
            programs: Programs {
                webhook_private: config.webhook_private,
                requests_per_minute: config.api_rate,
            },
            providers: Providers::new(config.providers.clone()),
        };
        Self {
            db,
            front,
            desk,
            publisher,
        }
    }

    /// Who does the jobs of all offices.
    pub fn worker(&self) -> Worker {
        let worker = Worker::new(self.db.clone(), self.desk.clock.clone());
        let worker = mail::attach(worker, self.desk.mail.clone());
        programme::jobs::attach(worker, &self.desk)
    }

    /// Does jobs as their time comes, until `stop` changes.
    fn start_workers(&self, stop: watch::Receiver<bool>) -> JoinHandle<()> {
        tokio::spawn(self.worker().run(stop))
    }

    /// Shows the releases that the public should see now, and says which they are.
    ///
    /// # Errors
    /// When they cannot be compiled; the site that is shown stays.
    pub async fn refresh(&self) -> Result<Shown, PublishError> {
        let shown = publish::shown(&self.db).await?;
        let site = self.publisher.build(&self.db).await?;
        self.front.metrics.pages.store(site.len() as u64, Ordering::Relaxed);
        self.front.metrics.swaps.fetch_add(1, Ordering::Relaxed);
        self.front.current.swap(site);
        Ok(shown)
    }

    /// Everything that is not a compiled page.
    pub fn router(&self) -> axum::Router {
        routes::all().router(self.desk.clone())
    }

    /// Looks for newer releases until `stop` changes.
    async fn keep_current(self: Arc<Self>, mut shown: Shown, mut stop: watch::Receiver<bool>) {
        loop {
            tokio::select! {
                _ = stop.changed() => return,
                () = tokio::time::sleep(LOOK) => {}
            }
            match publish::shown(&self.db).await {
                Ok(now) if now == shown => {}
                Ok(_) => match self.refresh().await {
                    Ok(now) => {
                        tracing::info!(releases = ?names(&now), "another site is shown");
                        shown = now;
                    }
                    Err(error) => {
                        tracing::error!(
                            error = &error as &dyn std::error::Error,
                            "the site could not be compiled"
                        );
                        tokio::time::sleep(Duration::from_secs(5)).await;
                    }
                },
                Err(error) => {
                    tracing::warn!(
                        error = &error as &dyn std::error::Error,
                        "the database did not say what to show"
                    );
                    tokio::time::sleep(Duration::from_secs(2)).await;
                }
            }
        }
    }

    /// Serves on `listener` until `stop` resolves, then finishes the requests under way and closes the database.
    pub async fn serve(self, listener: tokio::net::TcpListener, shown: Shown, stop: impl Future<Output = ()>) {
        let app = Arc::new(self);
        let (stopping, stopped) = watch::channel(false);
        let workers = app.start_workers(stopped.clone());
        let watcher = tokio::spawn(Arc::clone(&app).keep_current(shown, stopped));
        let router = app.router();
        server::serve(listener, Arc::clone(&app.front), router, stop).await;
        // The watcher may be gone already; then there is nobody to tell.
        let _ = stopping.send(true);
        let _ = watcher.await;
        let _ = workers.await;
        app.db.close().await;
    }
}

/// Editions and releases as they are said in logs.
pub fn names(shown: &Shown) -> Vec<String> {
    shown
        .iter()
        .map(|(edition, _, number, _)| format!("{edition} release {number}"))
        .collect()
}
