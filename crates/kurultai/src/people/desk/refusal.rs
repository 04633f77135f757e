//! Pages and answers for requests that do not reach their handler, with a way out.

use std::error::Error;

use askama::Template;
use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use super::shell::{DeskShell, Section, page as render};
use crate::people::access::{Refusal, Visit};
use crate::platform::i18n::{Lang, Locale, locale};
use crate::platform::secret;

#[derive(Template)]
#[template(path = "people/desk/refusal.html")]
struct RefusalPage {
    shell: DeskShell,
    why: String,
    way_out: String,
    url: &'static str,
}

/// What went wrong and what to do, in words.
fn words(refused: Refusal, l: &Locale) -> (String, String, String) {
    match refused {
        Refusal::SignIn => (
            l.desk_refused_sign_in(),
            l.desk_refused_sign_in_why(),
            l.desk_refused_sign_in_out(),
        ),
        Refusal::NotAllowed => (
            l.desk_refused_not_allowed(),
            l.desk_refused_not_allowed_why(),
            l.desk_refused_not_allowed_out(),
        ),
        Refusal::NotYours => (
            l.desk_refused_not_yours(),
            l.desk_refused_not_yours_why(),
            l.desk_refused_not_yours_out(),
        ),
        Refusal::TooLarge => (
            l.desk_refused_too_large(),
            l.desk_refused_too_large_why(),
            l.desk_refused_too_large_out(),
        ),
        Refusal::SecondFactor => (
            l.door_second_asked(),
            l.door_second_asked_why(),
            l.door_second_asked_out(),
        ),
        Refusal::NoSuchAddress => (
            l.desk_refused_no_such_address(),
            l.desk_refused_no_such_address_why(),
            l.desk_refused_no_such_address_out(),
        ),
        Refusal::WrongMethod => (
            l.desk_refused_wrong_method(),
            l.desk_refused_wrong_method_why(),
            l.desk_refused_wrong_method_out(),
        ),
    }
}

/// The page for a person.
pub fn page(refused: Refusal, visit: &Visit) -> Response {
    let (title, why, way_out) = words(refused, locale(visit.lang));
    let url = match refused {
        Refusal::SignIn => "/sign-in",
        Refusal::SecondFactor => "/account/second",
        _ => "/desk",
    };
    let shell = DeskShell::new(visit, None, Section::Overview, title);
    render(
        refused.status(),
        &RefusalPage {
            shell,
            why,
            way_out,
            url,
        },
    )
}

/// The page for something that is not there.
pub fn not_found(visit: &Visit) -> Response {
    let l = locale(visit.lang);
    let shell = DeskShell::new(visit, None, Section::Overview, l.desk_not_found());
    render(
        StatusCode::NOT_FOUND,
        &RefusalPage {
            shell,
            why: l.desk_not_found_why(),
            way_out: l.desk_not_found_out(),
            url: "/desk",
        },
    )
}

/// The answer for a program (RFC 9457).
pub fn problem(refused: Refusal, lang: Lang) -> Response {
    let (title, detail, _) = words(refused, locale(lang));
    let name = match refused {
        Refusal::SignIn => "sign-in",
        Refusal::NotAllowed => "not-allowed",
        Refusal::NotYours => "not-yours",
        Refusal::TooLarge => "too-large",
        Refusal::SecondFactor => "second-factor",
        Refusal::NoSuchAddress => "no-such-address",
        Refusal::WrongMethod => "wrong-method",
    };
    let body = json!({
        "type": format!("/problems/{name}"),
        "title": title,
        "status": refused.status().as_u16(),
        "detail": detail,
    });
    let mut response = (refused.status(), Json(body)).into_response();
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        header::HeaderValue::from_static("application/problem+json"),
    );
    if refused == Refusal::SignIn {
        response
            .headers_mut()
            .insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer"));
    }
    response
}

/// An apology with a reference to the line in the log; written once, here.
pub fn internal(error: &(dyn Error + 'static), api: bool) -> Response {
    let reference = secret::hex(&secret::random::<4>());
    tracing::error!(error, reference, "a request failed");
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    if api {
        let body =
            json!({ "type": "/problems/internal", "title": "Internal error", "status": 500, "reference": reference });
        let mut response = (status, Json(body)).into_response();
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            header::HeaderValue::from_static("application/problem+json"),
        );
        return response;
    }
    let apologies = Lang::all().map(|lang| locale(lang).desk_internal(&reference));
    (status, apologies.join("\n")).into_response()
}
