//! The frame of an edition: what it is called, when and where it is.

use super::{Field, Form, Group, Input, Key};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

pub const FORM: Form = Form {
    kind: Kind::Edition,
    permission: Permission::EditFrame,
    section: Section::Frame,
    key: Key::Field("id"),
    groups: &[
        Group::open(
            "main",
            &[
                Field::new("title", Input::Line).required(),
                Field::new("theme", Input::Line),
                Field::new("status", Input::Word("status", &["planned", "held", "cancelled"])).required(),
                Field::new("languages", Input::Languages).required(),
            ],
        ),
        Group::open(
            "when",
            &[
                Field::new("start", Input::Date).required(),
                Field::new("end", Input::Date).required(),
                Field::new("timezone", Input::Zone).required(),
                Field::new("city", Input::Line),
                Field::new("country", Input::Country),
                Field::new("region", Input::One(Kind::Region)),
            ],
        ),
        Group::folded(
            "planning",
            &[
                Field::new("planning.sides_each_day", Input::Yes),
                Field::new("planning.chairs_alternate", Input::Yes),
            ],
        ),
        Group::folded(
            "more",
            &[
                Field::new("url", Input::Address),
                Field::new("organisers", Input::Many(Kind::Organisation)),
                Field::new("series", Input::One(Kind::Series)),
                Field::new("ordinal", Input::Number("ordinal")),
                Field::new("not_found", Input::Texts),
            ],
        ),
    ],
    columns: &["start", "city"],
    filters: &[],
};

/// What a new edition needs to begin: its key, which cannot be changed later, and its frame.
pub const NEW: Form = Form {
    groups: &[
        Group::open(
            "main",
            &[
                Field::new("title", Input::Line).required(),
                Field::new("id", Input::Code).required(),
                Field::new("languages", Input::Languages).required(),
                Field::new("theme", Input::Line),
            ],
        ),
        Group::open(
            "when",
            &[
                Field::new("start", Input::Date).required(),
                Field::new("end", Input::Date).required(),
                Field::new("timezone", Input::Zone).required(),
                Field::new("city", Input::Line),
                Field::new("country", Input::Country),
                Field::new("region", Input::One(Kind::Region)),
            ],
        ),
        Group::folded(
            "more",
            &[
                Field::new("series", Input::One(Kind::Series)),
                Field::new("ordinal", Input::Number("ordinal")),
            ],
        ),
    ],
    ..FORM
};
