//! The front page: every list out, any list in.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use exchange::sheet::write::{self, Explained, Style};
use exchange::sheet::{Column, Holds, List, Reason, Vocabulary};

use super::{address, to};
use crate::people::access::{Actor, Desk, Visit};
use crate::people::desk::{DeskShell, Section, page as render, refusal};
use crate::platform::i18n::{Locale, locale};
use crate::programme::sheets::{self, Known, ReceiveError, State as Stands, Upload, store};

#[derive(Template)]
#[template(path = "programme/desk/sheets/lists.html")]
struct Lists {
    shell: DeskShell,
    lists: Vec<Offer>,
    /// Lists that this person may bring in.
    choices: Vec<Choice>,
    uploads: Vec<Recent>,
    error: Option<String>,
}

struct Offer {
    key: &'static str,
    words: String,
    about: String,
}

struct Choice {
    key: &'static str,
    words: String,
    chosen: bool,
}

struct Recent {
    url: String,
    name: String,
    list: String,
    at: String,
    state: String,
    sign: &'static str,
}

pub(super) async fn page(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
) -> Response {
    show(&desk, &visit, &actor, &edition, StatusCode::OK, None, None).await
}

async fn show(
    desk: &Desk,
    visit: &Visit,
    actor: &Actor,
    edition: &str,
    status: StatusCode,
    error: Option<String>,
    chosen: Option<List>,
) -> Response {
    let l = locale(visit.lang);
    let uploads = async {
        let mut tx = desk.db.read().await?;
        let Some(frame) = crate::forum::store::edition(&mut tx, edition).await? else {
            return Ok(None);
        };
        Ok::<_, crate::platform::db::DbError>(Some((store::uploads(&mut tx, edition).await?, frame.timezone)))
    };
    let (uploads, zone) = match uploads.await {
        Ok(Some(found)) => found,
        Ok(None) => return refusal::not_found(visit),
        Err(error) => return refusal::internal(&error, false),
    };
    let may = |list: List| actor.may(sheets::permission(list), Some(edition));
    let fresh = |upload: &&Upload| may(upload.list) && upload.at.duration_until(desk.now()) < sheets::KEPT;
    let zone = jiff::tz::TimeZone::get(&zone).unwrap_or(jiff::tz::TimeZone::UTC);
    render(
        status,
        &Lists {
            shell: DeskShell::new(visit, Some(edition), Section::Sheets, l.sheet_title()).style("css/sheets.css"),
            lists: List::ALL
                .map(|list| Offer {
                    key: list.key(),
                    words: list_words(l, list),
                    about: l.term("sheet-about", list.key()),
                })
                .into(),
            choices: List::ALL
                .into_iter()
                .filter(|list| may(*list))
                .map(|list| Choice {
                    key: list.key(),
                    words: list_words(l, list),
                    chosen: Some(list) == chosen,
                })
                .collect(),
            uploads: uploads
                .iter()
                .filter(fresh)
                .map(|upload| recent(l, upload, &zone))
                .collect(),
            error,
        },
    )
}

pub(super) fn list_words(l: &Locale, list: List) -> String {
    l.term("sheet-list", list.key())
}

fn recent(l: &Locale, upload: &Upload, zone: &jiff::tz::TimeZone) -> Recent {
    let at = zone.to_datetime(upload.at);
    let (state, sign) = match upload.state {
        Stands::Columns => (l.sheet_state_columns(), "no"),
        Stands::Reading => (l.sheet_state_reading(), "warn"),
        Stands::Ready => (l.sheet_state_ready(), "warn"),
        Stands::Applying => (l.sheet_state_applying(), "warn"),
        Stands::Applied => (l.sheet_state_applied(), "ok"),
        Stands::Undone => (l.sheet_state_undone(), "no"),
    };
    Recent {
        url: address(upload),
        name: upload.name.clone(),
        list: list_words(l, upload.list),
        at: format!("{}, {}", l.date_long(at.date()), l.time(at.time())),
        state,
        sign,
    }
}

pub(super) async fn upload(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path(edition): Path<String>,
    mut form: Multipart,
) -> Response {
    let l = locale(visit.lang);
    let (mut list, mut name, mut content) = (None, String::new(), Vec::new());
    loop {
        match form.next_field().await {
            Ok(Some(field)) if field.name() == Some("list") => {
                list = field.text().await.ok().as_deref().and_then(List::named);
            }
            Ok(Some(field)) if field.name() == Some("file") => {
                name = field.file_name().unwrap_or_default().to_owned();
                match field.bytes().await {
                    Ok(bytes) => content = bytes.to_vec(),
                    Err(_) => return refusal::page(crate::people::access::Refusal::TooLarge, &visit),
                }
            }
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(_) => return refusal::page(crate::people::access::Refusal::TooLarge, &visit),
        }
    }
    let bad = StatusCode::UNPROCESSABLE_ENTITY;
    let Some(list) = list else {
        return show(&desk, &visit, &actor, &edition, bad, Some(l.sheet_no_list()), None).await;
    };
    if !actor.may(sheets::permission(list), Some(&edition)) {
        return refusal::page(crate::people::access::Refusal::NotAllowed, &visit);
    }
    match sheets::receive(&desk, &edition, list, &name, content, &actor.label()).await {
        Ok(upload) => to(&format!("{}/columns", address(&upload))),
        Err(ReceiveError::NoSheet(refused)) => {
            let why = no_sheet(l, &refused.reason);
            show(&desk, &visit, &actor, &edition, bad, Some(why), Some(list)).await
        }
        Err(ReceiveError::NoEdition) => refusal::not_found(&visit),
        Err(ReceiveError::Db(error)) => refusal::internal(&error, false),
    }
}

/// Why a file is not taken, and what to do.
pub(super) fn no_sheet(l: &Locale, reason: &Reason) -> String {
    let megabytes = |bytes: u64| i64::try_from(bytes / 1024 / 1024).unwrap_or_default();
    let count = |number: usize| i64::try_from(number).unwrap_or_default();
    match reason {
        Reason::Empty => l.sheet_refused_empty(),
        Reason::Blank => l.sheet_refused_blank(),
        Reason::TooLarge { limit, .. } => l.sheet_refused_too_large(megabytes(*limit as u64)),
        Reason::UnpacksTooLarge { limit } => l.sheet_refused_unpacks_too_large(megabytes(*limit)),
        Reason::TooManyRows { sheet, limit } => l.sheet_refused_too_many_rows(count(*limit), sheet.clone()),
        Reason::TooManyColumns { at, limit } => l.sheet_refused_too_many_columns(at.to_string(), *limit),
        Reason::TooManyCells { limit } => l.sheet_refused_too_many_cells(count(*limit)),
        Reason::TooManySheets { limit } => l.sheet_refused_too_many_sheets(count(*limit)),
        Reason::CellTooLong { at, limit } => l.sheet_refused_cell_too_long(at.to_string(), count(*limit)),
        Reason::Locked => l.sheet_refused_locked(),
        Reason::Unknown => l.sheet_refused_unknown(),
        Reason::Broken { .. } => l.sheet_refused_broken(),
    }
}

pub(super) async fn file(
    State(desk): State<Desk>,
    visit: Visit,
    Path((edition, file)): Path<(String, String)>,
) -> Response {
    let l = locale(visit.lang);
    let Some((stem, ending)) = file.rsplit_once('.') else {
        return refusal::not_found(&visit);
    };
    let (key, empty) = stem.strip_suffix("-empty").map_or((stem, false), |key| (key, true));
    let Some(list) = List::named(key).filter(|_| matches!(ending, "xlsx" | "csv")) else {
        return refusal::not_found(&visit);
    };
    let known = async { sheets::known(&mut desk.db.read().await?, &edition, list, l).await };
    let known = match known.await {
        Ok(Some(known)) => known,
        Ok(None) => return refusal::not_found(&visit),
        Err(error) => return refusal::internal(&error, false),
    };
    let as_csv = ending == "csv";
    let written = tokio::task::spawn_blocking(move || body(l, list, &known, empty, as_csv)).await;
    let bytes = match written {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(error)) => return refusal::internal(&error, false),
        Err(error) => return refusal::internal(&error, false),
    };
    let kind = if as_csv {
        "text/csv; charset=utf-8"
    } else {
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    };
    let name = format!("attachment; filename=\"{edition}-{file}\"");
    (
        [
            (header::CONTENT_TYPE, kind.to_owned()),
            (header::CONTENT_DISPOSITION, name),
        ],
        bytes,
    )
        .into_response()
}

fn body(l: &Locale, list: List, known: &Known, empty: bool, as_csv: bool) -> Result<Vec<u8>, write::WriteError> {
    let yes = l.sheet_yes();
    let style = if as_csv {
        Style::Keys
    } else {
        Style::Words { yes: &yes }
    };
    let table = if empty {
        write::template(list, &known.edition)
    } else {
        write::table(list, &known.edition, style)
    };
    if as_csv {
        let keys: Vec<String> = table.columns.iter().map(|column| column.key.clone()).collect();
        return Ok(write::csv(&table, &keys).into_bytes());
    }
    let headings: Vec<String> = table
        .columns
        .iter()
        .map(|column| sheets::heading(l, list, column))
        .collect();
    let explained = Explained {
        name: l.sheet_explained(),
        rows: explained(l, list, &table.columns),
    };
    write::xlsx(&table, &headings, &list_words(l, list), Some(&explained))
}

/// The second sheet: what each column holds.
fn explained(l: &Locale, list: List, columns: &[Column]) -> Vec<Vec<String>> {
    let mut rows = vec![vec![
        l.sheet_explained_column(),
        l.sheet_explained_key(),
        l.sheet_explained_required(),
        l.sheet_explained_holds(),
    ]];
    rows.extend(columns.iter().map(|column| {
        vec![
            sheets::heading(l, list, column),
            column.key.clone(),
            if column.required { l.sheet_yes() } else { String::new() },
            holds(l, column),
        ]
    }));
    rows.push(Vec::new());
    rows.push(vec![l.sheet_explained_blank()]);
    rows
}

/// What may be written into a column.
pub(super) fn holds(l: &Locale, column: &Column) -> String {
    let words = |vocabulary: Vocabulary| sheets::words_of(l, vocabulary).join(", ");
    match column.holds {
        Holds::Key => l.sheet_holds_key(),
        Holds::Line => l.sheet_holds_line(),
        Holds::Prose => l.sheet_holds_prose(),
        Holds::Reference(_) => l.sheet_holds_reference(),
        Holds::References(_) => l.sheet_holds_references(),
        Holds::Term(vocabulary) => l.sheet_holds_term(words(vocabulary)),
        Holds::Terms(vocabulary) => l.sheet_holds_terms(words(vocabulary)),
        Holds::Languages => l.sheet_holds_languages(),
        Holds::Labels => l.sheet_holds_labels(),
        Holds::Dates => l.sheet_holds_dates(),
        Holds::Windows => l.sheet_holds_windows(),
        Holds::Date => l.sheet_holds_date(),
        Holds::Time => l.sheet_holds_time(),
        Holds::Moment => l.sheet_holds_moment(),
        Holds::Whole => l.sheet_holds_whole(),
        Holds::Degrees(_) => l.sheet_holds_degrees(),
        Holds::YesNo => l.sheet_holds_yes_no(),
        Holds::Colour => l.sheet_holds_colour(),
        Holds::Address => l.sheet_holds_address(),
    }
}
