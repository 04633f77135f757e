//! Who may do what in an edition: its members, and those who are invited.

use axum::http::{Method, StatusCode, header};
use serde_json::{Value, json};
use uuid::Uuid;

use super::ask::{Ask, Reply, escape};
use super::operation::Operation;
use super::problem::{Fault, Problem};
use super::records;
use crate::forum::model::Edition;
use crate::forum::store as forum;
use crate::people::access::{Actor, Grant, Office, Permission, Role};
use crate::people::accounts::invitation::{self, InviteError, Offer};
use crate::people::accounts::membership::{self, ChangeError, GiveError, Oneself};
use crate::people::accounts::model::{Invitation, Member};
use crate::people::accounts::store;
use crate::platform::db::Tx;
use crate::platform::i18n::Lang;
use crate::programme::edit::Version;

pub(super) fn operations() -> Vec<Operation> {
    const MEMBERS: &str = "/api/v1/editions/{edition}/members";
    const MEMBER: &str = "/api/v1/editions/{edition}/members/{id}";
    const INVITATIONS: &str = "/api/v1/editions/{edition}/invitations";
    const INVITATION: &str = "/api/v1/editions/{edition}/invitations/{id}";
    let group = "members";
    let may = Permission::ManageRoles;
    vec![
        Operation::get(MEMBERS, may, "listMembers", |ask, tx| Box::pin(members(ask, tx)))
            .says(group, "Lists who may do what in the edition")
            .paged()
            .gives(200, "MemberPage")
            .may_fail(&[400, 404]),
        Operation::get(MEMBER, may, "readMember", |ask, tx| Box::pin(member(ask, tx)))
            .says(group, "Reads a member")
            .gives(200, "Member")
            .tagged()
            .may_fail(&[404]),
        Operation::new(Method::PUT, MEMBER, may, "changeMember", |ask, tx| {
            Box::pin(change(ask, tx))
        })
        .says(
            group,
            "Gives a member another access role; at most what you hold yourself",
        )
        .takes("NewRole")
        .gives(200, "Member")
        .versioned()
        .may_fail(&[404, 422]),
        Operation::new(Method::DELETE, MEMBER, may, "removeMember", |ask, tx| {
            Box::pin(remove(ask, tx))
        })
        .says(group, "Takes a member's access role away")
        .gives_nothing()
        .versioned()
        .may_fail(&[404, 422]),
        Operation::get(INVITATIONS, may, "listInvitations", |ask, tx| {
            Box::pin(invitations(ask, tx))
        })
        .says(group, "Lists invitations that wait for an answer")
        .paged()
        .gives(200, "InvitationPage")
        .may_fail(&[400, 404]),
        Operation::post(INVITATIONS, may, "invite", |ask, tx| Box::pin(invite(ask, tx)))
            .says(group, "Invites somebody by mail")
            .takes("NewInvitation")
            .gives(201, "Invitation")
            .may_fail(&[404, 409, 422]),
        Operation::post(format!("{INVITATION}/resend"), may, "resendInvitation", |ask, tx| {
            Box::pin(resend(ask, tx))
        })
        .says(
            group,
            "Sends an invitation again; the letter before opens nothing any more",
        )
        .gives(200, "Invitation")
        .may_fail(&[404]),
        Operation::new(Method::DELETE, INVITATION, may, "revokeInvitation", |ask, tx| {
            Box::pin(revoke(ask, tx))
        })
        .says(group, "Takes an invitation back")
        .gives_nothing()
        .may_fail(&[404]),
    ]
}

async fn edition(ask: &Ask, tx: &mut Tx) -> Result<Edition, Problem> {
    forum::edition(tx, ask.edition())
        .await?
        .ok_or_else(|| Problem::new("not-found"))
}

fn actor(ask: &Ask) -> Result<&Actor, Problem> {
    ask.actor.as_ref().ok_or_else(|| Problem::new("sign-in"))
}

fn id(ask: &Ask) -> Result<Uuid, Problem> {
    ask.part("id").parse().map_err(|_| Problem::new("not-found"))
}

fn shown(member: &Member) -> Value {
    json!({
        "id": member.id,
        "name": member.name,
        "email": member.email,
        "role": member.role.name(),
        "office": member.role.office().map(Office::name),
        "side": member.side,
        "delegation": member.delegation,
        "everywhere": member.everywhere,
        "closed": member.closed,
    })
}

fn version(member: &Member) -> Version {
    Version::of(shown(member).as_object().unwrap_or(&serde_json::Map::new()))
}

fn waiting(invitation: &Invitation) -> Value {
    json!({
        "id": invitation.id,
        "email": invitation.email,
        "language": invitation.language.tag(),
        "role": invitation.role.name(),
        "office": invitation.role.office().map(Office::name),
        "side": invitation.side,
        "delegation": invitation.delegation,
        "invited_at": invitation.invited_at.to_string(),
        "expires_at": invitation.expires_at.to_string(),
        "sent": invitation.sent,
    })
}

fn refused(error: &GiveError) -> Problem {
    let fault = match error {
        GiveError::MoreThanOwn | GiveError::OtherSide => return Problem::new("not-allowed"),
        GiveError::SideMissing => Fault::new("/side", "missing", "side"),
        GiveError::NoSuchSide => Fault::new("/side", "nowhere", ""),
    };
    Problem::new("refused").faults(vec![fault])
}

fn of_change(error: ChangeError) -> Problem {
    match error {
        ChangeError::Gone => Problem::new("not-found"),
        ChangeError::Oneself => Problem::new("conflict"),
        ChangeError::Give(error) => refused(&error),
        ChangeError::Db(error) => error.into(),
    }
}

fn of_invitation(error: InviteError) -> Problem {
    match error {
        InviteError::Email(email) => Problem::new("refused").faults(vec![Fault::new("/email", "wrong-type", email)]),
        InviteError::AlreadyMember | InviteError::AlreadyInvited => Problem::new("conflict"),
        InviteError::Give(error) => refused(&error),
        InviteError::Gone => Problem::new("not-found"),
        InviteError::TooManyLetters { seconds } => Problem::later(seconds),
        InviteError::Db(error) => error.into(),
    }
}

/// The access role that was sent.
fn role(ask: &Ask) -> Result<Role, Problem> {
    let name = ask.body["role"].as_str().unwrap_or_default();
    Role::of(name, ask.body["office"].as_str())
        .ok_or_else(|| Problem::new("refused").faults(vec![Fault::new("/office", "missing", "office")]))
}

fn text(ask: &Ask, name: &str) -> Option<String> {
    ask.body[name].as_str().map(str::to_owned)
}

/// A delegation that the edition does not have is nobody's to head.
async fn check_delegation(ask: &Ask, tx: &mut Tx, edition: &Edition) -> Result<(), Problem> {
    let Some(key) = text(ask, "delegation") else {
        return Ok(());
    };
    let there = crate::people::store::delegations(tx, edition.uid).await?;
    if there.iter().any(|delegation| delegation.id == key) {
        return Ok(());
    }
    Err(Problem::new("refused").faults(vec![Fault::new("/delegation", "nowhere", key)]))
}

async fn members(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let edition = edition(ask, tx).await?;
    let all = store::members(tx, edition.uid).await?;
    records::page(ask, all, |member| (member.id.to_string(), shown(member)))
}

async fn found(ask: &Ask, tx: &mut Tx, edition: &Edition) -> Result<Member, Problem> {
    let id = id(ask)?;
    let member = store::members(tx, edition.uid)
        .await?
        .into_iter()
        .find(|member| member.id == id);
    member.ok_or_else(|| Problem::new("not-found"))
}

async fn member(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let edition = edition(ask, tx).await?;
    let member = found(ask, tx, &edition).await?;
    Ok(Reply::ok(&shown(&member)).version(&version(&member)))
}

/// The member as whoever changes it saw them.
async fn seen(ask: &Ask, tx: &mut Tx, edition: &Edition) -> Result<Member, Problem> {
    let member = found(ask, tx, edition).await?;
    let version = version(&member);
    match &ask.versions {
        Some(versions) if !versions.contains(&version) => {
            let conflict = json!({ "kind": "member", "id": member.id, "version": version, "theirs": shown(&member) });
            Err(Problem::new("stale").with("conflicts", json!([conflict])))
        }
        _ => Ok(member),
    }
}

async fn change(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let edition = edition(ask, tx).await?;
    let member = seen(ask, tx, &edition).await?;
    check_delegation(ask, tx, &edition).await?;
    let grant = Grant {
        id: member.id,
        edition: Some(edition.id.clone()),
        role: role(ask)?,
        side: text(ask, "side"),
        delegation: text(ask, "delegation"),
    };
    membership::change(tx, actor(ask)?, &edition, member.id, &grant, Oneself::Meant, ask.now)
        .await
        .map_err(of_change)?;
    let member = found(ask, tx, &edition).await?;
    Ok(Reply::ok(&shown(&member)).version(&version(&member)))
}

async fn remove(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let edition = edition(ask, tx).await?;
    let member = seen(ask, tx, &edition).await?;
    membership::remove(tx, actor(ask)?, &edition, member.id, Oneself::Meant, ask.now)
        .await
        .map_err(of_change)?;
    Ok(Reply::nothing())
}

async fn invitations(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let edition = edition(ask, tx).await?;
    let all = store::invitations(tx, edition.uid).await?;
    records::page(ask, all, |invitation| (invitation.id.to_string(), waiting(invitation)))
}

async fn invited(tx: &mut Tx, edition: &Edition, id: Uuid) -> Result<Value, Problem> {
    let all = store::invitations(tx, edition.uid).await?;
    let invitation = all.iter().find(|invitation| invitation.id == id);
    invitation.map(waiting).ok_or_else(|| Problem::new("not-found"))
}

async fn invite(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let edition = edition(ask, tx).await?;
    check_delegation(ask, tx, &edition).await?;
    let offer = Offer {
        email: text(ask, "email").unwrap_or_default(),
        language: ask.body["language"]
            .as_str()
            .and_then(Lang::from_tag)
            .unwrap_or(ask.lang),
        role: role(ask)?,
        side: text(ask, "side"),
        delegation: text(ask, "delegation"),
    };
    let id = invitation::invite(tx, &ask.desk, actor(ask)?, &edition, &offer)
        .await
        .map_err(of_invitation)?;
    let at = format!("/api/v1/editions/{}/invitations/{id}", escape(&edition.id));
    Ok(Reply::json(StatusCode::CREATED, &invited(tx, &edition, id).await?).header(header::LOCATION, at))
}

async fn resend(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let edition = edition(ask, tx).await?;
    let id = id(ask)?;
    invitation::resend(tx, &ask.desk, actor(ask)?, &edition, id)
        .await
        .map_err(of_invitation)?;
    Ok(Reply::ok(&invited(tx, &edition, id).await?))
}

async fn revoke(ask: &Ask, tx: &mut Tx) -> Result<Reply, Problem> {
    let edition = edition(ask, tx).await?;
    invitation::revoke(tx, actor(ask)?, &edition, id(ask)?, ask.now)
        .await
        .map_err(of_invitation)?;
    Ok(Reply::nothing())
}
