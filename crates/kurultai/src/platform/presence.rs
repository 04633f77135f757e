//! Who is at what right now: a list in memory that forgets whoever says nothing for a while. With several nodes each knows
//! its own visitors; nothing is decided by it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// How long somebody counts as being there after they last said so.
pub const PATIENCE: SignedDuration = SignedDuration::from_secs(50);

/// Somebody at something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Here {
    pub subject: String,
    pub who: String,
    pub name: String,
}

type Seen = BTreeMap<(String, String, String), (String, Timestamp)>;

/// The list. Cloning it gives another handle of the same list.
#[derive(Debug, Clone, Default)]
pub struct Presence {
    seen: Arc<Mutex<Seen>>,
}

impl Presence {
    /// Notes that somebody is there; true when that is news.
    pub fn here(&self, topic: &str, here: &Here, now: Timestamp) -> bool {
        let key = (topic.to_owned(), here.subject.clone(), here.who.clone());
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.retain(|_, (_, at)| *at + PATIENCE > now);
        seen.insert(key, (here.name.clone(), now)).is_none()
    }

    /// Notes that somebody left; true when they were there.
    pub fn left(&self, topic: &str, subject: &str, who: &str) -> bool {
        let key = (topic.to_owned(), subject.to_owned(), who.to_owned());
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.remove(&key).is_some()
    }

    /// Everybody of a topic, by what they are at.
    pub fn all(&self, topic: &str, now: Timestamp) -> Vec<Here> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.iter()
            .filter(|((about, _, _), (_, at))| about == topic && *at + PATIENCE > now)
            .map(|((_, subject, who), (name, _))| Here {
                subject: subject.clone(),
                who: who.clone(),
                name: name.clone(),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here(subject: &str, who: &str) -> Here {
        Here {
            subject: subject.to_owned(),
            who: who.to_owned(),
            name: who.to_uppercase(),
        }
    }

    #[test]
    fn somebody_is_there_until_they_leave_or_fall_silent() {
        let list = Presence::default();
        let now = Timestamp::UNIX_EPOCH;
        assert!(list.here("t", &here("a", "x"), now));
        assert!(!list.here("t", &here("a", "x"), now));
        assert!(list.here("t", &here("a", "y"), now + PATIENCE / 2));
        assert_eq!(list.all("t", now).len(), 2);
        assert_eq!(list.all("other", now), []);
        assert_eq!(list.all("t", now + PATIENCE), [here("a", "y")]);
        assert!(list.left("t", "a", "y"));
        assert!(!list.left("t", "a", "y"));
    }
}
