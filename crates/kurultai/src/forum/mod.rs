//! The frame of a forum: series and their editions, sides, regions, days, tracks, venues with halls, and the publications
//! that every fact is taken from.
//!
//! Always true:
//! - a series entry says what the record knows of one edition; an edition is one that is run here;
//! - venues, halls, sides, days and tracks belong to one edition and are named by a short key, unique in it;
//! - dates and hours are civil times in the edition's zone.
//!
//! Deliberately absent: who takes part (`people`) and what happens when (`programme`).

pub mod carry_over;
pub mod model;
pub mod store;
