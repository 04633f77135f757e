//! What a series records of one of its editions.

use super::{Field, Form, Group, Input, Key};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

pub const FORM: Form = Form {
    kind: Kind::SeriesEntry,
    permission: Permission::Administer,
    section: Section::Installation,
    key: Key::Field("ordinal"),
    groups: &[
        Group::open(
            "main",
            &[
                Field::new("ordinal", Input::Number("ordinal")).required(),
                Field::new("city", Input::Line).required(),
                Field::new("country", Input::Country).required(),
                Field::new("region", Input::One(Kind::Region)),
                Field::new(
                    "format",
                    Input::Word("format", &["in-person", "video-conference", "hybrid", "planned"]),
                )
                .required(),
                Field::new("start", Input::Date),
                Field::new("end", Input::Date),
                Field::new("planned", Input::Line),
                Field::new("theme", Input::Line),
                Field::new("name", Input::Line),
            ],
        ),
        Group::folded(
            "more",
            &[
                Field::new("presidents_day", Input::Date),
                Field::new("heads_of_state", Input::BySide),
                Field::new("delegation_heads", Input::BySide),
                Field::new("host.name", Input::Line),
                Field::new("host.post", Input::Line),
                Field::new("venues", Input::Texts),
                Field::new("organisers", Input::Texts),
                Field::new("outline", Input::Texts),
                Field::new("notes", Input::Texts),
            ],
        ),
    ],
    columns: &["ordinal", "start", "format"],
    filters: &["format", "country"],
};
