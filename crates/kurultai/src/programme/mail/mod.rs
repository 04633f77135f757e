//! The words of a letter, put together once and written twice: as text, and as HTML for programs that show it.

use askama::Template;

use crate::platform::i18n::Lang;
use crate::platform::mail::Letter;

/// A piece of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Words(String),
    /// What there is to say, each with its details.
    List(Vec<(String, Vec<String>)>),
    /// Words and where they lead.
    Link(String, String),
}

#[derive(Template)]
#[template(path = "programme/mail/letter.html")]
struct Html<'a> {
    lang: &'static str,
    subject: &'a str,
    parts: &'a [Part],
}

/// Writes a letter; whom it goes to and its key are for the caller to fill in.
pub fn write(lang: Lang, subject: String, parts: &[Part]) -> Letter {
    let html = Html {
        lang: lang.tag(),
        subject: &subject,
        parts,
    }
    .render()
    .ok();
    Letter {
        lang,
        text: text(parts),
        html,
        subject,
        ..Letter::default()
    }
}

fn text(parts: &[Part]) -> String {
    let mut out = String::new();
    for part in parts {
        match part {
            Part::Words(words) => {
                out.push_str(words);
                out.push('\n');
            }
            Part::List(items) => {
                for (head, details) in items {
                    out.push_str(&format!("• {head}\n"));
                    for detail in details {
                        out.push_str(&format!("  {detail}\n"));
                    }
                }
            }
            Part::Link(words, url) => out.push_str(&format!("{words}:\n{url}\n")),
        }
        out.push('\n');
    }
    out.trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_html_say_the_same_and_nothing_in_them_is_taken_for_markup() {
        let parts = [
            Part::Words("Dear <Aigul>,".to_owned()),
            Part::List(vec![("Moved: “A & B”".to_owned(), vec!["Now: 9:00".to_owned()])]),
            Part::Link(
                "All changes".to_owned(),
                "https://forum.example/en/x/changes".to_owned(),
            ),
        ];
        let letter = write(Lang::En, "News".to_owned(), &parts);
        assert_eq!(
            letter.text,
            "Dear <Aigul>,\n\n• Moved: “A & B”\n  Now: 9:00\n\nAll changes:\nhttps://forum.example/en/x/changes\n"
        );
        let html = letter.html.expect("an alternative");
        assert!(html.contains("<p>Dear &#60;Aigul&#62;,</p>"), "{html}");
        assert!(html.contains("<b>Moved: “A &#38; B”</b><br>Now: 9:00</li>"), "{html}");
        assert!(
            html.contains("<a href=\"https://forum.example/en/x/changes\">All changes</a>"),
            "{html}"
        );
    }
}
