//! Who changed what, and taking it back.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::ask::{Ask, Reply};
use super::operation::Operation;
use super::problem::{self, Problem};
use super::records::{self, there};
use super::{cursor, schema};
use crate::people::access::Permission;
use crate::platform::db::Tx;
use crate::programme::edit::Origin;
use crate::programme::history::{self, Change, Filters, Page};
use crate::programme::records::{Kind, RecordKey, Status};
use crate::programme::undo::{self, UndoError};

pub(super) fn operations() -> Vec<Operation> {
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    let origins: Vec<&str> = Origin::ALL.iter().map(|origin| origin.name()).collect();
    vec![
        Operation::get(
            "/api/v1/editions/{edition}/history",
            Permission::ReadHistory,
            "listHistory",
            |ask, tx| Box::pin(list(ask, tx)),
        )
        .says("history", "Every change of every record, the newest first")
        .paged()
        .param("kind", json!({ "type": "string", "enum": kinds }), "Kind of record.")
        .param(
            "record",
            json!({ "type": "string", "maxLength": 300 }),
            "Id of a record.",
        )
        .param(
            "actor",
            json!({ "type": "string", "maxLength": 300 }),
            "Who made the change, as the history names them.",
        )
        .param(
            "origin",
            json!({ "type": "string", "enum": origins }),
            "From where it was made.",
        )
        .gives(200, "ChangePage")
        .may_fail(&[400, 404]),
        Operation::post(
            "/api/v1/editions/{edition}/undo",
            Permission::ReadDesk,
            "undo",
            |ask, tx| Box::pin(take_back(ask, tx)),
        )
        .says(
            "history",
            "Takes a batch of changes back, or your last one; taking that back makes it again",
        )
        .takes("UndoOrder")
        .gives(200, "Applied")
        .may_fail(&[404, 409, 422]),
    ]
}

async fn list(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    there(ask, tx).await?;
    let named = |name: &str| ask.asked(name).map(str::to_owned);
    if ["record", "actor"]
        .iter()
        .any(|name| ask.asked(name).is_some_and(|text| text.chars().any(char::is_control)))
    {
        return Ok(Reply::ok(&json!({ "items": [] })));
    }
    let filters = Filters {
        actor: named("actor"),
        kind: ask.asked("kind").and_then(Kind::named),
        record: named("record"),
        origin: named("origin"),
    };
    let label = format!("history {} {filters:?}", ask.edition());
    let after = match ask.asked("cursor").filter(|cursor| !cursor.is_empty()) {
        None => None,
        Some(given) => {
            let place = cursor::read(&label, given)?;
            let (revision, position) = place.split_once(' ').unwrap_or_default();
            Some((
                revision.parse().map_err(|_| Problem::new("bad-cursor"))?,
                position.parse().map_err(|_| Problem::new("bad-cursor"))?,
            ))
        }
    };
    let size = ask.number("limit", 50);
    let page = Page { after, size: size + 1 };
    let mut changes = history::recent(tx, Some(ask.edition()), &filters, &page).await?;
    let wanted = usize::try_from(size).unwrap_or(50);
    let more = changes.len() > wanted;
    changes.truncate(wanted);
    let mut body = Map::new();
    body.insert("items".to_owned(), changes.iter().map(told).collect());
    if let Some(last) = changes.last().filter(|_| more) {
        let place = format!("{} {}", last.revision, last.position);
        body.insert("next".to_owned(), cursor::write(&label, &place).into());
    }
    Ok(Reply::ok(&Value::Object(body)))
}

fn told(change: &Change) -> Value {
    json!({
        "id": change.id,
        "batch": change.batch,
        "kind": change.key.kind.name(),
        "record": change.key.id,
        "revision": change.revision,
        "at": change.at.to_string(),
        "actor": change.actor,
        "origin": change.origin,
        "status": match change.status() { Status::New => "new", Status::Changed => "changed", Status::Gone => "gone" },
        "before": change.before,
        "after": change.after,
        "undoes": change.undoes,
    })
}

async fn take_back(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    there(ask, tx).await?;
    let edition = ask.edition();
    let preview = match ask.body["batch"].as_str().and_then(|id| id.parse::<Uuid>().ok()) {
        Some(batch) => undo::preview(tx, batch).await?,
        None => undo::last(tx, &ask.label, Some(edition)).await?,
    };
    let preview = preview.ok_or_else(|| Problem::new("not-found"))?;
    let whole = |line: &undo::Line| line.key.kind == Kind::Edition && line.status != Status::Changed;
    if preview.lines.iter().any(whole) && ask.may(Permission::Administer, Some(edition)).is_err() {
        return Err(Problem::new("not-allowed"));
    }
    let keys = preview.lines.iter().map(|line| &line.key);
    for key in keys.chain(preview.blocked.iter().map(|blocked| &blocked.key)) {
        // A batch may have touched more than one edition; each of its records is for whoever may change it.
        let permission = schema::permission(key.kind, key.edition.is_none());
        if ask.may(permission, key.edition.as_deref()).is_err() {
            return Err(Problem::new(if key.edition.as_deref() == Some(edition) {
                "not-allowed"
            } else {
                "not-found"
            }));
        }
    }
    let applied = match undo::apply(tx, preview.batch, &ask.by()).await {
        Ok(applied) => applied,
        Err(UndoError::Nothing) => return Err(Problem::new("nothing-changed")),
        Err(UndoError::ChangedSince(blocked)) => {
            return Err(Problem::new("changed-since").with("records", json!(blocked)));
        }
        Err(UndoError::Refused(refusals)) => {
            return Err(problem::refused(&refusals, |key: &RecordKey| {
                format!("/{}/{}", key.kind.name(), key.id)
            }));
        }
        Err(UndoError::Db(error)) => return Err(error.into()),
    };
    records::done(ask, tx, &applied).await
}
