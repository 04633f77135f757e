//! The ledger's rows as links of a chain, and the file in which they leave the database.
//!
//! A link's hash is the SHA-256, in hexadecimal digits, of one line of UTF-8: the JSON array
//!
//! ```text
//! ["kurultai-audit/1",sequence,previous,id,at,actor,action,subject,details]
//! ```
//!
//! without spaces, where `sequence` counts from 1, `previous` is the hash of the link before (empty for the first), `at` is in
//! microseconds since 1970 UTC, and `details` is the text as it is kept. Letters beyond ASCII are not escaped, control
//! characters are (`\n`, `\u001f`); `json.dumps(list, ensure_ascii=False, separators=(",", ":"))` of Python makes the same
//! line.
//!
//! An exported file is a header, the links from the first to the last as JSON objects, and the last hash, one a line.

use std::io::{self, BufRead, Write};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::platform::secret;

/// What the lines of this version begin with.
pub const FORMAT: &str = "kurultai-audit/1";

/// A row of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    pub sequence: i64,
    /// The hash of the link before; empty for the first.
    pub previous: String,
    pub id: String,
    /// Microseconds since 1970 UTC.
    pub at: i64,
    pub actor: String,
    pub action: String,
    pub subject: String,
    pub details: String,
    pub hash: String,
}

impl Link {
    /// What [`Link::hash`] must be.
    pub fn digest(&self) -> String {
        let line = json!([
            FORMAT,
            self.sequence,
            self.previous,
            self.id,
            self.at,
            self.actor,
            self.action,
            self.subject,
            self.details,
        ]);
        secret::digest(&line.to_string())
    }
}

/// The last link: what must be written down elsewhere to know later that nothing was cut off.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// How many links there are.
    pub sequence: i64,
    /// Empty when there is none.
    pub hash: String,
}

/// What is wrong with a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Flaw {
    #[error("number {expected} should come here, and {found} does: a row was removed, put in between or moved")]
    Number { expected: i64, found: i64 },
    #[error("it does not name the hash of the row before it: a row was removed, put in between or moved")]
    Previous,
    #[error("its columns do not make its hash: it was changed")]
    Hash,
    #[error("the ledger should end with number {expected}, and ends with {found}: rows were cut off or added")]
    Head { expected: i64, found: i64 },
}

/// The first link that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Broken {
    /// Id of the row; empty for the end of the ledger.
    pub id: String,
    pub sequence: i64,
    pub flaw: Flaw,
}

/// Follows links from the first on.
#[derive(Debug, Default)]
pub struct Walk {
    head: Head,
}

impl Walk {
    /// Takes the next link.
    ///
    /// # Errors
    /// When it does not continue what was taken before.
    pub fn step(&mut self, link: &Link) -> Result<(), Broken> {
        let expected = self.head.sequence + 1;
        let flaw = if link.sequence != expected {
            Flaw::Number {
                expected,
                found: link.sequence,
            }
        } else if link.previous != self.head.hash {
            Flaw::Previous
        } else if link.hash != link.digest() {
            Flaw::Hash
        } else {
            self.head = Head {
                sequence: link.sequence,
                hash: link.hash.clone(),
            };
            return Ok(());
        };
        Err(Broken {
            id: link.id.clone(),
            sequence: link.sequence,
            flaw,
        })
    }

    /// Ends where the ledger says that it ends.
    ///
    /// # Errors
    /// When links are missing at the end, or there are too many.
    pub fn end(self, head: &Head) -> Result<Head, Broken> {
        if self.head == *head {
            return Ok(self.head);
        }
        Err(Broken {
            id: String::new(),
            sequence: self.head.sequence,
            flaw: Flaw::Head {
                expected: head.sequence,
                found: self.head.sequence,
            },
        })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct First {
    format: String,
    /// When it was exported.
    at: Timestamp,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Last {
    head: Head,
}

/// Writes the header of a file.
pub(super) fn begin(out: &mut impl Write, at: Timestamp) -> io::Result<()> {
    line(
        out,
        &First {
            format: FORMAT.to_owned(),
            at,
        },
    )
}

pub(super) fn write(out: &mut impl Write, link: &Link) -> io::Result<()> {
    line(out, link)
}

pub(super) fn end(out: &mut impl Write, head: &Head) -> io::Result<()> {
    line(out, &Last { head: head.clone() })?;
    out.flush()
}

fn line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    out.write_all(&bytes)
}

/// Why an exported file does not hold.
#[derive(Debug, thiserror::Error)]
pub enum FileFault {
    #[error("line {line}: {problem}")]
    Unreadable { line: usize, problem: String },
    #[error("line {line} (number {}): {}", .broken.sequence, .broken.flaw)]
    Broken { line: usize, broken: Broken },
    #[error("the file ends after line {line}, before the ledger does: it was cut off")]
    CutOff { line: usize },
    #[error("line {line}: something follows the end of the ledger")]
    Follows { line: usize },
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Reads an exported file to its end and follows its links. Needs nothing but the file.
///
/// # Errors
/// The first line that does not hold, and why.
pub fn verify(input: impl BufRead) -> Result<Head, FileFault> {
    let mut lines = (1..).zip(input.lines());
    let mut at = 0;
    let unreadable = |line: usize, error: &dyn std::fmt::Display| FileFault::Unreadable {
        line,
        problem: error.to_string(),
    };
    let Some((line, first)) = lines.next() else {
        return Err(FileFault::CutOff { line: 0 });
    };
    let first: First = serde_json::from_str(&first?).map_err(|error| unreadable(line, &error))?;
    if first.format != FORMAT {
        return Err(unreadable(line, &format!("this is no {FORMAT} but {:?}", first.format)));
    }
    let mut walk = Walk::default();
    let mut ended = None;
    for (line, text) in lines {
        let text = text?;
        at = line;
        if ended.is_some() {
            return Err(FileFault::Follows { line });
        }
        if let Ok(Last { head }) = serde_json::from_str(&text) {
            let whole = std::mem::take(&mut walk);
            ended = Some(whole.end(&head).map_err(|broken| FileFault::Broken { line, broken })?);
            continue;
        }
        let link: Link = serde_json::from_str(&text).map_err(|error| unreadable(line, &error))?;
        walk.step(&link).map_err(|broken| FileFault::Broken { line, broken })?;
    }
    ended.ok_or(FileFault::CutOff { line: at })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(many: i64) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        for sequence in 1..=many {
            let mut link = Link {
                sequence,
                previous: links.last().map(|link| link.hash.clone()).unwrap_or_default(),
                id: format!("id-{sequence}"),
                at: 1_510_000_000_000_000 + sequence,
                actor: "Айгүл".to_owned(),
                action: "thing.done".to_owned(),
                subject: "a \"b\"\n\u{1f}".to_owned(),
                details: "{}".to_owned(),
                hash: String::new(),
            };
            link.hash = link.digest();
            links.push(link);
        }
        links
    }

    fn file(links: &[Link], head: &Head) -> Vec<u8> {
        let mut out = Vec::new();
        begin(&mut out, Timestamp::UNIX_EPOCH).expect("in memory");
        for link in links {
            write(&mut out, link).expect("in memory");
        }
        end(&mut out, head).expect("in memory");
        out
    }

    fn head(links: &[Link]) -> Head {
        links.last().map_or_else(Head::default, |link| Head {
            sequence: link.sequence,
            hash: link.hash.clone(),
        })
    }

    fn said(links: &[Link], head: &Head) -> String {
        verify(file(links, head).as_slice())
            .expect_err("it is broken")
            .to_string()
    }

    /// Made with Python's `json` and `hashlib`, so that other programs can follow the chain.
    #[test]
    fn the_hash_is_what_other_programs_make_of_it() {
        assert_eq!(
            links(2)[1].hash,
            "55270bd80d8b5b9a19cd000a7354f49507cc0320fe2f65bff96da09be240e1b9"
        );
    }

    #[test]
    fn a_whole_file_holds() {
        for many in [0, 1, 5] {
            let links = links(many);
            assert_eq!(
                verify(file(&links, &head(&links)).as_slice()).expect("it holds"),
                head(&links)
            );
        }
    }

    #[test]
    fn whatever_is_done_to_a_file_is_found_with_its_line() {
        let whole = links(5);
        let end = head(&whole);
        let mut changed = whole.clone();
        changed[2].actor = "somebody else".to_owned();
        assert!(said(&changed, &end).starts_with("line 4 (number 3): its columns do not make its hash"));
        changed[2].hash = changed[2].digest();
        assert!(said(&changed, &end).starts_with("line 5 (number 4): it does not name the hash"));
        let mut removed = whole.clone();
        removed.remove(1);
        assert!(said(&removed, &end).starts_with("line 3 (number 3): number 2 should come here"));
        let mut swapped = whole.clone();
        swapped.swap(1, 2);
        assert!(said(&swapped, &end).starts_with("line 3 (number 3)"));
        let mut inserted = whole.clone();
        inserted.insert(2, whole[1].clone());
        assert!(said(&inserted, &end).starts_with("line 4 (number 2)"));
        assert!(said(&whole[..4], &end).starts_with("line 6 (number 4): the ledger should end with number 5"));
        assert!(said(&whole, &head(&whole[..4])).contains("should end with number 4"));
        let bytes = file(&whole, &end);
        let short = &bytes[..bytes.len() - 120];
        assert!(verify(short).is_err());
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        let cut = lines[..6].concat();
        assert!(matches!(verify(cut.as_slice()), Err(FileFault::CutOff { line: 6 })));
        let more = [bytes.as_slice(), lines[1]].concat();
        assert!(matches!(verify(more.as_slice()), Err(FileFault::Follows { line: 8 })));
    }
}
