//! From the button *Plan* to the accepted difference, as an organiser does it.

use fantoccini::Locator;
use kurultai::people::access::Role;
use kurultai::programme::{draft, findings};
use kurultai::testkit::{Forum, sample};
use serde_json::{Value, json};

use super::browser::{self, Browser, DESKTOP, Shade, Size, desk};

const EDITION: &str = "sample-2031";
const SMALL_PHONE: Size = (360, 740);

/// A panel that clashes with the opening, and two sessions that wait for a time.
async fn forum() -> Forum {
    let forum = Forum::empty().await;
    let mut archive = sample::archive();
    let edition = &mut archive.editions[0];
    edition
        .sessions
        .push(sample::session("panel", "panel", "great", 9, &[("aigul", "moderator")]));
    for (id, audience) in [("waiting", 30), ("crowd", 2000)] {
        let mut session = sample::session(id, "talk", "small", 9, &[("serik", "speaker")]);
        (session.date, session.start, session.end, session.hall, session.venue) = (None, None, None, None, None);
        session.audience = Some(audience);
        edition.sessions.push(session);
    }
    forum.import(&archive).await;
    forum
}

async fn run(browser: &Browser, script: &str) -> Value {
    browser.execute(script, Vec::new()).await.expect("a script")
}

/// What keeps somebody out of the page, and what is too wide; a picture where somebody asked for pictures.
async fn look(browser: &Browser, name: &str) {
    if let Ok(folder) = std::env::var("KURULTAI_TEST_PICTURES") {
        let clip = json!({ "x": 0, "y": 0, "width": run(browser, "return innerWidth").await,
            "height": run(browser, "return document.documentElement.scrollHeight").await, "scale": 1 });
        let shot = browser
            .devtools(
                "Page.captureScreenshot",
                json!({ "format": "png", "captureBeyondViewport": true, "clip": clip }),
            )
            .await;
        let picture = base64::Engine::decode(
            &base64::engine::general_purpose::STANDARD,
            shot["data"].as_str().expect("a picture"),
        );
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(format!("{folder}/plan-{name}.png"), picture.expect("a picture")).expect("it is kept");
    }
    assert_eq!(browser::axe(browser).await, [], "{name}");
    let beyond = run(browser, "return document.documentElement.scrollWidth - innerWidth").await;
    assert!(beyond.as_i64() <= Some(0), "{name} is {beyond} pixels too wide");
}

/// Presses a button by a script: after a picture of a whole page the driver takes places below the fold for covered ones.
async fn press(browser: &Browser, selector: &str) {
    let found = browser.wait().for_element(Locator::Css(selector)).await;
    found.unwrap_or_else(|error| panic!("{selector}: {error}"));
    run(browser, &format!("document.querySelector({}).click()", json!(selector))).await;
}

async fn from_the_button_to_the_accepted_difference(size: Size, language: &str, shade: Shade) {
    let served = desk::serve(forum().await).await;
    let Some(browser) = served
        .signed_in(Role::HostSecretariat, EDITION, size, language, shade)
        .await
    else {
        return;
    };
    let name = format!("{language}-{}", size.0);
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let working = tokio::spawn(served.forum.app.worker().run(stopped));

    browser
        .goto(&format!("{}/desk/{EDITION}/board", served.base))
        .await
        .expect("the board");
    press(&browser, ".board.ready a[href$='/plan']").await;
    browser
        .wait()
        .for_element(Locator::Css("#ask"))
        .await
        .expect("the form");
    look(&browser, &format!("form-{name}")).await;
    // The word beside a slider follows it.
    let word = run(
        &browser,
        "const slider = document.getElementById('w-hall-too-small');
         slider.value = 1; slider.dispatchEvent(new Event('input'));
         return [slider.getAttribute('aria-valuetext'), slider.parentElement.querySelector('.on').textContent]",
    )
    .await;
    assert_eq!(word[0], word[1]);
    run(
        &browser,
        "document.querySelector('input[name=seconds][value=\"10\"]').checked = true;
         document.getElementById('name').value = 'A'",
    )
    .await;
    press(&browser, "#ask .acts .btn").await;
    // The page watches the plan by itself, unless it was done at once.
    tokio::time::sleep(std::time::Duration::from_millis(2500)).await;
    if run(&browser, "return document.querySelector('#plan progress') !== null").await == json!(true) {
        look(&browser, &format!("far-{name}")).await;
    }
    let wait = browser.wait().at_most(std::time::Duration::from_secs(40));
    wait.for_element(Locator::Css(".pl-moves"))
        .await
        .expect("the plan is done");
    look(&browser, &format!("result-{name}")).await;
    // All but one of the moves.
    let left = run(
        &browser,
        "const box = document.querySelector('.pl-moves input[value=crowd]');
         box.checked = false; return box.value",
    )
    .await;
    press(&browser, ".pl-accept button[value=ticked]").await;
    browser
        .wait()
        .for_element(Locator::Css(".dsaid"))
        .await
        .expect("it is said");
    let pending = run(
        &browser,
        "return [...document.querySelectorAll('.pl-moves input')].map((box) => box.value)",
    )
    .await;
    assert_eq!(pending, json!([left]));
    look(&browser, &format!("accepted-{name}")).await;
    press(&browser, "td a[href*='/plan/'][href*='/session/']").await;
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    look(&browser, &format!("why-{name}")).await;
    browser
        .goto(&format!("{}/desk/{EDITION}/plan", served.base))
        .await
        .expect("the form");
    look(&browser, &format!("kept-{name}")).await;

    let mut tx = served.forum.app.db.read().await.expect("a transaction");
    let edition = draft::load(&mut tx, EDITION)
        .await
        .expect("it is read")
        .expect("it is there");
    let found = findings::of(&edition).expect("it holds");
    assert_eq!(found.hard().count(), 0, "{found:?}");
    drop(tx);
    stop.send(true).expect("the worker listens");
    browser.close().await;
    working.await.expect("the worker ends");
}

#[tokio::test]
async fn a_plan_is_asked_for_and_accepted_in_a_large_window() {
    from_the_button_to_the_accepted_difference(DESKTOP, "en", Shade::Light).await;
}

#[tokio::test]
async fn a_plan_is_asked_for_and_accepted_on_a_phone_in_the_dark() {
    from_the_button_to_the_accepted_difference(SMALL_PHONE, "ru", Shade::Dark).await;
}

/// Two sessions that are to begin together and not to be at the same time, and somebody who is there for half an hour.
async fn contradictory() -> Forum {
    let forum = Forum::empty().await;
    let mut archive = sample::archive();
    let edition = &mut archive.editions[0];
    let mut panel = sample::session("panel", "panel", "small", 11, &[("aigul", "moderator")]);
    panel.wishes.same_time_as = vec!["opening".to_owned()];
    panel.wishes.not_parallel_with = vec!["opening".to_owned()];
    edition.sessions.push(panel);
    let aigul = edition.people.iter_mut().find(|person| person.id == "aigul");
    aigul.expect("as the sample has it").attendance.present =
        vec!["2031-06-01T09:00/2031-06-01T09:30".parse().expect("an interval")];
    forum.import(&archive).await;
    forum
}

async fn what_no_plan_can_fulfil_is_shown(size: Size, language: &str, shade: Shade) {
    let served = desk::serve(contradictory().await).await;
    let Some(browser) = served
        .signed_in(Role::HostSecretariat, EDITION, size, language, shade)
        .await
    else {
        return;
    };
    browser
        .goto(&format!("{}/desk/{EDITION}/plan", served.base))
        .await
        .expect("the form");
    look(&browser, &format!("contradictions-{language}-{}", size.0)).await;
    press(
        &browser,
        "[aria-labelledby=contradictions-title] a[href$='/session/panel']",
    )
    .await;
    browser
        .wait()
        .for_element(Locator::Css("[name^='not_parallel_with']"))
        .await
        .expect("the form of the session");
    browser.close().await;
}

#[tokio::test]
async fn contradictions_are_shown_in_a_large_window() {
    what_no_plan_can_fulfil_is_shown(DESKTOP, "kk", Shade::Light).await;
}

#[tokio::test]
async fn contradictions_are_shown_on_a_phone() {
    what_no_plan_can_fulfil_is_shown(SMALL_PHONE, "en", Shade::Light).await;
}

#[tokio::test]
async fn contradictions_are_shown_on_a_phone_in_the_dark() {
    what_no_plan_can_fulfil_is_shown(SMALL_PHONE, "ru", Shade::Dark).await;
}
