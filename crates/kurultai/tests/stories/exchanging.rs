//! Other systems' schedules become sites, and broken files change nothing. Told through the program itself where a person would
//! use it on a command line.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use exchange::archive::{Archive, FORMAT};
use hyper::StatusCode;
use kurultai::testkit::Forum;

/// Real exports, when they lie beside the project.
fn shared(name: &str) -> Option<Vec<u8>> {
    let folder = std::env::var_os("KURULTAI_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = folder.join("data/exchange").join(name);
    let bytes = std::fs::read(&path).ok();
    if bytes.is_none() {
        eprintln!("skipped: {} is not there", path.display());
    }
    bytes
}

async fn site_of(name: &str) -> Option<(Forum, Archive)> {
    let reading = exchange::read::read(name, &shared(name)?, &exchange::read::Options::default()).expect("it is read");
    let archive = Archive {
        format: FORMAT.to_owned(),
        editions: vec![reading.edition],
        ..Archive::default()
    };
    Some((Forum::of(&archive).await, archive))
}

/// Every session has its page in each language, and the list and the days show all of them.
async fn shows_everything(name: &str) {
    let Some((forum, archive)) = site_of(name).await else {
        return;
    };
    let edition = &archive.editions[0];
    for lang in ["kk", "ru", "en"] {
        let base = format!("/{lang}/{}", edition.id);
        for tail in [
            "",
            "/programme",
            "/people",
            "/venues",
            "/take",
            "/changes",
            "/search?q=a",
        ] {
            assert_eq!(
                forum.get(&format!("{base}{tail}")).await.status,
                StatusCode::OK,
                "{base}{tail}"
            );
        }
        let list = forum.get(&format!("{base}/programme/list")).await;
        for session in &edition.sessions {
            let page = format!("{base}/sessions/{}", session.id);
            assert!(list.text().contains(&page), "{page} is in the list");
            assert_eq!(forum.get(&page).await.status, StatusCode::OK, "{page}");
        }
    }
    let days: Vec<String> = edition
        .days
        .iter()
        .map(|day| format!("/en/{}/programme/{}", edition.id, day.date))
        .collect();
    let mut shown = 0;
    for day in &days {
        let page = forum.get(day).await;
        assert_eq!(page.status, StatusCode::OK, "{day}");
        shown += edition
            .sessions
            .iter()
            .filter(|session| {
                page.text()
                    .contains(&format!("/en/{}/sessions/{}", edition.id, session.id))
            })
            .count();
    }
    let placed = edition
        .sessions
        .iter()
        .filter(|session| session.start.is_some())
        .count();
    assert!(shown >= placed, "{shown} of {placed} are on a day's grid");
}

#[tokio::test]
async fn a_schedule_of_fosdem_becomes_a_site() {
    shows_everything("fosdem2018.pentabarf.xml").await;
}

#[tokio::test]
async fn a_schedule_of_debconf_becomes_a_site() {
    shows_everything("debconf17-wafer.pentabarf.xml").await;
}

#[tokio::test]
async fn a_schedule_of_pretalx_becomes_a_site() {
    shows_everything("pretalx-democon.schedule.json").await;
}

#[tokio::test]
async fn a_schedule_of_the_congress_becomes_a_site() {
    shows_everything("c3voc-36C3.schedule.json").await;
}

struct Desk {
    folder: PathBuf,
}

impl Desk {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("kurultai-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder of its own");
        Self { folder }
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.folder.join(name);
        std::fs::write(&path, text).expect("a file");
        path.display().to_string()
    }

    fn kurultai(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_kurultai"))
            .args(arguments)
            .env_remove("DATABASE_URL")
            .env("KURULTAI_DATA", self.folder.join("data"))
            .env("KURULTAI_LOG", "error")
            .output()
            .expect("the program runs")
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // What is left of it is in the system's folder for temporary files.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

const RIGHT: &str = "\
format: forum/1
id: altai-2030
status: planned
title: {en: Altai Meeting, ru: Алтайская встреча, kk: Алтай кездесуі}
dates: {start: '2030-05-01', end: '2030-05-02'}
timezone: Asia/Almaty
place: {city: {en: Oskemen, ru: Усть-Каменогорск, kk: Өскемен}, country: KZ}
sides: [{id: KZ, name: {en: Kazakhstan, ru: Казахстан, kk: Қазақстан}}]
languages: [kk, ru, en]
venues: [{id: house, name: {en: House, ru: Дом, kk: Үй}, halls: [{id: great, name: {en: Great hall, ru: Большой зал, kk: Үлкен зал}}]}]
programme:
  - {id: opening, kind: plenary, title: {en: Opening, ru: Открытие, kk: Ашылуы}, date: '2030-05-01', start: '10:00', end: '11:00', hall: great}
";

#[test]
fn a_forum_nobody_here_tuned_for_goes_from_a_file_to_a_release() {
    let desk = Desk::new("right");
    let file = desk.file("altai.yaml", RIGHT);
    let dry = desk.kurultai(&["import", &file]);
    assert!(dry.status.success(), "{}", said(&dry.stderr));
    assert!(said(&dry.stdout).contains("+ session") && said(&dry.stdout).contains("nothing was written"));
    assert_eq!(
        desk.kurultai(&["check"]).status.code(),
        Some(2),
        "a dry run leaves the database empty"
    );

    assert!(desk.kurultai(&["import", &file, "--apply"]).status.success());
    let again = desk.kurultai(&["import", &file, "--apply"]);
    assert!(
        said(&again.stdout).contains("0 new, 0 changed, 0 gone"),
        "{}",
        said(&again.stdout)
    );
    let released = desk.kurultai(&["release", "--reason", "en=First"]);
    assert!(
        said(&released.stdout).contains("release 1 of altai-2030 is out"),
        "{}",
        said(&released.stderr)
    );
    let nothing = desk.kurultai(&["release", "--reason", "en=Again"]);
    assert_eq!(nothing.status.code(), Some(2));
    assert!(said(&nothing.stderr).contains("nothing has changed since release 1"));

    let archive = desk.kurultai(&["export"]);
    let path = desk.file("archive.json", &said(&archive.stdout));
    let same = desk.kurultai(&["import", &path, "--apply"]);
    assert!(
        said(&same.stdout).contains("0 new, 0 changed, 0 gone"),
        "{}",
        said(&same.stdout)
    );
}

#[test]
fn every_mistake_is_named_with_its_place_and_nothing_is_written() {
    let desk = Desk::new("wrong");
    let wrong = RIGHT
        .replace("status: planned", "status: planned\nvenue: house")
        .replace("'2030-05-02'", "'2030-02-30'")
        .replace("hall: great}", "hall: graet}")
        .replace("Asia/Almaty", "Asia/Almata")
        .replace("kind: plenary", "kind: plenry");
    let file = desk.file("wrong.yaml", &wrong);
    let refused = desk.kurultai(&["import", &file, "--apply"]);
    assert_eq!(refused.status.code(), Some(2));
    let errors = said(&refused.stderr);
    for (place, value) in [
        (":4:", "venue"),
        (":6:", "2030-02-30"),
        (":7:", "Asia/Almata"),
        (":13:", "graet"),
        (":13:", "plenry"),
    ] {
        let named = errors
            .lines()
            .any(|line| line.contains(place) && line.contains("error") && line.contains(value));
        assert!(named, "{place} {value} in\n{errors}");
    }
    assert!(errors.contains("nothing was written"));
    assert_eq!(
        desk.kurultai(&["check"]).status.code(),
        Some(2),
        "there is still no edition"
    );
}

#[test]
fn a_file_of_no_known_kind_is_refused_in_one_sentence() {
    let desk = Desk::new("unknown");
    let many = "&a;".repeat(100);
    let bomb = format!("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"{many}\">]><schedule>&a;</schedule>");
    let entries = "<schedule><day date=\"2017-07-10\"><entry><title>x</title></entry></day></schedule>";
    for (name, text) in [
        ("page.xml", "<!DOCTYPE html><html><body>404</body></html>"),
        ("empty.xml", ""),
        ("bomb.xml", bomb.as_str()),
        ("entries.xml", entries),
        ("other.json", "{\"hello\": 1}"),
        ("prose.txt", "Dear colleagues"),
    ] {
        let file = desk.file(name, text);
        let refused = desk.kurultai(&["import", &file, "--apply"]);
        assert_eq!(refused.status.code(), Some(2), "{name}");
        let sentence = said(&refused.stderr);
        assert_eq!(sentence.trim().lines().count(), 1, "{name}: {sentence}");
        assert!(sentence.contains(name), "{sentence}");
    }
    let broken = desk.folder.join("broken.json");
    std::fs::write(&broken, b"{\"schedule\": \"\xff\"}").unwrap();
    let refused = desk.kurultai(&["import", &broken.display().to_string()]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused.stderr).contains("UTF-8"), "{}", said(&refused.stderr));
}
