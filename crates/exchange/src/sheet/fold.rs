//! Names compared without regard to script and spelling: Назарбаев, Nazarbayev → one skeleton. Never shown.

/// The skeleton of a text: its words in Latin letters, one space between them.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric() && !is_joiner(c)) {
        let word = fold_word(word);
        if !word.is_empty() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&word);
        }
    }
    out
}

fn is_joiner(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '\u{ad}' | '\u{300}'..='\u{36f}')
}

fn fold_word(word: &str) -> String {
    let mut latin = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase).filter(|c| !is_joiner(*c)) {
        match latin_of(c) {
            Some(letters) => latin.push_str(letters),
            None => latin.push(c),
        }
    }
    for (spelling, letter) in [
        ("shch", "sh"),
        ("zh", "j"),
        ("kh", "h"),
        ("gh", "g"),
        ("dj", "j"),
        ("x", "ks"),
    ] {
        if latin.contains(spelling) {
            latin = latin.replace(spelling, letter);
        }
    }
    // Glides and doubled letters are where spellings differ most.
    let letters: Vec<char> = latin.chars().collect();
    let kept = letters.iter().enumerate().filter(|(place, letter)| {
        let next = letters.get(place + 1);
        let glide = **letter == 'i' && next.is_some_and(|next| "aeiou".contains(*next));
        let doubled = letter.is_alphabetic() && next == Some(letter);
        !(glide || doubled)
    });
    kept.map(|(_, letter)| *letter).collect()
}

fn latin_of(c: char) -> Option<&'static str> {
    Some(match c {
        'а' | 'ә' | 'á' | 'à' | 'â' | 'ä' | 'å' | 'ă' => "a",
        'б' => "b",
        'в' | 'w' => "v",
        'г' | 'ғ' | 'ğ' => "g",
        'д' => "d",
        'е' | 'ё' | 'э' | 'é' | 'è' | 'ê' | 'ë' => "e",
        'ж' => "j",
        'з' => "z",
        'и' | 'й' | 'ы' | 'і' | 'ї' | 'y' | 'í' | 'ı' | 'î' | 'ï' => "i",
        'к' | 'қ' | 'q' => "k",
        'л' => "l",
        'м' => "m",
        'н' | 'ң' | 'ñ' => "n",
        'о' | 'ө' | 'ó' | 'ô' | 'ö' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ş' => "s",
        'т' => "t",
        'у' | 'ұ' | 'ү' | 'ú' | 'ü' | 'û' => "u",
        'ф' => "f",
        'х' | 'һ' => "h",
        'ц' => "ts",
        'ч' => "ch",
        'ш' | 'щ' => "sh",
        'ю' => "iu",
        'я' => "ia",
        'ъ' | 'ь' => "",
        'ß' => "ss",
        _ => return None,
    })
}

/// The skeletons nearest to one, the nearest first: those that differ in a third of their letters or less, or that
/// contain it. At most `most`, by their places in the list.
pub fn nearest<'a>(skeleton: &str, candidates: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<usize> {
    let wanted: Vec<char> = skeleton.chars().collect();
    let allowed = (wanted.len() / 3).max(1);
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (place, candidate) in candidates.into_iter().enumerate() {
        let within = wanted.len() >= 4 && candidate.contains(skeleton);
        let letters: Vec<char> = candidate.chars().collect();
        if within {
            found.push((0, place));
        } else if wanted.len().abs_diff(letters.len()) <= allowed {
            let distance = distance(&wanted, &letters);
            if distance <= allowed {
                found.push((distance, place));
            }
        }
    }
    found.sort_unstable();
    found.into_iter().take(most).map(|(_, place)| place).collect()
}

/// How many letters have to be put in, taken out or changed.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], next);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_skeleton() {
        for pair in [
            ["Назарбаев", "Nazarbayev"],
            ["Жүсіп", "Zhusip"],
            ["Қостанай", "Kostanay"],
            ["Алексей Щукин", "aleksei  SHUKIN"],
        ] {
            assert_eq!(fold(pair[0]), fold(pair[1]));
        }
    }

    #[test]
    fn the_nearest_come_first_and_strangers_not_at_all() {
        let names = ["bolshoi zal", "malii zal", "aktovii zal", "stsena"];
        assert_eq!(nearest("bolshoi zal", names, 3), [0]);
        assert_eq!(nearest("boltoi zal", names, 3), [0]);
        assert_eq!(nearest("zal x", names, 3), Vec::<usize>::new());
        assert_eq!(nearest("aktov", names, 3), [2]);
    }
}
