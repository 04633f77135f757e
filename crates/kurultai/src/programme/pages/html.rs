//! Words on their way into a page: escaped once, then safe.

use std::fmt::{self, Write};

use askama::filters::HtmlSafe;

/// Markup that may be written into a page as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html(pub String);

impl Html {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl HtmlSafe for Html {}

/// Text that displays with the five characters of HTML escaped, in content and in quoted attributes.
pub struct Escaped<'a>(pub &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
            f.write_str(&rest[..at])?;
            f.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                b'"' => "&quot;",
                _ => "&#39;",
            })?;
            rest = &rest[at + 1..];
        }
        f.write_str(rest)
    }
}

/// Takes out the line breaks and indentation of the templates: none between two tags, a space elsewhere. A space that
/// must stay between two tags is written on their line.
pub fn squeeze(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = rest.find('\n') {
        out.push_str(rest[..at].trim_end());
        rest = rest[at..].trim_start();
        if !(out.ends_with('>') && rest.starts_with('<') || out.is_empty() || rest.is_empty()) {
            out.push(' ');
        }
    }
    out.push_str(rest);
    out
}

/// Paragraphs of a text that separates them by empty lines or line breaks.
pub fn paragraphs(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for paragraph in text.split('\n').map(str::trim).filter(|p| !p.is_empty()) {
        let _ = write!(out, "<p>{}</p>", Escaped(paragraph));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_five_characters_are_escaped() {
        assert_eq!(Escaped("a<b>&\"c\"'").to_string(), "a&lt;b&gt;&amp;&quot;c&quot;&#39;");
    }

    #[test]
    fn line_breaks_between_tags_vanish_and_others_become_a_space() {
        assert_eq!(squeeze("<ul>\n  <li>a\n  b</li>\n</ul>\n"), "<ul><li>a b</li></ul>");
    }
}
