//! Talks into slots and rooms: one test for each term of the objective and for each hard rule, counted by hand.

use std::collections::BTreeMap;

use instances::check::{Checked, Rule};
use instances::talks::{FORMAT, Instance, Interpreter, Place, Room, Slot, Speaker, Talk};
use instances::{Solution, check};

/// Two talks and two rooms; slots of an hour at ten, half past ten and eleven, and of half an hour on the next day; nothing
/// costs anything.
fn instance() -> Instance {
    let slot = |day: u32, start: u32, end: u32| Slot {
        day,
        start,
        end,
        types: vec!["talk".to_owned()],
        tags: Vec::new(),
    };
    let room = |capacity: u32| Room {
        capacity,
        types: vec!["talk".to_owned()],
        ..Room::default()
    };
    Instance {
        format: FORMAT.to_owned(),
        name: "by-hand".to_owned(),
        speaker_pause: 15,
        slots: vec![
            slot(0, 600, 660),
            slot(0, 630, 690),
            slot(0, 660, 720),
            slot(1, 600, 630),
        ],
        rooms: vec![room(100), room(10)],
        speakers: vec![Speaker::default(), Speaker::default()],
        talks: vec![talk(), talk()],
        ..Instance::default()
    }
}

fn talk() -> Talk {
    Talk {
        kind: "talk".to_owned(),
        language: "en".to_owned(),
        ..Talk::default()
    }
}

/// Both talks in slot 0.
const AT_ONCE: [(usize, usize); 2] = [(0, 0), (0, 1)];
/// The second begins when half of the first is over.
const HALF: [(usize, usize); 2] = [(0, 0), (1, 1)];
/// One after the other in one room.
const IN_TURN: [(usize, usize); 2] = [(0, 0), (2, 0)];
const NEXT_DAY: [(usize, usize); 2] = [(0, 0), (3, 1)];

fn checked(instance: &Instance, places: &[(usize, usize)], interpreters: &[&[(&str, usize)]]) -> Checked {
    let interpreters = interpreters
        .iter()
        .map(|of_talk| {
            of_talk
                .iter()
                .map(|&(language, who)| (language.to_owned(), who))
                .collect::<BTreeMap<_, _>>()
        })
        .collect();
    let solution = instance.solution(places.iter().copied().map(Place::from).collect(), interpreters);
    check(
        &instances::Instance::Talks(instance.clone()),
        &Solution::Talks(solution),
    )
}

/// What places that break nothing cost.
fn cost(instance: &Instance, places: &[(usize, usize)]) -> i64 {
    let checked = checked(instance, places, &[]);
    assert_eq!(checked.broken, []);
    checked.objective
}

fn rules(instance: &Instance, places: &[(usize, usize)]) -> Vec<Rule> {
    let rules = checked(instance, places, &[]).broken;
    rules.iter().map(|broken| broken.rule).collect()
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|&word| word.to_owned()).collect()
}

// ------------------------------------------------------------------------------------------------------------ objective

#[test]
fn common_themes_sectors_and_contents_cost_for_each_minute_in_common() {
    let mut it = instance();
    it.weights.theme_conflict = 1;
    it.weights.sector_conflict = 10;
    it.weights.content_conflict = 100;
    it.talks[0].themes = vec![1, 2, 3];
    it.talks[1].themes = vec![3, 1];
    assert_eq!(cost(&it, &AT_ONCE), 2 * 60);
    assert_eq!(cost(&it, &HALF), 2 * 30);
    assert_eq!(cost(&it, &IN_TURN), 0);
    assert_eq!(cost(&it, &NEXT_DAY), 0);
    (it.talks[0].sectors, it.talks[1].sectors) = (vec![4], vec![4]);
    assert_eq!(cost(&it, &HALF), 2 * 30 + 10 * 30);
    (it.talks[0].contents, it.talks[1].contents) = (vec![5], vec![5, 6]);
    assert_eq!(cost(&it, &HALF), 2 * 30 + 10 * 30 + 100 * 30);
}

#[test]
fn themes_and_audiences_in_common_are_multiplied() {
    let mut it = instance();
    it.weights.audience_theme_conflict = 1;
    for talk in &mut it.talks {
        talk.themes = vec![1, 2];
        talk.audiences = vec![1, 2, 3];
    }
    assert_eq!(cost(&it, &HALF), 2 * 3 * 30);
}

#[test]
fn a_theme_stays_in_its_room_on_a_day() {
    let mut it = instance();
    it.weights.theme_room_stability = 1;
    (it.talks[0].themes, it.talks[1].themes) = (vec![1], vec![1]);
    assert_eq!(cost(&it, &IN_TURN), 0);
    assert_eq!(cost(&it, &[(0, 0), (2, 1)]), 60 + 60);
    assert_eq!(cost(&it, &NEXT_DAY), 0);
}

#[test]
fn common_themes_and_contents_are_on_one_day() {
    let mut it = instance();
    it.weights.same_day = 1;
    for talk in &mut it.talks {
        talk.themes = vec![1, 2];
        talk.contents = vec![3];
    }
    assert_eq!(cost(&it, &IN_TURN), 0);
    assert_eq!(cost(&it, &NEXT_DAY), 3 * (60 + 30));
}

#[test]
fn different_talks_in_one_slot_are_good() {
    let mut it = instance();
    it.weights.audience_diversity = 1;
    it.weights.level_diversity = 10;
    it.weights.language_diversity = 100;
    (it.talks[0].audiences, it.talks[1].audiences) = (vec![1, 2], vec![2, 1]);
    assert_eq!(cost(&it, &AT_ONCE), -2 * 60);
    it.talks[1].level = 1;
    assert_eq!(cost(&it, &AT_ONCE), -2 * 60 - 10 * 60);
    it.talks[1].language = "kk".to_owned();
    assert_eq!(cost(&it, &AT_ONCE), -2 * 60 - 10 * 60 - 100 * 60);
    // Half an hour in common is not the same slot.
    assert_eq!(cost(&it, &HALF), 0);
}

#[test]
fn the_easier_talk_of_a_content_ends_first() {
    let mut it = instance();
    it.weights.level_flow = 1;
    for talk in &mut it.talks {
        talk.contents = vec![1, 2];
    }
    assert_eq!(cost(&it, &AT_ONCE), 0);
    it.talks[1].level = 3;
    assert_eq!(cost(&it, &IN_TURN), 0);
    assert_eq!(cost(&it, &NEXT_DAY), 0);
    assert_eq!(cost(&it, &HALF), 2 * (60 + 60));
    it.talks[0].level = 5;
    assert_eq!(cost(&it, &NEXT_DAY), 2 * (60 + 30));
}

#[test]
fn the_more_wanted_talk_has_the_larger_room() {
    let mut it = instance();
    it.weights.popular = 1;
    (it.talks[0].favorites, it.talks[1].favorites) = (5, 6);
    assert_eq!(cost(&it, &NEXT_DAY), 60 + 30);
    assert_eq!(cost(&it, &[(0, 1), (3, 0)]), 0);
    it.rooms[1].capacity = 100;
    assert_eq!(cost(&it, &NEXT_DAY), 0);
}

#[test]
fn preferred_tags_that_are_lacking_cost_for_each_minute_and_entry() {
    let mut it = instance();
    it.weights.preferred_tags = 1;
    it.slots[0].tags = words(&["early"]);
    it.rooms[1].tags = words(&["stage"]);
    it.talks[0].preferred_slot_tags = words(&["early", "late"]);
    it.talks[0].preferred_room_tags = words(&["stage", "stage", "lab"]);
    assert_eq!(cost(&it, &[(0, 1), (3, 0)]), (1 + 1) * 60);
    assert_eq!(cost(&it, &[(3, 0), (0, 1)]), (2 + 3) * 30);
}

#[test]
fn undesired_tags_that_are_there_cost_for_each_minute_and_entry() {
    let mut it = instance();
    it.weights.undesired_tags = 1;
    it.slots[0].tags = words(&["early"]);
    it.rooms[1].tags = words(&["stage"]);
    it.talks[0].undesired_slot_tags = words(&["early", "late"]);
    it.talks[0].undesired_room_tags = words(&["stage", "stage", "lab"]);
    assert_eq!(cost(&it, &[(0, 1), (3, 0)]), (1 + 2) * 60);
    assert_eq!(cost(&it, &[(3, 0), (0, 1)]), 0);
}

#[test]
fn people_without_a_seat_cost_once_a_talk() {
    let mut it = instance();
    it.weights.seats = 3;
    (it.talks[0].demand, it.talks[1].demand) = (103, 7);
    assert_eq!(cost(&it, &AT_ONCE), 9);
    assert_eq!(cost(&it, &[(0, 1), (0, 0)]), 3 * 93);
}

#[test]
fn talks_an_attendee_wants_at_once_cost_for_each_pair() {
    let mut it = instance();
    it.weights.attendee_conflict = 20;
    it.talks.push(talk());
    it.attendees = vec![vec![0, 1], vec![0, 1, 2], vec![2]];
    // 0 and 1 have half an hour in common, twice; 1 and 2 once; 0 and 2 follow each other.
    assert_eq!(cost(&it, &[(0, 0), (1, 1), (2, 0)]), 60);
}

// ----------------------------------------------------------------------------------------------------------- hard rules

#[test]
fn rule_1_the_slot_and_the_room_take_the_type() {
    let mut it = instance();
    it.slots[0].types = words(&["lab"]);
    assert_eq!(rules(&it, &IN_TURN), [Rule::Type]);
    it.rooms[0].types = words(&["lab"]);
    assert_eq!(rules(&it, &IN_TURN), [Rule::Type, Rule::Type, Rule::Type]);
}

#[test]
fn rule_1_a_pinned_talk_stays() {
    let mut it = instance();
    it.talks[1].pinned = Some(Place::from((2, 0)));
    assert_eq!(rules(&it, &IN_TURN), []);
    assert_eq!(rules(&it, &AT_ONCE), [Rule::Pinned]);
}

#[test]
fn rule_2_the_room_and_the_speakers_are_available() {
    let mut it = instance();
    it.rooms[0].unavailable = vec![0];
    it.talks[1].speakers = vec![0, 1];
    it.speakers[1].unavailable = vec![2];
    assert_eq!(rules(&it, &IN_TURN), [Rule::Unavailable, Rule::Unavailable]);
    assert_eq!(rules(&it, &[(1, 0), (3, 0)]), []);
}

#[test]
fn rule_3_required_tags_are_there_and_prohibited_ones_are_not() {
    let mut it = instance();
    it.slots[0].tags = words(&["early"]);
    it.rooms[1].tags = words(&["stage"]);
    it.talks[0].required_slot_tags = words(&["early"]);
    it.talks[0].prohibited_room_tags = words(&["stage"]);
    it.talks[1].required_room_tags = words(&["stage"]);
    it.talks[1].prohibited_slot_tags = words(&["early"]);
    assert_eq!(rules(&it, &HALF), []);
    assert_eq!(rules(&it, &[(2, 1), (0, 0)]), [Rule::Tags; 4]);
}

#[test]
fn rule_4_a_room_a_speaker_and_a_mutex_are_for_one_talk_at_a_time() {
    let mut it = instance();
    assert_eq!(rules(&it, &[(0, 0), (1, 0)]), [Rule::AtOnce]);
    (it.talks[0].speakers, it.talks[1].speakers) = (vec![0, 1], vec![1, 0]);
    assert_eq!(rules(&it, &HALF), [Rule::AtOnce]);
    (it.talks[0].mutex, it.talks[1].mutex) = (vec![7], vec![8, 7]);
    assert_eq!(rules(&it, &HALF), [Rule::AtOnce; 2]);
    assert_eq!(rules(&it, &NEXT_DAY), []);
}

#[test]
fn rule_5_a_speaker_has_a_pause() {
    let mut it = instance();
    (it.talks[0].speakers, it.talks[1].speakers) = (vec![0], vec![0]);
    assert_eq!(rules(&it, &IN_TURN), [Rule::Pause]);
    assert_eq!(rules(&it, &[(2, 0), (0, 0)]), [Rule::Pause]);
    it.slots[2] = Slot {
        start: 675,
        ..it.slots[2].clone()
    };
    assert_eq!(rules(&it, &IN_TURN), []);
    assert_eq!(rules(&it, &NEXT_DAY), []);
}

#[test]
fn rule_6_a_talk_comes_after_others() {
    let mut it = instance();
    it.talks[0].after = vec![1];
    assert_eq!(rules(&it, &[(2, 0), (0, 0)]), []);
    assert_eq!(rules(&it, &[(3, 0), (2, 0)]), []);
    assert_eq!(rules(&it, &HALF), [Rule::After]);
    assert_eq!(rules(&it, &NEXT_DAY), [Rule::After]);
}

#[test]
fn rule_7_two_crowds_in_a_slot_are_enough() {
    let mut it = instance();
    it.rooms.push(it.rooms[0].clone());
    it.talks = vec![talk(), talk(), talk()];
    for talk in &mut it.talks {
        talk.crowd = 1;
    }
    assert_eq!(rules(&it, &[(0, 0), (0, 1), (0, 2)]), [Rule::Crowd]);
    assert_eq!(rules(&it, &[(0, 0), (0, 1), (1, 2)]), []);
}

/// Both talks are in English and interpreted into Kazakh and Russian; interpreters 0 and 1 work into Kazakh, 2 and 3 into
/// Russian, 60 minutes a day.
fn interpreted() -> Instance {
    let mut it = instance();
    let interpreter = |one: &str, other: &str| Interpreter {
        languages: [one.to_owned(), other.to_owned()],
        unavailable: Vec::new(),
        max_minutes_per_day: 60,
    };
    it.interpreters = vec![
        interpreter("en", "kk"),
        interpreter("kk", "en"),
        interpreter("en", "ru"),
        interpreter("en", "ru"),
    ];
    for talk in &mut it.talks {
        talk.interpret_into = words(&["kk", "ru"]);
    }
    for room in &mut it.rooms {
        room.booths = 2;
    }
    it
}

fn sentences(instance: &Instance, places: &[(usize, usize)], interpreters: &[&[(&str, usize)]]) -> Vec<String> {
    let broken = checked(instance, places, interpreters).broken;
    assert!(broken.iter().all(|broken| broken.rule == Rule::Interpretation));
    broken.iter().map(ToString::to_string).collect()
}

#[test]
fn rule_8_interpreters_for_each_language() {
    let it = interpreted();
    let good: [&[(&str, usize)]; 2] = [&[("kk", 0), ("ru", 2)], &[("kk", 1), ("ru", 3)]];
    assert_eq!(sentences(&it, &AT_ONCE, &good), [""; 0]);
    let none: [&[(&str, usize)]; 2] = [&[("kk", 0)], &[("kk", 1), ("ru", 3)]];
    assert_eq!(
        sentences(&it, &AT_ONCE, &none),
        ["talk 0 has no interpreter for \"ru\""]
    );
    let wrong: [&[(&str, usize)]; 2] = [&[("kk", 0), ("ru", 1)], &[("kk", 1), ("ru", 3)]];
    assert_eq!(
        sentences(&it, &NEXT_DAY, &wrong),
        ["interpreter 1 of talk 0 does not work between \"en\" and \"ru\""]
    );
    assert_eq!(rules(&it, &AT_ONCE), [Rule::Form]);
}

#[test]
fn rule_8_booths_availability_and_one_place_at_a_time() {
    let mut it = interpreted();
    it.rooms[1].booths = 1;
    it.interpreters[2].unavailable = vec![0];
    let one: [&[(&str, usize)]; 2] = [&[("kk", 0), ("ru", 2)], &[("kk", 0), ("ru", 3)]];
    assert_eq!(
        sentences(&it, &HALF, &one),
        [
            "interpreter 2 of talk 0 is unavailable in slot 0",
            "talk 1 needs 2 booths, but room 1 has 1",
            "interpreter 0 is in talks 0 and 1 at once",
            "interpreter 0 works 120 minutes on day 0, at most 60",
        ]
    );
}

#[test]
fn rule_8_the_minutes_of_a_day() {
    let it = interpreted();
    let same: [&[(&str, usize)]; 2] = [&[("kk", 0), ("ru", 2)], &[("kk", 0), ("ru", 2)]];
    assert_eq!(sentences(&it, &NEXT_DAY, &same), [""; 0]);
    assert_eq!(
        sentences(&it, &IN_TURN, &same),
        [
            "interpreter 0 works 120 minutes on day 0, at most 60",
            "interpreter 2 works 120 minutes on day 0, at most 60",
        ]
    );
}

#[test]
fn a_solution_of_something_else_has_no_cost() {
    assert_eq!(rules(&instance(), &[(0, 0)]), [Rule::Form]);
    assert_eq!(rules(&instance(), &[(4, 0), (0, 2)]), [Rule::Form, Rule::Form]);
    let it = interpreted();
    let nobody: [&[(&str, usize)]; 2] = [&[("kk", 0), ("ru", 4)], &[("kk", 1), ("ru", 3)]];
    assert_eq!(checked(&it, &AT_ONCE, &nobody).broken[0].rule, Rule::Form);
}
