//! A session is not where the public was last told that it is.
//!
//! Another length, or a hall where only the venue was told, is no move.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Place, Placement};
use crate::findings::Fact;
use crate::ids::ItemIdx;

pub(super) const DEFINITION: Definition = Definition {
    id: "moved-late",
    setting: soft(2),
    reads: Reads::Placements,
    look: Look::Each(look),
};

fn look(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let (Some(here), Some(told)) = (placement, board.problem().items[item.position()].released) else {
        return;
    };
    let same_place = match told.place {
        Place::Hall(_) => here.place == told.place,
        Place::Venue(venue) => board.venue(here) == Some(venue),
        Place::Unknown => true,
    };
    if here.start != told.start || !same_place {
        say(Fact::MovedLate { item });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn what_was_told_and_what_is() {
        let cases = [
            ("the same", "item a at=9:00+60 in=red told=9:00+60 told-in=red", ""),
            ("longer", "item a at=9:00+90 in=red told=9:00+60 told-in=red", ""),
            (
                "at another time",
                "item a at=9:10+60 in=red told=9:00+60 told-in=red",
                "a",
            ),
            (
                "in another hall",
                "item a at=9:00+60 in=blue told=9:00+60 told-in=red",
                "a",
            ),
            (
                "in a hall of the venue that was told",
                "item a at=9:00+60 in=blue told=9:00+60 told-in=@plant",
                "",
            ),
            (
                "in another venue",
                "item a at=9:00+60 in=aula told=9:00+60 told-in=@plant",
                "a",
            ),
            ("where no place was told", "item a at=9:00+60 in=aula told=9:00+60", ""),
            ("taken off the board", "item a told=9:00+60 told-in=red", ""),
            ("never told", "item a at=9:00+60 in=blue", ""),
            ("cancelled", "item a at=9:10+60 in=red told=9:00+60 cancelled", ""),
        ];
        check("moved-late", &cases);
    }
}
