//! The history, undoing and the ledger as organisers see them.

use hyper::StatusCode;
use kurultai::people::access::Role;
use kurultai::platform::audit::{self, Entry};
use kurultai::programme::edit::{self, By, Edit, Origin};
use kurultai::programme::records::{Kind, RecordKey};
use kurultai::testkit::{Client, Forum, sample};
use serde_json::{Value, json};

const EDITION: &str = "sample-2031";

fn key(kind: Kind, id: &str) -> RecordKey {
    RecordKey::of(EDITION, kind, id)
}

/// Somebody saves these fields of a record.
async fn change(forum: &Forum, who: &Client, key: &RecordKey, fields: Value) {
    let mut tx = forum.app.db.write().await.expect("a transaction");
    let stored = edit::read(&mut tx, key).await.expect("an answer").expect("the record");
    let mut all = stored.fields;
    for (field, value) in fields.as_object().expect("an object") {
        all.insert(field.clone(), value.clone());
    }
    let edit = Edit {
        key: key.clone(),
        base: Some(stored.version),
        fields: Some(all),
    };
    save(forum, who, tx, &[edit]).await;
}

async fn save(forum: &Forum, who: &Client, mut tx: kurultai::platform::db::Tx, edits: &[Edit]) {
    let label = format!("account:{}", who.account.expect("somebody is signed in"));
    let by = By {
        account: &label,
        origin: Origin::Desk,
        address: Some("192.0.2.7"),
        at: forum.app.desk.now(),
    };
    edit::apply(&mut tx, edits, &by).await.expect("it is right");
    tx.commit().await.expect("it is kept");
}

async fn audience(forum: &Forum) -> Option<i64> {
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let stored = edit::read(&mut tx, &key(Kind::Session, "opening")).await;
    stored
        .expect("an answer")
        .expect("the record")
        .fields
        .get("audience")?
        .as_i64()
}

/// The batch that a page would send.
fn batch(page: &str) -> &str {
    let (_, rest) = page.split_once("name=\"batch\" value=\"").expect("a form");
    rest.split('"').next().expect("a value")
}

#[tokio::test]
async fn the_history_says_who_changed_what_and_from_where() {
    let forum = Forum::of(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let opening = key(Kind::Session, "opening");
    change(&forum, &zhanar, &opening, json!({ "audience": 1500, "hall": "small", "title": { "en": "Grand opening", "ru": "Открытие", "kk": "Ашылуы" } })).await;
    let list = zhanar.get("/desk/sample-2031/history").await;
    assert_eq!(list.status, StatusCode::OK);
    for shown in [
        "host-secretariat",
        "Grand opening",
        "changed",
        "in a form",
        "address 192.0.2.7",
        "from a file",
        "Undo my last change",
    ] {
        assert!(list.text().contains(shown), "{shown} in {}", list.text());
    }
    let narrowed = zhanar.get("/desk/sample-2031/history?origin=desk").await;
    assert!(narrowed.text().contains(">1 change<"), "{}", narrowed.text());
    let none = zhanar.get("/desk/sample-2031/history?record=nothing").await;
    assert!(none.text().contains("No change fits"), "{}", none.text());

    let life = zhanar.get("/desk/sample-2031/history/session/opening").await;
    for shown in [
        "History of “Grand opening”",
        ">2 changes<",
        "1,500",
        "English",
        "Grand opening",
    ] {
        assert!(life.text().contains(shown), "{shown} in {}", life.text());
    }
    // Halls are called by their names.
    assert!(
        life.text().contains(">great</td>") && life.text().contains(">small</td>"),
        "{}",
        life.text()
    );
    let missing = zhanar.get("/desk/sample-2031/history/session/none-such").await;
    assert_eq!(missing.status, StatusCode::NOT_FOUND);
    let no_kind = zhanar.get("/desk/sample-2031/history/nonsense/opening").await;
    assert_eq!(no_kind.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_long_history_is_read_page_by_page() {
    let forum = Forum::of(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let opening = key(Kind::Session, "opening");
    for n in 1..=60 {
        change(&forum, &zhanar, &opening, json!({ "audience": n })).await;
    }
    let first = zhanar.get("/desk/sample-2031/history?record=opening").await;
    assert!(first.text().contains(">61 changes<"), "{}", first.text());
    assert_eq!(first.text().matches("<tr><td>").count(), 50);
    let (_, rest) = first.text().split_once("rel=\"next\" href=\"").expect("another page");
    let next = rest.split('"').next().expect("an address").replace("&#38;", "&");
    let second = zhanar.get(&next).await;
    assert_eq!(second.text().matches("<tr><td>").count(), 11);
    assert!(!second.text().contains("rel=\"next\"") && second.text().contains("To the newest"));
}

#[tokio::test]
async fn a_change_is_undone_and_made_again() {
    let forum = Forum::of(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let opening = key(Kind::Session, "opening");
    let nothing = zhanar.get("/desk/sample-2031/undo").await;
    assert!(nothing.text().contains("nothing to undo"), "{}", nothing.text());
    change(&forum, &zhanar, &opening, json!({ "audience": 7 })).await;
    let preview = zhanar.get("/desk/sample-2031/undo").await;
    assert!(preview.text().contains("Your change of"), "{}", preview.text());
    let undo = batch(preview.text()).to_owned();
    let done = zhanar.post("/desk/sample-2031/undo", &[("batch", &undo)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(audience(&forum).await, None);
    let list = zhanar.get(done.header("location")).await;
    assert!(list.text().contains("Your change is undone"), "{}", list.text());
    assert!(list.text().contains("takes an earlier change back"), "{}", list.text());
    // A form that is sent twice does nothing the second time.
    let twice = zhanar.post("/desk/sample-2031/undo", &[("batch", &undo)]).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);

    let (_, rest) = list.text().split_once("/undo?batch=").expect("a way to make it again");
    let redo = rest.split('"').next().expect("an id").to_owned();
    let preview = zhanar.get(&format!("/desk/sample-2031/undo?batch={redo}")).await;
    assert!(preview.text().contains("Make it again"), "{}", preview.text());
    let done = zhanar.post("/desk/sample-2031/undo", &[("batch", &redo)]).await;
    assert_eq!(done.header("location"), "/desk/sample-2031/history?done=redo");
    assert_eq!(audience(&forum).await, Some(7));
}

#[tokio::test]
async fn what_others_changed_since_is_named_and_kept() {
    let forum = Forum::of(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let anna = forum.organiser(Role::GuestSecretariat, EDITION).await;
    let opening = key(Kind::Session, "opening");
    change(&forum, &zhanar, &opening, json!({ "audience": 7 })).await;
    let preview = zhanar.get("/desk/sample-2031/undo").await;
    let undo = batch(preview.text()).to_owned();
    change(&forum, &anna, &opening, json!({ "audience": 8 })).await;
    let refused = zhanar.post("/desk/sample-2031/undo", &[("batch", &undo)]).await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(
        refused.text().contains("changed by guest-secretariat"),
        "{}",
        refused.text()
    );
    assert_eq!(audience(&forum).await, Some(8));
}

#[tokio::test]
async fn whoever_may_not_edit_a_record_may_not_undo_its_changes() {
    let forum = Forum::of(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut staff = forum.organiser(Role::HallStaff, EDITION).await;
    change(
        &forum,
        &zhanar,
        &key(Kind::Session, "opening"),
        json!({ "audience": 7 }),
    )
    .await;
    let undo = batch(zhanar.get("/desk/sample-2031/undo").await.text()).to_owned();
    let refused = staff.post("/desk/sample-2031/undo", &[("batch", &undo)]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert_eq!(audience(&forum).await, Some(7));
}

#[tokio::test]
async fn the_changes_of_others_are_shown_and_taken_back_by_administrators_only() {
    let forum = Forum::of(&sample::archive()).await;
    let mut zhanar = forum.organiser(Role::HostSecretariat, EDITION).await;
    let opening = key(Kind::Session, "opening");
    change(&forum, &zhanar, &opening, json!({ "audience": 7 })).await;
    let undo = batch(zhanar.get("/desk/sample-2031/undo").await.text()).to_owned();
    let page = format!("/desk/sample-2031/undo?batch={undo}");
    assert_eq!(zhanar.get(&page).await.status, StatusCode::OK);
    for role in [Role::HallStaff, Role::GuestSecretariat] {
        let mut other = forum.organiser(role, EDITION).await;
        let shown = other.get(&page).await;
        assert_eq!(shown.status, StatusCode::FORBIDDEN, "{role:?}");
        assert!(!shown.text().contains("host-secretariat"), "{}", shown.text());
        let refused = other.post("/desk/sample-2031/undo", &[("batch", &undo)]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{role:?}");
    }
    let mut administrator = forum.organiser(Role::Administrator, EDITION).await;
    assert!(administrator.get(&page).await.text().contains("host-secretariat"));
    let done = administrator.post("/desk/sample-2031/undo", &[("batch", &undo)]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert_eq!(audience(&forum).await, None);
}

#[tokio::test]
async fn an_administrator_sees_that_the_ledger_holds_and_takes_it_home() {
    let forum = Forum::of(&sample::archive()).await;
    let mut administrator = forum.organiser(Role::Administrator, EDITION).await;
    let page = administrator.get("/desk/audit").await;
    assert!(page.text().contains("The chain holds"), "{}", page.text());
    let file = administrator.get("/desk/audit/export").await;
    let head = kurultai::platform::audit::chain::verify(file.body.as_slice()).expect("it holds");
    assert!(head.sequence >= 2 && page.text().contains(&head.hash));
    let mut tx = forum.app.db.write().await.expect("a transaction");
    for n in 0..1_500 {
        let subject = n.to_string();
        let entry = Entry {
            at: forum.app.desk.now(),
            actor: "test",
            action: "test.note",
            subject: &subject,
        };
        audit::record(&mut tx, &entry, &json!({})).await.expect("it is written");
    }
    tx.commit().await.expect("it is kept");
    // Longer than what is read at once: it comes in pieces and is whole.
    let file = administrator.get("/desk/audit/export").await;
    let longer = audit::chain::verify(file.body.as_slice()).expect("it holds");
    assert_eq!(longer.sequence, head.sequence + 1_500);
    let mut export = audit::Export::new(forum.app.desk.now());
    let mut tx = forum.app.db.read().await.expect("a transaction");
    let mut most = 0;
    while let Some(piece) = export.piece(&mut tx).await.expect("a piece") {
        most = most.max(piece.iter().filter(|byte| **byte == b'\n').count());
    }
    assert!(most <= 1_001, "{most} lines at once");
    drop(tx);
    let mut tx = forum.app.db.write().await.expect("a transaction");
    tx.execute("update audit set actor = 'nobody' where sequence = 1", &[])
        .await
        .expect("a forgery");
    tx.commit().await.expect("it is kept");
    let page = administrator.get("/desk/audit").await;
    assert!(page.text().contains("broken at row 1"), "{}", page.text());
}

#[tokio::test]
async fn an_edition_whose_desk_was_in_use_can_be_deleted_and_comes_back() {
    let forum = Forum::empty().await;
    forum.import(&sample::archive()).await;
    let _secretariat = forum.organiser(Role::HostSecretariat, EDITION).await;
    let mut administrator = forum.organiser(Role::Administrator, EDITION).await;
    let edition = key(Kind::Edition, EDITION);
    let mut tx = forum.app.db.write().await.expect("a transaction");
    let stored = edit::read(&mut tx, &edition)
        .await
        .expect("an answer")
        .expect("the record");
    let edit = Edit {
        key: edition.clone(),
        base: Some(stored.version),
        fields: None,
    };
    save(&forum, &administrator, tx, &[edit]).await;
    let preview = administrator.get("/desk/sample-2031/undo").await;
    let done = administrator
        .post("/desk/sample-2031/undo", &[("batch", batch(preview.text()))])
        .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let mut tx = forum.app.db.read().await.expect("a transaction");
    assert!(edit::read(&mut tx, &edition).await.expect("an answer").is_some());
}
