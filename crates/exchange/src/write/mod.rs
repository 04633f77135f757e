//! Schedules, calendars, feeds and sheets, written strictly: what leaves here satisfies the format's schema whatever
//! words the organisers typed.
//!
//! Always true:
//! - the same input gives the same bytes, so that an unchanged release keeps its entity tags;
//! - a text that is missing in the wanted language is given in another one and, where the format can, says in which;
//! - control characters never leave; an address leaves only when it is http or https and well formed;
//! - what a format cannot hold is left out and named in [`LeftOut`], never bent to fit.
//!
//! Start reading at [`Context`], which every writer takes first; then pick a format: [`ical`], [`frab`], [`c3voc`],
//! [`jsonld`], [`atom`], [`csv`], [`xlsx`].

pub mod atom;
pub mod c3voc;
mod content_line;
mod context;
pub mod csv;
pub mod frab;
mod grid;
pub mod ical;
pub mod jsonld;
mod labels;
mod lookup;
mod rooms;
mod rows;
mod text;
mod vtimezone;
pub mod xlsx;
mod xml;

pub use context::{Context, WriteError};
pub use labels::{Column, Labels, Sheet};

/// A document of text, with what had no place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub text: String,
    /// In the order in which the sessions were given.
    pub left_out: Vec<LeftOut>,
}

/// A session that the format cannot hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    pub session: String,
    pub reason: Reason,
}

/// Why a session was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It has no time (schedules), or not even a date (calendars).
    NotPlaced,
    /// The format has no way to say that something is cancelled.
    Cancelled,
    /// An earlier session has the same uid, and the format wants them unique.
    SameUid,
    /// Its time is outside the years 1 to 9998.
    OutOfRange,
}
