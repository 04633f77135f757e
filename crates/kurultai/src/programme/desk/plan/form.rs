//! Asking for a plan, and the plans that are kept.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use exchange::archive::{Edition, Session, Text};

use super::wording;
use crate::people::access::{Actor, Desk, Permission, Visit};
use crate::people::desk::{DeskShell, Section, page, refusal};
use crate::platform::db::DbResult;
use crate::platform::i18n::{Locale, locale};
use crate::programme::draft;
use crate::programme::findings;
use crate::programme::planning::order;
use crate::programme::planning::weights::{Level, Weights};
use crate::programme::planning::{self, Asker, Plan, Scope, Setting, Stability, State as Standing, Wish, store};
use crate::programme::words;

/// For how long, as the form offers it, in seconds.
const OFFERED: [u32; 4] = [10, 30, 120, 600];
/// How far apart starts may lie, as the form offers it, in minutes.
const STEPS: [u32; 5] = [5, 10, 15, 30, 60];

#[derive(Template)]
#[template(path = "programme/desk/plan/form.html")]
struct FormPage {
    shell: DeskShell,
    may: bool,
    problem: Option<String>,
    /// Address of the plan that is at work.
    at_work: Option<String>,
    /// What no plan can fulfil.
    contradictions: Vec<Contradictory>,
    kept: Vec<Card>,
    scope: &'static str,
    days: Vec<Choice>,
    tracks: Vec<Choice>,
    sessions: Vec<Tick>,
    chosen_count: usize,
    seconds: Vec<Choice>,
    stability: Vec<Choice>,
    weights: Vec<Slider>,
    levels: Vec<(usize, String)>,
    held: Vec<Tick>,
    held_count: usize,
    every: Vec<Choice>,
    name: String,
}

/// Wishes that contradict each other, with the records that say so.
struct Contradictory {
    words: String,
    /// Address and name.
    records: Vec<(String, String)>,
}

struct Choice {
    value: String,
    words: String,
    chosen: bool,
}

struct Tick {
    value: String,
    title: String,
    place: String,
    chosen: bool,
}

struct Slider {
    rule: &'static str,
    words: String,
    value: usize,
    usual: usize,
    level: String,
}

/// A plan that is kept.
pub(super) struct Card {
    url: String,
    name: String,
    state: String,
    sign: &'static str,
    about: String,
    facts: Vec<String>,
}

/// What somebody typed or came with.
#[derive(Debug, Clone)]
struct Filled {
    scope: &'static str,
    day: String,
    track: String,
    sessions: BTreeSet<String>,
    seconds: u32,
    setting: Setting,
    name: String,
}

impl Filled {
    fn new(setting: Setting) -> Self {
        Self {
            scope: "all",
            day: String::new(),
            track: String::new(),
            sessions: BTreeSet::new(),
            seconds: OFFERED[1],
            setting,
            name: String::new(),
        }
    }

    /// Takes over what was sent; a form that was sent says of every box whether it is ticked.
    fn read(&mut self, fields: &[(String, String)], whole_form: bool) {
        if whole_form {
            self.setting.held.clear();
        }
        for (name, value) in fields {
            match name.as_str() {
                "scope" => {
                    self.scope = match value.as_str() {
                        "day" => "day",
                        "track" => "track",
                        "sessions" => "sessions",
                        _ => "all",
                    };
                }
                "day" => self.day.clone_from(value),
                "track" => self.track.clone_from(value),
                "session" => drop(self.sessions.insert(value.clone())),
                "held" => drop(self.setting.held.insert(value.clone())),
                "seconds" => self.seconds = value.parse().unwrap_or_default(),
                "every" => self.setting.every_minutes = value.parse().unwrap_or_default(),
                "stability" => self.setting.stability = Stability::of(value).unwrap_or(self.setting.stability),
                "name" => self.name.clone_from(value),
                _ => {
                    let rule = name.strip_prefix("weight:").and_then(timetable::Rule::from_id);
                    let level = value.parse::<usize>().ok().and_then(|step| Level::ALL.get(step));
                    if let (Some(rule), Some(level)) = (rule, level) {
                        self.setting.weights.set(rule, *level);
                    }
                }
            }
        }
    }

    fn wish(&self) -> Option<Wish> {
        let scope = match self.scope {
            "day" => Scope::Day(self.day.parse().ok()?),
            "track" => Scope::Track(self.track.clone()),
            "sessions" => Scope::Sessions(self.sessions.iter().cloned().collect()),
            _ => Scope::All,
        };
        Some(Wish {
            scope,
            seconds: self.seconds,
            seed: 1,
            setting: self.setting.clone(),
        })
    }
}

pub(super) async fn show(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Response {
    let l = locale(visit.lang);
    let said = asked
        .iter()
        .any(|(name, value)| name == "said" && value == "discarded")
        .then(|| l.plan_said_discarded());
    answer(&desk, &visit, &actor, &edition, &asked, false, None, said).await
}

pub(super) async fn ask(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let l = locale(visit.lang);
    let mut filled = Filled::new(Setting::default());
    filled.read(&fields, true);
    let problem = match filled.wish() {
        None => l.plan_refused_no_day(),
        Some(wish) => {
            let label = actor.label();
            let by = Asker {
                account: &label,
                name: &actor.name,
            };
            let begun = async {
                let mut tx = desk.db.write().await?;
                let name = Some(filled.name.clone());
                let plan = planning::ask(&mut tx, &edition, wish, name, &by, desk.now()).await?;
                tx.commit().await?;
                Ok::<_, planning::AskError>(plan)
            };
            match begun.await {
                Ok(plan) => {
                    planning::ring(&desk, &edition, plan.id, Standing::Waiting);
                    return super::to(&edition, &format!("/{}", plan.id));
                }
                Err(planning::AskError::NoEdition(_)) => return refusal::not_found(&visit),
                Err(error) => match wording::refused(l, &error) {
                    Some(words) => words,
                    None => return refusal::internal(&error, false),
                },
            }
        }
    };
    answer(&desk, &visit, &actor, &edition, &fields, true, Some(problem), None).await
}

#[expect(clippy::too_many_arguments, reason = "what was typed, and what came of it")]
async fn answer(
    desk: &Desk,
    visit: &Visit,
    actor: &Actor,
    edition: &str,
    fields: &[(String, String)],
    whole_form: bool,
    problem: Option<String>,
    said: Option<String>,
) -> Response {
    let (draft, plans, setting) = match read(desk, edition).await {
        Ok(Some(found)) => found,
        Ok(None) => return refusal::not_found(visit),
        Err(error) => return refusal::internal(&error, false),
    };
    let l = locale(visit.lang);
    let mut filled = Filled::new(setting);
    filled.read(fields, whole_form);
    let shell = DeskShell::new(visit, Some(edition), Section::Plan, l.plan_title())
        .said(said)
        .style("css/plan.css")
        .script("js/plan.js");
    let status = if problem.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let may = actor.may(Permission::EditProgramme, Some(edition));
    page(status, &content(shell, l, &draft, &plans, &filled, may, problem))
}

async fn read(desk: &Desk, edition: &str) -> DbResult<Option<(Edition, Vec<Plan>, Setting)>> {
    let mut tx = desk.db.read().await?;
    let Some(draft) = draft::load(&mut tx, edition).await? else {
        return Ok(None);
    };
    let plans = store::plans(&mut tx, draft.uid).await?;
    let setting = store::setting(&mut tx, draft.uid).await?;
    Ok(Some((draft, plans, setting)))
}

fn content(
    shell: DeskShell,
    l: &'static Locale,
    draft: &Edition,
    plans: &[Plan],
    filled: &Filled,
    may: bool,
    problem: Option<String>,
) -> FormPage {
    let setting = &filled.setting;
    let open = plans.iter().find(|plan| plan.state.is_open());
    let choice = |value: String, words: String, chosen: bool| Choice { value, words, chosen };
    let mut sessions: Vec<&Session> = draft
        .sessions
        .iter()
        .filter(|session| !session.cancelled && !session.outside_programme)
        .collect();
    // Without a time first: these are what somebody plans.
    sessions.sort_by_key(|session| session.start);
    let ticks = |chosen: &BTreeSet<String>| -> Vec<Tick> {
        sessions
            .iter()
            .map(|session| Tick {
                value: session.id.clone(),
                title: words::best(&session.title, l.lang().tag()),
                place: match session.start {
                    None => l.plan_no_time(),
                    Some(start) => format!("{}, {}", l.date_day_month(start.date()), l.time(start.time())),
                },
                chosen: chosen.contains(&session.id),
            })
            .collect()
    };
    let position = |level: Level| Level::ALL.iter().position(|step| *step == level).unwrap_or_default();
    FormPage {
        at_work: open.map(|plan| shell.to(&format!("/plan/{}", plan.id))),
        contradictions: contradictions(&shell, l, draft, setting),
        kept: plans.iter().map(|plan| card(&shell, l, draft, plan)).collect(),
        scope: filled.scope,
        days: order::days(draft)
            .into_iter()
            .map(|(day, _)| choice(day.to_string(), l.date_with_weekday(day), day.to_string() == filled.day))
            .collect(),
        tracks: draft
            .tracks
            .iter()
            .map(|track| {
                let chosen = track.id == filled.track;
                choice(track.id.clone(), words::best(&track.name, l.lang().tag()), chosen)
            })
            .collect(),
        sessions: ticks(&filled.sessions),
        chosen_count: filled.sessions.len(),
        seconds: OFFERED
            .map(|seconds| {
                let words = if seconds < 60 {
                    l.plan_seconds(seconds)
                } else {
                    l.plan_minutes(seconds / 60)
                };
                choice(seconds.to_string(), words, seconds == filled.seconds)
            })
            .into(),
        stability: Stability::ALL
            .map(|step| {
                let words = l.term("plan-stability", step.name());
                choice(step.name().to_owned(), words, step == setting.stability)
            })
            .into(),
        weights: Weights::rules()
            .map(|rule| {
                let level = setting.weights.level(rule);
                Slider {
                    rule: rule.id(),
                    words: l.term("plan-rule", rule.id()),
                    value: position(level),
                    usual: position(Level::usual(rule)),
                    level: l.term("plan-level", level.name()),
                }
            })
            .collect(),
        levels: Level::ALL
            .iter()
            .enumerate()
            .map(|(step, level)| (step, l.term("plan-level", level.name())))
            .collect(),
        held: ticks(&setting.held),
        held_count: setting.held.len(),
        every: STEPS
            .map(|minutes| {
                let chosen = minutes == setting.every_minutes;
                choice(minutes.to_string(), l.plan_minutes(minutes), chosen)
            })
            .into(),
        name: filled.name.clone(),
        shell,
        may,
        problem,
    }
}

fn contradictions(shell: &DeskShell, l: &Locale, draft: &Edition, setting: &Setting) -> Vec<Contradictory> {
    // A record that cannot be a board at all is refused when a plan is asked for.
    let found = findings::contradictions(draft, setting.weights.policy()).unwrap_or_default();
    let tag = l.lang().tag();
    let named = |kind: &str, id: &str, name: Option<&Text>| {
        let name = name.map_or_else(|| id.to_owned(), |name| words::best(name, tag));
        (shell.to(&format!("/{kind}/{id}")), name)
    };
    found
        .iter()
        .map(|found| {
            let mut records: Vec<(String, String)> = Vec::new();
            for id in &found.items {
                let session = draft.sessions.iter().find(|session| session.id == *id);
                records.push(named("session", id, session.map(|session| &session.title)));
            }
            match found.person.as_deref() {
                Some(team) if team.starts_with("team:") => {
                    records.push((shell.to("/edition"), l.plan_contradictions_teams()));
                }
                Some(id) => {
                    let person = draft.people.iter().find(|person| person.id == id);
                    records.push(named("person", id, person.map(|person| &person.name)));
                }
                None => {}
            }
            if let Some(id) = &found.hall {
                let mut halls = draft.venues.iter().flat_map(|venue| &venue.halls);
                let hall = halls.find(|hall| hall.id == *id);
                records.push(named("hall", id, hall.map(|hall| &hall.name)));
            }
            Contradictory {
                words: words::contradiction(l, draft, found),
                records,
            }
        })
        .collect()
}

fn card(shell: &DeskShell, l: &Locale, draft: &Edition, plan: &Plan) -> Card {
    let moment = words::moment(l, &wording::zone(draft), plan.asked_at);
    let facts = plan.solution.as_ref().map_or_else(Vec::new, |solution| {
        let (before, after) = (solution.found_before, solution.found_after);
        let mut facts = vec![
            l.plan_short_hard(before.hard, after.hard),
            l.plan_short_soft(before.soft, after.soft),
            l.plan_short_moves(solution.moves.len()),
        ];
        if !solution.unplaced.is_empty() {
            facts.push(l.plan_short_unplaced(solution.unplaced.len()));
        }
        facts
    });
    Card {
        url: shell.to(&format!("/plan/{}", plan.id)),
        name: wording::name(l, draft, plan),
        state: l.term("plan-state", plan.state.name()),
        sign: match plan.state {
            Standing::Done => "ok",
            Standing::Failed => "stop",
            Standing::Cancelled => "no",
            Standing::Waiting | Standing::Running => "warn",
        },
        about: l.plan_asked(wording::scope(l, draft, &plan.wish.scope), plan.by_name.clone(), moment),
        facts,
    }
}
