//! Passwords: kept as argon2id, checked at the same cost whether or not there is one to check against.
//!
//! Parameters are those that OWASP names for argon2id: 19 MiB, two passes, one lane. A hash took 19 to 25 ms of one core
//! (40 in a row, optimised, on a server of 2024). As many are worked out at once as there are cores, at most four, so that
//! a flood at the door costs 76 MiB and not the machine.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{self, PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Checked where there is nothing to check: the hash of 32 random bytes that nobody kept.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$QDfSsCPv+/mGlStQ65/7qA$k2cwSZhK5dltPXB7Kt377h3Kntx1nBeViZMg2e5FXio";

/// How many hashes were worked out since the program started.
pub static HASHES: AtomicU64 = AtomicU64::new(0);

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    pub right: bool,
    /// Kept with other parameters than those of today; to be worked out anew.
    pub stale: bool,
}

/// A hash that could not be worked out, which only a lack of memory or a damaged row could bring about.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    #[error("the password could not be hashed: {0}")]
    Hash(password_hash::Error),
    #[error("the kept password is no hash: {0}")]
    Kept(password_hash::phc::Error),
    #[error("the thread that hashed a password ended")]
    Ended(#[from] tokio::task::JoinError),
}

/// What is kept of a password.
///
/// # Errors
/// When there is no memory for it.
pub async fn hash(password: String) -> Result<String, PasswordError> {
    work(move || {
        let hash = argon().hash_password(password.as_bytes());
        hash.map(|hash| hash.to_string()).map_err(PasswordError::Hash)
    })
    .await
}

/// Compares a password with what is kept; with nothing kept, the same work is done and the answer is no.
///
/// # Errors
/// When there is no memory for it, or what is kept is damaged.
pub async fn check(password: String, kept: Option<String>) -> Result<Verdict, PasswordError> {
    work(move || {
        let known = kept.is_some();
        let hash = PasswordHash::new(kept.as_deref().unwrap_or(NOBODY)).map_err(PasswordError::Kept)?;
        let same = argon().verify_password(password.as_bytes(), &hash).is_ok();
        let right = same && known;
        let stale = Params::try_from(&hash).map_or(true, |params| {
            (params.m_cost(), params.t_cost(), params.p_cost()) != (MEMORY_KIB, PASSES, LANES)
        });
        Ok(Verdict { right, stale })
    })
    .await
}

async fn work<T: Send + 'static>(
    job: impl FnOnce() -> Result<T, PasswordError> + Send + 'static,
) -> Result<T, PasswordError> {
    static AT_ONCE: LazyLock<Semaphore> = LazyLock::new(|| {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Semaphore::new(cores.min(4))
    });
    let _permit = AT_ONCE.acquire().await.expect("it is never closed");
    HASHES.fetch_add(1, Ordering::Relaxed);
    tokio::task::spawn_blocking(job).await?
}

fn argon() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("the parameters are within their bounds");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_recognised_and_another_is_not() {
        let kept = hash("қоңыр күз 1987".to_owned()).await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        let right = Verdict {
            right: true,
            stale: false,
        };
        assert_eq!(
            check("қоңыр күз 1987".to_owned(), Some(kept.clone())).await.unwrap(),
            right
        );
        let wrong = Verdict {
            right: false,
            stale: false,
        };
        assert_eq!(check("қоңыр күз 1988".to_owned(), Some(kept)).await.unwrap(), wrong);
        assert_eq!(check(String::new(), None).await.unwrap(), wrong);
    }

    #[tokio::test]
    async fn a_hash_of_other_parameters_is_told() {
        let params = Params::new(8 * 1024, 1, 1, None).unwrap();
        let old = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password(b"as it was")
            .unwrap()
            .to_string();
        let verdict = check("as it was".to_owned(), Some(old)).await.unwrap();
        assert_eq!(
            verdict,
            Verdict {
                right: true,
                stale: true
            }
        );
    }
}
