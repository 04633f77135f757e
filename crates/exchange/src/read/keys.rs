//! Short stable keys (`a-z`, `0-9`, `-`) made from what a file calls a thing.

use std::collections::{HashMap, HashSet};

/// Longest key, so that an address stays readable.
const LONGEST: usize = 60;

/// Keys of one kind that are taken already.
#[derive(Default)]
pub(super) struct Keys {
    taken: HashSet<String>,
    /// The last number given to each base, so that a million things of one name do not count from two each.
    last: HashMap<String, usize>,
}

impl Keys {
    /// The first of `names` that makes a key, or `kind`; with a number behind it when it is taken.
    pub(super) fn take<'a>(&mut self, names: impl IntoIterator<Item = &'a str>, kind: &str) -> String {
        let base = names
            .into_iter()
            .map(slug)
            .find(|key| !key.is_empty())
            .unwrap_or_else(|| kind.to_owned());
        if self.taken.insert(base.clone()) {
            return base;
        }
        let number = self.last.entry(base.clone()).or_insert(1);
        loop {
            *number += 1;
            let key = format!("{base}-{number}");
            if self.taken.insert(key.clone()) {
                return key;
            }
        }
    }
}

/// Lower-case Latin letters, digits and single hyphens; empty when nothing of that is in `name`. Cyrillic letters are spelt in
/// Latin, accents dropped.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for character in name.chars().flat_map(char::to_lowercase) {
        match character {
            'a'..='z' | '0'..='9' => slug.push(character),
            '\'' | '’' | 'ʼ' | '\u{301}' => {}
            _ => match latin(character) {
                Some(letters) => slug.push_str(letters),
                None if slug.is_empty() || slug.ends_with('-') => {}
                None => slug.push('-'),
            },
        }
        if slug.len() > LONGEST {
            break;
        }
    }
    if slug.len() > LONGEST {
        let whole = slug.rfind('-').filter(|at| *at > LONGEST / 2).unwrap_or(LONGEST);
        slug.truncate(whole);
    }
    slug.trim_end_matches('-').to_owned()
}

fn latin(character: char) -> Option<&'static str> {
    Some(match character {
        'а' | 'á' | 'à' | 'â' | 'ã' | 'å' | 'ā' | 'ą' | 'ă' => "a",
        'ә' | 'ä' | 'æ' => "ae",
        'б' => "b",
        'в' => "v",
        'г' | 'ғ' | 'ğ' => "g",
        'д' | 'ď' | 'đ' => "d",
        'е' | 'ё' | 'э' | 'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ж' => "zh",
        'з' | 'ź' | 'ż' | 'ž' => "z",
        'и' | 'і' | 'í' | 'ì' | 'î' | 'ï' | 'ı' | 'ī' => "i",
        'й' | 'ы' | 'ý' | 'ÿ' => "y",
        'к' | 'ķ' => "k",
        'қ' => "q",
        'л' | 'ł' | 'ľ' => "l",
        'м' => "m",
        'н' | 'ñ' | 'ń' | 'ň' => "n",
        'ң' => "ng",
        'о' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' => "o",
        'ө' | 'ö' | 'œ' => "oe",
        'п' => "p",
        'р' | 'ř' => "r",
        'с' | 'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'т' | 'ť' | 'ţ' | 'ț' => "t",
        'у' | 'ұ' | 'ú' | 'ù' | 'û' | 'ů' | 'ű' | 'ū' => "u",
        'ү' | 'ü' => "ue",
        'ф' => "f",
        'х' => "kh",
        'һ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ю' => "yu",
        'я' => "ya",
        'ç' | 'ć' | 'č' => "c",
        'ь' | 'ъ' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Keys, slug};

    #[test]
    fn a_key_is_latin_short_and_without_stray_hyphens() {
        let cases = [
            ("AW1.121", "aw1-121"),
            ("  What's left?  ", "whats-left"),
            ("Қала ТВ", "qala-tv"),
            ("Größe — über alles", "groesse-ueber-alles"),
            ("日本", ""),
            ("---", ""),
        ];
        for (name, key) in cases {
            assert_eq!(slug(name), key, "{name}");
        }
        assert!(slug(&"word ".repeat(50)).len() <= 60);
        assert!(slug(&"w".repeat(500)).len() <= 60);
    }

    #[test]
    fn a_key_is_given_once() {
        let mut keys = Keys::default();
        assert_eq!(keys.take(["Hall"], "x"), "hall");
        assert_eq!(keys.take(["", "hall"], "x"), "hall-2");
        assert_eq!(keys.take(["日本"], "x"), "x");
    }
}
