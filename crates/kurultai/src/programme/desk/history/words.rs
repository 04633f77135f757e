//! Changes of records in words: which field, in which language, from what to what.

use std::collections::{BTreeSet, HashMap};

use exchange::archive::Window;
use jiff::civil::{Date, DateTime, Time};
use serde_json::{Map, Value};

use crate::platform::db::{DbResult, Tx};
use crate::platform::i18n::{Lang, Locale, locale};
use crate::programme::edit;
use crate::programme::records::{FieldChange, Kind, RecordKey};

/// A field, or one language of it, before and after. An empty text stands for no value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub label: String,
    /// Of the words, where they are in one.
    pub lang: Option<String>,
    pub before: String,
    pub after: String,
}

/// The names of what records name, in the language of the reader.
#[derive(Debug)]
pub struct Words {
    pub l: &'static Locale,
    lang: Lang,
    names: HashMap<(Kind, String), String>,
}

impl Words {
    /// Reads the names that these fields need.
    pub async fn load<'a>(
        tx: &mut Tx,
        edition: &str,
        lang: Lang,
        fields: impl IntoIterator<Item = (Kind, &'a str)>,
    ) -> DbResult<Self> {
        let mut words = Self {
            l: locale(lang),
            lang,
            names: HashMap::new(),
        };
        let kinds: BTreeSet<Kind> = fields
            .into_iter()
            .flat_map(|(kind, field)| named(kind, field).iter().copied())
            .collect();
        for kind in kinds {
            for stored in edit::list(tx, edition, kind).await? {
                let name = words.label(&stored.key, &stored.fields);
                words.names.insert((kind, stored.key.id), name);
            }
        }
        Ok(words)
    }

    pub fn kind(&self, kind: Kind) -> String {
        self.l.term("history-kind", kind.name())
    }

    /// What people call a record.
    pub fn label(&self, key: &RecordKey, fields: &Map<String, Value>) -> String {
        match key.kind {
            Kind::Day => return self.moment(&key.id),
            Kind::Travel => {
                let ends = key.id.split_once('>');
                return ends.map_or_else(
                    || key.id.clone(),
                    |(from, to)| format!("{} → {}", self.name(Kind::Venue, from), self.name(Kind::Venue, to)),
                );
            }
            _ => {}
        }
        ["title", "name", "city", "publisher", "what"]
            .iter()
            .filter_map(|field| fields.get(*field))
            .map(|value| self.text(value))
            .find(|words| !words.is_empty())
            .unwrap_or_else(|| key.id.clone())
    }

    fn name(&self, kind: Kind, id: &str) -> String {
        self.names
            .get(&(kind, id.to_owned()))
            .cloned()
            .unwrap_or_else(|| id.to_owned())
    }

    /// What a form calls a field.
    pub fn field(&self, kind: Kind, field: &str) -> String {
        ["history-field", &format!("form-{}", kind.name()), "form-field"]
            .iter()
            .map(|vocabulary| self.l.term(vocabulary, field))
            .find(|words| words != field)
            .unwrap_or_else(|| field.replace('_', " "))
    }

    /// What changed in a field, a language a line.
    pub fn lines(&self, kind: Kind, change: &FieldChange) -> Vec<Line> {
        let label = self.field(kind, &change.field);
        if is_text(&change.before) && is_text(&change.after) {
            return self.languages(&label, &change.before, &change.after);
        }
        vec![Line {
            label,
            lang: None,
            before: self.value(kind, &change.field, &change.before),
            after: self.value(kind, &change.field, &change.after),
        }]
    }

    fn languages(&self, label: &str, before: &Value, after: &Value) -> Vec<Line> {
        let empty = Map::new();
        let (before, after) = (
            before.as_object().unwrap_or(&empty),
            after.as_object().unwrap_or(&empty),
        );
        let mut tags: Vec<&String> = before.keys().chain(after.keys()).collect();
        // In the order of the forum's languages, whatever else comes after.
        tags.sort_by_key(|tag| (["kk", "ru", "en"].iter().position(|own| own == tag).unwrap_or(3), *tag));
        tags.dedup();
        tags.into_iter()
            .filter(|tag| before.get(*tag) != after.get(*tag))
            .map(|tag| {
                let side = |text: &Map<String, Value>| match text.get(tag) {
                    Some(Value::String(words)) => words.clone(),
                    Some(Value::Array(tags)) => self.joined(tags, |tag| self.l.term("language", tag)),
                    _ => String::new(),
                };
                Line {
                    label: match tag.as_str() {
                        "translated" => self.l.history_translated(label),
                        tag => self.l.history_in_language(label, self.l.term("language", tag)),
                    },
                    lang: (tag != "translated").then(|| tag.clone()),
                    before: side(before),
                    after: side(after),
                }
            })
            .collect()
    }

    fn joined(&self, items: &[Value], word: impl Fn(&str) -> String) -> String {
        let words: Vec<String> = items.iter().filter_map(Value::as_str).map(word).collect();
        words.join(", ")
    }

    fn value(&self, kind: Kind, field: &str, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(true) => self.l.history_yes(),
            Value::Bool(false) => self.l.history_no(),
            // A year or an ordinal is not grouped by thousands.
            Value::Number(number) if ["first_held", "ordinal"].contains(&field) => number.to_string(),
            Value::Number(number) => number
                .as_i64()
                .map_or_else(|| number.to_string(), |number| self.l.number(number)),
            Value::String(word) => self.word(kind, field, word),
            Value::Array(items) => {
                let parts: Vec<String> = items.iter().map(|item| self.value(kind, field, item)).collect();
                parts.join(if items.iter().any(Value::is_object) { "; " } else { ", " })
            }
            Value::Object(_) if is_text(value) => self.text(value),
            Value::Object(map) => self.object(kind, field, map),
        }
    }

    /// A role, a link, a figure, or texts by side.
    fn object(&self, kind: Kind, field: &str, map: &Map<String, Value>) -> String {
        if let (Some(person), Some(role)) = (
            map.get("person").and_then(Value::as_str),
            map.get("role").and_then(Value::as_str),
        ) {
            return format!("{}: {}", self.l.term("role", role), self.name(Kind::Person, person));
        }
        if field == "heads_of_state" || field == "delegation_heads" {
            let parts: Vec<String> = map
                .iter()
                .map(|(side, text)| format!("{}: {}", self.l.term("side", side), self.text(text)))
                .collect();
            return parts.join("; ");
        }
        let order = [
            "what", "name", "title", "post", "value", "unit", "status", "parties", "url",
        ];
        let parts: Vec<String> = order
            .iter()
            .filter_map(|part| map.get(*part))
            .map(|part| self.value(kind, "", part))
            .filter(|words| !words.is_empty())
            .collect();
        parts.join(", ")
    }

    fn word(&self, kind: Kind, field: &str, word: &str) -> String {
        if let Some(named) = named(kind, field)
            .iter()
            .find(|named| self.names.contains_key(&(**named, word.to_owned())))
        {
            return self.name(*named, word);
        }
        let vocabulary = match (kind, field) {
            (Kind::Session, "kind") => "kind",
            (Kind::Organisation, "kind") => "organisation",
            (Kind::Agreement, "kind") => "document",
            (Kind::Venue, "kind") => "venue",
            (_, "role") => "role",
            (_, "level") => "level",
            (_, "status") => "status",
            (_, "certainty") => "certainty",
            (_, "equipment") => "equipment",
            (_, "format") => "format",
            (_, "side" | "sides") => "side",
            (_, "languages" | "interpretation" | "language") => "language",
            _ => return self.moment(word),
        };
        self.l.term(vocabulary, word)
    }

    /// A day or an hour as people write it, or an interval; anything else as it is.
    fn moment(&self, word: &str) -> String {
        if let Ok(window) = word.parse::<Window>() {
            return crate::programme::words::window(self.l, &window);
        }
        if word.len() == 10
            && let Ok(date) = word.parse::<Date>()
        {
            return self.l.date_long(date);
        }
        if word.contains('T')
            && let Ok(moment) = word.parse::<DateTime>()
        {
            return self
                .l
                .history_moment(self.l.date_day_month(moment.date()), self.l.time(moment.time()));
        }
        if word.len() == 8
            && word.contains(':')
            && let Ok(time) = word.parse::<Time>()
        {
            return self.l.time(time);
        }
        word.to_owned()
    }

    /// A text in the reader's language, else in another.
    fn text(&self, value: &Value) -> String {
        let Value::Object(words) = value else {
            return value.as_str().unwrap_or_default().to_owned();
        };
        [self.lang.tag(), "en", "ru", "kk"]
            .into_iter()
            .find_map(|tag| words.get(tag).and_then(Value::as_str))
            .or_else(|| words.values().find_map(Value::as_str))
            .unwrap_or_default()
            .to_owned()
    }
}

/// Words in languages, or nothing.
fn is_text(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Object(map) => map.iter().all(|(tag, words)| match words {
            Value::String(_) => (2..=3).contains(&tag.split('-').next().unwrap_or_default().len()),
            Value::Array(_) => tag == "translated",
            _ => false,
        }),
        _ => false,
    }
}

/// The kinds of records that a field names.
fn named(kind: Kind, field: &str) -> &'static [Kind] {
    match (kind, field) {
        (_, "sides" | "side") => &[Kind::Side],
        (_, "operator" | "owners" | "organisation") => &[Kind::Organisation],
        (Kind::Edition | Kind::Session, "organisers") => &[Kind::Organisation],
        (_, "represented_by" | "head" | "members" | "roles" | "signatories") => &[Kind::Person],
        (Kind::Session | Kind::Hall, "venue") => &[Kind::Venue],
        (Kind::Travel, _) => &[Kind::Venue],
        (_, "hall") => &[Kind::Hall],
        (_, "track") => &[Kind::Track],
        (_, "part_of" | "after" | "session") => &[Kind::Session],
        (Kind::Session, "not_parallel_with" | "same_time_as" | "same_day_as" | "right_after") => &[Kind::Session],
        (Kind::Session, "allowed_halls") => &[Kind::Hall],
        (_, "agreements") => &[Kind::Agreement],
        (Kind::Agreement, "parties") => &[Kind::Side, Kind::Organisation],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn said(kind: Kind, field: &str, before: Value, after: Value) -> Vec<(String, String, String)> {
        let words = Words {
            l: locale(Lang::En),
            lang: Lang::En,
            names: HashMap::from([
                ((Kind::Hall, "great".to_owned()), "Great hall".to_owned()),
                ((Kind::Person, "serik".to_owned()), "Serik Polevoy".to_owned()),
            ]),
        };
        let change = FieldChange {
            field: field.to_owned(),
            before,
            after,
        };
        let lines = words.lines(kind, &change);
        lines
            .into_iter()
            .map(|line| {
                (
                    line.label.rsplit(", ").next().unwrap_or_default().to_owned(),
                    line.before,
                    line.after,
                )
            })
            .collect()
    }

    fn values(kind: Kind, field: &str, before: Value, after: Value) -> (String, String) {
        let mut lines = said(kind, field, before, after);
        assert_eq!(lines.len(), 1);
        let (_, before, after) = lines.remove(0);
        (before, after)
    }

    fn pair(before: &str, after: &str) -> (String, String) {
        (before.to_owned(), after.to_owned())
    }

    #[test]
    fn a_text_is_told_language_by_language() {
        let lines = said(
            Kind::Session,
            "title",
            json!({ "en": "Opening", "ru": "Начало", "translated": ["en"] }),
            json!({ "en": "Opening", "ru": "Открытие", "kk": "Ашылу" }),
        );
        let expected = [
            ("Kazakh", "", "Ашылу"),
            ("Russian", "Начало", "Открытие"),
            ("marked as translated", "English", ""),
        ];
        assert_eq!(
            lines,
            expected.map(|(label, before, after)| (label.to_owned(), before.to_owned(), after.to_owned()))
        );
    }

    #[test]
    fn records_are_called_by_their_names_and_words_by_the_readers() {
        assert_eq!(
            values(Kind::Session, "hall", json!("great"), json!("attic")),
            pair("Great hall", "attic")
        );
        assert_eq!(
            values(Kind::Session, "kind", json!("plenary"), Value::Null),
            pair("Plenary session", "")
        );
        assert_eq!(
            values(
                Kind::Session,
                "roles",
                json!([]),
                json!([{ "person": "serik", "role": "speaker" }])
            ),
            pair("", "Speaker: Serik Polevoy")
        );
        assert_eq!(
            values(Kind::Session, "languages", json!(["kk"]), json!(["kk", "ru"])),
            pair("Kazakh", "Kazakh, Russian")
        );
        assert_eq!(
            values(Kind::Session, "cancelled", Value::Null, json!(true)),
            pair("", "yes")
        );
        assert_eq!(
            values(Kind::Session, "audience", json!(5), json!(1500)),
            pair("5", "1,500")
        );
        assert_eq!(
            values(Kind::Session, "start", json!("2031-06-01T09:00:00"), Value::Null),
            pair("1 June, 09:00", "")
        );
        assert_eq!(
            values(Kind::Day, "opens", json!("08:00:00"), Value::Null),
            pair("08:00", "")
        );
        assert_eq!(
            values(
                Kind::Session,
                "facts",
                Value::Null,
                json!([{ "what": { "en": "Guests" }, "value": "7" }])
            ),
            pair("", "Guests, 7")
        );
    }
}
