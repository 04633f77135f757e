//! Second factors: whether an account has one, and whether what it is asks for one.

use crate::people::access::{AccountId, Actor};
use crate::people::keys;
use crate::platform::db::{Db, DbResult, Tx};

use super::store;

/// Whether the account set a second factor up, so that the door asks for it.
pub async fn required(tx: &mut Tx, account: AccountId) -> DbResult<bool> {
    keys::second::is_set_up(tx, account).await
}

/// Whether a role of this account asks for a second factor, and none was shown at sign-in.
///
/// # Errors
/// When the database cannot be asked.
pub async fn owed(db: &Db, actor: &Actor, edition: Option<&str>) -> DbResult<bool> {
    if actor.second_factor {
        return Ok(false);
    }
    let rules = {
        let mut tx = db.read().await?;
        store::second_factor_rules(&mut tx).await?
    };
    Ok(actor.grants_in(edition).any(|grant| {
        rules
            .iter()
            .any(|rule| rule.edition == grant.edition && rule.role == grant.role)
    }))
}
