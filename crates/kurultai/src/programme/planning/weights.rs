//! How much each rule counts in a plan, in four steps that have words.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use timetable::{Policy, Rule, Setting, Severity};

/// A step of the slider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    Off,
    Little,
    Much,
    Must,
}

/// Soft rules from this weight on count much.
const MUCH: u32 = 5;
/// By how much "much" is more than "a little".
const MORE: u32 = 5;

impl Level {
    pub const ALL: [Self; 4] = [Self::Off, Self::Little, Self::Much, Self::Must];

    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Little => "little",
            Self::Much => "much",
            Self::Must => "must",
        }
    }

    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }

    /// What a rule counts as long as nobody says otherwise.
    pub fn usual(rule: Rule) -> Self {
        let Setting { severity, weight } = rule.default_setting();
        match severity {
            Severity::Hard => Self::Must,
            Severity::Soft if weight >= MUCH => Self::Much,
            Severity::Soft => Self::Little,
        }
    }

    fn setting(self, rule: Rule) -> Option<Setting> {
        let usual = rule.default_setting();
        let soft = |weight: u32| Setting {
            severity: Severity::Soft,
            weight: weight.max(1),
        };
        match (Self::usual(rule), self) {
            (_, Self::Off) => None,
            (same, level) if same == level => Some(usual),
            (_, Self::Must) => Some(Setting {
                severity: Severity::Hard,
                weight: usual.weight.max(1),
            }),
            (Self::Much, Self::Little) => Some(soft(usual.weight / MORE)),
            (_, Self::Little) => Some(soft(usual.weight)),
            (_, Self::Much) => Some(soft(usual.weight * MORE)),
        }
    }
}

/// What differs from the usual, by the ids of rules.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Weights(BTreeMap<String, Level>);

impl Weights {
    /// The rules that have a slider: those whose verdict placing can change.
    pub fn rules() -> impl Iterator<Item = Rule> {
        Rule::ALL.into_iter().filter(|rule| rule.is_about_placing())
    }

    pub fn level(&self, rule: Rule) -> Level {
        self.0.get(rule.id()).copied().unwrap_or_else(|| Level::usual(rule))
    }

    pub fn set(&mut self, rule: Rule, level: Level) {
        if level == Level::usual(rule) {
            self.0.remove(rule.id());
        } else {
            self.0.insert(rule.id().to_owned(), level);
        }
    }

    /// The policy of the rules with these weights.
    pub fn policy(&self) -> Policy {
        Self::rules().fold(Policy::default(), |policy, rule| {
            policy.with(rule, self.level(rule).setting(rule))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_that_nobody_changed_are_the_usual_policy() {
        let mut weights = Weights::default();
        for rule in Weights::rules() {
            weights.set(rule, Level::usual(rule));
        }
        assert_eq!(weights, Weights::default());
        assert_eq!(weights.policy(), Policy::default());
    }

    #[test]
    fn each_step_counts_more_than_the_one_before() {
        for rule in Weights::rules() {
            let weigh = |level: Level| {
                level
                    .setting(rule)
                    .map(|setting| (setting.severity == Severity::Hard, setting.weight))
            };
            let steps = Level::ALL.map(weigh);
            assert_eq!(steps[0], None, "{}", rule.id());
            assert!(
                steps.windows(2).all(|pair| pair[0] < pair[1]),
                "{}: {steps:?}",
                rule.id()
            );
        }
    }
}
