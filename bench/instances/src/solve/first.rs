//! A first solution, or what is left over: everything gets the first place that breaks nothing.

use std::collections::BTreeMap;

use crate::{talks, tracks};

/// Cell by cell: the track with most slots left takes the free cell of the longest session, and fills it.
pub(super) fn tracks(instance: &tracks::Instance) -> Result<tracks::Solution, Vec<String>> {
    let mut left: Vec<Vec<usize>> = vec![Vec::new(); instance.tracks.len()];
    for (at, submission) in instance.submissions.iter().enumerate() {
        left[submission.track].push(at);
    }
    for members in &mut left {
        members.sort_by_key(|&at| instance.submissions[at].slots);
    }
    let mut cells: Vec<(usize, usize)> = (0..instance.rooms.len())
        .flat_map(|room| (0..instance.sessions.len()).map(move |session| (session, room)))
        .collect();
    cells.sort_by_key(|&(session, _)| instance.sessions[session].slots);
    let mut places = vec![None; instance.submissions.len()];
    while let Some((session, room)) = cells.pop() {
        let most = instance.sessions[session].slots;
        let fitting = |members: &[usize]| {
            let slots = members.iter().map(|&at| instance.submissions[at].slots);
            slots.filter(|&slots| slots <= most).sum::<u32>()
        };
        let Some(members) = left.iter_mut().max_by_key(|members| fitting(members)) else {
            break;
        };
        let mut first_slot = 0;
        // The longest first, as long as they fit.
        for index in (0..members.len()).rev() {
            let at = members[index];
            let end = first_slot + instance.submissions[at].slots;
            if end <= instance.sessions[session].slots {
                places[at] = Some(tracks::Place {
                    session,
                    room,
                    first_slot,
                });
                first_slot = end;
                members.remove(index);
            }
        }
    }
    all(places, |at| {
        format!("submission {at} ({})", instance.submissions[at].id)
    })
    .map(|places| instance.solution(places))
}

/// Talk by talk, those with the fewest possible places first.
pub(super) fn talks(instance: &talks::Instance) -> Result<talks::Solution, Vec<String>> {
    let mut desk = Desk::new(instance);
    let possible: Vec<Vec<talks::Place>> = instance.talks.iter().map(|talk| desk.places(talk)).collect();
    let mut order: Vec<usize> = (0..instance.talks.len()).collect();
    order.sort_by_key(|&at| (std::cmp::Reverse(desk.followers(at)), possible[at].len()));
    // Whatever comes after others waits for them.
    let mut waiting = order;
    while !waiting.is_empty() {
        let ready = waiting.iter().position(|&at| {
            let after = &instance.talks[at].after;
            after.iter().all(|earlier| !waiting.contains(earlier))
        });
        let at = waiting.remove(ready.unwrap_or(0));
        let mut places = possible[at].clone();
        if desk.followers(at) > 0 {
            places.sort_by_key(|place| (instance.slots[place.slot].day, instance.slots[place.slot].end));
        } else {
            // The room that is just large enough.
            let demand = instance.talks[at].demand;
            places.sort_by_key(|place| {
                let capacity = instance.rooms[place.room].capacity;
                (demand.saturating_sub(capacity), capacity)
            });
        }
        for place in places {
            if let Some(interpreters) = desk.fits(at, place) {
                desk.put(at, place, interpreters);
                break;
            }
        }
    }
    let Desk {
        placed, interpreters, ..
    } = desk;
    all(placed, |at| format!("talk {at} ({})", instance.talks[at].id)).map(|places| {
        let interpreters = if instance.is_interpreted() {
            interpreters
        } else {
            Vec::new()
        };
        instance.solution(places, interpreters)
    })
}

/// The places, if everything has one; else the names of what has none.
fn all<P>(places: Vec<Option<P>>, name: impl Fn(usize) -> String) -> Result<Vec<P>, Vec<String>> {
    let missing: Vec<String> = (0..places.len()).filter(|&at| places[at].is_none()).map(name).collect();
    if missing.is_empty() {
        Ok(places.into_iter().flatten().collect())
    } else {
        Err(missing)
    }
}

struct Desk<'a> {
    instance: &'a talks::Instance,
    placed: Vec<Option<talks::Place>>,
    interpreters: Vec<BTreeMap<String, usize>>,
}

impl<'a> Desk<'a> {
    fn new(instance: &'a talks::Instance) -> Self {
        Self {
            instance,
            placed: vec![None; instance.talks.len()],
            interpreters: vec![BTreeMap::new(); instance.talks.len()],
        }
    }

    fn followers(&self, at: usize) -> usize {
        self.instance
            .talks
            .iter()
            .filter(|talk| talk.after.contains(&at))
            .count()
    }

    /// Where a talk could be if it were the only one.
    fn places(&self, talk: &talks::Talk) -> Vec<talks::Place> {
        let it = self.instance;
        let slot_is_good = |slot: usize| {
            let tags = &it.slots[slot].tags;
            it.slots[slot].types.contains(&talk.kind)
                && talk.required_slot_tags.iter().all(|tag| tags.contains(tag))
                && !talk.prohibited_slot_tags.iter().any(|tag| tags.contains(tag))
                && !talk
                    .speakers
                    .iter()
                    .any(|&speaker| it.speakers[speaker].unavailable.contains(&slot))
        };
        let room_is_good = |room: usize| {
            let tags = &it.rooms[room].tags;
            it.rooms[room].types.contains(&talk.kind)
                && it.rooms[room].booths as usize >= talk.interpret_into.len()
                && talk.required_room_tags.iter().all(|tag| tags.contains(tag))
                && !talk.prohibited_room_tags.iter().any(|tag| tags.contains(tag))
        };
        let rooms: Vec<usize> = (0..it.rooms.len()).filter(|&room| room_is_good(room)).collect();
        (0..it.slots.len())
            .filter(|&slot| slot_is_good(slot))
            .flat_map(|slot| rooms.iter().map(move |&room| talks::Place { slot, room }))
            .filter(|place| !it.rooms[place.room].unavailable.contains(&place.slot))
            .filter(|place| talk.pinned.is_none_or(|pinned| pinned == *place))
            .collect()
    }

    /// Whether two slots of a day leave `pause` minutes between them, or are on different days.
    fn apart(&self, one: usize, other: usize, pause: u32) -> bool {
        let (one, other) = (&self.instance.slots[one], &self.instance.slots[other]);
        one.day != other.day || one.end + pause <= other.start || other.end + pause <= one.start
    }

    fn ends_before(&self, first: usize, second: usize) -> bool {
        let (first, second) = (&self.instance.slots[first], &self.instance.slots[second]);
        (first.day, first.end) <= (second.day, second.start)
    }

    /// The interpreters with whom a talk fits into a place beside all that is placed.
    fn fits(&self, at: usize, place: talks::Place) -> Option<BTreeMap<String, usize>> {
        let it = self.instance;
        let talk = &it.talks[at];
        let mut crowds = 0;
        for (other_at, other_place) in self.placed.iter().enumerate() {
            let (other, Some(other_place)) = (&it.talks[other_at], other_place) else {
                continue;
            };
            let shares = |one: &[usize], two: &[usize]| one.iter().any(|entry| two.contains(entry));
            let in_time = shares(&talk.speakers, &other.speakers).then_some(it.speaker_pause);
            let at_once = place.room == other_place.room || talk.mutex.iter().any(|mutex| other.mutex.contains(mutex));
            if let Some(pause) = in_time.or(at_once.then_some(0))
                && !self.apart(place.slot, other_place.slot, pause)
            {
                return None;
            }
            let too_early = talk.after.contains(&other_at) && !self.ends_before(other_place.slot, place.slot);
            let too_late = other.after.contains(&at) && !self.ends_before(place.slot, other_place.slot);
            crowds += usize::from(talk.crowd == 1 && other.crowd == 1 && place.slot == other_place.slot);
            if too_early || too_late || crowds >= 2 {
                return None;
            }
        }
        let mut team = BTreeMap::new();
        for language in &talk.interpret_into {
            let somebody = (0..it.interpreters.len()).find(|&number| self.can_work(number, talk, language, place.slot));
            team.insert(language.clone(), somebody?);
        }
        Some(team)
    }

    fn can_work(&self, number: usize, talk: &talks::Talk, language: &String, slot: usize) -> bool {
        let it = self.instance;
        let interpreter = &it.interpreters[number];
        let minutes = |slot: usize| it.slots[slot].end - it.slots[slot].start;
        let mut today = minutes(slot);
        for (other, place) in self.placed.iter().enumerate() {
            let Some(place) = place else { continue };
            if self.interpreters[other].values().any(|&one| one == number) {
                if !self.apart(slot, place.slot, 0) {
                    return false;
                }
                if it.slots[place.slot].day == it.slots[slot].day {
                    today += minutes(place.slot);
                }
            }
        }
        interpreter.languages.contains(language)
            && interpreter.languages.contains(&talk.language)
            && !interpreter.unavailable.contains(&slot)
            && today <= interpreter.max_minutes_per_day
    }

    fn put(&mut self, at: usize, place: talks::Place, interpreters: BTreeMap<String, usize>) {
        self.placed[at] = Some(place);
        self.interpreters[at] = interpreters;
    }
}
