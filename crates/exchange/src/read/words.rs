//! Words of a file: cleaned of what is not text, in the languages they are in.

use std::collections::BTreeMap;

use super::notes::Notes;
use super::{html, json};

/// Words before it is known which language the unmarked ones are in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Words {
    /// Words without a language of their own.
    pub plain: Option<String>,
    pub by_language: BTreeMap<String, String>,
}

impl Words {
    pub(super) fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            plain: (!text.is_empty()).then_some(text),
            by_language: BTreeMap::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.plain.is_none() && self.by_language.is_empty()
    }

    /// Some words, for keys and remarks: the unmarked, else English, else the first.
    pub(super) fn any(&self) -> Option<&str> {
        self.plain
            .as_deref()
            .or_else(|| self.by_language.get("en").map(String::as_str))
            .or_else(|| self.by_language.values().next().map(String::as_str))
    }
}

/// One line of words: a title or a name.
pub(super) fn line(at: usize, text: &str, notes: &mut Notes) -> String {
    clean(at, text, notes).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name, which is repeated wherever its bearer is, and so cut when it is no name any more.
pub(super) fn name(at: usize, text: &str, notes: &mut Notes) -> String {
    const LONGEST: usize = 300;
    let name = line(at, text, notes);
    match name.char_indices().nth(LONGEST) {
        None => name,
        Some((end, _)) => {
            notes.warn(at, "a name is too long and was cut", &name, "");
            name[..end].trim_end().to_owned()
        }
    }
}

/// A text of many lines; HTML becomes plain paragraphs.
pub(super) fn prose(at: usize, text: &str, notes: &mut Notes) -> String {
    let text = clean(at, text, notes);
    if !html::is_html(&text) {
        return text.trim().to_owned();
    }
    notes.warn(
        at,
        "HTML was turned into plain text",
        &text,
        "links keep their addresses, other markup is dropped",
    );
    html::to_plain(&text)
}

/// A line from JSON: a text, or texts by language.
pub(super) fn line_of(value: Option<&json::Value>, notes: &mut Notes) -> Words {
    of(value, notes, line)
}

/// A text of many lines from JSON.
pub(super) fn prose_of(value: Option<&json::Value>, notes: &mut Notes) -> Words {
    of(value, notes, prose)
}

fn of(value: Option<&json::Value>, notes: &mut Notes, read: fn(usize, &str, &mut Notes) -> String) -> Words {
    let Some(value) = value else { return Words::default() };
    if let Some(text) = value.scalar() {
        return Words::plain(read(value.at, &text, notes));
    }
    let mut words = Words::default();
    for (key, member) in value.members() {
        let Some(text) = member
            .as_str()
            .map(|text| read(member.at, text, notes))
            .filter(|text| !text.is_empty())
        else {
            continue;
        };
        match language_tag(key) {
            Some(tag) => {
                words.by_language.insert(tag, text);
            }
            None => notes.lost(member.at, "words under a key that is no language", key),
        }
    }
    if !value.is_object() && !value.is_blank() {
        notes.warn(
            value.at,
            "a text is expected here and was passed over",
            &value.sample(),
            "",
        );
    }
    words
}

/// Without control characters and with plain line ends.
fn clean(at: usize, text: &str, notes: &mut Notes) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let control = |character: char| {
        (character.is_control() && !matches!(character, '\n' | '\t')) || matches!(character, '\u{fffe}' | '\u{ffff}')
    };
    if !text.contains(control) {
        return text;
    }
    notes.warn(at, "control characters were left out of a text", "", "");
    text.replace(control, "")
}

/// A language tag in lower case (`de`, `pt-br`), or `None` for what is no tag.
pub(super) fn language_tag(text: &str) -> Option<String> {
    let tag = text.trim().replace('_', "-").to_ascii_lowercase();
    let mut parts = tag.split('-');
    let primary = parts.next()?;
    let good = (2..=3).contains(&primary.len())
        && primary.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        && tag.len() <= 35;
    good.then_some(tag)
}

/// The languages that an event's `language` names: `de`, `en/de`, `German`.
pub(super) fn languages(at: usize, text: &str, notes: &mut Notes) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for part in text
        .split([',', '/', ';', '+', '&', '|'])
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let tag = language_by_name(part).map(str::to_owned).or_else(|| language_tag(part));
        match tag {
            Some(tag) if tags.contains(&tag) => {}
            Some(tag) => tags.push(tag),
            None => notes.warn(
                at,
                "not a language tag; the event was left without a language",
                part,
                "such as de or en",
            ),
        }
    }
    tags
}

fn language_by_name(name: &str) -> Option<&'static str> {
    Some(match name.to_lowercase().as_str() {
        "english" | "englisch" | "anglais" | "английский" | "ағылшын" => "en",
        "german" | "deutsch" | "allemand" => "de",
        "russian" | "русский" | "орыс" => "ru",
        "kazakh" | "казахский" | "қазақ" => "kk",
        "french" | "français" => "fr",
        "spanish" | "español" => "es",
        "portuguese" | "português" => "pt",
        "italian" | "italiano" => "it",
        "dutch" | "nederlands" => "nl",
        _ => return None,
    })
}

/// The kind of session that a type's words name, and whether words and kind are the same.
pub(super) fn kind(words: &str) -> Option<&'static str> {
    const KINDS: [(&str, &[&str]); 10] = [
        (
            "break",
            &[
                "break",
                "pause",
                "lunch",
                "coffee",
                "breakfast",
                "dinner",
                "supper",
                "meal",
                "reception",
                "перерыв",
            ],
        ),
        (
            "workshop",
            &[
                "workshop",
                "workshops",
                "tutorial",
                "training",
                "hands",
                "мастер",
                "семинар",
            ],
        ),
        (
            "panel",
            &[
                "panel",
                "podium",
                "podiumsdiskussion",
                "roundtable",
                "discussion",
                "diskussion",
                "bof",
                "панель",
            ],
        ),
        (
            "plenary",
            &[
                "plenary",
                "opening",
                "closing",
                "ceremony",
                "пленарное",
                "пленарная",
                "пленарлық",
            ],
        ),
        (
            "exhibition",
            &["exhibition", "expo", "stand", "stands", "booth", "выставка", "көрме"],
        ),
        (
            "cultural",
            &[
                "performance",
                "concert",
                "music",
                "party",
                "film",
                "theater",
                "theatre",
                "entertainment",
                "concerto",
            ],
        ),
        ("press", &["press", "пресс"]),
        ("visit", &["visit", "excursion", "tour"]),
        ("section", &["section", "секция"]),
        (
            "talk",
            &[
                "talk",
                "talks",
                "lecture",
                "vortrag",
                "presentation",
                "devroom",
                "maintrack",
                "lightningtalk",
                "lightning",
                "contribution",
                "paper",
                "keynote",
                "доклад",
                "баяндама",
                "short",
                "long",
            ],
        ),
    ];
    let lower = words.to_lowercase();
    let tokens: Vec<&str> = lower.split(|character: char| !character.is_alphanumeric()).collect();
    KINDS
        .iter()
        .find(|(_, names)| names.iter().any(|name| tokens.contains(name)))
        .map(|(kind, _)| *kind)
}
