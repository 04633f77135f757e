//! Releases on either engine: what forbids them, what is kept of them, and that they never change.

use std::collections::BTreeMap;

use crate::support::on_both;
use exchange::archive::{Archive, Text};
use jiff::Timestamp;
use kurultai::platform::db::Db;
use kurultai::programme::model::Override;
use kurultai::programme::release::{self, Order, ReleaseError};
use kurultai::programme::{import, store};
use kurultai::testkit::sample;
use proptest::prelude::*;

const EDITION: &str = "sample-2031";

fn order(overrides: &[(&str, &str)]) -> Order {
    Order {
        author: "Айгүл".to_owned(),
        reason: Text::of("en", "why"),
        overrides: overrides
            .iter()
            .map(|(finding, reason)| Override {
                finding: (*finding).to_owned(),
                reason: (*reason).to_owned(),
            })
            .collect(),
        at: Timestamp::UNIX_EPOCH,
    }
}

async fn write(db: &Db, archive: &Archive) {
    let mut tx = db.write().await.expect("a transaction");
    let plan = import::plan(&mut tx, archive).await.expect("a plan");
    import::apply(&mut tx, &plan, &["test".to_owned()], "test", Timestamp::UNIX_EPOCH)
        .await
        .expect("it is written");
    tx.commit().await.expect("it is kept");
}

async fn publish(db: &Db, order: &Order) -> Result<u32, ReleaseError> {
    let mut tx = db.write().await?;
    let summary = release::publish(&mut tx, EDITION, order).await?;
    tx.commit().await?;
    Ok(summary.number)
}

/// Number, digest and content of every release, as the database holds them.
async fn releases(db: &Db) -> BTreeMap<u32, (String, Vec<u8>, String)> {
    let mut tx = db.read().await.expect("a transaction");
    let edition = sample::edition().uid;
    let mut all = BTreeMap::new();
    for summary in store::release_summaries(&mut tx, edition).await.expect("releases") {
        let release = store::release(&mut tx, edition, summary.number)
            .await
            .expect("a release")
            .expect("it is there");
        release::content(&release).expect("its digest is right");
        all.insert(
            summary.number,
            (
                release.digest.clone(),
                release.content.clone(),
                format!("{:?}", release.summary),
            ),
        );
    }
    all
}

#[tokio::test]
async fn a_clash_forbids_a_release_until_a_reason_is_given_and_the_reason_is_kept() {
    on_both(async |db: &Db| {
        let mut archive = sample::archive();
        let talk = sample::session("talk", "talk", "great", 9, &[("aigul", "speaker")]);
        archive.editions[0].sessions[1] = talk;
        write(db, &archive).await;
        let refused = publish(db, &order(&[])).await;
        let Err(ReleaseError::Blocked(findings)) = refused else {
            panic!("{refused:?}")
        };
        let keys: Vec<&str> = findings.iter().map(|finding| finding.key.as_str()).collect();
        assert_eq!(
            keys,
            [
                "hall-taken-twice/opening+talk/great",
                "person-in-two-places/opening+talk/aigul"
            ]
        );
        assert!(releases(db).await.is_empty(), "nothing was written");

        let one = publish(db, &order(&[(keys[0], "it is one event")])).await;
        assert!(matches!(one, Err(ReleaseError::Blocked(left)) if left.len() == 1));
        let silent = publish(db, &order(&[(keys[0], " "), (keys[1], "x")])).await;
        assert!(matches!(silent, Err(ReleaseError::NoReason(_))), "{silent:?}");
        let wrong = publish(db, &order(&[("hall-taken-twice/nothing", "x")])).await;
        assert!(matches!(wrong, Err(ReleaseError::NothingToOverride(_))), "{wrong:?}");
        let given = [(keys[0], "it is one event"), (keys[1], "she opens and speaks")];
        assert_eq!(publish(db, &order(&given)).await.expect("it is out"), 1);
        let mut tx = db.read().await.expect("a transaction");
        let kept = store::release(&mut tx, sample::edition().uid, 1)
            .await
            .expect("a release")
            .expect("it is there");
        assert_eq!(kept.overrides, order(&given).overrides);
    })
    .await;
}

#[tokio::test]
async fn what_has_not_changed_is_not_released_again() {
    on_both(async |db: &Db| {
        write(db, &sample::archive()).await;
        publish(db, &order(&[])).await.expect("it is out");
        let again = publish(db, &order(&[])).await;
        assert!(matches!(again, Err(ReleaseError::NothingChanged(1))), "{again:?}");
    })
    .await;
}

/// One thing that somebody does.
#[derive(Debug, Clone)]
enum Step {
    Change(u8),
    Publish,
    Withdraw,
    Undo,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => any::<u8>().prop_map(Step::Change),
        3 => Just(Step::Publish),
        1 => Just(Step::Withdraw),
        1 => Just(Step::Undo),
    ];
    proptest::collection::vec(step, 1..10)
}

fn varied(change: u8) -> Archive {
    let mut archive = sample::archive();
    let edition = &mut archive.editions[0];
    if change & 1 > 0 {
        edition.sessions[0].title = Text::of("ru", format!("Название {change}"));
    }
    if change & 2 > 0 {
        edition.sessions[0].hall = Some("small".to_owned());
    }
    if change & 4 > 0 {
        edition.sessions[1].roles.clear();
    }
    if change & 8 > 0 {
        edition.sessions.remove(1);
    }
    if change & 16 > 0 {
        edition.people[0].name = Text::of("kk", format!("Айгүл {change}"));
    }
    archive
}

async fn take(db: &Db, step: &Step) {
    match step {
        Step::Change(change) => write(db, &varied(*change)).await,
        // What is refused changes nothing, which is looked at after each step.
        Step::Publish => drop(publish(db, &order(&[])).await),
        Step::Withdraw => {
            let mut tx = db.write().await.expect("a transaction");
            let shown = store::publications(&mut tx, sample::edition().uid)
                .await
                .expect("publications");
            if let Some(shown) = shown.first().filter(|shown| shown.number > 1) {
                release::withdraw(&mut tx, EDITION, shown.number, 1, &order(&[]))
                    .await
                    .expect("it is withdrawn");
                tx.commit().await.expect("it is kept");
            }
        }
        Step::Undo => {
            let mut tx = db.write().await.expect("a transaction");
            let imports = tx
                .rows("select id from import where undone_at is null", &[])
                .await
                .expect("imports")
                .len();
            // The first import made the edition; taking it back would take the edition with it.
            if imports > 1 && import::undo(&mut tx, "test", Timestamp::UNIX_EPOCH).await.is_ok() {
                tx.commit().await.expect("it is kept");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_released_programme_never_changes(steps in steps()) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(on_both(async |db: &Db| {
            write(db, &sample::archive()).await;
            let mut known = BTreeMap::new();
            for step in &steps {
                take(db, step).await;
                let now = releases(db).await;
                for (number, release) in &known {
                    assert_eq!(now.get(number), Some(release), "release {number} after {step:?}");
                }
                known = now;
            }
        }));
    }
}
