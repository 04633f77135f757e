//! Pages of one person, organisation, region or venue: what is known of each, and where it meets the programme.

use askama::Template;
use exchange::archive::{Agreement, Delegation, Organisation, Person, Region, SeriesEntry, Venue};

use super::address::tail;
use super::html::{Escaped, Html};
use super::item;
use super::shell::Shell;
use super::view::View;
use super::{Page, page};
use crate::platform::i18n::Lang;

#[derive(Template)]
#[template(path = "programme/pages/person.html")]
struct PersonPage<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    person: &'a Person,
    organisation: Option<&'a Organisation>,
    represents: Vec<&'a Organisation>,
    delegations: &'a [&'a Delegation],
    /// The name in the other languages: tag and own name of the language, the name.
    scripts: Vec<((&'static str, &'static str), &'a str)>,
    sessions: Vec<Html>,
    agreements: &'a [&'a Agreement],
}

pub fn people(v: &View) -> Vec<Page> {
    v.x.edition.people.iter().map(|person| one_person(v, person)).collect()
}

fn one_person(v: &View, person: &Person) -> Page {
    let id = person.id.as_str();
    let organisation = person
        .organisation
        .as_ref()
        .and_then(|id| v.x.organisations.get(id.as_str()).copied());
    let represents = v.x.represented.get(id).map(Vec::as_slice).unwrap_or_default();
    let shown = v.plain(&person.name);
    let scripts = Lang::all()
        .into_iter()
        .filter_map(|lang| {
            person
                .name
                .get(lang.tag())
                .map(|name| ((lang.tag(), lang.native_name()), name))
        })
        .filter(|(_, name)| *name != shown)
        .collect();
    let post = person.post.as_ref().map(|post| v.plain(post)).unwrap_or_default();
    let mut sessions: Vec<Html> = Vec::new();
    let parts = v.x.sessions_of_person.get(id).map(Vec::as_slice).unwrap_or_default();
    let mut at = 0;
    while at < parts.len() {
        let session = parts[at].session;
        let run = parts[at..]
            .iter()
            .take_while(|part| part.session.id == session.id)
            .count();
        let roles: Vec<String> = parts[at..at + run]
            .iter()
            .map(|part| {
                let tag = if part.illustrative {
                    format!(" {}", v.illustrative())
                } else {
                    String::new()
                };
                format!("<b>{}</b>{tag}", Escaped(&v.term("role", part.role)))
            })
            .collect();
        sessions.push(item::anywhere(v, session, Some(Html(roles.join(", ")))));
        at += run;
    }
    let s = Shell::new(v, tail::person(id), tail::PEOPLE, shown)
        .described(post)
        .json_ld(super::json_ld::person(v, person));
    page(
        v,
        &tail::person(id),
        &PersonPage {
            s: if sessions.is_empty() {
                s
            } else {
                s.calendar(tail::person_calendar(id))
            },
            v,
            person,
            organisation,
            represents: represents
                .iter()
                .copied()
                .filter(|o| Some(&o.id) != person.organisation.as_ref())
                .collect(),
            delegations: v.x.delegations_of_person.get(id).map(Vec::as_slice).unwrap_or_default(),
            scripts,
            sessions,
            agreements: v.x.agreements_of.get(id).map(Vec::as_slice).unwrap_or_default(),
        },
    )
}

#[derive(Template)]
#[template(path = "programme/pages/organisation.html")]
struct OrganisationPage<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    organisation: &'a Organisation,
    people: &'a [&'a Person],
    sessions: Vec<Html>,
    venues: Vec<&'a Venue>,
    agreements: &'a [&'a Agreement],
}

pub fn organisations(v: &View) -> Vec<Page> {
    v.x.edition
        .organisations
        .iter()
        .map(|organisation| one_organisation(v, organisation))
        .collect()
}

fn one_organisation(v: &View, organisation: &Organisation) -> Page {
    let id = organisation.id.as_str();
    let kind = v.term("organisation", &organisation.kind);
    let city = organisation.city.as_ref().map(|city| v.plain(city)).unwrap_or_default();
    let described = if city.is_empty() {
        kind
    } else {
        format!("{kind} · {city}")
    };
    let s = Shell::new(
        v,
        tail::organisation(id),
        tail::ORGANISATIONS,
        v.plain(&organisation.name),
    )
    .described(described)
    .json_ld(super::json_ld::organisation(v, organisation));
    page(
        v,
        &tail::organisation(id),
        &OrganisationPage {
            s,
            v,
            organisation,
            people: v.x.people_of.get(id).map(Vec::as_slice).unwrap_or_default(),
            sessions: items(v, v.x.sessions_of_organiser.get(id)),
            venues: v
                .x
                .edition
                .venues
                .iter()
                .filter(|venue| venue.operator.as_deref() == Some(id))
                .collect(),
            agreements: v.x.agreements_of.get(id).map(Vec::as_slice).unwrap_or_default(),
        },
    )
}

fn items(v: &View, sessions: Option<&Vec<&exchange::archive::Session>>) -> Vec<Html> {
    sessions
        .into_iter()
        .flatten()
        .map(|session| item::anywhere(v, session, None))
        .collect()
}

#[derive(Template)]
#[template(path = "programme/pages/region.html")]
struct RegionPage<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    region: &'a Region,
    map: Html,
    delegations: &'a [&'a Delegation],
    agreements: &'a [&'a Agreement],
    hosted: Vec<&'a SeriesEntry>,
    organisations: &'a [&'a Organisation],
}

pub fn regions(v: &View) -> Vec<Page> {
    v.x.frozen
        .archive
        .regions
        .iter()
        .map(|region| one_region(v, region))
        .collect()
}

fn one_region(v: &View, region: &Region) -> Page {
    let id = region.id.as_str();
    let described = format!("{} · {}", v.side_plain(&region.side), v.plain(&region.centre));
    let s = Shell::new(v, tail::region(id), tail::REGIONS, v.plain(&region.name)).described(described);
    page(
        v,
        &tail::region(id),
        &RegionPage {
            s,
            v,
            region,
            map: if region.land_border {
                super::map::of(v, Some(id))
            } else {
                Html::default()
            },
            delegations: v.x.delegations_of_region.get(id).map(Vec::as_slice).unwrap_or_default(),
            agreements: v.x.agreements_of.get(id).map(Vec::as_slice).unwrap_or_default(),
            hosted: v
                .x
                .series
                .iter()
                .flat_map(|series| &series.entries)
                .filter(|entry| entry.region.as_deref() == Some(id))
                .collect(),
            organisations: v
                .x
                .organisations_of_region
                .get(id)
                .map(Vec::as_slice)
                .unwrap_or_default(),
        },
    )
}

#[derive(Template)]
#[template(path = "programme/pages/venue.html")]
struct VenuePage<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    venue: &'a Venue,
    /// The other venue, minutes on the way, whether they were made up.
    travel: Vec<(&'a str, u32, bool)>,
    sessions: Vec<Html>,
}

pub fn venues(v: &View) -> Vec<Page> {
    v.x.edition.venues.iter().map(|venue| one_venue(v, venue)).collect()
}

fn one_venue(v: &View, venue: &Venue) -> Page {
    let id = venue.id.as_str();
    let travel =
        v.x.edition
            .travel
            .iter()
            .filter_map(|leg| match (leg.from == id, leg.to == id) {
                (true, _) => Some((leg.to.as_str(), leg.minutes, leg.illustrative)),
                (_, true) => Some((leg.from.as_str(), leg.minutes, leg.illustrative)),
                _ => None,
            });
    let mut travel: Vec<_> = travel.collect();
    travel.sort_by_key(|leg| (leg.0, leg.1));
    travel.dedup_by_key(|leg| leg.0);
    let purpose = venue.purpose.as_ref().map(|text| v.plain(text)).unwrap_or_default();
    let s = Shell::new(v, tail::venue(id), tail::VENUES, v.plain(&venue.name)).described(purpose);
    page(
        v,
        &tail::venue(id),
        &VenuePage {
            s,
            v,
            venue,
            travel,
            sessions: items(v, v.x.sessions_at.get(id)),
        },
    )
}

/// An address on the web, or nowhere when it is of another kind: a record must not bring a script.
pub fn web(url: &str) -> &str {
    if url.starts_with("https://") || url.starts_with("http://") {
        url
    } else {
        "#"
    }
}

/// An address as people say it: without the scheme.
pub fn host(url: &str) -> &str {
    url.split_once("://")
        .map_or(url, |(_, rest)| rest)
        .trim_end_matches('/')
}
