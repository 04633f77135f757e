//! Programmes of conferences as public test instances: what our solver and others are measured on.
//!
//! Two families of instances, described in the `FORMAT.md` that lies beside them: [`tracks`] (whole tracks into sessions
//! and rooms, as CoSPLib poses it) and [`talks`] (single talks into slots and rooms, with interpreters and attendees).
//!
//! - [`read`]: a file in, an instance that holds together out, or a refusal that says what is wrong and where;
//! - [`check`]: which hard rules a solution breaks and what it costs, counted straight from the text of the format;
//! - [`mod@reference`]: the best values that are known;
//! - [`solve`]: our solver on an instance;
//! - [`generate`]: new instances from a seed;
//! - [`command`]: all that from the command line.
//!
//! A word means here what it means in the format: a *session* is a stretch of time with slots in every room, not the thing
//! of the glossary.
//!
//! Deliberately light: nothing here depends on the application, so that it builds in seconds.

pub mod check;
pub mod command;
pub mod dice;
pub mod generate;
pub mod read;
pub mod reference;
pub mod solve;
pub mod talks;
pub mod tracks;

pub use check::check;
use serde::Serialize;

/// An instance of either family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Instance {
    Tracks(tracks::Instance),
    Talks(talks::Instance),
}

impl Instance {
    /// Its name, which is also the name of its solution's file: letters, digits, `-`, `_` and `.` only.
    pub fn name(&self) -> &str {
        match self {
            Self::Tracks(instance) => &instance.name,
            Self::Talks(instance) => &instance.name,
        }
    }

    /// How many submissions or talks are to be placed.
    pub fn items(&self) -> usize {
        match self {
            Self::Tracks(instance) => instance.submissions.len(),
            Self::Talks(instance) => instance.talks.len(),
        }
    }
}

/// A solution of either family.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Solution {
    Tracks(tracks::Solution),
    Talks(talks::Solution),
}

/// As JSON on one line, the way the files are kept.
pub fn to_json(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string(value).expect("keys are text and numbers are whole");
    text.push('\n');
    text
}
