//! Passwords that somebody would guess: refused here, on this machine, without asking anybody.
//!
//! A password is described as shortly as it can be, the way a guesser would: as words of `trivial.txt`, words of its owner
//! and of the forum, runs of keys, repetitions, years, and whatever is left letter by letter. Each part costs about what
//! it adds to the guessing; what costs too little is refused. All layouts are one: a letter stands for its key, so `пароль`,
//! `gfhjkm` and `зфыыцщкв` are known as well as `password`.

use std::collections::HashSet;
use std::sync::LazyLock;

/// The fewest letters.
pub const LEAST: usize = 10;
/// The most; a longer one would only make hashing it dear.
pub const MOST: usize = 200;
/// What a password has to cost; seven letters of no word do.
const ENOUGH: u32 = 14;

const LETTER: u32 = 2;
const OTHER: u32 = 1;
const WORD: u32 = 3;
const OWN: u32 = 2;
const PATTERN: u32 = 2;

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    Short,
    Long,
    /// Words that others choose too.
    Common,
    /// The owner's name or address, or words of the forum.
    Own,
    /// Neighbouring keys, repetitions, years.
    Pattern,
    /// Too few different signs, such as digits only.
    Thin,
}

/// Judges a password; `own` are the words of its owner: name, address.
///
/// # Errors
/// When it would be guessed.
///
/// ```
/// # use kurultai::people::accounts::trivial::{Weak, judge};
/// assert_eq!(judge("three quiet bridges", &[]), Ok(()));
/// assert_eq!(judge("ghbdtn12345", &[]), Err(Weak::Common)); // привет on a Latin layout
/// ```
pub fn judge(password: &str, own: &[&str]) -> Result<(), Weak> {
    let letters: Vec<char> = password.chars().flat_map(char::to_lowercase).collect();
    if letters.len() < LEAST {
        return Err(Weak::Short);
    }
    if letters.len() > MOST {
        return Err(Weak::Long);
    }
    let keys: Vec<char> = letters.iter().map(|letter| key(*letter)).collect();
    let plain: Vec<char> = letters.iter().map(|letter| key(unmasked(*letter))).collect();
    let mut chunks = Vec::new();
    let own = own_words(own);
    for form in [&keys, &plain] {
        words(form, &WORDS, Weak::Common, WORD, &mut chunks);
        words(form, &own, Weak::Own, OWN, &mut chunks);
        walks(form, &mut chunks);
    }
    repetitions(&keys, &mut chunks);
    sequences(&letters, &mut chunks);
    years(&letters, &mut chunks);
    cheapest(&letters, &chunks)
}

/// A part of the password that is guessed as one: from, to, what it is, what it costs.
type Chunk = (usize, usize, Weak, u32);

/// Finds the cheapest description and says what most of it is made of when it is too cheap.
fn cheapest(letters: &[char], chunks: &[Chunk]) -> Result<(), Weak> {
    let mut best: Vec<(u32, Option<Chunk>)> = vec![(0, None)];
    for to in 1..=letters.len() {
        let letter = letters[to - 1];
        let one = if letter.is_alphabetic() { LETTER } else { OTHER };
        let mut here = (best[to - 1].0 + one, None);
        for chunk in chunks.iter().filter(|chunk| chunk.1 == to) {
            let cost = best[chunk.0].0 + chunk.3;
            if cost < here.0 {
                here = (cost, Some(*chunk));
            }
        }
        best.push(here);
    }
    if best[letters.len()].0 >= ENOUGH {
        return Ok(());
    }
    let mut covered = [(Weak::Common, 0), (Weak::Own, 0), (Weak::Pattern, 0)];
    let mut at = letters.len();
    while at > 0 {
        match best[at].1 {
            Some((from, to, kind, _)) => {
                for entry in &mut covered {
                    if entry.0 == kind {
                        entry.1 += to - from;
                    }
                }
                at = from;
            }
            None => at -= 1,
        }
    }
    let (kind, most) = covered
        .into_iter()
        .rev()
        .max_by_key(|(_, covered)| *covered)
        .expect("there are three");
    Err(if most == 0 { Weak::Thin } else { kind })
}

/// Words written in keys.
static WORDS: LazyLock<HashSet<Vec<char>>> = LazyLock::new(|| {
    include_str!("trivial.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .map(in_keys)
        .filter(|word| word.len() >= 3)
        .collect()
});

/// What everybody at a forum would think of.
const FORUM: [&str; 14] = [
    "kurultai",
    "kurultay",
    "курултай",
    "құрылтай",
    "quryltai",
    "forum",
    "форум",
    "cooperation",
    "сотрудничество",
    "ынтымақтастық",
    "kazakhstan",
    "russia",
    "interregional",
    "межрегиональный",
];

fn own_words(own: &[&str]) -> HashSet<Vec<char>> {
    let parts = own.iter().flat_map(|text| {
        text.split(|letter: char| !letter.is_alphanumeric())
            .filter(|part| part.chars().count() >= 3)
            .collect::<Vec<_>>()
    });
    parts.chain(FORUM).map(in_keys).collect()
}

fn in_keys(word: &str) -> Vec<char> {
    word.chars().flat_map(char::to_lowercase).map(key).collect()
}

fn words(form: &[char], known: &HashSet<Vec<char>>, kind: Weak, cost: u32, chunks: &mut Vec<Chunk>) {
    let longest = known.iter().map(Vec::len).max().unwrap_or_default();
    for from in 0..form.len() {
        for to in from + 3..=form.len().min(from + longest) {
            if known.contains(&form[from..to]) {
                chunks.push((from, to, kind, cost));
            }
        }
    }
}

/// The keys of a keyboard by rows and by columns.
const ROWS: [&str; 14] = [
    "`1234567890-=",
    "qwertyuiop[]\\",
    "asdfghjkl;'",
    "zxcvbnm,./",
    "1qaz",
    "2wsx",
    "3edc",
    "4rfv",
    "5tgb",
    "6yhn",
    "7ujm",
    "8ik,",
    "9ol.",
    "0p;/",
];

fn walks(form: &[char], chunks: &mut Vec<Chunk>) {
    for row in ROWS {
        let there: Vec<char> = row.chars().collect();
        let back: Vec<char> = row.chars().rev().collect();
        for row in [there, back] {
            for from in 0..form.len() {
                let Some(start) = row.iter().position(|key| *key == form[from]) else {
                    continue;
                };
                let length = form[from..]
                    .iter()
                    .zip(&row[start..])
                    .take_while(|(one, other)| one == other)
                    .count();
                chunks.extend((3..=length).map(|length| (from, from + length, Weak::Pattern, PATTERN)));
            }
        }
    }
}

/// What was there just before, once more.
fn repetitions(form: &[char], chunks: &mut Vec<Chunk>) {
    for period in 1..=form.len() / 2 {
        for from in period..form.len() {
            let length = (from..form.len())
                .take_while(|at| form[*at] == form[*at - period])
                .count();
            if length >= period.max(2) {
                chunks.extend((period.max(2)..=length).map(|length| (from, from + length, Weak::Pattern, PATTERN)));
            }
        }
    }
}

/// Letters in the order of the alphabet, there or back.
fn sequences(letters: &[char], chunks: &mut Vec<Chunk>) {
    for step in [1_i64, -1] {
        for from in 0..letters.len() {
            let length = (from + 1..letters.len())
                .take_while(|at| i64::from(u32::from(letters[*at])) - i64::from(u32::from(letters[*at - 1])) == step)
                .count()
                + 1;
            chunks.extend((4..=length).map(|length| (from, from + length, Weak::Pattern, PATTERN)));
        }
    }
}

fn years(letters: &[char], chunks: &mut Vec<Chunk>) {
    for from in 0..letters.len().saturating_sub(3) {
        let four = &letters[from..from + 4];
        let century = matches!(four[..2], ['1', '9'] | ['2', '0']);
        if century && four.iter().all(char::is_ascii_digit) {
            chunks.push((from, from + 4, Weak::Pattern, PATTERN));
        }
    }
}

/// What a letter is meant to be that is written with a sign like it.
fn unmasked(letter: char) -> char {
    match letter {
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        '8' => 'b',
        '9' => 'g',
        other => other,
    }
}

/// The key that gives a letter, named by what it gives on a Latin layout without Shift: Russian and Kazakh letters stand
/// where their national layouts have them.
fn key(letter: char) -> char {
    const THERE: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";
    const HERE: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
    const KAZAKH: &str = "әіңғүұқөһ";
    const DIGITS: &str = "2345890-=";
    const SHIFTED: &str = "!@#$%^&*()_+{}:\"|<>?~№";
    const PLAIN: &str = "1234567890-=[];'\\,./`3";
    [(THERE, HERE), (KAZAKH, DIGITS), (SHIFTED, PLAIN)]
        .iter()
        .find_map(|(from, to)| {
            let at = from.chars().position(|each| each == letter)?;
            to.chars().nth(at)
        })
        .unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_would_guess_is_refused() {
        let own = ["Жанар Ахметова", "zhanar.akhmetova@omsk.example"];
        let cases = [
            ("короткий", Weak::Short),
            ("password2024", Weak::Common),
            ("Passw0rd!23", Weak::Common),
            ("P@$$w0rd12345", Weak::Common),
            ("gfhjkm gfhjkm", Weak::Common),
            ("зфыыцщкв2024", Weak::Common),
            ("құпиясөз2024", Weak::Common),
            ("ghbdtnghbdtn", Weak::Common),
            ("iloveyou1234", Weak::Common),
            ("люблюмаму1987", Weak::Common),
            ("qwertyuiop", Weak::Pattern),
            ("йцукенгшщзхъ", Weak::Pattern),
            ("1qaz2wsx3edc", Weak::Pattern),
            ("!QAZ@WSX#EDC", Weak::Pattern),
            ("zxcvbnm,./", Weak::Pattern),
            ("1234567890", Weak::Pattern),
            ("aaaaaaaaaaaa", Weak::Pattern),
            ("abcdefghijkl", Weak::Pattern),
            ("абвгдежзик", Weak::Pattern),
            ("xkpxkpxkpxkp", Weak::Pattern),
            ("8391750264", Weak::Thin),
            ("Zhanar-2031!", Weak::Own),
            ("akhmetova1987", Weak::Own),
            ("жанарахметова", Weak::Own),
            (";fyfh2017;fyfh", Weak::Own),
            ("Kurultai-2017", Weak::Own),
            ("forumforum31", Weak::Own),
            ("q1w2e3r4t5", Weak::Common),
            ("Astana12345!", Weak::Common),
        ];
        let wrong: Vec<_> = cases
            .into_iter()
            .map(|(password, expected)| (password, judge(password, &own), Err(expected)))
            .filter(|(_, found, expected)| found != expected)
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn what_nobody_would_guess_passes() {
        for password in [
            "three quiet bridges",
            "тихий мост у реки",
            "correct horse battery staple",
            "k7#mQ2x!Lp",
            "қоңыр күз келді ауылға",
            "8f3k29d71qzp",
            "vbhjdjqgfhjdjp48",
            "83917502640917",
        ] {
            assert_eq!(
                judge(password, &["Жанар Ахметова", "zhanar@omsk.example"]),
                Ok(()),
                "{password}"
            );
        }
        assert_eq!(judge(&"ab".repeat(150), &[]), Err(Weak::Long));
    }
}
