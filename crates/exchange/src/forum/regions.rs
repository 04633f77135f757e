//! `regions/1`: regions and their borders; and the `regions` of a forum file, which must agree with it.

use std::collections::BTreeMap;

use super::draft::Draft;
use super::edition::{same_country, source};
use super::fields::{At, Fields, Log, Said};
use super::references::Wanted;
use super::supplement::Pen;
use super::yaml::Place;
use super::{codes, facts, words};
use crate::archive::{Archive, Fact, Region, Text};
use crate::remark::Severity;

pub const KINDS: [&str; 5] = ["oblast", "krai", "republic", "city", "okrug"];

/// The regions that have been described so far.
pub struct Described<'k> {
    pub regions: Vec<Region>,
    pub known: Option<&'k Archive>,
    places: BTreeMap<String, (String, Place)>,
}

impl<'k> Described<'k> {
    pub fn new(known: Option<&'k Archive>) -> Self {
        Self {
            regions: Vec::new(),
            known,
            places: BTreeMap::new(),
        }
    }

    /// The region, from the files or from what is known, and whether it is new.
    fn region(&self, id: &str) -> Option<&Region> {
        let known = self.known.iter().flat_map(|known| &known.regions);
        self.regions.iter().chain(known).find(|region| region.id == id)
    }

    /// Takes the region in, unless it is known just so.
    fn put(&mut self, at: At<'_>, region: Region) {
        self.places
            .entry(region.id.clone())
            .or_insert_with(|| (at.file.to_owned(), at.node.place));
        if let Some(there) = self.regions.iter_mut().find(|there| there.id == region.id) {
            *there = region;
        } else if self.region(&region.id) != Some(&region) {
            self.regions.push(region);
        }
    }
}

fn blank(id: String) -> Region {
    Region {
        id,
        side: String::new(),
        kind: String::new(),
        name: Text::default(),
        centre: Text::default(),
        land_border: false,
        borders: Vec::new(),
        former_code: None,
        note: None,
        sources: Vec::new(),
    }
}

/// Reads a whole `regions/1` file.
pub fn read(at: At<'_>, described: &mut Described<'_>, archive: &mut Archive) {
    let Some(fields) = at.fields() else { return };
    fields.known("format");
    for item in fields.items("sources") {
        source(item, &mut archive.sources);
    }
    let as_of = fields.read("as_of", At::about_date).map(|said| said.value);
    if let Some(title) = fields.text("title") {
        let unit = as_of.as_ref().map(|_| "year".to_owned());
        archive.facts.push(Fact {
            what: title.value,
            value: as_of,
            unit,
            ..Fact::default()
        });
    }
    let mut seen = Vec::new();
    let mut counts = [0, 0];
    for (group, side, count) in [
        ("border_regions_kz", Some("KZ"), 0),
        ("border_regions_ru", Some("RU"), 1),
        ("other_regions", None, 2),
    ] {
        for item in fields.items(group) {
            let Some(region) = region_of_file(item, side, &mut seen) else {
                continue;
            };
            if let Some(count) = counts.get_mut(count) {
                *count += 1;
            }
            match described.regions.iter().find(|there| there.id == region.id) {
                Some(there) if *there != region => item.error("another file describes this region otherwise", ""),
                Some(_) => {}
                None => {
                    described
                        .places
                        .insert(region.id.clone(), (item.file.to_owned(), item.node.place));
                    described.regions.push(region);
                }
            }
        }
    }
    if let Some(border) = fields.get("border") {
        archive.facts.extend(border_facts(border, counts));
    }
    if let Some(change) = fields.get("iso_change").and_then(At::fields) {
        change.need("what");
        let what = change.text("what").map(|said| said.value);
        let value = change.read("date", At::about_date).map(|said| said.value);
        let sources = facts::sources(&change, "");
        change.close();
        let unit = value.as_ref().map(|_| "date".to_owned());
        archive.facts.extend(what.map(|what| Fact {
            what,
            value,
            unit,
            approximate: false,
            sources,
        }));
    }
    archive.facts.extend(facts::sentences(fields.texts("notes")));
    fields.close();
}

fn region_of_file(at: At<'_>, side: Option<&str>, seen: &mut Vec<String>) -> Option<Region> {
    let fields = at.fields()?;
    fields.take_marks("name");
    let id = fields.need("iso").and_then(At::region);
    if let Some(id) = &id
        && seen.contains(id)
        && let Some(at) = fields.get("iso")
    {
        at.error("this region is already described", "");
    }
    let mut region = blank(id.clone().unwrap_or_default());
    let mut pen = Pen::under("the regions file", true);
    common(&fields, &mut pen, &mut region, side);
    for key in ["side", "name", "centre"] {
        fields.need(key);
    }
    region.kind = match fields.read("kind", |at| at.one_of("kind of region", &KINDS)) {
        Some(said) => said.value,
        None => codes::kind_of_region(&region.id).to_owned(),
    };
    region.land_border = fields
        .read("land_border", At::flag)
        .map_or(!region.borders.is_empty(), |said| said.value);
    let former = fields
        .get("iso_before_2022_11")
        .and_then(|at| former(at, &region.id, true));
    region.former_code = former;
    region.note = fields.text("note").map(|said| said.value);
    region.sources = facts::sources(&fields, "");
    fields.close();
    seen.extend(id.clone());
    id.map(|_| region)
}

/// What both kinds of file say of a region.
fn common(fields: &Fields<'_>, pen: &mut Pen, region: &mut Region, group: Option<&str>) {
    let side = fields.read("side", At::country);
    if let (Some(side), Some(id)) = (&side, fields.get("iso")) {
        if let Some(group) = group.filter(|group| *group != side.value) {
            side.at.error(
                "this region is listed under another side",
                &format!("the list is of {group}"),
            );
        }
        if !region.id.is_empty() {
            same_country(&id.said(region.id.clone()), &side.value);
        }
    }
    pen.always("side", &mut region.side, side);
    pen.main_text("name", &mut region.name, fields.text("name"));
    pen.main_text("centre", &mut region.centre, fields.text("centre"));
    let own = region.side.clone();
    let borders = fields.list("borders", |at| {
        let code = at.region()?;
        if !own.is_empty() && code.starts_with(&format!("{own}-")) {
            at.error(
                "this region is on the same side",
                "`borders` names regions across the border",
            );
        }
        at.refer(Wanted::Region, "", &code);
        Some(code)
    });
    pen.whole("borders", &mut region.borders, borders);
}

/// The code a region had before November 2022; where it was a region of its own then, today's code follows from it.
fn former(at: At<'_>, today: &str, existed: bool) -> Option<String> {
    let code = at.word()?;
    match codes::successor(code) {
        None => {
            at.error("no region had this code before November 2022", "such as KZ-SEV");
            None
        }
        Some(successor) if existed && successor != today => {
            at.error(
                "this is the former code of another region",
                &format!("today's code of {code} is {successor}"),
            );
            None
        }
        Some(_) => Some(code.to_owned()),
    }
}

fn border_facts(at: At<'_>, found: [u32; 2]) -> Vec<Fact> {
    let Some(fields) = at.fields() else { return Vec::new() };
    let sources = facts::sources(&fields, "");
    let fact = |what: Text, value: Option<String>, unit: Option<&str>| Fact {
        what,
        value,
        unit: unit.map(str::to_owned),
        approximate: false,
        sources: sources.clone(),
    };
    let mut all = Vec::new();
    if let Some(length) = fields.read("length_km", |at| at.decimal(None)) {
        let what = words::phrase(
            "Length of the land border",
            "Протяжённость сухопутной границы",
            "Құрлықтағы шекараның ұзындығы",
        );
        all.push(fact(what, Some(length.value), Some("km")));
    }
    for length in fields.items("length_km_other_claims") {
        let what = words::phrase(
            "Length of the land border by another claim",
            "Протяжённость сухопутной границы по другим данным",
            "Құрлықтағы шекараның басқа деректер бойынша ұзындығы",
        );
        all.extend(length.decimal(None).map(|length| fact(what, Some(length), Some("km"))));
    }
    let counts = [
        (
            "border_regions_kz",
            Some(found[0]),
            [
                "Border regions of Kazakhstan",
                "Приграничные регионы Казахстана",
                "Қазақстанның шекаралас өңірлері",
            ],
        ),
        (
            "border_regions_ru",
            Some(found[1]),
            [
                "Border regions of Russia",
                "Приграничные регионы России",
                "Ресейдің шекаралас өңірлері",
            ],
        ),
        (
            "border_regions_kz_before_2022",
            None,
            [
                "Border regions of Kazakhstan before 2022",
                "Приграничные регионы Казахстана до 2022 года",
                "Қазақстанның 2022 жылға дейінгі шекаралас өңірлері",
            ],
        ),
    ];
    for (key, found, [en, ru, kk]) in counts {
        let Some(said) = fields.read(key, |at| at.number(0..=1000u32)) else {
            continue;
        };
        if let Some(found) = found.filter(|found| *found != said.value) {
            said.at
                .warning("the number differs from the list", &format!("the file lists {found}"));
        }
        all.push(fact(words::phrase(en, ru, kk), Some(said.value.to_string()), None));
    }
    all.extend(fields.text("note").map(|note| fact(note.value, None, None)));
    fields.close();
    all
}

/// The `regions` of a forum file: described here, or in agreement with a regions file.
pub fn of_edition(draft: &mut Draft, at: At<'_>, described: &mut Described<'_>) {
    let Some(fields) = at.fields() else { return };
    let sources = facts::sources(&fields, &draft.edition.id);
    if let Some(note) = fields.text("note") {
        draft.add_fact(Fact {
            what: note.value,
            sources: sources.clone(),
            ..Fact::default()
        });
    }
    for (group, place, list) in fields.each() {
        match group {
            "note" | "sources" => {}
            "other_delegations" => read_group(draft, list, None, described, &sources),
            side if draft.edition.sides.iter().any(|there| there.id == side) => {
                read_group(draft, list, Some(side), described, &sources);
            }
            _ => {
                let sides = draft.edition.sides.iter().map(|side| side.id.as_str());
                super::fields::unknown_key(at, place, group, sides.chain(["note", "sources", "other_delegations"]));
            }
        }
    }
}

fn read_group(draft: &mut Draft, list: At<'_>, side: Option<&str>, described: &mut Described<'_>, sources: &[String]) {
    for item in list.items() {
        let Some(fields) = item.fields() else { continue };
        fields.take_marks("name");
        let Some(id) = fields.need("iso").and_then(At::region) else {
            continue;
        };
        if !draft.claim("regions", item, &id) {
            continue;
        }
        let there = described.region(&id).cloned();
        let mut pen = Pen::under("the regions file", there.is_none());
        let mut region = there.clone().unwrap_or_else(|| blank(id));
        common(&fields, &mut pen, &mut region, side);
        if there.is_none() {
            for key in ["side", "name"] {
                fields.need(key);
            }
            region.kind = codes::kind_of_region(&region.id).into();
            region.land_border = !region.borders.is_empty();
        }
        in_that_year(draft, &fields, &mut pen, &mut region, sources);
        fields.close();
        described.put(item, region);
    }
}

/// `iso_in_2017` and `existed_in_2017`, with the year of the edition.
fn in_that_year(draft: &mut Draft, fields: &Fields<'_>, pen: &mut Pen, region: &mut Region, sources: &[String]) {
    let year = draft.edition.start.year();
    let existed = fields
        .read(&format!("existed_in_{year}"), At::flag)
        .is_none_or(|said| said.value);
    let Some(at) = fields.get(&format!("iso_in_{year}")) else {
        return;
    };
    if at.word() == Some(region.id.as_str()) {
        return;
    }
    let Some(code) = former(at, &region.id, existed) else {
        return;
    };
    if existed {
        let said: Said<'_, String> = at.said(code);
        pen.one("former_code", &mut region.former_code, Some(said));
    } else {
        let what = words::not_yet_a_region(&region.name, &code, year);
        draft.add_fact(Fact {
            what,
            sources: sources.to_vec(),
            ..Fact::default()
        });
    }
}

/// Warns of borders that only one of the two regions names.
pub fn check_borders(described: &Described<'_>, log: &Log) {
    for region in &described.regions {
        for across in &region.borders {
            let Some(other) = described.region(across) else {
                continue;
            };
            let Some((file, place)) = described.places.get(&region.id) else {
                continue;
            };
            if !other.borders.contains(&region.id) {
                let what = format!("{across} does not name {} among its borders", region.id);
                log.say(Severity::Warning, file, *place, &what, "", "a border has two sides");
            }
        }
    }
}
