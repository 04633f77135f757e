//! Editions, and what is said of one as a whole: its findings, its archive, its files, its schedule.

use axum::http::Method;
use serde_json::{Value, json};

use super::ask::{Ask, Reply};
use super::operation::Operation;
use super::problem::Problem;
use super::records::{self, there};
use crate::forum::store as forum;
use crate::people::access::Permission;
use crate::platform::db::Tx;
use crate::platform::i18n::Lang;
use crate::programme::findings::Findings;
use crate::programme::pages::address::{self, tail};
use crate::programme::records::{Kind, RecordKey};
use crate::programme::{draft, edit, findings, release, store, words};

pub(super) fn operations() -> Vec<Operation> {
    const LIST: &str = "/api/v1/editions";
    const ONE: &str = "/api/v1/editions/{edition}";
    let group = "editions";
    vec![
        Operation::get("/api/v1/openapi.json", Permission::Public, "describe", |ask, _| {
            Box::pin(std::future::ready(Ok(Reply::ok(&super::openapi(&ask.desk.base_url)))))
        })
        .says("about", "This document"),
        Operation::get("/api/v1/me", Permission::SignedIn, "whoAmI", |ask, _| {
            Box::pin(std::future::ready(Ok(me(ask))))
        })
        .says("about", "For whom this key acts, and what it may do where")
        .gives(200, "Me"),
        Operation::get(LIST, Permission::SignedIn, "listEditions", |ask, tx| {
            Box::pin(list(ask, tx))
        })
        .says(group, "Lists the editions whose desk you may see, the latest first")
        .paged()
        .gives(200, "EditionPage")
        .may_fail(&[400])
        .of(Kind::Edition),
        Operation::post(LIST, Permission::Administer, "createEdition", |ask, tx| {
            Box::pin(records::create(ask, tx))
        })
        .says(group, "Makes an edition")
        .takes("NewEdition")
        .gives(201, "Edition")
        .tagged()
        .may_fail(&[404, 422])
        .of(Kind::Edition),
        Operation::get(ONE, Permission::ReadDesk, "readEdition", |ask, tx| {
            Box::pin(records::read(ask, tx))
        })
        .says(
            group,
            "Reads an edition without the lists that are records of their own",
        )
        .gives(200, "Edition")
        .tagged()
        .may_fail(&[404])
        .of(Kind::Edition),
        Operation::new(Method::PUT, ONE, Permission::EditFrame, "writeEdition", |ask, tx| {
            Box::pin(records::write(ask, tx))
        })
        .says(group, "Writes all fields of an edition")
        .takes("WholeEdition")
        .gives(200, "Edition")
        .versioned()
        .may_fail(&[404, 422])
        .of(Kind::Edition),
        Operation::new(Method::PATCH, ONE, Permission::EditFrame, "changeEdition", |ask, tx| {
            Box::pin(records::change(ask, tx))
        })
        .says(
            group,
            "Changes some fields of an edition (RFC 7396): null takes a field away",
        )
        .takes("ChangedEdition")
        .gives(200, "Edition")
        .versioned()
        .may_fail(&[404, 422])
        .of(Kind::Edition),
        Operation::new(
            Method::DELETE,
            ONE,
            Permission::Administer,
            "deleteEdition",
            |ask, tx| Box::pin(records::delete(ask, tx)),
        )
        .says(
            group,
            "Deletes an edition of which nothing was released, with all its records",
        )
        .gives_nothing()
        .versioned()
        .may_fail(&[404, 422])
        .of(Kind::Edition),
        Operation::get(
            "/api/v1/editions/{edition}/findings",
            Permission::ReadDesk,
            "listFindings",
            |ask, tx| Box::pin(list_findings(ask, tx)),
        )
        .says(group, "What is wrong with the draft, what forbids a release first")
        .gives(200, "Findings")
        .may_fail(&[404, 409]),
        Operation::get(
            "/api/v1/editions/{edition}/archive",
            Permission::ReadDesk,
            "readArchive",
            |ask, tx| Box::pin(archive(ask, tx)),
        )
        .says(group, "The whole draft as an archive, which `import` reads")
        .gives(200, "Archive")
        .may_fail(&[404]),
        Operation::get(
            "/api/v1/editions/{edition}/schedule",
            Permission::ReadDesk,
            "readSchedule",
            |ask, tx| Box::pin(schedule(ask, tx)),
        )
        .says(
            group,
            "The sessions of the release that the public sees, in the order of their times",
        )
        .gives(200, "Schedule")
        .may_fail(&[404]),
        Operation::get(
            "/api/v1/editions/{edition}/files",
            Permission::ReadDesk,
            "listFiles",
            |ask, tx| Box::pin(files(ask, tx)),
        )
        .says(
            group,
            "Where the public files of an edition are: sheets, calendars, schedules, the archive",
        )
        .gives(200, "Files")
        .may_fail(&[404]),
    ]
}

fn me(ask: &Ask) -> Reply {
    let Some(actor) = &ask.actor else {
        return Reply::ok(&json!({}));
    };
    let grants: Vec<Value> = actor
        .grants
        .iter()
        .map(|grant| {
            let may = Permission::OF_EDITION
                .into_iter()
                .chain([Permission::Administer])
                .filter(|permission| grant.role.permits(*permission))
                .filter(|permission| actor.scopes.as_ref().is_none_or(|most| most.contains(permission)));
            json!({
                "edition": grant.edition,
                "role": grant.role.name(),
                "office": grant.role.office().map(|office| office.name()),
                "side": grant.side,
                "may": may.map(|permission| permission.name()).collect::<Vec<_>>(),
            })
        })
        .collect();
    Reply::ok(&json!({ "account": actor.account.to_string(), "name": actor.name, "grants": grants }))
}

async fn list(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let mut all = Vec::new();
    for key in forum::edition_keys(tx).await? {
        if ask.may(Permission::ReadDesk, Some(&key)).is_ok() {
            all.extend(edit::read(tx, &RecordKey::of(&key, Kind::Edition, &key)).await?);
        }
    }
    records::page(ask, all, |record| {
        let id = record.key.id.clone();
        let item = json!({ "id": id, "version": record.version, "record": record.fields });
        (id, item)
    })
}

/// Findings with their sentences.
pub(super) fn told(ask: &Ask, edition: &exchange::archive::Edition, found: &Findings) -> Vec<Value> {
    found
        .hard()
        .chain(found.soft())
        .map(|finding| {
            let mut value = serde_json::to_value(finding).unwrap_or_default();
            value["detail"] = words::finding(ask.l(), edition, finding).into();
            value
        })
        .collect()
}

async fn list_findings(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let revision = there(ask, tx).await?;
    let edition = draft::load(tx, ask.edition())
        .await?
        .ok_or_else(|| Problem::new("not-found"))?;
    let released = findings::told(tx, edition.uid).await?;
    let found = findings::of_after(&edition, released.as_ref().map(|(_, released)| released))
        .map_err(|_| Problem::new("conflict"))?;
    Ok(Reply::ok(
        &json!({ "revision": revision, "items": told(ask, &edition, &found) }),
    ))
}

async fn archive(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    there(ask, tx).await?;
    let archive = draft::load_archive(tx, &[ask.edition().to_owned()].into()).await?;
    let mut reply = Reply::ok(&Value::Null);
    reply.body = archive.to_json().into_bytes();
    Ok(reply)
}

async fn schedule(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let (release, archive) = shown(tx, ask.edition()).await?;
    let edition = &archive.editions[0];
    let mut placed: Vec<_> = edition
        .sessions
        .iter()
        .filter(|session| session.start.is_some())
        .collect();
    placed.sort_by_key(|session| (session.start, session.end, &session.hall, &session.id));
    Ok(Reply::ok(&json!({
        "release": release.summary.number,
        "timezone": edition.timezone,
        "sessions": placed,
    })))
}

/// The release of an edition that the public sees.
pub(super) async fn shown(
    tx: &mut Tx,
    edition: &str,
) -> Result<(crate::programme::model::Release, exchange::archive::Archive), Problem> {
    let none = || Problem::new("not-found");
    let (uid, _) = forum::edition_revision(tx, edition).await?.ok_or_else(none)?;
    let publications = store::publications(tx, uid).await?;
    let number = publications.first().ok_or_else(none)?.number;
    let release = store::release(tx, uid, number).await?.ok_or_else(none)?;
    let archive = release::content(&release)?;
    Ok((release, archive))
}

async fn files(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    there(ask, tx).await?;
    let list = [
        ("programme", tail::PROGRAMME),
        ("archive", tail::ARCHIVE),
        ("xlsx", tail::XLSX),
        ("csv", tail::CSV),
        ("calendar", tail::CALENDAR),
        ("schedule-xml", tail::SCHEDULE_XML),
        ("schedule-json", tail::SCHEDULE_JSON),
        ("json-ld", tail::JSON_LD),
        ("changes", tail::ATOM),
    ];
    let items: Vec<Value> = Lang::all()
        .into_iter()
        .flat_map(|lang| list.map(|(name, tail)| (lang, name, tail)))
        .map(|(lang, name, tail)| {
            let path = address::page(lang, ask.edition(), tail);
            json!({ "name": name, "language": lang.tag(), "url": format!("{}{path}", ask.desk.base_url) })
        })
        .collect();
    Ok(Reply::ok(&json!({ "items": items })))
}
