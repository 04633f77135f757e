//! A forum so small that everything in it collides.

use timetable::describe::{Day, Description, Hall, Item, Person, Role, Text, Travel};
use timetable::{Place, Placement, Problem};

/// The third holds characters that keys of findings use themselves.
pub const ITEMS: [&str; 7] = ["opening", "panel", "a+b/%", "council", "section", "visit", "signing"];
pub const PEOPLE: [&str; 4] = ["aigul", "ivan", "marat", "olga"];
pub const FIRST: jiff::civil::Date = jiff::civil::date(2017, 11, 9);
pub const TEAMS: [&str; 2] = ["booth-1", "booth-2"];
pub const VENUES: [&str; 3] = ["plant", "university", "museum"];
/// With venue and capacity.
pub const HALLS: [(&str, &str, Option<u32>); 4] = [
    ("red", "plant", Some(100)),
    ("blue", "plant", None),
    ("aula", "university", Some(60)),
    ("attic", "museum", Some(0)),
];

pub fn description(items: Vec<Item>) -> Description {
    let way = |from: &str, to: &str, minutes| Travel {
        from: from.to_owned(),
        to: to.to_owned(),
        minutes,
        ..Travel::default()
    };
    let clock = |hour| jiff::civil::time(hour, 0, 0, 0);
    Description {
        days: vec![Day {
            date: FIRST,
            open: Some((clock(9), clock(14))),
        }],
        sides: owned(&["kz", "ru"]),
        languages_written: owned(&["kk", "ru", "en"]),
        languages_heard: owned(&["kk", "ru"]),
        venues: owned(&VENUES),
        halls: HALLS
            .iter()
            .map(|(key, venue, capacity)| Hall {
                key: (*key).to_owned(),
                venue: (*venue).to_owned(),
                capacity: *capacity,
                equipment: owned(if *key == "red" { &["projector"] } else { &[] }),
                ..Hall::default()
            })
            .collect(),
        travel: vec![
            way("plant", "university", 30),
            way("university", "plant", 50),
            way("museum", "plant", 20),
            way("plant", "museum", 10),
        ],
        people: PEOPLE
            .iter()
            .enumerate()
            .map(|(position, key)| Person {
                key: (*key).to_owned(),
                side: Some(if position % 2 == 0 { "kz" } else { "ru" }.to_owned()),
                ..Person::default()
            })
            .collect(),
        items,
        ..Description::default()
    }
}

/// `rest` with lists filled in; the first person moderates or co-chairs.
pub fn item(
    key: &str,
    kind: &str,
    people: &[&str],
    equipment: &[&str],
    floor: &[&str],
    present: &[&str],
    rest: Item,
) -> Item {
    let role = |position| match (position, kind) {
        (0, "council") => "co-chair",
        (0, _) => "moderator",
        _ => "speaker",
    };
    Item {
        key: key.to_owned(),
        kind: kind.to_owned(),
        roles: people
            .iter()
            .enumerate()
            .map(|(position, person)| Role {
                person: (*person).to_owned(),
                role: role(position).to_owned(),
                side: None,
            })
            .collect(),
        equipment: owned(equipment),
        floor: owned(floor),
        texts: vec![Text {
            field: "title".to_owned(),
            present: owned(present),
        }],
        ..rest
    }
}

/// Where an item is, in keys: hall, venue, first minute, end.
pub type Where = (Option<String>, Option<String>, i64, i64);

pub fn by_key(problem: &Problem, placed: &[Option<Placement>]) -> Vec<Option<Where>> {
    let place = |placement: &Placement| {
        let (hall, venue) = match placement.place {
            Place::Hall(hall) => (Some(problem.hall_key(hall).to_owned()), Some(problem.venue_of(hall))),
            Place::Venue(venue) => (None, Some(venue)),
            Place::Unknown => (None, None),
        };
        let venue = venue.map(|venue| problem.venue_key(venue).to_owned());
        (
            hall,
            venue,
            placement.start,
            placement.start + i64::from(placement.duration_minutes),
        )
    };
    placed.iter().map(|placement| placement.as_ref().map(place)).collect()
}

pub fn owned(keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| (*key).to_owned()).collect()
}
