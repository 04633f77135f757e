//! What is written to people about their accounts, in their language.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::model::{Account, Invitation};
use super::{agent, store};
use crate::forum::model::Edition;
use crate::people::access::{Actor, Desk, Visit};
use crate::people::desk::role_word;
use crate::platform::db::{DbResult, Tx};
use crate::platform::i18n::{Locale, locale};
use crate::platform::mail::{self, Letter};
use crate::platform::secret;

/// A moment in words, in UTC, since an account is at home in no zone.
pub fn moment(l: &Locale, at: Timestamp) -> String {
    let civil = TimeZone::UTC.to_datetime(at);
    l.letter_moment(l.date_long(civil.date()), l.time(civil.time()))
}

/// The way of signing in, in words.
pub fn method(l: &Locale, method: &str) -> String {
    l.term("account-method", method)
}

/// Tells somebody that their account was opened from a device it was not opened from before. The first device is nobody's
/// surprise.
pub(super) async fn new_device(
    tx: &mut Tx,
    desk: &Desk,
    visit: &Visit,
    account: &Account,
    now: Timestamp,
) -> DbResult<()> {
    let l = locale(account.language);
    let device = agent::words(l, visit.agent.as_deref());
    let address = visit.address.as_deref().unwrap_or("–");
    // A version of the browser or another address of the same network is no other device.
    let known = secret::digest(&format!("{device}\n{}", agent::network(address)));
    if !store::know_device(tx, account.id, &known, now).await? {
        return Ok(());
    }
    let url = format!("{}/account", desk.base_url);
    let subject = l.letter_device_subject();
    let text = l.letter_device_text(&account.name, &device, address, moment(l, now), url);
    send(
        tx,
        account,
        subject,
        text,
        format!("device/{}/{known}", account.id),
        now,
    )
    .await
}

pub(super) async fn password_changed(tx: &mut Tx, desk: &Desk, account: &Account, now: Timestamp) -> DbResult<()> {
    let l = locale(account.language);
    let url = format!("{}/sign-in", desk.base_url);
    let text = l.letter_password_text(&account.name, moment(l, now), url);
    let key = format!("password/{}/{}", account.id, now.as_microsecond());
    send(tx, account, l.letter_password_subject(), text, key, now).await
}

pub(super) async fn confirm_email(
    tx: &mut Tx,
    desk: &Desk,
    account: &Account,
    email: &str,
    token: &str,
    now: Timestamp,
) -> DbResult<()> {
    let l = locale(account.language);
    let url = format!("{}/account/email/{token}", desk.base_url);
    let letter = Letter {
        to: email.to_owned(),
        to_name: Some(account.name.clone()),
        lang: account.language,
        subject: l.letter_confirm_subject(),
        text: l.letter_confirm_text(&account.name, url),
        secret: true,
        key: format!("confirm/{}", secret::digest(token)),
        ..Letter::default()
    };
    mail::queue(tx, &letter, now).await.map(drop)
}

/// To the address that was the account's until now.
pub(super) async fn email_changed(tx: &mut Tx, desk: &Desk, account: &Account, now: Timestamp) -> DbResult<()> {
    let l = locale(account.language);
    let text = l.letter_email_text(&account.name, moment(l, now), desk.base_url.as_ref());
    let key = format!("email/{}/{}", account.id, now.as_microsecond());
    send(tx, account, l.letter_email_subject(), text, key, now).await
}

/// To whoever has the address that somebody asked for.
pub(super) async fn email_taken(tx: &mut Tx, desk: &Desk, account: &Account, now: Timestamp) -> DbResult<()> {
    let l = locale(account.language);
    let text = l.letter_taken_text(&account.name, format!("{}/sign-in", desk.base_url));
    // Once a day is enough, however often somebody asks.
    let day = now.as_second() / 86_400;
    send(
        tx,
        account,
        l.letter_taken_subject(),
        text,
        format!("taken/{}/{day}", account.id),
        now,
    )
    .await
}

pub(super) async fn link(tx: &mut Tx, desk: &Desk, account: &Account, path: &str, now: Timestamp) -> DbResult<()> {
    let l = locale(account.language);
    let letter = Letter {
        to: account.email.clone(),
        to_name: Some(account.name.clone()),
        lang: account.language,
        subject: l.letter_link_subject(),
        text: l.letter_link_text(&account.name, format!("{}{path}", desk.base_url)),
        secret: true,
        key: format!("link/{}", secret::digest(path)),
        ..Letter::default()
    };
    mail::queue(tx, &letter, now).await.map(drop)
}

pub(super) async fn invitation(
    tx: &mut Tx,
    desk: &Desk,
    actor: &Actor,
    edition: &Edition,
    invitation: &Invitation,
    token: &str,
    now: Timestamp,
) -> DbResult<()> {
    let l = locale(invitation.language);
    let title = edition
        .title
        .best(l.lang().tag())
        .map_or(edition.id.as_str(), |(_, words)| words);
    let role = l.term("access-role", &role_word(invitation.role));
    let until = l.date_long(TimeZone::UTC.to_datetime(invitation.expires_at).date());
    let url = format!("{}/invitation/{token}", desk.base_url);
    let letter = Letter {
        to: invitation.email.clone(),
        lang: invitation.language,
        subject: l.letter_invitation_subject(title),
        text: l.letter_invitation_text(&actor.name, title, role, url, until),
        secret: true,
        key: format!("invitation/{}/{}", invitation.id, invitation.sent),
        ..Letter::default()
    };
    mail::queue(tx, &letter, now).await.map(drop)
}

async fn send(
    tx: &mut Tx,
    account: &Account,
    subject: String,
    text: String,
    key: String,
    now: Timestamp,
) -> DbResult<()> {
    let letter = Letter {
        to: account.email.clone(),
        to_name: Some(account.name.clone()),
        lang: account.language,
        subject,
        text,
        key,
        ..Letter::default()
    };
    mail::queue(tx, &letter, now).await.map(drop)
}
