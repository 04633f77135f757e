//! `kurultai solve`: where and when sessions could be held.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args;
use exchange::archive::Edition;
use jiff::Timestamp;
use jiff::civil::Date;
use timetable::FindingRecord;

use super::{Failure, actor, edition, open, speak};
use crate::config::Config;
use crate::platform::i18n::{Locale, locale};
use crate::programme::edit::{self, By, EditError, Move, Origin};
use crate::programme::findings::Hardness as _;
use crate::programme::planning::compare::{self, Comparison};
use crate::programme::planning::order::Task;
use crate::programme::planning::solution::{Proposed, Solution};
use crate::programme::planning::{EVERY, Scope, Setting, Stability, Wish, store, work};
use crate::programme::{draft, findings, planning, words};

#[derive(Debug, Args)]
pub struct Arguments {
    /// Which edition [default: the latest]
    #[arg(long, value_name = "KEY")]
    edition: Option<String>,
    /// Only the sessions of this day, within it, and those that have no day yet
    #[arg(long, value_name = "DATE", conflicts_with = "track")]
    day: Option<Date>,
    /// Only the sessions of this track
    #[arg(long, value_name = "KEY")]
    track: Option<String>,
    /// How long to look for a better plan
    #[arg(long, value_name = "SECONDS", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=86_400))]
    seconds: u32,
    /// How many threads look [default: the cores there are, two at most]
    #[arg(long, value_name = "COUNT", value_parser = clap::value_parser!(u16).range(1..=256))]
    threads: Option<u16>,
    /// With the same seed, one thread looks the same way each time
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    seed: u64,
    /// Sessions begin every so many minutes of the hours in which the forum is open [default: as at the desk]
    #[arg(long, value_name = "MINUTES", value_parser = clap::value_parser!(u32).range(i64::from(*EVERY.start())..=i64::from(*EVERY.end())))]
    every: Option<u32>,
    /// Place only what has no time yet; everything else stays
    #[arg(long)]
    keep: bool,
    /// Write it. Without this, nothing is written and only the difference is shown
    #[arg(long)]
    apply: bool,
    /// Who does it [default: the account of the system]
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    /// As JSON
    #[arg(long)]
    json: bool,
}

pub async fn run(config: &Config, arguments: &Arguments) -> Result<(), Failure> {
    let db = open(config).await?;
    let key = edition(&db, arguments.edition.as_ref()).await?;
    let l = locale(config.language);
    let mut tx = db.read().await?;
    let gone = || Failure::Input(format!("there is no edition {key:?} any more"));
    let draft = draft::load(&mut tx, &key).await?.ok_or_else(gone)?;
    let setting = store::setting(&mut tx, draft.uid).await?;
    let told = findings::told(&mut tx, draft.uid).await?;
    drop(tx);
    let told = told.as_ref().map(|(_, told)| told);
    let task =
        Task::new(draft.clone(), told, &wish(arguments, setting)).map_err(|error| Failure::Input(error.to_string()))?;
    let solution = look(task, arguments).await?;
    let rows: Vec<&Proposed> = solution.moves.iter().collect();
    let compared =
        compare::compare(&draft, &rows).map_err(|_| Failure::Input("the record contradicts itself".to_owned()))?;
    let applied = if arguments.apply && !rows.is_empty() {
        let moves: Vec<Move> = rows.iter().map(|row| row.as_move()).collect();
        let who = actor(arguments.author.as_ref());
        let by = By {
            account: &who,
            origin: Origin::CommandLine,
            address: None,
            at: Timestamp::now(),
        };
        let mut tx = db.write().await?;
        edit::place_all(&mut tx, draft.uid, &moves, &by)
            .await
            .map_err(not_written)?;
        tx.commit().await?;
        true
    } else {
        false
    };
    if arguments.json {
        let shown = serde_json::json!({
            "edition": key, "plan": solution, "caused": compared.caused, "cured": compared.cured, "applied": applied,
        });
        println!("{}", serde_json::to_string_pretty(&shown).expect("plain data"));
    } else {
        say(l, &draft, &solution, &compared);
        match (rows.is_empty(), applied) {
            (true, _) => println!("the draft stays as it is; nothing to write"),
            (false, true) => println!("written; it is one change in the history"),
            (false, false) => println!("nothing was written; --apply does it"),
        }
    }
    if solution.unplaced.is_empty() {
        Ok(())
    } else {
        Err(Failure::Found(String::new()))
    }
}

fn wish(arguments: &Arguments, setting: Setting) -> Wish {
    Wish {
        scope: match (&arguments.day, &arguments.track) {
            (Some(day), _) => Scope::Day(*day),
            (None, Some(track)) => Scope::Track(track.clone()),
            (None, None) => Scope::All,
        },
        seconds: arguments.seconds,
        seed: arguments.seed,
        setting: Setting {
            stability: if arguments.keep {
                Stability::Never
            } else {
                setting.stability
            },
            every_minutes: arguments.every.unwrap_or(setting.every_minutes),
            ..setting
        },
    }
}

/// Looks until the time is up, it is proved, or Ctrl-C is pressed; then what was best counts.
async fn look(task: Task, arguments: &Arguments) -> Result<Solution, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let interrupted = {
        let stop = Arc::clone(&stop);
        tokio::spawn(async move {
            if tokio::signal::ctrl_c().await.is_ok() {
                stop.store(true, Ordering::Relaxed);
            }
        })
    };
    let bar = speak::progress("looking for a plan");
    let workers = arguments.threads.map_or_else(work::workers, usize::from);
    let seconds = f64::from(arguments.seconds);
    let shown = bar.clone();
    let found = tokio::task::spawn_blocking(move || {
        let found = work::solve(&task, workers, &stop, seconds, &|progress| {
            if let Some(cost) = progress.objective {
                shown.set_message(format!("cost {cost}, {} without a place", progress.unplaced));
            }
        });
        found.map(|found| Solution::of(&task, &found))
    })
    .await;
    interrupted.abort();
    bar.finish_and_clear();
    match found {
        Ok(Ok(solution)) => Ok(solution),
        Ok(Err(refusals)) => {
            let reasons: Vec<String> = refusals.iter().map(ToString::to_string).collect();
            let way_out = "plan a day or a track at a time";
            Err(Failure::Input(format!(
                "this cannot be planned: {}; {way_out}",
                reasons.join("; ")
            )))
        }
        Err(error) => Err(Failure::Found(format!("the solver broke down: {error}"))),
    }
}

fn not_written(error: EditError) -> Failure {
    match error {
        EditError::Db(error) => Failure::Db(error),
        other => Failure::Found(format!("nothing was written: {other}; run it once more")),
    }
}

fn say(l: &Locale, draft: &Edition, solution: &Solution, compared: &Comparison) {
    let place = |spot| planning::words::place(l, draft, spot).unwrap_or_else(|| l.plan_nowhere());
    let title = |id: &str| planning::words::title(l, draft, id);
    let finding = |sign: &str, found: &FindingRecord| {
        let hard = if found.is_hard() { "!!" } else { " ·" };
        println!("    {sign} {hard} {}", words::finding(l, draft, found));
    };
    for (row, effect) in solution.moves.iter().zip(&compared.of_moves) {
        println!("~ {:<32} {}", row.session, title(&row.session));
        println!("      {} → {}", place(&row.from), place(&row.to));
        effect.cured.iter().for_each(|found| finding("cures", found));
        effect.caused.iter().for_each(|found| finding("causes", found));
    }
    for left in &solution.unplaced {
        println!("? {:<32} {}", left.session, title(&left.session));
        println!("      no place for it; the easiest to give up first:");
        left.reasons.iter().for_each(|found| finding("", found));
        if let Some(conflict) = &left.conflict {
            let (lines, ways) = planning::words::conflict(l, draft, conflict);
            lines.iter().for_each(|line| println!("      {line}"));
            println!("      {}", l.plan_conflict_ways());
            ways.iter().for_each(|way| println!("        - {way}"));
        }
    }
    if !solution.stuck.is_empty() {
        println!("clashes of sessions that stay, which no plan can cure:");
        solution.stuck.iter().for_each(|found| finding("", found));
    }
    println!(
        "{} of {} sessions would move, {} found no place",
        solution.moves.len(),
        solution.movable,
        solution.unplaced.len()
    );
    println!(
        "findings that placing can change: {} hard, {} soft → {} hard, {} soft",
        compared.before.hard, compared.before.soft, compared.after.hard, compared.after.soft
    );
    if let Some((seconds, cost)) = solution.trace.last() {
        let proof = match (solution.optimal, solution.bound) {
            (true, _) => "proved optimal".to_owned(),
            (false, Some(bound)) => format!("no plan costs less than {bound}"),
            (false, None) => "not proved optimal".to_owned(),
        };
        println!("cost {cost} after {seconds:.2} s; {proof}");
    }
}
