//! A request and an answer, as the verbs of the API see them.

use std::collections::BTreeMap;

use axum::http::{HeaderName, StatusCode, header};
use jiff::Timestamp;
use serde_json::Value;

use super::problem::Problem;
use crate::people::access::{Actor, Desk, Permission};
use crate::platform::i18n::{Lang, Locale, locale};
use crate::programme::edit::{By, Origin, Version};
use crate::programme::records::{Kind, RecordKey};

/// A request that was found in order.
pub(super) struct Ask {
    pub desk: Desk,
    pub actor: Option<Actor>,
    pub lang: Lang,
    pub now: Timestamp,
    /// As the ledger names who asks.
    pub label: String,
    /// What is changed by this address, where it is one kind of record.
    pub kind: Option<Kind>,
    pub path: BTreeMap<String, String>,
    pub query: BTreeMap<String, String>,
    pub body: Value,
    /// Versions in `If-Match`; `None` when any will do.
    pub versions: Option<Vec<Version>>,
}

impl Ask {
    pub fn l(&self) -> &'static Locale {
        locale(self.lang)
    }

    pub fn part(&self, name: &str) -> &str {
        self.path.get(name).map_or("", String::as_str)
    }

    /// Key of the edition in the address.
    pub fn edition(&self) -> &str {
        self.part("edition")
    }

    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query.get(name).map(String::as_str)
    }

    pub fn number(&self, name: &str, default: i64) -> i64 {
        self.asked(name).and_then(|text| text.parse().ok()).unwrap_or(default)
    }

    pub fn by(&self) -> By<'_> {
        By {
            account: &self.label,
            origin: Origin::Api,
            address: self.actor.as_ref().and_then(|actor| actor.address.as_deref()),
            at: self.now,
        }
    }

    pub fn name(&self) -> &str {
        self.actor.as_ref().map_or("", |actor| actor.name.as_str())
    }

    /// # Errors
    /// When whoever asks may not do this in this edition.
    pub fn may(&self, permission: Permission, edition: Option<&str>) -> Result<(), Problem> {
        match &self.actor {
            Some(actor) if actor.may(permission, edition) => Ok(()),
            _ => Err(Problem::new("not-allowed")),
        }
    }

    /// The record that the address names.
    pub fn record(&self) -> RecordKey {
        let kind = self.kind.unwrap_or(Kind::Edition);
        let id = if kind == Kind::Edition {
            self.edition()
        } else {
            self.part("id")
        };
        RecordKey {
            edition: self.path.get("edition").cloned(),
            kind,
            id: id.to_owned(),
        }
    }
}

/// What a request brought about in a draft, for whoever is looking at it.
#[derive(Debug, Clone)]
pub(super) struct Changed {
    pub edition: String,
    pub revision: i64,
    pub keys: Vec<String>,
}

/// An answer.
#[derive(Debug, Clone)]
pub(super) struct Reply {
    pub status: StatusCode,
    pub body: Vec<u8>,
    pub content_type: Option<&'static str>,
    pub headers: Vec<(HeaderName, String)>,
    pub changed: Option<Changed>,
}

impl Reply {
    pub fn json(status: StatusCode, body: &Value) -> Self {
        Self {
            status,
            body: body.to_string().into_bytes(),
            content_type: Some("application/json"),
            headers: Vec::new(),
            changed: None,
        }
    }

    pub fn ok(body: &Value) -> Self {
        Self::json(StatusCode::OK, body)
    }

    pub fn nothing() -> Self {
        Self {
            status: StatusCode::NO_CONTENT,
            body: Vec::new(),
            content_type: None,
            headers: Vec::new(),
            changed: None,
        }
    }

    pub fn header(mut self, name: HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub fn version(self, version: &Version) -> Self {
        self.header(header::ETAG, format!("\"{version}\""))
    }

    pub fn changed(mut self, edition: Option<&str>, applied: &crate::programme::edit::Applied) -> Self {
        if let Some(edition) = edition
            && !applied.keys.is_empty()
        {
            self.changed = Some(Changed {
                edition: edition.to_owned(),
                revision: applied.revision,
                keys: applied.keys.iter().map(ToString::to_string).collect(),
            });
        }
        self
    }
}

/// Puts text into one part of an address.
pub(super) fn escape(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
