//! A session begins before the venues open or ends after they close.
//!
//! Of a session that goes on over nights, because it runs in the background or is made of parts, only the beginning and
//! the end must lie in opening hours.

use super::{Definition, Look, Reads, Say, outside_of, soft};
use crate::board::{Board, Placement};
use crate::findings::Fact;
use crate::ids::ItemIdx;

pub(super) const DEFINITION: Definition = Definition {
    id: "outside-opening-hours",
    setting: soft(5),
    reads: Reads::Time,
    look: Look::Each(look),
};

fn look(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let Some(placement) = placement else { return };
    let open = &board.problem().open;
    if open.is_empty() {
        return;
    }
    let outside_minutes = outside_of(board, item, placement, open);
    if outside_minutes > 0 {
        say(Fact::OutsideOpeningHours { item, outside_minutes });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    /// Day 1 is open from 9:00 to 18:00, day 2 from 10:00 to 02:00, nothing is on day 3, day 4 has no known hours.
    #[test]
    fn sessions_and_open_doors() {
        let cases = [
            ("inside", "item a at=9:00+540", ""),
            ("early", "item a at=8:30+60", "a minutes=30"),
            ("late", "item a at=17:30+60", "a minutes=30"),
            ("wholly outside", "item a at=19:00+60", "a minutes=60"),
            ("early and late", "item a at=8:00+660", "a minutes=120"),
            ("after midnight, still open", "item a at=2/23:00+180", ""),
            ("after midnight, closed", "item a at=2/23:00+200", "a minutes=20"),
            ("on a day without known hours", "item a at=4/4:00+60", ""),
            ("on no day of the programme", "item a at=3/10:00+60", "a minutes=60"),
            ("over the night", "item a at=17:00+1080", "a minutes=960"),
            ("over the night, in the background", "item a at=17:00+1080 ambient", ""),
            ("over the night, in parts", "item a at=17:00+1080\nitem b part-of=a", ""),
            (
                "too early, in the background",
                "item a at=8:00+1800 ambient",
                "a minutes=60",
            ),
            ("a moment", "item a at=18:00+0", "a minutes=1"),
            ("cancelled", "item a at=19:00+60 cancelled", ""),
        ];
        check("outside-opening-hours", &cases);
    }
}
