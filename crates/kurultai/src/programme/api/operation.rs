//! An address of the API: where it is, what it asks for, what it takes and gives, and the verb behind it. The same
//! description makes the route, the checks before the verb, and the document.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::Arc;

use axum::extract::{FromRequestParts as _, RawPathParams, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::Response;
use serde_json::Value;

use super::ask::{Ask, Reply};
use super::pace::Pace;
use super::problem::{Fault, Problem};
use super::{check, schema, store};
use crate::people::access::{Actor, Desk, Permission, Routes, Visit};
use crate::people::accounts::agent;
use crate::platform::db::Tx;
use crate::platform::i18n::{Lang, negotiate};
use crate::platform::secret;
use crate::programme::edit::Version;
use crate::programme::records::Kind;

pub(super) const JSON: &str = "application/json";
const MERGE_PATCH: &str = "application/merge-patch+json";
/// What may be sent, in bytes.
const MOST: usize = 2 * 1024 * 1024;
const MOST_IN_BATCH: usize = 16 * 1024 * 1024;

type Doing<'a> = Pin<Box<dyn Future<Output = Result<Reply, Problem>> + Send + 'a>>;
pub(super) type Verb = for<'a> fn(&'a Ask, &'a mut Tx) -> Doing<'a>;

/// A parameter of the query.
#[derive(Debug, Clone)]
pub(super) struct Param {
    pub name: &'static str,
    pub schema: Value,
    pub words: &'static str,
}

/// What an address answers when all is well.
#[derive(Debug, Clone)]
pub(super) struct Good {
    pub status: u16,
    pub content_type: &'static str,
}

pub(super) struct Operation {
    pub method: Method,
    pub path: String,
    pub permission: Permission,
    /// Unique in the document.
    pub id: String,
    pub group: &'static str,
    pub summary: String,
    pub query: Vec<Param>,
    /// Name of the schema of what is sent.
    pub body: Option<String>,
    pub good: Good,
    /// Name of the schema of the answer.
    pub gives: Option<String>,
    /// Statuses of problems beyond those of every address.
    pub problems: Vec<u16>,
    pub kind: Option<Kind>,
    /// Asks for `If-Match`.
    pub precondition: bool,
    /// Answers with an `ETag`.
    pub tagged: bool,
    /// Takes an `Idempotency-Key`.
    pub creates: bool,
    verb: Verb,
}

impl Operation {
    pub fn new(
        method: Method,
        path: impl Into<String>,
        permission: Permission,
        id: impl Into<String>,
        verb: Verb,
    ) -> Self {
        Self {
            creates: method == Method::POST,
            method,
            path: path.into(),
            permission,
            id: id.into(),
            group: "",
            summary: String::new(),
            query: Vec::new(),
            body: None,
            good: Good {
                status: 200,
                content_type: JSON,
            },
            gives: None,
            problems: Vec::new(),
            kind: None,
            precondition: false,
            tagged: false,
            verb,
        }
    }

    pub fn get(path: impl Into<String>, permission: Permission, id: impl Into<String>, verb: Verb) -> Self {
        Self::new(Method::GET, path, permission, id, verb)
    }

    pub fn post(path: impl Into<String>, permission: Permission, id: impl Into<String>, verb: Verb) -> Self {
        Self::new(Method::POST, path, permission, id, verb)
    }

    /// In which group of the document, and what it does in a sentence.
    pub fn says(mut self, group: &'static str, summary: impl Into<String>) -> Self {
        self.group = group;
        self.summary = summary.into();
        self
    }

    pub fn takes(mut self, schema: impl Into<String>) -> Self {
        self.body = Some(schema.into());
        self
    }

    pub fn gives(mut self, status: u16, schema: impl Into<String>) -> Self {
        self.good.status = status;
        self.gives = Some(schema.into());
        self
    }

    pub fn gives_nothing(mut self) -> Self {
        self.good.status = 204;
        self
    }

    pub fn of(mut self, kind: Kind) -> Self {
        self.kind = Some(kind);
        self
    }

    pub fn param(mut self, name: &'static str, schema: Value, words: &'static str) -> Self {
        self.query.push(Param { name, schema, words });
        self
    }

    /// Pages of a list.
    pub fn paged(self) -> Self {
        let limit = serde_json::json!({ "type": "integer", "minimum": 1, "maximum": 200, "default": 50 });
        self.param("limit", limit, "How many items a page has at most.").param(
            "cursor",
            serde_json::json!({ "type": "string" }),
            "`next` of the page before.",
        )
    }

    pub fn versioned(mut self) -> Self {
        self.precondition = true;
        self.tagged = true;
        self
    }

    pub fn tagged(mut self) -> Self {
        self.tagged = true;
        self
    }

    pub fn may_fail(mut self, statuses: &[u16]) -> Self {
        self.problems.extend(statuses);
        self
    }

    /// What may be sent here as.
    pub fn content_types(&self) -> &'static [&'static str] {
        match self.method {
            Method::PATCH => &[MERGE_PATCH, JSON],
            _ => &[JSON],
        }
    }

    fn most(&self) -> usize {
        if self.path.ends_with("/batches") {
            MOST_IN_BATCH
        } else {
            MOST
        }
    }

    pub fn mount(self, routes: Routes, pace: &Arc<Pace>) -> Routes {
        let (method, path, permission) = (self.method.clone(), self.path.clone(), self.permission);
        let operation = Arc::new(self);
        let pace = Arc::clone(pace);
        let handler = move |State(desk): State<Desk>, request: Request| {
            let (operation, pace) = (Arc::clone(&operation), Arc::clone(&pace));
            async move { operation.answer(desk, &pace, request).await }
        };
        match method {
            Method::POST => routes.post(&path, permission, handler),
            Method::PUT => routes.put(&path, permission, handler),
            Method::PATCH => routes.patch(&path, permission, handler),
            Method::DELETE => routes.delete(&path, permission, handler),
            _ => routes.get(&path, permission, handler),
        }
    }

    async fn answer(&self, desk: Desk, pace: &Pace, request: Request) -> Response {
        let visit = request.extensions().get::<Visit>().cloned();
        let asked = request.headers().get(header::ACCEPT_LANGUAGE);
        let preferred = visit.as_ref().map_or(desk.language, |visit| visit.lang);
        let lang = negotiate(asked.and_then(|value| value.to_str().ok()), preferred);
        let none_match = request.headers().get(header::IF_NONE_MATCH).cloned();
        let bell = desk.clone();
        let name = visit.as_ref().and_then(|visit| visit.actor.as_ref()).map(Actor::label);
        match self.perform(desk, pace, visit, lang, request).await {
            Ok(reply) => {
                if let Some(changed) = &reply.changed {
                    let by = name.unwrap_or_default();
                    bell.draft_changed(&changed.edition, changed.revision, &changed.keys, &by);
                }
                respond(reply, self.method == Method::GET, none_match.as_ref(), lang)
            }
            Err(problem) => problem.answer(lang),
        }
    }

    async fn perform(
        &self,
        desk: Desk,
        pace: &Pace,
        visit: Option<Visit>,
        lang: Lang,
        request: Request,
    ) -> Result<Reply, Problem> {
        let now = desk.now();
        let actor = visit.as_ref().and_then(|visit| visit.actor.clone());
        let label = actor.as_ref().map(Actor::label).unwrap_or_default();
        let who = counted_as(request.headers(), visit.as_ref());
        pace.take(&who, desk.programs.requests_per_minute, now)
            .map_err(Problem::later)?;
        let (mut parts, body) = request.into_parts();
        let path = path_of(&mut parts).await?;
        let query = self.query_of(parts.uri.query().unwrap_or_default())?;
        self.acceptable(&parts.headers)?;
        let (bytes, body) = self.body_of(&parts.headers, body).await?;
        let versions = self.versions_of(&parts.headers)?;
        let key = self.key_of(&parts.headers)?;
        let digest = secret::digest(&format!(
            "{} {} {}",
            self.method,
            parts.uri,
            secret::hex(&<sha2::Sha256 as sha2::Digest>::digest(&bytes))
        ));
        let db = desk.db.clone();
        let ask = Ask {
            desk,
            actor,
            lang,
            now,
            label,
            kind: self.kind,
            path,
            query,
            body,
            versions,
        };
        if self.method == Method::GET {
            let mut tx = db.read().await?;
            return (self.verb)(&ask, &mut tx).await;
        }
        let mut tx = db.write().await?;
        if let Some(key) = &key
            && let Some(answer) = store::begin(&mut tx, &ask.label, key, &digest, now).await?
        {
            return answer.again(&digest);
        }
        match (self.verb)(&ask, &mut tx).await {
            Ok(reply) => {
                if let Some(key) = &key {
                    store::finish(&mut tx, &ask.label, key, &reply).await?;
                }
                tx.commit().await?;
                Ok(reply)
            }
            Err(problem) => {
                tx.roll_back().await?;
                Err(problem)
            }
        }
    }

    fn query_of(&self, query: &str) -> Result<BTreeMap<String, String>, Problem> {
        let pairs: Vec<(String, String)> = axum::extract::Query::try_from_uri(
            &format!("/?{query}")
                .parse()
                .map_err(|_| Problem::new("bad-parameter").about(query.chars().take(100).collect::<String>()))?,
        )
        .map(|axum::extract::Query(pairs)| pairs)
        .map_err(|_| Problem::new("bad-parameter").about(query.chars().take(100).collect::<String>()))?;
        let mut found = BTreeMap::new();
        let mut faults = Vec::new();
        for (name, text) in pairs {
            let Some(param) = self.query.iter().find(|param| param.name == name) else {
                faults.push(Fault::new(name.clone(), "unknown-field", name));
                continue;
            };
            let value = match param.schema.get("type").and_then(Value::as_str) {
                Some("integer") => text.parse::<i64>().map_or_else(|_| text.clone().into(), Value::from),
                _ => text.clone().into(),
            };
            let wrong = check::faults(&param.schema, schema::all(), &value);
            faults.extend(wrong.into_iter().map(|fault| Fault {
                pointer: name.clone(),
                ..fault
            }));
            if found.insert(name.clone(), text).is_some() {
                faults.push(Fault::new(name.clone(), "twice", name));
            }
        }
        if faults.is_empty() {
            Ok(found)
        } else {
            Err(Problem::new("bad-parameter")
                .about(faults[0].pointer.clone())
                .faults(faults))
        }
    }

    fn acceptable(&self, headers: &HeaderMap) -> Result<(), Problem> {
        let wanted: Vec<&str> = headers
            .get_all(header::ACCEPT)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .map(|range| range.split(';').next().unwrap_or_default().trim())
            .collect();
        if !headers.contains_key(header::ACCEPT) || self.good.status == 204 {
            return Ok(());
        }
        let own = self.good.content_type;
        let (kind, _) = own.split_once('/').unwrap_or((own, ""));
        let fits = |range: &&str| *range == "*/*" || *range == own || **range == format!("{kind}/*");
        if wanted.iter().any(fits) {
            Ok(())
        } else {
            Err(Problem::new("not-acceptable").about(own))
        }
    }

    async fn body_of(&self, headers: &HeaderMap, body: axum::body::Body) -> Result<(bytes::Bytes, Value), Problem> {
        let Some(name) = &self.body else {
            return Ok((bytes::Bytes::new(), Value::Null));
        };
        let kind = headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .map(|value| value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
            .unwrap_or_default();
        let known = self.content_types();
        if !known.contains(&kind.as_str()) {
            return Err(Problem::new("wrong-content")
                .about(known.join(", "))
                .header(header::ACCEPT, known.join(", ")));
        }
        let most = self.most();
        let bytes = axum::body::to_bytes(body, most)
            .await
            .map_err(|_| Problem::new("too-large").about((most / 1024 / 1024).to_string()))?;
        let mut value: Value = serde_json::from_slice(&bytes).map_err(|error| {
            Problem::new("malformed")
                .about(format!("{}:{}", error.line(), error.column()))
                .with("line", error.line().into())
                .with("column", error.column().into())
        })?;
        check::settle_numbers(&mut value);
        let faults = check::faults(&schema::reference(name), schema::all(), &value);
        if faults.is_empty() {
            Ok((bytes, value))
        } else {
            Err(Problem::new("invalid").faults(faults))
        }
    }

    fn versions_of(&self, headers: &HeaderMap) -> Result<Option<Vec<Version>>, Problem> {
        if !self.precondition {
            return Ok(None);
        }
        let mut versions = Vec::new();
        let mut any = false;
        for tag in headers
            .get_all(header::IF_MATCH)
            .iter()
            .flat_map(|value| value.to_str().unwrap_or("?").split(','))
            .map(str::trim)
        {
            if tag == "*" {
                any = true;
                continue;
            }
            let version = tag.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            let version = version.and_then(|version| version.parse().ok());
            versions.push(version.ok_or_else(|| Problem::new("bad-parameter").about("If-Match"))?);
        }
        match (any, versions.is_empty()) {
            (true, _) => Ok(None),
            (false, true) => Err(Problem::new("no-version")),
            (false, false) => Ok(Some(versions)),
        }
    }

    fn key_of(&self, headers: &HeaderMap) -> Result<Option<String>, Problem> {
        let Some(key) = headers.get("idempotency-key").filter(|_| self.creates) else {
            return Ok(None);
        };
        let key = key.to_str().map(str::trim).unwrap_or_default();
        if key.is_empty() || key.len() > 255 {
            return Err(Problem::new("bad-key"));
        }
        Ok(Some(key.to_owned()))
    }
}

/// Whose request this is, for the pace: the key's where a key opened the door, else the account's, else of whoever is at
/// this address. What a header merely says counts for nothing.
fn counted_as(headers: &HeaderMap, visit: Option<&Visit>) -> String {
    let key = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    match (visit.and_then(|visit| visit.actor.as_ref()), key) {
        (Some(actor), Some(key)) if actor.scopes.is_some() => secret::digest(key),
        (Some(actor), _) => actor.label(),
        (None, _) => visit
            .and_then(|visit| visit.address.as_deref())
            .map(agent::household)
            .unwrap_or_default(),
    }
}

async fn path_of(parts: &mut axum::http::request::Parts) -> Result<BTreeMap<String, String>, Problem> {
    let params = RawPathParams::from_request_parts(parts, &())
        .await
        .map_err(|_| Problem::new("not-found"))?;
    let path: BTreeMap<String, String> = params
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    // No key has them, and PostgreSQL does not take a null.
    if path.values().any(|value| value.chars().any(char::is_control)) {
        return Err(Problem::new("not-found"));
    }
    Ok(path)
}

fn respond(reply: Reply, read: bool, none_match: Option<&HeaderValue>, lang: Lang) -> Response {
    let tag = reply
        .headers
        .iter()
        .find(|(name, _)| *name == header::ETAG)
        .map(|(_, tag)| tag);
    let known = none_match.and_then(|value| value.to_str().ok()).is_some_and(|list| {
        list.split(',')
            .map(|tag| tag.trim().trim_start_matches("W/"))
            .any(|seen| seen == "*" || Some(seen) == tag.map(String::as_str))
    });
    let unchanged = read && tag.is_some() && known;
    let body = if unchanged { Vec::new() } else { reply.body };
    let mut response = Response::new(axum::body::Body::from(body));
    *response.status_mut() = if unchanged {
        StatusCode::NOT_MODIFIED
    } else {
        reply.status
    };
    let headers = response.headers_mut();
    if let Some(kind) = reply.content_type.filter(|_| !unchanged) {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
    }
    for (name, value) in reply.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(name, value);
        }
    }
    headers.insert(
        header::VARY,
        HeaderValue::from_static("accept-language, authorization, cookie"),
    );
    response
}
