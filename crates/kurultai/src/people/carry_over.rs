//! Who of one edition another begins with: organisations; people, if wanted, without their posts, since a post is held at a
//! time; delegations, with their people where those come too.

use std::collections::BTreeSet;

use exchange::archive::{Edition, derived_uid};

use crate::forum::carry_over::kept;

/// What somebody wants to carry over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Participants {
    pub organisations: bool,
    pub people: bool,
    pub delegations: bool,
}

/// Fills `to` with what is wanted of `from`. A side that `to` does not have is left out of records.
pub fn carry_over(from: &Edition, to: &mut Edition, wanted: Participants) {
    let sides: BTreeSet<String> = to.sides.iter().map(|side| side.id.clone()).collect();
    let known = |side: &Option<String>| side.clone().filter(|side| side == "joint" || sides.contains(side));
    if wanted.organisations {
        to.organisations = from.organisations.clone();
        for body in &mut to.organisations {
            body.uid = derived_uid(&to.id, "organisation", &body.id);
            body.side = known(&body.side);
            body.represented_by = body.represented_by.take().filter(|_| wanted.people);
            (body.role, body.status) = (None, None);
            body.facts.clear();
            body.record = kept(&body.record);
        }
    }
    if wanted.people {
        to.people = from.people.clone();
        for person in &mut to.people {
            person.uid = derived_uid(&to.id, "person", &person.id);
            person.side = known(&person.side);
            person.organisation = person.organisation.take().filter(|_| wanted.organisations);
            person.post = None;
            person.attendance.present.clear();
            person.record = kept(&person.record);
        }
    }
    if wanted.delegations {
        to.delegations = from
            .delegations
            .iter()
            .filter(|delegation| sides.contains(&delegation.side))
            .cloned()
            .collect();
        for delegation in &mut to.delegations {
            delegation.uid = derived_uid(&to.id, "delegation", &delegation.id);
            delegation.role = None;
            delegation.record = kept(&delegation.record);
            if !wanted.people {
                delegation.head = None;
                delegation.members.clear();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testkit::sample;

    #[test]
    fn people_come_without_their_posts_and_with_new_identities() {
        let mut from = sample::edition();
        from.people[0].post = Some(sample::text("Әкім", "Аким", "Akim"));
        let mut to = sample::edition();
        to.people.clear();
        to.id = "next".to_owned();
        let people = Participants {
            people: true,
            ..Participants::default()
        };
        carry_over(&from, &mut to, people);
        assert_eq!(to.people.len(), 2);
        assert!(to.people.iter().all(|person| person.post.is_none()));
        assert_ne!(to.people[0].uid, from.people[0].uid);
        assert!(to.people[0].record.invented());
    }
}
