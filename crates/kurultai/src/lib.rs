//! Kurultai, as a library for its binary and its tests.

pub mod forum;
pub mod people;
pub mod platform;
pub mod programme;
pub mod testkit;
