//! A programme as the caller knows it, in the caller's own keys. The application fills a [`Description`] from its records;
//! [`Problem::new`](crate::Problem::new) turns it into numbers, or says which keys it could not follow.
//!
//! Keys are unique per kind. People, halls and the rest are declared before they are named; the names of equipment,
//! text fields, roles and languages need no declaration.

use jiff::civil::{Date, Time};

/// Everything the rules need to know of an edition, except where and when its items take place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Description {
    /// Days of the programme in order. With none, no item is outside opening hours and minutes count from 1970-01-01.
    pub days: Vec<Day>,
    pub sides: Vec<String>,
    /// Languages in which every text listed by an item is due.
    pub languages_written: Vec<String>,
    /// Languages in which a listener must be able to follow every item that has a floor language.
    pub languages_heard: Vec<String>,
    pub venues: Vec<String>,
    pub halls: Vec<Hall>,
    pub travel: Vec<Travel>,
    pub people: Vec<Person>,
    pub items: Vec<Item>,
}

/// A day of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    pub date: Date,
    /// From when to when the venues are open; `None` for a day whose hours are not known, which counts as open throughout.
    /// A closing time that is not after the opening time is on the following morning.
    pub open: Option<(Time, Time)>,
}

/// A room of a venue.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hall {
    pub key: String,
    pub venue: String,
    /// People; `None` when it is not known.
    pub capacity: Option<u32>,
    pub equipment: Vec<String>,
}

/// The way from one venue to another. The way back is another entry: it may be longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Travel {
    pub from: String,
    pub to: String,
    pub minutes: u32,
}

/// Somebody who has a role in an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    pub key: String,
    pub side: Option<String>,
}

/// Anything with a place in the programme.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    pub key: String,
    /// `plenary`, `panel`, `council`, …; decides which roles must be filled.
    pub kind: String,
    pub presence: Presence,
    /// Neither takes a hall nor anybody's time, and nothing is found wrong with it.
    pub cancelled: bool,
    /// The item of which this is a part. An item and its own parts share time, hall and people without clashing.
    pub part_of: Option<String>,
    /// Items that must be over before this one begins.
    pub after: Vec<String>,
    pub roles: Vec<Role>,
    /// Sides that take part; with none, all sides do.
    pub sides: Vec<String>,
    /// People expected in the hall.
    pub audience: Option<u32>,
    pub equipment: Vec<String>,
    /// Spoken from the floor.
    pub floor: Vec<String>,
    /// Offered by interpreters.
    pub interpretation: Vec<String>,
    /// The texts that are due, each with the languages in which it is there. A text that need not exist is left out.
    pub texts: Vec<Text>,
}

/// How an item claims the time of the people named in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Presence {
    /// They are there from beginning to end.
    #[default]
    Attended,
    /// It runs in the background (an exhibition): it takes its hall, and the people named come and go.
    Ambient,
    /// Nobody is due anywhere (coffee, lunch): it takes its hall if it has one.
    Break,
}

impl Presence {
    /// The usual presence for a kind of item: `exhibition` is ambient, `break` a break, everything else attended.
    pub fn of_kind(kind: &str) -> Self {
        match kind {
            "exhibition" => Self::Ambient,
            "break" => Self::Break,
            _ => Self::Attended,
        }
    }
}

/// What a person does in an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Role {
    pub person: String,
    /// `chair`, `co-chair`, `moderator`, `speaker`, …
    pub role: String,
    /// The side spoken for, when it is not the person's own.
    pub side: Option<String>,
}

/// A text of an item and the languages in which it is there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    pub field: String,
    pub present: Vec<String>,
}

/// A key that a [`Description`] uses in a way that cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Two venues, halls, people, items or sides have one key.
    Twice { what: Kind, key: String },
    /// `by` names something that is not declared.
    Unknown { what: Kind, key: String, by: String },
    /// The item is, directly or through others, a part of itself.
    PartOfItself { item: String },
    /// The item must be over before it begins.
    AfterItself { item: String },
    /// The days are not in order, or one is there twice.
    DaysOutOfOrder { date: Date },
}

/// What a key belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Item,
    Person,
    Hall,
    Venue,
    Side,
}
