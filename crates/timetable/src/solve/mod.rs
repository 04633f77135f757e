//! Placing a whole programme: feasible first, then better, for as long as the caller likes.
//!
//! - [`model`]: what can be placed where, and the rules;
//! - [`rules`]: one file for each thing that a placing can be judged by;
//! - [`terms`]: the few shapes of cost that rules are made of;
//! - [`state`]: a placing that is being worked on, with the cost of each move.

pub mod model;
pub mod rules;
mod sections;
mod staff;
pub mod state;
pub mod terms;

pub use model::{Choices, Cost, Model, ModelError, Rule, Spot, Stretch};
pub use sections::Sections;
pub use state::{Change, Compiled, State};
