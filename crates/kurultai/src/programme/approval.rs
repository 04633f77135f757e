//! Releases with two keys: somebody proposes what the draft is now, each side approves it, and then it is published, at
//! once or at a time that was set.
//!
//! Always true:
//! - an approval is for a content, with its reason, its time and what is let pass, all under one seal; as soon as any of it
//!   is another, it counts for nothing, and counts again only for the very same;
//! - it counts while whoever gave it may approve for that side, up to the moment of publishing;
//! - an account turns one key, whatever sides it acts for; the proposer may turn that of their own side;
//! - what is published is what was approved: the digest is compared under the lock that every edit takes;
//! - at most one proposal of an edition is open;
//! - whether two keys are wanted is decided when it is published, and is given up only by two sides together.
//!
//! Start reading at [`propose`], then [`approve`]; [`at_its_time`] is what a scheduled release does.

pub mod store;

use std::collections::BTreeSet;

use exchange::archive::Text;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, TimeZone};
use serde_json::json;
use timetable::FindingRecord;
use uuid::Uuid;

use super::model::{Override, ReleaseSummary};
use super::release::{self, Order, Proposal, ReleaseError};
use crate::people::access::AccountId;
use crate::people::accounts;
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbError, Tx};
use crate::platform::jobs::{self, Job};
use crate::platform::secret;

/// The kind of job that publishes what was scheduled; its key is the proposal's id and its time, so that another time is
/// another job even while the one of the time before is being done.
pub const SCHEDULED: &str = "release.scheduled";

/// Who does something, and for which side.
#[derive(Debug, Clone, Copy)]
pub struct Signer<'a> {
    /// As the ledger names them.
    pub account: &'a str,
    pub name: &'a str,
    pub side: Option<&'a str>,
}

/// Whether an edition wants the approval of each side.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Policy {
    pub two_keys: bool,
    /// A side that wants to do without; the other one has not agreed yet.
    pub ending: Option<Ending>,
}

/// A wish to do without two keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    pub account: String,
    pub name: String,
    pub side: String,
    pub at: Timestamp,
}

/// A release that somebody wants.
#[derive(Debug, Clone, PartialEq)]
pub struct Proposed {
    pub id: Uuid,
    pub edition: Uuid,
    /// Of the content that was proposed; a release of it has the same.
    pub digest: String,
    /// Of the draft, for people.
    pub revision: i64,
    pub reason: Text,
    pub overrides: Vec<Override>,
    pub by: String,
    pub name: String,
    pub at: Timestamp,
    /// Civil time in the edition's zone.
    pub publish_at: Option<DateTime>,
    pub run_at: Option<Timestamp>,
    pub state: State,
    pub ended_at: Option<Timestamp>,
    pub ended_name: Option<String>,
    pub outcome: Option<serde_json::Value>,
}

impl Proposed {
    /// What an approval names: a digest of everything that is approved.
    pub fn seal(&self) -> String {
        let whole = json!([self.digest, self.reason, self.overrides, self.publish_at]);
        secret::digest(&whole.to_string())
    }
}

/// What became of a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Open,
    Published,
    CalledOff,
    /// Its time came and it could not be published.
    Missed,
}

impl State {
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Published => "published",
            Self::CalledOff => "called-off",
            Self::Missed => "missed",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        [Self::Open, Self::Published, Self::CalledOff, Self::Missed]
            .into_iter()
            .find(|state| state.word() == word)
    }
}

/// A key that was turned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    pub side: String,
    pub account: String,
    pub name: String,
    /// Of what was approved.
    pub seal: String,
    pub revision: i64,
    pub at: Timestamp,
}

/// What somebody wants to release, as they typed it.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// Digest of the content that they saw; `None` for whatever the draft is now.
    pub seen: Option<String>,
    pub reason: Text,
    pub overrides: Vec<Override>,
    /// When, in the edition's zone; `None` for as soon as it may be.
    pub publish_at: Option<DateTime>,
}

/// Where a proposal stands after somebody did something.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// These sides have not approved it.
    Waiting(Vec<String>),
    /// It is approved as far as that is wanted, and its time has not come.
    Scheduled(Timestamp),
    Published(ReleaseSummary),
}

/// Why something is not done.
#[derive(Debug, thiserror::Error)]
pub enum ApprovalError {
    #[error(transparent)]
    Release(#[from] ReleaseError),
    #[error("nothing is proposed")]
    NoProposal,
    /// The draft is another than the one that was seen or proposed.
    #[error("the draft has changed")]
    Changed,
    #[error("the account acts for no side of this edition")]
    NoSide,
    #[error("the key of {side} has been turned by {name}")]
    Turned { side: String, name: String },
    #[error("the same account has turned the key of {side}")]
    SamePerson { side: String },
    #[error("{0} has passed")]
    Past(DateTime),
    /// The clocks are put forward over it.
    #[error("there is no {0} in the zone of the edition")]
    NoSuchTime(DateTime),
    #[error("the zone {0:?} of the edition is not known")]
    NoZone(String),
    #[error("two keys need two sides")]
    TooFewSides,
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Proposes the draft as it is now. What nobody else has to approve is published or scheduled at once. A proposal that is
/// open already speaks of the new content from then on.
///
/// # Errors
/// When nothing has changed since the last release, hard findings are left without a reason, or the time will not do.
pub async fn propose(
    tx: &mut Tx,
    edition: &str,
    wish: &Wish,
    by: &Signer<'_>,
    now: Timestamp,
) -> Result<Standing, ApprovalError> {
    let (uid, revision) = store::hold_draft(tx, edition)
        .await?
        .ok_or_else(|| ReleaseError::NoEdition(edition.to_owned()))?;
    let (proposal, digest) = release::examine(tx, edition, &wish.overrides).await?;
    if wish.seen.as_ref().is_some_and(|seen| *seen != digest) {
        return Err(ApprovalError::Changed);
    }
    let run_at = match wish.publish_at {
        Some(at) => Some(instant(&proposal.edition().timezone, at, now)?),
        None => None,
    };
    let open = store::open(tx, uid).await?;
    let proposed = Proposed {
        id: open.as_ref().map_or_else(|| audit::new_id(now), |open| open.id),
        edition: uid,
        digest,
        revision,
        reason: wish.reason.clone(),
        overrides: wish.overrides.clone(),
        by: by.account.to_owned(),
        name: by.name.to_owned(),
        at: now,
        publish_at: wish.publish_at,
        run_at,
        state: State::Open,
        ended_at: None,
        ended_name: None,
        outcome: None,
    };
    match &open {
        None => store::insert(tx, &proposed).await?,
        Some(before) => {
            store::renew(tx, &proposed).await?;
            unschedule(tx, before, now).await?;
        }
    }
    note(
        tx,
        &proposed,
        "release.propose",
        by,
        &json!({ "digest": proposed.digest, "revision": revision, "at": run_at, "overrides": proposed.overrides }),
        now,
    )
    .await?;
    if let Some(run_at) = run_at {
        let key = job_key(proposed.id, run_at);
        let job = Job {
            kind: SCHEDULED,
            key: &key,
            run_at,
            payload: json!({}),
        };
        jobs::enqueue(tx, &job, now).await?;
    }
    go_on(tx, &proposed, &proposal, by, now).await
}

/// Turns the key of the signer's side for what they saw, named by its seal.
///
/// # Errors
/// When the draft is another by now, the key has been turned, or the same account has turned another one.
pub async fn approve(
    tx: &mut Tx,
    edition: &str,
    seen: &str,
    by: &Signer<'_>,
    now: Timestamp,
) -> Result<Standing, ApprovalError> {
    let (uid, revision) = store::hold_draft(tx, edition)
        .await?
        .ok_or_else(|| ReleaseError::NoEdition(edition.to_owned()))?;
    let proposed = store::open(tx, uid).await?.ok_or(ApprovalError::NoProposal)?;
    let (proposal, digest) = release::examine(tx, edition, &proposed.overrides).await?;
    let seal = proposed.seal();
    if digest != proposed.digest || seal != seen {
        return Err(ApprovalError::Changed);
    }
    let side = by
        .side
        .filter(|side| proposal.edition().sides.iter().any(|known| known.id == **side))
        .ok_or(ApprovalError::NoSide)?;
    let given = store::approvals(tx, proposed.id).await?;
    if let Some(turned) = counting(tx, edition, &given, &seal)
        .await?
        .into_iter()
        .find(|given| given.side == side)
    {
        return Err(ApprovalError::Turned {
            side: turned.side,
            name: turned.name,
        });
    }
    // Also one that counts no longer: until it is taken back, the account has turned that key.
    if let Some(own) = valid(&given, &seal).find(|given| given.account == by.account && given.side != side) {
        return Err(ApprovalError::SamePerson { side: own.side.clone() });
    }
    store::approve(tx, &proposed, side, by, revision, now).await?;
    let details = json!({ "digest": digest, "seal": seal, "side": side });
    note(tx, &proposed, "release.approve", by, &details, now).await?;
    go_on(tx, &proposed, &proposal, by, now).await
}

/// Takes the signer's approval back; says whether there was one.
///
/// # Errors
/// When nothing is proposed.
pub async fn retract(tx: &mut Tx, edition: &str, by: &Signer<'_>, now: Timestamp) -> Result<bool, ApprovalError> {
    let proposed = held(tx, edition).await?;
    let retracted = store::retract(tx, &proposed, by.account).await?;
    if retracted {
        note(
            tx,
            &proposed,
            "release.retract",
            by,
            &json!({ "digest": proposed.digest }),
            now,
        )
        .await?;
    }
    Ok(retracted)
}

/// Calls a proposal off, with its time if it had one.
///
/// # Errors
/// When nothing is proposed.
pub async fn call_off(tx: &mut Tx, edition: &str, by: &Signer<'_>, now: Timestamp) -> Result<(), ApprovalError> {
    let proposed = held(tx, edition).await?;
    store::end(tx, proposed.id, State::CalledOff, by, &json!({}), now).await?;
    unschedule(tx, &proposed, now).await?;
    note(tx, &proposed, "release.call-off", by, &json!({}), now).await
}

fn job_key(proposal: Uuid, at: Timestamp) -> String {
    format!("{proposal}@{}", at.as_microsecond())
}

/// The proposal that a job is about.
pub fn of_job(key: &str) -> Option<Uuid> {
    let (id, _) = key.split_once('@').unwrap_or((key, ""));
    id.parse().ok()
}

/// Calls off the job of the time that was set. One that is being done finds nothing to do.
async fn unschedule(tx: &mut Tx, proposed: &Proposed, now: Timestamp) -> Result<(), DbError> {
    if let Some(run_at) = proposed.run_at {
        jobs::cancel(tx, SCHEDULED, &job_key(proposed.id, run_at), now).await?;
    }
    Ok(())
}

/// Why a release did not happen at its time.
#[derive(Debug, Clone, PartialEq)]
pub enum Missed {
    Changed,
    /// These sides had not approved it.
    NotApproved(Vec<String>),
    Blocked(Vec<FindingRecord>),
    NothingChanged(u32),
    Other(String),
}

impl Missed {
    /// The word under which it is kept.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::NotApproved(_) => "not-approved",
            Self::Blocked(_) => "blocked",
            Self::NothingChanged(_) => "nothing-changed",
            Self::Other(_) => "other",
        }
    }
}

/// What happened at the time that was set.
#[derive(Debug, Clone, PartialEq)]
pub enum AtItsTime {
    Published(ReleaseSummary),
    Missed(Box<Proposed>, Missed),
    /// It was called off, set to another time or published meanwhile.
    Nothing,
}

/// Publishes what was scheduled, if it may still be published as it was approved; ends it otherwise.
///
/// # Errors
/// When the database fails; then nothing has happened.
pub async fn at_its_time(tx: &mut Tx, proposal: Uuid, now: Timestamp) -> Result<AtItsTime, DbError> {
    let Some(proposed) = store::proposal(tx, proposal).await? else {
        return Ok(AtItsTime::Nothing);
    };
    let Some(edition) = store::edition_key(tx, proposed.edition).await? else {
        return Ok(AtItsTime::Nothing);
    };
    store::hold_draft(tx, &edition).await?;
    // It may have changed while we waited for the lock.
    let proposed = match store::proposal(tx, proposal).await? {
        Some(again) if again.state == State::Open && again.run_at.is_some_and(|at| at <= now) => again,
        _ => return Ok(AtItsTime::Nothing),
    };
    let clock = Signer {
        account: "clock",
        name: &proposed.name,
        side: None,
    };
    let missed = match release::examine(tx, &edition, &proposed.overrides).await {
        // The digest first: when the draft is another, that is why, whatever else is wrong with it.
        Ok((_, digest)) if digest != proposed.digest => Missed::Changed,
        Ok((proposal, _)) => {
            let left = missing(tx, &proposed, &proposal).await?;
            if left.is_empty() {
                match publish(tx, &proposed, &proposal, &clock, now).await {
                    Ok(summary) => return Ok(AtItsTime::Published(summary)),
                    Err(ApprovalError::Release(error)) => why(error)?,
                    Err(ApprovalError::Db(error)) => return Err(error),
                    Err(error) => Missed::Other(error.to_string()),
                }
            } else {
                Missed::NotApproved(left)
            }
        }
        Err(error) => {
            let changed = match release::propose(tx, &edition).await {
                Ok(proposal) => release::digest(&proposal.archive).1 != proposed.digest,
                Err(ReleaseError::Db(error)) => return Err(error),
                Err(_) => true,
            };
            match why(error)? {
                // A new finding is worth naming even when it came with another draft.
                blocked @ Missed::Blocked(_) => blocked,
                _ if changed => Missed::Changed,
                other => other,
            }
        }
    };
    let outcome = json!({ "why": missed.word() });
    store::end(tx, proposed.id, State::Missed, &clock, &outcome, now).await?;
    let entry = Entry {
        at: now,
        actor: "clock",
        action: "release.miss",
        subject: &proposed.id.to_string(),
    };
    audit::record(tx, &entry, &outcome).await?;
    Ok(AtItsTime::Missed(Box::new(proposed), missed))
}

fn why(error: ReleaseError) -> Result<Missed, DbError> {
    Ok(match error {
        ReleaseError::Db(error) => return Err(error),
        ReleaseError::Blocked(findings) => Missed::Blocked(findings),
        ReleaseError::NothingChanged(number) => Missed::NothingChanged(number),
        // An override of a finding that is gone: the draft is another.
        ReleaseError::NothingToOverride(_) => Missed::Changed,
        other => Missed::Other(other.to_string()),
    })
}

/// Wants two keys from now on.
///
/// # Errors
/// When the edition has fewer than two sides.
pub async fn want_two_keys(tx: &mut Tx, edition: &str, by: &Signer<'_>, now: Timestamp) -> Result<(), ApprovalError> {
    let (uid, _) = store::hold_draft(tx, edition)
        .await?
        .ok_or_else(|| ReleaseError::NoEdition(edition.to_owned()))?;
    let sides = crate::forum::store::edition(tx, edition)
        .await?
        .map_or(0, |edition| edition.sides.len());
    if sides < 2 {
        return Err(ApprovalError::TooFewSides);
    }
    let policy = Policy {
        two_keys: true,
        ending: None,
    };
    keep_policy(tx, uid, &policy, "release.want-two-keys", by, now).await
}

/// What became of the wish to do without two keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// One key is enough from now on.
    Yes,
    /// The other side has to agree.
    Asked,
}

/// Wants to do without two keys: done when an account of another side wants it too, or at once by who runs the
/// installation, for a side that cannot be reached any more.
///
/// # Errors
/// When the signer acts for no side.
pub async fn end_two_keys(
    tx: &mut Tx,
    edition: &str,
    by: &Signer<'_>,
    administrator: bool,
    now: Timestamp,
) -> Result<Ended, ApprovalError> {
    let (uid, _) = store::hold_draft(tx, edition)
        .await?
        .ok_or_else(|| ReleaseError::NoEdition(edition.to_owned()))?;
    let policy = store::policy(tx, uid).await?;
    let agreed = match &policy.ending {
        Some(asked) if Some(asked.side.as_str()) != by.side && asked.account != by.account && by.side.is_some() => {
            still_signs(tx, edition, &asked.account, &asked.side).await?
        }
        _ => false,
    };
    if !policy.two_keys || agreed || administrator {
        keep_policy(tx, uid, &Policy::default(), "release.end-two-keys", by, now).await?;
        return Ok(Ended::Yes);
    }
    let side = by.side.ok_or(ApprovalError::NoSide)?;
    let asked = Policy {
        two_keys: true,
        ending: Some(Ending {
            account: by.account.to_owned(),
            name: by.name.to_owned(),
            side: side.to_owned(),
            at: now,
        }),
    };
    keep_policy(tx, uid, &asked, "release.ask-end-two-keys", by, now).await?;
    Ok(Ended::Asked)
}

async fn keep_policy(
    tx: &mut Tx,
    edition: Uuid,
    policy: &Policy,
    action: &str,
    by: &Signer<'_>,
    now: Timestamp,
) -> Result<(), ApprovalError> {
    store::write_policy(tx, edition, policy, by.account, now).await?;
    let subject = edition.to_string();
    let entry = Entry {
        at: now,
        actor: by.account,
        action,
        subject: &subject,
    };
    audit::record(tx, &entry, &json!({ "side": by.side })).await?;
    Ok(())
}

/// Approvals under this seal.
pub fn valid<'a>(approvals: &'a [Approval], seal: &'a str) -> impl Iterator<Item = &'a Approval> {
    approvals.iter().filter(move |approval| approval.seal == seal)
}

/// Those under this seal that count: whoever gave them may still approve for that side.
///
/// # Errors
/// When the database cannot be asked.
pub async fn counting(
    tx: &mut Tx,
    edition: &str,
    approvals: &[Approval],
    seal: &str,
) -> Result<Vec<Approval>, DbError> {
    let mut counting = Vec::new();
    for given in valid(approvals, seal) {
        if still_signs(tx, edition, &given.account, &given.side).await? {
            counting.push(given.clone());
        }
    }
    Ok(counting)
}

/// Whether an account may approve for a side at this moment, whatever it could when it did.
async fn still_signs(tx: &mut Tx, edition: &str, account: &str, side: &str) -> Result<bool, DbError> {
    let Some(account) = AccountId::labelled(account) else {
        return Ok(false);
    };
    let actor = accounts::actor(tx, account).await?;
    Ok(actor.is_some_and(|actor| actor.signs_for(edition, side)))
}

/// The sides that have not approved and would have to.
async fn missing(tx: &mut Tx, proposed: &Proposed, proposal: &Proposal) -> Result<Vec<String>, DbError> {
    if !store::policy(tx, proposed.edition).await?.two_keys {
        return Ok(Vec::new());
    }
    let approvals = store::approvals(tx, proposed.id).await?;
    let seal = proposed.seal();
    let given: BTreeSet<String> = counting(tx, &proposal.edition().id, &approvals, &seal)
        .await?
        .into_iter()
        .map(|approval| approval.side)
        .collect();
    Ok(proposal
        .edition()
        .sides
        .iter()
        .filter(|side| !given.contains(&side.id))
        .map(|side| side.id.clone())
        .collect())
}

/// Publishes when nothing is left to wait for.
async fn go_on(
    tx: &mut Tx,
    proposed: &Proposed,
    proposal: &Proposal,
    by: &Signer<'_>,
    now: Timestamp,
) -> Result<Standing, ApprovalError> {
    let left = missing(tx, proposed, proposal).await?;
    // A side that went away took no key with it.
    if store::policy(tx, proposed.edition).await?.two_keys && proposal.edition().sides.len() < 2 {
        return Err(ApprovalError::TooFewSides);
    }
    if !left.is_empty() {
        return Ok(Standing::Waiting(left));
    }
    match proposed.run_at {
        Some(at) if at > now => Ok(Standing::Scheduled(at)),
        _ => publish(tx, proposed, proposal, by, now).await.map(Standing::Published),
    }
}

/// Records exactly what was examined.
async fn publish(
    tx: &mut Tx,
    proposed: &Proposed,
    proposal: &Proposal,
    by: &Signer<'_>,
    now: Timestamp,
) -> Result<ReleaseSummary, ApprovalError> {
    let order = Order {
        author: proposed.name.clone(),
        reason: proposed.reason.clone(),
        overrides: proposed.overrides.clone(),
        at: now,
    };
    let summary = release::record(tx, proposal, &order).await?;
    let outcome = json!({ "number": summary.number });
    store::end(tx, proposed.id, State::Published, by, &outcome, now).await?;
    unschedule(tx, proposed, now).await?;
    Ok(summary)
}

async fn held(tx: &mut Tx, edition: &str) -> Result<Proposed, ApprovalError> {
    let (uid, _) = store::hold_draft(tx, edition)
        .await?
        .ok_or_else(|| ReleaseError::NoEdition(edition.to_owned()))?;
    store::open(tx, uid).await?.ok_or(ApprovalError::NoProposal)
}

/// The moment that a civil time is in a zone. Of a time that comes twice, the first.
fn instant(zone: &str, at: DateTime, now: Timestamp) -> Result<Timestamp, ApprovalError> {
    let found = TimeZone::get(zone).map_err(|_| ApprovalError::NoZone(zone.to_owned()))?;
    let moment = found.to_ambiguous_timestamp(at);
    if matches!(moment.offset(), AmbiguousOffset::Gap { .. }) {
        return Err(ApprovalError::NoSuchTime(at));
    }
    let moment = moment.compatible().map_err(|_| ApprovalError::NoSuchTime(at))?;
    if moment <= now {
        return Err(ApprovalError::Past(at));
    }
    Ok(moment)
}

async fn note(
    tx: &mut Tx,
    proposed: &Proposed,
    action: &str,
    by: &Signer<'_>,
    details: &serde_json::Value,
    now: Timestamp,
) -> Result<(), ApprovalError> {
    let subject = proposed.id.to_string();
    let entry = Entry {
        at: now,
        actor: by.account,
        action,
        subject: &subject,
    };
    audit::record(tx, &entry, details).await?;
    Ok(())
}
