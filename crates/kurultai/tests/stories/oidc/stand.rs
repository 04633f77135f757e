//! The provider's process, and what stands between it and the program: it passes everything on, or bends what it was told
//! to bend.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use hyper::{StatusCode, header};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;

/// Where the provider is installed: a folder with `provider.mjs` and its `node_modules`.
const FOLDER: &str = "KURULTAI_TEST_OIDC";

/// Where the token says what it says of somebody's address.
#[derive(Debug, Clone, Copy)]
pub enum Claims {
    InToken,
    ByRequest,
}

/// A provider that runs until this is dropped.
pub struct Stand {
    process: Mutex<Child>,
    pub issuer: String,
    http: Client<HttpConnector, Body>,
    forged: Arc<AtomicBool>,
}

#[derive(Clone)]
struct Between {
    port: u16,
    http: Client<HttpConnector, Body>,
    forged: Arc<AtomicBool>,
}

impl Drop for Stand {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Stand {
    /// `None`, said aloud, when there is no provider.
    pub async fn start(back: &str, claims: Claims) -> Option<Self> {
        let Ok(folder) = std::env::var(FOLDER) else {
            eprintln!("skipped: {FOLDER} is not set");
            return None;
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let mut process = Command::new("node")
            .arg(format!("{folder}/provider.mjs"))
            .args([&issuer, back])
            .arg(match claims {
                Claims::InToken => "in-token",
                Claims::ByRequest => "by-request",
            })
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node is installed");
        let output = process.stdout.take().expect("its output");
        let mut lines = BufReader::new(output).lines();
        let port = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.parse().ok())
            .expect("the provider says its port");
        // It must not run into a closed pipe.
        std::thread::spawn(move || lines.for_each(drop));
        let http = Client::builder(TokioExecutor::new()).build_http();
        let forged = Arc::new(AtomicBool::new(false));
        let between = Between {
            port,
            http: http.clone(),
            forged: Arc::clone(&forged),
        };
        let router = axum::Router::new().fallback(pass).with_state(between);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Some(Self {
            process: Mutex::new(process),
            issuer,
            http,
            forged,
        })
    }

    /// From now on a letter of each token's signature is another, or is not.
    pub fn forge(&self, forged: bool) {
        self.forged.store(forged, Ordering::Relaxed);
    }

    /// Ends the provider.
    pub fn stop(&self) {
        let mut process = self.process.lock().expect("nobody failed with it");
        let _ = process.kill();
        let _ = process.wait();
    }

    /// What a browser does at the provider: opens this address, signs in with this name, agrees; gives the address to
    /// which it is sent back.
    pub async fn sign_in(&self, address: &str, name: &str) -> String {
        let mut cookies: HashMap<String, String> = HashMap::new();
        let mut next = (address.to_owned(), None::<String>);
        for _ in 0..12 {
            let (address, form) = next;
            let shown: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let mut request = Request::builder()
                .uri(&address)
                .header(header::COOKIE, shown.join("; "))
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            if form.is_some() {
                request = request.method("POST");
            }
            let request = request.body(Body::from(form.unwrap_or_default())).expect("a request");
            let answer = self.http.request(request).await.expect("an answer");
            for cookie in answer.headers().get_all(header::SET_COOKIE) {
                let cookie = cookie.to_str().expect("a text").split(';').next().expect("a pair");
                let (name, value) = cookie.split_once('=').expect("a pair");
                cookies.insert(name.to_owned(), value.to_owned());
            }
            if answer.status().is_redirection() {
                let to = answer.headers()[header::LOCATION].to_str().expect("a text");
                let to = if to.starts_with('/') {
                    format!("{}{to}", self.issuer)
                } else {
                    to.to_owned()
                };
                if !to.starts_with(&self.issuer) {
                    return to;
                }
                next = (to, None);
                continue;
            }
            assert_eq!(answer.status(), StatusCode::OK, "{address}");
            let body = axum::body::to_bytes(Body::new(answer.into_body()), 1 << 20)
                .await
                .expect("a page");
            let page = String::from_utf8(body.to_vec()).expect("a text");
            let (_, rest) = page.split_once("action=\"").expect("a form");
            let (action, _) = rest.split_once('"').expect("an address");
            let form = if page.contains("name=\"login\"") {
                format!("prompt=login&login={name}&password=any")
            } else {
                "prompt=consent".to_owned()
            };
            let action = if action.starts_with('/') {
                format!("{}{action}", self.issuer)
            } else {
                action.to_owned()
            };
            next = (action, Some(form));
        }
        panic!("the provider asks without end");
    }
}

/// Passes a request on under the name by which it came.
async fn pass(State(between): State<Between>, mut request: Request) -> Response {
    let path = request
        .uri()
        .path_and_query()
        .map_or("/", |path| path.as_str())
        .to_owned();
    let token = path.starts_with("/token");
    *request.uri_mut() = format!("http://127.0.0.1:{}{path}", between.port)
        .parse()
        .expect("an address");
    let Ok(answer) = between.http.request(request).await else {
        return StatusCode::BAD_GATEWAY.into_response();
    };
    if !token || !between.forged.load(Ordering::Relaxed) {
        return answer.into_response();
    }
    let (mut parts, body) = answer.into_parts();
    let body = axum::body::to_bytes(Body::new(body), 1 << 20).await.expect("an answer");
    let mut told: Value = serde_json::from_slice(&body).expect("JSON");
    let signed = told["id_token"].as_str().expect("a token");
    let (rest, signature) = signed.rsplit_once('.').expect("a signature");
    let first = if signature.starts_with('A') { "B" } else { "A" };
    told["id_token"] = format!("{rest}.{first}{}", &signature[1..]).into();
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(told.to_string()))
}
