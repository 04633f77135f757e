//! What a reader finds in a file: sheets of rows of cells.

use std::fmt;

use jiff::civil::{Date, DateTime, Time};

/// A file taken apart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
}

/// One table of a workbook. Blank rows are kept out; a cell knows where it stood.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    pub name: String,
    /// In the order of the file. The cells of a row are in the order of their columns; blank ones are left out.
    pub rows: Vec<Vec<Cell>>,
}

/// Something that is written in a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    pub at: Address,
    pub value: Value,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    Date(Date),
    Time(Time),
    Moment(DateTime),
    Truth(bool),
    /// A formula that has no value, as the spreadsheet shows it: `#REF!`.
    Error(String),
}

/// Column and row, both from 0; shown as `C17`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    pub row: u32,
    pub column: u32,
}

impl Address {
    pub fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// The letters of the column: `A`, `Z`, `AA`.
    pub fn letters(self) -> String {
        let mut letters = Vec::new();
        let mut rest = self.column;
        loop {
            letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
            if rest < 26 {
                break;
            }
            rest = rest / 26 - 1;
        }
        letters.iter().rev().collect()
    }

    /// The number of the row as the spreadsheet counts it, from 1.
    pub fn line(self) -> u32 {
        self.row + 1
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.letters(), self.line())
    }
}

impl Sheet {
    /// The cell of a row that stands in a column, counted from 0.
    pub fn cell(row: &[Cell], column: u32) -> Option<&Cell> {
        row.binary_search_by_key(&column, |cell| cell.at.column)
            .ok()
            .map(|place| &row[place])
    }
}

impl Value {
    /// What the cell says, for showing and for texts.
    pub fn words(&self) -> String {
        match self {
            Self::Text(words) | Self::Error(words) => words.clone(),
            Self::Number(number) => number_words(*number),
            Self::Date(date) => date.to_string(),
            Self::Time(time) => clock(*time),
            Self::Moment(moment) => format!("{} {}", moment.date(), clock(moment.time())),
            Self::Truth(true) => "true".to_owned(),
            Self::Truth(false) => "false".to_owned(),
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        matches!(self, Self::Text(words) if words.trim().is_empty())
    }
}

/// Whole numbers without a point, as they were typed.
fn number_words(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else {
        number.to_string()
    }
}

pub(super) fn clock(time: Time) -> String {
    if time.second() == 0 {
        format!("{:02}:{:02}", time.hour(), time.minute())
    } else {
        format!("{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_written_as_spreadsheets_do() {
        for (row, column, words) in [
            (0, 0, "A1"),
            (16, 2, "C17"),
            (0, 25, "Z1"),
            (9, 26, "AA10"),
            (0, 701, "ZZ1"),
            (0, 702, "AAA1"),
        ] {
            assert_eq!(Address::new(row, column).to_string(), words);
        }
    }

    #[test]
    fn a_number_is_said_as_it_was_typed() {
        assert_eq!(Value::Number(87_012_345_678.0).words(), "87012345678");
        assert_eq!(Value::Number(0.5).words(), "0.5");
    }
}
