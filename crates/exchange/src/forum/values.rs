//! What a single value can be: texts, ids, words of a vocabulary, numbers, days and times, codes.

use std::ops::RangeInclusive;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};

use super::codes;
use super::fields::At;
use super::yaml::Value;
use crate::archive::{Language, Text, Window};
use crate::remark::Severity;

impl<'a> At<'a> {
    /// Any scalar, quoted or not, as written.
    pub fn scalar(self) -> Option<&'a str> {
        match &self.node.value {
            Value::Scalar { words, .. } => Some(words),
            Value::Null => self.refuse("a value is missing here", "write one or remove the key"),
            _ => self.refuse("a single value was expected here", ""),
        }
    }

    /// A text: not a number or a yes, unless it is in quotes.
    pub fn word(self) -> Option<&'a str> {
        let words = self.scalar()?;
        if let Value::Scalar { quoted: false, .. } = self.node.value
            && (words.parse::<f64>().is_ok() && words.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
                || matches!(words, "true" | "false"))
        {
            return self.refuse("a text was expected here", &format!("put it in quotes: '{words}'"));
        }
        if words.trim().is_empty() {
            return self.refuse("the text is empty", "write it or remove the key");
        }
        if words.contains('\0') {
            return self.refuse(
                "the text holds a character that cannot be stored",
                "remove the null character",
            );
        }
        Some(words)
    }

    pub fn refuse<T>(self, what: &str, hint: &str) -> Option<T> {
        self.error(what, hint);
        None
    }

    /// A short key for a record: lower-case letters, digits and hyphens.
    pub fn id(self) -> Option<&'a str> {
        let id = self.word()?;
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if id.len() > 64 || id.starts_with('-') || id.ends_with('-') || !id.bytes().all(fits) {
            return self.refuse(
                "this cannot be an id",
                "an id is up to 64 lower-case letters, digits and hyphens",
            );
        }
        Some(id)
    }

    /// A source's key, in which its publisher's own number may stand: `adilet-P030000354`.
    pub fn source_id(self) -> Option<&'a str> {
        let id = self.word()?;
        if id.len() > 64 || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)) {
            return self.refuse(
                "this cannot be a source's id",
                "up to 64 letters of A to Z, digits and hyphens",
            );
        }
        Some(id)
    }

    /// One word of a vocabulary.
    pub fn one_of(self, what: &str, vocabulary: &[&str]) -> Option<String> {
        let word = self.word()?;
        if !vocabulary.contains(&word) {
            let list = format!("one of: {}", vocabulary.join(", "));
            let hint = match codes::nearest(word, vocabulary.iter().copied()) {
                Some(near) => format!("did you mean \"{near}\"? {list}"),
                None => list,
            };
            return self.refuse(&format!("unknown {what}"), &hint);
        }
        Some(word.to_owned())
    }

    /// A text in one or more languages; a plain one is in English.
    pub fn text(self) -> Option<Text> {
        let Value::Map(entries) = &self.node.value else {
            let words = self.word()?;
            if words.chars().any(char::is_alphabetic) && !words.chars().any(|c| c.is_ascii_alphabetic()) {
                self.warning("plain text is taken as English", "name the language: {ru: …}");
            }
            return Some(Text::of("en", words));
        };
        let mut text = Text::default();
        for entry in entries {
            let value = self.to(&entry.value);
            if !codes::language(&entry.key) {
                let hint = match codes::language_meant(&entry.key) {
                    Some(meant) => format!("did you mean \"{meant}\"?"),
                    None => "use a tag such as kk, ru or en".into(),
                };
                self.log.say(
                    Severity::Error,
                    self.file,
                    entry.place,
                    "this is not a language tag",
                    &entry.key,
                    &hint,
                );
            } else if let Some(words) = value.word() {
                let language = Language::new(&entry.key);
                if self.translated.contains(&language) {
                    text.translated.insert(language.clone());
                }
                text.words.insert(language, words.to_owned());
            }
        }
        if entries.is_empty() {
            self.error("the text is empty", "write it or remove the key");
        }
        (!text.is_empty()).then_some(text)
    }

    pub fn language(self) -> Option<Language> {
        let tag = self.word()?;
        if codes::language(tag) {
            return Some(Language::new(tag));
        }
        let hint = codes::language_meant(tag)
            .map(|meant| format!("did you mean \"{meant}\"?"))
            .unwrap_or_default();
        self.refuse("this is not a language tag", &hint)
    }

    /// The items of a list; what is not a list is an error.
    pub fn items(self) -> Vec<At<'a>> {
        match &self.node.value {
            Value::List(items) => items.iter().map(|item| self.to(item)).collect(),
            _ => {
                self.error(
                    "a list was expected here",
                    "write [a, b] or lines that begin with a hyphen",
                );
                Vec::new()
            }
        }
    }

    pub fn flag(self) -> Option<bool> {
        match self.node.value {
            Value::Scalar {
                ref words,
                quoted: false,
            } if words == "true" => Some(true),
            Value::Scalar {
                ref words,
                quoted: false,
            } if words == "false" => Some(false),
            _ => self.refuse("true or false was expected here", ""),
        }
    }

    /// A whole number within `range`.
    pub fn number<N: FromStr + PartialOrd + std::fmt::Display>(self, range: RangeInclusive<N>) -> Option<N> {
        let hint = format!("from {} to {}", range.start(), range.end());
        let words = self.scalar()?;
        match words.parse::<N>() {
            Ok(number) if range.contains(&number) => Some(number),
            _ => self.refuse("a whole number was expected here", &hint),
        }
    }

    /// Decimal digits as written, within `range` where there is one.
    pub fn decimal(self, range: Option<RangeInclusive<f64>>) -> Option<String> {
        let words = self.scalar()?;
        let digits = words.strip_prefix('-').unwrap_or(words);
        let plain =
            digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') && digits.starts_with(|c: char| c.is_ascii_digit());
        match words.parse::<f64>() {
            Ok(number) if plain => match range {
                Some(range) if !range.contains(&number) => self.refuse(
                    "this number is out of range",
                    &format!("from {} to {}", range.start(), range.end()),
                ),
                _ => Some(words.to_owned()),
            },
            _ => self.refuse("a number was expected here", "digits with a point, such as 55.16"),
        }
    }

    pub fn year(self) -> Option<i16> {
        self.number(1900..=2200)
    }

    pub fn date(self) -> Option<Date> {
        let words = self.scalar()?;
        match date(words) {
            Some(date) => Some(date),
            None if shaped(words, "dddd-dd-dd") => {
                self.refuse("this day does not exist", "look at the month and the day")
            }
            None => self.refuse("a date was expected here", "write it as '2017-11-09'"),
        }
    }

    /// A day, a month or a year, as written.
    pub fn about_date(self) -> Option<String> {
        let words = self.scalar()?;
        let real = match words.len() {
            4 => shaped(words, "dddd"),
            7 => shaped(words, "dddd-dd") && date(&format!("{words}-01")).is_some(),
            _ => return self.date().map(|date| date.to_string()),
        };
        if !real {
            return self.refuse("a date was expected here", "a day, a month such as 2017-11 or a year");
        }
        Some(words.to_owned())
    }

    pub fn time(self) -> Option<Time> {
        let words = self.scalar()?;
        match time(words) {
            Some(time) => Some(time),
            None if shaped(words, "dd:dd") => {
                self.refuse("this time does not exist", "hours 00 to 23, minutes 00 to 59")
            }
            None => self.refuse("a time was expected here", "write it as '16:00'"),
        }
    }

    /// An interval of ISO 8601 from one day and time to another.
    pub fn window(self) -> Option<Window> {
        let words = self.scalar()?;
        match words.parse() {
            Ok(window) => Some(window),
            Err(expected) => self.refuse("an interval was expected here", &format!("write {expected}, in quotes")),
        }
    }

    /// `16:00` on `day`, or `2017-11-09T16:00`.
    pub fn moment(self, day: Option<Date>) -> Option<DateTime> {
        let words = self.scalar()?;
        let Some((left, right)) = words.split_once(['T', ' ']) else {
            let time = self.time()?;
            return match day {
                Some(day) => Some(day.to_datetime(time)),
                None => self.refuse(
                    "a time needs the `date` of its item",
                    "add `date`, or write '2017-11-09T16:00'",
                ),
            };
        };
        match (date(left), time(right)) {
            (Some(date), Some(time)) => Some(date.to_datetime(time)),
            _ if shaped(words, "dddd-dd-ddTdd:dd") => self.refuse("this day or time does not exist", ""),
            _ => self.refuse("a time was expected here", "write it as '16:00' or '2017-11-09T16:00'"),
        }
    }

    pub fn url(self) -> Option<String> {
        let words = self.word()?;
        if !codes::url(words) {
            return self.refuse("this is not a web address", "it begins with https:// or http://");
        }
        Some(words.to_owned())
    }

    pub fn country(self) -> Option<String> {
        let words = self.word()?;
        if !codes::country(words) {
            return self.refuse(
                "this is not a country's code",
                "two capital letters, as in ISO 3166-1: KZ, RU",
            );
        }
        Some(words.to_owned())
    }

    /// A region's code in force today.
    pub fn region(self) -> Option<String> {
        let code = self.word()?;
        match codes::region(code) {
            codes::RegionCode::Current => Some(code.to_owned()),
            codes::RegionCode::Former(today) => self.refuse(
                "this code was replaced in November 2022",
                &format!("today's code is {today}"),
            ),
            codes::RegionCode::Unknown => {
                let known = if code.starts_with("KZ") {
                    &codes::KZ[..]
                } else {
                    &codes::RU[..]
                };
                let near = codes::nearest(code, known.iter().copied());
                let hint = near.map(|near| format!("did you mean \"{near}\"?")).unwrap_or_default();
                self.refuse("no region has this code in ISO 3166-2", &hint)
            }
            codes::RegionCode::Misshapen => {
                self.refuse("this is not a region's code", "the shape of ISO 3166-2: KZ-59, RU-CHE")
            }
        }
    }
}

/// A date of exactly the shape `2017-11-09`.
fn date(words: &str) -> Option<Date> {
    shaped(words, "dddd-dd-dd").then(|| words.parse().ok()).flatten()
}

/// A time of exactly the shape `16:00`.
fn time(words: &str) -> Option<Time> {
    if !shaped(words, "dd:dd") {
        return None;
    }
    let (hour, minute) = words.split_once(':')?;
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// Whether `words` follow `shape`, in which `d` stands for a digit.
fn shaped(words: &str, shape: &str) -> bool {
    words.len() == shape.len()
        && words
            .bytes()
            .zip(shape.bytes())
            .all(|(b, s)| if s == b'd' { b.is_ascii_digit() } else { b == s })
}
