//! Every page of the demonstration in every language: each link leads somewhere, each page says what it is, and the three
//! languages say the same.

use std::collections::{BTreeMap, BTreeSet};

use crate::html::{Tag, tags};
use hyper::StatusCode;
use kurultai::testkit::Forum;

const BASE: &str = "https://forum.example";
const LANGUAGES: [&str; 3] = ["kk", "ru", "en"];

/// An HTML page that a reader can reach.
struct Page {
    tags: Vec<Tag>,
}

impl Page {
    fn all<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p Tag> {
        self.tags.iter().filter(move |tag| tag.name == name)
    }

    fn links(&self, rel: &str) -> Vec<&Tag> {
        self.all("link").filter(|link| link.get("rel") == Some(rel)).collect()
    }

    fn ids(&self) -> Vec<&str> {
        self.tags.iter().filter_map(|tag| tag.get("id")).collect()
    }
}

/// Every address of this site that a page names, without its fragment, and the fragment.
fn named(page: &Page) -> Vec<(String, String)> {
    page.tags
        .iter()
        .flat_map(|tag| ["href", "src"].into_iter().filter_map(|name| tag.get(name)))
        .filter_map(|address| address.strip_prefix(BASE).or(Some(address)))
        .filter(|address| address.starts_with('/'))
        .map(|address| {
            let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
            (address.to_owned(), fragment.to_owned())
        })
        .collect()
}

/// Follows every link from the three homes. Fails when one leads nowhere or only to another address.
async fn crawl(forum: &Forum) -> BTreeMap<String, Page> {
    let mut waiting: Vec<String> = LANGUAGES.map(|lang| format!("/{lang}")).into();
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut pages = BTreeMap::new();
    let mut broken = Vec::new();
    while let Some(address) = waiting.pop() {
        let answer = forum.get(&address).await;
        if answer.status != StatusCode::OK {
            broken.push(format!("{address}: {}", answer.status));
            continue;
        }
        if !answer.header("content-type").starts_with("text/html") || address.contains('?') {
            continue;
        }
        let page = Page {
            tags: tags(answer.text()),
        };
        for (next, _) in named(&page) {
            if seen.insert(next.clone()) {
                waiting.push(next);
            }
        }
        pages.insert(address, page);
    }
    assert_eq!(broken, [""; 0], "every link leads straight to a page or a file");
    pages.retain(|address, _| address != "/" && !address.ends_with('/'));
    pages
}

fn language(address: &str) -> &str {
    address[1..].split('/').next().unwrap_or_default()
}

/// What is wrong with a page by itself.
fn faults(address: &str, page: &Page) -> Vec<String> {
    let mut faults = Vec::new();
    let mut expect = |holds: bool, fault: String| {
        if !holds {
            faults.push(format!("{address}: {fault}"));
        }
    };
    let html = page.all("html").next().and_then(|tag| tag.get("lang"));
    expect(html == Some(language(address)), format!("its language is {html:?}"));
    // Pictures within a page may have titles of their own.
    let head = page.tags.split(|tag| tag.name == "body").next().unwrap_or_default();
    let titles = head.iter().filter(|tag| tag.name == "title").count();
    for (name, found) in [
        ("h1", page.all("h1").count()),
        ("main", page.all("main").count()),
        ("title", titles),
    ] {
        expect(found == 1, format!("{found} of {name}"));
    }
    let title = page.all("title").next().map_or("", |tag| tag.text.trim());
    expect(!title.is_empty(), "no title".to_owned());
    expect(
        page.all("a").next().and_then(|link| link.get("href")) == Some("#main"),
        "the first link does not skip to the text".to_owned(),
    );
    let canonical = page.links("canonical");
    expect(
        canonical.len() == 1 && canonical[0].get("href") == Some(&format!("{BASE}{address}")),
        "its own address is another".to_owned(),
    );
    let alternates: BTreeSet<&str> = page
        .links("alternate")
        .iter()
        .filter_map(|link| link.get("hreflang"))
        .collect();
    expect(
        alternates == BTreeSet::from(["kk", "ru", "en", "x-default"]),
        format!("alternates in {alternates:?}"),
    );
    let mut ids = page.ids();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    expect(ids.len() == count, "an id twice".to_owned());
    for tag in &page.tags {
        for (name, value) in &tag.attributes {
            expect(
                name != "style" && !(name.starts_with("on") && name.len() > 2),
                format!("an inline {name}: {value}"),
            );
        }
        expect(tag.name != "style", "a style inside".to_owned());
        let loads = match tag.name.as_str() {
            "img" | "script" => tag.get("src"),
            "link" if matches!(tag.get("rel"), Some("stylesheet" | "icon")) => tag.get("href"),
            _ => None,
        };
        expect(
            loads.is_none_or(|address| address.starts_with('/') && !address.starts_with("//")),
            format!("loads {loads:?}"),
        );
        expect(
            tag.name != "img" || tag.get("alt").is_some(),
            "a picture without words".to_owned(),
        );
        if tag.name == "script" && tag.get("src").is_none() {
            expect(
                tag.get("type") == Some("application/ld+json"),
                "a script inside".to_owned(),
            );
            let data = serde_json::from_str::<serde_json::Value>(&tag.text);
            expect(data.is_ok(), format!("JSON-LD: {data:?}"));
        }
    }
    faults
}

#[tokio::test]
async fn every_page_says_what_it_is_and_the_three_languages_say_the_same() {
    let forum = Forum::demo().await;
    let pages = crawl(&forum).await;
    assert!(pages.len() > 300, "only {} pages were found", pages.len());
    let mut wrong: Vec<String> = pages.iter().flat_map(|(address, page)| faults(address, page)).collect();
    for (address, page) in &pages {
        // A fragment leads to something that is on its page.
        for (to, fragment) in named(page).iter().filter(|(_, fragment)| !fragment.is_empty()) {
            let there = pages
                .get(to)
                .is_none_or(|target| target.ids().contains(&fragment.as_str()));
            if !there {
                wrong.push(format!("{address}: nothing at {to}#{fragment}"));
            }
        }
        if language(address) != "kk" {
            continue;
        }
        for lang in ["ru", "en"] {
            let sibling = format!("/{lang}{}", &address[3..]);
            let Some(other) = pages.get(&sibling) else {
                wrong.push(format!("{sibling}: is not there, {address} is"));
                continue;
            };
            let (mine, theirs) = (tails(page), tails(other));
            if mine != theirs {
                let differing: Vec<_> = mine.symmetric_difference(&theirs).take(3).collect();
                wrong.push(format!("{sibling}: other links than {address}: {differing:?}"));
            }
            for name in ["h2", "h3", "section", "table", "form", "nav"] {
                let (mine, theirs) = (page.all(name).count(), other.all(name).count());
                if mine != theirs {
                    wrong.push(format!("{sibling}: {theirs} of {name}, {mine} in {address}"));
                }
            }
        }
    }
    let count = wrong.len();
    wrong.truncate(40);
    assert_eq!(wrong, [""; 0], "{count} faults on {} pages", pages.len());
    let counted = LANGUAGES.map(|lang| pages.keys().filter(|address| language(address) == lang).count());
    assert!(counted.iter().all(|count| *count == counted[0]), "{counted:?}");
}

/// Addresses of this site without the language.
fn tails(page: &Page) -> BTreeSet<String> {
    named(page)
        .into_iter()
        .map(|(address, _)| {
            let lang = LANGUAGES
                .into_iter()
                .find(|lang| address == format!("/{lang}") || address.starts_with(&format!("/{lang}/")));
            lang.map_or(address.clone(), |_| address[3..].to_owned())
        })
        .collect()
}
