//! The board: every item of the programme, and where and when it takes place, if it does yet.
//!
//! Always true of a [`Board`]: an item that is placed and not cancelled is in the lane of its hall and, when it is
//! [attended](crate::describe::Presence::Attended), in the lanes of its people; nothing else is in any lane. A board
//! forbids nothing: what is wrong with a placement is said by findings.

use std::sync::Arc;

use crate::describe::Presence;
use crate::ids::{HallIdx, ItemIdx, PersonIdx, SideIdx, VenueIdx};
use crate::lane::{Entry, Lane};
use crate::problem::{Minutes, Problem};

/// Where and when an item takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Placement {
    pub place: Place,
    /// Civil time of the host city; see [`Problem::minutes_of`]. Within ±10⁹, two thousand years.
    pub start: Minutes,
    pub duration_minutes: u32,
}

impl Placement {
    /// The minute in which it is over.
    pub fn end(&self) -> Minutes {
        self.start + Minutes::from(self.duration_minutes)
    }
}

/// Where an item takes place, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    Hall(HallIdx),
    /// Somewhere at this venue.
    Venue(VenueIdx),
    Unknown,
}

/// A problem with a placement, or none yet, for every item.
#[derive(Debug, Clone)]
pub struct Board {
    problem: Arc<Problem>,
    placements: Vec<Option<Placement>>,
    halls: Vec<Lane>,
    people: Vec<Lane>,
    /// Day × side: in how many items somebody of the side is named.
    heard: Vec<u32>,
}

impl Board {
    /// A board on which nothing is placed.
    pub fn new(problem: impl Into<Arc<Problem>>) -> Self {
        let problem = problem.into();
        Self {
            placements: vec![None; problem.items.len()],
            halls: vec![Lane::default(); problem.halls.len()],
            people: vec![Lane::default(); problem.people.len()],
            heard: vec![0; problem.days.len() * problem.keys.sides.keys.len()],
            problem,
        }
    }

    /// The same problem with nothing placed.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self::new(Arc::clone(&self.problem))
    }

    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    pub fn placement(&self, item: ItemIdx) -> Option<Placement> {
        self.placements[item.position()]
    }

    /// Places an item, or takes it off the board with `None`; says where it was before.
    /// O(log n) per hall and person concerned, and the later entries of their lanes move by one.
    ///
    /// Panics on numbers of another problem.
    pub fn place(&mut self, item: ItemIdx, placement: Option<Placement>) -> Option<Placement> {
        let before = std::mem::replace(&mut self.placements[item.position()], placement);
        if before == placement {
            return before;
        }
        if let Some(old) = before {
            self.each_lane(item, old, Lane::remove);
            self.each_side(item, old, |heard| heard - 1);
        }
        if let Some(new) = placement {
            self.each_lane(item, new, Lane::insert);
            self.each_side(item, new, |heard| heard + 1);
        }
        before
    }

    fn each_lane(&mut self, item: ItemIdx, placement: Placement, change: fn(&mut Lane, Entry)) {
        let problem = Arc::clone(&self.problem);
        let facts = &problem.items[item.position()];
        if facts.cancelled {
            return;
        }
        let entry = entry(item, placement);
        if let Place::Hall(hall) = placement.place {
            change(&mut self.halls[hall.position()], entry);
        }
        if facts.presence == Presence::Attended {
            for person in &facts.people {
                change(&mut self.people[person.position()], entry);
            }
        }
    }

    fn each_side(&mut self, item: ItemIdx, placement: Placement, change: fn(u32) -> u32) {
        let facts = &self.problem.items[item.position()];
        if facts.cancelled || facts.presence != Presence::Attended {
            return;
        }
        if let Some(day) = self.problem.day_of(placement) {
            for side in &facts.speaking {
                let heard = &mut self.heard[day * self.problem.keys.sides.keys.len() + side.position()];
                *heard = change(*heard);
            }
        }
    }

    /// In how many items of a day somebody of a side is named.
    pub(crate) fn heard(&self, day: usize, side: SideIdx) -> u32 {
        self.heard[day * self.problem.keys.sides.keys.len() + side.position()]
    }

    /// The venue of a placement, if it is known.
    pub fn venue(&self, placement: Placement) -> Option<VenueIdx> {
        match placement.place {
            Place::Hall(hall) => Some(self.problem.venue_of(hall)),
            Place::Venue(venue) => Some(venue),
            Place::Unknown => None,
        }
    }

    /// What takes place in a hall, in the order of time.
    pub fn in_hall(&self, hall: HallIdx) -> impl DoubleEndedIterator<Item = ItemIdx> + ExactSizeIterator {
        self.halls[hall.position()].entries().iter().map(|entry| entry.item)
    }

    /// What a person attends, in the order of time.
    pub fn attended_by(&self, person: PersonIdx) -> impl DoubleEndedIterator<Item = ItemIdx> + ExactSizeIterator {
        self.people[person.position()].entries().iter().map(|entry| entry.item)
    }

    pub(crate) fn hall_lane(&self, hall: HallIdx) -> &Lane {
        &self.halls[hall.position()]
    }

    pub(crate) fn person_lane(&self, person: PersonIdx) -> &Lane {
        &self.people[person.position()]
    }
}

/// A placement as a stretch of time in a lane.
pub(crate) fn entry(item: ItemIdx, placement: Placement) -> Entry {
    Entry {
        start: placement.start,
        end: placement.end(),
        item,
    }
}
