//! What operators do: backups and restores on either engine, a look over the data.

use std::path::PathBuf;

use crate::support::on_both;
use exchange::archive::Archive;
use jiff::Timestamp;
use kurultai::platform::db::backup::{self, BackupError};
use kurultai::platform::db::{Db, DbError};
use kurultai::programme::{doctor, draft, import};
use kurultai::testkit::sample;

/// A folder of its own for a test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kurultai-{name}-{}", std::process::id()));
        // A folder that an earlier run left behind.
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).expect("a folder of its own");
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left of it is in the system's folder for temporary files.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn import(db: &Db, archive: &Archive) {
    let mut tx = db.write().await.expect("a transaction");
    let plan = import::plan(&mut tx, archive).await.expect("a plan");
    import::apply(&mut tx, &plan, &["test".to_owned()], "test", Timestamp::UNIX_EPOCH)
        .await
        .expect("it is written");
    tx.commit().await.expect("it is kept");
}

async fn everything(db: &Db) -> Archive {
    let mut tx = db.read().await.expect("a transaction");
    let keys = import::editions(&mut tx).await.expect("keys").into_iter().collect();
    draft::load_archive(&mut tx, &keys).await.expect("an archive")
}

#[tokio::test]
async fn a_backup_of_either_engine_is_restored_into_a_file_with_nothing_lost() {
    on_both(async |db: &Db| {
        let folder = Folder::new(&format!("backup-{}", db.engine()));
        import(db, &sample::archive()).await;
        let file = folder.file("a.backup");
        let written = backup::write(db, &file, Timestamp::UNIX_EPOCH, "test")
            .await
            .expect("it is written");
        assert_eq!(written, backup::verify(&file).expect("it is whole"));
        assert!(written.rows["session"] == 2 && written.rows["person"] == 2);

        let address = folder.file("restored.sqlite").display().to_string();
        backup::restore(&address, &file).await.expect("it is restored");
        let restored = Db::open(&address).await.expect("a database");
        assert_eq!(everything(&restored).await, everything(db).await);
        let troubles = doctor::examine(&restored, &folder.0, &folder.0).await.expect("a look");
        assert_eq!(troubles, []);

        let again = backup::restore(&address, &file).await;
        assert!(matches!(again, Err(BackupError::NotEmpty { .. })), "{again:?}");
        restored.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_backup_of_a_file_is_restored_into_either_engine() {
    let folder = Folder::new("across");
    let address = folder.file("here.sqlite").display().to_string();
    let here = Db::open(&address).await.expect("a database");
    import(&here, &sample::archive()).await;
    let file = folder.file("a.backup");
    backup::write(&here, &file, Timestamp::UNIX_EPOCH, "test")
        .await
        .expect("it is written");
    let server = crate::support::Postgres::new().await;
    let mut addresses = vec![folder.file("there.sqlite").display().to_string()];
    addresses.extend(server.as_ref().map(crate::support::Postgres::address));
    for address in addresses {
        backup::restore(&address, &file).await.expect("it is restored");
        let there = Db::open_as_is(&address).await.expect("a database");
        assert_eq!(everything(&there).await, everything(&here).await, "{}", there.engine());
        there.close().await;
    }
    here.close().await;
}

#[tokio::test]
async fn a_damaged_backup_is_refused_and_nothing_is_written() {
    let folder = Folder::new("damaged");
    let here = Db::open(&folder.file("here.sqlite").display().to_string())
        .await
        .expect("a database");
    import(&here, &sample::archive()).await;
    let file = folder.file("a.backup");
    backup::write(&here, &file, Timestamp::UNIX_EPOCH, "test")
        .await
        .expect("it is written");
    here.close().await;
    let whole = std::fs::read(&file).expect("the backup");
    let flipped = {
        let mut bytes = whole.clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0x10;
        bytes
    };
    for (name, bytes) in [
        ("short", whole[..whole.len() / 2].to_vec()),
        ("flipped", flipped),
        ("empty", Vec::new()),
        ("other", b"Dear colleagues".to_vec()),
    ] {
        let bad = folder.file(name);
        std::fs::write(&bad, bytes).expect("a file");
        let target = folder.file(&format!("{name}.sqlite"));
        let refused = backup::restore(&target.display().to_string(), &bad).await;
        assert!(refused.is_err(), "{name}");
        assert!(
            !target.exists(),
            "{name}: nothing is written before the backup was read to its end"
        );
    }
}

#[tokio::test]
async fn a_database_that_is_not_there_is_not_made_by_looking() {
    let folder = Folder::new("nothing");
    let address = folder.file("nothing.sqlite").display().to_string();
    assert!(matches!(Db::open_as_is(&address).await, Err(DbError::Nothing(_))));
    assert!(!folder.file("nothing.sqlite").exists());
}

#[tokio::test]
async fn the_demonstration_holds() {
    let forum = kurultai::testkit::Forum::demo().await;
    let troubles = doctor::examine(&forum.app.db, &forum.config.site_folder(), forum.folder())
        .await
        .expect("a look");
    assert_eq!(troubles, []);
}

#[tokio::test]
async fn what_does_not_hold_is_named() {
    let folder = Folder::new("doctor");
    let db = Db::open(&folder.file("here.sqlite").display().to_string())
        .await
        .expect("a database");
    import(&db, &sample::archive()).await;
    assert_eq!(doctor::examine(&db, &folder.0, &folder.0).await.expect("a look"), []);
    let mut tx = db.write().await.expect("a transaction");
    tx.execute("update session set after_keys = '[\"nobody\"]' where key = 'talk'", &[])
        .await
        .expect("it is broken");
    tx.execute("update edition set timezone = 'Asia/Nowhere'", &[])
        .await
        .expect("it is broken");
    tx.commit().await.expect("it is kept");
    std::fs::write(folder.file("x.pack"), b"not a pack").expect("a file");
    let named: Vec<String> = doctor::examine(&db, &folder.0, &folder.0)
        .await
        .expect("a look")
        .into_iter()
        .map(|trouble| trouble.what)
        .collect();
    for expected in [
        "no zone \"Asia/Nowhere\"",
        "after names \"nobody\"",
        "compiled site is damaged",
    ] {
        assert!(
            named.iter().any(|what| what.contains(expected)),
            "{expected} in {named:?}"
        );
    }
}

#[tokio::test]
async fn one_schedule_under_two_keys_makes_two_editions() {
    on_both(async |db: &Db| {
        let first = sample::archive();
        let mut second = first.clone();
        second.editions[0].id = "twin".to_owned();
        import(db, &first).await;
        import(db, &second).await;
        import(db, &second).await;
        let all = everything(db).await;
        assert_eq!(all.editions.len(), 2);
        assert_eq!(all.editions[0].sessions.len(), all.editions[1].sessions.len());
        assert_ne!(all.editions[0].sessions[0].uid, all.editions[1].sessions[0].uid);
    })
    .await;
}
