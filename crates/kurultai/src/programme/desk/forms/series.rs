//! A series: a run of numbered editions.

use super::{Field, Form, Group, Input, Key};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

pub const FORM: Form = Form {
    kind: Kind::Series,
    permission: Permission::Administer,
    section: Section::Installation,
    key: Key::Field("id"),
    groups: &[
        Group::open(
            "main",
            &[
                Field::new("id", Input::Code).required(),
                Field::new("title", Input::Line).required(),
                Field::new("first_held", Input::Number("year")),
                Field::new("rhythm", Input::Line),
            ],
        ),
        Group::folded(
            "more",
            &[
                Field::new("former_title", Input::Line),
                Field::new("years_without_edition", Input::Years),
                Field::new("notes", Input::Texts),
            ],
        ),
    ],
    columns: &["first_held", "rhythm"],
    filters: &[],
};
