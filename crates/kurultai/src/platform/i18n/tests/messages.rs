use crate::platform::i18n::{Arg, Lang, Locale, all_messages, locale, negotiate};

fn each(ask: impl Fn(&Locale) -> String) -> [String; 3] {
    Lang::all().map(|lang| ask(locale(lang)))
}

#[test]
fn a_message_is_a_function_in_every_language() {
    assert_eq!(
        each(|l| l.platform_not_found()),
        ["Мұндай бет жоқ", "Такой страницы нет", "There is no such page"]
    );
}

#[test]
fn a_count_takes_the_form_of_its_language_and_is_grouped() {
    let results = |count: i64| each(|l| l.platform_results(count));
    assert_eq!(results(0), ["Ештеңе табылмады", "Ничего не найдено", "Nothing found"]);
    assert_eq!(results(1), ["1 нәтиже", "1 результат", "1 result"]);
    assert_eq!(results(2), ["2 нәтиже", "2 результата", "2 results"]);
    assert_eq!(results(5), ["5 нәтиже", "5 результатов", "5 results"]);
    assert_eq!(results(21), ["21 нәтиже", "21 результат", "21 results"]);
    assert_eq!(
        results(1012),
        ["1\u{a0}012 нәтиже", "1\u{a0}012 результатов", "1,012 results"]
    );
}

#[test]
fn arguments_stand_in_the_text_without_isolation_marks() {
    assert_eq!(locale(Lang::En).platform_only_in("Kazakh"), "In Kazakh only");
}

#[test]
fn every_message_renders_in_every_language() {
    for (id, variables) in all_messages() {
        let args: Vec<(&str, Arg<'_>)> = variables.iter().map(|name| (*name, Arg::from(3))).collect();
        for lang in Lang::all() {
            let text = locale(lang).by_id(id, &args).unwrap();
            assert!(
                !text.trim().is_empty() && !text.contains(['{', '}']),
                "{id} in {lang}: {text}"
            );
        }
    }
}

#[test]
fn a_message_chosen_at_run_time_is_the_same_message() {
    let english = locale(Lang::En);
    assert_eq!(
        english.by_id("platform-results", &[("count", 2.into())]),
        Some(english.platform_results(2))
    );
    assert_eq!(english.by_id("platform-nowhere", &[]), None);
}

#[test]
fn a_word_without_a_translation_comes_back_as_it_was() {
    assert_eq!(locale(Lang::Ru).term("platform", "language_kk"), "казахский");
    assert_eq!(locale(Lang::Ru).term("platform", "Never_Seen"), "Never_Seen");
}

#[test]
fn one_locale_is_shared_by_all_threads() {
    std::thread::scope(|scope| {
        for count in 1..8_i64 {
            scope.spawn(move || assert!(locale(Lang::Kk).platform_results(count).starts_with(&count.to_string())));
        }
    });
}

#[test]
fn a_reader_is_greeted_in_the_language_asked_for_most() {
    let greeted = |header| negotiate(header, Lang::En);
    assert_eq!(greeted(Some("ru-RU,ru;q=0.9,en;q=0.8")), Lang::Ru);
    assert_eq!(greeted(Some("en;q=0.5, kk;q=0.7, ru;q=0.6")), Lang::Kk);
    assert_eq!(greeted(Some("de, fr;q=0.9, ru;q=0.1")), Lang::Ru);
    assert_eq!(greeted(Some("KK-Cyrl-KZ")), Lang::Kk);
    assert_eq!(greeted(Some("kk, ru")), Lang::Kk);
}

#[test]
fn a_reader_who_asks_for_none_of_ours_gets_the_fallback() {
    for header in [
        None,
        Some(""),
        Some("de"),
        Some("ru;q=0"),
        Some("ru;q=much"),
        Some("*"),
        Some(";;,q=1,"),
    ] {
        assert_eq!(negotiate(header, Lang::Kk), Lang::Kk, "{header:?}");
    }
}

#[test]
fn a_tag_names_its_language_whatever_its_region() {
    assert_eq!(Lang::from_tag("kk_KZ"), Some(Lang::Kk));
    assert_eq!(Lang::from_tag("kkj"), None);
    for lang in Lang::all() {
        assert_eq!(Lang::from_tag(lang.tag()), Some(lang));
    }
}
