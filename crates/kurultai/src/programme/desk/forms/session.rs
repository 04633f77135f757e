//! A session: anything with a place in the programme.

use super::hall::EQUIPMENT;
use super::{Field, Form, Group, Input, Key, PROVENANCE};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

const KINDS: &[&str] = &[
    "plenary",
    "panel",
    "round-table",
    "conference",
    "rectors-forum",
    "council",
    "bilateral",
    "meeting",
    "signing",
    "section",
    "talk",
    "keynote",
    "lecture",
    "lightning-talk",
    "podium",
    "workshop",
    "exhibition",
    "visit",
    "cultural",
    "ceremony",
    "reception",
    "concert",
    "performance",
    "press",
    "arrival",
    "break",
    "other",
];

/// What a person may do in a session.
pub const ROLES: &[&str] = &[
    "chair",
    "co-chair",
    "moderator",
    "speaker",
    "rapporteur",
    "interpreter",
    "host",
    "guest",
    "guide",
    "principal",
    "signatory",
    "participant",
    "organiser",
];

pub const FORM: Form = Form {
    kind: Kind::Session,
    permission: Permission::EditProgramme,
    section: Section::Sessions,
    key: Key::Made,
    groups: &[
        Group::open(
            "main",
            &[
                Field::new("title", Input::Line).required(),
                Field::new("kind", Input::Word("kind", KINDS)).required(),
                Field::new("abstract", Input::Lines),
            ],
        ),
        Group::open(
            "when",
            &[
                Field::new("start", Input::Moment),
                Field::new("end", Input::Moment),
                Field::new("date", Input::Date),
                Field::new("hall", Input::One(Kind::Hall)),
                Field::new("venue", Input::One(Kind::Venue)),
            ],
        ),
        Group::open(
            "who",
            &[
                Field::new("roles", Input::Roles),
                Field::new("sides", Input::Many(Kind::Side)),
                Field::new("organisers", Input::Many(Kind::Organisation)),
            ],
        ),
        Group::open(
            "needs",
            &[
                Field::new("languages", Input::Languages),
                Field::new("interpretation", Input::Languages),
                Field::new("audience", Input::Number("people")),
                Field::new("equipment", Input::Words("equipment", EQUIPMENT)),
            ],
        ),
        Group::folded(
            "wishes",
            &[
                Field::new("fixed", Input::Yes),
                Field::new("not_parallel_with", Input::Many(Kind::Session)),
                Field::new("same_day_as", Input::Many(Kind::Session)),
                Field::new("same_time_as", Input::Many(Kind::Session)),
                Field::new("right_after", Input::One(Kind::Session)),
                Field::new("allowed_days", Input::Many(Kind::Day)),
                Field::new("allowed_times", Input::Windows),
                Field::new("allowed_halls", Input::Many(Kind::Hall)),
                Field::new("topics", Input::Labels),
                Field::new("teams", Input::Labels),
                Field::new("meal", Input::Yes),
            ],
        ),
        Group::folded(
            "more",
            &[
                Field::new("subtitle", Input::Line),
                Field::new("description", Input::Lines),
                Field::new("track", Input::One(Kind::Track)),
                Field::new("part_of", Input::One(Kind::Session)),
                Field::new("after", Input::Many(Kind::Session)),
                Field::new("agreements", Input::Many(Kind::Agreement)),
                Field::new("outcomes", Input::Texts),
                Field::new("cancelled", Input::Yes),
                Field::new("outside_programme", Input::Yes),
            ],
        ),
        PROVENANCE,
    ],
    columns: &["start", "hall", "kind", "roles"],
    filters: &["start", "kind", "sides", "venue", "track"],
};
