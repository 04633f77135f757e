//! An edition of any size, the same on every machine: invented people in numbered sessions, nothing that clashes.

use std::collections::BTreeSet;

use exchange::archive::{Archive, Day, Edition, Provenance, Session, derived_uid};
use jiff::ToSpan as _;
use jiff::civil::time;
use kurultai::testkit::sample::{self, text};

/// Sessions that one hall holds on one day: from nine, one an hour.
const A_DAY: usize = 9;

/// An edition of `count` sessions. For every ten sessions there are eighteen people, each with one appearance or two; the
/// halls are as many as are needed for everything to be placed in two days, or five when there are more than a thousand.
pub fn archive(id: &str, count: usize) -> Archive {
    let days = if count > 1000 { 5 } else { 2 };
    let halls = count.div_ceil(days * A_DAY).max(1);
    let mut archive = sample::archive();
    let edition = &mut archive.editions[0];
    rename(edition, id);
    edition.end = sample::day(i8::try_from(days).expect("few days"));
    edition.days = (1..=days)
        .map(|day| Day {
            date: sample::day(i8::try_from(day).expect("few days")),
            name: None,
            opens: Some(time(8, 0, 0, 0)),
            closes: Some(time(20, 0, 0, 0)),
            illustrative: false,
        })
        .collect();
    let hall = edition.venues[0].halls[0].clone();
    edition.venues[0].halls = (0..halls)
        .map(|number| {
            let mut hall = hall.clone();
            hall.id = format!("hall-{number}");
            hall.uid = derived_uid(id, "hall", &hall.id);
            hall.name = text(
                &format!("{number}-зал"),
                &format!("Зал {number}"),
                &format!("Hall {number}"),
            );
            hall
        })
        .collect();
    edition.venues.truncate(1);
    edition.travel.clear();
    edition.people = people(edition, id, count);
    edition.sessions = (0..count).map(|number| session(id, number, halls)).collect();
    archive
}

fn rename(edition: &mut Edition, id: &str) {
    edition.id = id.to_owned();
    edition.uid = derived_uid(id, "edition", id);
    for venue in &mut edition.venues {
        venue.uid = derived_uid(id, "venue", &venue.id);
    }
}

fn people(edition: &Edition, id: &str, sessions: usize) -> Vec<exchange::archive::Person> {
    (0..(sessions * 18).div_ceil(10).max(2))
        .map(|number| {
            let mut person = edition.people[number % 2].clone();
            person.id = format!("person-{number}");
            person.uid = derived_uid(id, "person", &person.id);
            person.name = text(
                &format!("Айгүл Үлгіқызы {number}"),
                &format!("Айгуль Примерова {number}"),
                &format!("Aigul Sample {number}"),
            );
            person.latin_name = None;
            person.post = Some(text("кафедра меңгерушісі", "заведующая кафедрой", "head of department"));
            person.record = Provenance {
                illustrative: BTreeSet::from(["*".to_owned()]),
                ..Provenance::default()
            };
            person
        })
        .collect()
}

fn session(id: &str, number: usize, halls: usize) -> Session {
    let (hall, slot) = (number % halls, number / halls);
    let (day, hour) = (slot / A_DAY, 9 + slot % A_DAY);
    let speaker = format!("person-{}", number * 18 / 10);
    let chair = format!("person-{}", number * 18 / 10 + 1);
    let mut roles = vec![(speaker.as_str(), "speaker")];
    if !number.is_multiple_of(5) && number * 18 / 10 + 1 < (number + 1) * 18 / 10 {
        roles.push((chair.as_str(), "moderator"));
    }
    let name = format!("session-{number}");
    let hall = format!("hall-{hall}");
    let mut session = sample::session(&name, "panel", &hall, i8::try_from(hour).expect("an hour"), &roles);
    let ahead = i64::try_from(day).expect("few days").days();
    session.uid = derived_uid(id, "session", &name);
    session.date = session.date.map(|date| date.saturating_add(ahead));
    session.start = session.start.map(|start| start.saturating_add(ahead));
    session.end = session.end.map(|end| end.saturating_add(ahead));
    session.title = text(
        &format!("Өңіраралық ынтымақтастық: {number}-мәселе"),
        &format!("Межрегиональное сотрудничество: вопрос {number}"),
        &format!("Interregional cooperation: question {number}"),
    );
    session.summary = Some(text(
        &format!("{number}-отырыста шекаралас өңірлердің сауда, көлік және ғылым саласындағы жобалары талқыланады. ")
            .repeat(3),
        &format!("На заседании {number} обсуждаются проекты приграничных регионов в торговле, транспорте и науке. ")
            .repeat(3),
        &format!("Session {number} discusses projects of border regions in trade, transport and science. ").repeat(3),
    ));
    session
}

/// The same with one title changed, so that there is something to release.
pub fn changed(mut archive: Archive, mark: &str) -> Archive {
    archive.editions[0].sessions[0].title = text(mark, mark, mark);
    archive
}
