//! Reading files: an instance or a solution that holds together, or one sentence that says what is wrong and where.
//!
//! Files come from elsewhere, so nothing is believed: numbers are whole and in range, indices exist, keys are known,
//! nothing ends before it starts, `after` leads nowhere in a circle, and the largest objective that could come of it fits
//! into 62 bits, so that nobody who adds terms up has to think of overflow. Never panics, whatever the bytes.

mod talks;
mod tracks;

use std::collections::HashSet;
use std::fmt::{self, Display};
use std::hash::Hash;
use std::io::Read as _;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::{Instance, Solution};

/// The longest file that is read.
pub const MAX_BYTES: u64 = 64 << 20;
/// Submissions, talks.
pub const MAX_ITEMS: usize = 20_000;
/// Entries of any other list.
pub const MAX_ENTRIES: usize = 100_000;
/// Sessions, slots, rooms.
pub const MAX_PLACES: usize = 10_000;
/// What the objective stays below, whatever the solution.
pub const MAX_OBJECTIVE: i128 = 1 << 62;

/// Why a file is not read: where, what stands there, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub file: String,
    /// As `submissions[12].track`; empty for the file as a whole.
    pub place: String,
    /// What is there.
    pub value: String,
    /// What would be right.
    pub right: String,
}

impl Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file)?;
        if !self.place.is_empty() {
            write!(f, "{} is ", self.place)?;
        }
        write!(f, "{}; {}", self.value, self.right)
    }
}

impl std::error::Error for Refusal {}

impl Instance {
    /// Reads a file of either family.
    pub fn read(path: &Path) -> Result<Self, Refusal> {
        let file = path.display().to_string();
        Self::parse(&file, &bytes(path)?)
    }

    /// Reads the bytes of a file that is called `file`.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Refusal> {
        read(bytes).map_err(|refusal| refusal.of(file))
    }
}

impl Solution {
    /// Reads the file of a solution of `instance`. What it breaks is not asked here but in [`check`](crate::check()).
    pub fn read(path: &Path, instance: &Instance) -> Result<Self, Refusal> {
        let file = path.display().to_string();
        Self::parse(&file, &bytes(path)?, instance)
    }

    /// Reads the bytes of a file that is called `file`.
    pub fn parse(file: &str, bytes: &[u8], instance: &Instance) -> Result<Self, Refusal> {
        solution(bytes, instance).map_err(|refusal| refusal.of(file))
    }
}

impl Refusal {
    fn of(mut self, file: &str) -> Self {
        file.clone_into(&mut self.file);
        self
    }
}

fn read(bytes: &[u8]) -> Result<Instance, Refusal> {
    let format = format_of(bytes)?;
    match format.as_str() {
        crate::tracks::FORMAT => {
            let instance = json(bytes)?;
            tracks::validate(&instance)?;
            Ok(Instance::Tracks(instance))
        }
        crate::talks::FORMAT => {
            let instance = json(bytes)?;
            talks::validate(&instance)?;
            Ok(Instance::Talks(instance))
        }
        _ => Err(refuse(
            "format",
            quoted(&format),
            format!(
                "an instance has {:?} or {:?}",
                crate::tracks::FORMAT,
                crate::talks::FORMAT
            ),
        )),
    }
}

fn solution(bytes: &[u8], instance: &Instance) -> Result<Solution, Refusal> {
    let format = format_of(bytes)?;
    let right = match instance {
        Instance::Tracks(_) => crate::tracks::SOLUTION_FORMAT,
        Instance::Talks(_) => crate::talks::SOLUTION_FORMAT,
    };
    if format != right {
        let right = format!("a solution of {} has {right:?}", instance.name());
        return Err(refuse("format", quoted(&format), right));
    }
    let (solution, of) = match instance {
        Instance::Tracks(_) => {
            let solution: crate::tracks::Solution = json(bytes)?;
            let of = solution.instance.clone();
            (Solution::Tracks(solution), of)
        }
        Instance::Talks(_) => {
            let solution: crate::talks::Solution = json(bytes)?;
            let of = solution.instance.clone();
            (Solution::Talks(solution), of)
        }
    };
    if of != instance.name() {
        let right = format!("it is checked against {:?}", instance.name());
        return Err(refuse("instance", quoted(&of), right));
    }
    Ok(solution)
}

/// The bytes of a file, if they are not too many.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Refusal> {
    let refuse = |value: String, right: &str| Refusal {
        file: path.display().to_string(),
        place: String::new(),
        value,
        right: right.to_owned(),
    };
    let unreadable = |error: std::io::Error| refuse(format!("not read: {error}"), "name a file that can be read");
    let file = std::fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(refuse(
            format!("longer than {MAX_BYTES} bytes"),
            "a file has at most 64 MiB",
        ));
    }
    Ok(bytes)
}

fn format_of(bytes: &[u8]) -> Result<String, Refusal> {
    #[derive(Deserialize)]
    struct Head {
        format: String,
    }
    Ok(json::<Head>(bytes)?.format)
}

fn json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let place = if path == "." { String::new() } else { path };
        let error = error.into_inner();
        let words = in_words(&error.to_string());
        if error.is_data() {
            let value = format!("not as it should be: {words}");
            refuse(place, value, "FORMAT.md describes every key")
        } else {
            refuse(
                place,
                format!("not JSON: {words}"),
                "an instance and a solution are one JSON object",
            )
        }
    })?;
    reader.end().map_err(|error| {
        let value = format!("more than one JSON object: {error}");
        refuse("", value, "an instance and a solution are one JSON object")
    })?;
    Ok(value)
}

/// What serde says, for people who do not know the names of Rust's numbers; on one line, whatever was in the file.
fn in_words(message: &str) -> String {
    let mut words: String = message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    for (name, meaning) in [
        ("expected usize", "expected an index (a whole number, not negative)"),
        ("expected u32", "expected a whole number from 0 to 4294967295"),
        ("expected u8", "expected 0 or 1"),
        ("expected i64", "expected a whole number of at most 63 bits"),
    ] {
        words = words.replace(name, meaning);
    }
    clipped(&words, 400)
}

fn refuse(place: impl Into<String>, value: impl Display, right: impl Into<String>) -> Refusal {
    Refusal {
        file: String::new(),
        place: place.into(),
        value: value.to_string(),
        right: right.into(),
    }
}

fn quoted(text: &str) -> String {
    format!("{:?}", clipped(text, 80))
}

fn clipped(text: &str, chars: usize) -> String {
    match text.char_indices().nth(chars) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

// ------------------------------------------------------------------------- what both families ask of what they hold

/// Names become names of files.
fn name(name: &str) -> Result<(), Refusal> {
    let good = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if name.is_empty() || name.len() > 80 || name.starts_with('.') || !name.chars().all(good) {
        let right = "a name is 1 to 80 letters, digits, '-', '_' or '.', and does not begin with '.'";
        return Err(refuse("name", quoted(name), right));
    }
    Ok(())
}

fn length<T>(place: &str, list: &[T], least: usize, most: usize) -> Result<(), Refusal> {
    if (least..=most).contains(&list.len()) {
        return Ok(());
    }
    let value = format!("a list of {}", list.len());
    Err(refuse(place, value, format!("{least} to {most} entries are read")))
}

fn index(place: impl Fn() -> String, index: usize, of: &str, count: usize) -> Result<(), Refusal> {
    if index < count {
        return Ok(());
    }
    let right = match count {
        0 => format!("there are no {of}"),
        _ => format!("{of} are numbered from 0 to {}", count - 1),
    };
    Err(refuse(place(), index, right))
}

/// A list of indices or numbers, each once.
fn once<T: Copy + Eq + Hash + Display>(place: impl Fn() -> String, list: &[T]) -> Result<(), Refusal> {
    let place = place();
    length(&place, list, 0, MAX_ENTRIES)?;
    let mut seen = HashSet::new();
    match list.iter().position(|entry| !seen.insert(entry)) {
        Some(at) => Err(refuse(format!("{place}[{at}]"), list[at], "an entry is listed once")),
        None => Ok(()),
    }
}

fn indices(place: impl Fn() -> String, list: &[usize], of: &str, count: usize) -> Result<(), Refusal> {
    once(&place, list)?;
    list.iter()
        .enumerate()
        .try_for_each(|(at, &entry)| index(|| format!("{}[{at}]", place()), entry, of, count))
}

fn not_negative(place: impl Fn() -> String, value: i64) -> Result<(), Refusal> {
    if value >= 0 {
        return Ok(());
    }
    Err(refuse(place(), value, "weights and penalties are 0 or more"))
}

/// Each of `terms` is a weight and the most that its value can come to.
fn bounded(terms: &[(&str, i64, i128)]) -> Result<(), Refusal> {
    let mut sum = 0i128;
    for &(term, weight, most) in terms {
        not_negative(|| format!("weights.{term}"), weight)?;
        sum = sum.saturating_add(i128::from(weight).saturating_mul(most));
        if sum >= MAX_OBJECTIVE {
            let right = "so large an objective does not fit into 62 bits: divide weights or penalties";
            return Err(refuse(format!("weights.{term}"), weight, right));
        }
    }
    Ok(())
}

fn wide(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(i128::MAX)
}
