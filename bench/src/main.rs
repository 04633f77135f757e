//! `kurultai-bench publish`: how long it takes from a release to its page, how large the compiled site is, how much memory
//! it takes and how soon a server answers after its start; for editions of several sizes and for ten at once.
//!
//!     cargo build --release -p kurultai -p kurultai-bench
//!     target/release/kurultai-bench publish [SESSIONS…]
//!
//! `kurultai-bench board`: how long the answer to a drop on the board takes, and how smoothly the board is dragged about in
//! Chromium, at the size of a thousand sessions in 35 halls on two days.
//!
//!     cargo build --release -p kurultai-bench
//!     target/release/kurultai-bench board [SESSIONS]
//!
//! `kurultai-bench programme`: how good the programmes are that the solver makes of public instances; the same as
//! `cargo run --release -p instances`, which builds in seconds. `bench/programme` compares it with another solver.
//!
//! Everything but the timing is the same on every run. Linux only: memory is read from /proc.

mod board;
mod edition;
mod server;

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use exchange::archive::Archive;
use jiff::Timestamp;
use kurultai::platform::db::Db;
use kurultai::programme::import;
use kurultai::programme::release::{self, Order};
use kurultai::testkit::sample::text;

use server::Server;

type Outcome<T> = Result<T, Box<dyn Error>>;

const SIZES: [usize; 4] = [100, 400, 1000, 3000];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    match arguments.next().as_deref() {
        Some("publish") => {}
        Some("programme") => {
            let ending = instances::command::run(arguments, &mut std::io::stdout(), &mut std::io::stderr())?;
            std::process::exit(ending as i32);
        }
        Some("board") => {
            let sessions = arguments.next().map(|size| size.parse()).transpose()?;
            return board::measure(sessions.unwrap_or(1000)).await;
        }
        _ => return Err("usage: kurultai-bench publish [SESSIONS…] | board [SESSIONS] | programme FILE…".into()),
    }
    let mut sizes = arguments.map(|size| size.parse()).collect::<Result<Vec<usize>, _>>()?;
    if sizes.is_empty() {
        sizes = SIZES.to_vec();
    }
    println!("editions sessions publish_ms pack_mb start_ms rss_mb anon_mb rss_all_mb anon_all_mb");
    for size in sizes {
        measure(1, size).await?;
    }
    measure(10, 400).await
}

/// Prints one line: `editions` of `sessions` each.
async fn measure(editions: usize, sessions: usize) -> Outcome<()> {
    let data = std::env::temp_dir().join(format!("kurultai-bench-{}", std::process::id()));
    std::fs::create_dir_all(&data)?;
    let outcome = measure_in(&data, editions, sessions).await;
    std::fs::remove_dir_all(&data)?;
    outcome
}

async fn measure_in(data: &Path, editions: usize, sessions: usize) -> Outcome<()> {
    let db = Db::open(&data.join("kurultai.sqlite").to_string_lossy()).await?;
    let name = |number: usize| format!("sample-{number}");
    for number in 0..editions {
        release(&db, &edition::archive(&name(number), sessions), "first").await?;
    }
    // Compiles what was released; what is measured is a later release and a later start.
    Server::start(data)?.stop()?;

    let running = Server::start(data)?;
    let mut publish = Vec::new();
    for round in 0..3 {
        let mark = format!("Question number {round} of the bench");
        let archive = edition::changed(edition::archive(&name(0), sessions), &mark);
        let committed = release(&db, &archive, &mark).await?;
        running.await_page("/en/sample-0/sessions/session-0", &mark)?;
        publish.push(committed.elapsed().as_millis());
    }
    publish.sort_unstable();
    running.stop()?;

    let running = Server::start(data)?;
    let started = running.started_ms;
    let first = running.memory()?;
    for number in 0..editions {
        running.ask_everything(&name(number), sessions)?;
    }
    let all = running.memory()?;
    running.stop()?;
    db.close().await;
    println!(
        "{editions} {sessions} {} {:.1} {started} {} {} {} {}",
        publish[publish.len() / 2],
        packs(data)?,
        first.0,
        first.1,
        all.0,
        all.1
    );
    Ok(())
}

/// Imports and releases; says when it was committed.
async fn release(db: &Db, archive: &Archive, reason: &str) -> Outcome<Instant> {
    let mut tx = db.write().await?;
    let plan = import::plan(&mut tx, archive).await?;
    let now = Timestamp::now();
    import::apply(&mut tx, &plan, &["bench".to_owned()], "bench", now).await?;
    let order = Order {
        author: "bench".to_owned(),
        reason: text(reason, reason, reason),
        overrides: Vec::new(),
        at: now,
    };
    release::publish(&mut tx, &archive.editions[0].id, &order).await?;
    tx.commit().await?;
    Ok(Instant::now())
}

/// Megabytes of compiled sites.
fn packs(data: &Path) -> Outcome<f64> {
    let mut bytes = 0;
    for pack in kurultai::programme::publish::packs(&data.join("site"))? {
        bytes += pack.metadata()?.len();
    }
    Ok(bytes as f64 / 1e6)
}
