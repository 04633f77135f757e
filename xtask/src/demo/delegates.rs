//! The invented members of the delegations: six for each of twenty regions. They hold no office of state; a delegate here
//! is somebody a region might send.

use super::words::{Words, w};

/// Side, region and whether the record has a delegation of it already (then its head is left alone).
pub const REGIONS: &[(&str, &str, bool)] = &[
    ("KZ", "KZ-11", true),
    ("KZ", "KZ-15", false),
    ("KZ", "KZ-23", false),
    ("KZ", "KZ-27", false),
    ("KZ", "KZ-39", false),
    ("KZ", "KZ-55", true),
    ("KZ", "KZ-59", true),
    ("KZ", "KZ-63", false),
    ("RU", "RU-AL", false),
    ("RU", "RU-ALT", true),
    ("RU", "RU-AST", false),
    ("RU", "RU-CHE", true),
    ("RU", "RU-KGN", true),
    ("RU", "RU-NVS", false),
    ("RU", "RU-OMS", true),
    ("RU", "RU-ORE", false),
    ("RU", "RU-SAM", false),
    ("RU", "RU-SAR", false),
    ("RU", "RU-TYU", true),
    ("RU", "RU-VGG", false),
];

pub const PER_REGION: usize = 6;

pub const POSTS: &[Words] = &[
    w(
        "Шаруа қожалығының басшысы",
        "Глава фермерского хозяйства",
        "Head of a family farm",
    ),
    w(
        "Құрылыс компаниясының директоры",
        "Директор строительной компании",
        "Director of a building company",
    ),
    w(
        "Ауыл мектебінің директоры",
        "Директор сельской школы",
        "Head of a village school",
    ),
    w("Колледж оқытушысы", "Преподаватель колледжа", "College teacher"),
    w(
        "Аудандық аурухананың бас дәрігері",
        "Главный врач районной больницы",
        "Chief physician of a district hospital",
    ),
    w(
        "Өлкетану музейінің қор сақтаушысы",
        "Хранитель краеведческого музея",
        "Keeper of a local museum",
    ),
    w("Экспорт жөніндегі менеджер", "Менеджер по экспорту", "Export manager"),
    w("Тасымалдаушы кәсіпкер", "Предприниматель-перевозчик", "Haulier"),
    w(
        "Азық-түлік цехының технологы",
        "Технолог пищевого цеха",
        "Food technologist",
    ),
    w(
        "Ақпараттық жүйелер инженері",
        "Инженер информационных систем",
        "Systems engineer",
    ),
    w("Кітапханашы", "Библиотекарь", "Librarian"),
    w("Қонақүй иесі", "Владелец гостиницы", "Hotel owner"),
    w("Ветеринар", "Ветеринарный врач", "Veterinary surgeon"),
    w("Қолөнер шебері", "Мастер народных промыслов", "Craftsperson"),
    w(
        "Жас кәсіпкерлер клубының мүшесі",
        "Участник клуба молодых предпринимателей",
        "Member of a young entrepreneurs’ club",
    ),
    w("Аудармашы", "Переводчик", "Translator"),
    w(
        "Зауыттың бас механигі",
        "Главный механик завода",
        "Chief mechanic of a plant",
    ),
    w("Аспирант", "Аспирант", "Doctoral student"),
];
