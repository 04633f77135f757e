//! What is kept of the ways in which an account shows who it is.

use jiff::Timestamp;
use uuid::Uuid;
use webauthn_rs::prelude::Passkey;

use crate::people::access::AccountId;

/// A passkey that somebody registered.
#[derive(Debug, Clone)]
pub struct Registered {
    pub id: Uuid,
    pub account: AccountId,
    /// What its holder calls it.
    pub name: String,
    pub passkey: Passkey,
    pub created_at: Timestamp,
    pub used_at: Option<Timestamp>,
}

/// An authenticator app that is set up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    /// As [`super::sealed`] sealed it.
    pub secret: Vec<u8>,
    /// The step of the last code that was accepted.
    pub last_step: i64,
    pub created_at: Timestamp,
}

/// An account at another provider that opens an account here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderAccount {
    pub id: Uuid,
    pub account: AccountId,
    pub issuer: String,
    pub subject: String,
    /// The address that the provider vouched for when it was linked.
    pub email: String,
    pub created_at: Timestamp,
    pub used_at: Option<Timestamp>,
}
