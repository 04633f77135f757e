use super::{
    MAX_ENTRIES, MAX_ITEMS, MAX_PLACES, Refusal, bounded, index, indices, length, name, once, quoted, refuse, wide,
};
use crate::talks::{Instance, Talk};

const MINUTES_A_DAY: u32 = 1440;
/// Entries of one of a talk's lists.
const MAX_OF_TALK: usize = 1000;

pub(super) fn validate(instance: &Instance) -> Result<(), Refusal> {
    name(&instance.name)?;
    length("slots", &instance.slots, 1, MAX_PLACES)?;
    length("rooms", &instance.rooms, 1, MAX_PLACES)?;
    length("talks", &instance.talks, 1, MAX_ITEMS)?;
    length("speakers", &instance.speakers, 0, MAX_ENTRIES)?;
    length("interpreters", &instance.interpreters, 0, MAX_ENTRIES)?;
    length("attendees", &instance.attendees, 0, MAX_ENTRIES)?;
    if instance.speaker_pause > MINUTES_A_DAY {
        let right = format!("a pause is at most {MINUTES_A_DAY} minutes");
        return Err(refuse("speaker_pause", instance.speaker_pause, right));
    }
    resources(instance)?;
    for (at, talk) in instance.talks.iter().enumerate() {
        validate_talk(instance, at, talk)?;
    }
    not_in_a_circle(instance)?;
    for (at, wanted) in instance.attendees.iter().enumerate() {
        indices(|| format!("attendees[{at}]"), wanted, "talks", instance.talks.len())?;
        if let Some(next) = wanted.windows(2).position(|pair| pair[0] > pair[1]) {
            let right = format!("the talks an attendee wants ascend, and {} comes before", wanted[next]);
            return Err(refuse(
                format!("attendees[{at}][{}]", next + 1),
                wanted[next + 1],
                right,
            ));
        }
    }
    objective(instance)
}

fn resources(instance: &Instance) -> Result<(), Refusal> {
    let slots = instance.slots.len();
    for (at, slot) in instance.slots.iter().enumerate() {
        if slot.end > MINUTES_A_DAY {
            let right = format!("times are minutes of the day, at most {MINUTES_A_DAY}");
            return Err(refuse(format!("slots[{at}].end"), slot.end, right));
        }
        if slot.start >= slot.end {
            let right = format!("a slot ends after its start, {}", slot.start);
            return Err(refuse(format!("slots[{at}].end"), slot.end, right));
        }
        length(&format!("slots[{at}].types"), &slot.types, 0, MAX_OF_TALK)?;
        length(&format!("slots[{at}].tags"), &slot.tags, 0, MAX_OF_TALK)?;
    }
    for (at, room) in instance.rooms.iter().enumerate() {
        length(&format!("rooms[{at}].types"), &room.types, 0, MAX_OF_TALK)?;
        length(&format!("rooms[{at}].tags"), &room.tags, 0, MAX_OF_TALK)?;
        indices(|| format!("rooms[{at}].unavailable"), &room.unavailable, "slots", slots)?;
    }
    for (at, speaker) in instance.speakers.iter().enumerate() {
        indices(
            || format!("speakers[{at}].unavailable"),
            &speaker.unavailable,
            "slots",
            slots,
        )?;
    }
    for (at, interpreter) in instance.interpreters.iter().enumerate() {
        let unavailable = &interpreter.unavailable;
        indices(
            || format!("interpreters[{at}].unavailable"),
            unavailable,
            "slots",
            slots,
        )?;
        let [one, other] = &interpreter.languages;
        if one == other {
            let place = format!("interpreters[{at}].languages");
            return Err(refuse(
                place,
                format!("{} twice", quoted(one)),
                "an interpreter works between two languages",
            ));
        }
    }
    Ok(())
}

fn validate_talk(instance: &Instance, at: usize, talk: &Talk) -> Result<(), Refusal> {
    let place = |key: &str| format!("talks[{at}].{key}");
    indices(
        || place("speakers"),
        &talk.speakers,
        "speakers",
        instance.speakers.len(),
    )?;
    indices(|| place("after"), &talk.after, "talks", instance.talks.len())?;
    for (key, numbers) in [
        ("themes", &talk.themes),
        ("sectors", &talk.sectors),
        ("audiences", &talk.audiences),
        ("contents", &talk.contents),
        ("mutex", &talk.mutex),
    ] {
        length(&place(key), numbers, 0, MAX_OF_TALK)?;
        once(|| place(key), numbers)?;
    }
    for (key, tags) in [
        ("required_slot_tags", &talk.required_slot_tags),
        ("required_room_tags", &talk.required_room_tags),
        ("preferred_slot_tags", &talk.preferred_slot_tags),
        ("preferred_room_tags", &talk.preferred_room_tags),
        ("prohibited_slot_tags", &talk.prohibited_slot_tags),
        ("prohibited_room_tags", &talk.prohibited_room_tags),
        ("undesired_slot_tags", &talk.undesired_slot_tags),
        ("undesired_room_tags", &talk.undesired_room_tags),
        ("interpret_into", &talk.interpret_into),
    ] {
        length(&place(key), tags, 0, MAX_OF_TALK)?;
    }
    if talk.crowd > 1 {
        return Err(refuse(place("crowd"), talk.crowd, "it is 0 or 1"));
    }
    for (entry, language) in talk.interpret_into.iter().enumerate() {
        let place = || format!("{}[{entry}]", place("interpret_into"));
        if *language == talk.language {
            let right = "a talk is interpreted into other languages than its own";
            return Err(refuse(place(), quoted(language), right));
        }
        if talk.interpret_into[..entry].contains(language) {
            return Err(refuse(place(), quoted(language), "an entry is listed once"));
        }
    }
    if let Some(pinned) = talk.pinned {
        index(|| place("pinned[0]"), pinned.slot, "slots", instance.slots.len())?;
        index(|| place("pinned[1]"), pinned.room, "rooms", instance.rooms.len())?;
    }
    Ok(())
}

/// Takes away, again and again, the talks that wait for nothing; what is left waits for itself.
fn not_in_a_circle(instance: &Instance) -> Result<(), Refusal> {
    let mut waits: Vec<usize> = instance.talks.iter().map(|talk| talk.after.len()).collect();
    let mut followers = vec![Vec::new(); instance.talks.len()];
    for (at, talk) in instance.talks.iter().enumerate() {
        for &earlier in &talk.after {
            followers[earlier].push(at);
        }
    }
    let mut free: Vec<usize> = (0..waits.len()).filter(|&at| waits[at] == 0).collect();
    while let Some(at) = free.pop() {
        for &follower in &followers[at] {
            waits[follower] -= 1;
            if waits[follower] == 0 {
                free.push(follower);
            }
        }
    }
    // Whoever is left waits for somebody who is left: going back from anyone ends in the circle.
    let Some(mut at) = waits.iter().position(|&count| count > 0) else {
        return Ok(());
    };
    let mut way = Vec::new();
    while !way.contains(&at) {
        way.push(at);
        match instance.talks[at].after.iter().find(|&&earlier| waits[earlier] > 0) {
            Some(&earlier) => at = earlier,
            None => break,
        }
    }
    let shown: Vec<String> = way
        .iter()
        .skip_while(|&&talk| talk != at)
        .take(20)
        .map(usize::to_string)
        .collect();
    let value = format!(
        "part of a circle of talks that wait for each other ({})",
        shown.join(" after ")
    );
    Err(refuse(
        format!("talks[{at}].after"),
        value,
        "a talk never waits for itself",
    ))
}

fn objective(instance: &Instance) -> Result<(), Refusal> {
    let weights = instance.weights;
    let items = wide(instance.talks.len());
    let pairs = items * items;
    let longest = instance
        .slots
        .iter()
        .map(|slot| slot.end - slot.start)
        .max()
        .unwrap_or(0);
    let minutes = i128::from(longest);
    let most = |list: fn(&Talk) -> usize| wide(instance.talks.iter().map(list).max().unwrap_or(0));
    let themes = most(|talk| talk.themes.len());
    let sectors = most(|talk| talk.sectors.len());
    let contents = most(|talk| talk.contents.len());
    let audiences = most(|talk| talk.audiences.len());
    let preferred = most(|talk| talk.preferred_slot_tags.len() + talk.preferred_room_tags.len());
    let undesired = most(|talk| talk.undesired_slot_tags.len() + talk.undesired_room_tags.len());
    let demand: i128 = instance.talks.iter().map(|talk| i128::from(talk.demand)).sum();
    let wanted: i128 = instance
        .attendees
        .iter()
        .map(|list| wide(list.len()) * wide(list.len()))
        .sum();
    bounded(&[
        ("theme_conflict", weights.theme_conflict, pairs * themes * minutes),
        ("sector_conflict", weights.sector_conflict, pairs * sectors * minutes),
        ("content_conflict", weights.content_conflict, pairs * contents * minutes),
        (
            "audience_theme_conflict",
            weights.audience_theme_conflict,
            pairs * themes * audiences * minutes,
        ),
        (
            "theme_room_stability",
            weights.theme_room_stability,
            2 * pairs * themes * minutes,
        ),
        ("same_day", weights.same_day, 2 * pairs * (themes + contents) * minutes),
        (
            "audience_diversity",
            weights.audience_diversity,
            pairs * audiences * minutes,
        ),
        ("level_diversity", weights.level_diversity, pairs * minutes),
        ("language_diversity", weights.language_diversity, pairs * minutes),
        ("level_flow", weights.level_flow, 2 * pairs * contents * minutes),
        ("popular", weights.popular, 2 * pairs * minutes),
        ("preferred_tags", weights.preferred_tags, items * preferred * minutes),
        ("undesired_tags", weights.undesired_tags, items * undesired * minutes),
        ("seats", weights.seats, demand),
        ("attendee_conflict", weights.attendee_conflict, wanted),
    ])
}
