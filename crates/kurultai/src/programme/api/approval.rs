//! Releases with two keys: proposing, approving, taking an approval back, calling off.

use jiff::civil::DateTime;
use serde_json::{Value, json};

use super::ask::{Ask, Reply};
use super::operation::Operation;
use super::problem::{Fault, Problem};
use super::records::there;
use super::release;
use crate::people::access::Permission;
use crate::platform::db::Tx;
use crate::programme::approval::{self, ApprovalError, Signer, Standing, Wish, store};
use crate::programme::notices;

pub(super) fn operations() -> Vec<Operation> {
    const ONE: &str = "/api/v1/editions/{edition}/approval";
    let at = |tail: &str| format!("{ONE}/{tail}");
    let group = "releases";
    vec![
        Operation::get(ONE, Permission::ReadDesk, "readApproval", |ask, tx| {
            Box::pin(read(ask, tx))
        })
        .says(
            group,
            "Whether each side has to approve a release, what is proposed, and who approved it",
        )
        .gives(200, "Approval")
        .may_fail(&[404]),
        Operation::post(at("proposal"), Permission::Release, "propose", |ask, tx| {
            Box::pin(propose(ask, tx))
        })
        .says(
            group,
            "Proposes the draft as it is now; published or scheduled at once when nobody else has to approve",
        )
        .takes("Wish")
        .gives(200, "Standing")
        .may_fail(&[404, 409, 422]),
        Operation::post(at("approve"), Permission::Approve, "approve", |ask, tx| {
            Box::pin(approve(ask, tx))
        })
        .says(
            group,
            "Approves what is proposed for your side; `seal` is that of the proposal you saw",
        )
        .takes("Seen")
        .gives(200, "Standing")
        .may_fail(&[404, 409, 422]),
        Operation::post(at("retract"), Permission::Approve, "retract", |ask, tx| {
            Box::pin(retract(ask, tx))
        })
        .says(group, "Takes your approval back")
        .gives(200, "Approval")
        .may_fail(&[404, 409]),
        Operation::post(at("keys"), Permission::Release, "setTwoKeys", |ask, tx| {
            Box::pin(set_keys(ask, tx))
        })
        .says(
            group,
            "Wants the approval of each side from now on, or wants to do without: then another side has to agree",
        )
        .takes("Keys")
        .gives(200, "Approval")
        .may_fail(&[404, 409]),
        Operation::post(at("call-off"), Permission::Release, "callOff", |ask, tx| {
            Box::pin(call_off(ask, tx))
        })
        .says(group, "Calls the proposal off, with its time if it had one")
        .gives(200, "Approval")
        .may_fail(&[404, 409]),
    ]
}

fn signer(ask: &Ask) -> Signer<'_> {
    Signer {
        account: &ask.label,
        name: ask.name(),
        side: ask.actor.as_ref().and_then(|actor| actor.signing_side(ask.edition())),
    }
}

fn refused(ask: &Ask, error: ApprovalError) -> Problem {
    let fault = |pointer: &str, code: &'static str, value: String| Fault::new(pointer, code, value);
    let fault = match error {
        ApprovalError::Release(error) => return release::refused(ask, None, error),
        ApprovalError::NoProposal => fault("", "no-proposal", String::new()),
        ApprovalError::Changed => fault("", "draft-changed", String::new()),
        ApprovalError::NoSide => fault("", "no-side", String::new()),
        ApprovalError::Turned { side, name } => fault("", "approved-already", format!("{side} ({name})")),
        ApprovalError::SamePerson { side } => fault("", "same-person", side),
        ApprovalError::Past(at) => fault("/publish_at", "past", at.to_string()),
        ApprovalError::NoSuchTime(at) => fault("/publish_at", "wrong-type", at.to_string()),
        ApprovalError::NoZone(zone) => fault("", "bad-zone", zone),
        ApprovalError::TooFewSides => fault("", "too-few-sides", String::new()),
        ApprovalError::Db(error) => return error.into(),
    };
    Problem::new("conflict").faults(vec![fault])
}

async fn read(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let (uid, _) = store::revision(tx, ask.edition())
        .await?
        .ok_or_else(|| Problem::new("not-found"))?;
    let policy = store::policy(tx, uid).await?;
    let mut proposal = Value::Null;
    if let Some(proposed) = store::open(tx, uid).await? {
        let seal = proposed.seal();
        let given = store::approvals(tx, proposed.id).await?;
        let counting = approval::counting(tx, ask.edition(), &given, &seal).await?;
        let approvals: Vec<Value> = given
            .iter()
            .map(|given| {
                json!({
                    "side": given.side,
                    "name": given.name,
                    "at": given.at.to_string(),
                    "valid": counting.contains(given),
                })
            })
            .collect();
        proposal = json!({
            "id": proposed.id,
            "digest": proposed.digest,
            "seal": seal,
            "revision": proposed.revision,
            "reason": proposed.reason,
            "name": proposed.name,
            "at": proposed.at.to_string(),
            "publish_at": proposed.publish_at.map(|at| at.to_string()),
            "approvals": approvals,
        });
    }
    Ok(Reply::ok(&json!({ "two_keys": policy.two_keys, "proposal": proposal })))
}

fn stands(standing: &Standing) -> Value {
    match standing {
        Standing::Waiting(sides) => json!({ "state": "waiting", "sides": sides }),
        Standing::Scheduled(at) => json!({ "state": "scheduled", "at": at.to_string() }),
        Standing::Published(release) => json!({ "state": "published", "release": release.number }),
    }
}

async fn propose(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    there(ask, tx).await?;
    let publish_at = match ask.body["publish_at"].as_str() {
        None => None,
        Some(text) => Some(
            text.parse::<DateTime>()
                .map_err(|_| Problem::new("refused").faults(vec![Fault::new("/publish_at", "wrong-type", text)]))?,
        ),
    };
    let wish = Wish {
        seen: ask.body["digest"].as_str().map(str::to_owned),
        reason: release::reason(ask)?,
        overrides: release::overrides(ask),
        publish_at,
    };
    let standing = approval::propose(tx, ask.edition(), &wish, &signer(ask), ask.now)
        .await
        .map_err(|error| refused(ask, error))?;
    if let Standing::Waiting(sides) = &standing {
        notices::ask(tx, &ask.desk.base_url, ask.edition(), sides, ask.now).await?;
    }
    Ok(Reply::ok(&stands(&standing)))
}

async fn approve(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    there(ask, tx).await?;
    let seen = ask.body["seal"].as_str().unwrap_or_default();
    let standing = approval::approve(tx, ask.edition(), seen, &signer(ask), ask.now)
        .await
        .map_err(|error| refused(ask, error))?;
    Ok(Reply::ok(&stands(&standing)))
}

async fn retract(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    there(ask, tx).await?;
    let retracted = approval::retract(tx, ask.edition(), &signer(ask), ask.now)
        .await
        .map_err(|error| refused(ask, error))?;
    if !retracted {
        return Err(Problem::new("nothing-changed"));
    }
    read(ask, tx).await
}

async fn call_off(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    there(ask, tx).await?;
    approval::call_off(tx, ask.edition(), &signer(ask), ask.now)
        .await
        .map_err(|error| refused(ask, error))?;
    read(ask, tx).await
}

async fn set_keys(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    there(ask, tx).await?;
    let administrator = ask.may(Permission::Administer, None).is_ok();
    if ask.body["two_keys"] == true {
        approval::want_two_keys(tx, ask.edition(), &signer(ask), ask.now).await
    } else {
        let ended = approval::end_two_keys(tx, ask.edition(), &signer(ask), administrator, ask.now).await;
        ended.map(drop)
    }
    .map_err(|error| refused(ask, error))?;
    read(ask, tx).await
}
