//! Formats in which a forum meets the world. Pure: bytes in, records and located remarks out, and the other way round;
//! no files, no network, no clock.
//!
//! - [`archive`]: the record of a forum, and its lossless JSON form;
//! - [`remark`]: what a reader has to say about its input, with file, line and column;
//! - [`forum`]: the public-record files `forum/1`, `forum-series/1` and `regions/1` (YAML);
//! - [`read`]: exports of other systems, read leniently;
//! - [`sheet`]: lists in spreadsheets, read into changes and written so that they come back unchanged;
//! - [`write`]: schedules, calendars, feeds and sheets, written strictly.

pub mod archive;
pub mod forum;
pub mod read;
pub mod remark;
pub mod sheet;
pub mod write;
