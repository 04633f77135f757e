//! Placing a whole programme: feasible first, then better, for as long as the caller likes.
//!
//! - [`plan`]: a whole forum, a board in and a better board out;
//! - `forum`: the same as a model;
//! - [`mod@bound`]: what no placing can cost less than, at a glance; [`exact`]: the same by proof;
//! - [`conflict`]: why something has no place, and what would make room;
//! - [`model`]: what can be placed where, and the rules;
//! - [`rules`]: one file for each thing that a placing can be judged by;
//! - [`terms`]: the few shapes of cost that rules are made of;
//! - `compiled`: terms in the form that moves are worked out from;
//! - [`state`]: a placing that is being worked on, with the cost of each move;
//! - [`search`]: looks for better placings.
//!
//! Pure: the caller gives the clock ([`Watch`]) and the threads.

pub mod bound;
mod compiled;
pub mod conflict;
pub mod exact;
mod forum;
pub mod model;
pub mod plan;
pub mod rules;
pub mod search;
mod sections;
mod staff;
pub mod state;
pub mod terms;

pub use bound::bound;
pub use exact::{Joint, Prover};
pub use model::{Choices, Cost, Model, ModelError, Rule, Spot, Stretch};
pub use search::{Best, Search};
pub use sections::Sections;
pub use state::{Change, Compiled, State};

/// The caller's clock and its wish to stop.
pub trait Watch: Sync {
    /// Seconds since the work began, by the caller's clock.
    fn seconds(&self) -> f64;
    /// Whether to stop as soon as possible (deadline passed, or cancelled).
    fn stopped(&self) -> bool;
    /// Told of each better plan.
    fn better(&self, _news: News) {}
}

/// A better plan was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct News {
    pub seconds: f64,
    /// What it costs; less is better.
    pub objective: i64,
    /// No plan costs less.
    pub bound: Option<i64>,
}
