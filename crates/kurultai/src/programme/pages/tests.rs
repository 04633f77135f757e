//! The demo, compiled: what must be true of every public page.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use exchange::archive::{Archive, Text};
use exchange::forum::{Input, read};

use super::*;

static DEMO: LazyLock<Archive> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    files.sort_by_key(|path| (path.to_string_lossy().matches('.').count(), path.clone()));
    let texts: Vec<String> = files.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    let names: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    let inputs: Vec<Input> = names
        .iter()
        .zip(&texts)
        .map(|(file, text)| Input { file, text })
        .collect();
    read(&inputs, None).archive
});

fn compiled(archive: &Archive) -> Vec<Compiled> {
    let release = ReleaseInfo {
        number: 1,
        published: "2017-11-05T09:00:00Z".parse().unwrap(),
        author: "secretariat".to_string(),
        reason: Text::of("en", "First publication"),
        withdrawn: None,
    };
    let history = [ReleaseSummary {
        release: release.clone(),
        difference: Vec::new(),
    }];
    let frozen = Frozen {
        archive,
        release: &release,
        history: &history,
        base_url: "https://forum.example",
        assets: &|name| format!("/assets/0/{name}"),
    };
    compile(&frozen)
}

fn pages(languages: &[Compiled]) -> Vec<(String, String)> {
    let pages = languages.iter().flat_map(|language| &language.pages);
    pages
        .map(|page| (page.path.clone(), String::from_utf8(page.body.clone()).unwrap()))
        .collect()
}

/// What stands between `before` and the next character of `ends`, everywhere in the page.
fn found<'a>(page: &'a str, before: &'a str, ends: &'a [char]) -> impl Iterator<Item = &'a str> {
    page.split(before)
        .skip(1)
        .map(move |rest| rest.split(ends).next().unwrap_or_default())
}

#[test]
fn every_link_within_the_edition_leads_somewhere() {
    let pages = pages(&compiled(&DEMO));
    let known: BTreeSet<&str> = pages.iter().map(|(path, _)| path.as_str()).collect();
    let files = [".ics", ".json", ".xml", ".csv", ".xlsx", ".jsonld", ".atom"];
    for (path, page) in &pages {
        for link in found(page, " href=", &[' ', '>']).map(|link| link.trim_matches('"')) {
            let Some(local) = link.strip_prefix('/') else { continue };
            let address = link.split(['#', '?']).next().unwrap();
            if local.starts_with("assets/") || local.len() == 2 || files.iter().any(|file| address.ends_with(file)) {
                continue;
            }
            assert!(known.contains(address), "{path} links to {link}");
        }
    }
}

#[test]
fn every_fragment_of_a_link_is_an_id_of_its_page() {
    let pages = pages(&compiled(&DEMO));
    let ids: std::collections::BTreeMap<&str, BTreeSet<&str>> = pages
        .iter()
        .map(|(path, page)| {
            (
                path.as_str(),
                found(page, " id=", &[' ', '>'])
                    .map(|id| id.trim_matches('"'))
                    .collect(),
            )
        })
        .collect();
    for (path, page) in &pages {
        for link in found(page, " href=", &[' ', '>']).map(|link| link.trim_matches('"')) {
            let Some((address, fragment)) = link.split_once('#') else {
                continue;
            };
            let target = if address.is_empty() { path.as_str() } else { address };
            if let (Some(ids), false) = (ids.get(target), fragment.is_empty()) {
                assert!(ids.contains(fragment), "{path} links to {link}");
            }
        }
    }
}

#[test]
fn every_page_has_one_first_heading_and_carries_no_style_or_script_of_its_own() {
    for (path, page) in pages(&compiled(&DEMO)) {
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        assert!(!page.contains(" style="), "{path}");
        assert!(!page.contains("<style"), "{path}");
        let scripts = page.matches("<script").count();
        let harmless = page.matches("<script src=").count() + page.matches("<script type=application/ld+json>").count();
        assert_eq!(scripts, harmless, "{path}");
    }
}

#[test]
fn the_same_release_gives_the_same_bytes() {
    assert_eq!(pages(&compiled(&DEMO)), pages(&compiled(&DEMO)));
}

#[test]
fn words_of_organisers_cannot_become_markup() {
    let mut archive = DEMO.clone();
    let edition = &mut archive.editions[0];
    edition.sessions[0].title = Text::of("en", "<script>alert(1)</script>");
    edition.sessions[0].summary = Some(Text::of("en", "\"><img src=x>"));
    edition.people[0].name = Text::of("en", "<b>Made up</b>");
    let compiled = compiled(&archive);
    for (path, page) in pages(&compiled) {
        assert!(!page.contains("<script>alert"), "{path}");
        assert!(!page.contains("<img src=x"), "{path}");
        assert!(!page.contains("<b>Made up"), "{path}");
    }
    let hostile = "\"><script>alert(1)</script>";
    let answered = search_page(&compiled[0].search, hostile, &[]);
    assert!(!String::from_utf8(answered).unwrap().contains("<script>alert"));
    let narrowed = list_page(&compiled[0].list, &Filters::from_pairs([("day", hostile)]));
    assert!(!String::from_utf8(narrowed).unwrap().contains("<script>alert"));
}

#[test]
fn a_filter_keeps_what_matches_and_can_be_removed() {
    let compiled = compiled(&DEMO);
    let list = &compiled.iter().find(|language| language.lang == Lang::En).unwrap().list;
    let filters = Filters::from_pairs([("kind", "plenary"), ("side", "KZ")]);
    let kept: Vec<&str> = list
        .items
        .iter()
        .filter(|item| item.matches(&filters))
        .map(|item| item.session.as_str())
        .collect();
    let expected: Vec<&str> = DEMO.editions[0]
        .sessions
        .iter()
        .filter(|session| session.kind == "plenary" && session.sides.iter().any(|side| side == "KZ"))
        .map(|session| session.id.as_str())
        .collect();
    assert_eq!(
        kept.iter().collect::<BTreeSet<_>>(),
        expected.iter().collect::<BTreeSet<_>>()
    );
    let page = String::from_utf8(list_page(list, &filters)).unwrap();
    assert!(page.contains("<option value=\"plenary\" selected>"));
    assert!(page.contains(&format!("href=\"{}?side=KZ\"", list.path)));
}

#[test]
fn a_missing_text_is_shown_in_another_language_and_says_so() {
    let mut archive = DEMO.clone();
    archive.editions[0].sessions[0].title = Text::of("ru", "Только по-русски");
    let id = archive.editions[0].sessions[0].id.clone();
    let compiled = compiled(&archive);
    let kazakh = compiled.iter().find(|language| language.lang == Lang::Kk).unwrap();
    let page = kazakh
        .pages
        .iter()
        .find(|page| page.path.ends_with(&format!("/sessions/{id}")))
        .unwrap();
    let page = String::from_utf8(page.body.clone()).unwrap();
    assert!(page.contains("<h1><span lang=\"ru\">Только по-русски</span></h1>"));
    assert!(page.contains("<span class=nt>қазақша әлі жоқ</span>"));
}
