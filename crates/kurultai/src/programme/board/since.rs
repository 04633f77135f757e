//! What changed on a board since somebody last looked.

use std::collections::{BTreeSet, VecDeque};

use super::Arranged;

/// Farther back than this everything is to be looked at again.
const MOST: usize = 256;

/// Which sessions each revision changed.
#[derive(Debug, Default)]
pub(super) struct Log {
    /// Everything after this revision is known.
    known_from: i64,
    /// Revision and sessions, in order.
    entries: VecDeque<(i64, Vec<String>)>,
}

impl Log {
    pub fn beginning(revision: i64) -> Self {
        Self {
            known_from: revision,
            entries: VecDeque::new(),
        }
    }

    pub fn add(&mut self, revision: i64, sessions: &[String]) {
        self.entries.push_back((revision, sessions.to_vec()));
        if self.entries.len() > MOST
            && let Some((dropped, _)) = self.entries.pop_front()
        {
            self.known_from = dropped;
        }
    }

    pub fn since(&self, revision: i64, now: i64) -> Option<Vec<String>> {
        if revision < self.known_from || revision > now {
            return None;
        }
        let changed: BTreeSet<&String> = self
            .entries
            .iter()
            .filter(|(at, _)| *at > revision)
            .flat_map(|(_, sessions)| sessions)
            .collect();
        Some(changed.into_iter().cloned().collect())
    }
}

/// What was known before, and what is different now. Begins anew when more than fields of sessions differ.
pub(super) fn following(before: &Arranged, now: &Arranged) -> Log {
    if before.told != now.told || !same_frame(before, now) {
        return Log::beginning(now.revision);
    }
    let mut log = Log {
        known_from: before.log.known_from,
        entries: before.log.entries.clone(),
    };
    let mut changed: BTreeSet<String> = BTreeSet::new();
    for (position, (old, new)) in before.edition.sessions.iter().zip(&now.edition.sessions).enumerate() {
        if before.versions[position] == now.versions[position] {
            continue;
        }
        // What is a part of what decides about pairs of sessions that both stayed as they were.
        if old.part_of != new.part_of || old.outside_programme != new.outside_programme {
            return Log::beginning(now.revision);
        }
        changed.insert(new.id.clone());
        changed.extend(now.parts_of(&new.id).map(|part| part.id.clone()));
    }
    log.add(now.revision, &changed.into_iter().collect::<Vec<_>>());
    log
}

/// Whether the editions differ in nothing but the fields of their sessions.
fn same_frame(before: &Arranged, now: &Arranged) -> bool {
    let (old, new) = (&before.edition, &now.edition);
    let ids = |edition: &exchange::archive::Edition| {
        edition
            .sessions
            .iter()
            .map(|session| session.id.clone())
            .collect::<Vec<_>>()
    };
    old.start == new.start
        && old.end == new.end
        && old.timezone == new.timezone
        && old.languages == new.languages
        && old.sides == new.sides
        && old.days == new.days
        && old.tracks == new.tracks
        && old.venues == new.venues
        && old.travel == new.travel
        && old.people == new.people
        && old.planning == new.planning
        && ids(old) == ids(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(list: &[&str]) -> Vec<String> {
        list.iter().map(|id| (*id).to_owned()).collect()
    }

    #[test]
    fn whoever_looked_is_told_what_changed_and_whoever_looked_too_long_ago_looks_again() {
        let mut log = Log::beginning(7);
        log.add(8, &ids(&["opening"]));
        log.add(9, &ids(&["talk", "opening"]));
        assert_eq!(log.since(9, 9), Some(ids(&[])));
        assert_eq!(log.since(8, 9), Some(ids(&["opening", "talk"])));
        assert_eq!(log.since(6, 9), None);
        assert_eq!(log.since(10, 9), None);
    }

    #[test]
    fn a_long_history_is_forgotten_from_its_beginning() {
        let mut log = Log::beginning(0);
        for revision in 1..=300 {
            log.add(revision, &ids(&["opening"]));
        }
        assert_eq!(log.since(43, 300), None);
        assert_eq!(log.since(44, 300), Some(ids(&["opening"])));
    }
}
