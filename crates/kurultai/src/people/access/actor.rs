//! Who is asking.

use std::fmt;

use axum::extract::FromRequestParts;
use axum::http::StatusCode;
use axum::http::request::Parts;
use uuid::Uuid;

use super::{Permission, Role};
use crate::platform::i18n::Lang;

/// The identity of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountId(pub Uuid);

impl AccountId {
    /// The account that the ledger names so; `None` for a command, a clock or somebody's mere name.
    pub fn labelled(label: &str) -> Option<Self> {
        label.strip_prefix("account:")?.parse().ok().map(Self)
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What an account is in an edition, or in all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    pub id: Uuid,
    /// Key of the edition; `None` for every edition.
    pub edition: Option<String>,
    pub role: Role,
    /// Key of the side for which it acts.
    pub side: Option<String>,
    /// Key of the delegation that it heads.
    pub delegation: Option<String>,
}

/// Somebody who is signed in, or a program that acts for them.
#[derive(Debug, Clone)]
pub struct Actor {
    pub account: AccountId,
    pub name: String,
    pub email: String,
    pub lang: Lang,
    pub grants: Vec<Grant>,
    /// Whether a second factor was shown at sign-in.
    pub second_factor: bool,
    /// For a program: what its key allows at most. `None` for a person in a browser.
    pub scopes: Option<Vec<Permission>>,
    /// Where the request came from.
    pub address: Option<String>,
}

impl Actor {
    /// Whether this is allowed, in the edition where the permission belongs to one.
    pub fn may(&self, permission: Permission, edition: Option<&str>) -> bool {
        if self.scopes.as_ref().is_some_and(|most| {
            !most.contains(&permission) && !matches!(permission, Permission::Public | Permission::SignedIn)
        }) {
            return false;
        }
        match permission {
            Permission::Public | Permission::SignedIn => true,
            // The desk itself is open to whoever has something to do in any edition.
            _ => self.grants_in(edition).any(|grant| grant.role.permits(permission)),
        }
    }

    /// What they are in this edition; in any edition when none is named.
    pub fn grants_in<'a>(&'a self, edition: Option<&'a str>) -> impl Iterator<Item = &'a Grant> {
        self.grants.iter().filter(move |grant| match (&grant.edition, edition) {
            (None, _) | (_, None) => true,
            (Some(mine), Some(asked)) => mine == asked,
        })
    }

    /// The side for which they act in this edition.
    pub fn side<'a>(&'a self, edition: &'a str) -> Option<&'a str> {
        self.grants_in(Some(edition)).find_map(|grant| grant.side.as_deref())
    }

    /// The side for which they turn a key in this edition: that of a role which may approve, and of no other. A program
    /// turns none that its own key does not allow.
    pub fn signing_side<'a>(&'a self, edition: &'a str) -> Option<&'a str> {
        self.signing_sides(edition).next()
    }

    /// Whether they turn the key of this side in this edition.
    pub fn signs_for(&self, edition: &str, side: &str) -> bool {
        self.signing_sides(edition).any(|own| own == side)
    }

    fn signing_sides<'a>(&'a self, edition: &'a str) -> impl Iterator<Item = &'a str> {
        let may = self.may(Permission::Approve, Some(edition));
        self.grants_in(Some(edition))
            .filter(move |grant| may && grant.role.permits(Permission::Approve))
            .filter_map(|grant| grant.side.as_deref())
    }

    pub fn is_administrator(&self) -> bool {
        self.grants
            .iter()
            .any(|grant| grant.edition.is_none() && grant.role == Role::Administrator)
    }

    /// As the ledger names them.
    pub fn label(&self) -> String {
        format!("account:{}", self.account)
    }
}

impl<S: Sync> FromRequestParts<S> for Actor {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        // Routes that ask for more than `Public` have been through the guard, which puts the actor there.
        parts.extensions.get::<Self>().cloned().ok_or(StatusCode::UNAUTHORIZED)
    }
}

/// A browser at the door, signed in or not.
#[derive(Debug, Clone)]
pub struct Visit {
    /// The key in its cookie.
    pub token: String,
    /// The token that its forms carry.
    pub csrf: String,
    pub lang: Lang,
    pub address: Option<String>,
    pub agent: Option<String>,
    pub actor: Option<Actor>,
}

impl<S: Sync> FromRequestParts<S> for Visit {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, StatusCode> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}
