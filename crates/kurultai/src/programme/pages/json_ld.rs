//! What a page says to machines, as schema.org JSON-LD, safe to stand inside a script element.

use exchange::archive::{Organisation, Person, Session};

use super::view::View;

/// The edition as an `Event`.
pub fn edition(_v: &View) -> Option<String> {
    None
}

/// A session as an `Event` within it.
pub fn session(_v: &View, _session: &Session) -> Option<String> {
    None
}

pub fn person(_v: &View, _person: &Person) -> Option<String> {
    None
}

pub fn organisation(_v: &View, _organisation: &Organisation) -> Option<String> {
    None
}
