//! What a sheet would do, row by row; applying it, and taking it back.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use exchange::sheet::{Code, Severity};
use serde::Deserialize;

use super::lists::list_words;
use super::{address, find, to};
use crate::people::access::{Actor, Desk, Visit};
use crate::people::desk::{DeskShell, Section, page as render, refusal};
use crate::platform::db::DbError;
use crate::platform::i18n::{Locale, locale};
use crate::platform::search::fold;
use crate::programme::edit::{By, Origin};
use crate::programme::sheets::{self, DryRun, Hand, Line, Said, State as Stands, Status, Trouble, Upload, store};
use crate::programme::undo::{self, UndoError};

/// Rows of one page.
const PAGE: usize = 50;

#[derive(Template)]
#[template(path = "programme/desk/sheets/outcome.html")]
struct Outcome {
    shell: DeskShell,
    url: String,
    name: String,
    ready: bool,
    applied: bool,
    undone: bool,
    has_edits: bool,
    wrong: usize,
    good: usize,
    total: usize,
    filters: Vec<Filter>,
    words: String,
    show: &'static str,
    shown: usize,
    lines: Vec<Row>,
    earlier: Option<String>,
    later: Option<String>,
    trouble: Option<(String, Vec<String>)>,
    history: Option<String>,
}

struct Filter {
    url: String,
    words: String,
    sign: &'static str,
    count: usize,
    here: bool,
}

struct Row {
    row: u32,
    sign: &'static str,
    status: String,
    label: String,
    how: Option<String>,
    changes: Vec<(String, String, String)>,
    problems: Vec<Problem>,
}

struct Problem {
    at: String,
    column: String,
    value: String,
    words: String,
    hints: String,
    sign: &'static str,
}

#[derive(Template)]
#[template(path = "programme/desk/sheets/work.html")]
struct Work {
    shell: DeskShell,
    url: String,
    name: String,
    applying: bool,
    done: u32,
    total: u32,
    words: String,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    show: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    page: usize,
}

pub(super) async fn page(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    let upload = match find(&desk, &visit, &actor, &edition, &id).await {
        Ok(upload) => upload,
        Err(refused) => return refused,
    };
    if upload.is_busy(desk.now()) {
        return working(&visit, &upload);
    }
    show(&desk, &visit, &upload, &asked, None).await
}

fn working(visit: &Visit, upload: &Upload) -> Response {
    let l = locale(visit.lang);
    let applying = upload.state == Stands::Applying;
    let title = if applying {
        l.sheet_applying()
    } else {
        l.sheet_reading()
    };
    render(
        StatusCode::OK,
        &Work {
            url: address(upload),
            name: upload.name.clone(),
            applying,
            done: upload.done,
            total: upload.total,
            words: l.sheet_progress(upload.done, upload.total),
            shell: DeskShell::new(visit, Some(&upload.edition), Section::Sheets, title)
                .style("css/sheets.css")
                .script("js/sheets.js"),
        },
    )
}

async fn show(
    desk: &Desk,
    visit: &Visit,
    upload: &Upload,
    asked: &Asked,
    trouble: Option<(String, Vec<String>)>,
) -> Response {
    let l = locale(visit.lang);
    let packed = async { store::outcome(&mut desk.db.read().await?, upload.id).await };
    let packed = match packed.await {
        Ok(packed) => packed,
        Err(error) => return refusal::internal(&error, false),
    };
    let Some(packed) = packed else {
        // Nothing was read yet, or reading came to nothing.
        return match &upload.problem {
            None => to(&format!("{}/columns", address(upload))),
            Some(_) => render(
                StatusCode::OK,
                &page_of(l, visit, upload, &DryRun::default(), asked, trouble),
            ),
        };
    };
    match tokio::task::spawn_blocking(move || DryRun::unpack(&packed)).await {
        Ok(Ok(run)) => render(StatusCode::OK, &page_of(l, visit, upload, &run, asked, trouble)),
        Ok(Err(error)) => refusal::internal(&error, false),
        Err(error) => refusal::internal(&error, false),
    }
}

fn page_of(
    l: &'static Locale,
    visit: &Visit,
    upload: &Upload,
    run: &DryRun,
    asked: &Asked,
    trouble: Option<(String, Vec<String>)>,
) -> Outcome {
    let counts: HashMap<Status, usize> = run.counts().into_iter().collect();
    let count = |status: Status| counts.get(&status).copied().unwrap_or_default();
    let wrong = count(Status::Wrong);
    let chosen = Status::named(&asked.show);
    let words = asked.q.trim().to_owned();
    let wanted = fold(&words);
    let has_words = |line: &Line| {
        wanted.is_empty() || {
            let mut text = line.label.clone();
            for (_, before, after) in &line.changes {
                text.push_str(&format!(" {before} {after}"));
            }
            for problem in &line.problems {
                text.push_str(&format!(" {} {}", problem.at, problem.value));
            }
            let folded = fold(&text);
            wanted
                .iter()
                .all(|word| folded.iter().any(|known| known.starts_with(word.as_str())))
        }
    };
    let found: Vec<&Line> = run
        .lines
        .iter()
        .filter(|line| chosen.is_none_or(|status| line.status == status) && has_words(line))
        .collect();
    let url = address(upload);
    let at = |show: &str, page: usize| format!("{url}?show={show}&q={}&page={page}", escaped(&words));
    let last = found.len().saturating_sub(1) / PAGE;
    let page = asked.page.min(last);
    let show = chosen.map_or("", Status::name);
    let names = names(l, upload);
    let mut filters = vec![Filter {
        url: at("", 0),
        words: l.sheet_show_all(),
        sign: "all",
        count: run.lines.len(),
        here: chosen.is_none(),
    }];
    filters.extend(Status::ALL.map(|status| Filter {
        url: at(status.name(), 0),
        words: l.term("sheet-show", status.name()),
        sign: sign(status),
        count: count(status),
        here: chosen == Some(status),
    }));
    let title = l.sheet_outcome_title(list_words(l, upload.list));
    Outcome {
        name: upload.name.clone(),
        ready: upload.state == Stands::Ready || upload.state == Stands::Reading || upload.state == Stands::Applying,
        applied: upload.state == Stands::Applied,
        undone: upload.state == Stands::Undone,
        has_edits: !run.edits.is_empty(),
        wrong,
        good: count(Status::New) + count(Status::Changed),
        total: run.lines.len(),
        filters,
        show,
        shown: found.len(),
        lines: found
            .iter()
            .skip(page * PAGE)
            .take(PAGE)
            .map(|line| row(l, line, &names))
            .collect(),
        earlier: (page > 0).then(|| at(show, page.saturating_sub(1))),
        later: (page < last).then(|| at(show, page + 1)),
        trouble: trouble.or_else(|| upload.problem.as_ref().map(|problem| told(l, upload, problem))),
        history: visit
            .actor
            .as_ref()
            .filter(|actor| actor.may(crate::people::access::Permission::ReadHistory, Some(&upload.edition)))
            .map(|_| format!("/desk/{}/history", upload.edition)),
        words,
        url,
        shell: DeskShell::new(visit, Some(&upload.edition), Section::Sheets, title).style("css/sheets.css"),
    }
}

fn sign(status: Status) -> &'static str {
    match status {
        Status::Wrong => "stop",
        Status::New => "plus",
        Status::Changed => "warn",
        Status::Same => "no",
    }
}

/// What the columns of this upload are called.
fn names(l: &Locale, upload: &Upload) -> HashMap<String, String> {
    let tags = ["kk", "ru", "en"].map(str::to_owned);
    let mut languages: Vec<String> = tags.to_vec();
    for key in upload.mapping.values() {
        if let Some((_, tag)) = key.rsplit_once('.')
            && !languages.iter().any(|known| known == tag)
        {
            languages.push(tag.to_owned());
        }
    }
    let columns = upload.list.columns(&languages);
    columns
        .into_iter()
        .map(|column| (column.key.clone(), sheets::heading(l, upload.list, &column)))
        .collect()
}

fn row(l: &Locale, line: &Line, names: &HashMap<String, String>) -> Row {
    let name = |key: &String| names.get(key).cloned().unwrap_or_else(|| key.clone());
    Row {
        row: line.row,
        sign: sign(line.status),
        status: l.term("sheet-status", line.status.name()),
        label: if line.label.is_empty() {
            l.sheet_nameless()
        } else {
            line.label.clone()
        },
        how: line.how.as_deref().map(|how| l.term("sheet-how", how)),
        changes: line
            .changes
            .iter()
            .map(|(column, before, after)| (name(column), short(before), short(after)))
            .collect(),
        problems: line
            .problems
            .iter()
            .map(|said| problem(l, said, &name(&said.column)))
            .collect(),
    }
}

fn short(words: &str) -> String {
    let mut cut: String = words.chars().take(300).collect();
    if cut.len() < words.len() {
        cut.push('…');
    }
    cut
}

fn problem(l: &Locale, said: &Said, column: &str) -> Problem {
    let code = Code::named(&said.code);
    let hint = |place: usize| said.hints.get(place).cloned().unwrap_or_default();
    let args = [("first", hint(0).into()), ("second", hint(1).into())];
    let words = l
        .by_id(&format!("sheet-problem-{}", said.code), &args)
        .unwrap_or_else(|| said.code.clone());
    let list = said.hints.join("; ");
    let hints = match code {
        _ if said.hints.is_empty() => String::new(),
        // More than three are not near: they are what there is.
        Some(Code::UnknownReference | Code::UnknownWord) if said.hints.len() <= 3 => l.sheet_hint_near(list),
        Some(Code::UnknownReference | Code::UnknownWord) => l.sheet_hint_these(list),
        Some(Code::Ambiguous | Code::Namesake) => l.sheet_hint_these(list),
        Some(Code::UnknownLanguage) => l.sheet_hint_these(list),
        _ => String::new(),
    };
    let look = code.is_some_and(|code| code.severity() == Severity::Look);
    Problem {
        at: said.at.clone(),
        column: column.to_owned(),
        value: short(&said.value),
        words,
        hints,
        sign: if look { "warn" } else { "stop" },
    }
}

/// What came of applying, in words.
fn told(l: &Locale, upload: &Upload, trouble: &Trouble) -> (String, Vec<String>) {
    let names = names(l, upload);
    let field = |field: &String| {
        let own = names
            .iter()
            .find(|(key, _)| *key == field || key.split('.').next() == Some(field.as_str()));
        own.map_or_else(
            || field.clone(),
            |(_, words)| words.split(" (").next().unwrap_or(words).to_owned(),
        )
    };
    match trouble {
        Trouble::Conflict(clashes) => {
            let line = |clash: &sheets::Clash| {
                l.sheet_conflict_line(
                    clash.fields.iter().map(field).collect::<Vec<_>>().join(", "),
                    clash.label.clone(),
                )
            };
            (l.sheet_conflict(), clashes.iter().map(line).collect())
        }
        Trouble::Refused(objections) => {
            let line = |objection: &sheets::Objection| {
                let why = l
                    .by_id(&format!("sheet-refusal-{}", objection.code), &[])
                    .unwrap_or_else(|| l.sheet_refusal_other());
                l.sheet_refused_line(
                    field(&objection.field),
                    objection.label.clone(),
                    objection.value.clone(),
                    why,
                )
            };
            (l.sheet_refused(), objections.iter().map(line).collect())
        }
        Trouble::Gone(ids) => (l.sheet_gone(), ids.clone()),
        Trouble::Lost => (l.sheet_lost(), Vec::new()),
        Trouble::Internal => (l.sheet_internal(), Vec::new()),
    }
}

fn escaped(words: &str) -> String {
    words.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

pub(super) async fn apply(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id)): Path<(String, String)>,
) -> Response {
    let upload = match find(&desk, &visit, &actor, &edition, &id).await {
        Ok(upload) => upload,
        Err(refused) => return refused,
    };
    let url = address(&upload);
    if upload.state != Stands::Ready {
        return to(&url);
    }
    match sheets::begin(&desk, &upload, Stands::Applying).await {
        Err(error) => return refusal::internal(&error, false),
        Ok(false) => return to(&url),
        Ok(true) => {}
    }
    let hand = Hand {
        account: actor.label(),
        name: actor.name.clone(),
        address: actor.address.clone(),
    };
    let work = sheets::apply(&desk, upload, hand);
    let _ = tokio::time::timeout(std::time::Duration::from_millis(1200), work).await;
    to(&url)
}

pub(super) async fn undo(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id)): Path<(String, String)>,
) -> Response {
    let l = locale(visit.lang);
    let upload = match find(&desk, &visit, &actor, &edition, &id).await {
        Ok(upload) => upload,
        Err(refused) => return refused,
    };
    let Some(batch) = upload.batch.filter(|_| upload.state == Stands::Applied) else {
        return to(&address(&upload));
    };
    let account = actor.label();
    let by = By {
        account: &account,
        origin: Origin::Undo,
        address: actor.address.as_deref(),
        at: desk.now(),
    };
    let taken_back = async {
        let mut tx = desk.db.write().await?;
        let applied = undo::apply(&mut tx, batch, &by).await?;
        store::undone(&mut tx, upload.id).await?;
        tx.commit().await?;
        Ok::<_, UndoError>(applied)
    };
    match taken_back.await {
        Ok(applied) => {
            let keys: Vec<String> = applied
                .keys
                .iter()
                .take(200)
                .map(|key| format!("{}/{}", key.kind.name(), key.id))
                .collect();
            desk.draft_changed(&edition, applied.revision, &keys, &actor.name);
            to(&address(&upload))
        }
        Err(UndoError::Db(error)) => refusal::internal(&error, false),
        Err(UndoError::Nothing) => {
            let marked = async {
                let mut tx = desk.db.write().await?;
                store::undone(&mut tx, upload.id).await?;
                tx.commit().await?;
                Ok::<_, DbError>(())
            };
            match marked.await {
                Ok(()) => to(&address(&upload)),
                Err(error) => refusal::internal(&error, false),
            }
        }
        Err(UndoError::ChangedSince(blocked)) => {
            let lines = blocked.into_iter().take(100).map(|blocked| blocked.label).collect();
            let trouble = Some((l.sheet_undo_changed_since(), lines));
            show(&desk, &visit, &upload, &Asked::default(), trouble).await
        }
        Err(UndoError::Refused(refusals)) => {
            let lines = refusals.into_iter().take(100).map(|refusal| refusal.key.id).collect();
            let trouble = Some((l.sheet_undo_refused(), lines));
            show(&desk, &visit, &upload, &Asked::default(), trouble).await
        }
    }
}

pub(super) async fn discard(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id)): Path<(String, String)>,
) -> Response {
    let upload = match find(&desk, &visit, &actor, &edition, &id).await {
        Ok(upload) => upload,
        Err(refused) => return refused,
    };
    let removed = async {
        let mut tx = desk.db.write().await?;
        store::remove(&mut tx, &edition, upload.id).await?;
        tx.commit().await
    };
    match removed.await {
        Ok(()) => to(&format!("/desk/{edition}/sheets")),
        Err(error) => refusal::internal(&error, false),
    }
}
