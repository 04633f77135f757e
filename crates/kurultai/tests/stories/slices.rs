//! Who may use whom: the table in ARCHITECTURE.md, and what the sources do.

use std::collections::{BTreeMap, BTreeSet};

use crate::tree::{self, Token, tokens};

/// Stand above the slices. Whatever else lies in `src/` and is not in the table does too.
const TESTKIT: &str = "testkit";

/// For each slice, everything it may use.
type Arrows = BTreeMap<String, BTreeSet<String>>;

/// Reads the table and follows its arrows to their ends.
fn arrows(markdown: &str) -> Arrows {
    let list = |cell: &str| -> Vec<String> {
        cell.split(',')
            .map(|name| name.trim().trim_matches('`').to_owned())
            .filter(|name| !name.is_empty())
            .collect()
    };
    let mut arrows = Arrows::new();
    for row in tree::table(markdown, &["slice", "may use"]) {
        let uses = row.get(1).map(|cell| list(cell)).unwrap_or_default();
        for slice in list(&row[0]) {
            arrows.entry(slice).or_default().extend(uses.iter().cloned());
        }
    }
    loop {
        let before = arrows.clone();
        for uses in arrows.values_mut() {
            let further: Vec<String> = uses
                .iter()
                .filter_map(|used| before.get(used))
                .flatten()
                .cloned()
                .collect();
            uses.extend(further);
        }
        if arrows == before {
            return arrows;
        }
    }
}

/// A mention of a module at the top of the crate.
#[derive(Debug, PartialEq)]
struct Mention {
    line: usize,
    module: String,
    in_tests: bool,
}

/// What a file mentions of the crate's top modules. `place` is the module path of the file: `["forum", "store"]`.
fn mentions(place: &[&str], path: &str, source: &str) -> Vec<Mention> {
    let tokens = tokens(path, source);
    let in_tests = place.contains(&"tests");
    let mut found = Vec::new();
    // Inline modules around the current token: name and the depth of braces at which each began.
    let mut inline: Vec<(String, usize)> = Vec::new();
    let mut braces = 0;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        if token.is('{') {
            braces += 1;
        } else if token.is('}') {
            if inline.last().is_some_and(|(_, began)| *began == braces) {
                inline.pop();
            }
            braces -= 1;
        }
        let in_tests = in_tests || inline.iter().any(|(name, _)| name == "tests");
        match token.name() {
            Some("mod") if tokens.get(at + 2).is_some_and(|next| next.is('{')) => {
                inline.push((tokens[at + 1].name().unwrap_or_default().to_owned(), braces + 1));
            }
            // The crate names itself `kurultai` in its binary and its tests.
            Some("crate" | "kurultai") if is_path(&tokens, at) && !(at > 0 && tokens[at - 1].is('$')) => {
                let begin = at + 3;
                found.extend(firsts(&tokens, begin, &[]).into_iter().map(|(line, module)| Mention {
                    line,
                    module,
                    in_tests,
                }));
                at = begin;
                continue;
            }
            Some("super") if is_path(&tokens, at) => {
                let mut up = 0;
                while tokens.get(at).and_then(Token::name) == Some("super") && is_path(&tokens, at) {
                    up += 1;
                    at += 3;
                }
                let mut here: Vec<&str> = place.to_vec();
                here.extend(inline.iter().map(|(name, _)| name.as_str()));
                here.truncate(here.len().saturating_sub(up));
                let found_here = firsts(&tokens, at, &here).into_iter();
                found.extend(found_here.map(|(line, module)| Mention { line, module, in_tests }));
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

fn is_path(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|token| token.is(':')) && tokens.get(at + 2).is_some_and(|token| token.is(':'))
}

/// The top modules that a path reaches which goes on at `at` from the module `here`; several when it goes on with `{`.
fn firsts(tokens: &[Token], at: usize, here: &[&str]) -> Vec<(usize, String)> {
    let Some(token) = tokens.get(at) else { return Vec::new() };
    if let Some(top) = here.first() {
        return vec![(token.line, (*top).to_owned())];
    }
    if let Some(name) = token.name() {
        return vec![(token.line, name.to_owned())];
    }
    if !token.is('{') {
        return Vec::new();
    }
    let mut names = Vec::new();
    let mut depth = 0;
    for pair in tokens[at..].windows(2) {
        if pair[0].is('{') {
            depth += 1;
        } else if pair[0].is('}') {
            depth -= 1;
            if depth == 0 {
                break;
            }
        }
        if depth == 1
            && (pair[0].is('{') || pair[0].is(','))
            && let Some(name) = pair[1].name()
        {
            names.push((pair[1].line, name.to_owned()));
        }
    }
    names
}

/// Why a mention is not allowed, or `None`.
fn objection(arrows: &Arrows, modules: &BTreeSet<String>, slice: &str, mention: &Mention) -> Option<String> {
    let used = mention.module.as_str();
    if used == slice || !modules.contains(used) || arrows.get(slice)?.contains(used) {
        return None;
    }
    if used == TESTKIT && mention.in_tests {
        return None;
    }
    let line = mention.line;
    Some(if arrows.contains_key(used) {
        format!("{line}: {slice} may not use {used}")
    } else {
        format!("{line}: {slice} may not use {used}, which stands above the slices")
    })
}

/// The module path of a file below `src/`: `forum/store.rs` is `forum::store`, `forum/mod.rs` is `forum`.
fn place(path: &str) -> Vec<&str> {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    path.strip_suffix("/mod").unwrap_or(path).split('/').collect()
}

fn top_modules(paths: &[String]) -> BTreeSet<String> {
    let tops = paths
        .iter()
        .filter_map(|path| place(path).first().map(|top| (*top).to_owned()));
    tops.filter(|top| top != "lib" && top != "main").collect()
}

#[test]
fn no_slice_uses_what_the_table_does_not_name() {
    let arrows = arrows(&tree::text("ARCHITECTURE.md"));
    assert!(!arrows.is_empty(), "ARCHITECTURE.md has no table `| slice | may use |`");
    let prefix = "crates/kurultai/src/";
    let paths: Vec<String> = tree::files(prefix, &[".rs"])
        .iter()
        .map(|path| path.strip_prefix(prefix).expect("below src").to_owned())
        .collect();
    let modules = top_modules(&paths);
    let mut objections = Vec::new();
    for path in &paths {
        let place = place(path);
        let whole = format!("{prefix}{path}");
        for mention in mentions(&place, &whole, &tree::text(&whole)) {
            objections.extend(objection(&arrows, &modules, place[0], &mention).map(|what| format!("{whole}:{what}")));
        }
    }
    assert!(objections.is_empty(), "\n{}\n", objections.join("\n"));
}

#[test]
fn every_folder_of_the_application_is_in_the_table_or_stands_above_it() {
    let arrows = arrows(&tree::text("ARCHITECTURE.md"));
    let above = ["app", "commands", "config", "routes", TESTKIT];
    let prefix = "crates/kurultai/src/";
    let paths: Vec<String> = tree::files(prefix, &[".rs"])
        .iter()
        .map(|path| path.strip_prefix(prefix).expect("below src").to_owned())
        .collect();
    let strangers: Vec<String> = top_modules(&paths)
        .into_iter()
        .filter(|module| !arrows.contains_key(module) && !above.contains(&module.as_str()))
        .collect();
    assert!(
        strangers.is_empty(),
        "ARCHITECTURE.md does not say what these may use: {strangers:?}"
    );
    let gone: Vec<&String> = arrows
        .values()
        .flatten()
        .filter(|used| !arrows.contains_key(*used))
        .collect();
    assert!(
        gone.is_empty(),
        "used in the table of ARCHITECTURE.md without a row of their own: {gone:?}"
    );
}

mod the_checker {
    use super::*;

    const TABLE: &str =
        "| slice | may use |\n| --- | --- |\n| platform | |\n| forum | platform |\n| `people` | `forum` |\n";

    fn objections(slice: &str, file: &str, source: &str) -> Vec<String> {
        let modules = ["platform", "forum", "people", "app", "testkit"]
            .map(str::to_owned)
            .into();
        let place: Vec<&str> = std::iter::once(slice)
            .chain(place(file))
            .filter(|part| *part != "mod")
            .collect();
        mentions(&place, file, source)
            .iter()
            .filter_map(|mention| objection(&arrows(TABLE), &modules, slice, mention))
            .collect()
    }

    #[test]
    fn follows_arrows_to_their_ends() {
        assert_eq!(arrows(TABLE)["people"], ["forum", "platform"].map(str::to_owned).into());
        assert_eq!(
            objections("people", "store.rs", "use crate::platform::db::Tx;"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn refuses_an_arrow_against_the_table() {
        assert_eq!(
            objections("forum", "store.rs", "\nuse crate::people::store;"),
            ["2: forum may not use people"]
        );
        assert_eq!(
            objections("platform", "mod.rs", "fn f(x: crate::forum::Day) {}"),
            ["1: platform may not use forum"]
        );
    }

    #[test]
    fn sees_through_braces_and_macros() {
        assert_eq!(
            objections(
                "forum",
                "store.rs",
                "use crate::{platform::db::{self, Tx}, people::{a, b}};"
            ),
            ["1: forum may not use people"]
        );
        assert_eq!(
            objections("forum", "store.rs", "say!(crate::people::x());"),
            ["1: forum may not use people"]
        );
    }

    #[test]
    fn counts_the_steps_of_super() {
        assert_eq!(
            objections("forum", "store.rs", "use super::model::Day;"),
            Vec::<String>::new()
        );
        assert_eq!(
            objections("forum", "store.rs", "use super::super::people;"),
            ["1: forum may not use people"]
        );
        assert_eq!(
            objections("forum", "mod.rs", "use super::{platform, people};"),
            ["1: forum may not use people"]
        );
        assert_eq!(
            objections("forum", "store.rs", "mod tests { use super::super::model; }"),
            Vec::<String>::new()
        );
        assert_eq!(
            objections("forum", "store.rs", "mod tests { use super::super::super::people; }"),
            ["1: forum may not use people"]
        );
    }

    #[test]
    fn keeps_what_stands_above_for_tests() {
        assert_eq!(
            objections("forum", "store.rs", "use crate::app::Site;"),
            ["1: forum may not use app, which stands above the slices"]
        );
        assert_eq!(
            objections("forum", "store.rs", "use crate::testkit::Forum;"),
            ["1: forum may not use testkit, which stands above the slices"]
        );
        assert_eq!(
            objections("forum", "store.rs", "mod tests { use crate::testkit::Forum; }"),
            Vec::<String>::new()
        );
        assert_eq!(
            objections("forum", "tests/days.rs", "use crate::testkit::Forum;"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn does_not_mind_comments_and_texts() {
        let source =
            "//! crate::people\n// crate::people\n/// See [`crate::people`].\nconst A: &str = \"crate::people\";";
        assert_eq!(objections("forum", "store.rs", source), Vec::<String>::new());
    }
}
