//! Sheets, read back by the crates that read sheets.

use std::io::Cursor;

use calamine::{Data, DataType, Reader as _, Xlsx, open_workbook_from_rs};
use exchange::archive::{Language, Text};
use exchange::write::csv::{self, ByteOrderMark};
use exchange::write::{Sheet, xlsx};
use jiff::civil::date;

use crate::support::{context, expect_file, regions, runner, sample, wild_edition};

const SHEETS: [(&str, Sheet); 5] = [
    ("programme", Sheet::Programme),
    ("people", Sheet::People),
    ("organisations", Sheet::Organisations),
    ("halls", Sheet::Halls),
    ("agreements", Sheet::Agreements),
];

#[test]
fn the_sample_is_written_as_expected_in_every_language() {
    let (edition, regions) = (sample(), regions());
    for language in ["kk", "ru", "en"] {
        let ctx = context(&edition, &regions, language);
        for (name, sheet) in SHEETS {
            let text = csv::write(&ctx, sheet, ByteOrderMark::Without);
            expect_file(&format!("{name}.{language}.csv"), &text);
        }
    }
}

#[test]
fn the_byte_order_mark_is_off_unless_asked_for() {
    let edition = sample();
    let ctx = context(&edition, &[], "en");
    let with = csv::write(&ctx, Sheet::Halls, ByteOrderMark::With);
    assert_eq!(
        with,
        format!("\u{feff}{}", csv::write(&ctx, Sheet::Halls, ByteOrderMark::default()))
    );
}

#[test]
fn no_cell_is_a_formula() {
    let edition = sample();
    let text = csv::write(&context(&edition, &[], "en"), Sheet::Programme, ByteOrderMark::Without);
    let rows = read_csv(&text);
    let closing = rows.iter().find(|row| row[0] == "closing").unwrap();
    assert_eq!(closing[5..8], ["'+Қол қою", "'-Подписание", "'=SUM(signatures)"]);
    runner(200)
        .run(&wild_edition(), |edition| {
            let ctx = context(&edition, &[], "ru");
            for (_, sheet) in SHEETS {
                let text = csv::write(&ctx, sheet, ByteOrderMark::Without);
                let rows = read_csv(&text);
                for cell in rows.iter().flatten() {
                    assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']), "{cell:?}");
                    assert!(!cell.contains(char::is_control), "{cell:?}");
                }
                // ours have no line breaks within cells, so every line is a record that ends as RFC 4180 wants it
                assert_eq!(text.matches("\r\n").count(), rows.len());
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_workbook_has_real_dates_times_and_numbers() {
    let (edition, regions) = (sample(), regions());
    let mut book = open(xlsx::write(&context(&edition, &regions, "ru")).unwrap());
    assert_eq!(
        book.sheet_names(),
        ["Программа", "Люди", "Организации", "Залы", "Соглашения"]
    );
    let programme = book.worksheet_range("Программа").unwrap();
    let rows: Vec<&[Data]> = programme.rows().collect();
    let headings: Vec<&str> = rows[0].iter().map(|cell| cell.get_string().unwrap()).collect();
    assert_eq!(headings[2], "Начало");
    assert_eq!(headings[5..8], ["Название (kk)", "Название (ru)", "Название (en)"]);
    assert_eq!(rows.len(), 1 + edition.sessions.len());
    let opening = rows[1];
    assert_eq!(opening[0].get_string(), Some("opening"));
    // days since the end of 1899
    let days = date(2024, 2, 29).duration_since(date(1899, 12, 30)).as_hours() / 24;
    assert_eq!(opening[1].get_datetime().unwrap().as_f64(), days as f64);
    let start = opening[2].get_datetime().unwrap().as_f64();
    assert!((start - days as f64 - 10.0 / 24.0).abs() < 1e-9, "{start}");
    assert_eq!(opening[4].get_string(), Some("Пленарное заседание"));
    assert_eq!(opening[9].get_string(), Some("Зал 1"));
    assert_eq!(opening[10].get_float(), Some(400.0));
    assert_eq!(opening[12].get_string(), Some("Казахстан; Россия"));
    assert_eq!(opening[18].get_string(), Some("Пётр Примеров; Айым Улгикызы"));
    assert_eq!(opening[20].get_string(), Some("Переводчик Пример (Переводчик)"));
    assert_eq!(rows[5][6].get_string(), Some("-Подписание"));
    let agreements = book.worksheet_range("Соглашения").unwrap();
    assert_eq!(
        agreements.get_value((1, 6)).unwrap().get_string(),
        Some("Костанайская область; Россия; Университет на Тоболе")
    );
}

#[test]
fn the_same_release_gives_the_same_workbook() {
    let (edition, regions) = (sample(), regions());
    let write = || xlsx::write(&context(&edition, &regions, "kk")).unwrap();
    assert_eq!(write(), write());
    let mut book = zip::ZipArchive::new(Cursor::new(write())).unwrap();
    let mut core = String::new();
    std::io::Read::read_to_string(&mut book.by_name("docProps/core.xml").unwrap(), &mut core).unwrap();
    assert!(core.contains(">2024-02-20T08:00:00Z</dcterms:created>"), "{core}");
    assert!(core.contains(">2024-02-20T08:00:00Z</dcterms:modified>"), "{core}");
}

#[test]
fn any_words_make_a_workbook() {
    runner(60)
        .run(&wild_edition(), |mut edition| {
            if let Some(session) = edition.sessions.first_mut() {
                session.title = Text::of("kk", "🐎".repeat(20_000));
                session.title.words.insert(Language::new("ru"), "ы".repeat(32_767));
            }
            let mut book = open(xlsx::write(&context(&edition, &[], "kk")).unwrap());
            let programme = book.worksheet_range("Бағдарлама").unwrap();
            assert_eq!(programme.rows().count(), 1 + edition.sessions.len());
            if !edition.sessions.is_empty() {
                let cut = programme.get_value((1, 5)).unwrap().get_string().unwrap().to_owned();
                assert_eq!(cut.encode_utf16().count(), 32_767);
                assert!(cut.ends_with("🐎…"));
                let whole = programme.get_value((1, 6)).unwrap().get_string().unwrap();
                assert_eq!(whole.encode_utf16().count(), 32_767);
            }
            Ok(())
        })
        .unwrap();
}

fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let records = reader.records();
    records
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn open(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}
