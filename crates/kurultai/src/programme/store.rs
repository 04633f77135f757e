//! The tables of this office: session, session_role, agreement, agreement_signatory, release, publication, import.

use std::collections::{BTreeMap, BTreeSet};

use exchange::archive::{Agreement, Session, SessionRole};
use uuid::Uuid;

use super::approval::store as approvals;
use super::model::{AppliedImport, Publication, Release, ReleaseSummary};
use super::planning::store as plans;
use crate::forum::store::{self as forum, provenance};
use crate::people::contacts::store as contacts;
use crate::people::store as people;
use crate::platform::db::{DbResult, Row, Tx, Value};

pub async fn sessions(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Session>> {
    let mut roles: BTreeMap<Uuid, Vec<SessionRole>> = BTreeMap::new();
    let rows = tx
        .rows(
            "select session_role.session_id, session_role.role, session_role.side, session_role.illustrative, person.key
             from session_role
             join person on person.id = session_role.person_id
             where person.edition_id = $1
             order by session_role.session_id, session_role.position",
            &[edition.into()],
        )
        .await?;
    for row in &rows {
        push_role(row, &mut roles)?;
    }
    tx.rows(
        "select session.*, parent.key as part_of_key, venue.key as venue_key, hall.key as hall_key
         from session
         left join session parent on parent.id = session.part_of_id
         left join venue on venue.id = session.venue_id
         left join hall on hall.id = session.hall_id
         where session.edition_id = $1
         order by session.position, session.key",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(|row| session_of(row, &mut roles))
    .collect()
}

/// One session by its key.
pub async fn session(tx: &mut Tx, edition: Uuid, key: &str) -> DbResult<Option<Session>> {
    let row = tx
        .row(
            "select session.*, parent.key as part_of_key, venue.key as venue_key, hall.key as hall_key
             from session
             left join session parent on parent.id = session.part_of_id
             left join venue on venue.id = session.venue_id
             left join hall on hall.id = session.hall_id
             where session.edition_id = $1 and session.key = $2",
            &[edition.into(), key.into()],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let mut roles = BTreeMap::new();
    let uid: Uuid = row.parsed("id")?;
    for row in tx
        .rows(
            "select session_role.session_id, session_role.role, session_role.side, session_role.illustrative, person.key
             from session_role
             join person on person.id = session_role.person_id
             where session_role.session_id = $1
             order by session_role.position",
            &[uid.into()],
        )
        .await?
    {
        push_role(&row, &mut roles)?;
    }
    session_of(&row, &mut roles).map(Some)
}

fn push_role(row: &Row, roles: &mut BTreeMap<Uuid, Vec<SessionRole>>) -> DbResult<()> {
    roles.entry(row.parsed("session_id")?).or_default().push(SessionRole {
        person: row.text("key")?,
        role: row.text("role")?,
        side: row.text_or_null("side")?,
        illustrative: row.flag("illustrative")?,
    });
    Ok(())
}

fn session_of(row: &Row, roles: &mut BTreeMap<Uuid, Vec<SessionRole>>) -> DbResult<Session> {
    let uid = row.parsed("id")?;
    Ok(Session {
        id: row.text("key")?,
        uid,
        kind: row.text("kind")?,
        title: row.json("title")?,
        subtitle: row.json_or_null("subtitle")?,
        summary: row.json_or_null("summary")?,
        description: row.json_or_null("description")?,
        part_of: row.text_or_null("part_of_key")?,
        date: row.parsed_or_null("date")?,
        start: row.parsed_or_null("starts")?,
        end: row.parsed_or_null("ends")?,
        venue: row.text_or_null("venue_key")?,
        hall: row.text_or_null("hall_key")?,
        track: row.text_or_null("track_key")?,
        sides: row.json("sides")?,
        organisers: row.json("organisers")?,
        languages: row.json("languages")?,
        interpretation: row.json("interpretation")?,
        roles: roles.remove(&uid).unwrap_or_default(),
        audience: row.small_or_null("audience")?,
        equipment: row.json("equipment")?,
        outside_programme: row.flag("outside_programme")?,
        cancelled: row.flag("cancelled")?,
        after: row.json("after_keys")?,
        wishes: row.json("wishes")?,
        agreements: row.json("agreements")?,
        outcomes: row.json("outcomes")?,
        facts: row.json("facts")?,
        links: row.json("links")?,
        record: provenance(row)?,
    })
}

/// Where and when a session is held, as its row has it.
#[derive(Debug, Clone, Default)]
pub struct Held {
    pub date: Option<jiff::civil::Date>,
    pub start: Option<jiff::civil::DateTime>,
    pub end: Option<jiff::civil::DateTime>,
    pub venue: Option<Uuid>,
    pub hall: Option<Uuid>,
}

/// Writes where and when a session is held, and nothing else of it.
pub async fn move_session(tx: &mut Tx, session: Uuid, held: &Held) -> DbResult<()> {
    tx.execute(
        "update session set date = $2, starts = $3, ends = $4, venue_id = $5, hall_id = $6, version = version + 1
         where id = $1",
        &[
            session.into(),
            held.date.into(),
            held.start.map(|at| at.to_string()).into(),
            held.end.map(|at| at.to_string()).into(),
            held.venue.map(|id| id.to_string()).into(),
            held.hall.map(|id| id.to_string()).into(),
        ],
    )
    .await
    .map(drop)
}

/// The ids that the short keys in a session stand for.
#[derive(Debug, Default)]
pub struct SessionReferences {
    pub part_of: Option<Uuid>,
    pub venue: Option<Uuid>,
    pub hall: Option<Uuid>,
    /// In the order of the session's roles.
    pub people: Vec<Uuid>,
}

pub async fn write_session(
    tx: &mut Tx,
    edition: Uuid,
    references: &SessionReferences,
    session: &Session,
    position: i64,
) -> DbResult<()> {
    tx.execute(
        "insert into session (id, edition_id, key, position, kind, title, subtitle, summary, description, part_of_id,
             date, starts, ends, venue_id, hall_id, track_key, sides, organisers, languages, interpretation, audience,
             equipment, outside_programme, cancelled, after_keys, wishes, agreements, outcomes, facts, links, certainty,
             note, sources, illustrative)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
             $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)
         on conflict (id) do update set
             key = excluded.key, position = excluded.position, kind = excluded.kind, title = excluded.title,
             subtitle = excluded.subtitle, summary = excluded.summary, description = excluded.description,
             part_of_id = excluded.part_of_id, date = excluded.date, starts = excluded.starts, ends = excluded.ends,
             venue_id = excluded.venue_id, hall_id = excluded.hall_id, track_key = excluded.track_key,
             sides = excluded.sides, organisers = excluded.organisers, languages = excluded.languages,
             interpretation = excluded.interpretation, audience = excluded.audience, equipment = excluded.equipment,
             outside_programme = excluded.outside_programme, cancelled = excluded.cancelled,
             after_keys = excluded.after_keys, wishes = excluded.wishes, agreements = excluded.agreements, outcomes = excluded.outcomes,
             facts = excluded.facts, links = excluded.links, certainty = excluded.certainty, note = excluded.note,
             sources = excluded.sources, illustrative = excluded.illustrative, version = session.version + 1",
        &[
            session.uid.into(),
            edition.into(),
            (&session.id).into(),
            position.into(),
            (&session.kind).into(),
            Value::json(&session.title),
            Value::json_or_null(session.subtitle.as_ref()),
            Value::json_or_null(session.summary.as_ref()),
            Value::json_or_null(session.description.as_ref()),
            references.part_of.map(|id| id.to_string()).into(),
            session.date.into(),
            session.start.map(|at| at.to_string()).into(),
            session.end.map(|at| at.to_string()).into(),
            references.venue.map(|id| id.to_string()).into(),
            references.hall.map(|id| id.to_string()).into(),
            (&session.track).into(),
            Value::json(&session.sides),
            Value::json(&session.organisers),
            Value::json(&session.languages),
            Value::json(&session.interpretation),
            session.audience.into(),
            Value::json(&session.equipment),
            session.outside_programme.into(),
            session.cancelled.into(),
            Value::json(&session.after),
            Value::json(&session.wishes),
            Value::json(&session.agreements),
            Value::json(&session.outcomes),
            Value::json(&session.facts),
            Value::json(&session.links),
            (&session.record.certainty).into(),
            Value::json_or_null(session.record.note.as_ref()),
            Value::json(&session.record.sources),
            Value::json(&session.record.illustrative),
        ],
    )
    .await?;
    tx.execute("delete from session_role where session_id = $1", &[session.uid.into()])
        .await?;
    for ((place, role), person) in (0i64..).zip(&session.roles).zip(&references.people) {
        tx.execute(
            "insert into session_role (session_id, position, person_id, role, side, illustrative)
             values ($1, $2, $3, $4, $5, $6)",
            &[
                session.uid.into(),
                place.into(),
                (*person).into(),
                (&role.role).into(),
                (&role.side).into(),
                role.illustrative.into(),
            ],
        )
        .await?;
    }
    Ok(())
}

pub async fn delete_session(tx: &mut Tx, edition: Uuid, key: &str) -> DbResult<()> {
    let values = [edition.into(), key.into()];
    tx.execute(
        "delete from session_role where session_id in (select id from session where edition_id = $1 and key = $2)",
        &values,
    )
    .await?;
    tx.execute("delete from session where edition_id = $1 and key = $2", &values)
        .await
        .map(drop)
}

pub async fn agreements(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Agreement>> {
    let mut signatories: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    let rows = tx
        .rows(
            "select agreement_signatory.agreement_id, person.key
             from agreement_signatory
             join person on person.id = agreement_signatory.person_id
             where person.edition_id = $1
             order by agreement_signatory.agreement_id, agreement_signatory.position",
            &[edition.into()],
        )
        .await?;
    for row in rows {
        signatories
            .entry(row.parsed("agreement_id")?)
            .or_default()
            .push(row.text("key")?);
    }
    tx.rows(
        "select agreement.*, session.key as session_key
         from agreement
         left join session on session.id = agreement.session_id
         where agreement.edition_id = $1
         order by agreement.position, agreement.key",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(|row| {
        let uid = row.parsed("id")?;
        Ok(Agreement {
            id: row.text("key")?,
            uid,
            level: row.text("level")?,
            kind: row.text("kind")?,
            title: row.json("title")?,
            parties: row.json("parties")?,
            signatories: signatories.remove(&uid).unwrap_or_default(),
            signed: row.parsed_or_null("signed")?,
            session: row.text_or_null("session_key")?,
            subject: row.json_or_null("subject")?,
            status: row.json_or_null("status")?,
            record: provenance(row)?,
        })
    })
    .collect()
}

pub async fn write_agreement(
    tx: &mut Tx,
    edition: Uuid,
    session: Option<Uuid>,
    signatories: &[Uuid],
    agreement: &Agreement,
    position: i64,
) -> DbResult<()> {
    tx.execute(
        "insert into agreement (id, edition_id, key, position, level, kind, title, parties, signed, session_id, subject,
             status, certainty, note, sources, illustrative)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
         on conflict (id) do update set
             key = excluded.key, position = excluded.position, level = excluded.level, kind = excluded.kind,
             title = excluded.title, parties = excluded.parties, signed = excluded.signed,
             session_id = excluded.session_id, subject = excluded.subject, status = excluded.status,
             certainty = excluded.certainty, note = excluded.note, sources = excluded.sources,
             illustrative = excluded.illustrative, version = agreement.version + 1",
        &[
            agreement.uid.into(),
            edition.into(),
            (&agreement.id).into(),
            position.into(),
            (&agreement.level).into(),
            (&agreement.kind).into(),
            Value::json(&agreement.title),
            Value::json(&agreement.parties),
            agreement.signed.into(),
            session.map(|id| id.to_string()).into(),
            Value::json_or_null(agreement.subject.as_ref()),
            Value::json_or_null(agreement.status.as_ref()),
            (&agreement.record.certainty).into(),
            Value::json_or_null(agreement.record.note.as_ref()),
            Value::json(&agreement.record.sources),
            Value::json(&agreement.record.illustrative),
        ],
    )
    .await?;
    tx.execute(
        "delete from agreement_signatory where agreement_id = $1",
        &[agreement.uid.into()],
    )
    .await?;
    for (place, person) in (0i64..).zip(signatories) {
        tx.execute(
            "insert into agreement_signatory (agreement_id, position, person_id) values ($1, $2, $3)",
            &[agreement.uid.into(), place.into(), (*person).into()],
        )
        .await?;
    }
    Ok(())
}

pub async fn delete_agreement(tx: &mut Tx, edition: Uuid, key: &str) -> DbResult<()> {
    let values = [edition.into(), key.into()];
    tx.execute(
        "delete from agreement_signatory
         where agreement_id in (select id from agreement where edition_id = $1 and key = $2)",
        &values,
    )
    .await?;
    tx.execute("delete from agreement where edition_id = $1 and key = $2", &values)
        .await
        .map(drop)
}

/// The long lists of this office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    Sessions,
    Agreements,
}

/// Moves what stands behind a record one place up, as if the record were gone.
pub async fn close_gap(tx: &mut Tx, list: List, edition: Uuid, key: &str) -> DbResult<()> {
    let sql = match list {
        List::Sessions => {
            "update session set position = position - 1
             where edition_id = $1 and position > (
                 select gone.position from session gone where gone.edition_id = $1 and gone.key = $2
             )"
        }
        List::Agreements => {
            "update agreement set position = position - 1
             where edition_id = $1 and position > (
                 select gone.position from agreement gone where gone.edition_id = $1 and gone.key = $2
             )"
        }
    };
    tx.execute(sql, &[edition.into(), key.into()]).await.map(drop)
}

/// Moves what stands at a place and behind it one place down, for a record that is put there.
pub async fn open_gap(tx: &mut Tx, list: List, edition: Uuid, place: i64) -> DbResult<()> {
    let sql = match list {
        List::Sessions => "update session set position = position + 1 where edition_id = $1 and position >= $2",
        List::Agreements => "update agreement set position = position + 1 where edition_id = $1 and position >= $2",
    };
    tx.execute(sql, &[edition.into(), place.into()]).await.map(drop)
}

/// Identities of records of all editions but the one with this key: of editions, and of everything in them that has one.
pub async fn identities_elsewhere(tx: &mut Tx, edition: &str) -> DbResult<BTreeSet<Uuid>> {
    let mut found = forum::identities_elsewhere(tx, edition).await?;
    found.extend(people::identities_elsewhere(tx, edition).await?);
    let rows = tx
        .rows(
            "select record.id
             from (
                 select id, edition_id from session
                 union all select id, edition_id from agreement
             ) record
             join edition on edition.id = record.edition_id
             where edition.key <> $1",
            &[edition.into()],
        )
        .await?;
    for row in rows {
        found.insert(row.parsed("id")?);
    }
    Ok(found)
}

pub async fn record_release(tx: &mut Tx, release: &Release) -> DbResult<()> {
    tx.execute(
        "insert into release (edition_id, number, at, author, reason, content, digest, difference, findings, overrides,
             revisions)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            release.edition.into(),
            release.summary.number.into(),
            release.summary.at.into(),
            (&release.summary.author).into(),
            Value::json(&release.summary.reason),
            release.content.clone().into(),
            (&release.digest).into(),
            Value::json(&release.summary.difference),
            Value::json(&release.findings),
            Value::json(&release.overrides),
            Value::json(&release.revisions),
        ],
    )
    .await
    .map(drop)
}

pub async fn release(tx: &mut Tx, edition: Uuid, number: u32) -> DbResult<Option<Release>> {
    let row = tx
        .row(
            "select * from release where edition_id = $1 and number = $2",
            &[edition.into(), number.into()],
        )
        .await?;
    row.map(|row| {
        Ok(Release {
            edition,
            summary: summary(&row)?,
            content: row.bytes("content")?,
            digest: row.text("digest")?,
            findings: row.json("findings")?,
            overrides: row.json("overrides")?,
            revisions: row.json("revisions")?,
        })
    })
    .transpose()
}

/// All releases of an edition without their content, the newest first.
pub async fn release_summaries(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<ReleaseSummary>> {
    tx.rows(
        "select number, at, author, reason, difference from release where edition_id = $1 order by number desc",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(summary)
    .collect()
}

fn summary(row: &Row) -> DbResult<ReleaseSummary> {
    Ok(ReleaseSummary {
        number: row.small("number")?,
        at: row.instant("at")?,
        author: row.text("author")?,
        reason: row.json("reason")?,
        difference: row.json("difference")?,
    })
}

/// What the public was shown, the latest first.
pub async fn publications(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Publication>> {
    tx.rows(
        "select * from publication where edition_id = $1 order by position desc",
        &[edition.into()],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Publication {
            at: row.instant("at")?,
            author: row.text("author")?,
            number: row.small("number")?,
            withdrawn: row.small_or_null("withdrawn")?,
            reason: row.json("reason")?,
        })
    })
    .collect()
}

pub async fn record_publication(tx: &mut Tx, edition: Uuid, publication: &Publication) -> DbResult<()> {
    tx.execute(
        "insert into publication (edition_id, position, at, author, number, withdrawn, reason)
         select $1, coalesce(max(position), 0) + 1, $2, $3, $4, $5, $6 from publication where edition_id = $1",
        &[
            edition.into(),
            publication.at.into(),
            (&publication.author).into(),
            publication.number.into(),
            publication.withdrawn.into(),
            Value::json(&publication.reason),
        ],
    )
    .await
    .map(drop)
}

/// Every edition with the number of the release the public sees, in the order of the editions' keys.
pub async fn current_releases(tx: &mut Tx) -> DbResult<Vec<(String, Uuid, u32, u32)>> {
    tx.rows(
        "select edition.key, edition.id, publication.number, publication.position
         from publication
         join edition on edition.id = publication.edition_id
         where publication.position = (
             select max(latest.position) from publication latest where latest.edition_id = publication.edition_id
         )
         order by edition.key",
        &[],
    )
    .await?
    .iter()
    .map(|row| {
        Ok((
            row.text("key")?,
            row.parsed("id")?,
            row.small("number")?,
            row.small("position")?,
        ))
    })
    .collect()
}

/// Forgets all releases of an edition. Only for an edition that is itself deleted.
pub async fn delete_releases(tx: &mut Tx, edition: Uuid) -> DbResult<()> {
    approvals::forget(tx, edition).await?;
    plans::forget(tx, edition).await?;
    contacts::forget(tx, edition).await?;
    tx.execute("delete from publication where edition_id = $1", &[edition.into()])
        .await?;
    tx.execute("delete from release where edition_id = $1", &[edition.into()])
        .await
        .map(drop)
}

pub async fn record_import(tx: &mut Tx, import: &AppliedImport) -> DbResult<()> {
    tx.execute(
        "insert into import (id, at, actor, files, changes, before, editions)
         values ($1, $2, $3, $4, $5, $6, $7)",
        &[
            import.id.into(),
            import.at.into(),
            (&import.actor).into(),
            Value::json(&import.files),
            Value::json(&import.changes),
            import.before.clone().into(),
            Value::json(&import.editions),
        ],
    )
    .await
    .map(drop)
}

/// The latest import that has not been undone.
pub async fn last_import(tx: &mut Tx) -> DbResult<Option<AppliedImport>> {
    let row = tx
        .row(
            "select * from import where undone_at is null order by at desc, id desc limit 1",
            &[],
        )
        .await?;
    row.map(|row| {
        Ok(AppliedImport {
            id: row.parsed("id")?,
            at: row.instant("at")?,
            actor: row.text("actor")?,
            files: row.json("files")?,
            changes: row.json("changes")?,
            before: row.bytes("before")?,
            editions: row.json("editions")?,
        })
    })
    .transpose()
}

pub async fn mark_import_undone(tx: &mut Tx, id: Uuid, at: jiff::Timestamp) -> DbResult<()> {
    tx.execute(
        "update import set undone_at = $2 where id = $1",
        &[id.into(), at.into()],
    )
    .await
    .map(drop)
}
