//! Somebody has less rest between two sessions of a day than they need.
//!
//! Sessions that overlap are another rule's; a session and its own parts are one.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Placement, entry};
use crate::describe::Presence;
use crate::findings::Fact;
use crate::ids::{ItemIdx, PersonIdx};
use crate::lane::Entry;
use crate::problem::DAY;

pub(super) const DEFINITION: Definition = Definition {
    id: "rest-too-short",
    setting: soft(4),
    reads: Reads::Time,
    look: Look::Pairs { whole, touching },
};

fn whole(board: &Board, say: Say) {
    for person in board.problem().people() {
        let rest = board.problem().people[person.position()].rest_minutes;
        if rest > 0 {
            for (a, b) in board.person_lane(person).pairs(rest) {
                judge(board, person, a, b, say);
            }
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
        let rest = board.problem().people[person.position()].rest_minutes;
        if rest > 0 {
            for other in board.person_lane(*person).near(this, rest) {
                judge(board, *person, &this, other, say);
            }
        }
    }
}

fn judge(board: &Board, person: PersonIdx, a: &Entry, b: &Entry, say: Say) {
    let (first, second) = if a < b { (a, b) } else { (b, a) };
    let needed_minutes = board.problem().people[person.position()].rest_minutes;
    let had_minutes = second.start - first.end;
    if had_minutes < needed_minutes
        && first.start.div_euclid(DAY) == second.start.div_euclid(DAY)
        && !first.overlaps(second)
        && !board.problem().one_holds_the_other(first.item, second.item)
    {
        say(Fact::RestTooShort {
            items: [first.item, second.item],
            person,
            needed_minutes,
            had_minutes,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn between_two_sessions() {
        let cases = [
            (
                "is too little rest",
                "person ivan rest=30\nitem a at=9:00+60 people=ivan\nitem b at=10:20+60 people=ivan",
                "a+b/ivan needed=30 had=20",
            ),
            (
                "is just enough",
                "person ivan rest=30\nitem a at=9:00+60 people=ivan\nitem b at=10:30+60 people=ivan",
                "",
            ),
            (
                "is nothing that anybody needs",
                "item a at=9:00+60 people=ivan\nitem b at=10:00+60 people=ivan",
                "",
            ),
            (
                "is no rest: they overlap",
                "person ivan rest=30\nitem a at=9:00+60 people=ivan\nitem b at=9:30+60 people=ivan",
                "",
            ),
            (
                "is midnight",
                "person ivan rest=30\nitem a at=2/23:00+60 people=ivan\nitem b at=3/0:10+30 people=ivan",
                "",
            ),
            (
                "is the beginning of a part",
                "person ivan rest=30\nitem a at=9:00+60 people=ivan\nitem b at=10:00+60 people=ivan part-of=a",
                "",
            ),
            (
                "is another person's rest",
                "person ivan rest=30\nitem a at=9:00+60 people=ivan\nitem b at=10:00+60 people=aigul",
                "",
            ),
            (
                "is too little for interpreters",
                "team t speaks=ru-kk rest=15\nitem a at=9:00+60 teams=t\nitem b at=10:05+60 teams=t",
                "a+b/t needed=15 had=5",
            ),
        ];
        check("rest-too-short", &cases);
    }
}
