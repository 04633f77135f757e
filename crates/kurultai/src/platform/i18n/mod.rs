//! Words, dates, numbers and order in the languages of the forum.
//!
//! Every sentence a person can read is a message in `locales/<language>/<slice>.ftl` and a method of [`Locale`] with the
//! same name: `platform-not-found` is [`Locale::platform_not_found`]. The build fails when the languages disagree, so a
//! message that compiles exists in Kazakh, Russian and English with the same variables.
//!
//! - A number given to a message is grouped as the language groups numbers. A year or a code is not a quantity: give text.
//! - Dates, numbers, plurals and alphabetical order are CLDR's, compiled in. All times are 24-hour.
//! - Nothing here reads a clock or a time zone: dates and times are civil, as the programme prints them.
//! - Spaces that must not break (`2017 г.`, `12 345`) are U+00A0.
//!
//! Start at [`locale`].

mod calendar;
mod choose;
mod lang;
mod numbers;
mod order;
#[cfg(test)]
mod tests;

pub use choose::negotiate;
pub use icu_plurals::PluralCategory;
pub use lang::Lang;

use calendar::Calendar;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use numbers::Numbers;
use order::Order;
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// A value for a variable of a message: text or a number.
pub type Arg<'a> = FluentValue<'a>;

/// One language, ready to speak. Shared by all threads; get it from [`locale`].
pub struct Locale {
    lang: Lang,
    messages: FluentBundle<FluentResource>,
    calendar: Calendar,
    numbers: Numbers,
    order: Order,
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Locale").field(&self.lang).finish()
    }
}

/// The one [`Locale`] of a language, made at first use.
pub fn locale(lang: Lang) -> &'static Locale {
    static KK: LazyLock<Locale> = LazyLock::new(|| Locale::new(Lang::Kk));
    static RU: LazyLock<Locale> = LazyLock::new(|| Locale::new(Lang::Ru));
    static EN: LazyLock<Locale> = LazyLock::new(|| Locale::new(Lang::En));
    match lang {
        Lang::Kk => &KK,
        Lang::Ru => &RU,
        Lang::En => &EN,
    }
}

/// Every message's id and its variables, for tests that render them all.
pub fn all_messages() -> &'static [(&'static str, &'static [&'static str])] {
    MESSAGES
}

impl Locale {
    /// The language this locale speaks.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A message chosen at run time. `None` when there is no such message.
    ///
    /// For a message known when writing the program call its method: the compiler then checks the arguments.
    pub fn by_id(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let pattern = self.messages.get_message(id)?.value()?;
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, value)| (name.to_string(), value.clone()))
            .collect();
        let mut errors = Vec::new();
        let text = self.messages.format_pattern(pattern, Some(&args), &mut errors);
        Some(text.into_owned())
    }

    /// A word of a vocabulary: `term("kind", "round_table")` is the message `kind-round-table`.
    ///
    /// A word without a message comes back as it was given: new words in data may come before their translation.
    pub fn term(&self, vocabulary: &str, word: &str) -> String {
        let id = format!("{vocabulary}-{}", word.replace(['_', ' '], "-").to_lowercase());
        self.by_id(&id, &[]).unwrap_or_else(|| word.to_owned())
    }

    fn new(lang: Lang) -> Self {
        let id = lang.tag().parse().expect("the tags of Lang are well formed");
        let mut messages = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks are for mixed directions; all three languages run left to right.
        messages.set_use_isolating(false);
        messages.set_formatter(Some(numbers::for_messages(lang)));
        messages.add_builtins().expect("a new bundle has no functions yet");
        for (_, text) in FILES.iter().filter(|(tag, _)| *tag == lang.tag()) {
            let resource = FluentResource::try_new((*text).to_owned()).expect("the build has parsed this file");
            messages
                .add_resource(resource)
                .expect("the build has checked that no id is written twice");
        }
        Self {
            lang,
            messages,
            calendar: Calendar::new(lang),
            numbers: Numbers::new(lang),
            order: Order::new(lang),
        }
    }

    /// Called by the generated methods, whose id and variables the build has checked.
    fn say<'a, const N: usize>(&self, id: &str, args: [(&'static str, Arg<'a>); N]) -> String {
        let args: FluentArgs<'a> = args.into_iter().collect();
        let message = self.messages.get_message(id).expect("the build has seen this message");
        let pattern = message.value().expect("the build has seen the text of this message");
        let mut errors = Vec::new();
        let text = self.messages.format_pattern(pattern, Some(&args), &mut errors);
        debug_assert!(errors.is_empty(), "{id}: {errors:?}");
        text.into_owned()
    }
}
