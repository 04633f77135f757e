//! The indexes: people and organisations by side, in the order of the reader's alphabet; venues and regions.

use askama::Template;
use exchange::archive::{Organisation, Person, Region, Venue};

use super::address::tail;
use super::html::Html;
use super::shell::Shell;
use super::view::View;
use super::{Page, page};

/// A side (or those of no side) and what of it is listed.
struct Group<'a, T> {
    id: &'a str,
    name: Html,
    members: Vec<T>,
}

#[derive(Template)]
#[template(path = "programme/pages/people.html")]
struct People<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    groups: Vec<Group<'a, PersonLine<'a>>>,
    count: usize,
}

struct PersonLine<'a> {
    person: &'a Person,
    name: Html,
    sessions: usize,
}

pub fn people(v: &View) -> Page {
    let mut lines: Vec<(String, &Person)> = v.x.edition.people.iter().map(|p| (v.sort_name(p), p)).collect();
    lines.sort_by(|a, b| v.compare(&a.0, &b.0));
    let groups = by_side(
        v,
        lines,
        |(_, person)| person.side.as_deref(),
        |(name, person)| PersonLine {
            name: if person.sort_name.get(v.tag).is_some() || person.name.get(v.tag).is_some() {
                Html(super::html::Escaped(&name).to_string())
            } else {
                v.words(&person.name)
            },
            sessions: v.x.sessions_of_person.get(person.id.as_str()).map_or(0, Vec::len),
            person,
        },
    );
    let s = Shell::new(v, tail::PEOPLE, tail::PEOPLE, v.l.people_title())
        .described(v.l.people_description(v.x.edition.people.len()));
    page(
        v,
        tail::PEOPLE,
        &People {
            s,
            v,
            groups,
            count: v.x.edition.people.len(),
        },
    )
}

#[derive(Template)]
#[template(path = "programme/pages/organisations.html")]
struct Organisations<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    groups: Vec<Group<'a, &'a Organisation>>,
    count: usize,
}

pub fn organisations(v: &View) -> Page {
    let mut lines: Vec<&Organisation> = v.x.edition.organisations.iter().collect();
    lines.sort_by(|a, b| v.compare(v.plain(&a.name), v.plain(&b.name)));
    let count = lines.len();
    let groups = by_side(v, lines, |o| o.side.as_deref(), |o| o);
    let s = Shell::new(
        v,
        tail::ORGANISATIONS,
        tail::ORGANISATIONS,
        v.l.people_organisations_title(),
    )
    .described(v.l.people_organisations_description(count));
    page(v, tail::ORGANISATIONS, &Organisations { s, v, groups, count })
}

fn by_side<'a, L, T>(
    v: &View<'a>,
    lines: Vec<L>,
    side: impl Fn(&L) -> Option<&'a str>,
    make: impl Fn(L) -> T,
) -> Vec<Group<'a, T>> {
    let mut groups: Vec<Group<T>> =
        v.x.edition
            .sides
            .iter()
            .map(|side| Group {
                id: &side.id,
                name: v.words(&side.name),
                members: Vec::new(),
            })
            .collect();
    for line in lines {
        let id = side(&line).unwrap_or("");
        let member = make(line);
        match groups.iter_mut().find(|group| group.id == id) {
            Some(group) => group.members.push(member),
            None => {
                let name = match id {
                    "" if v.x.edition.sides.is_empty() => Html::default(),
                    "" => Html(v.l.people_no_side()),
                    _ => v.side(id),
                };
                groups.push(Group {
                    id,
                    name,
                    members: vec![member],
                });
            }
        }
    }
    groups.retain(|group| !group.members.is_empty());
    groups
}

#[derive(Template)]
#[template(path = "programme/pages/venues.html")]
struct Venues<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    venues: &'a [Venue],
}

pub fn venues(v: &View) -> Page {
    let s =
        Shell::new(v, tail::VENUES, tail::VENUES, v.l.forum_venues_title()).described(v.l.forum_venues_description());
    page(
        v,
        tail::VENUES,
        &Venues {
            s,
            v,
            venues: &v.x.edition.venues,
        },
    )
}

#[derive(Template)]
#[template(path = "programme/pages/regions.html")]
struct Regions<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    map: Html,
    groups: Vec<Group<'a, &'a Region>>,
}

pub fn regions(v: &View) -> Page {
    let mut lines: Vec<&Region> = v.x.frozen.archive.regions.iter().collect();
    lines.sort_by(|a, b| {
        (!a.land_border)
            .cmp(&!b.land_border)
            .then_with(|| v.compare(v.plain(&a.name), v.plain(&b.name)))
    });
    let groups = by_side(v, lines, |region| Some(region.side.as_str()), |region| region);
    let s = Shell::new(v, tail::REGIONS, tail::REGIONS, v.l.forum_regions_title())
        .described(v.l.forum_regions_description());
    page(
        v,
        tail::REGIONS,
        &Regions {
            s,
            v,
            map: super::map::of(v, None),
            groups,
        },
    )
}
