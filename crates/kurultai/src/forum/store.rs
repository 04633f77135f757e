//! The tables of this office: source, region, series, series_entry, reference_fact, edition, side, day, track, venue, hall, travel.
//!
//! Lists come back in the order of `position`, which is the order of the file they were read from.

use std::collections::{BTreeMap, BTreeSet};

use exchange::archive::{Language, Provenance};
use uuid::Uuid;

use super::model::{
    Day, Edition, Fact, Hall, Reference, Region, Series, SeriesEntry, Side, Source, Track, Travel, Venue,
};
use crate::platform::db::{DbError, DbResult, Row, Tx, Value};

/// Owner of the sources cited by regions and series.
const SHARED: &str = "";

pub async fn reference(tx: &mut Tx) -> DbResult<Reference> {
    Ok(Reference {
        regions: regions(tx).await?,
        series: all_series(tx).await?,
        facts: facts(tx).await?,
        sources: sources(tx, SHARED).await?,
    })
}

async fn regions(tx: &mut Tx) -> DbResult<Vec<Region>> {
    tx.rows("select * from region order by position, id", &[])
        .await?
        .iter()
        .map(|row| {
            Ok(Region {
                id: row.text("id")?,
                side: row.text("side")?,
                kind: row.text("kind")?,
                name: row.json("name")?,
                centre: row.json("centre")?,
                land_border: row.flag("land_border")?,
                borders: row.json("borders")?,
                former_code: row.text_or_null("former_code")?,
                note: row.json_or_null("note")?,
                sources: row.json("sources")?,
            })
        })
        .collect()
}

pub async fn write_region(tx: &mut Tx, region: &Region, position: i64) -> DbResult<()> {
    tx.execute(
        "insert into region (id, position, side, kind, name, centre, land_border, borders, former_code, note, sources)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (id) do update set
             position = excluded.position, side = excluded.side, kind = excluded.kind, name = excluded.name,
             centre = excluded.centre, land_border = excluded.land_border, borders = excluded.borders,
             former_code = excluded.former_code, note = excluded.note, sources = excluded.sources",
        &[
            (&region.id).into(),
            position.into(),
            (&region.side).into(),
            (&region.kind).into(),
            Value::json(&region.name),
            Value::json(&region.centre),
            region.land_border.into(),
            Value::json(&region.borders),
            (&region.former_code).into(),
            Value::json_or_null(region.note.as_ref()),
            Value::json(&region.sources),
        ],
    )
    .await
    .map(drop)
}

pub async fn delete_region(tx: &mut Tx, id: &str) -> DbResult<()> {
    tx.execute("delete from region where id = $1", &[id.into()])
        .await
        .map(drop)
}

async fn facts(tx: &mut Tx) -> DbResult<Vec<Fact>> {
    tx.rows("select * from reference_fact order by position", &[])
        .await?
        .iter()
        .map(|row| {
            Ok(Fact {
                what: row.json("what")?,
                value: row.text_or_null("value")?,
                unit: row.text_or_null("unit")?,
                approximate: row.flag("approximate")?,
                sources: row.json("sources")?,
            })
        })
        .collect()
}

pub async fn write_fact(tx: &mut Tx, fact: &Fact, position: i64) -> DbResult<()> {
    tx.execute(
        "insert into reference_fact (position, what, value, unit, approximate, sources)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (position) do update set
             what = excluded.what, value = excluded.value, unit = excluded.unit, approximate = excluded.approximate,
             sources = excluded.sources",
        &[
            position.into(),
            Value::json(&fact.what),
            (&fact.value).into(),
            (&fact.unit).into(),
            fact.approximate.into(),
            Value::json(&fact.sources),
        ],
    )
    .await
    .map(drop)
}

pub async fn delete_fact(tx: &mut Tx, position: i64) -> DbResult<()> {
    tx.execute("delete from reference_fact where position = $1", &[position.into()])
        .await
        .map(drop)
}

async fn all_series(tx: &mut Tx) -> DbResult<Vec<Series>> {
    let mut entries: BTreeMap<String, Vec<SeriesEntry>> = BTreeMap::new();
    for row in tx
        .rows("select * from series_entry order by series_id, position, ordinal", &[])
        .await?
    {
        entries
            .entry(row.text("series_id")?)
            .or_default()
            .push(series_entry(&row)?);
    }
    tx.rows("select * from series order by position, id", &[])
        .await?
        .iter()
        .map(|row| {
            let id = row.text("id")?;
            Ok(Series {
                entries: entries.remove(&id).unwrap_or_default(),
                id,
                title: row.json("title")?,
                former_title: row.json_or_null("former_title")?,
                first_held: row.small_or_null("first_held")?,
                rhythm: row.json_or_null("rhythm")?,
                years_without_edition: row.json("years_without_edition")?,
                notes: row.json("notes")?,
                sources: row.json("sources")?,
            })
        })
        .collect()
}

fn series_entry(row: &Row) -> DbResult<SeriesEntry> {
    Ok(SeriesEntry {
        ordinal: row.small("ordinal")?,
        city: row.json("city")?,
        country: row.text("country")?,
        region: row.text_or_null("region_code")?,
        start: row.parsed_or_null("start_date")?,
        end: row.parsed_or_null("end_date")?,
        presidents_day: row.parsed_or_null("presidents_day")?,
        planned: row.json_or_null("planned")?,
        format: row.text("format")?,
        name: row.json_or_null("name")?,
        theme: row.json_or_null("theme")?,
        heads_of_state: row.json("heads_of_state")?,
        delegation_heads: row.json("delegation_heads")?,
        host: row.json_or_null("host")?,
        documents: row.json("documents")?,
        facts: row.json("facts")?,
        outline: row.json("outline")?,
        venues: row.json("venues")?,
        organisers: row.json("organisers")?,
        notes: row.json("notes")?,
        sources: row.json("sources")?,
    })
}

/// Writes the series itself; its entries are records of their own.
pub async fn write_series(tx: &mut Tx, series: &Series, position: i64) -> DbResult<()> {
    tx.execute(
        "insert into series (id, position, title, former_title, first_held, rhythm, years_without_edition, notes, sources)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         on conflict (id) do update set
             position = excluded.position, title = excluded.title, former_title = excluded.former_title,
             first_held = excluded.first_held, rhythm = excluded.rhythm,
             years_without_edition = excluded.years_without_edition, notes = excluded.notes, sources = excluded.sources",
        &[
            (&series.id).into(),
            position.into(),
            Value::json(&series.title),
            Value::json_or_null(series.former_title.as_ref()),
            series.first_held.map(i64::from).into(),
            Value::json_or_null(series.rhythm.as_ref()),
            Value::json(&series.years_without_edition),
            Value::json(&series.notes),
            Value::json(&series.sources),
        ],
    )
    .await
    .map(drop)
}

pub async fn delete_series(tx: &mut Tx, id: &str) -> DbResult<()> {
    tx.execute("delete from series where id = $1", &[id.into()])
        .await
        .map(drop)
}

pub async fn write_series_entry(tx: &mut Tx, series: &str, entry: &SeriesEntry, position: i64) -> DbResult<()> {
    tx.execute(
        "insert into series_entry (series_id, ordinal, position, city, country, region_code, start_date, end_date,
             presidents_day, planned, format, name, theme, heads_of_state, delegation_heads, host, documents, facts,
             outline, venues, organisers, notes, sources)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
         on conflict (series_id, ordinal) do update set
             position = excluded.position, city = excluded.city, country = excluded.country,
             region_code = excluded.region_code, start_date = excluded.start_date, end_date = excluded.end_date,
             presidents_day = excluded.presidents_day, planned = excluded.planned, format = excluded.format,
             name = excluded.name, theme = excluded.theme, heads_of_state = excluded.heads_of_state,
             delegation_heads = excluded.delegation_heads, host = excluded.host, documents = excluded.documents,
             facts = excluded.facts, outline = excluded.outline, venues = excluded.venues,
             organisers = excluded.organisers, notes = excluded.notes, sources = excluded.sources",
        &[
            series.into(),
            entry.ordinal.into(),
            position.into(),
            Value::json(&entry.city),
            (&entry.country).into(),
            (&entry.region).into(),
            entry.start.into(),
            entry.end.into(),
            entry.presidents_day.into(),
            Value::json_or_null(entry.planned.as_ref()),
            (&entry.format).into(),
            Value::json_or_null(entry.name.as_ref()),
            Value::json_or_null(entry.theme.as_ref()),
            Value::json(&entry.heads_of_state),
            Value::json(&entry.delegation_heads),
            Value::json_or_null(entry.host.as_ref()),
            Value::json(&entry.documents),
            Value::json(&entry.facts),
            Value::json(&entry.outline),
            Value::json(&entry.venues),
            Value::json(&entry.organisers),
            Value::json(&entry.notes),
            Value::json(&entry.sources),
        ],
    )
    .await
    .map(drop)
}

pub async fn delete_series_entry(tx: &mut Tx, series: &str, ordinal: i64) -> DbResult<()> {
    tx.execute(
        "delete from series_entry where series_id = $1 and ordinal = $2",
        &[series.into(), ordinal.into()],
    )
    .await
    .map(drop)
}

async fn sources(tx: &mut Tx, owner: &str) -> DbResult<Vec<Source>> {
    tx.rows(
        "select * from source where owner = $1 order by position, key",
        &[owner.into()],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Source {
            id: row.text("key")?,
            url: row.text("url")?,
            publisher: row.text("publisher")?,
            language: row.text_or_null("language")?.map(|tag| Language::new(&tag)),
            date: row.text_or_null("date")?,
        })
    })
    .collect()
}

/// Writes a publication cited by an edition (its id as the database has it), or by reference facts when `None`.
pub async fn write_source(tx: &mut Tx, owner: Option<Uuid>, source: &Source, position: i64) -> DbResult<()> {
    tx.execute(
        "insert into source (owner, key, position, url, publisher, language, date)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (owner, key) do update set
             position = excluded.position, url = excluded.url, publisher = excluded.publisher,
             language = excluded.language, date = excluded.date",
        &[
            owner_key(owner).into(),
            (&source.id).into(),
            position.into(),
            (&source.url).into(),
            (&source.publisher).into(),
            source.language.as_ref().map(Language::as_str).into(),
            (&source.date).into(),
        ],
    )
    .await
    .map(drop)
}

pub async fn delete_source(tx: &mut Tx, owner: Option<Uuid>, id: &str) -> DbResult<()> {
    tx.execute(
        "delete from source where owner = $1 and key = $2",
        &[owner_key(owner).into(), id.into()],
    )
    .await
    .map(drop)
}

fn owner_key(owner: Option<Uuid>) -> String {
    owner.map_or_else(|| SHARED.to_owned(), |id| id.to_string())
}

/// Keys of all editions, the latest first.
pub async fn edition_keys(tx: &mut Tx) -> DbResult<Vec<String>> {
    tx.rows("select key from edition order by start_date desc, key", &[])
        .await?
        .iter()
        .map(|row| row.text("key"))
        .collect()
}

/// The edition with everything this office owns of it; people and programme are left empty.
pub async fn edition(tx: &mut Tx, key: &str) -> DbResult<Option<Edition>> {
    let Some(row) = tx.row("select * from edition where key = $1", &[key.into()]).await? else {
        return Ok(None);
    };
    let uid: Uuid = row.parsed("id")?;
    Ok(Some(Edition {
        id: row.text("key")?,
        uid,
        series: row.text_or_null("series_id")?,
        ordinal: row.small_or_null("ordinal")?,
        status: row.text("status")?,
        title: row.json("title")?,
        theme: row.json_or_null("theme")?,
        languages: row.json("languages")?,
        start: row.parsed("start_date")?,
        end: row.parsed("end_date")?,
        timezone: row.text("timezone")?,
        city: row.json_or_null("city")?,
        country: row.text_or_null("country")?,
        region: row.text_or_null("region_code")?,
        url: row.text_or_null("url")?,
        organisers: row.json("organisers")?,
        sides: sides(tx, uid).await?,
        days: days(tx, uid).await?,
        tracks: tracks(tx, uid).await?,
        venues: venues(tx, uid).await?,
        travel: travel(tx, uid).await?,
        organisations: Vec::new(),
        people: Vec::new(),
        delegations: Vec::new(),
        sessions: Vec::new(),
        agreements: Vec::new(),
        facts: row.json("facts")?,
        not_found: row.json("not_found")?,
        planning: row.json("planning")?,
        sources: sources(tx, &uid.to_string()).await?,
    }))
}

/// The id of the edition with this key and the revision of its draft.
pub async fn edition_revision(tx: &mut Tx, key: &str) -> DbResult<Option<(Uuid, i64)>> {
    tx.row("select id, version from edition where key = $1", &[key.into()])
        .await?
        .map(|row| Ok((row.parsed("id")?, row.int("version")?)))
        .transpose()
}

/// Counts the draft of an edition up and returns its id and new revision. Until the transaction ends nobody else can.
pub async fn next_revision(tx: &mut Tx, key: &str) -> DbResult<Option<(Uuid, i64)>> {
    tx.row(
        "update edition set version = version + 1 where key = $1 returning id, version",
        &[key.into()],
    )
    .await?
    .map(|row| Ok((row.parsed("id")?, row.int("version")?)))
    .transpose()
}

/// As [`next_revision`], for the edition with this id; returns its key and new revision.
pub async fn next_revision_of(tx: &mut Tx, edition: Uuid) -> DbResult<Option<(String, i64)>> {
    tx.row(
        "update edition set version = version + 1 where id = $1 returning key, version",
        &[edition.into()],
    )
    .await?
    .map(|row| Ok((row.text("key")?, row.int("version")?)))
    .transpose()
}

/// Lets a new edition's draft count on from an earlier one of the same key, so that no revision means two things.
pub async fn continue_revisions(tx: &mut Tx, edition: Uuid, revision: i64) -> DbResult<()> {
    tx.execute(
        "update edition set version = $2 where id = $1",
        &[edition.into(), revision.into()],
    )
    .await
    .map(drop)
}

/// Counts the facts that belong to no edition up and returns their revision. Until the transaction ends nobody else can.
pub async fn next_reference_revision(tx: &mut Tx) -> DbResult<i64> {
    let row = tx
        .row(
            "insert into reference_revision (place, version) values (1, 1)
             on conflict (place) do update set version = reference_revision.version + 1
             returning version",
            &[],
        )
        .await?;
    row.ok_or_else(|| DbError::Constraint("there_is_one_reference_revision".to_owned()))?
        .int("version")
}

/// Keys of the editions of a series.
pub async fn editions_of_series(tx: &mut Tx, series: &str) -> DbResult<Vec<String>> {
    tx.rows(
        "select key from edition where series_id = $1 order by key",
        &[series.into()],
    )
    .await?
    .iter()
    .map(|row| row.text("key"))
    .collect()
}

/// Whether there is a series with this id.
pub async fn has_series(tx: &mut Tx, id: &str) -> DbResult<bool> {
    Ok(tx
        .row("select id from series where id = $1", &[id.into()])
        .await?
        .is_some())
}

/// Writes the edition itself; its lists are records of their own.
pub async fn write_edition(tx: &mut Tx, edition: &Edition) -> DbResult<()> {
    tx.execute(
        "insert into edition (id, key, series_id, ordinal, status, title, theme, languages, start_date, end_date,
             timezone, city, country, region_code, url, organisers, facts, not_found, planning)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
         on conflict (id) do update set
             key = excluded.key, series_id = excluded.series_id, ordinal = excluded.ordinal, status = excluded.status,
             title = excluded.title, theme = excluded.theme, languages = excluded.languages,
             start_date = excluded.start_date, end_date = excluded.end_date, timezone = excluded.timezone,
             city = excluded.city, country = excluded.country, region_code = excluded.region_code, url = excluded.url,
             organisers = excluded.organisers, facts = excluded.facts, not_found = excluded.not_found,
             planning = excluded.planning",
        &[
            edition.uid.into(),
            (&edition.id).into(),
            (&edition.series).into(),
            edition.ordinal.into(),
            (&edition.status).into(),
            Value::json(&edition.title),
            Value::json_or_null(edition.theme.as_ref()),
            Value::json(&edition.languages),
            edition.start.into(),
            edition.end.into(),
            (&edition.timezone).into(),
            Value::json_or_null(edition.city.as_ref()),
            (&edition.country).into(),
            (&edition.region).into(),
            (&edition.url).into(),
            Value::json(&edition.organisers),
            Value::json(&edition.facts),
            Value::json(&edition.not_found),
            Value::json(&edition.planning),
        ],
    )
    .await
    .map(drop)
}

pub async fn delete_edition(tx: &mut Tx, uid: Uuid) -> DbResult<()> {
    tx.execute("delete from edition where id = $1", &[uid.into()])
        .await
        .map(drop)
}

async fn sides(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Side>> {
    tx.rows(
        "select * from side where edition_id = $1 order by position, key",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Side {
            id: row.text("key")?,
            name: row.json("name")?,
        })
    })
    .collect()
}

pub async fn write_side(tx: &mut Tx, edition: Uuid, side: &Side, position: i64) -> DbResult<()> {
    tx.execute(
        "insert into side (edition_id, key, position, name)
         values ($1, $2, $3, $4)
         on conflict (edition_id, key) do update set position = excluded.position, name = excluded.name",
        &[
            edition.into(),
            (&side.id).into(),
            position.into(),
            Value::json(&side.name),
        ],
    )
    .await
    .map(drop)
}

pub async fn delete_side(tx: &mut Tx, edition: Uuid, key: &str) -> DbResult<()> {
    tx.execute(
        "delete from side where edition_id = $1 and key = $2",
        &[edition.into(), key.into()],
    )
    .await
    .map(drop)
}

async fn days(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Day>> {
    tx.rows(
        "select * from day where edition_id = $1 order by position, date",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Day {
            date: row.parsed("date")?,
            name: row.json_or_null("name")?,
            opens: row.parsed_or_null("opens")?,
            closes: row.parsed_or_null("closes")?,
            illustrative: row.flag("illustrative")?,
        })
    })
    .collect()
}

pub async fn write_day(tx: &mut Tx, edition: Uuid, day: &Day, position: i64) -> DbResult<()> {
    tx.execute(
        "insert into day (edition_id, date, position, name, opens, closes, illustrative)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (edition_id, date) do update set
             position = excluded.position, name = excluded.name, opens = excluded.opens, closes = excluded.closes,
             illustrative = excluded.illustrative",
        &[
            edition.into(),
            day.date.into(),
            position.into(),
            Value::json_or_null(day.name.as_ref()),
            day.opens.map(|time| time.to_string()).into(),
            day.closes.map(|time| time.to_string()).into(),
            day.illustrative.into(),
        ],
    )
    .await
    .map(drop)
}

pub async fn delete_day(tx: &mut Tx, edition: Uuid, date: &str) -> DbResult<()> {
    tx.execute(
        "delete from day where edition_id = $1 and date = $2",
        &[edition.into(), date.into()],
    )
    .await
    .map(drop)
}

async fn tracks(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Track>> {
    tx.rows(
        "select * from track where edition_id = $1 order by position, key",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Track {
            id: row.text("key")?,
            name: row.json("name")?,
            colour: row.text_or_null("colour")?,
            illustrative: row.flag("illustrative")?,
        })
    })
    .collect()
}

pub async fn write_track(tx: &mut Tx, edition: Uuid, track: &Track, position: i64) -> DbResult<()> {
    tx.execute(
        "insert into track (edition_id, key, position, name, colour, illustrative)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (edition_id, key) do update set
             position = excluded.position, name = excluded.name, colour = excluded.colour,
             illustrative = excluded.illustrative",
        &[
            edition.into(),
            (&track.id).into(),
            position.into(),
            Value::json(&track.name),
            (&track.colour).into(),
            track.illustrative.into(),
        ],
    )
    .await
    .map(drop)
}

pub async fn delete_track(tx: &mut Tx, edition: Uuid, key: &str) -> DbResult<()> {
    tx.execute(
        "delete from track where edition_id = $1 and key = $2",
        &[edition.into(), key.into()],
    )
    .await
    .map(drop)
}

/// Reads the four columns that say where a record comes from.
pub fn provenance(row: &Row) -> DbResult<Provenance> {
    Ok(Provenance {
        certainty: row.text_or_null("certainty")?,
        note: row.json_or_null("note")?,
        sources: row.json("sources")?,
        illustrative: row.json("illustrative")?,
    })
}

async fn venues(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Venue>> {
    let mut halls: BTreeMap<Uuid, Vec<Hall>> = BTreeMap::new();
    for row in tx
        .rows(
            "select * from hall where edition_id = $1 order by position, key",
            &[edition.into()],
        )
        .await?
    {
        halls.entry(row.parsed("venue_id")?).or_default().push(Hall {
            id: row.text("key")?,
            uid: row.parsed("id")?,
            name: row.json("name")?,
            capacity: row.small_or_null("capacity")?,
            equipment: row.json("equipment")?,
            booths: row.small_or_null("booths")?,
            open: row.json("open_windows")?,
            illustrative: row.flag("illustrative")?,
        });
    }
    tx.rows(
        "select * from venue where edition_id = $1 order by position, key",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(|row| {
        let uid = row.parsed("id")?;
        Ok(Venue {
            id: row.text("key")?,
            uid,
            kind: row.text_or_null("kind")?,
            name: row.json("name")?,
            city: row.json_or_null("city")?,
            region: row.text_or_null("region_code")?,
            address: row.json_or_null("address")?,
            latitude: row.text_or_null("latitude")?,
            longitude: row.text_or_null("longitude")?,
            operator: row.text_or_null("operator_key")?,
            site: row.json_or_null("site")?,
            purpose: row.json_or_null("purpose")?,
            halls: halls.remove(&uid).unwrap_or_default(),
            record: provenance(row)?,
        })
    })
    .collect()
}

/// Writes the venue itself; its halls are records of their own.
pub async fn write_venue(tx: &mut Tx, edition: Uuid, venue: &Venue, position: i64) -> DbResult<()> {
    tx.execute(
        "insert into venue (id, edition_id, key, position, kind, name, city, region_code, address, latitude, longitude,
             operator_key, site, purpose, certainty, note, sources, illustrative)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
         on conflict (id) do update set
             key = excluded.key, position = excluded.position, kind = excluded.kind, name = excluded.name,
             city = excluded.city, region_code = excluded.region_code, address = excluded.address,
             latitude = excluded.latitude, longitude = excluded.longitude, operator_key = excluded.operator_key,
             site = excluded.site, purpose = excluded.purpose, certainty = excluded.certainty, note = excluded.note,
             sources = excluded.sources, illustrative = excluded.illustrative, version = venue.version + 1",
        &[
            venue.uid.into(),
            edition.into(),
            (&venue.id).into(),
            position.into(),
            (&venue.kind).into(),
            Value::json(&venue.name),
            Value::json_or_null(venue.city.as_ref()),
            (&venue.region).into(),
            Value::json_or_null(venue.address.as_ref()),
            (&venue.latitude).into(),
            (&venue.longitude).into(),
            (&venue.operator).into(),
            Value::json_or_null(venue.site.as_ref()),
            Value::json_or_null(venue.purpose.as_ref()),
            (&venue.record.certainty).into(),
            Value::json_or_null(venue.record.note.as_ref()),
            Value::json(&venue.record.sources),
            Value::json(&venue.record.illustrative),
        ],
    )
    .await
    .map(drop)
}

pub async fn delete_venue(tx: &mut Tx, edition: Uuid, key: &str) -> DbResult<()> {
    tx.execute(
        "delete from venue where edition_id = $1 and key = $2",
        &[edition.into(), key.into()],
    )
    .await
    .map(drop)
}

/// The ids of a hall and of its venue, and the venue's key.
pub async fn hall_by_key(tx: &mut Tx, edition: Uuid, key: &str) -> DbResult<Option<(Uuid, Uuid, String)>> {
    tx.row(
        "select hall.id, hall.venue_id, venue.key
         from hall
         join venue on venue.id = hall.venue_id
         where hall.edition_id = $1 and hall.key = $2",
        &[edition.into(), key.into()],
    )
    .await?
    .map(|row| Ok((row.parsed("id")?, row.parsed("venue_id")?, row.text("key")?)))
    .transpose()
}

/// The id of a venue.
pub async fn venue_by_key(tx: &mut Tx, edition: Uuid, key: &str) -> DbResult<Option<Uuid>> {
    tx.row(
        "select id from venue where edition_id = $1 and key = $2",
        &[edition.into(), key.into()],
    )
    .await?
    .map(|row| row.parsed("id"))
    .transpose()
}

/// The first and the last day of an edition.
pub async fn edition_dates(tx: &mut Tx, edition: Uuid) -> DbResult<Option<(jiff::civil::Date, jiff::civil::Date)>> {
    tx.row(
        "select start_date, end_date from edition where id = $1",
        &[edition.into()],
    )
    .await?
    .map(|row| Ok((row.parsed("start_date")?, row.parsed("end_date")?)))
    .transpose()
}

/// Writes a hall of the venue with this id. `position` counts through all halls of the edition.
pub async fn write_hall(tx: &mut Tx, edition: Uuid, venue: Uuid, hall: &Hall, position: i64) -> DbResult<()> {
    tx.execute(
        "insert into hall (id, edition_id, venue_id, key, position, name, capacity, equipment, booths, open_windows,
             illustrative)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         on conflict (id) do update set
             venue_id = excluded.venue_id, key = excluded.key, position = excluded.position, name = excluded.name,
             capacity = excluded.capacity, equipment = excluded.equipment, booths = excluded.booths,
             open_windows = excluded.open_windows, illustrative = excluded.illustrative, version = hall.version + 1",
        &[
            hall.uid.into(),
            edition.into(),
            venue.into(),
            (&hall.id).into(),
            position.into(),
            Value::json(&hall.name),
            hall.capacity.into(),
            Value::json(&hall.equipment),
            hall.booths.into(),
            Value::json(&hall.open),
            hall.illustrative.into(),
        ],
    )
    .await
    .map(drop)
}

pub async fn delete_hall(tx: &mut Tx, edition: Uuid, key: &str) -> DbResult<()> {
    tx.execute(
        "delete from hall where edition_id = $1 and key = $2",
        &[edition.into(), key.into()],
    )
    .await
    .map(drop)
}

async fn travel(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Travel>> {
    tx.rows(
        "select origin.key as origin, destination.key as destination, travel.minutes, travel.rush,
             travel.illustrative
         from travel
         join venue origin on origin.id = travel.from_venue_id
         join venue destination on destination.id = travel.to_venue_id
         where travel.edition_id = $1
         order by travel.position",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Travel {
            from: row.text("origin")?,
            to: row.text("destination")?,
            minutes: row.small("minutes")?,
            rush: row.json("rush")?,
            illustrative: row.flag("illustrative")?,
        })
    })
    .collect()
}

/// Writes a way between two venues, which are named by their keys and must be there already.
pub async fn write_travel(tx: &mut Tx, edition: Uuid, travel: &Travel, position: i64) -> DbResult<()> {
    let written = tx
        .execute(
            "insert into travel (edition_id, from_venue_id, to_venue_id, position, minutes, rush, illustrative)
             select $1, origin.id, destination.id, $4, $5, $6, $7
             from venue origin, venue destination
             where origin.edition_id = $1 and origin.key = $2 and destination.edition_id = $1 and destination.key = $3
             on conflict (edition_id, from_venue_id, to_venue_id) do update set
                 position = excluded.position, minutes = excluded.minutes, rush = excluded.rush,
                 illustrative = excluded.illustrative",
            &[
                edition.into(),
                (&travel.from).into(),
                (&travel.to).into(),
                position.into(),
                travel.minutes.into(),
                Value::json(&travel.rush),
                travel.illustrative.into(),
            ],
        )
        .await?;
    if written == 0 {
        return Err(DbError::Constraint("travel_has_start".to_owned()));
    }
    Ok(())
}

pub async fn delete_travel(tx: &mut Tx, edition: Uuid, from: &str, to: &str) -> DbResult<()> {
    tx.execute(
        "delete from travel
         where edition_id = $1
             and from_venue_id in (select id from venue where edition_id = $1 and key = $2)
             and to_venue_id in (select id from venue where edition_id = $1 and key = $3)",
        &[edition.into(), from.into(), to.into()],
    )
    .await
    .map(drop)
}

/// Identities of editions, venues and halls of all editions but the one with this key.
pub async fn identities_elsewhere(tx: &mut Tx, edition: &str) -> DbResult<BTreeSet<Uuid>> {
    tx.rows(
        "select record.id
         from (
             select id, id as edition_id from edition
             union all select id, edition_id from venue
             union all select id, edition_id from hall
         ) record
         join edition on edition.id = record.edition_id
         where edition.key <> $1",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(|row| row.parsed("id"))
    .collect()
}
