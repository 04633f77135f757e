//! An agreement: a document signed by parties.

use super::{Field, Form, Group, Input, Key, PROVENANCE};
use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

const KINDS: &[&str] = &[
    "agreement",
    "memorandum",
    "programme",
    "protocol",
    "contract",
    "joint statement",
    "treaty",
    "treaty document",
    "additional agreement",
];

const LEVELS: &[&str] = &[
    "heads of state",
    "intergovernmental",
    "interregional",
    "universities",
    "companies",
];

pub const FORM: Form = Form {
    kind: Kind::Agreement,
    permission: Permission::EditAgreements,
    section: Section::Agreements,
    key: Key::Made,
    groups: &[
        Group::open(
            "main",
            &[
                Field::new("title", Input::Line).required(),
                Field::new("kind", Input::Word("document", KINDS)).required(),
                Field::new("level", Input::Word("level", LEVELS)).required(),
                Field::new("parties", Input::Parties).required(),
                Field::new("signatories", Input::Many(Kind::Person)),
                Field::new("signed", Input::Date),
                Field::new("session", Input::One(Kind::Session)),
            ],
        ),
        Group::folded(
            "more",
            &[Field::new("subject", Input::Lines), Field::new("status", Input::Line)],
        ),
        PROVENANCE,
    ],
    columns: &["kind", "level", "signed"],
    filters: &["kind", "level"],
};
