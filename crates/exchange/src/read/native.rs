//! Our own archive: strict, since nobody else writes it.

use serde::Deserialize;

use super::MAX_BYTES;
use crate::archive::{Archive, FORMAT};
use crate::remark::{Remark, Severity};

/// Reads an archive that [`Archive::to_json`] wrote; reading and writing again gives the same bytes.
///
/// # Errors
/// Remarks, at least one of them an error with its line and column: no JSON, a key or a value that an archive does not have,
/// another format, or more than [`MAX_BYTES`].
pub fn native(file_name: &str, bytes: &[u8]) -> Result<Archive, Vec<Remark>> {
    let remark = |line, column, what: String, value: String, hint: &str| {
        vec![Remark {
            severity: Severity::Error,
            file: file_name.to_owned(),
            line,
            column,
            what,
            value,
            hint: hint.to_owned(),
        }]
    };
    if bytes.len() > MAX_BYTES {
        let what = format!("the file is larger than {} MB", MAX_BYTES / (1024 * 1024));
        return Err(remark(
            0,
            0,
            what,
            bytes.len().to_string(),
            "export one edition at a time",
        ));
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    let fault = |error: &serde_json::Error| {
        let message = error.to_string();
        // serde_json says the place again at the end of its sentence.
        let what = message
            .rsplit_once(" at line ")
            .map_or(message.as_str(), |(what, _)| what)
            .to_owned();
        let hint = match error.classify() {
            serde_json::error::Category::Eof => "the file was cut short; fetch it again",
            serde_json::error::Category::Syntax => "the file is no JSON",
            _ => "",
        };
        remark(error.line(), error.column(), what, String::new(), hint)
    };
    // The format comes first: a file of another kind should not be blamed for its fields.
    let header: Header = serde_json::from_slice(bytes).map_err(|error| fault(&error))?;
    match header.format {
        Some(format) if format == FORMAT => {}
        Some(format) => {
            let hint = format!("this version reads {FORMAT}");
            return Err(remark(1, 1, "an archive of another format".to_owned(), format, &hint));
        }
        None => {
            let hint = format!("an archive begins with \"format\": \"{FORMAT}\"");
            return Err(remark(1, 1, "the file is no archive".to_owned(), String::new(), &hint));
        }
    }
    serde_json::from_slice(bytes).map_err(|error| fault(&error))
}

/// The one field that every archive begins with.
#[derive(Deserialize)]
struct Header {
    format: Option<String>,
}
