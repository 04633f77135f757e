//! The door: what every way of signing in shares.
//!
//! Always true:
//! - whoever comes in gets a new key; the one their browser held before opens nothing;
//! - an account with a second factor comes in half way only: its key opens `/sign-in/second` and nothing else;
//! - where a door leads is a path of this site, whatever was asked for;
//! - each door lets through so much and no more, counted in the database for all nodes together.
//!
//! Start reading at [`complete`], which a way of signing in calls when it knows who is there, and [`limit`], which it
//! calls before it looks.

use axum::http::header;
use axum::response::{IntoResponse as _, Redirect, Response};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::model::Half;
use super::{Arrival, LONGEST, agent, letters, second, store};
use crate::people::access::guard::cookie;
use crate::people::access::{AccountId, Desk, Visit};
use crate::people::desk::{door as pages, refusal};
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbError, DbResult, Tx};
use crate::platform::secret;

/// Where somebody goes who asked for nothing in particular.
pub const START: &str = "/desk";

/// How long a half sign-in waits for the second factor.
const HALF: SignedDuration = SignedDuration::from_mins(10);

/// Signs the account in and leads on, or, when it has a second factor that was not shown, to where it is shown.
///
/// `method` is one of those of [`Arrival`]; `next` is checked here, so it may be anything that was asked for. An account
/// that is closed gets the words that a wrong password gets.
pub async fn complete(
    desk: &Desk,
    visit: &Visit,
    account: AccountId,
    method: &str,
    second_factor_shown: bool,
    next: Option<&str>,
) -> Response {
    let entered = async {
        let mut tx = desk.db.write().await?;
        let entered = enter(&mut tx, desk, visit, account, method, second_factor_shown, next).await?;
        tx.commit().await?;
        Ok::<_, DbError>(entered)
    };
    match entered.await {
        Ok(Some(entered)) => entered.answer(desk),
        Ok(None) => pages::refused(desk, visit, next, ""),
        Err(error) => refusal::internal(&error, false),
    }
}

/// Somebody came in, whole or half way. Nothing holds until the transaction is committed.
#[derive(Debug)]
#[must_use]
pub struct Entered {
    token: String,
    to: String,
    whole: bool,
}

impl Entered {
    /// Leads elsewhere than was asked for, unless a second factor comes first.
    pub fn then(mut self, to: &str) -> Self {
        if self.whole {
            to.clone_into(&mut self.to);
        }
        self
    }

    /// The answer for the browser: its new key and where to go.
    pub fn answer(self, desk: &Desk) -> Response {
        let lasts = if self.whole { LONGEST } else { HALF };
        let key = cookie(&self.token, desk.https(), Some(lasts.as_secs()));
        ([(header::SET_COOKIE, key)], Redirect::to(&self.to)).into_response()
    }
}

/// As [`complete`], in a transaction that does more; `None` when the account is closed.
pub async fn enter(
    tx: &mut Tx,
    desk: &Desk,
    visit: &Visit,
    account: AccountId,
    method: &str,
    second_factor_shown: bool,
    next: Option<&str>,
) -> DbResult<Option<Entered>> {
    let now = desk.now();
    let Some(found) = store::active(tx, account).await? else {
        return Ok(None);
    };
    let to = safe_next(next).unwrap_or_else(|| START.to_owned());
    // Whatever this browser was to us before ends here.
    let before = secret::digest(&visit.token);
    store::end_sign_in(tx, &before).await?;
    store::end_half(tx, &before).await?;
    store::forget_expired(tx, account, now).await?;
    if !second_factor_shown && second::required(tx, account).await? {
        let token = secret::token();
        store::record_half(tx, &secret::digest(&token), account, method, &to, now, now + HALF).await?;
        let to = "/sign-in/second".to_owned();
        return Ok(Some(Entered {
            token,
            to,
            whole: false,
        }));
    }
    let arrival = Arrival {
        account,
        method,
        second_factor: second_factor_shown,
        address: visit.address.as_deref(),
        agent: visit.agent.as_deref(),
    };
    let token = super::sign_in(tx, &arrival, now).await?;
    letters::new_device(tx, desk, visit, &found, now).await?;
    let entry = Entry {
        at: now,
        actor: &format!("account:{account}"),
        action: "account.sign-in",
        subject: &account.to_string(),
    };
    audit::record(tx, &entry, &json!({ "method": method, "second": second_factor_shown })).await?;
    Ok(Some(Entered { token, to, whole: true }))
}

/// Who came in half way with this browser, if that is not too long ago.
pub async fn half(tx: &mut Tx, visit: &Visit, now: Timestamp) -> DbResult<Option<Half>> {
    store::half(tx, &secret::digest(&visit.token), now).await
}

/// Lets somebody in who came half way and showed the second factor.
pub async fn complete_half(desk: &Desk, visit: &Visit, half: &Half) -> Response {
    complete(desk, visit, half.account, &half.method, true, Some(&half.next)).await
}

/// How much a door lets through: `burst` at once, then one in each `every`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    pub name: &'static str,
    pub burst: u32,
    pub every: SignedDuration,
}

impl Rule {
    /// Attempts from one address, or one household where each has many, whoever they are for; a secretariat may share one.
    pub const ADDRESS: Self = Self {
        name: "address",
        burst: 30,
        every: SignedDuration::from_secs(10),
    };
    /// Attempts for one account, or for one that does not exist, wherever they come from.
    pub const ACCOUNT: Self = Self {
        name: "account",
        burst: 10,
        every: SignedDuration::from_secs(60),
    };
    /// Letters to one address.
    pub const LETTER: Self = Self {
        name: "letter",
        burst: 3,
        every: SignedDuration::from_mins(10),
    };
}

/// Why somebody has to wait.
#[derive(Debug, thiserror::Error)]
pub enum Limited {
    #[error("too much at this door; again in {seconds} s")]
    TooMany { seconds: i64 },
    #[error(transparent)]
    Db(#[from] DbError),
}

impl Limited {
    /// The page that says how long to wait, or the apology.
    pub fn answer(self, visit: &Visit) -> Response {
        match self {
            Self::TooMany { seconds } => pages::wait(visit, seconds),
            Self::Db(error) => refusal::internal(&error, false),
        }
    }
}

/// Takes `cost` out of what the door lets through for `who` (an address, an account, an e-mail as it was typed).
///
/// # Errors
/// When there is not so much left; nothing is taken then.
pub async fn limit(desk: &Desk, rule: Rule, who: &str, cost: u32) -> Result<(), Limited> {
    let now = desk.now();
    let mut tx = desk.db.write().await?;
    if let Err(limited) = take(&mut tx, rule, who, cost, now).await {
        tx.roll_back().await?;
        return Err(limited);
    }
    store::forget_buckets(&mut tx, now).await?;
    tx.commit().await?;
    Ok(())
}

/// As [`limit`], in the transaction of what is limited: what is not done in the end takes nothing.
///
/// # Errors
/// As [`limit`].
pub async fn take(tx: &mut Tx, rule: Rule, who: &str, cost: u32, now: Timestamp) -> Result<(), Limited> {
    let key = secret::digest(&format!("{}\n{}", rule.name, who.trim().to_lowercase()));
    let full_at = store::bucket(tx, &key, now).await?.max(now);
    let after = full_at + rule.every * i32::try_from(cost).unwrap_or(i32::MAX);
    let most = now + rule.every * i32::try_from(rule.burst).unwrap_or(i32::MAX);
    if after > most {
        let seconds = after.duration_since(most).as_secs().max(1);
        return Err(Limited::TooMany { seconds });
    }
    store::fill_bucket(tx, &key, after).await?;
    Ok(())
}

/// As [`limit`] for the address of this browser.
///
/// # Errors
/// As [`limit`].
pub async fn limit_address(desk: &Desk, visit: &Visit, cost: u32) -> Result<(), Limited> {
    let who = visit
        .address
        .as_deref()
        .map_or_else(|| "unknown".to_owned(), agent::household);
    limit(desk, Rule::ADDRESS, &who, cost).await
}

/// The path of this site that was asked for; `None` for anything that could lead to another site, or back to the door.
pub fn safe_next(next: Option<&str>) -> Option<String> {
    let next = next?;
    let plain = next.len() <= 2000 && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    let path = next.split(['?', '#']).next().unwrap_or_default();
    // Some proxies decode before they pass an address on.
    let coded = path.to_ascii_lowercase();
    let hidden = ["%2f", "%5c", "%09", "%0a", "%0d", "%00"]
        .iter()
        .any(|code| coded.contains(code));
    let door = ["/sign-in", "/sign-out", "/first/", "/language/"]
        .iter()
        .any(|door| path.starts_with(door));
    (plain && next.starts_with('/') && !path.contains("//") && !hidden && !door).then(|| next.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_door_leads_to_this_site_only() {
        for next in [
            "/desk",
            "/desk/xiv/board?day=2#s1",
            "/account",
            "/",
            "/desk?next=https://evil.example",
        ] {
            assert_eq!(safe_next(Some(next)), Some(next.to_owned()));
        }
        for next in [
            "",
            "desk",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "/\\/evil.example",
            "https://evil.example",
            "https:evil.example",
            "javascript:alert(1)",
            "/\t/evil.example",
            "\t//evil.example",
            " //evil.example",
            "/\n/evil.example",
            "/%2Fevil.example",
            "/%2f%2fevil.example",
            "/%5Cevil.example",
            "/%09/evil.example",
            "/desk//evil.example",
            "/.//evil.example",
            "/desk\r\nset-cookie: a=b",
            "/қате",
            "/sign-in?next=/desk",
            "/sign-out",
            "@evil.example",
        ] {
            assert_eq!(safe_next(Some(next)), None, "{next:?}");
        }
        assert_eq!(safe_next(Some(&format!("/{}", "a".repeat(3000)))), None);
        assert_eq!(safe_next(None), None);
    }
}
