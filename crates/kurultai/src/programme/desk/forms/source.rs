//! A source: a publication that a fact was taken from.

use super::{Field, Form, Group, Input, Key};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

pub const FORM: Form = Form {
    kind: Kind::Source,
    permission: Permission::EditFrame,
    section: Section::Frame,
    key: Key::Made,
    groups: &[Group::open(
        "main",
        &[
            Field::new("publisher", Input::Plain).required(),
            Field::new("url", Input::Address).required(),
            Field::new("language", Input::Language),
            Field::new("date", Input::Plain),
        ],
    )],
    columns: &["url", "language", "date"],
    filters: &["language"],
};
