//! A session of its own page: what, when, where, who, what came of it, and who says so.

use std::collections::BTreeMap;

use askama::Template;
use exchange::archive::{Agreement, Session, SessionRole};

use super::address::{key, tail};
use super::html::Html;
use super::index::day_of;
use super::item;
use super::shell::Shell;
use super::view::View;
use super::{Page, page};

#[derive(Template)]
#[template(path = "programme/pages/session.html")]
struct SessionPage<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    session: &'a Session,
    hall: Option<Html>,
    parent: Option<&'a Session>,
    roles: Vec<RoleGroup<'a>>,
    parts: Vec<Html>,
    agreements: &'a [&'a Agreement],
    before: Option<&'a Session>,
    after: Option<&'a Session>,
}

struct RoleGroup<'a> {
    name: String,
    people: Vec<&'a SessionRole>,
}

/// The order in which a programme names people.
const ROLES: [&str; 12] = [
    "chair",
    "co-chair",
    "principal",
    "moderator",
    "speaker",
    "rapporteur",
    "signatory",
    "host",
    "guide",
    "guest",
    "participant",
    "interpreter",
];

pub fn compile(v: &View) -> Vec<Page> {
    let neighbours = neighbours(v);
    v.x.order
        .iter()
        .map(|session| {
            let (before, after) = neighbours.get(session.id.as_str()).copied().unwrap_or_default();
            one(v, session, before, after)
        })
        .collect()
}

/// Who stands before and after a session in its hall.
fn neighbours<'a>(v: &View<'a>) -> BTreeMap<&'a str, (Option<&'a Session>, Option<&'a Session>)> {
    let mut out = BTreeMap::new();
    for hall in v.x.halls.keys() {
        let held: Vec<&Session> =
            v.x.sessions_at
                .get(hall)
                .into_iter()
                .flatten()
                .copied()
                .filter(|s| s.start.is_some())
                .collect();
        for (i, session) in held.iter().enumerate() {
            let same_day = |other: &&Session| day_of(other) == day_of(session);
            let before = i.checked_sub(1).map(|i| held[i]).filter(same_day);
            let after = held.get(i + 1).copied().filter(same_day);
            out.insert(session.id.as_str(), (before, after));
        }
    }
    out
}

fn one(v: &View, session: &Session, before: Option<&Session>, after: Option<&Session>) -> Page {
    let mut groups: Vec<RoleGroup> = Vec::new();
    let mut roles: Vec<&SessionRole> = session.roles.iter().collect();
    roles.sort_by_key(|role| {
        ROLES
            .iter()
            .position(|known| *known == role.role)
            .unwrap_or(ROLES.len())
    });
    for role in roles {
        match groups.last_mut() {
            Some(group) if group.people[0].role == role.role => group.people.push(role),
            _ => groups.push(RoleGroup {
                name: v.term("role", &role.role),
                people: vec![role],
            }),
        }
    }
    let when = match (day_of(session), session.start) {
        (Some(date), Some(start)) => format!("{}, {}", v.date(date), v.hours_plain(start, session.end)),
        (Some(date), None) => v.date(date),
        _ => String::new(),
    };
    let summary = session
        .summary
        .as_ref()
        .or(session.description.as_ref())
        .map(|text| v.plain(text))
        .unwrap_or_default();
    let place =
        v.x.venue_of(session)
            .map(|venue| v.plain(&venue.name))
            .unwrap_or_default();
    let kind = v.kind(session);
    let description = [kind.as_str(), &when, place, summary]
        .into_iter()
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let hall = session.hall.as_ref().and_then(|id| v.x.halls.get(id.as_str()));
    let shell = Shell::new(v, tail::session(&session.id), tail::PROGRAMME, v.plain(&session.title))
        .described(description)
        .json_ld(super::json_ld::session(v, session))
        .calendar(tail::session_calendar(&session.id));
    let path = tail::session(&session.id);
    page(
        v,
        &path,
        &SessionPage {
            s: shell,
            v,
            session,
            hall: hall.map(|(venue, hall)| {
                Html(format!(
                    "<a href={}#{}>{}</a>",
                    v.to(tail::venue(&venue.id)),
                    key(&hall.id),
                    v.words(&hall.name)
                ))
            }),
            parent: session
                .part_of
                .as_ref()
                .and_then(|id| v.x.sessions.get(id.as_str()).copied()),
            roles: groups,
            parts: v
                .x
                .parts
                .get(session.id.as_str())
                .into_iter()
                .flatten()
                .map(|part| item::anywhere(v, part, None))
                .collect(),
            agreements: v.x.agreements_of.get(session.id.as_str()).map_or(&[], Vec::as_slice),
            before,
            after,
        },
    )
}
