//! Dates, times and lengths as exports write them.

use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::{Offset, TimeZone};
use jiff::{SignedDuration, Timestamp};

/// When something is: an instant with the clock that was printed, or a clock of the conference's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    Instant {
        at: Timestamp,
        offset: Offset,
        printed: DateTime,
    },
    Civil(DateTime),
}

impl Moment {
    /// The clock as the file prints it.
    pub(super) fn printed(self) -> DateTime {
        match self {
            Self::Instant { printed, .. } | Self::Civil(printed) => printed,
        }
    }

    /// The moment `duration` later; `None` beyond the calendar.
    pub(super) fn plus(self, duration: SignedDuration) -> Option<Self> {
        Some(match self {
            Self::Instant { at, offset, printed } => Self::Instant {
                at: at.checked_add(duration).ok()?,
                offset,
                printed: printed.checked_add(duration).ok()?,
            },
            Self::Civil(printed) => Self::Civil(printed.checked_add(duration).ok()?),
        })
    }
}

/// `2019-12-27T11:00:00+01:00`, `2019-12-27T11:00`, `2019-12-27 11:00`, `…Z`; a date alone is no moment.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let pieces = Pieces::parse(text.trim()).ok()?;
    let printed = pieces.date().to_datetime(pieces.time()?);
    match pieces.to_numeric_offset() {
        Some(offset) => instant(printed, offset),
        // A named zone in brackets without an offset, as RFC 9557 writes it.
        None => match pieces.to_time_zone().ok()? {
            Some(zone) => zoned(printed, &zone),
            None => Some(Moment::Civil(printed)),
        },
    }
}

/// The clock of a zone that the file names beside it.
pub(super) fn zoned(printed: DateTime, zone: &TimeZone) -> Option<Moment> {
    let at = zone.to_ambiguous_timestamp(printed).compatible().ok()?;
    Some(Moment::Instant {
        at,
        offset: zone.to_offset(at),
        printed,
    })
}

fn instant(printed: DateTime, offset: Offset) -> Option<Moment> {
    let at = offset.to_timestamp(printed).ok()?;
    Some(Moment::Instant { at, offset, printed })
}

/// `2019-12-27`, also with a time behind it, or `20191227`.
pub(super) fn date(text: &str) -> Option<Date> {
    Some(Pieces::parse(text.trim()).ok()?.date()).filter(|date| (1000..=9000).contains(&date.year()))
}

/// `11:00`, `9:00`, `11:00:00`.
pub(super) fn time(text: &str) -> Option<Time> {
    let mut parts = text.trim().split(':');
    let mut number = |longest: usize| -> Option<i8> {
        let part = parts.next()?;
        (1..=longest).contains(&part.len()).then(|| part.parse().ok()).flatten()
    };
    let (hour, minute) = (number(2)?, number(2)?);
    let second = match parts.next() {
        None => 0,
        Some(part) => part.split('.').next()?.parse().ok()?,
    };
    parts
        .next()
        .is_none()
        .then(|| Time::new(hour, minute, second, 0).ok())
        .flatten()
}

/// How a length was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LengthForm {
    /// `HH:MM`, as every schema has it.
    HoursMinutes,
    /// `HH:MM:SS`, Pentabarf's.
    HoursMinutesSeconds,
    /// `D:HH:MM`, pretalx's for more than a day.
    DaysHoursMinutes,
    /// A number of minutes.
    Minutes,
}

/// The length in seconds, at most a year, and the form it was written in.
///
/// Three parts are hours, minutes and seconds, except one digit before an hour and a minute (`1:02:30`): pretalx writes days
/// like that, and nobody writes a length to the second.
pub(super) fn length(text: &str) -> Option<(i64, LengthForm)> {
    const YEAR: i64 = 366 * 24 * 3600;
    let text = text.trim();
    let parts: Option<Vec<i64>> = text
        .split(':')
        .map(|part| {
            let digits = (1..=6).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        })
        .collect();
    let (seconds, form) = match parts?.as_slice() {
        [minutes] => (minutes * 60, LengthForm::Minutes),
        [hours, minutes] => (hours * 3600 + minutes * 60, LengthForm::HoursMinutes),
        [days, hours, minutes]
            if text.as_bytes().get(1) == Some(&b':') && *hours < 24 && *minutes < 60 && *minutes != 0 =>
        {
            (
                days * 86_400 + hours * 3600 + minutes * 60,
                LengthForm::DaysHoursMinutes,
            )
        }
        [hours, minutes, seconds] => (hours * 3600 + minutes * 60 + seconds, LengthForm::HoursMinutesSeconds),
        _ => return None,
    };
    (seconds <= YEAR).then_some((seconds, form))
}

#[cfg(test)]
mod tests {
    use super::{LengthForm, Moment, date, length, moment, time};

    #[test]
    fn moments_are_read_with_and_without_an_offset() {
        for text in [
            "2019-12-27T11:00:00+01:00",
            "2019-12-27T11:00:00+0100",
            "2019-12-27 11:00+01:00",
        ] {
            let Some(Moment::Instant { at, printed, .. }) = moment(text) else {
                panic!("{text}")
            };
            assert_eq!(at.to_string(), "2019-12-27T10:00:00Z");
            assert_eq!(printed.to_string(), "2019-12-27T11:00:00");
        }
        assert!(matches!(moment("2019-12-27T11:00"), Some(Moment::Civil(_))));
        assert!(matches!(moment("2019-12-27T11:00:00Z"), Some(Moment::Instant { .. })));
        for text in ["2019-12-27", "11:00", "", "soon", "2019-13-01T00:00:00Z"] {
            assert_eq!(moment(text), None, "{text}");
        }
    }

    #[test]
    fn dates_and_times_out_of_the_calendar_are_none() {
        assert_eq!(date("20008-02-24"), None);
        assert!(date("2008-02-24").is_some());
        assert_eq!(time("24:00"), None);
        assert_eq!(time("09:00:00"), time("9:00"));
    }

    #[test]
    fn lengths_are_told_apart_by_their_form() {
        let cases = [
            ("00:25", Some((1500, LengthForm::HoursMinutes))),
            ("00:05:00", Some((300, LengthForm::HoursMinutesSeconds))),
            ("1:30:00", Some((5400, LengthForm::HoursMinutesSeconds))),
            ("1:02:30", Some((86_400 + 9000, LengthForm::DaysHoursMinutes))),
            ("45", Some((2700, LengthForm::Minutes))),
            ("", None),
            ("-1:00", None),
            ("999999:00", None),
        ];
        for (text, expected) in cases {
            assert_eq!(length(text), expected, "{text}");
        }
    }
}
