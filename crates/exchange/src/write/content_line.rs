//! Content lines of a calendar (RFC 5545, 3.1): escaped, folded at 75 octets without cutting a character, ended by CRLF.

use jiff::civil::{Date, DateTime};

use super::text;

/// A calendar in the making.
#[derive(Default)]
pub(super) struct Lines(pub String);

impl Lines {
    /// A line whose value needs no escaping. `name` may carry parameters.
    pub fn property(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if octets + c.len_utf8() > 75 {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(c);
            octets += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// A line of words, which say their language when it has the form of one.
    pub fn text(&mut self, name: &str, language: Option<&str>, words: &str) {
        let mut escaped = String::with_capacity(words.len());
        for c in text::clean(words).chars() {
            match c {
                '\\' | ';' | ',' => escaped.extend(['\\', c]),
                '\n' => escaped.push_str("\\n"),
                c => escaped.push(c),
            }
        }
        match language.and_then(text::language_tag) {
            Some(language) => self.property(&format!("{name};LANGUAGE={language}"), &escaped),
            None => self.property(name, &escaped),
        }
    }
}

/// `20171109T100000`, floating until a zone is named.
pub(super) fn civil(time: DateTime) -> String {
    format!(
        "{}T{:02}{:02}{:02}",
        basic_date(time.date()),
        time.hour(),
        time.minute(),
        time.second()
    )
}

pub(super) fn basic_date(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}
