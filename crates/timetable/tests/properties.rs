//! What holds of every programme and every sequence of moves, tried on many small crowded ones.

#![expect(clippy::unwrap_used, reason = "everything here is a test")]

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::ToSpan;
use jiff::civil::{Time, time};
use proptest::prelude::*;
use proptest::sample::subsequence;
use timetable::better::{Grid, scores};
use timetable::describe::{Interest, Item, Placed, Presence, Team, Travel, Window};
use timetable::ids::{HallIdx, ItemIdx};
use timetable::solve::Watch;
use timetable::solve::conflict::Conflict;
use timetable::solve::plan::{Order, Planner};
use timetable::{
    Board, Description, LiveFindings, Minutes, Place, Placement, Problem, Rule, Severity, change_of_move,
    contradictions, findings, findings_if, findings_of,
};

mod oracle;
mod small;

/// Stops the work after so many looks.
struct Looks(AtomicU64);

impl Watch for Looks {
    fn seconds(&self) -> f64 {
        self.0.load(Ordering::Relaxed) as f64 / 1_000.0
    }

    fn stopped(&self) -> bool {
        self.0.fetch_add(1, Ordering::Relaxed) >= 100
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn findings_kept_live_are_those_of_the_whole_board((description, moves) in programme_and_moves()) {
        let mut live = LiveFindings::new(empty(&description));
        for (position, placement) in moves {
            let before = live.findings().copied().collect::<Vec<_>>();
            let item = nth(&live, position);
            let change = live.place(item, placement);
            let whole = findings(live.board());
            prop_assert_eq!(live.findings().copied().collect::<Vec<_>>(), whole.clone());
            prop_assert_eq!(live.score(), timetable::Score::of(&whole));
            let caused = whole.iter().filter(|finding| !before.contains(finding)).copied().collect::<Vec<_>>();
            let cured = before.iter().filter(|finding| !whole.contains(finding)).copied().collect::<Vec<_>>();
            prop_assert_eq!((change.caused, change.cured), (caused, cured));
        }
    }

    #[test]
    fn moving_and_moving_back_changes_nothing((description, moves) in programme_and_moves()) {
        let mut live = LiveFindings::new(empty(&description));
        for (position, placement) in moves {
            let item = nth(&live, position);
            let before = (live.findings().copied().collect::<Vec<_>>(), live.score());
            let was = live.board().placement(item);
            let there = live.place(item, placement);
            let back = live.place(item, was);
            prop_assert_eq!((&there.caused, &there.cured), (&back.cured, &back.caused));
            prop_assert_eq!((live.findings().copied().collect::<Vec<_>>(), live.score()), before);
            live.place(item, placement);
        }
    }

    #[test]
    fn a_move_considered_is_a_move_made((description, moves) in programme_and_moves()) {
        let mut live = LiveFindings::new(empty(&description));
        for (position, placement) in moves {
            let item = nth(&live, position);
            let expected = (change_of_move(live.board(), item, placement), findings_if(live.board(), item, placement));
            let change = live.place(item, placement);
            prop_assert_eq!((change, findings_of(live.board(), item)), expected);
        }
    }

    #[test]
    fn every_pair_looked_at_by_hand_gives_the_same((description, moves) in programme_and_moves()) {
        let mut board = empty(&description);
        let mut placed = vec![None; description.items.len()];
        for (position, placement) in moves {
            let item = board.problem().items().nth(position).unwrap();
            board.place(item, placement);
            placed[position] = placement;
        }
        let found = findings(&board).iter().map(|finding| said(finding.record(board.problem()))).collect::<BTreeSet<_>>();
        let expected = oracle::findings(&description, &small::by_key(board.problem(), &placed));
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_finding_needs_only_the_items_it_names((description, moves) in programme_and_moves()) {
        let mut board = empty(&description);
        for (position, placement) in moves {
            let item = board.problem().items().nth(position).unwrap();
            board.place(item, placement);
        }
        let of_a_day = ["too-many-in-a-day", "interpreters-overworked", "day-without-side"];
        for finding in findings(&board) {
            if of_a_day.contains(&finding.rule().id()) {
                continue;
            }
            let mut alone = empty(&description);
            for item in finding.items() {
                alone.place(*item, board.placement(*item));
            }
            prop_assert!(findings(&alone).contains(&finding), "{:?}", finding);
        }
    }

    /// What keeps to everything in the model has nothing hard against it but what each item has alone, wherever it is; and
    /// a plan is never worse than what was there.
    #[test]
    fn what_a_model_allows_the_findings_allow((description, moves) in programme_and_moves()) {
        let mut live = LiveFindings::new(empty(&description));
        let draft = live.board().clone();
        let starts: Vec<Minutes> = (540..840).step_by(30).collect();
        let policy = draft.problem().policy().clone().with(Rule::HallClosed, None).with(Rule::MovedLate, None);
        let alone = Board::new(draft.problem().clone().with_policy(policy));
        let halls: Vec<HallIdx> = draft.problem().halls().collect();
        let unavoidable: i64 = draft.problem().items().map(|item| {
            let grid = Grid { halls: &halls, starts: &starts, duration_minutes: 45 };
            let rows = scores(&alone, item, grid);
            rows.iter().flatten().map(|score| score.hard).min().unwrap_or_default()
        }).sum();
        let plan = |board: &Board, stability| {
            let planner = Planner::new(Order {
                board,
                movable: board.problem().items().collect(),
                durations: vec![45; board.problem().items().len()],
                starts: starts.clone(),
                stability,
                seed: 3,
                workers: 1,
            }).expect("a small one");
            planner.work(0, &Looks(AtomicU64::new(0)));
            let (cost, found) = planner.found();
            (planner.plan(), cost, LiveFindings::new(found).score())
        };
        let (ours, cost, score) = plan(&draft, 0);
        if cost.hard == 0 {
            prop_assert_eq!(score.hard, unavoidable);
        }
        prop_assert!(ours.after <= ours.before);
        for (position, placement) in &moves {
            live.place(nth(&live, *position), *placement);
        }
        let (ours, _, _) = plan(live.board(), 1);
        prop_assert!(ours.after.hard <= ours.before.hard);
    }

    /// What may not move stays; and of what is said to be impossible, all is tried by hand.
    #[test]
    fn what_stays_stays_and_what_cannot_be_is_so((description, moves) in programme_and_moves()) {
        let mut live = LiveFindings::new(empty(&description));
        for (position, placement) in &moves {
            live.place(nth(&live, *position), *placement);
        }
        let board = live.board();
        let problem = board.problem();
        let items: Vec<_> = problem.items().collect();
        let movable: Vec<_> = items.iter().copied().step_by(2).collect();
        let starts: Vec<Minutes> = vec![540, 570, 600];
        let planner = Planner::new(Order {
            board,
            movable: movable.clone(),
            durations: vec![45; items.len()],
            starts: starts.clone(),
            stability: 0,
            seed: 5,
            workers: 1,
        }).expect("a small one");
        planner.work(0, &Looks(AtomicU64::new(0)));
        let mut plan = planner.plan();
        for item in items.iter().filter(|item| !movable.contains(item)) {
            prop_assert_eq!(plan.placements[item.position()], board.placement(*item));
        }
        planner.explain(&mut plan, &|| false);
        for conflict in plan.unplaced.iter().filter_map(|unplaced| unplaced.conflict.as_ref()) {
            let free: Vec<_> = conflict.items.iter().copied().filter(|item| movable.contains(item)).collect();
            if free.len() > 2 {
                continue;
            }
            // The whole set cannot be; without any of it the rest can.
            prop_assert!(!can_be(board, conflict, &conflict.items, &free, &starts), "{conflict:?}");
            for left_out in &conflict.items[1..] {
                let rest: Vec<_> = conflict.items.iter().copied().filter(|item| item != left_out).collect();
                prop_assert!(can_be(board, conflict, &rest, &free, &starts), "{conflict:?}");
            }
        }
    }

    #[test]
    fn contradictions_are_found_without_trouble((description, _) in programme_and_moves()) {
        let problem = Problem::new(&description).unwrap();
        let durations = vec![60; problem.items().len()];
        let found = contradictions(&problem, &durations);
        prop_assert_eq!(&found, &contradictions(&problem, &durations));
        let keys = found.iter().map(|found| found.record(&problem)).collect::<Vec<_>>();
        prop_assert!(keys.iter().all(|record| !record.rules.is_empty()));
    }

    #[test]
    fn no_two_findings_share_a_key((description, moves) in programme_and_moves()) {
        let mut board = empty(&description);
        for (position, placement) in moves {
            let item = board.problem().items().nth(position).unwrap();
            board.place(item, placement);
        }
        let found = findings(&board);
        let keys = found.iter().map(|finding| finding.key(board.problem())).collect::<BTreeSet<_>>();
        prop_assert_eq!(keys.len(), found.len());
    }

    #[test]
    fn keys_do_not_depend_on_the_order_in_which_items_were_given((description, moves) in programme_and_moves()) {
        let mut turned = description.clone();
        turned.items.reverse();
        turned.halls.reverse();
        turned.people.reverse();
        let keys = |description: &Description| {
            let mut board = empty(description);
            for (position, placement) in &moves {
                let key = &small::ITEMS[*position];
                let item = board.problem().item(key).unwrap();
                let there = placement.map(|placement| Placement {
                    place: match placement.place {
                        Place::Hall(hall) => Place::Hall(board.problem().hall(small::HALLS[hall.position()].0).unwrap()),
                        other => other,
                    },
                    ..placement
                });
                board.place(item, there);
            }
            findings(&board).iter().map(|finding| finding.key(board.problem())).collect::<BTreeSet<_>>()
        };
        prop_assert_eq!(keys(&description), keys(&turned));
    }
}

type Moves = Vec<(usize, Option<Placement>)>;

fn programme_and_moves() -> impl Strategy<Value = (Description, Moves)> {
    let items = small::ITEMS
        .iter()
        .enumerate()
        .map(|(position, _)| item(position))
        .collect::<Vec<_>>();
    let description = (items, wishes()).prop_map(|(items, wishes)| wished(small::description(items), wishes));
    let moves = prop::collection::vec((0..small::ITEMS.len(), prop::option::weighted(0.9, placement())), 0..24);
    (description, moves)
}

/// What is asked of the forum beyond its items: of each person, team and hall, by listeners, and of the whole.
type Wishes = (
    Vec<(Vec<Window>, bool, u32, Option<u32>)>,
    Vec<(Vec<Window>, u32, Option<u32>)>,
    Vec<(Option<u32>, Vec<Window>)>,
    Vec<(u32, Vec<&'static str>)>,
    [bool; 4],
);

fn wishes() -> impl Strategy<Value = Wishes> {
    let person = (windows(), any::<bool>(), 0..4_u32, prop::option::of(0..3_u32));
    let team = (windows(), 0..3_u32, prop::option::of(0..20_u32));
    let hall = (prop::option::of(0..3_u32), windows());
    let interest = (0..9_u32, subsequence(small::ITEMS.to_vec(), 0..=4));
    (
        prop::collection::vec(person, small::PEOPLE.len()),
        prop::collection::vec(team, small::TEAMS.len()),
        prop::collection::vec(hall, small::HALLS.len()),
        prop::collection::vec(interest, 0..3),
        any::<[bool; 4]>(),
    )
}

fn wished(mut given: Description, (people, teams, halls, interests, asked): Wishes) -> Description {
    for (person, (windows, principal, rest, most_a_day)) in given.people.iter_mut().zip(people) {
        person.windows = windows;
        person.principal = principal;
        person.rest_minutes = rest * 10;
        person.most_a_day = most_a_day;
    }
    for (position, (windows, people, most)) in teams.into_iter().enumerate() {
        given.teams.push(Team {
            key: small::TEAMS[position].to_owned(),
            people,
            pairs: vec![("ru".to_owned(), ["kk", "en"][position].to_owned())],
            windows,
            rest_minutes: 10,
            most_minutes_a_day: most.map(|most| most * 10),
        });
    }
    for (hall, (booths, open)) in given.halls.iter_mut().zip(halls) {
        hall.booths = booths;
        hall.open = open;
    }
    given.interests = interests
        .into_iter()
        .map(|(people, items)| Interest {
            people,
            items: small::owned(&items),
        })
        .collect();
    let [each_day, alternate, relay, rush] = asked;
    given.sides_each_day = each_day;
    given.chairs_alternate = alternate;
    given.relay = small::owned(if relay { &["ru"] } else { &[] });
    if rush {
        given.travel.push(Travel {
            from: "plant".to_owned(),
            to: "university".to_owned(),
            minutes: 90,
            departing: Some((time(10, 0, 0, 0), time(12, 0, 0, 0))),
        });
    }
    given
}

/// None, mostly; else one or two, on the day and the day after.
fn windows() -> impl Strategy<Value = Vec<Window>> {
    let window = (any::<bool>(), 48..90_i64, 1..30_i64).prop_map(|(later, from, length)| {
        let from = small::FIRST.to_datetime(Time::midnight()) + (from * 10 + if later { 1440 } else { 0 }).minutes();
        Window {
            from,
            to: from + (length * 10).minutes(),
        }
    });
    prop_oneof![3 => Just(Vec::new()), 2 => prop::collection::vec(window, 1..=2)]
}

/// What an item asks of the others and of its place.
fn asking(position: usize) -> impl Strategy<Value = Item> {
    let others = small::ITEMS.iter().filter(move |key| **key != small::ITEMS[position]);
    let others = others.copied().collect::<Vec<_>>();
    let some = || prop_oneof![3 => Just(Vec::new()), 1 => subsequence(others.clone(), 1..=2)];
    let halls = small::HALLS.map(|(key, ..)| key).to_vec();
    (
        (some(), some(), some(), some()),
        subsequence(vec!["water", "grain", "steel"], 0..=1),
        prop_oneof![3 => Just(Vec::new()), 1 => subsequence(vec![0, 1_i64], 1..=2)],
        windows(),
        prop_oneof![3 => Just(Vec::new()), 1 => subsequence(halls, 1..=2)],
        subsequence(small::TEAMS.to_vec(), 0..=2),
        subsequence(vec!["kk", "ru", "en"], 0..=2),
        prop::option::weighted(
            0.3,
            (48..90_i64, prop::option::of(0..small::HALLS.len()), any::<bool>()),
        ),
        prop::bool::weighted(0.3),
    )
        .prop_map(
            |(others, topics, days, times, halls, teams, interpretation, told, meal)| {
                let (apart, time, day, after) = others;
                Item {
                    not_parallel_with: small::owned(&apart),
                    same_time_as: small::owned(&time),
                    same_day_as: small::owned(&day),
                    right_after: after.first().map(|key| (*key).to_owned()),
                    topics: small::owned(&topics),
                    days: days.into_iter().map(|day| small::FIRST + day.days()).collect(),
                    times,
                    halls: small::owned(&halls),
                    teams: small::owned(&teams),
                    interpretation: small::owned(&interpretation),
                    released: told.map(|(start, hall, venue)| Placed {
                        hall: hall.filter(|_| !venue).map(|hall| small::HALLS[hall].0.to_owned()),
                        venue: hall.filter(|_| venue).map(|hall| small::HALLS[hall].1.to_owned()),
                        start: small::FIRST.to_datetime(Time::midnight()) + (start * 10).minutes(),
                        duration_minutes: 60,
                    }),
                    meal,
                    ..Item::default()
                }
            },
        )
}

fn item(position: usize) -> impl Strategy<Value = Item> {
    let earlier = small::ITEMS[..position]
        .iter()
        .map(|key| (*key).to_owned())
        .collect::<Vec<_>>();
    let part_of = if earlier.is_empty() {
        Just(None).boxed()
    } else {
        prop::option::weighted(0.3, prop::sample::select(earlier.clone())).boxed()
    };
    (
        part_of,
        subsequence(earlier, 0..=position.min(2)),
        subsequence(small::PEOPLE.to_vec(), 0..=small::PEOPLE.len()),
        prop_oneof![8 => Just(Presence::Attended), 1 => Just(Presence::Ambient), 1 => Just(Presence::Break)],
        prop::bool::weighted(0.1),
        prop::option::of(50..150_u32),
        subsequence(vec!["projector", "stage"], 0..=2),
        subsequence(vec!["kk", "ru", "en"], 0..=2),
        subsequence(vec!["kk", "ru", "en"], 0..=3),
        (
            prop::sample::select(vec!["panel", "council", "visit", ""]),
            asking(position),
        ),
    )
        .prop_map(
            move |(part_of, after, people, presence, cancelled, audience, equipment, floor, present, rest)| {
                let (kind, asking) = rest;
                small::item(
                    small::ITEMS[position],
                    kind,
                    &people,
                    &equipment,
                    &floor,
                    &present,
                    Item {
                        part_of,
                        after,
                        presence,
                        cancelled,
                        audience,
                        meal: asking.meal && presence == Presence::Break,
                        ..asking
                    },
                )
            },
        )
}

/// Half a day and a bit, and now and then the day after, in steps of ten minutes, so that things meet.
fn placement() -> impl Strategy<Value = Placement> {
    let place = prop_oneof![
        8 => (0..small::HALLS.len() as u32).prop_map(|hall| Place::Hall(timetable::ids::HallIdx(hall))),
        2 => (0..small::VENUES.len() as u32).prop_map(|venue| Place::Venue(timetable::ids::VenueIdx(venue))),
        1 => Just(Place::Unknown),
    ];
    let duration = prop_oneof![6 => 0..9_u32, 1 => 100..200_u32];
    let start =
        (48..90_i64, prop::bool::weighted(0.2)).prop_map(|(start, later)| start * 10 + if later { 1440 } else { 0 });
    (place, start, duration).prop_map(|(place, start, duration)| Placement {
        place,
        start,
        duration_minutes: duration * 10,
    })
}

/// Tries every place for those that are free; the rest is where it is. Judged by what the whole board's findings say of
/// the free ones, under the rules of the conflict.
fn can_be(board: &Board, conflict: &Conflict, items: &[ItemIdx], free: &[ItemIdx], starts: &[Minutes]) -> bool {
    let problem = board.problem();
    let places: Vec<Placement> = problem
        .halls()
        .flat_map(|hall| starts.iter().map(move |start| (Place::Hall(hall), *start)))
        .map(|(place, start)| Placement {
            place,
            start,
            duration_minutes: 45,
        })
        .collect();
    let free: Vec<ItemIdx> = items.iter().copied().filter(|item| free.contains(item)).collect();
    let mut tried = Board::new(problem.clone());
    for item in items.iter().filter(|item| !free.contains(item)) {
        tried.place(*item, board.placement(*item));
    }
    let combinations = places.len().pow(u32::try_from(free.len()).unwrap());
    (0..combinations).any(|number| {
        let mut number = number;
        for item in &free {
            let duration_minutes = board
                .placement(*item)
                .map_or(45, |placement| placement.duration_minutes);
            let placement = places[number % places.len()];
            number /= places.len();
            tried.place(
                *item,
                Some(Placement {
                    duration_minutes,
                    ..placement
                }),
            );
        }
        !findings(&tried).iter().any(|finding| {
            finding.severity == Severity::Hard
                && conflict.rules.contains(&finding.rule())
                && finding.items().iter().any(|item| free.contains(item))
        })
    })
}

fn empty(description: &Description) -> Board {
    Board::new(Problem::new(description).unwrap())
}

fn nth(live: &LiveFindings, position: usize) -> timetable::ids::ItemIdx {
    live.board().problem().items().nth(position).unwrap()
}

/// What a record says, without what is said twice.
fn said(record: timetable::FindingRecord) -> String {
    let measures = [record.minutes, record.needed_minutes, record.had_minutes];
    let counts = [
        record.audience,
        record.capacity,
        record.needed,
        record.had,
        record.people,
    ];
    format!(
        "{} {:?} {counts:?}",
        record.key,
        measures.map(Option::unwrap_or_default)
    )
}
