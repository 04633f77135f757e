//! In which zone a programme is printed, when the file says it, hints at it, or is silent.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

use super::gathering::Gathering;
use super::notes::Notes;
use super::times::Moment;
use super::{Options, Reason, Refusal};

const HINT: &str = "give the IANA zone of the host city, such as Asia/Almaty";

/// Zones whose offset is no whole hour and did not change for years.
const UNEVEN: [&str; 9] = [
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Yangon",
    "Asia/Tehran",
    "Asia/Kabul",
    "Australia/Darwin",
    "America/St_Johns",
    "Australia/Adelaide",
    "Pacific/Chatham",
];

/// The zone of an edition and its IANA name.
///
/// In this order: what the caller says; what the file says; the zone of the file's city, when no offset speaks against it; a
/// fixed zone with the file's (most frequent) offset; UTC. Everything but the first two is a warning.
pub(super) fn choose(
    file: &str,
    gathering: &Gathering,
    options: &Options,
    notes: &mut Notes,
) -> Result<(TimeZone, String), Refusal> {
    if let Some(name) = &options.timezone {
        return named(name).ok_or_else(|| Refusal::new(file, Reason::NoTimezone { name: name.clone() }));
    }
    if let Some((name, at)) = &gathering.zone {
        match named(name) {
            Some(zone) => return Ok(zone),
            None => notes.warn(*at, "the time zone does not exist and was not taken", name, HINT),
        }
    }
    let offsets = offsets(gathering);
    if let Some((zone, name)) = gathering.city.any().and_then(of_city)
        && offsets
            .iter()
            .all(|(offset, instants)| instants.iter().all(|at| zone.to_offset(*at) == *offset))
    {
        notes.warn(
            0,
            "no time zone is named; the one of the city was taken",
            &name,
            "give another zone if it is wrong",
        );
        return Ok((zone, name));
    }
    let Some((offset, instants)) = offsets.iter().max_by_key(|(_, instants)| instants.len()) else {
        notes.warn(
            0,
            "no time zone is named and no time has an offset; UTC stands for it",
            "",
            HINT,
        );
        return Ok((TimeZone::UTC, "UTC".to_owned()));
    };
    if offsets.len() > 1 {
        notes.warn(
            0,
            "the times have different offsets; the most frequent one was taken for all",
            &offset.to_string(),
            HINT,
        );
    }
    let (zone, name) = fixed(*offset, instants).unwrap_or((TimeZone::UTC, "UTC".to_owned()));
    notes.warn(
        0,
        "no time zone is named; a fixed one with the offset of the times was taken",
        &name,
        HINT,
    );
    Ok((zone, name))
}

fn named(name: &str) -> Option<(TimeZone, String)> {
    let zone = TimeZone::get(name.trim()).ok()?;
    let name = zone.iana_name().unwrap_or("UTC").to_owned();
    Some((zone, name))
}

/// The instants at which the file prints each offset.
fn offsets(gathering: &Gathering) -> BTreeMap<Offset, Vec<Timestamp>> {
    let collect = |moments: &mut dyn Iterator<Item = Moment>| {
        let mut offsets: BTreeMap<Offset, Vec<Timestamp>> = BTreeMap::new();
        for moment in moments {
            if let Moment::Instant { at, offset, .. } = moment {
                offsets.entry(offset).or_default().push(at);
            }
        }
        offsets
    };
    let of_events = collect(&mut gathering.events.iter().filter_map(|event| event.start));
    if of_events.is_empty() {
        collect(&mut gathering.days.iter().filter_map(|day| day.opens))
    } else {
        of_events
    }
}

/// The zone whose city has that name, as in `Europe/Brussels`.
fn of_city(city: &str) -> Option<(TimeZone, String)> {
    let city = city.trim().replace(' ', "_");
    let name = jiff::tz::db().available().map(|name| name.to_string()).find(|name| {
        !name.starts_with("Etc/")
            && name
                .rsplit_once('/')
                .is_some_and(|(_, last)| !city.is_empty() && last.eq_ignore_ascii_case(&city))
    })?;
    named(&name)
}

/// A zone that always has this offset; `Etc/GMT-1` is one hour *east*, as POSIX counts.
fn fixed(offset: Offset, instants: &[Timestamp]) -> Option<(TimeZone, String)> {
    let seconds = offset.seconds();
    if seconds == 0 {
        return Some((TimeZone::UTC, "UTC".to_owned()));
    }
    if seconds % 3600 == 0 {
        return named(&format!("Etc/GMT{:+}", -seconds / 3600));
    }
    UNEVEN
        .iter()
        .filter_map(|name| named(name))
        .find(|(zone, _)| instants.iter().all(|at| zone.to_offset(*at) == offset))
}
