//! The forum as one program.

pub mod platform;
pub mod programme;
