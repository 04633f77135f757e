//! The rules once more, in the plainest words: every item, every pair, every minute, in the caller's keys and without
//! an index. Slow, and written without looking at the crate's own.

use std::collections::BTreeSet;

use timetable::describe::{Description, Item, Presence};

use crate::small::Where;

pub fn findings(given: &Description, placed: &[Option<Where>]) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for (position, item) in given.items.iter().enumerate().filter(|(_, item)| !item.cancelled) {
        alone(given, item, placed[position].as_ref(), &mut said);
        for (other_position, other) in given.items.iter().enumerate().filter(|(_, other)| !other.cancelled) {
            if let (Some(here), Some(there)) = (&placed[position], &placed[other_position])
                && position != other_position
            {
                together(given, (item, here), (other, there), &mut said);
            }
        }
    }
    said
}

fn alone(given: &Description, item: &Item, placed: Option<&Where>, said: &mut BTreeSet<String>) {
    let key = escaped(&item.key);
    match placed {
        None => tell(said, format!("not-placed/{key}"), [0; 3]),
        Some((hall, _, start, end)) => {
            if hall.is_none() && item.kind != "visit" && item.presence != Presence::Break {
                tell(said, format!("hall-unknown/{key}"), [0; 3]);
            }
            if let Some(hall) = given
                .halls
                .iter()
                .find(|candidate| Some(&candidate.key) == hall.as_ref())
            {
                if let (Some(audience), Some(capacity)) = (item.audience, hall.capacity)
                    && audience > capacity
                {
                    let key = format!("hall-too-small/{key}/{}", hall.key);
                    said.insert(format!("{key} [0, 0, 0] {:?}", (Some(audience), Some(capacity))));
                }
                for need in item.equipment.iter().filter(|need| !hall.equipment.contains(need)) {
                    tell(said, format!("equipment-missing/{key}/{}/{need}", hall.key), [0; 3]);
                }
            }
            // One day, open from 9 to 14: pauses cannot matter.
            let outside = (*start..(*end).max(start + 1))
                .filter(|minute| !(540..840).contains(minute))
                .count();
            if outside > 0 {
                tell(said, format!("outside-opening-hours/{key}"), [outside as i64, 0, 0]);
            }
        }
    }
    let holds = |role: &str, side: Option<&str>| {
        item.roles.iter().filter(|held| held.role == role).any(|held| {
            let own = given
                .people
                .iter()
                .find(|person| person.key == held.person)
                .unwrap()
                .side
                .as_deref();
            side.is_none() || own == side
        })
    };
    if item.kind == "panel" && !holds("moderator", None) {
        tell(said, format!("role-missing/{key}/moderator"), [0; 3]);
    }
    for side in given
        .sides
        .iter()
        .filter(|side| item.kind == "council" && !holds("co-chair", Some(side)))
    {
        tell(said, format!("role-missing/{key}/co-chair/{side}"), [0; 3]);
    }
    for from in &item.floor {
        for into in given.languages_heard.iter().filter(|into| !item.floor.contains(into)) {
            tell(said, format!("interpretation-missing/{key}/{from}/{into}"), [0; 3]);
        }
    }
    for text in &item.texts {
        for language in given
            .languages_written
            .iter()
            .filter(|language| !text.present.contains(language))
        {
            tell(said, format!("text-missing/{key}/{}/{language}", text.field), [0; 3]);
        }
    }
}

/// Said of each pair twice, once from either end; the set keeps one.
fn together(
    given: &Description,
    (item, here): (&Item, &Where),
    (other, there): (&Item, &Where),
    said: &mut BTreeSet<String>,
) {
    let mut pair = [escaped(&item.key), escaped(&other.key)];
    if item.after.contains(&other.key) && there.3 > here.2 {
        tell(
            said,
            format!("order-broken/{}+{}", pair[1], pair[0]),
            [there.3 - here.2, 0, 0],
        );
    }
    if above(given, item).contains(&other.key) || above(given, other).contains(&item.key) {
        return;
    }
    pair.sort();
    let pair = pair.join("+");
    let overlap = here.3.min(there.3) - here.2.max(there.2);
    let lasting = |place: &Where| place.2..place.3.max(place.2 + 1);
    let overlaps = lasting(here).any(|minute| lasting(there).contains(&minute));
    if let Some(hall) = &here.0
        && overlaps
        && there.0.as_ref() == Some(hall)
    {
        tell(said, format!("hall-taken-twice/{pair}/{hall}"), [overlap, 0, 0]);
    }
    if item.presence != Presence::Attended || other.presence != Presence::Attended {
        return;
    }
    for person in &given.people {
        let goes_to = |item: &Item| item.roles.iter().any(|role| role.person == person.key);
        if !goes_to(item) || !goes_to(other) {
            continue;
        }
        if overlaps {
            tell(
                said,
                format!("person-in-two-places/{pair}/{}", person.key),
                [overlap, 0, 0],
            );
            continue;
        }
        let first = here.2 < there.2;
        if first && let (Some(from), Some(to)) = (&here.1, &there.1) {
            let way = given.travel.iter().find(|way| way.from == *from && way.to == *to);
            let had = there.2 - here.3;
            if let Some(way) = way.filter(|way| from != to && i64::from(way.minutes) > had) {
                let key = format!("travel-too-short/{pair}/{}/{from}/{to}", person.key);
                tell(said, key, [0, i64::from(way.minutes), had]);
            }
        }
    }
}

fn above(given: &Description, item: &Item) -> Vec<String> {
    match &item.part_of {
        None => Vec::new(),
        Some(whole) => {
            let whole = given.items.iter().find(|candidate| candidate.key == *whole).unwrap();
            std::iter::once(whole.key.clone()).chain(above(given, whole)).collect()
        }
    }
}

fn tell(said: &mut BTreeSet<String>, key: String, measures: [i64; 3]) {
    let nobody: (Option<u32>, Option<u32>) = (None, None);
    said.insert(format!("{key} {measures:?} {nobody:?}"));
}

fn escaped(key: &str) -> String {
    key.replace('%', "%25").replace('/', "%2F").replace('+', "%2B")
}
