//! The second factor: set up, turned off, and asked for at the door.

use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::SignedDuration;
use serde::Deserialize;

use super::tell;
use crate::people::access::{AccountId, Actor, Desk, Visit};
use crate::people::accounts::door::{self, Rule};
use crate::people::accounts::store as accounts;
use crate::people::desk::refusal;
use crate::people::desk::shell::{DeskShell, Section, page};
use crate::people::keys::ceremony::{self, Purpose};
use crate::people::keys::letters::{self, Change};
use crate::people::keys::sealed::Sealer;
use crate::people::keys::second::{self, Offer, SecondError, Shown};
use crate::people::keys::store;
use crate::platform::db::{DbError, DbResult};
use crate::platform::i18n::{Locale, locale};
use crate::platform::qr::{self, Picture};
use crate::platform::secret;

/// Codes for one account, wherever they come from: with three of a million codes right at any time, guessing for a whole
/// day succeeds once in several hundred days, and whoever guesses needs the password first.
const CODES: Rule = Rule {
    name: "second-factor",
    burst: 8,
    every: SignedDuration::from_mins(3),
};

#[derive(Template)]
#[template(path = "people/keys/pages/second.html")]
struct Second {
    shell: DeskShell,
    set_up: bool,
    left: u32,
    few: bool,
    /// What was refused just now, and at which of the two forms.
    refused_codes: Option<String>,
    refused_off: Option<String>,
}

#[derive(Template)]
#[template(path = "people/keys/pages/offer.html")]
struct OfferPage {
    shell: DeskShell,
    ceremony: String,
    offer: Offer,
    picture: Option<Picture>,
    refused: Option<String>,
}

#[derive(Template)]
#[template(path = "people/keys/pages/codes.html")]
struct Codes {
    shell: DeskShell,
    codes: Vec<String>,
    fresh: bool,
}

#[derive(Template)]
#[template(path = "people/keys/pages/ask.html")]
struct Ask {
    shell: DeskShell,
    refused: Option<String>,
}

/// Why there is no page but an apology.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("the key that seals secrets cannot be read")]
    Key(#[source] std::io::Error),
    #[error(transparent)]
    Second(#[from] SecondError),
}

impl From<DbError> for Trouble {
    fn from(error: DbError) -> Self {
        Self::Second(SecondError::Db(error))
    }
}

fn sealer(desk: &Desk) -> Result<Sealer, Trouble> {
    Sealer::of(&desk.data).map_err(Trouble::Key)
}

/// The words for a refusal; `None` for what is nobody's fault who reads this.
fn words(l: &Locale, trouble: &Trouble) -> Option<String> {
    let Trouble::Second(error) = trouble else { return None };
    Some(match error {
        SecondError::Wrong => l.key_code_wrong(),
        SecondError::Used => l.key_code_used(),
        SecondError::KeyLost => l.key_code_key_lost(),
        SecondError::NotSetUp => l.key_second_not_set_up(),
        SecondError::SetUp => l.key_second_set_up_already(),
        SecondError::Db(_) => return None,
    })
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    said: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    code: String,
    #[serde(default)]
    recovery: String,
}

impl Typed {
    /// The field that was filled in.
    fn code(&self) -> &str {
        if self.code.trim().is_empty() {
            &self.recovery
        } else {
            &self.code
        }
    }
}

pub(super) async fn show(State(desk): State<Desk>, visit: Visit, actor: Actor, Query(asked): Query<Asked>) -> Response {
    let said = match asked.said.as_deref() {
        Some("off") => Some(locale(visit.lang).key_said_off()),
        _ => None,
    };
    second_page(&desk, &visit, &actor, said, None, None).await
}

async fn second_page(
    desk: &Desk,
    visit: &Visit,
    actor: &Actor,
    said: Option<String>,
    refused_codes: Option<String>,
    refused_off: Option<String>,
) -> Response {
    let read = async {
        let mut tx = desk.db.read().await?;
        let set_up = second::is_set_up(&mut tx, actor.account).await?;
        DbResult::Ok((set_up, store::recovery_codes_left(&mut tx, actor.account).await?))
    };
    let (set_up, left) = match read.await {
        Ok(read) => read,
        Err(error) => return refusal::internal(&error, false),
    };
    let status = if refused_codes.is_some() || refused_off.is_some() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    page(
        status,
        &Second {
            shell: DeskShell::new(visit, None, Section::Account, locale(visit.lang).key_second())
                .said(said)
                .style("css/keys.css"),
            set_up,
            left,
            few: left < 4,
            refused_codes,
            refused_off,
        },
    )
}

fn offer_page(
    desk: &Desk,
    visit: &Visit,
    actor: &Actor,
    ceremony: String,
    secret: &[u8],
    refused: Option<String>,
) -> Response {
    let offer = second::offer(secret, letters::site(desk), &actor.email);
    page(
        if refused.is_some() {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        },
        &OfferPage {
            shell: DeskShell::new(visit, None, Section::Account, locale(visit.lang).key_second_set_up())
                .style("css/keys.css"),
            ceremony,
            picture: qr::picture(&offer.uri),
            offer,
            refused,
        },
    )
}

/// Shows a new secret. Nothing is set up before its first code comes back.
pub(super) async fn start(State(desk): State<Desk>, visit: Visit, actor: Actor) -> Response {
    let secret = second::new_secret();
    let begun = async {
        let sealed = URL_SAFE_NO_PAD.encode(sealer(&desk)?.seal(actor.account, &secret));
        let mut tx = desk.db.write().await?;
        if second::is_set_up(&mut tx, actor.account).await? {
            return Err(Trouble::Second(SecondError::SetUp));
        }
        let account = Some(actor.account);
        let key = ceremony::begin(&mut tx, Purpose::SetUpApp, &visit, account, &sealed, desk.now()).await?;
        tx.commit().await?;
        Ok(key)
    };
    match begun.await {
        Ok(key) => offer_page(&desk, &visit, &actor, key, &secret, None),
        Err(Trouble::Second(SecondError::SetUp)) => Redirect::to("/account/second").into_response(),
        Err(error) => refusal::internal(&error, false),
    }
}

#[derive(Deserialize)]
pub(super) struct Confirmed {
    ceremony: String,
    code: String,
}

/// Sets the app up when its code is right, and shows the recovery codes once.
pub(super) async fn confirm(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Form(form): Form<Confirmed>,
) -> Response {
    let l = locale(visit.lang);
    if let Err(limited) = door::limit(&desk, CODES, &actor.account.to_string(), 1).await {
        return limited.answer(&visit);
    }
    let found = async {
        let mut tx = desk.db.read().await?;
        let key = &form.ceremony;
        let begun = ceremony::peek::<String>(&mut tx, Purpose::SetUpApp, &visit, key, desk.now()).await?;
        let secret = begun
            .filter(|(account, _)| *account == Some(actor.account))
            .and_then(|(_, sealed)| URL_SAFE_NO_PAD.decode(sealed).ok());
        let Some(sealed) = secret else { return Ok(None) };
        Ok::<_, Trouble>(sealer(&desk)?.open(actor.account, &sealed))
    };
    let secret = match found.await {
        Ok(Some(secret)) => secret,
        // It ran out, or it was confirmed already.
        Ok(None) => return Redirect::to("/account/second").into_response(),
        Err(error) => return refusal::internal(&error, false),
    };
    let set_up = async {
        let now = desk.now();
        let sealer = sealer(&desk)?;
        let mut tx = desk.db.write().await?;
        let codes = second::set_up(&mut tx, &sealer, actor.account, &secret, &form.code, now).await?;
        // It was shown here just now.
        store::second_factor_shown(&mut tx, &secret::digest(&visit.token)).await?;
        tell(&mut tx, &desk, &visit, &actor, Change::AppSetUp).await?;
        tx.commit().await?;
        ceremony::take::<String>(&desk.db, Purpose::SetUpApp, &visit, &form.ceremony, now).await?;
        Ok::<_, Trouble>(codes)
    };
    match set_up.await {
        Ok(codes) => codes_page(&visit, codes, true),
        Err(Trouble::Second(SecondError::SetUp)) => Redirect::to("/account/second").into_response(),
        Err(error) => match words(l, &error) {
            Some(words) => offer_page(&desk, &visit, &actor, form.ceremony, &secret, Some(words)),
            None => refusal::internal(&error, false),
        },
    }
}

fn codes_page(visit: &Visit, codes: Vec<String>, fresh: bool) -> Response {
    page(
        StatusCode::OK,
        &Codes {
            shell: DeskShell::new(visit, None, Section::Account, locale(visit.lang).key_codes()).style("css/keys.css"),
            codes,
            fresh,
        },
    )
}

/// Checks a code of somebody who is signed in. What was used up stays used up whatever comes after.
async fn checked(desk: &Desk, account: AccountId, typed: &str) -> Result<Shown, Trouble> {
    let sealer = sealer(desk)?;
    let mut tx = desk.db.write().await?;
    let shown = second::check(&mut tx, &sealer, account, typed, desk.now()).await?;
    tx.commit().await?;
    Ok(shown)
}

pub(super) async fn codes(State(desk): State<Desk>, visit: Visit, actor: Actor, Form(typed): Form<Typed>) -> Response {
    if let Err(limited) = door::limit(&desk, CODES, &actor.account.to_string(), 1).await {
        return limited.answer(&visit);
    }
    let made = async {
        checked(&desk, actor.account, typed.code()).await?;
        let mut tx = desk.db.write().await?;
        let codes = second::renew_codes(&mut tx, actor.account, desk.now()).await?;
        tell(&mut tx, &desk, &visit, &actor, Change::NewRecoveryCodes).await?;
        tx.commit().await?;
        Ok::<_, Trouble>(codes)
    };
    match made.await {
        Ok(codes) => codes_page(&visit, codes, false),
        Err(error) => match words(locale(visit.lang), &error) {
            Some(words) => second_page(&desk, &visit, &actor, None, Some(words), None).await,
            None => refusal::internal(&error, false),
        },
    }
}

pub(super) async fn turn_off(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Form(typed): Form<Typed>,
) -> Response {
    if let Err(limited) = door::limit(&desk, CODES, &actor.account.to_string(), 1).await {
        return limited.answer(&visit);
    }
    let ended = async {
        checked(&desk, actor.account, typed.code()).await?;
        let mut tx = desk.db.write().await?;
        second::turn_off(&mut tx, actor.account, desk.now()).await?;
        tell(&mut tx, &desk, &visit, &actor, Change::AppTurnedOff).await?;
        tx.commit().await?;
        Ok::<_, Trouble>(())
    };
    match ended.await {
        Ok(()) => Redirect::to("/account/second?said=off").into_response(),
        Err(error) => match words(locale(visit.lang), &error) {
            Some(words) => second_page(&desk, &visit, &actor, None, None, Some(words)).await,
            None => refusal::internal(&error, false),
        },
    }
}

fn ask_page(visit: &Visit, refused: Option<String>) -> Response {
    page(
        if refused.is_some() {
            StatusCode::UNPROCESSABLE_ENTITY
        } else {
            StatusCode::OK
        },
        &Ask {
            shell: DeskShell::new(visit, None, Section::Account, locale(visit.lang).key_ask()).style("css/keys.css"),
            refused,
        },
    )
}

/// The second step of signing in.
pub(super) async fn ask(State(desk): State<Desk>, visit: Visit) -> Response {
    let half = async {
        let mut tx = desk.db.read().await?;
        door::half(&mut tx, &visit, desk.now()).await
    };
    match half.await {
        Ok(Some(_)) => ask_page(&visit, None),
        Ok(None) => Redirect::to("/sign-in").into_response(),
        Err(error) => refusal::internal(&error, false),
    }
}

pub(super) async fn answer(State(desk): State<Desk>, visit: Visit, Form(typed): Form<Typed>) -> Response {
    let half = async {
        let mut tx = desk.db.read().await?;
        door::half(&mut tx, &visit, desk.now()).await
    };
    let half = match half.await {
        Ok(Some(half)) => half,
        Ok(None) => return Redirect::to("/sign-in?said=ended").into_response(),
        Err(error) => return refusal::internal(&error, false),
    };
    if let Err(limited) = door::limit(&desk, CODES, &half.account.to_string(), 1).await {
        return limited.answer(&visit);
    }
    let shown = async {
        let shown = checked(&desk, half.account, typed.code()).await?;
        if let Shown::Recovery { left } = shown {
            let mut tx = desk.db.write().await?;
            if let Some(account) = accounts::active(&mut tx, half.account).await? {
                let change = Change::RecoveryCodeUsed { left };
                letters::changed(&mut tx, &desk, &visit, &account, change).await?;
            }
            tx.commit().await?;
        }
        Ok::<_, Trouble>(())
    };
    match shown.await {
        Ok(()) => door::complete_half(&desk, &visit, &half).await,
        Err(error) => match words(locale(visit.lang), &error) {
            Some(words) => ask_page(&visit, Some(words)),
            None => refusal::internal(&error, false),
        },
    }
}
