//! Which records name which: what stands in the way of deleting one, and what has to follow when two become one.

use serde_json::{Map, Value};

use super::forms::{self, Input};
use super::values::value_of;
use crate::platform::db::{DbResult, Tx};
use crate::programme::edit::{self, Stored};
use crate::programme::records::Kind;

/// A record that names another in some of its fields.
#[derive(Debug, Clone)]
pub struct Naming {
    pub record: Stored,
    pub fields: Vec<&'static str>,
}

/// Every record of the edition that names this one.
pub async fn of(tx: &mut Tx, edition: &str, kind: Kind, id: &str) -> DbResult<Vec<Naming>> {
    let mut found = Vec::new();
    for form in forms::ALL.iter().filter(|form| !form.kind.is_shared()) {
        let naming: Vec<_> = form.fields().filter(|field| may_name(field.input, kind)).collect();
        if naming.is_empty() {
            continue;
        }
        for record in edit::list(tx, edition, form.kind).await? {
            let fields: Vec<&'static str> = naming
                .iter()
                .filter(|field| value_of(&record.fields, field.name).is_some_and(|value| mentions(value, id)))
                .map(|field| field.name)
                .collect();
            if !fields.is_empty() {
                found.push(Naming { record, fields });
            }
        }
    }
    Ok(found)
}

fn may_name(input: Input, kind: Kind) -> bool {
    input.names() == Some(kind)
        || (input == Input::Parties && matches!(kind, Kind::Side | Kind::Organisation))
        || (input == Input::Roles && kind == Kind::Side)
}

fn mentions(value: &Value, id: &str) -> bool {
    match value {
        Value::String(text) => text == id,
        Value::Array(items) => items.iter().any(|item| mentions(item, id)),
        Value::Object(role) => ["person", "side"]
            .iter()
            .any(|part| role.get(*part).and_then(Value::as_str) == Some(id)),
        _ => false,
    }
}

/// The fields of a record that named `gone`, naming `kept` instead; nothing twice.
pub fn renamed(naming: &Naming, gone: &str, kept: &str) -> Map<String, Value> {
    let mut fields = naming.record.fields.clone();
    for name in &naming.fields {
        if let Some(value) = fields.get_mut(*name) {
            rename(value, gone, kept);
        }
    }
    fields
}

fn rename(value: &mut Value, gone: &str, kept: &str) {
    match value {
        Value::String(text) if text == gone => kept.clone_into(text),
        Value::Array(items) => {
            items.iter_mut().for_each(|item| rename(item, gone, kept));
            let mut seen: Vec<Value> = Vec::new();
            items.retain(|item| {
                let new = !seen.contains(item);
                if new {
                    seen.push(item.clone());
                }
                new
            });
        }
        Value::Object(role) => {
            if let Some(Value::String(person)) = role.get_mut("person")
                && person == gone
            {
                kept.clone_into(person);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_follow_and_stand_once() {
        let mut roles = json!([
            { "person": "a", "role": "chair" },
            { "person": "b", "role": "chair" },
            { "person": "b", "role": "speaker" },
        ]);
        rename(&mut roles, "b", "a");
        assert_eq!(
            roles,
            json!([{ "person": "a", "role": "chair" }, { "person": "a", "role": "speaker" }])
        );
        let mut members = json!(["b", "c", "a"]);
        rename(&mut members, "b", "a");
        assert_eq!(members, json!(["a", "c"]));
    }
}
