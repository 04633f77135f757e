//! Somebody is due in a session while they are not there.
//!
//! Of a session that is made of parts only the beginning and the end count: one may leave a conference over night.

use super::{Definition, Look, Reads, Say, outside_of, soft};
use crate::board::{Board, Placement};
use crate::describe::Presence;
use crate::findings::Fact;
use crate::ids::{ItemIdx, PersonIdx};
use crate::problem::Minutes;

pub(super) const DEFINITION: Definition = Definition {
    id: "person-away",
    setting: soft(6),
    reads: Reads::Time,
    look: Look::Each(look),
};

fn look(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    away(board, item, placement, false, &mut |person, outside_minutes| {
        say(Fact::PersonAway {
            item,
            person,
            outside_minutes,
        });
    });
}

/// Who is due in the item and for how many minutes they are not there: of the principals, or of everybody else.
pub(super) fn away(
    board: &Board,
    item: ItemIdx,
    placement: Option<Placement>,
    principals: bool,
    say: &mut dyn FnMut(PersonIdx, Minutes),
) {
    let Some(placement) = placement else { return };
    let facts = &board.problem().items[item.position()];
    if facts.presence != Presence::Attended {
        return;
    }
    for person in &facts.people {
        let they = &board.problem().people[person.position()];
        if they.windows.is_empty() || they.principal != principals {
            continue;
        }
        let outside_minutes = outside_of(board, item, placement, &they.windows);
        if outside_minutes > 0 {
            say(*person, outside_minutes);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn people_and_their_windows() {
        let cases = [
            (
                "there",
                "person ivan there=9:00-12:00\nitem a at=9:00+60 people=ivan",
                "",
            ),
            (
                "leaves too early",
                "person ivan there=9:00-12:00\nitem a at=11:30+60 people=ivan",
                "a/ivan minutes=30",
            ),
            (
                "there twice, away between",
                "person ivan there=9:00-10:00,11:00-12:00\nitem a at=9:30+120 people=ivan",
                "a/ivan minutes=60",
            ),
            (
                "there twice without a break",
                "person ivan there=9:00-10:00,10:00-12:00\nitem a at=9:30+120 people=ivan",
                "",
            ),
            (
                "there on another day",
                "person ivan there=2/10:00-12:00\nitem a at=10:00+60 people=ivan",
                "a/ivan minutes=60",
            ),
            (
                "only one of two has windows",
                "person ivan there=9:00-12:00\nitem a at=13:00+60 people=ivan,aigul",
                "a/ivan minutes=60",
            ),
            (
                "a moment",
                "person ivan there=9:00-12:00\nitem a at=12:00+0 people=ivan",
                "a/ivan minutes=1",
            ),
            ("not placed", "person ivan there=9:00-12:00\nitem a people=ivan", ""),
            (
                "cancelled",
                "person ivan there=9:00-12:00\nitem a at=13:00+60 people=ivan cancelled",
                "",
            ),
            (
                "a guide of an exhibition",
                "person ivan there=9:00-12:00\nitem a at=13:00+60 people=ivan ambient",
                "",
            ),
            (
                "a conference over night",
                "person ivan there=9:00-18:00,2/10:00-18:00\nitem a at=9:00+1600 people=ivan\nitem b part-of=a",
                "",
            ),
            (
                "a principal is another rule's",
                "person ivan there=9:00-12:00 principal\nitem a at=13:00+60 people=ivan",
                "",
            ),
            (
                "interpreters have windows too",
                "team t speaks=ru-kk there=9:00-12:00\nitem a at=13:00+60 teams=t",
                "a/t minutes=60",
            ),
        ];
        check("person-away", &cases);
    }
}
