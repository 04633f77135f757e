//! The API: everything the desk can do, for programs.
//!
//! Always true:
//! - an address is described where it is mounted, so the document at `/api/v1/openapi.json` holds every address and no
//!   other; what is sent is checked against the very schema that the document shows;
//! - a request is one transaction: all of it is kept, or nothing;
//! - a record is changed only by who says which version they saw (`If-Match`), and a creation that is sent twice with one
//!   `Idempotency-Key` is done once;
//! - whatever goes wrong is a problem (RFC 9457) with a stable `type` and words in the language that was asked for.
//!
//! Start reading at [`operation`] for how an address is described and asked, then [`records`]; [`pretalx`] answers as
//! another system does, for programs that were written for it.

mod approval;
mod ask;
mod board;
mod check;
mod cursor;
mod document;
mod edition;
mod history;
mod hooks;
mod members;
mod operation;
mod pace;
mod page;
mod plans;
pub mod pretalx;
mod problem;
mod records;
mod release;
mod schema;
pub mod store;

use std::sync::Arc;

use crate::people::access::Routes;
use operation::Operation;
use pace::Pace;

/// Everything under `/api/v1`, in the order of the document.
fn operations() -> Vec<Operation> {
    let mut all = Vec::new();
    all.extend(edition::operations());
    all.extend(records::operations());
    all.extend(board::operations());
    all.extend(plans::operations());
    all.extend(history::operations());
    all.extend(release::operations());
    all.extend(approval::operations());
    all.extend(members::operations());
    all.extend(hooks::operations());
    all
}

/// The document that describes the API.
pub fn openapi(base_url: &str) -> serde_json::Value {
    document::of(&operations(), base_url)
}

pub fn routes() -> Routes {
    let pace = Arc::new(Pace::default());
    operations()
        .into_iter()
        .fold(Routes::new(), |routes, operation| operation.mount(routes, &pace))
        .and(page::routes())
        .and(pretalx::routes())
}
