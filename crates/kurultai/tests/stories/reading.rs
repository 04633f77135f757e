//! What a reader of the public site gets, told as short stories. The forum is in memory; nothing waits for a clock.

use exchange::archive::Text;
use hyper::{Method, StatusCode};
use kurultai::testkit::{Forum, sample};

const XIV: &str = "xiv-chelyabinsk-2017";

#[tokio::test]
async fn a_reader_is_led_to_their_own_language() {
    let forum = Forum::demo().await;
    for (accept, expected) in [
        ("kk", "/kk/xiv-chelyabinsk-2017"),
        ("ru-RU,ru;q=0.9,en;q=0.8", "/ru/xiv-chelyabinsk-2017"),
        ("en;q=0.3, kk;q=0.7", "/kk/xiv-chelyabinsk-2017"),
        ("de", "/ru/xiv-chelyabinsk-2017"),
    ] {
        let answer = forum.ask(Method::GET, "/", &[("accept-language", accept)]).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::FOUND, expected),
            "{accept}"
        );
        assert_eq!(answer.header("vary"), "accept-language");
    }
    let plain = forum.get("/").await;
    assert_eq!(plain.status, StatusCode::OK, "who says nothing may choose");
    for lang in ["kk", "ru", "en"] {
        assert!(plain.text().contains(&format!("href=/{lang} ")), "{lang}");
    }
    let neutral = forum
        .ask(
            Method::GET,
            "/xiv-chelyabinsk-2017/programme",
            &[("accept-language", "kk")],
        )
        .await;
    assert_eq!(neutral.header("location"), "/kk/xiv-chelyabinsk-2017/programme");
}

#[tokio::test]
async fn an_unknown_address_is_answered_in_the_language_of_its_path() {
    let forum = Forum::demo().await;
    for lang in ["kk", "ru", "en"] {
        for path in [format!("/{lang}/nothing"), format!("/{lang}/{XIV}/sessions/nothing")] {
            let answer = forum.get(&path).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert!(answer.text().contains(&format!("lang={lang}")), "{path}");
        }
    }
    for hostile in [
        "/..%2f..%2fetc/passwd",
        "/%00",
        "/en/%ff",
        "/en//",
        "/en/../../x",
        &format!("/{}", "a".repeat(9000)),
    ] {
        let answer = forum.get(hostile).await;
        assert!(
            answer.status == StatusCode::NOT_FOUND || answer.status == StatusCode::FOUND,
            "{} {}",
            &hostile[..20.min(hostile.len())],
            answer.status
        );
        assert!(!answer.header("location").starts_with("//"), "{hostile}");
    }
}

#[tokio::test]
async fn a_page_is_sent_once_and_then_only_confirmed() {
    let forum = Forum::demo().await;
    let page = format!("/kk/{XIV}/programme");
    let mut tags = Vec::new();
    let identity = forum.get(&page).await;
    for encoding in ["identity", "gzip", "br", "zstd"] {
        let first = forum.ask(Method::GET, &page, &[("accept-encoding", encoding)]).await;
        assert_eq!(first.status, StatusCode::OK);
        let expected = if encoding == "identity" { "" } else { encoding };
        assert_eq!(first.header("content-encoding"), expected);
        let tag = first.header("etag").to_owned();
        assert!(
            tag.starts_with('"') && !tags.contains(&tag),
            "each encoding has a strong tag of its own: {tag}"
        );
        for asked in [tag.clone(), format!("\"other\", W/{tag}"), "*".to_owned()] {
            let headers = [("accept-encoding", encoding), ("if-none-match", asked.as_str())];
            let again = forum.ask(Method::GET, &page, &headers).await;
            assert_eq!(
                (again.status, again.body.len()),
                (StatusCode::NOT_MODIFIED, 0),
                "{asked}"
            );
            assert_eq!(again.header("etag"), tag);
        }
        tags.push(tag);
        let head = forum.ask(Method::HEAD, &page, &[("accept-encoding", encoding)]).await;
        assert_eq!(head.header("content-length"), first.body.len().to_string());
        assert_eq!(head.body.len(), 0);
        let unpacked = match encoding {
            "gzip" => {
                let mut bytes = vec![0; identity.body.len()];
                libdeflater::Decompressor::new()
                    .gzip_decompress(&first.body, &mut bytes)
                    .expect("gzip");
                bytes
            }
            "br" => {
                let mut bytes = Vec::new();
                brotli::BrotliDecompress(&mut first.body.as_slice(), &mut bytes).expect("Brotli");
                bytes
            }
            "zstd" => zstd::stream::decode_all(first.body.as_slice()).expect("Zstandard"),
            _ => first.body,
        };
        assert_eq!(unpacked, identity.body, "{encoding}");
    }
}

#[tokio::test]
async fn a_part_of_a_file_can_be_asked_for() {
    let forum = Forum::demo().await;
    let file = format!("/en/{XIV}/archive.json");
    let whole = forum.get(&file).await;
    let length = whole.body.len();
    let part = forum.ask(Method::GET, &file, &[("range", "bytes=10-19")]).await;
    assert_eq!(
        (part.status, part.body.as_slice()),
        (StatusCode::PARTIAL_CONTENT, &whole.body[10..20])
    );
    assert_eq!(part.header("content-range"), format!("bytes 10-19/{length}"));
    let last = forum.ask(Method::GET, &file, &[("range", "bytes=-5")]).await;
    assert_eq!(last.body, &whole.body[length - 5..]);
    let beyond = format!("bytes={length}-");
    let none = forum.ask(Method::GET, &file, &[("range", &beyond)]).await;
    assert_eq!(none.status, StatusCode::RANGE_NOT_SATISFIABLE);
    assert_eq!(none.header("content-range"), format!("bytes */{length}"));
    let stale = forum
        .ask(Method::GET, &file, &[("range", "bytes=0-1"), ("if-range", "\"stale\"")])
        .await;
    assert_eq!(stale.status, StatusCode::OK);
    let odd = forum.ask(Method::GET, &file, &[("range", "lines=1-2")]).await;
    assert_eq!(odd.status, StatusCode::OK);
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let forum = Forum::demo().await;
    let list = format!("/ru/{XIV}/programme/list?kind=panel");
    let page = format!("/ru/{XIV}");
    for (method, address) in [
        (Method::GET, page.as_str()),
        (Method::GET, list.as_str()),
        (Method::GET, "/nothing"),
        (Method::POST, page.as_str()),
        (Method::GET, "/xiv-chelyabinsk-2017"),
    ] {
        let answer = forum.ask(method.clone(), address, &[]).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("default-src 'none'") && !policy.contains("unsafe"),
            "{method} {address}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{method} {address}");
        assert!(
            answer.header("strict-transport-security").starts_with("max-age"),
            "{method} {address}"
        );
        assert_eq!(answer.header("set-cookie"), "", "the public part sets no cookie");
    }
    let refused = forum.ask(Method::POST, &page, &[]).await;
    assert_eq!(
        (refused.status, refused.header("allow")),
        (StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD")
    );
}

/// How many sessions a list shows.
fn listed(answer: &kurultai::testkit::Answer) -> usize {
    let text = answer.text();
    let start = text.find("<main").expect("a main part");
    text[start..].matches(&format!("/{XIV}/sessions/")).count()
}

#[tokio::test]
async fn filters_are_links_and_narrow_the_list() {
    let forum = Forum::demo().await;
    let list = format!("/en/{XIV}/programme/list");
    let all = listed(&forum.get(&list).await);
    let panels = listed(&forum.get(&format!("{list}?kind=panel")).await);
    let one_day = listed(&forum.get(&format!("{list}?day=2017-11-09")).await);
    let both = listed(&forum.get(&format!("{list}?kind=panel&day=2017-11-09")).await);
    let of_person = forum.get(&format!("{list}?person=nazarbayev")).await;
    assert!(panels > 0 && panels < all, "{panels} of {all}");
    assert!(
        one_day > both && both > 0 && both <= panels,
        "{one_day} {both} {panels}"
    );
    assert!(of_person.text().contains("sessions/plenary") && listed(&of_person) < all);
    let nothing = forum.get(&format!("{list}?kind=no-such-kind")).await;
    assert_eq!((nothing.status, listed(&nothing)), (StatusCode::OK, 0));
    assert!(
        nothing.text().contains(&format!("href={list}")),
        "an empty list offers the way out"
    );
    let hostile = forum
        .get(&format!("{list}?kind=%3Cscript%3Ealert(1)%3C/script%3E"))
        .await;
    assert!(!hostile.text().contains("<script>alert"));
}

#[tokio::test]
async fn a_name_is_found_in_any_script_and_offered_in_the_readers_language() {
    let forum = Forum::demo().await;
    for query in [
        "Nazarbaev",
        "Назарбаев",
        "Назарбаев Н.",
        "Нұрсұлтан",
        "nazarbayev nursultan",
        "Назарбаеу",
    ] {
        for lang in ["kk", "ru", "en"] {
            let address = format!("/{lang}/{XIV}/search.json?q={}", encoded(query));
            let answer = forum.get(&address).await;
            let found: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
            let page = format!("/{lang}/{XIV}/people/nazarbayev");
            assert!(answer.text().contains(&page), "{query} in {lang}: {found}");
        }
    }
    let page = forum
        .get(&format!("/ru/{XIV}/search?q={}", encoded("Садовничий")))
        .await;
    assert!(page.text().contains(&format!("/ru/{XIV}/people/sadovnichy")));
    let hostile = forum
        .get(&format!(
            "/ru/{XIV}/search?q={}",
            encoded("<script>alert(1)</script>\"")
        ))
        .await;
    assert!(
        !hostile.text().contains("<script>alert"),
        "what was typed is shown, not run"
    );
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[tokio::test]
async fn a_change_reaches_the_page_of_changes_the_feed_and_the_calendars() {
    let mut archive = sample::archive();
    let forum = Forum::of(&archive).await;
    let edition = archive.editions[0].id.clone();
    let before = forum.get(&format!("/en/{edition}/programme.ics")).await;
    assert!(before.text().contains("SEQUENCE:0") && !before.text().contains("STATUS:CANCELLED"));

    archive.editions[0].sessions[0].hall = Some("small".to_owned());
    let talk = archive.editions[0].sessions.remove(1);
    forum.import(&archive).await;
    assert_eq!(
        forum
            .release(&edition, "The opening moves, the talk is off")
            .await
            .unwrap(),
        2
    );
    forum.show().await;

    let changes = forum.get(&format!("/en/{edition}/changes")).await;
    assert!(changes.text().contains("The opening moves, the talk is off"));
    let feed = forum.get(&format!("/en/{edition}/changes.atom")).await;
    assert_eq!(feed.text().matches("<entry>").count(), 2);
    let calendar = forum.get(&format!("/en/{edition}/programme.ics")).await;
    assert_eq!(calendar.text().matches("BEGIN:VEVENT").count(), 2);
    assert_eq!(
        calendar.text().matches("SEQUENCE:1").count(),
        2,
        "the one that moved and the one that is off"
    );
    assert_eq!(calendar.text().matches("STATUS:CANCELLED").count(), 1);
    let of_talk = forum.get(&format!("/en/{edition}/sessions/talk.ics")).await;
    assert!(
        of_talk.text().contains("STATUS:CANCELLED"),
        "who subscribed to the talk alone hears of it"
    );

    archive.editions[0].sessions.push(talk);
    forum.import(&archive).await;
    forum.release(&edition, "The talk is on again").await.unwrap();
    forum.show().await;
    let again = forum.get(&format!("/en/{edition}/sessions/talk.ics")).await;
    assert!(again.text().contains("SEQUENCE:2") && again.text().contains("STATUS:CONFIRMED"));
}

#[tokio::test]
async fn a_withdrawn_release_gives_way_to_the_earlier_one() {
    let mut archive = sample::archive();
    let forum = Forum::of(&archive).await;
    let edition = archive.editions[0].id.clone();
    archive.editions[0].sessions[0].title = Text::of("en", "Wrong title");
    forum.import(&archive).await;
    forum.release(&edition, "second").await.unwrap();
    forum.show().await;
    let session = format!("/en/{edition}/sessions/opening");
    assert!(forum.get(&session).await.text().contains("Wrong title"));
    forum.withdraw(&edition, 2, 1).await.unwrap();
    forum.show().await;
    assert!(!forum.get(&session).await.text().contains("Wrong title"));
    assert!(
        forum
            .get(&format!("/en/{edition}/changes"))
            .await
            .text()
            .contains("withdrawn")
    );
    assert_eq!(
        forum.release(&edition, "third").await.unwrap(),
        3,
        "the draft can be released again"
    );
}

#[tokio::test]
async fn what_can_be_taken_away_is_there_in_every_language() {
    let forum = Forum::demo().await;
    for lang in ["kk", "ru", "en"] {
        let base = format!("/{lang}/{XIV}");
        let take = forum.get(&format!("{base}/take")).await;
        for (tail, kind, begins) in [
            ("/programme.ics", "text/calendar", "BEGIN:VCALENDAR\r\n"),
            ("/programme/2017-11-09.ics", "text/calendar", "BEGIN:VCALENDAR\r\n"),
            ("/schedule.xml", "application/xml", "<?xml"),
            ("/schedule.json", "application/json", "{"),
            ("/archive.json", "application/json", "{\n  \"format\": \"kurultai/1\""),
            ("/programme.csv", "text/csv", "id,"),
            ("/programme.xlsx", "application/vnd.openxmlformats", "PK"),
            ("/programme.jsonld", "application/ld+json", "{"),
            ("/changes.atom", "application/atom+xml", "<?xml"),
        ] {
            let file = forum.get(&format!("{base}{tail}")).await;
            assert_eq!(file.status, StatusCode::OK, "{base}{tail}");
            assert!(
                file.header("content-type").starts_with(kind),
                "{base}{tail}: {}",
                file.header("content-type")
            );
            assert!(file.body.starts_with(begins.as_bytes()), "{base}{tail}");
            assert!(take.text().contains(tail), "{tail} is listed on the page");
        }
        assert!(
            take.text().matches("<svg").count() >= 2,
            "with codes to point a phone at"
        );
        let calendar = forum.get(&format!("{base}/programme.ics")).await;
        assert!(calendar.text().contains("DTSTART;TZID=Asia/Yekaterinburg:20171109T"));
        assert!(calendar.text().contains("BEGIN:VTIMEZONE"));
    }
    let archive = forum.get(&format!("/en/{XIV}/archive.json")).await;
    let read = exchange::read::native("archive.json", &archive.body).expect("our own archive");
    assert_eq!(
        read.to_json().as_bytes(),
        archive.body,
        "reading and writing it again gives the same bytes"
    );
}

#[tokio::test]
async fn a_site_that_was_compiled_before_is_used_again() {
    let forum = Forum::demo().await;
    let packs = kurultai::programme::publish::packs(&forum.config.site_folder()).unwrap();
    assert_eq!(packs.len(), 1);
    let written = std::fs::metadata(&packs[0]).unwrap().modified().unwrap();
    let before = forum.get(&format!("/kk/{XIV}")).await;
    forum.show().await;
    assert_eq!(std::fs::metadata(&packs[0]).unwrap().modified().unwrap(), written);
    std::fs::write(&packs[0], b"damaged").unwrap();
    forum.show().await;
    assert_eq!(
        forum.get(&format!("/kk/{XIV}")).await.body,
        before.body,
        "a damaged one is compiled again"
    );
}
