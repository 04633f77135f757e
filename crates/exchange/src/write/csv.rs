//! Sheets as CSV (RFC 4180) for programs: keys in the first line, the record's own codes in the cells, CRLF between
//! records. Names and posts are in the context's language, titles in every language of the edition.
//!
//! A cell that a spreadsheet would run as a formula gets an apostrophe in front, which spreadsheets take as “text
//! follows” (<https://owasp.org/www-community/attacks/CSV_Injection>).

use ::csv::{Terminator, WriterBuilder};

use super::context::Context;
use super::labels::{Column, Sheet};
use super::rows::{Cell, Reader, table};

/// Whether the file begins with a byte order mark. Spreadsheets want it, programs do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ByteOrderMark {
    #[default]
    Without,
    With,
}

/// One sheet of the edition. Dates are `2017-11-09`, times are civil times of the edition's zone, `2017-11-09T10:00`;
/// several values in a cell are separated by `; `.
pub fn write(ctx: &Context<'_>, sheet: Sheet, mark: ByteOrderMark) -> String {
    let table = table(ctx, sheet, Reader::Program);
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    let mut record = |cells: Vec<String>| {
        writer
            .write_record(cells)
            .expect("every record has as many cells as columns")
    };
    record(table.columns.iter().map(|column| inert(key(*column))).collect());
    for row in table.rows {
        record(row.into_iter().map(cell).collect());
    }
    let bytes = writer.into_inner().expect("writing to memory does not fail");
    let text = String::from_utf8(bytes).expect("only strings were written");
    match mark {
        ByteOrderMark::Without => text,
        ByteOrderMark::With => format!("\u{feff}{text}"),
    }
}

fn cell(cell: Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Words(words) => inert(words),
        Cell::Number(number) => number.to_string(),
        Cell::Date(date) => inert(date.to_string()),
        Cell::Time(time) => inert(format!("{}T{:02}:{:02}", time.date(), time.hour(), time.minute())),
    }
}

/// Words that no spreadsheet takes for a formula. The full-width signs are read as their narrow twins by some.
fn inert(words: String) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{words}")
    } else {
        words
    }
}

/// The name of a column, the same in every language and release.
fn key(column: Column<'_>) -> String {
    let key = match column {
        Column::Id => "id",
        Column::Date => "date",
        Column::Start => "start",
        Column::End => "end",
        Column::Kind => "kind",
        Column::Title(language) => return format!("title_{language}"),
        Column::Name(language) => return format!("name_{language}"),
        Column::Venue => "venue",
        Column::Hall => "hall",
        Column::Capacity => "capacity",
        Column::Track => "track",
        Column::Sides => "sides",
        Column::Side => "side",
        Column::Languages => "languages",
        Column::Interpretation => "interpretation",
        Column::Chairs => "chairs",
        Column::CoChairs => "co_chairs",
        Column::Moderators => "moderators",
        Column::Speakers => "speakers",
        Column::Rapporteurs => "rapporteurs",
        Column::OtherRoles => "other_roles",
        Column::Cancelled => "cancelled",
        Column::Illustrative => "illustrative",
        Column::Sources => "sources",
        Column::LatinName => "latin_name",
        Column::Post => "post",
        Column::Organisation => "organisation",
        Column::Region => "region",
        Column::City => "city",
        Column::Ror => "ror",
        Column::Url => "url",
        Column::Address => "address",
        Column::Equipment => "equipment",
        Column::Level => "level",
        Column::Parties => "parties",
        Column::Signatories => "signatories",
        Column::Signed => "signed",
        Column::Session => "session",
        Column::Subject => "subject",
        Column::Status => "status",
    };
    key.to_owned()
}
