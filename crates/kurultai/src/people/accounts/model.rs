//! What is kept of accounts and sign-ins.

use jiff::Timestamp;

use crate::people::access::{AccountId, Role};
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

/// Somebody who showed who they are and still has to show a second factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Half {
    pub account: AccountId,
    pub method: String,
    /// Where they wanted to go; a path of this site.
    pub next: String,
}

/// An access role that needs a second factor, in an edition or, for administrators, in the installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondFactorRule {
    pub edition: Option<String>,
    pub role: Role,
}
