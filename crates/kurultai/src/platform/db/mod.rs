//! The database: one SQL text for SQLite and PostgreSQL.
//!
//! Always true:
//! - statements use `$1` placeholders and three kinds of values (whole numbers, texts, bytes), which both engines keep
//!   without surprises; instants are whole numbers of microseconds since 1970 UTC;
//! - SQLite has one writer connection: writing transactions wait for each other in order and never see `SQLITE_BUSY`;
//!   readers use a pool of their own and are never blocked by the writer (WAL);
//! - an acknowledged commit is on disk: `synchronous=FULL` on SQLite, the server's default on PostgreSQL.
//!
//! Start reading at [`Db`] and [`Tx`].

pub mod backup;
mod migrate;
pub mod tables;
mod value;

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use futures_util::TryStreamExt as _;
use sqlx::AssertSqlSafe;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};

pub use migrate::{MIGRATIONS, Migration};
pub use value::{Row, Value};

/// What went wrong between us and the database.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    #[error("the database refused the statement")]
    Engine(#[source] sqlx::Error),
    /// The constraint as its migration names it; SQLite tells columns only, so there it is `table.column`.
    #[error("the constraint {0} does not hold")]
    Constraint(String),
    #[error("the value in column {column} is not what it should be: {problem}")]
    Malformed { column: String, problem: String },
    #[error("migration {0} was changed after it had been applied; restore the file or start from a backup")]
    MigrationChanged(i64),
    #[error("the database is newer than this program (migration {0}); use the program that wrote it")]
    Newer(i64),
    #[error("the database address {0:?} is neither a postgres:// address nor a file")]
    Address(String),
    #[error("there is no database of this program in {0}")]
    Nothing(String),
    #[error("the data folder {path} cannot be used: {problem}")]
    Folder { path: PathBuf, problem: std::io::Error },
}

pub type DbResult<T> = Result<T, DbError>;

impl From<sqlx::Error> for DbError {
    /// PostgreSQL names the violated constraint, SQLite only the columns; both end as [`DbError::Constraint`].
    fn from(error: sqlx::Error) -> Self {
        if let sqlx::Error::Database(refusal) = &error {
            if let Some(name) = refusal.constraint() {
                return Self::Constraint(name.to_owned());
            }
            for prefix in [
                "UNIQUE constraint failed: ",
                "CHECK constraint failed: ",
                "NOT NULL constraint failed: ",
            ] {
                if let Some(columns) = refusal.message().strip_prefix(prefix) {
                    return Self::Constraint(columns.to_owned());
                }
            }
            if refusal.message().starts_with("FOREIGN KEY constraint failed") {
                return Self::Constraint("foreign key".to_owned());
            }
        }
        Self::Engine(error)
    }
}

/// What to do when there is no database file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Missing {
    Create,
    Refuse,
}

fn without_scheme(address: &str) -> &str {
    if address.starts_with("postgres") {
        return "this address";
    }
    address.strip_prefix("sqlite:").unwrap_or(address)
}

/// An open database of either engine.
#[derive(Clone, Debug)]
pub enum Db {
    Sqlite {
        readers: SqlitePool,
        writer: SqlitePool,
        path: PathBuf,
    },
    Postgres(PgPool),
}

impl Db {
    /// Opens (and for SQLite creates) the database and brings its tables up to date.
    pub async fn open(address: &str) -> DbResult<Self> {
        let db = Self::connect(address, Missing::Create).await?;
        migrate::run(&db).await?;
        Ok(db)
    }

    /// Opens a database that is there already and leaves its tables as they are.
    ///
    /// # Errors
    /// When there is none, or no tables of ours are in it, or they are of a newer program.
    pub async fn open_as_is(address: &str) -> DbResult<Self> {
        let db = Self::connect(address, Missing::Refuse).await?;
        let mut tx = db.read().await?;
        if !tables::present(&mut tx).await?.contains_key("migration") {
            return Err(DbError::Nothing(without_scheme(address).to_owned()));
        }
        migrate::applied(&mut tx).await?;
        drop(tx);
        Ok(db)
    }

    /// Opens (and for SQLite creates) the database and leaves it as it is.
    pub async fn open_unprepared(address: &str) -> DbResult<Self> {
        Self::connect(address, Missing::Create).await
    }

    async fn connect(address: &str, missing: Missing) -> DbResult<Self> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            let options = PgConnectOptions::from_str(address).map_err(|_| DbError::Address(address.to_owned()))?;
            let pool = PgPoolOptions::new()
                .max_connections(8)
                .acquire_timeout(Duration::from_secs(10))
                .connect_with(options)
                .await?;
            return Ok(Self::Postgres(pool));
        }
        let path = PathBuf::from(without_scheme(address));
        if path.as_os_str().is_empty() {
            return Err(DbError::Address(address.to_owned()));
        }
        if missing == Missing::Refuse && !path.is_file() {
            return Err(DbError::Nothing(path.display().to_string()));
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|problem| DbError::Folder {
                path: folder.to_owned(),
                problem,
            })?;
        }
        let options = SqliteConnectOptions::new()
            .filename(&path)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10));
        let writer = SqlitePoolOptions::new()
            .max_connections(1)
            .connect_with(options.clone())
            .await?;
        let readers = SqlitePoolOptions::new().max_connections(4).connect_lazy_with(options);
        Ok(Self::Sqlite { readers, writer, path })
    }

    /// A transaction that may write. On SQLite it holds the one writer until it ends.
    pub async fn write(&self) -> DbResult<Tx> {
        Ok(match self {
            Self::Sqlite { writer, .. } => Tx::Sqlite(writer.begin_with("begin immediate").await?),
            Self::Postgres(pool) => Tx::Postgres(pool.begin().await?),
        })
    }

    /// A transaction that reads one consistent state.
    pub async fn read(&self) -> DbResult<Tx> {
        Ok(match self {
            Self::Sqlite { readers, .. } => Tx::Sqlite(readers.begin().await?),
            Self::Postgres(pool) => Tx::Postgres(
                pool.begin_with("begin isolation level repeatable read read only")
                    .await?,
            ),
        })
    }

    /// The engine's name, for people.
    pub fn engine(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "SQLite",
            Self::Postgres(_) => "PostgreSQL",
        }
    }

    /// The file of an SQLite database.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Sqlite { path, .. } => Some(path),
            Self::Postgres(_) => None,
        }
    }

    /// Waits for running transactions and closes the connections.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { readers, writer, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// A transaction. Dropped without [`Tx::commit`], it never happened.
#[derive(Debug)]
pub enum Tx {
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

impl Tx {
    /// Runs a statement and returns how many rows it touched.
    pub async fn execute(&mut self, sql: &'static str, values: &[Value]) -> DbResult<u64> {
        Ok(match self {
            Self::Sqlite(tx) => {
                let mut query = sqlx::query(sql);
                for value in values {
                    query = value.bind_sqlite(query);
                }
                query.execute(&mut **tx).await?.rows_affected()
            }
            Self::Postgres(tx) => {
                let mut query = sqlx::query(sql);
                for value in values {
                    query = value.bind_postgres(query);
                }
                query.execute(&mut **tx).await?.rows_affected()
            }
        })
    }

    /// Runs a query and returns all its rows, in the order the query states.
    pub async fn rows(&mut self, sql: &'static str, values: &[Value]) -> DbResult<Vec<Row>> {
        Ok(match self {
            Self::Sqlite(tx) => {
                let mut query = sqlx::query(sql);
                for value in values {
                    query = value.bind_sqlite(query);
                }
                query.fetch_all(&mut **tx).await?.into_iter().map(Row::Sqlite).collect()
            }
            Self::Postgres(tx) => {
                let mut query = sqlx::query(sql);
                for value in values {
                    query = value.bind_postgres(query);
                }
                query
                    .fetch_all(&mut **tx)
                    .await?
                    .into_iter()
                    .map(Row::Postgres)
                    .collect()
            }
        })
    }

    /// Runs a query that this module wrote and hands its rows to `each` as they come, so that a table of any size fits.
    async fn each<E: From<DbError>>(
        &mut self,
        sql: String,
        mut each: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        match self {
            Self::Sqlite(tx) => {
                let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(&mut **tx);
                while let Some(row) = rows.try_next().await.map_err(DbError::from)? {
                    each(Row::Sqlite(row))?;
                }
            }
            Self::Postgres(tx) => {
                let mut rows = sqlx::query(AssertSqlSafe(sql)).fetch(&mut **tx);
                while let Some(row) = rows.try_next().await.map_err(DbError::from)? {
                    each(Row::Postgres(row))?;
                }
            }
        }
        Ok(())
    }

    /// Runs a statement that this module wrote.
    async fn execute_made(&mut self, sql: &str, values: &[Value]) -> DbResult<()> {
        match self {
            Self::Sqlite(tx) => {
                let mut query = sqlx::query(AssertSqlSafe(sql));
                for value in values {
                    query = value.bind_sqlite(query);
                }
                query.execute(&mut **tx).await?;
            }
            Self::Postgres(tx) => {
                let mut query = sqlx::query(AssertSqlSafe(sql));
                for value in values {
                    query = value.bind_postgres(query);
                }
                query.execute(&mut **tx).await?;
            }
        }
        Ok(())
    }

    /// The first row of a query, if it has one.
    pub async fn row(&mut self, sql: &'static str, values: &[Value]) -> DbResult<Option<Row>> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// Runs several statements separated by semicolons, without values.
    pub(crate) async fn script(&mut self, sql: &'static str) -> DbResult<()> {
        match self {
            Self::Sqlite(tx) => sqlx::raw_sql(sql).execute(&mut **tx).await.map(drop)?,
            Self::Postgres(tx) => sqlx::raw_sql(sql).execute(&mut **tx).await.map(drop)?,
        }
        Ok(())
    }

    /// Makes everything done in this transaction durable.
    pub async fn commit(self) -> DbResult<()> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// Makes nothing of it so; only needed to wait until the writer is free again.
    pub async fn roll_back(self) -> DbResult<()> {
        match self {
            Self::Sqlite(tx) => tx.rollback().await?,
            Self::Postgres(tx) => tx.rollback().await?,
        }
        Ok(())
    }
}
