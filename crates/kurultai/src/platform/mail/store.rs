//! The letters and what became of them.

use jiff::Timestamp;
use uuid::Uuid;

use super::Letter;
use crate::platform::audit::new_id;
use crate::platform::db::{DbError, DbResult, Row, Tx, Value};
use crate::platform::i18n::Lang;

/// What became of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Queued,
    /// A server has taken it.
    Sent,
    /// It was meant to be sent, and stayed here because there is no server.
    Kept,
    /// It was given up.
    Failed,
}

impl State {
    pub const fn all() -> [Self; 4] {
        [Self::Queued, Self::Sent, Self::Kept, Self::Failed]
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Kept => "kept",
            Self::Failed => "failed",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        Self::all().into_iter().find(|state| state.word() == word)
    }
}

/// A letter in the list of letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub id: Uuid,
    pub letter: Letter,
    pub queued_at: Timestamp,
    pub state: State,
    pub attempts: u32,
    pub error: Option<String>,
    pub sent_at: Option<Timestamp>,
}

/// Which letters are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    pub state: Option<State>,
    /// Part of an address, a name or a subject, in any case.
    pub words: String,
    /// Only letters that were queued before this one.
    pub before: Option<Uuid>,
}

pub(super) async fn insert(tx: &mut Tx, letter: &Letter, now: Timestamp) -> DbResult<Option<Uuid>> {
    let id = new_id(now);
    let found_by = format!(
        "{}\n{}\n{}",
        letter.to,
        letter.to_name.as_deref().unwrap_or_default(),
        letter.subject
    );
    let rows = tx
        .execute(
            "insert into letter (id, key, queued_at, recipient, recipient_name, lang, subject, body, body_html, unsubscribe,
                 secret, found_by)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             on conflict (key) do nothing",
            &[
                id.into(),
                (&letter.key).into(),
                now.into(),
                (&letter.to).into(),
                (&letter.to_name).into(),
                letter.lang.tag().into(),
                (&letter.subject).into(),
                (&letter.text).into(),
                (&letter.html).into(),
                (&letter.unsubscribe).into(),
                letter.secret.into(),
                // SQLite folds the case of Latin letters only, so it is folded here.
                found_by.to_lowercase().into(),
            ],
        )
        .await?;
    Ok((rows == 1).then_some(id))
}

pub async fn letter(tx: &mut Tx, id: Uuid) -> DbResult<Option<Entry>> {
    let row = tx.row("select * from letter where id = $1", &[id.into()]).await?;
    row.as_ref().map(entry).transpose()
}

/// The latest letters of this sort, at most `most` of them, and how many there are on all pages.
pub async fn letters(tx: &mut Tx, filter: &Filter, most: u32) -> DbResult<(Vec<Entry>, u64)> {
    let state = filter.state.map(State::word);
    let words = pattern(&filter.words);
    // Absent conditions are empty texts: a null without a kind is more than PostgreSQL wants to guess.
    let values: [Value; 4] = [
        state.unwrap_or_default().into(),
        words.into(),
        filter.before.map(|id| id.to_string()).unwrap_or_default().into(),
        most.into(),
    ];
    let entries = tx
        .rows(
            "select *
             from letter
             where ($1 = '' or state = $1)
                 and ($2 = '' or found_by like $2 escape '!')
                 and ($3 = '' or id < $3)
             order by id desc
             limit $4",
            &values,
        )
        .await?
        .iter()
        .map(entry)
        .collect::<DbResult<_>>()?;
    let count = tx
        .row(
            "select count(*) as n
             from letter
             where ($1 = '' or state = $1) and ($2 = '' or found_by like $2 escape '!')",
            &values[..2],
        )
        .await?
        .map(|row| row.small("n"))
        .transpose()?;
    Ok((entries, count.unwrap_or_default()))
}

/// Words as a pattern of `like`; nothing for no words.
fn pattern(words: &str) -> String {
    let words = words.trim().to_lowercase();
    if words.is_empty() {
        return String::new();
    }
    let mut pattern = "%".to_owned();
    for letter in words.chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

fn entry(row: &Row) -> DbResult<Entry> {
    let malformed = |column: &str| DbError::Malformed {
        column: column.to_owned(),
        problem: "it is none of those this program knows".to_owned(),
    };
    Ok(Entry {
        id: row.parsed("id")?,
        letter: Letter {
            to: row.text("recipient")?,
            to_name: row.text_or_null("recipient_name")?,
            lang: Lang::from_tag(&row.text("lang")?).ok_or_else(|| malformed("lang"))?,
            subject: row.text("subject")?,
            text: row.text("body")?,
            html: row.text_or_null("body_html")?,
            unsubscribe: row.text_or_null("unsubscribe")?,
            secret: row.flag("secret")?,
            key: row.text("key")?,
        },
        queued_at: row.instant("queued_at")?,
        state: State::of(&row.text("state")?).ok_or_else(|| malformed("state"))?,
        attempts: row.small("attempts")?,
        error: row.text_or_null("last_error")?,
        sent_at: row
            .int_or_null("sent_at")?
            .map(|_| row.instant("sent_at"))
            .transpose()?,
    })
}

pub(super) async fn record_sent(tx: &mut Tx, id: Uuid, state: State, forget: bool, now: Timestamp) -> DbResult<()> {
    tx.execute(
        "update letter
         set state = $2, sent_at = $3, attempts = attempts + 1, last_error = null
         where id = $1",
        &[id.into(), state.word().into(), now.into()],
    )
    .await?;
    if forget {
        tx.execute(
            "update letter set body = '', body_html = null where id = $1",
            &[id.into()],
        )
        .await?;
    }
    Ok(())
}

pub(super) async fn record_attempt(tx: &mut Tx, id: Uuid, error: &str) -> DbResult<()> {
    tx.execute(
        "update letter set attempts = attempts + 1, last_error = $2 where id = $1",
        &[id.into(), error.into()],
    )
    .await
    .map(drop)
}

pub(super) async fn give_up(tx: &mut Tx, id: Uuid, error: &str) -> DbResult<()> {
    tx.execute(
        "update letter set state = 'failed', last_error = $2 where id = $1 and state = 'queued'",
        &[id.into(), error.into()],
    )
    .await
    .map(drop)
}

pub(super) async fn requeue(tx: &mut Tx, id: Uuid) -> DbResult<bool> {
    let rows = tx
        .execute(
            "update letter set state = 'queued' where id = $1 and state = 'failed'",
            &[id.into()],
        )
        .await?;
    Ok(rows == 1)
}
