//! What an invitation's link opens: the form of a new account, or joining with the one that somebody has.

use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};

use super::newcomer::{Filled, Newcomer, checked, words};
use super::notice::{Notice, link_gone};
use super::{page, refusal, role_word};
use crate::forum::model::Edition;
use crate::people::access::guard::escaped;
use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::accounts::invitation::{self, InviteError};
use crate::people::accounts::model::Invitation;
use crate::people::accounts::{door, own, store};
use crate::platform::db::{DbError, DbResult, Tx};
use crate::platform::i18n::{Locale, locale};

pub fn routes() -> Routes {
    Routes::new()
        .get("/invitation/{token}", Permission::Public, show)
        .post("/invitation/{token}", Permission::Public, make)
        .post("/invitation/{token}/join", Permission::SignedIn, join)
}

/// The invitation with its edition, and whether its address is an account's.
struct Opened {
    invitation: Invitation,
    edition: Edition,
    known: bool,
    inviter: String,
}

async fn open(tx: &mut Tx, desk: &Desk, token: &str) -> DbResult<Option<Opened>> {
    let Some((invitation, edition)) = invitation::open(tx, token, desk.now()).await? else {
        return Ok(None);
    };
    let known = store::account_by_email(tx, &invitation.email).await?.is_some();
    let inviter = store::account(tx, invitation.invited_by)
        .await?
        .map_or_else(String::new, |account| account.name);
    Ok(Some(Opened {
        invitation,
        edition,
        known,
        inviter,
    }))
}

fn intro(l: &Locale, opened: &Opened) -> Vec<String> {
    let title = opened.edition.title.best(l.lang().tag());
    let title = title.map_or(opened.edition.id.as_str(), |(_, words)| words);
    let role = l.term("access-role", &role_word(opened.invitation.role));
    vec![
        l.door_invitation_why(&opened.inviter, title),
        l.door_invitation_role(role),
    ]
}

fn form(visit: &Visit, token: &str, opened: &Opened, filled: &Filled) -> Newcomer {
    let l = locale(visit.lang);
    let mut form = Newcomer::new(visit, l.door_invitation(), format!("/invitation/{token}"), filled);
    form.intro = intro(l, opened);
    form.email.clone_from(&opened.invitation.email);
    form.email_given = true;
    form.password_wanted = false;
    form.known = Some((sign_in(token), l.door_invitation_known()));
    form
}

fn sign_in(token: &str) -> String {
    format!("/sign-in?next={}", escaped(&format!("/invitation/{token}")))
}

async fn show(State(desk): State<Desk>, visit: Visit, Path(token): Path<String>) -> Response {
    let l = locale(visit.lang);
    let opened = async { open(&mut desk.db.read().await?, &desk, &token).await };
    let opened = match opened.await {
        Ok(Some(opened)) => opened,
        Ok(None) => return link_gone(&visit),
        Err(error) => return refusal::internal(&error, false),
    };
    let mut notice = Notice::new(&visit, l.door_invitation(), intro(l, &opened));
    if let Some(actor) = &visit.actor {
        notice.why.push(l.door_invitation_as(&actor.name, &actor.email));
        notice.form = Some((format!("/invitation/{token}/join"), l.door_invitation_join()));
    } else if opened.known {
        notice.why.push(l.door_invitation_has_account(&opened.invitation.email));
        notice.way = Some((sign_in(&token), l.door_enter()));
    } else {
        let filled = Filled {
            language: visit.lang.tag().to_owned(),
            ..Filled::default()
        };
        return form(&visit, &token, &opened, &filled).answer();
    }
    page(StatusCode::OK, &notice)
}

async fn make(
    State(desk): State<Desk>,
    visit: Visit,
    Path(token): Path<String>,
    Form(mut filled): Form<Filled>,
) -> Response {
    if let Err(limited) = door::limit_address(&desk, &visit, 1).await {
        return limited.answer(&visit);
    }
    let l = locale(visit.lang);
    let opened = async { open(&mut desk.db.read().await?, &desk, &token).await };
    let opened = match opened.await {
        Ok(Some(opened)) => opened,
        Ok(None) => return link_gone(&visit),
        Err(error) => return refusal::internal(&error, false),
    };
    if opened.known {
        return Redirect::to(&format!("/invitation/{token}")).into_response();
    }
    // The letter went to this address and to no other.
    filled.email.clone_from(&opened.invitation.email);
    let refuse = |errors: Vec<String>| {
        let mut page = form(&visit, &token, &opened, &filled);
        page.errors = errors;
        page.answer()
    };
    let (name, email) = match checked(l, &filled) {
        Ok(right) => right,
        Err(errors) => return refuse(errors),
    };
    let password = if filled.password.is_empty() {
        None
    } else {
        match own::new_password(&filled.password, &name, &email).await {
            Ok(hash) => Some(hash),
            Err(error) => {
                return match words(l, &error) {
                    Some(words) => refuse(vec![words]),
                    None => refusal::internal(&error, false),
                };
            }
        }
    };
    let entered = async {
        let now = desk.now();
        let mut tx = desk.db.write().await?;
        let bare = password.is_none();
        let account = own::open(&mut tx, &email, &name, filled.language(&visit), password, now).await?;
        invitation::accept(&mut tx, &opened.invitation, &opened.edition, account, now).await?;
        let next = format!("/desk/{}", opened.edition.id);
        let entered = door::enter(&mut tx, &desk, &visit, account, "invitation", false, Some(&next)).await?;
        tx.commit().await?;
        Ok::<_, InviteError>(entered.map(|entered| {
            if bare {
                entered.then("/account?said=set-password")
            } else {
                entered
            }
        }))
    };
    match entered.await {
        Ok(Some(entered)) => entered.answer(&desk),
        // Somebody was quicker with the same letter, or it does not hold any more.
        Ok(None) | Err(InviteError::Db(DbError::Constraint(_)) | InviteError::Gone) => link_gone(&visit),
        Err(error) => refusal::internal(&error, false),
    }
}

async fn join(State(desk): State<Desk>, visit: Visit, actor: Actor, Path(token): Path<String>) -> Response {
    let joined = async {
        let mut tx = desk.db.write().await?;
        let Some(opened) = open(&mut tx, &desk, &token).await? else {
            return Ok(None);
        };
        invitation::accept(&mut tx, &opened.invitation, &opened.edition, actor.account, desk.now()).await?;
        tx.commit().await?;
        Ok::<_, InviteError>(Some(opened.edition.id))
    };
    match joined.await {
        Ok(Some(edition)) => Redirect::to(&format!("/desk/{edition}")).into_response(),
        Ok(None) | Err(InviteError::Gone) => link_gone(&visit),
        Err(error) => refusal::internal(&error, false),
    }
}
