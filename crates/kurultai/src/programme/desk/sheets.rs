//! Spreadsheets on the desk: choose a list, match columns, look at the differences, apply, take back.

mod columns;
mod lists;
mod outcome;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde_json::json;
use uuid::Uuid;

use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::desk::refusal;
use crate::platform::db::DbResult;
use crate::programme::sheets::{self, Upload, store};

/// The largest file that is taken, in bytes, with what a form adds.
const MOST: usize = 21 * 1024 * 1024;

pub(super) fn routes() -> Routes {
    use Permission::{EditPeople, ReadDesk};
    // Whoever may edit anything in a sheet may edit people; which list it is, is asked again by the handlers.
    Routes::new()
        .get("/desk/{edition}/sheets", ReadDesk, lists::page)
        .upload("/desk/{edition}/sheets", EditPeople, MOST, lists::upload)
        .get("/desk/{edition}/sheets/{file}", ReadDesk, lists::file)
        .get("/desk/{edition}/sheets/in/{id}", ReadDesk, outcome::page)
        .get("/desk/{edition}/sheets/in/{id}/state", ReadDesk, state)
        .get("/desk/{edition}/sheets/in/{id}/columns", EditPeople, columns::page)
        .post("/desk/{edition}/sheets/in/{id}/columns", EditPeople, columns::choose)
        .post("/desk/{edition}/sheets/in/{id}/again", EditPeople, columns::again)
        .post("/desk/{edition}/sheets/in/{id}/apply", EditPeople, outcome::apply)
        .post("/desk/{edition}/sheets/in/{id}/undo", EditPeople, outcome::undo)
        .post("/desk/{edition}/sheets/in/{id}/discard", EditPeople, outcome::discard)
}

/// The upload at an address, for somebody who may bring its list in.
async fn find(desk: &Desk, visit: &Visit, actor: &Actor, edition: &str, id: &str) -> Result<Upload, Response> {
    let found: DbResult<Option<Upload>> = async {
        let Ok(id) = id.parse::<Uuid>() else { return Ok(None) };
        store::upload(&mut desk.db.read().await?, edition, id).await
    }
    .await;
    match found {
        Err(error) => Err(refusal::internal(&error, false)),
        Ok(None) => Err(refusal::not_found(visit)),
        Ok(Some(upload)) if actor.may(sheets::permission(upload.list), Some(edition)) => Ok(upload),
        Ok(Some(_)) => Err(refusal::page(crate::people::access::Refusal::NotAllowed, visit)),
    }
}

fn address(upload: &Upload) -> String {
    format!("/desk/{}/sheets/in/{}", upload.edition, upload.id)
}

fn to(url: &str) -> Response {
    Redirect::to(url).into_response()
}

/// How far the work has come, for a script that waits.
async fn state(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id)): Path<(String, String)>,
) -> Response {
    match find(&desk, &visit, &actor, &edition, &id).await {
        Ok(upload) => {
            let busy = upload.is_busy(desk.now());
            let l = crate::platform::i18n::locale(visit.lang);
            let words = l.sheet_progress(upload.done, upload.total);
            Json(json!({ "busy": busy, "state": upload.state.name(), "done": upload.done, "total": upload.total, "words": words }))
                .into_response()
        }
        Err(refused) if refused.status() == StatusCode::NOT_FOUND => StatusCode::NOT_FOUND.into_response(),
        Err(refused) => refused,
    }
}
