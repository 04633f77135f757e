//! Somebody is due in two sessions at the same time.
//!
//! Only sessions that people attend from beginning to end count: not exhibitions, where they come and go, and not
//! breaks. Whoever has a role in a session and in one of its parts is where the part is.

use super::{Definition, Look, Reads, Say, by_number, hard};
use crate::board::{Board, Placement, entry};
use crate::describe::Presence;
use crate::findings::Fact;
use crate::ids::{ItemIdx, PersonIdx};
use crate::lane::Entry;

pub(super) const DEFINITION: Definition = Definition {
    id: "person-in-two-places",
    setting: hard(10),
    reads: Reads::Time,
    look: Look::Pairs { whole, touching },
};

fn whole(board: &Board, say: Say) {
    for person in board.problem().people() {
        for (a, b) in board.person_lane(person).pairs(0) {
            judge(board, person, a, b, say);
        }
    }
}

fn touching(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let Some(placement) = placement else { return };
    let facts = &board.problem().items[item.position()];
    if facts.presence != Presence::Attended {
        return;
    }
    let this = entry(item, placement);
    for person in &facts.people {
        for other in board.person_lane(*person).near(this, 0) {
            judge(board, *person, &this, other, say);
        }
    }
}

fn judge(board: &Board, person: PersonIdx, a: &Entry, b: &Entry, say: Say) {
    if a.overlaps(b) && !board.problem().one_holds_the_other(a.item, b.item) {
        say(Fact::PersonInTwoPlaces {
            items: by_number(a.item, b.item),
            person,
            overlap_minutes: a.overlap_minutes(b),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn somebody_in_two_sessions() {
        let cases = [
            (
                "at once",
                "item a at=9:00+60 in=red people=ivan\nitem b at=9:30+60 in=blue people=ivan",
                "a+b/ivan minutes=30",
            ),
            (
                "where no place is known",
                "item a at=9:00+60 people=ivan\nitem b at=9:59+60 people=ivan",
                "a+b/ivan minutes=1",
            ),
            (
                "one after the other",
                "item a at=9:00+60 people=ivan\nitem b at=10:00+60 people=ivan",
                "",
            ),
            (
                "different people",
                "item a at=9:00+60 people=ivan\nitem b at=9:00+60 people=aigul",
                "",
            ),
            (
                "with two roles in one of them",
                "item a at=9:00+60 people=ivan:chair,ivan:speaker\nitem b at=9:00+60 people=ivan",
                "a+b/ivan minutes=60",
            ),
            (
                "two people",
                "item a at=9:00+60 people=ivan,aigul\nitem b at=9:00+60 people=aigul,ivan",
                "a+b/aigul minutes=60; a+b/ivan minutes=60",
            ),
            (
                "a whole and its part",
                "item a at=9:00+60 people=ivan\nitem b at=9:00+30 people=ivan part-of=a",
                "",
            ),
            (
                "two parts of one whole",
                "item w at=9:00+60 people=ivan\nitem a at=9:00+30 people=ivan part-of=w\nitem b at=9:00+30 people=ivan part-of=w",
                "a+b/ivan minutes=30",
            ),
            (
                "a guide of an exhibition",
                "item a at=9:00+600 people=ivan:guide ambient\nitem b at=9:30+60 people=ivan",
                "",
            ),
            (
                "a host of a break",
                "item a at=9:00+30 people=ivan:host break\nitem b at=9:00+60 people=ivan",
                "",
            ),
            (
                "one is cancelled",
                "item a at=9:00+60 people=ivan cancelled\nitem b at=9:00+60 people=ivan",
                "",
            ),
        ];
        check("person-in-two-places", &cases);
    }
}
