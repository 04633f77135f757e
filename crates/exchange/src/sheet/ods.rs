//! OpenDocument sheets, read event by event: a repeated cell is a number in the file and would be a million in memory, so
//! repeats are counted and only what is written is kept.

use std::io::{BufReader, Cursor};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::cell::{Address, Value, Workbook};
use super::read::{Gather, Limits, Reason, Refusal, broken, duration, iso};

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Refusal> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error.to_string()))?;
    if let Ok(part) = archive.by_name("META-INF/manifest.xml") {
        let manifest = std::io::read_to_string(std::io::Read::take(part, 1 << 20)).unwrap_or_default();
        if manifest.contains("encryption-data") {
            return Err(Reason::Locked.into());
        }
    }
    let part = archive
        .by_name("content.xml")
        .map_err(|error| broken(&error.to_string()))?;
    let mut reader = Reader::from_reader(BufReader::new(part));
    reader.config_mut().expand_empty_elements = true;
    let mut table = Table {
        gather: Gather::new(limits),
        row: 0,
        column: 0,
        cell: None,
        repeat: 1,
        merged: Vec::new(),
        depth: 0,
    };
    let mut buffer = Vec::new();
    loop {
        match reader
            .read_event_into(&mut buffer)
            .map_err(|error| broken(&error.to_string()))?
        {
            Event::Start(element) => table.begin(&element)?,
            Event::End(element) => table.end(element.name().as_ref())?,
            Event::Text(text) => table.words(&text),
            Event::GeneralRef(reference) => table.words(&entity(&reference)),
            Event::CData(text) => table.words(&text),
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    Ok(table.gather.workbook())
}

struct Table<'a> {
    gather: Gather<'a>,
    row: u32,
    column: u32,
    cell: Option<Open>,
    repeat: u32,
    merged: Vec<(Address, Address)>,
    /// Inside an annotation of a cell, whose words are not the cell's.
    depth: u32,
}

#[derive(Default)]
struct Open {
    value: Option<Value>,
    words: String,
    paragraphs: u32,
    in_paragraph: bool,
    columns: u32,
    rows_spanned: u32,
}

impl Table<'_> {
    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), Refusal> {
        match element.local_name().as_ref() {
            "annotation" => self.depth += 1,
            "table" if attribute(element, "name").is_some() || self.cell.is_none() => {
                self.row = 0;
                self.merged.clear();
                self.gather.sheet(&attribute(element, "name").unwrap_or_default())?;
            }
            "table-row" => {
                // What is written in a repeated row is taken once: the same record twice would say nothing new.
                self.column = 0;
                self.repeat = number(element, "number-rows-repeated").unwrap_or(1).max(1);
            }
            name @ ("table-cell" | "covered-table-cell") => {
                let columns = number(element, "number-columns-repeated").unwrap_or(1).max(1);
                let rows_spanned = number(element, "number-rows-spanned").unwrap_or(1);
                let value = if name == "table-cell" { value(element) } else { None };
                self.cell = Some(Open {
                    value,
                    columns,
                    rows_spanned,
                    ..Open::default()
                });
            }
            "p" | "h" if self.depth == 0 => {
                if let Some(cell) = &mut self.cell {
                    if cell.paragraphs > 0 {
                        cell.words.push('\n');
                    }
                    cell.paragraphs += 1;
                    cell.in_paragraph = true;
                }
            }
            "s" => {
                let spaces = number(element, "c").unwrap_or(1).min(100);
                self.words(&" ".repeat(spaces as usize));
            }
            "ta" => self.words("\t"),
            "line-break" => self.words("\n"),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Refusal> {
        let local = name.rsplit(':').next().unwrap_or(name);
        match local {
            "annotation" => self.depth = self.depth.saturating_sub(1),
            "p" | "h" => {
                if let Some(cell) = &mut self.cell {
                    cell.in_paragraph = false;
                }
            }
            "table-cell" | "covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                let value = match cell.value {
                    Some(Value::Text(words)) if words.is_empty() => Value::Text(cell.words),
                    Some(Value::Error(_)) => Value::Error(cell.words),
                    Some(value) => value,
                    None => Value::Text(cell.words),
                };
                let value = match value {
                    Value::Text(words) if is_error(&words) => Value::Error(words),
                    value => value,
                };
                if !value.is_blank() {
                    for repeat in 0..cell.columns {
                        let at = Address::new(self.row, self.column.saturating_add(repeat));
                        self.gather.put(at, value.clone())?;
                    }
                    if cell.rows_spanned > 1 {
                        let from = Address::new(self.row, self.column);
                        self.merged.push((
                            from,
                            Address::new(self.row.saturating_add(cell.rows_spanned - 1), self.column),
                        ));
                    }
                }
                self.column = self.column.saturating_add(cell.columns);
            }
            "table-row" => self.row = self.row.saturating_add(self.repeat),
            "table" => self.gather.merged(&self.merged),
            _ => {}
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        if self.depth == 0
            && let Some(cell) = &mut self.cell
            && cell.in_paragraph
        {
            cell.words.push_str(words);
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut found = attributes
        .with_checks(false)
        .filter_map(Result::ok)
        .filter(|attribute| attribute.key.local_name().as_ref() == name);
    let value = found.next()?.value;
    Some(quick_xml::escape::unescape(&value).map_or_else(|_| value.to_string(), |words| words.into_owned()))
}

fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}

/// What a cell holds by its attributes; an empty text when the words stand in its paragraphs.
fn value(element: &BytesStart<'_>) -> Option<Value> {
    // `calcext:value-type="error"` stands beside `office:value-type="string"` and is the truth.
    let mut attributes = element.attributes();
    let mut kinds = attributes
        .with_checks(false)
        .filter_map(Result::ok)
        .filter(|attribute| attribute.key.local_name().as_ref() == "value-type")
        .map(|attribute| attribute.value.to_string());
    let kind = kinds.next()?;
    if kind == "error" || kinds.any(|kind| kind == "error") {
        return Some(Value::Error(String::new()));
    }
    match kind.as_str() {
        "float" | "currency" | "percentage" => attribute(element, "value")?.parse().ok().map(Value::Number),
        "boolean" => Some(Value::Truth(attribute(element, "boolean-value")? == "true")),
        "date" => iso(&attribute(element, "date-value")?),
        "time" => duration(&attribute(element, "time-value")?).map(Value::Time),
        "string" => attribute(element, "string-value")
            .map(Value::Text)
            .or(Some(Value::Text(String::new()))),
        _ => None,
    }
}

fn is_error(words: &str) -> bool {
    matches!(
        words,
        "#REF!" | "#N/A" | "#VALUE!" | "#DIV/0!" | "#NAME?" | "#NUM!" | "#NULL!"
    ) || (words.starts_with("Err:") && words[4..].bytes().all(|byte| byte.is_ascii_digit()))
}

fn entity(reference: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    quick_xml::escape::resolve_predefined_entity(reference)
        .unwrap_or_default()
        .to_owned()
}
