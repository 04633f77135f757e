//! A session has a time but no hall.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Place, Placement};
use crate::describe::Presence;
use crate::findings::Fact;
use crate::ids::ItemIdx;

pub(super) const DEFINITION: Definition = Definition {
    id: "hall-unknown",
    setting: soft(4),
    reads: Reads::Place,
    look: Look::Each(look),
};

/// Kinds that are not held in a hall: they happen at an airport, on the way, or all over a plant. Breaks neither.
const WITHOUT_HALL: [&str; 2] = ["arrival", "visit"];

fn look(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let facts = &board.problem().items[item.position()];
    let placed_without_hall = placement.is_some_and(|placement| !matches!(placement.place, Place::Hall(_)));
    if placed_without_hall && facts.presence != Presence::Break && !WITHOUT_HALL.contains(&facts.kind.as_str()) {
        say(Fact::HallUnknown { item });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn sessions_without_a_hall() {
        let cases = [
            ("a hall", "item a at=9:00+60 in=red", ""),
            ("only a venue", "item a at=9:00+60 in=@plant", "a"),
            ("only a time", "item a at=9:00+60", "a"),
            ("not even a time", "item a", ""),
            ("a visit", "item a kind=visit at=9:00+60 in=@plant", ""),
            ("a break", "item a at=9:00+60 break", ""),
            ("cancelled", "item a at=9:00+60 cancelled", ""),
        ];
        check("hall-unknown", &cases);
    }
}
