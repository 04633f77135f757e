//! What is fixed while a programme is being placed: items, people, halls, the ways between venues, opening hours, and
//! which rules apply.
//!
//! Always true of a [`Problem`]: every number in it is in range; part-of relations form a forest; lists inside an item
//! are sorted and without repetition. It never changes, so boards share it.

use jiff::Span;
use jiff::civil::{Date, DateTime, Time};

use crate::describe::{Description, Presence, Refusal};
use crate::ids::{EquipmentIdx, FieldIdx, HallIdx, ItemIdx, LanguageIdx, PersonIdx, SideIdx, VenueIdx};
use crate::keys::Keys;
use crate::rules::Policy;

/// Minutes of civil time since midnight at the beginning of the edition's first day. Civil: on the night of a change to
/// summer time an hour is counted that nobody lives through; neither host country has one.
pub type Minutes = i64;

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
    /// The longest way between any two venues.
    pub(crate) longest_travel: Minutes,
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
    pub people: Vec<PersonIdx>,
    /// Never empty unless the edition has no sides.
    pub sides: Vec<SideIdx>,
    pub audience: Option<u32>,
    pub equipment: Vec<EquipmentIdx>,
    pub floor: Vec<LanguageIdx>,
    pub interpretation: Vec<LanguageIdx>,
    pub texts: Vec<(FieldIdx, Vec<LanguageIdx>)>,
}

#[derive(Debug, Clone)]
pub(crate) struct Role {
    pub role: String,
    /// The side spoken for: the role's, else the person's.
    pub side: Option<SideIdx>,
}

#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub side: Option<SideIdx>,
}

#[derive(Debug, Clone)]
pub(crate) struct Hall {
    pub venue: VenueIdx,
    pub capacity: Option<u32>,
    pub equipment: Vec<EquipmentIdx>,
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
    /// precede itself, days out of order.
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

    /// All people, in the order of the description.
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

    /// Minutes on the way from one venue to another; 0 within a venue, `None` when nobody said.
    pub fn travel_minutes(&self, from: VenueIdx, to: VenueIdx) -> Option<u32> {
        self.travel[from.position() * self.keys.venues.keys.len() + to.position()]
    }

    /// Whether one item is a part of the other, or a part of a part of it.
    pub fn one_holds_the_other(&self, a: ItemIdx, b: ItemIdx) -> bool {
        self.holds(a, b) || self.holds(b, a)
    }

    fn holds(&self, whole: ItemIdx, part: ItemIdx) -> bool {
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
