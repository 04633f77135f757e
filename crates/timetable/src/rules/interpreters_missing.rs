//! A session lacks interpreters for its languages, or somebody to take turns with after an hour.
//!
//! Asked only where the forum has teams of interpreters. They interpret either way between their languages, and by way of
//! a relay language where the forum allows one; of two steps the weaker counts.

use super::{Definition, Look, Reads, Say, soft};
use crate::board::{Board, Placement};
use crate::findings::Fact;
use crate::ids::{ItemIdx, LanguageIdx};
use crate::problem::{Item, Problem};

pub(super) const DEFINITION: Definition = Definition {
    id: "interpreters-missing",
    setting: soft(4),
    reads: Reads::Time,
    look: Look::Each(look),
};

/// How long one interpreter can work without another to take turns with.
const ALONE_MINUTES: u32 = 60;

fn look(board: &Board, item: ItemIdx, placement: Option<Placement>, say: Say) {
    let problem = board.problem();
    if !problem.has_teams {
        return;
    }
    let facts = &problem.items[item.position()];
    let long = placement.is_some_and(|placement| placement.duration_minutes > ALONE_MINUTES);
    let needed = if long { 2 } else { 1 };
    for into in &facts.interpretation {
        for from in facts.floor.iter().filter(|from| *from != into) {
            let had = able(problem, facts, *from, *into);
            if had < needed {
                say(Fact::InterpretersMissing {
                    item,
                    from: *from,
                    into: *into,
                    needed,
                    had,
                });
            }
        }
    }
}

/// How many of an item's interpreters can interpret from one language into another.
fn able(problem: &Problem, item: &Item, from: LanguageIdx, into: LanguageIdx) -> u32 {
    let direct = |one, other| {
        let teams = item
            .teams
            .iter()
            .filter_map(|team| problem.people[team.position()].team.as_ref());
        teams
            .filter(|team| team.pairs.contains(&(one, other)) || team.pairs.contains(&(other, one)))
            .fold(0_u32, |people, team| people.saturating_add(team.people))
    };
    let by_relay = problem
        .relay
        .iter()
        .map(|pivot| direct(from, *pivot).min(direct(*pivot, into)));
    by_relay.max().unwrap_or(0).max(direct(from, into))
}

#[cfg(test)]
mod tests {
    use crate::rules::given::check;

    #[test]
    fn languages_and_interpreters() {
        let cases = [
            (
                "there",
                "team t speaks=ru-kk people=1\nitem a at=9:00+60 floor=ru interpretation=kk teams=t",
                "",
            ),
            (
                "there, the other way round",
                "team t speaks=kk-ru people=1\nitem a at=9:00+60 floor=ru interpretation=kk teams=t",
                "",
            ),
            (
                "nobody",
                "team t speaks=ru-kk people=1\nitem a at=9:00+60 floor=ru interpretation=kk",
                "a/ru/kk needed=1 had=0",
            ),
            (
                "of other languages",
                "team t speaks=ru-en people=1\nitem a at=9:00+60 floor=ru interpretation=kk teams=t",
                "a/ru/kk needed=1 had=0",
            ),
            (
                "alone for too long",
                "team t speaks=ru-kk people=1\nitem a at=9:00+90 floor=ru interpretation=kk teams=t",
                "a/ru/kk needed=2 had=1",
            ),
            (
                "a pair for a long session",
                "team t speaks=ru-kk people=2\nitem a at=9:00+90 floor=ru interpretation=kk teams=t",
                "",
            ),
            (
                "two alone, in turns",
                "team t speaks=ru-kk people=1\nteam u speaks=ru-kk people=1\nitem a at=9:00+90 floor=ru interpretation=kk teams=t,u",
                "",
            ),
            (
                "two languages from the floor",
                "team t speaks=ru-kk people=1\nitem a at=9:00+60 floor=ru,kk interpretation=ru,kk,en teams=t",
                "a/kk/en needed=1 had=0; a/ru/en needed=1 had=0",
            ),
            (
                "by relay",
                "relay ru\nteam t speaks=ru-kk people=2\nteam u speaks=ru-en people=1\nitem a at=9:00+60 floor=kk interpretation=en teams=t,u",
                "",
            ),
            (
                "by relay, alone for too long",
                "relay ru\nteam t speaks=ru-kk people=2\nteam u speaks=ru-en people=1\nitem a at=9:00+90 floor=kk interpretation=en teams=t,u",
                "a/kk/en needed=2 had=1",
            ),
            (
                "relay is not allowed",
                "team t speaks=ru-kk people=2\nteam u speaks=ru-en people=1\nitem a at=9:00+60 floor=kk interpretation=en teams=t,u",
                "a/kk/en needed=1 had=0",
            ),
            (
                "not placed yet",
                "team t speaks=ru-kk people=1\nitem a floor=ru interpretation=kk",
                "a/ru/kk needed=1 had=0",
            ),
            (
                "a forum without teams",
                "item a at=9:00+60 floor=ru interpretation=kk",
                "",
            ),
            (
                "cancelled",
                "team t speaks=ru-kk people=1\nitem a at=9:00+60 floor=ru interpretation=kk cancelled",
                "",
            ),
        ];
        check("interpreters-missing", &cases);
    }
}
