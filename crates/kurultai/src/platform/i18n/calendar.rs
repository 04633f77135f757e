//! Dates and times as each language writes them.

use super::{Lang, Locale};
use icu_calendar::{Date, Gregorian};
use icu_datetime::fieldsets::{E, M, MD, YMD, YMDE};
use icu_datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, FormattedDateTime};
use jiff::civil;

type Formatter<Fields> = FixedCalendarDateTimeFormatter<Gregorian, Fields>;

pub(super) struct Calendar {
    long: Formatter<YMD>,
    day_month: Formatter<MD>,
    weekday: Formatter<E>,
    with_weekday: Formatter<YMDE>,
    month: Formatter<M>,
}

impl Calendar {
    pub(super) fn new(lang: Lang) -> Self {
        let cldr = || DateTimeFormatterPreferences::from(lang.cldr());
        const BAKED: &str = "CLDR dates are compiled in";
        Self {
            long: Formatter::try_new(cldr(), YMD::long()).expect(BAKED),
            day_month: Formatter::try_new(cldr(), MD::long()).expect(BAKED),
            weekday: Formatter::try_new(cldr(), E::long()).expect(BAKED),
            with_weekday: Formatter::try_new(cldr(), YMDE::long()).expect(BAKED),
            month: Formatter::try_new(cldr(), M::long()).expect(BAKED),
        }
    }
}

impl Locale {
    /// "9 November 2017", "9 ноября 2017 г.", "2017 ж. 9 қараша".
    pub fn date_long(&self, date: civil::Date) -> String {
        written(self.calendar.long.format(&gregorian(date)))
    }

    /// "9 November", "9 ноября", "9 қараша".
    pub fn date_day_month(&self, date: civil::Date) -> String {
        written(self.calendar.day_month.format(&gregorian(date)))
    }

    /// "Thursday", "четверг", "бейсенбі".
    pub fn weekday_long(&self, date: civil::Date) -> String {
        written(self.calendar.weekday.format(&gregorian(date)))
    }

    /// "Thursday, 9 November 2017", "четверг, 9 ноября 2017 г.", "2017 ж. 9 қараша, бейсенбі".
    pub fn date_with_weekday(&self, date: civil::Date) -> String {
        written(self.calendar.with_weekday.format(&gregorian(date)))
    }

    /// "8–9 November 2017", "8–9 ноября 2017 г.", "2017 ж. 8–9 қараша"; one date when both are the same.
    ///
    /// Across months "30 October – 9 November 2017", across years both dates in full. The earlier date comes first
    /// whichever is given first.
    pub fn date_range(&self, one: civil::Date, other: civil::Date) -> String {
        let (first, last) = (one.min(other), one.max(other));
        if first == last {
            return self.date_long(last);
        }
        if first.year() != last.year() {
            return format!("{} – {}", self.date_long(first), self.date_long(last));
        }
        // ICU4X 2.4 has ranges only as an unstable feature, which panics for long months in Kazakh. All three languages
        // write the year once and put the range where the long date has its day and month, the day straight before.
        let day_month = self.date_day_month(last);
        let days = if first.month() == last.month() {
            format!("{}–{day_month}", first.day())
        } else {
            format!("{} – {day_month}", self.date_day_month(first))
        };
        self.date_long(last).replacen(&day_month, &days, 1)
    }

    /// The month's name by itself: "November", "ноябрь", "Қараша", as a calendar heads it. `month` is 1 to 12.
    ///
    /// # Panics
    /// When `month` is not 1 to 12.
    pub fn month_name(&self, month: i8) -> String {
        let date = civil::Date::new(2017, month, 1).expect("a month is 1 to 12");
        written(self.calendar.month.format(&gregorian(date)))
    }

    /// "16:00". All three languages write hours and minutes alike on a programme.
    pub fn time(&self, time: civil::Time) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// "16:00–18:00", with an en dash.
    pub fn time_range(&self, start: civil::Time, end: civil::Time) -> String {
        format!("{}–{}", self.time(start), self.time(end))
    }
}

/// CLDR puts a narrow no-break space (U+202F) before "г." and "ж."; many fonts lack it, so it becomes the common one.
fn written(date: FormattedDateTime<'_>) -> String {
    date.to_string().replace('\u{202f}', "\u{a0}")
}

fn gregorian(date: civil::Date) -> Date<Gregorian> {
    let (year, month, day) = (
        i32::from(date.year()),
        date.month().unsigned_abs(),
        date.day().unsigned_abs(),
    );
    Date::try_new_gregorian(year, month, day).expect("every civil date is a Gregorian date")
}
