//! What is written into a database comes back as it was, on both engines: imports, their undoing, and what a power cut
//! leaves.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use crate::support::archive::varied;
use crate::support::{Folder, databases, on_both};
use exchange::archive::{Archive, Language};
use jiff::Timestamp;
use kurultai::platform::db::{Db, DbError};
use kurultai::programme::draft;
use kurultai::programme::import::records::{Kind, RecordKey, Status};
use kurultai::programme::import::{self, UndoError};
use proptest::prelude::*;
use uuid::Uuid;

const EDITIONS: [&str; 2] = ["xiii-2016", "xiv-2017"];

/// The moment of the nth thing a test does.
fn moment(n: i64) -> Timestamp {
    Timestamp::from_second(1_510_000_000 + n).expect("a moment in 2017")
}

async fn load(db: &Db) -> Archive {
    let mut tx = db.read().await.expect("a transaction");
    let editions = EDITIONS.map(str::to_owned).into();
    draft::load_archive(&mut tx, &editions).await.expect("an archive")
}

/// Imports the archive and returns the state that was promised.
async fn apply(db: &Db, files: &Archive, n: i64) -> Result<Archive, DbError> {
    let mut tx = db.write().await?;
    let plan = import::plan(&mut tx, files).await?;
    import::apply(&mut tx, &plan, &["forum.yaml".to_owned()], "aigul", moment(n)).await?;
    tx.commit().await?;
    Ok(plan.after)
}

async fn undo(db: &Db, n: i64) -> Result<(), UndoError> {
    let mut tx = db.write().await?;
    import::undo(&mut tx, "aigul", moment(n)).await?;
    tx.commit().await?;
    Ok(())
}

async fn changes(db: &Db, files: &Archive) -> Vec<(Status, RecordKey)> {
    let mut tx = db.read().await.expect("a transaction");
    let plan = import::plan(&mut tx, files).await.expect("a plan");
    plan.difference
        .changes
        .into_iter()
        .map(|change| (change.status, change.key))
        .collect()
}

async fn count(db: &Db, sql: &'static str) -> i64 {
    let mut tx = db.read().await.expect("a transaction");
    tx.row(sql, &[])
        .await
        .expect("a row")
        .expect("a row")
        .int("n")
        .expect("a number")
}

#[tokio::test]
async fn an_imported_record_comes_back_exactly() {
    on_both(async |db: &Db| {
        let files = varied(1, &EDITIONS);
        let promised = apply(db, &files, 1).await.expect("an import");
        assert_eq!(promised, files);
        assert_eq!(load(db).await, files);
    })
    .await;
}

#[tokio::test]
async fn importing_the_same_record_again_changes_nothing() {
    on_both(async |db: &Db| {
        let files = varied(2, &EDITIONS);
        apply(db, &files, 1).await.expect("an import");
        let mut tx = db.read().await.expect("a transaction");
        assert!(
            import::plan(&mut tx, &files)
                .await
                .expect("a plan")
                .difference
                .is_empty()
        );
    })
    .await;
}

#[tokio::test]
async fn new_changed_and_gone_records_are_named() {
    on_both(async |db: &Db| {
        let mut files = varied(3, &EDITIONS);
        apply(db, &files, 1).await.expect("an import");
        let edition = &mut files.editions[1];
        let key = |kind, id: &str| RecordKey::of(EDITIONS[1], kind, id);
        let gone = edition.agreements.remove(0).id;
        let mut new = edition.delegations[0].clone();
        new.id = "delegation-9".to_owned();
        new.uid = Uuid::from_u128(9);
        edition.delegations.push(new);
        edition.people[0]
            .name
            .words
            .insert(Language::new("en"), "Aigul Serikkyzy".to_owned());
        let changed = edition.people[0].id.clone();
        assert_eq!(
            changes(db, &files).await,
            [
                (Status::Changed, key(Kind::Person, &changed)),
                (Status::New, key(Kind::Delegation, "delegation-9")),
                (Status::Gone, key(Kind::Agreement, &gone)),
            ]
        );
        apply(db, &files, 2).await.expect("an import");
        assert_eq!(load(db).await, files);
    })
    .await;
}

#[tokio::test]
async fn a_new_order_is_kept_though_no_record_differs() {
    on_both(async |db: &Db| {
        let mut files = varied(4, &EDITIONS);
        apply(db, &files, 1).await.expect("an import");
        files.editions[0].people.reverse();
        files.editions[0].sessions.reverse();
        assert_eq!(changes(db, &files).await, []);
        apply(db, &files, 2).await.expect("an import");
        assert_eq!(load(db).await, files);
    })
    .await;
}

#[tokio::test]
async fn a_file_takes_no_shared_facts_away() {
    on_both(async |db: &Db| {
        let files = varied(5, &EDITIONS);
        apply(db, &files, 1).await.expect("an import");
        let fewer = Archive {
            regions: Vec::new(),
            series: Vec::new(),
            sources: Vec::new(),
            ..files.clone()
        };
        assert_eq!(changes(db, &fewer).await, []);
        let one = Archive {
            editions: vec![files.editions[0].clone()],
            ..fewer
        };
        assert_eq!(changes(db, &one).await, []);
        assert_eq!(load(db).await, files);
    })
    .await;
}

#[tokio::test]
async fn undoing_an_import_restores_what_was_there() {
    on_both(async |db: &Db| {
        let nothing = load(db).await;
        let first = apply(db, &varied(6, &EDITIONS), 1).await.expect("an import");
        apply(db, &varied(7, &EDITIONS), 2).await.expect("an import");
        undo(db, 3).await.expect("the second import is undone");
        assert_eq!(load(db).await, first);
        undo(db, 4).await.expect("the first import is undone");
        assert_eq!(load(db).await, nothing);
        assert!(matches!(undo(db, 5).await, Err(UndoError::Nothing)));
        assert_eq!(count(db, "select count(*) as n from session_role").await, 0);
        assert_eq!(count(db, "select count(*) as n from source").await, 0);
    })
    .await;
}

#[tokio::test]
async fn undoing_is_refused_after_a_later_change() {
    on_both(async |db: &Db| {
        let files = varied(8, &EDITIONS);
        apply(db, &files, 1).await.expect("an import");
        let mut edited = files.clone();
        edited.editions[0].status = "cancelled".to_owned();
        let touched = BTreeSet::from([RecordKey::of(EDITIONS[0], Kind::Edition, EDITIONS[0])]);
        let mut tx = db.write().await.expect("a transaction");
        draft::save(&mut tx, &edited, &touched, &Default::default())
            .await
            .expect("a change");
        tx.commit().await.expect("a commit");
        match undo(db, 2).await {
            Err(UndoError::ChangedSince(records)) => assert_eq!(records, Vec::from_iter(touched)),
            other => panic!("undoing should be refused, not {other:?}"),
        }
        assert_eq!(load(db).await, edited);
    })
    .await;
}

/// Imports `broken` over a good record and expects that nothing of it is kept.
async fn is_refused_whole(break_it: impl Fn(&mut Archive)) {
    on_both(async |db: &Db| {
        let files = varied(9, &EDITIONS);
        let kept = apply(db, &files, 1).await.expect("an import");
        let mut broken = varied(10, &EDITIONS);
        break_it(&mut broken);
        let refusal = apply(db, &broken, 2).await.expect_err("a broken record");
        assert!(matches!(refusal, DbError::Constraint(_)), "{refusal:?}");
        assert_eq!(load(db).await, kept);
        assert_eq!(count(db, "select count(*) as n from import").await, 1);
        assert_eq!(count(db, "select count(*) as n from audit").await, 1);
        assert_eq!(count(db, "select count(*) as n from outbox").await, 1);
        // The writer is free again.
        apply(db, &varied(11, &EDITIONS), 3).await.expect("a later import");
    })
    .await;
}

#[tokio::test]
async fn a_session_on_an_unknown_track_is_refused_whole() {
    is_refused_whole(|archive| archive.editions[1].sessions[0].track = Some("nowhere".to_owned())).await;
}

#[tokio::test]
async fn a_session_in_an_unknown_hall_is_refused_whole() {
    is_refused_whole(|archive| archive.editions[1].sessions[0].hall = Some("nowhere".to_owned())).await;
}

#[tokio::test]
async fn a_session_with_an_unknown_speaker_is_refused_whole() {
    is_refused_whole(|archive| {
        let session = &mut archive.editions[1].sessions[0];
        session.roles.insert(
            0,
            exchange::archive::SessionRole {
                person: "nobody".to_owned(),
                role: "speaker".to_owned(),
                side: None,
                illustrative: false,
            },
        );
    })
    .await;
}

#[tokio::test]
async fn a_way_to_an_unknown_venue_is_refused_whole() {
    is_refused_whole(|archive| {
        archive.editions[1].travel.push(exchange::archive::Travel {
            from: "nowhere".to_owned(),
            to: "elsewhere".to_owned(),
            minutes: 5,
            rush: Vec::new(),
            illustrative: false,
        });
    })
    .await;
}

#[tokio::test]
async fn an_edition_that_ends_before_it_starts_is_refused_whole() {
    is_refused_whole(|archive| archive.editions[0].end = jiff::civil::date(2017, 11, 1)).await;
}

#[tokio::test]
async fn readers_see_one_state_while_an_import_is_written() {
    on_both(async |db: &Db| {
        let first = apply(db, &varied(12, &EDITIONS), 1).await.expect("an import");
        let mut tx = db.write().await.expect("a transaction");
        let plan = import::plan(&mut tx, &varied(13, &EDITIONS)).await.expect("a plan");
        import::apply(&mut tx, &plan, &[], "aigul", moment(2))
            .await
            .expect("an import");
        assert_eq!(load(db).await, first);
        tx.commit().await.expect("a commit");
        assert_eq!(load(db).await, plan.after);
    })
    .await;
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is imported after whatever: what was promised is there, a second time changes nothing, and undoing all of
    /// it gives back each state in turn.
    #[test]
    fn any_import_after_any_other_is_exact_and_can_be_undone(seeds in prop::collection::vec(any::<u64>(), 1..5)) {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            on_both(async |db: &Db| {
                let mut states = vec![load(db).await];
                for (n, seed) in (1..).zip(&seeds) {
                    // Some files speak of one edition only.
                    let files = varied(*seed, if seed % 3 == 0 { &EDITIONS[..1] } else { &EDITIONS });
                    let promised = apply(db, &files, n).await.expect("an import");
                    let loaded = load(db).await;
                    for edition in &promised.editions {
                        assert_eq!(loaded.editions.iter().find(|other| other.id == edition.id), Some(edition));
                    }
                    assert_eq!(&loaded.series, &promised.series);
                    assert_eq!(changes(db, &files).await, []);
                    states.push(loaded);
                }
                for n in (1..states.len()).rev() {
                    undo(db, 100).await.expect("an import to undo");
                    assert_eq!(load(db).await, states[n - 1]);
                }
            })
            .await;
        });
    }
}

#[tokio::test]
async fn every_test_has_a_database_of_its_own() {
    let (first, second) = (databases().await, databases().await);
    for ((_, first), (_, second)) in first.iter().zip(&second) {
        apply(first, &varied(1, &EDITIONS), 1).await.expect("an import");
        assert_eq!(load(second).await.editions, []);
    }
}

/// Set for the process that is going to be killed: the address of its database.
const VICTIM: &str = "KURULTAI_TEST_VICTIM";

/// Not a test by itself: the process that [`what_was_acknowledged_survives_a_killed_process`] starts and kills.
#[tokio::test]
async fn imports_until_it_is_killed() {
    let Ok(address) = std::env::var(VICTIM) else { return };
    let db = Db::open(&address).await.expect("a database");
    for n in 1_i64.. {
        apply(&db, &varied(n.unsigned_abs(), &EDITIONS), n)
            .await
            .expect("an import");
        println!("acknowledged {n}");
        std::io::stdout().flush().expect("somebody listens");
    }
}

#[tokio::test]
async fn what_was_acknowledged_survives_a_killed_process() {
    for wanted in [1, 4, 9] {
        let folder = Folder::new();
        let mut victim = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "store::imports_until_it_is_killed", "--nocapture"])
            .env(VICTIM, folder.sqlite())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("this program again");
        let mut lines = BufReader::new(victim.stdout.take().expect("its output")).lines();
        let mut acknowledged = 0;
        // What it still says after the signal counts as well: it was said before.
        while let Some(Ok(line)) = lines.next() {
            let Some((_, number)) = line.split_once("acknowledged ") else {
                continue;
            };
            acknowledged = number.trim().parse().expect("a number");
            if acknowledged == wanted {
                victim.kill().expect("SIGKILL");
            }
        }
        assert!(!victim.wait().expect("its end").success());
        assert!(acknowledged >= wanted);

        let db = Db::open(&folder.sqlite()).await.expect("the database after the crash");
        let kept = count(&db, "select count(*) as n from import").await;
        // One more may have been durable when the process had no time left to say so.
        assert!(
            kept == acknowledged || kept == acknowledged + 1,
            "{acknowledged} acknowledged, {kept} kept"
        );
        assert_eq!(
            load(&db).await.editions,
            varied(kept.unsigned_abs(), &EDITIONS).editions
        );
        db.close().await;
    }
}
