//! People, and the delegations they come in.

use super::draft::{Draft, put};
use super::edition::same_country;
use super::fields::At;
use super::organisations::misplaced;
use super::references::Wanted;
use crate::archive::{Delegation, Person, Provenance, Text};

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
            attendance: Default::default(),
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
    let attendance = &mut person.attendance;
    pen.flag(
        "principal",
        &mut attendance.principal,
        fields.read("principal", At::flag),
    );
    pen.whole("present", &mut attendance.present, fields.list("present", At::window));
    pen.one(
        "rest_minutes",
        &mut attendance.rest_minutes,
        fields.read("rest_minutes", |at| at.number(1..=1440u32)),
    );
    pen.one(
        "most_a_day",
        &mut attendance.most_a_day,
        fields.read("most_a_day", |at| at.number(1..=100u32)),
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
    fields.take_marks("note");
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
