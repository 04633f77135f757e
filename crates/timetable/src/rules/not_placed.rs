//! A session has no time yet.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Placement};
use crate::findings::Fact;
use crate::ids::ItemIdx;

pub(super) const DEFINITION: Definition = Definition {
    id: "not-placed",
    setting: soft(10),
    reads: Reads::Time,
    look: Look::Each(look),
};

fn look(_: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    if placement.is_none() {
        say(Fact::NotPlaced { item });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn sessions_without_a_time() {
        let cases = [
            ("none", "item a", "a"),
            ("a time", "item a at=9:00+60", ""),
            ("cancelled", "item a cancelled", ""),
        ];
        check("not-placed", &cases);
    }
}
