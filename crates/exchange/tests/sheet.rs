//! Sheets: what is read, what is said about a broken cell, and that what goes out comes in again unchanged.

use std::collections::BTreeMap;
use std::io::Write as _;

use exchange::sheet::write::{self, Explained, Style};
use exchange::sheet::{
    Blanks, Code, Edition, How, Limits, List, Outcome, Reason, Reference, Sheet, Target, Term, Value, Vocabulary,
    Workbook, guess, header_row, headings, interpret, read,
};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::{Map, Value as Json, json};

fn fields(value: Json) -> Map<String, Json> {
    value.as_object().cloned().expect("as the test made it")
}

fn term(key: &str, names: &[&str]) -> Term {
    Term {
        key: key.into(),
        names: names.iter().map(|name| (*name).to_owned()).collect(),
    }
}

fn edition() -> Edition {
    let languages = ["kk", "ru", "en"].map(str::to_owned).to_vec();
    let mut edition = Edition::new(languages, Some(date(2026, 9, 9)), Some(date(2026, 9, 11)));
    edition.add_named(
        Reference::Side,
        vec![
            term("kz", &["Казахстан", "Қазақстан", "Kazakhstan"]),
            term("ru", &["Россия", "Ресей", "Russia"]),
        ],
    );
    edition.add_named(
        Reference::Region,
        vec![term("KZ-39", &["Костанайская область", "Қостанай облысы"])],
    );
    edition.add_terms(
        Vocabulary::SessionKind,
        vec![
            term("plenary", &["Пленарное заседание", "Plenary"]),
            term("panel", &["Панельная сессия", "Panel"]),
        ],
    );
    edition.add_terms(
        Vocabulary::Role,
        vec![
            term("speaker", &["Спикер", "Speaker"]),
            term("moderator", &["Модератор", "Moderator"]),
        ],
    );
    edition.add_terms(
        Vocabulary::OrganisationKind,
        vec![term("company", &["Компания"]), term("university", &["Университет"])],
    );
    edition.add_terms(Vocabulary::VenueKind, vec![term("congress", &["Конгресс-центр"])]);
    edition.add_terms(
        Vocabulary::Equipment,
        vec![term("projector", &["проектор"]), term("stage", &["сцена"])],
    );
    let mut add = |list, records: Json| {
        let records = records.as_array().expect("as the test made it").iter().map(|record| {
            let record = fields(record.clone());
            let text = |field: &str| record.get(field).and_then(Json::as_str).unwrap_or_default().to_owned();
            let id = match list {
                List::Days => text("date"),
                List::Travel => format!("{}>{}", text("from"), text("to")),
                _ => text("id"),
            };
            (id, record)
        });
        edition.add_records(list, records.collect());
    };
    add(
        List::Organisations,
        json!([
            {"id": "astyk", "kind": "company", "name": {"ru": "ТОО «Астык»", "kk": "«Астық» ЖШС"}, "side": "kz"},
            {"id": "ural-university", "kind": "university", "name": {"ru": "Уральский университет", "en": "Ural University"}, "side": "ru"},
        ]),
    );
    add(
        List::People,
        json!([
            {"id": "aigul-omarova", "name": {"ru": "Айгуль Омарова", "kk": "Айгүл Омарова"}, "organisation": "astyk", "side": "kz",
             "present": ["2026-09-09T09:00/2026-09-09T13:30", "2026-09-09T22:00/2026-09-10T01:00"], "principal": true, "rest_minutes": 15, "most_a_day": 3},
            {"id": "ivan-petrov", "name": {"ru": "Иван Петров"}, "organisation": "astyk"},
            {"id": "ivan-petrov-2", "name": {"ru": "Иван Петров"}, "organisation": "ural-university"},
        ]),
    );
    add(
        List::Venues,
        json!([
            {"id": "centre", "name": {"ru": "Конгресс-центр", "en": "Congress centre"}, "kind": "congress", "latitude": "55.1600"},
            {"id": "campus", "name": {"ru": "Кампус"}},
        ]),
    );
    add(
        List::Halls,
        json!([
            {"id": "big", "name": {"ru": "Большой зал", "en": "Big hall"}, "venue": "centre", "capacity": 400, "equipment": ["stage", "projector"],
             "booths": 2, "open": ["2026-09-09T08:00/2026-09-09T21:00"]},
            {"id": "small", "name": {"ru": "Малый зал"}, "venue": "campus"},
        ]),
    );
    add(List::Travel, json!([{"from": "centre", "to": "campus", "minutes": 25}]));
    add(
        List::Tracks,
        json!([{"id": "trade", "name": {"ru": "Торговля"}, "colour": "#0a7c86"}]),
    );
    add(
        List::Days,
        json!([{"date": "2026-09-09", "opens": "09:00:00", "closes": "19:00:00"}, {"date": "2026-09-10"}]),
    );
    add(
        List::Delegations,
        json!([{"id": "kostanay", "side": "kz", "region": "KZ-39", "head": "aigul-omarova", "members": ["aigul-omarova", "ivan-petrov"]}]),
    );
    add(
        List::Sessions,
        json!([
            {"id": "opening", "kind": "plenary", "title": {"ru": "Открытие", "en": "Opening", "translated": ["en"]}, "date": "2026-09-09",
             "start": "2026-09-09T10:00:00", "end": "2026-09-09T11:30:00", "hall": "big", "venue": "centre", "track": "trade",
             "sides": ["kz", "ru"], "languages": ["kk", "ru"], "audience": 300, "roles": [{"person": "aigul-omarova", "role": "moderator", "side": "kz"}]},
            {"id": "trade-panel", "kind": "panel", "title": {"ru": "Торговля"}, "after": ["opening"], "cancelled": true,
             "fixed": true, "not_parallel_with": ["opening"], "same_day_as": ["opening"], "same_time_as": ["opening"], "right_after": "opening",
             "allowed_days": ["2026-09-09", "2026-09-10"], "allowed_times": ["2026-09-09T10:00/2026-09-09T18:00"], "allowed_halls": ["big", "small"],
             "topics": ["вода", "зерно"], "teams": ["booth-1"], "meal": true},
        ]),
    );
    edition.prefer("ru");
    edition
}

fn csv(text: &str) -> Workbook {
    read(text.as_bytes(), &Limits::USUAL).expect("as the test made it")
}

/// Reads a sheet whose headings are keys of columns.
fn run(list: List, text: &str) -> Outcome {
    let book = csv(text);
    let rows = &book.sheets[0].rows;
    let mapping: BTreeMap<u32, String> = headings(&rows[0])
        .into_iter()
        .map(|heading| (heading.place, heading.words))
        .collect();
    interpret(list, &rows[1..], &mapping, &edition(), Blanks::Leave, &mut |_| {})
}

/// The problems of a sheet, as `cell code [hints]`.
#[track_caller]
fn problems(list: List, text: &str, expected: &[&str]) {
    let outcome = run(list, text);
    let found: Vec<String> = outcome
        .rows
        .iter()
        .flat_map(|row| &row.problems)
        .map(|problem| format!("{} {} [{}]", problem.at, problem.code.name(), problem.hints.join(", ")))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn every_kind_of_broken_cell_is_named_with_its_address() {
    problems(
        List::Sessions,
        "id,hall\nopening,Болшая зал\n",
        &["B2 unknown-reference [Большой зал (big)]"],
    );
    problems(
        List::Roles,
        "session,person,role\nopening,Иван Петров,Спикер\n",
        &["B2 ambiguous [Иван Петров (ivan-petrov), Иван Петров (ivan-petrov-2)]"],
    );
    problems(List::Sessions, "id,date\nopening,32.13.2026\n", &["B2 not-a-date []"]);
    problems(List::Sessions, "id,start\nopening,после обеда\n", &["B2 not-a-time []"]);
    problems(List::Sessions, "id,start\nopening,25:10\n", &["B2 time-outside-day []"]);
    problems(
        List::Sessions,
        "id,start,end\ntrade-panel,10:00,11:00\n",
        &["B2 day-missing []", "C2 day-missing []"],
    );
    problems(
        List::Sessions,
        "id,start,end\nopening,08:00,09:30\n",
        &["B2 outside-hours [09:00, 19:00]"],
    );
    problems(
        List::Sessions,
        "id,start,end\ntrade-panel,12.09.2026 10:00,12.09.2026 11:00\n",
        &["B2 outside-edition [2026-09-09, 2026-09-11]"],
    );
    problems(
        List::Sessions,
        "id,date,start,end\ntrade-panel,10.09.2026,11.09.2026 10:00,11.09.2026 11:00\n",
        &["C2 other-day [2026-09-10]"],
    );
    problems(
        List::Halls,
        "id,capacity\nbig,много\nsmall,-5\n",
        &["B2 not-a-number []", "B3 negative []"],
    );
    problems(
        List::Halls,
        "id,capacity\nbig,\"12,5\"\nsmall,99999999999\n",
        &["B2 not-whole []", "B3 too-large []"],
    );
    problems(List::Venues, "id,latitude\ncentre,91\n", &["B2 out-of-range []"]);
    problems(
        List::Tracks,
        &format!("id,name.ru\ntrade,{}\n", "ж".repeat(1001)),
        &["B2 too-long [1000]"],
    );
    problems(List::Halls, "id,capacity\nbig,5\n\nbig,6\n", &["A4 duplicate-key [A2]"]);
    problems(List::Sessions, "title.ru\nНовая\n", &["A2 missing-required []"]);
    problems(
        List::Sessions,
        "id,kind\nopening,Понельная сессия\n",
        &["B2 unknown-word [Панельная сессия (panel)]"],
    );
    problems(
        List::Sessions,
        "id,languages\nopening,ru; клингонский\n",
        &["B2 unknown-language [kk, ru, en]"],
    );
    problems(
        List::Sessions,
        "id,start,end\nopening,12:00,11:00\n",
        &["C2 end-before-start [12:00]"],
    );
    problems(
        List::Sessions,
        "id,start\ntrade-panel,09.09.2026 12:00\n",
        &["B2 half-a-time []"],
    );
    problems(List::Tracks, "id,colour\ntrade,бирюзовый\n", &["B2 wrong-colour []"]);
    problems(
        List::Sessions,
        "id,cancelled\nopening,может быть\n",
        &["B2 not-yes-no []"],
    );
    problems(
        List::Tracks,
        "id,name.ru\nНовый трек,Новый трек\n",
        &["A2 wrong-key []"],
    );
    problems(
        List::Organisations,
        "id,url\nastyk,сайта нет\n",
        &["B2 not-an-address []"],
    );
    problems(
        List::Sessions,
        "id,venue,hall\nopening,campus,big\n",
        &["C2 hall-elsewhere [Конгресс-центр]"],
    );
    problems(
        List::Travel,
        "from,to,minutes\ncampus,Кампус,5\n",
        &["B2 same-place []"],
    );
    problems(
        List::People,
        "name.ru,organisation\nАйгуль Омарова,ural-university\n",
        &["A2 namesake [Айгуль Омарова (aigul-omarova)]"],
    );
    problems(
        List::Roles,
        "session,person,role,remove\nopening,ivan-petrov,speaker,да\n",
        &["D2 nothing-to-remove []"],
    );
    problems(
        List::People,
        "id,name.ru,name.kk\nivan-petrov,-,\n",
        &["B2 missing-required []"],
    );
}

#[test]
fn what_is_asked_of_a_programme_is_read_from_cells() {
    problems(
        List::People,
        "id,present\nivan-petrov,2026-09-09 15:00\naigul-omarova,09.09.2026 17:30–15:00\n",
        &["B2 not-a-window []", "B3 not-a-window []"],
    );
    problems(
        List::Sessions,
        "id,allowed_days,not_parallel_with,right_after\nopening,9.9.2026; скоро,Торговля; Открытие,opening\n",
        &["B2 not-a-date []", "C2 names-itself []", "D2 names-itself []"],
    );
    problems(
        List::Sessions,
        "id,after\ntrade-panel,trade-panel\n",
        &["B2 names-itself []"],
    );
    let outcome = run(
        List::Sessions,
        "id,allowed_days,allowed_times,allowed_halls,topics,fixed\n\
         opening,09.09.2026; 2026-09-10,09.09.2026 15:00-17:30; 2026-09-09 22:00 – 2026-09-10 01:00,Большой зал; small,вода; зерно; вода,да\n",
    );
    let problems: Vec<_> = outcome.rows.iter().flat_map(|row| &row.problems).collect();
    assert!(problems.is_empty(), "{problems:?}");
    let made = &outcome.edits[0].fields;
    assert_eq!(made["allowed_days"], json!(["2026-09-09", "2026-09-10"]));
    assert_eq!(
        made["allowed_times"],
        json!(["2026-09-09T15:00/2026-09-09T17:30", "2026-09-09T22:00/2026-09-10T01:00"])
    );
    assert_eq!(made["allowed_halls"], json!(["big", "small"]));
    assert_eq!(made["topics"], json!(["вода", "зерно"]));
    assert_eq!(made["fixed"], json!(true));
    // A dash takes the wishes back.
    let outcome = run(List::Sessions, "id,allowed_days,topics,fixed\ntrade-panel,-,–,-\n");
    let made = &outcome.edits[0].fields;
    for field in ["allowed_days", "topics", "fixed"] {
        assert!(!made.contains_key(field), "{field}: {made:?}");
    }
}

#[test]
fn a_formula_without_a_value_is_a_problem_and_not_a_text() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "id").expect("as the test made it");
    sheet.write_string(0, 1, "capacity").expect("as the test made it");
    sheet.write_string(1, 0, "big").expect("as the test made it");
    sheet
        .write_formula(1, 1, rust_xlsxwriter::Formula::new("=Z1/0").set_result("#DIV/0!"))
        .expect("as the test made it");
    let bytes = workbook.save_to_buffer().expect("as the test made it");
    let book = read(&bytes, &Limits::USUAL).expect("as the test made it");
    let mapping = BTreeMap::from([(0, "id".to_owned()), (1, "capacity".to_owned())]);
    let outcome = interpret(
        List::Halls,
        &book.sheets[0].rows[1..],
        &mapping,
        &edition(),
        Blanks::Leave,
        &mut |_| {},
    );
    assert_eq!(outcome.rows[0].problems[0].code, Code::FormulaError);
    assert_eq!(outcome.rows[0].problems[0].at.to_string(), "B2");
    assert_eq!(outcome.rows[0].problems[0].value, "#DIV/0!");
}

#[test]
fn a_row_finds_its_record_by_key_by_name_or_by_what_is_beside_it() {
    let how = |list, text: &str| match run(list, text).rows.remove(0).target {
        Target::Known { id, how } => format!("{id} {how:?}"),
        other => format!("{other:?}"),
    };
    assert_eq!(how(List::Halls, "id,capacity\nbig,1\n"), format!("big {:?}", How::Key));
    assert_eq!(how(List::Halls, "name.en,capacity\nBIG HALL,1\n"), "big Name");
    assert_eq!(how(List::Halls, "name.kk,capacity\nБольшой зал,1\n"), "big Name");
    assert_eq!(
        how(
            List::People,
            "name.en,organisation,post.ru\nIvan Petrov,Ural University,Декан\n"
        ),
        "ivan-petrov-2 NameAndOrganisation"
    );
    assert_eq!(how(List::People, "name.ru,post.ru\nИван Петров,Декан\n"), "Open");
    assert_eq!(
        how(
            List::Sessions,
            "title.ru,start,end\nОткрытие,9.9.2026 10:00,9.9.2026 12:00\n"
        ),
        "opening TitleAndStart"
    );
    assert_eq!(
        how(
            List::Sessions,
            "title.ru,start,end,kind\nОткрытие,10.9.2026 10:00,10.9.2026 12:00,Panel\n"
        ),
        "New"
    );
    assert_eq!(
        how(List::Days, "date,opens,closes\n10.09.2026,8:00,18:00\n"),
        "2026-09-10 Date"
    );
    assert_eq!(
        how(List::Travel, "from,to,minutes\nCongress centre,Кампус,30\n"),
        "centre>campus Route"
    );
    assert_eq!(
        how(
            List::Delegations,
            "side,region,head\nKazakhstan,Қостанай облысы,Айгүл Омарова\n"
        ),
        "kostanay Name"
    );
}

#[test]
fn a_change_is_told_field_by_field_and_the_rest_of_the_record_stays() {
    let outcome = run(
        List::Sessions,
        "id,title.en,audience,track,hall\nopening,Grand opening,,-,small\n",
    );
    let changes: Vec<String> = outcome.rows[0]
        .changes
        .iter()
        .map(|change| format!("{} {} → {}", change.column, change.before, change.after))
        .collect();
    assert_eq!(
        changes,
        [
            "title.en \"Opening\" → \"Grand opening\"",
            "hall \"big\" → \"small\"",
            "track \"trade\" → null",
            "venue \"centre\" → \"campus\"",
        ]
    );
    let mut expected = edition()
        .record(List::Sessions, "opening")
        .cloned()
        .expect("as the test made it");
    expected.insert(
        "title".into(),
        json!({"ru": "Открытие", "en": "Grand opening", "translated": ["en"]}),
    );
    expected.insert("hall".into(), json!("small"));
    expected.insert("venue".into(), json!("campus"));
    expected.remove("track");
    assert_eq!(outcome.edits.len(), 1);
    assert_eq!(outcome.edits[0].fields, expected);
}

#[test]
fn a_session_that_goes_to_another_day_takes_its_times_along() {
    let outcome = run(List::Sessions, "id,date\nopening,10 сентября 2026 г.\n");
    let edit = &outcome.edits[0].fields;
    assert_eq!(edit["start"], json!("2026-09-10T10:00:00"));
    assert_eq!(edit["end"], json!("2026-09-10T11:30:00"));
}

#[test]
fn a_list_of_roles_changes_the_sessions_it_names() {
    let outcome = run(
        List::Roles,
        "session,person,role,side,remove\nОткрытие,Айгуль Омарова,Модератор,,да\nopening,ivan-petrov,Speaker,Ресей,\ntrade-panel,aigul-omarova,speaker,,\n",
    );
    assert!(
        outcome.rows.iter().all(|row| row.problems.is_empty()),
        "{:?}",
        outcome.rows
    );
    let roles: Vec<&Json> = outcome.edits.iter().map(|edit| &edit.fields["roles"]).collect();
    assert_eq!(
        roles,
        [
            &json!([{"person": "ivan-petrov", "role": "speaker", "side": "ru"}]),
            &json!([{"person": "aigul-omarova", "role": "speaker"}]),
        ]
    );
}

#[test]
fn rows_may_name_the_new_records_of_their_own_sheet() {
    let outcome = run(
        List::Sessions,
        "id,title.ru,kind,part_of\nconference,Конференция,panel,\nsection-1,Секция,panel,Конференция\n",
    );
    assert_eq!(outcome.edits[1].fields["part_of"], json!("conference"));
}

#[test]
fn nothing_is_removed_because_a_row_or_a_cell_is_missing() {
    let outcome = run(List::People, "id,post.ru\naigul-omarova,\n");
    assert_eq!(outcome.edits, []);
    let book = csv("id,side\nivan-petrov,\naigul-omarova,\n");
    let mapping = BTreeMap::from([(0, "id".to_owned()), (1, "side".to_owned())]);
    let outcome = interpret(
        List::People,
        &book.sheets[0].rows[1..],
        &mapping,
        &edition(),
        Blanks::Clear,
        &mut |_| {},
    );
    assert_eq!(outcome.edits.len(), 1);
    assert_eq!(outcome.edits[0].id, "aigul-omarova");
}

#[test]
fn headings_are_known_in_three_languages_and_any_script() {
    let check = |list: List, words: &[&str], expected: &[&str]| {
        let languages = ["kk", "ru", "en"].map(str::to_owned);
        let text = words
            .iter()
            .map(|word| format!("\"{word}\""))
            .collect::<Vec<_>>()
            .join(",");
        let book = csv(&format!("{text}\n"));
        let found = guess(list, &headings(&book.sheets[0].rows[0]), &languages, &[]);
        let keys: Vec<&str> = (0u32..)
            .zip(words)
            .map(|(place, _)| found.get(&place).map_or("", |guess| guess.column.as_str()))
            .collect();
        assert_eq!(keys, expected, "{words:?}");
    };
    check(
        List::People,
        &["ФИО", "ФИО (англ.)", "Должность", "Организация", "Страна"],
        &["name.ru", "name.en", "post.ru", "organisation", "side"],
    );
    check(
        List::People,
        &["Аты-жөні", "Лауазымы", "Ұйымы", "Өңір", "№"],
        &["name.kk", "post.kk", "organisation", "region", ""],
    );
    check(
        List::People,
        &["id", "name.kk", "Full name", "Job title", "Birthday"],
        &["id", "name.kk", "name.en", "post.en", ""],
    );
    check(
        List::Sessions,
        &[
            "Название на казахском языке",
            "Название на русском языке",
            "Nachalo",
            "Окончание",
            "Зал",
        ],
        &["title.kk", "title.ru", "start", "end", "hall"],
    );
    check(
        List::Halls,
        &["Зал", "Площадка", "Вместимость", "Количество мест"],
        &["name.ru", "venue", "capacity", ""],
    );
    check(List::Travel, &["Откуда", "Куда", "Минут"], &["from", "to", "minutes"]);
    check(
        List::Roles,
        &["Мероприятие", "Спикер", "Роль"],
        &["session", "person", "role"],
    );
}

#[test]
fn the_headings_are_found_below_a_title() {
    let book = csv("Список участников форума,,\n\nФИО,Должность,Организация\nА,Б,В\n");
    let languages = ["ru".to_owned()];
    assert_eq!(header_row(List::People, &book.sheets[0], &languages, &[]), 1);
}

#[test]
fn a_workbook_keeps_dates_times_and_merged_cells() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let format = rust_xlsxwriter::Format::new();
    let as_date = rust_xlsxwriter::Format::new().set_num_format("dd.mm.yyyy");
    let as_time = rust_xlsxwriter::Format::new().set_num_format("hh:mm");
    let as_moment = rust_xlsxwriter::Format::new().set_num_format("dd.mm.yyyy hh:mm");
    sheet
        .merge_range(0, 0, 2, 0, "Центр", &format)
        .expect("as the test made it");
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 9, 9).expect("as the test made it");
    sheet
        .write_datetime_with_format(0, 1, &day, &as_date)
        .expect("as the test made it");
    sheet
        .write_datetime_with_format(
            1,
            1,
            rust_xlsxwriter::ExcelDateTime::from_hms(9, 20, 0).expect("as the test made it"),
            &as_time,
        )
        .expect("as the test made it");
    sheet
        .write_datetime_with_format(2, 1, day.and_hms(9, 20, 0).expect("as the test made it"), &as_moment)
        .expect("as the test made it");
    sheet.write_boolean(2, 2, true).expect("as the test made it");
    sheet.write_number(2, 3, 12.5).expect("as the test made it");
    let book =
        read(&workbook.save_to_buffer().expect("as the test made it"), &Limits::USUAL).expect("as the test made it");
    let words = |row: usize| {
        book.sheets[0].rows[row]
            .iter()
            .map(|cell| format!("{}={}", cell.at, cell.value.words()))
            .collect::<Vec<_>>()
    };
    assert_eq!(words(0), ["A1=Центр", "B1=2026-09-09"]);
    assert_eq!(words(1), ["A2=Центр", "B2=09:20"]);
    assert_eq!(words(2), ["A3=Центр", "B3=2026-09-09 09:20", "C3=true", "D3=12.5"]);
    assert!(matches!(
        Sheet::cell(&book.sheets[0].rows[1], 1)
            .expect("as the test made it")
            .value,
        Value::Time(_)
    ));
}

/// An OpenDocument sheet with this table.
fn ods(table: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("mimetype", options).expect("as the test made it");
    zip.write_all(b"application/vnd.oasis.opendocument.spreadsheet")
        .expect("as the test made it");
    zip.start_file("content.xml", options).expect("as the test made it");
    let names = ["office", "table", "text", "calcext"]
        .map(|name| format!("xmlns:{name}=\"urn:{name}\""))
        .join(" ");
    let body = format!(
        "<?xml version=\"1.0\"?><office:document-content {names}><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    );
    zip.write_all(body.as_bytes()).expect("as the test made it");
    zip.finish().expect("as the test made it").into_inner()
}

#[test]
fn an_open_document_keeps_types_repeats_and_places() {
    let bytes = ods("<table:table table:name=\"Залы &amp; места\">\
         <table:table-row><table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"2\"><text:p>a<text:s/>&amp;<text:span>b</text:span></text:p><text:p>c</text:p></table:table-cell>\
         <table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell office:value-type=\"float\" office:value=\"12\"><text:p>12,0</text:p></table:table-cell></table:table-row>\
         <table:table-row><table:covered-table-cell/><table:table-cell office:value-type=\"date\" office:date-value=\"2026-09-09T10:00:00\"><text:p>x</text:p></table:table-cell>\
         <table:table-cell office:value-type=\"time\" office:time-value=\"PT09H05M00S\"/><table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"/>\
         <table:table-cell office:value-type=\"string\" calcext:value-type=\"error\"><office:annotation><text:p>note</text:p></office:annotation><text:p>#REF!</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>\
         <table:table-row><table:table-cell office:value-type=\"string\"><text:p>end</text:p></table:table-cell></table:table-row></table:table>");
    let book = read(&bytes, &Limits::USUAL).expect("as the test made it");
    assert_eq!(book.sheets[0].name, "Залы & места");
    let words = |row: usize| {
        book.sheets[0].rows[row]
            .iter()
            .map(|cell| format!("{}={}", cell.at, cell.value.words()))
            .collect::<Vec<_>>()
    };
    assert_eq!(words(0), ["A1=a &b\nc", "D1=12"]);
    assert_eq!(
        words(1),
        ["A2=a &b\nc", "B2=2026-09-09 10:00", "C2=09:05", "D2=true", "E2=#REF!"]
    );
    assert_eq!(words(2), ["A1048003=end"]);
    assert!(matches!(book.sheets[0].rows[1][4].value, Value::Error(_)));
}

#[test]
fn what_is_too_much_or_no_sheet_is_refused_with_a_reason() {
    let reason = |bytes: &[u8], limits: Limits| read(bytes, &limits).unwrap_err().reason;
    let usual = Limits::USUAL;
    assert_eq!(reason(b"", usual), Reason::Empty);
    assert_eq!(reason(b" \n\n", usual), Reason::Blank);
    assert_eq!(reason(b"%PDF-1.7 ...", usual), Reason::Unknown);
    assert_eq!(reason(b"<html><table>", usual), Reason::Unknown);
    assert!(matches!(
        reason(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x01\x02\x03\x04\x05", usual),
        Reason::Unknown
    ));
    assert_eq!(
        reason(b"a,b\n", Limits { bytes: 3, ..usual }),
        Reason::TooLarge { bytes: 4, limit: 3 }
    );
    assert_eq!(
        reason(b"a\nb\nc\n", Limits { rows: 2, ..usual }),
        Reason::TooManyRows {
            sheet: String::new(),
            limit: 2
        }
    );
    assert!(matches!(
        reason(b"a,b,c\n", Limits { columns: 2, ..usual }),
        Reason::TooManyColumns { .. }
    ));
    assert!(matches!(
        reason(b"abcd\n", Limits { cell: 3, ..usual }),
        Reason::CellTooLong { .. }
    ));
    assert!(matches!(reason(b"PK\x03\x04nonsense", usual), Reason::Broken { .. }));
    assert!(matches!(
        reason(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1nonsense", usual),
        Reason::Broken { .. }
    ));
    let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"400\"><text:p>x</text:p></table:table-cell>";
    let row = format!("<table:table-row>{cell}</table:table-row>");
    let wide = ods(&format!(
        "<table:table table:name=\"x\">{}</table:table>",
        row.repeat(30)
    ));
    assert_eq!(
        reason(&wide, Limits { cells: 1000, ..usual }),
        Reason::TooManyCells { limit: 1000 }
    );
    // A bomb: a few kilobytes that unpack to gigabytes.
    let bomb = ods(&" ".repeat(8_000_000));
    assert!(bomb.len() < 20_000);
    assert_eq!(
        reason(
            &bomb,
            Limits {
                unpacked_bytes: 1_000_000,
                ..usual
            }
        ),
        Reason::UnpacksTooLarge { limit: 1_000_000 }
    );
}

fn labels(list: List, edition: &Edition) -> Vec<String> {
    list.columns(&edition.languages)
        .into_iter()
        .map(|column| column.key)
        .collect()
}

/// Writes a list in every way and reads it again: no row has a problem, no record changes.
#[track_caller]
fn comes_back(list: List, edition: &Edition) {
    let headings_of = labels(list, edition);
    for style in [Style::Keys, Style::Words { yes: "да" }] {
        let table = write::table(list, edition, style);
        let explained = Explained {
            name: "О столбцах".into(),
            rows: vec![vec!["a".into()]],
        };
        let workbook = write::xlsx(&table, &headings_of, "Список", Some(&explained)).expect("as the test made it");
        let text = write::csv(&table, &headings_of);
        for bytes in [workbook.as_slice(), text.as_bytes()] {
            let book = read(bytes, &Limits::USUAL).expect("as the test made it");
            let rows = &book.sheets[0].rows;
            let mapping = headings(&rows[0])
                .into_iter()
                .map(|heading| (heading.place, heading.words))
                .collect();
            let outcome = interpret(list, &rows[1..], &mapping, edition, Blanks::Leave, &mut |_| {});
            for row in &outcome.rows {
                let errors: Vec<_> = row
                    .problems
                    .iter()
                    .filter(|problem| !matches!(problem.code, Code::OutsideHours))
                    .collect();
                assert!(errors.is_empty(), "{list:?} {style:?} {errors:?}");
                assert_eq!(row.changes, [], "{list:?} {style:?}");
                assert_ne!(row.target, Target::New, "{list:?} {style:?} {row:?}");
            }
            assert_eq!(outcome.edits, [], "{list:?} {style:?}");
        }
    }
}

#[test]
fn what_goes_out_comes_in_again_unchanged() {
    for list in List::ALL {
        comes_back(list, &edition());
    }
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[А-Яа-яӘәҚқҮү ]{1,20}",
        "[ -~]{1,20}",
        "['=+@;|—–-]{1,4}[a-z]{0,3}",
        "\\PC{1,12}",
        Just("-".to_owned()),
        Just("'-".to_owned()),
        Just("=1+1".to_owned()),
        Just("10:00".to_owned()),
        Just("true".to_owned()),
    ]
    .prop_filter("words that are seen", |words| {
        words
            .chars()
            .any(|c| !c.is_whitespace() && !c.is_control() && c != '\u{feff}')
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn any_record_comes_back_unchanged(
        title in words(), name in words(), post in words(), organisation in words(), minute in 0i8..60, hour in 0i8..24,
        audience in 0u32..1_000_000_000, colour in 0u32..0x0100_0000, cancelled: bool, biography in "(\\PC|\n){0,60}",
    ) {
        let mut edition = edition();
        let start = date(2026, 9, 10).at(hour, minute, 0, 0);
        edition.add_records(List::Organisations, vec![
            ("one".into(), fields(json!({"id": "one", "kind": "company", "name": {"ru": organisation}}))),
            ("two".into(), fields(json!({"id": "two", "kind": "company", "name": {"ru": name, "kk": organisation}}))),
        ]);
        let mut person = json!({"id": "p", "name": {"ru": name, "en": title}, "post": {"kk": post}, "organisation": "one", "side": "joint"});
        if biography.chars().any(|c| !c.is_whitespace() && !c.is_control()) {
            person["biography"] = json!({"ru": biography});
        }
        edition.add_records(List::People, vec![("p".into(), fields(person)), ("q".into(), fields(json!({"id": "q", "name": {"kk": name}})))]);
        let mut session = json!({"id": "s", "kind": "panel", "title": {"en": title, "kk": name}, "date": "2026-09-10",
            "start": start.to_string(), "end": start.checked_add(jiff::ToSpan::minutes(45)).expect("as the test made it").to_string(),
            "audience": audience, "organisers": ["two", "one"], "roles": [{"person": "p", "role": "speaker"}, {"person": "q", "role": "speaker"}]});
        if cancelled {
            session["cancelled"] = json!(true);
        }
        edition.add_records(List::Sessions, vec![("s".into(), fields(session))]);
        edition.add_records(List::Tracks, vec![("t".into(), fields(json!({"id": "t", "name": {"ru": title}, "colour": format!("#{colour:06x}")})))]);
        for list in [List::Organisations, List::People, List::Sessions, List::Roles, List::Tracks] {
            comes_back(list, &edition);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &Limits::USUAL);
    }
}
