//! `forum-series/1`: a run of editions, each in a paragraph; or a supplement to one.

use super::edition::source;
use super::entry::{self, Detail};
use super::fields::{At, Fields, Said};
use super::supplement::{Mode, Pen};
use super::{codes, facts, fields};
use crate::archive::{Archive, Series, Source};

/// Reads a whole `forum-series/1` file.
pub fn read<'a>(at: At<'a>, archive: &mut Archive, details: &mut Vec<Detail<'a>>) {
    let Some(fields) = at.fields() else { return };
    let id = fields.need("id").and_then(At::id).unwrap_or_default().to_owned();
    for key in ["title", "editions"] {
        fields.need(key);
    }
    let mut series = Series {
        id,
        title: Default::default(),
        former_title: None,
        first_held: None,
        rhythm: None,
        years_without_edition: Vec::new(),
        notes: Vec::new(),
        sources: Vec::new(),
        entries: Vec::new(),
    };
    fill(fields, &mut series, Mode::OWN, &mut archive.sources, details);
    if series.id.is_empty() {
        return;
    }
    if archive.series.iter().any(|there| there.id == series.id) {
        return at.error("another file is about this series", "read one of them");
    }
    archive.series.push(series);
}

/// Adds a supplement to the series it names; one that is only in `known` is copied.
pub fn supplement<'a>(at: At<'a>, archive: &mut Archive, known: Option<&Archive>, details: &mut Vec<Detail<'a>>) {
    let Some(fields) = at.fields() else { return };
    fields::not_synthetic(&fields);
    fields::whole_file_marks(&fields);
    let Some(base) = fields.need("supplements") else { return };
    let Some(id) = base.word() else { return };
    let index = archive.series.iter().position(|series| series.id == id);
    let stored = known.and_then(|known| known.series.iter().find(|series| series.id == id));
    let Some(mut series) = index
        .map(|index| archive.series[index].clone())
        .or_else(|| stored.cloned())
    else {
        let all = archive
            .series
            .iter()
            .chain(known.iter().flat_map(|known| &known.series));
        let near = codes::nearest(id, all.map(|series| series.id.as_str()));
        let hint = near.map(|near| format!("did you mean \"{near}\"?"));
        return base.error(
            "no series has this id",
            &hint.unwrap_or("read the series' own file with this one".into()),
        );
    };
    fill(fields, &mut series, Mode::ADDED, &mut archive.sources, details);
    super::draft::put(&mut archive.series, index, series);
}

fn fill<'a>(
    fields: Fields<'a>,
    series: &mut Series,
    mode: Mode,
    sources: &mut Vec<Source>,
    details: &mut Vec<Detail<'a>>,
) {
    fields.known("format");
    if !mode.supplement {
        fields.take_marks("title");
    }
    for item in fields.items("sources") {
        source(item, sources);
    }
    let mut pen = Pen::new(mode, !mode.supplement, &Default::default());
    pen.main_text("title", &mut series.title, fields.text("title"));
    pen.text("former_title", &mut series.former_title, fields.text("former_title"));
    pen.one(
        "first_held",
        &mut series.first_held,
        fields.read("first_held", At::year),
    );
    pen.text("rhythm", &mut series.rhythm, fields.text("rhythm"));
    let years = fields.list("years_without_edition", At::year);
    pen.whole("years_without_edition", &mut series.years_without_edition, years);
    let mut notes: Vec<Said<'_, _>> = fields.text("heads_of_state_note").into_iter().collect();
    notes.retain(|said| !facts::speaks_of_fields(&said.value));
    notes.extend(fields.texts("notes").into_iter().flat_map(|said| said.value));
    if let Some(general) = fields.get("general_sources").and_then(At::fields) {
        notes.extend(general.text("note"));
        for source in facts::sources(&general, "") {
            if !series.sources.contains(&source) {
                series.sources.push(source);
            }
        }
        general.close();
    }
    pen.items("notes", &mut series.notes, Some(fields.at.said(notes)));
    for item in fields.items("editions") {
        entry::read(item, series, mode, details);
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
