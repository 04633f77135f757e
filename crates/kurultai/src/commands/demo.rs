//! `kurultai demo`: the XIV Forum from its public record, in a database of its own.

pub mod accounts;

use std::time::Instant;

use clap::Args;
use exchange::archive::{Archive, Text};
use jiff::Timestamp;

use super::input::{self, Options};
use super::{Failure, open, serve, speak};
use crate::app::App;
use crate::config::Config;
use crate::forum::store as forum;
use crate::people::accounts::store;
use crate::platform::db::Db;
use crate::programme::import;
use crate::programme::release::{self, Order, ReleaseError};
use crate::testkit::sample::text;

/// The record and what the demonstration adds to it, as files of `demo/`.
const FILES: [(&str, &str); 7] = [
    ("demo/regions.yaml", include_str!("../../../../demo/regions.yaml")),
    (
        "demo/regions.translations.yaml",
        include_str!("../../../../demo/regions.translations.yaml"),
    ),
    ("demo/series.yaml", include_str!("../../../../demo/series.yaml")),
    (
        "demo/series.translations.yaml",
        include_str!("../../../../demo/series.translations.yaml"),
    ),
    (
        "demo/xiv-chelyabinsk-2017.yaml",
        include_str!("../../../../demo/xiv-chelyabinsk-2017.yaml"),
    ),
    (
        "demo/xiv-chelyabinsk-2017.translations.yaml",
        include_str!("../../../../demo/xiv-chelyabinsk-2017.translations.yaml"),
    ),
    (
        "demo/xiv-chelyabinsk-2017.synthetic.yaml",
        include_str!("../../../../demo/xiv-chelyabinsk-2017.synthetic.yaml"),
    ),
];

/// The edition of the demonstration.
pub const EDITION: &str = "xiv-chelyabinsk-2017";

#[derive(Debug, Args)]
pub struct Arguments {
    /// Set up and release, but do not serve
    #[arg(long)]
    no_serve: bool,
}

pub async fn run(config: &Config, arguments: &Arguments) -> Result<(), Failure> {
    let began = Instant::now();
    let db = open(config).await?;
    let bar = speak::progress("setting up the XIV Forum from its public record");
    let fresh = is_new(&db).await?;
    set_up(&db).await?;
    let made = if fresh {
        accounts::make(&db, Timestamp::now()).await?
    } else {
        Vec::new()
    };
    bar.finish_and_clear();
    if made.is_empty() {
        serve::offer_first(config, &db).await?;
    } else {
        accounts::tell(&config.base_url, &made);
    }
    if arguments.no_serve {
        return Ok(());
    }
    let app = App::new(db, config);
    println!(
        "The XIV Forum of Interregional Cooperation is on {} (stop with Ctrl-C)",
        config.base_url
    );
    serve::start(config, app, began).await
}

/// Whether nothing is in the database yet: no edition, no account.
async fn is_new(db: &Db) -> Result<bool, Failure> {
    let mut tx = db.read().await?;
    Ok(forum::edition_keys(&mut tx).await?.is_empty() && !store::any_account(&mut tx).await?)
}

/// What the demonstration's files say.
///
/// # Errors
/// When a file of the demonstration is not right, which a test would have found.
pub fn record() -> Result<Archive, Failure> {
    let files = FILES.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let read = input::read_bytes(files.into(), &Archive::default(), &Options::default())?;
    let errors: Vec<_> = read.remarks.into_iter().filter(|remark| remark.is_error()).collect();
    if !errors.is_empty() {
        speak::remarks(&errors, &read.texts);
        return Err(Failure::Input(format!(
            "{} errors in the demonstration's own files",
            errors.len()
        )));
    }
    Ok(read.archive)
}

/// Imports the demonstration into the database and releases it, unless that was done before.
pub async fn set_up(db: &Db) -> Result<(), Failure> {
    let record = record()?;
    let now = Timestamp::now();
    let mut tx = db.write().await?;
    let plan = import::plan(&mut tx, &record).await?;
    if !plan.difference.is_empty() {
        let names: Vec<String> = FILES.map(|(name, _)| name.to_owned()).into();
        import::apply(&mut tx, &plan, &names, "demo", now).await?;
    }
    let order = Order {
        author: "Kurultai".to_owned(),
        reason: reason(),
        overrides: Vec::new(),
        at: now,
    };
    match release::publish(&mut tx, EDITION, &order).await {
        Ok(_) | Err(ReleaseError::NothingChanged(_)) => {}
        Err(error) => return Err(error.into()),
    }
    tx.commit().await?;
    Ok(())
}

fn reason() -> Text {
    text(
        "Бағдарлама ашық дереккөздер бойынша алғаш рет жарияланды.",
        "Первая публикация программы по открытым источникам.",
        "First publication of the programme from its public record.",
    )
}
