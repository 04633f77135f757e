//! What a formula costs at the least, from below: find what cannot all be had for nothing, pay for it once, go on.
//!
//! The algorithm OLL of Andres, Kaufmann, Matheis and Schaub, "Unsatisfiability-based optimization in clasp" (2012), for
//! MaxSAT after Morgado, Dodaro and Marques-Silva, "Core-Guided MaxSAT with Soft Cardinality Constraints" (2014), with the
//! expensive first (Ansótegui, Bonet and Levy 2013), cores paid for before they are counted (Berg and Järvisalo, "Weight-Aware
//! Core Extraction", 2017), and what would cost more than is known to be needed ruled out (hardening).

use std::collections::{BTreeMap, HashMap};

use cadical::{Callbacks, Solver};

use super::formula::Formula;

/// What the search for a bound is told and asked.
pub(super) trait Ask {
    fn stopped(&self) -> bool;
    /// What is known to be possible; what costs as much need not be looked at.
    fn upper(&self) -> Option<i64>;
    /// Nothing costs less than this.
    fn lower(&self, bound: i64);
}

struct Stop<'a>(&'a dyn Ask);

impl Callbacks for Stop<'_> {
    fn terminate(&mut self) -> bool {
        self.0.stopped()
    }
}

/// A totalizer whose outputs come into being when they are needed.
#[derive(Debug)]
struct Node {
    children: Option<Box<[Node; 2]>>,
    size: usize,
    outputs: Vec<i32>,
}

impl Node {
    fn new(literals: &[i32]) -> Self {
        match literals {
            [literal] => Self {
                children: None,
                size: 1,
                outputs: vec![*literal],
            },
            _ => {
                let (left, right) = literals.split_at(literals.len() / 2);
                Self {
                    children: Some(Box::new([Self::new(left), Self::new(right)])),
                    size: literals.len(),
                    outputs: Vec::new(),
                }
            }
        }
    }

    /// Makes outputs for up to `most`.
    fn extend(&mut self, most: usize, solver: &mut Solver<Stop<'_>>, variables: &mut i32) {
        let most = most.min(self.size);
        let before = self.outputs.len();
        let Some(children) = &mut self.children else { return };
        if most <= before {
            return;
        }
        let [left, right] = &mut **children;
        left.extend(most, solver, variables);
        right.extend(most, solver, variables);
        for number in before..most {
            *variables += 1;
            self.outputs.push(*variables);
            if number > 0 {
                solver.add_clause([-self.outputs[number], self.outputs[number - 1]]);
            }
        }
        for a in 0..=left.outputs.len() {
            for b in 0..=right.outputs.len() {
                let sum = a + b;
                if sum <= before || sum > most {
                    continue;
                }
                let inputs = [
                    (a > 0).then(|| -left.outputs[a - 1]),
                    (b > 0).then(|| -right.outputs[b - 1]),
                    Some(self.outputs[sum - 1]),
                ];
                solver.add_clause(inputs.into_iter().flatten());
            }
        }
    }
}

struct Search<'a> {
    solver: Solver<Stop<'a>>,
    ask: &'a dyn Ask,
    variables: i32,
    /// What is assumed not to be true, and what it costs when it is.
    costs: BTreeMap<i32, i64>,
    sums: Vec<(Node, usize)>,
    of_output: HashMap<i32, usize>,
    lower: i64,
}

/// How the search ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// The bound is what the formula costs at the least, or nothing is below what is known to be possible.
    Complete,
    Stopped,
}

/// Conflicts spent on making one core smaller, for each literal that might go.
const CONFLICTS_A_LITERAL: i32 = 200;
/// Cores larger than this are not made smaller literal by literal.
const LARGE_CORE: usize = 60;
/// Conflicts spent on each step of counting a core up.
const CONFLICTS_A_STEP: i32 = 2_000;

/// Raises the bound until it is exact, meets what is known to be possible, or is stopped. The last told bound holds.
pub(super) fn raise(formula: &Formula, ask: &dyn Ask) -> End {
    let mut solver = Solver::new();
    solver.set_callbacks(Some(Stop(ask)));
    for clause in formula.clauses.split(|literal| *literal == 0) {
        if !clause.is_empty() {
            solver.add_clause(clause.iter().copied());
        }
    }
    let mut search = Search {
        solver,
        ask,
        variables: formula.variables,
        costs: formula.costs.clone(),
        sums: Vec::new(),
        of_output: HashMap::new(),
        lower: formula.constant,
    };
    ask.lower(search.lower);
    search.run()
}

impl Search<'_> {
    fn run(&mut self) -> End {
        let mut level = self.costs.values().max().copied().unwrap_or(1);
        let mut owed: Vec<(Vec<i32>, i64)> = Vec::new();
        loop {
            if self.ask.upper().is_some_and(|upper| self.lower >= upper) {
                return End::Complete;
            }
            self.harden();
            let assumed: Vec<i32> = self
                .costs
                .iter()
                .filter(|(_, cost)| **cost >= level)
                .map(|(literal, _)| -literal)
                .collect();
            match self.solver.solve_with(assumed.iter().copied()) {
                None => return End::Stopped,
                Some(true) if !owed.is_empty() => {
                    for (core, cost) in std::mem::take(&mut owed) {
                        self.count(&core, cost);
                    }
                }
                Some(true) => match self.next_level(level) {
                    Some(next) => level = next,
                    None => return End::Complete,
                },
                Some(false) => {
                    let core: Vec<i32> = assumed
                        .into_iter()
                        .filter(|literal| self.solver.failed(*literal))
                        .map(|literal| -literal)
                        .collect();
                    if core.is_empty() {
                        // Nothing is possible below what is known to be.
                        if let Some(upper) = self.ask.upper() {
                            self.lower = self.lower.max(upper);
                            self.ask.lower(self.lower);
                        }
                        return End::Complete;
                    }
                    let core = self.smaller(core);
                    owed.extend(self.pay(core));
                }
            }
        }
    }

    /// The costs that are looked at next: a good part of those that are left.
    fn next_level(&self, level: i64) -> Option<i64> {
        let mut left: Vec<i64> = self.costs.values().filter(|cost| **cost < level).copied().collect();
        left.sort_unstable_by(|a, b| b.cmp(a));
        let first = *left.first()?;
        let mut next = first;
        let mut different = 0;
        for (index, cost) in left.iter().enumerate() {
            if *cost != next || index == 0 {
                if different > 0 && index as f64 / f64::from(different) > 1.25 {
                    return Some(next);
                }
                different += 1;
                next = *cost;
            }
        }
        Some(next)
    }

    fn harden(&mut self) {
        let Some(upper) = self.ask.upper() else { return };
        let room = upper - self.lower;
        let too_much: Vec<i32> = self
            .costs
            .iter()
            .filter(|(_, cost)| **cost >= room)
            .map(|(literal, _)| *literal)
            .collect();
        for literal in too_much {
            self.costs.remove(&literal);
            self.solver.add_clause([-literal]);
        }
    }

    /// Leaves out of a core what it does not need.
    fn smaller(&mut self, mut core: Vec<i32>) -> Vec<i32> {
        for _ in 0..3 {
            if core.len() <= 2 {
                return core;
            }
            if self.limited(&core, CONFLICTS_A_STEP) != Some(false) {
                break;
            }
            let before = core.len();
            core.retain(|literal| self.solver.failed(-literal));
            if core.len() == before {
                break;
            }
        }
        if core.len() > LARGE_CORE {
            return core;
        }
        // The cheap ones first: a core costs as much as its cheapest. Those before `needed` were found to be needed.
        core.sort_by_key(|literal| self.costs[literal]);
        let mut needed = 0;
        while needed < core.len() && core.len() > 1 {
            let mut without = core.clone();
            without.remove(needed);
            if self.limited(&without, CONFLICTS_A_LITERAL) == Some(false) {
                core = without;
                core.retain(|literal| self.solver.failed(-literal));
            } else {
                needed += 1;
            }
        }
        core
    }

    fn limited(&mut self, core: &[i32], conflicts: i32) -> Option<bool> {
        let limit = self.solver.set_limit("conflicts", conflicts);
        debug_assert!(limit.is_ok());
        self.solver.solve_with(core.iter().map(|literal| -literal))
    }

    /// One of the core costs something, whatever is done: raises the bound by the cheapest and lowers their costs.
    fn pay(&mut self, core: Vec<i32>) -> Option<(Vec<i32>, i64)> {
        let least = core.iter().map(|literal| self.costs[literal]).min().unwrap_or_default();
        self.lower += least;
        self.ask.lower(self.lower);
        for literal in &core {
            match self.costs.get_mut(literal) {
                Some(cost) if *cost > least => *cost -= least,
                _ => {
                    self.costs.remove(literal);
                }
            }
            self.one_more(*literal, least);
        }
        self.solver.add_clause(core.iter().copied());
        (core.len() > 1).then_some((core, least))
    }

    /// When what was paid for is a count, the next number up is what costs now.
    fn one_more(&mut self, literal: i32, cost: i64) {
        let Some(sum) = self.of_output.get(&literal).copied() else {
            return;
        };
        let (node, _) = &mut self.sums[sum];
        let at = node
            .outputs
            .iter()
            .position(|output| *output == literal)
            .unwrap_or_default();
        node.extend(at + 2, &mut self.solver, &mut self.variables);
        if let Some(next) = node.outputs.get(at + 1).copied() {
            self.of_output.insert(next, sum);
            *self.costs.entry(next).or_default() += cost;
        }
    }

    /// From now on each further one of a paid core costs.
    fn count(&mut self, core: &[i32], cost: i64) {
        let mut node = Node::new(core);
        let mut reached = 1;
        loop {
            node.extend(reached + 1, &mut self.solver, &mut self.variables);
            let Some(next) = node.outputs.get(reached).copied() else {
                break;
            };
            if reached + 1 >= core.len() || self.limited(&[next], CONFLICTS_A_STEP) != Some(false) {
                self.of_output.insert(next, self.sums.len());
                *self.costs.entry(next).or_default() += cost;
                break;
            }
            self.solver.add_clause([next]);
            self.lower += cost;
            self.ask.lower(self.lower);
            reached += 1;
        }
        self.sums.push((node, reached));
    }
}
