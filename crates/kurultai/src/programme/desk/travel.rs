//! How long it takes between venues: a table of venues by venues, all ways at once. Each cell is a record of its own, so two
//! people who fill different cells are not in each other's way.

use askama::Template;
use axum::extract::{Form as Body, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde_json::{Map, Value, json};

use super::book::Book;
use super::forms;
use super::place::{Place, Tab, escaped, list_title, tabs};
use super::records::{Asked, Pairs, answer, said_words, trouble_of, write};
use super::sent::Sent;
use super::values::Trouble;
use super::view::trouble_words;
use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::desk::{DeskShell, page, refusal};
use crate::platform::db::DbResult;
use crate::programme::edit::{self, Edit, EditError, Stored, Version};
use crate::programme::records::{Kind, RecordKey};

pub fn routes() -> Routes {
    Routes::new()
        .get("/desk/{edition}/travel", Permission::ReadDesk, table)
        .post("/desk/{edition}/travel", Permission::EditFrame, fill)
        .get("/desk/{edition}/travel/{id}", Permission::ReadDesk, one)
}

#[derive(Template)]
#[template(path = "programme/desk/travel.html")]
struct TravelPage {
    shell: DeskShell,
    tabs: Vec<Tab>,
    action: String,
    venues: Vec<String>,
    rows: Vec<Row>,
    summary: Vec<(String, String, String)>,
    may_edit: bool,
    new_venue: String,
}

struct Row {
    venue: String,
    cells: Vec<Option<Cell>>,
}

struct Cell {
    id: String,
    name: String,
    label: String,
    value: String,
    /// As the draft has it.
    shown: String,
    base: String,
    errors: Vec<String>,
}

/// A single way is a cell of the table.
async fn one(Path((edition, id)): Path<(String, String)>) -> Response {
    let anchor = id
        .split_once('>')
        .map_or(String::new(), |(from, to)| format!("#{}", cell_id(from, to)));
    Redirect::to(&format!("/desk/{}/travel{anchor}", escaped(&edition))).into_response()
}

fn cell_id(from: &str, to: &str) -> String {
    format!("way-{from}-to-{to}")
}

fn asked(desk: Desk, visit: Visit, actor: Actor, edition: &str) -> Asked {
    Asked {
        desk,
        visit,
        actor,
        place: Place::Edition(edition.to_owned()),
        form: &forms::travel::FORM,
    }
}

async fn table(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Query(query): Query<Pairs>,
) -> Response {
    let asked = asked(desk, visit, actor, &edition);
    let found = async {
        let mut tx = asked.desk.db.read().await?;
        let Some(book) = asked.book(&mut tx).await? else {
            return Ok(refusal::not_found(&asked.visit));
        };
        let ways = edit::list(&mut tx, &edition, Kind::Travel).await?;
        let said = said_words(&Sent(query), asked.l());
        Ok(travel_page(
            &asked,
            &book,
            &ways,
            &Sent::default(),
            &[],
            StatusCode::OK,
            said,
        ))
    };
    answer(found.await)
}

fn travel_page(
    asked: &Asked,
    book: &Book,
    ways: &[Stored],
    typed: &Sent,
    troubles: &[Trouble],
    status: StatusCode,
    said: Option<String>,
) -> Response {
    let l = asked.l();
    let venues: Vec<(&str, &str)> = book
        .entries(Kind::Venue)
        .iter()
        .map(|entry| (entry.id.as_str(), entry.word.as_str()))
        .collect();
    let rows = venues
        .iter()
        .map(|(from, from_word)| Row {
            venue: (*from_word).to_owned(),
            cells: venues
                .iter()
                .map(|(to, to_word)| {
                    if from == to {
                        return None;
                    }
                    let id = format!("{from}>{to}");
                    let way = ways.iter().find(|way| way.key.id == id);
                    let name = format!("t.{from}.{to}");
                    let minutes = way.and_then(|way| way.fields.get("minutes")).map(ToString::to_string);
                    Some(Cell {
                        id: cell_id(from, to),
                        shown: minutes.clone().unwrap_or_default(),
                        value: typed.get(&name).map(str::to_owned).or(minutes).unwrap_or_default(),
                        label: l.form_way(*from_word, *to_word),
                        base: way.map(|way| way.version.to_string()).unwrap_or_default(),
                        errors: troubles
                            .iter()
                            .filter(|trouble| trouble.field == id)
                            .map(|trouble| trouble_words(trouble, l))
                            .collect(),
                        name,
                    })
                })
                .collect(),
        })
        .collect();
    let summary = troubles
        .iter()
        .map(|trouble| {
            let (from, to) = trouble.field.split_once('>').unwrap_or_default();
            (
                cell_id(from, to),
                book.word(Kind::Travel, &trouble.field),
                trouble_words(trouble, l),
            )
        })
        .collect();
    let edition = asked.place.edition().unwrap_or_default();
    page(
        status,
        &TravelPage {
            tabs: tabs(&asked.place, Kind::Travel, l),
            action: asked.place.list(Kind::Travel),
            venues: venues.iter().map(|(_, word)| (*word).to_owned()).collect(),
            rows,
            summary,
            may_edit: asked.may_edit(),
            new_venue: format!("/desk/{edition}/venue/new"),
            shell: asked
                .place
                .shell(&asked.visit, asked.form.section, list_title(Kind::Travel, l))
                .said(said),
        },
    )
}

async fn fill(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Body(sent): Body<Pairs>,
) -> Response {
    let asked = asked(desk, visit, actor, &edition);
    let mut sent = Sent(sent);
    let found: DbResult<Response> = async {
        let mut tx = asked.desk.db.write().await?;
        let Some(book) = asked.book(&mut tx).await? else {
            return Ok(refusal::not_found(&asked.visit));
        };
        let ways = edit::list(&mut tx, &edition, Kind::Travel).await?;
        if sent.words("mirror").is_some() {
            mirror(&mut sent);
            return Ok(travel_page(&asked, &book, &ways, &sent, &[], StatusCode::OK, None));
        }
        let (edits, mut troubles) = edits(&edition, &ways, &sent);
        let status = if troubles.is_empty() {
            match write(&asked, tx, &edits).await {
                Ok(applied) => {
                    let said = if applied.keys.is_empty() { "nothing" } else { "saved" };
                    let list = asked.place.list(Kind::Travel);
                    return Ok(Redirect::to(&format!("{list}?said={said}")).into_response());
                }
                Err(EditError::Conflict(conflicts)) => {
                    // Theirs is named; mine stays in the cell, and sending it again is the choice.
                    troubles.extend(conflicts.iter().map(|conflict| {
                        let theirs = conflict
                            .theirs
                            .get("minutes")
                            .map(ToString::to_string)
                            .unwrap_or_default();
                        Trouble::new(&conflict.key.id, "way-changed", &theirs)
                    }));
                    StatusCode::CONFLICT
                }
                Err(EditError::Refused(refusals)) => {
                    troubles.extend(refusals.iter().map(|refusal| Trouble {
                        field: refusal.key.id.clone(),
                        ..trouble_of(refusal, &book)
                    }));
                    StatusCode::UNPROCESSABLE_ENTITY
                }
                Err(EditError::Gone(keys)) => {
                    troubles.extend(keys.iter().map(|key| Trouble::new(&key.id, "way-changed", "—")));
                    StatusCode::CONFLICT
                }
                Err(EditError::Db(error)) => return Err(error),
            }
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        let mut tx = asked.desk.db.read().await?;
        let ways = edit::list(&mut tx, &edition, Kind::Travel).await?;
        Ok(travel_page(&asked, &book, &ways, &sent, &troubles, status, None))
    }
    .await;
    answer(found)
}

/// Fills empty ways back with the minutes of the way there.
fn mirror(sent: &mut Sent) {
    let back: Vec<(String, String)> = sent
        .0
        .iter()
        .filter(|(_, minutes)| !minutes.trim().is_empty())
        .filter_map(|(name, minutes)| {
            let (from, to) = name.strip_prefix("t.")?.split_once('.')?;
            Some((format!("t.{to}.{from}"), minutes.clone()))
        })
        .collect();
    for (name, minutes) in back {
        for (_, value) in sent
            .0
            .iter_mut()
            .filter(|(key, value)| *key == name && value.trim().is_empty())
        {
            value.clone_from(&minutes);
        }
    }
}

/// What the table changes: ways that are new, that take another time, that are gone.
fn edits(edition: &str, ways: &[Stored], sent: &Sent) -> (Vec<Edit>, Vec<Trouble>) {
    let mut edits = Vec::new();
    let mut troubles = Vec::new();
    for (name, typed) in &sent.0 {
        let Some((from, to)) = name.strip_prefix("t.").and_then(|name| name.split_once('.')) else {
            continue;
        };
        let id = format!("{from}>{to}");
        let way = ways.iter().find(|way| way.key.id == id);
        let typed = typed.trim();
        let minutes = match (typed.is_empty(), typed.parse::<u32>()) {
            (true, _) => None,
            (false, Ok(minutes)) if minutes <= 2880 => Some(minutes),
            _ => {
                troubles.push(Trouble::new(&id, "number", typed));
                continue;
            }
        };
        // The version that was shown; the time that was shown tells whether anybody typed here at all.
        let base: Option<Version> = sent.words(&format!("b.{from}.{to}")).and_then(|base| base.parse().ok());
        let shown = sent.words(&format!("o.{from}.{to}"));
        if shown == minutes.map(|minutes| minutes.to_string()).as_deref() {
            continue;
        }
        let now = way.and_then(|way| way.fields.get("minutes")).and_then(Value::as_u64);
        if now == minutes.map(u64::from) {
            continue;
        }
        let fields = minutes.map(|minutes| {
            let mut fields = way.map_or_else(Map::new, |way| way.fields.clone());
            for (field, value) in [("from", json!(from)), ("to", json!(to)), ("minutes", json!(minutes))] {
                fields.insert(field.to_owned(), value);
            }
            fields.remove("illustrative");
            fields
        });
        if fields.is_none() && way.is_none() {
            continue;
        }
        // Somebody else filled a cell that was empty on the page: named like any other change.
        if base.is_none() && way.is_some() {
            troubles.push(Trouble::new(
                &id,
                "way-changed",
                &now.map(|now| now.to_string()).unwrap_or_default(),
            ));
            continue;
        }
        edits.push(Edit {
            key: RecordKey::of(edition, Kind::Travel, &id),
            base: base.filter(|_| way.is_some()),
            fields,
        });
    }
    (edits, troubles)
}
