//! Bytes of a file into a workbook: XLSX, XLSB, XLS, ODS, CSV and TSV, by what is in the file and not by its name.

use std::fmt;
use std::io::{Cursor, Read as _, sink};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader as _, Xls, Xlsb, Xlsx};
use jiff::civil::{Date, DateTime, Time};

use super::cell::{Address, Cell, Sheet, Value, Workbook};
use super::{ods, text};

/// How much of a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub bytes: usize,
    /// What a packed file may become when it is unpacked.
    pub unpacked_bytes: u64,
    /// Rows of one sheet that hold something.
    pub rows: usize,
    pub columns: u32,
    /// Characters of one cell.
    pub cell: usize,
    pub sheets: usize,
    /// Cells of the whole file.
    pub cells: usize,
}

impl Limits {
    pub const USUAL: Self = Self {
        bytes: 20 * 1024 * 1024,
        unpacked_bytes: 200 * 1024 * 1024,
        rows: 100_000,
        columns: 500,
        cell: 32_767,
        sheets: 100,
        cells: 5_000_000,
    };
}

/// Why a file is not read at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    Empty,
    /// Nothing is written in any cell.
    Blank,
    TooLarge {
        bytes: usize,
        limit: usize,
    },
    /// Unpacks to more than this: a mistake, or meant to stop the program.
    UnpacksTooLarge {
        limit: u64,
    },
    TooManyRows {
        sheet: String,
        limit: usize,
    },
    TooManyColumns {
        at: Address,
        limit: u32,
    },
    TooManyCells {
        limit: usize,
    },
    TooManySheets {
        limit: usize,
    },
    CellTooLong {
        at: Address,
        limit: usize,
    },
    /// Protected by a password.
    Locked,
    /// Neither a workbook nor a text of columns.
    Unknown,
    Broken {
        problem: String,
    },
}

/// A file that is no sheet, or more of one than is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub reason: Reason,
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self { reason }
    }
}

impl std::error::Error for Refusal {}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reason {
            Reason::Empty => write!(f, "the file is empty: save the sheet again"),
            Reason::Blank => write!(f, "nothing is written in any cell: save the sheet again"),
            Reason::TooLarge { bytes, limit } => {
                write!(
                    f,
                    "the file has {bytes} bytes, more than the {limit} that are read: divide it"
                )
            }
            Reason::UnpacksTooLarge { limit } => {
                write!(
                    f,
                    "the file unpacks to more than {limit} bytes: save only the sheet that is meant"
                )
            }
            Reason::TooManyRows { sheet, limit } => {
                write!(f, "the sheet {sheet:?} has more than {limit} rows: divide it")
            }
            Reason::TooManyColumns { at, limit } => {
                write!(
                    f,
                    "something is written in {at}, beyond the {limit} columns that are read: remove it"
                )
            }
            Reason::TooManyCells { limit } => write!(f, "the file has more than {limit} cells: divide it"),
            Reason::TooManySheets { limit } => write!(f, "the file has more than {limit} sheets: divide it"),
            Reason::CellTooLong { at, limit } => {
                write!(f, "the cell {at} has more than {limit} characters: shorten it")
            }
            Reason::Locked => write!(f, "the file is locked by a password: save it without one"),
            Reason::Unknown => write!(f, "the file is no sheet: save it as XLSX, ODS or CSV"),
            Reason::Broken { problem } => write!(f, "the file is broken ({problem}): save it again"),
        }
    }
}

/// Reads a file. Never panics, whatever the bytes are.
///
/// # Errors
/// When it is no sheet, is broken, or is larger than the limits.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Refusal> {
    if bytes.is_empty() {
        return Err(Reason::Empty.into());
    }
    if bytes.len() > limits.bytes {
        return Err(Reason::TooLarge {
            bytes: bytes.len(),
            limit: limits.bytes,
        }
        .into());
    }
    // Readers of binary formats index into what they were given; a file that was bent on purpose must not end the program.
    let read = catch_unwind(AssertUnwindSafe(|| read_any(bytes, limits)));
    let mut workbook = read.unwrap_or_else(|_| Err(broken("its parts do not fit together")))?;
    workbook.sheets.retain(|sheet| !sheet.rows.is_empty());
    if workbook.sheets.is_empty() {
        return Err(Reason::Blank.into());
    }
    Ok(workbook)
}

fn read_any(bytes: &[u8], limits: &Limits) -> Result<Workbook, Refusal> {
    const OLE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    if bytes.starts_with(&OLE) {
        return xls(bytes, limits);
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return text::read(bytes, limits);
    }
    let names = unpack(bytes, limits)?;
    let has = |name: &str| names.iter().any(|known| known == name);
    if has("xl/workbook.bin") {
        xlsb(bytes, limits)
    } else if names.iter().any(|name| name.starts_with("xl/")) {
        xlsx(bytes, limits)
    } else if has("content.xml") {
        ods::read(bytes, limits)
    } else {
        Err(Reason::Unknown.into())
    }
}

/// Unpacks every part once and counts: what a package says of its size is not believed.
fn unpack(bytes: &[u8], limits: &Limits) -> Result<Vec<String>, Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error.to_string()))?;
    if archive.len() > 2_000 {
        return Err(Reason::UnpacksTooLarge {
            limit: limits.unpacked_bytes,
        }
        .into());
    }
    let mut left = limits.unpacked_bytes;
    let mut names = Vec::new();
    for place in 0..archive.len() {
        let part = match archive.by_index(place) {
            Ok(part) => part,
            Err(zip::result::ZipError::UnsupportedArchive(problem)) if problem.contains("assword") => {
                return Err(Reason::Locked.into());
            }
            Err(error) => return Err(broken(&error.to_string())),
        };
        names.push(part.name().map(|name| name.into_owned()).unwrap_or_default());
        let mut taken = part.take(left + 1);
        let size = std::io::copy(&mut taken, &mut sink()).map_err(|error| broken(&error.to_string()))?;
        if size > left {
            return Err(Reason::UnpacksTooLarge {
                limit: limits.unpacked_bytes,
            }
            .into());
        }
        left -= size;
    }
    Ok(names)
}

pub(super) fn broken(problem: &str) -> Refusal {
    let problem: String = problem.chars().filter(|c| !c.is_control()).take(200).collect();
    Reason::Broken { problem }.into()
}

/// Gathers cells into rows and keeps the limits.
pub(super) struct Gather<'a> {
    limits: &'a Limits,
    cells: usize,
    sheets: Vec<Sheet>,
}

impl<'a> Gather<'a> {
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            cells: 0,
            sheets: Vec::new(),
        }
    }

    pub(super) fn sheet(&mut self, name: &str) -> Result<(), Refusal> {
        if self.sheets.len() == self.limits.sheets {
            return Err(Reason::TooManySheets {
                limit: self.limits.sheets,
            }
            .into());
        }
        self.sheets.push(Sheet {
            name: name.to_owned(),
            rows: Vec::new(),
        });
        Ok(())
    }

    pub(super) fn put(&mut self, at: Address, value: Value) -> Result<(), Refusal> {
        let value = match value {
            Value::Text(words) if words.contains(['\r', '\0', '\u{feff}']) => Value::Text(
                words
                    .replace("\r\n", "\n")
                    .replace('\r', "\n")
                    .replace(['\0', '\u{feff}'], ""),
            ),
            value => value,
        };
        if value.is_blank() {
            return Ok(());
        }
        if at.column >= self.limits.columns {
            return Err(Reason::TooManyColumns {
                at,
                limit: self.limits.columns,
            }
            .into());
        }
        if matches!(&value, Value::Text(words) if words.len() > self.limits.cell && words.chars().count() > self.limits.cell)
        {
            return Err(Reason::CellTooLong {
                at,
                limit: self.limits.cell,
            }
            .into());
        }
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(Reason::TooManyCells {
                limit: self.limits.cells,
            }
            .into());
        }
        let Some(sheet) = self.sheets.last_mut() else {
            return Ok(());
        };
        let cell = Cell { at, value };
        let is_full = sheet.rows.len() == self.limits.rows;
        match sheet.rows.last_mut() {
            Some(row) if row[0].at.row == at.row => row.push(cell),
            _ if is_full => {
                let sheet = sheet.name.clone();
                return Err(Reason::TooManyRows {
                    sheet,
                    limit: self.limits.rows,
                }
                .into());
            }
            _ => sheet.rows.push(vec![cell]),
        }
        Ok(())
    }

    /// Gives the words of a merged cell to every row it covers, in its first column: one venue written beside five halls.
    pub(super) fn merged(&mut self, regions: &[(Address, Address)]) {
        let Some(sheet) = self.sheets.last_mut() else { return };
        sort(sheet);
        for (from, to) in regions {
            if to.row <= from.row {
                continue;
            }
            let Ok(first) = sheet.rows.binary_search_by_key(&from.row, |row| row[0].at.row) else {
                continue;
            };
            let Some(value) = Sheet::cell(&sheet.rows[first], from.column).map(|cell| cell.value.clone()) else {
                continue;
            };
            for row in sheet.rows[first + 1..]
                .iter_mut()
                .take_while(|row| row[0].at.row <= to.row)
            {
                if let Err(place) = row.binary_search_by_key(&from.column, |cell| cell.at.column) {
                    let at = Address::new(row[0].at.row, from.column);
                    row.insert(
                        place,
                        Cell {
                            at,
                            value: value.clone(),
                        },
                    );
                }
            }
        }
    }

    pub(super) fn workbook(mut self) -> Workbook {
        self.sheets.iter_mut().for_each(sort);
        Workbook { sheets: self.sheets }
    }
}

/// Files are written in order; one that is not is put in order, and of two values for one cell the first counts.
fn sort(sheet: &mut Sheet) {
    let place = |cell: &Cell| (cell.at.row, cell.at.column);
    let ordered = sheet.rows.windows(2).all(|pair| pair[0][0].at.row < pair[1][0].at.row)
        && sheet
            .rows
            .iter()
            .all(|row| row.windows(2).all(|pair| place(&pair[0]) < place(&pair[1])));
    if ordered {
        return;
    }
    let mut cells: Vec<Cell> = sheet.rows.drain(..).flatten().collect();
    cells.sort_by_key(place);
    cells.dedup_by_key(|cell| place(cell));
    for cell in cells {
        match sheet.rows.last_mut() {
            Some(row) if row[0].at.row == cell.at.row => row.push(cell),
            _ => sheet.rows.push(vec![cell]),
        }
    }
}

fn xlsx(bytes: &[u8], limits: &Limits) -> Result<Workbook, Refusal> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsxError::Password => Reason::Locked.into(),
        error => broken(&error.to_string()),
    })?;
    let mut gather = Gather::new(limits);
    for name in visible(book.sheets_metadata()) {
        gather.sheet(&name)?;
        {
            let mut cells = book
                .worksheet_cells_reader(&name)
                .map_err(|error| broken(&error.to_string()))?;
            while let Some(cell) = cells.next_cell().map_err(|error| broken(&error.to_string()))? {
                let (row, column) = cell.get_position();
                if let Some(value) = value_of(cell.get_value().clone().into()) {
                    gather.put(Address::new(row, column), value)?;
                }
            }
        }
        if let Ok(regions) = book.merge_cells_by_sheet_name(&name) {
            gather.merged(&corners(&regions));
        }
    }
    Ok(gather.workbook())
}

fn xlsb(bytes: &[u8], limits: &Limits) -> Result<Workbook, Refusal> {
    let mut book: Xlsb<_> = Xlsb::new(Cursor::new(bytes)).map_err(|error| broken(&error.to_string()))?;
    let mut gather = Gather::new(limits);
    for name in visible(book.sheets_metadata()) {
        gather.sheet(&name)?;
        let mut cells = book
            .worksheet_cells_reader(&name)
            .map_err(|error| broken(&error.to_string()))?;
        while let Some(cell) = cells.next_cell().map_err(|error| broken(&error.to_string()))? {
            let (row, column) = cell.get_position();
            let value: DataRef<'_> = cell.get_value().clone();
            if let Some(value) = value_of(value.into()) {
                gather.put(Address::new(row, column), value)?;
            }
        }
    }
    Ok(gather.workbook())
}

fn xls(bytes: &[u8], limits: &Limits) -> Result<Workbook, Refusal> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
        calamine::XlsError::Password => Reason::Locked.into(),
        error => broken(&error.to_string()),
    })?;
    let mut gather = Gather::new(limits);
    for name in visible(book.sheets_metadata()) {
        gather.sheet(&name)?;
        let range = book
            .worksheet_range(&name)
            .map_err(|error| broken(&error.to_string()))?;
        let (top, left) = range.start().unwrap_or_default();
        for (row, cells) in (top..).zip(range.rows()) {
            for (column, cell) in (left..).zip(cells) {
                if let Some(value) = value_of(cell.clone()) {
                    gather.put(Address::new(row, column), value)?;
                }
            }
        }
        if let Ok(regions) = book.merge_cells_by_sheet_name(&name) {
            gather.merged(&corners(&regions));
        }
    }
    Ok(gather.workbook())
}

/// Sheets that a person sees when they open the file.
fn visible(sheets: &[calamine::Sheet]) -> Vec<String> {
    let kept = sheets.iter().filter(|sheet| {
        sheet.visible == calamine::SheetVisible::Visible && sheet.typ == calamine::SheetType::WorkSheet
    });
    kept.map(|sheet| sheet.name.clone()).collect()
}

fn corners(regions: &[Dimensions]) -> Vec<(Address, Address)> {
    let corner = |(row, column): (u32, u32)| Address::new(row, column);
    regions
        .iter()
        .map(|region| (corner(region.start), corner(region.end)))
        .collect()
}

fn value_of(data: Data) -> Option<Value> {
    Some(match data {
        Data::Empty => return None,
        Data::String(words) => Value::Text(words),
        // Numbers of people and rooms: what a spreadsheet's float holds exactly.
        Data::Int(number) => Value::Number(number as f64),
        Data::Float(number) => Value::Number(number),
        Data::Bool(truth) => Value::Truth(truth),
        Data::Error(error) => Value::Error(error.to_string()),
        Data::DateTime(moment) => moment_of(moment),
        Data::DateTimeIso(words) => iso(&words).unwrap_or(Value::Text(words)),
        Data::DurationIso(words) => duration(&words).map_or(Value::Text(words), Value::Time),
    })
}

/// A spreadsheet's moment: less than a day is a time, whole days are a date.
fn moment_of(moment: ExcelDateTime) -> Value {
    let serial = moment.as_f64();
    if !serial.is_finite() || !(0.0..2_958_466.0).contains(&serial) {
        return Value::Number(serial);
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let (mut hour, mut minute, mut second) = (hour, minute, second);
    let mut carry = false;
    // Thirds of a minute do not fit into a float: 09:59:59.999 was typed as 10:00.
    if milli >= 500 {
        second += 1;
    }
    if second == 60 {
        second = 0;
        minute += 1;
    }
    if minute == 60 {
        minute = 0;
        hour += 1;
    }
    if hour == 24 {
        hour = 0;
        carry = true;
    }
    let small = |number: u8| i8::try_from(number).unwrap_or(0);
    let Ok(time) = Time::new(small(hour), small(minute), small(second), 0) else {
        return Value::Number(serial);
    };
    if serial < 1.0 && !carry {
        return Value::Time(time);
    }
    let date = i16::try_from(year)
        .ok()
        .and_then(|year| Date::new(year, small(month), small(day)).ok());
    let date = date.and_then(|date| if carry { date.tomorrow().ok() } else { Some(date) });
    match date {
        None => Value::Number(serial),
        Some(date) if time == Time::midnight() && serial.fract() < 1e-6 => Value::Date(date),
        Some(date) => Value::Moment(DateTime::from_parts(date, time)),
    }
}

/// `2017-11-09`, `2017-11-09T10:00:00`.
pub(super) fn iso(words: &str) -> Option<Value> {
    if let Ok(date) = words.parse::<Date>()
        && !words.contains('T')
    {
        return Some(Value::Date(date));
    }
    let moment: DateTime = words.parse().ok()?;
    let moment = moment.with().subsec_nanosecond(0).build().ok()?;
    Some(Value::Moment(moment))
}

/// `PT10H30M00S` as a time of the day.
pub(super) fn duration(words: &str) -> Option<Time> {
    let mut rest = words.strip_prefix("PT")?;
    let mut parts = [0i8; 3];
    for (place, unit) in ['H', 'M', 'S'].into_iter().enumerate() {
        if let Some((number, after)) = rest.split_once(unit) {
            let whole = number.split(['.', ',']).next().unwrap_or(number);
            parts[place] = whole.parse().ok()?;
            rest = after;
        }
    }
    Time::new(parts[0], parts[1], parts[2], 0).ok()
}
