//! What can be edited of each kind of record: a declaration per kind, in the order in which its form asks.
//!
//! Always true:
//! - whatever a declaration does not name stays as it is when its form is saved: facts, links, marks of invention;
//! - a field that is declared has a label in every language (`form-<kind>-<field>`, else `form-field-<field>`), and a hint
//!   where one helps (the same name with `-hint`);
//! - the address of a form asks for the permission that its declaration names.
//!
//! Start reading at [`Form`] and, for an example, at [`session`].

pub mod agreement;
pub mod day;
pub mod delegation;
pub mod edition;
pub mod hall;
pub mod organisation;
pub mod person;
pub mod series;
pub mod series_entry;
pub mod session;
pub mod side;
pub mod source;
pub mod track;
pub mod travel;
pub mod venue;

use crate::people::access::Permission;
use crate::people::desk::Section;
use crate::programme::records::Kind;

/// The form of a kind.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    pub kind: Kind,
    /// Who may change records of this kind.
    pub permission: Permission,
    pub section: Section,
    pub key: Key,
    pub groups: &'static [Group],
    /// Fields that a list shows beside the name.
    pub columns: &'static [&'static str],
    /// Fields by which a list can be narrowed.
    pub filters: &'static [&'static str],
}

/// How a new record comes by its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// From its name, unless somebody types one.
    Made,
    /// It is a field of the form, which cannot be changed later: a date, a code.
    Field(&'static str),
}

/// Fields that belong together.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// `form-group-<name>` is its heading.
    pub name: &'static str,
    /// Whether it is open from the start.
    pub open: bool,
    pub fields: &'static [Field],
}

impl Group {
    pub const fn open(name: &'static str, fields: &'static [Field]) -> Self {
        Self {
            name,
            open: true,
            fields,
        }
    }

    pub const fn folded(name: &'static str, fields: &'static [Field]) -> Self {
        Self {
            name,
            open: false,
            fields,
        }
    }
}

/// One thing that a form asks for.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// In the record; `host.name` is a field of an object within it.
    pub name: &'static str,
    pub input: Input,
    pub required: bool,
}

impl Field {
    pub const fn new(name: &'static str, input: Input) -> Self {
        Self {
            name,
            input,
            required: false,
        }
    }

    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The name as a part of messages and ids.
    pub fn slug(&self) -> String {
        self.name.replace(['_', '.'], "-")
    }
}

/// How a field is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// Words in every language, one line each.
    Line,
    /// The same, of several lines.
    Lines,
    /// A list of such texts.
    Texts,
    /// Words by side: the heads of state, say.
    BySide,
    /// Words that are the same in every language.
    Plain,
    /// The key of the record.
    Code,
    Address,
    /// A whole number; the unit is the message `form-unit-<name>`.
    Number(&'static str),
    /// A list of years.
    Years,
    Date,
    Time,
    /// Day and hour in the zone of the host.
    Moment,
    /// From one such moment to another, several times.
    Windows,
    /// Short words of one's own, with commas between.
    Labels,
    Zone,
    Country,
    Colour,
    Yes,
    /// One of the words of a vocabulary of messages.
    Word(&'static str, &'static [&'static str]),
    /// Any of them.
    Words(&'static str, &'static [&'static str]),
    Language,
    Languages,
    /// Another record.
    One(Kind),
    /// A list of other records.
    Many(Kind),
    /// A side, or the bodies of all sides.
    SideOrJoint,
    /// Sides, regions and organisations that are bound by an agreement.
    Parties,
    /// Who does what in a session, for which side.
    Roles,
}

impl Input {
    /// The kind of record that it names.
    pub fn names(self) -> Option<Kind> {
        match self {
            Self::One(kind) | Self::Many(kind) => Some(kind),
            Self::Roles => Some(Kind::Person),
            Self::SideOrJoint => Some(Kind::Side),
            _ => None,
        }
    }

    /// Whether it holds words that are due in every language.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Line | Self::Lines)
    }
}

impl Form {
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.groups.iter().flat_map(|group| group.fields)
    }

    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields().find(|field| field.name == name)
    }

    /// The form of a kind; regions and shared facts have none.
    pub fn of(kind: Kind) -> Option<&'static Self> {
        ALL.iter().find(|form| form.kind == kind)
    }

    /// The text that people call a record of this kind by, if it has one.
    pub fn name_field(&self) -> Option<&'static str> {
        ["title", "name", "city"].into_iter().find(|name| {
            self.field(name)
                .is_some_and(|field| field.required && field.input == Input::Line)
        })
    }
}

/// All forms, in the order in which a new edition is filled.
pub const ALL: [Form; 15] = [
    edition::FORM,
    side::FORM,
    day::FORM,
    venue::FORM,
    hall::FORM,
    travel::FORM,
    track::FORM,
    organisation::FORM,
    person::FORM,
    delegation::FORM,
    session::FORM,
    agreement::FORM,
    source::FORM,
    series::FORM,
    series_entry::FORM,
];

/// Where a record comes from and how sure it is; kinds with sources have it last.
pub const PROVENANCE: Group = Group::folded(
    "provenance",
    &[
        Field::new("certainty", Input::Word("form-certainty", &["medium", "low"])),
        Field::new("note", Input::Lines),
        Field::new("sources", Input::Many(Kind::Source)),
    ],
);
