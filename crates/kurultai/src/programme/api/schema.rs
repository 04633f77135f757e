//! The schemas of the document: the records of the archive, and what the API says around them.
//!
//! Always true, and held by tests: a schema names every field that the archive has for its kind, and no other; a record of
//! the archive is valid.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use super::check::{ADDRESS, CIVIL, NAME, TIME, VERSION};
use crate::people::access::{Office, Permission, Role};
use crate::programme::edit::Origin;
use crate::programme::planning::weights::Level;
use crate::programme::planning::{Stability, State as PlanState};
use crate::programme::records::{Kind, least};

/// A kind of record as the API shows it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    pub kind: Kind,
    /// In addresses.
    pub plural: &'static str,
    /// In the document.
    pub name: &'static str,
    /// For sentences in the document.
    pub words: (&'static str, &'static str),
    /// Who may change it.
    pub permission: Permission,
}

const fn shown(
    kind: Kind,
    plural: &'static str,
    name: &'static str,
    words: (&'static str, &'static str),
    permission: Permission,
) -> Shown {
    Shown {
        kind,
        plural,
        name,
        words,
        permission,
    }
}

/// The kinds that belong to an edition.
pub(super) const OF_EDITION: [Shown; 12] = [
    shown(
        Kind::Session,
        "sessions",
        "Session",
        ("session", "sessions"),
        Permission::EditProgramme,
    ),
    shown(
        Kind::Person,
        "people",
        "Person",
        ("person", "people"),
        Permission::EditPeople,
    ),
    shown(
        Kind::Organisation,
        "organisations",
        "Organisation",
        ("organisation", "organisations"),
        Permission::EditPeople,
    ),
    shown(
        Kind::Delegation,
        "delegations",
        "Delegation",
        ("delegation", "delegations"),
        Permission::EditPeople,
    ),
    shown(
        Kind::Agreement,
        "agreements",
        "Agreement",
        ("agreement", "agreements"),
        Permission::EditAgreements,
    ),
    shown(Kind::Side, "sides", "Side", ("side", "sides"), Permission::EditFrame),
    shown(Kind::Day, "days", "Day", ("day", "days"), Permission::EditFrame),
    shown(
        Kind::Track,
        "tracks",
        "Track",
        ("track", "tracks"),
        Permission::EditFrame,
    ),
    shown(
        Kind::Venue,
        "venues",
        "Venue",
        ("venue", "venues"),
        Permission::EditFrame,
    ),
    shown(Kind::Hall, "halls", "Hall", ("hall", "halls"), Permission::EditFrame),
    shown(
        Kind::Travel,
        "travel",
        "Travel",
        ("way between venues", "ways between venues"),
        Permission::EditFrame,
    ),
    shown(
        Kind::Source,
        "sources",
        "Source",
        ("source", "sources"),
        Permission::EditFrame,
    ),
];

/// The kinds that belong to no edition.
pub(super) const SHARED: [Shown; 5] = [
    shown(
        Kind::Series,
        "series",
        "Series",
        ("series", "series"),
        Permission::Administer,
    ),
    shown(
        Kind::SeriesEntry,
        "series-entries",
        "SeriesEntry",
        ("entry of a series", "entries of series"),
        Permission::Administer,
    ),
    shown(
        Kind::Region,
        "regions",
        "Region",
        ("region", "regions"),
        Permission::Administer,
    ),
    shown(Kind::Fact, "facts", "Fact", ("fact", "facts"), Permission::Administer),
    shown(
        Kind::Source,
        "sources",
        "Source",
        ("shared source", "shared sources"),
        Permission::Administer,
    ),
];

pub(super) const EDITION: Shown = shown(
    Kind::Edition,
    "editions",
    "Edition",
    ("edition", "editions"),
    Permission::EditFrame,
);

/// Who may change records of this kind.
pub(super) fn permission(kind: Kind, shared: bool) -> Permission {
    let list: &[Shown] = if shared { &SHARED } else { &OF_EDITION };
    list.iter()
        .find(|shown| shown.kind == kind)
        .map_or(Permission::EditFrame, |shown| shown.permission)
}

/// All schemas by name.
pub(super) fn all() -> &'static Map<String, Value> {
    static ALL: LazyLock<Map<String, Value>> = LazyLock::new(build);
    &ALL
}

pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// The fields of a kind with their types, as the archive has them.
fn fields(kind: Kind) -> Vec<(&'static str, Value)> {
    let provenance = [
        ("certainty", string()),
        ("note", text()),
        ("sources", strings()),
        ("illustrative", strings()),
    ];
    match kind {
        Kind::Source => vec![
            ("id", string()),
            ("url", string()),
            ("publisher", string()),
            ("language", string()),
            ("date", string()),
        ],
        Kind::Region => vec![
            ("id", string()),
            ("side", string()),
            ("kind", string()),
            ("name", text()),
            ("centre", text()),
            ("land_border", flag()),
            ("borders", strings()),
            ("former_code", string()),
            ("note", text()),
            ("sources", strings()),
        ],
        Kind::Fact => vec![
            ("what", text()),
            ("value", string()),
            ("unit", string()),
            ("approximate", flag()),
            ("sources", strings()),
        ],
        Kind::Series => vec![
            ("id", string()),
            ("title", text()),
            ("former_title", text()),
            ("first_held", year()),
            ("rhythm", text()),
            ("years_without_edition", json!({ "type": "array", "items": year() })),
            ("notes", texts()),
            ("sources", strings()),
        ],
        Kind::SeriesEntry => vec![
            ("ordinal", count()),
            ("city", text()),
            ("country", string()),
            ("region", string()),
            ("start", date()),
            ("end", date()),
            ("presidents_day", date()),
            ("planned", text()),
            ("format", string()),
            ("name", text()),
            ("theme", text()),
            ("heads_of_state", named_texts()),
            ("delegation_heads", named_texts()),
            ("host", reference("HostOfEntry")),
            ("documents", list("DocumentOfEntry")),
            ("facts", list("Fact")),
            ("outline", texts()),
            ("venues", texts()),
            ("organisers", texts()),
            ("notes", texts()),
            ("sources", strings()),
        ],
        Kind::Edition => vec![
            ("id", string()),
            ("uid", uuid()),
            ("series", string()),
            ("ordinal", count()),
            ("status", string()),
            ("title", text()),
            ("theme", text()),
            ("languages", strings()),
            ("start", date()),
            ("end", date()),
            ("timezone", string()),
            ("city", text()),
            ("country", string()),
            ("region", string()),
            ("url", string()),
            ("organisers", strings()),
            ("facts", list("Fact")),
            ("not_found", texts()),
            ("planning", reference("Planning")),
        ],
        Kind::Side => vec![("id", string()), ("name", text())],
        Kind::Day => vec![
            ("date", date()),
            ("name", text()),
            ("opens", time()),
            ("closes", time()),
            ("illustrative", flag()),
        ],
        Kind::Track => vec![
            ("id", string()),
            ("name", text()),
            ("colour", string()),
            ("illustrative", flag()),
        ],
        Kind::Venue => [
            ("id", string()),
            ("uid", uuid()),
            ("kind", string()),
            ("name", text()),
            ("city", text()),
            ("region", string()),
            ("address", text()),
            ("latitude", string()),
            ("longitude", string()),
            ("operator", string()),
            ("site", text()),
            ("use", text()),
        ]
        .into_iter()
        .chain(provenance)
        .collect(),
        Kind::Hall => vec![
            ("id", string()),
            ("uid", uuid()),
            ("venue", string()),
            ("name", text()),
            ("capacity", count()),
            ("equipment", strings()),
            ("booths", count()),
            ("open", windows()),
            ("illustrative", flag()),
        ],
        Kind::Travel => vec![
            ("from", string()),
            ("to", string()),
            ("minutes", count()),
            ("rush", list("RushHour")),
            ("illustrative", flag()),
        ],
        Kind::Organisation => [
            ("id", string()),
            ("uid", uuid()),
            ("side", string()),
            ("kind", string()),
            ("name", text()),
            ("former_name", text()),
            ("city", text()),
            ("region", string()),
            ("ror", string()),
            ("url", string()),
            ("role", text()),
            ("status", string()),
            ("represented_by", string()),
            ("owners", strings()),
            ("facts", texts()),
        ]
        .into_iter()
        .chain(provenance)
        .collect(),
        Kind::Person => [
            ("id", string()),
            ("uid", uuid()),
            ("side", string()),
            ("name", text()),
            ("sort_name", text()),
            ("latin_name", string()),
            ("post", text()),
            ("organisation", string()),
            ("region", string()),
            ("biography", text()),
            ("principal", flag()),
            ("present", windows()),
            ("rest_minutes", count()),
            ("most_a_day", count()),
        ]
        .into_iter()
        .chain(provenance)
        .collect(),
        Kind::Delegation => [
            ("id", string()),
            ("uid", uuid()),
            ("side", string()),
            ("region", string()),
            ("head", string()),
            ("members", strings()),
            ("role", string()),
        ]
        .into_iter()
        .chain(provenance)
        .collect(),
        Kind::Session => [
            ("id", string()),
            ("uid", uuid()),
            ("kind", string()),
            ("title", text()),
            ("subtitle", text()),
            ("abstract", text()),
            ("description", text()),
            ("part_of", string()),
            ("date", date()),
            ("start", civil()),
            ("end", civil()),
            ("venue", string()),
            ("hall", string()),
            ("track", string()),
            ("sides", strings()),
            ("organisers", strings()),
            ("languages", strings()),
            ("interpretation", strings()),
            ("roles", list("SessionRole")),
            ("audience", count()),
            ("equipment", strings()),
            ("outside_programme", flag()),
            ("cancelled", flag()),
            ("after", strings()),
            ("fixed", flag()),
            ("allowed_days", array(date())),
            ("allowed_times", windows()),
            ("allowed_halls", strings()),
            ("not_parallel_with", strings()),
            ("same_time_as", strings()),
            ("same_day_as", strings()),
            ("right_after", string()),
            ("topics", strings()),
            ("meal", flag()),
            ("teams", strings()),
            ("agreements", strings()),
            ("outcomes", texts()),
            ("facts", list("Fact")),
            ("links", list("Link")),
        ]
        .into_iter()
        .chain(provenance)
        .collect(),
        Kind::Agreement => [
            ("id", string()),
            ("uid", uuid()),
            ("level", string()),
            ("kind", string()),
            ("title", text()),
            ("parties", strings()),
            ("signatories", strings()),
            ("signed", date()),
            ("session", string()),
            ("subject", text()),
            ("status", text()),
        ]
        .into_iter()
        .chain(provenance)
        .collect(),
    }
}

/// The fields that a record has in any case.
fn required(kind: Kind) -> Vec<String> {
    let mut names: Vec<String> = least(kind).keys().filter(|name| *name != "entries").cloned().collect();
    if kind == Kind::Hall {
        names.push("venue".to_owned());
    }
    names
}

/// Those of them that are to be given with a new record; the others follow from its name.
fn required_of_new(kind: Kind) -> Vec<String> {
    let chosen = matches!(kind, Kind::Edition | Kind::Series | Kind::Region | Kind::Side);
    let mut names = required(kind);
    names.retain(|name| name != "uid" && name != "status" && (chosen || name != "id"));
    names
}

/// What is said of a field of what is sent, beyond its type. The draft itself refuses what is not so, in the words of the
/// forms; a record that came from elsewhere may be otherwise, so it is not said of what is answered.
fn narrowed(kind: Kind, name: &str, schema: &Value) -> Value {
    let pattern = |pattern: &str| json!({ "type": "string", "pattern": pattern });
    if *schema == reference("Text") {
        return reference("NewText");
    }
    if *schema == json!({ "type": "array", "items": reference("Text") }) {
        return json!({ "type": "array", "items": reference("NewText") });
    }
    match name {
        "id" if !matches!(kind, Kind::Side | Kind::Source | Kind::Region | Kind::Series) => {
            json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 100 })
        }
        "id" => json!({ "type": "string", "pattern": NAME, "maxLength": 100 }),
        "country" => pattern("^[A-Z]{2}$"),
        "colour" => pattern("^#[0-9A-Fa-f]{6}$"),
        "url" | "ror" => pattern("^https?://[^/\\s]\\S*$"),
        "language" => pattern(TAG),
        "languages" | "interpretation" => {
            let mut list =
                json!({ "type": "array", "uniqueItems": true, "items": { "type": "string", "pattern": TAG } });
            if kind == Kind::Edition {
                list["minItems"] = 1.into();
            }
            list
        }
        "sides" | "organisers" | "members" | "signatories" | "after" | "owners" | "parties" | "not_parallel_with"
        | "same_time_as" | "same_day_as" | "allowed_halls" | "teams"
            if schema.get("items") == Some(&string()) =>
        {
            let mut list = schema.clone();
            list["uniqueItems"] = true.into();
            list
        }
        "latitude" | "longitude" => pattern("^[-.0-9]+$"),
        "timezone" => json!({ "type": "string", "minLength": 1, "example": "Asia/Almaty" }),
        "kind" | "level" | "publisher" => json!({ "type": "string", "minLength": 1 }),
        "certainty" => json!({ "type": "string", "enum": ["low", "medium"] }),
        "status" if kind == Kind::Edition => json!({ "type": "string", "enum": ["planned", "held", "cancelled"] }),
        _ => schema.clone(),
    }
}

/// A language tag, as the draft takes it.
const TAG: &str = "^[a-z]{2,3}(-[a-z0-9]{2,8})*$";

fn object(properties: Map<String, Value>, required: &[String]) -> Value {
    let required: Vec<&str> = required.iter().map(String::as_str).collect();
    closed(&required, properties.into())
}

fn build() -> Map<String, Value> {
    let mut all = Map::new();
    all.insert(
        "Text".to_owned(),
        json!({
            "type": "object",
            "description": "Words by language tag; `translated` lists languages whose words are a translation made for this record.",
            "properties": { "translated": { "type": "array", "items": { "type": "string" } } },
            "additionalProperties": { "type": "string" },
            "example": { "kk": "Жалпы отырыс", "ru": "Пленарное заседание", "en": "Plenary session" },
        }),
    );
    all.insert(
        "NewText".to_owned(),
        json!({
            "type": "object",
            "properties": { "translated": { "type": "array", "items": { "type": "string" } } },
            "patternProperties": { TAG: { "type": "string", "maxLength": 40_000 } },
            "additionalProperties": false,
            "example": { "kk": "Жалпы отырыс", "ru": "Пленарное заседание", "en": "Plenary session" },
        }),
    );
    all.insert(
        "ChangedText".to_owned(),
        json!({
            "type": "object",
            "properties": { "translated": { "anyOf": [{ "type": "array", "items": { "type": "string" } }, { "type": "null" }] } },
            "additionalProperties": { "type": ["string", "null"] },
        }),
    );
    for (name, properties, required) in [
        ("Link", json!({ "url": string(), "title": string() }), vec!["url"]),
        (
            "SessionRole",
            json!({ "person": string(), "role": string(), "side": string(), "illustrative": { "type": "boolean" } }),
            vec!["person", "role"],
        ),
        (
            "HostOfEntry",
            json!({ "name": reference("Text"), "post": reference("Text") }),
            vec!["name", "post"],
        ),
        (
            "RushHour",
            json!({ "begins": time(), "ends": time(), "minutes": count() }),
            vec!["begins", "ends", "minutes"],
        ),
        (
            "InterpretersTeam",
            json!({
                "id": string(), "people": count(),
                "languages": { "type": "array", "items": { "type": "string", "pattern": "^[a-z]{2,3}-[a-z]{2,3}$" } },
                "present": windows(),
                "rest_minutes": count(), "most_minutes_a_day": count(),
            }),
            vec!["id", "people", "languages"],
        ),
        (
            "Interest",
            json!({ "people": count(), "sessions": strings() }),
            vec!["people", "sessions"],
        ),
        (
            "Planning",
            json!({
                "sides_each_day": { "type": "boolean" }, "chairs_alternate": { "type": "boolean" },
                "teams": { "type": "array", "items": reference("InterpretersTeam") },
                "relay": strings(),
                "interests": { "type": "array", "items": reference("Interest") },
            }),
            vec![],
        ),
        (
            "DocumentOfEntry",
            json!({ "title": reference("Text"), "status": reference("Text"), "parties": strings() }),
            vec!["title"],
        ),
    ] {
        all.insert(name.to_owned(), closed(&required, properties));
    }
    let kinds = OF_EDITION.iter().chain(&SHARED).chain([&EDITION]);
    for shown in kinds {
        let own: Map<String, Value> = fields(shown.kind)
            .into_iter()
            .map(|(name, schema)| (name.to_owned(), schema))
            .collect();
        let sent: Map<String, Value> = own
            .iter()
            .map(|(name, schema)| (name.clone(), narrowed(shown.kind, name, schema)))
            .collect();
        let nullable: Map<String, Value> = own
            .iter()
            .map(|(name, schema)| {
                let schema = if *schema == reference("Text") {
                    reference("ChangedText")
                } else {
                    schema.clone()
                };
                (name.clone(), json!({ "anyOf": [schema, { "type": "null" }] }))
            })
            .collect();
        let mut fresh = sent.clone();
        if shown.kind == Kind::SeriesEntry {
            fresh.insert("series".to_owned(), string());
        }
        let mut needed = required_of_new(shown.kind);
        if shown.kind == Kind::SeriesEntry {
            needed.push("series".to_owned());
        }
        let mut kept = required_of_new(shown.kind);
        kept.retain(|name| !["id", "from", "to", "date", "ordinal"].contains(&name.as_str()));
        all.insert(shown.name.to_owned(), object(own.clone(), &required(shown.kind)));
        all.insert(format!("New{}", shown.name), object(fresh, &needed));
        all.insert(format!("Whole{}", shown.name), object(sent, &kept));
        all.insert(format!("Changed{}", shown.name), object(nullable, &[]));
        all.insert(
            format!("{}Page", shown.name),
            page(closed(
                &["id", "version", "record"],
                json!({ "id": string(), "version": version(), "record": reference(shown.name) }),
            )),
        );
    }
    all.extend(around());
    all
}

/// An object with these fields and no other.
fn closed(required: &[&str], properties: Value) -> Value {
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

fn array(item: Value) -> Value {
    json!({ "type": "array", "items": item })
}

fn list(name: &str) -> Value {
    array(reference(name))
}

fn one_of(words: &[&str]) -> Value {
    json!({ "type": "string", "enum": words })
}

fn string() -> Value {
    json!({ "type": "string" })
}

/// From one civil time to another, as ISO 8601 writes an interval.
fn window() -> Value {
    json!({
        "type": "string",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?$",
        "example": "2017-11-09T15:00/2017-11-09T17:30",
    })
}

fn windows() -> Value {
    array(window())
}

fn strings() -> Value {
    array(string())
}

fn text() -> Value {
    reference("Text")
}

fn texts() -> Value {
    list("Text")
}

fn named_texts() -> Value {
    json!({ "type": "object", "additionalProperties": text() })
}

fn date() -> Value {
    json!({ "type": "string", "format": "date" })
}

fn time() -> Value {
    json!({ "type": "string", "pattern": TIME })
}

fn civil() -> Value {
    json!({ "type": "string", "pattern": CIVIL })
}

fn moment() -> Value {
    json!({ "type": "string", "format": "date-time" })
}

fn uuid() -> Value {
    json!({ "type": "string", "format": "uuid" })
}

fn version() -> Value {
    json!({ "type": "string", "pattern": VERSION })
}

fn flag() -> Value {
    json!({ "type": "boolean" })
}

fn integer() -> Value {
    json!({ "type": "integer" })
}

fn count() -> Value {
    json!({ "type": "integer", "minimum": 0, "maximum": u32::MAX })
}

fn year() -> Value {
    json!({ "type": "integer", "minimum": i16::MIN, "maximum": i16::MAX })
}

fn page(item: Value) -> Value {
    closed(
        &["items"],
        json!({
            "items": array(item),
            "next": { "type": "string", "description": "The `cursor` of the next page; absent on the last." },
        }),
    )
}

/// Everything that is no record.
fn around() -> Map<String, Value> {
    let kind: Vec<&str> = OF_EDITION.iter().map(|shown| shown.kind.name()).collect();
    let any_kind: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    let origins: Vec<&str> = Origin::ALL.iter().map(|origin| origin.name()).collect();
    let access_roles: BTreeSet<&str> = Role::ALL.iter().map(|role| role.name()).collect();
    let access_roles: Vec<&str> = access_roles.into_iter().collect();
    let given_roles: Vec<&str> = access_roles
        .iter()
        .copied()
        .filter(|role| *role != "administrator")
        .collect();
    let offices = Office::ALL.map(Office::name);
    let stabilities = Stability::ALL.map(Stability::name);
    let levels = Level::ALL.map(Level::name);
    let plan_states = PlanState::ALL.map(PlanState::name);
    let total = || closed(&["hard", "soft"], json!({ "hard": integer(), "soft": integer() }));
    let fields = || json!({ "anyOf": [{ "type": "object", "additionalProperties": true }, { "type": "null" }] });
    let or_null = |schema: Value| json!({ "anyOf": [schema, { "type": "null" }] });
    let civil_or_null = || or_null(civil());
    let spot = || {
        closed(
            &["start", "end", "hall", "venue"],
            json!({
                "start": civil_or_null(), "end": civil_or_null(), "hall": or_null(string()), "venue": or_null(string()),
            }),
        )
    };
    let overrides = || json!({ "type": "array", "maxItems": 1000, "items": closed(&["finding", "reason"], json!({ "finding": string(), "reason": string() })) });
    [
        ("Problem", json!({
            "type": "object",
            "description": "What went wrong (RFC 9457). `type` is stable; `title` and `detail` are in the language asked for.",
            "required": ["type", "title", "status"],
            "properties": {
                "type": string(), "title": string(), "status": integer(), "detail": string(),
                "errors": { "type": "array", "items": {
                    "type": "object", "required": ["pointer", "code", "detail"],
                    "properties": { "pointer": string(), "code": string(), "detail": string() },
                } },
            },
            "additionalProperties": true,
        })),
        ("Applied", closed(&["batch", "revision", "records"], json!({
            "batch": uuid(),
            "revision": { "type": "integer", "description": "Of the draft, after it." },
            "records": { "type": "array", "items": closed(&["kind", "id"], json!({
                "kind": one_of(&any_kind), "id": string(), "version": version(),
            })) },
        }))),
        ("Batch", closed(&["edits"], json!({ "edits": { "type": "array", "minItems": 1, "maxItems": 5000, "items": closed(&["kind"], json!({
            "kind": one_of(&kind),
            "id": { "type": "string", "description": "May be left out for a new record." },
            "base": { "type": "string", "pattern": VERSION, "description": "The version it was made from; left out for a new record." },
            "fields": { "anyOf": [{ "type": "object", "additionalProperties": true }, { "type": "null" }], "description": "All fields; null or left out deletes the record." },
        })) } }))),
        ("Moves", closed(&["moves"], json!({ "moves": { "type": "array", "minItems": 1, "maxItems": 1000, "items": closed(&["session", "base"], json!({
            "session": string(), "base": version(), "start": civil_or_null(), "end": civil_or_null(),
            "hall": or_null(string()), "venue": or_null(string()),
        })) } }))),
        ("Finding", json!({
            "type": "object",
            "required": ["key", "rule", "severity", "weight", "items", "detail"],
            "properties": {
                "key": string(), "rule": string(), "severity": one_of(&["hard", "soft"]),
                "weight": integer(), "items": strings(),
                "detail": { "type": "string", "description": "A sentence in the language asked for." },
            },
            "additionalProperties": true,
        })),
        ("Findings", closed(&["revision", "items"], json!({ "revision": integer(), "items": list("Finding") }))),
        ("Difference", closed(&["kind", "session", "title", "detail"], json!({
            "kind": one_of(&["added", "cancelled", "moved", "renamed", "people", "other"]),
            "session": string(), "title": text(), "former_title": text(), "detail": string(),
            "before": { "type": "object" }, "after": { "type": "object" },
            "joined": texts(),
            "left": texts(),
        }))),
        ("Proposal", closed(&["number", "revision", "findings", "difference"], json!({
            "number": integer(), "revision": integer(),
            "findings": list("Finding"),
            "difference": list("Difference"),
        }))),
        ("Release", closed(&["number", "at", "author", "reason", "shown"], json!({
            "number": integer(), "at": moment(), "author": string(), "reason": text(),
            "shown": { "type": "boolean", "description": "Whether it is what the public sees." },
            "difference": list("Difference"),
        }))),
        ("ReleasePage", page(reference("Release"))),
        ("ReleaseOrder", closed(&["reason"], json!({
            "reason": text(),
            "overrides": overrides(),
        }))),
        ("Approval", closed(&["two_keys", "proposal"], json!({
            "two_keys": { "type": "boolean", "description": "Whether each side has to approve a release." },
            "proposal": or_null(closed(&["id", "digest", "seal", "revision", "reason", "name", "at", "publish_at", "approvals"], json!({
                "id": uuid(), "digest": string(),
                "seal": { "type": "string", "description": "Stands for the content, the reason and the time together." },
                "revision": integer(), "reason": text(), "name": string(), "at": moment(), "publish_at": or_null(string()),
                "approvals": { "type": "array", "items": closed(&["side", "name", "at", "valid"], json!({
                    "side": string(), "name": string(), "at": moment(),
                    "valid": { "type": "boolean", "description": "False when the draft was changed since, or whoever gave it may not approve for that side any more." },
                })) },
            }))),
        }))),
        ("Wish", closed(&["reason"], json!({
            "reason": text(),
            "overrides": overrides(),
            "publish_at": { "type": "string", "pattern": CIVIL, "description": "Civil time in the edition's zone; left out: as soon as it may be." },
            "digest": { "type": "string", "description": "Of the content that you saw; left out: whatever the draft is." },
        }))),
        ("Keys", closed(&["two_keys"], json!({ "two_keys": flag() }))),
        ("Seen", closed(&["seal"], json!({ "seal": string() }))),
        ("PlanWish", closed(&[], json!({
            "day": { "type": "string", "format": "date" }, "track": string(),
            "sessions": { "type": "array", "minItems": 1, "maxItems": 5000, "items": string() },
            "seconds": { "type": "integer", "minimum": 1, "maximum": 600, "description": "How long to look." },
            "stability": { "type": "string", "enum": stabilities, "description": "How much it may move what has a place." },
            "every_minutes": { "type": "integer", "minimum": 5, "maximum": 120, "description": "How far starts lie apart." },
            "weights": { "type": "object", "description": "How much rules count, by their ids.", "additionalProperties": one_of(&levels) },
            "held": { "type": "array", "maxItems": 5000, "items": string(), "description": "Sessions that stay." },
            "seed": { "type": "integer", "minimum": 0 },
            "name": { "type": "string", "maxLength": 60 },
        }))),
        ("PlanChoice", closed(&[], json!({
            "sessions": { "type": "array", "maxItems": 5000, "items": string(), "description": "Those whose move is accepted; left out: all." },
        }))),
        ("Plan", closed(&["id", "name", "state", "asked_by", "asked_at", "ended_at", "revision", "seconds", "stability", "accepted"], json!({
            "id": uuid(), "name": or_null(string()), "state": one_of(&plan_states),
            "asked_by": string(), "asked_at": moment(), "ended_at": or_null(moment()),
            "revision": { "type": "integer", "description": "Of the draft it began from." },
            "seconds": integer(), "stability": one_of(&stabilities),
            "day": { "type": "string", "format": "date" }, "track": string(), "sessions": strings(),
            "accepted": { "type": "array", "items": string(), "description": "Sessions whose move was accepted." },
            "trouble": { "type": "string", "description": "Why it failed." },
            "progress": closed(&["seconds", "objective", "bound", "unplaced"], json!({
                "seconds": { "type": "number" }, "objective": or_null(integer()), "bound": or_null(integer()), "unplaced": integer(),
            })),
            "solution": closed(&["moves", "unplaced", "stuck", "before", "after", "bound", "optimal", "trace"], json!({
                "moves": { "type": "array", "items": closed(&["session", "base", "from", "to"], json!({
                    "session": string(), "base": version(), "from": spot(), "to": spot(),
                })) },
                "unplaced": { "type": "array", "items": closed(&["session", "reasons"], json!({
                    "session": string(), "reasons": list("Finding"),
                    "conflict": or_null(closed(&["sessions", "rules", "relaxations"], json!({
                        "sessions": strings(), "rules": strings(),
                        "relaxations": { "type": "array", "items": closed(&["way"], json!({
                            "way": one_of(&["move", "shorten", "break", "leave"]),
                            "session": string(), "rule": string(), "to_minutes": integer(),
                        })), "description": "What would make room, the easiest first." },
                    }))),
                })) },
                "stuck": { "type": "array", "items": reference("Finding"), "description": "Clashes that no plan could cure." },
                "before": total(), "after": total(), "bound": or_null(integer()), "optimal": flag(),
                "trace": { "type": "array", "items": { "type": "array", "items": { "type": "number" } } },
            })),
        }))),
        ("Plans", closed(&["items"], json!({ "items": list("Plan") }))),
        ("Standing", closed(&["state"], json!({
            "state": one_of(&["waiting", "scheduled", "published"]),
            "sides": { "type": "array", "items": { "type": "string" }, "description": "Those that have not approved." },
            "at": moment(), "release": integer(),
        }))),
        ("Member", closed(&["id", "name", "email", "role", "everywhere", "closed"], json!({
            "id": uuid(), "name": string(), "email": string(), "role": one_of(&access_roles),
            "office": or_null(string()), "side": or_null(string()), "delegation": or_null(string()),
            "everywhere": { "type": "boolean", "description": "Whether it holds in every edition." },
            "closed": { "type": "boolean", "description": "Whether the account is closed." },
        }))),
        ("MemberPage", page(reference("Member"))),
        ("NewRole", closed(&["role"], json!({
            "role": one_of(&given_roles), "office": one_of(&offices),
            "side": string(), "delegation": string(),
        }))),
        ("Invitation", closed(&["id", "email", "language", "role", "invited_at", "expires_at", "sent"], json!({
            "id": uuid(), "email": string(), "language": one_of(&["kk", "ru", "en"]),
            "role": one_of(&given_roles), "office": or_null(string()),
            "side": or_null(string()), "delegation": or_null(string()), "invited_at": moment(),
            "expires_at": moment(), "sent": integer(),
        }))),
        ("InvitationPage", page(reference("Invitation"))),
        ("NewInvitation", closed(&["email", "role"], json!({
            "email": { "type": "string", "format": "email" },
            "language": one_of(&["kk", "ru", "en"]),
            "role": one_of(&given_roles), "office": one_of(&offices),
            "side": string(), "delegation": string(),
        }))),
        ("Withdrawal", closed(&["favour", "reason"], json!({
            "favour": { "type": "integer", "minimum": 1, "maximum": u32::MAX, "description": "The earlier release that is shown again." },
            "reason": text(),
        }))),
        ("Schedule", closed(&["release", "timezone", "sessions"], json!({ "release": integer(), "timezone": string(), "sessions": list("Session") }))),
        ("Archive", json!({
            "type": "object",
            "description": "The whole record, as `export` writes it and `import` reads it.",
            "required": ["format", "editions"],
            "properties": { "format": string(), "editions": { "type": "array", "items": { "type": "object" } } },
            "additionalProperties": true,
        })),
        ("Files", closed(&["items"], json!({ "items": { "type": "array", "items": closed(&["name", "language", "url"], json!({ "name": string(), "language": string(), "url": { "type": "string", "format": "uri" } })) } }))),
        ("Change", closed(&["id", "batch", "kind", "record", "revision", "at", "actor", "origin", "status", "before", "after"], json!({
            "id": uuid(), "batch": uuid(), "kind": one_of(&any_kind), "record": string(),
            "revision": integer(), "at": moment(), "actor": string(),
            "origin": one_of(&origins),
            "status": one_of(&["new", "changed", "gone"]),
            "before": fields(), "after": fields(), "undoes": or_null(uuid()),
        }))),
        ("ChangePage", page(reference("Change"))),
        ("UndoOrder", closed(&[], json!({ "batch": { "type": "string", "format": "uuid", "description": "Left out: your last change." } }))),
        ("Webhook", closed(&["id", "name", "url", "events", "state", "failures", "created_at"], json!({
            "id": uuid(), "name": string(), "url": string(),
            "events": { "type": "array", "items": one_of(&crate::programme::webhook::EVENTS) },
            "state": one_of(&["active", "paused", "given-up"]),
            "failures": integer(), "created_at": moment(),
            "secret": { "type": "string", "description": "Given once, with the answer to its creation." },
        }))),
        ("WebhookPage", page(reference("Webhook"))),
        ("NewWebhook", closed(&["name", "url", "events"], json!({
            "name": { "type": "string", "minLength": 1, "maxLength": 100 },
            "url": { "type": "string", "pattern": ADDRESS, "maxLength": 2000 },
            "events": { "type": "array", "minItems": 1, "items": one_of(&crate::programme::webhook::EVENTS) },
        }))),
        ("ChangedWebhook", closed(&[], json!({
            "name": { "type": "string", "minLength": 1, "maxLength": 100 },
            "url": { "type": "string", "pattern": ADDRESS, "maxLength": 2000 },
            "events": { "type": "array", "minItems": 1, "items": one_of(&crate::programme::webhook::EVENTS) },
            "state": one_of(&["active", "paused"]),
        }))),
        ("Delivery", closed(&["id", "event", "state", "attempts", "queued_at"], json!({
            "id": uuid(), "event": string(), "state": one_of(&["waiting", "delivered", "failed"]),
            "attempts": integer(), "queued_at": moment(), "tried_at": moment(),
            "answer": { "type": "integer", "description": "Status of the last answer." }, "error": string(),
            "body": { "type": "object" },
        }))),
        ("DeliveryPage", page(reference("Delivery"))),
        ("Me", closed(&["account", "name", "grants"], json!({
            "account": uuid(), "name": string(),
            "grants": { "type": "array", "items": closed(&["edition", "role", "may"], json!({
                "edition": or_null(string()), "role": string(), "office": or_null(string()),
                "side": or_null(string()), "may": strings(),
            })) },
        }))),
        ("Name", json!({ "type": "string", "pattern": NAME })),
    ]
    .into_iter()
    .map(|(name, schema)| (name.to_owned(), schema))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::records::{Parts, RecordKey, Shared, take_apart};

    #[test]
    fn a_schema_names_the_fields_that_the_archive_has() {
        // The archive's own words: each structure with the names of its fields as JSON has them.
        let source = include_str!("../../../../exchange/src/archive.rs");
        let planning = include_str!("../../../../exchange/src/archive/planning.rs");
        for shown in OF_EDITION.iter().chain(&SHARED).chain([&EDITION]) {
            let mut there: Vec<String> = of_structure(source, shown.name);
            if there.iter().any(|name| name == "record") {
                there.retain(|name| name != "record");
                there.extend(of_structure(source, "Provenance"));
            }
            for (field, structure) in [("attendance", "Attendance"), ("wishes", "Wishes")] {
                if there.iter().any(|name| name == field) {
                    there.retain(|name| name != field);
                    there.extend(of_structure(planning, structure));
                }
            }
            if shown.kind == Kind::Hall {
                there.push("venue".to_owned());
            }
            let lists = [
                "sides",
                "days",
                "tracks",
                "venues",
                "travel",
                "organisations",
                "people",
                "delegations",
                "sessions",
                "agreements",
                "sources",
            ];
            match shown.kind {
                Kind::Edition => there.retain(|name| !lists.contains(&name.as_str())),
                Kind::Venue => there.retain(|name| name != "halls"),
                Kind::Series => there.retain(|name| name != "entries"),
                _ => {}
            }
            there.sort();
            let mut named: Vec<String> = fields(shown.kind).iter().map(|(name, _)| (*name).to_owned()).collect();
            named.sort();
            assert_eq!(named, there, "{}", shown.name);
        }
    }

    fn of_structure(source: &str, name: &str) -> Vec<String> {
        let (_, body) = source
            .split_once(&format!("pub struct {name} {{"))
            .unwrap_or_else(|| panic!("{name} is not there"));
        let body = body.split("\n}").next().unwrap_or_default();
        let mut renamed = None;
        let mut names = Vec::new();
        for line in body.lines().map(str::trim) {
            if let Some((_, rest)) = line.split_once("rename = \"") {
                renamed = rest.split('"').next().map(str::to_owned);
            }
            if let Some(name) = line.strip_prefix("pub ").and_then(|rest| rest.split(':').next()) {
                names.push(renamed.take().unwrap_or_else(|| name.to_owned()));
            }
        }
        names
    }

    #[test]
    fn every_record_of_an_archive_is_valid() {
        let archive = crate::testkit::sample::archive();
        for (key, record) in take_apart(&archive) {
            let shown = OF_EDITION
                .iter()
                .chain(&SHARED)
                .chain([&EDITION])
                .find(|shown| shown.kind == key.kind)
                .expect("every kind is shown");
            let value = Value::Object(record.fields);
            assert_eq!(
                super::super::check::faults(&reference(shown.name), all(), &value),
                [],
                "{key}: {value}"
            );
        }
    }

    #[test]
    fn the_least_record_of_each_kind_fits() {
        for shown in OF_EDITION.iter().chain(&SHARED) {
            let mut fields = least(shown.kind);
            if shown.kind == Kind::Series {
                fields.remove("entries");
            }
            let shared = shown.permission == Permission::Administer;
            let refused = if shared {
                let id = if shown.kind == Kind::SeriesEntry { "a/1" } else { "a" };
                Shared::default().put(&RecordKey::shared(shown.kind, id), fields).err()
            } else {
                let edition = crate::testkit::sample::archive().editions.remove(0);
                let key = RecordKey::of(&edition.id.clone(), shown.kind, "a");
                if shown.kind == Kind::Hall {
                    fields.insert("venue".to_owned(), edition.venues[0].id.clone().into());
                }
                Parts::of(edition).put(&key, fields).err()
            };
            assert_eq!(refused, None, "{}", shown.name);
        }
    }
}
