//! Plans, places and findings in the reader's words.

use exchange::archive::Edition;
use jiff::tz::TimeZone;
use timetable::FindingRecord;

use crate::platform::i18n::Locale;
use crate::programme::findings::Hardness as _;
use crate::programme::planning::order::TaskError;
use crate::programme::planning::solution::Spot;
use crate::programme::planning::words as plan;
pub(super) use crate::programme::planning::words::{conflict, title};
use crate::programme::planning::{AskError, Plan, Scope};
use crate::programme::words;

/// A finding with the class of its sign.
pub(super) struct Found {
    pub class: &'static str,
    pub level: String,
    pub words: String,
}

pub(super) fn found(l: &Locale, edition: &Edition, list: &[FindingRecord]) -> Vec<Found> {
    list.iter()
        .map(|finding| Found {
            class: if finding.is_hard() { "stop" } else { "warn" },
            level: if finding.is_hard() {
                l.board_level_hard()
            } else {
                l.board_level_soft()
            },
            words: words::finding(l, edition, finding),
        })
        .collect()
}

/// Where and when; `nowhere` for what has no time.
pub(super) fn place(l: &Locale, edition: &Edition, spot: &Spot, nowhere: impl FnOnce() -> String) -> String {
    plan::place(l, edition, spot).unwrap_or_else(nowhere)
}

pub(super) fn zone(edition: &Edition) -> TimeZone {
    TimeZone::get(&edition.timezone).unwrap_or(TimeZone::UTC)
}

/// What a plan is called: its name, else when it was asked for.
pub(super) fn name(l: &Locale, edition: &Edition, plan: &Plan) -> String {
    plan.name
        .clone()
        .unwrap_or_else(|| l.plan_unnamed(words::moment(l, &zone(edition), plan.asked_at)))
}

/// What was planned, in a few words.
pub(super) fn scope(l: &Locale, edition: &Edition, scope: &Scope) -> String {
    match scope {
        Scope::All => l.plan_about_all(),
        Scope::Day(day) => l.plan_about_day(l.date_day_month(*day)),
        Scope::Track(id) => {
            let track = edition.tracks.iter().find(|track| track.id == *id);
            l.plan_about_track(track.map_or_else(|| id.clone(), |track| words::best(&track.name, l.lang().tag())))
        }
        Scope::Sessions(sessions) => l.plan_about_sessions(sessions.len()),
    }
}

/// Why no plan was begun; `None` when something is broken.
pub(super) fn refused(l: &Locale, error: &AskError) -> Option<String> {
    Some(match error {
        AskError::AtWork(_) => l.plan_refused_at_work(),
        AskError::Busy => l.plan_refused_busy(),
        AskError::Full => l.plan_refused_full(),
        AskError::Seconds(_) | AskError::Every(_) => l.plan_refused_form(),
        AskError::Task(error) => nothing_to_do(l, error),
        AskError::NoEdition(_) | AskError::Db(_) => return None,
    })
}

fn nothing_to_do(l: &Locale, error: &TaskError) -> String {
    match error {
        TaskError::Nothing => l.plan_refused_nothing(),
        TaskError::NoHalls => l.plan_refused_no_halls(),
        TaskError::NoStarts => l.plan_refused_no_starts(),
        TaskError::NoDay(_) => l.plan_refused_no_day(),
        TaskError::NoTrack(_) => l.plan_refused_no_track(),
        TaskError::NoSession(_) => l.plan_refused_no_session(),
        TaskError::Contradiction(_) => l.plan_refused_contradiction(),
    }
}
