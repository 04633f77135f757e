//! Somebody has less time between two sessions than the way from one venue to the other takes.
//!
//! Every pair of sessions counts, not only neighbours: a short one in between does not make the way shorter. Sessions
//! that overlap are another rule's; a way that nobody measured is not guessed. In the rush hour a way takes what it takes when one sets out.

use super::{Definition, Look, Reads, Say, hard};
use crate::board::{Board, Placement, entry};
use crate::describe::Presence;
use crate::findings::Fact;
use crate::ids::{ItemIdx, PersonIdx, VenueIdx};
use crate::lane::Entry;
use crate::problem::Minutes;

pub(super) const DEFINITION: Definition = Definition {
    id: "travel-too-short",
    setting: hard(8),
    reads: Reads::Venue,
    look: Look::Pairs { whole, touching },
};

fn whole(board: &Board, say: Say) {
    for person in board.problem().people() {
        for (a, b) in board.person_lane(person).pairs(board.problem().longest_travel) {
            judge(board, person, (a, venue(board, a)), (b, venue(board, b)), say);
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
    let here = board.venue(placement);
    for person in &facts.people {
        for other in board.person_lane(*person).near(this, board.problem().longest_travel) {
            judge(board, *person, (&this, here), (other, venue(board, other)), say);
        }
    }
}

fn venue(board: &Board, entry: &Entry) -> Option<VenueIdx> {
    board.placement(entry.item).and_then(|placement| board.venue(placement))
}

fn judge(board: &Board, person: PersonIdx, a: (&Entry, Option<VenueIdx>), b: (&Entry, Option<VenueIdx>), say: Say) {
    let ((first, from), (second, to)) = if a.0 < b.0 { (a, b) } else { (b, a) };
    let (Some(from), Some(to)) = (from, to) else { return };
    let Some(needed_minutes) = board
        .problem()
        .travel_minutes_at(from, to, first.end)
        .map(Minutes::from)
    else {
        return;
    };
    let had_minutes = second.start - first.end;
    if had_minutes < needed_minutes
        && !first.overlaps(second)
        && !board.problem().one_holds_the_other(first.item, second.item)
    {
        say(Fact::TravelTooShort {
            items: [first.item, second.item],
            person,
            from,
            to,
            needed_minutes,
            had_minutes,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    /// `red` and `blue` are at the plant; `aula` is at the university: 30 minutes there, 40 back.
    #[test]
    fn the_way_between_two_sessions() {
        let cases = [
            (
                "is too short",
                "item a at=9:00+60 in=red people=ivan\nitem b at=10:20+60 in=aula people=ivan",
                "a+b/ivan/plant/university needed=30 had=20",
            ),
            (
                "just suffices",
                "item a at=9:00+60 in=red people=ivan\nitem b at=10:30+60 in=aula people=ivan",
                "",
            ),
            (
                "takes longer back",
                "item b at=9:00+60 in=aula people=ivan\nitem a at=10:30+60 in=red people=ivan",
                "a+b/ivan/university/plant needed=40 had=30",
            ),
            (
                "begins at once",
                "item a at=9:00+60 in=red people=ivan\nitem b at=10:00+60 in=@university people=ivan",
                "a+b/ivan/plant/university needed=30 had=0",
            ),
            (
                "stays in the venue",
                "item a at=9:00+60 in=red people=ivan\nitem b at=10:00+60 in=blue people=ivan",
                "",
            ),
            (
                "was never measured",
                "item a at=9:00+60 in=red people=ivan\nitem b at=10:00+60 in=@museum people=ivan",
                "",
            ),
            (
                "leads somewhere unknown",
                "item a at=9:00+60 in=red people=ivan\nitem b at=10:00+60 people=ivan",
                "",
            ),
            (
                "is another person's",
                "item a at=9:00+60 in=red people=ivan\nitem b at=10:00+60 in=aula people=aigul",
                "",
            ),
            (
                "is no way: they overlap",
                "item a at=9:00+60 in=red people=ivan\nitem b at=9:30+60 in=aula people=ivan",
                "",
            ),
            (
                "passes over a short session",
                "item a at=9:00+60 in=red people=ivan\nitem b at=10:00+5 in=red people=ivan\nitem c at=10:10+60 in=aula people=ivan",
                "a+c/ivan/plant/university needed=30 had=10; b+c/ivan/plant/university needed=30 had=5",
            ),
            (
                "leads out of an exhibition",
                "item a at=9:00+60 in=red people=ivan ambient\nitem b at=10:00+60 in=aula people=ivan",
                "",
            ),
            (
                "leads from a whole to its part",
                "item a at=9:00+60 in=red people=ivan\nitem b at=10:00+60 in=aula people=ivan part-of=a",
                "",
            ),
            (
                "takes longer in the rush hour",
                "way plant university 70 from=17:00-19:00\nitem a at=16:00+60 in=red people=ivan\nitem b at=17:45+60 in=aula people=ivan",
                "a+b/ivan/plant/university needed=70 had=45",
            ),
            (
                "is free again when the rush is over",
                "way plant university 70 from=17:00-19:00\nitem a at=18:00+60 in=red people=ivan\nitem b at=19:45+60 in=aula people=ivan",
                "",
            ),
            (
                "takes longer over midnight",
                "way plant university 70 from=22:00-1:00\nitem a at=23:30+60 in=red people=ivan\nitem b at=2/1:15+60 in=aula people=ivan",
                "a+b/ivan/plant/university needed=70 had=45",
            ),
            (
                "is known in the rush hour only",
                "way plant museum 20 from=9:00-10:00\nitem a at=9:00+60 in=red people=ivan\nitem b at=10:00+60 in=@museum people=ivan",
                "",
            ),
            (
                "is a team's, too",
                "team t speaks=ru-kk\nitem a at=9:00+60 in=red teams=t\nitem b at=10:20+60 in=aula teams=t",
                "a+b/t/plant/university needed=30 had=20",
            ),
        ];
        check("travel-too-short", &cases);
    }
}
