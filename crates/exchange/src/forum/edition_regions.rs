//! The `regions` of a forum file, which must agree with the regions file.

use super::draft::Draft;
use super::fields::{At, Fields, Said};
use super::regions::{Described, blank, common, former};
use super::supplement::Pen;
use super::{codes, facts, words};
use crate::archive::{Fact, Region};

/// The `regions` of a forum file: described here, or in agreement with a regions file.
pub fn of_edition(draft: &mut Draft, at: At<'_>, described: &mut Described<'_>) {
    let Some(fields) = at.fields() else { return };
    fields.take_marks("note");
    let sources = facts::sources(&fields, &draft.edition.id);
    if let Some(note) = fields.text("note").filter(|said| !facts::speaks_of_fields(&said.value)) {
        draft.add_fact(note.at.said(Fact {
            what: note.value,
            sources: sources.clone(),
            ..Fact::default()
        }));
    }
    for (group, place, list) in fields.each() {
        fields.known(group);
        match group {
            "note" | "sources" | "translated" | "derived" => {}
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
    fields.close();
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
        draft.add_fact(at.said(Fact {
            what,
            sources: sources.to_vec(),
            ..Fact::default()
        }));
    }
}
