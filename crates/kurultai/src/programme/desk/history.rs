//! The history of an edition and of each record, undoing one's last change, and the ledger for auditors.

mod words;

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::body::Body;
use axum::extract::{Form, Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Deserialize;
use uuid::Uuid;

use self::words::{Line, Words};
use crate::forum::store as forum;
use crate::people::access::{AccountId, Actor, Desk, Permission, Refusal as Refused, Routes, Visit};
use crate::people::accounts;
use crate::people::desk::{DeskShell, Section, page, refusal};
use crate::platform::audit::{self, chain};
use crate::platform::db::{DbError, DbResult, Tx};
use crate::platform::i18n::{Locale, locale};
use crate::programme::edit::{self, By, Origin};
use crate::programme::history::{self, Change, Filters, Page, store};
use crate::programme::records::{Kind, RecordKey, Status};
use crate::programme::undo::{self, Blocked, Preview, UndoError};

/// How many changes a page shows.
const MOST: i64 = 50;
/// How many fields a line of the list names.
const NAMED: usize = 4;

pub fn routes() -> Routes {
    Routes::new()
        .get("/desk/{edition}/history", Permission::ReadHistory, list)
        .get("/desk/{edition}/history/{kind}/{id}", Permission::ReadHistory, record)
        .get("/desk/{edition}/undo", Permission::ReadDesk, undo_page)
        .post("/desk/{edition}/undo", Permission::ReadDesk, undo_it)
        .get("/desk/audit", Permission::Administer, ledger)
        .get("/desk/audit/export", Permission::Administer, export)
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    who: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    record: String,
    #[serde(default)]
    origin: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    done: String,
}

impl Asked {
    fn filters(&self) -> Filters {
        let some = |text: &String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Filters {
            actor: some(&self.who),
            kind: Kind::named(&self.kind),
            record: some(&self.record),
            origin: some(&self.origin),
        }
    }

    fn page(&self) -> Page {
        let after = self.after.split_once('.');
        Page {
            after: after.and_then(|(revision, position)| Some((revision.parse().ok()?, position.parse().ok()?))),
            // One more tells whether there is another page.
            size: MOST + 1,
        }
    }

    fn is_narrowed(&self) -> bool {
        [&self.who, &self.kind, &self.record, &self.origin]
            .iter()
            .any(|text| !text.is_empty())
    }
}

/// Where one page ends and the next goes on.
fn next_page(changes: &mut Vec<Change>) -> Option<String> {
    let most = usize::try_from(MOST).unwrap_or(usize::MAX);
    if changes.len() <= most {
        return None;
    }
    changes.truncate(most);
    changes
        .last()
        .map(|last| format!("{}.{}", last.revision, last.position))
}

struct Choice {
    value: String,
    words: String,
    chosen: bool,
}

/// One change in a list.
struct Row {
    at: String,
    machine_at: String,
    who: String,
    kind: String,
    name: String,
    url: String,
    status: String,
    sign: &'static str,
    fields: String,
    origin: String,
    address: Option<String>,
    takes_back: bool,
}

#[derive(Template)]
#[template(path = "programme/desk/history/list.html")]
struct ListPage {
    shell: DeskShell,
    people: Vec<Choice>,
    kinds: Vec<Choice>,
    origins: Vec<Choice>,
    record: String,
    narrowed: bool,
    count: i64,
    rows: Vec<Row>,
    undo: Option<String>,
    redo: Option<String>,
    newest: Option<String>,
    older: Option<String>,
    address: String,
}

/// Names of the people behind labels of accounts, read once each.
#[derive(Default)]
struct People(BTreeMap<String, String>);

impl People {
    async fn name(&mut self, tx: &mut Tx, label: &str) -> DbResult<String> {
        if let Some(name) = self.0.get(label) {
            return Ok(name.clone());
        }
        let account = label.strip_prefix("account:").and_then(|id| id.parse().ok());
        let name = match account {
            Some(id) => accounts::store::account(tx, AccountId(id))
                .await?
                .map(|account| account.name),
            None => None,
        }
        .unwrap_or_else(|| label.to_owned());
        self.0.insert(label.to_owned(), name.clone());
        Ok(name)
    }
}

/// The zone of an edition; `None` when there is no such edition and no history of one either.
async fn zone(tx: &mut Tx, edition: &str) -> DbResult<Option<TimeZone>> {
    if let Some(found) = forum::edition(tx, edition).await? {
        return Ok(Some(TimeZone::get(&found.timezone).unwrap_or(TimeZone::UTC)));
    }
    let known = store::last_revision(tx, edition).await? > 0;
    Ok(known.then_some(TimeZone::UTC))
}

fn moment(l: &Locale, zone: &TimeZone, at: Timestamp) -> String {
    let civil = at.to_zoned_datetime(zone.clone());
    l.history_moment(l.date_long(civil.date()), l.time(civil.time()))
}

fn in_query(words: &str) -> String {
    words.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

fn of_record(edition: &str, key: &RecordKey) -> String {
    format!("/desk/{edition}/history/{}/{}", key.kind.name(), in_query(&key.id))
}

fn status_words(l: &Locale, status: Status) -> (String, &'static str) {
    match status {
        Status::New => (l.history_added(), "ok"),
        Status::Changed => (l.history_changed(), "warn"),
        Status::Gone => (l.history_deleted(), "stop"),
    }
}

/// Kind and field of everything these changes touch.
fn touched(changes: &[Change]) -> Vec<(Kind, String)> {
    changes
        .iter()
        .flat_map(|change| change.fields().into_iter().map(|field| (change.key.kind, field.field)))
        .collect()
}

async fn words_for(tx: &mut Tx, edition: &str, visit: &Visit, touched: &[(Kind, String)]) -> DbResult<Words> {
    let fields = touched.iter().map(|(kind, field)| (*kind, field.as_str()));
    Words::load(tx, edition, visit.lang, fields).await
}

fn label(words: &Words, change: &Change) -> String {
    let fields = change.after.as_ref().or(change.before.as_ref());
    fields.map_or_else(|| change.key.id.clone(), |fields| words.label(&change.key, fields))
}

async fn list(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    match list_page(&desk, &visit, &actor, &edition, &asked).await {
        Ok(Some(shown)) => page(StatusCode::OK, &shown),
        Ok(None) => refusal::not_found(&visit),
        Err(error) => refusal::internal(&error, false),
    }
}

async fn list_page(
    desk: &Desk,
    visit: &Visit,
    actor: &Actor,
    edition: &str,
    asked: &Asked,
) -> DbResult<Option<ListPage>> {
    let l = locale(visit.lang);
    let mut tx = desk.db.read().await?;
    let Some(zone) = zone(&mut tx, edition).await? else {
        return Ok(None);
    };
    let filters = asked.filters();
    // Series, regions and the facts around them belong to no edition.
    let of = (!filters.kind.is_some_and(Kind::is_shared)).then_some(edition);
    let mut changes = history::recent(&mut tx, of, &filters, &asked.page()).await?;
    let count = store::count(&mut tx, of, &filters).await?;
    let next = next_page(&mut changes);
    let words = words_for(&mut tx, edition, visit, &touched(&changes)).await?;
    let mut people = People::default();
    let mut rows = Vec::with_capacity(changes.len());
    for change in &changes {
        let who = people.name(&mut tx, &change.actor).await?;
        rows.push(row(&words, edition, &zone, change, who));
    }
    let mut choices = Vec::new();
    for label in store::actors(&mut tx, of).await? {
        choices.push(Choice {
            words: people.name(&mut tx, &label).await?,
            chosen: asked.who == label,
            value: label,
        });
    }
    choices.sort_by_key(|choice| l.sort_key(&choice.words));
    let mut kinds: Vec<Choice> = Kind::ALL
        .into_iter()
        .map(|kind| Choice {
            value: kind.name().to_owned(),
            words: words.kind(kind),
            chosen: filters.kind == Some(kind),
        })
        .collect();
    kinds.sort_by_key(|choice| l.sort_key(&choice.words));
    let origins = Origin::ALL
        .map(|origin| Choice {
            value: origin.name().to_owned(),
            words: l.term("history-origin", origin.name()),
            chosen: asked.origin == origin.name(),
        })
        .into();
    let address = format!("/desk/{edition}/history");
    let at = |after: &str| {
        format!(
            "{address}?who={}&kind={}&record={}&origin={}{after}",
            in_query(&asked.who),
            in_query(&asked.kind),
            in_query(&asked.record),
            in_query(&asked.origin),
        )
    };
    let who = actor.label();
    let said = match asked.done.as_str() {
        "undo" => Some(l.history_undone()),
        "redo" => Some(l.history_redone()),
        _ => None,
    };
    let last = undo::last_of(&mut tx, &who, Some(edition)).await?;
    let undone = undo::last_undone_of(&mut tx, &who, Some(edition)).await?;
    Ok(Some(ListPage {
        shell: DeskShell::new(visit, Some(edition), Section::History, l.history_title()).said(said),
        people: choices,
        kinds,
        origins,
        record: asked.record.clone(),
        narrowed: asked.is_narrowed(),
        count,
        rows,
        undo: last.map(|_| format!("/desk/{edition}/undo")),
        redo: undone.map(|batch| format!("/desk/{edition}/undo?batch={batch}")),
        newest: (!asked.after.is_empty()).then(|| at("")),
        older: next.map(|after| at(&format!("&after={after}"))),
        address,
    }))
}

fn row(words: &Words, edition: &str, zone: &TimeZone, change: &Change, who: String) -> Row {
    let l = words.l;
    let (status, sign) = status_words(l, change.status());
    let mut fields = String::new();
    if change.status() == Status::Changed {
        let names: Vec<String> = change
            .fields()
            .iter()
            .map(|field| words.field(change.key.kind, &field.field))
            .collect();
        fields = names.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        if names.len() > NAMED {
            fields.push(' ');
            fields.push_str(&l.history_more_fields(names.len() - NAMED));
        }
    }
    Row {
        at: moment(l, zone, change.at),
        machine_at: change.at.to_string(),
        who,
        kind: words.kind(change.key.kind),
        name: label(words, change),
        url: of_record(edition, &change.key),
        status,
        sign,
        fields,
        origin: l.term("history-origin", &change.origin),
        address: change.address.as_ref().map(|address| l.history_from_address(address)),
        takes_back: change.undoes.is_some(),
    }
}

/// One change in the life of a record.
struct Entry {
    row: Row,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "programme/desk/history/record.html")]
struct RecordPage {
    shell: DeskShell,
    kind: String,
    count: i64,
    entries: Vec<Entry>,
    back: String,
    newest: Option<String>,
    older: Option<String>,
}

async fn record(
    State(desk): State<Desk>,
    visit: Visit,
    Path((edition, kind, id)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    let Some(kind) = Kind::named(&kind) else {
        return refusal::not_found(&visit);
    };
    match record_page(&desk, &visit, &edition, kind, &id, &asked).await {
        Ok(Some(shown)) => page(StatusCode::OK, &shown),
        Ok(None) => refusal::not_found(&visit),
        Err(error) => refusal::internal(&error, false),
    }
}

async fn record_page(
    desk: &Desk,
    visit: &Visit,
    edition: &str,
    kind: Kind,
    id: &str,
    asked: &Asked,
) -> DbResult<Option<RecordPage>> {
    let l = locale(visit.lang);
    let mut tx = desk.db.read().await?;
    let Some(zone) = zone(&mut tx, edition).await? else {
        return Ok(None);
    };
    let key = if kind.is_shared() {
        RecordKey::shared(kind, id)
    } else {
        RecordKey::of(edition, kind, id)
    };
    let mut changes = history::of(&mut tx, &key, &asked.page()).await?;
    let now = edit::read(&mut tx, &key).await?;
    if changes.is_empty() && now.is_none() {
        return Ok(None);
    }
    let next = next_page(&mut changes);
    let words = words_for(&mut tx, edition, visit, &touched(&changes)).await?;
    let name = match (&now, changes.first()) {
        (Some(now), _) => words.label(&key, &now.fields),
        (None, Some(last)) => label(&words, last),
        (None, None) => id.to_owned(),
    };
    let mut people = People::default();
    let mut entries = Vec::with_capacity(changes.len());
    for change in &changes {
        let who = people.name(&mut tx, &change.actor).await?;
        entries.push(Entry {
            row: row(&words, edition, &zone, change, who),
            lines: change
                .fields()
                .iter()
                .flat_map(|field| words.lines(kind, field))
                .collect(),
        });
    }
    let address = of_record(edition, &key);
    Ok(Some(RecordPage {
        shell: DeskShell::new(visit, Some(edition), Section::History, l.history_of(name)),
        kind: words.kind(kind),
        count: store::count_of(&mut tx, &key).await?,
        entries,
        back: format!("/desk/{edition}/history"),
        newest: (!asked.after.is_empty()).then(|| address.clone()),
        older: next.map(|after| format!("{address}?after={after}")),
    }))
}

#[derive(Debug, Default, Deserialize)]
struct AskedUndo {
    batch: Option<String>,
}

#[derive(Debug, Deserialize)]
struct SentUndo {
    batch: String,
}

/// A record that undoing would change.
struct Changed {
    kind: String,
    name: String,
    status: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "programme/desk/history/undo.html")]
struct UndoPage {
    shell: DeskShell,
    what: Option<String>,
    batch: String,
    records: Vec<Changed>,
    /// Sentences about what others changed since.
    blocked: Vec<String>,
    /// What relies on the change: names and addresses of their histories.
    relying: Vec<(String, String)>,
    button: String,
    back: String,
}

async fn undo_page(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Query(asked): Query<AskedUndo>,
) -> Response {
    let found = async {
        let mut tx = desk.db.read().await?;
        let preview = match asked.batch.as_deref() {
            Some(batch) => match batch.parse() {
                Ok(batch) => undo::preview(&mut tx, batch).await?,
                Err(_) => None,
            },
            None => undo::last(&mut tx, &actor.label(), Some(&edition)).await?,
        };
        let preview = preview.filter(|preview| is_of(preview, &edition));
        if preview
            .as_ref()
            .is_some_and(|preview| !is_theirs(&actor, &preview.actor))
        {
            return Ok(None);
        }
        let shown = shown(&mut tx, &visit, &actor, &edition, preview, &[]).await?;
        Ok::<_, DbError>(Some(shown))
    };
    match found.await {
        Ok(Some(Some(shown))) => page(StatusCode::OK, &shown),
        Ok(Some(None)) => refusal::not_found(&visit),
        Ok(None) => refusal::page(Refused::NotAllowed, &visit),
        Err(error) => refusal::internal(&error, false),
    }
}

/// Whether a batch is of this edition, as far as it is of any.
fn is_of(preview: &Preview, edition: &str) -> bool {
    let mut keys = preview
        .lines
        .iter()
        .map(|line| &line.key)
        .chain(preview.blocked.iter().map(|blocked| &blocked.key));
    keys.any(|key| key.edition.as_deref() == Some(edition))
}

/// Whether these changes are for this reader to look at and take back: one's own are, those of others are an
/// administrator's.
fn is_theirs(actor: &Actor, author: &str) -> bool {
    author == actor.label() || actor.may(Permission::Administer, None)
}

async fn shown(
    tx: &mut Tx,
    visit: &Visit,
    actor: &Actor,
    edition: &str,
    preview: Option<Preview>,
    refusals: &[edit::Refusal],
) -> DbResult<Option<UndoPage>> {
    let l = locale(visit.lang);
    let Some(zone) = zone(tx, edition).await? else {
        return Ok(None);
    };
    let back = format!("/desk/{edition}/history");
    let shell = |title: String| DeskShell::new(visit, Some(edition), Section::History, title);
    let Some(preview) = preview else {
        return Ok(Some(UndoPage {
            shell: shell(l.history_undo_title()),
            what: None,
            batch: String::new(),
            records: Vec::new(),
            blocked: Vec::new(),
            relying: Vec::new(),
            button: String::new(),
            back,
        }));
    };
    let mut people = People::default();
    let fields: Vec<(Kind, String)> = preview
        .lines
        .iter()
        .flat_map(|line| line.fields.iter().map(|field| (line.key.kind, field.field.clone())))
        .collect();
    let words = words_for(tx, edition, visit, &fields).await?;
    let at = moment(l, &zone, preview.at);
    let redoes = store::undoes(tx, preview.batch).await?.is_some();
    let origin = l.term("history-origin", &preview.origin);
    let what = if redoes {
        l.history_redo_what(at)
    } else if preview.actor == actor.label() {
        l.history_undo_what(at, origin)
    } else {
        let who = people.name(tx, &preview.actor).await?;
        l.history_undo_not_mine(who, at, origin)
    };
    let records = preview
        .lines
        .iter()
        .map(|line| Changed {
            kind: words.kind(line.key.kind),
            name: line.label.clone(),
            status: match line.status {
                Status::New => l.history_undo_comes_back(),
                Status::Changed => l.history_undo_changes(),
                Status::Gone => l.history_undo_goes(),
            },
            lines: line
                .fields
                .iter()
                .flat_map(|field| words.lines(line.key.kind, field))
                .collect(),
        })
        .collect();
    let mut blocked = Vec::new();
    for one in &preview.blocked {
        blocked.push(blocked_words(tx, &words, &mut people, &zone, one).await?);
    }
    let relying: BTreeSet<(String, String)> = refusals
        .iter()
        .map(|refusal| {
            let key = refusal.other.as_ref().unwrap_or(&refusal.key);
            (format!("{} {}", words.kind(key.kind), key.id), of_record(edition, key))
        })
        .collect();
    Ok(Some(UndoPage {
        shell: shell(if redoes {
            l.history_redo()
        } else {
            l.history_undo_title()
        }),
        what: Some(what),
        batch: preview.batch.to_string(),
        records,
        blocked,
        relying: relying.into_iter().collect(),
        button: if redoes {
            l.history_redo_do()
        } else {
            l.history_undo_do()
        },
        back,
    }))
}

async fn blocked_words(
    tx: &mut Tx,
    words: &Words,
    people: &mut People,
    zone: &TimeZone,
    blocked: &Blocked,
) -> DbResult<String> {
    let l = words.l;
    let who = match &blocked.by {
        Some(label) => people.name(tx, label).await?,
        None => l.history_undo_nobody(),
    };
    let at = blocked.at.map(|at| moment(l, zone, at)).unwrap_or_default();
    let name = blocked.label.clone();
    if blocked.fields.is_empty() {
        return Ok(l.history_undo_blocked_gone(name, who, at));
    }
    let fields: Vec<String> = blocked
        .fields
        .iter()
        .map(|field| words.field(blocked.key.kind, field))
        .collect();
    Ok(l.history_undo_blocked_by(name, fields.join(", "), who, at))
}

/// What somebody must be allowed to undo a change of such a record.
fn needed(kind: Kind) -> Permission {
    match kind {
        Kind::Session => Permission::EditProgramme,
        Kind::Organisation | Kind::Person | Kind::Delegation => Permission::EditPeople,
        Kind::Agreement => Permission::EditAgreements,
        Kind::Region | Kind::Fact | Kind::Series | Kind::SeriesEntry => Permission::Administer,
        Kind::Source
        | Kind::Edition
        | Kind::Side
        | Kind::Day
        | Kind::Track
        | Kind::Venue
        | Kind::Hall
        | Kind::Travel => Permission::EditFrame,
    }
}

/// What came of an undo.
enum Outcome {
    Done {
        redone: bool,
        revision: i64,
        keys: Vec<String>,
    },
    NotAllowed,
    Shown(StatusCode, Box<UndoPage>),
    NotFound,
}

async fn undo_it(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    Form(sent): Form<SentUndo>,
) -> Response {
    match try_undo(&desk, &visit, &actor, &edition, &sent.batch).await {
        Ok(Outcome::Done { redone, revision, keys }) => {
            desk.draft_changed(&edition, revision, &keys, &actor.name);
            let done = if redone { "redo" } else { "undo" };
            Redirect::to(&format!("/desk/{edition}/history?done={done}")).into_response()
        }
        Ok(Outcome::NotAllowed) => refusal::page(Refused::NotAllowed, &visit),
        Ok(Outcome::Shown(status, shown)) => page(status, &*shown),
        Ok(Outcome::NotFound) => refusal::not_found(&visit),
        Err(error) => refusal::internal(&error, false),
    }
}

async fn try_undo(desk: &Desk, visit: &Visit, actor: &Actor, edition: &str, batch: &str) -> Result<Outcome, DbError> {
    let Ok(batch) = batch.parse::<Uuid>() else {
        return Ok(Outcome::NotFound);
    };
    let mut tx = desk.db.write().await?;
    let changes = store::batch(&mut tx, batch).await?;
    if !changes
        .iter()
        .any(|change| change.key.edition.as_deref() == Some(edition))
    {
        return Ok(Outcome::NotFound);
    }
    let allowed = changes.iter().all(|change| {
        // An edition that comes or goes as a whole is the administrator's, as it is when it is deleted by hand.
        let whole = change.before.is_none() || change.after.is_none();
        let permission = match change.key.kind {
            Kind::Edition if whole => Permission::Administer,
            kind => needed(kind),
        };
        is_theirs(actor, &change.actor) && actor.may(permission, change.key.edition.as_deref())
    });
    if !allowed {
        return Ok(Outcome::NotAllowed);
    }
    let who = actor.label();
    let by = By {
        account: &who,
        origin: Origin::Undo,
        address: actor.address.as_deref(),
        at: desk.now(),
    };
    let redone = changes.iter().any(|change| change.undoes.is_some());
    let refusals = match undo::apply(&mut tx, batch, &by).await {
        Ok(applied) => {
            tx.commit().await?;
            return Ok(Outcome::Done {
                redone,
                revision: applied.revision,
                keys: applied
                    .keys
                    .iter()
                    .map(|key| format!("{}/{}", key.kind.name(), key.id))
                    .collect(),
            });
        }
        Err(UndoError::Db(error)) => return Err(error),
        Err(UndoError::Refused(refusals)) => refusals,
        Err(UndoError::Nothing | UndoError::ChangedSince(_)) => Vec::new(),
    };
    tx.roll_back().await?;
    let mut tx = desk.db.read().await?;
    let preview = undo::preview(&mut tx, batch)
        .await?
        .filter(|preview| is_of(preview, edition));
    let shown = shown(&mut tx, visit, actor, edition, preview, &refusals).await?;
    Ok(shown.map_or(Outcome::NotFound, |shown| {
        Outcome::Shown(StatusCode::CONFLICT, Box::new(shown))
    }))
}

#[derive(Template)]
#[template(path = "programme/desk/history/ledger.html")]
struct LedgerPage {
    shell: DeskShell,
    holds: Option<String>,
    broken: Option<String>,
    why: String,
    hash: String,
}

async fn ledger(State(desk): State<Desk>, visit: Visit) -> Response {
    let l = locale(visit.lang);
    let found = async {
        let mut tx = desk.db.read().await?;
        audit::examine(&mut tx).await
    };
    let (holds, broken, why, hash) = match found.await {
        Ok(Ok(head)) => (
            Some(l.history_audit_holds(head.sequence)),
            None,
            String::new(),
            head.hash,
        ),
        Ok(Err(broken)) => {
            let said = match broken.flaw {
                chain::Flaw::Head { expected, found } => l.history_audit_broken_end(expected, found),
                _ => l.history_audit_broken(broken.sequence),
            };
            (None, Some(said), l.history_audit_broken_out(), String::new())
        }
        Err(error) => return refusal::internal(&error, false),
    };
    page(
        StatusCode::OK,
        &LedgerPage {
            shell: DeskShell::new(&visit, None, Section::History, l.history_audit_title()),
            holds,
            broken,
            why,
            hash,
        },
    )
}

async fn export(State(desk): State<Desk>) -> Response {
    let started = audit::Export::new(desk.now());
    // A file that breaks off has no last hash, so that whoever verifies it is told.
    let pieces = futures_util::stream::try_unfold((desk, started), |(desk, mut export)| async move {
        let mut tx = desk.db.read().await?;
        let piece = export.piece(&mut tx).await?;
        drop(tx);
        Ok::<_, audit::ExportError>(piece.map(|piece| (piece, (desk, export))))
    });
    let headers = [
        (header::CONTENT_TYPE, "application/jsonl; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"kurultai-audit.jsonl\"",
        ),
    ];
    (headers, Body::from_stream(pieces)).into_response()
}
