//! A venue: a place with a door of its own.

use super::{Field, Form, Group, Input, Key, PROVENANCE};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

const KINDS: &[&str] = &[
    "congress",
    "exhibition",
    "university",
    "industrial",
    "government",
    "hotel",
    "theatre",
    "museum",
    "airport",
];

pub const FORM: Form = Form {
    kind: Kind::Venue,
    permission: Permission::EditFrame,
    section: Section::Places,
    key: Key::Made,
    groups: &[
        Group::open(
            "main",
            &[
                Field::new("name", Input::Line).required(),
                Field::new("kind", Input::Word("venue", KINDS)),
                Field::new("city", Input::Line),
                Field::new("address", Input::Line),
            ],
        ),
        Group::folded(
            "more",
            &[
                Field::new("region", Input::One(Kind::Region)),
                Field::new("operator", Input::One(Kind::Organisation)),
                Field::new("latitude", Input::Plain),
                Field::new("longitude", Input::Plain),
                Field::new("site", Input::Line),
                Field::new("use", Input::Lines),
            ],
        ),
        PROVENANCE,
    ],
    columns: &["kind", "city"],
    filters: &["kind"],
};
