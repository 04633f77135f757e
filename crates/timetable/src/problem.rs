//! What is fixed while a programme is being placed: items, people, halls, the ways between venues, opening hours, and
//! which rules apply.
//!
//! Always true of a [`Problem`]: every number in it is in range; part-of relations form a forest; lists inside an item
//! are sorted and without repetition. It never changes, so boards share it.

use jiff::Span;
use jiff::civil::{Date, DateTime, Time};

use crate::board::Placement;
use crate::describe::{Description, Presence, Refusal};
use crate::ids::{EquipmentIdx, FieldIdx, HallIdx, ItemIdx, LanguageIdx, PersonIdx, SideIdx, VenueIdx};
use crate::keys::Keys;
use crate::rules::Policy;

/// Minutes of civil time since midnight at the beginning of the edition's first day. Civil: on the night of a change to
/// summer time an hour is counted that nobody lives through; neither host country has one.
pub type Minutes = i64;

/// Minutes in a civil day.
pub(crate) const DAY: Minutes = 24 * 60;

/// Stretches of time in order, overlapping nowhere and touching nowhere.
pub(crate) type Windows = Vec<(Minutes, Minutes)>;

/// Everything about a programme that placing does not change.
#[derive(Debug, Clone)]
pub struct Problem {
    pub(crate) items: Vec<Item>,
    pub(crate) people: Vec<Person>,
    pub(crate) halls: Vec<Hall>,
    pub(crate) languages_written: Vec<LanguageIdx>,
    pub(crate) languages_heard: Vec<LanguageIdx>,
    /// When the venues are open, in order, overlapping nowhere; empty when no day was given.
    pub(crate) open: Vec<(Minutes, Minutes)>,
    pub(crate) policy: Policy,
    pub(crate) keys: Keys,
    pub(crate) first_day: Date,
    /// From × to, in minutes.
    pub(crate) travel: Vec<Option<u32>>,
    /// Ways that take their own time at some hour, in the order of from and to.
    pub(crate) rush: Vec<Rush>,
    /// The longest way between any two venues.
    pub(crate) longest_travel: Minutes,
    /// The days of the programme, as their distance from the first.
    pub(crate) days: Vec<Minutes>,
    pub(crate) meals: Vec<ItemIdx>,
    pub(crate) relay: Vec<LanguageIdx>,
    /// Whether the description has teams of interpreters.
    pub(crate) has_teams: bool,
    pub(crate) sides_each_day: bool,
    pub(crate) chairs_alternate: bool,
}

/// What a way takes when one sets out at this time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rush {
    pub from: VenueIdx,
    pub to: VenueIdx,
    /// Minute of the day.
    pub begins: Minutes,
    /// Not included; no later than `begins` when it is on the following morning.
    pub ends: Minutes,
    pub minutes: u32,
}

/// An item in numbers; the fields are those of [`describe::Item`](crate::describe::Item).
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub kind: String,
    pub presence: Presence,
    pub cancelled: bool,
    pub part_of: Option<ItemIdx>,
    pub has_parts: bool,
    /// Items that must be over before this one begins.
    pub after: Vec<ItemIdx>,
    /// Items that may begin only when this one is over.
    pub before: Vec<ItemIdx>,
    pub roles: Vec<Role>,
    /// With the teams of interpreters.
    pub people: Vec<PersonIdx>,
    pub teams: Vec<PersonIdx>,
    /// The sides for which somebody is named in it.
    pub speaking: Vec<SideIdx>,
    /// The one side of all who chair it.
    pub chaired_by: Option<SideIdx>,
    /// Never empty unless the edition has no sides.
    pub sides: Vec<SideIdx>,
    pub audience: Option<u32>,
    pub equipment: Vec<EquipmentIdx>,
    pub floor: Vec<LanguageIdx>,
    pub interpretation: Vec<LanguageIdx>,
    pub texts: Vec<(FieldIdx, Vec<LanguageIdx>)>,
    pub meal: bool,
    pub apart: Vec<ItemIdx>,
    pub same_topic: Vec<ItemIdx>,
    pub same_time: Vec<ItemIdx>,
    pub same_day: Vec<ItemIdx>,
    pub right_after: Option<ItemIdx>,
    /// The item it must follow and those that must follow it.
    pub in_succession: Vec<ItemIdx>,
    /// Items that some want to hear as well as this one.
    pub wanted_with: Vec<ItemIdx>,
    /// How many want both, beside `wanted_with`.
    pub wanting_both: Vec<u32>,
    pub allowed: Option<Windows>,
    pub allowed_halls: Vec<HallIdx>,
    pub fixed: Option<Placement>,
    pub released: Option<Placement>,
}

#[derive(Debug, Clone)]
pub(crate) struct Role {
    pub role: String,
    /// The side spoken for: the role's, else the person's.
    pub side: Option<SideIdx>,
}

/// A person, or a team of interpreters.
#[derive(Debug, Clone, Default)]
pub(crate) struct Person {
    pub side: Option<SideIdx>,
    pub principal: bool,
    /// Empty for somebody who is there throughout.
    pub windows: Windows,
    pub rest_minutes: Minutes,
    pub most_a_day: Option<u32>,
    pub most_minutes_a_day: Option<u32>,
    pub team: Option<Team>,
}

#[derive(Debug, Clone)]
pub(crate) struct Team {
    pub people: u32,
    pub pairs: Vec<(LanguageIdx, LanguageIdx)>,
}

#[derive(Debug, Clone)]
pub(crate) struct Hall {
    pub venue: VenueIdx,
    pub capacity: Option<u32>,
    pub equipment: Vec<EquipmentIdx>,
    pub booths: Option<u32>,
    /// Empty for a hall without hours of its own.
    pub open: Windows,
}

macro_rules! keys {
    ($($key:ident, $find:ident: $list:ident, $idx:ident;)*) => {
        $(
            /// The caller's key. Panics on a number of another problem.
            pub fn $key(&self, number: $idx) -> &str {
                &self.keys.$list.keys[number.position()]
            }

            /// The number of a key; `None` when the description did not have it.
            pub fn $find(&self, key: &str) -> Option<$idx> {
                self.keys.$list.numbers.get(key).copied().map($idx::at)
            }
        )*
    };
}

impl Problem {
    /// Numbers a description, with every rule at its default. O(size of the description).
    ///
    /// # Errors
    /// All the [`Refusal`]s there are: keys used twice, keys that lead nowhere, an item that is part of itself or must
    /// precede itself, days out of order, windows that end before they begin. What can be followed and yet cannot be
    /// fulfilled is no refusal; [`contradictions`](crate::contradictions) lists it.
    pub fn new(description: &Description) -> Result<Self, Vec<Refusal>> {
        crate::numbering::number(description)
    }

    /// The same problem judged by other rules.
    #[must_use]
    pub fn with_policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// All items, in the order of the description.
    pub fn items(&self) -> impl ExactSizeIterator<Item = ItemIdx> + use<> {
        (0..self.items.len()).map(ItemIdx::at)
    }

    /// All halls, in the order of the description.
    pub fn halls(&self) -> impl ExactSizeIterator<Item = HallIdx> + use<> {
        (0..self.halls.len()).map(HallIdx::at)
    }

    /// All people, in the order of the description, and after them the teams of interpreters.
    pub fn people(&self) -> impl ExactSizeIterator<Item = PersonIdx> + use<> {
        (0..self.people.len()).map(PersonIdx::at)
    }

    keys! {
        item_key, item: items, ItemIdx;
        person_key, person: people, PersonIdx;
        hall_key, hall: halls, HallIdx;
        venue_key, venue: venues, VenueIdx;
        side_key, side: sides, SideIdx;
        language_key, language: languages, LanguageIdx;
        field_key, field: fields, FieldIdx;
        equipment_key, equipment: equipment, EquipmentIdx;
    }

    /// The venue a hall belongs to.
    pub fn venue_of(&self, hall: HallIdx) -> VenueIdx {
        self.halls[hall.position()].venue
    }

    /// Whether it is a team of interpreters and not a person.
    pub fn is_team(&self, person: PersonIdx) -> bool {
        self.people[person.position()].team.is_some()
    }

    /// Where an item must stay.
    pub fn fixed(&self, item: ItemIdx) -> Option<Placement> {
        self.items[item.position()].fixed
    }

    /// A day of the programme; `None` when it has fewer.
    pub fn day(&self, position: usize) -> Option<Date> {
        let days = *self.days.get(position)?;
        self.first_day.checked_add(Span::new().try_days(days).ok()?).ok()
    }

    /// Minutes on the way from one venue to another, outside any rush hour; 0 within a venue, `None` when nobody said.
    pub fn travel_minutes(&self, from: VenueIdx, to: VenueIdx) -> Option<u32> {
        self.travel[from.position() * self.keys.venues.keys.len() + to.position()]
    }

    /// As [`Problem::travel_minutes`] for somebody who sets out at this time.
    pub fn travel_minutes_at(&self, from: VenueIdx, to: VenueIdx, departure: Minutes) -> Option<u32> {
        let usual = self.travel_minutes(from, to);
        if self.rush.is_empty() {
            return usual;
        }
        let first = self.rush.partition_point(|rush| (rush.from, rush.to) < (from, to));
        let minute = departure.rem_euclid(DAY);
        self.rush[first..]
            .iter()
            .take_while(|rush| (rush.from, rush.to) == (from, to))
            .filter(|rush| match rush.begins < rush.ends {
                true => (rush.begins..rush.ends).contains(&minute),
                false => minute >= rush.begins || minute < rush.ends,
            })
            .map(|rush| rush.minutes)
            .max()
            .or(usual)
    }

    /// The position of the day on which something begins; `None` when it is no day of the programme.
    pub(crate) fn day_of(&self, placement: Placement) -> Option<usize> {
        self.days.binary_search(&placement.start.div_euclid(DAY)).ok()
    }

    /// Whether one item is a part of the other, or a part of a part of it.
    pub fn one_holds_the_other(&self, a: ItemIdx, b: ItemIdx) -> bool {
        self.holds(a, b) || self.holds(b, a)
    }

    pub(crate) fn holds(&self, whole: ItemIdx, part: ItemIdx) -> bool {
        std::iter::successors(self.items[part.position()].part_of, |above| {
            self.items[above.position()].part_of
        })
        .any(|above| above == whole)
    }

    /// The civil time of the host city in minutes; seconds are dropped.
    pub fn minutes_of(&self, time: DateTime) -> Minutes {
        minutes_between(self.first_day, time)
    }

    /// The civil time that `minutes` stand for; `None` outside the years −9999 to 9999.
    pub fn date_time_of(&self, minutes: Minutes) -> Option<DateTime> {
        let span = Span::new().try_minutes(minutes).ok()?;
        self.first_day.to_datetime(Time::midnight()).checked_add(span).ok()
    }
}

/// Whole minutes from midnight at the beginning of `first` to `time`.
pub(crate) fn minutes_between(first: Date, time: DateTime) -> Minutes {
    time.duration_since(first.to_datetime(Time::midnight()))
        .as_secs()
        .div_euclid(60)
}
