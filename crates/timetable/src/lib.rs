//! The programme as placements on a board, and what is wrong with it.
//!
//! Whoever places a session (a person dragging it, a solver, the release page) asks the functions of this crate and gets
//! the same findings. Pure: no database, no clock, no threads, no words for people to read; it knows nothing of the
//! application, which fills a [`Description`] in its own keys and translates findings back.
//!
//! - [`describe`]: a programme in the caller's keys, and what can be wrong with *that*;
//! - [`problem`]: the same in numbers; everything that placing does not change;
//! - [`board`]: where and when each item takes place, with a lane for each hall and person;
//! - [`mod@findings`]: what is wrong, for the whole board, for one item, or for a move that is only considered;
//! - [`live`]: findings kept true move by move, with a score;
//! - [`better`]: "where else?", every other place tried and ranked;
//! - [`rules`]: one file for each thing that can be wrong, and the policy that weighs them;
//! - [`mod@contradictions`]: what no placing can fulfil, said before anything is placed;
//! - [`record`]: findings in the caller's keys, to be stored and recognised.
//!
//! Always true:
//! - a board takes any placement; conflicts are findings, never errors;
//! - findings kept by [`LiveFindings`] equal [`findings()`] of its board after any moves, and moving an item there and
//!   back leaves no trace;
//! - a finding depends on the placements of the items it names and on nothing else that moves, but for findings about
//!   a day, which depend on the rest of the day too;
//! - results depend on the input only: the same board gives the same list in the same order on every machine.
//!
//! Time is the civil time of the host city in whole minutes since midnight before the first day; stretches include their
//! first minute and not their end, so one session may begin when another ends; what lasts no time still happens in the
//! minute in which it begins.
//!
//! # Example
//!
//! ```
//! use jiff::civil::{date, time};
//! use timetable::describe::{Day, Description, Hall, Item, Person, Role, Travel};
//! use timetable::{Board, LiveFindings, Place, Placement, Problem, Rule};
//!
//! let hall = |key: &str, venue: &str| Hall { key: key.into(), venue: venue.into(), ..Hall::default() };
//! let item = |key: &str| Item {
//!     key: key.into(),
//!     roles: vec![Role { person: "governor".into(), role: "speaker".into(), side: None }],
//!     ..Item::default()
//! };
//! let problem = Problem::new(&Description {
//!     days: vec![Day { date: date(2017, 11, 9), open: Some((time(9, 0, 0, 0), time(18, 0, 0, 0))) }],
//!     venues: vec!["plant".into(), "university".into()],
//!     halls: vec![hall("floor", "plant"), hall("aula", "university")],
//!     travel: vec![Travel { from: "plant".into(), to: "university".into(), minutes: 30, ..Travel::default() }],
//!     people: vec![Person { key: "governor".into(), ..Person::default() }],
//!     items: vec![item("visit"), item("rectors")],
//!     ..Description::default()
//! })
//! .expect("every key is declared");
//!
//! let at = |hall: &str, hour: i8, minute: i8| Placement {
//!     place: Place::Hall(problem.hall(hall).unwrap()),
//!     start: problem.minutes_of(date(2017, 11, 9).at(hour, minute, 0, 0)),
//!     duration_minutes: 60,
//! };
//! let (visit, rectors) = (problem.item("visit").unwrap(), problem.item("rectors").unwrap());
//! let (morning, too_soon, later) = (at("floor", 10, 0), at("aula", 11, 10), at("aula", 11, 30));
//!
//! let mut live = LiveFindings::new(Board::new(problem));
//! live.place(visit, Some(morning));
//! let change = live.place(rectors, Some(too_soon));
//! assert_eq!(change.caused.len(), 1);
//! assert_eq!(change.caused[0].rule(), Rule::TravelTooShort);
//! let record = change.caused[0].record(live.board().problem());
//! assert_eq!(record.key, "travel-too-short/rectors+visit/governor/plant/university");
//! assert_eq!((record.needed_minutes, record.had_minutes), (Some(30), Some(10)));
//!
//! live.place(rectors, Some(later));
//! assert_eq!(live.findings().len(), 0);
//! ```

pub mod better;
pub mod board;
pub mod contradictions;
pub mod describe;
pub mod findings;
pub mod ids;
mod keys;
mod lane;
pub mod live;
mod numbering;
pub mod problem;
pub mod record;
pub mod rules;
pub mod solve;
mod windows;

pub use board::{Board, Place, Placement};
pub use contradictions::{Contradiction, contradictions};
pub use describe::{Description, Refusal};
pub use findings::{Change, Fact, Finding, Score, Severity, change_of_move, findings, findings_if, findings_of};
pub use live::LiveFindings;
pub use problem::{Minutes, Problem};
pub use record::FindingRecord;
pub use rules::{Policy, Rule, Setting};
