//! What a file is, from its first bytes and its first keys.

use std::borrow::Cow;

use super::json::Value;
use super::{Dialect, MAX_BYTES, Reason, Refusal};

/// The two syntaxes that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    Xml,
    Json,
}

/// The text of a file without its byte order mark, and whether it had to be recoded from UTF-16.
pub(super) fn decode<'a>(file: &str, bytes: &'a [u8]) -> Result<(Cow<'a, str>, bool), Refusal> {
    if bytes.len() > MAX_BYTES {
        let reason = Reason::TooLarge {
            bytes: bytes.len(),
            limit: MAX_BYTES,
        };
        return Err(Refusal::new(file, reason));
    }
    match bytes {
        [0xff, 0xfe, rest @ ..] => Ok((Cow::Owned(utf16(file, rest, u16::from_le_bytes)?), true)),
        [0xfe, 0xff, rest @ ..] => Ok((Cow::Owned(utf16(file, rest, u16::from_be_bytes)?), true)),
        _ => {
            let mark = if bytes.starts_with(&[0xef, 0xbb, 0xbf]) { 3 } else { 0 };
            match std::str::from_utf8(&bytes[mark..]) {
                Ok(text) => Ok((Cow::Borrowed(text), false)),
                Err(error) => {
                    let reason = Reason::NotUtf8 {
                        offset: mark + error.valid_up_to(),
                        declared: declared_encoding(&bytes[mark..]),
                    };
                    Err(Refusal::new(file, reason))
                }
            }
        }
    }
}

fn utf16(file: &str, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Refusal> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let mut text = String::with_capacity(bytes.len() / 2);
    let mut offset = 2;
    for character in char::decode_utf16(units) {
        match character {
            Ok(character) => {
                offset += character.len_utf16() * 2;
                text.push(character);
            }
            Err(_) => return Err(Refusal::new(file, Reason::BrokenUtf16 { offset })),
        }
    }
    if bytes.len() % 2 == 1 {
        return Err(Refusal::new(file, Reason::BrokenUtf16 { offset }));
    }
    Ok(text)
}

/// The encoding that an XML declaration names, when it is not UTF-8.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]).into_owned();
    let declaration = head.split("?>").next()?.strip_prefix("<?xml")?;
    let value = declaration.split("encoding=").nth(1)?;
    let quote = value.chars().next()?;
    let name = value[quote.len_utf8()..].split(quote).next()?;
    (!name.eq_ignore_ascii_case("utf-8") && !name.is_empty()).then(|| name.to_owned())
}

/// Whether a text is XML or JSON.
pub(super) fn look(file: &str, text: &str) -> Result<Look, Refusal> {
    let start = text.trim_start();
    let refuse = |reason| Err(Refusal::new(file, reason));
    match start.chars().next() {
        None => refuse(Reason::Empty),
        Some('<') if is_html(start) => refuse(Reason::Html),
        Some('<') => Ok(Look::Xml),
        Some('{' | '[') => Ok(Look::Json),
        Some(_) if start.starts_with("BEGIN:VCALENDAR") => refuse(Reason::Calendar),
        Some(_) => refuse(Reason::Unknown {
            begins: start.chars().take(20).collect(),
        }),
    }
}

fn is_html(start: &str) -> bool {
    let head: String = start.chars().take(2000).collect::<String>().to_ascii_lowercase();
    let mut rest = head.as_str();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("<!--") {
            let Some(end) = after.find("-->") else { return false };
            rest = &after[end + 3..];
        } else if let Some(after) = rest.strip_prefix("<?") {
            let Some(end) = after.find("?>") else { return false };
            rest = &after[end + 2..];
        } else {
            return ["<!doctype html", "<html", "<head", "<body"]
                .iter()
                .any(|tag| rest.starts_with(tag));
        }
    }
}

/// Which of the known JSON exports a document is.
pub(super) fn json_dialect(file: &str, value: &Value) -> Result<Dialect, Refusal> {
    let has = |value: &Value, key: &str| value.get(key).is_some();
    if value
        .get("format")
        .and_then(Value::as_str)
        .is_some_and(|format| format.starts_with("kurultai/"))
    {
        return Err(Refusal::new(file, Reason::Native));
    }
    let schedule = value.get("schedule").unwrap_or(value);
    if let Some(conference) = schedule.get("conference").filter(|conference| conference.is_object()) {
        if schedule.get("events").is_some_and(Value::is_array) {
            return Ok(Dialect::C3voc2);
        }
        if has(conference, "days") {
            return Ok(if is_pretalx(value, schedule, conference) {
                Dialect::Pretalx
            } else {
                Dialect::C3voc
            });
        }
    }
    if value.get("talks").is_some_and(Value::is_array) && value.get("rooms").is_some_and(Value::is_array) {
        return Ok(Dialect::PretalxWidget);
    }
    if let Some(results) = value.get("results") {
        if results.is_object()
            && results
                .members()
                .iter()
                .any(|(_, days)| days.is_object() && has_indico_days(days))
        {
            return Ok(Dialect::IndicoTimetable);
        }
        if results
            .items()
            .iter()
            .any(|item| has(item, "startDate") && (has(item, "title") || has(item, "_type")))
        {
            return Ok(Dialect::IndicoEvent);
        }
        if results.items().iter().any(is_pretalx_item) {
            return Ok(Dialect::PretalxApi);
        }
    }
    if value.get("_type").and_then(Value::as_str) == Some("Conference") && has(value, "startDate") {
        return Ok(Dialect::IndicoEvent);
    }
    if value.items().iter().any(is_pretalx_item) || is_pretalx_item(value) {
        return Ok(Dialect::PretalxApi);
    }
    let keys = value
        .members()
        .iter()
        .take(5)
        .map(|(key, _)| key.chars().take(30).collect())
        .collect();
    Err(Refusal::new(file, Reason::UnknownJson { keys }))
}

fn has_indico_days(days: &Value) -> bool {
    days.members().iter().any(|(day, entries)| {
        entries.is_object()
            && ((day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()))
                || entries
                    .members()
                    .iter()
                    .any(|(_, entry)| entry.get("startDate").is_some()))
    })
}

fn is_pretalx(root: &Value, schedule: &Value, conference: &Value) -> bool {
    let named = |value: &Value| {
        value
            .get("generator")
            .and_then(|generator| generator.get("name"))
            .and_then(Value::as_str)
            .is_some_and(|name| name.eq_ignore_ascii_case("pretalx"))
    };
    named(root)
        || named(schedule)
        || conference.get("rooms").is_some_and(Value::is_array)
        || conference.get("tracks").is_some_and(Value::is_array)
        || first_person(conference).is_some_and(|person| person.get("code").is_some())
}

/// The first person of the first event that has one: pretalx's people have codes.
fn first_person(conference: &Value) -> Option<&Value> {
    let days = conference.get("days")?.items().iter();
    let rooms = days.filter_map(|day| day.get("rooms")).flat_map(Value::members);
    let mut events = rooms.flat_map(|(_, events)| events.items());
    events.find_map(|event| event.get("persons")?.items().first())
}

/// A submission, a slot or a schedule as pretalx's API gives it.
fn is_pretalx_item(value: &Value) -> bool {
    let has = |key: &str| value.get(key).is_some();
    (has("code") && has("title") && (has("submission_type") || has("slot") || has("slots") || has("speakers")))
        || (has("submission") && has("start") && has("room"))
        || value
            .get("slots")
            .is_some_and(|slots| slots.items().iter().any(is_pretalx_item))
        || (value.get("slots").is_some_and(Value::is_array) && has("version"))
}
