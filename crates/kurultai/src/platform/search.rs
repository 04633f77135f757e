//! Search in memory, insensitive to script and spelling.
//!
//! Every word is folded to a skeleton of Latin letters, so that the ways in which one name is written in Kazakh, Russian
//! and English end up the same: Назарбаев, Nazarbayev, Nazarbaev → `nazarbaev`; Қажыакбаров, Kajiakbarov → `kajiakbarov`.
//! The skeleton is for finding only and is never shown.
//!
//! An index is a sorted list of (skeleton, document, weight). A query finds the documents in which each of its words
//! begins some word; when that finds nothing, words of five letters and more may differ by one letter.

use std::collections::BTreeMap;
use std::collections::HashMap;

/// Folds a text into its words' skeletons, in order.
pub fn fold(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric() && !is_joiner(letter))
        .filter(|word| !word.is_empty())
        .map(fold_word)
        .filter(|word| !word.is_empty())
        .collect()
}

/// Marks within a word that are neither letters nor gaps: apostrophes, soft hyphens, combining accents.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '\'' | '’' | 'ʼ' | '`' | '\u{ad}' | '\u{300}'..='\u{36f}')
}

fn fold_word(word: &str) -> String {
    let mut latin = String::with_capacity(word.len());
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'а' | 'ә' | 'á' | 'à' | 'â' | 'ä' | 'å' | 'ă' => latin.push('a'),
            'б' => latin.push('b'),
            'в' | 'w' => latin.push('v'),
            'г' | 'ғ' | 'ğ' => latin.push('g'),
            'д' => latin.push('d'),
            'е' | 'ё' | 'э' | 'é' | 'è' | 'ê' | 'ë' => latin.push('e'),
            'ж' => latin.push('j'),
            'з' => latin.push('z'),
            'и' | 'й' | 'ы' | 'і' | 'ї' | 'y' | 'í' | 'ı' | 'î' | 'ï' => latin.push('i'),
            'к' | 'қ' | 'q' => latin.push('k'),
            'л' => latin.push('l'),
            'м' => latin.push('m'),
            'н' | 'ң' | 'ñ' => latin.push('n'),
            'о' | 'ө' | 'ó' | 'ô' | 'ö' => latin.push('o'),
            'п' => latin.push('p'),
            'р' => latin.push('r'),
            'с' | 'ş' => latin.push('s'),
            'т' => latin.push('t'),
            'у' | 'ұ' | 'ү' | 'ú' | 'ü' | 'û' => latin.push('u'),
            'ф' => latin.push('f'),
            'х' | 'һ' => latin.push('h'),
            'ц' => latin.push_str("ts"),
            'ч' => latin.push_str("ch"),
            'ш' => latin.push_str("sh"),
            'щ' => latin.push_str("sh"),
            'ю' => latin.push_str("iu"),
            'я' => latin.push_str("ia"),
            'ъ' | 'ь' => {}
            'ß' => latin.push_str("ss"),
            other if is_joiner(other) => {}
            other => latin.push(other),
        }
    }
    // Spellings in Latin letters of one sound; the longer ones first.
    let mut latin = latin
        .replace("shch", "sh")
        .replace("zh", "j")
        .replace("kh", "h")
        .replace("gh", "g")
        .replace("dj", "j");
    if latin.starts_with('x') {
        latin.replace_range(..1, "ks");
    }
    let latin = latin.replace('x', "ks");
    smooth(&latin)
}

/// Drops the glides and doublings in which spellings differ: `iia` → `a`, `nn` → `n`.
fn smooth(latin: &str) -> String {
    let letters: Vec<char> = latin.chars().collect();
    let mut out = String::with_capacity(latin.len());
    for (place, letter) in letters.iter().copied().enumerate() {
        let next = letters.get(place + 1).copied();
        let glide = letter == 'i' && next.is_some_and(|next| "aeiou".contains(next));
        let doubled = next == Some(letter) && letter.is_alphabetic();
        if !glide && !doubled {
            out.push(letter);
        }
    }
    out
}

/// What an index is built from: a document with its texts, the weightier first.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// Its names in all languages.
    pub titles: &'a [&'a str],
    /// Everything else it may be found by.
    pub words: &'a str,
}

/// How much a word counts that begins a title, is within a title, is elsewhere.
const WEIGHTS: [u32; 3] = [8, 5, 1];

/// Words of documents, sorted.
#[derive(Debug, Default)]
pub struct Index {
    postings: Vec<(Box<str>, u32, u32)>,
    documents: usize,
}

impl Index {
    /// O(n log n) in the number of words. Documents are known by their place in the list.
    pub fn new<'a>(documents: impl IntoIterator<Item = Document<'a>>) -> Self {
        let mut best: BTreeMap<(Box<str>, u32), u32> = BTreeMap::new();
        let mut count = 0;
        for (place, document) in (0u32..).zip(documents) {
            count += 1;
            let mut add = |word: String, weight: u32| {
                let known = best.entry((word.into_boxed_str(), place)).or_default();
                *known = (*known).max(weight);
            };
            for title in document.titles {
                for (position, word) in fold(title).into_iter().enumerate() {
                    add(word, if position == 0 { WEIGHTS[0] } else { WEIGHTS[1] });
                }
            }
            for word in fold(document.words) {
                add(word, WEIGHTS[2]);
            }
        }
        let postings = best
            .into_iter()
            .map(|((word, place), weight)| (word, place, weight))
            .collect();
        Self {
            postings,
            documents: count,
        }
    }

    /// How many documents it knows.
    pub fn len(&self) -> usize {
        self.documents
    }

    pub fn is_empty(&self) -> bool {
        self.documents == 0
    }

    /// The places of the documents that have every word of the query, the best first; at most `most`.
    pub fn find(&self, query: &str, most: usize) -> Vec<usize> {
        let words: Vec<String> = fold(query).into_iter().take(8).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let exact = self.intersect(&words, |word, found| self.beginning_with(word, found));
        let found = if exact.is_empty() {
            self.intersect(&words, |word, found| self.almost(word, found))
        } else {
            exact
        };
        let mut found: Vec<(u32, usize)> = found
            .into_iter()
            .map(|(document, score)| (score, usize::try_from(document).unwrap_or(usize::MAX)))
            .collect();
        found.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        found.truncate(most);
        found.into_iter().map(|(_, document)| document).collect()
    }

    fn intersect(&self, words: &[String], look: impl Fn(&str, &mut HashMap<u32, u32>)) -> HashMap<u32, u32> {
        let mut all: Option<HashMap<u32, u32>> = None;
        for word in words {
            let mut found = HashMap::new();
            look(word, &mut found);
            all = Some(match all {
                None => found,
                Some(before) => before
                    .into_iter()
                    .filter_map(|(document, score)| Some((document, score + found.get(&document)?)))
                    .collect(),
            });
        }
        all.unwrap_or_default()
    }

    fn beginning_with(&self, word: &str, found: &mut HashMap<u32, u32>) {
        let start = self.postings.partition_point(|(known, _, _)| known.as_ref() < word);
        for (known, document, weight) in &self.postings[start..] {
            if !known.starts_with(word) {
                break;
            }
            let score = weight * 2 + u32::from(known.len() == word.len());
            let best = found.entry(*document).or_default();
            *best = (*best).max(score);
        }
    }

    /// Words one letter away, or that begin like that; short words must match as they are.
    fn almost(&self, word: &str, found: &mut HashMap<u32, u32>) {
        if word.chars().count() < 5 {
            return self.beginning_with(word, found);
        }
        for (known, document, weight) in &self.postings {
            if one_letter_apart(word, known) {
                let best = found.entry(*document).or_default();
                *best = (*best).max(*weight);
            }
        }
    }
}

/// Whether `known`, or its beginning of about the same length, is at most one insertion, deletion, change or swap away.
fn one_letter_apart(word: &str, known: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (word.chars().collect(), known.chars().collect());
    if b.len() + 1 < a.len() {
        return false;
    }
    let same = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let rest = |x: &[char], y: &[char]| y.starts_with(x);
    let (a, b) = (&a[same..], &b[same..]);
    a.is_empty()
        || (!b.is_empty() && rest(&a[1..], &b[1..]))
        || rest(&a[1..], b)
        || (!b.is_empty() && rest(a, &b[1..]))
        || (a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0] && rest(&a[2..], &b[2..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_to_write_one_name_fold_to_one_skeleton() {
        let same = |spellings: &[&str]| {
            let folded: Vec<_> = spellings.iter().map(|spelling| fold(spelling)).collect();
            assert!(
                folded.windows(2).all(|pair| pair[0] == pair[1]),
                "{spellings:?} → {folded:?}"
            );
        };
        same(&["Nazarbaev", "Назарбаев", "NAZARBAYEV", "Назарбаев"]);
        same(&["Чжан", "чжан"]);
        same(&["Жүсіп", "Jusip", "Zhusip", "Жусип"]);
        same(&["Қостанай", "Костанай", "Kostanay", "Qostanai"]);
        same(&["Ғалымқайыр", "Галымкайыр", "Galymkayyr"]);
        same(&["Sadovnichy", "Садовничий", "Sadovnichiy"]);
        same(&["Shestakov", "Шестаков"]);
        same(&["Yerlan", "Ерлан", "Erlan"]);
        same(&["Khabirov", "Хабиров"]);
        same(&["Alexander", "Aleksander"]);
        same(&["Chelyabinsk", "Челябинск"]);
        same(&["Өскемен", "Oskemen", "Оскемен"]);
    }

    fn index() -> Index {
        let documents: [(&[&str], &str); 4] = [
            (
                &["Nursultan Nazarbayev", "Нурсултан Назарбаев", "Нұрсұлтан Назарбаев"],
                "President",
            ),
            (
                &["Plenary session", "Пленарное заседание", "Пленарлық отырыс"],
                "Назарбаев Путин",
            ),
            (&["Yerlan Sagadiyev", "Ерлан Сагадиев", "Ерлан Сағадиев"], "Minister"),
            (&["Signing", "Подписание", "Қол қою"], ""),
        ];
        Index::new(documents.map(|(titles, words)| Document { titles, words }))
    }

    #[test]
    fn a_name_is_found_in_any_script_and_shortened() {
        for query in [
            "Nazarbaev",
            "Назарбаев",
            "Назарбаев Н.",
            "назар",
            "Нұрсұлтан Наз",
            "nazarbayev nursultan",
        ] {
            assert_eq!(index().find(query, 10).first(), Some(&0), "{query}");
        }
    }

    #[test]
    fn titles_come_before_mentions() {
        assert_eq!(index().find("Назарбаев", 10), [0, 1]);
    }

    #[test]
    fn one_wrong_letter_is_forgiven_in_long_words_only() {
        assert_eq!(index().find("Сагодиев", 10), [2]);
        assert_eq!(index().find("plenery", 10), [1]);
        assert_eq!(index().find("xyzzy", 10), Vec::<usize>::new());
        assert_eq!(index().find("", 10), Vec::<usize>::new());
        assert_eq!(index().find("— … !", 10), Vec::<usize>::new());
    }

    #[test]
    fn every_word_of_the_query_must_be_there() {
        assert_eq!(index().find("Назарбаев Сагадиев", 10), Vec::<usize>::new());
        assert_eq!(index().find("қол", 10), [3]);
    }
}
