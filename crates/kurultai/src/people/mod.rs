//! Who takes part: organisations, people as the public sees them, delegations; and who may sign in and do what.
//!
//! Always true:
//! - a person belongs to one edition, since a post is held at a time; the same person of another edition is another record;
//! - what the public sees of a person is here; contact data, documents and accounts are not.

pub mod access;
pub mod accounts;
pub mod carry_over;
pub mod contacts;
pub mod desk;
pub mod duplicates;
pub mod keys;
pub mod model;
pub mod store;
