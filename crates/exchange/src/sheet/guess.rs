//! Which column of a sheet is which column of a list, by its heading: in Kazakh, Russian or English, in any script, with
//! the usual synonyms.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::{Cell, Sheet};
use super::fold::{fold, nearest};
use super::layout::{Column, List};

/// How sure a guess is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Almost the same letters, or a language that had to be supposed.
    Low,
    /// A synonym.
    Good,
    /// The key or the very words of the heading.
    Sure,
}

/// A column of the sheet with what is written over it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Counted from 0.
    pub place: u32,
    pub words: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// Key of the column of the list.
    pub column: String,
    pub confidence: Confidence,
}

/// The row of a sheet that holds the headings: of the first twenty, the one with the most headings that are known; the
/// first row when none has any.
pub fn header_row(list: List, sheet: &Sheet, languages: &[String], labels: &[(String, Vec<String>)]) -> usize {
    let score = |row: &Vec<Cell>| guess(list, &headings(row), languages, labels).len();
    let rows = sheet.rows.iter().take(20).map(score);
    let best = rows
        .enumerate()
        .max_by_key(|(place, score)| (*score, std::cmp::Reverse(*place)));
    best.filter(|(_, score)| *score > 0).map_or(0, |(place, _)| place)
}

/// The headings of a row.
pub fn headings(row: &[Cell]) -> Vec<Heading> {
    row.iter()
        .map(|cell| Heading {
            place: cell.at.column,
            words: cell.value.words().split_whitespace().collect::<Vec<_>>().join(" "),
        })
        .collect()
}

/// What a row of headings is remembered by: the same words in the same columns, whatever their script and spacing.
pub fn header_digest(headings: &[Heading]) -> String {
    // FNV-1a: small, stable and enough to tell one secretariat's sheets apart.
    let mut digest: u64 = 0xcbf2_9ce4_8422_2325;
    for heading in headings {
        for byte in format!("{}:{};", heading.place, fold(&heading.words)).bytes() {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{digest:016x}")
}

/// Guesses column by column. `labels` are the headings that sheets of ours have, by key, in every language. A column of
/// the list is given to one heading only, the surest and then the first.
pub fn guess(
    list: List,
    headings: &[Heading],
    languages: &[String],
    labels: &[(String, Vec<String>)],
) -> BTreeMap<u32, Guess> {
    let columns = list.columns(languages);
    let mut found: Vec<(Confidence, u32, String)> = Vec::new();
    let all: String = headings.iter().map(|heading| heading.words.to_lowercase()).collect();
    let cyrillic = if is_kazakh(&all) { "kk" } else { "ru" };
    for heading in headings {
        for (confidence, key) in candidates(list, heading, &columns, labels, cyrillic) {
            found.push((confidence, heading.place, key));
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut guesses = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (confidence, place, column) in found {
        if !guesses.contains_key(&place) && !taken.contains(&column) {
            taken.insert(column.clone());
            guesses.insert(place, Guess { column, confidence });
        }
    }
    guesses
}

/// Every column that a heading may mean, the likeliest first.
fn candidates(
    list: List,
    heading: &Heading,
    columns: &[Column],
    labels: &[(String, Vec<String>)],
    cyrillic: &'static str,
) -> Vec<(Confidence, String)> {
    let mut found = Vec::new();
    let mut add = |confidence, key: &str| found.push((confidence, key.to_owned()));
    let plain = heading.words.trim().trim_end_matches('*').trim().to_lowercase();
    let as_key = plain.replace(' ', "_");
    for column in columns {
        let own = column.key.to_lowercase();
        if plain == own || as_key == own || as_key == own.replace('.', "_") {
            add(Confidence::Sure, &column.key);
        }
    }
    let skeleton = fold(&heading.words);
    for (key, words) in labels {
        if columns.iter().any(|column| column.key == *key) && words.iter().any(|label| fold(label) == skeleton) {
            add(Confidence::Sure, key);
        }
    }
    let (rest, language) = without_language(&skeleton);
    let mut by_field = |confidence: Confidence, field: &str| {
        let of_field: Vec<&Column> = columns.iter().filter(|column| column.field == field).collect();
        match (of_field.as_slice(), language) {
            ([one], None) => add(confidence, &one.key),
            (several, Some(language)) => {
                if let Some(column) = several
                    .iter()
                    .find(|column| column.language.as_deref() == Some(language))
                {
                    add(confidence, &column.key);
                }
            }
            // A text without a language is in the one of its heading, or where that is taken, in the next. Headings with
            // letters of Kazakh among them are Kazakh.
            (several, None) => {
                let is_cyrillic = heading.words.to_lowercase().chars().any(|c| ('а'..='я').contains(&c));
                let supposed = if is_cyrillic { cyrillic } else { "en" };
                let first = several
                    .iter()
                    .filter(|column| column.language.as_deref() == Some(supposed));
                let others = several
                    .iter()
                    .filter(|column| column.language.as_deref() != Some(supposed));
                first
                    .chain(others)
                    .for_each(|column| add(confidence.min(Confidence::Low), &column.key));
            }
        }
    };
    let mut known: Vec<(String, &str)> = Vec::new();
    for (of, field, names) in SYNONYMS {
        if of.is_empty() || of.contains(&list) {
            known.extend(names.iter().map(|name| (fold(name), *field)));
        }
    }
    let same: Vec<&str> = known
        .iter()
        .filter(|(name, _)| *name == rest)
        .map(|(_, field)| *field)
        .collect();
    if same.is_empty() && rest.chars().count() >= 5 {
        for place in nearest(&rest, known.iter().map(|(name, _)| name.as_str()), 2) {
            let (name, field) = &known[place];
            // A short synonym within a long heading says little.
            if name.len().abs_diff(rest.len()) <= 2 {
                by_field(Confidence::Low, field);
            }
        }
    }
    same.into_iter().for_each(|field| by_field(Confidence::Good, field));
    found
}

/// Letters that Russian does not have.
fn is_kazakh(lower: &str) -> bool {
    lower.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і'])
}

/// A heading without the words that say its language, and that language.
fn without_language(skeleton: &str) -> (String, Option<&'static str>) {
    const MARKS: [(&str, &[&str]); 3] = [
        (
            "kk",
            &[
                "kk",
                "kz",
                "kaz",
                "қаз",
                "каз",
                "казахский",
                "казахском",
                "казахская",
                "қазақша",
                "қазақ",
                "қазақтілінде",
                "kazakh",
            ],
        ),
        (
            "ru",
            &[
                "ru",
                "rus",
                "рус",
                "русский",
                "русском",
                "русская",
                "орысша",
                "орыс",
                "russian",
            ],
        ),
        (
            "en",
            &[
                "en",
                "eng",
                "анг",
                "англ",
                "английский",
                "английском",
                "ағылшынша",
                "ағылшын",
                "english",
                "ағыл",
            ],
        ),
    ];
    const AROUND: [&str; 8] = ["на", "языке", "яз", "язык", "тілінде", "тілі", "in", "language"];
    let mut language = None;
    let mut rest: Vec<&str> = Vec::new();
    for word in skeleton.split(' ') {
        match MARKS
            .iter()
            .find(|(_, marks)| marks.iter().any(|mark| fold(mark) == word))
        {
            Some((tag, _)) if language.is_none() => language = Some(*tag),
            _ => rest.push(word),
        }
    }
    if language.is_some() && !rest.is_empty() {
        rest.retain(|word| !AROUND.iter().any(|around| fold(around) == *word));
    }
    if rest.is_empty() {
        (skeleton.to_owned(), None)
    } else {
        (rest.join(" "), language)
    }
}

use List::{Days, Delegations, Halls, Organisations, People, Roles, Sessions, Tracks, Travel, Venues};

/// What columns are called elsewhere: of which lists (of all when none is named), the field, its names.
const SYNONYMS: &[(&[List], &str, &[&str])] = &[
    (
        &[],
        "id",
        &[
            "id",
            "key",
            "code",
            "ключ",
            "код",
            "кілт",
            "идентификатор",
            "идентификатор записи",
            "slug",
        ],
    ),
    (
        &[People],
        "name",
        &[
            "name",
            "full name",
            "person",
            "фио",
            "ф и о",
            "имя",
            "имя и фамилия",
            "фамилия имя отчество",
            "участник",
            "аты жөні",
            "аты-жөні",
            "есімі",
            "толық аты",
            "спикер",
        ],
    ),
    (
        &[People],
        "sort_name",
        &[
            "sort name",
            "family name first",
            "фамилия имя",
            "для сортировки",
            "тегі аты",
        ],
    ),
    (
        &[People],
        "latin_name",
        &[
            "latin name",
            "passport name",
            "name in passport",
            "латиницей",
            "имя латиницей",
            "имя по паспорту",
            "латын әрпімен",
            "паспорттағы аты",
        ],
    ),
    (
        &[People],
        "post",
        &[
            "post",
            "position",
            "job title",
            "должность",
            "позиция",
            "лауазымы",
            "лауазым",
            "қызметі",
        ],
    ),
    (
        &[People],
        "organisation",
        &[
            "organisation",
            "organization",
            "company",
            "affiliation",
            "employer",
            "организация",
            "компания",
            "место работы",
            "ұйым",
            "ұйымы",
            "жұмыс орны",
            "мекеме",
        ],
    ),
    (
        &[People],
        "biography",
        &[
            "biography",
            "bio",
            "about",
            "биография",
            "о себе",
            "өмірбаян",
            "өмірбаяны",
        ],
    ),
    (
        &[Organisations],
        "name",
        &[
            "name",
            "organisation",
            "organization",
            "company",
            "название",
            "наименование",
            "организация",
            "компания",
            "атауы",
            "ұйым",
            "ұйым атауы",
            "полное наименование",
        ],
    ),
    (
        &[Organisations],
        "former_name",
        &[
            "former name",
            "old name",
            "прежнее название",
            "бывшее название",
            "бұрынғы атауы",
        ],
    ),
    (
        &[Organisations],
        "url",
        &[
            "url",
            "website",
            "site",
            "web",
            "сайт",
            "веб сайт",
            "адрес сайта",
            "сілтеме",
        ],
    ),
    (&[Organisations], "ror", &["ror"]),
    (&[Organisations], "role", &["role", "роль", "рөлі"]),
    (&[Organisations], "status", &["status", "статус", "мәртебесі"]),
    (
        &[Organisations],
        "represented_by",
        &[
            "represented by",
            "representative",
            "представитель",
            "кем представлена",
            "өкілі",
        ],
    ),
    (
        &[Venues, Halls, Tracks, Days],
        "name",
        &["name", "title", "название", "наименование", "атауы", "аты"],
    ),
    (&[Venues], "name", &["venue", "площадка", "алаң"]),
    (&[Halls], "name", &["hall", "room", "зал", "помещение", "аудитория"]),
    (&[Tracks], "name", &["track", "направление", "трек", "бағыт"]),
    (
        &[Sessions],
        "title",
        &[
            "title",
            "session",
            "name",
            "event",
            "topic",
            "название",
            "наименование",
            "сессия",
            "мероприятие",
            "тема",
            "тақырыбы",
            "атауы",
            "іс-шара",
            "сессия атауы",
            "название сессии",
            "название мероприятия",
        ],
    ),
    (
        &[Sessions],
        "subtitle",
        &["subtitle", "подзаголовок", "кіші тақырып", "тақырыпша"],
    ),
    (
        &[Sessions],
        "abstract",
        &[
            "abstract",
            "summary",
            "аннотация",
            "краткое описание",
            "аңдатпа",
            "қысқаша",
        ],
    ),
    (
        &[Sessions],
        "description",
        &["description", "описание", "сипаттама", "сипаттамасы"],
    ),
    (&[Sessions], "date", &["date", "day", "дата", "день", "күні", "күн"]),
    (
        &[Sessions],
        "start",
        &[
            "start",
            "begins",
            "start time",
            "from",
            "time",
            "начало",
            "время начала",
            "время",
            "с",
            "басталуы",
            "басталу уақыты",
            "уақыты",
        ],
    ),
    (
        &[Sessions],
        "end",
        &[
            "end",
            "ends",
            "end time",
            "to",
            "until",
            "finish",
            "конец",
            "окончание",
            "время окончания",
            "до",
            "завершение",
            "аяқталуы",
            "аяқталу уақыты",
        ],
    ),
    (
        &[Sessions],
        "venue",
        &[
            "venue",
            "place",
            "location",
            "площадка",
            "место",
            "место проведения",
            "алаң",
            "өтетін орны",
        ],
    ),
    (
        &[Sessions],
        "hall",
        &["hall", "room", "зал", "помещение", "аудитория", "залы"],
    ),
    (
        &[Sessions],
        "track",
        &["track", "направление", "трек", "бағыт", "бағыты"],
    ),
    (
        &[Sessions],
        "sides",
        &["sides", "side", "стороны", "сторона", "тараптар", "тарап"],
    ),
    (
        &[Sessions],
        "organisers",
        &[
            "organisers",
            "organizers",
            "organiser",
            "организаторы",
            "организатор",
            "ұйымдастырушылар",
            "ұйымдастырушы",
        ],
    ),
    (
        &[Sessions],
        "languages",
        &[
            "languages",
            "language",
            "spoken",
            "языки",
            "язык",
            "рабочие языки",
            "тілдер",
            "тілі",
            "жұмыс тілі",
        ],
    ),
    (
        &[Sessions],
        "interpretation",
        &[
            "interpretation",
            "translation",
            "перевод",
            "языки перевода",
            "синхронный перевод",
            "ілеспе аударма",
            "аударма",
        ],
    ),
    (
        &[Sessions],
        "audience",
        &[
            "audience",
            "attendance",
            "people expected",
            "expected",
            "количество участников",
            "число участников",
            "аудитория чел",
            "қатысушылар саны",
        ],
    ),
    (
        &[Sessions],
        "part_of",
        &["part of", "parent", "часть", "в составе", "құрамында"],
    ),
    (&[Sessions], "after", &["after", "после", "кейін"]),
    (
        &[Sessions],
        "outside_programme",
        &["outside programme", "вне программы", "бағдарламадан тыс"],
    ),
    (
        &[Sessions],
        "cancelled",
        &[
            "cancelled",
            "canceled",
            "отменена",
            "отменено",
            "отмена",
            "күші жойылған",
            "болмайды",
        ],
    ),
    (
        &[Sessions, Venues, Organisations],
        "kind",
        &["kind", "type", "format", "вид", "тип", "формат", "түрі"],
    ),
    (
        &[Sessions, Halls],
        "equipment",
        &["equipment", "оборудование", "оснащение", "жабдық", "жабдықтар"],
    ),
    (
        &[Roles],
        "session",
        &[
            "session",
            "title",
            "event",
            "сессия",
            "мероприятие",
            "название",
            "іс-шара",
        ],
    ),
    (
        &[Roles],
        "person",
        &[
            "person",
            "name",
            "full name",
            "speaker",
            "фио",
            "участник",
            "имя",
            "спикер",
            "лицо",
            "аты жөні",
            "тұлға",
            "қатысушы",
        ],
    ),
    (
        &[Roles],
        "role",
        &["role", "function", "роль", "функция", "рөл", "рөлі"],
    ),
    (&[Roles], "remove", &["remove", "delete", "удалить", "убрать", "жою"]),
    (
        &[Organisations, People, Roles, Delegations],
        "side",
        &["side", "country", "сторона", "страна", "тарап", "ел", "тарабы"],
    ),
    (
        &[Organisations, People, Venues, Delegations],
        "region",
        &["region", "oblast", "регион", "область", "субъект", "өңір", "облыс"],
    ),
    (
        &[Organisations, Venues],
        "city",
        &["city", "town", "город", "қала", "қаласы"],
    ),
    (&[Venues], "address", &["address", "адрес", "мекенжай", "мекенжайы"]),
    (&[Venues], "latitude", &["latitude", "lat", "широта", "ендік"]),
    (
        &[Venues],
        "longitude",
        &["longitude", "lon", "lng", "долгота", "бойлық"],
    ),
    (
        &[Venues],
        "operator",
        &["operator", "оператор", "владелец", "операторы"],
    ),
    (&[Venues], "site", &["site", "grounds", "территория", "аумақ"]),
    (&[Venues], "use", &["use", "purpose", "назначение", "мақсаты"]),
    (
        &[Halls],
        "venue",
        &["venue", "place", "площадка", "место", "здание", "алаң"],
    ),
    (
        &[Halls],
        "capacity",
        &[
            "capacity",
            "seats",
            "вместимость",
            "мест",
            "количество мест",
            "сыйымдылығы",
            "орын саны",
        ],
    ),
    (&[Travel], "from", &["from", "origin", "откуда", "от", "қайдан"]),
    (&[Travel], "to", &["to", "destination", "куда", "до", "қайда"]),
    (
        &[Travel],
        "minutes",
        &[
            "minutes",
            "min",
            "time",
            "минут",
            "минуты",
            "мин",
            "время в пути",
            "минут саны",
            "жол уақыты",
        ],
    ),
    (&[Tracks], "colour", &["colour", "color", "цвет", "түс", "түсі"]),
    (&[Days], "date", &["date", "day", "дата", "день", "күні", "күн"]),
    (
        &[Days],
        "opens",
        &["opens", "open", "from", "открытие", "с", "начало", "ашылуы"],
    ),
    (
        &[Days],
        "closes",
        &["closes", "close", "to", "закрытие", "до", "конец", "жабылуы"],
    ),
    (
        &[Delegations],
        "head",
        &[
            "head",
            "head of delegation",
            "глава",
            "глава делегации",
            "руководитель",
            "басшысы",
            "делегация басшысы",
        ],
    ),
    (
        &[Delegations],
        "members",
        &[
            "members",
            "participants",
            "состав",
            "члены",
            "участники",
            "құрамы",
            "мүшелері",
        ],
    ),
    (&[Delegations], "role", &["role", "роль", "рөлі"]),
];
