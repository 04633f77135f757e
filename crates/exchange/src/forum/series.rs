//! `forum-series/1`: a run of editions, each in a paragraph.

use std::collections::BTreeMap;

use super::edition::{same_country, source};
use super::fields::{At, Fields};
use super::references::Wanted;
use super::{codes, facts, words};
use crate::archive::{Archive, DocumentOfEntry, HostOfEntry, Series, SeriesEntry, Text};

pub const FORMATS: [&str; 4] = ["in-person", "video-conference", "hybrid", "planned"];

/// What an entry says of the file that tells more: `detail: xiv-chelyabinsk-2017.yaml`.
pub struct Detail<'a> {
    pub at: At<'a>,
    pub series: String,
    pub ordinal: u32,
}

/// Reads a whole `forum-series/1` file.
pub fn read<'a>(at: At<'a>, archive: &mut Archive, details: &mut Vec<Detail<'a>>) {
    let Some(fields) = at.fields() else { return };
    fields.known("format");
    fields.take_marks("title");
    for item in fields.items("sources") {
        source(item, &mut archive.sources);
    }
    let id = fields.need("id").and_then(At::id).unwrap_or_default().to_owned();
    fields.need("title");
    let mut series = Series {
        title: fields.text("title").map(|said| said.value).unwrap_or_default(),
        former_title: fields.text("former_title").map(|said| said.value),
        first_held: fields.read("first_held", At::year).map(|said| said.value),
        rhythm: fields.text("rhythm").map(|said| said.value),
        years_without_edition: fields
            .list("years_without_edition", At::year)
            .map_or(Vec::new(), |said| said.value),
        notes: Vec::new(),
        sources: Vec::new(),
        entries: Vec::new(),
        id,
    };
    series
        .notes
        .extend(fields.text("heads_of_state_note").map(|said| said.value));
    series.notes.extend(fields.texts("notes"));
    if let Some(general) = fields.get("general_sources").and_then(At::fields) {
        series.notes.extend(general.text("note").map(|said| said.value));
        series.sources = facts::sources(&general, "");
        general.close();
    }
    for item in fields.need("editions").map(At::items).unwrap_or_default() {
        let Some(entry) = entry(item, &series, details) else {
            continue;
        };
        series.entries.push(entry);
    }
    if let (Some(first), Some(held)) = (series.entries.first().and_then(|entry| entry.start), series.first_held)
        && first.year() != held
        && let Some(at) = fields.get("first_held")
    {
        at.error(
            "the first edition was in another year",
            &format!("its dates are in {}", first.year()),
        );
    }
    fields.close();
    if series.id.is_empty() {
        return;
    }
    if archive.series.iter().any(|there| there.id == series.id) {
        return at.error("another file is about this series", "read one of them");
    }
    archive.series.push(series);
}

fn entry<'a>(at: At<'a>, series: &Series, details: &mut Vec<Detail<'a>>) -> Option<SeriesEntry> {
    let fields = at.fields()?;
    fields.take_marks("theme");
    let ordinal = ordinal(&fields, series);
    let format = fields.need("format").and_then(|at| at.one_of("format", &FORMATS));
    fields.need("city");
    let country = fields.need("country").and_then(At::country);
    let mut entry = SeriesEntry {
        ordinal: ordinal.unwrap_or_default(),
        city: fields.text("city").map(|said| said.value).unwrap_or_default(),
        country: country.clone().unwrap_or_default(),
        region: None,
        start: None,
        end: None,
        presidents_day: None,
        planned: fields.text("planned").map(|said| said.value),
        format: format.clone().unwrap_or_default(),
        name: fields.text("name").map(|said| said.value),
        theme: fields.text("theme").map(|said| said.value),
        heads_of_state: by_side(&fields, "heads_of_state"),
        delegation_heads: by_side(&fields, "delegation_heads"),
        host: fields.get("host").and_then(host),
        documents: fields.items("documents").into_iter().filter_map(document).collect(),
        facts: facts::sentences(fields.texts("facts")),
        outline: fields.texts("programme_outline"),
        venues: fields.texts("venues"),
        organisers: fields.texts("organisers"),
        notes: Vec::new(),
        sources: facts::sources(&fields, ""),
    };
    if let Some(region) = fields.read("region", At::region) {
        region.at.refer(Wanted::Region, "", &region.value);
        if let Some(country) = &country {
            same_country(&region, country);
        }
        entry.region = Some(region.value);
    }
    dates(&fields, series, &mut entry);
    for key in ["documents_count", "participants", "exhibitors"] {
        if let Some(at) = fields.get(key) {
            entry
                .facts
                .extend(facts::count_or_counts(at, key, fields.get(&format!("{key}_note")), ""));
        }
    }
    for (key, about) in [("date_status", "Date"), ("theme_status", "Theme")] {
        if let Some(text) = fields.text(key) {
            let words = text.value.words.into_iter();
            let marked = words.map(|(tag, words)| {
                (
                    tag.clone(),
                    if tag.as_str() == "en" {
                        format!("{about}: {words}")
                    } else {
                        words
                    },
                )
            });
            entry.notes.push(Text {
                words: marked.collect(),
                translated: text.value.translated,
            });
        }
    }
    if let Some(from) = fields.read("postponed_from", At::about_date) {
        entry.notes.push(words::postponed(&from.value));
    }
    entry.notes.extend(fields.text("note").map(|said| said.value));
    if let (Some(at), Some(ordinal)) = (fields.get("detail"), ordinal) {
        details.push(Detail {
            at,
            series: series.id.clone(),
            ordinal,
        });
    }
    fields.close();
    (ordinal.is_some() && format.is_some() && country.is_some() && !entry.city.is_empty()).then_some(entry)
}

/// The number, in figures and in Roman numerals, higher than the one before.
fn ordinal(fields: &Fields<'_>, series: &Series) -> Option<u32> {
    let at = fields.need("ordinal")?;
    let ordinal = at.number(1..=3999u32);
    if let Some(roman) = fields.read("roman", At::word)
        && let Some(ordinal) = ordinal
        && roman.value != codes::roman(ordinal)
    {
        roman.at.error(
            "the Roman numeral is of another edition",
            &format!("{ordinal} is {}", codes::roman(ordinal)),
        );
    }
    let ordinal = ordinal?;
    if let Some(last) = series.entries.last().map(|entry| entry.ordinal)
        && ordinal <= last
    {
        at.error("the editions are out of order", &format!("the one before is {last}"));
        return None;
    }
    Some(ordinal)
}

fn dates(fields: &Fields<'_>, series: &Series, entry: &mut SeriesEntry) {
    if let Some(dates) = fields.get("dates").and_then(At::fields) {
        for key in ["start", "end"] {
            dates.need(key);
        }
        let start = dates.read("start", At::date);
        let end = dates.read("end", At::date);
        dates.close();
        entry.start = start.as_ref().map(|said| said.value);
        entry.end = end.as_ref().map(|said| said.value);
        if let (Some(start), Some(end)) = (&start, &end)
            && end.value < start.value
        {
            end.at
                .error("the end is before the start", &format!("the start is {}", start.value));
        }
        if let Some(start) = &start {
            if series.years_without_edition.contains(&start.value.year()) {
                start
                    .at
                    .error("no edition was held in this year", "see `years_without_edition`");
            }
            if let Some(last) = series.entries.last().and_then(|last| last.start)
                && start.value < last
            {
                start
                    .at
                    .error("this is before the edition above", &format!("which began on {last}"));
            }
        }
    } else if entry.format != "planned" && !entry.format.is_empty() {
        fields.need("dates");
    }
    if let Some(day) = fields.read("presidents_day", At::date) {
        if let (Some(start), Some(end)) = (entry.start, entry.end)
            && !(start..=end).contains(&day.value)
        {
            day.at.error(
                "this day is outside the edition",
                &format!("it lasts from {start} to {end}"),
            );
        }
        entry.presidents_day = Some(day.value);
    }
}

fn by_side(fields: &Fields<'_>, key: &str) -> BTreeMap<String, Text> {
    let mut people = BTreeMap::new();
    let Some(map) = fields.get(key).and_then(At::fields) else {
        return people;
    };
    for (side, place, at) in map.each() {
        if !codes::country(side) {
            let (severity, hint) = (crate::remark::Severity::Error, "a side is a country's code: KZ, RU");
            at.log.say(severity, at.file, place, "this is not a side", side, hint);
        } else if let Some(name) = at.text() {
            people.insert(side.to_owned(), name);
        }
    }
    people
}

fn host(at: At<'_>) -> Option<HostOfEntry> {
    let fields = at.fields()?;
    fields.take_marks("name");
    for key in ["name", "post"] {
        fields.need(key);
    }
    let (name, post) = (fields.text("name"), fields.text("post"));
    fields.close();
    Some(HostOfEntry {
        name: name?.value,
        post: post?.value,
    })
}

fn document(at: At<'_>) -> Option<DocumentOfEntry> {
    let fields = at.fields()?;
    fields.take_marks("title");
    fields.need("title");
    let title = fields.text("title");
    let status = fields.text("status").map(|said| said.value);
    let party = |at: At<'_>| {
        let words = at.word()?;
        if codes::country(words) {
            return Some(words.to_owned());
        }
        let code = at.region()?;
        at.refer(Wanted::Region, "", &code);
        Some(code)
    };
    let parties = fields.list("parties", party).map_or(Vec::new(), |said| said.value);
    fields.close();
    Some(DocumentOfEntry {
        title: title?.value,
        status,
        parties,
    })
}

/// Checks that the file an entry points to is about that entry, and that both give the same days.
pub fn check(archive: &Archive, known: Option<&Archive>, details: &[Detail<'_>]) {
    for detail in details {
        let Some(name) = detail.at.word() else { continue };
        let Some(id) = name.strip_suffix(".yaml").or_else(|| name.strip_suffix(".yml")) else {
            detail.at.error(
                "this is not the name of a forum file",
                "such as xiv-chelyabinsk-2017.yaml",
            );
            continue;
        };
        let known = known.iter().flat_map(|known| &known.editions);
        let Some(edition) = archive.editions.iter().chain(known).find(|edition| edition.id == id) else {
            detail.at.warning(
                "the edition's own file has not been read",
                "read it together with this one",
            );
            continue;
        };
        if edition.series.as_ref() != Some(&detail.series) || edition.ordinal != Some(detail.ordinal) {
            let ordinal = edition
                .ordinal
                .map_or("without a number".into(), |ordinal| format!("number {ordinal}"));
            detail
                .at
                .error("that file is about another edition", &format!("it is {ordinal}"));
            continue;
        }
        let own = archive.series.iter().find(|series| series.id == detail.series);
        let entry = own.and_then(|series| series.entries.iter().find(|entry| entry.ordinal == detail.ordinal));
        if let Some(region) = entry.and_then(|entry| entry.region.as_ref())
            && edition.region.as_ref().is_some_and(|own| own != region)
        {
            detail
                .at
                .error("that file is about another region", &format!("here it is {region}"));
        }
        if entry.is_some_and(|entry| (entry.start, entry.end) != (Some(edition.start), Some(edition.end))) {
            detail.at.error(
                "that file gives other days",
                &format!("from {} to {}", edition.start, edition.end),
            );
        }
    }
}
