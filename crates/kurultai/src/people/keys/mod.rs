//! Keys: how an account shows who it is beyond a password.
//!
//! - [`passkey`]: a key that a device holds (WebAuthn), two factors at once;
//! - [`second`]: the second factor beside a password: an authenticator app, recovery codes;
//! - [`link`]: a link sent by mail;
//! - [`oidc`]: an account at another provider;
//! - [`sealed`]: how secrets that must be calculated with are kept;
//! - [`ceremony`]: what is begun in a browser and ended there, once.
//!
//! Always true: what somebody holds is kept as a digest or sealed; each way leads through [`super::accounts::door`]; the
//! owner is told by mail of every change; what fails uses up what it was tried with.

pub mod ceremony;
mod letters;
pub mod link;
pub mod model;
pub mod oidc;
mod pages;
pub mod passkey;
pub mod sealed;
pub mod second;
pub mod store;

pub use pages::routes;

use super::access::AccountId;
use super::accounts;
use crate::platform::db::{DbResult, Tx};

/// The ways in which an account can sign in without asking for a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WaysIn {
    pub password: bool,
    pub passkeys: usize,
    pub providers: usize,
}

impl WaysIn {
    pub fn is_empty(self) -> bool {
        !self.password && self.passkeys == 0 && self.providers == 0
    }
}

/// How this account can sign in.
pub async fn ways(tx: &mut Tx, account: AccountId) -> DbResult<WaysIn> {
    let password = accounts::store::account(tx, account)
        .await?
        .is_some_and(|account| account.password.is_some());
    Ok(WaysIn {
        password,
        passkeys: store::passkeys(tx, account).await?.len(),
        providers: store::provider_accounts(tx, account).await?.len(),
    })
}
