//! Numbers and their plural forms.

use super::{Lang, Locale, locale};
use fixed_decimal::Decimal;
use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;
use icu_decimal::DecimalFormatter;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_plurals::{PluralCategory, PluralRules};

pub(super) struct Numbers {
    grouped: DecimalFormatter,
    plain: DecimalFormatter,
    plurals: PluralRules,
}

impl Numbers {
    pub(super) fn new(lang: Lang) -> Self {
        let grouped = DecimalFormatterOptions::default();
        let mut plain = DecimalFormatterOptions::default();
        plain.grouping_strategy = Some(GroupingStrategy::Never);
        let formatter =
            |options| DecimalFormatter::try_new(lang.cldr().into(), options).expect("CLDR numbers are compiled in");
        Self {
            grouped: formatter(grouped),
            plain: formatter(plain),
            plurals: PluralRules::try_new_cardinal(lang.cldr().into()).expect("CLDR plurals are compiled in"),
        }
    }
}

impl Locale {
    /// A whole number, grouped: `12,345` in English, `12 345` (no-break space) in Kazakh and Russian.
    pub fn number(&self, value: i64) -> String {
        self.numbers.grouped.format(&Decimal::from(value)).to_string()
    }

    /// A number with exactly `digits` digits after the decimal mark, rounded: `2.5` in English, `2,5` in Kazakh and Russian.
    ///
    /// Infinities and NaN, which no language writes, come out as Rust writes them.
    pub fn decimal(&self, value: f64, digits: usize) -> String {
        written(&self.numbers.grouped, &format!("{value:.digits$}"))
    }

    /// The form a count takes: in Russian 1 is `One`, 2 `Few`, 5 `Many`.
    pub fn plural_category(&self, count: i64) -> PluralCategory {
        self.numbers.plurals.category_for(count)
    }
}

/// How numbers inside messages are written; Fluent by itself writes them as Rust does.
pub(super) fn for_messages<M>(lang: Lang) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    match lang {
        Lang::Kk => |value, _| number_in(Lang::Kk, value),
        Lang::Ru => |value, _| number_in(Lang::Ru, value),
        Lang::En => |value, _| number_in(Lang::En, value),
    }
}

fn number_in(lang: Lang, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(FluentNumber { value, options }) = value else {
        return None;
    };
    let mut digits = value.to_string();
    if let Some(most) = options.maximum_fraction_digits
        && digits
            .split_once('.')
            .is_some_and(|(_, fraction)| fraction.len() > most)
    {
        digits = format!("{value:.most$}");
    }
    if let Some(least) = options.minimum_fraction_digits
        && digits.split_once('.').map_or(0, |(_, fraction)| fraction.len()) < least
    {
        digits = format!("{value:.least$}");
    }
    let numbers = &locale(lang).numbers;
    Some(written(
        if options.use_grouping {
            &numbers.grouped
        } else {
            &numbers.plain
        },
        &digits,
    ))
}

fn written(formatter: &DecimalFormatter, digits: &str) -> String {
    match digits.parse::<Decimal>() {
        Ok(decimal) => formatter.format(&decimal).to_string(),
        Err(_) => digits.to_owned(),
    }
}
