//! Every session that needs interpreters has them.
//!
//! Hard. Each language of an item needs an interpreter who can, is there, has nothing else then, and does not work longer
//! that day than agreed. What a placing costs depends on who does what, which [`State`](crate::solve::State) finds as it
//! goes; by itself the rule counts the needs that nobody could ever meet where they are.

use crate::solve::model::{Cost, Model, Rule, Spot};
use crate::solve::staff::{Duty, StaffTerms};
use crate::solve::terms::Terms;

/// One language of one item.
#[derive(Debug, Clone)]
pub struct Need {
    pub item: usize,
    /// Interpreters who can.
    pub able: Vec<usize>,
}

#[derive(Debug, Clone)]
pub struct Interpreter {
    /// Stretches.
    pub away: Vec<usize>,
    pub most_minutes_a_day: i64,
}

/// See the [module](self).
#[derive(Debug, Clone)]
pub struct Interpreted {
    pub interpreters: Vec<Interpreter>,
    /// In the order of items.
    pub needs: Vec<Need>,
}

impl Interpreted {
    /// Which needs break the rule when the interpreters are given out like this (one per need, in order).
    pub fn breaches(&self, model: &Model, spots: &[Spot], given: &[Option<usize>]) -> Vec<usize> {
        let stretch = |need: usize| {
            let spot = spots[self.needs[need].item];
            spot.is_placed().then(|| spot.stretch())
        };
        let mut breaches = Vec::new();
        for need in 0..self.needs.len() {
            let Some(mine) = stretch(need) else { continue };
            let Some(person) = given[need] else {
                breaches.push(need);
                continue;
            };
            let others = (0..self.needs.len()).filter(|other| given[*other] == Some(person));
            let times = model.stretches();
            let mut minutes = 0;
            let mut clash = false;
            for other in others {
                let Some(theirs) = stretch(other) else { continue };
                if times[theirs].day == times[mine].day {
                    minutes += times[theirs].length();
                }
                clash |= other != need && times[theirs].overlap(&times[mine]) > 0;
            }
            let facts = &self.interpreters[person];
            let able = self.needs[need].able.contains(&person) && !facts.away.contains(&mine);
            if !able || clash || minutes > facts.most_minutes_a_day {
                breaches.push(need);
            }
        }
        breaches
    }
}

impl Rule for Interpreted {
    fn id(&self) -> &'static str {
        "interpreted"
    }

    fn whole(&self, _: &Model, spots: &[Spot]) -> Cost {
        let never = self.needs.iter().filter(|need| {
            let spot = spots[need.item];
            spot.is_placed()
                && !need
                    .able
                    .iter()
                    .any(|person| !self.interpreters[*person].away.contains(&spot.stretch()))
        });
        Cost::hard(never.count() as i64)
    }

    fn terms(&self, model: &Model, terms: &mut Terms) {
        let stretches = model.stretches().len();
        let mut away = vec![false; self.interpreters.len() * stretches];
        for (person, interpreter) in self.interpreters.iter().enumerate() {
            for stretch in &interpreter.away {
                away[person * stretches + stretch] = true;
            }
        }
        let most = self.interpreters.iter().map(|one| one.most_minutes_a_day).collect();
        let duties = self
            .needs
            .iter()
            .map(|need| Duty {
                item: need.item,
                able: need.able.iter().map(|person| *person as u32).collect(),
            })
            .collect();
        terms.add_staff(StaffTerms::new(model, away, most, duties));
    }
}
