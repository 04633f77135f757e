//! More people are expected than the hall holds.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Place, Placement};
use crate::findings::Fact;
use crate::ids::ItemIdx;

pub(super) const DEFINITION: Definition = Definition {
    id: "hall-too-small",
    setting: soft(8),
    reads: Reads::Place,
    look: Look::Each(look),
};

fn look(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let Some(Place::Hall(hall)) = placement.map(|placement| placement.place) else {
        return;
    };
    let audience = board.problem().items[item.position()].audience;
    let capacity = board.problem().halls[hall.position()].capacity;
    if let (Some(audience), Some(capacity)) = (audience, capacity)
        && audience > capacity
    {
        say(Fact::HallTooSmall {
            item,
            hall,
            audience,
            capacity,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    /// `red` holds 100 people; nobody counted the seats of `blue`.
    #[test]
    fn people_and_seats() {
        let cases = [
            (
                "too many",
                "item a at=9:00+60 in=red audience=101",
                "a/red audience=101 capacity=100",
            ),
            ("just enough", "item a at=9:00+60 in=red audience=100", ""),
            ("nobody counted the people", "item a at=9:00+60 in=red", ""),
            (
                "nobody counted the seats",
                "item a at=9:00+60 in=blue audience=1000",
                "",
            ),
            ("no hall", "item a at=9:00+60 in=@plant audience=1000", ""),
            ("cancelled", "item a at=9:00+60 in=red audience=101 cancelled", ""),
        ];
        check("hall-too-small", &cases);
    }
}
