//! The overview of an edition: what is there, what is missing, what is wrong, what happened last, and what to do next.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use exchange::archive::{Archive, Edition};
use timetable::FindingRecord;

use super::book::Book;
use super::compare::{moment, name_of};
use super::forms::{self, Form};
use super::place::{Place, escaped, list_title};
use super::records::{Asked, Pairs, answer, said_words};
use super::sent::Sent;
use super::values::{label, missing_languages};
use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::desk::{DeskShell, Section, page, refusal};
use crate::platform::db::{DbResult, Tx};
use crate::programme::findings::{self, Hardness as _};
use crate::programme::history::{self, Filters, Page};
use crate::programme::records::{Kind, Status, take_apart};
use crate::programme::{store, words};

/// Findings that are shown by themselves.
const SHOWN: usize = 8;

pub fn routes() -> Routes {
    Routes::new().get("/desk/{edition}", Permission::ReadDesk, overview)
}

#[derive(Template)]
#[template(path = "programme/desk/overview.html")]
struct OverviewPage {
    shell: DeskShell,
    when: String,
    status: String,
    here: Vec<(String, String, String)>,
    steps: Vec<Step>,
    steps_left: usize,
    counts: Vec<Count>,
    hard: usize,
    soft: usize,
    shown: Vec<Finding>,
    rules: Vec<(String, usize, String)>,
    contradicts: bool,
    unplaced: usize,
    unplaced_url: String,
    missing: Vec<Missing>,
    complete: bool,
    changes: Vec<Change>,
    history: Option<String>,
    release: Option<String>,
    release_url: String,
    board: String,
}

/// A step on the way to a first release.
struct Step {
    words: String,
    why: String,
    url: String,
    done: bool,
    /// The first that is not done.
    next: bool,
    count: String,
}

struct Count {
    url: String,
    words: String,
    number: String,
}

struct Finding {
    words: String,
    url: String,
    hard: bool,
}

/// Records of a kind that lack words in a language.
struct Missing {
    kind: String,
    languages: Vec<(String, usize, String)>,
}

struct Change {
    who: String,
    at: String,
    what: String,
    url: Option<String>,
}

async fn overview(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Query(query): Query<Pairs>,
) -> Response {
    let asked = Asked {
        desk,
        visit,
        actor,
        place: Place::Edition(edition.clone()),
        form: &forms::edition::FORM,
    };
    let found = async {
        let mut tx = asked.desk.db.read().await?;
        let Some(book) = asked.book(&mut tx).await? else {
            return Ok(refusal::not_found(&asked.visit));
        };
        let Some(draft) = &book.draft else {
            return Ok(refusal::not_found(&asked.visit));
        };
        let releases = store::release_summaries(&mut tx, draft.uid).await?;
        let l = asked.l();
        let told = findings::told(&mut tx, draft.uid).await?;
        let found = findings::of_after(draft, told.as_ref().map(|(_, told)| told));
        let contradicts = found.is_err();
        let found = found.unwrap_or_default();
        let steps = steps(&asked, draft, !releases.is_empty());
        let missing = missing(draft, &book, &edition);
        let last = releases.first().map(|release| {
            let at = moment(release.at, &book.zone(), l);
            l.form_overview_release(release.number.to_string(), at)
        });
        let changes = changes(&asked, &book, &mut tx, &edition).await?;
        let city = draft.city.as_ref().and_then(|city| city.best(asked.visit.lang.tag()));
        let dates = l.date_range(draft.start, draft.end);
        let here = here(&asked, &book);
        Ok(page(
            StatusCode::OK,
            &OverviewPage {
                when: match city {
                    Some((_, city)) => format!("{city}, {dates}"),
                    None => dates,
                },
                status: l.term("status", &draft.status),
                here,
                steps_left: steps.iter().filter(|step| !step.done).count(),
                steps,
                counts: counts(&asked, draft),
                hard: found.hard().count(),
                soft: found.soft().filter(|finding| finding.rule != "text-missing").count(),
                shown: shown(&asked, draft, &found.list, &book),
                rules: rules(&asked, &found.list),
                contradicts,
                unplaced: unplaced(draft),
                unplaced_url: format!("/desk/{edition}/session?f.start=none"),
                complete: missing.is_empty(),
                missing,
                changes,
                history: asked
                    .actor
                    .may(Permission::ReadHistory, Some(&edition))
                    .then(|| format!("/desk/{edition}/history")),
                release: last,
                release_url: format!("/desk/{edition}/release"),
                board: format!("/desk/{edition}/board"),
                shell: asked
                    .place
                    .shell(
                        &asked.visit,
                        Section::Overview,
                        label(asked.form, &edition, &title_of(draft), &book),
                    )
                    .said(said_words(&Sent(query), l)),
            },
        ))
    };
    answer(found.await)
}

fn title_of(draft: &Edition) -> serde_json::Map<String, serde_json::Value> {
    let title = serde_json::to_value(&draft.title).unwrap_or_default();
    [("title".to_owned(), title)].into_iter().collect()
}

fn unplaced(draft: &Edition) -> usize {
    draft
        .sessions
        .iter()
        .filter(|session| session.start.is_none() && !session.cancelled && !session.outside_programme)
        .count()
}

/// Who is at work in this edition, other than the reader, and at what.
fn here(asked: &Asked, book: &Book) -> Vec<(String, String, String)> {
    let me = asked.actor.account.to_string();
    asked
        .desk
        .presence
        .all(asked.place.topic(), asked.desk.now())
        .into_iter()
        .filter(|here| here.who != me)
        .map(|here| {
            let (kind, id) = here.subject.split_once('/').unwrap_or_default();
            match Kind::named(kind) {
                Some(kind) => (here.name, book.word(kind, id), asked.place.record(kind, id)),
                None => (here.name, String::new(), String::new()),
            }
        })
        .collect()
}

fn steps(asked: &Asked, draft: &Edition, released: bool) -> Vec<Step> {
    let l = asked.l();
    let halls: usize = draft.venues.iter().map(|venue| venue.halls.len()).sum();
    let placed = draft.sessions.iter().filter(|session| session.start.is_some()).count();
    let url = |tail: &str| format!("/desk/{}/{tail}", draft.id);
    // An empty list begins with its form.
    let begin = |kind: Kind, count: usize| {
        let list = url(kind.name());
        if count == 0 { format!("{list}/new") } else { list }
    };
    let count = |count: usize| {
        if count == 0 {
            String::new()
        } else {
            l.number(i64::try_from(count).unwrap_or(i64::MAX))
        }
    };
    let step = |words: String, why: String, url: String, number: usize| Step {
        words,
        why,
        url,
        done: number > 0,
        next: false,
        count: count(number),
    };
    let mut steps = vec![
        step(
            l.form_step_days(),
            l.form_step_days_why(),
            begin(Kind::Day, draft.days.len()),
            draft.days.len(),
        ),
        step(
            l.form_step_sides(),
            l.form_step_sides_why(),
            begin(Kind::Side, draft.sides.len()),
            draft.sides.len(),
        ),
        step(
            l.form_step_venues(),
            l.form_step_venues_why(),
            begin(Kind::Venue, draft.venues.len()),
            draft.venues.len(),
        ),
        step(
            l.form_step_halls(),
            l.form_step_halls_why(),
            begin(Kind::Hall, halls),
            halls,
        ),
        step(
            l.form_step_tracks(),
            l.form_step_tracks_why(),
            begin(Kind::Track, draft.tracks.len()),
            draft.tracks.len(),
        ),
        step(
            l.form_step_people(),
            l.form_step_people_why(),
            begin(Kind::Person, draft.people.len()),
            draft.people.len(),
        ),
        step(
            l.form_step_sessions(),
            l.form_step_sessions_why(),
            begin(Kind::Session, draft.sessions.len()),
            draft.sessions.len(),
        ),
        step(l.form_step_board(), l.form_step_board_why(), url("board"), placed),
        step(
            l.form_step_release(),
            l.form_step_release_why(),
            url("release"),
            usize::from(released),
        ),
    ];
    if let Some(next) = steps.iter_mut().find(|step| !step.done) {
        next.next = true;
    }
    steps
}

fn counts(asked: &Asked, draft: &Edition) -> Vec<Count> {
    let l = asked.l();
    let halls: usize = draft.venues.iter().map(|venue| venue.halls.len()).sum();
    [
        (Kind::Session, draft.sessions.len()),
        (Kind::Person, draft.people.len()),
        (Kind::Organisation, draft.organisations.len()),
        (Kind::Delegation, draft.delegations.len()),
        (Kind::Venue, draft.venues.len()),
        (Kind::Hall, halls),
        (Kind::Agreement, draft.agreements.len()),
        (Kind::Source, draft.sources.len()),
    ]
    .into_iter()
    .map(|(kind, number)| Count {
        url: asked.place.list(kind),
        words: list_title(kind, l),
        number: l.number(i64::try_from(number).unwrap_or(i64::MAX)),
    })
    .collect()
}

/// The record in which a finding can be cured.
fn cure(asked: &Asked, finding: &FindingRecord) -> String {
    if let Some(session) = finding.items.last() {
        return asked.place.record(Kind::Session, session);
    }
    let named = finding.field.as_deref().unwrap_or_default();
    let mut parts = named.split(':');
    match (parts.next().and_then(Kind::named), parts.next()) {
        (Some(kind), Some(id)) => asked.place.record(kind, id),
        _ => asked.place.list(Kind::Session),
    }
}

/// The findings that weigh most: all hard ones first, missing texts left to their own table.
fn shown(asked: &Asked, draft: &Edition, list: &[FindingRecord], book: &Book) -> Vec<Finding> {
    let mut list: Vec<&FindingRecord> = list.iter().filter(|finding| finding.rule != "text-missing").collect();
    list.sort_by_key(|finding| (!finding.is_hard(), std::cmp::Reverse(finding.weight)));
    list.into_iter()
        .take(SHOWN)
        .map(|finding| Finding {
            words: words::finding(book.l, draft, finding),
            url: cure(asked, finding),
            hard: finding.is_hard(),
        })
        .collect()
}

/// How often each rule is broken.
fn rules(asked: &Asked, list: &[FindingRecord]) -> Vec<(String, usize, String)> {
    let l = asked.l();
    let mut counts: BTreeMap<&str, (u64, usize)> = BTreeMap::new();
    for finding in list.iter().filter(|finding| finding.rule != "text-missing") {
        let entry = counts.entry(finding.rule.as_str()).or_default();
        entry.0 += u64::from(finding.is_hard()) * 1_000_000 + u64::from(finding.weight);
        entry.1 += 1;
    }
    let mut rules: Vec<_> = counts.into_iter().collect();
    rules.sort_by_key(|(_, (weight, _))| std::cmp::Reverse(*weight));
    rules
        .into_iter()
        .map(|(rule, (_, count))| {
            let board = format!("/desk/{}/board?rule={rule}", asked.place.edition().unwrap_or_default());
            (l.term("form-rule", rule), count, board)
        })
        .collect()
}

fn missing(draft: &Edition, book: &Book, edition: &str) -> Vec<Missing> {
    let archive = Archive {
        editions: vec![draft.clone()],
        ..Archive::default()
    };
    let mut counts: BTreeMap<Kind, BTreeMap<&str, usize>> = BTreeMap::new();
    for (key, record) in take_apart(&archive) {
        let Some(form) = Form::of(key.kind) else { continue };
        for tag in missing_languages(form, &record.fields, book) {
            *counts.entry(key.kind).or_default().entry(tag).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .map(|(kind, languages)| Missing {
            kind: list_title(kind, book.l),
            languages: book
                .languages
                .iter()
                .filter_map(|tag| {
                    let count = *languages.get(tag.as_str())?;
                    let url = if kind == Kind::Edition {
                        format!("/desk/{edition}/edition")
                    } else {
                        format!("/desk/{edition}/{}?missing={tag}", kind.name())
                    };
                    Some((book.language(tag), count, url))
                })
                .collect(),
        })
        .collect()
}

async fn changes(asked: &Asked, book: &Book, tx: &mut Tx, edition: &str) -> DbResult<Vec<Change>> {
    let l = asked.l();
    if !asked.actor.may(Permission::ReadHistory, Some(edition)) {
        return Ok(Vec::new());
    }
    let recent = history::recent(tx, Some(edition), &Filters::default(), &Page::first(8)).await?;
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for actor in recent.iter().map(|change| &change.actor).collect::<BTreeSet<_>>() {
        names.insert(actor.clone(), name_of(tx, actor).await?);
    }
    let mut changes = Vec::new();
    for change in recent {
        let Some(form) = Form::of(change.key.kind) else {
            continue;
        };
        let id = &change.key.id;
        let empty = serde_json::Map::new();
        let fields = change.after.as_ref().or(change.before.as_ref()).unwrap_or(&empty);
        let called = label(form, id, fields, book);
        let what = match change.status() {
            Status::New => l.form_change_new(called),
            Status::Changed => l.form_change_changed(called),
            Status::Gone => l.form_change_gone(called),
        };
        changes.push(Change {
            who: names.get(&change.actor).cloned().unwrap_or_default(),
            at: moment(change.at, &book.zone(), l),
            what,
            url: (change.status() != Status::Gone)
                .then(|| format!("/desk/{edition}/history/{}/{}", change.key.kind.name(), escaped(id))),
        });
    }
    Ok(changes)
}
