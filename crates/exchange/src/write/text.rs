//! Words and addresses made safe for formats that are strict about characters.

use crate::archive::Text;

/// The words in `language`, else in another language, with the language they are in; blank words count as missing.
pub(super) fn best<'a>(text: &'a Text, language: &'a str) -> Option<(&'a str, &'a str)> {
    if let Some((tag, words)) = text.best(language).filter(|(_, words)| !is_blank(words)) {
        return Some((tag, words));
    }
    [language, "en", "ru", "kk"]
        .into_iter()
        .find_map(|tag| text.get(tag).map(|words| (tag, words)))
        .into_iter()
        .chain(text.words.iter().map(|(tag, words)| (tag.as_str(), words.as_str())))
        .find(|(_, words)| !is_blank(words))
}

/// Like [`best`], on one line and without the language.
pub(super) fn best_line(text: &Text, language: &str) -> Option<String> {
    best(text, language).map(|(_, words)| line(words))
}

fn is_blank(words: &str) -> bool {
    !words.chars().any(|c| is_printable(c) && !c.is_whitespace())
}

/// Neither a control character nor a noncharacter; all of these are XML 1.0 characters.
fn is_printable(c: char) -> bool {
    !c.is_control() && (c as u32) & 0xfffe != 0xfffe && !('\u{fdd0}'..='\u{fdef}').contains(&c)
}

/// The words with line breaks as `\n`, tabs kept, and every other control character and noncharacter removed.
pub(super) fn clean(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\n' | '\t' => out.push(c),
            c if is_printable(c) => out.push(c),
            _ => {}
        }
    }
    out
}

/// The words on one line: [`clean`], with every run of white space as one space.
pub(super) fn line(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in clean(words).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The tag when it has the form of a language tag (BCP 47, as `xs:language` has it).
pub(super) fn language_tag(tag: &str) -> Option<&str> {
    let mut parts = tag.split('-');
    let first = parts.next()?;
    let fits = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    (fits(first) && first.bytes().all(|b| b.is_ascii_alphabetic()) && parts.all(fits)).then_some(tag)
}

/// Lower-case ASCII letters and digits, every run of anything else as one `separator`; empty when nothing is left.
pub(super) fn slug(words: &str, separator: char) -> String {
    let mut out = String::new();
    for c in words.chars() {
        match c.to_ascii_lowercase() {
            c @ ('a'..='z' | '0'..='9') => out.push(c),
            _ if out.ends_with(separator) || out.is_empty() => {}
            _ => out.push(separator),
        }
        if out.len() >= 80 {
            break;
        }
    }
    out.trim_end_matches(separator).to_owned()
}

/// One segment of a path, percent-encoded (RFC 3986).
pub(super) fn path_segment(segment: &str) -> String {
    let mut out = String::new();
    for byte in segment.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'~' => out.push(byte.into()),
            // `.` alone is a step in a path
            b'.' if segment.bytes().any(|b| b != b'.') => out.push('.'),
            _ => push_encoded(&mut out, byte),
        }
    }
    out
}

/// The address as a URI (RFC 3986) when it is http or https and has a host; what a URI may not hold is percent-encoded.
/// `None` for every other scheme and for ports and hosts that cannot be.
pub(super) fn http_url(address: &str) -> Option<String> {
    let address = address.trim();
    let (scheme, rest) = ["https://", "http://"].into_iter().find_map(|scheme| {
        let start = address.get(..scheme.len())?;
        start
            .eq_ignore_ascii_case(scheme)
            .then(|| (scheme, &address[scheme.len()..]))
    })?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(end);
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) => (host, Some(port.parse::<u16>().ok()?)),
        None => (authority, None),
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c) || (!c.is_ascii() && is_printable(c));
    if host.is_empty() || !host.chars().all(plain) {
        return None;
    }
    let mut out = String::from(scheme);
    encode_into(&mut out, host);
    if let Some(port) = port {
        out.push_str(&format!(":{port}"));
    }
    match tail.split_once('#') {
        Some((before, fragment)) => {
            encode_into(&mut out, before);
            out.push('#');
            encode_into(&mut out, fragment);
        }
        None => encode_into(&mut out, tail),
    }
    Some(out)
}

fn encode_into(out: &mut String, part: &str) {
    let bytes = part.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let is_escape = || matches!(bytes.get(at + 1..at + 3), Some(two) if two.iter().all(u8::is_ascii_hexdigit));
        match byte {
            b'%' if is_escape() => out.push('%'),
            b if b.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&b) => out.push(b.into()),
            _ => push_encoded(out, byte),
        }
    }
}

fn push_encoded(out: &mut String, byte: u8) {
    out.push_str(&format!("%{byte:02X}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_never_leave() {
        assert_eq!(clean("a\u{0}b\u{1b}[1m\r\nc\rd\te\u{fffe}\u{85}"), "ab[1m\nc\nd\te");
        assert_eq!(line("  one \r\n two\u{7} "), "one two");
    }

    #[test]
    fn blank_words_are_missing_words() {
        let mut text = Text::of("ru", "Пленарное заседание");
        text.words
            .insert(crate::archive::Language::new("en"), " \u{1}\n".into());
        assert_eq!(best(&text, "en"), Some(("ru", "Пленарное заседание")));
        assert_eq!(best(&Text::of("kk", ""), "kk"), None);
    }

    #[test]
    fn addresses_are_http_or_nothing() {
        let cases = [
            (
                "https://example.org/а b?q=<x>#y#z",
                Some("https://example.org/%D0%B0%20b?q=%3Cx%3E#y%23z"),
            ),
            ("HTTP://example.org:8080", Some("http://example.org:8080")),
            ("https://example.org/100%", Some("https://example.org/100%25")),
            ("https://example.org/%D0%B0", Some("https://example.org/%D0%B0")),
            ("javascript:alert(1)", None),
            ("https://", None),
            ("https://exa mple.org", None),
            ("https://example.org:99999/", None),
            ("//example.org", None),
        ];
        for (given, expected) in cases {
            assert_eq!(http_url(given).as_deref(), expected, "{given}");
        }
    }

    #[test]
    fn segments_and_slugs_hold_no_surprises() {
        assert_eq!(path_segment("../ы"), "..%2F%D1%8B");
        assert_eq!(path_segment(".."), "%2E%2E");
        assert_eq!(slug("--Plenary session, день 1!", '-'), "plenary-session-1");
        assert_eq!(language_tag("kk-Cyrl-KZ"), Some("kk-Cyrl-KZ"));
        assert_eq!(language_tag("k\"k"), None);
    }
}
