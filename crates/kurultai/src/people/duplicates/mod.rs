//! Who may be the same: names that are one name in different scripts, orders and spellings, with the reasons for thinking
//! so. Nothing is merged here; somebody who knows the people decides.

pub mod store;

use std::collections::{BTreeMap, BTreeSet};

use exchange::archive::{Edition, Text};

use crate::platform::search;

/// Why two may be the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// One name, whatever the script and the order of its words.
    SameName,
    /// Names that differ by a letter or two.
    NearlySameName,
    /// The same family name and a given name that begins the same.
    Initial,
    SameOrganisation,
    SameRegion,
    SameSide,
    SameAddress,
}

impl Reason {
    pub fn name(self) -> &'static str {
        match self {
            Self::SameName => "same-name",
            Self::NearlySameName => "nearly-same-name",
            Self::Initial => "initial",
            Self::SameOrganisation => "same-organisation",
            Self::SameRegion => "same-region",
            Self::SameSide => "same-side",
            Self::SameAddress => "same-address",
        }
    }
}

/// Two records that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspicion {
    /// The one that comes first in the record of the edition.
    pub one: String,
    pub other: String,
    pub reasons: Vec<Reason>,
}

/// What is known of somebody, as far as it tells them from others.
struct Known<'a> {
    id: &'a str,
    /// Words of each spelling of the name, folded and sorted.
    names: BTreeSet<Vec<String>>,
    side: Option<&'a str>,
    organisation: Option<&'a str>,
    region: Option<&'a str>,
    address: Option<&'a str>,
}

/// People of the edition who may be the same. Compares only those who share the beginning of a word of their names.
pub fn people(edition: &Edition) -> Vec<Suspicion> {
    let known: Vec<Known<'_>> = edition
        .people
        .iter()
        .map(|person| Known {
            id: &person.id,
            names: spellings(
                [&person.name, &person.sort_name].into_iter(),
                person.latin_name.as_deref(),
            ),
            side: person.side.as_deref(),
            organisation: person.organisation.as_deref(),
            region: person.region.as_deref(),
            address: None,
        })
        .collect();
    suspicions(&known, true)
}

/// Organisations of the edition that may be the same.
pub fn organisations(edition: &Edition) -> Vec<Suspicion> {
    let known: Vec<Known<'_>> = edition
        .organisations
        .iter()
        .map(|body| Known {
            id: &body.id,
            names: spellings(
                [Some(&body.name), body.former_name.as_ref()].into_iter().flatten(),
                None,
            ),
            side: body.side.as_deref(),
            organisation: None,
            region: body.region.as_deref(),
            address: body.url.as_deref().or(body.ror.as_deref()),
        })
        .collect();
    suspicions(&known, false)
}

fn spellings<'a>(texts: impl Iterator<Item = &'a Text>, latin: Option<&str>) -> BTreeSet<Vec<String>> {
    texts
        .flat_map(|text| text.words.values().map(String::as_str))
        .chain(latin)
        .map(|name| {
            let mut words = search::fold(name);
            words.sort_unstable();
            words
        })
        .filter(|words| !words.is_empty())
        .collect()
}

fn suspicions(known: &[Known<'_>], people: bool) -> Vec<Suspicion> {
    let mut neighbours: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (place, somebody) in known.iter().enumerate() {
        for word in somebody.names.iter().flatten() {
            let start: String = word.chars().take(3).collect();
            neighbours.entry(start).or_default().insert(place);
        }
    }
    let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
    for places in neighbours.values() {
        // A beginning that hundreds share ("universi…") tells nobody apart; those are found by their other words.
        if places.len() <= 400 {
            let places: Vec<usize> = places.iter().copied().collect();
            for (at, one) in places.iter().enumerate() {
                pairs.extend(places[at + 1..].iter().map(|other| (*one, *other)));
            }
        }
    }
    let mut found: Vec<Suspicion> = pairs
        .into_iter()
        .filter_map(|(one, other)| suspicion(&known[one], &known[other], people))
        .collect();
    found.sort_by(|a, b| a.reasons.cmp(&b.reasons));
    found
}

fn suspicion(one: &Known<'_>, other: &Known<'_>, people: bool) -> Option<Suspicion> {
    let name = one
        .names
        .iter()
        .flat_map(|mine| other.names.iter().filter_map(move |theirs| alike(mine, theirs, people)))
        .min()?;
    let both = |mine: Option<&str>, theirs: Option<&str>| mine.is_some() && mine == theirs;
    let mut reasons = vec![name];
    if both(one.organisation, other.organisation) {
        reasons.push(Reason::SameOrganisation);
    }
    if both(one.region, other.region) {
        reasons.push(Reason::SameRegion);
    }
    if both(one.side, other.side) {
        reasons.push(Reason::SameSide);
    }
    if both(one.address, other.address) {
        reasons.push(Reason::SameAddress);
    }
    let apart = one.side.is_some() && other.side.is_some() && one.side != other.side;
    // A name that is only alike says little about people of two countries, or without anything else in common.
    let enough = match name {
        Reason::SameName => true,
        Reason::NearlySameName => !apart && reasons.len() > 1,
        _ => reasons.contains(&Reason::SameOrganisation) || reasons.contains(&Reason::SameRegion),
    };
    enough.then(|| Suspicion {
        one: one.id.to_owned(),
        other: other.id.to_owned(),
        reasons,
    })
}

/// How alike two spellings are; both sorted.
fn alike(mine: &[String], theirs: &[String], people: bool) -> Option<Reason> {
    if mine == theirs {
        return Some(Reason::SameName);
    }
    let (short, long) = if mine.len() <= theirs.len() {
        (mine, theirs)
    } else {
        (theirs, mine)
    };
    // A patronymic that only one spelling has.
    if people && short.len() >= 2 && long.len() == short.len() + 1 && short.iter().all(|word| long.contains(word)) {
        return Some(Reason::SameName);
    }
    if mine.len() == theirs.len() {
        let letters: usize = mine.iter().map(|word| word.chars().count()).sum();
        let apart: usize = mine.iter().zip(theirs).map(|(a, b)| distance(a, b)).sum();
        if apart <= if letters >= 14 { 2 } else { 1 } && letters >= 8 {
            return Some(Reason::NearlySameName);
        }
    }
    let initial = |word: &String, of: &[String]| {
        word.chars().count() == 1 && of.iter().any(|full| full.starts_with(word.as_str()))
    };
    let family = short.iter().any(|word| word.chars().count() > 3 && long.contains(word));
    let given = short.iter().any(|word| initial(word, long)) || long.iter().any(|word| initial(word, short));
    (people && family && given).then_some(Reason::Initial)
}

/// How many letters have to be put in, taken out or changed to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut before = at;
        row[0] = at + 1;
        for (place, theirs) in other.iter().enumerate() {
            let changed = before + usize::from(letter != *theirs);
            before = row[place + 1];
            row[place + 1] = changed.min(before + 1).min(row[place] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use exchange::archive::{Person, Provenance};
    use uuid::Uuid;

    use crate::testkit::sample;

    fn person(id: &str, name: Text, side: &str, organisation: Option<&str>) -> Person {
        Person {
            id: id.to_owned(),
            uid: Uuid::nil(),
            side: Some(side.to_owned()),
            name,
            sort_name: Text::default(),
            latin_name: None,
            post: None,
            organisation: organisation.map(str::to_owned),
            region: None,
            biography: None,
            attendance: Default::default(),
            record: Provenance::default(),
        }
    }

    fn check(people: &[(&str, &str, &str, Option<&str>)], expected: &[(&str, &str, &[Reason])]) {
        let mut edition = sample::edition();
        edition.people = people
            .iter()
            .map(|(id, name, side, body)| person(id, Text::of("en", *name), side, *body))
            .collect();
        let found = super::people(&edition);
        let found: Vec<(&str, &str, &[Reason])> = found
            .iter()
            .map(|one| (one.one.as_str(), one.other.as_str(), one.reasons.as_slice()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn one_name_in_two_scripts_is_suspected() {
        check(
            &[
                ("a", "Әсел Тұрғанова", "KZ", None),
                ("b", "Турганова Асел", "KZ", None),
                ("c", "Assel Turganova", "KZ", None),
                ("d", "Пётр Лесной", "RU", None),
            ],
            &[
                ("a", "b", &[Reason::SameName, Reason::SameSide]),
                ("a", "c", &[Reason::SameName, Reason::SameSide]),
                ("b", "c", &[Reason::SameName, Reason::SameSide]),
            ],
        );
    }

    #[test]
    fn a_patronymic_or_an_initial_does_not_make_another_person() {
        check(
            &[
                ("a", "Лесной Пётр Ильич", "RU", Some("works")),
                ("b", "Пётр Лесной", "RU", None),
                ("c", "П. Лесной", "RU", Some("works")),
            ],
            &[
                ("a", "b", &[Reason::SameName, Reason::SameSide]),
                ("a", "c", &[Reason::Initial, Reason::SameOrganisation, Reason::SameSide]),
            ],
        );
    }

    #[test]
    fn a_slip_of_the_pen_is_suspected_only_within_a_side() {
        check(
            &[
                ("a", "Marat Zhumabekov", "KZ", None),
                ("b", "Marat Zhumabekow", "KZ", None),
                ("c", "Marat Zhumabekof", "RU", None),
                ("d", "Murat Ospanov", "KZ", None),
            ],
            &[("a", "b", &[Reason::SameName, Reason::SameSide])],
        );
        check(
            &[
                ("a", "Ainur Bekenova", "KZ", None),
                ("b", "Ainur Bekinova", "KZ", None),
                ("c", "Ainur Bekanova", "RU", None),
            ],
            &[("a", "b", &[Reason::NearlySameName, Reason::SameSide])],
        );
    }

    #[test]
    fn letters_apart_are_counted() {
        assert_eq!(
            [
                distance("abc", "abc"),
                distance("abc", "abd"),
                distance("", "ab"),
                distance("kitten", "sitting")
            ],
            [0, 1, 2, 3]
        );
    }
}
