//! Databases for tests: each test gets empty ones of its own, of both engines, and they are gone when it ends.

pub mod archive;
pub mod smtp;

use std::ops::Deref;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use kurultai::platform::db::Db;
use sqlx::{AssertSqlSafe, Connection, PgConnection};

/// Address of a PostgreSQL server on which tests may create and drop databases.
const SERVER: &str = "KURULTAI_TEST_POSTGRES";

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A name that no other test of this machine uses.
fn unique() -> String {
    format!(
        "kurultai_test_{}_{}",
        std::process::id(),
        COUNT.fetch_add(1, Ordering::Relaxed)
    )
}

/// An empty folder that is removed when this is dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        let path = std::env::temp_dir().join(unique());
        std::fs::create_dir_all(&path).expect("a folder for temporary files");
        Self(path)
    }

    /// Address of an SQLite file in it.
    pub fn sqlite(&self) -> String {
        format!("sqlite:{}", self.0.join("forum.db").display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What is left in the folder for temporary files harms nobody.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// An empty PostgreSQL database that is dropped when this is.
#[derive(Debug)]
pub struct Postgres {
    server: String,
    name: String,
}

impl Postgres {
    /// `None`, said aloud, when no server is given.
    pub async fn new() -> Option<Self> {
        let Ok(server) = std::env::var(SERVER) else {
            eprintln!("skipped on PostgreSQL: {SERVER} is not set");
            return None;
        };
        let name = unique();
        let mut connection = PgConnection::connect(&server)
            .await
            .expect("the server in KURULTAI_TEST_POSTGRES");
        // Under a process id that was used before, a test that was killed may have left one behind.
        for statement in [
            format!("drop database if exists {name}"),
            format!("create database {name} template template0"),
        ] {
            sqlx::raw_sql(AssertSqlSafe(statement))
                .execute(&mut connection)
                .await
                .expect("may create databases");
        }
        connection.close().await.expect("a connection that closes");
        Some(Self { server, name })
    }

    /// Address of the database.
    pub fn address(&self) -> String {
        let (server, _) = self
            .server
            .rsplit_once('/')
            .expect("an address that ends in a database");
        format!("{server}/{}", self.name)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let server = self.server.clone();
        let statement = format!("drop database if exists {} with (force)", self.name);
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async {
                let mut connection = PgConnection::connect(&server).await?;
                sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await?;
                Ok::<_, Box<dyn std::error::Error + Send + Sync>>(())
            })
        });
        match dropped.join() {
            Ok(Ok(())) => {}
            left => eprintln!("the database {} is left behind: {left:?}", self.name),
        }
    }
}

/// An open database with all tables and no rows.
#[derive(Debug)]
pub struct TestDb {
    db: Db,
    _keep: Keep,
}

#[derive(Debug)]
#[expect(dead_code, reason = "kept for what happens when they are dropped")]
enum Keep {
    Folder(Folder),
    Postgres(Postgres),
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

/// An SQLite database, and a PostgreSQL database when there is a server for tests; each with the engine's name.
pub async fn databases() -> Vec<(&'static str, TestDb)> {
    let folder = Folder::new();
    let db = Db::open(&folder.sqlite()).await.expect("an SQLite database");
    let mut databases = vec![(
        db.engine(),
        TestDb {
            db,
            _keep: Keep::Folder(folder),
        },
    )];
    if let Some(postgres) = Postgres::new().await {
        let db = Db::open(&postgres.address()).await.expect("a PostgreSQL database");
        databases.push((
            db.engine(),
            TestDb {
                db,
                _keep: Keep::Postgres(postgres),
            },
        ));
    }
    databases
}

/// Runs a test on an empty database of each engine.
pub async fn on_both(test: impl AsyncFn(&Db)) {
    for (engine, db) in databases().await {
        eprintln!("on {engine}:");
        test(&db).await;
        db.close().await;
    }
}
