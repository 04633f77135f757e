//! One invented sample of every dialect, with everything that is read from it and said about it.
//! After a change that is meant, `INSTA_UPDATE=always cargo test -p exchange --test read_samples` writes the expectations.

use std::path::PathBuf;

use exchange::archive::{Archive, Edition, FORMAT};
use exchange::read::{self, Dialect, Options, Reading, Times, read};

fn sample(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/samples/read")
        .join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn reading(name: &str, options: &Options) -> Reading {
    read(name, &sample(name), options).unwrap_or_else(|refusal| panic!("{refusal}"))
}

fn archive(edition: Edition) -> Archive {
    Archive {
        format: FORMAT.to_owned(),
        editions: vec![edition],
        ..Archive::default()
    }
}

/// The dialect, every remark, and the edition as an archive, against the file beside the samples.
#[track_caller]
fn check(name: &str, dialect: Dialect) {
    let reading = reading(name, &Options::default());
    assert_eq!(reading.dialect, dialect);
    let remarks: String = reading.remarks.iter().map(|remark| format!("{remark}\n")).collect();
    let json = archive(reading.edition).to_json();
    let again = read::native("again.json", json.as_bytes()).unwrap_or_else(|remarks| panic!("{remarks:?}"));
    assert_eq!(
        again.to_json(),
        json,
        "an archive is read and written again without a change"
    );
    insta::with_settings!({
        snapshot_path => "samples/read/expected",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(name, format!("{dialect}\n\n{remarks}\n{json}"));
    });
}

#[test]
fn frab_xml_with_cdata_entities_and_a_foreign_namespace() {
    check("frab.xml", Dialect::Frab);
}

#[test]
fn pentabarf_without_dates_guids_and_offsets() {
    check("pentabarf.xml", Dialect::Pentabarf);
}

#[test]
fn wafer_with_two_abstracts_and_no_acronym() {
    check("wafer.xml", Dialect::Wafer);
}

#[test]
fn c3voc_json() {
    check("c3voc.json", Dialect::C3voc);
}

#[test]
fn c3voc_json_of_the_second_schema() {
    check("schedule2.json", Dialect::C3voc2);
}

#[test]
fn pretalx_json_with_two_rooms_of_one_guid() {
    check("pretalx.json", Dialect::Pretalx);
}

#[test]
fn pretalx_api_submissions_in_two_languages() {
    check("pretalx-submissions.json", Dialect::PretalxApi);
}

#[test]
fn pretalx_api_schedule_with_slots() {
    check("pretalx-schedule.json", Dialect::PretalxApi);
}

#[test]
fn pretalx_widget_data() {
    check("pretalx-widget.json", Dialect::PretalxWidget);
}

#[test]
fn indico_event_with_sessions() {
    check("indico-event.json", Dialect::IndicoEvent);
}

#[test]
fn indico_timetable() {
    check("indico-timetable.json", Dialect::IndicoTimetable);
}

#[test]
fn the_caller_overrides_id_title_zone_and_language() {
    let options = Options {
        edition: Some("Lakes 2017".to_owned()),
        title: Some("Lakes".to_owned()),
        timezone: Some("America/Toronto".to_owned()),
        language: Some("fr".to_owned()),
        times: Times::Instants,
    };
    let edition = reading("wafer.xml", &options).edition;
    assert_eq!(edition.id, "lakes-2017");
    assert_eq!(edition.title.get("fr"), Some("Lakes"));
    assert_eq!(edition.timezone, "America/Toronto");
    assert_eq!(
        edition.sessions[0].start.map(|start| start.to_string()).as_deref(),
        Some("2017-08-05T06:00:00")
    );
}

#[test]
fn times_as_printed_keep_the_clock_and_drop_the_offset() {
    let options = Options {
        timezone: Some("America/Toronto".to_owned()),
        times: Times::AsPrinted,
        ..Options::default()
    };
    let edition = reading("wafer.xml", &options).edition;
    assert_eq!(
        edition.sessions[0].start.map(|start| start.to_string()).as_deref(),
        Some("2017-08-05T10:00:00")
    );
}

#[test]
fn a_zone_that_does_not_exist_is_refused() {
    let options = Options {
        timezone: Some("Asia/Atlantis".to_owned()),
        ..Options::default()
    };
    let refusal = read("wafer.xml", &sample("wafer.xml"), &options).expect_err("no such zone");
    assert_eq!(
        refusal.to_string(),
        "wafer.xml cannot be placed in the time zone \"Asia/Atlantis\", which does not exist: use an IANA name such as Asia/Almaty"
    );
}

#[test]
fn a_byte_order_mark_and_utf16_change_nothing_but_a_remark() {
    let plain = sample("frab.xml");
    let expected = reading("frab.xml", &Options::default());
    let marked = [b"\xef\xbb\xbf".as_slice(), &plain].concat();
    let read_marked = read("frab.xml", &marked, &Options::default()).expect("a byte order mark is no fault");
    assert_eq!(read_marked, expected);
    let text = String::from_utf8(plain).expect("samples are UTF-8");
    for (mark, bytes) in [
        (0xfeff_u16.to_le_bytes(), u16::to_le_bytes as fn(u16) -> [u8; 2]),
        (0xfeff_u16.to_be_bytes(), u16::to_be_bytes),
    ] {
        let wide: Vec<u8> = mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect();
        let reading = read("frab.xml", &wide, &Options::default()).expect("UTF-16 with a mark is read");
        assert_eq!(reading.edition, expected.edition);
        assert_eq!(reading.remarks.len(), expected.remarks.len() + 1);
    }
}

#[test]
fn the_same_file_gives_the_same_identities() {
    let first = reading("pentabarf.xml", &Options::default()).edition;
    assert_eq!(first, reading("pentabarf.xml", &Options::default()).edition);
}

#[test]
fn personal_data_is_counted_and_never_repeated() {
    for name in [
        "frab.xml",
        "c3voc.json",
        "indico-event.json",
        "indico-timetable.json",
        "pretalx-submissions.json",
    ] {
        let reading = reading(name, &Options::default());
        let said = format!("{:?}{:?}", reading.remarks, reading.unplaced);
        let kept = archive(reading.edition).to_json();
        for secret in ["invalid.example", "secret", "00ff"] {
            assert!(String::from_utf8_lossy(&sample(name)).contains("invalid.example") || name == "c3voc.json");
            assert!(!said.contains(secret) && !kept.contains(secret), "{name}: {secret}");
        }
        assert!(!reading.unplaced.is_empty());
    }
}

#[test]
fn every_loss_is_among_the_remarks_with_its_place() {
    for name in ["frab.xml", "schedule2.json", "indico-event.json"] {
        let reading = reading(name, &Options::default());
        for lost in &reading.unplaced {
            let found = reading.remarks.iter().any(|remark| {
                (remark.line, remark.column) == (lost.line, lost.column)
                    && remark.what.contains(&lost.path)
                    && !remark.is_error()
            });
            assert!(
                found && lost.line > 0 && lost.column > 0 && lost.count > 0,
                "{name}: {lost:?}"
            );
        }
    }
}
