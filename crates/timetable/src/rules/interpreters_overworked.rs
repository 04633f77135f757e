//! Interpreters have to work longer on a day than they may.
//!
//! Said of each session with which they are over their time; so it depends on the others of the day as well.

use super::day::each_day;
use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Placement};
use crate::findings::Fact;
use crate::ids::{ItemIdx, PersonIdx};
use crate::problem::Minutes;

pub(super) const DEFINITION: Definition = Definition {
    id: "interpreters-overworked",
    setting: soft(5),
    reads: Reads::Time,
    look: Look::Days { whole, around },
};

fn whole(board: &Board, say: Say) {
    for person in board.problem().people() {
        judge(board, person, None, say);
    }
}

fn around(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    for person in &board.problem().items[item.position()].teams {
        judge(board, *person, Some((item, placement)), say);
    }
}

fn judge(board: &Board, team: PersonIdx, moved: Option<(ItemIdx, Option<Placement>)>, say: Say) {
    let Some(most) = board.problem().people[team.position()].most_minutes_a_day else {
        return;
    };
    let most_minutes = Minutes::from(most);
    each_day(board, team, moved, |day| {
        let mut minutes = 0;
        for entry in day {
            minutes += entry.end - entry.start;
            if minutes > most_minutes {
                say(Fact::InterpretersOverworked {
                    item: entry.item,
                    team,
                    minutes,
                    most_minutes,
                });
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn a_day_in_the_booth() {
        let cases = [
            (
                "within their time",
                "team t speaks=ru-kk most=120\nitem a at=9:00+60 teams=t\nitem b at=11:00+60 teams=t",
                "",
            ),
            (
                "over their time",
                "team t speaks=ru-kk most=120\nitem a at=9:00+60 teams=t\nitem b at=11:00+90 teams=t",
                "b/t needed=150 had=120",
            ),
            (
                "further over their time",
                "team t speaks=ru-kk most=50\nitem a at=9:00+60 teams=t\nitem b at=11:00+90 teams=t",
                "a/t needed=60 had=50; b/t needed=150 had=50",
            ),
            (
                "on two days",
                "team t speaks=ru-kk most=120\nitem a at=9:00+90 teams=t\nitem b at=2/11:00+90 teams=t",
                "",
            ),
            (
                "by turns",
                "team t speaks=ru-kk most=120\nteam u speaks=ru-kk most=120\nitem a at=9:00+90 teams=t\nitem b at=11:00+90 teams=u",
                "",
            ),
        ];
        check("interpreters-overworked", &cases);
    }
}
