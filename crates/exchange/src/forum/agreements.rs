//! What is signed at the forum, by whom and where.

use super::draft::{Draft, put};
use super::fields::At;
use super::references::Wanted;
use crate::archive::{Agreement, Provenance, Text};

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
