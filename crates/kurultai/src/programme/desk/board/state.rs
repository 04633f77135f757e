//! The board as data: everything, or what changed since a revision; and what the last release said.

use axum::Json;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse as _, Response};
use exchange::archive::Session;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use timetable::Rule;

use super::wording::{best, column_of, days, findings, minutes_of};
use super::{At, no_answer, nothing_there};
use crate::people::desk::refusal;
use crate::platform::db::{DbError, DbResult};
use crate::platform::i18n::{Locale, locale};
use crate::programme::board::Arranged;
use crate::programme::{release, store};

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The revision that the asker has.
    since: Option<i64>,
}

pub(super) async fn state(at: At<'_>, Path(edition): Path<String>, Query(asked): Query<Asked>) -> Response {
    let board = match at.boards.look(&at.desk.db, &edition).await {
        Ok(board) => board,
        Err(error) => return no_answer(&error),
    };
    let l = locale(at.visit.lang);
    let changed = asked.since.and_then(|revision| board.changed_since(revision));
    let answer = match changed {
        Some(changed) => part(&board, l, &changed),
        None => whole(&board, l, at.may_move(&edition)),
    };
    Json(answer).into_response()
}

/// Sessions as they are now, and what is wrong with any of them.
pub(super) fn part(board: &Arranged, l: &Locale, changed: &[String]) -> Value {
    let sessions: Vec<Value> = changed
        .iter()
        .filter_map(|id| board.session(id))
        .map(|one| session(board, l, one))
        .collect();
    json!({
        "revision": board.revision,
        "sessions": sessions,
        "findings": findings(&board.edition, l, &board.findings_about(changed)),
    })
}

fn whole(board: &Arranged, l: &Locale, may: bool) -> Value {
    let edition = &board.edition;
    let hours: std::collections::BTreeMap<_, _> = board.hours().into_iter().collect();
    let days: Vec<Value> = days(edition)
        .into_iter()
        .map(|day| {
            let open = hours.get(&day).copied().flatten();
            json!({
                "from": minutes_of(edition, day.to_datetime(jiff::civil::Time::midnight())),
                "name": l.date_with_weekday(day),
                "short": l.date_day_month(day),
                "opens": open.map(|(opens, _)| minutes_of(edition, opens)),
                "closes": open.map(|(_, closes)| minutes_of(edition, closes)),
                "own": edition.start <= day && day <= edition.end,
            })
        })
        .collect();
    let venues: Vec<Value> = edition
        .venues
        .iter()
        .map(|venue| {
            let halls: Vec<Value> = venue
                .halls
                .iter()
                .map(|hall| {
                    let seats = hall.capacity.map(|seats| l.board_capacity(seats));
                    json!({ "id": hall.id, "name": best(&hall.name, l), "seats": seats })
                })
                .collect();
            json!({ "id": venue.id, "name": best(&venue.name, l), "halls": halls })
        })
        .collect();
    let sessions: Vec<Value> = edition.sessions.iter().map(|one| session(board, l, one)).collect();
    let due: std::collections::HashSet<&str> = edition
        .sessions
        .iter()
        .flat_map(|session| &session.roles)
        .map(|role| role.person.as_str())
        .collect();
    let people: Vec<Value> = edition
        .people
        .iter()
        .filter(|person| due.contains(person.id.as_str()))
        .map(|person| json!({ "id": person.id, "name": best(&person.name, l), "side": person.side }))
        .collect();
    let named = |id: &str, name: String| json!({ "id": id, "name": name });
    json!({
        "revision": board.revision,
        "may": may,
        "title": best(&edition.title, l),
        "days": days,
        "venues": venues,
        "sides": edition.sides.iter().map(|side| named(&side.id, best(&side.name, l))).collect::<Vec<_>>(),
        "tracks": edition.tracks.iter().map(|track| named(&track.id, best(&track.name, l))).collect::<Vec<_>>(),
        "people": people,
        "sessions": sessions,
        "findings": findings(edition, l, &board.findings()),
        "words": words(l),
    })
}

fn session(board: &Arranged, l: &Locale, session: &Session) -> Value {
    let edition = &board.edition;
    let whole = session.part_of.as_ref().and_then(|id| board.session(id));
    let people: Vec<(&String, String)> = session
        .roles
        .iter()
        .map(|role| (&role.person, l.term("role", &role.role)))
        .collect();
    json!({
        "id": session.id,
        "v": board.version(&session.id),
        "title": best(&session.title, l),
        "kind": session.kind,
        "kindName": l.term("kind", &session.kind),
        "s": session.start.map(|at| minutes_of(edition, at)),
        "e": session.end.map(|at| minutes_of(edition, at)),
        "date": session.date.filter(|_| session.start.is_none()).map(|day| l.date_day_month(day)),
        "place": column_of(session, whole).key(),
        "own": session.hall.is_some(),
        "track": session.track,
        "sides": session.sides,
        "people": people,
        "part": session.part_of,
        "cancelled": session.cancelled,
        "outside": session.outside_programme,
    })
}

/// Where the sessions of the last release stood.
pub(super) async fn released(at: At<'_>, Path(edition): Path<String>) -> Response {
    let found = async {
        let mut tx = at.desk.db.read().await?;
        let Some((uid, _)) = crate::forum::store::edition_revision(&mut tx, &edition).await? else {
            return Ok(None);
        };
        last_release(&mut tx, uid).await.map(Some)
    };
    let l = locale(at.visit.lang);
    match found.await {
        Ok(None) => nothing_there(),
        Ok(Some(None)) => Json(json!({ "number": null, "sessions": [] })).into_response(),
        Ok(Some(Some((number, old)))) => {
            // Minutes count from the first day that the draft has now.
            let board = match at.boards.look(&at.desk.db, &edition).await {
                Ok(board) => board,
                Err(error) => return no_answer(&error),
            };
            let by_id: std::collections::HashMap<&str, &Session> =
                old.sessions.iter().map(|one| (one.id.as_str(), one)).collect();
            let sessions: Vec<Value> = old
                .sessions
                .iter()
                .filter(|one| !one.cancelled)
                .map(|one| {
                    let whole = one.part_of.as_ref().and_then(|id| by_id.get(id.as_str()).copied());
                    let column = column_of(one, whole);
                    json!({
                        "id": one.id,
                        "title": best(&one.title, l),
                        "s": one.start.map(|time| minutes_of(&board.edition, time)),
                        "e": one.end.map(|time| minutes_of(&board.edition, time)),
                        "place": column.key(),
                        "where": super::wording::at(&old, l, one.start, one.end, &column),
                    })
                })
                .collect();
            Json(json!({ "number": number, "sessions": sessions })).into_response()
        }
        Err(error) => refusal::internal(&error, true),
    }
}

async fn last_release(
    tx: &mut crate::platform::db::Tx,
    edition: uuid::Uuid,
) -> DbResult<Option<(u32, exchange::archive::Edition)>> {
    let summaries = store::release_summaries(tx, edition).await?;
    let Some(last) = summaries.first() else {
        return Ok(None);
    };
    let Some(found) = store::release(tx, edition, last.number).await? else {
        return Ok(None);
    };
    let mut archive = release::content(&found)?;
    let problem = || DbError::Malformed {
        column: "content".to_owned(),
        problem: "a release without its edition".to_owned(),
    };
    let old = archive.editions.pop().ok_or_else(problem)?;
    Ok(Some((last.number, old)))
}

/// The sentences that the script says; `{0}` and `{1}` stand for what it fills in.
fn words(l: &Locale) -> Value {
    let (a, b, c) = ("{0}", "{1}", "{2}");
    let mut said = Map::new();
    let mut say = |key: &str, words: String| {
        said.insert(key.to_owned(), Value::from(words));
    };
    say("plan", l.plan_from_board());
    say("views", l.board_views());
    say("viewHalls", l.board_view_halls());
    say("viewPeople", l.board_view_people());
    say("viewList", l.board_view_list());
    say("zoom", l.board_zoom());
    say("zoomIn", l.board_zoom_in());
    say("zoomOut", l.board_zoom_out());
    say("filters", l.board_filters());
    say("search", l.board_search());
    say("searchHint", l.board_search_hint());
    say("side", l.board_filter_side());
    say("person", l.board_filter_person());
    say("venue", l.board_filter_venue());
    say("track", l.board_filter_track());
    say("finding", l.board_filter_finding());
    say("all", l.board_filter_all());
    say("anyFinding", l.board_filter_any_finding());
    say("clear", l.board_filter_clear());
    say("shown", l.board_shown(a, b));
    say("day", l.board_day());
    say("noHall", l.board_no_hall());
    say("noHallOf", l.board_no_hall_of(a));
    say("tray", l.board_tray());
    say("trayWhy", l.board_tray_why());
    say("trayEmpty", l.board_tray_empty());
    say("closed", l.board_closed());
    say("cancelled", l.board_cancelled());
    say("outside", l.board_outside());
    say("partOf", l.board_part_of(a));
    say("at", l.board_at(a, b, c));
    say("nowhere", l.board_nowhere());
    say("noFindings", l.board_no_findings());
    say("findings", l.board_findings());
    say("findingsNone", l.board_findings_none());
    say("findingsMore", l.board_findings_more(a));
    say("level-hard", l.board_level_hard());
    say("level-soft", l.board_level_soft());
    say("level-text", l.board_level_text());
    say("jump", l.board_jump());
    say("caused", l.board_caused());
    say("cured", l.board_cured());
    say("nothingCaused", l.board_nothing_caused());
    say("actions", l.board_actions(a));
    say("move", l.board_move());
    say("longer", l.board_longer());
    say("shorter", l.board_shorter());
    say("park", l.board_park());
    say("swap", l.board_swap());
    say("better", l.board_better());
    say("betterTitle", l.board_better_title(a));
    say("betterNone", l.board_better_none());
    say("betterSearching", l.board_better_searching());
    say("betterAsGood", l.board_better_as_good());
    say("betterGo", l.board_better_go());
    say("open", l.board_open());
    say("undo", l.board_undo());
    say("redo", l.board_redo());
    say("close", l.board_close());
    say("cancel", l.board_cancel());
    say("save", l.board_save());
    say("formTitle", l.board_form_title(a));
    say("formNow", l.board_form_now(a));
    say("start", l.board_start());
    say("duration", l.board_duration());
    say("place", l.board_place());
    say("badTime", l.board_form_bad_time());
    say("pickedUp", l.board_picked_up(a));
    say("swapChoose", l.board_swap_choose(a));
    say("left", l.board_left(a));
    say("doneMoved", l.board_done_moved(a, b));
    say("doneParked", l.board_done_parked(a));
    say("doneSwapped", l.board_done_swapped(a, b));
    say("doneResized", l.board_done_resized(a, b));
    say("doneUndone", l.board_done_undone());
    say("doneRedone", l.board_done_redone());
    say("nothingToUndo", l.board_nothing_to_undo());
    say("nothingToRedo", l.board_nothing_to_redo());
    say("unreachable", l.board_unreachable());
    say("refused", l.board_refused());
    say("others", l.board_others(a));
    say("diff", l.board_diff(a));
    say("diffNew", l.board_diff_new());
    say("diffMoved", l.board_diff_moved(a));
    say("diffGone", l.board_diff_gone());
    say("diffCount", l.board_diff_count(a, b, c));
    say("keys", l.board_keys());
    for rule in Rule::ALL {
        say(&format!("rule-{}", rule.id()), l.term("board-rule", rule.id()));
    }
    let keys = [
        l.board_keys_arrows(),
        l.board_keys_pick(),
        l.board_keys_held(),
        l.board_keys_size(),
        l.board_keys_park(),
        l.board_keys_swap(),
        l.board_keys_better(),
        l.board_keys_menu(),
        l.board_keys_undo(),
        l.board_keys_escape(),
    ];
    said.insert("keyList".to_owned(), Value::from(keys.to_vec()));
    let zooms: Vec<(i64, String)> = [60, 120, 240, 480, 720]
        .map(|minutes| (minutes, l.board_zoom_hours(minutes / 60)))
        .into_iter()
        .chain([1440, 2880, 4320].map(|minutes| (minutes, l.board_zoom_days(minutes / 1440))))
        .collect();
    said.insert("zooms".to_owned(), json!(zooms));
    Value::Object(said)
}
