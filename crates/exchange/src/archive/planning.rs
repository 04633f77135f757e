//! What organisers ask of a programme before it is placed: who is there when, what must be together or apart, which
//! interpreters there are. None of it is shown to the public.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Language, is_false};

/// A stretch of civil time, written as an interval of ISO 8601: `2017-11-09T15:00/2017-11-09T17:30`.
///
/// It ends after it begins when it was made by [`Window::new`] or read from text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Window {
    from: DateTime,
    to: DateTime,
}

impl Window {
    /// `None` when it would end no later than it begins.
    pub fn new(from: DateTime, to: DateTime) -> Option<Self> {
        (from < to).then_some(Self { from, to })
    }

    pub fn from(&self) -> DateTime {
        self.from
    }

    /// Not included.
    pub fn to(&self) -> DateTime {
        self.to
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let form = "%Y-%m-%dT%H:%M";
        write!(f, "{}/{}", self.from.strftime(form), self.to.strftime(form))
    }
}

impl FromStr for Window {
    type Err = &'static str;

    fn from_str(words: &str) -> Result<Self, Self::Err> {
        let expected = "an interval such as 2017-11-09T15:00/2017-11-09T17:30";
        let (from, to) = words.split_once('/').ok_or(expected)?;
        let moment = |words: &str| words.parse::<DateTime>().map_err(|_| expected);
        Self::new(moment(from)?, moment(to)?).ok_or("an interval that ends after it begins")
    }
}

impl Serialize for Window {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Window {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let words = String::deserialize(deserializer)?;
        words
            .parse()
            .map_err(|expected| serde::de::Error::custom(format!("\"{words}\" is not {expected}")))
    }
}

/// When a person is at the forum and how much they can be asked to do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Attendance {
    /// Somebody the whole forum waits for: nothing in which they are named is held without them.
    #[serde(default, skip_serializing_if = "is_false")]
    pub principal: bool,
    /// With none, they are there throughout.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub present: Vec<Window>,
    /// Between two sessions of a day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest_minutes: Option<u32>,
    /// Sessions on one day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_a_day: Option<u32>,
}

/// Where and when a session may be held, with what and without what.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Wishes {
    /// It stays where it is, whatever else is placed anew.
    #[serde(default, skip_serializing_if = "is_false")]
    pub fixed: bool,
    /// With none, every day will do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed_days: Vec<Date>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed_times: Vec<Window>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub allowed_halls: Vec<String>,
    /// Sessions that must not be held at the same time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_parallel_with: Vec<String>,
    /// Sessions that must begin at the same time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub same_time_as: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub same_day_as: Vec<String>,
    /// The session at whose end this one begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right_after: Option<String>,
    /// What it is about, in the organisers' own words; sessions about the same should not be at the same time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// A break in which people eat.
    #[serde(default, skip_serializing_if = "is_false")]
    pub meal: bool,
    /// Teams of interpreters who work in it, as [`Planning::teams`] has them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<String>,
}

impl Attendance {
    pub const FIELDS: [&'static str; 4] = ["principal", "present", "rest_minutes", "most_a_day"];
}

impl Wishes {
    pub const FIELDS: [&'static str; 11] = [
        "fixed",
        "allowed_days",
        "allowed_times",
        "allowed_halls",
        "not_parallel_with",
        "same_time_as",
        "same_day_as",
        "right_after",
        "topics",
        "meal",
        "teams",
    ];

    /// Names of other sessions, each with the field that holds it.
    pub fn sessions(&self) -> impl Iterator<Item = (&'static str, &String)> {
        let not_parallel = self.not_parallel_with.iter().map(|id| ("not_parallel_with", id));
        let same_time = self.same_time_as.iter().map(|id| ("same_time_as", id));
        let same_day = self.same_day_as.iter().map(|id| ("same_day_as", id));
        let right_after = self.right_after.iter().map(|id| ("right_after", id));
        not_parallel.chain(same_time).chain(same_day).chain(right_after)
    }
}

/// What a forum as a whole asks of its programme.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Planning {
    /// Every side is to be heard on every day.
    #[serde(default, skip_serializing_if = "is_false")]
    pub sides_each_day: bool,
    /// Sessions that follow each other in a hall are to be chaired by different sides.
    #[serde(default, skip_serializing_if = "is_false")]
    pub chairs_alternate: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<InterpretersTeam>,
    /// Languages by way of which interpreters may hear each other.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relay: Vec<Language>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<Interest>,
}

impl Planning {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Interpreters who work together and take turns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InterpretersTeam {
    pub id: String,
    /// How many they are.
    pub people: u32,
    /// Pairs of languages, either way: `kk-ru`.
    pub languages: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub present: Vec<Window>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest_minutes: Option<u32>,
    /// Minutes of interpreting on one day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most_minutes_a_day: Option<u32>,
}

impl InterpretersTeam {
    /// Its pairs of languages; what is no pair is left out.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.languages.iter().filter_map(|pair| pair.split_once('-'))
    }
}

/// So many people want to hear all of these sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Interest {
    pub people: u32,
    pub sessions: Vec<String>,
}

/// What a way takes when one sets out at some hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RushHour {
    pub begins: Time,
    pub ends: Time,
    pub minutes: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_are_intervals() {
        let window: Window = "2017-11-09T15:00:00/2017-11-09T17:30".parse().expect("an interval");
        assert_eq!(window.to_string(), "2017-11-09T15:00/2017-11-09T17:30");
        for wrong in ["2017-11-09T15:00", "2017-11-09T15:00/2017-11-09T15:00", "9/10", ""] {
            assert!(wrong.parse::<Window>().is_err(), "{wrong}");
        }
    }
}
