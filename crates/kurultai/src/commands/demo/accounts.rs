//! Accounts of the demonstration, so that the desk can be tried in several roles. Everybody in it is invented.

use jiff::Timestamp;
use uuid::Uuid;

use super::EDITION;
use crate::commands::Failure;
use crate::forum::store as forum;
use crate::people::access::{Grant, Office, Role};
use crate::people::accounts::own::{self, OwnError};
use crate::people::accounts::{first, store};
use crate::platform::db::Db;
use crate::platform::i18n::Lang;

/// Name, address, language, role, side.
const PEOPLE: [(&str, &str, Lang, Role, Option<&str>); 7] = [
    (
        "Ержан Тұлпаров",
        "erzhan.tulparov@forum.example",
        Lang::Kk,
        Role::Administrator,
        None,
    ),
    (
        "Марина Берёзкина",
        "marina.beryozkina@host.example",
        Lang::Ru,
        Role::HostSecretariat,
        Some("RU"),
    ),
    (
        "Айсұлу Көкжиекова",
        "aisulu.kokzhiekova@guest.example",
        Lang::Kk,
        Role::GuestSecretariat,
        Some("KZ"),
    ),
    (
        "Тимофей Луговой",
        "timofei.lugovoi@host.example",
        Lang::Ru,
        Role::DeskOfficer(Office::Programme),
        Some("RU"),
    ),
    (
        "Сәуле Бұлақова",
        "saule.bulakova@guest.example",
        Lang::Kk,
        Role::HeadOfDelegation,
        Some("KZ"),
    ),
    (
        "Игнат Порогов",
        "ignat.porogov@host.example",
        Lang::Ru,
        Role::HallStaff,
        Some("RU"),
    ),
    (
        "Robin Ashgrove",
        "robin.ashgrove@audit.example",
        Lang::En,
        Role::Auditor,
        None,
    ),
];

/// Somebody of the demonstration and the link that signs them in.
#[derive(Debug, Clone)]
pub struct Invented {
    pub name: &'static str,
    pub email: &'static str,
    pub role: Role,
    /// A path.
    pub link: String,
}

/// Makes the accounts, each with a link that works once, within 24 hours.
///
/// # Errors
/// When the database cannot be written.
pub async fn make(db: &Db, now: Timestamp) -> Result<Vec<Invented>, Failure> {
    let mut tx = db.write().await?;
    let edition = forum::edition(&mut tx, EDITION).await?;
    let mut made = Vec::new();
    for (name, email, language, role, side) in PEOPLE {
        let id = own::open(&mut tx, email, name, language, None, now).await?;
        if role == Role::Administrator {
            first::make_administrator(&mut tx, id, "demo", now).await?;
        } else if let Some(edition) = &edition {
            let grant = Grant {
                id: Uuid::now_v7(),
                edition: Some(edition.id.clone()),
                role,
                side: side.map(str::to_owned),
                delegation: None,
            };
            store::give(&mut tx, id, Some(edition.uid), &grant, "demo", now).await?;
        }
        let link = own::make_link(&mut tx, id, "demo", now)
            .await
            .map_err(|error| match error {
                OwnError::Db(error) => Failure::Db(error),
                other => Failure::Found(other.to_string()),
            })?;
        made.push(Invented {
            name,
            email,
            role,
            link,
        });
    }
    tx.commit().await?;
    Ok(made)
}

/// Says what was made, for whoever started the program.
pub fn tell(base_url: &str, made: &[Invented]) {
    println!();
    println!(
        "The desk, where organisers work, is on {base_url}/desk. These people are invented; each link signs one of"
    );
    println!("them in once, within 24 hours, and asks for a password to come back with:");
    for someone in made {
        let role = match someone.role.office() {
            Some(office) => format!("{}, {}", someone.role.name(), office.name()),
            None => someone.role.name().to_owned(),
        };
        println!();
        println!("  {} <{}> ({role})", someone.name, someone.email);
        println!("  {base_url}{}", someone.link);
    }
    println!();
    println!("Another link for anybody: kurultai account link EMAIL");
    println!();
}
