//! The hall lacks something that the session needs.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Place, Placement};
use crate::findings::Fact;
use crate::ids::ItemIdx;

pub(super) const DEFINITION: Definition = Definition {
    id: "equipment-missing",
    setting: soft(6),
    reads: Reads::Place,
    look: Look::Each(look),
};

fn look(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let Some(Place::Hall(hall)) = placement.map(|placement| placement.place) else {
        return;
    };
    let there = &board.problem().halls[hall.position()].equipment;
    for equipment in &board.problem().items[item.position()].equipment {
        if there.binary_search(equipment).is_err() {
            say(Fact::EquipmentMissing {
                item,
                hall,
                equipment: *equipment,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    /// `red` has a projector and booths.
    #[test]
    fn needs_and_halls() {
        let cases = [
            ("all there", "item a at=9:00+60 in=red needs=booths,projector", ""),
            (
                "one lacking",
                "item a at=9:00+60 in=red needs=projector,stage",
                "a/red/stage",
            ),
            (
                "a bare hall",
                "item a at=9:00+60 in=blue needs=projector,stage",
                "a/blue/projector; a/blue/stage",
            ),
            ("no hall yet", "item a at=9:00+60 needs=stage", ""),
            ("cancelled", "item a at=9:00+60 in=red needs=stage cancelled", ""),
        ];
        check("equipment-missing", &cases);
    }
}
