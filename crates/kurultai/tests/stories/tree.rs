//! The repository as files and Rust files as tokens, for tests that read what we wrote.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The folder that holds ARCHITECTURE.md.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .expect("the repository is there")
}

/// All files under a folder of the repository whose names end so, as paths from the root, sorted. Build output, hidden
/// folders other than `.ci` and `.config`, and files of others (`vendor`) are passed over.
pub fn files(folder: &str, endings: &[&str]) -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder that can be read") {
            let path = entry.expect("an entry that can be read").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let hidden = name.starts_with('.') && name != ".ci" && name != ".config";
            if path.is_dir() {
                if !hidden && name != "target" && name != "vendor" && name != "node_modules" {
                    walk(&path, found);
                }
            } else {
                found.push(path);
            }
        }
    }
    let root = root();
    let mut found = Vec::new();
    walk(&root.join(folder), &mut found);
    let mut paths: Vec<String> = found
        .iter()
        .map(|path| {
            path.strip_prefix(&root)
                .expect("below the root")
                .to_string_lossy()
                .replace('\\', "/")
        })
        .filter(|path| endings.iter().any(|ending| path.ends_with(ending)))
        .collect();
    paths.sort();
    paths
}

/// The text of a file of the repository.
pub fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("reading {path}: {error}"))
}

/// A table of a Markdown text whose header cells begin with these, as rows of trimmed cells; empty when there is none.
pub fn table(markdown: &str, header: &[&str]) -> Vec<Vec<String>> {
    let cells = |line: &str| -> Vec<String> {
        let line = line.trim().trim_start_matches('|').trim_end_matches('|');
        line.split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let mut lines = markdown.lines();
    let begins = |line: &str| line.trim_start().starts_with('|') && cells(line).iter().zip(header).all(|(a, b)| a == b);
    if !lines.any(begins) {
        return Vec::new();
    }
    lines
        .skip(1)
        .take_while(|line| line.trim_start().starts_with('|'))
        .map(cells)
        .collect()
}

/// One token with its line; groups are flattened into their delimiters and contents.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    pub line: usize,
    pub word: Word,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Word {
    Name(String),
    /// A literal as it is written.
    Literal(String),
    /// Punctuation, one character at a time, and delimiters.
    Mark(char),
}

impl Token {
    pub fn is(&self, mark: char) -> bool {
        self.word == Word::Mark(mark)
    }

    pub fn name(&self) -> Option<&str> {
        match &self.word {
            Word::Name(name) => Some(name),
            _ => None,
        }
    }
}

/// A Rust file as tokens. Comments are gone; doc comments are literals after `doc =`.
pub fn tokens(path: &str, source: &str) -> Vec<Token> {
    fn flatten(stream: TokenStream, out: &mut Vec<Token>) {
        for tree in stream {
            let line = tree.span().start().line;
            let word = match tree {
                TokenTree::Ident(name) => Word::Name(name.to_string().trim_start_matches("r#").to_owned()),
                TokenTree::Literal(literal) => Word::Literal(literal.to_string()),
                TokenTree::Punct(mark) => Word::Mark(mark.as_char()),
                TokenTree::Group(group) => {
                    let (open, close) = match group.delimiter() {
                        Delimiter::Parenthesis => ('(', ')'),
                        Delimiter::Brace => ('{', '}'),
                        Delimiter::Bracket => ('[', ']'),
                        Delimiter::None => (' ', ' '),
                    };
                    out.push(Token {
                        line,
                        word: Word::Mark(open),
                    });
                    flatten(group.stream(), out);
                    out.push(Token {
                        line: group.span_close().start().line,
                        word: Word::Mark(close),
                    });
                    continue;
                }
            };
            out.push(Token { line, word });
        }
    }
    let stream = source
        .parse()
        .unwrap_or_else(|error| panic!("{path} is not Rust: {error}"));
    let mut out = Vec::new();
    flatten(stream, &mut out);
    out
}
