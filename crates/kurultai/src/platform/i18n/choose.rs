//! Which language to greet a reader in.

use super::Lang;

/// The language that a reader's `Accept-Language` asks for most (RFC 9110, 12.5.4); `fallback` when it asks for none of ours.
///
/// Among equals the first wins. `*` stands for `fallback`. What cannot be read is passed over.
pub fn negotiate(accept_language_header: Option<&str>, fallback: Lang) -> Lang {
    let mut best: Option<(Lang, u16)> = None;
    for item in accept_language_header.unwrap_or_default().split(',') {
        let mut parts = item.split(';').map(str::trim);
        let range = parts.next().unwrap_or_default();
        let weight = match parts.find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q="))) {
            None => 1000,
            Some(text) => match text.trim().parse::<f32>() {
                Ok(q) if (0.0..=1.0).contains(&q) => (q * 1000.0).round() as u16,
                _ => continue,
            },
        };
        let lang = if range == "*" {
            Some(fallback)
        } else {
            Lang::from_tag(range)
        };
        if let Some(lang) = lang
            && weight > best.map_or(0, |(_, weight)| weight)
        {
            best = Some((lang, weight));
        }
    }
    best.map_or(fallback, |(lang, _)| lang)
}
