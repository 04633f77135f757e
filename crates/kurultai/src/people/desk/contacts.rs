//! Where the people of an edition can be reached, for those who may change people: a list to be filled in, since a letter
//! about the programme goes only to whoever has an address here.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use uuid::Uuid;

use super::refusal;
use super::shell::{DeskShell, Section, page};
use crate::forum::store as forum;
use crate::people::access::{Actor, Desk, Visit};
use crate::people::contacts::{self, Contact, ContactError};
use crate::people::model::Person;
use crate::people::store;
use crate::platform::db::DbResult;
use crate::platform::i18n::{Lang, locale};

/// How many people a page shows.
const MOST: usize = 50;

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    /// `yes` for those without an address only.
    #[serde(default)]
    without: String,
    /// Key of the last person of the page before.
    #[serde(default)]
    after: String,
    done: Option<String>,
}

#[derive(Template)]
#[template(path = "people/desk/contacts.html")]
struct Contacts {
    shell: DeskShell,
    words: String,
    without: bool,
    count: u64,
    missing: u64,
    wrong: usize,
    filtered: bool,
    rows: Vec<Row>,
    first: Option<String>,
    next: Option<String>,
    /// Where this page is, so that saving leads back to it.
    here: String,
}

struct Row {
    uid: Uuid,
    key: String,
    name: String,
    post: String,
    email: String,
    /// Tag, name and whether it is chosen; the first is to have none.
    langs: Vec<(&'static str, &'static str, bool)>,
    account: bool,
    wrong: bool,
}

pub(super) async fn list(
    State(desk): State<Desk>,
    visit: Visit,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    answer(&desk, &visit, &edition, &asked, &BTreeMap::new()).await
}

pub(super) async fn save(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let sent: BTreeMap<String, String> = fields.into_iter().collect();
    match keep(&desk, &actor, &edition, &sent).await {
        Ok(None) => refusal::not_found(&visit),
        Ok(Some(wrong)) if wrong.is_empty() => {
            let to = address(&edition, &asked, &asked.after);
            Redirect::to(&format!("{to}&done=saved")).into_response()
        }
        Ok(Some(wrong)) => {
            let refused = sent
                .iter()
                .filter(|(name, _)| {
                    name.strip_prefix("email:")
                        .is_some_and(|uid| wrong.contains(&uid.to_owned()))
                })
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect();
            answer(&desk, &visit, &edition, &asked, &refused).await
        }
        Err(error) => refusal::internal(&error, false),
    }
}

/// Keeps what is right, and says which people's addresses are not.
async fn keep(
    desk: &Desk,
    actor: &Actor,
    edition: &str,
    sent: &BTreeMap<String, String>,
) -> DbResult<Option<Vec<String>>> {
    let now = desk.now();
    let by = actor.label();
    let mut tx = desk.db.write().await?;
    let Some(edition) = forum::edition(&mut tx, edition).await? else {
        return Ok(None);
    };
    let people = store::people(&mut tx, edition.uid).await?;
    let mut wrong = Vec::new();
    for person in &people {
        let Some(email) = sent.get(&format!("email:{}", person.uid)) else {
            continue;
        };
        let lang = sent
            .get(&format!("lang:{}", person.uid))
            .and_then(|tag| Lang::from_tag(tag));
        let known = contacts::get(&mut tx, edition.uid, person.uid, contacts::PROGRAMME).await?;
        let contact = Contact {
            purpose: contacts::PROGRAMME.to_owned(),
            email: Some(email.trim().to_owned()).filter(|email| !email.is_empty()),
            lang,
            account: known.as_ref().and_then(|known| known.account),
        };
        let nothing = contact.email.is_none() && contact.account.is_none();
        if known.as_ref() == Some(&contact) || (known.is_none() && nothing) {
            continue;
        }
        match contacts::set(&mut tx, edition.uid, person.uid, &contact, &by, now).await {
            Ok(()) => {}
            Err(ContactError::NoAddress(_)) => wrong.push(person.uid.to_string()),
            Err(ContactError::Db(error)) => return Err(error),
        }
    }
    tx.commit().await?;
    Ok(Some(wrong))
}

/// The page; `refused` are addresses that were typed and are none, by the name of their field.
async fn answer(desk: &Desk, visit: &Visit, key: &str, asked: &Asked, refused: &BTreeMap<String, String>) -> Response {
    match look(desk, visit, key, asked, refused).await {
        Ok(Some(contacts)) => {
            let status = if refused.is_empty() {
                StatusCode::OK
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            page(status, &contacts)
        }
        Ok(None) => refusal::not_found(visit),
        Err(error) => refusal::internal(&error, false),
    }
}

async fn look(
    desk: &Desk,
    visit: &Visit,
    key: &str,
    asked: &Asked,
    refused: &BTreeMap<String, String>,
) -> DbResult<Option<Contacts>> {
    let l = locale(visit.lang);
    let tag = visit.lang.tag();
    let mut tx = desk.db.read().await?;
    let Some(edition) = forum::edition(&mut tx, key).await? else {
        return Ok(None);
    };
    let mut people = store::people(&mut tx, edition.uid).await?;
    let known = contacts::store::contacts(&mut tx, edition.uid, contacts::PROGRAMME).await?;
    let missing = people.iter().filter(|person| !known.contains_key(&person.uid)).count();
    let words = asked.q.trim().to_lowercase();
    let without = asked.without == "yes";
    people.retain(|person| {
        let contact = known.get(&person.uid);
        let fits = words.is_empty()
            || person
                .name
                .words
                .values()
                .any(|name| name.to_lowercase().contains(&words))
            || contact
                .and_then(|contact| contact.email.as_ref())
                .is_some_and(|email| email.to_lowercase().contains(&words));
        fits && (!without || contact.is_none())
    });
    people.sort_by_cached_key(|person| l.sort_key(sorted_by(person, tag)));
    let count = people.len();
    let begin = people
        .iter()
        .position(|person| person.id == asked.after)
        .map_or(0, |place| place + 1);
    let shown = &people[begin..count.min(begin + MOST)];
    let rows = shown
        .iter()
        .map(|person| {
            let contact = known.get(&person.uid);
            let typed = refused.get(&format!("email:{}", person.uid));
            let lang = contact.and_then(|contact| contact.lang);
            let mut langs = vec![("", "", lang.is_none())];
            langs.extend(Lang::all().map(|each| (each.tag(), each.native_name(), lang == Some(each))));
            Row {
                uid: person.uid,
                key: person.id.clone(),
                name: best(&person.name, tag).to_owned(),
                post: person.post.as_ref().map_or("", |post| best(post, tag)).to_owned(),
                email: typed
                    .cloned()
                    .or_else(|| contact.and_then(|contact| contact.email.clone()))
                    .unwrap_or_default(),
                langs,
                account: contact.is_some_and(|contact| contact.account.is_some()),
                wrong: typed.is_some(),
            }
        })
        .collect();
    let said = (asked.done.as_deref() == Some("saved")).then(|| l.contact_saved());
    Ok(Some(Contacts {
        shell: DeskShell::new(visit, Some(key), Section::People, l.contact_title())
            .said(said)
            .style("css/release.css"),
        words: asked.q.trim().to_owned(),
        without,
        count: count as u64,
        missing: missing as u64,
        wrong: refused.len(),
        filtered: without || !words.is_empty(),
        first: (begin > 0).then(|| address(key, asked, "")),
        next: shown
            .last()
            .filter(|_| begin + shown.len() < count)
            .map(|last| address(key, asked, &last.id)),
        here: address(key, asked, &asked.after),
        rows,
    }))
}

fn best<'a>(text: &'a exchange::archive::Text, tag: &'a str) -> &'a str {
    text.best(tag).map_or("", |(_, words)| words)
}

fn sorted_by<'a>(person: &'a Person, tag: &'a str) -> &'a str {
    person.sort_name.get(tag).unwrap_or_else(|| best(&person.name, tag))
}

/// The list with this filter, after this person.
fn address(edition: &str, asked: &Asked, after: &str) -> String {
    format!(
        "/desk/{edition}/contacts?q={}&without={}&after={}",
        super::mail::in_query(asked.q.trim()),
        if asked.without == "yes" { "yes" } else { "" },
        super::mail::in_query(after)
    )
}
