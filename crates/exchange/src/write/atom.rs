//! A feed of releases and of what changed in them (Atom, RFC 4287).

use std::collections::HashSet;

use jiff::Timestamp;

use super::context::Context;
use super::text;
use super::xml::Xml;

/// The feed itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// An IRI that never changes, such as `urn:uuid:…`.
    pub id: String,
    pub title: String,
    pub subtitle: Option<String>,
    /// Where the feed is found, and the page that says the same; written when they are http or https.
    pub self_url: String,
    pub page_url: String,
    /// Who publishes; stands for every entry without an author of its own. When blank, the feed's title stands in,
    /// since every entry must have an author.
    pub author: String,
}

/// Something that was published or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// An IRI that never changes and belongs to no other entry, such as `urn:uuid:…`.
    pub id: String,
    pub title: String,
    pub updated: Timestamp,
    /// What happened, as HTML; the caller answers for its safety.
    pub html: String,
    /// Written when it is http or https.
    pub url: Option<String>,
    pub author: Option<String>,
}

/// The feed in the context's language, newest entries first; of entries with the same id only the newest is kept. The
/// feed is as new as its newest entry; without entries, as the release.
pub fn write(ctx: &Context<'_>, feed: &Feed, entries: &[Entry]) -> String {
    let mut entries: Vec<&Entry> = entries.iter().collect();
    entries.sort_by(|a, b| b.updated.cmp(&a.updated).then_with(|| a.id.cmp(&b.id)));
    let mut seen = HashSet::new();
    entries.retain(|entry| seen.insert(entry.id.as_str()));

    let mut xml = Xml::new();
    let namespace = ("xmlns", "http://www.w3.org/2005/Atom");
    match text::language_tag(ctx.language) {
        Some(language) => xml.open("feed", &[namespace, ("xml:lang", language)]),
        None => xml.open("feed", &[namespace]),
    }
    xml.words("id", &[], &text::line(&feed.id));
    xml.words("title", &[], &text::line(&feed.title));
    if let Some(subtitle) = feed
        .subtitle
        .as_deref()
        .map(text::line)
        .filter(|words| !words.is_empty())
    {
        xml.words("subtitle", &[], &subtitle);
    }
    xml.words(
        "updated",
        &[],
        &utc(entries.first().map_or(ctx.published, |entry| entry.updated)),
    );
    link(&mut xml, "self", "application/atom+xml", &feed.self_url);
    link(&mut xml, "alternate", "text/html", &feed.page_url);
    let name = text::line(&feed.author);
    author(&mut xml, if name.is_empty() { &feed.title } else { &name });
    xml.words("generator", &[], "Kurultai");
    for entry in entries {
        xml.open("entry", &[]);
        xml.words("id", &[], &text::line(&entry.id));
        xml.words("title", &[], &text::line(&entry.title));
        xml.words("updated", &[], &utc(entry.updated));
        if let Some(name) = entry.author.as_deref().map(text::line).filter(|name| !name.is_empty()) {
            author(&mut xml, &name);
        }
        if let Some(url) = &entry.url {
            link(&mut xml, "alternate", "text/html", url);
        }
        xml.words("content", &[("type", "html")], &entry.html);
        xml.close("entry");
    }
    xml.close("feed");
    xml.finish()
}

fn author(xml: &mut Xml, name: &str) {
    xml.open("author", &[]);
    xml.words("name", &[], &text::line(name));
    xml.close("author");
}

fn link(xml: &mut Xml, relation: &str, media_type: &str, url: &str) {
    if let Some(url) = text::http_url(url) {
        xml.empty("link", &[("rel", relation), ("type", media_type), ("href", &url)]);
    }
}

fn utc(instant: Timestamp) -> String {
    let civil = jiff::tz::Offset::UTC.to_datetime(instant);
    format!(
        "{}T{:02}:{:02}:{:02}Z",
        civil.date(),
        civil.hour(),
        civil.minute(),
        civil.second()
    )
}
