//! Coming in: the first start, passwords, sign-ins and their end, invitations, and who may give whom what.

mod access;
mod account;
mod both_engines;
mod coming_in;
mod story;
