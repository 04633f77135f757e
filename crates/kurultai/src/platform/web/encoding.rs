//! Content encodings: which ones we keep, and which one a client gets (RFC 9110, section 12.5.3).

use std::cell::RefCell;
use std::io::Write as _;

/// The forms in which a body is kept, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    Brotli,
    Zstd,
    Gzip,
    Identity,
}

impl Encoding {
    pub const ALL: [Self; 4] = [Self::Brotli, Self::Zstd, Self::Gzip, Self::Identity];

    /// The value of `Content-Encoding`, and what is added to the entity tag.
    pub fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Zstd => "zstd",
            Self::Gzip => "gzip",
            Self::Identity => "identity",
        }
    }
}

/// The encoding to answer with: of those we have that the client weighs highest, the smallest for us to send. Identity when
/// it asks for nothing we have, since a page in the wrong encoding is still better than none.
pub fn negotiate(accept: Option<&[u8]>, have: impl Fn(Encoding) -> bool) -> Encoding {
    let Some(accept) = accept.and_then(|bytes| std::str::from_utf8(bytes).ok()) else {
        return Encoding::Identity;
    };
    let mut weights: [Option<u16>; 4] = [None; 4];
    let mut others = None;
    for item in accept.split(',') {
        let mut parts = item.split(';');
        let name = parts.next().unwrap_or_default().trim();
        let weight = parts
            .find_map(|part| {
                part.trim()
                    .strip_prefix("q=")
                    .or_else(|| part.trim().strip_prefix("Q="))
            })
            .map_or(1000, thousandths);
        match name {
            "*" => others = Some(weight),
            _ => {
                if let Some(place) = Encoding::ALL.iter().position(|encoding| {
                    encoding.name().eq_ignore_ascii_case(name)
                        || (*encoding == Encoding::Gzip && name.eq_ignore_ascii_case("x-gzip"))
                }) {
                    weights[place] = Some(weight);
                }
            }
        }
    }
    let mut best = (Encoding::Identity, 0);
    for (place, encoding) in Encoding::ALL.into_iter().enumerate() {
        let default = if encoding == Encoding::Identity && others.is_none() {
            1
        } else {
            others.unwrap_or(0)
        };
        let weight = weights[place].unwrap_or(default);
        if weight > best.1 && have(encoding) {
            best = (encoding, weight);
        }
    }
    best.0
}

/// A weight such as `0.8` in thousandths; what cannot be read counts as not wanted.
fn thousandths(weight: &str) -> u16 {
    weight
        .trim()
        .parse::<f32>()
        .ok()
        .filter(|weight| (0.0..=1.0).contains(weight))
        .map_or(0, |weight| {
            // In range by the filter above.
            (weight * 1000.0) as u16
        })
}

// Most bodies are small, so that making a compressor would cost more than using it; each thread keeps its own. The levels
// are those after which a page takes twice the time for a hundredth of its size.
thread_local! {
    static GZIP: RefCell<libdeflater::Compressor> = RefCell::new(libdeflater::Compressor::new(
        libdeflater::CompressionLvl::new(4).expect("4 is a level libdeflate has"),
    ));
    static ZSTD: RefCell<zstd::bulk::Compressor<'static>> =
        RefCell::new(zstd::bulk::Compressor::new(3).expect("3 is a level Zstandard has"));
}

/// Compresses a body for keeping. `None` when the encoding would not make it smaller.
pub fn compress(body: &[u8], encoding: Encoding) -> Option<Vec<u8>> {
    let packed = match encoding {
        Encoding::Identity => return None,
        Encoding::Gzip => GZIP.with_borrow_mut(|compressor| {
            let mut packed = vec![0; compressor.gzip_compress_bound(body.len())];
            let length = compressor
                .gzip_compress(body, &mut packed)
                .expect("the buffer has the size it asked for");
            packed.truncate(length);
            packed
        }),
        Encoding::Zstd => ZSTD.with_borrow_mut(|compressor| {
            compressor
                .compress(body)
                .expect("compressing into memory does not fail")
        }),
        Encoding::Brotli => {
            let mut packed = Vec::with_capacity(body.len() / 3);
            let params = brotli::enc::BrotliEncoderParams {
                quality: 3,
                lgwin: 18,
                ..Default::default()
            };
            let mut writer = brotli::CompressorWriter::with_params(&mut packed, 16 * 1024, &params);
            writer.write_all(body).expect("writing into memory does not fail");
            drop(writer);
            packed
        }
    };
    (packed.len() < body.len()).then_some(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_of_the_best_weighed_encodings_is_sent() {
        let check = |accept: &str, expected: Encoding| {
            assert_eq!(negotiate(Some(accept.as_bytes()), |_| true), expected, "{accept}");
        };
        check("gzip, deflate, br, zstd", Encoding::Brotli);
        check("gzip", Encoding::Gzip);
        check("gzip;q=0.5, zstd;q=0.9", Encoding::Zstd);
        check("br;q=0, *", Encoding::Zstd);
        check("br;q=0, gzip;q=0.1", Encoding::Gzip);
        check("identity", Encoding::Identity);
        check("identity;q=1, gzip;q=0.2", Encoding::Identity);
        check("deflate", Encoding::Identity);
        check("", Encoding::Identity);
        check("gzip;q=banana", Encoding::Identity);
        check("*;q=0", Encoding::Identity);
        assert_eq!(negotiate(None, |_| true), Encoding::Identity);
        assert_eq!(negotiate(Some(b"\xff"), |_| true), Encoding::Identity);
    }

    #[test]
    fn an_encoding_that_is_not_there_is_passed_over() {
        let gzip_only = |encoding| encoding >= Encoding::Gzip;
        let found = |accept: &str| negotiate(Some(accept.as_bytes()), gzip_only);
        assert_eq!(found("gzip, br, zstd"), Encoding::Gzip);
        assert_eq!(found("br, zstd"), Encoding::Identity);
        assert_eq!(found("gzip;q=0.2, br"), Encoding::Gzip);
    }

    #[test]
    fn what_was_compressed_unpacks_to_the_same_bytes() {
        let body = "Қазақстан мен Ресейдің өңіраралық ынтымақтастық форумы. "
            .repeat(200)
            .into_bytes();
        let zstd = compress(&body, Encoding::Zstd).unwrap();
        assert_eq!(zstd::stream::decode_all(zstd.as_slice()).unwrap(), body);
        let brotli = compress(&body, Encoding::Brotli).unwrap();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut brotli.as_slice(), &mut unpacked).unwrap();
        assert_eq!(unpacked, body);
        let gzip = compress(&body, Encoding::Gzip).unwrap();
        let mut unpacked = vec![0; body.len()];
        libdeflater::Decompressor::new()
            .gzip_decompress(&gzip, &mut unpacked)
            .unwrap();
        assert_eq!(unpacked, body);
        assert_eq!(compress(b"x", Encoding::Gzip), None, "not kept when it is larger");
    }
}
