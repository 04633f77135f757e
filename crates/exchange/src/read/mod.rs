//! Exports of other systems, read leniently: a schedule that another program wrote becomes an [`Edition`] of ours.
//!
//! Always true of a reading:
//! - nothing is lost in silence: what the archive has no place for is in [`Reading::unplaced`], and again among the
//!   warnings, each with the first place where it stood and how often it was met;
//! - a date with an offset keeps its instant; only the clock on the wall is restated in the edition's zone;
//! - an id is unique per kind, made of `a-z0-9-`, and the same for the same file;
//! - no bytes make a reader panic; what cannot be read at all is a [`Refusal`] of one sentence.
//!
//! Deliberately absent: e-mail addresses, telephone numbers and answers to organisers' questions. They are counted among
//! the losses, never repeated.
//!
//! Link titles that the readers add themselves are tokens, not words: `feedback`, `logo`, `origin`, `video`, `attachment`.
//!
//! Start at [`read`] (any export) and [`native`] (our own archive). Inside, each dialect fills the same
//! `gathering::Gathering`, and only `assemble` knows how that becomes an edition.

mod assemble;
mod c3voc;
mod event_json;
mod frab;
mod gathering;
mod html;
mod indico;
mod json;
mod keys;
mod links;
mod native;
mod notes;
mod pretalx;
mod refusal;
mod schedule2;
mod slot;
mod sniff;
mod times;
mod words;
mod xml;
mod zone;

use std::fmt;

use crate::archive::Edition;
use crate::remark::Remark;

pub use keys::slug;
pub use native::native;
pub use refusal::{Reason, Refusal};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// How deep elements or values may be nested.
pub const MAX_DEPTH: usize = 64;

/// How many elements or values one file may have.
pub const MAX_NODES: usize = 1_000_000;

/// What the caller knows better than the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Id of the edition; without it, made from the acronym, the title or the name of the file.
    pub edition: Option<String>,
    /// Title of the edition, for exports that do not name their event.
    pub title: Option<String>,
    /// IANA zone in which the programme is printed; without it, the file's own, else one that fits its offsets.
    pub timezone: Option<String>,
    /// Language of the texts that say nothing of theirs.
    pub language: Option<String>,
    /// What to believe where an offset and the zone disagree.
    pub times: Times,
}

/// Which half of a date with an offset is believed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Times {
    /// The instant: `10:00+00:00` in Montreal is printed as 06:00.
    #[default]
    Instants,
    /// The clock: `10:00+00:00` is 10:00 in the edition's zone, for exports that write a wrong offset.
    AsPrinted,
}

/// An edition read from another system's export, and everything that has to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub edition: Edition,
    pub dialect: Dialect,
    /// Warnings, in the order of their places in the file.
    pub remarks: Vec<Remark>,
    /// What the archive has no place for, in the order of the file; each is also one of the remarks.
    pub unplaced: Vec<Unplaced>,
}

/// One kind of thing that stood in the file and is not in the edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// Where such things stand: `event/answers`, `conference/timeslot_duration`.
    pub path: String,
    /// How many there were.
    pub count: usize,
    /// Line of the first, from 1.
    pub line: usize,
    /// Column of the first in characters, from 1.
    pub column: usize,
    /// The first one as written, shortened; empty for personal data.
    pub sample: String,
}

/// The way of writing a schedule that the file was recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// `schedule.xml` of frab, pretalx, c3voc and Engelsystem.
    Frab,
    /// FOSDEM's Pentabarf: a venue and a city, times without dates.
    Pentabarf,
    /// DebConf's wafer.
    Wafer,
    /// c3voc's `schedule.json`, as frab and the merged schedules of the congresses have it.
    C3voc,
    /// c3voc's second schema: a flat list of events (the hub's).
    C3voc2,
    /// `schedule.json` of pretalx.
    Pretalx,
    /// Answers of pretalx's API: `schedules`, `talks`, `submissions`, `slots`.
    PretalxApi,
    /// The data behind pretalx's schedule widget.
    PretalxWidget,
    /// Indico's `/export/event/…`.
    IndicoEvent,
    /// Indico's `/export/timetable/…`.
    IndicoTimetable,
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Frab => "frab schedule.xml",
            Self::Pentabarf => "Pentabarf (FOSDEM) schedule.xml",
            Self::Wafer => "wafer (DebConf) pentabarf.xml",
            Self::C3voc => "c3voc schedule.json",
            Self::C3voc2 => "c3voc schedule.json, second schema",
            Self::Pretalx => "pretalx schedule.json",
            Self::PretalxApi => "pretalx API",
            Self::PretalxWidget => "pretalx widget",
            Self::IndicoEvent => "Indico event export",
            Self::IndicoTimetable => "Indico timetable export",
        })
    }
}

/// Reads an export of another system, recognising by itself which one.
///
/// Work and memory grow with the size of the file, which is at most [`MAX_BYTES`].
///
/// # Errors
/// A [`Refusal`] when the bytes are not a schedule that is read here (HTML, another XML, broken or truncated input, …), when
/// there is no date in it, or when `options` names a zone that does not exist.
pub fn read(file_name: &str, bytes: &[u8], options: &Options) -> Result<Reading, Refusal> {
    let (text, recoded) = sniff::decode(file_name, bytes)?;
    let mut notes = notes::Notes::new(file_name, &text);
    if recoded {
        notes.warn(
            0,
            "the file is UTF-16 and was read as such",
            "",
            "UTF-8 is what every system expects",
        );
    }
    let gathering = match sniff::look(file_name, &text)? {
        sniff::Look::Xml => frab::read(xml::parse(file_name, &text, &mut notes)?, file_name, &text, &mut notes)?,
        sniff::Look::Json => {
            let value = json::parse(file_name, &text, &mut notes)?;
            match sniff::json_dialect(file_name, &value)? {
                Dialect::C3voc2 => schedule2::read(&value, &mut notes),
                dialect @ (Dialect::PretalxApi | Dialect::PretalxWidget) => pretalx::read(&value, dialect, &mut notes),
                dialect @ (Dialect::IndicoEvent | Dialect::IndicoTimetable) => {
                    indico::read(&value, dialect, &mut notes)
                }
                dialect => c3voc::read(&value, dialect, &mut notes),
            }
        }
    };
    let dialect = gathering.dialect;
    let edition = assemble::edition(file_name, gathering, options, &mut notes)?;
    let (remarks, unplaced) = notes.finish();
    Ok(Reading {
        edition,
        dialect,
        remarks,
        unplaced,
    })
}
