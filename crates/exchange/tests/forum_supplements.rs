//! Supplements: what they may add to the public record, and what they may never say.

use exchange::archive::{Archive, Edition, Language, Person, Session};
use exchange::forum::{self, Input};

const BASE: &str = "\
format: forum/1
id: base
status: held
title: {en: Base, ru: База}
dates: {start: '2017-11-08', end: '2017-11-09'}
timezone: Asia/Yekaterinburg
sides:
  - {id: KZ, name: {en: Kazakhstan}}
  - {id: RU, name: {en: Russia}}
venues:
  - {id: plant, name: {en: Plant}}
people:
  - {id: real, side: KZ, name: {en: Real Person}}
programme:
  - id: forum
    kind: rectors-forum
    title: {en: Forum of rectors}
    date: '2017-11-08'
    venue: plant
    roles: [{person: real, role: chair}]
    parts:
      - title: {en: First}
      - title: {en: Second}
";

const MADE_UP: &str = "\
format: forum/1
supplements: base
synthetic: true
languages: [kk, ru, en]
translated: [kk]
title: {kk: База}
days:
  - {date: '2017-11-09', name: {en: Second day}, opens: '09:00', closes: '20:00'}
  - {date: '2017-11-08', opens: '09:00'}
tracks:
  - {id: people, name: {en: People}, colour: '#1F6FEB'}
venues:
  - id: plant
    latitude: 55.16
    longitude: 61.4
    halls:
      - {id: red-hall, name: {en: Red hall}, capacity: 120, equipment: [projector]}
  - {id: tent, kind: outdoors, name: {en: Tent}}
travel:
  - {from: plant, to: tent, minutes: 15}
organisations:
  - {id: steppe-tours, side: KZ, kind: tour-agency, name: {en: Steppe Tours}}
people:
  - id: real
    name: {kk: Нақты Адам}
    translated: [kk]
    latin: PERSON REAL
  - {id: aigul, side: KZ, name: {en: Aigul Invented}, organisation: steppe-tours, biography: {en: Nobody}}
programme:
  - id: forum
    abstract: {en: What rectors do}
    start: '10:00'
    end: '11:30'
    hall: red-hall
    roles: [{person: aigul, role: moderator}]
  - {id: forum-2, start: '2017-11-08T12:00', end: '2017-11-08T13:00', track: people}
  - {id: talk, kind: talk, title: {en: A talk}, date: '2017-11-09', roles: [{person: aigul, role: speaker}]}
";

fn read(files: &[&str], known: Option<&Archive>) -> (Archive, Vec<String>) {
    let names = ["base", "more", "third"];
    let inputs: Vec<_> = names
        .iter()
        .zip(files)
        .map(|(file, text)| Input { file, text })
        .collect();
    let outcome = forum::read(&inputs, known);
    (
        outcome.archive,
        outcome.remarks.iter().map(ToString::to_string).collect(),
    )
}

fn clean(files: &[&str], known: Option<&Archive>) -> Archive {
    let (archive, said) = read(files, known);
    assert_eq!(said, [""; 0]);
    archive
}

#[track_caller]
fn check(supplement: &str, expected: &[&str]) {
    let (_, said) = read(
        &[BASE, &format!("format: forum/1\nsupplements: base\n{supplement}")],
        None,
    );
    assert_eq!(said, expected);
}

fn session<'a>(edition: &'a Edition, id: &str) -> &'a Session {
    edition
        .sessions
        .iter()
        .find(|session| session.id == id)
        .expect("a session with this id")
}

fn person<'a>(edition: &'a Edition, id: &str) -> &'a Person {
    edition
        .people
        .iter()
        .find(|person| person.id == id)
        .expect("a person with this id")
}

fn marks(record: &exchange::archive::Provenance) -> Vec<&str> {
    record.illustrative.iter().map(String::as_str).collect()
}

#[test]
fn what_is_made_up_is_marked_field_by_field() {
    let archive = clean(&[BASE, MADE_UP], None);
    let edition = &archive.editions[0];
    let forum = session(edition, "forum");
    assert_eq!(marks(&forum.record), ["abstract", "end", "hall", "start"]);
    let roles: Vec<_> = forum
        .roles
        .iter()
        .map(|role| (role.person.as_str(), role.illustrative))
        .collect();
    assert_eq!(roles, [("real", false), ("aigul", true)]);
    assert_eq!(marks(&session(edition, "forum-2").record), ["end", "start", "track"]);
    assert_eq!(marks(&session(edition, "forum-1").record), [""; 0]);
    assert_eq!(marks(&session(edition, "talk").record), ["*"]);
    assert_eq!(marks(&person(edition, "aigul").record), ["*"]);
    assert_eq!(marks(&edition.venues[0].record), ["latitude", "longitude"]);
    assert_eq!(marks(&edition.venues[1].record), ["*"]);
    assert!(
        edition.venues[0].halls[0].illustrative && edition.travel[0].illustrative && edition.tracks[0].illustrative
    );
    assert_eq!(
        edition
            .days
            .iter()
            .map(|day| (day.date.day(), day.illustrative))
            .collect::<Vec<_>>(),
        [(8, true), (9, true)]
    );
    assert_eq!(edition.tracks[0].colour.as_deref(), Some("#1f6feb"));
}

#[test]
fn a_translation_is_marked_as_one_and_not_as_made_up() {
    let archive = clean(&[BASE, MADE_UP], None);
    let edition = &archive.editions[0];
    assert_eq!(edition.title.get("kk"), Some("База"));
    assert_eq!(edition.title.translated, [Language::new("kk")].into());
    let real = person(edition, "real");
    assert_eq!(marks(&real.record), ["latin_name"]);
    assert_eq!(real.name.translated, [Language::new("kk")].into());
    assert_eq!(real.sort_name.get("kk"), Some("Адам, Нақты"));
}

#[test]
fn a_supplement_may_be_read_later_and_again() {
    let together = clean(&[BASE, MADE_UP], None);
    let base = clean(&[BASE], None);
    let later = clean(&[MADE_UP], Some(&base));
    assert_eq!(later.editions, together.editions);
    assert_eq!(clean(&[MADE_UP], Some(&together)).editions, together.editions);
    assert_eq!(clean(&[MADE_UP, BASE], None).editions, together.editions);
}

#[test]
fn what_was_made_up_gives_way() {
    let first = clean(&[BASE, MADE_UP], None);
    let other = MADE_UP
        .replace("start: '10:00'", "start: '10:30'")
        .replace("minutes: 15", "minutes: 20");
    let second = clean(&[&other], Some(&first));
    assert_eq!(
        session(&second.editions[0], "forum").start.unwrap().to_string(),
        "2017-11-08T10:30:00"
    );
    assert_eq!(second.editions[0].travel[0].minutes, 20);
    let found = "format: forum/1\nsupplements: base\nsynthetic: false\nprogramme:\n  - {id: forum, start: '10:45'}\n";
    let third = clean(&[found], Some(&second));
    assert_eq!(
        marks(&session(&third.editions[0], "forum").record),
        ["abstract", "end", "hall"]
    );
}

#[test]
fn what_is_true_is_not_marked() {
    let supplement = MADE_UP.replace("synthetic: true", "synthetic: false");
    let archive = clean(&[BASE, &supplement], None);
    let edition = &archive.editions[0];
    assert!(
        edition
            .sessions
            .iter()
            .all(|session| session.record.illustrative.is_empty())
    );
    assert!(
        edition
            .sessions
            .iter()
            .flat_map(|session| &session.roles)
            .all(|role| !role.illustrative)
    );
    assert!(
        !edition.days[0].illustrative && !edition.venues[0].halls[0].illustrative && !edition.travel[0].illustrative
    );
}

#[test]
fn parts_are_met_by_their_place_or_their_id() {
    let parts = "format: forum/1\nsupplements: base\nsynthetic: true\nprogramme:\n  - id: forum\n    parts:\n      - {start: '10:00'}\n      - {id: forum-2, start: '11:00'}\n      - {title: {en: Third}}\n";
    let archive = clean(&[BASE, parts], None);
    let edition = &archive.editions[0];
    let starts: Vec<_> = edition
        .sessions
        .iter()
        .map(|s| (s.id.as_str(), s.start.map(|start| start.hour())))
        .collect();
    assert_eq!(
        starts,
        [
            ("forum", None),
            ("forum-1", Some(10)),
            ("forum-2", Some(11)),
            ("forum-3", None)
        ]
    );
    assert_eq!(session(edition, "forum-3").part_of.as_deref(), Some("forum"));
}

#[test]
fn a_new_part_is_on_the_day_of_its_whole() {
    let lunch = "format: forum/1\nsupplements: base\nsynthetic: true\nprogramme:\n  - {id: lunch, kind: lunch, title: {en: Lunch}, part_of: forum, start: '13:00', end: '14:00'}\n";
    let archive = clean(&[BASE, lunch], None);
    assert_eq!(
        session(&archive.editions[0], "lunch").date,
        Some(jiff::civil::date(2017, 11, 8))
    );
}

#[test]
fn the_public_record_is_not_contradicted() {
    check(
        "synthetic: true\ntitle: {en: Other}\ntimezone: Asia/Almaty\ndates: {start: '2017-11-07', end: '2017-11-09'}\nprogramme:\n  - {id: forum, kind: panel, date: '2017-11-09', title: {en: Else}}\n",
        &[
            "more:4:13: error: the public record says \"Base\": Other (a supplement adds, it does not correct)",
            "more:5:11: error: the public record says \"Asia/Yekaterinburg\": Asia/Almaty (a supplement adds, it does not correct)",
            "more:6:16: error: the public record says \"2017-11-08\": 2017-11-07 (a supplement adds, it does not correct)",
            "more:8:23: error: the public record says \"rectors-forum\": panel (a supplement adds, it does not correct)",
            "more:8:36: error: the public record says \"2017-11-08\": 2017-11-09 (a supplement adds, it does not correct)",
            "more:8:62: error: the public record says \"Forum of rectors\": Else (a supplement adds, it does not correct)",
        ],
    );
}

#[test]
fn nothing_is_made_up_about_real_people_or_of_the_forum_itself() {
    check(
        "synthetic: true\ntheme: {en: Made up}\nfigures: []\npeople:\n  - {id: real, post: {en: King}}\nprogramme:\n  - {id: forum, roles: [{person: real, role: speaker}]}\ndelegations:\n  - {id: x, side: KZ, head: real}\n",
        &[
            "more:4:8: error: a forum's own facts cannot be made up: a map (put it into a file with `synthetic: false`)",
            "more:5:10: error: figures and facts of a forum cannot be made up: a list (put them into a file with `synthetic: false`)",
            "more:7:22: error: nothing is made up about a real person: a map (put it into a file with `synthetic: false`)",
            "more:9:34: error: a real person cannot be given a made-up part: real (name a person who is illustrative)",
            "more:11:29: error: a real person cannot be given a made-up part: real (name a person who is illustrative)",
        ],
    );
}

#[test]
fn a_supplement_says_what_it_is_and_to_what_it_belongs() {
    check(
        "people: []\n",
        &["more:1:1: error: a required key is missing: synthetic"],
    );
    let (_, said) = read(&[BASE, "format: forum/1\nsupplements: bass\nsynthetic: true\n"], None);
    assert_eq!(
        said,
        ["more:2:14: error: no edition has this id: bass (did you mean \"base\"?)"]
    );
    check(
        "synthetic: true\nlanguages: [kk]\n",
        &["more:4:12: error: ru is a language of the edition: a list (add it to the list)"],
    );
}

#[test]
fn an_invented_name_that_changes_is_sorted_anew() {
    let first = clean(&[BASE, MADE_UP], None);
    let second = clean(&[&MADE_UP.replace("Aigul Invented", "Aigul Imagined")], Some(&first));
    assert_eq!(
        person(&second.editions[0], "aigul").sort_name.get("en"),
        Some("Imagined, Aigul")
    );
}

#[test]
fn what_is_added_to_a_list_of_the_record_is_marked() {
    let order = "format: forum/1\nsupplements: base\nsynthetic: true\norder:\n  - {first: forum-1, then: forum-2}\nprogramme:\n  - {id: forum-1, links: [{url: 'https://example.org/'}]}\n";
    let archive = clean(&[BASE, order], None);
    assert_eq!(marks(&session(&archive.editions[0], "forum-1").record), ["links"]);
    assert_eq!(marks(&session(&archive.editions[0], "forum-2").record), ["after"]);
}

#[test]
fn two_files_cannot_be_one_edition() {
    let (_, said) = read(&[BASE, BASE], None);
    assert_eq!(
        said,
        [
            "more:1:1: error: another file is about this edition: a map (a file that adds to it names it under `supplements`)"
        ]
    );
}
