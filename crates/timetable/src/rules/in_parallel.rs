//! Two sessions that must not be at the same time are.

use super::{Definition, Look, Reads, Say, hard};
use crate::findings::Fact;
use crate::lane::Entry;
use crate::problem::Problem;

pub(super) const DEFINITION: Definition = Definition {
    id: "in-parallel",
    setting: hard(6),
    reads: Reads::Time,
    look: Look::Partners {
        partners: |item| &item.apart,
        judge,
    },
};

fn judge(_: &Problem, a: &Entry, b: &Entry, say: Say) {
    if a.overlaps(b) {
        say(Fact::InParallel {
            items: [a.item, b.item],
            overlap_minutes: a.overlap_minutes(b),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn sessions_to_be_kept_apart() {
        let cases = [
            (
                "at once",
                "item a at=9:00+60\nitem b at=9:30+60 not-with=a",
                "a+b minutes=30",
            ),
            (
                "said by the other",
                "item a at=9:00+60 not-with=b\nitem b at=9:30+60",
                "a+b minutes=30",
            ),
            (
                "said by both",
                "item a at=9:00+60 not-with=b\nitem b at=9:30+60 not-with=a",
                "a+b minutes=30",
            ),
            (
                "one after the other",
                "item a at=9:00+60\nitem b at=10:00+60 not-with=a",
                "",
            ),
            ("nobody minds", "item a at=9:00+60\nitem b at=9:30+60", ""),
            ("one is not placed", "item a\nitem b at=9:30+60 not-with=a", ""),
            (
                "one is cancelled",
                "item a at=9:00+60 cancelled\nitem b at=9:30+60 not-with=a",
                "",
            ),
            (
                "three",
                "item a at=9:00+60 not-with=b,c\nitem b at=9:00+60\nitem c at=9:50+60",
                "a+b minutes=60; a+c minutes=10",
            ),
        ];
        check("in-parallel", &cases);
    }
}
