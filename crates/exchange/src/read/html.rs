//! HTML in a text field, as FOSDEM and Indico write it, turned into plain paragraphs.

/// Tags by which a text is recognised as HTML. Markdown may contain `<small>` and the like; these carry whole texts.
const TAGS: [&str; 22] = [
    "p",
    "br",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "a",
    "div",
    "blockquote",
    "pre",
    "em",
    "strong",
    "table",
    "span",
    "b",
    "i",
    "code",
];

/// Whether a text is HTML: it has the closing tag of a known element, or a `<p>` or `<br>`.
pub(super) fn is_html(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let closing = rest.starts_with('/');
        let name = tag_name(rest.strip_prefix('/').unwrap_or(rest));
        let known = TAGS.iter().any(|tag| name.eq_ignore_ascii_case(tag));
        if known && (closing || name.eq_ignore_ascii_case("br") || name.eq_ignore_ascii_case("p")) {
            return true;
        }
    }
    false
}

fn tag_name(after: &str) -> &str {
    let end = after
        .find(|character: char| !character.is_ascii_alphanumeric())
        .unwrap_or(after.len());
    &after[..end]
}

/// The words of an HTML text: paragraphs apart, list items with a dash, the address of a link behind its words.
pub(super) fn to_plain(source: &str) -> String {
    // A text that begins with words is Markdown with a few tags in it: its line breaks mean something.
    let lines = !source.trim_start().starts_with('<');
    let mut plain = Plain {
        lines,
        ..Plain::default()
    };
    // Where no more tags can end: a text of `<a<a<a` must not be searched from every `<`.
    let last = source.rfind('>').unwrap_or(0);
    let mut rest = source;
    while let Some(at) = rest.find(['<', '&']) {
        plain.words(&rest[..at]);
        let special = rest.as_bytes()[at];
        rest = &rest[at + 1..];
        if special == b'&' {
            match rest
                .as_bytes()
                .iter()
                .take(11)
                .position(|byte| *byte == b';')
                .and_then(|end| Some((end, character(&rest[..end])?)))
            {
                Some((end, character)) => {
                    plain.words(character.encode_utf8(&mut [0; 4]));
                    rest = &rest[end + 1..];
                }
                None => plain.words("&"),
            }
            continue;
        }
        if let Some(after) = rest.strip_prefix("!--") {
            rest = after.find("-->").map_or("", |end| &after[end + 3..]);
            continue;
        }
        let name = tag_name(rest.strip_prefix('/').unwrap_or(rest)).to_ascii_lowercase();
        let ends = source.len() - rest.len() <= last && !name.is_empty();
        let Some(end) = ends.then(|| rest.find('>')).flatten() else {
            plain.words("<");
            continue;
        };
        let (tag, after) = (&rest[..end], &rest[end + 1..]);
        rest = after;
        if matches!(name.as_str(), "script" | "style") && !tag.starts_with('/') {
            let closing = format!("</{name}");
            let found = rest
                .as_bytes()
                .windows(closing.len())
                .position(|word| word.eq_ignore_ascii_case(closing.as_bytes()));
            rest = found.map_or("", |at| &rest[at..]);
            continue;
        }
        plain.tag(&name, tag);
    }
    plain.words(rest);
    plain.finish()
}

/// The character of an entity's name, without `&` and `;`.
pub(super) fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|character| *character != '\0');
    }
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        "nbsp" => '\u{a0}',
        "shy" => '\u{ad}',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "bdquo" => '„',
        "laquo" => '«',
        "raquo" => '»',
        "bull" => '•',
        "middot" => '·',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "deg" => '°',
        "euro" => '€',
        "times" => '×',
        "rarr" => '→',
        "larr" => '←',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "ntilde" => 'ñ',
        _ => return None,
    })
}

#[derive(Default)]
struct Plain {
    text: String,
    /// Line breaks owed before the next word.
    breaks: usize,
    space: bool,
    preformatted: bool,
    /// Line breaks of the source are kept throughout.
    lines: bool,
    /// Address of the link that is open, and where its words begin.
    link: Option<(String, usize)>,
}

impl Plain {
    fn words(&mut self, words: &str) {
        for character in words.chars() {
            if character.is_whitespace()
                && character != '\u{a0}'
                && !self.preformatted
                && !(self.lines && character == '\n')
            {
                self.space = true;
                continue;
            }
            if self.breaks > 0 && !self.text.is_empty() {
                let trailing = self.text.chars().rev().take_while(|last| *last == '\n').count();
                (trailing..self.breaks).for_each(|_| self.text.push('\n'));
            } else if self.space && !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
            self.breaks = 0;
            self.space = false;
            self.text.push(character);
        }
    }

    fn tag(&mut self, name: &str, tag: &str) {
        let closing = tag.starts_with('/');
        match name {
            "br" | "tr" | "dt" | "dd" => self.breaks = self.breaks.max(1),
            "li" if !closing => {
                self.breaks = self.breaks.max(1);
                self.words("- ");
                self.space = false;
                self.text.push_str(if self.text.ends_with('-') { " " } else { "" });
            }
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "table" | "ul" | "ol" | "dl"
            | "hr" => {
                self.breaks = 2;
            }
            "pre" => {
                self.breaks = 2;
                self.preformatted = !closing;
            }
            "a" if !closing => self.link = attribute(tag, "href").map(|address| (address, self.text.len())),
            "a" => {
                if let Some((address, start)) = self.link.take() {
                    let shown = self.text.get(start..).unwrap_or("").trim();
                    if address.contains("://") && shown != address {
                        self.words(&format!(" ({address})"));
                    }
                }
            }
            "img" => {
                let words = attribute(tag, "alt").filter(|alt| !alt.trim().is_empty());
                let address = attribute(tag, "src").filter(|address| address.contains("://"));
                match (words, address) {
                    (Some(words), Some(address)) => self.words(&format!("{words} ({address})")),
                    (Some(words), None) | (None, Some(words)) => self.words(&words),
                    (None, None) => {}
                }
            }
            "td" | "th" => self.space = true,
            _ => {}
        }
    }

    fn finish(self) -> String {
        self.text.trim().to_owned()
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.find(&format!("{name}="))? + name.len() + 1;
    let rest = &tag[at..];
    let value = match rest.chars().next()? {
        quote @ ('"' | '\'') => rest[1..].split(quote).next()?,
        _ => rest.split(|character: char| character.is_whitespace()).next()?,
    };
    Some(value.replace("&amp;", "&"))
}

#[cfg(test)]
mod tests {
    use super::{is_html, to_plain};

    #[test]
    fn paragraphs_lists_and_links_become_plain_words() {
        let cases = [
            ("<p>One</p>\n<p>Two</p>", "One\n\nTwo"),
            ("<ul><li>a</li><li>b</li></ul>", "- a\n- b"),
            (
                "see <a href=\"https://example.org/x\">the page</a>!",
                "see the page (https://example.org/x)!",
            ),
            (
                "<a href='https://example.org'>https://example.org</a>",
                "https://example.org",
            ),
            ("a &lt; b &amp; c &unknown;", "a < b & c &unknown;"),
            ("x<script>alert(1)</script>y", "xy"),
            ("1 < 2", "1 < 2"),
            ("Words\n\n* a\n* <em>b</em>", "Words\n\n* a\n* b"),
            ("<pre>a\n  b</pre>", "a\n  b"),
        ];
        for (source, plain) in cases {
            assert_eq!(to_plain(source), plain, "{source}");
        }
    }

    #[test]
    fn markdown_is_not_taken_for_html() {
        assert!(is_html("<p>x"));
        assert!(is_html("an <em>x</em>"));
        assert!(!is_html("a < b > c, <small>*x*</small>, <https://example.org>"));
    }
}
