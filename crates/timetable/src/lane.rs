//! What a hall or a person is busy with, in the order of time; answers "what is near this stretch of time?".
//!
//! Always true of a [`Lane`]: entries are sorted by start, then end, then item; `reach[i]` is the latest end among the
//! first `i + 1` entries, so it never falls and can be searched.

use crate::ids::ItemIdx;
use crate::problem::Minutes;

#[derive(Debug, Clone, Default)]
pub(crate) struct Lane {
    entries: Vec<Entry>,
    reach: Vec<Minutes>,
}

/// One stretch of time. Its order is the order of a day: of two entries that do not overlap the earlier is over first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    pub start: Minutes,
    /// Not included.
    pub end: Minutes,
    pub item: ItemIdx,
}

impl Entry {
    /// Whether they share a minute; what lasts no time still happens in the minute in which it begins.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start == other.start || (self.start < other.end && other.start < self.end)
    }

    /// Shared minutes; 0 when they only touch, or when one of them lasts no time.
    pub fn overlap_minutes(&self, other: &Self) -> Minutes {
        (self.end.min(other.end) - self.start.max(other.start)).max(0)
    }
}

impl Lane {
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// O(log n) to find the place, and the entries after it move by one.
    pub fn insert(&mut self, entry: Entry) {
        let at = self.entries.partition_point(|other| *other < entry);
        self.entries.insert(at, entry);
        self.reach.insert(at, Minutes::MIN);
        self.mend(at);
    }

    /// As dear as [`Lane::insert`].
    pub fn remove(&mut self, entry: Entry) {
        let at = self
            .entries
            .binary_search(&entry)
            .expect("what is removed from a lane was put there");
        self.entries.remove(at);
        self.reach.remove(at);
        self.mend(at);
    }

    fn mend(&mut self, from: usize) {
        let mut reach = if from == 0 { Minutes::MIN } else { self.reach[from - 1] };
        for (entry, stored) in self.entries[from..].iter().zip(&mut self.reach[from..]) {
            reach = reach.max(entry.end);
            if *stored == reach {
                // From here on the change made no difference.
                return;
            }
            *stored = reach;
        }
    }

    /// Entries less than `slack` minutes away from `entry`, or overlapping it; never of `entry`'s own item.
    /// O(log n + entries looked at).
    pub fn near(&self, entry: Entry, slack: Minutes) -> impl Iterator<Item = &Entry> {
        let earliest = entry.start - slack;
        let latest = entry.end + slack;
        let from = self.reach.partition_point(|reach| *reach < earliest);
        self.entries[from..]
            .iter()
            .take_while(move |other| other.start <= latest)
            .filter(move |other| other.end >= earliest && other.item != entry.item)
    }

    /// Every pair, the earlier first, that overlaps or is less than `slack` minutes apart. O(n + pairs looked at).
    pub fn pairs(&self, slack: Minutes) -> impl Iterator<Item = (&Entry, &Entry)> {
        self.entries.iter().enumerate().flat_map(move |(position, earlier)| {
            self.entries[position + 1..]
                .iter()
                .take_while(move |later| later.start <= earlier.end + slack)
                .map(move |later| (earlier, later))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(stretches: &[(Minutes, Minutes)]) -> Lane {
        let mut lane = Lane::default();
        for (position, (start, end)) in stretches.iter().enumerate() {
            lane.insert(Entry {
                start: *start,
                end: *end,
                item: ItemIdx::at(position),
            });
        }
        lane
    }

    fn near(lane: &Lane, start: Minutes, end: Minutes) -> Vec<u32> {
        let asked = Entry {
            start,
            end,
            item: ItemIdx(99),
        };
        lane.near(asked, 0)
            .filter(|other| other.overlaps(&asked))
            .map(|other| other.item.0)
            .collect()
    }

    #[test]
    fn a_long_entry_is_found_behind_many_short_ones() {
        let lane = lane(&[(0, 1000), (10, 20), (20, 30), (30, 40)]);
        assert_eq!(near(&lane, 500, 510), [0]);
        assert_eq!(near(&lane, 25, 35), [0, 2, 3]);
    }

    #[test]
    fn taking_the_long_entry_away_leaves_the_rest_findable() {
        let mut lane = lane(&[(0, 1000), (10, 20), (20, 30), (900, 950)]);
        lane.remove(Entry {
            start: 0,
            end: 1000,
            item: ItemIdx(0),
        });
        assert_eq!(near(&lane, 500, 510), [0; 0]);
        assert_eq!(near(&lane, 15, 25), [1, 2]);
        assert_eq!(lane.reach, [20, 30, 950]);
    }

    #[test]
    fn back_to_back_is_no_overlap() {
        let lane = lane(&[(0, 10), (20, 30)]);
        assert_eq!(near(&lane, 10, 20), [0; 0]);
    }
}
