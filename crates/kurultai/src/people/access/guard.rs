//! What stands before every handler: who is asking, whether they may, and whether the request is their own.

use std::collections::HashMap;
use std::net::IpAddr;

use axum::body::Body;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{RawPathParams, Request, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Redirect, Response};

use super::{Desk, Permission, Visit};
use crate::people::accounts;
use crate::people::desk::refusal;
use crate::platform::db::DbError;
use crate::platform::i18n::{Lang, negotiate};
use crate::platform::secret;
use crate::platform::web::server::Peer;

/// The name of the cookie; with TLS it gets the prefix that pins it to this host.
pub const COOKIE: &str = "kurultai";

/// Forms are small; files have an address with a limit of their own.
const MOST_FORM: usize = 2 * 1024 * 1024;

/// A route's state for its guard.
#[derive(Clone, Debug)]
pub(super) struct Door {
    pub desk: Desk,
    pub permission: Permission,
}

/// Why a request does not reach its handler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody is signed in.
    SignIn,
    /// Somebody is, but this is not theirs to do.
    NotAllowed,
    /// The form's token is missing or old: sent from elsewhere, or from before signing in.
    NotYours,
    TooLarge,
    /// What somebody is here asks for a second factor, and they showed none.
    SecondFactor,
    /// There is nothing at this address.
    NoSuchAddress,
    /// There is something, but not for this method.
    WrongMethod,
}

impl Refusal {
    pub fn status(self) -> StatusCode {
        match self {
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::NotAllowed | Self::NotYours | Self::SecondFactor => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NoSuchAddress => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
        }
    }
}

pub(super) async fn pass(
    State(door): State<Door>,
    params: Result<RawPathParams, RawPathParamsRejection>,
    mut request: Request,
    next: Next,
) -> Response {
    let api = is_api(&request);
    let Ok(params) = params else {
        return nowhere(request).await;
    };
    let shown = shown(&request, door.desk.https());
    let (visit, fresh) = match visit(&door.desk, shown).await {
        Ok(found) => found,
        Err(error) => return refusal::internal(&error, api),
    };
    let edition = params
        .iter()
        .find(|(name, _)| *name == "edition")
        .map(|(_, value)| value.to_owned());
    if let Err(refused) = allowed(door.permission, &visit, edition.as_deref()) {
        return refuse(refused, &visit, &request, api);
    }
    if !matches!(door.permission, Permission::Public | Permission::SignedIn)
        && let Some(actor) = &visit.actor
    {
        match accounts::second::owed(&door.desk.db, actor, edition.as_deref()).await {
            Ok(false) => {}
            Ok(true) => return refuse(Refusal::SecondFactor, &visit, &request, api),
            Err(error) => return refusal::internal(&error, api),
        }
    }
    let program = visit.actor.as_ref().is_some_and(|actor| actor.scopes.is_some());
    let unsafe_method = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if unsafe_method && !program {
        request = match own(request, &visit).await {
            Ok(request) => request,
            Err((refused, request)) => return refuse(refused, &visit, &request, api),
        };
    }
    if let Some(actor) = &visit.actor {
        request.extensions_mut().insert(actor.clone());
    }
    let token = visit.token.clone();
    request.extensions_mut().insert(visit);
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if fresh && !program && !api && !headers.contains_key(header::SET_COOKIE) {
        headers.append(header::SET_COOKIE, cookie(&token, door.desk.https(), None));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

fn is_api(request: &Request) -> bool {
    request.uri().path().starts_with("/api/")
}

/// An address that nobody mounted. Programs are told; for people the site has a page.
pub(super) async fn nowhere(request: Request) -> Response {
    if is_api(&request) {
        refusal::problem(Refusal::NoSuchAddress, asked(&request))
    } else {
        StatusCode::NOT_FOUND.into_response()
    }
}

/// An address that is mounted for other methods.
pub(super) async fn wrong_method(request: Request) -> Response {
    if is_api(&request) {
        refusal::problem(Refusal::WrongMethod, asked(&request))
    } else {
        StatusCode::METHOD_NOT_ALLOWED.into_response()
    }
}

/// The language that a program asks for.
fn asked(request: &Request) -> Lang {
    let asked = request.headers().get(header::ACCEPT_LANGUAGE);
    negotiate(asked.and_then(|value| value.to_str().ok()), Lang::En)
}

fn allowed(permission: Permission, visit: &Visit, edition: Option<&str>) -> Result<(), Refusal> {
    if permission == Permission::Public {
        return Ok(());
    }
    match &visit.actor {
        None => Err(Refusal::SignIn),
        Some(actor) if actor.may(permission, edition) => Ok(()),
        Some(_) => Err(Refusal::NotAllowed),
    }
}

fn refuse(refused: Refusal, visit: &Visit, request: &Request, api: bool) -> Response {
    if api {
        let asked = request.headers().get(header::ACCEPT_LANGUAGE);
        let lang = negotiate(asked.and_then(|value| value.to_str().ok()), visit.lang);
        return refusal::problem(refused, lang);
    }
    if refused == Refusal::SignIn && request.method() == Method::GET {
        let back = request.uri().path_and_query().map_or("/desk", |path| path.as_str());
        let query = escaped(back);
        return Redirect::to(&format!("/sign-in?next={query}")).into_response();
    }
    if refused == Refusal::SecondFactor && request.method() == Method::GET {
        return Redirect::to("/account/second").into_response();
    }
    refusal::page(refused, visit)
}

/// As the value of a query.
pub(in crate::people) fn escaped(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

/// Whether the request comes from a page of ours: the token in a header, in the form, or, for a form with files, in the
/// address. A browser that says the request comes from another site is believed.
async fn own(request: Request, visit: &Visit) -> Result<Request, (Refusal, Request)> {
    let headers = request.headers();
    if headers
        .get("sec-fetch-site")
        .is_some_and(|from| from != "same-origin" && from != "none")
    {
        return Err((Refusal::NotYours, request));
    }
    if let Some(sent) = headers.get("x-csrf").and_then(|value| value.to_str().ok()) {
        return if secret::same(sent, &visit.csrf) {
            Ok(request)
        } else {
            Err((Refusal::NotYours, request))
        };
    }
    if let Some(sent) = field(request.uri().query().unwrap_or_default(), "csrf") {
        return if secret::same(&sent, &visit.csrf) {
            Ok(request)
        } else {
            Err((Refusal::NotYours, request))
        };
    }
    let form = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if !form {
        return Err((Refusal::NotYours, request));
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, MOST_FORM).await else {
        return Err((Refusal::TooLarge, Request::from_parts(parts, Body::empty())));
    };
    let sent = std::str::from_utf8(&bytes).ok().and_then(|text| field(text, "csrf"));
    let request = Request::from_parts(parts, Body::from(bytes));
    if sent.is_some_and(|sent| secret::same(&sent, &visit.csrf)) {
        Ok(request)
    } else {
        Err((Refusal::NotYours, request))
    }
}

/// A field of a query or of a form. Tokens are of letters that need no decoding.
fn field(text: &str, name: &str) -> Option<String> {
    text.split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// What a request says of who sent it.
struct Shown {
    address: Option<String>,
    agent: Option<String>,
    /// The key in the cookie.
    held: Option<String>,
    /// The key of a program.
    bearer: Option<String>,
    chosen: Option<Lang>,
    asked: Option<String>,
}

fn shown(request: &Request, https: bool) -> Shown {
    let headers = request.headers();
    let text = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let mut cookies = cookies(headers);
    Shown {
        address: address(request),
        agent: text(header::USER_AGENT).map(|agent| agent.chars().take(300).collect()),
        held: cookies.remove(&cookie_name(https)).filter(|token| token.len() == 43),
        // A key opens the API; what is left of the desk, such as passwords, is for people.
        bearer: text(header::AUTHORIZATION)
            .filter(|_| request.uri().path().starts_with("/api/"))
            .and_then(|value| value.strip_prefix("Bearer "))
            .map(str::to_owned),
        chosen: cookies.get("lang").and_then(|tag| Lang::from_tag(tag)),
        asked: text(header::ACCEPT_LANGUAGE).map(str::to_owned),
    }
}

/// Who is at the door, and whether their key is new.
async fn visit(desk: &Desk, shown: Shown) -> Result<(Visit, bool), DbError> {
    let fresh = shown.held.is_none();
    let token = shown.held.unwrap_or_else(secret::token);
    let mut actor = match &shown.bearer {
        Some(key) => accounts::program(&desk.db, key, desk.now()).await?,
        None if fresh => None,
        None => accounts::signed_in(&desk.db, &token, desk.now()).await?,
    };
    if let Some(actor) = &mut actor {
        actor.address.clone_from(&shown.address);
    }
    let lang = actor
        .as_ref()
        .map(|actor| actor.lang)
        .or(shown.chosen)
        .unwrap_or_else(|| negotiate(shown.asked.as_deref(), desk.language));
    let visit = Visit {
        csrf: secret::derived(&token, "form"),
        token,
        lang,
        address: shown.address,
        agent: shown.agent,
        actor,
    };
    Ok((visit, fresh))
}

/// The address of the browser: the peer's, or the last one that a proxy on this machine wrote down.
fn address(request: &Request) -> Option<String> {
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0.ip());
    if peer.is_some_and(|peer| !peer.is_loopback()) {
        return peer.map(|peer| peer.to_string());
    }
    let forwarded = request
        .headers()
        .get("x-forwarded-for")
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.rsplit(',').next())
        .and_then(|last| last.trim().parse::<IpAddr>().ok());
    forwarded.or(peer).map(|address| address.to_string())
}

fn cookies(headers: &HeaderMap) -> HashMap<String, String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

pub(in crate::people) fn cookie_name(https: bool) -> String {
    if https {
        format!("__Host-{COOKIE}")
    } else {
        COOKIE.to_owned()
    }
}

/// The header that gives a browser its key; `seconds` for how long, or until it is closed.
pub(in crate::people) fn cookie(token: &str, https: bool, seconds: Option<i64>) -> HeaderValue {
    let mut text = format!("{}={token}; Path=/; HttpOnly; SameSite=Lax", cookie_name(https));
    if https {
        text.push_str("; Secure");
    }
    if let Some(seconds) = seconds {
        text.push_str("; Max-Age=");
        text.push_str(&seconds.to_string());
    }
    HeaderValue::from_str(&text).expect("keys are of safe letters")
}
