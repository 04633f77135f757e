//! Values on their way into a statement and out of a row, the same for both engines.

use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::Row as _;
use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};

use super::{DbError, DbResult};

/// A value bound to a placeholder.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Int(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
}

impl Value {
    /// Any serialisable value, kept as JSON text.
    pub fn json<T: Serialize>(value: &T) -> Self {
        Self::Text(Some(
            serde_json::to_string(value).expect("plain data with text keys always serialises"),
        ))
    }

    /// As [`Value::json`], but null for an absent value.
    pub fn json_or_null<T: Serialize>(value: Option<&T>) -> Self {
        value.map_or(Self::Text(None), Self::json)
    }

    pub(super) fn bind_sqlite<'q>(
        &self,
        query: sqlx::query::Query<'q, sqlx::Sqlite, SqliteArguments>,
    ) -> sqlx::query::Query<'q, sqlx::Sqlite, SqliteArguments> {
        match self {
            Self::Int(value) => query.bind(*value),
            Self::Text(value) => query.bind(value.clone()),
            Self::Bytes(value) => query.bind(value.clone()),
        }
    }

    pub(super) fn bind_postgres<'q>(
        &self,
        query: sqlx::query::Query<'q, sqlx::Postgres, PgArguments>,
    ) -> sqlx::query::Query<'q, sqlx::Postgres, PgArguments> {
        match self {
            Self::Int(value) => query.bind(*value),
            Self::Text(value) => query.bind(value.clone()),
            Self::Bytes(value) => query.bind(value.clone()),
        }
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Self::Int(Some(value.into()))
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Int(Some(value.into()))
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(Some(value.to_owned()))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(Some(value))
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Self::Text(Some(value.clone()))
    }
}

impl From<uuid::Uuid> for Value {
    fn from(value: uuid::Uuid) -> Self {
        Self::Text(Some(value.to_string()))
    }
}

impl From<jiff::civil::Date> for Value {
    fn from(value: jiff::civil::Date) -> Self {
        Self::Text(Some(value.to_string()))
    }
}

impl From<jiff::Timestamp> for Value {
    fn from(value: jiff::Timestamp) -> Self {
        Self::Int(Some(value.as_microsecond()))
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Self::Bytes(Some(value))
    }
}

impl From<Option<i64>> for Value {
    fn from(value: Option<i64>) -> Self {
        Self::Int(value)
    }
}

impl From<Option<u32>> for Value {
    fn from(value: Option<u32>) -> Self {
        Self::Int(value.map(i64::from))
    }
}

impl From<Option<jiff::Timestamp>> for Value {
    fn from(value: Option<jiff::Timestamp>) -> Self {
        Self::Int(value.map(|at| at.as_microsecond()))
    }
}

impl From<Option<String>> for Value {
    fn from(value: Option<String>) -> Self {
        Self::Text(value)
    }
}

impl From<&Option<String>> for Value {
    fn from(value: &Option<String>) -> Self {
        Self::Text(value.clone())
    }
}

impl From<Option<&str>> for Value {
    fn from(value: Option<&str>) -> Self {
        Self::Text(value.map(str::to_owned))
    }
}

impl From<Option<jiff::civil::Date>> for Value {
    fn from(value: Option<jiff::civil::Date>) -> Self {
        Self::Text(value.map(|date| date.to_string()))
    }
}

/// A row of a result.
#[derive(Debug)]
pub enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    pub fn int(&self, column: &str) -> DbResult<i64> {
        self.int_or_null(column)?.ok_or_else(|| missing(column))
    }

    pub fn int_or_null(&self, column: &str) -> DbResult<Option<i64>> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    /// A whole number that must fit, such as a count or a year.
    pub fn small<T: TryFrom<i64>>(&self, column: &str) -> DbResult<T> {
        let value = self.int(column)?;
        T::try_from(value).map_err(|_| malformed(column, format!("{value} is out of range")))
    }

    pub fn small_or_null<T: TryFrom<i64>>(&self, column: &str) -> DbResult<Option<T>> {
        self.int_or_null(column)?
            .map(|value| T::try_from(value).map_err(|_| malformed(column, format!("{value} is out of range"))))
            .transpose()
    }

    pub fn flag(&self, column: &str) -> DbResult<bool> {
        Ok(self.int(column)? != 0)
    }

    pub fn text(&self, column: &str) -> DbResult<String> {
        self.text_or_null(column)?.ok_or_else(|| missing(column))
    }

    pub fn text_or_null(&self, column: &str) -> DbResult<Option<String>> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    pub fn bytes(&self, column: &str) -> DbResult<Vec<u8>> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    pub fn bytes_or_null(&self, column: &str) -> DbResult<Option<Vec<u8>>> {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }

    /// An instant kept as microseconds since 1970 UTC.
    pub fn instant(&self, column: &str) -> DbResult<jiff::Timestamp> {
        jiff::Timestamp::from_microsecond(self.int(column)?).map_err(|error| malformed(column, error.to_string()))
    }

    /// A text that has a written form, such as a date or an identity.
    pub fn parsed<T>(&self, column: &str) -> DbResult<T>
    where
        T: std::str::FromStr,
        T::Err: std::fmt::Display,
    {
        self.parsed_or_null(column)?.ok_or_else(|| missing(column))
    }

    pub fn parsed_or_null<T>(&self, column: &str) -> DbResult<Option<T>>
    where
        T: std::str::FromStr,
        T::Err: std::fmt::Display,
    {
        self.text_or_null(column)?
            .map(|text| {
                text.parse()
                    .map_err(|error: T::Err| malformed(column, error.to_string()))
            })
            .transpose()
    }

    /// A value kept as JSON text.
    pub fn json<T: DeserializeOwned>(&self, column: &str) -> DbResult<T> {
        serde_json::from_str(&self.text(column)?).map_err(|error| malformed(column, error.to_string()))
    }

    pub fn json_or_null<T: DeserializeOwned>(&self, column: &str) -> DbResult<Option<T>> {
        self.text_or_null(column)?
            .map(|text| serde_json::from_str(&text).map_err(|error| malformed(column, error.to_string())))
            .transpose()
    }
}

fn missing(column: &str) -> DbError {
    malformed(column, "it is empty".to_owned())
}

fn malformed(column: &str, problem: String) -> DbError {
    DbError::Malformed {
        column: column.to_owned(),
        problem,
    }
}
