//! Addresses: made whole where the file leaves a part to guess, and refused where they would run code.

/// Schemes that a link may have.
const SCHEMES: [&str; 14] = [
    "https", "http", "ftp", "git", "mailto", "irc", "ircs", "gemini", "gopher", "xmpp", "matrix", "tel", "rtmp",
    "webcal",
];

/// What became of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// Whole as written.
    Whole(String),
    /// A path of the conference's site, joined to it.
    Joined(String),
    /// Written without `https://`, or with spaces in it.
    Completed(String),
    /// No address, or one of a scheme that is not shown.
    Bad,
}

/// Makes an address whole; `base` is an address of the conference's site.
pub(super) fn address(text: &str, base: Option<&str>) -> Address {
    let text = text.trim();
    if text.is_empty() || text.starts_with('#') || text.chars().any(char::is_control) {
        return Address::Bad;
    }
    if text.contains(char::is_whitespace) {
        let path = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))
            .and_then(|rest| rest.split_once('/'));
        // Words in the host are words, spaces in the path are a careless address.
        return match path {
            Some((host, _)) if !host.contains(char::is_whitespace) && !text.contains("://http") => {
                Address::Completed(text.split_whitespace().collect::<Vec<_>>().join("%20"))
            }
            _ => Address::Bad,
        };
    }
    if let Some((scheme, rest)) = text.split_once(':') {
        let named = !scheme.is_empty()
            && scheme
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
        if named && !(rest.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) && scheme.contains('.')) {
            let known = SCHEMES.iter().any(|name| name.eq_ignore_ascii_case(scheme));
            let full = !rest.trim_start_matches('/').is_empty();
            return if known && full {
                Address::Whole(text.to_owned())
            } else {
                Address::Bad
            };
        }
    }
    if let Some(rest) = text.strip_prefix("//") {
        return if rest.is_empty() {
            Address::Bad
        } else {
            Address::Completed(format!("https://{rest}"))
        };
    }
    if is_host(text.split(['/', '?', '#', ':']).next().unwrap_or("")) {
        return Address::Completed(format!("https://{text}"));
    }
    base.and_then(|base| join(base, text))
        .map_or(Address::Bad, Address::Joined)
}

/// `github.com`, but neither `slides.pdf` nor `..`.
fn is_host(name: &str) -> bool {
    const FILES: [&str; 16] = [
        "pdf", "png", "jpg", "jpeg", "gif", "svg", "odp", "odt", "ppt", "pptx", "html", "htm", "txt", "zip", "mp4",
        "webm",
    ];
    let Some((host, last)) = name.rsplit_once('.') else {
        return false;
    };
    !host.is_empty()
        && host.split('.').all(|label| !label.is_empty())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
        && (2..=12).contains(&last.len())
        && last.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !FILES.iter().any(|file| file.eq_ignore_ascii_case(last))
}

/// A path joined to a base (RFC 3986, section 5.2, for paths only).
fn join(base: &str, path: &str) -> Option<String> {
    let (scheme, rest) = base.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let rest = rest.split(['?', '#']).next()?;
    let (host, folder) = rest.split_once('/').unwrap_or((rest, ""));
    if host.is_empty() {
        return None;
    }
    if path.starts_with('/') {
        return Some(format!("{scheme}://{host}{path}"));
    }
    let mut segments: Vec<&str> = folder.split('/').filter(|segment| !segment.is_empty()).collect();
    if !folder.ends_with('/') {
        segments.pop();
    }
    for segment in path.split('/') {
        match segment {
            "." => {}
            ".." => {
                segments.pop();
            }
            _ => segments.push(segment),
        }
    }
    Some(format!("{scheme}://{host}/{}", segments.join("/")))
}

#[cfg(test)]
mod tests {
    use super::{Address, address};

    #[test]
    fn addresses_are_whole_joined_completed_or_refused() {
        let base = Some("https://example.org/2024/schedule/");
        let cases = [
            ("https://example.org/x", Address::Whole("https://example.org/x".into())),
            (
                "/media/a.png",
                Address::Joined("https://example.org/media/a.png".into()),
            ),
            (
                "../../slides/a.pdf",
                Address::Joined("https://example.org/slides/a.pdf".into()),
            ),
            (
                "a.pdf",
                Address::Joined("https://example.org/2024/schedule/a.pdf".into()),
            ),
            (
                "github.com/mega65/core",
                Address::Completed("https://github.com/mega65/core".into()),
            ),
            (
                "localhost.example:80/x",
                Address::Completed("https://localhost.example:80/x".into()),
            ),
            ("javascript:alert(1)", Address::Bad),
            ("data:text/html,x", Address::Bad),
            (
                "https://example.org/a b.pdf",
                Address::Completed("https://example.org/a%20b.pdf".into()),
            ),
            ("#room:example.org", Address::Bad),
            ("http://", Address::Bad),
            ("Some words here", Address::Bad),
            ("", Address::Bad),
        ];
        for (text, expected) in cases {
            assert_eq!(address(text, base), expected, "{text}");
        }
        assert_eq!(address("/x", None), Address::Bad);
    }
}
