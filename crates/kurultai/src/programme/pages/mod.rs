//! A frozen release as the public reads it: every page of an edition in every language, compiled at once and served from
//! memory.
//!
//! Always true here: compiling is a pure function of [`Frozen`] (no database, no clock, no network, no style or script
//! inside a page, no address of another site but those of sources); the same release gives the same bytes. Linear in the
//! size of the archive.
//!
//! How to use it, from a server's point of view:
//! - [`compile`] (or [`compile_language`] three times, in parallel if you like) gives [`Compiled`]: `pages` to be served
//!   as they are, `list` and `search` to be put together per request by [`list_page`] and [`search_page`];
//! - `pages` already holds the unfiltered list and the empty search page, so only requests with a query need the parts;
//! - [`compile_site`] gives `/`, `/{lang}/` and `/{lang}/404`, which belong to no edition;
//! - [`grid_css`] is served as the asset `css/grid.css`; the other assets are files of `assets/`;
//! - [`address`] forms every address, also those of calendars and feeds which this module links to and does not write.

pub mod address;
mod directory;
mod grid;
mod home;
mod html;
mod index;
mod item;
mod json_ld;
mod list;
mod map;
mod missing;
mod places;
mod register;
mod search;
mod session;
mod shell;
mod take;
mod view;

use askama::Template;
use exchange::archive::{Archive, Text};
use exchange::write::Context;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use grid::stylesheet as grid_css;
pub use list::{FACETS, Filters, ListItem, ListParts, list_page};
pub use missing::{EditionCard, Site, compile_site};
pub use search::{SearchEntry, SearchParts, search_json, search_page};

use super::difference::Change;
use super::publish::feeds::Words;
use crate::platform::i18n::{Lang, locale};
use index::Index;
use view::View;

/// A release and what its pages need to know around it.
#[derive(Clone, Copy)]
pub struct Frozen<'a> {
    /// Exactly one edition, its series and the regions it names.
    pub archive: &'a Archive,
    pub release: &'a ReleaseInfo,
    /// Every release up to this one, newest first.
    pub history: &'a [ReleaseSummary],
    /// Such as `https://forum.example`, without a slash at the end.
    pub base_url: &'a str,
    /// The address of an asset by its path in `assets/`, such as `css/site.css`.
    pub assets: &'a (dyn Fn(&str) -> String + Sync),
}

/// What is known of a release besides its contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseInfo {
    /// From 1.
    pub number: u32,
    pub published: Timestamp,
    pub author: String,
    /// Why it was published, in the author's words.
    #[serde(default)]
    pub reason: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawal>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    pub at: Timestamp,
    #[serde(default)]
    pub reason: Text,
}

/// A release and how it differs from the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReleaseSummary {
    pub release: ReleaseInfo,
    #[serde(default)]
    pub difference: Vec<Change>,
}

/// Languages as their tags, for parts that are stored beside the pages.
mod lang_tag {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::platform::i18n::Lang;

    pub fn serialize<S: Serializer>(lang: &Lang, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(lang.tag())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Lang, D::Error> {
        let tag = String::deserialize(from)?;
        Lang::from_tag(&tag).ok_or_else(|| D::Error::custom(format!("no language of ours: {tag:?}")))
    }
}

/// Bytes and where they are served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// `/kk/xiv-chelyabinsk-2017/programme`
    pub path: String,
    pub content_type: &'static str,
    pub body: Vec<u8>,
}

/// An edition in one language.
#[derive(Debug, Clone)]
pub struct Compiled {
    pub lang: Lang,
    pub pages: Vec<Page>,
    pub list: ListParts,
    pub search: SearchParts,
}

/// Every language of the site, in the order of [`Lang::all`].
///
/// # Panics
/// When the archive holds no edition.
pub fn compile(frozen: &Frozen) -> Vec<Compiled> {
    let index = Index::new(frozen);
    Lang::all().into_iter().map(|lang| one_language(&index, lang)).collect()
}

/// One language, for callers that compile several at once.
///
/// # Panics
/// When the archive holds no edition.
pub fn compile_language(frozen: &Frozen, lang: Lang) -> Compiled {
    one_language(&Index::new(frozen), lang)
}

fn one_language(index: &Index, lang: Lang) -> Compiled {
    let words = Words(locale(lang));
    let release = index.frozen.release;
    let regions = &index.frozen.archive.regions;
    let base_url = index.frozen.base_url;
    let machine = Context::new(
        index.edition,
        regions,
        lang.tag(),
        base_url,
        release.number,
        release.published,
        &words,
    )
    .ok();
    let v = &View::new(index, lang, machine.as_ref());
    let list = list::parts(v);
    let search = search::parts(v);
    let mut pages = vec![home::compile(v)];
    pages.extend(grid::compile(v));
    pages.push(bytes(list.path.clone(), list_page(&list, &Filters::default())));
    pages.push(bytes(search.path.clone(), search_page(&search, "", &[])));
    pages.extend(session::compile(v));
    pages.push(directory::people(v));
    pages.extend(places::people(v));
    pages.push(directory::organisations(v));
    pages.extend(places::organisations(v));
    pages.push(directory::venues(v));
    pages.extend(places::venues(v));
    pages.push(directory::regions(v));
    pages.extend(places::regions(v));
    pages.push(register::agreements(v));
    pages.extend(register::series(v));
    pages.push(register::changes(v));
    pages.push(register::sources(v));
    pages.push(take::compile(v));
    Compiled {
        lang,
        pages,
        list,
        search,
    }
}

fn page(v: &View, tail: &str, template: &impl Template) -> Page {
    let rendered = template.render().expect("a template over plain values renders");
    bytes(v.to(tail), html::squeeze(&rendered).into_bytes())
}

fn bytes(path: String, body: Vec<u8>) -> Page {
    Page {
        path,
        content_type: "text/html; charset=utf-8",
        body,
    }
}

#[cfg(test)]
mod tests;
