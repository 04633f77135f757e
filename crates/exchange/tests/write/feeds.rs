//! The Atom feed, read back by an XML parser.

use std::collections::BTreeMap;

use exchange::write::atom::{self, Entry, Feed};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::support::{context, expect_file, published, regions, runner, sample, wild};

#[test]
fn the_sample_is_written_as_expected_in_every_language() {
    let (edition, regions) = (sample(), regions());
    for (language, title, first, second) in [
        (
            "kk",
            "Дала жаттығуы: өзгерістер",
            "2-шығарылым",
            "«Ашылу» басқа залға көшті",
        ),
        (
            "ru",
            "Степная репетиция: изменения",
            "Выпуск 2",
            "«Открытие» перенесено в другой зал",
        ),
        (
            "en",
            "Steppe Rehearsal: changes",
            "Release 2",
            "“Opening” moves to another hall",
        ),
    ] {
        let ctx = context(&edition, &regions, language);
        let entries = [
            entry(
                "urn:uuid:6f1d0c52-5a0e-5d0b-9c54-0d6d6c1f0901",
                first,
                "2024-02-10T08:00:00Z",
            ),
            Entry {
                url: Some(ctx.session_url("opening")),
                html: format!("<p>{second}</p><p>&lt;Ü&gt;</p>"),
                author: Some("Айым Үлгіқызы".to_owned()),
                ..entry(
                    "urn:uuid:6f1d0c52-5a0e-5d0b-9c54-0d6d6c1f0902",
                    second,
                    "2024-02-20T08:00:00Z",
                )
            },
        ];
        let feed = Feed {
            id: "urn:uuid:6f1d0c52-5a0e-5d0b-9c54-0d6d6c1f0900".to_owned(),
            title: title.to_owned(),
            subtitle: None,
            self_url: format!("{}/changes.atom", ctx.edition_url()),
            page_url: format!("{}/changes", ctx.edition_url()),
            author: "Дала палатасы".to_owned(),
        };
        expect_file(&format!("forum.{language}.atom"), &atom::write(&ctx, &feed, &entries));
    }
}

#[test]
fn of_entries_with_one_id_the_newest_stays() {
    let edition = sample();
    let entries = [
        entry("urn:x:1", "older", "2024-01-01T00:00:00Z"),
        entry("urn:x:1", "newer", "2024-01-02T00:00:00Z"),
        entry("urn:x:2", "oldest", "2023-01-02T00:00:00.5Z"),
    ];
    let text = atom::write(&context(&edition, &[], "en"), &blank_feed(), &entries);
    assert_eq!(words_of(&text, "title"), ["", "newer", "oldest"]);
    assert_eq!(
        words_of(&text, "updated"),
        ["2024-01-02T00:00:00Z", "2024-01-02T00:00:00Z", "2023-01-02T00:00:00Z"]
    );
}

#[test]
fn a_feed_without_entries_is_as_new_as_the_release() {
    let edition = sample();
    let text = atom::write(&context(&edition, &[], "en"), &blank_feed(), &[]);
    assert_eq!(words_of(&text, "updated"), ["2024-02-20T08:00:00Z"]);
}

#[test]
fn any_words_make_a_feed_with_all_that_the_standard_demands() {
    let edition = sample();
    let entries = vec(
        (
            (wild(), wild(), wild()),
            option::of(wild()),
            option::of(wild()),
            any::<u32>(),
        ),
        0..5,
    );
    runner(300)
        .run(&(entries, wild(), wild()), |(entries, title, url)| {
            let entries: Vec<Entry> = entries
                .into_iter()
                .map(|((id, title, html), url, author, seconds)| Entry {
                    id,
                    title,
                    updated: jiff::Timestamp::from_second(seconds.into()).unwrap(),
                    html,
                    url,
                    author,
                })
                .collect();
            let feed = Feed {
                title,
                self_url: url.clone(),
                page_url: url.clone(),
                author: url,
                ..blank_feed()
            };
            let text = atom::write(&context(&edition, &[], "kk"), &feed, &entries);
            let counts = elements(&text);
            let count = |name: &str| counts.get(name).copied().unwrap_or_default();
            let blocks = 1 + count("entry");
            prop_assert_eq!(
                (count("id"), count("title"), count("updated")),
                (blocks, blocks, blocks)
            );
            prop_assert_eq!(count("content"), count("entry"));
            prop_assert!(count("author") >= 1 && count("author") == count("name"));
            Ok(())
        })
        .unwrap();
}

fn entry(id: &str, title: &str, updated: &str) -> Entry {
    Entry {
        id: id.to_owned(),
        title: title.to_owned(),
        updated: updated.parse().unwrap(),
        html: format!("<p>{title}</p>"),
        url: None,
        author: None,
    }
}

fn blank_feed() -> Feed {
    assert_eq!(published().to_string(), "2024-02-20T08:00:00Z");
    Feed {
        id: "urn:x:feed".to_owned(),
        title: String::new(),
        subtitle: None,
        self_url: String::new(),
        page_url: String::new(),
        author: "House".to_owned(),
    }
}

/// How often each element occurs, in a document that is well formed.
fn elements(text: &str) -> BTreeMap<String, usize> {
    let mut reader = Reader::from_str(text);
    let mut counts = BTreeMap::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                for attribute in element.attributes() {
                    attribute.unwrap();
                }
                let name = element.name().as_ref().to_owned();
                *counts.entry(name).or_default() += 1;
            }
            Event::Eof => return counts,
            _ => {}
        }
    }
}

/// The words of every element of that name, when they need no unescaping.
fn words_of(text: &str, name: &str) -> Vec<String> {
    let (open, empty, close) = (format!("<{name}>"), format!("<{name}/>"), format!("</{name}>"));
    text.lines()
        .map(str::trim)
        .filter(|line| line.starts_with(&open) || *line == empty)
        .map(|line| line.replace(&open, "").replace(&empty, "").replace(&close, ""))
        .collect()
}
