//! What is written to people about their accounts.

use jiff::Timestamp;

use super::model::Account;
use super::store;
use crate::people::access::{Desk, Visit};
use crate::platform::db::{DbResult, Tx};
use crate::platform::secret;

/// Tells somebody that their account was opened from a device it was not opened from before. The first device is nobody's
/// surprise.
pub(super) async fn new_device(
    tx: &mut Tx,
    _desk: &Desk,
    visit: &Visit,
    account: &Account,
    now: Timestamp,
) -> DbResult<()> {
    let device = secret::digest(&format!(
        "{}\n{}",
        visit.agent.as_deref().unwrap_or_default(),
        visit.address.as_deref().unwrap_or_default()
    ));
    store::know_device(tx, account.id, &device, now).await.map(drop)
}
