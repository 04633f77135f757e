//! What a reader says about its input: an error that stops the import, or a warning about something read leniently.
//! Each names the place (file, line, column), the value that was found and a way out.

use std::fmt;

use serde::Serialize;

/// Whether the input can be used in spite of the remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Error,
    Warning,
}

/// One remark about one place of the input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    pub severity: Severity,
    /// Name of the file as the caller gave it.
    pub file: String,
    /// From 1; 0 when the remark is about the whole file.
    pub line: usize,
    /// From 1, in characters; 0 when the remark is about the whole line.
    pub column: usize,
    /// What is wrong, in one sentence without a full stop: `unknown key`, `no venue has this id`.
    pub what: String,
    /// The value found there, as written; empty when something is absent.
    pub value: String,
    /// What to do about it: `did you mean "venue"?`; empty when there is nothing useful to say.
    pub hint: String,
}

impl Remark {
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Remark {
    /// `file:line:column: error: what: value (hint)`, the form compilers and editors understand.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
            if self.column > 0 {
                write!(f, ":{}", self.column)?;
            }
        }
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, ": {severity}: {}", self.what)?;
        if !self.value.is_empty() {
            write!(f, ": {}", self.value)?;
        }
        if !self.hint.is_empty() {
            write!(f, " ({})", self.hint)?;
        }
        Ok(())
    }
}
