//! Editing the draft record by record: who changes what is checked against what others changed meanwhile, validated as a
//! whole, written into the history and kept in one transaction.
//!
//! Always true:
//! - an edit says which version of the record it was made from; when that is not the version that is there, nothing is
//!   written and both are reported;
//! - all edits of a call are written, or none; everything that speaks against them is reported at once;
//! - the draft's revision counts up under a lock that is held until the transaction ends, so edits of one draft happen one
//!   after the other on either engine. Locks are taken in this order: shared facts, editions by their keys, the ledger;
//! - a value that was there before may stay, however odd: only what an edit changes is examined.
//!
//! Start reading at [`apply`]; [`place`] is the quick way for where and when a session is held.

mod check;
mod key;
mod merge;
mod place;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use std::str::FromStr;

use exchange::archive::{Archive, Edition, Text};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::history::{self, Batch, Made};
use super::records::{self, Kind, LISTS, Misfit, Parts, Problem, RecordKey, Shared};
use super::{draft, store};
use crate::forum::model::Reference;
use crate::forum::store as forum;
use crate::people::store as people;
use crate::platform::audit;
use crate::platform::db::{DbError, DbResult, Tx};
use crate::platform::secret;

pub use check::Code;
pub use key::fresh_key;
pub use merge::{Merged, merge};
pub use place::{Move, Placement, place, place_all};

/// Which content a record has: a digest of its fields, 16 hexadecimal digits. Also the ETag of the API.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(String);

impl Version {
    pub fn of(fields: &Map<String, Value>) -> Self {
        // Maps of serde_json are sorted, so the same fields always make the same text.
        let text = serde_json::to_string(fields).expect("JSON always serialises");
        Self(secret::hex(&Sha256::digest(text.as_bytes())[..8]))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What was given is no version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a version is 16 hexadecimal digits")]
pub struct NoVersion;

impl FromStr for Version {
    type Err = NoVersion;

    fn from_str(text: &str) -> Result<Self, NoVersion> {
        let digits = text.len() == 16
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        digits.then(|| Self(text.to_owned())).ok_or(NoVersion)
    }
}

/// A record as it is in the draft.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stored {
    pub key: RecordKey,
    pub fields: Map<String, Value>,
    pub version: Version,
}

impl Stored {
    fn new(key: RecordKey, fields: Map<String, Value>) -> Self {
        let version = Version::of(&fields);
        Self { key, fields, version }
    }
}

/// What somebody wants a record to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// For a new record the id may be empty: then it is made from the title or name.
    pub key: RecordKey,
    /// The version it was made from. `None` for a new record, which must not exist yet.
    pub base: Option<Version>,
    /// All fields of the record. `None` deletes it. A new edition may bring its lists (`sides`, `days`, `venues`…) with it,
    /// and a new venue its `halls`.
    pub fields: Option<Map<String, Value>>,
}

/// Where a change came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    Desk,
    Board,
    Sheet,
    Api,
    Import,
    Undo,
    CommandLine,
    Plan,
}

impl Origin {
    pub const ALL: [Self; 8] = [
        Self::Desk,
        Self::Board,
        Self::Sheet,
        Self::Api,
        Self::Import,
        Self::Undo,
        Self::CommandLine,
        Self::Plan,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Board => "board",
            Self::Sheet => "sheet",
            Self::Api => "api",
            Self::Import => "import",
            Self::Undo => "undo",
            Self::CommandLine => "command-line",
            Self::Plan => "plan",
        }
    }
}

/// Who changes something, from where and when.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    /// Label of the account, as in the ledger.
    pub account: &'a str,
    pub origin: Origin,
    /// Network address, when there is one.
    pub address: Option<&'a str>,
    pub at: Timestamp,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    /// The changes of this call, in the history.
    pub batch: Uuid,
    /// Of the draft; the highest when several editions were touched.
    pub revision: i64,
    /// The records that changed; those whose edit changed nothing are not among them.
    pub keys: Vec<RecordKey>,
}

/// Somebody else changed the record meanwhile.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Conflict {
    pub key: RecordKey,
    /// The version that the edit was made from.
    pub base: Version,
    /// The record as it was then, as far as the history knows.
    pub original: Option<Map<String, Value>>,
    /// `None` when the edit deletes the record.
    pub mine: Option<Map<String, Value>>,
    pub theirs: Map<String, Value>,
    /// Of `theirs`: what the next edit has to be made from.
    pub version: Version,
    /// Names of the fields in which `mine` and `theirs` differ.
    pub fields: Vec<String>,
    /// Who made the last change, and when, as far as the history knows.
    pub by: Option<String>,
    pub at: Option<Timestamp>,
}

/// Something that speaks against an edit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Refusal {
    pub key: RecordKey,
    /// Empty when it is about the whole record.
    pub field: String,
    pub code: Code,
    /// What was given, or what it is about.
    pub value: String,
    /// The other record that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<RecordKey>,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// The records were deleted meanwhile, or their edition is not there.
    #[error("{} records are not there any more", .0.len())]
    Gone(Vec<RecordKey>),
    #[error("{} records were changed meanwhile", .0.len())]
    Conflict(Vec<Conflict>),
    #[error("{} things speak against it", .0.len())]
    Refused(Vec<Refusal>),
    #[error(transparent)]
    Db(#[from] DbError),
}

/// The revision of an edition's draft: another whenever anything of it changed.
pub async fn revision(tx: &mut Tx, edition: &str) -> DbResult<Option<i64>> {
    Ok(forum::edition_revision(tx, edition)
        .await?
        .map(|(_, revision)| revision))
}

/// A record of the draft.
pub async fn read(tx: &mut Tx, key: &RecordKey) -> DbResult<Option<Stored>> {
    let Some(edition) = &key.edition else {
        let shared = load_shared(tx).await?;
        return Ok(shared
            .get(key.kind, &key.id)
            .map(|fields| Stored::new(key.clone(), fields)));
    };
    if key.kind == Kind::Session {
        let Some((uid, _)) = forum::edition_revision(tx, edition).await? else {
            return Ok(None);
        };
        let session = store::session(tx, uid, &key.id).await?;
        return Ok(session.map(|session| Stored::new(key.clone(), place::fields_of(&session))));
    }
    let Some(parts) = load_of_kind(tx, edition, key.kind).await? else {
        return Ok(None);
    };
    Ok(parts
        .get(key.kind, &key.id)
        .map(|fields| Stored::new(key.clone(), fields)))
}

/// All records of a kind, in the order of the draft; of the shared facts when the kind belongs to no edition.
pub async fn list(tx: &mut Tx, edition: &str, kind: Kind) -> DbResult<Vec<Stored>> {
    if kind.is_shared() {
        return list_shared(tx, kind).await;
    }
    let Some(parts) = load_of_kind(tx, edition, kind).await? else {
        return Ok(Vec::new());
    };
    Ok(parts
        .ids(kind)
        .into_iter()
        .filter_map(|id| {
            let fields = parts.get(kind, &id)?;
            Some(Stored::new(RecordKey::of(edition, kind, &id), fields))
        })
        .collect())
}

/// All records of a kind that belong to no edition.
pub async fn list_shared(tx: &mut Tx, kind: Kind) -> DbResult<Vec<Stored>> {
    let shared = load_shared(tx).await?;
    Ok(shared
        .ids(kind)
        .into_iter()
        .filter_map(|id| {
            let fields = shared.get(kind, &id)?;
            Some(Stored::new(RecordKey::shared(kind, &id), fields))
        })
        .collect())
}

async fn load_shared(tx: &mut Tx) -> DbResult<Shared> {
    let Reference {
        regions,
        series,
        facts,
        sources,
    } = forum::reference(tx).await?;
    Ok(Shared::of(&mut Archive {
        regions,
        series,
        facts,
        sources,
        ..Archive::default()
    }))
}

/// The edition with the records of one kind, and whatever else is read with them.
async fn load_of_kind(tx: &mut Tx, edition: &str, kind: Kind) -> DbResult<Option<Parts>> {
    let Some(mut loaded) = forum::edition(tx, edition).await? else {
        return Ok(None);
    };
    let uid = loaded.uid;
    match kind {
        Kind::Organisation => loaded.organisations = people::organisations(tx, uid).await?,
        Kind::Person => loaded.people = people::people(tx, uid).await?,
        Kind::Delegation => loaded.delegations = people::delegations(tx, uid).await?,
        Kind::Session => loaded.sessions = store::sessions(tx, uid).await?,
        Kind::Agreement => loaded.agreements = store::agreements(tx, uid).await?,
        _ => {}
    }
    Ok(Some(Parts::of(loaded)))
}

/// Writes the edits into the draft and its history.
///
/// # Errors
/// When records are gone, were changed meanwhile, or something speaks against the edits; then nothing is written.
pub async fn apply(tx: &mut Tx, edits: &[Edit], by: &By<'_>) -> Result<Applied, EditError> {
    apply_as(tx, edits, by, &Extra::default()).await
}

/// What an undo adds to its edits.
#[derive(Debug, Default)]
pub(super) struct Extra {
    pub undoes: Option<Uuid>,
    /// Places of records that come back.
    pub places: BTreeMap<RecordKey, usize>,
}

/// The state that edits are made on.
struct Desk {
    shared: Option<Shared>,
    editions: BTreeMap<String, Parts>,
    /// Also of editions that are going.
    uids: BTreeMap<String, Uuid>,
    revisions: BTreeMap<Option<String>, i64>,
    new_editions: BTreeSet<String>,
    gone_editions: BTreeMap<String, Parts>,
}

impl Desk {
    fn get(&self, key: &RecordKey) -> Option<Map<String, Value>> {
        match &key.edition {
            None => self.shared.as_ref()?.get(key.kind, &key.id),
            Some(edition) => self.editions.get(edition)?.get(key.kind, &key.id),
        }
    }

    fn ids(&self, edition: Option<&String>, kind: Kind) -> Vec<String> {
        match edition {
            None => self.shared.as_ref().map(|shared| shared.ids(kind)),
            Some(edition) => self.editions.get(edition).map(|parts| parts.ids(kind)),
        }
        .unwrap_or_default()
    }

    fn put(&mut self, key: &RecordKey, fields: Map<String, Value>) -> Result<(), Vec<Misfit>> {
        match &key.edition {
            None => self.shared.get_or_insert_default().put(key, fields),
            Some(edition) => match self.editions.get_mut(edition) {
                Some(parts) => parts.put(key, fields),
                None => {
                    self.editions.insert(edition.clone(), Parts::of_fields(key, fields)?);
                    Ok(())
                }
            },
        }
    }

    fn remove(&mut self, key: &RecordKey) {
        match &key.edition {
            None => self.shared.as_mut().map(|shared| shared.remove(key.kind, &key.id)),
            Some(edition) => self
                .editions
                .get_mut(edition)
                .map(|parts| parts.remove(key.kind, &key.id)),
        };
    }
}

pub(super) async fn apply_as(tx: &mut Tx, edits: &[Edit], by: &By<'_>, extra: &Extra) -> Result<Applied, EditError> {
    let mut edits = unfold(edits);
    let mut desk = lock(tx, &edits).await?;
    name_new_records(&mut edits, &desk);
    let mut refusals = Vec::new();
    let own_uids = settle(&mut edits, &mut refusals, by.at);
    compare(tx, &edits, &desk, &mut refusals).await?;

    let lists: BTreeSet<(Option<String>, Kind)> = edits
        .iter()
        .map(|edit| (edit.key.edition.clone(), edit.key.kind))
        .collect();
    let order_before: HashMap<(Option<String>, Kind), Vec<String>> = lists
        .iter()
        .map(|(edition, kind)| ((edition.clone(), *kind), desk.ids(edition.as_ref(), *kind)))
        .collect();
    let mut made: Vec<Made> = Vec::with_capacity(edits.len());
    // An edition before its records, and its records before it when it goes.
    edits.sort_by_key(|edit| match (edit.key.kind, &edit.fields) {
        (Kind::Edition, Some(_)) => 0,
        (Kind::Edition, None) => 2,
        _ => 1,
    });
    for edit in edits {
        let before = desk.get(&edit.key);
        match edit.fields {
            Some(fields) => {
                let fields = check::tidy(before.as_ref(), fields);
                match desk.put(&edit.key, fields) {
                    Err(misfits) => refusals.extend(misfits.into_iter().map(Refusal::from)),
                    Ok(()) => {
                        let after = desk.get(&edit.key);
                        if let (None, Some(place), Some(edition)) =
                            (&before, extra.places.get(&edit.key), &edit.key.edition)
                            && let Some(parts) = desk.editions.get_mut(edition)
                        {
                            parts.last_to(edit.key.kind, *place);
                        }
                        if before != after {
                            made.push(Made {
                                key: edit.key,
                                before,
                                after,
                                place: None,
                            });
                        }
                    }
                }
            }
            None if edit.key.kind == Kind::Edition => {
                delete_edition(tx, &mut desk, &edit.key, &mut made, &mut refusals).await?;
            }
            None => {
                let place = order_before
                    .get(&(edit.key.edition.clone(), edit.key.kind))
                    .and_then(|ids| ids.iter().position(|id| *id == edit.key.id))
                    .and_then(|place| i64::try_from(place).ok());
                desk.remove(&edit.key);
                made.push(Made {
                    key: edit.key,
                    before,
                    after: None,
                    place,
                });
            }
        }
    }
    for parts in desk.editions.values_mut() {
        if made.iter().any(|made| made.key.kind == Kind::Day) {
            parts.sort_days();
        }
    }
    for made in &made {
        check::record(made, &mut refusals);
    }
    let mut touched: BTreeSet<RecordKey> = made.iter().map(|made| made.key.clone()).collect();
    // Records whose place in a short list is another now.
    for ((edition, kind), before) in &order_before {
        if long(*kind) {
            continue;
        }
        let kept = edition
            .as_ref()
            .is_none_or(|edition| desk.editions.contains_key(edition));
        if kept {
            let after = desk.ids(edition.as_ref(), *kind);
            for (place, id) in after.into_iter().enumerate() {
                if before.get(place) != Some(&id) {
                    touched.insert(RecordKey {
                        edition: edition.clone(),
                        kind: *kind,
                        id,
                    });
                }
            }
        }
    }
    let Desk {
        shared,
        editions,
        uids,
        mut revisions,
        new_editions,
        gone_editions,
    } = desk;
    let archive = whole(shared, editions, &mut refusals);
    if refusals.is_empty() {
        check::together(tx, &archive, &made, &own_uids, &mut refusals).await?;
    }
    if !refusals.is_empty() {
        return Err(EditError::Refused(refusals));
    }
    let gone: HashSet<&RecordKey> = made
        .iter()
        .filter(|made| made.after.is_none())
        .map(|made| &made.key)
        .collect();
    // Where the last record stands that stays; behind it no gap needs closing, so a long list that was added at the end
    // is taken back without moving anything.
    let last_staying: HashMap<&(Option<String>, Kind), Option<usize>> = order_before
        .iter()
        .map(|(list, ids)| {
            let stays = |id: &String| {
                !gone.contains(&RecordKey {
                    edition: list.0.clone(),
                    kind: list.1,
                    id: id.clone(),
                })
            };
            (list, ids.iter().rposition(stays))
        })
        .collect();
    for made in made.iter().filter(|made| made.after.is_none() && long(made.key.kind)) {
        let key = &made.key;
        let last = last_staying.get(&(key.edition.clone(), key.kind)).copied().flatten();
        let place = made.place.and_then(|place| usize::try_from(place).ok());
        let nothing_behind = match (last, place) {
            (None, _) => true,
            (Some(last), Some(place)) => place > last,
            (Some(_), None) => false,
        };
        if nothing_behind {
            continue;
        }
        if let Some(edition) = &key.edition
            && let Some(uid) = uids.get(edition)
            && !gone_editions.contains_key(edition)
        {
            close_gap(tx, *uid, key).await?;
        }
    }
    let mut places: Vec<(&RecordKey, &usize)> = extra.places.iter().collect();
    places.sort_by_key(|(_, place)| **place);
    for (key, place) in places {
        if let Some(edition) = &key.edition
            && let Some(uid) = uids.get(edition)
            && touched.contains(key)
        {
            open_gap(tx, *uid, key.kind, i64::try_from(*place).unwrap_or(i64::MAX)).await?;
        }
    }
    draft::save(tx, &archive, &touched, &uids).await?;
    for edition in archive
        .editions
        .iter()
        .filter(|edition| new_editions.contains(&edition.id))
    {
        let revision = history::store::last_revision(tx, &edition.id).await? + 1;
        forum::continue_revisions(tx, edition.uid, revision).await?;
        revisions.insert(Some(edition.id.clone()), revision);
    }
    let batch = audit::new_id(by.at);
    let keys: Vec<RecordKey> = made.iter().map(|made| made.key.clone()).collect();
    if !made.is_empty() {
        let what = Batch {
            id: batch,
            action: "draft.edit",
            details: Map::new(),
            undoes: extra.undoes,
            revisions: &revisions,
        };
        history::record(tx, what, by, &made).await?;
    }
    Ok(Applied {
        batch,
        revision: revisions.values().copied().max().unwrap_or_default(),
        keys,
    })
}

/// Lists of which only the places behind a change are moved, and not each record written again.
fn long(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Organisation | Kind::Person | Kind::Delegation | Kind::Session | Kind::Agreement
    )
}

async fn close_gap(tx: &mut Tx, edition: Uuid, key: &RecordKey) -> DbResult<()> {
    match key.kind {
        Kind::Organisation => people::close_gap(tx, people::List::Organisations, edition, &key.id).await,
        Kind::Person => people::close_gap(tx, people::List::People, edition, &key.id).await,
        Kind::Delegation => people::close_gap(tx, people::List::Delegations, edition, &key.id).await,
        Kind::Session => store::close_gap(tx, store::List::Sessions, edition, &key.id).await,
        Kind::Agreement => store::close_gap(tx, store::List::Agreements, edition, &key.id).await,
        _ => Ok(()),
    }
}

async fn open_gap(tx: &mut Tx, edition: Uuid, kind: Kind, place: i64) -> DbResult<()> {
    match kind {
        Kind::Organisation => people::open_gap(tx, people::List::Organisations, edition, place).await,
        Kind::Person => people::open_gap(tx, people::List::People, edition, place).await,
        Kind::Delegation => people::open_gap(tx, people::List::Delegations, edition, place).await,
        Kind::Session => store::open_gap(tx, store::List::Sessions, edition, place).await,
        Kind::Agreement => store::open_gap(tx, store::List::Agreements, edition, place).await,
        _ => Ok(()),
    }
}

/// Edits of new editions and venues with the lists they bring as edits of their own.
fn unfold(edits: &[Edit]) -> Vec<Edit> {
    let mut unfolded = Vec::with_capacity(edits.len());
    for edit in edits {
        let mut edit = edit.clone();
        let mut parts = Vec::new();
        if let (None, Some(fields), Some(edition)) = (&edit.base, &mut edit.fields, &edit.key.edition) {
            match edit.key.kind {
                Kind::Edition => {
                    for (list, kind) in LISTS {
                        for fields in objects(fields, list) {
                            parts.extend(with_halls(edition, kind, fields));
                        }
                    }
                }
                Kind::Venue => {
                    let id = edit.key.id.clone();
                    for room in objects(fields, "halls") {
                        parts.push(hall(edition, &id, room));
                    }
                }
                _ => {}
            }
        }
        unfolded.push(edit);
        unfolded.append(&mut parts);
    }
    unfolded
}

/// Takes a list of objects out of the fields; anything else stays and is refused later.
fn objects(fields: &mut Map<String, Value>, list: &str) -> Vec<Map<String, Value>> {
    let whole = fields
        .get(list)
        .and_then(Value::as_array)
        .is_some_and(|items| items.iter().all(Value::is_object));
    if !whole {
        return Vec::new();
    }
    match fields.remove(list) {
        Some(Value::Array(items)) => items
            .into_iter()
            .filter_map(|item| match item {
                Value::Object(fields) => Some(fields),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    }
}

fn with_halls(edition: &str, kind: Kind, mut fields: Map<String, Value>) -> Vec<Edit> {
    let text = |field: &str| fields.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
    let id = match kind {
        Kind::Day => text("date"),
        Kind::Travel => format!("{}>{}", text("from"), text("to")),
        _ => text("id"),
    };
    let mut edits = Vec::new();
    if kind == Kind::Venue {
        edits = objects(&mut fields, "halls")
            .into_iter()
            .map(|room| hall(edition, &id, room))
            .collect();
    }
    let own = Edit {
        key: RecordKey::of(edition, kind, &id),
        base: None,
        fields: Some(fields),
    };
    edits.insert(0, own);
    edits
}

fn hall(edition: &str, venue: &str, mut fields: Map<String, Value>) -> Edit {
    let id = fields.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
    fields.insert("venue".to_owned(), venue.into());
    Edit {
        key: RecordKey::of(edition, Kind::Hall, &id),
        base: None,
        fields: Some(fields),
    }
}

/// Counts the revisions up, which is the lock, and loads what the edits are made on.
async fn lock(tx: &mut Tx, edits: &[Edit]) -> Result<Desk, EditError> {
    let mut desk = Desk {
        shared: None,
        editions: BTreeMap::new(),
        uids: BTreeMap::new(),
        revisions: BTreeMap::new(),
        new_editions: BTreeSet::new(),
        gone_editions: BTreeMap::new(),
    };
    if edits.iter().any(|edit| edit.key.edition.is_none()) {
        let revision = forum::next_reference_revision(tx).await?;
        desk.revisions.insert(None, revision);
        desk.shared = Some(load_shared(tx).await?);
    }
    let keys: BTreeSet<&String> = edits.iter().filter_map(|edit| edit.key.edition.as_ref()).collect();
    let mut gone = Vec::new();
    for key in keys {
        match forum::next_revision(tx, key).await? {
            Some((uid, revision)) => {
                desk.uids.insert(key.clone(), uid);
                desk.revisions.insert(Some(key.clone()), revision);
                if let Some(edition) = draft::load(tx, key).await? {
                    desk.editions.insert(key.clone(), Parts::of(edition));
                }
            }
            None => {
                let made_here = edits.iter().any(|edit| {
                    edit.key.kind == Kind::Edition && edit.key.edition.as_ref() == Some(key) && edit.base.is_none()
                });
                if made_here {
                    desk.new_editions.insert(key.clone());
                    desk.revisions.insert(Some(key.clone()), 0);
                } else {
                    gone.extend(
                        edits
                            .iter()
                            .filter(|edit| edit.key.edition.as_ref() == Some(key))
                            .map(|edit| edit.key.clone()),
                    );
                }
            }
        }
    }
    if gone.is_empty() {
        Ok(desk)
    } else {
        Err(EditError::Gone(gone))
    }
}

/// Gives new records without an id one that is made from their title or name.
fn name_new_records(edits: &mut [Edit], desk: &Desk) {
    let mut taken: HashMap<(Option<String>, Kind), HashSet<String>> = HashMap::new();
    for edit in edits.iter() {
        let list = (edit.key.edition.clone(), edit.key.kind);
        taken.entry(list).or_default().insert(edit.key.id.clone());
    }
    for edit in edits.iter_mut() {
        let Some(fields) = &mut edit.fields else { continue };
        if !edit.key.id.is_empty() || edit.base.is_some() {
            continue;
        }
        let text = |field: &str| fields.get(field).and_then(Value::as_str).unwrap_or_default().to_owned();
        let here = taken.entry((edit.key.edition.clone(), edit.key.kind)).or_default();
        edit.key.id = match edit.key.kind {
            Kind::Day => text("date"),
            Kind::Travel => format!("{}>{}", text("from"), text("to")),
            Kind::Fact => desk.ids(None, Kind::Fact).len().to_string(),
            // What a person has to choose.
            Kind::Edition | Kind::Series | Kind::SeriesEntry | Kind::Region | Kind::Side => text("id"),
            kind => match fields.get("id").and_then(Value::as_str) {
                Some(id) => id.to_owned(),
                None => {
                    let words: Text = ["title", "name", "publisher"]
                        .iter()
                        .find_map(|field| match fields.get(*field)? {
                            Value::String(words) => Some(Text::of("en", words.clone())),
                            words => serde_json::from_value(words.clone()).ok(),
                        })
                        .unwrap_or_default();
                    fresh_key(
                        |id| {
                            here.contains(id)
                                || desk
                                    .get(&RecordKey {
                                        id: id.to_owned(),
                                        ..edit.key.clone()
                                    })
                                    .is_some()
                        },
                        &words,
                        kind,
                    )
                }
            },
        };
        here.insert(edit.key.id.clone());
    }
}

/// Fills in what a record says of itself, and refuses what contradicts its key. Returns the identities that new records
/// brought with them.
fn settle(edits: &mut [Edit], refusals: &mut Vec<Refusal>, at: Timestamp) -> BTreeMap<Uuid, RecordKey> {
    let mut own_uids = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for edit in edits {
        if !seen.insert(edit.key.clone()) {
            refusals.push(Refusal::about(&edit.key, "", Code::Twice, &edit.key.id));
        }
        if edit.key.edition.is_none() != (edit.key.kind.is_shared())
            && !(edit.key.kind == Kind::Source && edit.key.edition.is_none())
        {
            refusals.push(Refusal::about(
                &edit.key,
                "edition",
                Code::UnknownField,
                edit.key.kind.name(),
            ));
        }
        let Some(fields) = &mut edit.fields else { continue };
        let own = match edit.key.kind {
            Kind::Day => Some(("date", edit.key.id.clone())),
            Kind::SeriesEntry | Kind::Travel | Kind::Fact => None,
            _ => Some(("id", edit.key.id.clone())),
        };
        if let Some((field, id)) = own {
            match fields.get(field).and_then(Value::as_str) {
                None => {
                    fields.insert(field.to_owned(), Value::String(id));
                }
                Some(said) if said != id => {
                    refusals.push(Refusal::about(&edit.key, field, Code::IdFixed, said));
                }
                Some(_) => {}
            }
        }
        if edit.key.kind == Kind::Travel
            && let Some((from, to)) = edit.key.id.split_once('>')
        {
            for (field, id) in [("from", from), ("to", to)] {
                if fields.entry(field.to_owned()).or_insert_with(|| id.into()) != id {
                    refusals.push(Refusal::about(&edit.key, field, Code::IdFixed, id));
                }
            }
        }
        if edit.key.kind == Kind::SeriesEntry
            && let Some((_, ordinal)) = edit.key.id.rsplit_once('/')
            && let Ok(ordinal) = ordinal.parse::<u32>()
            && fields.entry("ordinal").or_insert_with(|| ordinal.into()).as_u64() != Some(ordinal.into())
        {
            refusals.push(Refusal::about(
                &edit.key,
                "ordinal",
                Code::IdFixed,
                &ordinal.to_string(),
            ));
        }
        if edit.base.is_none() {
            check::new_id(&edit.key, refusals);
            if edit.key.kind == Kind::Edition {
                fields.entry("status").or_insert_with(|| "planned".into());
            }
            if edit.key.kind.has_uid() {
                match fields.get("uid") {
                    None | Some(Value::Null) => {
                        fields.insert("uid".to_owned(), audit::new_id(at).to_string().into());
                    }
                    Some(given) => {
                        let uid = given.as_str().and_then(|text| text.parse::<Uuid>().ok());
                        own_uids.extend(uid.map(|uid| (uid, edit.key.clone())));
                    }
                }
            }
        }
    }
    own_uids
}

/// Whether the records are those that the edits were made from.
async fn compare(tx: &mut Tx, edits: &[Edit], desk: &Desk, refusals: &mut Vec<Refusal>) -> Result<(), EditError> {
    let mut gone = Vec::new();
    let mut conflicts = Vec::new();
    for edit in edits {
        match (&edit.base, desk.get(&edit.key)) {
            (None, None) if edit.fields.is_some() => {}
            (None, Some(_)) => refusals.push(Refusal::about(&edit.key, "id", Code::Taken, &edit.key.id)),
            (_, None) => gone.push(edit.key.clone()),
            (Some(base), Some(theirs)) => {
                let version = Version::of(&theirs);
                if version != *base {
                    conflicts.push(conflict(tx, &edit.key, base, edit.fields.clone(), theirs).await?);
                } else if let Some(fields) = &edit.fields
                    && edit.key.kind.has_uid()
                    && fields.get("uid").is_some_and(|uid| Some(uid) != theirs.get("uid"))
                {
                    let said = fields.get("uid").and_then(Value::as_str).unwrap_or_default();
                    refusals.push(Refusal::about(&edit.key, "uid", Code::UidFixed, said));
                }
            }
        }
    }
    if !gone.is_empty() {
        return Err(EditError::Gone(gone));
    }
    if !conflicts.is_empty() {
        return Err(EditError::Conflict(conflicts));
    }
    Ok(())
}

async fn conflict(
    tx: &mut Tx,
    key: &RecordKey,
    base: &Version,
    mine: Option<Map<String, Value>>,
    theirs: Map<String, Value>,
) -> DbResult<Conflict> {
    let fields = match &mine {
        Some(mine) => records::field_changes(theirs.clone(), mine.clone())
            .into_iter()
            .map(|change| change.field)
            .filter(|field| field != "uid" || mine.contains_key("uid"))
            .collect(),
        None => theirs.keys().cloned().collect(),
    };
    let last = history::of(tx, key, &history::Page::first(1)).await?.into_iter().next();
    Ok(Conflict {
        key: key.clone(),
        base: base.clone(),
        original: history::store::as_of(tx, key, base).await?,
        mine,
        version: Version::of(&theirs),
        theirs,
        fields,
        by: last.as_ref().map(|change| change.actor.clone()),
        at: last.map(|change| change.at),
    })
}

/// Deletes an edition with everything in it, unless something of it was released.
async fn delete_edition(
    tx: &mut Tx,
    desk: &mut Desk,
    key: &RecordKey,
    made: &mut Vec<Made>,
    refusals: &mut Vec<Refusal>,
) -> DbResult<()> {
    let Some(uid) = desk.uids.get(&key.id) else {
        return Ok(());
    };
    if !store::release_summaries(tx, *uid).await?.is_empty() {
        refusals.push(Refusal::about(key, "", Code::Released, &key.id));
        return Ok(());
    }
    let Some(parts) = desk.editions.remove(&key.id) else {
        return Ok(());
    };
    // From the end, so that coming back they find what they name.
    for kind in Kind::ALL
        .into_iter()
        .rev()
        .filter(|kind| *kind != Kind::Edition && !kind.is_shared())
    {
        for (place, id) in (0i64..).zip(parts.ids(kind)) {
            made.push(Made {
                before: parts.get(kind, &id),
                key: RecordKey::of(&key.id, kind, &id),
                after: None,
                place: Some(place),
            });
        }
    }
    made.push(Made {
        key: key.clone(),
        before: parts.get(Kind::Edition, &key.id),
        after: None,
        place: None,
    });
    desk.gone_editions.insert(key.id.clone(), parts);
    Ok(())
}

fn whole(shared: Option<Shared>, editions: BTreeMap<String, Parts>, refusals: &mut Vec<Refusal>) -> Archive {
    let mut archive = match shared.map(Shared::whole) {
        None => Archive::default(),
        Some(Ok(archive)) => archive,
        Some(Err(misfits)) => {
            refusals.extend(misfits.into_iter().map(Refusal::from));
            Archive::default()
        }
    };
    for parts in editions.into_values() {
        match parts.whole() {
            Ok(edition) => archive.editions.push(edition),
            Err(misfits) => refusals.extend(misfits.into_iter().map(Refusal::from)),
        }
    }
    archive
}

impl Refusal {
    fn about(key: &RecordKey, field: &str, code: Code, value: &str) -> Self {
        Self {
            key: key.clone(),
            field: field.to_owned(),
            code,
            value: value.to_owned(),
            other: None,
        }
    }
}

impl From<Misfit> for Refusal {
    fn from(misfit: Misfit) -> Self {
        let value = match &misfit.value {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let code = match misfit.problem {
            Problem::Missing => Code::Missing,
            Problem::Unknown => Code::UnknownField,
            Problem::Wrong(_) => Code::WrongType,
            Problem::Nowhere => Code::Nowhere,
        };
        Self::about(&misfit.key, &misfit.field, code, &value)
    }
}

/// The edition with this key among those of an archive.
fn edition_in<'a>(archive: &'a Archive, key: &str) -> Option<&'a Edition> {
    archive.editions.iter().find(|edition| edition.id == key)
}
