//! What `docs/guide.md` tells, done: from an empty database to a released forum of two days, by an organiser in a browser.
//!
//! Words are typed with keys; what a driver cannot type into (lists to choose from, dates, times) is set by a script, as is
//! every press of a button, because the driver takes buttons under the bar at the bottom for covered ones. Nothing goes
//! around the pages. With `KURULTAI_TEST_PICTURES` every step leaves a picture; the guide's are made of them, in the language
//! that `KURULTAI_TEST_LANGUAGE` names.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use exchange::sheet::List;
use fantoccini::Locator;
use kurultai::people::accounts::first;
use kurultai::platform::i18n::{Lang, locale};
use kurultai::programme::sheets::heading;
use kurultai::testkit::Forum;
use serde_json::{Value, json};

use super::board::{key, run, wait};
use super::browser::desk::{self, Served};
use super::browser::{self, Browser, Shade, Size};

const EDITION: &str = "kokterek-2032";
const WINDOW: Size = (1280, 900);
const PASSWORD: &str = "three quiet bridges";

/// Kazakh, Russian, English.
type Words = [&'static str; 3];

const HALLS: [(Words, u32); 6] = [
    (["Үлкен зал", "Большой зал", "Great hall"], 400),
    (["Көк зал", "Синий зал", "Blue hall"], 120),
    (["Жасыл зал", "Зелёный зал", "Green hall"], 80),
    (["Дала залы", "Степной зал", "Steppe hall"], 60),
    (["Өзен залы", "Речной зал", "River hall"], 40),
    (["Тау залы", "Горный зал", "Mountain hall"], 40),
];

const VENUE: Words = ["Достық сарайы", "Дворец дружбы", "Palace of Friendship"];

const TRACKS: [(Words, &str); 2] = [
    (["Су және дала", "Вода и степь", "Water and steppe"], "#2e6b3e"),
    (["Жол және сауда", "Дороги и торговля", "Roads and trade"], "#6b3e8a"),
];

/// Invented, as everybody here is.
const HOSTS: ([Words; 5], [Words; 6]) = (
    [
        ["Айбар", "Айбар", "Aibar"],
        ["Дархан", "Дархан", "Darkhan"],
        ["Назгүл", "Назгуль", "Nazgul"],
        ["Сәуле", "Сауле", "Saule"],
        ["Томирис", "Томирис", "Tomiris"],
    ],
    [
        ["Сапарбек", "Сапарбек", "Saparbek"],
        ["Далабай", "Далабай", "Dalabai"],
        ["Көкбел", "Кокбель", "Kokbel"],
        ["Жусанбек", "Жусанбек", "Zhusanbek"],
        ["Тауасар", "Тауасар", "Tauasar"],
        ["Құлансу", "Кулансу", "Kulansu"],
    ],
);

const GUESTS: ([Words; 5], [Words; 6]) = (
    [
        ["Вера", "Вера", "Vera"],
        ["Глеб", "Глеб", "Gleb"],
        ["Инна", "Инна", "Inna"],
        ["Марк", "Марк", "Mark"],
        ["Ольга", "Ольга", "Olga"],
    ],
    [
        ["Залесских", "Залесских", "Zalesskikh"],
        ["Камышко", "Камышко", "Kamyshko"],
        ["Полевых", "Полевых", "Polevykh"],
        ["Родничко", "Родничко", "Rodnichko"],
        ["Ветренко", "Ветренко", "Vetrenko"],
        ["Луговских", "Луговских", "Lugovskikh"],
    ],
);

const POSTS: [Words; 4] = [
    ["институт директоры", "директор института", "director of an institute"],
    ["су шаруашылығы инженері", "инженер водного хозяйства", "water engineer"],
    ["жол салушы", "строитель дорог", "road builder"],
    ["профессор", "профессор", "professor"],
];

const SUBJECTS: [Words; 13] = [
    ["Дала өзендерінің суы", "Вода степных рек", "Water of steppe rivers"],
    ["Шекарадағы өткелдер", "Переправы на границе", "Crossings on the border"],
    ["Қарды ұстау", "Снегозадержание", "Keeping the snow"],
    ["Ескі көпірлер", "Старые мосты", "Old bridges"],
    ["Аралас жүк тасымалы", "Смешанные перевозки", "Freight by road and rail"],
    ["Жел энергиясы", "Энергия ветра", "Power from wind"],
    ["Жас ғалымдар", "Молодые учёные", "Young scholars"],
    ["Қала шеті", "Окраины городов", "Edges of cities"],
    ["Мал дәрігерлері", "Ветеринары", "Veterinarians"],
    ["Ортақ карталар", "Общие карты", "Maps in common"],
    ["Көл балықтары", "Рыба озёр", "Fish of the lakes"],
    ["Орман белдеулері", "Лесные полосы", "Belts of forest"],
    ["Ауыл дүкендері", "Сельские магазины", "Village shops"],
];

/// Who does what: the number of a person, and the role.
type Roles = &'static [(usize, &'static str)];

/// The sessions that are typed: title, kind, beginning, end, hall, who does what.
const TYPED: [(Words, &str, &str, &str, usize, Roles); 4] = [
    (
        ["Ашылу", "Открытие", "Opening"],
        "plenary",
        "2032-06-03T10:00",
        "2032-06-03T11:30",
        0,
        &[(52, "moderator"), (58, "speaker")],
    ),
    (
        [
            "Көрші облыстардың дөңгелек үстелі",
            "Круглый стол соседних областей",
            "Round table of neighbours",
        ],
        "round-table",
        "2032-06-03T12:00",
        "2032-06-03T13:00",
        1,
        &[(53, "chair")],
    ),
    (
        ["Баспасөз мәслихаты", "Пресс-конференция", "Press conference"],
        "press",
        "2032-06-04T12:00",
        "2032-06-04T12:45",
        2,
        &[(54, "host")],
    ),
    (
        ["Жабылу", "Закрытие", "Closing"],
        "plenary",
        "2032-06-04T17:00",
        "2032-06-04T18:00",
        0,
        &[(55, "chair")],
    ),
];

/// The two sessions of the spreadsheet that are in the same hall at the same time.
const CLASHING: [usize; 2] = [9, 10];
const IN_SHEET: usize = 26;
/// How many of the sheet have a place.
const PLACED: usize = 22;

fn person(number: usize) -> Words {
    let (names, families) = if number < 30 { HOSTS } else { GUESTS };
    let (name, family) = (names[number % 5], families[number % 30 / 5]);
    [0, 1, 2].map(|language| &*format!("{} {}", name[language], family[language]).leak())
}

fn subject(number: usize) -> Words {
    let first = SUBJECTS[number % SUBJECTS.len()];
    if number < SUBJECTS.len() {
        return first;
    }
    let more = ["жалғасы", "продолжение", "continued"];
    [0, 1, 2].map(|language| &*format!("{}: {}", first[language], more[language]).leak())
}

/// The first row of a sheet, as our own sheets write it in this language.
fn headings(lang: Lang, list: List, keys: &[&str]) -> String {
    let columns = list.columns(&["kk", "ru", "en"].map(str::to_owned));
    let found = keys.iter().map(|key| {
        let column = columns.iter().find(|column| column.key == *key);
        heading(locale(lang), list, column.expect("a column"))
    });
    found.collect::<Vec<_>>().join(";") + "\n"
}

fn people(lang: Lang) -> String {
    let keys = ["name.kk", "name.ru", "name.en", "side", "post.kk", "post.ru", "post.en"];
    let mut sheet = headings(lang, List::People, &keys);
    for number in 0..60 {
        let (name, post) = (person(number), POSTS[number % POSTS.len()]);
        let side = locale(lang).term("side", if number < 30 { "KZ" } else { "RU" });
        let _ = writeln!(sheet, "{};{side};{}", name.join(";"), post.join(";"));
    }
    sheet
}

fn sessions(lang: Lang) -> String {
    let keys = [
        "title.kk", "title.ru", "title.en", "kind", "start", "end", "hall", "track", "audience",
    ];
    let mut sheet = headings(lang, List::Sessions, &keys);
    for number in 0..IN_SHEET {
        let kind = locale(lang).term("kind", ["talk", "panel", "workshop"][number % 3]);
        let of_day = number % 11;
        // The clash.
        let hall = HALLS[if number == CLASHING[1] { 3 } else { of_day % 6 }].0[1];
        let (day, hour) = (3 + number / 11, 14 + of_day / 6);
        let place = if number < PLACED {
            format!("0{day}.06.2032 {hour}:00;0{day}.06.2032 {}:00;{hall}", hour + 1)
        } else {
            ";;".to_owned()
        };
        // One is too large for its hall.
        let audience = if number == 4 { 55 } else { 30 };
        let (title, track) = (subject(number).join(";"), TRACKS[number % 2].0[1]);
        let _ = writeln!(sheet, "{title};{kind};{place};{track};{audience}");
    }
    sheet
}

fn roles(lang: Lang) -> String {
    let mut sheet = headings(lang, List::Roles, &["session", "person", "role"]);
    let [moderator, speaker] = ["moderator", "speaker"].map(|role| locale(lang).term("role", role));
    for number in 0..IN_SHEET {
        let title = subject(number)[1];
        let _ = writeln!(sheet, "{title};{};{moderator}", person(2 * number)[1]);
        let _ = writeln!(sheet, "{title};{};{speaker}", person(2 * number + 1)[1]);
    }
    sheet
}

/// An organiser at work.
struct Organiser {
    served: Served,
    browser: Browser,
    lang: Lang,
    /// Which of our words are in the organiser's language.
    tongue: usize,
    pages: usize,
    steps: usize,
}

impl Organiser {
    /// A step is done: no box of errors is there, and a picture is left for whoever wants one.
    async fn step(&mut self, name: &str) {
        self.steps += 1;
        let wrong =
            "return [...document.querySelectorAll('.errs, .err, [aria-invalid=true]')].map((box) => box.innerText)";
        assert_eq!(run(&self.browser, wrong).await, json!([]), "{name}");
        if let Ok(folder) = std::env::var("KURULTAI_TEST_PICTURES") {
            // What the driver scrolled into view is still on its way.
            tokio::time::sleep(Duration::from_millis(300)).await;
            run(&self.browser, "scrollTo({ top: 0, behavior: 'instant' })").await;
            let picture = self.browser.screenshot().await.expect("a picture");
            std::fs::create_dir_all(&folder).expect("a folder");
            let file = format!("{folder}/guide-{}-{:02}-{name}.png", self.lang.tag(), self.steps);
            std::fs::write(file, picture).expect("it is written");
        }
    }

    async fn go(&mut self, path: &str) {
        self.pages += 1;
        let url = format!("{}{path}", self.served.base);
        self.browser.goto(&url).await.expect("a page");
    }

    /// To a page of the edition.
    async fn open(&mut self, path: &str) {
        self.go(&format!("/desk/{EDITION}{path}")).await;
    }

    /// Presses a button that sends a form, and waits for the page that answers.
    async fn press(&mut self, selector: &str) {
        self.pages += 1;
        let script = format!(
            "window.before = true; document.querySelector({}).click()",
            json!(selector)
        );
        run(&self.browser, &script).await;
        for _ in 0..600 {
            let fresh = "return document.readyState === 'complete' && !window.before";
            let fresh = self.browser.execute(fresh, Vec::new()).await;
            if fresh.is_ok_and(|fresh| fresh == json!(true)) {
                return self.unrefused(selector).await;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("no page answered {selector}");
    }

    async fn unrefused(&self, after: &str) {
        let said = "return [...document.querySelectorAll('[role=alert].errs')].map((box) => box.innerText)";
        assert_eq!(run(&self.browser, said).await, json!([]), "after {after}");
    }

    async fn fill(&self, field: &str, words: &str) {
        let selector = format!("[name=\"{field}\"]");
        let found = self.browser.find(Locator::Css(&selector)).await;
        let found = found.unwrap_or_else(|error| panic!("{field}: {error}"));
        found.clear().await.expect("it can be emptied");
        found.send_keys(words).await.expect("it takes letters");
    }

    async fn fill_each(&self, field: &str, words: Words) {
        for (tag, words) in ["kk", "ru", "en"].into_iter().zip(words) {
            self.fill(&format!("{field}.{tag}"), words).await;
        }
    }

    /// Chooses from a list, by what it says or means, or sets a date, a time, a colour.
    async fn set(&self, field: &str, value: &str) {
        let script = format!(
            "const [name, value] = {};
             const field = [...document.querySelectorAll(`[name=\"${{name}}\"]`)].find((field) => field.type !== 'hidden');
             if (field.tagName === 'SELECT') {{
                 const options = [...field.options];
                 const option = options.find((option) => option.value === value) ?? options.find((option) => option.text.includes(value));
                 field.value = option.value;
             }} else field.value = value;
             for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, {{ bubbles: true }}));
             return field.value;",
            json!([field, value])
        );
        let set = run(&self.browser, &script).await;
        assert_ne!(set, json!(""), "{field} is {value}");
    }

    async fn save(&mut self) {
        self.press(".fsave .btn:not(.alt)").await;
    }

    async fn save_and_another(&mut self) {
        self.press(".fsave .btn[value=another]").await;
    }

    async fn words(&self, selector: &str) -> String {
        let script = format!("return document.querySelector({})?.textContent", json!(selector));
        let words = run(&self.browser, &script).await;
        words.as_str().unwrap_or_default().trim().to_owned()
    }

    /// What the list says of its length.
    async fn counts(&mut self, list: &str, count: &str) {
        self.open(&format!("/{list}")).await;
        let said = self.words("#list .count").await;
        assert_eq!(said.split_whitespace().next(), Some(count), "{list}: {said}");
    }

    async fn there(&self, selector: &str) {
        let found = self.browser.wait().at_most(Duration::from_secs(60));
        let found = found.for_element(Locator::Css(selector)).await;
        found.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Brings a spreadsheet in, as its columns are offered, and applies it.
    async fn bring(&mut self, list: &str, content: &str, rows: usize) {
        let folder = self.served.forum.folder().join("brought");
        std::fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join(format!("{list}.csv"));
        std::fs::write(&file, content).expect("a file");
        self.open("/sheets").await;
        self.set("list", list).await;
        let input = self.browser.find(Locator::Id("file")).await.expect("a field");
        input.send_keys(&file.to_string_lossy()).await.expect("a file");
        self.step(&format!("{list}-sheet")).await;
        self.press("form[enctype] .btn").await;
        self.there(".smatch").await;
        self.step(&format!("{list}-columns")).await;
        self.press("form[method=post] .acts .btn").await;
        self.there("form[action$='/apply']").await;
        self.unrefused("reading").await;
        let wrong = run(
            &self.browser,
            "return [...document.querySelectorAll('.sproblems li')].map((line) => line.innerText)",
        )
        .await;
        assert_eq!(wrong, json!([]), "{list}");
        self.step(&format!("{list}-differences")).await;
        let offered = self.words("form[action$='/apply'] .btn").await;
        assert!(offered.contains(&rows.to_string()), "{offered}: {rows} rows of {list}");
        self.press("form[action$='/apply'] .btn").await;
        self.there("form[action$='/undo']").await;
        self.step(&format!("{list}-applied")).await;
    }

    async fn frame(&mut self) {
        self.go("/desk/new").await;
        let title = [
            "Көктерек көрші облыстар форумы",
            "Коктерекский форум соседних областей",
            "Kokterek Forum of Neighbouring Regions",
        ];
        self.fill_each("title", title).await;
        self.fill("id", EDITION).await;
        self.set("start", "2032-06-03").await;
        self.set("end", "2032-06-04").await;
        self.fill_each("city", ["Көктерек", "Коктерек", "Kokterek"]).await;
        self.fill("country", "KZ").await;
        self.step("new").await;
        self.save().await;
        self.step("begun").await;
        self.counts("day", "2").await;
        self.step("days").await;
        self.counts("side", "2").await;
    }

    async fn places(&mut self) {
        self.open("/venue/new").await;
        self.fill_each("name", VENUE).await;
        self.set("kind", "congress").await;
        self.step("venue").await;
        self.save().await;
        self.open("/hall/new").await;
        for (number, (name, seats)) in HALLS.into_iter().enumerate() {
            self.fill_each("name", name).await;
            self.set("venue", VENUE[self.tongue]).await;
            self.fill("capacity", &seats.to_string()).await;
            if number == 0 {
                self.step("hall").await;
            }
            if number + 1 < HALLS.len() {
                self.save_and_another().await;
            } else {
                self.save().await;
            }
        }
        self.counts("hall", "6").await;
        self.step("halls").await;
        self.open("/track/new").await;
        for (name, colour) in TRACKS {
            self.fill_each("name", name).await;
            self.set("colour", colour).await;
            self.save_and_another().await;
        }
        self.counts("track", "2").await;
        self.step("tracks").await;
    }

    async fn typed_sessions(&mut self) {
        self.open("/session/new").await;
        for (number, (title, kind, start, end, hall, who)) in TYPED.into_iter().enumerate() {
            self.fill_each("title", title).await;
            self.set("kind", kind).await;
            self.set("start", start).await;
            self.set("end", end).await;
            self.set("hall", HALLS[hall].0[self.tongue]).await;
            for (row, (who, role)) in who.iter().enumerate() {
                if row > 0 {
                    run(
                        &self.browser,
                        "document.querySelector('[data-field=roles] button[name=more]').click()",
                    )
                    .await;
                }
                let fields =
                    "return [...document.querySelectorAll('[name^=\"roles.\"][name$=\".person\"]')].at(-1).name";
                let field = run(&self.browser, fields).await;
                let field = field.as_str().expect("a name");
                self.fill(field, person(*who)[self.tongue]).await;
                self.set(&field.replace(".person", ".role"), role).await;
            }
            if number == 0 {
                self.step("session").await;
            }
            self.save_and_another().await;
        }
    }

    /// A session on the board by its title; `within` says where to look.
    async fn hold(&self, within: &str, title: &str) -> String {
        let script = format!(
            "const [within, title] = {};
             const block = [...document.querySelectorAll(`${{within}} .bk`)].find((block) => block.textContent.includes(title));
             block?.focus();
             return block?.dataset.id;",
            json!([within, title])
        );
        let id = run(&self.browser, &script).await;
        id.as_str()
            .unwrap_or_else(|| panic!("{title} is in {within}"))
            .to_owned()
    }

    async fn at_the_board(&mut self) {
        self.open("/board").await;
        wait(&self.browser, "document.querySelector('.board.ready') !== null").await;
        self.step("board").await;
        // What is in the same hall at the same time goes an hour down.
        let id = self.hold(".bd-col", subject(CLASHING[1])[self.tongue]).await;
        let level = format!("return document.querySelector('.bd-col .bk[data-id=\"{id}\"]').dataset.level");
        assert_eq!(run(&self.browser, &level).await, json!("hard"));
        key(&self.browser, "Enter", "Enter", 0).await;
        wait(&self.browser, "document.querySelector('.bk.held') !== null").await;
        for _ in 0..4 {
            key(&self.browser, "ArrowDown", "ArrowDown", 0).await;
        }
        self.step("board-held").await;
        key(&self.browser, "Enter", "Enter", 0).await;
        let moved = format!(
            "document.getElementById('board').board.model.sessions.get('{id}').s === 960 && !document.querySelector('.bd-note').hidden"
        );
        wait(&self.browser, &moved).await;
        self.step("board-moved").await;
        // What has no place gets the first that is offered.
        for number in PLACED..IN_SHEET {
            let id = self.hold(".bd-tray", subject(number)[self.tongue]).await;
            key(&self.browser, "w", "KeyW", 0).await;
            wait(
                &self.browser,
                "document.querySelector('dialog .bd-offers .btn') !== null",
            )
            .await;
            if number == PLACED {
                self.step("board-offers").await;
            }
            run(
                &self.browser,
                "document.querySelector('dialog .bd-offers .btn').click()",
            )
            .await;
            let placed = format!("document.getElementById('board').board.model.sessions.get('{id}').s !== null");
            wait(&self.browser, &placed).await;
            wait(
                &self.browser,
                "document.querySelector('dialog[open]') === null && document.getElementById('board').board.moves.waiting === 0",
            )
            .await;
        }
        self.step("board-full").await;
    }

    async fn release(&mut self) {
        self.open("").await;
        assert_eq!(self.words(".stop").await, "", "nothing hard is left");
        self.step("overview").await;
        self.open("/release").await;
        let reasons = ["Алғашқы бағдарлама", "Первая программа", "The first programme"];
        for (tag, words) in ["kk", "ru", "en"].into_iter().zip(reasons) {
            self.fill(&format!("reason-{tag}"), words).await;
        }
        self.step("release").await;
        self.press("#propose .btn").await;
        let out = "return [...document.querySelectorAll('article.rcard')].map((release) => release.querySelector('.tag') !== null)";
        assert_eq!(run(&self.browser, out).await, json!([true]), "one release, shown");
        let release = self.words("article.rcard").await;
        assert!(release.contains(reasons[self.tongue]), "{release}");
        assert!(self.words("article.rcard h3 a").await.contains('1'), "{release}");
        self.step("released").await;
    }

    /// The public page of the opening, in every language.
    async fn public(&mut self) {
        self.counts("session", "30").await;
        self.step("sessions").await;
        let script = format!(
            "return [...document.querySelectorAll('#list tbody th a')].find((link) => link.textContent.trim() === '{}').pathname",
            TYPED[0].0[self.tongue]
        );
        let address = run(&self.browser, &script).await;
        let id = address.as_str().and_then(|address| address.rsplit('/').next());
        let id = id.expect("a key").to_owned();
        self.served.forum.show().await;
        for (place, tag) in ["kk", "ru", "en"].into_iter().enumerate() {
            self.go(&format!("/{tag}/{EDITION}/sessions/{id}")).await;
            let page = self.words("main").await;
            for words in [TYPED[0].0[place], HALLS[0].0[place], person(52)[place]] {
                assert!(page.contains(words), "{words} in {page}");
            }
            self.step(&format!("public-{tag}")).await;
        }
        self.go(&format!("/{}/{EDITION}/programme", self.lang.tag())).await;
        self.step("public-programme").await;
    }
}

#[tokio::test]
async fn from_an_empty_database_to_a_released_two_day_forum() {
    let tag = std::env::var("KURULTAI_TEST_LANGUAGE").unwrap_or_else(|_| "en".to_owned());
    let lang = Lang::from_tag(&tag).expect("a language of the forum");
    let Some(browser) = browser::open(WINDOW, &tag, Shade::Light).await else {
        return;
    };
    let begun = Instant::now();
    let served = desk::serve(Forum::empty().await).await;
    let app = &served.forum.app;
    let link = first::offer(&app.db, app.desk.now())
        .await
        .expect("an offer")
        .expect("a link");
    let mut organiser = Organiser {
        served,
        browser,
        lang,
        tongue: ["kk", "ru", "en"]
            .iter()
            .position(|known| *known == tag)
            .expect("a language"),
        pages: 0,
        steps: 0,
    };
    organiser.go(&link).await;
    organiser.fill("name", "Томирис Далина").await;
    organiser.fill("email", "tomiris@forum.example").await;
    organiser.fill("password", PASSWORD).await;
    organiser.step("first").await;
    organiser.press("main form .btn").await;
    organiser.step("desk").await;
    organiser.frame().await;
    organiser.places().await;
    organiser.bring("people", &people(lang), 60).await;
    organiser.counts("person", "60").await;
    organiser.step("people").await;
    organiser.typed_sessions().await;
    organiser.bring("sessions", &sessions(lang), IN_SHEET).await;
    organiser.bring("roles", &roles(lang), 2 * IN_SHEET).await;
    organiser.counts("session", "30").await;
    organiser.open("").await;
    organiser.step("findings").await;
    let findings = run(
        &organiser.browser,
        "return document.querySelectorAll('.found .stop').length",
    )
    .await;
    assert_ne!(findings, Value::from(0), "the clash is found");
    organiser.at_the_board().await;
    organiser.release().await;
    organiser.public().await;
    eprintln!(
        "{} pictures, {} pages, {} seconds",
        organiser.steps,
        organiser.pages,
        begun.elapsed().as_secs()
    );
    organiser.browser.close().await;
}
