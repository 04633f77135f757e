//! Two people's changes of one record, put together field by field.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// What two changes of the same record make together.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    /// Mine where only I changed something, theirs everywhere else.
    pub fields: Map<String, Value>,
    /// Fields that both changed, to different values; theirs stand in `fields` until somebody decides.
    pub overlapping: Vec<String>,
}

/// Puts two changes of a record together. Texts are put together language by language, so that one may write the Kazakh
/// title while another writes the Russian one.
pub fn merge(base: &Map<String, Value>, mine: &Map<String, Value>, theirs: &Map<String, Value>) -> Merged {
    let names: BTreeSet<&String> = base.keys().chain(mine.keys()).chain(theirs.keys()).collect();
    let mut merged = Merged {
        fields: Map::new(),
        overlapping: Vec::new(),
    };
    for name in names {
        let chosen = match choose(base.get(name), mine.get(name), theirs.get(name)) {
            Some(value) => value.cloned(),
            None => match text(base.get(name), mine.get(name), theirs.get(name)) {
                Some(text) => Some(text),
                None => {
                    merged.overlapping.push(name.clone());
                    theirs.get(name).cloned()
                }
            },
        };
        if let Some(value) = chosen {
            merged.fields.insert(name.clone(), value);
        }
    }
    merged
}

/// The value of the one who changed it; `None` when both did, to different values.
fn choose<'a>(
    base: Option<&'a Value>,
    mine: Option<&'a Value>,
    theirs: Option<&'a Value>,
) -> Option<Option<&'a Value>> {
    if mine == base || mine == theirs {
        Some(theirs)
    } else if theirs == base {
        Some(mine)
    } else {
        None
    }
}

/// A text of which each changed other languages.
fn text(base: Option<&Value>, mine: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    let empty = Map::new();
    let base = match base {
        None => &empty,
        Some(base) => words(base)?,
    };
    let (mine, theirs) = (words(mine?)?, words(theirs?)?);
    let languages: BTreeSet<&String> = base.keys().chain(mine.keys()).chain(theirs.keys()).collect();
    let mut merged = Map::new();
    for language in languages {
        let (base, mine, theirs) = (base.get(language), mine.get(language), theirs.get(language));
        let value = match choose(base, mine, theirs) {
            Some(value) => value.cloned(),
            None if language == "translated" => Some(marks(base, mine, theirs)),
            None => return None,
        };
        if let Some(value) =
            value.filter(|value| language != "translated" || value.as_array().is_none_or(|v| !v.is_empty()))
        {
            merged.insert(language.clone(), value);
        }
    }
    Some(Value::Object(merged))
}

/// The map of a text: languages with words, and which of them are translated.
fn words(value: &Value) -> Option<&Map<String, Value>> {
    let map = value.as_object()?;
    let all = map.iter().all(|(language, value)| match value {
        Value::String(_) => language.len() <= 8,
        Value::Array(_) => language == "translated",
        _ => false,
    });
    all.then_some(map)
}

/// Which languages are translated, by both.
fn marks(base: Option<&Value>, mine: Option<&Value>, theirs: Option<&Value>) -> Value {
    let set = |value: Option<&Value>| -> BTreeSet<String> {
        let list = value.and_then(Value::as_array).into_iter().flatten();
        list.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let (base, mine, theirs) = (set(base), set(mine), set(theirs));
    let all: BTreeSet<&String> = mine.union(&theirs).collect();
    let kept = all
        .into_iter()
        .filter(|tag| !base.contains(*tag) || (mine.contains(*tag) && theirs.contains(*tag)));
    Value::Array(kept.map(|tag| Value::String(tag.clone())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(base: Value, mine: Value, theirs: Value, fields: Value, overlapping: &[&str]) {
        let map = |value: Value| value.as_object().expect("an object").clone();
        let merged = merge(&map(base), &map(mine), &map(theirs));
        assert_eq!(Value::Object(merged.fields), fields);
        assert_eq!(merged.overlapping, overlapping);
    }

    #[test]
    fn what_only_one_changed_is_theirs_or_mine() {
        check(
            json!({ "a": 1, "b": 1, "c": 1 }),
            json!({ "a": 2, "b": 1, "d": 1 }),
            json!({ "a": 1, "b": 2, "c": 1 }),
            json!({ "a": 2, "b": 2, "d": 1 }),
            &[],
        );
    }

    #[test]
    fn what_both_changed_waits_for_a_decision() {
        check(
            json!({ "a": 1, "b": 1 }),
            json!({ "a": 2, "b": 3 }),
            json!({ "a": 4, "b": 3 }),
            json!({ "a": 4, "b": 3 }),
            &["a"],
        );
        check(
            json!({ "a": 1 }),
            json!({}),
            json!({ "a": 2 }),
            json!({ "a": 2 }),
            &["a"],
        );
    }

    #[test]
    fn texts_are_put_together_language_by_language() {
        check(
            json!({ "title": { "en": "One", "translated": ["en"] } }),
            json!({ "title": { "en": "One", "kk": "Бір", "translated": ["en", "kk"] } }),
            json!({ "title": { "en": "First", "ru": "Один" } }),
            json!({ "title": { "en": "First", "kk": "Бір", "ru": "Один", "translated": ["kk"] } }),
            &[],
        );
        check(
            json!({ "title": { "en": "One" } }),
            json!({ "title": { "en": "Two" } }),
            json!({ "title": { "en": "Three" } }),
            json!({ "title": { "en": "Three" } }),
            &["title"],
        );
    }
}
