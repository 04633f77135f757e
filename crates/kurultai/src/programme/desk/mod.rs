//! The organisers' pages of this office: every record of an edition in lists and forms, what two people changed at once,
//! who may be the same, spreadsheets, releases, and the overview of it all.
//!
//! Always true:
//! - a page works with forms and links; scripts make it quicker;
//! - whatever somebody typed is on the page that answers, whether it was saved, refused or overtaken by somebody else;
//! - nothing is translated, merged or filled in without being asked.
//!
//! Start reading at [`forms`] (what can be edited) and [`records`] (how).

pub mod board;
mod book;
mod compare;
mod duplicates;
pub mod forms;
mod history;
mod naming;
mod new_edition;
mod overview;
mod place;
mod plan;
mod records;
mod release;
mod sent;
mod sheets;
mod table;
mod travel;
mod values;
mod view;

use crate::people::access::Routes;

pub fn routes() -> Routes {
    Routes::new()
        .and(overview::routes())
        .and(board::routes())
        .and(plan::routes())
        .and(records::routes())
        .and(travel::routes())
        .and(duplicates::routes())
        .and(new_edition::routes())
        .and(sheets::routes())
        .and(release::routes())
        .and(history::routes())
}
