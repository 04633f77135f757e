//! What every office needs and none of them owns: the database, pages on the wire, languages, the ledger,
//! the post.
//! This folder knows no word of forums; a test reads it and refuses them.

pub mod audit;
pub mod clock;
pub mod db;
pub mod i18n;
pub mod jobs;
pub mod live;
pub mod mail;
pub mod presence;
pub mod qr;
pub mod search;
pub mod secret;
pub mod web;
