//! The catalogue as Rust: a method for each message, a list of all, and the files themselves.

use crate::catalogue::{Message, Source};
use std::fmt::Write;

/// The text of `messages.rs`, included by `platform::i18n`.
pub fn rust(sources: &[Source], messages: &[Message]) -> String {
    let mut out = String::from("/// The files of every language, by its tag.\nstatic FILES: &[(&str, &str)] = &[\n");
    for source in sources {
        let path = source.path();
        line(
            &mut out,
            format_args!(
                "    ({:?}, include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/../../{path}\"))),",
                source.language
            ),
        );
    }
    out.push_str("];\n\n/// Every message with its variables.\nstatic MESSAGES: &[(&str, &[&str])] = &[\n");
    for message in messages {
        line(
            &mut out,
            format_args!("    ({:?}, &{:?}),", message.id, message.variables),
        );
    }
    out.push_str(
        "];\n\n/// The messages of `locales/`, each a function of its variables.\n#[rustfmt::skip]\n#[allow(clippy::too_many_arguments, reason = \"a sentence needs what it needs\")]\nimpl Locale {\n",
    );
    for message in messages {
        method(&mut out, message);
    }
    out.push_str("}\n");
    out
}

fn method(out: &mut String, message: &Message) {
    line(out, format_args!("    /// ```text"));
    for text in message.english.lines() {
        line(
            out,
            format_args!("    /// {}", text.strip_prefix("    ").unwrap_or(text)),
        );
    }
    line(out, format_args!("    /// ```"));
    for note in message.note.iter().flat_map(|note| note.lines()) {
        line(
            out,
            format_args!("    ///\n    /// {}", note.replace(['[', ']', '<', '>', '`'], "")),
        );
    }
    let names: Vec<String> = message.variables.iter().map(|name| argument(name)).collect();
    let lifetime = if names.is_empty() { "" } else { "<'a>" };
    let arguments: String = names
        .iter()
        .map(|name| format!(", {name}: impl Into<Arg<'a>>"))
        .collect();
    let values: Vec<String> = message
        .variables
        .iter()
        .zip(&names)
        .map(|(variable, name)| format!("({variable:?}, {name}.into())"))
        .collect();
    line(
        out,
        format_args!(
            "    pub fn {}{lifetime}(&self{arguments}) -> String {{ self.say({:?}, [{}]) }}\n",
            message.id.replace('-', "_"),
            message.id,
            values.join(", ")
        ),
    );
}

/// A variable's name as a Rust argument: `hall-name` and `hallName` are `hall_name`.
fn argument(variable: &str) -> String {
    let mut name = String::new();
    for letter in variable.chars() {
        match letter {
            '-' => name.push('_'),
            _ if letter.is_ascii_uppercase() => {
                name.push('_');
                name.push(letter.to_ascii_lowercase());
            }
            _ => name.push(letter),
        }
    }
    const WORDS: [&str; 12] = [
        "type", "for", "in", "as", "where", "match", "move", "use", "ref", "loop", "final", "mod",
    ];
    if WORDS.contains(&name.as_str()) {
        format!("r#{name}")
    } else {
        name
    }
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    writeln!(out, "{text}").expect("writing to a string cannot fail");
}
