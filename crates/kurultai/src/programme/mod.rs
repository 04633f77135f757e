//! The programme: what the public reads of it. A release is immutable; [`pages`] compiles it, [`difference`] says what
//! changed since the one before.

pub mod difference;
pub mod pages;
