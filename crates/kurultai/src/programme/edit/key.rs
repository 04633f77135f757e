//! Short keys of new records.

use exchange::archive::Text;
use exchange::read::slug;

use crate::programme::records::Kind;

/// A key that is not taken, made from the words of a title or name: Kazakh and Russian are spelt in Latin, everything is in
/// lower case, words are joined by hyphens. A number follows when the key is taken.
pub fn fresh_key(taken: impl Fn(&str) -> bool, words: &Text, kind: Kind) -> String {
    let base = ["en", "ru", "kk"]
        .into_iter()
        .filter_map(|language| words.get(language))
        .chain(words.words.values().map(String::as_str))
        .map(slug)
        .find(|key| !key.is_empty())
        .unwrap_or_else(|| kind.name().to_owned());
    if !taken(&base) {
        return base;
    }
    (2..)
        .map(|number: u64| format!("{base}-{number}"))
        .find(|key| !taken(key))
        .expect("numbers do not run out")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_of_the_first_words_that_make_one() {
        let mut text = Text::of("kk", "Жалпы отырыс");
        assert_eq!(fresh_key(|_| false, &text, Kind::Session), "zhalpy-otyrys");
        text.words
            .insert(exchange::archive::Language::new("ru"), "Пленарное заседание".to_owned());
        assert_eq!(fresh_key(|_| false, &text, Kind::Session), "plenarnoe-zasedanie");
        text.words
            .insert(exchange::archive::Language::new("en"), "Plenary".to_owned());
        assert_eq!(fresh_key(|_| false, &text, Kind::Session), "plenary");
    }

    #[test]
    fn a_number_follows_when_the_key_is_taken() {
        let taken = ["plenary", "plenary-2"];
        let key = fresh_key(|key| taken.contains(&key), &Text::of("en", "Plenary"), Kind::Session);
        assert_eq!(key, "plenary-3");
        assert_eq!(fresh_key(|_| false, &Text::of("zh", "全体会议"), Kind::Hall), "hall");
    }
}
