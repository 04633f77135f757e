//! The solver against what its rules say of themselves, and against trying everything.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use proptest::prelude::*;
use timetable::solve::rules::{
    After, AudienceTorn, Between, ByItself, Crowded, Flow, Interpreted, Interpreter, Liked, Need, NotAtOnce, OnOneDay,
    OneHall, Parallel, PartsApart, Popular, SectionsApart, SectionsCells, SectionsConsecutive, SectionsInOrder,
    SectionsInParallel, SectionsOneHall, Stays, Variety, WayTooShort,
};
use timetable::solve::terms::{InHalls, Rush};
use timetable::solve::{
    Change, Choices, Compiled, Cost, Model, Prover, Search, Sections, Spot, State, Stretch, Watch, bound,
};

/// A clock that ticks when it is looked at, and stops the work after so many looks.
struct Looks {
    seen: AtomicU64,
    most: u64,
}

impl Looks {
    fn at_most(most: u64) -> Self {
        Self {
            seen: AtomicU64::new(0),
            most,
        }
    }
}

impl Watch for Looks {
    fn seconds(&self) -> f64 {
        self.seen.load(Ordering::Relaxed) as f64 / 1_000.0
    }

    fn stopped(&self) -> bool {
        self.seen.fetch_add(1, Ordering::Relaxed) >= self.most
    }
}

/// Two days of a few stretches, one of them over two others, and three halls; numbers pick pairs and weights.
fn talks(items: usize, numbers: &[usize], dense: bool) -> Model {
    let mut stretches = Vec::new();
    for day in 0..2 {
        for (start, end) in [(0, 45), (60, 105), (0, 105), (120, 165)] {
            stretches.push(Stretch {
                day,
                start: i64::from(day) * 1440 + start,
                end: i64::from(day) * 1440 + end,
                block: day,
            });
        }
    }
    let mut next = numbers.iter().copied().cycle();
    let mut number = move |below: usize| next.next().expect("it goes round and round") % below;
    let choices = (0..items)
        .map(|item| Choices {
            stretches: if item % 4 == 3 {
                vec![2, 6]
            } else {
                vec![0, 1, 3, 4, 5, 7]
            },
            halls: if item % 5 == 4 { vec![1, 2] } else { vec![0, 1, 2] },
        })
        .collect();
    let count = if dense { items * items } else { items };
    let mut pairs = |most: usize| -> Vec<([usize; 2], i64)> {
        let found = (0..count).map(|_| ([number(items), number(items)], number(most) as i64 + 1));
        found.filter(|([a, b], _)| a != b).collect()
    };
    let only = |pairs: Vec<([usize; 2], i64)>| pairs.into_iter().map(|(pair, _)| pair).collect();
    Model::new(stretches, 3, &[(0, 3), (2, 4)], choices)
        .expect("everything is there")
        .with(NotAtOnce {
            pairs: only(pairs(1)),
            pause: 20,
        })
        .with(After {
            pairs: pairs(1).into_iter().take(2).collect(),
        })
        .with(Crowded {
            items: (0..items).step_by(2).collect(),
            most: 1,
        })
        .with(Parallel {
            id: "theme",
            pairs: pairs(9),
        })
        .with(AudienceTorn { pairs: pairs(50) })
        .with(OneHall { pairs: pairs(3) })
        .with(OnOneDay { pairs: pairs(3) })
        .with(Variety {
            id: "levels",
            pairs: pairs(2),
        })
        .with(Flow { pairs: pairs(4) })
        .with(WayTooShort {
            minutes: vec![0, 10, 30, 10, 0, 10, 20, 10, 0],
            rush: Some(Rush {
                tables: vec![
                    vec![0, 10, 30, 10, 0, 10, 20, 10, 0],
                    vec![0, 40, 40, 40, 0, 40, 40, 40, 0],
                ],
                at: (0..1440).map(|minute| u8::from(minute % 60 < 30)).collect(),
            }),
            pairs: pairs(2),
        })
        .with(Between {
            id: "rest",
            pairs: pairs(3),
            amount: Arc::new(|a: Stretch, b: Stretch| i64::from((b.start - a.end).max(a.start - b.end) < 45)),
            halls: None,
            hard: false,
        })
        .with(Between {
            id: "whole-and-others",
            pairs: pairs(3),
            amount: Arc::new(|a: Stretch, b: Stretch| i64::from(a.overlap(&b) > 0)),
            halls: Some(InHalls::Same),
            hard: true,
        })
        .with(Stays {
            homes: (0..items)
                .map(|item| (item, Spot::new(item % 8, item % 3), 4))
                .collect(),
        })
        .with(ByItself {
            item: 0,
            stretches: vec![(0, 3), (1, 5)],
            halls: vec![(1, 2)],
        })
        .sharing(&[0])
        .with(Popular {
            wanted: (0..items as i64).map(|item| item * 7 % 5).collect(),
            capacity: vec![100, 40, 250],
            weight: 3,
        })
        .with(Liked {
            id: "tags",
            by_stretch: (0..items).map(|item| (item, item % 8, 5)).collect(),
            by_hall: (0..items).map(|item| (item, item % 3, 11)).collect(),
            by_hall_and_length: (0..items).map(|item| (item, (item + 1) % 3, 2)).collect(),
        })
}

/// So many stretches that tables of them would be too large: half hours that begin every five minutes of two days.
fn grid(items: usize) -> Model {
    let stretches: Vec<Stretch> = (0..600)
        .map(|number| {
            let start = number / 300 * 1440 + number % 300 * 5;
            Stretch {
                day: (number / 300) as u32,
                start,
                end: start + 30,
                block: 0,
            }
        })
        .collect();
    let choices = Choices {
        stretches: (0..600).collect(),
        halls: vec![0, 1],
    };
    let chain = |weight| (1..items).map(|item| ([item - 1, item], weight)).collect();
    Model::new(stretches, 2, &[], vec![choices; items])
        .expect("everything is there")
        .with(Between {
            id: "before",
            pairs: chain(2),
            amount: Arc::new(|a: Stretch, b: Stretch| i64::from(b.start < a.end)),
            halls: None,
            hard: true,
        })
        .with(Between {
            id: "near",
            pairs: chain(1),
            amount: Arc::new(|a: Stretch, b: Stretch| (b.start - a.end).abs()),
            halls: Some(InHalls::Different),
            hard: false,
        })
}

/// Three blocks of three, two and four slots in two halls; sections of four items, one of which has an order.
fn sections(items: usize) -> Model {
    let mut stretches = Vec::new();
    let mut begin = 0;
    for (block, slots) in [3_i64, 2, 4].into_iter().enumerate() {
        for length in 1..=2 {
            for first in 0..=slots - length {
                stretches.push(Stretch {
                    day: block as u32,
                    start: begin + first,
                    end: begin + first + length,
                    block: block as u32,
                });
            }
        }
        begin += slots;
    }
    let choices = (0..items)
        .map(|item| {
            let length = if item % 7 == 6 { 2 } else { 1 };
            Choices {
                stretches: (0..stretches.len())
                    .filter(|stretch| stretches[*stretch].length() == length)
                    .collect(),
                halls: vec![0, 1],
            }
        })
        .collect();
    let sections = Sections {
        of: (0..items).map(|item| item / 4).collect(),
        count: items.div_ceil(4),
    };
    let last = sections.count - 1;
    let costs = (0..sections.count * 6).map(|at| (at / 6, at / 2 % 3, at % 2, (at * 13 % 7) as i64));
    Model::new(stretches, 2, &[], choices)
        .expect("everything is there")
        .with(SectionsCells {
            costs: costs.collect(),
            sections: sections.clone(),
        })
        .with(SectionsApart {
            pairs: vec![([0, last], 9)],
            sections: sections.clone(),
        })
        .with(SectionsOneHall {
            sections: sections.clone(),
            weight: 5,
        })
        .with(SectionsInParallel {
            sections: sections.clone(),
            weight: 6,
        })
        .with(SectionsConsecutive {
            sections: sections.clone(),
            weight: 7,
        })
        .with(SectionsInOrder {
            sections,
            places: (0..items as u32)
                .map(|item| if item < 4 { item % 4 + 1 } else { item % 2 })
                .collect(),
            weight: 3,
        })
        .with(PartsApart {
            id: "presenter",
            pairs: (1..items)
                .map(|item| ([item - 1, (item * 3) % items], 4))
                .filter(|([a, b], _)| a != b)
                .collect(),
        })
}

/// Makes moves at random and compares what the state says with what the rules say.
fn wander(model: Model, moves: &[(usize, usize, usize, usize)]) -> Result<(), TestCaseError> {
    let compiled = Compiled::new(model);
    let mut state = State::new(&compiled);
    let (items, halls) = (compiled.model.item_count(), compiled.model.hall_count());
    let stretches = compiled.model.stretches().len();
    prop_assert_eq!(state.cost(), compiled.model.cost(state.spots()));
    for (item, other, stretch, hall) in moves {
        let (item, other) = (item % items, other % items);
        let to = Spot::new(stretch % stretches, hall % halls);
        let before = state.cost();
        let move_of_two = [
            Change { item, to },
            Change {
                item: other,
                to: state.spot(item),
            },
        ];
        let changes: &[Change] = match stretch % 5 {
            0 => &[Change {
                item,
                to: Spot::NOWHERE,
            }],
            1 if item != other => &move_of_two,
            _ => &[Change { item, to }],
        };
        let mut told = None;
        let refused = !state.try_move(changes, |cost| {
            told = Some(cost);
            false
        });
        prop_assert!(refused);
        prop_assert_eq!(state.cost(), before);
        prop_assert_eq!(state.cost(), compiled.model.cost(state.spots()));
        let made = state.make_move(changes);
        prop_assert_eq!(made, told.is_some());
        if let Some(cost) = told {
            prop_assert_eq!(state.cost() - before, cost);
        }
        prop_assert_eq!(state.cost(), compiled.model.cost(state.spots()));
    }
    Ok(())
}

fn some_moves() -> impl Strategy<Value = Vec<(usize, usize, usize, usize)>> {
    prop::collection::vec((0..1000_usize, 0..1000_usize, 0..1000_usize, 0..1000_usize), 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_state_costs_what_its_rules_say_where_few_meet(items in 3..9_usize, numbers in prop::collection::vec(0..1000_usize, 40), moves in some_moves()) {
        wander(talks(items, &numbers, false), &moves)?;
    }

    #[test]
    fn a_state_costs_what_its_rules_say_where_most_meet(items in 12..16_usize, numbers in prop::collection::vec(0..1000_usize, 40), moves in some_moves()) {
        wander(talks(items, &numbers, true), &moves)?;
    }

    #[test]
    fn a_state_costs_what_its_rules_say_on_a_grid_of_minutes(items in 3..9_usize, moves in some_moves()) {
        wander(grid(items), &moves)?;
    }

    #[test]
    fn a_state_costs_what_its_rules_say_of_sections(items in 4..17_usize, moves in some_moves()) {
        wander(sections(items), &moves)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn interpreters_are_never_in_two_places_nor_worked_too_long(moves in some_moves(), most in 60..200_i64) {
        let rule = Interpreted {
            interpreters: (0..3)
                .map(|person| Interpreter { away: vec![person], most_minutes_a_day: most })
                .collect(),
            needs: (0..12)
                .map(|need| Need { item: need / 2, able: vec![need % 3, (need + 1) % 3] })
                .collect(),
        };
        let compiled = Compiled::new(talks(8, &[1, 2, 3, 5], false).with(rule.clone()));
        let plain = Compiled::new(talks(8, &[1, 2, 3, 5], false));
        let (mut state, mut unasked) = (State::new(&compiled), State::new(&compiled));
        for (item, other, stretch, hall) in moves {
            let to = if stretch % 9 == 0 { Spot::NOWHERE } else { Spot::new(stretch % 8, hall % 3) };
            let (item, other) = (item % 8, other % 8);
            let changes = if item != other && hall % 2 == 0 {
                vec![Change { item, to: state.spot(other) }, Change { item: other, to: state.spot(item) }]
            } else {
                vec![Change { item, to }]
            };
            // What is refused leaves nothing behind, and may be refused early.
            state.try_move(&changes, |_| false);
            let wanted = |cost: Cost| cost.hard * 20 + cost.soft <= stretch as i64 % 50;
            prop_assert_eq!(
                state.clone().try_move_below(&changes, wanted),
                state.clone().try_move(&changes, wanted)
            );
            state.make_move(&changes);
            unasked.make_move(&changes);
            prop_assert_eq!(state.given(), unasked.given());
            let given: Vec<Option<usize>> = state
                .given()
                .iter()
                .map(|person| (*person != u32::MAX).then_some(*person as usize))
                .collect();
            let open = rule.breaches(&compiled.model, state.spots(), &given);
            prop_assert!(open.iter().all(|need| given[*need].is_none()), "{:?} {:?}", open, given);
            prop_assert_eq!(state.cost(), plain.model.cost(state.spots()) + Cost::hard(open.len() as i64));
        }
    }
}

/// The least that any placing costs, by trying all.
fn least(model: &Model) -> Cost {
    fn go(model: &Model, spots: &mut Vec<Spot>, best: &mut Cost) {
        let item = spots.iter().filter(|spot| spot.is_placed()).count();
        if item == spots.len() {
            *best = (*best).min(model.cost(spots));
            return;
        }
        for stretch in 0..model.stretches().len() {
            for hall in 0..model.hall_count() {
                let spot = Spot::new(stretch, hall);
                if model.allows(item, spot) {
                    spots[item] = spot;
                    go(model, spots, best);
                    spots[item] = Spot::NOWHERE;
                }
            }
        }
    }
    let mut best = Cost::hard(i64::MAX);
    go(model, &mut vec![Spot::NOWHERE; model.item_count()], &mut best);
    best
}

#[test]
fn a_small_programme_is_placed_as_well_as_it_can_be() {
    for numbers in [[3, 1, 4, 1, 5, 9], [2, 7, 1, 8, 2, 8], [1, 6, 1, 8, 0, 3]] {
        let compiled = Compiled::new(talks(4, &numbers, false));
        let search = Search::new(&compiled, None, 1, None);
        search.work(0, &Looks::at_most(4_000));
        assert_eq!(search.best().cost, least(&compiled.model), "{numbers:?}");
    }
}

#[test]
fn a_bound_is_never_above_what_the_best_placing_costs() {
    let mut proved = 0;
    for number in 0..24 {
        let numbers = [number * 7, 3, number, 1, number * 5, 9, 2, number * 3];
        let models = [
            talks(3, &numbers, number % 2 == 0),
            sections(3 + number % 2),
            sections(4).sharing(&[0, 1, 2, 3]),
        ];
        for model in models {
            let (least, bound) = (least(&model), bound(&model).expect("everything is known"));
            if least.hard == 0 {
                assert!(bound <= least.soft, "{numbers:?}: {bound} > {}", least.soft);
                proved += usize::from(bound == least.soft);
            }
        }
    }
    assert!(proved > 0, "no bound is ever met");
}

#[test]
fn a_seed_gives_the_same_placing_each_time() {
    let compiled = Compiled::new(talks(14, &[3, 1, 4, 1, 5, 9, 2, 6], true));
    let once = |seed| {
        let search = Search::new(&compiled, None, seed, None);
        search.work(0, &Looks::at_most(500));
        search.best().spots
    };
    assert_eq!(once(7), once(7));
}

#[test]
fn a_search_that_is_stopped_at_once_leaves_what_it_was_given() {
    let compiled = Compiled::new(talks(6, &[3, 1, 4], false));
    let start: Vec<Spot> = (0..6)
        .map(|item| if item == 1 { Spot::new(1, 1) } else { Spot::NOWHERE })
        .collect();
    let search = Search::new(&compiled, Some(&start), 1, None);
    search.work(0, &Looks::at_most(0));
    assert_eq!(search.best().spots, start);
}

#[test]
fn what_is_proved_of_sections_is_never_above_the_best_placing() {
    let mut proved = 0;
    for number in 0..8_usize {
        let digit = |place: usize| ((number * 37 + place * place * 11 + place * 5) % 7) as i64;
        let wishes = |model: Model| {
            let (items, stretches, halls) = (model.item_count(), model.stretches().len(), model.hall_count());
            let block = |stretch: usize| model.stretches()[stretch].block as usize;
            let times = (0..items * stretches).map(|at| {
                (
                    at / stretches,
                    at % stretches,
                    digit(at / stretches + 3 * block(at % stretches)),
                )
            });
            let places = (0..items * halls).map(|at| (at / halls, at % halls, digit(at + 3)));
            let (by_stretch, by_hall): (Vec<_>, Vec<_>) = (times.collect(), places.collect());
            model.with(Liked {
                id: "liked",
                by_stretch,
                by_hall,
                ..Liked::default()
            })
        };
        for model in [
            wishes(sections(3 + number % 2)),
            wishes(sections(4).sharing(&[0, 1, 2, 3])),
        ] {
            let least = least(&model);
            if least.hard > 0 {
                continue;
            }
            for upper in [None, Some(least.soft), Some(least.soft + 3)] {
                let prover = Prover::new(&model);
                prover.work(&|| upper, &Looks::at_most(u64::MAX));
                let bound = prover.bound().expect("everything is known");
                assert!(bound <= least.soft, "{number}: {bound} > {}", least.soft);
                proved += usize::from(bound == least.soft);
            }
        }
    }
    assert!(proved > 12, "{proved} bounds are met");
}
