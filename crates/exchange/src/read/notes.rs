//! What a reader has to say, gathered while it reads: the same thing said four hundred times is one remark with a count and
//! the first place.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Unplaced;
use crate::remark::{Remark, Severity};

/// How many different remarks one file gets.
const KINDS: usize = 2000;

/// Characters of a value that a remark shows.
const LONGEST: usize = 60;

/// Remarks and losses of one file. Places are byte offsets until [`Notes::finish`] turns the first of each into a line.
pub(super) struct Notes<'a> {
    file: String,
    lines: Lines<'a>,
    groups: Vec<Group>,
    by_what: HashMap<Cow<'static, str>, usize>,
}

struct Group {
    what: Cow<'static, str>,
    lost: bool,
    count: usize,
    at: usize,
    value: String,
    hint: Cow<'static, str>,
}

impl<'a> Notes<'a> {
    pub(super) fn new(file: &str, text: &'a str) -> Self {
        Self {
            file: file.to_owned(),
            lines: Lines::new(text),
            groups: Vec::new(),
            by_what: HashMap::new(),
        }
    }

    /// Something read leniently at the byte `at`; the same `what` is one remark.
    pub(super) fn warn(
        &mut self,
        at: usize,
        what: impl Into<Cow<'static, str>>,
        value: &str,
        hint: impl Into<Cow<'static, str>>,
    ) {
        self.note(what.into(), false, at, value, hint.into());
    }

    /// Something that the archive has no place for.
    pub(super) fn lost(&mut self, at: usize, path: impl Into<Cow<'static, str>>, value: &str) {
        self.note(path.into(), true, at, value, Cow::Borrowed(""));
    }

    fn note(&mut self, what: Cow<'static, str>, lost: bool, at: usize, value: &str, hint: Cow<'static, str>) {
        // A name that a file makes up is no better than a value.
        let odd = what.len() > 200 || what.contains(char::is_control);
        let mut what = if odd { Cow::Owned(shorten(&what, 120)) } else { what };
        if self.groups.len() >= KINDS && !self.by_what.contains_key(&what) {
            what = Cow::Borrowed(if lost {
                "things of still more kinds"
            } else {
                "still more kinds of remarks were left out"
            });
        }
        if let Some(&index) = self.by_what.get(&what) {
            let group = &mut self.groups[index];
            group.count += 1;
            if at < group.at {
                group.at = at;
                group.value = shorten(value, LONGEST);
                group.hint = hint;
            }
            return;
        }
        self.by_what.insert(what.clone(), self.groups.len());
        self.groups.push(Group {
            what,
            lost,
            count: 1,
            at,
            value: shorten(value, LONGEST),
            hint,
        });
    }

    /// The remarks and the losses, in the order of the file.
    pub(super) fn finish(mut self) -> (Vec<Remark>, Vec<Unplaced>) {
        self.groups.sort_by(|a, b| (a.at, &a.what).cmp(&(b.at, &b.what)));
        let mut cursor = Cursor::new(self.lines.text);
        let mut remarks = Vec::with_capacity(self.groups.len());
        let mut unplaced = Vec::new();
        for group in self.groups {
            let (line, column) = cursor.forward_to(group.at);
            let mut what = if group.lost {
                format!("the archive has no place for {}", group.what)
            } else {
                group.what.into_owned()
            };
            if group.lost {
                unplaced.push(Unplaced {
                    path: what["the archive has no place for ".len()..].to_owned(),
                    count: group.count,
                    line,
                    column,
                    sample: group.value.clone(),
                });
            }
            if group.count > 1 {
                what.push_str(&format!(", {} times, first here", group.count));
            }
            remarks.push(Remark {
                severity: Severity::Warning,
                file: self.file.clone(),
                line,
                column,
                what,
                value: group.value,
                hint: group.hint.into_owned(),
            });
        }
        (remarks, unplaced)
    }

    /// Line of the byte `at`, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.place(at).0
    }
}

/// Where the lines of a text begin.
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let starts = std::iter::once(0)
            .chain(
                text.bytes()
                    .enumerate()
                    .filter(|(_, byte)| *byte == b'\n')
                    .map(|(at, _)| at + 1),
            )
            .collect();
        Self { text, starts }
    }

    /// Line and column (in characters) of the byte `at`, both from 1.
    pub(super) fn place(&self, at: usize) -> (usize, usize) {
        let at = at.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= at).max(1);
        let start = self.starts[line - 1];
        let column = self.text.as_bytes()[start..at]
            .iter()
            .filter(|byte| (**byte as i8) >= -0x40)
            .count();
        (line, column + 1)
    }
}

/// Counts lines and columns forward, so that many places of one long line cost one pass.
struct Cursor<'a> {
    bytes: &'a [u8],
    at: usize,
    line: usize,
    column: usize,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            line: 1,
            column: 1,
        }
    }

    /// Line and column of the byte `at`, which is not before the last one asked for.
    fn forward_to(&mut self, at: usize) -> (usize, usize) {
        let at = at.min(self.bytes.len());
        for byte in &self.bytes[self.at.min(at)..at] {
            if *byte == b'\n' {
                self.line += 1;
                self.column = 1;
            } else if (*byte as i8) >= -0x40 {
                self.column += 1;
            }
        }
        self.at = at;
        (self.line, self.column)
    }
}

/// The beginning of a value, on one line.
pub(super) fn shorten(value: &str, longest: usize) -> String {
    let mut line = String::new();
    for (index, character) in value.trim().chars().enumerate() {
        if index == longest {
            line.push('…');
            break;
        }
        line.push(if character.is_control() { ' ' } else { character });
    }
    line
}
