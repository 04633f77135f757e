//! A session begins before the venues open or ends after they close.
//!
//! Of a session that goes on over nights, because it runs in the background or is made of parts, only the beginning and
//! the end must lie in opening hours.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Placement};
use crate::describe::Presence;
use crate::findings::Fact;
use crate::ids::ItemIdx;
use crate::problem::Minutes;

pub(super) const DEFINITION: Definition = Definition {
    id: "outside-opening-hours",
    setting: soft(5),
    reads: Reads::Placements,
    look: Look::AtEach(look),
};

fn look(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let Some(placement) = placement else { return };
    let open = &board.problem().open;
    if open.is_empty() {
        return;
    }
    let facts = &board.problem().items[item.position()];
    let pauses = if facts.presence == Presence::Ambient || facts.has_parts {
        Pauses::Allowed
    } else {
        Pauses::Count
    };
    // What lasts no time still happens in a minute.
    let end = placement.end().max(placement.start + 1);
    let outside_minutes = outside(open, placement.start, end, pauses);
    if outside_minutes > 0 {
        say(Fact::OutsideOpeningHours { item, outside_minutes });
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pauses {
    Allowed,
    Count,
}

/// Minutes from `start` to `end` in which no window is open. O(log windows + windows touched).
fn outside(open: &[(Minutes, Minutes)], start: Minutes, end: Minutes, pauses: Pauses) -> Minutes {
    let from = open.partition_point(|window| window.1 <= start);
    let touched = || {
        open[from..]
            .iter()
            .take_while(|window| window.0 < end)
            .map(|window| (window.0.max(start), window.1.min(end)))
    };
    let inside = match pauses {
        Pauses::Count => touched().map(|(opens, closes)| closes - opens).sum(),
        Pauses::Allowed => match (touched().next(), touched().last()) {
            (Some(first), Some(last)) => last.1 - first.0,
            _ => 0,
        },
    };
    end - start - inside
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
