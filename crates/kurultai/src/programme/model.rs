//! The types of this office: the draft's records, shared with the archive, and releases.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use exchange::archive::Text;

pub use exchange::archive::{Agreement, Session, SessionRole};

use super::difference::Change;

/// A frozen state of an edition. Never changed once it is recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Release {
    pub edition: Uuid,
    pub summary: ReleaseSummary,
    /// The archive of the edition with its series and regions, as compressed JSON.
    pub content: Vec<u8>,
    /// SHA-256 of the uncompressed content, in hexadecimal digits.
    pub digest: String,
    /// What was found wrong with it and let pass.
    pub findings: serde_json::Value,
    pub overrides: Vec<Override>,
    /// How often each session has changed, for calendars that must know which copy is newer.
    pub revisions: Revisions,
}

/// A release without its content.
#[derive(Debug, Clone, PartialEq)]
pub struct ReleaseSummary {
    /// Counts from 1 within the edition.
    pub number: u32,
    pub at: Timestamp,
    pub author: String,
    /// For the public, in whatever languages it was given.
    pub reason: Text,
    /// What changed since the release before.
    pub difference: Vec<Change>,
}

/// One entry in the log of what the public was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    pub at: Timestamp,
    pub author: String,
    /// The release that the public sees from then on.
    pub number: u32,
    /// The release that was withdrawn in its favour, if that is why it was shown.
    pub withdrawn: Option<u32>,
    pub reason: Text,
}

/// A hard finding that was let pass, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// Key of the finding.
    pub finding: String,
    pub reason: String,
}

/// What calendars need to know of each session over all releases.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Revisions {
    pub sessions: BTreeMap<Uuid, Revision>,
    /// Sessions of earlier releases that are gone, as they last were.
    pub gone: Vec<Session>,
}

/// The state of one session in calendars: RFC 5545 SEQUENCE and LAST-MODIFIED.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revision {
    /// How many releases have changed the session since it first appeared.
    pub sequence: u32,
    pub modified: Timestamp,
}

/// An import that was applied, with what is needed to undo it.
#[derive(Debug, Clone, PartialEq)]
pub struct AppliedImport {
    pub id: Uuid,
    pub at: Timestamp,
    pub actor: String,
    pub files: Vec<String>,
    /// Counts of new, changed and gone records.
    pub changes: [usize; 3],
    /// The reference facts and the touched editions as they were, as compressed JSON.
    pub before: Vec<u8>,
    /// Keys of the editions it touched.
    pub editions: Vec<String>,
}
