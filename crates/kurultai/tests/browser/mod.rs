//! A headless Chromium for tests, with a driver of its own, and axe, which finds what keeps people out.
//!
//! ```text
//! let Some(browser) = browser::open(PHONE, "kk", Shade::Dark).await else { return };
//! browser.goto(&format!("{}/", base_url())).await?;
//! assert_eq!(browser::axe(&browser).await, []);
//! browser.close().await;
//! ```

mod axe;
#[allow(dead_code, reason = "not every test signs somebody in")]
pub mod desk;
mod driver;

use std::ops::Deref;

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::{ParseError, Url};

pub use axe::{Violation, axe};
#[allow(unused_imports, reason = "not every test signs somebody in")]
pub use desk::signed_in;
use driver::Driver;

/// Width and height of a page in CSS pixels.
pub type Size = (u32, u32);

/// The smallest screen that pages are made for.
pub const PHONE: Size = (320, 640);
pub const DESKTOP: Size = (1280, 800);

/// What the visitor's system asks pages to look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shade {
    Light,
    Dark,
}

/// An open browser. Leads to its [`Client`]; gone when dropped, better with [`Browser::close`].
#[derive(Debug)]
pub struct Browser {
    client: Client,
    // Dropped last.
    _driver: Driver,
}

impl Deref for Browser {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

/// Opens a browser of this size for somebody who reads this language. `None`, said aloud, when tests in a browser are
/// not wanted.
pub async fn open(size: Size, language: &str, shade: Shade) -> Option<Browser> {
    if std::env::var("KURULTAI_TEST_BROWSER").as_deref() != Ok("1") {
        eprintln!("skipped: KURULTAI_TEST_BROWSER=1 is not set");
        return None;
    }
    let driver = Driver::start();
    let mut options = json!({
        "args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--no-default-browser-check", "--hide-scrollbars",
            format!("--user-data-dir={}", driver.folder().display()),
            format!("--lang={language}"),
            format!("--accept-lang={language}"),
        ],
        "prefs": { "intl.accept_languages": language },
    });
    if let Ok(program) = std::env::var("KURULTAI_CHROMIUM") {
        options["binary"] = json!(program);
    }
    let capabilities: Capabilities = [("goog:chromeOptions".to_owned(), options)].into_iter().collect();
    let client = ClientBuilder::new(HttpConnector::new())
        .capabilities(capabilities)
        .connect(driver.address())
        .await
        .expect("Chromium starts");
    let browser = Browser {
        client,
        _driver: driver,
    };
    // A window cannot be as narrow as a phone, so the page is told that it is.
    let (width, height) = size;
    let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
    browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
    let scheme = if shade == Shade::Dark { "dark" } else { "light" };
    let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    browser.devtools("Emulation.setEmulatedMedia", media).await;
    Some(browser)
}

impl Browser {
    /// Sends a command of the Chrome DevTools Protocol and returns its answer.
    pub async fn devtools(&self, method: &'static str, params: Value) -> Value {
        self.client
            .issue_cmd(Devtools { method, params })
            .await
            .unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Closes the window and waits for it.
    pub async fn close(self) {
        self.client.clone().close().await.expect("Chromium ends");
    }
}

#[derive(Debug)]
struct Devtools {
    method: &'static str,
    params: Value,
}

impl WebDriverCompatibleCommand for Devtools {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        let session = session_id.expect("a browser that is open");
        base_url.join(&format!("session/{session}/goog/cdp/execute"))
    }

    fn method_and_body(&self, _request_url: &Url) -> (hyper::Method, Option<String>) {
        (
            hyper::Method::POST,
            Some(json!({ "cmd": self.method, "params": self.params }).to_string()),
        )
    }
}
