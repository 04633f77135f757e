//! Where the people of an edition can be reached, for those who may change people: a list to be filled in, since a letter
//! about the programme goes only to whoever has an address here. What others changed while somebody had the list open is
//! not overwritten by what they merely left as it was, and shown beside what they typed where both changed the same.

use std::collections::{BTreeMap, BTreeSet};

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
    conflicts: usize,
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
    /// What somebody else made of it meanwhile.
    theirs: Option<String>,
    /// What is shown, so that the form says what it was made from.
    was: String,
}

/// What was sent and not kept: whose address is none, and whose somebody else changed meanwhile.
#[derive(Debug, Default)]
struct Refused {
    sent: BTreeMap<String, String>,
    wrong: BTreeSet<Uuid>,
    conflicts: BTreeSet<Uuid>,
}

impl Refused {
    fn is_empty(&self) -> bool {
        self.wrong.is_empty() && self.conflicts.is_empty()
    }

    /// What was typed for this person, where it was not kept.
    fn typed(&self, field: &str, person: Uuid) -> Option<&str> {
        let refused = self.wrong.contains(&person) || self.conflicts.contains(&person);
        self.sent
            .get(&format!("{field}:{person}"))
            .filter(|_| refused)
            .map(String::as_str)
    }
}

pub(super) async fn list(
    State(desk): State<Desk>,
    visit: Visit,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    answer(&desk, &visit, &edition, &asked, &Refused::default()).await
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
    match keep(&desk, &actor, &edition, sent).await {
        Ok(None) => refusal::not_found(&visit),
        Ok(Some(refused)) if refused.is_empty() => {
            let to = address(&edition, &asked, &asked.after);
            Redirect::to(&format!("{to}&done=saved")).into_response()
        }
        Ok(Some(refused)) => answer(&desk, &visit, &edition, &asked, &refused).await,
        Err(error) => refusal::internal(&error, false),
    }
}

/// Keeps what is right and nobody else changed, and says what it did not keep.
async fn keep(desk: &Desk, actor: &Actor, edition: &str, sent: BTreeMap<String, String>) -> DbResult<Option<Refused>> {
    let now = desk.now();
    let by = actor.label();
    let mut tx = desk.db.write().await?;
    let Some(edition) = forum::edition(&mut tx, edition).await? else {
        return Ok(None);
    };
    let people = store::people(&mut tx, edition.uid).await?;
    let mut refused = Refused::default();
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
        let was = sent.get(&format!("was:{}", person.uid)).map_or("", String::as_str);
        if contacts::version(contact.email.as_deref(), lang) == was {
            // Left as it was shown, whatever others made of it since.
            continue;
        }
        let nothing = contact.email.is_none() && contact.account.is_none();
        if known.as_ref() == Some(&contact) || (known.is_none() && nothing) {
            continue;
        }
        let now_is = known
            .as_ref()
            .map(|known| contacts::version(known.email.as_deref(), known.lang));
        if now_is.unwrap_or_default() != was {
            refused.conflicts.insert(person.uid);
            continue;
        }
        match contacts::set(&mut tx, edition.uid, person.uid, &contact, &by, now).await {
            Ok(()) => {}
            Err(ContactError::NoAddress(_)) => {
                refused.wrong.insert(person.uid);
            }
            Err(ContactError::Db(error)) => return Err(error),
        }
    }
    tx.commit().await?;
    Ok(Some(Refused { sent, ..refused }))
}

/// The page, with what was refused.
async fn answer(desk: &Desk, visit: &Visit, key: &str, asked: &Asked, refused: &Refused) -> Response {
    match look(desk, visit, key, asked, refused).await {
        Ok(Some(contacts)) => {
            let status = if refused.is_empty() {
                StatusCode::OK
            } else if refused.wrong.is_empty() {
                StatusCode::CONFLICT
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            page(status, &contacts)
        }
        Ok(None) => refusal::not_found(visit),
        Err(error) => refusal::internal(&error, false),
    }
}

async fn look(desk: &Desk, visit: &Visit, key: &str, asked: &Asked, refused: &Refused) -> DbResult<Option<Contacts>> {
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
            let typed = refused.typed("email", person.uid);
            let kept = contact.and_then(|contact| contact.lang);
            let email = contact.and_then(|contact| contact.email.as_deref());
            let lang = match refused.typed("lang", person.uid) {
                Some(tag) => Lang::from_tag(tag),
                None => kept,
            };
            let mut langs = vec![("", "", lang.is_none())];
            langs.extend(Lang::all().map(|each| (each.tag(), each.native_name(), lang == Some(each))));
            Row {
                uid: person.uid,
                key: person.id.clone(),
                name: best(&person.name, tag).to_owned(),
                post: person.post.as_ref().map_or("", |post| best(post, tag)).to_owned(),
                email: typed.or(email).unwrap_or_default().to_owned(),
                theirs: refused.conflicts.contains(&person.uid).then(|| {
                    let name = kept.map_or_else(|| l.contact_lang_of_side(), |lang| lang.native_name().to_owned());
                    email.map_or_else(|| l.contact_theirs_none(), |email| l.contact_theirs(email, name))
                }),
                was: contacts::version(email, kept),
                langs,
                account: contact.is_some_and(|contact| contact.account.is_some()),
                wrong: refused.wrong.contains(&person.uid),
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
        wrong: refused.wrong.len(),
        conflicts: refused.conflicts.len(),
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
