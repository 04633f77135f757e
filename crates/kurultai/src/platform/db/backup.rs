//! Backups: a whole database as one file that either engine can be restored from.
//!
//! Always true:
//! - a backup is one consistent state, read in one transaction while others go on writing;
//! - it is written under another name, read back, and renamed only when what was read is what was meant;
//! - restoring writes all of it or nothing, and only into a database that holds nothing yet.
//!
//! The file is a Zstandard stream of JSON lines: a header; for each table its name and columns and then its rows, bytes in
//! hexadecimal digits; a last line with the rows counted and the SHA-256 of everything before it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::tables::{self, Column, Kind};
use super::{Db, DbError, Tx, Value, migrate};

const FORMAT: &str = "kurultai-backup/1";

/// What a backup is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    format: String,
    /// The program that wrote it.
    pub version: String,
    pub engine: String,
    pub at: Timestamp,
    /// Numbers and digests of the migrations its tables were made by.
    migrations: Vec<(i64, String)>,
}

/// What was written, or read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub header: Header,
    /// Rows by table.
    pub rows: BTreeMap<String, u64>,
}

/// Why there is no backup, or nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{path} cannot be {attempt}: {problem}")]
    File {
        path: PathBuf,
        attempt: &'static str,
        problem: io::Error,
    },
    #[error("{0} is no backup of this program")]
    NotOurs(PathBuf),
    #[error("{path} is damaged: {problem}; take another backup")]
    Damaged { path: PathBuf, problem: String },
    #[error("the database holds {rows} rows in {table} already; restore into an empty one")]
    NotEmpty { table: String, rows: u64 },
    #[error(transparent)]
    Db(#[from] DbError),
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Header(Header),
    Table {
        table: String,
        columns: Vec<(String, Kind)>,
    },
    Row(Vec<Cell>),
    End {
        rows: BTreeMap<String, u64>,
        sha256: String,
    },
}

/// A value of a row: a number, a text, bytes as hexadecimal digits in an object, or nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Cell {
    Int(i64),
    Text(String),
    Bytes { hex: String },
    Nothing,
}

/// Writes a backup and reads it back.
///
/// # Errors
/// When the database or the file fails; then there is no file under `path` that was not there before.
pub async fn write(db: &Db, path: &Path, at: Timestamp, version: &str) -> Result<Summary, BackupError> {
    let unfinished = path.with_extension(format!("{}.part", std::process::id()));
    let result = write_whole(db, &unfinished, at, version).await;
    let summary = match result {
        Ok(()) => verify(&unfinished).and_then(|summary| {
            std::fs::rename(&unfinished, path).map_err(file(path, "renamed into place"))?;
            Ok(summary)
        }),
        Err(error) => Err(error),
    };
    if summary.is_err() {
        // The first error is the one that matters.
        let _ = std::fs::remove_file(&unfinished);
    }
    summary
}

async fn write_whole(db: &Db, path: &Path, at: Timestamp, version: &str) -> Result<(), BackupError> {
    let out = File::create(path).map_err(file(path, "written"))?;
    let packed = zstd::stream::Encoder::new(BufWriter::new(out), 6).map_err(file(path, "written"))?;
    let mut out = Hashed {
        out: packed,
        sha256: Sha256::new(),
    };
    let mut tx = db.read().await?;
    let migrations = migrate::applied(&mut tx).await?;
    let last = migrations.last().map_or(0, |(number, _)| *number);
    let header = Header {
        format: FORMAT.to_owned(),
        version: version.to_owned(),
        engine: db.engine().to_owned(),
        at,
        migrations,
    };
    out.line(&Line::Header(header)).map_err(file(path, "written"))?;
    let ours = tables::names(last);
    let mut rows = BTreeMap::new();
    for (table, columns) in tables::present(&mut tx).await? {
        if !ours.contains(table.as_str()) {
            continue;
        }
        let named = columns
            .iter()
            .filter_map(|column| Some((column.name.clone(), column.kind?)))
            .collect();
        out.line(&Line::Table {
            table: table.clone(),
            columns: named,
        })
        .map_err(file(path, "written"))?;
        let mut count = 0u64;
        tables::each_row::<BackupError>(&mut tx, &table, &columns, |values| {
            count += 1;
            out.line(&Line::Row(values.into_iter().map(Cell::from).collect()))
                .map_err(file(path, "written"))
        })
        .await?;
        rows.insert(table, count);
    }
    let sha256 = hex(&out.sha256.clone().finalize());
    out.line(&Line::End { rows, sha256 }).map_err(file(path, "written"))?;
    let finish = || -> io::Result<()> {
        let mut out = out.out.finish()?;
        out.flush()?;
        out.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()
    };
    finish().map_err(file(path, "written"))
}

/// Reads a backup to its end and says what is in it.
///
/// # Errors
/// When it is no backup, was cut short or changed.
pub fn verify(path: &Path) -> Result<Summary, BackupError> {
    let mut reading = Reading::open(path)?;
    let header = reading.header()?;
    loop {
        if let Line::End { rows, .. } = reading.next()? {
            return Ok(Summary { header, rows });
        }
    }
}

/// Restores a backup into a database that holds nothing yet, of either engine.
///
/// # Errors
/// When the backup is not whole, is of a newer program, or the database holds something; then nothing was written.
pub async fn restore(address: &str, path: &Path) -> Result<Summary, BackupError> {
    // Read to the end once before anything is written.
    let summary = verify(path)?;
    migrate::agree(&summary.header.migrations)?;
    let last = summary.header.migrations.last().map_or(0, |(number, _)| *number);
    let db = Db::open_unprepared(address).await?;
    let mut tx = db.write().await?;
    refuse_what_is_there(&mut tx).await?;
    migrate::apply(&mut tx, last).await?;
    let present = tables::present(&mut tx).await?;
    let mut reading = Reading::open(path)?;
    reading.header()?;
    let mut target: Option<(String, Vec<Column>)> = None;
    loop {
        match reading.next()? {
            Line::Header(_) => return Err(reading.damaged("a second header")),
            Line::End { .. } => break,
            Line::Table { table, columns } => {
                let known = present
                    .get(&table)
                    .ok_or_else(|| reading.damaged(&format!("an unknown table {table}")))?;
                let columns = columns
                    .iter()
                    .map(|(name, _)| known.iter().find(|column| column.name == *name).cloned())
                    .collect::<Option<Vec<_>>>()
                    .ok_or_else(|| reading.damaged(&format!("an unknown column in {table}")))?;
                target = Some((table, columns));
            }
            Line::Row(cells) => {
                let Some((table, columns)) = &target else {
                    return Err(reading.damaged("a row without a table"));
                };
                if cells.len() != columns.len() {
                    return Err(reading.damaged(&format!("a row of {table} of another width")));
                }
                let values = cells
                    .into_iter()
                    .zip(columns)
                    .map(|(cell, column)| cell.value(column.kind))
                    .collect::<Option<Vec<_>>>()
                    .ok_or_else(|| reading.damaged(&format!("a value of another kind in {table}")))?;
                tables::insert(&mut tx, table, columns, &values).await?;
            }
        }
    }
    for (table, rows) in &summary.rows {
        if tables::count(&mut tx, table).await? != *rows {
            return Err(reading.damaged(&format!("not all rows of {table} arrived")));
        }
    }
    // What newer migrations add comes after, in the same transaction.
    migrate::apply(&mut tx, i64::MAX).await?;
    tx.commit().await?;
    db.close().await;
    Ok(summary)
}

async fn refuse_what_is_there(tx: &mut Tx) -> Result<(), BackupError> {
    let ours: BTreeSet<&str> = tables::names(i64::MAX);
    for table in tables::present(tx)
        .await?
        .into_keys()
        .filter(|table| ours.contains(table.as_str()))
    {
        let rows = tables::count(tx, &table).await?;
        if rows > 0 {
            return Err(BackupError::NotEmpty { table, rows });
        }
    }
    Ok(())
}

/// A backup on its way in, line by line, its digest followed.
struct Reading {
    path: PathBuf,
    lines: BufReader<zstd::stream::Decoder<'static, BufReader<File>>>,
    sha256: Sha256,
}

impl Reading {
    fn open(path: &Path) -> Result<Self, BackupError> {
        let input = File::open(path).map_err(file(path, "read"))?;
        let unpacked = zstd::stream::Decoder::new(input).map_err(file(path, "read"))?;
        Ok(Self {
            path: path.to_owned(),
            lines: BufReader::new(unpacked),
            sha256: Sha256::new(),
        })
    }

    fn damaged(&self, problem: &str) -> BackupError {
        BackupError::Damaged {
            path: self.path.clone(),
            problem: problem.to_owned(),
        }
    }

    fn header(&mut self) -> Result<Header, BackupError> {
        match self.next() {
            Ok(Line::Header(header)) if header.format == FORMAT => Ok(header),
            _ => Err(BackupError::NotOurs(self.path.clone())),
        }
    }

    /// The next line; the last one only when the digest is right and nothing follows.
    fn next(&mut self) -> Result<Line, BackupError> {
        let mut line = Vec::new();
        self.lines
            .read_until(b'\n', &mut line)
            .map_err(|error| self.damaged(&error.to_string()))?;
        if line.is_empty() {
            return Err(self.damaged("it was cut short"));
        }
        let parsed: Line = serde_json::from_slice(&line).map_err(|error| self.damaged(&error.to_string()))?;
        if let Line::End { sha256, .. } = &parsed {
            if *sha256 != hex(&self.sha256.clone().finalize()) {
                return Err(self.damaged("its digest is not the one that was recorded"));
            }
            let rest = self
                .lines
                .fill_buf()
                .map(<[u8]>::len)
                .map_err(|error| self.damaged(&error.to_string()))?;
            if rest > 0 {
                return Err(self.damaged("something follows its end"));
            }
        }
        self.sha256.update(&line);
        Ok(parsed)
    }
}

struct Hashed<W> {
    out: W,
    sha256: Sha256,
}

impl<W: Write> Hashed<W> {
    fn line(&mut self, line: &Line) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        self.sha256.update(&bytes);
        self.out.write_all(&bytes)
    }
}

impl From<Value> for Cell {
    fn from(value: Value) -> Self {
        match value {
            Value::Int(Some(number)) => Self::Int(number),
            Value::Text(Some(text)) => Self::Text(text),
            Value::Bytes(Some(bytes)) => Self::Bytes { hex: hex(&bytes) },
            Value::Int(None) | Value::Text(None) | Value::Bytes(None) => Self::Nothing,
        }
    }
}

impl Cell {
    /// As a value of a column of this kind; `None` when it is of another.
    fn value(self, kind: Option<Kind>) -> Option<Value> {
        Some(match (self, kind?) {
            (Self::Int(number), Kind::Bigint) => Value::Int(Some(number)),
            (Self::Text(text), Kind::Text) => Value::Text(Some(text)),
            (Self::Bytes { hex }, Kind::Bytea) => Value::Bytes(Some(unhex(&hex)?)),
            (Self::Nothing, Kind::Bigint) => Value::Int(None),
            (Self::Nothing, Kind::Text) => Value::Text(None),
            (Self::Nothing, Kind::Bytea) => Value::Bytes(None),
            _ => return None,
        })
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| char::from(DIGITS[usize::from(value & 15)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |letter: u8| {
        char::from(letter)
            .to_digit(16)
            .and_then(|value| u8::try_from(value).ok())
    };
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| Some(digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?))
        .collect()
}

fn file(path: &Path, attempt: &'static str) -> impl FnOnce(io::Error) -> BackupError {
    let path = path.to_owned();
    move |problem| BackupError::File { path, attempt, problem }
}
