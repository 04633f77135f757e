//! What members of an edition are, and who may say so.

use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;

use super::model::Member;
use super::store;
use crate::forum::model::Edition;
use crate::people::access::{Actor, Grant, Permission, Role};
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbError, Tx};

/// Why a role is not the actor's to give or to take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GiveError {
    #[error("the role may more than the one who gives it")]
    MoreThanOwn,
    #[error("the role is for another side")]
    OtherSide,
    #[error("a secretariat acts for a side")]
    SideMissing,
    #[error("the edition has no such side")]
    NoSuchSide,
}

#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    #[error("there is no such member any more")]
    Gone,
    #[error("it is the actor's own place, and they have not said that they mean it")]
    Oneself,
    #[error(transparent)]
    Give(#[from] GiveError),
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Whether the actor knows that it is their own place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oneself {
    Meant,
    NotMeant,
}

/// Whether the actor may make somebody this, for this side, in this edition.
///
/// # Errors
/// With the reason why not.
pub fn may_give(actor: &Actor, edition: &Edition, role: Role, side: Option<&str>) -> Result<(), GiveError> {
    if let Some(side) = side
        && !edition.sides.iter().any(|known| known.id == side)
    {
        return Err(GiveError::NoSuchSide);
    }
    // Administrators are made in the list of accounts, not in an edition.
    let key = Some(edition.id.as_str());
    let beyond = Permission::OF_EDITION
        .into_iter()
        .chain([Permission::Administer])
        .any(|permission| role.permits(permission) && !actor.may(permission, key));
    if role == Role::Administrator || beyond {
        return Err(GiveError::MoreThanOwn);
    }
    if side.is_none() && matches!(role, Role::HostSecretariat | Role::GuestSecretariat) {
        return Err(GiveError::SideMissing);
    }
    let mut guests = Vec::new();
    for grant in actor.grants_in(key) {
        match grant.role {
            Role::Administrator => return Ok(()),
            // Whoever may approve for a side is chosen by that side, or by an administrator: nobody holds two keys.
            Role::HostSecretariat if !role.permits(Permission::Approve) || side == grant.side.as_deref() => {
                return Ok(());
            }
            role if role.permits(Permission::ManageRoles) => guests.push(grant.side.as_deref()),
            _ => {}
        }
    }
    if role == Role::HostSecretariat || guests.is_empty() {
        Err(GiveError::MoreThanOwn)
    } else if side.is_none() || !guests.contains(&side) {
        Err(GiveError::OtherSide)
    } else {
        Ok(())
    }
}

/// Makes a member something else in the edition.
///
/// # Errors
/// When what they are, or what they would be, is not the actor's to give.
pub async fn change(
    tx: &mut Tx,
    actor: &Actor,
    edition: &Edition,
    id: Uuid,
    grant: &Grant,
    oneself: Oneself,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let before = theirs(tx, actor, edition, id, oneself).await?;
    may_give(actor, edition, grant.role, grant.side.as_deref())?;
    let label = actor.label();
    store::change_membership(tx, id, grant, &label, now).await?;
    let details = json!({
        "edition": edition.id,
        "before": before.role.name(),
        "before_office": before.role.office().map(|office| office.name()),
        "role": grant.role.name(),
        "office": grant.role.office().map(|office| office.name()),
        "side": grant.side,
        "delegation": grant.delegation,
    });
    note(tx, &label, "account.change-role", &before, &details, now).await
}

/// Takes a member's role in the edition away.
///
/// # Errors
/// When it is not the actor's to give.
pub async fn remove(
    tx: &mut Tx,
    actor: &Actor,
    edition: &Edition,
    id: Uuid,
    oneself: Oneself,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let before = theirs(tx, actor, edition, id, oneself).await?;
    store::take_membership(tx, id).await?;
    let details = json!({
        "edition": edition.id,
        "role": before.role.name(),
        "office": before.role.office().map(|office| office.name()),
        "side": before.side,
    });
    note(tx, &actor.label(), "account.take-role", &before, &details, now).await
}

async fn theirs(
    tx: &mut Tx,
    actor: &Actor,
    edition: &Edition,
    id: Uuid,
    oneself: Oneself,
) -> Result<Member, ChangeError> {
    let member = store::member(tx, edition.uid, id).await?.ok_or(ChangeError::Gone)?;
    may_give(actor, edition, member.role, member.side.as_deref())?;
    if member.account == actor.account && oneself == Oneself::NotMeant {
        return Err(ChangeError::Oneself);
    }
    Ok(member)
}

async fn note(
    tx: &mut Tx,
    actor: &str,
    action: &str,
    member: &Member,
    details: &serde_json::Value,
    now: Timestamp,
) -> Result<(), ChangeError> {
    let entry = Entry {
        at: now,
        actor,
        action,
        subject: &member.account.to_string(),
    };
    Ok(audit::record(tx, &entry, details).await?)
}
