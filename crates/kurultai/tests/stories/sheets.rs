//! Spreadsheets on the desk: a list comes in, its broken cells are named, it is applied and taken back, and goes out again.

use std::fmt::Write as _;

use exchange::sheet::{Limits, List, read};
use hyper::{Method, StatusCode};
use kurultai::people::access::{Office, Role};
use kurultai::programme::edit;
use kurultai::programme::records::{Kind, RecordKey};
use kurultai::testkit::desk::Client;
use kurultai::testkit::forum::{Answer, Forum};
use kurultai::testkit::sample;
use serde_json::{Map, Value};

const EDITION: &str = "sample-2031";

/// Sends a file as the form of the page does.
async fn bring(client: &mut Client, list: &str, name: &str, content: &[u8]) -> Answer {
    let boundary = "a-line-that-is-in-no-sheet";
    let mut body = Vec::new();
    body.extend_from_slice(
        format!("--{boundary}\r\nContent-Disposition: form-data; name=\"list\"\r\n\r\n{list}\r\n").as_bytes(),
    );
    body.extend_from_slice(
        format!("--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n").as_bytes(),
    );
    body.extend_from_slice(content);
    body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    let csrf = client.csrf();
    let kind = format!("multipart/form-data; boundary={boundary}");
    let address = format!("/desk/{EDITION}/sheets?csrf={csrf}");
    client
        .send(Method::POST, &address, &[("content-type", &kind)], body)
        .await
}

/// Where an answer sends the browser.
fn sent_to(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    answer.header("location").to_owned()
}

/// The address of an upload, from that of its columns page.
fn upload_of(columns: &str) -> String {
    columns.strip_suffix("/columns").expect("the columns page").to_owned()
}

/// The page, once the work is done.
async fn settled(client: &mut Client, url: &str) -> String {
    for _ in 0..600 {
        let state: Value = serde_json::from_slice(&client.get(&format!("{url}/state")).await.body).expect("JSON");
        if state["busy"] == false {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    let page = client.get(url).await;
    assert_eq!(page.status, StatusCode::OK);
    page.text().to_owned()
}

/// The columns as they are matched on the page: name of the field, key of the column.
fn matched(page: &str) -> Vec<(String, String)> {
    let selects = page.split("<select id=\"column-").skip(1);
    let chosen = selects.map(|rest| {
        let place = rest.split('"').next().unwrap_or_default();
        let select = rest.split("</select>").next().unwrap_or_default();
        let option = select
            .split("<option value=\"")
            .find(|option| option.contains(" selected"));
        let key = option.and_then(|option| option.split('"').next()).unwrap_or_default();
        (format!("column-{place}"), key.to_owned())
    });
    chosen.collect()
}

/// Takes the matching that the page offers.
async fn take_offer(client: &mut Client, columns: &str) -> String {
    let page = client.get(columns).await;
    let fields = matched(page.text());
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, key)| (name.as_str(), key.as_str())).collect();
    let url = sent_to(&client.post(columns, &fields).await);
    settled(client, &url).await
}

/// Addresses and columns of the problems on a page: `C2 Hall`.
fn problems(page: &str) -> Vec<String> {
    let items = page.split("<span class=\"saddr ").skip(1);
    items
        .map(|item| {
            let at = item
                .split('>')
                .nth(1)
                .and_then(|rest| rest.split('<').next())
                .unwrap_or_default();
            let words = item
                .split("<span>")
                .nth(1)
                .unwrap_or_default()
                .split(": ")
                .next()
                .unwrap_or_default();
            format!("{at} {words}")
        })
        .collect()
}

async fn record(forum: &Forum, kind: Kind, id: &str) -> Option<Map<String, Value>> {
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let key = RecordKey::of(EDITION, kind, id);
    edit::read(&mut tx, &key)
        .await
        .expect("it is read")
        .map(|stored| stored.fields)
}

async fn host() -> (Forum, Client) {
    let forum = Forum::of(&sample::archive()).await;
    let client = forum.organiser(Role::HostSecretariat, EDITION).await;
    (forum, client)
}

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
;Выставка;Выставка;7.6.2031 10:00;7.6.2031 11:00;;;;
";

#[tokio::test]
async fn a_sheet_with_broken_cells_is_corrected_applied_and_taken_back() {
    let (forum, mut client) = host().await;
    let before = record(&forum, Kind::Session, "talk").await.expect("it is there");

    // The broken sheet: every cell is named, and nothing is written.
    let columns = sent_to(&bring(&mut client, "sessions", "programme.csv", BROKEN.as_bytes()).await);
    let page = client.get(&columns).await;
    let keys: Vec<String> = matched(page.text()).into_iter().map(|(_, key)| key).collect();
    assert_eq!(
        keys,
        [
            "id",
            "title.ru",
            "kind",
            "start",
            "end",
            "hall",
            "languages",
            "audience",
            "cancelled"
        ]
    );
    let page = take_offer(&mut client, &columns).await;
    assert_eq!(
        problems(&page),
        [
            "C2 Kind",
            "D3 Start",
            "F4 Hall",
            "A5 Key",
            "C6 Kind",
            "E7 End",
            "D8 Start",
            "G9 Languages",
            "H10 People expected",
            "H11 People expected",
            "I11 Cancelled",
            "A12 Key",
            "D13 Start",
        ]
    );
    assert!(
        page.contains("There are: "),
        "what there is stands beside what is not known"
    );
    assert!(!page.contains("/apply"), "there is nothing to apply");
    assert_eq!(record(&forum, Kind::Session, "talk").await.as_ref(), Some(&before));

    // Corrected, with the same headings: the columns are matched as they were.
    let good = "\
id;Название (рус.);Вид;Начало;Конец;Зал;Языки;Ожидается человек;Отменена
talk;Доклад о мостах;;1.6.2031 15:00;16:00;small;ru; 30;
;Круглый стол;Круглый стол;2.6.2031 10:00;11:30;aula;kk; 120;
opening;;;;;;;;
;Без вида;;;;;;;
";
    let columns = sent_to(&bring(&mut client, "sessions", "programme-2.csv", good.as_bytes()).await);
    assert!(client.get(&columns).await.text().contains("as they were last time"));
    let page = take_offer(&mut client, &columns).await;
    assert_eq!(problems(&page), ["C5 Kind"]);
    assert!(
        page.contains("Доклад о мостах") && page.contains("Apply only the 2 rows without errors"),
        "{page}"
    );
    let url = upload_of(&columns);
    sent_to(&client.post(&format!("{url}/apply"), &[]).await);
    let page = settled(&mut client, &url).await;
    assert!(page.contains("2 rows are applied."), "{page}");
    let after = record(&forum, Kind::Session, "talk").await.expect("it is there");
    assert_eq!(after["title"]["ru"], "Доклад о мостах");
    assert_eq!(after["title"]["en"], before["title"]["en"]);
    assert_eq!(after["start"], "2031-06-01T15:00:00");
    assert_eq!(after["end"], "2031-06-01T16:00:00");
    let new = record(&forum, Kind::Session, "kruglyy-stol")
        .await
        .expect("it was made");
    assert_eq!(
        (&new["kind"], &new["venue"]),
        (&"round-table".into(), &"university".into())
    );
    forum.release(EDITION, "from the sheet").await.expect("it is released");
    forum.show().await;
    assert!(
        forum
            .get(&format!("/ru/{EDITION}/sessions/talk"))
            .await
            .text()
            .contains("Доклад о мостах")
    );

    // Applied once, however often it is sent; taken back as one.
    sent_to(&client.post(&format!("{url}/apply"), &[]).await);
    assert_eq!(record(&forum, Kind::Session, "talk").await, Some(after));
    sent_to(&client.post(&format!("{url}/undo"), &[]).await);
    assert!(settled(&mut client, &url).await.contains("has been taken back"));
    assert_eq!(record(&forum, Kind::Session, "talk").await, Some(before));
    assert_eq!(record(&forum, Kind::Session, "kruglyy-stol").await, None);
}

#[tokio::test]
async fn a_misspelt_hall_gets_the_names_that_are_near() {
    let mut archive = sample::archive();
    archive.editions[0].venues[0].halls[0].name = sample::text("Үлкен зал", "Большой зал", "Great Hall");
    let forum = Forum::of(&archive).await;
    let mut client = forum.organiser(Role::HostSecretariat, EDITION).await;
    let sheet = "id;Зал\ntalk;Большой зол\nopening;Бальшой  зал\n";
    let columns = sent_to(&bring(&mut client, "sessions", "halls.csv", sheet.as_bytes()).await);
    let page = take_offer(&mut client, &columns).await;
    assert_eq!(problems(&page), ["B2 Hall", "B3 Hall"]);
    let hints: Vec<&str> = page
        .split("Is it one of these: ")
        .skip(1)
        .map(|rest| rest.split('?').next().unwrap_or_default())
        .collect();
    assert_eq!(hints.len(), 2, "{page}");
    for hint in hints {
        assert!(hint.contains("(great)"), "{hint}");
    }
}

#[tokio::test]
async fn what_others_changed_after_the_dry_run_is_a_conflict() {
    let (forum, mut first) = host().await;
    let mut second = forum.organiser(Role::GuestSecretariat, EDITION).await;
    let one = sent_to(&bring(&mut first, "halls", "a.csv", b"id,capacity\nsmall,41\n").await);
    take_offer(&mut first, &one).await;
    let two = sent_to(&bring(&mut second, "halls", "b.csv", b"id,capacity\nsmall,42\n").await);
    take_offer(&mut second, &two).await;
    second.post(&format!("{}/apply", upload_of(&two)), &[]).await;
    settled(&mut second, &upload_of(&two)).await;
    first.post(&format!("{}/apply", upload_of(&one)), &[]).await;
    let page = settled(&mut first, &upload_of(&one)).await;
    assert!(
        page.contains("others changed these records") && page.contains("Capacity — “"),
        "{page}"
    );
    assert_eq!(
        record(&forum, Kind::Hall, "small").await.expect("a hall")["capacity"],
        42
    );

    // Compared again, the difference is to what the other left, and can be applied.
    first.post(&format!("{}/again", upload_of(&one)), &[]).await;
    let page = settled(&mut first, &upload_of(&one)).await;
    assert!(
        page.contains("</span>42</del>") && page.contains("</span>41</ins>"),
        "{page}"
    );
    first.post(&format!("{}/apply", upload_of(&one)), &[]).await;
    settled(&mut first, &upload_of(&one)).await;
    assert_eq!(
        record(&forum, Kind::Hall, "small").await.expect("a hall")["capacity"],
        41
    );

    // Taking the earlier one back would lose the later one.
    second.post(&format!("{}/undo", upload_of(&two)), &[]).await;
    let page = second.post(&format!("{}/undo", upload_of(&two)), &[]).await;
    assert!(
        page.text().contains("others changed these records since"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn every_list_goes_out_and_comes_in_again_unchanged() {
    let (forum, mut client) = host().await;
    for list in List::ALL.map(List::key) {
        for ending in ["xlsx", "csv"] {
            let file = client.get(&format!("/desk/{EDITION}/sheets/{list}.{ending}")).await;
            assert_eq!(file.status, StatusCode::OK, "{list}.{ending}");
            assert!(
                file.header("content-disposition")
                    .contains(&format!("{EDITION}-{list}.{ending}"))
            );
            let book = read(&file.body, &Limits::USUAL).expect("it is a sheet");
            if book.sheets[0].rows.len() < 2 {
                continue;
            }
            let columns = sent_to(&bring(&mut client, list, "again", &file.body).await);
            let page = client.get(&columns).await;
            let unmatched: Vec<_> = matched(page.text())
                .into_iter()
                .filter(|(_, key)| key.is_empty())
                .collect();
            assert_eq!(unmatched, [], "{list}.{ending}");
            let page = take_offer(&mut client, &columns).await;
            assert!(page.contains("there is nothing to apply"), "{list}.{ending} {page}");
        }
        let file = client.get(&format!("/desk/{EDITION}/sheets/{list}-empty.xlsx")).await;
        let book = read(&file.body, &Limits::USUAL).expect("it is a sheet");
        assert_eq!(book.sheets[0].rows.len(), 1, "{list}");
        assert!(book.sheets[1].rows.len() > 3, "{list}");
    }
    assert_eq!(
        client.get(&format!("/desk/{EDITION}/sheets/secrets.xlsx")).await.status,
        StatusCode::NOT_FOUND
    );
    drop(forum);
}

#[tokio::test]
async fn headings_are_recognised_in_every_language_they_are_written_in() {
    let (forum, mut client) = host().await;
    for lang in kurultai::platform::i18n::Lang::all() {
        client.post(&format!("/language/{}", lang.tag()), &[]).await;
        for list in List::ALL.map(List::key) {
            let file = client.get(&format!("/desk/{EDITION}/sheets/{list}-empty.xlsx")).await;
            let book = read(&file.body, &Limits::USUAL).expect("it is a sheet");
            let columns = sent_to(&bring(&mut client, list, "empty.xlsx", &file.body).await);
            let page = client.get(&columns).await;
            let keys: Vec<String> = matched(page.text()).into_iter().map(|(_, key)| key).collect();
            // The second sheet says which key each column has.
            let said: Vec<String> = book.sheets[1].rows[1..]
                .iter()
                .filter(|row| row.len() >= 3)
                .map(|row| row[1].value.words())
                .collect();
            assert_eq!(keys, said, "{list} in {}", lang.tag());
        }
    }
    drop(forum);
}

#[tokio::test]
async fn who_may_not_edit_a_list_may_take_it_out_and_not_bring_it_in() {
    let (forum, _) = host().await;
    let mut officer = forum.organiser(Role::DeskOfficer(Office::Delegations), EDITION).await;
    let page = officer.get(&format!("/desk/{EDITION}/sheets")).await;
    assert!(page.text().contains("<option value=\"people\">") && !page.text().contains("<option value=\"halls\">"));
    assert_eq!(
        bring(&mut officer, "halls", "h.csv", b"id,capacity\nsmall,1\n")
            .await
            .status,
        StatusCode::FORBIDDEN
    );
    let mut auditor = forum.organiser(Role::Auditor, EDITION).await;
    assert!(
        !auditor
            .get(&format!("/desk/{EDITION}/sheets"))
            .await
            .text()
            .contains("enctype")
    );
    assert_eq!(
        auditor.get(&format!("/desk/{EDITION}/sheets/halls.csv")).await.status,
        StatusCode::OK
    );
    assert_eq!(
        bring(&mut auditor, "people", "p.csv", b"id\nx\n").await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test]
async fn a_file_that_is_no_sheet_is_refused_with_what_to_do() {
    let (forum, mut client) = host().await;
    for (content, words) in [
        (&b""[..], "The file is empty"),
        (b"%PDF-1.4", "no spreadsheet"),
        (b"PK\x03\x04broken", "is broken"),
        (b"\n\n", "Nothing is written"),
    ] {
        let answer = bring(&mut client, "halls", "x", content).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains(words), "{words}");
    }
    assert!(
        bring(&mut client, "", "x", b"id\n")
            .await
            .text()
            .contains("Choose what the rows")
    );
    let columns = sent_to(&bring(&mut client, "halls", "h.csv", b"id,a,b\nsmall,1,2\n").await);
    let twice = client
        .post(&columns, &[("column-1", "capacity"), ("column-2", "capacity")])
        .await;
    assert!(twice.text().contains("Two columns are matched with “Capacity”"));
    assert!(
        client
            .post(&columns, &[("column-1", "")])
            .await
            .text()
            .contains("No column is matched yet")
    );
    sent_to(&client.post(&format!("{}/discard", upload_of(&columns)), &[]).await);
    assert_eq!(client.get(&columns).await.status, StatusCode::NOT_FOUND);
    drop(forum);
}

/// Ten thousand people, one in ten of them with a mistake. `SHEETS_MEASURE=1` says how long each step takes.
#[tokio::test(flavor = "multi_thread")]
async fn a_sheet_of_ten_thousand_rows_is_read_applied_and_taken_back() {
    let rows = if std::env::var_os("SHEETS_MEASURE").is_some() {
        10_000
    } else {
        1_000
    };
    let (forum, mut client) = host().await;
    let mut text = String::from("Full name (en);Имя и фамилия (рус.);Side;Post (en)\n");
    for number in 0..rows {
        let side = if number % 10 == 0 { "Atlantis" } else { "Kazakhstan" };
        writeln!(text, "Guest {number};Гость {number};{side};Engineer {number}").expect("text");
    }
    let began = std::time::Instant::now();
    let at = |what: &str| eprintln!("{what}: {:.2} s", began.elapsed().as_secs_f64());
    let columns = sent_to(&bring(&mut client, "people", "people.csv", text.as_bytes()).await);
    at("received");
    let page = take_offer(&mut client, &columns).await;
    at("dry run shown");
    let (good, wrong) = (rows - rows / 10, rows / 10);
    assert!(
        page.contains(&format!("Apply only the {} rows", grouped(good))),
        "{page}"
    );
    assert!(page.contains(&format!("{} rows have errors", grouped(wrong))));
    let url = upload_of(&columns);
    client.post(&format!("{url}/apply"), &[]).await;
    let page = settled(&mut client, &url).await;
    at("applied");
    assert!(page.contains("rows are applied"), "{page}");
    client.post(&format!("{url}/undo"), &[]).await;
    at("taken back");
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let people = edit::list(&mut tx, EDITION, Kind::Person).await.expect("people");
    assert_eq!(people.len(), sample::edition().people.len());
}

fn grouped(number: usize) -> String {
    kurultai::platform::i18n::locale(kurultai::platform::i18n::Lang::En).number(i64::try_from(number).expect("small"))
}
