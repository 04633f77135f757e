//! A delegation: the people a region sends.

use super::{Field, Form, Group, Input, Key, PROVENANCE};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

pub const FORM: Form = Form {
    kind: Kind::Delegation,
    permission: Permission::EditPeople,
    section: Section::People,
    key: Key::Made,
    groups: &[
        Group::open(
            "main",
            &[
                Field::new("side", Input::One(Kind::Side)).required(),
                Field::new("region", Input::One(Kind::Region)),
                Field::new("head", Input::One(Kind::Person)),
                Field::new("members", Input::Many(Kind::Person)),
                Field::new("role", Input::Word("status", &["host"])),
            ],
        ),
        PROVENANCE,
    ],
    columns: &["side", "head", "members"],
    filters: &["side"],
};
