//! A forum for tests: sample records, a forum in memory, a given clock.

pub mod desk;
pub mod forum;
pub mod sample;

pub use desk::Client;
pub use forum::{Answer, Forum};
