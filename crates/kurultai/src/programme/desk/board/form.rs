//! Moving a session with a form: the same as on the board, for whoever has no script, no pointer or a small screen.

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use exchange::archive::Session;
use jiff::ToSpan as _;
use jiff::civil::{Date, Time};
use serde::Deserialize;

use super::moves::{LONGEST, SHORTEST, described, from_now, offered, reason, write};
use super::wording::{Column, at as say_at, best, column_of, days, level};
use super::{At, no_page};
use crate::people::desk::{DeskShell, Section, page, refusal};
use crate::platform::i18n::{Locale, locale};
use crate::programme::board::{Arranged, Outcome};
use crate::programme::edit::{EditError, Move, Placement, Version};
use crate::programme::words;

/// The fields of the form; in an address they ask what a move would do.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct Fields {
    day: Option<String>,
    time: Option<String>,
    minutes: Option<String>,
    place: Option<String>,
    /// The version from which the session is moved.
    base: Option<String>,
    /// `save`, `park` or `swap`.
    action: Option<String>,
    /// The session that changes places with this one.
    other: Option<String>,
}

#[derive(Template)]
#[template(path = "programme/desk/board_form.html")]
struct FormPage {
    shell: DeskShell,
    may: bool,
    session: String,
    base: String,
    now: String,
    kind: String,
    problem: Option<String>,
    days: Vec<Choice>,
    time: String,
    minutes: String,
    places: Vec<Group>,
    others: Vec<Choice>,
    /// What the move that the fields describe would do.
    would: Option<Would>,
    better: Vec<Offer>,
    placed: bool,
}

struct Choice {
    value: String,
    words: String,
    chosen: bool,
}

/// The places of one venue.
struct Group {
    name: String,
    places: Vec<Choice>,
}

struct Would {
    caused: Vec<(&'static str, String)>,
    cured: Vec<(&'static str, String)>,
}

struct Offer {
    words: String,
    url: String,
    would: Would,
}

enum Wrong {
    Day,
    Time,
}

pub(super) async fn show(
    at: At<'_>,
    Path((edition, session)): Path<(String, String)>,
    Query(fields): Query<Fields>,
) -> Response {
    let mut board = match at.boards.look(&at.desk.db, &edition).await {
        Ok(board) => board,
        Err(error) => return no_page(&error, at.visit),
    };
    render(at, &mut board, &session, &fields, None, StatusCode::OK)
}

pub(super) async fn save(
    at: At<'_>,
    Path((edition, session)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Response {
    let mut board = match at.boards.look(&at.desk.db, &edition).await {
        Ok(board) => board,
        Err(error) => return no_page(&error, at.visit),
    };
    let l = locale(at.visit.lang);
    if board.session(&session).is_none() {
        return refusal::not_found(at.visit);
    }
    let again = StatusCode::UNPROCESSABLE_ENTITY;
    let moves = match wanted(&board, &session, &fields) {
        Ok(moves) => moves,
        Err(wrong) => {
            let words = match wrong {
                Wrong::Day => l.board_form_bad_day(),
                Wrong::Time => l.board_form_bad_time(),
            };
            return render(at, &mut board, &session, &fields, Some(words), again);
        }
    };
    match write(at, &mut board, &moves).await {
        Ok(_) => Redirect::to(&format!("/desk/{edition}/board?said=moved")).into_response(),
        Err(EditError::Conflict(conflicts)) => match described(at, &board, l, &conflicts).await {
            Ok(words) => {
                let words = Some(words.join(" "));
                render(at, &mut board, &session, &fields, words, StatusCode::CONFLICT)
            }
            Err(error) => refusal::internal(&error, false),
        },
        Err(EditError::Gone(_)) => refusal::not_found(at.visit),
        Err(EditError::Refused(refusals)) => {
            let words = Some(reason(l, &refusals));
            render(at, &mut board, &session, &fields, words, again)
        }
        Err(EditError::Db(error)) => refusal::internal(&error, false),
    }
}

/// The moves that a sent form asks for.
fn wanted(board: &Arranged, id: &str, fields: &Fields) -> Result<Vec<Move>, Wrong> {
    let base = fields.base.as_deref().and_then(|base| base.parse::<Version>().ok());
    let mut first = from_now(board, id, Placement::default()).ok_or(Wrong::Time)?;
    if let Some(base) = base {
        first.base = base;
    }
    match fields.action.as_deref() {
        Some("park") => Ok(vec![first]),
        Some("swap") => {
            let pair = fields
                .other
                .as_deref()
                .and_then(|other| board.session(other))
                .zip(board.session(id));
            let (other, own) = pair.filter(|(other, own)| other.id != own.id).ok_or(Wrong::Time)?;
            first.to = exchanged(own, other);
            let second = from_now(board, &other.id, exchanged(other, own)).ok_or(Wrong::Time)?;
            Ok(vec![first, second])
        }
        _ => {
            first.to = placement(fields)?;
            Ok(vec![first])
        }
    }
}

/// Where `one` comes to stand when it changes places with `other`: its start and its place; each keeps its length.
fn exchanged(one: &Session, other: &Session) -> Placement {
    let length = one.start.zip(one.end).map(|(start, end)| end.duration_since(start));
    let end = match (other.start, length) {
        (Some(start), Some(length)) => start.checked_add(length).ok(),
        _ => other.end,
    };
    Placement {
        start: other.start,
        end,
        hall: other.hall.clone(),
        venue: other.venue.clone(),
    }
}

fn placement(fields: &Fields) -> Result<Placement, Wrong> {
    let day: Date = fields
        .day
        .as_deref()
        .and_then(|day| day.parse().ok())
        .ok_or(Wrong::Day)?;
    let time: Time = fields
        .time
        .as_deref()
        .and_then(|time| time.trim().parse().ok())
        .ok_or(Wrong::Time)?;
    let minutes: i64 = fields
        .minutes
        .as_deref()
        .and_then(|minutes| minutes.trim().parse().ok())
        .filter(|minutes| (SHORTEST..=LONGEST).contains(minutes))
        .ok_or(Wrong::Time)?;
    let column = fields
        .place
        .as_deref()
        .and_then(Column::read)
        .unwrap_or(Column::Nowhere);
    let start = day.to_datetime(time);
    let end = start.checked_add(minutes.minutes()).map_err(|_| Wrong::Time)?;
    Ok(column.placed(start, end))
}

fn render(
    at: At<'_>,
    board: &mut Arranged,
    id: &str,
    fields: &Fields,
    problem: Option<String>,
    status: StatusCode,
) -> Response {
    let l = locale(at.visit.lang);
    let edition_key = board.edition.id.clone();
    let may = at.may_move(&edition_key);
    // A question is asked by giving a day and a time.
    let question = match (problem.is_none(), &fields.day, &fields.time) {
        (true, Some(_), Some(_)) => Some(placement(fields)),
        _ => None,
    };
    let (would, problem) = match question {
        Some(Ok(to)) => {
            let outcome = from_now(board, id, to).map(|one| board.consider(&[one]));
            (outcome, problem)
        }
        Some(Err(Wrong::Day)) => (None, Some(l.board_form_bad_day())),
        Some(Err(Wrong::Time)) => (None, Some(l.board_form_bad_time())),
        None => (None, problem),
    };
    let Some(session) = board.session(id) else {
        return refusal::not_found(at.visit);
    };
    let edition = &board.edition;
    let title = best(&session.title, l);
    let shell =
        DeskShell::new(at.visit, Some(&edition_key), Section::Board, l.board_form_title(&title)).style("css/board.css");
    let whole = session.part_of.as_ref().and_then(|id| board.session(id));
    let column = column_of(session, whole);
    let chosen = fields.place.clone().unwrap_or_else(|| column.key());
    let day = fields
        .day
        .clone()
        .or_else(|| session.start.map(|start| start.date().to_string()))
        .or_else(|| session.date.map(|day| day.to_string()))
        .unwrap_or_else(|| edition.start.to_string());
    let better = offered(board, id)
        .into_iter()
        .map(|(to, outcome)| offer(board, l, &shell, id, &to, &outcome))
        .collect();
    let form = FormPage {
        may,
        session: id.to_owned(),
        base: board.version(id).map(ToString::to_string).unwrap_or_default(),
        now: say_at(edition, l, session.start, session.end, &column),
        kind: l.term("kind", &session.kind),
        problem,
        days: days(edition)
            .into_iter()
            .map(|date| Choice {
                words: l.date_with_weekday(date),
                chosen: date.to_string() == day,
                value: date.to_string(),
            })
            .collect(),
        time: fields
            .time
            .clone()
            .or_else(|| session.start.map(|start| l.time(start.time())))
            .unwrap_or_else(|| "09:00".to_owned()),
        minutes: fields
            .minutes
            .clone()
            .unwrap_or_else(|| board.duration_of(id).to_string()),
        places: places(board, l, &chosen),
        others: others(board, l, id),
        would: would.map(|outcome| told(board, l, &outcome)),
        better,
        placed: session.start.is_some(),
        shell,
    };
    page(status, &form)
}

fn told(board: &Arranged, l: &Locale, outcome: &Outcome) -> Would {
    let list = |found: &[timetable::FindingRecord]| {
        found
            .iter()
            .map(|finding| {
                let class = match level(finding) {
                    "hard" => "stop",
                    "soft" => "warn",
                    _ => "no",
                };
                (class, words::finding(l, &board.edition, finding))
            })
            .collect()
    };
    Would {
        caused: list(&outcome.caused),
        cured: list(&outcome.cured),
    }
}

fn offer(board: &Arranged, l: &Locale, shell: &DeskShell, id: &str, to: &Placement, outcome: &Outcome) -> Offer {
    let column = Column::of(to.hall.as_ref(), to.venue.as_ref());
    let (day, time) = to
        .start
        .map(|start| (start.date().to_string(), l.time(start.time())))
        .unwrap_or_default();
    let minutes = board.duration_of(id);
    let place = column.key();
    Offer {
        words: say_at(&board.edition, l, to.start, to.end, &column),
        url: shell.to(&format!(
            "/board/session/{id}?day={day}&time={time}&minutes={minutes}&place={place}"
        )),
        would: told(board, l, outcome),
    }
}

fn places(board: &Arranged, l: &Locale, chosen: &str) -> Vec<Group> {
    let edition = &board.edition;
    let choice = |column: Column| Choice {
        words: column.name(edition, l),
        chosen: column.key() == chosen,
        value: column.key(),
    };
    let mut groups: Vec<Group> = edition
        .venues
        .iter()
        .map(|venue| Group {
            name: best(&venue.name, l),
            places: venue
                .halls
                .iter()
                .map(|hall| Column::Hall(hall.id.clone()))
                .chain([Column::Venue(venue.id.clone())])
                .map(choice)
                .collect(),
        })
        .collect();
    groups.push(Group {
        name: l.board_no_hall(),
        places: vec![choice(Column::Nowhere)],
    });
    groups
}

/// The sessions that can change places with this one, those at the same time of the same day first.
fn others(board: &Arranged, l: &Locale, id: &str) -> Vec<Choice> {
    let edition = &board.edition;
    let mut placed: Vec<&Session> = edition
        .sessions
        .iter()
        .filter(|session| session.id != id && session.start.is_some() && session.end.is_some())
        .collect();
    placed.sort_by_key(|session| session.start);
    placed
        .into_iter()
        .map(|session| {
            let whole = session.part_of.as_ref().and_then(|id| board.session(id));
            let place = say_at(edition, l, session.start, session.end, &column_of(session, whole));
            Choice {
                value: session.id.clone(),
                words: format!("{} · {place}", best(&session.title, l)),
                chosen: false,
            }
        })
        .collect()
}
