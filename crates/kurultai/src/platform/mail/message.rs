//! A letter as it goes over the wire (RFC 5322, MIME).

use std::time::{Duration, SystemTime};

use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};

use super::store::Entry;
use crate::platform::jobs::Trouble;

/// Puts the message together. The same letter gives the same headers each time: its id is its Message-ID, and its date is
/// when it was queued.
///
/// # Errors
/// When it cannot be sent as it is, such as to an address that is none.
pub(super) fn compose(entry: &Entry, from: &str) -> Result<Message, Trouble> {
    let never = |what: &str| Trouble::Never(what.to_owned());
    let letter = &entry.letter;
    let from: Mailbox = from
        .parse()
        .map_err(|_| Trouble::Again("the sender's address in mail_from is not one".to_owned()))?;
    let address = letter
        .to
        .trim()
        .parse()
        .map_err(|_| never("the recipient's address is not one"))?;
    let name = letter.to_name.as_deref().map(one_line).filter(|name| !name.is_empty());
    let id = format!("<{}@{}>", entry.id, from.email.domain());
    let mut builder = Message::builder()
        .from(from)
        .to(Mailbox::new(name, address))
        .subject(one_line(&letter.subject))
        .message_id(Some(id))
        .date(queued(entry))
        // Nobody's program of absence answers what a program has written (RFC 3834).
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("Content-Language", letter.lang.tag()));
    if let Some(address) = letter.unsubscribe.as_deref().filter(|address| is_link(address)) {
        builder = builder.raw_header(header("List-Unsubscribe", &format!("<{address}>")));
    }
    let text = SinglePart::builder()
        .header(ContentType::TEXT_PLAIN)
        .body(letter.text.clone());
    let message = match &letter.html {
        None => builder.singlepart(text),
        Some(html) => builder.multipart(
            MultiPart::alternative()
                .singlepart(text)
                .singlepart(SinglePart::builder().header(ContentType::TEXT_HTML).body(html.clone())),
        ),
    };
    message.map_err(|error| Trouble::Never(error.to_string()))
}

/// The headers that a letter has or would have, by name, in their order. `None` when it cannot be sent as it is.
pub fn headers(entry: &Entry, from: &str) -> Option<Vec<(String, String)>> {
    let wire = compose(entry, from).ok()?.formatted();
    let wire = String::from_utf8_lossy(&wire);
    let (head, _) = wire.split_once("\r\n\r\n")?;
    Some(
        head.replace("\r\n ", " ")
            .lines()
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    )
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

fn queued(entry: &Entry) -> SystemTime {
    let seconds = u64::try_from(entry.queued_at.as_second()).unwrap_or_default();
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

/// Words as one line: whatever could end a header becomes a space.
fn one_line(words: &str) -> String {
    let plain: String = words
        .chars()
        .map(|letter| {
            if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                letter
            }
        })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address that can be put between angle brackets as it is.
fn is_link(address: &str) -> bool {
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
        && address
            .chars()
            .all(|letter| letter.is_ascii_graphic() && !matches!(letter, '<' | '>' | ','))
}
