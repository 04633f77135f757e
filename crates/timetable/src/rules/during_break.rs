//! A session goes on while the people in it should eat.
//!
//! A meal is for those named in it, and for everybody when nobody is.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Placement, entry};
use crate::describe::Presence;
use crate::findings::Fact;
use crate::ids::ItemIdx;
use crate::problem::{Item, Problem};

pub(super) const DEFINITION: Definition = Definition {
    id: "during-break",
    setting: soft(3),
    reads: Reads::Time,
    look: Look::Pairs { whole, touching },
};

fn whole(board: &Board, say: Say) {
    for meal in &board.problem().meals {
        touching(board, *meal, board.placement(*meal), say);
    }
}

fn touching(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let Some(placement) = placement else { return };
    let problem = board.problem();
    if problem.items[item.position()].meal {
        for other in problem.items() {
            if let Some(there) = board.placement(other).filter(|_| other != item) {
                judge(problem, (other, there), (item, placement), say);
            }
        }
        return;
    }
    for meal in &problem.meals {
        if let Some(there) = board.placement(*meal) {
            judge(problem, (item, placement), (*meal, there), say);
        }
    }
}

fn judge(problem: &Problem, (item, here): (ItemIdx, Placement), (meal, there): (ItemIdx, Placement), say: Say) {
    let (facts, of_meal) = (&problem.items[item.position()], &problem.items[meal.position()]);
    let (this, eating) = (entry(item, here), entry(meal, there));
    if this.overlaps(&eating)
        && facts.presence == Presence::Attended
        && !facts.meal
        && !facts.cancelled
        && eat(of_meal, facts)
        && !problem.one_holds_the_other(item, meal)
    {
        say(Fact::DuringBreak {
            items: [item, meal],
            overlap_minutes: this.overlap_minutes(&eating),
        });
    }
}

/// Whether somebody of the item should be at the meal.
fn eat(meal: &Item, item: &Item) -> bool {
    meal.people.is_empty()
        || meal
            .people
            .iter()
            .any(|person| item.people.binary_search(person).is_ok())
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn sessions_and_meals() {
        let cases = [
            (
                "at once",
                "item a at=12:30+60\nitem b at=13:00+60 break meal",
                "a+b minutes=30",
            ),
            ("before", "item a at=12:00+60\nitem b at=13:00+60 break meal", ""),
            ("during coffee", "item a at=12:30+60\nitem b at=13:00+60 break", ""),
            (
                "a meal of one of them",
                "item a at=12:30+60 people=ivan,aigul\nitem b at=13:00+60 break meal people=ivan",
                "a+b minutes=30",
            ),
            (
                "a meal of somebody else",
                "item a at=12:30+60 people=ivan\nitem b at=13:00+60 break meal people=aigul",
                "",
            ),
            (
                "an exhibition",
                "item a at=12:30+60 ambient\nitem b at=13:00+60 break meal",
                "",
            ),
            (
                "two meals",
                "item a at=13:00+60 break meal\nitem b at=13:00+60 break meal",
                "",
            ),
            (
                "lunch within a conference",
                "item a at=9:00+600\nitem b at=13:00+60 break meal part-of=a",
                "",
            ),
            ("a meal that is not placed", "item a at=12:30+60\nitem b break meal", ""),
            (
                "a meal that is cancelled",
                "item a at=12:30+60\nitem b at=13:00+60 break meal cancelled",
                "",
            ),
            (
                "a session that is cancelled",
                "item a at=12:30+60 cancelled\nitem b at=13:00+60 break meal",
                "",
            ),
        ];
        check("during-break", &cases);
    }
}
