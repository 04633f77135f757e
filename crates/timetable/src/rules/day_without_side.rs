//! A side is heard in no session of a day.
//!
//! Asked only where the forum says so. A side is heard where somebody who speaks for it is named, in whatever role.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Placement};
use crate::describe::Presence;
use crate::findings::Fact;
use crate::ids::{ItemIdx, SideIdx};

pub(super) const DEFINITION: Definition = Definition {
    id: "day-without-side",
    setting: soft(5),
    reads: Reads::Time,
    look: Look::Days { whole, around },
};

fn whole(board: &Board, say: Say) {
    let problem = board.problem();
    if problem.sides_each_day {
        for side in (0..problem.keys.sides.keys.len()).map(SideIdx::at) {
            for day in 0..problem.days.len() {
                judge(day, side, board.heard(day, side), say);
            }
        }
    }
}

fn around(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let problem = board.problem();
    let facts = &problem.items[item.position()];
    if !problem.sides_each_day || facts.presence != Presence::Attended {
        return;
    }
    let day_of = |placement: Option<Placement>| placement.and_then(|placement| problem.day_of(placement));
    let (now, then) = (day_of(board.placement(item)), day_of(placement));
    for side in &facts.speaking {
        for day in 0..problem.days.len() {
            let without = board.heard(day, *side) - u32::from(now == Some(day));
            judge(day, *side, without + u32::from(then == Some(day)), say);
        }
    }
}

fn judge(day: usize, side: SideIdx, heard: u32, say: Say) {
    if heard == 0 {
        say(Fact::DayWithoutSide {
            day: u32::try_from(day).unwrap_or(u32::MAX),
            side,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    /// The days are 9, 10 and 12 November; `aigul` is of `kz`, `ivan` of `ru`.
    #[test]
    fn days_and_sides() {
        let cases = [
            ("nobody asks", "item a at=9:00+60 people=ivan", ""),
            (
                "both on every day",
                "asks sides-each-day\nitem a at=9:00+60 people=ivan,aigul\nitem b at=2/10:00+60 people=ivan,aigul\nitem c at=4/10:00+60 people=ivan,aigul",
                "",
            ),
            (
                "one lacks on one day",
                "asks sides-each-day\nitem a at=9:00+60 people=ivan,aigul\nitem b at=2/10:00+60 people=ivan\nitem c at=4/10:00+60 people=ivan,aigul",
                "2017-11-10/kz",
            ),
            (
                "somebody speaks for the other side",
                "asks sides-each-day\nitem a at=9:00+60 people=ivan,aigul\nitem b at=2/10:00+60 people=ivan,ivan:speaker@kz\nitem c at=4/10:00+60 people=ivan,aigul",
                "",
            ),
            (
                "only at a stand, or cancelled",
                "asks sides-each-day\nitem a at=9:00+60 people=ivan,aigul\nitem b at=2/10:00+60 people=ivan,aigul ambient\nitem c at=4/10:00+60 people=ivan,aigul\nitem d at=2/10:00+60 people=ivan cancelled",
                "2017-11-10/kz; 2017-11-10/ru",
            ),
            (
                "between the days",
                "asks sides-each-day\nitem a at=9:00+60 people=ivan,aigul\nitem b at=2/10:00+60 people=ivan,aigul\nitem c at=3/10:00+60 people=ivan,aigul",
                "2017-11-12/kz; 2017-11-12/ru",
            ),
        ];
        check("day-without-side", &cases);
    }
}
