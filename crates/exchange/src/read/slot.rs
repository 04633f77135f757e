//! When an event of a frab-like schedule is, from a date that may be missing, a start and a length.

use jiff::civil::{Date, Time};

use super::gathering::{DayDraft, EventDraft};
use super::notes::Notes;
use super::times::{self, LengthForm, Moment};

/// The texts by which an event says when it is, each with its place.
#[derive(Default)]
pub(super) struct Slot<'a> {
    pub date: Option<(&'a str, usize)>,
    pub start: Option<(&'a str, usize)>,
    pub length: Option<(&'a str, usize)>,
    pub end: Option<(&'a str, usize)>,
}

impl Slot<'_> {
    /// Fills the times of `event`, which stands under `day`; a start before `day_change` is on the following morning.
    pub(super) fn place(
        &self,
        event: &mut EventDraft,
        day: Option<&DayDraft>,
        day_change: Option<Time>,
        notes: &mut Notes,
    ) {
        event.day = day.map(|day| day.date);
        let clock = self.start.and_then(|(text, at)| {
            let clock = times::time(text).or_else(|| times::moment(text).map(|moment| moment.printed().time()));
            if clock.is_none() {
                notes.warn(at, "not a time of day", text, "such as 09:30");
            }
            clock
        });
        let full = self
            .date
            .and_then(|(text, _)| times::moment(text))
            .or_else(|| times::moment(self.start?.0));
        event.start = full.or_else(|| self.of_day(day, clock, day_change, notes));
        if let (Some(Moment::Instant { printed, .. } | Moment::Civil(printed)), Some(clock), Some((text, at))) =
            (full, clock, self.start)
            && printed.time() != clock
            && (printed.hour(), printed.minute()) != (clock.hour(), clock.minute())
        {
            notes.warn(
                at,
                "the start is not the time of the date; the date was believed",
                text,
                "",
            );
        }
        if let Some((text, at)) = self.length {
            self.read_length(event, text, at, notes);
        }
        if let Some((text, at)) = self.end {
            self.read_end(event, text, at, notes);
        }
        if let (Some(day), Some(start)) = (day, event.start) {
            let printed = start.printed().date();
            if printed != day.date && day.date.tomorrow().ok() != Some(printed) {
                notes.warn(
                    event.at,
                    "an event stands under another day than its date; the date was believed",
                    &printed.to_string(),
                    "",
                );
            }
        }
    }

    /// A start without a full date: the date alone, or the day's, and the clock.
    fn of_day(
        &self,
        day: Option<&DayDraft>,
        clock: Option<Time>,
        day_change: Option<Time>,
        notes: &mut Notes,
    ) -> Option<Moment> {
        let own = self.date.and_then(|(text, at)| {
            let date = times::date(text);
            if date.is_none() {
                notes.warn(at, "not a date", text, "such as 2017-11-09T10:00:00+05:00");
            }
            date
        });
        let (clock, at) = (clock?, self.start?.1);
        if let Some(date) = own {
            notes.warn(
                at,
                "the date has no time; the start was taken with it",
                &clock.to_string(),
                "",
            );
            return Some(Moment::Civil(date.to_datetime(clock)));
        }
        let day = day?;
        notes.warn(
            at,
            "an event has no date; its day and start were taken together",
            &clock.to_string(),
            "",
        );
        if before_the_day(day, clock, day_change) {
            notes.warn(
                at,
                "a start before the day begins was put on the following morning",
                &clock.to_string(),
                "",
            );
            return Some(Moment::Civil(day.date.tomorrow().ok()?.to_datetime(clock)));
        }
        Some(Moment::Civil(day.date.to_datetime(clock)))
    }

    fn read_length(&self, event: &mut EventDraft, text: &str, at: usize, notes: &mut Notes) {
        let Some((seconds, form)) = times::length(text) else {
            notes.warn(at, "not a length", text, "such as 00:45");
            return;
        };
        match form {
            LengthForm::HoursMinutes => {}
            LengthForm::HoursMinutesSeconds => {
                notes.warn(
                    at,
                    "a length in three parts was read as hours, minutes and seconds",
                    text,
                    "",
                );
            }
            LengthForm::DaysHoursMinutes => {
                notes.warn(
                    at,
                    "a length in three parts was read as days, hours and minutes",
                    text,
                    "",
                );
            }
            LengthForm::Minutes => notes.warn(at, "a length was read as minutes", text, ""),
        }
        event.seconds = Some(seconds);
    }

    fn read_end(&self, event: &mut EventDraft, text: &str, at: usize, notes: &mut Notes) {
        event.end = times::moment(text).or_else(|| {
            let start = event.start?.printed();
            let end = start.date().to_datetime(times::time(text)?);
            let end = if end < start {
                end.checked_add(jiff::Span::new().days(1)).ok()?
            } else {
                end
            };
            event.start?.plus(start.duration_until(end))
        });
        if event.end.is_none() {
            notes.warn(at, "not the end of an event", text, "");
        }
    }
}

/// Whether a clock belongs to the night after `day`.
fn before_the_day(day: &DayDraft, clock: Time, day_change: Option<Time>) -> bool {
    if let Some(change) = day_change {
        return clock < change;
    }
    let (Some(opens), Some(closes)) = (day.opens.map(Moment::printed), day.closes.map(Moment::printed)) else {
        return false;
    };
    let next: Option<Date> = day.date.tomorrow().ok();
    opens.date() == day.date && clock < opens.time() && next.is_some_and(|next| next.to_datetime(clock) <= closes)
}
