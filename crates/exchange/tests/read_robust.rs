//! No bytes make a reader panic.

use std::path::PathBuf;

use exchange::read::{Options, native, read};
use proptest::prelude::*;

fn samples() -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/samples/read");
    let mut paths: Vec<_> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.is_file())
        .collect();
    paths.sort();
    paths
        .iter()
        .map(|path| std::fs::read(path).expect("a readable sample"))
        .collect()
}

/// Both readers; the answer does not matter.
fn read_all(bytes: &[u8]) {
    if let Ok(reading) = read("any.bin", bytes, &Options::default()) {
        for remark in &reading.remarks {
            assert!(!remark.to_string().is_empty());
        }
    }
    drop(native("any.bin", bytes));
}

/// Pieces of the formats, in any order.
fn soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<schedule>",
        "</schedule>",
        "<conference>",
        "</conference>",
        "<day date=\"2017-11-09\">",
        "</day>",
        "<room name=\"A\">",
        "</room>",
        "<event id=\"1\">",
        "</event>",
        "<start>10:00</start>",
        "<duration>",
        "</duration>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "&amp;",
        "&",
        "<?xml",
        "?>",
        "<!DOCTYPE",
        "[",
        "]",
        "{",
        "}",
        ":",
        ",",
        "\"schedule\"",
        "\"conference\"",
        "\"days\"",
        "\"rooms\"",
        "\"results\"",
        "\"startDate\"",
        "\"2017-11-09\"",
        "\"title\"",
        "1",
        "null",
        "true",
        "\\",
        "\"",
        "'",
        "ы",
        "\u{0}",
    ]);
    proptest::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

/// A `schedule.json` of one room with these events.
fn schedule(events: &str) -> String {
    format!(
        "{{\"schedule\":{{\"conference\":{{\"acronym\":\"hard\",\"title\":\"Hard\",\"start\":\"2017-11-09\",\"end\":\"2017-11-09\",\
         \"days\":[{{\"date\":\"2017-11-09\",\"rooms\":{{\"A\":[{events}]}}}}]}}}}}}"
    )
}

#[test]
fn inputs_made_to_be_slow_are_read_in_seconds() {
    let event = |member: &str| format!("{{\"title\":\"x\",\"date\":\"2017-11-09T10:00:00+05:00\",{member}}}");
    let unknown: String = (0..20_000).map(|n| format!("\"key{n}\":{n},")).collect();
    let links: String = (0..20_000).map(|n| format!("\"https://example.org/{n}\",")).collect();
    let hard = [
        (
            "tags without an end",
            schedule(&event(&format!("\"abstract\":\"<p>{}\"", "<a".repeat(500_000)))),
        ),
        (
            "entities without an end",
            schedule(&event(&format!("\"abstract\":\"<p>{}\"", "&".repeat(1_000_000)))),
        ),
        (
            "one title for all",
            schedule(&vec![event("\"type\":\"talk\""); 20_000].join(",")),
        ),
        (
            "many unknown keys on one line",
            schedule(&event(&format!("{unknown}\"id\":1"))),
        ),
        (
            "many links",
            schedule(&event(&format!("\"links\":[{links}\"https://example.org/\"]"))),
        ),
        (
            "entities in an attribute",
            format!("<schedule a=\"{}\"><conference/></schedule>", "&".repeat(1_000_000)),
        ),
        (
            "unknown elements",
            format!(
                "<schedule>{}<conference/></schedule>",
                (0..20_000).map(|n| format!("<e{n}>x</e{n}>")).collect::<String>()
            ),
        ),
    ];
    for (name, text) in hard {
        let began = std::time::Instant::now();
        read_all(text.as_bytes());
        assert!(began.elapsed().as_secs() < 10, "{name} took {:?}", began.elapsed());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        read_all(&bytes);
    }

    #[test]
    fn any_text(text in any::<String>()) {
        read_all(text.as_bytes());
        read_all(format!("<{text}").as_bytes());
        read_all(format!("{{\"{text}").as_bytes());
    }

    #[test]
    fn pieces_in_any_order(text in soup()) {
        read_all(text.as_bytes());
        read_all(format!("<schedule><conference/>{text}").as_bytes());
    }

    #[test]
    fn samples_with_a_stretch_replaced(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        length in 0_usize..80,
        bytes in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let samples = samples();
        let mut sample = samples[which.index(samples.len())].clone();
        let at = at.index(sample.len());
        let end = (at + length).min(sample.len());
        sample.splice(at..end, bytes);
        read_all(&sample);
    }

    #[test]
    fn values_of_a_sample_replaced_by_any_text(which in any::<prop::sample::Index>(), text in "[^<&\"\\\\]{0,12}", nth in 0_usize..60) {
        let samples = samples();
        let sample = String::from_utf8_lossy(&samples[which.index(samples.len())]).into_owned();
        let (open, close) = if sample.trim_start().starts_with('<') { ('>', '<') } else { ('"', '"') };
        let mut parts: Vec<String> = sample.split(open).map(str::to_owned).collect();
        let nth = nth.min(parts.len() - 1);
        let rest = parts[nth].find(close).map_or(String::new(), |at| parts[nth][at..].to_owned());
        parts[nth] = format!("{text}{rest}");
        read_all(parts.join(&open.to_string()).as_bytes());
    }
}
