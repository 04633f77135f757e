//! One small case for every kind of mistake: the file, and what is said about it.

use exchange::forum::{self, Input};

/// A forum in which nothing is wrong; the cases add lines from 16 on.
const BASE: &str = "\
format: forum/1
id: base
status: held
title: {en: Base, ru: База, kk: База}
dates: {start: '2017-11-08', end: '2017-11-09'}
timezone: Asia/Yekaterinburg
sides:
  - {id: KZ, name: {en: Kazakhstan}}
  - {id: RU, name: {en: Russia}}
sources:
  - {id: paper, url: 'https://example.org/', publisher: Paper, lang: ru, date: 2017-11}
regions:
  KZ:
    - {iso: KZ-59, side: KZ, name: {en: North}, iso_in_2017: KZ-SEV}
# the case begins in the next line
";

#[track_caller]
fn check_file(text: &str, expected: &[&str]) {
    let outcome = forum::read(&[Input { file: "f", text }], None);
    let said: Vec<_> = outcome.remarks.iter().map(ToString::to_string).collect();
    assert_eq!(said, expected);
}

#[track_caller]
fn check(case: &str, expected: &[&str]) {
    check_file(&format!("{BASE}{case}"), expected);
}

#[test]
fn a_forum_without_mistakes_has_no_remarks() {
    check("", &[]);
}

#[test]
fn what_is_not_yaml_is_one_located_remark() {
    check(
        "theme: {en: [}\n",
        &[
            "f:16:14: error: this is not valid YAML: while parsing a node, did not find expected node content (look at indentation, colons and quotes here and in the line above)",
        ],
    );
    check(
        "theme: &a {en: A}\n",
        &["f:16:8: error: anchors and aliases are not read (write the value out in both places)"],
    );
    check(
        "theme: !!str A\n",
        &["f:16:8: error: tags are not read (remove the word that begins with `!`)"],
    );
    check_file("", &["f:1:1: error: the file is empty"]);
    check(
        "---\na: b\n",
        &["f:16:1: error: a second document begins here (one file holds one document)"],
    );
}

#[test]
fn the_format_is_asked_for() {
    check_file(
        "id: a\n",
        &["f:1:1: error: a required key is missing: format (one of: forum/1, forum-series/1, regions/1)"],
    );
    check_file(
        "format: forum/2\n",
        &[
            "f:1:9: error: unknown format: forum/2 (did you mean \"forum/1\"? one of: forum/1, forum-series/1, regions/1)",
        ],
    );
    check_file(
        "- a\n",
        &["f:1:1: error: a map was expected here: a list (a file begins with `format: forum/1`)"],
    );
}

#[test]
fn keys_are_known_given_once_and_not_forgotten() {
    check(
        "program: []\n",
        &["f:16:1: error: unknown key: program (did you mean \"programme\"?)"],
    );
    check(
        "id: other\n",
        &["f:16:1: error: this key is already given above: id (keep one of the two)"],
    );
    check(
        "programme:\n  - {id: a, knd: panel, title: {en: A}}\n",
        &[
            "f:17:5: error: a required key is missing: kind",
            "f:17:13: error: unknown key: knd (did you mean \"kind\"?)",
        ],
    );
    check(
        "people:\n  - {name: {en: A}}\n",
        &["f:17:5: error: a required key is missing: id"],
    );
    check("synthetic: true\n", &["f:16:1: error: unknown key: synthetic"]);
}

#[test]
fn values_have_their_types() {
    check(
        "ordinal: many\n",
        &["f:16:10: error: a whole number was expected here: many (from 1 to 3999)"],
    );
    check(
        "programme: none\n",
        &["f:16:12: error: a list was expected here: none (write [a, b] or lines that begin with a hyphen)"],
    );
    check(
        "place: Omsk\n",
        &["f:16:8: error: a map was expected here: Omsk (write `key: value` lines)"],
    );
    check(
        "theme: 2017\n",
        &["f:16:8: error: a text was expected here: 2017 (put it in quotes: '2017')"],
    );
    check(
        "theme:\n",
        &["f:16:6: error: a value is missing here (write one or remove the key)"],
    );
    check(
        "figures:\n  - {what: growth, value: 31 percent, approximate: perhaps}\n",
        &[
            "f:17:27: error: a number was expected here: 31 percent (digits with a point, such as 55.16)",
            "f:17:52: error: true or false was expected here: perhaps",
        ],
    );
    check(
        "people:\n  - {id: No_Body, name: {en: A}}\n",
        &["f:17:10: error: this cannot be an id: No_Body (an id is up to 64 lower-case letters, digits and hyphens)"],
    );
    check(
        "theme: Развитие\n",
        &["f:16:8: warning: plain text is taken as English: Развитие (name the language: {ru: …})"],
    );
}

#[test]
fn every_reference_leads_somewhere() {
    check(
        "\
people:
  - {id: aigul, side: KZZ, name: {en: Aigul}, organisation: none, region: KZ-55, sources: [papr]}
venues:
  - {id: plant, name: {en: Plant}, operator: factory, halls: [{id: red, name: {en: Red}}]}
programme:
  - id: a
    kind: panel
    title: {en: A}
    venue: plan
    hall: rod
    track: x
    sides: [KZ, RO]
    organisers: [nobody]
    roles: [{person: aigu, role: chair}]
    after: [b]
    agreements: [c]
agreements:
  - {id: treaty, level: interregional, type: treaty, title: {en: T}, parties: [KZ-59, KY], signatories: [aigu], event: z}
order:
  - {first: a, then: q}
delegations:
  - {region: KZ-59, side: KZ, head: aigl}
travel:
  - {from: plant, to: moon, minutes: 5}
",
        &[
            "f:17:23: error: no side has this id: KZZ (did you mean \"KZ\"?)",
            "f:17:61: error: no organisation has this id: none",
            "f:17:75: error: no regions file describes this region: KZ-55 (describe it in a regions/1 file)",
            "f:17:92: error: no source has this id: papr (did you mean \"paper\"?)",
            "f:19:46: error: no organisation has this id: factory",
            "f:24:12: error: no venue has this id: plan (did you mean \"plant\"?)",
            "f:25:11: error: no hall has this id: rod (did you mean \"red\"?)",
            "f:26:12: error: no track has this id: x",
            "f:27:17: error: no side has this id: RO (did you mean \"RU\"?)",
            "f:28:18: error: no organisation has this id: nobody",
            "f:29:22: error: no person has this id: aigu (did you mean \"aigul\"?)",
            "f:30:13: error: no session has this id: b (did you mean \"a\"?)",
            "f:31:18: error: no agreement has this id: c (one of: treaty)",
            "f:33:87: error: no side, region or organisation has this id: KY (did you mean \"KZ\"?)",
            "f:33:106: error: no person has this id: aigu (did you mean \"aigul\"?)",
            "f:33:120: error: no session has this id: z (did you mean \"a\"?)",
            "f:35:22: error: no session has this id: q (did you mean \"a\"?)",
            "f:37:37: error: no person has this id: aigl (did you mean \"aigul\"?)",
            "f:39:23: error: no venue has this id: moon (one of: plant)",
        ],
    );
    check(
        "series: kz-ru\n",
        &["f:16:9: error: no series has this id: kz-ru (read its forum-series/1 file together with this one)"],
    );
}

#[test]
fn ids_are_given_once() {
    check(
        "people:\n  - {id: a, name: {en: A}}\n  - {id: a, name: {en: B}}\n",
        &["f:18:10: error: this id is already used: a (it is first used in line 17)"],
    );
    check(
        "programme:\n  - {id: a, kind: panel, title: {en: A}}\noutside_programme:\n  - {id: a, kind: visit, title: {en: B}}\n",
        &["f:19:10: error: this id is already used: a (it is first used in line 17)"],
    );
    check(
        "sources:\n  - {id: x, url: 'https://a.org/', publisher: A}\n",
        &["f:16:1: error: this key is already given above: sources (keep one of the two)"],
    );
}

#[test]
fn days_and_times_exist_and_are_in_order() {
    let session = |keys: &str| format!("programme:\n  - {{id: a, kind: panel, title: {{en: A}}, {keys}}}\n");
    check(
        &session("date: '2017-02-30'"),
        &["f:17:48: error: this day does not exist: 2017-02-30 (look at the month and the day)"],
    );
    check(
        &session("date: 9.11.2017"),
        &["f:17:48: error: a date was expected here: 9.11.2017 (write it as '2017-11-09')"],
    );
    check(
        &session("date: '2017-11-10'"),
        &["f:17:48: error: this day is outside the edition: 2017-11-10 (it lasts from 2017-11-08 to 2017-11-09)"],
    );
    check(
        &session("date: '2017-11-09', start: '25:00'"),
        &["f:17:69: error: this time does not exist: 25:00 (hours 00 to 23, minutes 00 to 59)"],
    );
    check(
        &session("start: '10:00'"),
        &["f:17:49: error: a time needs the `date` of its item: 10:00 (add `date`, or write '2017-11-09T16:00')"],
    );
    check(
        &session("date: '2017-11-09', start: '10:00', end: '09:00'"),
        &[
            "f:17:83: error: the end is not after the start: 09:00 (the start is 2017-11-09T10:00; after midnight write the date too)",
        ],
    );
    check(
        &session("date: '2017-11-09', start: '2017-11-08T10:00'"),
        &["f:17:69: error: the start is on another day than the date: 2017-11-08T10:00 (the date is 2017-11-09)"],
    );
    check_file(
        "format: forum/1\nid: a\ntitle: {en: A}\ndates: {start: '2017-11-09', end: '2017-11-08'}\ntimezone: Asia/Almaty\nsides: []\n",
        &["f:4:35: error: the end is before the start: 2017-11-08 (the start is 2017-11-09)"],
    );
    check(
        "days:\n  - {date: '2017-12-01', opens: '9'}\n",
        &[
            "f:17:12: error: this day is outside the edition: 2017-12-01 (it lasts from 2017-11-08 to 2017-11-09)",
            "f:17:33: error: a time was expected here: 9 (write it as '16:00')",
        ],
    );
}

#[test]
fn codes_of_countries_and_regions_are_todays() {
    let venue = |region: &str| format!("venues:\n  - {{id: v, name: {{en: V}}, region: {region}}}\n");
    check(
        &venue("KZ-SEV"),
        &["f:17:36: error: this code was replaced in November 2022: KZ-SEV (today's code is KZ-59)"],
    );
    check(
        &venue("KZ-58"),
        &["f:17:36: error: no region has this code in ISO 3166-2: KZ-58 (did you mean \"KZ-55\"?)"],
    );
    check(
        &venue("North"),
        &["f:17:36: error: this is not a region's code: North (the shape of ISO 3166-2: KZ-59, RU-CHE)"],
    );
    check(
        &venue("RU-MOW"),
        &["f:17:36: warning: no regions file describes this region: RU-MOW (describe it in a regions/1 file)"],
    );
    check(
        "place: {city: {en: Petropavl}, country: RU, region: KZ-59}\n",
        &["f:16:53: error: this region is of another country: KZ-59 (a code of RU begins with RU-)"],
    );
    check(
        "place: {country: Kz}\n",
        &["f:16:18: error: this is not a country's code: Kz (two capital letters, as in ISO 3166-1: KZ, RU)"],
    );
    check(
        "delegations:\n  - {region: KZ-59, side: RU}\n",
        &["f:17:14: error: this region is of another country: KZ-59 (a code of RU begins with RU-)"],
    );
}

#[test]
fn former_codes_belong_to_their_regions() {
    let file = |keys: &str| {
        format!(
            "format: regions/1\nother_regions:\n  - {{iso: KZ-59, side: KZ, name: {{en: N}}, centre: {{en: P}}, {keys}}}\n"
        )
    };
    check_file(&file("iso_before_2022_11: KZ-SEV"), &[]);
    check_file(
        &file("iso_before_2022_11: KZ-PAV"),
        &["f:3:80: error: this is the former code of another region: KZ-PAV (today's code of KZ-PAV is KZ-55)"],
    );
    check_file(
        &file("iso_before_2022_11: KZ-59"),
        &["f:3:80: error: no region had this code before November 2022: KZ-59 (such as KZ-SEV)"],
    );
    check_file(
        &file("borders: [RU-OMS]"),
        &["f:3:70: error: no regions file describes this region: RU-OMS (describe it in a regions/1 file)"],
    );
    check_file(
        &file("kind: state").replace("side: KZ", "side: RU"),
        &[
            "f:3:11: error: this region is of another country: KZ-59 (a code of RU begins with RU-)",
            "f:3:66: error: unknown kind of region: state (one of: oblast, krai, republic, city, okrug)",
        ],
    );
}

#[test]
fn a_forum_agrees_with_the_regions_file() {
    let regions = "format: regions/1\nother_regions:\n  - {iso: KZ-59, side: KZ, name: {en: North Kazakhstan}, centre: {en: P}}\n";
    let inputs = [
        Input { file: "f", text: BASE },
        Input {
            file: "regions",
            text: regions,
        },
    ];
    let outcome = forum::read(&inputs, None);
    let said: Vec<_> = outcome.remarks.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        ["f:14:41: error: the regions file says \"North Kazakhstan\": North (correct one of the two)"]
    );
    assert_eq!(outcome.archive.regions[0].former_code.as_deref(), Some("KZ-SEV"));
}

#[test]
fn registries_and_zones_know_what_is_named() {
    let body = |keys: &str| format!("organisations:\n  - {{id: o, kind: company, name: {{en: O}}, {keys}}}\n");
    check(&body("ror: 'https://ror.org/03sfk2504'"), &[]);
    check(
        &body("ror: 'https://ror.org/03sfk2505'"),
        &[
            "f:17:48: error: this is not a ROR id: https://ror.org/03sfk2505 (https://ror.org/0, six letters or digits and two check digits that fit them)",
        ],
    );
    check(
        &body("url: example.org"),
        &["f:17:48: error: this is not a web address: example.org (it begins with https:// or http://)"],
    );
    check(
        &body("kind2: x").replace("kind: company", "kind: compny"),
        &[
            "f:17:19: error: unknown kind of organisation: compny (did you mean \"company\"? one of: academy, agency, akimat, association, bank, broadcaster, chamber, committee, company, council, embassy, exhibitor, foundation, fund, government, institute, media, ministry, museum, news-agency, ngo, organisation, parliament, school, theatre, tour-agency, union, university)",
            "f:17:42: error: unknown key: kind2 (did you mean \"kind\"?)",
        ],
    );
    let zone = |name: &str| BASE.replace("Asia/Yekaterinburg", name);
    check_file(
        &zone("Asia/Yekaterinberg"),
        &["f:6:11: error: no time zone has this name: Asia/Yekaterinberg (did you mean \"Asia/Yekaterinburg\"?)"],
    );
    check_file(
        &zone("asia/almaty"),
        &["f:6:11: error: the time zone is spelt otherwise: asia/almaty (write Asia/Almaty)"],
    );
    check(
        "venues:\n  - {id: v, name: {en: V}, latitude: 91, longitude: 61.4}\n",
        &["f:17:38: error: this number is out of range: 91 (from -90 to 90)"],
    );
}

#[test]
fn languages_are_languages_and_marks_mark_something() {
    check(
        "theme: {kz: А}\n",
        &["f:16:9: error: this is not a language tag: kz (did you mean \"kk\"?)"],
    );
    check(
        "languages: [kk, rus, e]\n",
        &["f:16:22: error: this is not a language tag: e"],
    );
    check(
        "translated: [kk, theme.ru, kz]\n",
        &[
            "f:16:18: error: no words of this record are in this language: theme.ru (mark only what is written here)",
            "f:16:28: error: this is not a language tag: kz (did you mean \"kk\"?)",
        ],
    );
}

#[test]
fn roles_and_kinds_are_of_the_vocabulary() {
    check(
        "people:\n  - {id: a, name: {en: A}}\nprogramme:\n  - {id: s, kind: panell, title: {en: S}, roles: [{person: a, role: boss}]}\n",
        &[
            "f:19:19: error: unknown kind of session: panell (did you mean \"panel\"? one of: arrival, bilateral, break, briefing, ceremony, closing, concert, conference, council, cultural, departure, dinner, discussion, exhibition, keynote, lunch, meal, meeting, opening, other, panel, plenary, poster, presentation, press, reception, rectors-forum, registration, round-table, section, session, signing, sport, talk, tour, training, transfer, visit, workshop)",
            "f:19:60: warning: this person is of no side: a (give the person or the role a `side`)",
            "f:19:69: error: unknown role: boss (one of: chair, co-chair, moderator, speaker, rapporteur, interpreter, host, guest, guide, principal, signatory, participant)",
        ],
    );
    check(
        "kinds: [plenary, press]\nprogramme:\n  - {id: s, kind: panel, title: {en: S}}\n",
        &[
            "f:16:9: warning: no session is of this kind: plenary",
            "f:16:18: warning: no session is of this kind: press",
            "f:18:19: error: the file's `kinds` do not have this kind: panel (add it there)",
        ],
    );
}

#[test]
fn an_order_has_no_circles_and_a_hall_is_in_its_venue() {
    let case = "programme:\n  - {id: a, kind: panel, title: {en: A}}\n  - {id: b, kind: panel, title: {en: B}}\norder:\n  - {first: a, then: b}\n  - {first: b, then: a}\n";
    check(
        case,
        &["f:21:5: error: the order goes in a circle: a map (a already comes before b)"],
    );
    check(
        "venues:\n  - {id: v, name: {en: V}, halls: [{id: h, name: {en: H}}]}\n  - {id: w, name: {en: W}}\nprogramme:\n  - {id: a, kind: panel, title: {en: A}, venue: w, hall: h}\n",
        &["f:20:58: error: this hall is in another venue than the session: h (it is in v)"],
    );
}

#[test]
fn sessions_do_not_contain_or_precede_themselves() {
    check(
        "programme:\n  - {id: a, kind: panel, title: {en: A}, part_of: b, after: [b]}\n  - {id: b, kind: panel, title: {en: B}, part_of: a, after: [a]}\n",
        &[
            "f:18:51: error: a session cannot be part of itself: a",
            "f:18:62: error: the order goes in a circle: a (b already comes before a)",
        ],
    );
}

#[test]
fn a_body_named_twice_says_the_same_twice() {
    check(
        "organisations:\n  - {id: o, kind: university, side: KZ, name: {en: O}}\nuniversities:\n  - {id: o, side: RU, name: {en: O, ru: О}}\n",
        &["f:19:19: error: the record above says \"KZ\": RU (say it in one place)"],
    );
}

#[test]
fn a_series_counts_in_order() {
    let series = |entries: &str| {
        format!("format: forum-series/1\nid: s\ntitle: {{en: S}}\nyears_without_edition: [2004]\neditions:\n{entries}")
    };
    check_file(
        &series(
            "  - {ordinal: 2, roman: III, city: {en: A}, country: RU, dates: {start: '2004-05-01', end: '2004-04-01'}, format: in-persn}\n  - {ordinal: 2, city: {en: A}, country: RU, format: planned, year: 2026}\n",
        ),
        &[
            "f:6:25: error: the Roman numeral is of another edition: III (2 is II)",
            "f:6:73: error: no edition was held in this year: 2004-05-01 (see `years_without_edition`)",
            "f:6:92: error: the end is before the start: 2004-04-01 (the start is 2004-05-01)",
            "f:6:115: error: unknown format: in-persn (did you mean \"in-person\"? one of: in-person, video-conference, hybrid, planned)",
            "f:7:63: error: unknown key: year",
        ],
    );
    check_file(
        &series(
            "  - {ordinal: 1, city: {en: A}, country: RU, format: planned}\n  - {ordinal: 1, city: {en: A}, country: RU, format: planned}\n",
        ),
        &["f:7:15: error: the editions are out of order: 1 (the one before is 1)"],
    );
}

#[test]
fn files_are_told_from_others_by_their_format() {
    for text in [
        BASE,
        "# a comment\n\nformat: 'regions/1'\n",
        "\u{feff}format: forum-series/1",
    ] {
        assert!(forum::looks_like(text), "{text}");
    }
    for text in [
        "",
        "title: format: forum/1",
        "<schedule/>",
        "format: other/1",
        " format: forum/1",
    ] {
        assert!(!forum::looks_like(text), "{text}");
    }
}
