//! Pairs of items that are to be together or apart, kept with either of the two.

use std::collections::HashMap;

use super::{Reading, sorted};
use crate::describe::{self, Description, Refusal};
use crate::ids::ItemIdx;
use crate::problem::Item;

/// Pairs that interests or topics may bring together. One interest in everything at a large forum is a million; beyond
/// that, memory is what is spent and not care.
const MOST_PAIRS: usize = 8_000_000;

impl Reading {
    /// Fills in everything that an item says of another one.
    pub(super) fn pairs(&mut self, given: &Description, items: &mut [Item]) {
        self.each_pair(given, items, |item| &item.not_parallel_with, |item| &mut item.apart);
        self.each_pair(given, items, |item| &item.same_time_as, |item| &mut item.same_time);
        self.each_pair(given, items, |item| &item.same_day_as, |item| &mut item.same_day);
        self.each_pair(
            given,
            items,
            |item| item.right_after.as_slice(),
            |item| &mut item.in_succession,
        );
        for (position, item) in given.items.iter().enumerate() {
            items[position].right_after = item
                .right_after
                .as_ref()
                .and_then(|key| self.keys.items.numbers.get(key).copied())
                .map(ItemIdx::at);
        }
        // Through what is part of itself nobody can walk up.
        if !self
            .refusals
            .iter()
            .any(|refusal| matches!(refusal, Refusal::PartOfItself { .. }))
        {
            self.topics(given, items);
            self.interests(given, items);
        }
    }

    fn each_pair(
        &mut self,
        given: &Description,
        items: &mut [Item],
        said: fn(&describe::Item) -> &[String],
        list: fn(&mut Item) -> &mut Vec<ItemIdx>,
    ) {
        for (position, item) in given.items.iter().enumerate() {
            let this = ItemIdx::at(position);
            for key in said(item) {
                let Some(other) = self.item_named(key, &item.key) else {
                    continue;
                };
                if other == this {
                    self.refusals.push(Refusal::WithItself { item: item.key.clone() });
                    continue;
                }
                list(&mut items[position]).push(other);
                list(&mut items[other.position()]).push(this);
            }
        }
        for item in items {
            let list = list(item);
            *list = sorted(list.drain(..));
        }
    }

    fn topics(&mut self, given: &Description, items: &mut [Item]) {
        let mut about: Vec<Vec<ItemIdx>> = Vec::new();
        for (position, item) in given.items.iter().enumerate().filter(|(_, item)| !item.cancelled) {
            for topic in sorted(item.topics.iter()) {
                let number = self.keys.topics.number(topic);
                about.resize_with(about.len().max(number + 1), Vec::new);
                about[number].push(ItemIdx::at(position));
            }
        }
        if !self.may_pair(about.iter().map(Vec::len)) {
            return;
        }
        for items_of_topic in about {
            for (position, a) in items_of_topic.iter().enumerate() {
                for b in &items_of_topic[position + 1..] {
                    if !one_holds_the_other(items, *a, *b) {
                        items[a.position()].same_topic.push(*b);
                        items[b.position()].same_topic.push(*a);
                    }
                }
            }
        }
        for item in items {
            item.same_topic = sorted(item.same_topic.drain(..));
        }
    }

    fn interests(&mut self, given: &Description, items: &mut [Item]) {
        // People who want the same are counted together.
        let mut wishes: HashMap<Vec<ItemIdx>, u32> = HashMap::new();
        for interest in &given.interests {
            let wanted = interest
                .items
                .iter()
                .filter_map(|key| self.item_named(key, "interests"))
                .filter(|item| !items[item.position()].cancelled);
            let wanted = sorted(wanted.collect::<Vec<_>>().into_iter());
            let people = wishes.entry(wanted).or_default();
            *people = people.saturating_add(interest.people);
        }
        if !self.may_pair(wishes.keys().map(Vec::len)) {
            return;
        }
        let mut pairs: HashMap<(ItemIdx, ItemIdx), u32> = HashMap::new();
        for (wanted, people) in wishes.iter().filter(|(_, people)| **people > 0) {
            for (position, a) in wanted.iter().enumerate() {
                for b in &wanted[position + 1..] {
                    let both = pairs.entry((*a, *b)).or_default();
                    *both = both.saturating_add(*people);
                }
            }
        }
        let mut pairs = pairs.into_iter().collect::<Vec<_>>();
        pairs.retain(|((a, b), _)| !one_holds_the_other(items, *a, *b));
        pairs.extend(pairs.clone().into_iter().map(|((a, b), people)| ((b, a), people)));
        pairs.sort_unstable();
        for ((a, b), people) in pairs {
            items[a.position()].wanted_with.push(b);
            items[a.position()].wanting_both.push(people);
        }
    }

    fn may_pair(&mut self, sizes: impl Iterator<Item = usize>) -> bool {
        let pairs = sizes.map(|size| size.saturating_mul(size.saturating_sub(1)) / 2);
        let enough = pairs.fold(0_usize, usize::saturating_add) <= MOST_PAIRS;
        if !enough {
            self.refusals.push(Refusal::TooManyPairs { most: MOST_PAIRS });
        }
        enough
    }
}

fn one_holds_the_other(items: &[Item], a: ItemIdx, b: ItemIdx) -> bool {
    let above =
        |item: ItemIdx| std::iter::successors(items[item.position()].part_of, |above| items[above.position()].part_of);
    above(a).any(|above| above == b) || above(b).any(|above| above == a)
}
