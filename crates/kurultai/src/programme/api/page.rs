//! The API for people: what the document says, as a page.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::operation::Operation;
use crate::people::access::{Desk, Permission, Routes, Visit};
use crate::people::desk::{DeskShell, Section, page};
use crate::platform::i18n::{Locale, locale};

pub(super) fn routes() -> Routes {
    Routes::new().get("/api", Permission::Public, about)
}

#[derive(Template)]
#[template(path = "programme/api/about.html")]
struct About {
    shell: DeskShell,
    /// A first request, for a shell.
    example: String,
    groups: Vec<(String, Vec<Line>)>,
    others: Vec<&'static str>,
}

struct Line {
    method: String,
    path: String,
    summary: String,
    permission: String,
}

async fn about(State(desk): State<Desk>, visit: Visit) -> Response {
    let l = locale(visit.lang);
    let mut groups: Vec<(String, Vec<Line>)> = Vec::new();
    for operation in super::operations() {
        let line = line(l, &operation);
        match groups.iter_mut().find(|(name, _)| name == operation.group) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((operation.group.to_owned(), vec![line])),
        }
    }
    for (name, _) in &mut groups {
        *name = l.term("api-group", name);
    }
    page(
        StatusCode::OK,
        &About {
            shell: DeskShell::new(&visit, None, Section::Account, l.api_title()),
            example: format!(
                "curl -H 'Authorization: Bearer krt_…' {}/api/v1/editions",
                desk.base_url
            ),
            groups,
            others: super::pretalx::ADDRESSES.to_vec(),
        },
    )
}

fn line(l: &Locale, operation: &Operation) -> Line {
    Line {
        method: operation.method.to_string(),
        path: operation.path.clone(),
        summary: operation.summary.clone(),
        permission: match operation.permission {
            Permission::Public => l.api_for_everyone(),
            Permission::SignedIn => l.api_for_any_key(),
            permission => l.term("access-may", permission.name()),
        },
    }
}
