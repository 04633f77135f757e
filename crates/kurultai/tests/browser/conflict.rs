//! Two editors at one record: each sees that the other is there, and neither loses a word.

use std::time::Duration;

use fantoccini::Locator;
use kurultai::people::access::Role;
use kurultai::platform::i18n::Lang;

use super::browser::{self, Browser, DESKTOP, Shade};
use super::forms::{EDITION, picture, run, served, signed_in};

#[tokio::test]
async fn two_editors_in_conflict_choose_and_lose_nothing() {
    let (forum, base) = served().await;
    let Some(host) = signed_in(&forum, Role::HostSecretariat, Lang::En, DESKTOP, Shade::Light).await else {
        return;
    };
    let guest = signed_in(&forum, Role::GuestSecretariat, Lang::En, DESKTOP, Shade::Light)
        .await
        .expect("a second browser");
    let page = format!("{base}/desk/{EDITION}/track/new");
    host.goto(&page).await.expect("a page");
    let press = |selector: &str| format!("document.querySelector('{selector}').click()");
    let fill = |script: &str| {
        format!(
            "const set = (name, value) => {{ const input = document.querySelector(`[name=\"${{name}}\"]`); input.value = value; input.dispatchEvent(new Event('input', {{ bubbles: true }})); }}; {script}"
        )
    };
    run(
        &host,
        &fill("set('name.kk', 'Көлік'); set('name.ru', 'Транспорт'); set('name.en', 'Transport')"),
    )
    .await;
    submit(&host, &press(".fsave .btn")).await;
    let record = host.current_url().await.expect("an address");
    assert!(record.path().ends_with("/track/transport"), "{record}");

    // Both open it, and each hears of the other.
    let address = format!("{base}{}", record.path());
    host.goto(&address).await.expect("a page");
    guest.goto(&address).await.expect("a page");
    for browser in [&host, &guest] {
        let said = Locator::Css("#notices .who");
        let heard = browser.wait().at_most(Duration::from_secs(10)).for_element(said).await;
        assert!(heard.is_ok(), "says who else is here");
    }

    // The guest changes English and Russian; the host, meanwhile, English and the colour.
    run(
        &guest,
        &fill("set('name.en', 'Transport and logistics'); set('name.ru', 'Транспорт и логистика')"),
    )
    .await;
    run(
        &host,
        &fill("set('name.en', 'Roads and railways'); set('colour', '#0b4f6c')"),
    )
    .await;
    submit(&guest, &press(".fsave .btn")).await;
    let changed = Locator::Css("#notices .changed");
    let heard = host.wait().at_most(Duration::from_secs(10)).for_element(changed).await;
    assert!(heard.is_ok(), "says that somebody saved it");
    picture(&host, "conflict-heard").await;
    submit(&host, &press(".fsave .btn")).await;
    picture(&host, "conflict").await;
    assert_eq!(browser::axe(&host).await, []);

    // Only English waits for a choice; Russian and the colour are put together already.
    let choices = run(
        &host,
        "return [...new Set([...document.querySelectorAll('input[type=radio]')].map((input) => input.name))]",
    )
    .await;
    assert_eq!(choices, serde_json::json!(["pick.name.en"]));
    run(&host, &press("input[type=radio][value=mine]")).await;
    submit(&host, &press("#conflict .btn")).await;
    let words = run(
        &host,
        "return ['name.kk', 'name.ru', 'name.en', 'colour'].map((name) => document.querySelector(`[name=\"${name}\"]`).value)",
    )
    .await;
    assert_eq!(
        words,
        serde_json::json!(["Көлік", "Транспорт и логистика", "Roads and railways", "#0b4f6c"])
    );
    host.close().await;
    guest.close().await;
}

/// Presses a button that sends a form, and waits for the page that answers.
async fn submit(browser: &Browser, press: &str) {
    run(browser, &format!("window.before = true; {press}")).await;
    for _ in 0..200 {
        let fresh = browser
            .execute(
                "return document.readyState === 'complete' && !window.before",
                Vec::new(),
            )
            .await;
        if fresh.is_ok_and(|fresh| fresh == serde_json::json!(true)) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no page answered");
}
