//! The draft: the whole editable record of an edition, gathered from the offices that own its parts.
//!
//! Always true: [`load`] after [`save`] gives back what was saved, down to the order of every list; a record that names
//! another which is not there is refused and nothing is left out in silence.

use std::collections::{BTreeMap, BTreeSet};

use exchange::archive::{Archive, Edition, FORMAT};
use uuid::Uuid;

use super::store::{self, SessionReferences};
use crate::forum::model::Reference;
use crate::forum::store as forum;
use crate::people::{accounts, store as people};
use crate::platform::db::{DbError, DbResult, Tx};
use crate::programme::records::{Kind, RecordKey};

/// The draft of one edition, or `None` if there is no edition with this key.
pub async fn load(tx: &mut Tx, key: &str) -> DbResult<Option<Edition>> {
    let Some(mut edition) = forum::edition(tx, key).await? else {
        return Ok(None);
    };
    edition.organisations = people::organisations(tx, edition.uid).await?;
    edition.people = people::people(tx, edition.uid).await?;
    edition.delegations = people::delegations(tx, edition.uid).await?;
    edition.sessions = store::sessions(tx, edition.uid).await?;
    edition.agreements = store::agreements(tx, edition.uid).await?;
    Ok(Some(edition))
}

/// The reference facts and the drafts of the named editions, as one archive. Unknown keys are passed over.
pub async fn load_archive(tx: &mut Tx, editions: &BTreeSet<String>) -> DbResult<Archive> {
    let Reference {
        regions,
        series,
        facts,
        sources,
    } = forum::reference(tx).await?;
    let mut archive = Archive {
        format: FORMAT.to_owned(),
        regions,
        series,
        editions: Vec::new(),
        facts,
        sources,
    };
    for key in editions {
        archive.editions.extend(load(tx, key).await?);
    }
    Ok(archive)
}

/// Writes the records of `archive` that `touched` names and deletes those it names that `archive` does not hold.
/// `uids` are the ids of editions, also of those that are going.
pub async fn save(
    tx: &mut Tx,
    archive: &Archive,
    touched: &BTreeSet<RecordKey>,
    uids: &BTreeMap<String, Uuid>,
) -> DbResult<()> {
    save_reference(tx, archive, touched).await?;
    let mut owners: BTreeSet<&str> = touched.iter().filter_map(|key| key.edition.as_deref()).collect();
    for edition in archive
        .editions
        .iter()
        .filter(|edition| owners.remove(edition.id.as_str()))
    {
        let mine: BTreeSet<&RecordKey> = touched
            .iter()
            .filter(|key| key.edition.as_deref() == Some(edition.id.as_str()))
            .collect();
        save_edition(tx, edition, &mine).await?;
    }
    for gone in owners {
        let Some(uid) = uids.get(gone) else { continue };
        // From the end of `Kind`, since the way between two venues is found by their keys.
        let keys = touched.iter().rev().filter(|key| key.edition.as_deref() == Some(gone));
        for key in keys.filter(|key| key.kind != Kind::Edition) {
            delete(tx, *uid, key).await?;
        }
        store::delete_releases(tx, *uid).await?;
        accounts::store::forget_edition(tx, *uid).await?;
        forum::delete_edition(tx, *uid).await?;
    }
    Ok(())
}

async fn save_reference(tx: &mut Tx, archive: &Archive, touched: &BTreeSet<RecordKey>) -> DbResult<()> {
    let mut left: BTreeSet<&RecordKey> = touched.iter().filter(|key| key.edition.is_none()).collect();
    for (position, source) in (0i64..).zip(&archive.sources) {
        if left.remove(&RecordKey::shared(Kind::Source, &source.id)) {
            forum::write_source(tx, None, source, position).await?;
        }
    }
    for (position, region) in (0i64..).zip(&archive.regions) {
        if left.remove(&RecordKey::shared(Kind::Region, &region.id)) {
            forum::write_region(tx, region, position).await?;
        }
    }
    for (position, fact) in (0i64..).zip(&archive.facts) {
        if left.remove(&RecordKey::shared(Kind::Fact, &position.to_string())) {
            forum::write_fact(tx, fact, position).await?;
        }
    }
    for (position, series) in (0i64..).zip(&archive.series) {
        if left.remove(&RecordKey::shared(Kind::Series, &series.id)) {
            forum::write_series(tx, series, position).await?;
        }
        for (position, entry) in (0i64..).zip(&series.entries) {
            if left.remove(&RecordKey::shared(
                Kind::SeriesEntry,
                &format!("{}/{}", series.id, entry.ordinal),
            )) {
                forum::write_series_entry(tx, &series.id, entry, position).await?;
            }
        }
    }
    for key in left {
        match key.kind {
            Kind::Source => forum::delete_source(tx, None, &key.id).await?,
            Kind::Region => forum::delete_region(tx, &key.id).await?,
            Kind::Fact => forum::delete_fact(tx, key.id.parse().expect("facts are named by their place")).await?,
            Kind::Series => forum::delete_series(tx, &key.id).await?,
            Kind::SeriesEntry => {
                let (series, ordinal) = key.id.rsplit_once('/').expect("entries are named series/ordinal");
                forum::delete_series_entry(tx, series, ordinal.parse().expect("ordinals are numbers")).await?;
            }
            _ => unreachable!("records of an edition carry its key"),
        }
    }
    Ok(())
}

async fn save_edition(tx: &mut Tx, edition: &Edition, touched: &BTreeSet<&RecordKey>) -> DbResult<()> {
    let uid = edition.uid;
    let mut left = touched.clone();
    let mut take = |kind: Kind, id: &str| left.remove(&RecordKey::of(&edition.id, kind, id));
    if take(Kind::Edition, &edition.id) {
        forum::write_edition(tx, edition).await?;
    }
    for (position, source) in (0i64..).zip(&edition.sources) {
        if take(Kind::Source, &source.id) {
            forum::write_source(tx, Some(uid), source, position).await?;
        }
    }
    for (position, side) in (0i64..).zip(&edition.sides) {
        if take(Kind::Side, &side.id) {
            forum::write_side(tx, uid, side, position).await?;
        }
    }
    for (position, day) in (0i64..).zip(&edition.days) {
        if take(Kind::Day, &day.date.to_string()) {
            forum::write_day(tx, uid, day, position).await?;
        }
    }
    for (position, track) in (0i64..).zip(&edition.tracks) {
        if take(Kind::Track, &track.id) {
            forum::write_track(tx, uid, track, position).await?;
        }
    }
    let mut halls = 0i64..;
    for (position, venue) in (0i64..).zip(&edition.venues) {
        if take(Kind::Venue, &venue.id) {
            forum::write_venue(tx, uid, venue, position).await?;
        }
        for (hall, position) in venue.halls.iter().zip(&mut halls) {
            if take(Kind::Hall, &hall.id) {
                forum::write_hall(tx, uid, venue.uid, hall, position).await?;
            }
        }
    }
    for (position, travel) in (0i64..).zip(&edition.travel) {
        if take(Kind::Travel, &format!("{}>{}", travel.from, travel.to)) {
            forum::write_travel(tx, uid, travel, position).await?;
        }
    }
    let bodies: BTreeMap<&str, Uuid> = edition
        .organisations
        .iter()
        .map(|body| (body.id.as_str(), body.uid))
        .collect();
    for (position, body) in (0i64..).zip(&edition.organisations) {
        if take(Kind::Organisation, &body.id) {
            people::write_organisation(tx, uid, body, position).await?;
        }
    }
    let persons: BTreeMap<&str, Uuid> = edition
        .people
        .iter()
        .map(|person| (person.id.as_str(), person.uid))
        .collect();
    for (position, somebody) in (0i64..).zip(&edition.people) {
        if take(Kind::Person, &somebody.id) {
            let organisation = find(&bodies, somebody.organisation.as_ref(), "person_has_organisation")?;
            people::write_person(tx, uid, organisation, somebody, position).await?;
        }
    }
    for (position, delegation) in (0i64..).zip(&edition.delegations) {
        if take(Kind::Delegation, &delegation.id) {
            let members = find_all(&persons, &delegation.members, "member_is_a_person")?;
            let head = find(&persons, delegation.head.as_ref(), "delegation_has_head")?;
            people::write_delegation(tx, uid, head, &members, delegation, position).await?;
        }
    }
    let sessions: BTreeMap<&str, Uuid> = edition
        .sessions
        .iter()
        .map(|session| (session.id.as_str(), session.uid))
        .collect();
    let venues: BTreeMap<&str, Uuid> = edition
        .venues
        .iter()
        .map(|venue| (venue.id.as_str(), venue.uid))
        .collect();
    let rooms: BTreeMap<&str, Uuid> = edition
        .venues
        .iter()
        .flat_map(|venue| venue.halls.iter().map(|hall| (hall.id.as_str(), hall.uid)))
        .collect();
    for (position, session) in (0i64..).zip(&edition.sessions) {
        if take(Kind::Session, &session.id) {
            let references = SessionReferences {
                part_of: find(&sessions, session.part_of.as_ref(), "session_is_part_of_session")?,
                venue: find(&venues, session.venue.as_ref(), "session_has_venue")?,
                hall: find(&rooms, session.hall.as_ref(), "session_has_hall")?,
                people: find_all(
                    &persons,
                    session.roles.iter().map(|role| &role.person),
                    "role_has_person",
                )?,
            };
            store::write_session(tx, uid, &references, session, position).await?;
        }
    }
    for (position, agreement) in (0i64..).zip(&edition.agreements) {
        if take(Kind::Agreement, &agreement.id) {
            let signatories = find_all(&persons, &agreement.signatories, "signatory_is_a_person")?;
            let session = find(&sessions, agreement.session.as_ref(), "agreement_is_signed_at_session")?;
            store::write_agreement(tx, uid, session, &signatories, agreement, position).await?;
        }
    }
    // As above: ways before venues.
    for key in left.into_iter().rev() {
        delete(tx, uid, key).await?;
    }
    Ok(())
}

/// The identity behind a short key.
///
/// # Errors
/// The constraint that would not hold when no record has this key.
fn find(map: &BTreeMap<&str, Uuid>, key: Option<&String>, constraint: &str) -> DbResult<Option<Uuid>> {
    key.map(|key| {
        map.get(key.as_str())
            .copied()
            .ok_or_else(|| DbError::Constraint(constraint.to_owned()))
    })
    .transpose()
}

fn find_all<'a>(
    map: &BTreeMap<&str, Uuid>,
    keys: impl IntoIterator<Item = &'a String>,
    constraint: &str,
) -> DbResult<Vec<Uuid>> {
    keys.into_iter()
        .filter_map(|key| find(map, Some(key), constraint).transpose())
        .collect()
}

async fn delete(tx: &mut Tx, edition: Uuid, key: &RecordKey) -> DbResult<()> {
    let id = key.id.as_str();
    match key.kind {
        Kind::Source => forum::delete_source(tx, Some(edition), id).await,
        Kind::Side => forum::delete_side(tx, edition, id).await,
        Kind::Day => forum::delete_day(tx, edition, id).await,
        Kind::Track => forum::delete_track(tx, edition, id).await,
        Kind::Venue => forum::delete_venue(tx, edition, id).await,
        Kind::Hall => forum::delete_hall(tx, edition, id).await,
        Kind::Travel => {
            let (from, to) = id.split_once('>').expect("ways are named from>to");
            forum::delete_travel(tx, edition, from, to).await
        }
        Kind::Organisation => people::delete_organisation(tx, edition, id).await,
        Kind::Person => people::delete_person(tx, edition, id).await,
        Kind::Delegation => people::delete_delegation(tx, edition, id).await,
        Kind::Session => store::delete_session(tx, edition, id).await,
        Kind::Agreement => store::delete_agreement(tx, edition, id).await,
        Kind::Edition | Kind::Region | Kind::Fact | Kind::Series | Kind::SeriesEntry => {
            unreachable!("an edition goes as a whole and shared records are deleted elsewhere")
        }
    }
}
