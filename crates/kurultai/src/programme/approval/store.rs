//! The tables of approvals: release_policy, release_proposal, release_approval.

use jiff::Timestamp;
use uuid::Uuid;

use super::{Approval, Ending, Policy, Proposed, Signer, State};
use crate::platform::db::{DbError, DbResult, Row, Tx, Value};

/// The edition's identity and the revision of its draft, which nobody else can change until the transaction ends.
pub async fn hold_draft(tx: &mut Tx, key: &str) -> DbResult<Option<(Uuid, i64)>> {
    let held = tx
        .execute("update edition set version = version where key = $1", &[key.into()])
        .await?;
    if held == 0 {
        return Ok(None);
    }
    revision(tx, key).await
}

/// The edition's identity and the revision of its draft.
pub async fn revision(tx: &mut Tx, key: &str) -> DbResult<Option<(Uuid, i64)>> {
    tx.row("select id, version from edition where key = $1", &[key.into()])
        .await?
        .map(|row| Ok((row.parsed("id")?, row.int("version")?)))
        .transpose()
}

pub async fn edition_key(tx: &mut Tx, edition: Uuid) -> DbResult<Option<String>> {
    tx.row("select key from edition where id = $1", &[edition.into()])
        .await?
        .map(|row| row.text("key"))
        .transpose()
}

pub async fn policy(tx: &mut Tx, edition: Uuid) -> DbResult<Policy> {
    let row = tx
        .row("select * from release_policy where edition_id = $1", &[edition.into()])
        .await?;
    let Some(row) = row else {
        return Ok(Policy::default());
    };
    let asked = row.text_or_null("ending_asked_by")?;
    Ok(Policy {
        two_keys: row.flag("two_keys")?,
        ending: asked
            .map(|account| {
                Ok::<_, DbError>(Ending {
                    account,
                    name: row.text("ending_asked_name")?,
                    side: row.text("ending_asked_side")?,
                    at: row.instant("ending_asked_at")?,
                })
            })
            .transpose()?,
    })
}

pub async fn write_policy(tx: &mut Tx, edition: Uuid, policy: &Policy, by: &str, now: Timestamp) -> DbResult<()> {
    let ending = policy.ending.as_ref();
    tx.execute(
        "insert into release_policy (edition_id, two_keys, changed_by, changed_at, ending_asked_by, ending_asked_name,
             ending_asked_side, ending_asked_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (edition_id) do update set
             two_keys = excluded.two_keys, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
             ending_asked_by = excluded.ending_asked_by, ending_asked_name = excluded.ending_asked_name,
             ending_asked_side = excluded.ending_asked_side, ending_asked_at = excluded.ending_asked_at",
        &[
            edition.into(),
            policy.two_keys.into(),
            by.into(),
            now.into(),
            ending.map(|ending| ending.account.as_str()).into(),
            ending.map(|ending| ending.name.as_str()).into(),
            ending.map(|ending| ending.side.as_str()).into(),
            ending.map(|ending| ending.at).into(),
        ],
    )
    .await
    .map(drop)
}

pub async fn insert(tx: &mut Tx, proposed: &Proposed) -> DbResult<()> {
    tx.execute(
        "insert into release_proposal (id, edition_id, digest, revision, reason, overrides, proposed_by, proposer_name,
             proposed_at, publish_at, run_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            proposed.id.into(),
            proposed.edition.into(),
            (&proposed.digest).into(),
            proposed.revision.into(),
            Value::json(&proposed.reason),
            Value::json(&proposed.overrides),
            (&proposed.by).into(),
            (&proposed.name).into(),
            proposed.at.into(),
            proposed.publish_at.map(|at| at.to_string()).into(),
            proposed.run_at.into(),
        ],
    )
    .await
    .map(drop)
}

/// The proposal that waits for something, if there is one.
pub async fn open(tx: &mut Tx, edition: Uuid) -> DbResult<Option<Proposed>> {
    let row = tx
        .row(
            "select * from release_proposal where edition_id = $1 and ended_at is null",
            &[edition.into()],
        )
        .await?;
    row.as_ref().map(proposed).transpose()
}

pub async fn proposal(tx: &mut Tx, id: Uuid) -> DbResult<Option<Proposed>> {
    let row = tx
        .row("select * from release_proposal where id = $1", &[id.into()])
        .await?;
    row.as_ref().map(proposed).transpose()
}

/// The proposal that ended last.
pub async fn last_ended(tx: &mut Tx, edition: Uuid) -> DbResult<Option<Proposed>> {
    let row = tx
        .row(
            "select *
             from release_proposal
             where edition_id = $1 and ended_at is not null
             order by ended_at desc, id desc
             limit 1",
            &[edition.into()],
        )
        .await?;
    row.as_ref().map(proposed).transpose()
}

fn proposed(row: &Row) -> DbResult<Proposed> {
    let state = row.text("state")?;
    Ok(Proposed {
        id: row.parsed("id")?,
        edition: row.parsed("edition_id")?,
        digest: row.text("digest")?,
        revision: row.int("revision")?,
        reason: row.json("reason")?,
        overrides: row.json("overrides")?,
        by: row.text("proposed_by")?,
        name: row.text("proposer_name")?,
        at: row.instant("proposed_at")?,
        publish_at: row.parsed_or_null("publish_at")?,
        run_at: instant_or_null(row, "run_at")?,
        state: State::of(&state).ok_or_else(|| DbError::Malformed {
            column: "release_proposal.state".to_owned(),
            problem: format!("{state} is no state of a proposal"),
        })?,
        ended_at: instant_or_null(row, "ended_at")?,
        ended_name: row.text_or_null("ended_name")?,
        outcome: row.json_or_null("outcome")?,
    })
}

fn instant_or_null(row: &Row, column: &str) -> DbResult<Option<Timestamp>> {
    row.int_or_null(column)?.map(|_| row.instant(column)).transpose()
}

/// Ends an open proposal; `false` when it had ended already.
pub async fn end(
    tx: &mut Tx,
    id: Uuid,
    state: State,
    by: &Signer<'_>,
    outcome: &serde_json::Value,
    now: Timestamp,
) -> DbResult<bool> {
    let rows = tx
        .execute(
            "update release_proposal
             set state = $2, ended_at = $3, ended_by = $4, ended_name = $5, outcome = $6
             where id = $1 and ended_at is null",
            &[
                id.into(),
                state.word().into(),
                now.into(),
                by.account.into(),
                by.name.into(),
                Value::json(outcome),
            ],
        )
        .await?;
    Ok(rows == 1)
}

/// Keeps an approval; it takes the place of one for the same side that counts no longer.
pub async fn approve(
    tx: &mut Tx,
    proposed: &Proposed,
    side: &str,
    by: &Signer<'_>,
    revision: i64,
    now: Timestamp,
) -> DbResult<()> {
    tx.execute(
        "insert into release_approval (proposal_id, seal, side, account, name, revision, at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (proposal_id, seal, side) do update set
             account = excluded.account, name = excluded.name, revision = excluded.revision, at = excluded.at",
        &[
            proposed.id.into(),
            proposed.seal().into(),
            side.into(),
            by.account.into(),
            by.name.into(),
            revision.into(),
            now.into(),
        ],
    )
    .await
    .map(drop)
}

/// Takes an account's approval back; `false` when it had given none.
pub async fn retract(tx: &mut Tx, proposed: &Proposed, account: &str) -> DbResult<bool> {
    let rows = tx
        .execute(
            "delete from release_approval where proposal_id = $1 and seal = $2 and account = $3",
            &[proposed.id.into(), proposed.seal().into(), account.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// Approvals of a proposal, also those under earlier seals, the earliest first.
pub async fn approvals(tx: &mut Tx, proposal: Uuid) -> DbResult<Vec<Approval>> {
    tx.rows(
        "select * from release_approval where proposal_id = $1 order by at, side",
        &[proposal.into()],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Approval {
            side: row.text("side")?,
            account: row.text("account")?,
            name: row.text("name")?,
            seal: row.text("seal")?,
            revision: row.int("revision")?,
            at: row.instant("at")?,
        })
    })
    .collect()
}

/// Makes a proposal speak of another content. Approvals of the one before stay, and count no longer.
pub async fn renew(tx: &mut Tx, proposed: &Proposed) -> DbResult<()> {
    tx.execute(
        "update release_proposal
         set digest = $2, revision = $3, reason = $4, overrides = $5, proposed_by = $6, proposer_name = $7,
             proposed_at = $8, publish_at = $9, run_at = $10
         where id = $1 and ended_at is null",
        &[
            proposed.id.into(),
            (&proposed.digest).into(),
            proposed.revision.into(),
            Value::json(&proposed.reason),
            Value::json(&proposed.overrides),
            (&proposed.by).into(),
            (&proposed.name).into(),
            proposed.at.into(),
            proposed.publish_at.map(|at| at.to_string()).into(),
            proposed.run_at.into(),
        ],
    )
    .await
    .map(drop)
}

/// Forgets all proposals of an edition. Only for an edition that is itself deleted.
pub async fn forget(tx: &mut Tx, edition: Uuid) -> DbResult<()> {
    for sql in [
        "delete from release_approval
         where proposal_id in (select id from release_proposal where edition_id = $1)",
        "delete from release_proposal where edition_id = $1",
        "delete from release_policy where edition_id = $1",
    ] {
        tx.execute(sql, &[edition.into()]).await?;
    }
    Ok(())
}
