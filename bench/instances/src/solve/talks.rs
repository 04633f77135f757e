//! Talks with everything that is wished of them, pair by pair.

use std::collections::{BTreeMap, BTreeSet};

use timetable::solve::rules::{
    After, AudienceTorn, Crowded, Flow, Interpreted, Interpreter, Liked, Need, NotAtOnce, OnOneDay, OneHall, Parallel,
    Popular, Variety,
};
use timetable::solve::{Best, Choices, Model, ModelError, Stretch};

use super::in_common;
use crate::talks::{Instance, Place, Solution, Talk};

/// Minutes from one day to the next on the solver's axis.
const DAY: i64 = 100_000;

/// The instance for the solver.
pub fn model(instance: &Instance) -> Result<Model, ModelError> {
    let stretches = stretches(instance);
    let closed: Vec<(usize, usize)> = instance
        .rooms
        .iter()
        .enumerate()
        .flat_map(|(room, facts)| facts.unavailable.iter().map(move |slot| (room, *slot)))
        .collect();
    let choices = instance.talks.iter().map(|talk| choices(instance, talk)).collect();
    let talks = &instance.talks;
    let weights = &instance.weights;
    let lists = |list: fn(&Talk) -> &[u32]| in_common(&talks.iter().map(list).collect::<Vec<_>>());
    let themes = lists(|talk| &talk.themes);
    let sectors = lists(|talk| &talk.sectors);
    let audiences = lists(|talk| &talk.audiences);
    let contents = lists(|talk| &talk.contents);
    let mutex = lists(|talk| &talk.mutex);
    let speakers = in_common(&talks.iter().map(|talk| talk.speakers.as_slice()).collect::<Vec<_>>());
    let times = |pairs: &[([usize; 2], i64)], weight: i64| -> Vec<([usize; 2], i64)> {
        let weighed = pairs.iter().map(|(pair, count)| (*pair, count * weight));
        weighed.filter(|(_, weight)| *weight != 0).collect()
    };
    let only = |pairs: Vec<([usize; 2], i64)>| pairs.into_iter().map(|(pair, _)| pair).collect::<Vec<_>>();
    let of_audience: BTreeMap<[usize; 2], i64> = audiences.iter().copied().collect();
    let themes_of_audience: Vec<_> = themes
        .iter()
        .filter_map(|(pair, count)| Some((*pair, count * of_audience.get(pair)?)))
        .collect();
    let all = || (0..talks.len()).flat_map(|a| (a + 1..talks.len()).map(move |b| [a, b]));
    let differ = |differ: &dyn Fn(&Talk, &Talk) -> bool, weight: i64| -> Vec<([usize; 2], i64)> {
        match weight {
            0 => Vec::new(),
            _ => all()
                .filter(|[a, b]| differ(&talks[*a], &talks[*b]))
                .map(|pair| (pair, weight))
                .collect(),
        }
    };
    let mut model = Model::new(stretches, instance.rooms.len(), &closed, choices)?
        .with(NotAtOnce {
            pairs: only(speakers),
            pause: i64::from(instance.speaker_pause),
        })
        .with(NotAtOnce {
            pairs: only(mutex),
            pause: 0,
        })
        .with(After {
            pairs: talks
                .iter()
                .enumerate()
                .flat_map(|(talk, facts)| facts.after.iter().map(move |first| ([*first, talk], 1)))
                .collect(),
        })
        .with(Crowded {
            items: (0..talks.len()).filter(|talk| talks[*talk].crowd == 1).collect(),
            most: 2,
        })
        .with(Parallel {
            id: "theme-in-parallel",
            pairs: times(&themes, weights.theme_conflict),
        })
        .with(Parallel {
            id: "sector-in-parallel",
            pairs: times(&sectors, weights.sector_conflict),
        })
        .with(Parallel {
            id: "content-in-parallel",
            pairs: times(&contents, weights.content_conflict),
        })
        .with(Parallel {
            id: "theme-of-an-audience-in-parallel",
            pairs: times(&themes_of_audience, weights.audience_theme_conflict),
        })
        .with(OneHall {
            pairs: times(&themes, weights.theme_room_stability),
        })
        .with(OnOneDay {
            pairs: [times(&themes, weights.same_day), times(&contents, weights.same_day)].concat(),
        })
        .with(Variety {
            id: "audiences",
            pairs: times(&audiences, weights.audience_diversity),
        })
        .with(Variety {
            id: "levels",
            pairs: differ(&|a, b| a.level != b.level, weights.level_diversity),
        })
        .with(Variety {
            id: "languages",
            pairs: differ(&|a, b| a.language != b.language, weights.language_diversity),
        })
        .with(Flow {
            pairs: times(&contents, weights.level_flow)
                .into_iter()
                .filter(|([a, b], _)| talks[*a].level != talks[*b].level)
                .map(|([a, b], weight)| {
                    (
                        if talks[a].level < talks[b].level {
                            [a, b]
                        } else {
                            [b, a]
                        },
                        weight,
                    )
                })
                .collect(),
        })
        .with(AudienceTorn {
            pairs: times(&wanted_together(instance), weights.attendee_conflict),
        })
        .with(liked(instance));
    if weights.popular != 0 {
        model = model.with(Popular {
            wanted: talks.iter().map(|talk| i64::from(talk.favorites)).collect(),
            capacity: instance.rooms.iter().map(|room| i64::from(room.capacity)).collect(),
            weight: weights.popular,
        });
    }
    if instance.is_interpreted() {
        model = model.with(interpreted(instance));
    }
    Ok(model)
}

fn stretches(instance: &Instance) -> Vec<Stretch> {
    let slots = instance.slots.iter();
    slots
        .map(|slot| Stretch {
            day: slot.day,
            start: i64::from(slot.day) * DAY + i64::from(slot.start),
            end: i64::from(slot.day) * DAY + i64::from(slot.end),
            block: 0,
        })
        .collect()
}

/// Where and when a talk can be at all.
fn choices(instance: &Instance, talk: &Talk) -> Choices {
    let all_in = |wanted: &[String], there: &[String]| wanted.iter().all(|tag| there.contains(tag));
    let none_in = |shunned: &[String], there: &[String]| !shunned.iter().any(|tag| there.contains(tag));
    let away: BTreeSet<usize> = talk
        .speakers
        .iter()
        .flat_map(|speaker| instance.speakers[*speaker].unavailable.iter().copied())
        .collect();
    let slots = instance.slots.iter().enumerate().filter(|(slot, facts)| {
        facts.types.contains(&talk.kind)
            && !away.contains(slot)
            && all_in(&talk.required_slot_tags, &facts.tags)
            && none_in(&talk.prohibited_slot_tags, &facts.tags)
            && talk.pinned.is_none_or(|place| place.slot == *slot)
    });
    let rooms = instance.rooms.iter().enumerate().filter(|(room, facts)| {
        facts.types.contains(&talk.kind)
            && all_in(&talk.required_room_tags, &facts.tags)
            && none_in(&talk.prohibited_room_tags, &facts.tags)
            && facts.booths as usize >= talk.interpret_into.len()
            && talk.pinned.is_none_or(|place| place.room == *room)
    });
    Choices {
        stretches: slots.map(|(slot, _)| slot).collect(),
        halls: rooms.map(|(room, _)| room).collect(),
    }
}

/// Preferred and undesired tags, and seats.
fn liked(instance: &Instance) -> Liked {
    let weights = &instance.weights;
    let lacking = |tags: &[String], there: &[String]| tags.iter().filter(|tag| !there.contains(tag)).count() as i64;
    let having = |tags: &[String], there: &[String]| tags.iter().filter(|tag| there.contains(tag)).count() as i64;
    let mut liked = Liked {
        id: "tags-and-seats",
        ..Liked::default()
    };
    for (talk, facts) in instance.talks.iter().enumerate() {
        for (slot, there) in instance.slots.iter().enumerate() {
            let cost = weights.preferred_tags * lacking(&facts.preferred_slot_tags, &there.tags)
                + weights.undesired_tags * having(&facts.undesired_slot_tags, &there.tags);
            liked
                .by_stretch
                .push((talk, slot, cost * i64::from(there.end - there.start)));
        }
        for (room, there) in instance.rooms.iter().enumerate() {
            let cost = weights.preferred_tags * lacking(&facts.preferred_room_tags, &there.tags)
                + weights.undesired_tags * having(&facts.undesired_room_tags, &there.tags);
            liked.by_hall_and_length.push((talk, room, cost));
            let missing = i64::from(facts.demand.saturating_sub(there.capacity));
            liked.by_hall.push((talk, room, weights.seats * missing));
        }
    }
    liked.by_stretch.retain(|entry| entry.2 != 0);
    liked.by_hall.retain(|entry| entry.2 != 0);
    liked.by_hall_and_length.retain(|entry| entry.2 != 0);
    liked
}

/// Pairs of talks with the number of attendees who want both.
fn wanted_together(instance: &Instance) -> Vec<([usize; 2], i64)> {
    let mut wanted_by = vec![Vec::new(); instance.talks.len()];
    for (attendee, talks) in instance.attendees.iter().enumerate() {
        for talk in talks {
            wanted_by[*talk].push(attendee);
        }
    }
    in_common(&wanted_by.iter().map(Vec::as_slice).collect::<Vec<_>>())
}

fn interpreted(instance: &Instance) -> Interpreted {
    let works = |person: &crate::talks::Interpreter, a: &String, b: &String| {
        a != b && person.languages.contains(a) && person.languages.contains(b)
    };
    Interpreted {
        interpreters: instance
            .interpreters
            .iter()
            .map(|person| Interpreter {
                away: person.unavailable.clone(),
                most_minutes_a_day: i64::from(person.max_minutes_per_day),
            })
            .collect(),
        needs: instance
            .talks
            .iter()
            .enumerate()
            .flat_map(|(item, talk)| talk.interpret_into.iter().map(move |language| (item, talk, language)))
            .map(|(item, talk, language)| Need {
                item,
                able: (0..instance.interpreters.len())
                    .filter(|person| works(&instance.interpreters[*person], language, &talk.language))
                    .collect(),
            })
            .collect(),
    }
}

/// The placing in the format's words.
pub fn solution(instance: &Instance, best: &Best) -> Solution {
    let places = best.spots.iter().map(|spot| Place {
        slot: spot.stretch(),
        room: spot.hall(),
    });
    let mut given = best.given.iter();
    let interpreters = instance
        .talks
        .iter()
        .map(|talk| {
            talk.interpret_into
                .iter()
                .map(|language| {
                    let person = given.next().copied().flatten();
                    (
                        language.clone(),
                        person.expect("a placing that keeps to everything gives every duty"),
                    )
                })
                .collect()
        })
        .collect();
    instance.solution(
        places.collect(),
        if instance.is_interpreted() {
            interpreters
        } else {
            Vec::new()
        },
    )
}
