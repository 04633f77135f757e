//! The command line: one file per command.
//!
//! Exit status, the same for all: 0 when it was done (or there was nothing to do), 1 when it failed, when `check` found
//! what forbids a release or `solve` no place for a session, 2 when what was given cannot be used; then nothing was
//! written.

mod account;
mod audit;
mod backup;
mod check;
mod completions;
mod config;
pub mod demo;
mod doctor;
mod export;
mod import;
mod input;
mod key;
mod release;
mod serve;
mod solve;
mod speak;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};

use crate::config::{Config, ConfigError, Flags, LogFormat};
use crate::platform::db::{Db, DbError};
use crate::programme::release::ReleaseError;

/// Runs an interregional cooperation forum: its record, its programme, its releases and the site that the public reads.
#[derive(Debug, Parser)]
#[command(
    name = "kurultai",
    version,
    about,
    arg_required_else_help = true,
    max_term_width = 100
)]
struct Cli {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the site
    Serve,
    /// Set up the XIV Forum (Chelyabinsk, 2017) from its public record, release it and serve it
    Demo(demo::Arguments),
    /// Read files into the draft: a forum's record, an archive, or another system's schedule. Without --apply, only show
    /// what would change
    Import(import::Arguments),
    /// Write an edition as an archive, a schedule, a calendar or a sheet
    Export(export::Arguments),
    /// Show what is wrong with the draft: clashes, missing people, texts and interpretation
    Check(check::Arguments),
    /// Look for times and halls: place what has none and cure clashes. Without --apply, only show what would change
    Solve(solve::Arguments),
    /// Freeze the draft as the next release, or withdraw a release in favour of an earlier one
    Release(release::Arguments),
    /// Write everything into one file, consistent while the program runs, and read it back
    Backup(backup::Arguments),
    /// Bring a backup back into an empty database, of either engine
    Restore(backup::RestoreArguments),
    /// Write the ledger of who did what into a file, or follow such a file from its first row to its last
    Audit(audit::Arguments),
    /// Make a key with which another program uses the API
    Key(key::Arguments),
    /// Walk the data and name what does not hold, with a way out
    Doctor(doctor::Arguments),
    /// List accounts, or print a link for somebody who lost every way in
    Account(account::Arguments),
    /// Print the configuration in force and where each value is from
    Config(config::Arguments),
    /// Print a completion script for a shell
    Completions(completions::Arguments),
}

/// Why a command failed, with its exit status.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// What was given cannot be used. The sentence has been printed already if it is empty.
    #[error("{0}")]
    Input(String),
    /// It was asked whether something is wrong, and it is.
    #[error("{0}")]
    Found(String),
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Db(#[from] DbError),
    #[error(transparent)]
    Release(#[from] ReleaseError),
    #[error("{attempt}: {problem}")]
    Io { attempt: String, problem: std::io::Error },
}

impl Failure {
    fn io(attempt: impl Into<String>) -> impl FnOnce(std::io::Error) -> Self {
        let attempt = attempt.into();
        move |problem| Self::Io { attempt, problem }
    }

    fn status(&self) -> u8 {
        match self {
            Self::Input(_) | Self::Config(_) => 2,
            Self::Release(ReleaseError::Db(_)) | Self::Found(_) | Self::Db(_) | Self::Io { .. } => 1,
            Self::Release(ReleaseError::Blocked(_)) => 1,
            Self::Release(_) => 2,
        }
    }
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    leave_when_nobody_reads();
    let cli = Cli::parse();
    match start(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let sentence = failure.to_string();
            if !sentence.is_empty() {
                eprintln!("kurultai: {sentence}");
                let mut cause = std::error::Error::source(&failure);
                while let Some(error) = cause {
                    eprintln!("  because: {error}");
                    cause = error.source();
                }
            }
            ExitCode::from(failure.status())
        }
    }
}

/// `kurultai check | head` ends quietly when `head` has seen enough, as other programs do.
fn leave_when_nobody_reads() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let said = panic.payload().downcast_ref::<String>().map_or("", String::as_str);
        if said.starts_with("failed printing to std") {
            // 128 and the number of SIGPIPE.
            std::process::exit(141);
        }
        usual(panic);
    }));
}

fn start(cli: Cli) -> Result<(), Failure> {
    let config = Config::resolve(&cli.flags, |name| std::env::var(name).ok())?;
    log_to_stderr(&config);
    let runtime = match config.threads {
        1 => tokio::runtime::Builder::new_current_thread().enable_all().build(),
        0 => tokio::runtime::Builder::new_multi_thread().enable_all().build(),
        threads => tokio::runtime::Builder::new_multi_thread()
            .worker_threads(threads)
            .enable_all()
            .build(),
    }
    .map_err(Failure::io("starting threads"))?;
    runtime.block_on(async {
        match cli.command {
            Command::Serve => serve::run(&config).await,
            Command::Demo(arguments) => demo::run(&config, &arguments).await,
            Command::Import(arguments) => import::run(&config, &arguments).await,
            Command::Export(arguments) => export::run(&config, &arguments).await,
            Command::Check(arguments) => check::run(&config, &arguments).await,
            Command::Solve(arguments) => solve::run(&config, &arguments).await,
            Command::Release(arguments) => release::run(&config, &arguments).await,
            Command::Backup(arguments) => backup::run(&config, &arguments).await,
            Command::Restore(arguments) => backup::restore(&config, &arguments).await,
            Command::Audit(arguments) => audit::run(&config, &arguments).await,
            Command::Key(arguments) => key::run(&config, &arguments).await,
            Command::Doctor(arguments) => doctor::run(&config, &arguments).await,
            Command::Account(arguments) => account::run(&config, &arguments).await,
            Command::Config(arguments) => config::run(&config, &arguments),
            Command::Completions(arguments) => completions::run(&arguments, &mut Cli::command()),
        }
    })
}

fn log_to_stderr(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_new(&config.log)
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_target(false);
    // A second start in one process (tests) keeps the first subscriber.
    let _ = match config.log_format {
        LogFormat::Text => {
            use std::io::IsTerminal as _;
            logs.with_ansi(std::io::stderr().is_terminal()).try_init()
        }
        LogFormat::Json => logs.json().try_init(),
    };
}

async fn open(config: &Config) -> Result<Db, Failure> {
    Ok(Db::open(&config.database).await?)
}

/// The edition that was named, else the latest one there is.
async fn edition(db: &Db, named: Option<&String>) -> Result<String, Failure> {
    let mut tx = db.read().await?;
    let keys = crate::forum::store::edition_keys(&mut tx).await?;
    match named {
        Some(key) if keys.contains(key) => Ok(key.clone()),
        Some(key) => Err(Failure::Input(format!(
            "there is no edition {key:?}; {}",
            if keys.is_empty() {
                "import one first".to_owned()
            } else {
                format!("there are: {}", keys.join(", "))
            }
        ))),
        None => keys.into_iter().next().ok_or_else(|| {
            Failure::Input(
                "the database holds no edition yet; import one with `kurultai import FILE --apply`".to_owned(),
            )
        }),
    }
}

/// Who does it: the flag, else the account of the system.
fn actor(named: Option<&String>) -> String {
    named
        .cloned()
        .or_else(|| std::env::var("USER").ok())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "operator".to_owned())
}
