//! What stands where in the sources: statements, unfinished work, paths of one machine, module docs.

use crate::tree::{self, Token, Word, tokens};

/// Files outside of a `store.rs` and `platform/db/` that hold statements, and why.
const STATEMENTS: &[(&str, &str)] = &[("platform/audit.rs", "the ledger's tables belong to no office")];

#[test]
fn statements_stand_in_stores_only() {
    let mut objections = Vec::new();
    for path in tree::files("crates/kurultai/src", &[".rs"]) {
        let at_home = path.ends_with("/store.rs")
            || path.contains("/store/")
            || path.contains("/platform/db/")
            || path.contains("/tests/")
            || STATEMENTS.iter().any(|(file, _)| path.ends_with(file));
        if !at_home {
            let found = statements(&tokens(&path, &tree::text(&path)));
            objections.extend(
                found
                    .into_iter()
                    .map(|line| format!("{path}:{line}: SQL belongs into a store.rs")),
            );
        }
    }
    super::none(objections);
}

/// Lines of texts that read like SQL.
fn statements(tokens: &[Token]) -> Vec<usize> {
    let mut lines = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let Word::Literal(text) = &token.word else { continue };
        let documentation = at >= 2 && tokens[at - 1].is('=') && tokens[at - 2].name() == Some("doc");
        if documentation {
            continue;
        }
        let text = text.trim_start_matches(['r', '#', '"']).trim_start().to_lowercase();
        let begins = |start: &str, then: &str| text.starts_with(start) && text.contains(then);
        if begins("select ", " from ")
            || begins("insert into ", "")
            || begins("update ", " set ")
            || begins("delete from ", "")
            || begins("create ", " table ")
            || begins("create table ", "")
            || begins("alter table ", "")
        {
            lines.push(token.line);
        }
    }
    lines
}

#[test]
fn nothing_is_left_unfinished() {
    let mut objections = Vec::new();
    for path in sources() {
        let tokens = tokens(&path, &tree::text(&path));
        objections.extend(
            unfinished(&tokens)
                .into_iter()
                .map(|(line, what)| format!("{path}:{line}: {what}")),
        );
    }
    super::none(objections);
}

fn unfinished(tokens: &[Token]) -> Vec<(usize, String)> {
    let calls = |at: usize| tokens.get(at + 1).is_some_and(|next| next.is('!'));
    let attribute = |at: usize| at >= 2 && tokens[at - 1].is('[') && tokens[at - 2].is('#');
    (0..tokens.len())
        .filter_map(|at| match tokens[at].name()? {
            name @ ("todo" | "unimplemented" | "dbg") if calls(at) => Some((tokens[at].line, format!("{name}!"))),
            "ignore" if attribute(at) => Some((tokens[at].line, "an ignored test".to_owned())),
            _ => None,
        })
        .collect()
}

#[test]
fn no_path_of_one_machine_is_written_down() {
    let needles = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];
    let endings = [
        ".rs", ".toml", ".md", ".ftl", ".html", ".sql", ".css", ".js", ".yaml", ".sh", ".snap", "/test", "/run",
    ];
    let mut objections = Vec::new();
    for path in tree::files("", &endings) {
        for (line, text) in (1..).zip(tree::text(&path).lines()) {
            // In an address on the web such a path is nobody's.
            let local = |needle: &&&str| text.match_indices(**needle).any(|(at, _)| !inside_address(&text[..at]));
            if let Some(needle) = needles.iter().find(local) {
                objections.push(format!("{path}:{line}: {needle} is a folder of one machine"));
            }
        }
    }
    super::none(objections);
}

fn inside_address(before: &str) -> bool {
    let word = before
        .rsplit(|c: char| c.is_whitespace() || c == '"' || c == '(')
        .next()
        .unwrap_or_default();
    word.contains("://")
        || word.ends_with(|c: char| c.is_alphanumeric() || c == '}' || c == '.' || c == '-' || c == '_')
}

#[test]
fn every_file_of_a_pure_crate_says_what_it_is_for() {
    let silent: Vec<String> = sources()
        .into_iter()
        .filter(|path| path.contains("/src/") && !path.starts_with("crates/kurultai/") && !path.starts_with("xtask/"))
        .filter(|path| !tree::text(path).trim_start().starts_with("//!"))
        .map(|path| format!("{path}: begins without `//!`"))
        .collect();
    super::none(silent);
}

fn sources() -> Vec<String> {
    ["crates", "xtask"]
        .iter()
        .flat_map(|folder| tree::files(folder, &[".rs"]))
        .collect()
}

mod the_checker {
    use super::*;

    #[test]
    fn knows_a_statement_from_a_sentence() {
        let found = |source: &str| statements(&tokens("a.rs", source));
        assert_eq!(found("fn f() {\n g(\"select key from edition\") }"), [2]);
        assert_eq!(found("const A: &str = r#\"insert into a values (1)\"#;"), [1]);
        assert_eq!(
            found("/// select a hall from the list\nfn f() { g(\"select a hall\"); h(\"updated settings\") }"),
            [0usize; 0]
        );
    }

    #[test]
    fn finds_unfinished_work() {
        let found = |source: &str| unfinished(&tokens("a.rs", source));
        assert_eq!(found("fn f() {\n todo!() }"), [(2, "todo!".to_owned())]);
        assert_eq!(
            found("#[test]\n#[ignore]\nfn f() {}"),
            [(2, "an ignored test".to_owned())]
        );
        assert_eq!(found("/// todo!\nfn todo() {}"), []);
    }

    #[test]
    fn knows_a_folder_from_an_address() {
        assert!(!inside_address("see "));
        assert!(!inside_address("open(\""));
        assert!(inside_address("https://example.org"));
        assert!(inside_address("crates/kurultai/tests"));
    }
}
