//! A session does not begin when the one ends that it must follow at once.
//!
//! A quarter of an hour to change seats is at once.

use super::{Definition, Look, Reads, Say, hard};
use crate::findings::Fact;
use crate::lane::Entry;
use crate::problem::{Minutes, Problem};

pub(super) const DEFINITION: Definition = Definition {
    id: "not-right-after",
    setting: hard(6),
    reads: Reads::Time,
    look: Look::Partners {
        partners: |item| &item.in_succession,
        judge,
    },
};

/// The longest pause between two sessions of which one follows the other at once.
pub(crate) const AT_ONCE_MINUTES: Minutes = 15;

fn judge(problem: &Problem, a: &Entry, b: &Entry, say: Say) {
    for (first, second) in [(a, b), (b, a)] {
        let apart_minutes = second.start - first.end;
        if problem.items[second.item.position()].right_after == Some(first.item)
            && !(0..=AT_ONCE_MINUTES).contains(&apart_minutes)
        {
            say(Fact::NotRightAfter {
                items: [first.item, second.item],
                apart_minutes,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn a_session_that_follows_another() {
        let cases = [
            ("does", "item a at=9:00+60\nitem b at=10:00+60 right-after=a", ""),
            (
                "does after a change of seats",
                "item a at=9:00+60\nitem b at=10:15+60 right-after=a",
                "",
            ),
            (
                "does not",
                "item a at=9:00+60\nitem b at=10:20+60 right-after=a",
                "a+b minutes=20",
            ),
            (
                "begins too early",
                "item a at=9:00+60\nitem b at=9:50+60 right-after=a",
                "a+b minutes=-10",
            ),
            (
                "is before the other",
                "item b at=9:00+60 right-after=a\nitem a at=10:00+60",
                "a+b minutes=-120",
            ),
            (
                "is in a circle",
                "item a at=9:00+60 right-after=b\nitem b at=10:00+60 right-after=a",
                "b+a minutes=-120",
            ),
            ("is not placed", "item a at=9:00+60\nitem b right-after=a", ""),
        ];
        check("not-right-after", &cases);
    }
}
