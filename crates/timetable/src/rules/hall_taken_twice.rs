//! Two sessions are in one hall at the same time.
//!
//! A session and its own parts share a hall; two parts of one session do not. Breaks and exhibitions take their hall
//! like everything else.

use super::{Definition, Look, Reads, Say, by_number, hard};
use crate::board::{Board, Place, Placement, entry};
use crate::findings::Fact;
use crate::ids::{HallIdx, ItemIdx};
use crate::lane::Entry;

pub(super) const DEFINITION: Definition = Definition {
    id: "hall-taken-twice",
    setting: hard(10),
    reads: Reads::Placements,
    look: Look::Pairs { whole, touching },
};

fn whole(board: &Board, say: Say) {
    for hall in board.problem().halls() {
        for (a, b) in board.hall_lane(hall).pairs(0) {
            judge(board, hall, a, b, say);
        }
    }
}

fn touching(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let Some(placement) = placement else { return };
    let Place::Hall(hall) = placement.place else { return };
    let this = entry(item, placement);
    for other in board.hall_lane(hall).near(this, 0) {
        judge(board, hall, &this, other, say);
    }
}

fn judge(board: &Board, hall: HallIdx, a: &Entry, b: &Entry, say: Say) {
    if a.overlaps(b) && !board.problem().one_holds_the_other(a.item, b.item) {
        say(Fact::HallTakenTwice {
            items: by_number(a.item, b.item),
            hall,
            overlap_minutes: a.overlap_minutes(b),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn two_sessions_in_one_hall() {
        let cases = [
            (
                "at once",
                "item a at=9:00+60 in=red\nitem b at=9:30+60 in=red",
                "a+b/red minutes=30",
            ),
            (
                "one inside the other",
                "item a at=9:00+60 in=red\nitem b at=9:10+20 in=red",
                "a+b/red minutes=20",
            ),
            (
                "one after the other",
                "item a at=9:00+60 in=red\nitem b at=10:00+60 in=red",
                "",
            ),
            (
                "in different halls",
                "item a at=9:00+60 in=red\nitem b at=9:00+60 in=blue",
                "",
            ),
            (
                "only the venue is known",
                "item a at=9:00+60 in=@plant\nitem b at=9:00+60 in=@plant",
                "",
            ),
            (
                "one is cancelled",
                "item a at=9:00+60 in=red\nitem b at=9:00+60 in=red cancelled",
                "",
            ),
            ("one is not placed", "item a at=9:00+60 in=red\nitem b", ""),
            (
                "a whole and its part",
                "item a at=9:00+60 in=red\nitem b at=9:00+30 in=red part-of=a",
                "",
            ),
            (
                "a whole and a part of its part",
                "item a at=9:00+60 in=red\nitem b at=9:00+30 part-of=a\nitem c at=9:00+30 in=red part-of=b",
                "",
            ),
            (
                "two parts of one whole",
                "item w\nitem a at=9:00+60 in=red part-of=w\nitem b at=9:30+60 in=red part-of=w",
                "a+b/red minutes=30",
            ),
            (
                "an exhibition",
                "item a at=9:00+600 in=red ambient\nitem b at=9:30+60 in=red",
                "a+b/red minutes=60",
            ),
            (
                "a break",
                "item a at=9:00+30 in=red break\nitem b at=9:20+60 in=red",
                "a+b/red minutes=10",
            ),
            (
                "a moment within a session",
                "item a at=9:00+60 in=red\nitem b at=9:30+0 in=red",
                "a+b/red minutes=0",
            ),
            (
                "two moments in one minute",
                "item a at=9:00+0 in=red\nitem b at=9:00+0 in=red",
                "a+b/red minutes=0",
            ),
            (
                "a moment as a session ends",
                "item a at=9:00+60 in=red\nitem b at=10:00+0 in=red",
                "",
            ),
            (
                "three at once",
                "item a at=9:00+60 in=red\nitem b at=9:00+60 in=red\nitem c at=9:59+60 in=red",
                "a+b/red minutes=60; a+c/red minutes=1; b+c/red minutes=1",
            ),
        ];
        check("hall-taken-twice", &cases);
    }
}
