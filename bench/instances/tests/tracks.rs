//! Tracks into sessions and rooms: one test for each term of the objective and for each hard rule, counted by hand.

use instances::check::{Checked, Rule};
use instances::tracks::{FORMAT, Instance, Place, Session, Submission, Track, Weights};
use instances::{Solution, check};

/// Two tracks of three submissions of one slot, three sessions of three slots, three rooms; nothing costs anything.
fn instance() -> Instance {
    let session = |number: u32| Session {
        id: format!("S{number}"),
        slots: 3,
        date: "2026-11-09".to_owned(),
        start: format!("{:02}:00", 9 + number),
        end: format!("{:02}:45", 9 + number),
    };
    let submission = |track: usize| Submission {
        track,
        slots: 1,
        ..Submission::default()
    };
    Instance {
        format: FORMAT.to_owned(),
        name: "by-hand".to_owned(),
        sessions: (0..3).map(session).collect(),
        rooms: ["a", "b", "c"].map(str::to_owned).to_vec(),
        tracks: vec![Track::default(), Track::default()],
        submissions: [0, 0, 0, 1, 1, 1].map(submission).to_vec(),
        ..Instance::default()
    }
}

/// Track 0 in room 0 and track 1 in room 1, both in session 0.
const SIDE_BY_SIDE: [(usize, usize, u32); 6] = [(0, 0, 0), (0, 0, 1), (0, 0, 2), (0, 1, 0), (0, 1, 1), (0, 1, 2)];

fn checked(instance: &Instance, places: &[(usize, usize, u32)]) -> Checked {
    let solution = instance.solution(places.iter().copied().map(Place::from).collect());
    check(
        &instances::Instance::Tracks(instance.clone()),
        &Solution::Tracks(solution),
    )
}

/// What places that break nothing cost.
fn cost(instance: &Instance, places: &[(usize, usize, u32)]) -> i64 {
    let checked = checked(instance, places);
    assert_eq!(checked.broken, []);
    checked.objective
}

fn rules(instance: &Instance, places: &[(usize, usize, u32)]) -> Vec<Rule> {
    checked(instance, places)
        .broken
        .iter()
        .map(|broken| broken.rule)
        .collect()
}

#[test]
fn nothing_costs_nothing() {
    assert_eq!(cost(&instance(), &SIDE_BY_SIDE), 0);
}

#[test]
fn a_track_in_a_session_costs_once_for_each_of_its_cells() {
    let mut it = instance();
    it.weights.track_session = 100;
    it.track_session = vec![(0, 0, 7), (1, 2, 5)];
    assert_eq!(cost(&it, &SIDE_BY_SIDE), 700);
    let in_two_rooms = [(0, 0, 0), (0, 0, 1), (0, 2, 2), (2, 1, 0), (0, 1, 1), (0, 1, 2)];
    assert_eq!(cost(&it, &in_two_rooms), 700 + 700 + 500);
}

#[test]
fn a_track_in_a_room_costs_once_for_each_of_its_cells() {
    let mut it = instance();
    it.weights.track_room = 10;
    it.track_room = vec![(0, 0, 3), (1, 2, 4)];
    assert_eq!(cost(&it, &SIDE_BY_SIDE), 30);
    let in_two_sessions = [(0, 0, 0), (1, 0, 1), (2, 0, 2), (0, 1, 0), (0, 1, 1), (0, 1, 2)];
    assert_eq!(cost(&it, &in_two_sessions), 90);
}

#[test]
fn a_room_in_a_session_costs_when_it_is_used() {
    let mut it = instance();
    it.weights.session_room = 2;
    it.session_room = vec![(0, 0, 3), (0, 1, 40), (0, 2, 500)];
    assert_eq!(cost(&it, &SIDE_BY_SIDE), 86);
}

#[test]
fn similar_tracks_cost_for_each_two_rooms_of_a_session() {
    let mut it = instance();
    it.weights.similar = 2;
    it.similar = vec![(0, 1, 10)];
    assert_eq!(cost(&it, &SIDE_BY_SIDE), 20);
    let three_rooms = [(0, 0, 0), (0, 2, 1), (0, 0, 2), (0, 1, 0), (0, 1, 1), (0, 1, 2)];
    assert_eq!(cost(&it, &three_rooms), 40);
    let parted = [(0, 0, 0), (0, 0, 1), (0, 0, 2), (1, 1, 0), (1, 1, 1), (1, 1, 2)];
    assert_eq!(cost(&it, &parted), 0);
}

#[test]
fn a_track_pays_for_each_further_room() {
    let mut it = instance();
    it.weights.rooms_per_track = 5;
    let three_and_two = [(0, 0, 0), (1, 1, 0), (2, 2, 0), (0, 1, 0), (1, 0, 1), (0, 1, 2)];
    assert_eq!(cost(&it, &three_and_two), 5 * 2 + 5);
}

#[test]
fn a_track_pays_for_each_further_room_of_a_session() {
    let mut it = instance();
    it.weights.parallel = 5;
    let one_after_another = [(0, 0, 0), (1, 1, 0), (2, 2, 0), (1, 2, 0), (1, 2, 1), (1, 2, 2)];
    assert_eq!(cost(&it, &one_after_another), 0);
    let at_once = [(0, 0, 0), (0, 1, 0), (0, 2, 0), (1, 2, 0), (1, 1, 1), (1, 2, 2)];
    assert_eq!(cost(&it, &at_once), 5 * 2 + 5);
}

#[test]
fn a_track_with_a_gap_between_its_sessions_costs_once() {
    let mut it = instance();
    it.weights.consecutive = 9;
    let one_gap = [(0, 0, 0), (2, 0, 0), (2, 0, 1), (0, 1, 0), (1, 1, 0), (2, 1, 0)];
    assert_eq!(cost(&it, &one_gap), 9);
}

#[test]
fn a_time_of_day_costs_for_each_slot_of_a_submission() {
    let mut it = instance();
    it.weights.timezone = 3;
    it.submissions[0].slots = 2;
    it.timezone = vec![(0, 1, 10), (4, 1, 1), (5, 2, 1)];
    let places = [(1, 0, 0), (1, 0, 2), (2, 0, 0), (1, 1, 0), (1, 1, 1), (0, 1, 2)];
    assert_eq!(cost(&it, &places), 3 * (2 * 10 + 1));
}

#[test]
fn a_session_costs_for_each_slot_of_a_submission() {
    let mut it = instance();
    it.weights.submission_session = 3;
    it.submissions[0].slots = 3;
    it.submission_session = vec![(0, 0, 10), (4, 0, 1), (5, 2, 1)];
    let places = [(0, 0, 0), (1, 0, 0), (1, 0, 1), (0, 1, 0), (0, 1, 1), (0, 1, 2)];
    assert_eq!(cost(&it, &places), 3 * (3 * 10 + 1));
}

#[test]
fn a_room_costs_for_each_slot_of_a_submission() {
    let mut it = instance();
    it.weights.submission_room = 3;
    it.submissions[0].slots = 2;
    it.submission_room = vec![(0, 0, 10), (4, 1, 1), (5, 2, 1)];
    let places = [(0, 0, 0), (1, 0, 0), (1, 0, 1), (0, 1, 0), (0, 1, 1), (0, 1, 2)];
    assert_eq!(cost(&it, &places), 3 * (2 * 10 + 1));
}

#[test]
fn a_submission_out_of_its_order_in_the_track_costs() {
    let mut it = instance();
    it.weights.order = 4;
    // Wanted third, nowhere, first: they stand first, second and third.
    it.submissions[0].order = 3;
    it.submissions[2].order = 1;
    assert_eq!(cost(&it, &SIDE_BY_SIDE), 8);
    // By session, then by room, then by slot.
    let third_by_session = [(2, 0, 0), (0, 2, 2), (0, 0, 2), (0, 1, 0), (0, 1, 1), (0, 1, 2)];
    assert_eq!(cost(&it, &third_by_session), 0);
    let third_by_room = [(0, 2, 0), (0, 0, 2), (0, 0, 1), (0, 1, 0), (0, 1, 1), (0, 1, 2)];
    assert_eq!(cost(&it, &third_by_room), 0);
}

#[test]
fn ordered_submissions_of_a_track_at_once_cost_for_each_slot() {
    let mut it = instance();
    it.weights.order = 4;
    it.submissions[0].order = 1;
    it.submissions[0].slots = 3;
    it.submissions[1].order = 2;
    it.submissions[1].slots = 2;
    // In their order by room, but at once in slots 1 and 2; the third has no order.
    let at_once = [(0, 0, 0), (0, 1, 1), (0, 2, 0), (1, 1, 0), (1, 1, 1), (1, 1, 2)];
    assert_eq!(cost(&it, &at_once), 8);
    // In another session there is nothing at once.
    let parted = [(0, 0, 0), (1, 0, 1), (2, 2, 0), (1, 1, 0), (1, 1, 1), (1, 1, 2)];
    assert_eq!(cost(&it, &parted), 0);
}

#[test]
fn a_presenter_in_two_rooms_of_a_session_costs_for_each_pair() {
    let mut it = instance();
    it.weights.presenter_session = 6;
    it.submissions[0].presenters = vec![1, 2];
    it.submissions[3].presenters = vec![2, 1];
    it.submissions[4].presenters = vec![1];
    // Pairs 0-3 and 0-4 are in two rooms; 3-4 is in one.
    assert_eq!(cost(&it, &SIDE_BY_SIDE), 12);
}

#[test]
fn a_presenter_who_chairs_the_other_track_is_a_pair_too() {
    let mut it = instance();
    it.weights.presenter_session = 6;
    it.tracks[1].chairs = vec![9];
    it.submissions[0].presenters = vec![9];
    // With each of the three submissions of track 1.
    assert_eq!(cost(&it, &SIDE_BY_SIDE), 18);
    // Whoever chairs their own track is no pair.
    it.submissions[0].presenters.clear();
    it.submissions[3].presenters = vec![9];
    let own_track_in_two_rooms = [(0, 0, 0), (0, 0, 1), (0, 0, 2), (1, 1, 0), (1, 0, 1), (1, 0, 2)];
    assert_eq!(cost(&it, &own_track_in_two_rooms), 0);
}

#[test]
fn an_attendee_in_two_rooms_of_a_session_costs_for_each_pair() {
    let mut it = instance();
    it.weights.attendee_session = 6;
    it.submissions[0].attendees = vec![1];
    it.submissions[3].attendees = vec![1];
    it.submissions[4].presenters = vec![1];
    it.tracks[0].chairs = vec![5];
    it.submissions[5].attendees = vec![5];
    // 0-3 by an attendee, 0-4 by a presenter, 5 with all of track 0 by its chair; 0-5 is none of the others.
    assert_eq!(cost(&it, &SIDE_BY_SIDE), 6 * (1 + 1 + 3));
}

#[test]
fn tracks_with_one_chair_cost_for_each_two_rooms_of_a_session() {
    let mut it = instance();
    it.weights.chair = 6;
    it.tracks[0].chairs = vec![1, 2];
    it.tracks[1].chairs = vec![2, 1];
    assert_eq!(cost(&it, &SIDE_BY_SIDE), 6);
    // A track with itself is no pair.
    let three_rooms = [(0, 0, 0), (0, 2, 1), (0, 0, 2), (0, 1, 0), (0, 1, 1), (0, 1, 2)];
    assert_eq!(cost(&it, &three_rooms), 12);
}

#[test]
fn a_presenter_at_two_places_at_once_costs_for_each_slot() {
    let mut it = instance();
    it.weights.presenter_slot = 7;
    it.submissions[0].slots = 3;
    it.submissions[3].slots = 2;
    it.submissions[0].presenters = vec![1];
    it.submissions[3].presenters = vec![1];
    let places = [(0, 0, 0), (1, 0, 0), (1, 0, 1), (0, 1, 1), (0, 1, 0), (1, 1, 2)];
    assert_eq!(cost(&it, &places), 14);
}

#[test]
fn an_attendee_at_two_places_at_once_costs_for_each_slot() {
    let mut it = instance();
    it.weights.attendee_slot = 7;
    it.submissions[0].attendees = vec![1];
    it.submissions[3].presenters = vec![1];
    it.submissions[4].attendees = vec![1];
    assert_eq!(cost(&it, &SIDE_BY_SIDE), 7);
}

#[test]
fn terms_are_summed() {
    let mut it = instance();
    it.weights = Weights {
        track_session: 1,
        chair: 10,
        similar: 100,
        ..Weights::default()
    };
    it.track_session = vec![(0, 0, 1)];
    it.similar = vec![(0, 1, 1)];
    it.tracks[0].chairs = vec![1];
    it.tracks[1].chairs = vec![1];
    assert_eq!(cost(&it, &SIDE_BY_SIDE), 111);
}

#[test]
fn slots_are_inside_the_session() {
    let mut it = instance();
    it.submissions[0].slots = 2;
    let over = [(1, 0, 2), (0, 0, 1), (0, 0, 2), (0, 1, 0), (0, 1, 1), (0, 1, 2)];
    assert_eq!(rules(&it, &over), [Rule::OutsideSession]);
    let far = [(1, 0, u32::MAX), (0, 0, 1), (0, 0, 2), (0, 1, 0), (0, 1, 1), (0, 1, 2)];
    assert_eq!(rules(&it, &far), [Rule::OutsideSession]);
}

#[test]
fn a_slot_of_a_cell_is_for_one_submission() {
    let twice = [(0, 0, 0), (0, 0, 0), (0, 0, 2), (0, 1, 0), (0, 1, 1), (0, 1, 2)];
    assert_eq!(rules(&instance(), &twice), [Rule::SlotTaken]);
}

#[test]
fn a_cell_belongs_to_one_track() {
    let mixed = [(0, 0, 0), (0, 0, 1), (1, 0, 2), (0, 0, 2), (0, 1, 1), (0, 1, 2)];
    let checked = checked(&instance(), &mixed);
    assert_eq!(checked.broken.len(), 1);
    assert_eq!(
        checked.broken[0].to_string(),
        "session 0, room 0 belongs to one track but has {0, 1}"
    );
}

#[test]
fn a_solution_of_something_else_has_no_cost() {
    assert_eq!(rules(&instance(), &SIDE_BY_SIDE[..5]), [Rule::Form]);
    let nowhere = [(3, 0, 0), (0, 3, 1), (0, 0, 2), (0, 1, 0), (0, 1, 1), (0, 1, 2)];
    assert_eq!(rules(&instance(), &nowhere), [Rule::Form, Rule::Form]);
}
