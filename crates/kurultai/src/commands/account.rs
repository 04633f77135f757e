//! `kurultai account`: who has an account, and a way in for whoever lost every other.

use clap::{Args, Subcommand};
use jiff::Timestamp;

use super::{Failure, actor, open};
use crate::config::Config;
use crate::people::accounts::model::Listed;
use crate::people::accounts::own::{self, OwnError};
use crate::people::accounts::store;
use crate::platform::db::Db;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// List all accounts
    List,
    /// Print a link that signs an account in once, within 24 hours
    Link {
        /// E-mail address of the account
        email: String,
    },
}

pub async fn run(config: &Config, arguments: &Arguments) -> Result<(), Failure> {
    let db = open(config).await?;
    match &arguments.verb {
        Verb::List => list(&db).await,
        Verb::Link { email } => {
            let path = link(&db, email).await?;
            println!("{}{path}", config.base_url);
            eprintln!(
                "This link signs {email} in once, within 24 hours. Earlier links for this account no longer hold."
            );
            Ok(())
        }
    }
}

async fn list(db: &Db) -> Result<(), Failure> {
    let mut tx = db.read().await?;
    let (mut folded, mut id) = (String::new(), String::new());
    let mut count = 0;
    loop {
        let rows = store::accounts(&mut tx, "", (&folded, &id), 500).await?;
        let Some(last) = rows.last() else { break };
        folded = store::folded(&last.account);
        id = last.account.id.to_string();
        count += rows.len();
        for row in &rows {
            println!("{}", line(row));
        }
    }
    if count == 0 {
        eprintln!("There is no account yet: `kurultai serve` prints a link that makes the first one.");
    }
    Ok(())
}

fn line(row: &Listed) -> String {
    let what = match (row.account.closed, row.administrator) {
        (true, _) => "closed",
        (false, true) => "administrator",
        (false, false) => "open",
    };
    let seen = row
        .seen_at
        .map_or_else(|| "never seen".to_owned(), |at| format!("seen {at:.0}"));
    format!("{}\t{}\t{what}\t{seen}", row.account.email, row.account.name)
}

async fn link(db: &Db, email: &str) -> Result<String, Failure> {
    let mut tx = db.write().await?;
    let account = store::account_by_email(&mut tx, email.trim()).await?.ok_or_else(|| {
        Failure::Input(format!(
            "there is no account {email:?}; `kurultai account list` lists them"
        ))
    })?;
    let by = format!("operator:{}", actor(None));
    let path = match own::make_link(&mut tx, account.id, &by, Timestamp::now()).await {
        Ok(path) => path,
        Err(OwnError::Db(error)) => return Err(error.into()),
        Err(_) => {
            return Err(Failure::Input(format!(
                "the account {email:?} is closed; an administrator opens it again at /desk/accounts"
            )));
        }
    };
    tx.commit().await?;
    Ok(path)
}
