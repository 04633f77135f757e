//! What is wrong with a programme: the draft (or a release) as a board of the crate `timetable`, and its findings.
//!
//! Always true: whoever asks, asks here. The words for findings are messages of the pages and commands that show them.

use std::collections::{BTreeSet, HashMap, HashSet};

use exchange::archive::{Edition, Session, Text};
use timetable::describe::{Day, Description, Hall, Item, Person, Presence, Refusal, Role, Travel};
use timetable::{Board, FindingRecord, Place, Placement, Problem};

/// Everything that was found, hard findings first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    pub list: Vec<FindingRecord>,
}

impl Findings {
    pub fn hard(&self) -> impl Iterator<Item = &FindingRecord> {
        self.list.iter().filter(|finding| finding.is_hard())
    }

    pub fn soft(&self) -> impl Iterator<Item = &FindingRecord> {
        self.list.iter().filter(|finding| !finding.is_hard())
    }
}

/// Whether a finding forbids a release.
pub trait Hardness {
    fn is_hard(&self) -> bool;
}

impl Hardness for FindingRecord {
    fn is_hard(&self) -> bool {
        self.severity == "hard"
    }
}

/// Looks at a whole edition. Time: O(n log n) in its sessions and their people.
///
/// # Errors
/// When the record contradicts itself (a session within itself, a hall nobody has); an import would have refused it.
pub fn of(edition: &Edition) -> Result<Findings, Vec<Refusal>> {
    let board = board(edition)?;
    let mut list: Vec<FindingRecord> = timetable::findings(&board)
        .iter()
        .map(|finding| finding.record(board.problem()))
        .collect();
    list.extend(unwritten_names(edition));
    Ok(Findings { list })
}

/// The edition on a board: each placed session at its place.
///
/// # Errors
/// As [`of`].
pub fn board(edition: &Edition) -> Result<Board, Vec<Refusal>> {
    let problem = Problem::new(&describe(edition))?;
    let mut board = Board::new(problem);
    let by_id: HashMap<&str, &Session> = edition
        .sessions
        .iter()
        .map(|session| (session.id.as_str(), session))
        .collect();
    let places: Vec<_> = edition
        .sessions
        .iter()
        .filter_map(|session| {
            let whole = session.part_of.as_ref().and_then(|id| by_id.get(id.as_str()).copied());
            Some((
                board.problem().item(&session.id)?,
                placement(board.problem(), session, whole)?,
            ))
        })
        .collect();
    for (item, placement) in places {
        board.place(item, Some(placement));
    }
    Ok(board)
}

pub(super) fn placement(problem: &Problem, session: &Session, whole: Option<&Session>) -> Option<Placement> {
    let start = problem.minutes_of(session.start?);
    let end = problem.minutes_of(session.end?);
    // A part without a hall of its own is held in the hall of the whole.
    let inherited = whole
        .filter(|whole| whole.venue == session.venue)
        .and_then(|whole| whole.hall.as_ref());
    let place = match (session.hall.as_ref().or(inherited), &session.venue) {
        (Some(hall), _) => Place::Hall(problem.hall(hall)?),
        (None, Some(venue)) => Place::Venue(problem.venue(venue)?),
        (None, None) => Place::Unknown,
    };
    Some(Placement {
        place,
        start,
        duration_minutes: u32::try_from(end - start).ok()?,
    })
}

fn describe(edition: &Edition) -> Description {
    let tags = |languages: &[exchange::archive::Language]| -> Vec<String> {
        languages.iter().map(|language| language.as_str().to_owned()).collect()
    };
    Description {
        days: edition
            .days
            .iter()
            .map(|day| Day {
                date: day.date,
                open: day.opens.zip(day.closes),
            })
            .collect(),
        sides: edition.sides.iter().map(|side| side.id.clone()).collect(),
        languages_written: tags(&edition.languages),
        languages_heard: edition
            .sides
            .iter()
            .filter_map(|side| language_of(&side.id))
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(str::to_owned)
            .collect(),
        venues: edition.venues.iter().map(|venue| venue.id.clone()).collect(),
        halls: edition
            .venues
            .iter()
            .flat_map(|venue| {
                venue.halls.iter().map(|hall| Hall {
                    key: hall.id.clone(),
                    venue: venue.id.clone(),
                    capacity: hall.capacity,
                    equipment: hall.equipment.clone(),
                })
            })
            .collect(),
        travel: edition
            .travel
            .iter()
            .map(|way| Travel {
                from: way.from.clone(),
                to: way.to.clone(),
                minutes: way.minutes,
            })
            .collect(),
        people: edition
            .people
            .iter()
            .map(|person| Person {
                key: person.id.clone(),
                // A person of a body of all sides speaks for none of them.
                side: person
                    .side
                    .clone()
                    .filter(|side| edition.sides.iter().any(|known| known.id == *side)),
            })
            .collect(),
        items: {
            let inside: Vec<&Session> = edition
                .sessions
                .iter()
                .filter(|session| !session.outside_programme)
                .collect();
            let known: HashSet<&str> = inside.iter().map(|session| session.id.as_str()).collect();
            inside
                .into_iter()
                .map(|session| item(edition, session, &known))
                .collect()
        },
    }
}

fn item(edition: &Edition, session: &Session, known: &HashSet<&str>) -> Item {
    let is_side = |side: &String| edition.sides.iter().any(|known| known.id == *side);
    let due = |field: &str, text: Option<&Text>| {
        text.filter(|text| !text.is_empty())
            .map(|text| timetable::describe::Text {
                field: field.to_owned(),
                present: text.words.keys().map(|language| language.as_str().to_owned()).collect(),
            })
    };
    Item {
        key: session.id.clone(),
        kind: session.kind.clone(),
        presence: Presence::of_kind(&session.kind),
        cancelled: session.cancelled,
        part_of: session.part_of.clone().filter(|id| known.contains(id.as_str())),
        after: session
            .after
            .iter()
            .filter(|id| known.contains(id.as_str()))
            .cloned()
            .collect(),
        roles: session
            .roles
            .iter()
            .map(|role| Role {
                person: role.person.clone(),
                role: role.role.clone(),
                side: role.side.clone().filter(is_side),
            })
            .collect(),
        sides: session.sides.iter().filter(|side| is_side(side)).cloned().collect(),
        audience: session.audience,
        equipment: session.equipment.clone(),
        floor: session
            .languages
            .iter()
            .map(|language| language.as_str().to_owned())
            .collect(),
        interpretation: session
            .interpretation
            .iter()
            .map(|language| language.as_str().to_owned())
            .collect(),
        texts: [
            due("title", Some(&session.title)),
            due("subtitle", session.subtitle.as_ref()),
            due("abstract", session.summary.as_ref()),
            due("description", session.description.as_ref()),
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}

/// The state language in which the people of a side must be able to follow, by its ISO 3166-1 code.
fn language_of(side: &str) -> Option<&'static str> {
    Some(match side {
        "KZ" => "kk",
        "RU" => "ru",
        "KG" => "ky",
        "UZ" => "uz",
        "TJ" => "tg",
        "TM" => "tk",
        "AZ" => "az",
        "BY" => "be",
        "CN" => "zh",
        "MN" => "mn",
        _ => return None,
    })
}

/// Names that are not written in a language of the edition: of people, organisations, venues, halls and tracks.
fn unwritten_names(edition: &Edition) -> Vec<FindingRecord> {
    let mut found = Vec::new();
    let mut look = |kind: &str, id: &str, text: &Text| {
        for language in &edition.languages {
            if text.get(language.as_str()).is_none() && !text.is_empty() {
                found.push(FindingRecord {
                    key: format!("text-missing/{kind}:{id}/name/{language}", language = language.as_str()),
                    rule: "text-missing".to_owned(),
                    severity: "soft".to_owned(),
                    weight: 1,
                    field: Some(format!("{kind}:{id}:name")),
                    language: Some(language.as_str().to_owned()),
                    ..FindingRecord::default()
                });
            }
        }
    };
    for person in &edition.people {
        look("person", &person.id, &person.name);
    }
    for body in &edition.organisations {
        look("organisation", &body.id, &body.name);
    }
    for venue in &edition.venues {
        look("venue", &venue.id, &venue.name);
        for hall in &venue.halls {
            look("hall", &hall.id, &hall.name);
        }
    }
    for track in &edition.tracks {
        look("track", &track.id, &track.name);
    }
    found
}
