//! A session is on a day, at a time or in a hall where it may not be.

use super::{Definition, Look, Reads, Say, hard, outside_of};
use crate::board::{Board, Place, Placement};
use crate::findings::Fact;
use crate::ids::ItemIdx;

pub(super) const DEFINITION: Definition = Definition {
    id: "outside-allowed",
    setting: hard(7),
    reads: Reads::Placements,
    look: Look::Each(look),
};

fn look(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let Some(placement) = placement else { return };
    let facts = &board.problem().items[item.position()];
    if let Some(allowed) = &facts.allowed {
        let outside_minutes = outside_of(board, item, placement, allowed);
        if outside_minutes > 0 {
            say(Fact::OutsideAllowed {
                item,
                hall: None,
                outside_minutes,
            });
        }
    }
    if let Place::Hall(hall) = placement.place
        && !facts.allowed_halls.is_empty()
        && facts.allowed_halls.binary_search(&hall).is_err()
    {
        say(Fact::OutsideAllowed {
            item,
            hall: Some(hall),
            outside_minutes: 0,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    /// Day 2 closes at two in the morning.
    #[test]
    fn where_and_when_a_session_may_be() {
        let cases = [
            ("on its day", "item a at=9:00+60 days=1", ""),
            ("on another day", "item a at=9:00+60 days=2,4", "a minutes=60"),
            ("in the night of its day", "item a at=2/23:30+120 days=2", ""),
            ("over the end of its day", "item a at=23:30+60 days=1", "a minutes=30"),
            ("at its time", "item a at=9:00+60 times=9:00-12:00", ""),
            (
                "over its time",
                "item a at=11:30+60 times=9:00-12:00,2/9:00-12:00",
                "a minutes=30",
            ),
            (
                "at its time of another day",
                "item a at=9:00+60 days=2 times=9:00-12:00,2/9:00-12:00",
                "a minutes=60",
            ),
            (
                "at no time at all",
                "item a at=9:00+60 days=2 times=9:00-12:00",
                "a minutes=60",
            ),
            ("in its hall", "item a at=9:00+60 in=red halls=red,aula", ""),
            (
                "in another hall",
                "item a at=9:00+60 in=blue halls=red,aula",
                "a/blue minutes=0",
            ),
            (
                "in another hall at a bad time",
                "item a at=9:00+60 in=blue halls=red times=9:30-12:00",
                "a minutes=30; a/blue minutes=0",
            ),
            ("in no hall yet", "item a at=9:00+60 in=@plant halls=red,aula", ""),
            ("not placed", "item a halls=red days=1", ""),
            ("cancelled", "item a at=9:00+60 days=2 cancelled", ""),
        ];
        check("outside-allowed", &cases);
    }
}
