//! Who may do what in an edition: its members, who is invited, and the table of access roles.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Form, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;
use uuid::Uuid;

use super::shell::{DeskShell, Section, page};
use super::{refusal, role_word};
use crate::forum::model::Edition;
use crate::forum::store as forum;
use crate::people::access::{Actor, Desk, Grant, Permission, Role, Routes, Visit};
use crate::people::accounts::door::Limited;
use crate::people::accounts::invitation::{self, InviteError, Offer};
use crate::people::accounts::letters::moment;
use crate::people::accounts::membership::{self, ChangeError, GiveError, Oneself};
use crate::people::accounts::model::{Invitation, Member};
use crate::people::accounts::store;
use crate::people::store as people;
use crate::platform::audit::{self, Entry};
use crate::platform::db::{DbError, DbResult};
use crate::platform::i18n::{Lang, Locale, locale};

pub fn routes() -> Routes {
    let manage = Permission::ManageRoles;
    Routes::new()
        .get("/desk/{edition}/access", Permission::ReadDesk, show)
        .post("/desk/{edition}/access/invite", manage, invite)
        .post("/desk/{edition}/access/invitation/{id}/resend", manage, resend)
        .post("/desk/{edition}/access/invitation/{id}/revoke", manage, revoke)
        .post("/desk/{edition}/access/member/{id}/change", manage, change)
        .post("/desk/{edition}/access/member/{id}/remove", manage, remove)
        .post("/desk/{edition}/access/second-factor", manage, second_factor)
}

#[derive(Template)]
#[template(path = "people/desk/access.html")]
struct Page {
    shell: DeskShell,
    base: String,
    may_manage: bool,
    members: Vec<MemberLine>,
    invitations: Vec<InvitationLine>,
    form: InviteForm,
    roles: Vec<Choice>,
    sides: Vec<Choice>,
    may_leave_side: bool,
    delegations: Vec<Choice>,
    languages: Vec<Choice>,
    permissions: Vec<String>,
    table: Vec<TableRow>,
    may_set_rules: bool,
    errors: Vec<String>,
}

/// An entry of a list to choose from.
#[derive(Debug, Clone)]
struct Choice {
    value: String,
    words: String,
    chosen: bool,
}

struct MemberLine {
    id: Uuid,
    name: String,
    /// Shown to those who invite; others have no need of it.
    email: Option<String>,
    closed: bool,
    everywhere: bool,
    role: String,
    side: Option<String>,
    delegation: Option<String>,
    seen: Option<String>,
    oneself: bool,
    /// Filled for whom the reader may make something else.
    edit: Option<MemberEdit>,
}

struct MemberEdit {
    roles: Vec<Choice>,
    sides: Vec<Choice>,
    delegations: Vec<Choice>,
}

struct InvitationLine {
    id: Uuid,
    email: String,
    role: String,
    side: Option<String>,
    /// Until when it waits, or why it does not any more.
    waits: String,
    /// Whether the reader could have sent it.
    theirs: bool,
}

struct TableRow {
    word: String,
    role: String,
    may: Vec<bool>,
    second_factor: bool,
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    said: Option<String>,
}

#[derive(Debug, Clone, Default, Deserialize)]
struct InviteForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    side: String,
    #[serde(default)]
    delegation: String,
    #[serde(default)]
    language: String,
}

#[derive(Debug, Default, Deserialize)]
struct ChangeForm {
    #[serde(default)]
    role: String,
    #[serde(default)]
    side: String,
    #[serde(default)]
    delegation: String,
    /// Said by whoever means their own place.
    #[serde(default)]
    oneself: String,
}

/// Why nothing was changed.
enum Refused {
    NotFound,
    NoRole,
    NotHost,
    NoDelegation,
    Invite(InviteError),
    Change(ChangeError),
    Db(DbError),
}

impl From<DbError> for Refused {
    fn from(error: DbError) -> Self {
        Self::Db(error)
    }
}

impl From<InviteError> for Refused {
    fn from(error: InviteError) -> Self {
        Self::Invite(error)
    }
}

impl From<ChangeError> for Refused {
    fn from(error: ChangeError) -> Self {
        Self::Change(error)
    }
}

fn role_of(word: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role_word(*role) == word)
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

async fn show(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let l = locale(visit.lang);
    let said = match asked.said.as_deref() {
        Some("invited") => Some(l.members_said_invited()),
        Some("resent") => Some(l.members_said_resent()),
        Some("revoked") => Some(l.members_said_revoked()),
        Some("changed") => Some(l.members_said_changed()),
        Some("removed") => Some(l.members_said_removed()),
        Some("rules") => Some(l.members_said_rules()),
        _ => None,
    };
    let form = InviteForm {
        language: visit.lang.tag().to_owned(),
        ..InviteForm::default()
    };
    render(&desk, &visit, &actor, &key, form, said, Vec::new()).await
}

async fn render(
    desk: &Desk,
    visit: &Visit,
    actor: &Actor,
    key: &str,
    form: InviteForm,
    said: Option<String>,
    errors: Vec<String>,
) -> Response {
    let found = async {
        let mut tx = desk.db.read().await?;
        let Some(edition) = forum::edition(&mut tx, key).await? else {
            return Ok(None);
        };
        let members = store::members(&mut tx, edition.uid).await?;
        let mut invitations = Vec::new();
        for invitation in store::invitations(&mut tx, edition.uid).await? {
            let holds = invitation::holds(&mut tx, &invitation, &edition).await?;
            invitations.push((invitation, holds));
        }
        let rules = store::second_factor_rules(&mut tx).await?;
        let delegations: Vec<String> = people::delegations(&mut tx, edition.uid)
            .await?
            .into_iter()
            .map(|delegation| delegation.id)
            .collect();
        Ok::<_, DbError>(Some((edition, members, invitations, rules, delegations)))
    };
    let (edition, members, invitations, rules, delegations) = match found.await {
        Ok(Some(found)) => found,
        Ok(None) => return refusal::not_found(visit),
        Err(error) => return refusal::internal(&error, false),
    };
    let l = locale(visit.lang);
    let may_manage = actor.may(Permission::ManageRoles, Some(key));
    let view = View {
        l,
        actor,
        edition: &edition,
        delegations: &delegations,
        may_manage,
    };
    let second = |role: Role| {
        rules
            .iter()
            .any(|rule| rule.edition.as_deref() == Some(key) && rule.role == role)
    };
    let table = Role::ALL
        .into_iter()
        .map(|role| TableRow {
            word: role_word(role),
            role: l.term("access-role", &role_word(role)),
            may: Permission::OF_EDITION
                .into_iter()
                .chain([Permission::Administer])
                .map(|permission| role.permits(permission))
                .collect(),
            second_factor: second(role),
        })
        .collect();
    let chosen_side = if form.side.is_empty() {
        actor.side(key)
    } else {
        Some(form.side.as_str())
    };
    let status = if errors.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let now = desk.now();
    page(
        status,
        &Page {
            shell: DeskShell::new(visit, Some(key), Section::Access, l.members_title())
                .said(said)
                .style("css/access.css"),
            base: format!("/desk/{key}/access"),
            may_manage,
            members: members.into_iter().map(|member| view.member(member)).collect(),
            invitations: if may_manage {
                invitations
                    .into_iter()
                    .map(|(invitation, holds)| view.invitation(invitation, holds, now))
                    .collect()
            } else {
                Vec::new()
            },
            roles: view.roles(role_of(&form.role)),
            sides: view.sides(chosen_side),
            may_leave_side: view.unbound(),
            delegations: view.delegations(filled(&form.delegation).as_deref()),
            languages: Lang::all()
                .map(|lang| Choice {
                    value: lang.tag().to_owned(),
                    words: lang.native_name().to_owned(),
                    chosen: lang.tag() == form.language,
                })
                .to_vec(),
            permissions: Permission::OF_EDITION
                .into_iter()
                .chain([Permission::Administer])
                .map(|permission| l.term("access-may", permission.name()))
                .collect(),
            table,
            may_set_rules: may_set_rules(actor, key),
            form,
            errors,
        },
    )
}

/// The page from where somebody stands.
struct View<'a> {
    l: &'static Locale,
    actor: &'a Actor,
    edition: &'a Edition,
    delegations: &'a [String],
    may_manage: bool,
}

impl View<'_> {
    /// Whether they may give roles for no side in particular.
    fn unbound(&self) -> bool {
        membership::may_give(self.actor, self.edition, Role::Auditor, None).is_ok()
    }

    fn gives(&self, role: Role, side: Option<&str>) -> bool {
        self.may_manage && membership::may_give(self.actor, self.edition, role, side).is_ok()
    }

    fn roles(&self, chosen: Option<Role>) -> Vec<Choice> {
        let any_side = |role: Role| {
            self.gives(role, None) || self.edition.sides.iter().any(|side| self.gives(role, Some(&side.id)))
        };
        Role::ALL
            .into_iter()
            .filter(|role| any_side(*role))
            .map(|role| Choice {
                value: role_word(role),
                words: self.l.term("access-role", &role_word(role)),
                chosen: chosen == Some(role),
            })
            .collect()
    }

    fn sides(&self, chosen: Option<&str>) -> Vec<Choice> {
        self.edition
            .sides
            .iter()
            .filter(|side| self.gives(Role::Auditor, Some(&side.id)))
            .map(|side| Choice {
                value: side.id.clone(),
                words: self.side_name(&side.id),
                chosen: chosen == Some(side.id.as_str()),
            })
            .collect()
    }

    fn delegations(&self, chosen: Option<&str>) -> Vec<Choice> {
        self.delegations
            .iter()
            .map(|key| Choice {
                value: key.clone(),
                words: key.clone(),
                chosen: chosen == Some(key.as_str()),
            })
            .collect()
    }

    fn side_name(&self, key: &str) -> String {
        let side = self.edition.sides.iter().find(|side| side.id == key);
        let name = side.and_then(|side| side.name.best(self.l.lang().tag()));
        name.map_or_else(|| key.to_owned(), |(_, words)| words.to_owned())
    }

    fn member(&self, member: Member) -> MemberLine {
        let editable = !member.everywhere && self.gives(member.role, member.side.as_deref());
        MemberLine {
            id: member.id,
            role: self.l.term("access-role", &role_word(member.role)),
            side: member.side.as_deref().map(|side| self.side_name(side)),
            seen: member.seen_at.map(|at| moment(self.l, at)),
            oneself: member.account == self.actor.account,
            edit: editable.then(|| MemberEdit {
                roles: self.roles(Some(member.role)),
                sides: self.sides(member.side.as_deref()),
                delegations: self.delegations(member.delegation.as_deref()),
            }),
            name: member.name,
            email: self.may_manage.then_some(member.email),
            closed: member.closed,
            everywhere: member.everywhere,
            delegation: member.delegation,
        }
    }

    fn invitation(&self, invitation: Invitation, holds: bool, now: jiff::Timestamp) -> InvitationLine {
        let until = moment(self.l, invitation.expires_at);
        InvitationLine {
            id: invitation.id,
            role: self.l.term("access-role", &role_word(invitation.role)),
            side: invitation.side.as_deref().map(|side| self.side_name(side)),
            waits: if invitation.expires_at <= now {
                self.l.members_invitation_late(until)
            } else if holds {
                self.l.members_invitation_until(until)
            } else {
                self.l.members_invitation_void()
            },
            theirs: self.gives(invitation.role, invitation.side.as_deref()),
            email: invitation.email,
        }
    }
}

/// Administrators and the host's secretariat say which roles need a second factor; the guest's does not lock the host out.
fn may_set_rules(actor: &Actor, edition: &str) -> bool {
    actor
        .grants_in(Some(edition))
        .any(|grant| matches!(grant.role, Role::Administrator | Role::HostSecretariat))
}

/// What is wrong and what to do, in words; `Err` for what is no refusal.
fn words(l: &Locale, refused: Refused) -> Result<String, DbError> {
    Ok(match refused {
        Refused::NoRole => l.members_no_role(),
        Refused::NotHost => l.members_rules_not_yours(),
        Refused::NoDelegation => l.members_no_delegation(),
        Refused::Invite(InviteError::Email(_)) => l.account_email_malformed(),
        Refused::Invite(InviteError::AlreadyMember) => l.members_already(),
        Refused::Invite(InviteError::AlreadyInvited) => l.members_already_invited(),
        Refused::Invite(InviteError::Gone) => l.members_invitation_gone(),
        Refused::Change(ChangeError::Gone) => l.members_gone(),
        Refused::Change(ChangeError::Oneself) => l.members_oneself(),
        Refused::Invite(InviteError::Give(give)) | Refused::Change(ChangeError::Give(give)) => match give {
            GiveError::MoreThanOwn => l.members_more_than_own(),
            GiveError::OtherSide => l.members_other_side(),
            GiveError::SideMissing => l.members_side_missing(),
            GiveError::NoSuchSide => l.members_no_such_side(),
        },
        Refused::Db(error) | Refused::Invite(InviteError::Db(error)) | Refused::Change(ChangeError::Db(error)) => {
            return Err(error);
        }
        Refused::NotFound | Refused::Invite(InviteError::TooManyLetters { .. }) => l.desk_not_found_why(),
    })
}

struct Asking<'a> {
    desk: &'a Desk,
    visit: &'a Visit,
    actor: &'a Actor,
    key: &'a str,
}

impl Asking<'_> {
    async fn answer(self, done: Result<(), Refused>, said: &str, form: InviteForm) -> Response {
        let refused = match done {
            Ok(()) => return Redirect::to(&format!("/desk/{}/access?said={said}", self.key)).into_response(),
            Err(Refused::NotFound) => return refusal::not_found(self.visit),
            Err(Refused::Invite(InviteError::TooManyLetters { seconds })) => {
                return Limited::TooMany { seconds }.answer(self.visit);
            }
            Err(refused) => refused,
        };
        match words(locale(self.visit.lang), refused) {
            Ok(words) => render(self.desk, self.visit, self.actor, self.key, form, None, vec![words]).await,
            Err(error) => refusal::internal(&error, false),
        }
    }
}

async fn invite(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(key): Path<String>,
    Form(form): Form<InviteForm>,
) -> Response {
    let done = async {
        let mut tx = desk.db.write().await?;
        let edition = forum::edition(&mut tx, &key).await?.ok_or(Refused::NotFound)?;
        let offer = Offer {
            email: form.email.clone(),
            language: Lang::from_tag(&form.language).unwrap_or(visit.lang),
            role: role_of(&form.role).ok_or(Refused::NoRole)?,
            side: filled(&form.side),
            delegation: filled(&form.delegation),
        };
        known_delegation(&mut tx, &edition, offer.delegation.as_deref()).await?;
        invitation::invite(&mut tx, &desk, &actor, &edition, &offer).await?;
        Ok(tx.commit().await?)
    };
    let done = done.await;
    asking(&desk, &visit, &actor, &key).answer(done, "invited", form).await
}

fn asking<'a>(desk: &'a Desk, visit: &'a Visit, actor: &'a Actor, key: &'a str) -> Asking<'a> {
    Asking {
        desk,
        visit,
        actor,
        key,
    }
}

async fn known_delegation(
    tx: &mut crate::platform::db::Tx,
    edition: &Edition,
    delegation: Option<&str>,
) -> Result<(), Refused> {
    let Some(key) = delegation else { return Ok(()) };
    let known = people::delegations(tx, edition.uid).await?;
    if known.iter().any(|delegation| delegation.id == key) {
        Ok(())
    } else {
        Err(Refused::NoDelegation)
    }
}

/// The identity in an address; one that is none is of nobody.
fn id(text: &str) -> Result<Uuid, Refused> {
    text.parse().map_err(|_| Refused::NotFound)
}

async fn resend(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((key, asked)): Path<(String, String)>,
) -> Response {
    let done = async {
        let asked = id(&asked)?;
        let mut tx = desk.db.write().await?;
        let edition = forum::edition(&mut tx, &key).await?.ok_or(Refused::NotFound)?;
        invitation::resend(&mut tx, &desk, &actor, &edition, asked).await?;
        Ok(tx.commit().await?)
    };
    let done = done.await;
    asking(&desk, &visit, &actor, &key)
        .answer(done, "resent", InviteForm::default())
        .await
}

async fn revoke(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((key, asked)): Path<(String, String)>,
) -> Response {
    let done = async {
        let asked = id(&asked)?;
        let mut tx = desk.db.write().await?;
        let edition = forum::edition(&mut tx, &key).await?.ok_or(Refused::NotFound)?;
        invitation::revoke(&mut tx, &actor, &edition, asked, desk.now()).await?;
        Ok(tx.commit().await?)
    };
    let done = done.await;
    asking(&desk, &visit, &actor, &key)
        .answer(done, "revoked", InviteForm::default())
        .await
}

async fn change(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((key, asked)): Path<(String, String)>,
    Form(form): Form<ChangeForm>,
) -> Response {
    let done = async {
        let asked = id(&asked)?;
        let mut tx = desk.db.write().await?;
        let edition = forum::edition(&mut tx, &key).await?.ok_or(Refused::NotFound)?;
        let grant = Grant {
            id: asked,
            edition: Some(key.clone()),
            role: role_of(&form.role).ok_or(Refused::NoRole)?,
            side: filled(&form.side),
            delegation: filled(&form.delegation),
        };
        known_delegation(&mut tx, &edition, grant.delegation.as_deref()).await?;
        membership::change(&mut tx, &actor, &edition, asked, &grant, oneself(&form), desk.now()).await?;
        Ok(tx.commit().await?)
    };
    let done = done.await;
    asking(&desk, &visit, &actor, &key)
        .answer(done, "changed", InviteForm::default())
        .await
}

fn oneself(form: &ChangeForm) -> Oneself {
    if form.oneself == "meant" {
        Oneself::Meant
    } else {
        Oneself::NotMeant
    }
}

async fn remove(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((key, asked)): Path<(String, String)>,
    Form(form): Form<ChangeForm>,
) -> Response {
    let done = async {
        let asked = id(&asked)?;
        let mut tx = desk.db.write().await?;
        let edition = forum::edition(&mut tx, &key).await?.ok_or(Refused::NotFound)?;
        membership::remove(&mut tx, &actor, &edition, asked, oneself(&form), desk.now()).await?;
        Ok(tx.commit().await?)
    };
    let done = done.await;
    // Whoever took their own place is not a member any more.
    if done.is_ok() && form.oneself == "meant" {
        return Redirect::to("/desk").into_response();
    }
    asking(&desk, &visit, &actor, &key)
        .answer(done, "removed", InviteForm::default())
        .await
}

async fn second_factor(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(key): Path<String>,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    let done = async {
        if !may_set_rules(&actor, &key) {
            return Err(Refused::NotHost);
        }
        let mut tx = desk.db.write().await?;
        let edition = forum::edition(&mut tx, &key).await?.ok_or(Refused::NotFound)?;
        set_rules(&mut tx, &actor, &edition, &form, desk.now()).await?;
        Ok(tx.commit().await?)
    };
    let done = done.await;
    asking(&desk, &visit, &actor, &key)
        .answer(done, "rules", InviteForm::default())
        .await
}

async fn set_rules(
    tx: &mut crate::platform::db::Tx,
    actor: &Actor,
    edition: &Edition,
    form: &HashMap<String, String>,
    now: jiff::Timestamp,
) -> DbResult<()> {
    let label = actor.label();
    let mut changed = serde_json::Map::new();
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let asked = form.contains_key(&role_word(role));
        if store::set_second_factor_rule(tx, Some(edition.uid), role, asked, &label, now).await? {
            changed.insert(role_word(role), asked.into());
        }
    }
    if changed.is_empty() {
        return Ok(());
    }
    let entry = Entry {
        at: now,
        actor: &label,
        action: "access.second-factor",
        subject: &edition.id,
    };
    audit::record(tx, &entry, &changed.into()).await
}
