//! The desk: pages for those who run a forum. This office owns their frame, the door, and who may do what.

mod access;
mod account;
mod accounts;
mod contacts;
pub mod door;
mod first;
mod invitation;
mod mail;
mod newcomer;
mod notice;
pub mod refusal;
pub mod shell;
mod start;

pub use shell::{DeskShell, Section, page};
pub use start::role_word;

use super::access::{Permission, Routes};

pub fn routes() -> Routes {
    Routes::new()
        .get("/desk", Permission::SignedIn, start::editions)
        .get("/desk/{edition}/live", Permission::ReadDesk, start::live)
        .post("/language/{tag}", Permission::Public, start::language)
        .and(door::routes())
        .get("/desk/{edition}/contacts", Permission::EditPeople, contacts::list)
        .post("/desk/{edition}/contacts", Permission::EditPeople, contacts::save)
        .and(first::routes())
        .and(invitation::routes())
        .and(account::routes())
        .and(access::routes())
        .and(accounts::routes())
        .get("/desk/mail", Permission::Administer, mail::list)
        .get("/desk/mail/{id}", Permission::Administer, mail::one)
        .post("/desk/mail/{id}/again", Permission::Administer, mail::again)
        .post("/desk/mail/job/again", Permission::Administer, mail::job_again)
}
