//! Whether a value is what a schema of the document says. The part of JSON Schema that the document uses, so that what is
//! promised there and what is done here are one thing.

use serde_json::{Map, Value};

use super::problem::Fault;

/// Writes `261.0` as `261`: JSON Schema calls both the same whole number, and records hold whole numbers only.
pub(super) fn settle_numbers(value: &mut Value) {
    match value {
        Value::Number(number) => {
            // Beyond 2^53 a float does not name one whole number any more.
            let whole = number
                .as_f64()
                .filter(|float| number.is_f64() && float.fract() == 0.0 && float.abs() < 9_007_199_254_740_992.0);
            if let Some(float) = whole {
                let whole = float as i64;
                *value = whole.into();
            }
        }
        Value::Array(list) => list.iter_mut().for_each(settle_numbers),
        Value::Object(fields) => fields.values_mut().for_each(settle_numbers),
        _ => {}
    }
}

/// Whether a text is what a pattern says.
type Reading = fn(&str) -> bool;

/// Patterns of the document, each with the reading of it.
pub(super) const PATTERNS: [(&str, Reading); 5] = [
    (VERSION, |text| {
        text.len() == 16
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
    }),
    (CIVIL, |text| {
        let shape = b"0000-00-00T00:00";
        let fits = |shape: &[u8], text: &[u8]| {
            shape.len() == text.len()
                && shape.iter().zip(text).all(|(shape, byte)| match shape {
                    b'0' => byte.is_ascii_digit(),
                    other => other == byte,
                })
        };
        let bytes = text.as_bytes();
        fits(shape, bytes) || (bytes.len() == 19 && fits(shape, &bytes[..16]) && fits(b":00", &bytes[16..]))
    }),
    (TIME, |text| {
        let fits = |shape: &[u8]| {
            shape.len() == text.len()
                && shape.iter().zip(text.bytes()).all(|(shape, byte)| match shape {
                    b'0' => byte.is_ascii_digit(),
                    other => *other == byte,
                })
        };
        fits(b"00:00") || fits(b"00:00:00")
    }),
    (NAME, |text| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    }),
    (ADDRESS, |text| {
        text.strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))
            .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| (0x21..=0x7e).contains(&byte)))
    }),
];

pub(super) const VERSION: &str = "^[0-9a-f]{16}$";
pub(super) const CIVIL: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$";
pub(super) const TIME: &str = "^[0-9]{2}:[0-9]{2}(:[0-9]{2})?$";
pub(super) const NAME: &str = "^[A-Za-z0-9._-]+$";
pub(super) const ADDRESS: &str = "^https?://[!-~]+$";

/// Everything in which `value` differs from `schema`; `named` are the schemas that others refer to.
pub(super) fn faults(schema: &Value, named: &Map<String, Value>, value: &Value) -> Vec<Fault> {
    let mut found = Vec::new();
    Checker {
        named,
        found: &mut found,
    }
    .check(schema, value, "");
    found
}

struct Checker<'a> {
    named: &'a Map<String, Value>,
    found: &'a mut Vec<Fault>,
}

impl Checker<'_> {
    fn say(&mut self, at: &str, code: &'static str, value: impl Into<String>) {
        // Enough to see what is wrong; a body of nothing but faults is not answered with a longer one.
        if self.found.len() < 100 {
            self.found.push(Fault::new(at, code, value));
        }
    }

    fn check(&mut self, schema: &Value, value: &Value, at: &str) {
        let Some(schema) = schema.as_object() else { return };
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let name = name.rsplit('/').next().unwrap_or_default();
            if let Some(found) = self.named.get(name) {
                self.check(&found.clone(), value, at);
            }
            return;
        }
        if let Some(choices) = schema.get("anyOf").and_then(Value::as_array) {
            let fits = choices
                .iter()
                .any(|choice| faults(choice, self.named, value).is_empty());
            if !fits {
                // What the first would have is what is meant; the other is null.
                if let Some(first) = choices.first() {
                    self.check(first, value, at);
                }
            }
            return;
        }
        if let Some(types) = schema.get("type")
            && !is_of(types, value)
        {
            let wanted = match types {
                Value::Array(types) => types.first().and_then(Value::as_str).unwrap_or_default(),
                one => one.as_str().unwrap_or_default(),
            };
            return self.say(at, "wrong-type", wanted);
        }
        if let Some(choices) = schema.get("enum").and_then(Value::as_array)
            && !choices.contains(value)
        {
            let known: Vec<&str> = choices.iter().filter_map(Value::as_str).collect();
            return self.say(at, "bad-choice", known.join(", "));
        }
        match value {
            Value::String(text) => self.text(schema, text, at),
            Value::Number(number) => {
                let low = schema.get("minimum").and_then(Value::as_i64);
                let high = schema.get("maximum").and_then(Value::as_i64);
                let inside = number.as_i64().is_some_and(|number| {
                    low.is_none_or(|low| low <= number) && high.is_none_or(|high| number <= high)
                });
                if !inside && (low.is_some() || high.is_some()) {
                    let bounds = format!("{}–{}", low.unwrap_or_default(), high.unwrap_or(i64::MAX));
                    self.say(at, "out-of-range", bounds);
                }
            }
            Value::Array(items) => self.list(schema, items, at),
            Value::Object(map) => self.object(schema, map, at),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn text(&mut self, schema: &Map<String, Value>, text: &str, at: &str) {
        let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
        let bound = |name: &str| schema.get(name).and_then(Value::as_i64);
        if let Some(most) = bound("maxLength").filter(|most| length > *most) {
            return self.say(at, "too-long", most.to_string());
        }
        if bound("minLength").is_some_and(|least| length < least) {
            return self.say(at, "empty", "");
        }
        if let Some(pattern) = schema.get("pattern").and_then(Value::as_str)
            && let Some((_, fits)) = PATTERNS.iter().find(|(known, _)| *known == pattern)
            && !fits(text)
        {
            return self.say(at, "wrong-form", pattern);
        }
        let fits = match schema.get("format").and_then(Value::as_str) {
            Some("date") => text.len() == 10 && text.parse::<jiff::civil::Date>().is_ok(),
            Some("uuid") => text.len() == 36 && text.parse::<uuid::Uuid>().is_ok(),
            _ => true,
        };
        if !fits {
            let form = schema.get("format").and_then(Value::as_str).unwrap_or_default();
            self.say(at, "wrong-form", form);
        }
    }

    fn list(&mut self, schema: &Map<String, Value>, items: &[Value], at: &str) {
        let length = i64::try_from(items.len()).unwrap_or(i64::MAX);
        if let Some(most) = schema
            .get("maxItems")
            .and_then(Value::as_i64)
            .filter(|most| length > *most)
        {
            return self.say(at, "too-many", most.to_string());
        }
        if schema
            .get("minItems")
            .and_then(Value::as_i64)
            .is_some_and(|least| length < least)
        {
            return self.say(at, "empty", "");
        }
        if let Some(of) = schema.get("items") {
            for (place, item) in items.iter().enumerate() {
                self.check(of, item, &format!("{at}/{place}"));
            }
        }
    }

    fn object(&mut self, schema: &Map<String, Value>, map: &Map<String, Value>, at: &str) {
        let required = schema.get("required").and_then(Value::as_array).into_iter().flatten();
        for name in required.filter_map(Value::as_str) {
            if !map.contains_key(name) {
                self.say(&below(at, name), "missing", name);
            }
        }
        let properties = schema.get("properties").and_then(Value::as_object);
        // Which names fit a pattern is for those who know them: a language that is none is refused by the draft.
        let by_pattern = schema
            .get("patternProperties")
            .and_then(Value::as_object)
            .and_then(|patterns| patterns.values().next());
        let others = by_pattern.or_else(|| schema.get("additionalProperties"));
        for (name, value) in map {
            match (properties.and_then(|known| known.get(name)), others) {
                (Some(of), _) | (None, Some(of @ Value::Object(_))) => self.check(of, value, &below(at, name)),
                (None, Some(Value::Bool(false))) => self.say(&below(at, name), "unknown-field", name),
                (None, _) => {}
            }
        }
    }
}

fn below(at: &str, name: &str) -> String {
    format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"))
}

fn is_of(types: &Value, value: &Value) -> bool {
    let one = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        _ => false,
    };
    match types {
        Value::String(name) => one(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(one),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(schema: Value, value: Value, expected: &[(&str, &str)]) {
        let named = json!({ "Name": { "type": "string", "pattern": NAME } });
        let found = faults(&schema, named.as_object().unwrap(), &value);
        let found: Vec<(&str, &str)> = found.iter().map(|fault| (fault.pointer.as_str(), fault.code)).collect();
        assert_eq!(found, expected, "{value}");
    }

    #[test]
    fn a_value_is_checked_against_its_schema() {
        let schema = json!({
            "type": "object",
            "required": ["id"],
            "additionalProperties": false,
            "properties": {
                "id": { "$ref": "#/components/schemas/Name" },
                "count": { "type": ["integer", "null"], "minimum": 0, "maximum": 9 },
                "list": { "type": "array", "maxItems": 2, "items": { "type": "string", "format": "date" } },
                "at": { "anyOf": [{ "type": "string", "pattern": CIVIL }, { "type": "null" }] },
                "words": { "type": "object", "additionalProperties": { "type": "string" } },
            }
        });
        check(schema.clone(), json!({ "id": "a" }), &[]);
        check(schema.clone(), json!([]), &[("", "wrong-type")]);
        check(
            schema.clone(),
            json!({ "list": ["2031-02-30"], "a/b": 1 }),
            &[
                ("/id", "missing"),
                ("/a~1b", "unknown-field"),
                ("/list/0", "wrong-form"),
            ],
        );
        check(
            schema.clone(),
            json!({ "id": "ю", "count": 10, "list": ["", "", ""], "at": "2031-06-02 09:00" }),
            &[
                ("/at", "wrong-form"),
                ("/count", "out-of-range"),
                ("/id", "wrong-form"),
                ("/list", "too-many"),
            ],
        );
        check(
            schema,
            json!({ "id": "a", "count": null, "at": null, "words": { "en": 1 } }),
            &[("/words/en", "wrong-type")],
        );
    }
}
