//! How long a large programme takes: `cargo run --example scale -- 10000` (the number of items).
//!
//! The programme is scattered by a fixed sequence, so two runs measure the same work.

use std::time::Instant;

use jiff::civil::Date;
use timetable::better::{Grid, better_places};
use timetable::describe::{Description, Hall, Interest, Item, Person, Role, Team, Text, Travel, Window};
use timetable::ids::{HallIdx, ItemIdx};
use timetable::{Board, LiveFindings, Place, Placement, Problem, change_of_move, findings};

const MOVES: usize = 10_000;

fn main() {
    let items = std::env::args()
        .nth(1)
        .map_or(10_000, |count| count.parse().expect("a number of items"));
    let mut dice = Dice(2017);

    let begin = Instant::now();
    let problem = Problem::new(&description(items, &mut dice)).expect("every key is declared");
    println!(
        "{items} items, {} halls, {} people",
        problem.halls().len(),
        problem.people().len()
    );
    println!("number the description  {:>12.3?}", begin.elapsed());

    let halls = problem.halls().len();
    let begin = Instant::now();
    let mut board = Board::new(problem);
    for item in 0..items {
        board.place(ItemIdx(item as u32), Some(anywhere(halls, &mut dice)));
    }
    println!("fill the board          {:>12.3?}", begin.elapsed());

    let begin = Instant::now();
    let found = findings(&board).len();
    println!("whole evaluation        {:>12.3?}  {found} findings", begin.elapsed());

    let begin = Instant::now();
    let mut differences = 0;
    for _ in 0..MOVES {
        let item = ItemIdx(dice.below(items) as u32);
        let change = change_of_move(&board, item, Some(anywhere(halls, &mut dice)));
        differences += change.caused.len() + change.cured.len();
    }
    println!(
        "a move considered       {:>12.3?}  {differences} differences in all",
        begin.elapsed() / MOVES as u32
    );

    let everywhere: Vec<HallIdx> = board.problem().halls().collect();
    let quarters: Vec<i64> = (0..2)
        .flat_map(|day| (0..48).map(move |quarter| day * 1440 + 480 + quarter * 15))
        .collect();
    let grid = Grid {
        halls: &everywhere,
        starts: &quarters,
        duration_minutes: 60,
    };
    let begin = Instant::now();
    for _ in 0..20 {
        better_places(&board, ItemIdx(dice.below(items) as u32), grid, 12);
    }
    println!(
        "where else? ({} places) {:>10.3?}",
        everywhere.len() * quarters.len(),
        begin.elapsed() / 20
    );

    let mut live = LiveFindings::new(board);
    let begin = Instant::now();
    for _ in 0..MOVES {
        let item = ItemIdx(dice.below(items) as u32);
        live.place(item, Some(anywhere(halls, &mut dice)));
    }
    println!("a move made             {:>12.3?}", begin.elapsed() / MOVES as u32);
    assert!(
        live.findings().copied().eq(findings(live.board())),
        "live findings are those of the whole board"
    );
}

/// A hall and a team of interpreters for fifty items, three people to an item of whom each has about six items, and five
/// times as many listeners as items who want to hear eight of them each.
fn description(items: usize, dice: &mut Dice) -> Description {
    let (venues, halls, people) = (12, items.div_ceil(50), items.div_ceil(2));
    let keys = |list: &[&str]| list.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    Description {
        languages_written: keys(&["kk", "ru", "en"]),
        languages_heard: keys(&["kk", "ru"]),
        venues: (0..venues).map(|venue| format!("venue-{venue}")).collect(),
        halls: (0..halls)
            .map(|hall| Hall {
                key: format!("hall-{hall}"),
                venue: format!("venue-{}", hall % venues),
                capacity: Some(40 + dice.below(400) as u32),
                equipment: keys(&["projector"]),
                ..Hall::default()
            })
            .collect(),
        travel: (0..venues * venues)
            .map(|pair| Travel {
                from: format!("venue-{}", pair / venues),
                to: format!("venue-{}", pair % venues),
                minutes: 10 + dice.below(50) as u32,
                ..Travel::default()
            })
            .collect(),
        people: (0..people)
            .map(|person| Person {
                key: format!("person-{person}"),
                rest_minutes: if person % 10 == 0 { 15 } else { 0 },
                most_a_day: (person % 5 == 0).then_some(3),
                windows: (person % 20 == 0).then(window).into_iter().collect(),
                ..Person::default()
            })
            .collect(),
        items: (0..items)
            .map(|item| Item {
                key: format!("item-{item}"),
                kind: "panel".to_owned(),
                roles: ["moderator", "speaker", "speaker"]
                    .map(|role| Role {
                        person: format!("person-{}", dice.below(people)),
                        role: role.to_owned(),
                        side: None,
                    })
                    .to_vec(),
                audience: Some(20 + dice.below(300) as u32),
                floor: keys(&["ru"]),
                interpretation: keys(&["kk"]),
                texts: vec![Text {
                    field: "title".to_owned(),
                    present: keys(&["kk", "ru", "en"]),
                }],
                topics: vec![format!("topic-{}", dice.below(items.div_ceil(10)))],
                teams: vec![format!("team-{}", dice.below(halls))],
                days: if item % 20 == 0 { vec![FIRST] } else { Vec::new() },
                ..Item::default()
            })
            .collect(),
        teams: (0..halls)
            .map(|team| Team {
                key: format!("team-{team}"),
                people: 2,
                pairs: vec![("ru".to_owned(), "kk".to_owned())],
                most_minutes_a_day: Some(360),
                ..Team::default()
            })
            .collect(),
        interests: (0..items * 5)
            .map(|_| Interest {
                people: 1,
                items: (0..8).map(|_| format!("item-{}", dice.below(items))).collect(),
            })
            .collect(),
        chairs_alternate: true,
        ..Description::default()
    }
}

const FIRST: Date = Date::constant(1970, 1, 1);

fn window() -> Window {
    Window {
        from: FIRST.at(15, 0, 0, 0),
        to: FIRST.at(17, 30, 0, 0),
    }
}

/// A quarter of an hour to two hours, in the daytime of one of ten days.
fn anywhere(halls: usize, dice: &mut Dice) -> Placement {
    Placement {
        place: Place::Hall(HallIdx(dice.below(halls) as u32)),
        start: (dice.below(10) * 1440 + 540 + dice.below(36) * 15) as i64,
        duration_minutes: 15 * (1 + dice.below(8) as u32),
    }
}

/// A fixed sequence (a linear congruential generator with Knuth's MMIX constants).
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % bound as u64) as usize
    }
}
