//! Registration, coffee, lunches and receptions.

use super::item::*;
use super::words::{Words, w};

const COFFEE: Option<Words> = Some(w("Кофе-үзіліс", "Кофе-брейк", "Coffee break"));
const LUNCH: Option<Words> = Some(w("Түскі ас", "Обед", "Lunch"));

const PAUSE: Item = Item {
    kind: "break",
    languages: &[],
    interpretation: &[],
    ..BLANK
};

pub const HOSPITALITY: &[Item] = &[
    Item {
        id: "registration-susu",
        title: Some(w(
            "Тіркеу және таңғы кофе",
            "Регистрация и утренний кофе",
            "Registration and morning coffee",
        )),
        summary: Some(w(
            "Бейдждер фойедегі үстелдерде қатысушының тегі бойынша беріледі. Жеке куәлікті немесе төлқұжатты ала келіңіз. Алыстан келгендерге шай мен бауырсақ әзір.",
            "Бейджи выдают за столами в фойе, по фамилиям. Возьмите с собой удостоверение личности или паспорт. Для приехавших издалека готовы чай и баурсаки.",
            "Badges are handed out at the tables in the foyer, by family name. Please bring an identity card or passport. There is tea and bauyrsaq for those who have come a long way.",
        )),
        day: 8,
        start: "08:30",
        end: "10:00",
        hall: "susu-foyer",
        audience: 600,
        ..PAUSE
    },
    Item {
        id: "coffee-rectors",
        title: COFFEE,
        day: 8,
        start: "11:30",
        end: "12:00",
        hall: "susu-foyer",
        audience: 600,
        ..PAUSE
    },
    Item {
        id: "lunch-susu",
        title: LUNCH,
        day: 8,
        start: "13:30",
        end: "14:30",
        hall: "susu-dining",
        audience: 550,
        ..PAUSE
    },
    Item {
        id: "coffee-conference",
        title: COFFEE,
        day: 8,
        start: "16:05",
        end: "16:35",
        hall: "susu-foyer",
        audience: 450,
        ..PAUSE
    },
    Item {
        id: "museum-reception",
        title: Some(w(
            "Алғашқы күннің кешкі қабылдауы",
            "Вечерний приём первого дня",
            "First evening reception",
        )),
        summary: Some(w(
            "Музей атриумында жайдары кездесу: домбыра мен баян үні, Орал мен қазақ даласының дәмдері. Ресми сөз сөйленбейді, жаңа таныстарға уақыт мол.",
            "Непринуждённая встреча в атриуме музея: домбра и баян, блюда Урала и казахской степи. Официальных речей не будет, зато останется время для новых знакомств.",
            "An informal gathering in the museum atrium, with dombra and bayan and dishes of the Urals and the Kazakh steppe. There are no official speeches and plenty of time to meet people.",
        )),
        day: 8,
        start: "19:30",
        end: "21:15",
        hall: "museum-atrium",
        track: "tourism",
        audience: 300,
        ..PAUSE
    },
    Item {
        id: "registration-plant",
        title: Some(w(
            "Зауытта тіркеу",
            "Регистрация на заводе",
            "Registration at the plant",
        )),
        summary: Some(w(
            "Бейджін бірінші күні алғандар екінші есіктен бірден өтеді. Түстен кейінгі ресми бөлімге кіру сағат 16:00-де аяқталады.",
            "Кто получил бейдж в первый день, проходит сразу через вторую дверь. Вход на официальную часть второй половины дня — до 16:00.",
            "Those who received their badge on the first day go straight in through the second door. Entry for the official part of the afternoon closes at 16:00.",
        )),
        start: "08:00",
        end: "09:30",
        hall: "red-lobby",
        audience: 500,
        ..PAUSE
    },
    Item {
        id: "coffee-morning",
        title: COFFEE,
        start: "11:00",
        end: "11:30",
        hall: "red-foyer",
        audience: 800,
        ..PAUSE
    },
    Item {
        id: "lunch-plant",
        title: LUNCH,
        start: "13:00",
        end: "14:00",
        hall: "red-dining",
        audience: 1100,
        ..PAUSE
    },
    Item {
        id: "coffee-afternoon",
        title: COFFEE,
        start: "15:30",
        end: "16:00",
        hall: "red-foyer",
        audience: 800,
        ..PAUSE
    },
    Item {
        id: "closing-reception",
        title: Some(w(
            "Форумның қорытынды қабылдауы",
            "Заключительный приём форума",
            "Closing reception of the forum",
        )),
        summary: Some(w(
            "Қатысушылардың барлығына арналған кешкі ас. Ұшағы түнде болғандарға әуежайға автобустар 22:15 пен 22:45-те жүреді.",
            "Ужин для всех участников форума. Для тех, кто улетает ночью, автобусы в аэропорт отходят в 22:15 и 22:45.",
            "Supper for all participants. Buses to the airport leave at 22:15 and 22:45 for those with a night flight.",
        )),
        start: "21:00",
        end: "22:45",
        hall: "red-dining",
        audience: 1000,
        ..PAUSE
    },
];
