//! The first page of an edition: what it is, when, where, who comes, what is at its centre.

use askama::Template;
use exchange::archive::{Delegation, Edition, Fact, Organisation, Session};

use super::address::tail;
use super::html::Html;
use super::index::DayPlan;
use super::shell::{Shell, roman};
use super::view::View;
use super::{Page, page};

#[derive(Template)]
#[template(path = "programme/pages/home.html")]
struct Home<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    edition: &'a Edition,
    roman: String,
    /// The sessions around which the forum is built, in their order of weight.
    centre: Vec<&'a Session>,
    days: Vec<Day<'a>>,
    sides: Vec<SideOf<'a>>,
    figures: Vec<&'a Fact>,
    history: Vec<&'a Fact>,
    organisers: Vec<&'a Organisation>,
    has_illustrative: bool,
}

struct Day<'a> {
    plan: &'a DayPlan<'a>,
    count: usize,
    /// First and last hour at which something is placed.
    hours: String,
}

struct SideOf<'a> {
    id: &'a str,
    name: Html,
    delegations: Vec<&'a Delegation>,
}

/// A year is when something was, not how much of it there is.
fn is_figure(fact: &Fact) -> bool {
    fact.value.is_some() && fact.unit.as_deref() != Some("year")
}

impl SideOf<'_> {
    /// The first names of a delegation and how many more there are; whoever leads it stands first.
    fn names(&self, v: &View, delegation: &Delegation) -> Html {
        const SHOWN: usize = 2;
        let all: Vec<&String> = delegation.head.iter().chain(&delegation.members).collect();
        let mut out: Vec<String> = all.iter().take(SHOWN).map(|id| v.link_person_id(id).0).collect();
        if all.len() > SHOWN {
            out.push(super::html::Escaped(&v.l.people_and_more(all.len() - SHOWN)).to_string());
        }
        Html(out.join(", "))
    }
}

/// Kinds that carry a forum, by weight; everything else is found in the programme.
const CENTRE: [&str; 9] = [
    "plenary",
    "bilateral",
    "signing",
    "council",
    "rectors-forum",
    "conference",
    "panel",
    "exhibition",
    "cultural",
];

pub fn compile(v: &View) -> Page {
    let edition = v.x.edition;
    let mut centre: Vec<&Session> = v
        .x
        .order
        .iter()
        .copied()
        .filter(|s| s.part_of.is_none() && !s.outside_programme && !s.cancelled && CENTRE.contains(&s.kind.as_str()))
        .filter(|s| !s.record.invented())
        .collect();
    centre.sort_by_key(|s| (CENTRE.iter().position(|kind| *kind == s.kind), s.roles.is_empty()));
    let days =
        v.x.days
            .iter()
            .filter(|plan| !plan.sessions.is_empty())
            .map(|plan| Day {
                plan,
                count: plan.sessions.len(),
                hours: {
                    let first = plan.sessions.iter().filter_map(|s| s.start).min();
                    let last = plan.sessions.iter().filter_map(|s| s.end).max();
                    match (first, last) {
                        (Some(first), Some(last)) => v.l.time_range(first.time(), last.time()),
                        _ => String::new(),
                    }
                },
            });
    let sides = edition.sides.iter().map(|side| SideOf {
        id: &side.id,
        name: v.words(&side.name),
        delegations: edition.delegations.iter().filter(|d| d.side == side.id).collect(),
    });
    let theme = edition.theme.as_ref().map(|theme| v.plain(theme)).unwrap_or_default();
    let city = edition.city.as_ref().map(|city| v.plain(city)).unwrap_or_default();
    let description = [theme, city, &v.edition_dates()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let mut s = Shell::new(v, tail::HOME, tail::HOME, v.plain(&edition.title))
        .described(description)
        .calendar(tail::CALENDAR.to_string())
        .json_ld(super::json_ld::edition(v));
    s.home = true;
    let home = Home {
        s,
        v,
        edition,
        roman: edition.ordinal.map(roman).unwrap_or_default(),
        centre: centre.into_iter().take(15).collect(),
        days: days.collect(),
        sides: sides.collect(),
        figures: edition.facts.iter().filter(|fact| is_figure(fact)).collect(),
        history: edition.facts.iter().filter(|fact| !is_figure(fact)).collect(),
        organisers: edition
            .organisers
            .iter()
            .filter_map(|id| v.x.organisations.get(id.as_str()).copied())
            .collect(),
        has_illustrative: edition.sessions.iter().any(|s| !s.record.illustrative.is_empty()),
    };
    page(v, tail::HOME, &home)
}
