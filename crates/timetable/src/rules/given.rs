//! Cases for rules: a few lines of items, and what one rule should say of them.
//!
//! Every case happens in the same small world (see [`world`]). A line is `item KEY` and then any of `kind=`,
//! `at=[DAY/]H:MM+MINUTES`, `in=HALL` or `in=@VENUE`, `people=PERSON[:ROLE[@SIDE]],…`, `sides=`, `audience=`, `needs=`,
//! `floor=`, `interpretation=`, `text=FIELD:LANGUAGES`, `after=`, `part-of=`, `ambient`, `break`, `cancelled`.

use jiff::civil::{date, time};

use super::Rule;
use crate::board::{Board, Place, Placement};
use crate::describe::{Day, Description, Hall, Item, Person, Presence, Role, Text, Travel};
use crate::findings::{Finding, findings, findings_of};
use crate::live::LiveFindings;
use crate::problem::{Minutes, Problem};

/// Checks cases of (name, items, findings): each finding is its key without the rule, then its measures; several are
/// separated by `; `. Says the same of the whole board, of each item, and of a board filled item by item.
#[track_caller]
pub fn check(rule: &str, cases: &[(&str, &str, &str)]) {
    let rule = Rule::from_id(rule).expect("a rule of this name");
    for (name, given, expected) in cases {
        let (board, placements) = board(given);
        let of_rule = |found: Vec<Finding>| {
            found
                .into_iter()
                .filter(|finding| finding.rule() == rule)
                .collect::<Vec<_>>()
        };
        let found = of_rule(findings(&board));
        let mut words = found
            .iter()
            .map(|finding| describe(finding, board.problem()))
            .collect::<Vec<_>>();
        words.sort();
        assert_eq!(words.join("; "), *expected, "{name}");

        for item in board.problem().items() {
            let naming = found
                .iter()
                .filter(|finding| finding.items().contains(&item))
                .copied()
                .collect::<Vec<_>>();
            assert_eq!(of_rule(findings_of(&board, item)), naming, "{name}, seen from {item:?}");
        }

        let mut live = LiveFindings::new(Board::new(board.problem().clone()));
        for (item, placement) in board.problem().items().zip(placements) {
            live.place(item, placement);
        }
        assert_eq!(
            of_rule(live.findings().copied().collect()),
            found,
            "{name}, item by item"
        );
    }
}

/// Venues a plant, a university and a museum; halls, ways, days, people and languages as the cases say.
fn world() -> Description {
    let keys = |list: &[&str]| list.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    let hall = |key: &str, venue: &str| Hall {
        key: key.to_owned(),
        venue: venue.to_owned(),
        ..Hall::default()
    };
    let way = |from: &str, to: &str, minutes| Travel {
        from: from.to_owned(),
        to: to.to_owned(),
        minutes,
    };
    let person = |key: &str, side: &str| Person {
        key: key.to_owned(),
        side: Some(side.to_owned()),
    };
    Description {
        days: vec![
            Day {
                date: date(2017, 11, 9),
                open: Some((time(9, 0, 0, 0), time(18, 0, 0, 0))),
            },
            Day {
                date: date(2017, 11, 10),
                open: Some((time(10, 0, 0, 0), time(2, 0, 0, 0))),
            },
            Day {
                date: date(2017, 11, 12),
                open: None,
            },
        ],
        sides: keys(&["kz", "ru"]),
        languages_written: keys(&["kk", "ru"]),
        languages_heard: keys(&["kk", "ru"]),
        venues: keys(&["plant", "university", "museum"]),
        halls: vec![
            Hall {
                capacity: Some(100),
                equipment: keys(&["projector", "booths"]),
                ..hall("red", "plant")
            },
            hall("blue", "plant"),
            hall("aula", "university"),
        ],
        travel: vec![way("plant", "university", 30), way("university", "plant", 40)],
        people: vec![person("aigul", "kz"), person("ivan", "ru")],
        items: Vec::new(),
    }
}

fn board(given: &str) -> (Board, Vec<Option<Placement>>) {
    let mut description = world();
    let mut places = Vec::new();
    for line in given.lines() {
        let (item, at, place) = item(line);
        description.items.push(item);
        places.push((at, place));
    }
    let mut board = Board::new(Problem::new(&description).expect("cases name what is there"));
    let mut placements = Vec::new();
    for (item, (at, place)) in board.problem().items().zip(places) {
        let placement = at.map(|(start, duration_minutes)| Placement {
            place: match place.strip_prefix('@') {
                Some(venue) => Place::Venue(board.problem().venue(venue).expect("a venue of the world")),
                None if place.is_empty() => Place::Unknown,
                None => Place::Hall(board.problem().hall(place).expect("a hall of the world")),
            },
            start,
            duration_minutes,
        });
        board.place(item, placement);
        placements.push(placement);
    }
    (board, placements)
}

fn item(line: &str) -> (Item, Option<(Minutes, u32)>, &str) {
    let mut item = Item::default();
    let (mut at, mut place) = (None, "");
    let list = |value: &str| {
        value
            .split(',')
            .filter(|key| !key.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let mut words = line.split(' ');
    assert_eq!(words.next(), Some("item"), "{line}");
    item.key = words.next().expect("a key").to_owned();
    for word in words {
        match word.split_once('=').unwrap_or((word, "")) {
            ("kind", kind) => item.kind = kind.to_owned(),
            ("at", value) => at = Some(time_of(value)),
            ("in", value) => place = value,
            ("people", value) => item.roles = value.split(',').map(role).collect(),
            ("sides", value) => item.sides = list(value),
            ("audience", value) => item.audience = Some(value.parse().expect("a number of people")),
            ("needs", value) => item.equipment = list(value),
            ("floor", value) => item.floor = list(value),
            ("interpretation", value) => item.interpretation = list(value),
            ("text", value) => {
                let (field, present) = value.split_once(':').expect("a field and languages");
                item.texts.push(Text {
                    field: field.to_owned(),
                    present: list(present),
                });
            }
            ("after", value) => item.after = list(value),
            ("part-of", value) => item.part_of = Some(value.to_owned()),
            ("ambient", _) => item.presence = Presence::Ambient,
            ("break", _) => item.presence = Presence::Break,
            ("cancelled", _) => item.cancelled = true,
            _ => panic!("cases do not know {word}"),
        }
    }
    (item, at, place)
}

fn time_of(value: &str) -> (Minutes, u32) {
    let (day, value) = value.split_once('/').unwrap_or(("1", value));
    let (start, duration) = value.split_once('+').expect("a duration");
    let (hour, minute) = start.split_once(':').expect("a time");
    let number = |text: &str| text.parse::<Minutes>().expect("a number");
    (
        (number(day) - 1) * 1440 + number(hour) * 60 + number(minute),
        duration.parse().expect("minutes"),
    )
}

fn role(value: &str) -> Role {
    let (person, role) = value.split_once(':').unwrap_or((value, "participant"));
    let (role, side) = role
        .split_once('@')
        .map_or((role, None), |(role, side)| (role, Some(side.to_owned())));
    Role {
        person: person.to_owned(),
        role: role.to_owned(),
        side,
    }
}

fn describe(finding: &Finding, problem: &Problem) -> String {
    let record = finding.record(problem);
    let (_, mut words) = record
        .key
        .split_once('/')
        .map(|(rule, rest)| (rule, rest.to_owned()))
        .expect("a key has items");
    if record.rule == "order-broken" {
        assert_eq!(words, record.items.join("+"));
    }
    let measures = [
        ("minutes", record.minutes),
        ("needed", record.needed_minutes),
        ("had", record.had_minutes),
        ("audience", record.audience.map(Minutes::from)),
        ("capacity", record.capacity.map(Minutes::from)),
    ];
    for (name, measure) in measures {
        if let Some(measure) = measure {
            words.push_str(&format!(" {name}={measure}"));
        }
    }
    words
}
