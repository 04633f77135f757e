//! Words in the three languages of the forum, in the order in which the host prints them.

/// Kazakh, Russian, English. Empty words are left out of the file: the text is then visibly missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    pub kk: &'static str,
    pub ru: &'static str,
    pub en: &'static str,
}

pub const fn w(kk: &'static str, ru: &'static str, en: &'static str) -> Words {
    Words { kk, ru, en }
}

impl Words {
    /// As a YAML flow map.
    pub fn yaml(&self) -> String {
        map(&[("kk", self.kk), ("ru", self.ru), ("en", self.en)])
    }
}

/// A YAML flow map of the words that are there.
pub fn map(words: &[(&str, &str)]) -> String {
    let fields: Vec<String> = words
        .iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(language, words)| format!("{language}: {}", quoted(words)))
        .collect();
    format!("{{{}}}", fields.join(", "))
}

/// A YAML flow list of plain keys.
pub fn list<S: AsRef<str>>(keys: &[S]) -> String {
    let keys: Vec<&str> = keys.iter().map(AsRef::as_ref).collect();
    format!("[{}]", keys.join(", "))
}

/// A single-quoted YAML scalar.
pub fn quoted(words: &str) -> String {
    format!("'{}'", words.replace('\'', "''"))
}
