//! A spreadsheet with ten kinds of broken cell, brought in as an organiser does it.

use std::path::PathBuf;
use std::sync::Arc;

use fantoccini::Locator;
use kurultai::people::access::Role;
use kurultai::people::accounts::store;
use kurultai::platform::i18n::Lang;
use kurultai::platform::web::server;
use kurultai::testkit::{Forum, sample};
use serde_json::{Value, json};

use super::browser::{self, Browser, DESKTOP, Shade, Size};

const EDITION: &str = "sample-2031";
const SMALL_PHONE: Size = (360, 740);

const BROKEN: &str = "\
id;Название (рус.);Вид;Начало;Конец;Зал;Языки;Ожидается человек;Отменена
;Новая встреча;Заседенье;;;;;;
opening;;;01.06.2031 25:10;;;;;
talk;;;;;Большой зол;;;
bad key;Ключ;talk;;;;;;
;Без вида;;;;;;;
;Круглый стол;Круглый стол;1.6.2031 15:00;1.6.2031 14:00;;;;
;Дискуссия;Дискуссия;в обед;;;;;
;Лекция;Лекция;;;;клингонский;;
;Концерт;Концерт;;;;;-5;
;Мастерская;Мастерская;;;;;много;может быть
talk;;;;;;;;
";

const CORRECTED: &str = "\
id;Название (рус.);Вид;Начало;Конец;Зал;Языки;Ожидается человек;Отменена
talk;Доклад о мостах;;1.6.2031 15:00;16:00;small;ru;30;
;Круглый стол;Круглый стол;2.6.2031 10:00;11:30;aula;kk;120;
";

/// A forum on a free port of this machine, and a browser of the host's secretariat.
async fn at_the_desk(lang: Lang, size: Size, shade: Shade) -> Option<(Forum, Browser, String)> {
    let browser = browser::open(size, lang.tag(), shade).await?;
    let mut forum = Forum::of(&sample::archive()).await;
    let listener = server::listen("127.0.0.1:0".parse().expect("an address")).expect("a free port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    // Without TLS, cookies must not ask for it.
    forum.app.desk.base_url = base.as_str().into();
    let front = Arc::clone(&forum.app.front);
    tokio::spawn(server::serve(listener, front, forum.app.router(), std::future::pending()));
    let client = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut tx = forum.app.db.write().await.expect("a transaction");
    let mut account = store::account(&mut tx, client.account.expect("an account"))
        .await
        .expect("it is read")
        .expect("it is there");
    account.language = lang;
    store::write_account(&mut tx, &account).await.expect("it is written");
    tx.commit().await.expect("it is kept");
    let cookie = json!({ "name": "kurultai", "value": client.token.expect("a key"), "url": base, "httpOnly": true });
    browser.devtools("Network.setCookie", cookie).await;
    Some((forum, browser, base))
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
        std::fs::write(format!("{folder}/sheets-{name}.png"), picture.expect("a picture")).expect("it is kept");
    }
    assert_eq!(browser::axe(browser).await, [], "{name}");
    let beyond = run(browser, "return document.documentElement.scrollWidth - innerWidth").await;
    assert!(beyond.as_i64() <= Some(0), "{name} is {beyond} pixels too wide");
}

async fn press(browser: &Browser, selector: &str) {
    browser
        .find(Locator::Css(selector))
        .await
        .unwrap_or_else(|error| panic!("{selector}: {error}"))
        .click()
        .await
        .expect("it is pressed");
    // The same address may come back with another page.
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    browser
        .wait()
        .for_element(Locator::Css("main h1"))
        .await
        .expect("a page");
}

/// Brings a file in and matches its columns as they are offered.
async fn bring(browser: &Browser, base: &str, folder: &PathBuf, name: &str, content: &str, shots: &str) {
    std::fs::create_dir_all(folder).expect("a folder");
    let file = folder.join(name);
    std::fs::write(&file, content).expect("a file");
    browser
        .goto(&format!("{base}/desk/{EDITION}/sheets"))
        .await
        .expect("a page");
    look(browser, &format!("{shots}-lists")).await;
    run(browser, "document.getElementById('list').value = 'sessions'").await;
    let input = browser.find(Locator::Id("file")).await.expect("the file");
    input.send_keys(&file.to_string_lossy()).await.expect("a file");
    press(browser, "form[enctype] button").await;
    browser
        .wait()
        .for_element(Locator::Css(".smatch"))
        .await
        .expect("the columns");
    look(browser, &format!("{shots}-columns")).await;
    press(browser, "form[method=post] .acts .btn").await;
    browser
        .wait()
        .for_element(Locator::Css(".srows"))
        .await
        .expect("the differences");
    look(browser, &format!("{shots}-differences")).await;
}

async fn story(lang: Lang, size: Size, shade: Shade) {
    let Some((forum, browser, base)) = at_the_desk(lang, size, shade).await else {
        return;
    };
    let name = format!("{}-{}-{shade:?}", lang.tag(), size.0).to_lowercase();
    let folder = forum.folder().join("sheets");
    bring(&browser, &base, &folder, "broken.csv", BROKEN, &name).await;
    let cells = run(
        &browser,
        "return [...document.querySelectorAll('.saddr')].map((cell) => cell.textContent)",
    )
    .await;
    let expected = [
        "C2", "D3", "F4", "A5", "C6", "E7", "D8", "G9", "H10", "H11", "I11", "A12",
    ];
    assert_eq!(cells, json!(expected));
    let said = run(
        &browser,
        "return new Set([...document.querySelectorAll('.sproblems li')].map((line) => line.textContent.replace(/^\\S+/, ''))).size",
    )
    .await;
    assert!(said.as_u64() >= Some(10), "only {said} kinds of problems are told apart");
    bring(&browser, &base, &folder, "corrected.csv", CORRECTED, &format!("{name}-2")).await;
    press(&browser, "form[action$='/apply'] .btn").await;
    browser
        .wait()
        .for_element(Locator::Css("form[action$='/undo']"))
        .await
        .expect("it is applied");
    look(&browser, &format!("{name}-applied")).await;
    press(&browser, "form[action$='/undo'] .btn").await;
    let left = browser.find_all(Locator::Css("form[action$='/undo']")).await.expect("forms");
    assert!(left.is_empty(), "it is taken back");
    browser.close().await;
    drop(forum);
}

#[tokio::test]
async fn a_spreadsheet_with_ten_kinds_of_broken_cell_in_english() {
    story(Lang::En, DESKTOP, Shade::Light).await;
}

#[tokio::test]
async fn a_spreadsheet_with_ten_kinds_of_broken_cell_in_kazakh_on_a_phone() {
    story(Lang::Kk, SMALL_PHONE, Shade::Light).await;
}

#[tokio::test]
async fn a_spreadsheet_with_ten_kinds_of_broken_cell_in_russian_in_the_dark() {
    story(Lang::Ru, DESKTOP, Shade::Dark).await;
}
