//! A finding in the caller's keys: to be stored, to be sent, and to be recognised later.

use serde::{Deserialize, Serialize};

use crate::findings::{Fact, Finding, Severity};
use crate::problem::{Minutes, Problem};

/// A finding without numbers of a problem; facts that its rule does not state are absent.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingRecord {
    /// See [`Finding::key`].
    pub key: String,
    /// Id of the rule, such as `hall-taken-twice`.
    pub rule: String,
    /// `hard` or `soft`.
    pub severity: String,
    pub weight: u32,
    /// One or two; of a pair with a direction, the earlier first.
    pub items: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hall: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_venue: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to_venue: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equipment: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The language of a missing text, or the one interpretation is missing into.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The language interpretation is missing from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_language: Option<String>,
    /// Overlap, lateness or time outside opening hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<Minutes>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed_minutes: Option<Minutes>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub had_minutes: Option<Minutes>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capacity: Option<u32>,
}

impl Finding {
    /// A string by which the same finding is known again: made of the rule and the caller's keys, never of numbers of a
    /// problem, times or measures. It stays while a session is moved about and still has the same trouble with the same
    /// hall or person; it changes when the trouble is with another one. Two findings of a board never share it.
    ///
    /// `hall-taken-twice/opening+signing/red-hall`; a character of a key that is used as punctuation here is written as
    /// in a URL (`%2F`).
    pub fn key(&self, problem: &Problem) -> String {
        let record = self.facts(problem);
        let mut items = record.items.iter().map(|item| escaped(item)).collect::<Vec<_>>();
        if !matches!(self.fact, Fact::OrderBroken { .. }) {
            // Which of two is earlier may change from one move to the next.
            items.sort();
        }
        let mut key = format!("{}/{}", record.rule, items.join("+"));
        let rest = [
            record.person,
            record.hall,
            record.from_venue,
            record.to_venue,
            record.equipment,
            record.role,
            record.side,
            record.field,
            record.from_language,
            record.language,
        ];
        for part in rest.into_iter().flatten() {
            key.push('/');
            key.push_str(&escaped(&part));
        }
        key
    }

    /// The finding in the caller's keys.
    pub fn record(&self, problem: &Problem) -> FindingRecord {
        FindingRecord {
            key: self.key(problem),
            ..self.facts(problem)
        }
    }

    /// A record that lacks its key.
    fn facts(&self, problem: &Problem) -> FindingRecord {
        let mut record = FindingRecord {
            rule: self.rule().id().to_owned(),
            severity: match self.severity {
                Severity::Hard => "hard".to_owned(),
                Severity::Soft => "soft".to_owned(),
            },
            weight: self.weight,
            items: self
                .items()
                .iter()
                .map(|item| problem.item_key(*item).to_owned())
                .collect(),
            person: self.fact.person().map(|person| problem.person_key(person).to_owned()),
            hall: self.fact.hall().map(|hall| problem.hall_key(hall).to_owned()),
            ..FindingRecord::default()
        };
        match self.fact {
            Fact::HallTakenTwice { overlap_minutes, .. } | Fact::PersonInTwoPlaces { overlap_minutes, .. } => {
                record.minutes = Some(overlap_minutes);
            }
            Fact::TravelTooShort {
                from,
                to,
                needed_minutes,
                had_minutes,
                ..
            } => {
                record.from_venue = Some(problem.venue_key(from).to_owned());
                record.to_venue = Some(problem.venue_key(to).to_owned());
                record.needed_minutes = Some(needed_minutes);
                record.had_minutes = Some(had_minutes);
            }
            Fact::OrderBroken { late_minutes, .. } => record.minutes = Some(late_minutes),
            Fact::HallTooSmall { audience, capacity, .. } => {
                record.audience = Some(audience);
                record.capacity = Some(capacity);
            }
            Fact::OutsideOpeningHours { outside_minutes, .. } => record.minutes = Some(outside_minutes),
            Fact::EquipmentMissing { equipment, .. } => {
                record.equipment = Some(problem.equipment_key(equipment).to_owned());
            }
            Fact::HallUnknown { .. } | Fact::NotPlaced { .. } => {}
            Fact::RoleMissing { role, side, .. } => {
                record.role = Some(role.to_owned());
                record.side = side.map(|side| problem.side_key(side).to_owned());
            }
            Fact::InterpretationMissing { from, into, .. } => {
                record.from_language = Some(problem.language_key(from).to_owned());
                record.language = Some(problem.language_key(into).to_owned());
            }
            Fact::TextMissing { field, language, .. } => {
                record.field = Some(problem.field_key(field).to_owned());
                record.language = Some(problem.language_key(language).to_owned());
            }
        }
        record
    }
}

fn escaped(key: &str) -> String {
    key.replace('%', "%25").replace('/', "%2F").replace('+', "%2B")
}
