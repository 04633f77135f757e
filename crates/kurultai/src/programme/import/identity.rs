//! Which identity a record gets when files, the draft and other editions disagree.
//!
//! A record keeps the identity it has in the draft, whatever a newer file says, since calendars know it by that one. An
//! identity that another edition uses (the same schedule imported under two keys) is left there, and the record here gets one
//! made from its names, the same on every import.

use std::collections::{BTreeSet, HashMap};

use exchange::archive::{Edition, derived_uid};
use uuid::Uuid;

/// Settles the identities of an edition that is about to be compared with `known`, its draft. `taken` are those that other
/// editions use.
pub fn settle(edition: &mut Edition, known: Option<&Edition>, taken: &BTreeSet<Uuid>) {
    let mut copy = known.cloned();
    let mut before: HashMap<(&'static str, String), Uuid> = HashMap::new();
    let mut used: BTreeSet<Uuid> = BTreeSet::new();
    if let Some(known) = &mut copy {
        each(known, &mut |kind, id, uid| {
            before.insert((kind, id.to_owned()), *uid);
            used.insert(*uid);
        });
    }
    let name = edition.id.clone();
    each(edition, &mut |kind, id, uid| {
        if used.contains(uid) {
            return;
        }
        if let Some(known) = before.get(&(kind, id.to_owned())) {
            *uid = *known;
        } else if taken.contains(uid) {
            *uid = derived_uid(&name, kind, id);
        }
    });
}

/// Every record that has an identity, with its kind and id.
fn each(edition: &mut Edition, visit: &mut impl FnMut(&'static str, &str, &mut Uuid)) {
    visit("edition", &edition.id, &mut edition.uid);
    for venue in &mut edition.venues {
        visit("venue", &venue.id, &mut venue.uid);
        for hall in &mut venue.halls {
            visit("hall", &hall.id, &mut hall.uid);
        }
    }
    for body in &mut edition.organisations {
        visit("organisation", &body.id, &mut body.uid);
    }
    for person in &mut edition.people {
        visit("person", &person.id, &mut person.uid);
    }
    for delegation in &mut edition.delegations {
        visit("delegation", &delegation.id, &mut delegation.uid);
    }
    for session in &mut edition.sessions {
        visit("session", &session.id, &mut session.uid);
    }
    for agreement in &mut edition.agreements {
        visit("agreement", &agreement.id, &mut agreement.uid);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testkit::sample;

    #[test]
    fn a_record_keeps_the_identity_it_has_in_the_draft() {
        let draft = sample::edition();
        let mut file = draft.clone();
        file.sessions[0].uid = Uuid::from_u128(7);
        settle(&mut file, Some(&draft), &BTreeSet::new());
        assert_eq!(file, draft);
    }

    #[test]
    fn a_record_that_was_renamed_keeps_it_too() {
        let draft = sample::edition();
        let mut file = draft.clone();
        file.sessions[0].id = "renamed".into();
        settle(&mut file, Some(&draft), &BTreeSet::new());
        assert_eq!(file.sessions[0].uid, draft.sessions[0].uid);
    }

    #[test]
    fn an_identity_of_another_edition_is_left_there() {
        let mut file = sample::edition();
        file.id = "twin".into();
        let taken = BTreeSet::from([file.uid, file.sessions[0].uid]);
        let kept = file.sessions[1].uid;
        settle(&mut file, None, &taken);
        assert_eq!(file.uid, derived_uid("twin", "edition", "twin"));
        assert_eq!(file.sessions[0].uid, derived_uid("twin", "session", "opening"));
        assert_eq!(file.sessions[1].uid, kept);
    }
}
