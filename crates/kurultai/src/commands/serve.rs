//! `kurultai serve`: the site.

use std::time::Instant;

use jiff::Timestamp;

use super::{Failure, open};
use crate::app::{App, names};
use crate::config::Config;
use crate::people::accounts::first;
use crate::platform::db::Db;
use crate::platform::web::server;

pub async fn run(config: &Config) -> Result<(), Failure> {
    let began = Instant::now();
    let db = open(config).await?;
    offer_first(config, &db).await?;
    let app = App::new(db, config);
    start(config, app, began).await
}

/// While nobody has an account, each start prints the link that makes the first administrator.
pub async fn offer_first(config: &Config, db: &Db) -> Result<(), Failure> {
    if let Some(path) = first::offer(db, Timestamp::now()).await? {
        println!(
            "Nobody has an account yet. This link makes the first administrator; it works once, until the next start:"
        );
        println!("  {}{path}", config.base_url);
    }
    Ok(())
}

/// Shows what there is, listens, and serves until the system asks to stop.
pub async fn start(config: &Config, app: App, began: Instant) -> Result<(), Failure> {
    let listener = server::listen(config.listen).map_err(Failure::io(format!(
        "listening on {} (another address: --listen or KURULTAI_LISTEN)",
        config.listen
    )))?;
    let shown = app.refresh().await.map_err(|error| Failure::Found(error.to_string()))?;
    tracing::info!(
        address = %config.listen,
        url = config.base_url,
        database = app.db.engine(),
        releases = ?names(&shown),
        ready_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        "serving"
    );
    app.serve(listener, shown, asked_to_stop()).await;
    tracing::info!("stopped");
    Ok(())
}

/// Resolves on Ctrl-C or SIGTERM.
async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    // Without a handler the process is ended by the system instead.
    let _ = interrupted.await;
}
