//! A forum for tests: sample records, a forum in memory, a given clock.

pub mod forum;
pub mod sample;

pub use forum::{Answer, Forum};
