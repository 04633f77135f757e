//! Programs that are told when something happens: a receiver that fails, is too slow, and then takes it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use hyper::{Method, StatusCode};
use jiff::{SignedDuration, Timestamp};
use kurultai::config::Flags;
use kurultai::people::access::Role;
use kurultai::platform::jobs::Worker;
use kurultai::programme::webhook::courier::{Courier, signature};
use kurultai::programme::webhook::{self, store};
use kurultai::testkit::{Forum, sample};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::{EDITION, Program, address, body_of, is};
use crate::support::Postgres;

/// What the receiver does with a request.
#[derive(Debug, Clone, Copy)]
enum Mood {
    Says(u16),
    SaysNothing,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Received {
    id: String,
    timestamp: i64,
    signature: String,
    body: String,
}

/// Another program on this machine, which takes deliveries as it pleases.
struct Receiver {
    url: String,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Receiver {
    async fn start(moods: Vec<Mood>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("as the test made it");
        let url = format!("http://{}/hook", listener.local_addr().expect("as the test made it"));
        let received = Arc::<Mutex<Vec<Received>>>::default();
        let book = Arc::clone(&received);
        tokio::spawn(async move {
            let mut moods = moods.into_iter();
            loop {
                let Ok((mut stream, _)) = listener.accept().await else {
                    return;
                };
                let mut text = String::new();
                let mut buffer = [0; 4096];
                let whole = loop {
                    let read = stream.read(&mut buffer).await.unwrap_or(0);
                    text.push_str(std::str::from_utf8(&buffer[..read]).expect("as the test made it"));
                    if let Some((head, body)) = text.split_once("\r\n\r\n") {
                        let field = |name: &str| {
                            let line = head
                                .lines()
                                .find(|line| line.to_ascii_lowercase().starts_with(&format!("{name}:")));
                            line.and_then(|line| line.split_once(':'))
                                .map(|(_, value)| value.trim().to_owned())
                                .unwrap_or_default()
                        };
                        if body.len() >= field("content-length").parse::<usize>().unwrap_or(0) {
                            break Received {
                                id: field("webhook-id"),
                                timestamp: field("webhook-timestamp").parse().expect("as the test made it"),
                                signature: field("webhook-signature"),
                                body: body.to_owned(),
                            };
                        }
                    }
                    assert!(read > 0, "the request is whole");
                };
                book.lock().expect("as the test made it").push(whole);
                match moods.next().unwrap_or(Mood::Says(204)) {
                    Mood::Says(status) => {
                        let answer = format!("HTTP/1.1 {status} x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
                        stream.write_all(answer.as_bytes()).await.expect("as the test made it");
                    }
                    Mood::SaysNothing => {
                        tokio::spawn(async move {
                            tokio::time::sleep(Duration::from_secs(20)).await;
                            drop(stream);
                        });
                    }
                }
            }
        });
        Self { url, received }
    }

    fn received(&self) -> Vec<Received> {
        self.received.lock().expect("as the test made it").clone()
    }
}

async fn forum(database: Option<String>) -> Forum {
    let flags = Flags {
        webhook_private: Some("yes".to_owned()),
        database,
        ..Flags::default()
    };
    let forum = Forum::set_up(flags).await;
    forum.import(&sample::archive()).await;
    // The records are imported in 2031, which is later than the system's clock says; nobody is told of that.
    worker(&forum)
        .run_due(Timestamp::now())
        .await
        .expect("as the test made it");
    forum
}

/// A worker for webhooks that waits for nobody longer than a moment.
fn worker(forum: &Forum) -> Worker {
    let courier = Courier {
        private: true,
        patience: Duration::from_millis(400),
    };
    webhook::attach(Worker::new(forum.app.db.clone(), forum.app.desk.clock.clone()), courier)
}

async fn add(program: &mut Program, url: &str, events: &[&str]) -> Value {
    let body = json!({ "name": "Website", "url": url, "events": events });
    let made = program.post(&address("/webhooks"), &body).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    body_of(&made)
}

async fn rename(program: &mut Program, title: &str) {
    let patch = json!({ "title": { "en": title } });
    let changed = program
        .ask(
            Method::PATCH,
            &address("/sessions/talk"),
            &[("if-match", "*")],
            Some(&patch),
        )
        .await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
}

#[tokio::test]
async fn a_delivery_is_tried_until_it_is_taken_and_never_after() {
    story(&forum(None).await).await;
    if let Some(postgres) = Postgres::new().await {
        let forum = forum(Some(postgres.address())).await;
        story(&forum).await;
        forum.app.db.close().await;
    }
}

async fn story(forum: &Forum) {
    let receiver = Receiver::start(vec![
        Mood::Says(500),
        Mood::Says(302),
        Mood::SaysNothing,
        Mood::Says(200),
    ])
    .await;
    let mut program = Program::of(forum, Role::HostSecretariat).await;
    let hook = add(&mut program, &receiver.url, &["draft-changed"]).await;
    let secret = hook["secret"].as_str().expect("as the test made it");
    let one = address(&format!(
        "/webhooks/{}",
        hook["id"].as_str().expect("as the test made it")
    ));
    // The secret is not told again.
    assert_eq!(body_of(&program.get(&one).await).get("secret"), None);
    rename(&mut program, "Renamed").await;

    let worker = worker(forum);
    let mut now = Timestamp::now();
    for tried in 1..=4 {
        worker.run_due(now).await.expect("as the test made it");
        assert_eq!(receiver.received().len(), tried);
        // Not before its time.
        worker.run_due(now).await.expect("as the test made it");
        assert_eq!(receiver.received().len(), tried);
        now += SignedDuration::from_mins(10);
    }
    // Taken once, it is over, however often somebody looks.
    for _ in 0..3 {
        worker.run_due(now).await.expect("as the test made it");
        now += SignedDuration::from_hours(5);
    }
    let received = receiver.received();
    assert_eq!(received.len(), 4);
    for one in &received {
        assert_eq!((&one.id, &one.body), (&received[0].id, &received[0].body));
        assert_eq!(one.signature, signature(secret, &one.id, one.timestamp, &one.body));
    }
    assert!(received[0].timestamp < received[3].timestamp);
    let body: Value = serde_json::from_str(&received[0].body).expect("as the test made it");
    assert_eq!(
        (&body["type"], &body["data"]["edition"]),
        (&json!("draft-changed"), &json!(EDITION))
    );
    assert!(body["data"]["revision"].is_i64() && body["timestamp"].is_string());

    let log = body_of(&program.get(&format!("{one}/deliveries")).await);
    let told = &log["items"][0];
    assert_eq!(
        (&told["state"], &told["attempts"], &told["answer"]),
        (&json!("delivered"), &json!(4), &json!(200))
    );
    assert_eq!(told["id"], received[0].id.as_str());
    assert_eq!(body_of(&program.get(&one).await)["failures"], 0);

    // Only when somebody asks for it is it sent again, with the same id.
    let again = format!("{one}/deliveries/{}/again", received[0].id);
    let asked = program.ask(Method::POST, &again, &[], None).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text());
    is(&program.ask(Method::POST, &again, &[], None).await, "conflict", 409);
    worker.run_due(now).await.expect("as the test made it");
    assert_eq!(receiver.received().len(), 5);
    assert_eq!(receiver.received()[4].id, received[0].id);
}

#[tokio::test]
async fn releases_are_told_to_whom_they_matter() {
    let forum = forum(None).await;
    let (one, other) = (Receiver::start(Vec::new()).await, Receiver::start(Vec::new()).await);
    let mut program = Program::of(&forum, Role::HostSecretariat).await;
    add(&mut program, &one.url, &["released", "withdrawn"]).await;
    add(&mut program, &other.url, &["draft-changed"]).await;
    let order = |reason: &str| json!({ "reason": { "en": reason }, "overrides": [] });
    let proposal = body_of(&program.get(&address("/proposal")).await);
    let overrides: Vec<Value> = proposal["findings"]
        .as_array()
        .expect("as the test made it")
        .iter()
        .filter(|finding| finding["severity"] == "hard")
        .map(|finding| json!({ "finding": finding["key"], "reason": "as it is" }))
        .collect();
    let publish = |reason: &str| {
        let mut body = order(reason);
        body["overrides"] = overrides.clone().into();
        body
    };
    for title in ["One", "Two"] {
        rename(&mut program, title).await;
        let released = program.post(&address("/releases"), &publish(title)).await;
        assert_eq!(released.status, StatusCode::CREATED, "{}", released.text());
    }
    let favour = json!({ "favour": 1, "reason": { "en": "A mistake" } });
    assert_eq!(
        program.post(&address("/releases/2/withdrawal"), &favour).await.status,
        StatusCode::OK
    );
    worker(&forum)
        .run_due(Timestamp::now())
        .await
        .expect("as the test made it");
    let told = |receiver: &Receiver| {
        let mut told: Vec<String> = receiver
            .received()
            .iter()
            .map(|one| serde_json::from_str::<Value>(&one.body).expect("as the test made it"))
            .map(|body| {
                format!(
                    "{} {}",
                    body["type"].as_str().expect("as the test made it"),
                    body["data"]["release"]
                )
            })
            .collect();
        told.sort();
        told
    };
    assert_eq!(told(&one), ["released 1", "released 2", "withdrawn 1"]);
    assert_eq!(told(&other), ["draft-changed null", "draft-changed null"]);
}

#[tokio::test]
async fn an_address_that_never_answers_is_given_up_and_taken_up_again() {
    let forum = forum(None).await;
    let receiver = Receiver::start(vec![Mood::Says(410)]).await;
    let mut program = Program::of(&forum, Role::HostSecretariat).await;
    let hook = add(&mut program, &receiver.url, &["draft-changed"]).await;
    let id = hook["id"].as_str().expect("as the test made it");
    let one = address(&format!("/webhooks/{id}"));
    rename(&mut program, "Renamed").await;
    let worker = worker(&forum);
    worker.run_due(Timestamp::now()).await.expect("as the test made it");
    let read = program.get(&one).await;
    assert_eq!(body_of(&read)["state"], "given-up");
    let log = body_of(&program.get(&format!("{one}/deliveries")).await);
    assert_eq!(
        (&log["items"][0]["state"], &log["items"][0]["answer"]),
        (&json!("failed"), &json!(410))
    );

    // The page shows it, and lets it begin again.
    let mut secretary = forum.organiser(Role::HostSecretariat, EDITION).await;
    let list = secretary.get(&format!("/desk/{EDITION}/webhooks")).await;
    assert!(list.text().contains("given up: it never answered"));
    let page = format!("/desk/{EDITION}/webhooks/{id}");
    let begun = secretary.post(&format!("{page}/state"), &[("state", "active")]).await;
    let begun = secretary.follow(&begun).await;
    assert!(begun.text().contains("The address is told again what happens."));
    assert!(begun.text().contains("HTTP 410"));
    let delivery = log["items"][0]["id"].as_str().expect("as the test made it");
    let again = secretary
        .post(&format!("{page}/deliveries/{delivery}/again"), &[])
        .await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    worker.run_due(Timestamp::now()).await.expect("as the test made it");
    assert_eq!(receiver.received().len(), 2);
    assert!(secretary.get(&page).await.text().contains("delivered"));
    let gone = secretary.post(&format!("{page}/delete"), &[]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    let mut tx = forum.app.db.read().await.expect("as the test made it");
    assert_eq!(
        store::of_edition(&mut tx, EDITION).await.expect("as the test made it"),
        []
    );
}

#[tokio::test]
async fn nothing_is_told_to_a_private_network_unless_that_is_wanted() {
    let forum = Forum::empty().await;
    forum.import(&sample::archive()).await;
    let mut program = Program::of(&forum, Role::HostSecretariat).await;
    for (url, code) in [
        ("http://example.org/", "bad-webhook"),
        ("https://127.0.0.1/", "private-address"),
        ("https://[fd00::1]/", "private-address"),
        ("https://localhost:8014/", "private-address"),
        ("https://a:b@example.org/", "bad-webhook"),
    ] {
        let body = json!({ "name": "x", "url": url, "events": ["released"] });
        let refused = program.post(&address("/webhooks"), &body).await;
        is(&refused, "refused", 422);
        assert_eq!(body_of(&refused)["errors"][0]["code"], code, "{url}");
    }
    let mut secretary = forum.organiser(Role::HostSecretariat, EDITION).await;
    let fields = [("name", "x"), ("url", "https://10.0.0.1/"), ("event", "released")];
    let refused = secretary.post(&format!("/desk/{EDITION}/webhooks"), &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("private network"));
}
