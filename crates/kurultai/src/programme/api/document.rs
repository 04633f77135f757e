//! The document that describes the API (OpenAPI 3.1), made from the same descriptions that make the routes.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::operation::{Operation, Param};
use super::{problem, schema};
use crate::people::access::Permission;

pub(super) fn of(operations: &[Operation], base_url: &str) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for operation in operations {
        let method = operation.method.as_str().to_ascii_lowercase();
        let path = paths.entry(operation.path.clone()).or_insert_with(|| json!({}));
        path[method] = described(operation);
    }
    let mut seen = BTreeSet::new();
    let groups: Vec<Value> = operations
        .iter()
        .filter(|operation| seen.insert(operation.group))
        .map(|operation| json!({ "name": operation.group }))
        .collect();
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Kurultai",
            "version": "1",
            "summary": "Everything the desk can do, for programs",
            "description": ABOUT,
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": base_url }],
        "tags": groups,
        "paths": paths,
        "components": {
            "schemas": schema::all(),
            "securitySchemes": {
                "key": { "type": "http", "scheme": "bearer", "description": "A key of /account/tokens: `krt_…`." },
            },
        },
    })
}

const ABOUT: &str = "\
Who asks sends a key in `Authorization: Bearer krt_…`, made at /account/tokens. \
What a key may do is at most what its owner may.\n\n\
**Versions.** A record comes with its version as `ETag`. `PUT`, `PATCH` and `DELETE` say in `If-Match` which version they \
were made from; without it the answer is 428, and 412 with both versions when somebody changed the record meanwhile.\n\n\
**Creations.** A `POST` with an `Idempotency-Key` is done once, however often it is sent within a day.\n\n\
**Lists** come in pages; `next` is the `cursor` of the following page.\n\n\
**Problems** are `application/problem+json` (RFC 9457) with a stable `type`; their words follow `Accept-Language` \
(kk, ru, en).\n\n\
**Webhooks** are signed as Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`). A delivery is tried \
again for about half a day, may arrive after one that happened later, and may in rare cases arrive twice with one id.";

fn described(operation: &Operation) -> Value {
    let mut value = json!({
        "operationId": operation.id,
        "tags": [operation.group],
        "summary": operation.summary,
        "x-permission": operation.permission.name(),
        "responses": responses(operation),
    });
    if operation.permission == Permission::Public {
        value["security"] = json!([]);
    } else {
        value["security"] = json!([{ "key": [] }]);
    }
    let parameters = parameters(operation);
    if !parameters.is_empty() {
        value["parameters"] = parameters.into();
    }
    if let Some(name) = &operation.body {
        let content: Map<String, Value> = operation
            .content_types()
            .iter()
            .map(|kind| ((*kind).to_owned(), json!({ "schema": schema::reference(name) })))
            .collect();
        value["requestBody"] = json!({ "required": true, "content": content });
    }
    value
}

fn parameters(operation: &Operation) -> Vec<Value> {
    let mut all: Vec<Value> = operation
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .map(|name| {
            let schema = match name {
                "number" => json!({ "type": "integer", "minimum": 1 }),
                "delivery" => json!({ "type": "string", "format": "uuid" }),
                _ => json!({ "type": "string", "minLength": 1 }),
            };
            json!({ "name": name, "in": "path", "required": true, "schema": schema })
        })
        .collect();
    all.extend(operation.query.iter().map(
        |Param { name, schema, words }| json!({ "name": name, "in": "query", "description": words, "schema": schema }),
    ));
    if operation.precondition {
        all.push(json!({
            "name": "If-Match", "in": "header", "required": true,
            "description": "The `ETag` of the record that the change was made from; `*` for whatever is there.",
            "schema": { "type": "string", "pattern": "^(\\*|\"[0-9a-f]{16}\")$" },
        }));
    } else if operation.tagged && operation.method == axum::http::Method::GET {
        all.push(json!({
            "name": "If-None-Match", "in": "header",
            "description": "The `ETag` that is known already.",
            "schema": { "type": "string" },
        }));
    }
    if operation.creates {
        all.push(json!({
            "name": "Idempotency-Key", "in": "header",
            "description": "Makes sure that a creation that is sent twice is done once.",
            "schema": { "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[!-~]+$" },
        }));
    }
    all
}

fn responses(operation: &Operation) -> Value {
    let mut all = Map::new();
    let mut good = json!({ "description": "Done" });
    if operation.good.status != 204 {
        let schema = operation
            .gives
            .as_deref()
            .map_or_else(|| json!({ "type": "object" }), schema::reference);
        good["content"] = json!({ operation.good.content_type: { "schema": schema } });
    }
    let mut headers = Map::new();
    if operation.tagged && operation.good.status != 204 {
        headers.insert(
            "ETag".to_owned(),
            json!({ "required": true, "schema": { "type": "string" } }),
        );
    }
    if operation.good.status == 201 {
        headers.insert(
            "Location".to_owned(),
            json!({ "required": true, "schema": { "type": "string" } }),
        );
    }
    if !headers.is_empty() {
        good["headers"] = headers.into();
    }
    all.insert(operation.good.status.to_string(), good);
    if operation.tagged && operation.method == axum::http::Method::GET {
        all.insert("304".to_owned(), json!({ "description": "It is as you know it" }));
    }
    for status in statuses(operation) {
        let kinds: Vec<String> = problem::ALL
            .iter()
            .filter(|(_, of)| *of == status)
            .map(|(name, _)| format!("`/problems/{name}`"))
            .collect();
        let problem = json!({
            "description": kinds.join(", "),
            "content": { "application/problem+json": { "schema": schema::reference("Problem") } },
        });
        all.insert(status.to_string(), problem);
    }
    all.into()
}

/// Every status that a problem of this address may have.
fn statuses(operation: &Operation) -> BTreeSet<u16> {
    let mut all: BTreeSet<u16> = operation.problems.iter().copied().collect();
    all.extend([400, 429]);
    if operation.good.status != 204 {
        all.insert(406);
    }
    if operation.permission != Permission::Public {
        all.extend([401, 403]);
    }
    if operation.path.contains('{') {
        all.insert(404);
    }
    if operation.body.is_some() {
        all.extend([413, 415]);
    }
    if operation.precondition {
        all.extend([412, 428]);
    }
    if operation.creates {
        all.insert(422);
    }
    all
}
