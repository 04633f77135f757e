//! The ledger is a chain: whatever is changed, removed, moved or put into it is found, on both engines and in a file.

use crate::support::{Folder, Postgres, on_both};
use exchange::archive::Archive;
use jiff::Timestamp;
use kurultai::platform::audit::chain::{self, Broken, Flaw, Head};
use kurultai::platform::audit::{self, Entry};
use kurultai::platform::db::{Db, MIGRATIONS, Value, backup};
use kurultai::platform::secret;
use kurultai::programme::{doctor, import};
use kurultai::testkit::sample;
use serde_json::json;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

fn moment(n: i64) -> Timestamp {
    Timestamp::from_second(1_900_000_000 + n).expect("a moment in 2030")
}

async fn write(db: &Db, n: i64) {
    let mut tx = db.write().await.expect("a transaction");
    let subject = format!("thing-{n}");
    let entry = Entry {
        at: moment(n),
        actor: "Айгүл",
        action: "thing.done",
        subject: &subject,
    };
    audit::record(&mut tx, &entry, &json!({ "n": n })).await.expect("a row");
    tx.commit().await.expect("kept");
}

async fn look(db: &Db) -> Result<Head, Broken> {
    let mut tx = db.read().await.expect("a transaction");
    audit::examine(&mut tx).await.expect("the database answers")
}

async fn run(db: &Db, sql: &'static str, values: &[Value]) {
    let mut tx = db.write().await.expect("a transaction");
    tx.execute(sql, values).await.expect("a statement");
    tx.commit().await.expect("kept");
}

/// Six rows, then what somebody does to them by hand, and what is said of it.
async fn after(db: &Db, statements: &[&'static str]) -> (i64, Flaw) {
    run(db, "delete from audit", &[]).await;
    run(db, "delete from audit_head", &[]).await;
    for n in 1..=6 {
        write(db, n).await;
    }
    assert_eq!(look(db).await.expect("it holds").sequence, 6);
    for sql in statements {
        run(db, sql, &[]).await;
    }
    let broken = look(db).await.expect_err("it is found");
    (broken.sequence, broken.flaw)
}

#[tokio::test]
async fn a_changed_removed_moved_or_inserted_row_is_found() {
    on_both(async |db: &Db| {
        let number = |expected, found| Flaw::Number { expected, found };
        assert_eq!(
            after(db, &["update audit set actor = 'x' where sequence = 3"]).await,
            (3, Flaw::Hash)
        );
        assert_eq!(
            after(db, &["update audit set at = at + 1 where sequence = 1"]).await,
            (1, Flaw::Hash)
        );
        assert_eq!(
            after(db, &["update audit set details = '{}' where sequence = 6"]).await,
            (6, Flaw::Hash)
        );
        assert_eq!(
            after(db, &["delete from audit where sequence = 1"]).await,
            (2, number(1, 2))
        );
        assert_eq!(
            after(db, &["delete from audit where sequence = 4"]).await,
            (5, number(4, 5))
        );
        assert_eq!(
            after(db, &["delete from audit where sequence = 6"]).await,
            (5, Flaw::Head { expected: 6, found: 5 })
        );
        let swap = [
            "update audit set sequence = -1 where sequence = 2",
            "update audit set sequence = 2 where sequence = 3",
            "update audit set sequence = 3 where sequence = -1",
        ];
        assert_eq!(after(db, &swap).await, (2, Flaw::Previous));
        let insert = "insert into audit (id, at, actor, action, subject, details, sequence, previous, hash)
             select 'zz', at, actor, action, subject, details, sequence, previous, hash from audit where sequence = 2";
        assert_eq!(after(db, &[insert]).await, (2, number(3, 2)));
        let unnumbered = "insert into audit (id, at, actor, action, subject, details)
             values ('zz', 1, 'x', 'thing.done', 'y', '{}')";
        assert_eq!(after(db, &[unnumbered]).await, (0, number(1, 0)));
        let closed = [
            "delete from audit where sequence = 4",
            "update audit set sequence = sequence - 1 where sequence > 4",
            "update audit_head set sequence = 5",
        ];
        assert_eq!(after(db, &closed).await, (4, Flaw::Previous));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn rows_written_at_the_same_time_make_one_chain() {
    on_both(async |db: &Db| {
        let tasks: Vec<_> = (0..6)
            .map(|writer| {
                let db = db.clone();
                tokio::spawn(async move {
                    for n in 0..5 {
                        write(&db, writer * 10 + n).await;
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.expect("a writer");
        }
        assert_eq!(look(db).await.expect("it holds").sequence, 30);
    })
    .await;
}

#[tokio::test]
async fn an_exported_ledger_holds_without_the_database() {
    on_both(async |db: &Db| {
        for n in 1..=4 {
            write(db, n).await;
        }
        let mut file = Vec::new();
        let mut tx = db.read().await.expect("a transaction");
        let head = audit::export(&mut tx, &mut file, moment(9)).await.expect("a file");
        assert_eq!(chain::verify(file.as_slice()).expect("it holds"), head);
        assert_eq!(head.sequence, 4);
        let text = String::from_utf8(file).expect("text").replace("thing-3", "thing-4");
        let said = chain::verify(text.as_bytes()).expect_err("it is found").to_string();
        assert!(said.starts_with("line 4 (number 3)"), "{said}");
    })
    .await;
}

async fn keep(db: &Db, archive: &Archive) {
    let mut tx = db.write().await.expect("a transaction");
    let plan = import::plan(&mut tx, archive).await.expect("a plan");
    import::apply(&mut tx, &plan, &["test".to_owned()], "test", moment(0))
        .await
        .expect("it is written");
    tx.commit().await.expect("kept");
}

#[tokio::test]
async fn a_backup_keeps_the_chain_and_it_goes_on() {
    on_both(async |db: &Db| {
        keep(db, &sample::archive()).await;
        write(db, 1).await;
        let kept = look(db).await.expect("it holds");
        let folder = std::env::temp_dir().join(format!("kurultai-ledger-{}-{}", std::process::id(), db.engine()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("a.backup");
        backup::write(db, &file, moment(2), "test").await.expect("a backup");
        let address = folder.join("restored.sqlite").display().to_string();
        backup::restore(&address, &file).await.expect("it is restored");
        let restored = Db::open(&address).await.expect("a database");
        assert_eq!(look(&restored).await, Ok(kept.clone()));
        write(&restored, 3).await;
        assert_eq!(look(&restored).await.expect("it holds").sequence, kept.sequence + 1);
        let troubles = doctor::examine(&restored, &folder, &folder).await.expect("a look");
        assert_eq!(troubles, []);
        restored.close().await;
        let _ = std::fs::remove_dir_all(&folder);
    })
    .await;
}

#[tokio::test]
async fn doctor_names_the_first_broken_row_and_changed_history() {
    on_both(async |db: &Db| {
        keep(db, &sample::archive()).await;
        for n in 1..=3 {
            write(db, n).await;
        }
        let folder = std::env::temp_dir();
        let site = folder.join("kurultai-no-site");
        run(db, "update audit set subject = 'x' where sequence = 3", &[]).await;
        run(
            db,
            "update record_change set after = '{}' where kind = 'person' and record_key = 'serik'",
            &[],
        )
        .await;
        let troubles = doctor::examine(db, &site, &folder).await.expect("a look");
        let places: Vec<&str> = troubles.iter().map(|trouble| trouble.place.as_str()).collect();
        assert_eq!(troubles.len(), 2, "{troubles:?}");
        assert!(
            places[0].starts_with("audit, row ") && places[0].ends_with("(number 3)"),
            "{places:?}"
        );
        assert!(places[1].starts_with("record_change, batch "), "{places:?}");
        run(db, "delete from record_change", &[]).await;
        let troubles = doctor::examine(db, &site, &folder).await.expect("a look");
        assert_eq!(troubles[1].what, "its rows are not there any more");
    })
    .await;
}

/// Tables and rows as the version before the chain left them, as statements.
fn older() -> String {
    let mut sql =
        "create table migration (number bigint not null primary key, name text not null, digest text not null);"
            .to_owned();
    for migration in MIGRATIONS.iter().filter(|migration| migration.number < 9) {
        let digest = secret::digest(migration.sql);
        sql += migration.sql;
        sql += &format!(
            "insert into migration (number, name, digest) values ({}, '{}', '{digest}');",
            migration.number, migration.name
        );
    }
    for (n, id) in [(3, "c"), (1, "b"), (2, "d"), (1, "a")] {
        sql += &format!("insert into audit values ('{id}', {n}, 'somebody', 'thing.done', 'it''s {n}', '{{}}');");
    }
    sql
}

async fn is_chained(address: &str) {
    for _ in 0..2 {
        let db = Db::open(address).await.expect("the database comes up to date");
        assert_eq!(look(&db).await.expect("it holds").sequence, 4);
        let mut tx = db.read().await.expect("a transaction");
        let rows = tx
            .rows("select id from audit order by sequence", &[])
            .await
            .expect("rows");
        let ids: Vec<String> = rows.iter().map(|row| row.text("id").expect("an id")).collect();
        assert_eq!(ids, ["a", "b", "d", "c"]);
        drop(tx);
        db.close().await;
    }
    let db = Db::open(address).await.expect("a database");
    write(&db, 1).await;
    assert_eq!(look(&db).await.expect("it holds").sequence, 5);
    db.close().await;
}

#[tokio::test]
async fn rows_of_an_older_database_become_links_at_the_first_start() {
    let folder = Folder::new();
    let options: sqlx::sqlite::SqliteConnectOptions = folder.sqlite().parse().expect("an address");
    let mut connection = SqliteConnection::connect_with(&options.create_if_missing(true))
        .await
        .expect("an SQLite file");
    sqlx::raw_sql(AssertSqlSafe(older()))
        .execute(&mut connection)
        .await
        .expect("an older database");
    connection.close().await.expect("closed");
    is_chained(&folder.sqlite()).await;
    if let Some(postgres) = Postgres::new().await {
        let mut connection = PgConnection::connect(&postgres.address()).await.expect("a connection");
        sqlx::raw_sql(AssertSqlSafe(older()))
            .execute(&mut connection)
            .await
            .expect("an older database");
        connection.close().await.expect("closed");
        is_chained(&postgres.address()).await;
    }
}
