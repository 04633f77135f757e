//! A made-up forum, words in three languages for it, and editions with the wildest words.

use std::path::{Path, PathBuf};

use exchange::archive::{Edition, Language, Region, Text};
use exchange::write::{Column, Context, Labels, Sheet};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use uuid::Uuid;

pub const BASE: &str = "https://kurultai.example";

pub fn sample() -> Edition {
    let text = std::fs::read_to_string(samples().join("forum.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

pub fn regions() -> Vec<Region> {
    let text = |en: &str, kk: &str, ru: &str| {
        let mut text = Text::of("en", en);
        text.words.insert(Language::new("kk"), kk.to_owned());
        text.words.insert(Language::new("ru"), ru.to_owned());
        text
    };
    vec![Region {
        id: "KZ-39".to_owned(),
        side: "KZ".to_owned(),
        kind: "oblast".to_owned(),
        name: text("Kostanay Region", "Қостанай облысы", "Костанайская область"),
        centre: text("Kostanay", "Қостанай", "Костанай"),
        land_border: true,
        borders: vec![],
        former_code: None,
        note: None,
        sources: vec![],
    }]
}

pub fn published() -> Timestamp {
    "2024-02-20T08:00:00Z".parse().unwrap()
}

pub fn context<'a>(edition: &'a Edition, regions: &'a [Region], language: &'a str) -> Context<'a> {
    let labels = labels(language);
    Context::new(edition, regions, language, BASE, 3, published(), labels).unwrap()
}

/// The words of the application in one of its languages; English for any other.
pub fn labels(language: &str) -> &'static Words {
    match language {
        "kk" => &Words(0),
        "ru" => &Words(1),
        _ => &Words(2),
    }
}

pub struct Words(usize);

impl Words {
    fn pick(&self, words: [&str; 3]) -> String {
        words[self.0].to_owned()
    }
}

impl Labels for Words {
    fn kind(&self, kind: &str) -> String {
        match kind {
            "plenary" => self.pick(["Пленарлық отырыс", "Пленарное заседание", "Plenary session"]),
            "section" => self.pick(["Секция", "Секция", "Section"]),
            "cultural" => self.pick(["Мәдени іс-шара", "Культурное мероприятие", "Cultural event"]),
            "exhibition" => self.pick(["Көрме", "Выставка", "Exhibition"]),
            "signing" => self.pick(["Қол қою", "Подписание", "Signing"]),
            "visit" => self.pick(["Сапар", "Посещение", "Visit"]),
            other => other.to_owned(),
        }
    }

    fn role(&self, role: &str, people: usize) -> String {
        match (role, people) {
            ("chair", _) => self.pick(["Төраға", "Председатель", "Chair"]),
            ("moderator", _) => self.pick(["Модератор", "Модератор", "Moderator"]),
            ("speaker", 1) => self.pick(["Баяндамашы", "Докладчик", "Speaker"]),
            ("speaker", _) => self.pick(["Баяндамашылар", "Докладчики", "Speakers"]),
            ("interpreter", _) => self.pick(["Аудармашы", "Переводчик", "Interpreter"]),
            (other, _) => other.to_owned(),
        }
    }

    fn illustrative_times(&self) -> String {
        self.pick([
            "Уақыты көрсету үшін ойдан алынған.",
            "Время вымышлено для показа.",
            "The times are made up for a demonstration.",
        ])
    }

    fn illustrative_session(&self) -> String {
        self.pick([
            "Бұл отырыс көрсету үшін ойдан шығарылған.",
            "Это заседание вымышлено для показа.",
            "This session is made up for a demonstration.",
        ])
    }

    fn place_open(&self) -> String {
        self.pick([
            "Орны кейін хабарланады",
            "Место будет объявлено",
            "Place to be announced",
        ])
    }

    fn sheet(&self, sheet: Sheet) -> String {
        match sheet {
            Sheet::Programme => self.pick(["Бағдарлама", "Программа", "Programme"]),
            Sheet::People => self.pick(["Адамдар", "Люди", "People"]),
            Sheet::Organisations => self.pick(["Ұйымдар", "Организации", "Organisations"]),
            Sheet::Halls => self.pick(["Залдар", "Залы", "Halls"]),
            Sheet::Agreements => self.pick(["Келісімдер", "Соглашения", "Agreements"]),
        }
    }

    fn column(&self, column: Column<'_>) -> String {
        match column {
            Column::Title(language) => format!("{} ({language})", self.pick(["Атауы", "Название", "Title"])),
            Column::Start => self.pick(["Басталуы", "Начало", "Start"]),
            Column::Capacity => self.pick(["Сыйымдылығы", "Вместимость", "Capacity"]),
            other => format!("{other:?}"),
        }
    }

    fn languages(&self, spoken: &[&str], interpreted: &[&str]) -> Option<String> {
        let (spoken, interpreted) = (spoken.join(", "), interpreted.join(", "));
        Some(match self.0 {
            0 => format!("Тілдері: {spoken}; аударма: {interpreted}"),
            1 => format!("Языки: {spoken}; перевод: {interpreted}"),
            _ => format!("Languages: {spoken}; interpretation: {interpreted}"),
        })
    }
}

pub fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/write")
}

/// Compares with the committed file; `UPDATE_SAMPLES=1` writes it instead.
pub fn expect_file(name: &str, found: &str) {
    let path = samples().join(name);
    if std::env::var_os("UPDATE_SAMPLES").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap();
    if name.ends_with("json") || name.ends_with("jsonld") {
        // the order of fields depends on a feature that any crate of the build may switch on
        let parse = |text| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(parse(&expected), parse(found), "{name}");
    } else {
        assert_eq!(expected, found, "{name}");
    }
}

/// A schema that lies beside the project, not in it.
pub fn schema(name: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("KURULTAI_SHARED").map_or(beside, PathBuf::from);
    let path = shared.join("data/exchange").join(name);
    if !path.is_file() {
        eprintln!("skipped: {name} was not found; set KURULTAI_SHARED to the folder that has data/exchange/{name}");
        return None;
    }
    Some(path)
}

/// Words as nobody should type them.
pub fn wild() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => Just(String::new()),
        6 => any::<String>(),
        4 => "[\\x00-\\x20\\x7f-\\x9fа-яәғқңөұүһі<>&\"'=;,:\\\\]{0,20}",
        2 => "(👩‍🚀|🏳️‍🌈|e\u{301}|\u{202e}|\u{fffe}|\u{feff}|\\]\\]>|<!--|&#0;|\r\n|\u{2028}){1,40}",
        2 => "[a-z0-9-]{1,12}",
        1 => "[а-яё]{4,9}".prop_map(|word| word.repeat(600)),
        1 => "https?://[a-z]{1,8}\\.example/[ -~а-я]{0,20}",
    ]
}

fn wild_text() -> impl Strategy<Value = Text> {
    let language = prop_oneof![
        Just("kk".to_owned()),
        Just("ru".to_owned()),
        Just("en".to_owned()),
        wild()
    ];
    vec((language, wild()), 0..3).prop_map(|words| {
        let mut text = Text::default();
        for (language, words) in words {
            text.words.insert(Language(language), words);
        }
        text
    })
}

fn wild_time() -> impl Strategy<Value = DateTime> {
    let near = (0i64..6000).prop_map(|minutes| {
        let midnight = Date::constant(2024, 2, 28).at(0, 0, 0, 0);
        midnight.checked_add(jiff::Span::new().minutes(minutes)).unwrap()
    });
    let far = (-50i16..=9999, 1i8..=12, 1i8..=28, 0i8..24, 0i8..60, 0i8..60)
        .prop_map(|(y, mo, d, h, mi, s)| Date::constant(y, mo, d).at(h, mi, s, 0));
    prop_oneof![6 => near, 1 => far]
}

/// An edition that means nothing and refers to its own records, and now and then to nothing.
pub fn wild_edition() -> impl Strategy<Value = Edition> {
    let zones = [
        "Asia/Yekaterinburg",
        "Asia/Qostanay",
        "UTC",
        "EST5EDT",
        "America/Argentina/Buenos_Aires",
        "Europe/Dublin",
        "Pacific/Apia",
    ];
    let key = || prop_oneof![4 => "[a-f]", 1 => wild()];
    let uid = || any::<u128>().prop_map(Uuid::from_u128);
    let hall = (key(), uid(), wild_text())
        .prop_map(|(id, uid, name)| serde_json::json!({"id": id, "uid": uid, "name": name, "capacity": 9}));
    let place = (
        key(),
        uid(),
        wild_text(),
        vec(hall, 0..4),
        option::of(wild()),
        option::of("-?[0-9.]{1,8}"),
    );
    let venue = place.prop_map(|(id, uid, name, halls, region, degrees)| {
        let mut venue = serde_json::json!({"id": id, "uid": uid, "name": name, "halls": halls, "address": name});
        if let Some(region) = region {
            venue["region"] = region.into();
        }
        if let Some(degrees) = degrees {
            venue["latitude"] = degrees.clone().into();
            venue["longitude"] = degrees.into();
        }
        venue
    });
    let person = (key(), uid(), wild_text(), wild()).prop_map(|(id, uid, name, latin)| {
        serde_json::json!({"id": id, "uid": uid, "name": name, "post": name, "latin_name": latin, "biography": name})
    });
    let track = (key(), wild_text(), prop_oneof![Just("#12aBef".to_owned()), wild()])
        .prop_map(|(id, name, colour)| serde_json::json!({"id": id, "name": name, "colour": colour}));
    let organisation = (key(), uid(), wild_text(), wild()).prop_map(|(id, uid, name, url)| {
        serde_json::json!({"id": id, "uid": uid, "kind": url, "name": name, "url": url, "ror": url})
    });
    let texts = (
        wild_text(),
        option::of(wild_text()),
        option::of(wild_text()),
        option::of(wild_text()),
    );
    let when = (
        option::of(wild_time()),
        option::of(wild_time()),
        option::of(wild_time()),
    );
    let refs = (
        option::of(key()),
        option::of(key()),
        option::of(key()),
        vec((key(), wild()), 0..4),
        vec(wild(), 0..3),
    );
    // a small space of uids, so that they collide
    let same = prop_oneof![1 => Just(Uuid::from_u128(7)), 9 => any::<u128>().prop_map(Uuid::from_u128)];
    let session = (key(), same, wild(), texts, when, refs, any::<bool>()).prop_map(
        |(id, uid, kind, texts, when, refs, made_up)| {
            let mut session = serde_json::json!({
                "id": id, "uid": uid, "kind": kind, "title": texts.0, "sides": refs.4, "languages": refs.4,
                "links": refs.4.iter().map(|url| serde_json::json!({"url": url, "title": url})).collect::<Vec<_>>(),
                "roles": refs.3.iter().map(|(person, role)| serde_json::json!({"person": person, "role": role}))
                    .collect::<Vec<_>>(),
                "illustrative": if made_up { vec!["start"] } else { vec![] },
                "sources": refs.4,
            });
            let mut put = |key: &str, value: serde_json::Value| {
                if !value.is_null() {
                    session[key] = value;
                }
            };
            put("subtitle", serde_json::json!(texts.1));
            put("abstract", serde_json::json!(texts.2));
            put("description", serde_json::json!(texts.3));
            put("start", serde_json::json!(when.0));
            put("end", serde_json::json!(when.1));
            put("date", serde_json::json!(when.2.map(DateTime::date)));
            put("venue", serde_json::json!(refs.0));
            put("hall", serde_json::json!(refs.1));
            put("track", serde_json::json!(refs.1));
            put("part_of", serde_json::json!(refs.2));
            session
        },
    );
    let head = (
        wild(),
        uid(),
        wild_text(),
        proptest::sample::select(zones.to_vec()),
        -3i64..4,
        any::<bool>(),
    );
    (
        head,
        vec(venue, 0..4),
        vec(person, 0..4),
        vec(session, 0..8),
        vec(track, 0..3),
        vec(organisation, 0..3),
    )
        .prop_map(
            |((id, uid, title, zone, length, has_days), venues, people, sessions, tracks, organisations)| {
                let start = Date::constant(2024, 2, 29);
                let end = start.checked_add(jiff::Span::new().days(length)).unwrap();
                let days = if has_days {
                    serde_json::json!([{"date": start, "opens": "09:00:00", "closes": "03:00:00"}])
                } else {
                    serde_json::json!([])
                };
                serde_json::from_value(serde_json::json!({
                    "id": id, "uid": uid, "status": "planned", "title": title, "theme": title, "city": title,
                    "languages": ["kk", "ru", "en"], "start": start, "end": end, "timezone": zone, "url": id,
                    "organisers": ["a", "b"], "days": days, "venues": venues, "people": people, "sessions": sessions,
                    "tracks": tracks, "organisations": organisations,
                }))
                .unwrap()
            },
        )
}

/// A runner with fixed dice and no files of its own.
pub fn runner(cases: u32) -> proptest::test_runner::TestRunner {
    let config = ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let algorithm = proptest::test_runner::RngAlgorithm::ChaCha;
    proptest::test_runner::TestRunner::new_with_rng(
        config,
        proptest::test_runner::TestRng::deterministic_rng(algorithm),
    )
}
