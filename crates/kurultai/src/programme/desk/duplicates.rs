//! Who may be the same, and making one record of two: field by field, with everything that named the one that goes.

use askama::Template;
use axum::extract::{Form as Body, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde_json::{Map, Value};

use super::book::Book;
use super::forms::{self, Form};
use super::naming;
use super::place::{Place, Tab, escaped, tabs};
use super::records::{Asked, Pairs, answer, said_words, trouble_of, write};
use super::sent::Sent;
use super::values::{label, show, value_of};
use super::view::{field_label, trouble_words};
use crate::forum::store as forum;
use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::contacts;
use crate::people::desk::{DeskShell, page, refusal};
use crate::people::duplicates::{self, Suspicion, store};
use crate::platform::db::{DbResult, Tx};
use crate::programme::edit::{self, Edit, EditError, Stored, Version};
use crate::programme::records::Kind;

pub fn routes() -> Routes {
    let (read, edit) = (Permission::ReadDesk, Permission::EditPeople);
    Routes::new()
        .get("/desk/{edition}/duplicates", read, suspected)
        .post("/desk/{edition}/duplicates/apart", edit, apart)
        .get("/desk/{edition}/duplicates/{kind}/{one}/{other}", edit, compare)
        .post("/desk/{edition}/duplicates/{kind}/{one}/{other}", edit, merge)
}

fn form_of(kind: &str) -> Option<&'static Form> {
    match kind {
        "person" => Some(&forms::person::FORM),
        "organisation" => Some(&forms::organisation::FORM),
        _ => None,
    }
}

fn asked(desk: Desk, visit: Visit, actor: Actor, edition: &str, form: &'static Form) -> Asked {
    Asked {
        desk,
        visit,
        actor,
        place: Place::Edition(edition.to_owned()),
        form,
    }
}

#[derive(Template)]
#[template(path = "programme/desk/duplicates.html")]
struct SuspectedPage {
    shell: DeskShell,
    tabs: Vec<Tab>,
    groups: Vec<(String, Vec<Pair>)>,
    apart: String,
    may_edit: bool,
    find: Option<Find>,
}

struct Pair {
    kind: &'static str,
    one: (String, String, String),
    other: (String, String, String),
    reasons: Vec<String>,
    compare: String,
}

/// Two that somebody names, since they were not suspected.
struct Find {
    action: String,
    people: Vec<(String, String)>,
}

async fn suspected(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Query(query): Query<Pairs>,
) -> Response {
    let asked = asked(desk, visit, actor, &edition, &forms::person::FORM);
    let query = Sent(query);
    let found = async {
        let mut tx = asked.desk.db.read().await?;
        let Some(book) = asked.book(&mut tx).await? else {
            return Ok(refusal::not_found(&asked.visit));
        };
        if let (Some(one), Some(other)) = (query.words("one"), query.words("other"))
            && let (Ok(one), Ok(other)) = (book.find(Kind::Person, one), book.find(Kind::Person, other))
            && one != other
        {
            let to = format!("/desk/{}/duplicates/person/{one}/{other}", escaped(&edition));
            return Ok(Redirect::to(&to).into_response());
        }
        let Some(draft) = &book.draft else {
            return Ok(refusal::not_found(&asked.visit));
        };
        let l = asked.l();
        let unknown = query.mentions("one").then(|| l.form_duplicates_unknown());
        let mut groups = Vec::new();
        for (form, found) in [
            (&forms::person::FORM, duplicates::people(draft)),
            (&forms::organisation::FORM, duplicates::organisations(draft)),
        ] {
            let apart = store::told_apart(&mut tx, &edition, form.kind.name()).await?;
            let stored = edit::list(&mut tx, &edition, form.kind).await?;
            let pairs: Vec<Pair> = found
                .iter()
                .filter(|pair| {
                    let (one, other) = (pair.one.clone(), pair.other.clone());
                    !apart.contains(&(one.clone(), other.clone())) && !apart.contains(&(other, one))
                })
                .filter_map(|pair| pair_of(&asked, &book, form, &stored, pair))
                .collect();
            groups.push((super::place::list_title(form.kind, l), pairs));
        }
        Ok(page(
            StatusCode::OK,
            &SuspectedPage {
                tabs: {
                    let mut tabs = tabs(&asked.place, Kind::Person, l);
                    let last = tabs.len().saturating_sub(1);
                    for (at, tab) in tabs.iter_mut().enumerate() {
                        tab.here = at == last;
                    }
                    tabs
                },
                groups,
                apart: format!("/desk/{edition}/duplicates/apart"),
                may_edit: asked.may_edit(),
                find: asked.may_edit().then(|| Find {
                    action: format!("/desk/{edition}/duplicates"),
                    people: book
                        .sorted(Kind::Person)
                        .into_iter()
                        .map(|entry| (entry.id.clone(), entry.word.clone()))
                        .collect(),
                }),
                shell: asked
                    .place
                    .shell(&asked.visit, asked.form.section, l.form_duplicates())
                    .said(said_words(&query, l).or(unknown)),
            },
        ))
    };
    answer(found.await)
}

fn pair_of(asked: &Asked, book: &Book, form: &Form, stored: &[Stored], pair: &Suspicion) -> Option<Pair> {
    let l = asked.l();
    let side = |id: &str| {
        let found = stored.iter().find(|stored| stored.key.id == id)?;
        let more: Vec<String> = form
            .columns
            .iter()
            .filter_map(|name| form.field(name))
            .map(|field| show(field, value_of(&found.fields, field.name), book))
            .filter(|words| !words.is_empty())
            .collect();
        Some((id.to_owned(), label(form, id, &found.fields, book), more.join(" · ")))
    };
    let edition = asked.place.edition()?;
    Some(Pair {
        kind: form.kind.name(),
        one: side(&pair.one)?,
        other: side(&pair.other)?,
        reasons: pair
            .reasons
            .iter()
            .map(|reason| l.term("form-reason", reason.name()))
            .collect(),
        compare: format!(
            "/desk/{edition}/duplicates/{}/{}/{}",
            form.kind.name(),
            escaped(&pair.one),
            escaped(&pair.other)
        ),
    })
}

async fn apart(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Body(sent): Body<Pairs>,
) -> Response {
    let sent = Sent(sent);
    let (Some(form), Some(one), Some(other)) = (
        sent.words("kind").and_then(form_of),
        sent.words("one"),
        sent.words("other"),
    ) else {
        return refusal::not_found(&visit);
    };
    let told = async {
        let mut tx = desk.db.write().await?;
        if one != other {
            let by = actor.label();
            store::tell_apart(&mut tx, &edition, form.kind.name(), (one, other), &by, desk.now()).await?;
        }
        tx.commit().await?;
        Ok(Redirect::to(&format!("/desk/{}/duplicates?said=apart", escaped(&edition))).into_response())
    };
    answer(told.await)
}

#[derive(Template)]
#[template(path = "programme/desk/merge.html")]
struct MergePage {
    shell: DeskShell,
    tabs: Vec<Tab>,
    action: String,
    /// Which of the two keeps its key: key and name.
    keys: [(String, String); 2],
    bases: [String; 2],
    lines: Vec<Line>,
    /// What names the second, and will name the first.
    moving: Vec<(String, String)>,
    notices: Vec<String>,
    apart: String,
    kind: &'static str,
}

struct Line {
    name: String,
    label: String,
    one: String,
    other: String,
    same: bool,
    /// Which is chosen from the start: the one that says something.
    first: bool,
}

type At = Path<(String, String, String, String)>;

async fn compare(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, kind, one, other)): At,
) -> Response {
    let Some(form) = form_of(&kind) else {
        return refusal::not_found(&visit);
    };
    let asked = asked(desk, visit, actor, &edition, form);
    let found = async {
        let mut tx = asked.desk.db.read().await?;
        merge_page(&asked, &mut tx, [&one, &other], Vec::new(), StatusCode::OK).await
    };
    answer(found.await)
}

async fn merge_page(
    asked: &Asked,
    tx: &mut Tx,
    [one, other]: [&str; 2],
    notices: Vec<String>,
    status: StatusCode,
) -> DbResult<Response> {
    let l = asked.l();
    let form = asked.form;
    let edition = asked.place.edition().unwrap_or_default();
    let (Some(book), Some(first), Some(second)) = (
        asked.book(tx).await?,
        edit::read(tx, &asked.place.key(form.kind, one)).await?,
        edit::read(tx, &asked.place.key(form.kind, other)).await?,
    ) else {
        return Ok(refusal::not_found(&asked.visit));
    };
    if one == other {
        return Ok(refusal::not_found(&asked.visit));
    }
    let lines = form
        .fields()
        .map(|field| {
            let (mine, theirs) = (
                value_of(&first.fields, field.name),
                value_of(&second.fields, field.name),
            );
            Line {
                name: format!("pick.{}", field.name),
                label: field_label(form, field, l),
                one: in_all_languages(mine, || show(field, mine, &book)),
                other: in_all_languages(theirs, || show(field, theirs, &book)),
                same: mine == theirs,
                first: weight(mine) >= weight(theirs),
            }
        })
        .filter(|line| !line.one.is_empty() || !line.other.is_empty())
        .collect();
    let mut moving = Vec::new();
    for found in naming::of(tx, edition, form.kind, other).await? {
        let key = &found.record.key;
        if let Some(naming_form) = Form::of(key.kind)
            && key.id != one
        {
            moving.push((
                asked.place.record(key.kind, &key.id),
                label(naming_form, &key.id, &found.record.fields, &book),
            ));
        }
    }
    let called = |stored: &Stored, id: &str| (id.to_owned(), label(form, id, &stored.fields, &book));
    Ok(page(
        status,
        &MergePage {
            tabs: tabs(&asked.place, form.kind, l),
            action: format!(
                "/desk/{edition}/duplicates/{}/{}/{}",
                form.kind.name(),
                escaped(one),
                escaped(other)
            ),
            keys: [called(&first, one), called(&second, other)],
            bases: [first.version.to_string(), second.version.to_string()],
            lines,
            moving,
            notices,
            apart: format!("/desk/{edition}/duplicates/apart"),
            kind: form.kind.name(),
            shell: asked.place.shell(&asked.visit, form.section, l.form_merge_title()),
        },
    ))
}

/// A text with all its languages, since they are chosen together.
fn in_all_languages(value: Option<&Value>, otherwise: impl Fn() -> String) -> String {
    match value {
        Some(Value::Object(words)) => {
            let words: Vec<&str> = words.values().filter_map(Value::as_str).collect();
            words.join(" / ")
        }
        _ => otherwise(),
    }
}

/// How much a value says.
fn weight(value: Option<&Value>) -> usize {
    match value {
        None => 0,
        Some(Value::Object(map)) => map.len() + 1,
        Some(Value::Array(list)) => list.len() + 1,
        Some(_) => 1,
    }
}

async fn merge(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, kind, one, other)): At,
    Body(sent): Body<Pairs>,
) -> Response {
    let Some(form) = form_of(&kind) else {
        return refusal::not_found(&visit);
    };
    let asked = asked(desk, visit, actor, &edition, form);
    let sent = Sent(sent);
    let found: DbResult<Response> = async {
        let mut tx = asked.desk.db.write().await?;
        let (Some(book), Some(first), Some(second)) = (
            asked.book(&mut tx).await?,
            edit::read(&mut tx, &asked.place.key(form.kind, &one)).await?,
            edit::read(&mut tx, &asked.place.key(form.kind, &other)).await?,
        ) else {
            return Ok(refusal::not_found(&asked.visit));
        };
        let l = asked.l();
        let version = |name: &str| -> Option<Version> { sent.words(name)?.parse().ok() };
        let again = |notices: Vec<String>, status: StatusCode| {
            let (asked, one, other) = (&asked, &one, &other);
            async move {
                let mut tx = asked.desk.db.read().await?;
                merge_page(asked, &mut tx, [one, other], notices, status).await
            }
        };
        // The choices are about what was shown.
        if version("base.one").as_ref() != Some(&first.version)
            || version("base.other").as_ref() != Some(&second.version)
        {
            drop(tx);
            return again(vec![l.form_merge_changed()], StatusCode::CONFLICT).await;
        }
        let keep_other = sent.words("keep") == Some("other");
        let (kept, gone) = if keep_other {
            (&second, &first)
        } else {
            (&first, &second)
        };
        let fields = chosen(form, &sent, &first.fields, &second.fields, &kept.fields);
        let mut edits = Vec::new();
        let mut kept_fields = fields;
        for found in naming::of(&mut tx, &edition, form.kind, &gone.key.id).await? {
            let renamed = naming::renamed(&found, &gone.key.id, &kept.key.id);
            if found.record.key == kept.key {
                // The one that stays named the other: it follows below, with its other fields.
                for name in &found.fields {
                    if kept_fields.get(*name) == found.record.fields.get(*name)
                        && let Some(value) = renamed.get(*name)
                    {
                        kept_fields.insert((*name).to_owned(), value.clone());
                    }
                }
            } else if found.record.key != gone.key {
                edits.push(Edit {
                    key: found.record.key.clone(),
                    base: Some(found.record.version.clone()),
                    fields: Some(renamed),
                });
            }
        }
        edits.push(Edit {
            key: kept.key.clone(),
            base: Some(kept.version.clone()),
            fields: Some(kept_fields),
        });
        edits.push(Edit {
            key: gone.key.clone(),
            base: Some(gone.version.clone()),
            fields: None,
        });
        // Where the one that goes could be reached, the one that stays can be.
        let uid = |record: &Stored| record.fields.get("uid")?.as_str()?.parse().ok();
        if form.kind == Kind::Person
            && let Some((owner, _)) = forum::edition_revision(&mut tx, &edition).await?
            && let (Some(from), Some(to)) = (uid(gone), uid(kept))
        {
            contacts::hand_over(&mut tx, owner, from, to).await?;
        }
        let address = asked.place.record(form.kind, &kept.key.id);
        match write(&asked, tx, &edits).await {
            Ok(_) => Ok(Redirect::to(&format!("{address}?said=merged")).into_response()),
            Err(EditError::Conflict(_) | EditError::Gone(_)) => {
                again(vec![l.form_merge_changed()], StatusCode::CONFLICT).await
            }
            Err(EditError::Refused(refusals)) => {
                let notices = refusals
                    .iter()
                    .map(|refusal| {
                        let field = form.field(&refusal.field).map(|field| field_label(form, field, l));
                        let words = trouble_words(&trouble_of(refusal, &book), l);
                        format!("{}: {words}", field.unwrap_or_else(|| refusal.key.id.clone()))
                    })
                    .collect();
                again(notices, StatusCode::UNPROCESSABLE_ENTITY).await
            }
            Err(EditError::Db(error)) => Err(error),
        }
    }
    .await;
    answer(found)
}

/// The one record that the two make: each field from the one that was chosen, or both of a list; what no form shows stays
/// as it is in the one that is kept, or comes from the other where that has nothing.
fn chosen(
    form: &Form,
    sent: &Sent,
    one: &Map<String, Value>,
    other: &Map<String, Value>,
    kept: &Map<String, Value>,
) -> Map<String, Value> {
    let mut fields = kept.clone();
    let hidden = ["id", "uid", "illustrative"];
    for (name, value) in one.iter().chain(other) {
        if !hidden.contains(&name.as_str()) && form.field(name).is_none() {
            fields.entry(name.clone()).or_insert_with(|| value.clone());
        }
    }
    for field in form.fields() {
        let value = match sent.words(&format!("pick.{}", field.name)) {
            Some("one") => one.get(field.name),
            Some("other") => other.get(field.name),
            _ => kept.get(field.name),
        };
        match value {
            Some(value) => fields.insert(field.name.to_owned(), value.clone()),
            None => fields.remove(field.name),
        };
    }
    fields
}
