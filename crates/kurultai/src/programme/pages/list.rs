//! The programme as a list, narrowed by whatever the reader asks: a day, a hall, a person. The list is compiled in pieces
//! and put together per request by [`list_page`], which runs no template and reads nothing but its arguments.

use std::collections::BTreeSet;
use std::fmt::Write;

use askama::Template;
use serde::{Deserialize, Serialize};

use super::address::{key, tail};
use super::html::{Escaped, Html, squeeze};
use super::index::day_of;
use super::item;
use super::shell::Shell;
use super::view::View;
use crate::platform::i18n::{Lang, locale};

/// What a list can be narrowed by, in the order of the form; the name is that of the query parameter.
pub const FACETS: [&str; 8] = ["day", "kind", "track", "venue", "hall", "side", "language", "person"];

/// What a reader asked for: for each facet of [`FACETS`] one value, or none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    values: [Option<String>; FACETS.len()],
}

impl Filters {
    /// Reads decoded query parameters; unknown names and empty values are passed over, the last of a name counts.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut filters = Filters::default();
        for (name, value) in pairs {
            if let Some(place) = FACETS.iter().position(|facet| *facet == name) {
                filters.values[place] = Some(value.trim().to_string()).filter(|value| !value.is_empty());
            }
        }
        filters
    }

    pub fn is_empty(&self) -> bool {
        self.values.iter().all(Option::is_none)
    }

    /// The query without one of the facets, such as `?day=2017-11-09&kind=panel`; empty when nothing is left.
    fn query_without(&self, left_out: usize) -> String {
        let mut out = String::new();
        for (place, value) in self.values.iter().enumerate().filter(|(place, _)| *place != left_out) {
            if let Some(value) = value {
                let sign = if out.is_empty() { '?' } else { '&' };
                let _ = write!(out, "{sign}{}={}", FACETS[place], key(value));
            }
        }
        out
    }
}

/// One session of the list.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListItem {
    pub session: String,
    /// Place of its day in [`ListParts::days`]; after the last for sessions whose day is not known.
    day: usize,
    facets: [BTreeSet<String>; FACETS.len()],
    html: String,
}

impl ListItem {
    /// Whether the session has every value that was asked for.
    pub fn matches(&self, filters: &Filters) -> bool {
        filters
            .values
            .iter()
            .zip(&self.facets)
            .all(|(asked, has)| asked.as_ref().is_none_or(|asked| has.contains(asked)))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Select {
    label: String,
    any: String,
    /// Value and words, both ready for HTML.
    options: Vec<(String, String)>,
}

/// The list page of one language in pieces.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListParts {
    #[serde(with = "super::lang_tag")]
    pub lang: Lang,
    /// `/kk/xiv-chelyabinsk-2017/programme/list`
    pub path: String,
    head: String,
    after_form: String,
    tail: String,
    selects: Vec<(usize, Select)>,
    days: Vec<String>,
    pub items: Vec<ListItem>,
}

/// The whole page for what was asked. Linear in the number of sessions.
pub fn list_page(parts: &ListParts, filters: &Filters) -> Vec<u8> {
    let l = locale(parts.lang);
    let found: Vec<&ListItem> = parts.items.iter().filter(|item| item.matches(filters)).collect();
    let size: usize = found.iter().map(|item| item.html.len()).sum();
    let mut out = String::with_capacity(size + parts.head.len() + parts.tail.len() + 16_384);
    out.push_str(&parts.head);
    for (place, select) in &parts.selects {
        let asked = filters.values[*place].as_deref();
        let name = FACETS[*place];
        let _ = write!(
            out,
            "<label>{}<select name={name}><option value=\"\">{}</option>",
            select.label, select.any
        );
        for (value, words) in &select.options {
            let chosen = if asked == Some(value.as_str()) { " selected" } else { "" };
            let _ = write!(out, "<option value=\"{value}\"{chosen}>{words}</option>");
        }
        out.push_str("</select></label>");
    }
    out.push_str(&parts.after_form);
    let _ = write!(
        out,
        "<p role=status class=cnt>{}</p>",
        Escaped(&l.programme_list_count(found.len()))
    );
    if !filters.is_empty() {
        out.push_str("<ul class=chips>");
        for (place, select) in &parts.selects {
            let Some(asked) = &filters.values[*place] else { continue };
            let words = select
                .options
                .iter()
                .find(|(value, _)| value == asked)
                .map(|(_, words)| words.clone());
            let words = words.unwrap_or_else(|| Escaped(asked).to_string());
            let _ = write!(
                out,
                "<li><a href=\"{}{}\" aria-label=\"{}\">{}: {words} <span aria-hidden=true>×</span></a></li>",
                parts.path,
                Escaped(&filters.query_without(place.to_owned())),
                Escaped(&l.programme_filter_remove(format!("{}: {}", unescaped(&select.label), unescaped(&words)))),
                select.label
            );
        }
        let _ = write!(
            out,
            "<li><a class=all href={}>{}</a></li></ul>",
            parts.path,
            Escaped(&l.programme_filter_clear())
        );
    }
    if found.is_empty() {
        let _ = write!(out, "<p class=note>{}</p>", Escaped(&l.programme_list_empty()));
    }
    let mut day = None;
    for item in found {
        if day != Some(item.day) {
            if day.is_some() {
                out.push_str("</ol></section>");
            }
            out.push_str(&parts.days[item.day]);
            day = Some(item.day);
        }
        out.push_str(&item.html);
    }
    if day.is_some() {
        out.push_str("</ol></section>");
    }
    out.push_str(&parts.tail);
    out.into_bytes()
}

/// Labels are kept ready for HTML; inside a message they are escaped once more, so that is taken back first.
fn unescaped(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    text.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

#[derive(Template)]
#[template(path = "programme/pages/list.html")]
struct List<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
}

const CUT_FORM: &str = "⁂form⁂";
const CUT_ITEMS: &str = "⁂items⁂";

/// The pieces of one language.
pub fn parts(v: &View) -> ListParts {
    let s = Shell::new(v, tail::LIST, tail::PROGRAMME, v.l.programme_list_title())
        .described(v.l.programme_list_description(v.x.edition.sessions.len()))
        .calendar(tail::CALENDAR.to_string());
    let page = squeeze(&List { s, v }.render().expect("a template over plain values renders"));
    let (head, rest) = page.split_once(CUT_FORM).expect("the template marks the form");
    let (after_form, tail) = rest.split_once(CUT_ITEMS).expect("the template marks the items");
    let mut days: Vec<String> =
        v.x.days
            .iter()
            .map(|plan| {
                let name = plan
                    .name
                    .map(|name| format!(" <span>{}</span>", v.words(name)))
                    .unwrap_or_default();
                format!(
                    "<section class=ld><h2 id=d-{0}><a href={1}>{2}</a>{name}</h2><ol class=its>",
                    plan.date,
                    v.to_day(plan.date),
                    Escaped(&v.weekday(plan.date))
                )
            })
            .collect();
    days.push(format!(
        "<section class=ld><h2>{}</h2><p>{}</p><ol class=its>",
        Escaped(&v.l.programme_day_not_known()),
        Escaped(&v.l.programme_day_not_known_why())
    ));
    let mut items = Vec::with_capacity(v.x.order.len());
    for (day, plan) in v.x.days.iter().enumerate() {
        items.extend(plan.sessions.iter().map(|session| one(v, session, day)));
    }
    items.extend(v.x.undated.iter().map(|session| one(v, session, v.x.days.len())));
    let selects = FACETS
        .iter()
        .enumerate()
        .map(|(place, facet)| (place, select(v, facet, &items, place)))
        .filter(|(_, select)| select.options.len() > 1)
        .collect();
    ListParts {
        lang: v.lang,
        path: v.to(tail::LIST),
        head: head.to_string(),
        after_form: after_form.to_string(),
        tail: tail.to_string(),
        selects,
        days,
        items,
    }
}

fn one(v: &View, session: &exchange::archive::Session, day: usize) -> ListItem {
    let set = |values: Vec<&str>| -> BTreeSet<String> { values.into_iter().map(str::to_string).collect() };
    let languages: Vec<&str> = session
        .languages
        .iter()
        .chain(&session.interpretation)
        .map(|language| language.as_str())
        .collect();
    ListItem {
        session: session.id.clone(),
        day,
        facets: [
            day_of(session).map(|date| date.to_string()).into_iter().collect(),
            set(vec![&session.kind]),
            set(session.track.iter().map(String::as_str).collect()),
            set(v
                .x
                .venue_of(session)
                .into_iter()
                .map(|venue| venue.id.as_str())
                .collect()),
            set(session.hall.iter().map(String::as_str).collect()),
            set(session.sides.iter().map(String::as_str).collect()),
            set(languages),
            set(session.roles.iter().map(|role| role.person.as_str()).collect()),
        ],
        html: item::of_day(v, session).0,
    }
}

fn select(v: &View, facet: &str, items: &[ListItem], place: usize) -> Select {
    let l = v.l;
    let used: BTreeSet<&str> = items
        .iter()
        .flat_map(|item| &item.facets[place])
        .map(String::as_str)
        .collect();
    let e = v.x.edition;
    let known = |ids: Vec<(&str, String)>| -> Vec<(String, String)> {
        ids.into_iter()
            .filter(|(id, _)| used.contains(id))
            .map(|(id, words)| (Escaped(id).to_string(), Escaped(&words).to_string()))
            .collect()
    };
    let sorted = |mut ids: Vec<(&str, String)>| {
        ids.retain(|(id, _)| used.contains(id));
        ids.sort_by_cached_key(|(_, words)| v.l.sort_key(words));
        ids.into_iter()
            .map(|(id, words)| (Escaped(id).to_string(), Escaped(&words).to_string()))
            .collect::<Vec<_>>()
    };
    let (label, any, options) = match facet {
        "day" => (
            l.programme_filter_day(),
            l.programme_filter_any_day(),
            v.x.days
                .iter()
                .map(|plan| (plan.date.to_string(), Escaped(&v.weekday(plan.date)).to_string()))
                .filter(|(day, _)| used.contains(day.as_str()))
                .collect(),
        ),
        "kind" => (
            l.programme_filter_kind(),
            l.programme_filter_any_kind(),
            sorted(used.iter().map(|kind| (*kind, v.term("kind", kind))).collect()),
        ),
        "track" => (
            l.programme_filter_track(),
            l.programme_filter_any_track(),
            known(
                e.tracks
                    .iter()
                    .map(|track| (track.id.as_str(), v.plain(&track.name).to_string()))
                    .collect(),
            ),
        ),
        "venue" => (
            l.programme_filter_venue(),
            l.programme_filter_any_venue(),
            known(
                e.venues
                    .iter()
                    .map(|venue| (venue.id.as_str(), v.plain(&venue.name).to_string()))
                    .collect(),
            ),
        ),
        "hall" => (
            l.programme_filter_hall(),
            l.programme_filter_any_hall(),
            known(
                e.venues
                    .iter()
                    .flat_map(|venue| &venue.halls)
                    .map(|hall| (hall.id.as_str(), v.plain(&hall.name).to_string()))
                    .collect(),
            ),
        ),
        "side" => (
            l.programme_filter_side(),
            l.programme_filter_any_side(),
            known(
                e.sides
                    .iter()
                    .map(|side| (side.id.as_str(), v.plain(&side.name).to_string()))
                    .collect(),
            ),
        ),
        "language" => (
            l.programme_filter_language(),
            l.programme_filter_any_language(),
            sorted(used.iter().map(|tag| (*tag, v.term("language", tag))).collect()),
        ),
        _ => (
            l.programme_filter_person(),
            l.programme_filter_any_person(),
            sorted(
                e.people
                    .iter()
                    .map(|person| (person.id.as_str(), v.sort_name(person)))
                    .collect(),
            ),
        ),
    };
    Select {
        label: Html(Escaped(&label).to_string()).0,
        any: Escaped(&any).to_string(),
        options,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chip_leads_to_the_list_without_its_filter() {
        let filters = Filters::from_pairs([
            ("day", "2017-11-09"),
            ("kind", "panel"),
            ("colour", "red"),
            ("hall", " "),
        ]);
        assert_eq!(filters.query_without(0), "?kind=panel");
        assert_eq!(filters.query_without(1), "?day=2017-11-09");
    }

    #[test]
    fn values_are_percent_encoded_in_links() {
        let filters = Filters::from_pairs([("hall", "a b&c"), ("kind", "x")]);
        assert_eq!(filters.query_without(1), "?hall=a%20b%26c");
    }
}
