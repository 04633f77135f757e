//! What can be wrong with a programme, one rule to a file. The first sentence of each file is what organisers read
//! beside the rule's weight.
//!
//! To add one: a file with a `DEFINITION`, a variant of [`Rule`] and of [`Fact`], and a line in
//! `Rule::definition`; the compiler finds the remaining places. A rule looks at one item at a time, where it is or where
//! it might be put, and states only facts that follow from the placements of the items it names; rules about pairs also
//! say how to go through a whole board without looking at any pair twice.

use crate::board::{Board, Placement};
use crate::findings::{Fact, Finding, Severity};
use crate::ids::ItemIdx;

mod equipment_missing;
mod hall_taken_twice;
mod hall_too_small;
mod hall_unknown;
mod interpretation_missing;
mod not_placed;
mod order_broken;
mod outside_opening_hours;
mod person_in_two_places;
mod role_missing;
mod text_missing;
mod travel_too_short;

#[cfg(test)]
mod given;

/// A rule, in the order in which findings are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Two sessions are in one hall at the same time.
    HallTakenTwice,
    /// Somebody is due in two sessions at the same time.
    PersonInTwoPlaces,
    /// Somebody has less time between two sessions than the way from one venue to the other takes.
    TravelTooShort,
    /// A session begins before one that must be over first.
    OrderBroken,
    /// More people are expected than the hall holds.
    HallTooSmall,
    /// A session begins before the venues open or ends after they close.
    OutsideOpeningHours,
    /// The hall lacks something that the session needs.
    EquipmentMissing,
    /// A session has a time but no hall.
    HallUnknown,
    /// A session has no time yet.
    NotPlaced,
    /// A session lacks somebody it cannot do without: a moderator, a chair, a co-chair of each side.
    RoleMissing,
    /// Listeners of one language cannot follow what is said in another, because nobody interprets.
    InterpretationMissing,
    /// A text of a session is not there in a language of the forum.
    TextMissing,
}

/// How many rules there are.
const COUNT: usize = 12;

impl Rule {
    pub const ALL: [Self; COUNT] = [
        Self::HallTakenTwice,
        Self::PersonInTwoPlaces,
        Self::TravelTooShort,
        Self::OrderBroken,
        Self::HallTooSmall,
        Self::OutsideOpeningHours,
        Self::EquipmentMissing,
        Self::HallUnknown,
        Self::NotPlaced,
        Self::RoleMissing,
        Self::InterpretationMissing,
        Self::TextMissing,
    ];

    fn definition(self) -> &'static Definition {
        match self {
            Self::HallTakenTwice => &hall_taken_twice::DEFINITION,
            Self::PersonInTwoPlaces => &person_in_two_places::DEFINITION,
            Self::TravelTooShort => &travel_too_short::DEFINITION,
            Self::OrderBroken => &order_broken::DEFINITION,
            Self::HallTooSmall => &hall_too_small::DEFINITION,
            Self::OutsideOpeningHours => &outside_opening_hours::DEFINITION,
            Self::EquipmentMissing => &equipment_missing::DEFINITION,
            Self::HallUnknown => &hall_unknown::DEFINITION,
            Self::NotPlaced => &not_placed::DEFINITION,
            Self::RoleMissing => &role_missing::DEFINITION,
            Self::InterpretationMissing => &interpretation_missing::DEFINITION,
            Self::TextMissing => &text_missing::DEFINITION,
        }
    }

    /// Its stable name, such as `hall-taken-twice`.
    pub fn id(self) -> &'static str {
        self.definition().id
    }

    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.id() == id)
    }

    /// What it counts for when the organisers have not said otherwise.
    pub fn default_setting(self) -> Setting {
        self.definition().setting
    }

    /// Whether moving an item can change what the rule says; else it is about the item itself.
    pub fn is_about_placing(self) -> bool {
        self.reads() == Reads::Placements
    }

    /// Whether moving an item can change what the rule says.
    pub(crate) fn reads(self) -> Reads {
        self.definition().reads
    }

    /// Everything the rule has to say of a board.
    pub(crate) fn whole(self, board: &Board, say: Say) {
        match self.definition().look {
            Look::AtEach(look) => {
                let problem = board.problem();
                for item in problem.items().filter(|item| !problem.items[item.position()].cancelled) {
                    look(board, item, board.placement(item), say);
                }
            }
            Look::AtPairs { whole, .. } => whole(board, say),
        }
    }

    /// What the rule would say of one item at a placement, everything else staying where it is.
    pub(crate) fn touching(self, board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
        if board.problem().items[item.position()].cancelled {
            return;
        }
        match self.definition().look {
            Look::AtEach(look) | Look::AtPairs { touching: look, .. } => look(board, item, placement, say),
        }
    }
}

/// How much a rule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Setting {
    pub severity: Severity,
    pub weight: u32,
}

impl Setting {
    pub(crate) fn finding(self, fact: Fact) -> Finding {
        Finding {
            severity: self.severity,
            fact,
            weight: self.weight,
        }
    }
}

/// Which rules apply to an edition, and how much each counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    settings: [Option<Setting>; COUNT],
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            settings: Rule::ALL.map(|rule| Some(rule.default_setting())),
        }
    }
}

impl Policy {
    /// `None` when the rule does not apply.
    pub fn of(&self, rule: Rule) -> Option<Setting> {
        self.settings[rule as usize]
    }

    #[must_use]
    pub fn with(mut self, rule: Rule, setting: Option<Setting>) -> Self {
        self.settings[rule as usize] = setting;
        self
    }
}

/// One rule as its file defines it.
struct Definition {
    id: &'static str,
    setting: Setting,
    reads: Reads,
    look: Look,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reads {
    Placements,
    /// The item itself, wherever it is.
    Content,
}

/// Where a rule says what it found.
type Say<'a> = &'a mut dyn FnMut(Fact);

/// A look at one item as if it were placed there. Cancelled items are not shown to it.
type LookAtItem = fn(&Board, ItemIdx, Option<Placement>, Say);

enum Look {
    AtEach(LookAtItem),
    AtPairs {
        whole: fn(&Board, Say),
        touching: LookAtItem,
    },
}

const fn hard(weight: u32) -> Setting {
    Setting {
        severity: Severity::Hard,
        weight,
    }
}

const fn soft(weight: u32) -> Setting {
    Setting {
        severity: Severity::Soft,
        weight,
    }
}

/// Two items in the order of their numbers.
fn by_number(a: ItemIdx, b: ItemIdx) -> [ItemIdx; 2] {
    if a < b { [a, b] } else { [b, a] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stand_in_their_own_order_and_have_ids_of_their_own() {
        for (position, rule) in Rule::ALL.into_iter().enumerate() {
            assert_eq!(rule as usize, position);
            assert_eq!(Rule::from_id(rule.id()), Some(rule));
        }
    }
}
