//! "Where else?": every place an item could be held at, tried on the board and ranked.
//!
//! A place is judged by what moving the item there would change ([`change_of_move`]) and by nothing else, so what is
//! promised here is what happens. The board is not touched.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use crate::board::{Board, Place, Placement};
use crate::findings::{Change, Score, change_of_move, score_around};
use crate::ids::{HallIdx, ItemIdx, VenueIdx};
use crate::problem::Minutes;
use crate::rules::{Reads, Rule, Setting};

/// What is tried: every hall with every start.
#[derive(Debug, Clone, Copy)]
pub struct Grid<'a> {
    pub halls: &'a [HallIdx],
    /// In order.
    pub starts: &'a [Minutes],
    pub duration_minutes: u32,
}

/// A place for an item and what moving it there would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Better {
    pub placement: Placement,
    pub change: Change,
}

/// What moving an item to each place of the grid would add to the score: a row for each hall, in it a score for each
/// start. What the time decides is looked at once for each start, what the venue decides with it once for each venue and
/// start, and what the hall decides once for each hall. O(h · s · (k log n + what is near)) for h halls, s starts and k people in the item, with little in the product.
pub fn scores(board: &Board, item: ItemIdx, grid: Grid<'_>) -> Vec<Vec<Score>> {
    let (Some(first_hall), Some(first_start)) = (grid.halls.first(), grid.starts.first()) else {
        return vec![Vec::new(); grid.halls.len()];
    };
    let rules = |wanted: fn(Reads) -> bool| board.problem().policy().rules(wanted).collect::<Vec<_>>();
    let of_time = rules(|reads| reads == Reads::Time);
    let of_place = rules(|reads| reads == Reads::Place);
    let of_venue = rules(|reads| reads == Reads::Venue);
    let of_both = rules(|reads| reads == Reads::Placements);
    let score = |hall: HallIdx, start: Minutes, rules: &[(Rule, Setting)]| {
        score_around(board, item, Some(at(hall, start, grid)), rules)
    };
    let moving = rules(|reads| reads != Reads::Content);
    let now = score_around(board, item, board.placement(item), &moving);
    let row = |hall: HallIdx, rules: &[(Rule, Setting)]| {
        let row = grid.starts.iter().map(|start| score(hall, *start, rules));
        row.collect::<Vec<_>>()
    };
    let in_time = row(*first_hall, &of_time);
    let mut at_venues: BTreeMap<VenueIdx, Vec<Score>> = BTreeMap::new();
    grid.halls
        .iter()
        .map(|hall| {
            let in_place = score(*hall, *first_start, &of_place);
            let venue = board.problem().venue_of(*hall);
            let at_venue = at_venues.entry(venue).or_insert_with(|| row(*hall, &of_venue));
            let rest = in_time.iter().zip(at_venue).zip(grid.starts);
            rest.map(|((in_time, at_venue), start)| {
                let here = score(*hall, *start, &of_both);
                Score {
                    hard: here.hard + in_time.hard + at_venue.hard + in_place.hard - now.hard,
                    soft: here.soft + in_time.soft + at_venue.soft + in_place.soft - now.soft,
                }
            })
            .collect()
        })
        .collect()
}

/// The best places of the grid that are no worse than where the item is now, the best first; among equals the nearest:
/// first in time, then in the same hall, the same venue, and in the order of the grid. Of a run of equally good starts in
/// one hall only the nearest is named, so that the list offers a choice. As dear as [`scores`].
///
/// # Example
///
/// ```
/// use timetable::better::{Grid, better_places};
/// use timetable::describe::{Description, Hall, Item};
/// use timetable::{Board, Place, Placement, Problem};
///
/// let hall = |key: &str| Hall { key: key.into(), venue: "plant".into(), ..Hall::default() };
/// let item = |key: &str| Item { key: key.into(), ..Item::default() };
/// let problem = Problem::new(&Description {
///     venues: vec!["plant".into()],
///     halls: vec![hall("red"), hall("blue")],
///     items: vec![item("opening"), item("panel")],
///     ..Description::default()
/// })
/// .expect("every key is declared");
/// let (red, blue) = (problem.hall("red").unwrap(), problem.hall("blue").unwrap());
/// let (opening, panel) = (problem.item("opening").unwrap(), problem.item("panel").unwrap());
/// let at_ten = |hall| Placement { place: Place::Hall(hall), start: 600, duration_minutes: 60 };
/// let mut board = Board::new(problem);
/// board.place(opening, Some(at_ten(red)));
/// board.place(panel, Some(at_ten(red)));
///
/// let grid = Grid { halls: &[red, blue], starts: &[540, 600, 660], duration_minutes: 60 };
/// let better = better_places(&board, panel, grid, 3);
/// assert_eq!(better[0].placement, at_ten(blue));
/// assert_eq!((better[0].change.caused.len(), better[0].change.cured.len()), (0, 1));
/// // An hour earlier or later in the hall it is in.
/// assert_eq!([better[1].placement.start, better[2].placement.start], [540, 660]);
/// ```
pub fn better_places(board: &Board, item: ItemIdx, grid: Grid<'_>, most: usize) -> Vec<Better> {
    let present = board.placement(item);
    let scores = scores(board, item, grid);
    // The worst of the best on top; everything in the key is in the order of preference.
    let mut best: BinaryHeap<(Score, Distance, usize, usize)> = BinaryHeap::with_capacity(most + 1);
    for (row, (hall, scores)) in grid.halls.iter().zip(&scores).enumerate() {
        let mut begin = 0;
        while begin < scores.len() {
            let score = scores[begin];
            let length = scores[begin..].iter().take_while(|other| **other == score).count();
            let run = begin..begin + length;
            begin = run.end;
            if score > Score::default() {
                continue;
            }
            let nearest = run
                .filter(|column| Some(at(*hall, grid.starts[*column], grid)) != present)
                .map(|column| (distance(board, present, *hall, grid.starts[column]), column))
                .min();
            if let Some((distance, column)) = nearest {
                best.push((score, distance, row, column));
                if best.len() > most {
                    best.pop();
                }
            }
        }
    }
    best.into_sorted_vec()
        .into_iter()
        .map(|(_, _, row, column)| {
            let placement = at(grid.halls[row], grid.starts[column], grid);
            Better {
                placement,
                change: change_of_move(board, item, Some(placement)),
            }
        })
        .collect()
}

fn at(hall: HallIdx, start: Minutes, grid: Grid<'_>) -> Placement {
    Placement {
        place: Place::Hall(hall),
        start,
        duration_minutes: grid.duration_minutes,
    }
}

/// How far a place is from where the item is: minutes, whether it is another hall, whether it is another venue, and on
/// a board where it is nowhere, how late.
type Distance = (Minutes, bool, bool, Reverse<bool>);

fn distance(board: &Board, present: Option<Placement>, hall: HallIdx, start: Minutes) -> Distance {
    let Some(present) = present else {
        return (start, false, false, Reverse(false));
    };
    let venue = board.venue(present);
    (
        (start - present.start).abs(),
        present.place != Place::Hall(hall),
        venue.is_some_and(|venue| venue != board.problem().venue_of(hall)),
        Reverse(start < present.start),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::{Day, Description, Hall, Item, Person, Role, Travel};
    use crate::findings::Severity;
    use crate::problem::Problem;

    fn description() -> Description {
        let hall = |key: &str, venue: &str, capacity| Hall {
            key: key.into(),
            venue: venue.into(),
            capacity,
            ..Hall::default()
        };
        let item = |key: &str, person: &str| Item {
            key: key.into(),
            roles: vec![Role {
                person: person.into(),
                role: "speaker".into(),
                side: None,
            }],
            audience: Some(80),
            ..Item::default()
        };
        let clock = |hour| jiff::civil::time(hour, 0, 0, 0);
        Description {
            days: vec![Day {
                date: jiff::civil::date(2017, 11, 9),
                open: Some((clock(9), clock(12))),
            }],
            venues: vec!["plant".into(), "university".into()],
            halls: vec![
                hall("red", "plant", Some(100)),
                hall("blue", "plant", Some(50)),
                hall("aula", "university", Some(200)),
            ],
            travel: vec![
                Travel {
                    from: "plant".into(),
                    to: "university".into(),
                    minutes: 30,
                    ..Travel::default()
                },
                Travel {
                    from: "university".into(),
                    to: "plant".into(),
                    minutes: 30,
                    ..Travel::default()
                },
            ],
            people: vec![
                Person {
                    key: "aigul".into(),
                    side: None,
                    ..Person::default()
                },
                Person {
                    key: "ivan".into(),
                    side: None,
                    ..Person::default()
                },
            ],
            items: vec![item("opening", "aigul"), item("panel", "aigul"), item("talk", "ivan")],
            ..Description::default()
        }
    }

    fn board(places: &[(&str, &str, Minutes)]) -> Board {
        let problem = Problem::new(&description()).expect("every key is declared");
        let mut board = Board::new(problem);
        for (item, hall, start) in places {
            let (item, hall) = (board.problem().item(item), board.problem().hall(hall));
            let placement = Placement {
                place: Place::Hall(hall.expect("a hall")),
                start: *start,
                duration_minutes: 60,
            };
            board.place(item.expect("an item"), Some(placement));
        }
        board
    }

    /// Hall and start of the places that are offered.
    fn offered(board: &Board, item: &str, most: usize) -> Vec<(String, Minutes)> {
        let halls: Vec<HallIdx> = board.problem().halls().collect();
        let starts: Vec<Minutes> = (8..13).flat_map(|hour| [hour * 60, hour * 60 + 30]).collect();
        let grid = Grid {
            halls: &halls,
            starts: &starts,
            duration_minutes: 60,
        };
        let item = board.problem().item(item).expect("an item");
        better_places(board, item, grid, most)
            .into_iter()
            .map(|better| match better.placement.place {
                Place::Hall(hall) => (board.problem().hall_key(hall).to_owned(), better.placement.start),
                _ => panic!("only halls are tried"),
            })
            .collect()
    }

    fn owned(list: &[(&str, Minutes)]) -> Vec<(String, Minutes)> {
        list.iter().map(|(hall, start)| ((*hall).to_owned(), *start)).collect()
    }

    #[test]
    fn somebody_in_two_places_is_offered_the_nearest_time_without_a_clash() {
        let board = board(&[("opening", "red", 540), ("panel", "aula", 540)]);
        // Before ten she is in the red hall, and half an hour away from the aula after that.
        assert_eq!(offered(&board, "panel", 2), owned(&[("red", 600), ("aula", 630)]));
    }

    #[test]
    fn what_is_fine_is_offered_only_what_is_as_good() {
        let board = board(&[("opening", "red", 540), ("talk", "red", 600)]);
        assert_eq!(offered(&board, "talk", 9), owned(&[("aula", 600), ("red", 630)]));
    }

    #[test]
    fn what_is_nowhere_is_offered_the_earliest_places_in_the_order_of_halls() {
        let board = board(&[("opening", "red", 540)]);
        assert_eq!(offered(&board, "talk", 2), owned(&[("aula", 540), ("red", 600)]));
    }

    #[test]
    fn every_place_does_what_its_score_says_and_none_is_better_than_the_first() {
        let mut live = crate::LiveFindings::new(board(&[
            ("opening", "red", 540),
            ("panel", "red", 570),
            ("talk", "blue", 540),
        ]));
        let halls: Vec<HallIdx> = live.board().problem().halls().collect();
        let starts: Vec<Minutes> = (0..48).map(|slot| slot * 30).collect();
        let grid = Grid {
            halls: &halls,
            starts: &starts,
            duration_minutes: 60,
        };
        for item in live.board().problem().items() {
            let scores = scores(live.board(), item, grid);
            let best = better_places(live.board(), item, grid, 1)
                .first()
                .map(|better| better.change.score());
            let was = live.board().placement(item);
            let before = live.score();
            for (hall, scores) in halls.iter().zip(&scores) {
                for (start, score) in starts.iter().zip(scores) {
                    let change = live.place(item, Some(at(*hall, *start, grid)));
                    assert_eq!(change.score(), *score);
                    assert_eq!(live.score().hard, before.hard + score.hard);
                    assert_eq!(live.score().soft, before.soft + score.soft);
                    if Some(at(*hall, *start, grid)) != was && *score <= Score::default() {
                        assert!(best.is_some_and(|best| best <= *score));
                    }
                    live.place(item, was);
                }
            }
        }
    }

    #[test]
    fn a_hard_finding_weighs_more_than_any_number_of_soft_ones() {
        let board = board(&[("opening", "red", 540), ("panel", "blue", 540)]);
        let item = board.problem().item("panel").expect("an item");
        let (red, aula) = (board.problem().hall("red"), board.problem().hall("aula"));
        let grid = Grid {
            halls: &[red.expect("a hall"), aula.expect("a hall")],
            starts: &[540, 1200],
            duration_minutes: 60,
        };
        let better = better_places(&board, item, grid, 9);
        // In the evening everything is closed, but nobody is in two places.
        assert_eq!(better[0].placement.start, 1200);
        let caused: Vec<Rule> = better[0].change.caused.iter().map(|found| found.rule()).collect();
        assert_eq!(caused, [Rule::OutsideOpeningHours]);
        assert!(
            better[0]
                .change
                .cured
                .iter()
                .any(|found| found.severity == Severity::Hard)
        );
    }
}
