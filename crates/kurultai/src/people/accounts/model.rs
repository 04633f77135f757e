//! What is kept of accounts and sign-ins.

use jiff::Timestamp;
use uuid::Uuid;

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

/// Somebody's place in an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Of the membership.
    pub id: Uuid,
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub closed: bool,
    /// Whether it holds in every edition.
    pub everywhere: bool,
    pub role: Role,
    pub side: Option<String>,
    pub delegation: Option<String>,
    pub seen_at: Option<Timestamp>,
}

/// An invitation that waits for its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub id: Uuid,
    /// Key of the edition.
    pub edition: String,
    pub email: String,
    pub language: Lang,
    pub role: Role,
    pub side: Option<String>,
    pub delegation: Option<String>,
    pub invited_by: AccountId,
    pub invited_at: Timestamp,
    pub expires_at: Timestamp,
    /// How often it was sent.
    pub sent: i64,
}

/// An account in the list of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub account: Account,
    pub administrator: bool,
    /// In how many editions it is something.
    pub editions: i64,
    pub seen_at: Option<Timestamp>,
}
