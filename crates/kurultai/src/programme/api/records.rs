//! Records of every kind: listed, read, made, written, changed in part, deleted; and many at once.

use axum::http::{Method, StatusCode, header};
use serde_json::{Map, Value, json};

use super::ask::{Ask, Reply, escape};
use super::cursor;
use super::operation::{Operation, Verb};
use super::problem::{self, Problem};
use super::schema::{self, OF_EDITION, SHARED, Shown};
use crate::people::access::Permission;
use crate::platform::db::Tx;
use crate::programme::edit::{self, Edit, Stored, Version};
use crate::programme::records::{Kind, RecordKey};

/// Fields by which a list can be narrowed, where its kind has them.
const FILTERS: [&str; 12] = [
    "kind",
    "side",
    "track",
    "venue",
    "hall",
    "date",
    "part_of",
    "region",
    "organisation",
    "status",
    "session",
    "level",
];

pub(super) fn operations() -> Vec<Operation> {
    let mut all = Vec::new();
    for shown in &OF_EDITION {
        let list = format!("/api/v1/editions/{{edition}}/{}", shown.plural);
        all.extend(of(shown, &list, "", Permission::ReadDesk));
    }
    for shown in &SHARED {
        let list = format!("/api/v1/shared/{}", shown.plural);
        all.extend(of(shown, &list, "Shared", Permission::SignedIn));
    }
    all.push(
        Operation::post(
            "/api/v1/editions/{edition}/batches",
            Permission::ReadDesk,
            "editMany",
            |ask, tx| Box::pin(batch(ask, tx)),
        )
        .says(
            "Batches",
            "Makes, writes and deletes many records of an edition: all of them, or none",
        )
        .takes("Batch")
        .gives(200, "Applied")
        .may_fail(&[404, 412, 422]),
    );
    all
}

/// The six operations on a kind.
fn of(shown: &Shown, list: &str, prefix: &str, read: Permission) -> Vec<Operation> {
    let Shown {
        kind,
        name,
        words: (one, many),
        permission,
        ..
    } = *shown;
    let group = many;
    let single = format!("{list}/{{id}}");
    let verb = |method: Method, address: &str, id: &str, permission: Permission, verb: Verb| {
        Operation::new(method, address, permission, format!("{id}{prefix}{name}"), verb).of(kind)
    };
    let mut listed = verb(Method::GET, list, "list", read, |ask, tx| Box::pin(self::list(ask, tx)))
        .says(group, format!("Lists {many} in the order of the draft"))
        .paged()
        .param(
            "q",
            json!({ "type": "string", "maxLength": 200 }),
            "Words that stand in the record, in any language.",
        )
        .gives(200, format!("{name}Page"))
        .may_fail(&[400, 404]);
    for filter in filters(name) {
        let schema = json!({ "type": "string", "maxLength": 200 });
        listed = listed.param(filter, schema, "The value of the field of this name.");
    }
    vec![
        listed,
        verb(Method::POST, list, "create", permission, |ask, tx| {
            Box::pin(create(ask, tx))
        })
        .says(
            group,
            format!("Makes a {one}; without an id, one is made of its title or name"),
        )
        .takes(format!("New{name}"))
        .gives(201, name)
        .tagged()
        .may_fail(&[404, 422]),
        verb(Method::GET, &single, "read", read, |ask, tx| {
            Box::pin(self::read(ask, tx))
        })
        .says(group, format!("Reads a {one}"))
        .gives(200, name)
        .tagged()
        .may_fail(&[404]),
        verb(Method::PUT, &single, "write", permission, |ask, tx| {
            Box::pin(write(ask, tx))
        })
        .says(group, format!("Writes all fields of a {one}"))
        .takes(format!("Whole{name}"))
        .gives(200, name)
        .versioned()
        .may_fail(&[404, 422]),
        verb(Method::PATCH, &single, "change", permission, |ask, tx| {
            Box::pin(change(ask, tx))
        })
        .says(
            group,
            format!("Changes some fields of a {one} (RFC 7396): null takes a field away"),
        )
        .takes(format!("Changed{name}"))
        .gives(200, name)
        .versioned()
        .may_fail(&[404, 422]),
        verb(Method::DELETE, &single, "delete", permission, |ask, tx| {
            Box::pin(delete(ask, tx))
        })
        .says(group, format!("Deletes a {one} that no other record names"))
        .gives_nothing()
        .versioned()
        .may_fail(&[404, 422]),
    ]
}

fn filters(schema: &str) -> impl Iterator<Item = &'static str> {
    let fields = schema::all().get(schema).and_then(|schema| schema.get("properties"));
    FILTERS.into_iter().filter(move |name| {
        fields
            .and_then(|fields| fields.get(*name))
            .is_some_and(|field| field.get("type").and_then(Value::as_str) == Some("string"))
    })
}

/// Finds whether the edition of the address is there.
pub(super) async fn there(ask: &Ask, tx: &mut Tx) -> Result<i64, Problem> {
    edit::revision(tx, ask.edition())
        .await?
        .ok_or_else(|| Problem::new("not-found"))
}

async fn list(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let kind = ask.record().kind;
    let stored = if ask.path.contains_key("edition") {
        there(ask, tx).await?;
        edit::list(tx, ask.edition(), kind).await?
    } else {
        edit::list_shared(tx, kind).await?
    };
    let words = ask.asked("q").unwrap_or_default().to_lowercase();
    let kept = stored.into_iter().filter(|record| {
        let fits = FILTERS.iter().all(|name| {
            ask.asked(name)
                .is_none_or(|wanted| record.fields.get(*name).and_then(Value::as_str) == Some(wanted))
        });
        fits && (words.is_empty() || record.fields.values().any(|value| mentions(value, &words)))
    });
    page(ask, kept.collect(), item)
}

fn item(record: &Stored) -> (String, Value) {
    let id = record.key.id.clone();
    let item = json!({ "id": id, "version": record.version, "record": record.fields });
    (id, item)
}

/// A page of a whole list. It continues behind the last item of the page before, or, when that is gone, from its place.
pub(super) fn page<T>(ask: &Ask, all: Vec<T>, item: impl Fn(&T) -> (String, Value)) -> Result<Reply, Problem> {
    let mut asked = ask.query.clone();
    asked.remove("cursor");
    asked.remove("limit");
    let list = format!("{:?} {:?} {asked:?}", ask.kind, ask.path);
    let items: Vec<(String, Value)> = all.iter().map(item).collect();
    // An empty one is the beginning, for programs that always send it.
    let begin = match ask.asked("cursor").filter(|cursor| !cursor.is_empty()) {
        None => 0,
        Some(cursor) => {
            let place = cursor::read(&list, cursor)?;
            let (index, id) = place.split_once(' ').unwrap_or(("0", ""));
            let index: usize = index.parse().map_err(|_| Problem::new("bad-cursor"))?;
            items
                .iter()
                .position(|(own, _)| own == id)
                .map_or(index.min(items.len()), |place| place + 1)
        }
    };
    let size = usize::try_from(ask.number("limit", 50)).unwrap_or(50);
    let end = begin.saturating_add(size).min(items.len());
    let mut body = Map::new();
    let shown: Vec<Value> = items[begin..end].iter().map(|(_, item)| item.clone()).collect();
    body.insert("items".to_owned(), shown.into());
    if end < items.len() && end > begin {
        let place = format!("{end} {}", items[end - 1].0);
        body.insert("next".to_owned(), cursor::write(&list, &place).into());
    }
    Ok(Reply::ok(&Value::Object(body)))
}

fn mentions(value: &Value, words: &str) -> bool {
    match value {
        Value::String(text) => text.to_lowercase().contains(words),
        Value::Array(items) => items.iter().any(|item| mentions(item, words)),
        Value::Object(map) => map.values().any(|value| mentions(value, words)),
        _ => false,
    }
}

pub(super) async fn found(ask: &Ask, tx: &mut Tx, key: &RecordKey) -> Result<Stored, Problem> {
    if key.edition.is_some() {
        there(ask, tx).await?;
    }
    edit::read(tx, key).await?.ok_or_else(|| Problem::new("not-found"))
}

pub(super) async fn read(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let stored = found(ask, tx, &ask.record()).await?;
    Ok(one(StatusCode::OK, &stored))
}

fn one(status: StatusCode, stored: &Stored) -> Reply {
    Reply::json(status, &Value::Object(stored.fields.clone())).version(&stored.version)
}

fn body(ask: &Ask) -> Map<String, Value> {
    ask.body.as_object().cloned().unwrap_or_default()
}

/// Faults are in the body itself, which is the record.
fn whole(_: &RecordKey) -> String {
    String::new()
}

pub(super) async fn create(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let mut key = ask.record();
    let mut fields = body(ask);
    let said = |fields: &Map<String, Value>, name: &str| {
        fields.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    key.id = said(&fields, "id");
    match key.kind {
        Kind::Edition => key.edition = Some(key.id.clone()),
        Kind::SeriesEntry => {
            let ordinal = fields.get("ordinal").and_then(Value::as_u64).unwrap_or_default();
            key.id = format!("{}/{ordinal}", said(&fields, "series"));
            fields.remove("series");
        }
        _ if key.edition.is_some() => drop(there(ask, tx).await?),
        _ => {}
    }
    let edition = key.edition.clone();
    let kind = key.kind;
    let edit = Edit {
        key,
        base: None,
        fields: Some(fields),
    };
    let applied = edit::apply(tx, &[edit], &ask.by())
        .await
        .map_err(|error| problem::of_edit(error, whole))?;
    let made = applied.keys.iter().find(|key| key.kind == kind).cloned();
    let made = made.ok_or_else(|| Problem::new("refused"))?;
    let stored = edit::read(tx, &made).await?.ok_or_else(|| Problem::new("not-found"))?;
    let shown = OF_EDITION.iter().find(|shown| shown.kind == kind);
    let at = match (&edition, kind) {
        (Some(_), Kind::Edition) => format!("/api/v1/editions/{}", escape(&made.id)),
        (Some(edition), _) => format!(
            "/api/v1/editions/{}/{}/{}",
            escape(edition),
            shown.map_or("", |shown| shown.plural),
            escape(&made.id)
        ),
        (None, _) => format!(
            "/api/v1/shared/{}/{}",
            SHARED
                .iter()
                .find(|shown| shown.kind == kind)
                .map_or("", |shown| shown.plural),
            escape(&made.id)
        ),
    };
    Ok(one(StatusCode::CREATED, &stored)
        .header(header::LOCATION, at)
        .changed(edition.as_deref(), &applied))
}

/// The version that a change is made from: the one that is there, when it is among those that were said.
fn base(ask: &Ask, there: &Version) -> Version {
    match &ask.versions {
        None => there.clone(),
        Some(versions) if versions.contains(there) => there.clone(),
        Some(versions) => versions.first().unwrap_or(there).clone(),
    }
}

async fn apply(
    ask: &Ask,
    tx: &mut Tx,
    stored: &Stored,
    fields: Option<Map<String, Value>>,
) -> Result<edit::Applied, Problem> {
    let edit = Edit {
        key: stored.key.clone(),
        base: Some(base(ask, &stored.version)),
        fields,
    };
    edit::apply(tx, &[edit], &ask.by())
        .await
        .map_err(|error| problem::of_edit(error, whole))
}

pub(super) async fn write(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let stored = found(ask, tx, &ask.record()).await?;
    rewrite(ask, tx, &stored, body(ask)).await
}

pub(super) async fn change(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let stored = found(ask, tx, &ask.record()).await?;
    let mut fields = Value::Object(stored.fields.clone());
    patch(&mut fields, &ask.body);
    let fields = fields.as_object().cloned().unwrap_or_default();
    rewrite(ask, tx, &stored, fields).await
}

async fn rewrite(ask: &Ask, tx: &mut Tx, stored: &Stored, fields: Map<String, Value>) -> Result<Reply, Problem> {
    let applied = apply(ask, tx, stored, Some(fields)).await?;
    let now = edit::read(tx, &stored.key)
        .await?
        .ok_or_else(|| Problem::new("not-found"))?;
    Ok(one(StatusCode::OK, &now).changed(stored.key.edition.as_deref(), &applied))
}

pub(super) async fn delete(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let stored = found(ask, tx, &ask.record()).await?;
    let applied = apply(ask, tx, &stored, None).await?;
    Ok(Reply::nothing().changed(stored.key.edition.as_deref(), &applied))
}

/// RFC 7396.
fn patch(target: &mut Value, change: &Value) {
    let Value::Object(change) = change else {
        *target = change.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Some(target) = target.as_object_mut() else { return };
    for (name, value) in change {
        if value.is_null() {
            target.remove(name);
        } else {
            patch(target.entry(name.clone()).or_insert(Value::Null), value);
        }
    }
}

async fn batch(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    there(ask, tx).await?;
    let edition = ask.edition();
    let mut edits = Vec::new();
    for item in ask.body["edits"].as_array().into_iter().flatten() {
        let kind = item["kind"].as_str().and_then(Kind::named).unwrap_or(Kind::Session);
        ask.may(schema::permission(kind, false), Some(edition))?;
        let fields = item["fields"].as_object().cloned();
        let named = item["id"].as_str().map(str::to_owned);
        let id = named.unwrap_or_else(|| {
            let own = fields.as_ref().and_then(|fields| fields.get("id"));
            own.and_then(Value::as_str).unwrap_or_default().to_owned()
        });
        edits.push(Edit {
            key: RecordKey::of(edition, kind, &id),
            base: item["base"].as_str().and_then(|version| version.parse().ok()),
            fields,
        });
    }
    let place = |key: &RecordKey| {
        let found = edits.iter().position(|edit| edit.key == *key);
        found.map_or_else(|| "/edits".to_owned(), |place| format!("/edits/{place}/fields"))
    };
    let applied = edit::apply(tx, &edits, &ask.by())
        .await
        .map_err(|error| problem::of_edit(error, place))?;
    done(ask, tx, &applied).await
}

/// What a change of several records did.
pub(super) async fn done(ask: &Ask, tx: &mut Tx, applied: &edit::Applied) -> Result<Reply, Problem> {
    let mut records = Vec::new();
    for key in &applied.keys {
        let mut record = json!({ "kind": key.kind.name(), "id": key.id });
        // Reading a record of a long list reads the list; whoever writes many asks for the list afterwards.
        if applied.keys.len() <= 20
            && let Some(stored) = edit::read(tx, key).await?
        {
            record["version"] = json!(stored.version);
        }
        records.push(record);
    }
    let body = json!({ "batch": applied.batch, "revision": applied.revision, "records": records });
    Ok(Reply::ok(&body).changed(Some(ask.edition()), applied))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_merge_patch_does_what_the_standard_says() {
        for (mut target, change, expected) in [
            (json!({ "a": "b" }), json!({ "a": "c" }), json!({ "a": "c" })),
            (json!({ "a": "b", "b": "c" }), json!({ "a": null }), json!({ "b": "c" })),
            (
                json!({ "a": { "b": "c" } }),
                json!({ "a": { "b": "d", "c": null } }),
                json!({ "a": { "b": "d" } }),
            ),
            (
                json!({ "a": ["b"] }),
                json!({ "a": ["c", "d"] }),
                json!({ "a": ["c", "d"] }),
            ),
            (
                json!({}),
                json!({ "a": { "bb": { "c": null } } }),
                json!({ "a": { "bb": {} } }),
            ),
        ] {
            patch(&mut target, &change);
            assert_eq!(target, expected);
        }
    }
}
