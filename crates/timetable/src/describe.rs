//! A programme as the caller knows it, in the caller's own keys. The application fills a [`Description`] from its records;
//! [`Problem::new`](crate::Problem::new) turns it into numbers, or says which keys it could not follow.
//!
//! Keys are unique per kind. People, halls and the rest are declared before they are named; the names of equipment,
//! text fields, roles and languages need no declaration.

use jiff::civil::{Date, DateTime, Time};

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
    /// Interpreters. With none, nobody asks who interprets.
    pub teams: Vec<Team>,
    /// Languages by way of which interpreters may hear each other: from Kazakh into Russian, from Russian into English.
    pub relay: Vec<String>,
    pub items: Vec<Item>,
    /// What listeners want to hear.
    pub interests: Vec<Interest>,
    /// Whether every side is to be heard on every day.
    pub sides_each_day: bool,
    /// Whether sessions that follow each other in a hall are to be chaired by different sides.
    pub chairs_alternate: bool,
}

/// A stretch of civil time, from its first minute to before its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    pub from: DateTime,
    pub to: DateTime,
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
    /// For interpreters; `None` when nobody counted them.
    pub booths: Option<u32>,
    /// When the hall itself is open; with none, as long as the venues are.
    pub open: Vec<Window>,
}

/// The way from one venue to another. The way back is another entry: it may be longer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Travel {
    pub from: String,
    pub to: String,
    pub minutes: u32,
    /// The time of day in which one must set out for this entry to hold, in the rush hour; `None` for the rest of the day.
    /// A last time that is not after the first is on the following morning; of entries that overlap the longest holds.
    pub departing: Option<(Time, Time)>,
}

/// Somebody who has a role in an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    pub key: String,
    pub side: Option<String>,
    /// One of those whom the whole forum waits for: a head of state, of a government, of a region.
    pub principal: bool,
    /// When they are there; with none, throughout.
    pub windows: Vec<Window>,
    /// What they need between two items of a day.
    pub rest_minutes: u32,
    /// Items on one day.
    pub most_a_day: Option<u32>,
}

/// Interpreters who work together. Their time is claimed like a person's; their key is that of no person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Team {
    pub key: String,
    /// How many they are: two take turns, and one is too few for more than an hour.
    pub people: u32,
    /// Languages between which they interpret, either way.
    pub pairs: Vec<(String, String)>,
    /// When they are there; with none, throughout.
    pub windows: Vec<Window>,
    pub rest_minutes: u32,
    /// Minutes of interpreting on one day.
    pub most_minutes_a_day: Option<u32>,
}

/// People who want to hear all of these.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interest {
    pub people: u32,
    pub items: Vec<String>,
}

/// Where and when something takes place, in the caller's keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// With a hall the venue need not be said.
    pub hall: Option<String>,
    pub venue: Option<String>,
    pub start: DateTime,
    pub duration_minutes: u32,
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
    /// A break in which people eat: those named in it, and everybody when nobody is.
    pub meal: bool,
    /// Of items with a topic in common no two should be at the same time.
    pub topics: Vec<String>,
    /// Items that must not be at the same time as this one.
    pub not_parallel_with: Vec<String>,
    /// Items that must begin when this one does.
    pub same_time_as: Vec<String>,
    /// Items that must be on the day of this one.
    pub same_day_as: Vec<String>,
    /// The item at whose end this one must begin.
    pub right_after: Option<String>,
    /// Days on which it may be; with none, all.
    pub days: Vec<Date>,
    /// Times within which it may be; with none, all.
    pub times: Vec<Window>,
    /// Halls in which it may be; with none, all.
    pub halls: Vec<String>,
    /// Teams of interpreters who work in it.
    pub teams: Vec<String>,
    /// Where it is and must stay.
    pub fixed: Option<Placed>,
    /// Where the public was last told that it is.
    pub released: Option<Placed>,
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
    /// A window of `by` ends no later than it begins.
    WindowEmpty { by: String, window: Window },
    /// The item is to stand with itself: not parallel to itself, at its own time, right after itself.
    WithItself { item: String },
    /// Interests or topics bring together more pairs of items than can be kept in mind.
    TooManyPairs { most: usize },
}

/// What a key belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Item,
    Person,
    Hall,
    Venue,
    Side,
    Team,
}
