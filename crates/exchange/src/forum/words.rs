//! The sentences this reader writes itself, where a record gives a key and a number: in three languages, the Kazakh and
//! the Russian marked as translations.

use crate::archive::{Language, Text};

/// A phrase of ours.
pub fn phrase(en: impl Into<String>, ru: impl Into<String>, kk: impl Into<String>) -> Text {
    let mut text = Text::of("en", en);
    for (tag, words) in [("ru", ru.into()), ("kk", kk.into())] {
        text.words.insert(Language::new(tag), words);
        text.translated.insert(Language::new(tag));
    }
    text
}

/// What a counted key counts: `universities_RU`, `interregional_announced`. `None` for a key nobody knows.
pub fn count(key: &str) -> Option<Text> {
    let found = match key {
        "contracts" => phrase("Contracts", "Контракты", "Келісімшарттар"),
        "intergovernmental" => phrase(
            "Intergovernmental documents",
            "Межправительственные документы",
            "Үкіметаралық құжаттар",
        ),
        "interregional" => phrase(
            "Interregional documents",
            "Межрегиональные документы",
            "Өңіраралық құжаттар",
        ),
        "interregional_and_commercial" => phrase(
            "Interregional and commercial documents",
            "Межрегиональные и коммерческие документы",
            "Өңіраралық және коммерциялық құжаттар",
        ),
        "bilateral" => phrase("Bilateral documents", "Двусторонние документы", "Екіжақты құжаттар"),
        "signed" => phrase("Documents signed", "Подписанные документы", "Қол қойылған құжаттар"),
        "value_usd" => phrase(
            "Value of the documents",
            "Общая сумма по документам",
            "Құжаттардың жалпы сомасы",
        ),
        "intergovernmental_announced" => phrase(
            "Intergovernmental documents announced",
            "Объявленные межправительственные документы",
            "Жарияланған үкіметаралық құжаттар",
        ),
        "interregional_announced" => phrase(
            "Interregional documents announced",
            "Объявленные межрегиональные документы",
            "Жарияланған өңіраралық құжаттар",
        ),
        "university_contracts_mentioned" => phrase(
            "Contracts between universities mentioned",
            "Упомянутые договоры между вузами",
            "Аталған университетаралық шарттар",
        ),
        "total" => phrase("Participants", "Участники", "Қатысушылар"),
        "regions" => phrase("Regions taking part", "Регионы-участники", "Қатысушы өңірлер"),
        "universities" => phrase(
            "Universities taking part",
            "Вузы-участники",
            "Қатысушы жоғары оқу орындары",
        ),
        "business" => phrase(
            "Representatives of business",
            "Представители бизнеса",
            "Бизнес өкілдері",
        ),
        "tour_agencies" => phrase("Tour agencies", "Туристические агентства", "Туристік агенттіктер"),
        "exhibitors" => phrase("Exhibitors", "Экспоненты", "Көрмеге қатысушылар"),
        "exhibits" => phrase("Exhibits", "Экспонаты", "Экспонаттар"),
        _ => return count_of_side(key),
    };
    Some(found)
}

fn count_of_side(key: &str) -> Option<Text> {
    if let Some(code) = key.strip_prefix("regions_") {
        let (en, ru, kk) = country(code)?;
        return Some(phrase(
            format!("Regions of {en}"),
            format!("Регионы {ru}"),
            format!("{kk} өңірлері"),
        ));
    }
    if let Some(code) = key.strip_prefix("universities_") {
        let (en, ru, kk) = country(code)?;
        return Some(phrase(
            format!("Universities of {en}"),
            format!("Вузы {ru}"),
            format!("{kk} жоғары оқу орындары"),
        ));
    }
    if let Some(code) = key.strip_prefix("business_from_") {
        let (en, ru, kk) = country(code)?;
        return Some(phrase(
            format!("Representatives of business from {en}"),
            format!("Представители бизнеса из {ru}"),
            format!("{kk} бизнесінің өкілдері"),
        ));
    }
    let (en, ru, kk) = country(key.strip_suffix("_tour_agencies")?)?;
    Some(phrase(
        format!("Tour agencies of {en}"),
        format!("Туристические агентства {ru}"),
        format!("{kk} туристік агенттіктері"),
    ))
}

/// The country in the genitive, as the phrases above need it (Kazakh: before a possessed noun).
fn country(code: &str) -> Option<(&str, &str, &str)> {
    match code {
        "KZ" => Some(("Kazakhstan", "Казахстана", "Қазақстан")),
        "RU" => Some(("Russia", "России", "Ресей")),
        other => super::codes::country(other).then_some((other, other, other)),
    }
}

/// A remark about a count, such as `more than`, in three languages; `None` when it is a sentence of its own.
pub fn qualifier(note: &str) -> Option<(&'static str, &'static str, &'static str)> {
    match note {
        "more than" => Some(("more than this number", "более указанного", "көрсетілгеннен көп")),
        "more than, both countries" => Some((
            "more than this number, both countries",
            "более указанного, по обеим странам",
            "көрсетілгеннен көп, екі ел бойынша",
        )),
        "announced" => Some(("announced", "объявлено", "жарияланған")),
        "announced by the President of Kazakhstan" => Some((
            "announced by the President of Kazakhstan",
            "объявлено Президентом Казахстана",
            "Қазақстан Президенті жариялаған",
        )),
        "documents named in the press service report" => Some((
            "documents named in the press service report",
            "документы, названные в сообщении пресс-службы",
            "баспасөз қызметінің хабарламасында аталған құжаттар",
        )),
        _ => None,
    }
}

/// `text` with the qualifier in brackets after the words of each language.
pub fn qualified(mut text: Text, (en, ru, kk): (&str, &str, &str)) -> Text {
    for (tag, words) in [("en", en), ("ru", ru), ("kk", kk)] {
        if let Some(there) = text.words.get_mut(&Language::new(tag)) {
            there.push_str(&format!(" ({words})"));
        }
    }
    text
}

/// The title of an arrival. A name without a Kazakh form is written in Kazakh as it is in Russian.
pub fn arrival(name: &Text) -> Text {
    let mut title = Text::default();
    let russian = name.get("ru");
    let lines = [
        ("en", name.get("en").map(|name| format!("Arrival of {name}"))),
        ("ru", russian.map(|name| format!("Прибывает {name}"))),
        ("kk", name.get("kk").or(russian).map(|name| format!("{name} келеді"))),
    ];
    for (tag, words) in lines {
        if let Some(words) = words {
            title.words.insert(Language::new(tag), words);
            if tag != "en" {
                title.translated.insert(Language::new(tag));
            }
        }
    }
    if title.is_empty() {
        phrase("Arrival", "Прибытие", "Келу")
    } else {
        title
    }
}

/// A time a source calls approximate.
pub fn about_this_time() -> Text {
    phrase(
        "Approximate time of arrival",
        "Примерное время прибытия",
        "Шамамен келу уақыты",
    )
}

/// What was announced of the next edition, for every language in which its theme is known.
pub fn next_theme(theme: &Text, at: Option<&Text>) -> Text {
    let mut text = Text::default();
    for (language, theme) in &theme.words {
        let tag = language.as_str();
        let session = at
            .and_then(|title| title.get(tag))
            .map(|title| within_quotes(tag, title));
        let words = match (tag, session) {
            ("en", Some(session)) => format!("Theme of the next forum: {theme} (announced at “{session}”)"),
            ("en", None) => format!("Theme of the next forum: {theme}"),
            ("ru", Some(session)) => format!("Тема следующего форума: {theme} (объявлена на мероприятии «{session}»)"),
            ("ru", None) => format!("Тема следующего форума: {theme}"),
            ("kk", Some(session)) => {
                format!("Келесі форумның тақырыбы: {theme} («{session}» іс-шарасында жарияланған)")
            }
            ("kk", None) => format!("Келесі форумның тақырыбы: {theme}"),
            _ => theme.clone(),
        };
        text.words.insert(language.clone(), words);
        if matches!(tag, "ru" | "kk") {
            text.translated.insert(language.clone());
        }
    }
    text
}

/// That a region of today was part of another at the time of the edition.
pub fn not_yet_a_region(name: &Text, then: &str, year: i16) -> Text {
    let of = |tag| name.best(tag).map(|(_, words)| words).unwrap_or_default();
    phrase(
        format!(
            "{} was not a region of its own in {year}; its territory was part of {then}",
            of("en")
        ),
        format!(
            "{}: в {year} году такого региона ещё не было, территория входила в состав {then}",
            of("ru")
        ),
        format!(
            "{}: {year} жылы мұндай өңір әлі болмаған, аумағы {then} құрамына кірген",
            of("kk")
        ),
    )
}

/// A title as it stands inside quotation marks: its own become those of the second level.
fn within_quotes(language: &str, title: &str) -> String {
    match language {
        "ru" => title.replace('«', "„").replace('»', "“"),
        "kk" => title.replace('«', "“").replace('»', "”"),
        _ => title.replace('“', "‘").replace('”', "’"),
    }
}

/// That an edition was put off from a day, a month or a year, as [`super::fields::At::about_date`] reads it.
pub fn postponed(from: &str) -> Text {
    let mut parts = from.split('-');
    let year = parts.next().unwrap_or_default();
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<usize>().ok());
    let month = number(parts.next()).and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    match (month, number(parts.next())) {
        (Some([en, ru, kk]), Some(day)) => phrase(
            format!("Postponed from {day} {en} {year}"),
            format!("Перенесён с {day} {ru} {year} года"),
            format!("{year} жылғы {day} {kk} кейінге қалдырылды"),
        ),
        (Some([en, ru, kk]), None) => phrase(
            format!("Postponed from {en} {year}"),
            format!("Перенесён с {ru} {year} года"),
            format!("{year} жылғы {kk} кейінге қалдырылды"),
        ),
        (None, _) => phrase(
            format!("Postponed from {year}"),
            format!("Перенесён с {year} года"),
            format!("{year} жылдан кейінге қалдырылды"),
        ),
    }
}

/// In English; in Russian, in the genitive; in Kazakh, in the ablative.
const MONTHS: [[&str; 3]; 12] = [
    ["January", "января", "қаңтардан"],
    ["February", "февраля", "ақпаннан"],
    ["March", "марта", "наурыздан"],
    ["April", "апреля", "сәуірден"],
    ["May", "мая", "мамырдан"],
    ["June", "июня", "маусымнан"],
    ["July", "июля", "шілдеден"],
    ["August", "августа", "тамыздан"],
    ["September", "сентября", "қыркүйектен"],
    ["October", "октября", "қазаннан"],
    ["November", "ноября", "қарашадан"],
    ["December", "декабря", "желтоқсаннан"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postponement_names_the_day_the_month_or_the_year() {
        let cases = [
            (
                "2020",
                [
                    "Postponed from 2020",
                    "Перенесён с 2020 года",
                    "2020 жылдан кейінге қалдырылды",
                ],
            ),
            (
                "2020-11",
                [
                    "Postponed from November 2020",
                    "Перенесён с ноября 2020 года",
                    "2020 жылғы қарашадан кейінге қалдырылды",
                ],
            ),
            (
                "2020-11-05",
                [
                    "Postponed from 5 November 2020",
                    "Перенесён с 5 ноября 2020 года",
                    "2020 жылғы 5 қарашадан кейінге қалдырылды",
                ],
            ),
        ];
        for (from, [en, ru, kk]) in cases {
            assert_eq!(postponed(from), phrase(en, ru, kk));
        }
    }

    #[test]
    fn a_title_with_quotation_marks_is_quoted_on_the_second_level() {
        let theme = phrase("Tourism", "Туризм", "Туризм");
        let title = phrase("Plenary “A”", "Заседание «А»", "«А» отырысы");
        let expected = phrase(
            "Theme of the next forum: Tourism (announced at “Plenary ‘A’”)",
            "Тема следующего форума: Туризм (объявлена на мероприятии «Заседание „А“»)",
            "Келесі форумның тақырыбы: Туризм («“А” отырысы» іс-шарасында жарияланған)",
        );
        assert_eq!(next_theme(&theme, Some(&title)), expected);
    }
}
