//! The solver at work on threads of ours: how long, how many, what is told meanwhile.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use timetable::solve::plan::{Order, OrderRefusal, Plan, Planner};
use timetable::solve::{News, Watch};

use super::order::Task;

/// Threads of one plan, at most: whoever reads pages meanwhile needs some too.
const MOST_WORKERS: usize = 2;
/// How often it is looked whether the threads are done.
const LOOK: Duration = Duration::from_millis(20);
/// How long it is looked for why sessions have no place.
const EXPLAINING: Duration = Duration::from_secs(5);
/// How often it is told how far it is.
const TELL: Duration = Duration::from_millis(400);

/// How far a plan is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    pub seconds: f64,
    /// What it costs, less being better; `None` before the first.
    pub objective: Option<i64>,
    /// No plan can cost less.
    pub bound: Option<i64>,
    pub unplaced: usize,
    /// How many better ones were found so far.
    pub better: u32,
}

/// The threads that a plan gets here.
pub fn workers() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| cores.get().min(MOST_WORKERS))
}

struct Clock<'a> {
    began: Instant,
    seconds: f64,
    stop: &'a AtomicBool,
    progress: Mutex<Progress>,
}

impl Clock<'_> {
    fn progress(&self) -> std::sync::MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watch for Clock<'_> {
    fn seconds(&self) -> f64 {
        self.began.elapsed().as_secs_f64()
    }

    fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed) || self.seconds() >= self.seconds
    }

    fn better(&self, news: News) {
        let mut progress = self.progress();
        // Several threads tell; only what is better counts.
        if progress.objective.is_none_or(|before| news.objective < before) {
            progress.objective = Some(news.objective);
            progress.better += 1;
        }
        progress.bound = progress.bound.max(news.bound);
    }
}

/// Works a task out until it is proved, `seconds` have passed or `stop` is set; blocks the thread that calls. `tell` is
/// called a few times a second.
///
/// # Errors
/// When the solver refuses the order, before anything has begun.
pub fn solve(
    task: &Task,
    workers: usize,
    stop: &AtomicBool,
    seconds: f64,
    tell: &dyn Fn(Progress),
) -> Result<Plan, Vec<OrderRefusal>> {
    let planner = Planner::new(Order {
        board: &task.board,
        movable: task.movable.clone(),
        durations: task.durations.clone(),
        starts: task.starts.clone(),
        stability: task.stability,
        seed: task.seed,
        workers,
    })?;
    let clock = Clock {
        began: Instant::now(),
        seconds,
        stop,
        progress: Mutex::default(),
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers)
            .map(|worker| {
                let (planner, clock) = (&planner, &clock);
                scope.spawn(move || planner.work(worker, clock))
            })
            .collect();
        let mut last_told = Instant::now();
        let mut seen = 0;
        let mut unplaced = 0;
        while !threads.iter().all(std::thread::ScopedJoinHandle::is_finished) {
            std::thread::sleep(LOOK);
            if last_told.elapsed() >= TELL {
                last_told = Instant::now();
                let mut progress = clock.progress().clone();
                if progress.better != seen {
                    seen = progress.better;
                    let placements = planner.plan().placements;
                    unplaced = task
                        .movable
                        .iter()
                        .filter(|item| placements[item.position()].is_none())
                        .count();
                }
                progress.seconds = clock.seconds();
                progress.unplaced = unplaced;
                tell(progress);
            }
        }
    });
    let mut plan = planner.plan();
    let began = Instant::now();
    planner.explain(&mut plan, &|| {
        stop.load(Ordering::Relaxed) || began.elapsed() > EXPLAINING
    });
    Ok(plan)
}
