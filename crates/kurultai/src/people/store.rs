//! The tables of this office: organisation, person, delegation, delegation_member.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::model::{Delegation, Organisation, Person};
use crate::forum::store::provenance;
use crate::platform::db::{DbResult, Tx, Value};

pub async fn organisations(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Organisation>> {
    tx.rows(
        "select * from organisation where edition_id = $1 order by position, key",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Organisation {
            id: row.text("key")?,
            uid: row.parsed("id")?,
            side: row.text_or_null("side")?,
            kind: row.text("kind")?,
            name: row.json("name")?,
            former_name: row.json_or_null("former_name")?,
            city: row.json_or_null("city")?,
            region: row.text_or_null("region_code")?,
            ror: row.text_or_null("ror")?,
            url: row.text_or_null("url")?,
            role: row.json_or_null("role")?,
            status: row.text_or_null("status")?,
            represented_by: row.text_or_null("represented_by_key")?,
            owners: row.json("owners")?,
            facts: row.json("facts")?,
            record: provenance(row)?,
        })
    })
    .collect()
}

pub async fn write_organisation(tx: &mut Tx, edition: Uuid, body: &Organisation, position: i64) -> DbResult<()> {
    tx.execute(
        "insert into organisation (id, edition_id, key, position, side, kind, name, former_name, city, region_code, ror,
             url, role, status, represented_by_key, owners, facts, certainty, note, sources, illustrative)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
         on conflict (id) do update set
             key = excluded.key, position = excluded.position, side = excluded.side, kind = excluded.kind,
             name = excluded.name, former_name = excluded.former_name, city = excluded.city,
             region_code = excluded.region_code, ror = excluded.ror, url = excluded.url, role = excluded.role,
             status = excluded.status, represented_by_key = excluded.represented_by_key, owners = excluded.owners,
             facts = excluded.facts, certainty = excluded.certainty, note = excluded.note, sources = excluded.sources,
             illustrative = excluded.illustrative, version = organisation.version + 1",
        &[
            body.uid.into(),
            edition.into(),
            (&body.id).into(),
            position.into(),
            (&body.side).into(),
            (&body.kind).into(),
            Value::json(&body.name),
            Value::json_or_null(body.former_name.as_ref()),
            Value::json_or_null(body.city.as_ref()),
            (&body.region).into(),
            (&body.ror).into(),
            (&body.url).into(),
            Value::json_or_null(body.role.as_ref()),
            (&body.status).into(),
            (&body.represented_by).into(),
            Value::json(&body.owners),
            Value::json(&body.facts),
            (&body.record.certainty).into(),
            Value::json_or_null(body.record.note.as_ref()),
            Value::json(&body.record.sources),
            Value::json(&body.record.illustrative),
        ],
    )
    .await
    .map(drop)
}

pub async fn delete_organisation(tx: &mut Tx, edition: Uuid, key: &str) -> DbResult<()> {
    tx.execute(
        "delete from organisation where edition_id = $1 and key = $2",
        &[edition.into(), key.into()],
    )
    .await
    .map(drop)
}

pub async fn people(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Person>> {
    tx.rows(
        "select person.*, organisation.key as organisation_key
         from person
         left join organisation on organisation.id = person.organisation_id
         where person.edition_id = $1
         order by person.position, person.key",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Person {
            id: row.text("key")?,
            uid: row.parsed("id")?,
            side: row.text_or_null("side")?,
            name: row.json("name")?,
            sort_name: row.json("sort_name")?,
            latin_name: row.text_or_null("latin_name")?,
            post: row.json_or_null("post")?,
            organisation: row.text_or_null("organisation_key")?,
            region: row.text_or_null("region_code")?,
            biography: row.json_or_null("biography")?,
            attendance: row.json("attendance")?,
            record: provenance(row)?,
        })
    })
    .collect()
}

/// Writes a person; `organisation` is the id of the body named by `person.organisation`.
pub async fn write_person(
    tx: &mut Tx,
    edition: Uuid,
    organisation: Option<Uuid>,
    person: &Person,
    position: i64,
) -> DbResult<()> {
    tx.execute(
        "insert into person (id, edition_id, key, position, side, name, sort_name, latin_name, post, organisation_id,
             region_code, biography, attendance, certainty, note, sources, illustrative)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
         on conflict (id) do update set
             key = excluded.key, position = excluded.position, side = excluded.side, name = excluded.name,
             sort_name = excluded.sort_name, latin_name = excluded.latin_name, post = excluded.post,
             organisation_id = excluded.organisation_id, region_code = excluded.region_code,
             biography = excluded.biography, attendance = excluded.attendance, certainty = excluded.certainty,
             note = excluded.note, sources = excluded.sources, illustrative = excluded.illustrative,
             version = person.version + 1",
        &[
            person.uid.into(),
            edition.into(),
            (&person.id).into(),
            position.into(),
            (&person.side).into(),
            Value::json(&person.name),
            Value::json(&person.sort_name),
            (&person.latin_name).into(),
            Value::json_or_null(person.post.as_ref()),
            organisation.map(|id| id.to_string()).into(),
            (&person.region).into(),
            Value::json_or_null(person.biography.as_ref()),
            Value::json(&person.attendance),
            (&person.record.certainty).into(),
            Value::json_or_null(person.record.note.as_ref()),
            Value::json(&person.record.sources),
            Value::json(&person.record.illustrative),
        ],
    )
    .await
    .map(drop)
}

pub async fn delete_person(tx: &mut Tx, edition: Uuid, key: &str) -> DbResult<()> {
    tx.execute(
        "delete from person where edition_id = $1 and key = $2",
        &[edition.into(), key.into()],
    )
    .await
    .map(drop)
}

pub async fn delegations(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Delegation>> {
    let mut members: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    let rows = tx
        .rows(
            "select delegation_member.delegation_id, person.key
             from delegation_member
             join person on person.id = delegation_member.person_id
             where person.edition_id = $1
             order by delegation_member.delegation_id, delegation_member.position",
            &[edition.into()],
        )
        .await?;
    for row in rows {
        members
            .entry(row.parsed("delegation_id")?)
            .or_default()
            .push(row.text("key")?);
    }
    tx.rows(
        "select delegation.*, person.key as head_key
         from delegation
         left join person on person.id = delegation.head_id
         where delegation.edition_id = $1
         order by delegation.position, delegation.key",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(|row| {
        let uid = row.parsed("id")?;
        Ok(Delegation {
            id: row.text("key")?,
            uid,
            side: row.text("side")?,
            region: row.text_or_null("region_code")?,
            head: row.text_or_null("head_key")?,
            members: members.remove(&uid).unwrap_or_default(),
            role: row.text_or_null("role")?,
            record: provenance(row)?,
        })
    })
    .collect()
}

/// Writes a delegation with its members; `head` and `members` are the ids of the people it names.
pub async fn write_delegation(
    tx: &mut Tx,
    edition: Uuid,
    head: Option<Uuid>,
    members: &[Uuid],
    delegation: &Delegation,
    position: i64,
) -> DbResult<()> {
    tx.execute(
        "insert into delegation (id, edition_id, key, position, side, region_code, head_id, role, certainty, note,
             sources, illustrative)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         on conflict (id) do update set
             key = excluded.key, position = excluded.position, side = excluded.side,
             region_code = excluded.region_code, head_id = excluded.head_id, role = excluded.role,
             certainty = excluded.certainty, note = excluded.note, sources = excluded.sources,
             illustrative = excluded.illustrative, version = delegation.version + 1",
        &[
            delegation.uid.into(),
            edition.into(),
            (&delegation.id).into(),
            position.into(),
            (&delegation.side).into(),
            (&delegation.region).into(),
            head.map(|id| id.to_string()).into(),
            (&delegation.role).into(),
            (&delegation.record.certainty).into(),
            Value::json_or_null(delegation.record.note.as_ref()),
            Value::json(&delegation.record.sources),
            Value::json(&delegation.record.illustrative),
        ],
    )
    .await?;
    tx.execute(
        "delete from delegation_member where delegation_id = $1",
        &[delegation.uid.into()],
    )
    .await?;
    for (place, member) in (0i64..).zip(members) {
        tx.execute(
            "insert into delegation_member (delegation_id, position, person_id) values ($1, $2, $3)",
            &[delegation.uid.into(), place.into(), (*member).into()],
        )
        .await?;
    }
    Ok(())
}

pub async fn delete_delegation(tx: &mut Tx, edition: Uuid, key: &str) -> DbResult<()> {
    let values = [edition.into(), key.into()];
    tx.execute(
        "delete from delegation_member
         where delegation_id in (select id from delegation where edition_id = $1 and key = $2)",
        &values,
    )
    .await?;
    tx.execute("delete from delegation where edition_id = $1 and key = $2", &values)
        .await
        .map(drop)
}

/// Identities of organisations, people and delegations of all editions but the one with this key.
pub async fn identities_elsewhere(tx: &mut Tx, edition: &str) -> DbResult<BTreeSet<Uuid>> {
    tx.rows(
        "select record.id
         from (
             select id, edition_id from organisation
             union all select id, edition_id from person
             union all select id, edition_id from delegation
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

/// The lists of this office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    Organisations,
    People,
    Delegations,
}

/// Moves what stands behind a record one place up, as if the record were gone.
pub async fn close_gap(tx: &mut Tx, list: List, edition: Uuid, key: &str) -> DbResult<()> {
    let sql = match list {
        List::Organisations => {
            "update organisation set position = position - 1
             where edition_id = $1 and position > (
                 select gone.position from organisation gone where gone.edition_id = $1 and gone.key = $2
             )"
        }
        List::People => {
            "update person set position = position - 1
             where edition_id = $1 and position > (
                 select gone.position from person gone where gone.edition_id = $1 and gone.key = $2
             )"
        }
        List::Delegations => {
            "update delegation set position = position - 1
             where edition_id = $1 and position > (
                 select gone.position from delegation gone where gone.edition_id = $1 and gone.key = $2
             )"
        }
    };
    tx.execute(sql, &[edition.into(), key.into()]).await.map(drop)
}

/// Moves what stands at a place and behind it one place down, for a record that is put there.
pub async fn open_gap(tx: &mut Tx, list: List, edition: Uuid, place: i64) -> DbResult<()> {
    let sql = match list {
        List::Organisations => {
            "update organisation set position = position + 1 where edition_id = $1 and position >= $2"
        }
        List::People => "update person set position = position + 1 where edition_id = $1 and position >= $2",
        List::Delegations => "update delegation set position = position + 1 where edition_id = $1 and position >= $2",
    };
    tx.execute(sql, &[edition.into(), place.into()]).await.map(drop)
}
