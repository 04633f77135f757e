//! What the records of an archive name, and whether it is there.

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use exchange::archive::{Archive, Edition};
use uuid::Uuid;

/// A record that names another which is not there, or shares its identity with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dangling {
    /// `edition/kind/id` of the record.
    pub record: String,
    pub field: &'static str,
    pub value: String,
}

impl fmt::Display for Dangling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field {
            "uid" => write!(f, "{}: another record has the identity {}", self.record, self.value),
            field => write!(f, "{}: {field} names {:?}, which is not there", self.record, self.value),
        }
    }
}

/// Everything that leads nowhere. Linear in the size of the archive.
pub fn dangling(archive: &Archive) -> Vec<Dangling> {
    archive.editions.iter().flat_map(in_edition).collect()
}

/// Everything of one edition that leads nowhere.
pub fn in_edition(edition: &Edition) -> Vec<Dangling> {
    fn set<'a>(ids: impl Iterator<Item = &'a String>) -> BTreeSet<&'a str> {
        ids.map(String::as_str).collect()
    }
    fn all(list: &[String]) -> Vec<&String> {
        list.iter().collect()
    }
    // A body of all sides is of none of them.
    fn joint_or(side: &Option<String>) -> Vec<&String> {
        side.iter().filter(|side| *side != "joint").collect()
    }
    let sides = set(edition.sides.iter().map(|side| &side.id));
    let tracks = set(edition.tracks.iter().map(|track| &track.id));
    let venues = set(edition.venues.iter().map(|venue| &venue.id));
    let halls = set(edition
        .venues
        .iter()
        .flat_map(|venue| venue.halls.iter().map(|hall| &hall.id)));
    let bodies = set(edition.organisations.iter().map(|body| &body.id));
    let people = set(edition.people.iter().map(|person| &person.id));
    let sessions = set(edition.sessions.iter().map(|session| &session.id));
    let agreements = set(edition.agreements.iter().map(|agreement| &agreement.id));
    let sources = set(edition.sources.iter().map(|source| &source.id));
    let teams = set(edition.planning.teams.iter().map(|team| &team.id));
    let mut found = Vec::new();
    let mut uids: HashMap<Uuid, String> = HashMap::new();
    let mut record =
        |kind: &str, id: &str, uid: Option<Uuid>, named: &[(&'static str, &BTreeSet<&str>, Vec<&String>)]| {
            let record = format!("{}/{kind}/{id}", edition.id);
            if let Some(uid) = uid
                && uids.insert(uid, record.clone()).is_some()
            {
                found.push(Dangling {
                    record: record.clone(),
                    field: "uid",
                    value: uid.to_string(),
                });
            }
            for (field, known, values) in named {
                for value in values.iter().filter(|value| !known.contains(value.as_str())) {
                    found.push(Dangling {
                        record: record.clone(),
                        field,
                        value: (*value).clone(),
                    });
                }
            }
        };
    record(
        "edition",
        &edition.id,
        None,
        &[
            ("organisers", &bodies, all(&edition.organisers)),
            (
                "planning",
                &sessions,
                edition
                    .planning
                    .interests
                    .iter()
                    .flat_map(|interest| &interest.sessions)
                    .collect(),
            ),
        ],
    );
    for venue in &edition.venues {
        let named = [
            ("operator", &bodies, venue.operator.iter().collect()),
            ("sources", &sources, all(&venue.record.sources)),
        ];
        record("venue", &venue.id, Some(venue.uid), &named);
        for hall in &venue.halls {
            record("hall", &hall.id, Some(hall.uid), &[]);
        }
    }
    for way in &edition.travel {
        record(
            "travel",
            &format!("{}>{}", way.from, way.to),
            None,
            &[("from and to", &venues, vec![&way.from, &way.to])],
        );
    }
    for body in &edition.organisations {
        let named = [
            ("side", &sides, joint_or(&body.side)),
            ("represented_by", &people, body.represented_by.iter().collect()),
            ("owners", &bodies, all(&body.owners)),
            ("sources", &sources, all(&body.record.sources)),
        ];
        record("organisation", &body.id, Some(body.uid), &named);
    }
    for person in &edition.people {
        let named = [
            ("side", &sides, joint_or(&person.side)),
            ("organisation", &bodies, person.organisation.iter().collect()),
            ("sources", &sources, all(&person.record.sources)),
        ];
        record("person", &person.id, Some(person.uid), &named);
    }
    for delegation in &edition.delegations {
        let named = [
            ("side", &sides, vec![&delegation.side]),
            ("head", &people, delegation.head.iter().collect()),
            ("members", &people, all(&delegation.members)),
            ("sources", &sources, all(&delegation.record.sources)),
        ];
        record("delegation", &delegation.id, Some(delegation.uid), &named);
    }
    for session in &edition.sessions {
        let named = [
            ("part_of", &sessions, session.part_of.iter().collect()),
            ("venue", &venues, session.venue.iter().collect()),
            ("hall", &halls, session.hall.iter().collect()),
            ("track", &tracks, session.track.iter().collect()),
            ("sides", &sides, all(&session.sides)),
            ("organisers", &bodies, all(&session.organisers)),
            (
                "roles",
                &people,
                session.roles.iter().map(|role| &role.person).collect(),
            ),
            ("after", &sessions, all(&session.after)),
            ("agreements", &agreements, all(&session.agreements)),
            ("sources", &sources, all(&session.record.sources)),
            ("allowed_halls", &halls, all(&session.wishes.allowed_halls)),
            ("teams", &teams, all(&session.wishes.teams)),
            ("not_parallel_with", &sessions, all(&session.wishes.not_parallel_with)),
            ("same_time_as", &sessions, all(&session.wishes.same_time_as)),
            ("same_day_as", &sessions, all(&session.wishes.same_day_as)),
            ("right_after", &sessions, session.wishes.right_after.iter().collect()),
        ];
        record("session", &session.id, Some(session.uid), &named);
    }
    for agreement in &edition.agreements {
        let named = [
            ("signatories", &people, all(&agreement.signatories)),
            ("session", &sessions, agreement.session.iter().collect()),
            ("sources", &sources, all(&agreement.record.sources)),
        ];
        record("agreement", &agreement.id, Some(agreement.uid), &named);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testkit::sample;

    fn said(change: impl FnOnce(&mut Edition)) -> Vec<String> {
        let mut archive = sample::archive();
        change(&mut archive.editions[0]);
        dangling(&archive).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn whatever_leads_nowhere_is_named() {
        assert_eq!(said(|_| {}), Vec::<String>::new());
        assert_eq!(
            said(|edition| {
                edition.sessions[0].hall = Some("attic".into());
                edition.sessions[0].after = vec!["yesterday".into()];
                edition.people.remove(1);
            }),
            [
                "sample-2031/session/opening: hall names \"attic\", which is not there",
                "sample-2031/session/opening: after names \"yesterday\", which is not there",
                "sample-2031/session/talk: roles names \"serik\", which is not there",
            ]
        );
        let twice = said(|edition| edition.sessions[1].uid = edition.sessions[0].uid);
        assert!(twice.len() == 1 && twice[0].starts_with("sample-2031/session/talk: another record has the identity"));
    }
}
