//! A session is in a hall outside the hall's own hours.

use super::{Definition, Look, Reads, Say, hard, outside_of};
use crate::board::{Board, Place, Placement};
use crate::findings::Fact;
use crate::ids::ItemIdx;

pub(super) const DEFINITION: Definition = Definition {
    id: "hall-closed",
    setting: hard(7),
    reads: Reads::Placements,
    look: Look::Each(look),
};

fn look(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let Some(placement) = placement else { return };
    let Place::Hall(hall) = placement.place else { return };
    let open = &board.problem().halls[hall.position()].open;
    if open.is_empty() {
        return;
    }
    let outside_minutes = outside_of(board, item, placement, open);
    if outside_minutes > 0 {
        say(Fact::HallClosed {
            item,
            hall,
            outside_minutes,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn sessions_and_the_hours_of_a_hall() {
        let cases = [
            ("open", "hall red open=9:00-12:00\nitem a at=9:00+60 in=red", ""),
            (
                "closes",
                "hall red open=9:00-12:00\nitem a at=11:30+60 in=red",
                "a/red minutes=30",
            ),
            (
                "closed over noon",
                "hall red open=9:00-12:00,13:00-15:00\nitem a at=11:30+120 in=red",
                "a/red minutes=60",
            ),
            (
                "another hall",
                "hall red open=9:00-12:00\nitem a at=11:30+60 in=blue",
                "",
            ),
            (
                "an exhibition over noon",
                "hall red open=9:00-12:00,13:00-15:00\nitem a at=11:30+120 in=red ambient",
                "",
            ),
            (
                "cancelled",
                "hall red open=9:00-12:00\nitem a at=11:30+60 in=red cancelled",
                "",
            ),
        ];
        check("hall-closed", &cases);
    }
}
