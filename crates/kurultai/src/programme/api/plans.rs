//! Plans: asking where and when sessions could be held, looking what came of it, accepting it.

use axum::http::StatusCode;
use serde_json::{Value, json};
use uuid::Uuid;

use super::ask::{Ask, Reply};
use super::edition::told;
use super::operation::Operation;
use super::problem::{self, Fault, Problem};
use super::records::{self, there};
use crate::forum::store as forum;
use crate::people::access::Permission;
use crate::platform::db::Tx;
use crate::programme::draft;
use crate::programme::findings::Findings;
use crate::programme::planning::order::TaskError;
use crate::programme::planning::weights::Level;
use crate::programme::planning::{self, AcceptError, AskError, Asker, Plan, Scope, Setting, Stability, Wish, store};

pub(super) fn operations() -> Vec<Operation> {
    const LIST: &str = "/api/v1/editions/{edition}/plans";
    const ONE: &str = "/api/v1/editions/{edition}/plans/{id}";
    let group = "plans";
    vec![
        Operation::get(LIST, Permission::ReadDesk, "listPlans", |ask, tx| {
            Box::pin(list(ask, tx))
        })
        .says(group, "Lists the plans that are kept, three at most, the newest first")
        .gives(200, "Plans")
        .may_fail(&[404]),
        Operation::post(LIST, Permission::EditProgramme, "plan", |ask, tx| {
            Box::pin(begin(ask, tx))
        })
        .says(
            group,
            "Asks for a plan of all sessions, or of those of a day, of a track or in a list; it is worked out afterwards, and the draft stays as it is. What is left out is as it was for the last plan of the edition",
        )
        .takes("PlanWish")
        .gives(201, "Plan")
        .may_fail(&[404, 409]),
        Operation::get(ONE, Permission::ReadDesk, "readPlan", |ask, tx| Box::pin(read(ask, tx)))
            .says(group, "How far a plan is, and what it would change")
            .gives(200, "Plan")
            .may_fail(&[404]),
        Operation::post(
            format!("{ONE}/accept"),
            Permission::EditProgramme,
            "acceptPlan",
            |ask, tx| Box::pin(accept(ask, tx)),
        )
        .says(
            group,
            "Moves sessions as the plan says, all of those chosen or none; a session that was changed since is never overwritten",
        )
        .takes("PlanChoice")
        .gives(200, "Applied")
        .may_fail(&[404, 409, 422]),
        Operation::new(
            axum::http::Method::DELETE,
            ONE,
            Permission::EditProgramme,
            "cancelPlan",
            |ask, tx| Box::pin(end(ask, tx)),
        )
        .says(group, "Calls a plan off that is at work; forgets one that has ended")
        .gives_nothing()
        .may_fail(&[404]),
    ]
}

fn conflict(pointer: &str, code: &'static str, value: impl Into<String>) -> Problem {
    Problem::new("conflict").faults(vec![Fault::new(pointer, code, value)])
}

fn refused(error: AskError) -> Problem {
    match error {
        AskError::NoEdition(_) => Problem::new("not-found"),
        AskError::AtWork(id) => conflict("", "at-work", id.to_string()),
        AskError::Busy => conflict("", "busy", ""),
        AskError::Full => conflict("", "full", ""),
        AskError::Seconds(_) => conflict("/seconds", "out-of-range", "1–600"),
        AskError::Every(_) => conflict("/every_minutes", "out-of-range", "5–120"),
        AskError::Task(error) => {
            let pointer = match &error {
                TaskError::NoDay(_) => "/day",
                TaskError::NoTrack(_) => "/track",
                TaskError::NoSession(_) => "/sessions",
                _ => "",
            };
            conflict(pointer, error.name(), error.to_string())
        }
        AskError::Db(error) => error.into(),
    }
}

fn wish(ask: &Ask, setting: Setting) -> Result<Wish, Problem> {
    let body = &ask.body;
    let texts = |name: &str| -> Option<Vec<String>> {
        let list = body[name].as_array()?;
        Some(list.iter().filter_map(Value::as_str).map(str::to_owned).collect())
    };
    let small = |name: &str| body[name].as_u64().and_then(|number| u32::try_from(number).ok());
    let mut scopes = Vec::new();
    if let Some(day) = body["day"].as_str() {
        let day = day.parse().map_err(|_| conflict("/day", "no-day", day))?;
        scopes.push(Scope::Day(day));
    }
    scopes.extend(body["track"].as_str().map(|track| Scope::Track(track.to_owned())));
    scopes.extend(texts("sessions").map(Scope::Sessions));
    if scopes.len() > 1 {
        return Err(conflict("", "one-scope", ""));
    }
    let mut setting = setting;
    setting.every_minutes = small("every_minutes").unwrap_or(setting.every_minutes);
    setting.stability = body["stability"]
        .as_str()
        .and_then(Stability::of)
        .unwrap_or(setting.stability);
    if let Some(held) = texts("held") {
        setting.held = held.into_iter().collect();
    }
    for (rule, level) in body["weights"].as_object().into_iter().flatten() {
        let level = level.as_str().and_then(Level::of);
        if let (Some(rule), Some(level)) = (timetable::Rule::from_id(rule), level) {
            setting.weights.set(rule, level);
        }
    }
    Ok(Wish {
        scope: scopes.pop().unwrap_or(Scope::All),
        seconds: small("seconds").unwrap_or(30),
        seed: body["seed"].as_u64().unwrap_or(1),
        setting,
    })
}

async fn begin(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let (uid, _) = forum::edition_revision(tx, ask.edition())
        .await?
        .ok_or_else(|| Problem::new("not-found"))?;
    let wish = wish(ask, store::setting(tx, uid).await?)?;
    let by = Asker {
        account: &ask.label,
        name: ask.name(),
    };
    let name = ask.body["name"].as_str().map(str::to_owned);
    let plan = planning::ask(tx, ask.edition(), wish, name, &by, ask.now)
        .await
        .map_err(refused)?;
    Ok(Reply::json(StatusCode::CREATED, &shown(&plan)))
}

/// A plan without what came of it.
fn shown(plan: &Plan) -> Value {
    let wish = &plan.wish;
    let mut value = json!({
        "id": plan.id,
        "name": plan.name,
        "state": plan.state.name(),
        "asked_by": plan.by_name,
        "asked_at": plan.asked_at.to_string(),
        "ended_at": plan.ended_at.map(|at| at.to_string()),
        "revision": plan.revision,
        "seconds": wish.seconds,
        "stability": wish.setting.stability.name(),
        "accepted": plan.accepted,
    });
    match &wish.scope {
        Scope::All => {}
        Scope::Day(day) => value["day"] = json!(day.to_string()),
        Scope::Track(track) => value["track"] = json!(track),
        Scope::Sessions(sessions) => value["sessions"] = json!(sessions),
    }
    if let Some(progress) = &plan.progress {
        value["progress"] = json!({
            "seconds": progress.seconds,
            "objective": progress.objective,
            "bound": progress.bound,
            "unplaced": progress.unplaced,
        });
    }
    if let Some(trouble) = &plan.trouble {
        value["trouble"] = json!(trouble);
    }
    value
}

async fn one(ask: &Ask, tx: &mut Tx) -> Result<Plan, Problem> {
    there(ask, tx).await?;
    let id: Uuid = ask.part("id").parse().map_err(|_| Problem::new("not-found"))?;
    store::plan(tx, ask.edition(), id)
        .await?
        .ok_or_else(|| Problem::new("not-found"))
}

async fn list(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let (uid, _) = forum::edition_revision(tx, ask.edition())
        .await?
        .ok_or_else(|| Problem::new("not-found"))?;
    let plans = store::plans(tx, uid).await?;
    let items: Vec<Value> = plans.iter().map(shown).collect();
    Ok(Reply::ok(&json!({ "items": items })))
}

async fn read(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let plan = one(ask, tx).await?;
    let mut value = shown(&plan);
    if let Some(solution) = &plan.solution {
        let edition = draft::load(tx, ask.edition())
            .await?
            .ok_or_else(|| Problem::new("not-found"))?;
        let in_words = |list: &[timetable::FindingRecord]| told(ask, &edition, &Findings { list: list.to_vec() });
        let moves: Vec<Value> = solution
            .moves
            .iter()
            .map(|row| json!({ "session": row.session, "base": row.base, "from": row.from, "to": row.to }))
            .collect();
        let unplaced: Vec<Value> = solution
            .unplaced
            .iter()
            .map(|left| json!({ "session": left.session, "reasons": in_words(&left.reasons), "conflict": left.conflict }))
            .collect();
        value["solution"] = json!({
            "moves": moves,
            "unplaced": unplaced,
            "stuck": in_words(&solution.stuck),
            "before": solution.before,
            "after": solution.after,
            "bound": solution.bound,
            "optimal": solution.optimal,
            "trace": solution.trace,
        });
    }
    Ok(Reply::ok(&value))
}

async fn accept(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let plan = one(ask, tx).await?;
    let chosen: Option<Vec<String>> = ask.body["sessions"]
        .as_array()
        .map(|list| list.iter().filter_map(Value::as_str).map(str::to_owned).collect());
    let applied = planning::accept(tx, plan.id, chosen.as_deref(), &ask.by())
        .await
        .map_err(|error| match error {
            AcceptError::NoPlan => Problem::new("not-found"),
            AcceptError::NotDone => conflict("", "not-done", ""),
            AcceptError::Nothing => Problem::new("nothing-changed"),
            AcceptError::Changed(sessions) => conflict("/sessions", "changed", sessions.join(", ")),
            AcceptError::Edit(error) => problem::of_edit(error, |_| "/sessions".to_owned()),
            AcceptError::Db(error) => error.into(),
        })?;
    records::done(ask, tx, &applied).await
}

async fn end(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let plan = one(ask, tx).await?;
    if plan.state.is_open() {
        planning::cancel(tx, plan.id, &ask.label, ask.now).await?;
    } else {
        planning::discard(tx, plan.id, &ask.label, ask.now).await?;
    }
    Ok(Reply::nothing())
}
