//! An organisation: a body with a name.

use super::{Field, Form, Group, Input, Key, PROVENANCE};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

const KINDS: &[&str] = &[
    "government",
    "akimat",
    "ministry",
    "agency",
    "chamber",
    "council",
    "association",
    "company",
    "bank",
    "fund",
    "university",
    "institute",
    "museum",
    "media",
    "tour-agency",
];

pub const FORM: Form = Form {
    kind: Kind::Organisation,
    permission: Permission::EditPeople,
    section: Section::People,
    key: Key::Made,
    groups: &[
        Group::open(
            "main",
            &[
                Field::new("name", Input::Line).required(),
                Field::new("kind", Input::Word("organisation", KINDS)).required(),
                Field::new("side", Input::SideOrJoint),
                Field::new("region", Input::One(Kind::Region)),
                Field::new("city", Input::Line),
                Field::new("represented_by", Input::One(Kind::Person)),
            ],
        ),
        Group::folded(
            "more",
            &[
                Field::new("role", Input::Line),
                Field::new(
                    "status",
                    Input::Word("status", &["host", "participant", "border-region", "mentioned"]),
                ),
                Field::new("url", Input::Address),
                Field::new("ror", Input::Address),
                Field::new("former_name", Input::Line),
                Field::new("owners", Input::Many(Kind::Organisation)),
                Field::new("facts", Input::Texts),
            ],
        ),
        PROVENANCE,
    ],
    columns: &["kind", "side", "city"],
    filters: &["side", "kind"],
};
