//! Names from which invented people are put together. Every part has its own spelling in each language; a passport's
//! Latin form is given apart, because it follows other rules (ICAO Doc 9303 for Russian letters).

use super::dice::Dice;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sex {
    Female,
    Male,
}

/// A full name, given name first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub kk: String,
    pub ru: String,
    pub en: String,
    pub latin: String,
}

/// Kazakh, Russian, English.
type Kazakh = (&'static str, &'static str, &'static str);
/// Russian (also its Kazakh spelling), English, passport.
type Russian = (&'static str, &'static str, &'static str);

/// Draws a name of somebody from the Kazakhstan side: mostly Kazakh, as the country is.
pub fn of_kazakhstan(dice: &mut Dice, sex: Sex) -> Name {
    if dice.chance(88) {
        kazakh(dice, sex)
    } else {
        russian(dice, sex)
    }
}

/// Draws a name of somebody from the Russian side: mostly Russian; the border regions have many Kazakh families too.
pub fn of_russia(dice: &mut Dice, sex: Sex) -> Name {
    if dice.chance(88) {
        russian(dice, sex)
    } else {
        kazakh(dice, sex)
    }
}

fn kazakh(dice: &mut Dice, sex: Sex) -> Name {
    let given = match sex {
        Sex::Female => dice.pick(KAZAKH_WOMEN),
        Sex::Male => dice.pick(KAZAKH_MEN),
    };
    let family = dice.pick(KAZAKH_FAMILIES);
    let (cyrillic, latin) = match sex {
        Sex::Female if family.1.ends_with('в') || family.1.ends_with('н') => ("а", "a"),
        _ => ("", ""),
    };
    let en = format!("{} {}{latin}", given.2, family.2);
    Name {
        kk: format!("{} {}{cyrillic}", given.0, family.0),
        ru: format!("{} {}{cyrillic}", given.1, family.1),
        latin: en.clone(),
        en,
    }
}

fn russian(dice: &mut Dice, sex: Sex) -> Name {
    let given = match sex {
        Sex::Female => dice.pick(RUSSIAN_WOMEN),
        Sex::Male => dice.pick(RUSSIAN_MEN),
    };
    let family = dice.pick(RUSSIAN_FAMILIES);
    let (cyrillic, latin) = match sex {
        Sex::Female if !family.0.ends_with('о') => ("а", "a"),
        _ => ("", ""),
    };
    let ru = format!("{} {}{cyrillic}", given.0, family.0);
    Name {
        kk: ru.clone(),
        ru,
        en: format!("{} {}{latin}", given.1, family.1),
        latin: format!("{} {}{latin}", given.2, family.2),
    }
}

const KAZAKH_WOMEN: &[Kazakh] = &[
    ("Айгерім", "Айгерим", "Aigerim"),
    ("Әсем", "Асем", "Assem"),
    ("Ақмарал", "Акмарал", "Akmaral"),
    ("Балжан", "Балжан", "Balzhan"),
    ("Гүлнар", "Гульнар", "Gulnar"),
    ("Дана", "Дана", "Dana"),
    ("Жанар", "Жанар", "Zhanar"),
    ("Жібек", "Жибек", "Zhibek"),
    ("Зәуреш", "Зауреш", "Zauresh"),
    ("Індіра", "Индира", "Indira"),
    ("Қарлығаш", "Карлыгаш", "Karlygash"),
    ("Күләш", "Куляш", "Kulyash"),
    ("Ләззат", "Ляззат", "Lyazzat"),
    ("Мөлдір", "Молдир", "Moldir"),
    ("Нұргүл", "Нургуль", "Nurgul"),
    ("Райхан", "Райхан", "Raikhan"),
    ("Сәуле", "Сауле", "Saule"),
    ("Томирис", "Томирис", "Tomiris"),
    ("Ұлжан", "Улжан", "Ulzhan"),
    ("Шолпан", "Шолпан", "Sholpan"),
];

const KAZAKH_MEN: &[Kazakh] = &[
    ("Айдос", "Айдос", "Aidos"),
    ("Әділ", "Адиль", "Adil"),
    ("Асқар", "Аскар", "Askar"),
    ("Бауыржан", "Бауыржан", "Bauyrzhan"),
    ("Дәурен", "Даурен", "Dauren"),
    ("Ерболат", "Ерболат", "Yerbolat"),
    ("Жандос", "Жандос", "Zhandos"),
    ("Қайрат", "Кайрат", "Kairat"),
    ("Қуаныш", "Куаныш", "Kuanysh"),
    ("Мақсат", "Максат", "Maksat"),
    ("Мейрам", "Мейрам", "Meiram"),
    ("Мұхтар", "Мухтар", "Mukhtar"),
    ("Нұрболат", "Нурболат", "Nurbolat"),
    ("Оразбек", "Оразбек", "Orazbek"),
    ("Рүстем", "Рустем", "Rustem"),
    ("Сәкен", "Сакен", "Saken"),
    ("Талғат", "Талгат", "Talgat"),
    ("Темірлан", "Темирлан", "Temirlan"),
    ("Ұлан", "Улан", "Ulan"),
    ("Шыңғыс", "Чингиз", "Chingiz"),
];

const KAZAKH_FAMILIES: &[Kazakh] = &[
    ("Айтмағамбетов", "Айтмагамбетов", "Aitmagambetov"),
    ("Ақшолақов", "Акшолаков", "Aksholakov"),
    ("Арыстанғалиев", "Арыстангалиев", "Arystangaliyev"),
    ("Әлжанов", "Альжанов", "Alzhanov"),
    ("Байғожин", "Байгожин", "Baigozhin"),
    ("Бектұрсынов", "Бектурсынов", "Bektursynov"),
    ("Дәуітбаев", "Даутбаев", "Dautbayev"),
    ("Досқалиев", "Доскалиев", "Doskaliyev"),
    ("Ермағанбетов", "Ермаганбетов", "Yermaganbetov"),
    ("Есілбаев", "Есильбаев", "Yesilbayev"),
    ("Жанәділов", "Жанадилов", "Zhanadilov"),
    ("Жолдыбаев", "Жолдыбаев", "Zholdybayev"),
    ("Жүсіпбеков", "Жусупбеков", "Zhussupbekov"),
    ("Кенжетаев", "Кенжетаев", "Kenzhetayev"),
    ("Көшербаев", "Кушербаев", "Kusherbayev"),
    ("Қалдыбаев", "Калдыбаев", "Kaldybayev"),
    ("Қараманов", "Караманов", "Karamanov"),
    ("Құлмағамбетов", "Кулмагамбетов", "Kulmagambetov"),
    ("Мақажанов", "Макажанов", "Makazhanov"),
    ("Молдағұлов", "Молдагулов", "Moldagulov"),
    ("Мұқатаев", "Мукатаев", "Mukatayev"),
    ("Нұғманов", "Нугманов", "Nugmanov"),
    ("Оразалин", "Оразалин", "Orazalin"),
    ("Өтепов", "Утепов", "Utepov"),
    ("Рахымжанов", "Рахимжанов", "Rakhimzhanov"),
    ("Сейітжанов", "Сейтжанов", "Seitzhanov"),
    ("Смағұлов", "Смагулов", "Smagulov"),
    ("Тәжібаев", "Тажибаев", "Tazhibayev"),
    ("Төлебаев", "Тулебаев", "Tulebayev"),
    ("Уәлиев", "Валиев", "Ualiyev"),
    ("Шәріпов", "Шарипов", "Sharipov"),
    ("Шаяхметов", "Шаяхметов", "Shayakhmetov"),
    ("Ыбырайымов", "Ибраимов", "Ibraimov"),
    ("Сәрсенбай", "Сарсенбай", "Sarsenbay"),
    ("Әбдіғали", "Абдигали", "Abdigali"),
    ("Қасымбек", "Касымбек", "Kassymbek"),
];

const RUSSIAN_WOMEN: &[Russian] = &[
    ("Алёна", "Alyona", "Alena"),
    ("Анна", "Anna", "Anna"),
    ("Валентина", "Valentina", "Valentina"),
    ("Вера", "Vera", "Vera"),
    ("Галина", "Galina", "Galina"),
    ("Дарья", "Darya", "Daria"),
    ("Екатерина", "Yekaterina", "Ekaterina"),
    ("Елена", "Yelena", "Elena"),
    ("Ирина", "Irina", "Irina"),
    ("Ксения", "Ksenia", "Kseniia"),
    ("Лидия", "Lidia", "Lidiia"),
    ("Марина", "Marina", "Marina"),
    ("Надежда", "Nadezhda", "Nadezhda"),
    ("Наталья", "Natalya", "Natalia"),
    ("Полина", "Polina", "Polina"),
    ("Светлана", "Svetlana", "Svetlana"),
    ("Татьяна", "Tatyana", "Tatiana"),
    ("Юлия", "Yulia", "Iuliia"),
];

const RUSSIAN_MEN: &[Russian] = &[
    ("Алексей", "Alexey", "Aleksei"),
    ("Андрей", "Andrey", "Andrei"),
    ("Антон", "Anton", "Anton"),
    ("Василий", "Vasily", "Vasilii"),
    ("Вадим", "Vadim", "Vadim"),
    ("Геннадий", "Gennady", "Gennadii"),
    ("Глеб", "Gleb", "Gleb"),
    ("Евгений", "Yevgeny", "Evgenii"),
    ("Игорь", "Igor", "Igor"),
    ("Кирилл", "Kirill", "Kirill"),
    ("Константин", "Konstantin", "Konstantin"),
    ("Михаил", "Mikhail", "Mikhail"),
    ("Никита", "Nikita", "Nikita"),
    ("Олег", "Oleg", "Oleg"),
    ("Павел", "Pavel", "Pavel"),
    ("Роман", "Roman", "Roman"),
    ("Степан", "Stepan", "Stepan"),
    ("Юрий", "Yury", "Iurii"),
];

const RUSSIAN_FAMILIES: &[Russian] = &[
    ("Аверин", "Averin", "Averin"),
    ("Баландин", "Balandin", "Balandin"),
    ("Бердников", "Berdnikov", "Berdnikov"),
    ("Верещагин", "Vereshchagin", "Vereshchagin"),
    ("Горшенин", "Gorshenin", "Gorshenin"),
    ("Гребенщиков", "Grebenshchikov", "Grebenshchikov"),
    ("Дёмин", "Dyomin", "Demin"),
    ("Ерофеев", "Yerofeyev", "Erofeev"),
    ("Жиляков", "Zhilyakov", "Zhiliakov"),
    ("Завьялов", "Zavyalov", "Zavialov"),
    ("Калугин", "Kalugin", "Kalugin"),
    ("Коростелёв", "Korostelyov", "Korostelev"),
    ("Лапшин", "Lapshin", "Lapshin"),
    ("Ложкин", "Lozhkin", "Lozhkin"),
    ("Малышев", "Malyshev", "Malyshev"),
    ("Мельников", "Melnikov", "Melnikov"),
    ("Нестеренко", "Nesterenko", "Nesterenko"),
    ("Овчинников", "Ovchinnikov", "Ovchinnikov"),
    ("Перминов", "Perminov", "Perminov"),
    ("Пряхин", "Pryakhin", "Priakhin"),
    ("Рогожин", "Rogozhin", "Rogozhin"),
    ("Сапожников", "Sapozhnikov", "Sapozhnikov"),
    ("Старцев", "Startsev", "Startsev"),
    ("Трубников", "Trubnikov", "Trubnikov"),
    ("Устюжанин", "Ustyuzhanin", "Ustiuzhanin"),
    ("Фомин", "Fomin", "Fomin"),
    ("Хлебников", "Khlebnikov", "Khlebnikov"),
    ("Цветков", "Tsvetkov", "Tsvetkov"),
    ("Чуприн", "Chuprin", "Chuprin"),
    ("Шадрин", "Shadrin", "Shadrin"),
    ("Щербаков", "Shcherbakov", "Shcherbakov"),
    ("Ярославцев", "Yaroslavtsev", "Iaroslavtsev"),
];
