//! A day of the programme and its hours.

use super::{Field, Form, Group, Input, Key};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

pub const FORM: Form = Form {
    kind: Kind::Day,
    permission: Permission::EditFrame,
    section: Section::Frame,
    key: Key::Field("date"),
    groups: &[Group::open(
        "main",
        &[
            Field::new("date", Input::Date).required(),
            Field::new("opens", Input::Time),
            Field::new("closes", Input::Time),
            Field::new("name", Input::Line),
        ],
    )],
    columns: &["name", "opens", "closes"],
    filters: &[],
};
