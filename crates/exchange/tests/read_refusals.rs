//! What is not read at all, and the one sentence that says so.

use std::path::PathBuf;

use exchange::read::{MAX_BYTES, Options, Reason, read};

#[track_caller]
fn refused(name: &str, bytes: &[u8]) -> Reason {
    let refusal = read(name, bytes, &Options::default()).expect_err("this is no schedule");
    let sentence = refusal.to_string();
    assert!(sentence.starts_with(name), "{sentence}");
    assert!(!sentence.contains('\n') && !sentence.ends_with('.'), "{sentence}");
    assert_eq!(refusal.file, name);
    refusal.reason
}

fn sample(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/samples/read")
        .join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn an_empty_file() {
    assert_eq!(refused("a.xml", b""), Reason::Empty);
    assert_eq!(refused("a.xml", b"\xef\xbb\xbf \n"), Reason::Empty);
}

#[test]
fn a_file_of_a_hundred_megabytes() {
    let bytes = vec![b' '; 100 * 1024 * 1024];
    let reason = Reason::TooLarge {
        bytes: bytes.len(),
        limit: MAX_BYTES,
    };
    assert_eq!(refused("a.json", &bytes), reason);
}

#[test]
fn a_web_page() {
    assert_eq!(refused("a.xml", &sample("refused-page.html")), Reason::Html);
    assert_eq!(refused("a.xml", b"<HTML><body>"), Reason::Html);
    assert_eq!(
        refused("a.xml", b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html/>"),
        Reason::Html
    );
}

#[test]
fn europython_s_entries() {
    assert_eq!(
        refused("ep.xml", &sample("refused-europython.xml")),
        Reason::Entries { line: 3 }
    );
}

#[test]
fn entity_declarations_before_they_are_expanded() {
    assert_eq!(
        refused("bomb.xml", &sample("refused-bomb.xml")),
        Reason::Entities { line: 3 }
    );
    assert_eq!(
        refused(
            "x.xml",
            b"<!doctype schedule [<!entity % a SYSTEM 'file:///etc/passwd'>]><schedule/>"
        ),
        Reason::Entities { line: 1 }
    );
}

#[test]
fn bytes_that_are_not_utf8_with_their_offset() {
    let reason = refused("a.xml", b"<schedule>\xff</schedule>");
    assert_eq!(
        reason,
        Reason::NotUtf8 {
            offset: 10,
            declared: None
        }
    );
    let reason = refused(
        "a.xml",
        b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><schedule>\xe4</schedule>",
    );
    assert_eq!(
        reason,
        Reason::NotUtf8 {
            offset: 53,
            declared: Some("ISO-8859-1".to_owned())
        }
    );
    assert!(matches!(refused("a.xml", b"\xff\xfe<\0s\0"), Reason::Truncated { .. }));
    assert!(matches!(
        refused("a.xml", b"\xff\xfe\x00\xd8<\0"),
        Reason::BrokenUtf16 { offset: 2 }
    ));
}

#[test]
fn absurd_nesting() {
    let xml = format!("<schedule>{}", "<a>".repeat(100_000));
    assert!(matches!(refused("a.xml", xml.as_bytes()), Reason::TooDeep { .. }));
    let json = format!("{{\"schedule\":{}", "[".repeat(1_000_000));
    assert!(matches!(refused("a.json", json.as_bytes()), Reason::TooDeep { .. }));
}

#[test]
fn a_truncated_file_with_its_last_line() {
    let text = sample("frab.xml");
    let cut = &text[..text.len() / 2];
    let lines = cut.iter().filter(|byte| **byte == b'\n').count() + 1;
    assert!(matches!(refused("a.xml", cut), Reason::Truncated { line, .. } if line.abs_diff(lines) <= 1));
    let text = sample("c3voc.json");
    let cut = &text[..text.len() / 2];
    let lines = cut.iter().filter(|byte| **byte == b'\n').count() + 1;
    assert!(matches!(refused("a.json", cut), Reason::Truncated { line, .. } if line.abs_diff(lines) <= 1));
}

#[test]
fn every_truncation_of_a_sample_is_refused_in_a_sentence() {
    for name in ["frab.xml", "c3voc.json"] {
        let text = sample(name);
        let end = text
            .iter()
            .rposition(|byte| matches!(byte, b'>' | b'}'))
            .expect("a sample ends with one");
        for length in (0..end).step_by(7) {
            refused(name, &text[..length]);
        }
    }
}

#[test]
fn other_xml_and_other_json() {
    assert_eq!(
        refused("a.xml", b"<rss version='2.0'/>"),
        Reason::UnknownXml { root: "rss".to_owned() }
    );
    assert_eq!(
        refused("a.xml", b"<schedule/>"),
        Reason::UnknownXml {
            root: "schedule".to_owned()
        }
    );
    assert_eq!(
        refused("a.json", br#"{"name": "x", "dependencies": {}}"#),
        Reason::UnknownJson {
            keys: vec!["name".to_owned(), "dependencies".to_owned()]
        }
    );
    for other in [
        "[]",
        "{}",
        "[1, 2]",
        r#"{"results": []}"#,
        r#"{"schedule": {"conference": []}}"#,
    ] {
        assert!(
            matches!(refused("a.json", other.as_bytes()), Reason::UnknownJson { .. }),
            "{other}"
        );
    }
    assert_eq!(refused("a.json", br#"{"format": "kurultai/1"}"#), Reason::Native);
    assert_eq!(refused("a.ics", b"BEGIN:VCALENDAR\r\n"), Reason::Calendar);
    assert!(matches!(refused("a.csv", b"title;start\n"), Reason::Unknown { .. }));
}

#[test]
fn a_broken_document_with_its_place() {
    let reason = refused("a.xml", b"<schedule>\n<conference></schedule>");
    assert!(matches!(reason, Reason::Broken { line: 2, .. }), "{reason:?}");
    let reason = refused("a.json", b"{\n \"schedule\" 1}");
    assert!(
        matches!(
            reason,
            Reason::Broken {
                line: 2,
                column: 13,
                ..
            }
        ),
        "{reason:?}"
    );
}

#[test]
fn a_schedule_without_any_date() {
    let xml = b"<schedule><conference><title>Empty</title></conference></schedule>";
    assert_eq!(refused("a.xml", xml), Reason::NoDates);
}
