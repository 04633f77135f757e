//! Every kind of record: its list, its form, creating, changing, deleting, and who has it open.

use std::sync::Arc;

use askama::Template;
use axum::Json;
use axum::extract::{Form as Body, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::book::Book;
use super::compare::{self, Compare};
use super::forms::{self, Field, Form, Key};
use super::naming;
use super::place::{Place, Tab, chosen_key, escaped, list_title, tabs};
use super::sent::Sent;
use super::table;
use super::values::{Trouble, gather, label, missing_languages, show, spread, value_of};
use super::view::{Section as Part, Showing, Suggestions, Widget, field_label, trouble_words};
use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::desk::{DeskShell, page, refusal};
use crate::platform::db::{DbResult, Tx};
use crate::platform::i18n::{Locale, locale};
use crate::platform::presence::Here;
use crate::programme::edit::{self, Applied, By, Edit, EditError, Origin, Stored, Version};
use crate::programme::records::{Kind, RecordKey};

pub type Pairs = Vec<(String, String)>;

/// What every handler here is given.
#[derive(Debug, Clone)]
pub struct Asked {
    pub desk: Desk,
    pub visit: Visit,
    pub actor: Actor,
    pub place: Place,
    pub form: &'static Form,
}

impl Asked {
    pub fn l(&self) -> &'static Locale {
        locale(self.visit.lang)
    }

    pub fn may_edit(&self) -> bool {
        self.place.may(&self.actor, self.form.permission)
    }

    pub async fn book(&self, tx: &mut Tx) -> DbResult<Option<Book>> {
        match &self.place {
            Place::Edition(edition) => Book::of_edition(tx, edition, self.visit.lang).await,
            Place::Shared | Place::Series(_) => Book::shared(tx, self.visit.lang).await.map(Some),
        }
    }

    fn new_address(&self) -> String {
        format!("{}/new", self.place.list(self.form.kind))
    }
}

pub fn routes() -> Routes {
    use Permission as P;
    let mut routes = Routes::new().post("/desk/{edition}/presence", P::ReadDesk, presence);
    for form in &forms::ALL {
        // Ways between venues are edited as one table, and what all editions share has addresses of its own.
        if matches!(form.kind, Kind::Edition | Kind::Travel) || form.kind.is_shared() {
            continue;
        }
        let base = format!("/desk/{{edition}}/{}", form.kind.name());
        let one = format!("{base}/{{id}}");
        routes = mount(routes, form, &base, &one, P::ReadDesk, |path| {
            let [edition, id] = path;
            (Place::Edition(edition), id)
        });
    }
    let series = |path: [String; 2]| (Place::Shared, path[1].clone());
    let form = &forms::series::FORM;
    routes = mount(routes, form, "/desk/series", "/desk/series/{id}", P::Administer, series);
    let form = &forms::series_entry::FORM;
    routes = mount(
        routes,
        form,
        "/desk/series/{series}/entry",
        "/desk/series/{series}/entry/{id}",
        P::Administer,
        |[series, id]| (Place::Series(series), id),
    );
    let form = &forms::edition::FORM;
    routes
        .get(
            "/desk/{edition}/edition",
            P::ReadDesk,
            move |State(desk): State<Desk>,
                  visit: Visit,
                  actor: Actor,
                  Path(edition): Path<String>,
                  Query(query): Query<Pairs>| {
                let place = Place::Edition(edition.clone());
                open(
                    Asked {
                        desk,
                        visit,
                        actor,
                        place,
                        form,
                    },
                    edition,
                    Sent(query),
                )
            },
        )
        .post(
            "/desk/{edition}/edition",
            P::EditFrame,
            move |State(desk): State<Desk>,
                  visit: Visit,
                  actor: Actor,
                  Path(edition): Path<String>,
                  Body(sent): Body<Pairs>| {
                let place = Place::Edition(edition.clone());
                save(
                    Asked {
                        desk,
                        visit,
                        actor,
                        place,
                        form,
                    },
                    Some(edition),
                    Sent(sent),
                )
            },
        )
        .get(
            "/desk/{edition}/edition/{id}",
            P::ReadDesk,
            |Path((edition, _)): Path<(String, String)>| async move {
                Redirect::to(&format!("/desk/{}/edition", escaped(&edition)))
            },
        )
}

/// The parameters of an address: the owner (empty where there is none) and the record (empty for a list).
fn parameters(path: Vec<(String, String)>) -> [String; 2] {
    let mut found = [String::new(), String::new()];
    for (name, value) in path {
        found[usize::from(name == "id")] = value;
    }
    found
}

fn mount(
    routes: Routes,
    form: &'static Form,
    base: &str,
    one: &str,
    read: Permission,
    owner: impl Fn([String; 2]) -> (Place, String) + Clone + Send + Sync + 'static,
) -> Routes {
    let owner = Arc::new(owner);
    let asked = move |desk: Desk, visit: Visit, actor: Actor, path: Vec<(String, String)>| {
        let (place, id) = owner(parameters(path));
        let asked = Asked {
            desk,
            visit,
            actor,
            place,
            form,
        };
        (asked, id)
    };
    let (to_list, to_new, to_create) = (asked.clone(), asked.clone(), asked.clone());
    let (to_open, to_save, to_ask, to_delete) = (asked.clone(), asked.clone(), asked.clone(), asked);
    type At = Path<Vec<(String, String)>>;
    routes
        .get(
            base,
            read,
            move |State(desk): State<Desk>, visit: Visit, actor: Actor, Path(path): At, Query(query): Query<Pairs>| {
                table::list(to_list(desk, visit, actor, path).0, Sent(query))
            },
        )
        .get(
            &format!("{base}/new"),
            form.permission,
            move |State(desk): State<Desk>, visit: Visit, actor: Actor, Path(path): At, Query(query): Query<Pairs>| {
                begin(to_new(desk, visit, actor, path).0, Sent(query))
            },
        )
        .post(
            &format!("{base}/new"),
            form.permission,
            move |State(desk): State<Desk>, visit: Visit, actor: Actor, Path(path): At, Body(sent): Body<Pairs>| {
                save(to_create(desk, visit, actor, path).0, None, Sent(sent))
            },
        )
        .get(
            one,
            read,
            move |State(desk): State<Desk>, visit: Visit, actor: Actor, Path(path): At, Query(query): Query<Pairs>| {
                let (asked, id) = to_open(desk, visit, actor, path);
                open(asked, id, Sent(query))
            },
        )
        .post(
            one,
            form.permission,
            move |State(desk): State<Desk>, visit: Visit, actor: Actor, Path(path): At, Body(sent): Body<Pairs>| {
                let (asked, id) = to_save(desk, visit, actor, path);
                save(asked, Some(id), Sent(sent))
            },
        )
        .get(
            &format!("{one}/delete"),
            form.permission,
            move |State(desk): State<Desk>, visit: Visit, actor: Actor, Path(path): At| {
                let (asked, id) = to_ask(desk, visit, actor, path);
                ask_to_delete(asked, id)
            },
        )
        .post(
            &format!("{one}/delete"),
            form.permission,
            move |State(desk): State<Desk>, visit: Visit, actor: Actor, Path(path): At, Body(sent): Body<Pairs>| {
                let (asked, id) = to_delete(desk, visit, actor, path);
                delete(asked, id, Sent(sent))
            },
        )
}

/// The page, or an apology.
pub fn answer(found: DbResult<Response>) -> Response {
    found.unwrap_or_else(|error| refusal::internal(&error, false))
}

#[derive(Template)]
#[template(path = "programme/desk/records/form.html")]
struct FormPage {
    shell: DeskShell,
    tabs: Vec<Tab>,
    back: (String, String),
    sections: Vec<Part>,
    suggestions: Vec<Suggestions>,
    action: String,
    base: String,
    is_new: bool,
    /// Where a field is, what it is called, what is wrong with it.
    summary: Vec<(String, String, String)>,
    notices: Vec<String>,
    /// Says that it was made up, or some of it.
    invented: Option<String>,
    missing: Vec<String>,
    address: String,
    may_delete: bool,
    history: Option<String>,
    links: Vec<(String, String)>,
    /// The record for scripts: `kind/id`, and the key in news.
    subject: String,
    news: String,
    here: Vec<String>,
}

/// What a form page is made of.
struct Shown<'a> {
    id: Option<&'a str>,
    sent: &'a Sent,
    troubles: &'a [Trouble],
    base: Option<&'a Version>,
    stored: Option<&'a Map<String, Value>>,
    more: Option<&'a str>,
    notices: Vec<String>,
    status: StatusCode,
    said: Option<String>,
}

fn form_page(asked: &Asked, book: &Book, shown: Shown<'_>) -> Response {
    let l = asked.l();
    let Asked { place, form, .. } = asked;
    let kind = form.kind;
    let is_new = shown.id.is_none();
    let showing = Showing {
        form,
        sent: shown.sent,
        troubles: shown.troubles,
        book,
        is_new,
        more: shown.more,
    };
    let title = match (shown.id, shown.stored) {
        (Some(id), Some(fields)) => label(form, id, fields, book),
        (Some(id), None) => id.to_owned(),
        (None, _) => l.by_id(&format!("form-new-{}", kind.name()), &[]).unwrap_or_default(),
    };
    let sections = showing.sections();
    let summary = shown
        .troubles
        .iter()
        .map(|trouble| {
            let control = sections
                .iter()
                .flat_map(|section| &section.controls)
                .find(|control| control.name == trouble.field);
            let (anchor, called) = control.map_or((String::new(), String::new()), |control| {
                (control.first().to_owned(), control.label.clone())
            });
            (anchor, called, trouble_words(trouble, l))
        })
        .collect();
    let address = shown.id.map_or_else(String::new, |id| place.record(kind, id));
    let subject = shown.id.map_or_else(String::new, |id| format!("{}/{id}", kind.name()));
    let now = asked.desk.now();
    let mine = asked.actor.account.to_string();
    let here = asked
        .desk
        .presence
        .all(place.topic(), now)
        .into_iter()
        .filter(|here| here.subject == subject && here.who != mine && !is_new)
        .map(|here| here.name)
        .collect();
    let history = place
        .edition()
        .filter(|_| !is_new && asked.actor.may(Permission::ReadHistory, place.edition()))
        .map(|edition| {
            let id = escaped(shown.id.unwrap_or_default());
            format!("/desk/{edition}/history/{}/{id}", kind.name())
        });
    page(
        shown.status,
        &FormPage {
            tabs: tabs(place, kind, l),
            back: (place.list(kind), list_title(kind, l)),
            suggestions: showing.suggestions(),
            action: if is_new { asked.new_address() } else { address.clone() },
            base: shown.base.map(ToString::to_string).unwrap_or_default(),
            is_new,
            summary,
            notices: shown.notices,
            invented: shown
                .stored
                .and_then(|fields| fields.get("illustrative"))
                .and_then(|made_up| match made_up {
                    Value::Bool(true) => Some(l.form_invented()),
                    Value::Array(fields) if fields.contains(&Value::from("*")) => Some(l.form_invented()),
                    Value::Array(fields) if !fields.is_empty() => Some(l.form_invented_partly()),
                    _ => None,
                }),
            missing: shown
                .stored
                .map(|fields| missing_languages(form, fields, book))
                .unwrap_or_default()
                .into_iter()
                .map(|tag| book.language(tag))
                .collect(),
            links: related(asked, book, shown.id),
            news: shown
                .id
                .map(|id| place.key(kind, place.short(id)).to_string())
                .unwrap_or_default(),
            may_delete: kind != Kind::Edition || asked.actor.may(Permission::Administer, place.edition()),
            sections,
            address,
            history,
            subject,
            here,
            shell: place.shell(&asked.visit, form.section, title).said(shown.said),
        },
    )
}

/// Where to go on from a record.
fn related(asked: &Asked, book: &Book, id: Option<&str>) -> Vec<(String, String)> {
    let l = asked.l();
    let Some(id) = id else { return Vec::new() };
    let place = &asked.place;
    match (asked.form.kind, place, &book.draft) {
        (Kind::Venue, Place::Edition(edition), Some(draft)) => {
            let halls = draft
                .venues
                .iter()
                .find(|venue| venue.id == id)
                .map_or(0, |venue| venue.halls.len());
            vec![
                (
                    format!("/desk/{edition}/hall?f.venue={}", escaped(id)),
                    l.form_halls_of_venue(halls),
                ),
                (
                    format!("/desk/{edition}/hall/new?venue={}", escaped(id)),
                    l.form_new_hall(),
                ),
            ]
        }
        (Kind::Series, ..) => vec![(
            format!("/desk/series/{}/entry", escaped(id)),
            l.form_entries_of_series(),
        )],
        _ => Vec::new(),
    }
}

/// What the address says was just done.
fn said(query: &Sent, l: &Locale) -> Option<String> {
    Some(match query.get("said")? {
        "saved" => l.form_said_saved(),
        "created" => l.form_said_created(),
        "deleted" => l.form_said_deleted(),
        "nothing" => l.form_said_nothing(),
        "merged" => l.form_said_merged(),
        "apart" => l.form_said_apart(),
        _ => return None,
    })
}

pub fn said_words(query: &Sent, l: &Locale) -> Option<String> {
    said(query, l)
}

/// An empty form, or one that begins as a copy.
async fn begin(asked: Asked, query: Sent) -> Response {
    let found = async {
        let mut tx = asked.desk.db.read().await?;
        let Some(book) = asked.book(&mut tx).await? else {
            return Ok(refusal::not_found(&asked.visit));
        };
        let mut sent = Sent::default();
        let mut notices = Vec::new();
        if let Some(from) = query.words("from")
            && let Some(stored) = edit::read(&mut tx, &asked.place.key(asked.form.kind, from)).await?
        {
            sent = spread(asked.form, &copy_of(asked.form, &stored.fields), &book);
            notices.push(asked.l().form_copy_of(label(asked.form, from, &stored.fields, &book)));
        } else {
            presets(asked.form, &book, &mut sent);
        }
        // Some fields may be given in the address: the venue of a new hall.
        for field in asked.form.fields() {
            if let Some(value) = query.words(field.name) {
                sent.0.retain(|(name, _)| name != field.name);
                sent.put(field.name, value);
            }
        }
        Ok(form_page(
            &asked,
            &book,
            Shown {
                id: None,
                sent: &sent,
                troubles: &[],
                base: None,
                stored: None,
                more: None,
                notices,
                status: StatusCode::OK,
                said: said(&query, asked.l()),
            },
        ))
    };
    answer(found.await)
}

/// What a copy starts with: everything but what makes a record itself, and what was only found out about it.
fn copy_of(form: &Form, fields: &Map<String, Value>) -> Map<String, Value> {
    let mut copy = fields.clone();
    for field in ["id", "uid", "illustrative"] {
        copy.remove(field);
    }
    if let Key::Field(field) = form.key {
        copy.remove(field);
    }
    copy
}

/// What most new records of a kind have.
fn presets(form: &Form, book: &Book, sent: &mut Sent) {
    let Some(draft) = &book.draft else { return };
    match form.kind {
        Kind::Session => {
            for side in &draft.sides {
                sent.put("sides", &side.id);
            }
        }
        Kind::Day => {
            let next = draft.days.last().map_or(Ok(draft.start), |day| day.date.tomorrow());
            if let Ok(next) = next
                && next <= draft.end
            {
                sent.put("date", next.to_string());
            }
            let hours = draft.days.last().and_then(|day| day.opens.zip(day.closes));
            let (opens, closes) = hours.map_or(("09:00".to_owned(), "19:00".to_owned()), |(opens, closes)| {
                (
                    opens.strftime("%H:%M").to_string(),
                    closes.strftime("%H:%M").to_string(),
                )
            });
            sent.put("opens", opens);
            sent.put("closes", closes);
        }
        _ => {}
    }
}

#[derive(Template)]
#[template(path = "programme/desk/records/read.html")]
struct ReadPage {
    shell: DeskShell,
    tabs: Vec<Tab>,
    back: (String, String),
    lines: Vec<(String, String)>,
    history: Option<String>,
}

/// The form of a record; for somebody who may not change it, what it says.
async fn open(asked: Asked, id: String, query: Sent) -> Response {
    let found = async {
        let mut tx = asked.desk.db.read().await?;
        let Some(book) = asked.book(&mut tx).await? else {
            return Ok(refusal::not_found(&asked.visit));
        };
        let Some(stored) = edit::read(&mut tx, &asked.place.key(asked.form.kind, &id)).await? else {
            return Ok(refusal::not_found(&asked.visit));
        };
        if !asked.may_edit() {
            return Ok(read_page(&asked, &book, &id, &stored));
        }
        let sent = spread(asked.form, &stored.fields, &book);
        Ok(form_page(
            &asked,
            &book,
            Shown {
                id: Some(&id),
                sent: &sent,
                troubles: &[],
                base: Some(&stored.version),
                stored: Some(&stored.fields),
                more: None,
                notices: Vec::new(),
                status: StatusCode::OK,
                said: said(&query, asked.l()),
            },
        ))
    };
    answer(found.await)
}

fn read_page(asked: &Asked, book: &Book, id: &str, stored: &Stored) -> Response {
    let l = asked.l();
    let lines = asked
        .form
        .fields()
        .map(|field| {
            let value = value_of(&stored.fields, field.name);
            (field_label(asked.form, field, l), show(field, value, book))
        })
        .filter(|(_, words)| !words.is_empty())
        .collect();
    let title = label(asked.form, id, &stored.fields, book);
    let place = &asked.place;
    page(
        StatusCode::OK,
        &ReadPage {
            tabs: tabs(place, asked.form.kind, l),
            back: (place.list(asked.form.kind), list_title(asked.form.kind, l)),
            lines,
            history: place
                .edition()
                .filter(|edition| asked.actor.may(Permission::ReadHistory, Some(edition)))
                .map(|edition| format!("/desk/{edition}/history/{}/{}", asked.form.kind.name(), escaped(id))),
            shell: place.shell(&asked.visit, asked.form.section, title),
        },
    )
}

/// Writes edits and tells whoever is looking.
///
/// # Errors
/// As [`edit::apply`]; then nothing was written.
pub async fn write(asked: &Asked, mut tx: Tx, edits: &[Edit]) -> Result<Applied, EditError> {
    let by = By {
        account: &asked.actor.label(),
        origin: Origin::Desk,
        address: asked.actor.address.as_deref(),
        at: asked.desk.now(),
    };
    let applied = edit::apply(&mut tx, edits, &by).await?;
    if applied.keys.is_empty() {
        // Nothing differs, so there is nothing to keep, not even a revision.
        tx.roll_back().await?;
        return Ok(applied);
    }
    tx.commit().await?;
    if let Some(edition) = asked.place.edition() {
        let keys: Vec<String> = applied.keys.iter().map(ToString::to_string).collect();
        asked
            .desk
            .draft_changed(edition, applied.revision, &keys, &asked.actor.name);
    }
    Ok(applied)
}

/// What a form does when it is sent: a row more or less, or the record is written.
async fn save(asked: Asked, id: Option<String>, mut sent: Sent) -> Response {
    let found = async {
        let mut tx = asked.desk.db.write().await?;
        let Some(book) = asked.book(&mut tx).await? else {
            return Ok(refusal::not_found(&asked.visit));
        };
        let stored = match &id {
            Some(id) => edit::read(&mut tx, &asked.place.key(asked.form.kind, id)).await?,
            None => None,
        };
        let more = sent.words("more").map(str::to_owned);
        let dropped = sent.words("drop").map(str::to_owned);
        if let Some((field, row)) = dropped.as_deref().and_then(|drop| drop.rsplit_once('.'))
            && let Ok(row) = row.parse()
        {
            sent.drop_row(field, row);
        }
        let base: Option<Version> = sent.words("base").and_then(|base| base.parse().ok());
        let again = |troubles: &[Trouble], notices: Vec<String>, status: StatusCode| {
            let shown = Shown {
                // A record that was deleted meanwhile can be made again from what was typed.
                id: id.as_deref().filter(|_| stored.is_some()),
                sent: &sent,
                troubles,
                base: base.as_ref(),
                stored: stored.as_ref().map(|stored| &stored.fields),
                more: more.as_deref(),
                notices,
                status,
                said: None,
            };
            form_page(&asked, &book, shown)
        };
        if more.is_some() || dropped.is_some() {
            return Ok(again(&[], Vec::new(), StatusCode::OK));
        }
        if id.is_some() && stored.is_none() {
            if base.is_none() {
                return Ok(refusal::not_found(&asked.visit));
            }
            return Ok(again(&[], vec![asked.l().form_gone()], StatusCode::GONE));
        }
        let before = stored.as_ref().map(|stored| stored.fields.clone()).unwrap_or_default();
        let (fields, troubles) = match compare::decided(&sent, asked.form, &before) {
            Some(Ok(fields)) => (fields, Vec::new()),
            Some(Err(open)) => {
                // Somebody saved again while the two were being compared, or a choice is missing.
                let compare = Compare {
                    id: id.as_deref().unwrap_or_default(),
                    open,
                    theirs: &before,
                    version: stored.as_ref().map(|stored| &stored.version),
                    by: None,
                };
                return Ok(compare::conflict_page(&asked, &book, &compare));
            }
            None => {
                let (mut fields, mut troubles) = gather(asked.form, &sent, &before, &book);
                settle(&asked, &book, &sent, id.is_none(), &mut fields, &mut troubles);
                (fields, troubles)
            }
        };
        if !troubles.is_empty() {
            return Ok(again(&troubles, Vec::new(), StatusCode::UNPROCESSABLE_ENTITY));
        }
        let key = match &id {
            Some(id) => asked.place.key(asked.form.kind, id),
            None => new_key(&asked, &book, &fields),
        };
        let edit = Edit {
            base: if id.is_some() {
                // Without a version the form is not ours; it must not overwrite what it has not seen.
                Some(base.clone().unwrap_or_else(|| Version::of(&Map::new())))
            } else {
                None
            },
            key,
            fields: Some(fields.clone()),
        };
        match write(&asked, tx, &[edit]).await {
            Ok(applied) => Ok(saved(&asked, id.as_deref(), &sent, &applied)),
            Err(EditError::Conflict(conflicts)) => {
                let Some(conflict) = conflicts.into_iter().next() else {
                    return Ok(refusal::not_found(&asked.visit));
                };
                let mut tx = asked.desk.db.read().await?;
                let by = compare::who(&mut tx, conflict.by.as_deref(), conflict.at, &book).await?;
                let open = compare::Open::new(
                    asked.form,
                    conflict.original.unwrap_or_default(),
                    conflict.mine.unwrap_or(fields),
                    &conflict.theirs,
                );
                let compare = Compare {
                    id: id.as_deref().unwrap_or_default(),
                    open,
                    theirs: &conflict.theirs,
                    version: Some(&conflict.version),
                    by,
                };
                Ok(compare::conflict_page(&asked, &book, &compare))
            }
            Err(EditError::Refused(refusals)) => {
                let troubles: Vec<Trouble> = refusals.iter().map(|refusal| trouble_of(refusal, &book)).collect();
                // After comparing there are no typed words; show those of what was decided.
                if sent.get("mine").is_some() {
                    sent = spread(asked.form, &fields, &book);
                    let shown = Shown {
                        id: id.as_deref(),
                        sent: &sent,
                        troubles: &troubles,
                        base: base.as_ref(),
                        stored: stored.as_ref().map(|stored| &stored.fields),
                        more: None,
                        notices: Vec::new(),
                        status: StatusCode::UNPROCESSABLE_ENTITY,
                        said: None,
                    };
                    return Ok(form_page(&asked, &book, shown));
                }
                Ok(again(&troubles, Vec::new(), StatusCode::UNPROCESSABLE_ENTITY))
            }
            Err(EditError::Gone(_)) => Ok(again(&[], vec![asked.l().form_gone()], StatusCode::GONE)),
            Err(EditError::Db(error)) => Err(error),
        }
    };
    answer(found.await)
}

fn saved(asked: &Asked, id: Option<&str>, sent: &Sent, applied: &Applied) -> Response {
    let kind = asked.form.kind;
    if sent.words("then") == Some("another") {
        return Redirect::to(&format!("{}?said=created", asked.new_address())).into_response();
    }
    let made = applied.keys.iter().find(|key| key.kind == kind);
    let (id, said) = match (id, made) {
        (None, Some(key)) => (key.id.clone(), "created"),
        (Some(id), Some(_)) => (id.to_owned(), "saved"),
        (id, None) => (id.unwrap_or_default().to_owned(), "nothing"),
    };
    let address = asked.place.record(kind, &id);
    Redirect::to(&format!("{address}?said={said}")).into_response()
}

/// A refusal of the draft as something about a field.
pub fn trouble_of(refusal: &edit::Refusal, book: &Book) -> Trouble {
    let value = match &refusal.other {
        Some(other) => book.word(other.kind, &other.id),
        None => refusal.value.clone(),
    };
    Trouble::new(&refusal.field, refusal.code.name(), &value)
}

/// What follows from what was typed: the key of a new record, the day of a session.
fn settle(
    asked: &Asked,
    book: &Book,
    sent: &Sent,
    is_new: bool,
    fields: &mut Map<String, Value>,
    troubles: &mut Vec<Trouble>,
) {
    if is_new && asked.form.key == Key::Made {
        match chosen_key(asked.form, |name| sent.words(name)) {
            Some(id) => {
                fields.insert("id".to_owned(), id.into());
            }
            None if asked.form.kind == Kind::Delegation => {
                // A delegation has no name of its own; it is known by its region, else by its side.
                let from = ["region", "side"].iter().find_map(|name| fields.get(*name)?.as_str());
                let wanted = from.unwrap_or("delegation").to_lowercase();
                let taken = |id: &str| book.entries(Kind::Delegation).iter().any(|entry| entry.id == id);
                let id = std::iter::once(wanted.clone())
                    .chain((2..).map(|number| format!("{wanted}-{number}")))
                    .find(|id| !taken(id));
                fields.insert("id".to_owned(), id.unwrap_or(wanted).into());
            }
            None => {}
        }
    }
    if asked.form.kind == Kind::Session {
        let day = |field: &str| {
            let text = fields.get(field)?.as_str()?;
            Some(text.chars().take(10).collect::<String>())
        };
        // The hour says the day.
        if let (Some(start), Some(_)) = (day("start"), day("date")) {
            fields.insert("date".to_owned(), start.into());
        }
        // A hall is in a venue; whoever chose the hall need not choose the venue.
        let hall = fields.get("hall").and_then(Value::as_str);
        let venue = book.draft.as_ref().and_then(|draft| {
            draft
                .venues
                .iter()
                .find(|venue| venue.halls.iter().any(|room| Some(room.id.as_str()) == hall))
        });
        if let Some(venue) = venue {
            match fields.get("venue").and_then(Value::as_str) {
                None => {
                    fields.insert("venue".to_owned(), venue.id.clone().into());
                }
                Some(said) if said != venue.id => {
                    troubles.push(Trouble::new(
                        "hall",
                        "hall-elsewhere",
                        &book.word(Kind::Venue, &venue.id),
                    ));
                }
                Some(_) => {}
            }
        }
    }
}

fn new_key(asked: &Asked, _book: &Book, fields: &Map<String, Value>) -> RecordKey {
    let text = |name: &str| match fields.get(name) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let id = match asked.form.key {
        Key::Field(name) => text(name),
        Key::Made => text("id"),
    };
    asked.place.key(asked.form.kind, &id)
}

#[derive(Template)]
#[template(path = "programme/desk/records/delete.html")]
struct DeletePage {
    shell: DeskShell,
    back: (String, String),
    action: String,
    base: String,
    naming: Vec<(String, String, String)>,
    notices: Vec<String>,
}

async fn ask_to_delete(asked: Asked, id: String) -> Response {
    let found = async {
        let mut tx = asked.desk.db.read().await?;
        delete_page(&asked, &mut tx, &id, Vec::new(), StatusCode::OK).await
    };
    answer(found.await)
}

async fn delete_page(
    asked: &Asked,
    tx: &mut Tx,
    id: &str,
    notices: Vec<String>,
    status: StatusCode,
) -> DbResult<Response> {
    let l = asked.l();
    let kind = asked.form.kind;
    let Some(book) = asked.book(tx).await? else {
        return Ok(refusal::not_found(&asked.visit));
    };
    let Some(stored) = edit::read(tx, &asked.place.key(kind, id)).await? else {
        return Ok(refusal::not_found(&asked.visit));
    };
    let mut naming = Vec::new();
    if let Some(edition) = asked.place.edition() {
        for found in naming::of(tx, edition, kind, id).await? {
            let key = &found.record.key;
            let Some(form) = Form::of(key.kind) else { continue };
            let fields: Vec<String> = found
                .fields
                .iter()
                .filter_map(|name| form.field(name))
                .map(|field: &Field| field_label(form, field, l))
                .collect();
            naming.push((
                asked.place.record(key.kind, &key.id),
                label(form, &key.id, &found.record.fields, &book),
                fields.join(", "),
            ));
        }
    }
    let called = label(asked.form, id, &stored.fields, &book);
    let address = asked.place.record(kind, id);
    Ok(page(
        status,
        &DeletePage {
            action: format!("{address}/delete"),
            back: (address, called.clone()),
            base: stored.version.to_string(),
            naming,
            notices,
            shell: asked
                .place
                .shell(&asked.visit, asked.form.section, l.form_delete_title(called)),
        },
    ))
}

async fn delete(asked: Asked, id: String, sent: Sent) -> Response {
    let found = async {
        let mut tx = asked.desk.db.write().await?;
        let key = asked.place.key(asked.form.kind, &id);
        let Some(stored) = edit::read(&mut tx, &key).await? else {
            return Ok(refusal::not_found(&asked.visit));
        };
        let l = asked.l();
        let base: Option<Version> = sent.words("base").and_then(|base| base.parse().ok());
        let edit = Edit {
            key,
            base: Some(base.unwrap_or_else(|| Version::of(&Map::new()))),
            fields: None,
        };
        let shown_again = |notices: Vec<String>, status: StatusCode| {
            let (asked, id) = (&asked, &id);
            async move {
                let mut tx = asked.desk.db.read().await?;
                delete_page(asked, &mut tx, id, notices, status).await
            }
        };
        drop(stored);
        match write(&asked, tx, &[edit]).await {
            Ok(_) => {
                let list = asked.place.list(asked.form.kind);
                Ok(Redirect::to(&format!("{list}?said=deleted")).into_response())
            }
            Err(EditError::Conflict(_)) => shown_again(vec![l.form_delete_changed()], StatusCode::CONFLICT).await,
            Err(EditError::Refused(refusals)) => {
                let mut tx = asked.desk.db.read().await?;
                let book = asked.book(&mut tx).await?;
                let words = |refusal| {
                    book.as_ref()
                        .map(|book| trouble_words(&trouble_of(refusal, book), l))
                        .unwrap_or_default()
                };
                let mut notices: Vec<String> = refusals.iter().map(words).collect();
                notices.dedup();
                drop(tx);
                shown_again(notices, StatusCode::UNPROCESSABLE_ENTITY).await
            }
            Err(EditError::Gone(_)) => Ok(refusal::not_found(&asked.visit)),
            Err(EditError::Db(error)) => Err(error),
        }
    };
    answer(found.await)
}

/// What a script says: I have this record open, or no longer.
#[derive(Debug, Deserialize)]
struct At {
    /// `kind/id`.
    subject: String,
    here: bool,
}

async fn presence(State(desk): State<Desk>, actor: Actor, Path(edition): Path<String>, Json(at): Json<At>) -> Response {
    if at.subject.len() > 200 {
        return StatusCode::UNPROCESSABLE_ENTITY.into_response();
    }
    let now = desk.now();
    let who = actor.account.to_string();
    let here = Here {
        subject: at.subject.clone(),
        who: who.clone(),
        name: actor.name.clone(),
    };
    let news = if at.here {
        desk.presence.here(&edition, &here, now)
    } else {
        desk.presence.left(&edition, &at.subject, &who)
    };
    let names: Vec<(String, String)> = desk
        .presence
        .all(&edition, now)
        .into_iter()
        .filter(|here| here.subject == at.subject)
        .map(|here| (here.who, here.name))
        .collect();
    let data = serde_json::json!({ "subject": at.subject, "here": names });
    if news {
        desk.bell.ring(&edition, "presence", data.clone());
    }
    let others: Vec<&String> = names
        .iter()
        .filter(|(id, _)| *id != who)
        .map(|(_, name)| name)
        .collect();
    Json(serde_json::json!({ "me": who, "others": others })).into_response()
}

/// Whether a page of a form could say it: used by tests that look for words that are missing.
#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::i18n::Lang;
    use crate::programme::desk::forms::Input;

    #[test]
    fn every_field_has_a_label_and_every_refusal_its_words() {
        let mut missing = Vec::new();
        for lang in Lang::all() {
            let l = locale(lang);
            for form in &forms::ALL {
                for field in form.fields() {
                    if field_label(form, field, l) == field.name {
                        missing.push(format!("{lang} label {} {}", form.kind.name(), field.name));
                    }
                    if let Input::Number(unit) = field.input
                        && l.by_id(&format!("form-unit-{unit}"), &[]).is_none()
                    {
                        missing.push(format!("{lang} form-unit-{unit}"));
                    }
                }
                for group in form.groups {
                    if l.by_id(&format!("form-group-{}", group.name), &[]).is_none() {
                        missing.push(format!("{lang} form-group-{}", group.name));
                    }
                }
                for word in ["list", "new", "empty", "empty-next"] {
                    let id = format!("form-{word}-{}", form.kind.name());
                    if !matches!(form.kind, Kind::Edition | Kind::Travel) && l.by_id(&id, &[]).is_none() {
                        missing.push(format!("{lang} {id}"));
                    }
                }
            }
            for code in edit::Code::ALL {
                let id = format!("form-error-{}", code.name());
                if l.by_id(&id, &[("value", "".into())]).is_none() {
                    missing.push(format!("{lang} {id}"));
                }
            }
        }
        assert_eq!(missing, Vec::<String>::new());
    }
}
