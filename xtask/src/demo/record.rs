//! Hours and halls for the sessions of the public record. The record fixes their dates and venues and some of their order
//! (the rectors first; the guests arrive about 16:00 on the second day; the presidents meet before the plenary; the
//! briefing ends the day); the hours themselves are made up.
//!
//! Real people keep exactly the roles of the record. Invented moderators and speakers join only where the record names
//! nobody of that kind.

use super::item::*;

pub const RECORD: &[Item] = &[
    Item {
        id: "rectors-forum",
        day: 8,
        start: "10:00",
        end: "13:30",
        hall: "susu-assembly",
        track: "science",
        audience: 600,
        equipment: &["stage", "microphones", "interpretation-booths"],
        ..BLANK
    },
    Item {
        id: "rectors-forum-1",
        day: 8,
        start: "10:00",
        end: "11:30",
        hall: "susu-assembly",
        track: "science",
        audience: 600,
        equipment: &["stage", "microphones", "interpretation-booths"],
        ..BLANK
    },
    Item {
        id: "rectors-forum-2",
        day: 8,
        start: "12:00",
        end: "13:30",
        hall: "susu-1",
        track: "human-capital",
        audience: 150,
        equipment: &["projector", "interpretation-booths"],
        cast: &[her("moderator", "bilim-kopiri", DIRECTOR)],
        ..BLANK
    },
    Item {
        id: "rectors-forum-3",
        day: 8,
        start: "12:00",
        end: "13:30",
        hall: "susu-2",
        track: "science",
        audience: 120,
        equipment: &["projector", "interpretation-booths"],
        cast: &[him("moderator", "meridian", LEADING)],
        ..BLANK
    },
    Item {
        id: "rectors-forum-4",
        day: 8,
        start: "12:00",
        end: "13:30",
        hall: "susu-3",
        track: "science",
        audience: 130,
        equipment: &["projector", "interpretation-booths"],
        cast: &[her("moderator", "dala-economics", DEPUTY)],
        ..BLANK
    },
    Item {
        id: "sci-econ-conference",
        day: 8,
        start: "14:45",
        end: "17:40",
        hall: "susu-assembly",
        track: "science",
        audience: 450,
        equipment: &["projector", "interpretation-booths"],
        cast: &[her("chair", "bilim-kopiri", LEADING)],
        ..BLANK
    },
    Item {
        id: "tourism-exhibition",
        start: "09:00",
        end: "18:00",
        hall: "red-tourism",
        track: "tourism",
        languages: &[],
        interpretation: &[],
        audience: 400,
        equipment: &["stands"],
        ..BLANK
    },
    Item {
        id: "history-exhibition",
        start: "09:00",
        end: "17:30",
        hall: "red-gallery",
        track: "tourism",
        languages: &[],
        interpretation: &[],
        audience: 200,
        ..BLANK
    },
    Item {
        id: "panel-cross-border",
        start: "09:30",
        end: "11:00",
        hall: "red-a",
        track: "borders",
        audience: 280,
        equipment: &["projector", "interpretation-booths"],
        cast: &[
            her("moderator", "dala-economics", DIRECTOR),
            him("moderator", "border-economy", DIRECTOR),
            him("speaker", "ushqaiyn-agro", PERSONNEL),
            her("speaker", "uralsky-most", PERSONNEL),
            her("speaker", "sheber-qol", DIRECTOR),
        ],
        ..BLANK
    },
    Item {
        id: "panel-digital",
        start: "09:30",
        end: "11:00",
        hall: "red-b",
        track: "digital",
        audience: 230,
        equipment: &["projector", "interpretation-booths"],
        cast: &[
            him("moderator", "saryarqa-derek", CHAIR),
            her("moderator", "miass-code", DIRECTOR),
            her("speaker", "qyran-tolem", DIGITAL),
            him("speaker", "obskaya-optika", ENGINEER),
        ],
        ..BLANK
    },
    Item {
        id: "panel-legislation",
        start: "11:30",
        end: "13:00",
        hall: "red-c",
        track: "borders",
        audience: 120,
        equipment: &["interpretation-booths"],
        cast: &[
            him("moderator", "border-economy", COUNSEL),
            her("speaker", "dala-kolik", COUNSEL),
            him("speaker", "irtysh-port", COUNSEL),
        ],
        ..BLANK
    },
    Item {
        id: "business-council",
        start: "11:30",
        end: "13:00",
        hall: "red-council",
        track: "business",
        audience: 200,
        equipment: &["round-table", "interpretation-booths"],
        cast: &[him("speaker", "zhem-metall", CHAIR), her("speaker", "iset-mash", CHAIR)],
        ..BLANK
    },
    Item {
        id: "akmola-kurgan",
        start: "10:15",
        end: "10:45",
        hall: "red-bilateral-1",
        track: "official",
        audience: 20,
        ..BLANK
    },
    Item {
        id: "nkz-omsk",
        start: "11:15",
        end: "11:45",
        hall: "red-bilateral-2",
        track: "official",
        audience: 20,
        ..BLANK
    },
    Item {
        id: "compressor-plant-visit",
        start: "17:00",
        end: "17:30",
        hall: "chkz-shop",
        languages: &[],
        interpretation: &[],
        ..BLANK
    },
    Item {
        id: "human-capital-exhibition",
        start: "18:00",
        end: "18:20",
        hall: "red-exhibition",
        track: "official",
        languages: &[],
        interpretation: &[],
        audience: 100,
        equipment: &["stands"],
        ..BLANK
    },
    Item {
        id: "presidents-meeting",
        start: "18:30",
        end: "19:10",
        hall: "red-heads",
        track: "official",
        audience: 30,
        equipment: &["round-table", "interpretation-booths"],
        ..BLANK
    },
    Item {
        id: "plenary",
        start: "19:20",
        end: "20:40",
        hall: "red-plenary",
        track: "official",
        audience: 1400,
        equipment: &["stage", "video-wall", "interpretation-booths", "recording"],
        ..BLANK
    },
    Item {
        id: "signing",
        start: "20:45",
        end: "21:10",
        hall: "red-signing",
        track: "official",
        audience: 120,
        equipment: &["stage", "recording"],
        ..BLANK
    },
    Item {
        id: "briefing",
        start: "21:15",
        end: "21:45",
        hall: "red-press",
        track: "official",
        audience: 180,
        equipment: &["stage", "interpretation-booths", "recording"],
        ..BLANK
    },
];

/// When the guests of the second day are there, around the invented hours: a demonstration of presence windows, which the
/// public record does not have. They come after the landing that it reports for about 16:00.
pub const PRESENT: &[(&str, &str, &str)] = &[("putin", "16:30", "22:00"), ("nazarbayev", "17:30", "22:00")];

/// What is asked of sessions, as lines of the file.
pub const WISHES: &[(&str, &str)] = &[
    ("presidents-meeting", "allowed_halls: [red-heads]"),
    ("plenary", "allowed_halls: [red-plenary]"),
    ("plenary", "allowed_days: ['2017-11-09']"),
    ("signing", "right_after: plenary"),
    ("briefing", "same_day_as: [plenary]"),
    ("panel-cross-border", "topics: [borders]"),
];
