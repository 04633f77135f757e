//! `kurultai key`: a key with which a program acts for an account, for whoever runs the machine.

use clap::Args;
use uuid::Uuid;

use super::{Failure, open};
use crate::config::Config;
use crate::people::access::{AccountId, Actor, Grant, Permission, Role};
use crate::people::accounts::model::Account;
use crate::people::accounts::program::{self, KeyError, Wanted};
use crate::people::accounts::store;
use crate::platform::audit::{self, Entry};
use crate::platform::db::Tx;

/// Who is named in the ledger.
const ACTOR: &str = "command-line";

#[derive(Debug, Args)]
pub struct Arguments {
    /// Address of the account
    email: String,
    /// What the key is called on the page of keys
    #[arg(long, default_value = "command line")]
    name: String,
    /// Only for this edition
    #[arg(long, value_name = "KEY")]
    edition: Option<String>,
    /// What it may do, such as read-desk; several times, or nothing for all that the account may
    #[arg(long = "scope", value_name = "PERMISSION")]
    scopes: Vec<String>,
    /// For how many days it lasts; without it, until it is taken back
    #[arg(long, value_name = "COUNT")]
    days: Option<i64>,
    /// Make the account when it is not there: an administrator that cannot sign in
    #[arg(long)]
    make_account: bool,
}

pub async fn run(config: &Config, arguments: &Arguments) -> Result<(), Failure> {
    let db = open(config).await?;
    let now = jiff::Timestamp::now();
    let mut tx = db.write().await?;
    let account = match store::account_by_email(&mut tx, &arguments.email).await? {
        Some(account) if account.closed => {
            return Err(Failure::Input(format!("the account {} is closed", arguments.email)));
        }
        Some(account) => account,
        None if arguments.make_account => make_account(&mut tx, config, &arguments.email, now).await?,
        None => {
            return Err(Failure::Input(format!(
                "there is no account {}; give --make-account to make one for programs",
                arguments.email
            )));
        }
    };
    let actor = Actor {
        grants: store::grants(&mut tx, account.id).await?,
        account: account.id,
        name: account.name,
        email: account.email,
        lang: account.language,
        second_factor: true,
        scopes: None,
        address: None,
    };
    let possible = program::possible(&actor, arguments.edition.as_deref());
    let scopes = if arguments.scopes.is_empty() {
        possible
    } else {
        let known = Permission::OF_EDITION.into_iter().chain([Permission::Administer]);
        let known: Vec<Permission> = known.collect();
        let named = arguments.scopes.iter().map(|name| {
            let found = known.iter().find(|permission| permission.name() == name).copied();
            found.ok_or_else(|| {
                let names: Vec<&str> = known.iter().map(|permission| permission.name()).collect();
                Failure::Input(format!("{name:?} is no permission; there are: {}", names.join(", ")))
            })
        });
        named.collect::<Result<_, _>>()?
    };
    let wanted = Wanted {
        name: arguments.name.clone(),
        edition: arguments.edition.clone(),
        scopes,
        days: arguments.days,
    };
    let (_, secret) = match program::make(&mut tx, &actor, &wanted, now).await {
        Ok(made) => made,
        Err(KeyError::Db(error)) => return Err(error.into()),
        Err(error) => return Err(Failure::Input(error.to_string())),
    };
    tx.commit().await?;
    db.close().await;
    // Alone on the line, so that scripts may take it.
    println!("{secret}");
    Ok(())
}

async fn make_account(tx: &mut Tx, config: &Config, email: &str, now: jiff::Timestamp) -> Result<Account, Failure> {
    let account = Account {
        id: AccountId(audit::new_id(now)),
        email: email.to_lowercase(),
        name: email.to_owned(),
        language: config.language,
        closed: false,
        password: None,
        created_at: now,
    };
    store::write_account(tx, &account).await?;
    let grant = Grant {
        id: Uuid::new_v4(),
        edition: None,
        role: Role::Administrator,
        side: None,
        delegation: None,
    };
    store::give(tx, account.id, None, &grant, ACTOR, now).await?;
    let entry = Entry {
        at: now,
        actor: ACTOR,
        action: "account.create",
        subject: &account.id.to_string(),
    };
    audit::record(tx, &entry, &serde_json::json!({ "role": grant.role.name() })).await?;
    Ok(account)
}
