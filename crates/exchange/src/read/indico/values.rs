//! Indico's ways of writing moments, people, places and files.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::super::event_json::{here, lost};
use super::super::gathering::{EventDraft, LinkDraft, PersonDraft};
use super::super::json::Value;
use super::super::notes::Notes;
use super::super::times::{self, Moment};
use super::super::words;

pub(super) fn track_of(value: &Value) -> &Value {
    value.get("title").unwrap_or(value)
}

/// A name of a place: short, since it is repeated wherever something happens there.
pub(super) fn text(value: &Value, key: &str, notes: &mut Notes) -> String {
    let Some(member) = value.get(key) else {
        return String::new();
    };
    let words = words::line_of(Some(member), notes);
    words
        .any()
        .map_or_else(String::new, |text| words::name(member.at, text, notes))
}

/// `{date, time, tz}`.
pub(super) fn moment(value: &Value, notes: &mut Notes) -> Option<Moment> {
    if let Some((text, at)) = here(value) {
        let moment = times::moment(text);
        if moment.is_none() {
            notes.warn(at, "not a date with a time", text, "");
        }
        return moment;
    }
    let date = value.get("date").and_then(here).and_then(|(text, _)| times::date(text));
    let time = value.get("time").and_then(here).and_then(|(text, _)| times::time(text));
    let (Some(date), Some(time)) = (date, time) else {
        if !value.is_blank() {
            notes.warn(value.at, "not a date with a time", &value.sample(), "");
        }
        return None;
    };
    let printed: DateTime = date.to_datetime(time);
    let Some((name, at)) = value.get("tz").and_then(here) else {
        return Some(Moment::Civil(printed));
    };
    match TimeZone::get(name) {
        Ok(zone) => times::zoned(printed, &zone),
        Err(_) => {
            notes.warn(
                at,
                "the time zone does not exist; the clock was taken for the edition's",
                name,
                "",
            );
            Some(Moment::Civil(printed))
        }
    }
}

/// A person of Indico; the address of their mail is read by nobody.
pub(super) fn person(value: &Value, role: &'static str, notes: &mut Notes) -> Option<PersonDraft> {
    let get = |keys: &[&str]| {
        keys.iter()
            .find_map(|key| value.get(key))
            .and_then(Value::scalar)
            .unwrap_or_default()
    };
    let (given, family) = (get(&["first_name", "firstName"]), get(&["last_name", "familyName"]));
    let full = get(&["fullName", "name"]);
    let name = if !family.is_empty() {
        format!("{given} {family}")
    } else if let Some((family, given)) = full.split_once(',') {
        format!("{given} {family}")
    } else {
        full
    };
    let name = words::name(value.at, &name, notes);
    for (key, member) in value.members() {
        let read = [
            "first_name",
            "firstName",
            "last_name",
            "familyName",
            "fullName",
            "name",
            "affiliation",
            "person_id",
            "id",
            "db_id",
            "_type",
            "_fossil",
            "is_speaker",
            "author_type",
            "displayOrderKey",
        ];
        if !read.contains(&key.as_str()) {
            lost("person", key, member, notes);
        }
    }
    if name.is_empty() {
        notes.warn(value.at, "a person has no name and was left out", "", "");
        return None;
    }
    Some(PersonDraft {
        at: value.at,
        id: value.get("person_id").and_then(Value::scalar),
        name,
        sort_name: (!family.is_empty()).then(|| words::line(value.at, &format!("{family} {given}"), notes)),
        affiliation: Some(words::line(value.at, &get(&["affiliation"]), notes)).filter(|name| !name.is_empty()),
        role,
        ..PersonDraft::default()
    })
}

/// Files in folders, in lists, or in `{files, folders}`.
pub(super) fn attached(value: &Value, event: &mut EventDraft) {
    for item in value.items() {
        let url = ["download_url", "link_url", "url"]
            .iter()
            .find_map(|key| item.get(key))
            .and_then(Value::scalar);
        if let Some(url) = url {
            let title = item.get("title").and_then(Value::scalar);
            event.links.push(LinkDraft {
                at: item.at,
                url,
                title: title.or_else(|| Some("attachment".to_owned())),
            });
        }
        for inner in [item.get("attachments"), item.get("resources")].into_iter().flatten() {
            attached(inner, event);
        }
    }
    for inner in [value.get("files"), value.get("folders")].into_iter().flatten() {
        attached(inner, event);
    }
}
