//! Between a record and its form: the words a form shows for a value, and the value that somebody's words mean.
//!
//! Always true: reading what was shown gives back the value that was there, so a form that is saved untouched changes
//! nothing; what a form did not ask for stays as it was.

use std::collections::BTreeSet;

use exchange::archive::Window;
use jiff::civil::{Date, DateTime, Time};
use serde_json::{Map, Value, json};

use super::book::{Book, Unknown};
use super::forms::{Field, Form, Input};
use super::sent::Sent;
use crate::programme::records::Kind;
use crate::programme::words::window as window_words;

type Fields = Map<String, Value>;

/// Something about a field that keeps a form from being saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub field: String,
    /// `form-error-<code>` says it.
    pub code: &'static str,
    pub value: String,
}

impl Trouble {
    pub fn new(field: &str, code: &'static str, value: &str) -> Self {
        Self {
            field: field.to_owned(),
            code,
            value: value.to_owned(),
        }
    }
}

/// The value of a field, also of one within an object (`host.name`).
pub fn value_of<'a>(fields: &'a Fields, name: &str) -> Option<&'a Value> {
    match name.split_once('.') {
        None => fields.get(name),
        Some((outer, inner)) => fields.get(outer)?.get(inner),
    }
}

fn set(fields: &mut Fields, name: &str, value: Option<Value>) {
    let Some((outer, inner)) = name.split_once('.') else {
        match value {
            Some(value) => fields.insert(name.to_owned(), value),
            None => fields.remove(name),
        };
        return;
    };
    let object = fields.entry(outer).or_insert_with(|| json!({}));
    if let Value::Object(object) = object {
        match value {
            Some(value) => object.insert(inner.to_owned(), value),
            // A host has a name and a post, or is none.
            None if outer == "host" => object.insert(inner.to_owned(), json!({})),
            None => object.remove(inner),
        };
        let empty = object
            .values()
            .all(|value| value.as_object().is_some_and(Map::is_empty));
        if empty {
            fields.remove(outer);
        }
    }
}

/// The words a form shows for a whole record.
pub fn spread(form: &Form, fields: &Fields, book: &Book) -> Sent {
    let mut sent = Sent::default();
    for field in form.fields() {
        spread_field(field, value_of(fields, field.name), book, &mut sent);
    }
    sent
}

fn strings(value: Option<&Value>) -> Vec<&str> {
    value
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

fn spread_text(name: &str, text: Option<&Value>, sent: &mut Sent) {
    for (tag, words) in text.and_then(Value::as_object).into_iter().flatten() {
        match words {
            Value::String(words) => sent.put(format!("{name}.{tag}"), words),
            words => {
                for tag in strings(Some(words)) {
                    sent.put(format!("{name}.translated"), tag);
                }
            }
        }
    }
}

fn spread_field(field: &Field, value: Option<&Value>, book: &Book, sent: &mut Sent) {
    let name = field.name;
    let plain = || match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(true)) => "yes".to_owned(),
        _ => String::new(),
    };
    match field.input {
        Input::Line | Input::Lines => spread_text(name, value, sent),
        Input::Texts => {
            for (row, text) in value.and_then(Value::as_array).into_iter().flatten().enumerate() {
                spread_text(&format!("{name}.{row}"), Some(text), sent);
            }
        }
        Input::BySide => {
            for (side, text) in value.and_then(Value::as_object).into_iter().flatten() {
                spread_text(&format!("{name}.{side}"), Some(text), sent);
            }
        }
        // `2031-06-01T09:00:00` as the browser writes it: without seconds.
        Input::Moment => sent.put(name, plain().chars().take(16).collect::<String>()),
        Input::Time => sent.put(name, plain().chars().take(5).collect::<String>()),
        Input::Plain
        | Input::Code
        | Input::Address
        | Input::Number(_)
        | Input::Date
        | Input::Zone
        | Input::Country
        | Input::Colour
        | Input::Yes
        | Input::Word(..)
        | Input::Language
        | Input::SideOrJoint => sent.put(name, plain()),
        Input::Years => {
            let years = value.and_then(Value::as_array).into_iter().flatten();
            let years: Vec<String> = years.map(ToString::to_string).collect();
            sent.put(name, years.join(", "));
        }
        Input::Labels => sent.put(name, strings(value).join(", ")),
        Input::Windows => {
            for (row, window) in strings(value).into_iter().enumerate() {
                let (from, to) = window.split_once('/').unwrap_or((window, ""));
                for (part, moment) in [("from", from), ("to", to)] {
                    sent.put(
                        format!("{name}.{row}.{part}"),
                        moment.chars().take(16).collect::<String>(),
                    );
                }
            }
        }
        Input::Words(..) | Input::Languages => {
            for word in strings(value) {
                sent.put(name, word);
            }
        }
        Input::One(kind) => {
            let id = plain();
            let words = if id.is_empty() || is_short(kind) {
                id
            } else {
                book.word(kind, &id)
            };
            sent.put(name, words);
        }
        Input::Many(kind) if is_short(kind) => {
            for id in strings(value) {
                sent.put(name, id);
            }
        }
        Input::Many(kind) => {
            for (row, id) in strings(value).into_iter().enumerate() {
                sent.put(format!("{name}.{row}"), book.word(kind, id));
            }
        }
        Input::Parties => {
            for (row, id) in strings(value).into_iter().enumerate() {
                sent.put(format!("{name}.{row}"), book.party(id));
            }
        }
        Input::Roles => {
            for (row, role) in value.and_then(Value::as_array).into_iter().flatten().enumerate() {
                let part = |part: &str| role.get(part).and_then(Value::as_str).unwrap_or_default();
                sent.put(format!("{name}.{row}.person"), book.word(Kind::Person, part("person")));
                sent.put(format!("{name}.{row}.role"), part("role"));
                sent.put(format!("{name}.{row}.side"), part("side"));
            }
        }
    }
}

/// Whether all records of a kind fit into a choice; of others there may be thousands, which are found by typing.
pub fn is_short(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Side | Kind::Venue | Kind::Hall | Kind::Track | Kind::Series | Kind::Region | Kind::Day
    )
}

/// The record that somebody's words mean, on top of `before`; and what is not clear about them.
pub fn gather(form: &Form, sent: &Sent, before: &Fields, book: &Book) -> (Fields, Vec<Trouble>) {
    let mut fields = before.clone();
    let mut troubles = Vec::new();
    for field in form.fields() {
        if !sent.mentions(field.name) {
            if field.required && value_of(&fields, field.name).is_none() {
                troubles.push(Trouble::new(field.name, "missing", ""));
            }
            continue;
        }
        let old = value_of(before, field.name);
        match read_field(field, sent, old, book) {
            Ok(value) => {
                if field.required && value.as_ref().is_none_or(is_nothing) {
                    troubles.push(Trouble::new(field.name, "missing", ""));
                }
                // A text that must be there stays as an empty one.
                let needed = field.required && field.input.is_text();
                set(
                    &mut fields,
                    field.name,
                    if needed {
                        value.or_else(|| Some(json!({})))
                    } else {
                        value
                    },
                );
            }
            Err(trouble) => troubles.push(trouble),
        }
    }
    (fields, troubles)
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Object(map) => map.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

fn read_field(field: &Field, sent: &Sent, old: Option<&Value>, book: &Book) -> Result<Option<Value>, Trouble> {
    let name = field.name;
    let trouble = |code: &'static str, value: &str| Trouble::new(name, code, value);
    let typed = sent.words(name);
    let list = |items: Vec<Value>| Ok((!items.is_empty()).then_some(Value::Array(items)));
    match field.input {
        Input::Line => Ok(read_text(name, sent, old, one_line)),
        Input::Lines => Ok(read_text(name, sent, old, many_lines)),
        Input::Texts => {
            let texts = sent.rows(name).into_iter().filter_map(|row| {
                let old = old.and_then(|old| old.get(row));
                read_text(&format!("{name}.{row}"), sent, old, many_lines)
            });
            list(texts.collect())
        }
        Input::BySide => {
            let mut sides = old.and_then(Value::as_object).cloned().unwrap_or_default();
            for side in sent.parts(name) {
                let text = read_text(&format!("{name}.{side}"), sent, sides.get(side), one_line);
                match text {
                    Some(text) => sides.insert(side.to_owned(), text),
                    None => sides.remove(side),
                };
            }
            Ok((!sides.is_empty()).then_some(Value::Object(sides)))
        }
        Input::Plain | Input::Zone | Input::Address | Input::Language | Input::Word(..) | Input::SideOrJoint => {
            Ok(typed.map(Value::from))
        }
        Input::Code => Ok(typed.map(Value::from)),
        Input::Country => Ok(typed.map(|code| Value::from(code.to_uppercase()))),
        Input::Colour => Ok(typed.map(|colour| Value::from(colour.to_lowercase()))),
        Input::Yes => Ok((sent.all(name).next().is_some()).then_some(Value::Bool(true))),
        Input::Number(_) => match typed {
            None => Ok(None),
            Some(typed) => {
                let digits: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
                digits
                    .parse::<u32>()
                    .map(|number| Some(Value::from(number)))
                    .map_err(|_| trouble("number", typed))
            }
        },
        Input::Years => {
            let mut years = Vec::new();
            let words = typed.unwrap_or_default();
            for year in words.split([',', ' ', ';']).filter(|year| !year.is_empty()) {
                years.push(Value::from(year.parse::<i16>().map_err(|_| trouble("number", year))?));
            }
            list(years)
        }
        Input::Date => typed
            .map(|typed| typed.parse::<Date>().map(|date| Value::from(date.to_string())))
            .transpose()
            .map_err(|_| trouble("date", typed.unwrap_or_default())),
        Input::Time => typed
            .map(|typed| typed.parse::<Time>().map(|time| Value::from(time.to_string())))
            .transpose()
            .map_err(|_| trouble("time", typed.unwrap_or_default())),
        Input::Moment => typed
            .map(|typed| typed.parse::<DateTime>().map(|moment| Value::from(moment.to_string())))
            .transpose()
            .map_err(|_| trouble("moment", typed.unwrap_or_default())),
        Input::Labels => {
            let words = typed.unwrap_or_default().split([',', ';']).map(one_line);
            list(in_order(old, words.filter(|word| !word.is_empty()).collect()))
        }
        Input::Windows => {
            let mut windows = Vec::new();
            for row in sent.rows(name) {
                let part = |part: &str| sent.words(&format!("{name}.{row}.{part}"));
                let (from, to) = match (part("from"), part("to")) {
                    (None, None) => continue,
                    (from, to) => (from.unwrap_or_default(), to.unwrap_or_default()),
                };
                let moment = |typed: &str| typed.parse::<DateTime>().map_err(|_| trouble("moment", typed));
                let window = Window::new(moment(from)?, moment(to)?).ok_or_else(|| trouble("ends-before-start", to))?;
                windows.push(Value::from(window.to_string()));
            }
            list(windows)
        }
        Input::Words(..) | Input::Languages => list(in_order(old, sent.all(name).map(str::to_owned).collect())),
        Input::Many(kind) if is_short(kind) => list(in_order(old, sent.all(name).map(str::to_owned).collect())),
        Input::One(kind) => typed
            .map(|typed| {
                // What was there before may stay, also when no record has this key.
                let stays = old.and_then(Value::as_str) == Some(typed);
                let found = if stays {
                    Ok(typed.to_owned())
                } else {
                    book.find(kind, typed)
                };
                named(name, typed, found).map(Value::from)
            })
            .transpose(),
        Input::Many(kind) => {
            let mut ids = Vec::new();
            for row in sent.rows(name) {
                if let Some(typed) = sent.words(&format!("{name}.{row}")) {
                    let stays = strings(old).contains(&typed);
                    let found = if stays {
                        Ok(typed.to_owned())
                    } else {
                        book.find(kind, typed)
                    };
                    ids.push(Value::from(named(name, typed, found)?));
                }
            }
            list(ids)
        }
        Input::Parties => {
            let mut ids = Vec::new();
            for row in sent.rows(name) {
                if let Some(typed) = sent.words(&format!("{name}.{row}")) {
                    // A party that was there before may stay, whatever it is.
                    let known = strings(old).into_iter().find(|id| *id == typed).map(str::to_owned);
                    let id = match known {
                        Some(id) => id,
                        None => named(name, typed, book.find_party(typed))?,
                    };
                    ids.push(Value::from(id));
                }
            }
            list(ids)
        }
        Input::Roles => {
            let mut roles = Vec::new();
            for row in sent.rows(name) {
                let part = |part: &str| sent.words(&format!("{name}.{row}.{part}"));
                let Some(typed) = part("person") else { continue };
                let person = named(name, typed, book.find(Kind::Person, typed))?;
                let Some(does) = part("role") else {
                    return Err(trouble("role-missing", typed));
                };
                let mut role = json!({ "person": person, "role": does });
                if let Some(side) = part("side") {
                    role["side"] = side.into();
                }
                let made_up = old.and_then(Value::as_array).into_iter().flatten().any(|old| {
                    old.get("person") == role.get("person")
                        && old.get("role") == role.get("role")
                        && old.get("illustrative") == Some(&Value::Bool(true))
                });
                if made_up {
                    role["illustrative"] = true.into();
                }
                roles.push(role);
            }
            list(roles)
        }
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn many_lines(words: &str) -> String {
    words.replace("\r\n", "\n").trim().to_owned()
}

/// Words in languages. Languages that the form did not show stay.
fn read_text(name: &str, sent: &Sent, old: Option<&Value>, tidy: fn(&str) -> String) -> Option<Value> {
    let mut text = old.and_then(Value::as_object).cloned().unwrap_or_default();
    let shown: Vec<&str> = sent
        .parts(name)
        .into_iter()
        .filter(|part| *part != "translated")
        .collect();
    for tag in &shown {
        let words = tidy(sent.get(&format!("{name}.{tag}")).unwrap_or_default());
        // What differs only in space is not touched.
        let same = text
            .get(*tag)
            .and_then(Value::as_str)
            .is_some_and(|old| tidy(old) == words);
        if words.is_empty() {
            text.remove(*tag);
        } else if !same {
            text.insert((*tag).to_owned(), words.into());
        }
    }
    let translated = format!("{name}.translated");
    let said: BTreeSet<&str> = sent.all(&translated).collect();
    let was: BTreeSet<String> = strings(text.get("translated")).into_iter().map(str::to_owned).collect();
    let marks: BTreeSet<String> = was
        .into_iter()
        .filter(|tag| !shown.contains(&tag.as_str()))
        .chain(said.into_iter().map(str::to_owned))
        .filter(|tag| text.contains_key(tag))
        .collect();
    if marks.is_empty() {
        text.remove("translated");
    } else {
        text.insert("translated".to_owned(), marks.into_iter().map(Value::from).collect());
    }
    (!text.is_empty()).then_some(Value::Object(text))
}

/// What was there first, in its order, then what is new.
fn in_order(old: Option<&Value>, chosen: Vec<String>) -> Vec<Value> {
    let kept: Vec<&str> = strings(old)
        .into_iter()
        .filter(|item| chosen.iter().any(|chosen| chosen == item))
        .collect();
    let mut seen: BTreeSet<&str> = kept.iter().copied().collect();
    let new: Vec<&str> = chosen
        .iter()
        .map(String::as_str)
        .filter(|item| seen.insert(item))
        .collect();
    kept.into_iter().chain(new).map(Value::from).collect()
}

fn named(field: &str, typed: &str, found: Result<String, Unknown>) -> Result<String, Trouble> {
    found.map_err(|unknown| match unknown {
        Unknown::Nobody => Trouble::new(field, "unknown-name", typed),
        Unknown::Several(words) => Trouble::new(field, "several", &words.join("; ")),
    })
}

/// A value as people read it, on one line.
pub fn show(field: &Field, value: Option<&Value>, book: &Book) -> String {
    let l = book.l;
    let Some(value) = value else { return String::new() };
    let text = value.as_str().unwrap_or_default();
    let joined = |words: Vec<String>| words.join(", ");
    match field.input {
        Input::Line | Input::Lines => show_text(value, book),
        Input::Texts => {
            let texts = value.as_array().into_iter().flatten();
            texts.map(|text| show_text(text, book)).collect::<Vec<_>>().join(" · ")
        }
        Input::BySide => {
            let sides = value.as_object().into_iter().flatten();
            sides
                .map(|(side, text)| format!("{}: {}", book.word(Kind::Side, side), show_text(text, book)))
                .collect::<Vec<_>>()
                .join(" · ")
        }
        Input::Date => text
            .parse()
            .map_or_else(|_| text.to_owned(), |date: Date| l.date_long(date)),
        Input::Time => text.parse().map_or_else(|_| text.to_owned(), |time: Time| l.time(time)),
        Input::Moment => text.parse().map_or_else(
            |_| text.to_owned(),
            |moment: DateTime| format!("{}, {}", l.date_day_month(moment.date()), l.time(moment.time())),
        ),
        Input::Number("year" | "ordinal") => value.to_string(),
        Input::Number(_) => value.as_i64().map_or_else(String::new, |number| l.number(number)),
        Input::Years => joined(
            value
                .as_array()
                .into_iter()
                .flatten()
                .map(ToString::to_string)
                .collect(),
        ),
        Input::Labels => joined(strings(Some(value)).into_iter().map(str::to_owned).collect()),
        Input::Windows => {
            let windows = strings(Some(value)).into_iter();
            let shown = windows.map(|words| {
                words
                    .parse()
                    .map_or(words.to_owned(), |window| window_words(l, &window))
            });
            shown.collect::<Vec<_>>().join("; ")
        }
        Input::Yes => l.form_yes(),
        Input::Word(vocabulary, _) => l.term(vocabulary, text),
        Input::Words(vocabulary, _) => joined(
            strings(Some(value))
                .into_iter()
                .map(|word| l.term(vocabulary, word))
                .collect(),
        ),
        Input::Language => l.term("language", text),
        Input::Languages => joined(
            strings(Some(value))
                .into_iter()
                .map(|tag| l.term("language", tag))
                .collect(),
        ),
        Input::One(kind) => book.word(kind, text),
        Input::SideOrJoint if text == "joint" => l.side_joint(),
        Input::SideOrJoint => book.word(Kind::Side, text),
        Input::Many(kind) => joined(strings(Some(value)).into_iter().map(|id| book.word(kind, id)).collect()),
        Input::Parties => joined(strings(Some(value)).into_iter().map(|id| book.party(id)).collect()),
        Input::Roles => {
            let roles = value.as_array().into_iter().flatten().map(|role| {
                let part = |part: &str| role.get(part).and_then(Value::as_str).unwrap_or_default();
                format!(
                    "{}: {}",
                    l.term("role", part("role")),
                    book.word(Kind::Person, part("person"))
                )
            });
            roles.collect::<Vec<_>>().join("; ")
        }
        Input::Plain | Input::Code | Input::Address | Input::Zone | Input::Country | Input::Colour => text.to_owned(),
    }
}

/// A text in the reader's language, else in another.
pub fn show_text(value: &Value, book: &Book) -> String {
    let Value::Object(words) = value else {
        return value.as_str().unwrap_or_default().to_owned();
    };
    [book.lang.tag(), "en", "ru", "kk"]
        .into_iter()
        .find_map(|tag| words.get(tag).and_then(Value::as_str))
        .or_else(|| words.values().find_map(Value::as_str))
        .unwrap_or_default()
        .to_owned()
}

/// What people call a record, in the reader's language; its key when it has no name.
pub fn label(form: &Form, id: &str, fields: &Fields, book: &Book) -> String {
    if matches!(form.kind, Kind::Delegation | Kind::Day | Kind::Travel) {
        return book.word(form.kind, id);
    }
    ["title", "name", "publisher", "city"]
        .into_iter()
        .filter_map(|name| fields.get(name))
        .map(|value| show_text(value, book))
        .find(|words| !words.is_empty())
        .unwrap_or_else(|| id.to_owned())
}

/// Languages in which words of the record are due and missing: each text that exists in one of them must exist in all.
pub fn missing_languages<'a>(form: &Form, fields: &Fields, book: &'a Book) -> Vec<&'a str> {
    let mut missing: BTreeSet<&str> = BTreeSet::new();
    for field in form.fields() {
        let Some(value) = value_of(fields, field.name) else {
            continue;
        };
        let texts: Vec<&Value> = match field.input {
            Input::Line | Input::Lines => vec![value],
            Input::Texts => value.as_array().into_iter().flatten().collect(),
            Input::BySide => value.as_object().into_iter().flatten().map(|(_, text)| text).collect(),
            _ => Vec::new(),
        };
        for text in texts
            .into_iter()
            .filter_map(Value::as_object)
            .filter(|text| !text.is_empty())
        {
            // A name for lists is made from the name where it is absent.
            if field.name != "sort_name" {
                missing.extend(
                    book.languages
                        .iter()
                        .map(String::as_str)
                        .filter(|tag| !text.contains_key(*tag)),
                );
            }
        }
    }
    book.languages
        .iter()
        .map(String::as_str)
        .filter(|tag| missing.contains(tag))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::i18n::Lang;
    use crate::programme::edit;
    use crate::testkit::Forum;

    #[tokio::test]
    async fn a_form_that_is_saved_untouched_changes_nothing() {
        let forum = Forum::demo().await;
        let mut tx = forum.app.db.read().await.expect("a transaction");
        let edition = "xiv-chelyabinsk-2017";
        let mut seen = 0;
        for lang in Lang::all() {
            let book = Book::of_edition(&mut tx, edition, lang)
                .await
                .expect("a book")
                .expect("an edition");
            for form in &crate::programme::desk::forms::ALL {
                for stored in edit::list(&mut tx, edition, form.kind).await.expect("records") {
                    let sent = spread(form, &stored.fields, &book);
                    let (fields, troubles) = gather(form, &sent, &stored.fields, &book);
                    assert_eq!(troubles, [], "{} in {lang}", stored.key);
                    assert_eq!(fields, stored.fields, "{} in {lang}", stored.key);
                    seen += 1;
                }
            }
        }
        assert!(seen > 1000, "{seen} records");
    }
}
