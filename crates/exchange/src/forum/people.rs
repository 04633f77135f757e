//! Organisations, people, delegations and what they sign.

use super::codes;
use super::edition::{Draft, put, same_country};
use super::fields::{At, Said};
use super::references::Wanted;
use crate::archive::{Agreement, Delegation, Organisation, Person, Provenance, Text};

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
    pen.whole("facts", &mut body.facts, fields.list("facts", At::text));
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
fn misplaced(side: Option<&Said<'_, String>>, region: Option<&Said<'_, String>>) {
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

pub fn person(draft: &mut Draft, at: At<'_>) {
    let Some(fields) = at.fields() else { return };
    fields.take_marks("name");
    let (id, keep) = draft.open(&fields, "people");
    let index = draft.edition.people.iter().position(|person| keep && person.id == id);
    let fresh = index.is_none();
    let mut person = match index {
        Some(index) => draft.edition.people[index].clone(),
        None => Person {
            id: id.into(),
            uid: Default::default(),
            side: None,
            name: Text::default(),
            sort_name: Text::default(),
            latin_name: None,
            post: None,
            organisation: None,
            region: None,
            biography: None,
            record: Provenance::default(),
        },
    };
    forget_derived(&mut person);
    let mut pen = draft.pen(fresh, &person.record.illustrative);
    draft.uid(&fields, fresh, "person", id, &mut person.uid);
    let side = fields.read("side", |at| draft.refer(at, Wanted::Side));
    let region = fields.read("region", |at| draft.region(at, Wanted::Region));
    misplaced(side.as_ref(), region.as_ref());
    pen.one("side", &mut person.side, side);
    pen.one("region", &mut person.region, region);
    pen.main_text("name", &mut person.name, fields.text("name"));
    if person.name.is_empty() && fields.get("name").is_none() {
        fields.missing("name");
    }
    pen.one("latin_name", &mut person.latin_name, fields.read("latin", latin));
    let sort_name = fields.text("sort_name");
    let mut given = (!person.sort_name.is_empty()).then(|| std::mem::take(&mut person.sort_name));
    pen.text("sort_name", &mut given, sort_name);
    person.sort_name = given.unwrap_or_default();
    derive_sort_name(&mut person);
    for (key, target) in [("post", &mut person.post), ("biography", &mut person.biography)] {
        let said = fields.text(key);
        if let Some(said) = &said
            && target.is_none()
            && draft.mode.synthetic
            && !pen.whole_invented()
        {
            said.at.error(
                "nothing is made up about a real person",
                "put it into a file with `synthetic: false`",
            );
            continue;
        }
        pen.text(key, target, said);
    }
    pen.one(
        "organisation",
        &mut person.organisation,
        fields.read("organisation", |at| draft.organisation(at)),
    );
    draft.provenance(&fields, &mut pen, &mut person.record);
    fields.close();
    draft.keep(keep, |edition| put(&mut edition.people, index, person));
}

fn latin(at: At<'_>) -> Option<String> {
    let name = at.word()?;
    if name.chars().any(|c| c.is_alphabetic() && !c.is_ascii_alphabetic()) {
        at.error(
            "a passport has Latin letters only",
            "A to Z, as in the machine-readable lines",
        );
        return None;
    }
    Some(name.to_owned())
}

/// Writes "Family, Given" in every language that has a name and no such form yet.
fn derive_sort_name(person: &mut Person) {
    for (language, name) in &person.name.words {
        if !person.sort_name.words.contains_key(language) {
            person.sort_name.words.insert(language.clone(), family_first(name));
            if person.name.translated.contains(language) {
                person.sort_name.translated.insert(language.clone());
            }
        }
    }
}

/// Takes the derived forms out again, so that a name or a form that is given now is not held against them.
fn forget_derived(person: &mut Person) {
    for (language, name) in &person.name.words {
        if person
            .sort_name
            .words
            .get(language)
            .is_some_and(|sorted| *sorted == family_first(name))
        {
            person.sort_name.words.remove(language);
            person.sort_name.translated.remove(language);
        }
    }
}

/// The family name is the last word.
fn family_first(name: &str) -> String {
    match name.trim().rsplit_once(char::is_whitespace) {
        Some((given, family)) => format!("{family}, {}", given.trim_end()),
        None => name.trim().to_owned(),
    }
}

pub fn delegation(draft: &mut Draft, at: At<'_>) {
    let Some(fields) = at.fields() else { return };
    let region = fields.read("region", |at| draft.region(at, Wanted::Region));
    let id = match (fields.get("id"), &region) {
        (Some(at), _) => at.id().map(str::to_owned),
        (None, Some(region)) => Some(region.value.to_ascii_lowercase()),
        (None, None) => {
            if fields.get("region").is_none() {
                fields.missing("region");
            }
            None
        }
    };
    let keep = id.as_ref().is_some_and(|id| draft.claim("delegations", at, id));
    let id = id.unwrap_or_default();
    let index = draft
        .edition
        .delegations
        .iter()
        .position(|delegation| keep && delegation.id == id);
    let fresh = index.is_none();
    let mut delegation = match index {
        Some(index) => draft.edition.delegations[index].clone(),
        None => Delegation {
            id: id.clone(),
            uid: Default::default(),
            side: String::new(),
            region: None,
            head: None,
            members: Vec::new(),
            role: None,
            record: Provenance::default(),
        },
    };
    let mut pen = draft.pen(fresh, &delegation.record.illustrative);
    draft.uid(&fields, fresh, "delegation", &id, &mut delegation.uid);
    let side = fields.read("side", |at| draft.refer(at, Wanted::Side));
    if let (Some(side), Some(region)) = (&side, &region) {
        same_country(region, &side.value);
    }
    pen.always("side", &mut delegation.side, side);
    if delegation.side.is_empty() && fields.get("side").is_none() {
        fields.missing("side");
    }
    pen.one("region", &mut delegation.region, region);
    pen.one("head", &mut delegation.head, fields.read("head", |at| draft.person(at)));
    pen.people(&mut delegation.members, fields.list("members", |at| draft.person(at)));
    pen.one(
        "role",
        &mut delegation.role,
        fields.read("role", |at| at.one_of("role of a delegation", &["host"])),
    );
    draft.provenance(&fields, &mut pen, &mut delegation.record);
    fields.close();
    draft.keep(keep, |edition| put(&mut edition.delegations, index, delegation));
}

pub fn agreement(draft: &mut Draft, at: At<'_>) {
    let Some(fields) = at.fields() else { return };
    fields.take_marks("title");
    let (id, keep) = draft.open(&fields, "agreements");
    let index = draft
        .edition
        .agreements
        .iter()
        .position(|agreement| keep && agreement.id == id);
    let fresh = index.is_none();
    let mut agreement = match index {
        Some(index) => draft.edition.agreements[index].clone(),
        None => Agreement {
            id: id.into(),
            uid: Default::default(),
            level: String::new(),
            kind: String::new(),
            title: Text::default(),
            parties: Vec::new(),
            signatories: Vec::new(),
            signed: None,
            session: None,
            subject: None,
            status: None,
            record: Provenance::default(),
        },
    };
    let mut pen = draft.pen(fresh, &agreement.record.illustrative);
    draft.uid(&fields, fresh, "agreement", id, &mut agreement.uid);
    pen.always(
        "level",
        &mut agreement.level,
        fields.read("level", |at| at.one_of("level", &LEVELS)),
    );
    pen.always(
        "kind",
        &mut agreement.kind,
        fields.read("type", |at| at.word().map(str::to_owned)),
    );
    pen.main_text("title", &mut agreement.title, fields.text("title"));
    pen.whole(
        "parties",
        &mut agreement.parties,
        fields.list("parties", |at| party(draft, at)),
    );
    if fresh {
        for key in ["level", "type", "title", "parties"] {
            fields.need(key);
        }
    }
    pen.people(
        &mut agreement.signatories,
        fields.list("signatories", |at| draft.person(at)),
    );
    pen.one("signed", &mut agreement.signed, fields.read("signed", At::date));
    pen.one(
        "session",
        &mut agreement.session,
        fields.read("event", |at| signed_at(draft, at, id)),
    );
    pen.text("subject", &mut agreement.subject, fields.text("subject"));
    pen.text("status", &mut agreement.status, fields.text("status"));
    draft.provenance(&fields, &mut pen, &mut agreement.record);
    fields.close();
    draft.keep(keep, |edition| put(&mut edition.agreements, index, agreement));
}

pub const LEVELS: [&str; 7] = [
    "heads of state",
    "intergovernmental",
    "interdepartmental",
    "interregional",
    "universities",
    "companies",
    "organisations",
];

fn party(draft: &Draft, at: At<'_>) -> Option<String> {
    let words = at.word()?;
    if words.contains('-') && words.starts_with(|c: char| c.is_ascii_uppercase()) {
        at.region()?;
    }
    draft.refer(at, Wanted::Party)
}

/// The session of an agreement; a session that lists the agreement itself must be the same one.
fn signed_at(draft: &Draft, at: At<'_>, agreement: &str) -> Option<String> {
    let session = draft.refer(at, Wanted::Session)?;
    let lists = |id: &str| {
        draft
            .edition
            .sessions
            .iter()
            .find(|one| one.agreements.iter().any(|listed| listed == id))
    };
    if let Some(other) = lists(agreement).filter(|other| other.id != session) {
        at.error("another session lists this agreement", &format!("it is {}", other.id));
    }
    Some(session)
}
