//! Editing the draft record by record, on both engines: versions, refusals, new and deleted records, history, undo.

use std::collections::BTreeSet;

use crate::support::archive::varied;
use crate::support::on_both;
use exchange::archive::Archive;
use jiff::Timestamp;
use jiff::civil::date;
use kurultai::platform::db::Db;
use kurultai::programme::edit::{self, By, Code, Edit, EditError, Origin, Placement, Refusal, Stored};
use kurultai::programme::history::{self, Filters, Page};
use kurultai::programme::records::{self, Kind, RecordKey};
use kurultai::programme::undo::{self, UndoError};
use kurultai::programme::{draft, import};
use kurultai::testkit::sample;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

const EDITION: &str = "sample-2031";

fn moment(n: i64) -> Timestamp {
    Timestamp::from_second(1_900_000_000 + n).expect("a moment in 2030")
}

fn by(account: &str, n: i64) -> By<'_> {
    By {
        account,
        origin: Origin::Desk,
        address: Some("192.0.2.7"),
        at: moment(n),
    }
}

fn key(kind: Kind, id: &str) -> RecordKey {
    RecordKey::of(EDITION, kind, id)
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        other => panic!("{other} is no object"),
    }
}

async fn import(db: &Db, archive: &Archive) {
    let mut tx = db.write().await.expect("a transaction");
    let plan = import::plan(&mut tx, archive).await.expect("a plan");
    import::apply(&mut tx, &plan, &["test".to_owned()], "test", moment(0))
        .await
        .expect("it is written");
    tx.commit().await.expect("it is kept");
}

async fn whole(db: &Db) -> Archive {
    let mut tx = db.read().await.expect("a transaction");
    let keys = import::editions(&mut tx).await.expect("keys").into_iter().collect();
    draft::load_archive(&mut tx, &keys).await.expect("an archive")
}

async fn read(db: &Db, key: &RecordKey) -> Stored {
    let mut tx = db.read().await.expect("a transaction");
    edit::read(&mut tx, key).await.expect("an answer").expect("the record")
}

async fn apply(db: &Db, edits: &[Edit], by: &By<'_>) -> Result<edit::Applied, EditError> {
    let mut tx = db.write().await?;
    let applied = edit::apply(&mut tx, edits, by).await?;
    tx.commit().await?;
    Ok(applied)
}

/// The edit that sets these fields of a record as it is now.
async fn changing(db: &Db, key: &RecordKey, fields: Value) -> Edit {
    let stored = read(db, key).await;
    let mut all = stored.fields;
    for (field, value) in object(fields) {
        all.insert(field, value);
    }
    Edit {
        key: key.clone(),
        base: Some(stored.version),
        fields: Some(all),
    }
}

fn new(key: RecordKey, fields: Value) -> Edit {
    Edit {
        key,
        base: None,
        fields: Some(object(fields)),
    }
}

async fn deleting(db: &Db, key: &RecordKey) -> Edit {
    Edit {
        key: key.clone(),
        base: Some(read(db, key).await.version),
        fields: None,
    }
}

fn refused(result: Result<edit::Applied, EditError>) -> Vec<(String, String, Code, String)> {
    match result {
        Err(EditError::Refused(refusals)) => {
            let mut said: Vec<_> = refusals
                .into_iter()
                .map(
                    |Refusal {
                         key,
                         field,
                         code,
                         value,
                         ..
                     }| (key.to_string(), field, code, value),
                )
                .collect();
            said.sort();
            said
        }
        other => panic!("it should be refused, not {other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_archive_put_together_is_the_one_that_was_taken_apart(seed in any::<u64>()) {
        let archive = varied(seed, &["xiii-2016", "xiv-2017"]);
        let together = records::put_together(records::take_apart(&archive));
        prop_assert_eq!(together, Ok(archive));
    }
}

#[test]
fn whatever_does_not_fit_is_named_by_record_and_field() {
    let mut apart = records::take_apart(&sample::archive());
    let session = &mut apart.get_mut(&key(Kind::Session, "opening")).expect("a session").fields;
    session.remove("kind");
    session.insert("audience".to_owned(), json!("many"));
    session.insert("colour".to_owned(), json!("#000000"));
    apart
        .values_mut()
        .filter(|record| record.fields.contains_key("venue") && record.fields.contains_key("capacity"))
        .for_each(|hall| {
            hall.fields.insert("venue".to_owned(), json!("nowhere"));
        });
    let misfits = records::put_together(apart).expect_err("it does not fit");
    let said: BTreeSet<String> = misfits.iter().map(ToString::to_string).collect();
    assert!(
        said.contains("sample-2031/session/opening: kind is missing"),
        "{said:?}"
    );
    assert!(
        said.contains("sample-2031/session/opening: there is no field colour"),
        "{said:?}"
    );
    assert!(
        said.iter()
            .any(|line| line.starts_with("sample-2031/session/opening: audience: invalid type")),
        "{said:?}"
    );
    assert!(
        said.iter()
            .any(|line| line.ends_with("venue names \"nowhere\", which is not there")),
        "{said:?}"
    );
}

#[tokio::test]
async fn an_edit_is_written_counted_and_kept_in_the_history() {
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        let opening = key(Kind::Session, "opening");
        let before = read(db, &opening).await;
        let revision = edit::revision(&mut db.read().await.expect("tx"), EDITION)
            .await
            .expect("a number");
        let edit = changing(
            db,
            &opening,
            json!({ "audience": 250, "subtitle": { "en": "", "ru": "Начало" } }),
        )
        .await;
        let applied = apply(db, &[edit], &by("account:zhanar", 1))
            .await
            .expect("it is written");
        assert_eq!(applied.keys, std::slice::from_ref(&opening));
        assert_eq!(Some(applied.revision), revision.map(|number| number + 1));

        let after = read(db, &opening).await;
        assert_eq!(after.fields["audience"], json!(250));
        // Empty words are no words.
        assert_eq!(after.fields["subtitle"], json!({ "ru": "Начало" }));
        assert_eq!(after.fields["uid"], before.fields["uid"]);
        let mut tx = db.read().await.expect("tx");
        let listed = edit::list(&mut tx, EDITION, Kind::Session).await.expect("a list");
        assert!(listed.contains(&after));

        let life = history::of(&mut tx, &opening, &Page::first(10))
            .await
            .expect("a history");
        assert_eq!(life.len(), 2);
        assert_eq!(life[0].before.as_ref(), Some(&before.fields));
        assert_eq!(life[0].after.as_ref(), Some(&after.fields));
        assert_eq!(
            (life[0].actor.as_str(), life[0].origin.as_str()),
            ("account:zhanar", "desk")
        );
        assert_eq!(life[0].address.as_deref(), Some("192.0.2.7"));
        assert_eq!((life[0].revision, life[0].batch), (applied.revision, applied.batch));
        assert_eq!(life[0].digest, life[0].digest_now());
        assert_eq!(life[1].origin, "import");
        let fields: Vec<String> = life[0].fields().into_iter().map(|change| change.field).collect();
        assert_eq!(fields, ["audience", "subtitle"]);
    })
    .await;
}

#[tokio::test]
async fn an_edit_that_changes_nothing_leaves_no_trace() {
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        let opening = key(Kind::Session, "opening");
        let edit = changing(db, &opening, json!({})).await;
        let applied = apply(db, &[edit], &by("account:zhanar", 1)).await.expect("it is right");
        assert_eq!(applied.keys, []);
        let mut tx = db.read().await.expect("tx");
        let life = history::of(&mut tx, &opening, &Page::first(10))
            .await
            .expect("a history");
        assert_eq!(life.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_others_changed_meanwhile_is_a_conflict_with_all_three_versions() {
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        let opening = key(Kind::Session, "opening");
        let original = read(db, &opening).await;
        let mine = changing(db, &opening, json!({ "audience": 10 })).await;
        let theirs = changing(db, &opening, json!({ "kind": "council" })).await;
        apply(db, &[theirs], &by("account:aigerim", 1))
            .await
            .expect("the first");
        let now = read(db, &opening).await;
        let Err(EditError::Conflict(conflicts)) =
            apply(db, std::slice::from_ref(&mine), &by("account:zhanar", 2)).await
        else {
            panic!("it should be a conflict");
        };
        let [conflict] = conflicts.as_slice() else {
            panic!("one")
        };
        assert_eq!(conflict.original.as_ref(), Some(&original.fields));
        assert_eq!(conflict.mine, mine.fields);
        assert_eq!((&conflict.theirs, &conflict.version), (&now.fields, &now.version));
        assert_eq!(conflict.fields, ["audience", "kind"]);
        assert_eq!(
            (conflict.by.as_deref(), conflict.at),
            (Some("account:aigerim"), Some(moment(1)))
        );
        let merged = edit::merge(&original.fields, &mine.fields.expect("fields"), &conflict.theirs);
        assert_eq!(merged.overlapping, Vec::<String>::new());
        let again = Edit {
            key: opening.clone(),
            base: Some(conflict.version.clone()),
            fields: Some(merged.fields),
        };
        apply(db, &[again], &by("account:zhanar", 3)).await.expect("merged");
        let both = read(db, &opening).await;
        assert_eq!(
            (&both.fields["audience"], &both.fields["kind"]),
            (&json!(10), &json!("council"))
        );
    })
    .await;
}

#[tokio::test]
async fn a_record_that_is_gone_is_said_to_be() {
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        let talk = key(Kind::Session, "talk");
        let edit = changing(db, &talk, json!({ "audience": 10 })).await;
        let delete = deleting(db, &talk).await;
        apply(db, std::slice::from_ref(&delete), &by("account:a", 1))
            .await
            .expect("it is deleted");
        for late in [edit, delete] {
            match apply(db, &[late], &by("account:b", 2)).await {
                Err(EditError::Gone(gone)) => assert_eq!(gone, std::slice::from_ref(&talk)),
                other => panic!("it should be gone, not {other:?}"),
            }
        }
        let elsewhere = new(
            RecordKey::of("nowhere", Kind::Side, "KZ"),
            json!({ "name": { "en": "x" } }),
        );
        assert!(matches!(
            apply(db, &[elsewhere], &by("account:b", 3)).await,
            Err(EditError::Gone(_))
        ));
    })
    .await;
}

#[tokio::test]
async fn everything_that_speaks_against_an_edit_is_said_at_once() {
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        let kept = whole(db).await;
        let edits = [
            changing(
                db,
                &key(Kind::Session, "opening"),
                json!({
                    "start": "2031-06-01T12:00:00", "end": "2031-06-01T11:00:00", "hall": "attic",
                    "languages": ["kk", "Klingon"], "after": ["opening"], "audience": -1, "kind": "\u{7}",
                }),
            )
            .await,
            changing(
                db,
                &key(Kind::Person, "serik"),
                json!({ "name": { "en": " " }, "organisation": "nobody" }),
            )
            .await,
            new(
                key(Kind::Track, "No Key"),
                json!({ "name": { "en": "A" }, "colour": "red" }),
            ),
            new(
                key(Kind::Session, "talk"),
                json!({ "kind": "talk", "title": { "en": "A" } }),
            ),
        ];
        let said = refused(apply(db, &edits, &by("account:a", 1)).await);
        let said: Vec<(&str, &str, Code)> = said
            .iter()
            .map(|(key, field, code, _)| (key.as_str(), field.as_str(), *code))
            .collect();
        // What cannot be read as a record is said first; the rest of that record waits for it.
        assert_eq!(
            said,
            [
                ("sample-2031/person/serik", "name", Code::Empty),
                ("sample-2031/session/opening", "audience", Code::WrongType),
                ("sample-2031/session/talk", "id", Code::Taken),
                ("sample-2031/track/No Key", "colour", Code::BadColour),
                ("sample-2031/track/No Key", "id", Code::BadId),
            ]
        );
        assert_eq!(whole(db).await, kept);
    })
    .await;
}

async fn says(db: &Db, edits: Vec<Edit>) -> Vec<(String, Code, String)> {
    refused(apply(db, &edits, &by("account:a", 1)).await)
        .into_iter()
        .map(|(_, field, code, value)| (field, code, value))
        .collect()
}

#[tokio::test]
async fn values_that_cannot_be_are_refused() {
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        let opening = key(Kind::Session, "opening");
        let edition = key(Kind::Edition, EDITION);
        let cases = [
            (
                &opening,
                json!({ "start": "2031-06-02T12:00:00", "end": "2031-06-02T11:00:00" }),
                "end",
                Code::EndsBeforeStart,
            ),
            (&opening, json!({ "end": null }), "end", Code::NoEnd),
            (&opening, json!({ "start": null }), "start", Code::NoStart),
            (
                &opening,
                json!({ "start": "2031-07-12T12:00:00", "end": "2031-07-12T13:00:00" }),
                "start",
                Code::OutsideEdition,
            ),
            (&opening, json!({ "hall": "attic" }), "hall", Code::Nowhere),
            (
                &opening,
                json!({ "languages": ["Klingon"] }),
                "languages",
                Code::BadLanguage,
            ),
            (&opening, json!({ "part_of": "opening" }), "part_of", Code::PartOfItself),
            (&opening, json!({ "after": ["opening"] }), "after", Code::AfterItself),
            (
                &opening,
                json!({ "not_parallel_with": ["opening"] }),
                "not_parallel_with",
                Code::NamesItself,
            ),
            (
                &opening,
                json!({ "same_day_as": ["opening"] }),
                "same_day_as",
                Code::NamesItself,
            ),
            (
                &opening,
                json!({ "same_time_as": ["opening"] }),
                "same_time_as",
                Code::NamesItself,
            ),
            (
                &opening,
                json!({ "right_after": "opening" }),
                "right_after",
                Code::NamesItself,
            ),
            (&opening, json!({ "sources": ["tattle"] }), "sources", Code::Nowhere),
            (
                &opening,
                json!({ "title": { "en": "a\u{0}b" } }),
                "title",
                Code::ControlCharacter,
            ),
            (
                &opening,
                json!({ "title": { "english": "a" } }),
                "title",
                Code::BadLanguage,
            ),
            (&opening, json!({ "title": {} }), "title", Code::Empty),
            (
                &opening,
                json!({ "links": [{ "url": "javascript:alert(1)" }] }),
                "links",
                Code::BadAddress,
            ),
            (&opening, json!({ "id": "other" }), "id", Code::IdFixed),
            (
                &opening,
                json!({ "uid": "00000000-0000-0000-0000-000000000007" }),
                "uid",
                Code::UidFixed,
            ),
            (
                &edition,
                json!({ "timezone": "Asia/Chelyabinsk" }),
                "timezone",
                Code::BadZone,
            ),
            (&edition, json!({ "languages": [] }), "languages", Code::Empty),
            (
                &edition,
                json!({ "languages": ["ru", "ru"] }),
                "languages",
                Code::Repeated,
            ),
            (&edition, json!({ "end": "2031-01-01" }), "end", Code::EndsBeforeStart),
            (&edition, json!({ "country": "Russia" }), "country", Code::BadCountry),
            (&edition, json!({ "series": "nothing" }), "series", Code::Nowhere),
            (&edition, json!({ "status": "maybe" }), "status", Code::BadChoice),
        ];
        for (key, fields, field, code) in cases {
            let edit = changing(db, key, fields.clone()).await;
            let said = says(db, vec![edit]).await;
            let said: Vec<(&str, Code)> = said.iter().map(|(field, code, _)| (field.as_str(), *code)).collect();
            assert_eq!(said, [(field, code)], "{fields}");
        }
    })
    .await;
}

#[tokio::test]
async fn sessions_that_wait_for_each_other_or_for_their_own_parts_are_refused() {
    on_both(async |db: &Db| {
        let mut archive = sample::archive();
        let sessions = &mut archive.editions[0].sessions;
        for (id, hour) in [("first", 10), ("second", 12), ("part", 10)] {
            sessions.push(sample::session(id, "talk", "small", hour, &[]));
        }
        let places = sessions.len();
        sessions[places - 1].part_of = Some("first".to_owned());
        sessions[places - 2].wishes.right_after = Some("first".to_owned());
        import(db, &archive).await;
        let first = key(Kind::Session, "first");
        let part = key(Kind::Session, "part");
        let cases = [
            (
                &first,
                json!({ "right_after": "second" }),
                "right_after",
                Code::AfterItself,
            ),
            (&first, json!({ "after": ["second"] }), "after", Code::AfterItself),
            (
                &first,
                json!({ "not_parallel_with": ["part"] }),
                "not_parallel_with",
                Code::NamesItsOwn,
            ),
            (
                &part,
                json!({ "right_after": "first" }),
                "right_after",
                Code::NamesItsOwn,
            ),
            (&part, json!({ "after": ["first"] }), "after", Code::NamesItsOwn),
        ];
        for (key, fields, field, code) in cases {
            let edit = changing(db, key, fields.clone()).await;
            let said = says(db, vec![edit]).await;
            let said: Vec<(&str, Code)> = said.iter().map(|(field, code, _)| (field.as_str(), *code)).collect();
            assert_eq!(said, [(field, code)], "{fields}");
        }
        // Whoever makes a session a part of what it was apart from is told so as well.
        let second = key(Kind::Session, "second");
        let edit = changing(db, &second, json!({ "part_of": "first" })).await;
        let said = says(db, vec![edit]).await;
        assert_eq!(said.len(), 1, "{said:?}");
        assert_eq!((said[0].0.as_str(), said[0].1), ("right_after", Code::NamesItsOwn));
    })
    .await;
}

#[tokio::test]
async fn a_record_that_others_name_is_not_deleted() {
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        let serik = key(Kind::Person, "serik");
        let edit = deleting(db, &serik).await;
        match apply(db, std::slice::from_ref(&edit), &by("account:a", 1)).await {
            Err(EditError::Refused(refusals)) => {
                assert!(
                    refusals
                        .iter()
                        .all(|refusal| refusal.key == serik && refusal.code == Code::NamedBy)
                );
                let named: BTreeSet<String> = refusals
                    .iter()
                    .map(|refusal| format!("{}:{}", refusal.other.as_ref().expect("who"), refusal.value))
                    .collect();
                assert!(named.contains("sample-2031/session/talk:roles"), "{named:?}");
            }
            other => panic!("it should be refused, not {other:?}"),
        }
        // Together with those that name it, it goes.
        let everything = whole(db).await;
        let mut edits = vec![edit];
        for session in everything.editions[0].sessions.iter() {
            if session.roles.iter().any(|role| role.person == "serik") {
                edits.push(deleting(db, &key(Kind::Session, &session.id)).await);
            }
        }
        apply(db, &edits, &by("account:a", 2))
            .await
            .expect("nobody names it now");
    })
    .await;
}

#[tokio::test]
async fn a_new_edition_comes_with_its_lists_and_goes_with_them() {
    on_both(async |db: &Db| {
        let xv = |kind, id: &str| RecordKey::of("xv-2032", kind, id);
        let edit = new(
            xv(Kind::Edition, "xv-2032"),
            json!({
                "title": { "ru": "XV форум" }, "languages": ["kk", "ru", "en"], "start": "2032-06-01",
                "end": "2032-06-02", "timezone": "Asia/Almaty",
                "sides": [{ "id": "KZ", "name": { "en": "Kazakhstan" } }, { "id": "RU", "name": { "en": "Russia" } }],
                "days": [{ "date": "2032-06-02" }, { "date": "2032-06-01" }],
                "venues": [{ "id": "palace", "name": { "en": "Palace" }, "halls": [{ "id": "red", "name": { "en": "Red" } }] }],
            }),
        );
        let first = apply(db, std::slice::from_ref(&edit), &by("account:a", 1)).await.expect("it is there");
        let edition = whole(db).await.editions.remove(0);
        assert_eq!((edition.status.as_str(), edition.sides.len(), edition.venues[0].halls.len()), ("planned", 2, 1));
        let days: Vec<_> = edition.days.iter().map(|day| day.date).collect();
        assert_eq!(days, [date(2032, 6, 1), date(2032, 6, 2)]);
        assert!(!edition.uid.is_nil() && edition.uid != edition.venues[0].uid);
        assert_eq!(says(db, vec![edit.clone()]).await.len(), 7);

        let plenary = new(xv(Kind::Session, ""), json!({ "kind": "plenary", "title": { "kk": "Жалпы отырыс" } }));
        let applied = apply(db, std::slice::from_ref(&plenary), &by("account:a", 2)).await.expect("a session");
        assert_eq!(applied.keys, [xv(Kind::Session, "zhalpy-otyrys")]);
        let applied = apply(db, &[plenary], &by("account:a", 3)).await.expect("another");
        assert_eq!(applied.keys, [xv(Kind::Session, "zhalpy-otyrys-2")]);
        assert!(applied.revision > first.revision);

        let delete = deleting(db, &xv(Kind::Edition, "xv-2032")).await;
        let gone = apply(db, &[delete], &by("account:a", 4)).await.expect("it goes");
        assert_eq!(gone.keys.len(), 9);
        assert_eq!(whole(db).await.editions, []);
        // A revision never means two things.
        let again = apply(db, &[edit], &by("account:a", 5)).await.expect("it is there again");
        assert!(again.revision > applied.revision);
    })
    .await;
}

/// The ids of a list as the database has them.
async fn order(db: &Db, kind: Kind) -> Vec<String> {
    let mut tx = db.read().await.expect("tx");
    let list = edit::list(&mut tx, EDITION, kind).await.expect("a list");
    list.into_iter().map(|stored| stored.key.id).collect()
}

#[tokio::test]
async fn lists_keep_their_order_through_additions_and_deletions() {
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        let mut expected = order(db, Kind::Session).await;
        for number in 0..6 {
            let id = format!("extra-{number}");
            let edit = new(
                key(Kind::Session, &id),
                json!({ "kind": "talk", "title": { "en": id.clone() } }),
            );
            apply(db, &[edit], &by("account:a", number)).await.expect("a session");
            expected.push(id);
        }
        for gone in ["extra-1", "extra-3"] {
            let edit = deleting(db, &key(Kind::Session, gone)).await;
            apply(db, &[edit], &by("account:a", 10)).await.expect("it goes");
            expected.retain(|id| id != gone);
        }
        let edits = [
            changing(db, &key(Kind::Session, "extra-2"), json!({ "audience": 1 })).await,
            changing(db, &key(Kind::Session, "extra-5"), json!({ "audience": 1 })).await,
            new(
                key(Kind::Session, "a-last-one"),
                json!({ "kind": "talk", "title": { "en": "z" } }),
            ),
            deleting(db, &key(Kind::Session, "extra-0")).await,
        ];
        apply(db, &edits, &by("account:a", 11)).await.expect("all of it");
        expected.retain(|id| id != "extra-0");
        expected.push("a-last-one".to_owned());
        assert_eq!(order(db, Kind::Session).await, expected);
        // The same with a short list, whose places are written anew.
        let tracks = order(db, Kind::Track).await;
        for id in ["b", "a", "c"] {
            let edit = new(key(Kind::Track, id), json!({ "name": { "en": id } }));
            apply(db, &[edit], &by("account:a", 12)).await.expect("a track");
        }
        let edit = deleting(db, &key(Kind::Track, "a")).await;
        apply(db, &[edit], &by("account:a", 13)).await.expect("it goes");
        let edit = new(key(Kind::Track, "0"), json!({ "name": { "en": "0" } }));
        apply(db, &[edit], &by("account:a", 14)).await.expect("a track");
        let expected: Vec<String> = tracks.into_iter().chain(["b", "c", "0"].map(str::to_owned)).collect();
        assert_eq!(order(db, Kind::Track).await, expected);
    })
    .await;
}

#[tokio::test]
async fn shared_records_are_edited_too() {
    on_both(async |db: &Db| {
        let shared = |kind, id: &str| RecordKey::shared(kind, id);
        let edits = [
            new(
                shared(Kind::Source, "paper"),
                json!({ "url": "https://example.org", "publisher": "A paper" }),
            ),
            new(
                shared(Kind::Series, "steppe"),
                json!({ "title": { "en": "Steppe forum" }, "sources": ["paper"] }),
            ),
            new(
                shared(Kind::SeriesEntry, "steppe/1"),
                json!({ "city": { "en": "Uralsk" }, "country": "KZ", "format": "in-person" }),
            ),
            new(
                shared(Kind::Fact, ""),
                json!({ "what": { "en": "Length of the border" }, "value": "7598" }),
            ),
        ];
        let applied = apply(db, &edits, &by("account:a", 1)).await.expect("shared records");
        assert_eq!(applied.keys.len(), 4);
        let archive = whole(db).await;
        assert_eq!(archive.series[0].entries[0].ordinal, 1);
        assert_eq!(archive.facts.len(), 1);
        let delete = deleting(db, &shared(Kind::Source, "paper")).await;
        assert_eq!(
            says(db, vec![delete]).await,
            [(String::new(), Code::NamedBy, "sources".to_owned())]
        );
        let delete = deleting(db, &shared(Kind::Fact, "0")).await;
        apply(db, &[delete], &by("account:a", 2)).await.expect("the last fact");
        let mut tx = db.read().await.expect("tx");
        let recent = history::recent(&mut tx, None, &Filters::default(), &Page::first(10))
            .await
            .expect("changes");
        assert_eq!(recent.len(), 5);
    })
    .await;
}

#[tokio::test]
async fn a_placement_writes_one_session_and_nothing_else() {
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        let before = whole(db).await;
        let edition = before.editions[0].clone();
        let talk = key(Kind::Session, "talk");
        let stored = read(db, &talk).await;
        let hall = edition
            .venues
            .iter()
            .flat_map(|venue| &venue.halls)
            .next()
            .expect("a hall")
            .id
            .clone();
        let day = edition.start;
        let to = Placement {
            start: Some(day.at(15, 0, 0, 0)),
            end: Some(day.at(16, 30, 0, 0)),
            hall: Some(hall.clone()),
            venue: None,
        };
        let mut tx = db.write().await.expect("tx");
        let applied = edit::place(
            &mut tx,
            edition.uid,
            "talk",
            &stored.version,
            to.clone(),
            &by("account:a", 1),
        )
        .await
        .expect("it is moved");
        tx.commit().await.expect("kept");
        assert_eq!(applied.keys, std::slice::from_ref(&talk));
        let mut expected = before.clone();
        let session = expected.editions[0]
            .sessions
            .iter_mut()
            .find(|session| session.id == "talk")
            .expect("it");
        session.start = to.start;
        session.end = to.end;
        session.hall = Some(hall);
        session.venue = Some(edition.venues[0].id.clone());
        assert_eq!(whole(db).await, expected);

        let mut tx = db.write().await.expect("tx");
        let late = edit::place(
            &mut tx,
            edition.uid,
            "talk",
            &stored.version,
            Placement::default(),
            &by("b", 2),
        )
        .await;
        assert!(matches!(late, Err(EditError::Conflict(_))), "{late:?}");
        tx.roll_back().await.expect("undone");
        let now = read(db, &talk).await;
        let mut tx = db.write().await.expect("tx");
        edit::place(
            &mut tx,
            edition.uid,
            "talk",
            &now.version,
            Placement::default(),
            &by("account:a", 3),
        )
        .await
        .expect("it is parked");
        tx.commit().await.expect("kept");
        assert!(!read(db, &talk).await.fields.contains_key("start"));
        let life = history::of(&mut db.read().await.expect("tx"), &talk, &Page::first(10))
            .await
            .expect("a history");
        assert_eq!(life.len(), 3);
    })
    .await;
}

/// Tries until its edit is accepted, starting from the record as it is each time, as a person would after a conflict.
async fn count_one_up(db: &Db, record: &RecordKey, who: &str, n: i64) {
    loop {
        let stored = read(db, record).await;
        let mut fields = stored.fields;
        let audience = fields.get("audience").and_then(Value::as_i64).unwrap_or_default();
        fields.insert("audience".to_owned(), json!(audience + 1));
        let edit = Edit {
            key: record.clone(),
            base: Some(stored.version),
            fields: Some(fields),
        };
        match apply(db, &[edit], &by(who, n)).await {
            Ok(_) => return,
            Err(EditError::Conflict(_)) => tokio::task::yield_now().await,
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn editors_hammering_the_same_record_lose_nothing() {
    const EDITORS: usize = 8;
    const EDITS: i64 = 6;
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        let opening = key(Kind::Session, "opening");
        let first = changing(db, &opening, json!({ "audience": 0 })).await;
        apply(db, &[first], &by("account:a", 0)).await.expect("a start");
        let tasks: Vec<_> = (0..EDITORS)
            .map(|editor| {
                let (db, record) = (db.clone(), opening.clone());
                tokio::spawn(async move {
                    for n in 0..EDITS {
                        count_one_up(&db, &record, &format!("account:{editor}"), n).await;
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("an editor");
        }
        let accepted = i64::try_from(EDITORS).expect("few") * EDITS;
        assert_eq!(read(db, &opening).await.fields["audience"], json!(accepted));
        let mut tx = db.read().await.expect("tx");
        let life = history::store::count_of(&mut tx, &opening).await.expect("a count");
        // The import and the start come before.
        assert_eq!(life, accepted + 2);
    })
    .await;
}

async fn take_back(db: &Db, who: &str, most: usize, n: i64) -> Result<Vec<edit::Applied>, UndoError> {
    let mut tx = db.write().await?;
    let applied = undo::apply_last(&mut tx, Some(EDITION), most, &by(who, n)).await?;
    tx.commit().await?;
    Ok(applied)
}

async fn make_again(db: &Db, who: &str, n: i64) -> Result<edit::Applied, UndoError> {
    let mut tx = db.write().await?;
    let preview = undo::last_undone(&mut tx, who, Some(EDITION))
        .await?
        .ok_or(UndoError::Nothing)?;
    let applied = undo::apply(&mut tx, preview.batch, &by(who, n)).await?;
    tx.commit().await?;
    Ok(applied)
}

#[tokio::test]
async fn a_person_takes_their_last_changes_back_and_makes_them_again() {
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        let mut states = vec![whole(db).await];
        let edits = [
            vec![changing(db, &key(Kind::Session, "opening"), json!({ "audience": 7 })).await],
            vec![new(
                key(Kind::Session, "break"),
                json!({ "kind": "break", "title": { "en": "Break" } }),
            )],
            vec![
                deleting(db, &key(Kind::Session, "talk")).await,
                deleting(db, &key(Kind::Person, "serik")).await,
            ],
        ];
        for (n, edits) in (1..).zip(&edits) {
            apply(db, edits, &by("account:a", n)).await.expect("a change");
            states.push(whole(db).await);
        }
        // What others do elsewhere does not stand in the way, nor is it taken back.
        let other = changing(db, &key(Kind::Person, "aigul"), json!({ "latin_name": "AIGUL" })).await;
        apply(db, &[other], &by("account:b", 9)).await.expect("a change");
        for state in &mut states {
            state.editions[0].people[0].latin_name = Some("AIGUL".to_owned());
        }
        let mut tx = db.read().await.expect("tx");
        let preview = undo::last(&mut tx, "account:a", Some(EDITION))
            .await
            .expect("an answer")
            .expect("a preview");
        assert_eq!((preview.lines.len(), preview.blocked.len()), (2, 0));
        drop(tx);
        for n in (0..3).rev() {
            take_back(db, "account:a", 1, 10).await.expect("it is taken back");
            assert_eq!(whole(db).await, states[n], "{n}");
        }
        assert!(matches!(
            take_back(db, "account:a", 1, 20).await,
            Err(UndoError::Nothing)
        ));
        for (n, state) in (0..).zip(&states[1..]) {
            make_again(db, "account:a", 30 + n).await.expect("it is made again");
            assert_eq!(whole(db).await, *state);
        }
        assert!(matches!(make_again(db, "account:a", 40).await, Err(UndoError::Nothing)));
        assert_eq!(take_back(db, "account:a", 2, 50).await.expect("two").len(), 2);
        assert_eq!(whole(db).await, states[1]);
    })
    .await;
}

#[tokio::test]
async fn what_others_changed_since_is_not_taken_back() {
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        let opening = key(Kind::Session, "opening");
        let edit = changing(db, &opening, json!({ "audience": 7, "kind": "council" })).await;
        apply(db, &[edit], &by("account:a", 1)).await.expect("a change");
        let edit = changing(db, &opening, json!({ "subtitle": { "en": "By others" } })).await;
        apply(db, &[edit], &by("account:b", 2)).await.expect("another field");
        take_back(db, "account:a", 1, 3).await.expect("other fields");
        let now = read(db, &opening).await.fields;
        assert_eq!((now.get("audience"), &now["kind"]), (None, &json!("plenary")));
        assert_eq!(now["subtitle"], json!({ "en": "By others" }));

        make_again(db, "account:a", 4).await.expect("again");
        let edit = changing(db, &opening, json!({ "audience": 8 })).await;
        apply(db, &[edit], &by("account:b", 5)).await.expect("the same field");
        match take_back(db, "account:a", 1, 6).await {
            Err(UndoError::ChangedSince(blocked)) => {
                assert_eq!(blocked.len(), 1);
                assert_eq!(
                    (&blocked[0].key, blocked[0].fields.as_slice()),
                    (&opening, &["audience".to_owned()][..])
                );
                assert_eq!(
                    (blocked[0].by.as_deref(), blocked[0].at),
                    (Some("account:b"), Some(moment(5)))
                );
            }
            other => panic!("it should be refused, not {other:?}"),
        }
        assert_eq!(read(db, &opening).await.fields["audience"], json!(8));
    })
    .await;
}

#[tokio::test]
async fn a_deleted_edition_comes_back_whole() {
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        let before = whole(db).await;
        let delete = deleting(db, &key(Kind::Edition, EDITION)).await;
        apply(db, &[delete], &by("account:a", 1)).await.expect("it goes");
        assert_eq!(whole(db).await.editions, []);
        take_back(db, "account:a", 1, 2).await.expect("it comes back");
        assert_eq!(whole(db).await, before);
    })
    .await;
}

#[tokio::test]
async fn taking_back_what_others_rely_on_is_refused() {
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        let edit = new(key(Kind::Track, "steel"), json!({ "name": { "en": "Steel" } }));
        apply(db, &[edit], &by("account:a", 1)).await.expect("a track");
        let edit = changing(db, &key(Kind::Session, "talk"), json!({ "track": "steel" })).await;
        apply(db, &[edit], &by("account:b", 2)).await.expect("a talk on it");
        match take_back(db, "account:a", 1, 3).await {
            Err(UndoError::Refused(refusals)) => assert_eq!(refusals[0].code, Code::NamedBy),
            other => panic!("it should be refused, not {other:?}"),
        }
    })
    .await;
}

#[tokio::test]
async fn the_history_is_read_in_pages_and_filtered() {
    on_both(async |db: &Db| {
        import(db, &sample::archive()).await;
        for n in 0..7 {
            let who = if n % 2 == 0 { "account:a" } else { "account:b" };
            let edit = changing(db, &key(Kind::Session, "opening"), json!({ "audience": n + 1 })).await;
            apply(db, &[edit], &by(who, n)).await.expect("a change");
        }
        let mut tx = db.read().await.expect("tx");
        let all = Filters::default();
        let total = history::store::count(&mut tx, Some(EDITION), &all)
            .await
            .expect("a count");
        let mut seen = Vec::new();
        let mut page = Page::first(4);
        loop {
            let changes = history::recent(&mut tx, Some(EDITION), &all, &page)
                .await
                .expect("a page");
            let Some(last) = changes.last() else { break };
            page.after = Some((last.revision, last.position));
            seen.extend(changes.iter().map(|change| (change.revision, change.position)));
        }
        assert_eq!(i64::try_from(seen.len()), Ok(total));
        assert!(seen.is_sorted_by(|a, b| a > b));
        for (filters, expected) in [
            (
                Filters {
                    actor: Some("account:b".to_owned()),
                    ..Filters::default()
                },
                3,
            ),
            (
                Filters {
                    origin: Some("desk".to_owned()),
                    ..Filters::default()
                },
                7,
            ),
            (
                Filters {
                    kind: Some(Kind::Session),
                    record: Some("opening".to_owned()),
                    ..Filters::default()
                },
                8,
            ),
            (
                Filters {
                    record: Some("nothing".to_owned()),
                    ..Filters::default()
                },
                0,
            ),
        ] {
            let found = history::recent(&mut tx, Some(EDITION), &filters, &Page::first(50))
                .await
                .expect("changes");
            assert_eq!(found.len(), expected, "{filters:?}");
            let count = history::store::count(&mut tx, Some(EDITION), &filters)
                .await
                .expect("a count");
            assert_eq!(usize::try_from(count), Ok(expected));
        }
        let actors = history::store::actors(&mut tx, Some(EDITION)).await.expect("names");
        assert_eq!(actors, ["account:a", "account:b", "test"]);
    })
    .await;
}
