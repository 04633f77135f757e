//! People who want to hear two sessions cannot, because both are at the same time.
//!
//! Its weight counts for each of them.

use super::{Definition, Look, Reads, Say, soft};
use crate::findings::Fact;
use crate::lane::Entry;
use crate::problem::Problem;

pub(super) const DEFINITION: Definition = Definition {
    id: "audience-torn",
    setting: soft(1),
    reads: Reads::Time,
    look: Look::Partners {
        partners: |item| &item.wanted_with,
        judge,
    },
};

fn judge(problem: &Problem, a: &Entry, b: &Entry, say: Say) {
    if !a.overlaps(b) {
        return;
    }
    let item = &problem.items[a.item.position()];
    let both = item.wanted_with.binary_search(&b.item).map(|at| item.wanting_both[at]);
    if let Ok(people) = both {
        say(Fact::AudienceTorn {
            items: [a.item, b.item],
            people,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn listeners_of_two_sessions() {
        let cases = [
            (
                "at once",
                "item a at=9:00+60\nitem b at=9:30+60\ninterest 7 a,b",
                "a+b people=7",
            ),
            (
                "one after the other",
                "item a at=9:00+60\nitem b at=10:00+60\ninterest 7 a,b",
                "",
            ),
            (
                "two groups",
                "item a at=9:00+60\nitem b at=9:30+60\nitem c at=9:30+60\ninterest 7 a,b\ninterest 2 c,b,a",
                "a+b people=9; a+c people=2; b+c people=2",
            ),
            (
                "one wish twice",
                "item a at=9:00+60\nitem b at=9:30+60\ninterest 1 a,b\ninterest 1 b,a",
                "a+b people=2",
            ),
            ("nobody", "item a at=9:00+60\nitem b at=9:30+60\ninterest 0 a,b", ""),
            (
                "a whole and its part",
                "item a at=9:00+60\nitem b at=9:30+30 part-of=a\ninterest 7 a,b",
                "",
            ),
            (
                "one is cancelled",
                "item a at=9:00+60 cancelled\nitem b at=9:30+60\ninterest 7 a,b",
                "",
            ),
        ];
        check("audience-torn", &cases);
    }
}
