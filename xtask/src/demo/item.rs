//! The shape of one entry of the invented programme.

use super::names::Sex;
use super::words::{Words, w};

/// A session, a talk or a break. With the id of a session of the record it only says when and where that session is.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    pub id: &'static str,
    /// Empty for a session of the record, which has a kind already.
    pub kind: &'static str,
    pub title: Option<Words>,
    pub summary: Option<Words>,
    pub part_of: Option<&'static str>,
    /// Day of the month: 8 or 9.
    pub day: u8,
    pub start: &'static str,
    pub end: &'static str,
    pub hall: &'static str,
    pub track: &'static str,
    pub languages: &'static [&'static str],
    pub interpretation: &'static [&'static str],
    pub audience: u32,
    pub equipment: &'static [&'static str],
    pub cast: &'static [Part],
}

/// Every field empty; tables below start from it.
pub const BLANK: Item = Item {
    id: "",
    kind: "",
    title: None,
    summary: None,
    part_of: None,
    day: 9,
    start: "",
    end: "",
    hall: "",
    track: "",
    languages: &["kk", "ru"],
    interpretation: &["kk", "ru", "en"],
    audience: 0,
    equipment: &[],
    cast: &[],
};

/// What an invented person does in an item.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    pub role: &'static str,
    pub who: Who,
}

#[derive(Debug, Clone, Copy)]
pub enum Who {
    /// Somebody new, who works at an invented organisation.
    New {
        sex: Sex,
        post: Words,
        organisation: &'static str,
    },
    /// The n-th person of an earlier item, or the one who represents a tour agency (n = 0).
    Again(&'static str, usize),
}

pub const fn her(role: &'static str, organisation: &'static str, post: Words) -> Part {
    let sex = Sex::Female;
    Part {
        role,
        who: Who::New {
            sex,
            post,
            organisation,
        },
    }
}

pub const fn him(role: &'static str, organisation: &'static str, post: Words) -> Part {
    let sex = Sex::Male;
    Part {
        role,
        who: Who::New {
            sex,
            post,
            organisation,
        },
    }
}

pub const fn again(role: &'static str, item: &'static str, nth: usize) -> Part {
    Part {
        role,
        who: Who::Again(item, nth),
    }
}

pub const DIRECTOR: Words = w("Директор", "Директор", "Director");
pub const DEPUTY: Words = w("Директордың орынбасары", "Заместитель директора", "Deputy Director");
pub const CHAIR: Words = w("Басқарма төрағасы", "Председатель правления", "Chair of the Board");
pub const ENGINEER: Words = w("Бас инженер", "Главный инженер", "Chief Engineer");
pub const EXPORT: Words = w(
    "Экспорт бөлімінің басшысы",
    "Руководитель отдела экспорта",
    "Head of Export",
);
pub const LOGISTICS: Words = w(
    "Логистика бөлімінің басшысы",
    "Руководитель отдела логистики",
    "Head of Logistics",
);
pub const DIGITAL: Words = w(
    "Цифрлық жобалар жетекшісі",
    "Руководитель цифровых проектов",
    "Head of Digital Projects",
);
pub const COUNSEL: Words = w("Бас заңгер", "Главный юрист", "Chief Counsel");
pub const SENIOR: Words = w("Аға ғылыми қызметкер", "Старший научный сотрудник", "Senior Researcher");
pub const LEADING: Words = w(
    "Жетекші ғылыми қызметкер",
    "Ведущий научный сотрудник",
    "Leading Researcher",
);
pub const ECONOMIST: Words = w("Экономист", "Экономист", "Economist");
pub const AGRONOMIST: Words = w("Бас агроном", "Главный агроном", "Chief Agronomist");
pub const HYDROLOGIST: Words = w("Гидролог", "Гидролог", "Hydrologist");
pub const PHYSICIAN: Words = w("Кеңесші дәрігер", "Врач-консультант", "Consulting Physician");
pub const INSTRUCTOR: Words = w(
    "Өндірістік оқыту шебері",
    "Мастер производственного обучения",
    "Vocational Instructor",
);
pub const FOUNDER: Words = w("Негізін қалаушы", "Основатель", "Founder");
pub const COORDINATOR: Words = w("Үйлестіруші", "Координатор", "Coordinator");
pub const PERSONNEL: Words = w(
    "Кадр қызметінің басшысы",
    "Руководитель кадровой службы",
    "Head of Personnel",
);
pub const SPOKESPERSON: Words = w("Баспасөз хатшысы", "Пресс-секретарь", "Press Officer");
