//! Releases: what the public reads, numbered and immutable.
//!
//! Always true:
//! - a release holds every text in every language it was written in, and is never changed after it is recorded;
//! - hard findings forbid a release unless each is overridden with a reason, which is kept with it;
//! - what the public sees is the last entry of the publication log: the newest release, or an earlier one in whose favour
//!   a release was withdrawn.

use std::collections::{BTreeMap, BTreeSet};

use exchange::archive::{Archive, Edition, FORMAT, Text};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use timetable::FindingRecord;
use uuid::Uuid;

use super::difference::{self, Change};
use super::findings::{self, Findings};
use super::model::{Override, Publication, Release, ReleaseSummary, Revision, Revisions};
use super::{approval, draft, store};
use crate::forum::model::Reference;
use crate::forum::store as forum;
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbError, Tx};
use crate::platform::secret;

/// A release as it would be, with what speaks against it.
#[derive(Debug)]
pub struct Proposal {
    pub archive: Archive,
    pub number: u32,
    pub findings: Findings,
    pub difference: Vec<Change>,
    /// The release before it, with its content.
    pub before: Option<Release>,
}

impl Proposal {
    pub fn edition(&self) -> &Edition {
        &self.archive.editions[0]
    }
}

/// Who wants the release, why, and which hard findings are let pass.
#[derive(Debug, Clone)]
pub struct Order {
    pub author: String,
    pub reason: Text,
    pub overrides: Vec<Override>,
    pub at: Timestamp,
}

/// Why a release does not happen.
#[derive(Debug, thiserror::Error)]
pub enum ReleaseError {
    #[error("there is no edition {0:?}")]
    NoEdition(String),
    #[error("nothing has changed since release {0}")]
    NothingChanged(u32),
    #[error("{} hard findings forbid the release", .0.len())]
    Blocked(Vec<FindingRecord>),
    /// Overriding what was not found hides a misspelling.
    #[error("there is no hard finding {0:?} to override")]
    NothingToOverride(String),
    #[error("an override of {0:?} needs a reason")]
    NoReason(String),
    #[error("each side has to approve a release of this edition; propose it at /desk/…/release")]
    TwoKeys,
    #[error("there is no release {0}")]
    NoRelease(u32),
    #[error("release {0} is not the one the public sees")]
    NotShown(u32),
    #[error("a release can be withdrawn only in favour of an earlier one, not of {0}")]
    NotEarlier(u32),
    #[error("the record contradicts itself: {0}")]
    Contradiction(String),
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Looks at the draft as if it were to be released.
///
/// # Errors
/// When there is no such edition, or its record contradicts itself.
pub async fn propose(tx: &mut Tx, key: &str) -> Result<Proposal, ReleaseError> {
    let edition = draft::load(tx, key)
        .await?
        .ok_or_else(|| ReleaseError::NoEdition(key.to_owned()))?;
    let Reference {
        regions,
        series,
        facts,
        sources,
    } = forum::reference(tx).await?;
    let told = findings::told(tx, edition.uid).await?;
    let findings = findings::of_after(&edition, told.as_ref().map(|(_, told)| told)).map_err(|refusals| {
        ReleaseError::Contradiction(
            refusals
                .iter()
                .map(|refusal| format!("{refusal:?}"))
                .collect::<Vec<_>>()
                .join("; "),
        )
    })?;
    let summaries = store::release_summaries(tx, edition.uid).await?;
    let before = match summaries.first() {
        Some(last) => store::release(tx, edition.uid, last.number).await?,
        None => None,
    };
    let series = series
        .into_iter()
        .filter(|series| Some(&series.id) == edition.series.as_ref())
        .collect();
    let earlier = before.as_ref().map(content).transpose()?;
    let difference = earlier
        .map(|archive| difference::between(&archive.editions[0], &edition))
        .unwrap_or_default();
    let archive = Archive {
        format: FORMAT.to_owned(),
        regions,
        series,
        editions: vec![edition],
        facts,
        sources,
    };
    let number = before.as_ref().map_or(1, |release| release.summary.number + 1);
    Ok(Proposal {
        archive,
        number,
        findings,
        difference,
        before,
    })
}

/// Looks at the draft as if it were to be released with these overrides, and says what digest the release would have.
///
/// # Errors
/// When nothing has changed, or hard findings are left that are not overridden.
pub async fn examine(tx: &mut Tx, key: &str, overrides: &[Override]) -> Result<(Proposal, String), ReleaseError> {
    let proposal = propose(tx, key).await?;
    check_overrides(&proposal.findings, overrides)?;
    let (_, digest) = digest(&proposal.archive);
    let shown = store::publications(tx, proposal.edition().uid).await?;
    if let Some(before) = &proposal.before
        && before.digest == digest
        && shown.first().is_some_and(|shown| shown.number == before.summary.number)
    {
        return Err(ReleaseError::NothingChanged(before.summary.number));
    }
    Ok((proposal, digest))
}

/// An archive as a release keeps it, and the digest of that.
pub fn digest(archive: &Archive) -> (Vec<u8>, String) {
    let json = serde_json::to_vec(archive).expect("an archive always serialises");
    let digest = secret::hex(&Sha256::digest(&json));
    (json, digest)
}

/// Freezes the draft as the next release and shows it to the public.
///
/// # Errors
/// When nothing has changed, hard findings are left that are not overridden, or the edition wants the approval of each
/// side, which is asked for through `approval`.
pub async fn publish(tx: &mut Tx, key: &str, order: &Order) -> Result<ReleaseSummary, ReleaseError> {
    // Nobody changes the draft or asks for two keys while it is read.
    approval::store::hold_draft(tx, key)
        .await?
        .ok_or_else(|| ReleaseError::NoEdition(key.to_owned()))?;
    let (proposal, _) = examine(tx, key, &order.overrides).await?;
    if approval::store::policy(tx, proposal.edition().uid).await?.two_keys {
        return Err(ReleaseError::TwoKeys);
    }
    record(tx, &proposal, order).await
}

/// Who published, as the ledger has it: a name that people choose themselves, never to be taken for an account.
fn by_name(order: &Order) -> String {
    format!("name:{}", order.author)
}

/// Records what was examined as the next release and shows it to the public.
pub(super) async fn record(tx: &mut Tx, proposal: &Proposal, order: &Order) -> Result<ReleaseSummary, ReleaseError> {
    let (json, digest) = digest(&proposal.archive);
    let revisions = revise(proposal, order.at)?;
    let summary = ReleaseSummary {
        number: proposal.number,
        at: order.at,
        author: order.author.clone(),
        reason: order.reason.clone(),
        difference: proposal.difference.clone(),
    };
    let release = Release {
        edition: proposal.archive.editions[0].uid,
        summary,
        content: zstd::bulk::compress(&json, 9).expect("compressing into memory does not fail"),
        digest,
        findings: serde_json::to_value(&proposal.findings.list).expect("findings are plain data"),
        overrides: order.overrides.clone(),
        revisions,
    };
    store::record_release(tx, &release).await?;
    let publication = Publication {
        at: order.at,
        author: order.author.clone(),
        number: release.summary.number,
        withdrawn: None,
        reason: order.reason.clone(),
    };
    store::record_publication(tx, release.edition, &publication).await?;
    let subject = format!("{}/{}", release.edition, release.summary.number);
    let by = by_name(order);
    let entry = Entry {
        at: order.at,
        actor: &by,
        action: "release.publish",
        subject: &subject,
    };
    audit::record(
        tx,
        &entry,
        &serde_json::json!({ "digest": release.digest, "overrides": order.overrides }),
    )
    .await?;
    audit::announce(tx, order.at, "release-shown", &subject).await?;
    Ok(release.summary)
}

fn check_overrides(findings: &Findings, overrides: &[Override]) -> Result<(), ReleaseError> {
    let reasons: BTreeMap<&str, &str> = overrides
        .iter()
        .map(|given| (given.finding.as_str(), given.reason.trim()))
        .collect();
    let hard: BTreeSet<&str> = findings.hard().map(|finding| finding.key.as_str()).collect();
    for (finding, reason) in &reasons {
        if !hard.contains(finding) {
            return Err(ReleaseError::NothingToOverride((*finding).to_owned()));
        }
        if reason.is_empty() {
            return Err(ReleaseError::NoReason((*finding).to_owned()));
        }
    }
    let left: Vec<FindingRecord> = findings
        .hard()
        .filter(|finding| !reasons.contains_key(finding.key.as_str()))
        .cloned()
        .collect();
    if left.is_empty() {
        Ok(())
    } else {
        Err(ReleaseError::Blocked(left))
    }
}

/// Counts the changes of each session for calendars, and keeps those that are gone so that calendars can cancel them.
fn revise(proposal: &Proposal, at: Timestamp) -> Result<Revisions, ReleaseError> {
    let edition = proposal.edition();
    let Some(before) = &proposal.before else {
        let sessions = edition
            .sessions
            .iter()
            .map(|session| {
                (
                    session.uid,
                    Revision {
                        sequence: 0,
                        modified: at,
                    },
                )
            })
            .collect();
        return Ok(Revisions {
            sessions,
            gone: Vec::new(),
        });
    };
    let earlier = content(before)?;
    let was: BTreeMap<Uuid, _> = earlier.editions[0]
        .sessions
        .iter()
        .map(|session| (session.uid, session))
        .collect();
    let mut revisions = before.revisions.clone();
    let there: BTreeSet<Uuid> = edition.sessions.iter().map(|session| session.uid).collect();
    for session in &edition.sessions {
        let known = revisions.sessions.entry(session.uid).or_insert(Revision {
            sequence: 0,
            modified: at,
        });
        if was.get(&session.uid).is_some_and(|was| !was.is_shown_as(session))
            || revisions.gone.iter().any(|g| g.uid == session.uid)
        {
            *known = Revision {
                sequence: known.sequence + 1,
                modified: at,
            };
        }
    }
    revisions.gone.retain(|session| !there.contains(&session.uid));
    for session in &earlier.editions[0].sessions {
        if !there.contains(&session.uid) {
            let known = revisions.sessions.entry(session.uid).or_insert(Revision {
                sequence: 0,
                modified: at,
            });
            *known = Revision {
                sequence: known.sequence + 1,
                modified: at,
            };
            revisions.gone.push(session.clone());
        }
    }
    Ok(revisions)
}

/// Shows an earlier release again in place of the one the public sees.
///
/// # Errors
/// When `number` is not shown now, or `favour` is not an earlier release.
pub async fn withdraw(tx: &mut Tx, key: &str, number: u32, favour: u32, order: &Order) -> Result<(), ReleaseError> {
    let edition = forum::edition(tx, key)
        .await?
        .ok_or_else(|| ReleaseError::NoEdition(key.to_owned()))?;
    let shown = store::publications(tx, edition.uid).await?;
    if shown.first().map(|shown| shown.number) != Some(number) {
        return Err(ReleaseError::NotShown(number));
    }
    if favour >= number {
        return Err(ReleaseError::NotEarlier(favour));
    }
    store::release(tx, edition.uid, favour)
        .await?
        .ok_or(ReleaseError::NoRelease(favour))?;
    let publication = Publication {
        at: order.at,
        author: order.author.clone(),
        number: favour,
        withdrawn: Some(number),
        reason: order.reason.clone(),
    };
    store::record_publication(tx, edition.uid, &publication).await?;
    let subject = format!("{}/{number}", edition.uid);
    let by = by_name(order);
    let entry = Entry {
        at: order.at,
        actor: &by,
        action: "release.withdraw",
        subject: &subject,
    };
    audit::record(tx, &entry, &serde_json::json!({ "in_favour_of": favour })).await?;
    audit::announce(tx, order.at, "release-shown", &format!("{}/{favour}", edition.uid)).await?;
    Ok(())
}

/// What a release froze.
///
/// # Errors
/// When the stored bytes are damaged.
pub fn content(release: &Release) -> Result<Archive, DbError> {
    let malformed = |problem: String| DbError::Malformed {
        column: "release.content".to_owned(),
        problem,
    };
    let json = zstd::stream::decode_all(release.content.as_slice()).map_err(|error| malformed(error.to_string()))?;
    if secret::hex(&Sha256::digest(&json)) != release.digest {
        return Err(malformed("its digest is not the one that was recorded".to_owned()));
    }
    let archive: Archive = serde_json::from_slice(&json).map_err(|error| malformed(error.to_string()))?;
    if archive.editions.len() != 1 {
        return Err(malformed("it holds no single edition".to_owned()));
    }
    Ok(archive)
}
