//! Links that open a door once: the one that makes the first administrator, and the one for lost access.

use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::newcomer::{Filled, Newcomer, checked, words};
use super::notice::{Notice, link_gone};
use super::{page, refusal};
use crate::people::access::{Desk, Permission, Routes, Visit};
use crate::people::accounts::first::{self, Founder};
use crate::people::accounts::once::{self, Purpose};
use crate::people::accounts::{door, own, store};
use crate::platform::db::{DbError, DbResult};
use crate::platform::i18n::locale;

pub fn routes() -> Routes {
    Routes::new()
        .get("/first/{token}", Permission::Public, show)
        .post("/first/{token}", Permission::Public, make)
        .get("/sign-in/once/{token}", Permission::Public, show_once)
        .post("/sign-in/once/{token}", Permission::Public, sign_in_once)
}

fn form(visit: &Visit, token: &str, filled: &Filled) -> Newcomer {
    let l = locale(visit.lang);
    let mut form = Newcomer::new(visit, l.door_first(), format!("/first/{token}"), filled);
    form.intro = vec![l.door_first_why()];
    form.button = l.door_first_make();
    form
}

async fn holds(desk: &Desk, token: &str) -> DbResult<bool> {
    first::holds(&mut desk.db.read().await?, token, desk.now()).await
}

async fn show(State(desk): State<Desk>, visit: Visit, Path(token): Path<String>) -> Response {
    match holds(&desk, &token).await {
        Ok(true) => form(&visit, &token, &Filled::default()).answer(),
        Ok(false) => link_gone(&visit),
        Err(error) => refusal::internal(&error, false),
    }
}

async fn make(
    State(desk): State<Desk>,
    visit: Visit,
    Path(token): Path<String>,
    Form(filled): Form<Filled>,
) -> Response {
    if let Err(limited) = door::limit_address(&desk, &visit, 1).await {
        return limited.answer(&visit);
    }
    // Nobody makes this program hash without a link that holds.
    match holds(&desk, &token).await {
        Ok(true) => {}
        Ok(false) => return link_gone(&visit),
        Err(error) => return refusal::internal(&error, false),
    }
    let l = locale(visit.lang);
    let refuse = |errors: Vec<String>| {
        let mut page = form(&visit, &token, &filled);
        page.errors = errors;
        page.answer()
    };
    let (name, email) = match checked(l, &filled) {
        Ok(right) => right,
        Err(errors) => return refuse(errors),
    };
    let password = match own::new_password(&filled.password, &name, &email).await {
        Ok(password) => password,
        Err(error) => {
            return match words(l, &error) {
                Some(words) => refuse(vec![words]),
                None => refusal::internal(&error, false),
            };
        }
    };
    let founder = Founder {
        name,
        email,
        language: filled.language(&visit),
        password,
    };
    let entered = async {
        let mut tx = desk.db.write().await?;
        let Some(account) = first::found(&mut tx, &token, &founder, desk.now()).await? else {
            return Ok(None);
        };
        let entered = door::enter(&mut tx, &desk, &visit, account, "first", false, None).await?;
        tx.commit().await?;
        Ok::<_, DbError>(entered)
    };
    match entered.await {
        Ok(Some(entered)) => entered.answer(&desk),
        Ok(None) => link_gone(&visit),
        Err(error) => refusal::internal(&error, false),
    }
}

/// A program that looks at links in letters must not use them up, so the link shows a button.
async fn show_once(State(desk): State<Desk>, visit: Visit, Path(token): Path<String>) -> Response {
    let l = locale(visit.lang);
    let found = async {
        let mut tx = desk.db.read().await?;
        let Some(link) = once::look(&mut tx, Purpose::SignIn, &token, desk.now()).await? else {
            return Ok(None);
        };
        match link.account {
            Some(account) => store::active(&mut tx, account).await,
            None => Ok(None),
        }
    };
    match found.await {
        Ok(Some(account)) => {
            let mut notice = Notice::new(&visit, l.door_once(), vec![l.door_once_why(&account.name)]);
            notice.form = Some((format!("/sign-in/once/{token}"), l.door_enter()));
            page(StatusCode::OK, &notice)
        }
        Ok(None) => link_gone(&visit),
        Err(error) => refusal::internal(&error, false),
    }
}

async fn sign_in_once(State(desk): State<Desk>, visit: Visit, Path(token): Path<String>) -> Response {
    if let Err(limited) = door::limit_address(&desk, &visit, 1).await {
        return limited.answer(&visit);
    }
    let entered = async {
        let mut tx = desk.db.write().await?;
        let link = once::take(&mut tx, Purpose::SignIn, &token, desk.now()).await?;
        let Some(account) = link.and_then(|link| link.account) else {
            return Ok(None);
        };
        let bare = store::account(&mut tx, account)
            .await?
            .is_some_and(|account| account.password.is_none());
        let entered = door::enter(&mut tx, &desk, &visit, account, "link", false, None).await?;
        tx.commit().await?;
        let to = if bare {
            "/account?said=set-password"
        } else {
            "/account?said=by-link"
        };
        Ok::<_, DbError>(entered.map(|entered| entered.then(to)))
    };
    match entered.await {
        Ok(Some(entered)) => entered.answer(&desk),
        Ok(None) => link_gone(&visit),
        Err(error) => refusal::internal(&error, false),
    }
}
