//! A person of the edition's record.

use super::{Field, Form, Group, Input, Key, PROVENANCE};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

pub const FORM: Form = Form {
    kind: Kind::Person,
    permission: Permission::EditPeople,
    section: Section::People,
    key: Key::Made,
    groups: &[
        Group::open(
            "main",
            &[
                Field::new("name", Input::Line).required(),
                Field::new("side", Input::SideOrJoint),
                Field::new("organisation", Input::One(Kind::Organisation)),
                Field::new("post", Input::Line),
                Field::new("region", Input::One(Kind::Region)),
                Field::new("latin_name", Input::Plain),
            ],
        ),
        Group::folded(
            "attendance",
            &[
                Field::new("present", Input::Windows),
                Field::new("principal", Input::Yes),
                Field::new("rest_minutes", Input::Number("minutes")),
                Field::new("most_a_day", Input::Number("sessions")),
            ],
        ),
        Group::folded(
            "more",
            &[
                Field::new("biography", Input::Lines),
                Field::new("sort_name", Input::Line),
            ],
        ),
        PROVENANCE,
    ],
    columns: &["post", "organisation", "side"],
    filters: &["side", "region"],
};
