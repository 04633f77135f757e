//! QR codes (ISO/IEC 18004) as one path of an SVG picture.

use fast_qr::{ECL, QRBuilder};

/// Dark modules as a path within a square of `width`, the quiet border of four modules included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub width: usize,
    pub path: String,
}

/// The code of this text at level M; `None` when the text is too long for one.
pub fn picture(text: &str) -> Option<Picture> {
    use std::fmt::Write as _;
    let code = QRBuilder::new(text).ecl(ECL::M).build().ok()?;
    let size = code.size;
    let mut path = String::new();
    for y in 0..size {
        let row = &code[y];
        let mut x = 0;
        while x < size {
            let run = row[x..size].iter().take_while(|module| module.value()).count();
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + 4, y + 4);
            }
            x += run.max(1);
        }
    }
    Some(Picture { width: size + 8, path })
}
