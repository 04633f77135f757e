//! The public record itself: read without an error, and nothing in it lost.

use std::path::PathBuf;

use exchange::archive::{Archive, Fact, Language, Text};
use exchange::forum::{self, Input, Outcome};

const NAMES: [&str; 3] = ["regions.yaml", "series.yaml", "xiv-chelyabinsk-2017.yaml"];

/// The three files, wherever this checkout has them.
fn record() -> Option<Vec<(&'static str, String)>> {
    let crate_dir = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let given = std::env::var_os("KURULTAI_SHARED").map(PathBuf::from);
    let places = given
        .into_iter()
        .chain(["../../demo", "../../../shared/data"].map(|path| crate_dir.join(path)));
    let read = |dir: PathBuf| {
        let text = |name| {
            let places = [
                dir.join(name),
                dir.join("forums").join(name),
                dir.join("data").join(name),
                dir.join("data/forums").join(name),
            ];
            places.iter().find_map(|path| std::fs::read_to_string(path).ok())
        };
        NAMES
            .iter()
            .map(|name| Some((*name, text(name)?)))
            .collect::<Option<Vec<_>>>()
    };
    let found = places.into_iter().find_map(read);
    if found.is_none() {
        eprintln!("the public record is not in this checkout; set KURULTAI_SHARED to the folder that holds it");
    }
    found
}

fn read(files: &[(&str, String)]) -> Outcome {
    let inputs: Vec<_> = files.iter().map(|(file, text)| Input { file, text }).collect();
    forum::read(&inputs, None)
}

fn words(text: &Text, language: &str) -> String {
    text.get(language).unwrap_or_default().to_owned()
}

#[test]
fn the_public_record_has_no_errors() {
    let Some(files) = record() else { return };
    let outcome = read(&files);
    let said: Vec<_> = outcome.remarks.iter().map(ToString::to_string).collect();
    assert!(!outcome.has_errors(), "{said:#?}");
    let place = |code| format!("warning: no regions file describes this region: {code}");
    let expected = [place("RU-MOW"), place("RU-BEL")];
    assert_eq!(said.len(), expected.len(), "{said:#?}");
    for (said, expected) in said.iter().zip(expected) {
        assert!(said.contains(&expected), "{said}");
    }
}

#[test]
fn every_record_of_the_public_record_arrives() {
    let Some(files) = record() else { return };
    let archive = read(&files).archive;
    let edition = &archive.editions[0];
    let counts = [
        ("regions", archive.regions.len()),
        ("archive sources", archive.sources.len()),
        ("archive facts", archive.facts.len()),
        ("entries", archive.series[0].entries.len()),
        ("sides", edition.sides.len()),
        ("venues", edition.venues.len()),
        ("organisations", edition.organisations.len()),
        ("people", edition.people.len()),
        ("delegations", edition.delegations.len()),
        ("sessions", edition.sessions.len()),
        ("agreements", edition.agreements.len()),
        ("facts", edition.facts.len()),
        ("not found", edition.not_found.len()),
        ("sources", edition.sources.len()),
    ];
    let expected = [
        ("regions", 28),
        ("archive sources", 102),
        ("archive facts", 12),
        ("entries", 22),
        ("sides", 2),
        ("venues", 5),
        ("organisations", 42),
        ("people", 26),
        ("delegations", 8),
        ("sessions", 21),
        ("agreements", 13),
        ("facts", 14),
        ("not found", 9),
        ("sources", 40),
    ];
    assert_eq!(counts, expected);
}

#[test]
fn a_set_read_twice_gives_equal_archives_and_survives_its_own_json() {
    let Some(files) = record() else { return };
    let archive = read(&files).archive;
    assert_eq!(archive, read(&files).archive);
    let json = serde_json::to_string(&archive).unwrap();
    assert_eq!(serde_json::from_str::<Archive>(&json).unwrap(), archive);
    let mut backwards = files.clone();
    backwards.reverse();
    assert_eq!(archive, read(&backwards).archive);
}

#[test]
fn a_known_record_is_enough_for_a_file_read_alone() {
    let Some(files) = record() else { return };
    let known = read(&files).archive;
    let alone = forum::read(
        &[Input {
            file: files[2].0,
            text: &files[2].1,
        }],
        Some(&known),
    );
    assert!(!alone.has_errors(), "{:?}", alone.remarks);
    assert_eq!(alone.archive.editions, known.editions);
    assert_eq!(alone.archive.regions, []);
}

#[test]
fn parts_arrivals_and_order_become_sessions() {
    let Some(files) = record() else { return };
    let archive = read(&files).archive;
    let session = |id: &str| {
        archive.editions[0]
            .sessions
            .iter()
            .find(|session| session.id == id)
            .unwrap()
    };
    let part = session("rectors-forum-2");
    assert_eq!(
        (
            part.kind.as_str(),
            part.part_of.as_deref(),
            part.venue.as_deref(),
            part.date
        ),
        (
            "section",
            Some("rectors-forum"),
            Some("susu"),
            Some(jiff::civil::date(2017, 11, 8))
        )
    );
    assert_eq!(session("plenary").after, ["rectors-forum", "presidents-meeting"]);
    assert!(session("compressor-plant-visit").outside_programme);
    let arrival = session("arrival-putin");
    assert_eq!(arrival.start.unwrap().to_string(), "2017-11-09T16:00:00");
    assert_eq!(arrival.record.certainty.as_deref(), Some("medium"));
    assert_eq!(words(&arrival.title, "en"), "Arrival of Vladimir Putin");
    assert_eq!(words(&arrival.title, "ru"), "Прибывает Владимир Путин");
    assert_eq!(words(&arrival.title, "kk"), "Владимир Путин келеді");
    assert_eq!(arrival.title.translated, ["kk", "ru"].map(Language::new).into());
}

#[test]
fn counts_become_facts_in_three_languages() {
    let Some(files) = record() else { return };
    let archive = read(&files).archive;
    let rectors = &archive.editions[0].sessions[0];
    let read = |fact: &Fact| {
        (
            words(&fact.what, "ru"),
            fact.value.clone().unwrap_or_default(),
            fact.approximate,
        )
    };
    let expected = [
        ("Вузы России (более указанного)", "70", true),
        ("Вузы Казахстана (более указанного)", "50", true),
    ];
    let expected = expected.map(|(what, value, approximate)| (what.to_owned(), value.to_owned(), approximate));
    assert_eq!(rectors.facts.iter().map(read).collect::<Vec<_>>(), expected);
    let xix = &archive.series[0].entries[18];
    let english: Vec<_> = xix.facts.iter().map(|fact| words(&fact.what, "en")).collect();
    assert_eq!(
        english,
        [
            "Interregional and commercial documents",
            "Value of the documents",
            "Value of the documents: about 100 million US dollars in the speech of the President of Russia",
            "Regions of Russia",
        ]
    );
}

#[test]
fn what_is_translated_says_so_and_regions_keep_their_former_codes() {
    let Some(files) = record() else { return };
    let archive = read(&files).archive;
    let edition = &archive.editions[0];
    assert_eq!(edition.theme.as_ref().unwrap().translated, [Language::new("kk")].into());
    assert_eq!(edition.title.translated, [].into());
    let region = |id: &str| archive.regions.iter().find(|region| region.id == id).unwrap();
    assert_eq!(region("KZ-59").former_code.as_deref(), Some("KZ-SEV"));
    assert_eq!(region("KZ-10").former_code, None);
    assert_eq!(region("RU-SAM").name.translated, [Language::new("kk")].into());
    let abai = edition
        .facts
        .iter()
        .map(|fact| words(&fact.what, "en"))
        .find(|words| words.starts_with("Abai"));
    assert_eq!(
        abai.unwrap(),
        "Abai Region was not a region of its own in 2017; its territory was part of KZ-VOS"
    );
    let psu = edition
        .organisations
        .iter()
        .find(|organisation| organisation.id == "psu")
        .unwrap();
    assert_eq!((psu.kind.as_str(), psu.former_name.is_some()), ("university", true));
    let names: Vec<_> = edition
        .people
        .iter()
        .take(2)
        .map(|person| words(&person.sort_name, "ru"))
        .collect();
    assert_eq!(names, ["Назарбаев, Нурсултан", "Путин, Владимир"]);
}

#[test]
fn the_record_with_lines_missing_is_still_read_to_the_end() {
    let Some(files) = record() else { return };
    for (n, (file, text)) in files.iter().enumerate() {
        let lines: Vec<_> = text.lines().collect();
        for gap in (n..lines.len()).step_by(41) {
            let kept: Vec<_> = lines
                .iter()
                .enumerate()
                .filter(|(at, _)| *at != gap)
                .map(|(_, line)| *line)
                .collect();
            let cut = lines[..gap].join("\n");
            for text in [kept.join("\n"), cut] {
                let outcome = forum::read(&[Input { file, text: &text }], None);
                assert!(outcome.remarks.iter().all(|remark| remark.line > 0));
            }
        }
    }
}

/// Values of the files in the order they are written, without the keys.
fn values(text: &str) -> Vec<String> {
    let mut open: Vec<Option<bool>> = Vec::new();
    let mut found = Vec::new();
    for event in saphyr_parser::Parser::new_from_str(text) {
        match event.expect("the record is YAML").0 {
            saphyr_parser::Event::MappingStart(..) => {
                turn(&mut open);
                open.push(Some(true));
            }
            saphyr_parser::Event::SequenceStart(..) => {
                turn(&mut open);
                open.push(None);
            }
            saphyr_parser::Event::MappingEnd | saphyr_parser::Event::SequenceEnd => drop(open.pop()),
            saphyr_parser::Event::Scalar(words, ..) if !turn(&mut open) => found.push(words.into_owned()),
            _ => {}
        }
    }
    found
}

/// Whether a key is due in the innermost map; the next is then its value.
fn turn(open: &mut [Option<bool>]) -> bool {
    match open.last_mut() {
        Some(Some(key)) => std::mem::replace(key, !*key),
        _ => false,
    }
}

#[test]
fn no_value_of_the_record_is_lost() {
    let Some(files) = record() else { return };
    let json = serde_json::to_value(read(&files).archive).unwrap();
    let mut kept = Vec::new();
    let mut open = vec![&json];
    while let Some(value) = open.pop() {
        match value {
            serde_json::Value::Object(map) => open.extend(map.values()),
            serde_json::Value::Array(list) => open.extend(list),
            serde_json::Value::String(words) => kept.push(words.clone()),
            other => kept.push(other.to_string()),
        }
    }
    let kept = kept.join("\n");
    let lost: std::collections::BTreeSet<String> = files
        .iter()
        .flat_map(|(_, text)| values(text))
        .filter(|value| !kept.contains(value.as_str()))
        .collect();
    // Checked and implied by what is kept: formats, Roman numerals, the detail's file name, marks of translations, and a
    // note that is reworded; and notes that explain the file's own fields.
    let implied = [
        "Border regions; codes are current, iso_in_2017 is the code in force at the time.",
        "VIII",
        "XVIII",
        "XXI",
        "XXII",
        "forum-series/1",
        "forum/1",
        "heads_of_state names the presidents who took part, in person or by video link as given in format.",
        "more than, both countries",
        "name.kk",
        "regions/1",
        "theme.kk",
        "xiv-chelyabinsk-2017.yaml",
    ];
    assert_eq!(lost.iter().map(String::as_str).collect::<Vec<_>>(), implied);
}
