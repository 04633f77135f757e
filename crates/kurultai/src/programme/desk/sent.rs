//! What a form sends: pairs of a name and words, in the order of the page. A value is only words until it is read.

use std::collections::BTreeSet;

/// The pairs. Fields of fields are named with dots: `title.kk`, `roles.0.person`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent(pub Vec<(String, String)>);

impl Sent {
    /// The words under a name; nothing where the page had no such field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The same without space around it, and nothing where there are no words.
    pub fn words(&self, name: &str) -> Option<&str> {
        self.get(name).map(str::trim).filter(|words| !words.is_empty())
    }

    /// All words under a name that several boxes share.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, value)| key == name && !value.is_empty())
            .map(|(_, value)| value.as_str())
    }

    /// Whether the page asked for this field at all.
    pub fn mentions(&self, field: &str) -> bool {
        self.0.iter().any(|(key, _)| {
            key.strip_prefix(field)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }

    /// What follows `field.` up to the next dot, each once and in order.
    pub fn parts(&self, field: &str) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        self.0
            .iter()
            .filter_map(|(key, _)| key.strip_prefix(field)?.strip_prefix('.')?.split('.').next())
            .filter(|part| seen.insert(*part))
            .collect()
    }

    /// The numbers of the rows of a list, in the order of the page.
    pub fn rows(&self, field: &str) -> Vec<usize> {
        self.parts(field)
            .into_iter()
            .filter_map(|part| part.parse().ok())
            .collect()
    }

    pub fn put(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }

    /// Takes a row of a list away.
    pub fn drop_row(&mut self, field: &str, row: usize) {
        let name = format!("{field}.{row}");
        self.0.retain(|(key, _)| {
            key.strip_prefix(&name)
                .is_none_or(|rest| !rest.is_empty() && !rest.starts_with('.'))
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        Sent(
            pairs
                .iter()
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn rows_are_found_and_taken_away() {
        let mut sent = sent(&[
            ("roles.0.person", "a"),
            ("roles.0.role", "chair"),
            ("roles.10.person", "b"),
            ("roles.1", "c"),
            ("rolesome", "d"),
        ]);
        assert_eq!(sent.rows("roles"), [0, 10, 1]);
        sent.drop_row("roles", 1);
        assert_eq!(sent.rows("roles"), [0, 10]);
        assert!(sent.mentions("roles") && !sent.mentions("role"));
    }

    #[test]
    fn words_are_more_than_space() {
        let sent = sent(&[("a", "  "), ("b", " x "), ("c", ""), ("c", "y")]);
        assert_eq!(
            (sent.words("a"), sent.words("b"), sent.words("d")),
            (None, Some("x"), None)
        );
        assert_eq!(sent.all("c").collect::<Vec<_>>(), ["y"]);
    }
}
