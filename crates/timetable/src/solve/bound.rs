//! What no placing of a model can cost less than.
//!
//! The sum of what each item, each pair and each section costs at the least by itself, over the times and halls it may have.
//! Cheap, and far from the optimum where the costs lie in what is combined; an objective that meets it is proved.

use std::collections::HashMap;

use super::model::Model;
use super::terms::{Amounts, Terms};

/// A lower bound of the soft cost of every placing that places everything and breaks nothing; `None` where something in
/// the model may save costs in a way that is not looked at. O(items × choices + pairs + different pairs of choices ×
/// stretches²).
pub fn bound(model: &Model) -> Option<i64> {
    let terms = &model.terms;
    let homes_save = terms.homes.iter().flatten().any(|(_, cost)| *cost < 0);
    let popularity_saves = terms
        .popularity
        .as_ref()
        .is_some_and(|popularity| popularity.weight < 0);
    if homes_save || popularity_saves {
        return None;
    }
    Some(items(model) + pairs(model)? + pairs_in_halls(terms)? + sections(model)?)
}

/// Each item where it costs least.
fn items(model: &Model) -> i64 {
    let (terms, stretches, halls) = (&model.terms, model.stretches.len(), model.halls);
    let least = |item: usize| {
        let choices = &model.choices[item];
        let spots = choices
            .stretches
            .iter()
            .flat_map(|stretch| choices.halls.iter().map(move |hall| (*stretch, *hall)))
            .filter(|(stretch, hall)| !model.closed[hall * stretches + stretch]);
        let costs = spots.map(|(stretch, hall)| {
            terms.by_stretch[item * stretches + stretch]
                + terms.by_hall[item * halls + hall]
                + terms.by_hall_and_length[item * halls + hall] * model.stretches[stretch].length()
        });
        costs.min().unwrap_or_default()
    };
    (0..model.item_count()).map(least).sum()
}

/// Each pair at the times at which it costs least.
fn pairs(model: &Model) -> Option<i64> {
    let terms = &model.terms;
    let stretches = model.stretches.len();
    // Items with the same choices are looked at once.
    let mut numbers: HashMap<&[usize], usize> = HashMap::new();
    let kinds: Vec<usize> = model
        .choices
        .iter()
        .map(|choices| {
            let next = numbers.len();
            *numbers.entry(&choices.stretches).or_insert(next)
        })
        .collect();
    let mut known: HashMap<(usize, usize, usize), (i64, i64)> = HashMap::new();
    let mut sum = 0;
    for pair in terms.time_pairs.iter().filter(|pair| !pair.hard) {
        let Amounts::Table(table) = &terms.relations[pair.relation.0] else {
            return None;
        };
        let [a, b] = pair.items.map(|item| item as usize);
        let (least, most) = *known.entry((pair.relation.0, kinds[a], kinds[b])).or_insert_with(|| {
            let (mut least, mut most) = (i64::MAX, i64::MIN);
            for first in &model.choices[a].stretches {
                let row = &table[first * stretches..(first + 1) * stretches];
                for second in &model.choices[b].stretches {
                    (least, most) = (least.min(row[*second]), most.max(row[*second]));
                }
            }
            if least > most { (0, 0) } else { (least, most) }
        });
        sum += (pair.weight * least).min(pair.weight * most);
    }
    Some(sum)
}

/// Pairs that cost only in the same hall, or only in different ones, may cost nothing.
fn pairs_in_halls(terms: &Terms) -> Option<i64> {
    let mut ends: HashMap<usize, (i64, i64)> = HashMap::new();
    let mut sum = 0;
    for pair in terms.place_pairs.iter().filter(|pair| !pair.hard) {
        let Amounts::Table(table) = &terms.relations[pair.relation.0] else {
            return None;
        };
        let (least, most) = *ends.entry(pair.relation.0).or_insert_with(|| {
            let least = table.iter().min().copied().unwrap_or_default();
            (least, table.iter().max().copied().unwrap_or_default())
        });
        sum += (pair.weight * least).min(pair.weight * most).min(0);
    }
    Some(sum)
}

/// Each section in the cells that cost it least, as many as its items need.
fn sections(model: &Model) -> Option<i64> {
    let Some(terms) = &model.terms.sections else {
        return Some(0);
    };
    let singles = [terms.one_hall, terms.one_at_once, terms.consecutive, terms.order];
    let saves = |cost: &i64| *cost < 0;
    if singles.iter().chain(&terms.apart).any(saves) || terms.by_cell.iter().any(saves) {
        return None;
    }
    let mut units_of_block = vec![(usize::MAX, 0); terms.blocks];
    for (stretch, units) in model.stretches.iter().zip(&model.units) {
        let (first, end) = &mut units_of_block[stretch.block as usize];
        (*first, *end) = ((*first).min(units.start), (*end).max(units.end));
    }
    let room = units_of_block
        .iter()
        .map(|(first, end)| end.saturating_sub(*first))
        .max();
    let room = room.unwrap_or(1).max(1);
    let mut needed = vec![0; terms.count];
    // Items that share their hall need no room of their own.
    let alone = terms
        .section_of
        .iter()
        .enumerate()
        .filter(|(item, _)| !model.shares[*item]);
    for (item, section) in alone {
        let shortest = model.choices[item]
            .stretches
            .iter()
            .map(|stretch| model.units[*stretch].len())
            .min();
        needed[*section as usize] += shortest.unwrap_or_default();
    }
    let cells = terms.blocks * terms.halls;
    let of_section = |section: usize| {
        let mut costs = terms.by_cell[section * cells..(section + 1) * cells].to_vec();
        costs.sort_unstable();
        costs.iter().take(needed[section].div_ceil(room)).sum::<i64>()
    };
    Some((0..terms.count).map(of_section).sum())
}
