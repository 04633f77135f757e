//! The fuzzing target on stable: small instances of both families mutated by seeded dice, a few seconds at most. A failure
//! prints the seed; the same seed gives the same bytes. `FUZZ_SECONDS=600` goes on for ten minutes.

#[path = "../../../fuzz/programme.rs"]
mod programme;

use std::time::{Duration, Instant};

use instances::dice::Dice;
use instances::generate::{Kind, generate};
use instances::to_json;

/// The longest time; the number of rounds is what usually ends it.
const LIMIT: Duration = Duration::from_secs(3);
const ROUNDS: u64 = 4000;

#[test]
fn the_reader_keeps_its_promises() {
    let samples: Vec<Vec<u8>> = [Kind::Tracks, Kind::Forum]
        .map(|kind| to_json(&generate(kind, 1, 8)).into_bytes())
        .to_vec();
    samples.iter().for_each(|sample| programme::programme(sample));
    let began = Instant::now();
    let longer = std::env::var("FUZZ_SECONDS")
        .ok()
        .and_then(|seconds| seconds.parse().ok())
        .map(Duration::from_secs);
    let (limit, rounds) = longer.map_or((LIMIT, ROUNDS), |limit| (limit, u64::MAX));
    for seed in 0..rounds {
        if began.elapsed() > limit {
            break;
        }
        let bytes = mutate(&mut Dice::new(seed), &samples);
        if let Err(panic) = std::panic::catch_unwind(|| programme::programme(&bytes)) {
            let shown = String::from_utf8_lossy(&bytes);
            eprintln!("seed {seed}:\n{}", shown.chars().take(4000).collect::<String>());
            std::panic::resume_unwind(panic);
        }
    }
}

/// What takes the place of a number, a text or a stretch.
const WORDS: [&str; 20] = [
    "-1",
    "0",
    "1",
    "2",
    "7",
    "1e9",
    "1.5",
    "4294967295",
    "4294967296",
    "9223372036854775807",
    "18446744073709551616",
    "null",
    "NaN",
    "{}",
    "[]",
    "[[]]",
    "\"\"",
    "\"\\ud800\"",
    "\"ru\"",
    "\u{202e}ы",
];

/// One to three changes of one sample; most change a number, which leaves the file well formed.
fn mutate(dice: &mut Dice, samples: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = samples[dice.below(samples.len())].clone();
    for _ in 0..=dice.below(3) {
        if bytes.is_empty() {
            bytes.push(b'{');
        }
        let at = dice.below(bytes.len());
        let number = bytes[at..].iter().position(u8::is_ascii_digit);
        let word = WORDS[dice.below(WORDS.len())].bytes();
        match (dice.below(8), number) {
            (0, _) => bytes[at] ^= 1 << dice.below(8),
            (1, _) => bytes.truncate(at),
            (2, _) => drop(bytes.drain(at..(at + dice.below(200)).min(bytes.len()))),
            (3, _) => {
                let piece = bytes[at..(at + dice.below(200)).min(bytes.len())].to_vec();
                let to = dice.below(bytes.len());
                drop(bytes.splice(to..to, piece));
            }
            (_, Some(digit)) => {
                let start = at + digit;
                let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                drop(bytes.splice(start..start + digits, word));
            }
            (_, None) => drop(bytes.splice(at..at, word)),
        }
    }
    bytes
}
