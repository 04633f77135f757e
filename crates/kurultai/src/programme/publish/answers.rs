//! Answers put together from memory: the filtered list, the search, and the way in by the reader's language.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

use bytes::Bytes;
use hyper::header;
use hyper::{HeaderMap, StatusCode};

use crate::platform::i18n::{Lang, negotiate};
use crate::platform::search::{Document, Index};
use crate::platform::web::site::{Answer, Answerer, Question};
use crate::programme::pages::{Filters, ListParts, SearchParts, list_page, search_json, search_page};

const HTML: &str = "text/html; charset=utf-8";
const JSON: &str = "application/json; charset=utf-8";

/// How many results a search page and the box under the search field show.
const MOST_ON_PAGE: usize = 100;
const MOST_IN_BOX: usize = 12;

/// Lists and searches of all editions. Each is unpacked when it is first asked for.
#[derive(Default)]
pub struct Editions {
    by_path: HashMap<String, Kind>,
    parts: Vec<Parts>,
}

#[derive(Clone, Copy)]
enum Kind {
    List(usize),
    Search(usize),
    SearchData(usize),
}

struct Parts {
    lang: Lang,
    list: Bytes,
    search: Bytes,
    unpacked_list: OnceLock<Option<ListParts>>,
    unpacked_search: OnceLock<Option<(SearchParts, Index)>>,
}

impl Editions {
    /// Adds an edition from the private data of its pack.
    pub fn add(&mut self, edition: &str, private: &BTreeMap<String, Bytes>) {
        for lang in Lang::all() {
            let tag = lang.tag();
            let (Some(list), Some(search)) = (
                private.get(&format!("list/{tag}")),
                private.get(&format!("search/{tag}")),
            ) else {
                continue;
            };
            let place = self.parts.len();
            self.parts.push(Parts {
                lang,
                list: list.clone(),
                search: search.clone(),
                unpacked_list: OnceLock::new(),
                unpacked_search: OnceLock::new(),
            });
            let base = format!("/{tag}/{edition}");
            self.by_path.insert(format!("{base}/programme/list"), Kind::List(place));
            self.by_path.insert(format!("{base}/search"), Kind::Search(place));
            self.by_path
                .insert(format!("{base}/search.json"), Kind::SearchData(place));
        }
    }
}

impl Parts {
    fn list(&self) -> Option<&ListParts> {
        self.unpacked_list
            .get_or_init(|| serde_json::from_slice(&self.list).ok())
            .as_ref()
    }

    fn search(&self) -> Option<&(SearchParts, Index)> {
        self.unpacked_search
            .get_or_init(|| {
                let parts: SearchParts = serde_json::from_slice(&self.search).ok()?;
                let titles: Vec<Vec<&str>> = parts
                    .entries
                    .iter()
                    .map(|entry| entry.title.words.values().map(String::as_str).collect())
                    .collect();
                let index = Index::new(parts.entries.iter().zip(&titles).map(|(entry, titles)| Document {
                    titles,
                    words: &entry.words,
                }));
                drop(titles);
                Some((parts, index))
            })
            .as_ref()
    }
}

impl Answerer for Editions {
    fn answer(&self, question: &Question<'_>) -> Option<Answer> {
        let kind = *self.by_path.get(question.path)?;
        let query = question.query.unwrap_or_default();
        let body = |lang: Lang, content_type, body| Answer::Body {
            status: StatusCode::OK,
            content_type,
            language: Some(lang.tag()),
            body,
        };
        match kind {
            Kind::List(place) => {
                let parts = &self.parts[place];
                let pairs = pairs(query);
                let filters = Filters::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
                Some(body(parts.lang, HTML, list_page(parts.list()?, &filters)))
            }
            Kind::Search(place) => {
                let (parts, index) = self.parts[place].search()?;
                let words = searched(query);
                Some(body(
                    parts.lang,
                    HTML,
                    search_page(parts, &words, &index.find(&words, MOST_ON_PAGE)),
                ))
            }
            Kind::SearchData(place) => {
                let (parts, index) = self.parts[place].search()?;
                let words = searched(query);
                Some(body(
                    parts.lang,
                    JSON,
                    search_json(parts, &words, &index.find(&words, MOST_IN_BOX)),
                ))
            }
        }
    }
}

/// The words searched for, of a bearable length.
fn searched(query: &str) -> String {
    let words = pairs(query)
        .into_iter()
        .find(|(name, _)| name == "q")
        .map(|(_, value)| value)
        .unwrap_or_default();
    words.chars().take(200).collect()
}

/// Names and values of a query (application/x-www-form-urlencoded); what is not UTF-8 is replaced.
fn pairs(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .take(64)
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        })
        .collect()
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = |byte: u8| char::from(byte).to_digit(16);
        rest = match (first, after) {
            (b'%', [high, low, after @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                let value = hex(*high).zip(hex(*low)).map_or(0, |(high, low)| high * 16 + low);
                bytes.push(u8::try_from(value).unwrap_or(b'?'));
                after
            }
            (b'+', after) => {
                bytes.push(b' ');
                after
            }
            (byte, after) => {
                bytes.push(byte);
                after
            }
        };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Addresses without a language lead to the reader's own.
pub struct Entrance {
    /// The latest first.
    pub editions: Vec<String>,
    pub fallback: Lang,
    /// The page for those who say nothing of their language.
    pub chooser: Vec<u8>,
}

impl Entrance {
    fn language(&self, headers: &HeaderMap) -> Lang {
        negotiate(
            headers
                .get(header::ACCEPT_LANGUAGE)
                .and_then(|value| value.to_str().ok()),
            self.fallback,
        )
    }
}

impl Answerer for Entrance {
    fn answer(&self, question: &Question<'_>) -> Option<Answer> {
        let path = question.path;
        let lang = || self.language(question.headers).tag();
        if path == "/" {
            if !question.headers.contains_key(header::ACCEPT_LANGUAGE) {
                return Some(Answer::Body {
                    status: StatusCode::OK,
                    content_type: HTML,
                    language: None,
                    body: self.chooser.clone(),
                });
            }
            return Some(Answer::Redirect(match self.editions.as_slice() {
                [only] => format!("/{}/{only}", lang()),
                _ => format!("/{}", lang()),
            }));
        }
        let first = path[1..].split('/').next().unwrap_or_default();
        if path.len() > 1 && path.ends_with('/') {
            // An address with a slash at the end is the one without it.
            let query = question.query.map(|query| format!("?{query}")).unwrap_or_default();
            let plain = path.trim_end_matches('/');
            return (!plain.is_empty()).then(|| Answer::Redirect(format!("/{}{query}", plain.trim_start_matches('/'))));
        }
        if self.editions.iter().any(|edition| edition == first) {
            let query = question.query.map(|query| format!("?{query}")).unwrap_or_default();
            return Some(Answer::Redirect(format!("/{}{path}{query}", lang())));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_decoded() {
        let check = |query: &str, expected: &[(&str, &str)]| {
            let found = pairs(query);
            let found: Vec<_> = found
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            assert_eq!(found, expected, "{query}");
        };
        check("q=%D0%9D%D0%B0%D0%B7%D0%B0%D1%80&x", &[("q", "Назар"), ("x", "")]);
        check("q=a+b%20c&&q=%zz%4", &[("q", "a b c"), ("q", "%zz%4")]);
        check("q=%ff", &[("q", "\u{fffd}")]);
        check("", &[]);
    }

    fn entrance(path: &str, accept: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_LANGUAGE, accept.parse().unwrap());
        let entrance = Entrance {
            editions: vec!["xiv".into()],
            fallback: Lang::Ru,
            chooser: Vec::new(),
        };
        match entrance.answer(&Question {
            path,
            query: Some("a=b"),
            headers: &headers,
        })? {
            Answer::Redirect(to) => Some(to),
            Answer::Body { .. } => None,
        }
    }

    #[test]
    fn an_address_without_a_language_leads_to_the_readers_own() {
        assert_eq!(entrance("/", "kk,ru;q=0.5").as_deref(), Some("/kk/xiv"));
        assert_eq!(entrance("/", "de").as_deref(), Some("/ru/xiv"));
        assert_eq!(
            entrance("/xiv/programme", "en").as_deref(),
            Some("/en/xiv/programme?a=b")
        );
        assert_eq!(entrance("/kk/xiv/", "en").as_deref(), Some("/kk/xiv?a=b"));
        assert_eq!(entrance("/nothing", "en"), None);
    }

    #[test]
    fn no_redirect_leads_to_another_site() {
        for path in ["//evil.example/", "///evil.example/x/", "/\\evil.example/"] {
            if let Some(to) = entrance(path, "en") {
                assert!(to.starts_with('/') && !to.starts_with("//"), "{path} → {to}");
            }
        }
    }
}
