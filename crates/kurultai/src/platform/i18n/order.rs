//! Alphabetical order.

use super::{Lang, Locale};
use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use std::cmp::Ordering;

pub(super) struct Order(CollatorBorrowed<'static>);

impl Order {
    pub(super) fn new(lang: Lang) -> Self {
        let mut preferences = CollatorPreferences::from(lang.cldr());
        preferences.numeric_ordering = Some(CollationNumericOrdering::True);
        let collator = Collator::try_new(preferences, CollatorOptions::default());
        Self(collator.expect("CLDR collation is compiled in"))
    }
}

impl Locale {
    /// The alphabet's order of two texts. Digits count as numbers: "Hall 2" comes before "Hall 10".
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.order.0.compare(left, right)
    }

    /// Bytes that compare as [`Locale::compare`] does; for `sort_by_cached_key`. Not to be stored: CLDR may change them.
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::new();
        let Ok(()) = self.order.0.write_sort_key_to(text, &mut key);
        key
    }
}
