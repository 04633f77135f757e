//! The edition as a workbook for people: programme, people, organisations, halls and agreements, headed in their
//! language, with real dates and times, a first row that stays and filters in it.
//!
//! Strings are stored as strings, so none is ever run as a formula. The creation date is the instant of the release.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::context::{Context, WriteError};
use super::labels::{Column, Sheet};
use super::rows::{Cell, Reader, Table, table};
use super::text;

/// The longest text of a cell, in UTF-16 units.
const LONGEST_CELL: usize = 32_767;

/// The longest name of a sheet, in UTF-16 units.
const LONGEST_NAME: usize = 31;

/// The workbook's bytes.
///
/// # Errors
/// When a sheet would have more rows than a workbook can hold (1,048,576).
pub fn write(ctx: &Context<'_>) -> Result<Vec<u8>, WriteError> {
    workbook(ctx).map_err(|error| WriteError::Workbook(error.to_string()))
}

fn workbook(ctx: &Context<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let title = ctx.line(&ctx.edition.title).unwrap_or_default();
    let created = ExcelDateTime::from_timestamp(ctx.published.as_second())?;
    // properties hold 255 characters
    let properties = DocProperties::new()
        .set_title(cut(&title, 255))
        .set_creation_datetime(&created);
    workbook.set_properties(&properties);
    let mut names: Vec<String> = Vec::new();
    for sheet in [
        Sheet::Programme,
        Sheet::People,
        Sheet::Organisations,
        Sheet::Halls,
        Sheet::Agreements,
    ] {
        let name = sheet_name(&ctx.labels.sheet(sheet), &names);
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&name)?;
        names.push(name);
        fill(ctx, worksheet, &table(ctx, sheet, Reader::Person))?;
    }
    workbook.save_to_buffer()
}

fn fill(ctx: &Context<'_>, sheet: &mut Worksheet, table: &Table<'_>) -> Result<(), XlsxError> {
    let top = Format::new().set_align(FormatAlign::Top);
    let heading = top.clone().set_bold().set_text_wrap();
    let wrapped = top.clone().set_text_wrap();
    let date = top.clone().set_num_format("yyyy-mm-dd");
    let time = top.clone().set_num_format("yyyy-mm-dd hh:mm");
    for (column, at) in table.columns.iter().zip(0u16..) {
        sheet.write_string_with_format(
            0,
            at,
            cut(&text::line(&ctx.labels.column(*column)), LONGEST_CELL),
            &heading,
        )?;
        sheet.set_column_width(at, width(*column))?;
    }
    for (line, row) in table.rows.iter().zip(1u32..) {
        for (cell, at) in line.iter().zip(0u16..) {
            match cell {
                Cell::Empty => {}
                Cell::Words(words) => {
                    sheet.write_string_with_format(row, at, cut(words, LONGEST_CELL), &wrapped)?;
                }
                Cell::Number(number) => {
                    sheet.write_number_with_format(row, at, *number, &top)?;
                }
                // a workbook's calendar begins in 1900; an earlier date is words
                Cell::Date(day) => {
                    match excel_date(*day) {
                        Some(day) => sheet.write_datetime_with_format(row, at, &day, &date)?,
                        None => sheet.write_string_with_format(row, at, day.to_string(), &wrapped)?,
                    };
                }
                Cell::Time(moment) => {
                    match excel_time(*moment) {
                        Some(moment) => sheet.write_datetime_with_format(row, at, &moment, &time)?,
                        None => sheet.write_string_with_format(row, at, moment.to_string(), &wrapped)?,
                    };
                }
            }
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    if let (Ok(rows), Ok(columns)) = (u32::try_from(table.rows.len()), u16::try_from(table.columns.len()))
        && rows > 0
    {
        sheet.autofilter(0, 0, rows, columns - 1)?;
    }
    Ok(())
}

fn excel_date(date: jiff::civil::Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok().filter(|year| *year >= 1900)?;
    ExcelDateTime::from_ymd(year, date.month().unsigned_abs(), date.day().unsigned_abs()).ok()
}

fn excel_time(time: jiff::civil::DateTime) -> Option<ExcelDateTime> {
    let date = excel_date(time.date())?;
    let hour = u16::from(time.hour().unsigned_abs());
    date.and_hms(hour, time.minute().unsigned_abs(), f64::from(time.second()))
        .ok()
}

/// In characters of the sheet's font.
fn width(column: Column<'_>) -> f64 {
    match column {
        Column::Title(_) => 50.0,
        Column::Name(_) | Column::Post | Column::Subject | Column::Speakers | Column::OtherRoles | Column::Sources => {
            36.0
        }
        Column::Venue | Column::Hall | Column::Organisation | Column::Address | Column::Session | Column::Parties => {
            28.0
        }
        Column::Date | Column::Signed | Column::Capacity | Column::Cancelled => 12.0,
        Column::Languages | Column::Interpretation | Column::Sides | Column::Side => 14.0,
        Column::Start | Column::End => 17.0,
        Column::Id
        | Column::Kind
        | Column::Track
        | Column::Chairs
        | Column::CoChairs
        | Column::Moderators
        | Column::Rapporteurs
        | Column::Illustrative
        | Column::LatinName
        | Column::Region
        | Column::City
        | Column::Ror
        | Column::Url
        | Column::Equipment
        | Column::Level
        | Column::Signatories
        | Column::Status => 22.0,
    }
}

/// A name that a workbook takes: at most 31 units, none of `[]:*?/\`, no apostrophe at its ends, no other sheet's.
fn sheet_name(label: &str, taken: &[String]) -> String {
    let plain: String = text::line(label)
        .chars()
        .map(|c| if "[]:*?/\\".contains(c) { ' ' } else { c })
        .collect();
    let plain = cut(plain.trim_matches(['\'', ' ']), LONGEST_NAME - 3);
    let is_free =
        |name: &str| !name.is_empty() && taken.iter().all(|other| other.to_lowercase() != name.to_lowercase());
    let plain = plain.trim_matches(['\'', ' ']).to_owned();
    if is_free(&plain) {
        return plain;
    }
    format!("{plain} {}", taken.len() + 1).trim().to_owned()
}

/// At most `most` UTF-16 units of the words, with a mark where they were cut.
fn cut(words: &str, most: usize) -> String {
    if words.encode_utf16().count() <= most {
        return words.to_owned();
    }
    let mut out = String::new();
    let mut units = 0;
    for c in words.chars() {
        units += c.len_utf16();
        if units >= most {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}
