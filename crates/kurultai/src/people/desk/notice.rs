//! A page that says one thing and offers one thing to do.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use super::shell::{DeskShell, Section, page};
use crate::people::access::Visit;
use crate::platform::i18n::locale;

#[derive(Template)]
#[template(path = "people/desk/notice.html")]
pub(super) struct Notice {
    pub shell: DeskShell,
    pub why: Vec<String>,
    /// Where a button leads, and its words.
    pub form: Option<(String, String)>,
    /// Where a link leads, and its words.
    pub way: Option<(String, String)>,
}

impl Notice {
    pub fn new(visit: &Visit, title: String, why: Vec<String>) -> Self {
        Self {
            shell: DeskShell::new(visit, None, Section::Account, title),
            why,
            form: None,
            way: None,
        }
    }
}

/// A link that was used, replaced, or waited too long.
pub(super) fn link_gone(visit: &Visit) -> Response {
    let l = locale(visit.lang);
    let mut notice = Notice::new(visit, l.door_link_gone(), vec![l.door_link_gone_why()]);
    notice.way = Some(("/sign-in".to_owned(), l.door_back()));
    page(StatusCode::NOT_FOUND, &notice)
}
