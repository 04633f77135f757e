//! Words that a supplement adds to records without ids: found by their English words, marked as translations.

use exchange::archive::{Archive, Language, Text};
use exchange::forum::{self, Input};

const BASE: &str = "\
format: forum/1
id: base
status: held
title: {en: Base}
dates: {start: '2017-11-08', end: '2017-11-09'}
timezone: Asia/Yekaterinburg
sides:
  - {id: KZ, name: {en: Kazakhstan}}
sources:
  - {id: paper, url: 'https://example.org/', publisher: Paper}
programme:
  - id: plenary
    kind: plenary
    title: {en: Plenary}
    outcomes: [resolution adopted, next host named]
    participants: 70
    content: [finds of old cultures]
organisations:
  - {id: plant, kind: company, name: {en: Plant}, facts: [526 workers]}
delegations:
  - {id: guests, side: KZ, note: {en: they came late}}
preparation:
  history:
    - {what: Proposed as host, year: 2016, sources: [paper]}
figures:
  - {what: growth of trade, value: 31, unit: percent, sources: [paper]}
regions:
  note: Codes are current.
  sources: [paper]
next_edition: {theme: {en: Tourism}, announced_at: plenary, sources: [paper]}
not_found: [clock times, hotels]
";

const WORDS: &str = "\
format: forum/1
supplements: base
synthetic: false
translated: [not_found.ru]
programme:
  - id: plenary
    title: {ru: Заседание}
    outcomes:
      - {en: resolution adopted, ru: принята резолюция}
      - {en: next host named, ru: назван следующий хозяин}
    content:
      - {en: finds of old cultures, ru: находки древних культур}
    translated: [ru, outcomes.ru, content.ru]
organisations:
  - {id: plant, facts: [{en: 526 workers, ru: 526 работников}], translated: [facts.ru]}
delegations:
  - {id: guests, note: {ru: приехали поздно}, translated: [note.ru]}
preparation:
  history:
    - {what: {en: Proposed as host, ru: Предложен местом проведения}, translated: [ru]}
figures:
  - {what: {en: growth of trade, ru: рост торговли}, translated: [ru]}
regions:
  note: {en: Codes are current., ru: Коды действующие.}
  translated: [note.ru]
next_edition: {theme: {en: Tourism, ru: Туризм}, announced_at: plenary, translated: [theme.ru]}
not_found:
  - {en: hotels, ru: гостиницы}
  - {en: clock times, ru: время}
";

const SERIES: &str = "\
format: forum-series/1
id: s
title: {en: Series}
rhythm: annual
heads_of_state_note: who took part
general_sources: {note: where it is from}
editions:
  - ordinal: 1
    city: {en: Omsk}
    country: RU
    dates: {start: '2003-04-15', end: '2003-04-15'}
    format: in-person
    host: {name: Governor, post: Head}
    heads_of_state: {KZ: President}
    documents: [{title: Agreement, status: signed}]
    theme_status: described, not quoted
    facts: [Held in spring.]
    documents_count: {value_usd: 5, value_note: about ten in the speech}
";

const SERIES_WORDS: &str = "\
format: forum-series/1
supplements: s
synthetic: false
translated: [ru]
title: {ru: Серия}
rhythm: {ru: ежегодно}
heads_of_state_note: {en: who took part, ru: кто участвовал}
general_sources: {note: {en: where it is from, ru: откуда сведения}}
editions:
  - ordinal: 1
    city: {ru: Омск}
    host: {name: {ru: Губернатор}, post: {ru: Глава}}
    heads_of_state: {KZ: {ru: Президент}}
    documents: [{title: {en: Agreement, ru: Соглашение}, status: {ru: подписано}}]
    theme_status: {en: 'described, not quoted', ru: 'тема описана, но не процитирована'}
    facts:
      - {en: Held in spring., ru: Прошёл весной.}
      - {en: 'Value of the documents: about ten in the speech', ru: 'Сумма: около десяти в выступлении'}
";

const REGIONS: &str = "\
format: regions/1
title: Regions
as_of: '2024'
border: {length_km: 7644, note: the usual figure}
other_regions:
  - {iso: KZ-47, side: KZ, name: {en: Mangystau}, centre: {en: Aktau}, note: Caspian neighbour.}
notes: [Names follow CLDR.]
";

const REGIONS_WORDS: &str = "\
format: regions/1
supplements: regions
synthetic: false
translated: [ru]
title: {en: Regions, ru: Регионы}
border: {note: {en: the usual figure, ru: обычная величина}}
other_regions:
  - {iso: KZ-47, note: {ru: Сосед по Каспию.}}
notes:
  - {en: Names follow CLDR., ru: Названия даны по CLDR.}
";

fn read(files: &[&str], known: Option<&Archive>) -> (Archive, Vec<String>) {
    let names = ["base", "more"];
    let inputs: Vec<_> = names
        .iter()
        .zip(files)
        .map(|(file, text)| Input { file, text })
        .collect();
    let outcome = forum::read(&inputs, known);
    let said = outcome.remarks.iter().map(ToString::to_string).collect();
    (outcome.archive, said)
}

#[track_caller]
fn clean(files: &[&str], known: Option<&Archive>) -> Archive {
    let (archive, said) = read(files, known);
    assert_eq!(said, [""; 0]);
    archive
}

/// What is said when `new` stands in the supplement where `old` does.
#[track_caller]
fn check((base, words): (&str, &str), old: &str, new: &str, expected: &[&str]) {
    assert!(words.contains(old), "{old}");
    let (_, said) = read(&[base, &words.replace(old, new)], None);
    assert_eq!(said, expected);
}

fn both(en: &str, ru: &str) -> Text {
    let mut text = Text::of("en", en);
    text.words.insert(Language::new("ru"), ru.into());
    text.translated.insert(Language::new("ru"));
    text
}

#[test]
fn items_are_found_by_their_english_words_and_marked_as_translated() {
    let edition = clean(&[BASE, WORDS], None).editions.remove(0);
    let plenary = &edition.sessions[0];
    assert_eq!(
        plenary.outcomes,
        [
            both("resolution adopted", "принята резолюция"),
            both("next host named", "назван следующий хозяин")
        ]
    );
    let facts: Vec<_> = plenary.facts.iter().map(|fact| &fact.what).collect();
    assert_eq!(facts[1], &both("finds of old cultures", "находки древних культур"));
    assert_eq!((facts.len(), plenary.facts[0].value.as_deref()), (2, Some("70")));
    assert_eq!(edition.organisations[0].facts, [both("526 workers", "526 работников")]);
    assert_eq!(
        edition.delegations[0].record.note,
        Some(both("they came late", "приехали поздно"))
    );
    assert_eq!(
        edition.not_found,
        [both("clock times", "время"), both("hotels", "гостиницы")]
    );
    let facts: Vec<_> = edition
        .facts
        .iter()
        .map(|fact| (&fact.what, fact.value.as_deref(), fact.sources.len()))
        .collect();
    assert_eq!(
        facts,
        [
            (
                &both("Proposed as host", "Предложен местом проведения"),
                Some("2016"),
                1
            ),
            (&both("growth of trade", "рост торговли"), Some("31"), 1),
            (&both("Codes are current.", "Коды действующие."), None, 1),
            (
                &both(
                    "Theme of the next forum: Tourism (announced at “Plenary”)",
                    "Тема следующего форума: Туризм (объявлена на мероприятии «Заседание»)"
                ),
                None,
                1
            ),
        ]
    );
}

#[test]
fn words_may_be_read_later_and_again() {
    for (base, words) in [(BASE, WORDS), (SERIES, SERIES_WORDS), (REGIONS, REGIONS_WORDS)] {
        let together = clean(&[base, words], None);
        assert_eq!(clean(&[words, base], None), together);
        let mut later = clean(&[words], Some(&clean(&[base], None)));
        later.sources.clone_from(&together.sources);
        assert_eq!(later, together);
        assert_eq!(clean(&[base, words], Some(&together)).editions, together.editions);
    }
}

#[test]
fn words_that_match_nothing_are_a_slip() {
    let forum = (BASE, WORDS);
    check(
        forum,
        "en: resolution adopted",
        "en: resolution adapted",
        &[
            "more:9:14: error: the public record has no such item: resolution adapted (did you mean \"resolution adopted\"?)",
        ],
    );
    check(
        forum,
        "en: growth of trade",
        "en: wages",
        &[
            "more:22:17: error: the public record has no such item: wages (an item repeats the English words of the record)",
        ],
    );
    check(
        forum,
        "{en: hotels, ru: гостиницы}",
        "{ru: гостиницы}",
        &[
            "more:28:5: error: the English words are missing, by which this is found: a map (add `en` with the words of the record)",
        ],
    );
    check(
        (SERIES, SERIES_WORDS),
        "en: Held in spring.",
        "en: Held in sprang.",
        &["more:17:14: error: the public record has no such item: Held in sprang. (did you mean \"Held in spring.\"?)"],
    );
    check(
        (REGIONS, REGIONS_WORDS),
        "KZ-47",
        "KZ-11",
        &["more:8:11: error: no regions file describes this region: KZ-11 (describe it there first)"],
    );
    check(
        (SERIES, SERIES_WORDS),
        "ordinal: 1",
        "ordinal: 2",
        &["more:10:14: error: the series has no edition of this number: 2 (the last is 1)"],
    );
}

#[test]
fn words_and_figures_of_the_record_are_not_contradicted() {
    let forum = (BASE, WORDS);
    check(
        forum,
        "what: {en: growth of trade, ru: рост торговли}",
        "value: 32, what: {en: growth of trade, ru: рост торговли}",
        &[
            "more:22:23: error: the public record says \"growth of trade: 31\": a map (here it is \"growth of trade: 32\")",
        ],
    );
    check(
        (SERIES, SERIES_WORDS),
        "rhythm: {ru: ежегодно}",
        "rhythm: {en: weekly, ru: ежегодно}",
        &["more:6:14: error: the public record says \"annual\": weekly (a supplement adds, it does not correct)"],
    );
}

#[test]
fn a_new_figure_brings_its_value_and_a_new_list_its_items() {
    let more = WORDS
        .replace("figures:\n", "figures:\n  - {what: {en: tourists}, value: 5}\n")
        .replace("{id: plenary}", "");
    let edition = clean(&[BASE, &more], None).editions.remove(0);
    assert_eq!(edition.facts.last().unwrap().what, Text::of("en", "tourists"));
    let bare = BASE.replace("    outcomes: [resolution adopted, next host named]\n", "");
    assert_eq!(clean(&[&bare, WORDS], None).editions[0].sessions[0].outcomes.len(), 2);
}

#[test]
fn what_is_made_up_is_not_mixed_into_a_list_of_the_record() {
    let made_up = "format: forum/1\nsupplements: base\nsynthetic: true\nprogramme:\n  - {id: plenary, outcomes: [a new bridge]}\n";
    let (_, said) = read(&[BASE, made_up], None);
    assert_eq!(
        said,
        [
            "more:5:30: error: the public record has no such item: a new bridge (an item repeats the English words of the record)"
        ]
    );
}

#[test]
fn a_series_takes_words_for_all_it_says() {
    let series = clean(&[SERIES, SERIES_WORDS], None).series.remove(0);
    assert_eq!(series.title, both("Series", "Серия"));
    assert_eq!(series.rhythm, Some(both("annual", "ежегодно")));
    assert_eq!(
        series.notes,
        [
            both("who took part", "кто участвовал"),
            both("where it is from", "откуда сведения")
        ]
    );
    let entry = &series.entries[0];
    assert_eq!(entry.city, both("Omsk", "Омск"));
    let host = entry.host.as_ref().unwrap();
    assert_eq!(
        (&host.name, &host.post),
        (&both("Governor", "Губернатор"), &both("Head", "Глава"))
    );
    assert_eq!(entry.heads_of_state["KZ"], both("President", "Президент"));
    assert_eq!(entry.documents[0].title, both("Agreement", "Соглашение"));
    assert_eq!(entry.documents[0].status, Some(both("signed", "подписано")));
    assert_eq!(
        entry.notes,
        [both(
            "Theme: described, not quoted",
            "тема описана, но не процитирована"
        )]
    );
    assert_eq!(entry.facts[0].what, both("Held in spring.", "Прошёл весной."));
    assert_eq!(
        entry.facts[2].what,
        both(
            "Value of the documents: about ten in the speech",
            "Сумма: около десяти в выступлении"
        )
    );
}

#[test]
fn regions_take_words_for_all_they_say() {
    let archive = clean(&[REGIONS, REGIONS_WORDS], None);
    assert_eq!(
        archive.regions[0].note,
        Some(both("Caspian neighbour.", "Сосед по Каспию."))
    );
    assert_eq!(archive.facts[0].what, both("Regions", "Регионы"));
    assert_eq!(archive.facts[0].value.as_deref(), Some("2024"));
    assert_eq!(archive.facts[2].what, both("the usual figure", "обычная величина"));
    assert_eq!(
        archive.facts[3].what,
        both("Names follow CLDR.", "Названия даны по CLDR.")
    );
}

#[test]
fn a_supplement_to_a_series_or_to_the_regions_is_true_and_marks_what_it_has() {
    check(
        (SERIES, SERIES_WORDS),
        "synthetic: false",
        "synthetic: true",
        &["more:3:12: error: neither a series nor a region can be made up: true (write `synthetic: false`)"],
    );
    check(
        (REGIONS, REGIONS_WORDS),
        "translated: [ru]",
        "translated: [ru, kk]",
        &["more:4:18: error: no words of this file are in this language: kk (mark only what is written here)"],
    );
    check(
        (SERIES, SERIES_WORDS),
        "supplements: s",
        "supplements: t",
        &["more:2:14: error: no series has this id: t (did you mean \"s\"?)"],
    );
}
