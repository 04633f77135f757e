//! The ledger: who did what, and news for whoever acts on it. Rows hold ids, not copies of personal data, and are
//! written in the transaction of the change they speak of.
//!
//! Always true: the rows are a [`chain`], each with its number and the hash of the row before it. Whoever writes one holds
//! the end of the chain until the transaction ends, so a verb writes its row after it has taken every other lock.

pub mod chain;

use std::io::{self, Write};

use jiff::Timestamp;
use serde_json::Value as Json;
use uuid::{ContextV7, Timestamp as UuidTimestamp, Uuid};

use self::chain::{Broken, Head, Link, Walk};
use super::db::{DbError, DbResult, Row, Tx, Value};

/// How many rows are read at once.
const CHUNK: i64 = 1_000;

/// One deed.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    pub at: Timestamp,
    pub actor: &'a str,
    /// `noun.verb`.
    pub action: &'a str,
    /// Id of what it was done to.
    pub subject: &'a str,
}

/// Writes a deed into the ledger, as the next link of its chain.
pub async fn record(tx: &mut Tx, entry: &Entry<'_>, details: &Json) -> DbResult<()> {
    // One statement on either engine, and the lock: whoever comes next waits for the end of this transaction.
    let end = tx
        .row(
            "insert into audit_head (place, sequence, hash) values (1, 1, '')
             on conflict (place) do update set sequence = audit_head.sequence + 1
             returning sequence, hash",
            &[],
        )
        .await?
        .ok_or_else(|| DbError::Constraint("there_is_one_audit_head".to_owned()))?;
    let mut link = Link {
        sequence: end.int("sequence")?,
        previous: end.text("hash")?,
        id: new_id(entry.at).to_string(),
        at: entry.at.as_microsecond(),
        actor: entry.actor.to_owned(),
        action: entry.action.to_owned(),
        subject: entry.subject.to_owned(),
        details: details.to_string(),
        hash: String::new(),
    };
    link.hash = link.digest();
    tx.execute(
        "insert into audit (id, at, actor, action, subject, details, sequence, previous, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            (&link.id).into(),
            link.at.into(),
            (&link.actor).into(),
            (&link.action).into(),
            (&link.subject).into(),
            (&link.details).into(),
            link.sequence.into(),
            (&link.previous).into(),
            (&link.hash).into(),
        ],
    )
    .await?;
    tx.execute("update audit_head set hash = $1", &[link.hash.into()])
        .await
        .map(drop)
}

/// Makes links of the rows that were written before there was a chain, in the order of their instants.
pub(super) async fn chain_older(tx: &mut Tx) -> DbResult<()> {
    let rows = tx
        .rows("select * from audit where sequence = 0 order by at, id", &[])
        .await?;
    let mut head = Head::default();
    for row in &rows {
        let mut link = link(row)?;
        link.sequence = head.sequence + 1;
        link.previous = head.hash;
        link.hash = link.digest();
        tx.execute(
            "update audit set sequence = $2, previous = $3, hash = $4 where id = $1",
            &[
                (&link.id).into(),
                link.sequence.into(),
                (&link.previous).into(),
                (&link.hash).into(),
            ],
        )
        .await?;
        head = Head {
            sequence: link.sequence,
            hash: link.hash,
        };
    }
    if head.sequence > 0 {
        tx.execute(
            "insert into audit_head (place, sequence, hash) values (1, $1, $2)",
            &[head.sequence.into(), head.hash.into()],
        )
        .await?;
    }
    Ok(())
}

fn link(row: &Row) -> DbResult<Link> {
    Ok(Link {
        sequence: row.int("sequence")?,
        previous: row.text("previous")?,
        id: row.text("id")?,
        at: row.int("at")?,
        actor: row.text("actor")?,
        action: row.text("action")?,
        subject: row.text("subject")?,
        details: row.text("details")?,
        hash: row.text("hash")?,
    })
}

/// The end of the chain, as the ledger itself says.
pub async fn head(tx: &mut Tx) -> DbResult<Head> {
    tx.row("select sequence, hash from audit_head where place = 1", &[])
        .await?
        .map_or(Ok(Head::default()), |row| {
            Ok(Head {
                sequence: row.int("sequence")?,
                hash: row.text("hash")?,
            })
        })
}

/// A place in the ledger, before the first row to begin with.
#[derive(Debug, Clone)]
struct Place(i64, String);

impl Place {
    const START: Self = Self(i64::MIN, String::new());

    /// The next links from here; none at the end.
    async fn next(&mut self, tx: &mut Tx) -> DbResult<Vec<Link>> {
        let rows = tx
            .rows(
                "select * from audit where sequence > $1 or (sequence = $1 and id > $2) order by sequence, id limit $3",
                &[self.0.into(), (&self.1).into(), CHUNK.into()],
            )
            .await?;
        let links: Vec<Link> = rows.iter().map(link).collect::<DbResult<_>>()?;
        if let Some(last) = links.last() {
            *self = Self(last.sequence, last.id.clone());
        }
        Ok(links)
    }
}

/// Follows the chain to its end; the first row that does not hold, if there is one.
///
/// # Errors
/// When the database itself fails.
pub async fn examine(tx: &mut Tx) -> DbResult<Result<Head, Broken>> {
    let head = head(tx).await?;
    let mut walk = Walk::default();
    let mut place = Place::START;
    loop {
        let links = place.next(tx).await?;
        if links.is_empty() {
            return Ok(walk.end(&head));
        }
        for link in &links {
            if let Err(broken) = walk.step(link) {
                return Ok(Err(broken));
            }
        }
    }
}

/// Why the ledger could not be written into a file.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error(transparent)]
    Db(#[from] DbError),
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Writes the whole ledger as a file that [`chain::verify`] can follow.
///
/// # Errors
/// When the database or the file fails. A chain that does not hold is written as it is.
pub async fn export(tx: &mut Tx, out: &mut impl Write, at: Timestamp) -> Result<Head, ExportError> {
    let mut export = Export::new(at);
    while let Some(piece) = export.piece(tx).await? {
        out.write_all(&piece)?;
    }
    Ok(export.head)
}

/// The ledger on its way into a file, piece by piece: it may be longer than what fits into memory. Each piece may be read
/// in a transaction of its own, since rows do not change and the last piece has the end of the chain that its transaction
/// sees.
#[derive(Debug)]
pub struct Export {
    at: Timestamp,
    place: Option<Place>,
    /// Where the chain ended, once the last piece is there.
    pub head: Head,
    over: bool,
}

impl Export {
    pub fn new(at: Timestamp) -> Self {
        Self {
            at,
            place: None,
            head: Head::default(),
            over: false,
        }
    }

    /// The next piece; `None` after the last.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn piece(&mut self, tx: &mut Tx) -> Result<Option<Vec<u8>>, ExportError> {
        if self.over {
            return Ok(None);
        }
        let mut piece = Vec::new();
        if self.place.is_none() {
            chain::begin(&mut piece, self.at)?;
        }
        let links = self.place.get_or_insert(Place::START).next(tx).await?;
        for link in &links {
            chain::write(&mut piece, link)?;
        }
        if links.is_empty() {
            self.head = head(tx).await?;
            chain::end(&mut piece, &self.head)?;
            self.over = true;
        }
        Ok(Some(piece))
    }
}

/// What the ledger says of the subjects to which one of these was done: subject and details, in its order.
pub async fn deeds(tx: &mut Tx, actions: [&str; 3]) -> DbResult<Vec<(String, Json)>> {
    tx.rows(
        "select subject, details from audit where action in ($1, $2, $3) order by sequence, id",
        &actions.map(Value::from),
    )
    .await?
    .iter()
    .map(|row| Ok((row.text("subject")?, row.json("details")?)))
    .collect()
}

/// Puts a piece of news into the outbox.
pub async fn announce(tx: &mut Tx, at: Timestamp, topic: &str, subject: &str) -> DbResult<()> {
    announce_with(tx, at, topic, subject, &Json::Object(serde_json::Map::new())).await
}

/// Puts a piece of news into the outbox, with what those who act on it need to know.
pub async fn announce_with(tx: &mut Tx, at: Timestamp, topic: &str, subject: &str, details: &Json) -> DbResult<()> {
    tx.execute(
        "insert into outbox (id, at, topic, subject, details) values ($1, $2, $3, $4, $5)",
        &[
            new_id(at).into(),
            at.into(),
            topic.into(),
            subject.into(),
            Value::json(details),
        ],
    )
    .await
    .map(drop)
}

/// One deed as it was written down.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed {
    pub at: Timestamp,
    pub actor: String,
    pub action: String,
    pub details: Json,
}

/// What was done to this, the latest first, so many at most.
pub async fn about(tx: &mut Tx, subject: &str, most: i64) -> DbResult<Vec<Deed>> {
    tx.rows(
        "select at, actor, action, details from audit where subject = $1 order by at desc, id desc limit $2",
        &[subject.into(), most.into()],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Deed {
            at: row.instant("at")?,
            actor: row.text("actor")?,
            action: row.text("action")?,
            details: row.json("details")?,
        })
    })
    .collect()
}

/// A piece of news as it was put into the outbox.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    pub at: Timestamp,
    pub topic: String,
    pub subject: String,
    pub details: Json,
}

/// The piece of news with this id.
pub async fn news(tx: &mut Tx, id: Uuid) -> DbResult<Option<News>> {
    let row = tx
        .row(
            "select at, topic, subject, details from outbox where id = $1",
            &[id.into()],
        )
        .await?;
    row.map(|row| {
        Ok(News {
            at: row.instant("at")?,
            topic: row.text("topic")?,
            subject: row.text("subject")?,
            details: row.json("details")?,
        })
    })
    .transpose()
}

/// Ids of rows of the ledger and the outbox that have no instant or no identity, which only damage could bring about.
pub async fn unreadable(tx: &mut Tx) -> DbResult<Vec<String>> {
    let rows = tx
        .rows(
            "select id, at from audit
             union all select id, at from outbox
             order by at, id",
            &[],
        )
        .await?;
    let mut found = Vec::new();
    for row in rows {
        if row.instant("at").is_err() || row.parsed::<Uuid>("id").is_err() {
            found.push(row.text("id")?);
        }
    }
    Ok(found)
}

/// A new id that sorts by time (RFC 9562, version 7).
pub fn new_id(at: Timestamp) -> Uuid {
    let seconds = u64::try_from(at.as_second()).unwrap_or_default();
    let nanos = u32::try_from(at.subsec_nanosecond()).unwrap_or_default();
    Uuid::new_v7(UuidTimestamp::from_unix(ContextV7::new(), seconds, nanos))
}
