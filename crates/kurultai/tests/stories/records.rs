//! Every kind of record over HTTP, as two secretariats would do it: made, changed, compared, merged, deleted.

use std::collections::BTreeMap;

use crate::html::tags;
use hyper::StatusCode;
use kurultai::people::access::Role;
use kurultai::platform::i18n::Lang;
use kurultai::programme::edit;
use kurultai::programme::records::{Kind, RecordKey};
use kurultai::testkit::{Answer, Client, Forum, sample};
use serde_json::{Map, Value, json};

const EDITION: &str = "sample-2031";

async fn forum() -> Forum {
    let forum = Forum::empty().await;
    forum.import(&sample::archive()).await;
    forum
}

async fn stored(forum: &Forum, kind: Kind, id: &str) -> Option<Map<String, Value>> {
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let key = RecordKey::of(EDITION, kind, id);
    let found = edit::read(&mut tx, &key).await.expect("it is read");
    found.map(|stored| stored.fields)
}

fn plain(text: &str) -> String {
    text.replace("&#34;", "\"")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#60;", "<")
        .replace("&lt;", "<")
        .replace("&#62;", ">")
        .replace("&gt;", ">")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}

/// What a browser would send of the form with this class or id, untouched.
fn form(page: &str, mark: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    let mut inside = false;
    let mut select = String::new();
    for tag in tags(page) {
        let get = |name: &str| tag.get(name).map(plain);
        match tag.name.as_str() {
            "form" => {
                inside = get("id").as_deref() == Some(mark) || get("class").is_some_and(|class| class.contains(mark))
            }
            "nav" | "datalist" => inside = false,
            _ if !inside => {}
            "input" => {
                let kind = get("type").unwrap_or_default();
                let ticked = tag.attributes.iter().any(|(name, _)| name == "checked");
                if let Some(name) = get("name")
                    && name != "csrf"
                    && (!["checkbox", "radio"].contains(&kind.as_str()) || ticked)
                {
                    pairs.push((name, get("value").unwrap_or_default()));
                }
            }
            "textarea" => pairs.push((get("name").unwrap_or_default(), plain(&tag.text))),
            "select" => select = get("name").unwrap_or_default(),
            "option" if tag.attributes.iter().any(|(name, _)| name == "selected") => {
                pairs.push((select.clone(), get("value").unwrap_or_default()));
            }
            _ => {}
        }
    }
    pairs
}

/// The form with some boxes filled otherwise.
fn with(mut pairs: Vec<(String, String)>, changes: &[(&str, &str)]) -> Vec<(String, String)> {
    for (name, _) in changes {
        pairs.retain(|(known, _)| known != name);
    }
    pairs.extend(
        changes
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned())),
    );
    pairs
}

async fn post(client: &mut Client, address: &str, pairs: &[(String, String)]) -> Answer {
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    client.post(address, &pairs).await
}

fn address(kind: &str, tail: &str) -> String {
    format!("/desk/{EDITION}/{kind}{tail}")
}

type Boxes = Vec<(&'static str, &'static str)>;

/// Names and words of the boxes of a new record, and what becomes of them.
fn everything() -> Vec<(Kind, &'static str, Boxes, Value)> {
    let name = [
        ("name.kk", "Бір"),
        ("name.ru", "Один"),
        ("name.en", " One "),
        ("name.translated", "ru"),
    ];
    let text = json!({ "kk": "Бір", "ru": "Один", "en": "One", "translated": ["ru"] });
    let named = |more: &[(&'static str, &'static str)]| [&name[..], more].concat();
    vec![
        (
            Kind::Source,
            "one-newspaper",
            vec![
                ("publisher", "One newspaper"),
                ("url", "https://example.org/a"),
                ("language", "ru"),
                ("date", "2031-05"),
            ],
            json!({ "publisher": "One newspaper", "url": "https://example.org/a", "language": "ru", "date": "2031-05" }),
        ),
        (Kind::Side, "UZ", named(&[("id", "UZ")]), json!({ "name": text })),
        (
            Kind::Day,
            "2031-05-31",
            named(&[("date", "2031-05-31"), ("opens", "09:30"), ("closes", "18:00")]),
            json!({ "name": text, "opens": "09:30:00", "closes": "18:00:00" }),
        ),
        (
            Kind::Track,
            "energy-and-water",
            named(&[("id", "energy-and-water"), ("colour", "#0B4F6C")]),
            json!({ "name": text, "colour": "#0b4f6c" }),
        ),
        (
            Kind::Organisation,
            "one",
            named(&[
                ("kind", "company"),
                ("side", "joint"),
                ("city.en", "Kostanay"),
                ("represented_by", "Полевой Серик"),
                ("url", "https://example.org"),
                ("role.en", "Carries"),
                ("status", "participant"),
                ("facts.0.en", "First"),
                ("facts.1.en", "Second"),
                ("certainty", "low"),
                ("note.en", "Line one\r\nline two"),
                ("sources.0", "one-newspaper"),
            ]),
            json!({
                "name": text, "kind": "company", "side": "joint", "city": { "en": "Kostanay" },
                "represented_by": "serik", "url": "https://example.org", "role": { "en": "Carries" },
                "status": "participant", "facts": [{ "en": "First" }, { "en": "Second" }], "certainty": "low",
                "note": { "en": "Line one\nline two" }, "sources": ["one-newspaper"],
            }),
        ),
        (
            Kind::Venue,
            "one",
            named(&[
                ("kind", "hotel"),
                ("city.en", "Chelyabinsk"),
                ("address.en", "Street 1"),
                ("operator", "One"),
                ("latitude", "55.16"),
                ("longitude", "61.36"),
                ("site.en", "Campus"),
                ("use.en", "Dinners"),
            ]),
            json!({
                "name": text, "kind": "hotel", "city": { "en": "Chelyabinsk" }, "address": { "en": "Street 1" },
                "operator": "one", "latitude": "55.16", "longitude": "61.36", "site": { "en": "Campus" },
                "use": { "en": "Dinners" },
            }),
        ),
        (
            Kind::Hall,
            "one",
            named(&[
                ("venue", "one"),
                ("capacity", "1 200"),
                ("equipment", "stage"),
                ("equipment", "projector"),
            ]),
            json!({ "name": text, "venue": "one", "capacity": 1200, "equipment": ["stage", "projector"] }),
        ),
        (
            Kind::Person,
            "one",
            named(&[
                ("side", "KZ"),
                ("organisation", "Один"),
                ("post.en", "Director"),
                ("latin_name", "ONE"),
                ("biography.en", "Long"),
                ("sort_name.en", "One"),
            ]),
            json!({
                "name": text, "side": "KZ", "organisation": "one", "post": { "en": "Director" }, "latin_name": "ONE",
                "biography": { "en": "Long" }, "sort_name": { "en": "One" },
            }),
        ),
        (
            Kind::Delegation,
            "kz",
            vec![
                ("side", "KZ"),
                ("head", "Айгүл Сағынтай"),
                ("members.0", "aigul"),
                ("members.1", "One"),
                ("role", "host"),
            ],
            json!({ "side": "KZ", "head": "aigul", "members": ["aigul", "one"], "role": "host" }),
        ),
        (
            Kind::Session,
            "one",
            vec![
                ("title.kk", "Бір"),
                ("title.ru", "Один"),
                ("title.en", "One"),
                ("title.translated", "ru"),
                ("kind", "panel"),
                ("abstract.en", "Short"),
                ("start", "2031-06-02T09:00"),
                ("end", "2031-06-02T10:30"),
                ("hall", "one"),
                ("roles.0.person", "Aigul Sagyntai"),
                ("roles.0.role", "moderator"),
                ("roles.1.person", "Полевой Серик"),
                ("roles.1.role", "speaker"),
                ("roles.1.side", "RU"),
                ("roles.2.person", ""),
                ("roles.2.role", "speaker"),
                ("sides", "RU"),
                ("organisers.0", "One"),
                ("languages", "ru"),
                ("interpretation", "kk"),
                ("audience", "80"),
                ("equipment", "stage"),
                ("subtitle.en", "Sub"),
                ("description.en", "Long"),
                ("track", "people"),
                ("part_of", "opening in English"),
                ("after.0", "talk in English"),
                ("outcomes.0.en", "Agreed"),
                ("cancelled", "yes"),
                ("outside_programme", ""),
            ],
            json!({
                "title": text, "kind": "panel", "abstract": { "en": "Short" }, "start": "2031-06-02T09:00:00",
                "end": "2031-06-02T10:30:00", "hall": "one", "venue": "one",
                "roles": [
                    { "person": "aigul", "role": "moderator" },
                    { "person": "serik", "role": "speaker", "side": "RU" },
                ],
                "sides": ["RU"], "organisers": ["one"], "languages": ["ru"], "interpretation": ["kk"], "audience": 80,
                "equipment": ["stage"], "subtitle": { "en": "Sub" }, "description": { "en": "Long" }, "track": "people",
                "part_of": "opening", "after": ["talk"], "outcomes": [{ "en": "Agreed" }], "cancelled": true,
            }),
        ),
        (
            Kind::Agreement,
            "one",
            vec![
                ("title.kk", "Бір"),
                ("title.ru", "Один"),
                ("title.en", "One"),
                ("title.translated", "ru"),
                ("kind", "memorandum"),
                ("level", "companies"),
                ("parties.0", "Казахстан"),
                ("parties.1", "one"),
                ("signatories.0", "serik"),
                ("signed", "2031-06-02"),
                ("session", "opening по-русски"),
                ("subject.en", "Roads"),
                ("status.en", "prepared"),
            ],
            json!({
                "title": text, "kind": "memorandum", "level": "companies", "parties": ["KZ", "one"],
                "signatories": ["serik"], "signed": "2031-06-02", "session": "opening", "subject": { "en": "Roads" },
                "status": { "en": "prepared" },
            }),
        ),
    ]
}

#[tokio::test]
async fn every_kind_is_made_with_every_field_changed_and_deleted() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let all = everything();
    for (kind, id, boxes, expected) in &all {
        let made = zhanar.post(&address(kind.name(), "/new"), boxes).await;
        assert_eq!(
            made.status,
            StatusCode::SEE_OTHER,
            "{}: {}",
            kind.name(),
            complaints(made.text())
        );
        assert_eq!(
            made.header("location"),
            address(kind.name(), &format!("/{id}?said=created"))
        );
        let mut fields = stored(&forum, *kind, id).await.expect("it is there");
        for own in ["id", "uid", "date"] {
            if expected.get(own).is_none() {
                fields.remove(own);
            }
        }
        assert_eq!(&Value::Object(fields), expected, "{}", kind.name());
    }
    for (kind, id, _, _) in &all {
        let one = address(kind.name(), &format!("/{id}"));
        let before = stored(&forum, *kind, id).await.expect("it is there");
        let page = zhanar.get(&one).await;
        let untouched = form(page.text(), "record");
        let answer = post(&mut zhanar, &one, &untouched).await;
        assert_eq!(
            answer.header("location"),
            format!("{one}?said=nothing"),
            "{}",
            kind.name()
        );
        assert_eq!(
            stored(&forum, *kind, id).await.expect("it is there"),
            before,
            "{}",
            kind.name()
        );
        // A change of one box changes one field.
        let (name, field) = match kind {
            Kind::Source => ("date", "date"),
            Kind::Delegation => ("role", "role"),
            Kind::Session | Kind::Agreement => ("title.en", "title"),
            _ => ("name.en", "name"),
        };
        let changed = with(untouched, &[(name, if name == "role" { "" } else { "2030" })]);
        let answer = post(&mut zhanar, &one, &changed).await;
        assert_eq!(
            answer.header("location"),
            format!("{one}?said=saved"),
            "{}",
            kind.name()
        );
        let after = stored(&forum, *kind, id).await.expect("it is there");
        let differ: Vec<&String> = before
            .keys()
            .filter(|name| before.get(*name) != after.get(*name))
            .collect();
        assert_eq!(differ, [field], "{}", kind.name());
    }
    for (kind, id, _, _) in all.iter().rev() {
        let delete = address(kind.name(), &format!("/{id}/delete"));
        let page = zhanar.get(&delete).await;
        let answer = post(&mut zhanar, &delete, &form(page.text(), "acts")).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{}: {}",
            kind.name(),
            complaints(answer.text())
        );
        assert_eq!(stored(&forum, *kind, id).await, None);
    }
}

/// The errors on a page.
fn complaints(page: &str) -> String {
    tags(page)
        .iter()
        .filter(|tag| tag.get("class").is_some_and(|class| class.contains("err")))
        .map(|tag| tag.text.clone())
        .collect::<Vec<_>>()
        .join("; ")
}

#[tokio::test]
async fn what_was_typed_stays_on_the_page_beside_what_is_wrong_with_it() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let boxes = [
        ("title.en", "Rivers & roads <draft>"),
        ("kind", ""),
        ("start", "2031-06-01T10:00"),
        ("end", "2031-06-01T09:00"),
        ("audience", "many"),
        ("roles.0.person", "Nobody Known"),
        ("roles.0.role", "chair"),
    ];
    let answer = zhanar.post(&address("session", "/new"), &boxes).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent: BTreeMap<String, String> = form(answer.text(), "record").into_iter().collect();
    for (name, value) in boxes {
        assert_eq!(sent.get(name).map(String::as_str), Some(value), "{name}");
    }
    let page = answer.text();
    for words in [
        "Fill this in.",
        "“many” is not a whole number",
        "Nobody here is called “Nobody Known”",
    ] {
        assert!(page.contains(words), "{words}");
    }
    // Each error is tied to its box.
    let audience = tags(page)
        .into_iter()
        .find(|tag| tag.get("name") == Some("audience"))
        .expect("a box");
    assert_eq!(audience.get("aria-describedby"), Some("f-audience-err"));
    assert!(page.contains("id=\"f-audience-err\""));
    // Then what only the draft can know.
    let boxes = [
        ("title.en", "Rivers"),
        ("kind", "panel"),
        ("start", "2031-06-01T10:00"),
        ("end", "2031-06-01T09:00"),
    ];
    let answer = zhanar.post(&address("session", "/new"), &boxes).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("The end is before the beginning."));
    // A session that is to begin when it ends itself.
    let opening = address("session", "/opening");
    let page = zhanar.get(&opening).await;
    let mut boxes = form(page.text(), "record");
    boxes.retain(|(name, _)| name != "right_after");
    boxes.push(("right_after".to_owned(), "opening in English".to_owned()));
    let answer = post(&mut zhanar, &opening, &boxes).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words = "“opening in English” is this session itself. Take it out of the list.";
    assert!(answer.text().contains(words), "{}", answer.text());
}

#[tokio::test]
async fn a_record_that_is_named_is_not_deleted_and_says_by_whom() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let delete = address("person", "/aigul/delete");
    let page = zhanar.get(&delete).await;
    assert!(page.text().contains(&address("session", "/opening")));
    let base = tags(zhanar.get(&address("person", "/aigul")).await.text())
        .into_iter()
        .find(|tag| tag.get("name") == Some("base"))
        .and_then(|tag| tag.get("value").map(str::to_owned))
        .expect("a version");
    let answer = zhanar.post(&delete, &[("base", &base)]).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(stored(&forum, Kind::Person, "aigul").await.is_some());
}

#[tokio::test]
async fn two_who_hammer_one_record_lose_nothing() {
    let forum = forum().await;
    let one = address("track", "/people");
    let mut tasks = Vec::new();
    for who in ["a", "b"] {
        let role = if who == "a" {
            Role::HostSecretariat
        } else {
            Role::GuestSecretariat
        };
        let mut client = forum.organiser(role, EDITION).await;
        let one = one.clone();
        tasks.push(tokio::spawn(async move {
            for number in 0..12 {
                let word = format!("{who}{number}");
                let mut page = client.get(&one).await;
                loop {
                    let now = form(page.text(), "record");
                    let words = now
                        .iter()
                        .find(|(name, _)| name == "name.en")
                        .expect("a name")
                        .1
                        .clone();
                    let answer = post(
                        &mut client,
                        &one,
                        &with(now, &[("name.en", &format!("{words} {word}"))]),
                    )
                    .await;
                    match answer.status {
                        StatusCode::SEE_OTHER => break,
                        // Takes theirs and adds the word to it.
                        StatusCode::CONFLICT => {
                            let mut compare = form(answer.text(), "conflict");
                            compare.push(("pick.name.en".to_owned(), "theirs".to_owned()));
                            post(&mut client, &one, &compare).await;
                            page = client.get(&one).await;
                        }
                        other => panic!("{other}"),
                    }
                }
            }
        }));
    }
    for task in tasks {
        task.await.expect("it ends");
    }
    let track = stored(&forum, Kind::Track, "people").await.expect("it is there");
    let words = track["name"]["en"].as_str().expect("a name").to_owned();
    for who in ["a", "b"] {
        for number in 0..12 {
            let word = format!("{who}{number}");
            assert_eq!(
                words.split(' ').filter(|each| *each == word).count(),
                1,
                "{word} in {words}"
            );
        }
    }
}

#[tokio::test]
async fn a_record_that_was_deleted_meanwhile_can_be_made_again() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    zhanar.post(&address("track", "/new"), &[("name.en", "Water")]).await;
    let page = zhanar.get(&address("track", "/water")).await;
    let typed = with(form(page.text(), "record"), &[("name.ru", "Вода")]);
    let delete = zhanar.get(&address("track", "/water/delete")).await;
    post(
        &mut zhanar,
        &address("track", "/water/delete"),
        &form(delete.text(), "acts"),
    )
    .await;
    let answer = post(&mut zhanar, &address("track", "/water"), &typed).await;
    assert_eq!(answer.status, StatusCode::GONE);
    let again = form(answer.text(), "record");
    assert!(again.contains(&("name.ru".to_owned(), "Вода".to_owned())));
    let answer = post(&mut zhanar, &address("track", "/new"), &again).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn ways_are_filled_as_a_table_and_a_cell_that_changed_meanwhile_says_so() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut pavel = forum.organiser(Role::GuestSecretariat, EDITION).await;
    let table = address("travel", "");
    // The form of the table has no name; it is the only one with cells.
    let cells = |page: &str| -> Vec<(String, String)> {
        tags(page)
            .into_iter()
            .filter_map(|tag| Some((tag.get("name")?.to_owned(), plain(tag.get("value").unwrap_or_default()))))
            .filter(|(name, _)| ["t.", "o.", "b."].iter().any(|start| name.starts_with(start)))
            .collect()
    };
    let mine = cells(zhanar.get(&table).await.text());
    let theirs = cells(pavel.get(&table).await.text());
    let answer = post(&mut pavel, &table, &with(theirs, &[("t.plant.university", "45")])).await;
    assert_eq!(answer.header("location"), format!("{table}?said=saved"));
    // Another cell is nobody's conflict.
    let both = with(mine, &[("t.plant.university", "50"), ("t.university.plant", "")]);
    let answer = post(&mut zhanar, &table, &both).await;
    assert_eq!(answer.status, StatusCode::CONFLICT);
    assert!(answer.text().contains("it is 45 now"));
    let answer = post(&mut zhanar, &table, &cells(answer.text())).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", complaints(answer.text()));
    let way = stored(&forum, Kind::Travel, "plant>university").await.expect("a way");
    assert_eq!(way["minutes"], 50);
    assert_eq!(stored(&forum, Kind::Travel, "university>plant").await, None);
}

#[tokio::test]
async fn two_records_of_one_person_become_one_and_everything_follows() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let boxes = [
        ("name.ru", "Сагинтай Айгуль"),
        ("side", "KZ"),
        ("post.ru", "Министр"),
        ("id", "aigul-2"),
    ];
    zhanar.post(&address("person", "/new"), &boxes).await;
    let page = zhanar.get(&address("session", "/talk")).await;
    let more = with(
        form(page.text(), "record"),
        &[("roles.7.person", "aigul-2"), ("roles.7.role", "chair")],
    );
    let saved = post(&mut zhanar, &address("session", "/talk"), &more).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", complaints(saved.text()));
    let found = zhanar.get(&address("duplicates", "")).await;
    let compare = address("duplicates", "/person/aigul/aigul-2");
    assert!(found.text().contains(&compare), "they are suspected");
    let page = zhanar.get(&compare).await;
    let choices = with(
        form(page.text(), "conflict"),
        &[("pick.post", "other"), ("pick.name", "one")],
    );
    let answer = post(&mut zhanar, &compare, &choices).await;
    assert_eq!(answer.header("location"), address("person", "/aigul?said=merged"));
    let kept = stored(&forum, Kind::Person, "aigul").await.expect("one is left");
    assert_eq!(kept["post"], json!({ "ru": "Министр" }));
    assert_eq!(stored(&forum, Kind::Person, "aigul-2").await, None);
    let talk = stored(&forum, Kind::Session, "talk").await.expect("a session");
    assert!(
        talk["roles"]
            .as_array()
            .expect("roles")
            .contains(&json!({ "person": "aigul", "role": "chair" }))
    );
    // Who is told apart is not suggested again.
    zhanar
        .post(
            &address("person", "/new"),
            &[("name.en", "Polevoy Serik"), ("side", "RU"), ("id", "other")],
        )
        .await;
    let pair = [("kind", "person"), ("one", "serik"), ("other", "other")];
    assert!(
        zhanar
            .get(&address("duplicates", ""))
            .await
            .text()
            .contains("/person/serik/other")
    );
    zhanar.post(&address("duplicates", "/apart"), &pair).await;
    assert!(
        !zhanar
            .get(&address("duplicates", ""))
            .await
            .text()
            .contains("/person/serik/other")
    );
}

#[tokio::test]
async fn an_edition_begins_empty_or_as_a_copy() {
    let forum = forum().await;
    let mut root = forum.organiser(Role::Administrator, EDITION).await;
    let page = root.get("/desk/new").await;
    let frame = [
        ("title.en", "First forum"),
        ("id", "first-2032"),
        ("start", "2032-09-01"),
        ("end", "2032-09-03"),
    ];
    let answer = post(&mut root, "/desk/new", &with(form(page.text(), "record"), &frame)).await;
    assert_eq!(
        answer.header("location"),
        "/desk/first-2032?said=created",
        "{}",
        complaints(answer.text())
    );
    let overview = root.follow(&answer).await;
    assert_eq!(overview.status, StatusCode::OK);
    assert!(overview.text().contains("First steps"));
    let days = root.get("/desk/first-2032/day").await;
    assert!(days.text().contains("3 records"));

    let page = root.get(&format!("/desk/new?from={EDITION}")).await;
    let mut copy = with(
        form(page.text(), "record"),
        &[("id", "second-2033"), ("start", "2033-06-01"), ("end", "2033-06-02")],
    );
    for part in ["places", "people", "sessions"] {
        copy.push(("carry".to_owned(), part.to_owned()));
    }
    let answer = post(&mut root, "/desk/new", &copy).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", complaints(answer.text()));
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let sessions = edit::list(&mut tx, "second-2033", Kind::Session)
        .await
        .expect("sessions");
    drop(tx);
    assert_eq!(sessions.len(), 2);
    assert_eq!(sessions[0].fields["start"], "2033-06-01T09:00:00");
    assert!(!sessions[0].fields.contains_key("roles"));

    // It goes only when its key is typed.
    let delete = "/desk/first-2032/edition/delete";
    let base = tags(root.get(delete).await.text())
        .into_iter()
        .filter(|tag| tag.get("name") == Some("base"))
        .filter_map(|tag| Some(("base".to_owned(), tag.get("value")?.to_owned())))
        .collect::<Vec<_>>();
    let answer = post(&mut root, delete, &with(base.clone(), &[("typed", "first")])).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let answer = post(&mut root, delete, &with(base, &[("typed", "first-2032")])).await;
    assert_eq!(answer.header("location"), "/desk");
    assert_eq!(root.get("/desk/first-2032").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_series_and_its_editions_are_kept() {
    let forum = forum().await;
    let mut root = forum.organiser(Role::Administrator, EDITION).await;
    let boxes = [
        ("id", "steppe"),
        ("title.en", "Steppe forum"),
        ("first_held", "2029"),
        ("years_without_edition", "2030, 2032"),
    ];
    let answer = root.post("/desk/series/new", &boxes).await;
    assert_eq!(
        answer.header("location"),
        "/desk/series/steppe?said=created",
        "{}",
        complaints(answer.text())
    );
    let boxes = [
        ("ordinal", "1"),
        ("city.en", "Oral"),
        ("country", "kz"),
        ("format", "in-person"),
        ("heads_of_state.KZ.en", "Somebody Invented"),
        ("host.name.en", "Nobody Real"),
        ("host.post.en", "Akim"),
        ("outline.0.en", "Opening"),
    ];
    let answer = root.post("/desk/series/steppe/entry/new", &boxes).await;
    assert_eq!(
        answer.header("location"),
        "/desk/series/steppe/entry/1?said=created",
        "{}",
        complaints(answer.text())
    );
    let page = root.follow(&answer).await;
    let again = post(&mut root, "/desk/series/steppe/entry/1", &form(page.text(), "record")).await;
    assert_eq!(again.header("location"), "/desk/series/steppe/entry/1?said=nothing");
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let key = RecordKey::shared(Kind::SeriesEntry, "steppe/1");
    let entry = edit::read(&mut tx, &key)
        .await
        .expect("it is read")
        .expect("it is there");
    assert_eq!(
        entry.fields["heads_of_state"],
        json!({ "KZ": { "en": "Somebody Invented" } })
    );
    assert_eq!(entry.fields["host"]["post"], json!({ "en": "Akim" }));
    assert_eq!(entry.fields["country"], "KZ");
}

#[tokio::test]
async fn lists_are_searched_in_any_script_narrowed_sorted_and_paged() {
    let forum = Forum::demo().await;
    let edition = "xiv-chelyabinsk-2017";
    let mut reader = forum.organiser(Role::Auditor, edition).await;
    let names = |page: &str| -> Vec<String> {
        tags(page)
            .iter()
            .filter_map(|tag| tag.get("data-subject").map(str::to_owned))
            .filter(|subject| subject.contains('/'))
            .collect()
    };
    let list = format!("/desk/{edition}/person");
    let found = reader
        .get(&format!("{list}?q=%D0%A1%D0%B0%D0%B4%D0%BE%D0%B2%D0%BD%D0%B8%D1%87"))
        .await;
    assert_eq!(names(found.text()), ["person/sadovnichy"]);
    // From page to page everybody is met once.
    let mut seen = Vec::new();
    let mut next = Some(format!("{list}?sort=name"));
    while let Some(address) = next {
        let page = reader.get(&address).await;
        seen.extend(names(page.text()));
        next = tags(page.text())
            .into_iter()
            .find(|tag| tag.get("rel") == Some("next"))
            .and_then(|tag| tag.get("href").map(plain));
    }
    let count = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((count, seen.len()), (240, 240));
    let mine = reader.get(&format!("{list}?f.side=KZ")).await;
    assert!(mine.text().contains(" of 240"));
    // Somebody who may only read sees what is there, and no form.
    let one = reader.get(&format!("{list}/sadovnichy")).await;
    assert!(!one.text().contains("id=\"record\"") && one.text().contains("<dl"));
}

#[tokio::test]
async fn every_page_is_the_same_in_every_language() {
    let forum = forum().await;
    let pages = [
        "",
        "/session",
        "/session/opening",
        "/session/new",
        "/person",
        "/person/aigul",
        "/hall",
        "/hall/aula",
        "/venue/plant",
        "/travel",
        "/track",
        "/day",
        "/day/2031-06-01",
        "/side/KZ",
        "/edition",
        "/organisation",
        "/organisation/new",
        "/delegation",
        "/delegation/new",
        "/agreement",
        "/agreement/new",
        "/source",
        "/source/new",
        "/duplicates",
        "/track/people/delete",
        "/edition/delete",
    ];
    let mut shapes: BTreeMap<&str, Vec<Vec<String>>> = BTreeMap::new();
    for lang in Lang::all() {
        let mut client = forum.organiser_reading(Role::Administrator, EDITION, lang).await;
        for page in pages {
            let answer = client.get(&format!("/desk/{EDITION}{page}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}");
            assert!(
                !answer.text().contains(">form-"),
                "{page} in {lang} shows the name of a message"
            );
            let shape: Vec<String> = tags(answer.text())
                .into_iter()
                // Which of the choices is the reader's own, and their order by its alphabet, differ.
                .filter(|tag| !["option", "button", "a"].contains(&tag.name.as_str()))
                .map(|tag| format!("{} {}", tag.name, tag.get("name").unwrap_or_default()))
                .collect();
            shapes.entry(page).or_default().push(shape);
        }
    }
    for (page, shapes) in shapes {
        assert!(shapes.iter().all(|shape| *shape == shapes[0]), "{page} differs");
    }
}

#[tokio::test]
async fn whoever_opens_a_record_is_seen_by_the_other() {
    let forum = forum().await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut pavel = forum.organiser(Role::GuestSecretariat, EDITION).await;
    let at = |here: bool| json!({ "subject": "session/talk", "here": here });
    let presence = address("presence", "");
    let heard: Value = serde_json::from_slice(&zhanar.post_json(&presence, &at(true)).await.body).expect("JSON");
    assert_eq!(heard["others"], json!([]));
    let heard: Value = serde_json::from_slice(&pavel.post_json(&presence, &at(true)).await.body).expect("JSON");
    assert_eq!(heard["others"].as_array().map(Vec::len), Some(1));
    assert!(
        pavel
            .get(&address("session", "/talk"))
            .await
            .text()
            .contains("is editing this right now")
    );
    assert!(
        pavel
            .get(&address("session", ""))
            .await
            .text()
            .contains("open: host-secretariat")
    );
    zhanar.post_json(&presence, &at(false)).await;
    assert!(
        !pavel
            .get(&address("session", "/talk"))
            .await
            .text()
            .contains("note who")
    );
}
