//! "Why here?" and "what if it were elsewhere?", of one session of a plan.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use exchange::archive::Edition;
use timetable::better::{Grid, better_places};
use timetable::ids::HallIdx;
use timetable::{Board, Finding, FindingRecord, Placement, change_of_move};

use super::wording::{self, Found};
use crate::people::access::{Desk, Visit};
use crate::people::desk::{DeskShell, Section, page, refusal};
use crate::platform::db::DbError;
use crate::platform::i18n::{Locale, locale};
use crate::programme::planning::compare;
use crate::programme::planning::order::{Task, duration_of};
use crate::programme::planning::solution::{Proposed, spot};
use crate::programme::planning::{Plan, Scope};
use crate::programme::{draft, findings};

/// Places that are named.
const MOST: usize = 6;

#[derive(Template)]
#[template(path = "programme/desk/plan/explain.html")]
struct ExplainPage {
    shell: DeskShell,
    back: String,
    now: String,
    planned: String,
    /// What would be wrong if the session stayed where it was.
    stayed: Effect,
    elsewhere: Vec<(String, Effect)>,
}

#[derive(Default)]
struct Effect {
    caused: Vec<Found>,
    cured: Vec<Found>,
}

pub(super) async fn show(
    State(desk): State<Desk>,
    visit: Visit,
    Path((edition, id, session)): Path<(String, String, String)>,
) -> Response {
    let found = async {
        let Some(plan) = super::named(&desk, &edition, &id).await? else {
            return Ok(None);
        };
        let mut tx = desk.db.read().await?;
        let draft = draft::load(&mut tx, &edition).await?;
        Ok::<_, DbError>(draft.map(|draft| (plan, draft)))
    };
    let (plan, draft) = match found.await {
        Ok(Some(found)) => found,
        Ok(None) => return refusal::not_found(&visit),
        Err(error) => return refusal::internal(&error, false),
    };
    let l = locale(visit.lang);
    let title = l.plan_explain_title(wording::title(l, &draft, &session));
    let shell = DeskShell::new(&visit, Some(&edition), Section::Plan, title).style("css/plan.css");
    match explained(l, shell, &draft, &plan, &session) {
        Some(content) => page(StatusCode::OK, &content),
        None => refusal::not_found(&visit),
    }
}

fn explained(l: &Locale, shell: DeskShell, draft: &Edition, plan: &Plan, session: &str) -> Option<ExplainPage> {
    let solution = plan.solution.as_ref()?;
    let row = solution.moves.iter().find(|row| row.session == session)?;
    let moves: Vec<&Proposed> = solution
        .moves
        .iter()
        .filter(|row| draft.sessions.iter().any(|known| known.id == row.session))
        .collect();
    let board = compare::compare(draft, &moves).ok()?.board;
    let item = board.problem().item(session)?;
    let record = |list: &[Finding]| -> Vec<FindingRecord> {
        list.iter().map(|finding| finding.record(board.problem())).collect()
    };
    let effect = |placement: Option<Placement>| {
        let change = change_of_move(&board, item, placement);
        Effect {
            caused: wording::found(l, draft, &record(&change.caused)),
            cured: wording::found(l, draft, &record(&change.cured)),
        }
    };
    let before = findings::board(draft).ok()?;
    let stayed = effect(placement_before(&before, draft, row));
    let grid = grid(draft, plan, session, &board)?;
    let elsewhere = better_places(
        &board,
        item,
        Grid {
            halls: &grid.0,
            starts: &grid.1,
            duration_minutes: grid.2,
        },
        MOST,
    )
    .into_iter()
    .map(|better| {
        let spot = spot(&board, better.placement);
        (
            wording::place(l, draft, &spot, || l.plan_nowhere()),
            effect(Some(better.placement)),
        )
    })
    .collect();
    Some(ExplainPage {
        back: shell.to(&format!("/plan/{}", plan.id)),
        now: l.plan_explain_now(wording::place(l, draft, &row.from, || l.plan_nowhere())),
        planned: l.plan_explain_plan(wording::place(l, draft, &row.to, || l.plan_off())),
        stayed,
        elsewhere,
        shell,
    })
}

/// Where the session was when the plan began.
fn placement_before(before: &Board, draft: &Edition, row: &Proposed) -> Option<Placement> {
    let mut session = draft.sessions.iter().find(|known| known.id == row.session)?.clone();
    row.from.put(&mut session);
    let whole = session
        .part_of
        .as_ref()
        .and_then(|id| draft.sessions.iter().find(|known| known.id == *id));
    findings::placement(before.problem(), &session, whole)
}

type Places = (Vec<HallIdx>, Vec<timetable::Minutes>, u32);

/// The places that the plan could have chosen.
fn grid(draft: &Edition, plan: &Plan, session: &str, board: &Board) -> Option<Places> {
    let mut wish = plan.wish.clone();
    if let Scope::Sessions(sessions) = &mut wish.scope {
        sessions.retain(|id| draft.sessions.iter().any(|known| known.id == *id));
    }
    let task = Task::new(draft.clone(), None, &wish).ok()?;
    let duration = duration_of(draft.sessions.iter().find(|known| known.id == session)?);
    Some((board.problem().halls().collect(), task.starts, duration))
}
