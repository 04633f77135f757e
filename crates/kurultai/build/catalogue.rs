//! Every message in every language, read and compared.
//!
//! What comes out agrees: the same ids in each language, the same variables, each id under the name of its file.
//! Anything else is a list of faults, all of them at once, each with the place to mend.

use fluent_syntax::ast::{self, Entry};
use fluent_syntax::parser;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

#[path = "walk.rs"]
mod walk;
use walk::Uses;

/// English first: its order of variables is the order of arguments, its words are the documentation.
pub const LANGUAGES: [&str; 3] = ["en", "kk", "ru"];

/// One file of messages.
pub struct Source {
    pub language: &'static str,
    /// The file's name without `.ftl`; every key in it starts with this and a hyphen.
    pub stem: String,
    pub text: String,
}

impl Source {
    /// The file's path from the root of the repository.
    pub fn path(&self) -> String {
        format!("locales/{}/{}.ftl", self.language, self.stem)
    }
}

/// A message on which all languages agree.
#[derive(Debug, PartialEq)]
pub struct Message {
    pub id: String,
    /// In the order in which the English text first mentions them.
    pub variables: Vec<String>,
    /// The English text as the file has it.
    pub english: String,
    /// The note to translators, from the comment above the English text.
    pub note: Option<String>,
}

/// Something a translator or an author has to mend.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    pub path: String,
    pub line: usize,
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// A message or term in one language. Terms keep their hyphen in `id`.
struct Entered {
    id: String,
    path: String,
    line: usize,
    text: String,
    note: Option<String>,
    uses: Uses,
}

type Language = BTreeMap<String, Entered>;

/// Reads and compares all files.
///
/// # Errors
/// All faults found, in order of file and line.
pub fn read(sources: &[Source]) -> Result<Vec<Message>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut languages: BTreeMap<&str, Language> = LANGUAGES.iter().map(|tag| (*tag, Language::new())).collect();
    for source in sources {
        let language = languages.entry(source.language).or_default();
        read_file(source, language, &mut faults);
    }
    let variables: BTreeMap<&str, BTreeMap<&str, Vec<String>>> = languages
        .iter()
        .map(|(tag, language)| {
            let all = language
                .values()
                .map(|entry| (entry.id.as_str(), variables_of(entry, language, &mut faults)));
            (*tag, all.collect())
        })
        .collect();
    compare(&languages, &variables, &mut faults);
    if !faults.is_empty() {
        faults.sort();
        faults.dedup();
        return Err(faults);
    }
    Ok(languages["en"]
        .values()
        .filter(|entry| !entry.id.starts_with('-'))
        .map(|entry| Message {
            id: entry.id.clone(),
            variables: variables["en"][entry.id.as_str()].clone(),
            english: entry.text.clone(),
            note: entry.note.clone(),
        })
        .collect())
}

fn read_file(source: &Source, language: &mut Language, faults: &mut Vec<Fault>) {
    let fault = |line, what| Fault {
        path: source.path(),
        line,
        what,
    };
    let (resource, errors) = match parser::parse(source.text.as_str()) {
        Ok(resource) => (resource, Vec::new()),
        Err(partial) => partial,
    };
    for error in errors {
        let line = line_at(&source.text, error.pos.start);
        let near = error
            .slice
            .and_then(|slice| source.text.get(slice))
            .unwrap_or_default()
            .trim();
        let key = near.split(['=', '\n']).next().unwrap_or_default().trim();
        faults.push(fault(line, format!("{key}: cannot be read: {}", error.kind)));
    }
    for entry in &resource.body {
        let (id, value, attributes, comment) = match entry {
            Entry::Message(ast::Message {
                id,
                value,
                attributes,
                comment,
            }) => (id.name.to_owned(), value.as_ref(), attributes, comment),
            Entry::Term(ast::Term {
                id,
                value,
                attributes,
                comment,
            }) => (format!("-{}", id.name), Some(value), attributes, comment),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => continue,
        };
        let (line, text) = place_of(&source.text, &id);
        let name = id.trim_start_matches('-');
        if name
            .strip_prefix(&source.stem)
            .is_none_or(|rest| rest.len() < 2 || !rest.starts_with('-'))
        {
            faults.push(fault(line, format!("{id}: a key here starts with `{}-`", source.stem)));
        }
        if name.ends_with('-') || name.contains("--") || name.contains(|c: char| c == '_' || c.is_uppercase()) {
            faults.push(fault(
                line,
                format!("{id}: a key is lower-case words joined by single hyphens"),
            ));
        }
        if !attributes.is_empty() {
            faults.push(fault(
                line,
                format!("{id}: attributes are not used; make it a message of its own"),
            ));
        }
        let Some(value) = value else {
            faults.push(fault(line, format!("{id}: has no text")));
            continue;
        };
        let uses = Uses::of(value, source.language);
        for problem in &uses.problems {
            faults.push(fault(line, format!("{id}: {problem}")));
        }
        let note = comment.as_ref().map(|comment| comment.content.join("\n"));
        let entered = Entered {
            id: id.clone(),
            path: source.path(),
            line,
            text,
            note,
            uses,
        };
        if let Some(first) = language.insert(id.clone(), entered) {
            faults.push(fault(
                line,
                format!("{id}: written twice, the first time at {}:{}", first.path, first.line),
            ));
        }
    }
}

/// The variables a message needs, with those of the messages it includes. Terms take none from outside.
fn variables_of(entry: &Entered, language: &Language, faults: &mut Vec<Fault>) -> Vec<String> {
    fn gather<'a>(
        entry: &'a Entered,
        language: &'a Language,
        trail: &mut Vec<&'a str>,
        out: &mut Vec<String>,
    ) -> Result<(), String> {
        if trail.contains(&entry.id.as_str()) {
            return Err(format!("includes itself through `{}`", trail.join("` → `")));
        }
        trail.push(&entry.id);
        for name in &entry.uses.variables {
            if !out.contains(name) {
                out.push(name.clone());
            }
        }
        for id in &entry.uses.references {
            let target = language
                .get(id)
                .ok_or_else(|| format!("mentions `{id}`, which does not exist"))?;
            let mut of_term = Vec::new();
            let into = if id.starts_with('-') { &mut of_term } else { &mut *out };
            gather(target, language, trail, into)?;
        }
        trail.pop();
        Ok(())
    }
    let mut out = Vec::new();
    if let Err(what) = gather(entry, language, &mut Vec::new(), &mut out) {
        faults.push(Fault {
            path: entry.path.clone(),
            line: entry.line,
            what: format!("{}: {what}", entry.id),
        });
    }
    out
}

fn compare(
    languages: &BTreeMap<&str, Language>,
    variables: &BTreeMap<&str, BTreeMap<&str, Vec<String>>>,
    faults: &mut Vec<Fault>,
) {
    let ids: BTreeSet<&str> = languages.values().flatten().map(|(id, _)| id.as_str()).collect();
    for id in ids.into_iter().filter(|id| !id.starts_with('-')) {
        let Some((tag, first)) = LANGUAGES.iter().find_map(|tag| Some((*tag, languages[tag].get(id)?))) else {
            continue;
        };
        let expected: BTreeSet<&String> = variables[tag][id].iter().collect();
        for other in LANGUAGES.into_iter().filter(|other| *other != tag) {
            let Some(entry) = languages[other].get(id) else {
                let what = format!("{id}: is missing in `{other}`");
                faults.push(Fault {
                    path: first.path.clone(),
                    line: first.line,
                    what,
                });
                continue;
            };
            let found: BTreeSet<&String> = variables[other][id].iter().collect();
            if found != expected {
                let what = format!(
                    "{id}: has variables {}, in `{tag}` {}",
                    listed(&found),
                    listed(&expected)
                );
                faults.push(Fault {
                    path: entry.path.clone(),
                    line: entry.line,
                    what,
                });
            }
        }
    }
}

fn listed(names: &BTreeSet<&String>) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    names
        .iter()
        .map(|name| format!("${name}"))
        .collect::<Vec<_>>()
        .join(" ")
}

fn line_at(text: &str, position: usize) -> usize {
    1 + text.bytes().take(position).filter(|byte| *byte == b'\n').count()
}

/// The line on which `id` is written and its text; the syntax tree keeps neither.
fn place_of(text: &str, id: &str) -> (usize, String) {
    let starts = |line: &str| {
        line.strip_prefix(id)
            .is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let lines: Vec<&str> = text.lines().collect();
    let Some(at) = lines.iter().position(|line| starts(line)) else {
        return (1, String::new());
    };
    let first = lines[at].split_once('=').map_or("", |(_, words)| words.trim());
    let belongs = |line: &&&str| line.is_empty() || line.starts_with([' ', '}']);
    let rest = lines[at + 1..].iter().take_while(belongs).map(|line| line.trim_end());
    let whole: Vec<&str> = std::iter::once(first).chain(rest).collect();
    (at + 1, whole.join("\n").trim().to_owned())
}
