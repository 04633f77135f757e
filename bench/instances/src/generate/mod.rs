//! New instances from a seed, so that a solver also meets what nobody tuned it for.
//!
//! They resemble the public ones in shape: cells nearly full, tracks of mixed sizes, chairs and presenters with several
//! submissions; halls of very different size, interpreters, equipment, wish lists. Each is built around a schedule, so that
//! a solution exists. The same kind, seed and size give the same bytes on every machine.

mod talks;
mod tracks;

use std::ops::RangeInclusive;

use crate::dice::Dice;
use crate::{Instance, Solution};

/// How many items are made.
pub const SIZES: RangeInclusive<usize> = 4..=5000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Tracks into sessions and rooms, like CoSPLib's conferences.
    Tracks,
    /// Talks like OptaPlanner's conferences for developers: levels, contents, popularity.
    Conference,
    /// Talks of an interregional forum: interpreters, attendees, equipment.
    Forum,
    /// A forum of a thousand short talks in 35 rooms on three days.
    Forum1000,
}

impl Kind {
    pub fn named(name: &str) -> Option<Self> {
        [Self::Tracks, Self::Conference, Self::Forum, Self::Forum1000]
            .into_iter()
            .find(|kind| kind.name() == name)
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Tracks => "tracks",
            Self::Conference => "conference",
            Self::Forum => "forum",
            Self::Forum1000 => "forum1000",
        }
    }

    /// Items, where nothing else is asked for.
    pub fn usual_size(self) -> usize {
        match self {
            Self::Tracks => 150,
            Self::Conference => 72,
            Self::Forum => 100,
            Self::Forum1000 => 1000,
        }
    }
}

/// Makes an instance with so many submissions or talks; a size outside of [`SIZES`] is taken as the nearest inside.
pub fn generate(kind: Kind, seed: u64, size: usize) -> Instance {
    with_schedule(kind, seed, size).0
}

/// The instance, and the schedule that it was built around.
pub fn with_schedule(kind: Kind, seed: u64, size: usize) -> (Instance, Solution) {
    let size = size.clamp(*SIZES.start(), *SIZES.end());
    let name = format!("made-{}-{size}-{seed}", kind.name());
    let mut dice = Dice::new(seed);
    match kind {
        Kind::Tracks => {
            let (instance, schedule) = tracks::generate(name, size, &mut dice);
            (Instance::Tracks(instance), Solution::Tracks(schedule))
        }
        Kind::Conference | Kind::Forum | Kind::Forum1000 => {
            let (instance, schedule) = talks::generate(kind, name, size, &mut dice);
            (Instance::Talks(instance), Solution::Talks(schedule))
        }
    }
}
