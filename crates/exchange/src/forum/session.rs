//! One item of the programme: its words, its time and place, its people.

use jiff::civil::Date;

use super::draft::{Draft, put};
use super::facts;
use super::fields::{At, Fields, Said};
use super::programme::{KINDS, ROLES, earlier};
use super::references::Wanted;
use super::supplement::Pen;
use crate::archive::{Fact, Link, Session, SessionRole, Text};

/// Where an item stands in the file.
#[derive(Clone, Copy)]
pub enum Standing<'p> {
    Programme,
    Outside,
    /// The n-th part of a session, from 1.
    Part(&'p Session, usize),
}

pub fn blank(id: &str) -> Session {
    Session {
        id: id.into(),
        uid: Default::default(),
        kind: String::new(),
        title: Text::default(),
        subtitle: None,
        summary: None,
        description: None,
        part_of: None,
        date: None,
        start: None,
        end: None,
        venue: None,
        hall: None,
        track: None,
        sides: Vec::new(),
        organisers: Vec::new(),
        languages: Vec::new(),
        interpretation: Vec::new(),
        roles: Vec::new(),
        audience: None,
        equipment: Vec::new(),
        outside_programme: false,
        cancelled: false,
        after: Vec::new(),
        wishes: Default::default(),
        agreements: Vec::new(),
        outcomes: Vec::new(),
        facts: Vec::new(),
        links: Vec::new(),
        record: Default::default(),
    }
}

pub fn read(draft: &mut Draft, at: At<'_>, standing: Standing<'_>) {
    let Some(fields) = at.fields() else { return };
    fields.take_marks("title");
    let (id, keep) = match standing {
        Standing::Part(parent, n) if fields.get("id").is_none() => {
            let id = format!("{}-{n}", parent.id);
            let keep = draft.claim("sessions", at, &id);
            (id, keep)
        }
        _ => {
            let (id, keep) = draft.open(&fields, "sessions");
            (id.to_owned(), keep)
        }
    };
    let index = draft
        .edition
        .sessions
        .iter()
        .position(|session| keep && session.id == id);
    let fresh = index.is_none();
    let mut session = index.map_or_else(|| blank(&id), |index| draft.edition.sessions[index].clone());
    let mut pen = draft.pen(fresh, &session.record.illustrative);
    draft.uid(&fields, fresh, "session", &id, &mut session.uid);
    let kind = fields.read("kind", |at| kind(draft, at, standing));
    pen.always("kind", &mut session.kind, kind);
    if session.kind.is_empty() && fields.get("kind").is_none() {
        match standing {
            Standing::Part(..) => session.kind = "section".into(),
            _ => fields.missing("kind"),
        }
    }
    pen.main_text("title", &mut session.title, fields.text("title"));
    if session.title.is_empty() && fields.get("title").is_none() {
        fields.missing("title");
    }
    pen.text("subtitle", &mut session.subtitle, fields.text("subtitle"));
    pen.text("abstract", &mut session.summary, fields.text("abstract"));
    pen.text("description", &mut session.description, fields.text("description"));
    family(draft, &fields, &mut pen, &mut session, standing);
    times(draft, &fields, &mut pen, &mut session);
    place(draft, &fields, &mut pen, &mut session);
    if let Standing::Part(parent, _) = standing
        && fresh
    {
        session.date = session.date.or(parent.date);
        session.venue = session.venue.take().or_else(|| parent.venue.clone());
    }
    pen.whole(
        "sides",
        &mut session.sides,
        fields.list("sides", |at| draft.refer(at, Wanted::Side)),
    );
    pen.whole(
        "organisers",
        &mut session.organisers,
        fields.list("organisers", |at| draft.organisation(at)),
    );
    pen.whole(
        "languages",
        &mut session.languages,
        fields.list("languages", At::language),
    );
    pen.whole(
        "interpretation",
        &mut session.interpretation,
        fields.list("interpretation", At::language),
    );
    for at in fields.items("roles") {
        role(draft, at, &mut session);
    }
    pen.one(
        "audience",
        &mut session.audience,
        fields.read("audience", |at| at.number(1..=200_000u32)),
    );
    pen.whole(
        "equipment",
        &mut session.equipment,
        fields.list("equipment", |at| at.id().map(str::to_owned)),
    );
    pen.flag("cancelled", &mut session.cancelled, fields.read("cancelled", At::flag));
    pen.more(
        "after",
        &mut session.after,
        fields.list("after", |at| earlier(draft, at, &id)),
    );
    wishes(draft, &fields, &mut pen, &mut session);
    pen.more(
        "agreements",
        &mut session.agreements,
        fields.list("agreements", |at| draft.refer(at, Wanted::Agreement)),
    );
    pen.items("outcomes", &mut session.outcomes, fields.texts("outcomes"));
    session_facts(draft, &fields, &mut pen, &mut session);
    pen.more("links", &mut session.links, fields.list("links", link));
    draft.provenance(&fields, &mut pen, &mut session.record);
    let parts = fields.items("parts");
    fields.close();
    draft.keep(keep, |edition| put(&mut edition.sessions, index, session.clone()));
    for (n, part) in parts.into_iter().enumerate() {
        read(draft, part, Standing::Part(&session, n + 1));
    }
}

/// A word of the vocabulary, and of the file's own `kinds` where it has them.
fn kind(draft: &Draft, at: At<'_>, standing: Standing<'_>) -> Option<String> {
    let kind = at.one_of("kind of session", &KINDS)?;
    if matches!(standing, Standing::Programme) && !draft.kinds.is_empty() && !draft.kinds.contains(&kind) {
        at.error("the file's `kinds` do not have this kind", "add it there");
    }
    Some(kind)
}

/// What the session is part of, and whether it is of the programme.
fn family(draft: &Draft, fields: &Fields<'_>, pen: &mut Pen, session: &mut Session, standing: Standing<'_>) {
    let said = fields.read("part_of", |at| draft.refer(at, Wanted::Session));
    if let Some(said) = &said
        && within(draft, &said.value, &session.id)
    {
        said.at.error("a session cannot be part of itself", "");
    }
    pen.one("part_of", &mut session.part_of, said);
    match standing {
        Standing::Programme => {}
        Standing::Outside => session.outside_programme = true,
        Standing::Part(parent, _) => {
            pen.one("part_of", &mut session.part_of, Some(fields.at.said(parent.id.clone())));
            session.outside_programme |= parent.outside_programme;
        }
    }
}

pub fn times(draft: &Draft, fields: &Fields<'_>, pen: &mut Pen, session: &mut Session) {
    let date = fields.read("date", |at| {
        if session.outside_programme {
            at.date()
        } else {
            draft.day(at)
        }
    });
    let day: Option<Date> = date.as_ref().map(|said| said.value).or(session.date).or_else(|| {
        let parent = draft
            .edition
            .sessions
            .iter()
            .find(|parent| Some(&parent.id) == session.part_of.as_ref());
        parent.and_then(|parent| parent.date)
    });
    pen.one("date", &mut session.date, date);
    let start = fields.read("start", |at| at.moment(day));
    let end = fields.read("end", |at| at.moment(day));
    if let Some(said) = &start {
        if day.is_some_and(|day| day != said.value.date()) {
            said.at.error(
                "the start is on another day than the date",
                &format!("the date is {}", day.unwrap_or_default()),
            );
        } else if session.date.is_none() {
            if day.is_none() && !session.outside_programme {
                draft.within(said.at, said.value.date());
            }
            pen.one("date", &mut session.date, Some(said.at.said(said.value.date())));
        }
    }
    let (start_at, end_at) = (start.as_ref().map(|said| said.at), end.as_ref().map(|said| said.at));
    pen.one("start", &mut session.start, start);
    pen.one("end", &mut session.end, end);
    if let (Some(start), Some(end), Some(at)) = (session.start, session.end, end_at.or(start_at))
        && end <= start
    {
        let hint = format!(
            "the start is {}; after midnight write the date too",
            start.strftime("%Y-%m-%dT%H:%M")
        );
        at.error("the end is not after the start", &hint);
    }
}

/// Venue, hall and track. A hall brings its venue with it.
pub fn place(draft: &Draft, fields: &Fields<'_>, pen: &mut Pen, session: &mut Session) {
    pen.one(
        "venue",
        &mut session.venue,
        fields.read("venue", |at| draft.refer(at, Wanted::Venue)),
    );
    let hall = fields.read("hall", |at| draft.refer(at, Wanted::Hall));
    if let Some(said) = &hall {
        let home = draft
            .edition
            .venues
            .iter()
            .find(|venue| venue.halls.iter().any(|hall| hall.id == said.value));
        match (home, &session.venue) {
            (Some(home), Some(venue)) if home.id != *venue => {
                said.at.error(
                    "this hall is in another venue than the session",
                    &format!("it is in {}", home.id),
                );
            }
            (Some(home), None) => pen.one("venue", &mut session.venue, Some(said.at.said(home.id.clone()))),
            _ => {}
        }
    }
    pen.one("hall", &mut session.hall, hall);
    pen.one(
        "track",
        &mut session.track,
        fields.read("track", |at| draft.refer(at, Wanted::Track)),
    );
}

/// What is asked of the place and the time of the session.
fn wishes(draft: &Draft, fields: &Fields<'_>, pen: &mut Pen, session: &mut Session) {
    let wishes = &mut session.wishes;
    let another = |at: At<'_>| {
        let id = draft.refer(at, Wanted::Session)?;
        if id == session.id {
            at.error("a session cannot be asked to stand with itself", "name another one");
            return None;
        }
        Some(id)
    };
    pen.flag("fixed", &mut wishes.fixed, fields.read("fixed", At::flag));
    pen.flag("meal", &mut wishes.meal, fields.read("meal", At::flag));
    pen.whole(
        "allowed_days",
        &mut wishes.allowed_days,
        fields.list("allowed_days", |at| draft.day(at)),
    );
    pen.whole(
        "allowed_times",
        &mut wishes.allowed_times,
        fields.list("allowed_times", At::window),
    );
    pen.whole(
        "allowed_halls",
        &mut wishes.allowed_halls,
        fields.list("allowed_halls", |at| draft.refer(at, Wanted::Hall)),
    );
    for (key, target) in [
        ("not_parallel_with", &mut wishes.not_parallel_with),
        ("same_time_as", &mut wishes.same_time_as),
        ("same_day_as", &mut wishes.same_day_as),
    ] {
        pen.more(key, target, fields.list(key, another));
    }
    pen.one(
        "right_after",
        &mut wishes.right_after,
        fields.read("right_after", another),
    );
    pen.whole(
        "topics",
        &mut wishes.topics,
        fields.list("topics", |at| at.word().map(str::to_owned)),
    );
    pen.whole(
        "teams",
        &mut wishes.teams,
        fields.list("teams", |at| at.id().map(str::to_owned)),
    );
}

fn role(draft: &Draft, at: At<'_>, session: &mut Session) {
    let Some(fields) = at.fields() else { return };
    let person = fields.need("person").and_then(|at| {
        let id = draft.person(at)?;
        let sideless = draft
            .edition
            .people
            .iter()
            .any(|person| person.id == id && person.side.is_none());
        if sideless && fields.get("side").is_none() {
            at.warning("this person is of no side", "give the person or the role a `side`");
        }
        Some(id)
    });
    let role = fields.need("role").and_then(|at| at.one_of("role", &ROLES));
    let side: Option<Said<'_, String>> = fields.read("side", |at| draft.refer(at, Wanted::Side));
    if let (Some(person), Some(side)) = (&person, &side)
        && let Some(own) = draft
            .edition
            .people
            .iter()
            .find(|there| there.id == *person)
            .and_then(|there| there.side.as_ref())
        && *own != side.value
    {
        side.at
            .error("this person is of another side", &format!("the side is {own}"));
    }
    fields.close();
    let (Some(person), Some(role)) = (person, role) else {
        return;
    };
    let role = SessionRole {
        person,
        role,
        side: side.map(|said| said.value),
        illustrative: draft.mode.synthetic,
    };
    let same = |there: &SessionRole| there.person == role.person && there.role == role.role;
    match session.roles.iter_mut().find(|there| same(there)) {
        Some(there) => {
            there.side = there.side.take().or(role.side);
            there.illustrative &= draft.mode.synthetic;
        }
        None => session.roles.push(role),
    }
}

/// Figures and sentences, of whichever key they stand under.
fn session_facts(draft: &Draft, fields: &Fields<'_>, pen: &mut Pen, session: &mut Session) {
    let mut all: Vec<Said<'_, Fact>> = Vec::new();
    let mut first = None;
    for key in ["participants", "exhibitors", "exhibits"] {
        let note = fields.get(&format!("{key}_note"));
        if let Some(at) = fields.get(key) {
            all.extend(
                facts::count_or_counts(at, key, note, &draft.edition.id)
                    .into_iter()
                    .map(|fact| at.said(fact)),
            );
            first = first.or(Some(at));
        } else if let Some(note) = note {
            note.error("this note is about a number that is not given", &format!("add `{key}`"));
        }
    }
    for key in ["content", "facts"] {
        if let Some(said) = fields.texts(key) {
            first = first.or(Some(said.at));
            all.extend(facts::statements(said));
        }
    }
    pen.items("facts", &mut session.facts, first.map(|at| at.said(all)));
}

fn link(at: At<'_>) -> Option<Link> {
    let fields = at.fields()?;
    let url = fields.need("url").and_then(At::url);
    let title = fields.read("title", At::word).map(|said| said.value.to_owned());
    fields.close();
    Some(Link { url: url?, title })
}

/// Whether `inner` is `outer` or part of it, directly or not.
fn within(draft: &Draft, inner: &str, outer: &str) -> bool {
    let mut id = Some(inner);
    for _ in 0..=draft.edition.sessions.len() {
        if id == Some(outer) {
            return true;
        }
        let session = draft
            .edition
            .sessions
            .iter()
            .find(|session| Some(session.id.as_str()) == id);
        id = session.and_then(|session| session.part_of.as_deref());
    }
    false
}
