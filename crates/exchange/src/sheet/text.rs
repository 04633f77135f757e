//! Texts of columns: CSV and TSV in the encodings and with the separators that spreadsheets here save them in.

use std::borrow::Cow;

use super::cell::{Address, Value, Workbook};
use super::read::{Gather, Limits, Reason, Refusal, broken};

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Refusal> {
    let text = decode(bytes)?;
    let start = text.trim_start();
    if start.is_empty() {
        return Err(Reason::Blank.into());
    }
    let head: String = start.chars().take(20).flat_map(char::to_lowercase).collect();
    if ["<?xml", "<!doctype", "<html", "{\\rtf", "%pdf"]
        .iter()
        .any(|mark| head.starts_with(mark))
    {
        return Err(Reason::Unknown.into());
    }
    let (separator, text) = separator(&text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut gather = Gather::new(limits);
    gather.sheet("")?;
    let mut record = csv::StringRecord::new();
    // Lines without anything are no records of CSV, and rows all the same for whoever looks at them.
    let mut row = 0;
    while reader
        .read_record(&mut record)
        .map_err(|error| broken(&error.to_string()))?
    {
        let began = record.position().map_or(0, csv::Position::byte);
        row += blank_lines(text, usize::try_from(began).unwrap_or(0));
        for (column, field) in (0u32..).zip(&record) {
            if field.is_empty() {
                continue;
            }
            gather.put(Address::new(row, column), Value::Text(without_guard(field)))?;
        }
        row += 1;
    }
    Ok(gather.workbook())
}

/// How many lines without anything stand at a place, at which a record begins or the line end before it is not over.
fn blank_lines(text: &str, at: usize) -> u32 {
    let bytes = text.as_bytes();
    let mut rest = bytes.get(at..).unwrap_or_default();
    if at > 0 && bytes.get(at - 1) == Some(&b'\r') {
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    let mut lines = 0;
    while let [b'\r' | b'\n', ..] = rest {
        rest = rest.strip_prefix(b"\r\n").unwrap_or(&rest[1..]);
        lines += 1;
    }
    lines
}

/// Takes away the apostrophe that keeps a spreadsheet from running a text as a formula.
fn without_guard(field: &str) -> String {
    let bare = field.strip_prefix('\'').filter(|rest| rest.starts_with(GUARDED));
    bare.unwrap_or(field).to_owned()
}

/// Beginnings before which a writer puts an apostrophe; the apostrophe itself, so that reading takes away exactly one.
pub(super) const GUARDED: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠', '\''];

fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let text: String = char::decode_utf16(units)
            .map(|found| found.unwrap_or('\u{fffd}'))
            .collect();
        Cow::Owned(text)
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        _ => match (std::str::from_utf8(bytes), half_zero(bytes)) {
            (_, Some(Half::Second)) => utf16(bytes, u16::from_le_bytes),
            (_, Some(Half::First)) => utf16(bytes, u16::from_be_bytes),
            (Ok(text), None) => Cow::Borrowed(text),
            (Err(_), None) => Cow::Owned(bytes.iter().map(|byte| cyrillic(*byte)).collect()),
        },
    };
    let odd = text
        .chars()
        .take(4000)
        .filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
        .count();
    if odd > 4 {
        return Err(Reason::Unknown.into());
    }
    Ok(text)
}

enum Half {
    First,
    Second,
}

/// Which half of each pair of bytes is zero, in UTF-16 that says nothing of itself: separators and digits are.
fn half_zero(bytes: &[u8]) -> Option<Half> {
    let head = &bytes[..bytes.len().min(2000) & !1];
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    if second > 0 && first == 0 {
        Some(Half::Second)
    } else if first > 0 && second == 0 {
        Some(Half::First)
    } else {
        None
    }
}

/// Windows-1251, in which spreadsheets here save CSV.
fn cyrillic(byte: u8) -> char {
    const UPPER: [char; 64] = [
        'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', 'ђ', '‘', '’', '“', '”', '•',
        '–', '—', '\u{98}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ', '\u{a0}', 'Ў', 'ў', 'Ј', '¤', 'Ґ', '¦', '§', 'Ё', '©',
        'Є', '«', '¬', '\u{ad}', '®', 'Ї', '°', '±', 'І', 'і', 'ґ', 'µ', '¶', '·', 'ё', '№', 'є', '»', 'ј', 'Ѕ', 'ѕ',
        'ї',
    ];
    match byte {
        0..=0x7f => char::from(byte),
        0x80..=0xbf => UPPER[usize::from(byte - 0x80)],
        0xc0..=0xff => char::from_u32(0x410 + u32::from(byte) - 0xc0).unwrap_or('?'),
    }
}

/// The separator, by which the first lines have the same number of columns, and more than one; a line `sep=;` says it.
fn separator(text: &str) -> (u8, &str) {
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some(separator) = rest.bytes().next().filter(u8::is_ascii)
    {
        let body = rest.split_once('\n').map_or("", |(_, body)| body);
        return (separator, body);
    }
    let mut best = (b',', 0usize);
    for candidate in *b";\t,|" {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(candidate)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let widths: Vec<usize> = reader
            .records()
            .take(20)
            .filter_map(Result::ok)
            .map(|record| record.len())
            .collect();
        let Some(first) = widths.first().copied().filter(|width| *width > 1) else {
            continue;
        };
        let alike = widths.iter().filter(|width| **width == first).count();
        let score = first.min(50) * 10 + alike * 100;
        if score > best.1 {
            best = (candidate, score);
        }
    }
    (best.0, text)
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, Sheet, Workbook, read};

    fn table(book: &Workbook) -> Vec<Vec<String>> {
        let row = |row: &Vec<super::super::Cell>| row.iter().map(|cell| cell.value.words()).collect();
        book.sheets[0].rows.iter().map(row).collect()
    }

    #[track_caller]
    fn check(bytes: &[u8], expected: &[&[&str]]) {
        let book = read(bytes, &Limits::USUAL).unwrap();
        assert_eq!(
            table(&book),
            expected.iter().map(|row| row.to_vec()).collect::<Vec<_>>()
        );
    }

    #[test]
    fn encodings_and_separators_are_found() {
        let words = "Имя;Зал\r\nАсель;Большой, красный\r\n";
        let expected: &[&[&str]] = &[&["Имя", "Зал"], &["Асель", "Большой, красный"]];
        check(words.as_bytes(), expected);
        check(&[b"\xef\xbb\xbf", words.as_bytes()].concat(), expected);
        let le: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&[b"\xff\xfe".as_slice(), &le].concat(), expected);
        check(&[b"\xfe\xff".as_slice(), &be].concat(), expected);
        check(&le, expected);
        check(&be, expected);
        let windows = b"\xc8\xec\xff;\xc7\xe0\xeb\r\n\xc0\xf1\xe5\xeb\xfc;\xc1\xee\xeb\xfc\xf8\xee\xe9, \xea\xf0\xe0\xf1\xed\xfb\xe9\r\n";
        check(windows, expected);
        check(
            "id\tname\na\tb, c; d\n".as_bytes(),
            &[&["id", "name"], &["a", "b, c; d"]],
        );
        check(b"sep=|\nid|name\na|b\n", &[&["id", "name"], &["a", "b"]]);
        check(b"id\na\nb\n", &[&["id"], &["a"], &["b"]]);
        check(
            b"id,name\n\"a\n\",\"\"\"b\"\"\"\n",
            &[&["id", "name"], &["a\n", "\"b\""]],
        );
    }

    #[test]
    fn a_cell_knows_where_it_stood() {
        let book = read(b"id,name\n,\n\n,x\n", &Limits::USUAL).unwrap();
        let cell = Sheet::cell(&book.sheets[0].rows[1], 1).unwrap();
        assert_eq!(cell.at.to_string(), "B4");
        let book = read("id,name\r\n\r\n\"a\nb\",c\r\nd,x\r\n".as_bytes(), &Limits::USUAL).unwrap();
        assert_eq!(Sheet::cell(&book.sheets[0].rows[2], 1).unwrap().at.to_string(), "B4");
    }
}
