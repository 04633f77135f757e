//! Figures and sentences: what a record says that is no record of its own.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::fields::{At, Items, Said, unknown_key};
use super::references::Wanted;
use super::words;
use crate::archive::{Fact, Text};

/// Whether a note explains the file's own fields (`iso_in_2017 is the code in force at the time`): it is for those who read
/// the file, and readers of the record need none of it.
pub fn speaks_of_fields(text: &Text) -> bool {
    text.words.values().any(|words| {
        words
            .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .any(|word| word.trim_matches('_').contains('_'))
    })
}

/// Facts of sentences only.
pub fn sentences(items: Vec<Text>) -> Vec<Fact> {
    items
        .into_iter()
        .map(|what| Fact {
            what,
            ..Fact::default()
        })
        .collect()
}

/// The same, each with its place.
pub fn statements(items: Items<'_, Text>) -> Vec<Said<'_, Fact>> {
    let statement = |what| Fact {
        what,
        ..Fact::default()
    };
    items
        .value
        .into_iter()
        .map(|said| said.at.said(statement(said.value)))
        .collect()
}

/// Sources under `sources` of a record of `edition` (empty for the series and regions).
pub fn sources(fields: &super::fields::Fields<'_>, edition: &str) -> Vec<String> {
    let read = |at: At<'_>| {
        let id = at.word()?;
        at.refer(Wanted::Source, edition, id);
        Some(id.to_owned())
    };
    fields.items("sources").into_iter().filter_map(read).collect()
}

/// A map of counted keys: numbers, with `note`, `status` and `…_note` that qualify them and `sources` for them all.
///
/// A qualifier we have words for goes into the phrase; another becomes a sentence after its count.
pub fn counts(at: At<'_>, edition: &str) -> Vec<Fact> {
    let Some(fields) = at.fields() else { return Vec::new() };
    let sources = sources(&fields, edition);
    let mut notes: BTreeMap<&str, &str> = BTreeMap::new();
    for (key, _, value) in fields.each() {
        if is_note(key)
            && let Some(words) = value.word()
        {
            notes.insert(key, words);
        }
    }
    let mut facts = Vec::new();
    for (key, place, value) in fields.each().filter(|(key, ..)| !is_note(key) && *key != "sources") {
        let Some(mut what) = words::count(key) else {
            unknown_key(at, place, key, COUNTS.iter().copied());
            continue;
        };
        let Some(number) = value.number::<u64>(0..=u64::MAX) else {
            continue;
        };
        let bare = what.clone();
        let mut later = Vec::new();
        let mut approximate = false;
        for (_, note) in notes.iter().filter(|(note, _)| qualifies(note, key)) {
            approximate |= note.starts_with("more than") || note.starts_with("about");
            match words::qualifier(note) {
                Some(known) => what = words::qualified(what, known),
                None => later.push(format!("{}: {note}", bare.get("en").unwrap_or_default())),
            }
        }
        let unit = (key == "value_usd").then(|| "USD".to_owned());
        facts.push(Fact {
            what,
            value: Some(number.to_string()),
            unit,
            approximate,
            sources: sources.clone(),
        });
        let sentence = |words| Fact {
            what: Text::of("en", words),
            sources: sources.clone(),
            ..Fact::default()
        };
        facts.extend(later.into_iter().map(sentence));
    }
    facts
}

const COUNTS: [&str; 20] = [
    "contracts",
    "intergovernmental",
    "interregional",
    "interregional_and_commercial",
    "bilateral",
    "signed",
    "value_usd",
    "value_note",
    "intergovernmental_announced",
    "interregional_announced",
    "university_contracts_mentioned",
    "total",
    "regions_KZ",
    "regions_RU",
    "universities_KZ",
    "universities_RU",
    "business",
    "KZ_tour_agencies",
    "RU_tour_agencies",
    "sources",
];

fn is_note(key: &str) -> bool {
    matches!(key, "note" | "status") || key.ends_with("_note")
}

/// `note` and `status` are about every count but a sum of money has only its own; `regions_note` is about
/// `regions` and `regions_RU`.
fn qualifies(note: &str, key: &str) -> bool {
    match note.strip_suffix("_note") {
        Some(about) => key == about || key.strip_prefix(about).is_some_and(|rest| rest.starts_with('_')),
        None => true,
    }
}

/// `exhibitors: 600`, or a map of counts.
pub fn count_or_counts(at: At<'_>, key: &str, note: Option<At<'_>>, edition: &str) -> Vec<Fact> {
    if at.is_map() {
        return counts(at, edition);
    }
    let Some(number) = at.number::<u64>(0..=u64::MAX) else {
        return Vec::new();
    };
    let mut what = words::count(key).unwrap_or_default();
    let mut later = None;
    let note = note.and_then(At::word);
    match note.map(|note| (note, words::qualifier(note))) {
        Some((_, Some(known))) => what = words::qualified(what, known),
        Some((note, None)) => {
            later = Some(Text::of(
                "en",
                format!("{}: {note}", what.get("en").unwrap_or_default()),
            ))
        }
        None => {}
    }
    let approximate = note.is_some_and(|note| note.starts_with("more than") || note.starts_with("about"));
    let mut facts = vec![Fact {
        what,
        value: Some(number.to_string()),
        approximate,
        ..Fact::default()
    }];
    facts.extend(sentences(later.into_iter().collect()));
    facts
}

/// One item of `figures`.
pub fn figure<'a>(at: At<'a>, edition: &str) -> Option<Said<'a, Fact>> {
    let fields = at.fields()?;
    fields.take_marks("what");
    fields.need("what");
    let what = fields.text("what");
    let value = fields.read("value", |at| at.decimal(None)).map(|said| said.value);
    let unit = fields.read("unit", At::word).map(|said| said.value.to_owned());
    let approximate = fields.read("approximate", At::flag).is_some_and(|said| said.value);
    let sources = sources(&fields, edition);
    fields.close();
    let what = what?;
    Some(what.at.said(Fact {
        what: what.value,
        value,
        unit,
        approximate,
        sources,
    }))
}

/// `preparation`: how the edition came about, and who prepares it.
pub fn preparation(draft: &mut Draft, at: At<'_>) {
    let Some(fields) = at.fields() else { return };
    for item in fields.items("history") {
        let Some(step) = item.fields() else { continue };
        step.take_marks("what");
        step.need("what");
        let what = step.text("what");
        let year = step.read("year", At::year).map(|said| said.value.to_string());
        let unit = year.as_ref().map(|_| "year".to_owned());
        let sources = sources(&step, &draft.edition.id);
        step.close();
        if let Some(what) = what {
            draft.add_fact(what.at.said(Fact {
                what: what.value,
                value: year,
                unit,
                approximate: false,
                sources,
            }));
        }
    }
    let organisers = fields.list("organisers", |at| draft.organisation(at));
    for organiser in organisers.into_iter().flat_map(|said| said.value) {
        if !draft.edition.organisers.contains(&organiser) {
            draft.edition.organisers.push(organiser);
        }
    }
    fields.close();
}

/// `next_edition`: its theme, and where it was announced.
pub fn next_edition(draft: &mut Draft, at: At<'_>) {
    let Some(fields) = at.fields() else { return };
    fields.take_marks("theme");
    fields.need("theme");
    let theme = fields.text("theme").map(|said| said.value);
    let announced = fields
        .read("announced_at", |at| draft.refer(at, Wanted::Session))
        .map(|said| said.value);
    let sources = sources(&fields, &draft.edition.id);
    fields.close();
    let Some(theme) = theme else { return };
    let session = draft
        .edition
        .sessions
        .iter()
        .find(|session| Some(&session.id) == announced.as_ref());
    let what = words::next_theme(&theme, session.map(|session| &session.title));
    draft.add_fact(at.said(Fact {
        what,
        sources,
        ..Fact::default()
    }));
}
