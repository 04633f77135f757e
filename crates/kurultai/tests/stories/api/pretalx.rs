//! What programs written for pretalx read here, and that it is the programme.

use exchange::read::{self, Options};
use hyper::StatusCode;
use kurultai::testkit::{Forum, sample};
use serde_json::{Value, json};

use super::{EDITION, body_of};

async fn get(forum: &Forum, address: &str) -> Value {
    let answer = forum.visitor().get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text());
    body_of(&answer)
}

#[tokio::test]
async fn what_is_shown_is_read_without_a_key() {
    let forum = Forum::of(&sample::archive()).await;
    let events = get(&forum, "/api/events/").await;
    assert_eq!(events[0]["slug"], EDITION);
    let event = get(&forum, &format!("/api/events/{EDITION}/")).await;
    assert!(event["name"].is_object() && event["locales"].is_array());
    let base = format!("/api/events/{EDITION}");
    for list in [
        "submissions",
        "talks",
        "speakers",
        "rooms",
        "slots",
        "schedules",
        "tracks",
        "submission-types",
    ] {
        let page = get(&forum, &format!("{base}/{list}/")).await;
        let results = page["results"].as_array().unwrap();
        assert_eq!(page["count"], results.len(), "{list}");
        assert_eq!((&page["next"], &page["previous"]), (&Value::Null, &Value::Null));
        // What is listed is also there by itself.
        for item in results {
            let key = item.get("code").or_else(|| item.get("id")).unwrap();
            let key = key.as_str().map_or_else(|| key.to_string(), str::to_owned);
            if !["tracks", "submission-types", "schedules"].contains(&list) {
                assert_eq!(get(&forum, &format!("{base}/{list}/{key}/")).await, *item);
            }
        }
    }
    let talk = get(&forum, &format!("{base}/submissions/talk?expand=speakers,slots.room")).await;
    assert_eq!(talk["state"], "confirmed");
    assert!(talk["speakers"][0]["name"].is_string());
    assert!(talk["slots"][0]["room"]["name"].is_object());
    let in_kazakh = get(&forum, &format!("{base}/rooms/?lang=kk")).await;
    assert!(in_kazakh["results"][0]["name"].is_string());
    for none in [
        format!("{base}/talks/none/"),
        "/api/events/none/".to_owned(),
        format!("{base}/talks/?page=9"),
    ] {
        let answer = forum.visitor().get(&none).await;
        assert_eq!(
            (answer.status, body_of(&answer)),
            (StatusCode::NOT_FOUND, json!({ "detail": "Not found." })),
            "{none}"
        );
    }
    let url = forum
        .visitor()
        .get(&format!("{base}/schedules/by-version/?latest=1"))
        .await;
    assert_eq!(url.text(), format!("https://forum.example{base}/schedules/1/"));
}

#[tokio::test]
async fn a_long_list_comes_in_pages() {
    let mut archive = sample::archive();
    for number in 0..120 {
        let id = format!("short-{number}");
        let mut session = sample::session(&id, "talk", "aula", 9, &[]);
        session.start = None;
        session.end = None;
        archive.editions[0].sessions.push(session);
    }
    let forum = Forum::of(&archive).await;
    let mut next = Some(format!("/api/events/{EDITION}/submissions/?page_size=50"));
    let mut seen = Vec::new();
    while let Some(address) = next {
        let page = get(&forum, &address).await;
        seen.extend(
            page["results"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| item["code"].as_str().unwrap().to_owned()),
        );
        next = page["next"]
            .as_str()
            .map(|url| url.trim_start_matches("https://forum.example").to_owned());
    }
    let all: Vec<String> = archive.editions[0]
        .sessions
        .iter()
        .map(|session| session.id.clone())
        .collect();
    assert_eq!(seen, all);
    let older = get(&forum, &format!("/api/events/{EDITION}/submissions/?limit=7&offset=7")).await;
    assert_eq!(older["results"][0]["code"], all[7].as_str());
    assert!(older["previous"].as_str().unwrap().contains("offset=0"));
}

#[tokio::test]
async fn a_draft_or_a_withdrawn_release_is_not_there() {
    let forum = Forum::empty().await;
    forum.import(&sample::archive()).await;
    assert_eq!(get(&forum, "/api/events/").await, json!([]));
    assert_eq!(
        forum.visitor().get(&format!("/api/events/{EDITION}/")).await.status,
        StatusCode::NOT_FOUND
    );
    forum.release(EDITION, "one").await.unwrap();
    let mut archive = sample::archive();
    archive.editions[0].sessions[1].title = sample::text("Басқа", "Другое", "Other");
    forum.import(&archive).await;
    forum.release(EDITION, "two").await.unwrap();
    let title = async || {
        let address = format!("/api/events/{EDITION}/talks/{}/", archive.editions[0].sessions[1].id);
        get(&forum, &address).await["title"].clone()
    };
    assert_eq!(title().await, "Other");
    forum.withdraw(EDITION, 2, 1).await.unwrap();
    assert_ne!(title().await, "Other");
    assert_eq!(
        forum
            .visitor()
            .get(&format!("/api/events/{EDITION}/schedules/2/"))
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

/// The demonstration, read back by the reader of pretalx's answers, is the same programme.
#[tokio::test]
async fn what_is_served_reads_back_as_the_same_programme() {
    let forum = Forum::demo().await;
    let events = get(&forum, "/api/events/").await;
    let event = events[0]["slug"].as_str().unwrap().to_owned();
    let address = format!(
        "/api/events/{event}/schedules/latest/?expand=slots.room,slots.submission.speakers,slots.submission.track,slots.submission.submission_type"
    );
    let answer = forum.visitor().get(&address).await;
    assert_eq!(answer.status, StatusCode::OK);
    let options = Options {
        timezone: events[0]["timezone"].as_str().map(str::to_owned),
        ..Options::default()
    };
    let reading = read::read("latest.json", &answer.body, &options).expect("it is read");
    let mut tx = forum.app.db.read().await.unwrap();
    let was = kurultai::programme::draft::load(&mut tx, &event)
        .await
        .unwrap()
        .unwrap();
    let now = &reading.edition;
    let placed = |edition: &exchange::archive::Edition, of_breaks: bool| {
        let mut placed: Vec<String> = edition
            .sessions
            .iter()
            .filter(|session| session.start.is_some() && session.end.is_some() && !session.cancelled)
            .filter(|session| of_breaks || session.kind != "break")
            .map(|session| {
                let hall = session.hall.as_ref().and_then(|hall| {
                    let halls = edition.venues.iter().flat_map(|venue| &venue.halls);
                    halls
                        .into_iter()
                        .find(|own| own.id == *hall)
                        .and_then(|own| own.name.best("en"))
                });
                let people: std::collections::BTreeSet<&str> = session
                    .roles
                    .iter()
                    .filter_map(|role| edition.people.iter().find(|person| person.id == role.person))
                    .filter_map(|person| person.name.best("en"))
                    .map(|(_, name)| name)
                    .collect();
                format!(
                    "{:?} {:?} {:?} {:?} {people:?}",
                    session.title.best("en").map(|(_, words)| words),
                    session.start,
                    session.end,
                    hall.map(|(_, name)| name)
                )
            })
            .collect();
        placed.sort();
        placed
    };
    assert!(placed(&was, true).len() > 10);
    assert_eq!(placed(now, true), placed(&was, true), "{:?}", reading.remarks);
}
