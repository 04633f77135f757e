//! What happens when and where: sessions, the one draft that can be changed, the releases that cannot, and the pages
//! and files that the public reads.
//!
//! Always true:
//! - there is one draft per edition; a release is a frozen copy of it, numbered from 1, and never changes;
//! - what the public sees is compiled from a release and from nothing else;
//! - whoever asks what is wrong with a programme asks `findings`, which asks the crate `timetable`.
//!
//! The register of agreements lives here for as long as it is read-only, since a signing is a session.
//!
//! Start reading at [`draft`], then [`edit`] and [`release`].

pub mod api;
pub mod approval;
pub mod board;
pub mod carry_over;
pub mod desk;
pub mod difference;
pub mod doctor;
pub mod draft;
pub mod edit;
pub mod findings;
pub mod history;
pub mod import;
pub mod jobs;
mod mail;
pub mod model;
pub mod notices;
pub mod pages;
pub mod planning;
pub mod publish;
pub mod records;
pub mod release;
pub mod sheets;
pub mod store;
pub mod undo;
pub mod webhook;
pub mod words;
