//! The form of whoever has no account yet: the first administrator, somebody who was invited.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::shell::{DeskShell, Section, page};
use crate::people::access::Visit;
use crate::people::accounts::own::{self, OwnError};
use crate::people::accounts::trivial::{LEAST, MOST, Weak};
use crate::platform::i18n::{Lang, Locale, locale};

#[derive(Template)]
#[template(path = "people/desk/newcomer.html")]
pub(super) struct Newcomer {
    pub shell: DeskShell,
    pub action: String,
    pub intro: Vec<String>,
    pub name: String,
    pub email: String,
    /// Whether the address is given, by an invitation.
    pub email_given: bool,
    pub languages: Vec<(&'static str, &'static str, bool)>,
    pub password_wanted: bool,
    pub password_hint: String,
    pub button: String,
    pub errors: Vec<String>,
    /// Where somebody who has an account goes.
    pub known: Option<(String, String)>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Filled {
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub email: String,
    #[serde(default)]
    pub language: String,
    #[serde(default)]
    pub password: String,
}

impl Filled {
    pub fn language(&self, visit: &Visit) -> Lang {
        Lang::from_tag(&self.language).unwrap_or(visit.lang)
    }
}

impl Newcomer {
    /// The form as it was filled in.
    pub fn new(visit: &Visit, title: String, action: String, filled: &Filled) -> Self {
        let l = locale(visit.lang);
        let chosen = filled.language(visit);
        Self {
            shell: DeskShell::new(visit, None, Section::Account, title),
            action,
            intro: Vec::new(),
            name: filled.name.clone(),
            email: filled.email.clone(),
            email_given: false,
            languages: Lang::all()
                .map(|lang| (lang.tag(), lang.native_name(), lang == chosen))
                .to_vec(),
            password_wanted: true,
            password_hint: password_hint(l),
            button: l.door_newcomer_make(),
            errors: Vec::new(),
            known: None,
        }
    }

    pub fn answer(&self) -> Response {
        let status = if self.errors.is_empty() {
            StatusCode::OK
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        };
        page(status, self)
    }
}

/// What a password has to be.
pub(super) fn password_hint(l: &Locale) -> String {
    l.door_password_hint(i64::try_from(LEAST).unwrap_or(i64::MAX))
}

/// What is wrong and what to do, in words; `None` for what is no refusal.
pub(super) fn words(l: &Locale, error: &OwnError) -> Option<String> {
    Some(match error {
        OwnError::WrongPassword => l.account_wrong_password(),
        OwnError::Weak(weak) => weak_words(l, *weak),
        OwnError::NameMissing => l.account_name_missing(),
        OwnError::Email => l.account_email_malformed(),
        OwnError::LinkGone => l.door_link_gone_why(),
        OwnError::LastAdministrator => l.account_last_administrator(),
        OwnError::Oneself => l.account_oneself(),
        OwnError::NoAccount => l.account_none(),
        OwnError::Password(_) | OwnError::Db(_) => return None,
    })
}

fn weak_words(l: &Locale, weak: Weak) -> String {
    match weak {
        Weak::Short => l.door_weak_short(i64::try_from(LEAST).unwrap_or(i64::MAX)),
        Weak::Long => l.door_weak_long(i64::try_from(MOST).unwrap_or(i64::MAX)),
        Weak::Common => l.door_weak_common(),
        Weak::Own => l.door_weak_own(),
        Weak::Pattern => l.door_weak_pattern(),
        Weak::Thin => l.door_weak_thin(),
    }
}

/// A name and an address that can be kept, or what is wrong with them.
pub(super) fn checked(l: &Locale, filled: &Filled) -> Result<(String, String), Vec<String>> {
    let name = own::name(&filled.name);
    let email = crate::people::accounts::invitation::address(&filled.email);
    match (name, email) {
        (Some(name), Some(email)) => Ok((name, email)),
        (name, email) => {
            let mut errors = Vec::new();
            if name.is_none() {
                errors.push(l.account_name_missing());
            }
            if email.is_none() {
                errors.push(l.account_email_malformed());
            }
            Err(errors)
        }
    }
}
