//! The board with a pointer, with keys alone, in three languages, on a phone.

use std::time::Duration;

use exchange::archive::Archive;
use kurultai::people::access::Role;
use kurultai::testkit::{Forum, sample};
use serde_json::{Value, json};

use super::browser::desk::{Served, serve};
use super::browser::{self, Browser, DESKTOP, Shade, Size};

const EDITION: &str = "sample-2031";
const SMALL_PHONE: Size = (360, 740);

const LISTEN: &str = "window.trouble = [];
    addEventListener('error', (event) => trouble.push('error: ' + (event.message || event.target.src || event.target.href)), true);
    addEventListener('unhandledrejection', (event) => trouble.push('rejection: ' + event.reason));
    addEventListener('securitypolicyviolation', (event) => trouble.push('policy: ' + event.blockedURI));";

fn archive() -> Archive {
    let mut archive = sample::archive();
    let edition = &mut archive.editions[0];
    edition
        .sessions
        .push(sample::session("panel", "talk", "small", 11, &[("aigul", "speaker")]));
    let mut waiting = sample::session("waiting", "talk", "small", 9, &[("serik", "speaker")]);
    (waiting.date, waiting.start, waiting.end, waiting.hall, waiting.venue) = (None, None, None, None, None);
    edition.sessions.push(waiting);
    archive
}

/// A forum, served.
async fn desk(archive: &Archive) -> Served {
    let forum = Forum::empty().await;
    forum.import(archive).await;
    serve(forum).await
}

/// The board as the host's secretariat sees it.
async fn open(served: &Served, size: Size, language: &str, shade: Shade) -> Option<Browser> {
    let browser = served
        .signed_in(Role::HostSecretariat, EDITION, size, language, shade)
        .await?;
    browser
        .devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": LISTEN }))
        .await;
    let url = format!("{}/desk/{EDITION}/board", served.base);
    browser.goto(&url).await.expect("a page");
    wait(&browser, "document.querySelector('.board.ready') !== null").await;
    Some(browser)
}

pub async fn run(browser: &Browser, script: &str) -> Value {
    browser.execute(script, Vec::new()).await.expect("a script")
}

pub async fn wait(browser: &Browser, condition: &str) {
    for _ in 0..200 {
        if run(browser, &format!("return Boolean({condition})")).await == json!(true) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    let seen = run(
        browser,
        "return document.body.innerText.slice(0, 2000) + JSON.stringify(window.trouble)",
    )
    .await;
    panic!("never: {condition}\n{seen}");
}

async fn mouse(browser: &Browser, kind: &str, x: f64, y: f64) {
    let button = if kind == "mouseMoved" { "none" } else { "left" };
    let event = json!({ "type": kind, "x": x, "y": y, "button": button, "buttons": 1, "clickCount": 1 });
    browser.devtools("Input.dispatchMouseEvent", event).await;
}

pub async fn key(browser: &Browser, key: &str, code: &str, modifiers: i64) {
    for kind in ["keyDown", "keyUp"] {
        let event = json!({ "type": kind, "key": key, "code": code, "modifiers": modifiers,
            "text": if key == "Enter" && kind == "keyDown" { "\r" } else { "" } });
        browser.devtools("Input.dispatchKeyEvent", event).await;
    }
}

/// The point of the window at which a session's block can be held.
async fn handle(browser: &Browser, id: &str) -> (f64, f64) {
    let script = format!(
        "const at = document.querySelector('.bk[data-id=\"{id}\"]').getBoundingClientRect();
         return [at.left + 20, at.top + 8];"
    );
    let at = run(browser, &script).await;
    (at[0].as_f64().expect("x"), at[1].as_f64().expect("y"))
}

/// The point of the window for a hall and a minute.
async fn point(browser: &Browser, place: &str, minute: i64) -> (f64, f64) {
    let script = format!(
        "const {{ grid, model }} = document.getElementById('board').board;
         const column = grid.columns.get('{place}').element.getBoundingClientRect();
         return [column.left + 30, column.top + model.axis.at({minute})];"
    );
    let at = run(browser, &script).await;
    (at[0].as_f64().expect("x"), at[1].as_f64().expect("y"))
}

async fn drag(browser: &Browser, id: &str, to: (f64, f64)) {
    let from = handle(browser, id).await;
    mouse(browser, "mouseMoved", from.0, from.1).await;
    mouse(browser, "mousePressed", from.0, from.1).await;
    for step in 1..=8 {
        let part = f64::from(step) / 8.0;
        mouse(
            browser,
            "mouseMoved",
            from.0 + (to.0 - from.0) * part,
            from.1 + (to.1 - from.1) * part,
        )
        .await;
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn note(browser: &Browser) -> String {
    run(browser, "return document.querySelector('.bd-note').innerText")
        .await
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

async fn place_of(browser: &Browser, id: &str) -> Value {
    let script = format!(
        "const {{ s, e, place }} = document.getElementById('board').board.model.sessions.get('{id}'); return [s, e, place];"
    );
    run(browser, &script).await
}

async fn untroubled(browser: &Browser) {
    assert_eq!(run(browser, "return window.trouble").await, json!([]));
}

#[tokio::test]
async fn a_session_is_dragged_its_findings_are_shown_in_place_and_it_is_taken_back() {
    let served = desk(&archive()).await;
    let Some(browser) = open(&served, DESKTOP, "en", Shade::Light).await else {
        return;
    };
    // Held a few pixels below its beginning, so let go as many below nine.
    let (x, y) = point(&browser, "hall:great", 540).await;
    drag(&browser, "panel", (x, y + 8.0)).await;
    // The pointer rests: what is wrong there is said before it is let go.
    wait(
        &browser,
        "document.querySelector('.bd-target')?.dataset.level === 'hard'",
    )
    .await;
    wait(&browser, "document.querySelector('.hint.l3') !== null").await;
    mouse(&browser, "mouseReleased", x, y + 8.0).await;
    wait(&browser, "!document.querySelector('.bd-note').hidden").await;
    let said = note(&browser).await;
    assert!(
        said.contains("“panel in English” is moved: June 1, 09:00–10:00, great.")
            || said.contains("1 June, 09:00–10:00, great."),
        "{said}"
    );
    assert!(said.contains("Aigul Sagyntai is due in"), "{said}");
    assert_eq!(place_of(&browser, "panel").await, json!([540, 600, "hall:great"]));
    // In place: a colour, a shape and words, on both sessions concerned.
    for id in ["panel", "opening"] {
        let block = run(&browser, &format!("const block = document.querySelector('.bd-col .bk[data-id=\"{id}\"]'); return [block.dataset.level, block.innerText, block.textContent]")).await;
        assert_eq!(block[0], "hard");
        assert!(block[1].as_str().expect("words").contains("■"), "{block}");
        assert!(
            block[2].as_str().expect("words").contains("Hall taken twice"),
            "{block}"
        );
    }
    // Back with one key.
    key(&browser, "z", "KeyZ", 2).await;
    wait(
        &browser,
        "document.getElementById('board').board.model.sessions.get('panel').s === 660",
    )
    .await;
    assert_eq!(place_of(&browser, "panel").await, json!([660, 720, "hall:small"]));
    wait(
        &browser,
        "document.querySelector('.bd-note').innerText.includes('Taken back')",
    )
    .await;
    // And again, and the draft says so.
    key(&browser, "Z", "KeyZ", 2 | 8).await;
    wait(
        &browser,
        "document.querySelector('.bd-note').innerText.includes('Done again')",
    )
    .await;
    let mut tx = served.forum.app.db.read().await.expect("a transaction");
    let edition = kurultai::programme::draft::load(&mut tx, EDITION)
        .await
        .expect("it is read")
        .expect("an edition");
    let panel = edition.sessions.iter().find(|session| session.id == "panel");
    assert_eq!(panel.and_then(|session| session.hall.as_deref()), Some("great"));
    untroubled(&browser).await;
    browser.close().await;
}

#[tokio::test]
async fn a_session_is_moved_resized_parked_and_exchanged_with_keys_alone() {
    let served = desk(&archive()).await;
    let Some(browser) = open(&served, DESKTOP, "en", Shade::Light).await else {
        return;
    };
    run(&browser, "document.querySelector('.bd-col .bk[data-id=panel]').focus()").await;
    key(&browser, "Enter", "Enter", 0).await;
    wait(
        &browser,
        "document.getElementById('live').textContent.includes('picked up')",
    )
    .await;
    key(&browser, "ArrowRight", "ArrowRight", 0).await;
    for _ in 0..4 {
        key(&browser, "ArrowDown", "ArrowDown", 0).await;
    }
    wait(
        &browser,
        "document.getElementById('live').textContent.includes('Causes nothing new')",
    )
    .await;
    key(&browser, "Enter", "Enter", 0).await;
    wait(
        &browser,
        "document.querySelector('.bd-note').innerText.includes('is moved')",
    )
    .await;
    assert_eq!(place_of(&browser, "panel").await, json!([720, 780, "hall:aula"]));
    let focused = "document.activeElement.dataset.id === 'panel'";
    wait(&browser, focused).await;
    // Let go without moving: it stays.
    key(&browser, "Enter", "Enter", 0).await;
    key(&browser, "ArrowLeft", "ArrowLeft", 0).await;
    key(&browser, "Escape", "Escape", 0).await;
    wait(
        &browser,
        "document.getElementById('live').textContent.includes('stays where it was')",
    )
    .await;
    assert_eq!(place_of(&browser, "panel").await, json!([720, 780, "hall:aula"]));
    // Longer.
    key(&browser, "+", "Equal", 8).await;
    wait(
        &browser,
        "document.querySelector('.bd-note').innerText.includes('now lasts')",
    )
    .await;
    assert_eq!(place_of(&browser, "panel").await, json!([720, 795, "hall:aula"]));
    // Changes places with the talk below it; each keeps its length.
    key(&browser, "s", "KeyS", 0).await;
    key(&browser, "ArrowDown", "ArrowDown", 0).await;
    key(&browser, "Enter", "Enter", 0).await;
    wait(
        &browser,
        "document.querySelector('.bd-note').innerText.includes('changed places')",
    )
    .await;
    assert_eq!(place_of(&browser, "talk").await, json!([720, 780, "hall:aula"]));
    assert_eq!(place_of(&browser, "panel").await, json!([840, 915, "hall:aula"]));
    // Off the board; it waits in the tray.
    run(&browser, "document.querySelector('.bd-col .bk[data-id=panel]').focus()").await;
    key(&browser, "p", "KeyP", 0).await;
    wait(
        &browser,
        "document.querySelector('.bd-tray .bk[data-id=panel]') !== null",
    )
    .await;
    wait(
        &browser,
        "document.querySelector('.bd-note').innerText.includes('off the board')",
    )
    .await;
    // Where else? The first place that is offered is taken.
    run(
        &browser,
        "document.querySelector('.bd-tray .bk[data-id=waiting]').focus()",
    )
    .await;
    key(&browser, "w", "KeyW", 0).await;
    wait(&browser, "document.querySelector('dialog .bd-offers .btn') !== null").await;
    run(&browser, "document.querySelector('dialog .bd-offers .btn').click()").await;
    wait(
        &browser,
        "document.getElementById('board').board.model.sessions.get('waiting').s !== null",
    )
    .await;
    wait(
        &browser,
        "document.querySelector('.bd-note').innerText.includes('Cures')",
    )
    .await;
    untroubled(&browser).await;
    browser.close().await;
}

#[tokio::test]
async fn what_others_move_moves_here_and_what_is_in_the_way_is_said() {
    let served = desk(&archive()).await;
    let Some(browser) = open(&served, DESKTOP, "en", Shade::Light).await else {
        return;
    };
    let mut sergei = served.forum.organiser(Role::GuestSecretariat, EDITION).await;
    let state = sergei.get(&format!("/desk/{EDITION}/board/state")).await;
    let state: Value = serde_json::from_slice(&state.body).expect("it is JSON");
    let version = |state: &Value, id: &str| {
        let sessions = state["sessions"].as_array().expect("sessions").clone();
        sessions
            .into_iter()
            .find(|session| session["id"] == id)
            .expect("a session")["v"]
            .clone()
    };
    let one = json!({ "session": "panel", "base": version(&state, "panel"), "start": 900, "minutes": 60, "place": "hall:great" });
    let answer = sergei
        .post_json(&format!("/desk/{EDITION}/board/move"), &json!({ "moves": [one] }))
        .await;
    assert_eq!(answer.status.as_u16(), 200);
    wait(
        &browser,
        "document.getElementById('board').board.model.sessions.get('panel').s === 900",
    )
    .await;
    wait(
        &browser,
        "document.querySelector('.bd-note').innerText.includes('has changed the programme')",
    )
    .await;
    // The news is held back: the script moves from a version that is not there any more.
    run(&browser, "document.getElementById('board').board.moves.waiting = 1").await;
    let moved: Value = serde_json::from_slice(&answer.body).expect("it is JSON");
    let two = json!({ "session": "panel", "base": moved["sessions"][0]["v"], "start": 1020, "minutes": 60, "place": "hall:great" });
    sergei
        .post_json(&format!("/desk/{EDITION}/board/move"), &json!({ "moves": [two] }))
        .await;
    run(
        &browser,
        "document.getElementById('board').board.moves.move('panel', { s: 480, e: 540, place: 'hall:small' })",
    )
    .await;
    wait(
        &browser,
        "document.querySelector('.bd-note').innerText.includes('Your move was not made')",
    )
    .await;
    assert_eq!(place_of(&browser, "panel").await, json!([1020, 1080, "hall:great"]));
    untroubled(&browser).await;
    browser.close().await;
}

/// Everything that is wrong with the board in a language, a size and a shade, in each of its views.
async fn walk(size: Size, language: &str, shade: Shade) -> Vec<String> {
    let served = desk(&archive()).await;
    served.forum.release(EDITION, "first").await.expect("it is released");
    let Some(browser) = open(&served, size, language, shade).await else {
        return Vec::new();
    };
    wait(
        &browser,
        "document.querySelector('.bd-tools .bd-btn[aria-pressed=false]:not([hidden])') !== null",
    )
    .await;
    let mut wrong = Vec::new();
    let steps = [
        ("halls", "board.show('halls')"),
        (
            "moved",
            "await board.moves.move('panel', { s: 540, e: 600, place: 'hall:great' })",
        ),
        ("compared", "board.compare()"),
        ("held", "board.keys.pickUp('panel')"),
        ("put down", "board.keys.cancel()"),
        ("people", "board.show('people')"),
        ("list", "board.show('list')"),
        ("card", "board.card('panel')"),
        ("form", "board.cards.form('panel')"),
        ("better", "await board.cards.whereElse('panel')"),
        ("keys", "board.showKeys()"),
    ];
    for (name, step) in steps {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ const {{ board }} = document.getElementById('board'); {step}; }})().then(() => setTimeout(done, 120), (error) => done(String(error)))"
        );
        let answer = browser.execute_async(&script, Vec::new()).await.expect("a step");
        if answer != Value::Null {
            wrong.push(format!("{name}: {answer}"));
        }
        // The flash of what has just moved is over.
        run(
            &browser,
            "document.querySelectorAll('.flash').forEach((block) => block.classList.remove('flash'))",
        )
        .await;
        let trouble = run(&browser, "return window.trouble").await;
        if trouble != json!([]) {
            wrong.push(format!("{name}: {trouble}"));
        }
        for violation in browser::axe(&browser).await {
            wrong.push(format!(
                "{name} {language} {shade:?}: {}: {} ({})",
                violation.rule,
                violation.help,
                violation.places.join(", ")
            ));
        }
        // What axe itself may not do is no trouble of the page's.
        run(&browser, "window.trouble.length = 0").await;
        let beyond = run(&browser, "return document.documentElement.scrollWidth - innerWidth").await;
        if beyond.as_i64() > Some(0) {
            wrong.push(format!("{name}: {beyond} pixels too wide at {}", size.0));
        }
        if let Ok(folder) = std::env::var("KURULTAI_TEST_PICTURES") {
            let picture = browser.screenshot().await.expect("a picture");
            let file = format!("{folder}/board-{}-{language}-{shade:?}-{name}.png", size.0);
            std::fs::write(file, picture).expect("it is written");
        }
    }
    // The page of the form, and the board without its script.
    browser
        .goto(&format!(
            "{}/desk/{EDITION}/board/session/panel?day=2031-06-01&time=09:30&minutes=60&place=hall:great",
            served.base
        ))
        .await
        .expect("a page");
    for violation in browser::axe(&browser).await {
        wrong.push(format!(
            "form page {language}: {}: {:?}",
            violation.rule, violation.places
        ));
    }
    browser
        .devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }))
        .await;
    browser
        .goto(&format!("{}/desk/{EDITION}/board", served.base))
        .await
        .expect("a page");
    browser
        .devtools("Emulation.setScriptExecutionDisabled", json!({ "value": false }))
        .await;
    for violation in browser::axe(&browser).await {
        wrong.push(format!("plain {language}: {}: {:?}", violation.rule, violation.places));
    }
    if let Ok(folder) = std::env::var("KURULTAI_TEST_PICTURES") {
        let picture = browser.screenshot().await.expect("a picture");
        let file = format!("{folder}/board-{}-{language}-{shade:?}-plain.png", size.0);
        std::fs::write(file, picture).expect("it is written");
    }
    browser.close().await;
    wrong
}

#[tokio::test]
async fn the_board_keeps_nobody_out_in_kazakh_on_a_phone_in_the_dark() {
    assert_eq!(walk(SMALL_PHONE, "kk", Shade::Dark).await, Vec::<String>::new());
}

#[tokio::test]
async fn the_board_keeps_nobody_out_in_russian() {
    assert_eq!(walk(DESKTOP, "ru", Shade::Light).await, Vec::<String>::new());
}

#[tokio::test]
async fn the_board_keeps_nobody_out_in_english_in_the_dark() {
    assert_eq!(walk(DESKTOP, "en", Shade::Dark).await, Vec::<String>::new());
}

#[tokio::test]
async fn the_board_keeps_nobody_out_in_russian_on_a_phone() {
    assert_eq!(walk(SMALL_PHONE, "ru", Shade::Light).await, Vec::<String>::new());
}
