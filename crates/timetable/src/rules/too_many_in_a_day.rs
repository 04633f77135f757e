//! Somebody has more sessions on a day than they wish.
//!
//! Said of each session that is one too many, the last of the day first among them; so it depends on the others of the
//! day as well.

use super::day::each_day;
use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Placement};
use crate::findings::Fact;
use crate::ids::{ItemIdx, PersonIdx};

pub(super) const DEFINITION: Definition = Definition {
    id: "too-many-in-a-day",
    setting: soft(4),
    reads: Reads::Time,
    look: Look::Days { whole, around },
};

fn whole(board: &Board, say: Say) {
    for person in board.problem().people() {
        judge(board, person, None, say);
    }
}

fn around(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    for person in &board.problem().items[item.position()].people {
        judge(board, *person, Some((item, placement)), say);
    }
}

fn judge(board: &Board, person: PersonIdx, moved: Option<(ItemIdx, Option<Placement>)>, say: Say) {
    let Some(most) = board.problem().people[person.position()].most_a_day else {
        return;
    };
    each_day(board, person, moved, |day| {
        for (nth, entry) in (1_u32..).zip(day).skip(most as usize) {
            say(Fact::TooManyInADay {
                item: entry.item,
                person,
                nth,
                most,
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn sessions_of_a_day() {
        let cases = [
            (
                "as many as wished",
                "person ivan most=2\nitem a at=9:00+60 people=ivan\nitem b at=11:00+60 people=ivan",
                "",
            ),
            (
                "one too many",
                "person ivan most=2\nitem a at=9:00+60 people=ivan\nitem b at=11:00+60 people=ivan\nitem c at=10:00+60 people=ivan",
                "b/ivan needed=3 had=2",
            ),
            (
                "two too many",
                "person ivan most=1\nitem a at=9:00+60 people=ivan\nitem b at=11:00+60 people=ivan\nitem c at=10:00+60 people=ivan",
                "b/ivan needed=3 had=1; c/ivan needed=2 had=1",
            ),
            (
                "on two days",
                "person ivan most=1\nitem a at=9:00+60 people=ivan\nitem b at=2/11:00+60 people=ivan",
                "",
            ),
            (
                "none wished",
                "person ivan most=0\nitem a at=9:00+60 people=ivan",
                "a/ivan needed=1 had=0",
            ),
            (
                "a part of a session",
                "person ivan most=1\nitem a at=9:00+180 people=ivan\nitem b at=10:00+60 people=ivan part-of=a",
                "",
            ),
            (
                "a part of a session on another day",
                "person ivan most=1\nitem a at=2/10:00+60 people=ivan\nitem b at=10:00+60 people=ivan part-of=a\nitem c at=11:00+60 people=ivan",
                "c/ivan needed=2 had=1",
            ),
            (
                "one cancelled, one at a stand",
                "person ivan most=1\nitem a at=9:00+60 people=ivan cancelled\nitem b at=10:00+60 people=ivan ambient\nitem c at=11:00+60 people=ivan",
                "",
            ),
        ];
        check("too-many-in-a-day", &cases);
    }
}
