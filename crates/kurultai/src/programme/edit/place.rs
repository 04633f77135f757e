//! The quick way to move sessions: reads and writes their own rows and no others.

use std::collections::{BTreeMap, BTreeSet};

use exchange::archive::Session;
use jiff::civil::DateTime;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::check::{Code, within};
use super::{Applied, By, Conflict, EditError, Refusal, Version, conflict};
use crate::forum::store as forum;
use crate::platform::audit;
use crate::platform::db::Tx;
use crate::programme::history::{self, Batch, Made};
use crate::programme::records::{Kind, RecordKey};
use crate::programme::store::{self, Held};

/// Where and when a session is to be held. All `None` parks it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Placement {
    pub start: Option<DateTime>,
    pub end: Option<DateTime>,
    pub hall: Option<String>,
    /// For a session without a hall; a hall's venue is known.
    pub venue: Option<String>,
}

/// One of several sessions that are moved together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    pub session: String,
    /// The version it was moved from.
    pub base: Version,
    pub to: Placement,
}

/// Moves one session.
///
/// # Errors
/// As [`super::apply`].
pub async fn place(
    tx: &mut Tx,
    edition: Uuid,
    session: &str,
    base: &Version,
    to: Placement,
    by: &By<'_>,
) -> Result<Applied, EditError> {
    let one = Move {
        session: session.to_owned(),
        base: base.clone(),
        to,
    };
    place_all(tx, edition, &[one], by).await
}

/// Moves several sessions at once: two that change places, or one with its parts.
///
/// # Errors
/// As [`super::apply`].
pub async fn place_all(tx: &mut Tx, edition: Uuid, moves: &[Move], by: &By<'_>) -> Result<Applied, EditError> {
    let Some((edition_key, revision)) = forum::next_revision_of(tx, edition).await? else {
        let gone = moves.iter().map(|one| RecordKey {
            edition: None,
            kind: Kind::Session,
            id: one.session.clone(),
        });
        return Err(EditError::Gone(gone.collect()));
    };
    let dates = forum::edition_dates(tx, edition).await?;
    let mut gone = Vec::new();
    let mut conflicts: Vec<Conflict> = Vec::new();
    let mut refusals = Vec::new();
    let mut made = Vec::new();
    let mut held_by = Vec::new();
    let mut seen = BTreeSet::new();
    for one in moves {
        let key = RecordKey::of(&edition_key, Kind::Session, &one.session);
        if !seen.insert(&one.session) {
            refusals.push(Refusal::about(&key, "", Code::Twice, &one.session));
            continue;
        }
        let Some(mut session) = store::session(tx, edition, &one.session).await? else {
            gone.push(key);
            continue;
        };
        let before = fields_of(&session);
        let held = settle(tx, edition, &mut session, &one.to, &key, &mut refusals).await?;
        if let (Some(start), Some((first, last))) = (session.start, dates)
            && !session.outside_programme
            && !within(first, last, start.date())
        {
            refusals.push(Refusal::about(
                &key,
                "start",
                Code::OutsideEdition,
                &start.date().to_string(),
            ));
        }
        let after = fields_of(&session);
        if Version::of(&before) != one.base {
            conflicts.push(conflict(tx, &key, &one.base, Some(after), before).await?);
            continue;
        }
        if before != after {
            held_by.push((session.uid, held));
            made.push(Made {
                key,
                before: Some(before),
                after: Some(after),
                place: None,
            });
        }
    }
    if !gone.is_empty() {
        return Err(EditError::Gone(gone));
    }
    if !conflicts.is_empty() {
        return Err(EditError::Conflict(conflicts));
    }
    if !refusals.is_empty() {
        return Err(EditError::Refused(refusals));
    }
    for (session, held) in &held_by {
        store::move_session(tx, *session, held).await?;
    }
    let batch = audit::new_id(by.at);
    let keys = made.iter().map(|made| made.key.clone()).collect();
    if !made.is_empty() {
        let what = Batch {
            id: batch,
            action: "draft.edit",
            details: Map::new(),
            undoes: None,
            revisions: &BTreeMap::from([(Some(edition_key), revision)]),
        };
        history::record(tx, what, by, &made).await?;
    }
    Ok(Applied { batch, revision, keys })
}

/// Puts the session where it is wanted, and finds what its row needs for that.
async fn settle(
    tx: &mut Tx,
    edition: Uuid,
    session: &mut Session,
    to: &Placement,
    key: &RecordKey,
    refusals: &mut Vec<Refusal>,
) -> Result<Held, EditError> {
    let mut held = Held::default();
    match (to.start, to.end) {
        (Some(start), Some(end)) if end < start => {
            refusals.push(Refusal::about(key, "end", Code::EndsBeforeStart, &end.to_string()));
        }
        (Some(start), None) => refusals.push(Refusal::about(key, "end", Code::NoEnd, &start.to_string())),
        (None, Some(end)) => refusals.push(Refusal::about(key, "start", Code::NoStart, &end.to_string())),
        _ => {}
    }
    // A day is only said where it was said before; without a time there is none.
    session.date = session.date.and(to.start).map(|start| start.date());
    session.start = to.start;
    session.end = to.end;
    session.hall = to.hall.clone();
    session.venue = to.venue.clone();
    if let Some(hall) = &to.hall {
        match forum::hall_by_key(tx, edition, hall).await? {
            None => refusals.push(Refusal::about(key, "hall", Code::Nowhere, hall)),
            Some((hall, venue, name)) => {
                held.hall = Some(hall);
                held.venue = Some(venue);
                session.venue = Some(name);
            }
        }
    } else if let Some(venue) = &to.venue {
        held.venue = forum::venue_by_key(tx, edition, venue).await?;
        if held.venue.is_none() {
            refusals.push(Refusal::about(key, "venue", Code::Nowhere, venue));
        }
    }
    held.date = session.date;
    held.start = session.start;
    held.end = session.end;
    Ok(held)
}

/// The fields of a session as a record.
pub(super) fn fields_of(session: &Session) -> Map<String, Value> {
    match serde_json::to_value(session) {
        Ok(Value::Object(fields)) => fields,
        _ => unreachable!("records serialise to objects"),
    }
}
