//! A session begins before one that must be over first.

use super::{Definition, Look, Reads, Say, hard};
use crate::board::{Board, Placement};
use crate::findings::Fact;
use crate::ids::ItemIdx;

pub(super) const DEFINITION: Definition = Definition {
    id: "order-broken",
    setting: hard(6),
    reads: Reads::Time,
    look: Look::Pairs { whole, touching },
};

fn whole(board: &Board, say: Say) {
    let problem = board.problem();
    for later in problem.items() {
        for earlier in &problem.items[later.position()].after {
            judge(
                board,
                (*earlier, board.placement(*earlier)),
                (later, board.placement(later)),
                say,
            );
        }
    }
}

fn touching(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let facts = &board.problem().items[item.position()];
    for earlier in &facts.after {
        judge(board, (*earlier, board.placement(*earlier)), (item, placement), say);
    }
    for later in &facts.before {
        judge(board, (item, placement), (*later, board.placement(*later)), say);
    }
}

fn judge(board: &Board, earlier: (ItemIdx, Option<Placement>), later: (ItemIdx, Option<Placement>), say: Say) {
    let cancelled = |item: ItemIdx| board.problem().items[item.position()].cancelled;
    let (Some(first), Some(second)) = (earlier.1, later.1) else {
        return;
    };
    let late_minutes = first.end() - second.start;
    if late_minutes > 0 && !cancelled(earlier.0) && !cancelled(later.0) {
        say(Fact::OrderBroken {
            items: [earlier.0, later.0],
            late_minutes,
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn a_session_after_another() {
        let cases = [
            ("is after it", "item a at=9:00+60\nitem b at=10:00+60 after=a", ""),
            (
                "begins too early",
                "item a at=9:00+60\nitem b at=9:45+60 after=a",
                "a+b minutes=15",
            ),
            (
                "is before it",
                "item b at=9:00+60\nitem a at=8:00+30 after=b",
                "b+a minutes=120",
            ),
            (
                "waits for one that is not placed",
                "item a\nitem b at=9:45+60 after=a",
                "",
            ),
            (
                "waits for one that is cancelled",
                "item a at=9:00+60 cancelled\nitem b at=9:45+60 after=a",
                "",
            ),
            (
                "is cancelled",
                "item a at=9:00+60\nitem b at=9:45+60 after=a cancelled",
                "",
            ),
            (
                "waits for two",
                "item a at=9:00+60\nitem b at=9:00+40\nitem c at=9:30+60 after=a,b",
                "a+c minutes=30; b+c minutes=10",
            ),
            (
                "is in a circle",
                "item a at=9:00+60 after=b\nitem b at=10:00+60 after=a",
                "b+a minutes=120",
            ),
        ];
        check("order-broken", &cases);
    }
}
