//! A time zone as a calendar carries it (RFC 5545, 3.6.5): the real changes of the clocks that matter to the dates in
//! the calendar, each written out, rather than a rule that guesses at other years.

use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

use super::content_line::{Lines, civil};

/// Writes a `VTIMEZONE` that is right from `first` to `last`.
pub(super) fn write(lines: &mut Lines, zone: &TimeZone, name: &str, first: Timestamp, last: Timestamp) {
    lines.property("BEGIN", "VTIMEZONE");
    lines.property("TZID", name);
    // the change that was in force when the calendar begins, then every later one up to its end
    let in_force = zone
        .preceding(first.saturating_add(SignedDuration::from_nanos(1)).unwrap_or(first))
        .find(|change| change.timestamp() > Timestamp::MIN);
    match &in_force {
        Some(change) => observance(lines, zone, change.timestamp()),
        None => {
            let info = zone.to_offset_info(first);
            let offset = utc_offset(info.offset());
            lines.property("BEGIN", "STANDARD");
            lines.property("DTSTART", "19700101T000000");
            lines.property("TZOFFSETFROM", &offset);
            lines.property("TZOFFSETTO", &offset);
            lines.text("TZNAME", None, info.abbreviation());
            lines.property("END", "STANDARD");
        }
    }
    for change in zone.following(first).take_while(|change| change.timestamp() <= last) {
        observance(lines, zone, change.timestamp());
    }
    lines.property("END", "VTIMEZONE");
}

/// The time from `change` on.
fn observance(lines: &mut Lines, zone: &TimeZone, change: Timestamp) {
    let eve = change.saturating_sub(SignedDuration::from_nanos(1)).unwrap_or(change);
    let before = zone.to_offset(eve);
    let after = zone.to_offset_info(change);
    let kind = if after.dst().is_dst() { "DAYLIGHT" } else { "STANDARD" };
    lines.property("BEGIN", kind);
    // by the clocks as they were before the change
    lines.property("DTSTART", &civil(before.to_datetime(change)));
    lines.property("TZOFFSETFROM", &utc_offset(before));
    lines.property("TZOFFSETTO", &utc_offset(after.offset()));
    lines.text("TZNAME", None, after.abbreviation());
    lines.property("END", kind);
}

/// `+0500`, with seconds only where there are any.
fn utc_offset(offset: Offset) -> String {
    let seconds = offset.seconds();
    let sign = if seconds < 0 { '-' } else { '+' };
    let seconds = seconds.abs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match seconds {
        0 => format!("{sign}{hours:02}{minutes:02}"),
        _ => format!("{sign}{hours:02}{minutes:02}{seconds:02}"),
    }
}
