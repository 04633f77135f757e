//! Sessions and places of a plan in the reader's words.

use exchange::archive::Edition;

use super::solution::{Conflict, Relaxation, Spot};
use crate::platform::i18n::Locale;
use crate::programme::difference::WhenWhere;
use crate::programme::words;

/// What a session is called; its key when it is not there any more.
pub fn title(l: &Locale, edition: &Edition, session: &str) -> String {
    edition.sessions.iter().find(|known| known.id == session).map_or_else(
        || session.to_owned(),
        |session| words::best(&session.title, l.lang().tag()),
    )
}

/// What cannot all be kept, and below it each way to make room.
pub fn conflict(l: &Locale, edition: &Edition, conflict: &Conflict) -> (Vec<String>, Vec<String>) {
    let title = |session: &String| title(l, edition, session);
    let rule = |rule: &String| l.term("plan-rule", rule);
    let sessions: Vec<String> = conflict.sessions.iter().map(title).collect();
    let rules: Vec<String> = conflict.rules.iter().map(rule).collect();
    let mut lines = vec![l.plan_conflict(sessions.join("; "))];
    if !rules.is_empty() {
        lines.push(l.plan_conflict_rules(rules.join("; ")));
    }
    let way = |relaxation: &Relaxation| match relaxation {
        Relaxation::Move { session } => l.plan_relax_move(title(session)),
        Relaxation::Shorten { session, to_minutes } => {
            l.plan_relax_shorten(title(session), l.plan_minutes(*to_minutes))
        }
        Relaxation::Break { rule: broken } => l.plan_relax_break(rule(broken)),
        Relaxation::Leave { session } => l.plan_relax_leave(title(session)),
    };
    (lines, conflict.relaxations.iter().map(way).collect())
}

/// "9 November, 10:00–11:00, Great hall, Plant"; `None` for what has no time.
pub fn place(l: &Locale, edition: &Edition, spot: &Spot) -> Option<String> {
    spot.start?;
    let named = |id: &Option<String>| id.clone().unwrap_or_default();
    let venue = edition.venues.iter().find(|venue| venue.id == named(&spot.venue));
    let mut halls = edition.venues.iter().flat_map(|venue| &venue.halls);
    let hall = halls.find(|hall| hall.id == named(&spot.hall));
    Some(words::place(
        l,
        &WhenWhere {
            date: None,
            start: spot.start,
            end: spot.end,
            hall: hall.map(|hall| hall.name.clone()),
            venue: venue.map(|venue| venue.name.clone()),
        },
    ))
}
