//! What must hold of the invented programme, so that the demonstration can be released as it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::cast::Cast;
use super::item::Item;
use super::places::{ROADS, TRACKS, VENUES};
use super::{programme, render};

fn minutes(item: &Item, clock: &str) -> u32 {
    let (hours, minutes) = clock.split_once(':').expect("HH:MM");
    let hours: u32 = hours.parse().expect("hours");
    let minutes: u32 = minutes.parse().expect("minutes");
    u32::from(item.day) * 24 * 60 + hours * 60 + minutes
}

fn span(item: &Item) -> (u32, u32) {
    (minutes(item, item.start), minutes(item, item.end))
}

fn venue_of(hall: &str) -> &'static str {
    VENUES
        .iter()
        .find(|venue| venue.halls.iter().any(|other| other.id == hall))
        .unwrap_or_else(|| panic!("no venue has the hall {hall}"))
        .id
}

fn ancestors(items: &[Item], item: &Item) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut parent = item
        .part_of
        .or_else(|| item.id.strip_prefix("rectors-forum-").map(|_| "rectors-forum"));
    while let Some(id) = parent {
        found.push(id);
        parent = items
            .iter()
            .find(|other| other.id == id)
            .and_then(|other| other.part_of);
    }
    found
}

fn related(items: &[Item], a: &Item, b: &Item) -> bool {
    ancestors(items, a).contains(&b.id) || ancestors(items, b).contains(&a.id)
}

fn road(from: &str, to: &str) -> u32 {
    if from == to {
        return 0;
    }
    ROADS
        .iter()
        .find(|(a, b, _)| (*a, *b) == (from, to) || (*b, *a) == (from, to))
        .unwrap_or_else(|| panic!("no road from {from} to {to}"))
        .2
}

/// Roles of real people, copied from the record, for the clash checks below.
const REAL: &[(&str, &[&str])] = &[
    (
        "putin",
        &[
            "compressor-plant-visit",
            "human-capital-exhibition",
            "presidents-meeting",
            "plenary",
            "signing",
            "briefing",
        ],
    ),
    (
        "nazarbayev",
        &[
            "human-capital-exhibition",
            "presidents-meeting",
            "plenary",
            "signing",
            "briefing",
        ],
    ),
    ("dubrovsky", &["compressor-plant-visit", "human-capital-exhibition"]),
];

#[test]
fn the_same_source_gives_the_same_bytes() {
    assert_eq!(render(), render());
}

#[test]
fn the_file_in_the_tree_is_the_one_that_would_be_written() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../demo/xiv-chelyabinsk-2017.synthetic.yaml"
    );
    assert_eq!(std::fs::read_to_string(path).expect("the synthetic file"), render());
}

#[test]
fn ids_are_unique() {
    let mut seen = BTreeSet::new();
    for item in programme() {
        assert!(seen.insert(item.id), "{} twice", item.id);
    }
    let mut seen = BTreeSet::new();
    for hall in VENUES.iter().flat_map(|venue| venue.halls) {
        assert!(seen.insert(hall.id), "{} twice", hall.id);
    }
}

#[test]
fn no_hall_holds_two_things_and_every_hall_is_large_enough() {
    let items = programme();
    for (n, a) in items.iter().enumerate() {
        let hall = VENUES
            .iter()
            .flat_map(|venue| venue.halls)
            .find(|hall| hall.id == a.hall)
            .expect("a hall");
        assert!(a.audience <= hall.capacity, "{} does not fit {}", a.id, hall.id);
        for need in a.equipment {
            assert!(
                hall.equipment.contains(need),
                "{} needs {need}, {} lacks it",
                a.id,
                hall.id
            );
        }
        let (start, end) = span(a);
        assert!(start < end, "{} ends before it begins", a.id);
        for b in &items[n + 1..] {
            let (other_start, other_end) = span(b);
            let apart = end <= other_start || other_end <= start || a.hall != b.hall;
            assert!(apart || related(&items, a, b), "{} and {} share {}", a.id, b.id, a.hall);
        }
    }
}

#[test]
fn nobody_is_in_two_places_or_travels_faster_than_the_road() {
    let items = programme();
    let cast = Cast::draw(&items);
    let mut where_is: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
    for item in &items {
        for nth in 0..item.cast.len() {
            where_is
                .entry(cast.person_of(item.id, nth).to_owned())
                .or_default()
                .push(item);
        }
    }
    for (person, sessions) in REAL {
        let sessions = items.iter().filter(|item| sessions.contains(&item.id)).collect();
        where_is.insert((*person).to_owned(), sessions);
    }
    for (person, visits) in where_is {
        for (n, a) in visits.iter().enumerate() {
            for b in visits[n + 1..].iter().filter(|b| !related(&items, a, b)) {
                let (first, then) = if span(a) <= span(b) { (a, b) } else { (b, a) };
                let leaves = span(first).1 + road(venue_of(first.hall), venue_of(then.hall));
                assert!(
                    leaves <= span(then).0,
                    "{person} cannot do {} and {}",
                    first.id,
                    then.id
                );
            }
        }
    }
}

#[test]
fn parts_lie_within_their_whole() {
    let items = programme();
    for item in &items {
        for id in ancestors(&items, item) {
            let whole = items.iter().find(|other| other.id == id).expect("the whole");
            assert!(
                span(whole).0 <= span(item).0 && span(item).1 <= span(whole).1,
                "{} leaves {id}",
                item.id
            );
        }
    }
}

#[test]
fn the_order_of_the_record_is_kept() {
    let items = programme();
    let find = |id: &str| items.iter().find(|item| item.id == id).expect("a session");
    let before = |first: &str, then: &str| assert!(span(find(first)).1 <= span(find(then)).0, "{first} before {then}");
    before("rectors-forum", "plenary");
    before("presidents-meeting", "plenary");
    before("plenary", "briefing");
    // The guests land about 16:00 and the road takes its time.
    let visit = find("compressor-plant-visit");
    assert!(minutes(visit, "16:30") + road("airport", "compressor-plant") <= span(visit).0);
}

#[test]
fn only_one_text_is_left_without_kazakh() {
    let missing: Vec<&str> = programme()
        .iter()
        .filter(|item| item.title.is_some_and(|title| title.kk.is_empty()))
        .map(|item| item.id)
        .collect();
    assert_eq!(missing, ["sci-econ-conference-3-4"]);
    for item in programme() {
        for words in [item.title, item.summary].into_iter().flatten() {
            assert!(!words.ru.is_empty() && !words.en.is_empty(), "{}", item.id);
        }
    }
}

#[test]
fn only_one_panel_cannot_be_followed_in_every_language() {
    let deaf: Vec<(&str, &str)> = programme()
        .iter()
        .filter(|item| !item.languages.is_empty())
        .flat_map(|item| ["kk", "ru", "en"].map(|language| (*item, language)))
        .filter(|(item, language)| !item.languages.contains(language) && !item.interpretation.contains(language))
        .map(|(item, language)| (item.id, language))
        .collect();
    assert_eq!(deaf, [("panel-transport", "kk")]);
}

#[test]
fn track_colours_carry_white_words() {
    fn luminance(colour: &str) -> f64 {
        let channel = |at: usize| {
            let value = u8::from_str_radix(&colour[at..at + 2], 16).expect("hexadecimal");
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }
    for (id, _, colour) in TRACKS {
        let contrast = 1.05 / (luminance(colour) + 0.05);
        assert!(contrast >= 4.5, "{id}: {contrast:.2}");
    }
}
