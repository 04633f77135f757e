//! A small edition with everything in it once or twice. All people in it are invented.

use std::collections::BTreeSet;

use exchange::archive::{
    Archive, Day, Edition, FORMAT, Hall, Language, Person, Provenance, Session, SessionRole, Side, Text, Track, Travel,
    Venue, derived_uid,
};
use jiff::civil::{Date, date, time};

const ID: &str = "sample-2031";

/// Words in the three languages of the forum.
pub fn text(kk: &str, ru: &str, en: &str) -> Text {
    let mut text = Text::default();
    for (tag, words) in [("kk", kk), ("ru", ru), ("en", en)] {
        text.words.insert(Language::new(tag), words.to_owned());
    }
    text
}

/// The edition as an archive of its own.
pub fn archive() -> Archive {
    Archive {
        format: FORMAT.to_owned(),
        editions: vec![edition()],
        ..Archive::default()
    }
}

/// The edition, and the same once more under the key `sample-2032`.
pub fn two_editions() -> Archive {
    let mut archive = archive();
    let mut other = edition();
    other.id = "sample-2032".to_owned();
    let anew = |kind: &str, id: &str| derived_uid("sample-2032", kind, id);
    other.uid = anew("edition", &other.id);
    for venue in &mut other.venues {
        venue.uid = anew("venue", &venue.id);
        for hall in &mut venue.halls {
            hall.uid = anew("hall", &hall.id);
        }
    }
    for body in &mut other.organisations {
        body.uid = anew("organisation", &body.id);
    }
    for person in &mut other.people {
        person.uid = anew("person", &person.id);
    }
    for delegation in &mut other.delegations {
        delegation.uid = anew("delegation", &delegation.id);
    }
    for session in &mut other.sessions {
        session.uid = anew("session", &session.id);
    }
    archive.editions.push(other);
    archive
}

/// Two venues half an hour apart, three halls, two people, one opening and one talk, nothing wrong with them.
pub fn edition() -> Edition {
    Edition {
        id: ID.into(),
        uid: derived_uid(ID, "edition", ID),
        series: None,
        ordinal: None,
        status: "planned".into(),
        title: text("Үлгі форум", "Пример форума", "Sample forum"),
        theme: None,
        languages: ["kk", "ru", "en"].map(Language::new).to_vec(),
        start: day(1),
        end: day(2),
        timezone: "Asia/Yekaterinburg".into(),
        city: Some(text("Челябі", "Челябинск", "Chelyabinsk")),
        country: Some("RU".into()),
        region: Some("RU-CHE".into()),
        url: None,
        organisers: Vec::new(),
        sides: vec![
            Side {
                id: "KZ".into(),
                name: text("Қазақстан", "Казахстан", "Kazakhstan"),
            },
            Side {
                id: "RU".into(),
                name: text("Ресей", "Россия", "Russia"),
            },
        ],
        days: [1, 2]
            .map(|number| Day {
                date: day(number),
                name: None,
                opens: Some(time(8, 0, 0, 0)),
                closes: Some(time(20, 0, 0, 0)),
                illustrative: false,
            })
            .to_vec(),
        tracks: vec![Track {
            id: "people".into(),
            name: text("Адамдар", "Люди", "People"),
            colour: Some("#0b4f6c".into()),
            illustrative: false,
        }],
        venues: vec![
            venue("plant", "Зауыт", "Завод", "Plant", &[("great", 900), ("small", 40)]),
            venue(
                "university",
                "Университет",
                "Университет",
                "University",
                &[("aula", 300)],
            ),
        ],
        travel: [("plant", "university"), ("university", "plant")]
            .map(|(from, to)| Travel {
                from: from.into(),
                to: to.into(),
                minutes: 30,
                rush: Vec::new(),
                illustrative: false,
            })
            .to_vec(),
        organisations: Vec::new(),
        people: vec![
            person("aigul", "KZ", "Айгүл Сағынтай", "Айгуль Сагинтай", "Aigul Sagyntai"),
            person("serik", "RU", "Серік Полевой", "Серик Полевой", "Serik Polevoy"),
        ],
        delegations: Vec::new(),
        sessions: vec![
            session("opening", "plenary", "great", 9, &[("aigul", "chair")]),
            session("talk", "talk", "aula", 14, &[("serik", "speaker")]),
        ],
        agreements: Vec::new(),
        facts: Vec::new(),
        not_found: Vec::new(),
        planning: Default::default(),
        sources: Vec::new(),
    }
}

/// The first or second day of the sample.
pub fn day(number: i8) -> Date {
    date(2031, 6, number)
}

fn venue(id: &str, kk: &str, ru: &str, en: &str, halls: &[(&str, u32)]) -> Venue {
    Venue {
        id: id.into(),
        uid: derived_uid(ID, "venue", id),
        kind: None,
        name: text(kk, ru, en),
        city: None,
        region: None,
        address: None,
        latitude: None,
        longitude: None,
        operator: None,
        site: None,
        purpose: None,
        halls: halls
            .iter()
            .map(|(hall, capacity)| Hall {
                id: (*hall).into(),
                uid: derived_uid(ID, "hall", hall),
                name: text(hall, hall, hall),
                capacity: Some(*capacity),
                equipment: Vec::new(),
                booths: None,
                open: Vec::new(),
                illustrative: false,
            })
            .collect(),
        record: Provenance::default(),
    }
}

fn person(id: &str, side: &str, kk: &str, ru: &str, en: &str) -> Person {
    Person {
        id: id.into(),
        uid: derived_uid(ID, "person", id),
        side: Some(side.into()),
        name: text(kk, ru, en),
        sort_name: Text::default(),
        latin_name: Some(en.to_uppercase()),
        post: None,
        organisation: None,
        region: None,
        biography: None,
        attendance: Default::default(),
        record: Provenance {
            illustrative: BTreeSet::from(["*".to_owned()]),
            ..Provenance::default()
        },
    }
}

/// A session on the first day that lasts an hour, spoken in Kazakh and Russian with interpretation into both.
pub fn session(id: &str, kind: &str, hall: &str, hour: i8, roles: &[(&str, &str)]) -> Session {
    Session {
        id: id.into(),
        uid: derived_uid(ID, "session", id),
        kind: kind.into(),
        title: text(
            &format!("{id} қазақша"),
            &format!("{id} по-русски"),
            &format!("{id} in English"),
        ),
        subtitle: None,
        summary: None,
        description: None,
        part_of: None,
        date: Some(day(1)),
        start: Some(day(1).at(hour, 0, 0, 0)),
        end: Some(day(1).at(hour + 1, 0, 0, 0)),
        venue: Some(if hall == "aula" { "university" } else { "plant" }.into()),
        hall: Some(hall.into()),
        track: Some("people".into()),
        sides: vec!["KZ".into(), "RU".into()],
        organisers: Vec::new(),
        languages: ["kk", "ru"].map(Language::new).to_vec(),
        interpretation: ["kk", "ru"].map(Language::new).to_vec(),
        roles: roles
            .iter()
            .map(|(person, role)| SessionRole {
                person: (*person).into(),
                role: (*role).into(),
                side: None,
                illustrative: false,
            })
            .collect(),
        audience: None,
        equipment: Vec::new(),
        outside_programme: false,
        cancelled: false,
        after: Vec::new(),
        wishes: Default::default(),
        agreements: Vec::new(),
        outcomes: Vec::new(),
        facts: Vec::new(),
        links: Vec::new(),
        record: Provenance::default(),
    }
}
