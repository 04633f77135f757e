//! The forum as one program.

pub mod platform;
