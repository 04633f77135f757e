//! A compiled site as one file: bodies in every encoding, then an index.
//!
//! Always true of a pack:
//! - it is written whole under another name and then renamed, so a pack that can be opened is complete;
//! - it never changes after that, which is what makes mapping it into memory sound;
//! - its checksum covers every byte before the trailer; whoever looks closely refuses a pack that was damaged.
//!
//! Layout: bodies, encoding by encoding; index (JSON); trailer of 28 bytes: magic (8), offset and length of the index
//! (8 + 8, little endian), CRC-32 of everything before the trailer (4). The pages of a site that nobody asks for stay on
//! disk; those that are asked for are in memory, shared with the file cache of the system.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::encoding::{Encoding, compress};
use crate::platform::secret;

const MAGIC: &[u8; 8] = b"kurpack3";
const TRAILER: usize = 28;

/// One thing that can be asked for, before it is compressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// From the root, with a leading slash.
    pub path: String,
    pub content_type: String,
    /// Language of the page, for `Content-Language`.
    pub language: Option<String>,
    pub body: Vec<u8>,
}

/// A page in all its encodings.
#[derive(Debug, Clone)]
pub struct PackedPage {
    pub path: String,
    pub content_type: String,
    pub language: Option<String>,
    /// First 16 hexadecimal digits of the SHA-256 of the body.
    pub tag: String,
    pub identity: Bytes,
    pub gzip: Option<Bytes>,
    pub brotli: Option<Bytes>,
    pub zstd: Option<Bytes>,
}

/// An open pack.
#[derive(Debug)]
pub struct Pack {
    pub pages: Vec<PackedPage>,
    /// Data for the program itself that has no address, by name.
    pub private: Vec<(String, Bytes)>,
}

/// Why a pack cannot be used. It is then compiled again.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    #[error("the file cannot be read")]
    Io(#[from] io::Error),
    #[error("the file is not a complete pack")]
    Broken,
}

#[derive(Serialize, Deserialize)]
struct Index {
    pages: Vec<IndexedPage>,
    private: Vec<(String, (u64, u64))>,
}

#[derive(Serialize, Deserialize)]
struct IndexedPage {
    path: String,
    content_type: String,
    language: Option<String>,
    tag: String,
    /// Offset and length by encoding: identity, gzip, brotli, zstd.
    bodies: [Option<(u64, u64)>; 4],
}

/// Compresses pages on all cores and writes them as a pack.
///
/// # Errors
/// When the file cannot be written; then nothing is left behind under `path`.
pub fn write(path: &Path, pages: Vec<Page>, private: &[(String, Vec<u8>)]) -> io::Result<()> {
    let packed = compress_all(&pages);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let unfinished = path.with_extension(format!("{}.part", std::process::id()));
    let result = write_file(&unfinished, pages, packed, private).and_then(|()| std::fs::rename(&unfinished, path));
    if result.is_err() {
        // Nothing to add when this fails too: the first error is the one that matters.
        let _ = std::fs::remove_file(&unfinished);
    }
    result
}

fn write_file(path: &Path, pages: Vec<Page>, packed: Vec<Packed>, private: &[(String, Vec<u8>)]) -> io::Result<()> {
    let mut out = Counted {
        inner: BufWriter::with_capacity(1 << 20, File::create(path)?),
        at: 0,
        checksum: libdeflater::Crc::new(),
    };
    let mut index = Index {
        pages: Vec::with_capacity(pages.len()),
        private: Vec::new(),
    };
    // Forms of one encoding lie together: what readers ask for is then close together in memory, and the rest stays on disk.
    // A body under several addresses (the archive is the same in every language) is kept once.
    let mut kept: HashMap<_, [Option<(u64, u64)>; 4]> = HashMap::new();
    for place in 0..4 {
        for (page, Packed { digest, forms }) in pages.iter().zip(&packed) {
            let body = match place {
                0 => Some(&page.body),
                _ => forms[place - 1].as_ref(),
            };
            let bodies = kept.entry(*digest).or_default();
            if let (Some(body), None) = (body, bodies[place]) {
                bodies[place] = Some(out.put(body)?);
            }
        }
    }
    for (page, Packed { digest, .. }) in pages.into_iter().zip(&packed) {
        index.pages.push(IndexedPage {
            path: page.path,
            content_type: page.content_type,
            language: page.language,
            tag: tag_of(digest),
            bodies: kept.get(digest).copied().unwrap_or_default(),
        });
    }
    for (name, data) in private {
        index.private.push((name.clone(), out.put(data)?));
    }
    let (offset, length) = out.put(&serde_json::to_vec(&index)?)?;
    let checksum = out.checksum.sum();
    let mut file = out.inner;
    file.write_all(MAGIC)?;
    file.write_all(&offset.to_le_bytes())?;
    file.write_all(&length.to_le_bytes())?;
    file.write_all(&checksum.to_le_bytes())?;
    file.flush()
}

/// The strong part of an entity tag.
pub fn tag(body: &[u8]) -> String {
    tag_of(&Sha256::digest(body))
}

fn tag_of(digest: &[u8]) -> String {
    secret::hex(&digest[..8])
}

struct Counted {
    inner: BufWriter<File>,
    at: u64,
    checksum: libdeflater::Crc,
}

impl Counted {
    fn put(&mut self, bytes: &[u8]) -> io::Result<(u64, u64)> {
        self.inner.write_all(bytes)?;
        self.checksum.update(bytes);
        let place = (self.at, bytes.len() as u64);
        self.at += bytes.len() as u64;
        Ok(place)
    }
}

/// What is made of a page on the way into a pack.
struct Packed {
    /// SHA-256 of the body.
    digest: [u8; 32],
    /// Gzip, Brotli and Zstandard.
    forms: [Option<Vec<u8>>; 3],
}

/// Digests and compresses pages on all cores, in the order of the pages.
fn compress_all(pages: &[Page]) -> Vec<Packed> {
    let threads = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(pages.len().max(1));
    let next = std::sync::atomic::AtomicUsize::new(0);
    let mut done: Vec<(usize, Packed)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    let mut mine = Vec::new();
                    loop {
                        let at = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                        let Some(page) = pages.get(at) else { break mine };
                        let digest = Sha256::digest(&page.body).into();
                        mine.push((
                            at,
                            Packed {
                                digest,
                                forms: all_encodings(page),
                            },
                        ));
                    }
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|worker| worker.join().expect("compressing does not panic"))
            .collect()
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, packed)| packed).collect()
}

fn all_encodings(page: &Page) -> [Option<Vec<u8>>; 3] {
    let worth = page.content_type.starts_with("text/")
        || ["json", "xml", "javascript", "svg", "calendar"]
            .iter()
            .any(|kind| page.content_type.contains(kind));
    if !worth || page.body.len() < 200 {
        return [None, None, None];
    }
    // Browsers read pages; programs fetch the rest, and what they ask for is gzip. There are several files beside each page,
    // and compressing them for nobody would be half of the work of showing a new site.
    let browsed = ["html", "css", "javascript", "svg"]
        .iter()
        .any(|kind| page.content_type.contains(kind));
    if !browsed {
        return [compress(&page.body, Encoding::Gzip), None, None];
    }
    [Encoding::Gzip, Encoding::Brotli, Encoding::Zstd].map(|encoding| compress(&page.body, encoding))
}

/// Keeps pages in memory without a file.
pub fn in_memory(pages: Vec<Page>) -> Vec<PackedPage> {
    let packed = compress_all(&pages);
    pages
        .into_iter()
        .zip(packed)
        .map(
            |(
                page,
                Packed {
                    digest,
                    forms: [gzip, brotli, zstd],
                },
            )| PackedPage {
                tag: tag_of(&digest),
                path: page.path,
                content_type: page.content_type,
                language: page.language,
                identity: page.body.into(),
                gzip: gzip.map(Bytes::from),
                brotli: brotli.map(Bytes::from),
                zstd: zstd.map(Bytes::from),
            },
        )
        .collect()
}

/// Maps a pack into memory.
///
/// `Check::Checksum` reads the whole file once; `Check::Shape` only its trailer and index.
///
/// # Errors
/// When the file is missing, incomplete or damaged.
pub fn open(path: &Path, check: Check) -> Result<Pack, PackError> {
    let file = File::open(path)?;
    // SAFETY: packs are written under another name, renamed when complete and never written again (see the module's
    // invariants); the data folder belongs to this program.
    #[expect(
        unsafe_code,
        reason = "mapping a file is unsafe because others could change it; nobody changes packs"
    )]
    let map = unsafe { memmap2::Mmap::map(&file)? };
    let whole = Bytes::from_owner(map);
    let body_length = whole.len().checked_sub(TRAILER).ok_or(PackError::Broken)?;
    let trailer = &whole[body_length..];
    if &trailer[..8] != MAGIC {
        return Err(PackError::Broken);
    }
    let number = |at: usize| {
        let bytes: [u8; 8] = trailer[at..at + 8].try_into().expect("eight bytes");
        u64::from_le_bytes(bytes)
    };
    if check == Check::Checksum {
        let mut checksum = libdeflater::Crc::new();
        checksum.update(&whole[..body_length]);
        if checksum.sum().to_le_bytes() != trailer[24..] {
            return Err(PackError::Broken);
        }
    }
    let slice = |(offset, length): (u64, u64)| -> Result<Bytes, PackError> {
        let start = usize::try_from(offset).map_err(|_| PackError::Broken)?;
        let end = usize::try_from(length)
            .ok()
            .and_then(|length| start.checked_add(length))
            .ok_or(PackError::Broken)?;
        if end > body_length {
            return Err(PackError::Broken);
        }
        Ok(whole.slice(start..end))
    };
    let index: Index = serde_json::from_slice(&slice((number(8), number(16)))?).map_err(|_| PackError::Broken)?;
    let pages = index
        .pages
        .into_iter()
        .map(|page| {
            let [identity, gzip, brotli, zstd] = page.bodies;
            Ok(PackedPage {
                path: page.path,
                content_type: page.content_type,
                language: page.language,
                tag: page.tag,
                identity: slice(identity.ok_or(PackError::Broken)?)?,
                gzip: gzip.map(slice).transpose()?,
                brotli: brotli.map(slice).transpose()?,
                zstd: zstd.map(slice).transpose()?,
            })
        })
        .collect::<Result<_, PackError>>()?;
    let private = index
        .private
        .into_iter()
        .map(|(name, place)| Ok((name, slice(place)?)))
        .collect::<Result<_, PackError>>()?;
    Ok(Pack { pages, private })
}

/// How closely a pack is looked at before it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// The whole file against its checksum.
    Checksum,
    /// Trailer and index only; quick, for starting up.
    Shape,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages() -> Vec<Page> {
        vec![
            Page {
                path: "/kk".into(),
                content_type: "text/html; charset=utf-8".into(),
                language: Some("kk".into()),
                body: "<p>Көкшетау</p>".repeat(100).into_bytes(),
            },
            Page {
                path: "/tiny".into(),
                content_type: "text/plain".into(),
                language: None,
                body: b"x".to_vec(),
            },
        ]
    }

    #[test]
    fn a_pack_gives_back_what_was_put_in() {
        let folder = std::env::temp_dir().join(format!("kurultai-pack-{}", std::process::id()));
        let path = folder.join("a.pack");
        write(&path, pages(), &[("list".to_owned(), b"[1]".to_vec())]).unwrap();
        let pack = open(&path, Check::Checksum).unwrap();
        assert_eq!(pack.pages.len(), 2);
        assert_eq!(pack.pages[0].identity, pages()[0].body);
        assert!(pack.pages[0].brotli.as_ref().unwrap().len() < 200);
        assert_eq!(pack.pages[1].gzip, None);
        assert_eq!(pack.private, vec![("list".to_owned(), Bytes::from_static(b"[1]"))]);
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_damaged_pack_is_not_opened() {
        let folder = std::env::temp_dir().join(format!("kurultai-damaged-{}", std::process::id()));
        let path = folder.join("a.pack");
        write(&path, pages(), &[]).unwrap();
        let whole = std::fs::read(&path).unwrap();
        for (name, bytes) in [
            ("short", whole[..whole.len() - 1].to_vec()),
            ("empty", Vec::new()),
            ("flipped", {
                let mut bytes = whole.clone();
                bytes[3] ^= 1;
                bytes
            }),
        ] {
            let path = folder.join(name);
            std::fs::write(&path, bytes).unwrap();
            assert!(open(&path, Check::Checksum).is_err(), "{name}");
        }
        std::fs::remove_dir_all(folder).unwrap();
    }
}
