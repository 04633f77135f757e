//! What holds of every programme and every sequence of moves, tried on many small crowded ones.

#![expect(clippy::unwrap_used, reason = "everything here is a test")]

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::subsequence;
use timetable::describe::{Item, Presence};
use timetable::{
    Board, Description, LiveFindings, Place, Placement, Problem, change_of_move, findings, findings_if, findings_of,
};

mod oracle;
mod small;

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
    let description = items.prop_map(small::description);
    let moves = prop::collection::vec((0..small::ITEMS.len(), prop::option::weighted(0.9, placement())), 0..24);
    (description, moves)
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
        prop::sample::select(vec!["panel", "council", "visit", ""]),
    )
        .prop_map(
            move |(part_of, after, people, presence, cancelled, audience, equipment, floor, present, kind)| {
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
                        ..Item::default()
                    },
                )
            },
        )
}

/// Half a day and a bit, in steps of ten minutes, so that things meet.
fn placement() -> impl Strategy<Value = Placement> {
    let place = prop_oneof![
        8 => (0..small::HALLS.len() as u32).prop_map(|hall| Place::Hall(timetable::ids::HallIdx(hall))),
        2 => (0..small::VENUES.len() as u32).prop_map(|venue| Place::Venue(timetable::ids::VenueIdx(venue))),
        1 => Just(Place::Unknown),
    ];
    let duration = prop_oneof![6 => 0..9_u32, 1 => 100..200_u32];
    (place, 48..90_i64, duration).prop_map(|(place, start, duration)| Placement {
        place,
        start: start * 10,
        duration_minutes: duration * 10,
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
    let measure = [record.minutes, record.needed_minutes, record.had_minutes];
    format!(
        "{} {:?} {:?}",
        record.key,
        measure.map(Option::unwrap_or_default),
        (record.audience, record.capacity)
    )
}
