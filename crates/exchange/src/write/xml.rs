//! XML 1.0 in memory: indented, and free of characters that XML cannot hold.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::text;

pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    pub fn new() -> Self {
        let mut xml = Self {
            writer: Writer::new_with_indent(Vec::new(), b' ', 2),
        };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml
    }

    pub fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        let start = element(name, attributes);
        self.event(Event::Start(start));
    }

    pub fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        let start = element(name, attributes);
        self.event(Event::Empty(start));
    }

    /// An element that holds words; an empty one when there are none.
    pub fn words(&mut self, name: &str, attributes: Attributes<'_>, words: &str) {
        let words = text::clean(words);
        if words.is_empty() {
            return self.empty(name, attributes);
        }
        self.open(name, attributes);
        self.event(Event::Text(BytesText::new(&words)));
        self.close(name);
    }

    pub fn finish(self) -> String {
        let mut text = String::from_utf8(self.writer.into_inner()).expect("only strings were written");
        text.push('\n');
        text
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("writing to memory does not fail");
    }
}

/// Attributes are put on one line, which is what a parser would make of them.
fn element<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, text::line(value).as_str()));
    }
    start
}
