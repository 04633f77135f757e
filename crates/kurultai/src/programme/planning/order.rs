//! From the draft and a wish to what the solver works on: what may be moved, for how long each session is held, and when
//! sessions may begin.
//!
//! Always true: a session that is out of scope, held by hand, cancelled or outside of the programme stays where it is.

use std::collections::{BTreeSet, HashMap, HashSet};

use exchange::archive::{Edition, Session};
use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time, time};
use serde::{Deserialize, Serialize};
use timetable::contradictions::ContradictionRecord;
use timetable::ids::ItemIdx;
use timetable::{Board, Minutes};

use super::{Scope, Stability, Wish};
use crate::programme::edit::Version;
use crate::programme::findings;

/// Hours of a day about which nothing is said.
const USUAL: (Time, Time) = (time(8, 0, 0, 0), time(20, 0, 0, 0));
/// Days of an edition that are planned at most.
const MOST_DAYS: usize = 60;

/// Kinds that are not held in a hall: they happen at an airport, on the way, or all over a plant.
const WITHOUT_HALL: [&str; 2] = ["arrival", "visit"];

/// What is to be worked out.
#[derive(Debug)]
pub struct Task {
    pub edition: Edition,
    /// The draft, judged by the weights of the wish.
    pub board: Board,
    pub movable: Vec<ItemIdx>,
    /// Minutes, per item.
    pub durations: Vec<u32>,
    pub starts: Vec<Minutes>,
    pub stability: u32,
    pub seed: u64,
    pub left_out: Vec<LeftOut>,
    /// Positions in the draft's list of sessions.
    positions: HashMap<String, usize>,
}

/// A session in scope that is not planned, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub session: String,
    pub why: Why,
}

/// Why a session in scope stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Meals and coffee have their time.
    Break,
    /// It lasts longer than a day is open.
    TooLong,
    /// It is not held in a hall.
    NoHall,
    /// Somebody ticked it, or its record says that it stays.
    Held,
}

impl Why {
    pub fn name(self) -> &'static str {
        match self {
            Self::Break => "break",
            Self::TooLong => "too-long",
            Self::NoHall => "no-hall",
            Self::Held => "held",
        }
    }
}

/// Why there is nothing to work out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TaskError {
    #[error("nothing in what was chosen can be moved")]
    Nothing,
    #[error("no venue has a hall")]
    NoHalls,
    #[error("the edition has no day on which anything could begin")]
    NoStarts,
    #[error("the edition has no day {0}")]
    NoDay(Date),
    #[error("there is no track {0:?}")]
    NoTrack(String),
    #[error("there is no session {0:?}")]
    NoSession(String),
    #[error("the record contradicts itself: {0}")]
    Contradiction(String),
}

impl TaskError {
    /// A word for it that is kept.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::NoHalls => "no-halls",
            Self::NoStarts => "no-starts",
            Self::NoDay(_) => "no-day",
            Self::NoTrack(_) => "no-track",
            Self::NoSession(_) => "no-session",
            Self::Contradiction(_) => "contradiction",
        }
    }
}

impl Task {
    /// `told`: what the public was last told, so that plans move little of it.
    ///
    /// # Errors
    /// When nothing can be moved, or there is nowhere to move it to.
    pub fn new(edition: Edition, told: Option<&Edition>, wish: &Wish) -> Result<Self, TaskError> {
        let drawn = findings::board_after(&edition, told).map_err(|refusals| {
            let all: Vec<String> = refusals.iter().map(|refusal| format!("{refusal:?}")).collect();
            TaskError::Contradiction(all.join("; "))
        })?;
        let problem = drawn.problem().clone().with_policy(wish.setting.weights.policy());
        let mut board = Board::new(problem);
        for item in drawn.problem().items() {
            board.place(item, drawn.placement(item));
        }
        if board.problem().halls().len() == 0 {
            return Err(TaskError::NoHalls);
        }
        let hours = hours(&edition, &wish.scope)?;
        let starts = starts(&board, &hours, wish.setting.every_minutes);
        let longest = hours
            .iter()
            .map(|(opens, closes)| minutes(*opens, *closes))
            .max()
            .unwrap_or_default();
        if starts.is_empty() {
            return Err(TaskError::NoStarts);
        }
        let mut movable = Vec::new();
        let mut left_out = Vec::new();
        let mut durations = vec![0; board.problem().items().len()];
        let inside = in_scope(&edition, &wish.scope)?;
        for session in &edition.sessions {
            let Some(item) = board.problem().item(&session.id) else {
                continue;
            };
            durations[item.position()] = duration_of(session);
            if session.cancelled || !inside.contains(session.id.as_str()) {
                continue;
            }
            let placed = session.start.is_some();
            if placed && wish.setting.stability == Stability::Never {
                continue;
            }
            let why = if wish.setting.held.contains(&session.id) || (placed && session.wishes.fixed) {
                Some(Why::Held)
            } else if placed && session.kind == "break" {
                Some(Why::Break)
            } else if WITHOUT_HALL.contains(&session.kind.as_str()) {
                Some(Why::NoHall)
            } else if duration_of(session) > longest {
                Some(Why::TooLong)
            } else {
                None
            };
            match why {
                Some(why) => left_out.push(LeftOut {
                    session: session.id.clone(),
                    why,
                }),
                None => movable.push(item),
            }
        }
        if movable.is_empty() {
            return Err(TaskError::Nothing);
        }
        Ok(Self {
            positions: edition
                .sessions
                .iter()
                .enumerate()
                .map(|(position, session)| (session.id.clone(), position))
                .collect(),
            stability: wish.setting.stability.cost(),
            seed: wish.seed,
            edition,
            board,
            movable,
            durations,
            starts,
            left_out,
        })
    }

    /// What in the draft no placing can fulfil.
    pub fn contradictions(&self) -> Vec<ContradictionRecord> {
        let problem = self.board.problem();
        let found = timetable::contradictions(problem, &self.durations);
        found.iter().map(|found| found.record(problem)).collect()
    }

    /// A session as the plan finds it.
    pub fn session(&self, id: &str) -> Option<&Session> {
        self.positions.get(id).map(|position| &self.edition.sessions[*position])
    }
}

/// As an edit names it.
pub fn version(session: &Session) -> Version {
    match serde_json::to_value(session) {
        Ok(serde_json::Value::Object(fields)) => Version::of(&fields),
        _ => unreachable!("records serialise to objects"),
    }
}

/// The sessions that were chosen, each with its parts.
fn in_scope<'a>(edition: &'a Edition, scope: &Scope) -> Result<HashSet<&'a str>, TaskError> {
    let chosen: BTreeSet<&str> = match scope {
        Scope::Sessions(chosen) => {
            for id in chosen {
                if !edition.sessions.iter().any(|session| session.id == *id) {
                    return Err(TaskError::NoSession(id.clone()));
                }
            }
            chosen.iter().map(String::as_str).collect()
        }
        Scope::Track(track) if !edition.tracks.iter().any(|known| known.id == *track) => {
            return Err(TaskError::NoTrack(track.clone()));
        }
        _ => BTreeSet::new(),
    };
    let wanted = |session: &Session| match scope {
        Scope::All => true,
        Scope::Day(day) => day_of(session).is_none_or(|own| own == *day),
        Scope::Track(track) => session.track.as_ref() == Some(track),
        Scope::Sessions(_) => chosen.contains(session.id.as_str()),
    };
    let mut inside: HashSet<&str> = edition
        .sessions
        .iter()
        .filter(|session| wanted(session))
        .map(|session| session.id.as_str())
        .collect();
    // A part goes where the whole goes. Parts of parts need another round.
    loop {
        let before = inside.len();
        for session in &edition.sessions {
            if session
                .part_of
                .as_ref()
                .is_some_and(|whole| inside.contains(whole.as_str()))
            {
                inside.insert(session.id.as_str());
            }
        }
        if inside.len() == before {
            return Ok(inside);
        }
    }
}

fn day_of(session: &Session) -> Option<Date> {
    session.start.map(|start| start.date()).or(session.date)
}

/// The days of an edition with their hours, as far as they are known.
pub fn days(edition: &Edition) -> Vec<(Date, Option<(Time, Time)>)> {
    if edition.days.is_empty() {
        return std::iter::successors(Some(edition.start), |day| day.tomorrow().ok())
            .take_while(|day| *day <= edition.end)
            .take(MOST_DAYS)
            .map(|day| (day, None))
            .collect();
    }
    edition
        .days
        .iter()
        .map(|day| (day.date, day.opens.zip(day.closes)))
        .collect()
}

/// When the days in question are open.
fn hours(edition: &Edition, scope: &Scope) -> Result<Vec<(DateTime, DateTime)>, TaskError> {
    let hours: Vec<(DateTime, DateTime)> = days(edition)
        .into_iter()
        .filter(|(date, _)| !matches!(scope, Scope::Day(day) if day != date))
        .map(|(date, open)| {
            let (opens, closes) = open.unwrap_or(USUAL);
            let until = if closes <= opens {
                date.saturating_add(1.day())
            } else {
                date
            };
            (date.to_datetime(opens), until.to_datetime(closes))
        })
        .collect();
    match scope {
        Scope::Day(day) if hours.is_empty() => Err(TaskError::NoDay(*day)),
        _ => Ok(hours),
    }
}

fn minutes(from: DateTime, until: DateTime) -> u32 {
    u32::try_from(until.duration_since(from).as_mins()).unwrap_or_default()
}

fn starts(board: &Board, hours: &[(DateTime, DateTime)], every_minutes: u32) -> Vec<Minutes> {
    let step = usize::try_from(every_minutes.max(1)).unwrap_or(1);
    let mut starts: Vec<Minutes> = hours
        .iter()
        .map(|(opens, closes)| (board.problem().minutes_of(*opens), board.problem().minutes_of(*closes)))
        .flat_map(|(opens, closes)| (opens..closes).step_by(step))
        .collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// From the record; usual for the kind when it has no times.
pub fn duration_of(session: &Session) -> u32 {
    let own = session.start.zip(session.end).map(|(start, end)| minutes(start, end));
    own.filter(|minutes| *minutes > 0)
        .unwrap_or(match session.kind.as_str() {
            "exhibition" => 480,
            "conference" | "rectors-forum" => 180,
            "plenary" | "panel" | "council" | "section" | "round-table" | "workshop" | "reception" | "concert" => 90,
            "bilateral" | "signing" | "press" | "talk" | "arrival" | "break" => 30,
            "keynote" => 45,
            "lightning-talk" => 10,
            _ => 60,
        })
}
