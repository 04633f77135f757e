//! What every page of the desk shares: the head, the bar with the offices of an edition, who is signed in.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};

use super::refusal;
use crate::people::access::{Actor, Permission, Visit};
use crate::platform::i18n::{Lang, Locale, locale};
use crate::platform::web::assets;

/// The item of the bar under which a page belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Overview,
    Board,
    Plan,
    Sessions,
    People,
    Places,
    Frame,
    Agreements,
    Sheets,
    Release,
    History,
    Access,
    Account,
    Installation,
}

/// An entry of the bar.
#[derive(Debug)]
pub struct BarItem {
    pub url: String,
    pub words: String,
    pub here: bool,
}

/// The frame of one page.
#[derive(Debug)]
pub struct DeskShell {
    pub l: &'static Locale,
    pub lang: Lang,
    pub title: String,
    pub csrf: String,
    /// Key of the edition that is being worked on.
    pub edition: Option<String>,
    pub section: Section,
    /// Who is signed in, if anybody is.
    pub name: Option<String>,
    /// What was just done, said once.
    pub said: Option<String>,
    administrator: bool,
    bar: Vec<BarItem>,
    /// Scripts and styles of `assets/` beyond those of every page.
    pub scripts: Vec<&'static str>,
    pub styles: Vec<&'static str>,
}

impl DeskShell {
    /// For somebody at work in an edition, or outside of any.
    pub fn new(visit: &Visit, edition: Option<&str>, section: Section, title: impl Into<String>) -> Self {
        let l = locale(visit.lang);
        let actor = visit.actor.as_ref();
        let bar = match (actor, edition) {
            (Some(actor), Some(edition)) => bar(l, actor, edition, section),
            _ => Vec::new(),
        };
        Self {
            l,
            lang: visit.lang,
            title: title.into(),
            csrf: visit.csrf.clone(),
            edition: edition.map(str::to_owned),
            section,
            name: actor.map(|actor| actor.name.clone()),
            said: None,
            administrator: actor.is_some_and(Actor::is_administrator),
            bar,
            scripts: Vec::new(),
            styles: Vec::new(),
        }
    }

    /// Says once what was just done.
    #[must_use]
    pub fn said(mut self, words: Option<String>) -> Self {
        self.said = words;
        self
    }

    #[must_use]
    pub fn script(mut self, path: &'static str) -> Self {
        self.scripts.push(path);
        self
    }

    #[must_use]
    pub fn style(mut self, path: &'static str) -> Self {
        self.styles.push(path);
        self
    }

    pub fn asset(&self, path: &str) -> String {
        assets::address(path)
    }

    pub fn bar(&self) -> &[BarItem] {
        &self.bar
    }

    pub fn is_administrator(&self) -> bool {
        self.administrator
    }

    pub fn languages(&self) -> [(&'static str, &'static str, bool); 3] {
        Lang::all().map(|lang| (lang.tag(), lang.native_name(), lang == self.lang))
    }

    /// The address of something in the edition at hand.
    pub fn to(&self, tail: &str) -> String {
        match &self.edition {
            Some(edition) => format!("/desk/{edition}{tail}"),
            None => format!("/desk{tail}"),
        }
    }
}

fn bar(l: &'static Locale, actor: &Actor, edition: &str, section: Section) -> Vec<BarItem> {
    use Permission as P;
    let items = [
        (Section::Overview, "", l.desk_nav_overview(), P::ReadDesk),
        (Section::Board, "/board", l.desk_nav_board(), P::ReadDesk),
        (Section::Plan, "/plan", l.plan_nav(), P::ReadDesk),
        (Section::Sessions, "/session", l.desk_nav_sessions(), P::ReadDesk),
        (Section::People, "/person", l.desk_nav_people(), P::ReadDesk),
        (Section::Places, "/venue", l.desk_nav_places(), P::ReadDesk),
        (Section::Agreements, "/agreement", l.desk_nav_agreements(), P::ReadDesk),
        (Section::Frame, "/edition", l.desk_nav_frame(), P::ReadDesk),
        (Section::Sheets, "/sheets", l.desk_nav_sheets(), P::ReadDesk),
        (Section::Release, "/release", l.desk_nav_release(), P::ReadDesk),
        (Section::History, "/history", l.desk_nav_history(), P::ReadHistory),
        (Section::Access, "/access", l.desk_nav_access(), P::ReadDesk),
    ];
    items
        .into_iter()
        .filter(|(_, _, _, permission)| actor.may(*permission, Some(edition)))
        .map(|(item, tail, words, _)| BarItem {
            url: format!("/desk/{edition}{tail}"),
            words,
            here: item == section,
        })
        .collect()
}

/// Renders a page with this status.
pub fn page(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(body) => (status, Html(body)).into_response(),
        Err(error) => refusal::internal(&error, false),
    }
}
