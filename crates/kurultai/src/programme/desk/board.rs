//! The board in the browser: its page, the state a script draws it from, and one request for each drop.
//!
//! Always true:
//! - everything that can be done on the board can be done on a page with a form ([`form`]);
//! - times are civil times of the edition's zone; scripts get them as minutes since midnight before the edition's first day.
//!
//! Start reading at [`routes`].

mod form;
mod moves;
mod show;
mod state;
mod wording;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::desk::refusal;
use crate::programme::board::{BoardError, Boards};

pub fn routes() -> Routes {
    use Permission::{EditProgramme, ReadDesk};
    let boards = Boards::default();
    // Each handler has a handle of the same boards.
    macro_rules! with {
        ($handler:path, $($name:ident: $kind:ty),*) => {{
            let boards = boards.clone();
            move |State(desk): State<Desk>, visit: Visit, actor: Actor, $($name: $kind),*| {
                let boards = boards.clone();
                async move { $handler(At { boards: &boards, desk: &desk, visit: &visit, actor: &actor }, $($name),*).await }
            }
        }};
    }
    Routes::new()
        .get(
            "/desk/{edition}/board",
            ReadDesk,
            with!(show::board, path: Path<String>, query: Query<show::Asked>),
        )
        .get(
            "/desk/{edition}/board/state",
            ReadDesk,
            with!(state::state, path: Path<String>, query: Query<state::Asked>),
        )
        .get(
            "/desk/{edition}/board/released",
            ReadDesk,
            with!(state::released, path: Path<String>),
        )
        .get(
            "/desk/{edition}/board/better",
            ReadDesk,
            with!(moves::better, path: Path<String>, query: Query<moves::OfSession>),
        )
        .get(
            "/desk/{edition}/board/hints",
            ReadDesk,
            with!(moves::hints, path: Path<String>, query: Query<moves::OfSession>),
        )
        .get(
            "/desk/{edition}/board/try",
            ReadDesk,
            with!(moves::consider, path: Path<String>, query: Query<moves::Wish>),
        )
        .post(
            "/desk/{edition}/board/move",
            EditProgramme,
            with!(moves::rearrange, path: Path<String>, body: Json<moves::Rearrangement>),
        )
        .post(
            "/desk/{edition}/board/undo",
            EditProgramme,
            with!(moves::take_back, path: Path<String>, body: Json<moves::TakeBack>),
        )
        .get(
            "/desk/{edition}/board/session/{session}",
            ReadDesk,
            with!(form::show, path: Path<(String, String)>, query: Query<form::Fields>),
        )
        .post(
            "/desk/{edition}/board/session/{session}",
            EditProgramme,
            with!(form::save, path: Path<(String, String)>, fields: axum::Form<form::Fields>),
        )
}

/// What every handler works with.
#[derive(Clone, Copy)]
struct At<'a> {
    boards: &'a Boards,
    desk: &'a Desk,
    visit: &'a Visit,
    actor: &'a Actor,
}

impl At<'_> {
    fn may_move(&self, edition: &str) -> bool {
        self.actor.may(Permission::EditProgramme, Some(edition))
    }
}

/// For a page.
fn no_page(error: &BoardError, visit: &Visit) -> Response {
    match error {
        BoardError::NoEdition(_) => refusal::not_found(visit),
        BoardError::Contradiction(_) | BoardError::Db(_) => refusal::internal(error, false),
    }
}

/// For a script.
fn no_answer(error: &BoardError) -> Response {
    match error {
        BoardError::NoEdition(_) => nothing_there(),
        BoardError::Contradiction(_) | BoardError::Db(_) => refusal::internal(error, true),
    }
}

fn nothing_there() -> Response {
    (StatusCode::NOT_FOUND, Json(json!({ "problem": "nothing-there" }))).into_response()
}
