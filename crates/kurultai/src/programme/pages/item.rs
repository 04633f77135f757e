//! One line of any list of sessions: when, what, where, who.

use askama::Template;
use exchange::archive::Session;

use super::html::{Html, squeeze};
use super::view::View;

#[derive(Template)]
#[template(path = "programme/pages/item.html")]
struct Item<'a> {
    v: &'a View<'a>,
    session: &'a Session,
    /// What stands in the margin: the hours, or the day as well where the list runs over days.
    margin: Html,
    /// Who, or in which role where the list is one person's.
    who: Html,
    parent: Option<&'a Session>,
    heading: u8,
}

/// Under a heading that already names the day.
pub fn of_day<'a>(v: &'a View<'a>, session: &'a Session) -> Html {
    let hours = v.hours(session);
    let margin = if hours.is_empty() {
        Html(format!("<span class=un>{}</span>", v.l.programme_time_open()))
    } else {
        hours
    };
    render(v, session, margin, v.names(&session.roles, 6), 3)
}

/// Where a list runs over several days; `who` replaces the names.
pub fn anywhere<'a>(v: &'a View<'a>, session: &'a Session, who: Option<Html>) -> Html {
    let day = match super::index::day_of(session) {
        Some(date) => v.day_month(date),
        None => v.l.programme_day_open(),
    };
    let margin = Html(format!("<b>{day}</b> {}", v.hours(session)));
    let who = who.unwrap_or_else(|| v.names(&session.roles, 4));
    render(v, session, margin, who, 3)
}

fn render<'a>(v: &'a View<'a>, session: &'a Session, margin: Html, who: Html, heading: u8) -> Html {
    let parent = session
        .part_of
        .as_ref()
        .and_then(|id| v.x.sessions.get(id.as_str()).copied());
    let item = Item {
        v,
        session,
        margin,
        who,
        parent,
        heading,
    };
    Html(squeeze(&item.render().expect("a template over plain values renders")))
}
