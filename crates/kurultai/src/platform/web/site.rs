//! Everything the public can ask for, and how it is answered.
//!
//! Always true:
//! - answering reads memory only: no database, no template, no lock;
//! - a site never changes; a new one takes its place in one step ([`Current::swap`]), and requests that began with the old
//!   one end with it;
//! - each encoding of a page has its own strong entity tag (RFC 9110, section 8.8.3).

use std::collections::HashMap;
use std::sync::Arc;

use arc_swap::ArcSwap;
use bytes::Bytes;
use http_body_util::Full;
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Method, Response, StatusCode};

use super::encoding::{Encoding, compress, negotiate};
use super::pack::{PackedPage, tag};

pub type Body = Full<Bytes>;

/// A question to a site: the parts of a request that an answer depends on.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    pub path: &'a str,
    pub query: Option<&'a str>,
    pub headers: &'a HeaderMap,
}

/// An answer put together for one question out of what is in memory.
#[derive(Debug)]
pub enum Answer {
    Body {
        status: StatusCode,
        content_type: &'static str,
        language: Option<&'static str>,
        body: Vec<u8>,
    },
    /// To an address of this site.
    Redirect(String),
}

/// Something that answers a family of paths from memory: a filtered list, a search.
pub trait Answerer: Send + Sync {
    /// `None` when the path is not one of its own.
    fn answer(&self, question: &Question<'_>) -> Option<Answer>;
}

/// Headers that every answer carries.
#[derive(Debug, Clone)]
pub struct CommonHeaders {
    headers: HeaderMap,
}

impl CommonHeaders {
    /// `https` says that readers come through TLS, so that they may be told to keep to it.
    pub fn new(https: bool) -> Self {
        let mut headers = HeaderMap::new();
        let fixed = [
            (
                "content-security-policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
                 connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            ),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "strict-origin-when-cross-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            (
                "permissions-policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=(), browsing-topics=()",
            ),
        ];
        for (name, value) in fixed {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if https {
            headers.insert(
                "strict-transport-security",
                HeaderValue::from_static("max-age=31536000; includeSubDomains"),
            );
        }
        Self { headers }
    }

    /// Adds them to an answer that was made elsewhere.
    pub fn add_to(&self, headers: &mut HeaderMap) {
        for (name, value) in &self.headers {
            if !headers.contains_key(name) {
                headers.insert(name.clone(), value.clone());
            }
        }
    }
}

/// How long an answer may be kept by a browser or a proxy without asking again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Keep {
    /// Ask each time; the answer is usually 304.
    Ask,
    /// The address changes with the content.
    Forever,
}

/// What the headers of a page are made from. Few pages differ in it, so that headers are kept once for all that share it:
/// a map of its own for each form of each page would be most of the memory of a site.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Kind {
    content_type: String,
    language: Option<String>,
    keep: Keep,
}

#[derive(Debug)]
struct Resource {
    /// The place of its headers in [`Site::headers`].
    kind: usize,
    /// The strong part of its entity tags.
    tag: Box<str>,
    /// By encoding, in the order of [`Encoding::ALL`]; identity is always there.
    bodies: [Option<Bytes>; 4],
}

impl Resource {
    fn identity(&self) -> &Bytes {
        self.bodies[3].as_ref().expect("identity is always there")
    }
}

/// A compiled site.
pub struct Site {
    resources: HashMap<Box<str>, Resource>,
    kinds: HashMap<Kind, usize>,
    /// By kind and encoding, each with room for the entity tag.
    headers: Vec<[HeaderMap; 4]>,
    answerers: Vec<Arc<dyn Answerer>>,
    not_found: Vec<(String, Bytes)>,
    common: CommonHeaders,
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site")
            .field("resources", &self.resources.len())
            .finish_non_exhaustive()
    }
}

impl Site {
    pub fn new(common: CommonHeaders) -> Self {
        Self {
            resources: HashMap::new(),
            kinds: HashMap::new(),
            headers: Vec::new(),
            answerers: Vec::new(),
            not_found: Vec::new(),
            common,
        }
    }

    /// Adds pages under their paths. A path that is there already is replaced.
    pub fn add_pages(&mut self, pages: impl IntoIterator<Item = PackedPage>, keep: Keep) {
        for page in pages {
            let kind = self.kind(Kind {
                content_type: page.content_type,
                language: page.language,
                keep,
            });
            let resource = Resource {
                kind,
                tag: page.tag.into_boxed_str(),
                bodies: [page.brotli, page.zstd, page.gzip, Some(page.identity)],
            };
            self.resources.insert(page.path.into_boxed_str(), resource);
        }
    }

    /// The place of the headers that pages of a kind share.
    fn kind(&mut self, kind: Kind) -> usize {
        if let Some(place) = self.kinds.get(&kind) {
            return *place;
        }
        let place = self.headers.len();
        self.headers.push(Encoding::ALL.map(|encoding| {
            let mut headers = self.common.headers.clone();
            let language = kind.language.as_deref();
            describe(&mut headers, &kind.content_type, language, encoding, kind.keep);
            headers.insert(header::ETAG, HeaderValue::from_static("\"\""));
            headers
        }));
        self.kinds.insert(kind, place);
        place
    }

    pub fn add_answerer(&mut self, answerer: Arc<dyn Answerer>) {
        self.answerers.push(answerer);
    }

    /// The page shown for an unknown address that begins with `prefix`; the longest prefix wins.
    pub fn add_not_found(&mut self, prefix: &str, body: Bytes) {
        self.not_found.push((prefix.to_owned(), body));
        self.not_found
            .sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
    }

    /// How many addresses are answered from compiled bytes.
    pub fn len(&self) -> usize {
        self.resources.len()
    }

    pub fn is_empty(&self) -> bool {
        self.resources.is_empty()
    }

    /// The addresses of all compiled pages, in no particular order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.resources.keys().map(AsRef::as_ref)
    }

    /// The compiled body under a path, not encoded.
    pub fn body(&self, path: &str) -> Option<&Bytes> {
        self.resources.get(path).map(Resource::identity)
    }

    /// Answers a question, or `None` when no page and no answerer has this path.
    pub fn answer(&self, method: &Method, question: &Question<'_>) -> Option<Response<Body>> {
        // A page is the same whatever follows the question mark, unless an answerer says otherwise.
        let asked = || self.answerers.iter().find_map(|answerer| answerer.answer(question));
        let composed = if question.query.is_some() { asked() } else { None };
        if composed.is_none()
            && let Some(resource) = self.resources.get(question.path)
        {
            return Some(match *method {
                Method::GET | Method::HEAD => self.answer_compiled(method, resource, question.headers),
                _ => self.method_not_allowed(),
            });
        }
        let answer = composed.or_else(asked)?;
        Some(match *method {
            Method::GET | Method::HEAD => self.answer_composed(method, answer, question.headers),
            _ => self.method_not_allowed(),
        })
    }

    /// The page for an address that nobody knows.
    pub fn answer_not_found(&self, method: &Method, path: &str) -> Response<Body> {
        let body = self
            .not_found
            .iter()
            .find(|(prefix, _)| path.starts_with(prefix.as_str()))
            .map_or_else(|| Bytes::from_static(b"404\n"), |(_, body)| body.clone());
        let mut headers = self.common.headers.clone();
        describe(
            &mut headers,
            "text/html; charset=utf-8",
            None,
            Encoding::Identity,
            Keep::Ask,
        );
        respond(StatusCode::NOT_FOUND, headers, body, method)
    }

    fn answer_compiled(&self, method: &Method, resource: &Resource, asked: &HeaderMap) -> Response<Body> {
        let headers = |encoding: Encoding, tag: HeaderValue| {
            let mut headers = self.headers[resource.kind][encoding as usize].clone();
            headers.insert(header::ETAG, tag);
            headers
        };
        if let Some(range) = asked.get(header::RANGE)
            && *method == Method::GET
        {
            let tag = entity_tag(&resource.tag, Encoding::Identity);
            if if_range_holds(asked, &tag)
                && let Some(answer) = answer_range(resource.identity(), range, || headers(Encoding::Identity, tag))
            {
                return answer;
            }
        }
        let accept = asked.get(header::ACCEPT_ENCODING).map(HeaderValue::as_bytes);
        let encoding = negotiate(accept, |encoding| resource.bodies[encoding as usize].is_some());
        let tag = entity_tag(&resource.tag, encoding);
        let matches = tag_matches(asked, &tag);
        let mut headers = headers(encoding, tag);
        if matches {
            headers.remove(header::CONTENT_TYPE);
            headers.remove(header::CONTENT_ENCODING);
            return respond(StatusCode::NOT_MODIFIED, headers, Bytes::new(), &Method::GET);
        }
        let body = resource.bodies[encoding as usize].as_ref();
        respond(
            StatusCode::OK,
            headers,
            body.unwrap_or(resource.identity()).clone(),
            method,
        )
    }

    fn answer_composed(&self, method: &Method, answer: Answer, asked: &HeaderMap) -> Response<Body> {
        let mut headers = self.common.headers.clone();
        let (status, content_type, language, body) = match answer {
            Answer::Redirect(to) => {
                headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
                headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
                match HeaderValue::from_str(&to) {
                    Ok(to) => headers.insert(header::LOCATION, to),
                    Err(_) => return respond(StatusCode::BAD_REQUEST, headers, Bytes::new(), method),
                };
                return respond(StatusCode::FOUND, headers, Bytes::new(), method);
            }
            Answer::Body {
                status,
                content_type,
                language,
                body,
            } => (status, content_type, language, body),
        };
        // Gzip only: it is the quickest to make for a body that is sent once.
        let accept = asked.get(header::ACCEPT_ENCODING).map(HeaderValue::as_bytes);
        let wanted = negotiate(accept, |encoding| encoding >= Encoding::Gzip);
        let packed = (wanted == Encoding::Gzip && body.len() > 1024)
            .then(|| compress(&body, Encoding::Gzip))
            .flatten();
        let encoding = if packed.is_some() {
            Encoding::Gzip
        } else {
            Encoding::Identity
        };
        let tag = entity_tag(&tag(&body), encoding);
        describe(&mut headers, content_type, language, encoding, Keep::Ask);
        if status == StatusCode::OK && tag_matches(asked, &tag) {
            headers.insert(header::ETAG, tag);
            return respond(StatusCode::NOT_MODIFIED, headers, Bytes::new(), &Method::GET);
        }
        headers.insert(header::ETAG, tag);
        respond(status, headers, packed.unwrap_or(body).into(), method)
    }

    fn method_not_allowed(&self) -> Response<Body> {
        let mut headers = self.common.headers.clone();
        headers.insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        respond(StatusCode::METHOD_NOT_ALLOWED, headers, Bytes::new(), &Method::GET)
    }
}

fn describe(headers: &mut HeaderMap, content_type: &str, language: Option<&str>, encoding: Encoding, keep: Keep) {
    if let Ok(value) = HeaderValue::from_str(content_type) {
        headers.insert(header::CONTENT_TYPE, value);
    }
    if let Some(value) = language.and_then(|language| HeaderValue::from_str(language).ok()) {
        headers.insert(header::CONTENT_LANGUAGE, value);
    }
    if encoding != Encoding::Identity {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding.name()));
    }
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let keep = match keep {
        Keep::Ask => "public, no-cache",
        Keep::Forever => "public, max-age=31536000, immutable",
    };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if !content_type.starts_with("text/html") {
        // Calendars, feeds and fonts are there for other sites and programs to take.
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    }
}

fn entity_tag(tag: &str, encoding: Encoding) -> HeaderValue {
    let text = match encoding {
        Encoding::Identity => format!("\"{tag}\""),
        _ => format!("\"{tag}-{}\"", encoding.name()),
    };
    HeaderValue::from_str(&text).expect("hexadecimal digits and a name are plain ASCII")
}

/// If-None-Match: a list of tags or `*`, compared weakly (RFC 9110, section 13.1.2).
fn tag_matches(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    let tag = tag.as_bytes();
    asked.get_all(header::IF_NONE_MATCH).iter().any(|value| {
        value
            .as_bytes()
            .split(|byte| *byte == b',')
            .map(<[u8]>::trim_ascii)
            .any(|candidate| candidate == b"*" || candidate.strip_prefix(b"W/").unwrap_or(candidate) == tag)
    })
}

fn if_range_holds(asked: &HeaderMap, tag: &HeaderValue) -> bool {
    asked.get(header::IF_RANGE).is_none_or(|value| value == tag)
}

/// One byte range of the identity form; anything else is answered as if no range had been asked (RFC 9110, section 14.2).
fn answer_range(body: &Bytes, range: &HeaderValue, headers: impl FnOnce() -> HeaderMap) -> Option<Response<Body>> {
    let text = range.to_str().ok()?.strip_prefix("bytes=")?;
    let (first, last) = text.split_once('-')?;
    let length = body.len();
    let span = match (first.trim(), last.trim()) {
        ("", suffix) => {
            let count = suffix.parse::<usize>().ok()?;
            (count > 0).then(|| length.saturating_sub(count)..length)
        }
        (first, "") => {
            let first = first.parse::<usize>().ok()?;
            (first < length).then_some(first..length)
        }
        (first, last) => {
            let (first, last) = (first.parse::<usize>().ok()?, last.parse::<usize>().ok()?);
            if last < first {
                return None;
            }
            (first < length).then(|| first..last.saturating_add(1).min(length))
        }
    };
    let mut headers = headers();
    let Some(span) = span else {
        headers.remove(header::ETAG);
        headers.insert(
            header::CONTENT_RANGE,
            HeaderValue::from_str(&format!("bytes */{length}")).ok()?,
        );
        return Some(respond(
            StatusCode::RANGE_NOT_SATISFIABLE,
            headers,
            Bytes::new(),
            &Method::GET,
        ));
    };
    let described = format!("bytes {}-{}/{length}", span.start, span.end - 1);
    headers.insert(header::CONTENT_RANGE, HeaderValue::from_str(&described).ok()?);
    Some(respond(
        StatusCode::PARTIAL_CONTENT,
        headers,
        body.slice(span),
        &Method::GET,
    ))
}

fn respond(status: StatusCode, mut headers: HeaderMap, body: Bytes, method: &Method) -> Response<Body> {
    if *method == Method::HEAD {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    }
    let body = if *method == Method::HEAD { Bytes::new() } else { body };
    let mut response = Response::new(Full::new(body));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

/// The site that is shown now.
#[derive(Debug)]
pub struct Current(ArcSwap<Site>);

impl Current {
    pub fn new(site: Site) -> Self {
        Self(ArcSwap::from_pointee(site))
    }

    pub fn get(&self) -> arc_swap::Guard<Arc<Site>> {
        self.0.load()
    }

    /// Shows another site from the next request on.
    pub fn swap(&self, site: Site) {
        self.0.store(Arc::new(site));
    }
}

#[cfg(test)]
#[path = "site/tests.rs"]
mod tests;
