//! The history of every record: who changed it, when, from where, from what to what.
//!
//! Always true:
//! - a change is written in the transaction that makes it, with a row in the ledger that holds the digest of what was
//!   written here and nothing of its content;
//! - rows are never changed; taking something back is another change.

pub mod store;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::edit::By;
use super::records::{FieldChange, Kind, RecordKey, Status, field_changes};
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbResult, Tx};
use crate::platform::secret;

/// One change of one record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    pub id: Uuid,
    /// The changes that were made together.
    pub batch: Uuid,
    pub key: RecordKey,
    /// Of the edition's draft, by this change.
    pub revision: i64,
    /// Place in the batch.
    pub position: i64,
    pub at: Timestamp,
    /// Label of the account, or the name a command was given.
    pub actor: String,
    /// Name of an [`super::edit::Origin`].
    pub origin: String,
    pub address: Option<String>,
    /// Place of a deleted record in its list.
    pub place: Option<i64>,
    /// `None` for a new record.
    pub before: Option<Map<String, Value>>,
    /// `None` for a deleted record.
    pub after: Option<Map<String, Value>>,
    /// The batch that this one takes back.
    pub undoes: Option<Uuid>,
    pub digest: String,
}

impl Change {
    pub fn status(&self) -> Status {
        match (&self.before, &self.after) {
            (None, _) => Status::New,
            (Some(_), Some(_)) => Status::Changed,
            (Some(_), None) => Status::Gone,
        }
    }

    /// The fields that differ; all of them for a new or a deleted record.
    pub fn fields(&self) -> Vec<FieldChange> {
        field_changes(
            self.before.clone().unwrap_or_default(),
            self.after.clone().unwrap_or_default(),
        )
    }
}

/// Which page of a list, the newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Revision and position of the last change of the page before.
    pub after: Option<(i64, i64)>,
    pub size: i64,
}

impl Page {
    pub fn first(size: i64) -> Self {
        Self { after: None, size }
    }
}

/// Which changes are asked for; all where nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    pub actor: Option<String>,
    pub kind: Option<Kind>,
    pub record: Option<String>,
    pub origin: Option<String>,
}

/// The life of one record, the newest change first.
pub async fn of(tx: &mut Tx, key: &RecordKey, page: &Page) -> DbResult<Vec<Change>> {
    store::of(tx, key, page).await
}

/// The changes of an edition (of the shared facts when `None`), the newest first.
pub async fn recent(tx: &mut Tx, edition: Option<&str>, filters: &Filters, page: &Page) -> DbResult<Vec<Change>> {
    store::recent(tx, edition, filters, page).await
}

/// What became of one record, on its way into the history.
#[derive(Debug, Clone)]
pub struct Made {
    pub key: RecordKey,
    pub before: Option<Map<String, Value>>,
    pub after: Option<Map<String, Value>>,
    /// Place of a deleted record in its list.
    pub place: Option<i64>,
}

/// Changes that belong together, on their way into the history.
#[derive(Debug, Clone)]
pub struct Batch<'a> {
    pub id: Uuid,
    /// `noun.verb`, for the ledger.
    pub action: &'static str,
    /// What else the ledger says of it; ids and counts only.
    pub details: Map<String, Value>,
    pub undoes: Option<Uuid>,
    /// By the key of the edition; `None` for the shared facts.
    pub revisions: &'a BTreeMap<Option<String>, i64>,
}

/// A row on its way into the table.
#[derive(Debug)]
pub struct Row<'a> {
    pub id: Uuid,
    pub batch: Uuid,
    pub key: &'a RecordKey,
    pub revision: i64,
    pub position: i64,
    pub by: &'a By<'a>,
    pub place: Option<i64>,
    pub before: Option<&'a Map<String, Value>>,
    pub after: Option<&'a Map<String, Value>>,
    pub undoes: Option<Uuid>,
}

impl Row<'_> {
    /// SHA-256 over the row's columns as one line of JSON.
    pub fn digest(&self) -> String {
        let Self {
            id,
            batch,
            key,
            revision,
            position,
            by,
            place,
            before,
            after,
            undoes,
        } = self;
        digest(&json!([
            "kurultai-change/1",
            id,
            batch,
            store::edition_key(key),
            revision,
            position,
            by.at.as_microsecond(),
            by.account,
            by.origin.name(),
            by.address,
            key.kind.name(),
            key.id,
            place,
            before,
            after,
            undoes,
        ]))
    }
}

impl Change {
    /// The digest that the row's columns have now; another than [`Change::digest`] when somebody changed them.
    pub fn digest_now(&self) -> String {
        digest(&json!([
            "kurultai-change/1",
            self.id,
            self.batch,
            store::edition_key(&self.key),
            self.revision,
            self.position,
            self.at.as_microsecond(),
            self.actor,
            self.origin,
            self.address,
            self.key.kind.name(),
            self.key.id,
            self.place,
            self.before,
            self.after,
            self.undoes,
        ]))
    }
}

fn digest(line: &Value) -> String {
    secret::digest(&line.to_string())
}

/// What the ledger calls deeds that leave rows here.
const ACTIONS: [&str; 3] = ["draft.edit", "import.apply", "import.undo"];

/// Batches whose rows are not what the ledger says of them, each with what is wrong.
pub async fn examine(tx: &mut Tx) -> DbResult<Vec<(String, String)>> {
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    for (subject, details) in audit::deeds(tx, ACTIONS).await? {
        // Imports of versions without a history left none.
        if let Some(digest) = details.get("digest").and_then(Value::as_str)
            && details.get("rows").and_then(Value::as_u64).is_some_and(|rows| rows > 0)
        {
            known.insert(subject, digest.to_owned());
        }
    }
    let mut found = Vec::new();
    for batch in store::batches(tx).await? {
        let rows = store::batch(tx, batch).await?;
        let mut digests = Sha256::new();
        for row in &rows {
            digests.update(&row.digest);
        }
        let said = known.remove(&batch.to_string());
        if let Some(changed) = rows.iter().find(|row| row.digest != row.digest_now()) {
            found.push((batch.to_string(), format!("row {} was changed", changed.id)));
        } else if said != Some(secret::hex(&digests.finalize())) {
            found.push((
                batch.to_string(),
                "its rows are not those that the ledger knows".to_owned(),
            ));
        }
    }
    found.extend(
        known
            .into_keys()
            .map(|batch| (batch, "its rows are not there any more".to_owned())),
    );
    Ok(found)
}

/// Writes changes into the history, one row of the ledger with the digest of all of them, and the news `draft-changed`.
pub async fn record(tx: &mut Tx, batch: Batch<'_>, by: &By<'_>, changes: &[Made]) -> DbResult<()> {
    let mut digests = Sha256::new();
    for (position, made) in (0i64..).zip(changes) {
        let row = Row {
            id: audit::new_id(by.at),
            batch: batch.id,
            key: &made.key,
            revision: batch.revisions.get(&made.key.edition).copied().unwrap_or_default(),
            position,
            by,
            place: made.place,
            before: made.before.as_ref(),
            after: made.after.as_ref(),
            undoes: batch.undoes,
        };
        digests.update(row.digest());
        store::record(tx, &row).await?;
    }
    let subject = batch.id.to_string();
    let revisions: Map<String, Value> = batch
        .revisions
        .iter()
        .map(|(edition, revision)| (edition.clone().unwrap_or_default(), Value::from(*revision)))
        .collect();
    let mut details = batch.details;
    details.insert("origin".to_owned(), by.origin.name().into());
    details.insert("rows".to_owned(), changes.len().into());
    details.insert("digest".to_owned(), secret::hex(&digests.finalize()).into());
    let entry = Entry {
        at: by.at,
        actor: by.account,
        action: batch.action,
        subject: &subject,
    };
    audit::record(tx, &entry, &Value::Object(details)).await?;
    audit::announce_with(
        tx,
        by.at,
        "draft-changed",
        &subject,
        &json!({ "revisions": revisions, "by": by.account, "origin": by.origin.name() }),
    )
    .await
}
