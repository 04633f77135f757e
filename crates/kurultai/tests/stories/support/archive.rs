//! Archives to keep in a database: every kind of record with every field, odd words, and any number of variations.

use std::collections::BTreeSet;

use exchange::archive::*;
use jiff::civil::{date, time};
use uuid::Uuid;

/// Words that break careless programs: quotes, line ends, other scripts, composed and long ones.
const WORDS: [&str; 12] = [
    "Plenary",
    "Пленарное заседание",
    "Жалпы отырыс — «Өңірлер»",
    "it's 100% \"quoted\" \\ \\u0000 $1 ; -- drop",
    "",
    " leading and trailing ",
    "two\nlines\r\n\tand a tab",
    "e\u{301} and é",
    "שלום עולם \u{202b}rtl\u{202c}",
    "😀👩‍👩‍👧 \u{10FFFF}",
    "{\"json\": [null, 1e3]}",
    "ǅ İ ı ß ﬁ",
];

/// Dice that always fall the same way for the same seed (splitmix64).
#[derive(Debug)]
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).expect("less than the sides")
    }

    /// True two times out of three.
    fn often(&mut self) -> bool {
        self.roll(3) > 0
    }

    fn word(&mut self) -> String {
        WORDS[self.roll(WORDS.len())].to_owned()
    }

    fn text(&mut self) -> Text {
        let mut text = Text::default();
        for language in ["en", "kk", "ru"] {
            if self.often() {
                text.words.insert(Language::new(language), self.word());
            }
        }
        if self.often() {
            text.translated.extend(text.words.keys().next().cloned());
        }
        text
    }

    fn maybe<T>(&mut self, value: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.often().then(|| value(self))
    }

    fn list<T>(&mut self, most: usize, item: impl Fn(&mut Self) -> T) -> Vec<T> {
        (0..self.roll(most + 1)).map(|_| item(self)).collect()
    }

    /// Some of these, in any order.
    fn some(&mut self, all: &[String]) -> Vec<String> {
        let mut left: Vec<String> = all.iter().filter(|_| self.often()).cloned().collect();
        let mut out = Vec::new();
        while !left.is_empty() {
            out.push(left.remove(self.roll(left.len())));
        }
        out
    }

    fn one(&mut self, of: &[String]) -> Option<String> {
        if of.is_empty() || self.roll(4) == 0 {
            None
        } else {
            Some(of[self.roll(of.len())].clone())
        }
    }

    fn window(&mut self) -> Window {
        let day = self.day();
        Window::new(day.at(9, 0, 0, 0), day.at(17, 30, 0, 0)).expect("it ends after it begins")
    }

    fn planning(&mut self) -> Planning {
        Planning {
            sides_each_day: self.often(),
            chairs_alternate: self.often(),
            teams: self.list(2, |dice| InterpretersTeam {
                id: dice.word(),
                people: 2,
                languages: vec!["kk-ru".to_owned()],
                present: dice.list(2, Self::window),
                rest_minutes: None,
                most_minutes_a_day: dice.maybe(|_| 240),
            }),
            relay: self.list(1, |_| Language::new("ru")),
            interests: self.list(2, |dice| Interest {
                people: 3,
                sessions: dice.list(3, Self::word),
            }),
        }
    }

    fn day(&mut self) -> jiff::civil::Date {
        date(2017, 11, 1 + i8::try_from(self.roll(28)).expect("a day of a month"))
    }

    fn fact(&mut self) -> Fact {
        Fact {
            what: self.text(),
            value: self.maybe(|dice| dice.roll(1_000_000).to_string()),
            unit: self.maybe(Self::word),
            approximate: self.often(),
            sources: self.list(2, Self::word),
        }
    }

    fn record(&mut self) -> Provenance {
        Provenance {
            certainty: self.maybe(|_| "low".to_owned()),
            note: self.maybe(Self::text),
            sources: self.list(2, Self::word),
            illustrative: self.list(2, Self::word).into_iter().collect::<BTreeSet<_>>(),
        }
    }

    fn source(&mut self, id: String) -> Source {
        Source {
            id,
            url: self.word(),
            publisher: self.word(),
            language: self.maybe(|_| Language::new("kk")),
            date: self.maybe(|_| "2017-11".to_owned()),
        }
    }
}

fn names(kind: &str, many: usize) -> Vec<String> {
    (1..=many).map(|number| format!("{kind}-{number}")).collect()
}

/// An archive with the reference facts and some editions, each a variation chosen by the seed. The same ids come back in
/// other variations with other content, in other places or not at all. Every reference leads somewhere.
pub fn varied(seed: u64, editions: &[&str]) -> Archive {
    let mut dice = Dice(seed);
    let dice = &mut dice;
    Archive {
        format: FORMAT.to_owned(),
        regions: names("KZ", 3).into_iter().map(|id| region(dice, id)).collect(),
        series: names("series", 2).into_iter().map(|id| series(dice, id)).collect(),
        editions: editions.iter().map(|id| edition(dice, id)).collect(),
        facts: dice.list(2, Dice::fact),
        sources: names("shared", 2).into_iter().map(|id| dice.source(id)).collect(),
    }
}

fn region(dice: &mut Dice, id: String) -> Region {
    Region {
        id,
        side: "kazakhstan".to_owned(),
        kind: "oblast".to_owned(),
        name: dice.text(),
        centre: dice.text(),
        land_border: dice.often(),
        borders: dice.list(3, Dice::word),
        former_code: dice.maybe(Dice::word),
        note: dice.maybe(Dice::text),
        sources: dice.list(2, Dice::word),
    }
}

fn series(dice: &mut Dice, id: String) -> Series {
    Series {
        id,
        title: dice.text(),
        former_title: dice.maybe(Dice::text),
        first_held: dice.maybe(|_| 2003),
        rhythm: dice.maybe(Dice::text),
        years_without_edition: dice.list(2, |_| 2020),
        notes: dice.list(2, Dice::text),
        sources: dice.list(2, Dice::word),
        entries: (1..=1 + u32::try_from(dice.roll(4)).expect("few"))
            .rev()
            .map(|ordinal| entry(dice, ordinal))
            .collect(),
    }
}

fn entry(dice: &mut Dice, ordinal: u32) -> SeriesEntry {
    SeriesEntry {
        ordinal,
        city: dice.text(),
        country: "KZ".to_owned(),
        region: dice.maybe(|_| "KZ-59".to_owned()),
        start: Some(date(2017, 11, 9)),
        end: dice.maybe(|_| date(2017, 11, 10)),
        presidents_day: dice.maybe(|_| date(2017, 11, 9)),
        planned: dice.maybe(Dice::text),
        format: "in-person".to_owned(),
        name: dice.maybe(Dice::text),
        theme: dice.maybe(Dice::text),
        heads_of_state: dice.list(2, |dice| (dice.word(), dice.text())).into_iter().collect(),
        delegation_heads: dice.list(2, |dice| (dice.word(), dice.text())).into_iter().collect(),
        host: dice.maybe(|dice| HostOfEntry {
            name: dice.text(),
            post: dice.text(),
        }),
        documents: dice.list(2, |dice| DocumentOfEntry {
            title: dice.text(),
            status: dice.maybe(Dice::text),
            parties: dice.list(2, Dice::word),
        }),
        facts: dice.list(2, Dice::fact),
        outline: dice.list(2, Dice::text),
        venues: dice.list(2, Dice::text),
        organisers: dice.list(2, Dice::text),
        notes: dice.list(2, Dice::text),
        sources: dice.list(2, Dice::word),
    }
}

fn edition(dice: &mut Dice, id: &str) -> Edition {
    let uid = |kind: &str, key: &str| -> Uuid { derived_uid(id, kind, key) };
    let sides = dice.some(&names("side", 3));
    let tracks = dice.some(&names("track", 3));
    let venues = dice.some(&names("venue", 4));
    // A hall is in one venue or in another, and sometimes in none.
    let mut halls: Vec<(String, String)> = Vec::new();
    for hall in dice.some(&names("hall", 5)) {
        if let Some(venue) = dice.one(&venues) {
            halls.push((venue, hall));
        }
    }
    let hall_keys: Vec<String> = halls.iter().map(|(_, hall)| hall.clone()).collect();
    let bodies = dice.some(&names("body", 4));
    let people = dice.some(&names("person", 6));
    let sessions = dice.some(&names("session", 8));
    let mut ways = Vec::new();
    for from in &venues {
        for to in &venues {
            if from != to && dice.often() {
                let minutes = u32::try_from(dice.roll(90)).expect("few");
                ways.push(Travel {
                    from: from.clone(),
                    to: to.clone(),
                    minutes,
                    rush: dice.list(1, |_| RushHour {
                        begins: jiff::civil::time(17, 0, 0, 0),
                        ends: jiff::civil::time(19, 0, 0, 0),
                        minutes: 90,
                    }),
                    illustrative: dice.often(),
                });
            }
        }
    }
    Edition {
        id: id.to_owned(),
        uid: uid("edition", id),
        series: dice.maybe(|_| "series-1".to_owned()),
        ordinal: dice.maybe(|_| 14),
        status: "held".to_owned(),
        title: dice.text(),
        theme: dice.maybe(Dice::text),
        languages: ["kk", "ru", "en"].map(Language::new).to_vec(),
        start: date(2017, 11, 8),
        end: date(2017, 11, 9),
        timezone: "Asia/Yekaterinburg".to_owned(),
        city: dice.maybe(Dice::text),
        country: dice.maybe(|_| "RU".to_owned()),
        region: dice.maybe(|_| "RU-CHE".to_owned()),
        url: dice.maybe(Dice::word),
        organisers: dice.list(2, Dice::word),
        days: (8..10)
            .filter(|_| dice.often())
            .collect::<Vec<i8>>()
            .into_iter()
            .map(|number| day(dice, number))
            .collect(),
        tracks: tracks.iter().map(|key| track(dice, key)).collect(),
        venues: venues
            .iter()
            .map(|key| {
                let mine = halls.iter().filter(|(venue, _)| venue == key);
                let halls = mine.map(|(_, hall)| room(dice, hall, uid("hall", hall))).collect();
                venue(dice, key, uid("venue", key), halls)
            })
            .collect(),
        travel: ways,
        organisations: bodies
            .iter()
            .map(|key| organisation(dice, key, uid("organisation", key), &people))
            .collect(),
        people: people
            .iter()
            .map(|key| person(dice, key, uid("person", key), &bodies))
            .collect(),
        delegations: names("delegation", 2)
            .into_iter()
            .map(|key| Delegation {
                uid: uid("delegation", &key),
                id: key,
                side: dice.one(&sides).unwrap_or_default(),
                region: dice.maybe(Dice::word),
                head: dice.one(&people),
                members: dice.some(&people),
                role: dice.maybe(Dice::word),
                record: dice.record(),
            })
            .collect(),
        sessions: sessions
            .iter()
            .map(|key| {
                let parent = dice.one(&sessions).filter(|parent| parent != key);
                session(
                    dice,
                    key,
                    uid("session", key),
                    parent,
                    &venues,
                    &hall_keys,
                    &tracks,
                    &people,
                )
            })
            .collect(),
        agreements: names("agreement", 2)
            .into_iter()
            .map(|key| Agreement {
                uid: uid("agreement", &key),
                id: key,
                level: dice.word(),
                kind: dice.word(),
                title: dice.text(),
                parties: dice.some(&sides),
                signatories: dice.some(&people),
                signed: dice.maybe(Dice::day),
                session: dice.one(&sessions),
                subject: dice.maybe(Dice::text),
                status: dice.maybe(Dice::text),
                record: dice.record(),
            })
            .collect(),
        sides: sides
            .iter()
            .map(|key| Side {
                id: key.clone(),
                name: dice.text(),
            })
            .collect(),
        facts: dice.list(3, Dice::fact),
        not_found: dice.list(3, Dice::text),
        planning: dice.planning(),
        sources: dice
            .some(&names("source", 3))
            .into_iter()
            .map(|key| dice.source(key))
            .collect(),
    }
}

fn day(dice: &mut Dice, number: i8) -> Day {
    Day {
        date: date(2017, 11, number),
        name: dice.maybe(Dice::text),
        opens: dice.maybe(|_| time(9, 0, 0, 0)),
        closes: dice.maybe(|_| time(0, 30, 0, 0)),
        illustrative: dice.often(),
    }
}

fn track(dice: &mut Dice, key: &str) -> Track {
    Track {
        id: key.to_owned(),
        name: dice.text(),
        colour: dice.maybe(|_| "#00afca".to_owned()),
        illustrative: dice.often(),
    }
}

fn room(dice: &mut Dice, key: &str, uid: Uuid) -> Hall {
    Hall {
        id: key.to_owned(),
        uid,
        name: dice.text(),
        capacity: dice.maybe(|dice| u32::try_from(dice.roll(5000)).expect("few")),
        equipment: dice.list(3, Dice::word),
        booths: dice.maybe(|_| 2),
        open: dice.list(2, Dice::window),
        illustrative: dice.often(),
    }
}

fn venue(dice: &mut Dice, key: &str, uid: Uuid, halls: Vec<Hall>) -> Venue {
    Venue {
        id: key.to_owned(),
        uid,
        kind: dice.maybe(Dice::word),
        name: dice.text(),
        city: dice.maybe(Dice::text),
        region: dice.maybe(Dice::word),
        address: dice.maybe(Dice::text),
        latitude: dice.maybe(|_| "55.1603".to_owned()),
        longitude: dice.maybe(|_| "61.4008".to_owned()),
        operator: dice.maybe(Dice::word),
        site: dice.maybe(Dice::text),
        purpose: dice.maybe(Dice::text),
        halls,
        record: dice.record(),
    }
}

fn organisation(dice: &mut Dice, key: &str, uid: Uuid, people: &[String]) -> Organisation {
    Organisation {
        id: key.to_owned(),
        uid,
        side: dice.maybe(|_| "joint".to_owned()),
        kind: dice.word(),
        name: dice.text(),
        former_name: dice.maybe(Dice::text),
        city: dice.maybe(Dice::text),
        region: dice.maybe(Dice::word),
        ror: dice.maybe(Dice::word),
        url: dice.maybe(Dice::word),
        role: dice.maybe(Dice::text),
        status: dice.maybe(Dice::word),
        represented_by: dice.one(people),
        owners: dice.list(2, Dice::word),
        facts: dice.list(2, Dice::text),
        record: dice.record(),
    }
}

fn person(dice: &mut Dice, key: &str, uid: Uuid, bodies: &[String]) -> Person {
    Person {
        id: key.to_owned(),
        uid,
        side: dice.maybe(Dice::word),
        name: dice.text(),
        sort_name: dice.text(),
        latin_name: dice.maybe(Dice::word),
        post: dice.maybe(Dice::text),
        organisation: dice.one(bodies),
        region: dice.maybe(Dice::word),
        biography: dice.maybe(Dice::text),
        attendance: Attendance {
            principal: dice.often(),
            present: dice.list(2, Dice::window),
            rest_minutes: dice.maybe(|_| 20),
            most_a_day: dice.maybe(|_| 4),
        },
        record: dice.record(),
    }
}

#[expect(clippy::too_many_arguments, reason = "a session leads everywhere")]
fn session(
    dice: &mut Dice,
    key: &str,
    uid: Uuid,
    part_of: Option<String>,
    venues: &[String],
    halls: &[String],
    tracks: &[String],
    people: &[String],
) -> Session {
    let start = date(2017, 11, 9).at(9 + i8::try_from(dice.roll(8)).expect("an hour"), 0, 0, 0);
    let placed = dice.often();
    Session {
        id: key.to_owned(),
        uid,
        kind: dice.word(),
        title: dice.text(),
        subtitle: dice.maybe(Dice::text),
        summary: dice.maybe(Dice::text),
        description: dice.maybe(Dice::text),
        part_of,
        date: dice.maybe(Dice::day),
        start: placed.then_some(start),
        end: placed.then(|| date(2017, 11, 9).at(18, 30, 15, 0)),
        venue: dice.one(venues),
        hall: dice.one(halls),
        track: dice.one(tracks),
        sides: dice.list(2, Dice::word),
        organisers: dice.list(2, Dice::word),
        languages: dice.list(2, |_| Language::new("kk")),
        interpretation: dice.list(2, |_| Language::new("ru")),
        roles: dice
            .some(people)
            .into_iter()
            .map(|person| SessionRole {
                person,
                role: dice.word(),
                side: dice.maybe(Dice::word),
                illustrative: dice.often(),
            })
            .collect(),
        audience: dice.maybe(|dice| u32::try_from(dice.roll(900)).expect("few")),
        equipment: dice.list(2, Dice::word),
        outside_programme: dice.often(),
        cancelled: dice.often(),
        after: dice.list(2, Dice::word),
        wishes: Wishes {
            fixed: dice.often(),
            allowed_days: dice.list(2, Dice::day),
            allowed_times: dice.list(2, Dice::window),
            allowed_halls: dice.some(halls),
            right_after: dice.maybe(Dice::word),
            topics: dice.list(2, Dice::word),
            ..Wishes::default()
        },
        agreements: dice.list(2, Dice::word),
        outcomes: dice.list(2, Dice::text),
        facts: dice.list(2, Dice::fact),
        links: dice.list(2, |dice| Link {
            url: dice.word(),
            title: dice.maybe(Dice::word),
        }),
        record: dice.record(),
    }
}
