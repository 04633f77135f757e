//! The places that are tried when somebody asks "where else?": every hall, and every quarter of an hour in which the forum
//! is open.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Time, time};
use timetable::better::{Grid, better_places, scores};
use timetable::ids::HallIdx;
use timetable::{Minutes, Place, Score};

use super::{Arranged, Outcome};
use crate::programme::edit::Placement;

/// A forum of many days and halls is tried by the half hour.
const MOST_PLACES: usize = 40_000;

/// Hours of a day about which nothing is said.
const USUAL: (Time, Time) = (time(8, 0, 0, 0), time(20, 0, 0, 0));

/// How a place would suit a session, compared with where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Better,
    Same,
    /// Soft findings come.
    Poorer,
    /// Hard findings come.
    Forbidden,
}

impl Level {
    fn of(score: Score) -> Self {
        match (score.hard, score.soft) {
            (1.., _) => Self::Forbidden,
            (0, 1..) => Self::Poorer,
            (0, 0) => Self::Same,
            _ => Self::Better,
        }
    }
}

/// Neighbouring starts in one hall that suit a session alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint {
    pub hall: String,
    pub from: DateTime,
    /// Where the next begins.
    pub until: DateTime,
    pub level: Level,
}

/// The starts that are tried, and how far they lie apart.
struct Starts {
    list: Vec<Minutes>,
    step_minutes: i64,
}

impl Arranged {
    /// Better places for a session, the best first, with what each would cause and cure. `None` when the session is not
    /// one of the programme.
    pub fn better(&self, session: &str, most: usize) -> Option<Vec<(Placement, Outcome)>> {
        let board = self.live.board();
        let problem = board.problem();
        let item = problem.item(session)?;
        let halls: Vec<HallIdx> = problem.halls().collect();
        let duration_minutes = self.duration_of(session);
        let starts = self.starts(halls.len(), i64::from(duration_minutes));
        let grid = Grid {
            halls: &halls,
            starts: &starts.list,
            duration_minutes,
        };
        let found = better_places(board, item, grid, most);
        let record = |list: Vec<timetable::Finding>| list.iter().map(|finding| finding.record(problem)).collect();
        Some(
            found
                .into_iter()
                .filter_map(|better| {
                    let Place::Hall(hall) = better.placement.place else {
                        return None;
                    };
                    let hall = problem.hall_key(hall);
                    let to = Placement {
                        start: problem.date_time_of(better.placement.start),
                        end: problem.date_time_of(better.placement.end()),
                        hall: Some(hall.to_owned()),
                        venue: self.venue_of_hall(hall).map(str::to_owned),
                    };
                    let outcome = Outcome {
                        caused: record(better.change.caused),
                        cured: record(better.change.cured),
                    };
                    Some((to, outcome))
                })
                .collect(),
        )
    }

    /// How every place would suit a session. `None` as for [`Arranged::better`].
    pub fn hints(&self, session: &str) -> Option<Vec<Hint>> {
        let board = self.live.board();
        let problem = board.problem();
        let item = problem.item(session)?;
        let halls: Vec<HallIdx> = problem.halls().collect();
        let starts = self.starts(halls.len(), 0);
        let grid = Grid {
            halls: &halls,
            starts: &starts.list,
            duration_minutes: self.duration_of(session),
        };
        let mut hints: Vec<Hint> = Vec::new();
        for (hall, scores) in halls.iter().zip(scores(board, item, grid)) {
            let hall = problem.hall_key(*hall);
            for (start, score) in starts.list.iter().zip(scores) {
                let (from, until) = (
                    problem.date_time_of(*start)?,
                    problem.date_time_of(start + starts.step_minutes)?,
                );
                let level = Level::of(score);
                match hints.last_mut() {
                    Some(last) if last.hall == hall && last.until == from && last.level == level => last.until = until,
                    _ => hints.push(Hint {
                        hall: hall.to_owned(),
                        from,
                        until,
                        level,
                    }),
                }
            }
        }
        Some(hints)
    }

    /// Of a session in minutes; an hour when it is not known.
    pub fn duration_of(&self, session: &str) -> u32 {
        self.session(session)
            .and_then(|session| {
                let minutes = session.end?.duration_since(session.start?).as_mins();
                u32::try_from(minutes).ok()
            })
            .unwrap_or(60)
    }

    /// The days of the programme with their hours.
    pub fn hours(&self) -> Vec<(Date, Option<(DateTime, DateTime)>)> {
        let edition = &self.edition;
        if edition.days.is_empty() {
            return std::iter::successors(Some(edition.start), |day| day.tomorrow().ok())
                .take_while(|day| *day <= edition.end)
                .map(|day| (day, None))
                .collect();
        }
        edition
            .days
            .iter()
            .map(|day| {
                let hours = day.opens.zip(day.closes).map(|(opens, closes)| {
                    let until = if closes <= opens {
                        day.date.saturating_add(1.day())
                    } else {
                        day.date
                    };
                    (day.date.to_datetime(opens), until.to_datetime(closes))
                });
                (day.date, hours)
            })
            .collect()
    }

    /// Every quarter of an hour at which something of this length can begin and be over before the doors close.
    fn starts(&self, halls: usize, duration_minutes: i64) -> Starts {
        let problem = self.live.board().problem();
        let hours: Vec<(Minutes, Minutes)> = self
            .hours()
            .into_iter()
            .map(|(day, hours)| hours.unwrap_or((day.to_datetime(USUAL.0), day.to_datetime(USUAL.1))))
            .map(|(opens, closes)| (problem.minutes_of(opens), problem.minutes_of(closes)))
            .collect();
        let whole: i64 = hours.iter().map(|(opens, closes)| closes - opens).sum();
        let quarters = usize::try_from(whole / 15).unwrap_or_default();
        let step_minutes = if quarters * halls > MOST_PLACES { 30 } else { 15 };
        let mut list: Vec<Minutes> = hours
            .into_iter()
            .flat_map(|(opens, closes)| {
                let step = usize::try_from(step_minutes).expect("a few minutes");
                (opens..=(closes - duration_minutes.max(step_minutes))).step_by(step)
            })
            .collect();
        list.sort_unstable();
        list.dedup();
        Starts { list, step_minutes }
    }
}
