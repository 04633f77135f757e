//! What a reader has to say, gathered while it reads: the same thing said four hundred times is one remark with a count and
//! the first place.

use std::borrow::Cow;
use std::collections::HashMap;

use super::Unplaced;
use crate::remark::{Remark, Severity};

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
        if let Some(&index) = self.by_what.get(&what) {
            let group = &mut self.groups[index];
            group.count += 1;
            if at < group.at {
                group.at = at;
                group.value = shorten(value);
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
            value: shorten(value),
            hint,
        });
    }

    /// The remarks and the losses, in the order of the file.
    pub(super) fn finish(mut self) -> (Vec<Remark>, Vec<Unplaced>) {
        self.groups.sort_by(|a, b| (a.at, &a.what).cmp(&(b.at, &b.what)));
        let mut remarks = Vec::with_capacity(self.groups.len());
        let mut unplaced = Vec::new();
        for group in self.groups {
            let (line, column) = self.lines.place(group.at);
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

/// The beginning of a value, on one line.
fn shorten(value: &str) -> String {
    const LONGEST: usize = 60;
    let mut line = String::new();
    for (index, character) in value.trim().chars().enumerate() {
        if index == LONGEST {
            line.push('…');
            break;
        }
        line.push(if character.is_control() { ' ' } else { character });
    }
    line
}
