//! Releases: how the draft would be released, publishing, withdrawing, and what was released.

use std::collections::BTreeMap;

use axum::http::{StatusCode, header};
use exchange::archive::{Language, Text};
use serde_json::{Value, json};

use super::ask::{Ask, Reply, escape};
use super::edition::told;
use super::operation::Operation;
use super::problem::{Fault, Problem};
use super::records::{self, there};
use crate::forum::store as forum;
use crate::people::access::Permission;
use crate::platform::db::Tx;
use crate::programme::difference::Change;
use crate::programme::findings::Findings;
use crate::programme::model::{Override, Publication, ReleaseSummary};
use crate::programme::release::{self, Order, ReleaseError};
use crate::programme::{store, words};

pub(super) fn operations() -> Vec<Operation> {
    let group = "releases";
    const LIST: &str = "/api/v1/editions/{edition}/releases";
    vec![
        Operation::get(
            "/api/v1/editions/{edition}/proposal",
            Permission::ReadDesk,
            "readProposal",
            |ask, tx| Box::pin(proposal(ask, tx)),
        )
        .says(
            group,
            "The draft as the next release: its number, what changed, what speaks against it",
        )
        .gives(200, "Proposal")
        .may_fail(&[404, 409]),
        Operation::get(LIST, Permission::ReadDesk, "listReleases", |ask, tx| {
            Box::pin(list(ask, tx))
        })
        .says(group, "Lists releases, the newest first")
        .paged()
        .gives(200, "ReleasePage")
        .may_fail(&[400, 404]),
        Operation::post(LIST, Permission::Release, "publish", |ask, tx| {
            Box::pin(publish(ask, tx))
        })
        .says(
            group,
            "Publishes the draft as the next release; hard findings need an override with a reason",
        )
        .takes("ReleaseOrder")
        .gives(201, "Release")
        .may_fail(&[404, 409, 422]),
        Operation::get(
            "/api/v1/editions/{edition}/releases/{number}",
            Permission::ReadDesk,
            "readRelease",
            |ask, tx| Box::pin(read(ask, tx)),
        )
        .says(group, "Reads a release with its difference to the one before")
        .gives(200, "Release")
        .may_fail(&[404]),
        Operation::get(
            "/api/v1/editions/{edition}/releases/{number}/archive",
            Permission::ReadDesk,
            "readReleaseArchive",
            |ask, tx| Box::pin(archive(ask, tx)),
        )
        .says(group, "What a release froze, as an archive")
        .gives(200, "Archive")
        .may_fail(&[404]),
        Operation::post(
            "/api/v1/editions/{edition}/releases/{number}/withdrawal",
            Permission::Release,
            "withdraw",
            |ask, tx| Box::pin(withdraw(ask, tx)),
        )
        .says(
            group,
            "Withdraws the release that the public sees in favour of an earlier one",
        )
        .takes("Withdrawal")
        .gives(200, "Release")
        .may_fail(&[404, 409]),
    ]
}

pub(super) fn refused(ask: &Ask, edition: Option<&exchange::archive::Edition>, error: ReleaseError) -> Problem {
    match error {
        ReleaseError::NoEdition(_) | ReleaseError::NoRelease(_) => Problem::new("not-found"),
        ReleaseError::NothingChanged(number) => Problem::new("nothing-changed").about(number.to_string()),
        ReleaseError::Blocked(list) => {
            let count = list.len().to_string();
            let found = Findings { list };
            let items = match edition {
                Some(edition) => told(ask, edition, &found),
                None => found.list.iter().map(|finding| json!(finding)).collect(),
            };
            Problem::new("blocked").about(count).with("findings", items.into())
        }
        ReleaseError::NothingToOverride(key) => {
            Problem::new("refused").faults(vec![Fault::new("/overrides", "no-finding", key)])
        }
        ReleaseError::NoReason(key) => Problem::new("refused").faults(vec![Fault::new("/overrides", "no-reason", key)]),
        ReleaseError::TwoKeys => Problem::new("two-keys"),
        ReleaseError::NotShown(number) => {
            Problem::new("conflict").faults(vec![Fault::new("", "not-shown", number.to_string())])
        }
        ReleaseError::NotEarlier(number) => {
            Problem::new("conflict").faults(vec![Fault::new("/favour", "not-earlier", number.to_string())])
        }
        ReleaseError::Contradiction(_) => Problem::new("conflict"),
        ReleaseError::Db(error) => error.into(),
    }
}

fn differences(ask: &Ask, changes: &[Change]) -> Vec<Value> {
    changes
        .iter()
        .map(|change| {
            let mut value = json!(change);
            value["detail"] = words::change(ask.l(), change).into();
            value
        })
        .collect()
}

async fn proposal(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let revision = there(ask, tx).await?;
    let proposal = release::propose(tx, ask.edition())
        .await
        .map_err(|error| refused(ask, None, error))?;
    Ok(Reply::ok(&json!({
        "number": proposal.number,
        "revision": revision,
        "findings": told(ask, proposal.edition(), &proposal.findings),
        "difference": differences(ask, &proposal.difference),
    })))
}

fn summary(release: &ReleaseSummary, shown: Option<u32>) -> Value {
    json!({
        "number": release.number,
        "at": release.at.to_string(),
        "author": release.author,
        "reason": release.reason,
        "shown": shown == Some(release.number),
    })
}

async fn all(ask: &Ask, tx: &mut Tx) -> Result<(Vec<ReleaseSummary>, Option<u32>), Problem> {
    let (uid, _) = forum::edition_revision(tx, ask.edition())
        .await?
        .ok_or_else(|| Problem::new("not-found"))?;
    let releases = store::release_summaries(tx, uid).await?;
    let shown: Vec<Publication> = store::publications(tx, uid).await?;
    Ok((releases, shown.first().map(|shown| shown.number)))
}

async fn list(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let (releases, shown) = all(ask, tx).await?;
    records::page(ask, releases, |release| {
        (release.number.to_string(), summary(release, shown))
    })
}

async fn one(ask: &Ask, tx: &mut Tx, number: u32) -> Result<Value, Problem> {
    let (releases, shown) = all(ask, tx).await?;
    let release = releases.iter().find(|release| release.number == number);
    let release = release.ok_or_else(|| Problem::new("not-found"))?;
    let mut value = summary(release, shown);
    value["difference"] = differences(ask, &release.difference).into();
    Ok(value)
}

fn number(ask: &Ask) -> Result<u32, Problem> {
    ask.part("number").parse().map_err(|_| Problem::new("not-found"))
}

async fn read(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    Ok(Reply::ok(&one(ask, tx, number(ask)?).await?))
}

async fn archive(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let number = number(ask)?;
    let none = || Problem::new("not-found");
    let (uid, _) = forum::edition_revision(tx, ask.edition()).await?.ok_or_else(none)?;
    let release = store::release(tx, uid, number).await?.ok_or_else(none)?;
    let mut reply = Reply::ok(&Value::Null);
    reply.body = release::content(&release)?.to_json().into_bytes();
    Ok(reply)
}

/// The reason that was given, for the public.
pub(super) fn reason(ask: &Ask) -> Result<Text, Problem> {
    let words: BTreeMap<Language, String> = ask.body["reason"]
        .as_object()
        .into_iter()
        .flatten()
        .filter_map(|(tag, words)| Some((tag, words.as_str()?.trim())))
        .filter(|(_, words)| !words.is_empty())
        .map(|(tag, words)| (Language::new(tag), words.to_owned()))
        .collect();
    let fault = |code, value: &str| Problem::new("refused").faults(vec![Fault::new("/reason", code, value)]);
    if words.is_empty() {
        return Err(fault("empty", ""));
    }
    if let Some(bad) = words
        .keys()
        .find(|tag| crate::platform::i18n::Lang::from_tag(tag.as_str()).is_none())
    {
        return Err(fault("bad-language", bad.as_str()));
    }
    if words
        .values()
        .any(|words| words.chars().any(|letter| letter.is_control() && letter != '\n'))
    {
        return Err(fault("control-character", ""));
    }
    Ok(Text {
        words,
        ..Text::default()
    })
}

/// The hard findings that are let pass.
pub(super) fn overrides(ask: &Ask) -> Vec<Override> {
    let given = ask.body["overrides"].as_array().into_iter().flatten();
    given
        .map(|given| Override {
            finding: given["finding"].as_str().unwrap_or_default().to_owned(),
            reason: given["reason"].as_str().unwrap_or_default().to_owned(),
        })
        .collect()
}

fn order(ask: &Ask, overrides: Vec<Override>) -> Result<Order, Problem> {
    Ok(Order {
        author: ask.name().to_owned(),
        reason: reason(ask)?,
        overrides,
        at: ask.now,
    })
}

async fn publish(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    there(ask, tx).await?;
    let order = order(ask, overrides(ask))?;
    let released = match release::publish(tx, ask.edition(), &order).await {
        Ok(released) => released,
        Err(error) => {
            let edition = crate::programme::draft::load(tx, ask.edition()).await?;
            return Err(refused(ask, edition.as_ref(), error));
        }
    };
    let body = one(ask, tx, released.number).await?;
    let at = format!(
        "/api/v1/editions/{}/releases/{}",
        escape(ask.edition()),
        released.number
    );
    Ok(Reply::json(StatusCode::CREATED, &body).header(header::LOCATION, at))
}

async fn withdraw(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    there(ask, tx).await?;
    let number = number(ask)?;
    let favour = ask.body["favour"]
        .as_u64()
        .and_then(|favour| u32::try_from(favour).ok());
    let favour = favour.unwrap_or_default();
    let order = order(ask, Vec::new())?;
    release::withdraw(tx, ask.edition(), number, favour, &order)
        .await
        .map_err(|error| refused(ask, None, error))?;
    Ok(Reply::ok(&one(ask, tx, favour).await?))
}
