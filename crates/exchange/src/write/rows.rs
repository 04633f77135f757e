//! The tables of the sheets, before they become CSV or a workbook.

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};

use super::context::Context;
use super::labels::{Column, Sheet};
use super::text;
use crate::archive::{Language, Session, Text};

/// For whom the table is made: programs get the record's own keys, people get words in the context's language.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    Program,
    Person,
}

pub(super) struct Table<'a> {
    pub columns: Vec<Column<'a>>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Empty,
    Words(String),
    Number(u32),
    Date(Date),
    Time(DateTime),
}

pub(super) fn table<'a>(ctx: &Context<'a>, sheet: Sheet, reader: Reader) -> Table<'a> {
    match sheet {
        Sheet::Programme => programme(ctx, reader),
        Sheet::People => people(ctx, reader),
        Sheet::Organisations => organisations(ctx, reader),
        Sheet::Halls => halls(ctx),
        Sheet::Agreements => agreements(ctx, reader),
    }
}

fn programme<'a>(ctx: &Context<'a>, reader: Reader) -> Table<'a> {
    let languages = languages(ctx);
    let mut columns = vec![Column::Id, Column::Date, Column::Start, Column::End, Column::Kind];
    columns.extend(languages.iter().copied().map(Column::Title));
    columns.extend([
        Column::Venue,
        Column::Hall,
        Column::Capacity,
        Column::Track,
        Column::Sides,
        Column::Languages,
        Column::Interpretation,
        Column::Chairs,
        Column::CoChairs,
        Column::Moderators,
        Column::Speakers,
        Column::Rapporteurs,
        Column::OtherRoles,
        Column::Cancelled,
        Column::Illustrative,
        Column::Sources,
    ]);
    let rows = ctx.edition.sessions.iter().map(|session| {
        let place = ctx.lookup.place(session);
        let hall = place.and_then(|place| place.hall);
        let track = session.track.as_deref().and_then(|id| ctx.lookup.tracks.get(id));
        let kind = match reader {
            Reader::Program => session.kind.clone(),
            Reader::Person => ctx.labels.kind(&session.kind),
        };
        let mut row = vec![
            word(&session.id),
            session
                .date
                .or(session.start.map(DateTime::date))
                .map_or(Cell::Empty, Cell::Date),
            session.start.map_or(Cell::Empty, Cell::Time),
            session.end.map_or(Cell::Empty, Cell::Time),
            word(&kind),
        ];
        row.extend(
            languages
                .iter()
                .map(|language| word(session.title.get(language).unwrap_or_default())),
        );
        row.extend([
            best(ctx, place.map(|place| &place.venue.name)),
            best(ctx, hall.map(|hall| &hall.name)),
            hall.and_then(|hall| hall.capacity).map_or(Cell::Empty, Cell::Number),
            best(ctx, track.map(|track| &track.name)),
            list(session.sides.iter().map(|id| side(ctx, id, reader))),
            list(session.languages.iter().map(tag)),
            list(session.interpretation.iter().map(tag)),
        ]);
        row.extend(["chair", "co-chair", "moderator", "speaker", "rapporteur"].map(|role| in_role(ctx, session, role)));
        row.extend([
            other_roles(ctx, session, reader),
            match (session.cancelled, reader) {
                (false, _) => Cell::Empty,
                (true, Reader::Program) => word("true"),
                (true, Reader::Person) => word("×"),
            },
            list(session.record.illustrative.iter().cloned()),
            sources(ctx, &session.record.sources),
        ]);
        row
    });
    Table {
        columns,
        rows: rows.collect(),
    }
}

fn people<'a>(ctx: &Context<'a>, reader: Reader) -> Table<'a> {
    let languages = languages(ctx);
    let mut columns = vec![Column::Id];
    columns.extend(languages.iter().copied().map(Column::Name));
    columns.extend([
        Column::LatinName,
        Column::Side,
        Column::Post,
        Column::Organisation,
        Column::Region,
        Column::Illustrative,
        Column::Sources,
    ]);
    let rows = ctx.edition.people.iter().map(|person| {
        let organisation = person
            .organisation
            .as_deref()
            .and_then(|id| ctx.lookup.organisations.get(id));
        let mut row = vec![word(&person.id)];
        row.extend(
            languages
                .iter()
                .map(|language| word(person.name.get(language).unwrap_or_default())),
        );
        row.extend([
            word(person.latin_name.as_deref().unwrap_or_default()),
            list(person.side.iter().map(|id| side(ctx, id, reader))),
            best(ctx, person.post.as_ref()),
            best(ctx, organisation.map(|organisation| &organisation.name)),
            region(ctx, person.region.as_deref(), reader),
            list(person.record.illustrative.iter().cloned()),
            sources(ctx, &person.record.sources),
        ]);
        row
    });
    Table {
        columns,
        rows: rows.collect(),
    }
}

fn organisations<'a>(ctx: &Context<'a>, reader: Reader) -> Table<'a> {
    let languages = languages(ctx);
    let mut columns = vec![Column::Id];
    columns.extend(languages.iter().copied().map(Column::Name));
    columns.extend([
        Column::Kind,
        Column::Side,
        Column::City,
        Column::Region,
        Column::Ror,
        Column::Url,
        Column::Illustrative,
        Column::Sources,
    ]);
    let rows = ctx.edition.organisations.iter().map(|organisation| {
        let mut row = vec![word(&organisation.id)];
        row.extend(
            languages
                .iter()
                .map(|language| word(organisation.name.get(language).unwrap_or_default())),
        );
        row.extend([
            word(&organisation.kind),
            list(organisation.side.iter().map(|id| side(ctx, id, reader))),
            best(ctx, organisation.city.as_ref()),
            region(ctx, organisation.region.as_deref(), reader),
            word(organisation.ror.as_deref().unwrap_or_default()),
            word(organisation.url.as_deref().unwrap_or_default()),
            list(organisation.record.illustrative.iter().cloned()),
            sources(ctx, &organisation.record.sources),
        ]);
        row
    });
    Table {
        columns,
        rows: rows.collect(),
    }
}

fn halls<'a>(ctx: &Context<'a>) -> Table<'a> {
    let languages = languages(ctx);
    let mut columns = vec![Column::Id];
    columns.extend(languages.iter().copied().map(Column::Name));
    columns.extend([
        Column::Venue,
        Column::Address,
        Column::City,
        Column::Capacity,
        Column::Equipment,
        Column::Illustrative,
    ]);
    let halls = ctx
        .edition
        .venues
        .iter()
        .flat_map(|venue| venue.halls.iter().map(move |hall| (venue, hall)));
    let rows = halls.map(|(venue, hall)| {
        let mut row = vec![word(&hall.id)];
        row.extend(
            languages
                .iter()
                .map(|language| word(hall.name.get(language).unwrap_or_default())),
        );
        row.extend([
            best(ctx, Some(&venue.name)),
            best(ctx, venue.address.as_ref()),
            best(ctx, venue.city.as_ref()),
            hall.capacity.map_or(Cell::Empty, Cell::Number),
            list(hall.equipment.iter().cloned()),
            word(if hall.illustrative { "*" } else { "" }),
        ]);
        row
    });
    Table {
        columns,
        rows: rows.collect(),
    }
}

fn agreements<'a>(ctx: &Context<'a>, reader: Reader) -> Table<'a> {
    let languages = languages(ctx);
    let mut columns = vec![Column::Id];
    columns.extend(languages.iter().copied().map(Column::Title));
    columns.extend([
        Column::Kind,
        Column::Level,
        Column::Parties,
        Column::Signatories,
        Column::Signed,
        Column::Session,
        Column::Subject,
        Column::Status,
        Column::Illustrative,
        Column::Sources,
    ]);
    let rows = ctx.edition.agreements.iter().map(|agreement| {
        let session = agreement.session.as_deref().and_then(|id| ctx.lookup.sessions.get(id));
        let mut row = vec![word(&agreement.id)];
        row.extend(
            languages
                .iter()
                .map(|language| word(agreement.title.get(language).unwrap_or_default())),
        );
        row.extend([
            word(&agreement.kind),
            word(&agreement.level),
            list(agreement.parties.iter().map(|id| party(ctx, id, reader))),
            list(agreement.signatories.iter().map(|id| person_name(ctx, id))),
            agreement.signed.map_or(Cell::Empty, Cell::Date),
            match reader {
                Reader::Program => word(agreement.session.as_deref().unwrap_or_default()),
                Reader::Person => best(ctx, session.map(|session| &session.title)),
            },
            best(ctx, agreement.subject.as_ref()),
            best(ctx, agreement.status.as_ref()),
            list(agreement.record.illustrative.iter().cloned()),
            sources(ctx, &agreement.record.sources),
        ]);
        row
    });
    Table {
        columns,
        rows: rows.collect(),
    }
}

/// The languages of the edition; of a foreign edition that declares none, those of its titles.
fn languages<'a>(ctx: &Context<'a>) -> Vec<&'a str> {
    let declared = ctx.edition.languages.iter();
    let found = ctx
        .edition
        .sessions
        .iter()
        .flat_map(|session| session.title.words.keys());
    let mut seen = BTreeSet::new();
    let declared: Vec<&str> = declared
        .map(Language::as_str)
        .filter(|language| seen.insert(*language))
        .collect();
    if declared.is_empty() {
        return found
            .map(Language::as_str)
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect();
    }
    declared
}

fn word(word: &str) -> Cell {
    match text::line(word) {
        word if word.is_empty() => Cell::Empty,
        word => Cell::Words(word),
    }
}

fn best(ctx: &Context<'_>, text: Option<&Text>) -> Cell {
    text.and_then(|text| ctx.line(text)).map_or(Cell::Empty, Cell::Words)
}

fn list(items: impl Iterator<Item = String>) -> Cell {
    let items: Vec<String> = items
        .map(|item| text::line(&item))
        .filter(|item| !item.is_empty())
        .collect();
    word(&items.join("; "))
}

fn tag(language: &Language) -> String {
    language.as_str().to_owned()
}

fn side(ctx: &Context<'_>, id: &str, reader: Reader) -> String {
    let name = ctx.lookup.side_name(id).filter(|_| reader == Reader::Person);
    name.and_then(|name| ctx.line(name)).unwrap_or_else(|| id.to_owned())
}

fn region(ctx: &Context<'_>, code: Option<&str>, reader: Reader) -> Cell {
    let name = code
        .and_then(|code| ctx.lookup.region_name(code))
        .filter(|_| reader == Reader::Person);
    match name.and_then(|name| ctx.line(name)) {
        Some(name) => Cell::Words(name),
        None => word(code.unwrap_or_default()),
    }
}

/// A party of an agreement is a side, a region or an organisation.
fn party(ctx: &Context<'_>, id: &str, reader: Reader) -> String {
    let organisation = ctx.lookup.organisations.get(id).map(|organisation| &organisation.name);
    let name = ctx
        .lookup
        .side_name(id)
        .or_else(|| ctx.lookup.region_name(id))
        .or(organisation);
    let name = name.filter(|_| reader == Reader::Person);
    name.and_then(|name| ctx.line(name)).unwrap_or_else(|| id.to_owned())
}

fn person_name(ctx: &Context<'_>, id: &str) -> String {
    let person = ctx.lookup.people.get(id);
    person
        .and_then(|person| ctx.line(&person.name))
        .unwrap_or_else(|| id.to_owned())
}

fn in_role(ctx: &Context<'_>, session: &Session, role: &str) -> Cell {
    let people = session.roles.iter().filter(|candidate| candidate.role == role);
    list(people.map(|role| person_name(ctx, &role.person)))
}

fn other_roles(ctx: &Context<'_>, session: &Session, reader: Reader) -> Cell {
    let own_column = |role: &str| matches!(role, "chair" | "co-chair" | "moderator" | "speaker" | "rapporteur");
    let others = session.roles.iter().filter(|role| !own_column(&role.role));
    list(others.map(|role| {
        let name = person_name(ctx, &role.person);
        match reader {
            Reader::Program => format!("{name} ({})", role.role),
            Reader::Person => format!("{name} ({})", ctx.labels.role(&role.role, 1)),
        }
    }))
}

fn sources(ctx: &Context<'_>, ids: &[String]) -> Cell {
    list(ids.iter().map(|id| ctx.lookup.source(id).to_owned()))
}
