//! The API as programs use it: with a key, by HTTP, on both engines.

mod hooks;
mod pretalx;

use std::collections::BTreeSet;

use crate::support::Postgres;
use hyper::{Method, StatusCode};
use kurultai::config::Flags;
use kurultai::people::access::{Permission, Role};
use kurultai::routes;
use kurultai::testkit::{Answer, Client, Forum, sample};
use serde_json::{Value, json};

const EDITION: &str = "sample-2031";

/// A program with a key.
#[derive(Clone)]
pub struct Program {
    client: Client,
    key: String,
}

impl Program {
    /// A program of somebody with this role, whose key was made on the page and allows all that they may.
    pub async fn of(forum: &Forum, role: Role) -> Self {
        Self::with(forum, role, "", &all(role)).await
    }

    pub async fn with(forum: &Forum, role: Role, edition: &str, scopes: &[Permission]) -> Self {
        let mut owner = forum.organiser(role, EDITION).await;
        let mut fields = vec![("name", "a program"), ("edition", edition), ("days", "30")];
        fields.extend(scopes.iter().map(|scope| ("scope", scope.name())));
        let page = owner.post("/account/tokens", &fields).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        let (_, rest) = page.text().split_once("<code>krt_").expect("the page shows the key");
        let key = format!("krt_{}", rest.split('<').next().expect("as the test made it"));
        // It is shown once.
        assert!(!owner.get("/account/tokens").await.text().contains(&key));
        Self {
            client: forum.visitor(),
            key,
        }
    }

    pub async fn ask(
        &mut self,
        method: Method,
        address: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Answer {
        let key = format!("Bearer {}", self.key);
        let mut all = vec![("authorization", key.as_str())];
        all.extend_from_slice(headers);
        if body.is_some() && !headers.iter().any(|(name, _)| *name == "content-type") {
            all.push(("content-type", "application/json"));
        }
        let body = body.map(|body| body.to_string().into_bytes()).unwrap_or_default();
        self.client.send(method, address, &all, body).await
    }

    pub async fn get(&mut self, address: &str) -> Answer {
        self.ask(Method::GET, address, &[], None).await
    }

    pub async fn post(&mut self, address: &str, body: &Value) -> Answer {
        self.ask(Method::POST, address, &[], Some(body)).await
    }
}

fn all(role: Role) -> Vec<Permission> {
    Permission::OF_EDITION
        .into_iter()
        .chain([Permission::Administer])
        .filter(|permission| role.permits(*permission))
        .collect()
}

pub fn body_of(answer: &Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|_| panic!("no JSON: {}", answer.text()))
}

/// The kind of a problem and its status.
fn problem(answer: &Answer) -> (String, u16) {
    assert_eq!(
        answer.header("content-type"),
        "application/problem+json",
        "{}",
        answer.text()
    );
    let body = body_of(answer);
    assert_eq!(body["status"], answer.status.as_u16());
    assert!(body["title"].as_str().is_some_and(|title| !title.is_empty()), "{body}");
    let kind = body["type"]
        .as_str()
        .unwrap_or_default()
        .trim_start_matches("/problems/");
    (kind.to_owned(), answer.status.as_u16())
}

fn is(answer: &Answer, kind: &str, status: u16) {
    assert_eq!(problem(answer), (kind.to_owned(), status), "{}", answer.text());
}

/// A forum of the sample on each engine.
async fn on_each(test: impl AsyncFn(&Forum)) {
    let forum = Forum::empty().await;
    forum.import(&sample::archive()).await;
    test(&forum).await;
    if let Some(postgres) = Postgres::new().await {
        let flags = Flags {
            database: Some(postgres.address()),
            ..Flags::default()
        };
        let forum = Forum::set_up(flags).await;
        forum.import(&sample::archive()).await;
        test(&forum).await;
        forum.app.db.close().await;
    }
}

async fn sample_forum() -> Forum {
    let forum = Forum::empty().await;
    forum.import(&sample::archive()).await;
    forum
}

fn address(tail: &str) -> String {
    format!("/api/v1/editions/{EDITION}{tail}")
}

#[tokio::test]
async fn every_address_is_in_the_document_and_the_other_way_round() {
    let forum = Forum::empty().await;
    let answer = forum.visitor().get("/api/v1/openapi.json").await;
    assert_eq!(answer.status, StatusCode::OK);
    let document = body_of(&answer);
    assert_eq!(document["openapi"], "3.1.0");
    let mut described = BTreeSet::new();
    let mut names = BTreeSet::new();
    for (path, methods) in document["paths"].as_object().expect("as the test made it") {
        for (method, operation) in methods.as_object().expect("as the test made it") {
            described.insert((
                method.to_uppercase(),
                path.clone(),
                operation["x-permission"].clone().to_string(),
            ));
            assert!(
                names.insert(operation["operationId"].clone().to_string()),
                "{operation}"
            );
            assert!(operation["summary"].as_str().is_some_and(|summary| !summary.is_empty()));
        }
    }
    let mounted: BTreeSet<_> = routes::all()
        .declared()
        .into_iter()
        .filter(|declared| declared.path.starts_with("/api/v1/"))
        .map(|declared| {
            let permission = format!("{:?}", declared.permission.name());
            (declared.method.to_string(), declared.path, permission)
        })
        .collect();
    assert_eq!(described, mounted);
    // Whatever is referred to is there.
    let text = document.to_string();
    for part in text.split("\"#/components/schemas/").skip(1) {
        let name = part.split('"').next().expect("as the test made it");
        assert!(document["components"]["schemas"].get(name).is_some(), "{name}");
    }
}

#[tokio::test]
async fn the_page_says_what_the_document_says_in_each_language() {
    let forum = sample_forum().await;
    for (tag, word) in [("kk", "Шығарылымдар"), ("ru", "Выпуски"), ("en", "Releases")] {
        let answer = forum
            .visitor()
            .send(Method::GET, "/api", &[("accept-language", tag)], Vec::new())
            .await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.text().contains(word), "{tag}");
        assert!(answer.text().contains("PATCH /api/v1/editions/{edition}/sessions/{id}"));
    }
}

#[tokio::test]
async fn a_key_opens_what_it_was_given_and_no_more() {
    on_each(async |forum| {
        let role = Role::HostSecretariat;
        let mut reader = Program::with(forum, role, EDITION, &[Permission::ReadDesk]).await;
        assert_eq!(reader.get(&address("/sessions")).await.status, StatusCode::OK);
        let refused = reader
            .post(
                &address("/sessions"),
                &json!({ "kind": "talk", "title": { "en": "A" } }),
            )
            .await;
        is(&refused, "not-allowed", 403);
        // A key is for the API and for nothing else of its owner's.
        assert_eq!(reader.get("/account/tokens").await.status, StatusCode::SEE_OTHER);
        assert_eq!(
            reader.get(&format!("/desk/{EDITION}/session")).await.status,
            StatusCode::SEE_OTHER
        );
        let nobody = forum.visitor().get(&address("/sessions")).await;
        is(&nobody, "sign-in", 401);
        assert_eq!(nobody.header("www-authenticate"), "Bearer");
        let mut wrong = reader.clone();
        wrong.key = "krt_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned();
        is(&wrong.get("/api/v1/me").await, "sign-in", 401);
        let me = body_of(&reader.get("/api/v1/me").await);
        assert_eq!(me["grants"][0]["may"], json!(["read-desk"]));
    })
    .await;
}

#[tokio::test]
async fn a_key_is_not_made_for_what_its_owner_may_not_and_ends_when_it_is_taken_back() {
    let forum = sample_forum().await;
    let mut auditor = forum.organiser(Role::Auditor, EDITION).await;
    let fields = [("name", "x"), ("edition", EDITION), ("scope", "release"), ("days", "0")];
    let refused = auditor.post("/account/tokens", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("Propose and publish releases"));
    let mut officer = forum.organiser(Role::GuestSecretariat, EDITION).await;
    let fields = [("name", "x"), ("edition", ""), ("scope", "read-desk"), ("days", "0")];
    let page = officer.post("/account/tokens", &fields).await;
    let (_, rest) = page.text().split_once("<code>krt_").expect("as the test made it");
    let key = format!("krt_{}", rest.split('<').next().expect("as the test made it"));
    let mut program = Program {
        client: forum.visitor(),
        key,
    };
    assert_eq!(program.get(&address("")).await.status, StatusCode::OK);
    let (_, rest) = page
        .text()
        .split_once("action=\"/account/tokens/")
        .expect("as the test made it");
    let revoke = format!(
        "/account/tokens/{}",
        rest.split('"').next().expect("as the test made it")
    );
    // Nobody takes back the key of another.
    assert_eq!(auditor.post(&revoke, &[]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(program.get(&address("")).await.status, StatusCode::OK);
    assert_eq!(officer.post(&revoke, &[]).await.status, StatusCode::SEE_OTHER);
    is(&program.get(&address("")).await, "sign-in", 401);
}

#[tokio::test]
async fn a_record_is_made_read_written_changed_and_deleted() {
    on_each(async |forum| {
        let mut program = Program::of(forum, Role::HostSecretariat).await;
        let made = program
            .post(
                &address("/sessions"),
                &json!({ "kind": "talk", "title": { "en": "Steel and water", "ru": "Сталь и вода" } }),
            )
            .await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
        let at = made.header("location").to_owned();
        assert_eq!(at, address("/sessions/steel-and-water"));
        let tag = made.header("etag").to_owned();
        let read = program.get(&at).await;
        assert_eq!((read.header("etag"), &read.body), (tag.as_str(), &made.body));
        let known = program.ask(Method::GET, &at, &[("if-none-match", &tag)], None).await;
        assert_eq!((known.status, known.body.len()), (StatusCode::NOT_MODIFIED, 0));

        let mut whole = body_of(&read);
        whole["audience"] = 40.into();
        let blind = program.ask(Method::PUT, &at, &[], Some(&whole)).await;
        is(&blind, "no-version", 428);
        let written = program.ask(Method::PUT, &at, &[("if-match", &tag)], Some(&whole)).await;
        assert_eq!(written.status, StatusCode::OK, "{}", written.text());
        assert_eq!(body_of(&written)["audience"], 40);

        // Whoever was slower sees both versions.
        let change = json!({ "audience": 50 });
        let patch = [
            ("if-match", tag.as_str()),
            ("content-type", "application/merge-patch+json"),
        ];
        let stale = program.ask(Method::PATCH, &at, &patch, Some(&change)).await;
        is(&stale, "stale", 412);
        let conflict = &body_of(&stale)["conflicts"][0];
        assert_eq!(
            (&conflict["mine"]["audience"], &conflict["theirs"]["audience"]),
            (&json!(50), &json!(40))
        );
        assert_eq!(conflict["fields"], json!(["audience"]));
        let tag = written.header("etag").to_owned();
        assert_eq!(
            format!("\"{}\"", conflict["version"].as_str().expect("as the test made it")),
            tag
        );

        let patch = [
            ("if-match", tag.as_str()),
            ("content-type", "application/merge-patch+json"),
        ];
        let change = json!({ "audience": null, "title": { "ru": null, "kk": "Болат пен су" } });
        let changed = program.ask(Method::PATCH, &at, &patch, Some(&change)).await;
        assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
        let body = body_of(&changed);
        assert_eq!(body["title"], json!({ "en": "Steel and water", "kk": "Болат пен су" }));
        assert_eq!(body.get("audience"), None);

        is(
            &program.ask(Method::DELETE, &at, &[("if-match", &tag)], None).await,
            "stale",
            412,
        );
        let gone = program.ask(Method::DELETE, &at, &[("if-match", "*")], None).await;
        assert_eq!((gone.status, gone.body.len()), (StatusCode::NO_CONTENT, 0));
        is(&program.get(&at).await, "not-found", 404);
    })
    .await;
}

#[tokio::test]
async fn a_creation_that_is_sent_twice_is_done_once() {
    on_each(async |forum| {
        let mut program = Program::of(forum, Role::HostSecretariat).await;
        let body = json!({ "name": { "en": "Asel Omarova" } });
        let key = [("idempotency-key", "one")];
        let path = address("/people");
        let first = program.ask(Method::POST, &path, &key, Some(&body)).await;
        let again = program.ask(Method::POST, &path, &key, Some(&body)).await;
        assert_eq!(first.status, StatusCode::CREATED, "{}", first.text());
        assert_eq!((again.status, &again.body), (first.status, &first.body));
        assert_eq!(again.header("location"), first.header("location"));
        assert_eq!(again.header("etag"), first.header("etag"));
        assert_eq!(again.header("idempotency-replayed"), "true");
        let other = json!({ "name": { "en": "Somebody else" } });
        let other = program.ask(Method::POST, &path, &key, Some(&other)).await;
        is(&other, "key-reused", 422);
        is(
            &program
                .ask(Method::POST, &path, &[("idempotency-key", "")], Some(&body))
                .await,
            "bad-key",
            400,
        );

        // Many at the same moment.
        let body = json!({ "name": { "en": "Darkhan Sadykov" } });
        let mut begun = Vec::new();
        for _ in 0..8 {
            let (mut program, body, path) = (program.clone(), body.clone(), path.clone());
            begun.push(tokio::spawn(async move {
                let key = [("idempotency-key", "many")];
                program.ask(Method::POST, &path, &key, Some(&body)).await
            }));
        }
        let mut answers = Vec::new();
        for one in begun {
            answers.push(one.await.expect("as the test made it"));
        }
        assert!(answers.iter().all(|answer| answer.status == StatusCode::CREATED));
        assert!(answers.iter().all(|answer| answer.body == answers[0].body));
        let found = body_of(&program.get(&address("/people?q=sadykov")).await);
        assert_eq!(found["items"].as_array().expect("as the test made it").len(), 1);

        // A refusal is not kept: what was refused may be sent again once it is right.
        let bad = json!({ "name": { "en": "Nobody" }, "organisation": "none-such" });
        let key = [("idempotency-key", "three")];
        is(
            &program.ask(Method::POST, &path, &key, Some(&bad)).await,
            "refused",
            422,
        );
        let good = json!({ "name": { "en": "Nobody" } });
        let made = program.ask(Method::POST, &path, &key, Some(&good)).await;
        assert_eq!(made.status, StatusCode::CREATED);
    })
    .await;
}

#[tokio::test]
async fn a_problem_says_where_and_why_in_the_language_asked_for() {
    let forum = sample_forum().await;
    let mut program = Program::of(&forum, Role::HostSecretariat).await;
    let path = address("/sessions");
    let raw = |kind: &'static str, body: &'static str| {
        let mut program = program.clone();
        let path = path.clone();
        async move {
            let key = format!("Bearer {}", program.key);
            let headers = [("authorization", key.as_str()), ("content-type", kind)];
            program.client.send(Method::POST, &path, &headers, body.into()).await
        }
    };
    let broken = raw("application/json", "{\n  \"kind\": talk\n}").await;
    is(&broken, "malformed", 400);
    assert_eq!(
        (&body_of(&broken)["line"], &body_of(&broken)["column"]),
        (&json!(2), &json!(12))
    );
    let wrong = raw("text/plain", "{}").await;
    is(&wrong, "wrong-content", 415);
    assert_eq!(wrong.header("accept"), "application/json");

    let body = json!({ "kind": 7, "title": { "en": "A" }, "colour": "red", "roles": [{ "person": "aigul" }] });
    let invalid = program.post(&path, &body).await;
    is(&invalid, "invalid", 400);
    let errors = body_of(&invalid)["errors"].clone();
    let told: Vec<_> = errors
        .as_array()
        .expect("as the test made it")
        .iter()
        .map(|error| (error["pointer"].clone(), error["code"].clone()))
        .collect();
    assert_eq!(
        told,
        [
            (json!("/colour"), json!("unknown-field")),
            (json!("/kind"), json!("wrong-type")),
            (json!("/roles/0/role"), json!("missing")),
        ]
    );

    let body = json!({ "kind": "talk", "title": { "en": "A" }, "hall": "none-such" });
    for (tag, title) in [
        ("kk", "Мұны сақтау мүмкін емес"),
        ("ru-RU, en;q=0.5", "Это нельзя сохранить"),
        ("en", "This cannot be kept"),
    ] {
        let refused = program
            .ask(Method::POST, &path, &[("accept-language", tag)], Some(&body))
            .await;
        is(&refused, "refused", 422);
        assert_eq!(body_of(&refused)["title"], title);
        assert_eq!(body_of(&refused)["errors"][0]["pointer"], "/hall");
        assert_eq!(body_of(&refused)["errors"][0]["code"], "nowhere");
        assert!(
            body_of(&refused)["errors"][0]["detail"]
                .as_str()
                .expect("as the test made it")
                .contains("none-such")
        );
    }

    let body = json!({ "id": "loop", "kind": "talk", "title": { "en": "A" }, "same_time_as": ["loop"] });
    let refused = program.post(&path, &body).await;
    is(&refused, "refused", 422);
    let fault = &body_of(&refused)["errors"][0];
    assert_eq!(
        (&fault["pointer"], &fault["code"]),
        (&json!("/same_time_as"), &json!("names-itself"))
    );
    let detail = fault["detail"].as_str().expect("as the test made it");
    assert!(detail.contains("loop") && detail.contains("Take it out"), "{detail}");

    let none = program.get("/api/v1/none-such").await;
    is(&none, "no-such-address", 404);
    let method = program.ask(Method::DELETE, &path, &[], None).await;
    is(&method, "wrong-method", 405);
    assert_eq!(method.header("allow"), "GET,HEAD,POST");
    let format = program.ask(Method::GET, &path, &[("accept", "text/csv")], None).await;
    is(&format, "not-acceptable", 406);
    is(&program.get(&format!("{path}?cursor=abc")).await, "bad-cursor", 400);
    is(&program.get(&format!("{path}?limit=0")).await, "bad-parameter", 400);
    is(&program.get(&format!("{path}?colour=red")).await, "bad-parameter", 400);
    is(&program.get("/api/v1/editions/none-such").await, "not-allowed", 403);
    is(&program.get(&address("/sessions/none%00such")).await, "not-found", 404);
    let large = vec![b' '; 3 * 1024 * 1024];
    let key = format!("Bearer {}", program.key);
    let headers = [("authorization", key.as_str()), ("content-type", "application/json")];
    is(
        &program.client.send(Method::POST, &path, &headers, large).await,
        "too-large",
        413,
    );
}

#[tokio::test]
async fn every_problem_has_words_in_every_language() {
    use kurultai::platform::i18n::{Lang, locale};
    let forum = Forum::empty().await;
    let document = body_of(&forum.visitor().get("/api/v1/openapi.json").await);
    let text = document.to_string();
    let kinds: BTreeSet<&str> = text
        .split("`/problems/")
        .skip(1)
        .filter_map(|rest| rest.split('`').next())
        .collect();
    assert!(kinds.len() > 15, "{kinds:?}");
    let elsewhere = [
        "internal",
        "no-such-address",
        "wrong-method",
        "not-yours",
        "second-factor",
    ];
    for lang in Lang::all() {
        for kind in kinds.iter().filter(|kind| !elsewhere.contains(kind)) {
            for tail in ["", "-detail"] {
                let id = format!("api-problem-{kind}{tail}");
                assert!(
                    locale(lang).by_id(&id, &[("value", "1".into())]).is_some(),
                    "{lang} {id}"
                );
            }
        }
    }
}

#[tokio::test]
async fn a_list_is_read_page_by_page_in_one_order() {
    let forum = sample_forum().await;
    let mut program = Program::of(&forum, Role::HostSecretariat).await;
    for number in 0..7 {
        let body = json!({ "kind": "company", "name": { "en": format!("Works {number}") } });
        assert_eq!(
            program.post(&address("/organisations"), &body).await.status,
            StatusCode::CREATED
        );
    }
    let whole = body_of(&program.get(&address("/organisations?q=works")).await);
    assert_eq!(whole.get("next"), None);
    let ids = |page: &Value| -> Vec<String> {
        let items = page["items"].as_array().expect("as the test made it").iter();
        items
            .map(|item| item["id"].as_str().expect("as the test made it").to_owned())
            .collect()
    };
    let mut seen = Vec::new();
    let mut next = String::new();
    loop {
        let page = body_of(
            &program
                .get(&address(&format!("/organisations?q=works&limit=3{next}")))
                .await,
        );
        seen.extend(ids(&page));
        match page["next"].as_str() {
            Some(cursor) => next = format!("&cursor={cursor}"),
            None => break,
        }
        // A record that is deleted meanwhile moves nobody to another page.
        if seen.len() == 3 {
            let at = address(&format!("/organisations/{}", seen[0]));
            let gone = program.ask(Method::DELETE, &at, &[("if-match", "*")], None).await;
            assert_eq!(gone.status, StatusCode::NO_CONTENT);
        }
    }
    assert_eq!(seen, ids(&whole));
    // A cursor is of its list.
    let first = body_of(&program.get(&address("/organisations?q=works&limit=3")).await);
    let cursor = first["next"].as_str().expect("as the test made it");
    is(
        &program
            .get(&address(&format!("/organisations?limit=3&cursor={cursor}")))
            .await,
        "bad-cursor",
        400,
    );
    let sessions = body_of(&program.get(&address("/sessions?kind=plenary")).await);
    assert_eq!(ids(&sessions), ["opening"]);
}

#[tokio::test]
async fn a_batch_is_done_as_a_whole_or_not_at_all() {
    on_each(async |forum| {
        let mut program = Program::of(forum, Role::HostSecretariat).await;
        let bad = json!({ "edits": [
            { "kind": "track", "fields": { "name": { "en": "Water" } } },
            { "kind": "session", "id": "dam", "fields": { "kind": "talk", "title": { "en": "Dam" }, "track": "none-such" } },
        ] });
        let refused = program.post(&address("/batches"), &bad).await;
        is(&refused, "refused", 422);
        assert_eq!(body_of(&refused)["errors"][0]["pointer"], "/edits/1/fields/track");
        is(&program.get(&address("/tracks/water")).await, "not-found", 404);
        let good = json!({ "edits": [
            { "kind": "track", "fields": { "name": { "en": "Water" } } },
            { "kind": "session", "id": "dam", "fields": { "kind": "talk", "title": { "en": "Dam" }, "track": "water" } },
        ] });
        let done = program.post(&address("/batches"), &good).await;
        assert_eq!(done.status, StatusCode::OK, "{}", done.text());
        assert_eq!(program.get(&address("/sessions/dam")).await.status, StatusCode::OK);

        // It is in the history as one, from here, and is taken back as one.
        let history = body_of(&program.get(&address("/history?limit=2")).await);
        assert_eq!(history["items"][0]["batch"], body_of(&done)["batch"]);
        assert_eq!(history["items"][0]["origin"], "api");
        let undone = program.post(&address("/undo"), &json!({})).await;
        assert_eq!(undone.status, StatusCode::OK, "{}", undone.text());
        is(&program.get(&address("/sessions/dam")).await, "not-found", 404);
        is(&program.post(&address("/undo"), &json!({ "batch": body_of(&done)["batch"] })).await, "nothing-changed", 409);

        // What somebody may not change is not changed by putting it into a batch.
        let mut officer = Program::of(forum, Role::DeskOfficer(kurultai::people::access::Office::Delegations)).await;
        is(&officer.post(&address("/batches"), &good).await, "not-allowed", 403);
    })
    .await;
}

#[tokio::test]
async fn a_session_is_moved_and_what_that_causes_is_told() {
    let forum = sample_forum().await;
    let mut program = Program::of(&forum, Role::HostSecretariat).await;
    let talk = program.get(&address("/sessions/talk")).await;
    let opening = body_of(&program.get(&address("/sessions/opening")).await);
    let base = talk.header("etag").trim_matches('"').to_owned();
    let to = json!({ "session": "talk", "base": base, "start": opening["start"], "end": opening["end"], "hall": opening["hall"] });
    let moved = program.post(&address("/moves"), &json!({ "moves": [to] })).await;
    assert_eq!(moved.status, StatusCode::OK, "{}", moved.text());
    let findings = body_of(&program.get(&address("/findings")).await);
    assert_eq!(findings["revision"], body_of(&moved)["revision"]);
    let clash = findings["items"]
        .as_array()
        .expect("as the test made it")
        .iter()
        .find(|finding| finding["rule"] == "hall-taken-twice");
    assert!(clash.is_some_and(|clash| clash["detail"].as_str().is_some_and(|detail| !detail.is_empty())));
    let stale = program.post(&address("/moves"), &json!({ "moves": [to] })).await;
    is(&stale, "stale", 412);
}

#[tokio::test]
async fn a_release_is_proposed_published_and_withdrawn() {
    let forum = sample_forum().await;
    let mut program = Program::of(&forum, Role::HostSecretariat).await;
    let proposal = body_of(&program.get(&address("/proposal")).await);
    assert_eq!(proposal["number"], 1);
    let overrides: Vec<Value> = proposal["findings"]
        .as_array()
        .expect("as the test made it")
        .iter()
        .filter(|finding| finding["severity"] == "hard")
        .map(|finding| json!({ "finding": finding["key"], "reason": "as it is" }))
        .collect();
    let order = json!({ "reason": { "en": "First" }, "overrides": overrides });
    let released = program.post(&address("/releases"), &order).await;
    assert_eq!(released.status, StatusCode::CREATED, "{}", released.text());
    assert_eq!(released.header("location"), address("/releases/1"));
    is(
        &program.post(&address("/releases"), &order).await,
        "nothing-changed",
        409,
    );
    let schedule = body_of(&program.get(&address("/schedule")).await);
    assert_eq!(schedule["release"], 1);
    assert_eq!(schedule["sessions"][0]["id"], "opening");

    let talk = program.get(&address("/sessions/talk")).await.header("etag").to_owned();
    let patch = json!({ "title": { "en": "Another title" } });
    let changed = program
        .ask(
            Method::PATCH,
            &address("/sessions/talk"),
            &[("if-match", &talk)],
            Some(&patch),
        )
        .await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
    let second = program.post(&address("/releases"), &order).await;
    assert_eq!(body_of(&second)["difference"][0]["kind"], "renamed");
    let favour = json!({ "favour": 1, "reason": { "en": "A mistake" } });
    is(
        &program.post(&address("/releases/1/withdrawal"), &favour).await,
        "conflict",
        409,
    );
    let withdrawn = program.post(&address("/releases/2/withdrawal"), &favour).await;
    assert_eq!(withdrawn.status, StatusCode::OK, "{}", withdrawn.text());
    let list = body_of(&program.get(&address("/releases")).await);
    let shown: Vec<_> = list["items"]
        .as_array()
        .expect("as the test made it")
        .iter()
        .map(|one| (one["number"].clone(), one["shown"].clone()))
        .collect();
    assert_eq!(shown, [(json!(2), json!(false)), (json!(1), json!(true))]);
    assert_eq!(
        body_of(&program.get(&address("/releases/2/archive")).await)["editions"][0]["id"],
        EDITION
    );
}

#[tokio::test]
async fn an_edition_is_made_from_nothing() {
    let forum = Forum::empty().await;
    let mut program = Program::of(&forum, Role::Administrator).await;
    let body = json!({
        "id": "xv-2032", "title": { "en": "XV Forum" }, "languages": ["kk", "ru", "en"],
        "start": "2032-05-10", "end": "2032-05-11", "timezone": "Asia/Almaty",
    });
    let made = program.post("/api/v1/editions", &body).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    assert_eq!(made.header("location"), "/api/v1/editions/xv-2032");
    let list = body_of(&program.get("/api/v1/editions").await);
    assert_eq!(list["items"][0]["id"], "xv-2032");
    let day = program
        .post("/api/v1/editions/xv-2032/days", &json!({ "date": "2032-05-10" }))
        .await;
    assert_eq!(day.header("location"), "/api/v1/editions/xv-2032/days/2032-05-10");
    let series = json!({ "id": "border", "title": { "en": "Border forum" } });
    assert_eq!(
        program.post("/api/v1/shared/series", &series).await.status,
        StatusCode::CREATED
    );
    let entry =
        json!({ "series": "border", "ordinal": 1, "city": { "en": "Omsk" }, "country": "RU", "format": "in-person" });
    let entry = program.post("/api/v1/shared/series-entries", &entry).await;
    assert_eq!(
        entry.header("location"),
        "/api/v1/shared/series-entries/border%2F1",
        "{}",
        entry.text()
    );
    assert_eq!(program.get(entry.header("location")).await.status, StatusCode::OK);
    let gone = program
        .ask(Method::DELETE, "/api/v1/editions/xv-2032", &[("if-match", "*")], None)
        .await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT, "{}", gone.text());
}

#[tokio::test]
async fn whoever_asks_too_fast_is_told_when_to_come_back() {
    let flags = Flags {
        api_rate: Some("5".to_owned()),
        ..Flags::default()
    };
    let forum = Forum::set_up(flags).await;
    forum.import(&sample::archive()).await;
    let mut program = Program::of(&forum, Role::HostSecretariat).await;
    for _ in 0..5 {
        assert_eq!(program.get(&address("")).await.status, StatusCode::OK);
    }
    let refused = program.get(&address("")).await;
    is(&refused, "too-many", 429);
    assert!(
        refused
            .header("retry-after")
            .parse::<u32>()
            .is_ok_and(|seconds| seconds <= 13)
    );
    // A header that opens nothing gives no pace of its own.
    let mut browser = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut answers = Vec::new();
    for n in 0..6 {
        let told = format!("Basic {n}");
        let headers = [("authorization", told.as_str())];
        let answer = browser.send(Method::GET, &address(""), &headers, Vec::new()).await;
        answers.push(answer.status);
    }
    assert_eq!(answers[..5], [StatusCode::OK; 5]);
    assert_eq!(answers[5], StatusCode::TOO_MANY_REQUESTS);
    // Another key has a pace of its own.
    assert_eq!(
        Program::of(&forum, Role::HostSecretariat)
            .await
            .get(&address(""))
            .await
            .status,
        StatusCode::OK
    );
}

#[tokio::test]
async fn members_are_listed_given_another_role_and_invited() {
    let forum = sample_forum().await;
    let mut program = Program::of(&forum, Role::HostSecretariat).await;
    forum.organiser(Role::Auditor, EDITION).await;
    let list = body_of(&program.get(&address("/members")).await);
    let auditor = list["items"]
        .as_array()
        .expect("as the test made it")
        .iter()
        .find(|member| member["role"] == "auditor")
        .expect("the auditor is listed")
        .clone();
    let at = address(&format!(
        "/members/{}",
        auditor["id"].as_str().expect("as the test made it")
    ));
    let tag = program.get(&at).await.header("etag").to_owned();
    let role = json!({ "role": "desk-officer", "office": "press" });
    is(
        &program.ask(Method::PUT, &at, &[], Some(&role)).await,
        "no-version",
        428,
    );
    let no_office = json!({ "role": "desk-officer" });
    is(
        &program
            .ask(Method::PUT, &at, &[("if-match", &tag)], Some(&no_office))
            .await,
        "refused",
        422,
    );
    let changed = program.ask(Method::PUT, &at, &[("if-match", &tag)], Some(&role)).await;
    assert_eq!(changed.status, StatusCode::OK, "{}", changed.text());
    assert_eq!(body_of(&changed)["office"], "press");
    is(
        &program.ask(Method::DELETE, &at, &[("if-match", &tag)], None).await,
        "stale",
        412,
    );
    let tag = changed.header("etag").to_owned();
    let gone = program.ask(Method::DELETE, &at, &[("if-match", &tag)], None).await;
    assert_eq!(gone.status, StatusCode::NO_CONTENT);

    let offer = json!({ "email": "serik@desk.example", "language": "kk", "role": "auditor" });
    let invited = program.post(&address("/invitations"), &offer).await;
    assert_eq!(invited.status, StatusCode::CREATED, "{}", invited.text());
    is(&program.post(&address("/invitations"), &offer).await, "conflict", 409);
    let beyond = json!({ "email": "serik@desk.example", "role": "host-secretariat", "side": "none-such" });
    is(&program.post(&address("/invitations"), &beyond).await, "refused", 422);
    let revoked = program.ask(Method::DELETE, invited.header("location"), &[], None).await;
    assert_eq!(revoked.status, StatusCode::NO_CONTENT);
    assert_eq!(
        body_of(&program.get(&address("/invitations")).await)["items"],
        json!([])
    );
}

#[tokio::test]
async fn nobody_is_written_to_endlessly_by_a_program() {
    on_each(async |forum| {
        let mut program = Program::of(forum, Role::HostSecretariat).await;
        let offer = json!({ "email": "serik@desk.example", "role": "auditor" });
        let invited = program.post(&address("/invitations"), &offer).await;
        assert_eq!(invited.status, StatusCode::CREATED, "{}", invited.text());
        let again = format!("{}/resend", invited.header("location"));
        for _ in 0..2 {
            let sent = program.ask(Method::POST, &again, &[], None).await;
            assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
        }
        // Neither as another letter of this invitation nor as another invitation; nor at the desk.
        let refused = program.ask(Method::POST, &again, &[], None).await;
        is(&refused, "too-many", 429);
        assert!(
            refused
                .header("retry-after")
                .parse::<u32>()
                .is_ok_and(|seconds| seconds <= 600)
        );
        let other = json!({ "email": "serik@desk.example", "role": "hall-staff" });
        is(&program.post(&address("/invitations"), &other).await, "too-many", 429);
        let mut host = forum.organiser(Role::HostSecretariat, EDITION).await;
        let fields = [("email", "Serik@desk.example"), ("role", "hall-staff"), ("side", "")];
        let at_the_desk = host.post(&format!("/desk/{EDITION}/access/invite"), &fields).await;
        assert_eq!(at_the_desk.status, StatusCode::TOO_MANY_REQUESTS);
        let someone = json!({ "email": "aigul@desk.example", "role": "auditor" });
        let invited = program.post(&address("/invitations"), &someone).await;
        assert_eq!(invited.status, StatusCode::CREATED, "{}", invited.text());
    })
    .await;
}

#[tokio::test]
async fn a_program_ends_two_keys_alone_only_with_the_permission_to_administer() {
    let forum = sample_forum().await;
    let mut host = Program::of(&forum, Role::HostSecretariat).await;
    let keys = address("/approval/keys");
    let (want, end) = (json!({ "two_keys": true }), json!({ "two_keys": false }));
    assert_eq!(host.post(&keys, &want).await.status, StatusCode::OK);
    let still = async |program: &mut Program| {
        let answer = program.post(&keys, &end).await;
        // The administrator acts for no side, and their key does not let them act as who they are.
        is(&answer, "conflict", 409);
        body_of(&program.get(&address("/approval")).await)["two_keys"] == true
    };
    let scopes = [Permission::ReadDesk, Permission::Release, Permission::Approve];
    for edition in ["", EDITION] {
        let mut program = Program::with(&forum, Role::Administrator, edition, &scopes).await;
        assert!(still(&mut program).await, "{edition:?}");
    }
    // Nor does a key that may not approve speak for its owner's side.
    let scopes = [Permission::ReadDesk, Permission::Release];
    for role in [Role::HostSecretariat, Role::GuestSecretariat] {
        let mut program = Program::with(&forum, role, "", &scopes).await;
        assert!(still(&mut program).await, "{role:?}");
    }
    let scopes = [Permission::ReadDesk, Permission::Release, Permission::Administer];
    let mut program = Program::with(&forum, Role::Administrator, "", &scopes).await;
    let ended = program.post(&keys, &end).await;
    assert_eq!(body_of(&ended)["two_keys"], false, "{}", ended.text());
}

#[tokio::test]
async fn a_release_with_two_keys_is_proposed_and_approved() {
    let forum = sample_forum().await;
    let mut host = Program::of(&forum, Role::HostSecretariat).await;
    let mut guest = Program::of(&forum, Role::GuestSecretariat).await;
    let wanted = host
        .post(&address("/approval/keys"), &json!({ "two_keys": true }))
        .await;
    assert_eq!(body_of(&wanted)["two_keys"], true, "{}", wanted.text());
    // One side alone does not give it up.
    let ending = host
        .post(&address("/approval/keys"), &json!({ "two_keys": false }))
        .await;
    assert_eq!(body_of(&ending)["two_keys"], true, "{}", ending.text());
    let proposal = body_of(&host.get(&address("/proposal")).await);
    let overrides: Vec<Value> = proposal["findings"]
        .as_array()
        .expect("as the test made it")
        .iter()
        .filter(|finding| finding["severity"] == "hard")
        .map(|finding| json!({ "finding": finding["key"], "reason": "as it is" }))
        .collect();
    let wish = json!({ "reason": { "en": "First" }, "overrides": overrides });
    is(&host.post(&address("/releases"), &wish).await, "two-keys", 409);
    let waiting = host.post(&address("/approval/proposal"), &wish).await;
    assert_eq!(body_of(&waiting)["state"], "waiting", "{}", waiting.text());
    let seal = |read: &Value| json!({ "seal": read["proposal"]["seal"] });
    let read = body_of(&guest.get(&address("/approval")).await);
    is(
        &guest.post(&address("/approval/approve"), &json!({ "seal": "x" })).await,
        "conflict",
        409,
    );
    let first = guest.post(&address("/approval/approve"), &seal(&read)).await;
    assert_eq!(body_of(&first)["state"], "waiting", "{}", first.text());
    assert_eq!(
        body_of(&guest.get(&address("/approval")).await)["proposal"]["approvals"][0]["valid"],
        true
    );
    let second = host.post(&address("/approval/approve"), &seal(&read)).await;
    assert_eq!(
        body_of(&second),
        json!({ "state": "published", "release": 1 }),
        "{}",
        second.text()
    );
}
