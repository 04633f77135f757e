//! What of the frame of one edition another begins with: sides, days moved to its dates, tracks, venues with their halls and
//! ways. Publications stay where they were, since they are about that edition; identities are new.

use exchange::archive::{Edition, Provenance, derived_uid};
use jiff::Span;

/// What somebody wants to carry over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Frame {
    pub sides: bool,
    pub days: bool,
    pub tracks: bool,
    /// Venues, halls and the ways between venues.
    pub places: bool,
}

/// How far the dates of `to` are from those of `from`.
pub fn distance(from: &Edition, to: &Edition) -> Span {
    from.start.until(to.start).unwrap_or_default()
}

/// Fills `to` with what is wanted of `from`. Days beyond its end are left out.
pub fn carry_over(from: &Edition, to: &mut Edition, wanted: Frame) {
    if wanted.sides {
        to.sides = from.sides.clone();
    }
    if wanted.days {
        let distance = distance(from, to);
        to.days = from
            .days
            .iter()
            .filter_map(|day| {
                let mut day = day.clone();
                day.date = day.date.checked_add(distance).ok()?;
                Some(day)
            })
            .filter(|day| (to.start..=to.end).contains(&day.date))
            .collect();
    }
    if wanted.tracks {
        to.tracks = from.tracks.clone();
    }
    if wanted.places {
        to.venues = from.venues.clone();
        for venue in &mut to.venues {
            venue.uid = derived_uid(&to.id, "venue", &venue.id);
            venue.operator = None;
            venue.record = kept(&venue.record);
            for hall in &mut venue.halls {
                hall.uid = derived_uid(&to.id, "hall", &hall.id);
                // Hours of its own are hours of days that are over.
                hall.open.clear();
            }
        }
        to.travel = from.travel.clone();
    }
}

/// What of a record's provenance still holds elsewhere: only that all of it was made up.
pub fn kept(record: &Provenance) -> Provenance {
    Provenance {
        illustrative: record
            .illustrative
            .iter()
            .filter(|field| *field == "*")
            .cloned()
            .collect(),
        ..Provenance::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testkit::sample;

    #[test]
    fn days_move_with_the_dates_and_identities_are_new() {
        let from = sample::edition();
        let mut to = sample::edition();
        to.id = "next".to_owned();
        to.start = from.start.checked_add(Span::new().days(365)).expect("a date");
        to.end = to.start;
        let all = Frame {
            sides: true,
            days: true,
            tracks: true,
            places: true,
        };
        carry_over(&from, &mut to, all);
        assert_eq!(to.days.len(), 1);
        assert_eq!(to.days[0].date, to.start);
        assert_eq!(to.days[0].opens, from.days[0].opens);
        assert_eq!(to.venues.len(), from.venues.len());
        assert!(
            to.venues
                .iter()
                .zip(&from.venues)
                .all(|(new, old)| new.uid != old.uid && new.halls[0].uid != old.halls[0].uid)
        );
        assert_eq!(to.travel, from.travel);
    }
}
