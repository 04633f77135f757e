//! A forum for tests: sample records, a given clock.

pub mod sample;
