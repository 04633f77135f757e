//! The types of this office, shared with the archive.

pub use exchange::archive::{Delegation, Organisation, Person};
