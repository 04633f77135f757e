use crate::platform::i18n::{Lang, Locale, PluralCategory, locale};
use jiff::civil::{date, time};

fn each(ask: impl Fn(&Locale) -> String) -> [String; 3] {
    Lang::all().map(|lang| ask(locale(lang)))
}

#[test]
fn dates_are_written_as_each_language_writes_them() {
    let day = date(2017, 11, 9);
    assert_eq!(
        each(|l| l.date_long(day)),
        ["2017\u{a0}ж. 9 қараша", "9 ноября 2017\u{a0}г.", "9 November 2017"]
    );
    assert_eq!(each(|l| l.date_day_month(day)), ["9 қараша", "9 ноября", "9 November"]);
    assert_eq!(each(|l| l.weekday_long(day)), ["бейсенбі", "четверг", "Thursday"]);
    assert_eq!(
        each(|l| l.date_with_weekday(day)),
        [
            "2017\u{a0}ж. 9 қараша, бейсенбі",
            "четверг, 9 ноября 2017\u{a0}г.",
            "Thursday, 9 November 2017"
        ]
    );
    assert_eq!(each(|l| l.month_name(11)), ["Қараша", "ноябрь", "November"]);
}

#[test]
fn a_range_of_dates_says_once_what_both_share() {
    let last = date(2017, 11, 9);
    let range = |first| each(|l| l.date_range(first, last));
    assert_eq!(
        range(date(2017, 11, 8)),
        [
            "2017\u{a0}ж. 8–9 қараша",
            "8–9 ноября 2017\u{a0}г.",
            "8–9 November 2017"
        ]
    );
    assert_eq!(
        range(date(2017, 10, 30)),
        [
            "2017\u{a0}ж. 30 қазан – 9 қараша",
            "30 октября – 9 ноября 2017\u{a0}г.",
            "30 October – 9 November 2017"
        ]
    );
    assert_eq!(
        range(date(2016, 12, 30)),
        [
            "2016\u{a0}ж. 30 желтоқсан – 2017\u{a0}ж. 9 қараша",
            "30 декабря 2016\u{a0}г. – 9 ноября 2017\u{a0}г.",
            "30 December 2016 – 9 November 2017"
        ]
    );
}

#[test]
fn a_range_of_one_day_is_that_day_and_a_turned_range_is_set_right() {
    let (first, last) = (date(2017, 11, 8), date(2017, 11, 9));
    for lang in Lang::all() {
        assert_eq!(locale(lang).date_range(last, last), locale(lang).date_long(last));
        assert_eq!(
            locale(lang).date_range(last, first),
            locale(lang).date_range(first, last)
        );
    }
}

#[test]
fn every_month_can_end_a_range() {
    for month in 1..=12 {
        let (first, last) = (date(2024, month, 1), date(2024, month, 11));
        for lang in Lang::all() {
            let range = locale(lang).date_range(first, last);
            assert!(range.contains("1–11 "), "{range}");
        }
    }
}

#[test]
fn times_have_twenty_four_hours_in_every_language() {
    assert_eq!(each(|l| l.time(time(16, 0, 0, 0))), ["16:00"; 3]);
    assert_eq!(
        each(|l| l.time_range(time(9, 5, 0, 0), time(0, 0, 0, 0))),
        ["09:05–00:00"; 3]
    );
}

#[test]
fn numbers_are_grouped_and_marked_as_each_language_does() {
    assert_eq!(
        each(|l| l.number(1_234_567)),
        ["1\u{a0}234\u{a0}567", "1\u{a0}234\u{a0}567", "1,234,567"]
    );
    assert_eq!(each(|l| l.number(-5)), ["-5"; 3]);
    assert_eq!(each(|l| l.decimal(2.456, 1)), ["2,5", "2,5", "2.5"]);
    assert_eq!(each(|l| l.decimal(7.0, 2)), ["7,00", "7,00", "7.00"]);
}

#[test]
fn plural_forms_are_those_of_the_language() {
    use PluralCategory::{Few, Many, One, Other};
    let forms = |lang, counts: &[i64]| -> Vec<_> { counts.iter().map(|n| locale(lang).plural_category(*n)).collect() };
    assert_eq!(
        forms(Lang::Ru, &[1, 2, 5, 11, 21, 22, 112]),
        [One, Few, Many, Many, One, Few, Many]
    );
    assert_eq!(forms(Lang::Kk, &[0, 1, 2, 21]), [Other, One, Other, Other]);
    assert_eq!(forms(Lang::En, &[0, 1, 2, 21]), [Other, One, Other, Other]);
}

#[test]
fn messages_and_numbers_agree_on_plural_forms() {
    let form = |count| match locale(Lang::Ru).plural_category(count) {
        PluralCategory::One => "результат",
        PluralCategory::Few => "результата",
        _ => "результатов",
    };
    for count in 1..=300 {
        assert!(
            locale(Lang::Ru).platform_results(count).ends_with(form(count)),
            "{count}"
        );
    }
}

/// Sorts the letters, given out of order, and says whether they come out as the alphabet has them.
fn assert_alphabet(lang: Lang, alphabet: &str) {
    for case in [alphabet.to_lowercase(), alphabet.to_uppercase()] {
        let mut letters: Vec<String> = case.chars().rev().map(String::from).collect();
        letters.sort_by(|left, right| locale(lang).compare(left, right));
        assert_eq!(letters.concat(), case);
        letters.reverse();
        letters.sort_by_cached_key(|letter| locale(lang).sort_key(letter));
        assert_eq!(letters.concat(), case);
    }
}

#[test]
fn the_kazakh_alphabet_has_its_order() {
    assert_alphabet(Lang::Kk, "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя");
}

#[test]
fn the_russian_alphabet_has_its_order() {
    assert_alphabet(Lang::Ru, "абвгдеёжзийклмнопрстуфхцчшщъыьэюя");
}

#[test]
fn the_english_alphabet_has_its_order() {
    assert_alphabet(Lang::En, "abcdefghijklmnopqrstuvwxyz");
}

#[test]
fn names_sort_by_letter_before_case_and_the_own_script_comes_first() {
    let sorted = |lang, names: &[&str]| {
        let mut names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        names.sort_by(|left, right| locale(lang).compare(left, right));
        names
    };
    assert_eq!(
        sorted(Lang::Kk, &["Қайрат", "Карим", "Әлия", "Болат", "Арман"]),
        ["Арман", "Әлия", "Болат", "Карим", "Қайрат"]
    );
    assert_eq!(sorted(Lang::Kk, &["Үміт", "Ұлан", "Уәли"]), ["Уәли", "Ұлан", "Үміт"]);
    assert_eq!(
        sorted(Lang::Ru, &["Anna", "елена", "Ёлкин", "Егор", "Жанна"]),
        ["Егор", "елена", "Ёлкин", "Жанна", "Anna"]
    );
    assert_eq!(
        sorted(Lang::En, &["Ярослав", "zoe", "Adam", "Émile", "Eve"]),
        ["Adam", "Émile", "Eve", "zoe", "Ярослав"]
    );
}

#[test]
fn digits_sort_as_numbers() {
    for lang in Lang::all() {
        assert!(locale(lang).compare("Зал 2", "Зал 10").is_lt());
        assert!(locale(lang).sort_key("Зал 2") < locale(lang).sort_key("Зал 10"));
    }
}
