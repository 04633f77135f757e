//! Import: from a record in files to the draft in the database, by way of a list of differences.
//!
//! Always true:
//! - a plan is made without writing anything; applying it happens in one transaction, or not at all;
//! - importing the same record again changes nothing;
//! - the last import can be undone as long as nothing it touched was changed since.

mod identity;
pub mod references;

use std::collections::{BTreeMap, BTreeSet};

use exchange::archive::Archive;
use jiff::Timestamp;
use uuid::Uuid;

use super::edit::{By, Origin};
use super::history::{self, Batch, Made};
use super::model::AppliedImport;
pub use super::records;
use super::records::{Difference, RecordKey, difference, take_apart};
use super::{draft, store};
use crate::forum::store as forum;
use crate::platform::audit;
use crate::platform::db::{DbError, Tx};

/// What an import would do.
#[derive(Debug)]
pub struct Plan {
    /// The draft as it would be.
    pub after: Archive,
    pub difference: Difference,
    before: Archive,
    /// Of the drafts it was made from.
    revisions: BTreeMap<String, i64>,
}

/// Why an import cannot be undone.
#[derive(Debug, thiserror::Error)]
pub enum UndoError {
    #[error("no import is left to undo")]
    Nothing,
    /// The record was changed after the import; undoing it would lose that.
    #[error("{} records were changed after the import; undo those changes first", .0.len())]
    ChangedSince(Vec<RecordKey>),
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Compares what the files say with what the database holds. Editions that the files do not name stay as they are, and so
/// do regions, series and their sources when the files bring none.
pub async fn plan(tx: &mut Tx, files: &Archive) -> Result<Plan, DbError> {
    let editions: BTreeSet<String> = files.editions.iter().map(|edition| edition.id.clone()).collect();
    let mut revisions = BTreeMap::new();
    for edition in &editions {
        let known = forum::edition_revision(tx, edition).await?;
        revisions.extend(known.map(|(_, revision)| (edition.clone(), revision)));
    }
    let before = draft::load_archive(tx, &editions).await?;
    let mut after = files.clone();
    for edition in &mut after.editions {
        let known = before.editions.iter().find(|known| known.id == edition.id);
        let taken = store::identities_elsewhere(tx, &edition.id).await?;
        identity::settle(edition, known, &taken);
    }
    merge_shared(&before, &mut after);
    let difference = difference(&before, &after);
    Ok(Plan {
        after,
        difference,
        before,
        revisions,
    })
}

/// Regions and series are shared by all editions: a file adds to them and changes its own, and takes none away.
fn merge_shared(before: &Archive, after: &mut Archive) {
    if after.facts.is_empty() {
        after.facts = before.facts.clone();
    }
    after.format = before.format.clone();
    after.regions = keep(&before.regions, std::mem::take(&mut after.regions), |region| {
        region.id.clone()
    });
    after.series = keep(&before.series, std::mem::take(&mut after.series), |series| {
        series.id.clone()
    });
    after.sources = keep(&before.sources, std::mem::take(&mut after.sources), |source| {
        source.id.clone()
    });
}

fn keep<T: Clone>(before: &[T], mut after: Vec<T>, id: impl Fn(&T) -> String) -> Vec<T> {
    let mut kept = Vec::with_capacity(before.len().max(after.len()));
    for old in before {
        match after.iter().position(|new| id(new) == id(old)) {
            Some(place) => kept.push(after.remove(place)),
            None => kept.push(old.clone()),
        }
    }
    kept.append(&mut after);
    kept
}

/// Writes what the plan says, with what is needed to undo it.
///
/// # Errors
/// When somebody edited a draft since the plan was made; make another.
pub async fn apply(tx: &mut Tx, plan: &Plan, files: &[String], actor: &str, now: Timestamp) -> Result<Uuid, DbError> {
    let id = audit::new_id(now);
    let editions: Vec<String> = plan.after.editions.iter().map(|edition| edition.id.clone()).collect();
    let mut revisions = count_up(tx, &plan.difference, &[&plan.before, &plan.after]).await?;
    for (edition, revision) in &plan.revisions {
        if revisions
            .get(&Some(edition.clone()))
            .is_some_and(|now| *now != revision + 1)
        {
            return Err(DbError::Constraint("the_draft_is_what_was_planned_for".to_owned()));
        }
    }
    draft::save(
        tx,
        &plan.after,
        &plan.difference.touched,
        &uids(&[&plan.before, &plan.after]),
    )
    .await?;
    continue_revisions(tx, &plan.after, &mut revisions).await?;
    let import = AppliedImport {
        id,
        at: now,
        actor: actor.to_owned(),
        files: files.to_vec(),
        changes: plan.difference.counts(),
        before: pack(&plan.before, &plan.after),
        editions,
    };
    store::record_import(tx, &import).await?;
    let details = serde_json::json!({ "files": files, "changes": import.changes });
    let batch = batch(id, "import.apply", details, None, &revisions);
    history::record(
        tx,
        batch,
        &by(actor, now),
        &made(&plan.difference, &plan.before, &plan.after),
    )
    .await?;
    Ok(id)
}

fn by(actor: &str, now: Timestamp) -> By<'_> {
    By {
        account: actor,
        origin: Origin::Import,
        address: None,
        at: now,
    }
}

fn batch<'a>(
    id: Uuid,
    action: &'static str,
    details: serde_json::Value,
    undoes: Option<Uuid>,
    revisions: &'a BTreeMap<Option<String>, i64>,
) -> Batch<'a> {
    let details = match details {
        serde_json::Value::Object(details) => details,
        _ => serde_json::Map::new(),
    };
    Batch {
        id,
        action,
        details,
        undoes,
        revisions,
    }
}

/// The records that differ, as they were and as they became.
fn made(difference: &Difference, before: &Archive, after: &Archive) -> Vec<Made> {
    let (mut before, mut after) = (take_apart(before), take_apart(after));
    difference
        .changes
        .iter()
        .map(|change| Made {
            before: before.remove(&change.key).map(|record| record.fields),
            after: after.remove(&change.key).map(|record| record.fields),
            key: change.key.clone(),
            place: None,
        })
        .collect()
}

/// Counts the revisions of everything that is touched up, which keeps others from editing it meanwhile.
async fn count_up(
    tx: &mut Tx,
    difference: &Difference,
    archives: &[&Archive],
) -> Result<BTreeMap<Option<String>, i64>, DbError> {
    let mut revisions = BTreeMap::new();
    if difference.touched.iter().any(|key| key.edition.is_none()) {
        revisions.insert(None, forum::next_reference_revision(tx).await?);
    }
    let keys: BTreeSet<&String> = archives
        .iter()
        .flat_map(|archive| archive.editions.iter().map(|edition| &edition.id))
        .collect();
    for key in keys {
        if difference
            .touched
            .iter()
            .any(|touched| touched.edition.as_ref() == Some(key))
        {
            // A new edition has none yet.
            let revision = forum::next_revision(tx, key).await?.map_or(0, |(_, revision)| revision);
            revisions.insert(Some(key.clone()), revision);
        }
    }
    Ok(revisions)
}

/// Lets new editions count on from what their history knows.
async fn continue_revisions(
    tx: &mut Tx,
    after: &Archive,
    revisions: &mut BTreeMap<Option<String>, i64>,
) -> Result<(), DbError> {
    for edition in &after.editions {
        if let Some(revision) = revisions.get_mut(&Some(edition.id.clone()))
            && *revision == 0
        {
            *revision = history::store::last_revision(tx, &edition.id).await? + 1;
            forum::continue_revisions(tx, edition.uid, *revision).await?;
        }
    }
    Ok(())
}

/// Takes the last import back: the record is again as it was before.
///
/// # Errors
/// When there is none, and when something it touched was changed since.
pub async fn undo(tx: &mut Tx, actor: &str, now: Timestamp) -> Result<(AppliedImport, Difference), UndoError> {
    let import = store::last_import(tx).await?.ok_or(UndoError::Nothing)?;
    let Packed { before, after } = unpack(&import.before)?;
    let mut editions: BTreeSet<String> = import.editions.iter().cloned().collect();
    editions.extend(before.editions.iter().map(|edition| edition.id.clone()));
    // Nobody edits them until this is done.
    for edition in &editions {
        forum::next_revision(tx, edition).await?;
    }
    let present = draft::load_archive(tx, &editions).await?;
    let since = difference(&after, &present);
    if !since.is_empty() {
        return Err(UndoError::ChangedSince(since.touched.into_iter().collect()));
    }
    let back = difference(&present, &before);
    let mut revisions = count_up(tx, &back, &[&before, &present]).await?;
    draft::save(tx, &before, &back.touched, &uids(&[&before, &present])).await?;
    continue_revisions(tx, &before, &mut revisions).await?;
    store::mark_import_undone(tx, import.id, now).await?;
    let details = serde_json::json!({ "import": import.id, "changes": back.counts() });
    let batch = batch(audit::new_id(now), "import.undo", details, Some(import.id), &revisions);
    history::record(tx, batch, &by(actor, now), &made(&back, &present, &before)).await?;
    Ok((import, back))
}

fn uids(archives: &[&Archive]) -> BTreeMap<String, Uuid> {
    archives
        .iter()
        .flat_map(|archive| archive.editions.iter().map(|edition| (edition.id.clone(), edition.uid)))
        .collect()
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Packed {
    before: Archive,
    after: Archive,
}

fn pack(before: &Archive, after: &Archive) -> Vec<u8> {
    let json = serde_json::to_vec(&serde_json::json!({ "before": before, "after": after }))
        .expect("an archive always serialises");
    zstd::bulk::compress(&json, 3).expect("compressing into memory does not fail")
}

fn unpack(bytes: &[u8]) -> Result<Packed, DbError> {
    let malformed = |problem: String| DbError::Malformed {
        column: "import.before".to_owned(),
        problem,
    };
    let json = zstd::stream::decode_all(bytes).map_err(|error| malformed(error.to_string()))?;
    serde_json::from_slice(&json).map_err(|error| malformed(error.to_string()))
}

/// Keys of all editions in the database, the latest first.
pub async fn editions(tx: &mut Tx) -> Result<Vec<String>, DbError> {
    forum::edition_keys(tx).await
}
