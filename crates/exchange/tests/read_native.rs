//! Our own archive: lossless, and exact about what is wrong.

use std::collections::BTreeMap;
use std::path::PathBuf;

use exchange::archive::{
    Archive, Attendance, Day, Edition, FORMAT, Fact, Hall, Language, Link, Organisation, Person, Planning, Provenance,
    Region, Session, SessionRole, Source, Text, Track, Venue, Window, Wishes, derived_uid,
};
use exchange::read::native;
use jiff::civil::{Date, DateTime};
use proptest::prelude::*;

fn sample() -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/samples/read/archive.json");
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[track_caller]
fn fault(json: &str) -> String {
    let remarks = native("a.json", json.as_bytes()).expect_err("this is no archive");
    assert_eq!(remarks.len(), 1);
    assert!(remarks[0].is_error());
    remarks[0].to_string()
}

#[test]
fn an_archive_is_read_and_written_as_the_same_bytes() {
    let json = sample();
    let archive = native("archive.json", json.as_bytes()).unwrap_or_else(|remarks| panic!("{}", remarks[0]));
    assert_eq!(archive.to_json(), json);
}

#[test]
fn a_fault_is_told_with_its_line_and_column() {
    assert_eq!(
        fault("{}"),
        "a.json:1:1: error: the file is no archive (an archive begins with \"format\": \"kurultai/1\")"
    );
    assert_eq!(
        fault("{\"format\": \"kurultai/9\"}"),
        "a.json:1:1: error: an archive of another format: kurultai/9 (this version reads kurultai/1)"
    );
    assert_eq!(
        fault("{\n  \"format\": \"kurultai/1\",\n  \"edition\": []\n}"),
        "a.json:3:11: error: unknown field `edition`, expected one of `format`, `regions`, `series`, `editions`, `facts`, `sources`"
    );
    assert_eq!(
        fault("{\"format\": \"kurultai/1\""),
        "a.json:1:23: error: EOF while parsing an object (the file was cut short; fetch it again)"
    );
    assert_eq!(
        fault("format: kurultai/1"),
        "a.json:1:2: error: expected ident (the file is no JSON)"
    );
    let wrong = sample().replace("\"start\": \"2017-11-09\"", "\"start\": \"9 November\"");
    assert!(fault(&wrong).starts_with("a.json:"), "{}", fault(&wrong));
}

#[test]
fn deep_nesting_is_a_fault_and_no_overflow() {
    let json = format!("{{\"format\": \"kurultai/1\", \"editions\": {}", "[".repeat(200_000));
    assert!(fault(&json).contains("error"));
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~]{0,20}",
        "[а-яәғқңөұүһіА-Я ]{1,20}",
        any::<String>(),
        Just("\u{2028}\"\\/\u{7f}\u{0}\u{1f3d4}".to_owned()),
    ]
}

fn text() -> impl Strategy<Value = Text> {
    (
        proptest::collection::btree_map("[a-z]{2}", words(), 0..3),
        any::<bool>(),
    )
        .prop_map(|(words, translated)| {
            let words: BTreeMap<Language, String> =
                words.into_iter().map(|(tag, words)| (Language(tag), words)).collect();
            Text {
                translated: words.keys().filter(|_| translated).cloned().collect(),
                words,
            }
        })
}

fn date() -> impl Strategy<Value = Date> {
    (1900_i16..2200, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| Date::constant(year, month, day))
}

fn moment() -> impl Strategy<Value = DateTime> {
    (date(), 0_i8..24, 0_i8..60, 0_i8..60).prop_map(|(date, hour, minute, second)| date.at(hour, minute, second, 0))
}

fn provenance() -> impl Strategy<Value = Provenance> {
    (
        proptest::option::of(words()),
        proptest::option::of(text()),
        proptest::collection::vec(words(), 0..2),
        proptest::collection::btree_set("[a-z*]{1,8}", 0..3),
    )
        .prop_map(|(certainty, note, sources, illustrative)| Provenance {
            certainty,
            note,
            sources,
            illustrative,
        })
}

fn session() -> impl Strategy<Value = Session> {
    let parts = (
        text(),
        proptest::option::of(text()),
        proptest::option::of(moment()),
        proptest::option::of(moment()),
        proptest::collection::vec(words(), 0..3),
        provenance(),
        any::<(bool, bool, Option<u32>)>(),
        words(),
    );
    parts.prop_map(
        |(title, summary, start, end, names, record, (cancelled, outside, audience), id)| Session {
            uid: derived_uid("e", "session", &id),
            id,
            kind: "talk".to_owned(),
            title,
            subtitle: None,
            summary: summary.clone(),
            description: summary.clone(),
            part_of: names.first().cloned(),
            date: start.map(|start| start.date()),
            start,
            end,
            venue: None,
            hall: names.last().cloned(),
            track: None,
            sides: names.clone(),
            organisers: Vec::new(),
            languages: names.iter().map(|name| Language::new(name)).collect(),
            interpretation: Vec::new(),
            roles: names
                .iter()
                .map(|name| SessionRole {
                    person: name.clone(),
                    role: "speaker".to_owned(),
                    side: Some(name.clone()),
                    illustrative: cancelled,
                })
                .collect(),
            audience,
            equipment: names.clone(),
            outside_programme: outside,
            cancelled,
            after: names.clone(),
            wishes: Wishes {
                fixed: cancelled,
                right_after: names.first().cloned(),
                topics: names.clone(),
                ..Wishes::default()
            },
            agreements: Vec::new(),
            outcomes: summary.iter().cloned().collect(),
            facts: summary
                .iter()
                .map(|what| Fact {
                    what: what.clone(),
                    value: names.first().cloned(),
                    unit: None,
                    approximate: outside,
                    sources: Vec::new(),
                })
                .collect(),
            links: names.into_iter().map(|url| Link { url, title: None }).collect(),
            record,
        },
    )
}

fn archive() -> impl Strategy<Value = Archive> {
    let parts = (
        proptest::collection::vec(session(), 0..3),
        text(),
        date(),
        date(),
        provenance(),
        proptest::option::of(text()),
        words(),
        any::<bool>(),
    );
    parts.prop_map(|(sessions, title, start, end, record, maybe, word, flag)| {
        let edition = edition(sessions, &title, start, end, &record, maybe.as_ref(), &word, flag);
        Archive {
            format: FORMAT.to_owned(),
            regions: vec![Region {
                id: word.clone(),
                side: word.clone(),
                kind: word.clone(),
                name: title.clone(),
                centre: title,
                land_border: flag,
                borders: vec![word.clone()],
                former_code: Some(word.clone()),
                note: maybe,
                sources: Vec::new(),
            }],
            series: Vec::new(),
            editions: vec![edition],
            facts: Vec::new(),
            sources: vec![Source {
                id: word.clone(),
                url: word.clone(),
                publisher: word.clone(),
                language: Some(Language::new(&word)),
                date: Some(word),
            }],
        }
    })
}

#[expect(clippy::too_many_arguments, reason = "the parts of a random edition")]
fn edition(
    sessions: Vec<Session>,
    title: &Text,
    start: Date,
    end: Date,
    record: &Provenance,
    maybe: Option<&Text>,
    word: &str,
    flag: bool,
) -> Edition {
    let uid = derived_uid("e", "x", word);
    let json = format!(
        "{{\"id\": \"e\", \"uid\": \"{uid}\", \"status\": \"planned\", \"title\": {{}}, \"languages\": [], \
         \"start\": \"{start}\", \"end\": \"{end}\", \"timezone\": \"UTC\"}}"
    );
    let bare: Edition = serde_json::from_str(&json).expect("the least that an edition has");
    Edition {
        title: title.clone(),
        theme: maybe.cloned(),
        ordinal: flag.then_some(14),
        languages: title.words.keys().cloned().collect(),
        days: vec![Day {
            date: start,
            name: maybe.cloned(),
            opens: flag.then(|| jiff::civil::time(9, 0, 0, 0)),
            closes: None,
            illustrative: flag,
        }],
        tracks: vec![Track {
            id: word.to_owned(),
            name: title.clone(),
            colour: Some(word.to_owned()),
            illustrative: flag,
        }],
        venues: vec![Venue {
            id: word.to_owned(),
            uid,
            kind: maybe.map(|_| word.to_owned()),
            name: title.clone(),
            city: maybe.cloned(),
            region: None,
            address: maybe.cloned(),
            latitude: Some("55.1".to_owned()),
            longitude: None,
            operator: None,
            site: maybe.cloned(),
            purpose: maybe.cloned(),
            halls: vec![Hall {
                id: word.to_owned(),
                uid,
                name: title.clone(),
                capacity: flag.then_some(700),
                equipment: vec![word.to_owned()],
                booths: flag.then_some(2),
                open: Vec::new(),
                illustrative: !flag,
            }],
            record: record.clone(),
        }],
        organisations: vec![Organisation {
            id: word.to_owned(),
            uid,
            side: None,
            kind: word.to_owned(),
            name: title.clone(),
            former_name: maybe.cloned(),
            city: None,
            region: None,
            ror: None,
            url: None,
            role: maybe.cloned(),
            status: None,
            represented_by: None,
            owners: vec![word.to_owned()],
            facts: vec![title.clone()],
            record: record.clone(),
        }],
        people: vec![Person {
            id: word.to_owned(),
            uid,
            side: Some(word.to_owned()),
            name: title.clone(),
            sort_name: maybe.cloned().unwrap_or_default(),
            latin_name: None,
            post: maybe.cloned(),
            organisation: None,
            region: None,
            biography: maybe.cloned(),
            attendance: Attendance {
                principal: flag,
                present: Window::new(start.at(15, 0, 0, 0), start.at(17, 30, 0, 0))
                    .into_iter()
                    .collect(),
                rest_minutes: None,
                most_a_day: flag.then_some(3),
            },
            record: record.clone(),
        }],
        sessions,
        not_found: vec![title.clone()],
        planning: Planning {
            sides_each_day: flag,
            ..Planning::default()
        },
        ..bare
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_archive_is_written_and_read_without_a_change(archive in archive()) {
        let json = archive.to_json();
        let again = native("a.json", json.as_bytes());
        prop_assert!(again.is_ok(), "{}\n{json}", again.err().map_or_else(String::new, |remarks| remarks[0].to_string()));
        let again = again.unwrap_or_default();
        prop_assert_eq!(again.to_json(), json);
        prop_assert_eq!(again, archive);
    }
}
