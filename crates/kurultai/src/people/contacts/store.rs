//! The table person_contact, and who of the accounts is in a secretariat.

use std::collections::BTreeMap;

use jiff::Timestamp;
use uuid::Uuid;

use super::{Contact, Reached, Secretary};
use crate::people::access::AccountId;
use crate::platform::db::{DbResult, Row, Tx};
use crate::platform::i18n::Lang;

pub async fn write(
    tx: &mut Tx,
    edition: Uuid,
    person: Uuid,
    contact: &Contact,
    by: &str,
    now: Timestamp,
) -> DbResult<()> {
    tx.execute(
        "insert into person_contact (edition_id, person_id, purpose, email, lang, account_id, changed_by, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (edition_id, person_id, purpose) do update set
             email = excluded.email, lang = excluded.lang, account_id = excluded.account_id,
             changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        &[
            edition.into(),
            person.into(),
            (&contact.purpose).into(),
            (&contact.email).into(),
            contact.lang.map(Lang::tag).into(),
            contact.account.map(|account| account.to_string()).into(),
            by.into(),
            now.into(),
        ],
    )
    .await
    .map(drop)
}

pub async fn remove(tx: &mut Tx, edition: Uuid, person: Uuid, purpose: &str) -> DbResult<bool> {
    let rows = tx
        .execute(
            "delete from person_contact where edition_id = $1 and person_id = $2 and purpose = $3",
            &[edition.into(), person.into(), purpose.into()],
        )
        .await?;
    Ok(rows == 1)
}

pub async fn contact(tx: &mut Tx, edition: Uuid, person: Uuid, purpose: &str) -> DbResult<Option<Contact>> {
    let row = tx
        .row(
            "select * from person_contact where edition_id = $1 and person_id = $2 and purpose = $3",
            &[edition.into(), person.into(), purpose.into()],
        )
        .await?;
    row.as_ref().map(contact_of).transpose()
}

/// All contacts of an edition for this purpose, by the person's identity.
pub async fn contacts(tx: &mut Tx, edition: Uuid, purpose: &str) -> DbResult<BTreeMap<Uuid, Contact>> {
    tx.rows(
        "select * from person_contact where edition_id = $1 and purpose = $2 order by person_id",
        &[edition.into(), purpose.into()],
    )
    .await?
    .iter()
    .map(|row| Ok((row.parsed("person_id")?, contact_of(row)?)))
    .collect()
}

fn contact_of(row: &Row) -> DbResult<Contact> {
    Ok(Contact {
        purpose: row.text("purpose")?,
        email: row.text_or_null("email")?,
        lang: lang(row, "lang")?,
        account: row.parsed_or_null("account_id")?.map(AccountId),
    })
}

/// Everybody of an edition who can be reached for this purpose: at the address that was given, else at their account's.
pub async fn reached(tx: &mut Tx, edition: Uuid, purpose: &str) -> DbResult<BTreeMap<Uuid, Reached>> {
    let rows = tx
        .rows(
            "select person_contact.person_id as person_id, person_contact.email as given_email,
                 person_contact.lang as given_lang, account.email as account_email, account.language as account_lang
             from person_contact
             left join account on account.id = person_contact.account_id and account.state = 'active'
             where person_contact.edition_id = $1 and person_contact.purpose = $2
             order by person_contact.person_id",
            &[edition.into(), purpose.into()],
        )
        .await?;
    let mut reached = BTreeMap::new();
    for row in rows {
        let email = row.text_or_null("given_email")?.or(row.text_or_null("account_email")?);
        if let Some(email) = email {
            let lang = lang(&row, "given_lang")?.or(lang(&row, "account_lang")?);
            reached.insert(row.parsed("person_id")?, Reached { email, lang });
        }
    }
    Ok(reached)
}

/// Takes a person's contacts along to the record that takes its place; those that it has already stay as they are.
pub async fn hand_over(tx: &mut Tx, edition: Uuid, from: Uuid, to: Uuid) -> DbResult<()> {
    tx.execute(
        "delete from person_contact
         where edition_id = $1 and person_id = $2 and purpose in (
             select there.purpose from person_contact there where there.edition_id = $1 and there.person_id = $3
         )",
        &[edition.into(), from.into(), to.into()],
    )
    .await?;
    tx.execute(
        "update person_contact set person_id = $3 where edition_id = $1 and person_id = $2",
        &[edition.into(), from.into(), to.into()],
    )
    .await
    .map(drop)
}

/// Forgets all contacts of an edition. Only for an edition that is itself deleted.
pub async fn forget(tx: &mut Tx, edition: Uuid) -> DbResult<()> {
    tx.execute("delete from person_contact where edition_id = $1", &[edition.into()])
        .await
        .map(drop)
}

/// Everybody in a secretariat of the edition, each account once.
pub async fn secretariats(tx: &mut Tx, edition: Uuid) -> DbResult<Vec<Secretary>> {
    let rows = tx
        .rows(
            "select account.id as id, account.name as name, account.email as email, account.language as language,
                 max(membership.side) as side
             from membership
             join account on account.id = membership.account_id
             where membership.edition_id = $1 and account.state = 'active'
                 and membership.role in ('host-secretariat', 'guest-secretariat')
             group by account.id, account.name, account.email, account.language
             order by account.id",
            &[edition.into()],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Secretary {
                account: AccountId(row.parsed("id")?),
                name: row.text("name")?,
                email: row.text("email")?,
                lang: lang(row, "language")?.unwrap_or(Lang::Ru),
                side: row.text_or_null("side")?,
            })
        })
        .collect()
}

fn lang(row: &Row, column: &str) -> DbResult<Option<Lang>> {
    Ok(row.text_or_null(column)?.and_then(|tag| Lang::from_tag(&tag)))
}
