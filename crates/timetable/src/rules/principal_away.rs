//! A principal is due in a session while they are not there.

use super::person_away::away;
use super::{Definition, Look, Reads, Say, hard};
use crate::board::{Board, Placement};
use crate::findings::Fact;
use crate::ids::ItemIdx;

pub(super) const DEFINITION: Definition = Definition {
    id: "principal-away",
    setting: hard(10),
    reads: Reads::Time,
    look: Look::Each(look),
};

fn look(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    away(board, item, placement, true, &mut |person, outside_minutes| {
        say(Fact::PrincipalAway {
            item,
            person,
            outside_minutes,
        });
    });
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn principals_and_their_windows() {
        let cases = [
            (
                "there",
                "person ivan there=15:00-17:30 principal\nitem a at=15:00+150 people=ivan",
                "",
            ),
            (
                "comes later",
                "person ivan there=15:00-17:30 principal\nitem a at=14:30+60 people=ivan",
                "a/ivan minutes=30",
            ),
            (
                "both principals",
                "person ivan there=15:00-17:30 principal\nperson aigul there=14:00-17:00 principal\nitem a at=14:30+180 people=ivan,aigul",
                "a/aigul minutes=30; a/ivan minutes=30",
            ),
            (
                "without windows",
                "person ivan principal\nitem a at=14:30+60 people=ivan",
                "",
            ),
            (
                "somebody else is another rule's",
                "person ivan there=15:00-17:30\nitem a at=14:30+60 people=ivan",
                "",
            ),
        ];
        check("principal-away", &cases);
    }
}
