//! JSON with places: RFC 8259, every value knowing the byte at which it begins.
//!
//! `serde_json` gives values without places, and a warning about the four-hundredth talk is of no use without its line.

use std::collections::HashSet;

use super::notes::{Lines, Notes};
use super::{MAX_DEPTH, MAX_NODES, Reason, Refusal};

/// A value and the byte at which it begins.
#[derive(Debug, Clone)]
pub(super) struct Value {
    pub at: usize,
    pub kind: Kind,
}

#[derive(Debug, Clone)]
pub(super) enum Kind {
    Null,
    Bool(bool),
    /// As written.
    Number(String),
    String(String),
    Array(Vec<Value>),
    Object(Vec<(String, Value)>),
}

impl Value {
    /// The member `key`; `None` when it is absent, null, or this is not an object.
    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.members()
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
            .filter(|value| !value.is_null())
    }

    pub(super) fn as_str(&self) -> Option<&str> {
        match &self.kind {
            Kind::String(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn as_bool(&self) -> Option<bool> {
        match &self.kind {
            Kind::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// A text, a number or a truth as text; `None` for null, lists, objects and blank texts.
    pub(super) fn scalar(&self) -> Option<String> {
        match &self.kind {
            Kind::String(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned),
            Kind::Number(number) => Some(number.clone()),
            Kind::Bool(value) => Some(value.to_string()),
            _ => None,
        }
    }

    pub(super) fn items(&self) -> &[Value] {
        match &self.kind {
            Kind::Array(items) => items,
            _ => &[],
        }
    }

    pub(super) fn members(&self) -> &[(String, Value)] {
        match &self.kind {
            Kind::Object(members) => members,
            _ => &[],
        }
    }

    pub(super) fn is_null(&self) -> bool {
        matches!(self.kind, Kind::Null)
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self.kind, Kind::Object(_))
    }

    pub(super) fn is_array(&self) -> bool {
        matches!(self.kind, Kind::Array(_))
    }

    /// Whether there is nothing in it that could be lost.
    pub(super) fn is_blank(&self) -> bool {
        match &self.kind {
            Kind::Null => true,
            Kind::Bool(_) | Kind::Number(_) => false,
            Kind::String(text) => text.trim().is_empty(),
            Kind::Array(items) => items.iter().all(Value::is_blank),
            Kind::Object(members) => members.iter().all(|(_, value)| value.is_blank()),
        }
    }

    /// What a remark shows of it.
    pub(super) fn sample(&self) -> String {
        match &self.kind {
            Kind::Array(items) => items
                .iter()
                .find(|item| !item.is_blank())
                .map_or_else(String::new, Value::sample),
            Kind::Object(members) => members
                .iter()
                .find(|(_, value)| !value.is_blank())
                .map_or_else(String::new, |(key, value)| format!("{key}: {}", value.sample())),
            _ => self.scalar().unwrap_or_default(),
        }
    }
}

/// Parses a whole document.
pub(super) fn parse(file: &str, text: &str, notes: &mut Notes) -> Result<Value, Refusal> {
    let mut parser = Parser {
        bytes: text.as_bytes(),
        text,
        at: 0,
        nodes: 0,
        repeated: None,
    };
    let parsed = parser.value(0).and_then(|value| {
        parser.space();
        if parser.at < parser.bytes.len() {
            Err(Fault::Broken("text after the end of the document"))
        } else {
            Ok(value)
        }
    });
    if let Some((at, key)) = parser.repeated.take() {
        notes.warn(at, "a key stands twice in one object and the first was taken", &key, "");
    }
    parsed.map_err(|fault| {
        let (line, column) = Lines::new(text).place(parser.at);
        let reason = match fault {
            Fault::Broken(problem) => Reason::Broken {
                line,
                column,
                problem: problem.to_owned(),
            },
            Fault::Ended(open) => Reason::Truncated {
                line,
                open: open.to_owned(),
            },
            Fault::Deep => Reason::TooDeep { line, limit: MAX_DEPTH },
            Fault::Many => Reason::TooMany { line, limit: MAX_NODES },
        };
        Refusal::new(file, reason)
    })
}

enum Fault {
    Broken(&'static str),
    Ended(&'static str),
    Deep,
    Many,
}

struct Parser<'a> {
    bytes: &'a [u8],
    text: &'a str,
    at: usize,
    nodes: usize,
    repeated: Option<(usize, String)>,
}

impl Parser<'_> {
    fn space(&mut self) {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Fault> {
        if depth > MAX_DEPTH {
            return Err(Fault::Deep);
        }
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(Fault::Many);
        }
        self.space();
        let at = self.at;
        let kind = match self.bytes.get(at) {
            None => return Err(Fault::Ended("the document")),
            Some(b'{') => self.object(depth)?,
            Some(b'[') => self.array(depth)?,
            Some(b'"') => Kind::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word("true", Kind::Bool(true))?,
            Some(b'f') => self.word("false", Kind::Bool(false))?,
            Some(b'n') => self.word("null", Kind::Null)?,
            Some(_) => return Err(Fault::Broken("no JSON value begins like this")),
        };
        Ok(Value { at, kind })
    }

    fn word(&mut self, word: &'static str, kind: Kind) -> Result<Kind, Fault> {
        let rest = &self.bytes[self.at..];
        if rest.starts_with(word.as_bytes()) {
            self.at += word.len();
            Ok(kind)
        } else if word.as_bytes().starts_with(rest) {
            Err(Fault::Ended("a value"))
        } else {
            Err(Fault::Broken("no JSON value begins like this"))
        }
    }

    fn number(&mut self) -> Result<Kind, Fault> {
        let start = self.at;
        while matches!(
            self.bytes.get(self.at),
            Some(b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')
        ) {
            self.at += 1;
        }
        let number = &self.text[start..self.at];
        if number.parse::<f64>().is_ok() {
            Ok(Kind::Number(number.to_owned()))
        } else if self.at == self.bytes.len() {
            Err(Fault::Ended("a number"))
        } else {
            Err(Fault::Broken("not a number"))
        }
    }

    fn array(&mut self, depth: usize) -> Result<Kind, Fault> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.space();
            match self.bytes.get(self.at) {
                None => return Err(Fault::Ended("a list")),
                Some(b']') if items.is_empty() => break,
                Some(_) => items.push(self.value(depth + 1)?),
            }
            self.space();
            match self.bytes.get(self.at) {
                None => return Err(Fault::Ended("a list")),
                Some(b',') => self.at += 1,
                Some(b']') => break,
                Some(_) => return Err(Fault::Broken("a comma or ] is missing in a list")),
            }
        }
        self.at += 1;
        Ok(Kind::Array(items))
    }

    fn object(&mut self, depth: usize) -> Result<Kind, Fault> {
        self.at += 1;
        let mut members: Vec<(String, Value)> = Vec::new();
        loop {
            self.space();
            match self.bytes.get(self.at) {
                None => return Err(Fault::Ended("an object")),
                Some(b'}') if members.is_empty() => break,
                Some(b'"') => {
                    let key = self.string()?;
                    self.space();
                    match self.bytes.get(self.at) {
                        None => return Err(Fault::Ended("an object")),
                        Some(b':') => self.at += 1,
                        Some(_) => return Err(Fault::Broken("a colon is missing after a key")),
                    }
                    members.push((key, self.value(depth + 1)?));
                }
                Some(_) => return Err(Fault::Broken("a key in quotes is expected")),
            }
            self.space();
            match self.bytes.get(self.at) {
                None => return Err(Fault::Ended("an object")),
                Some(b',') => self.at += 1,
                Some(b'}') => break,
                Some(_) => return Err(Fault::Broken("a comma or } is missing in an object")),
            }
        }
        self.at += 1;
        if self.repeated.is_none() {
            let mut seen = HashSet::with_capacity(members.len());
            self.repeated = members
                .iter()
                .find(|(key, _)| !seen.insert(key))
                .map(|(key, value)| (value.at, key.clone()));
        }
        Ok(Kind::Object(members))
    }

    fn string(&mut self) -> Result<String, Fault> {
        self.at += 1;
        let mut string = String::new();
        let mut plain = self.at;
        loop {
            match self.bytes.get(self.at) {
                None => return Err(Fault::Ended("a text")),
                Some(b'"') => {
                    string.push_str(&self.text[plain..self.at]);
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => {
                    string.push_str(&self.text[plain..self.at]);
                    self.at += 1;
                    string.push(self.escape()?);
                    plain = self.at;
                }
                Some(_) => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let escape = *self.bytes.get(self.at).ok_or(Fault::Ended("a text"))?;
        self.at += 1;
        Ok(match escape {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.hex()?;
                if (0xd800..0xdc00).contains(&first) && self.bytes[self.at..].starts_with(b"\\u") {
                    let before = self.at;
                    self.at += 2;
                    let second = self.hex()?;
                    if (0xdc00..0xe000).contains(&second) {
                        let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                        return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                    }
                    self.at = before;
                }
                char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return Err(Fault::Broken("an escape that JSON does not know")),
        })
    }

    fn hex(&mut self) -> Result<u32, Fault> {
        let digits = self.bytes.get(self.at..self.at + 4).ok_or(Fault::Ended("a text"))?;
        let mut code = 0;
        for digit in digits {
            let value = (*digit as char)
                .to_digit(16)
                .ok_or(Fault::Broken("\\u needs four hexadecimal digits"))?;
            code = code * 16 + value;
        }
        self.at += 4;
        Ok(code)
    }
}
