//! `kurultai serve`: the site.

use std::time::Instant;

use super::{Failure, open};
use crate::app::{App, names};
use crate::config::Config;
use crate::platform::web::server;

pub async fn run(config: &Config) -> Result<(), Failure> {
    let began = Instant::now();
    let db = open(config).await?;
    let app = App::new(db, config);
    start(config, app, began).await
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
