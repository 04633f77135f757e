//! Migrations: numbered SQL files that are applied once, in order, each in a transaction, on either engine.

use super::{Db, DbError, DbResult, Tx};
use crate::platform::audit;
use crate::platform::secret;

/// One file of `migrations/`.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    pub number: i64,
    pub name: &'static str,
    pub sql: &'static str,
}

macro_rules! migrations {
    ($($number:literal $name:literal),* $(,)?) => {
        &[$(Migration {
            number: $number,
            name: $name,
            sql: include_str!(concat!("../../../../../migrations/", $name, ".sql")),
        }),*]
    };
}

/// All migrations this program knows, in order.
pub const MIGRATIONS: &[Migration] = migrations![
    1 "0001_platform_ledger",
    2 "0002_forum_reference",
    3 "0003_forum_edition",
    4 "0004_people_record",
    5 "0005_programme_draft",
    6 "0006_programme_release",
    7 "0007_programme_import",
    8 "0008_programme_record_change",
    9 "0009_platform_audit_chain",
    10 "0010_people_accounts",
    11 "0011_people_door",
    12 "0012_people_keys",
    13 "0013_platform_delivery",
    14 "0014_programme_approval",
    15 "0015_people_contact",
    16 "0016_programme_sheets",
    17 "0017_people_told_apart",
    18 "0018_programs",
    19 "0019_programme_planning",
    22 "0022_programme_plans",
];

/// The migration that makes the ledger a chain.
const AUDIT_CHAIN: i64 = 9;

pub(super) async fn run(db: &Db) -> DbResult<()> {
    let mut tx = db.write().await?;
    apply(&mut tx, i64::MAX).await?;
    tx.commit().await
}

/// Brings the tables to what they are after migration `last`; those that were applied already stay.
pub(super) async fn apply(tx: &mut Tx, last: i64) -> DbResult<()> {
    if let Tx::Postgres(_) = tx {
        // Several nodes may start at once; the first one in does the work.
        tx.execute("select pg_advisory_xact_lock(20171109)", &[]).await?;
    }
    tx.execute(
        "create table if not exists migration (number bigint not null primary key, name text not null, digest text not null)",
        &[],
    )
    .await?;
    let done = applied(tx).await?;
    for migration in MIGRATIONS
        .iter()
        .filter(|migration| migration.number <= last && done.iter().all(|(number, _)| *number != migration.number))
    {
        tx.script(migration.sql).await?;
        if migration.number == AUDIT_CHAIN {
            // SQL has no SHA-256 that both engines know.
            audit::chain_older(tx).await?;
        }
        tx.execute(
            "insert into migration (number, name, digest) values ($1, $2, $3)",
            &[
                migration.number.into(),
                migration.name.into(),
                secret::digest(migration.sql).into(),
            ],
        )
        .await?;
    }
    Ok(())
}

/// Numbers and digests of the migrations that were applied, in order. Writes nothing.
///
/// # Errors
/// When one of them is not known to this program, or was another when it was applied.
pub(super) async fn applied(tx: &mut Tx) -> DbResult<Vec<(i64, String)>> {
    let rows = tx
        .rows("select number, digest from migration order by number", &[])
        .await?;
    let mut applied = Vec::with_capacity(rows.len());
    for row in rows {
        applied.push((row.int("number")?, row.text("digest")?));
    }
    agree(&applied)?;
    Ok(applied)
}

/// Whether these migrations are the first of those this program knows.
///
/// # Errors
/// When one of them is not known to this program, or is another than the one it knows.
pub(super) fn agree(applied: &[(i64, String)]) -> DbResult<()> {
    for (number, digest_then) in applied {
        let known = MIGRATIONS
            .iter()
            .find(|migration| migration.number == *number)
            .ok_or(DbError::Newer(*number))?;
        if *digest_then != secret::digest(known.sql) {
            return Err(DbError::MigrationChanged(*number));
        }
    }
    Ok(())
}
