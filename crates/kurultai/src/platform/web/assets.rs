//! The files that pages use: styles, scripts, fonts, pictures. Carried in the program.

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// The address of an asset by its path in `assets/`; it changes whenever any asset does.
pub fn address(path: &str) -> String {
    format!("/assets/{DIGEST}/{path}")
}

pub fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, kind)| kind) {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
