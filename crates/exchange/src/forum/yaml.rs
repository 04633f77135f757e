//! A YAML document as a small tree in which every key and value knows its place.
//!
//! Only the part of YAML that a record needs is read: one document of maps with plain keys, lists and scalars. Anchors,
//! aliases and tags are refused, so a small file cannot grow into a large tree; size, depth and the number of nodes are
//! bounded. Scalars keep their words as written (YAML 1.2, core schema): what type a value has is for its reader to say.

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// Longest text that is read, in bytes.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Deepest nesting of lists and maps.
pub const MAX_DEPTH: usize = 32;
/// Most keys and values in one document.
pub const MAX_NODES: usize = 500_000;

/// A line and a column in characters, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub place: Place,
    pub value: Value,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Null,
    Scalar { words: String, quoted: bool },
    List(Vec<Node>),
    Map(Vec<Entry>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: String,
    pub place: Place,
    pub value: Node,
}

/// Something in the text that is not the YAML we read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub place: Place,
    pub what: String,
    pub value: String,
    pub hint: &'static str,
}

impl Problem {
    fn new(place: Place, what: impl Into<String>, hint: &'static str) -> Self {
        let (what, value) = (what.into(), String::new());
        Self {
            place,
            what,
            value,
            hint,
        }
    }
}

/// The tree of `text`, with the duplicate keys that were passed over; or the first thing that stops the reading.
pub fn parse(text: &str) -> Result<(Node, Vec<Problem>), Problem> {
    let start = Place { line: 1, column: 1 };
    if text.len() > MAX_BYTES {
        return Err(Problem::new(start, "the file is too large", "up to 8 MiB are read"));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reading = Reading {
        events: Parser::new_from_str(text),
        nodes: 0,
        duplicates: Vec::new(),
    };
    loop {
        match reading.next()? {
            (Event::StreamEnd, _) => return Err(Problem::new(start, "the file is empty", "")),
            (Event::DocumentStart(_), _) => break,
            _ => {}
        }
    }
    let (event, span) = reading.next()?;
    let node = reading.node(event, span, 0)?;
    loop {
        match reading.next()? {
            (Event::StreamEnd, _) => return Ok((node, reading.duplicates)),
            (Event::DocumentStart(_), span) => {
                return Err(Problem::new(
                    place(span),
                    "a second document begins here",
                    "one file holds one document",
                ));
            }
            _ => {}
        }
    }
}

struct Reading<'t> {
    events: Parser<'t, saphyr_parser::StrInput<'t>>,
    nodes: usize,
    duplicates: Vec<Problem>,
}

impl<'t> Reading<'t> {
    fn next(&mut self) -> Result<(Event<'t>, Span), Problem> {
        match self.events.next_event() {
            Some(Ok(found)) => Ok(found),
            Some(Err(error)) => {
                let place = Place {
                    line: error.marker().line().max(1),
                    column: error.marker().col() + 1,
                };
                Err(Problem {
                    place,
                    what: "this is not valid YAML".into(),
                    value: error.info().to_owned(),
                    hint: "look at indentation, colons and quotes here and in the line above",
                })
            }
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node(&mut self, event: Event<'t>, span: Span, depth: usize) -> Result<Node, Problem> {
        let place = place(span);
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(Problem::new(
                place,
                "the file has too many values",
                "up to 500,000 are read",
            ));
        }
        if depth > MAX_DEPTH {
            return Err(Problem::new(
                place,
                "lists and maps are nested too deeply",
                "up to 32 levels are read",
            ));
        }
        plain(&event, place)?;
        let value = match event {
            Event::Scalar(words, style, ..) => {
                let quoted = style != ScalarStyle::Plain;
                match words.as_ref() {
                    "" | "~" | "null" | "Null" | "NULL" if !quoted => Value::Null,
                    _ => Value::Scalar {
                        words: words.into_owned(),
                        quoted,
                    },
                }
            }
            Event::SequenceStart(..) => {
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        (Event::SequenceEnd, _) => break Value::List(items),
                        (event, span) => items.push(self.node(event, span, depth + 1)?),
                    }
                }
            }
            Event::MappingStart(..) => Value::Map(self.entries(depth)?),
            _ => return Err(Problem::new(place, "a value was expected here", "")),
        };
        Ok(Node { place, value })
    }

    fn entries(&mut self, depth: usize) -> Result<Vec<Entry>, Problem> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut seen = std::collections::BTreeMap::new();
        loop {
            let (event, span) = self.next()?;
            let place = place(span);
            plain(&event, place)?;
            let key = match event {
                Event::MappingEnd => return Ok(entries),
                Event::Scalar(words, ..) => words.into_owned(),
                _ => return Err(Problem::new(place, "a key must be a word", "write `key: value`")),
            };
            let (event, span) = self.next()?;
            let value = self.node(event, span, depth + 1)?;
            if seen.insert(key.clone(), ()).is_some() {
                let mut problem = Problem::new(place, "this key is already given above", "keep one of the two");
                problem.value = key;
                self.duplicates.push(problem);
            } else {
                entries.push(Entry { key, place, value });
            }
        }
    }
}

/// Refuses anchors, aliases and tags.
fn plain(event: &Event<'_>, place: Place) -> Result<(), Problem> {
    let (anchor, tagged) = match event {
        Event::Alias(_) => (1, false),
        Event::Scalar(_, _, anchor, tag) => (*anchor, tag.is_some()),
        Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => (*anchor, tag.is_some()),
        _ => (0, false),
    };
    if anchor != 0 {
        return Err(Problem::new(
            place,
            "anchors and aliases are not read",
            "write the value out in both places",
        ));
    }
    if tagged {
        return Err(Problem::new(
            place,
            "tags are not read",
            "remove the word that begins with `!`",
        ));
    }
    Ok(())
}

fn place(span: Span) -> Place {
    Place {
        line: span.start.line().max(1),
        column: span.start.col() + 1,
    }
}
