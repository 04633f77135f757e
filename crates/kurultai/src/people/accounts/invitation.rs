//! Inviting somebody to take an access role in an edition, and what becomes of the invitation.
//!
//! Always true: nobody gives more than they hold, and the guest's secretariat gives for its own side only; an invitation
//! is good once, for two weeks, for whoever holds its letter, and only while the one who sent it could still send it;
//! nobody is written to more often than [`Rule::LETTER`] lets through, whoever asks for it.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use uuid::Uuid;

use super::door::{self, Limited, Rule};
use super::membership::{self, GiveError};
use super::model::Invitation;
use super::{letters, store};
use crate::forum::model::Edition;
use crate::forum::store as forum;
use crate::people::access::{AccountId, Actor, Desk, Grant, Role};
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbError, Tx};
use crate::platform::i18n::Lang;
use crate::platform::secret;

/// How long an invitation waits.
pub const WAITS: SignedDuration = SignedDuration::from_hours(14 * 24);

/// What somebody is asked to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub email: String,
    pub language: Lang,
    pub role: Role,
    pub side: Option<String>,
    pub delegation: Option<String>,
}

#[derive(Debug, thiserror::Error)]
pub enum InviteError {
    #[error("{0:?} is no e-mail address")]
    Email(String),
    #[error("they have this role already")]
    AlreadyMember,
    #[error("they have been invited to this already")]
    AlreadyInvited,
    #[error(transparent)]
    Give(#[from] GiveError),
    #[error("the invitation was taken or withdrawn, or whoever sent it may not invite any more")]
    Gone,
    #[error("too many letters to this address; again in {seconds} s")]
    TooManyLetters { seconds: i64 },
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<Limited> for InviteError {
    fn from(limited: Limited) -> Self {
        match limited {
            Limited::TooMany { seconds } => Self::TooManyLetters { seconds },
            Limited::Db(error) => Self::Db(error),
        }
    }
}

/// Invites somebody by letter.
///
/// # Errors
/// When it is not the actor's to give, or makes no sense.
pub async fn invite(
    tx: &mut Tx,
    desk: &Desk,
    actor: &Actor,
    edition: &Edition,
    offer: &Offer,
) -> Result<Uuid, InviteError> {
    let now = desk.now();
    let email = address(&offer.email).ok_or_else(|| InviteError::Email(offer.email.clone()))?;
    membership::may_give(actor, edition, offer.role, offer.side.as_deref())?;
    let same = |role: Role, side: &Option<String>, delegation: &Option<String>| {
        role == offer.role && *side == offer.side && *delegation == offer.delegation
    };
    let members = store::members(tx, edition.uid).await?;
    if members
        .iter()
        .any(|member| member.email == email && same(member.role, &member.side, &member.delegation))
    {
        return Err(InviteError::AlreadyMember);
    }
    let waiting = store::invitations(tx, edition.uid).await?;
    if waiting
        .iter()
        .any(|other| other.email == email && same(other.role, &other.side, &other.delegation))
    {
        return Err(InviteError::AlreadyInvited);
    }
    let invitation = Invitation {
        id: Uuid::now_v7(),
        edition: edition.id.clone(),
        email,
        language: offer.language,
        role: offer.role,
        side: offer.side.clone(),
        delegation: offer.delegation.clone(),
        invited_by: actor.account,
        invited_at: now,
        expires_at: now + WAITS,
        sent: 1,
    };
    door::take(tx, Rule::LETTER, &invitation.email, 1, now).await?;
    let token = secret::token();
    store::record_invitation(tx, edition.uid, &invitation, &secret::digest(&token)).await?;
    letters::invitation(tx, desk, actor, edition, &invitation, &token, now).await?;
    note(tx, &actor.label(), "invitation.send", &invitation, now).await?;
    Ok(invitation.id)
}

/// Sends the letter once more with another link; the one before opens nothing. The invitation is the actor's from then on.
///
/// # Errors
/// As [`invite`].
pub async fn resend(tx: &mut Tx, desk: &Desk, actor: &Actor, edition: &Edition, id: Uuid) -> Result<(), InviteError> {
    let now = desk.now();
    let mut invitation = waiting(tx, actor, edition, id).await?;
    let token = secret::token();
    let until = now + WAITS;
    door::take(tx, Rule::LETTER, &invitation.email, 1, now).await?;
    if !store::renew_invitation(tx, id, actor.account, &secret::digest(&token), until).await? {
        return Err(InviteError::Gone);
    }
    invitation.invited_by = actor.account;
    invitation.sent += 1;
    invitation.expires_at = until;
    letters::invitation(tx, desk, actor, edition, &invitation, &token, now).await?;
    note(tx, &actor.label(), "invitation.resend", &invitation, now).await?;
    Ok(())
}

/// Takes an invitation back.
///
/// # Errors
/// As [`invite`].
pub async fn revoke(
    tx: &mut Tx,
    actor: &Actor,
    edition: &Edition,
    id: Uuid,
    now: Timestamp,
) -> Result<(), InviteError> {
    let invitation = waiting(tx, actor, edition, id).await?;
    if !store::end_invitation(tx, id, None, now).await? {
        return Err(InviteError::Gone);
    }
    note(tx, &actor.label(), "invitation.revoke", &invitation, now).await?;
    Ok(())
}

/// An invitation of this edition that the actor could have sent.
async fn waiting(tx: &mut Tx, actor: &Actor, edition: &Edition, id: Uuid) -> Result<Invitation, InviteError> {
    let invitation = store::invitations(tx, edition.uid)
        .await?
        .into_iter()
        .find(|invitation| invitation.id == id)
        .ok_or(InviteError::Gone)?;
    membership::may_give(actor, edition, invitation.role, invitation.side.as_deref())?;
    Ok(invitation)
}

/// The invitation that a letter holds, with its edition, if it can still be taken.
///
/// # Errors
/// When the database cannot be asked.
pub async fn open(tx: &mut Tx, token: &str, now: Timestamp) -> Result<Option<(Invitation, Edition)>, DbError> {
    match store::invitation(tx, &secret::digest(token), now).await? {
        Some(invitation) => with_edition(tx, invitation).await,
        None => Ok(None),
    }
}

/// The invitations to this address that can be taken, with their editions, the oldest first.
///
/// # Errors
/// When the database cannot be asked.
pub async fn open_to(tx: &mut Tx, email: &str, now: Timestamp) -> Result<Vec<(Invitation, Edition)>, DbError> {
    let mut open = Vec::new();
    for invitation in store::invitations_to(tx, email, now).await? {
        open.extend(with_edition(tx, invitation).await?);
    }
    Ok(open)
}

async fn with_edition(tx: &mut Tx, invitation: Invitation) -> Result<Option<(Invitation, Edition)>, DbError> {
    let Some(edition) = forum::edition(tx, &invitation.edition).await? else {
        return Ok(None);
    };
    let holds = holds(tx, &invitation, &edition).await?;
    Ok(holds.then_some((invitation, edition)))
}

/// Whether the one who sent an invitation could still send it. What somebody gave away before they lost their role is not
/// theirs to give any more, until another sends it again.
///
/// # Errors
/// When the database cannot be asked.
pub async fn holds(tx: &mut Tx, invitation: &Invitation, edition: &Edition) -> Result<bool, DbError> {
    let inviter = super::actor(tx, invitation.invited_by).await?;
    Ok(inviter.is_some_and(|inviter| {
        membership::may_give(&inviter, edition, invitation.role, invitation.side.as_deref()).is_ok()
    }))
}

/// Takes an invitation for an account.
///
/// # Errors
/// When somebody was quicker, or the invitation does not hold any more.
pub async fn accept(
    tx: &mut Tx,
    invitation: &Invitation,
    edition: &Edition,
    account: AccountId,
    now: Timestamp,
) -> Result<(), InviteError> {
    if !holds(tx, invitation, edition).await? || !store::end_invitation(tx, invitation.id, Some(account), now).await? {
        return Err(InviteError::Gone);
    }
    let grant = Grant {
        id: Uuid::now_v7(),
        edition: Some(edition.id.clone()),
        role: invitation.role,
        side: invitation.side.clone(),
        delegation: invitation.delegation.clone(),
    };
    let held = store::grants(tx, account).await?;
    let again = held.iter().any(|other| {
        (&other.edition, other.role, &other.side, &other.delegation)
            == (&grant.edition, grant.role, &grant.side, &grant.delegation)
    });
    if !again {
        let by = format!("account:{}", invitation.invited_by);
        store::give(tx, account, Some(edition.uid), &grant, &by, now).await?;
    }
    note(tx, &format!("account:{account}"), "invitation.accept", invitation, now).await?;
    Ok(())
}

async fn note(tx: &mut Tx, actor: &str, action: &str, invitation: &Invitation, now: Timestamp) -> Result<(), DbError> {
    let entry = Entry {
        at: now,
        actor,
        action,
        subject: &invitation.id.to_string(),
    };
    let details = json!({
        "edition": invitation.edition,
        "role": invitation.role.name(),
        "office": invitation.role.office().map(|office| office.name()),
        "side": invitation.side,
        "delegation": invitation.delegation,
    });
    audit::record(tx, &entry, &details).await
}

/// An e-mail address as it is kept: lower case, without blanks around it; `None` when it is none.
pub fn address(typed: &str) -> Option<String> {
    let address = typed.trim().to_lowercase();
    let (name, host) = address.rsplit_once('@')?;
    let right = !name.is_empty() && host.contains('.') && address.len() <= 254;
    (right && address.parse::<lettre::Address>().is_ok()).then_some(address)
}
