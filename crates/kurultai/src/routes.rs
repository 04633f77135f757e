//! Every address that is not a compiled page. Slices are mounted here and nowhere else.

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::people;
use crate::people::access::{Desk, Permission, Routes};
use crate::programme;

pub fn all() -> Routes {
    Routes::new()
        .get("/healthz", Permission::Public, healthz)
        .get("/readyz", Permission::Public, readyz)
        .get("/metrics", Permission::Public, metrics)
        .and(people::desk::routes())
        .and(people::accounts::program::page::routes())
        .and(programme::desk::routes())
        .and(programme::api::routes())
        .and(programme::webhook::page::routes())
        .and(people::keys::routes())
}

/// The process answers.
async fn healthz() -> &'static str {
    "ok\n"
}

/// The process can do its work: the database answers and a site is shown.
async fn readyz(State(desk): State<Desk>) -> Response {
    let database = async { desk.db.read().await?.row("select 1 as one", &[]).await.map(drop) };
    match database.await {
        Ok(()) => (StatusCode::OK, "ready\n").into_response(),
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
        }
    }
}

async fn metrics(State(desk): State<Desk>) -> Response {
    let text = desk.front.metrics.exposition(env!("CARGO_PKG_VERSION"));
    (
        [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")],
        text,
    )
        .into_response()
}
