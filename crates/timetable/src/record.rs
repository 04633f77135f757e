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
    /// One or two, and none of a finding about a day; of a pair with a direction, the earlier first.
    pub items: Vec<String>,
    /// A person or a team of interpreters.
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
    /// Of a finding about a day: its date, as in `2017-11-09`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
    /// Overlap, lateness, distance, or time outside hours.
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
    /// Booths, interpreters or sessions: how many there would have to be for what is planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed: Option<u32>,
    /// How many there are, or may be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub had: Option<u32>,
    /// Listeners concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
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
        if !matches!(self.fact, Fact::OrderBroken { .. } | Fact::NotRightAfter { .. }) {
            // Which of two is earlier may change from one move to the next.
            items.sort();
        }
        let mut key = record.rule;
        let items = Some(items.join("+")).filter(|items| !items.is_empty());
        key.extend(items.into_iter().flat_map(|items| ["/".to_owned(), items]));
        let rest = [
            record.day,
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
            Fact::HallTakenTwice { overlap_minutes, .. }
            | Fact::PersonInTwoPlaces { overlap_minutes, .. }
            | Fact::InParallel { overlap_minutes, .. }
            | Fact::DuringBreak { overlap_minutes, .. }
            | Fact::TopicInParallel { overlap_minutes, .. } => record.minutes = Some(overlap_minutes),
            Fact::PrincipalAway { outside_minutes, .. }
            | Fact::PersonAway { outside_minutes, .. }
            | Fact::OutsideAllowed { outside_minutes, .. }
            | Fact::HallClosed { outside_minutes, .. }
            | Fact::OutsideOpeningHours { outside_minutes, .. } => record.minutes = Some(outside_minutes),
            Fact::NotTogether { apart_minutes, .. } | Fact::NotRightAfter { apart_minutes, .. } => {
                record.minutes = Some(apart_minutes);
            }
            Fact::RestTooShort {
                needed_minutes,
                had_minutes,
                ..
            } => {
                record.needed_minutes = Some(needed_minutes);
                record.had_minutes = Some(had_minutes);
            }
            Fact::InterpretersOverworked {
                minutes, most_minutes, ..
            } => {
                record.needed_minutes = Some(minutes);
                record.had_minutes = Some(most_minutes);
            }
            Fact::BoothsMissing { needed, had, .. } => {
                record.needed = Some(needed);
                record.had = Some(had);
            }
            Fact::TooManyInADay { nth, most, .. } => {
                record.needed = Some(nth);
                record.had = Some(most);
            }
            Fact::InterpretersMissing {
                from,
                into,
                needed,
                had,
                ..
            } => {
                record.from_language = Some(problem.language_key(from).to_owned());
                record.language = Some(problem.language_key(into).to_owned());
                record.needed = Some(needed);
                record.had = Some(had);
            }
            Fact::AudienceTorn { people, .. } => record.people = Some(people),
            Fact::DayWithoutSide { day, side } => {
                record.day = problem.day(day as usize).map(|date| date.to_string());
                record.side = Some(problem.side_key(side).to_owned());
            }
            Fact::ChairsOneSided { side, .. } => record.side = Some(problem.side_key(side).to_owned()),
            Fact::DifferentDays { .. } | Fact::MovedLate { .. } => {}
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
