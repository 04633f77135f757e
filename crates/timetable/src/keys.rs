//! The caller's keys, kept aside: only borders (descriptions, records, override keys) speak them.

use std::collections::HashMap;

#[derive(Debug, Clone, Default)]
pub(crate) struct Keys {
    pub items: Names,
    /// People, and after them the teams of interpreters.
    pub people: Names,
    pub halls: Names,
    pub venues: Names,
    pub sides: Names,
    pub languages: Names,
    pub fields: Names,
    pub equipment: Names,
    pub topics: Names,
}

/// Keys by number and numbers by key.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    pub keys: Vec<String>,
    pub numbers: HashMap<String, usize>,
}

impl Names {
    /// False when the key is there already.
    pub fn declare(&mut self, key: &str) -> bool {
        let new = !self.numbers.contains_key(key);
        self.number(key);
        new
    }

    /// The number of a key, given out now if it has none yet.
    pub fn number(&mut self, key: &str) -> usize {
        if let Some(number) = self.numbers.get(key) {
            return *number;
        }
        let number = self.keys.len();
        self.keys.push(key.to_owned());
        self.numbers.insert(key.to_owned(), number);
        number
    }
}
