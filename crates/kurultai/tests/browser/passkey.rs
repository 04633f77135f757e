//! Keys in a real browser: its virtual authenticator makes and uses passkeys, and every page keeps nobody out.

use std::sync::Arc;
use std::time::Duration;

use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client as Window, Locator};
use kurultai::people::access::Role;
use kurultai::people::accounts::once::{self, Purpose};
use kurultai::people::accounts::store as records;
use kurultai::people::keys::second;
use kurultai::platform::i18n::Lang;
use kurultai::platform::web::server;
use kurultai::testkit::{Client, Forum, sample};
use serde_json::{Value, json};
use url::{ParseError, Url};

use super::browser::{self, DESKTOP, Shade, Size};

const SMALL_PHONE: Size = (360, 740);

/// A forum on a free port, whose readers reach it by a name, since browsers give passkeys to names only.
async fn serve() -> (Forum, String) {
    let mut forum = Forum::of(&sample::two_editions()).await;
    let listener = server::listen("127.0.0.1:0".parse().expect("an address")).expect("a free port");
    let port = listener.local_addr().expect("an address").port();
    let base = format!("http://localhost:{port}");
    forum.app.desk.base_url = base.as_str().into();
    let front = Arc::clone(&forum.app.front);
    tokio::spawn(server::serve(
        listener,
        front,
        forum.app.router(),
        std::future::pending(),
    ));
    (forum, base)
}

async fn zhanar(forum: &Forum) -> Client {
    let edition = sample::two_editions().editions[0].id.clone();
    forum.organiser(Role::HostSecretariat, &edition).await
}

/// Puts the key of somebody who is signed in into the browser.
async fn enter(window: &Window, base: &str, client: &Client) {
    window.goto(&format!("{base}/sign-in/link")).await.expect("a page");
    hold(window, client.token.as_deref().expect("a key")).await;
}

async fn hold(window: &Window, key: &str) {
    let cookie = fantoccini::cookies::Cookie::build(("kurultai", key.to_owned()))
        .path("/")
        .build();
    window.add_cookie(cookie).await.expect("a cookie");
}

/// A command of the WebDriver extension for WebAuthn.
#[derive(Debug)]
struct WebAuthn {
    path: String,
    body: Value,
}

impl WebDriverCompatibleCommand for WebAuthn {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        let session = session_id.expect("a browser that is open");
        base_url.join(&format!("session/{session}/webauthn/{}", self.path))
    }

    fn method_and_body(&self, _request_url: &Url) -> (hyper::Method, Option<String>) {
        (hyper::Method::POST, Some(self.body.to_string()))
    }
}

/// Gives the browser a device that keeps passkeys and checks who holds it.
async fn device(window: &Window) {
    let body = json!({
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": true,
        "hasUserVerification": true,
        "isUserVerified": true,
        "isUserConsenting": true,
    });
    let path = "authenticator".to_owned();
    window
        .issue_cmd(WebAuthn { path, body })
        .await
        .expect("an authenticator");
}

async fn press(window: &Window, css: &str) {
    let button = window.wait().for_element(Locator::Css(css)).await.expect(css);
    button.click().await.expect("it is pressed");
}

/// Waits until the page says this.
async fn says(window: &Window, words: &str) {
    for _ in 0..100 {
        let script = "return document.body ? document.body.innerText : ''";
        if let Ok(Value::String(text)) = window.execute(script, Vec::new()).await
            && text.contains(words)
        {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let page = window.source().await.expect("a page");
    panic!("nothing says {words:?}: {page}");
}

#[tokio::test]
async fn a_passkey_is_added_used_and_removed() {
    let Some(browser) = browser::open(DESKTOP, "en", Shade::Light).await else {
        return;
    };
    let (forum, base) = serve().await;
    let client = zhanar(&forum).await;
    device(&browser).await;
    enter(&browser, &base, &client).await;
    browser.goto(&format!("{base}/account/keys")).await.expect("a page");
    press(&browser, "[data-passkey=register] button:enabled").await;
    says(&browser, "The passkey was added.").await;
    says(&browser, "Passkey 1").await;
    // The same device again: the browser knows that it has one.
    press(&browser, "[data-passkey=register] button:enabled").await;
    says(&browser, "This device has a passkey for this account already.").await;

    browser.delete_all_cookies().await.expect("no cookies");
    browser
        .goto(&format!("{base}/sign-in/passkey?next=/account/keys"))
        .await
        .expect("a page");
    press(&browser, "[data-passkey=use] button:enabled").await;
    says(&browser, "1 passkey").await;
    // The page at the door offers it where the address is typed, and this browser takes what it is offered.
    browser.delete_all_cookies().await.expect("no cookies");
    browser
        .goto(&format!("{base}/sign-in?next=/account/keys"))
        .await
        .expect("a page");
    says(&browser, "1 passkey").await;

    press(&browser, "form[action$='/remove'] button").await;
    says(&browser, "This is your last way to sign in").await;
    let mut tx = forum.app.db.write().await.expect("a transaction");
    let id = client.account.expect("an account");
    let mut account = records::account(&mut tx, id)
        .await
        .expect("it is read")
        .expect("an account");
    account.password = Some("$argon2id$…".to_owned());
    records::write_account(&mut tx, &account).await.expect("it is written");
    tx.commit().await.expect("it is kept");
    press(&browser, "form[action$='/remove'] button").await;
    says(&browser, "The passkey was removed.").await;

    browser.delete_all_cookies().await.expect("no cookies");
    browser.goto(&format!("{base}/sign-in/passkey")).await.expect("a page");
    press(&browser, "[data-passkey=use] button:enabled").await;
    says(&browser, "Nobody here has this passkey").await;
    browser.close().await;
}

#[tokio::test]
async fn on_another_address_passkeys_are_not_asked_for() {
    let Some(browser) = browser::open(DESKTOP, "en", Shade::Light).await else {
        return;
    };
    let (_forum, base) = serve().await;
    device(&browser).await;
    let elsewhere = base.replace("localhost", "127.0.0.1");
    browser
        .goto(&format!("{elsewhere}/sign-in/passkey"))
        .await
        .expect("a page");
    says(&browser, "Passkeys work on this address only").await;
    let enabled = browser
        .find_all(Locator::Css("[data-passkey] button:enabled"))
        .await
        .expect("buttons");
    assert!(enabled.is_empty());
    browser.close().await;
}

/// Keeps a picture of the page in the folder of `KURULTAI_TEST_PICTURES`, for whoever wants to look at it.
async fn picture(window: &Window, name: &str) {
    if let Ok(folder) = std::env::var("KURULTAI_TEST_PICTURES") {
        let picture = window.screenshot().await.expect("a picture");
        std::fs::write(format!("{folder}/{name}.png"), picture).expect("the folder is there");
    }
}

/// What is wrong with the page that is shown.
async fn look(window: &Window, page: &str, size: Size, language: &str, wrong: &mut Vec<String>) {
    picture(window, &format!("{page}-{language}-{}", size.0)).await;
    for violation in browser::axe(window).await {
        wrong.push(format!(
            "{page}: {}: {} ({})",
            violation.rule,
            violation.help,
            violation.places.join(", ")
        ));
    }
    let script = "return document.documentElement.scrollWidth - innerWidth";
    let beyond = window.execute(script, Vec::new()).await.expect("a number");
    if beyond.as_i64() > Some(0) {
        wrong.push(format!("{page}: {beyond} pixels too wide at {}", size.0));
    }
    let said = window
        .execute("return document.documentElement.lang", Vec::new())
        .await
        .expect("a text");
    if said != json!(language) {
        wrong.push(format!("{page}: says that it is in {said}"));
    }
}

/// Opens every page of keys and collects what is wrong with them.
async fn walk(size: Size, lang: Lang, shade: Shade) -> Vec<String> {
    let language = lang.tag();
    let Some(browser) = browser::open(size, language, shade).await else {
        return Vec::new();
    };
    let (forum, base) = serve().await;
    let client = zhanar(&forum).await;
    let id = client.account.expect("an account");
    let link = {
        let mut tx = forum.app.db.write().await.expect("a transaction");
        let mut account = records::account(&mut tx, id)
            .await
            .expect("it is read")
            .expect("an account");
        account.language = lang;
        account.name = "Жанар Әбдірахманова".to_owned();
        records::write_account(&mut tx, &account).await.expect("it is written");
        let lasts = Some(jiff::SignedDuration::from_mins(15));
        let link = once::make(
            &mut tx,
            Purpose::Letter,
            Some(id),
            &json!({}),
            lasts,
            forum.app.desk.now(),
        )
        .await
        .expect("a link");
        tx.commit().await.expect("it is kept");
        link
    };
    let mut wrong = Vec::new();
    let (window, wrong_ref) = (&browser, &mut wrong);
    device(window).await;
    for (page, name) in [
        ("/sign-in", "door"),
        ("/sign-in/passkey", "use-passkey"),
        ("/sign-in/link", "link"),
        ("/sign-in/link/none-such", "link-over"),
        (&*format!("/sign-in/link/{link}"), "link-open"),
    ] {
        window.goto(&format!("{base}{page}")).await.expect("a page");
        look(window, name, size, language, wrong_ref).await;
    }
    window.goto(&format!("{base}/sign-in/link")).await.expect("a page");
    let field = window.find(Locator::Css("#email")).await.expect("a field");
    field.send_keys("zhanar@example.org").await.expect("it is typed");
    press(window, "main form button").await;
    window
        .wait()
        .for_element(Locator::Css("main p a[href='/sign-in']"))
        .await
        .expect("a page");
    look(window, "link-sent", size, language, wrong_ref).await;

    enter(window, &base, &client).await;
    for (page, name) in [("/account/keys", "keys-none"), ("/account/second", "second-off")] {
        window.goto(&format!("{base}{page}")).await.expect("a page");
        look(window, name, size, language, wrong_ref).await;
    }
    window.goto(&format!("{base}/account/keys")).await.expect("a page");
    press(window, "[data-passkey=register] button:enabled").await;
    window
        .wait()
        .for_element(Locator::Css("[data-passkey-row]"))
        .await
        .expect("a passkey");
    look(window, "keys", size, language, wrong_ref).await;
    window.goto(&format!("{base}/account/second")).await.expect("a page");
    press(window, "form[action$='/start'] button").await;
    let shown = window
        .wait()
        .for_element(Locator::Css(".ksecret"))
        .await
        .expect("a secret");
    let typed = shown.text().await.expect("a text").replace(' ', "");
    look(window, "second-offer", size, language, wrong_ref).await;
    let secret = totp_rs::Secret::try_from_base32(typed)
        .expect("base32")
        .as_ref()
        .to_vec();
    let code = second::code(&secret, forum.app.desk.now()).expect("a code");
    let field = window.find(Locator::Css("#code")).await.expect("a field");
    field.send_keys(&code).await.expect("it is typed");
    press(window, "form[action$='/confirm'] button").await;
    window.wait().for_element(Locator::Css(".kcodes")).await.expect("codes");
    look(window, "second-codes", size, language, wrong_ref).await;
    window.goto(&format!("{base}/account/second")).await.expect("a page");
    look(window, "second-on", size, language, wrong_ref).await;
    // The second step, in a browser that came half way by the link.
    window.delete_all_cookies().await.expect("no cookies");
    window
        .goto(&format!("{base}/sign-in/link/{link}"))
        .await
        .expect("a page");
    press(window, "main form button").await;
    window
        .wait()
        .for_element(Locator::Css("#recovery"))
        .await
        .expect("the second step");
    look(window, "ask", size, language, wrong_ref).await;
    browser.close().await;
    wrong
}

#[tokio::test]
async fn pages_of_keys_keep_nobody_out_in_kazakh() {
    assert_eq!(walk(DESKTOP, Lang::Kk, Shade::Light).await, Vec::<String>::new());
}

#[tokio::test]
async fn pages_of_keys_fit_a_phone_in_russian() {
    assert_eq!(walk(SMALL_PHONE, Lang::Ru, Shade::Light).await, Vec::<String>::new());
}

#[tokio::test]
async fn pages_of_keys_fit_a_phone_in_the_dark_in_english() {
    assert_eq!(walk(SMALL_PHONE, Lang::En, Shade::Dark).await, Vec::<String>::new());
}
