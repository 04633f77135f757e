//! Lists as sheets that can be changed and brought back: XLSX for people, CSV for programs. What is written here and read
//! again changes nothing.
//!
//! References and words are written by the name under which exactly they are found again, else by their key. A text that
//! does not fit into a cell is left out, which on the way back leaves it as it is.

use jiff::civil::{Date, DateTime, Time};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};
use serde_json::{Map, Value as Json};

use super::edition::Edition;
use super::interpret::{is_quoted_dash, shown};
use super::layout::{Column, Holds, List, Reference};
use super::text::GUARDED;

/// For whom a sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style<'a> {
    /// Keys, as the record has them.
    Keys,
    /// Names and words in the language of the reader, in which this is “yes”.
    Words { yes: &'a str },
}

/// A list taken apart into cells.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Out>>,
}

/// What a cell is written as.
#[derive(Debug, Clone, PartialEq)]
pub enum Out {
    Blank,
    Words(String),
    Number(f64),
    Date(Date),
    Time(Time),
    Moment(DateTime),
}

/// A second sheet, that explains the columns of the first.
#[derive(Debug, Clone, Default)]
pub struct Explained {
    pub name: String,
    /// The first row is the heading.
    pub rows: Vec<Vec<String>>,
}

/// A workbook that could not be written; names the problem.
#[derive(Debug, thiserror::Error)]
#[error("the workbook cannot be written: {0}")]
pub struct WriteError(String);

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// All records of a list.
pub fn table(list: List, edition: &Edition, style: Style<'_>) -> Table {
    let columns = list.columns(&edition.languages);
    let row = |fields: &Map<String, Json>| {
        columns
            .iter()
            .map(|column| out(edition, column, &shown(fields, column), style))
            .collect()
    };
    let rows = if list == List::Roles {
        let mut rows = Vec::new();
        for (id, fields) in edition.records(List::Sessions) {
            for role in fields.get("roles").and_then(Json::as_array).into_iter().flatten() {
                let Some(role) = role.as_object() else { continue };
                let mut own = role.clone();
                own.insert("session".to_owned(), Json::String(id.clone()));
                rows.push(row(&own));
            }
        }
        rows
    } else {
        edition.records(list).iter().map(|(_, fields)| row(fields)).collect()
    };
    Table { columns, rows }
}

/// No records: what a list can be filled in.
pub fn template(list: List, edition: &Edition) -> Table {
    Table {
        columns: list.columns(&edition.languages),
        rows: Vec::new(),
    }
}

fn out(edition: &Edition, column: &Column, value: &Json, style: Style<'_>) -> Out {
    let many = |value: &Json, name: &dyn Fn(&str) -> String| {
        let items: Vec<String> = value
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Json::as_str)
            .map(name)
            .collect();
        words(items.join("; "), column)
    };
    let reference = |reference: Reference, key: &str| match style {
        Style::Keys => key.to_owned(),
        Style::Words { .. } => {
            let looked_in = if reference == Reference::SideOrJoint {
                Reference::Side
            } else {
                reference
            };
            edition
                .names(looked_in)
                .map_or(key, |names| names.writable(key))
                .to_owned()
        }
    };
    let term = |vocabulary, key: &str| match style {
        Style::Keys => key.to_owned(),
        Style::Words { .. } => edition
            .terms(vocabulary)
            .map_or(key, |names| names.writable(key))
            .to_owned(),
    };
    if value.is_null() {
        return Out::Blank;
    }
    let text = value.as_str().unwrap_or_default();
    match column.holds {
        Holds::Key | Holds::Line | Holds::Prose | Holds::Degrees(_) | Holds::Colour | Holds::Address => {
            words(text.to_owned(), column)
        }
        Holds::Reference(to) => words(reference(to, text), column),
        Holds::References(to) => many(value, &|key| reference(to, key)),
        Holds::Term(vocabulary) => words(term(vocabulary, text), column),
        Holds::Terms(vocabulary) => many(value, &|key| term(vocabulary, key)),
        // What would not be read as it was written stays out, and so stays as it is.
        Holds::Labels if !is_plain_list(value) => Out::Blank,
        Holds::Languages | Holds::Labels | Holds::Dates => many(value, &str::to_owned),
        Holds::Windows => many(value, &|words: &str| match (style, words.parse()) {
            (Style::Words { .. }, Ok(window)) => super::value::window_words(&window),
            _ => words.to_owned(),
        }),
        Holds::Date => text.parse().map_or_else(|_| words(text.to_owned(), column), Out::Date),
        Holds::Time => text.parse().map_or_else(|_| words(text.to_owned(), column), Out::Time),
        Holds::Moment => text
            .parse()
            .map_or_else(|_| words(text.to_owned(), column), Out::Moment),
        Holds::Whole => value.as_f64().map_or(Out::Blank, Out::Number),
        Holds::YesNo => match (value.as_bool(), style) {
            (Some(true), Style::Keys) => Out::Words("true".to_owned()),
            (Some(true), Style::Words { yes }) => Out::Words(yes.to_owned()),
            _ => Out::Blank,
        },
    }
}

/// Whether a list of words can be written with semicolons between them.
fn is_plain_list(value: &Json) -> bool {
    value
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Json::as_str)
        .all(|item| {
            let first = item.chars().next();
            item == item.trim()
                && first.is_some_and(char::is_alphanumeric)
                && !item.contains([';', '|', '\n'])
                && !item.contains(char::is_control)
        })
}

fn words(text: String, column: &Column) -> Out {
    if text.trim().is_empty() || text.encode_utf16().count() > column.longest() {
        Out::Blank
    } else if is_quoted_dash(&text) {
        Out::Words(format!("'{}", text.trim()))
    } else {
        Out::Words(text)
    }
}

/// CSV (RFC 4180) with a byte order mark, by which spreadsheets know the encoding. A cell that one would run as a formula
/// has an apostrophe in front, which reading takes away.
pub fn csv(table: &Table, headings: &[String]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let mut record = |cells: Vec<String>| {
        writer
            .write_record(cells)
            .expect("every record has as many cells as columns")
    };
    record(headings.iter().map(|heading| guarded(heading)).collect());
    for row in &table.rows {
        record(row.iter().map(csv_cell).collect());
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    format!(
        "\u{feff}{}",
        String::from_utf8(bytes).expect("only strings were written")
    )
}

fn csv_cell(cell: &Out) -> String {
    match cell {
        Out::Blank => String::new(),
        Out::Words(words) => guarded(words),
        Out::Number(number) => number.to_string(),
        Out::Date(date) => guarded(&date.to_string()),
        Out::Time(time) => super::cell::clock(*time),
        Out::Moment(moment) => guarded(&format!("{} {}", moment.date(), super::cell::clock(moment.time()))),
    }
}

fn guarded(words: &str) -> String {
    if words.starts_with(GUARDED) {
        format!("'{words}")
    } else {
        words.to_owned()
    }
}

/// A workbook: the headings stay, filters, widths by what is written, and a second sheet that explains the columns.
///
/// # Errors
/// When there are more rows than a workbook holds.
pub fn xlsx(
    table: &Table,
    headings: &[String],
    name: &str,
    explained: Option<&Explained>,
) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    // The same records give the same bytes.
    let created = ExcelDateTime::from_timestamp(0)?;
    workbook.set_properties(&DocProperties::new().set_title(name).set_creation_datetime(&created));
    let sheet = workbook.add_worksheet();
    sheet.set_name(sheet_name(name))?;
    fill(sheet, table, headings)?;
    if let Some(explained) = explained {
        let sheet = workbook.add_worksheet();
        sheet.set_name(sheet_name(&explained.name))?;
        explain(sheet, &explained.rows)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn fill(sheet: &mut Worksheet, table: &Table, headings: &[String]) -> Result<(), XlsxError> {
    let top = Format::new().set_align(FormatAlign::Top);
    let wrapped = top.clone().set_text_wrap();
    let heading = wrapped.clone().set_bold();
    let needed = heading.clone().set_underline(rust_xlsxwriter::FormatUnderline::Single);
    let date = top.clone().set_num_format("yyyy-mm-dd");
    let clock = top.clone().set_num_format("hh:mm");
    let moment = top.clone().set_num_format("yyyy-mm-dd hh:mm");
    for ((column, words), at) in table.columns.iter().zip(headings).zip(0u16..) {
        sheet.write_string_with_format(0, at, words, if column.required { &needed } else { &heading })?;
        sheet.set_column_width(at, width(column))?;
    }
    for (row, at_row) in table.rows.iter().zip(1u32..) {
        for (cell, at) in row.iter().zip(0u16..) {
            let plain = |sheet: &mut Worksheet, words: String| {
                sheet.write_string_with_format(at_row, at, words, &wrapped).map(|_| ())
            };
            match cell {
                Out::Blank => {}
                Out::Words(words) => plain(sheet, words.clone())?,
                Out::Number(number) => {
                    sheet.write_number_with_format(at_row, at, *number, &top)?;
                }
                Out::Date(day) => match excel_date(*day) {
                    Some(day) => {
                        sheet.write_datetime_with_format(at_row, at, &day, &date)?;
                    }
                    None => plain(sheet, day.to_string())?,
                },
                Out::Time(time) => {
                    let found =
                        ExcelDateTime::from_hms(hour(*time), time.minute().unsigned_abs(), f64::from(time.second()))?;
                    sheet.write_datetime_with_format(at_row, at, &found, &clock)?;
                }
                Out::Moment(at_moment) => {
                    let time = at_moment.time();
                    let found = excel_date(at_moment.date()).and_then(|day| {
                        day.and_hms(hour(time), time.minute().unsigned_abs(), f64::from(time.second()))
                            .ok()
                    });
                    match found {
                        Some(found) if time != Time::midnight() => {
                            sheet.write_datetime_with_format(at_row, at, &found, &moment)?;
                        }
                        // A whole number of days would be read as a day without a time.
                        _ => plain(sheet, format!("{} {}", at_moment.date(), super::cell::clock(time)))?,
                    }
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    if let (Ok(rows), Ok(columns)) = (u32::try_from(table.rows.len()), u16::try_from(table.columns.len()))
        && columns > 0
    {
        sheet.autofilter(0, 0, rows.max(1), columns - 1)?;
    }
    Ok(())
}

fn explain(sheet: &mut Worksheet, rows: &[Vec<String>]) -> Result<(), XlsxError> {
    let wrapped = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let heading = wrapped.clone().set_bold();
    for (row, at_row) in rows.iter().zip(0u32..) {
        for (words, at) in row.iter().zip(0u16..) {
            sheet.write_string_with_format(at_row, at, words, if at_row == 0 { &heading } else { &wrapped })?;
        }
    }
    for (at, width) in [(0, 30.0), (1, 14.0), (2, 14.0), (3, 80.0)] {
        sheet.set_column_width(at, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn hour(time: Time) -> u16 {
    u16::from(time.hour().unsigned_abs())
}

fn excel_date(date: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok().filter(|year| *year >= 1901)?;
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

/// In characters of the sheet's font.
fn width(column: &Column) -> f64 {
    match column.holds {
        Holds::Prose => 60.0,
        Holds::Line if matches!(column.field, "title" | "name" | "post") => 40.0,
        Holds::Windows | Holds::Labels | Holds::Dates => 24.0,
        Holds::Line | Holds::References(_) | Holds::Terms(_) | Holds::Address => 28.0,
        Holds::Key | Holds::Reference(_) | Holds::Term(_) => 22.0,
        Holds::Moment => 17.0,
        Holds::Languages => 14.0,
        Holds::Date | Holds::Time | Holds::Whole | Holds::Degrees(_) | Holds::YesNo | Holds::Colour => 12.0,
    }
}

/// At most 31 units, none of `[]:*?/\`, no apostrophe at its ends.
fn sheet_name(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| {
            if "[]:*?/\\".contains(c) || c.is_control() {
                ' '
            } else {
                c
            }
        })
        .take(28)
        .collect();
    let plain = plain.trim_matches(['\'', ' ']);
    if plain.is_empty() {
        "1".to_owned()
    } else {
        plain.to_owned()
    }
}
