//! What can be wrong with a programme, one rule to a file. The first sentence of each file is what organisers read
//! beside the rule's weight.
//!
//! To add one: a file with a `DEFINITION`, a variant of [`Rule`] and of [`Fact`], and a line in
//! `Rule::definition`; the compiler finds the remaining places. A rule looks at one item at a time, where it is or where
//! it might be put, and states only facts that follow from the placements of the items it names; rules about pairs also
//! say how to go through a whole board without looking at any pair twice. Rules about days (the third session of somebody
//! who wishes for two) also state facts that follow from the rest of the day; they look at all days that an item can bear
//! upon, so that what a move changes is still exact.

pub(crate) use chairs_one_sided::PAUSE_MINUTES;
pub(crate) use not_right_after::AT_ONCE_MINUTES;

use crate::board::{Board, Placement, entry};
use crate::describe::Presence;
use crate::findings::{Fact, Finding, Severity};
use crate::ids::ItemIdx;
use crate::lane::Entry;
use crate::problem::{Item, Minutes, Problem};
use crate::windows::{self, Pauses};

mod audience_torn;
mod booths_missing;
mod chairs_one_sided;
mod day;
mod day_without_side;
mod different_days;
mod during_break;
mod equipment_missing;
mod hall_closed;
mod hall_taken_twice;
mod hall_too_small;
mod hall_unknown;
mod in_parallel;
mod interpretation_missing;
mod interpreters_missing;
mod interpreters_overworked;
mod moved_late;
mod not_placed;
mod not_right_after;
mod not_together;
mod order_broken;
mod outside_allowed;
mod outside_opening_hours;
mod person_away;
mod person_in_two_places;
mod principal_away;
mod rest_too_short;
mod role_missing;
mod text_missing;
mod too_many_in_a_day;
mod topic_in_parallel;
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
    /// A principal is due in a session while they are not there.
    PrincipalAway,
    /// A session is on a day, at a time or in a hall where it may not be.
    OutsideAllowed,
    /// A session is in a hall outside the hall's own hours.
    HallClosed,
    /// Two sessions that must not be at the same time are.
    InParallel,
    /// Two sessions that must begin at the same time do not.
    NotTogether,
    /// Two sessions that must be on one day are not.
    DifferentDays,
    /// A session does not begin when the one ends that it must follow at once.
    NotRightAfter,
    /// More people are expected than the hall holds.
    HallTooSmall,
    /// Somebody is due in a session while they are not there.
    PersonAway,
    /// A session begins before the venues open or ends after they close.
    OutsideOpeningHours,
    /// The hall lacks something that the session needs.
    EquipmentMissing,
    /// The hall has fewer booths than the session has languages of interpretation.
    BoothsMissing,
    /// A session lacks interpreters for its languages, or somebody to take turns with after an hour.
    InterpretersMissing,
    /// Interpreters have to work longer on a day than they may.
    InterpretersOverworked,
    /// Somebody has less rest between two sessions of a day than they need.
    RestTooShort,
    /// Somebody has more sessions on a day than they wish.
    TooManyInADay,
    /// A session goes on while the people in it should eat.
    DuringBreak,
    /// Two sessions about the same are at the same time.
    TopicInParallel,
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
    /// People who want to hear two sessions cannot, because both are at the same time.
    AudienceTorn,
    /// A side is heard in no session of a day.
    DayWithoutSide,
    /// Two sessions follow each other in a hall and the same side chairs both.
    ChairsOneSided,
    /// A session is not where the public was last told that it is.
    MovedLate,
}

/// How many rules there are.
const COUNT: usize = 31;

impl Rule {
    pub const ALL: [Self; COUNT] = [
        Self::HallTakenTwice,
        Self::PersonInTwoPlaces,
        Self::TravelTooShort,
        Self::OrderBroken,
        Self::PrincipalAway,
        Self::OutsideAllowed,
        Self::HallClosed,
        Self::InParallel,
        Self::NotTogether,
        Self::DifferentDays,
        Self::NotRightAfter,
        Self::HallTooSmall,
        Self::PersonAway,
        Self::OutsideOpeningHours,
        Self::EquipmentMissing,
        Self::BoothsMissing,
        Self::InterpretersMissing,
        Self::InterpretersOverworked,
        Self::RestTooShort,
        Self::TooManyInADay,
        Self::DuringBreak,
        Self::TopicInParallel,
        Self::HallUnknown,
        Self::NotPlaced,
        Self::RoleMissing,
        Self::InterpretationMissing,
        Self::TextMissing,
        Self::AudienceTorn,
        Self::DayWithoutSide,
        Self::ChairsOneSided,
        Self::MovedLate,
    ];

    fn definition(self) -> &'static Definition {
        match self {
            Self::HallTakenTwice => &hall_taken_twice::DEFINITION,
            Self::PersonInTwoPlaces => &person_in_two_places::DEFINITION,
            Self::TravelTooShort => &travel_too_short::DEFINITION,
            Self::OrderBroken => &order_broken::DEFINITION,
            Self::PrincipalAway => &principal_away::DEFINITION,
            Self::OutsideAllowed => &outside_allowed::DEFINITION,
            Self::HallClosed => &hall_closed::DEFINITION,
            Self::InParallel => &in_parallel::DEFINITION,
            Self::NotTogether => &not_together::DEFINITION,
            Self::DifferentDays => &different_days::DEFINITION,
            Self::NotRightAfter => &not_right_after::DEFINITION,
            Self::HallTooSmall => &hall_too_small::DEFINITION,
            Self::PersonAway => &person_away::DEFINITION,
            Self::OutsideOpeningHours => &outside_opening_hours::DEFINITION,
            Self::EquipmentMissing => &equipment_missing::DEFINITION,
            Self::BoothsMissing => &booths_missing::DEFINITION,
            Self::InterpretersMissing => &interpreters_missing::DEFINITION,
            Self::InterpretersOverworked => &interpreters_overworked::DEFINITION,
            Self::RestTooShort => &rest_too_short::DEFINITION,
            Self::TooManyInADay => &too_many_in_a_day::DEFINITION,
            Self::DuringBreak => &during_break::DEFINITION,
            Self::TopicInParallel => &topic_in_parallel::DEFINITION,
            Self::HallUnknown => &hall_unknown::DEFINITION,
            Self::NotPlaced => &not_placed::DEFINITION,
            Self::RoleMissing => &role_missing::DEFINITION,
            Self::InterpretationMissing => &interpretation_missing::DEFINITION,
            Self::TextMissing => &text_missing::DEFINITION,
            Self::AudienceTorn => &audience_torn::DEFINITION,
            Self::DayWithoutSide => &day_without_side::DEFINITION,
            Self::ChairsOneSided => &chairs_one_sided::DEFINITION,
            Self::MovedLate => &moved_late::DEFINITION,
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
        self.reads() != Reads::Content
    }

    /// Whether what the rule says of a session depends on the other sessions of the day as well.
    pub fn is_about_days(self) -> bool {
        matches!(self.definition().look, Look::Days { .. })
    }

    /// Whether moving an item can change what the rule says.
    pub(crate) fn reads(self) -> Reads {
        self.definition().reads
    }

    /// Everything the rule has to say of a board.
    pub(crate) fn whole(self, board: &Board, say: Say) {
        match self.definition().look {
            Look::Each(look) => {
                let problem = board.problem();
                for item in problem.items().filter(|item| !problem.items[item.position()].cancelled) {
                    look(board, item, board.placement(item), say);
                }
            }
            Look::Pairs { whole, .. } | Look::Days { whole, .. } => whole(board, say),
            Look::Partners { partners, judge } => {
                for item in board.problem().items() {
                    let later = |other: &ItemIdx| *other > item;
                    judge_partners(board, (item, board.placement(item)), partners, later, judge, say);
                }
            }
        }
    }

    /// What the rule would say of one item at a placement, everything else staying where it is.
    pub(crate) fn touching(self, board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
        match self.definition().look {
            Look::Days { .. } => self.around(board, item, placement, &mut |fact| {
                if fact.items().contains(&item) {
                    say(fact);
                }
            }),
            _ => self.around(board, item, placement, say),
        }
    }

    /// Everything the rule would say, with one item at a placement, that may be different with the item elsewhere.
    pub(crate) fn around(self, board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
        if board.problem().items[item.position()].cancelled {
            return;
        }
        match self.definition().look {
            Look::Each(look) | Look::Pairs { touching: look, .. } | Look::Days { around: look, .. } => {
                look(board, item, placement, say);
            }
            Look::Partners { partners, judge } => {
                judge_partners(board, (item, placement), partners, |_| true, judge, say);
            }
        }
    }
}

/// Shows an item with each of its partners to a rule, unless one of the two is not placed or cancelled.
fn judge_partners(
    board: &Board,
    (item, placement): (ItemIdx, Option<Placement>),
    partners: fn(&Item) -> &[ItemIdx],
    wanted: impl Fn(&ItemIdx) -> bool,
    judge: JudgePair,
    say: Say,
) {
    let problem = board.problem();
    let facts = &problem.items[item.position()];
    let Some(placement) = placement.filter(|_| !facts.cancelled) else {
        return;
    };
    for partner in partners(facts).iter().filter(|partner| wanted(partner)) {
        if let Some(there) = board.placement(*partner)
            && !problem.items[partner.position()].cancelled
        {
            let (one, other) = (entry(item, placement), entry(*partner, there));
            if item < *partner {
                judge(problem, &one, &other, say);
            } else {
                judge(problem, &other, &one, say);
            }
        }
    }
}

/// How much a rule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Setting {
    pub severity: Severity,
    /// Of one finding; of one person in a finding that counts people.
    pub weight: u32,
}

impl Setting {
    pub(crate) fn finding(self, fact: Fact) -> Finding {
        Finding {
            severity: self.severity,
            fact,
            weight: self.weight.saturating_mul(fact.amount()),
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

    /// Those that apply and read this.
    pub(crate) fn rules(&self, wanted: impl Fn(Reads) -> bool) -> impl Iterator<Item = (Rule, Setting)> {
        let wanted = Rule::ALL.into_iter().filter(move |rule| wanted(rule.reads()));
        wanted.filter_map(|rule| Some((rule, self.of(rule)?)))
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
    /// When an item takes place, and not where.
    Time,
    /// Where an item takes place, and not when.
    Place,
    /// When an item takes place and at which venue, and not in which hall.
    Venue,
    /// The item itself, wherever it is.
    Content,
}

/// Where a rule says what it found.
type Say<'a> = &'a mut dyn FnMut(Fact);

/// A look at one item as if it were placed there. Cancelled items are not shown to it.
type LookAtItem = fn(&Board, ItemIdx, Option<Placement>, Say);

enum Look {
    Each(LookAtItem),
    Pairs {
        whole: fn(&Board, Say),
        touching: LookAtItem,
    },
    /// At pairs that the problem names: `partners` of every item, each of whom has the item among its own. Shown the
    /// item with the lesser number first.
    Partners {
        partners: fn(&Item) -> &[ItemIdx],
        judge: JudgePair,
    },
    /// At whole days: `around` an item is everything that may change when the item moves, whether it names it or not.
    Days {
        whole: fn(&Board, Say),
        around: LookAtItem,
    },
}

/// Two items that are placed and not cancelled.
type JudgePair = fn(&Problem, &Entry, &Entry, Say);

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

/// Minutes in which an item is outside windows. Of an item that goes on over nights, because it runs in the background or
/// is made of parts, only the beginning and the end must lie in one.
fn outside_of(board: &Board, item: ItemIdx, placement: Placement, windows: &[(Minutes, Minutes)]) -> Minutes {
    let facts = &board.problem().items[item.position()];
    let pauses = if facts.presence == Presence::Ambient || facts.has_parts {
        Pauses::Allowed
    } else {
        Pauses::Count
    };
    // What lasts no time still happens in a minute.
    let end = placement.end().max(placement.start + 1);
    windows::outside(windows, placement.start, end, pauses)
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
