//! `programme` and what stands beside it: parts, arrivals, sessions outside the programme, the order among them.

use super::draft::{Draft, put};
use super::fields::{At, Fields};
use super::references::Wanted;
use super::session::{self, Standing, blank, place, times};
use super::words;
use crate::archive::{Fact, SessionRole};

pub const KINDS: [&str; 39] = [
    "arrival",
    "bilateral",
    "break",
    "briefing",
    "ceremony",
    "closing",
    "concert",
    "conference",
    "council",
    "cultural",
    "departure",
    "dinner",
    "discussion",
    "exhibition",
    "keynote",
    "lunch",
    "meal",
    "meeting",
    "opening",
    "other",
    "panel",
    "plenary",
    "poster",
    "presentation",
    "press",
    "reception",
    "rectors-forum",
    "registration",
    "round-table",
    "section",
    "session",
    "signing",
    "sport",
    "talk",
    "tour",
    "training",
    "transfer",
    "visit",
    "workshop",
];

pub const ROLES: [&str; 12] = [
    "chair",
    "co-chair",
    "moderator",
    "speaker",
    "rapporteur",
    "interpreter",
    "host",
    "guest",
    "guide",
    "principal",
    "signatory",
    "participant",
];

/// Reads everything that becomes a session.
pub fn read(draft: &mut Draft, fields: &Fields<'_>) {
    for at in fields.items("programme") {
        session::read(draft, at, Standing::Programme);
    }
    for at in fields.items("outside_programme") {
        session::read(draft, at, Standing::Outside);
    }
    for at in fields.items("arrivals") {
        arrival(draft, at);
    }
    for at in fields.items("order") {
        order(draft, at);
    }
    for kind in fields.items("kinds") {
        let used = |word: &str| draft.edition.sessions.iter().any(|session| session.kind == word);
        if kind.word().is_some_and(|word| KINDS.contains(&word) && !used(word)) {
            kind.warning("no session is of this kind", "");
        }
    }
}

/// An arrival is a session outside the programme. A time the source calls approximate (`about`) becomes its start, with
/// the certainty lowered to `medium` and a fact that repeats the source.
fn arrival(draft: &mut Draft, at: At<'_>) {
    let Some(fields) = at.fields() else { return };
    fields.take_marks("title");
    let who = fields.need("who").and_then(|at| draft.person(at));
    let id = match fields.get("id") {
        Some(at) => at.id().unwrap_or_default().to_owned(),
        None => who.as_ref().map(|who| format!("arrival-{who}")).unwrap_or_default(),
    };
    let keep = !id.is_empty() && draft.claim("sessions", at, &id);
    let index = draft
        .edition
        .sessions
        .iter()
        .position(|session| keep && session.id == id);
    let fresh = index.is_none();
    let mut session = index.map_or_else(|| blank(&id), |index| draft.edition.sessions[index].clone());
    let mut pen = draft.pen(fresh, &session.record.illustrative);
    draft.uid(&fields, fresh, "session", &id, &mut session.uid);
    session.outside_programme = true;
    pen.always("kind", &mut session.kind, Some(at.said("arrival".into())));
    let person = draft
        .edition
        .people
        .iter()
        .find(|person| Some(&person.id) == who.as_ref());
    let title = fields.text("title");
    if fresh && title.is_none() {
        session.title = words::arrival(&person.map(|person| person.name.clone()).unwrap_or_default());
    }
    pen.main_text("title", &mut session.title, title);
    if fresh {
        session.sides.extend(person.and_then(|person| person.side.clone()));
        fields.need("date");
    }
    times(draft, &fields, &mut pen, &mut session);
    place(draft, &fields, &mut pen, &mut session);
    draft.provenance(&fields, &mut pen, &mut session.record);
    if let Some(said) = fields.read("about", At::time) {
        let start = session.date.map(|date| said.at.said(date.to_datetime(said.value)));
        pen.one("start", &mut session.start, start);
        session.record.certainty.get_or_insert_with(|| "medium".into());
        let value = Some(said.value.strftime("%H:%M").to_string());
        let fact = Fact {
            what: words::about_this_time(),
            value,
            approximate: true,
            ..Fact::default()
        };
        pen.more("facts", &mut session.facts, Some(said.at.said(vec![fact])));
        session.record.illustrative = pen.illustrative.clone();
    }
    if let Some(person) = who.filter(|who| !session.roles.iter().any(|role| role.person == *who)) {
        let illustrative = draft.mode.synthetic;
        session.roles.push(SessionRole {
            person,
            role: "participant".into(),
            side: None,
            illustrative,
        });
    }
    fields.close();
    draft.keep(keep, |edition| put(&mut edition.sessions, index, session));
}

/// `{first: plenary, then: briefing}`.
fn order(draft: &mut Draft, at: At<'_>) {
    let Some(fields) = at.fields() else { return };
    let [first, then] = ["first", "then"].map(|key| fields.need(key).and_then(|at| draft.refer(at, Wanted::Session)));
    fields.close();
    let (Some(first), Some(then)) = (first, then) else {
        return;
    };
    if first == then || follows(draft, &first, &then) {
        return at.error(
            "the order goes in a circle",
            &format!("{then} already comes before {first}"),
        );
    }
    let synthetic = draft.mode.synthetic;
    if let Some(session) = draft.edition.sessions.iter_mut().find(|session| session.id == then)
        && !session.after.contains(&first)
    {
        session.after.push(first);
        if synthetic && !session.record.invented() {
            session.record.illustrative.insert("after".into());
        }
    }
}

/// A session that is over before `later` begins.
pub fn earlier(draft: &Draft, at: At<'_>, later: &str) -> Option<String> {
    let first = draft.refer(at, Wanted::Session)?;
    if first == later || follows(draft, &first, later) {
        at.error(
            "the order goes in a circle",
            &format!("{later} already comes before {first}"),
        );
        return None;
    }
    Some(first)
}

/// Whether `later` comes after `earlier` by the order given so far. O(sessions + order).
fn follows(draft: &Draft, later: &str, earlier: &str) -> bool {
    let (mut open, mut seen) = (vec![later], std::collections::BTreeSet::new());
    while let Some(id) = open.pop() {
        if id == earlier {
            return true;
        }
        if seen.insert(id) {
            let session = draft.edition.sessions.iter().find(|session| session.id == id);
            open.extend(session.iter().flat_map(|session| &session.after).map(String::as_str));
        }
    }
    false
}
