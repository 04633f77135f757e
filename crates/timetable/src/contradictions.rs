//! What no placing can fulfil: two sessions that must each come after the other, somebody who is never there.
//!
//! Always true: where something is listed here, every board on which its items are placed breaks one of its rules; where
//! nothing is listed, there may be no good board all the same, and only a solver can tell. Durations are the caller's,
//! because a session that is not placed has none.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::board::Board;
use crate::describe::Presence;
use crate::findings::{Severity, findings};
use crate::ids::{HallIdx, ItemIdx, PersonIdx};
use crate::problem::{DAY, Item, Minutes, Problem, Windows};
use crate::rules::Rule;
use crate::windows::{common, longest, merged};

/// Wishes that cannot all be fulfilled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contradiction {
    pub kind: Kind,
    /// All that take part in it; of a circle in its order.
    pub items: Vec<ItemIdx>,
    /// The rules that cannot all be kept.
    pub rules: Vec<Rule>,
    pub person: Option<PersonIdx>,
    pub hall: Option<HallIdx>,
    pub needed_minutes: Option<Minutes>,
    /// The longest stretch that is left.
    pub had_minutes: Option<Minutes>,
}

/// What is contradictory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Sessions that wait for each other in a circle.
    WaitInACircle,
    /// Two sessions that must begin together and must not be at the same time.
    TogetherAndApart,
    /// Two sessions that must begin together and need the same person.
    TogetherWithOnePerson,
    /// Two sessions that must be on one day and are allowed on none in common.
    NoDayInCommon,
    /// Sessions that are fixed where they cannot be held together.
    FixedAgainstRules,
    /// Nowhere in what is allowed is there as much time as the session takes.
    TooLongForItsTimes,
    /// None of the halls that are allowed is open for as long as the session takes.
    TooLongForItsHalls,
    /// Somebody is not there for as long as their session takes, whenever it may be.
    PersonNeverThere,
    /// The principals of a session are never there together for as long as it takes.
    PrincipalsNeverTogether,
}

impl Kind {
    pub const ALL: [Self; 9] = [
        Self::WaitInACircle,
        Self::TogetherAndApart,
        Self::TogetherWithOnePerson,
        Self::NoDayInCommon,
        Self::FixedAgainstRules,
        Self::TooLongForItsTimes,
        Self::TooLongForItsHalls,
        Self::PersonNeverThere,
        Self::PrincipalsNeverTogether,
    ];

    /// Its stable name, such as `wait-in-a-circle`.
    pub fn id(self) -> &'static str {
        match self {
            Self::WaitInACircle => "wait-in-a-circle",
            Self::TogetherAndApart => "together-and-apart",
            Self::TogetherWithOnePerson => "together-with-one-person",
            Self::NoDayInCommon => "no-day-in-common",
            Self::FixedAgainstRules => "fixed-against-rules",
            Self::TooLongForItsTimes => "too-long-for-its-times",
            Self::TooLongForItsHalls => "too-long-for-its-halls",
            Self::PersonNeverThere => "person-never-there",
            Self::PrincipalsNeverTogether => "principals-never-together",
        }
    }
}

/// A contradiction in the caller's keys.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContradictionRecord {
    /// Id of the kind, such as `wait-in-a-circle`.
    pub kind: String,
    pub items: Vec<String>,
    /// Ids of the rules that cannot all be kept.
    pub rules: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hall: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needed_minutes: Option<Minutes>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub had_minutes: Option<Minutes>,
}

impl Contradiction {
    fn new(kind: Kind, items: Vec<ItemIdx>, rules: &[Rule]) -> Self {
        Self {
            kind,
            items,
            rules: rules.to_vec(),
            person: None,
            hall: None,
            needed_minutes: None,
            had_minutes: None,
        }
    }

    /// The contradiction in the caller's keys.
    pub fn record(&self, problem: &Problem) -> ContradictionRecord {
        ContradictionRecord {
            kind: self.kind.id().to_owned(),
            items: self
                .items
                .iter()
                .map(|item| problem.item_key(*item).to_owned())
                .collect(),
            rules: self.rules.iter().map(|rule| rule.id().to_owned()).collect(),
            person: self.person.map(|person| problem.person_key(person).to_owned()),
            hall: self.hall.map(|hall| problem.hall_key(hall).to_owned()),
            needed_minutes: self.needed_minutes,
            had_minutes: self.had_minutes,
        }
    }
}

/// Everything contradictory in a problem, in the order of kinds and items. `durations` holds minutes for each item.
/// Rules that do not apply are not asked. O(size of the problem · log), without the pairs of topics and interests.
///
/// Panics when `durations` are not as many as the items.
pub fn contradictions(problem: &Problem, durations: &[u32]) -> Vec<Contradiction> {
    assert_eq!(durations.len(), problem.items.len(), "a duration for every item");
    let look = Looking { problem, durations };
    let mut found = Vec::new();
    let together = look.together();
    look.circles(&together, &mut found);
    look.together_and_apart(&together, &mut found);
    look.together_with_one_person(&together, &mut found);
    look.fixed(&mut found);
    let times = look.times(&mut found);
    look.no_day_in_common(&times, &mut found);
    look.halls(&times, &mut found);
    look.people(&times, &mut found);
    found.sort_by(|a, b| (a.kind, &a.items, a.person).cmp(&(b.kind, &b.items, b.person)));
    found
}

struct Looking<'a> {
    problem: &'a Problem,
    durations: &'a [u32],
}

impl Looking<'_> {
    fn applies(&self, rule: Rule) -> bool {
        self.problem
            .policy()
            .of(rule)
            .is_some_and(|setting| setting.severity == Severity::Hard)
    }

    fn held(&self) -> impl Iterator<Item = (ItemIdx, &Item)> {
        let items = self.problem.items.iter().enumerate();
        items
            .filter(|(_, item)| !item.cancelled)
            .map(|(position, item)| (ItemIdx::at(position), item))
    }

    fn is_held(&self, item: ItemIdx) -> bool {
        !self.problem.items[item.position()].cancelled
    }

    fn minutes(&self, item: ItemIdx) -> Minutes {
        self.durations[item.position()].into()
    }

    /// For each item the least item with which it must begin, directly or by way of others.
    fn together(&self) -> Vec<ItemIdx> {
        let mut least = self.problem.items().collect::<Vec<_>>();
        if !self.applies(Rule::NotTogether) {
            return least;
        }
        let mut seen = vec![false; least.len()];
        for (start, _) in self.held() {
            let mut next = vec![start];
            while let Some(item) = next.pop() {
                if std::mem::replace(&mut seen[item.position()], true) {
                    continue;
                }
                least[item.position()] = start;
                let partners = &self.problem.items[item.position()].same_time;
                next.extend(partners.iter().filter(|partner| self.is_held(**partner)));
            }
        }
        least
    }

    /// Items that must be over before this one begins; waiting for nothing that lasts is no waiting.
    fn waits_for(&self, item: ItemIdx) -> impl Iterator<Item = ItemIdx> {
        let facts = &self.problem.items[item.position()];
        let after = facts.after.iter().copied().filter(|_| self.applies(Rule::OrderBroken));
        let right_after = facts.right_after.filter(|_| self.applies(Rule::NotRightAfter));
        after
            .chain(right_after)
            .filter(|earlier| self.is_held(*earlier) && self.minutes(*earlier) > 0)
    }

    fn circles(&self, together: &[ItemIdx], found: &mut Vec<Contradiction>) {
        // Of items that begin together the least stands for all.
        let mut waits: Vec<Vec<(usize, ItemIdx, ItemIdx)>> = vec![Vec::new(); together.len()];
        for (item, _) in self.held() {
            for earlier in self.waits_for(item) {
                let edge = (together[earlier.position()].position(), item, earlier);
                waits[together[item.position()].position()].push(edge);
            }
        }
        // Walk on until something comes round. Of each knot at least one circle is told, and none that shares an item
        // with another, so that a thousand ways round the same few items are not a thousand lines.
        let mut state = vec![State::New; together.len()];
        let mut told = vec![false; together.len()];
        for start in 0..together.len() {
            let mut path: Vec<(usize, usize)> = vec![(start, 0)];
            if state[start] != State::New {
                continue;
            }
            state[start] = State::OnTheWay(0);
            while let Some((at, edge)) = path.last_mut() {
                let here = *at;
                let Some((to, ..)) = waits[here].get(*edge).copied() else {
                    state[here] = State::Done;
                    path.pop();
                    continue;
                };
                *edge += 1;
                match state[to] {
                    State::Done => {}
                    State::New => {
                        state[to] = State::OnTheWay(path.len());
                        path.push((to, 0));
                    }
                    State::OnTheWay(begin) => {
                        let circle = &path[begin..];
                        if !told[to] && !told[here] && !circle.iter().any(|(at, _)| told[*at]) {
                            circle.iter().for_each(|(at, _)| told[*at] = true);
                            self.circle(&waits, circle, found);
                        }
                    }
                }
            }
        }
    }

    fn circle(
        &self,
        waits: &[Vec<(usize, ItemIdx, ItemIdx)>],
        path: &[(usize, usize)],
        found: &mut Vec<Contradiction>,
    ) {
        let mut items = Vec::new();
        let mut rules = Vec::new();
        for (at, next_edge) in path {
            let (_, item, earlier) = waits[*at][next_edge - 1];
            items.extend([item, earlier]);
            let facts = &self.problem.items[item.position()];
            rules.push(if facts.after.contains(&earlier) && self.applies(Rule::OrderBroken) {
                Rule::OrderBroken
            } else {
                Rule::NotRightAfter
            });
        }
        // Where one wait ends in the item in which the next begins, nobody has to begin together.
        let ends_meet = (0..path.len()).all(|edge| items[2 * edge + 1] == items[(2 * edge + 2) % items.len()]);
        if !ends_meet {
            rules.push(Rule::NotTogether);
        }
        rules.sort_unstable();
        rules.dedup();
        let mut seen = HashSet::new();
        items.retain(|item| seen.insert(*item));
        // Who waits stands before whom they wait for: turned round, the list reads in the order of time.
        items.reverse();
        found.push(Contradiction::new(Kind::WaitInACircle, items, &rules));
    }

    fn together_and_apart(&self, together: &[ItemIdx], found: &mut Vec<Contradiction>) {
        if !self.applies(Rule::InParallel) {
            return;
        }
        for (item, facts) in self.held() {
            for other in facts
                .apart
                .iter()
                .filter(|other| **other > item && self.is_held(**other))
            {
                if together[item.position()] == together[other.position()] {
                    let rules = [Rule::InParallel, Rule::NotTogether];
                    found.push(Contradiction::new(Kind::TogetherAndApart, vec![item, *other], &rules));
                }
            }
        }
    }

    fn together_with_one_person(&self, together: &[ItemIdx], found: &mut Vec<Contradiction>) {
        if !self.applies(Rule::PersonInTwoPlaces) {
            return;
        }
        let mut first: HashMap<(ItemIdx, PersonIdx), ItemIdx> = HashMap::new();
        for (item, facts) in self.held().filter(|(_, facts)| facts.presence == Presence::Attended) {
            for person in &facts.people {
                let earlier = *first.entry((together[item.position()], *person)).or_insert(item);
                if earlier != item && !self.problem.one_holds_the_other(earlier, item) {
                    let rules = [Rule::PersonInTwoPlaces, Rule::NotTogether];
                    found.push(Contradiction {
                        person: Some(*person),
                        ..Contradiction::new(Kind::TogetherWithOnePerson, vec![earlier, item], &rules)
                    });
                }
            }
        }
    }

    /// Whatever is hard about a board of fixed items stays so, whatever is added to it; but for what depends on whole days.
    fn fixed(&self, found: &mut Vec<Contradiction>) {
        let fixed = self.held().filter_map(|(item, facts)| Some((item, facts.fixed?)));
        let fixed = fixed.collect::<Vec<_>>();
        if fixed.is_empty() {
            return;
        }
        let mut board = Board::new(self.problem.clone());
        for (item, placement) in &fixed {
            board.place(*item, Some(*placement));
        }
        for finding in findings(&board) {
            let about_fixed = finding.items().iter().all(|item| board.placement(*item).is_some());
            if finding.severity == Severity::Hard
                && finding.rule().is_about_placing()
                && !finding.rule().is_about_days()
                && about_fixed
            {
                found.push(Contradiction {
                    person: finding.fact.person(),
                    hall: finding.fact.hall(),
                    ..Contradiction::new(Kind::FixedAgainstRules, finding.items().to_vec(), &[finding.rule()])
                });
            }
        }
    }

    /// When each item may be: `None` when nothing is asked. Says where that is too short.
    fn times(&self, found: &mut Vec<Contradiction>) -> Vec<Option<&Windows>> {
        let asked = self.applies(Rule::OutsideAllowed);
        let mut times = vec![None; self.problem.items.len()];
        for (item, facts) in self.held().filter(|_| asked) {
            let Some(allowed) = &facts.allowed else { continue };
            times[item.position()] = Some(allowed);
            if !self.fits(item, allowed) {
                found.push(Contradiction {
                    needed_minutes: Some(self.minutes(item)),
                    had_minutes: Some(longest(allowed)),
                    ..Contradiction::new(Kind::TooLongForItsTimes, vec![item], &[Rule::OutsideAllowed])
                });
            }
        }
        times
    }

    /// Whether an item has a stretch of windows to itself. What goes on over nights only has to begin and end in some.
    fn fits(&self, item: ItemIdx, windows: &Windows) -> bool {
        let facts = &self.problem.items[item.position()];
        let (Some(first), Some(last)) = (windows.first(), windows.last()) else {
            return false;
        };
        let had = if facts.presence == Presence::Ambient || facts.has_parts {
            last.1 - first.0
        } else {
            longest(windows)
        };
        self.minutes(item) <= had
    }

    fn no_day_in_common(&self, times: &[Option<&Windows>], found: &mut Vec<Contradiction>) {
        if !self.applies(Rule::DifferentDays) {
            return;
        }
        let days = |windows: &Windows| {
            let whole = windows.iter().map(|(from, to)| {
                let end = (to - 1).div_euclid(DAY) + 1;
                (from.div_euclid(DAY) * DAY, end * DAY)
            });
            merged(whole.collect())
        };
        for (item, facts) in self.held() {
            for other in facts
                .same_day
                .iter()
                .filter(|other| **other > item && self.is_held(**other))
            {
                if let (Some(one), Some(two)) = (times[item.position()], times[other.position()])
                    && common(&days(one), &days(two)).is_empty()
                {
                    let rules = [Rule::OutsideAllowed, Rule::DifferentDays];
                    found.push(Contradiction::new(Kind::NoDayInCommon, vec![item, *other], &rules));
                }
            }
        }
    }

    fn halls(&self, times: &[Option<&Windows>], found: &mut Vec<Contradiction>) {
        if !self.applies(Rule::HallClosed) || !self.applies(Rule::OutsideAllowed) {
            return;
        }
        for (item, facts) in self.held() {
            let mut had = 0;
            let fits = facts.allowed_halls.is_empty()
                || facts.allowed_halls.iter().any(|hall| {
                    let open = &self.problem.halls[hall.position()].open;
                    let left = times[item.position()].map(|times| common(times, open));
                    let left = left.as_ref().unwrap_or(open);
                    had = had.max(longest(left));
                    open.is_empty() || self.fits(item, left)
                });
            if !fits {
                let hall = match facts.allowed_halls[..] {
                    [hall] => Some(hall),
                    _ => None,
                };
                found.push(Contradiction {
                    hall,
                    needed_minutes: Some(self.minutes(item)),
                    had_minutes: Some(had),
                    ..Contradiction::new(
                        Kind::TooLongForItsHalls,
                        vec![item],
                        &[Rule::OutsideAllowed, Rule::HallClosed],
                    )
                });
            }
        }
    }

    fn people(&self, times: &[Option<&Windows>], found: &mut Vec<Contradiction>) {
        for (item, facts) in self.held().filter(|(_, facts)| facts.presence == Presence::Attended) {
            let mut together: Option<Windows> = None;
            let mut absent = false;
            for person in &facts.people {
                let they = &self.problem.people[person.position()];
                let rule = if they.principal {
                    Rule::PrincipalAway
                } else {
                    Rule::PersonAway
                };
                if they.windows.is_empty() || self.problem.policy().of(rule).is_none() {
                    continue;
                }
                let allowed = times[item.position()];
                let left = allowed.map_or_else(|| they.windows.clone(), |allowed| common(allowed, &they.windows));
                if !self.fits(item, &left) {
                    absent |= they.principal;
                    let narrowed = allowed.is_some() && self.fits(item, &they.windows);
                    let rules = [rule, Rule::OutsideAllowed];
                    let rules = if narrowed { &rules[..] } else { &rules[..1] };
                    found.push(Contradiction {
                        person: Some(*person),
                        needed_minutes: Some(self.minutes(item)),
                        had_minutes: Some(longest(&left)),
                        ..Contradiction::new(Kind::PersonNeverThere, vec![item], rules)
                    });
                }
                if they.principal && self.applies(rule) {
                    together = Some(together.map_or_else(|| left.clone(), |together| common(&together, &left)));
                }
            }
            if let Some(together) = together.filter(|together| !absent && !self.fits(item, together)) {
                found.push(Contradiction {
                    needed_minutes: Some(self.minutes(item)),
                    had_minutes: Some(longest(&together)),
                    ..Contradiction::new(Kind::PrincipalsNeverTogether, vec![item], &[Rule::PrincipalAway])
                });
            }
        }
    }
}

/// How far a walk has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// At this position of the path.
    OnTheWay(usize),
    Done,
}
