//! Real exports, when they lie beside the project: in the folder `data/exchange` of `KURULTAI_SHARED`, or of `../shared`.
//! What is expected is counted here in the raw text, by other means than the readers'.

use std::collections::BTreeSet;
use std::path::PathBuf;

use exchange::archive::{Archive, FORMAT};
use exchange::read::{Dialect, Options, Reading, native, read};

fn text(name: &str) -> Option<String> {
    let shared = std::env::var_os("KURULTAI_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = shared.join("data/exchange").join(name);
    match std::fs::read_to_string(&path) {
        Ok(text) => Some(text),
        Err(_) => {
            eprintln!("skipped: {} is not beside the project", path.display());
            None
        }
    }
}

fn reading(name: &str, text: &str, options: &Options) -> Reading {
    let reading = read(name, text.as_bytes(), options).unwrap_or_else(|refusal| panic!("{refusal}"));
    let archive = Archive {
        format: FORMAT.to_owned(),
        editions: vec![reading.edition.clone()],
        ..Archive::default()
    };
    let json = archive.to_json();
    let again = native("again.json", json.as_bytes()).unwrap_or_else(|remarks| panic!("{remarks:?}"));
    assert_eq!(again.to_json(), json);
    check_references(&reading);
    reading
}

/// Ids and identities are unique and every reference leads somewhere.
fn check_references(reading: &Reading) {
    let edition = &reading.edition;
    let unique = |ids: Vec<&String>| {
        let all = ids.len();
        let set: BTreeSet<String> = ids.into_iter().cloned().collect();
        assert_eq!(set.len(), all);
        assert!(set.iter().all(|id| {
            !id.is_empty()
                && id
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        }));
        set
    };
    let sessions = unique(edition.sessions.iter().map(|session| &session.id).collect());
    let people = unique(edition.people.iter().map(|person| &person.id).collect());
    let tracks = unique(edition.tracks.iter().map(|track| &track.id).collect());
    let venues = unique(edition.venues.iter().map(|venue| &venue.id).collect());
    let halls = unique(
        edition
            .venues
            .iter()
            .flat_map(|venue| &venue.halls)
            .map(|hall| &hall.id)
            .collect(),
    );
    let uids: BTreeSet<_> = edition.sessions.iter().map(|session| session.uid).collect();
    assert_eq!(uids.len(), sessions.len());
    for session in &edition.sessions {
        assert!(session.track.iter().all(|track| tracks.contains(track)));
        assert!(session.hall.iter().all(|hall| halls.contains(hall)));
        assert!(session.venue.iter().all(|venue| venues.contains(venue)));
        assert!(session.roles.iter().all(|role| people.contains(&role.person)));
        assert!(
            session
                .date
                .is_none_or(|date| edition.start <= date && date <= edition.end)
        );
        assert!(
            session
                .end
                .is_none_or(|end| session.start.is_some_and(|start| start < end))
        );
    }
}

/// The pieces of `text` between `before` and `after`.
fn between<'a>(text: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    text.split(before)
        .skip(1)
        .map(|rest| rest.split(after).next().unwrap_or(""))
        .collect()
}

fn unescape(text: &str) -> String {
    let plain = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Names of rooms, and pairs of id and name of people (without the id where it is 0), counted in XML.
fn counted_in_xml(text: &str) -> (usize, usize, usize) {
    let rooms: BTreeSet<&str> = between(text, "<room name=\"", "\"").into_iter().collect();
    let people: BTreeSet<(String, String)> = between(text, "<person id=\"", "</person>")
        .into_iter()
        .map(|piece| {
            let (id, name) = piece.split_once("\">").unwrap_or((piece, ""));
            (
                if id == "0" { String::new() } else { id.to_owned() },
                unescape(name).to_lowercase(),
            )
        })
        .collect();
    (text.matches("<event ").count(), rooms.len(), people.len())
}

fn counts(reading: &Reading) -> (usize, usize, usize) {
    let edition = &reading.edition;
    let halls = edition.venues.iter().map(|venue| venue.halls.len()).sum();
    (edition.sessions.len(), halls, edition.people.len())
}

#[test]
fn the_36c3_is_read_whole_from_xml() {
    let name = "c3voc-36C3.schedule.xml";
    let Some(text) = text(name) else { return };
    let reading = reading(name, &text, &Options::default());
    assert_eq!(reading.dialect, Dialect::Frab);
    assert_eq!(counts(&reading), counted_in_xml(&text));
    assert_eq!(reading.edition.timezone, "Etc/GMT-1");
    assert_eq!(reading.edition.days.len(), 4);
    let guids: Vec<&str> = between(&text, "guid=\"", "\"");
    let distinct: BTreeSet<&str> = guids.iter().copied().collect();
    let kept = reading
        .edition
        .sessions
        .iter()
        .filter(|session| distinct.contains(session.uid.to_string().as_str()))
        .count();
    assert_eq!(kept, distinct.len());
    let first = &reading.edition.sessions[0];
    assert_eq!(
        first.start.map(|start| start.to_string()).as_deref(),
        Some("2019-12-27T11:00:00")
    );
}

#[test]
fn the_36c3_is_the_same_from_json_and_from_xml() {
    let (Some(json), Some(xml)) = (text("c3voc-36C3.schedule.json"), text("c3voc-36C3.schedule.xml")) else {
        return;
    };
    let berlin = Options {
        timezone: Some("Europe/Berlin".to_owned()),
        ..Options::default()
    };
    let from_json = reading("36c3.json", &json, &berlin);
    let from_xml = reading("36c3.xml", &xml, &berlin);
    assert_eq!(from_json.dialect, Dialect::C3voc);
    assert_eq!(from_json.edition.sessions.len(), json.matches("\"guid\":").count());
    for (a, b) in from_json.edition.sessions.iter().zip(&from_xml.edition.sessions) {
        assert_eq!(
            (&a.id, &a.start, &a.end, &a.hall, &a.track, &a.date),
            (&b.id, &b.start, &b.end, &b.hall, &b.track, &b.date)
        );
        assert_eq!(a.links, b.links);
        assert_eq!(a.roles.len(), b.roles.len());
    }
}

#[test]
fn debconf17_keeps_the_instants_it_writes() {
    let name = "debconf17-wafer.pentabarf.xml";
    let Some(text) = text(name) else { return };
    let plain = reading(name, &text, &Options::default());
    assert_eq!(plain.dialect, Dialect::Wafer);
    assert_eq!(counts(&plain), counted_in_xml(&text));
    assert_eq!(plain.edition.timezone, "UTC");
    assert_eq!(plain.edition.id, "debconf17");
    let twice = plain
        .remarks
        .iter()
        .find(|remark| remark.what.starts_with("event has <abstract> twice"))
        .expect("said");
    assert!(twice.what.contains(&format!(
        "{} times",
        text.matches("<abstract/>").count() - text.matches("<event ").count()
    )));
    let montreal = Options {
        timezone: Some("America/Toronto".to_owned()),
        ..Options::default()
    };
    let moved = reading(name, &text, &montreal);
    let hours = |reading: &Reading| reading.edition.sessions[0].start.expect("placed").hour();
    assert_eq!((hours(&plain), hours(&moved)), (10, 6));
}

#[test]
fn fosdem_2018_is_in_brussels_and_has_two_days() {
    let name = "fosdem2018.pentabarf.xml";
    let Some(text) = text(name) else { return };
    let reading = reading(name, &text, &Options::default());
    assert_eq!(reading.dialect, Dialect::Pentabarf);
    assert_eq!(counts(&reading), counted_in_xml(&text));
    let edition = &reading.edition;
    assert_eq!((edition.timezone.as_str(), edition.days.len()), ("Europe/Brussels", 2));
    assert_eq!(edition.city.as_ref().and_then(|city| city.get("en")), Some("Brussels"));
    assert!(
        edition
            .sessions
            .iter()
            .all(|session| session.start.is_some() && session.end.is_some())
    );
    assert!(
        edition
            .sessions
            .iter()
            .filter_map(|session| session.summary.as_ref())
            .all(|text| !text.get("en").unwrap_or("").contains("<p>"))
    );
}

#[test]
fn the_democon_keeps_instants_in_its_own_zone() {
    let name = "pretalx-democon.schedule.json";
    let Some(text) = text(name) else { return };
    let reading = reading(name, &text, &Options::default());
    assert_eq!(reading.dialect, Dialect::Pretalx);
    let people: BTreeSet<&str> = between(&text, "\"code\": \"", "\"").into_iter().collect();
    assert_eq!(counts(&reading), (text.matches("\"slug\":").count(), 2, people.len()));
    let edition = &reading.edition;
    assert_eq!(edition.timezone, "UTC");
    assert_eq!(
        edition.sessions[0].start.map(|start| start.to_string()).as_deref(),
        Some("2020-12-14T08:00:00")
    );
    assert!(
        reading
            .remarks
            .iter()
            .any(|remark| remark.what.contains("the instant was kept") && remark.what.contains("36 times"))
    );
}

#[test]
fn a_schema_is_not_a_schedule() {
    for name in ["schedule.schema.json", "schedule.xml.xsd"] {
        let Some(text) = text(name) else { return };
        assert!(read(name, text.as_bytes(), &Options::default()).is_err());
    }
}
