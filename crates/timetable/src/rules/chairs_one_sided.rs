//! Two sessions follow each other in a hall and the same side chairs both.
//!
//! Asked only where the forum says so, of sessions chaired by one side alone. What follows within an hour follows.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Place, Placement, entry};
use crate::findings::Fact;
use crate::ids::{HallIdx, ItemIdx};
use crate::lane::Entry;
use crate::problem::Minutes;

pub(super) const DEFINITION: Definition = Definition {
    id: "chairs-one-sided",
    setting: soft(2),
    reads: Reads::Placements,
    look: Look::Pairs { whole, touching },
};

/// The longest pause after which a session still follows the one before.
pub(crate) const PAUSE_MINUTES: Minutes = 60;

fn whole(board: &Board, say: Say) {
    if !board.problem().chairs_alternate {
        return;
    }
    for hall in board.problem().halls() {
        for (a, b) in board.hall_lane(hall).pairs(PAUSE_MINUTES) {
            judge(board, hall, a, b, say);
        }
    }
}

fn touching(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    if !board.problem().chairs_alternate || board.problem().items[item.position()].chaired_by.is_none() {
        return;
    }
    let Some(placement) = placement else { return };
    let Place::Hall(hall) = placement.place else { return };
    let this = entry(item, placement);
    for other in board.hall_lane(hall).near(this, PAUSE_MINUTES) {
        judge(board, hall, &this, other, say);
    }
}

fn judge(board: &Board, hall: HallIdx, a: &Entry, b: &Entry, say: Say) {
    let (first, second) = if a < b { (a, b) } else { (b, a) };
    let chaired_by = |entry: &Entry| board.problem().items[entry.item.position()].chaired_by;
    if let Some(side) = chaired_by(first)
        && chaired_by(second) == Some(side)
        && second.start - first.end <= PAUSE_MINUTES
        && !first.overlaps(second)
        && !board.problem().one_holds_the_other(first.item, second.item)
    {
        say(Fact::ChairsOneSided {
            items: [first.item, second.item],
            hall,
            side,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    /// `aigul` is of `kz`, `ivan` of `ru`.
    #[test]
    fn chairs_of_sessions_that_follow() {
        let cases = [
            (
                "nobody asks",
                "item a at=9:00+60 in=red people=ivan:chair\nitem b at=10:00+60 in=red people=ivan:chair",
                "",
            ),
            (
                "of one side",
                "asks chairs-alternate\nitem a at=9:00+60 in=red people=ivan:chair\nitem b at=10:15+60 in=red people=ivan:chair",
                "a+b/red/ru",
            ),
            (
                "of two sides",
                "asks chairs-alternate\nitem a at=9:00+60 in=red people=ivan:chair\nitem b at=10:15+60 in=red people=aigul:chair",
                "",
            ),
            (
                "of both sides at once",
                "asks chairs-alternate\nitem a at=9:00+60 in=red people=ivan:chair\nitem b at=10:15+60 in=red people=ivan:co-chair,aigul:co-chair",
                "",
            ),
            (
                "after a long pause",
                "asks chairs-alternate\nitem a at=9:00+60 in=red people=ivan:chair\nitem b at=11:15+60 in=red people=ivan:chair",
                "",
            ),
            (
                "in two halls",
                "asks chairs-alternate\nitem a at=9:00+60 in=red people=ivan:chair\nitem b at=10:15+60 in=blue people=ivan:chair",
                "",
            ),
            (
                "speakers only",
                "asks chairs-alternate\nitem a at=9:00+60 in=red people=ivan:speaker\nitem b at=10:15+60 in=red people=ivan:speaker",
                "",
            ),
            (
                "a whole and its part",
                "asks chairs-alternate\nitem a at=9:00+60 in=red people=ivan:chair\nitem b at=10:15+60 in=red people=ivan:chair part-of=a",
                "",
            ),
        ];
        check("chairs-one-sided", &cases);
    }
}
