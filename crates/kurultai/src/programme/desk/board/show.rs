//! The page of the board as it is without a script: a column for each hall, days below each other.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use exchange::archive::Session;
use serde::Deserialize;

use super::wording::{Column, best, column_of, days, level};
use super::{At, no_page};
use crate::people::desk::{DeskShell, Section, page};
use crate::platform::i18n::{Locale, locale};
use crate::programme::board::Arranged;
use crate::programme::words;

/// Findings that are listed below the halls.
const MOST_FINDINGS: usize = 200;

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    said: Option<String>,
}

#[derive(Template)]
#[template(path = "programme/desk/board.html")]
struct BoardPage {
    shell: DeskShell,
    may: bool,
    empty: bool,
    days: Vec<DayOfBoard>,
    tray: Vec<Block>,
    findings: Vec<FindingLine>,
    more: usize,
}

struct DayOfBoard {
    date: String,
    name: String,
    columns: Vec<ColumnOfBoard>,
}

struct ColumnOfBoard {
    name: String,
    seats: Option<String>,
    blocks: Vec<Block>,
}

struct Block {
    url: String,
    title: String,
    /// When, for a session on the board.
    time: Option<String>,
    kind: String,
    /// Class and words.
    findings: Vec<(&'static str, String)>,
    cancelled: bool,
}

struct FindingLine {
    class: &'static str,
    level: String,
    words: String,
    url: Option<String>,
}

fn class_of(level: &str) -> &'static str {
    match level {
        "hard" => "stop",
        "soft" => "warn",
        _ => "no",
    }
}

pub(super) async fn board(at: At<'_>, Path(edition): Path<String>, Query(asked): Query<Asked>) -> Response {
    let board = match at.boards.look(&at.desk.db, &edition).await {
        Ok(board) => board,
        Err(error) => return no_page(&error, at.visit),
    };
    let l = locale(at.visit.lang);
    let said = (asked.said.as_deref() == Some("moved")).then(|| l.board_said_moved());
    let shell = DeskShell::new(at.visit, Some(&edition), Section::Board, l.board_title())
        .said(said)
        .style("css/board.css")
        .script("js/board.js");
    page(StatusCode::OK, &content(&board, l, shell, at.may_move(&edition)))
}

fn content(board: &Arranged, l: &Locale, shell: DeskShell, may: bool) -> BoardPage {
    let edition = &board.edition;
    let all = board.findings();
    let mut found: BTreeMap<&str, Vec<(&'static str, String)>> = BTreeMap::new();
    for finding in &all {
        for item in &finding.items {
            let list = found.entry(item.as_str()).or_default();
            let entry = (class_of(level(finding)), l.term("board-rule", &finding.rule));
            if !list.contains(&entry) {
                list.push(entry);
            }
        }
    }
    let block = |session: &Session| Block {
        url: shell.to(&format!("/board/session/{}", session.id)),
        title: best(&session.title, l),
        time: session.start.map(|start| match session.end {
            Some(end) => l.time_range(start.time(), end.time()),
            None => l.time(start.time()),
        }),
        kind: l.term("kind", &session.kind),
        findings: found.get(session.id.as_str()).cloned().unwrap_or_default(),
        cancelled: session.cancelled,
    };
    let mut placed: Vec<(&Session, Column)> = edition
        .sessions
        .iter()
        .filter(|session| session.start.is_some() && session.end.is_some())
        .map(|session| {
            let whole = session.part_of.as_ref().and_then(|id| board.session(id));
            (session, column_of(session, whole))
        })
        .collect();
    placed.sort_by_key(|(session, _)| (session.start, session.end));
    let days = days(edition)
        .into_iter()
        .map(|day| DayOfBoard {
            date: day.to_string(),
            name: l.date_with_weekday(day),
            columns: columns(board, l, &placed)
                .into_iter()
                .filter_map(|(column, name, seats)| {
                    let blocks: Vec<Block> = placed
                        .iter()
                        .filter(|(session, at)| *at == column && session.start.is_some_and(|start| start.date() == day))
                        .map(|(session, _)| block(session))
                        .collect();
                    (!blocks.is_empty()).then_some(ColumnOfBoard { name, seats, blocks })
                })
                .collect(),
        })
        .collect();
    let findings: Vec<FindingLine> = all
        .iter()
        .take(MOST_FINDINGS)
        .map(|finding| FindingLine {
            class: class_of(level(finding)),
            level: l
                .by_id(&format!("board-level-{}", level(finding)), &[])
                .unwrap_or_default(),
            words: words::finding(l, edition, finding),
            url: finding
                .items
                .first()
                .map(|item| shell.to(&format!("/board/session/{item}"))),
        })
        .collect();
    BoardPage {
        may,
        empty: edition.sessions.is_empty() && edition.venues.iter().all(|venue| venue.halls.is_empty()),
        days,
        tray: edition
            .sessions
            .iter()
            .filter(|session| session.start.is_none() || session.end.is_none())
            .map(block)
            .collect(),
        more: all.len() - findings.len(),
        findings,
        shell,
    }
}

/// Halls in the order of the edition, then what has no hall.
fn columns(board: &Arranged, l: &Locale, placed: &[(&Session, Column)]) -> Vec<(Column, String, Option<String>)> {
    let edition = &board.edition;
    let mut columns = Vec::new();
    for venue in &edition.venues {
        for hall in &venue.halls {
            let seats = hall.capacity.map(|seats| l.board_capacity(seats));
            columns.push((Column::Hall(hall.id.clone()), best(&hall.name, l), seats));
        }
        let column = Column::Venue(venue.id.clone());
        if placed.iter().any(|(_, at)| *at == column) {
            columns.push((column.clone(), column.name(edition, l), None));
        }
    }
    columns.push((Column::Nowhere, l.board_no_hall(), None));
    columns
}
