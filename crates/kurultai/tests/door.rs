//! Coming in: the first start, passwords, sign-ins and their end, invitations, and who may give whom what.

#[path = "door/access.rs"]
mod access;
#[path = "door/account.rs"]
mod account;
#[path = "door/both_engines.rs"]
mod both_engines;
#[path = "door/coming_in.rs"]
mod coming_in;
#[path = "door/story.rs"]
mod story;
#[path = "support/mod.rs"]
mod support;
