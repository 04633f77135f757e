//! The register of agreements, the series with its map, the sources, and what changed from release to release.

use askama::Template;
use exchange::archive::{Agreement, Series, SeriesEntry, Source};

use super::address::tail;
use super::html::{Escaped, Html};
use super::shell::{Shell, moment, roman, shorten};
use super::view::View;
use super::{Page, ReleaseSummary, page};
use crate::programme::difference::{Change, ChangeKind, WhenWhere};

#[derive(Template)]
#[template(path = "programme/pages/agreements.html")]
struct Agreements<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    count: usize,
    levels: Vec<Level<'a>>,
}

struct Level<'a> {
    name: String,
    agreements: Vec<&'a Agreement>,
}

const LEVELS: [&str; 4] = ["heads of state", "intergovernmental", "interregional", "universities"];

pub fn agreements(v: &View) -> Page {
    let mut sorted: Vec<&Agreement> = v.x.edition.agreements.iter().collect();
    let rank = |a: &Agreement| {
        let level = a.level.replace(['-', '_'], " ");
        LEVELS.iter().position(|known| *known == level).unwrap_or(LEVELS.len())
    };
    sorted.sort_by_key(|a| (rank(a), a.level.clone()));
    let mut levels: Vec<Level> = Vec::new();
    for agreement in sorted {
        match levels.last_mut() {
            Some(level) if level.agreements[0].level == agreement.level => level.agreements.push(agreement),
            _ => levels.push(Level {
                name: v.term("level", &agreement.level),
                agreements: vec![agreement],
            }),
        }
    }
    let count = v.x.edition.agreements.len();
    let s = Shell::new(v, tail::AGREEMENTS, tail::AGREEMENTS, v.l.forum_agreements_title())
        .described(v.l.forum_agreements_count(count));
    page(v, tail::AGREEMENTS, &Agreements { s, v, count, levels })
}

#[derive(Template)]
#[template(path = "programme/pages/series.html")]
struct SeriesPage<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    series: &'a Series,
    map: Html,
    entries: Vec<Entry<'a>>,
}

struct Entry<'a> {
    entry: &'a SeriesEntry,
    roman: String,
    here: bool,
}

pub fn series(v: &View) -> Option<Page> {
    let series = v.x.series?;
    let entries = series.entries.iter().rev().map(|entry| Entry {
        entry,
        roman: roman(entry.ordinal),
        here: Some(entry.ordinal) == v.x.edition.ordinal,
    });
    let s = Shell::new(v, tail::SERIES, tail::SERIES, v.plain(&series.title))
        .described(v.l.forum_series_description(series.entries.len()));
    Some(page(
        v,
        tail::SERIES,
        &SeriesPage {
            s,
            v,
            series,
            map: super::map::of(v, None),
            entries: entries.collect(),
        },
    ))
}

#[derive(Template)]
#[template(path = "programme/pages/sources.html")]
struct Sources<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    sources: &'a [&'a Source],
}

impl Sources<'_> {
    /// The date of a publication as far as it is known: a day, a month, a year.
    fn date(&self, source: &Source) -> String {
        let Some(date) = &source.date else {
            return String::new();
        };
        if let Ok(day) = date.parse::<jiff::civil::Date>() {
            return self.v.date(day);
        }
        let month = date
            .split_once('-')
            .and_then(|(year, month)| Some((year, month.parse::<i8>().ok()?)));
        match month {
            Some((year, month @ 1..=12)) => self.v.l.site_month(self.v.l.month_name(month), year),
            _ => date.clone(),
        }
    }
}

pub fn sources(v: &View) -> Page {
    let s = Shell::new(v, tail::SOURCES, tail::SOURCES, v.l.site_sources_title()).described(v.l.site_sources_why());
    page(
        v,
        tail::SOURCES,
        &Sources {
            s,
            v,
            sources: &v.x.sources_in_order,
        },
    )
}

#[derive(Template)]
#[template(path = "programme/pages/changes.html")]
struct Changes<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    releases: &'a [ReleaseSummary],
}

impl Changes<'_> {
    fn moment(&self, at: impl std::borrow::Borrow<jiff::Timestamp>) -> String {
        moment(self.v, *at.borrow())
    }

    /// One change as a sentence with its session linked when it still exists.
    fn line(&self, change: &Change) -> Html {
        let v = self.v;
        let title = match v.x.sessions.get(change.session.as_str()) {
            Some(session) => format!("<a href={}>{}</a>", v.to_session(&session.id), v.words(&change.title)),
            None => format!("<span>{}</span>", v.words(&change.title)),
        };
        let word = match change.kind {
            ChangeKind::Added => v.l.programme_change_added(),
            ChangeKind::Cancelled => v.l.programme_change_cancelled(),
            ChangeKind::Moved => v.l.programme_change_moved(),
            ChangeKind::Renamed => v.l.programme_change_renamed(),
            ChangeKind::People => v.l.programme_change_people(),
            ChangeKind::Other => v.l.programme_change_other(),
        };
        let class = match change.kind {
            ChangeKind::Added => "add",
            ChangeKind::Cancelled => "gone",
            ChangeKind::Moved => "mov",
            _ => "oth",
        };
        let mut out = format!("<li class={class}><b class=ck>{}</b> {title}", Escaped(&word));
        let mut detail = |label: String, words: String| {
            out.push_str(&format!("<span><b>{}</b> {words}</span>", Escaped(&label)));
        };
        if let Some(former) = &change.former_title {
            detail(v.l.programme_change_was_called(), v.words(former).0);
        }
        if let Some(before) = &change.before {
            detail(v.l.programme_change_before(), format!("<s>{}</s>", self.place(before)));
        }
        if let Some(after) = &change.after {
            detail(v.l.programme_change_now(), self.place(after).0);
        }
        let names = |people: &[exchange::archive::Text]| {
            people.iter().map(|name| v.words(name).0).collect::<Vec<_>>().join(", ")
        };
        if !change.joined.is_empty() {
            detail(v.l.programme_change_joined(), names(&change.joined));
        }
        if !change.left.is_empty() {
            detail(v.l.programme_change_left(), names(&change.left));
        }
        out.push_str("</li>");
        Html(out)
    }

    fn place(&self, at: &WhenWhere) -> Html {
        let v = self.v;
        let mut parts: Vec<String> = Vec::new();
        if let Some(date) = at.date.or(at.start.map(|start| start.date())) {
            parts.push(Escaped(&v.day_month(date)).to_string());
        }
        if let Some(start) = at.start {
            parts.push(v.hours_plain(start, at.end));
        }
        for place in [&at.hall, &at.venue].into_iter().flatten() {
            parts.push(v.words(place).0);
        }
        Html(parts.join(", "))
    }
}

pub fn changes(v: &View) -> Page {
    let s = Shell::new(v, tail::CHANGES, tail::CHANGES, v.l.programme_changes_title())
        .described(shorten(&v.l.programme_changes_description(), 180));
    page(
        v,
        tail::CHANGES,
        &Changes {
            s,
            v,
            releases: v.x.frozen.history,
        },
    )
}
