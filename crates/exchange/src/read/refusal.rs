//! Why a file was not read at all, in one sentence: what was looked at, what it looks like, and a way out.

use std::fmt;

/// A file that is not read, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Name of the file as the caller gave it.
    pub file: String,
    pub reason: Reason,
}

/// The facts of a refusal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    Empty,
    TooLarge {
        bytes: usize,
        limit: usize,
    },
    /// Offset of the first byte that is not UTF-8, from 0.
    NotUtf8 {
        offset: usize,
        declared: Option<String>,
    },
    BrokenUtf16 {
        offset: usize,
    },
    Html,
    Calendar,
    /// EuroPython's `schedule.xml`: days of `<entry>` elements.
    Entries {
        line: usize,
    },
    /// Our own archive, which has a reader of its own.
    Native,
    /// A document type that declares entities.
    Entities {
        line: usize,
    },
    TooDeep {
        line: usize,
        limit: usize,
    },
    TooMany {
        line: usize,
        limit: usize,
    },
    /// Neither XML nor JSON; with the first characters.
    Unknown {
        begins: String,
    },
    UnknownXml {
        root: String,
    },
    /// A JSON document of another kind; with its first keys.
    UnknownJson {
        keys: Vec<String>,
    },
    Broken {
        line: usize,
        column: usize,
        problem: String,
    },
    /// The file ends before what it began; `open` is what was not closed.
    Truncated {
        line: usize,
        open: String,
    },
    NoDates,
    NoTimezone {
        name: String,
    },
}

impl Refusal {
    pub(super) fn new(file: &str, reason: Reason) -> Self {
        Self {
            file: file.to_owned(),
            reason,
        }
    }
}

impl std::error::Error for Refusal {}

impl fmt::Display for Refusal {
    /// One line, whatever the file had in its names.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut sentence = String::new();
        self.sentence(&mut sentence)?;
        f.write_str(&sentence.replace(char::is_control, " "))
    }
}

impl Refusal {
    fn sentence(&self, f: &mut impl fmt::Write) -> fmt::Result {
        write!(f, "{} ", self.file)?;
        match &self.reason {
            Reason::Empty => write!(f, "is empty: export the schedule again"),
            Reason::TooLarge { bytes, limit } => write!(
                f,
                "has {bytes} bytes, more than the {} MB that are read: export one event, without its attachments",
                limit / (1024 * 1024)
            ),
            Reason::NotUtf8 { offset, declared } => {
                write!(f, "is not UTF-8 at byte {offset}")?;
                if let Some(declared) = declared {
                    write!(f, " (it says {declared})")?;
                }
                write!(f, ": save it as UTF-8")
            }
            Reason::BrokenUtf16 { offset } => {
                write!(f, "begins like UTF-16 and is broken at byte {offset}: save it as UTF-8")
            }
            Reason::Html => write!(
                f,
                "looks like a web page, not a schedule: use the address of the export itself, such as …/schedule.xml"
            ),
            Reason::Calendar => write!(
                f,
                "looks like a calendar (iCalendar), which carries no rooms or speakers: export schedule.xml or \
                 schedule.json instead"
            ),
            Reason::Entries { line } => write!(
                f,
                "looks like EuroPython's schedule.xml (<entry> in line {line}), which is not read: export pretalx's \
                 schedule.xml or schedule.json instead"
            ),
            Reason::Native => write!(f, "looks like an archive of Kurultai itself: import it as an archive"),
            Reason::Entities { line } => write!(
                f,
                "declares XML entities in line {line}, which no schedule needs: remove the <!DOCTYPE …> and try again"
            ),
            Reason::TooDeep { line, limit } => write!(
                f,
                "is nested more than {limit} deep in line {line}, as no schedule is: export it again"
            ),
            Reason::TooMany { line, limit } => write!(
                f,
                "has more than {limit} elements by line {line}, as no schedule has: export one event at a time"
            ),
            Reason::Unknown { begins } => write!(
                f,
                "looks like neither XML nor JSON (it begins with {begins:?}): export the schedule as schedule.xml or \
                 schedule.json"
            ),
            Reason::UnknownXml { root } if root == "schedule" => write!(
                f,
                "looks like XML of another kind (a <schedule> without <conference> and <day>): export frab's, pretalx's or \
                 Pentabarf's schedule.xml"
            ),
            Reason::UnknownXml { root } => write!(
                f,
                "looks like XML of another kind (<{root}> at its root): export frab's, pretalx's or Pentabarf's schedule.xml"
            ),
            Reason::UnknownJson { keys } => {
                write!(f, "looks like JSON of another kind ")?;
                if keys.is_empty() {
                    write!(f, "(no keys at its root)")?;
                } else {
                    write!(f, "(with {})", keys.join(", "))?;
                }
                write!(
                    f,
                    ": export schedule.json of c3voc or pretalx, or Indico's event or timetable"
                )
            }
            Reason::Broken { line, column, problem } => write!(
                f,
                "cannot be read further than line {line}, column {column}: {problem}: export it again or mend that place"
            ),
            Reason::Truncated { line, open } => write!(
                f,
                "ends in line {line} in the middle of {open}: the download was cut short, fetch it again"
            ),
            Reason::NoDates => write!(
                f,
                "looks like a schedule without a single date: export it after the schedule has been published"
            ),
            Reason::NoTimezone { name } => write!(
                f,
                "cannot be placed in the time zone {name:?}, which does not exist: use an IANA name such as Asia/Almaty"
            ),
        }
    }
}
