//! A day at a glance: halls side by side under their venues, time running down, everything in its place.
//!
//! Always true of the grid: one `<ol>` in the order of time, so that it reads as a list wherever the grid does not fit (a
//! phone, a screen reader, a text browser); places in it are classes of `css/grid.css`, never styles; nothing covers
//! anything else, since what overlaps in a hall is laid out in lanes.

use std::fmt::Write;

use askama::Template;
use exchange::archive::{Session, Venue};
use jiff::civil::DateTime;

use super::address::tail;
use super::html::{Escaped, Html};
use super::index::DayPlan;
use super::shell::Shell;
use super::view::View;
use super::{Page, item, page};

/// Minutes in a row of the grid.
pub const ROW_MINUTES: i64 = 5;
/// Rows `css/grid.css` knows: a day and a half.
pub const ROWS: usize = 432;
/// Columns it knows.
pub const COLUMNS: usize = 160;

#[derive(Template)]
#[template(path = "programme/pages/grid.html")]
struct GridPage<'a> {
    s: Shell<'a>,
    v: &'a View<'a>,
    plan: &'a DayPlan<'a>,
    title: String,
    days: &'a [DayPlan<'a>],
    grid: Html,
    /// Whether the grid is so wide that a reader wants the venues named beside it.
    venues: Vec<(String, Html)>,
    open: Vec<Html>,
    undated: Vec<Html>,
    legend: Vec<(String, Html)>,
    illustrative: bool,
    /// The first minute and the number of rows, for the line that shows the time.
    first: String,
    rows: usize,
}

struct Column<'a> {
    venue: Option<&'a Venue>,
    hall: Option<&'a str>,
    name: Html,
    sessions: Vec<Placed<'a>>,
    lanes: usize,
    start: usize,
}

struct Placed<'a> {
    session: &'a Session,
    row: usize,
    rows: usize,
    lane: usize,
    lanes: usize,
}

/// The address `/programme` shows the first day with sessions; every day has its own beside it.
pub fn compile(v: &View) -> Vec<Page> {
    let opening = v.x.opening_day();
    let mut pages = Vec::new();
    for plan in &v.x.days {
        if plan.date == opening {
            pages.push(day(v, plan, tail::PROGRAMME.to_string()));
        }
        pages.push(day(v, plan, tail::day(plan.date)));
    }
    if pages.is_empty() {
        let plan = DayPlan {
            date: opening,
            name: None,
            sessions: Vec::new(),
        };
        pages.push(day(v, &plan, tail::PROGRAMME.to_string()));
    }
    pages
}

fn day(v: &View, plan: &DayPlan, path: String) -> Page {
    let timed: Vec<&Session> = plan.sessions.iter().copied().filter(|s| s.start.is_some()).collect();
    let open = plan.sessions.iter().copied().filter(|s| s.start.is_none());
    let open: Vec<Html> = open.map(|session| item::of_day(v, session)).collect();
    let undated = if plan.date == v.x.opening_day() || v.x.days.len() == 1 {
        v.x.undated.as_slice()
    } else {
        &[]
    };
    let illustrative = timed.iter().any(|s| !s.record.illustrative.is_empty());
    let (first, last) = span(&timed);
    let rows = (minutes(first, last) / ROW_MINUTES).max(0) as usize;
    let columns = columns(v, &timed, first);
    let mut used: Vec<String> = Vec::new();
    let mut legend = Vec::new();
    for session in &timed {
        let class = v.edge(session);
        if !used.contains(&class) {
            used.push(class.clone());
            let track = v.track(session);
            let name = if track.is_empty() {
                Html(Escaped(&v.kind(session)).to_string())
            } else {
                track
            };
            legend.push((class, name));
        }
    }
    let mut venues: Vec<(String, Html)> = Vec::new();
    for column in &columns {
        if let Some(venue) = column.venue
            && !venues.iter().any(|(id, _)| *id == venue.id)
        {
            venues.push((venue.id.clone(), v.words(&venue.name)));
        }
    }
    if columns.len() < 8 || venues.len() < 2 {
        venues.clear();
    }
    let title = v.weekday(plan.date);
    let s = Shell::new(
        v,
        path.clone(),
        tail::PROGRAMME,
        v.l.programme_day_title(title.as_str()),
    )
    .described(v.l.programme_day_description(plan.sessions.len(), title.as_str()))
    .calendar(tail::day_calendar(plan.date));
    page(
        v,
        &path,
        &GridPage {
            s,
            v,
            plan,
            title,
            days: &v.x.days,
            grid: if timed.is_empty() {
                Html::default()
            } else {
                write(v, &columns, first, rows)
            },
            venues,
            open,
            undated: undated.iter().map(|session| item::anywhere(v, session, None)).collect(),
            legend,
            illustrative,
            first: first.to_string(),
            rows,
        },
    )
}

/// From the full hour before the first session to the half hour after the last.
fn span(timed: &[&Session]) -> (DateTime, DateTime) {
    let first = timed.iter().filter_map(|s| s.start).min().unwrap_or_default();
    let last = timed.iter().map(|s| end_of(s)).max().unwrap_or_default();
    let first = first.date().at(first.hour(), 0, 0, 0);
    let past = minutes(first, last);
    let round = (past + 29) / 30 * 30;
    let most = ROWS as i64 * ROW_MINUTES;
    (
        first,
        first.saturating_add(jiff::Span::new().minutes(round.clamp(30, most))),
    )
}

/// A session of unknown length is drawn for half an hour.
fn end_of(session: &Session) -> DateTime {
    let start = session.start.unwrap_or_default();
    session
        .end
        .filter(|end| *end > start)
        .unwrap_or_else(|| start.saturating_add(jiff::Span::new().minutes(30)))
}

fn minutes(from: DateTime, to: DateTime) -> i64 {
    from.duration_until(to).as_mins()
}

fn columns<'a>(v: &View<'a>, timed: &[&'a Session], first: DateTime) -> Vec<Column<'a>> {
    let mut columns: Vec<Column> = Vec::new();
    for venue in &v.x.edition.venues {
        for hall in &venue.halls {
            columns.push(Column::of(Some(venue), Some(&hall.id), v.words(&hall.name)));
        }
        columns.push(Column::of(
            Some(venue),
            None,
            Html(Escaped(&v.l.programme_hall_open()).to_string()),
        ));
    }
    columns.push(Column::of(
        None,
        None,
        Html(Escaped(&v.l.programme_place_unknown()).to_string()),
    ));
    let place: std::collections::HashMap<(Option<&str>, Option<&str>), usize> = columns
        .iter()
        .enumerate()
        .map(|(i, column)| ((column.venue.map(|venue| venue.id.as_str()), column.hall), i))
        .collect();
    for session in timed {
        let venue = v.x.venue_of(session).map(|venue| venue.id.as_str());
        let hall = session.hall.as_deref().filter(|hall| v.x.halls.contains_key(hall));
        let Some(&at) = place.get(&(venue, hall)) else { continue };
        let start = session.start.unwrap_or_default();
        let row = (minutes(first, start) / ROW_MINUTES).clamp(0, ROWS as i64 - 1);
        let end = (minutes(first, end_of(session)) + ROW_MINUTES - 1) / ROW_MINUTES;
        let rows = (end - row).clamp(1, ROWS as i64 - row);
        columns[at].sessions.push(Placed {
            session,
            row: row as usize,
            rows: rows as usize,
            lane: 0,
            lanes: 1,
        });
    }
    columns.retain(|column| !column.sessions.is_empty());
    let mut start = 2;
    for column in &mut columns {
        column.lay_out();
        column.start = start;
        start += column.lanes;
    }
    columns
}

impl<'a> Column<'a> {
    fn of(venue: Option<&'a Venue>, hall: Option<&'a str>, name: Html) -> Self {
        Column {
            venue,
            hall,
            name,
            sessions: Vec::new(),
            lanes: 1,
            start: 0,
        }
    }

    /// Gives each session a lane such that none covers another; a run of overlapping sessions shares the hall's width.
    fn lay_out(&mut self) {
        // The longer of two that begin together comes first: a conference stands left of its sections.
        self.sessions
            .sort_by_key(|placed| (placed.row, std::cmp::Reverse(placed.rows)));
        let mut from = 0;
        while from < self.sessions.len() {
            let mut ends: Vec<usize> = Vec::new();
            let mut until = 0;
            let mut to = from;
            while to < self.sessions.len() && (to == from || self.sessions[to].row < until) {
                let placed = &mut self.sessions[to];
                let lane = ends.iter().position(|end| *end <= placed.row).unwrap_or(ends.len());
                if lane == ends.len() {
                    ends.push(0);
                }
                placed.lane = lane;
                ends[lane] = placed.row + placed.rows;
                until = until.max(ends[lane]);
                to += 1;
            }
            for placed in &mut self.sessions[from..to] {
                placed.lanes = ends.len();
            }
            self.lanes = self.lanes.max(ends.len());
            from = to;
        }
    }
}

fn write(v: &View, columns: &[Column], first: DateTime, rows: usize) -> Html {
    let total: usize = columns.iter().map(|column| column.lanes).sum();
    let mut out = String::with_capacity(4096 + columns.iter().map(|c| c.sessions.len()).sum::<usize>() * 512);
    let _ = write!(out, "<div class=\"grid n{}\">", total.min(COLUMNS));
    // What the eye needs and the ear does not: names of venues and halls, hours and lines.
    out.push_str("<div class=hs aria-hidden=true><i class=cn></i>");
    let mut at = 0;
    while at < columns.len() {
        let venue = columns[at].venue.map(|venue| venue.id.as_str());
        let run = columns[at..]
            .iter()
            .take_while(|c| c.venue.map(|venue| venue.id.as_str()) == venue)
            .count();
        let width: usize = columns[at..at + run].iter().map(|column| column.lanes).sum();
        let name = columns[at].venue.map(|venue| v.words(&venue.name)).unwrap_or_default();
        let _ = write!(
            out,
            "<b class=\"vn c{} w{width}\" id=\"v-{}\"><span>{name}</span></b>",
            columns[at].start,
            venue.unwrap_or("none")
        );
        at += run;
    }
    for column in columns {
        let _ = write!(
            out,
            "<b class=\"hn c{} w{}\">{}</b>",
            column.start, column.lanes, column.name
        );
    }
    for row in (0..rows).step_by(6) {
        let time = first
            .saturating_add(jiff::Span::new().minutes(row as i64 * ROW_MINUTES))
            .time();
        let half = if row % 12 == 0 { "" } else { " hf" };
        let _ = write!(
            out,
            "<i class=\"ln r{row}{half}\"></i><span class=\"gt r{row}{half}\">{}</span>",
            v.l.time(time)
        );
    }
    out.push_str("</div><ol>");
    let mut placed: Vec<(&Column, &Placed)> = columns
        .iter()
        .flat_map(|column| column.sessions.iter().map(move |placed| (column, placed)))
        .collect();
    placed.sort_by_key(|(column, placed)| (placed.session.start, column.start + placed.lane));
    for (column, placed) in placed {
        let from = placed.lane * column.lanes / placed.lanes;
        let to = (placed.lane + 1) * column.lanes / placed.lanes;
        block(v, &mut out, placed, column.start + from, to - from);
    }
    out.push_str("</ol></div>");
    Html(out)
}

fn block(v: &View, out: &mut String, placed: &Placed, column: usize, width: usize) {
    let session = placed.session;
    let break_class = if session.kind == "break" { " brk" } else { "" };
    let off = if session.cancelled { " off" } else { "" };
    let short = if placed.rows <= 4 { " sh" } else { "" };
    // What lasts long keeps its title in sight while the grid scrolls.
    let tall = if placed.rows > 24 { "<div class=stk>" } else { "" };
    let wide = if width > 1 { format!(" w{width}") } else { String::new() };
    let _ = write!(
        out,
        "<li class=\"b {}{break_class}{off}{short} r{} s{} c{column}{wide}\">{tall}<p class=ey>{} <span>{}</span></p><h3><a href={}>{}</a></h3><p class=wh>{}</p>",
        v.edge(session),
        placed.row,
        placed.rows,
        v.hours(session),
        Escaped(&v.kind(session)),
        v.to_session(&session.id),
        v.words(&session.title),
        v.place(session),
    );
    let names = v.names(&session.roles, 3);
    if !names.is_empty() && placed.rows > 8 {
        let _ = write!(out, "<p class=pp>{names}</p>");
    }
    let tag = v.session_tag(session);
    let mark = v.mark(&session.title);
    if session.cancelled || !tag.is_empty() || !mark.is_empty() {
        out.push_str("<p class=mk>");
        if session.cancelled {
            let _ = write!(
                out,
                "<strong class=ca>{}</strong> ",
                Escaped(&v.l.programme_cancelled())
            );
        }
        let _ = write!(out, "{tag}{mark}</p>");
    }
    out.push_str(if tall.is_empty() { "</li>" } else { "</div></li>" });
}

/// `css/grid.css`: the places a grid can have, as classes, since the pages carry no styles of their own.
pub fn stylesheet() -> String {
    let mut out = String::with_capacity(24_000);
    out.push_str("@media (min-width:48em),print{");
    for row in 0..ROWS {
        let _ = write!(out, ".r{row}{{grid-row-start:{}}}", row + 3);
    }
    for rows in 1..=ROWS {
        let _ = write!(out, ".s{rows}{{grid-row-end:span {rows}}}");
    }
    for column in 2..COLUMNS + 2 {
        let _ = write!(out, ".c{column}{{grid-column-start:{column}}}");
    }
    for columns in 1..=COLUMNS {
        let _ = write!(out, ".w{columns}{{grid-column-end:span {columns}}}");
    }
    for columns in 1..=COLUMNS {
        let _ = write!(
            out,
            ".n{columns}{{width:max(100%,calc(4rem + {columns}*var(--cw)));grid-template-columns:3.75rem repeat({columns},minmax(0,1fr))}}"
        );
    }
    out.push('}');
    out
}
