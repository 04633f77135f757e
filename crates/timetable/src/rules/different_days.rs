//! Two sessions that must be on one day are not.

use super::{Definition, Look, Reads, Say, hard};
use crate::findings::Fact;
use crate::lane::Entry;
use crate::problem::{DAY, Problem};

pub(super) const DEFINITION: Definition = Definition {
    id: "different-days",
    setting: hard(6),
    reads: Reads::Time,
    look: Look::Partners {
        partners: |item| &item.same_day,
        judge,
    },
};

fn judge(_: &Problem, a: &Entry, b: &Entry, say: Say) {
    if a.start.div_euclid(DAY) != b.start.div_euclid(DAY) {
        say(Fact::DifferentDays {
            items: [a.item, b.item],
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn sessions_of_one_day() {
        let cases = [
            ("are", "item a at=9:00+60\nitem b at=17:00+60 same-day=a", ""),
            ("are not", "item a at=9:00+60 same-day=b\nitem b at=2/17:00+60", "a+b"),
            ("need not be", "item a at=9:00+60\nitem b at=2/17:00+60", ""),
            ("are not both placed", "item a same-day=b\nitem b at=2/17:00+60", ""),
        ];
        check("different-days", &cases);
    }
}
