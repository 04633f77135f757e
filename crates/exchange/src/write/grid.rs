//! Sessions sorted into days and rooms, as the c3voc formats want them; shared by [`super::frab`] and [`super::c3voc`].

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use jiff::civil::{Date, Time};
use uuid::Uuid;

use super::context::{Context, Moment, in_range};
use super::rooms::{self, Room};
use super::{LeftOut, Reason, text};
use crate::archive::Session;

/// The longest time that `HH:MM` can say.
const LONGEST_MINUTES: i64 = 99 * 60 + 59;

pub(super) struct Grid<'a> {
    /// Never empty, in the order of their dates.
    pub days: Vec<GridDay<'a>>,
    /// Every room of the edition, in its order.
    pub rooms: Vec<Room<'a>>,
    pub left_out: Vec<LeftOut>,
    /// The coarsest usual raster on which every session begins and ends.
    pub slot_minutes: i64,
    person_numbers: HashMap<Uuid, u32>,
}

pub(super) struct GridDay<'a> {
    pub date: Date,
    pub start: Moment,
    pub end: Moment,
    /// Rooms in use, by their index in [`Grid::rooms`]; sessions by their start.
    pub rooms: BTreeMap<usize, Vec<Slot<'a>>>,
}

pub(super) struct Slot<'a> {
    pub session: &'a Session,
    /// Positive, fits 31 bits, and depends on nothing but the session's uid (unless two uids collide).
    pub number: u32,
    pub start: Moment,
    pub end: Option<Moment>,
    /// 0 when the end is not known.
    pub minutes: i64,
    /// Lower-case letters, digits, `_` and `-`; unique in the edition.
    pub slug: String,
}

impl Slot<'_> {
    /// `HH:MM`, at most `99:59`.
    pub fn duration(&self) -> String {
        hours_and_minutes(self.minutes)
    }
}

pub(super) fn hours_and_minutes(minutes: i64) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

impl<'a> Grid<'a> {
    pub fn of(ctx: &Context<'a>) -> Self {
        let edition = ctx.edition;
        let rooms = rooms::of(ctx);
        let room_of: HashMap<Uuid, usize> = rooms
            .iter()
            .enumerate()
            .rev()
            .map(|(at, room)| (room.uid, at))
            .collect();
        let numbers = numbers(edition.sessions.iter().map(|session| session.uid));
        let acronym = acronym(&edition.id, '_');

        let mut left_out = Vec::new();
        let mut seen = HashSet::new();
        let mut slots: BTreeMap<Date, BTreeMap<usize, Vec<Slot>>> = BTreeMap::new();
        for session in &edition.sessions {
            let mut leave_out = |reason| {
                left_out.push(LeftOut {
                    session: session.id.clone(),
                    reason,
                });
            };
            if session.cancelled {
                leave_out(Reason::Cancelled);
                continue;
            }
            let Some(civil) = session.start else {
                leave_out(Reason::NotPlaced);
                continue;
            };
            let Some(start) = ctx.moment(civil) else {
                leave_out(Reason::OutOfRange);
                continue;
            };
            if !seen.insert(session.uid) {
                leave_out(Reason::SameUid);
                continue;
            }
            let end = ctx.end_after(session, &start);
            let number = numbers[&session.uid];
            let mut tail = text::slug(&session.id, '-');
            if tail.is_empty() {
                tail.push_str("session");
            }
            let slot = Slot {
                session,
                number,
                start,
                end,
                minutes: end.map_or(0, |end| start.minutes_until(&end)).min(LONGEST_MINUTES),
                // the schema wants four characters after the acronym
                slug: format!("{acronym}-{number:04}-{tail}"),
            };
            let room = room_of[&rooms::uid(ctx, session)];
            let day = day_of(ctx, session, &start);
            slots.entry(day).or_default().entry(room).or_default().push(slot);
        }

        let slot_minutes = raster(slots.values().flat_map(BTreeMap::values).flatten());
        for date in printed_days(ctx) {
            slots.entry(date).or_default();
        }
        let days = slots
            .into_iter()
            .filter_map(|(date, mut rooms)| {
                for slots in rooms.values_mut() {
                    slots.sort_by_key(|slot| (slot.start.instant, slot.session.uid));
                }
                let (start, end) = hours(ctx, date, &rooms)?;
                Some(GridDay {
                    date,
                    start,
                    end,
                    rooms,
                })
            })
            .collect();
        Self {
            days,
            rooms,
            left_out,
            slot_minutes,
            person_numbers: self::numbers(edition.people.iter().map(|person| person.uid)),
        }
    }

    /// A number for a person, under the same promise as [`Slot::number`].
    pub fn person_number(&self, uid: Uuid) -> u32 {
        self.person_numbers[&uid]
    }
}

/// A name of four letters or more made of the edition's id, with `separator` between its words.
pub(super) fn acronym(edition: &str, separator: char) -> String {
    let slug = text::slug(edition, separator);
    match slug.len() {
        0 => "forum".to_owned(),
        1..4 => format!("forum{separator}{slug}"),
        _ => slug,
    }
}

/// The day to which a session belongs: a session after midnight, in the hours of a day that closes on the following
/// morning, is part of that day; so is one that says so itself.
fn day_of(ctx: &Context<'_>, session: &Session, start: &Moment) -> Date {
    let (date, time) = (start.civil.date(), start.civil.time());
    let Ok(eve) = date.yesterday() else { return date };
    let day = |date| ctx.edition.days.iter().find(|day| day.date == date);
    let already_open = day(date).and_then(|day| day.opens).is_some_and(|opens| time >= opens);
    let night = day(eve).and_then(|day| Some((day.opens?, day.closes?)));
    let in_the_night = night.is_some_and(|(opens, closes)| closes < opens && time < closes);
    let says_so = session.date == Some(eve) && time < Time::constant(12, 0, 0, 0);
    if in_range(eve) && !already_open && (in_the_night || says_so) {
        eve
    } else {
        date
    }
}

/// The days that are printed even when nothing is held on them.
fn printed_days(ctx: &Context<'_>) -> Vec<Date> {
    let edition = ctx.edition;
    let declared: BTreeSet<Date> = edition
        .days
        .iter()
        .map(|day| day.date)
        .filter(|date| in_range(*date))
        .collect();
    if !declared.is_empty() {
        return declared.into_iter().collect();
    }
    // a year of days at most, for a last day with a slip in it
    let mut days = vec![edition.start];
    while let Some(next) = days.last().and_then(|day| day.tomorrow().ok()) {
        if next > edition.end || days.len() == 366 || !in_range(next) {
            break;
        }
        days.push(next);
    }
    days
}

/// From the opening of the venues to their closing, wide enough for every session of the day. A session longer than a
/// day (an exhibition) does not widen it.
fn hours(ctx: &Context<'_>, date: Date, rooms: &BTreeMap<usize, Vec<Slot<'_>>>) -> Option<(Moment, Moment)> {
    let day = ctx.edition.days.iter().find(|day| day.date == date);
    let opens = day.and_then(|day| day.opens).unwrap_or(Time::midnight());
    let morrow = date.tomorrow().ok()?;
    let closes = match day.and_then(|day| day.closes) {
        Some(closes) if closes > opens => date.to_datetime(closes),
        Some(closes) => morrow.to_datetime(closes),
        None => morrow.to_datetime(Time::midnight()),
    };
    // `closes` may fall on the first day of the year 9999, which is still an instant
    let (mut start, mut end) = (
        ctx.moment(date.to_datetime(opens))?,
        ctx.at(ctx.zone.to_timestamp(closes).ok()?),
    );
    for slot in rooms.values().flatten() {
        if slot.start.instant < start.instant {
            start = slot.start;
        }
        let last = slot.end.filter(|_| slot.minutes < 24 * 60).unwrap_or(slot.start);
        if last.instant > end.instant {
            end = last;
        }
    }
    Some((start, end))
}

fn raster<'s, 'a: 's>(slots: impl Iterator<Item = &'s Slot<'a>>) -> i64 {
    let mut slot_minutes = 60;
    for slot in slots {
        let time = slot.start.civil.time();
        let start = i64::from(time.hour()) * 60 + i64::from(time.minute());
        for candidate in [60, 30, 15, 10, 5, 1] {
            if candidate <= slot_minutes && start % candidate == 0 && slot.minutes % candidate == 0 {
                slot_minutes = candidate;
                break;
            }
        }
    }
    slot_minutes
}

/// A positive number of 31 bits for each uid (apps keep them in signed 32-bit integers). A number depends on its uid
/// alone, except for the later of two uids that collide, once in about two thousand editions of a thousand sessions.
fn numbers(uids: impl Iterator<Item = Uuid>) -> HashMap<Uuid, u32> {
    let mut taken = HashSet::new();
    let uids: BTreeSet<Uuid> = uids.collect();
    uids.into_iter()
        .map(|uid| {
            let number = (0u32..)
                .map(|attempt| fold(uid, attempt))
                .find(|number| *number > 0 && taken.insert(*number))
                .expect("two thousand million numbers are more than the uids of an edition");
            (uid, number)
        })
        .collect()
}

/// FNV-1a over the uid and the attempt, its halves folded to 31 bits.
fn fold(uid: Uuid, attempt: u32) -> u32 {
    let hash = uid
        .as_bytes()
        .iter()
        .chain(&attempt.to_be_bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        });
    let folded = (hash >> 32) ^ hash;
    (folded & 0x7fff_ffff) as u32
}
