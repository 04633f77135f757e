//! The build step, tested as a module: `build.rs` itself cannot hold tests.

#[path = "../../../../build/catalogue.rs"]
mod catalogue;

use catalogue::{LANGUAGES, Message, Source};

/// The same file name in each language, English first.
fn read(texts: [&str; 3]) -> Result<Vec<Message>, Vec<String>> {
    let source = |(language, text): (&'static str, &str)| Source {
        language,
        stem: "hall".into(),
        text: text.into(),
    };
    let sources: Vec<Source> = LANGUAGES.into_iter().zip(texts).map(source).collect();
    catalogue::read(&sources).map_err(|faults| faults.iter().map(ToString::to_string).collect())
}

fn refused(texts: [&str; 3]) -> Vec<String> {
    read(texts).expect_err("these files disagree")
}

#[test]
fn languages_that_agree_make_a_catalogue() {
    let english = "# A note.\nhall-seats =\n    { $seats ->\n        [one] One seat in { $name }\n       *[other] { $seats } seats\n    }\n";
    let other = "hall-seats = { $name }: { $seats }\n";
    let expected = Message {
        id: "hall-seats".into(),
        variables: vec!["seats".into(), "name".into()],
        english: "{ $seats ->\n        [one] One seat in { $name }\n       *[other] { $seats } seats\n    }".into(),
        note: Some("A note.".into()),
    };
    assert_eq!(read([english, other, other]), Ok(vec![expected]));
}

#[test]
fn a_message_missing_in_a_language_is_named_with_its_place() {
    assert_eq!(
        refused(["hall-a = A\nhall-b = B\n", "hall-a = A\n", "hall-a = A\nhall-c = C\n"]),
        [
            "locales/en/hall.ftl:2: hall-b: is missing in `kk`",
            "locales/en/hall.ftl:2: hall-b: is missing in `ru`",
            "locales/ru/hall.ftl:2: hall-c: is missing in `en`",
            "locales/ru/hall.ftl:2: hall-c: is missing in `kk`",
        ]
    );
}

#[test]
fn variables_that_differ_are_named() {
    assert_eq!(
        refused(["hall-a = { $name }\n", "hall-a = { $nmae }\n", "hall-a = A\n"]),
        [
            "locales/kk/hall.ftl:1: hall-a: has variables $nmae, in `en` $name",
            "locales/ru/hall.ftl:1: hall-a: has variables none, in `en` $name",
        ]
    );
}

#[test]
fn variables_of_an_included_message_count() {
    let including = "hall-a = { $name }\nhall-b = { hall-a }!\n";
    let messages = read([including, including, including]).unwrap();
    assert_eq!(messages[1].variables, ["name"]);
}

#[test]
fn a_key_of_another_file_is_refused() {
    let text = "programme-a = A\nhall = A\n";
    assert_eq!(
        refused([text; 3])[..2],
        [
            "locales/en/hall.ftl:1: programme-a: a key here starts with `hall-`",
            "locales/en/hall.ftl:2: hall: a key here starts with `hall-`",
        ]
    );
}

#[test]
fn junk_is_refused_with_its_line() {
    let text = "hall-a = A\n\nthis is not a message\n";
    let faults = refused([text; 3]);
    assert_eq!(faults.len(), 3);
    assert!(
        faults[0].starts_with("locales/en/hall.ftl:3: this is not a message: cannot be read: "),
        "{}",
        faults[0]
    );
}

#[test]
fn a_select_without_a_default_is_refused() {
    let text = "hall-a =\n    { $n ->\n        [one] A\n        [few] B\n    }\n";
    let faults = refused([text; 3]);
    assert!(
        faults[0].contains("hall-a: cannot be read: ") && faults[0].contains("default"),
        "{}",
        faults[0]
    );
}

#[test]
fn a_russian_number_without_few_is_refused() {
    let text = "hall-a =\n    { $n ->\n        [one] A\n       *[other] B\n    }\n";
    assert_eq!(
        refused([text; 3]),
        ["locales/ru/hall.ftl:1: hall-a: a Russian number needs [one], [few] and [many]"]
    );
}

#[test]
fn what_the_text_mentions_must_exist() {
    let text = "hall-a = { hall-b }\nhall-c = { SHOUT($x) }\nhall-d = { hall-d }\n";
    assert_eq!(
        refused([text; 3])[..3],
        [
            "locales/en/hall.ftl:1: hall-a: mentions `hall-b`, which does not exist",
            "locales/en/hall.ftl:2: hall-c: there is no function SHOUT, only NUMBER",
            "locales/en/hall.ftl:3: hall-d: includes itself through `hall-d`",
        ]
    );
}

#[test]
fn a_key_written_twice_is_refused() {
    let text = "hall-a = A\nhall-a = B\n";
    assert!(refused([text; 3])[0].contains("hall-a: written twice"));
}
