//! Plans at the desk: asking for one, watching it, looking at what it would change, accepting it.
//!
//! Always true:
//! - everything works with forms and links; the script moves sliders' words and watches a plan that is at work;
//! - what a plan causes and cures is said of the draft as it is when the page is asked for, not as it was.
//!
//! Start reading at [`routes`]; [`form`] asks, [`result`] shows, [`explain`] answers "why here?".

mod explain;
mod form;
mod result;
mod wording;

use axum::extract::{Form, Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use uuid::Uuid;

use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::desk::refusal;
use crate::platform::db::DbResult;
use crate::programme::planning::{self, State as Standing, store};

pub fn routes() -> Routes {
    use Permission::{EditProgramme, ReadDesk};
    const ONE: &str = "/desk/{edition}/plan/{id}";
    let at = |tail: &str| format!("{ONE}/{tail}");
    Routes::new()
        .get("/desk/{edition}/plan", ReadDesk, form::show)
        .post("/desk/{edition}/plan", EditProgramme, form::ask)
        .get(ONE, ReadDesk, result::show)
        .post(&at("accept"), EditProgramme, result::accept)
        .post(&at("stop"), EditProgramme, stop)
        .post(&at("cancel"), EditProgramme, cancel)
        .post(&at("name"), EditProgramme, rename)
        .post(&at("discard"), EditProgramme, discard)
        .get(&at("session/{session}"), ReadDesk, explain::show)
}

/// The plan that an address names, when it is one of the edition.
async fn named(desk: &Desk, edition: &str, id: &str) -> DbResult<Option<planning::Plan>> {
    let Ok(id) = id.parse::<Uuid>() else { return Ok(None) };
    let mut tx = desk.db.read().await?;
    store::plan(&mut tx, edition, id).await
}

fn to(edition: &str, tail: &str) -> Response {
    Redirect::to(&format!("/desk/{edition}/plan{tail}")).into_response()
}

async fn stop(State(desk): State<Desk>, visit: Visit, Path((edition, id)): Path<(String, String)>) -> Response {
    let done = async {
        let Some(plan) = named(&desk, &edition, &id).await? else {
            return Ok(false);
        };
        let mut tx = desk.db.write().await?;
        planning::stop(&mut tx, plan.id).await?;
        tx.commit().await?;
        Ok(true)
    };
    answered(done.await, &visit, &edition, &format!("/{id}"))
}

async fn cancel(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id)): Path<(String, String)>,
) -> Response {
    let done = async {
        let Some(plan) = named(&desk, &edition, &id).await? else {
            return Ok(false);
        };
        let mut tx = desk.db.write().await?;
        let cancelled = planning::cancel(&mut tx, plan.id, &actor.label(), desk.now()).await?;
        tx.commit().await?;
        if cancelled {
            planning::ring(&desk, &edition, plan.id, Standing::Cancelled);
        }
        Ok(true)
    };
    answered(done.await, &visit, &edition, &format!("/{id}"))
}

#[derive(Debug, serde::Deserialize)]
struct Name {
    #[serde(default)]
    name: String,
}

async fn rename(
    State(desk): State<Desk>,
    visit: Visit,
    Path((edition, id)): Path<(String, String)>,
    Form(given): Form<Name>,
) -> Response {
    let done = async {
        let Some(plan) = named(&desk, &edition, &id).await? else {
            return Ok(false);
        };
        let mut tx = desk.db.write().await?;
        planning::rename(&mut tx, plan.id, &given.name).await?;
        tx.commit().await?;
        Ok(true)
    };
    answered(done.await, &visit, &edition, &format!("/{id}?said=renamed"))
}

async fn discard(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id)): Path<(String, String)>,
) -> Response {
    let done = async {
        let Some(plan) = named(&desk, &edition, &id).await? else {
            return Ok(false);
        };
        let mut tx = desk.db.write().await?;
        planning::discard(&mut tx, plan.id, &actor.label(), desk.now()).await?;
        tx.commit().await?;
        Ok(true)
    };
    answered(done.await, &visit, &edition, "?said=discarded")
}

fn answered(done: DbResult<bool>, visit: &Visit, edition: &str, tail: &str) -> Response {
    match done {
        Ok(true) => to(edition, tail),
        Ok(false) => refusal::not_found(visit),
        Err(error) => refusal::internal(&error, false),
    }
}
