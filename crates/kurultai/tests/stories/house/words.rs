//! The platform knows no word of forums: what GLOSSARY.md lists stands neither in its names nor in its comments.

use std::collections::BTreeSet;

use crate::tree::{self, Word, tokens};

/// Where a word of the glossary is meant in its general sense: file below `platform/`, word, sense.
const GENERAL: &[(&str, &str, &str)] = &[
    ("db/backup.rs", "table", "of a database"),
    ("db/migrate.rs", "table", "of a database"),
    ("db/mod.rs", "table", "of a database"),
    ("db/tables.rs", "table", "of a database"),
    ("i18n/calendar.rs", "minutes", "of an hour"),
    ("i18n/choose.rs", "round", "what is done to a fraction"),
    ("i18n/choose.rs", "stand", "a star stands for anything (RFC 9110)"),
    ("i18n/lang.rs", "region", "a part of a language tag (BCP 47)"),
    ("i18n/mod.rs", "category", "of a number's plural (CLDR)"),
    ("i18n/mod.rs", "person", "a reader as opposed to a program"),
    ("i18n/mod.rs", "round", "an example of a word with two parts"),
    ("i18n/mod.rs", "table", "an example of a word with two parts"),
    ("i18n/mod.rs", "zone", "of time"),
    ("i18n/numbers.rs", "category", "of a number's plural (CLDR)"),
    ("i18n/order.rs", "hall", "an example of a text with a number in it"),
    ("i18n/tests/cldr.rs", "category", "of a number's plural (CLDR)"),
    ("i18n/tests/messages.rs", "region", "a part of a language tag (BCP 47)"),
    ("i18n/tests/messages.rs", "stand", "words stand in a sentence"),
    ("search.rs", "finding", "what a search does"),
];

/// The words of the first column, each as its parts: `agenda item` is two.
fn glossary(markdown: &str) -> Vec<Vec<String>> {
    tree::table(markdown, &["en"])
        .iter()
        .map(|row| parts(&row[0]))
        .collect()
}

/// Splits `HallId`, `hall_id` and `hall-id` into `hall` and `id`.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut lower = false;
    for letter in text.chars() {
        if !letter.is_alphabetic() || (letter.is_uppercase() && lower) {
            parts.push(String::new());
        }
        if letter.is_alphabetic() {
            parts.last_mut().expect("never empty").extend(letter.to_lowercase());
        }
        lower = letter.is_lowercase();
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether `found` is the word itself or its plural.
fn same(word: &str, found: &str) -> bool {
    found == word
        || found.strip_suffix('s') == Some(word)
        || found.strip_suffix("es") == Some(word)
        || (word.ends_with('y') && found.strip_suffix("ies") == word.strip_suffix('y'))
}

/// The words of the glossary in the names and comments of a Rust file, with their lines.
fn hits(glossary: &[Vec<String>], path: &str, source: &str) -> BTreeSet<(usize, String)> {
    let names = tokens(path, source).into_iter().filter_map(|token| match token.word {
        Word::Name(name) => Some((token.line, name)),
        _ => None,
    });
    let comments = (1..)
        .zip(source.lines())
        .filter_map(|(line, text)| Some((line, comment(text)?.to_owned())));
    let mut hits = BTreeSet::new();
    for (line, text) in names.chain(comments) {
        let found = parts(&text);
        for word in glossary {
            let fits = |window: &[String]| window.iter().zip(word).all(|(found, word)| same(word, found));
            if found.windows(word.len()).any(fits) {
                hits.insert((line, word.join(" ")));
            }
        }
    }
    hits
}

/// What follows `//` in a line, unless that is within a text.
fn comment(line: &str) -> Option<&str> {
    line.match_indices("//")
        .find(|(at, _)| line[..*at].matches('"').count().is_multiple_of(2) && !line[..*at].ends_with(':'))
        .map(|(at, _)| &line[at + 2..])
}

#[test]
fn the_platform_knows_no_word_of_forums() {
    let glossary = glossary(&tree::text("GLOSSARY.md"));
    assert!(glossary.len() > 40, "GLOSSARY.md has no table `| en | …`");
    let prefix = "crates/kurultai/src/platform/";
    let mut used = BTreeSet::new();
    let mut objections = Vec::new();
    for path in tree::files(prefix, &[".rs"]) {
        for (line, word) in hits(&glossary, &path, &tree::text(&path)) {
            match GENERAL
                .iter()
                .find(|(file, general, _)| path.ends_with(file) && *general == word)
            {
                Some(allowance) => {
                    used.insert(allowance);
                }
                None => objections.push(format!(
                    "{path}:{line}: `{word}` is a word of forums; the code belongs elsewhere"
                )),
            }
        }
    }
    let idle = GENERAL.iter().filter(|allowance| !used.contains(allowance));
    objections
        .extend(idle.map(|(file, word, _)| format!("{file}: `{word}` is allowed and does not stand there any more")));
    super::none(objections);
}

#[test]
fn every_word_has_a_russian_and_a_kazakh_one_and_a_meaning() {
    let rows = tree::table(&tree::text("GLOSSARY.md"), &["en", "ru", "kk", "meaning"]);
    let poor: Vec<_> = rows
        .into_iter()
        .filter(|row| row.len() != 4 || row.iter().any(String::is_empty))
        .collect();
    assert_eq!(poor, Vec::<Vec<String>>::new());
}

mod the_checker {
    use super::*;

    fn found(source: &str) -> Vec<(usize, String)> {
        let table = "| en | ru |\n| --- | --- |\n| hall | зал |\n| agenda item | пункт |\n| category | категория |\n";
        hits(&glossary(table), "a.rs", source).into_iter().collect()
    }

    #[test]
    fn finds_words_in_names_and_comments() {
        assert_eq!(found("fn f() {}\nstruct HallId;"), [(2, "hall".to_owned())]);
        assert_eq!(found("fn agenda_items() {}"), [(1, "agenda item".to_owned())]);
        assert_eq!(found("/// All halls.\nfn f() {}"), [(1, "hall".to_owned())]);
        assert_eq!(found("fn f() {} // two categories"), [(1, "category".to_owned())]);
    }

    #[test]
    fn leaves_texts_and_parts_of_words_alone() {
        assert_eq!(found("fn f() { g(\"the hall\"); h(\"http://hall\") }"), []);
        assert_eq!(found("fn shallow(item: Challenge) {}"), []);
    }
}
