//! Somebody's days: what they attend on each, in the order of time, as it is or with one item elsewhere.

use crate::board::{Board, Placement, entry};
use crate::describe::Presence;
use crate::ids::{ItemIdx, PersonIdx};
use crate::lane::Entry;
use crate::problem::DAY;

/// Shows each day of a person, with `moved` where it would be. A session within another one that they attend on the same
/// day is left out: it is the same session.
pub(super) fn each_day(
    board: &Board,
    person: PersonIdx,
    moved: Option<(ItemIdx, Option<Placement>)>,
    mut look: impl FnMut(&[Entry]),
) {
    let mut entries = board.person_lane(person).entries().to_vec();
    if let Some((item, placement)) = moved {
        entries.retain(|entry| entry.item != item);
        let attends = board.problem().items[item.position()].presence == Presence::Attended;
        if let Some(placement) = placement.filter(|_| attends) {
            let entry = entry(item, placement);
            entries.insert(entries.partition_point(|other| *other < entry), entry);
        }
    }
    for day in entries.chunk_by(|a, b| a.start.div_euclid(DAY) == b.start.div_euclid(DAY)) {
        let within_another = |entry: &&Entry| day.iter().any(|other| board.problem().holds(other.item, entry.item));
        let mut own = day
            .iter()
            .filter(|entry| !within_another(entry))
            .copied()
            .collect::<Vec<_>>();
        // Of what is at the very same time the caller's keys say which is last, not numbers that mean nothing to anybody.
        let key = |entry: &Entry| board.problem().item_key(entry.item);
        own.sort_by(|a, b| (a.start, a.end).cmp(&(b.start, b.end)).then_with(|| key(a).cmp(key(b))));
        look(&own);
    }
}
