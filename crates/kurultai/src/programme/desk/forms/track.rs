//! A track: a line of subject that runs through the programme.

use super::{Field, Form, Group, Input, Key};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

pub const FORM: Form = Form {
    kind: Kind::Track,
    permission: Permission::EditFrame,
    section: Section::Frame,
    key: Key::Made,
    groups: &[Group::open(
        "main",
        &[
            Field::new("name", Input::Line).required(),
            Field::new("colour", Input::Colour),
        ],
    )],
    columns: &["colour"],
    filters: &[],
};
