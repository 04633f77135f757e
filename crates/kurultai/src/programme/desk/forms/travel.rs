//! The way between two venues. All ways are edited at once, as a table of venues by venues.

use super::{Field, Form, Group, Input, Key};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

pub const FORM: Form = Form {
    kind: Kind::Travel,
    permission: Permission::EditFrame,
    section: Section::Places,
    key: Key::Made,
    groups: &[Group::open(
        "main",
        &[
            Field::new("from", Input::One(Kind::Venue)).required(),
            Field::new("to", Input::One(Kind::Venue)).required(),
            Field::new("minutes", Input::Number("minutes")).required(),
        ],
    )],
    columns: &["from", "to", "minutes"],
    filters: &[],
};
