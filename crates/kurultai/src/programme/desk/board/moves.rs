//! What a script asks while somebody arranges: a drop, what a drop would do, better places, taking back.

use axum::Json;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jiff::ToSpan as _;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::wording::{Column, at as say_at, minutes_of, outcome, time_of};
use super::{At, no_answer, nothing_there};
use crate::people::access::AccountId;
use crate::people::accounts;
use crate::people::desk::refusal;
use crate::platform::db::{DbResult, Tx};
use crate::platform::i18n::{Locale, locale};
use crate::programme::board::{Arranged, Done, Level, Outcome};
use crate::programme::edit::{By, Code, Conflict, EditError, Move, Origin, Placement, Refusal, Version};
use crate::programme::history;
use crate::programme::records::{Kind, RecordKey};
use crate::programme::undo::UndoError;

/// Longest session, in minutes.
pub(super) const LONGEST: i64 = 2 * 1440;
/// Shortest.
pub(super) const SHORTEST: i64 = 5;
/// Sessions that can be moved together.
const MOST_MOVES: usize = 200;
/// Better places that are offered.
const MOST_PLACES: usize = 12;

#[derive(Debug, Deserialize)]
pub struct Rearrangement {
    #[serde(default)]
    moves: Vec<Wanted>,
}

/// One session of a drop.
#[derive(Debug, Deserialize)]
struct Wanted {
    session: String,
    base: Version,
    /// Minutes since midnight before the edition's first day; without it the session is taken off the board.
    start: Option<i64>,
    minutes: Option<i64>,
    place: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct OfSession {
    #[serde(default)]
    session: String,
}

/// A place that somebody points at.
#[derive(Debug, Deserialize)]
pub struct Wish {
    #[serde(default)]
    session: String,
    start: Option<i64>,
    minutes: Option<i64>,
    place: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct TakeBack {
    batch: Uuid,
}

/// Reads where a session is wanted. `None` when that is no place or no time.
fn placement(board: &Arranged, start: Option<i64>, minutes: Option<i64>, place: Option<&str>) -> Option<Placement> {
    let Some(start) = start else {
        return Some(Placement::default());
    };
    let minutes = minutes.filter(|minutes| (0..=LONGEST).contains(minutes))?;
    let start = time_of(&board.edition, start)?;
    let end = start.checked_add(minutes.minutes()).ok()?;
    Some(Column::read(place?)?.placed(start, end))
}

pub(super) async fn rearrange(at: At<'_>, Path(edition): Path<String>, Json(wanted): Json<Rearrangement>) -> Response {
    let mut board = match at.boards.look(&at.desk.db, &edition).await {
        Ok(board) => board,
        Err(error) => return no_answer(&error),
    };
    let mut moves = Vec::with_capacity(wanted.moves.len());
    for one in wanted.moves.into_iter().take(MOST_MOVES) {
        let Some(to) = placement(&board, one.start, one.minutes, one.place.as_deref()) else {
            return refused(locale(at.visit.lang).board_refused());
        };
        moves.push(Move {
            session: one.session,
            base: one.base,
            to,
        });
    }
    if moves.is_empty() {
        return refused(locale(at.visit.lang).board_refused());
    }
    match write(at, &mut board, &moves).await {
        Ok(done) => answer(at, &board, &done),
        Err(error) => failed(at, &board, error).await,
    }
}

/// Writes moves and tells whoever is looking.
pub(super) async fn write(at: At<'_>, board: &mut Arranged, moves: &[Move]) -> Result<Done, EditError> {
    let label = at.actor.label();
    let by = By {
        account: &label,
        origin: Origin::Board,
        address: at.actor.address.as_deref(),
        at: at.desk.now(),
    };
    let done = board.rearrange(&at.desk.db, moves, &by).await?;
    tell(at, board, &done);
    Ok(done)
}

fn tell(at: At<'_>, board: &Arranged, done: &Done) {
    let edition = &board.edition.id;
    let keys: Vec<String> = done
        .touched
        .iter()
        .map(|id| RecordKey::of(edition, Kind::Session, id).to_string())
        .collect();
    at.desk.draft_changed(edition, board.revision, &keys, &at.actor.name);
}

fn answer(at: At<'_>, board: &Arranged, done: &Done) -> Response {
    let l = locale(at.visit.lang);
    let mut answer = match board.changed_since(board.revision - 1) {
        Some(_) => super::state::part(board, l, &done.touched),
        // So much is different that the script has to begin anew.
        None => json!({ "revision": board.revision, "stale": true }),
    };
    answer["batch"] = json!(done.batch);
    answer["outcome"] = outcome(&board.edition, l, &done.outcome);
    Json(answer).into_response()
}

/// Why nothing was moved, in words, with the sessions as they are now.
async fn failed(at: At<'_>, board: &Arranged, error: EditError) -> Response {
    let l = locale(at.visit.lang);
    match error {
        EditError::Conflict(conflicts) => match described(at, board, l, &conflicts).await {
            Ok(words) => {
                let ids: Vec<String> = conflicts.iter().map(|conflict| conflict.key.id.clone()).collect();
                let mut answer = super::state::part(board, l, &ids);
                answer["problem"] = json!("conflict");
                answer["words"] = json!(words);
                (StatusCode::CONFLICT, Json(answer)).into_response()
            }
            Err(error) => refusal::internal(&error, true),
        },
        EditError::Gone(_) => {
            let answer = json!({ "problem": "gone", "words": [l.board_gone()], "stale": true });
            (StatusCode::GONE, Json(answer)).into_response()
        }
        EditError::Refused(refusals) => refused(reason(l, &refusals)),
        EditError::Db(error) => refusal::internal(&error, true),
    }
}

/// The first reason that has words of its own.
pub(super) fn reason(l: &Locale, refusals: &[Refusal]) -> String {
    match refusals.iter().any(|refusal| refusal.code == Code::OutsideEdition) {
        true => l.board_refused_outside(),
        false => l.board_refused(),
    }
}

fn refused(words: String) -> Response {
    let answer = json!({ "problem": "refused", "words": [words] });
    (StatusCode::UNPROCESSABLE_ENTITY, Json(answer)).into_response()
}

/// Who changed what meanwhile, a sentence for each.
pub(super) async fn described(
    at: At<'_>,
    board: &Arranged,
    l: &Locale,
    conflicts: &[Conflict],
) -> DbResult<Vec<String>> {
    let mut tx = at.desk.db.read().await?;
    let mut words = Vec::new();
    for conflict in conflicts {
        let who = match &conflict.by {
            Some(label) => name_of(&mut tx, label).await?,
            None => None,
        };
        let who = who.unwrap_or_else(|| l.board_conflict_somebody());
        let now = board.session(&conflict.key.id);
        let place = now.map_or_else(
            || l.board_nowhere(),
            |session| {
                let whole = session.part_of.as_ref().and_then(|id| board.session(id));
                let column = super::wording::column_of(session, whole);
                say_at(&board.edition, l, session.start, session.end, &column)
            },
        );
        let title = now
            .map(|session| super::wording::best(&session.title, l))
            .unwrap_or_default();
        words.push(l.board_conflict(who, title, place));
    }
    Ok(words)
}

/// The name behind an account's label; a command says its own.
async fn name_of(tx: &mut Tx, label: &str) -> DbResult<Option<String>> {
    let Some(id) = label.strip_prefix("account:").and_then(|id| id.parse().ok()) else {
        return Ok(Some(label.to_owned()));
    };
    let account = accounts::store::account(tx, AccountId(id)).await?;
    Ok(account.map(|account| account.name))
}

/// Takes back, or does again, what the asker did on the board.
pub(super) async fn take_back(at: At<'_>, Path(edition): Path<String>, Json(asked): Json<TakeBack>) -> Response {
    let mut board = match at.boards.look(&at.desk.db, &edition).await {
        Ok(board) => board,
        Err(error) => return no_answer(&error),
    };
    let label = at.actor.label();
    match own_on_the_board(at, &edition, asked.batch, &label).await {
        Ok(true) => {}
        Ok(false) => return nothing_there(),
        Err(error) => return refusal::internal(&error, true),
    }
    let by = By {
        account: &label,
        origin: Origin::Undo,
        address: at.actor.address.as_deref(),
        at: at.desk.now(),
    };
    let l = locale(at.visit.lang);
    match board.take_back(&at.desk.db, asked.batch, &by).await {
        Ok(done) => {
            tell(at, &board, &done);
            answer(at, &board, &done)
        }
        Err(UndoError::Nothing) => refused(l.board_nothing_to_undo()),
        Err(UndoError::ChangedSince(blocked)) => {
            let conflicts: Vec<String> = blocked.iter().map(|blocked| blocked.key.id.clone()).collect();
            let mut answer = super::state::part(&board, l, &conflicts);
            answer["problem"] = json!("conflict");
            let mut words = Vec::new();
            for one in &blocked {
                let who = match &one.by {
                    Some(label) => match name_in(at, label).await {
                        Ok(name) => name,
                        Err(error) => return refusal::internal(&error, true),
                    },
                    None => None,
                };
                let session = board.session(&one.key.id);
                let place = session.map_or_else(
                    || l.board_nowhere(),
                    |session| {
                        let column = super::wording::column_of(session, None);
                        say_at(&board.edition, l, session.start, session.end, &column)
                    },
                );
                let who = who.unwrap_or_else(|| l.board_conflict_somebody());
                words.push(l.board_conflict(who, one.label.clone(), place));
            }
            answer["words"] = json!(words);
            (StatusCode::CONFLICT, Json(answer)).into_response()
        }
        Err(UndoError::Refused(refusals)) => refused(reason(l, &refusals)),
        Err(UndoError::Db(error)) => refusal::internal(&error, true),
    }
}

async fn name_in(at: At<'_>, label: &str) -> DbResult<Option<String>> {
    let mut tx = at.desk.db.read().await?;
    name_of(&mut tx, label).await
}

/// Whether the batch is the asker's and touches nothing but sessions of this edition.
async fn own_on_the_board(at: At<'_>, edition: &str, batch: Uuid, label: &str) -> DbResult<bool> {
    let mut tx = at.desk.db.read().await?;
    let changes = history::store::batch(&mut tx, batch).await?;
    Ok(!changes.is_empty()
        && changes.iter().all(|change| {
            change.actor == label && change.key.kind == Kind::Session && change.key.edition.as_deref() == Some(edition)
        }))
}

/// What a drop there would cause and cure.
pub(super) async fn consider(at: At<'_>, Path(edition): Path<String>, Query(wish): Query<Wish>) -> Response {
    let mut board = match at.boards.look(&at.desk.db, &edition).await {
        Ok(board) => board,
        Err(error) => return no_answer(&error),
    };
    let Some(found) = tried(&mut board, &wish) else {
        return nothing_there();
    };
    Json(outcome(&board.edition, locale(at.visit.lang), &found)).into_response()
}

fn tried(board: &mut Arranged, wish: &Wish) -> Option<Outcome> {
    let base = board.version(&wish.session)?.clone();
    let to = placement(board, wish.start, wish.minutes, wish.place.as_deref())?;
    let one = Move {
        session: wish.session.clone(),
        base,
        to,
    };
    Some(board.consider(&[one]))
}

pub(super) async fn better(at: At<'_>, Path(edition): Path<String>, Query(asked): Query<OfSession>) -> Response {
    let board = match at.boards.look(&at.desk.db, &edition).await {
        Ok(board) => board,
        Err(error) => return no_answer(&error),
    };
    let l = locale(at.visit.lang);
    if board.session(&asked.session).is_none() {
        return nothing_there();
    }
    let places: Vec<Value> = offered(&board, &asked.session)
        .into_iter()
        .map(|(to, found)| {
            let column = Column::of(to.hall.as_ref(), to.venue.as_ref());
            json!({
                "start": to.start.map(|at| minutes_of(&board.edition, at)),
                "minutes": board.duration_of(&asked.session),
                "place": column.key(),
                "where": say_at(&board.edition, l, to.start, to.end, &column),
                "outcome": outcome(&board.edition, l, &found),
            })
        })
        .collect();
    Json(json!({ "revision": board.revision, "places": places })).into_response()
}

/// Better places; none for what is outside of the programme, with which nothing can be wrong.
pub(super) fn offered(board: &Arranged, session: &str) -> Vec<(Placement, Outcome)> {
    board.better(session, MOST_PLACES).unwrap_or_default()
}

/// How every place would suit a session: hall, from, until, and 0 to 3 for better, the same, poorer and forbidden. Places
/// that are the same are left out.
pub(super) async fn hints(at: At<'_>, Path(edition): Path<String>, Query(asked): Query<OfSession>) -> Response {
    let board = match at.boards.look(&at.desk.db, &edition).await {
        Ok(board) => board,
        Err(error) => return no_answer(&error),
    };
    if board.session(&asked.session).is_none() {
        return nothing_there();
    }
    let hints: Vec<Value> = board
        .hints(&asked.session)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|hint| {
            let level = match hint.level {
                Level::Better => 0,
                Level::Same => return None,
                Level::Poorer => 2,
                Level::Forbidden => 3,
            };
            let (from, until) = (
                minutes_of(&board.edition, hint.from),
                minutes_of(&board.edition, hint.until),
            );
            Some(json!([Column::Hall(hint.hall).key(), from, until, level]))
        })
        .collect();
    Json(json!({ "revision": board.revision, "hints": hints })).into_response()
}

/// A move from where the draft has the session now.
pub(super) fn from_now(board: &Arranged, session: &str, to: Placement) -> Option<Move> {
    Some(Move {
        session: session.to_owned(),
        base: board.version(session)?.clone(),
        to,
    })
}
