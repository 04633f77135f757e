//! What a page says to machines, as schema.org JSON-LD, safe to stand inside a script element. The crate `exchange` forms
//! it; where it cannot (a base address that is none), the page goes without.

use exchange::archive::{Organisation, Person, Session};
use exchange::write::{Context, jsonld};

use super::view::View;

/// What the writers need to know of a release, in the language of the labels.
pub type Machine<'a> = Context<'a>;

/// The edition as an `Event`.
pub fn edition(v: &View) -> Option<String> {
    v.machine.map(jsonld::edition)
}

/// A session as an `Event` within it.
pub fn session(v: &View, session: &Session) -> Option<String> {
    v.machine.map(|machine| jsonld::session(machine, session))
}

pub fn person(v: &View, person: &Person) -> Option<String> {
    v.machine.map(|machine| jsonld::person(machine, person))
}

pub fn organisation(v: &View, organisation: &Organisation) -> Option<String> {
    v.machine.map(|machine| jsonld::organisation(machine, organisation))
}
