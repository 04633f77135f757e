//! Coming in: the first start, signing out and in again, and the pages around it as people meet them.

use std::time::Duration;

use fantoccini::{Client, Locator};
use kurultai::people::access::Role;
use kurultai::people::accounts::first;
use kurultai::testkit::{Forum, sample};
use serde_json::json;

use super::browser::{self, Browser, DESKTOP, Shade, Size, desk};

const SMALL_PHONE: Size = (360, 740);
const PASSWORD: &str = "three quiet bridges";

async fn fill(browser: &Client, field: &str, words: &str) {
    let found = browser.find(Locator::Id(field)).await.expect("the field");
    found.send_keys(words).await.expect("it takes letters");
}

async fn press(browser: &Client, selector: &str) {
    let button = browser.find(Locator::Css(selector)).await.expect("the button");
    button.click().await.expect("it can be pressed");
}

/// Waits until the browser is at this path.
async fn at(browser: &Client, path: &str) {
    for _ in 0..100 {
        let url = browser.current_url().await.expect("an address");
        if url.path() == path {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!(
        "not at {path} but at {}",
        browser.current_url().await.expect("an address")
    );
}

/// What keeps people out of this page, and whether it is too wide.
async fn wrong(browser: &Browser, page: &str, size: Size) -> Vec<String> {
    let mut wrong = Vec::new();
    for violation in browser::axe(browser).await {
        wrong.push(format!(
            "{page}: {}: {} ({})",
            violation.rule,
            violation.help,
            violation.places.join(", ")
        ));
    }
    let beyond = browser
        .execute("return document.documentElement.scrollWidth - innerWidth", Vec::new())
        .await
        .expect("a script");
    if beyond.as_i64() > Some(0) {
        wrong.push(format!("{page}: {beyond} pixels too wide at {}", size.0));
    }
    // Pictures for whoever wants to look at the pages.
    if let Ok(folder) = std::env::var("KURULTAI_TEST_PICTURES") {
        let name = page.replace('/', "_");
        let picture = browser.screenshot().await.expect("a picture");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(format!("{folder}/{name}-{}.png", size.0), picture).expect("it is written");
    }
    wrong
}

#[tokio::test]
async fn the_first_administrator_comes_in_goes_out_and_comes_back() {
    let Some(browser) = browser::open(DESKTOP, "en", Shade::Light).await else {
        return;
    };
    let served = desk::serve(Forum::empty().await).await;
    let app = &served.forum.app;
    let link = first::offer(&app.db, app.desk.now())
        .await
        .expect("an offer")
        .expect("a link");
    browser.goto(&format!("{}{link}", served.base)).await.expect("a page");
    assert_eq!(wrong(&browser, "first", DESKTOP).await, Vec::<String>::new());
    fill(&browser, "name", "Томирис Далина").await;
    fill(&browser, "email", "tomiris@forum.example").await;
    fill(&browser, "secret", PASSWORD).await;
    press(&browser, "main form .btn").await;
    at(&browser, "/desk").await;

    press(&browser, "form[action='/sign-out'] button").await;
    at(&browser, "/sign-in").await;
    browser.goto(&format!("{}/account", served.base)).await.expect("a page");
    at(&browser, "/sign-in").await;
    fill(&browser, "email", "tomiris@forum.example").await;
    fill(&browser, "secret", "three quiet fridges").await;
    press(&browser, "#password .btn").await;
    browser
        .wait()
        .at_most(Duration::from_secs(10))
        .for_element(Locator::Css(".errs"))
        .await
        .expect("it says that it is wrong");
    assert_eq!(wrong(&browser, "refused", DESKTOP).await, Vec::<String>::new());
    fill(&browser, "secret", PASSWORD).await;
    press(&browser, "#password .btn").await;
    at(&browser, "/account").await;

    browser.goto(&format!("{}{link}", served.base)).await.expect("a page");
    let words = browser.find(Locator::Css("h1")).await.expect("a heading").text().await;
    assert_eq!(words.expect("its words"), "This link does not open anything");
    browser.close().await;
}

/// The pages of the door, of one's account and of access, in one language and size.
async fn walk(size: Size, language: &str, shade: Shade) -> Vec<String> {
    let forum = Forum::of(&sample::archive()).await;
    let served = desk::serve(forum).await;
    let mut found = Vec::new();
    let Some(visitor) = browser::open(size, language, shade).await else {
        return found;
    };
    visitor.goto(&format!("{}/sign-in", served.base)).await.expect("a page");
    found.extend(wrong(&visitor, &format!("{language}/sign-in"), size).await);
    visitor.close().await;
    let edition = "sample-2031";
    let Some(browser) = served
        .signed_in(Role::Administrator, edition, size, language, shade)
        .await
    else {
        return found;
    };
    served.forum.organiser(Role::GuestSecretariat, edition).await;
    served.forum.organiser(Role::Auditor, edition).await;
    let access = format!("/desk/{edition}/access");
    for page in ["/account", access.as_str(), "/desk/accounts", "/invitation/none-such"] {
        browser.goto(&format!("{}{page}", served.base)).await.expect("a page");
        // What is folded is looked at too.
        let open = "for (const each of document.querySelectorAll('details')) each.open = true; return 1";
        assert_eq!(browser.execute(open, Vec::new()).await.expect("a script"), json!(1));
        let name = format!("{language}{page}{}", if shade == Shade::Dark { "-dark" } else { "" });
        found.extend(wrong(&browser, &name, size).await);
    }
    browser.close().await;
    found
}

#[tokio::test]
async fn the_pages_around_the_door_keep_nobody_out_in_kazakh() {
    assert_eq!(walk(DESKTOP, "kk", Shade::Light).await, Vec::<String>::new());
}

#[tokio::test]
async fn the_pages_around_the_door_keep_nobody_out_in_russian_on_a_phone() {
    assert_eq!(walk(SMALL_PHONE, "ru", Shade::Light).await, Vec::<String>::new());
}

#[tokio::test]
async fn the_pages_around_the_door_keep_nobody_out_in_english_in_the_dark() {
    assert_eq!(walk(SMALL_PHONE, "en", Shade::Dark).await, Vec::<String>::new());
}
