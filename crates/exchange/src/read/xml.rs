//! XML with places: a small tree in which every element knows the byte at which it begins.
//!
//! Lenient where exports are known to be careless (HTML's named entities, a lone `&`), strict where a document could do harm:
//! entity declarations, depth and number of elements are refused. Namespaces are dropped: a prefix says nothing here.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::notes::{Lines, Notes, shorten};
use super::{MAX_DEPTH, MAX_NODES, Reason, Refusal, html};

/// An element: its local name, attributes, children, and the text directly in it.
#[derive(Debug, Clone)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    pub text: String,
    pub at: usize,
    /// Bytes of the source between its tags.
    pub inner: (usize, usize),
}

impl Element {
    fn new(name: String, at: usize) -> Self {
        Self {
            name,
            attributes: Vec::new(),
            children: Vec::new(),
            text: String::new(),
            at,
            inner: (at, at),
        }
    }

    /// The first child of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// An attribute that is not blank.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.trim())
            .filter(|value| !value.is_empty())
    }

    /// The text of the first child of that name that has one, with its place.
    pub(super) fn words_of(&self, name: &str) -> Option<(&str, usize)> {
        self.children
            .iter()
            .filter(|child| child.name == name)
            .map(|child| (child.text.trim(), child.at))
            .find(|(text, _)| !text.is_empty())
    }

    /// Whether there is nothing in it that could be lost.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.attributes.is_empty() && self.children.iter().all(Element::is_blank)
    }

    /// What a remark shows of it.
    pub(super) fn sample(&self) -> String {
        if !self.text.trim().is_empty() {
            return self.text.trim().to_owned();
        }
        let attributes: Vec<_> = self
            .attributes
            .iter()
            .map(|(key, value)| format!("{key}={value}"))
            .collect();
        if !attributes.is_empty() {
            return attributes.join(" ");
        }
        self.children
            .iter()
            .find(|child| !child.is_blank())
            .map_or_else(String::new, Element::sample)
    }
}

/// Parses a whole document.
pub(super) fn parse(file: &str, text: &str, notes: &mut Notes) -> Result<Element, Refusal> {
    refuse_entities(file, text)?;
    let mut reader = Reader::from_str(text);
    reader.config_mut().allow_dangling_amp = true;
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut nodes = 0_usize;
    let line = |at: usize| Lines::new(text).place(at).0;
    loop {
        let at = position(reader.buffer_position(), text);
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                return Err(broken(
                    file,
                    text,
                    position(reader.error_position(), text),
                    &open,
                    &error,
                ));
            }
        };
        match event {
            Event::Start(tag) => {
                if open.len() >= MAX_DEPTH {
                    let reason = Reason::TooDeep {
                        line: line(at),
                        limit: MAX_DEPTH,
                    };
                    return Err(Refusal::new(file, reason));
                }
                nodes += 1;
                let mut element = element(&tag, at, notes);
                element.inner.0 = position(reader.buffer_position(), text);
                open.push(element);
            }
            Event::Empty(tag) => {
                nodes += 1;
                close(element(&tag, at, notes), &mut open, &mut root);
            }
            Event::End(_) => {
                if let Some(mut element) = open.pop() {
                    element.inner.1 = at.max(element.inner.0);
                    close(element, &mut open, &mut root);
                }
            }
            Event::Text(content) => push(&mut open, &content.into_inner()),
            Event::CData(content) => push(&mut open, &content.into_inner()),
            Event::GeneralRef(reference) => {
                let name = reference.into_inner();
                let words = entity(&name, at, notes);
                push(&mut open, &words);
            }
            Event::DocType(doctype) => {
                notes.warn(at, "the document type was not read", &doctype.into_inner(), "");
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
        if nodes > MAX_NODES {
            let reason = Reason::TooMany {
                line: line(at),
                limit: MAX_NODES,
            };
            return Err(Refusal::new(file, reason));
        }
    }
    let end = line(text.trim_end().len());
    match (open.last(), root) {
        (Some(element), _) => {
            let open = format!("<{}>", shorten(&element.name, 40));
            Err(Refusal::new(file, Reason::Truncated { line: end, open }))
        }
        (None, Some(root)) => Ok(root),
        (None, None) => {
            let open = "the document".to_owned();
            Err(Refusal::new(file, Reason::Truncated { line: end, open }))
        }
    }
}

/// Entity declarations are refused before a parser sees them: no schedule needs one, and a chain of them is a bomb.
fn refuse_entities(file: &str, text: &str) -> Result<(), Refusal> {
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        let skipped = if let Some(after) = rest.strip_prefix("<?") {
            after.find("?>").map(|end| &after[end + 2..])
        } else if let Some(after) = rest.strip_prefix("<!--") {
            after.find("-->").map(|end| &after[end + 3..])
        } else {
            None
        };
        match skipped {
            Some(after) => rest = after,
            None => break,
        }
    }
    let Some(head) = rest.get(..9).filter(|head| head.eq_ignore_ascii_case("<!doctype")) else {
        return Ok(());
    };
    let subset = rest[head.len()..]
        .find(['[', '>'])
        .filter(|at| rest.as_bytes()[head.len() + at] == b'[');
    let Some(subset) = subset.map(|at| &rest[head.len() + at..]) else {
        return Ok(());
    };
    let declarations = subset.find("]>").map_or(subset, |end| &subset[..end]);
    let Some(found) = declarations
        .as_bytes()
        .windows(8)
        .position(|word| word.eq_ignore_ascii_case(b"<!entity"))
    else {
        return Ok(());
    };
    let at = text.len() - subset.len() + found;
    let line = Lines::new(text).place(at).0;
    Err(Refusal::new(file, Reason::Entities { line }))
}

fn position(at: u64, text: &str) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX).min(text.len())
}

fn broken(file: &str, text: &str, at: usize, open: &[Element], error: &quick_xml::Error) -> Refusal {
    let unfinished = matches!(error, quick_xml::Error::Syntax(_));
    let (line, column) = Lines::new(text).place(at);
    // A syntax error of the lexer is always something that was begun and not ended before the end of the file.
    let reason = if unfinished && !text[floor(text, at)..].contains('>') {
        Reason::Truncated {
            line: Lines::new(text).place(text.trim_end().len()).0,
            open: open.last().map_or_else(
                || "the document".to_owned(),
                |element| format!("<{}>", shorten(&element.name, 40)),
            ),
        }
    } else {
        Reason::Broken {
            line,
            column,
            problem: shorten(&error.to_string(), 160),
        }
    };
    Refusal::new(file, reason)
}

/// The nearest start of a character at or before `at`.
fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn element(tag: &BytesStart, at: usize, notes: &mut Notes) -> Element {
    let mut element = Element::new(tag.local_name().into_inner().to_owned(), at);
    for attribute in tag.attributes() {
        match attribute {
            // Name spaces and the place of a schema are syntax, not content.
            Ok(attribute) if attribute.key.as_ref().starts_with("xmlns") => {}
            Ok(attribute) if attribute.key.local_name().as_ref().ends_with("chemaLocation") => {}
            Ok(attribute) => {
                let value = unescape(&attribute.value, at, notes);
                element
                    .attributes
                    .push((attribute.key.local_name().into_inner().to_owned(), value));
            }
            Err(error) => {
                let what = "an attribute cannot be read and was passed over";
                notes.warn(at, what, &format!("<{}>: {error}", element.name), "");
            }
        }
    }
    element
}

fn push(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

fn close(element: Element, open: &mut [Element], root: &mut Option<Element>) {
    match open.last_mut() {
        Some(parent) => parent.children.push(element),
        None if root.is_none() => *root = Some(element),
        None => {}
    }
}

/// The characters that an entity stands for; an unknown one stays as written.
fn entity(name: &str, at: usize, notes: &mut Notes) -> String {
    match html::character(name) {
        Some(character) => {
            if !name.starts_with('#') && !matches!(name, "lt" | "gt" | "amp" | "apos" | "quot") {
                notes.warn(
                    at,
                    "an entity of HTML that XML does not know was read",
                    &format!("&{name};"),
                    "",
                );
            }
            character.to_string()
        }
        None => {
            notes.warn(at, "an unknown entity was left as written", &format!("&{name};"), "");
            format!("&{name};")
        }
    }
}

fn unescape(value: &str, at: usize, notes: &mut Notes) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(found) = rest.find('&') {
        text.push_str(&rest[..found]);
        rest = &rest[found + 1..];
        match rest
            .as_bytes()
            .iter()
            .take(11)
            .position(|byte| *byte == b';')
            .filter(|end| *end > 0)
        {
            Some(end) => {
                text.push_str(&entity(&rest[..end], at, notes));
                rest = &rest[end + 1..];
            }
            None => text.push('&'),
        }
    }
    text.push_str(rest);
    text
}
