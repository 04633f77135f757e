//! Two sessions that must begin at the same time do not.

use super::{Definition, Look, Reads, Say, hard};
use crate::findings::Fact;
use crate::lane::Entry;
use crate::problem::Problem;

pub(super) const DEFINITION: Definition = Definition {
    id: "not-together",
    setting: hard(6),
    reads: Reads::Time,
    look: Look::Partners {
        partners: |item| &item.same_time,
        judge,
    },
};

fn judge(_: &Problem, a: &Entry, b: &Entry, say: Say) {
    if a.start != b.start {
        say(Fact::NotTogether {
            items: [a.item, b.item],
            apart_minutes: (a.start - b.start).abs(),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn sessions_that_begin_together() {
        let cases = [
            ("do", "item a at=9:00+60\nitem b at=9:00+90 same-time=a", ""),
            (
                "do not",
                "item a at=9:00+60\nitem b at=9:10+60 same-time=a",
                "a+b minutes=10",
            ),
            (
                "are on two days",
                "item a at=9:00+60 same-time=b\nitem b at=2/10:00+60",
                "a+b minutes=1500",
            ),
            ("are not both placed", "item a\nitem b at=9:10+60 same-time=a", ""),
            (
                "are not both held",
                "item a at=9:00+60\nitem b at=9:10+60 same-time=a cancelled",
                "",
            ),
        ];
        check("not-together", &cases);
    }
}
