//! A plan: how far it is, what it would change, and accepting that.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use exchange::archive::{Edition, Session};
use serde::Deserialize;

use super::wording::{self, Found};
use crate::people::access::{Actor, Desk, Permission, Visit};
use crate::people::desk::{DeskShell, Section, page, refusal};
use crate::platform::db::DbError;
use crate::platform::i18n::{Locale, locale};
use crate::programme::draft;
use crate::programme::edit::{self, By, Origin};
use crate::programme::planning::compare::{self, Comparison, Counts};
use crate::programme::planning::order::version;
use crate::programme::planning::solution::{Proposed, Solution};
use crate::programme::planning::{self, AcceptError, Plan, State as Standing};
use crate::programme::words;

#[derive(Template)]
#[template(path = "programme/desk/plan/result.html")]
struct ResultPage {
    shell: DeskShell,
    may: bool,
    problem: Option<String>,
    /// Address of the plan.
    url: String,
    about: String,
    state: &'static str,
    name: String,
    progress: Option<Far>,
    /// Why there is no solution.
    ended: Option<(String, Option<String>)>,
    solution: Option<View>,
}

/// How far it is.
struct Far {
    waiting: bool,
    again: bool,
    words: String,
    done: u32,
    all: u32,
    lines: Vec<String>,
}

struct View {
    verdict: String,
    proved: bool,
    bound: Option<String>,
    changed_since: bool,
    /// Label, before, after.
    table: Vec<(String, String, String)>,
    cured_title: String,
    cured: Vec<Found>,
    caused_title: String,
    caused: Vec<Found>,
    unplaced_title: String,
    unplaced: Vec<Without>,
    stuck: Vec<Found>,
    /// Title and why.
    left_out: Vec<(String, String)>,
    moves_title: String,
    rows: Vec<Line>,
    pending: bool,
    accepted: bool,
}

/// A session without a place.
struct Without {
    title: String,
    url: String,
    reasons: Vec<Found>,
    /// What cannot all be kept, and the ways to make room.
    conflict: Option<(Vec<String>, Vec<String>)>,
}

struct Line {
    session: String,
    title: String,
    kind: String,
    why: String,
    from: String,
    to: String,
    fate: Fate,
    tick: String,
    cured: Vec<Found>,
    caused: Vec<Found>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Pending,
    Changed,
    Accepted,
}

impl Line {
    fn is_pending(&self) -> bool {
        self.fate == Fate::Pending
    }

    fn is_changed(&self) -> bool {
        self.fate == Fate::Changed
    }
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    said: Option<String>,
    moved: Option<u32>,
}

pub(super) async fn show(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    let l = locale(visit.lang);
    let said = match asked.said.as_deref() {
        Some("accepted") => Some(l.plan_said_accepted(asked.moved.unwrap_or_default())),
        Some("renamed") => Some(l.plan_said_renamed()),
        Some("ready") => Some(l.plan_said_ready()),
        _ => None,
    };
    answer(&desk, &visit, &actor, &edition, &id, None, said).await
}

/// Moves what was ticked, or everything.
pub(super) async fn accept(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id)): Path<(String, String)>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let l = locale(visit.lang);
    let plan = match super::named(&desk, &edition, &id).await {
        Ok(Some(plan)) => plan,
        Ok(None) => return refusal::not_found(&visit),
        Err(error) => return refusal::internal(&error, false),
    };
    let ticked: Vec<String> = fields
        .iter()
        .filter(|(name, _)| name == "session")
        .map(|(_, session)| session.clone())
        .collect();
    let everything = fields.iter().any(|(name, value)| name == "what" && value == "all");
    let label = actor.label();
    let by = By {
        account: &label,
        origin: Origin::Plan,
        address: actor.address.as_deref(),
        at: desk.now(),
    };
    let accepted = async {
        let mut tx = desk.db.write().await?;
        let chosen = (!everything).then_some(ticked.as_slice());
        let applied = planning::accept(&mut tx, plan.id, chosen, &by).await?;
        tx.commit().await?;
        Ok::<_, AcceptError>(applied)
    };
    let (status, words) = match accepted.await {
        Ok(applied) => {
            let keys: Vec<String> = applied.keys.iter().map(ToString::to_string).collect();
            desk.draft_changed(&edition, applied.revision, &keys, &actor.name);
            return super::to(&edition, &format!("/{id}?said=accepted&moved={}", keys.len()));
        }
        Err(AcceptError::NoPlan | AcceptError::NotDone) => return refusal::not_found(&visit),
        Err(AcceptError::Nothing) => (StatusCode::UNPROCESSABLE_ENTITY, l.plan_accept_nothing()),
        Err(AcceptError::Changed(_)) => (StatusCode::CONFLICT, l.plan_accept_changed()),
        Err(AcceptError::Edit(_)) => (StatusCode::UNPROCESSABLE_ENTITY, l.plan_accept_refused()),
        Err(AcceptError::Db(error)) => return refusal::internal(&error, false),
    };
    answer(&desk, &visit, &actor, &edition, &id, Some((status, words)), None).await
}

async fn answer(
    desk: &Desk,
    visit: &Visit,
    actor: &Actor,
    edition: &str,
    id: &str,
    problem: Option<(StatusCode, String)>,
    said: Option<String>,
) -> Response {
    let found = async {
        let Some(plan) = super::named(desk, edition, id).await? else {
            return Ok(None);
        };
        let mut tx = desk.db.read().await?;
        let draft = draft::load(&mut tx, edition).await?;
        let revision = edit::revision(&mut tx, edition).await?.unwrap_or_default();
        Ok::<_, DbError>(draft.map(|draft| (plan, draft, revision)))
    };
    let (plan, draft, revision) = match found.await {
        Ok(Some(found)) => found,
        Ok(None) => return refusal::not_found(visit),
        Err(error) => return refusal::internal(&error, false),
    };
    let l = locale(visit.lang);
    let (status, problem) = match problem {
        Some((status, words)) => (status, Some(words)),
        None => (StatusCode::OK, None),
    };
    let shell = DeskShell::new(visit, Some(edition), Section::Plan, wording::name(l, &draft, &plan))
        .said(said)
        .style("css/plan.css")
        .script("js/plan.js");
    let moment = words::moment(l, &wording::zone(&draft), plan.asked_at);
    let url = shell.to(&format!("/plan/{}", plan.id));
    let content = ResultPage {
        may: actor.may(Permission::EditProgramme, Some(edition)),
        about: l.plan_asked(
            wording::scope(l, &draft, &plan.wish.scope),
            plan.by_name.clone(),
            moment,
        ),
        state: plan.state.name(),
        name: plan.name.clone().unwrap_or_default(),
        progress: plan.state.is_open().then(|| far(l, &plan)),
        ended: match plan.state {
            Standing::Cancelled => Some((l.plan_cancelled(), None)),
            Standing::Failed => {
                let why = plan.trouble.as_deref().unwrap_or("broke");
                let words = l
                    .by_id(&format!("plan-failed-{why}"), &[])
                    .or_else(|| l.by_id(&format!("plan-refused-{why}"), &[]));
                Some((l.plan_failed(), words))
            }
            _ => None,
        },
        solution: plan
            .solution
            .as_ref()
            .map(|solution| view(l, &shell, &draft, revision, &plan, solution)),
        url,
        shell,
        problem,
    };
    page(status, &content)
}

fn far(l: &Locale, plan: &Plan) -> Far {
    let progress = plan.progress.clone().unwrap_or_default();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the seconds that were asked for"
    )]
    let done = progress.seconds.clamp(0.0, f64::from(plan.wish.seconds)) as u32;
    let mut lines = Vec::new();
    match progress.objective {
        Some(cost) => {
            lines.push(l.plan_progress_cost(cost));
            lines.extend(progress.bound.map(|bound| l.plan_progress_bound(bound)));
            lines.push(l.plan_progress_unplaced(progress.unplaced));
        }
        None => lines.push(l.plan_progress_none()),
    }
    Far {
        waiting: plan.state == Standing::Waiting,
        again: plan.attempts > 1,
        words: l.plan_progress_seconds(done, plan.wish.seconds),
        done,
        all: plan.wish.seconds,
        lines,
    }
}

fn view(l: &Locale, shell: &DeskShell, draft: &Edition, revision: i64, plan: &Plan, solution: &Solution) -> View {
    let by_id: HashMap<&str, &Session> = draft
        .sessions
        .iter()
        .map(|session| (session.id.as_str(), session))
        .collect();
    let fate = |row: &Proposed| {
        if plan.accepted.contains(&row.session) {
            return Fate::Accepted;
        }
        match by_id.get(row.session.as_str()) {
            Some(session) if version(session) == row.base => Fate::Pending,
            _ => Fate::Changed,
        }
    };
    let mut sorted: Vec<(&Proposed, Fate)> = solution.moves.iter().map(|row| (row, fate(row))).collect();
    sorted.sort_by(|(a, _), (b, _)| (a.to.start, &a.to.hall, &a.session).cmp(&(b.to.start, &b.to.hall, &b.session)));
    let pending: Vec<&Proposed> = sorted
        .iter()
        .filter(|(_, fate)| *fate == Fate::Pending)
        .map(|(row, _)| *row)
        .collect();
    // A record that contradicts itself by now has nothing to compare.
    let compared = compare::compare(draft, &pending).ok();
    let effects: HashMap<&str, &compare::Effect> = compared
        .iter()
        .flat_map(|compared: &Comparison| pending.iter().zip(&compared.of_moves))
        .map(|(row, effect)| (row.session.as_str(), effect))
        .collect();
    let rows: Vec<Line> = sorted
        .iter()
        .map(|(row, fate)| {
            let title = wording::title(l, draft, &row.session);
            let effect = effects.get(row.session.as_str());
            let list = |pick: fn(&compare::Effect) -> &Vec<timetable::FindingRecord>| {
                effect.map_or_else(Vec::new, |effect| wording::found(l, draft, pick(effect)))
            };
            Line {
                tick: l.plan_tick(title.clone()),
                kind: by_id
                    .get(row.session.as_str())
                    .map_or_else(String::new, |session| l.term("kind", &session.kind)),
                why: shell.to(&format!("/plan/{}/session/{}", plan.id, row.session)),
                from: wording::place(l, draft, &row.from, || l.plan_nowhere()),
                to: wording::place(l, draft, &row.to, || l.plan_off()),
                fate: *fate,
                cured: list(|effect| &effect.cured),
                caused: list(|effect| &effect.caused),
                session: row.session.clone(),
                title,
            }
        })
        .collect();
    let (before, after) = compared
        .as_ref()
        .map_or((Counts::default(), Counts::default()), |compared| {
            (compared.before, compared.after)
        });
    let number = |count: usize| l.number(i64::try_from(count).unwrap_or(i64::MAX));
    let (was, will) = (solution.before, solution.after);
    let mut table = vec![
        (l.plan_clashes(), number(before.hard), number(after.hard)),
        (l.plan_poor(), number(before.soft), number(after.soft)),
    ];
    if was.hard > 0 || will.hard > 0 {
        table.push((l.plan_cost_must(), l.number(was.hard), l.number(will.hard)));
    }
    table.push((l.plan_cost(), l.number(was.soft), l.number(will.soft)));
    let (cured, caused) = compared.map_or_else(Default::default, |compared| {
        (
            wording::found(l, draft, &compared.cured),
            wording::found(l, draft, &compared.caused),
        )
    });
    View {
        verdict: if solution.optimal {
            l.plan_optimal()
        } else {
            l.plan_not_optimal()
        },
        proved: solution.optimal,
        bound: solution
            .bound
            .filter(|_| !solution.optimal)
            .zip(solution.trace.last())
            .map(|(bound, (_, cost))| l.plan_bound(*cost, bound)),
        changed_since: revision != plan.revision && plan.accepted.is_empty(),
        table,
        cured_title: l.plan_cured(cured.len()),
        cured,
        caused_title: l.plan_caused(caused.len()),
        caused,
        unplaced_title: l.plan_unplaced(solution.unplaced.len()),
        unplaced: solution
            .unplaced
            .iter()
            .map(|unplaced| Without {
                title: wording::title(l, draft, &unplaced.session),
                url: shell.to(&format!("/board/session/{}", unplaced.session)),
                reasons: wording::found(l, draft, &unplaced.reasons),
                conflict: unplaced
                    .conflict
                    .as_ref()
                    .map(|conflict| wording::conflict(l, draft, conflict)),
            })
            .collect(),
        stuck: wording::found(l, draft, &solution.stuck),
        left_out: solution
            .left_out
            .iter()
            .map(|left| {
                (
                    wording::title(l, draft, &left.session),
                    l.term("plan-why", left.why.name()),
                )
            })
            .collect(),
        moves_title: if rows.is_empty() {
            l.plan_same()
        } else {
            l.plan_moves(rows.len())
        },
        pending: !pending.is_empty(),
        accepted: !plan.accepted.is_empty(),
        rows,
    }
}
