//! A walk over live data that names what does not hold: what constraints cannot say, and what only damage could break.

use std::collections::BTreeSet;
use std::path::Path;

use exchange::archive::Edition;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::import::references;
use super::{draft, findings, history, publish, release, store};
use crate::forum::store as forum;
use crate::platform::audit;
use crate::platform::db::{Db, DbError, tables};
use crate::platform::web::pack::{self, Check};

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trouble {
    /// Where: a table, a record, a file.
    pub place: String,
    pub what: String,
    pub way_out: String,
}

/// Looks at everything. `site` is where packs are kept, `scratch` a folder for a small temporary file.
///
/// # Errors
/// When the database itself fails.
pub async fn examine(db: &Db, site: &Path, scratch: &Path) -> Result<Vec<Trouble>, DbError> {
    let mut troubles = Vec::new();
    let mut say = |place: &str, what: String, way_out: &str| {
        troubles.push(Trouble {
            place: place.to_owned(),
            what,
            way_out: way_out.to_owned(),
        });
    };
    let mut tx = db.read().await?;
    for what in tables::integrity(&mut tx).await? {
        say("database", what, "stop the program and restore the last backup");
    }
    let present = tables::present(&mut tx).await?;
    let expected = tables::expected(scratch).await?;
    for (table, columns) in &expected {
        match present.get(table) {
            None => say(
                table,
                "the table is not there".to_owned(),
                "start the program once; it makes its tables",
            ),
            Some(there) => {
                let names = |columns: &[tables::Column]| -> BTreeSet<(String, bool)> {
                    columns
                        .iter()
                        .map(|column| (column.name.clone(), column.nullable))
                        .collect()
                };
                if names(there) != names(columns) {
                    let what = "its columns are not those of the migrations".to_owned();
                    say(
                        table,
                        what,
                        "somebody changed the tables by hand; restore the last backup",
                    );
                }
            }
        }
    }
    let chained = present
        .get("audit")
        .is_some_and(|columns| columns.iter().any(|column| column.name == "hash"));
    if chained && let Err(broken) = audit::examine(&mut tx).await? {
        let place = match broken.id.as_str() {
            "" => "audit".to_owned(),
            id => format!("audit, row {id} (number {})", broken.sequence),
        };
        say(
            &place,
            broken.flaw.to_string(),
            "find out who had access to the database; compare with an exported ledger or a backup",
        );
    }
    if present.contains_key("record_change") {
        for (batch, what) in history::examine(&mut tx).await? {
            say(
                &format!("record_change, batch {batch}"),
                what,
                "find out who had access to the database; compare with a backup",
            );
        }
    }
    for row in audit::unreadable(&mut tx).await? {
        say(
            "audit and outbox",
            format!("row {row} has no instant or no identity"),
            "restore the last backup",
        );
    }
    let keys = forum::edition_keys(&mut tx).await?;
    for key in &keys {
        // A value that cannot be read is itself what is wrong.
        let edition = match draft::load(&mut tx, key).await {
            Ok(Some(edition)) => edition,
            Ok(None) => continue,
            Err(DbError::Malformed { column, problem }) => {
                say(key, format!("{column}: {problem}"), "restore the last backup");
                continue;
            }
            Err(error) => return Err(error),
        };
        examine_draft(&edition, &mut say);
        let archive = draft::load_archive(&mut tx, &BTreeSet::from([key.clone()])).await?;
        for dangling in references::dangling(&archive) {
            say(key, dangling.to_string(), "mend the file and import it again");
        }
        let summaries = store::release_summaries(&mut tx, edition.uid).await?;
        let publications = store::publications(&mut tx, edition.uid).await?;
        for (number, summary) in (1u32..).zip(summaries.iter().rev()) {
            let place = format!("{key}, release {}", summary.number);
            if summary.number != number {
                say(
                    &place,
                    format!("release {number} is not there"),
                    "restore the last backup",
                );
                break;
            }
            let Some(whole) = store::release(&mut tx, edition.uid, number).await? else {
                continue;
            };
            match release::content(&whole) {
                Err(error) => say(&place, error.to_string(), "restore the last backup"),
                Ok(archive) => {
                    let counted = &whole.revisions.sessions;
                    let uncounted = archive.editions[0]
                        .sessions
                        .iter()
                        .filter(|session| !counted.contains_key(&session.uid))
                        .count();
                    if uncounted > 0 {
                        let what = format!("{uncounted} sessions have no revision for calendars");
                        say(&place, what, "release again");
                    }
                }
            }
        }
        let numbers: BTreeSet<u32> = summaries.iter().map(|summary| summary.number).collect();
        for publication in &publications {
            if !numbers.contains(&publication.number) {
                let what = format!("release {} was shown and is not there", publication.number);
                say(key, what, "restore the last backup");
            }
        }
        if publications.is_empty() && !numbers.is_empty() {
            say(key, "there are releases and none is shown".to_owned(), "release again");
        }
    }
    for path in publish::packs(site).unwrap_or_default() {
        if pack::open(&path, Check::Checksum).is_err() {
            let what = "the compiled site is damaged".to_owned();
            say(
                &path.display().to_string(),
                what,
                "delete the file; it is compiled again",
            );
        }
    }
    Ok(troubles)
}

fn examine_draft(edition: &Edition, say: &mut impl FnMut(&str, String, &str)) {
    let mend = "mend the file and import it again";
    if TimeZone::get(&edition.timezone).is_err() {
        say(&edition.id, format!("there is no zone {:?}", edition.timezone), mend);
    }
    for session in &edition.sessions {
        let place = format!("{}, session {}", edition.id, session.id);
        if session.start.zip(session.end).is_some_and(|(start, end)| end < start) {
            say(&place, "it ends before it starts".to_owned(), mend);
        }
        // A night belongs to the evening before it.
        let date = session.start.map(|start| start.date()).or(session.date);
        let last = edition.end.tomorrow().unwrap_or(edition.end);
        if let Some(date) = date.filter(|date| !session.outside_programme && (*date < edition.start || *date > last)) {
            say(&place, format!("{date} is outside the edition"), mend);
        }
    }
    if let Err(refusals) = findings::board(edition) {
        for refusal in refusals {
            say(&edition.id, format!("the record contradicts itself: {refusal:?}"), mend);
        }
    }
}
