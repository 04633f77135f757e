//! Days, tracks, venues, halls and the minutes between them. The record names the venues; everything else here is
//! illustrative, coordinates included, though they fall in the right part of the city.

use super::words::{Words, w};

pub struct Day {
    pub date: &'static str,
    pub name: Words,
    pub opens: &'static str,
    pub closes: &'static str,
}

pub const DAYS: &[Day] = &[
    Day {
        date: "2017-11-08",
        name: w(
            "Бірінші күн: университеттер мен ғылым",
            "День первый: университеты и наука",
            "Day one: universities and science",
        ),
        opens: "08:30",
        closes: "21:30",
    },
    Day {
        date: "2017-11-09",
        name: w(
            "Екінші күн: өңірлер, бизнес және пленарлық отырыс",
            "День второй: регионы, бизнес и пленарное заседание",
            "Day two: regions, business and the plenary",
        ),
        opens: "08:00",
        closes: "23:00",
    },
];

/// Id, name, colour. Every colour is dark enough for white words (WCAG 2 AA, 4.5 to 1).
pub const TRACKS: &[(&str, Words, &str)] = &[
    (
        "human-capital",
        w("Адами капитал", "Человеческий капитал", "Human capital"),
        "#8a3b4f",
    ),
    (
        "digital",
        w("Цифрлық экономика", "Цифровая экономика", "Digital economy"),
        "#1f5f8b",
    ),
    (
        "borders",
        w("Көлік және шекара", "Транспорт и граница", "Transport and borders"),
        "#7a4b12",
    ),
    (
        "science",
        w("Білім және ғылым", "Образование и наука", "Education and science"),
        "#4b4a9c",
    ),
    (
        "tourism",
        w("Туризм және мәдениет", "Туризм и культура", "Tourism and culture"),
        "#2f6b3a",
    ),
    ("business", w("Бизнес", "Бизнес", "Business"), "#0b6464"),
    (
        "official",
        w("Ресми бөлім", "Официальная часть", "Official part"),
        "#4f5b66",
    ),
];

pub struct Venue {
    pub id: &'static str,
    pub address: Option<Words>,
    /// Latitude and longitude, degrees, WGS 84.
    pub position: Option<(&'static str, &'static str)>,
    pub halls: &'static [Hall],
}

pub struct Hall {
    pub id: &'static str,
    pub name: Words,
    pub capacity: u32,
    pub equipment: &'static [&'static str],
    /// For interpreters; 0 where nobody says.
    pub booths: u32,
}

const fn hall(id: &'static str, capacity: u32, equipment: &'static [&'static str], name: Words) -> Hall {
    Hall {
        id,
        name,
        capacity,
        equipment,
        booths: 0,
    }
}

impl Hall {
    const fn with_booths(mut self, booths: u32) -> Self {
        self.booths = booths;
        self
    }
}

pub const VENUES: &[Venue] = &[
    Venue {
        id: "red-plant",
        address: Some(w(
            "Челябі, «Станкомаш» индустриялық паркі, негізгі кіреберіс",
            "Челябинск, индустриальный парк «Станкомаш», главная проходная",
            "Chelyabinsk, Stankomash industrial park, main gate",
        )),
        position: Some(("55.118", "61.456")),
        halls: &[
            hall(
                "red-plenary",
                1500,
                &[
                    "stage",
                    "video-wall",
                    "microphones",
                    "interpretation-booths",
                    "recording",
                ],
                w("Пленарлық зал", "Пленарный зал", "Plenary hall"),
            )
            .with_booths(3),
            hall(
                "red-a",
                320,
                &[
                    "stage",
                    "projector",
                    "microphones",
                    "interpretation-booths",
                    "recording",
                ],
                w("А залы", "Зал А", "Hall A"),
            ),
            hall(
                "red-b",
                260,
                &["stage", "projector", "microphones", "interpretation-booths"],
                w("Б залы", "Зал Б", "Hall B"),
            ),
            hall(
                "red-c",
                160,
                &["projector", "microphones", "interpretation-booths"],
                w("В залы", "Зал В", "Hall C"),
            ),
            hall(
                "red-council",
                220,
                &[
                    "round-table",
                    "projector",
                    "microphones",
                    "interpretation-booths",
                    "recording",
                ],
                w("Іскерлік кеңес залы", "Зал Делового совета", "Business Council hall"),
            )
            .with_booths(3),
            hall(
                "red-heads",
                40,
                &["round-table", "microphones", "interpretation-booths"],
                w(
                    "Мемлекет басшыларының кездесу залы",
                    "Зал встреч глав государств",
                    "Heads of state meeting room",
                ),
            )
            .with_booths(3),
            hall(
                "red-signing",
                140,
                &["stage", "microphones", "interpretation-booths", "recording"],
                w("Қол қою залы", "Зал подписания", "Signing hall"),
            ),
            hall(
                "red-bilateral-1",
                24,
                &["round-table"],
                w("1-кездесу бөлмесі", "Переговорная 1", "Bilateral room 1"),
            ),
            hall(
                "red-bilateral-2",
                24,
                &["round-table"],
                w("2-кездесу бөлмесі", "Переговорная 2", "Bilateral room 2"),
            ),
            hall(
                "red-bilateral-3",
                16,
                &["round-table"],
                w("3-кездесу бөлмесі", "Переговорная 3", "Bilateral room 3"),
            ),
            hall(
                "red-press",
                200,
                &["stage", "microphones", "interpretation-booths", "recording"],
                w("Баспасөз орталығы", "Пресс-центр", "Press centre"),
            ),
            hall(
                "red-exhibition",
                700,
                &["stands"],
                w("Көрме павильоны", "Выставочный павильон", "Exhibition hall"),
            ),
            hall(
                "red-tourism",
                450,
                &["stands", "microphones"],
                w("Туризм павильоны", "Павильон туризма", "Tourism pavilion"),
            ),
            hall("red-gallery", 250, &["stands"], w("Галерея", "Галерея", "Gallery")),
            hall(
                "red-business",
                240,
                &["tables"],
                w(
                    "Іскерлік кездесулер алаңы",
                    "Площадка деловых встреч",
                    "Business meetings floor",
                ),
            ),
            hall(
                "red-lobby",
                600,
                &["stands"],
                w("Тіркеу вестибюлі", "Вестибюль регистрации", "Registration lobby"),
            ),
            hall("red-foyer", 900, &[], w("Фойе", "Фойе", "Foyer")),
            hall(
                "red-dining",
                1200,
                &["tables", "microphones"],
                w("Банкет залы", "Банкетный зал", "Banquet hall"),
            ),
        ],
    },
    Venue {
        id: "susu",
        address: Some(w(
            "Челябі, Ленин даңғылы, 76",
            "Челябинск, проспект Ленина, 76",
            "76 Lenin Avenue, Chelyabinsk",
        )),
        position: Some(("55.160", "61.370")),
        halls: &[
            hall(
                "susu-assembly",
                900,
                &[
                    "stage",
                    "projector",
                    "microphones",
                    "interpretation-booths",
                    "recording",
                ],
                w("Мәжіліс залы", "Актовый зал", "Assembly hall"),
            ),
            hall(
                "susu-1",
                180,
                &["projector", "microphones", "interpretation-booths"],
                w("1-конференц-зал", "Конференц-зал 1", "Conference room 1"),
            ),
            hall(
                "susu-2",
                140,
                &["projector", "microphones", "interpretation-booths"],
                w("2-конференц-зал", "Конференц-зал 2", "Conference room 2"),
            ),
            hall(
                "susu-3",
                140,
                &["projector", "microphones", "interpretation-booths"],
                w("3-конференц-зал", "Конференц-зал 3", "Conference room 3"),
            ),
            hall(
                "susu-4",
                100,
                &["projector", "microphones", "interpretation-booths"],
                w("4-конференц-зал", "Конференц-зал 4", "Conference room 4"),
            ),
            hall(
                "susu-library",
                160,
                &["projector", "microphones", "interpretation-booths"],
                w("Кітапхана залы", "Зал библиотеки", "Library hall"),
            ),
            hall("susu-foyer", 700, &["stands"], w("Фойе", "Фойе", "Foyer")),
            hall("susu-dining", 600, &["tables"], w("Асхана", "Столовая", "Dining hall")),
        ],
    },
    Venue {
        id: "history-museum",
        address: Some(w(
            "Челябі, Труд көшесі, 100",
            "Челябинск, улица Труда, 100",
            "100 Truda Street, Chelyabinsk",
        )),
        position: Some(("55.167", "61.405")),
        halls: &[
            hall(
                "museum-hall",
                120,
                &["projector", "microphones"],
                w("Дәріс залы", "Лекционный зал", "Lecture hall"),
            ),
            hall(
                "museum-atrium",
                320,
                &["stage", "microphones"],
                w("Атриум", "Атриум", "Atrium"),
            ),
        ],
    },
    Venue {
        id: "compressor-plant",
        address: None,
        position: None,
        halls: &[hall(
            "chkz-shop",
            200,
            &[],
            w("Құрастыру цехы", "Сборочный цех", "Assembly shop"),
        )],
    },
    Venue {
        id: "airport",
        address: None,
        position: Some(("55.306", "61.503")),
        halls: &[],
    },
];

/// Minutes by car between two venues, the same both ways.
pub const ROADS: &[(&str, &str, u32)] = &[
    ("susu", "red-plant", 35),
    ("susu", "history-museum", 15),
    ("history-museum", "red-plant", 30),
    ("airport", "red-plant", 45),
    ("airport", "susu", 40),
    ("airport", "history-museum", 30),
    ("airport", "compressor-plant", 25),
    ("compressor-plant", "red-plant", 25),
    ("compressor-plant", "susu", 40),
    ("compressor-plant", "history-museum", 30),
];
