//! Somebody at the desk: a signed-in browser without a socket, which keeps its cookie and fills in the token of forms.

use axum::body::Body;
use axum::http::{Request, header};
use hyper::{Method, StatusCode};
use tower::ServiceExt as _;
use uuid::Uuid;

use super::forum::{Answer, Forum};
use crate::people::access::{AccountId, Grant, Role};
use crate::people::accounts::model::Account;
use crate::people::accounts::{self, Arrival, store};
use crate::platform::i18n::Lang;
use crate::platform::secret;

/// A browser.
#[derive(Debug, Clone)]
pub struct Client {
    router: axum::Router,
    pub account: Option<AccountId>,
    /// The key in its cookie.
    pub token: Option<String>,
    https: bool,
    pub language: Option<Lang>,
}

impl Forum {
    /// A browser in which nobody is signed in.
    pub fn visitor(&self) -> Client {
        Client {
            router: self.app.router(),
            account: None,
            token: None,
            https: self.app.desk.https(),
            language: None,
        }
    }

    /// Somebody with this role in this edition, signed in, reading English. The host's secretariat
    /// acts for the side of the host country, the guest's for the next.
    pub async fn organiser(&self, role: Role, edition: &str) -> Client {
        self.organiser_reading(role, edition, Lang::En).await
    }

    /// The same, reading another language.
    pub async fn organiser_reading(&self, role: Role, edition: &str, lang: Lang) -> Client {
        let now = self.app.desk.now();
        let mut tx = self.app.db.write().await.expect("a transaction");
        let found = crate::forum::store::edition(&mut tx, edition)
            .await
            .expect("it is read");
        // The host's side first.
        let mut sides: Vec<String> = Vec::new();
        if let Some(edition) = &found {
            sides.extend(edition.sides.iter().map(|side| side.id.clone()));
            sides.sort_by_key(|side| Some(side) != edition.country.as_ref());
        }
        let id = AccountId(Uuid::now_v7());
        let account = Account {
            id,
            email: format!("{}@desk.example", id.0.simple()),
            name: format!("{} {}", role.name(), &id.0.simple().to_string()[24..]),
            language: lang,
            closed: false,
            password: None,
            created_at: now,
        };
        store::write_account(&mut tx, &account).await.expect("an account");
        let everywhere = role == Role::Administrator;
        let grant = Grant {
            id: Uuid::now_v7(),
            edition: (!everywhere).then(|| edition.to_owned()),
            role,
            side: match role {
                Role::HostSecretariat => sides.first().cloned(),
                Role::GuestSecretariat => sides.get(1).cloned(),
                _ => None,
            },
            delegation: None,
        };
        let owner = if everywhere {
            None
        } else {
            found.map(|edition| edition.uid)
        };
        store::give(&mut tx, id, owner, &grant, "test", now)
            .await
            .expect("a role");
        let arrival = Arrival {
            account: id,
            method: "password",
            second_factor: false,
            address: None,
            agent: None,
        };
        let token = accounts::sign_in(&mut tx, &arrival, now).await.expect("a sign-in");
        tx.commit().await.expect("it is kept");
        Client {
            account: Some(id),
            token: Some(token),
            ..self.visitor()
        }
    }
}

impl Client {
    pub async fn get(&mut self, address: &str) -> Answer {
        self.send(Method::GET, address, &[], Vec::new()).await
    }

    /// Sends a form with the token that its page would carry.
    pub async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let mut form: Vec<(&str, &str)> = fields.to_vec();
        let csrf = self.csrf();
        form.push(("csrf", &csrf));
        let body = form
            .iter()
            .map(|(name, value)| format!("{}={}", escape(name), escape(value)))
            .collect::<Vec<_>>()
            .join("&");
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        self.send(Method::POST, address, &kind, body.into_bytes()).await
    }

    /// Sends JSON as scripts do.
    pub async fn post_json(&mut self, address: &str, body: &serde_json::Value) -> Answer {
        let csrf = self.csrf();
        let headers = [("content-type", "application/json"), ("x-csrf", csrf.as_str())];
        self.send(Method::POST, address, &headers, body.to_string().into_bytes())
            .await
    }

    /// The token of the forms on its pages.
    pub fn csrf(&mut self) -> String {
        let token = self.token.get_or_insert_with(secret::token);
        secret::derived(token, "form")
    }

    /// Sends anything; keeps the cookie that comes back.
    pub async fn send(&mut self, method: Method, address: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let name = if self.https { "__Host-kurultai" } else { "kurultai" };
        let mut request = Request::builder().method(method).uri(address);
        if let Some(token) = &self.token {
            request = request.header(header::COOKIE, format!("{name}={token}"));
        }
        if let Some(lang) = self.language {
            request = request.header(header::ACCEPT_LANGUAGE, lang.tag());
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body)).expect("a request");
        let Ok(response) = self.router.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let text = cookie.to_str().expect("cookies are text");
            if let Some(value) = text.strip_prefix(&format!("{name}=")) {
                let value = value.split(';').next().unwrap_or_default();
                self.token = (!value.is_empty()).then(|| value.to_owned());
            }
        }
        let body = axum::body::to_bytes(body, 64 * 1024 * 1024)
            .await
            .expect("a body")
            .to_vec();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body,
        }
    }

    /// Follows where an answer sends the browser.
    pub async fn follow(&mut self, answer: &Answer) -> Answer {
        assert!(
            matches!(
                answer.status,
                StatusCode::SEE_OTHER | StatusCode::FOUND | StatusCode::TEMPORARY_REDIRECT
            ),
            "{} sends nowhere: {}",
            answer.status,
            String::from_utf8_lossy(&answer.body)
        );
        let to = answer.header("location").to_owned();
        self.get(&to).await
    }
}

fn escape(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
