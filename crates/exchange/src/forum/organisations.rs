//! Organisations: the bodies of a file, and its universities.

use super::codes;
use super::draft::{Draft, put};
use super::fields::{At, Said};
use super::references::Wanted;
use crate::archive::{Organisation, Provenance, Text};

pub const KINDS: [&str; 28] = [
    "academy",
    "agency",
    "akimat",
    "association",
    "bank",
    "broadcaster",
    "chamber",
    "committee",
    "company",
    "council",
    "embassy",
    "exhibitor",
    "foundation",
    "fund",
    "government",
    "institute",
    "media",
    "ministry",
    "museum",
    "news-agency",
    "ngo",
    "organisation",
    "parliament",
    "school",
    "theatre",
    "tour-agency",
    "union",
    "university",
];
pub const STATUS: [&str; 5] = ["host", "participant", "mentioned", "border-region", "exhibitor"];

/// In which list of the file an organisation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Bodies,
    /// The kind goes without saying.
    Universities,
}

pub fn organisation(draft: &mut Draft, at: At<'_>, section: Section) {
    let Some(fields) = at.fields() else { return };
    fields.take_marks("name");
    let list = if section == Section::Bodies {
        "organisations"
    } else {
        "universities"
    };
    let (id, keep) = draft.open(&fields, list);
    let index = draft
        .edition
        .organisations
        .iter()
        .position(|organisation| keep && organisation.id == id);
    let fresh = index.is_none();
    let mut body = match index {
        Some(index) => draft.edition.organisations[index].clone(),
        None => Organisation {
            id: id.into(),
            uid: Default::default(),
            side: None,
            kind: String::new(),
            name: Text::default(),
            former_name: None,
            city: None,
            region: None,
            ror: None,
            url: None,
            role: None,
            status: None,
            represented_by: None,
            owners: Vec::new(),
            facts: Vec::new(),
            record: Provenance::default(),
        },
    };
    let mut pen = draft.pen(fresh, &body.record.illustrative);
    draft.uid(&fields, fresh, "organisation", id, &mut body.uid);
    let side = fields.read("side", |at| match at.word()? {
        "joint" => Some("joint".to_owned()),
        _ => draft.refer(at, Wanted::Side),
    });
    let region = fields.read("region", |at| draft.region(at, Wanted::Location));
    misplaced(side.as_ref(), region.as_ref());
    pen.one("side", &mut body.side, side);
    pen.one("region", &mut body.region, region);
    pen.always(
        "kind",
        &mut body.kind,
        fields.read("kind", |at| at.one_of("kind of organisation", &KINDS)),
    );
    if body.kind.is_empty() && section == Section::Universities {
        body.kind = "university".into();
    }
    pen.main_text("name", &mut body.name, fields.text("name"));
    for (key, absent) in [("name", body.name.is_empty()), ("kind", body.kind.is_empty())] {
        if absent && fields.get(key).is_none() {
            fields.missing(key);
        }
    }
    let then = format!("name_{}", draft.edition.start.year());
    pen.text("former_name", &mut body.former_name, fields.text(&then));
    pen.text("former_name", &mut body.former_name, fields.text("former_name"));
    pen.text("city", &mut body.city, fields.text("city"));
    pen.one("ror", &mut body.ror, fields.read("ror", ror));
    pen.one("url", &mut body.url, fields.read("url", At::url));
    pen.text("role", &mut body.role, fields.text("role"));
    pen.one(
        "status",
        &mut body.status,
        fields.read("status", |at| at.one_of("status", &STATUS)),
    );
    pen.one(
        "represented_by",
        &mut body.represented_by,
        fields.read("represented_by", |at| draft.person(at)),
    );
    pen.whole(
        "owners",
        &mut body.owners,
        fields.list("owners", |at| draft.organisation(at)),
    );
    pen.items("facts", &mut body.facts, fields.texts("facts"));
    draft.provenance(&fields, &mut pen, &mut body.record);
    fields.close();
    draft.keep(keep, |edition| put(&mut edition.organisations, index, body));
}

fn ror(at: At<'_>) -> Option<String> {
    let address = at.word()?;
    if !codes::ror(address) {
        at.error(
            "this is not a ROR id",
            "https://ror.org/0, six letters or digits and two check digits that fit them",
        );
        return None;
    }
    Some(address.to_owned())
}

/// Warns of a region on the other side: a branch or an embassy may be right there, a slip of the pen more likely is.
pub fn misplaced(side: Option<&Said<'_, String>>, region: Option<&Said<'_, String>>) {
    if let (Some(side), Some(region)) = (side, region)
        && codes::country(&side.value)
        && !region.value.starts_with(&format!("{}-", side.value))
    {
        region.at.warning(
            "this region is of another country than the side",
            &format!("the side is {}", side.value),
        );
    }
}
