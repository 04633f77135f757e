//! Clauses with costs, and what is counted in them.
//!
//! Literals are integers as in the DIMACS format: a variable's number, or its negative. Counting is one-sided: an output is
//! true whenever enough inputs are, and may be true without.

use std::collections::BTreeMap;

/// What must hold, and what it costs when what should hold does not.
#[derive(Debug, Clone, Default)]
pub(super) struct Formula {
    pub variables: i32,
    /// One after the other, each ended by 0.
    pub clauses: Vec<i32>,
    /// What it costs when the literal is true; above 0.
    pub costs: BTreeMap<i32, i64>,
    /// What every assignment costs besides.
    pub constant: i64,
}

/// Lists longer than this are bound by a helper variable each few literals, not pair by pair.
const PAIRWISE: usize = 6;

impl Formula {
    pub fn variable(&mut self) -> i32 {
        self.variables += 1;
        self.variables
    }

    pub fn variables(&mut self, count: usize) -> Vec<i32> {
        (0..count).map(|_| self.variable()).collect()
    }

    pub fn clause(&mut self, literals: &[i32]) {
        self.clauses.extend_from_slice(literals);
        self.clauses.push(0);
    }

    /// If all of these are true, so is one of those.
    pub fn implies(&mut self, all: &[i32], any: &[i32]) {
        self.clauses.extend(all.iter().map(|literal| -literal));
        self.clauses.extend_from_slice(any);
        self.clauses.push(0);
    }

    pub fn cost(&mut self, literal: i32, cost: i64) {
        debug_assert!(cost >= 0);
        if cost > 0 {
            *self.costs.entry(literal).or_default() += cost;
        }
    }

    /// Costs of choices of which exactly one is taken: the least is certain.
    pub fn choice(&mut self, choices: &[(i32, i64)]) {
        let least = choices.iter().map(|(_, cost)| *cost).min().unwrap_or_default();
        self.constant += least;
        for (literal, cost) in choices {
            self.cost(*literal, cost - least);
        }
    }

    pub fn at_most_one(&mut self, literals: &[i32]) {
        let mut literals = literals.to_vec();
        while literals.len() > PAIRWISE {
            let rest = literals.split_off(3);
            let later = self.variable();
            literals.push(later);
            self.pairwise(&literals);
            for literal in &rest {
                self.clause(&[-literal, later]);
            }
            literals = rest;
        }
        self.pairwise(&literals);
    }

    fn pairwise(&mut self, literals: &[i32]) {
        for (index, a) in literals.iter().enumerate() {
            for b in &literals[index + 1..] {
                self.clause(&[-a, -b]);
            }
        }
    }

    pub fn exactly_one(&mut self, literals: &[i32]) {
        self.clause(literals);
        self.at_most_one(literals);
    }

    /// Outputs of which the k-th (from 0) is true when more than k of the literals are; a literal may be named repeatedly.
    /// The totalizer of Bailleux and Boufkhad, "Efficient CNF Encoding of Boolean Cardinality Constraints" (2003).
    pub fn count(&mut self, literals: &[i32], most: usize) -> Vec<i32> {
        if literals.len() <= 1 {
            return literals.to_vec();
        }
        let (left, right) = literals.split_at(literals.len() / 2);
        let (left, right) = (self.count(left, most), self.count(right, most));
        let outputs = self.variables(most.min(left.len() + right.len()));
        let top = outputs.len();
        for a in 0..=left.len() {
            for b in 0..=right.len() {
                let sum = (a + b).min(top);
                let redundant = a + b > top && a > 0 && b > 0 && (a + b - 1 > top || a > top || b > top);
                if sum == 0 || redundant {
                    continue;
                }
                let mut all = Vec::with_capacity(2);
                all.extend((a > 0).then(|| left[a - 1]));
                all.extend((b > 0).then(|| right[b - 1]));
                self.implies(&all, &[outputs[sum - 1]]);
            }
        }
        for pair in outputs.windows(2) {
            self.clause(&[-pair[1], pair[0]]);
        }
        outputs
    }
}
