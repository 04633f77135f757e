//! Files that are not read, and the sentence that says why.

use instances::{Instance, Solution};
use serde_json::{Value, json};

fn tracks() -> Value {
    let weights: serde_json::Map<String, Value> = [
        "track_session",
        "track_room",
        "session_room",
        "similar",
        "rooms_per_track",
        "parallel",
        "consecutive",
        "timezone",
        "order",
        "submission_session",
        "submission_room",
        "presenter_session",
        "attendee_session",
        "chair",
        "presenter_slot",
        "attendee_slot",
    ]
    .into_iter()
    .map(|name| (name.to_owned(), json!(1)))
    .collect();
    json!({
        "format": "kurultai-bench/programme-tracks/1",
        "name": "small",
        "weights": weights,
        "sessions": [
            {"id": "A", "slots": 2, "date": "2026-11-09", "start": "09:30", "end": "10:30"},
            {"id": "B", "slots": 3, "date": "2026-11-09", "start": "11:00", "end": "12:30"},
        ],
        "rooms": ["one", "two"],
        "tracks": [{"id": "X", "chairs": [1]}, {"id": "Y", "chairs": []}],
        "submissions": [
            {"id": "P", "track": 0, "slots": 1, "order": 1, "presenters": [1, 2], "attendees": []},
            {"id": "Q", "track": 1, "slots": 3, "order": 0, "presenters": [], "attendees": [2]},
        ],
        "track_session": [[0, 1, 10]], "track_room": [], "session_room": [], "similar": [[0, 1, 5]],
        "submission_session": [], "submission_room": [], "timezone": [],
    })
}

fn talks() -> Value {
    let talk = |id: &str| {
        json!({
            "id": id, "type": "talk", "speakers": [0], "themes": [1], "sectors": [], "audiences": [], "contents": [],
            "mutex": [], "level": 1, "language": "ru", "interpret_into": ["kk"],
            "required_slot_tags": [], "required_room_tags": [], "preferred_slot_tags": [], "preferred_room_tags": ["stage"],
            "prohibited_slot_tags": [], "prohibited_room_tags": [], "undesired_slot_tags": [], "undesired_room_tags": [],
            "after": [], "favorites": 3, "demand": 3, "crowd": 0, "pinned": [0, 0],
        })
    };
    json!({
        "format": "kurultai-bench/programme-talks/1",
        "name": "small",
        "speaker_pause": 15,
        "weights": {"seats": 10, "theme_conflict": 4},
        "slots": [{"day": 0, "start": 600, "end": 660, "types": ["talk"], "tags": []}],
        "rooms": [{"capacity": 10, "types": ["talk"], "tags": [], "booths": 1, "unavailable": []}],
        "speakers": [{"unavailable": []}],
        "interpreters": [{"languages": ["ru", "kk"], "unavailable": [], "max_minutes_per_day": 300}],
        "talks": [talk("T0"), talk("T1"), talk("T2")],
        "attendees": [[0, 2]],
    })
}

fn refusal(value: &Value) -> String {
    match Instance::parse("file.json", value.to_string().as_bytes()) {
        Ok(_) => "read".to_owned(),
        Err(refusal) => refusal.to_string(),
    }
}

/// Puts each value at its place and compares what is said.
fn refused(base: &Value, cases: &[(&str, Value, &str)]) {
    assert_eq!(refusal(base), "read");
    for (pointer, value, sentence) in cases {
        let mut changed = base.clone();
        *changed.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value.clone();
        assert_eq!(
            refusal(&changed),
            format!("file.json: {sentence}"),
            "{pointer} = {value}"
        );
    }
}

#[test]
fn numbers_and_indices_of_tracks_are_in_range() {
    refused(
        &tracks(),
        &[
            (
                "/submissions/1/track",
                json!(2),
                "submissions[1].track is 2; tracks are numbered from 0 to 1",
            ),
            (
                "/submissions/1/slots",
                json!(4),
                "submissions[1].slots is 4; a submission needs 1 to 3 slots, as many as the longest session has",
            ),
            (
                "/submissions/0/slots",
                json!(0),
                "submissions[0].slots is 0; a submission needs 1 to 3 slots, as many as the longest session has",
            ),
            (
                "/submissions/0/order",
                json!(20_001),
                "submissions[0].order is 20001; 0 for none, or a place in the track of at most 20000",
            ),
            (
                "/submissions/0/presenters",
                json!([1, 1]),
                "submissions[0].presenters[1] is 1; an entry is listed once",
            ),
            (
                "/tracks/0/chairs",
                json!([4, 4]),
                "tracks[0].chairs[1] is 4; an entry is listed once",
            ),
            (
                "/sessions/0/slots",
                json!(0),
                "sessions[0].slots is 0; a session has 1 to 1440 slots",
            ),
            (
                "/track_session/0/0",
                json!(2),
                "track_session[0][0] is 2; tracks are numbered from 0 to 1",
            ),
            (
                "/track_session/0/1",
                json!(2),
                "track_session[0][1] is 2; sessions are numbered from 0 to 1",
            ),
            (
                "/track_session/0/2",
                json!(-1),
                "track_session[0][2] is -1; weights and penalties are 0 or more",
            ),
            (
                "/track_session",
                json!([[0, 1, 1], [0, 1, 1]]),
                "track_session[1] is a second entry for [0, 1]; a pair is listed once",
            ),
            (
                "/similar/0",
                json!([1, 0, 5]),
                "similar[0] is [1, 0, …]; of two tracks the smaller number comes first",
            ),
            (
                "/weights/chair",
                json!(-3),
                "weights.chair is -3; weights and penalties are 0 or more",
            ),
            (
                "/weights/order",
                json!(i64::MAX),
                "weights.order is 9223372036854775807; so large an objective does not fit into 62 bits: divide weights or \
                 penalties",
            ),
            ("/rooms", json!([]), "rooms is a list of 0; 1 to 10000 entries are read"),
            (
                "/submissions/1/track",
                json!(0),
                "tracks[1] is without submissions; a track has a submission at least: leave the track out",
            ),
        ],
    );
}

#[test]
fn sessions_have_times_that_ascend() {
    refused(
        &tracks(),
        &[
            (
                "/sessions/0/end",
                json!("09:30"),
                "sessions[0].end is \"09:30\"; a session ends after its start, 09:30",
            ),
            (
                "/sessions/0/start",
                json!("9:30"),
                "sessions[0].start is \"9:30\"; a time is written as 09:30",
            ),
            (
                "/sessions/0/end",
                json!("25:00"),
                "sessions[0].end is \"25:00\"; a time is written as 09:30",
            ),
            (
                "/sessions/0/date",
                json!("9 Nov"),
                "sessions[0].date is \"9 Nov\"; a date is written as 2026-11-09",
            ),
            (
                "/sessions/1/date",
                json!("2026-11-08"),
                "sessions[1] is 2026-11-08 11:00; sessions are listed in the order of time, and the one before is at \
                 2026-11-09 09:30",
            ),
        ],
    );
}

#[test]
fn numbers_and_indices_of_talks_are_in_range() {
    refused(
        &talks(),
        &[
            (
                "/slots/0/end",
                json!(600),
                "slots[0].end is 600; a slot ends after its start, 600",
            ),
            (
                "/slots/0/end",
                json!(1441),
                "slots[0].end is 1441; times are minutes of the day, at most 1440",
            ),
            (
                "/speaker_pause",
                json!(1441),
                "speaker_pause is 1441; a pause is at most 1440 minutes",
            ),
            (
                "/rooms/0/unavailable",
                json!([1]),
                "rooms[0].unavailable[0] is 1; slots are numbered from 0 to 0",
            ),
            (
                "/speakers/0/unavailable",
                json!([0, 0]),
                "speakers[0].unavailable[1] is 0; an entry is listed once",
            ),
            (
                "/interpreters/0/unavailable",
                json!([9]),
                "interpreters[0].unavailable[0] is 9; slots are numbered from 0 to 0",
            ),
            (
                "/interpreters/0/languages",
                json!(["ru", "ru"]),
                "interpreters[0].languages is \"ru\" twice; an interpreter works between two languages",
            ),
            (
                "/talks/1/speakers",
                json!([1]),
                "talks[1].speakers[0] is 1; speakers are numbered from 0 to 0",
            ),
            (
                "/talks/1/themes",
                json!([1, 1]),
                "talks[1].themes[1] is 1; an entry is listed once",
            ),
            ("/talks/1/crowd", json!(2), "talks[1].crowd is 2; it is 0 or 1"),
            (
                "/talks/1/pinned",
                json!([1, 0]),
                "talks[1].pinned[0] is 1; slots are numbered from 0 to 0",
            ),
            (
                "/talks/1/pinned",
                json!([0, 1]),
                "talks[1].pinned[1] is 1; rooms are numbered from 0 to 0",
            ),
            (
                "/talks/1/interpret_into",
                json!(["kk", "ru"]),
                "talks[1].interpret_into[1] is \"ru\"; a talk is interpreted into other languages than its own",
            ),
            (
                "/talks/1/interpret_into",
                json!(["kk", "kk"]),
                "talks[1].interpret_into[1] is \"kk\"; an entry is listed once",
            ),
            (
                "/attendees/0",
                json!([3]),
                "attendees[0][0] is 3; talks are numbered from 0 to 2",
            ),
            (
                "/attendees/0",
                json!([2, 1]),
                "attendees[0][1] is 1; the talks an attendee wants ascend, and 2 comes before",
            ),
            (
                "/weights/seats",
                json!(-1),
                "weights.seats is -1; weights and penalties are 0 or more",
            ),
        ],
    );
    let mut without = talks();
    without["speakers"] = json!([]);
    assert_eq!(
        refusal(&without),
        "file.json: talks[0].speakers[0] is 0; there are no speakers"
    );
}

#[test]
fn talks_that_wait_for_each_other_are_refused() {
    refused(
        &talks(),
        &[(
            "/talks/0/after",
            json!([0]),
            "talks[0].after is part of a circle of talks that wait for each other (0); a talk never waits for itself",
        )],
    );
    let mut circle = talks();
    circle["talks"][0]["after"] = json!([1]);
    circle["talks"][1]["after"] = json!([2]);
    circle["talks"][2]["after"] = json!([1]);
    assert_eq!(
        refusal(&circle),
        "file.json: talks[1].after is part of a circle of talks that wait for each other (1 after 2); a talk never waits \
         for itself"
    );
}

#[test]
fn what_is_not_a_whole_number_is_refused_at_its_place() {
    for (base, pointer, value) in [
        (tracks(), "/submissions/1/track", json!(-1)),
        (tracks(), "/submissions/1/slots", json!(1.5)),
        (tracks(), "/submissions/1/presenters/0", json!(null)),
        (tracks(), "/weights/order", json!("many")),
        (tracks(), "/track_session/0", json!([1, 2])),
        (talks(), "/talks/2/demand", json!(u64::MAX)),
        (talks(), "/talks/2/crowd", json!(300)),
        (talks(), "/talks/2/pinned", json!([0])),
        (talks(), "/slots/0/start", json!({})),
    ] {
        let mut changed = base;
        match changed.pointer_mut(pointer) {
            Some(place) => *place = value,
            None => changed["submissions"][1]["presenters"] = json!([value]),
        }
        let place = pointer
            .trim_start_matches('/')
            .split('/')
            .fold(String::new(), |path, part| {
                if part.parse::<usize>().is_ok() {
                    format!("{path}[{part}]")
                } else if path.is_empty() {
                    part.to_owned()
                } else {
                    format!("{path}.{part}")
                }
            });
        let sentence = refusal(&changed);
        assert!(
            sentence.starts_with(&format!("file.json: {place}")),
            "{place}: {sentence}"
        );
        assert!(!sentence.contains("usize") && !sentence.contains("u32"), "{sentence}");
    }
}

#[test]
fn what_the_format_does_not_know_is_refused() {
    let mut unknown = tracks();
    unknown["submision_session"] = json!([]);
    assert!(
        refusal(&unknown).contains("unknown field `submision_session`"),
        "{}",
        refusal(&unknown)
    );
    let mut unknown = talks();
    unknown["weights"]["sets"] = json!(1);
    assert!(
        refusal(&unknown).contains("unknown field `sets`"),
        "{}",
        refusal(&unknown)
    );
    let mut missing = talks();
    missing["talks"][0].as_object_mut().unwrap().remove("speakers");
    assert!(
        refusal(&missing).contains("missing field `speakers`"),
        "{}",
        refusal(&missing)
    );
    let mut missing = tracks();
    missing["weights"].as_object_mut().unwrap().remove("chair");
    assert!(
        refusal(&missing).contains("missing field `chair`"),
        "{}",
        refusal(&missing)
    );
}

#[test]
fn a_name_is_fit_for_a_file() {
    let right = "a name is 1 to 80 letters, digits, '-', '_' or '.', and does not begin with '.'";
    for name in ["", "../up", "a/b", ".hidden", "line\nbreak"] {
        let mut named = tracks();
        named["name"] = json!(name);
        assert_eq!(refusal(&named), format!("file.json: name is {name:?}; {right}"));
    }
}

#[test]
fn what_is_no_instance_is_refused() {
    let refusal = |text: &str| Instance::parse("file.json", text.as_bytes()).unwrap_err().to_string();
    assert!(refusal("").starts_with("file.json: not JSON: EOF"), "{}", refusal(""));
    assert!(refusal("[NaN]").contains("file.json: "), "{}", refusal("[NaN]"));
    assert!(refusal(&"[".repeat(100_000)).contains("file.json: "));
    let deep = format!("{{\"format\": {}", "[".repeat(100_000));
    assert!(refusal(&deep).contains("file.json: "));
    let twice = format!("{}{}", tracks(), tracks());
    assert!(refusal(&twice).contains("more than one JSON object") || refusal(&twice).contains("not JSON"));
    assert_eq!(
        refusal("{\"format\": \"else\"}"),
        "file.json: format is \"else\"; an instance has \"kurultai-bench/programme-tracks/1\" or \
         \"kurultai-bench/programme-talks/1\""
    );
    let missing = Instance::read(std::path::Path::new("no-such-file.json"))
        .unwrap_err()
        .to_string();
    assert!(missing.starts_with("no-such-file.json: not read: "), "{missing}");
}

#[test]
fn a_solution_is_read_for_its_instance() {
    let instance = Instance::parse("file.json", tracks().to_string().as_bytes()).unwrap();
    let read = |value: Value| Solution::parse("mine.json", value.to_string().as_bytes(), &instance);
    let format = "kurultai-bench/programme-tracks-solution/1";
    let good = json!({"format": format, "instance": "small", "assignment": [[0, 0, 0], [1, 1, 0]]});
    let solution = read(good.clone()).unwrap();
    assert_eq!(instances::check(&instance, &solution).broken, []);
    assert_eq!(serde_json::to_value(&solution).unwrap(), good);
    let refusal = |value| read(value).unwrap_err().to_string();
    assert_eq!(
        refusal(json!({"format": format, "instance": "other", "assignment": []})),
        "mine.json: instance is \"other\"; it is checked against \"small\""
    );
    assert_eq!(
        refusal(json!({"format": "kurultai-bench/programme-talks-solution/1"})),
        "mine.json: format is \"kurultai-bench/programme-talks-solution/1\"; a solution of small has \
         \"kurultai-bench/programme-tracks-solution/1\""
    );
    let negative = json!({"format": format, "instance": "small", "assignment": [[0, 0, -1]]});
    assert!(
        refusal(negative.clone()).starts_with("mine.json: assignment[0]"),
        "{}",
        refusal(negative)
    );
}
