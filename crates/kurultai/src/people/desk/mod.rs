//! The desk: pages for those who run a forum. This office owns their frame, the door, and who may do what.

pub mod door;
mod contacts;
mod mail;
pub mod refusal;
pub mod shell;
mod start;

pub use shell::{DeskShell, Section, page};

use super::access::{Permission, Routes};

pub fn routes() -> Routes {
    Routes::new()
        .get("/desk", Permission::SignedIn, start::editions)
        .get("/desk/{edition}/live", Permission::ReadDesk, start::live)
        .post("/language/{tag}", Permission::Public, start::language)
        .and(door::routes())
        .get("/desk/{edition}/contacts", Permission::EditPeople, contacts::list)
        .post("/desk/{edition}/contacts", Permission::EditPeople, contacts::save)
        .get("/desk/mail", Permission::Administer, mail::list)
        .get("/desk/mail/{id}", Permission::Administer, mail::one)
        .post("/desk/mail/{id}/again", Permission::Administer, mail::again)
        .post("/desk/mail/job/again", Permission::Administer, mail::job_again)
}
