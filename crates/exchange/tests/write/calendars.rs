//! Calendars, read back by a parser that is not ours.

use std::collections::BTreeMap;

use exchange::archive::Session;
use exchange::write::ical::{self, Calendar, Cancelled, Revision};
use exchange::write::{LeftOut, Reason, Written};
use ical_parser::parser::ical::component::{IcalCalendar, IcalEvent};
use ical_parser::property::Property;
use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use crate::support::{context, expect_file, published, regions, runner, sample, wild, wild_edition};

const NAMES: [(&str, &str); 3] = [
    ("kk", "Дала жаттығуы, бүкіл бағдарлама"),
    ("ru", "Степная репетиция, вся программа"),
    ("en", "Steppe Rehearsal, the whole programme"),
];

#[test]
fn the_sample_is_written_as_expected_in_every_language() {
    let (edition, regions) = (sample(), regions());
    let revisions = revisions(&edition.sessions[0], 2);
    let gone = gone();
    let cancelled = [Cancelled {
        session: &gone,
        revision: revision(5),
    }];
    for (language, name) in NAMES {
        let ctx = context(&edition, &regions, language);
        let url = ctx.edition_url();
        let source = format!("{url}/programme.ics");
        let calendar = Calendar {
            name,
            source: Some(&source),
            url: Some(&url),
            revisions: &revisions,
            cancelled: &cancelled,
        };
        let written = ical::write(&ctx, &calendar, &edition.sessions);
        expect_file(&format!("forum.{language}.ics"), &written.text);
        let someday = LeftOut {
            session: "someday".to_owned(),
            reason: Reason::NotPlaced,
        };
        assert_eq!(written.left_out, [someday]);
    }
}

#[test]
fn what_was_written_is_read_back() {
    let edition = sample();
    let ctx = context(&edition, &[], "ru");
    let written = plain(&ctx, &edition.sessions);
    let calendar = parse(&written.text);
    assert_eq!(value(&calendar.properties, "NAME"), "Степная репетиция\\; всё");
    let summary = |event: &IcalEvent| {
        ["UID", "DTSTART", "DTEND", "STATUS", "SUMMARY"]
            .map(|name| value(&event.properties, name))
            .join("|")
    };
    let events: Vec<String> = calendar.events.iter().map(summary).collect();
    let uid = |number| format!("6f1d0c52-5a0e-5d0b-9c54-0d6d6c1f040{number}@kurultai");
    assert_eq!(
        events,
        [
            format!(
                "{}|20240229T100000|20240229T113000|CONFIRMED|Открытие: дороги\\, реки\\, рельсы",
                uid(1)
            ),
            format!("{}|20240229T120000|20240229T124500|CONFIRMED|Мосты и переправы", uid(2)),
            format!(
                "{}|20240301T003000|20240301T013000|CONFIRMED|Ночной поезд с песнями",
                uid(3)
            ),
            format!("{}|20240301|20240302|CONFIRMED|Ярмарка паромов", uid(4)),
            format!("{}|20240301T160000||CONFIRMED|-Подписание", uid(5)),
            format!(
                "{}|20240301T100000|20240301T120000|CANCELLED|Посещение путепровода",
                uid(6)
            ),
        ]
    );
    let opening = &calendar.events[0].properties;
    assert_eq!(parameter(opening, "DTSTART", "TZID"), "Asia/Qostanay");
    assert_eq!(parameter(opening, "SUMMARY", "LANGUAGE"), "ru");
    assert_eq!(value(opening, "GEO"), "53.2144;63.6246");
    assert_eq!(value(opening, "CATEGORIES"), "Пленарное заседание");
    assert_eq!(
        value(opening, "LOCATION"),
        "Зал 1\\, Зерновая биржа\\, Вымышленная улица\\, 1\\, Костанай"
    );
    let description = value(opening, "DESCRIPTION");
    assert!(
        description.contains("Полная программа открытия \\\\ черновик."),
        "{description}"
    );
    assert!(
        description.ends_with("\\n\\nВремя вымышлено для показа."),
        "{description}"
    );
    assert_eq!(parameter(&calendar.events[3].properties, "DTSTART", "VALUE"), "DATE");
    assert_eq!(value(&calendar.events[1].properties, "RELATED-TO"), uid(1));
}

#[test]
fn a_text_in_another_language_says_so() {
    let edition = sample();
    let ctx = context(&edition, &[], "en");
    let calendar = parse(&plain(&ctx, &edition.sessions[1..2]).text);
    assert_eq!(parameter(&calendar.events[0].properties, "SUMMARY", "LANGUAGE"), "ru");
    assert_eq!(
        parameter(&calendar.events[0].properties, "DESCRIPTION", "LANGUAGE"),
        "en"
    );
}

#[test]
fn chelyabinsk_in_2017_has_one_offset() {
    let mut edition = sample();
    edition.timezone = "Asia/Yekaterinburg".to_owned();
    edition.start = date(2017, 11, 8);
    edition.end = date(2017, 11, 9);
    assert_eq!(
        zone(&plain(&context(&edition, &[], "en"), &[]).text),
        [
            "TZID:Asia/Yekaterinburg",
            "BEGIN:STANDARD",
            "DTSTART:20141026T020000",
            "TZOFFSETFROM:+0600",
            "TZOFFSETTO:+0500",
            "TZNAME:+05",
            "END:STANDARD",
        ]
    );
}

#[test]
fn a_change_of_the_clocks_during_the_forum_is_described() {
    let edition = sample();
    let found = zone(&plain(&context(&edition, &[], "en"), &edition.sessions).text);
    assert_eq!(
        found[7..],
        [
            "BEGIN:STANDARD",
            "DTSTART:20240301T000000",
            "TZOFFSETFROM:+0600",
            "TZOFFSETTO:+0500",
            "TZNAME:+05",
            "END:STANDARD",
        ]
    );
}

#[test]
fn summer_time_is_daylight_and_utc_needs_no_change() {
    let mut edition = sample();
    edition.timezone = "Europe/Berlin".to_owned();
    edition.start = date(2024, 3, 30);
    edition.end = date(2024, 4, 1);
    assert_eq!(
        zone(&plain(&context(&edition, &[], "en"), &[]).text).join("\n"),
        "TZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:20231029T030000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nTZNAME:CET\n\
         END:STANDARD\nBEGIN:DAYLIGHT\nDTSTART:20240331T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST\n\
         END:DAYLIGHT"
    );
    edition.timezone = "UTC".to_owned();
    assert_eq!(
        zone(&plain(&context(&edition, &[], "en"), &[]).text).join("\n"),
        "TZID:UTC\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0000\nTZOFFSETTO:+0000\nTZNAME:UTC\nEND:STANDARD"
    );
}

#[test]
fn revisions_and_cancellations_carry_their_sequence() {
    let edition = sample();
    let ctx = context(&edition, &[], "kk");
    let gone = gone();
    let cancelled = [
        // still in the programme: the cancellation is out of date
        Cancelled {
            session: &edition.sessions[0],
            revision: revision(9),
        },
        Cancelled {
            session: &gone,
            revision: revision(4),
        },
    ];
    let calendar = Calendar {
        name: "Бағдарлама",
        source: None,
        url: None,
        revisions: &revisions(&edition.sessions[0], 7),
        cancelled: &cancelled,
    };
    let calendar = parse(&ical::write(&ctx, &calendar, &edition.sessions[..2]).text);
    let facts: Vec<[String; 4]> = calendar
        .events
        .iter()
        .map(|event| ["SEQUENCE", "LAST-MODIFIED", "STATUS", "DTSTAMP"].map(|name| value(&event.properties, name)))
        .collect();
    assert_eq!(
        facts,
        [
            ["7", "20240215T083000Z", "CONFIRMED", "20240220T080000Z"],
            ["0", "20240220T080000Z", "CONFIRMED", "20240220T080000Z"],
            ["4", "20240215T083000Z", "CANCELLED", "20240220T080000Z"],
        ]
    );
    assert_eq!(value(&calendar.events[2].properties, "URL"), "");
}

#[test]
fn lines_are_folded_at_75_octets_between_characters() {
    let mut edition = sample();
    edition.sessions.truncate(1);
    let edition = edition;
    runner(300)
        .run(&(wild(), wild()), |(title, about)| {
            let mut edition = edition.clone();
            edition.sessions[0]
                .title
                .words
                .insert(exchange::archive::Language::new("kk"), title.clone());
            edition.sessions[0].summary = Some(exchange::archive::Text::of("kk", about));
            let text = plain(&context(&edition, &[], "kk"), &edition.sessions).text;
            for line in text.as_bytes().split(|byte| *byte == b'\n') {
                prop_assert!(line.len() <= 76, "{} octets with the carriage return", line.len());
                prop_assert!(std::str::from_utf8(line).is_ok());
                prop_assert!(line.is_empty() || line.ends_with(b"\r"));
            }
            let words: Vec<&str> = title.split_whitespace().collect();
            if !title.is_empty() && title.chars().all(|c| c.is_alphanumeric() || c == ' ') && !words.is_empty() {
                let unfolded = text.replace("\r\n ", "");
                let summary = format!("\r\nSUMMARY;LANGUAGE=kk:{}\r\n", words.join(" "));
                prop_assert!(unfolded.contains(&summary), "{}", summary);
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn any_words_make_a_calendar_that_parses() {
    runner(300)
        .run(&(wild_edition(), wild()), |(edition, name)| {
            let ctx = context(&edition, &[], "ru");
            let calendar = Calendar {
                name: &name,
                source: Some(&name),
                url: Some(&name),
                revisions: &BTreeMap::new(),
                cancelled: &[],
            };
            let written = ical::write(&ctx, &calendar, &edition.sessions);
            prop_assert_eq!(&written, &ical::write(&ctx, &calendar, &edition.sessions));
            let odd = |c: char| c.is_control() && !"\r\n\t".contains(c);
            prop_assert!(!written.text.contains(odd));
            let parsed = parse(&written.text);
            prop_assert_eq!(parsed.events.len() + written.left_out.len(), edition.sessions.len());
            prop_assert_eq!(parsed.timezones.len(), 1);
            for event in &parsed.events {
                let start = value(&event.properties, "DTSTART");
                prop_assert!(start.len() == 8 || start.len() == 15, "{}", start);
                let end = value(&event.properties, "DTEND");
                prop_assert!(end.is_empty() || end > start || edition.timezone != "UTC");
            }
            Ok(())
        })
        .unwrap();
}

fn plain(ctx: &exchange::write::Context<'_>, sessions: &[Session]) -> Written {
    let calendar = Calendar {
        name: "Степная репетиция; всё",
        source: None,
        url: None,
        revisions: &BTreeMap::new(),
        cancelled: &[],
    };
    ical::write(ctx, &calendar, sessions)
}

/// A session of an earlier release.
fn gone() -> Session {
    let mut gone = sample().sessions.swap_remove(0);
    gone.id = "raft-race".to_owned();
    gone.uid = Uuid::from_u128(0x6f1d_0c52_5a0e_5d0b_9c54_0d6d_6c1f_0499);
    gone
}

fn revision(sequence: u32) -> Revision {
    Revision {
        sequence,
        modified: "2024-02-15T08:30:00Z".parse().unwrap(),
    }
}

fn revisions(session: &Session, sequence: u32) -> BTreeMap<Uuid, Revision> {
    assert!(revision(sequence).modified < published());
    BTreeMap::from([(session.uid, revision(sequence))])
}

fn parse(text: &str) -> IcalCalendar {
    let mut calendars: Vec<IcalCalendar> = ical_parser::IcalParser::new(text.as_bytes())
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(calendars.len(), 1);
    calendars.remove(0)
}

fn value(properties: &[Property], name: &str) -> String {
    let mut found = properties.iter().filter(|property| property.name == name);
    let value = found
        .next()
        .and_then(|property| property.value.clone())
        .unwrap_or_default();
    assert!(found.next().is_none(), "{name} twice");
    value
}

fn parameter(properties: &[Property], name: &str, parameter: &str) -> String {
    let property = properties.iter().find(|property| property.name == name).unwrap();
    let parameters = property.params.iter().flatten();
    let mut values = parameters
        .filter(|(key, _)| key == parameter)
        .flat_map(|(_, values)| values.clone());
    values.next().unwrap_or_default()
}

fn zone(text: &str) -> Vec<String> {
    let start = text.find("BEGIN:VTIMEZONE\r\n").unwrap() + "BEGIN:VTIMEZONE\r\n".len();
    text[start..text.find("END:VTIMEZONE").unwrap()]
        .lines()
        .map(str::to_owned)
        .collect()
}
