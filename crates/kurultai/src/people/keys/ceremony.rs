//! What is begun in a browser and ended there: each has a key that is told to the browser, runs out within minutes, and is
//! taken once, whether it ends well or not.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::store::{self, Begun};
use crate::people::access::{AccountId, Visit};
use crate::platform::db::{Db, DbError, DbResult, Tx};
use crate::platform::secret;

/// What is begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    RegisterPasskey,
    UsePasskey,
    SetUpApp,
    Provider,
}

impl Purpose {
    fn name(self) -> &'static str {
        match self {
            Self::RegisterPasskey => "register-passkey",
            Self::UsePasskey => "use-passkey",
            Self::SetUpApp => "set-up-app",
            Self::Provider => "provider",
        }
    }

    fn lasts(self) -> SignedDuration {
        match self {
            Self::RegisterPasskey | Self::UsePasskey => SignedDuration::from_mins(5),
            Self::Provider | Self::SetUpApp => SignedDuration::from_mins(15),
        }
    }
}

/// What a browser is known by: not its key, which changes at sign-in, kept as a digest like the key itself.
fn browser(visit: &Visit) -> String {
    secret::digest(&visit.token)
}

/// Begins; gives the key with which this browser ends it.
pub async fn begin<S: Serialize>(
    tx: &mut Tx,
    purpose: Purpose,
    visit: &Visit,
    account: Option<AccountId>,
    state: &S,
    now: Timestamp,
) -> DbResult<String> {
    let key = secret::token();
    let state = serde_json::to_string(state).expect("plain data with text keys always serialises");
    let begun = Begun {
        digest: &secret::digest(&key),
        purpose: purpose.name(),
        browser: &browser(visit),
        account,
        state: &state,
        expires_at: now + purpose.lasts(),
    };
    store::write_ceremony(tx, &begun, now).await?;
    Ok(key)
}

/// Takes what was begun, for good: in a transaction of its own, so that a failure afterwards does not bring it back.
/// `None` when this browser did not begin it, or it has run out, or was taken before.
pub async fn take<S: DeserializeOwned>(
    db: &Db,
    purpose: Purpose,
    visit: &Visit,
    key: &str,
    now: Timestamp,
) -> DbResult<Option<(Option<AccountId>, S)>> {
    let mut tx = db.write().await?;
    let taken = store::take_ceremony(&mut tx, &secret::digest(key), purpose.name(), &browser(visit), now).await?;
    tx.commit().await?;
    read(taken)
}

/// Looks at what was begun and leaves it, for a form that may be filled in wrong.
pub async fn peek<S: DeserializeOwned>(
    tx: &mut Tx,
    purpose: Purpose,
    visit: &Visit,
    key: &str,
    now: Timestamp,
) -> DbResult<Option<(Option<AccountId>, S)>> {
    read(store::ceremony(tx, &secret::digest(key), purpose.name(), &browser(visit), now).await?)
}

fn read<S: DeserializeOwned>(found: Option<(Option<AccountId>, String)>) -> DbResult<Option<(Option<AccountId>, S)>> {
    found
        .map(|(account, state)| {
            let state = serde_json::from_str(&state).map_err(|error| DbError::Malformed {
                column: "ceremony.state".to_owned(),
                problem: error.to_string(),
            })?;
            Ok((account, state))
        })
        .transpose()
}
