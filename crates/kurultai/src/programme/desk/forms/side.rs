//! A side: one of the countries that hold the forum together.

use super::{Field, Form, Group, Input, Key};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

pub const FORM: Form = Form {
    kind: Kind::Side,
    permission: Permission::EditFrame,
    section: Section::Frame,
    key: Key::Field("id"),
    groups: &[Group::open(
        "main",
        &[
            Field::new("id", Input::Code).required(),
            Field::new("name", Input::Line).required(),
        ],
    )],
    columns: &["id"],
    filters: &[],
};
