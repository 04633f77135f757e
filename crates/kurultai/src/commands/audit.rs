//! `kurultai audit export` and `kurultai audit verify FILE`: the ledger outside of the database.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use jiff::Timestamp;

use super::Failure;
use crate::config::Config;
use crate::platform::audit::chain::{self, FileFault, Head};
use crate::platform::audit::{self, ExportError};
use crate::platform::db::Db;

#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Write the whole ledger as JSON lines, each row with its hash; keep the file, or its last line, where nobody who can
    /// change the database can change it
    Export {
        /// The file to write [default: standard output]
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
        /// Replace a file that is there already
        #[arg(long, requires = "file")]
        force: bool,
    },
    /// Follow an exported ledger and name the first line that does not hold; needs no database
    Verify {
        /// The file; - for standard input
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

pub async fn run(config: &Config, arguments: &Arguments) -> Result<(), Failure> {
    match &arguments.what {
        What::Export { file, force } => export(config, file.as_deref(), *force).await,
        What::Verify { file } => verify(file),
    }
}

async fn export(config: &Config, file: Option<&Path>, force: bool) -> Result<(), Failure> {
    let db = Db::open(&config.database).await?;
    let mut tx = db.read().await?;
    let at = Timestamp::now();
    let attempt = |path: &Path| format!("writing {}", path.display());
    match file {
        None => {
            let head = written(
                audit::export(&mut tx, &mut io::stdout().lock(), at).await,
                "standard output",
            )?;
            eprintln!("{}", sentence(&head));
        }
        Some(path) => {
            if path.exists() && !force {
                let sentence = format!("{} is there already; name another file, or add --force", path.display());
                return Err(Failure::Input(sentence));
            }
            let mut out = BufWriter::new(File::create(path).map_err(Failure::io(attempt(path)))?);
            let head = written(audit::export(&mut tx, &mut out, at).await, &path.display().to_string())?;
            out.flush().map_err(Failure::io(attempt(path)))?;
            out.get_ref().sync_all().map_err(Failure::io(attempt(path)))?;
            println!("{} is written: {}", path.display(), sentence(&head));
        }
    }
    drop(tx);
    db.close().await;
    Ok(())
}

fn written(result: Result<Head, ExportError>, name: &str) -> Result<Head, Failure> {
    result.map_err(|error| match error {
        ExportError::Db(error) => Failure::Db(error),
        ExportError::Io(problem) => Failure::Io {
            attempt: format!("writing {name}"),
            problem,
        },
    })
}

fn sentence(head: &Head) -> String {
    match head.sequence {
        0 => "the ledger has no rows yet".to_owned(),
        rows => format!("{rows} rows, the last hash is {}", head.hash),
    }
}

fn verify(file: &Path) -> Result<(), Failure> {
    let result = if file == Path::new("-") {
        chain::verify(io::stdin().lock())
    } else {
        let input = File::open(file).map_err(|error| {
            Failure::Input(format!(
                "{} cannot be read: {error}; name an exported ledger",
                file.display()
            ))
        })?;
        chain::verify(BufReader::new(input))
    };
    match result {
        Ok(head) => {
            println!("everything holds: {}", sentence(&head));
            Ok(())
        }
        Err(FileFault::Io(problem)) => Err(Failure::Io {
            attempt: format!("reading {}", file.display()),
            problem,
        }),
        Err(fault) => Err(Failure::Found(format!("{}: {fault}", file.display()))),
    }
}
