//! The scientific and economic conference: the record announces it and names neither sections nor speakers, so all four
//! sections and their talks are invented. They run side by side on the first afternoon, with coffee in the middle.

use super::item::*;
use super::words::{Words, w};

/// A section; the hall and the number are those of its talks.
const fn section(id: &'static str, hall: &'static str, track: &'static str, audience: u32) -> Item {
    Item {
        id,
        kind: "section",
        part_of: Some("sci-econ-conference"),
        day: 8,
        start: "14:45",
        end: "17:40",
        hall,
        track,
        audience,
        equipment: &["projector", "interpretation-booths"],
        ..BLANK
    }
}

/// A talk of its section, in one of the five places between opening and discussion.
const fn talk(id: &'static str, section: &Item, place: usize, title: Words, summary: Words) -> Item {
    const PLACES: [(&str, &str); 5] = [
        ("14:50", "15:15"),
        ("15:15", "15:40"),
        ("15:40", "16:05"),
        ("16:35", "17:00"),
        ("17:00", "17:25"),
    ];
    Item {
        id,
        kind: "talk",
        title: Some(title),
        summary: Some(summary),
        part_of: Some(section.id),
        day: 8,
        start: PLACES[place - 1].0,
        end: PLACES[place - 1].1,
        hall: section.hall,
        track: section.track,
        audience: section.audience,
        languages: &["ru"],
        equipment: &["projector"],
        ..BLANK
    }
}

const PEOPLE: Item = Item {
    title: Some(w(
        "1-секция. Адамдар: еңбек нарығы, оқу, көші-қон",
        "Секция 1. Люди: рынок труда, учёба, миграция",
        "Section 1. People: work, learning, migration",
    )),
    summary: Some(w(
        "Шекара маңындағы өңірлерде кім қалады, кім кетеді және неге. Секция мектеп түлегінен зейнет жасындағы шеберге дейінгі жолды қамтиды.",
        "Кто остаётся в приграничных регионах, кто уезжает и почему. Секция проходит путь от выпускника школы до мастера предпенсионного возраста.",
        "Who stays in the border regions, who leaves, and why. The section follows the road from the school leaver to the craftsman near retirement.",
    )),
    cast: &[her("moderator", "dala-economics", LEADING)],
    ..section("sci-econ-conference-1", "susu-1", "human-capital", 150)
};

const DIGITAL_SECTION: Item = Item {
    title: Some(w(
        "2-секция. Цифр: деректер, төлемдер, байланыс",
        "Секция 2. Цифра: данные, платежи, связь",
        "Section 2. Digital: data, payments, networks",
    )),
    summary: Some(w(
        "Екі елдің ақпараттық жүйелері бірін-бірі түсінуі үшін не істеу керек? Баяндамалар жүкқұжаттан сөйлеу интерфейсіне дейінгі нақты тәжірибеге сүйенеді.",
        "Что нужно, чтобы информационные системы двух стран понимали друг друга? Доклады опираются на практику: от накладной до голосового помощника.",
        "What does it take for the systems of two countries to understand each other? The talks rest on practice, from the consignment note to the voice assistant.",
    )),
    cast: &[him("moderator", "miass-code", ENGINEER)],
    ..section("sci-econ-conference-2", "susu-2", "digital", 110)
};

const SPACE: Item = Item {
    title: Some(w(
        "3-секция. Кеңістік: жолдар, қалалар, шекара",
        "Секция 3. Пространство: дороги, города, граница",
        "Section 3. Space: roads, towns, the border",
    )),
    summary: Some(w(
        "Шекара жақын қалаларды алыстатып жібереді, ал жақсы жол оларды қайта жақындатады. Секцияда өткізу пункттері, өзен көлігі және жұп қалалар туралы есептер қаралады.",
        "Граница отдаляет соседние города, а хорошая дорога их сближает. На секции рассмотрят расчёты по пунктам пропуска, речному транспорту и городам-парам.",
        "A border pushes neighbouring towns apart and a good road brings them together. The section looks at figures for crossings, river transport and paired towns.",
    )),
    cast: &[her("moderator", "meridian", DIRECTOR)],
    ..section("sci-econ-conference-3", "susu-3", "borders", 120)
};

const LAND: Item = Item {
    title: Some(w(
        "4-секция. Жер мен су: тасқын, топырақ, жел",
        "Секция 4. Земля и вода: паводки, почвы, ветер",
        "Section 4. Land and water: floods, soils, wind",
    )),
    summary: Some(w(
        "Дала екі елге ортақ, оның қиындықтары да ортақ. Гидрологтар, топырақтанушылар мен инженерлер бір картаға қарап сөйлеседі.",
        "Степь у двух стран общая, общие и заботы. Гидрологи, почвоведы и инженеры говорят над одной картой.",
        "The two countries share the steppe and its troubles. Hydrologists, soil scientists and engineers talk over one map.",
    )),
    cast: &[him("moderator", "siberian-soil", DIRECTOR)],
    ..section("sci-econ-conference-4", "susu-4", "science", 90)
};

pub const CONFERENCE: &[Item] = &[
    PEOPLE,
    Item {
        languages: &["kk"],
        cast: &[her("speaker", "dala-economics", SENIOR)],
        ..talk(
            "sci-econ-conference-1-1",
            &PEOPLE,
            1,
            w(
                "Кім кетеді, кім қалады: шекара маңындағы мектеп түлектерінің таңдауы",
                "Кто уезжает и кто остаётся: выбор выпускников приграничных школ",
                "Who leaves and who stays: the choices of school leavers near the border",
            ),
            w(
                "Үш жыл бойы екі көршілес өңірдегі жиырма мектептің түлектерінен сауалнама алынды. Шешім көбіне жалақыға емес, ауылдастарының қайда оқып жатқанына байланысты болып шықты.",
                "Три года мы опрашивали выпускников двадцати школ в двух соседних регионах. Решение чаще зависит не от зарплаты, а от того, где уже учатся односельчане.",
                "For three years we asked the leavers of twenty schools in two neighbouring regions. The choice depends less on pay than on where others from the village already study.",
            ),
        )
    },
    Item {
        cast: &[him("speaker", "meridian", ECONOMIST)],
        ..talk(
            "sci-econ-conference-1-2",
            &PEOPLE,
            2,
            w(
                "Жұмыс берушілер нені сұрайды: шекараның екі жағындағы бос орындар",
                "Чего хотят работодатели: вакансии по обе стороны границы",
                "What employers ask for: vacancies on both sides of the border",
            ),
            w(
                "Бір кәсіптің екі елдегі хабарландырулары салыстырылды. Талаптар ұқсас, ал атаулары әртүрлі: дәнекерлеуші мен агрономға арналған ортақ сөздік ұсынылады.",
                "Сравнили объявления по одним и тем же профессиям в двух странах. Требования похожи, а названия разные: предлагаем общий словарь для сварщика и агронома.",
                "Advertisements for the same trades were compared in both countries. The demands are alike and the words are not: a shared vocabulary is proposed, for welders and agronomists to begin with.",
            ),
        )
    },
    Item {
        cast: &[her("speaker", "masterskaya-yug", DEPUTY)],
        ..talk(
            "sci-econ-conference-1-3",
            &PEOPLE,
            3,
            w(
                "Біліктілікті тану: тізімнен күнделікті іске",
                "Признание квалификаций: от перечня к повседневной практике",
                "Recognising qualifications: from a list to a routine",
            ),
            w(
                "Көрші елдің куәлігімен келген шебер жұмысқа орналасқанша орта есеппен қанша есік қағады? Баяндамада осы жол кезең-кезеңімен сипатталып, екі артық кезең көрсетіледі.",
                "Сколько кабинетов обходит мастер со свидетельством соседней страны, прежде чем выйти на работу? Доклад описывает этот путь шаг за шагом и находит два лишних шага.",
                "How many offices must a craftsman with the neighbour’s certificate visit before starting work? The talk describes the road step by step and finds two steps that can go.",
            ),
        )
    },
    Item {
        languages: &["kk"],
        cast: &[him("speaker", "bilim-kopiri", SENIOR)],
        ..talk(
            "sci-econ-conference-1-4",
            &PEOPLE,
            4,
            w(
                "Ауыл мұғалімі: алғашқы үш жылда не ұстап қалады?",
                "Сельский учитель: что удерживает в первые три года",
                "The village teacher: what makes one stay for the first three years",
            ),
            w(
                "Баспана маңызды, бірақ тәлімгер одан да маңызды. Отыз мектептің деректері жас мұғалімнің қасында тәжірибелі әріптесі болса, оның қалу ықтималдығы айтарлықтай артатынын көрсетеді.",
                "Жильё важно, но наставник важнее. Данные тридцати школ показывают: если рядом опытный коллега, молодой учитель остаётся заметно чаще.",
                "Housing matters and a mentor matters more. Data from thirty schools show that a young teacher with an experienced colleague nearby is clearly more likely to stay.",
            ),
        )
    },
    Item {
        cast: &[
            her("speaker", "zhem-metall", PERSONNEL),
            him("speaker", "iset-mash", PERSONNEL),
        ],
        ..talk(
            "sci-econ-conference-1-5",
            &PEOPLE,
            5,
            w(
                "Елу жастан кейін қайта оқу: екі зауыттың тәжірибесі",
                "Переучиться после пятидесяти: опыт двух заводов",
                "Learning anew after fifty: the experience of two plants",
            ),
            w(
                "Қазақстандағы және Ресейдегі екі кәсіпорын тәжірибелі токарьларды сандық станоктарға бірдей бағдарламамен оқытты. Қорытынды қарапайым: қысқа сабақ, таныс бөлшек және асықтырмау.",
                "Два предприятия, в Казахстане и в России, по одной программе учили опытных токарей работать на станках с ЧПУ. Вывод прост: короткие занятия, знакомая деталь и никакой спешки.",
                "Two plants, one in Kazakhstan and one in Russia, used the same course to teach seasoned turners numerical control. The lesson is simple: short classes, a familiar part, no hurry.",
            ),
        )
    },
    DIGITAL_SECTION,
    Item {
        cast: &[him("speaker", "saryarqa-derek", DIGITAL)],
        ..talk(
            "sci-econ-conference-2-1",
            &DIGITAL_SECTION,
            1,
            w(
                "Бес мөрдің орнына бір қолтаңба: электрондық жүкқұжат шекарадан өткенде",
                "Одна подпись вместо пяти печатей: электронная накладная на границе",
                "One signature instead of five seals: the electronic consignment note at the border",
            ),
            w(
                "Сынақ кезінде бір құжат екі елдің жүйесінен қайта терілмей өтті. Баяндамада қай өрістер сәйкес келмегені және олардың қалай келісілгені көрсетіледі.",
                "В опыте один документ прошёл через системы двух стран без повторного набора. Доклад покажет, какие поля не совпали и как их согласовали.",
                "In a trial one document went through the systems of both countries without being typed again. The talk shows which fields did not match and how they were reconciled.",
            ),
        )
    },
    Item {
        cast: &[her("speaker", "miass-code", ECONOMIST)],
        ..talk(
            "sci-econ-conference-2-2",
            &DIGITAL_SECTION,
            2,
            w(
                "Соңғы шақырым: шағын ауылға интернет қанша тұрады?",
                "Последняя миля: сколько стоит интернет для малого села",
                "The last mile: what the internet costs for a small village",
            ),
            w(
                "Екі жүз тұрғыны бар ауылға байланыс жеткізудің төрт тәсілі есептелді. Көрші елдің жақын желісін пайдалану кейде ең арзан жол, бірақ ережелер оған дайын емес.",
                "Посчитали четыре способа провести связь в село на двести жителей. Порой дешевле всего взять её у соседей через границу, но правила к этому не готовы.",
                "Four ways of connecting a village of two hundred people were costed. The cheapest is sometimes the neighbour’s line across the border, for which the rules are not ready.",
            ),
        )
    },
    Item {
        cast: &[him("speaker", "dala-economics", ECONOMIST)],
        languages: &["kk"],
        ..talk(
            "sci-econ-conference-2-3",
            &DIGITAL_SECTION,
            3,
            w(
                "Екі өңірдің ашық деректері: ортақ сөздік құру",
                "Открытые данные двух регионов: общий словарь",
                "Open data of two regions: making a common vocabulary",
            ),
            w(
                "«Шағын кәсіпорын» деген сөздің өзі екі елде екі түрлі саналады. Біз жиырма көрсеткіштің анықтамасын қатар қойып, салыстыруға жарайтын он төртін таңдадық.",
                "Даже «малое предприятие» в двух странах считают по-разному. Мы положили рядом определения двадцати показателей и отобрали четырнадцать, которые можно сравнивать.",
                "Even a small enterprise is counted differently in the two countries. We laid the definitions of twenty indicators side by side and chose fourteen that can be compared.",
            ),
        )
    },
    Item {
        cast: &[her("speaker", "qyran-tolem", ENGINEER)],
        ..talk(
            "sci-econ-conference-2-4",
            &DIGITAL_SECTION,
            4,
            w(
                "Екі валюта, бір дүкен: шекара маңындағы төлемдер",
                "Две валюты, один магазин: платежи в приграничье",
                "Two currencies, one shop: payments near the border",
            ),
            w(
                "Шекара маңындағы дүкен иесі теңге мен рубльді қалай есептейді және бағам айырмасынан қанша жоғалтады? Бір айлық бақылаудың нәтижесі мен қарапайым есептеу құралы ұсынылады.",
                "Как хозяин приграничного магазина считает тенге и рубли и сколько теряет на курсе? Представим итоги месячного наблюдения и простой инструмент расчёта.",
                "How does a shopkeeper near the border reckon in tenge and roubles, and how much is lost on the rate? The talk gives the results of a month’s observation and a simple tool.",
            ),
        )
    },
    Item {
        languages: &["kk"],
        cast: &[him("speaker", "bilim-kopiri", DIGITAL)],
        ..talk(
            "sci-econ-conference-2-5",
            &DIGITAL_SECTION,
            5,
            w(
                "Қазақша сөйлейтін көмекші: аралас сөзді қалай түсінеді?",
                "Помощник, говорящий по-казахски: как он понимает смешанную речь",
                "An assistant that speaks Kazakh: how it copes with mixed speech",
            ),
            w(
                "Адамдар бір сөйлемде екі тілді араластырып сөйлейді, ал жүйе біреуін ғана күтеді. Баяндамада осындай сөзді тануды жақсартудың екі тәсілі салыстырылады.",
                "Люди смешивают два языка в одной фразе, а система ждёт только один. Доклад сравнивает два способа улучшить распознавание такой речи.",
                "People mix two languages in one sentence while the system expects one. The talk compares two ways of recognising such speech better.",
            ),
        )
    },
    SPACE,
    Item {
        cast: &[him("speaker", "border-economy", LEADING)],
        ..talk(
            "sci-econ-conference-3-1",
            &SPACE,
            1,
            w(
                "Кезек қайда туындайды: өткізу пунктінің үлгісі",
                "Где рождается очередь: модель пункта пропуска",
                "Where the queue is born: a model of a border crossing",
            ),
            w(
                "Үлгі жүк көліктерінің таңертең бірден келетінін және бір терезенің бәрін тежейтінін көрсетеді. Келу уақытын алдын ала жазу жаңа жолақ салғаннан арзан әрі тиімді болып шықты.",
                "Модель показывает, как грузовики приезжают утром разом и как одно окно тормозит всех. Запись на время оказалась дешевле и полезнее новой полосы.",
                "The model shows how lorries arrive together in the morning and one window slows them all. Booking a time proved cheaper and more useful than a new lane.",
            ),
        )
    },
    Item {
        cast: &[her("speaker", "meridian", SENIOR)],
        ..talk(
            "sci-econ-conference-3-2",
            &SPACE,
            2,
            w(
                "Көпірсіз жұп қалалар: неге көршілер бір-біріне сирек барады?",
                "Города-пары без моста: почему соседи редко бывают друг у друга",
                "Paired towns without a bridge: why neighbours seldom visit",
            ),
            w(
                "Картада қырық шақырым, жолда үш сағат. Алты жұп қала бойынша қатынас уақыты, автобус кестесі және туыстық байланыстар салыстырылды.",
                "На карте сорок километров, в дороге три часа. По шести парам городов сравнили время пути, расписание автобусов и родственные связи.",
                "Forty kilometres on the map, three hours on the road. For six pairs of towns we compared travel times, bus timetables and family ties.",
            ),
        )
    },
    Item {
        languages: &["kk"],
        cast: &[her("speaker", "dala-kolik", ECONOMIST)],
        ..talk(
            "sci-econ-conference-3-3",
            &SPACE,
            3,
            w(
                "Екі уақыт белдеуі, бір пойыз: кестені келісу",
                "Два часовых пояса, один поезд: как согласовать расписание",
                "Two time zones, one train: agreeing on a timetable",
            ),
            w(
                "Жолаушы ауысып отыратын бекетте төрт сағат күтеді, себебі кестелер бөлек құрылады. Екі пойызды он бес минутқа жылжыту күтуді екі есе қысқартады.",
                "Пассажир ждёт пересадки четыре часа, потому что расписания составляют отдельно. Сдвиг двух поездов на пятнадцать минут сокращает ожидание вдвое.",
                "Passengers wait four hours to change because the timetables are made apart. Moving two trains by fifteen minutes halves the wait.",
            ),
        )
    },
    // On purpose without Kazakh words: a missing text for the secretariat to find.
    Item {
        cast: &[him("speaker", "irtysh-port", ENGINEER)],
        ..talk(
            "sci-econ-conference-3-4",
            &SPACE,
            4,
            w(
                "",
                "Река вместо шоссе: сколько груза может взять Иртыш",
                "The river instead of the road: how much freight the Irtysh could take",
            ),
            w(
                "",
                "Навигация коротка, но баржа заменяет колонну грузовиков. Расчёт показывает, при какой глубине и при каком числе причалов перевозка зерна по воде окупается.",
                "The season is short, yet one barge replaces a column of lorries. The figures show at what depth and with how many wharves moving grain by water pays.",
            ),
        )
    },
    Item {
        cast: &[her("speaker", "uralsky-most", ENGINEER)],
        ..talk(
            "sci-econ-conference-3-5",
            &SPACE,
            5,
            w(
                "Көктемде жабылмайтын жол: жол төсемін бірге күту",
                "Дорога, которую не закрывают весной: общий уход за покрытием",
                "A road that stays open in spring: caring for the surface together",
            ),
            w(
                "Шекараға дейінгі және одан кейінгі жол бір климатта жатыр, бірақ екі ережемен жөнделеді. Жүктемені шектеу күндерін келісу екі жаққа да үнем әкелетіні көрсетіледі.",
                "Дорога до и после границы лежит в одном климате, а ремонтируют её по двум правилам. Показано, что общий срок ограничения нагрузки выгоден обеим сторонам.",
                "The road before and after the border lies in one climate and is mended under two sets of rules. Agreeing the dates of load limits is shown to save money on both sides.",
            ),
        )
    },
    LAND,
    Item {
        cast: &[him("speaker", "zhaiyq-institute", HYDROLOGIST)],
        languages: &["kk"],
        ..talk(
            "sci-econ-conference-4-1",
            &LAND,
            1,
            w(
                "Тобылдың тасуы екі жағадан қарағанда",
                "Половодье Тобола: взгляд с двух берегов",
                "The Tobyl in flood, seen from both banks",
            ),
            w(
                "Жоғарыдағы бекеттің өлшемі төмендегі қалаға екі тәулік уақыт береді, бірақ дерек кеш жетеді. Бес су бекетінің көрсеткіштерін күн сайын алмасу тәртібі ұсынылады.",
                "Замер на верхнем посту даёт городу ниже по течению двое суток, но данные приходят поздно. Предлагаем порядок ежедневного обмена показаниями пяти постов.",
                "A reading at the upper station gives the town below two days, but it arrives late. A daily exchange of readings between five stations is proposed.",
            ),
        )
    },
    Item {
        cast: &[her("speaker", "siberian-soil", LEADING)],
        ..talk(
            "sci-econ-conference-4-2",
            &LAND,
            2,
            w(
                "Он жыл жыртылмаған жер: топырақ не дейді?",
                "Десять лет без плуга: что говорит почва",
                "Ten years without the plough: what the soil says",
            ),
            w(
                "Шекараның екі жағындағы он екі танаптан алынған үлгілер салыстырылды. Ылғал сақталады, арамшөп көбейеді, ал шығын бесінші жылдан бастап азаяды.",
                "Сравнили пробы с двенадцати полей по обе стороны границы. Влага сохраняется, сорняков больше, а затраты снижаются с пятого года.",
                "Samples from twelve fields on both sides of the border were compared. Moisture is kept, weeds increase, and costs fall from the fifth year on.",
            ),
        )
    },
    Item {
        languages: &["kk"],
        cast: &[him("speaker", "ushqaiyn-agro", AGRONOMIST)],
        ..talk(
            "sci-econ-conference-4-3",
            &LAND,
            3,
            w(
                "Қайың белдеуі: орман жолағын кім қайта егеді?",
                "Берёзовый пояс: кто заново посадит лесополосы",
                "The birch belt: who will plant the shelter strips again",
            ),
            w(
                "Алпыс жыл бұрын егілген жолақтардың үштен бірі қурап қалды. Баяндамада көшет баптаудың құны, тірі қалу үлесі және мектептермен бірге егу тәжірибесі айтылады.",
                "Треть полос, посаженных шестьдесят лет назад, высохла. В докладе — цена ухода за саженцами, их приживаемость и опыт посадок вместе со школами.",
                "A third of the strips planted sixty years ago have died. The talk gives the cost of tending saplings, their survival, and the experience of planting with schools.",
            ),
        )
    },
    Item {
        cast: &[him("speaker", "samara-kanal", HYDROLOGIST)],
        ..talk(
            "sci-econ-conference-4-4",
            &LAND,
            4,
            w(
                "Дала өрті шекарада тоқтамайды: ескерту жүйесі",
                "Степной пожар не останавливается на границе: система оповещения",
                "A steppe fire does not stop at the border: a warning system",
            ),
            w(
                "Спутник өртті жиырма минутта байқайды, ал хабар көрші ауданға үш сағатта жетеді. Кезекшілердің тікелей байланысы бұл уақытты жарты сағатқа дейін қысқартатыны сынақта дәлелденді.",
                "Спутник замечает огонь за двадцать минут, а сообщение идёт в соседний район три часа. Прямая связь дежурных на испытаниях сократила это время до получаса.",
                "A satellite sees the fire in twenty minutes and the message reaches the next district in three hours. In trials a direct line between duty officers cut this to half an hour.",
            ),
        )
    },
    Item {
        cast: &[her("speaker", "tura-energo", ECONOMIST)],
        ..talk(
            "sci-econ-conference-4-5",
            &LAND,
            5,
            w(
                "Жел, дизель немесе желі: шалғай ауылдың есебі",
                "Ветер, дизель или сеть: расчёт для дальнего села",
                "Wind, diesel or the grid: the sums for a remote village",
            ),
            w(
                "Үш жүз тұрғыны бар ауыл үшін он жылдық шығын есептелді. Жел мен аккумулятор дизельден арзанға түседі, егер қосалқы бөлшек көрші облыстан келетін болса.",
                "Посчитали десятилетние затраты для села на триста жителей. Ветер с аккумулятором дешевле дизеля, если запчасти везут из соседней области.",
                "Costs over ten years were worked out for a village of three hundred. Wind with a battery beats diesel, provided that spare parts come from the region next door.",
            ),
        )
    },
];
