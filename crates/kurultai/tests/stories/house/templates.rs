//! Templates hold no sentence, no style and no script: words come from `locales/`, the rest from files.

use crate::tree;

/// Attributes whose values people read.
const READ: [&str; 6] = ["alt", "aria-label", "aria-description", "label", "placeholder", "title"];

/// Proper names, which are the same in every language: the program's, a registry's, a standard's.
const NAMES: [&str; 3] = ["Kurultai", "ROR", "ISO"];

/// What is wrong with a template, with lines.
fn objections(template: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let text = without_expressions(template);
    let mut rest = text.as_str();
    let line_of = |rest: &str| 1 + text[..text.len() - rest.len()].matches('\n').count();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix("<!--") {
            rest = after.split_once("-->").map_or("", |(_, rest)| rest);
        } else if rest.starts_with('<') {
            let (tag, after) = tag_of(rest);
            let line = line_of(rest);
            check_tag(tag, line, &mut out);
            rest = after;
            let name = tag
                .trim_start_matches('<')
                .split(|c: char| c.is_whitespace() || c == '>')
                .next()
                .unwrap_or_default();
            if name.eq_ignore_ascii_case("script") {
                let (code, after) = rest
                    .split_once("</script")
                    .map_or((rest, ""), |(code, after)| (code, after));
                if !tag.contains("application/ld+json") && !code.trim().is_empty() {
                    out.push((line, "a script of its own; put it into a file".to_owned()));
                }
                rest = after.split_once('>').map_or("", |(_, rest)| rest);
            } else if name.eq_ignore_ascii_case("style") {
                out.push((line, "a style of its own; put it into a file".to_owned()));
                rest = rest.split_once("</style>").map_or("", |(_, rest)| rest);
            }
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            let (words, after) = rest.split_at(end);
            if let Some(word) = first_word(words) {
                let line = line_of(&rest[words.find(&word).unwrap_or(0)..]);
                out.push((line, format!("`{word}` is text; words come from locales/")));
            }
            rest = after;
        }
    }
    out
}

fn check_tag(tag: &str, line: usize, out: &mut Vec<(usize, String)>) {
    for (name, value) in attributes(tag) {
        let name = name.to_ascii_lowercase();
        if name == "style" {
            out.push((line, "`style=`; give it a class".to_owned()));
        } else if name.starts_with("on") && name.len() > 3 {
            out.push((line, format!("`{name}=`; listen in a file of scripts")));
        } else if READ.contains(&name.as_str())
            && let Some(word) = first_word(&value)
        {
            out.push((line, format!("`{word}` in `{name}=` is text; words come from locales/")));
        }
    }
}

/// The tag at the start and what follows it; `>` within quotes does not end a tag.
fn tag_of(text: &str) -> (&str, &str) {
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '>') => return text.split_at(at + 1),
            _ => {}
        }
    }
    (text, "")
}

fn attributes(tag: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = tag;
    while let Some(at) = rest.find('=') {
        let name = rest[..at]
            .rsplit(|c: char| c.is_whitespace() || c == '"' || c == '\'')
            .next()
            .unwrap_or_default();
        let after = rest[at + 1..].trim_start();
        let (value, next) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            _ => after.split_at(
                after
                    .find(|c: char| c.is_whitespace() || c == '>')
                    .unwrap_or(after.len()),
            ),
        };
        found.push((name.to_owned(), value.to_owned()));
        rest = next;
    }
    found
}

/// The first word with letters, entities such as `&nbsp;` aside.
fn first_word(text: &str) -> Option<String> {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        rest = match after.split_once(';') {
            Some((name, after)) if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#') => after,
            _ => after,
        };
    }
    plain.push_str(rest);
    plain
        .split_whitespace()
        .filter(|word| !NAMES.contains(word))
        // `⁂form⁂` is a seam at which a page is cut; nobody reads it.
        .filter(|word| !(word.starts_with('⁂') && word.ends_with('⁂')))
        .find(|word| word.chars().any(char::is_alphabetic))
        .map(str::to_owned)
}

/// The template with `{{ }}`, `{% %}` and `{# #}` blanked out, lines kept.
fn without_expressions(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some(at) = ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min() {
        out.push_str(&rest[..at]);
        let close = match &rest[at..at + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let length = rest[at + 2..].find(close).map_or(rest.len() - at, |end| end + 4);
        out.extend(
            rest[at..at + length]
                .chars()
                .map(|letter| if letter == '\n' { '\n' } else { ' ' }),
        );
        rest = &rest[at + length..];
    }
    out.push_str(rest);
    out
}

#[test]
fn templates_hold_no_words_styles_or_scripts() {
    let mut all = Vec::new();
    for path in tree::files("crates/kurultai/src", &[".html"]) {
        all.extend(
            objections(&tree::text(&path))
                .into_iter()
                .map(|(line, what)| format!("{path}:{line}: {what}")),
        );
    }
    super::none(all);
}

mod the_checker {
    use super::*;

    fn found(template: &str) -> Vec<String> {
        objections(template)
            .into_iter()
            .map(|(line, what)| format!("{line}: {what}"))
            .collect()
    }

    #[test]
    fn passes_a_template_whose_words_are_messages() {
        let template = r#"{% extends "page.html" %}<!DOCTYPE html>
            <html lang="{{ lang }}"><title>{{ title }}</title>{# a note #}
            <!-- not shown --><p class="a > b" title="{{ t.forum_day() }}">{{ t.forum_title() }}&nbsp;— 2017</p>
            <script src="/x.js" defer></script>
            <script type="application/ld+json">{{ json|safe }} {"@type": "Event"}</script>
            {% if a > b %}<img src="a.svg" alt="">{% endif %}"#;
        assert_eq!(found(template), Vec::<String>::new());
    }

    #[test]
    fn refuses_words() {
        assert_eq!(
            found("<p>{{ n }}\n  people</p>"),
            ["2: `people` is text; words come from locales/"]
        );
        assert_eq!(found("<p>Күн</p>"), ["1: `Күн` is text; words come from locales/"]);
        assert_eq!(
            found("<img alt=\"a map\">"),
            ["1: `a` in `alt=` is text; words come from locales/"]
        );
    }

    #[test]
    fn refuses_styles_and_scripts() {
        assert_eq!(found("<p style=\"color: red\"></p>"), ["1: `style=`; give it a class"]);
        assert_eq!(
            found("\n<p class='a' onclick=\"f()\"></p>"),
            ["2: `onclick=`; listen in a file of scripts"]
        );
        assert_eq!(
            found("<script>f()</script>"),
            ["1: a script of its own; put it into a file"]
        );
        assert_eq!(
            found("<style>p {}</style>"),
            ["1: a style of its own; put it into a file"]
        );
    }
}
