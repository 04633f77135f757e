//! What is kept of accounts and sign-ins.

use jiff::Timestamp;

use crate::people::access::AccountId;
use crate::platform::i18n::Lang;

/// Somebody who may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    /// Lower case.
    pub email: String,
    pub name: String,
    pub language: Lang,
    pub closed: bool,
    /// In the form of the PHC string format; `None` when they sign in by other means.
    pub password: Option<String>,
    pub created_at: Timestamp,
}

/// A browser that is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignIn {
    pub digest: String,
    pub account: AccountId,
    pub method: String,
    pub second_factor: bool,
    pub started_at: Timestamp,
    pub seen_at: Timestamp,
    pub expires_at: Timestamp,
    pub address: Option<String>,
    pub agent: Option<String>,
}
