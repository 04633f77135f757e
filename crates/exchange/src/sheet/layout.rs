//! Which columns a list has, and what each of them holds. One table a list, in the order in which it is written.

use super::edition::Vocabulary;

/// A list of the forum that can be a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    Organisations,
    People,
    Sessions,
    /// Who does what in which session: a row is a person, a session and a role.
    Roles,
    Venues,
    Halls,
    Travel,
    Tracks,
    Days,
    Delegations,
}

/// What a reference names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reference {
    Side,
    /// A side, or `joint` for a body of all sides.
    SideOrJoint,
    Region,
    Organisation,
    Person,
    Session,
    Venue,
    Hall,
    Track,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// The short key of the record.
    Key,
    /// Words on one line.
    Line,
    /// Words on many lines.
    Prose,
    Reference(Reference),
    References(Reference),
    Term(Vocabulary),
    Terms(Vocabulary),
    Languages,
    /// Words of one's own, several of them.
    Labels,
    Date,
    Dates,
    /// Stretches of time, each a day with two times.
    Windows,
    Time,
    /// A day and a time; a time alone is of the day that the row or the record has.
    Moment,
    /// Not negative.
    Whole,
    /// Degrees, up to this many either way.
    Degrees(u8),
    YesNo,
    /// `#rrggbb`.
    Colour,
    /// Of a page, `https://…`.
    Address,
}

/// A column that can be filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Stable: `title.ru`, `start`, `hall`.
    pub key: String,
    /// The field of the record.
    pub field: &'static str,
    /// Of a text: the language of this column.
    pub language: Option<String>,
    pub holds: Holds,
    /// A new record must have it; of a text, one of its languages.
    pub required: bool,
}

impl Column {
    /// Most characters of its words.
    pub fn longest(&self) -> usize {
        match self.holds {
            Holds::Key => 100,
            Holds::Prose => 32_000,
            _ => 1_000,
        }
    }
}

struct Plan {
    field: &'static str,
    holds: Holds,
    required: bool,
    text: bool,
}

const fn text(field: &'static str) -> Plan {
    Plan {
        field,
        holds: Holds::Line,
        required: false,
        text: true,
    }
}

const fn prose(field: &'static str) -> Plan {
    Plan {
        field,
        holds: Holds::Prose,
        required: false,
        text: true,
    }
}

const fn plain(field: &'static str, holds: Holds) -> Plan {
    Plan {
        field,
        holds,
        required: false,
        text: false,
    }
}

const fn required(plan: Plan) -> Plan {
    Plan { required: true, ..plan }
}

const ORGANISATIONS: &[Plan] = &[
    plain("id", Holds::Key),
    required(text("name")),
    required(plain("kind", Holds::Term(Vocabulary::OrganisationKind))),
    plain("side", Holds::Reference(Reference::SideOrJoint)),
    text("former_name"),
    text("city"),
    plain("region", Holds::Reference(Reference::Region)),
    plain("url", Holds::Address),
    plain("ror", Holds::Address),
    text("role"),
    plain("status", Holds::Term(Vocabulary::Status)),
    plain("represented_by", Holds::Reference(Reference::Person)),
];

const PEOPLE: &[Plan] = &[
    plain("id", Holds::Key),
    required(text("name")),
    text("sort_name"),
    plain("latin_name", Holds::Line),
    plain("side", Holds::Reference(Reference::SideOrJoint)),
    text("post"),
    plain("organisation", Holds::Reference(Reference::Organisation)),
    plain("region", Holds::Reference(Reference::Region)),
    prose("biography"),
    plain("present", Holds::Windows),
    plain("principal", Holds::YesNo),
    plain("rest_minutes", Holds::Whole),
    plain("most_a_day", Holds::Whole),
];

const SESSIONS: &[Plan] = &[
    plain("id", Holds::Key),
    required(text("title")),
    text("subtitle"),
    required(plain("kind", Holds::Term(Vocabulary::SessionKind))),
    plain("date", Holds::Date),
    plain("start", Holds::Moment),
    plain("end", Holds::Moment),
    plain("venue", Holds::Reference(Reference::Venue)),
    plain("hall", Holds::Reference(Reference::Hall)),
    plain("track", Holds::Reference(Reference::Track)),
    plain("sides", Holds::References(Reference::Side)),
    plain("organisers", Holds::References(Reference::Organisation)),
    plain("languages", Holds::Languages),
    plain("interpretation", Holds::Languages),
    plain("audience", Holds::Whole),
    plain("equipment", Holds::Terms(Vocabulary::Equipment)),
    plain("part_of", Holds::Reference(Reference::Session)),
    plain("after", Holds::References(Reference::Session)),
    plain("outside_programme", Holds::YesNo),
    plain("cancelled", Holds::YesNo),
    prose("abstract"),
    prose("description"),
    plain("fixed", Holds::YesNo),
    plain("not_parallel_with", Holds::References(Reference::Session)),
    plain("same_day_as", Holds::References(Reference::Session)),
    plain("same_time_as", Holds::References(Reference::Session)),
    plain("right_after", Holds::Reference(Reference::Session)),
    plain("allowed_days", Holds::Dates),
    plain("allowed_times", Holds::Windows),
    plain("allowed_halls", Holds::References(Reference::Hall)),
    plain("topics", Holds::Labels),
    plain("teams", Holds::Labels),
    plain("meal", Holds::YesNo),
];

const ROLES: &[Plan] = &[
    required(plain("session", Holds::Reference(Reference::Session))),
    required(plain("person", Holds::Reference(Reference::Person))),
    required(plain("role", Holds::Term(Vocabulary::Role))),
    plain("side", Holds::Reference(Reference::SideOrJoint)),
    plain("remove", Holds::YesNo),
];

const VENUES: &[Plan] = &[
    plain("id", Holds::Key),
    required(text("name")),
    plain("kind", Holds::Term(Vocabulary::VenueKind)),
    text("city"),
    plain("region", Holds::Reference(Reference::Region)),
    text("address"),
    plain("latitude", Holds::Degrees(90)),
    plain("longitude", Holds::Degrees(180)),
    plain("operator", Holds::Reference(Reference::Organisation)),
    text("site"),
    text("use"),
];

const HALLS: &[Plan] = &[
    plain("id", Holds::Key),
    required(text("name")),
    required(plain("venue", Holds::Reference(Reference::Venue))),
    plain("capacity", Holds::Whole),
    plain("equipment", Holds::Terms(Vocabulary::Equipment)),
    plain("booths", Holds::Whole),
    plain("open", Holds::Windows),
];

const TRAVEL: &[Plan] = &[
    required(plain("from", Holds::Reference(Reference::Venue))),
    required(plain("to", Holds::Reference(Reference::Venue))),
    required(plain("minutes", Holds::Whole)),
];

const TRACKS: &[Plan] = &[
    plain("id", Holds::Key),
    required(text("name")),
    plain("colour", Holds::Colour),
];

const DAYS: &[Plan] = &[
    required(plain("date", Holds::Date)),
    text("name"),
    plain("opens", Holds::Time),
    plain("closes", Holds::Time),
];

const DELEGATIONS: &[Plan] = &[
    plain("id", Holds::Key),
    required(plain("side", Holds::Reference(Reference::Side))),
    plain("region", Holds::Reference(Reference::Region)),
    plain("head", Holds::Reference(Reference::Person)),
    plain("members", Holds::References(Reference::Person)),
    plain("role", Holds::Term(Vocabulary::Status)),
];

impl List {
    pub const ALL: [Self; 10] = [
        Self::Organisations,
        Self::People,
        Self::Sessions,
        Self::Roles,
        Self::Venues,
        Self::Halls,
        Self::Travel,
        Self::Tracks,
        Self::Days,
        Self::Delegations,
    ];

    /// The name in addresses and tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::Organisations => "organisations",
            Self::People => "people",
            Self::Sessions => "sessions",
            Self::Roles => "roles",
            Self::Venues => "venues",
            Self::Halls => "halls",
            Self::Travel => "travel",
            Self::Tracks => "tracks",
            Self::Days => "days",
            Self::Delegations => "delegations",
        }
    }

    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.key() == key)
    }

    /// The list whose records its rows change: roles are kept with their session.
    pub fn of_records(self) -> Self {
        match self {
            Self::Roles => Self::Sessions,
            other => other,
        }
    }

    /// Its columns, texts in these languages.
    pub fn columns(self, languages: &[String]) -> Vec<Column> {
        let mut columns = Vec::new();
        for plan in self.plan() {
            let column = |key: String, language: Option<String>| Column {
                key,
                field: plan.field,
                language,
                holds: plan.holds,
                required: plan.required,
            };
            if plan.text {
                columns.extend(
                    languages
                        .iter()
                        .map(|language| column(format!("{}.{language}", plan.field), Some(language.clone()))),
                );
            } else {
                columns.push(column(plan.field.to_owned(), None));
            }
        }
        columns
    }

    fn plan(self) -> &'static [Plan] {
        match self {
            Self::Organisations => ORGANISATIONS,
            Self::People => PEOPLE,
            Self::Sessions => SESSIONS,
            Self::Roles => ROLES,
            Self::Venues => VENUES,
            Self::Halls => HALLS,
            Self::Travel => TRAVEL,
            Self::Tracks => TRACKS,
            Self::Days => DAYS,
            Self::Delegations => DELEGATIONS,
        }
    }
}
