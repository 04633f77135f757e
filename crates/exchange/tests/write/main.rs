//! What the writers promise, checked by the programs that read the formats.

#![expect(clippy::unwrap_used, reason = "a helper of a test may panic as the test does")]

mod calendars;
mod feeds;
mod pages;
mod schedules;
mod sheets;
mod support;
