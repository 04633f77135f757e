//! What tables there are, with their columns, and every row of one of them: for those who copy or look over a whole
//! database rather than ask it something.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::{Db, DbError, DbResult, MIGRATIONS, Row, Tx, Value};

/// One of the three kinds of values that are kept, by the name both engines give it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Bigint,
    Text,
    Bytea,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    /// `None` for a kind of value that this program never keeps.
    pub kind: Option<Kind>,
    pub nullable: bool,
    /// Place in the primary key, from 1; 0 outside of it.
    pub key: i64,
}

/// Columns by table, in the order in which the tables were made.
pub type Tables = BTreeMap<String, Vec<Column>>;

/// The tables that the first migrations up to `last` make, the ledger of migrations left out.
pub fn names(last: i64) -> BTreeSet<&'static str> {
    MIGRATIONS
        .iter()
        .filter(|migration| migration.number <= last)
        .flat_map(|migration| migration.sql.lines())
        .filter_map(|line| line.strip_prefix("create table ")?.split([' ', '(']).next())
        .collect()
}

/// The tables as the database describes them.
pub async fn present(tx: &mut Tx) -> DbResult<Tables> {
    // Each engine keeps its catalogue in tables of its own; the columns of the answers are the same.
    let sql = match tx {
        Tx::Sqlite(_) => {
            "select tables.name as table_name, columns.name as column_name, lower(columns.type) as kind,
                 1 - columns.\"notnull\" as nullable, columns.pk as key
             from sqlite_master tables
             join pragma_table_info(tables.name) columns
             where tables.type = 'table' and tables.name not like 'sqlite_%'
             order by tables.name, columns.cid"
        }
        Tx::Postgres(_) => {
            "select columns.table_name::text as table_name, columns.column_name::text as column_name,
                 columns.data_type::text as kind, (columns.is_nullable = 'YES')::int::bigint as nullable,
                 coalesce(keys.ordinal_position, 0)::bigint as key
             from information_schema.columns columns
             left join (
                 select key_column_usage.table_name, key_column_usage.column_name, key_column_usage.ordinal_position
                 from information_schema.table_constraints
                 join information_schema.key_column_usage
                     on key_column_usage.constraint_name = table_constraints.constraint_name
                     and key_column_usage.table_schema = table_constraints.table_schema
                     and key_column_usage.table_name = table_constraints.table_name
                 where table_constraints.constraint_type = 'PRIMARY KEY'
                     and table_constraints.table_schema = current_schema()
             ) keys on keys.table_name = columns.table_name and keys.column_name = columns.column_name
             where columns.table_schema = current_schema()
             order by columns.table_name, columns.ordinal_position"
        }
    };
    let mut tables = Tables::new();
    for row in tx.rows(sql, &[]).await? {
        let kind = match row.text("kind")?.as_str() {
            "bigint" => Some(Kind::Bigint),
            "text" => Some(Kind::Text),
            "bytea" => Some(Kind::Bytea),
            _ => None,
        };
        tables.entry(row.text("table_name")?).or_default().push(Column {
            name: row.text("column_name")?,
            kind,
            nullable: row.flag("nullable")?,
            key: row.int("key")?,
        });
    }
    Ok(tables)
}

/// The tables as all migrations of this program make them, in an SQLite file made for the question in `folder`.
pub async fn expected(folder: &std::path::Path) -> DbResult<Tables> {
    let path = folder.join(format!("tables-{}.sqlite", std::process::id()));
    let db = Db::open(&path.to_string_lossy()).await?;
    let mut tx = db.read().await?;
    let tables = present(&mut tx).await;
    drop(tx);
    db.close().await;
    for ending in ["", "-wal", "-shm"] {
        // What stays behind is a few empty tables.
        let _ = std::fs::remove_file(format!("{}{ending}", path.display()));
    }
    tables
}

/// Hands every row of a table to `each`, ordered by the primary key, the same order on both engines.
///
/// # Errors
/// What `each` returns, and when a value is not of its column's kind.
pub async fn each_row<E: From<DbError>>(
    tx: &mut Tx,
    table: &str,
    columns: &[Column],
    mut each: impl FnMut(Vec<Value>) -> Result<(), E>,
) -> Result<(), E> {
    let mut key: Vec<&Column> = columns.iter().filter(|column| column.key > 0).collect();
    key.sort_by_key(|column| column.key);
    let mut sql = "select ".to_owned();
    for (place, column) in columns.iter().enumerate() {
        let comma = if place == 0 { "" } else { ", " };
        let _ = write!(sql, "{comma}\"{}\"", column.name);
    }
    let _ = write!(sql, " from \"{table}\"");
    for (place, column) in key.iter().enumerate() {
        let word = if place == 0 { " order by" } else { "," };
        // PostgreSQL would order words by the rules of a language, and SQLite orders them by their bytes.
        let bytes = matches!((&*tx, column.kind), (Tx::Postgres(_), Some(Kind::Text)));
        let _ = write!(
            sql,
            "{word} \"{}\"{}",
            column.name,
            if bytes { " collate \"C\"" } else { "" }
        );
    }
    tx.each(sql, |row| {
        let values = columns
            .iter()
            .map(|column| value(&row, column))
            .collect::<DbResult<_>>()?;
        each(values)
    })
    .await
}

fn value(row: &Row, column: &Column) -> DbResult<Value> {
    Ok(match column.kind {
        Some(Kind::Bigint) => Value::Int(row.int_or_null(&column.name)?),
        Some(Kind::Text) => Value::Text(row.text_or_null(&column.name)?),
        Some(Kind::Bytea) => Value::Bytes(row.bytes_or_null(&column.name)?),
        None => {
            return Err(DbError::Malformed {
                column: column.name.clone(),
                problem: "it is of a kind that this program does not keep".to_owned(),
            });
        }
    })
}

/// How many rows a table has.
pub async fn count(tx: &mut Tx, table: &str) -> DbResult<u64> {
    let mut rows = 0;
    tx.each::<DbError>(format!("select count(*) as n from \"{table}\""), |row| {
        rows = row.small("n")?;
        Ok(())
    })
    .await?;
    Ok(rows)
}

/// Writes one row.
pub(super) async fn insert(tx: &mut Tx, table: &str, columns: &[Column], values: &[Value]) -> DbResult<()> {
    let names: Vec<String> = columns.iter().map(|column| format!("\"{}\"", column.name)).collect();
    let places: Vec<String> = (1..=columns.len()).map(|place| format!("${place}")).collect();
    let sql = format!(
        "insert into \"{table}\" ({}) values ({})",
        names.join(", "),
        places.join(", ")
    );
    tx.execute_made(&sql, values).await
}

/// What SQLite itself finds wrong with its file: damaged pages and rows that name others which are not there. PostgreSQL
/// keeps to both by itself and has no such question.
pub async fn integrity(tx: &mut Tx) -> DbResult<Vec<String>> {
    let mut found = Vec::new();
    if let Tx::Sqlite(_) = tx {
        for row in tx
            .rows("select integrity_check as said from pragma_integrity_check", &[])
            .await?
        {
            let said = row.text("said")?;
            if said != "ok" {
                found.push(said);
            }
        }
        let sql = "select \"table\" as child, coalesce(rowid, 0) as place, parent from pragma_foreign_key_check";
        for row in tx.rows(sql, &[]).await? {
            found.push(format!(
                "row {} of {} names a row of {} that is not there",
                row.int("place")?,
                row.text("child")?,
                row.text("parent")?
            ));
        }
    }
    Ok(found)
}
