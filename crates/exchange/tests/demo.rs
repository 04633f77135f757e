//! The demonstration's files, read together: without an error, and with every text in the languages of the forum.

use std::path::PathBuf;

use exchange::archive::Archive;
use exchange::forum::{self, Input, Outcome};
use serde_json::Value;

const RECORD: [&str; 3] = ["regions.yaml", "series.yaml", "xiv-chelyabinsk-2017.yaml"];
const WORDS: [&str; 3] = [
    "regions.translations.yaml",
    "series.translations.yaml",
    "xiv-chelyabinsk-2017.translations.yaml",
];
const MADE_UP: &str = "xiv-chelyabinsk-2017.synthetic.yaml";
const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

fn read(names: &[&str], known: Option<&Archive>) -> Outcome {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../demo");
    let texts: Vec<String> = names
        .iter()
        .map(|name| std::fs::read_to_string(folder.join(name)).expect("a file of the demonstration"))
        .collect();
    let inputs: Vec<_> = names
        .iter()
        .zip(&texts)
        .map(|(file, text)| Input { file, text })
        .collect();
    forum::read(&inputs, known)
}

fn all() -> Vec<&'static str> {
    RECORD.into_iter().chain(WORDS).chain([MADE_UP]).collect()
}

#[track_caller]
fn clean(outcome: Outcome) -> Archive {
    let errors: Vec<_> = outcome.remarks.iter().filter(|remark| remark.is_error()).collect();
    let said: Vec<_> = errors.iter().map(ToString::to_string).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
    outcome.archive
}

/// Every text of the archive that lacks one of the languages, with its path and the languages it lacks.
fn gaps(archive: &Archive) -> Vec<String> {
    let mut found = Vec::new();
    walk(
        &serde_json::to_value(archive).expect("an archive is JSON"),
        "",
        &mut found,
    );
    found
}

fn walk(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                let name = item.get("id").and_then(Value::as_str);
                walk(
                    item,
                    &format!("{path}/{}", name.map_or(n.to_string(), str::to_owned)),
                    found,
                );
            }
        }
        Value::Object(fields) => {
            let text = |key: &String| LANGUAGES.contains(&key.as_str()) || key == "translated";
            if !fields.is_empty() && fields.keys().all(text) {
                let missing: Vec<_> = LANGUAGES
                    .iter()
                    .filter(|tag| !fields.contains_key(**tag))
                    .copied()
                    .collect();
                if !missing.is_empty() {
                    found.push(format!("{path}: {}", missing.join(" ")));
                }
                return;
            }
            for (key, value) in fields {
                walk(value, &format!("{path}/{key}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_text_of_the_demonstration_is_in_three_languages() {
    let archive = clean(read(&all(), None));
    // Left out on purpose, so that the findings page has something to say.
    let talk = "/editions/xiv-chelyabinsk-2017/sessions/sci-econ-conference-3-4";
    assert_eq!(
        gaps(&archive),
        [format!("{talk}/abstract: kk"), format!("{talk}/title: kk")]
    );
}

#[test]
fn the_translations_add_words_and_nothing_else() {
    let bare = clean(read(&RECORD, None));
    let names: Vec<_> = RECORD.into_iter().chain(WORDS).collect();
    let full = clean(read(&names, None));
    assert!(!gaps(&bare).is_empty());
    let mut before = serde_json::to_value(&bare).unwrap();
    let mut after = serde_json::to_value(&full).unwrap();
    wordless(&mut before);
    wordless(&mut after);
    assert!(before == after, "the record without its words has changed");
    let later = clean(read(&WORDS, Some(&bare)));
    assert_eq!((later.series, later.editions), (full.series, full.editions));
}

/// Leaves of every text only that it is there.
fn wordless(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(wordless),
        Value::Object(fields) => {
            let text = |key: &String| LANGUAGES.contains(&key.as_str()) || key == "translated";
            match !fields.is_empty() && fields.keys().all(text) {
                true => *value = Value::Null,
                false => fields.values_mut().for_each(wordless),
            }
        }
        _ => {}
    }
}
