//! `kurultai doctor`: what does not hold.

use clap::Args;

use super::{Failure, speak};
use crate::config::Config;
use crate::platform::db::Db;
use crate::programme::doctor;

#[derive(Debug, Args)]
pub struct Arguments {
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub async fn run(config: &Config, arguments: &Arguments) -> Result<(), Failure> {
    let db = Db::open_as_is(&config.database).await?;
    let bar = speak::progress("looking at everything");
    let troubles = doctor::examine(&db, &config.site_folder(), &std::env::temp_dir()).await?;
    bar.finish_and_clear();
    db.close().await;
    if arguments.json {
        println!(
            "{}",
            serde_json::to_string_pretty(&troubles).expect("troubles are plain data")
        );
    } else {
        for trouble in &troubles {
            println!("{}: {}", trouble.place, trouble.what);
            println!("    {}", trouble.way_out);
        }
    }
    match troubles.len() {
        0 if arguments.json => Ok(()),
        0 => {
            println!("everything holds");
            Ok(())
        }
        number => Err(Failure::Found(format!("{number} things do not hold"))),
    }
}
