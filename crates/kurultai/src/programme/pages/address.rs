//! Where everything public lives. An address, once printed on a poster, stays: these functions are the only place that
//! forms one, for pages, feeds and the server alike. All are relative to the root of the site.

use std::borrow::Cow;
use std::fmt::Write;

use jiff::civil::Date;

use crate::platform::i18n::Lang;

/// `/kk/xiv-chelyabinsk-2017`, the home of an edition and the prefix of everything below it.
pub fn edition(lang: Lang, edition: &str) -> String {
    format!("/{}/{}", lang.tag(), key(edition))
}

/// A page below the edition by its fixed tail: `/programme`, `/people`, `/take`, …
pub fn page(lang: Lang, edition: &str, tail: &str) -> String {
    format!("/{}/{}{tail}", lang.tag(), key(edition))
}

/// A key as it stands in an address: bytes outside the unreserved set (RFC 3986, 2.3) as `%XX`. Keys are made of letters,
/// digits and hyphens, so this changes nothing; it keeps a key from elsewhere from ending an attribute.
pub fn key(id: &str) -> Cow<'_, str> {
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    if id.bytes().all(unreserved) {
        return Cow::Borrowed(id);
    }
    let mut out = String::with_capacity(id.len() + 8);
    for byte in id.bytes() {
        if unreserved(byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Cow::Owned(out)
}

/// Tails of pages and files below an edition, in every language the same.
pub mod tail {
    use super::{Date, key};

    pub const HOME: &str = "";
    pub const PROGRAMME: &str = "/programme";
    pub const LIST: &str = "/programme/list";
    pub const PEOPLE: &str = "/people";
    pub const ORGANISATIONS: &str = "/organisations";
    pub const REGIONS: &str = "/regions";
    pub const VENUES: &str = "/venues";
    pub const AGREEMENTS: &str = "/agreements";
    pub const SERIES: &str = "/series";
    pub const CHANGES: &str = "/changes";
    pub const SEARCH: &str = "/search";
    pub const SEARCH_JSON: &str = "/search.json";
    pub const TAKE: &str = "/take";
    pub const SOURCES: &str = "/sources";

    /// The whole programme as a calendar.
    pub const CALENDAR: &str = "/programme.ics";
    pub const SCHEDULE_XML: &str = "/schedule.xml";
    pub const SCHEDULE_JSON: &str = "/schedule.json";
    pub const ARCHIVE: &str = "/archive.json";
    pub const CSV: &str = "/programme.csv";
    pub const XLSX: &str = "/programme.xlsx";
    pub const JSON_LD: &str = "/programme.jsonld";
    pub const ATOM: &str = "/changes.atom";

    pub fn day(date: Date) -> String {
        format!("/programme/{date}")
    }
    pub fn session(id: &str) -> String {
        format!("/sessions/{}", key(id))
    }
    pub fn person(id: &str) -> String {
        format!("/people/{}", key(id))
    }
    pub fn organisation(id: &str) -> String {
        format!("/organisations/{}", key(id))
    }
    /// A region by its ISO 3166-2 code, in lower case.
    pub fn region(code: &str) -> String {
        format!("/regions/{}", key(&code.to_ascii_lowercase()))
    }
    pub fn venue(id: &str) -> String {
        format!("/venues/{}", key(id))
    }

    pub fn day_calendar(date: Date) -> String {
        format!("/programme/{date}.ics")
    }
    pub fn session_calendar(id: &str) -> String {
        format!("/sessions/{}.ics", key(id))
    }
    pub fn person_calendar(id: &str) -> String {
        format!("/people/{}.ics", key(id))
    }
    pub fn hall_calendar(id: &str) -> String {
        format!("/halls/{}.ics", key(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_cannot_end_an_attribute() {
        assert_eq!(tail::session("plenary"), "/sessions/plenary");
        assert_eq!(tail::session("a b\"><"), "/sessions/a%20b%22%3E%3C");
    }
}
