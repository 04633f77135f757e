//! The people of a file, each once: who has the same identity in the file and the same name is the same person.

use std::collections::{BTreeSet, HashMap};

use super::super::gathering::PersonDraft;
use super::super::keys::Keys;
use super::super::notes::Notes;
use super::super::words::Words;
use super::Workshop;
use crate::archive::{Organisation, Person, Provenance, Text, derived_uid};

/// People in the order in which they are met.
#[derive(Default)]
pub(super) struct Register {
    people: Vec<PersonDraft>,
    keys: Vec<String>,
    taken: Keys,
    by_identity: HashMap<(String, String), usize>,
}

impl Register {
    /// The key of a person, entering them when they are new.
    pub(super) fn enter(&mut self, draft: &PersonDraft) -> String {
        let identity = (identity(draft), draft.name.to_lowercase());
        if let Some(&index) = self.by_identity.get(&identity) {
            let known = &mut self.people[index];
            if known.biography.is_empty() {
                known.biography = draft.biography.clone();
            }
            if known.affiliation.is_none() {
                known.affiliation = draft.affiliation.clone();
            }
            if known.sort_name.is_none() {
                known.sort_name = draft.sort_name.clone();
            }
            return self.keys[index].clone();
        }
        let key = self
            .taken
            .take([draft.name.as_str(), draft.code.as_deref().unwrap_or("")], "person");
        self.by_identity.insert(identity, self.people.len());
        self.people.push(draft.clone());
        self.keys.push(key.clone());
        key
    }

    /// The people and the organisations they come from.
    pub(super) fn close(self, workshop: &mut Workshop, notes: &mut Notes) -> (Vec<Person>, Vec<Organisation>) {
        let mut organisations = Vec::new();
        let mut organisation_keys = Keys::default();
        let mut organisation_by_name: HashMap<String, String> = HashMap::new();
        let mut people = Vec::new();
        let mut names = BTreeSet::new();
        for (draft, id) in self.people.into_iter().zip(self.keys) {
            if !names.insert(draft.name.to_lowercase()) {
                notes.warn(
                    draft.at,
                    "a name stands under several identities; they were kept apart",
                    &draft.name,
                    "merge them if they are one person",
                );
            }
            let organisation = draft.affiliation.as_ref().map(|name| {
                if let Some(id) = organisation_by_name.get(&name.to_lowercase()) {
                    return id.clone();
                }
                let id = organisation_keys.take([name.as_str()], "organisation");
                organisation_by_name.insert(name.to_lowercase(), id.clone());
                organisations.push(Organisation {
                    uid: derived_uid(&workshop.edition, "organisation", &id),
                    id: id.clone(),
                    side: None,
                    kind: "organisation".to_owned(),
                    name: workshop.text_or(&Words::plain(name.clone()), None, "?"),
                    former_name: None,
                    city: None,
                    region: None,
                    ror: None,
                    url: None,
                    role: None,
                    status: None,
                    represented_by: None,
                    owners: Vec::new(),
                    facts: Vec::new(),
                    record: Provenance::default(),
                });
                id
            });
            let names = [format!("{}/{}", identity(&draft), draft.name), id.clone()];
            people.push(Person {
                uid: workshop.identity("person", draft.guid.as_deref(), &names, draft.at, notes),
                id,
                side: None,
                name: workshop.text_or(&Words::plain(draft.name.clone()), None, "?"),
                sort_name: draft
                    .sort_name
                    .map_or_else(Text::default, |name| Text::of(&workshop.language, name)),
                latin_name: None,
                post: None,
                organisation,
                region: None,
                biography: workshop.text(&draft.biography, None),
                attendance: Default::default(),
                record: Provenance::default(),
            });
        }
        (people, organisations)
    }
}

/// What the file knows a person by; `0` is no number of anybody.
fn identity(draft: &PersonDraft) -> String {
    let known = [draft.guid.as_deref(), draft.code.as_deref(), draft.id.as_deref()];
    known
        .into_iter()
        .flatten()
        .find(|id| !matches!(*id, "" | "0"))
        .unwrap_or("")
        .to_owned()
}
