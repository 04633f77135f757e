//! One edition in the paragraph that its series gives it.

use std::collections::{BTreeMap, BTreeSet};

use super::edition::same_country;
use super::fields::{At, Fields, Said};
use super::references::Wanted;
use super::supplement::{Mode, Pen};
use super::{codes, draft, facts, words};
use crate::archive::{DocumentOfEntry, Fact, HostOfEntry, Series, SeriesEntry, Text};

pub const FORMATS: [&str; 4] = ["in-person", "video-conference", "hybrid", "planned"];

/// What an entry says of the file that tells more: `detail: xiv-chelyabinsk-2017.yaml`.
pub struct Detail<'a> {
    pub at: At<'a>,
    pub series: String,
    pub ordinal: u32,
}

fn blank(ordinal: u32) -> SeriesEntry {
    SeriesEntry {
        ordinal,
        city: Text::default(),
        country: String::new(),
        region: None,
        start: None,
        end: None,
        presidents_day: None,
        planned: None,
        format: String::new(),
        name: None,
        theme: None,
        heads_of_state: BTreeMap::new(),
        delegation_heads: BTreeMap::new(),
        host: None,
        documents: Vec::new(),
        facts: Vec::new(),
        outline: Vec::new(),
        venues: Vec::new(),
        organisers: Vec::new(),
        notes: Vec::new(),
        sources: Vec::new(),
    }
}

/// Reads one item of `editions`: the next of its series, or words for one it has.
pub fn read<'a>(at: At<'a>, series: &mut Series, mode: Mode, details: &mut Vec<Detail<'a>>) {
    let Some(fields) = at.fields() else { return };
    fields.take_marks("theme");
    let ordinal = ordinal(&fields, series, mode);
    let index = series
        .entries
        .iter()
        .position(|entry| mode.supplement && Some(entry.ordinal) == ordinal);
    if !mode.supplement {
        for key in ["format", "city", "country"] {
            fields.need(key);
        }
    }
    let mut entry = match index {
        Some(index) => series.entries[index].clone(),
        None => blank(ordinal.unwrap_or_default()),
    };
    let mut pen = Pen::new(mode, index.is_none(), &BTreeSet::new());
    pen.always(
        "format",
        &mut entry.format,
        fields.read("format", |at| at.one_of("format", &FORMATS)),
    );
    pen.main_text("city", &mut entry.city, fields.text("city"));
    pen.always("country", &mut entry.country, fields.read("country", At::country));
    if let Some(region) = fields.read("region", At::region) {
        region.at.refer(Wanted::Region, "", &region.value);
        if !entry.country.is_empty() {
            same_country(&region, &entry.country);
        }
        pen.one("region", &mut entry.region, Some(region));
    }
    pen.text("planned", &mut entry.planned, fields.text("planned"));
    pen.text("name", &mut entry.name, fields.text("name"));
    pen.text("theme", &mut entry.theme, fields.text("theme"));
    let before = &series.entries[..index.unwrap_or(series.entries.len())];
    dates(&fields, series, before.last(), &mut pen, &mut entry);
    by_side(&fields, "heads_of_state", &mut pen, &mut entry.heads_of_state);
    by_side(&fields, "delegation_heads", &mut pen, &mut entry.delegation_heads);
    if let Some(at) = fields.get("host") {
        host(at, &mut pen, &mut entry.host);
    }
    if let Some(at) = fields.get("documents") {
        let documents = at.items().into_iter().filter_map(document).collect();
        pen.items("documents", &mut entry.documents, Some(at.said(documents)));
    }
    pen.items("facts", &mut entry.facts, Some(at.said(statements(&fields))));
    pen.items(
        "programme_outline",
        &mut entry.outline,
        fields.texts("programme_outline"),
    );
    pen.items("venues", &mut entry.venues, fields.texts("venues"));
    pen.items("organisers", &mut entry.organisers, fields.texts("organisers"));
    pen.items("notes", &mut entry.notes, Some(at.said(notes(&fields))));
    for source in facts::sources(&fields, "") {
        if !entry.sources.contains(&source) {
            entry.sources.push(source);
        }
    }
    if let (Some(at), Some(ordinal)) = (fields.get("detail"), ordinal) {
        details.push(Detail {
            at,
            series: series.id.clone(),
            ordinal,
        });
    }
    fields.close();
    let complete = !entry.format.is_empty() && !entry.country.is_empty() && !entry.city.is_empty();
    if ordinal.is_some() && complete {
        draft::put(&mut series.entries, index, entry);
    }
}

/// The number, in figures and in Roman numerals: higher than the one before, or that of an entry the series has.
fn ordinal(fields: &Fields<'_>, series: &Series, mode: Mode) -> Option<u32> {
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
    let last = series.entries.last().map(|entry| entry.ordinal);
    if mode.supplement {
        if series.entries.iter().all(|entry| entry.ordinal != ordinal) {
            let hint = last.map(|last| format!("the last is {last}")).unwrap_or_default();
            at.error("the series has no edition of this number", &hint);
            return None;
        }
    } else if let Some(last) = last
        && ordinal <= last
    {
        at.error("the editions are out of order", &format!("the one before is {last}"));
        return None;
    }
    Some(ordinal)
}

fn dates(fields: &Fields<'_>, series: &Series, before: Option<&SeriesEntry>, pen: &mut Pen, entry: &mut SeriesEntry) {
    if let Some(dates) = fields.get("dates").and_then(At::fields) {
        for key in ["start", "end"] {
            dates.need(key);
        }
        let start = dates.read("start", At::date);
        let end = dates.read("end", At::date);
        dates.close();
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
            if let Some(last) = before.and_then(|last| last.start)
                && start.value < last
            {
                start
                    .at
                    .error("this is before the edition above", &format!("which began on {last}"));
            }
        }
        pen.one("start", &mut entry.start, start);
        pen.one("end", &mut entry.end, end);
    } else if entry.start.is_none() && entry.format != "planned" && !entry.format.is_empty() {
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
        pen.one("presidents_day", &mut entry.presidents_day, Some(day));
    }
}

fn by_side(fields: &Fields<'_>, key: &str, pen: &mut Pen, people: &mut BTreeMap<String, Text>) {
    let Some(map) = fields.get(key).and_then(At::fields) else {
        return;
    };
    for (side, place, at) in map.each() {
        if !codes::country(side) {
            let (severity, hint) = (crate::remark::Severity::Error, "a side is a country's code: KZ, RU");
            at.log.say(severity, at.file, place, "this is not a side", side, hint);
        } else if let Some(name) = at.text() {
            let mut person = people.remove(side);
            pen.text(key, &mut person, Some(at.said(name)));
            people.extend(person.map(|person| (side.to_owned(), person)));
        }
    }
}

fn host(at: At<'_>, pen: &mut Pen, target: &mut Option<HostOfEntry>) {
    let Some(fields) = at.fields() else { return };
    fields.take_marks("name");
    let (mut name, mut post) = match target.take() {
        Some(host) => (host.name, host.post),
        None => {
            for key in ["name", "post"] {
                fields.need(key);
            }
            Default::default()
        }
    };
    pen.main_text("host", &mut name, fields.text("name"));
    pen.main_text("host", &mut post, fields.text("post"));
    fields.close();
    *target = (!name.is_empty() && !post.is_empty()).then_some(HostOfEntry { name, post });
}

fn document(at: At<'_>) -> Option<Said<'_, DocumentOfEntry>> {
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
    let title = title?;
    Some(title.at.said(DocumentOfEntry {
        title: title.value,
        status,
        parties,
    }))
}

/// Sentences, and counts of whichever key.
fn statements<'a>(fields: &Fields<'a>) -> Vec<Said<'a, Fact>> {
    let mut all: Vec<_> = fields.texts("facts").map(facts::statements).unwrap_or_default();
    for key in ["documents_count", "participants", "exhibitors"] {
        if let Some(at) = fields.get(key) {
            let counts = facts::count_or_counts(at, key, fields.get(&format!("{key}_note")), "");
            all.extend(counts.into_iter().map(|fact| at.said(fact)));
        }
    }
    all
}

/// Doubts about the date and the theme, postponements, and what else there is to note.
fn notes<'a>(fields: &Fields<'a>) -> Vec<Said<'a, Text>> {
    let mut all = Vec::new();
    for (key, about) in [("date_status", "Date"), ("theme_status", "Theme")] {
        all.extend(fields.text(key).map(|mut said| {
            if let Some(words) = said.value.words.get_mut(&crate::archive::Language::new("en")) {
                *words = format!("{about}: {words}");
            }
            said
        }));
    }
    let postponed = fields.read("postponed_from", At::about_date);
    all.extend(postponed.map(|from| from.at.said(words::postponed(&from.value))));
    all.extend(fields.text("note"));
    all
}
