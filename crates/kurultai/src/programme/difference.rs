//! What changed between two releases, as data: what the changes page, the feed and the notices all show.
//!
//! Always true of a difference: it speaks of sessions by the id they keep across releases, carries the words and places
//! it needs to be shown without either release at hand, and holds no prose.

use exchange::archive::Text;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// One change to one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub kind: ChangeKind,
    /// Id of the session.
    pub session: String,
    /// Its title in the newer release, or in the older one when it is gone.
    pub title: Text,
    /// The title before, when it was renamed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub former_title: Option<Text>,
    /// Where it stood before; set when it was moved or is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<WhenWhere>,
    /// Where it stands now; set when it was moved or is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<WhenWhere>,
    /// Names of the people who joined.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub joined: Vec<Text>,
    /// Names of the people who left.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<Text>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    Added,
    Cancelled,
    Moved,
    Renamed,
    People,
    /// A description, a language, an outcome: worth a visit to the page, not worth a line of its own.
    Other,
}

/// A time and a place as the programme prints them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct WhenWhere {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// Civil time in the edition's zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<DateTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<DateTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hall: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub venue: Option<Text>,
}
