//! What a description may say, and what is answered when it cannot be followed.

use jiff::civil::{Date, date};
use timetable::describe::{
    Day, Description, Hall, Interest, Item, Kind, Person, Placed, Refusal, Role, Team, Travel, Window,
};
use timetable::{Board, Policy, Problem, Rule, Setting, Severity, findings};

fn item(key: &str) -> Item {
    Item {
        key: key.to_owned(),
        ..Item::default()
    }
}

fn refusals(description: Description) -> Vec<Refusal> {
    Problem::new(&description).expect_err("a description that cannot be followed")
}

fn unknown(what: Kind, key: &str, by: &str) -> Refusal {
    Refusal::Unknown {
        what,
        key: key.to_owned(),
        by: by.to_owned(),
    }
}

#[test]
fn every_key_that_leads_nowhere_is_named_with_its_owner() {
    let role = |side: Option<&str>| Role {
        person: "nobody".to_owned(),
        role: "chair".to_owned(),
        side: side.map(str::to_owned),
    };
    let given = Description {
        venues: vec!["plant".to_owned()],
        halls: vec![Hall {
            key: "red".to_owned(),
            venue: "moon".to_owned(),
            ..Hall::default()
        }],
        travel: vec![Travel {
            from: "plant".to_owned(),
            to: "mars".to_owned(),
            minutes: 9,
            ..Travel::default()
        }],
        people: vec![Person {
            key: "ivan".to_owned(),
            side: Some("ru".to_owned()),
            ..Person::default()
        }],
        items: vec![Item {
            roles: vec![role(None)],
            sides: vec!["kz".to_owned()],
            part_of: Some("whole".to_owned()),
            after: vec!["before".to_owned()],
            ..item("a")
        }],
        ..Description::default()
    };
    assert_eq!(
        refusals(given),
        [
            unknown(Kind::Side, "ru", "ivan"),
            unknown(Kind::Venue, "moon", "red"),
            unknown(Kind::Person, "nobody", "a"),
            unknown(Kind::Side, "kz", "a"),
            unknown(Kind::Item, "whole", "a"),
            unknown(Kind::Item, "before", "a"),
            unknown(Kind::Venue, "mars", "plant–mars"),
        ]
    );
}

#[test]
fn a_key_used_twice_is_refused() {
    let given = Description {
        items: vec![item("a"), item("b"), item("a")],
        ..Description::default()
    };
    assert_eq!(
        refusals(given),
        [Refusal::Twice {
            what: Kind::Item,
            key: "a".to_owned()
        }]
    );
}

#[test]
fn nothing_is_part_of_itself_or_after_itself() {
    let part = |key: &str, whole: &str| Item {
        part_of: Some(whole.to_owned()),
        ..item(key)
    };
    let given = Description {
        items: vec![
            part("a", "b"),
            part("b", "a"),
            part("c", "b"),
            Item {
                after: vec!["d".to_owned()],
                ..item("d")
            },
        ],
        ..Description::default()
    };
    assert_eq!(
        refusals(given),
        [
            Refusal::AfterItself { item: "d".to_owned() },
            Refusal::PartOfItself { item: "a".to_owned() },
            Refusal::PartOfItself { item: "b".to_owned() },
        ]
    );
}

#[test]
fn what_an_item_asks_of_others_leads_somewhere() {
    let given = Description {
        people: vec![Person {
            key: "ivan".to_owned(),
            ..Person::default()
        }],
        teams: vec![Team {
            key: "booth".to_owned(),
            ..Team::default()
        }],
        items: vec![Item {
            not_parallel_with: vec!["b".to_owned()],
            same_time_as: vec!["a".to_owned()],
            right_after: Some("c".to_owned()),
            halls: vec!["red".to_owned()],
            teams: vec!["booth".to_owned(), "ivan".to_owned()],
            fixed: Some(Placed {
                hall: Some("blue".to_owned()),
                venue: None,
                start: Date::constant(2017, 11, 9).at(9, 0, 0, 0),
                duration_minutes: 60,
            }),
            ..item("a")
        }],
        interests: vec![Interest {
            people: 1,
            items: vec!["d".to_owned()],
        }],
        ..Description::default()
    };
    assert_eq!(
        refusals(given),
        [
            unknown(Kind::Team, "ivan", "a"),
            unknown(Kind::Hall, "red", "a"),
            unknown(Kind::Hall, "blue", "a"),
            unknown(Kind::Item, "b", "a"),
            Refusal::WithItself { item: "a".to_owned() },
            unknown(Kind::Item, "c", "a"),
            unknown(Kind::Item, "d", "interests"),
        ]
    );
}

#[test]
fn a_window_ends_after_it_begins_and_a_team_is_nobody_else() {
    let at = |hour| date(2017, 11, 9).at(hour, 0, 0, 0);
    let window = Window { from: at(9), to: at(9) };
    let given = Description {
        people: vec![Person {
            key: "ivan".to_owned(),
            windows: vec![Window { from: at(8), to: at(9) }, window],
            ..Person::default()
        }],
        teams: vec![Team {
            key: "ivan".to_owned(),
            ..Team::default()
        }],
        ..Description::default()
    };
    assert_eq!(
        refusals(given),
        [
            Refusal::Twice {
                what: Kind::Team,
                key: "ivan".to_owned()
            },
            Refusal::WindowEmpty {
                by: "ivan".to_owned(),
                window
            },
        ]
    );
}

#[test]
fn interests_in_more_pairs_than_memory_holds_are_refused() {
    let items = (0..9_000).map(|number| item(&number.to_string())).collect::<Vec<_>>();
    let given = Description {
        interests: vec![Interest {
            people: 1,
            items: items.iter().map(|item| item.key.clone()).collect(),
        }],
        items,
        ..Description::default()
    };
    assert_eq!(refusals(given), [Refusal::TooManyPairs { most: 8_000_000 }]);
}

#[test]
fn days_come_in_order() {
    let day = |day| Day {
        date: date(2017, 11, day),
        open: None,
    };
    let given = Description {
        days: vec![day(9), day(8)],
        ..Description::default()
    };
    assert_eq!(
        refusals(given),
        [Refusal::DaysOutOfOrder {
            date: date(2017, 11, 8)
        }]
    );
}

#[test]
fn minutes_count_from_the_first_midnight_and_lead_back() {
    let given = Description {
        days: vec![Day {
            date: date(2017, 11, 9),
            open: None,
        }],
        ..Description::default()
    };
    let problem = Problem::new(&given).expect("days in order");
    for (time, minutes) in [
        (date(2017, 11, 9).at(0, 0, 0, 0), 0),
        (date(2017, 11, 10).at(9, 30, 0, 0), 24 * 60 + 570),
        (date(2017, 11, 8).at(23, 0, 0, 0), -60),
    ] {
        assert_eq!(problem.minutes_of(time), minutes);
        assert_eq!(problem.date_time_of(minutes), Some(time));
    }
    assert_eq!(problem.minutes_of(date(2017, 11, 8).at(23, 59, 30, 0)), -1);
    assert_eq!(problem.date_time_of(i64::MAX), None);
}

#[test]
fn a_policy_silences_a_rule_or_weighs_it_anew() {
    let given = Description {
        items: vec![Item {
            kind: "panel".to_owned(),
            ..item("a")
        }],
        ..Description::default()
    };
    let policy = Policy::default().with(Rule::RoleMissing, None).with(
        Rule::NotPlaced,
        Some(Setting {
            severity: Severity::Hard,
            weight: 99,
        }),
    );
    let problem = Problem::new(&given).expect("one item").with_policy(policy);
    let found = findings(&Board::new(problem));
    let said = found
        .iter()
        .map(|finding| (finding.rule(), finding.severity, finding.weight))
        .collect::<Vec<_>>();
    assert_eq!(said, [(Rule::NotPlaced, Severity::Hard, 99)]);
}
