//! Sheets as people keep them: lists of the forum in a workbook or a text of columns, read into changes of records and
//! written so that what goes out comes in again unchanged.
//!
//! Always true:
//! - reading never fails on what somebody typed into a cell: that is a [`Problem`] with the address of the cell, and the
//!   other cells are read on; only a file that is no sheet is refused as a whole ([`Refusal`]);
//! - a blank cell leaves a field as it is, a lone dash empties it;
//! - a reference is a key or a name in any language and script; a name that fits several records is a problem, never a guess;
//! - nothing is removed because a row is missing.
//!
//! A value that begins with an apostrophe before a dash or a formula sign is that text itself; lists are separated by `;`.
//!
//! Start reading at [`read`] (bytes → [`Workbook`]), then [`List::columns`] (what can be filled), [`guess`] (headings →
//! columns), [`interpret`] (rows → changes and problems) and [`write`] (records → XLSX or CSV).

mod cell;
mod edition;
mod fold;
mod guess;
mod interpret;
mod layout;
mod ods;
mod read;
mod text;
mod value;
pub mod write;

pub use cell::{Address, Cell, Sheet, Value, Workbook};
pub use edition::{Edition, Record, Term, Vocabulary};
pub use fold::{fold, nearest};
pub use guess::{Confidence, Guess, Heading, guess, header_digest, header_row, headings};
pub use interpret::{Blanks, Change, Code, How, Outcome, Problem, RecordEdit, Row, Severity, Target, interpret};
pub use layout::{Column, Holds, List, Reference};
pub use read::{Limits, Reason, Refusal, read};
pub use value::window_words;
