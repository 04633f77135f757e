//! Listeners of one language cannot follow what is said in another, because nobody interprets.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Placement};
use crate::findings::Fact;
use crate::ids::ItemIdx;

pub(super) const DEFINITION: Definition = Definition {
    id: "interpretation-missing",
    setting: soft(3),
    reads: Reads::Content,
    look: Look::Each(look),
};

fn look(board: &Board, item: ItemIdx, _: Option<Placement>, say: Say) {
    let facts = &board.problem().items[item.position()];
    for into in &board.problem().languages_heard {
        if facts.floor.contains(into) || facts.interpretation.contains(into) {
            continue;
        }
        for from in &facts.floor {
            say(Fact::InterpretationMissing {
                item,
                from: *from,
                into: *into,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    /// Everything must be heard in `kk` and `ru`.
    #[test]
    fn languages_in_the_hall() {
        let cases = [
            (
                "one from the floor, one interpreted",
                "item a floor=ru interpretation=kk",
                "",
            ),
            ("one only", "item a floor=ru", "a/ru/kk"),
            ("both from the floor", "item a floor=ru,kk", ""),
            (
                "a third language, half interpreted",
                "item a floor=en interpretation=ru",
                "a/en/kk",
            ),
            (
                "two languages, none of them due",
                "item a floor=en,zh interpretation=ru",
                "a/en/kk; a/zh/kk",
            ),
            ("nothing is said", "item a", ""),
            ("cancelled", "item a floor=ru cancelled", ""),
        ];
        check("interpretation-missing", &cases);
    }
}
