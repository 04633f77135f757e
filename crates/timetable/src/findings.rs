//! What is wrong with a programme. Findings are data: which rule, which items, and the facts in numbers; the words for
//! them belong to the application.
//!
//! Always true: a finding depends on the placements of the items it names and on nothing else that can move. So moving
//! an item changes only findings that name it, and [`change_of_move`] is exact without looking at the rest.

use crate::board::{Board, Placement};
use crate::ids::{EquipmentIdx, FieldIdx, HallIdx, ItemIdx, LanguageIdx, PersonIdx, SideIdx, VenueIdx};
use crate::problem::Minutes;
use crate::rules::{Reads, Rule};

/// One thing that is wrong. Ordered by severity (hard first), then rule, then the items concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    pub severity: Severity,
    pub fact: Fact,
    /// From the policy: what the finding costs against others of its severity.
    pub weight: u32,
}

/// Whether a programme can be held in spite of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It cannot: somebody would have to be in two places.
    Hard,
    /// It can, but somebody will notice.
    Soft,
}

/// What a finding states, one variant for each [`Rule`] and in the same order. Pairs of items that only overlap stand in
/// the order of their numbers; pairs with a direction in that direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    HallTakenTwice {
        items: [ItemIdx; 2],
        hall: HallIdx,
        overlap_minutes: Minutes,
    },
    PersonInTwoPlaces {
        items: [ItemIdx; 2],
        person: PersonIdx,
        overlap_minutes: Minutes,
    },
    /// From the first item to the second.
    TravelTooShort {
        items: [ItemIdx; 2],
        person: PersonIdx,
        from: VenueIdx,
        to: VenueIdx,
        needed_minutes: Minutes,
        had_minutes: Minutes,
    },
    /// The first item should be over before the second begins, and lasts `late_minutes` too long for that.
    OrderBroken {
        items: [ItemIdx; 2],
        late_minutes: Minutes,
    },
    HallTooSmall {
        item: ItemIdx,
        hall: HallIdx,
        audience: u32,
        capacity: u32,
    },
    OutsideOpeningHours {
        item: ItemIdx,
        outside_minutes: Minutes,
    },
    EquipmentMissing {
        item: ItemIdx,
        hall: HallIdx,
        equipment: EquipmentIdx,
    },
    HallUnknown {
        item: ItemIdx,
    },
    NotPlaced {
        item: ItemIdx,
    },
    /// Nobody fills the role (or one that would do instead) at all, or for `side`.
    RoleMissing {
        item: ItemIdx,
        role: &'static str,
        side: Option<SideIdx>,
    },
    InterpretationMissing {
        item: ItemIdx,
        from: LanguageIdx,
        into: LanguageIdx,
    },
    TextMissing {
        item: ItemIdx,
        field: FieldIdx,
        language: LanguageIdx,
    },
}

impl Finding {
    pub fn rule(&self) -> Rule {
        self.fact.rule()
    }

    /// The items it is about: one or two.
    pub fn items(&self) -> &[ItemIdx] {
        self.fact.items()
    }
}

impl Fact {
    pub fn rule(&self) -> Rule {
        match self {
            Self::HallTakenTwice { .. } => Rule::HallTakenTwice,
            Self::PersonInTwoPlaces { .. } => Rule::PersonInTwoPlaces,
            Self::TravelTooShort { .. } => Rule::TravelTooShort,
            Self::OrderBroken { .. } => Rule::OrderBroken,
            Self::HallTooSmall { .. } => Rule::HallTooSmall,
            Self::OutsideOpeningHours { .. } => Rule::OutsideOpeningHours,
            Self::EquipmentMissing { .. } => Rule::EquipmentMissing,
            Self::HallUnknown { .. } => Rule::HallUnknown,
            Self::NotPlaced { .. } => Rule::NotPlaced,
            Self::RoleMissing { .. } => Rule::RoleMissing,
            Self::InterpretationMissing { .. } => Rule::InterpretationMissing,
            Self::TextMissing { .. } => Rule::TextMissing,
        }
    }

    /// The items it is about: one or two.
    pub fn items(&self) -> &[ItemIdx] {
        match self {
            Self::HallTakenTwice { items, .. }
            | Self::PersonInTwoPlaces { items, .. }
            | Self::TravelTooShort { items, .. }
            | Self::OrderBroken { items, .. } => items,
            Self::HallTooSmall { item, .. }
            | Self::OutsideOpeningHours { item, .. }
            | Self::EquipmentMissing { item, .. }
            | Self::HallUnknown { item }
            | Self::NotPlaced { item }
            | Self::RoleMissing { item, .. }
            | Self::InterpretationMissing { item, .. }
            | Self::TextMissing { item, .. } => std::slice::from_ref(item),
        }
    }

    pub fn person(&self) -> Option<PersonIdx> {
        match self {
            Self::PersonInTwoPlaces { person, .. } | Self::TravelTooShort { person, .. } => Some(*person),
            _ => None,
        }
    }

    pub fn hall(&self) -> Option<HallIdx> {
        match self {
            Self::HallTakenTwice { hall, .. }
            | Self::HallTooSmall { hall, .. }
            | Self::EquipmentMissing { hall, .. } => Some(*hall),
            _ => None,
        }
    }
}

/// Everything that is wrong with the board, in order. O(n log n + pairs that are near each other in a hall's or a
/// person's day) for n roles and items.
pub fn findings(board: &Board) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in Rule::ALL {
        let Some(setting) = board.problem().policy().of(rule) else {
            continue;
        };
        rule.whole(board, &mut |fact| found.push(setting.finding(fact)));
    }
    found.sort_unstable();
    found
}

/// What is wrong with one item where it is now, in order. O(k log n) for k people in it, plus what is near.
pub fn findings_of(board: &Board, item: ItemIdx) -> Vec<Finding> {
    findings_if(board, item, board.placement(item))
}

/// What would be wrong with an item if it were placed there (`None`: taken off the board) and everything else stayed.
/// As dear as [`findings_of`]; the board is not touched, so many places can be tried at once.
pub fn findings_if(board: &Board, item: ItemIdx, placement: Option<Placement>) -> Vec<Finding> {
    let mut found = Vec::new();
    collect(board, item, placement, |_| true, &mut found);
    found
}

/// What a move would cause and cure. As dear as [`findings_of`].
pub fn change_of_move(board: &Board, item: ItemIdx, placement: Option<Placement>) -> Change {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    collect_moving(board, item, board.placement(item), &mut before);
    collect_moving(board, item, placement, &mut after);
    Change {
        caused: after
            .iter()
            .filter(|finding| before.binary_search(finding).is_err())
            .copied()
            .collect(),
        cured: before
            .iter()
            .filter(|finding| after.binary_search(finding).is_err())
            .copied()
            .collect(),
    }
}

/// As [`findings_if`], only what moving can change.
pub(crate) fn collect_moving(board: &Board, item: ItemIdx, placement: Option<Placement>, found: &mut Vec<Finding>) {
    collect(board, item, placement, |reads| reads == Reads::Placements, found);
}

fn collect(
    board: &Board,
    item: ItemIdx,
    placement: Option<Placement>,
    wanted: impl Fn(Reads) -> bool,
    found: &mut Vec<Finding>,
) {
    for rule in Rule::ALL {
        let Some(setting) = board.problem().policy().of(rule) else {
            continue;
        };
        if wanted(rule.reads()) {
            rule.touching(board, item, placement, &mut |fact| found.push(setting.finding(fact)));
        }
    }
    found.sort_unstable();
}

/// The difference a move makes, both lists in order. A finding whose numbers change (a shorter way to run, a longer
/// overlap) is cured with the old numbers and caused with the new; its [key](Finding::key) stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    pub caused: Vec<Finding>,
    pub cured: Vec<Finding>,
}

impl Change {
    pub fn is_empty(&self) -> bool {
        self.caused.is_empty() && self.cured.is_empty()
    }

    /// What the move adds to the score; negative where it improves.
    pub fn score(&self) -> Score {
        let (caused, cured) = (Score::of(&self.caused), Score::of(&self.cured));
        Score {
            hard: caused.hard - cured.hard,
            soft: caused.soft - cured.soft,
        }
    }
}

/// Sums of weights; less is better, and hard counts before soft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Score {
    pub hard: i64,
    pub soft: i64,
}

impl Score {
    pub fn of<'a>(findings: impl IntoIterator<Item = &'a Finding>) -> Self {
        let mut score = Self::default();
        for finding in findings {
            match finding.severity {
                Severity::Hard => score.hard += i64::from(finding.weight),
                Severity::Soft => score.soft += i64::from(finding.weight),
            }
        }
        score
    }
}
