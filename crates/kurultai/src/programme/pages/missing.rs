//! Pages that belong to no edition: the choice of a language, the list of editions, the answer to a wrong address.

use askama::Template;
use exchange::archive::Text;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Page;
use super::html::{Escaped, Html, squeeze};
use crate::platform::i18n::{Lang, Locale, locale};

/// What the list of editions shows of one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EditionCard {
    /// Its id and path.
    pub id: String,
    pub title: Text,
    pub theme: Option<Text>,
    pub city: Option<Text>,
    pub start: Date,
    pub end: Date,
    pub ordinal: Option<u32>,
}

/// What the pages without an edition are made from.
#[derive(Clone, Copy)]
pub struct Site<'a> {
    /// In the order in which they are shown.
    pub editions: &'a [EditionCard],
    pub base_url: &'a str,
    pub assets: &'a (dyn Fn(&str) -> String + Sync),
}

#[derive(Template)]
#[template(path = "programme/pages/chooser.html")]
struct Chooser<'a> {
    site: Site<'a>,
    /// For each language its tag, its name, a greeting.
    languages: Vec<(&'static str, &'static str, String)>,
}

#[derive(Template)]
#[template(path = "programme/pages/editions.html")]
struct Editions<'a> {
    site: Site<'a>,
    lang: Lang,
    l: &'static Locale,
    cards: Vec<Card>,
    missing: bool,
    title: String,
}

struct Card {
    url: String,
    roman: String,
    title: Html,
    line: String,
    theme: Html,
}

/// `/`, `/{lang}/` and `/{lang}/404` in every language.
pub fn compile_site(site: Site) -> Vec<Page> {
    let languages = Lang::all().map(|lang| (lang.tag(), lang.native_name(), locale(lang).site_chooser_line()));
    let chooser = Chooser {
        site,
        languages: languages.into(),
    };
    let mut pages = vec![html("/".to_string(), &chooser)];
    for lang in Lang::all() {
        let l = locale(lang);
        for missing in [false, true] {
            let cards = site.editions.iter().map(|card| card_of(card, lang, l)).collect();
            let title = if missing {
                l.site_missing_title()
            } else {
                l.site_editions_title()
            };
            let path = if missing {
                format!("/{}/404", lang.tag())
            } else {
                format!("/{}/", lang.tag())
            };
            pages.push(html(
                path,
                &Editions {
                    site,
                    lang,
                    l,
                    cards,
                    missing,
                    title,
                },
            ));
        }
    }
    pages
}

fn card_of(card: &EditionCard, lang: Lang, l: &Locale) -> Card {
    let words = |text: &Text| {
        Html(match text.best(lang.tag()) {
            Some((tag, words)) if tag != lang.tag() => {
                format!("<span lang=\"{}\">{}</span>", Escaped(tag), Escaped(words))
            }
            Some((_, words)) => Escaped(words).to_string(),
            None => String::new(),
        })
    };
    let city = card
        .city
        .as_ref()
        .and_then(|city| city.best(lang.tag()))
        .map_or("", |(_, words)| words);
    let dates = l.date_range(card.start, card.end);
    Card {
        url: super::address::edition(lang, &card.id),
        roman: card.ordinal.map(super::shell::roman).unwrap_or_default(),
        title: words(&card.title),
        line: if city.is_empty() {
            dates
        } else {
            format!("{city} · {dates}")
        },
        theme: card.theme.as_ref().map(words).unwrap_or_default(),
    }
}

fn html(path: String, template: &impl Template) -> Page {
    let body = squeeze(&template.render().expect("a template over plain values renders"));
    Page {
        path,
        content_type: "text/html; charset=utf-8",
        body: body.into_bytes(),
    }
}
