//! A hall: a room of a venue in which something can be held.

use super::{Field, Form, Group, Input, Key};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

/// What a hall may have and a session may need.
pub const EQUIPMENT: &[&str] = &[
    "projector",
    "screen",
    "video-wall",
    "microphones",
    "interpretation-booths",
    "recording",
    "stage",
    "round-table",
    "tables",
    "stands",
];

pub const FORM: Form = Form {
    kind: Kind::Hall,
    permission: Permission::EditFrame,
    section: Section::Places,
    key: Key::Made,
    groups: &[Group::open(
        "main",
        &[
            Field::new("name", Input::Line).required(),
            Field::new("venue", Input::One(Kind::Venue)).required(),
            Field::new("capacity", Input::Number("seats")),
            Field::new("equipment", Input::Words("equipment", EQUIPMENT)),
            Field::new("booths", Input::Number("booths")),
            Field::new("open", Input::Windows),
        ],
    )],
    columns: &["venue", "capacity", "equipment"],
    filters: &["venue"],
};
