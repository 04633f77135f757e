//! What goes wrong, as programs are told (RFC 9457). The names are stable; the words are those of the reader's language.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Map, Value, json};

use crate::platform::db::DbError;
use crate::platform::i18n::{Lang, locale};
use crate::programme::edit::{Conflict, EditError, Refusal};

/// Every kind of problem with its status, in the order of the statuses.
pub(super) const ALL: [(&str, u16); 26] = [
    ("malformed", 400),
    ("invalid", 400),
    ("bad-parameter", 400),
    ("bad-cursor", 400),
    ("bad-key", 400),
    ("sign-in", 401),
    ("not-allowed", 403),
    ("not-yours", 403),
    ("second-factor", 403),
    ("not-found", 404),
    ("no-such-address", 404),
    ("wrong-method", 405),
    ("not-acceptable", 406),
    ("nothing-changed", 409),
    ("changed-since", 409),
    ("blocked", 409),
    ("conflict", 409),
    ("two-keys", 409),
    ("stale", 412),
    ("too-large", 413),
    ("wrong-content", 415),
    ("refused", 422),
    ("key-reused", 422),
    ("no-version", 428),
    ("too-many", 429),
    ("internal", 500),
];

/// One thing that is wrong with what was sent.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Fault {
    /// Where (RFC 6901), in the body; for a parameter its name.
    pub pointer: String,
    /// A stable name.
    pub code: &'static str,
    /// What was given or expected; stands in the sentence.
    pub value: String,
}

impl Fault {
    pub fn new(pointer: impl Into<String>, code: &'static str, value: impl Into<String>) -> Self {
        Self {
            pointer: pointer.into(),
            code,
            value: value.into(),
        }
    }
}

/// A problem on its way out.
#[derive(Debug)]
pub(super) struct Problem {
    name: &'static str,
    /// What stands in the sentence.
    value: String,
    faults: Vec<Fault>,
    more: Map<String, Value>,
    headers: Vec<(header::HeaderName, String)>,
    /// Boxed, so that a problem is small beside what is answered when there is none.
    cause: Option<Box<DbError>>,
}

impl Problem {
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            value: String::new(),
            faults: Vec::new(),
            more: Map::new(),
            headers: Vec::new(),
            cause: None,
        }
    }

    /// With what the sentence is about.
    pub fn about(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    pub fn faults(mut self, faults: Vec<Fault>) -> Self {
        self.faults = faults;
        self
    }

    /// With a member of its own.
    pub fn with(mut self, name: &str, value: Value) -> Self {
        self.more.insert(name.to_owned(), value);
        self
    }

    pub fn header(mut self, name: header::HeaderName, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Too many requests or letters; how many seconds to wait.
    pub fn later(seconds: impl std::fmt::Display) -> Self {
        Self::new("too-many")
            .about(seconds.to_string())
            .header(header::RETRY_AFTER, seconds.to_string())
    }

    pub fn status(&self) -> StatusCode {
        let status = ALL
            .iter()
            .find(|(name, _)| *name == self.name)
            .map(|(_, status)| *status);
        status
            .and_then(|status| StatusCode::from_u16(status).ok())
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    pub fn answer(self, lang: Lang) -> Response {
        if let Some(error) = self.cause {
            return crate::people::desk::refusal::internal(&error, true);
        }
        let l = locale(lang);
        let status = self.status();
        let sentence = |key: &str| l.by_id(key, &[("value", self.value.as_str().into())]);
        let mut body = Map::new();
        body.insert("type".to_owned(), format!("/problems/{}", self.name).into());
        let title = sentence(&format!("api-problem-{}", self.name)).unwrap_or_else(|| self.name.to_owned());
        body.insert("title".to_owned(), title.into());
        body.insert("status".to_owned(), status.as_u16().into());
        if let Some(detail) = sentence(&format!("api-problem-{}-detail", self.name)) {
            body.insert("detail".to_owned(), detail.into());
        }
        if !self.faults.is_empty() {
            let faults = self.faults.iter().map(|fault| {
                // Forms say the same in the same words; the rest happens to programs only.
                let value = [("value", fault.value.as_str().into())];
                let detail = [
                    format!("form-error-{}", fault.code),
                    format!("api-fault-{}", fault.code),
                    format!("plan-refused-{}", fault.code),
                ]
                .iter()
                .find_map(|id| l.by_id(id, &value))
                .unwrap_or_else(|| fault.value.clone());
                json!({ "pointer": fault.pointer, "code": fault.code, "detail": detail })
            });
            body.insert("errors".to_owned(), faults.collect());
        }
        body.extend(self.more);
        let mut response = (status, Value::Object(body).to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(lang.tag()));
        for (name, value) in self.headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
        response
    }
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        Self {
            cause: Some(Box::new(error)),
            ..Self::new("internal")
        }
    }
}

/// What the engine refuses, with where it was sent: `place` finds the pointer of a record.
pub(super) fn of_edit(error: EditError, place: impl Fn(&crate::programme::records::RecordKey) -> String) -> Problem {
    match error {
        EditError::Gone(_) => Problem::new("not-found"),
        EditError::Conflict(conflicts) => stale(&conflicts),
        EditError::Refused(refusals) => refused(&refusals, place),
        EditError::Db(error) => error.into(),
    }
}

/// Somebody changed it meanwhile: both versions, field by field.
pub(super) fn stale(conflicts: &[Conflict]) -> Problem {
    let list = conflicts.iter().map(|conflict| {
        json!({
            "kind": conflict.key.kind.name(),
            "id": conflict.key.id,
            "base": conflict.base,
            "version": conflict.version,
            "mine": conflict.mine,
            "theirs": conflict.theirs,
            "fields": conflict.fields,
            "by": conflict.by,
            "at": conflict.at,
        })
    });
    Problem::new("stale").with("conflicts", list.collect())
}

pub(super) fn refused(
    refusals: &[Refusal],
    place: impl Fn(&crate::programme::records::RecordKey) -> String,
) -> Problem {
    let faults = refusals.iter().map(|refusal| {
        let mut pointer = place(&refusal.key);
        if !refusal.field.is_empty() {
            pointer.push('/');
            pointer.push_str(&refusal.field.replace('~', "~0").replace('/', "~1"));
        }
        let value = match &refusal.other {
            Some(other) => format!("{}/{}", other.kind.name(), other.id),
            None => refusal.value.chars().take(200).collect(),
        };
        Fault::new(pointer, refusal.code.name(), value)
    });
    Problem::new("refused").faults(faults.collect())
}
