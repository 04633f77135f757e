//! What every page shares: the head that machines read, the bar above, the foot below. Small on purpose: ten editions in
//! three languages stay in memory.

use jiff::Timestamp;

use super::address::{self, tail};
use super::html::Html;
use super::view::View;
use crate::platform::i18n::Lang;

pub struct Shell<'a> {
    pub v: &'a View<'a>,
    /// The tail of the address below the edition, as in [`tail`].
    pub tail: String,
    pub title: String,
    pub description: String,
    /// The item of the bar under which the page belongs.
    pub section: &'static str,
    /// A calendar of what the page shows.
    pub calendar: Option<String>,
    /// JSON-LD of what the page describes.
    pub json_ld: Option<String>,
    pub home: bool,
}

impl<'a> Shell<'a> {
    pub fn new(v: &'a View<'a>, tail: impl Into<String>, section: &'static str, title: impl Into<String>) -> Self {
        let title: String = title.into();
        Shell {
            v,
            tail: tail.into(),
            description: String::new(),
            section,
            calendar: None,
            json_ld: None,
            home: false,
            title,
        }
    }

    pub fn described(mut self, description: impl Into<String>) -> Self {
        self.description = shorten(&description.into(), 180);
        self
    }
    pub fn calendar(mut self, tail: String) -> Self {
        self.calendar = Some(tail);
        self
    }
    pub fn json_ld(mut self, value: Option<String>) -> Self {
        self.json_ld = value;
        self
    }

    pub fn edition_title(&self) -> &'a str {
        self.v.plain(&self.v.x.edition.title)
    }

    /// `Title · Edition`, or the edition alone at home.
    pub fn full_title(&self) -> String {
        if self.home {
            self.title.clone()
        } else {
            format!("{} · {}", self.title, self.edition_title())
        }
    }

    pub fn canonical(&self) -> String {
        self.v.absolute(&self.tail)
    }
    pub fn alternates(&self) -> Vec<(&'static str, String)> {
        let base = self.v.x.frozen.base_url;
        Lang::all()
            .into_iter()
            .map(|lang| {
                (
                    lang.tag(),
                    format!("{base}{}", address::page(lang, &self.v.x.edition.id, &self.tail)),
                )
            })
            .collect()
    }
    pub fn x_default(&self) -> String {
        format!(
            "{}{}",
            self.v.x.frozen.base_url,
            address::page(Lang::En, &self.v.x.edition.id, &self.tail)
        )
    }
    pub fn og_locale(&self) -> &'static str {
        match self.v.lang {
            Lang::Kk => "kk_KZ",
            Lang::Ru => "ru_RU",
            Lang::En => "en_GB",
        }
    }

    /// The bar: tail, words, whether the page is in it.
    pub fn bar(&self) -> Vec<(String, String, bool)> {
        let l = self.v.l;
        let mut bar = vec![
            (tail::PROGRAMME, l.site_nav_programme()),
            (tail::PEOPLE, l.site_nav_people()),
            (tail::ORGANISATIONS, l.site_nav_organisations()),
            (tail::AGREEMENTS, l.site_nav_agreements()),
            (tail::SERIES, l.site_nav_series()),
            (tail::TAKE, l.site_nav_take()),
            (tail::SEARCH, l.site_nav_search()),
        ];
        if self.v.x.edition.agreements.is_empty() {
            bar.retain(|(tail, _)| *tail != tail::AGREEMENTS);
        }
        if self.v.x.series.is_none() {
            bar.retain(|(tail, _)| *tail != tail::SERIES);
        }
        bar.into_iter()
            .map(|(tail, words)| (self.v.to(tail), words, tail == self.section))
            .collect()
    }

    /// What stands only in the foot.
    pub fn foot(&self) -> Vec<(String, String)> {
        let l = self.v.l;
        [
            (tail::VENUES, l.site_nav_venues()),
            (tail::REGIONS, l.site_nav_regions()),
            (tail::CHANGES, l.site_nav_changes()),
            (tail::SOURCES, l.site_nav_sources()),
        ]
        .into_iter()
        .map(|(tail, words)| (self.v.to(tail), words))
        .collect()
    }

    pub fn languages(&self) -> Vec<(Lang, &'static str, String)> {
        Lang::all()
            .into_iter()
            .map(|lang| {
                (
                    lang,
                    lang.native_name(),
                    address::page(lang, &self.v.x.edition.id, &self.tail),
                )
            })
            .collect()
    }

    /// Whether facts are told from what was made up here: an edition that was typed in without sources says nothing of it.
    pub fn has_legend(&self) -> bool {
        let edition = self.v.x.edition;
        !edition.sources.is_empty()
            || edition
                .sessions
                .iter()
                .any(|session| !session.record.illustrative.is_empty())
    }

    pub fn release_line(&self) -> String {
        let release = self.v.x.frozen.release;
        self.v
            .l
            .site_release_line(release.number.to_string(), moment(self.v, release.published))
    }

    pub fn withdrawn(&self) -> Option<String> {
        self.v
            .x
            .frozen
            .release
            .withdrawn
            .as_ref()
            .map(|w| self.v.l.site_withdrawn(moment(self.v, w.at)))
    }

    /// Whose clock the programme follows: the host city and its distance from universal time.
    pub fn host_time(&self) -> String {
        let edition = self.v.x.edition;
        let city = edition
            .city
            .as_ref()
            .map_or(edition.timezone.as_str(), |city| self.v.plain(city));
        self.v.l.site_host_time(city, self.v.x.utc_offset())
    }

    pub fn roman(&self) -> String {
        self.v.x.edition.ordinal.map(roman).unwrap_or_default()
    }
    pub fn short_title(&self) -> Html {
        let edition = self.v.x.edition;
        let year = edition.start.year();
        match &edition.city {
            Some(city) => Html(format!("{} <span>{year}</span>", self.v.words(city))),
            None => self.v.words(&edition.title),
        }
    }
}

/// An instant as the host city's calendar and clock show it.
pub fn moment(v: &View, at: Timestamp) -> String {
    let local = v.x.zone.to_datetime(at);
    v.l.site_moment(v.l.date_long(local.date()), v.l.time(local.time()))
}

/// Cuts a description at a word, for the one line that search engines show.
pub fn shorten(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', '.', ';', ':', ' ']))
}

/// Roman numerals, as editions are counted; from 1 to 3999.
pub fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    pub fn editions_are_counted_in_roman_numerals() {
        let counted: Vec<String> = [1, 4, 9, 14, 22, 49].into_iter().map(roman).collect();
        assert_eq!(counted, ["I", "IV", "IX", "XIV", "XXII", "XLIX"]);
    }

    #[test]
    pub fn a_long_description_is_cut_at_a_word() {
        assert_eq!(shorten("one two, three", 9), "one two…");
        assert_eq!(shorten("one\n two", 9), "one two");
    }
}
