//! Calendars (RFC 5545, with the properties of RFC 7986) of any choice of sessions: the edition, a day, a hall, a
//! person's sessions, or one session.
//!
//! - A session with a start has civil times in the edition's zone, which the calendar describes. A session that has only
//!   a date is an event of that whole day which blocks nobody's time; one without a date is left out.
//! - There is no `METHOD`: publishing by method demands an organiser's mail address (RFC 5546), and subscribers do not
//!   need it. A cancelled session stays in the calendar with `STATUS:CANCELLED`, so that phones strike it out.
//! - Written here rather than with the `icalendar` crate (0.17), which cannot describe a zone (`VTIMEZONE`) and counts
//!   time in chrono.

use std::collections::{BTreeMap, HashSet};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use uuid::Uuid;

use super::content_line::{Lines, basic_date, civil};
use super::context::{Context, Moment, in_range};
use super::lookup::{Place, coordinates};
use super::{LeftOut, Reason, Written, text, vtimezone};
use crate::archive::Session;

/// How often subscribers are asked to come back.
const REFRESH: &str = "PT1H";

/// Which calendar is written.
#[derive(Debug, Clone, Copy)]
pub struct Calendar<'a> {
    /// What the calendar is called in the reader's list: “XIV Forum: Red Plant, 9 November”.
    pub name: &'a str,
    /// Where the file itself will be found; must be http or https to be written.
    pub source: Option<&'a str>,
    /// The page that shows the same sessions.
    pub url: Option<&'a str>,
    /// What became of each session so far, by its uid. A session without an entry has not changed since this release.
    pub revisions: &'a BTreeMap<Uuid, Revision>,
    /// Sessions of earlier releases that are in the programme no more.
    pub cancelled: &'a [Cancelled<'a>],
}

/// How often and when last a session changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revision {
    /// 0 for a session that never changed; grows with every change a participant should hear of.
    pub sequence: u32,
    pub modified: Timestamp,
}

/// A session as it last stood in a release, and its cancellation.
#[derive(Debug, Clone, Copy)]
pub struct Cancelled<'a> {
    pub session: &'a Session,
    pub revision: Revision,
}

/// The name by which calendars know a session, the same in every release and language.
pub fn uid(session: &Session) -> String {
    format!("{}@kurultai", session.uid)
}

/// The calendar of `sessions`, in the order given, then of the cancellations that are not among them.
pub fn write<'s>(
    ctx: &Context<'_>,
    calendar: &Calendar<'_>,
    sessions: impl IntoIterator<Item = &'s Session>,
) -> Written {
    let mut left_out = Vec::new();
    let mut seen = HashSet::new();
    let mut events = Vec::new();
    for session in sessions {
        let revision = calendar.revisions.get(&session.uid).copied();
        let event = Event::of(ctx, session, revision, session.cancelled);
        match event.and_then(|event| {
            if seen.insert(session.uid) {
                Ok(event)
            } else {
                Err(Reason::SameUid)
            }
        }) {
            Ok(event) => events.push(event),
            Err(reason) => left_out.push(LeftOut {
                session: session.id.clone(),
                reason,
            }),
        }
    }
    for gone in calendar.cancelled {
        if seen.insert(gone.session.uid) {
            events.extend(Event::of(ctx, gone.session, Some(gone.revision), true));
        }
    }

    let mut lines = Lines::default();
    lines.property("BEGIN", "VCALENDAR");
    lines.property("VERSION", "2.0");
    lines.property("PRODID", "-//Kurultai//Programme//EN");
    lines.property("CALSCALE", "GREGORIAN");
    lines.text("NAME", Some(ctx.language), &text::line(calendar.name));
    lines.text("X-WR-CALNAME", None, &text::line(calendar.name));
    lines.text("X-WR-TIMEZONE", None, zone_name(ctx));
    lines.property("LAST-MODIFIED", &utc(ctx.published));
    lines.property("REFRESH-INTERVAL;VALUE=DURATION", REFRESH);
    lines.property("X-PUBLISHED-TTL", REFRESH);
    if let Some(source) = calendar.source.and_then(text::http_url) {
        lines.property("SOURCE;VALUE=URI", &source);
    }
    if let Some(url) = calendar.url.and_then(text::http_url) {
        lines.property("URL", &url);
    }
    let (first, last) = span(ctx, &events);
    vtimezone::write(&mut lines, &ctx.zone, zone_name(ctx), first, last);
    for event in &events {
        event.write(ctx, &mut lines);
    }
    lines.property("END", "VCALENDAR");
    Written {
        text: lines.0,
        left_out,
    }
}

struct Event<'a> {
    session: &'a Session,
    revision: Option<Revision>,
    cancelled: bool,
    when: When,
}

enum When {
    Timed {
        start: Moment,
        civil: DateTime,
        end: Option<(Moment, DateTime)>,
    },
    /// From the first day to the day after the last.
    Days { first: Date, after: Date },
}

impl<'a> Event<'a> {
    fn of(
        ctx: &Context<'_>,
        session: &'a Session,
        revision: Option<Revision>,
        cancelled: bool,
    ) -> Result<Self, Reason> {
        let when = match (session.start, session.date) {
            (Some(civil), _) => {
                let start = ctx.moment(civil).ok_or(Reason::OutOfRange)?;
                let end = ctx.end_after(session, &start);
                When::Timed {
                    start,
                    civil,
                    end: end.zip(session.end),
                }
            }
            (None, Some(first)) if in_range(first) => {
                let last = session.end.map_or(first, DateTime::date).max(first);
                let after = if in_range(last) { last } else { first }.tomorrow();
                When::Days {
                    first,
                    after: after.map_err(|_| Reason::OutOfRange)?,
                }
            }
            (None, Some(_)) => return Err(Reason::OutOfRange),
            (None, None) => return Err(Reason::NotPlaced),
        };
        Ok(Self {
            session,
            revision,
            cancelled,
            when,
        })
    }

    fn write(&self, ctx: &Context<'_>, lines: &mut Lines) {
        let session = self.session;
        lines.property("BEGIN", "VEVENT");
        lines.property("UID", &uid(session));
        lines.property("DTSTAMP", &utc(ctx.published));
        let zoned = |name: &str| format!("{name};TZID={}", zone_name(ctx));
        match &self.when {
            When::Timed { civil: start, end, .. } => {
                lines.property(&zoned("DTSTART"), &civil(*start));
                if let Some((_, end)) = end {
                    lines.property(&zoned("DTEND"), &civil(*end));
                }
            }
            When::Days { first, after } => {
                lines.property("DTSTART;VALUE=DATE", &basic_date(*first));
                lines.property("DTEND;VALUE=DATE", &basic_date(*after));
                lines.property("TRANSP", "TRANSPARENT");
            }
        }
        let (sequence, modified) = match self.revision {
            Some(revision) => (revision.sequence, revision.modified),
            None => (0, ctx.published),
        };
        lines.property("SEQUENCE", &sequence.to_string());
        lines.property("LAST-MODIFIED", &utc(modified));
        lines.property("STATUS", if self.cancelled { "CANCELLED" } else { "CONFIRMED" });
        let (language, title) = ctx.title(session);
        lines.text("SUMMARY", Some(language), &title);
        description(ctx, session, lines);
        if let Some(place) = ctx.lookup.place(session) {
            location(ctx, place, lines);
        }
        // a page of a session that is gone is gone too
        if ctx.lookup.sessions.contains_key(session.id.as_str()) {
            lines.property("URL", &ctx.session_url(&session.id));
        }
        let kind = text::line(&ctx.labels.kind(&session.kind));
        if !kind.is_empty() {
            lines.text("CATEGORIES", Some(ctx.language), &kind);
        }
        let whole = session.part_of.as_deref().and_then(|id| ctx.lookup.sessions.get(id));
        if let Some(whole) = whole.filter(|whole| whole.uid != session.uid) {
            lines.property("RELATED-TO;RELTYPE=PARENT", &uid(whole));
        }
        lines.property("END", "VEVENT");
    }
}

/// The time that the zone's description must cover: the edition and every event.
fn span(ctx: &Context<'_>, events: &[Event<'_>]) -> (Timestamp, Timestamp) {
    let midnight = |date: Date| Some(ctx.moment(date.to_datetime(Time::midnight()))?.instant);
    let mut first = midnight(ctx.edition.start).unwrap_or(ctx.published);
    let mut last = midnight(ctx.edition.end).map_or(first, |end| end.max(first));
    for event in events {
        if let When::Timed { start, end, .. } = &event.when {
            first = first.min(start.instant);
            last = last.max(end.map_or(start.instant, |(end, _)| end.instant));
        }
    }
    (first, last)
}

/// What it is about, who takes part, in which languages, and what of it was made up.
fn description(ctx: &Context<'_>, session: &Session, lines: &mut Lines) {
    let mut paragraphs = Vec::new();
    let mut languages = HashSet::new();
    let about = [&session.subtitle, &session.summary, &session.description];
    for words in about.into_iter().flatten() {
        if let Some((language, words)) = text::best(words, ctx.language) {
            let words = text::clean(words).trim().to_owned();
            if !paragraphs.contains(&words) {
                paragraphs.push(words);
                languages.insert(language);
            }
        }
    }
    let mut facts: Vec<String> = Vec::new();
    for (role, names) in people_by_role(ctx, session) {
        facts.push(format!(
            "{}: {}",
            text::line(&ctx.labels.role(role, names.len())),
            names.join(", ")
        ));
    }
    let spoken: Vec<&str> = session.languages.iter().map(|language| language.as_str()).collect();
    let interpreted: Vec<&str> = session
        .interpretation
        .iter()
        .map(|language| language.as_str())
        .collect();
    if !spoken.is_empty() || !interpreted.is_empty() {
        facts.extend(
            ctx.labels
                .languages(&spoken, &interpreted)
                .map(|line| text::line(&line)),
        );
    }
    let facts = Some(facts.join("\n")).filter(|facts| !facts.is_empty());
    for more in facts.into_iter().chain(ctx.illustrative_note(session)) {
        paragraphs.push(more);
        languages.insert(ctx.language);
    }
    if !paragraphs.is_empty() {
        // a text in two languages claims neither
        let language = languages.iter().next().copied().filter(|_| languages.len() == 1);
        lines.text("DESCRIPTION", language, &paragraphs.join("\n\n"));
    }
}

fn people_by_role<'s>(ctx: &'s Context<'_>, session: &'s Session) -> Vec<(&'s str, Vec<String>)> {
    let mut roles: Vec<(&str, Vec<String>)> = Vec::new();
    // interpreters are heard, not announced
    let announced = ctx
        .lookup
        .people_of(session)
        .filter(|(role, _)| role.role != "interpreter");
    for (role, person) in announced {
        let name = ctx.line(&person.name).unwrap_or_else(|| text::line(&person.id));
        match roles.iter_mut().find(|(known, _)| *known == role.role) {
            Some((_, names)) => names.push(name),
            None => roles.push((&role.role, vec![name])),
        }
    }
    roles
}

fn location(ctx: &Context<'_>, place: Place<'_>, lines: &mut Lines) {
    let venue = place.venue;
    let hall = place.hall.map(|hall| &hall.name);
    let parts = [hall, Some(&venue.name), venue.address.as_ref(), venue.city.as_ref()];
    let mut words: Vec<String> = Vec::new();
    let mut languages = HashSet::new();
    for part in parts.into_iter().flatten() {
        if let Some((language, part)) = text::best(part, ctx.language) {
            let part = text::line(part);
            if !words.contains(&part) {
                words.push(part);
                languages.insert(language);
            }
        }
    }
    if !words.is_empty() {
        let language = languages.iter().next().copied().filter(|_| languages.len() == 1);
        lines.text("LOCATION", language, &words.join(", "));
    }
    if let Some((latitude, longitude)) = coordinates(venue) {
        lines.property("GEO", &format!("{latitude};{longitude}"));
    }
}

fn zone_name<'c>(ctx: &'c Context<'_>) -> &'c str {
    ctx.zone.iana_name().unwrap_or(&ctx.edition.timezone)
}

fn utc(instant: Timestamp) -> String {
    format!("{}Z", civil(jiff::tz::Offset::UTC.to_datetime(instant)))
}
