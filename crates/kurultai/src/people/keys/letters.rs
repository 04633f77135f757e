//! What is written to people about their keys. Text first; every letter says when and from where something was asked for.

use askama::Template;
use jiff::Timestamp;

use crate::people::access::{Desk, Visit};
use crate::people::accounts::agent;
use crate::people::accounts::letters::moment;
use crate::people::accounts::model::Account;
use crate::platform::db::{DbError, DbResult, Tx};
use crate::platform::i18n::{Locale, locale};
use crate::platform::mail::{self, Letter};
use crate::platform::secret;

/// A change to how an account is opened, which its owner should know of even when it was not they who made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    PasskeyAdded,
    PasskeyRemoved,
    AppSetUp,
    AppTurnedOff,
    NewRecoveryCodes,
    RecoveryCodeUsed { left: u32 },
    ProviderLinked,
    ProviderUnlinked,
}

impl Change {
    fn words(self, l: &Locale) -> String {
        match self {
            Self::PasskeyAdded => l.key_mail_passkey_added(),
            Self::PasskeyRemoved => l.key_mail_passkey_removed(),
            Self::AppSetUp => l.key_mail_app_set_up(),
            Self::AppTurnedOff => l.key_mail_app_turned_off(),
            Self::NewRecoveryCodes => l.key_mail_new_recovery_codes(),
            Self::RecoveryCodeUsed { left } => l.key_mail_recovery_code_used(left),
            Self::ProviderLinked => l.key_mail_provider_linked(),
            Self::ProviderUnlinked => l.key_mail_provider_unlinked(),
        }
    }
}

#[derive(Template)]
#[template(path = "people/keys/mail/link.txt", whitespace = "preserve")]
struct LinkText {
    l: &'static Locale,
    name: String,
    site: String,
    url: String,
    minutes: i64,
    asked: String,
}

#[derive(Template)]
#[template(path = "people/keys/mail/change.txt", whitespace = "preserve")]
struct ChangeText {
    l: &'static Locale,
    name: String,
    what: String,
    asked: String,
    url: String,
}

/// The site as people know it: its address without the scheme.
pub fn site(desk: &Desk) -> &str {
    desk.base_url
        .split_once("://")
        .map_or(&*desk.base_url, |(_, rest)| rest)
}

/// When and from where, in words.
fn asked(l: &Locale, visit: &Visit, now: Timestamp) -> String {
    let place = visit.address.as_deref().unwrap_or("–");
    l.key_mail_asked(moment(l, now), place, agent::words(l, visit.agent.as_deref()))
}

fn rendered(template: &impl Template) -> DbResult<String> {
    template.render().map_err(|error| DbError::Malformed {
        column: "letter".to_owned(),
        problem: error.to_string(),
    })
}

/// Sends the link that signs in.
pub async fn link(
    tx: &mut Tx,
    desk: &Desk,
    visit: &Visit,
    account: &Account,
    token: &str,
    minutes: i64,
) -> DbResult<()> {
    let l = locale(account.language);
    let now = desk.now();
    let url = format!("{}/sign-in/link/{token}", desk.base_url);
    let text = rendered(&LinkText {
        l,
        name: account.name.clone(),
        site: site(desk).to_owned(),
        url,
        minutes,
        asked: asked(l, visit, now),
    })?;
    let letter = Letter {
        to: account.email.clone(),
        to_name: Some(account.name.clone()),
        lang: account.language,
        subject: l.key_mail_link_subject(site(desk)),
        text,
        secret: true,
        key: format!("sign-in-link/{}", secret::digest(token)),
        ..Letter::default()
    };
    mail::queue(tx, &letter, now).await.map(drop)
}

/// Tells the owner of an account what changed.
pub async fn changed(tx: &mut Tx, desk: &Desk, visit: &Visit, account: &Account, change: Change) -> DbResult<()> {
    let l = locale(account.language);
    let now = desk.now();
    let text = rendered(&ChangeText {
        l,
        name: account.name.clone(),
        what: change.words(l),
        asked: asked(l, visit, now),
        url: format!("{}/account", desk.base_url),
    })?;
    let letter = Letter {
        to: account.email.clone(),
        to_name: Some(account.name.clone()),
        lang: account.language,
        subject: l.key_mail_change_subject(site(desk)),
        text,
        key: format!("key-change/{}", secret::token()),
        ..Letter::default()
    };
    mail::queue(tx, &letter, now).await.map(drop)
}
