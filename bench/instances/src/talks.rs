//! Talks into slots and rooms: every talk gets a slot, a room and, where it is interpreted, interpreters.
//!
//! Slots may overlap in time. An [`Instance`] that came from [`read`](crate::read) holds together: indices exist, `after`
//! has no cycle, sizes and sums are bounded.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub const FORMAT: &str = "kurultai-bench/programme-talks/1";
pub const SOLUTION_FORMAT: &str = "kurultai-bench/programme-talks-solution/1";

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instance {
    pub format: String,
    pub name: String,
    /// Minutes a speaker needs between two talks of one day.
    pub speaker_pause: u32,
    pub weights: Weights,
    pub slots: Vec<Slot>,
    pub rooms: Vec<Room>,
    pub speakers: Vec<Speaker>,
    pub interpreters: Vec<Interpreter>,
    pub talks: Vec<Talk>,
    /// Of each attendee, the talks wanted, ascending.
    pub attendees: Vec<Vec<usize>>,
}

/// What one unit of each term of the objective costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Weights {
    pub theme_conflict: i64,
    pub sector_conflict: i64,
    pub content_conflict: i64,
    pub audience_theme_conflict: i64,
    pub theme_room_stability: i64,
    pub same_day: i64,
    pub audience_diversity: i64,
    pub level_diversity: i64,
    pub language_diversity: i64,
    pub level_flow: i64,
    pub popular: i64,
    pub preferred_tags: i64,
    pub undesired_tags: i64,
    pub seats: i64,
    pub attendee_conflict: i64,
}

/// Times are minutes of the day.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    pub day: u32,
    pub start: u32,
    pub end: u32,
    pub types: Vec<String>,
    pub tags: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    pub capacity: u32,
    pub types: Vec<String>,
    pub tags: Vec<String>,
    /// Booths for interpreters.
    pub booths: u32,
    /// Slots.
    pub unavailable: Vec<usize>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speaker {
    /// Slots.
    pub unavailable: Vec<usize>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interpreter {
    /// Works both ways between the two.
    pub languages: [String; 2],
    /// Slots.
    pub unavailable: Vec<usize>,
    pub max_minutes_per_day: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Talk {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub speakers: Vec<usize>,
    pub themes: Vec<u32>,
    pub sectors: Vec<u32>,
    pub audiences: Vec<u32>,
    pub contents: Vec<u32>,
    /// No two talks with a common number take place at once.
    pub mutex: Vec<u32>,
    /// Smaller is easier.
    pub level: u32,
    pub language: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interpret_into: Vec<String>,
    pub required_slot_tags: Vec<String>,
    pub required_room_tags: Vec<String>,
    /// In the preferred and undesired tags an entry that is repeated counts again.
    pub preferred_slot_tags: Vec<String>,
    pub preferred_room_tags: Vec<String>,
    pub prohibited_slot_tags: Vec<String>,
    pub prohibited_room_tags: Vec<String>,
    pub undesired_slot_tags: Vec<String>,
    pub undesired_room_tags: Vec<String>,
    /// Talks that end before this one starts.
    pub after: Vec<usize>,
    pub favorites: u32,
    /// The audience that is expected.
    #[serde(default)]
    pub demand: u32,
    /// 1 for a talk that draws so many that only two such talks may have one slot; else 0.
    pub crowd: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pinned: Option<Place>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Solution {
    pub format: String,
    pub instance: String,
    /// One for each talk.
    pub assignment: Vec<Place>,
    /// For each talk the interpreter of each language; may be empty when no talk is interpreted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interpreters: Vec<BTreeMap<String, usize>>,
}

/// Where and when a talk takes place; in files `[slot, room]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Place {
    pub slot: usize,
    pub room: usize,
}

impl From<(usize, usize)> for Place {
    fn from((slot, room): (usize, usize)) -> Self {
        Self { slot, room }
    }
}

impl From<Place> for (usize, usize) {
    fn from(place: Place) -> Self {
        (place.slot, place.room)
    }
}

impl Instance {
    /// Whether any talk is interpreted.
    pub fn is_interpreted(&self) -> bool {
        self.talks.iter().any(|talk| !talk.interpret_into.is_empty())
    }

    /// The solution in which each talk has its place and, where [`is_interpreted`](Self::is_interpreted), its interpreters.
    pub fn solution(&self, assignment: Vec<Place>, interpreters: Vec<BTreeMap<String, usize>>) -> Solution {
        Solution {
            format: SOLUTION_FORMAT.to_owned(),
            instance: self.name.clone(),
            assignment,
            interpreters,
        }
    }
}
