//! Tracks into sessions and rooms: every submission gets a place, and a room of a session belongs to one track.
//!
//! An [`Instance`] that came from [`read`](crate::read) holds together: indices exist, sizes and sums are bounded. Its
//! fields are public because whoever solves it takes it apart.

use serde::{Deserialize, Serialize};

pub const FORMAT: &str = "kurultai-bench/programme-tracks/1";
pub const SOLUTION_FORMAT: &str = "kurultai-bench/programme-tracks-solution/1";

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instance {
    pub format: String,
    pub name: String,
    pub weights: Weights,
    /// In the order of time.
    pub sessions: Vec<Session>,
    pub rooms: Vec<String>,
    pub tracks: Vec<Track>,
    pub submissions: Vec<Submission>,
    #[serde(default)]
    pub track_session: Vec<Penalty>,
    #[serde(default)]
    pub track_room: Vec<Penalty>,
    #[serde(default)]
    pub session_room: Vec<Penalty>,
    /// Of two tracks, the smaller index first.
    #[serde(default)]
    pub similar: Vec<Penalty>,
    #[serde(default)]
    pub submission_session: Vec<Penalty>,
    #[serde(default)]
    pub submission_room: Vec<Penalty>,
    /// Of a submission in a session.
    #[serde(default)]
    pub timezone: Vec<Penalty>,
}

/// Two indices and what they cost together; a pair is listed once at most, and unlisted pairs cost nothing.
pub type Penalty = (usize, usize, i64);

/// What one unit of each term of the objective costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    pub track_session: i64,
    pub track_room: i64,
    pub session_room: i64,
    pub similar: i64,
    pub rooms_per_track: i64,
    pub parallel: i64,
    pub consecutive: i64,
    pub timezone: i64,
    pub order: i64,
    pub submission_session: i64,
    pub submission_room: i64,
    pub presenter_session: i64,
    pub attendee_session: i64,
    pub chair: i64,
    pub presenter_slot: i64,
    pub attendee_slot: i64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    pub id: String,
    /// Equal time slots, the same in every room.
    pub slots: u32,
    pub date: String,
    pub start: String,
    pub end: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Track {
    pub id: String,
    /// Numbers of people.
    pub chairs: Vec<u32>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    pub id: String,
    pub track: usize,
    /// Slots needed, one after another.
    pub slots: u32,
    /// The place wanted among the submissions of the track, counted from 1; 0 for none.
    pub order: u32,
    /// Numbers of people.
    pub presenters: Vec<u32>,
    /// Numbers of people.
    pub attendees: Vec<u32>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Solution {
    pub format: String,
    pub instance: String,
    /// One for each submission.
    pub assignment: Vec<Place>,
}

/// Where a submission begins; in files `[session, room, first_slot]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(usize, usize, u32)", into = "(usize, usize, u32)")]
pub struct Place {
    pub session: usize,
    pub room: usize,
    pub first_slot: u32,
}

impl From<(usize, usize, u32)> for Place {
    fn from((session, room, first_slot): (usize, usize, u32)) -> Self {
        Self {
            session,
            room,
            first_slot,
        }
    }
}

impl From<Place> for (usize, usize, u32) {
    fn from(place: Place) -> Self {
        (place.session, place.room, place.first_slot)
    }
}

impl Instance {
    /// The solution in which each submission has its place of `assignment`.
    pub fn solution(&self, assignment: Vec<Place>) -> Solution {
        Solution {
            format: SOLUTION_FORMAT.to_owned(),
            instance: self.name.clone(),
            assignment,
        }
    }
}
