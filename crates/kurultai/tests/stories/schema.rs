//! `schema.sql` shows the sum of all migrations on one page, and both engines make of it what they make of those.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use crate::support::{Folder, Postgres};
use kurultai::platform::db::{Db, MIGRATIONS};
use sqlx::{AssertSqlSafe, Connection, PgConnection, Row, SqliteConnection};

/// Set to write `schema.sql` anew instead of comparing it.
const UPDATE: &str = "KURULTAI_UPDATE_SCHEMA";

const HEAD: &str = "\
-- All tables, as they are after the last migration. Written from migrations/; to write it anew:
--     KURULTAI_UPDATE_SCHEMA=1 cargo test -p kurultai --test stories the_page_shows
";

/// What an SQLite database says of itself, as statements both engines understand: tables in the order of the migrations
/// that made them, each with its columns in order, its constraints sorted and its indexes.
async fn page(connection: &mut SqliteConnection) -> String {
    let rows = sqlx::query("select type, name, tbl_name, sql from sqlite_master where sql is not null order by rowid")
        .fetch_all(connection)
        .await
        .expect("what SQLite keeps of its tables");
    let mut tables: Vec<(String, String)> = Vec::new();
    let mut indexes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in rows {
        let (kind, name, table, sql): (String, String, String, String) =
            (row.get(0), row.get(1), row.get(2), row.get(3));
        match kind.as_str() {
            "table" => tables.push((name, sql)),
            "index" => indexes.entry(table).or_default().push(index(&sql)),
            other => panic!("schema.sql does not know how to show the {other} {name}"),
        }
    }
    let mut sections: Vec<(usize, String)> = Vec::new();
    for (name, sql) in tables {
        let mut statement = table(&name, &sql);
        let mut of_table = indexes.remove(&name).unwrap_or_default();
        of_table.sort();
        for index in of_table {
            writeln!(statement, "\n{index};").expect("writing to a string");
        }
        sections.push((made_by(&name), statement));
    }
    // Stable: within a migration, in the order of its file.
    sections.sort_by_key(|(migration, _)| *migration);
    let mut out = HEAD.to_owned();
    let mut last = 0;
    for (migration, statement) in sections {
        if migration != last {
            let file = MIGRATIONS[migration - 1];
            writeln!(out, "\n-- {}", file.name).expect("writing to a string");
            for line in file.sql.lines().take_while(|line| line.starts_with("--")) {
                writeln!(out, "{line}").expect("writing to a string");
            }
            last = migration;
        }
        write!(out, "\n{statement}").expect("writing to a string");
    }
    out
}

/// The number of the migration that first makes a table; 0 for the table that counts the migrations.
fn made_by(table: &str) -> usize {
    let begins = format!("create table {table} (");
    MIGRATIONS
        .iter()
        .position(|migration| migration.sql.contains(&begins))
        .map_or(0, |at| at + 1)
}

/// SQLite keeps the beginning of an index in capitals.
fn index(sql: &str) -> String {
    let line = one_line(sql);
    match line.split_once(" INDEX ") {
        Some((create, rest)) => format!("{} index {rest}", create.to_lowercase()),
        None => line,
    }
}

fn one_line(sql: &str) -> String {
    sql.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `create table` with one column or constraint a line.
fn table(name: &str, sql: &str) -> String {
    let (_, body) = sql.split_once('(').expect("columns in parentheses");
    let body = body.trim_end().strip_suffix(')').expect("columns in parentheses");
    let mut columns = Vec::new();
    let mut constraints = Vec::new();
    for part in parts(body) {
        let word = part.split([' ', '(']).next().unwrap_or_default();
        let list = match word {
            "constraint" | "primary" | "unique" | "check" | "foreign" => &mut constraints,
            _ => &mut columns,
        };
        list.push(part);
    }
    constraints.sort_by_key(|part| (!part.starts_with("primary key"), part.clone()));
    columns.append(&mut constraints);
    format!("create table {name} (\n    {}\n);\n", columns.join(",\n    "))
}

/// Splits at the commas that stand in no parentheses and no text; comments go.
fn parts(body: &str) -> Vec<String> {
    let plain: Vec<&str> = body
        .lines()
        .map(|line| line.split_once("--").map_or(line, |(code, _)| code))
        .collect();
    let mut parts = vec![String::new()];
    let (mut depth, mut quoted) = (0, false);
    for letter in plain.join("\n").chars() {
        match letter {
            '\'' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().expect("never empty").push(letter);
    }
    parts.iter().map(|part| one_line(part)).collect()
}

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schema.sql")
}

async fn open(folder: &Folder) -> SqliteConnection {
    let options: sqlx::sqlite::SqliteConnectOptions = folder.sqlite().parse().expect("an address");
    SqliteConnection::connect_with(&options.create_if_missing(true))
        .await
        .expect("an SQLite file")
}

#[tokio::test]
async fn the_page_shows_every_migration() {
    let folder = Folder::new();
    Db::open(&folder.sqlite())
        .await
        .expect("an SQLite database")
        .close()
        .await;
    let page = page(&mut open(&folder).await).await;
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(path(), page).expect("schema.sql can be written");
        return;
    }
    let kept = std::fs::read_to_string(path()).unwrap_or_default();
    assert!(
        kept == page,
        "schema.sql does not show all migrations; write it anew with {UPDATE}=1"
    );
}

#[tokio::test]
async fn sqlite_makes_the_same_tables_of_the_page() {
    let folder = Folder::new();
    let mut connection = open(&folder).await;
    let kept = std::fs::read_to_string(path()).expect("schema.sql");
    sqlx::raw_sql(AssertSqlSafe(kept.clone()))
        .execute(&mut connection)
        .await
        .expect("SQLite understands schema.sql");
    assert_eq!(page(&mut connection).await, kept);
}

/// Everything PostgreSQL knows of its tables, one fact a line.
async fn facts(connection: &mut PgConnection) -> Vec<String> {
    let queries = [
        "select format('%s.%s %s %s null=%s default=%s', table_name, column_name, ordinal_position, data_type, is_nullable,
             column_default)
         from information_schema.columns
         where table_schema = 'public'
         order by table_name, ordinal_position",
        "select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
         from pg_constraint
         where connamespace = 'public'::regnamespace
         order by conrelid::regclass::text, conname",
        "select indexdef from pg_indexes where schemaname = 'public' order by indexname",
    ];
    let mut facts = Vec::new();
    for query in queries {
        let rows = sqlx::query(query)
            .fetch_all(&mut *connection)
            .await
            .expect("PostgreSQL's catalogue");
        facts.extend(rows.iter().map(|row| row.get::<String, _>(0)));
    }
    facts
}

#[tokio::test]
async fn postgresql_makes_the_same_tables_of_the_page() {
    let (Some(migrated), Some(read)) = (Postgres::new().await, Postgres::new().await) else {
        return;
    };
    Db::open(&migrated.address())
        .await
        .expect("a PostgreSQL database")
        .close()
        .await;
    let mut of_migrations = PgConnection::connect(&migrated.address()).await.expect("a connection");
    let mut of_page = PgConnection::connect(&read.address()).await.expect("a connection");
    let kept = std::fs::read_to_string(path()).expect("schema.sql");
    sqlx::raw_sql(AssertSqlSafe(kept))
        .execute(&mut of_page)
        .await
        .expect("PostgreSQL understands schema.sql");
    let facts_of_migrations = facts(&mut of_migrations).await;
    assert!(facts_of_migrations.len() > 100);
    assert_eq!(facts(&mut of_page).await, facts_of_migrations);
}

#[test]
fn parts_of_a_table_are_cut_where_no_parenthesis_or_text_is_open() {
    assert_eq!(
        table(
            "t",
            "create table t (\n  b text default 'a, b', -- why\n  a  bigint,\n constraint z check (a in (0, 1)),\n primary key (a, b))"
        ),
        "create table t (\n    b text default 'a, b',\n    a bigint,\n    primary key (a, b),\n    constraint z check (a in (0, 1))\n);\n"
    );
}
