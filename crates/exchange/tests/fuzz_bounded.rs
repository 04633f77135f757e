//! The fuzzing targets on stable: the samples mutated by seeded dice, a few seconds in all. A failure prints the seed; the
//! same seed gives the same bytes. `FUZZ_SECONDS=600` goes on for ten minutes per target.

#[path = "../../../fuzz/bodies.rs"]
mod bodies;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Longest time of one target; the number of rounds is what usually ends it.
const LIMIT: Duration = Duration::from_secs(3);
const ROUNDS: u64 = 4000;

#[test]
fn the_frab_reader_keeps_its_promises() {
    run(
        bodies::frab,
        &[
            "frab.xml",
            "pentabarf.xml",
            "wafer.xml",
            "refused-bomb.xml",
            "refused-europython.xml",
        ],
    );
}

#[test]
fn the_schedule_json_readers_keep_their_promises() {
    run(
        bodies::schedule_json,
        &[
            "c3voc.json",
            "pretalx.json",
            "schedule2.json",
            "pretalx-submissions.json",
            "pretalx-schedule.json",
            "pretalx-widget.json",
        ],
    );
}

#[test]
fn the_indico_reader_keeps_its_promises() {
    run(bodies::indico, &["indico-event.json", "indico-timetable.json"]);
}

#[test]
fn the_native_reader_keeps_its_promises() {
    run(bodies::native, &["archive.json"]);
}

#[test]
fn the_forum_reader_keeps_its_promises() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/samples/forum");
    run_in(bodies::forum, &folder, &["forum.yaml", "series.yaml", "regions.yaml"]);
}

#[test]
fn the_sheet_reader_keeps_its_promises() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/samples/sheet");
    run_in(
        bodies::sheet,
        &folder,
        &["halls.xlsx", "halls.ods", "halls.csv", "halls-1251.csv"],
    );
}

/// Runs a body over the samples of other systems' schedules.
fn run(body: fn(&[u8]), names: &[&str]) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/samples/read");
    run_in(body, &folder, names);
}

/// Runs a body over the samples as they are, and then over mutations of them.
fn run_in(body: fn(&[u8]), folder: &Path, names: &[&str]) {
    let samples: Vec<Vec<u8>> = names
        .iter()
        .map(|name| std::fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}")))
        .collect();
    samples.iter().for_each(|sample| body(sample));
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
        let bytes = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1).mutate(&samples);
        if let Err(panic) = std::panic::catch_unwind(|| body(&bytes)) {
            let shown = String::from_utf8_lossy(&bytes);
            eprintln!(
                "seed {seed} of {names:?}:\n{}",
                shown.chars().take(4000).collect::<String>()
            );
            std::panic::resume_unwind(panic);
        }
    }
}

/// Bytes that mean something to one of the syntaxes.
const SPECIAL: &[u8] = b"<>&\"'{}[],:0-9\\/;\n\0\xff";

/// Xorshift: small, seeded, the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below.max(1) as u64).unwrap_or(0)
    }

    /// One to four changes of one sample.
    fn mutate(&mut self, samples: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = samples[self.next(samples.len())].clone();
        for _ in 0..=self.next(4) {
            self.change(&mut bytes, samples);
        }
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>, samples: &[Vec<u8>]) {
        if bytes.is_empty() {
            return bytes.push(b'<');
        }
        let at = self.next(bytes.len());
        match self.next(8) {
            0 => bytes[at] ^= 1 << self.next(8),
            1 => bytes[at] = SPECIAL[self.next(SPECIAL.len())],
            2 => bytes.truncate(at),
            3 => {
                let end = (at + self.next(200)).min(bytes.len());
                bytes.drain(at..end);
            }
            4 => {
                // A token or a stretch stands twice.
                let end = (at + 1 + self.next(300)).min(bytes.len());
                let piece = bytes[at..end].to_vec();
                let to = self.next(bytes.len());
                bytes.splice(to..to, piece);
            }
            5 => {
                // A stretch of another sample.
                let other = &samples[self.next(samples.len())];
                let from = self.next(other.len());
                let end = (from + self.next(400)).min(other.len());
                bytes.splice(at..at, other[from..end].iter().copied());
            }
            6 => self.line(bytes),
            _ => self.word(bytes, at),
        }
    }

    /// Lines change places, which moves whole elements and members.
    fn line(&mut self, bytes: &mut Vec<u8>) {
        let mut lines: Vec<Vec<u8>> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        let (a, b) = (self.next(lines.len()), self.next(lines.len()));
        match self.next(3) {
            0 => lines.swap(a, b),
            1 => {
                lines.remove(a);
            }
            _ => {
                let line = lines[a].clone();
                lines.insert(b, line);
            }
        }
        *bytes = lines.join(&b'\n');
    }

    /// A value takes the place of whatever stands there.
    fn word(&mut self, bytes: &mut Vec<u8>, at: usize) {
        const WORDS: [&str; 24] = [
            "2017-11-09T10:00:00+05:00",
            "9999-12-31T23:59:59-12:00",
            "-9999-01-01T00:00:00+12:00",
            "0000-00-00",
            "24:00",
            "99:99:99",
            "999999:59",
            "1:02:30",
            "1e999",
            "-0",
            "null",
            "{}",
            "[]",
            "\"\"",
            "\\ud800",
            "\\u0000",
            "&#0;",
            "&nbsp;",
            "&#x10FFFF;",
            "<![CDATA[]]>",
            "<a b='c'/>",
            "Pacific/Apia",
            "00000000-0000-0000-0000-000000000000",
            "\u{202e}ы\u{301}🏔",
        ];
        let word = WORDS[self.next(WORDS.len())];
        let end = (at + self.next(12)).min(bytes.len());
        bytes.splice(at..end, word.bytes());
    }
}
