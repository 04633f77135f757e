//! Taking changes back: those that somebody made last, or any others that were made together.
//!
//! Always true:
//! - taking back is a change like any other, with a history of its own, so that it can be taken back too: that is a redo;
//! - what others changed since is never lost: fields that both changed are named with who changed them, and nothing is
//!   written; everything else is put together.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::edit::{self, Applied, By, Edit, EditError, Extra, Origin, Refusal, Stored, merge};
use super::history::{self, Change, Page, store};
use super::records::{FieldChange, Kind, RecordKey, Status, field_changes, label};
use crate::forum::store as forum;
use crate::platform::db::{DbError, DbResult, Tx};

/// How far back somebody's changes are looked through.
const FARTHEST: i64 = 100;

/// What taking a batch back would do.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Preview {
    pub batch: Uuid,
    /// Who made the changes, and when.
    pub actor: String,
    pub at: Timestamp,
    /// Name of the origin of the changes.
    pub origin: String,
    pub lines: Vec<Line>,
    /// What speaks against it.
    pub blocked: Vec<Blocked>,
}

/// What taking back would do to one record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    pub key: RecordKey,
    pub label: String,
    /// New: it comes back. Gone: it is deleted again.
    pub status: Status,
    /// As they are and as they would be.
    pub fields: Vec<FieldChange>,
}

/// A record that somebody changed since.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Blocked {
    pub key: RecordKey,
    pub label: String,
    /// Changed here and since; empty when the record was deleted since, or came back.
    pub fields: Vec<String>,
    /// Who changed it since, and when, as far as the history knows.
    pub by: Option<String>,
    pub at: Option<Timestamp>,
}

/// Why nothing was taken back.
#[derive(Debug, thiserror::Error)]
pub enum UndoError {
    #[error("there is nothing to take back")]
    Nothing,
    #[error("{} records were changed since", .0.len())]
    ChangedSince(Vec<Blocked>),
    /// The draft would contradict itself, since other records have come to rely on the change.
    #[error("{} things speak against it", .0.len())]
    Refused(Vec<Refusal>),
    #[error(transparent)]
    Db(#[from] DbError),
}

/// What taking the last change of a person back would do: the last that is no undo and not taken back already.
pub async fn last(tx: &mut Tx, account: &str, edition: Option<&str>) -> DbResult<Option<Preview>> {
    match last_of(tx, account, edition).await? {
        Some(batch) => preview(tx, batch).await,
        None => Ok(None),
    }
}

/// What making the change that a person took back last again would do, as long as they have changed nothing else since.
pub async fn last_undone(tx: &mut Tx, account: &str, edition: Option<&str>) -> DbResult<Option<Preview>> {
    match last_undone_of(tx, account, edition).await? {
        Some(batch) => preview(tx, batch).await,
        None => Ok(None),
    }
}

/// The batch behind [`last_undone`].
pub async fn last_undone_of(tx: &mut Tx, account: &str, edition: Option<&str>) -> DbResult<Option<Uuid>> {
    for (batch, undoes) in store::batches_of(tx, edition, account, FARTHEST).await? {
        let Some(undone) = undoes else { return Ok(None) };
        // Taking back what takes back is the redo itself.
        let is_undo = store::undoes(tx, undone).await?.is_none();
        if is_undo && !is_undone(tx, batch).await? {
            return Ok(Some(batch));
        }
    }
    Ok(None)
}

/// The batch behind [`last`].
pub async fn last_of(tx: &mut Tx, account: &str, edition: Option<&str>) -> DbResult<Option<Uuid>> {
    for (batch, undoes) in store::batches_of(tx, edition, account, FARTHEST).await? {
        if undoes.is_none() && !is_undone(tx, batch).await? {
            return Ok(Some(batch));
        }
    }
    Ok(None)
}

/// Whether a batch is taken back and was not made again since.
async fn is_undone(tx: &mut Tx, batch: Uuid) -> DbResult<bool> {
    let mut undone = false;
    let mut at = batch;
    while let Some(by) = store::undone_by(tx, at).await? {
        undone = !undone;
        at = by;
    }
    Ok(undone)
}

/// What taking a batch back would do; `None` when there is no such batch.
pub async fn preview(tx: &mut Tx, batch: Uuid) -> DbResult<Option<Preview>> {
    Ok(plan(tx, batch).await?.map(|plan| plan.preview))
}

/// Takes a batch back. `by` says who does it; the origin is always [`Origin::Undo`].
///
/// # Errors
/// When there is no such batch, it is taken back already, its records were changed since, or others rely on them.
pub async fn apply(tx: &mut Tx, batch: Uuid, by: &By<'_>) -> Result<Applied, UndoError> {
    let changes = store::batch(tx, batch).await?;
    // Nobody edits them until this is done. Shared facts first, as everywhere.
    let editions: BTreeSet<Option<&String>> = changes.iter().map(|change| change.key.edition.as_ref()).collect();
    for edition in editions {
        match edition {
            None => drop(forum::next_reference_revision(tx).await?),
            Some(edition) => drop(forum::next_revision(tx, edition).await?),
        }
    }
    if is_undone(tx, batch).await? {
        return Err(UndoError::Nothing);
    }
    let plan = plan(tx, batch).await?.ok_or(UndoError::Nothing)?;
    if !plan.preview.blocked.is_empty() {
        return Err(UndoError::ChangedSince(plan.preview.blocked));
    }
    let by = By {
        origin: Origin::Undo,
        ..*by
    };
    let extra = Extra {
        undoes: Some(batch),
        places: plan.places,
    };
    let applied = edit::apply_as(tx, &plan.edits, &by, &extra).await;
    match applied {
        Ok(applied) if applied.keys.is_empty() => Err(UndoError::Nothing),
        Ok(applied) => Ok(applied),
        Err(EditError::Refused(refusals)) => Err(UndoError::Refused(refusals)),
        Err(EditError::Db(error)) => Err(error.into()),
        // They are locked, so this is said of records that the plan did not look at.
        Err(EditError::Gone(keys)) => Err(UndoError::ChangedSince(keys.into_iter().map(Blocked::gone).collect())),
        Err(EditError::Conflict(conflicts)) => Err(UndoError::ChangedSince(
            conflicts
                .into_iter()
                .map(|conflict| Blocked::gone(conflict.key))
                .collect(),
        )),
    }
}

/// Takes the last `most` changes of a person back, the newest first. Stops without a word when there are fewer.
///
/// # Errors
/// As [`apply`], for the first that cannot be taken back; then none of them is.
pub async fn apply_last(
    tx: &mut Tx,
    edition: Option<&str>,
    most: usize,
    by: &By<'_>,
) -> Result<Vec<Applied>, UndoError> {
    let mut applied = Vec::new();
    for _ in 0..most {
        let Some(batch) = last_of(tx, by.account, edition).await? else {
            break;
        };
        applied.push(apply(tx, batch, by).await?);
    }
    if applied.is_empty() {
        return Err(UndoError::Nothing);
    }
    Ok(applied)
}

impl Blocked {
    fn gone(key: RecordKey) -> Self {
        Self {
            key,
            label: String::new(),
            fields: Vec::new(),
            by: None,
            at: None,
        }
    }
}

struct Plan {
    preview: Preview,
    edits: Vec<Edit>,
    places: BTreeMap<RecordKey, usize>,
}

async fn plan(tx: &mut Tx, batch: Uuid) -> DbResult<Option<Plan>> {
    let changes = store::batch(tx, batch).await?;
    let Some(first) = changes.first() else { return Ok(None) };
    let mut plan = Plan {
        preview: Preview {
            batch,
            actor: first.actor.clone(),
            at: first.at,
            origin: first.origin.clone(),
            lines: Vec::new(),
            blocked: Vec::new(),
        },
        edits: Vec::new(),
        places: BTreeMap::new(),
    };
    let mut present = Present::default();
    for change in &changes {
        let now = present.get(tx, &change.key).await?;
        match back(change, now.as_ref()) {
            Back::Nothing => {}
            Back::Overlaps(fields) => {
                let since = since(tx, change, &fields).await?;
                plan.preview.blocked.push(Blocked {
                    key: change.key.clone(),
                    label: label_of(change),
                    fields,
                    by: since.as_ref().map(|change| change.actor.clone()),
                    at: since.map(|change| change.at),
                });
            }
            Back::To(fields) => {
                let is = now.as_ref().map(|now| now.fields.clone());
                plan.preview.lines.push(Line {
                    key: change.key.clone(),
                    label: label_of(change),
                    status: match (&is, &fields) {
                        (None, _) => Status::New,
                        (Some(_), Some(_)) => Status::Changed,
                        (Some(_), None) => Status::Gone,
                    },
                    fields: match (&is, &fields) {
                        (Some(is), Some(fields)) => field_changes(is.clone(), fields.clone()),
                        _ => Vec::new(),
                    },
                });
                if is.is_none()
                    && let Some(place) = change.place.and_then(|place| usize::try_from(place).ok())
                {
                    plan.places.insert(change.key.clone(), place);
                }
                plan.edits.push(Edit {
                    key: change.key.clone(),
                    base: now.map(|now| now.version),
                    fields,
                });
            }
        }
    }
    // What goes leaves its place first, and what comes back takes its own in the order of places.
    let places = &plan.places;
    plan.edits.sort_by_key(|edit| match (&edit.fields, &edit.base) {
        (None, _) => (0, edit.key.kind, 0),
        (Some(_), None) => (1, edit.key.kind, places.get(&edit.key).copied().unwrap_or(usize::MAX)),
        (Some(_), Some(_)) => (2, edit.key.kind, 0),
    });
    Ok(Some(plan))
}

fn label_of(change: &Change) -> String {
    let fields = change.after.as_ref().or(change.before.as_ref());
    let words = fields.map(label).unwrap_or_default();
    if words.is_empty() { change.key.id.clone() } else { words }
}

enum Back {
    /// It is so already.
    Nothing,
    /// These fields were changed since.
    Overlaps(Vec<String>),
    /// The record as it would be; `None` deletes it.
    To(Option<Map<String, Value>>),
}

fn back(change: &Change, now: Option<&Stored>) -> Back {
    let now = now.map(|now| &now.fields);
    match (&change.before, &change.after, now) {
        (None, _, None) => Back::Nothing,
        (None, after, Some(now)) if after.as_ref() == Some(now) => Back::To(None),
        (None, after, Some(now)) => Back::Overlaps(
            field_changes(after.clone().unwrap_or_default(), now.clone())
                .into_iter()
                .map(|change| change.field)
                .collect(),
        ),
        (Some(before), None, None) => Back::To(Some(before.clone())),
        (Some(before), None, Some(now)) if before == now => Back::Nothing,
        (Some(_), None, Some(_)) | (Some(_), Some(_), None) => Back::Overlaps(Vec::new()),
        (Some(before), Some(after), Some(now)) => {
            let merged = merge(after, before, now);
            if !merged.overlapping.is_empty() {
                Back::Overlaps(merged.overlapping)
            } else if merged.fields == *now {
                Back::Nothing
            } else {
                Back::To(Some(merged.fields))
            }
        }
    }
}

/// The last change of a record after this one that touched one of the fields.
async fn since(tx: &mut Tx, change: &Change, fields: &[String]) -> DbResult<Option<Change>> {
    let later = history::of(tx, &change.key, &Page::first(FARTHEST)).await?;
    Ok(later
        .into_iter()
        .take_while(|later| later.revision > change.revision)
        .find(|later| fields.is_empty() || later.fields().iter().any(|field| fields.contains(&field.field))))
}

/// The records as they are, read a kind at a time.
#[derive(Default)]
struct Present(HashMap<(Option<String>, Kind), HashMap<String, Stored>>);

impl Present {
    async fn get(&mut self, tx: &mut Tx, key: &RecordKey) -> DbResult<Option<Stored>> {
        let list = (key.edition.clone(), key.kind);
        if !self.0.contains_key(&list) {
            let stored = match &key.edition {
                Some(edition) => edit::list(tx, edition, key.kind).await?,
                None => edit::list_shared(tx, key.kind).await?,
            };
            let by_id = stored
                .into_iter()
                .map(|stored| (stored.key.id.clone(), stored))
                .collect();
            self.0.insert(list.clone(), by_id);
        }
        Ok(self.0.get(&list).and_then(|records| records.get(&key.id)).cloned())
    }
}
