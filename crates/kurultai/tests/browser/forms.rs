//! Lists and forms of the desk in a browser: nobody kept out, nothing too wide, every language.

use std::sync::Arc;

use fantoccini::Client;
use kurultai::people::access::Role;
use kurultai::platform::i18n::Lang;
use kurultai::platform::web::server;
use kurultai::testkit::Forum;
use serde_json::json;

use super::browser::{self, Browser, DESKTOP, Shade, Size};

pub const EDITION: &str = "xiv-chelyabinsk-2017";
const SMALL_PHONE: Size = (360, 740);

/// One of each kind of page.
const PAGES: [&str; 30] = [
    "/desk/{}",
    "/desk/{}/session",
    "/desk/{}/session?q=nazarb",
    "/desk/{}/session?f.kind=nothing",
    "/desk/{}/session/plenary",
    "/desk/{}/session/new",
    "/desk/{}/session/plenary/delete",
    "/desk/{}/person",
    "/desk/{}/person/sadovnichy",
    "/desk/{}/person/new",
    "/desk/{}/organisation",
    "/desk/{}/organisation/susu",
    "/desk/{}/delegation",
    "/desk/{}/delegation/new",
    "/desk/{}/venue/red-plant",
    "/desk/{}/hall",
    "/desk/{}/hall/new",
    "/desk/{}/travel",
    "/desk/{}/track",
    "/desk/{}/edition",
    "/desk/{}/side/KZ",
    "/desk/{}/day",
    "/desk/{}/source",
    "/desk/{}/agreement",
    "/desk/{}/agreement/new",
    "/desk/{}/duplicates",
    "/desk/{}/edition/delete",
    "/desk/new?from={}",
    "/desk/series",
    "/desk/series/kz-ru-interregional/entry/14",
];

/// A forum on a free port of this machine.
pub async fn served() -> (Arc<Forum>, String) {
    let mut forum = Forum::demo().await;
    let listener = server::listen("127.0.0.1:0".parse().expect("an address")).expect("a free port");
    let address = listener.local_addr().expect("an address");
    // Without TLS, so the cookie is without its prefix.
    forum.app.desk.base_url = format!("http://{address}").into();
    let forum = Arc::new(forum);
    let front = Arc::clone(&forum.app.front);
    tokio::spawn(server::serve(
        listener,
        front,
        forum.app.router(),
        std::future::pending(),
    ));
    (forum, format!("http://{address}"))
}

/// A browser in which somebody with this role is signed in.
pub async fn signed_in(forum: &Forum, role: Role, lang: Lang, size: Size, shade: Shade) -> Option<Browser> {
    let browser = browser::open(size, lang.tag(), shade).await?;
    let client = forum.organiser_reading(role, EDITION, lang).await;
    let token = client.token.expect("a key");
    let cookie = json!({ "name": "kurultai", "value": token, "url": &*forum.app.desk.base_url });
    browser.devtools("Network.setCookie", cookie).await;
    Some(browser)
}

pub async fn run(client: &Client, script: &str) -> serde_json::Value {
    client.execute(script, Vec::new()).await.expect("a script")
}

/// Keeps a picture of the page where somebody asked for pictures.
pub async fn picture(browser: &Browser, name: &str) {
    if let Ok(folder) = std::env::var("KURULTAI_TEST_PICTURES") {
        let height = run(browser, "return document.documentElement.scrollHeight").await;
        let width = run(browser, "return innerWidth").await;
        let clip = json!({ "x": 0, "y": 0, "width": width, "height": height, "scale": 1 });
        let shot = browser
            .devtools(
                "Page.captureScreenshot",
                json!({ "format": "png", "captureBeyondViewport": true, "clip": clip }),
            )
            .await;
        let bytes = base64::Engine::decode(
            &base64::engine::general_purpose::STANDARD,
            shot["data"].as_str().expect("a picture"),
        );
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(format!("{folder}/{name}.png"), bytes.expect("a picture")).expect("it is kept");
    }
}

async fn walk(size: Size, lang: Lang, shade: Shade) -> Vec<String> {
    let (forum, base) = served().await;
    let Some(browser) = signed_in(&forum, Role::Administrator, lang, size, shade).await else {
        return Vec::new();
    };
    let mut wrong = Vec::new();
    for page in PAGES {
        let page = page.replace("{}", EDITION);
        browser.goto(&format!("{base}{page}")).await.expect("a page");
        run(
            &browser,
            "for (const each of document.querySelectorAll('details')) each.open = true",
        )
        .await;
        let name = page.trim_start_matches("/desk/").replace(['/', '?', '=', '.'], "-");
        picture(&browser, &format!("{}-{}-{name}", lang.tag(), size.0)).await;
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
        let said = run(&browser, "return document.documentElement.lang").await;
        if said != json!(lang.tag()) {
            wrong.push(format!("{page}: says that it is in {said}"));
        }
    }
    browser.close().await;
    wrong
}

#[tokio::test]
async fn every_list_and_form_keeps_nobody_out_in_english() {
    assert_eq!(walk(DESKTOP, Lang::En, Shade::Light).await, Vec::<String>::new());
}

#[tokio::test]
async fn every_list_and_form_keeps_nobody_out_in_kazakh_in_the_dark() {
    assert_eq!(walk(DESKTOP, Lang::Kk, Shade::Dark).await, Vec::<String>::new());
}

#[tokio::test]
async fn every_list_and_form_fits_a_phone_in_russian() {
    assert_eq!(walk(SMALL_PHONE, Lang::Ru, Shade::Light).await, Vec::<String>::new());
}

#[tokio::test]
async fn rows_come_and_go_without_a_page() {
    let (forum, base) = served().await;
    let Some(browser) = signed_in(&forum, Role::Administrator, Lang::En, DESKTOP, Shade::Light).await else {
        return;
    };
    browser
        .goto(&format!("{base}/desk/{EDITION}/session/plenary"))
        .await
        .expect("a page");
    let rows = "return document.querySelectorAll('[data-field=roles] .nrow').length";
    let before = run(&browser, rows).await.as_i64().expect("a number");
    run(
        &browser,
        "document.querySelector('[data-field=roles] button[name=more]').click()",
    )
    .await;
    assert_eq!(run(&browser, rows).await.as_i64(), Some(before + 1));
    let names = run(
        &browser,
        "return [...document.querySelectorAll('[data-field=roles] input[list]')].map((input) => input.name)",
    )
    .await;
    let names: Vec<&str> = names
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|name| name.as_str())
        .collect();
    let unique: std::collections::BTreeSet<&&str> = names.iter().collect();
    assert_eq!(unique.len(), names.len(), "{names:?}");
    let focused = run(&browser, "return document.activeElement.name").await;
    assert_eq!(focused.as_str(), names.last().copied());
    browser.close().await;
}
