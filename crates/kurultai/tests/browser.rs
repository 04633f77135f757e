//! Pages in a real browser.

#[path = "browser/board.rs"]
mod board;
#[path = "browser/mod.rs"]
mod browser;
#[path = "browser/conflict.rs"]
mod conflict;
#[path = "browser/door.rs"]
mod door;
#[path = "browser/forms.rs"]
mod forms;
#[path = "browser/guide.rs"]
mod guide;
#[path = "browser/passkey.rs"]
mod passkey;
#[path = "browser/plan.rs"]
mod plan;
#[path = "browser/sheets.rs"]
mod sheets;
#[path = "browser/site.rs"]
mod site;

use axum::Router;
use axum::http::HeaderMap;
use axum::response::Html;
use axum::routing::get;
use browser::{DESKTOP, PHONE, Shade, Violation};

const CLEAN: &str = "<!DOCTYPE html><html lang=\"en\"><head><title>A page</title><meta name=\"viewport\" \
    content=\"width=device-width\"></head><body><main><h1>A page</h1><p>Words.</p></main></body></html>";

/// A server of three pages: one in order, one with a picture nobody can read, one that says which languages were asked for.
async fn serve() -> String {
    let planted = CLEAN.replace("<p>Words.</p>", "<img id=\"map\" src=\"data:,\">");
    let pages = Router::new()
        .route("/clean", get(|| async { Html(CLEAN) }))
        .route("/planted", get(|| async { Html(planted) }))
        .route(
            "/languages",
            get(|headers: HeaderMap| async move {
                let asked = headers
                    .get("accept-language")
                    .and_then(|value| value.to_str().ok())
                    .unwrap_or_default();
                Html(CLEAN.replace("Words.", asked))
            }),
        );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, pages).await });
    format!("http://{address}")
}

async fn number(client: &fantoccini::Client, script: &str) -> i64 {
    client
        .execute(&format!("return {script}"), Vec::new())
        .await
        .expect("a script")
        .as_i64()
        .expect("a number")
}

#[tokio::test]
async fn a_page_that_keeps_nobody_out_passes() {
    let Some(browser) = browser::open(DESKTOP, "en", Shade::Light).await else {
        return;
    };
    browser.goto(&format!("{}/clean", serve().await)).await.expect("a page");
    assert_eq!(browser::axe(&browser).await, []);
    browser.close().await;
}

#[tokio::test]
async fn a_picture_without_words_is_found() {
    let Some(browser) = browser::open(DESKTOP, "en", Shade::Light).await else {
        return;
    };
    browser
        .goto(&format!("{}/planted", serve().await))
        .await
        .expect("a page");
    assert_eq!(
        browser::axe(&browser).await,
        [Violation {
            rule: "image-alt".to_owned(),
            help: "Images must have alternative text".to_owned(),
            places: vec!["#map".to_owned()],
        }]
    );
    browser.close().await;
}

#[tokio::test]
async fn the_browser_is_the_one_that_was_asked_for() {
    let base = serve().await;
    for (size, language, shade) in [(PHONE, "kk", Shade::Dark), (DESKTOP, "ru", Shade::Light)] {
        let Some(browser) = browser::open(size, language, shade).await else {
            return;
        };
        browser.goto(&format!("{base}/languages")).await.expect("a page");
        let asked = browser
            .find(fantoccini::Locator::Css("p"))
            .await
            .expect("a paragraph")
            .text()
            .await
            .expect("its words");
        assert!(asked.starts_with(language), "asked for {asked}");
        assert_eq!(number(&browser, "innerWidth").await, i64::from(size.0));
        assert_eq!(number(&browser, "innerHeight").await, i64::from(size.1));
        let dark = number(&browser, "matchMedia('(prefers-color-scheme: dark)').matches ? 1 : 0").await;
        assert_eq!(dark == 1, shade == Shade::Dark);
        browser.close().await;
    }
}
