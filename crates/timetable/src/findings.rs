//! What is wrong with a programme. Findings are data: which rule, which items, and the facts in numbers; the words for
//! them belong to the application.
//!
//! Always true: a finding depends on the placements of the items it names and on nothing else that can move; a finding
//! about a day (too many sessions, too long a shift of interpreters, a side unheard) depends on the rest of that day as
//! well. So moving an item changes only findings that name it and those of its people's and sides' days, and
//! [`change_of_move`] is exact without looking at the rest.

use crate::board::{Board, Placement};
use crate::ids::{EquipmentIdx, FieldIdx, HallIdx, ItemIdx, LanguageIdx, PersonIdx, SideIdx, VenueIdx};
use crate::problem::Minutes;
use crate::rules::{Reads, Rule, Setting};

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
    PrincipalAway {
        item: ItemIdx,
        person: PersonIdx,
        outside_minutes: Minutes,
    },
    /// In a hall that is not allowed, or for minutes that are not.
    OutsideAllowed {
        item: ItemIdx,
        hall: Option<HallIdx>,
        outside_minutes: Minutes,
    },
    HallClosed {
        item: ItemIdx,
        hall: HallIdx,
        outside_minutes: Minutes,
    },
    InParallel {
        items: [ItemIdx; 2],
        overlap_minutes: Minutes,
    },
    /// Between the one beginning and the other.
    NotTogether {
        items: [ItemIdx; 2],
        apart_minutes: Minutes,
    },
    DifferentDays {
        items: [ItemIdx; 2],
    },
    /// From the end of the first item to the beginning of the second; negative when they overlap.
    NotRightAfter {
        items: [ItemIdx; 2],
        apart_minutes: Minutes,
    },
    HallTooSmall {
        item: ItemIdx,
        hall: HallIdx,
        audience: u32,
        capacity: u32,
    },
    PersonAway {
        item: ItemIdx,
        person: PersonIdx,
        outside_minutes: Minutes,
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
    BoothsMissing {
        item: ItemIdx,
        hall: HallIdx,
        needed: u32,
        had: u32,
    },
    /// Interpreters from one language into another, counted.
    InterpretersMissing {
        item: ItemIdx,
        from: LanguageIdx,
        into: LanguageIdx,
        needed: u32,
        had: u32,
    },
    /// With this item the team has worked for `minutes` on the day.
    InterpretersOverworked {
        item: ItemIdx,
        team: PersonIdx,
        minutes: Minutes,
        most_minutes: Minutes,
    },
    /// From the first item to the second.
    RestTooShort {
        items: [ItemIdx; 2],
        person: PersonIdx,
        needed_minutes: Minutes,
        had_minutes: Minutes,
    },
    /// The item is the person's `nth` on the day.
    TooManyInADay {
        item: ItemIdx,
        person: PersonIdx,
        nth: u32,
        most: u32,
    },
    /// The second item is the meal.
    DuringBreak {
        items: [ItemIdx; 2],
        overlap_minutes: Minutes,
    },
    TopicInParallel {
        items: [ItemIdx; 2],
        overlap_minutes: Minutes,
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
    AudienceTorn {
        items: [ItemIdx; 2],
        people: u32,
    },
    /// Names no item; `day` is a position in the list of days.
    DayWithoutSide {
        day: u32,
        side: SideIdx,
    },
    /// The first item is before the second.
    ChairsOneSided {
        items: [ItemIdx; 2],
        hall: HallIdx,
        side: SideIdx,
    },
    MovedLate {
        item: ItemIdx,
    },
}

impl Finding {
    pub fn rule(&self) -> Rule {
        self.fact.rule()
    }

    /// The items it is about: one or two; none when it is about a day.
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
            Self::PrincipalAway { .. } => Rule::PrincipalAway,
            Self::OutsideAllowed { .. } => Rule::OutsideAllowed,
            Self::HallClosed { .. } => Rule::HallClosed,
            Self::InParallel { .. } => Rule::InParallel,
            Self::NotTogether { .. } => Rule::NotTogether,
            Self::DifferentDays { .. } => Rule::DifferentDays,
            Self::NotRightAfter { .. } => Rule::NotRightAfter,
            Self::HallTooSmall { .. } => Rule::HallTooSmall,
            Self::PersonAway { .. } => Rule::PersonAway,
            Self::OutsideOpeningHours { .. } => Rule::OutsideOpeningHours,
            Self::EquipmentMissing { .. } => Rule::EquipmentMissing,
            Self::BoothsMissing { .. } => Rule::BoothsMissing,
            Self::InterpretersMissing { .. } => Rule::InterpretersMissing,
            Self::InterpretersOverworked { .. } => Rule::InterpretersOverworked,
            Self::RestTooShort { .. } => Rule::RestTooShort,
            Self::TooManyInADay { .. } => Rule::TooManyInADay,
            Self::DuringBreak { .. } => Rule::DuringBreak,
            Self::TopicInParallel { .. } => Rule::TopicInParallel,
            Self::HallUnknown { .. } => Rule::HallUnknown,
            Self::NotPlaced { .. } => Rule::NotPlaced,
            Self::RoleMissing { .. } => Rule::RoleMissing,
            Self::InterpretationMissing { .. } => Rule::InterpretationMissing,
            Self::TextMissing { .. } => Rule::TextMissing,
            Self::AudienceTorn { .. } => Rule::AudienceTorn,
            Self::DayWithoutSide { .. } => Rule::DayWithoutSide,
            Self::ChairsOneSided { .. } => Rule::ChairsOneSided,
            Self::MovedLate { .. } => Rule::MovedLate,
        }
    }

    /// The items it is about: one or two; none when it is about a day.
    pub fn items(&self) -> &[ItemIdx] {
        match self {
            Self::HallTakenTwice { items, .. }
            | Self::PersonInTwoPlaces { items, .. }
            | Self::TravelTooShort { items, .. }
            | Self::OrderBroken { items, .. }
            | Self::InParallel { items, .. }
            | Self::NotTogether { items, .. }
            | Self::DifferentDays { items, .. }
            | Self::NotRightAfter { items, .. }
            | Self::RestTooShort { items, .. }
            | Self::DuringBreak { items, .. }
            | Self::TopicInParallel { items, .. }
            | Self::AudienceTorn { items, .. }
            | Self::ChairsOneSided { items, .. } => items,
            Self::PrincipalAway { item, .. }
            | Self::OutsideAllowed { item, .. }
            | Self::HallClosed { item, .. }
            | Self::HallTooSmall { item, .. }
            | Self::PersonAway { item, .. }
            | Self::OutsideOpeningHours { item, .. }
            | Self::EquipmentMissing { item, .. }
            | Self::BoothsMissing { item, .. }
            | Self::InterpretersMissing { item, .. }
            | Self::InterpretersOverworked { item, .. }
            | Self::TooManyInADay { item, .. }
            | Self::HallUnknown { item, .. }
            | Self::NotPlaced { item, .. }
            | Self::RoleMissing { item, .. }
            | Self::InterpretationMissing { item, .. }
            | Self::TextMissing { item, .. }
            | Self::MovedLate { item, .. } => std::slice::from_ref(item),
            Self::DayWithoutSide { .. } => &[],
        }
    }

    /// The person, or the team of interpreters.
    pub fn person(&self) -> Option<PersonIdx> {
        match self {
            Self::PersonInTwoPlaces { person, .. }
            | Self::TravelTooShort { person, .. }
            | Self::PrincipalAway { person, .. }
            | Self::PersonAway { person, .. }
            | Self::RestTooShort { person, .. }
            | Self::TooManyInADay { person, .. }
            | Self::InterpretersOverworked { team: person, .. } => Some(*person),
            _ => None,
        }
    }

    pub fn hall(&self) -> Option<HallIdx> {
        match self {
            Self::HallTakenTwice { hall, .. }
            | Self::HallTooSmall { hall, .. }
            | Self::EquipmentMissing { hall, .. }
            | Self::HallClosed { hall, .. }
            | Self::BoothsMissing { hall, .. }
            | Self::ChairsOneSided { hall, .. } => Some(*hall),
            Self::OutsideAllowed { hall, .. } => *hall,
            _ => None,
        }
    }

    /// How often its rule's weight counts: for each person who cannot hear both, else once.
    pub(crate) fn amount(&self) -> u32 {
        match self {
            Self::AudienceTorn { people, .. } => *people,
            _ => 1,
        }
    }
}

/// Everything that is wrong with the board, in order. O(n log n + pairs that are near each other in a hall's or a
/// person's day) for n roles and items.
pub fn findings(board: &Board) -> Vec<Finding> {
    let mut found = Vec::new();
    for (rule, setting) in board.problem().policy().rules(|_| true) {
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
    for (rule, setting) in board.problem().policy().rules(|_| true) {
        rule.touching(board, item, placement, &mut |fact| found.push(setting.finding(fact)));
    }
    found.sort_unstable();
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

/// Everything that moving the item can change, whether it names the item or not.
fn collect_moving(board: &Board, item: ItemIdx, placement: Option<Placement>, found: &mut Vec<Finding>) {
    for (rule, setting) in board.problem().policy().rules(|reads| reads != Reads::Content) {
        rule.around(board, item, placement, &mut |fact| found.push(setting.finding(fact)));
    }
    found.sort_unstable();
}

/// What these rules count, everything included that moving the item can change.
pub(crate) fn score_around(
    board: &Board,
    item: ItemIdx,
    placement: Option<Placement>,
    rules: &[(Rule, Setting)],
) -> Score {
    let mut score = Score::default();
    for (rule, setting) in rules {
        rule.around(board, item, placement, &mut |fact| score.add(&setting.finding(fact)));
    }
    score
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
            score.add(finding);
        }
        score
    }

    fn add(&mut self, finding: &Finding) {
        match finding.severity {
            Severity::Hard => self.hard += i64::from(finding.weight),
            Severity::Soft => self.soft += i64::from(finding.weight),
        }
    }
}
