//! `schedule.xml` and `schedule.json` against the schemas of those who read them.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use exchange::write::{LeftOut, Reason, c3voc, frab};
use proptest::strategy::{Strategy, ValueTree};

use crate::support::{context, expect_file, regions, runner, sample, schema, wild_edition};

#[test]
fn the_sample_is_written_as_expected_in_every_language() {
    let (edition, regions) = (sample(), regions());
    for language in ["kk", "ru", "en"] {
        let ctx = context(&edition, &regions, language);
        let xml = frab::write(&ctx, Some("https://kurultai.example/schedule.xml"));
        expect_file(&format!("forum.{language}.schedule.xml"), &xml.text);
        let json = c3voc::write(&ctx);
        expect_file(&format!("forum.{language}.schedule.json"), &json.text);
        assert_eq!(xml.left_out, json.left_out);
        let left_out = |session: &str, reason| LeftOut {
            session: session.to_owned(),
            reason,
        };
        assert_eq!(
            xml.left_out,
            [
                left_out("fair", Reason::NotPlaced),
                left_out("flyover", Reason::Cancelled),
                left_out("someday", Reason::NotPlaced),
            ]
        );
    }
}

#[test]
fn the_sample_satisfies_both_schemas() {
    let (edition, regions) = (sample(), regions());
    let mut files = Vec::new();
    for language in ["kk", "ru", "en"] {
        let ctx = context(&edition, &regions, language);
        files.push(frab::write(&ctx, None).text);
        check_json(&c3voc::write(&ctx).text);
    }
    check_xml("sample", &files);
}

#[test]
fn the_json_schema_can_say_no() {
    let Some(validator) = json_validator() else { return };
    let edition = sample();
    let json = c3voc::write(&context(&edition, &[], "en")).text;
    for (right, wrong) in [
        (
            "https://kurultai.example/en/steppe-rehearsal-2024/sessions/opening",
            "no address",
        ),
        ("\"01:30\"", "\"an hour\""),
        ("\"steppe_rehearsal_2024\"", "\"steppe-rehearsal\""),
        ("2024-02-29T10:00:00+06:00", "2024-02-29T10:00:00"),
    ] {
        assert!(json.contains(right), "{right}");
        let spoilt = serde_json::from_str(&json.replace(right, wrong)).unwrap();
        assert!(!validator.is_valid(&spoilt), "{wrong}");
    }
}

#[test]
fn an_edition_without_sessions_satisfies_both_schemas() {
    let mut edition = sample();
    edition.sessions.clear();
    edition.days.clear();
    edition.tracks.clear();
    let ctx = context(&edition, &[], "en");
    check_json(&c3voc::write(&ctx).text);
    check_xml("empty", &[frab::write(&ctx, None).text]);
}

#[test]
fn any_words_satisfy_the_json_schema() {
    let Some(validator) = json_validator() else { return };
    runner(400)
        .run(&wild_edition(), |edition| {
            let json = c3voc::write(&context(&edition, &[], "ru")).text;
            assert_eq!(json, c3voc::write(&context(&edition, &[], "ru")).text);
            validate(&validator, &json);
            Ok(())
        })
        .unwrap();
}

#[test]
fn any_words_satisfy_the_xml_schema() {
    let mut runner = runner(1);
    let files: Vec<String> = (0..400)
        .map(|_| {
            let edition = wild_edition().new_tree(&mut runner).unwrap().current();
            frab::write(&context(&edition, &[], "ru"), Some(&edition.id)).text
        })
        .collect();
    check_xml("wild", &files);
}

#[test]
fn every_session_is_written_or_named() {
    runner(200)
        .run(&wild_edition(), |edition| {
            let written = c3voc::write(&context(&edition, &[], "kk"));
            let schedule: serde_json::Value = serde_json::from_str(&written.text).unwrap();
            let days = schedule["schedule"]["conference"]["days"].as_array().unwrap();
            let rooms = days.iter().flat_map(|day| day["rooms"].as_object().unwrap().values());
            let events: Vec<_> = rooms.flat_map(|room| room.as_array().unwrap()).collect();
            let ids: BTreeSet<u64> = events.iter().map(|event| event["id"].as_u64().unwrap()).collect();
            assert_eq!(ids.len(), events.len());
            assert!(ids.iter().all(|id| (1..1 << 31).contains(id)));
            assert_eq!(events.len() + written.left_out.len(), edition.sessions.len());
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_number_of_a_session_does_not_depend_on_its_neighbours() {
    let number = |edition| {
        let written = c3voc::write(&context(&edition, &[], "en")).text;
        let at = written.find("6f1d0c52-5a0e-5d0b-9c54-0d6d6c1f0405").unwrap();
        let event = &written[written[..at].rfind("\"date\":\"2024-03-01T16").unwrap()..];
        let id = &event[event.find("\"id\":").unwrap() + 5..];
        id[..id.find(',').unwrap()].to_owned()
    };
    let whole = sample();
    let mut short = sample();
    short.sessions.retain(|session| session.id == "closing");
    assert_eq!(number(whole), number(short));
}

#[test]
fn a_session_after_midnight_belongs_to_the_day_before() {
    let edition = sample();
    let json = c3voc::write(&context(&edition, &[], "en")).text;
    let schedule: serde_json::Value = serde_json::from_str(&json).unwrap();
    let day = &schedule["schedule"]["conference"]["days"][0];
    assert_eq!(day["date"], "2024-02-29");
    assert_eq!(day["day_start"], "2024-02-29T09:00:00+06:00");
    // the clocks of Kostanay went back by an hour that night
    assert_eq!(day["day_end"], "2024-03-01T02:00:00+05:00");
    let night = &day["rooms"]["River House"][0];
    assert_eq!(night["title"], "Night train with songs");
    assert_eq!(night["date"], "2024-03-01T00:30:00+05:00");
}

fn json_validator() -> Option<jsonschema::Validator> {
    let schema = std::fs::read_to_string(schema("schedule.schema.json")?).unwrap();
    let schema = serde_json::from_str(&schema).unwrap();
    Some(
        jsonschema::options()
            .should_validate_formats(true)
            .build(&schema)
            .unwrap(),
    )
}

fn validate(validator: &jsonschema::Validator, json: &str) {
    let json = serde_json::from_str(json).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&json)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn check_json(json: &str) {
    if let Some(validator) = json_validator() {
        validate(&validator, json);
    }
}

fn check_xml(name: &str, files: &[String]) {
    let Some(schema) = schema("schedule.xml.xsd") else {
        return;
    };
    if Command::new("xmllint").arg("--version").output().is_err() {
        eprintln!("skipped: xmllint was not found; Debian has it in libxml2-utils");
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("schedules-{name}"));
    std::fs::create_dir_all(&folder).unwrap();
    let mut command = Command::new("xmllint");
    command.args(["--noout", "--nonet", "--schema"]).arg(schema);
    for (at, file) in files.iter().enumerate() {
        let path = folder.join(format!("{at}.xml"));
        std::fs::write(&path, file).unwrap();
        command.arg(path);
    }
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    let errors: Vec<&str> = said
        .lines()
        .filter(|line| !line.ends_with(" validates"))
        .take(12)
        .collect();
    assert!(output.status.success(), "{errors:#?}");
}
