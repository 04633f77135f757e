use std::collections::BTreeMap;

use super::{Broken, Checked, Rule, broken, common, count, pairs, whole};
use crate::talks::{Instance, Room, Slot, Solution, Talk};

pub(super) fn check(instance: &Instance, solution: &Solution) -> Checked {
    let form = form(instance, solution);
    if !form.is_empty() {
        return Checked::without_cost(form);
    }
    let plan = Plan { instance, solution };
    Checked {
        objective: plan.objective(),
        broken: plan.broken(),
    }
}

fn form(instance: &Instance, solution: &Solution) -> Vec<Broken> {
    let mut found = Vec::new();
    let mut add = |words: String| found.push(broken(Rule::Form, words));
    let (given, needed) = (solution.assignment.len(), instance.talks.len());
    if given != needed {
        add(format!("the assignment has {given} places for {needed} talks"));
    }
    let given = solution.interpreters.len();
    if given != needed && (given != 0 || instance.is_interpreted()) {
        add(format!("interpreters are listed for {given} of {needed} talks"));
    }
    for (at, place) in solution.assignment.iter().enumerate() {
        if place.slot >= instance.slots.len() || place.room >= instance.rooms.len() {
            let (slot, room) = (place.slot, place.room);
            add(format!(
                "talk {at} is in slot {slot}, room {room}, which does not exist"
            ));
        }
    }
    for (at, interpreters) in solution.interpreters.iter().enumerate() {
        for interpreter in interpreters.values() {
            if *interpreter >= instance.interpreters.len() {
                add(format!("talk {at} has interpreter {interpreter}, who does not exist"));
            }
        }
    }
    found
}

struct Plan<'a> {
    instance: &'a Instance,
    solution: &'a Solution,
}

impl<'a> Plan<'a> {
    fn talk(&self, talk: usize) -> &'a Talk {
        &self.instance.talks[talk]
    }

    fn slot_index(&self, talk: usize) -> usize {
        self.solution.assignment[talk].slot
    }

    fn room_index(&self, talk: usize) -> usize {
        self.solution.assignment[talk].room
    }

    fn slot(&self, talk: usize) -> &'a Slot {
        &self.instance.slots[self.slot_index(talk)]
    }

    fn room(&self, talk: usize) -> &'a Room {
        &self.instance.rooms[self.room_index(talk)]
    }

    /// Minutes that the slots of two talks have in common.
    fn ov(&self, one: usize, other: usize) -> i64 {
        let (one, other) = (self.slot(one), self.slot(other));
        if one.day != other.day {
            return 0;
        }
        let (start, end) = (one.start.max(other.start), one.end.min(other.end));
        i64::from(end.saturating_sub(start))
    }

    fn dur(&self, talk: usize) -> i64 {
        let slot = self.slot(talk);
        i64::from(slot.end - slot.start)
    }

    /// Whether the first ends before the second starts.
    fn ends_before(&self, first: usize, second: usize) -> bool {
        let (first, second) = (self.slot(first), self.slot(second));
        (first.day, first.end) <= (second.day, second.start)
    }

    fn is_same_day(&self, one: usize, other: usize) -> bool {
        self.slot(one).day == self.slot(other).day
    }

    // ------------------------------------------------------------------------------------------------- hard rules

    fn broken(&self) -> Vec<Broken> {
        let mut found = Vec::new();
        for talk in 0..self.instance.talks.len() {
            self.alone(talk, &mut found);
        }
        for (one, other) in pairs(self.instance.talks.len()) {
            self.together(one, other, &mut found);
        }
        self.crowds(&mut found);
        self.interpretation(&mut found);
        found
    }

    /// Rules 1, 2, 3 and 6.
    fn alone(&self, at: usize, found: &mut Vec<Broken>) {
        let mut add = |rule: Rule, words: String| found.push(broken(rule, format!("talk {at} {words}")));
        let (talk, slot, room) = (self.talk(at), self.slot(at), self.room(at));
        let (slot_index, room_index) = (self.slot_index(at), self.room_index(at));

        if !slot.types.contains(&talk.kind) {
            add(
                Rule::Type,
                format!("is of type {:?}, which slot {slot_index} does not take", talk.kind),
            );
        }
        if !room.types.contains(&talk.kind) {
            add(
                Rule::Type,
                format!("is of type {:?}, which room {room_index} does not take", talk.kind),
            );
        }
        if let Some(pinned) = talk.pinned
            && pinned != self.solution.assignment[at]
        {
            let words = format!(
                "is pinned to slot {}, room {}, but is elsewhere",
                pinned.slot, pinned.room
            );
            add(Rule::Pinned, words);
        }

        if room.unavailable.contains(&slot_index) {
            add(
                Rule::Unavailable,
                format!("has room {room_index}, which is unavailable in slot {slot_index}"),
            );
        }
        for &speaker in &talk.speakers {
            if self.instance.speakers[speaker].unavailable.contains(&slot_index) {
                add(
                    Rule::Unavailable,
                    format!("has speaker {speaker}, who is unavailable in slot {slot_index}"),
                );
            }
        }

        let missing = |wanted: &[String], there: &[String]| wanted.iter().find(|tag| !there.contains(tag)).cloned();
        let unwanted = |banned: &[String], there: &[String]| banned.iter().find(|tag| there.contains(tag)).cloned();
        if let Some(tag) = missing(&talk.required_slot_tags, &slot.tags) {
            add(
                Rule::Tags,
                format!("requires tag {tag:?}, which slot {slot_index} lacks"),
            );
        }
        if let Some(tag) = missing(&talk.required_room_tags, &room.tags) {
            add(
                Rule::Tags,
                format!("requires tag {tag:?}, which room {room_index} lacks"),
            );
        }
        if let Some(tag) = unwanted(&talk.prohibited_slot_tags, &slot.tags) {
            add(
                Rule::Tags,
                format!("prohibits tag {tag:?}, which slot {slot_index} has"),
            );
        }
        if let Some(tag) = unwanted(&talk.prohibited_room_tags, &room.tags) {
            add(
                Rule::Tags,
                format!("prohibits tag {tag:?}, which room {room_index} has"),
            );
        }

        for &earlier in &talk.after {
            if !self.ends_before(earlier, at) {
                add(
                    Rule::After,
                    format!("comes after talk {earlier}, which does not end before it"),
                );
            }
        }
    }

    /// Rules 4 and 5.
    fn together(&self, one: usize, other: usize, found: &mut Vec<Broken>) {
        let mut add = |rule: Rule, words: String| {
            found.push(broken(rule, format!("talks {one} and {other} {words}")));
        };
        let speakers = common(&self.talk(one).speakers, &self.talk(other).speakers);
        if self.ov(one, other) > 0 {
            if self.room_index(one) == self.room_index(other) {
                add(Rule::AtOnce, format!("are in room {} at once", self.room_index(one)));
            }
            if speakers > 0 {
                add(Rule::AtOnce, "have a speaker in common and are at once".to_owned());
            }
            if common(&self.talk(one).mutex, &self.talk(other).mutex) > 0 {
                add(Rule::AtOnce, "exclude each other (mutex) and are at once".to_owned());
            }
        } else if speakers > 0 && self.is_same_day(one, other) {
            let (one, other) = (self.slot(one), self.slot(other));
            let (earlier, later) = if one.start <= other.start {
                (one, other)
            } else {
                (other, one)
            };
            let (pause, needed) = (later.start - earlier.end, self.instance.speaker_pause);
            if pause < needed {
                add(
                    Rule::Pause,
                    format!("leave a speaker {pause} minutes, who needs {needed}"),
                );
            }
        }
    }

    /// Rule 7.
    fn crowds(&self, found: &mut Vec<Broken>) {
        let mut crowds: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for talk in 0..self.instance.talks.len() {
            if self.talk(talk).crowd == 1 {
                crowds.entry(self.slot_index(talk)).or_default().push(talk);
            }
        }
        for (slot, talks) in crowds {
            if talks.len() > 2 {
                let words = format!("slot {slot} has at most two talks that draw a crowd, but these: {talks:?}");
                found.push(broken(Rule::Crowd, words));
            }
        }
    }

    /// Rule 8.
    fn interpretation(&self, found: &mut Vec<Broken>) {
        let mut add = |words: String| found.push(broken(Rule::Interpretation, words));
        let mut at_work: Vec<(usize, usize)> = Vec::new();
        for (at, talk) in self.instance.talks.iter().enumerate() {
            let (needed, booths) = (talk.interpret_into.len(), self.room(at).booths);
            if needed > booths as usize {
                let room = self.room_index(at);
                add(format!("talk {at} needs {needed} booths, but room {room} has {booths}"));
            }
            for language in &talk.interpret_into {
                let Some(&number) = self
                    .solution
                    .interpreters
                    .get(at)
                    .and_then(|of_talk| of_talk.get(language))
                else {
                    add(format!("talk {at} has no interpreter for {language:?}"));
                    continue;
                };
                let interpreter = &self.instance.interpreters[number];
                if !interpreter.languages.contains(language) || !interpreter.languages.contains(&talk.language) {
                    let of = &talk.language;
                    add(format!(
                        "interpreter {number} of talk {at} does not work between {of:?} and {language:?}"
                    ));
                }
                if interpreter.unavailable.contains(&self.slot_index(at)) {
                    let slot = self.slot_index(at);
                    add(format!(
                        "interpreter {number} of talk {at} is unavailable in slot {slot}"
                    ));
                }
                at_work.push((number, at));
            }
        }
        for (one, other) in pairs(at_work.len()) {
            let ((one_person, one_talk), (other_person, other_talk)) = (at_work[one], at_work[other]);
            if one_person == other_person && one_talk != other_talk && self.ov(one_talk, other_talk) > 0 {
                add(format!(
                    "interpreter {one_person} is in talks {one_talk} and {other_talk} at once"
                ));
            }
        }
        let mut minutes: BTreeMap<(usize, u32), i64> = BTreeMap::new();
        for &(person, talk) in &at_work {
            *minutes.entry((person, self.slot(talk).day)).or_default() += self.dur(talk);
        }
        for ((person, day), minutes) in minutes {
            let most = self.instance.interpreters[person].max_minutes_per_day;
            if minutes > i64::from(most) {
                add(format!(
                    "interpreter {person} works {minutes} minutes on day {day}, at most {most}"
                ));
            }
        }
    }

    // -------------------------------------------------------------------------------------------------- objective

    fn objective(&self) -> i64 {
        let weights = self.instance.weights;
        let mut objective = 0;
        for (x, y) in pairs(self.instance.talks.len()) {
            let (talk, other) = (self.talk(x), self.talk(y));
            let themes = common(&talk.themes, &other.themes);
            let sectors = common(&talk.sectors, &other.sectors);
            let contents = common(&talk.contents, &other.contents);
            let audiences = common(&talk.audiences, &other.audiences);

            let ov = self.ov(x, y);
            objective += weights.theme_conflict * themes * ov;
            objective += weights.sector_conflict * sectors * ov;
            objective += weights.content_conflict * contents * ov;
            objective += weights.audience_theme_conflict * themes * audiences * ov;

            let both = self.dur(x) + self.dur(y);
            if self.is_same_day(x, y) && self.room_index(x) != self.room_index(y) {
                objective += weights.theme_room_stability * themes * both;
            }
            if !self.is_same_day(x, y) {
                objective += weights.same_day * (themes + contents) * both;
            }

            if self.slot_index(x) == self.slot_index(y) {
                let dur = self.dur(x);
                objective -= weights.audience_diversity * audiences * dur;
                if talk.level != other.level {
                    objective -= weights.level_diversity * dur;
                }
                if talk.language != other.language {
                    objective -= weights.language_diversity * dur;
                }
            }

            if talk.level != other.level {
                let (easier, harder) = if talk.level < other.level { (x, y) } else { (y, x) };
                if !self.ends_before(easier, harder) {
                    objective += weights.level_flow * contents * both;
                }
            }
            if talk.favorites != other.favorites {
                let (less_wanted, more_wanted) = if talk.favorites < other.favorites {
                    (x, y)
                } else {
                    (y, x)
                };
                if self.room(less_wanted).capacity > self.room(more_wanted).capacity {
                    objective += weights.popular * both;
                }
            }
        }

        for (at, talk) in self.instance.talks.iter().enumerate() {
            let (slot, room) = (self.slot(at), self.room(at));
            let lacks = |wanted: &[String], there: &[String]| count(wanted.iter().filter(|tag| !there.contains(tag)));
            let has = |unwanted: &[String], there: &[String]| count(unwanted.iter().filter(|tag| there.contains(tag)));
            let preferred = lacks(&talk.preferred_slot_tags, &slot.tags) + lacks(&talk.preferred_room_tags, &room.tags);
            let undesired = has(&talk.undesired_slot_tags, &slot.tags) + has(&talk.undesired_room_tags, &room.tags);
            objective += weights.preferred_tags * preferred * self.dur(at);
            objective += weights.undesired_tags * undesired * self.dur(at);
            objective += weights.seats * i64::from(talk.demand.saturating_sub(room.capacity));
        }

        for wanted in &self.instance.attendees {
            let missed = pairs(wanted.len()).filter(|&(one, other)| self.ov(wanted[one], wanted[other]) > 0);
            objective += weights.attendee_conflict * whole(missed.count());
        }
        objective
    }
}
