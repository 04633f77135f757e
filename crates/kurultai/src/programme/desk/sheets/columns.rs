//! Matching the columns of a sheet with those of a list.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::Form;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use exchange::sheet::{self, Address, Column, Confidence, Sheet, Workbook};
use serde::Deserialize;

use super::lists::{list_words, no_sheet};
use super::{address, find, to};
use crate::people::access::{Actor, Desk, Visit};
use crate::people::desk::{DeskShell, Section, page as render, refusal};
use crate::platform::db::DbError;
use crate::platform::i18n::{Locale, locale};
use crate::programme::sheets::{self, State as Stands, Upload, store};

/// How long somebody waits for a small sheet before they are shown a page that counts.
const PATIENCE: Duration = Duration::from_millis(1200);

/// How many values are shown under a heading.
const SAMPLES: usize = 3;

#[derive(Template)]
#[template(path = "programme/desk/sheets/columns.html")]
struct Columns {
    shell: DeskShell,
    url: String,
    name: String,
    sheets: Vec<(usize, String, bool)>,
    headers: Vec<(usize, String, bool)>,
    place: usize,
    header: usize,
    rows: usize,
    remembered: bool,
    blanks_clear: bool,
    columns: Vec<Match>,
    required: Vec<String>,
    error: Option<String>,
}

/// One column of the sheet.
struct Match {
    place: u32,
    letters: String,
    heading: String,
    samples: Vec<String>,
    options: Vec<(String, String, bool)>,
    sure: Option<(&'static str, String)>,
}

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    sheet: Option<usize>,
    header: Option<usize>,
    /// The sheet that was shown, whose row of headings `header` is.
    was: Option<usize>,
}

pub(super) async fn page(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Response {
    let mut upload = match find(&desk, &visit, &actor, &edition, &id).await {
        Ok(upload) => upload,
        Err(refused) => return refused,
    };
    if matches!(upload.state, Stands::Applied | Stands::Undone | Stands::Applying) {
        return to(&address(&upload));
    }
    let small = |number: usize| u32::try_from(number).unwrap_or_default();
    if let Some(place) = asked.sheet {
        if small(place) != upload.place {
            upload.mapping.clear();
        }
        upload.place = small(place);
    }
    let moved = asked.sheet.is_some() && (asked.header.is_none() || asked.sheet != asked.was);
    if let Some(header) = asked.header {
        if small(header) != upload.header {
            upload.mapping.clear();
        }
        upload.header = small(header);
    }
    show(&desk, &visit, upload, moved, StatusCode::OK, None).await
}

async fn show(
    desk: &Desk,
    visit: &Visit,
    mut upload: Upload,
    find_header: bool,
    status: StatusCode,
    error: Option<String>,
) -> Response {
    let l = locale(visit.lang);
    let loaded = async {
        let mut tx = desk.db.read().await?;
        let frame = crate::forum::store::edition(&mut tx, &upload.edition).await?;
        Ok::<_, DbError>((frame, store::content(&mut tx, upload.id).await?))
    };
    let (frame, content) = match loaded.await {
        Ok((Some(frame), Some(content))) => (frame, content),
        Ok(_) => return refusal::not_found(visit),
        Err(error) => return refusal::internal(&error, false),
    };
    let book = match sheets::read(Arc::new(content)).await {
        Ok(book) => book,
        Err(refused) => {
            let why = no_sheet(l, &refused.reason);
            tracing::warn!(why, "a sheet that was read cannot be read any more");
            return refusal::not_found(visit);
        }
    };
    let languages: Vec<String> = frame
        .languages
        .iter()
        .map(|language| language.as_str().to_owned())
        .collect();
    let labels = sheets::labels(upload.list, &languages);
    let place = usize::try_from(upload.place)
        .unwrap_or_default()
        .min(book.sheets.len() - 1);
    let sheet = &book.sheets[place];
    if find_header {
        upload.header = u32::try_from(sheet::header_row(upload.list, sheet, &languages, &labels)).unwrap_or_default();
    }
    let header = usize::try_from(upload.header)
        .unwrap_or_default()
        .min(sheet.rows.len() - 1);
    let headings = sheet::headings(&sheet.rows[header]);
    let remembered = async {
        let mut tx = desk.db.read().await?;
        store::mapping(&mut tx, &upload.edition, upload.list, &sheet::header_digest(&headings)).await
    };
    let remembered = match remembered.await {
        Ok(remembered) => remembered,
        Err(error) => return refusal::internal(&error, false),
    };
    let guesses = sheet::guess(upload.list, &headings, &languages, &labels);
    let columns = upload.list.columns(&languages);
    let is_remembered = upload.mapping.is_empty() && error.is_none() && remembered.is_some();
    let chosen: BTreeMap<u32, String> = if !upload.mapping.is_empty() || error.is_some() {
        upload.mapping.clone()
    } else {
        remembered.unwrap_or_else(|| {
            guesses
                .iter()
                .map(|(place, guess)| (*place, guess.column.clone()))
                .collect()
        })
    };
    let rows = &sheet.rows[header + 1..];
    let places: BTreeSet<u32> = headings
        .iter()
        .map(|heading| heading.place)
        .chain(rows.iter().take(200).flatten().map(|cell| cell.at.column))
        .collect();
    let matches = places.into_iter().map(|place| {
        let heading = headings.iter().find(|heading| heading.place == place);
        let key = chosen.get(&place);
        let guess = guesses.get(&place).filter(|guess| Some(&guess.column) == key);
        Match {
            place,
            letters: Address::new(0, place).letters(),
            heading: heading.map(|heading| heading.words.clone()).unwrap_or_default(),
            samples: samples(rows, place),
            options: options(l, upload.list, &columns, key),
            sure: if is_remembered {
                None
            } else {
                guess.map(|guess| sure(l, guess.confidence))
            },
        }
    });
    let page = Columns {
        url: address(&upload),
        name: upload.name.clone(),
        sheets: choices_of_sheets(&book, place),
        headers: choices_of_headers(sheet, header),
        place,
        header,
        rows: rows.len(),
        remembered: is_remembered,
        blanks_clear: upload.blanks_clear,
        columns: matches.collect(),
        required: required(l, &upload, &columns),
        error,
        shell: DeskShell::new(
            visit,
            Some(&upload.edition),
            Section::Sheets,
            l.sheet_columns_title(list_words(l, upload.list)),
        )
        .style("css/sheets.css"),
    };
    render(status, &page)
}

fn samples(rows: &[Vec<sheet::Cell>], place: u32) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for cell in rows.iter().take(2000).filter_map(|row| Sheet::cell(row, place)) {
        let words: String = cell.value.words().chars().take(80).collect();
        if !found.contains(&words) {
            found.push(words);
        }
        if found.len() == SAMPLES {
            break;
        }
    }
    found
}

fn options(l: &Locale, list: sheet::List, columns: &[Column], chosen: Option<&String>) -> Vec<(String, String, bool)> {
    columns
        .iter()
        .map(|column| {
            (
                column.key.clone(),
                sheets::heading(l, list, column),
                chosen == Some(&column.key),
            )
        })
        .collect()
}

fn sure(l: &Locale, confidence: Confidence) -> (&'static str, String) {
    match confidence {
        Confidence::Sure => ("ok", l.sheet_sure()),
        Confidence::Good => ("ok", l.sheet_likely()),
        Confidence::Low => ("warn", l.sheet_unsure()),
    }
}

fn required(l: &Locale, upload: &Upload, columns: &[Column]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let needed = columns
        .iter()
        .filter(|column| column.required && seen.insert(column.field));
    let plain = |column: &Column| Column {
        language: None,
        ..column.clone()
    };
    needed
        .map(|column| sheets::heading(l, upload.list, &plain(column)))
        .collect()
}

fn choices_of_sheets(book: &Workbook, chosen: usize) -> Vec<(usize, String, bool)> {
    let names = book.sheets.iter().enumerate();
    names
        .map(|(place, sheet)| (place, sheet.name.clone(), place == chosen))
        .collect()
}

/// The first rows, by what stands in them, for whoever wants other headings.
fn choices_of_headers(sheet: &Sheet, chosen: usize) -> Vec<(usize, String, bool)> {
    let rows = sheet.rows.iter().enumerate().take(20.max(chosen + 1));
    rows.map(|(place, row)| {
        let words: Vec<String> = row.iter().take(4).map(|cell| cell.value.words()).collect();
        let words: String = words.join(" · ").chars().take(70).collect();
        (place, format!("{}: {words}", row[0].at.line()), place == chosen)
    })
    .collect()
}

pub(super) async fn choose(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id)): Path<(String, String)>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let l = locale(visit.lang);
    let mut upload = match find(&desk, &visit, &actor, &edition, &id).await {
        Ok(upload) => upload,
        Err(refused) => return refused,
    };
    upload.mapping = fields
        .iter()
        .filter(|(_, key)| !key.is_empty())
        .filter_map(|(name, key)| Some((name.strip_prefix("column-")?.parse().ok()?, key.clone())))
        .collect();
    let number = |wanted: &str| {
        fields
            .iter()
            .find(|(name, _)| name == wanted)
            .and_then(|(_, value)| value.parse().ok())
    };
    upload.place = number("sheet").unwrap_or(upload.place);
    upload.header = number("header").unwrap_or(upload.header);
    upload.blanks_clear = fields.iter().any(|(name, value)| name == "blanks" && value == "clear");
    let bad = StatusCode::UNPROCESSABLE_ENTITY;
    let mut seen = BTreeSet::new();
    if let Some(twice) = upload.mapping.values().find(|key| !seen.insert(key.as_str())) {
        let tags: Vec<String> = twice
            .rsplit_once('.')
            .map(|(_, tag)| tag.to_owned())
            .into_iter()
            .collect();
        let columns = upload.list.columns(&tags);
        let column = columns.iter().find(|column| column.key == *twice);
        let words = column.map_or_else(|| twice.clone(), |column| sheets::heading(l, upload.list, column));
        return show(&desk, &visit, upload, false, bad, Some(l.sheet_matched_twice(words))).await;
    }
    if upload.mapping.is_empty() {
        return show(&desk, &visit, upload, false, bad, Some(l.sheet_matched_none())).await;
    }
    if let Err(error) = remember(&desk, &upload).await {
        return refusal::internal(&error, false);
    }
    start(&desk, &visit, upload).await
}

/// Remembers how the columns of these headings were matched.
async fn remember(desk: &Desk, upload: &Upload) -> Result<(), DbError> {
    let Some(content) = store::content(&mut desk.db.read().await?, upload.id).await? else {
        return Ok(());
    };
    let Ok(book) = sheets::read(Arc::new(content)).await else {
        return Ok(());
    };
    let row = usize::try_from(upload.place)
        .ok()
        .and_then(|place| book.sheets.get(place))
        .and_then(|sheet| sheet.rows.get(usize::try_from(upload.header).ok()?));
    let Some(row) = row else { return Ok(()) };
    let digest = sheet::header_digest(&sheet::headings(row));
    let mut tx = desk.db.write().await?;
    store::remember_mapping(&mut tx, upload, &digest, desk.now()).await?;
    tx.commit().await
}

/// Reads the sheet once more, against the draft as it is now.
pub(super) async fn again(
    State(desk): State<Desk>,
    visit: Visit,
    actor: Actor,
    Path((edition, id)): Path<(String, String)>,
) -> Response {
    match find(&desk, &visit, &actor, &edition, &id).await {
        Ok(upload) => start(&desk, &visit, upload).await,
        Err(refused) => refused,
    }
}

async fn start(desk: &Desk, visit: &Visit, upload: Upload) -> Response {
    let url = address(&upload);
    match sheets::begin(desk, &upload, Stands::Reading).await {
        Err(error) => return refusal::internal(&error, false),
        Ok(false) => return to(&url),
        Ok(true) => {}
    }
    let work = sheets::dry_run(desk, upload, visit.lang);
    // A small sheet is read before anybody could look at a page that counts.
    let _ = tokio::time::timeout(PATIENCE, work).await;
    to(&url)
}
