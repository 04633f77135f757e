//! `regions/1`: regions and their borders, or a supplement to what is said of them.

use std::collections::BTreeMap;

use super::edition::{same_country, source};
use super::fields::{self, At, Fields, Log, Said};
use super::references::Wanted;
use super::supplement::{Mode, Pen};
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
    pub fn region(&self, id: &str) -> Option<&Region> {
        let known = self.known.iter().flat_map(|known| &known.regions);
        self.regions.iter().chain(known).find(|region| region.id == id)
    }

    /// Takes the region in, unless it is known just so.
    pub fn put(&mut self, at: At<'_>, region: Region) {
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

pub fn blank(id: String) -> Region {
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
    let facts = whole_file(fields, Mode::OWN, described, archive);
    archive.facts.extend(facts.into_iter().map(|said| said.value));
}

/// Adds a supplement to the regions files; where none is read with it, to what is known of them.
pub fn supplement(at: At<'_>, described: &mut Described<'_>, archive: &mut Archive) {
    let Some(fields) = at.fields() else { return };
    fields::not_synthetic(&fields);
    fields::whole_file_marks(&fields);
    if let Some(base) = fields.need("supplements") {
        base.one_of("record of the regions", &["regions"]);
    }
    if archive.facts.is_empty() {
        archive.facts = described.known.map(|known| known.facts.clone()).unwrap_or_default();
    }
    let facts = whole_file(fields, Mode::ADDED, described, archive);
    Pen::new(Mode::ADDED, false, &Default::default()).items("facts", &mut archive.facts, Some(at.said(facts)));
}

/// Everything of a file; what is said of the regions as a whole is returned.
fn whole_file<'a>(
    fields: Fields<'a>,
    mode: Mode,
    described: &mut Described<'_>,
    archive: &mut Archive,
) -> Vec<Said<'a, Fact>> {
    fields.known("format");
    for item in fields.items("sources") {
        source(item, &mut archive.sources);
    }
    let as_of = fields.read("as_of", At::about_date).map(|said| said.value);
    let mut all = Vec::new();
    if let Some(title) = fields.text("title") {
        let unit = as_of.as_ref().map(|_| "year".to_owned());
        all.push(title.at.said(Fact {
            what: title.value,
            value: as_of,
            unit,
            ..Fact::default()
        }));
    }
    let mut seen = Vec::new();
    let mut counts = [0, 0];
    for (group, side, count) in [
        ("border_regions_kz", Some("KZ"), 0),
        ("border_regions_ru", Some("RU"), 1),
        ("other_regions", None, 2),
    ] {
        for item in fields.items(group) {
            if mode.supplement {
                more_of_region(item, side, &mut seen, described);
                continue;
            }
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
        all.extend(border_facts(border, counts));
    }
    if let Some(change) = fields.get("iso_change").and_then(At::fields) {
        change.need("what");
        let what = change.text("what");
        let value = change.read("date", At::about_date).map(|said| said.value);
        let sources = facts::sources(&change, "");
        change.close();
        let unit = value.as_ref().map(|_| "date".to_owned());
        all.extend(what.map(|what| {
            what.at.said(Fact {
                what: what.value,
                value,
                unit,
                approximate: false,
                sources,
            })
        }));
    }
    all.extend(fields.texts("notes").map(facts::statements).unwrap_or_default());
    fields.close();
    all
}

/// The code of a region that the file has not named yet.
fn code(fields: &Fields<'_>, seen: &mut Vec<String>) -> Option<String> {
    let at = fields.need("iso")?;
    let id = at.region()?;
    if seen.contains(&id) {
        at.error("this region is already described", "");
    }
    seen.push(id.clone());
    Some(id)
}

fn region_of_file(at: At<'_>, side: Option<&str>, seen: &mut Vec<String>) -> Option<Region> {
    let fields = at.fields()?;
    fields.take_marks("name");
    let id = code(&fields, seen);
    let mut region = blank(id.clone().unwrap_or_default());
    for key in ["side", "name", "centre"] {
        fields.need(key);
    }
    let mut pen = Pen::under("the regions file", true);
    common(&fields, &mut pen, &mut region, side);
    details(&fields, &mut pen, &mut region);
    if region.kind.is_empty() {
        region.kind = codes::kind_of_region(&region.id).into();
    }
    region.land_border = fields
        .read("land_border", At::flag)
        .map_or(!region.borders.is_empty(), |said| said.value);
    fields.close();
    id.map(|_| region)
}

/// Words and facts that a region lacks.
fn more_of_region(at: At<'_>, side: Option<&str>, seen: &mut Vec<String>, described: &mut Described<'_>) {
    let Some(fields) = at.fields() else { return };
    fields.take_marks("name");
    let Some(id) = code(&fields, seen) else { return };
    let Some(mut region) = described.region(&id).cloned() else {
        let at = fields.get("iso").unwrap_or(at);
        return at.error("no regions file describes this region", "describe it there first");
    };
    let mut pen = Pen::new(Mode::ADDED, false, &Default::default());
    common(&fields, &mut pen, &mut region, side);
    details(&fields, &mut pen, &mut region);
    fields.close();
    described.put(at, region);
}

/// What only a regions file says of a region.
fn details(fields: &Fields<'_>, pen: &mut Pen, region: &mut Region) {
    pen.always(
        "kind",
        &mut region.kind,
        fields.read("kind", |at| at.one_of("kind of region", &KINDS)),
    );
    let former = fields.read("iso_before_2022_11", |at| former(at, &region.id, true));
    pen.one("former_code", &mut region.former_code, former);
    pen.text("note", &mut region.note, fields.text("note"));
    for source in facts::sources(fields, "") {
        if !region.sources.contains(&source) {
            region.sources.push(source);
        }
    }
}

/// What both kinds of file say of a region.
pub fn common(fields: &Fields<'_>, pen: &mut Pen, region: &mut Region, group: Option<&str>) {
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
pub fn former(at: At<'_>, today: &str, existed: bool) -> Option<String> {
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

fn border_facts(at: At<'_>, found: [u32; 2]) -> Vec<Said<'_, Fact>> {
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
        all.push(length.at.said(fact(what, Some(length.value), Some("km"))));
    }
    for length in fields.items("length_km_other_claims") {
        let what = words::phrase(
            "Length of the land border by another claim",
            "Протяжённость сухопутной границы по другим данным",
            "Құрлықтағы шекараның басқа деректер бойынша ұзындығы",
        );
        let read = length.decimal(None);
        all.extend(read.map(|kilometres| length.said(fact(what, Some(kilometres), Some("km")))));
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
        let what = words::phrase(en, ru, kk);
        all.push(said.at.said(fact(what, Some(said.value.to_string()), None)));
    }
    all.extend(
        fields
            .text("note")
            .map(|note| note.at.said(fact(note.value, None, None))),
    );
    fields.close();
    all
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
