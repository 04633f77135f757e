//! Two sessions about the same are at the same time.
//!
//! A session and its own parts are about the same and together.

use super::{Definition, Look, Reads, Say, soft};
use crate::findings::Fact;
use crate::lane::Entry;
use crate::problem::Problem;

pub(super) const DEFINITION: Definition = Definition {
    id: "topic-in-parallel",
    setting: soft(2),
    reads: Reads::Time,
    look: Look::Partners {
        partners: |item| &item.same_topic,
        judge,
    },
};

fn judge(_: &Problem, a: &Entry, b: &Entry, say: Say) {
    if a.overlaps(b) {
        say(Fact::TopicInParallel {
            items: [a.item, b.item],
            overlap_minutes: a.overlap_minutes(b),
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn sessions_about_the_same() {
        let cases = [
            (
                "at once",
                "item a at=9:00+60 topics=water,grain\nitem b at=9:30+60 topics=grain",
                "a+b minutes=30",
            ),
            (
                "two topics in common",
                "item a at=9:00+60 topics=water,grain\nitem b at=9:30+60 topics=grain,water",
                "a+b minutes=30",
            ),
            (
                "one after the other",
                "item a at=9:00+60 topics=grain\nitem b at=10:00+60 topics=grain",
                "",
            ),
            (
                "about something else",
                "item a at=9:00+60 topics=grain\nitem b at=9:30+60 topics=water",
                "",
            ),
            (
                "a whole and its part",
                "item a at=9:00+60 topics=grain\nitem b at=9:00+30 topics=grain part-of=a",
                "",
            ),
            (
                "one is cancelled",
                "item a at=9:00+60 topics=grain cancelled\nitem b at=9:30+60 topics=grain",
                "",
            ),
        ];
        check("topic-in-parallel", &cases);
    }
}
