//! What no placing can fulfil, by example: a few wishes and what is said of them.

#![expect(clippy::unwrap_used, reason = "everything here is a test")]

use jiff::civil::{DateTime, date};
use timetable::describe::{Day, Description, Hall, Item, Person, Placed, Role, Window};
use timetable::{Policy, Problem, Rule, contradictions};

fn at(day: i8, hour: i8, minute: i8) -> DateTime {
    date(2017, 11, day).at(hour, minute, 0, 0)
}

fn window(day: i8, from: i8, to: i8) -> Window {
    Window {
        from: at(day, from, 0),
        to: at(day, to, 0),
    }
}

fn owned(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}

fn item(key: &str, people: &[&str]) -> Item {
    Item {
        key: key.to_owned(),
        roles: people
            .iter()
            .map(|person| Role {
                person: (*person).to_owned(),
                role: "speaker".to_owned(),
                side: None,
            })
            .collect(),
        ..Item::default()
    }
}

/// Two principals of whom one is there from 15 to 17 and the other from 16 to 18, and Ivan, from 9 to 12 on the tenth.
fn world(items: Vec<Item>) -> Description {
    let person = |key: &str, principal, window| Person {
        key: key.to_owned(),
        principal,
        windows: vec![window],
        ..Person::default()
    };
    let hall = |key: &str, open| Hall {
        key: key.to_owned(),
        venue: "plant".to_owned(),
        open,
        ..Hall::default()
    };
    Description {
        days: [9, 10]
            .map(|day| Day {
                date: date(2017, 11, day),
                open: None,
            })
            .to_vec(),
        venues: owned(&["plant"]),
        halls: vec![hall("red", vec![window(9, 9, 10)]), hall("blue", Vec::new())],
        people: vec![
            person("first", true, window(9, 15, 17)),
            person("second", true, window(9, 16, 18)),
            person("ivan", false, window(10, 9, 12)),
        ],
        items,
        ..Description::default()
    }
}

/// Each contradiction as "kind items rules person/hall needed>had"; every item takes `minutes`.
#[track_caller]
fn check(minutes: u32, items: Vec<Item>, expected: &[&str]) {
    let problem = Problem::new(&world(items)).unwrap();
    let found = contradictions(&problem, &vec![minutes; problem.items().len()]);
    let words = found.iter().map(|found| {
        let record = found.record(&problem);
        let mut words = format!("{} {} {}", record.kind, record.items.join(","), record.rules.join(","));
        for about in [record.person, record.hall].into_iter().flatten() {
            words.push_str(&format!(" {about}"));
        }
        if let (Some(needed), Some(had)) = (record.needed_minutes, record.had_minutes) {
            words.push_str(&format!(" {needed}>{had}"));
        }
        words
    });
    assert_eq!(words.collect::<Vec<_>>(), expected);
}

#[test]
fn what_can_be_fulfilled_is_not_mentioned() {
    let items = vec![
        Item {
            after: owned(&["b"]),
            same_day_as: owned(&["b"]),
            not_parallel_with: owned(&["b"]),
            halls: owned(&["red", "blue"]),
            ..item("a", &["first", "second"])
        },
        Item {
            days: vec![date(2017, 11, 9)],
            ..item("b", &["first"])
        },
        item("c", &["ivan"]),
    ];
    check(60, items, &[]);
}

#[test]
fn sessions_that_wait_for_each_other() {
    let waits = |key: &str, after: &[&str]| Item {
        after: owned(after),
        ..item(key, &[])
    };
    check(
        60,
        vec![
            waits("a", &["c"]),
            waits("b", &["a"]),
            waits("c", &["b"]),
            waits("d", &["a", "c"]),
        ],
        &["wait-in-a-circle b,c,a order-broken"],
    );
    // A moment may be before and after another.
    check(0, vec![waits("a", &["b"]), waits("b", &["a"])], &[]);
    let cancelled = Item {
        cancelled: true,
        ..waits("a", &["b"])
    };
    check(60, vec![cancelled, waits("b", &["a"])], &[]);
}

#[test]
fn a_session_that_follows_one_it_must_begin_with() {
    let items = vec![
        item("a", &[]),
        Item {
            same_time_as: owned(&["a"]),
            ..item("b", &[])
        },
        Item {
            right_after: Some("a".to_owned()),
            same_time_as: owned(&["b"]),
            ..item("c", &[])
        },
    ];
    check(60, items, &["wait-in-a-circle a,c not-together,not-right-after"]);
}

#[test]
fn sessions_that_begin_together_and_cannot() {
    let items = vec![
        Item {
            not_parallel_with: owned(&["c"]),
            ..item("a", &["first"])
        },
        Item {
            same_time_as: owned(&["a"]),
            ..item("b", &[])
        },
        Item {
            same_time_as: owned(&["b"]),
            ..item("c", &["first"])
        },
    ];
    check(
        60,
        items,
        &[
            "together-and-apart a,c in-parallel,not-together",
            "together-with-one-person a,c person-in-two-places,not-together first",
        ],
    );
}

#[test]
fn days_times_and_halls_that_leave_nothing() {
    let items = vec![
        Item {
            days: vec![date(2017, 11, 9)],
            same_day_as: owned(&["b"]),
            ..item("a", &[])
        },
        Item {
            times: vec![window(10, 9, 11)],
            halls: owned(&["red"]),
            ..item("b", &[])
        },
        Item {
            times: vec![window(10, 9, 10), window(10, 11, 12)],
            ..item("c", &[])
        },
    ];
    check(
        90,
        items,
        &[
            "no-day-in-common a,b outside-allowed,different-days",
            "too-long-for-its-times c outside-allowed 90>60",
            "too-long-for-its-halls b outside-allowed,hall-closed red 90>0",
        ],
    );
}

#[test]
fn people_who_are_not_there_for_long_enough() {
    let items = vec![
        item("a", &["first", "second"]),
        item("b", &["ivan"]),
        Item {
            days: vec![date(2017, 11, 9)],
            ..item("c", &["ivan"])
        },
    ];
    check(
        90,
        items.clone(),
        &[
            "person-never-there c person-away,outside-allowed ivan 90>0",
            "principals-never-together a principal-away 90>60",
        ],
    );
    check(
        150,
        items,
        &[
            "person-never-there a principal-away first 150>120",
            "person-never-there a principal-away second 150>120",
            "person-never-there c person-away,outside-allowed ivan 150>0",
        ],
    );
}

#[test]
fn sessions_fixed_at_the_same_time() {
    let fixed = |key: &str, hall: &str, minute| Item {
        fixed: Some(Placed {
            hall: Some(hall.to_owned()),
            venue: None,
            start: at(9, 15, minute),
            duration_minutes: 60,
        }),
        ..item(key, &["first"])
    };
    check(
        60,
        vec![fixed("a", "blue", 0), fixed("b", "blue", 30), fixed("c", "red", 45)],
        &[
            "fixed-against-rules a,b hall-taken-twice blue",
            "fixed-against-rules a,b person-in-two-places first",
            "fixed-against-rules a,c person-in-two-places first",
            "fixed-against-rules b,c person-in-two-places first",
            "fixed-against-rules c hall-closed red",
        ],
    );
}

#[test]
fn a_rule_that_does_not_apply_contradicts_nothing() {
    let items = vec![
        Item {
            after: owned(&["b"]),
            ..item("a", &[])
        },
        Item {
            after: owned(&["a"]),
            ..item("b", &[])
        },
    ];
    let problem = Problem::new(&world(items)).unwrap();
    let problem = problem.with_policy(Policy::default().with(Rule::OrderBroken, None));
    assert_eq!(contradictions(&problem, &[60, 60]), []);
}

#[test]
fn a_long_queue_and_a_large_knot_are_gone_through_quickly() {
    let key = |number: usize| format!("item-{number}");
    let many = 20_000_usize;
    let items = (0..many)
        .map(|number| Item {
            after: (number.saturating_sub(3)..number)
                .chain(std::iter::once((number + 1) % many))
                .map(key)
                .collect(),
            ..item(&key(number), &[])
        })
        .collect();
    let problem = Problem::new(&world(items)).unwrap();
    let found = contradictions(&problem, &vec![60; many]);
    let named = found.iter().map(|found| found.items.len()).sum::<usize>();
    assert!(!found.is_empty() && named <= many);
}
