//! The pages of the demonstration, as people meet them: every kind of page in every language.

use std::sync::Arc;
use std::time::Duration;

use fantoccini::{Client, Locator};
use kurultai::platform::web::server;
use kurultai::testkit::Forum;
use serde_json::json;

use super::browser::{self, Browser, DESKTOP, Shade, Size};

const SMALL_PHONE: Size = (360, 740);

/// One of each kind of page; `{}` is the language.
const PAGES: [&str; 22] = [
    "/{}",
    "/{}/xiv-chelyabinsk-2017",
    "/{}/xiv-chelyabinsk-2017/programme",
    "/{}/xiv-chelyabinsk-2017/programme/2017-11-09",
    "/{}/xiv-chelyabinsk-2017/programme/list",
    "/{}/xiv-chelyabinsk-2017/programme/list?kind=panel&day=2017-11-09",
    "/{}/xiv-chelyabinsk-2017/programme/list?kind=nothing",
    "/{}/xiv-chelyabinsk-2017/sessions/plenary",
    "/{}/xiv-chelyabinsk-2017/sessions/sci-econ-conference",
    "/{}/xiv-chelyabinsk-2017/people",
    "/{}/xiv-chelyabinsk-2017/people/sadovnichy",
    "/{}/xiv-chelyabinsk-2017/organisations",
    "/{}/xiv-chelyabinsk-2017/organisations/susu",
    "/{}/xiv-chelyabinsk-2017/venues/red-plant",
    "/{}/xiv-chelyabinsk-2017/regions/kz-59",
    "/{}/xiv-chelyabinsk-2017/series",
    "/{}/xiv-chelyabinsk-2017/agreements",
    "/{}/xiv-chelyabinsk-2017/changes",
    "/{}/xiv-chelyabinsk-2017/sources",
    "/{}/xiv-chelyabinsk-2017/search?q=%D0%9D%D0%B0%D0%B7%D0%B0%D1%80",
    "/{}/xiv-chelyabinsk-2017/take",
    "/{}/xiv-chelyabinsk-2017/nothing-here",
];

/// Listens to everything that should not happen on a page.
const LISTEN: &str = "window.trouble = [];
    addEventListener('error', (event) => trouble.push('error: ' + (event.message || event.target.src || event.target.href)), true);
    addEventListener('unhandledrejection', (event) => trouble.push('rejection: ' + event.reason));
    addEventListener('securitypolicyviolation', (event) => trouble.push('policy: ' + event.blockedURI));
    const say = console.error;
    console.error = (...words) => { trouble.push('console: ' + words.join(' ')); say(...words); };";

/// A clock that says noon in Chelyabinsk on the second day.
const NOON: &str = "(() => {
    const Real = Date, noon = Real.UTC(2017, 10, 9, 7, 0);
    Date = class extends Real {
        constructor(...given) { given.length ? super(...given) : super(noon); }
        static now() { return noon; }
    };
})();";

/// Serves the demonstration on a free port of this machine and says where.
async fn demonstration() -> (Forum, String) {
    let forum = Forum::demo().await;
    let listener = server::listen("127.0.0.1:0".parse().expect("an address")).expect("a free port");
    let address = listener.local_addr().expect("an address");
    let front = Arc::clone(&forum.app.front);
    tokio::spawn(server::serve(
        listener,
        front,
        axum::Router::new(),
        std::future::pending(),
    ));
    (forum, format!("http://{address}"))
}

async fn open(size: Size, language: &str, shade: Shade) -> Option<Browser> {
    let browser = browser::open(size, language, shade).await?;
    browser
        .devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTEN }))
        .await;
    Some(browser)
}

async fn run(client: &Client, script: &str) -> serde_json::Value {
    client.execute(script, Vec::new()).await.expect("a script")
}

/// Opens each kind of page and collects what is wrong with it.
async fn walk(size: Size, language: &str, shade: Shade) -> Vec<String> {
    let Some(browser) = open(size, language, shade).await else {
        return Vec::new();
    };
    let (_forum, base) = demonstration().await;
    let mut wrong = Vec::new();
    for page in PAGES {
        let page = page.replace("{}", language);
        browser.goto(&format!("{base}{page}")).await.expect("a page");
        for violation in browser::axe(&browser).await {
            wrong.push(format!(
                "{page}: {}: {} ({})",
                violation.rule,
                violation.help,
                violation.places.join(", ")
            ));
        }
        let beyond = run(&browser, "return document.documentElement.scrollWidth - innerWidth").await;
        if beyond.as_i64() > Some(0) {
            wrong.push(format!("{page}: {beyond} pixels too wide at {}", size.0));
        }
        let trouble = run(&browser, "return window.trouble").await;
        if trouble != json!([]) {
            wrong.push(format!("{page}: {trouble}"));
        }
        let away = "return performance.getEntriesByType('resource').map((entry) => entry.name)
            .filter((name) => !name.startsWith(location.origin))";
        let away = run(&browser, away).await;
        if away != json!([]) {
            wrong.push(format!("{page}: asks elsewhere: {away}"));
        }
        let said = run(&browser, "return document.documentElement.lang").await;
        if said != json!(language) {
            wrong.push(format!("{page}: says that it is in {said}"));
        }
    }
    browser.close().await;
    wrong
}

#[tokio::test]
async fn every_kind_of_page_keeps_nobody_out_in_kazakh() {
    assert_eq!(walk(DESKTOP, "kk", Shade::Light).await, Vec::<String>::new());
}

#[tokio::test]
async fn every_kind_of_page_keeps_nobody_out_in_russian() {
    assert_eq!(walk(DESKTOP, "ru", Shade::Light).await, Vec::<String>::new());
}

#[tokio::test]
async fn every_kind_of_page_keeps_nobody_out_in_english() {
    assert_eq!(walk(DESKTOP, "en", Shade::Light).await, Vec::<String>::new());
}

#[tokio::test]
async fn every_kind_of_page_fits_a_phone_in_russian() {
    assert_eq!(walk(SMALL_PHONE, "ru", Shade::Light).await, Vec::<String>::new());
}

#[tokio::test]
async fn every_kind_of_page_fits_a_phone_in_the_dark_in_kazakh() {
    assert_eq!(walk(SMALL_PHONE, "kk", Shade::Dark).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_reader_with_a_keyboard_gets_to_the_words_first() {
    let Some(browser) = open(DESKTOP, "en", Shade::Light).await else {
        return;
    };
    let (_forum, base) = demonstration().await;
    browser
        .goto(&format!("{base}/en/xiv-chelyabinsk-2017/programme/2017-11-09"))
        .await
        .expect("a page");
    let body = browser.find(Locator::Css("body")).await.expect("a body");
    body.send_keys("\u{e004}").await.expect("a key");
    let target = run(&browser, "return document.activeElement.getAttribute('href')").await;
    assert!(
        target.as_str().is_some_and(|target| target.starts_with('#')),
        "the first stop leads to the words: {target}"
    );
    let stops = run(
        &browser,
        "return document.querySelectorAll('.sc[tabindex=\"0\"]').length",
    )
    .await;
    assert!(stops.as_i64() >= Some(1), "the grid can be scrolled by keys");
    browser.close().await;
}

#[tokio::test]
async fn names_are_found_as_they_are_typed() {
    let Some(browser) = open(DESKTOP, "ru", Shade::Light).await else {
        return;
    };
    let (_forum, base) = demonstration().await;
    browser
        .goto(&format!("{base}/ru/xiv-chelyabinsk-2017/search"))
        .await
        .expect("a page");
    let field = browser.find(Locator::Css("input[name=q]")).await.expect("a field");
    field.send_keys("nazarb").await.expect("keys");
    let link = Locator::Css(".found a[href='/ru/xiv-chelyabinsk-2017/people/nazarbayev']");
    let found = browser.wait().at_most(Duration::from_secs(10)).for_element(link).await;
    assert!(found.is_ok(), "the person is offered in the reader's language");
    browser.close().await;
}

#[tokio::test]
async fn the_grid_shows_what_time_it_is_in_the_host_city() {
    let Some(browser) = open(DESKTOP, "en", Shade::Light).await else {
        return;
    };
    browser
        .devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": NOON }))
        .await;
    browser
        .devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "Asia/Almaty" }))
        .await;
    let (_forum, base) = demonstration().await;
    browser
        .goto(&format!("{base}/en/xiv-chelyabinsk-2017/programme/2017-11-09"))
        .await
        .expect("a page");
    let clock = run(&browser, "return document.querySelector('.clock').textContent").await;
    let clock = clock.as_str().unwrap_or_default();
    assert!(
        clock.contains("12:00") && clock.contains("13:00"),
        "noon there, one o'clock here: {clock}"
    );
    assert_eq!(
        run(&browser, "return document.querySelectorAll('.now').length").await,
        json!(1)
    );
    browser.close().await;
}

#[tokio::test]
async fn pages_can_be_printed() {
    let Some(browser) = open(DESKTOP, "kk", Shade::Light).await else {
        return;
    };
    let (_forum, base) = demonstration().await;
    for page in [
        "/kk/xiv-chelyabinsk-2017/programme/2017-11-09",
        "/kk/xiv-chelyabinsk-2017/programme/list",
    ] {
        browser.goto(&format!("{base}{page}")).await.expect("a page");
        let printed = browser
            .devtools("Page.printToPDF", json!({ "preferCSSPageSize": true }))
            .await;
        // `%PDF-` in base 64.
        assert!(
            printed["data"].as_str().is_some_and(|data| data.starts_with("JVBERi")),
            "{page}"
        );
    }
    browser.close().await;
}
