//! The second factor: codes of an authenticator app (TOTP, RFC 6238), and recovery codes for the day the app is lost.
//!
//! Always true:
//! - a code is accepted once: a later sign-in needs the code of a later half-minute;
//! - a recovery code is shown once, kept as a digest and accepted once;
//! - the secret of the app is sealed for its account ([`super::sealed`]).

use jiff::Timestamp;
use serde_json::json;
use totp_rs::{Algorithm, Builder, Secret, Totp};

use super::model::App;
use super::sealed::Sealer;
use super::store;
use crate::people::access::AccountId;
use crate::people::accounts::store as accounts;
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbError, DbResult, Tx};
use crate::platform::secret;

/// How many recovery codes there are to begin with.
pub const RECOVERY_CODES: usize = 10;

/// The length of a step, in seconds.
const STEP: u64 = 30;
/// How many steps a clock may be ahead or behind.
const SKEW: u16 = 1;

/// Crockford's digits: no two of them are mistaken for each other on paper.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const RECOVERY_LETTERS: usize = 16;

/// Why a code is not accepted.
#[derive(Debug, thiserror::Error)]
pub enum SecondError {
    #[error("the code is not right")]
    Wrong,
    #[error("the code was used before")]
    Used,
    #[error("no second factor is set up")]
    NotSetUp,
    #[error("a second factor is set up already")]
    SetUp,
    /// The key that sealed the secret is not the one of this data folder; recovery codes still work.
    #[error(
        "the secret of the authenticator app cannot be unsealed with the key in {}",
        super::sealed::FILE
    )]
    KeyLost,
    #[error(transparent)]
    Db(#[from] DbError),
}

/// What was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    App,
    Recovery { left: u32 },
}

/// What an authenticator app is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// For the camera.
    pub uri: String,
    /// For typing, in groups of four.
    pub letters: String,
}

/// A secret for a new authenticator app.
pub fn new_secret() -> [u8; 20] {
    secret::random::<20>()
}

fn totp(secret: &[u8]) -> Builder {
    Builder::new()
        .with_algorithm(Algorithm::SHA1)
        .with_digits(6)
        .with_skew(SKEW)
        .with_step_duration(STEP)
        .with_secret(Secret::from(secret))
}

fn plain_totp(secret: &[u8]) -> Option<Totp> {
    totp(secret).build().ok()
}

/// What an app needs to know to give codes for this account of this site.
pub fn offer(secret: &[u8], site: &str, email: &str) -> Offer {
    // A colon would end the name of the site in such an address.
    let uri = totp(secret)
        .with_issuer(Some(site.replace(':', " ")))
        .with_account_name(email.replace(':', " "))
        .build()
        .ok()
        .and_then(|totp| totp.to_url().ok())
        .unwrap_or_default();
    let letters = Secret::from(secret).to_base32();
    Offer {
        uri,
        letters: grouped(&letters),
    }
}

fn grouped(letters: &str) -> String {
    letters
        .as_bytes()
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The step whose code this is at this time, a step around it included.
fn step_of(secret: &[u8], code: &str, now: Timestamp) -> Option<i64> {
    let seconds = u64::try_from(now.as_second()).ok()?;
    let step = plain_totp(secret)?.check(code, seconds)?;
    i64::try_from(step).ok()
}

/// The code that an app with this secret shows now.
pub fn code(secret: &[u8], now: Timestamp) -> Option<String> {
    let seconds = u64::try_from(now.as_second()).ok()?;
    Some(plain_totp(secret)?.generate(seconds).to_string())
}

/// Whether this account has a second factor.
pub async fn is_set_up(tx: &mut Tx, account: AccountId) -> DbResult<bool> {
    Ok(store::app(tx, account).await?.is_some())
}

/// Sets the app up once its first code shows that it works; gives the recovery codes, which nobody can read again.
///
/// # Errors
/// When there is one already, or the code is not right.
pub async fn set_up(
    tx: &mut Tx,
    sealer: &Sealer,
    account: AccountId,
    secret: &[u8],
    typed: &str,
    now: Timestamp,
) -> Result<Vec<String>, SecondError> {
    accounts::lock(tx, account).await?;
    if is_set_up(tx, account).await? {
        return Err(SecondError::SetUp);
    }
    let last_step = step_of(secret, &tidy(typed), now).ok_or(SecondError::Wrong)?;
    let app = App {
        secret: sealer.seal(account, secret),
        last_step,
        created_at: now,
    };
    store::write_app(tx, account, &app).await?;
    note(tx, account, "account.set-up-app", now).await?;
    Ok(new_codes(tx, account).await?)
}

/// Checks what was typed: a code of the app, or a recovery code, which is used up then.
///
/// # Errors
/// When it is not right or was accepted before. The transaction may be committed all the same.
pub async fn check(
    tx: &mut Tx,
    sealer: &Sealer,
    account: AccountId,
    typed: &str,
    now: Timestamp,
) -> Result<Shown, SecondError> {
    let typed = tidy(typed);
    let app = store::app(tx, account).await?.ok_or(SecondError::NotSetUp)?;
    if typed.len() == RECOVERY_LETTERS {
        if !store::spend_recovery_code(tx, account, &recovery_digest(account, &typed), now).await? {
            return Err(SecondError::Wrong);
        }
        let left = store::recovery_codes_left(tx, account).await?;
        note(tx, account, "account.use-recovery-code", now).await?;
        return Ok(Shown::Recovery { left });
    }
    let secret = sealer.open(account, &app.secret).ok_or(SecondError::KeyLost)?;
    let step = step_of(&secret, &typed, now).ok_or(SecondError::Wrong)?;
    if !store::accept_step(tx, account, step).await? {
        return Err(SecondError::Used);
    }
    Ok(Shown::App)
}

/// Ten new recovery codes in the place of the old.
pub async fn renew_codes(tx: &mut Tx, account: AccountId, now: Timestamp) -> DbResult<Vec<String>> {
    note(tx, account, "account.new-recovery-codes", now).await?;
    new_codes(tx, account).await
}

async fn new_codes(tx: &mut Tx, account: AccountId) -> DbResult<Vec<String>> {
    let codes: Vec<String> = (0..RECOVERY_CODES).map(|_| recovery_code()).collect();
    let digests: Vec<String> = codes.iter().map(|code| recovery_digest(account, &tidy(code))).collect();
    store::replace_recovery_codes(tx, account, &digests).await?;
    Ok(codes)
}

/// Ends the second factor of this account.
pub async fn turn_off(tx: &mut Tx, account: AccountId, now: Timestamp) -> DbResult<()> {
    store::delete_app(tx, account).await?;
    note(tx, account, "account.turn-off-app", now).await
}

async fn note(tx: &mut Tx, account: AccountId, action: &str, now: Timestamp) -> DbResult<()> {
    let entry = Entry {
        at: now,
        actor: &format!("account:{account}"),
        action,
        subject: &account.to_string(),
    };
    audit::record(tx, &entry, &json!({})).await
}

/// A recovery code of 80 random bits, in four groups.
fn recovery_code() -> String {
    let letters: String = secret::random::<RECOVERY_LETTERS>()
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte % 32)]))
        .collect();
    grouped(&letters).replace(' ', "-")
}

/// What was typed, without what people put between letters, and with letters that Crockford's digits leave out read as
/// what they were taken for.
fn tidy(typed: &str) -> String {
    typed
        .chars()
        .filter(|letter| !letter.is_whitespace() && !"-–—".contains(*letter))
        .flat_map(char::to_lowercase)
        .map(|letter| match letter {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect()
}

fn recovery_digest(account: AccountId, tidy: &str) -> String {
    secret::digest(&format!("recovery\n{account}\n{tidy}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B: the last six of eight digits.
        let secret = b"12345678901234567890";
        for (second, shown) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code(secret, at(second)).as_deref(), Some(shown));
            assert_eq!(step_of(secret, shown, at(second)), Some(second / 30));
            assert_eq!(step_of(secret, shown, at(second + 30)), Some(second / 30));
            assert_eq!(step_of(secret, shown, at(second - 30)), Some(second / 30));
            assert_eq!(step_of(secret, shown, at(second + 61)), None);
            assert_eq!(step_of(secret, shown, at(second + 3600)), None);
        }
        assert_eq!(step_of(secret, "", at(59)), None);
        assert_eq!(step_of(secret, "28708", at(59)), None);
        assert_eq!(step_of(secret, "2870820", at(59)), None);
    }

    #[test]
    fn an_app_is_told_the_site_and_the_address() {
        let offer = offer(b"12345678901234567890", "forum.example", "aigul@example.org");
        assert!(offer.uri.starts_with("otpauth://totp/"), "{}", offer.uri);
        assert!(offer.uri.contains("issuer=forum.example"), "{}", offer.uri);
        assert_eq!(offer.letters, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let odd = super::offer(b"12345678901234567890", "localhost:8014", "a:b@example.org");
        assert!(odd.uri.starts_with("otpauth://totp/"), "{}", odd.uri);
    }

    #[test]
    fn recovery_codes_are_read_as_people_write_them() {
        let code = recovery_code();
        assert_eq!(code.len(), 19);
        assert_ne!(code, recovery_code());
        assert_eq!(tidy("0IL4-abcd  EFGH—jkmn"), "0114abcdefghjkmn");
        assert_eq!(tidy(&code), tidy(&code.to_uppercase().replace('-', " ")));
        assert_eq!(tidy(" 123 456 "), "123456");
    }
}
