//! The command line: solve instances, referee a solution, make new instances. Used by `programme`, which builds in seconds,
//! and by `kurultai-bench programme`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde::Serialize;
use serde_json::json;

use crate::check::Checked;
use crate::generate::{self, Kind};
use crate::read::Refusal;
use crate::solve::{self, Outcome};
use crate::{Instance, Solution, check, to_json};

const USAGE: &str = "usage: programme FILE… [--seconds 60] [--threads 2] [--seed 1] [--solutions DIR]
       programme check INSTANCE SOLUTION
       programme generate tracks|conference|forum|forum1000 [--seed 1] [--size ITEMS]

The first prints one line of JSON for each instance that is solved, and writes DIR/<name of the instance>.json.";

/// How much of what has no place is named.
const SHOWN: usize = 10;

/// What a command came to, as the exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ending {
    Good = 0,
    /// A solution breaks rules, or its cost is not what its solver says.
    Wrong = 1,
    /// What was asked for cannot be read.
    Refused = 2,
}

/// Runs a command; what it found goes to `out`, what is wrong goes to `err`.
pub fn run(
    arguments: impl IntoIterator<Item = String>,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<Ending> {
    let arguments: Vec<String> = arguments.into_iter().collect();
    let (verb, rest) = match arguments.first().map(String::as_str) {
        Some(verb @ ("check" | "generate")) => (verb, &arguments[1..]),
        _ => ("solve", &arguments[..]),
    };
    let order = match Order::read(rest) {
        Ok(order) => order,
        Err(words) => {
            writeln!(err, "{words}\n{USAGE}")?;
            return Ok(Ending::Refused);
        }
    };
    match (verb, order.files.as_slice()) {
        ("check", [instance, solution]) => referee(Path::new(instance), Path::new(solution), out, err),
        ("generate", [kind]) => match Kind::named(kind) {
            Some(kind) => {
                let instance = generate::generate(kind, order.options.seed, order.size.unwrap_or(kind.usual_size()));
                out.write_all(to_json(&instance).as_bytes())?;
                Ok(Ending::Good)
            }
            None => {
                writeln!(err, "{kind:?} is no kind of instance\n{USAGE}")?;
                Ok(Ending::Refused)
            }
        },
        ("solve", [_, ..]) => {
            let mut ending = Ending::Good;
            for file in &order.files {
                ending = ending.max(solve(Path::new(file), &order, out, err)?);
            }
            Ok(ending)
        }
        _ => {
            writeln!(err, "{USAGE}")?;
            Ok(Ending::Refused)
        }
    }
}

struct Order {
    files: Vec<String>,
    options: solve::Options,
    solutions: Option<PathBuf>,
    size: Option<usize>,
}

impl Order {
    fn read(arguments: &[String]) -> Result<Self, String> {
        let mut order = Self {
            files: Vec::new(),
            options: solve::Options {
                seconds: 60.0,
                threads: 2,
                seed: 1,
            },
            solutions: None,
            size: None,
        };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            if !argument.starts_with("--") {
                order.files.push(argument.clone());
                continue;
            }
            let value = arguments.next().ok_or_else(|| format!("{argument} needs a value"))?;
            let wrong = |right: &str| format!("{argument} is {value:?}; {right}");
            match argument.as_str() {
                "--seconds" => {
                    let seconds = value.parse().ok().filter(|seconds| (0.0..=86_400.0).contains(seconds));
                    order.options.seconds = seconds.ok_or_else(|| wrong("it is a number of seconds, at most a day"))?;
                }
                "--threads" => {
                    let threads = value.parse().ok().filter(|threads| (1..=256).contains(threads));
                    order.options.threads = threads.ok_or_else(|| wrong("it is a number from 1 to 256"))?;
                }
                "--seed" => order.options.seed = value.parse().map_err(|_| wrong("it is a whole number"))?,
                "--solutions" => order.solutions = Some(PathBuf::from(value)),
                "--size" => {
                    let size = value.parse().ok().filter(|size| generate::SIZES.contains(size));
                    let (least, most) = (generate::SIZES.start(), generate::SIZES.end());
                    order.size = Some(size.ok_or_else(|| wrong(&format!("{least} to {most} items are made")))?);
                }
                _ => return Err(format!("{argument} is not known")),
            }
        }
        Ok(order)
    }
}

fn solve(file: &Path, order: &Order, out: &mut impl Write, err: &mut impl Write) -> io::Result<Ending> {
    let instance = match Instance::read(file) {
        Ok(instance) => instance,
        Err(refusal) => return refused(&refusal, err),
    };
    let began = Instant::now();
    let outcome = solve::run(&instance, &order.options, began);
    let seconds = began.elapsed().as_secs_f64();
    let name = instance.name();
    match &outcome.solution {
        None => {
            for unplaced in outcome.unplaced.iter().take(SHOWN) {
                writeln!(err, "{name}: no place for {unplaced}")?;
            }
            if let Some(more @ 1..) = outcome.unplaced.len().checked_sub(SHOWN) {
                writeln!(err, "{name}: nor for {more} more")?;
            }
        }
        Some(solution) => {
            let checked = check(&instance, solution);
            let agreed = Some(checked.objective) == outcome.objective;
            if !agreed {
                let said = outcome.objective;
                writeln!(
                    err,
                    "{name}: the solver says {said:?}, the referee {}",
                    checked.objective
                )?;
            }
            if !agreed | !blameless(name, &checked, err)? {
                return Ok(Ending::Wrong);
            }
            if let Some(folder) = &order.solutions {
                std::fs::create_dir_all(folder)?;
                std::fs::write(folder.join(format!("{name}.json")), to_json(solution))?;
            }
        }
    }
    out.write_all(to_json(&Line::new(name, &outcome, seconds)).as_bytes())?;
    out.flush()?;
    Ok(Ending::Good)
}

/// What is printed of an instance.
#[derive(Serialize)]
struct Line<'a> {
    instance: &'a str,
    objective: Option<i64>,
    bound: Option<i64>,
    optimal: bool,
    seconds: f64,
    first_seconds: Option<f64>,
    trace: Vec<(f64, i64)>,
}

impl<'a> Line<'a> {
    fn new(instance: &'a str, outcome: &Outcome, seconds: f64) -> Self {
        let rounded = |seconds: f64| (seconds * 1000.0).round() / 1000.0;
        Self {
            instance,
            objective: outcome.objective,
            bound: outcome.bound,
            optimal: outcome.optimal,
            seconds: rounded(seconds),
            first_seconds: outcome.first_seconds.map(rounded),
            trace: outcome
                .trace
                .iter()
                .map(|&(at, objective)| (rounded(at), objective))
                .collect(),
        }
    }
}

fn referee(file: &Path, solution: &Path, out: &mut impl Write, err: &mut impl Write) -> io::Result<Ending> {
    let instance = match Instance::read(file) {
        Ok(instance) => instance,
        Err(refusal) => return refused(&refusal, err),
    };
    let solution = match Solution::read(solution, &instance) {
        Ok(solution) => solution,
        Err(refusal) => return refused(&refusal, err),
    };
    let checked = check(&instance, &solution);
    let name = instance.name();
    writeln!(
        out,
        "{}",
        json!({"instance": name, "objective": checked.objective, "broken": checked.broken.len()})
    )?;
    Ok(if blameless(name, &checked, err)? {
        Ending::Good
    } else {
        Ending::Wrong
    })
}

/// Says which rules are broken; whether none is.
fn blameless(name: &str, checked: &Checked, err: &mut impl Write) -> io::Result<bool> {
    for broken in &checked.broken {
        writeln!(err, "{name}: {:?}: {broken}", broken.rule)?;
    }
    Ok(checked.broken.is_empty())
}

fn refused(refusal: &Refusal, err: &mut impl Write) -> io::Result<Ending> {
    writeln!(err, "{refusal}")?;
    Ok(Ending::Refused)
}
