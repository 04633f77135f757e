//! The three languages.

use icu_locale_core::{Locale, locale};

/// A language the forum speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Kazakh, in Cyrillic script.
    Kk,
    /// Russian.
    Ru,
    /// English, with British dates.
    En,
}

impl Lang {
    /// All languages in the order in which a language switch shows them.
    pub const fn all() -> [Self; 3] {
        [Self::Kk, Self::Ru, Self::En]
    }

    /// The BCP 47 tag: `kk`, `ru`, `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// The language of a tag, whatever its case, region or script: `kk`, `ru-RU`, `EN_gb`. `None` for other languages.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let language = tag.trim().split(['-', '_']).next()?;
        Self::all()
            .into_iter()
            .find(|lang| lang.tag().eq_ignore_ascii_case(language))
    }

    /// The language's own name for itself, as a language switch shows it.
    pub const fn native_name(self) -> &'static str {
        match self {
            Self::Kk => "Қазақша",
            Self::Ru => "Русский",
            Self::En => "English",
        }
    }

    /// The locale whose CLDR data is used.
    pub(super) const fn cldr(self) -> Locale {
        match self {
            Self::Kk => locale!("kk"),
            Self::Ru => locale!("ru"),
            Self::En => locale!("en-GB"),
        }
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}
