//! Cases for rules: a few lines of items, and what one rule should say of them.
//!
//! Every case happens in the same small world (see [`world`]). A line is `item KEY` and then any of `kind=`,
//! `at=[DAY/]H:MM+MINUTES`, `in=HALL` or `in=@VENUE`, `people=PERSON[:ROLE[@SIDE]],…`, `sides=`, `audience=`, `needs=`,
//! `floor=`, `interpretation=`, `text=FIELD:LANGUAGES`, `after=`, `part-of=`, `ambient`, `break`, `cancelled`, `meal`,
//! `topics=`, `not-with=`, `same-time=`, `same-day=`, `right-after=`, `days=` (counted like `DAY`),
//! `times=[DAY/]H:MM-H:MM,…`, `halls=`, `teams=`, `told=` and `told-in=` (like `at=` and `in=`).
//!
//! Other lines say more of the world: `person KEY` or `team KEY` and any of `there=` (like `times=`), `rest=`, `most=`,
//! `principal`, `people=`, `speaks=LANGUAGE-LANGUAGE,…`; `hall KEY` and `booths=`, `open=`; `way FROM TO MINUTES
//! from=H:MM-H:MM`; `interest PEOPLE ITEM,…`; `relay LANGUAGE`; `asks sides-each-day` or `asks chairs-alternate`.

use jiff::ToSpan;
use jiff::civil::{Date, Time, date, time};

use super::Rule;
use crate::board::{Board, Place, Placement};
use crate::describe::{
    Day, Description, Hall, Interest, Item, Person, Placed, Presence, Role, Team, Text, Travel, Window,
};
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
        ..Travel::default()
    };
    let person = |key: &str, side: &str| Person {
        key: key.to_owned(),
        side: Some(side.to_owned()),
        ..Person::default()
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
        ..Description::default()
    }
}

fn board(given: &str) -> (Board, Vec<Option<Placement>>) {
    let mut description = world();
    let mut places = Vec::new();
    for line in given.lines() {
        if !line.starts_with("item ") {
            world_line(&mut description, line);
            continue;
        }
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

const FIRST: Date = date(2017, 11, 9);

fn list(value: &str) -> Vec<String> {
    value
        .split(',')
        .filter(|key| !key.is_empty())
        .map(str::to_owned)
        .collect()
}

fn number(value: &str) -> u32 {
    value.parse().expect("a number")
}

fn clock(value: &str) -> Time {
    let (hour, minute) = value.split_once(':').expect("a time");
    time(hour.parse().expect("an hour"), minute.parse().expect("a minute"), 0, 0)
}

fn day(value: &str) -> Date {
    FIRST + (i64::from(number(value)) - 1).days()
}

fn windows(value: &str) -> Vec<Window> {
    let window = |value: &str| {
        let (date, times) = value.split_once('/').unwrap_or(("1", value));
        let (from, to) = times.split_once('-').expect("from and to");
        Window {
            from: day(date).to_datetime(clock(from)),
            to: day(date).to_datetime(clock(to)),
        }
    };
    value.split(',').map(window).collect()
}

fn world_line(world: &mut Description, line: &str) {
    let words = line.split(' ').collect::<Vec<_>>();
    let facts = words
        .iter()
        .skip(2)
        .map(|word| word.split_once('=').unwrap_or((word, "")));
    match words[..] {
        ["person", key, ..] => {
            let person = world.people.iter_mut().find(|person| person.key == key);
            let person = person.expect("a person of the world");
            for fact in facts {
                match fact {
                    ("there", value) => person.windows = windows(value),
                    ("rest", value) => person.rest_minutes = number(value),
                    ("most", value) => person.most_a_day = Some(number(value)),
                    ("principal", _) => person.principal = true,
                    _ => panic!("cases do not know {fact:?}"),
                }
            }
        }
        ["team", key, ..] => {
            let mut team = Team {
                key: key.to_owned(),
                people: 2,
                ..Team::default()
            };
            for fact in facts {
                match fact {
                    ("there", value) => team.windows = windows(value),
                    ("rest", value) => team.rest_minutes = number(value),
                    ("most", value) => team.most_minutes_a_day = Some(number(value)),
                    ("people", value) => team.people = number(value),
                    ("speaks", value) => {
                        let pairs = value
                            .split(',')
                            .map(|pair| pair.split_once('-').expect("two languages"));
                        team.pairs = pairs.map(|(one, other)| (one.to_owned(), other.to_owned())).collect();
                    }
                    _ => panic!("cases do not know {fact:?}"),
                }
            }
            world.teams.push(team);
        }
        ["hall", key, ..] => {
            let hall = world.halls.iter_mut().find(|hall| hall.key == key);
            let hall = hall.expect("a hall of the world");
            for fact in facts {
                match fact {
                    ("booths", value) => hall.booths = Some(number(value)),
                    ("open", value) => hall.open = windows(value),
                    _ => panic!("cases do not know {fact:?}"),
                }
            }
        }
        ["way", from, to, minutes, departing] => {
            let times = departing.strip_prefix("from=").and_then(|times| times.split_once('-'));
            world.travel.push(Travel {
                from: from.to_owned(),
                to: to.to_owned(),
                minutes: number(minutes),
                departing: times.map(|(from, to)| (clock(from), clock(to))),
            });
        }
        ["interest", people, items] => world.interests.push(Interest {
            people: number(people),
            items: list(items),
        }),
        ["relay", language] => world.relay = list(language),
        ["asks", "sides-each-day"] => world.sides_each_day = true,
        ["asks", "chairs-alternate"] => world.chairs_alternate = true,
        _ => panic!("cases do not know {line}"),
    }
}

fn item(line: &str) -> (Item, Option<(Minutes, u32)>, &str) {
    let mut item = Item::default();
    let (mut at, mut place) = (None, "");
    let (mut told, mut told_in) = (None, "");
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
            ("meal", _) => item.meal = true,
            ("topics", value) => item.topics = list(value),
            ("not-with", value) => item.not_parallel_with = list(value),
            ("same-time", value) => item.same_time_as = list(value),
            ("same-day", value) => item.same_day_as = list(value),
            ("right-after", value) => item.right_after = Some(value.to_owned()),
            ("days", value) => item.days = value.split(',').map(day).collect(),
            ("times", value) => item.times = windows(value),
            ("halls", value) => item.halls = list(value),
            ("teams", value) => item.teams = list(value),
            ("told", value) => told = Some(time_of(value)),
            ("told-in", value) => told_in = value,
            _ => panic!("cases do not know {word}"),
        }
    }
    item.released = told.map(|(start, duration_minutes)| {
        let (hall, venue) = match told_in.strip_prefix('@') {
            Some(venue) => (None, Some(venue.to_owned())),
            None => (Some(told_in.to_owned()).filter(|hall| !hall.is_empty()), None),
        };
        Placed {
            hall,
            venue,
            start: FIRST.to_datetime(Time::midnight()) + start.minutes(),
            duration_minutes,
        }
    });
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
    if matches!(record.rule.as_str(), "order-broken" | "not-right-after") {
        assert_eq!(words, record.items.join("+"));
    }
    let measures = [
        ("minutes", record.minutes),
        ("needed", record.needed_minutes),
        ("had", record.had_minutes),
        ("audience", record.audience.map(Minutes::from)),
        ("capacity", record.capacity.map(Minutes::from)),
        ("needed", record.needed.map(Minutes::from)),
        ("had", record.had.map(Minutes::from)),
        ("people", record.people.map(Minutes::from)),
    ];
    for (name, measure) in measures {
        if let Some(measure) = measure {
            words.push_str(&format!(" {name}={measure}"));
        }
    }
    words
}
