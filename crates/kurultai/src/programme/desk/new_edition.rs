//! A new edition: empty, or begun as a copy of another; and the end of one.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Form as Body, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use exchange::archive::{Day, Edition, Language, Side, Text, derived_uid};
use jiff::civil::time;
use serde_json::{Map, Value, json};

use super::book::Book;
use super::forms::edition::{FORM, NEW};
use super::place::{Place, escaped};
use super::records::{Asked, Pairs, answer, trouble_of, write};
use super::sent::Sent;
use super::values::{self, Trouble, gather};
use super::view::{Choice, Section, Showing, Suggestions, Widget, trouble_words};
use crate::forum::carry_over::Frame;
use crate::forum::store as forum;
use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::carry_over::Participants;
use crate::people::desk::{DeskShell, page, refusal};
use crate::platform::db::DbResult;
use crate::platform::i18n::{Lang, locale};
use crate::programme::draft;
use crate::programme::edit::{self, Edit, EditError, Version};
use crate::programme::records::{Kind, RecordKey};

/// Words that are addresses of the desk itself.
const RESERVED: [&str; 8] = [
    "new", "series", "accounts", "mail", "api", "language", "sign-in", "account",
];

pub fn routes() -> Routes {
    let administer = Permission::Administer;
    Routes::new()
        .get("/desk/new", administer, ask)
        .post("/desk/new", administer, create)
        .get("/desk/{edition}/edition/delete", administer, ask_to_delete)
        .post("/desk/{edition}/edition/delete", administer, delete)
}

#[derive(Template)]
#[template(path = "programme/desk/new_edition.html")]
struct NewPage {
    shell: DeskShell,
    from: Vec<Choice>,
    chosen: String,
    parts: Vec<Part>,
    sections: Vec<Section>,
    suggestions: Vec<Suggestions>,
    summary: Vec<(String, String, String)>,
}

/// Something that can be carried over.
struct Part {
    name: &'static str,
    words: String,
    hint: String,
    chosen: bool,
}

/// Somebody at the making of an edition.
fn asked(desk: Desk, visit: Visit, actor: Actor) -> Asked {
    Asked {
        desk,
        visit,
        actor,
        place: Place::Shared,
        form: &NEW,
    }
}

async fn ask(State(desk): State<Desk>, visit: Visit, actor: Actor, Query(query): Query<Pairs>) -> Response {
    let asked = asked(desk, visit, actor);
    let query = Sent(query);
    let found = async {
        let mut tx = asked.desk.db.read().await?;
        let book = Book::shared(&mut tx, asked.visit.lang).await?;
        let from = match query.words("from") {
            Some(key) => draft::load(&mut tx, key).await?,
            None => None,
        };
        let sent = presets(&book, from.as_ref(), &query);
        let keys = forum::edition_keys(&mut tx).await?;
        let mut editions = Vec::new();
        for key in keys {
            if let Some(edition) = forum::edition(&mut tx, &key).await? {
                editions.push((key, words(&edition.title, asked.visit.lang)));
            }
        }
        Ok(new_page(
            &asked,
            &book,
            from.as_ref(),
            &editions,
            &sent,
            &[],
            StatusCode::OK,
        ))
    };
    answer(found.await)
}

fn words(text: &Text, lang: Lang) -> String {
    text.best(lang.tag())
        .map_or_else(String::new, |(_, words)| words.to_owned())
}

/// What most new editions have, and what an edition says about the next one.
fn presets(book: &Book, from: Option<&Edition>, query: &Sent) -> Sent {
    let mut sent = match from {
        Some(from) => {
            let mut fields = serde_json::to_value(from)
                .ok()
                .and_then(|value| value.as_object().cloned())
                .unwrap_or_default();
            for field in ["id", "start", "end", "theme", "city", "country", "region"] {
                fields.remove(field);
            }
            if let Some(ordinal) = from.ordinal {
                fields.insert("ordinal".to_owned(), (ordinal + 1).into());
            }
            values::spread(&NEW, &fields, book)
        }
        None => {
            let mut sent = Sent::default();
            for lang in Lang::all() {
                sent.put("languages", lang.tag());
            }
            sent.put("timezone", "Asia/Almaty");
            sent
        }
    };
    for field in NEW.fields() {
        if let Some(value) = query.words(field.name) {
            sent.0.retain(|(name, _)| name != field.name);
            sent.put(field.name, value);
        }
    }
    sent
}

fn new_page(
    asked: &Asked,
    book: &Book,
    from: Option<&Edition>,
    editions: &[(String, String)],
    sent: &Sent,
    troubles: &[Trouble],
    status: StatusCode,
) -> Response {
    let l = asked.l();
    let showing = Showing {
        form: &NEW,
        sent,
        troubles,
        book,
        is_new: true,
        more: None,
    };
    let sections = showing.sections();
    let summary = troubles
        .iter()
        .map(|trouble| {
            let control = sections
                .iter()
                .flat_map(|section| &section.controls)
                .find(|control| control.name == trouble.field);
            let (anchor, label) = control.map_or((String::new(), String::new()), |control| {
                (control.first().to_owned(), control.label.clone())
            });
            (anchor, label, trouble_words(trouble, l))
        })
        .collect();
    let chosen = from.map_or(String::new(), |from| from.id.clone());
    page(
        status,
        &NewPage {
            from: std::iter::once((String::new(), l.form_new_edition_empty()))
                .chain(editions.iter().cloned())
                .map(|(value, words)| Choice {
                    chosen: value == chosen,
                    value,
                    words,
                })
                .collect(),
            parts: parts(asked, from, sent),
            suggestions: showing.suggestions(),
            sections,
            summary,
            chosen,
            shell: asked.place.shell(
                &asked.visit,
                crate::people::desk::Section::Overview,
                l.form_new_edition(),
            ),
        },
    )
}

/// What can be carried over, with how much there is of it. Chosen from the start is what nearly every next edition needs.
fn parts(asked: &Asked, from: Option<&Edition>, sent: &Sent) -> Vec<Part> {
    let l = asked.l();
    let said: Option<BTreeSet<&str>> = sent.mentions("carry").then(|| sent.all("carry").collect());
    let part = |name: &'static str, words: String, hint: String, usual: bool| Part {
        chosen: said.as_ref().map_or(usual, |said| said.contains(name)),
        name,
        words,
        hint,
    };
    let Some(from) = from else {
        return vec![
            part("sides", l.form_carry_two_sides(), l.form_carry_two_sides_hint(), true),
            part("days", l.form_carry_every_day(), l.form_carry_every_day_hint(), true),
        ];
    };
    let halls: usize = from.venues.iter().map(|venue| venue.halls.len()).sum();
    let sessions = from
        .sessions
        .iter()
        .filter(|session| !session.outside_programme && !session.cancelled)
        .count();
    vec![
        part("sides", l.form_carry_sides(from.sides.len()), String::new(), true),
        part(
            "days",
            l.form_carry_days(from.days.len()),
            l.form_carry_days_hint(),
            true,
        ),
        part("tracks", l.form_carry_tracks(from.tracks.len()), String::new(), true),
        part(
            "places",
            l.form_carry_places(halls, from.venues.len()),
            l.form_carry_places_hint(),
            false,
        ),
        part(
            "organisations",
            l.form_carry_organisations(from.organisations.len()),
            String::new(),
            true,
        ),
        part(
            "people",
            l.form_carry_people(from.people.len()),
            l.form_carry_people_hint(),
            false,
        ),
        part(
            "delegations",
            l.form_carry_delegations(from.delegations.len()),
            l.form_carry_delegations_hint(),
            true,
        ),
        part(
            "sessions",
            l.form_carry_sessions(sessions),
            l.form_carry_sessions_hint(),
            false,
        ),
    ]
}

async fn create(State(desk): State<Desk>, visit: Visit, actor: Actor, Body(sent): Body<Pairs>) -> Response {
    let asked = asked(desk, visit, actor);
    let sent = Sent(sent);
    let found: DbResult<Response> = async {
        let mut tx = asked.desk.db.write().await?;
        let book = Book::shared(&mut tx, asked.visit.lang).await?;
        let from = match sent.words("from") {
            Some(key) => draft::load(&mut tx, key).await?,
            None => None,
        };
        let keys = forum::edition_keys(&mut tx).await?;
        let (fields, mut troubles) = gather(&NEW, &sent, &Map::new(), &book);
        let key = sent.words("id").unwrap_or_default().to_owned();
        if RESERVED.contains(&key.as_str()) {
            troubles.push(Trouble::new("id", "reserved", &key));
        }
        if keys.contains(&key) {
            troubles.push(Trouble::new("id", "taken", &key));
        }
        let edition = if troubles.is_empty() {
            begun(&fields, &key, from.as_ref(), &sent)
                .map_err(|problem| troubles.push(Trouble::new("", "wrong-type", &problem)))
        } else {
            Err(())
        };
        let mut editions = Vec::new();
        for key in keys {
            if let Some(edition) = forum::edition(&mut tx, &key).await? {
                editions.push((key, words(&edition.title, asked.visit.lang)));
            }
        }
        if let Ok(edition) = edition {
            let fields = serde_json::to_value(&edition)
                .ok()
                .and_then(|value| value.as_object().cloned());
            let edit = Edit {
                key: RecordKey::of(&key, Kind::Edition, &key),
                base: None,
                fields,
            };
            match write(&asked, tx, &[edit]).await {
                Ok(_) => return Ok(Redirect::to(&format!("/desk/{}?said=created", escaped(&key))).into_response()),
                Err(EditError::Refused(refusals)) => {
                    troubles.extend(refusals.iter().map(|refusal| {
                        let mut trouble = trouble_of(refusal, &book);
                        if refusal.key.kind != Kind::Edition {
                            trouble.value = format!("{} ({})", trouble.value, refusal.key);
                        }
                        trouble
                    }));
                }
                Err(EditError::Conflict(_) | EditError::Gone(_)) => troubles.push(Trouble::new("id", "taken", &key)),
                Err(EditError::Db(error)) => return Err(error),
            }
        }
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        Ok(new_page(
            &asked,
            &book,
            from.as_ref(),
            &editions,
            &sent,
            &troubles,
            status,
        ))
    }
    .await;
    answer(found)
}

/// The edition as it begins.
///
/// # Errors
/// What does not make an edition, when something is missing that the form should have asked for.
fn begun(fields: &Map<String, Value>, key: &str, from: Option<&Edition>, sent: &Sent) -> Result<Edition, String> {
    let mut fields = fields.clone();
    fields.insert("uid".to_owned(), json!(derived_uid(key, "edition", key)));
    fields.insert("status".to_owned(), "planned".into());
    let mut edition: Edition = serde_json::from_value(Value::Object(fields)).map_err(|error| error.to_string())?;
    let carried: BTreeSet<&str> = sent.all("carry").collect();
    let wants = |part: &str| carried.contains(part);
    match from {
        None => {
            if wants("sides") {
                edition.sides = ["KZ", "RU"].map(|side| side_of(side, &edition.languages)).to_vec();
            }
            if wants("days") {
                edition.days = edition
                    .start
                    .series(jiff::Span::new().days(1))
                    .take_while(|date| *date <= edition.end)
                    // Somebody who mistyped a year gets a few days, not hundreds.
                    .take(14)
                    .map(|date| Day {
                        date,
                        name: None,
                        opens: Some(time(9, 0, 0, 0)),
                        closes: Some(time(19, 0, 0, 0)),
                        illustrative: false,
                    })
                    .collect();
            }
        }
        Some(from) => {
            let frame = Frame {
                sides: wants("sides"),
                days: wants("days"),
                tracks: wants("tracks"),
                places: wants("places"),
            };
            crate::forum::carry_over::carry_over(from, &mut edition, frame);
            let participants = Participants {
                organisations: wants("organisations"),
                people: wants("people"),
                delegations: wants("delegations"),
            };
            crate::people::carry_over::carry_over(from, &mut edition, participants);
            if wants("sessions") {
                crate::programme::carry_over::carry_over(from, &mut edition);
            }
        }
    }
    Ok(edition)
}

/// A country as a side, in the languages of the edition that are ours.
fn side_of(code: &str, languages: &[Language]) -> Side {
    let mut name = Text::default();
    for language in languages {
        if let Some(lang) = Lang::from_tag(language.as_str()) {
            name.words.insert(language.clone(), locale(lang).term("side", code));
        }
    }
    if name.is_empty() {
        name = Text::of("en", locale(Lang::En).term("side", code));
    }
    Side {
        id: code.to_owned(),
        name,
    }
}

#[derive(Template)]
#[template(path = "programme/desk/delete_edition.html")]
struct DeletePage {
    shell: DeskShell,
    key: String,
    base: String,
    what: String,
    notices: Vec<String>,
}

async fn ask_to_delete(State(desk): State<Desk>, visit: Visit, actor: Actor, Path(edition): Path<String>) -> Response {
    let asked = of_edition(desk, visit, actor, &edition);
    answer(delete_page(&asked, &edition, Vec::new(), StatusCode::OK).await)
}

fn of_edition(desk: Desk, visit: Visit, actor: Actor, edition: &str) -> Asked {
    Asked {
        desk,
        visit,
        actor,
        place: Place::Edition(edition.to_owned()),
        form: &FORM,
    }
}

async fn delete_page(asked: &Asked, edition: &str, notices: Vec<String>, status: StatusCode) -> DbResult<Response> {
    let mut tx = asked.desk.db.read().await?;
    let key = RecordKey::of(edition, Kind::Edition, edition);
    let (Some(stored), Some(draft)) = (edit::read(&mut tx, &key).await?, draft::load(&mut tx, edition).await?) else {
        return Ok(refusal::not_found(&asked.visit));
    };
    let l = asked.l();
    Ok(page(
        status,
        &DeletePage {
            key: edition.to_owned(),
            base: stored.version.to_string(),
            what: l.form_delete_edition_what(draft.people.len(), draft.sessions.len()),
            notices,
            shell: asked.place.shell(
                &asked.visit,
                FORM.section,
                l.form_delete_title(words(&draft.title, asked.visit.lang)),
            ),
        },
    ))
}

async fn delete(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Body(sent): Body<Pairs>,
) -> Response {
    let asked = of_edition(desk, visit, actor, &edition);
    let sent = Sent(sent);
    let l = asked.l();
    if sent.words("typed") != Some(edition.as_str()) {
        let notices = vec![l.form_delete_edition_typed(edition.clone())];
        return answer(delete_page(&asked, &edition, notices, StatusCode::UNPROCESSABLE_ENTITY).await);
    }
    let found: DbResult<Response> = async {
        let tx = asked.desk.db.write().await?;
        let base: Option<Version> = sent.words("base").and_then(|base| base.parse().ok());
        let edit = Edit {
            key: RecordKey::of(&edition, Kind::Edition, &edition),
            base: Some(base.unwrap_or_else(|| Version::of(&Map::new()))),
            fields: None,
        };
        match write(&asked, tx, &[edit]).await {
            Ok(_) => Ok(Redirect::to("/desk").into_response()),
            Err(EditError::Conflict(_)) => {
                delete_page(&asked, &edition, vec![l.form_delete_changed()], StatusCode::CONFLICT).await
            }
            Err(EditError::Refused(refusals)) => {
                let mut tx = asked.desk.db.read().await?;
                let Some(book) = asked.book(&mut tx).await? else {
                    return Ok(refusal::not_found(&asked.visit));
                };
                drop(tx);
                let mut notices: Vec<String> = refusals
                    .iter()
                    .map(|refusal| trouble_words(&trouble_of(refusal, &book), l))
                    .collect();
                notices.dedup();
                delete_page(&asked, &edition, notices, StatusCode::UNPROCESSABLE_ENTITY).await
            }
            Err(EditError::Gone(_)) => Ok(refusal::not_found(&asked.visit)),
            Err(EditError::Db(error)) => Err(error),
        }
    }
    .await;
    answer(found)
}
