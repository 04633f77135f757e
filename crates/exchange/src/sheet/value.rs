//! What is meant by the words of a cell, column by column.

use jiff::civil::{Date, DateTime, Time};

use super::cell::Value;
use super::fold::fold;
use super::interpret::Code;
use crate::archive::Window;

/// A day, a time or both, as far as the cell says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum When {
    Date(Date),
    Time(Time),
    Moment(DateTime),
}

/// Serial numbers of spreadsheets between 1954 and 2119, for cells that lost their format.
const SERIALS: std::ops::Range<f64> = 20_000.0..80_000.0;

pub(super) fn date(value: &Value) -> Result<Date, Code> {
    match value {
        Value::Date(date) => Ok(*date),
        Value::Moment(moment) => Ok(moment.date()),
        Value::Number(number) if SERIALS.contains(number) => serial(number.trunc()).ok_or(Code::NotADate),
        Value::Text(words) => match when(words)? {
            When::Date(date) => Ok(date),
            When::Moment(moment) => Ok(moment.date()),
            When::Time(_) => Err(Code::NotADate),
        },
        _ => Err(Code::NotADate),
    }
}

pub(super) fn time(value: &Value) -> Result<Time, Code> {
    match value {
        Value::Time(time) => Ok(*time),
        Value::Moment(moment) => Ok(moment.time()),
        Value::Number(number) if (0.0..1.0).contains(number) => fraction(*number).ok_or(Code::NotATime),
        Value::Text(words) => match when(words) {
            Ok(When::Time(time)) => Ok(time),
            Ok(When::Moment(moment)) => Ok(moment.time()),
            Err(Code::TimeOutsideDay) => Err(Code::TimeOutsideDay),
            _ => Err(Code::NotATime),
        },
        Value::Number(number) if *number >= 1.0 && number.fract() != 0.0 && *number < 48.0 => Err(Code::TimeOutsideDay),
        _ => Err(Code::NotATime),
    }
}

pub(super) fn moment(value: &Value) -> Result<When, Code> {
    match value {
        Value::Date(date) => Ok(When::Date(*date)),
        Value::Time(time) => Ok(When::Time(*time)),
        Value::Moment(moment) => Ok(When::Moment(*moment)),
        Value::Number(number) if (0.0..1.0).contains(number) => fraction(*number).map(When::Time).ok_or(Code::NotATime),
        Value::Number(number) if SERIALS.contains(number) => {
            let date = serial(number.trunc()).ok_or(Code::NotADate)?;
            let time = fraction(number.fract()).ok_or(Code::NotATime)?;
            Ok(When::Moment(DateTime::from_parts(date, time)))
        }
        Value::Text(words) => when(words).map_err(|code| if code == Code::NotADate { Code::NotATime } else { code }),
        _ => Err(Code::NotATime),
    }
}

/// `2031-06-02 15:00–17:30`, `02.06.2031 22:00 – 03.06.2031 01:00`, or an interval of ISO 8601.
pub(super) fn window(words: &str) -> Result<Window, Code> {
    let words = words.trim();
    if let Ok(window) = words.parse() {
        return Ok(window);
    }
    for (at, dash) in words.match_indices(['–', '—', '-']) {
        let (Ok(When::Moment(from)), Ok(to)) = (when(&words[..at]), when(&words[at + dash.len()..])) else {
            continue;
        };
        let to = match to {
            When::Time(time) => from.date().to_datetime(time),
            When::Moment(to) => to,
            When::Date(_) => continue,
        };
        if let Some(window) = Window::new(from, to) {
            return Ok(window);
        }
    }
    Err(Code::NotAWindow)
}

/// As [`window`] reads it: the day once when it is one day.
pub fn window_words(window: &Window) -> String {
    let (from, to) = (window.from(), window.to());
    let (day, time) = ("%Y-%m-%d %H:%M", "%H:%M");
    if from.date() == to.date() {
        return format!("{}–{}", from.strftime(day), to.strftime(time));
    }
    format!("{} – {}", from.strftime(day), to.strftime(day))
}

fn serial(days: f64) -> Option<Date> {
    // Days are whole and few here, so the cast keeps them.
    #[expect(clippy::cast_possible_truncation, reason = "within the range of serial numbers")]
    let days = days as i32;
    jiff::civil::date(1899, 12, 30)
        .checked_add(jiff::Span::new().try_days(days).ok()?)
        .ok()
}

fn fraction(day: f64) -> Option<Time> {
    #[expect(clippy::cast_possible_truncation, reason = "less than a day of seconds")]
    let seconds = (day * 86_400.0).round() as i32 % 86_400;
    let part = |number: i32| i8::try_from(number).unwrap_or(0);
    Time::new(part(seconds / 3600), part(seconds / 60 % 60), part(seconds % 60), 0).ok()
}

/// Reads a date, a time or both, as they are written here.
fn when(words: &str) -> Result<When, Code> {
    let words = words.trim().trim_end_matches([',', ';']);
    let words = words.strip_prefix('\'').unwrap_or(words);
    if let Some(time) = clock(words) {
        return time.map(When::Time);
    }
    if let Some(date) = day(words) {
        return Ok(When::Date(date));
    }
    let mut cuts: Vec<usize> = words.match_indices([' ', 'T', ',']).map(|(at, _)| at).collect();
    cuts.reverse();
    for cut in cuts {
        let (date, time) = (words[..cut].trim_end_matches([',', ' ']), words[cut + 1..].trim());
        if let (Some(date), Some(time)) = (day(date), clock(time)) {
            return Ok(When::Moment(DateTime::from_parts(date, time?)));
        }
    }
    Err(Code::NotADate)
}

/// `10:00`, `10.00`, `9-30`, `10:00:00`, `2:30 pm`. `None` when it does not look like a time at all.
fn clock(words: &str) -> Option<Result<Time, Code>> {
    let lower = words.to_lowercase();
    let (digits, afternoon) = match lower.strip_suffix("pm").or_else(|| lower.strip_suffix("p.m.")) {
        Some(rest) => (rest.trim(), Some(true)),
        None => match lower.strip_suffix("am").or_else(|| lower.strip_suffix("a.m.")) {
            Some(rest) => (rest.trim(), Some(false)),
            None => (lower.as_str(), None),
        },
    };
    let separator = [':', '.', '-', 'ч']
        .into_iter()
        .find(|separator| digits.contains(*separator));
    let parts: Vec<&str> = match separator {
        Some(separator) => digits.split(separator).map(str::trim).collect(),
        None if afternoon.is_some() => vec![digits, "00"],
        None => return None,
    };
    if !(2..=3).contains(&parts.len()) || (parts.len() == 3 && separator != Some(':')) {
        return None;
    }
    let number = |part: &&str| {
        (1..=2)
            .contains(&part.len())
            .then(|| part.parse::<i8>().ok())
            .flatten()
            .filter(|number| *number >= 0)
    };
    let numbers: Option<Vec<i8>> = parts.iter().map(number).collect();
    let numbers = numbers?;
    if parts[1].len() != 2 {
        return None;
    }
    let hour = match (numbers[0], afternoon) {
        (12, Some(false)) => 0,
        (hour, Some(true)) if hour < 12 => hour + 12,
        (hour, _) => hour,
    };
    // `31.12` is a day without a year, not the thirty-first hour.
    if separator == Some('.') && hour > 24 && numbers[1] <= 12 {
        return None;
    }
    let second = numbers.get(2).copied().unwrap_or(0);
    Some(Time::new(hour, numbers[1], second, 0).map_err(|_| Code::TimeOutsideDay))
}

/// `2017-11-09`, `09.11.2017`, `9/11/17`, `9 ноября 2017 г.`, `9 November 2017`, `2017 жылғы 9 қараша`.
fn day(words: &str) -> Option<Date> {
    let words = words.trim();
    let build = |year: i16, month: i8, day: i8| {
        let year = if (0..=99).contains(&year) { 2000 + year } else { year };
        Date::new(year, month, day)
            .ok()
            .filter(|date| (1800..=2200).contains(&date.year()))
    };
    for separator in ['-', '.', '/'] {
        let parts: Vec<&str> = words.split(separator).map(str::trim).collect();
        if let [first, second, third] = parts[..]
            && [first, second, third]
                .iter()
                .all(|part| !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit()))
        {
            let small = |part: &str| part.parse::<i8>().ok();
            return if first.len() == 4 {
                build(first.parse().ok()?, small(second)?, small(third)?)
            } else {
                // Here the day comes first; the other order is taken only where this one names no day.
                let (day, month, year) = (small(first)?, small(second)?, third.parse().ok()?);
                build(year, month, day).or_else(|| {
                    if separator == '/' {
                        build(year, day, month)
                    } else {
                        None
                    }
                })
            };
        }
    }
    let mut numbers: Vec<i16> = Vec::new();
    let mut month = None;
    for word in words.split([' ', ',', '.', '\u{a0}']).filter(|word| !word.is_empty()) {
        if word.bytes().all(|b| b.is_ascii_digit()) {
            numbers.push(word.parse().ok()?);
        } else if let Some(found) = month_named(word) {
            month = Some(found);
        } else if !["г", "года", "год", "жылғы", "жыл", "ж", "of", "th", "the"].contains(&word.to_lowercase().as_str())
        {
            return None;
        }
    }
    let (first, second) = match numbers[..] {
        [first, second] => (first, second),
        _ => return None,
    };
    let (day, year) = if first > 31 { (second, first) } else { (first, second) };
    build(year, month?, i8::try_from(day).ok()?)
}

fn month_named(word: &str) -> Option<i8> {
    const MONTHS: [&[&str]; 12] = [
        &["jan", "янв", "қаңтар", "кантар"],
        &["feb", "фев", "ақпан"],
        &["mar", "мар", "наурыз"],
        &["apr", "апр", "сәуір"],
        &["may", "май", "мая", "мамыр"],
        &["jun", "июн", "маусым"],
        &["jul", "июл", "шілде"],
        &["aug", "авг", "тамыз"],
        &["sep", "сен", "қыркүйек"],
        &["oct", "окт", "қазан"],
        &["nov", "ноя", "қараша"],
        &["dec", "дек", "желтоқсан"],
    ];
    let word = word.to_lowercase();
    let found = MONTHS
        .iter()
        .position(|beginnings| beginnings.iter().any(|beginning| word.starts_with(beginning)))?;
    i8::try_from(found + 1).ok()
}

/// A number that is not negative and has no fraction.
pub(super) fn whole(value: &Value) -> Result<u32, Code> {
    let number = number(value)?;
    if number < 0.0 {
        Err(Code::Negative)
    } else if number.fract() != 0.0 {
        Err(Code::NotWhole)
    } else if number > 1_000_000_000.0 {
        Err(Code::TooLarge)
    } else {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "within the range just checked"
        )]
        Ok(number as u32)
    }
}

fn number(value: &Value) -> Result<f64, Code> {
    let found = match value {
        Value::Number(number) => Some(*number),
        Value::Text(words) => {
            let bare: String = words
                .chars()
                .filter(|c| !c.is_whitespace() && *c != '\u{2009}')
                .collect();
            let bare = bare.replace('−', "-").replace(',', ".");
            let digits = !bare.is_empty() && bare.bytes().all(|b| b.is_ascii_digit() || b"+-.".contains(&b));
            digits.then(|| bare.parse().ok()).flatten()
        }
        _ => None,
    };
    found.filter(|number: &f64| number.is_finite()).ok_or(Code::NotANumber)
}

/// Degrees as decimal text, with the digits that were typed.
pub(super) fn degrees(value: &Value, most: u8) -> Result<String, Code> {
    let found = number(value)?;
    if found.abs() > f64::from(most) {
        return Err(Code::OutOfRange);
    }
    Ok(match value {
        Value::Text(words) => words
            .trim()
            .replace('−', "-")
            .replace(',', ".")
            .trim_start_matches('+')
            .to_owned(),
        other => other.words(),
    })
}

pub(super) fn yes_no(value: &Value) -> Result<bool, Code> {
    match value {
        Value::Truth(truth) => Ok(*truth),
        Value::Number(number) if *number == 1.0 => Ok(true),
        Value::Number(number) if *number == 0.0 => Ok(false),
        Value::Text(words) => {
            let words = words.trim().to_lowercase();
            if [
                "true",
                "yes",
                "y",
                "да",
                "д",
                "иә",
                "ия",
                "истина",
                "ақиқат",
                "1",
                "+",
                "x",
                "х",
                "×",
                "✓",
                "✔",
            ]
            .contains(&words.as_str())
            {
                Ok(true)
            } else if ["false", "no", "n", "нет", "н", "жоқ", "жок", "ложь", "жалған", "0"].contains(&words.as_str())
            {
                Ok(false)
            } else {
                Err(Code::NotYesNo)
            }
        }
        _ => Err(Code::NotYesNo),
    }
}

/// `#rrggbb`, also without the sign, in capitals or with one digit for two.
pub(super) fn colour(value: &Value) -> Result<String, Code> {
    let words = value.words();
    let digits = words.trim().trim_start_matches('#').to_lowercase();
    if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err(Code::WrongColour);
    }
    match digits.len() {
        6 => Ok(format!("#{digits}")),
        3 => Ok(digits
            .chars()
            .fold("#".to_owned(), |colour, digit| format!("{colour}{digit}{digit}"))),
        _ => Err(Code::WrongColour),
    }
}

pub(super) fn address(value: &Value) -> Result<String, Code> {
    let words = value.words();
    let words = words.trim();
    let rest = words.strip_prefix("https://").or_else(|| words.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.starts_with('/') && !words.contains(char::is_whitespace) => {
            Ok(words.to_owned())
        }
        None if words.starts_with("www.") && !words.contains(char::is_whitespace) => Ok(format!("https://{words}")),
        _ => Err(Code::NotAnAddress),
    }
}

/// Lower-case Latin letters, digits and single hyphens.
pub(super) fn key(words: &str) -> Result<String, Code> {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if words.len() <= 100 && words.split('-').all(plain) {
        Ok(words.to_owned())
    } else {
        Err(Code::WrongKey)
    }
}

/// A language tag by its tag, its name or its short name in three languages.
pub(super) fn language(words: &str) -> Option<&'static str> {
    const NAMES: [(&str, &[&str]); 9] = [
        (
            "kk",
            &[
                "kk",
                "kz",
                "kaz",
                "қаз",
                "каз",
                "қазақша",
                "казахский",
                "қазақ",
                "kazakh",
                "qazaq",
            ],
        ),
        ("ru", &["ru", "rus", "рус", "орыс", "орысша", "русский", "russian"]),
        (
            "en",
            &[
                "en",
                "eng",
                "анг",
                "англ",
                "ағыл",
                "ағылшын",
                "ағылшынша",
                "английский",
                "english",
            ],
        ),
        ("bg", &["bg", "болгарский", "болгар", "bulgarian"]),
        ("de", &["de", "немецкий", "неміс", "german"]),
        ("zh", &["zh", "китайский", "қытай", "chinese"]),
        ("uz", &["uz", "узбекский", "өзбек", "uzbek"]),
        ("fr", &["fr", "французский", "француз", "french"]),
        ("tr", &["tr", "турецкий", "түрік", "turkish"]),
    ];
    let skeleton = fold(words);
    let skeleton = skeleton
        .trim_end_matches(" tili")
        .trim_end_matches(" iazik")
        .trim_end_matches(" language");
    let found = NAMES
        .iter()
        .find(|(_, names)| names.iter().any(|name| fold(name) == skeleton));
    found.map(|(tag, _)| *tag)
}
