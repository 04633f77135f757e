//! What is wrong with a programme: the draft (or a release) as a board of the crate `timetable`, and its findings.
//!
//! Always true: whoever asks, asks here. The words for findings are messages of the pages and commands that show them.

use std::collections::{BTreeSet, HashMap, HashSet};

use exchange::archive::{Edition, Language, Session, Text, Window};
use timetable::contradictions::ContradictionRecord;
use timetable::describe::{
    self, Day, Description, Hall, Interest, Item, Person, Placed, Presence, Refusal, Role, Team, Travel,
};
use timetable::{Board, FindingRecord, Place, Placement, Policy, Problem};
use uuid::Uuid;

use super::planning::order::duration_of;
use super::{release, store};
use crate::platform::db::{DbResult, Tx};

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
    of_after(edition, None)
}

/// The same, where what the public was last told counts as well.
///
/// # Errors
/// As [`of`].
pub fn of_after(edition: &Edition, released: Option<&Edition>) -> Result<Findings, Vec<Refusal>> {
    let board = board_after(edition, released)?;
    let mut list: Vec<FindingRecord> = timetable::findings(&board)
        .iter()
        .map(|finding| finding.record(board.problem()))
        .collect();
    list.extend(unwritten_names(edition));
    Ok(Findings { list })
}

/// What the public was last told of an edition, with the number of that release; `None` before the first.
///
/// # Errors
/// When the database does not answer, or what it keeps cannot be read.
pub async fn told(tx: &mut Tx, edition: Uuid) -> DbResult<Option<(u32, Edition)>> {
    let Some(number) = told_number(tx, edition).await? else {
        return Ok(None);
    };
    let Some(release) = store::release(tx, edition, number).await? else {
        return Ok(None);
    };
    let told = release::content(&release)?.editions.into_iter().next();
    Ok(told.map(|told| (number, told)))
}

/// The number of the release that the public sees.
///
/// # Errors
/// When the database does not answer.
pub async fn told_number(tx: &mut Tx, edition: Uuid) -> DbResult<Option<u32>> {
    let shown = store::publications(tx, edition).await?;
    Ok(shown.first().map(|shown| shown.number))
}

/// What in a draft no placing can fulfil, as far as these weights ask for it. A session without a time is taken to last
/// as long as is usual for its kind.
///
/// # Errors
/// As [`of`].
pub fn contradictions(edition: &Edition, policy: Policy) -> Result<Vec<ContradictionRecord>, Vec<Refusal>> {
    let problem = Problem::new(&describe(edition, None))?.with_policy(policy);
    let mut durations = vec![0; problem.items().len()];
    for session in &edition.sessions {
        if let Some(item) = problem.item(&session.id) {
            durations[item.position()] = duration_of(session);
        }
    }
    let found = timetable::contradictions(&problem, &durations);
    Ok(found.iter().map(|found| found.record(&problem)).collect())
}

/// The edition on a board: each placed session at its place.
///
/// # Errors
/// As [`of`].
pub fn board(edition: &Edition) -> Result<Board, Vec<Refusal>> {
    board_after(edition, None)
}

/// The same, where what the public was last told counts as well: each session that is elsewhere is a finding.
///
/// # Errors
/// As [`of`].
pub fn board_after(edition: &Edition, released: Option<&Edition>) -> Result<Board, Vec<Refusal>> {
    let problem = Problem::new(&describe(edition, released))?;
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

/// The edition as the rules know it. What they ask of a release (few moves after it) is asked only where one is given.
fn describe(edition: &Edition, released: Option<&Edition>) -> Description {
    let tags = |languages: &[Language]| -> Vec<String> {
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
                    booths: hall.booths,
                    open: windows(&hall.open),
                })
            })
            .collect(),
        travel: edition
            .travel
            .iter()
            .flat_map(|way| {
                let at = |minutes, departing| Travel {
                    from: way.from.clone(),
                    to: way.to.clone(),
                    minutes,
                    departing,
                };
                let rush = way
                    .rush
                    .iter()
                    .map(move |rush| at(rush.minutes, Some((rush.begins, rush.ends))));
                std::iter::once(at(way.minutes, None)).chain(rush)
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
                principal: person.attendance.principal,
                windows: windows(&person.attendance.present),
                rest_minutes: person.attendance.rest_minutes.unwrap_or(0),
                most_a_day: person.attendance.most_a_day,
            })
            .collect(),
        teams: teams(edition),
        relay: tags(&edition.planning.relay),
        interests: interests(edition),
        sides_each_day: edition.planning.sides_each_day,
        chairs_alternate: edition.planning.chairs_alternate,
        items: {
            let inside: Vec<&Session> = edition
                .sessions
                .iter()
                .filter(|session| !session.outside_programme)
                .collect();
            let known: HashSet<&str> = inside.iter().map(|session| session.id.as_str()).collect();
            let told: HashMap<&str, &Session> = released
                .iter()
                .flat_map(|released| &released.sessions)
                .map(|session| (session.id.as_str(), session))
                .collect();
            inside
                .into_iter()
                .map(|session| Item {
                    released: told
                        .get(session.id.as_str())
                        .filter(|told| !told.cancelled)
                        .and_then(|told| placed(edition, told)),
                    ..item(edition, session, &known)
                })
                .collect()
        },
    }
}

fn windows(windows: &[Window]) -> Vec<describe::Window> {
    let window = |window: &Window| describe::Window {
        from: window.from(),
        to: window.to(),
    };
    windows.iter().map(window).collect()
}

/// The key of a team of interpreters among people: no id of a person has a colon.
fn team_key(id: &str) -> String {
    format!("team:{id}")
}

fn teams(edition: &Edition) -> Vec<Team> {
    let mut seen = HashSet::new();
    let teams = edition.planning.teams.iter().filter(|team| seen.insert(&team.id));
    teams
        .map(|team| Team {
            key: team_key(&team.id),
            people: team.people,
            pairs: team
                .pairs()
                .map(|(one, other)| (one.to_owned(), other.to_owned()))
                .collect(),
            windows: windows(&team.present),
            rest_minutes: team.rest_minutes.unwrap_or(0),
            most_minutes_a_day: team.most_minutes_a_day,
        })
        .collect()
}

fn interests(edition: &Edition) -> Vec<Interest> {
    let inside: HashSet<&str> = edition
        .sessions
        .iter()
        .filter(|session| !session.outside_programme)
        .map(|session| session.id.as_str())
        .collect();
    let interests = edition.planning.interests.iter().map(|interest| Interest {
        people: interest.people,
        items: interest
            .sessions
            .iter()
            .filter(|id| inside.contains(id.as_str()))
            .cloned()
            .collect(),
    });
    interests.collect()
}

/// Where a session is, as far as the edition knows its hall and venue.
fn placed(edition: &Edition, session: &Session) -> Option<Placed> {
    let (start, end) = (session.start?, session.end?);
    let minutes = end.duration_since(start).as_secs() / 60;
    let is_venue = |id: &&String| edition.venues.iter().any(|venue| venue.id == **id);
    let mut halls = edition.venues.iter().flat_map(|venue| &venue.halls);
    Some(Placed {
        hall: session.hall.clone().filter(|id| halls.any(|hall| hall.id == *id)),
        venue: session.venue.as_ref().filter(is_venue).cloned(),
        start,
        duration_minutes: u32::try_from(minutes).ok()?,
    })
}

fn item(edition: &Edition, session: &Session, known: &HashSet<&str>) -> Item {
    let is_side = |side: &String| edition.sides.iter().any(|known| known.id == *side);
    let wishes = &session.wishes;
    // A session that is named and not of the programme, or is this one, asks nothing.
    let others = |ids: &[String]| -> Vec<String> {
        let others = ids
            .iter()
            .filter(|id| known.contains(id.as_str()) && **id != session.id);
        others.cloned().collect()
    };
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
        meal: wishes.meal && session.kind == "break",
        topics: wishes.topics.iter().map(|topic| topic.trim().to_lowercase()).collect(),
        not_parallel_with: others(&wishes.not_parallel_with),
        same_time_as: others(&wishes.same_time_as),
        same_day_as: others(&wishes.same_day_as),
        right_after: others(wishes.right_after.as_slice()).pop(),
        days: wishes.allowed_days.clone(),
        times: windows(&wishes.allowed_times),
        halls: {
            let halls = edition.venues.iter().flat_map(|venue| &venue.halls);
            let allowed = halls.filter(|hall| wishes.allowed_halls.contains(&hall.id));
            allowed.map(|hall| hall.id.clone()).collect()
        },
        teams: {
            let teams = edition.planning.teams.iter();
            let working = teams.filter(|team| wishes.teams.contains(&team.id));
            working.map(|team| team_key(&team.id)).collect()
        },
        fixed: if wishes.fixed { placed(edition, session) } else { None },
        released: None,
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
