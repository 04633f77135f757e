//! Tags of a page, read as far as these tests need: attributes quoted or not, scripts as raw text.

/// A start tag.
#[derive(Debug, Clone)]
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    /// What follows, up to the next tag; the whole source of a script.
    pub text: String,
}

impl Tag {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Every start tag of a page, in its order.
pub fn tags(page: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|first: char| first.is_ascii_alphabetic()) {
            continue;
        }
        let (mut tag, after) = tag(rest);
        let end = match tag.name.as_str() {
            "script" | "style" => after.find(&format!("</{}", tag.name)),
            _ => after.find('<'),
        };
        let (text, after) = after.split_at(end.unwrap_or(after.len()));
        tag.text = text.to_owned();
        rest = after;
        tags.push(tag);
    }
    tags
}

fn tag(source: &str) -> (Tag, &str) {
    let stop = |letter: char| letter.is_whitespace() || letter == '>';
    let (name, mut rest) = source.split_at(source.find(stop).unwrap_or(source.len()));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        if rest.is_empty() {
            break;
        }
        let end = rest
            .find(|letter: char| stop(letter) || letter == '=')
            .unwrap_or(rest.len());
        let (attribute, after) = rest.split_at(end);
        let (value, after) = match after.strip_prefix('=') {
            None => ("", after),
            Some(after) => match after.strip_prefix(['"', '\'']) {
                Some(quoted) => {
                    let quote = &after[..1];
                    quoted.split_once(quote).unwrap_or((quoted, ""))
                }
                None => after.split_at(after.find(stop).unwrap_or(after.len())),
            },
        };
        attributes.push((attribute.to_ascii_lowercase(), unescaped(value)));
        rest = after;
    }
    let tag = Tag {
        name: name.trim_end_matches('/').to_ascii_lowercase(),
        attributes,
        text: String::new(),
    };
    (tag, rest)
}

fn unescaped(value: &str) -> String {
    value
        .replace("&quot;", "\"")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}
