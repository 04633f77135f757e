//! Interpreters: every item that needs one for a language gets one who can, is there, and is not worked too long.
//!
//! Who does what is not searched for but found: whenever an item is put down, each of its duties is given to somebody who
//! is free, and when nobody is, the duty stays open and counts as a breach.

use super::model::{Model, Spot};
use super::sections::NONE;

/// A duty: one language of one item.
#[derive(Debug, Clone)]
pub struct Duty {
    pub item: usize,
    /// Who could do it, the least versatile first.
    pub able: Vec<u32>,
}

/// Who there is and what there is to do.
#[derive(Debug, Clone, Default)]
pub struct StaffTerms {
    pub people: usize,
    /// People × stretches.
    pub away: Vec<bool>,
    /// Per person.
    pub most_minutes_a_day: Vec<i64>,
    /// In the order of items.
    pub duties: Vec<Duty>,
    /// Items + 1: the duties of item i are `duties[first[i]..first[i + 1]]`.
    pub first: Vec<usize>,
    pub days: usize,
}

impl StaffTerms {
    pub fn new(model: &Model, away: Vec<bool>, most_minutes_a_day: Vec<i64>, mut duties: Vec<Duty>) -> Self {
        let people = most_minutes_a_day.len();
        let mut uses = vec![0_usize; people];
        for duty in &duties {
            for person in &duty.able {
                uses[*person as usize] += 1;
            }
        }
        for duty in &mut duties {
            duty.able.sort_by_key(|person| (uses[*person as usize], *person));
        }
        duties.sort_by_key(|duty| duty.item);
        let first = (0..=model.item_count())
            .map(|item| duties.partition_point(|duty| duty.item < item))
            .collect();
        Self {
            people,
            away,
            most_minutes_a_day,
            days: model
                .stretches()
                .iter()
                .map(|stretch| stretch.day as usize + 1)
                .max()
                .unwrap_or(0),
            duties,
            first,
        }
    }

    pub fn of(&self, item: usize) -> std::ops::Range<usize> {
        self.first[item]..self.first[item + 1]
    }
}

/// Who does what.
#[derive(Debug, Clone)]
pub(crate) struct StaffState {
    /// Per duty of an item that is placed: who has it, or [`NONE`].
    pub given: Vec<u32>,
    /// People × units: how many duties; never more than one.
    busy: Vec<bool>,
    /// People × days.
    minutes: Vec<i64>,
    /// What was done since the last [`keep`](StaffState::keep), to be taken back: a duty's person, or a person's time.
    journal: Vec<Done>,
}

#[derive(Debug, Clone, Copy)]
enum Done {
    Gave { duty: usize, before: u32 },
    Set { person: usize, stretch: usize, busy: bool },
}

impl StaffState {
    pub fn new(terms: &StaffTerms, model: &Model) -> Self {
        Self {
            given: vec![NONE; terms.duties.len()],
            busy: vec![false; terms.people * model.unit_count],
            minutes: vec![0; terms.people * terms.days],
            journal: Vec::new(),
        }
    }

    /// Holds to what was done.
    pub fn keep(&mut self) {
        self.journal.clear();
    }

    /// Takes back what was done since the last [`keep`](Self::keep).
    pub fn take_back(&mut self, terms: &StaffTerms, model: &Model) {
        while let Some(done) = self.journal.pop() {
            match done {
                Done::Gave { duty, before } => self.given[duty] = before,
                Done::Set { person, stretch, busy } => self.mark(terms, model, person, stretch, !busy),
            }
        }
    }

    fn give(&mut self, duty: usize, person: u32) {
        let before = std::mem::replace(&mut self.given[duty], person);
        self.journal.push(Done::Gave { duty, before });
    }

    fn is_free(&self, terms: &StaffTerms, model: &Model, person: usize, stretch: usize) -> bool {
        let facts = &model.stretches[stretch];
        let units = &model.units[stretch];
        !terms.away[person * model.stretches.len() + stretch]
            && self.minutes[person * terms.days + facts.day as usize] + facts.length()
                <= terms.most_minutes_a_day[person]
            && !self.busy[person * model.unit_count + units.start..person * model.unit_count + units.end]
                .contains(&true)
    }

    fn set(&mut self, terms: &StaffTerms, model: &Model, person: usize, stretch: usize, busy: bool) {
        self.mark(terms, model, person, stretch, busy);
        self.journal.push(Done::Set { person, stretch, busy });
    }

    fn mark(&mut self, terms: &StaffTerms, model: &Model, person: usize, stretch: usize, busy: bool) {
        let facts = &model.stretches[stretch];
        let units = &model.units[stretch];
        self.busy[person * model.unit_count + units.start..person * model.unit_count + units.end].fill(busy);
        let minutes = if busy { facts.length() } else { -facts.length() };
        self.minutes[person * terms.days + facts.day as usize] += minutes;
    }

    /// Gives out the duties of an item; returns how many stay open. A duty for which nobody is free is tried once more by
    /// freeing somebody whose duty another can take over. `spots` says where each item is whose duties were given out.
    pub fn insert(
        &mut self,
        terms: &StaffTerms,
        model: &Model,
        spots: impl Fn(usize) -> Spot + Copy,
        item: usize,
        stretch: usize,
    ) -> i64 {
        let mut open = 0;
        for duty in terms.of(item) {
            let free = terms.duties[duty]
                .able
                .iter()
                .find(|person| self.is_free(terms, model, **person as usize, stretch))
                .copied();
            if let Some(person) = free.or_else(|| self.free_somebody(terms, model, spots, duty, stretch)) {
                self.give(duty, person);
                self.set(terms, model, person as usize, stretch, true);
            } else {
                open += 1;
            }
        }
        open
    }

    /// Takes somebody's duties that are in the way and gives each to another, if that can be done.
    fn free_somebody(
        &mut self,
        terms: &StaffTerms,
        model: &Model,
        spots: impl Fn(usize) -> Spot,
        wanted: usize,
        stretch: usize,
    ) -> Option<u32> {
        let day = model.stretches[stretch].day as usize;
        for person in &terms.duties[wanted].able {
            if terms.away[*person as usize * model.stretches.len() + stretch] {
                continue;
            }
            // Their duties of that day, each of which somebody else might take.
            for other in 0..terms.duties.len() {
                let theirs = self.given[other] == *person && {
                    let spot = spots(terms.duties[other].item);
                    spot.is_placed() && model.stretches[spot.stretch()].day as usize == day
                };
                if !theirs {
                    continue;
                }
                let at = spots(terms.duties[other].item).stretch();
                self.set(terms, model, *person as usize, at, false);
                if self.is_free(terms, model, *person as usize, stretch) {
                    let instead = terms.duties[other]
                        .able
                        .iter()
                        .find(|another| **another != *person && self.is_free(terms, model, **another as usize, at))
                        .copied();
                    if let Some(instead) = instead {
                        self.give(other, instead);
                        self.set(terms, model, instead as usize, at, true);
                        return Some(*person);
                    }
                }
                self.set(terms, model, *person as usize, at, true);
            }
        }
        None
    }

    /// Takes the duties of an item back; returns how many had stayed open.
    pub fn remove(&mut self, terms: &StaffTerms, model: &Model, item: usize, stretch: usize) -> i64 {
        let mut open = 0;
        for duty in terms.of(item) {
            let person = self.given[duty];
            self.give(duty, NONE);
            if person == NONE {
                open += 1;
            } else {
                self.set(terms, model, person as usize, stretch, false);
            }
        }
        open
    }
}
